//! Fuzzes the reader of OFAC's lists in Advanced XML.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::ofac_advanced(data));
