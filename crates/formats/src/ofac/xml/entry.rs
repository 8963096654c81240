//! One entry becomes one record.

use jiff::Timestamp;
use model::entity::Entity;
use model::label::Label;
use model::listing::Listing;
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::UnReference;

use super::super::programmes::{self, List};
use super::super::remarks::{self, Feature};
use super::super::{names, read};
use crate::entries::Entries;
use crate::fields::{Fields, one_line};
use crate::guarded::element::Element;
use crate::problem::ProblemCode;

/// The elements that an entry is known to have, each with the element around it. Another one is a change of the format
/// and worth a note.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "sdnEntry",
        &[
            "uid",
            "firstName",
            "lastName",
            "title",
            "sdnType",
            "remarks",
            "programList",
            "idList",
            "akaList",
            "addressList",
            "nationalityList",
            "citizenshipList",
            "dateOfBirthList",
            "placeOfBirthList",
            "vesselInfo",
        ],
    ),
    ("programList", &["program"]),
    ("idList", &["id"]),
    ("id", &["uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"]),
    ("akaList", &["aka"]),
    ("aka", &["uid", "type", "category", "lastName", "firstName"]),
    ("addressList", &["address"]),
    (
        "address",
        &[
            "uid",
            "address1",
            "address2",
            "address3",
            "city",
            "stateOrProvince",
            "postalCode",
            "country",
        ],
    ),
    ("nationalityList", &["nationality"]),
    ("nationality", &["uid", "country", "mainEntry"]),
    ("citizenshipList", &["citizenship"]),
    ("citizenship", &["uid", "country", "mainEntry"]),
    ("dateOfBirthList", &["dateOfBirthItem"]),
    ("dateOfBirthItem", &["uid", "dateOfBirth", "mainEntry"]),
    ("placeOfBirthList", &["placeOfBirthItem"]),
    ("placeOfBirthItem", &["uid", "placeOfBirth", "mainEntry"]),
    (
        "vesselInfo",
        &[
            "callSign",
            "vesselType",
            "vesselFlag",
            "vesselOwner",
            "tonnage",
            "grossRegisteredTonnage",
        ],
    ),
];

/// Notes every element that stands where the format is not known to have it.
pub(super) fn note_unknown(element: &Element, entries: &mut Entries<'_>, offset: u64) {
    let known = KNOWN.iter().find(|(name, _)| *name == element.name);
    let known = known.map_or(&[][..], |(_, children)| children);
    for child in &element.children {
        if known.contains(&child.name.as_str()) {
            note_unknown(child, entries, offset);
        } else {
            entries.unknown(&child.name, offset);
        }
    }
}

/// What is known of the entries from outside them.
#[derive(Clone, Copy)]
pub(super) struct Publication {
    pub(super) list: List,
    pub(super) at: Option<Timestamp>,
}

/// Makes the record and hands it over. What is wrong is reported.
pub(super) fn hand_over(element: &Element, publication: Publication, entries: &mut Entries<'_>) {
    let name = field_name(element, element.field("sdnType").eq_ignore_ascii_case("individual"));
    let stable = format!("{name}\n{}", element.field("remarks"));
    let (key, incomplete) = entries.key(&element.field("uid"), "uid", &stable);
    let fields = &mut entries.fields();
    let schema = schema(element, &name, fields);
    let mut entity = Entity::new(key.clone(), schema);
    let mut adjacent = Vec::new();
    add_name(&name, None, &mut entity, fields);
    fields.text(&mut entity, Property::Position, &element.field("title"));
    let remark = element.field("remarks");
    if !remark.is_empty() {
        remarks::mine(&remark, &mut entity, &mut adjacent, fields);
    }
    for aka in element.within("akaList", "aka") {
        fields.counts.add("aka elements", 1);
        let is_weak = aka.field("category").eq_ignore_ascii_case("weak");
        let property = names::alias_property(&aka.field("type"), is_weak);
        let name = field_name(aka, schema == Schema::Person);
        add_name(&name, Some(property), &mut entity, fields);
    }
    let stated = add_ids(element, &mut entity, &mut adjacent, fields);
    add_places_and_dates(element, &mut entity, &mut adjacent, fields);
    add_vessel(element, &mut entity, &mut adjacent, fields);
    let listings = listings(element, publication, &entity, &stated, fields);
    let id = RecordId {
        source: publication.list.source().to_owned(),
        key,
        version: read::VERSION.to_owned(),
    };
    let mut record = Record::new(id, entity, Label::published(read::LABEL));
    record.adjacent = adjacent;
    record.listings = listings;
    record.published_at = publication.at;
    entries.hand_over(record, incomplete);
}

/// A name as the CSV files write it, so that one rule turns it round.
fn field_name(element: &Element, is_person: bool) -> String {
    let (last, first) = (element.field("lastName"), element.field("firstName"));
    match (last.is_empty(), first.is_empty()) {
        (_, true) => last,
        (true, false) => first,
        (false, false) if is_person => format!("{last}, {first}"),
        (false, false) => format!("{last} {first}"),
    }
}

fn schema(element: &Element, name: &str, fields: &mut Fields<'_>) -> Schema {
    let (schema, count) = match element.field("sdnType").to_ascii_lowercase().as_str() {
        "individual" => (Schema::Person, "individuals"),
        "entity" => (names::body(name), "entities"),
        "vessel" => (Schema::Vessel, "vessels"),
        "aircraft" => (Schema::Airplane, "aircraft"),
        _ => {
            fields.problem(ProblemCode::UnknownValue, "sdnType");
            (Schema::LegalEntity, "entities")
        }
    };
    fields.counts.add(count, 1);
    schema
}

/// Adds a name under the property, or as the entry's own with its parts.
fn add_name(field: &str, property: Option<Property>, entity: &mut Entity, fields: &mut Fields<'_>) {
    if !field.is_empty() && !field.contains(char::is_alphanumeric) {
        // hand_over says so again where the entry has no other name.
        fields.problem(ProblemCode::NoName, "a name without a letter");
        return;
    }
    let is_person = entity.schema == Schema::Person;
    for (index, name) in names::split(field).enumerate() {
        let turned = names::turned(name, is_person);
        let own = property.is_none() && index == 0;
        let otherwise = property.unwrap_or(Property::Alias);
        fields.name(entity, if own { Property::Name } else { otherwise }, &turned.full);
        for (property, part) in [
            (Property::FirstName, &turned.first),
            (Property::LastName, &turned.last),
            (Property::NameSuffix, &turned.suffix),
        ] {
            if let Some(part) = part.as_deref().filter(|_| own) {
                fields.text(entity, property, part);
            }
        }
    }
}

/// Adds what stands in `idList`; returns the labels and values, by which restrictions are stated.
fn add_ids(
    element: &Element,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) -> Vec<(String, String)> {
    let mut stated = Vec::new();
    for id in element.within("idList", "id") {
        fields.counts.add("id elements", 1);
        let (label, value) = (id.field("idType"), id.field("idNumber"));
        let feature = Feature {
            label: &label,
            value: &value,
            issuers: &[&id.field("idCountry")],
            issued: &id.field("issueDate"),
            expires: &id.field("expirationDate"),
            remark: "",
            is_document: names_a_number(&label),
        };
        remarks::mine_feature(&feature, entity, adjacent, fields);
        stated.push((label, value));
    }
    stated
}

/// Whether a label that no rule knows says that its value is the number of a document.
fn names_a_number(label: &str) -> bool {
    ["No.", "No", "Number", "#", "ID"].iter().any(|end| {
        label.strip_suffix(end).is_some_and(|kind| kind.is_empty() || kind.ends_with(' '))
    })
}

fn add_places_and_dates(
    element: &Element,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    for address in element.within("addressList", "address") {
        fields.counts.add("address elements", 1);
        let country = address.field("country");
        let parts = ["address1", "address2", "address3", "city", "stateOrProvince", "postalCode"]
            .map(|name| address.field(name));
        fields.text(entity, Property::Address, &one_line(&parts, &country));
        add_country(Property::Country, &country, entity, fields);
    }
    for (list, item, property) in [
        ("nationalityList", "nationality", Property::Nationality),
        ("citizenshipList", "citizenship", Property::Citizenship),
    ] {
        for one in element.within(list, item) {
            add_country(property, &one.field("country"), entity, fields);
        }
    }
    for (list, item, value, label) in [
        ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB"),
        ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB"),
    ] {
        for one in element.within(list, item) {
            if label == "DOB" {
                fields.counts.add("date of birth elements", 1);
                fields.date(entity, Property::BirthDate, &one.field(value));
            } else {
                let value = one.field(value);
                remarks::mine_feature(&Feature::plain(label, &value), entity, adjacent, fields);
            }
        }
    }
}

/// Adds a country. `Region: Gaza` names a part of one, and `undetermined` none.
pub(in super::super) fn add_country(
    property: Property,
    text: &str,
    entity: &mut Entity,
    fields: &mut Fields<'_>,
) {
    let country = text.strip_prefix("Region:").unwrap_or(text).trim();
    let none = ["undetermined", "none identified", "unknown"];
    if !none.iter().any(|none| country.eq_ignore_ascii_case(none)) {
        fields.country(entity, property, country);
    }
}

/// Adds what is said of a ship, as the columns of the CSV file.
fn add_vessel(
    element: &Element,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    let Some(vessel) = element.first("vesselInfo") else { return };
    for (name, property) in [
        ("callSign", Property::CallSign),
        ("vesselType", Property::Type),
        ("tonnage", Property::Tonnage),
        ("grossRegisteredTonnage", Property::GrossRegisteredTonnage),
    ] {
        fields.text(entity, property, &vessel.field(name));
    }
    add_country(Property::Flag, &vessel.field("vesselFlag"), entity, fields);
    let owner = vessel.field("vesselOwner");
    if !owner.is_empty() {
        adjacent.push(remarks::link(entity, adjacent, "owner", &owner));
    }
}

/// A listing for each programme; one without a programme where the entry has none.
fn listings(
    element: &Element,
    publication: Publication,
    entity: &Entity,
    stated: &[(String, String)],
    fields: &mut Fields<'_>,
) -> Vec<Listing> {
    let list = publication.list;
    let codes: Vec<String> = element
        .within("programList", "program")
        .map(Element::text)
        .filter(|code| !code.is_empty())
        .collect();
    fields.counts.add("program elements", codes.len() as u64);
    if codes.is_empty() {
        fields.problem(ProblemCode::UnknownValue, "program");
    }
    let mut listings: Vec<Listing> = codes
        .iter()
        .map(|code| programmes::listing(list, code, &entity.id, entity.schema, stated))
        .collect();
    if listings.is_empty() {
        let mut listing = programmes::listing(list, "", &entity.id, entity.schema, stated);
        listing.programme = None;
        listings.push(listing);
    }
    name_the_un(&mut listings, entity);
    listings
}

/// Puts the United Nations' reference that the notes name into the listings, where they name one.
pub(in super::super) fn name_the_un(listings: &mut [Listing], entity: &Entity) {
    let mut named = entity.texts(Property::Notes).flat_map(UnReference::find_in);
    if let Some(reference) = named.next().filter(|first| named.all(|other| other == *first)) {
        for listing in listings {
            listing.un_reference = Some(reference.clone());
        }
    }
}
