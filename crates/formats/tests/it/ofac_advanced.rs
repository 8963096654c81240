//! OFAC's lists in Advanced XML.

use formats::ofac::advanced;
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Limits, list};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};

fn read(bytes: &[u8]) -> Result<(formats::list::ReadOutcome, Collected), formats::Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("sdn_advanced.xml", bytes.to_vec());
    advanced::read(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

/// A person, a company, a ship and an aircraft with every element that is read. All names are invented.
pub(crate) const LIST: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">
<DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>3</Month><Day>28</Day></DateOfIssue>
<ReferenceValueSets>
<AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
<AreaCodeValues><AreaCode ID="70" CountryID="11" Description="Libya">LY</AreaCode></AreaCodeValues>
<CountryValues><Country ID="11" ISO2="LY">Libya</Country><Country ID="12" ISO2="MT">Malta</Country></CountryValues>
<DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
<FeatureTypeValues><FeatureType ID="3">Vessel Flag</FeatureType><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="11">Citizenship Country</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="26">Title</FeatureType><FeatureType ID="27">Secondary sanctions risk:</FeatureType><FeatureType ID="28">Vessel Tonnage</FeatureType><FeatureType ID="224">Gender</FeatureType><FeatureType ID="344">Digital Currency Address - XBT</FeatureType></FeatureTypeValues>
<IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType><IDRegDocType ID="1600">Tax ID No.</IDRegDocType><IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType></IDRegDocTypeValues>
<IDRegDocDateTypeValues><IDRegDocDateType ID="1480">Issue Date</IDRegDocDateType><IDRegDocDateType ID="1481">Expiration Date</IDRegDocDateType></IDRegDocDateTypeValues>
<LegalBasisValues><LegalBasis ID="1828" LegalBasisShortRef="x">Executive Order 13224 (Terrorism)</LegalBasis></LegalBasisValues>
<ListValues><List ID="1550">SDN List</List><List ID="91242">Sectoral Sanctions Identifications List</List></ListValues>
<LocPartTypeValues><LocPartType ID="1">Unknown</LocPartType><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
<NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType><NamePartType ID="1526">Vessel Name</NamePartType></NamePartTypeValues>
<PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="2" PartyTypeID="4">Aircraft</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
<PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>
<RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType></RelationTypeValues>
<SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues>
</ReferenceValueSets>
<Locations>
<Location ID="500"><LocationAreaCode AreaCodeID="70"/><LocationCountry CountryID="11" CountryRelevanceID="1413"/><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Amaurot</Value></LocationPartValue></LocationPart><LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true"><Value>1 Anyder Quay</Value></LocationPartValue></LocationPart></Location>
<Location ID="501"><LocationPart LocPartTypeID="1"><LocationPartValue Primary="true"><Value>Malta</Value></LocationPartValue></LocationPart></Location>
<Location ID="502"><LocationCountry CountryID="12"/></Location>
</Locations>
<IDRegDocuments>
<IDRegDocument ID="900" IDRegDocTypeID="1571" IdentityID="1011" IssuedBy-CountryID="11" ValidityID="1"><Comment>expired</Comment><IDRegistrationNo>K75</IDRegistrationNo><IssuingAuthority>Amaurot Office</IssuingAuthority><DocumentDate IDRegDocDateTypeID="1480"><DatePeriod><Start Approximate="false"><From><Year>1999</Year><Month>5</Month><Day>26</Day></From><To><Year>1999</Year><Month>5</Month><Day>26</Day></To></Start><End Approximate="false"><From><Year>1999</Year><Month>5</Month><Day>26</Day></From><To><Year>1999</Year><Month>5</Month><Day>26</Day></To></End></DatePeriod></DocumentDate><DocumentDate IDRegDocDateTypeID="1481"><DatePeriod><Start><From><Year>2004</Year><Month>5</Month><Day>25</Day></From></Start></DatePeriod></DocumentDate></IDRegDocument>
<IDRegDocument ID="901" IDRegDocTypeID="1600" IdentityID="1021"><IDRegistrationNo>7744000000</IDRegistrationNo><IssuedBy CountryID="12"/></IDRegDocument>
<IDRegDocument ID="902" IDRegDocTypeID="1626" IdentityID="1031"><IDRegistrationNo>IMO 9074729</IDRegistrationNo></IDRegDocument>
</IDRegDocuments>
<DistinctParties>
<DistinctParty FixedRef="101"><Comment>Linked To: NOWHERE BANK.</Comment><Profile ID="101" PartySubTypeID="4"><Identity ID="1011" FixedRef="101" Primary="true" False="false">
<Alias FixedRef="101" AliasTypeID="1400" Primary="false" LowQuality="false"><DocumentedName ID="2" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="71" ScriptID="215">HITLODEO</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="72" ScriptID="215">Rafael</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
<Alias FixedRef="101" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="1" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="71" ScriptID="215" Acronym="false">HYTHLODAY</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="72" ScriptID="215">Raphael</NamePartValue></DocumentedNamePart></DocumentedName><DocumentedName ID="3" DocNameStatusID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="71" ScriptID="220">ХИТЛОДЕЙ</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="72" ScriptID="220">Рафаил</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
<Alias FixedRef="101" AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="4" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="71">HYTHLO</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
<NamePartGroups><MasterNamePartGroup><NamePartGroup ID="71" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="72" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
<Feature ID="1" FeatureTypeID="25"><FeatureVersion ID="1" ReliabilityID="1560"><Comment/><VersionLocation LocationID="500"/></FeatureVersion><IdentityReference IdentityID="1011" IdentityFeatureLinkTypeID="1"/></Feature>
<Feature ID="2" FeatureTypeID="8"><FeatureVersion ID="2"><DatePeriod CalendarTypeID="1"><Start Approximate="false"><From><Year>1962</Year><Month>1</Month><Day>1</Day></From><To><Year>1962</Year><Month>1</Month><Day>1</Day></To></Start><End Approximate="false"><From><Year>1962</Year><Month>12</Month><Day>31</Day></From><To><Year>1962</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod><VersionDetail DetailTypeID="1430"/></FeatureVersion></Feature>
<Feature ID="3" FeatureTypeID="8"><FeatureVersion ID="3"><DatePeriod><Start Approximate="true"><From><Year>1955</Year><Month>1</Month><Day>1</Day></From></Start><End><To><Year>1958</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
<Feature ID="4" FeatureTypeID="8"><FeatureVersion ID="4"><DatePeriod><Start><From><Year>1961</Year><Month>2</Month><Day>1</Day></From></Start><End><To><Year>1961</Year><Month>2</Month><Day>28</Day></To></End></DatePeriod></FeatureVersion></Feature>
<Feature ID="5" FeatureTypeID="9"><FeatureVersion ID="5"><VersionDetail DetailTypeID="1432">Amaurot, Libya</VersionDetail></FeatureVersion></Feature>
<Feature ID="6" FeatureTypeID="10"><FeatureVersion ID="6"><VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="501"/></FeatureVersion></Feature>
<Feature ID="7" FeatureTypeID="11"><FeatureVersion ID="7"><VersionLocation LocationID="502"/></FeatureVersion></Feature>
<Feature ID="8" FeatureTypeID="26"><FeatureVersion ID="8"><VersionDetail DetailTypeID="1432">Captain</VersionDetail></FeatureVersion></Feature>
<Feature ID="9" FeatureTypeID="224"><FeatureVersion ID="9"><VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/></FeatureVersion></Feature>
<Feature ID="10" FeatureTypeID="344"><FeatureVersion ID="10"><VersionDetail DetailTypeID="1432">1Example</VersionDetail></FeatureVersion></Feature>
<Feature ID="11" FeatureTypeID="27"><FeatureVersion ID="11"><VersionDetail DetailTypeID="1432">section 1(b) of an order</VersionDetail></FeatureVersion></Feature>
</Profile></DistinctParty>
<DistinctParty FixedRef="102"><Comment/><Profile ID="102" PartySubTypeID="3"><Identity ID="1021"><Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="5"><DocumentedNamePart><NamePartValue NamePartGroupID="73">ANYDER LINES CO., LTD.</NamePartValue></DocumentedNamePart></DocumentedName></Alias><Alias AliasTypeID="1401" Primary="false" LowQuality="false"><DocumentedName ID="6"><DocumentedNamePart><NamePartValue NamePartGroupID="73">ANYDER FERRIES</NamePartValue></DocumentedNamePart></DocumentedName></Alias><NamePartGroups><MasterNamePartGroup><NamePartGroup ID="73" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups></Identity></Profile></DistinctParty>
<DistinctParty FixedRef="103"><Comment/><Profile ID="103" PartySubTypeID="1"><Identity ID="1031"><Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="7"><DocumentedNamePart><NamePartValue NamePartGroupID="74">STAR OF UTOPIA</NamePartValue></DocumentedNamePart></DocumentedName></Alias><NamePartGroups><MasterNamePartGroup><NamePartGroup ID="74" NamePartTypeID="1526"/></MasterNamePartGroup></NamePartGroups></Identity>
<Feature ID="12" FeatureTypeID="3"><FeatureVersion ID="12"><VersionLocation LocationID="502"/></FeatureVersion></Feature><Feature ID="13" FeatureTypeID="28"><FeatureVersion ID="13"><VersionDetail DetailTypeID="1432">10000</VersionDetail></FeatureVersion></Feature></Profile></DistinctParty>
</DistinctParties>
<ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="103" To-ProfileID="102" RelationTypeID="15003" RelationQualityID="1" Former="true" SanctionsEntryID="3"><Comment>sold</Comment></ProfileRelationship></ProfileRelationships>
<SanctionsEntries>
<SanctionsEntry ID="1" ProfileID="101" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1828"><Comment/><Date CalendarTypeID="1"><Year>2024</Year><Month>3</Month><Day>5</Day></Date></EntryEvent><SanctionsMeasure ID="1" SanctionsTypeID="1705"/><SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure><SanctionsMeasure ID="3" SanctionsTypeID="1"><Comment>GLOMAG</Comment></SanctionsMeasure></SanctionsEntry>
<SanctionsEntry ID="2" ProfileID="102" ListID="91242"><EntryEvent ID="2" EntryEventTypeID="1"><Date><Year>2022</Year><Month>2</Month><Day>24</Day></Date></EntryEvent><SanctionsMeasure ID="4" SanctionsTypeID="1"><Comment>UKRAINE-EO13662</Comment></SanctionsMeasure></SanctionsEntry>
<SanctionsEntry ID="3" ProfileID="103" ListID="1550"><EntryEvent ID="3" EntryEventTypeID="1"><Date><Year>2020</Year><Month>1</Month><Day>2</Day></Date></EntryEvent><SanctionsMeasure ID="5" SanctionsTypeID="1"><Comment>IRAN</Comment></SanctionsMeasure></SanctionsEntry>
</SanctionsEntries><SanctionsEntryLinks/>
</Sanctions>
"#;

fn check(record: &Record, property: Property, expected: &[&str]) {
    let found: Vec<&str> = record.entity.texts(property).collect();
    assert_eq!(found, expected, "{}", property.name());
}

#[test]
fn a_party_keeps_all_that_the_list_says() {
    let (outcome, read) = read(LIST.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "ofac-sdn");
    assert_eq!(outcome.version.as_deref(), Some("2026-03-28"));
    let [person, company, ship] = read.records.as_slice() else { panic!() };
    assert_eq!((person.id.source.as_str(), person.id.key.as_str()), ("ofac-sdn", "101"));
    assert_eq!(person.entity.schema, Schema::Person);
    assert_eq!(person.published_at.unwrap().to_string(), "2026-03-28T00:00:00Z");
    check(person, Property::Name, &["Raphael HYTHLODAY", "Рафаил ХИТЛОДЕЙ"]);
    check(person, Property::FirstName, &["Raphael"]);
    check(person, Property::LastName, &["HYTHLODAY"]);
    check(person, Property::Alias, &["Rafael HITLODEO"]);
    check(person, Property::WeakAlias, &["HYTHLO"]);
    check(person, Property::BirthDate, &["1962", "1955~/1958~", "1961-02"]);
    check(person, Property::BirthPlace, &["Amaurot, Libya"]);
    check(person, Property::BirthCountry, &["ly"]);
    check(person, Property::Nationality, &["mt"]);
    check(person, Property::Citizenship, &["mt"]);
    check(person, Property::Position, &["Captain"]);
    check(person, Property::Gender, &["male"]);
    check(person, Property::Address, &["1 Anyder Quay, Amaurot, Libya"]);
    check(person, Property::Country, &["ly"]);
    check(person, Property::PassportNumber, &["K75"]);
    let notes = ["Linked To: NOWHERE BANK.", "Secondary sanctions risk: section 1(b) of an order"];
    check(person, Property::Notes, &notes);
    let [link, passport, wallet] = person.adjacent.as_slice() else { panic!() };
    assert_eq!(link.first(Property::Description), Some("NOWHERE BANK"));
    let found = [
        Property::Number,
        Property::Country,
        Property::Authority,
        Property::StartDate,
        Property::EndDate,
        Property::Description,
    ]
    .map(|property| passport.first(property).unwrap());
    assert_eq!(found, ["K75", "ly", "Amaurot Office", "1999-05-26", "2004-05-25", "expired"]);
    assert_eq!(wallet.first(Property::CryptoAddress), Some("1Example"));
    let [terror, rights] = person.listings.as_slice() else { panic!() };
    assert_eq!(terror.programme.as_deref(), Some("SDGT"));
    assert_eq!(terror.legal_basis.as_deref(), Some("Executive Order 13224 (Terrorism)"));
    assert_eq!(terror.listed_on.unwrap().to_string(), "2024-03-05");
    assert_eq!(terror.measures, [Measure::AssetFreeze]);
    assert_eq!(rights.measures, [Measure::AssetFreeze, Measure::TravelBan]);

    assert_eq!(company.entity.schema, Schema::Company);
    check(company, Property::PreviousName, &["ANYDER FERRIES"]);
    check(company, Property::TaxNumber, &["7744000000"]);
    assert_eq!(company.adjacent[0].first(Property::Country), Some("mt"));
    assert_eq!(company.listings[0].measures, [Measure::SectoralRestriction]);
    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    check(ship, Property::Flag, &["mt"]);
    check(ship, Property::Tonnage, &["10000"]);
    let owner = &ship.adjacent[0];
    assert_eq!(owner.first(Property::Role), Some("Owned or Controlled By (former)"));
    assert_eq!(owner.first(Property::Object), Some("102"));
    let said: Vec<&str> = owner.texts(Property::Description).collect();
    assert_eq!(said, ["ANYDER LINES CO., LTD.", "sold"]);
    assert_eq!(ship.listings[0].listed_on.unwrap().to_string(), "2020-01-02");
}

#[test]
fn the_lists_of_the_entries_tell_the_file() {
    let non_sdn = LIST.replace("ListID=\"1550\"", "ListID=\"91242\"");
    let (outcome, read) = read(non_sdn.as_bytes()).unwrap();
    assert_eq!(outcome.source, "ofac-consolidated");
    let measures = |at: usize| &read.records[at].listings[0].measures;
    // The first entry says that it blocks; what IRAN means there is not known, so it counts for every purpose.
    assert_eq!(*measures(0), [Measure::AssetFreeze]);
    assert_eq!(*measures(1), [Measure::SectoralRestriction]);
    assert_eq!(*measures(2), []);
}

#[test]
fn a_number_without_a_thing_is_said_and_the_party_kept() {
    let check = |from: &str, to: &str, code: ProblemCode, detail: &str, records: usize| {
        assert!(LIST.contains(from), "{from}");
        let (_, read) = read(LIST.replacen(from, to, 1).as_bytes()).expect(to);
        let found =
            read.problems.iter().any(|found| found.code == code && found.detail.contains(detail));
        assert!(found, "{to}: {:?}", read.problems);
        assert_eq!(read.records.len(), records, "{to}");
        assert!(read.records.iter().all(|record| !record.listings.is_empty()), "{to}");
    };
    use ProblemCode as P;
    let lost = P::UnresolvedReference;
    check("LocationID=\"500\"", "LocationID=\"9\"", lost, "LocationID", 3);
    check("FeatureTypeID=\"8\"", "FeatureTypeID=\"7\"", lost, "FeatureType", 3);
    check("DetailReferenceID=\"91526\"", "DetailReferenceID=\"9\"", lost, "DetailReference", 3);
    check("AliasTypeID=\"1401\"", "AliasTypeID=\"9\"", lost, "AliasType", 3);
    check("NamePartGroupID=\"73\"", "NamePartGroupID=\"9\"", lost, "NamePartGroup", 3);
    check("PartySubTypeID=\"1\"", "PartySubTypeID=\"9\"", lost, "PartySubType", 3);
    check("IDRegDocTypeID=\"1600\"", "IDRegDocTypeID=\"9\"", lost, "IDRegDocType", 3);
    check("<IssuedBy CountryID=\"12\"", "<IssuedBy CountryID=\"9\"", lost, "Country", 3);
    check("CountryID=\"11\" CountryR", "CountryID=\"9\" CountryR", lost, "Country", 3);
    check("To-ProfileID=\"102\"", "To-ProfileID=\"9\"", lost, "To-ProfileID", 3);
    check("RelationTypeID=\"15003\"", "RelationTypeID=\"9\"", lost, "RelationType", 3);
    check("LegalBasisID=\"1828\"", "LegalBasisID=\"9\"", lost, "LegalBasis", 3);
    check("ListID=\"91242\"", "ListID=\"9\"", lost, "List", 3);
    check("ProfileID=\"103\" ListID", "ProfileID=\"9\" ListID", lost, "SanctionsEntry", 3);
    check("ProfileID=\"103\" ListID", "ProfileID=\"9\" ListID", P::OrphanEntity, "Sanctions", 3);
    check("ProfileID=\"103\" ListID", "ListID", P::OrphanEntity, "SanctionsEntry", 3);
    check("From-ProfileID=\"103\"", "From-ProfileID=\"9\"", P::OrphanEntity, "Relation", 3);
    check("IdentityID=\"1021\"", "IdentityID=\"9\"", P::OrphanEntity, "IDRegDocument", 4);
    check("Profile ID=\"102\"", "Profile ID=\"101\"", P::RepeatedKey, "Profile ID", 3);
    check("<Year>1999", "<Year>x", P::UnreadDate, "DocumentDate", 3);
    check("<Year>2026", "<Year>x", P::UnreadDate, "DateOfIssue", 3);
    check("<Alias ", "<Rank/><Alias ", P::UnknownProperty, "Rank", 3);
}

#[test]
fn documents_of_nobody_are_screened_by_their_numbers() {
    let stray = LIST.replacen("IdentityID=\"1021\"", "IdentityID=\"9\"", 1);
    let (_, read) = read(stray.as_bytes()).unwrap();
    let record = read.records.last().unwrap();
    assert_eq!(record.id.key, "identity-9");
    assert!(matches!(record.completeness, Completeness::Incomplete { .. }));
    check(record, Property::TaxNumber, &["7744000000"]);
}

#[test]
fn hostile_lists_are_refused() {
    let check = |what: &str, bytes: &[u8], code: ProblemCode| {
        let problem = read(bytes).map(|(outcome, _)| outcome).expect_err(what);
        assert_eq!(problem.code, code, "{what}: {problem}");
    };
    let replaced = |from: &str, to: &str| LIST.replacen(from, to, 1).into_bytes();
    check("cut", &LIST.as_bytes()[..LIST.len() / 2], ProblemCode::Cut);
    check("wrong root", b"<sdnList></sdnList>", ProblemCode::WrongRoot);
    check("empty list", b"<Sanctions></Sanctions>", ProblemCode::NoRecords);
    check("page", b"<html><body>Not found</body></html>", ProblemCode::WebPage);
    check("document type", b"<!DOCTYPE a []><Sanctions/>", ProblemCode::DocumentType);
    check("entity", &replaced("HYTHLODAY", "&x;"), ProblemCode::UnknownEntity);
    let mut latin = LIST.as_bytes().to_vec();
    latin[LIST.find("HYTHLODAY").unwrap()] = 0xff;
    check("bad byte", &latin, ProblemCode::InvalidEncoding);
    check("long", &replaced("HYTHLODAY", &"x".repeat(100_000)), ProblemCode::TextTooLong);
    check("deep", &replaced("<Comment/>", &"<a>".repeat(100)), ProblemCode::TooDeep);
    check("after the end", &[LIST, "<a/>"].concat().into_bytes(), ProblemCode::AfterTheEnd);
}

#[test]
fn both_namespaces_are_recognised_and_no_other() {
    let recognised = |text: &str| list::detect(text.as_bytes());
    assert_eq!(recognised(LIST), Some(formats::Format::OfacAdvanced));
    let old = r#"<Sanctions xmlns="http://www.un.org/sanctions/1.0">"#;
    assert_eq!(recognised(old), Some(formats::Format::OfacAdvanced));
    assert_eq!(recognised("<Sanctions>"), None);
}
