//! Fuzzes the reader of the UN Consolidated List.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::un_consolidated(data));
