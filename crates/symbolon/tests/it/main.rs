//! Whole commands: what a user types, and what comes back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "tests"
)]

mod compare;
mod demo;
mod diff;
mod entities;
mod exit_codes;
mod fixtures;
mod hostile_corpus;
#[allow(dead_code, reason = "the tests of the readers look at the counts and names too")]
#[path = "../../../formats/tests/it/hostile_made.rs"]
mod hostile_made;
mod index;
mod index_update;
mod list;
mod ministry;
mod program;
mod screen;
