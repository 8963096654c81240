//! The UK Sanctions List, XML and CSV.

use formats::list::{ReadOutcome, detect};
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, Problem, uk_sanctions};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};

use crate::support::detail;

fn xml(bytes: &[u8]) -> Result<(ReadOutcome, Collected), Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("UK-Sanctions-List.xml", bytes.to_vec());
    let outcome = uk_sanctions::read_xml(&mut source, &Limits::default(), &mut sink)?;
    Ok((outcome, sink))
}

fn csv(bytes: &[u8]) -> Result<(ReadOutcome, Collected), Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("UK-Sanctions-List.csv", bytes.to_vec());
    let outcome = uk_sanctions::read_csv(&mut source, &Limits::default(), &mut sink)?;
    Ok((outcome, sink))
}

/// A person, a company and a ship with every element that the format has. All names are invented.
pub(crate) const LIST: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <DateGenerated>02/09/2026</DateGenerated>
 <Designation>
  <LastUpdated>04/08/2026</LastUpdated><DateDesignated>29/06/2012</DateDesignated>
  <UniqueID>UTO0001</UniqueID><OFSIGroupID>12345</OFSIGroupID><UNReferenceNumber>UTi.001</UNReferenceNumber>
  <Names>
   <Name><Name6>Hythlo</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
   <Name><Name1>Rafael</Name1><Name6>Hitlodeo</Name6><NameType>Primary name variation</NameType></Name>
   <Name><Name1>RAPHAEL</Name1><Name2>PETER</Name2><Name3>GILES</Name3><Name6>HYTHLODAY</Name6><NameType>Primary Name</NameType></Name>
   <Name><Name1>Tarkas</Name1><Name6>Obrin</Name6><NameType>Alias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name>
   <Name><NameType>Alias</NameType></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>Рафаил Хитлодей</NameNonLatinScript><NonLatinScriptType>Cyrillic</NonLatinScriptType><NonLatinScriptLanguage>Russian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
  <Titles><Title>Captain</Title></Titles>
  <RegimeName>The Utopia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
  <IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UN</DesignationSource>
  <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
  <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TravelBan>true</TravelBan><ArmsEmbargo>false</ArmsEmbargo><TargetedArmsEmbargo>true</TargetedArmsEmbargo></SanctionsImposedIndicators>
  <OtherInformation>A sailor.</OtherInformation><UKStatementofReasons>He told of no place.</UKStatementofReasons>
  <Addresses><Address><AddressLine1>1 Anyder Quay</AddressLine1><AddressLine6>Amaurot</AddressLine6><AddressPostalCode>AM1</AddressPostalCode><AddressCountry>Malta</AddressCountry></Address></Addresses>
  <PhoneNumbers><PhoneNumber>+356 21 555 012</PhoneNumber></PhoneNumbers>
  <EmailAddresses><EmailAddress>rafael@example.org; nemo@example.org</EmailAddress></EmailAddresses>
  <Websites><Website>https://example.org</Website></Websites>
  <IndividualDetails><Individual>
   <DOBs><DOB>13/04/1960</DOB><DOB>dd/mm/1961</DOB></DOBs>
   <BirthDetails><Location><TownOfBirth>Amaurot</TownOfBirth><CountryOfBirth>Libya</CountryOfBirth></Location></BirthDetails>
   <Genders><Gender>Male</Gender></Genders>
   <Nationalities><Nationality>Tunisia</Nationality></Nationalities>
   <Positions><Position>Guide</Position></Positions>
   <PassportDetails><Passport><PassportNumber>K7500123</PassportNumber><PassportAdditionalInformation>Tunisia number K7500123, issued on 7 August 2014</PassportAdditionalInformation></Passport></PassportDetails>
   <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>02718281</NationalIdentifierNumber><NationalIdentifierAdditionalInformation>Libya</NationalIdentifierAdditionalInformation></NationalIdentifier></NationalIdentifierDetails>
  </Individual></IndividualDetails>
 </Designation>
 <Designation>
  <LastUpdated>05/08/2026</LastUpdated><DateDesignated>01/02/2024</DateDesignated><UniqueID>UTO0002</UniqueID>
  <Names><Name><Name6>ANYDER SHIPPING CO</Name6><NameType>Primary Name</NameType></Name></Names>
  <RegimeName>The Utopia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
  <IndividualEntityShip>Entity</IndividualEntityShip><DesignationSource>UK</DesignationSource>
  <SanctionsImposed>Asset freeze|Trust Services Sanctions</SanctionsImposed>
  <EntityDetails><Entity>
   <TypeOfEntities><TypeOfEntity>Public company</TypeOfEntity></TypeOfEntities>
   <Subsidiaries><Subsidiary>Anyder Ferries</Subsidiary></Subsidiaries>
   <ParentCompanies><ParentCompany>Utopia Holding</ParentCompany></ParentCompanies>
   <BusinessRegistrationNumbers><BusinessRegistrationNumber>INN: 7700000000 OGRN: 1027700000000</BusinessRegistrationNumber></BusinessRegistrationNumbers>
  </Entity></EntityDetails>
 </Designation>
 <Designation>
  <LastUpdated>06/08/2026</LastUpdated><DateDesignated>03/10/2017</DateDesignated><UniqueID>UTO0003</UniqueID>
  <Names><Name><Name6>AMAUROTE 8</Name6><NameType>Primary Name</NameType></Name></Names>
  <RegimeName>The Utopia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
  <IndividualEntityShip>Ship</IndividualEntityShip><DesignationSource>UK</DesignationSource>
  <SanctionsImposed>Shipping sanctions: (see 'Other information')</SanctionsImposed>
  <ShipDetails><Ship>
   <IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers>
   <CurrentOwnerOperators><CurrentOwnerOperator>Anyder Shipping Co</CurrentOwnerOperator></CurrentOwnerOperators>
   <PreviousOwnerOperators><PreviousOwnerOperator>Anyder Ferries</PreviousOwnerOperator></PreviousOwnerOperators>
   <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
   <PreviousFlags><PreviousFlag>Panama</PreviousFlag></PreviousFlags>
   <TypeOfShipDetails><TypeOfShip>Oil Tanker</TypeOfShip></TypeOfShipDetails>
   <TonnageOfShipDetails><TonnageOfShip>7078</TonnageOfShip></TonnageOfShipDetails>
   <LengthOfShipDetails><LengthOfShip>120</LengthOfShip></LengthOfShipDetails>
   <YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt>
   <HullIdentificationNumbers><HullIdentificationNumber>HIN77</HullIdentificationNumber></HullIdentificationNumbers>
  </Ship></ShipDetails>
 </Designation>
</Designations>
"#;

/// The header of the publications of 2026.
const HEADER: &str = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,\
Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,\
Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,\
Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,\
Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,\
National Identifier additional information,Passport number,Passport additional information,Position,Gender,\
Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,\
Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,\
Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)";

/// A row with these cells, and empty ones elsewhere.
fn row(cells: &[(&str, &str)]) -> String {
    let texts: Vec<String> = HEADER
        .split(',')
        .map(|heading| {
            let cell = cells.iter().rev().find(|(name, _)| *name == heading);
            let text = cell.map_or("", |(_, text)| *text);
            if text.contains([',', '"', '\n']) {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text.to_owned()
            }
        })
        .collect();
    for (name, _) in cells {
        assert!(HEADER.split(',').any(|heading| heading == *name), "{name}");
    }
    texts.join(",") + "\r\n"
}

/// The same three entries as in [`LIST`]: the rows of the first do not stand together.
pub(crate) fn table() -> String {
    const REGIME: &str = "The Utopia (Sanctions) (EU Exit) Regulations 2019";
    let person = [
        ("Last Updated", "04/08/2026"),
        ("Unique ID", "UTO0001"),
        ("OFSI Group ID", "12345"),
        ("UN Reference Number", "UTi.001"),
        ("Name 6", "HYTHLODAY"),
        ("Name 1", "RAPHAEL"),
        ("Name 2", "PETER"),
        ("Name 3", "GILES"),
        ("Name type", "Primary Name"),
        ("Title", "Captain"),
        ("Name non-latin script", "Рафаил Хитлодей"),
        ("Non-latin script type", "Cyrillic"),
        ("Non-latin script language", "Russian"),
        ("Regime Name", REGIME),
        ("Designation Type", "Individual"),
        ("Designation source", "UN"),
        ("Sanctions Imposed", "Asset freeze|Travel Ban|Targeted arms embargo"),
        ("Other Information", "A sailor."),
        ("UK Statement of Reasons", "He told of no place."),
        ("Address Line 1", "1 Anyder Quay"),
        ("Address Line 6", "Amaurot"),
        ("Address Postal Code", "AM1"),
        ("Address Country", "Malta"),
        ("Phone number", "+356 21 555 012"),
        ("Website", "https://example.org"),
        ("Email address", "rafael@example.org; nemo@example.org"),
        ("Date Designated", "29/06/2012"),
        ("D.O.B", "13/04/1960"),
        ("Nationality(/ies)", "Tunisia"),
        ("National Identifier number", "02718281"),
        ("National Identifier additional information", "Libya"),
        ("Passport number", "K7500123"),
        ("Passport additional information", "Tunisia number K7500123, issued on 7 August 2014"),
        ("Position", "Guide"),
        ("Gender", "Male"),
        ("Town of birth", "Amaurot"),
        ("Country of birth", "Libya"),
    ];
    let with = |more: &[(&'static str, &'static str)]| {
        let blank = ["Name 6", "Name 1", "Name 2", "Name 3"].map(|name| (name, ""));
        row(&[&person[..], &blank[..], more].concat())
    };
    let company = [
        ("Last Updated", "05/08/2026"),
        ("Unique ID", "UTO0002"),
        ("Name 6", "ANYDER SHIPPING CO"),
        ("Name type", "Primary Name"),
        ("Regime Name", REGIME),
        ("Designation Type", "Entity"),
        ("Sanctions Imposed", "Asset freeze|Trust Services Sanctions"),
        ("Date Designated", "01/02/2024"),
        ("Type of entity", "Public company"),
        ("Subsidiaries", "Anyder Ferries"),
        ("Parent company", "Utopia Holding"),
        ("Business registration number (s)", "INN: 7700000000 OGRN: 1027700000000"),
    ];
    let ship = [
        ("Last Updated", "06/08/2026"),
        ("Unique ID", "UTO0003"),
        ("Name 6", "AMAUROTE 8"),
        ("Name type", "Primary Name"),
        ("Regime Name", REGIME),
        ("Designation Type", "Ship"),
        ("Sanctions Imposed", "Shipping sanctions: (see 'Other information')"),
        ("Date Designated", "03/10/2017"),
        ("IMO number", "IMO9074729"),
        ("Current owner/operator (s)", "Anyder Shipping Co"),
        ("Previous owner/operator (s)", "Anyder Ferries"),
        ("Current believed flag of ship", "Comoros"),
        ("Previous flags", "Panama"),
        ("Type of ship", "Oil Tanker"),
        ("Tonnage of ship", "7078"),
        ("Length of ship", "120"),
        ("Year Built", "2011"),
        ("Hull identification number (HIN)", "HIN77"),
    ];
    let rows = [
        row(&person),
        row(&company),
        with(&[
            ("Name 6", "Hythlo"),
            ("Name type", "ALias"),
            ("Alias strength", "Low quality a.k.a"),
        ]),
        with(&[
            ("Name 6", "Hitlodeo"),
            ("Name 1", "Rafael"),
            ("Name type", "Primary name variation"),
        ]),
        row(&ship),
        with(&[
            ("Name 6", "Obrin"),
            ("Name 1", "Tarkas"),
            ("Name type", "Alias"),
            ("Alias strength", "Good quality a.k.a"),
            ("D.O.B", "dd/mm/1961"),
        ]),
    ];
    format!("Report Date: 02-Sep-2026\r\n{HEADER}\r\n{}", rows.concat())
}

/// What both forms must give.
fn check_records(outcome: &ReadOutcome, sink: &Collected) {
    assert_eq!(sink.problems, []);
    assert_eq!(outcome.source, "uk-sanctions-list");
    assert_eq!(outcome.version.as_deref(), Some("2026-09-02"));
    let [person, company, ship] = sink.records.as_slice() else { panic!("{}", sink.records.len()) };
    let check = |record: &Record, property: Property, expected: &[&str]| {
        let found: Vec<&str> = record.entity.texts(property).collect();
        assert_eq!(found, expected, "{}", property.name());
    };
    assert_eq!((person.id.key.as_str(), person.id.version.as_str()), ("UTO0001", "2026-08-04"));
    assert_eq!(person.published_at.unwrap().to_string(), "2026-09-02T00:00:00Z");
    assert_eq!(person.entity.schema, Schema::Person);
    assert_eq!(person.completeness, Completeness::Complete);
    check(
        person,
        Property::Name,
        &["RAPHAEL PETER GILES HYTHLODAY", "Rafael Hitlodeo", "Рафаил Хитлодей"],
    );
    check(person, Property::Alias, &["Tarkas Obrin"]);
    check(person, Property::WeakAlias, &["Hythlo"]);
    check(person, Property::FirstName, &["RAPHAEL"]);
    check(person, Property::SecondName, &["PETER"]);
    check(person, Property::MiddleName, &["GILES"]);
    check(person, Property::LastName, &["HYTHLODAY"]);
    check(person, Property::Title, &["Captain"]);
    check(person, Property::ModifiedAt, &["2026-08-04"]);
    check(
        person,
        Property::Notes,
        &["OFSI Group ID: 12345", "A sailor.", "UK statement of reasons: He told of no place."],
    );
    check(person, Property::Address, &["1 Anyder Quay, Amaurot, AM1, Malta"]);
    check(person, Property::Country, &["mt"]);
    check(person, Property::Phone, &["+356 21 555 012"]);
    check(person, Property::Email, &["rafael@example.org", "nemo@example.org"]);
    check(person, Property::Website, &["https://example.org"]);
    check(person, Property::BirthDate, &["1960-04-13", "1961"]);
    check(person, Property::BirthPlace, &["Amaurot, Libya"]);
    check(person, Property::BirthCountry, &["ly"]);
    check(person, Property::Gender, &["male"]);
    check(person, Property::Nationality, &["tn"]);
    check(person, Property::Position, &["Guide"]);
    check(person, Property::PassportNumber, &["K7500123"]);
    check(person, Property::IdNumber, &["02718281"]);
    let [passport, card] = person.adjacent.as_slice() else { panic!("{:?}", person.adjacent) };
    assert_eq!((passport.schema, card.schema), (Schema::Passport, Schema::Identification));
    assert_eq!(passport.first(Property::Country), Some("tn"));
    assert_eq!(passport.first(Property::Holder), Some("UTO0001"));
    let remark = passport.first(Property::Description).unwrap();
    assert_eq!(remark, "Tunisia number K7500123, issued on 7 August 2014");
    assert_eq!(card.first(Property::Country), Some("ly"));
    let [listing] = person.listings.as_slice() else { panic!("{:?}", person.listings) };
    let regime = Some("The Utopia (Sanctions) (EU Exit) Regulations 2019");
    assert_eq!(listing.authority, "UK Foreign, Commonwealth and Development Office");
    assert_eq!((listing.regime.as_deref(), listing.legal_basis.as_deref()), (regime, regime));
    assert_eq!(listing.programme.as_deref(), Some("UTO"));
    assert_eq!(listing.reference.as_deref(), Some("UTO0001"));
    assert_eq!(listing.un_reference.as_ref().unwrap().as_str(), "UTi.001");
    assert_eq!(listing.listed_on.unwrap().to_string(), "2012-06-29");
    let three = [Measure::AssetFreeze, Measure::TravelBan, Measure::ArmsEmbargo];
    assert_eq!(listing.measures, three);

    assert_eq!(company.entity.schema, Schema::Organization);
    check(company, Property::Name, &["ANYDER SHIPPING CO"]);
    check(company, Property::LegalForm, &["Public company"]);
    check(company, Property::InnCode, &["7700000000"]);
    check(company, Property::OgrnCode, &["1027700000000"]);
    check(company, Property::Notes, &["registration: INN: 7700000000 OGRN: 1027700000000"]);
    let links = |record: &Record| -> Vec<(String, String)> {
        let text =
            |link: &model::entity::Entity, property| link.first(property).unwrap().to_owned();
        let links = record.adjacent.iter();
        links.map(|one| (text(one, Property::Role), text(one, Property::Description))).collect()
    };
    let pair = |role: &str, name: &str| (role.to_owned(), name.to_owned());
    assert_eq!(
        links(company),
        [pair("subsidiary", "Anyder Ferries"), pair("parent company", "Utopia Holding")]
    );
    assert_eq!(company.listings[0].measures, [Measure::AssetFreeze, Measure::SectoralRestriction]);

    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::Name, &["AMAUROTE 8"]);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    check(ship, Property::Flag, &["km"]);
    check(ship, Property::PastFlags, &["pa"]);
    check(ship, Property::Type, &["Oil Tanker"]);
    check(ship, Property::Tonnage, &["7078"]);
    check(ship, Property::BuildDate, &["2011"]);
    check(ship, Property::RegistrationNumber, &["HIN77"]);
    check(ship, Property::Notes, &["length of ship: 120"]);
    assert_eq!(
        links(ship),
        [
            pair("current owner or operator", "Anyder Shipping Co"),
            pair("previous owner or operator", "Anyder Ferries"),
        ]
    );
    assert_eq!(ship.listings[0].measures, [Measure::TransportBan]);
    let counts = &outcome.counts;
    let counted = ["individuals", "entities", "ships", "names", "original-script names"];
    assert_eq!(counted.map(|name| detail(counts, name)), [1, 1, 1, 6, 1]);
}

#[test]
fn the_xml_keeps_all_that_the_list_says() {
    assert_eq!(detect(LIST.as_bytes()), Some(Format::UkSanctionsXml));
    let (outcome, sink) = xml(LIST.as_bytes()).unwrap();
    check_records(&outcome, &sink);
    let second = LIST.match_indices("<Designation>").nth(1).unwrap().0 as u64;
    assert_eq!(sink.records[1].provenance.offset, second);
}

#[test]
fn the_table_keeps_the_same() {
    let table = table();
    assert_eq!(detect(table.as_bytes()), Some(Format::UkSanctionsCsv));
    let (outcome, sink) = csv(table.as_bytes()).unwrap();
    check_records(&outcome, &sink);
    let counts =
        ["rows", "rows grouped", "rows set aside"].map(|name| detail(&outcome.counts, name));
    assert_eq!(counts, [6, 6, 0]);
    assert_eq!(sink.records[1].provenance.record, 2);
    // With a byte order mark, and without the row of the date, as spreadsheets leave it.
    let marked = format!("\u{feff}{table}");
    assert_eq!(detect(marked.as_bytes()), Some(Format::UkSanctionsCsv));
    assert_eq!(csv(marked.as_bytes()).unwrap().1.records.len(), 3);
    let bare = table.split_once('\n').unwrap().1;
    assert_eq!(detect(bare.as_bytes()), Some(Format::UkSanctionsCsv));
    let (outcome, sink) = csv(bare.as_bytes()).unwrap();
    assert_eq!((outcome.version, sink.records.len()), (None, 3));
    assert_eq!(sink.problems[0].code, ProblemCode::UnreadDate);
}

#[test]
fn what_is_wrong_in_the_xml_is_told() {
    let check = |from: &str, to: &str, code: ProblemCode, records: usize, incomplete: usize| {
        assert!(LIST.contains(from), "{from}");
        let (_, sink) = xml(LIST.replacen(from, to, 1).as_bytes()).unwrap();
        let codes: Vec<_> = sink.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{to}");
        assert_eq!(sink.records.len(), records, "{to}");
        let found = sink.records.iter().filter(|r| r.completeness != Completeness::Complete);
        assert_eq!(found.count(), incomplete, "{to}");
    };
    check("UTO0001</U", "</U", ProblemCode::NoKey, 3, 1);
    check("UTO0002", "UTO0001", ProblemCode::RepeatedKey, 3, 1);
    check("<Name6>AMAUROTE 8</Name6>", "", ProblemCode::NoName, 3, 0);
    check(">ALias<", ">Nickname<", ProblemCode::UnknownValue, 3, 0);
    check(">Low quality", ">Poor quality", ProblemCode::UnknownValue, 3, 0);
    check(">Entity<", ">Realm<", ProblemCode::UnknownValue, 3, 0);
    check("Travel Ban", "Banishment", ProblemCode::UnknownValue, 3, 0);
    check("<ArmsEmbargo>false", "<ArmsEmbargo>perhaps", ProblemCode::UnknownValue, 3, 0);
    check("UTi.001", "unknown", ProblemCode::UnknownValue, 3, 0);
    check("IMO9074729", "IMO9074728", ProblemCode::UnknownValue, 3, 0);
    check(">Male<", ">Sailor<", ProblemCode::UnknownValue, 3, 0);
    check("13/04/1960", "13/13/1960", ProblemCode::UnreadDate, 3, 0);
    check("29/06/2012", "some day", ProblemCode::UnreadDate, 3, 0);
    check("02/09/2026", "today", ProblemCode::UnreadDate, 3, 0);
    check(">Comoros<", ">Cloudland<", ProblemCode::UnknownCountry, 3, 0);
    check("<Titles><Title>Captain</Title></Titles>", "<News/>", ProblemCode::UnknownProperty, 3, 0);
    check(
        "<NonLatinScriptType>",
        "<More/><NonLatinScriptType>",
        ProblemCode::UnknownProperty,
        3,
        0,
    );
    let long = "A".repeat(1_001);
    check("HYTHLODAY", &long, ProblemCode::NameTooLong, 3, 0);
}

#[test]
fn a_measure_that_is_not_known_lets_a_listing_count_for_every_purpose() {
    let list = LIST.replace("Travel Ban", "Banishment");
    let (_, sink) = xml(list.as_bytes()).unwrap();
    let [person, ..] = sink.records.as_slice() else { panic!() };
    assert_eq!(person.listings[0].measures, []);
    assert!(
        person.entity.texts(Property::Notes).any(|note| note == "Sanctions imposed: Banishment")
    );
    // A company does not travel.
    let list = LIST.replace("Asset freeze|Trust Services Sanctions", "Asset freeze|Travel Ban");
    let (_, sink) = xml(list.as_bytes()).unwrap();
    assert_eq!(sink.records[1].listings[0].measures, [Measure::AssetFreeze]);
}

#[test]
fn hostile_xml_is_refused() {
    let check = |bytes: &[u8], code: ProblemCode| {
        let problem = xml(bytes).map(|(outcome, _)| outcome).unwrap_err();
        assert_eq!(
            problem.code,
            code,
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(80)])
        );
    };
    let text = |from: &str, to: &str| LIST.replacen(from, to, 1).into_bytes();
    check(&LIST.as_bytes()[..LIST.len() / 2], ProblemCode::Cut);
    check(b"<CONSOLIDATED_LIST/>", ProblemCode::WrongRoot);
    check(
        b"<Designations><DateGenerated>02/09/2026</DateGenerated></Designations>",
        ProblemCode::NoRecords,
    );
    check(b"", ProblemCode::EmptyFile);
    check(
        &text("<Designations", "<!DOCTYPE a [<!ENTITY b 'c'>]><Designations"),
        ProblemCode::DocumentType,
    );
    check(&text("Captain", "&captain;"), ProblemCode::UnknownEntity);
    check(&text("</Titles>", "</Title>"), ProblemCode::NotWellFormed);
    check(&[LIST.as_bytes(), b"<more/>"].concat(), ProblemCode::AfterTheEnd);
    let mut bad = LIST.as_bytes().to_vec();
    let at = LIST.find("Captain").unwrap();
    bad[at] = 0xff;
    check(&bad, ProblemCode::InvalidEncoding);
    let deep = format!("<Designations><Designation>{}", "<a>".repeat(80));
    check(deep.as_bytes(), ProblemCode::TooDeep);
    assert_eq!(detect(b"<!doctype html><html><Designations>"), None);
    assert_eq!(detect(b"<sanctions/>"), None);
}

#[test]
fn what_is_wrong_in_the_table_is_told() {
    let table = table();
    let check = |from: &str, to: &str, code: ProblemCode, counts: [u64; 4]| {
        assert!(table.contains(from), "{from}");
        let (outcome, sink) = csv(table.replacen(from, to, 1).as_bytes()).unwrap();
        let codes: Vec<_> = sink.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{to}");
        let counted = &outcome.counts;
        let rows = [detail(counted, "rows grouped"), detail(counted, "rows set aside")];
        let found = [rows[0], rows[1], counted.records, counted.incomplete];
        assert_eq!(found, counts, "{to}");
        let words = sink.records.iter().flat_map(|record| record.entity.names());
        let words: Vec<&str> = words.map(|(_, name)| name.text()).collect();
        assert!(words.iter().any(|name| name.contains("AMAUROTE")), "{words:?}");
    };
    // The ship's row is set aside in each of these, and its name is screened all the same.
    check(",UTO0003,", ",,", ProblemCode::NoKey, [5, 1, 3, 1]);
    check("2011,HIN77", "2011,HIN77,more", ProblemCode::ColumnCount, [5, 1, 3, 1]);
    check("2011,HIN77", "2011", ProblemCode::ColumnCount, [5, 1, 3, 1]);
    check(",Panama,", ",\"Pan\"ama,", ProblemCode::StrayQuote, [5, 1, 3, 1]);
    let long = "a".repeat(70_000);
    check("2011,HIN77", &format!("2011,{long}"), ProblemCode::FieldTooLong, [5, 1, 3, 1]);
    // These lose nothing.
    check(",Ship,", ",Raft,", ProblemCode::UnknownValue, [6, 0, 3, 0]);
    check(",Length of ship,", ",Length,", ProblemCode::UnknownProperty, [6, 0, 3, 0]);
    check("Report Date: 02-Sep-2026", "Report Date: today", ProblemCode::UnreadDate, [6, 0, 3, 0]);
}

#[test]
fn hostile_tables_are_refused() {
    let table = table();
    let check = |bytes: &[u8], code: ProblemCode| {
        let problem = csv(bytes).map(|(outcome, _)| outcome).unwrap_err();
        assert_eq!(
            problem.code,
            code,
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(80)])
        );
    };
    let text = |from: &str, to: &str| table.replacen(from, to, 1).into_bytes();
    let empty = format!("Report Date: 02-Sep-2026\r\n{HEADER}\r\n");
    check(empty.as_bytes(), ProblemCode::NoRecords);
    check(b"", ProblemCode::EmptyFile);
    check(b"<!doctype html><html></html>", ProblemCode::WebPage);
    check(b"Report Date: 02-Sep-2026\r\n", ProblemCode::MissingColumn);
    check(b"id,schema,name\n1,Person,Nemo\n", ProblemCode::MissingColumn);
    check(&text(",Unique ID,", ",Number,"), ProblemCode::MissingColumn);
    check(&text(",Gender,", ",Title,"), ProblemCode::RepeatedColumn);
    let wide = table.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert!(csv(&wide).is_err());
    assert_eq!(detect(b"Report Date: 02-Sep-2026\r\nname,age\r\nNemo,7\r\n"), None);
    // One entry without end.
    let ship = table.lines().nth(6).unwrap();
    let open = format!("{empty}{}\r\n", ship.replace(",Panama,", ",\"Panama,"));
    check(open.as_bytes(), ProblemCode::OpenQuote);
    let mut endless = empty;
    for number in 0..20_100 {
        endless += &ship.replace("AMAUROTE 8", &format!("AMAUROTE {number}"));
        endless += "\r\n";
    }
    check(endless.as_bytes(), ProblemCode::LineTooLong);
}

#[test]
fn a_row_of_bad_bytes_is_set_aside_and_screened() {
    let mut bytes = table().into_bytes();
    let at = table().find("Panama").unwrap();
    bytes[at] = 0xff;
    let (outcome, sink) = csv(&bytes).unwrap();
    assert_eq!(sink.problems[0].code, ProblemCode::RowEncoding);
    assert_eq!((outcome.counts.records, outcome.counts.quarantined), (3, 1));
    let last = sink.records.iter().find(|r| r.completeness != Completeness::Complete).unwrap();
    assert_eq!(last.entity.first(Property::Name), Some("AMAUROTE 8"));
    assert_eq!((last.listings.len(), last.listings[0].measures.len()), (1, 0));
}
