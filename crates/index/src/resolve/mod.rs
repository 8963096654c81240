//! Which records are one thing?
//!
//! Records of several lists that describe one thing are grouped into an entity. Two records are *bonded* by the word of a
//! person, by the same reference to the United Nations' list, or by the rule of [`matching::same_thing`]. Bonds are taken
//! in that order, the surest first; a bond that would bring together what contradicts each other is *held* for a person to
//! judge: records whose exact dates or single identifiers differ, two entries of one list (their publisher says that they
//! are two), or two that a person judged not to be the same. No record is changed or lost by it: an entity is a view, and
//! is computed anew over those of its records that somebody may see.

mod bonds;
mod groups;
mod table;

use std::collections::BTreeMap;

use matching::Ground;
use model::judgement::RecordKey;
use model::matched::Score;

pub(crate) use bonds::{Start, resolve, to_ask};
pub(crate) use table::{Entities, Member, Place, write};

/// Why two records are held to be one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// One record.
    pub left: RecordKey,
    /// The other.
    pub right: RecordKey,
    /// Why.
    pub ground: Ground,
    /// How well the two agree.
    pub score: Score,
    /// Particulars: the reference, or who judged and why. Empty where the ground says it all.
    pub detail: String,
}

impl Bond {
    /// The bond as a clause for an analyst.
    pub fn words(&self) -> String {
        if self.detail.is_empty() {
            self.ground.words().to_owned()
        } else {
            format!("{} ({})", self.ground.words(), self.detail)
        }
    }
}

/// A bond that was not made, because it would have brought together what contradicts each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The bond.
    pub bond: Bond,
    /// What speaks against it, as a clause.
    pub against: String,
}

/// Which records are one thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolution {
    /// The bonds that were made. They form a forest: each joins two groups that no earlier bond had joined.
    pub bonds: Vec<Bond>,
    /// Those that were not.
    pub held: Vec<Held>,
    /// Judgements that name a record which is not there.
    pub unknown: u64,
}

impl Resolution {
    /// How many bonds there are of each ground.
    pub fn by_ground(&self) -> BTreeMap<Ground, u64> {
        let mut counts = BTreeMap::new();
        for bond in &self.bonds {
            *counts.entry(bond.ground).or_default() += 1;
        }
        counts
    }
}
