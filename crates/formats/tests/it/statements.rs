//! FollowTheMoney statements, `statements.csv`. All names are invented.

use formats::list::ReadOutcome;
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, Problem, follow_the_money, replay};
use model::listing::Measure;
use model::record::Completeness;
use model::schema::{Property, Schema};

use crate::support::detail;

const HEADER: &str = "\"canonical_id\",\"entity_id\",\"prop\",\"prop_type\",\"schema\",\"value\",\"dataset\",\"origin\",\"lang\",\"original_value\",\"external\",\"first_seen\",\"last_seen\",\"id\"\n";

/// A row in the order of the columns, those that are not read left empty.
fn row(
    canonical: &str,
    entity: &str,
    property: &str,
    kind: &str,
    schema: &str,
    value: &str,
) -> String {
    format!(
        "\"{canonical}\",\"{entity}\",\"{property}\",\"{kind}\",\"{schema}\",\"{value}\",\"ut_list\",\"\",\"\",\"\",\"f\",\"2026-01-01\",\"2026-02-03\",\"x\"\n"
    )
}

/// The rows of the first person do not stand together, and the sanction names it by the id it had before.
pub(crate) fn sample() -> String {
    let mut text = HEADER.to_owned();
    text.push_str(&row("Q1", "ut-1", "id", "checksum", "Person", "abc"));
    text.push_str(&row("Q1", "ut-1", "name", "name", "LegalEntity", "Raphael Hythloday"));
    text.push_str(&row("Q1", "ut-1", "topics", "topic", "Person", "sanction"));
    text.push_str(&row("ut-2", "ut-2", "name", "name", "Company", "Anyder, Shipping"));
    text.push_str(&row("ut-s", "ut-s", "entity", "entity", "Sanction", "ut-1"));
    text.push_str(&row("ut-s", "ut-s", "provisions", "string", "Sanction", "travel_ban"));
    text.push_str(&row("ut-s", "ut-s", "authority", "string", "Sanction", "Senate"));
    text.push_str(&row("", "ut-p", "holder", "entity", "Passport", "Q1"));
    text.push_str(&row("", "ut-p", "number", "identifier", "Passport", "UT 4471902"));
    text.push_str(
        &row("Q1", "ut-1b", "alias", "name", "Person", "Rafael Hitlodeo")
            .replace("ut_list", "ut_other"),
    );
    text.push_str(
        &row("Q1", "wd-1", "birthDate", "date", "Person", "1969").replace("\"f\"", "\"t\""),
    );
    text
}

fn read(text: &str) -> Result<(ReadOutcome, Collected), Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("statements.csv", text.as_bytes().to_vec());
    follow_the_money::read_statements(&mut source, &Limits::default(), &mut sink)
        .map(|outcome| (outcome, sink))
}

#[test]
fn the_rows_of_an_entity_are_one_record_wherever_they_stand() {
    let text = sample();
    assert_eq!(formats::list::detect(text.as_bytes()), Some(Format::FollowTheMoneyStatements));
    let (outcome, found) = read(&text).unwrap();
    assert_eq!(found.problems, []);
    let [person, company] = found.records.as_slice() else { panic!("{:?}", found.records) };
    assert_eq!((person.id.key.as_str(), person.id.source.as_str()), ("Q1", "ut_list"));
    assert_eq!(person.id.version, "2026-01-01");
    assert_eq!(person.entity.schema, Schema::Person);
    assert_eq!(person.entity.first(Property::Name), Some("Raphael Hythloday"));
    assert_eq!(person.entity.first(Property::Alias), Some("Rafael Hitlodeo"));
    assert_eq!(person.entity.first(Property::BirthDate), None, "external");
    assert_eq!(person.listings.len(), 1);
    assert_eq!(person.listings[0].measures, [Measure::TravelBan]);
    assert_eq!(person.listings[0].authority, "Senate");
    assert_eq!(person.adjacent[0].first(Property::Number), Some("UT 4471902"));
    assert_eq!((person.provenance.record, person.provenance.offset), (1, HEADER.len() as u64));
    assert_eq!(company.entity.first(Property::Name), Some("Anyder, Shipping"));
    assert_eq!(company.provenance.record, 4);
    assert_eq!(outcome.version.as_deref(), Some("2026-02-03"));
    let names = ["rows", "statements", "checksum rows", "external rows, not read", "entities"];
    assert_eq!(names.map(|name| detail(&outcome.counts, name)), [11, 9, 1, 1, 4]);
    assert_eq!((outcome.counts.records, outcome.counts.quarantined), (2, 0));
}

#[test]
fn the_pack_form_has_the_schema_before_the_property() {
    let text = "entity_id,prop,value,dataset,lang,original_value,origin,external,first_seen,last_seen,id\n\
                ut-1,Person:name,Tarkas Obrin,ut,,,,,2026,2026,x\n\
                ut-1,Person:date:birthDate,1974,ut,,,,,2026,2026,y\n\
                ut-1,Person:name,Somebody Else,ut,,,,t,2026,2026,z\n";
    assert_eq!(formats::list::detect(text.as_bytes()), Some(Format::FollowTheMoneyStatements));
    let (_, found) = read(text).unwrap();
    let entity = &found.records[0].entity;
    assert_eq!(entity.schema, Schema::Person);
    assert_eq!(entity.first(Property::BirthDate), Some("1974"));
    assert_eq!(entity.names().count(), 1);
}

#[test]
fn a_row_that_is_damaged_is_set_aside_and_its_name_is_screened() {
    use ProblemCode::{ColumnCount, NameTooLong, NoKey, StrayQuote, UnknownSchema, UnknownValue};
    let check = |damaged: &str, code: ProblemCode, names: &[&str]| {
        let (outcome, found) = read(&format!("{}{damaged}", sample())).unwrap();
        let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{damaged}");
        assert_eq!(found.problems[0].record, Some(12), "{damaged}");
        assert_eq!(detail(&outcome.counts, "rows"), 12);
        let read: Vec<&str> = found
            .records
            .iter()
            .filter(|record| !["Q1", "ut-2"].contains(&record.id.key.as_str()))
            .inspect(|record| {
                assert!(
                    code == UnknownValue
                        || code == NameTooLong
                        || record.completeness != Completeness::Complete
                );
            })
            .flat_map(|record| record.entity.names().map(|(_, name)| name.text()))
            .collect();
        assert_eq!(read, names, "{damaged}");
    };
    let name = |id: &str, schema: &str, value: &str| row(id, id, "name", "name", schema, value);
    check(&name("", "Person", "Tarkas Obrin"), NoKey, &["Tarkas Obrin"]);
    check(&name("p", "", "Tarkas Obrin"), NoKey, &["Tarkas Obrin"]);
    check(&row("p", "p", "", "name", "Person", "Tarkas Obrin"), NoKey, &["Tarkas Obrin"]);
    check(&row("p", "p", "", "date", "Person", "1970"), NoKey, &[]);
    check(
        "\"p\",\"p\",\"name\",\"name\",\"Person\",\"Tarkas Obrin\"\n",
        ColumnCount,
        &["Tarkas Obrin"],
    );
    check("\"p\",\"name\",\"Person\",\"Tarkas Obrin\",\"f\"\n", ColumnCount, &["Tarkas Obrin"]);
    check(
        &name("p", "Person", "Tarkas Obrin").replacen("\"p\"", "\"p\"x", 1),
        StrayQuote,
        &["Tarkas Obrin"],
    );
    check(&name("p", "Wizard", "Merlin"), UnknownSchema, &["Merlin"]);
    check(
        &name("p", "Person", "Tarkas Obrin").replace("\"f\"", "\"maybe\""),
        UnknownValue,
        &["Tarkas Obrin"],
    );
    let long = "x".repeat(1_001);
    check(&name("p", "Person", &long), NameTooLong, &[&long[..1_000]]);
}

#[test]
fn other_files_are_refused() {
    let check = |text: &[u8], code: ProblemCode| {
        let mut source = Source::from_memory("statements.csv", text.to_vec());
        let read = follow_the_money::read_statements(
            &mut source,
            &Limits::default(),
            &mut Collected::default(),
        );
        assert_eq!(read.unwrap_err().code, code, "{}", String::from_utf8_lossy(text));
    };
    check(b"", ProblemCode::EmptyFile);
    check(HEADER.as_bytes(), ProblemCode::NoRecords);
    check(b"<html></html>", ProblemCode::WebPage);
    check(b"a,b\n1,2\n", ProblemCode::MissingColumn);
    check(HEADER.replace(',', ";").as_bytes(), ProblemCode::WrongDelimiter);
    check(HEADER.replace("entity_id", "canonical_id").as_bytes(), ProblemCode::RepeatedColumn);
    check(format!("{HEADER}\"p\",\"p\",\"name").as_bytes(), ProblemCode::OpenQuote);
    let external = sample().replace("\"f\"", "\"t\"");
    check(external.as_bytes(), ProblemCode::NoRecords);
    check(b"PK\x03\x04cut", ProblemCode::DamagedArchive);
    let few = Limits { records_max: 2, ..Limits::default() };
    let mut source = Source::from_memory("statements.csv", sample().into_bytes());
    let read = follow_the_money::read_statements(&mut source, &few, &mut Collected::default());
    assert_eq!(read.unwrap_err().code, ProblemCode::TooManyRecords);
}

#[test]
fn damage_never_panics() {
    let text = sample();
    for at in 0..text.len() {
        replay::statements(&text.as_bytes()[..at]);
        let mut turned = text.as_bytes().to_vec();
        turned[at] ^= 1 << (at % 8);
        replay::statements(&turned);
    }
}

#[test]
fn a_cut_is_told() {
    let whole = read(&sample()).unwrap().1;
    let names = |found: &Collected| found.records.iter().flat_map(|one| one.entity.names()).count();
    let text = format!("{}{}", sample(), row("p", "p", "name", "name", "Person", "Tarkas Obrin"));
    for length in sample().len()..text.len() {
        // Not a name is lost of the rows that are there; the last one is whole, set aside, or refuses the file.
        if let Ok((_, found)) = read(&text[..length]) {
            assert!(names(&found) >= names(&whole), "cut at {length}");
        }
    }
}
