//! The list of the Joint Listing Board in the shape of the UN's XML, and its table of late additions.

use super::chance::Chance;
use super::flavours_data::{DESIGNATIONS, FOREIGN_TOWNS, NICKNAMES, REMARKS, TOWNS};
use super::names::{Side, company, flavour, given, respelt, surname};
use super::planted;
use crate::failure::{Context, Outcome};
use model::entity::Entity;
use model::label::Label;
use model::listing::Listing;
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::PartialDate;

/// The authority of the list, which is as invented as its entries.
pub const AUTHORITY: &str = "Joint Listing Board of Utopia and Taprobane";

const INDIVIDUALS: usize = 229;
const ENTITIES: usize = 60;
const LATE_ROWS: usize = 12;
/// A Monday.
const GENERATED: &str = "2026-03-02T08:00:00Z";

/// The list as XML.
pub fn xml(chance: &mut Chance) -> Outcome<Vec<u8>> {
    let mut records = Vec::new();
    for place in 1..=INDIVIDUALS {
        let written = planted::LISTED.iter().find(|one| one.place == place);
        let generated = individual(chance, place);
        records.push(written.map_or(generated, |one| written_out(one, place)));
    }
    for place in 1..=ENTITIES {
        records.push(entity(chance, place));
    }
    let mut bytes = Vec::new();
    formats::un::write(&records, GENERATED, &mut bytes).context("writing the list")?;
    Ok(bytes)
}

fn record(prefix: &str, place: usize, entity: Entity, listed_on: &str) -> Record {
    let key = format!("{prefix}.{place:03}");
    let id = RecordId { source: String::new(), key: key.clone(), version: "1".to_owned() };
    let mut record = Record::new(id, entity, Label::published(AUTHORITY));
    record.listings = vec![Listing {
        authority: AUTHORITY.to_owned(),
        programme: Some("Utopia".to_owned()),
        listed_on: PartialDate::parse(listed_on).ok(),
        ..Listing::default()
    }];
    record
}

fn passport(entity: &mut Entity, number: &str) -> Entity {
    let mut document = Entity::new(format!("{}#document", entity.id), Schema::Passport);
    document.add(Property::Number, number);
    document.add(Property::Country, "Utopia");
    document
}

fn written_out(listed: &planted::Listed, place: usize) -> Record {
    let mut person = Entity::new(format!("UTi.{place:03}"), Schema::Person);
    person.add(Property::Name, &format!("{} {}", listed.given, listed.surname));
    person.add(Property::Name, listed.original);
    person.add(Property::Alias, listed.alias);
    person.add(Property::BirthDate, listed.born);
    person.add(Property::Nationality, "Utopia");
    person.add(Property::Gender, "Male");
    person.add(Property::Notes, listed.remark);
    let document = (!listed.passport.is_empty()).then(|| passport(&mut person, listed.passport));
    let mut record = record("UTi", place, person, "2025-11-17");
    record.adjacent.extend(document);
    record
}

fn individual(chance: &mut Chance, place: usize) -> Record {
    let mut person = Entity::new(format!("UTi.{place:03}"), Schema::Person);
    let mut document = None;
    if let Some(flavour) = flavour(chance) {
        let (first, last) = (given(chance, flavour), surname(chance, flavour, Side::Listed));
        let second = chance.percent(15).then(|| given(chance, flavour));
        let latin: Vec<&str> = [Some(&first), second.as_ref(), Some(&last)]
            .into_iter()
            .flatten()
            .map(|word| word.latin.as_str())
            .collect();
        person.add(Property::Name, &latin.join(" "));
        person.add(Property::FirstName, &first.latin);
        if let Some(second) = latin.get(1) {
            person.add(Property::SecondName, second);
        }
        if flavour.has_script && chance.percent(70) {
            person.add(Property::Name, &format!("{} {}", first.original, last.original));
        }
        for _ in 0..chance.below(3) {
            let alias =
                format!("{} {}", respelt(chance, &first.latin), respelt(chance, &last.latin));
            person.add(Property::Alias, &alias);
        }
        if chance.percent(20) {
            person.add(Property::WeakAlias, &format!("{} {}", chance.pick(NICKNAMES), last.latin));
        }
    }
    person.add(Property::BirthDate, &birth(chance));
    match chance.below(3) {
        0 => person.add(Property::BirthPlace, chance.pick(FOREIGN_TOWNS)),
        1 => person.add(Property::BirthPlace, chance.pick(TOWNS)),
        _ => false,
    };
    if chance.percent(85) {
        person.add(Property::Nationality, "Utopia");
    }
    person.add(Property::Gender, if chance.percent(85) { "Male" } else { "Female" });
    if chance.percent(40) {
        person.add(Property::Position, chance.pick(DESIGNATIONS));
    }
    if chance.percent(35) {
        person.add(Property::Address, chance.pick(TOWNS));
    }
    if chance.percent(60) {
        let town = chance.pick(TOWNS);
        person.add(Property::Notes, &chance.pick(REMARKS).replace("{town}", town));
    }
    if chance.percent(30) {
        let number = format!("UT{}", chance.digits(7));
        document = Some(passport(&mut person, &number));
    }
    let listed_on = chance.day(2019, 2025);
    let mut record = record("UTi", place, person, &listed_on);
    record.adjacent.extend(document);
    record
}

/// A birth date in the forms of the list: exact, a year, about a year, between two years; or none.
fn birth(chance: &mut Chance) -> String {
    let year = 1945 + chance.below(55);
    match chance.below(10) {
        0..5 => chance.day(1945, 1999),
        5..7 => year.to_string(),
        7 => format!("{year}~"),
        8 => format!("{year}/{}", year + 3),
        _ => String::new(),
    }
}

fn entity(chance: &mut Chance, place: usize) -> Record {
    let mut organisation = Entity::new(format!("UTe.{place:03}"), Schema::Organization);
    let name = company(chance, Side::Listed);
    let name = if place == planted::COMPANY_PLACE { planted::COMPANY.to_owned() } else { name };
    organisation.add(Property::Name, &name);
    let first = name.split(' ').next().unwrap_or_default().to_owned();
    if chance.percent(40) {
        let alias = name.replacen(&first, &respelt(chance, &first), 1);
        organisation.add(Property::Alias, &alias);
    }
    if chance.percent(20) {
        let former = company(chance, Side::Listed);
        organisation.add(Property::PreviousName, &former);
    }
    organisation.add(Property::Address, chance.pick(TOWNS));
    organisation.add(Property::Country, "Utopia");
    let town = chance.pick(TOWNS);
    organisation.add(Property::Notes, &chance.pick(REMARKS).replace("{town}", town));
    let listed_on = chance.day(2019, 2025);
    record("UTe", place, organisation, &listed_on)
}

/// The table of late additions, with the row that is broken.
pub fn late_additions(chance: &mut Chance) -> Outcome<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    table.write_record(planted::LATE_HEADINGS).context("writing the late additions")?;
    for place in 1..=LATE_ROWS {
        let row = late_row(chance, place);
        let written = planted::LATE.iter().find(|(at, _)| *at == place);
        let row =
            written.map_or(row, |(_, cells)| cells.iter().map(|cell| (*cell).to_owned()).collect());
        table.write_record(row).context("writing the late additions")?;
    }
    table.into_inner().context("writing the late additions")
}

fn late_row(chance: &mut Chance, place: usize) -> Vec<String> {
    let mut row = vec![format!("LA-{place:02}")];
    if place.is_multiple_of(4) {
        row.extend(["company".to_owned(), company(chance, Side::Listed)]);
        row.extend(std::iter::repeat_n(String::new(), 6));
    } else if let Some(flavour) = flavour(chance) {
        let (first, last) = (given(chance, flavour), surname(chance, flavour, Side::Listed));
        let original = format!("{} {}", first.original, last.original);
        row.extend(["person".to_owned(), format!("{} {}", first.latin, last.latin)]);
        row.push(if flavour.has_script { original } else { String::new() });
        row.push(format!("{} {}", respelt(chance, &first.latin), last.latin));
        row.extend([chance.day(1950, 1999), "Utopia".to_owned(), String::new(), String::new()]);
    }
    row.push(chance.pick(TOWNS).to_owned());
    row
}

/// The mapping through which the table is read.
pub const MAPPING: &str = r#"# How the late additions are read: which column is what. `symbolon` needs no more to read a list of your own.
[list]
name = "Late additions to the list of Utopia and Taprobane"
authority = "Joint Listing Board of Utopia and Taprobane"
source = "joint-listing-board-late-additions"
version = "2026-03-02"
measures = ["asset_freeze", "travel_ban"]
key = "Reference"
schema_column = "Kind"

[schemas]
person = "Person"
company = "Company"
vessel = "Vessel"

[columns]
"Name" = "name"
"Name in other letters" = "name"
"Also known as" = "alias"
"Born" = "birthDate"
"Nationality" = "nationality"
"Passport" = "passportNumber"
"IMO number" = "imoNumber"
"Address" = "address"
"#;
