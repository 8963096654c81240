//! The consolidated financial sanctions list of the European Union.

use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Limits, eu};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};

use crate::support::detail;

type Read = Result<(formats::list::ReadOutcome, Collected), formats::Problem>;

fn read_xml(bytes: &[u8]) -> Read {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("list.xml", bytes.to_vec());
    eu::read_xml(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

fn read_csv(bytes: &[u8]) -> Read {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("list.csv", bytes.to_vec());
    eu::read_csv(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

fn check(record: &Record, property: Property, expected: &[&str]) {
    let found: Vec<&str> = record.entity.texts(property).collect();
    assert_eq!(found, expected, "{}", property.name());
}

/// A list of a person and an enterprise with every attribute that the format has. All names are invented.
pub(crate) const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">
<sanctionEntity designationDate="2001-01-25" designationDetails="in absence" unitedNationId="QDi.901" euReferenceNumber="EU.901.1" logicalId="13">
 <remark>Date of UN designation: 2001-01-25</remark>
 <additionalInformation key="fleet" value="none"/>
 <regulation regulationType="amendment" organisationType="council" publicationDate="2003-07-08" entryIntoForceDate="2003-07-09" numberTitle="881/2002 (OJ L139)" programme="TAQA" logicalId="348"><publicationUrl>https://utopia.example/881</publicationUrl></regulation>
 <regulation regulationType="regulation" publicationDate="2024-01-02" numberTitle="2580/2001 (OJ L344)" programme="TERR" logicalId="349"/>
 <subjectType code="person" classificationCode="P"/>
 <nameAlias firstName="Raphael" middleName="Peter" lastName="Hythloday" wholeName="Raphael Peter Hythloday" function="Sailor" gender="M" title="Dr" nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="17"><regulationSummary regulationType="regulation" publicationDate="2002-05-29" numberTitle="881/2002 (OJ L139)" publicationUrl="https://utopia.example/881"/></nameAlias>
 <nameAlias wholeName="Рафаил Хитлодей" nameLanguage="BG" strong="true" logicalId="18"/>
 <nameAlias wholeName="Hythlo" strong="true" logicalId="19"><remark>(low quality alias)</remark></nameAlias>
 <nameAlias firstName="Rafael" lastName="Hitlodeo" wholeName="" strong="true" logicalId="20"><remark>formerly known as</remark></nameAlias>
 <nameAlias wholeName="The Sailor" strong="false" logicalId="21"/>
 <citizenship region="Anyder" countryIso2Code="PT" countryDescription="PORTUGAL" regulationLanguage="en" logicalId="22"/>
 <citizenship region="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="23"/>
 <birthdate circa="false" calendarType="GREGORIAN" city="Amaurot" zipCode="1516" birthdate="1937-04-28" dayOfMonth="28" monthOfYear="4" year="1937" region="Anyder" place="Harbour" countryIso2Code="BE" countryDescription="BELGIUM" regulationLanguage="en" logicalId="24"/>
 <birthdate circa="true" calendarType="GREGORIAN" monthOfYear="5" year="1938" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="25"/>
 <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1953" yearRangeTo="1958" logicalId="26"/>
 <birthdate circa="false" calendarType="ISLAMIC" birthdate="1961-03-15" year="1380" logicalId="27"/>
 <address city="Amaurot" street="1 Anyder Quay" poBox="7" zipCode="1516" region="Anyder" place="Harbour" asAtListingTime="true" countryIso2Code="BE" countryDescription="BELGIUM" regulationLanguage="en" logicalId="28"><remark>his office</remark><contactInfo key="PHONE" value="+32 2 5550100, +32 2 5550101"/><contactInfo key="EMAIL" value="sailor@utopia.example"/><contactInfo key="WEB" value="https://utopia.example"/></address>
 <identification diplomatic="true" knownExpired="true" knownFalse="true" reportedLost="true" revokedByIssuer="true" issueDate="1999-01-02" issuedBy="Amaurot office" latinNumber="" nameOnDocument="Ralph Nonsense" number="UT 12345" validFrom="1999-01-03" validTo="2009-01-02" region="Anyder" identificationTypeCode="passport" identificationTypeDescription="National passport" countryIso2Code="PT" countryDescription="PORTUGAL" regulationLanguage="en" logicalId="29"><remark>seen once</remark></identification>
 <identification number="777-01" identificationTypeCode="id" identificationTypeDescription="National identification card" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="30"/>
</sanctionEntity>
<sanctionEntity euReferenceNumber="EU.902.2" logicalId="14">
 <remark>UN Ref QDe.902. Owner of QDe.903.</remark>
 <regulation programme="UNLI" numberTitle="UN press release" publicationDate="2026-01-02" logicalId="350"/>
 <subjectType code="enterprise" classificationCode="E"/>
 <nameAlias wholeName="Anyder Shipping Company" function="Trades in salt" strong="true" logicalId="31"/>
 <identification number="5342883" identificationTypeCode="imo" identificationTypeDescription="IMO number" logicalId="32"/>
 <identification number="AMAU BE 22" identificationTypeCode="swiftbic" identificationTypeDescription="SWIFT BIC" logicalId="33"/>
 <identification number="HRB 12" identificationTypeCode="regnumber" identificationTypeDescription="Registration Number" countryIso2Code="BE" logicalId="34"/>
 <citizenship countryIso2Code="BE" countryDescription="BELGIUM" logicalId="35"/>
</sanctionEntity>
</export>
"#;

#[test]
fn an_entity_keeps_all_that_the_list_says() {
    let (outcome, read) = read_xml(XML.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "eu-fsf");
    assert_eq!(outcome.version.as_deref(), Some("2026-08-05T16:47:04.449+02:00"));
    let [person, company] = read.records.as_slice() else { panic!("{}", read.records.len()) };
    assert_eq!((person.id.key.as_str(), person.id.version.as_str()), ("13", "2024-01-02"));
    assert_eq!(person.published_at.unwrap().to_string(), "2026-08-05T14:47:04.449Z");
    assert_eq!(person.provenance.offset, XML.find("<sanctionEntity").unwrap() as u64);
    assert_eq!(person.completeness, Completeness::Complete);
    assert_eq!(person.entity.schema, Schema::Person);
    check(person, Property::Name, &["Raphael Peter Hythloday"]);
    check(person, Property::Alias, &["Рафаил Хитлодей", "Ralph Nonsense"]);
    check(person, Property::WeakAlias, &["Hythlo", "The Sailor"]);
    check(person, Property::PreviousName, &["Rafael Hitlodeo"]);
    check(person, Property::FirstName, &["Raphael"]);
    check(person, Property::MiddleName, &["Peter"]);
    check(person, Property::LastName, &["Hythloday"]);
    check(person, Property::Title, &["Dr"]);
    check(person, Property::Position, &["Sailor"]);
    check(person, Property::Gender, &["male"]);
    check(person, Property::Nationality, &["pt"]);
    check(person, Property::BirthDate, &["1937-04-28", "1938-05~", "1953/1958", "1961-03-15"]);
    check(person, Property::BirthPlace, &["Harbour, Amaurot, Anyder, 1516, Belgium"]);
    check(person, Property::BirthCountry, &["be"]);
    let address = "1 Anyder Quay, Harbour, P.O. Box 7, 1516 Amaurot, Anyder, Belgium";
    check(person, Property::Address, &[address]);
    check(person, Property::Country, &["be"]);
    check(person, Property::Phone, &["+32 2 5550100", "+32 2 5550101"]);
    check(person, Property::Email, &["sailor@utopia.example"]);
    check(person, Property::Website, &["https://utopia.example"]);
    check(person, Property::PassportNumber, &["UT 12345"]);
    check(person, Property::IdNumber, &["777-01"]);
    let notes = [
        "Hythlo: (low quality alias)",
        "Rafael Hitlodeo: formerly known as",
        "citizenship, region: Anyder",
        "birthDate: 1380 (ISLAMIC calendar)",
        "address: his office",
        "Date of UN designation: 2001-01-25",
        "fleet: none",
        "in absence",
    ];
    check(person, Property::Notes, &notes);
    let [passport, card] = person.adjacent.as_slice() else { panic!() };
    assert_eq!((passport.schema, card.schema), (Schema::Passport, Schema::Identification));
    let said = |property: Property| passport.first(property).unwrap_or_default();
    assert_eq!(said(Property::Holder), "13");
    assert_eq!(said(Property::Number), "UT 12345");
    assert_eq!(said(Property::Type), "National passport");
    assert_eq!(said(Property::Country), "pt");
    assert_eq!(said(Property::Authority), "Amaurot office");
    assert_eq!(said(Property::Date), "1999-01-02");
    assert_eq!(said(Property::StartDate), "1999-01-03");
    assert_eq!(said(Property::EndDate), "2009-01-02");
    let description = "diplomatic; known to be false; known to have expired; reported lost; \
                       revoked by its issuer; in the name of Ralph Nonsense; region Anyder; seen once";
    assert_eq!(said(Property::Description), description);
    assert_eq!(card.first(Property::Number), Some("777-01"));

    let [taqa, terr] = person.listings.as_slice() else { panic!("{:?}", person.listings) };
    assert_eq!(taqa.authority, "Council of the European Union");
    assert_eq!(taqa.programme.as_deref(), Some("TAQA"));
    assert_eq!(taqa.regime.as_deref(), Some("ISIL (Da'esh) and Al-Qaida"));
    assert_eq!(taqa.legal_basis.as_deref(), Some("881/2002 (OJ L139)"));
    assert_eq!(taqa.reference.as_deref(), Some("EU.901.1"));
    assert_eq!(taqa.un_reference.as_ref().unwrap().as_str(), "QDi.901");
    assert_eq!(taqa.listed_on.unwrap().to_string(), "2001-01-25");
    assert_eq!(taqa.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(
        (terr.programme.as_deref(), terr.measures.as_slice()),
        (Some("TERR"), &[Measure::AssetFreeze][..])
    );

    assert_eq!(company.entity.schema, Schema::Organization);
    check(company, Property::Name, &["Anyder Shipping Company"]);
    check(company, Property::ImoNumber, &["IMO5342883"]);
    check(company, Property::SwiftBic, &["AMAUBE22"]);
    check(company, Property::RegistrationNumber, &["HRB 12"]);
    check(company, Property::Country, &["be"]);
    check(company, Property::Notes, &["Trades in salt", "UN Ref QDe.902. Owner of QDe.903."]);
    let [provisional] = company.listings.as_slice() else { panic!() };
    assert_eq!(provisional.un_reference.as_ref().unwrap().as_str(), "QDe.902");
    assert_eq!(provisional.listed_on.unwrap().to_string(), "2026-01-02");
    assert_eq!(provisional.measures, []);
    assert_eq!((outcome.counts.records, detail(&outcome.counts, "name elements")), (2, 6));
}

#[test]
fn what_is_not_understood_is_kept_and_told() {
    let check = |from: &str, to: &str, code: ProblemCode, kept: &str| {
        assert!(XML.contains(from), "{from}");
        let (outcome, read) = read_xml(XML.replacen(from, to, 1).as_bytes()).unwrap();
        let codes: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{to}");
        assert_eq!(outcome.counts.records, 2, "{to}");
        let texts = format!("{:?}", read.records);
        assert!(texts.contains(kept), "{to}: {kept}");
    };
    check("logicalId=\"14\"", "logicalId=\"\"", ProblemCode::NoKey, "Anyder Shipping");
    check("logicalId=\"14\"", "logicalId=\"13\"", ProblemCode::RepeatedKey, "13#2");
    check(
        "code=\"enterprise\" classificationCode=\"E\"",
        "code=\"ship\"",
        ProblemCode::UnknownValue,
        "LegalEntity",
    );
    check("programme=\"TERR\"", "programme=\"UTO\"", ProblemCode::UnknownValue, "UTO");
    check(
        "birthdate=\"1937-04-28\"",
        "birthdate=\"1937-14-28\"",
        ProblemCode::UnreadDate,
        "1937-14-28",
    );
    check("yearRangeFrom=\"1953\" ", "", ProblemCode::UnreadDate, "from  to 1958");
    check("birthdate=\"1961-03-15\" ", "", ProblemCode::UnreadDate, "1380 (ISLAMIC calendar)");
    check(
        "countryIso2Code=\"PT\" countryDescription=\"PORTUGAL\"",
        "countryIso2Code=\"QQ\"",
        ProblemCode::UnknownCountry,
        "QQ",
    );
    check("gender=\"M\"", "gender=\"sailor\"", ProblemCode::UnknownValue, "Sailor");
    check(
        "identificationTypeCode=\"id\"",
        "identificationTypeCode=\"card\"",
        ProblemCode::UnknownValue,
        "777-01",
    );
    check("number=\"5342883\"", "number=\"5342884\"", ProblemCode::UnknownValue, "5342884");
    check("key=\"WEB\"", "key=\"PIGEON\"", ProblemCode::UnknownValue, "PIGEON: https");
    check("asAtListingTime=", "asAtTime=", ProblemCode::UnknownProperty, "");
    check(
        "<remark>his office",
        "<colour>his office</colour><remark>",
        ProblemCode::UnknownProperty,
        "",
    );
    check("generationDate=\"2026", "generationDate=\"some day 2026", ProblemCode::UnreadDate, "");
    check(
        "designationDate=\"2001-01-25\"",
        "designationDate=\"soon\"",
        ProblemCode::UnreadDate,
        "",
    );
    let long = "x".repeat(1_001);
    check(
        "wholeName=\"Anyder Shipping Company\"",
        &format!("wholeName=\"{long}\""),
        ProblemCode::NameTooLong,
        "xxx",
    );
    // A travel-ban file has no programme.
    let (_, read) = read_xml(
        XML.replace(" programme=\"TAQA\"", "").replace(" programme=\"TERR\"", "").as_bytes(),
    )
    .unwrap();
    assert_eq!(read.records[0].listings.len(), 1);
    assert!(read.records[0].listings[0].measures.is_empty());
}

#[test]
fn hostile_xml_is_refused() {
    let check = |bytes: &[u8], expected: ProblemCode| {
        let problem = read_xml(bytes).map(|(outcome, _)| outcome).unwrap_err();
        assert_eq!(problem.code, expected, "{problem}");
    };
    let with = |from: &str, to: &str| XML.replacen(from, to, 1).into_bytes();
    check(&XML.as_bytes()[..XML.len() / 2], ProblemCode::Cut);
    check(b"<CONSOLIDATED_LIST><INDIVIDUALS/></CONSOLIDATED_LIST>", ProblemCode::WrongRoot);
    check(b"<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\"/>", ProblemCode::NoRecords);
    check(b"<!DOCTYPE html><html><body>403</body></html>", ProblemCode::WebPage);
    check(
        &with("<export", "<!DOCTYPE export [<!ENTITY a \"b\">]><export"),
        ProblemCode::DocumentType,
    );
    check(&with("Hythlo\"", "&utopia;\""), ProblemCode::UnknownEntity);
    check(&with("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""), ProblemCode::UndeclaredEncoding);
    check(
        &with("logicalId=\"14\"", "logicalId=\"14\" logicalId=\"15\""),
        ProblemCode::NotWellFormed,
    );
    check(&[XML, "<export/>"].concat().into_bytes(), ProblemCode::AfterTheEnd);
    let mut bad = XML.as_bytes().to_vec();
    bad[XML.find("Amaurot").unwrap()] = 0xff;
    check(&bad, ProblemCode::InvalidEncoding);
    let deep = format!("{}{}", "<remark>".repeat(70), "</remark>".repeat(70));
    check(&with("<remark>his office</remark>", &deep), ProblemCode::TooDeep);
    check(
        &with("<remark>his office</remark>", &format!("<remark>{}</remark>", "x".repeat(70_000))),
        ProblemCode::TextTooLong,
    );
}

/// The headings of CSV 1.0.
const OLD: &str = "Date_file;Entity_logical_id;Subject_type;Leba_numtitle;Leba_publication_date;Leba_url;Programme;\
Entity_remark;Naal_logical_id;Entity_logical_id;Naal_leba_numtitle;Naal_leba_publication_date;Naal_leba_url;Naal_programme;\
Naal_lastname;Naal_firstname;Naal_middlename;Naal_wholename;Naal_gender;Naal_title;Naal_function;Naal_language;\
Addr_logical_id;Entity_logical_id;Addr_leba_numtitle;Addr_leba_publication_date;Addr_leba_url;Addr_programme;Addr_number;\
Addr_street;Addr_zipcode;Addr_city;Addr_country;Addr_other;Birt_logical_id;Entity_logical_id;Birt_leba_numtitle;\
Birt_leba_publication_date;Birt_leba_url;Birt_programme;Birt_date;Birt_place;Birt_country;Iden_logical_id;\
Entity_logical_id;Iden_leba_numtitle;Iden_leba_publication_date;Iden_leba_url;Iden_programme;Iden_number;Iden_country;\
Citi_logical_id;Entity_logical_id;Citi_leba_numtitle;Citi_leba_publication_date;Citi_leba_url;Citi_programme;Citi_country;\
EU_ref_num\t\t";

/// The headings of CSV 1.1 that a test needs, in the order of the file; a whole file has 113.
const NEW: &str = "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;\
Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;\
Entity_Regulation_Type;Entity_Regulation_OrganisationType;Entity_Regulation_PublicationDate;\
Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;\
Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;\
NameAlias_NameLanguage;NameAlias_Gender;NameAlias_Title;NameAlias_Function;NameAlias_LogicalId;\
NameAlias_RegulationLanguage;NameAlias_Remark;NameAlias_Regulation_PublicationDate;Address_City;Address_Street;\
Address_PoBox;Address_ZipCode;Address_Region;Address_Place;Address_AsAtListingTime;Address_ContactInfo;\
Address_CountryIso2Code;Address_CountryDescription;Address_LogicalId;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;\
BirthDate_Year;BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_CalendarType;BirthDate_ZipCode;\
BirthDate_Region;BirthDate_Place;BirthDate_City;BirthDate_CountryIso2Code;BirthDate_CountryDescription;\
Identification_Number;Identification_KnownFalse;Identification_IssuedDate;Identification_LatinNumber;\
Identification_NameOnDocument;Identification_TypeCode;Identification_TypeDescription;Identification_CountryIso2Code;\
Identification_Remark;Citizenship_Region;Citizenship_CountryIso2Code;Citizenship_CountryDescription;Citizenship_LogicalId";

/// A row of a table with these headings; what is not given is empty. Of a repeated heading the first column is meant.
fn row(headings: &str, cells: &[(&str, &str)]) -> String {
    let headings: Vec<&str> = headings.split(';').map(str::trim).collect();
    let mut row = vec![""; headings.len()];
    for (heading, value) in cells {
        row[headings.iter().position(|found| found == heading).expect(heading)] = value;
    }
    row.join(";")
}

pub(crate) fn old_list() -> Vec<u8> {
    let person = [
        ("Date_file", "04/07/2018"),
        ("Entity_logical_id", "13"),
        ("Subject_type", "P"),
        ("Leba_numtitle", "1210/2003 (OJ L169)"),
        ("Leba_publication_date", "2003-07-08"),
        ("Programme", "IRQ"),
        ("Entity_remark", "(A remark)\\n(Date of designation: 21.2.2002.)"),
        ("EU_ref_num", "EU.901.1\t\t"),
    ];
    let of = |cells: &[(&'static str, &'static str)]| row(OLD, &[&person[..], cells].concat());
    let other = row(
        OLD,
        &[
            ("Date_file", "04/07/2018"),
            ("Entity_logical_id", "14"),
            ("Subject_type", "E"),
            ("Leba_numtitle", "2580/2001 (OJ L344)"),
            ("Programme", "TERR"),
            ("Naal_wholename", "?????? ??µ?? Guild"),
            ("EU_ref_num", "EU.902.2"),
        ],
    );
    let lines = [
        OLD.to_owned(),
        of(&[
            ("Naal_logical_id", "17"),
            ("Naal_leba_publication_date", "2002-01-01"),
            ("Naal_lastname", "Hythloday"),
            ("Naal_firstname", "Raphaël"),
            ("Naal_wholename", "Raphaël Hythloday"),
            ("Naal_gender", "M"),
            ("Naal_function", "\"Sailor; guide\""),
        ]),
        of(&[
            ("Naal_logical_id", "18"),
            ("Naal_wholename", "Rafa?l Hitlodeo"),
            ("Naal_language", "CS"),
        ]),
        other.clone(),
        of(&[
            ("Addr_logical_id", "19"),
            ("Addr_number", "1"),
            ("Addr_street", "Anyder Quay\tHarbour"),
            ("Addr_zipcode", "1516"),
            ("Addr_city", "Amaurot"),
            ("Addr_country", "BEL"),
            ("Addr_other", "PHONE[+32 2 5550100\t +32 2 5550101]\\nFAX[+32 2 5550102]"),
        ]),
        of(&[
            ("Birt_logical_id", "20"),
            ("Birt_date", "1937-04-28"),
            ("Birt_place", "Amaurot"),
            ("Birt_country", "BEL"),
        ]),
        of(&[("Birt_logical_id", "21"), ("Birt_date", "N/A"), ("Birt_place", "Anyder")]),
        of(&[
            ("Iden_logical_id", "22"),
            ("Iden_number", "UT 12345 (passport-National passport) ((expired))"),
        ]),
        of(&[("Citi_logical_id", "23"), ("Citi_country", "PRT")]),
        other.replace("?????? ??µ?? Guild", "Anyder Guild"),
    ];
    let text = format!("{}\r\n", lines.join("\r\n"));
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!lost);
    bytes.into_owned()
}

#[test]
fn csv_1_0_rows_become_entities() {
    let (outcome, read) = read_csv(&old_list()).unwrap();
    let codes: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [ProblemCode::LostLetters]);
    assert_eq!(outcome.version.as_deref(), Some("2018-07-04"));
    let [person, guild] = read.records.as_slice() else { panic!("{}", read.records.len()) };
    assert_eq!((person.id.key.as_str(), person.id.version.as_str()), ("13", "2003-07-08"));
    assert_eq!((person.provenance.record, guild.provenance.record), (1, 3));
    assert_eq!(person.published_at.unwrap().to_string(), "2018-07-04T00:00:00Z");
    check(person, Property::Name, &["Raphaël Hythloday"]);
    check(person, Property::WeakAlias, &["Rafa?l Hitlodeo"]);
    check(person, Property::FirstName, &["Raphaël"]);
    check(person, Property::Position, &["Sailor; guide"]);
    check(person, Property::Gender, &["male"]);
    check(person, Property::Address, &["1 Anyder Quay Harbour, 1516 Amaurot, Belgium"]);
    check(person, Property::Phone, &["+32 2 5550100", "+32 2 5550101", "+32 2 5550102"]);
    check(person, Property::BirthDate, &["1937-04-28"]);
    check(person, Property::BirthPlace, &["Amaurot, Belgium", "Anyder"]);
    check(person, Property::Nationality, &["pt"]);
    check(person, Property::PassportNumber, &["UT 12345"]);
    check(person, Property::Notes, &["A remark", "Date of designation: 21.2.2002."]);
    let [passport] = person.adjacent.as_slice() else { panic!() };
    assert_eq!(passport.first(Property::Description), Some("expired"));
    let [listing] = person.listings.as_slice() else { panic!() };
    assert_eq!(listing.programme.as_deref(), Some("IRQ"));
    assert_eq!(listing.reference.as_deref(), Some("EU.901.1"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2002-02-21");
    assert_eq!(listing.measures, [Measure::AssetFreeze]);
    check(guild, Property::Name, &["Anyder Guild"]);
    check(guild, Property::Notes, &["?????? ??µ?? Guild"]);
    let counts = &outcome.counts;
    let counted = ["rows", "rows grouped", "rows set aside", "entities", "names with lost letters"];
    assert_eq!(counted.map(|name| detail(counts, name)), [9, 9, 0, 2, 2]);
}

pub(crate) fn new_list() -> Vec<u8> {
    let person = [
        ("fileGenerationDate", "05/08/2026"),
        ("Entity_LogicalId", "13"),
        ("Entity_EU_ReferenceNumber", "EU.901.1"),
        ("Entity_Remark", "(UN Ref QDi.901)"),
        ("Entity_DesignationDate", "2001-01-25"),
        ("Entity_SubjectType", "P"),
        ("Entity_SubjectType_ClassificationCode", "person"),
        ("Entity_Regulation_Type", "regulation"),
        ("Entity_Regulation_PublicationDate", "2003-07-08"),
        ("Entity_Regulation_NumberTitle", "881/2002 (OJ L139)"),
        ("Entity_Regulation_Programme", "TAQA"),
    ];
    let of = |cells: &[(&'static str, &'static str)]| row(NEW, &[&person[..], cells].concat());
    let lines = [
        NEW.to_owned(),
        of(&[
            ("NameAlias_LastName", "Hythloday"),
            ("NameAlias_FirstName", "Raphaël"),
            ("NameAlias_WholeName", "Raphaël Hythloday"),
            ("NameAlias_Gender", "M"),
            ("NameAlias_LogicalId", "17"),
        ]),
        of(&[
            ("NameAlias_WholeName", "Рафаил Хитлодей"),
            ("NameAlias_LogicalId", "18"),
            ("NameAlias_Remark", "(Low quality a.k.a.)"),
        ]),
        of(&[
            ("Address_City", "Amaurot"),
            ("Address_ContactInfo", "EMAIL[a@utopia.example]"),
            ("Address_CountryIso2Code", "BE"),
            ("Address_LogicalId", "19"),
        ]),
        of(&[
            ("BirthDate_Day", "28"),
            ("BirthDate_Month", "4"),
            ("BirthDate_Year", "1937"),
            ("BirthDate_Circa", "true"),
            ("BirthDate_CalendarType", "GREGORIAN"),
            ("BirthDate_CountryIso2Code", "00"),
            ("BirthDate_CountryDescription", "UNKNOWN"),
        ]),
        of(&[
            ("Identification_Number", "UT 12345"),
            ("Identification_KnownFalse", "true"),
            ("Identification_IssuedDate", "1999-01-02"),
            ("Identification_TypeCode", "passport"),
            ("Identification_TypeDescription", "National passport"),
            ("Identification_CountryIso2Code", "PT"),
        ]),
        of(&[("Citizenship_CountryIso2Code", "PT"), ("Citizenship_LogicalId", "23")]),
        row(
            NEW,
            &[
                ("fileGenerationDate", "05/08/2026"),
                ("Entity_LogicalId", "14"),
                ("Entity_SubjectType", "E"),
                ("Entity_Regulation_Programme", "UTO"),
                ("NameAlias_WholeName", "Anyder Guild"),
            ],
        )
        .replace("UTO", "TERR"),
    ];
    format!("\u{feff}{}\n", lines.join("\n")).into_bytes()
}

#[test]
fn csv_1_1_rows_become_entities() {
    let (outcome, read) = read_csv(&new_list()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.version.as_deref(), Some("2026-08-05"));
    let [person, guild] = read.records.as_slice() else { panic!("{}", read.records.len()) };
    check(person, Property::Name, &["Raphaël Hythloday"]);
    check(person, Property::WeakAlias, &["Рафаил Хитлодей"]);
    check(person, Property::BirthDate, &["1937-04-28~"]);
    check(person, Property::Country, &["be"]);
    check(person, Property::Email, &["a@utopia.example"]);
    check(person, Property::Nationality, &["pt"]);
    let [passport] = person.adjacent.as_slice() else { panic!() };
    assert_eq!(passport.first(Property::Description), Some("known to be false"));
    assert_eq!(passport.first(Property::Date), Some("1999-01-02"));
    let [listing] = person.listings.as_slice() else { panic!() };
    assert_eq!(listing.un_reference.as_ref().unwrap().as_str(), "QDi.901");
    assert_eq!(listing.listed_on.unwrap().to_string(), "2001-01-25");
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(guild.entity.schema, Schema::Organization);
    assert_eq!((detail(&outcome.counts, "rows"), detail(&outcome.counts, "rows grouped")), (7, 7));
}

#[test]
fn rows_that_cannot_be_read_whole_are_screened_by_their_names() {
    let check = |from: &[u8], to: &[u8], code: ProblemCode, name: &str| {
        let bytes = new_list();
        let at = bytes.windows(from.len()).position(|found| found == from).unwrap();
        let damaged = [&bytes[..at], to, &bytes[at + from.len()..]].concat();
        let (outcome, read) = read_csv(&damaged).unwrap();
        let codes: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{name}");
        let [first, ..] = read.records.as_slice() else { panic!("{name}") };
        assert_ne!(first.completeness, Completeness::Complete, "{name}");
        assert!(first.entity.texts(Property::Name).any(|found| found == name), "{name}");
        assert_eq!(first.listings.len(), 1);
        let counts = &outcome.counts;
        let counted = ["rows", "rows grouped", "rows set aside"].map(|name| detail(counts, name));
        assert_eq!(counted, [7, 6, 1], "{name}");
        assert_eq!((counts.quarantined, counts.incomplete), (1, 1), "{name}");
    };
    check(b"Guild", b"Guild;", ProblemCode::ColumnCount, "Anyder Guild");
    check(b"E;;;;;;;TERR", b"E;;;;;;;;TERR", ProblemCode::ColumnCount, "Anyder Guild");
    check(b"Anyder Guild", b"\"Anyder \"Guild", ProblemCode::StrayQuote, "Anyder Guild");
    check(b"Anyder Guild", b"Anyder Guild\xff", ProblemCode::RowEncoding, "Anyder Guild\u{fffd}");
    check(b";14;", b";;", ProblemCode::NoKey, "Anyder Guild");
}

#[test]
fn hostile_csv_is_refused() {
    let check = |bytes: &[u8], expected: ProblemCode| {
        let problem = read_csv(bytes).map(|(outcome, _)| outcome).unwrap_err();
        assert_eq!(problem.code, expected, "{problem}");
    };
    let text = String::from_utf8(new_list()).unwrap();
    check(b"", ProblemCode::EmptyFile);
    check(b"<!DOCTYPE html><html></html>", ProblemCode::WebPage);
    check(b"ent_num;SDN_Name\n1;A\n", ProblemCode::MissingColumn);
    check(b"Entity_LogicalId;Name\n1;A\n", ProblemCode::MissingColumn);
    check(format!("{NEW}\n").as_bytes(), ProblemCode::NoRecords);
    check(text.replace("Anyder Guild", "\"Anyder Guild").as_bytes(), ProblemCode::OpenQuote);
    check(text.replace(';', ",").as_bytes(), ProblemCode::WrongDelimiter);
    check(
        &text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>(),
        ProblemCode::UndeclaredEncoding,
    );
    let many = ";".repeat(2_000);
    check(text.replace("Anyder Guild", &many).as_bytes(), ProblemCode::TooManyColumns);
    check(&[&b"PK\x03\x04"[..], &[0; 40]].concat(), ProblemCode::DamagedArchive);
}

#[test]
fn the_editions_are_told_by_content() {
    let detected = |bytes: &[u8]| formats::list::detect(bytes).map(formats::Format::name);
    let xml = Some("EU consolidated financial sanctions list, XML");
    let csv = Some("EU consolidated financial sanctions list, CSV");
    assert_eq!(detected(XML.as_bytes()), xml);
    assert_eq!(detected(&old_list()), csv);
    assert_eq!(detected(&new_list()), csv);
    assert_eq!(detected(b"<export><sanctionEntity/></export>"), None);
    assert_eq!(detected(b"Entity_LogicalId;Name\n1;A\n"), None);
}

#[test]
fn the_real_extract_is_read_whole() {
    let name = "lists/eu/eu_csv_v10_extract.csv.gz";
    let Some(path) = testkit::shared_or_skip("the_real_extract_is_read_whole", name) else {
        return;
    };
    let (outcome, read) = read_csv(&testkit::gunzip(path)).unwrap();
    let codes: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [ProblemCode::LostLetters]);
    let counts = &outcome.counts;
    let names = [
        "rows",
        "rows grouped",
        "rows set aside",
        "entities",
        "name elements",
        "names with lost letters",
    ];
    assert_eq!(names.map(|name| detail(counts, name)), [999, 999, 0, 93, 799, 165]);
    assert_eq!((counts.records, counts.incomplete, counts.quarantined), (93, 0, 0));
    assert_eq!(outcome.version.as_deref(), Some("2018-07-04"));
    let people = read.records.iter().filter(|record| record.entity.schema == Schema::Person);
    assert_eq!(people.count(), 61);
    let documents: usize = read.records.iter().map(|record| record.adjacent.len()).sum();
    assert_eq!(documents, 9);
    let said = [Property::Name, Property::Alias, Property::WeakAlias, Property::BirthDate].map(
        |property| -> usize {
            read.records.iter().map(|record| record.entity.texts(property).count()).sum()
        },
    );
    // 578 different names are whole, 100 lost some letters and 65 more went to the notes.
    assert_eq!(said, [93, 485, 100, 11]);
    assert!(read.records.iter().all(|record| record.listings.iter().all(|listing| {
        listing.listed_on.is_some() && listing.reference.is_some() && !listing.measures.is_empty()
    })));
}
