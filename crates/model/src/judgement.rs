//! Judgements: what a person said about two records being one thing.

use jiff::civil::Date;

use crate::record::RecordId;

/// What names a record whatever its version: a judgement outlives the publications it was made on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordKey {
    /// The source, for example `un-sc-consolidated`.
    pub source: String,
    /// The publisher's reference within it, for example `QDi.001`.
    pub key: String,
}

impl From<&RecordId> for RecordKey {
    fn from(id: &RecordId) -> Self {
        Self { source: id.source.clone(), key: id.key.clone() }
    }
}

impl std::fmt::Display for RecordKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.source, self.key)
    }
}

/// A person's word that two records are one thing, or that they are not. Like every record it is never edited: a later one
/// about the same two takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// One record.
    pub left: RecordKey,
    /// The other.
    pub right: RecordKey,
    /// Whether they are the same thing.
    pub same: bool,
    /// Who judged.
    pub by: String,
    /// Why.
    pub why: String,
    /// When.
    pub on: Option<Date>,
}
