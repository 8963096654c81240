//! Fuzzes the reader of the CSV editions of the list of the European Union.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::eu_csv(data));
