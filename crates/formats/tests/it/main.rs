//! Integration tests of `formats`, one binary for all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "tests"
)]

mod australia;
mod canada;
mod container;
mod damage;
mod eu;
mod follow_the_money;
mod follow_the_money_changes;
mod formats;
mod hostile_archives;
mod hostile_corpus;
mod hostile_csv;
mod hostile_json;
mod hostile_made;
mod hostile_mapping;
mod hostile_subjects;
mod hostile_xlsx;
mod hostile_xml;
mod interpol;
mod mapping;
mod ofac;
mod ofac_advanced;
mod ofac_xml;
mod opensanctions;
mod raw;
mod shipped_mappings;
mod statements;
mod subjects;
mod support;
mod swiss;
mod table;
mod uk_consolidated;
mod uk_sanctions;
mod un;
