//! OpenSanctions simple CSV.

use formats::opensanctions;
use formats::source::Collected;
use formats::{Limits, Problem, ProblemCode, Source};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};
use proptest::prelude::*;

use crate::support::detail;

const HEADER: &str = "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\",\"sanctions\",\"phones\",\"emails\",\"program_ids\",\"dataset\",\"first_seen\",\"last_seen\",\"last_change\"\n";
const ROWS: &str = "\"UT-1\",\"Person\",\"Raphael Hythloday\",\"Hythlo;\"\"Raphael; the ferryman\"\"\",\"1951;1952-01\",\"mt;ly\",\"1 Harbour Road, Valletta\",\"K75\",\"Asset freeze and travel ban\",\"+35621555012\",\"nemo@example.org\",\"UT-P\",\"Utopia List\",\"2025-10-06T14:15:21\",\"2026-03-13T05:41:01\",\"2026-02-05T14:54:48\"\n\
\"UT-2\",\"Vessel\",\"AMAUROTE\",\"\",\"\",\"mt\",\"\",\"IMO9074729;256000001\",\"\"\"\"\"\",\"\",\"\",\"\",\"Utopia List\",\"2025-10-06T14:15:21\",\"2026-03-14T05:41:01\",\"2026-02-05T14:54:48\"\n\
\"UT-3\",\"Address\",\"1 Harbour Road\",\"\",\"\",\"mt\",\"\",\"\",\"\",\"\",\"\",\"\",\"Utopia List\",\"2025-10-06T14:15:21\",\"2026-03-13T05:41:01\",\"2026-02-05T14:54:48\"\n";

pub fn read(bytes: &[u8]) -> Result<(formats::list::ReadOutcome, Collected), Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("targets.simple.csv", bytes.to_vec());
    let outcome = opensanctions::read(&mut source, &Limits::default(), &mut sink)?;
    Ok((outcome, sink))
}

pub(crate) fn file() -> String {
    format!("{HEADER}{ROWS}")
}

#[test]
fn rows_become_records() {
    let (outcome, sink) = read(file().as_bytes()).unwrap();
    assert_eq!(outcome.source, "utopia-list");
    assert_eq!(outcome.version.as_deref(), Some("2026-03-14T05:41:01"));
    assert_eq!((outcome.counts.records, outcome.counts.quarantined), (2, 0));
    assert_eq!(detail(&outcome.counts, "not screened by themselves"), 1);
    let person = &sink.records[0];
    let texts = |property| person.entity.texts(property).collect::<Vec<_>>();
    assert_eq!(person.entity.schema, Schema::Person);
    assert_eq!(person.id.version, "2026-02-05T14:54:48");
    assert_eq!(texts(Property::Alias), ["Hythlo", "Raphael; the ferryman"]);
    assert_eq!(texts(Property::BirthDate), ["1951", "1952-01"]);
    assert_eq!(texts(Property::Country), ["mt", "ly"]);
    assert_eq!(texts(Property::IdNumber), ["K75"]);
    assert_eq!(texts(Property::CreatedAt), ["2025-10-06"]);
    assert_eq!(person.listings[0].measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(person.listings[0].programme.as_deref(), Some("UT-P"));
    assert_eq!(person.provenance.offset, HEADER.len() as u64);
    let ship = &sink.records[1].entity;
    assert_eq!(ship.first(Property::ImoNumber), Some("IMO9074729"));
    assert_eq!(ship.first(Property::Mmsi), Some("256000001"));
}

#[test]
fn an_older_file_without_programmes_is_read() {
    let file = "id,schema,name,aliases,dataset\nUT-1,Person,Nemo,,Utopia List\n";
    assert_eq!(formats::list::detect(file.as_bytes()), Some(formats::Format::OpenSanctionsSimple));
    let (outcome, sink) = read(file.as_bytes()).unwrap();
    assert_eq!(outcome.counts.records, 1);
    assert_eq!(sink.records[0].id.version, "-");
    assert_eq!(sink.records[0].listings.len(), 1);
}

#[test]
fn what_cannot_be_read_is_set_aside_and_its_name_screened() {
    let check = |row: &str, code: ProblemCode, name: Option<&str>| {
        let (outcome, sink) = read(format!("{}{row}\n", file()).as_bytes()).unwrap();
        assert_eq!(outcome.counts.quarantined, 1, "{row}");
        let problem = sink.problems.last().unwrap();
        assert_eq!((problem.code, problem.record), (code, Some(4)), "{row}");
        assert_eq!(problem.offset, file().len() as u64);
        let last = sink.records.last().unwrap();
        match name {
            Some(name) => {
                assert!(matches!(last.completeness, Completeness::Incomplete { .. }));
                assert_eq!(last.entity.first(Property::Name), Some(name));
            }
            None => assert_eq!(outcome.counts.records, 2),
        }
    };
    let rest = ",,,,,,,,Utopia List,,,";
    check(&format!("UT-4,Ghost,Nemo,,{rest}"), ProblemCode::UnknownSchema, Some("Nemo"));
    check(&format!(",Person,Nemo,,{rest}"), ProblemCode::NoKey, Some("Nemo"));
    check(&format!("UT-1,Person,Nemo,,{rest}"), ProblemCode::RepeatedKey, Some("Nemo"));
    check(&format!("UT-4,Person,,,{rest}"), ProblemCode::NoName, None);
    check("UT-4,Person,Nemo", ProblemCode::ColumnCount, Some("Nemo"));
    check(&format!("UT-4,Person,\"Nemo\"x,,{rest}"), ProblemCode::StrayQuote, Some("Nemox"));
    let long = "N".repeat(1_001);
    check(&format!("UT-4,Person,{long},,{rest}"), ProblemCode::NameTooLong, Some(&long[..1_000]));
}

#[test]
fn what_is_written_is_read_back() {
    let (_, sink) = read(file().as_bytes()).unwrap();
    let (_, again) = read(&opensanctions::write(&sink.records)).unwrap();
    assert_same(&sink.records, &again.records);
}

#[test]
fn an_entry_with_aliases_only_survives() {
    let file = "id,schema,name,aliases,dataset\nUT-1,Person,,Nemo;Nobody,Utopia List\n";
    let (_, sink) = read(file.as_bytes()).unwrap();
    let (_, again) = read(&opensanctions::write(&sink.records)).unwrap();
    assert_same(&sink.records, &again.records);
}

fn assert_same(before: &[Record], after: &[Record]) {
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(after) {
        assert_eq!(before.id, after.id);
        assert_eq!(before.entity, after.entity);
        assert_eq!(before.listings, after.listings);
    }
}

#[test]
fn the_real_file_is_read_whole() {
    let name = "lists/opensanctions/ua_war_sanctions_targets.simple_2026-03.csv.gz";
    let Some(path) = testkit::shared_or_skip("the_real_file_is_read_whole", name) else { return };
    let bytes = testkit::gunzip(path);
    assert_eq!(formats::list::detect(&bytes[..4_096]), Some(formats::Format::OpenSanctionsSimple));
    let (outcome, sink) = read(&bytes).unwrap();
    println!("{outcome:?}");
    assert_eq!(outcome.source, "ukraine-war-and-sanctions");
    assert_eq!(outcome.counts.quarantined, 0, "{:?}", sink.problems.first());
    assert_eq!(detail(&outcome.counts, "rows"), 5_600);
    assert_eq!(outcome.counts.records, 5_600);
    let (_, again) = read(&opensanctions::write(&sink.records)).unwrap();
    assert_same(&sink.records, &again.records);
}

proptest! {
    #[test]
    fn a_damaged_file_never_panics_and_loses_no_row(
        cut in 0..HEADER.len() + ROWS.len(), at in 0..HEADER.len() + ROWS.len(), byte: u8,
    ) {
        let mut bytes = file().into_bytes();
        bytes.truncate(cut);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        if let Ok((outcome, _)) = read(&bytes) {
            let counts = outcome.counts;
            let complete = counts.records - counts.incomplete;
            let aside = detail(&counts, "not screened by themselves");
            prop_assert_eq!(complete + aside + counts.quarantined, detail(&counts, "rows"));
        }
    }
}
