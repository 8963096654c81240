//! A subject: who or what is screened.

use crate::entity::Entity;
use crate::record::Provenance;

/// A customer, party, traveller or trainee to be compared with records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The subject as an entity; its id is the caller's own.
    pub entity: Entity,
    /// What hangs on it: documents with issuer, accounts, wallets.
    pub adjacent: Vec<Entity>,
    /// Where it was read.
    pub provenance: Provenance,
}

impl Subject {
    /// A subject of this entity with nothing attached.
    pub fn new(entity: Entity) -> Self {
        Self { entity, adjacent: Vec::new(), provenance: Provenance::default() }
    }
}
