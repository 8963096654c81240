//! Fuzzes the reader of the Canadian list.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::canada_xml(data));
