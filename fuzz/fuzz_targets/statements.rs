//! Fuzzes the reader of FollowTheMoney statements.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::statements(data));
