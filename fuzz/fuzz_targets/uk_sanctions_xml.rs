//! Fuzzes the reader of the UK Sanctions List, XML.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::uk_sanctions_xml(data));
