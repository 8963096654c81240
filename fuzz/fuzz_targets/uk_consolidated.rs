//! Fuzzes the reader of the consolidated list of the UK Treasury.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::uk_consolidated(data));
