//! Changes to lists: what a publisher adds, replaces and withdraws after its list, applied to the records of that list.
//!
//! - A complete record takes the place of the earlier one of the same source and key. An incomplete one takes the place
//!   of an earlier incomplete one only: what a damaged line says does not hide what an intact one said.
//! - A withdrawal removes the record of its key, and what hangs under that key on another record. One that names no source
//!   means the one source that has the key; where several have it, those of them that the changes name.
//! - What hangs on a record is not repeated in changes, so a record inherits from the one it replaces: documents, wallets
//!   and addresses that the changes neither give nor withdraw, and listings other than those it states anew. A listing
//!   that should have gone is thus kept too long rather than lost.

use model::listing::Listing;
use model::record::{Completeness, Record, Withdrawal};
use rustc_hash::{FxHashMap, FxHashSet};

/// What one file of changes did to the records it was applied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Applied {
    /// Records that were not there before.
    pub added: u64,
    /// Records that took the place of an earlier one.
    pub changed: u64,
    /// Withdrawals that removed something.
    pub withdrawn: u64,
    /// Withdrawals of what was not there.
    pub not_found: u64,
    /// Whether there was anything of the sources that the changes are for: without it they are no list at all.
    pub has_base: bool,
}

/// The changes of one file.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    pub(crate) records: Vec<Record>,
    pub(crate) withdrawals: Vec<Withdrawal>,
}

fn is_complete(record: &Record) -> bool {
    record.completeness == Completeness::Complete
}

impl Changes {
    /// The keys that may be those of earlier records, or of what hangs on them.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        let records = self.records.iter().map(|record| record.id.key.as_str());
        records.chain(self.withdrawals.iter().map(|one| one.key.as_str()))
    }

    /// Applies the changes to earlier records. `known` are the sources that have records, perhaps elsewhere.
    pub(crate) fn apply(mut self, earlier: &mut Vec<Record>, known: &FxHashSet<String>) -> Applied {
        let mut applied = Applied::default();
        let gone = self.superseded(earlier, &mut applied);
        let given: FxHashSet<&str> = self.records.iter().map(|one| one.id.key.as_str()).collect();
        let withdrawn: FxHashSet<String> = self
            .withdrawals
            .iter()
            .map(|one| one.key.clone())
            .filter(|key| !given.contains(key.as_str()))
            .collect();
        let given: FxHashSet<String> = given.into_iter().map(str::to_owned).collect();
        applied.has_base = !gone.is_empty()
            || self.records.iter().any(|record| known.contains(&record.id.source))
            || self
                .withdrawals
                .iter()
                .any(|one| one.source.as_ref().is_some_and(|source| known.contains(source)));
        let mut predecessors: FxHashMap<String, Vec<Record>> = FxHashMap::default();
        let mut kept = Vec::with_capacity(earlier.len());
        let mut detached: FxHashSet<String> = FxHashSet::default();
        for (position, mut record) in earlier.drain(..).enumerate() {
            let is_gone = gone.contains(&position);
            record.adjacent.retain(|one| {
                let goes = withdrawn.contains(&one.id);
                if goes {
                    detached.insert(one.id.clone());
                }
                !goes
            });
            if !is_gone {
                kept.push(record);
            } else if given.contains(&record.id.key) {
                predecessors.entry(record.id.key.clone()).or_default().push(record);
            }
        }
        *earlier = kept;
        for record in self.records.iter_mut().filter(|record| is_complete(record)) {
            for predecessor in predecessors.get(&record.id.key).into_iter().flatten() {
                inherit(record, predecessor, &given);
            }
        }
        for key in detached {
            if self.count_once(&key) {
                applied.withdrawn += 1;
                applied.not_found = applied.not_found.saturating_sub(1);
                applied.has_base = true;
            }
        }
        earlier.append(&mut self.records);
        applied
    }

    /// Whether a withdrawal of this key is there and was counted as one that found nothing.
    fn count_once(&mut self, key: &str) -> bool {
        let position = self.withdrawals.iter().position(|one| one.key == key);
        position.map(|position| self.withdrawals.swap_remove(position)).is_some()
    }

    /// The positions of the earlier records that no longer stand. Withdrawals that found one are dropped on the way.
    fn superseded(&mut self, earlier: &[Record], applied: &mut Applied) -> FxHashSet<usize> {
        let wanted: FxHashSet<&str> = self.keys().collect();
        let mut by_key: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (position, record) in earlier.iter().enumerate() {
            if wanted.contains(record.id.key.as_str()) {
                by_key.entry(&record.id.key).or_default().push(position);
            }
        }
        let named: FxHashSet<&str> =
            self.records.iter().map(|record| record.id.source.as_str()).collect();
        let given: FxHashSet<&str> = self.records.iter().map(|one| one.id.key.as_str()).collect();
        let mut gone = FxHashSet::default();
        let mut found = Vec::new();
        for (number, withdrawal) in self.withdrawals.iter().enumerate() {
            let at = by_key.get(withdrawal.key.as_str()).map_or(&[][..], Vec::as_slice);
            let sources: FxHashSet<&str> = at
                .iter()
                .filter_map(|position| earlier.get(*position))
                .map(|record| record.id.source.as_str())
                .collect();
            let goes = |source: &str| match &withdrawal.source {
                Some(meant) => meant == source,
                None => sources.len() == 1 || named.contains(source),
            };
            let before = gone.len();
            gone.extend(at.iter().copied().filter(|position| {
                earlier.get(*position).is_some_and(|record| goes(&record.id.source))
            }));
            let is_change = given.contains(withdrawal.key.as_str());
            if gone.len() > before {
                found.push(number);
            }
            match (is_change, gone.len() > before) {
                (true, _) => {}
                (false, true) => applied.withdrawn += 1,
                (false, false) => applied.not_found += 1,
            }
        }
        let by_withdrawal = gone.clone();
        for record in &self.records {
            let at = by_key.get(record.id.key.as_str()).map_or(&[][..], Vec::as_slice);
            let same: Vec<usize> = at
                .iter()
                .copied()
                .filter(|position| {
                    earlier.get(*position).is_some_and(|before| {
                        before.id.source == record.id.source
                            && (is_complete(record) || !is_complete(before))
                    })
                })
                .collect();
            let replaced = at.iter().any(|position| by_withdrawal.contains(position));
            if same.is_empty() && !replaced {
                applied.added += 1;
            } else {
                applied.changed += 1;
            }
            gone.extend(same);
        }
        for number in found.into_iter().rev() {
            self.withdrawals.swap_remove(number);
        }
        gone
    }
}

/// What a record keeps of the one it replaces.
fn inherit(record: &mut Record, predecessor: &Record, given: &FxHashSet<String>) {
    for one in &predecessor.adjacent {
        let known = given.contains(&one.id) || record.adjacent.iter().any(|new| new.id == one.id);
        if !known {
            record.adjacent.push(one.clone());
        }
    }
    // A record that no longer states any listing is of unknown consequence, which is the strictest.
    if record.listings.is_empty() {
        return;
    }
    let is_bare = |listing: &Listing| {
        *listing == Listing { authority: listing.authority.clone(), ..Listing::default() }
    };
    let same = |one: &Listing, other: &Listing| {
        (&one.authority, &one.programme, &one.reference, &one.listed_on)
            == (&other.authority, &other.programme, &other.reference, &other.listed_on)
    };
    let kept: Vec<Listing> = predecessor
        .listings
        .iter()
        .filter(|old| !is_bare(old) && !record.listings.iter().any(|new| same(old, new)))
        .cloned()
        .collect();
    if !kept.is_empty() {
        record.listings.retain(|new| !is_bare(new));
        record.listings.extend(kept);
    }
}
