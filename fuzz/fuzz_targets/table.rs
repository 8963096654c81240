//! Fuzzes the reader of tables.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::table(data));
