//! Two editions of lists: the old one is held in memory, the new one passes by.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::contents::{Contents, Part};
use super::parts::{PartChange, differences};
use crate::record::Record;
use crate::schema::Property;

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Only the new edition has it.
    Added,
    /// Both have it, and they say different things.
    Changed,
    /// Its key is derived from what it says, or a part of it could not be read, so that the two editions know it by
    /// different keys: one of the old edition and one of the new share their names, and no other has them.
    ProbablyChanged,
    /// Only the old edition has it.
    Removed,
}

impl ChangeKind {
    /// Every kind, so that tests can demand a row for each.
    pub const ALL: &'static [Self] =
        &[Self::Added, Self::Changed, Self::ProbablyChanged, Self::Removed];

    /// The code written in output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::ProbablyChanged => "probably_changed",
            Self::Removed => "removed",
        }
    }
}

/// What one edition says of an entry, in few bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    caption: Box<str>,
    packed: Box<[u8]>,
}

impl Held {
    fn of(record: &Record) -> Self {
        let caption = record.entity.caption().into_boxed_str();
        Self { caption, packed: Contents::of(record).packed() }
    }
}

/// An entry that differs between two editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryChange {
    /// The source both editions are of.
    pub source: String,
    /// The key of the entry, in the new edition where that has it.
    pub key: String,
    /// The key in the old edition, where it is another one.
    pub old_key: Option<String>,
    /// What became of it.
    pub kind: ChangeKind,
    old: Option<Held>,
    new: Option<Held>,
}

impl EntryChange {
    /// The name to show, in the new edition where that has the entry.
    pub fn caption(&self) -> &str {
        self.new.as_ref().or(self.old.as_ref()).map_or("", |held| &held.caption)
    }

    /// What the old edition says; empty where it has no such entry.
    pub fn before(&self) -> Contents {
        self.old.as_ref().map(|held| Contents::unpacked(&held.packed)).unwrap_or_default()
    }

    /// What the new edition says; empty where it has no such entry.
    pub fn after(&self) -> Contents {
        self.new.as_ref().map(|held| Contents::unpacked(&held.packed)).unwrap_or_default()
    }

    /// What differs, part by part; of an entry that was added or removed all its parts.
    pub fn parts(&self) -> Vec<PartChange> {
        differences(&self.before(), &self.after())
    }
}

/// How many entries became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DifferenceCounts {
    /// Entries of the old edition.
    pub old: u64,
    /// Entries of the new edition.
    pub new: u64,
    /// Entries that only the new edition has.
    pub added: u64,
    /// Entries that only the old edition has.
    pub removed: u64,
    /// Entries that say something else.
    pub changed: u64,
    /// Entries that probably say something else, see [`ChangeKind::ProbablyChanged`].
    pub probably_changed: u64,
    /// Entries that say the same.
    pub unchanged: u64,
}

impl DifferenceCounts {
    /// How many more entries the new edition has than the old one; below zero where it has fewer.
    pub fn net(&self) -> i64 {
        let signed = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        signed(self.added).saturating_sub(signed(self.removed))
    }
}

/// What differs between two editions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// The entries that differ, by source and then by key: numbers in keys in the order of numbers.
    pub changes: Vec<EntryChange>,
    /// The counts by source.
    pub counts: BTreeMap<String, DifferenceCounts>,
}

/// The entries of a key; more than one only where a reader let that pass.
#[derive(Debug, Default)]
struct Slot {
    held: Vec<Held>,
}

/// The old edition of one or more lists, in memory.
#[derive(Debug, Default)]
pub struct Edition {
    sources: BTreeMap<String, HashMap<String, Slot>>,
    counts: BTreeMap<String, DifferenceCounts>,
}

impl Edition {
    /// Takes in a record.
    pub fn add(&mut self, record: &Record) {
        let source = self.sources.entry(record.id.source.clone()).or_default();
        source.entry(record.id.key.clone()).or_default().held.push(Held::of(record));
        self.counts.entry(record.id.source.clone()).or_default().old += 1;
    }

    /// The edition, to be compared with another one record by record.
    pub fn compared(mut self) -> EditionComparison {
        for slot in self.sources.values_mut().flat_map(HashMap::values_mut) {
            // The first that comes is compared with the first that was held.
            slot.held.reverse();
        }
        EditionComparison { old: self.sources, counts: self.counts, changes: Vec::new() }
    }
}

/// A comparison under way: what is left of the old edition, and what differs so far.
#[derive(Debug)]
pub struct EditionComparison {
    old: BTreeMap<String, HashMap<String, Slot>>,
    counts: BTreeMap<String, DifferenceCounts>,
    changes: Vec<EntryChange>,
}

impl EditionComparison {
    /// Takes a record of the new edition.
    pub fn take(&mut self, record: &Record) {
        let (source, key) = (&record.id.source, &record.id.key);
        let counts = self.counts.entry(source.clone()).or_default();
        counts.new += 1;
        let new = Held::of(record);
        let slot = self.old.get_mut(source).and_then(|keys| keys.get_mut(key));
        let old = slot.and_then(|slot| slot.held.pop());
        let kind = match &old {
            Some(old) if old.packed == new.packed => {
                counts.unchanged += 1;
                return;
            }
            Some(_) => ChangeKind::Changed,
            None => ChangeKind::Added,
        };
        self.changes.push(EntryChange {
            source: source.clone(),
            key: key.clone(),
            old_key: None,
            kind,
            old,
            new: Some(new),
        });
    }

    /// The end of the new edition: what it did not have was removed.
    pub fn finish(mut self) -> Difference {
        for (source, keys) in self.old {
            for (key, slot) in keys {
                for held in slot.held.into_iter().rev() {
                    self.changes.push(EntryChange {
                        source: source.clone(),
                        key: key.clone(),
                        old_key: None,
                        kind: ChangeKind::Removed,
                        old: Some(held),
                        new: None,
                    });
                }
            }
        }
        let mut changes = joined_by_names(self.changes);
        for change in &changes {
            let counts = self.counts.entry(change.source.clone()).or_default();
            match change.kind {
                ChangeKind::Added => counts.added += 1,
                ChangeKind::Changed => counts.changed += 1,
                ChangeKind::ProbablyChanged => counts.probably_changed += 1,
                ChangeKind::Removed => counts.removed += 1,
            }
        }
        changes.sort_by(|one, other| {
            one.source
                .cmp(&other.source)
                .then_with(|| natural(&one.key, &other.key))
                .then_with(|| one.kind.cmp(&other.kind))
        });
        Difference { changes, counts: self.counts }
    }
}

/// Makes one change of a removed and an added entry whose keys were derived and whose names are the same.
fn joined_by_names(mut changes: Vec<EntryChange>) -> Vec<EntryChange> {
    type Sides = (Vec<usize>, Vec<usize>);
    let mut by_names: BTreeMap<(String, BTreeSet<String>), Sides> = BTreeMap::new();
    for (position, change) in changes.iter().enumerate() {
        let contents = match change.kind {
            ChangeKind::Added => change.after(),
            ChangeKind::Removed => change.before(),
            ChangeKind::Changed | ChangeKind::ProbablyChanged => continue,
        };
        let names = contents.thing().map(names).unwrap_or_default();
        if names.is_empty() {
            continue;
        }
        let (removed, added) = by_names.entry((change.source.clone(), names)).or_default();
        let side = if change.kind == ChangeKind::Removed { removed } else { added };
        side.push(position);
    }
    let mut gone = BTreeSet::new();
    for (removed, added) in by_names.into_values() {
        let (&[removed], &[added]) = (removed.as_slice(), added.as_slice()) else { continue };
        let (Some(old), Some(new)) = (changes.get(removed).cloned(), changes.get(added)) else {
            continue;
        };
        let is_derived = is_hash(&old.key) && is_hash(&new.key);
        let in_part = old.before().incomplete().is_some() || new.after().incomplete().is_some();
        if !is_derived && !in_part {
            continue;
        }
        gone.insert(removed);
        if let Some(change) = changes.get_mut(added) {
            change.kind = ChangeKind::ProbablyChanged;
            change.old_key = Some(old.key);
            change.old = old.old;
        }
    }
    let mut position = 0;
    changes.retain(|_| {
        position += 1;
        !gone.contains(&(position - 1))
    });
    changes
}

/// The primary names of a thing.
fn names(thing: &Part) -> BTreeSet<String> {
    thing.fields.get(Property::Name.name()).cloned().unwrap_or_default()
}

/// Whether a key is a hash of what the entry says, with an ordinal behind it where two are equal.
fn is_hash(key: &str) -> bool {
    let key = key.split('#').next().unwrap_or_default();
    let last = key.rsplit('-').next().unwrap_or_default();
    last.len() >= 32 && last.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The order in which a person would put keys: runs of digits as numbers, everything else by its characters.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) else {
            // Equal as numbers need not be equal as texts: 07 and 7.
            let ended = left.is_empty().cmp(&right.is_empty()).reverse();
            return ended.then(one.len().cmp(&other.len())).then_with(|| one.cmp(other));
        };
        if first.is_ascii_digit() && second.is_ascii_digit() {
            let (number, rest) = digits(left);
            let (other_number, other_rest) = digits(right);
            let order =
                number.len().cmp(&other_number.len()).then_with(|| number.cmp(other_number));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (rest, other_rest);
        } else if first == second {
            left = left.get(first.len_utf8()..).unwrap_or_default();
            right = right.get(second.len_utf8()..).unwrap_or_default();
        } else {
            return first.cmp(&second);
        }
    }
}

/// The digits at the beginning without leading zeros, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (digits.trim_start_matches('0'), rest)
}

#[cfg(test)]
mod tests;
