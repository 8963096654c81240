//! The Swiss list.

use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, list, swiss};
use model::listing::Measure;
use model::record::{Completeness, Record};
use model::schema::{Property, Schema};

use crate::support::detail;

fn read(bytes: &[u8]) -> Result<(list::ReadOutcome, Collected), formats::Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("sesam.xml", bytes.to_vec());
    swiss::read(&mut source, &Limits::default(), &mut sink).map(|outcome| (outcome, sink))
}

/// A target of each kind with every element that the format has, and one that is no longer listed. All names are invented.
pub(crate) const LIST: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<swiss-sanctions-list list-type="whole-list" date="2026-01-15">
 <sanctions-program ssid="20" version-date="2026-01-10" predecessor-version-date="2025-12-12">
  <program-key lang="ger">Utopien</program-key><program-key lang="eng">Utopia</program-key>
  <program-name lang="eng">Ordinance on measures against Utopia</program-name>
  <sanctions-set ssid="21" lang="ger">Anhang 1 (Sperrung; Ein- und Durchreiseverbot)</sanctions-set>
  <sanctions-set ssid="21" lang="eng">annex 1 (freezing of assets; ban on entry and transit)</sanctions-set>
  <sanctions-set ssid="22" lang="eng">annex 2</sanctions-set>
  <origin>UN</origin>
 </sanctions-program>
 <place ssid="31"><location>Amaurot</location><area>Anyder</area><country iso-code="TN">Tunisia</country></place>
 <target ssid="101">
  <sanctions-set-id>21</sanctions-set-id><sanctions-set-id>22</sanctions-set-id>
  <foreign-identifier>UTi.001</foreign-identifier>
  <generic-attribute ssid="1" name="Remark">Once more</generic-attribute>
  <individual sex="male">
   <identity ssid="102" main="true">
    <name ssid="103" name-type="primary-name" quality="good" lang="eng">
     <name-part order="2" name-part-type="given-name"><value>Rafail</value><spelling-variant lang="RUS" script="CYRL">Рафаил</spelling-variant></name-part>
     <name-part order="1" name-part-type="family-name"><value>Hitlodej</value><spelling-variant lang="RUS" script="CYRL">Хитлодей</spelling-variant><spelling-variant lang="RUS" script="LATN">Khitlodey</spelling-variant></name-part>
     <name-part order="3" name-part-type="father-name"><value>-</value></name-part>
     <name-part order="4" name-part-type="title"><value>Dr</value></name-part>
    </name>
    <name ssid="104" name-type="alias" quality="good"><name-part order="1" name-part-type="whole-name"><value>The Traveller</value></name-part></name>
    <name ssid="105" name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Hythlo</value></name-part></name>
    <name ssid="106" name-type="formerly-known-as" quality="good"><name-part order="1" name-part-type="whole-name"><value>Nonsenso</value></name-part></name>
    <day-month-year ssid="107" day="23" month="3" year="1980" calendar="Gregorian" quality="good"/>
    <day-month-year ssid="108" year="1981" quality="low"/>
    <nationality ssid="109"><country iso-code="TN">Tunisia</country></nationality>
    <place-of-birth ssid="110" place-id="31"/>
    <address ssid="111" place-id="32" quality="good"><c-o>Harbour office</c-o><address-details>1 Quay</address-details><p-o-box>7</p-o-box><zip-code>1000</zip-code><remarks>since 2005</remarks></address>
    <identification-document ssid="112" document-type="passport"><number>L 123456</number><issuer code="TN">Tunisia</issuer><date-of-issue>2001-02-03</date-of-issue><expiry-date>2011-02-03</expiry-date><remark>expired</remark></identification-document>
    <identification-document ssid="113" document-type="id-card"><number>0271</number><issuer>Yemen</issuer></identification-document>
   </identity>
   <identity ssid="114" main="false"><name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Raphael Hythloday</value></name-part></name></identity>
   <justification ssid="115">Travels without leave.</justification>
   <relation ssid="116" target-id="201" relation-type="related-to"/>
   <other-information ssid="117">E-mail: rafail@example.org</other-information>
  </individual>
  <modification modification-type="amended" enactment-date="2025-02-01" publication-date="2025-02-02" effective-date="2025-02-02"><added><target ssid="101"><individual><identity main="true"><name name-type="alias"><name-part order="1"><value>Past Name</value></name-part></name></identity></individual></target></added></modification>
  <modification modification-type="listed" enactment-date="2020-05-01" publication-date="2020-05-02" effective-date="2020-05-02"/>
 </target>
 <target ssid="201">
  <sanctions-set-id>22</sanctions-set-id>
  <entity>
   <identity ssid="202" main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Anyder Lines</value></name-part></name><day-month-year year="1999" month="7"/></identity>
   <other-information>Registration number: 778899.</other-information>
   <other-information>UN Ref UTe.007. Owner of ships.</other-information>
  </entity>
  <modification modification-type="listed" effective-date="2021-06-01"/>
 </target>
 <target ssid="301" sanctions-set-id="21">
  <object object-type="vessel">
   <identity ssid="302" main="true"><name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Amaurot Star</value></name-part></name></identity>
   <other-information>IMO Number: 9074729</other-information>
  </object>
  <modification modification-type="listed" effective-date="2022-06-01"/>
 </target>
 <target ssid="401">
  <sanctions-set-id>21</sanctions-set-id>
  <individual><identity main="true"><name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Tarkas Obrin</value></name-part></name></identity></individual>
  <modification modification-type="de-listed" effective-date="2019-06-01"/>
  <modification modification-type="listed" effective-date="2011-06-01"/>
 </target>
 <place ssid="32"><location>Tunis</location><country iso-code="TN">Tunisia</country></place>
</swiss-sanctions-list>
"#;

fn check(record: &Record, property: Property, expected: &[&str]) {
    let found: Vec<&str> = record.entity.texts(property).collect();
    assert_eq!(found, expected, "{}", property.name());
}

#[test]
fn a_target_keeps_all_that_the_list_says() {
    assert_eq!(list::detect(LIST.as_bytes()), Some(Format::SwissXml));
    let (outcome, read) = read(LIST.as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(outcome.source, "ch-seco");
    assert_eq!(outcome.version.as_deref(), Some("2026-01-15"));
    let [person, company, ship] = read.records.as_slice() else { panic!("{}", read.records.len()) };
    assert_eq!((person.id.key.as_str(), person.id.version.as_str()), ("101", "2026-01-15"));
    assert_eq!(person.published_at.unwrap().to_string(), "2026-01-15T00:00:00Z");
    assert_eq!(person.provenance.offset, LIST.find("<target").unwrap() as u64);
    check(person, Property::Name, &["Hitlodej Rafail", "Хитлодей Рафаил"]);
    check(person, Property::Alias, &["Khitlodey Rafail", "The Traveller", "Raphael Hythloday"]);
    check(person, Property::WeakAlias, &["Hythlo"]);
    check(person, Property::PreviousName, &["Nonsenso"]);
    check(person, Property::FirstName, &["Rafail"]);
    check(person, Property::LastName, &["Hitlodej"]);
    check(person, Property::FatherName, &[]);
    check(person, Property::Title, &["Dr"]);
    check(person, Property::Gender, &["male"]);
    check(person, Property::BirthDate, &["1980-03-23", "1981~"]);
    check(person, Property::Nationality, &["tn"]);
    check(person, Property::BirthPlace, &["Amaurot, Anyder, Tunisia"]);
    check(person, Property::BirthCountry, &["tn"]);
    check(person, Property::Address, &["Harbour office, 1 Quay, P.O. Box 7, 1000, Tunis, Tunisia"]);
    check(person, Property::Country, &["tn"]);
    check(person, Property::PassportNumber, &["L 123456"]);
    check(person, Property::IdNumber, &["0271"]);
    check(person, Property::Email, &["rafail@example.org"]);
    check(person, Property::ModifiedAt, &["2020-05-02", "2025-02-02"]);
    let notes = [
        "since 2005",
        "Travels without leave.",
        "E-mail: rafail@example.org",
        "Foreign identifier: UTi.001",
        "Remark: Once more",
    ];
    check(person, Property::Notes, &notes);
    let [passport, card, link] = person.adjacent.as_slice() else { panic!() };
    assert_eq!(passport.schema, Schema::Passport);
    assert_eq!(passport.first(Property::Country), Some("tn"));
    assert_eq!(passport.first(Property::StartDate), Some("2001-02-03"));
    assert_eq!(passport.first(Property::EndDate), Some("2011-02-03"));
    assert_eq!(passport.first(Property::Description), Some("expired"));
    assert_eq!(card.first(Property::Country), Some("ye"));
    assert_eq!(link.schema, Schema::UnknownLink);
    assert_eq!(link.first(Property::Object), Some("201"));
    assert_eq!(link.first(Property::Role), Some("related-to"));
    let [first, second] = person.listings.as_slice() else { panic!() };
    assert_eq!(first.programme.as_deref(), Some("Utopia"));
    assert_eq!(first.regime.as_deref(), Some("Ordinance on measures against Utopia"));
    let basis = "Ordinance on measures against Utopia, annex 1 (freezing of assets; ban on entry and transit)";
    assert_eq!(first.legal_basis.as_deref(), Some(basis));
    assert_eq!(first.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(first.reference.as_deref(), Some("101"));
    assert_eq!(first.un_reference.as_ref().unwrap().as_str(), "UTi.001");
    assert_eq!(first.listed_on.unwrap().to_string(), "2020-05-02");
    assert!(second.measures.is_empty());

    assert_eq!(company.entity.schema, Schema::Organization);
    check(company, Property::RegistrationNumber, &["778899"]);
    check(company, Property::IncorporationDate, &["1999-07"]);
    assert_eq!(company.listings[0].un_reference.as_ref().unwrap().as_str(), "UTe.007");

    assert_eq!(ship.entity.schema, Schema::Vessel);
    check(ship, Property::ImoNumber, &["IMO9074729"]);
    assert_eq!(ship.listings[0].measures, [Measure::AssetFreeze]);
    let counted = [
        "targets",
        "de-listed targets",
        "individuals",
        "entities",
        "objects",
        "names",
        "programmes",
        "places",
    ];
    assert_eq!(counted.map(|name| detail(&outcome.counts, name)), [4, 1, 1, 1, 1, 7, 1, 2]);
}

#[test]
fn the_newest_modification_decides() {
    let check = |modifications: &[(&str, &str)], listed: bool| {
        let written: String = modifications
            .iter()
            .map(|(kind, date)| {
                format!("<modification modification-type=\"{kind}\" effective-date=\"{date}\"/>")
            })
            .collect();
        let from = LIST.find("<modification modification-type=\"de-listed\"").unwrap();
        let to = from + LIST[from..].find("</target>").unwrap();
        let list = format!("{}{written}{}", &LIST[..from], &LIST[to..]);
        let (outcome, read) = read(list.as_bytes()).unwrap();
        assert_eq!(read.records.len() == 4, listed, "{modifications:?}");
        let gone = detail(&outcome.counts, "de-listed targets");
        assert_eq!(gone + outcome.counts.records, detail(&outcome.counts, "targets"));
    };
    check(&[], true);
    check(&[("de-listed", "2019-06-01")], false);
    check(&[("amended", "2018-06-01"), ("de-listed", "2019-06-01")], false);
    check(&[("listed", "2020-06-01"), ("de-listed", "2019-06-01")], true);
    check(&[("de-listed", "2019-06-01"), ("amended", "2019-06-01")], false);
    check(&[("amended", "2019-06-01"), ("de-listed", "2019-06-01")], true);
    // It takes effect after the date of the list.
    check(&[("de-listed", "2026-06-01"), ("listed", "2019-06-01")], true);
    check(&[("unlisted", "2025-06-01"), ("listed", "2019-06-01")], true);
}

#[test]
fn what_is_wrong_with_a_target_is_told_and_its_name_is_kept() {
    let check = |from: &str, to: &str, codes: &[ProblemCode], incomplete: usize| {
        assert!(LIST.contains(from), "{from}");
        let (outcome, read) = read(LIST.replacen(from, to, 1).as_bytes()).unwrap();
        let found: Vec<_> = read.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found, codes, "{to}");
        assert_eq!(read.records.len(), 3, "{to}");
        let marked = read.records.iter().filter(|r| r.completeness != Completeness::Complete);
        assert_eq!(marked.count(), incomplete, "{to}");
        assert_eq!(outcome.counts.incomplete, incomplete as u64, "{to}");
    };
    let long = "long ".repeat(400);
    check("<target ssid=\"101\">", "<target>", &[ProblemCode::NoKey], 1);
    check("<target ssid=\"201\">", "<target ssid=\"101\">", &[ProblemCode::RepeatedKey], 1);
    check("The Traveller", &long, &[ProblemCode::NameTooLong], 0);
    check("name-type=\"alias\"", "name-type=\"other\"", &[ProblemCode::UnknownValue], 0);
    check("quality=\"low\"", "quality=\"fair\"", &[ProblemCode::UnknownValue], 0);
    check("\"given-name\"", "\"nickname\"", &[ProblemCode::UnknownValue], 0);
    check("calendar=\"Gregorian\"", "calendar=\"Hijri\"", &[ProblemCode::UnreadDate], 0);
    check("place-id=\"31\"", "place-id=\"99\"", &[ProblemCode::UnknownValue], 0);
    check("sanctions-set-id>21", "sanctions-set-id>99", &[ProblemCode::UnknownValue], 0);
    check("=\"amended\"", "=\"mended\"", &[ProblemCode::UnknownValue], 0);
    check("\"2021-06-01\"", "\"soon\"", &[ProblemCode::UnreadDate], 0);
    check("object-type=\"vessel\"", "object-type=\"kite\"", &[ProblemCode::UnknownValue], 0);
    check(
        "<justification ssid=\"115\">",
        "<new/><justification>",
        &[ProblemCode::UnknownProperty],
        0,
    );
    check("date=\"2026-01-15\"", "", &[ProblemCode::UnreadDate], 0);
    check(
        "iso-code=\"TN\">Tunisia</country></nat",
        ">Cloudland</country></nat",
        &[ProblemCode::UnknownCountry],
        0,
    );
}

#[test]
fn hostile_files_are_refused() {
    let check = |bytes: &[u8], code: ProblemCode| {
        let problem = read(bytes).map(|(outcome, _)| outcome).unwrap_err();
        assert_eq!(problem.code, code, "{problem}");
    };
    check(b"", ProblemCode::EmptyFile);
    let head = "<swiss-sanctions-list list-type=\"whole-list\" date=\"2026-01-15\">";
    check(format!("{head}</swiss-sanctions-list>").as_bytes(), ProblemCode::NoRecords);
    check(b"<CONSOLIDATED_LIST/>", ProblemCode::WrongRoot);
    check(LIST.replace("whole-list", "delta-list").as_bytes(), ProblemCode::WrongRoot);
    check(LIST.replace("</swiss-sanctions-list>", "").as_bytes(), ProblemCode::Cut);
    check(LIST.replacen("<swiss-", "<!DOCTYPE a><swiss-", 1).as_bytes(), ProblemCode::DocumentType);
    check(LIST.replace("Obrin", "&obrin;").as_bytes(), ProblemCode::UnknownEntity);
    check(
        &LIST.as_bytes().iter().map(|b| if *b == 0xd0 { 0xff } else { *b }).collect::<Vec<_>>(),
        ProblemCode::InvalidEncoding,
    );
    check(format!("{LIST}<a/>").as_bytes(), ProblemCode::AfterTheEnd);
    check(format!("{head}<target>{}", "<a>".repeat(100)).as_bytes(), ProblemCode::TooDeep);
    let endless = format!(
        "{head}<target ssid=\"1\">{}</target></swiss-sanctions-list>",
        format!("<generic-attribute>{}</generic-attribute>", "x".repeat(50_000)).repeat(100)
    );
    check(endless.as_bytes(), ProblemCode::TextTooLong);
    assert_eq!(list::detect(b"<!DOCTYPE html><html>"), None);
}
