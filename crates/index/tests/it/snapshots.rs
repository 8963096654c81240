//! Snapshots of an index: written, opened, extended, damaged; and what an actor may see.

use std::fs;

use index::{Index, IndexBuilder, IndexError, ListInfo, Search};
use matching::Analysed;
use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Completeness, Record, Withdrawal};
use model::schema::{Property, Schema};
use model::values::PartialDate;

use crate::{built, info, record};

fn person(key: &str, name: &str) -> Record {
    record(key, Schema::Person, &[(Property::Name, name)])
}

fn found(index: &Index, name: &str, search: &Search) -> Vec<Record> {
    let mut entity = Entity::new("q", Schema::Person);
    entity.add(Property::Name, name);
    let answer = index.searcher().search(&Analysed::new(&entity, &[]), search).unwrap();
    answer.found.into_iter().map(|found| (*found.record).clone()).collect()
}

fn keys(index: &Index, name: &str) -> Vec<String> {
    let found = found(index, name, &Search::default());
    found.into_iter().map(|record| record.id.key).collect()
}

#[test]
fn a_record_comes_back_as_it_went_in() {
    let mut whole = record(
        "UTi.001",
        Schema::Person,
        &[
            (Property::Name, "Tarkas Obrin"),
            (Property::BirthDate, "1971-03"),
            (Property::Notes, "\"x\"\n"),
        ],
    );
    let mut passport = Entity::new("UTi.001#passport-0", Schema::Passport);
    passport.add(Property::Number, "UT 4471902");
    whole.adjacent.push(passport);
    whole.listings.push(Listing {
        authority: "Senate".to_owned(),
        measures: vec![Measure::TravelBan],
        listed_on: PartialDate::parse("2024-05-06").ok(),
        ..Listing::default()
    });
    whole.label = Label::strictest("UT-FIU");
    whole.completeness = Completeness::Incomplete { reason: "no entry".to_owned() };
    whole.provenance.file = "list.csv".to_owned();
    whole.provenance.offset = 812;
    whole.published_at = "2026-02-27T00:00:09Z".parse().ok();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let name = built(std::slice::from_ref(&whole)).write(&path).unwrap();
    let index = Index::open(&path).unwrap();
    assert_eq!(index.name(), name);
    index.verify().unwrap();
    assert_eq!(found(&index, "Tarkas Obrin", &Search::default()), [whole.clone()]);
    let memory = built(&[whole]).in_memory().unwrap();
    assert_eq!(memory.name(), name);
    assert_eq!(memory.info(), index.info());
}

#[test]
fn an_abandoned_list_leaves_nothing_behind() {
    let mut builder = IndexBuilder::new();
    builder.add(person("1", "Tarkas Obrin"));
    builder.commit_list(info(1));
    builder.add(person("2", "Tarkas Obrin"));
    builder.abandon_list();
    builder.add(person("3", "Tarkas Obrin"));
    builder.commit_list(info(1));
    builder.add(person("4", "Tarkas Obrin"));
    assert_eq!(keys(&builder.in_memory().unwrap(), "Tarkas Obrin"), ["1", "3"]);
}

#[test]
fn a_further_segment_hides_what_it_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let old =
        [person("1", "Tarkas Obrin"), person("2", "Tarkas Obrin"), person("3", "Tarkas Obrin")];
    built(&old).write(&path).unwrap();
    let reader = Index::open(&path).unwrap();
    let mut further = built(&[person("2", "Heddo Marrawick")]);
    let withdrawn = Withdrawal { source: Some("utopia".to_owned()), key: old[2].id.key.clone() };
    further.withdraw(withdrawn);
    further.commit_list(ListInfo { changes: true, ..info(0) });
    further.extend(&path).unwrap();
    let index = Index::open(&path).unwrap();
    assert_eq!(keys(&index, "Tarkas Obrin"), ["1"]);
    assert_eq!(keys(&index, "Heddo Marrawick"), ["2"]);
    assert_eq!(keys(&reader, "Tarkas Obrin"), ["1", "2", "3"]);
    assert_eq!(index.info().lists.len(), 3);
    index.verify().unwrap();
}

#[test]
fn nobody_finds_what_the_label_keeps_from_him() {
    let mut hidden = person("1", "Tarkas Obrin");
    hidden.label = Label::strictest("UT-FIU");
    let open = person("2", "Tarkas Obrin");
    let index = built(&[hidden, open.clone()]).in_memory().unwrap();
    let search = Search { visible: Some(vec![open.label.class()]), ..Search::default() };
    assert_eq!(found(&index, "Tarkas Obrin", &search), [open]);
    let nothing = Search { visible: Some(Vec::new()), ..Search::default() };
    assert!(found(&index, "Tarkas Obrin", &nothing).is_empty());
    assert_eq!(keys(&index, "Tarkas Obrin").len(), 2);
}

#[test]
fn the_limit_cuts_the_answer_and_the_total_tells() {
    let records: Vec<Record> =
        (0..30).map(|at| person(&format!("{at:02}"), "Tarkas Obrin")).collect();
    let index = built(&records).in_memory().unwrap();
    let mut entity = Entity::new("q", Schema::Person);
    entity.add(Property::Name, "Tarkas Obrin");
    let search = Search { limit: 4, ..Search::default() };
    let answer = index.searcher().search(&Analysed::new(&entity, &[]), &search).unwrap();
    assert_eq!((answer.found.len(), answer.total), (4, 30));
    assert_eq!(answer.found[0].record.id.key, "00");
}

#[test]
fn an_index_of_another_matcher_or_with_damaged_tables_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    built(&[person("1", "Tarkas Obrin")]).write(&path).unwrap();
    let manifest = path.join("manifest.json");
    let good = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, good.replace("\"matcher\": 1", "\"matcher\": 99")).unwrap();
    assert!(matches!(Index::open(&path), Err(IndexError::OtherMatcher { found: 99, .. })));
    fs::write(&manifest, good.replace("\"label_classes\"", "\"labels\"")).unwrap();
    assert!(matches!(Index::open(&path), Err(IndexError::Damaged { .. })));
    fs::write(&manifest, &good).unwrap();
    let segment = fs::read_dir(path.join("segments")).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&segment).unwrap();
    let mut refused = 0;
    for at in (0..bytes.len()).step_by(41) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x5A;
        fs::write(&segment, &damaged).unwrap();
        match Index::open(&path) {
            Err(_) => refused += 1,
            Ok(index) => {
                assert!(index.verify().is_err());
                let mut entity = Entity::new("q", Schema::Person);
                entity.add(Property::Name, "Tarkas Obrin");
                let _ = index.searcher().search(&Analysed::new(&entity, &[]), &Search::default());
            }
        }
    }
    assert!(refused > 0);
}

#[test]
fn an_empty_index_answers_nothing() {
    let index = IndexBuilder::new().in_memory().unwrap();
    assert!(keys(&index, "Tarkas Obrin").is_empty());
}
