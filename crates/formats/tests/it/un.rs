//! The UN Consolidated List.

use std::collections::BTreeMap;
use std::path::PathBuf;

use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Limits, replay, un};
use model::listing::Measure;
use model::record::{Completeness, Provenance, Record};
use model::schema::{Property, Schema};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Result<(formats::list::ReadOutcome, Collected), formats::Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("list.xml", bytes.to_vec());
    un::read(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

/// A list of one individual and one entity with every element that the format has. All names are invented.
pub(crate) const LIST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-01-02T03:04:05.678-04:00">
<INDIVIDUALS><INDIVIDUAL>
 <DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM>
 <FIRST_NAME> RAFA&#69;L </FIRST_NAME><SECOND_NAME>HITL<!-- split -->ODEO</SECOND_NAME><THIRD_NAME/>
 <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>UTi.001 </REFERENCE_NUMBER>
 <LISTED_ON>2001-01-25-05:00</LISTED_ON><GENDER>MALE</GENDER>
 <NAME_ORIGINAL_SCRIPT>Рафаил Хитлодей (Russian)</NAME_ORIGINAL_SCRIPT>
 <COMMENTS1>A remark &amp; another.</COMMENTS1>
 <TITLE><VALUE>Dr</VALUE></TITLE><DESIGNATION><VALUE>Sailor</VALUE><VALUE>Guide</VALUE></DESIGNATION>
 <NATIONALITY><VALUE>Tunisia</VALUE><VALUE>na</VALUE></NATIONALITY>
 <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
 <LAST_DAY_UPDATED><VALUE>2011-12-13</VALUE></LAST_DAY_UPDATED>
 <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Rafail Hitlodej; Raphael
    Hythloday</ALIAS_NAME></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Hythlo (Хитло)</ALIAS_NAME><DATE_OF_BIRTH>1969</DATE_OF_BIRTH><CITY_OF_BIRTH>Amaurot</CITY_OF_BIRTH><COUNTRY_OF_BIRTH>Libya</COUNTRY_OF_BIRTH><NOTE>used in 2003</NOTE></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ADDRESS><STREET>1 Anyder Quay</STREET><CITY>Amaurot</CITY><COUNTRY>Libya (in custody)</COUNTRY><NOTE>since 2005</NOTE></INDIVIDUAL_ADDRESS>
 <INDIVIDUAL_ADDRESS><COUNTRY>Yemen</COUNTRY></INDIVIDUAL_ADDRESS>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-01-01-05:00</DATE></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><NOTE>35-40 years old</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Amaurot</CITY><STATE_PROVINCE>Anyder</STATE_PROVINCE><COUNTRY>Tunisia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Tunisian passport number L 123456</NUMBER><DATE_OF_ISSUE>2001-02-03</DATE_OF_ISSUE><CITY_OF_ISSUE>Tunis</CITY_OF_ISSUE><NOTE>expired</NOTE></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><NOTE>02718281 issued on 9 Jun. 2001</NOTE><ISSUING_COUNTRY>Yemen</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT/>
 <SORT_KEY/><SORT_KEY_LAST_MOD/>
</INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY>
 <DATAID>2</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ANYDER SHIPPING CO</FIRST_NAME>
 <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>UTe.001</REFERENCE_NUMBER><LISTED_ON>2018-03-30</LISTED_ON>
 <COMMENTS1>Owner of a tanker. IMO number: 5342883.</COMMENTS1>
 <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Anyder Lines (ANL)</ALIAS_NAME></ENTITY_ALIAS>
 <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Anyder Ferries</ALIAS_NAME></ENTITY_ALIAS>
 <ENTITY_ADDRESS><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS>
</ENTITY></ENTITIES>
</CONSOLIDATED_LIST>
"#;

#[test]
fn an_entry_keeps_all_that_the_list_says() {
    let (outcome, read) = read(LIST.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.version.as_deref(), Some("2026-01-02T03:04:05.678-04:00"));
    let [person, company] = read.records.as_slice() else { panic!("{}", read.records.len()) };
    assert_eq!(person.id.key, "UTi.001");
    assert_eq!(person.published_at.unwrap().to_string(), "2026-01-02T07:04:05.678Z");
    assert_eq!(person.provenance.offset, LIST.find("<INDIVIDUAL>").unwrap() as u64);
    let check = |record: &Record, property: Property, expected: &[&str]| {
        let found: Vec<&str> = record.entity.texts(property).collect();
        assert_eq!(found, expected, "{}", property.name());
    };
    check(person, Property::Name, &["RAFAEL HITLODEO", "Рафаил Хитлодей"]);
    check(person, Property::FirstName, &["RAFAEL"]);
    check(person, Property::SecondName, &["HITLODEO"]);
    check(person, Property::Alias, &["Rafail Hitlodej", "Raphael Hythloday"]);
    check(person, Property::WeakAlias, &["Hythlo (Хитло)", "Hythlo", "Хитло"]);
    let births = ["1960-01-01", "1961~", "1955/1958", "1973-11", "1969"];
    check(person, Property::BirthDate, &births);
    check(person, Property::BirthPlace, &["Amaurot, Anyder, Tunisia", "Amaurot, Libya"]);
    check(person, Property::BirthCountry, &["tn", "ly"]);
    check(person, Property::Nationality, &["tn"]);
    check(person, Property::Country, &["ly", "ye"]);
    check(person, Property::Address, &["1 Anyder Quay, Amaurot, Libya (in custody)"]);
    check(person, Property::Position, &["Sailor", "Guide"]);
    check(person, Property::Gender, &["male"]);
    check(person, Property::PassportNumber, &["L 123456"]);
    check(person, Property::IdNumber, &["02718281"]);
    let [passport, card] = person.adjacent.as_slice() else { panic!() };
    assert_eq!(passport.schema, Schema::Passport);
    assert_eq!(passport.first(Property::Country), Some("tn"));
    assert_eq!(passport.first(Property::Holder), Some("UTi.001"));
    assert_eq!(passport.first(Property::StartDate), Some("2001-02-03"));
    assert_eq!(card.schema, Schema::Identification);
    assert_eq!(card.first(Property::Number), Some("02718281"));
    assert_eq!(card.first(Property::Country), Some("ye"));
    let listing = &person.listings[0];
    assert_eq!(listing.regime.as_deref(), Some("ISIL (Da'esh) and Al-Qaida"));
    assert_eq!(listing.programme.as_deref(), Some("Al-Qaida"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2001-01-25");
    assert!(listing.measures.contains(&Measure::TravelBan));

    assert_eq!(company.entity.schema, Schema::Organization);
    check(company, Property::Abbreviation, &["ANL"]);
    check(company, Property::PreviousName, &["Anyder Ferries"]);
    check(company, Property::Country, &["kp"]);
    assert_eq!(company.entity.values(Property::ImoNumber).len(), 1);
    let counted = [
        ("individuals", 1),
        ("entities", 1),
        ("alias elements", 5),
        ("aliases with a name", 4),
        ("names after splitting", 7),
        ("original-script names", 1),
    ];
    assert_eq!(outcome.counts.details, BTreeMap::from(counted));
}

fn without_provenance(mut records: Vec<Record>) -> Vec<Record> {
    for record in &mut records {
        record.provenance = Provenance::default();
    }
    records
}

/// read → write → read gives the same records.
fn check_round_trip(bytes: &[u8]) {
    let (outcome, first) = read(bytes).unwrap();
    let mut written = Vec::new();
    un::write(&first.records, outcome.version.as_deref().unwrap(), &mut written).unwrap();
    let (_, second) = read(&written).unwrap();
    assert_eq!(second.problems, []);
    let (first, second) = (without_provenance(first.records), without_provenance(second.records));
    assert_eq!(first.len(), second.len());
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(first, second);
    }
}

#[test]
fn records_survive_writing() {
    check_round_trip(LIST.as_bytes());
}

#[test]
fn entries_without_a_reference_are_screened_all_the_same() {
    let check = |from: &str, to: &str, code: ProblemCode, records: usize, incomplete: usize| {
        let (outcome, read) = read(LIST.replace(from, to).as_bytes()).unwrap();
        let codes: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{to}");
        assert_eq!(read.records.len(), records, "{to}");
        let found = read.records.iter().filter(|r| r.completeness != Completeness::Complete);
        assert_eq!(found.count(), incomplete, "{to}");
        assert_eq!(outcome.counts.incomplete, incomplete as u64);
    };
    check("UTi.001 ", "", ProblemCode::NoKey, 2, 1);
    check("UTe.001", "UTi.001", ProblemCode::RepeatedKey, 2, 1);
    check("<QUALITY>f.k.a.", "<QUALITY>once", ProblemCode::UnknownValue, 2, 0);
    check("<UN_LIST_TYPE>DPRK", "<UN_LIST_TYPE>Utopia", ProblemCode::UnknownValue, 2, 0);
    check("<VALUE>Tunisia", "<VALUE>Cloudland", ProblemCode::UnknownCountry, 2, 0);
    check("<DATE>1960-01-01-05:00", "<DATE>1960-13-01", ProblemCode::UnreadDate, 2, 0);
    check("<GENDER>MALE", "<GENDER>sailor", ProblemCode::UnknownValue, 2, 0);
    check("<SORT_KEY/>", "<NEW_ELEMENT/>", ProblemCode::UnknownProperty, 2, 0);
    let nameless = "<FIRST_NAME></FIRST_NAME>";
    let bare = LIST
        .replace("<FIRST_NAME>ANYDER SHIPPING CO</FIRST_NAME>", nameless)
        .replace("Anyder Lines (ANL)", "")
        .replace("Anyder Ferries", "");
    let (outcome, read) = read(bare.as_bytes()).unwrap();
    // The company has no name left, but a number by which it is found.
    assert_eq!(read.problems[0].code, ProblemCode::NoName);
    assert_eq!((outcome.counts.records, outcome.counts.quarantined), (2, 1));
}

fn shared(file: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists/un");
    match std::fs::read(root.join(file)) {
        Ok(bytes) => Some(bytes),
        Err(_) => {
            println!("skipped: shared/lists/un/{file} is absent");
            None
        }
    }
}

#[test]
fn the_published_lists_are_read_whole() {
    let check = |file: &str, expected: [u64; 6]| {
        let Some(bytes) = shared(file) else { return };
        let (outcome, found) = read(&bytes).unwrap();
        let names = [
            "individuals",
            "entities",
            "alias elements",
            "aliases with a name",
            "names after splitting",
            "original-script names",
        ];
        let counts = names.map(|name| outcome.counts.details[name]);
        println!("{file}: {counts:?}");
        assert_eq!(found.problems, [], "{file}");
        assert_eq!(counts, expected, "{file}");
        assert_eq!(outcome.counts.records, expected[0] + expected[1], "{file}");
        assert_eq!(outcome.counts.incomplete, 0, "{file}");
        check_round_trip(&bytes);
    };
    check("UN_consolidated_2018-10-29.xml.gz", [703, 390, 3322, 2663, 2770, 411]);
    check("UN_consolidated_2024-09-26.xml.gz", [682, 193, 3174, 2719, 2798, 380]);
    check("UN_consolidated_2025-04-19.xml.gz", [684, 193, 2910, 2704, 2783, 380]);
    check("UN_consolidated_2025-11-20.xml.gz", [727, 273, 3043, 2753, 2878, 379]);
    check("UN_consolidated_2026-02-27.xml.gz", [730, 273, 3043, 2752, 2877, 378]);
}

#[test]
fn the_broken_list_is_refused_at_its_first_bad_byte() {
    let Some(bytes) = shared("UN_consolidated_2025-08-16_broken-encoding.xml.gz") else { return };
    let problem = read(&bytes).map(|(outcome, _)| outcome).unwrap_err();
    assert_eq!(problem.code, ProblemCode::InvalidEncoding, "{problem}");
    // A control character 0x19, once the apostrophe U+2019; the first byte that is no UTF-8 follows at 2192.
    assert_eq!(problem.offset, 2110);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        replay::un_consolidated(&bytes);
    }

    #[test]
    fn a_cut_list_is_never_taken_for_a_whole_one(cut in 0..LIST.trim_end().len()) {
        prop_assert!(read(&LIST.as_bytes()[..cut]).is_err());
    }

    #[test]
    fn a_flipped_byte_never_loses_a_record_in_silence(at in 0..LIST.len(), bit in 0..8_u32) {
        let mut bytes = LIST.as_bytes().to_vec();
        bytes[at] ^= 1 << bit;
        replay::un_consolidated(&bytes);
        if let Ok((_, found)) = read(&bytes) {
            prop_assert!(found.records.len() == 2 || !found.problems.is_empty());
        }
    }
}
