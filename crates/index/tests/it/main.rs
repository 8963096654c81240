//! The tests of `index` as its users see it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "tests"
)]

mod brute_force;
mod changes;
mod resolve;
mod snapshots;

use index::{IndexBuilder, ListInfo};
use model::entity::Entity;
use model::label::Label;
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};

/// A record of this key with these properties.
pub fn record(key: &str, schema: Schema, properties: &[(Property, &str)]) -> Record {
    let mut entity = Entity::new(key, schema);
    for (property, text) in properties {
        entity.add(*property, text);
    }
    let id = RecordId { source: "utopia".to_owned(), key: key.to_owned(), version: "1".to_owned() };
    Record::new(id, entity, Label::published("Utopia"))
}

/// A builder with these records as one list.
pub fn built(records: &[Record]) -> IndexBuilder {
    let mut builder = IndexBuilder::new();
    for record in records {
        builder.add(record.clone());
    }
    builder.commit_list(info(records.len()));
    builder
}

pub fn info(records: usize) -> ListInfo {
    ListInfo {
        source: "utopia".to_owned(),
        version: None,
        files: vec!["utopia.xml".to_owned()],
        records: records as u64,
        incomplete: 0,
        quarantined: 0,
        changes: false,
    }
}
