//! The Canadian list.

use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, canada, list};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};

use crate::support::detail;

fn read(bytes: &[u8]) -> Result<(list::ReadOutcome, Collected), formats::Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("sema.xml", bytes.to_vec());
    canada::read(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

/// A record of each kind with every element that the format has. All names are invented.
pub(crate) const LIST: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <record>
    <Country>Belarus / Bélarus</Country>
    <TitleOrShip>Brigadier</TitleOrShip>
    <LastName>Hitlodej (Hitlodey)</LastName>
    <GivenName>Rafail</GivenName>
    <Aliases>Rafael
Hitlodeo; Russian: Рафаил Хитлодей</Aliases>
    <DateOfBirthOrShipBuildDate>1965-04-29 or 1966</DateOfBirthOrShipBuildDate>
    <Schedule>1,Part 1</Schedule>
    <Item>12</Item>
    <DateOfListing>2020-09-28</DateOfListing>
  </record>
  <record>
    <Country>Iran</Country>
    <EntityOrShip>Anyder Navy (ANV)/Marine
anydrienne royale (also known as Tarkas Fleet)</EntityOrShip>
    <Schedule>1, Part 1</Schedule>
    <Item>3</Item>
    <DateOfListing>2010-07-22</DateOfListing>
  </record>
  <record>
    <Country>Russia / Russie</Country>
    <EntityOrShip>Amaurot Star</EntityOrShip>
    <TitleOrShip>Oil Tanker</TitleOrShip>
    <ShipIMONumber>9074729</ShipIMONumber>
    <DateOfBirthOrShipBuildDate>1996</DateOfBirthOrShipBuildDate>
    <Schedule>1.1</Schedule>
    <Item>4</Item>
    <DateOfListing>2025-02-21</DateOfListing>
  </record>
  <record>
    <Country>Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR) / Règlement (RJVDEC)</Country>
    <LastName>Obrin</LastName>
    <GivenName>Tarkas</GivenName>
    <Item>7</Item>
    <DateOfListing>2017-11-03</DateOfListing>
  </record>
</data-set>
"#;

fn check(record: &Record, property: Property, expected: &[&str]) {
    let found: Vec<&str> = record.entity.texts(property).collect();
    assert_eq!(found, expected, "{}", property.name());
}

#[test]
fn a_record_keeps_all_that_the_list_says() {
    assert_eq!(list::detect(LIST.as_bytes()), Some(Format::CanadaXml));
    let (outcome, read) = read(LIST.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "ca-sema");
    assert_eq!(outcome.version.as_deref(), Some("newest listing 2025-02-21"));
    let [person, navy, ship, official] = read.records.as_slice() else { panic!() };
    assert_eq!(person.id.key, "Belarus/1, Part 1/12");
    assert_eq!(person.id.version, "2020-09-28");
    assert_eq!(person.entity.schema, Schema::Person);
    check(person, Property::Name, &["Rafail Hitlodej"]);
    check(person, Property::FirstName, &["Rafail"]);
    check(person, Property::LastName, &["Hitlodej"]);
    check(person, Property::Alias, &["Rafail Hitlodey", "Rafael Hitlodeo", "Рафаил Хитлодей"]);
    check(person, Property::Notes, &["Rafael Hitlodeo; Russian: Рафаил Хитлодей"]);
    check(person, Property::BirthDate, &["1965-04-29", "1966"]);
    check(person, Property::Title, &["Brigadier"]);
    check(person, Property::Country, &[]);
    let listing = &person.listings[0];
    assert_eq!(listing.authority, "Global Affairs Canada");
    assert_eq!(listing.regime.as_deref(), Some("Belarus"));
    assert_eq!(listing.programme.as_deref(), Some("SEMA"));
    assert_eq!(listing.legal_basis.as_deref(), Some("Special Economic Measures Act, section 4"));
    assert_eq!(listing.reference.as_deref(), Some("Schedule 1, Part 1, item 12"));
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2020-09-28");

    assert_eq!(navy.entity.schema, Schema::Organization);
    check(navy, Property::Name, &["Anyder Navy (ANV)", "Marine anydrienne royale"]);
    check(navy, Property::Alias, &["Tarkas Fleet", "Anyder Navy"]);
    check(navy, Property::Abbreviation, &["ANV"]);
    assert_eq!(navy.listings[0].measures, [Measure::AssetFreeze]);

    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    check(ship, Property::Type, &["Oil Tanker"]);
    check(ship, Property::BuildDate, &["1996"]);
    assert!(ship.listings[0].measures.is_empty());

    assert!(official.id.key.ends_with("(JVCFOR)/7"), "{}", official.id.key);
    assert_eq!(official.listings[0].programme.as_deref(), Some("JVCFOA"));
    assert_eq!(official.listings[0].reference.as_deref(), Some("item 7"));
    assert_eq!(official.listings[0].measures, [Measure::AssetFreeze, Measure::TravelBan]);
    let counts = ["persons", "entities", "ships", "alias elements", "names after splitting"];
    assert_eq!(counts.map(|name| detail(&outcome.counts, name)), [2, 1, 1, 1, 2]);
}

#[test]
fn the_act_says_what_a_schedule_orders() {
    let check = |schedule: &str, expected: &[Measure]| {
        let list =
            LIST.replace("<Schedule>1.1</Schedule>", &format!("<Schedule>{schedule}</Schedule>"));
        let list = list.replace("<TitleOrShip>Oil Tanker</TitleOrShip>", "");
        let list = list.replace("<ShipIMONumber>9074729</ShipIMONumber>", "");
        let (_, read) = read(list.as_bytes()).unwrap();
        assert_eq!(read.records[2].listings[0].measures, expected, "{schedule}");
    };
    check("1, Part 2", &[Measure::AssetFreeze]);
    check("2", &[Measure::SectoralRestriction]);
    check("3", &[Measure::SectoralRestriction]);
    check("9", &[]);
}

#[test]
fn what_is_wrong_with_a_record_is_told_and_its_name_is_kept() {
    let check = |from: &str, to: &str, codes: &[ProblemCode], records: usize, incomplete: usize| {
        assert!(LIST.contains(from), "{from}");
        let (outcome, read) = read(LIST.replacen(from, to, 1).as_bytes()).unwrap();
        let found: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found, codes, "{to}");
        assert_eq!(read.records.len(), records, "{to}");
        let marked = read.records.iter().filter(|r| r.completeness != Completeness::Complete);
        assert_eq!(marked.count(), incomplete, "{to}");
        assert_eq!(outcome.counts.incomplete, incomplete as u64, "{to}");
    };
    let long = format!("<GivenName>{}</GivenName>", "long ".repeat(400));
    check("<Item>12</Item>", "", &[ProblemCode::NoKey], 4, 1);
    check("Iran</Country>", "Belarus</Country>", &[], 4, 0);
    let other =
        LIST.replace("<Country>Iran<", "<Country>Belarus<").replace("<Item>3<", "<Item>12<");
    let (_, repeated) = read(other.as_bytes()).unwrap();
    assert_eq!(repeated.problems[0].code, ProblemCode::RepeatedKey);
    assert_eq!(repeated.records.len(), 4);
    check("9074729", "9074728", &[ProblemCode::UnknownValue], 4, 0);
    check("1965-04-29 or", "early 1970s or", &[ProblemCode::UnreadDate], 4, 0);
    check("2020-09-28", "soon", &[ProblemCode::UnreadDate], 4, 0);
    check("<Item>7</Item>", "<Item>7</Item><New/>", &[ProblemCode::UnknownProperty], 4, 0);
    check("Amaurot Star", "", &[ProblemCode::NoName], 4, 0);
    check("<GivenName>Tarkas</GivenName>", &long, &[ProblemCode::NameTooLong], 4, 0);
}

#[test]
fn hostile_files_are_refused() {
    let check = |bytes: &[u8], code: ProblemCode| {
        let problem = read(bytes).map(|(outcome, _)| outcome).unwrap_err();
        assert_eq!(problem.code, code, "{problem}");
    };
    check(b"", ProblemCode::EmptyFile);
    check(b"<data-set></data-set>", ProblemCode::NoRecords);
    check(b"<CONSOLIDATED_LIST/>", ProblemCode::WrongRoot);
    check(LIST.replace("</data-set>", "").as_bytes(), ProblemCode::Cut);
    check(
        LIST.replace("<data-set", "<!DOCTYPE data-set><data-set").as_bytes(),
        ProblemCode::DocumentType,
    );
    check(LIST.replace("Obrin", "&obrin;").as_bytes(), ProblemCode::UnknownEntity);
    check(
        &LIST.as_bytes().iter().map(|b| if *b == 0xa9 { 0xff } else { *b }).collect::<Vec<_>>(),
        ProblemCode::InvalidEncoding,
    );
    check(format!("{LIST}<data-set/>").as_bytes(), ProblemCode::AfterTheEnd);
    check(b"Name,Born\nNemo,1951\n", ProblemCode::NotWellFormed);
    let deep = format!("<data-set><record>{}", "<a>".repeat(100));
    check(deep.as_bytes(), ProblemCode::TooDeep);
    assert_eq!(list::detect(b"<!DOCTYPE html><html><data-set>"), None);
    assert_eq!(list::detect(b"<data-set><record><Name>another</Name></record></data-set>"), None);
}

#[test]
fn the_published_list_is_read_whole() {
    let Some(path) = testkit::shared_or_skip("the Canadian list", "lists/ca/sema_lmes_2025.xml.gz")
    else {
        return;
    };
    let (outcome, found) = read(&std::fs::read(path).unwrap()).unwrap();
    let mut codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
    codes.dedup();
    println!("{:?} {:?}", outcome.counts, codes);
    let counts = ["persons", "entities", "ships", "alias elements"];
    assert_eq!(counts.map(|name| detail(&outcome.counts, name)), [3334, 1316, 109, 2877]);
    assert_eq!(outcome.counts.records, 4759);
    assert_eq!((outcome.counts.incomplete, outcome.counts.quarantined), (0, 0));
    assert_eq!(outcome.version.as_deref(), Some("newest listing 2025-03-20"));
    // "Sep-" with a year of two digits, and "born in the early" years.
    assert_eq!(codes, [ProblemCode::UnreadDate]);
    assert_eq!(outcome.counts.notes, 2);
    let ships =
        found.records.iter().filter(|record| !record.entity.values(Property::ImoNumber).is_empty());
    assert_eq!(ships.count(), 109);
}
