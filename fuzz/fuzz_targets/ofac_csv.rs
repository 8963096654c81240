//! Fuzzes the reader of OFAC's CSV set.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::ofac_csv(data));
