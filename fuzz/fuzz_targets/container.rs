//! Fuzzes the reader of gzip, zip and plain containers.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::container(data));
