//! OFAC's lists in XML.

use std::path::PathBuf;

use formats::ofac::xml;
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Limits, list};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};

fn read(bytes: &[u8]) -> Result<(formats::list::ReadOutcome, Collected), formats::Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("sdn.xml", bytes.to_vec());
    xml::read(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

/// A list of four entries with every element that the format has. All names are invented.
pub(crate) const LIST: &str = r#"<?xml version="1.0" standalone="yes"?>
<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
 <publshInformation><Publish_Date>03/28/2026</Publish_Date><Record_Count>4</Record_Count></publshInformation>
 <sdnEntry><uid>101</uid><firstName>Raphael Nonsenso, Jr.</firstName><lastName>HYTHLODAY</lastName><title>Captain</title><sdnType>Individual</sdnType>
  <remarks>(UTi.001) a.k.a. 'THE FERRYMAN'; Linked To: ANYDER LINES.</remarks>
  <programList><program>SDGT</program><program>GLOMAG</program></programList>
  <idList>
   <id><uid>1</uid><idType>Passport</idType><idNumber>K75</idNumber><idCountry>Libya</idCountry><issueDate>26 May 1999</issueDate><expirationDate>25 May 2004</expirationDate></id>
   <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
   <id><uid>3</uid><idType>Digital Currency Address - XBT</idType><idNumber>1Example</idNumber></id>
   <id><uid>4</uid><idType>Secondary sanctions risk:</idType><idNumber>section 1(b) of an order</idNumber></id>
   <id><uid>5</uid><idType>Email Address</idType><idNumber>raphael@utopia.example</idNumber></id>
   <id><uid>6</uid><idType>Website</idType><idNumber>www.utopia.example</idNumber></id>
   <id><uid>7</uid><idType>Guild Membership No.</idType><idNumber>12-B</idNumber><idCountry>Malta</idCountry></id>
  </idList>
  <akaList>
   <aka><uid>8</uid><type>a.k.a.</type><category>strong</category><lastName>HITLODEO</lastName><firstName>Rafael</firstName></aka>
   <aka><uid>9</uid><type>a.k.a.</type><category>weak</category><lastName>HYTHLO</lastName></aka>
   <aka><uid>10</uid><type>f.k.a.</type><category>strong</category><lastName>NONSENSO</lastName><firstName>Raphael</firstName></aka>
  </akaList>
  <addressList>
   <address><uid>11</uid><address1>1 Anyder Quay</address1><address2>Floor 2</address2><address3>Door 3</address3><city>Amaurot</city><stateOrProvince>North</stateOrProvince><postalCode>11</postalCode><country>Libya</country></address>
   <address><uid>12</uid><country>Region: Gaza</country></address>
  </addressList>
  <nationalityList><nationality><uid>13</uid><country>Libya</country><mainEntry>true</mainEntry></nationality></nationalityList>
  <citizenshipList><citizenship><uid>14</uid><country>Malta</country><mainEntry>true</mainEntry></citizenship></citizenshipList>
  <dateOfBirthList><dateOfBirthItem><uid>15</uid><dateOfBirth>01 Feb 1962</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem><dateOfBirthItem><uid>16</uid><dateOfBirth>circa 1963</dateOfBirth><mainEntry>false</mainEntry></dateOfBirthItem></dateOfBirthList>
  <placeOfBirthList><placeOfBirthItem><uid>17</uid><placeOfBirth>Amaurot, Libya</placeOfBirth><mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
 </sdnEntry>
 <sdnEntry><uid>102</uid><lastName>ANYDER LINES CO., LTD.</lastName><sdnType>Entity</sdnType><programList><program>NEW-TAG</program></programList>
  <idList><id><uid>18</uid><idType>Tax ID No.</idType><idNumber>7744000000</idNumber><idCountry>Russia</idCountry></id></idList></sdnEntry>
 <sdnEntry><uid>103</uid><lastName>STAR OF UTOPIA</lastName><sdnType>Vessel</sdnType><programList><program>IRAN</program></programList>
  <idList><id><uid>19</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 9074729</idNumber></id></idList>
  <vesselInfo><callSign>UTO7</callSign><vesselType>Crude Oil Tanker</vesselType><vesselFlag>Malta</vesselFlag><vesselOwner>Anyder Lines</vesselOwner><tonnage>10000</tonnage><grossRegisteredTonnage>6000</grossRegisteredTonnage></vesselInfo></sdnEntry>
 <sdnEntry><uid>104</uid><lastName>UT-OPA</lastName><sdnType>Aircraft</sdnType><programList><program>IRAN</program></programList>
  <idList><id><uid>20</uid><idType>Aircraft Model</idType><idNumber>Nimbus</idNumber></id></idList></sdnEntry>
</sdnList>
"#;

/// The consolidated list: one entry on each of four lists, and one that is blocked as well.
pub(crate) const NON_SDN: &str = r#"<sdnList xmlns="http://tempuri.org/sdnList.xsd">
<publshInformation><Publish_Date>03/28/2020</Publish_Date><Record_Count>5</Record_Count></publshInformation>
<sdnEntry><uid>201</uid><lastName>OBRIN</lastName><firstName>Tarkas</firstName><sdnType>Individual</sdnType><programList><program>NS-PLC</program></programList></sdnEntry>
<sdnEntry><uid>202</uid><lastName>AMAUROT BANK</lastName><sdnType>Entity</sdnType><programList><program>UKRAINE-EO13662</program><program>RUSSIA-EO14024</program></programList><idList><id><uid>1</uid><idType>Listing Date (EO 14024 Directive 2):</idType><idNumber>24 Feb 2022</idNumber></id></idList></sdnEntry>
<sdnEntry><uid>203</uid><lastName>ANYDER OIL</lastName><sdnType>Entity</sdnType><programList><program>UKRAINE-EO13662</program><program>RUSSIA-EO14024</program></programList></sdnEntry>
<sdnEntry><uid>204</uid><lastName>NEMO</lastName><firstName>Outis</firstName><sdnType>Individual</sdnType><programList><program>FSE-IR</program></programList></sdnEntry>
<sdnEntry><uid>205</uid><lastName>UTOPUS</lastName><firstName>Rex</firstName><sdnType>Individual</sdnType><programList><program>NS-PLC</program><program>SDGT</program></programList></sdnEntry>
</sdnList>"#;

fn check(record: &Record, property: Property, expected: &[&str]) {
    let found: Vec<&str> = record.entity.texts(property).collect();
    assert_eq!(found, expected, "{}", property.name());
}

#[test]
fn an_entry_keeps_all_that_the_list_says() {
    let (outcome, read) = read(LIST.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "ofac-sdn");
    assert_eq!(outcome.version.as_deref(), Some("2026-03-28"));
    let [person, company, ship, plane] = read.records.as_slice() else { panic!() };
    assert_eq!((person.id.source.as_str(), person.id.key.as_str()), ("ofac-sdn", "101"));
    assert_eq!(person.published_at.unwrap().to_string(), "2026-03-28T00:00:00Z");
    assert_eq!(person.provenance.offset, LIST.find("<sdnEntry>").unwrap() as u64);
    check(person, Property::Name, &["Raphael Nonsenso HYTHLODAY Jr."]);
    check(person, Property::FirstName, &["Raphael Nonsenso"]);
    check(person, Property::LastName, &["HYTHLODAY"]);
    check(person, Property::NameSuffix, &["Jr."]);
    check(person, Property::Position, &["Captain"]);
    check(person, Property::Alias, &["Rafael HITLODEO"]);
    check(person, Property::WeakAlias, &["HYTHLO"]);
    check(person, Property::PreviousName, &["Raphael NONSENSO"]);
    check(person, Property::Gender, &["male"]);
    check(person, Property::Email, &["raphael@utopia.example"]);
    check(person, Property::Website, &["www.utopia.example"]);
    check(person, Property::Nationality, &["ly"]);
    check(person, Property::Citizenship, &["mt"]);
    check(person, Property::BirthDate, &["1962-02-01", "1963~"]);
    check(person, Property::BirthPlace, &["Amaurot, Libya"]);
    check(person, Property::BirthCountry, &["ly"]);
    let address = "1 Anyder Quay, Floor 2, Door 3, Amaurot, North, 11, Libya";
    check(person, Property::Address, &[address]);
    check(person, Property::Country, &["ly", "ps"]);
    check(person, Property::PassportNumber, &["K75"]);
    check(person, Property::IdNumber, &["12-B"]);
    let notes = [
        "(UTi.001) a.k.a. 'THE FERRYMAN'; Linked To: ANYDER LINES.",
        "Secondary sanctions risk: section 1(b) of an order",
    ];
    check(person, Property::Notes, &notes);
    let [link, passport, wallet, card] = person.adjacent.as_slice() else { panic!() };
    assert_eq!((link.schema, link.first(Property::Role)), (Schema::UnknownLink, Some("linked to")));
    assert_eq!(passport.schema, Schema::Passport);
    let found = [Property::Number, Property::Country, Property::StartDate, Property::EndDate]
        .map(|property| passport.first(property).unwrap());
    assert_eq!(found, ["K75", "ly", "1999-05-26", "2004-05-25"]);
    assert_eq!(wallet.first(Property::CurrencySymbol), Some("XBT"));
    assert_eq!(wallet.first(Property::CryptoAddress), Some("1Example"));
    assert_eq!(card.first(Property::Type), Some("Guild Membership"));
    assert_eq!(card.first(Property::Country), Some("mt"));
    let [terror, rights] = person.listings.as_slice() else { panic!() };
    assert_eq!(terror.programme.as_deref(), Some("SDGT"));
    assert_eq!(terror.regime.as_deref(), Some("Counter terrorism"));
    assert_eq!(terror.legal_basis.as_deref(), Some("Executive Order 13224"));
    assert_eq!(terror.reference.as_deref(), Some("101"));
    assert_eq!(terror.un_reference.as_ref().unwrap().to_string(), "UTi.001");
    assert_eq!(terror.measures, [Measure::AssetFreeze]);
    assert_eq!(rights.measures, [Measure::AssetFreeze, Measure::TravelBan]);

    assert_eq!(company.entity.schema, Schema::Company);
    check(company, Property::Name, &["ANYDER LINES CO., LTD."]);
    check(company, Property::InnCode, &["7744000000"]);
    assert_eq!(company.listings[0].measures, [Measure::AssetFreeze]);
    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    check(ship, Property::Flag, &["mt"]);
    check(ship, Property::CallSign, &["UTO7"]);
    check(ship, Property::Type, &["Crude Oil Tanker"]);
    check(ship, Property::Tonnage, &["10000"]);
    check(ship, Property::GrossRegisteredTonnage, &["6000"]);
    assert_eq!(ship.adjacent[0].first(Property::Description), Some("Anyder Lines"));
    assert_eq!(plane.entity.schema, Schema::Airplane);
    check(plane, Property::Model, &["Nimbus"]);
}

#[test]
fn the_file_tells_which_list_it_is_and_the_entry_what_it_orders() {
    let (outcome, read) = read(NON_SDN.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "ofac-consolidated");
    let measures: Vec<Vec<&[Measure]>> = read
        .records
        .iter()
        .map(|record| record.listings.iter().map(|listing| listing.measures.as_slice()).collect())
        .collect();
    let restricted: &[Measure] = &[Measure::SectoralRestriction];
    let evader: &[Measure] = &[Measure::SectoralRestriction, Measure::TravelBan];
    let unknown: &[Measure] = &[];
    assert_eq!(
        measures,
        [
            vec![restricted],
            vec![restricted, restricted],
            vec![restricted, unknown],
            vec![evader],
            vec![restricted, unknown],
        ]
    );
    assert!(read.records.iter().all(|record| record.id.source == "ofac-consolidated"));
    // Without those whom only that list can have it is the SDN list, where everything is blocked.
    let sdn = NON_SDN.replace("NS-PLC", "SYRIA").replace("FSE-IR", "SYRIA");
    let (outcome, read) = self::read(sdn.as_bytes()).unwrap();
    assert_eq!(outcome.source, "ofac-sdn");
    let all = read.records.iter().flat_map(|record| &record.listings);
    assert!(all.into_iter().all(|listing| listing.measures.contains(&Measure::AssetFreeze)));
}

#[test]
fn hostile_lists_are_refused() {
    let check = |what: &str, bytes: &[u8], code: ProblemCode| {
        let problem = read(bytes).map(|(outcome, _)| outcome).expect_err(what);
        assert_eq!(problem.code, code, "{what}: {problem}");
    };
    let replaced = |from: &str, to: &str| LIST.replace(from, to).into_bytes();
    check("cut", &LIST.as_bytes()[..LIST.len() / 2], ProblemCode::Cut);
    check("a cut export", &replaced("Count>4<", "Count>5<"), ProblemCode::RecordCount);
    check("wrong root", b"<CONSOLIDATED_LIST></CONSOLIDATED_LIST>", ProblemCode::WrongRoot);
    check("empty list", b"<sdnList></sdnList>", ProblemCode::NoRecords);
    check("page", b"<html><body>Not found</body></html>", ProblemCode::WebPage);
    check("document type", b"<!DOCTYPE sdnList []><sdnList/>", ProblemCode::DocumentType);
    check("entity", &replaced("HYTHLODAY", "&x;"), ProblemCode::UnknownEntity);
    check("two documents", &[LIST, LIST].concat().into_bytes(), ProblemCode::NotWellFormed);
    let mut latin = LIST.as_bytes().to_vec();
    latin[LIST.find("HYTHLODAY").unwrap()] = 0xe9;
    check("latin-1", &latin, ProblemCode::InvalidEncoding);
    let long = replaced("HYTHLODAY", &"x".repeat(100_000));
    check("text too long", &long, ProblemCode::TextTooLong);
    let deep = "<a>".repeat(100);
    check("too deep", &replaced("<uid>101</uid>", &deep), ProblemCode::TooDeep);
}

#[test]
fn what_is_wrong_with_an_entry_is_said_and_the_entry_screened() {
    let check = |from: &str, to: &str, codes: &[ProblemCode], incomplete: usize| {
        let (_, read) = read(LIST.replace(from, to).as_bytes()).expect(to);
        let found: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found, codes, "{to}");
        assert_eq!(read.records.len(), 4, "{to}");
        let marked = read.records.iter().filter(|r| r.completeness != Completeness::Complete);
        assert_eq!(marked.count(), incomplete, "{to}");
    };
    use ProblemCode as P;
    check("<uid>102<", "<uid>101<", &[P::RepeatedKey], 1);
    check("<uid>101<", "<uid><", &[P::NoKey], 1);
    check("Count>4<", "Count>3<", &[P::UnknownValue], 0);
    check("Count>4<", "Count>many<", &[P::UnknownValue, P::UnknownValue], 0);
    check("03/28/2026", "28.03.2026", &[P::UnreadDate], 0);
    check("01 Feb 1962", "31 Feb 1962", &[P::UnreadDate], 0);
    check("<vesselFlag>Malta", "<vesselFlag>Cloudland", &[P::UnknownCountry], 0);
    check("<sdnType>Vessel", "<sdnType>Balloon", &[P::UnknownValue], 0);
    check("<program>NEW-TAG</program>", "", &[P::UnknownValue], 0);
    check(
        "Gender</idType><idNumber>Male",
        "Gender</idType><idNumber>sailor",
        &[P::UnknownValue],
        0,
    );
    check("<title>Captain</title>", "<rank>Captain</rank>", &[P::UnknownProperty], 0);
    check("<city>", "<town/><city>", &[P::UnknownProperty], 0);
    check("HITLODEO", &"x".repeat(1_001), &[P::NameTooLong], 0);
    let unknown = "Favourite Colour</idType><idNumber>";
    let (_, read) = read(LIST.replace("Website</idType><idNumber>", unknown).as_bytes()).unwrap();
    assert_eq!(read.problems[0].detail, "Favourite Colour");
    let notes: Vec<&str> = read.records[0].entity.texts(Property::Notes).collect();
    assert!(notes.contains(&"Favourite Colour www.utopia.example"), "{notes:?}");
}

#[test]
fn an_entry_without_a_name_is_reported() {
    let bare = LIST.replace("<lastName>UT-OPA</lastName>", "").replace("Aircraft Model", "Color");
    let (outcome, read) = read(bare.as_bytes()).unwrap();
    assert!(read.problems.iter().any(|problem| problem.code == ProblemCode::NoName));
    assert_eq!(outcome.counts.records, 3);
}

#[test]
fn both_namespaces_are_recognised() {
    for text in [LIST, NON_SDN] {
        assert_eq!(list::detect(text.as_bytes()), Some(formats::Format::OfacXml));
    }
}

#[test]
fn the_published_list_is_read_whole() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists/ofac");
    let Ok(bytes) = std::fs::read(root.join("consolidated_nonsdn_2025-03-28.xml.gz")) else {
        return testkit::skip("the_published_list_is_read_whole", "shared/lists is not there");
    };
    let (outcome, read) = read(&bytes).unwrap();
    println!("{:?}", outcome.counts);
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "ofac-consolidated");
    assert_eq!(outcome.version.as_deref(), Some("2025-03-28"));
    assert_eq!((outcome.counts.records, outcome.counts.incomplete), (443, 0));
    let counted = [
        ("individuals", 80),
        ("entities", 363),
        ("vessels", 0),
        ("aircraft", 0),
        ("aka elements", 1_136),
        ("address elements", 520),
        ("id elements", 2_457),
        ("date of birth elements", 75),
        ("program elements", 525),
    ];
    for (name, number) in counted {
        assert_eq!(outcome.counts.details[name], number, "{name}");
    }
    let with = |property: Property| {
        read.records.iter().filter(|record| record.entity.first(property).is_some()).count()
    };
    assert_eq!(with(Property::Name), 443);
    assert_eq!(with(Property::BirthDate), 75);
    assert_eq!(with(Property::BirthPlace), 21);
    assert_eq!(read.records.iter().map(|record| record.listings.len()).sum::<usize>(), 525);
    let listings = || read.records.iter().flat_map(|record| &record.listings);
    let restricted = |l: &&model::listing::Listing| l.measures == [Measure::SectoralRestriction];
    // The one that is neither is a sanctions evader, whose entry is suspended as well.
    assert_eq!(listings().filter(restricted).count(), 461);
    assert_eq!(listings().filter(|listing| listing.measures.is_empty()).count(), 63);
    assert!(listings().all(|listing| !listing.measures.contains(&Measure::AssetFreeze)));
}
