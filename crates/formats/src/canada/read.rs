//! Reads the list record by record.

use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::{Imo, PartialDate};

use super::names::{abbreviation, alias_names, entity_names, spellings};
use super::{AUTHORITY, ROOT, SOURCE};
use crate::entries::{self, Entries};
use crate::fields::Fields;
use crate::guarded::element::Element;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

/// The counts every list has.
const COUNTS: [&str; 5] =
    ["persons", "entities", "ships", "alias elements", "names after splitting"];

/// The elements that a record is known to have. Another one is a change of the format and worth a note.
const KNOWN: &[&str] = &[
    "Country",
    "Schedule",
    "Item",
    "LastName",
    "GivenName",
    "EntityOrShip",
    "Entity",
    "TitleOrShip",
    "ShipIMONumber",
    "DateOfBirthOrShipBuildDate",
    "DateOfBirth",
    "Aliases",
    "DateOfListing",
];

/// Reads the list. Its records go to the sink one by one.
///
/// # Errors
/// The whole list is refused for everything that [`crate::guarded::xml`] and [`crate::container`] refuse, another root
/// element, too many records, or none at all.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    entries::with_xml(source, limits, &mut |xml| {
        read_document(xml, Entries::new(xml.file(), limits, &mut *sink, &COUNTS))
    })
}

fn read_document(
    xml: &mut XmlReader<'_, '_>,
    mut entries: Entries<'_>,
) -> Result<ReadOutcome, Problem> {
    // The file states no date of its own; its newest listing says how old it is at least.
    let mut newest: Option<String> = None;
    loop {
        match (xml.next_token()?, xml.depth(), xml.name()) {
            (Token::Finished, ..) => break,
            (Token::End, ..) | (Token::Start, 1, ROOT) => {}
            (Token::Start, 1, _) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "record") => {
                let offset = xml.offset();
                entries.begin(offset)?;
                let element = Element::read(xml, entries.limits)?;
                for child in &element.children {
                    if !KNOWN.contains(&child.name.as_str()) {
                        entries.unknown(&child.name, offset);
                    }
                }
                let listed = hand_over(&element, &mut entries).map(|date| date.to_string());
                newest = newest.max(listed);
            }
            (Token::Start, _, name) => {
                let (name, offset) = (name.to_owned(), xml.offset());
                entries.unknown(&name, offset);
            }
        }
    }
    let version = newest.map(|date| format!("newest listing {date}"));
    entries.finish(SOURCE, version, xml.offset())
}

/// Makes the record and hands it over. Returns when it was listed.
fn hand_over(element: &Element, entries: &mut Entries<'_>) -> Option<PartialDate> {
    let country = english(&element.field("Country")).to_owned();
    let schedule = schedule(&element.field("Schedule"));
    let item = element.field("Item");
    let entity_name = first_of(element, &["EntityOrShip", "Entity"]);
    let (last, given) = (element.field("LastName"), element.field("GivenName"));
    let title = element.field("TitleOrShip");
    let imo = element.field("ShipIMONumber");
    let named = !last.is_empty() || !given.is_empty();
    let (schema, counted) = if named {
        (Schema::Person, "persons")
    } else if !imo.is_empty() || !title.is_empty() {
        (Schema::Vessel, "ships")
    } else {
        (Schema::Organization, "entities")
    };
    entries.counts.add(counted, 1);

    let place: Vec<&str> =
        [&country, &schedule, &item].into_iter().map(String::as_str).filter(not_empty).collect();
    let place = if item.is_empty() { String::new() } else { place.join("/") };
    let stable = [&country, &schedule, &entity_name, &last, &given].map(String::as_str).join("\n");
    let (key, incomplete) = entries.key(&place, "Item", &stable);
    let fields = &mut entries.fields();
    let mut entity = Entity::new(key.clone(), schema);
    if named {
        person_names(&mut entity, fields, &given, &last);
        fields.text(&mut entity, Property::Title, &title);
        // Not seen, but nothing forbids a person in both elements.
        fields.name(&mut entity, Property::Alias, &entity_name);
        fields.text(&mut entity, Property::IdNumber, &imo);
    } else {
        thing_names(&mut entity, fields, &entity_name);
        fields.text(&mut entity, Property::Type, &title);
        ship_number(&mut entity, fields, &imo);
    }
    aliases(&mut entity, fields, &element.field("Aliases"));
    let property = match schema {
        Schema::Person => Property::BirthDate,
        Schema::Vessel => Property::BuildDate,
        _ => Property::IncorporationDate,
    };
    let dates = first_of(element, &["DateOfBirthOrShipBuildDate", "DateOfBirth"]);
    for date in dates.replace(" OR ", " or ").split(" or ") {
        fields.date(&mut entity, property, date);
    }
    let listing = listing(element, fields, schema, &country, &schedule, &item);
    let listed_on = listing.listed_on;
    let version = element.field("DateOfListing");
    let version = if version.is_empty() { "-".to_owned() } else { version };
    let id = RecordId { source: SOURCE.to_owned(), key, version };
    let mut record = Record::new(id, entity, Label::published(AUTHORITY));
    record.listings = vec![listing];
    entries.hand_over(record, incomplete);
    listed_on
}

fn not_empty(text: &&str) -> bool {
    !text.is_empty()
}

/// The English half of a text in two languages.
fn english(text: &str) -> &str {
    text.split_once(" / ").map_or(text, |(english, _)| english).trim()
}

/// The schedule with one blank after each comma: `1,Part 3` is seen once. The crawler of OpenSanctions knows `N/A`.
fn schedule(text: &str) -> String {
    if text == "N/A" {
        return String::new();
    }
    text.split(',').map(str::trim).collect::<Vec<_>>().join(", ")
}

fn first_of(element: &Element, names: &[&str]) -> String {
    names.iter().map(|name| element.field(name)).find(|text| !text.is_empty()).unwrap_or_default()
}

fn person_names(entity: &mut Entity, fields: &mut Fields<'_>, given: &str, last: &str) {
    let (last, other) = spellings(last);
    fields.name(entity, Property::Name, format!("{given} {last}").trim());
    if let Some(other) = other {
        fields.name(entity, Property::Alias, format!("{given} {other}").trim());
    }
    fields.text(entity, Property::FirstName, given);
    fields.text(entity, Property::LastName, last);
}

fn thing_names(entity: &mut Entity, fields: &mut Fields<'_>, text: &str) {
    let found = entity_names(text);
    for name in &found.names {
        fields.name(entity, Property::Name, name);
    }
    for alias in &found.aliases {
        fields.name(entity, Property::Alias, alias);
    }
    for name in found.names.iter().chain(&found.aliases) {
        add_abbreviation(entity, fields, name);
    }
    if found.names.len() + found.aliases.len() > 1 {
        fields.text(entity, Property::Notes, text);
    }
}

/// Adds what stands before and in the brackets of `Guards of Anyder (GOA)`.
fn add_abbreviation(entity: &mut Entity, fields: &mut Fields<'_>, name: &str) {
    if let Some((long, short)) = abbreviation(name) {
        fields.name(entity, Property::Alias, long);
        fields.name(entity, Property::Abbreviation, short);
    }
}

fn ship_number(entity: &mut Entity, fields: &mut Fields<'_>, text: &str) {
    match Imo::parse(text) {
        Ok(imo) => {
            entity.add(Property::ImoNumber, imo.as_str());
        }
        Err(_) if text.is_empty() => {}
        Err(_) => {
            fields.text(entity, Property::Notes, &format!("ShipIMONumber: {text}"));
            fields.problem(ProblemCode::UnknownValue, "ShipIMONumber");
        }
    }
}

fn aliases(entity: &mut Entity, fields: &mut Fields<'_>, text: &str) {
    if text.is_empty() {
        return;
    }
    fields.counts.add("alias elements", 1);
    let names = alias_names(text);
    fields.counts.add("names after splitting", names.len() as u64);
    for name in &names {
        fields.name(entity, Property::Alias, name);
        if entity.schema != Schema::Person {
            add_abbreviation(entity, fields, name);
        }
    }
    if names.len() != 1 {
        fields.text(entity, Property::Notes, text);
    }
}

fn listing(
    element: &Element,
    fields: &mut Fields<'_>,
    schema: Schema,
    country: &str,
    schedule: &str,
    item: &str,
) -> Listing {
    let corrupt = country.contains("Corrupt Foreign Officials");
    let (programme, act) = if corrupt {
        (
            "JVCFOA",
            "Justice for Victims of Corrupt Foreign Officials Act (Sergei Magnitsky Law), section 4",
        )
    } else {
        ("SEMA", "Special Economic Measures Act, section 4")
    };
    let listed = element.field("DateOfListing");
    let listed_on = PartialDate::parse(&listed).ok();
    if listed_on.is_none() && !listed.is_empty() {
        fields.problem(ProblemCode::UnreadDate, "DateOfListing");
    }
    let mut reference: Vec<String> = Vec::new();
    if !schedule.is_empty() {
        // "Part 1" alone is a part of the only schedule.
        let whole = schedule.starts_with(|one: char| one.is_ascii_digit());
        reference.push(if whole { format!("Schedule {schedule}") } else { schedule.to_owned() });
    }
    if !item.is_empty() {
        reference.push(format!("item {item}"));
    }
    Listing {
        regime: (!country.is_empty()).then(|| country.to_owned()),
        programme: Some(programme.to_owned()),
        measures: measures(country, schedule, schema),
        authority: AUTHORITY.to_owned(),
        legal_basis: Some(act.to_owned()),
        reference: (!reference.is_empty()).then(|| reference.join(", ")),
        listed_on,
        ..Listing::default()
    }
}

/// What a place in the regulations orders; see the module's documentation.
fn measures(country: &str, schedule: &str, schema: Schema) -> Vec<Measure> {
    let number = schedule.split(',').next().unwrap_or_default();
    match (country, number, schema) {
        ("Russia", "2" | "3", _) => vec![Measure::SectoralRestriction],
        (_, "" | "1", Schema::Person) => vec![Measure::AssetFreeze, Measure::TravelBan],
        (_, "" | "1", Schema::Organization) => vec![Measure::AssetFreeze],
        (_, part, Schema::Person) if part.starts_with("Part ") => {
            vec![Measure::AssetFreeze, Measure::TravelBan]
        }
        (_, part, Schema::Organization) if part.starts_with("Part ") => vec![Measure::AssetFreeze],
        _ => Vec::new(),
    }
}
