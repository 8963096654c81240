//! Fuzzes the reader of OFAC's lists in XML.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::ofac_xml(data));
