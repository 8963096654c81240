//! One target becomes one record.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::{Country, PartialDate, UnReference};

use super::places::{Place, References, country};
use super::target::Target;
use super::{AUTHORITY, SOURCE, information, names};
use crate::entries::Entries;
use crate::fields::{Document, Fields, one_line};
use crate::guarded::element::Element;
use crate::own_reference::own_un_reference;
use crate::problem::ProblemCode;

/// The elements that the elements of a target are known to have. Another one is a change of the format and worth a note.
const KNOWN: &[(&str, &[&str])] = &[
    ("individual", SUBJECT),
    ("entity", SUBJECT),
    ("object", SUBJECT),
    (
        "identity",
        &[
            "name",
            "day-month-year",
            "place-of-birth",
            "nationality",
            "address",
            "identification-document",
        ],
    ),
    ("name", &["name-part"]),
    ("name-part", &["value", "spelling-variant"]),
    ("nationality", &["country"]),
    ("place-of-birth", &[]),
    ("address", &["c-o", "address-details", "p-o-box", "zip-code", "remarks"]),
    (
        "identification-document",
        &["number", "issuer", "date-of-issue", "expiry-date", "remark", "remarks"],
    ),
];

const SUBJECT: &[&str] =
    &["identity", "justification", "relation", "other-information", "generic-attribute"];

/// The elements of a target itself but for its modifications.
const OF_TARGET: &[&str] = &[
    "sanctions-set-id",
    "foreign-identifier",
    "generic-attribute",
    "individual",
    "entity",
    "object",
];

/// A target with what is known from outside it.
pub(super) struct Entry<'a> {
    pub(super) target: &'a Target,
    pub(super) references: &'a References,
    /// The date of the list as it stands.
    pub(super) date: Option<&'a str>,
    pub(super) list_date: Option<Date>,
    pub(super) offset: u64,
}

impl Entry<'_> {
    /// Makes the record and hands it over. What is wrong is reported.
    pub(super) fn hand_over(&self, entries: &mut Entries<'_>) {
        for child in &self.target.children {
            if !OF_TARGET.contains(&child.name.as_str()) {
                entries.unknown(&child.name, self.offset);
            }
            report_unknown(child, self.offset, entries);
        }
        let subject = self.target.children.iter().find_map(|child| {
            let (schema, counted) = match child.name.as_str() {
                "individual" => (Schema::Person, "individuals"),
                "entity" => (Schema::Organization, "entities"),
                "object" if child.attribute("object-type") == "vessel" => {
                    (Schema::Vessel, "objects")
                }
                "object" => (Schema::Asset, "objects"),
                _ => return None,
            };
            Some((child, schema, counted))
        });
        if let Some((_, _, counted)) = subject {
            entries.counts.add(counted, 1);
        }
        let stable = subject.map(|(child, ..)| all_names(child)).unwrap_or_default();
        let (key, incomplete) = entries.key(&self.target.ssid, "ssid", &stable);
        let fields = &mut entries.fields();
        let schema = subject.map_or(Schema::LegalEntity, |(_, schema, _)| schema);
        let mut entity = Entity::new(key.clone(), schema);
        let mut adjacent = Vec::new();
        match subject {
            Some((child, ..)) => self.subject(child, &mut entity, &mut adjacent, fields),
            None => fields.problem(ProblemCode::UnknownValue, "target"),
        }
        let listings = self.listings(&mut entity, fields);
        let version = self.date.unwrap_or("-").to_owned();
        let id = RecordId { source: SOURCE.to_owned(), key, version };
        let mut record = Record::new(id, entity, Label::published(AUTHORITY));
        record.adjacent = adjacent;
        record.listings = listings;
        let published = self.list_date.and_then(|date| date.to_zoned(TimeZone::UTC).ok());
        record.published_at = published.map(|zoned| zoned.timestamp());
        entries.hand_over(record, incomplete);
    }

    fn subject(
        &self,
        subject: &Element,
        entity: &mut Entity,
        adjacent: &mut Vec<Entity>,
        fields: &mut Fields<'_>,
    ) {
        fields.gender(entity, &subject.attribute("sex"));
        if subject.name == "object" && entity.schema != Schema::Vessel {
            let kind = subject.attribute("object-type");
            fields.text(entity, Property::Notes, &format!("object-type: {kind}"));
            fields.problem(ProblemCode::UnknownValue, "object-type");
        }
        // The main identity first, so that its name is the one to show.
        let is_other = |identity: &&Element| identity.attribute("main") == "false";
        let (others, main): (Vec<_>, Vec<_>) = subject.all("identity").partition(is_other);
        for (identity, is_main) in main
            .into_iter()
            .map(|one| (one, true))
            .chain(others.into_iter().map(|one| (one, false)))
        {
            self.identity(identity, is_main, entity, adjacent, fields);
        }
        for text in subject.values("justification") {
            fields.text(entity, Property::Notes, &text);
        }
        for text in subject.values("other-information") {
            information::add(entity, fields, &text);
        }
        for attribute in subject.all("generic-attribute") {
            generic(attribute, entity, fields);
        }
        for relation in subject.all("relation") {
            let id = format!("{}#unknownlink-{}", entity.id, adjacent.len() + 1);
            let mut link = Entity::new(id, Schema::UnknownLink);
            link.add(Property::Subject, &entity.id);
            link.add(Property::Object, &relation.attribute("target-id"));
            fields.text(&mut link, Property::Role, &relation.attribute("relation-type"));
            for remark in relation.children.iter().map(Element::text) {
                fields.text(&mut link, Property::Description, &remark);
            }
            adjacent.push(link);
        }
    }

    fn identity(
        &self,
        identity: &Element,
        is_main: bool,
        entity: &mut Entity,
        adjacent: &mut Vec<Entity>,
        fields: &mut Fields<'_>,
    ) {
        for name in identity.all("name") {
            add_name(name, is_main, entity, fields);
        }
        for date in identity.all("day-month-year") {
            add_date(date, entity, fields);
        }
        for nationality in identity.all("nationality") {
            let (code, name) = country(nationality);
            let property = match entity.schema {
                Schema::Person => Property::Nationality,
                _ => Property::Country,
            };
            add_country(entity, fields, property, &code, &name);
        }
        for birth in identity.all("place-of-birth") {
            if let Some(place) = self.place(birth, fields) {
                let line = one_line(&place.parts, &place.country_name);
                fields.text(entity, Property::BirthPlace, &line);
                let (code, name) = (&place.country, &place.country_name);
                add_country(entity, fields, Property::BirthCountry, code, name);
            }
        }
        for address in identity.all("address") {
            self.address(address, entity, fields);
        }
        for document in identity.all("identification-document") {
            add_document(document, entity, adjacent, fields);
        }
    }

    fn address(&self, address: &Element, entity: &mut Entity, fields: &mut Fields<'_>) {
        let empty = Place::default();
        let place = self.place(address, fields).unwrap_or(&empty);
        let mut parts = vec![address.field("c-o"), address.field("address-details")];
        let post_box = address.field("p-o-box");
        if !post_box.is_empty() {
            parts.push(format!("P.O. Box {post_box}"));
        }
        parts.push(address.field("zip-code"));
        parts.extend(place.parts.iter().cloned());
        fields.text(entity, Property::Address, &one_line(&parts, &place.country_name));
        add_country(entity, fields, Property::Country, &place.country, &place.country_name);
        fields.text(entity, Property::Notes, &address.field("remarks"));
    }

    /// The place that an element refers to. One that is not in the list is reported.
    fn place(&self, element: &Element, fields: &mut Fields<'_>) -> Option<&Place> {
        let id = element.attribute("place-id");
        let found = self.references.places.get(&id);
        if found.is_none() {
            fields.problem(ProblemCode::UnknownValue, "place-id");
        }
        found
    }

    fn listings(&self, entity: &mut Entity, fields: &mut Fields<'_>) -> Vec<Listing> {
        let mut un_reference: Option<UnReference> = None;
        for child in &self.target.children {
            match child.name.as_str() {
                "foreign-identifier" => {
                    let text = child.text();
                    un_reference = un_reference.or_else(|| UnReference::parse(&text).ok());
                    fields.text(entity, Property::Notes, &format!("Foreign identifier: {text}"));
                }
                "generic-attribute" => generic(child, entity, fields),
                "individual" | "entity" | "object" => {
                    let mut texts = child.values("other-information").into_iter();
                    un_reference =
                        un_reference.or_else(|| texts.find_map(|text| own_un_reference(&text)));
                }
                _ => {}
            }
        }
        let dates = ["listed", "amended"].map(|kind| self.target.date_of(kind));
        for date in dates.iter().flatten() {
            entity.add(Property::ModifiedAt, &date.to_string());
        }
        let listing = || Listing {
            authority: AUTHORITY.to_owned(),
            reference: (!self.target.ssid.is_empty()).then(|| self.target.ssid.clone()),
            un_reference: un_reference.clone(),
            listed_on: dates[0],
            ..Listing::default()
        };
        let mut listings = Vec::new();
        for id in &self.target.sets {
            let Some(set) = self.references.sets.get(id) else {
                fields.problem(ProblemCode::UnknownValue, "sanctions-set-id");
                continue;
            };
            let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let basis = [set.ordinance.as_str(), set.name.as_str()];
            let basis: Vec<&str> = basis.into_iter().filter(|text| !text.is_empty()).collect();
            let is_person = entity.schema == Schema::Person;
            let fits = |measure: &Measure| *measure != Measure::TravelBan || is_person;
            listings.push(Listing {
                regime: filled(&set.ordinance),
                programme: filled(&set.key),
                legal_basis: filled(&basis.join(", ")),
                measures: set.measures.iter().copied().filter(fits).collect(),
                ..listing()
            });
        }
        if listings.is_empty() {
            listings.push(listing());
        }
        listings
    }
}

fn report_unknown(element: &Element, offset: u64, entries: &mut Entries<'_>) {
    let Some((_, known)) = KNOWN.iter().find(|(name, _)| *name == element.name) else { return };
    for child in &element.children {
        if !known.contains(&child.name.as_str()) {
            entries.unknown(&child.name, offset);
        }
        report_unknown(child, offset, entries);
    }
}

/// Every name of a target in one text, to tell it by where it has no number.
fn all_names(subject: &Element) -> String {
    let names = subject.within("identity", "name");
    names.map(|name| names::whole(&names::parts(name))).collect::<Vec<_>>().join("\n")
}

fn generic(attribute: &Element, entity: &mut Entity, fields: &mut Fields<'_>) {
    let (name, text) = (attribute.attribute("name"), attribute.text());
    fields.text(entity, Property::Notes, &format!("{name}: {text}"));
}

/// Adds a country by its code; where there is none that is known, by its name.
fn add_country(
    entity: &mut Entity,
    fields: &mut Fields<'_>,
    property: Property,
    code: &str,
    name: &str,
) {
    let text = if Country::parse(code).is_ok() { code } else { name };
    fields.country(entity, property, text);
}

fn add_name(name: &Element, is_main: bool, entity: &mut Entity, fields: &mut Fields<'_>) {
    fields.counts.add("names", 1);
    let kind = name.attribute("name-type");
    let quality = name.attribute("quality");
    let property = match (kind.as_str(), quality.as_str()) {
        (_, "low") => Property::WeakAlias,
        ("primary-name", _) if is_main => Property::Name,
        ("primary-name" | "alias", _) => Property::Alias,
        ("formerly-known-as", _) => Property::PreviousName,
        _ => {
            fields.problem(ProblemCode::UnknownValue, "name-type");
            Property::Alias
        }
    };
    if !matches!(quality.as_str(), "good" | "low" | "") {
        fields.problem(ProblemCode::UnknownValue, "quality");
    }
    let parts = names::parts(name);
    fields.name(entity, property, &names::whole(&parts));
    for spelled in names::spelled(&parts) {
        // The name in its own script is as good as the name; another Latin spelling is an alias of it.
        let latin = matches!(spelled.script.as_str(), "LATN" | "");
        let property = match property {
            Property::Name if latin => Property::Alias,
            property => property,
        };
        fields.name(entity, property, &spelled.name);
    }
    for part in &parts {
        let property = match part.kind.as_str() {
            "title" => Property::Title,
            "given-name" => Property::FirstName,
            "further-given-name" => Property::SecondName,
            "father-name" => Property::FatherName,
            "family-name" => Property::LastName,
            "suffix" => Property::NameSuffix,
            // Parts of the name that FollowTheMoney has no word for.
            "whole-name" | "grand-father-name" | "maiden-name" | "tribal-name" | "other" => {
                continue;
            }
            _ => {
                fields.problem(ProblemCode::UnknownValue, "name-part-type");
                continue;
            }
        };
        if is_main && entity.schema == Schema::Person {
            fields.text(entity, property, &part.value);
        }
    }
}

fn add_date(date: &Element, entity: &mut Entity, fields: &mut Fields<'_>) {
    let property = match entity.schema {
        Schema::Person => Property::BirthDate,
        schema if schema.is_a(Schema::Vehicle) => Property::BuildDate,
        _ => Property::IncorporationDate,
    };
    let [year, month, day] = ["year", "month", "day"].map(|name| date.attribute(name));
    let text = [&year, &month, &day].map(String::as_str).join("-");
    let text = text.trim_matches('-');
    let calendar = date.attribute("calendar");
    let number = |text: &str| (!text.is_empty()).then(|| text.parse::<i8>());
    let parsed = match (year.parse::<i16>(), number(&month).transpose(), number(&day).transpose()) {
        (Ok(year), Ok(month), Ok(day)) if matches!(calendar.as_str(), "Gregorian" | "") => {
            // A day without a month says nothing.
            PartialDate::from_parts(year, month, month.and(day)).ok()
        }
        _ => None,
    };
    match parsed {
        Some(found) => {
            let low = date.attribute("quality") == "low";
            let found = if low { found.with_circa() } else { found };
            entity.add(property, &found.to_string());
        }
        None if text.is_empty() => {}
        None => {
            let note = format!("{} {text} {calendar}", property.name());
            fields.text(entity, Property::Notes, note.trim());
            fields.problem(ProblemCode::UnreadDate, property.name());
        }
    }
}

fn add_document(
    element: &Element,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    let kind = element.attribute("document-type");
    let (number, mut remark) = (element.field("number"), element.field("remark"));
    if remark.is_empty() {
        remark = element.field("remarks");
    }
    let issuer = element.first("issuer");
    let code = issuer.map(|issuer| issuer.attribute("code")).unwrap_or_default();
    let issuer = issuer.map(Element::text).unwrap_or_default();
    if number.is_empty() {
        // Without a number there is no document, but what is said of it stays.
        fields.text(entity, Property::Notes, format!("{kind} {issuer} {remark}").trim());
        return;
    }
    let passport = matches!(kind.as_str(), "passport" | "diplomatic-passport");
    let before = adjacent.len();
    fields.document(
        entity,
        adjacent,
        &Document {
            schema: if passport { Schema::Passport } else { Schema::Identification },
            property: Property::IdNumber,
            number: &number,
            kind: &kind,
            country: if Country::parse(&code).is_ok() { &code } else { &issuer },
            remark: &remark,
        },
    );
    if let Some(document) = adjacent.get_mut(before) {
        fields.date(document, Property::StartDate, &element.field("date-of-issue"));
        fields.date(document, Property::EndDate, &element.field("expiry-date"));
    }
}
