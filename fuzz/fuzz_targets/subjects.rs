//! Fuzzes the reader of subject files.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::subjects(data));
