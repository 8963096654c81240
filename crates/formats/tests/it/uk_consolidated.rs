//! The consolidated list of the UK Treasury, both formats.

use formats::list::{ReadOutcome, detect};
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, Problem, uk_consolidated};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};

use crate::support::detail;

fn read(bytes: &[u8]) -> Result<(ReadOutcome, Collected), Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("ConList.csv", bytes.to_vec());
    let outcome = uk_consolidated::read(&mut source, &Limits::default(), &mut sink)?;
    Ok((outcome, sink))
}

/// The header until 2022.
const OLD: &str = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,\
Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,\
Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID";

/// The header since 2022.
const NEW: &str = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,\
Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,\
National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,\
Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,\
UK Sanctions List Date Designated,Last Updated,Group ID";

/// A row with these cells, and empty ones elsewhere.
fn row(header: &str, cells: &[(&str, &str)]) -> String {
    for (name, _) in cells {
        assert!(header.split(',').any(|heading| heading == *name), "{name}");
    }
    let texts: Vec<String> = header
        .split(',')
        .map(|heading| {
            let cell = cells.iter().rev().find(|(name, _)| *name == heading);
            let text = cell.map_or("", |(_, text)| *text);
            if text.contains(',') { format!("\"{text}\"") } else { text.to_owned() }
        })
        .collect();
    texts.join(",") + "\r\n"
}

const PERSON: [(&str, &str); 19] = [
    ("Name 6", "HYTHLODAY"),
    ("Name 1", "RAPHAEL"),
    ("Name 2", "PETER "),
    ("Title", "a) Captain b)Dr"),
    ("DOB", "00/00/1960"),
    ("Town of Birth", "(1) Amaurot (2) Anyder"),
    ("Country of Birth", "(1) Libya (2) Tunisia"),
    ("Nationality", "1) Saudi Arabia 2) Qatar"),
    ("Position", "Guide"),
    ("Address 1", "1 Anyder Quay"),
    ("Address 6", "Amaurot"),
    ("Post/Zip Code", "AM1"),
    ("Country", "Malta (previous)"),
    ("Group Type", "Individual"),
    ("Regime", "Utopia"),
    ("Listed On", "23/02/2001"),
    ("Last Updated", "13/12/2017"),
    ("Group ID", "7001"),
    ("Alias Type", "Prime Alias"),
];

/// A list of the old format: a person in rows that do not stand together, a company, and a ship that is called an
/// entity. All names are invented.
pub(crate) fn old() -> String {
    let person = [
        &PERSON[..],
        &[
            ("Passport Details", "Passport No: 592667 (Qatari passport issued on 3 May 2007)"),
            ("NI Number", "(1) 2132370 (Saudi Arabian) (2) 812673 (Qatari)"),
            ("Other Information", "UN Ref UTi.001. Brother of UTi.002."),
        ],
    ]
    .concat();
    let with = |more: &[(&'static str, &'static str)]| row(OLD, &[&person[..], more].concat());
    let common = [
        ("Group Type", "Entity"),
        ("Alias Type", "Prime Alias"),
        ("Regime", "Utopia"),
        ("Listed On", "05/05/2004"),
        ("Last Updated", "06/06/2016"),
    ];
    let company = [
        &common[..],
        &[
            ("Name 6", "ANYDER SHIPPING CO"),
            ("Address 1", "2 Anyder Quay"),
            ("Country", "Malta"),
            ("Other Information", "UN REF: UTe.001. IMO Number: 5342883."),
            ("Group ID", "7002"),
        ],
    ]
    .concat();
    let ship = [
        &common[..],
        &[
            ("Name 6", "AMAUROTE 8"),
            ("Other Information", "IMO: 9074729. MMSI: 256000001. Annex"),
            ("Group ID", "7003"),
        ],
    ]
    .concat();
    let rows = [
        with(&[]),
        row(OLD, &company),
        with(&[("Name 6", "OBRIN"), ("Name 1", "TARKAS"), ("Name 2", ""), ("Alias Type", "AKA")]),
        row(OLD, &ship),
        with(&[("Name 6", "NEMO"), ("Name 1", ""), ("Name 2", ""), ("Alias Type", "FKA")]),
        with(&[("DOB", "00/05/1961"), ("Regime", "Nowhere")]),
    ];
    format!("Last Updated,13/04/2018{}\r\n{OLD}\r\n{}", ",".repeat(27), rows.concat())
}

fn check(record: &Record, property: Property, expected: &[&str]) {
    let found: Vec<&str> = record.entity.texts(property).collect();
    assert_eq!(found, expected, "{}", property.name());
}

#[test]
fn rows_of_the_old_format_become_entries() {
    let list = old();
    assert_eq!(detect(list.as_bytes()), Some(Format::UkConsolidated));
    let (outcome, sink) = read(list.as_bytes()).unwrap();
    assert_eq!(sink.problems, []);
    assert_eq!(outcome.source, "uk-ofsi-consolidated");
    assert_eq!(outcome.version.as_deref(), Some("2018-04-13"));
    let counted = ["rows", "rows grouped", "rows set aside", "names", "ships"];
    assert_eq!(counted.map(|name| detail(&outcome.counts, name)), [6, 6, 0, 5, 1]);
    let [person, company, ship] = sink.records.as_slice() else { panic!("{}", sink.records.len()) };
    assert_eq!((person.id.key.as_str(), person.id.version.as_str()), ("7001", "2017-12-13"));
    assert_eq!(person.published_at.unwrap().to_string(), "2018-04-13T00:00:00Z");
    assert_eq!(person.entity.schema, Schema::Person);
    check(person, Property::Name, &["RAPHAEL PETER HYTHLODAY"]);
    check(person, Property::Alias, &["TARKAS OBRIN"]);
    check(person, Property::PreviousName, &["NEMO"]);
    check(person, Property::FirstName, &["RAPHAEL"]);
    check(person, Property::LastName, &["HYTHLODAY"]);
    check(person, Property::Title, &["Captain", "Dr"]);
    check(person, Property::BirthDate, &["1960", "1961-05"]);
    check(person, Property::BirthPlace, &["Amaurot", "Anyder"]);
    check(person, Property::BirthCountry, &["ly", "tn"]);
    check(person, Property::Nationality, &["sa", "qa"]);
    check(person, Property::Position, &["Guide"]);
    check(person, Property::Address, &["1 Anyder Quay, Amaurot, AM1, Malta (previous)"]);
    check(person, Property::Country, &["mt"]);
    check(person, Property::ModifiedAt, &["2017-12-13"]);
    check(person, Property::PassportNumber, &["592667"]);
    check(person, Property::IdNumber, &["2132370", "812673"]);
    let notes: Vec<&str> = person.entity.texts(Property::Notes).collect();
    assert!(notes.contains(&"UN Ref UTi.001. Brother of UTi.002."), "{notes:?}");
    assert!(notes.contains(&"country: Malta (previous)"), "{notes:?}");
    let issuers = person.adjacent.iter().map(|one| one.first(Property::Country).unwrap());
    assert_eq!(issuers.collect::<Vec<_>>(), ["qa", "sa", "qa"]);
    let [first, second] = person.listings.as_slice() else { panic!("{:?}", person.listings) };
    assert_eq!(first.authority, "UK HM Treasury, Office of Financial Sanctions Implementation");
    assert_eq!(
        (first.regime.as_deref(), second.regime.as_deref()),
        (Some("Utopia"), Some("Nowhere"))
    );
    assert_eq!(first.reference.as_deref(), Some("7001"));
    assert_eq!(first.un_reference.as_ref().unwrap().as_str(), "UTi.001");
    assert_eq!(first.listed_on.unwrap().to_string(), "2001-02-23");
    assert_eq!(first.measures, [Measure::AssetFreeze]);

    assert_eq!(company.entity.schema, Schema::Organization);
    check(company, Property::ImoNumber, &["IMO5342883"]);
    assert_eq!(company.listings[0].un_reference.as_ref().unwrap().as_str(), "UTe.001");
    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    check(ship, Property::Mmsi, &["256000001"]);
}

/// A list of the format of 2022.
pub(crate) fn new() -> String {
    let person = [
        &PERSON[..],
        &[
            ("Alias Type", "Primary name"),
            ("Name Non-Latin Script", "Рафаил Хитлодей"),
            ("Passport Number", "(1) K7500123 (2) L99887"),
            ("Passport Details", "(1) Qatari number, issued 2007 (2) Libya number"),
            ("National Identification Number", "2132370"),
            ("National Identification Details", "Saudi Arabia"),
            ("UK Sanctions List Date Designated", "31/12/2020"),
            (
                "Other Information",
                "(UK Sanctions List Ref):UTO0001. (UN Ref):UTi.001. A sailor. (Phone number):(1) +356 \
                 21555012 (2) +356 21555013 (Email address):nemo@example.org (Website):https://example.org (Gender):Male",
            ),
        ],
    ]
    .concat();
    let alias = [
        &person[..],
        &[
            ("Name 6", "HYTHLO"),
            ("Name 1", ""),
            ("Name 2", ""),
            ("Name Non-Latin Script", "Хитло"),
            ("Alias Type", "AKA"),
            ("Alias Quality", "Low quality"),
        ],
    ]
    .concat();
    let ship = [
        ("Name 6", "AMAUROTE 8"),
        ("Group Type", "Ship"),
        ("Alias Type", "Primary name variation"),
        ("Regime", "Utopia"),
        ("Listed On", "03/10/2017"),
        ("Last Updated", "03/06/2026"),
        ("Group ID", "7003"),
        (
            "Other Information",
            "(IMO number):9074729 (Current owners):Anyder Shipping Co (Flag of ship):North Korea (Previous \
             flags):Panama, Palau (Type of ship):Oil tanker (Tonnage of ship):7078 (Year built):1985",
        ),
    ];
    let rows = [row(NEW, &person), row(NEW, &ship), row(NEW, &alias)];
    format!("Last Updated,03/06/2026\r\n{NEW}\r\n{}", rows.concat())
}

#[test]
fn rows_of_the_new_format_become_entries() {
    let list = new();
    assert_eq!(detect(list.as_bytes()), Some(Format::UkConsolidated));
    let (outcome, sink) = read(list.as_bytes()).unwrap();
    assert_eq!(sink.problems, []);
    assert_eq!(outcome.version.as_deref(), Some("2026-06-03"));
    let [person, ship] = sink.records.as_slice() else { panic!("{}", sink.records.len()) };
    check(person, Property::Name, &["RAPHAEL PETER HYTHLODAY", "Рафаил Хитлодей"]);
    check(person, Property::Alias, &["Хитло"]);
    check(person, Property::WeakAlias, &["HYTHLO"]);
    check(person, Property::PassportNumber, &["K7500123", "L99887"]);
    check(person, Property::IdNumber, &["2132370"]);
    let issuers = person.adjacent.iter().map(|one| one.first(Property::Country).unwrap());
    assert_eq!(issuers.collect::<Vec<_>>(), ["qa", "ly", "sa"]);
    check(person, Property::Phone, &["+356 21555012", "+356 21555013"]);
    check(person, Property::Email, &["nemo@example.org"]);
    check(person, Property::Website, &["https://example.org"]);
    check(person, Property::Gender, &["male"]);
    let notes: Vec<&str> = person.entity.texts(Property::Notes).collect();
    assert!(notes.contains(&"Date designated on the UK Sanctions List: 31/12/2020"), "{notes:?}");
    assert_eq!(person.listings[0].un_reference.as_ref().unwrap().as_str(), "UTi.001");
    assert_eq!(person.listings[0].programme, None);
    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::Name, &["AMAUROTE 8"]);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    check(ship, Property::Flag, &["kp"]);
    check(ship, Property::PastFlags, &["pa", "pw"]);
    check(ship, Property::Type, &["Oil tanker"]);
    check(ship, Property::Tonnage, &["7078"]);
    check(ship, Property::BuildDate, &["1985"]);
    let owner = ship.adjacent.first().unwrap();
    assert_eq!(owner.first(Property::Description), Some("Anyder Shipping Co"));
}

#[test]
fn the_old_format_is_windows_1252_and_the_new_one_utf_8() {
    let place = |list: &str, from: &str, byte: u8| {
        let mut bytes = list.as_bytes().to_vec();
        let at = list.find(from).unwrap();
        bytes[at] = byte;
        bytes
    };
    // 0xC9 is É in windows-1252; no UTF-8 begins with it and goes on with a letter.
    let (_, sink) = read(&place(&old(), "AMAUROTE", 0xc9)).unwrap();
    assert_eq!(sink.problems, []);
    assert_eq!(sink.records[2].entity.first(Property::Name), Some("ÉMAUROTE 8"));
    let old_in_utf8 = old().replace("AMAUROTE", "ÉMAUROTE");
    let (_, sink) = read(old_in_utf8.as_bytes()).unwrap();
    assert_eq!(sink.records[2].entity.first(Property::Name), Some("ÉMAUROTE 8"));
    let (_, sink) = read(&place(&new(), "AMAUROTE", 0xc9)).unwrap();
    assert_eq!(sink.problems[0].code, ProblemCode::RowEncoding);
    assert!(
        sink.records.iter().any(|r| r.entity.first(Property::Name) == Some("\u{fffd}MAUROTE 8"))
    );
}

#[test]
fn what_is_wrong_is_told() {
    let list = old();
    let check = |from: &str, to: &str, code: ProblemCode, counts: [u64; 4]| {
        assert!(list.contains(from), "{from}");
        let (outcome, sink) = read(list.replacen(from, to, 1).as_bytes()).unwrap();
        let codes: Vec<_> = sink.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{to}");
        let counted = &outcome.counts;
        let rows = [detail(counted, "rows grouped"), detail(counted, "rows set aside")];
        assert_eq!([rows[0], rows[1], counted.records, counted.incomplete], counts, "{to}");
        let names = sink.records.iter().flat_map(|record| record.entity.names());
        let names: Vec<&str> = names.map(|(_, name)| name.text()).collect();
        assert!(names.iter().any(|name| name.contains("AMAUROTE")), "{names:?}");
    };
    check(",7003\r\n", ",\r\n", ProblemCode::NoKey, [5, 1, 3, 1]);
    check(",7003\r\n", "\r\n", ProblemCode::ColumnCount, [5, 1, 3, 1]);
    check("AMAUROTE 8", "AMAUROTE, 8", ProblemCode::ColumnCount, [5, 1, 3, 1]);
    check("AMAUROTE 8", "\"AMAUROTE\" 8", ProblemCode::StrayQuote, [5, 1, 3, 1]);
    check("Entity,Prime Alias", "Raft,Prime Alias", ProblemCode::UnknownValue, [6, 0, 3, 0]);
    check(",FKA,", ",Once,", ProblemCode::UnknownValue, [6, 0, 3, 0]);
    check("00/05/1961", "00/50/1961", ProblemCode::UnreadDate, [6, 0, 3, 0]);
    check("05/05/2004", "some day", ProblemCode::UnreadDate, [6, 0, 3, 0]);
    check("1) Saudi Arabia", "1) Cloudland", ProblemCode::UnknownCountry, [6, 0, 3, 0]);
    check(",Position,", ",Place,", ProblemCode::UnknownProperty, [6, 0, 3, 0]);
}

#[test]
fn a_last_row_that_is_cut_in_its_key_joins_no_entry() {
    let list = old();
    let cut = &list[..list.len() - 4];
    assert!(cut.ends_with(",70"));
    let (outcome, sink) = read(cut.as_bytes()).unwrap();
    assert_eq!(sink.problems[0].code, ProblemCode::RowCut);
    let rows = ["rows grouped", "rows set aside"].map(|name| detail(&outcome.counts, name));
    assert_eq!((rows, outcome.counts.records, outcome.counts.incomplete), ([5, 1], 4, 1));
    // A last row that is cut earlier is set aside for its cells, and the one before it is sound.
    let (outcome, sink) = read(&list.as_bytes()[..list.len() - 40]).unwrap();
    assert_eq!(sink.problems[0].code, ProblemCode::ColumnCount);
    let rows = ["rows grouped", "rows set aside"].map(|name| detail(&outcome.counts, name));
    assert_eq!((rows, sink.problems.len()), ([5, 1], 1));
}

#[test]
fn a_row_set_aside_is_screened_by_its_name() {
    let (_, sink) = read(old().replace(",7003\r\n", "\r\n").as_bytes()).unwrap();
    let found = sink.records.iter().find(|r| r.completeness != Completeness::Complete).unwrap();
    assert_eq!(found.entity.first(Property::Name), Some("AMAUROTE 8"));
    assert_eq!(found.provenance.record, 4);
    assert_eq!(found.provenance.offset, old().find("AMAUROTE").unwrap() as u64);
    assert_eq!(found.listings[0].measures, []);
}

#[test]
fn hostile_lists_are_refused() {
    let check = |bytes: &[u8], code: ProblemCode| {
        let problem = read(bytes).map(|(outcome, _)| outcome).unwrap_err();
        let shown: String = String::from_utf8_lossy(bytes).chars().take(80).collect();
        assert_eq!(problem.code, code, "{shown}");
    };
    let list = old();
    let text = |from: &str, to: &str| list.replacen(from, to, 1).into_bytes();
    let empty = format!("Last Updated,13/04/2018\r\n{OLD}\r\n");
    check(empty.as_bytes(), ProblemCode::NoRecords);
    check(b"", ProblemCode::EmptyFile);
    check(b"<html><body>Service unavailable</body></html>", ProblemCode::WebPage);
    check(b"Last Updated,13/04/2018\r\n", ProblemCode::MissingColumn);
    check(b"Last Updated,13/04/2018\r\nname,age\r\nNemo,7\r\n", ProblemCode::MissingColumn);
    check(&text(",Group ID", ",Group"), ProblemCode::MissingColumn);
    check(&text(",Address 2,", ",Address 1,"), ProblemCode::RepeatedColumn);
    check(&text("AMAUROTE 8,", "\"AMAUROTE 8,"), ProblemCode::OpenQuote);
    let mut wide = vec![0xff, 0xfe];
    wide.extend(list.encode_utf16().flat_map(u16::to_le_bytes));
    assert!(read(&wide).is_err());
    assert_eq!(detect(b"Last Updated,13/04/2018\r\nname,age\r\n"), None);
    assert_eq!(detect(b"Last Updated,Name\r\n13/04/2018,Nemo\r\n"), None);
}

#[test]
fn the_published_list_is_read_whole() {
    let test = "the_published_list_is_read_whole";
    let path = testkit::shared_or_skip(test, "lists/uk/ConList_2018-04-13.csv.gz");
    let Some(path) = path else { return };
    let bytes = testkit::gunzip(path);
    assert_eq!(detect(&bytes), Some(Format::UkConsolidated));
    let (outcome, sink) = read(&bytes).unwrap();
    let counts = &outcome.counts;
    assert_eq!(outcome.version.as_deref(), Some("2018-04-13"));
    let rows = ["rows", "rows grouped", "rows set aside"].map(|name| detail(counts, name));
    assert_eq!(rows, [9_487, 9_487, 0]);
    assert_eq!((counts.records, counts.incomplete, counts.quarantined), (2_106, 0, 0));
    let kinds = ["individuals", "entities", "ships", "names"].map(|name| detail(counts, name));
    assert_eq!(kinds, [1_426, 655, 25, 5_548]);
    let with = |property: Property| {
        let has = |record: &&Record| record.entity.first(property).is_some();
        sink.records.iter().filter(has).count()
    };
    let found =
        [Property::BirthDate, Property::Nationality, Property::PassportNumber, Property::IdNumber];
    assert_eq!(found.map(with), [1_119, 677, 287, 164]);
    let referenced = sink.records.iter().filter(|r| r.listings[0].un_reference.is_some()).count();
    assert_eq!(referenced, 624);
    // Countries that are misspelt ("Afgan"), no country ("Africa") or ambiguous ("Congolese").
    let codes = sink.problems.iter().filter(|p| p.code == ProblemCode::UnknownCountry).count();
    assert_eq!((sink.problems.len(), codes), (31, 31));
}
