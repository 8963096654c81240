//! Finding the bonds.

use std::collections::{BTreeMap, BTreeSet};

use matching::{Analysed, Facts, Ground, SAME_SCORE_MIN, same_thing};
use model::judgement::{Judgement, RecordKey};
use model::matched::Score;
use model::record::{Completeness, Record};
use model::values::UnReference;

use super::groups::Groups;
use super::{Bond, Held, Resolution};
use crate::IndexError;
use crate::search::{Search, Searcher};

/// What a resolution starts from.
pub(crate) struct Start<'s> {
    /// The records whose bonds are to be found.
    pub(crate) asked: Vec<&'s Record>,
    /// What people judged.
    pub(crate) judgements: &'s [Judgement],
    /// Bonds found before, none of them with a record in `asked`.
    pub(crate) known: Vec<Bond>,
}

/// The records whose bonds are to be found when all are new: those of the largest source need not be asked for, since
/// whatever is like one of them stands in a smaller one. None where there is one source only.
pub(crate) fn to_ask(records: &[Record]) -> Vec<&Record> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for record in records {
        *sizes.entry(&record.id.source).or_default() += 1;
    }
    let largest = sizes.iter().max_by_key(|(_, size)| **size).map(|(source, _)| *source);
    records.iter().filter(|record| Some(record.id.source.as_str()) != largest).collect()
}

/// Which records are one thing. The searcher finds records by likeness; it must know all of them.
///
/// Judgements come first; of several about one pair the last counts. Two records of one source are never brought together
/// but by a judgement. Which bonds are made does not depend on the order of the records.
///
/// # Errors
/// Those of the search.
pub(crate) fn resolve(
    start: &Start<'_>,
    searcher: &mut Searcher<'_>,
) -> Result<Resolution, IndexError> {
    let mut finder = Finder { searcher, facts: BTreeMap::new(), bonds: BTreeMap::new() };
    let mut resolution = Resolution::default();
    let mut judged: BTreeMap<(RecordKey, RecordKey), bool> = BTreeMap::new();
    for judgement in start.judgements {
        if finder.judgement(judgement)? {
            judged.insert(ordered(&judgement.left, &judgement.right), judgement.same);
        } else {
            resolution.unknown += 1;
        }
    }
    for bond in &start.known {
        finder.known(bond)?;
    }
    for record in &start.asked {
        finder.ask(record)?;
    }
    let Finder { facts, bonds, .. } = finder;
    let mut bonds: Vec<Bond> = bonds.into_values().collect();
    bonds.sort_by(|one, other| {
        let of = |bond: &Bond| (bond.ground, std::cmp::Reverse(bond.score));
        of(one)
            .cmp(&of(other))
            .then_with(|| one.left.cmp(&other.left))
            .then_with(|| one.right.cmp(&other.right))
    });
    let mut groups = Groups::new(facts, judged);
    for bond in bonds {
        match groups.join(&bond.left, &bond.right) {
            Ok(true) => resolution.bonds.push(bond),
            Ok(false) => {}
            Err(against) => resolution.held.push(Held { bond, against: against.to_owned() }),
        }
    }
    Ok(resolution)
}

fn ordered(left: &RecordKey, right: &RecordKey) -> (RecordKey, RecordKey) {
    if left <= right { (left.clone(), right.clone()) } else { (right.clone(), left.clone()) }
}

struct Finder<'f, 'a> {
    searcher: &'f mut Searcher<'a>,
    /// What is known of the records of the bonds.
    facts: BTreeMap<RecordKey, Facts>,
    bonds: BTreeMap<(RecordKey, RecordKey), Bond>,
}

impl Finder<'_, '_> {
    /// Takes in the facts of a record. Returns whether it is there.
    fn remember(&mut self, key: &RecordKey) -> Result<bool, IndexError> {
        if self.facts.contains_key(key) {
            return Ok(true);
        }
        let Some(found) = self.searcher.record(key)? else { return Ok(false) };
        self.facts.insert(key.clone(), found.1.facts.clone());
        Ok(true)
    }

    /// Adds a bond unless a surer one between the two is known. A judged one always stands, so that a later judgement
    /// takes the place of an earlier one.
    fn add(&mut self, bond: Bond) {
        let pair = ordered(&bond.left, &bond.right);
        let surer = |known: &Bond| {
            known.ground < bond.ground && bond.ground != Ground::Judged
                || known.ground == bond.ground && known.score > bond.score
        };
        if !self.bonds.get(&pair).is_some_and(surer) {
            let (left, right) = pair.clone();
            self.bonds.insert(pair, Bond { left, right, ..bond });
        }
    }

    /// Takes in a judgement. Returns whether both its records are there and two.
    fn judgement(&mut self, judgement: &Judgement) -> Result<bool, IndexError> {
        let (left, right) = (&judgement.left, &judgement.right);
        if left == right || !self.remember(left)? || !self.remember(right)? {
            return Ok(false);
        }
        if judgement.same {
            let detail = match judgement.on {
                Some(on) => format!("{}, {on}: {}", judgement.by, judgement.why),
                None => format!("{}: {}", judgement.by, judgement.why),
            };
            self.add(Bond {
                left: left.clone(),
                right: right.clone(),
                ground: Ground::Judged,
                score: Score::from_millionths(1_000_000),
                detail,
            });
        } else {
            self.bonds.remove(&ordered(left, right));
        }
        Ok(true)
    }

    /// Takes in a bond found before, if its records are still there.
    fn known(&mut self, bond: &Bond) -> Result<(), IndexError> {
        if self.remember(&bond.left)? && self.remember(&bond.right)? {
            self.add(bond.clone());
        }
        Ok(())
    }

    /// Finds the bonds of a record.
    fn ask(&mut self, record: &Record) -> Result<(), IndexError> {
        // What was read in part only is too little to say that it is somebody.
        if record.completeness != Completeness::Complete {
            return Ok(());
        }
        let own = RecordKey::from(&record.id);
        let references = references(record);
        let analysed = Analysed::record(record);
        // A remark may name the entry of somebody else ("an associate of"), so records with one reference must also be
        // alike enough for a person to look at.
        let threshold = if references.is_empty() {
            Score::from_millionths(SAME_SCORE_MIN)
        } else {
            Score::REVIEW
        };
        let search = Search { threshold, limit: usize::MAX, visible: None };
        for (found, comparison) in self.searcher.alike(&analysed, &search)? {
            let (other, other_analysed) = (&found.0, &found.1);
            if other.id.source == record.id.source || other.completeness != Completeness::Complete {
                continue;
            }
            let shared = references.intersection(&self::references(other)).next().cloned();
            let (ground, detail) = match (shared, same_thing(&analysed, other_analysed)) {
                (Some(reference), _) => (Ground::UnReference, reference.to_string()),
                (None, Some(ground)) => (ground, String::new()),
                (None, None) => continue,
            };
            let key = RecordKey::from(&other.id);
            self.facts.entry(key.clone()).or_insert_with(|| other_analysed.facts.clone());
            self.facts.entry(own.clone()).or_insert_with(|| analysed.facts.clone());
            let score = comparison.score;
            self.add(Bond { left: own.clone(), right: key, ground, score, detail });
        }
        Ok(())
    }
}

fn references(record: &Record) -> BTreeSet<UnReference> {
    record.listings.iter().filter_map(|listing| listing.un_reference.clone()).collect()
}
