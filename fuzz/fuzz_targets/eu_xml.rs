//! Fuzzes the reader of the XML edition of the list of the European Union.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::eu_xml(data));
