//! Fuzzes the reader of the UK Sanctions List, CSV.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::uk_sanctions_csv(data));
