//! Fuzzes the reader of INTERPOL notices.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::interpol_notices(data));
