//! Fuzzes the reader of the Australian list.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::australia_table(data));
