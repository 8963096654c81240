use proptest::prelude::*;

use super::*;
use crate::canonical::content_hash;
use crate::entity::Entity;
use crate::label::Label;
use crate::listing::{Listing, Measure};
use crate::record::{Completeness, RecordId};
use crate::schema::Schema;

fn record(key: &str, names: &[&str]) -> Record {
    let mut entity = Entity::new(key, Schema::Person);
    for name in names {
        entity.add(Property::Name, name);
    }
    let id = RecordId { source: "ut".into(), key: key.into(), version: String::new() };
    Record::new(id, entity, Label::published("Utopia"))
}

fn difference(old: &[Record], new: &[Record]) -> Difference {
    let mut edition = Edition::default();
    old.iter().for_each(|record| edition.add(record));
    let mut comparison = edition.compared();
    new.iter().for_each(|record| comparison.take(record));
    comparison.finish()
}

fn told(difference: &Difference) -> Vec<String> {
    let told = |change: &EntryChange| match &change.old_key {
        Some(old) => format!("{} {old} > {}", change.kind.code(), change.key),
        None => format!("{} {}", change.kind.code(), change.key),
    };
    difference.changes.iter().map(told).collect()
}

#[test]
fn keys_come_in_the_order_a_person_expects() {
    let check = |one: &str, other: &str, expected: Ordering| {
        assert_eq!(natural(one, other), expected, "{one} {other}");
        assert_eq!(natural(other, one), expected.reverse(), "{other} {one}");
    };
    check("QDi.9", "QDi.10", Ordering::Less);
    check("QDe.9", "QDi.1", Ordering::Less);
    check("36", "306", Ordering::Less);
    check("a", "a1", Ordering::Less);
    check("7", "7", Ordering::Equal);
    check("7", "07", Ordering::Less);
    check("1.2", "1.10", Ordering::Less);
    check("é1", "é2", Ordering::Less);
    check("99999999999999999999999", "100000000000000000000000", Ordering::Less);
}

#[test]
fn entries_are_added_changed_and_removed() {
    let old = [record("1", &["A"]), record("2", &["B"]), record("3", &["C"])];
    let new = [record("10", &["D"]), record("2", &["B", "B."]), record("3", &["C"])];
    let found = difference(&old, &new);
    assert_eq!(told(&found), ["removed 1", "changed 2", "added 10"]);
    let counts = DifferenceCounts {
        old: 3,
        new: 3,
        added: 1,
        removed: 1,
        changed: 1,
        probably_changed: 0,
        unchanged: 1,
    };
    assert_eq!(found.counts["ut"], counts);
    assert_eq!(found.changes[2].caption(), "D");
}

#[test]
fn a_key_that_is_derived_is_followed_by_the_names() {
    let (one, two) = ("ab".repeat(32), "cd".repeat(32));
    let mut incomplete = record("line 4", &["A"]);
    incomplete.completeness = Completeness::Incomplete { reason: "Set aside.".into() };
    let check = |old: &[Record], new: &[Record], expected: &[&str]| {
        assert_eq!(told(&difference(old, new)), expected);
    };
    let hashed = format!("probably_changed {one} > {two}");
    check(&[record(&one, &["A"])], &[record(&two, &["A"])], &[&hashed]);
    // A publisher's own references are what they are.
    check(&[record("7", &["A"])], &[record("8", &["A"])], &["removed 7", "added 8"]);
    // What was set aside need not have lost its name.
    check(&[record("7", &["A"])], &[incomplete], &["probably_changed 7 > line 4"]);
    // Two of one name cannot be told apart.
    let twice = [record(&one, &["A"]), record(&format!("{one}#2"), &["A"])];
    assert_eq!(difference(&twice, &[record(&two, &["A"])]).changes.len(), 3);
}

fn any_record() -> impl Strategy<Value = Record> {
    let texts = || proptest::collection::vec(0..4usize, 0..4);
    (0..8usize, any::<bool>(), texts(), texts(), texts(), any::<bool>()).prop_map(
        |(key, derived, names, documents, measures, complete)| {
            const NAMES: [&str; 4] = ["Raphael", "Hythloday", "Tarkas", "Obrin"];
            let key = if derived { format!("{key:064x}") } else { format!("UT-{key}") };
            let mut record = record(&key, &[]);
            for name in names {
                record.entity.add(Property::Name, NAMES[name]);
            }
            for (ordinal, number) in documents.into_iter().enumerate() {
                let mut passport = Entity::new(format!("{key}#{ordinal}"), Schema::Passport);
                passport.add(Property::Holder, &key);
                passport.add(Property::Country, "ut");
                passport.add(Property::PassportNumber, &number.to_string());
                record.adjacent.push(passport);
            }
            for measure in measures {
                record.listings.push(Listing {
                    authority: "Utopia".into(),
                    programme: Some(format!("P{}", measure % 2)),
                    measures: vec![Measure::ALL[measure]],
                    ..Listing::default()
                });
            }
            if !complete {
                record.completeness = Completeness::Incomplete { reason: "Cut.".into() };
            }
            record
        },
    )
}

/// An edition as readers hand it over: each key once.
fn any_edition() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(any_record(), 0..8).prop_map(|records| {
        let by_key: BTreeMap<String, Record> =
            records.into_iter().map(|record| (record.id.key.clone(), record)).collect();
        by_key.into_values().collect()
    })
}

fn by_key(records: &[Record]) -> BTreeMap<String, Vec<Part>> {
    records.iter().map(|one| (one.id.key.clone(), Contents::of(one).parts)).collect()
}

proptest! {
    #[test]
    fn a_difference_turns_the_old_edition_into_the_new(old in any_edition(), new in any_edition()) {
        let found = difference(&old, &new);
        let mut turned = by_key(&old);
        for change in &found.changes {
            let mut parts = match change.kind {
                ChangeKind::Added => Vec::new(),
                _ => turned.remove(change.old_key.as_ref().unwrap_or(&change.key)).unwrap(),
            };
            for part in change.parts() {
                if let Some(gone) = part.old {
                    let position = parts.iter().position(|one| *one == gone).unwrap();
                    parts.remove(position);
                }
                parts.extend(part.new);
            }
            parts.sort_unstable();
            if change.kind == ChangeKind::Removed {
                prop_assert!(parts.is_empty());
            } else {
                turned.insert(change.key.clone(), parts);
            }
        }
        prop_assert_eq!(turned, by_key(&new));
        for counts in found.counts.values() {
            let both = counts.unchanged + counts.changed + counts.probably_changed;
            prop_assert_eq!(counts.old, both + counts.removed);
            prop_assert_eq!(counts.new, both + counts.added);
            prop_assert_eq!(counts.net(), counts.new as i64 - counts.old as i64);
        }
    }

    #[test]
    fn an_edition_does_not_differ_from_itself(mut records in any_edition()) {
        let old = records.clone();
        records.reverse();
        let found = difference(&old, &records);
        prop_assert!(found.changes.is_empty());
    }

    #[test]
    fn what_was_added_is_removed_the_other_way_round(old in any_edition(), new in any_edition()) {
        let there = difference(&old, &new);
        let back = difference(&new, &old);
        let keys = |difference: &Difference, kind: ChangeKind| {
            let of_kind = difference.changes.iter().filter(move |change| change.kind == kind);
            of_kind.map(|change| change.key.clone()).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(keys(&there, ChangeKind::Added), keys(&back, ChangeKind::Removed));
        prop_assert_eq!(keys(&there, ChangeKind::Removed), keys(&back, ChangeKind::Added));
        prop_assert_eq!(keys(&there, ChangeKind::Changed), keys(&back, ChangeKind::Changed));
        let parts = |difference: &Difference| {
            let changed = difference.changes.iter().filter(|one| one.kind == ChangeKind::Changed);
            changed.map(|change| (change.key.clone(), change.parts())).collect::<Vec<_>>()
        };
        let turned: Vec<_> = parts(&back)
            .into_iter()
            .map(|(key, parts)| {
                let turn = |part: PartChange| PartChange { old: part.new, new: part.old };
                (key, parts.into_iter().map(turn).collect::<Vec<_>>())
            })
            .collect();
        prop_assert_eq!(parts(&there), turned);
    }

    #[test]
    fn equal_content_hashes_are_no_change(one in any_record(), other in any_record()) {
        if content_hash(&one) == content_hash(&other) && one.completeness == other.completeness {
            prop_assert_eq!(Contents::of(&one), Contents::of(&other));
        }
    }
}
