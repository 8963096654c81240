//! Fuzzes the reader of OpenSanctions targets.simple.csv.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::opensanctions_simple(data));
