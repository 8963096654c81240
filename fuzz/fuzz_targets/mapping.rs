//! Fuzzes the reader of mapping files and the tables read through them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::mapping(data));
