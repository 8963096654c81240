//! Fuzzes the reader of FollowTheMoney lines.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::follow_the_money(data));
