//! Subjects from CSV, XLSX and JSON lines: one call for each row, in order, whatever the row is like.

use formats::subjects::{self, SubjectOptions, SubjectOutcome, SubjectSink};
use formats::{Limits, Problem, ProblemCode, Source};
use model::schema::{Property, Schema};
use model::subject::Subject;
use rust_xlsxwriter::Workbook;

/// One call of the sink.
#[derive(Debug, Clone, PartialEq)]
pub enum Call {
    /// A subject was handed over.
    Read(Box<Subject>),
    /// A row was not readable.
    Lost(Option<String>, Problem),
}

impl Call {
    fn line(&self) -> String {
        match self {
            Self::Lost(id, problem) => {
                format!("{}: {}", id.as_deref().unwrap_or("?"), problem.code.code())
            }
            Self::Read(subject) => {
                let mut line = format!("{}: {}", subject.entity.id, subject.entity.schema.name());
                for entity in std::iter::once(&subject.entity).chain(&subject.adjacent) {
                    if entity.id != subject.entity.id {
                        line.push_str(&format!(" + {}", entity.schema.name()));
                    }
                    for (property, values) in entity.properties() {
                        for value in values {
                            line.push_str(&format!(" {}={}", property.name(), value.text()));
                        }
                    }
                }
                line
            }
        }
    }
}

#[derive(Default)]
pub struct Calls(pub Vec<Call>);

impl SubjectSink for Calls {
    fn subject(&mut self, subject: Subject) {
        self.0.push(Call::Read(Box::new(subject)));
    }

    fn not_readable(&mut self, id: Option<String>, problem: Problem) {
        self.0.push(Call::Lost(id, problem));
    }
}

pub fn read_with(
    bytes: impl Into<Vec<u8>>,
    options: &SubjectOptions,
) -> (Result<SubjectOutcome, Problem>, Vec<Call>) {
    let mut source = Source::from_memory("subjects", bytes.into());
    let mut calls = Calls::default();
    (subjects::read(&mut source, options, &mut calls), calls.0)
}

pub fn read(bytes: impl Into<Vec<u8>>) -> (Result<SubjectOutcome, Problem>, Vec<Call>) {
    read_with(bytes, &SubjectOptions::default())
}

/// The calls as lines, and the notes by code.
fn check_with(
    options: &SubjectOptions,
    bytes: impl Into<Vec<u8>>,
    expected: &[&str],
    notes: &[ProblemCode],
) {
    let (outcome, calls) = read_with(bytes, options);
    let outcome = outcome.unwrap();
    assert_eq!(calls.iter().map(Call::line).collect::<Vec<_>>(), expected);
    assert_eq!(outcome.notes.iter().map(|note| note.code).collect::<Vec<_>>(), notes);
    let lost = calls.iter().filter(|call| matches!(call, Call::Lost(..))).count() as u64;
    assert_eq!(outcome.counts.records + outcome.counts.quarantined, calls.len() as u64);
    assert_eq!(outcome.counts.quarantined, lost);
    assert_eq!(outcome.counts.notes, notes.len() as u64);
}

fn check(bytes: impl Into<Vec<u8>>, expected: &[&str], notes: &[ProblemCode]) {
    check_with(&SubjectOptions::default(), bytes, expected, notes);
}

#[test]
fn the_headings_of_screening_benchmarks() {
    check(
        "full_name,first_name,middle_name,last_name,gender,date_of_birth,place_of_birth,nationality\n\
         Raphael Hythloday,Raphael,,Hythloday,male,1969-7-16,\"Amaurot, Quay 3\",Ethiopia\n\
         TARKAS OBRIN,,,,,1965,,af\n",
        &[
            "row-1: Person name=Raphael Hythloday firstName=Raphael lastName=Hythloday \
             birthDate=1969-07-16 birthPlace=Amaurot, Quay 3 nationality=et gender=male",
            "row-2: Person name=TARKAS OBRIN birthDate=1965 nationality=af",
        ],
        &[],
    );
}

#[test]
fn headings_in_other_languages() {
    check(
        "N° client;Nom;Prénom;Né(e) le;Nationalité;Sexe\n7;Quennevar;Ysolde;03.04.1975;France;F\n",
        &["7: Person name=Ysolde Quennevar firstName=Ysolde lastName=Quennevar \
           birthDate=1975-04-03 nationality=fr gender=female"],
        &[],
    );
    check(
        "Kundennummer\tName\tVorname\tGeburtsdatum\n8\tAchterfeld\tMarit\t16.07.1969\n",
        &[
            "8: Person name=Marit Achterfeld firstName=Marit lastName=Achterfeld birthDate=1969-07-16",
        ],
        &[],
    );
    check(
        "الرقم المرجعي,الاسم الكامل,تاريخ الميلاد,الجنس\n٩,زهير قندرباشي,1970,ذكر\n",
        &["٩: Person name=زهير قندرباشي birthDate=1970 gender=male"],
        &[],
    );
    check(
        "Фамилия|Имя|Отчество|Дата рождения\nВелимонт|Таркас|Обринович|16.07.1969\n",
        &["row-1: Person name=Таркас Обринович Велимонт firstName=Таркас fatherName=Обринович \
           lastName=Велимонт birthDate=1969-07-16"],
        &[],
    );
    check(
        "Müşteri No,Adı,Soyadı,Doğum Tarihi\n4,Ada,Yutopya,1969-07-16\n",
        &["4: Person name=Ada Yutopya firstName=Ada lastName=Yutopya birthDate=1969-07-16"],
        &[],
    );
    check(
        "ID cliente,Cognome,Nome,Luogo di nascita\n4,Rossiutopi,Ada,Amaurot\n",
        &["4: Person name=Ada Rossiutopi firstName=Ada lastName=Rossiutopi birthPlace=Amaurot"],
        &[],
    );
    check(
        "Apellidos,Nombre,Fecha de nacimiento\nde Utopía,Ada,16/07/1969\n",
        &["row-1: Person name=Ada de Utopía firstName=Ada lastName=de Utopía birthDate=1969-07-16"],
        &[],
    );
}

#[test]
fn kinds_documents_and_accounts() {
    check(
        "id,type,name,imo number,passport,issuing country,iban,wallet address\n\
         1,ship,MV Anyder,IMO 9074729,,,,\n\
         2,individual,Ann Utopian,,P1,Malta,UT99,w1\n\
         3,gold customer,Ben Utopian,,,,,\n\
         4,gold customer,Col Utopian,,,,,\n",
        &[
            "1: Vessel name=MV Anyder imoNumber=IMO 9074729",
            "2: Person name=Ann Utopian passportNumber=P1 + Passport country=mt holder=2 number=P1 \
             + BankAccount iban=UT99 + CryptoWallet holder=2 cryptoAddress=w1",
            "3: LegalEntity name=Ben Utopian",
            "4: LegalEntity name=Col Utopian",
        ],
        &[ProblemCode::UnknownValue],
    );
}

#[test]
fn the_columns_are_reported_and_the_caller_decides() {
    let options = SubjectOptions {
        columns: vec![
            ("Who".to_owned(), "name".to_owned()),
            ("Account".to_owned(), "id".to_owned()),
            ("Country".to_owned(), "-".to_owned()),
        ],
        separator: Some("|".to_owned()),
        default_schema: Some(Schema::LegalEntity),
        ..SubjectOptions::default()
    };
    let table = "id,Account,Who,Country,Colour,nationality\n1,A7,Ann Utopian|Anna Utopian,Atlantis,red,fr|de\n";
    check_with(
        &options,
        table,
        &["A7: LegalEntity name=Ann Utopian name=Anna Utopian nationality=fr nationality=de"],
        &[],
    );
    let columns = read_with(table, &options).0.unwrap().columns;
    let expected: [(&str, Option<&str>); 6] = [
        ("id", None),
        ("Account", Some("id")),
        ("Who", Some("name")),
        ("Country", None),
        ("Colour", None),
        ("nationality", Some("nationality")),
    ];
    let found: Vec<_> = columns.iter().map(|(heading, name)| (heading.as_str(), *name)).collect();
    assert_eq!(found, expected);

    let refused = |column: (&str, &str)| {
        let columns = vec![(column.0.to_owned(), column.1.to_owned())];
        let options = SubjectOptions { columns, ..SubjectOptions::default() };
        read_with("id,name\n1,Ann Utopian\n", &options).0.unwrap_err().code
    };
    assert_eq!(refused(("Who", "name")), ProblemCode::MissingColumn);
    assert_eq!(refused(("id", "nane")), ProblemCode::UnknownTarget);
}

#[test]
fn values_that_cannot_be_read_are_kept_and_noted() {
    check(
        "id,name,birth date,nationality,sex\n1,Ann Utopian,in spring,Atlantis,?\n2,,,,\n",
        &[
            "1: Person name=Ann Utopian notes=birthDate: in spring nationality=Atlantis gender=?",
            "2: LegalEntity",
        ],
        &[ProblemCode::UnreadDate, ProblemCode::UnknownCountry, ProblemCode::UnknownValue],
    );
}

#[test]
fn json_lines_of_both_shapes() {
    check(
        "{\"id\":\"7\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Anyder Shipping\"],\"country\":\"ru\",\"shoeSize\":[\"9\"]}}\n\
         \n\
         {\"id\":8,\"name\":\"Ann Utopian\",\"birthDate\":1969,\"nationality\":[\"France\",\"de\"],\"note\":null}\r\n\
         {\"customer_id\":\"c9\",\"full_name\":\"Ben Utopian\",\"date_of_birth\":\"1969-7-16\",\"type\":\"individual\"}\n\
         {\"properties\":{\"name\":\"Col Utopian\",\"shoeSize\":\"9\"}}\n\
         {}",
        &[
            "7: Company name=Anyder Shipping country=ru",
            "8: Person name=Ann Utopian birthDate=1969 nationality=fr nationality=de",
            "c9: Person name=Ben Utopian birthDate=1969-07-16",
            "row-4: LegalEntity name=Col Utopian",
            "row-5: LegalEntity",
        ],
        // The unknown property is noted once.
        &[ProblemCode::UnknownProperty],
    );
}

#[test]
fn lines_that_cannot_be_read_are_told_in_their_place() {
    let lines = "{\"id\":\"1\",\"name\":\"A\"}\n\
        {\"id\":\"2\",\"name\":\"B\",\"name\":\"C\"}\n\
        {\"id\":\"3\",\"name\":\n\
        [1]\n\
        {\"id\":{},\"name\":\"E\"}\n\
        {\"id\":\"6\",\"schema\":\"Ghost\",\"name\":\"F\"}\n\
        {\"id\":\"7\",\"properties\":[]}\n\
        {\"id\":\"8\",\"name\":[{\"x\":1}]}\n\
        {\"id\":\"9\",\"name\":\"I\"}\n";
    check(
        lines,
        &[
            "1: LegalEntity name=A",
            "row-2: json.repeated_key",
            "row-3: json.invalid",
            "row-4: json.shape",
            "row-5: json.shape",
            "6: record.unknown_schema",
            "7: json.shape",
            "8: json.shape",
            "9: LegalEntity name=I",
        ],
        &[],
    );
    let (_, calls) = read(lines);
    let Call::Lost(_, problem) = &calls[1] else { panic!("the second line is not readable") };
    assert_eq!(problem.record, Some(2));
    let second = lines.find("{\"id\":\"2\"").unwrap() as u64;
    assert!((second..second + 30).contains(&problem.offset), "{}", problem.offset);
}

#[test]
fn a_workbook_of_customers() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in ["Customer number", "Name", "Date of birth"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).unwrap();
    }
    sheet.write(1, 0, 4711).unwrap();
    sheet.write(1, 1, "Ann Utopian").unwrap();
    sheet.write(1, 2, 25400).unwrap();
    sheet.write(2, 1, "رافاييل").unwrap();
    sheet.write(2, 2, 1969).unwrap();
    check(
        workbook.save_to_buffer().unwrap(),
        &[
            "4711: Person name=Ann Utopian birthDate=1969-07-16",
            "row-2: Person name=رافاييل birthDate=1969",
        ],
        &[],
    );
}

#[test]
fn rows_of_another_length_are_told_in_their_place() {
    check(
        "id,name\n1,Ann Utopian\n2,Utopian, Ben\n3,Col Utopian\n",
        &[
            "1: LegalEntity name=Ann Utopian",
            "2: csv.column_count",
            "3: LegalEntity name=Col Utopian",
        ],
        &[],
    );
    // An id behind the fault may be another cell.
    check(
        "name,id\nUtopian, Ben,2\nCol Utopian,3\n",
        &["row-1: csv.column_count", "3: LegalEntity name=Col Utopian"],
        &[],
    );
}

#[test]
fn files_that_are_not_subjects_are_refused() {
    let refused = |bytes: &[u8]| read(bytes).0.unwrap_err().code;
    assert_eq!(refused(b""), ProblemCode::EmptyFile);
    assert_eq!(refused(b"[{\"id\":1}]"), ProblemCode::UnknownFormat);
    assert_eq!(refused(b"<!DOCTYPE html><html></html>"), ProblemCode::WebPage);
    assert_eq!(refused(b"colour,size\nred,9\n"), ProblemCode::NoNameColumn);
    let limits = Limits { records_max: 1, ..Limits::default() };
    let options = SubjectOptions { limits, ..SubjectOptions::default() };
    for bytes in ["name\nA\nB\n", "{\"name\":\"A\"}\n{\"name\":\"B\"}\n"] {
        assert_eq!(read_with(bytes, &options).0.unwrap_err().code, ProblemCode::TooManyRecords);
    }
}

#[test]
fn the_queries_of_the_benchmark_are_understood() {
    for file in ["yente_cg_positives_un_treated.csv.gz", "yente_cg_negatives_global.csv.gz"] {
        let Some(path) = testkit::shared_or_skip(
            "the_queries_of_the_benchmark_are_understood",
            &format!("lists/bench/{file}"),
        ) else {
            return;
        };
        let rows = testkit::gunzip(&path);
        let (outcome, calls) = read(std::fs::read(&path).unwrap());
        let outcome = outcome.unwrap();
        assert!(outcome.columns.iter().all(|(_, name)| name.is_some()), "{:?}", outcome.columns);
        assert_eq!(outcome.counts.quarantined, 0);
        // Each row is a line at least; quoted line ends make it fewer rows than lines.
        let lines = rows.iter().filter(|byte| **byte == b'\n').count();
        assert!(calls.len() > 500 && calls.len() < lines + 1, "{} {lines}", calls.len());
        let dated = calls.iter().filter(|call| match call {
            Call::Read(subject) => subject.entity.first(Property::BirthDate).is_some(),
            Call::Lost(..) => false,
        });
        let countries =
            outcome.notes.iter().filter(|note| note.code == ProblemCode::UnknownCountry);
        println!(
            "{file}: {} subjects, {} dated, {} notes",
            calls.len(),
            dated.count(),
            outcome.counts.notes
        );
        let unknown = countries.count();
        assert!(unknown * 100 < calls.len(), "{unknown} countries are not recognised");
    }
}

#[test]
fn what_states_no_kind_is_compared_with_people_and_organisations() {
    use Property::{BirthDate, ImoNumber, LastName, Name, Phone};
    let check = |properties: &[Property], schema: Schema| {
        let found = formats::subjects::implied_schema(properties.iter().copied());
        assert_eq!(found, schema, "{properties:?}");
    };
    check(&[Name], Schema::LegalEntity);
    check(&[Name, Phone], Schema::LegalEntity);
    check(&[Name, BirthDate], Schema::Person);
    check(&[LastName], Schema::Person);
    check(&[Name, ImoNumber], Schema::Vessel);
    check(&[], Schema::LegalEntity);
}

/// Rows on a sheet that nobody reads must not seem screened.
#[test]
fn a_workbook_with_two_filled_sheets_needs_a_name() {
    let mut workbook = Workbook::new();
    for (sheet, name) in [("Bank", "Ann Utopian"), ("Border", "Ben Utopian")] {
        let page = workbook.add_worksheet().set_name(sheet).unwrap();
        page.write(0, 0, "name").unwrap();
        page.write(1, 0, name).unwrap();
    }
    workbook.add_worksheet().set_name("Empty").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let read = |sheet: Option<&str>| {
        let sheet = sheet.map(str::to_owned);
        let options = SubjectOptions { sheet, ..SubjectOptions::default() };
        let mut sink = Calls(Vec::new());
        subjects::read(&mut Source::from_memory("w.xlsx", bytes.clone()), &options, &mut sink)
            .map(|_| sink)
    };
    let refused = read(None).err().unwrap();
    assert_eq!(refused.code, ProblemCode::SeveralSheets);
    assert!(read(Some("Border")).is_ok());
}
