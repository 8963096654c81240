//! Tables read through mappings: what the columns feed, and what becomes of rows that are not as they should be.

use formats::mapping::{self, Mapping, MappingError, MappingFault};
use formats::source::Collected;
use formats::{Counts, Limits, Problem, ProblemCode, Source};
use model::canonical::{content_hash, entity_from_json, entity_json};
use model::label::{Audience, Evidence, Label, Level, OnwardUse};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};
use model::values::PartialDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

pub const MAPPING: &str = r#"
[list]
name = "Utopia national list"
authority = "Ministry of the Interior of Utopia"
measures = ["asset_freeze", "travel_ban"]
regime = "National list"
key = "Ref"
schema = "Person"
separator = ";"

[columns]
"Full name" = "name"
"الاسم" = "name"
"Given" = ["firstName"]
"Born" = "birthDate"
"Passport" = "passportNumber"
"Passport country" = "document.country"
"Listed" = "listing.listedOn"
"Remarks" = "notes"
"#;

pub const TABLE: &str = "\
Ref,Full name,الاسم,Given,Born,Passport,Passport country,Listed,Remarks\n\
UT-1,Raphael Hythloday,رافاييل هيثلوداي,Raphael,1969-7-16,P1234567,France,16/07/2020,\"Seen in Amaurot, twice\"\n\
UT-2,Tarkas Obrin Velimond; Tarquas Velimont,,,25400,,,,\n\
UT-3,,,,,X9876543,Macaria,,\n";

/// Reads a table through a mapping, both from memory.
pub fn read(
    mapping: &str,
    table: impl Into<Vec<u8>>,
) -> (Result<Counts, Problem>, Vec<Record>, Vec<Problem>) {
    let mapping = Mapping::parse("utopia.toml", mapping).unwrap();
    let mut source = Source::from_memory("list", table.into());
    let mut sink = Collected::default();
    let outcome = mapping::read(&mapping, &mut source, &Limits::default(), &mut sink);
    (outcome.map(|outcome| outcome.counts), sink.records, sink.problems)
}

fn codes(problems: &[Problem]) -> Vec<ProblemCode> {
    problems.iter().map(|problem| problem.code).collect()
}

fn texts(record: &Record, property: Property) -> Vec<&str> {
    record.entity.texts(property).collect()
}

#[test]
fn every_column_feeds_its_target() {
    let (counts, records, problems) = read(MAPPING, TABLE);
    let counts = counts.unwrap();
    assert_eq!((counts.records, counts.incomplete, counts.quarantined), (3, 0, 0));
    // Macaria is invented and no country of ISO 3166.
    assert_eq!(codes(&problems), [ProblemCode::UnknownCountry]);
    let first = &records[0];
    assert_eq!(first.id.source, "utopia-national-list");
    assert_eq!(first.id.key, "UT-1");
    assert_eq!(first.entity.schema, Schema::Person);
    assert_eq!(texts(first, Property::Name), ["Raphael Hythloday", "رافاييل هيثلوداي"]);
    assert_eq!(texts(first, Property::FirstName), ["Raphael"]);
    assert_eq!(texts(first, Property::BirthDate), ["1969-07-16"]);
    assert_eq!(texts(first, Property::Notes), ["Seen in Amaurot, twice"]);
    assert_eq!(first.adjacent.len(), 1);
    assert_eq!(first.adjacent[0].schema, Schema::Passport);
    assert_eq!(first.adjacent[0].first(Property::Number), Some("P1234567"));
    assert_eq!(first.adjacent[0].first(Property::Country), Some("fr"));
    let listing = &first.listings[0];
    assert_eq!(listing.authority, "Ministry of the Interior of Utopia");
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(listing.regime.as_deref(), Some("National list"));
    assert_eq!(listing.reference.as_deref(), Some("UT-1"));
    assert_eq!(listing.listed_on, PartialDate::parse("2020-07-16").ok());
    assert_eq!(first.label, Label::published("Ministry of the Interior of Utopia"));
    assert_eq!(first.provenance.record, 1);
    assert_eq!(&TABLE.as_bytes()[first.provenance.offset as usize..][..4], b"UT-1");

    assert_eq!(texts(&records[1], Property::Name), ["Tarkas Obrin Velimond", "Tarquas Velimont"]);
    assert_eq!(texts(&records[1], Property::BirthDate), ["1969-07-16"]);
    // Without a name, but with a number to be screened by.
    assert_eq!(texts(&records[2], Property::PassportNumber), ["X9876543"]);
    assert_eq!(records[2].completeness, Completeness::Complete);
}

#[test]
fn entities_come_back_from_their_follow_the_money_form() {
    let (_, records, _) = read(MAPPING, TABLE);
    for mut record in records {
        let hash = content_hash(&record);
        for entity in std::iter::once(&mut record.entity).chain(&mut record.adjacent) {
            let (read_back, unknown) = entity_from_json(&entity_json(entity)).unwrap();
            assert!(unknown.is_empty());
            *entity = read_back;
        }
        assert_eq!(content_hash(&record), hash);
    }
}

/// A ministry's workbook: own headings with a line break, two scripts, dates as text, as serials and as dates.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Designated").unwrap();
    sheet.write(0, 0, "Ministry of the Interior: designated persons").unwrap();
    for (column, heading) in [
        "Ref",
        "Full\nname",
        "الاسم",
        "Given",
        "Born",
        "Passport",
        "Passport country",
        "Listed",
        "Remarks",
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write(1, column as u16, heading).unwrap();
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let date = ExcelDateTime::from_ymd(1969, 7, 16).unwrap();
    for (row, name) in
        ["Ann Utopian", "Ben Utopian", "Col Utopian", "Dee Utopian"].iter().enumerate()
    {
        let row = row as u32 + 2;
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, *name).unwrap();
        sheet.write(row, 2, "يوتوبي").unwrap();
    }
    sheet.write(2, 4, "16 July 1969").unwrap();
    sheet.write(3, 4, 25400).unwrap();
    sheet.write_with_format(4, 4, &date, &day).unwrap();
    sheet.write(5, 4, 1969).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_ministrys_workbook_is_read() {
    let mapping = MAPPING.replace(
        "schema = \"Person\"",
        "schema = \"Person\"\nsheet = \"Designated\"\nheader_row = 2",
    );
    let (counts, records, problems) = read(&mapping, workbook());
    assert_eq!(counts.unwrap().records, 4);
    assert_eq!(codes(&problems), []);
    let dates: Vec<_> =
        records.iter().map(|record| record.entity.first(Property::BirthDate).unwrap()).collect();
    assert_eq!(dates, ["1969-07-16", "1969-07-16", "1969-07-16", "1969"]);
    assert_eq!(records[0].id.key, "2");
    assert_eq!(texts(&records[0], Property::Name), ["Ann Utopian", "يوتوبي"]);
}

#[test]
fn a_missing_sheet_and_a_missing_column_refuse_the_table() {
    let (outcome, ..) =
        read(&MAPPING.replace("schema =", "sheet = \"Other\"\nschema ="), workbook());
    assert_eq!(outcome.unwrap_err().code, ProblemCode::MissingSheet);
    let (outcome, records, _) = read(MAPPING, TABLE.replace("Born", "Birth"));
    let problem = outcome.unwrap_err();
    assert_eq!(problem.code, ProblemCode::MissingColumn);
    assert!(problem.detail.contains("missing: \"Born\";"), "{}", problem.detail);
    assert!(!problem.detail.contains("Birth"), "what stands in a table may be personal data");
    assert!(records.is_empty());
}

#[test]
fn headings_fit_when_only_white_space_and_composition_differ() {
    let mapping = Mapping::parse(
        "m",
        "[list]\nname='n'\nauthority='a'\n[columns]\n'Prénom du père'='fatherName'\n",
    )
    .unwrap();
    let check = |header: &[&str], fits: bool| {
        let header: Vec<String> = header.iter().map(|heading| (*heading).to_owned()).collect();
        assert_eq!(mapping.fits(&header), fits, "{header:?}");
    };
    check(&["Prénom du père"], true);
    check(&["No", " Prénom  du\u{a0}père\n"], true);
    check(&["Pre\u{301}nom\ndu pe\u{300}re"], true);
    check(&["prénom du père"], false);
    check(&["Prenom du pere"], false);
    check(&[], false);
}

#[test]
fn rows_that_are_not_as_they_should_be_are_still_screened() {
    let table = "\
Ref,Full name,الاسم,Given,Born,Passport,Passport country,Listed,Remarks\n\
UT-1,Ann Utopian,,,,,,,\n\
UT-1,Ben Utopian,,,,,,,\n\
,Col Utopian,,,,,,,\n\
UT-4,Dee Utopian,,,,\n\
UT-5,,,,1969,,,,a remark only\n\
,,,,,,,,\n\
UT-7,Eve Utopian,,,in spring,,,never,\n";
    let (counts, records, problems) = read(MAPPING, table);
    let counts = counts.unwrap();
    assert_eq!(
        codes(&problems),
        [
            ProblemCode::RepeatedKey,
            ProblemCode::NoKey,
            ProblemCode::ColumnCount,
            ProblemCode::NoName,
            ProblemCode::UnreadDate,
            ProblemCode::UnreadDate,
        ]
    );
    assert_eq!((counts.records, counts.incomplete), (5, 3));
    assert_eq!((counts.quarantined, counts.notes), (4, 2));
    assert_eq!(counts.details["rows"], 6);
    let names: Vec<String> = records.iter().map(|record| record.entity.caption()).collect();
    assert_eq!(names, ["Ann Utopian", "Ben Utopian", "Col Utopian", "Dee Utopian", "Eve Utopian"]);
    assert_eq!(records[1].id.key, "UT-1#row-2");
    assert_eq!(records[2].id.key.len(), 64);
    for (record, complete) in records.iter().zip([true, false, false, false, true]) {
        assert_eq!(record.completeness == Completeness::Complete, complete, "{}", record.id.key);
    }
    assert_eq!(
        texts(&records[4], Property::Notes),
        ["birthDate: in spring", "listing.listedOn: never"]
    );
    let column_count = &problems[2];
    assert_eq!(column_count.record, Some(4));
    assert_eq!(column_count.offset as usize, table.find("UT-4").unwrap());
}

#[test]
fn a_key_made_of_the_row_follows_what_identifies() {
    let mapping = MAPPING.replace("key = \"Ref\"\n", "");
    let key = |table: &str| read(&mapping, table.as_bytes()).1[0].id.key.clone();
    let original = key(TABLE);
    assert_eq!(original.len(), 64);
    assert_eq!(key(&TABLE.replace("twice", "once")), original);
    assert_eq!(key(&TABLE.replace("UT-1", "UT-100")), original);
    assert_ne!(key(&TABLE.replace("P1234567", "P1234568")), original);
    assert_ne!(key(&TABLE.replace("1969-7-16", "1969-7-17")), original);
    assert_ne!(key(&TABLE.replace("Raphael Hythloday", "Rafael Hythloday")), original);
}

const KINDS: &str = r#"
[list]
name = "n"
authority = "a"
schema_column = "Type"
schema = "LegalEntity"
country = "Malta"
[schemas]
"Individual" = "Person"
"Ship " = "Vessel"
[columns]
"Name" = "name"
"Flag" = "flag"
"Measures" = "listing.measures"
"#;

#[test]
fn kinds_measures_and_the_country_of_the_list() {
    use Measure::{ArmsEmbargo, TravelBan};
    let table = "Type,Name,Flag,Measures\nindividual,A,,Travel ban; arms-embargo\nSHIP,B,fr,\nCompany,C,,\nQuango,D,,shunning\n,E,,\n";
    let (counts, records, problems) = read(KINDS, table);
    assert_eq!(counts.unwrap().records, 5);
    assert_eq!(codes(&problems), [ProblemCode::UnknownSchema, ProblemCode::UnknownValue]);
    let schemata: Vec<_> = records.iter().map(|record| record.entity.schema).collect();
    assert_eq!(
        schemata,
        [Schema::Person, Schema::Vessel, Schema::Company, Schema::LegalEntity, Schema::LegalEntity]
    );
    assert_eq!(records[0].listings[0].measures, [TravelBan, ArmsEmbargo]);
    // An unknown measure leaves none, so that the listing counts for every purpose.
    assert_eq!(records[3].listings[0].measures, []);
    assert_eq!(texts(&records[0], Property::Country), ["mt"]);
    assert_eq!(texts(&records[1], Property::Country), [""; 0]);
}

#[test]
fn encodings_are_those_of_the_mapping() {
    let mapping =
        KINDS.replace("country =", "encoding = 'windows-1252'\ndelimiter = ';'\ncountry =");
    let (_, records, problems) =
        read(&mapping, b"Type;Name;Flag;Measures\n;Andr\xe9 Utopien\x80;;\n");
    assert_eq!(codes(&problems), []);
    assert_eq!(texts(&records[0], Property::Name), ["André Utopien€"]);
}

#[test]
fn dates_in_the_order_of_the_mapping() {
    let born = |order: &str| {
        let mapping = format!(
            "[list]\nname='n'\nauthority='a'\n{order}\n[columns]\n'N'='name'\n'B'='birthDate'\n"
        );
        let (_, records, _) = read(&mapping, "N,B\nA,03/04/1975\n");
        texts(&records[0], Property::BirthDate)[0].to_owned()
    };
    assert_eq!(born("date_order='day-first'"), "1975-04-03");
    assert_eq!(born("date_order='month-first'"), "1975-03-04");
    let unstated = PartialDate::parse(&born("")).unwrap();
    assert!(unstated.ambiguous());
    assert_eq!(unstated.day(), None);
}

#[test]
fn labels_are_at_least_as_strict_as_they_say() {
    let label = |text: &str| {
        Mapping::parse(
            "m",
            &format!("[list]\nname='n'\nauthority='A'\n{text}\n[columns]\nN='name'\n"),
        )
        .map(|mapping| mapping.label().clone())
    };
    assert_eq!(label("").unwrap(), Label::published("A"));
    assert_eq!(label("label={level='TLP:CLEAR'}").unwrap(), Label::published("A"));
    let amber = label("label={level='TLP:AMBER'}").unwrap();
    assert_eq!(amber.level, Level::Amber);
    assert_eq!(amber.audience, [Audience::Organisation("A".to_owned())].into());
    assert_eq!((amber.onward, amber.evidence), (OnwardUse::Ask, Evidence::NotWithoutConsent));
    // An unknown level is the strictest label, whatever else is said.
    let unknown =
        label("label={level='TLP:PURPLE', audience=['all'], onward='inside-audience'}").unwrap();
    assert_eq!(unknown, Label::strictest("A"));
    let full = label(
        "label={level='TLP:AMBER+STRICT', audience=['UT-FIU','group police 3'], excluded='X', roles='analyst', \
         purposes=['screening-money'], onward='?', not_before=2026-01-01, review_at='2027-01-01', caveats=['Handle with care.']}",
    )
    .unwrap();
    assert!(full.audience.contains(&Audience::Group { id: "police".to_owned(), version: 3 }));
    assert_eq!(full.excluded, [Audience::Organisation("X".to_owned())].into());
    assert_eq!(full.onward, OnwardUse::Never);
    assert_eq!(full.purposes.len(), 1);
    assert_eq!(full.not_before.unwrap().to_string(), "2026-01-01");
    assert_eq!(full.review_at.unwrap().to_string(), "2027-01-01");
    assert_eq!(
        label("label={level='TLP:RED', purposes=['targeting']}").unwrap_err().fault,
        MappingFault::UnknownPurpose
    );
}

#[test]
fn faults_say_where_and_what_was_meant() {
    use MappingFault::{
        BadDelimiter, EmptyValue, MissingKey, NotToml, NothingToCompare, RepeatedColumn, TooLong,
        UnknownCountry, UnknownDateOrder, UnknownEncoding, UnknownKey, UnknownMeasure,
        UnknownPurpose, UnknownSchema, UnknownTarget, UnreadDate, WrongKind,
    };
    let mut seen = Vec::new();
    let mut check =
        |text: &str, fault: MappingFault, place: (u64, u64), suggestion: Option<&str>| {
            let error: MappingError = Mapping::parse("m.toml", text).unwrap_err();
            let found = (error.fault, (error.line, error.column), error.suggestion.as_deref());
            assert_eq!(found, (fault, place, suggestion), "{text}\n{error}");
            assert!(
                error
                    .to_string()
                    .starts_with(&format!("m.toml, line {}, column {}: ", place.0, place.1))
            );
            if let Some(word) = suggestion {
                assert_eq!(error.hint(), format!("Did you mean \"{word}\"?"));
            }
            seen.push(fault);
        };
    let list = "[list]\nname='n'\nauthority='a'\n";
    let with = |line: &str| format!("{list}{line}\n[columns]\nN='name'\n");
    let column = |line: &str| format!("{list}[columns]\n{line}\n");
    check("", MissingKey, (1, 1), None);
    check(list, MissingKey, (1, 1), None);
    check("[list]\nname='n'\n[columns]\nN='name'\n", MissingKey, (1, 1), None);
    check("[list]\nname='قائمة'\nauthority='a'\n[columns]\nN='name'\n", MissingKey, (1, 1), None);
    check("[list\n", NotToml, (1, 6), None);
    check("[list]\nname='n'\nname='n'\n", NotToml, (3, 1), None);
    check(&with("measure=['alert']"), UnknownKey, (4, 1), Some("measures"));
    check(&with("[colums]\nN='name'"), UnknownKey, (4, 2), Some("columns"));
    check(&with("label={level='TLP:RED', audiense='a'}"), UnknownKey, (4, 25), Some("audience"));
    check(&with("measures=['asset_freze']"), UnknownMeasure, (4, 11), Some("asset_freeze"));
    check(&with("schema='person'\nregime=7"), WrongKind, (5, 8), None);
    check(&with("regime=' '"), EmptyValue, (4, 8), None);
    check(&with("schema='Persom'"), UnknownSchema, (4, 8), Some("Person"));
    check(&with("schema='Sanction'"), UnknownSchema, (4, 8), Some("Sanction"));
    check(&with("encoding='utf-16'"), UnknownEncoding, (4, 10), Some("utf-8"));
    check(&with("date_order='dayfirst'"), UnknownDateOrder, (4, 12), Some("day-first"));
    check(&with("country='Nowhere at all'"), UnknownCountry, (4, 9), None);
    check(&with("delimiter='::'"), BadDelimiter, (4, 11), None);
    check(&with("delimiter='\"'"), BadDelimiter, (4, 11), None);
    check(&with("header_row=0"), WrongKind, (4, 12), None);
    check(&with("label={level='TLP:RED', review_at='soon'}"), UnreadDate, (4, 35), None);
    check(
        &with("label={level='TLP:RED', purposes='screening-mony'}"),
        UnknownPurpose,
        (4, 34),
        Some("screening-money"),
    );
    check(&column("'الاسم'='name'\n'ولد'='birthDat'"), UnknownTarget, (6, 7), Some("birthDate"));
    check(&column("N='date of birth'"), UnknownTarget, (5, 3), Some("birthDate"));
    check(&column("N=['name','full name']"), UnknownTarget, (5, 11), Some("name"));
    check(&column("N='listing.listedon'"), UnknownTarget, (5, 3), Some("listing.listedOn"));
    check(&column("N='colour'"), UnknownTarget, (5, 3), None);
    check(&column("'A  B'='name'\n'A B'='alias'"), RepeatedColumn, (6, 1), None);
    check(&column("N='birthDate'"), NothingToCompare, (4, 1), None);
    check(&column("N='document.country'"), NothingToCompare, (4, 1), None);
    check(&column("N=[]"), EmptyValue, (5, 1), None);
    check(&"#".repeat((1 << 20) + 1), TooLong, (1, 1), None);
    for fault in MappingFault::ALL {
        assert!(seen.contains(fault), "{fault:?} has no row");
    }
}

/// The TOML blocks of the manual that are whole mappings, and the tables that stand before them.
#[test]
fn the_examples_of_the_manual_are_read() {
    let manual = include_str!("../../../../docs/mapping.md");
    let blocks: Vec<&str> = manual
        .split("```toml\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .filter(|block| block.contains("[columns]") && block.contains("authority"))
        .collect();
    assert_eq!(blocks.len(), 4);
    for block in &blocks {
        Mapping::parse("docs/mapping.md", block).unwrap();
    }
    let table = |start: &str| {
        let at = manual.find(start).unwrap();
        manual[at..].split("```").next().unwrap().to_owned()
    };
    let german = table("Nr;Art;");
    let (german, ..) = encoding_rs::WINDOWS_1252.encode(&german);
    let (counts, records, problems) = read(blocks[2], german.into_owned());
    assert_eq!((counts.unwrap().records, codes(&problems)), (3, vec![]));
    let found: Vec<_> =
        records.iter().map(|record| (record.entity.schema, record.entity.caption())).collect();
    assert_eq!(
        found,
        [
            (Schema::Person, "Marit Achterfeld".to_owned()),
            (Schema::Company, "Anyder Reederei".to_owned()),
            (Schema::Vessel, "MV Anyder".to_owned()),
        ]
    );
    let (counts, records, problems) = read(blocks[3], table("number,kind,"));
    assert_eq!((counts.unwrap().records, codes(&problems)), (2, vec![]));
    assert_eq!(records[0].adjacent[0].schema, Schema::Passport);
    assert_eq!(records[0].adjacent[0].first(Property::Country), Some("fr"));
    assert_eq!(records[1].label.onward, OnwardUse::Never);
    // Every fault and every target is in the manual.
    for fault in MappingFault::ALL {
        assert!(manual.contains(&format!("`{}`", fault.code())), "{}", fault.code());
    }
    let left_out: Vec<&str> = formats::mapping::Target::all()
        .map(formats::mapping::Target::name)
        .filter(|name| !manual.contains(&format!("`{name}`")))
        .collect();
    assert_eq!(left_out, [""; 0]);
}
