//! FollowTheMoney lines.

use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Limits, follow_the_money, replay};
use model::entity::Entity;
use model::label::{Audience, Label, Level};
use model::listing::{Listing, Measure};
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::{Property, Schema};
use model::values::PartialDate;
use proptest::prelude::*;

fn read(text: &str) -> Result<(formats::list::ReadOutcome, Collected), formats::Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("list.json", text.as_bytes().to_vec());
    follow_the_money::read(&mut source, &Limits::default(), &mut sink)
        .map(|outcome| (outcome, sink))
}

/// A thing, with everything that hangs on it before and after it. All names are invented.
pub(crate) const LINES: &str = r#"{"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"authority":["Utopia"],"provisions":["asset_freeze"],"listingDate":["2001-02-03"]},"datasets":["ut"]}
{"id":"a1","schema":"Address","properties":{"full":["1 Anyder Quay"]},"datasets":["ut"]}
{"id":"p1","schema":"Person","caption":"Rafael Hitlodeo","properties":{"name":["Rafael Hitlodeo"],"birthDate":["1969-01"],"nationality":["tn"],"addressEntity":["a1"],"topics":["sanction"],"wealth":["much"]},"datasets":["ut"],"last_change":"2026-01-02"}

{"id":"d1","schema":"Passport","properties":{"holder":["p1"],"number":["L 123456"],"country":["tn"]},"datasets":["ut"]}
{"id":"p2","schema":"Company","properties":{"name":"Anyder Shipping","topics":["sanction"],"sanctions":[{"id":"s2","schema":"Sanction","properties":{"authority":["Lixus"]}}]},"datasets":["ut"]}
{"id":"p3","schema":"Vessel","properties":{"name":["Amaurot Star"],"topics":["sanction"],"buildDate":[1999]},"datasets":["ut"]}
{"id":"w1","schema":"CryptoWallet","properties":{"holder":["gone"],"publicKey":["x"],"cryptoAddress":["1BoatSLRHtKNngkdXEeobR76b53LETtpyT"]},"datasets":["ut"]}
{"id":"s9","schema":"Sanction","properties":{"entity":["gone"]},"datasets":["ut"]}
{"id":"o1","schema":"Directorship","properties":{"director":["p1"]},"datasets":["ut"]}
"#;

#[test]
fn what_hangs_on_a_thing_is_found_anywhere_in_the_file() {
    let (outcome, found) = read(LINES).unwrap();
    let by_key = |key: &str| found.records.iter().find(|record| record.id.key == key).unwrap();
    let person = by_key("p1");
    assert_eq!(person.id.version, "2026-01-02");
    assert_eq!(person.provenance.record, 3);
    assert_eq!(person.provenance.offset, LINES.find("{\"id\":\"p1\"").unwrap() as u64);
    let schemata: Vec<_> = person.adjacent.iter().map(|one| one.schema).collect();
    assert_eq!(schemata, [Schema::Passport, Schema::Address]);
    assert_eq!(person.listings[0].measures, [Measure::AssetFreeze]);
    assert_eq!(person.label, Label::published("ut"));
    let company = by_key("p2");
    assert_eq!((company.listings.len(), company.adjacent.len()), (1, 0));
    assert_eq!(company.listings[0].authority, "Lixus");
    let vessel = by_key("p3");
    assert_eq!(vessel.listings[0].authority, "ut");
    assert_eq!(vessel.entity.first(Property::BuildDate), Some("1999"));
    let wallet = by_key("w1");
    assert_ne!(wallet.completeness, Completeness::Complete);
    let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        [
            ProblemCode::UnknownProperty,
            ProblemCode::NotScreenable,
            // Of an entity that hangs on another one it is said when it is handed out.
            ProblemCode::UnknownProperty,
            ProblemCode::OrphanEntity,
            ProblemCode::OrphanEntity,
        ]
    );
    assert_eq!(outcome.source, "ut");
    assert_eq!((outcome.counts.records, outcome.counts.incomplete), (4, 1));
}

#[test]
fn handling_rules_that_are_not_understood_are_the_strictest() {
    let check = |label: &str, expected: &Label| {
        let line = format!(
            r#"{{"id":"1","schema":"Person","properties":{{"name":["Rafael"]}},"datasets":["ut"]{label}}}"#
        );
        assert_eq!(&read(&line).unwrap().1.records[0].label, expected, "{label}");
    };
    check("", &Label::published("ut"));
    check(r#","label":{}"#, &Label::strictest("ut"));
    check(r#","label":"TLP:CLEAR""#, &Label::strictest("ut"));
    check(r#","label":null"#, &Label::strictest("ut"));
}

fn texts() -> impl Strategy<Value = String> {
    "[A-Za-z\u{410}-\u{44f}\u{627}-\u{64a}0-9\"\\\\ \u{2019}]{1,12}"
        .prop_filter("blank", |text| !text.trim().is_empty())
}

fn labels() -> impl Strategy<Value = Label> {
    (any::<bool>(), any::<bool>(), texts(), 1..4_u32).prop_map(|(published, red, id, version)| {
        let mut label = Label::published(if published { "source" } else { "UT-FIU" });
        if red {
            label.level = Level::Red;
            label.audience = [Audience::Group { id: id.clone(), version }].into();
            label.excluded = [Audience::Organisation(id.clone())].into();
            label.caveats = [id].into();
        }
        label
    })
}

fn listings() -> impl Strategy<Value = Listing> {
    (proptest::option::of(texts()), proptest::sample::subsequence(Measure::ALL, 0..4), 1..28_i8)
        .prop_map(|(regime, measures, day)| Listing {
            regime: regime.map(|text| text.trim().to_owned()),
            measures,
            authority: "UT".to_owned(),
            listed_on: PartialDate::from_parts(2020, Some(2), Some(day)).ok(),
            ..Listing::default()
        })
}

fn records() -> impl Strategy<Value = Record> {
    let names = proptest::collection::vec(texts(), 1..4);
    let schemata = proptest::sample::select(&[Schema::Person, Schema::Company, Schema::Vessel][..]);
    let adjacent = proptest::sample::subsequence(
        &[
            Schema::Passport,
            Schema::CryptoWallet,
            Schema::Address,
            Schema::BankAccount,
            Schema::Ownership,
        ][..],
        0..4,
    );
    let parts = (
        names,
        schemata,
        adjacent,
        labels(),
        proptest::collection::vec(listings(), 0..3),
        proptest::option::of(texts()),
        proptest::option::of(0..2_000_000_000_i64),
        any::<bool>(),
    );
    parts.prop_map(|(names, schema, kinds, label, listings, reason, time, same_key)| {
        let mut entity = Entity::new("id-1", schema);
        for name in &names {
            entity.add(Property::Name, name);
        }
        entity.add(Property::Country, "tn");
        entity.add(Property::Topics, "sanction");
        let key = if same_key { "id-1" } else { "key-1" };
        let id = RecordId { source: "source".into(), key: key.into(), version: "7".into() };
        let mut record = Record::new(id, entity, label);
        for (number, kind) in kinds.into_iter().enumerate() {
            let mut one = Entity::new(format!("id-1#{number}"), kind);
            one.add(Property::Number, "A 1");
            record.adjacent.push(one);
        }
        record.listings = listings;
        if let Some(reason) = reason {
            record.completeness = Completeness::Incomplete { reason };
        }
        let time = time.and_then(|time| jiff::Timestamp::from_second(time).ok());
        record.published_at = time;
        record.valid_until = time;
        record
    })
}

/// record → lines → record.
fn check_round_trip(records: &[Record]) {
    let mut written = Vec::new();
    follow_the_money::write(records, &mut written).unwrap();
    let (_, mut found) = read(std::str::from_utf8(&written).unwrap()).unwrap();
    for record in &mut found.records {
        record.provenance = Provenance::default();
    }
    assert_eq!(found.records, records);
    assert_eq!(found.problems, []);
}

#[test]
fn a_un_record_survives() {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("un.xml", crate::un::LIST.as_bytes().to_vec());
    formats::un::read(&mut source, &Limits::default(), &mut sink).unwrap();
    for record in &mut sink.records {
        record.provenance = Provenance::default();
    }
    check_round_trip(&sink.records);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn records_survive(record in records()) {
        check_round_trip(&[record]);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        replay::follow_the_money(&bytes);
    }

    #[test]
    fn a_cut_line_is_noticed(cut in 1..LINES.trim_end().len()) {
        prop_assume!(LINES.is_char_boundary(cut));
        let lines = LINES[..cut].lines().filter(|line| !line.is_empty()).count();
        let is_whole = LINES[..cut].ends_with(['}', '\n']) && serde_json::from_str::<serde_json::Value>(
            LINES[..cut].lines().last().unwrap_or_default()).is_ok() || LINES[..cut].ends_with('\n');
        match read(&LINES[..cut]) {
            Err(problem) => prop_assert_eq!(problem.code, ProblemCode::NoRecords),
            Ok((outcome, found)) => {
                prop_assert_eq!(outcome.counts.details["lines"], lines as u64);
                let cut_noticed = found.problems.iter().any(|one| one.code == ProblemCode::BadJson);
                prop_assert_eq!(cut_noticed, !is_whole);
            }
        }
    }

    #[test]
    fn a_flipped_byte_never_panics(at in 0..LINES.len(), bit in 0..8_u32) {
        let mut bytes = LINES.as_bytes().to_vec();
        bytes[at] ^= 1 << bit;
        replay::follow_the_money(&bytes);
    }
}
