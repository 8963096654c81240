//! Which records are one thing.

use std::collections::{BTreeMap, BTreeSet};

use index::{Index, IndexBuilder, ListInfo, Search};
use matching::{Analysed, Ground};
use model::entity::Entity;
use model::judgement::{Judgement, RecordKey};
use model::label::Label;
use model::listing::Listing;
use model::record::{Record, RecordId, Withdrawal};
use model::schema::{Property, Schema};
use model::values::UnReference;

/// A record of a source; the properties as FollowTheMoney names, `un` for the reference of its listing.
fn record(source: &str, key: &str, schema: Schema, properties: &[(&str, &str)]) -> Record {
    let mut entity = Entity::new(key, schema);
    let mut listing = Listing { authority: source.to_owned(), ..Listing::default() };
    for (name, text) in properties {
        match *name {
            "un" => listing.un_reference = UnReference::parse(text).ok(),
            name => {
                assert!(entity.add(Property::parse(name).unwrap(), text), "{name}");
            }
        }
    }
    let id = RecordId { source: source.into(), key: key.into(), version: "1".into() };
    let mut record = Record::new(id, entity, Label::published(source));
    record.listings.push(listing);
    record
}

fn key(text: &str) -> RecordKey {
    let (source, key) = text.split_once(' ').unwrap();
    RecordKey { source: source.to_owned(), key: key.to_owned() }
}

fn judgement(left: &str, right: &str, same: bool) -> Judgement {
    let (by, why) = ("A. Analyst".to_owned(), "files compared".to_owned());
    Judgement { left: key(left), right: key(right), same, by, why, on: None }
}

fn builder(records: Vec<Record>) -> IndexBuilder {
    committed(IndexBuilder::new(), records)
}

fn committed(mut builder: IndexBuilder, records: Vec<Record>) -> IndexBuilder {
    let count = records.len() as u64;
    records.into_iter().for_each(|record| builder.add(record));
    builder.commit_list(ListInfo {
        source: "all".to_owned(),
        version: None,
        files: Vec::new(),
        records: count,
        incomplete: 0,
        quarantined: 0,
        changes: false,
    });
    builder
}

/// The bonds as `left = right: ground` and what was held as `left / right: against`.
fn told(index: &Index) -> (Vec<String>, Vec<String>) {
    let (resolution, _) = index.resolution().unwrap();
    let mut bonds: Vec<String> = resolution
        .bonds
        .iter()
        .map(|bond| format!("{} = {}: {}", bond.left, bond.right, bond.ground.code()))
        .collect();
    bonds.sort();
    let held = resolution
        .held
        .iter()
        .map(|held| format!("{} / {}: {}", held.bond.left, held.bond.right, held.against));
    let mut held: Vec<String> = held.collect();
    held.sort();
    (bonds, held)
}

type Described<'d> = (&'d str, Schema, &'d [(&'d str, &'d str)]);

fn check(described: &[Described<'_>], judgements: &[Judgement], bonds: &[&str], held: &[&str]) {
    let records = |reversed: bool| -> Vec<Record> {
        let mut records: Vec<Record> = described
            .iter()
            .map(|(id, schema, properties)| {
                let id = key(id);
                record(&id.source, &id.key, *schema, properties)
            })
            .collect();
        if reversed {
            records.reverse();
        }
        records
    };
    for reversed in [false, true] {
        let index =
            builder(records(reversed)).with_judgements(judgements.to_vec()).in_memory().unwrap();
        let (found, found_held) = told(&index);
        assert_eq!(found, bonds, "{described:?}");
        assert_eq!(found_held, held, "{described:?}");
    }
}

const HYTHLODAY: (&str, &str) = ("name", "Raphael Hythloday Anemolius");

#[test]
fn what_bonds_and_what_does_not() {
    use Schema::{Company, Person, Vessel};
    let day = ("birthDate", "1969-07-16");
    // The same entry of the United Nations' list; both must be alike.
    check(
        &[
            ("un UTi.001", Person, &[("name", "Rafael Hythloday"), ("un", "UTi.001")]),
            ("eu 7", Person, &[HYTHLODAY, ("un", "UTi.001")]),
            ("au 9", Person, &[("name", "Tarkas Obrin"), ("un", "UTi.001")]),
        ],
        &[],
        &["eu 7 = un UTi.001: un_reference"],
        &[],
    );
    let identifier = &[("name", "R. Hythloday"), ("passportNumber", "UT4471902")][..];
    check(
        &[
            ("un 1", Person, &[("name", "Raphael Hythloday"), ("passportNumber", "UT 447-1902")]),
            ("eu 1", Person, identifier),
            ("uk 1", Person, &[("name", "Tarkas Obrin"), ("passportNumber", "UT4471902")]),
        ],
        &[],
        &["eu 1 = un 1: identifier"],
        &[],
    );
    check(
        &[
            ("un 1", Person, &[("name", "Raphael Hythloday"), day]),
            ("eu 1", Person, &[("name", "Rafael Hythlodai"), day]),
            ("uk 1", Person, &[("name", "Raphael Hythloday"), ("birthDate", "1969-07-17")]),
        ],
        &[],
        &["eu 1 = un 1: same_day"],
        &[],
    );
    // A year and three telling words; a name alone bonds nobody.
    check(
        &[
            ("un 1", Person, &[HYTHLODAY, ("birthDate", "1969")]),
            ("eu 1", Person, &[HYTHLODAY, day]),
            ("uk 1", Person, &[HYTHLODAY]),
        ],
        &[],
        &["eu 1 = un 1: same_date"],
        &[],
    );
    check(
        &[
            ("un 1", Person, &[HYTHLODAY, ("nationality", "fr")]),
            ("eu 1", Person, &[HYTHLODAY, ("nationality", "fr")]),
            ("uk 1", Person, &[("name", "Mohammed Ahmed Ali"), ("nationality", "fr")]),
            ("ca 1", Person, &[("name", "Mohammed Ahmed Ali"), ("nationality", "fr")]),
        ],
        &[],
        &["eu 1 = un 1: same_country"],
        &[],
    );
    // A company is no person; a ship that changed its flag is the same ship; another IMO number is another ship.
    check(
        &[
            ("un 1", Company, &[("name", "Anyder Shipping Lines"), ("country", "mt")]),
            ("eu 1", Company, &[("name", "Anyder Shipping Lines Ltd"), ("country", "mt")]),
            ("eu 2", Vessel, &[("name", "Anyder"), ("imoNumber", "9074729"), ("flag", "mt")]),
            ("uk 2", Vessel, &[("name", "Anyder"), ("imoNumber", "9074729"), ("flag", "pa")]),
            ("ca 2", Vessel, &[("name", "Anyder"), ("imoNumber", "9319466"), ("flag", "mt")]),
        ],
        &[],
        &["eu 1 = un 1: same_country", "eu 2 = uk 2: identifier"],
        &[],
    );
    // Two entries of one list are two, and nobody is both.
    check(
        &[
            ("un 1", Person, &[HYTHLODAY, day]),
            ("un 2", Person, &[HYTHLODAY, day]),
            ("eu 1", Person, &[HYTHLODAY, day]),
        ],
        &[],
        &["eu 1 = un 1: same_day"],
        &["eu 1 / un 2: they would be one with two entries of one list"],
    );
}

/// The first of January often stands for a year alone; two of one year are no contradiction.
#[test]
fn the_same_first_of_january_is_the_same() {
    let records = |other: &'static str| -> [Described<'static>; 2] {
        let other: &[(&str, &str)] = match other {
            "1969-01-01" => &[HYTHLODAY, ("un", "UTi.001"), ("birthDate", "1969-01-01")],
            _ => &[HYTHLODAY, ("un", "UTi.001"), ("birthDate", "1969-03-04")],
        };
        const JANUARY: &[(&str, &str)] =
            &[HYTHLODAY, ("un", "UTi.001"), ("birthDate", "1969-01-01")];
        [("un 1", Schema::Person, JANUARY), ("uk 1", Schema::Person, other)]
    };
    check(&records("1969-01-01"), &[], &["uk 1 = un 1: un_reference"], &[]);
    let held = ["uk 1 / un 1: their exact dates contradict each other"];
    check(&records("1969-03-04"), &[], &[], &held);
}

#[test]
fn what_contradicts_each_other_is_held_for_a_person() {
    use Schema::Person;
    let un = ("un", "UTi.001");
    check(
        &[
            ("un 1", Person, &[HYTHLODAY, un, ("birthDate", "1969-07-16")]),
            ("eu 1", Person, &[HYTHLODAY, un, ("birthDate", "1970-01-02")]),
        ],
        &[],
        &[],
        &["eu 1 / un 1: their exact dates contradict each other"],
    );
    // Through a third that agrees with both.
    check(
        &[
            ("un 1", Person, &[HYTHLODAY, un, ("birthDate", "1969-07-16")]),
            ("eu 1", Person, &[HYTHLODAY, un, ("birthDate", "1970-01-02")]),
            ("uk 1", Person, &[HYTHLODAY, un]),
        ],
        &[],
        &["eu 1 = uk 1: un_reference"],
        &[
            "eu 1 / un 1: their exact dates contradict each other",
            "uk 1 / un 1: their exact dates contradict each other",
        ],
    );
}

#[test]
fn a_person_has_the_last_word() {
    use Schema::Person;
    let day = ("birthDate", "1969-07-16");
    let records: &[Described<'_>] = &[
        ("un 1", Person, &[HYTHLODAY, day]),
        ("eu 1", Person, &[HYTHLODAY, day]),
        ("uk 1", Person, &[("name", "Tarkas Obrin"), ("birthDate", "1970-01-02")]),
    ];
    check(records, &[], &["eu 1 = un 1: same_day"], &[]);
    let not_same = judgement("un 1", "eu 1", false);
    let against = "eu 1 / un 1: a person judged two of the records not to be the same";
    check(records, std::slice::from_ref(&not_same), &[], &[against]);
    // Even against what contradicts; a later judgement takes the place of an earlier one.
    let same = judgement("un 1", "uk 1", true);
    check(records, &[same, not_same], &["uk 1 = un 1: judged"], &[against]);
    let both = [judgement("un 1", "eu 1", false), judgement("eu 1", "un 1", true)];
    check(records, &both, &["eu 1 = un 1: judged"], &[]);
    let index = builder(vec![record("un", "1", Person, &[HYTHLODAY])])
        .with_judgements(vec![judgement("un 1", "xx 1", true)])
        .in_memory()
        .unwrap();
    assert_eq!(index.resolution().unwrap().0.unknown, 1);
}

fn hythloday(source: &str, key: &str, label: Label) -> Record {
    let properties = [HYTHLODAY, ("birthDate", "1969-07-16")];
    let mut record = record(source, key, Schema::Person, &properties);
    record.label = label;
    record
}

/// What a search for the name finds: each entity as its records, the best first.
fn found(index: &Index, visible: Option<Vec<String>>) -> Vec<String> {
    let query = hythloday("asked", "1", Label::published("asked"));
    let search = Search { visible, ..Search::default() };
    let answer = index.searcher().search(&Analysed::record(&query), &search).unwrap();
    assert_eq!(answer.total, answer.found.len());
    answer
        .found
        .iter()
        .map(|found| {
            let others = found.others.iter().map(|other| {
                let why = other.bond.as_ref().map_or("", |bond| bond.ground.code());
                format!("{} ({why})", other.record.id.source)
            });
            let others: Vec<String> = others.collect();
            format!("{} + {}", found.record.id.source, others.join(", "))
        })
        .collect()
}

#[test]
fn an_entity_is_found_once_and_seen_as_far_as_its_records_may_be_seen() {
    let open = Label::published("un");
    let strict = Label::strictest("ut-fiu");
    let records = || {
        vec![
            hythloday("un", "1", open.clone()),
            hythloday("eu", "1", open.clone()),
            hythloday("ut", "1", strict.clone()),
        ]
    };
    let index = builder(records()).in_memory().unwrap();
    assert_eq!(found(&index, None), ["eu + un (same_day), ut (same_day)"]);
    assert_eq!(found(&index, Some(vec![open.class()])), ["eu + un (same_day)"]);
    assert_eq!(found(&index, Some(vec![strict.class()])), ["ut + "]);
    assert_eq!((index.info().entities_of_several, index.info().records_in_entities), (1, 3));
    // A record by which nothing was found is part of the entity all the same.
    let mut other = record("uk", "1", Schema::Person, &[("name", "Tarkas Obrin")]);
    other.label = open.clone();
    let index = builder(records().into_iter().chain([other]).collect())
        .with_judgements(vec![judgement("uk 1", "un 1", true)])
        .in_memory()
        .unwrap();
    assert_eq!(found(&index, None), ["eu + un (same_day), ut (same_day), uk (judged)"]);
}

#[test]
fn entities_are_kept_on_disk_and_follow_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let open = || Label::published("un");
    let judged = vec![judgement("un 1", "uk 1", false)];
    builder(vec![hythloday("un", "1", open()), hythloday("eu", "1", open())])
        .with_judgements(judged)
        .write(&path)
        .unwrap();
    let bonds = || told(&Index::open(&path).unwrap()).0;
    assert_eq!(bonds(), ["eu 1 = un 1: same_day"]);
    // A new record joins; the judgement made before it came still stands.
    builder(vec![hythloday("uk", "1", open()), hythloday("ca", "1", open())])
        .extend(&path)
        .unwrap();
    assert_eq!(bonds(), ["ca 1 = eu 1: same_day", "ca 1 = uk 1: same_day"].map(str::to_owned));
    let (resolution, judgements) = Index::open(&path).unwrap().resolution().unwrap();
    assert_eq!(judgements.len(), 1);
    assert!(resolution.held.iter().any(|held| held.bond.right == key("un 1")));
    // One that changes its birth date leaves, one that is withdrawn is gone.
    let changed = [HYTHLODAY, ("birthDate", "1970-01-02")];
    let mut withdrawing = IndexBuilder::new();
    withdrawing.withdraw(Withdrawal { source: Some("eu".to_owned()), key: "1".to_owned() });
    committed(withdrawing, vec![record("ca", "1", Schema::Person, &changed)])
        .extend(&path)
        .unwrap();
    let index = Index::open(&path).unwrap();
    let answer = found(&index, None);
    assert!(!answer.iter().any(|entity| entity.contains("eu")), "{answer:?}");
    assert!(!told(&index).0.iter().any(|bond| bond.contains("ca 1")), "{:?}", told(&index));
    assert!(Ground::ALL.is_sorted());
}

/// The primary lists at hand: files of one list together.
const PUBLISHED: [&str; 8] = [
    "un/UN_consolidated_2026-02-27.xml.gz",
    "ofac/sdn_2024-05-03.csv.gz",
    "ofac/alt_2025-12.csv.gz",
    "ofac/add_2025-12.csv.gz",
    "ofac/consolidated_nonsdn_2025-03-28.xml.gz",
    "ca/sema_lmes_2025.xml.gz",
    "uk/ConList_2018-04-13.csv.gz",
    "eu/eu_csv_v10_extract.csv.gz",
];

#[derive(Default)]
struct Lists(Vec<Record>);

impl formats::Sink for Lists {
    fn record(&mut self, record: Record) {
        self.0.push(record);
    }

    fn withdraw(&mut self, _withdrawal: Withdrawal) {}

    fn problem(&mut self, _problem: formats::Problem) {}
}

impl formats::ListSink for Lists {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, report: &formats::ListReport) {
        assert_eq!(report.refused, None);
    }
}

/// The exact days of birth, incorporation or building, read anew from the texts.
fn exact_days(record: &Record) -> BTreeSet<&str> {
    [Property::BirthDate, Property::IncorporationDate, Property::BuildDate]
        .into_iter()
        .flat_map(|property| record.entity.texts(property))
        .filter(|text| {
            text.len() == 10 && text.bytes().all(|one| one.is_ascii_digit() || one == b'-')
        })
        .collect()
}

fn texts(record: &Record, property: Property) -> BTreeSet<&str> {
    record.entity.texts(property).collect()
}

#[test]
fn no_merge_on_the_published_lists_contradicts_itself() {
    let mut sources = Vec::new();
    for file in PUBLISHED {
        let test = "no_merge_on_the_published_lists_contradicts_itself";
        let Some(path) = testkit::shared_or_skip(test, &format!("lists/{file}")) else { return };
        sources.push(formats::Source::from_memory(file, testkit::gunzip(path)));
    }
    let mut lists = Lists::default();
    formats::read_lists(&mut sources, &formats::ReadOptions::default(), &mut lists);
    let records: BTreeMap<RecordKey, Record> =
        lists.0.iter().map(|record| (RecordKey::from(&record.id), record.clone())).collect();
    assert_eq!(records.len(), lists.0.len(), "no two records have one key");
    let index = builder(lists.0).in_memory().unwrap();
    let (resolution, _) = index.resolution().unwrap();
    // The bonds are a forest: each joins two groups.
    let mut group: BTreeMap<&RecordKey, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&RecordKey>> = Vec::new();
    for bond in &resolution.bonds {
        let mut place = |key| {
            *group.entry(key).or_insert_with(|| {
                groups.push(vec![key]);
                groups.len() - 1
            })
        };
        let (left, right) = (place(&bond.left), place(&bond.right));
        assert_ne!(left, right, "{bond:?}");
        let moved = std::mem::take(&mut groups[right]);
        for key in &moved {
            group.insert(key, left);
        }
        groups[left].extend(moved);
    }
    let mut joined = 0;
    for group in &groups {
        for (position, one) in group.iter().enumerate() {
            joined += usize::from(position > 0);
            for other in &group[position + 1..] {
                assert_ne!(one.source, other.source, "{one} and {other}");
                let (one, other) = (&records[*one], &records[*other]);
                for found in [exact_days as fn(&Record) -> BTreeSet<&str>, |record| {
                    texts(record, Property::LeiCode)
                }] {
                    let (left, right) = (found(one), found(other));
                    let contradict =
                        !left.is_empty() && !right.is_empty() && left.is_disjoint(&right);
                    assert!(!contradict, "{:?} and {:?}", one.id, other.id);
                }
            }
        }
    }
    println!("{joined} records joined, {} pairs held", resolution.held.len());
    assert_eq!(joined, resolution.bonds.len());
    // Fewer would mean that the rule has stopped to work, far more that it merges what is only alike.
    assert!((2_000..4_000).contains(&joined), "{joined}");
}
