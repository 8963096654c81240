//! A record: one source's version of one thing, with provenance, label and validity.

use jiff::Timestamp;

use crate::entity::Entity;
use crate::label::Label;
use crate::listing::Listing;

/// What identifies a record: it is never edited, only superseded by another version or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId {
    /// The source, for example `un-sc-consolidated`.
    pub source: String,
    /// The publisher's stable reference, for example `QDi.001`; a hash of the stable fields where a list has none.
    pub key: String,
    /// The version within the source: the publisher's version or date of publication.
    pub version: String,
}

/// Word of a publisher that an earlier record no longer stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Withdrawal {
    /// The source whose record it is; none where the publisher names the key alone.
    pub source: Option<String>,
    /// The key of the record, or of a thing that hangs on one.
    pub key: String,
}

/// Where in its file a record was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The name of the file as it was given.
    pub file: String,
    /// The ordinal of the record in the file, from 1.
    pub record: u64,
    /// The offset of the record's first byte in the unpacked file.
    pub offset: u64,
}

/// Whether the source gave the whole thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Completeness {
    /// It did.
    Complete,
    /// Only a part could be read, for example an alias whose entry is missing. It is screened all the same.
    Incomplete {
        /// What is missing, as a sentence.
        reason: String,
    },
}

/// One source's version of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What identifies it.
    pub id: RecordId,
    /// The thing described.
    pub entity: Entity,
    /// What hangs on it as FollowTheMoney entities of their own: documents with issuer, wallets, accounts, links.
    pub adjacent: Vec<Entity>,
    /// The designations of the thing by this source.
    pub listings: Vec<Listing>,
    /// The one label.
    pub label: Label,
    /// Where it was read.
    pub provenance: Provenance,
    /// Whether the source gave the whole thing.
    pub completeness: Completeness,
    /// When the source published it.
    pub published_at: Option<Timestamp>,
    /// From when it is valid.
    pub valid_from: Option<Timestamp>,
    /// Until when it is valid.
    pub valid_until: Option<Timestamp>,
    /// When this node took it in.
    pub recorded_at: Option<Timestamp>,
}

impl Record {
    /// A complete record of an entity under a label, without listings, dates or provenance.
    pub fn new(id: RecordId, entity: Entity, label: Label) -> Self {
        Self {
            id,
            entity,
            adjacent: Vec::new(),
            listings: Vec::new(),
            label,
            provenance: Provenance::default(),
            completeness: Completeness::Complete,
            published_at: None,
            valid_from: None,
            valid_until: None,
            recorded_at: None,
        }
    }
}
