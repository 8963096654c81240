//! Fuzzes the reader of the Swiss list.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::swiss_xml(data));
