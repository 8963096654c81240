//! Fuzzes the reader of changes to FollowTheMoney lists.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| formats::replay::follow_the_money_delta(data));
