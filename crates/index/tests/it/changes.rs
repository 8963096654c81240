//! Changes applied to records: what stands afterwards.

use index::{Applied, IndexBuilder, ListInfo};
use model::record::{Completeness, Record, Withdrawal};
use model::schema::{Property, Schema};

use crate::{info, record};

/// A record of a source and key; with a mark `!` behind the key it is incomplete.
fn of(source: &str, key: &str, name: &str) -> Record {
    let mut one = record(key.trim_end_matches('!'), Schema::Person, &[(Property::Name, name)]);
    one.id.source = source.to_owned();
    if key.ends_with('!') {
        one.completeness = Completeness::Incomplete { reason: "damaged".to_owned() };
    }
    one
}

fn withdrawal(text: &str) -> Withdrawal {
    match text.split_once('/') {
        Some((source, key)) => Withdrawal { source: Some(source.to_owned()), key: key.to_owned() },
        None => Withdrawal { source: None, key: text.to_owned() },
    }
}

fn builder(records: &[Record], withdrawals: &[&str], changes: bool) -> IndexBuilder {
    let mut builder = IndexBuilder::new();
    fill(&mut builder, records, withdrawals, changes);
    builder
}

fn fill(builder: &mut IndexBuilder, records: &[Record], withdrawals: &[&str], changes: bool) {
    records.iter().for_each(|record| builder.add(record.clone()));
    withdrawals.iter().for_each(|one| builder.withdraw(withdrawal(one)));
    builder.commit_list(ListInfo { changes, ..info(records.len()) });
}

/// The keys found under a name that all records share, with their sources.
fn standing(index: &index::Index) -> Vec<String> {
    let mut entity = model::entity::Entity::new("q", Schema::Person);
    entity.add(Property::Name, "Tarkas Obrin");
    let search = index::Search { limit: 100, ..index::Search::default() };
    let answer = index.searcher().search(&matching::Analysed::new(&entity, &[]), &search).unwrap();
    let mut found: Vec<String> = answer
        .found
        .iter()
        .map(|one| {
            let mark = if one.record.completeness == Completeness::Complete { "" } else { "!" };
            format!("{}/{}{mark}", one.record.id.source, one.record.id.key)
        })
        .collect();
    found.sort();
    found
}

#[test]
fn what_stands_after_changes() {
    type Keys = &'static [&'static str];
    let records = |keys: Keys| -> Vec<Record> {
        keys.iter()
            .map(|text| text.split_once('/').unwrap())
            .map(|(source, key)| of(source, key, "Tarkas Obrin"))
            .collect()
    };
    let check = |base: Keys, given: Keys, withdrawn: Keys, expected: Keys, counts: [u64; 4]| {
        let mut together = builder(&records(base), &[], false);
        fill(&mut together, &records(given), withdrawn, true);
        let applied = together.apply_changes();
        let [added, changed, gone, not_found] = counts;
        let wanted =
            Applied { added, changed, withdrawn: gone, not_found, has_base: applied[0].has_base };
        assert_eq!(applied, [wanted], "{base:?} {given:?} {withdrawn:?}");
        assert_eq!(standing(&together.in_memory().unwrap()), expected);

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index");
        builder(&records(base), &[], false).write(&path).unwrap();
        builder(&records(given), withdrawn, true).extend(&path).unwrap();
        let index = index::Index::open(&path).unwrap();
        assert_eq!(standing(&index), expected, "{base:?} {given:?} {withdrawn:?} on disk");
    };
    check(&["a/1", "a/2"], &["a/3"], &["1"], &["a/2", "a/3"], [1, 0, 1, 0]);
    check(&["a/1"], &["a/1"], &[], &["a/1"], [0, 1, 0, 0]);
    // A change moves a record to another source; an addition does not.
    check(&["a/1"], &["b/1"], &["1"], &["b/1"], [0, 1, 0, 0]);
    check(&["a/1"], &["b/1"], &[], &["a/1", "b/1"], [1, 0, 0, 0]);
    // Of several sources those that the changes name.
    check(&["a/1", "b/1"], &["a/2"], &["1"], &["a/2", "b/1"], [1, 0, 1, 0]);
    check(&["a/1", "b/1"], &["c/2"], &["1"], &["a/1", "b/1", "c/2"], [1, 0, 0, 1]);
    check(&["a/1", "b/1"], &[], &["b/1"], &["a/1"], [0, 0, 1, 0]);
    // What is damaged hides nothing that is intact.
    check(&["a/1"], &["a/1!"], &[], &["a/1", "a/1!"], [1, 0, 0, 0]);
    check(&["a/1!"], &["a/1!"], &[], &["a/1!"], [0, 1, 0, 0]);
    check(&["a/1!"], &["a/1"], &[], &["a/1"], [0, 1, 0, 0]);
    check(&["a/1"], &[], &["2"], &["a/1"], [0, 0, 0, 1]);
}

#[test]
fn a_record_inherits_what_hangs_on_the_one_it_replaces() {
    let mut base = of("a", "1", "Tarkas Obrin");
    for id in ["p1", "p2", "p3"] {
        base.adjacent.push(model::entity::Entity::new(id, Schema::Passport));
    }
    let mut change = of("a", "1", "Tarkas Obrin");
    change.adjacent.push(model::entity::Entity::new("p2", Schema::Passport));
    let check = |records: &[Record], withdrawals: &[&str], expected: &[&str], withdrawn: u64| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index");
        builder(std::slice::from_ref(&base), &[], false).write(&path).unwrap();
        let mut changes = builder(records, withdrawals, true);
        let old = index::Index::open(&path).unwrap();
        let applied = changes.apply_changes_to(&old).unwrap();
        assert_eq!((applied[0].withdrawn, applied[0].has_base), (withdrawn, true));
        changes.extend(&path).unwrap();
        let index = index::Index::open(&path).unwrap();
        let mut entity = model::entity::Entity::new("q", Schema::Person);
        entity.add(Property::Name, "Tarkas Obrin");
        let answer = index
            .searcher()
            .search(&matching::Analysed::new(&entity, &[]), &index::Search::default())
            .unwrap();
        let mut ids: Vec<&str> =
            answer.found[0].record.adjacent.iter().map(|one| one.id.as_str()).collect();
        ids.sort_unstable();
        assert_eq!((answer.total, ids.as_slice()), (1, expected));
    };
    check(std::slice::from_ref(&change), &[], &["p1", "p2", "p3"], 0);
    check(std::slice::from_ref(&change), &["p3"], &["p1", "p2"], 1);
    // A document goes although its holder did not change.
    check(&[], &["p1"], &["p2", "p3"], 1);
}
