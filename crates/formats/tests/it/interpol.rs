//! INTERPOL notices. All names are invented.

use formats::list::ReadOutcome;
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, Problem, interpol};
use model::listing::Measure;
use model::record::Completeness;
use model::schema::{Property, Schema};

use crate::support::detail;

pub(crate) const RED: &str = r#"{"total": 2, "query": {"page": 1, "resultPerPage": 20}, "_embedded": {"notices": [
  {"date_of_birth": "1990/12/31", "nationalities": ["TN", "FR"], "entity_id": "2024/1234", "forename": "RAPHAEL",
   "name": "HYTHLODAY", "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red/2024-1234"}}},
  {"date_of_birth": "1972", "nationalities": ["IT"], "entity_id": "2025/99", "forename": "-", "name": "ACHORIAN",
   "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red/2025-99"}}}
]}, "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red?page=1"}}}
"#;

pub(crate) const RED_DETAIL: &str = r#"{"date_of_birth": "1971/03/00", "distinguishing_marks": "Scar on chin", "weight": 0,
 "nationalities": ["TN"], "entity_id": "2024/55", "eyes_colors_id": ["BRO"], "sex_id": "M", "place_of_birth": "Amaurot",
 "forename": "TARKAS", "arrest_warrants": [
   {"charge": "Forgery\r\nof seals", "issuing_country_id": "FR", "charge_translation": null},
   {"charge": "Theft", "issuing_country_id": "IT", "charge_translation": "Vol"}],
 "country_of_birth_id": "TN", "hairs_id": null, "name": "OBRIN", "languages_spoken_ids": ["ENG"], "height": 1.68,
 "_embedded": {"links": []},
 "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red/2024-55"}}}
"#;

pub(crate) const UN: &str = r#"[{"entity_id": "2016/77", "forename": "ZOHAIR", "name": "KANDARBASHI", "un_reference": "UTi.004",
 "forename_in_original_script": "زهير", "name_in_original_script": "قندرباشي", "sex_id": "M",
 "un_reference_date": "2016/05/06", "un_resolution": "1267", "date_of_birth": "1971/03/04", "profession": "Ferryman",
 "father_name": "KANDARBASHI", "father_forename": "OMAR", "name_at_birth": "Zohair Qandar", "nationalities": ["SY"],
 "aliases": [{"name": "KANDAR", "forename": "Z.", "qualification": "Low", "date_of_birth": "1972/00/00",
   "name_in_original_script": null, "forename_in_original_script": null, "place_of_birth": "Lixus", "country_of_birth_id": "MA"}],
 "identity_documents": [{"type": "Passport", "nr": "UT4471902", "issuing_country_id": "SY", "issued_on": "2001/02/03"}],
 "adresses": ["1 Anyder Quay"], "associates": [{"name": "ORPHREY", "forename": "ADA"}], "summary": "Forges papers.",
 "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/un/persons/2016-77"}}},
 {"entity_id": "2011/8", "name": "ANYDER SHIPPING", "un_reference": "UTe.001", "also_known_as": "AS Lines; Anyder",
 "formerly_known_as": "Old Anyder", "un_resolution": 1267,
 "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/un/entities/2011-8"}}}]
"#;

const YELLOW: &str = r#"{"total":1,"_embedded":{"notices":[{"forename":"LITTLE","name":"POLYLER","date_of_birth":"2015/01/01","entity_id":"2025/3","nationalities":["TN"],"_links":{"self":{"href":"https://ws-public.interpol.int/notices/v1/yellow/2025-3"}}}]}}"#;

fn read(text: &str) -> Result<(ReadOutcome, Collected), Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("notices.json", text.as_bytes().to_vec());
    interpol::read(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

fn compact(text: &str) -> String {
    serde_json::from_str::<serde_json::Value>(text).unwrap().to_string()
}

#[test]
fn a_page_of_red_notices() {
    assert_eq!(formats::list::detect(RED.as_bytes()), Some(Format::InterpolNotices));
    let (outcome, found) = read(RED).unwrap();
    assert_eq!(found.problems, []);
    assert_eq!(outcome.source, "interpol-red");
    let [first, second] = found.records.as_slice() else { panic!() };
    assert_eq!((first.id.source.as_str(), first.id.key.as_str()), ("interpol-red", "2024/1234"));
    let entity = &first.entity;
    assert_eq!(entity.schema, Schema::Person);
    assert_eq!(entity.first(Property::Name), Some("RAPHAEL HYTHLODAY"));
    assert_eq!(entity.first(Property::LastName), Some("HYTHLODAY"));
    assert_eq!(entity.first(Property::FirstName), Some("RAPHAEL"));
    assert_eq!(entity.first(Property::BirthDate), Some("1990-12-31"));
    assert_eq!(entity.texts(Property::Nationality).collect::<Vec<_>>(), ["tn", "fr"]);
    assert_eq!(first.listings[0].measures, [Measure::Alert]);
    assert_eq!(first.listings[0].authority, "INTERPOL");
    assert_eq!(first.listings[0].reference.as_deref(), Some("2024/1234"));
    assert_eq!(second.entity.first(Property::Name), Some("ACHORIAN"), "a dash is no forename");
    assert_eq!(second.entity.first(Property::BirthDate), Some("1972"));
    assert_eq!(detail(&outcome.counts, "red notices"), 2);
}

#[test]
fn a_red_notice_with_its_warrants() {
    let (_, found) = read(RED_DETAIL).unwrap();
    assert_eq!(found.problems, []);
    let record = &found.records[0];
    let entity = &record.entity;
    assert_eq!(entity.first(Property::BirthDate), Some("1971-03"));
    assert_eq!(entity.first(Property::BirthPlace), Some("Amaurot"));
    assert_eq!(entity.first(Property::BirthCountry), Some("tn"));
    assert_eq!(entity.first(Property::Gender), Some("male"));
    let notes: Vec<&str> = entity.texts(Property::Notes).collect();
    assert_eq!(
        notes,
        [
            "Distinguishing marks: Scar on chin",
            "Eyes: BRO",
            "Height in metres: 1.68",
            "Charge FR: Forgery of seals",
            "Charge IT: Theft",
            "Charge IT: Vol",
        ]
    );
    assert!(!format!("{record:?}").contains("ENG"), "a language is never read");
    assert_eq!(record.listings[0].legal_basis.as_deref(), Some("Arrest warrant of FR, IT"));
}

#[test]
fn special_notices_of_a_person_and_an_organisation() {
    let (outcome, found) = read(UN).unwrap();
    assert_eq!(found.problems, []);
    assert_eq!(outcome.source, "interpol-un");
    let [person, company] = found.records.as_slice() else { panic!() };
    let entity = &person.entity;
    let texts = |property: Property| entity.texts(property).collect::<Vec<_>>();
    assert_eq!(texts(Property::Name), ["ZOHAIR KANDARBASHI", "زهير قندرباشي"]);
    assert_eq!(texts(Property::WeakAlias), ["Z. KANDAR"]);
    assert_eq!(texts(Property::PreviousName), ["Zohair Qandar"]);
    assert_eq!(texts(Property::BirthDate), ["1972", "1971-03-04"]);
    assert_eq!(texts(Property::FatherName), ["OMAR KANDARBASHI"]);
    assert_eq!(texts(Property::Profession), ["Ferryman"]);
    assert_eq!(texts(Property::Address), ["1 Anyder Quay"]);
    assert_eq!(texts(Property::PassportNumber), ["UT4471902"]);
    assert_eq!(person.adjacent[0].schema, Schema::Passport);
    assert_eq!(person.adjacent[0].first(Property::Country), Some("sy"));
    assert_eq!(texts(Property::Notes), ["Summary: Forges papers.", "Associate: ADA ORPHREY"]);
    let listing = &person.listings[0];
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(listing.un_reference.as_ref().unwrap().as_str(), "UTi.004");
    assert_eq!(listing.listed_on.unwrap().to_string(), "2016-05-06");
    assert_eq!(
        listing.legal_basis.as_deref(),
        Some("United Nations Security Council resolution 1267")
    );
    assert_eq!(company.entity.schema, Schema::Organization);
    assert_eq!(company.listings[0].measures, [Measure::AssetFreeze]);
    let aliases: Vec<&str> = company.entity.texts(Property::Alias).collect();
    assert_eq!(aliases, ["AS Lines", "Anyder"]);
    assert_eq!(company.entity.first(Property::PreviousName), Some("Old Anyder"));
}

#[test]
fn missing_persons_are_never_listed() {
    let problem = read(YELLOW).unwrap_err();
    assert_eq!(problem.code, ProblemCode::NoRecords);
    assert!(problem.detail.contains("protection cases"), "{problem}");
    let both = format!("{}\n{YELLOW}\n", compact(RED));
    assert_eq!(formats::list::detect(both.as_bytes()), Some(Format::InterpolNotices));
    let (outcome, found) = read(&both).unwrap();
    assert_eq!(found.records.len(), 2);
    assert!(found.records.iter().all(|record| record.id.source == "interpol-red"));
    let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [ProblemCode::NotScreenable]);
    assert_eq!(detail(&outcome.counts, "missing persons and bodies, not screened"), 1);
    let bare = r#"{"entity_id":"2025/4","forename":"LITTLE","name":"POLYLER","date_of_event":"2025/01/01"}"#;
    assert_eq!(read(bare).unwrap_err().code, ProblemCode::NoRecords);
}

#[test]
fn a_page_that_is_not_all_says_so() {
    let check = |text: &str, expected: &[(ProblemCode, &str)]| {
        let (outcome, found) = read(text).unwrap();
        let problems: Vec<(ProblemCode, &str)> =
            found.problems.iter().map(|problem| (problem.code, problem.detail.as_str())).collect();
        assert_eq!(problems, expected, "{text}");
        assert_eq!(outcome.counts.quarantined, expected.len() as u64);
    };
    let part = (ProblemCode::PartOfList, "2 of 6432 are here");
    check(&RED.replace("\"total\": 2", "\"total\": 6432"), &[part]);
    // Two pages of one search are complete together, and a notice in both counts once.
    let first = compact(RED).replace("\"total\":2", "\"total\":4");
    let second = first
        .replace("2024/1234", "2024/1")
        .replace("2025/99", "2025/9")
        .replace("\"page\":1", "\"page\":2");
    check(&format!("{first}\n{second}\n"), &[]);
    check(&format!("[{first},{second}]"), &[]);
    check(&format!("{first}\n"), &[(ProblemCode::PartOfList, "2 of 4 are here")]);
    let (outcome, found) = read(&format!("{}\n{}\n", compact(RED), compact(RED))).unwrap();
    assert_eq!((found.records.len(), found.problems.len()), (2, 0));
    assert_eq!(detail(&outcome.counts, "notices given twice, used once"), 2);
}

#[test]
fn a_notice_of_an_unknown_kind_counts_for_every_purpose() {
    let bare = r#"{"entity_id":"2025/4","forename":"ADA","name":"ORPHREY","nationalities":["TN"]}"#;
    let (outcome, found) = read(bare).unwrap();
    assert_eq!(outcome.source, "interpol");
    assert!(found.records[0].listings[0].measures.is_empty());
    let (_, found) =
        read(&bare.replace("\"entity_id\"", "\"un_reference\":\"odd\",\"entity_id\"")).unwrap();
    assert_eq!(found.problems[0].code, ProblemCode::UnknownValue);
    assert_eq!(found.records[0].id.source, "interpol-un");
}

#[test]
fn lines_are_set_aside_one_by_one() {
    use ProblemCode::{
        BadJson, BadShape, NameTooLong, NoKey, NoName, RepeatedJsonKey, RepeatedKey,
    };
    let good = compact(RED_DETAIL);
    let check = |line: &str, codes: &[ProblemCode], names: &[&str]| {
        let (_, found) = read(&format!("{good}\n{line}\n")).unwrap();
        let read: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(read, codes, "{line}");
        let read: Vec<&str> = found
            .records
            .iter()
            .skip(1)
            .inspect(|record| {
                assert!(codes == [NameTooLong] || record.completeness != Completeness::Complete);
            })
            .flat_map(|record| record.entity.names().map(|(_, name)| name.text()))
            .collect();
        assert_eq!(read, names, "{line}");
    };
    check(r#"{"entity_id":"1","name":"ONE","name":"TWO"}"#, &[RepeatedJsonKey], &["ONE", "TWO"]);
    check(r#"{"entity_id":"1","name":"O"#, &[BadJson], &[]);
    check(r#"{"name":"ONE"}"#, &[NoKey], &["ONE"]);
    check(r#"{"entity_id":"1","name":"-"}"#, &[NoName], &[]);
    check(r#"{"entity_id":"2024/55","name":"OTHER"}"#, &[RepeatedKey], &["OTHER"]);
    check(r#"{"_embedded":{"notices":"none"}}"#, &[BadShape], &[]);
    check(r#"{"_embedded":{"notices":["none"]}}"#, &[BadShape], &[]);
    let long = "x".repeat(1_001);
    check(&format!(r#"{{"entity_id":"1","name":"{long}"}}"#), &[NameTooLong], &[&long[..1_000]]);
}

#[test]
fn other_documents_are_refused() {
    let check = |text: &[u8], code: ProblemCode| {
        let mut source = Source::from_memory("notices.json", text.to_vec());
        let read = interpol::read(&mut source, &Limits::default(), &mut Collected::default());
        assert_eq!(read.unwrap_err().code, code, "{}", String::from_utf8_lossy(text));
    };
    check(b"", ProblemCode::EmptyFile);
    check(b"<html></html>", ProblemCode::BadDocument);
    check(b"[]", ProblemCode::NoRecords);
    check(br#"{"total":0,"_embedded":{"notices":[]}}"#, ProblemCode::NoRecords);
    check(&RED.as_bytes()[..RED.len() - 4], ProblemCode::BadDocument);
    check(
        RED.replace("\"forename\": \"-\"", "\"name\": \"X\"").as_bytes(),
        ProblemCode::BadDocument,
    );
    check(b"\xff\xfe{\0", ProblemCode::BadDocument);
    check(format!("{}1{}", "[".repeat(90), "]".repeat(90)).as_bytes(), ProblemCode::BadDocument);
    check(b"[1, \"two\", null]", ProblemCode::NoRecords);
    check(format!("{RED}{{}}").as_bytes(), ProblemCode::BadDocument);
    check(b"\x1f\x8b\x08\x00cut", ProblemCode::DamagedArchive);
}
