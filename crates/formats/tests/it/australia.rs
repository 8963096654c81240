//! The Australian list.

use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, australia, list};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};

use crate::support::detail;

fn read(bytes: &[u8]) -> Result<(list::ReadOutcome, Collected), formats::Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("regulation8_consolidated", bytes.to_vec());
    australia::read(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

/// The headings since the revision of November 2025, and an entry of each kind. All names are invented.
pub(crate) const LIST: &str = "\
Reference,Name of Individual or Entity,Type,Name Type,Alias Strength,Date of Birth,Place of Birth,Citizenship,Address,Additional Information,Listing Information,IMO Number,Committees,Control Date,Instrument of Designation,Targeted Financial Sanction,Travel Ban,Arms Embargo,Maritime Restriction
101,Rafail Hitlodej,Individual,Primary Name,,\"a) 5 May 1957 b) 03/04/1958\",\"Amaurot, Tunisia\",Tunisian and Libyan,\"a) 1 Quay, Amaurot, Libya; b) 2 Hill\",A close associate of Nobody (TI.O.4.01),UN Ref TAi.002. Listed on 25 Jan. 2001,,1988 (Taliban),2/2/26,,TRUE,TRUE,TRUE,FALSE
101a,Рафаил Хитлодей,Individual,Original Script,,\"a) 5 May 1957 b) 03/04/1958\",\"Amaurot, Tunisia\",Tunisian and Libyan,\"a) 1 Quay, Amaurot, Libya; b) 2 Hill\",A close associate of Nobody (TI.O.4.01),UN Ref TAi.002. Listed on 25 Jan. 2001,,1988 (Taliban),2/2/26,,TRUE,TRUE,TRUE,FALSE
102,Anyder Lines,Entity,Primary Name,,,,,,Owner of ships,,,Autonomous (Utopia),3/2/26,Designation of Utopia 2026,TRUE,FALSE,FALSE,FALSE
101b,Raphael Hythloday,Individual,Alias,Strong,,,,,,,,1988 (Taliban),2/2/26,,TRUE,TRUE,TRUE,FALSE
101c,Hythlo,Individual,Alias,Weak,,,,,,,,1988 (Taliban),2/2/26,,TRUE,TRUE,TRUE,FALSE
102a,Anyder Ferries,Entity,Formerly known as,,,,,,,,,Autonomous (Utopia),3/2/26,Designation of Utopia 2026,TRUE,FALSE,FALSE,FALSE
103,Amaurot Star,Vessel,Primary Name,,,,,,,,9074729,Autonomous (Utopia),46055,Designation of Ships 2026,FALSE,FALSE,FALSE,TRUE
";

/// The headings until 2025.
const OLD: &str = "\
Reference,Name of Individual or Entity,Type,Name Type,Date of Birth,Place of Birth,Citizenship,Address,Additional Information,Listing Information,Committees,Control Date
1,Tarkas Obrin,Individual,Primary Name,\"1965, 1966\",na,Cloudland,,,,Autonomous (Utopia),26/07/2012
1a,Tarkas Obrinus,Individual,aka,\"1965, 1966\",na,Cloudland,,,,Autonomous (Utopia),26/07/2012
2,Anyder Works,Entity,Primary Name,,,,,,,1718 (DPRK),26/07/2012
";

fn check(record: &Record, property: Property, expected: &[&str]) {
    let found: Vec<&str> = record.entity.texts(property).collect();
    assert_eq!(found, expected, "{}", property.name());
}

/// The rows of a CSV text as a workbook; control dates as days.
fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = CellFormat::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet().set_name("Current").unwrap();
    let options = formats::table::TableOptions::default();
    let results = crate::table::read(text.as_bytes(), &options, &Limits::default()).unwrap();
    for (number, cells) in crate::table::texts(&results).iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (number as u32, column as u16);
            match (column, cell.as_str()) {
                (_, "TRUE" | "FALSE") => sheet.write(row, column, cell == "TRUE").unwrap(),
                (0, _) if cell.parse::<f64>().is_ok() => {
                    sheet.write(row, column, cell.parse::<f64>().unwrap()).unwrap()
                }
                (_, "2/2/26") => {
                    let date = ExcelDateTime::from_ymd(2026, 2, 2).unwrap();
                    sheet.write_with_format(row, column, &date, &day).unwrap()
                }
                _ => sheet.write(row, column, cell).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn assert_whole(bytes: &[u8]) {
    let (outcome, read) = read(bytes).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "au-dfat");
    assert_eq!(outcome.version.as_deref(), Some("newest control 2026-02-03"));
    let [person, company, ship] = read.records.as_slice() else { panic!("{}", read.records.len()) };
    assert_eq!((person.id.key.as_str(), person.id.version.as_str()), ("101", "2026-02-02"));
    assert_eq!(person.entity.schema, Schema::Person);
    check(person, Property::Name, &["Rafail Hitlodej", "Рафаил Хитлодей"]);
    check(person, Property::Alias, &["Raphael Hythloday"]);
    check(person, Property::WeakAlias, &["Hythlo"]);
    check(person, Property::BirthDate, &["1957-05-05", "1958-04-03"]);
    check(person, Property::BirthPlace, &["Amaurot, Tunisia"]);
    check(person, Property::BirthCountry, &["tn"]);
    check(person, Property::Citizenship, &["tn", "ly"]);
    check(person, Property::Address, &["1 Quay, Amaurot, Libya", "2 Hill"]);
    check(person, Property::Country, &["ly"]);
    check(person, Property::ModifiedAt, &["2026-02-02"]);
    let notes =
        ["A close associate of Nobody (TI.O.4.01)", "UN Ref TAi.002. Listed on 25 Jan. 2001"];
    check(person, Property::Notes, &notes);
    let [listing] = person.listings.as_slice() else { panic!() };
    assert_eq!(listing.authority, australia::AUTHORITY);
    assert_eq!(listing.regime.as_deref(), Some("1988 (Taliban)"));
    assert_eq!(listing.legal_basis.as_deref(), Some("Charter of the United Nations Act 1945"));
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::TravelBan, Measure::ArmsEmbargo]);
    assert_eq!(listing.reference.as_deref(), Some("101"));
    assert_eq!(listing.un_reference.as_ref().unwrap().as_str(), "TAi.002");

    assert_eq!(company.entity.schema, Schema::Organization);
    check(company, Property::PreviousName, &["Anyder Ferries"]);
    assert_eq!(company.listings[0].legal_basis.as_deref(), Some("Designation of Utopia 2026"));
    assert_eq!(company.listings[0].measures, [Measure::AssetFreeze]);

    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    check(ship, Property::ModifiedAt, &["2026-02-02"]);
    assert_eq!(ship.listings[0].measures, [Measure::TransportBan]);
    let counted = ["rows", "names", "individuals", "entities", "vessels", "numbers used again"];
    assert_eq!(counted.map(|name| detail(&outcome.counts, name)), [7, 7, 1, 1, 1, 0]);
}

#[test]
fn an_entry_keeps_all_that_its_rows_say() {
    assert_eq!(list::detect(LIST.as_bytes()), Some(Format::AustraliaTable));
    assert_whole(LIST.as_bytes());
}

#[test]
fn a_workbook_says_the_same() {
    assert_whole(&workbook(LIST));
}

#[test]
fn the_headings_until_2025_are_read() {
    assert_eq!(list::detect(OLD.as_bytes()), Some(Format::AustraliaTable));
    let (_, read) = read(OLD.as_bytes()).unwrap();
    let codes: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [ProblemCode::UnknownCountry]);
    let [person, company] = read.records.as_slice() else { panic!() };
    check(person, Property::BirthDate, &["1965", "1966"]);
    check(person, Property::BirthPlace, &[]);
    check(person, Property::Alias, &["Tarkas Obrinus"]);
    assert_eq!(person.listings[0].legal_basis.as_deref(), Some("Autonomous Sanctions Act 2011"));
    assert!(person.listings[0].measures.is_empty(), "a travel ban may be among them");
    assert_eq!(company.listings[0].measures, [Measure::AssetFreeze]);
}

#[test]
fn what_is_wrong_with_a_row_is_told_and_its_name_is_kept() {
    let check = |from: &str, to: &str, codes: &[ProblemCode], records: usize, incomplete: usize| {
        assert!(LIST.contains(from), "{from}");
        let (outcome, read) = read(LIST.replacen(from, to, 1).as_bytes()).unwrap();
        let found: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found, codes, "{to}");
        assert_eq!(read.records.len(), records, "{to}");
        let marked = read.records.iter().filter(|r| r.completeness != Completeness::Complete);
        assert_eq!(marked.count(), incomplete, "{to}");
        assert_eq!(outcome.counts.incomplete, incomplete as u64, "{to}");
        let names: usize = read.records.iter().map(|record| record.entity.names().count()).sum();
        assert!(names >= 7 || codes == [ProblemCode::NoName], "{to}: {names} names");
    };
    let long = "long ".repeat(400);
    check("102,Anyder Lines", ",Anyder Lines", &[ProblemCode::NoKey], 4, 1);
    check("103,Amaurot", "102,Amaurot", &[ProblemCode::RepeatedKey], 3, 1);
    check(
        "101b,Raphael Hythloday,Individual,Alias,Strong",
        "101b,Raphael Hythloday,Individual,Primary Name,",
        &[ProblemCode::RepeatedKey],
        4,
        1,
    );
    check(
        "Anyder Lines,Entity",
        "Anyder Lines,Kite",
        &[ProblemCode::UnknownValue, ProblemCode::UnknownValue],
        3,
        0,
    );
    check(",Formerly known as,", ",Nickname,", &[ProblemCode::UnknownValue], 3, 0);
    check(",Weak,", ",Faint,", &[ProblemCode::UnknownValue], 3, 0);
    check("TRUE,FALSE,FALSE,FALSE", "maybe,FALSE,FALSE,FALSE", &[ProblemCode::UnknownValue], 3, 0);
    check("9074729", "9074728", &[ProblemCode::UnknownValue], 3, 0);
    check("46055", "soon", &[ProblemCode::UnreadDate], 3, 0);
    check("102,Anyder Lines", &format!("102,{long}"), &[ProblemCode::NameTooLong], 3, 0);
    check("102,Anyder Lines", "102,Anyder Lines,stray", &[ProblemCode::ColumnCount], 4, 1);
    check("Arms Embargo,", "Naval Embargo,", &[ProblemCode::UnknownProperty], 3, 0);
}

#[test]
fn hostile_files_are_refused() {
    let check = |bytes: &[u8], code: ProblemCode| {
        let problem = read(bytes).map(|(outcome, _)| outcome).unwrap_err();
        assert_eq!(problem.code, code, "{problem}");
    };
    let header = LIST.lines().next().unwrap();
    check(b"", ProblemCode::EmptyFile);
    check(header.as_bytes(), ProblemCode::NoRecords);
    check(b"Name,Born\nNemo,1951\n", ProblemCode::MissingColumn);
    check(LIST.replacen("Committees", "Regime", 1).as_bytes(), ProblemCode::MissingColumn);
    check(LIST.replacen("Travel Ban", "Arms Embargo", 1).as_bytes(), ProblemCode::RepeatedColumn);
    check(b"<!DOCTYPE html><html><body>Sign in</body></html>", ProblemCode::WebPage);
    check(format!("{LIST}104,\"Open quote").as_bytes(), ProblemCode::OpenQuote);
    let cut = workbook(LIST);
    check(&cut[..cut.len() / 2], ProblemCode::DamagedArchive);
    // The old binary workbook of the years before 2023.
    let old = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on")
        .map(|(outcome, _)| outcome)
        .unwrap_err();
    assert_eq!(old.code, ProblemCode::UnknownFormat);
    assert!(old.detail.contains("save it as XLSX"), "{old}");
}
