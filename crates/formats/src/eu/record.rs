//! One entry becomes one record.

use jiff::Timestamp;
use model::entity::Entity;
use model::label::Label;
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::{Country, PartialDate};

use crate::entries::Entries;
use crate::fields::{Fields, one_line};
use crate::problem::ProblemCode;

use super::documents;
use super::entry::{Entry, Kind, Part};
use super::listing::{self, latest};
use super::names::{self, Standing};
use super::{AUTHORITY, SOURCE};

/// What is known of an edition besides its entries.
pub(super) struct Reader {
    pub(super) published_at: Option<Timestamp>,
    /// Whether the edition writes a question mark for each letter that its encoding lacks.
    pub(super) letters_are_lost: bool,
}

impl Reader {
    /// Makes the record of an entry and hands it over. What is wrong is reported.
    pub(super) fn hand_over(&self, entry: &Entry, entries: &mut Entries<'_>) {
        let stable: Vec<&str> = entry.all(Kind::Name).map(|name| name.get("wholeName")).collect();
        let (key, incomplete) =
            entries.key(entry.entity.get("logicalId"), "logicalId", &stable.join("\n"));
        let fields = &mut entries.fields();
        let schema = schema(&entry.entity, fields);
        let mut entity = Entity::new(key.clone(), schema);
        self.names(entry, &mut entity, fields);
        let adjacent = documents::add(entry, &mut entity, fields);
        for part in &entry.parts {
            match part.kind {
                Kind::Citizenship => citizenship(part, &mut entity, fields),
                Kind::Birth => birth(part, &mut entity, fields),
                Kind::Address => address(part, &mut entity, fields),
                _ => {}
            }
        }
        notes(&entry.entity, "", &mut entity, fields);
        fields.text(&mut entity, Property::Notes, entry.entity.get("designationDetails"));
        for regulation in entry.all(Kind::Regulation) {
            notes(regulation, regulation.get("numberTitle"), &mut entity, fields);
        }
        let listings = listing::of(entry, schema == Schema::Person, fields);
        let version = latest(entry).map_or_else(|| "-".to_owned(), |date| date.to_string());
        let id = RecordId { source: SOURCE.to_owned(), key, version };
        let mut record = Record::new(id, entity, Label::published(AUTHORITY));
        record.adjacent = adjacent;
        record.listings = listings;
        record.published_at = self.published_at;
        entries.hand_over(record, incomplete);
    }

    fn names(&self, entry: &Entry, entity: &mut Entity, fields: &mut Fields<'_>) {
        let is_person = entity.schema == Schema::Person;
        let mut has_primary = false;
        for part in entry.all(Kind::Name) {
            fields.counts.add("name elements", 1);
            let name = names::whole(part);
            let mut standing = names::standing(part);
            if self.letters_are_lost && name.contains('?') {
                fields.counts.add("names with lost letters", 1);
                standing = names::readable(&name);
            }
            let property = match standing {
                Standing::Plain if has_primary => Property::Alias,
                Standing::Plain => Property::Name,
                Standing::Alias => Property::Alias,
                Standing::Weak => Property::WeakAlias,
                Standing::Former => Property::PreviousName,
                Standing::Unreadable => Property::Notes,
            };
            // The editions repeat a name for each act that has it.
            let known = [Property::Name, Property::Alias]
                .iter()
                .any(|property| entity.texts(*property).any(|text| text == name));
            let added = match property {
                Property::Alias | Property::WeakAlias if known => false,
                Property::Notes => fields.text(entity, property, &name),
                _ => fields.name(entity, property, &name),
            };
            if added && property == Property::Name {
                has_primary = true;
                if is_person {
                    for (field, property) in [
                        ("firstName", Property::FirstName),
                        ("middleName", Property::MiddleName),
                        ("lastName", Property::LastName),
                    ] {
                        fields.text(entity, property, part.get(field));
                    }
                }
            }
            if is_person {
                fields.text(entity, Property::Title, part.get("title"));
                fields.text(entity, Property::Position, part.get("function"));
                fields.gender(entity, part.get("gender"));
            } else {
                for text in ["title", "function", "gender"].map(|field| part.get(field)) {
                    fields.text(entity, Property::Notes, text);
                }
            }
            notes(part, &name, entity, fields);
        }
    }
}

fn schema(entity: &Part, fields: &mut Fields<'_>) -> Schema {
    let stated = [entity.get("code"), entity.get("classificationCode")];
    let says = |words: [&str; 2]| {
        stated.iter().any(|text| words.iter().any(|word| text.eq_ignore_ascii_case(word)))
    };
    match (says(["person", "P"]), says(["enterprise", "E"])) {
        (true, false) => Schema::Person,
        (false, true) => Schema::Organization,
        _ => {
            fields.problem(ProblemCode::UnknownValue, "subjectType");
            Schema::LegalEntity
        }
    }
}

/// Remarks on a part, with what they are about before them.
fn notes(part: &Part, about: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    for remark in &part.remarks {
        if about.is_empty() {
            fields.text(entity, Property::Notes, remark);
        } else {
            fields.text(entity, Property::Notes, &format!("{about}: {remark}"));
        }
    }
}

/// The text by which a part names its country; empty where it is not known. `00` and `UNKNOWN` are the list's words for
/// that. The code comes first; where it is none that is known (`CS`, Serbia and Montenegro, is also Czechoslovakia), the
/// description.
pub(super) fn country(part: &Part) -> &str {
    let (code, description) = (part.get("countryIso2Code"), part.get("countryDescription"));
    let unknown = |text: &str| matches!(text, "00" | "") || text.eq_ignore_ascii_case("unknown");
    let named = if unknown(description) { "" } else { description };
    if unknown(code) {
        return named;
    }
    let doubtful = code == "CS" || Country::parse(code).is_err();
    if doubtful && !named.is_empty() { named } else { code }
}

/// The name of the country for an address on one line.
fn country_name(part: &Part) -> String {
    let text = country(part);
    match Country::parse(text) {
        Ok(country) => country.name().to_owned(),
        Err(_) => text.to_owned(),
    }
}

fn citizenship(part: &Part, entity: &mut Entity, fields: &mut Fields<'_>) {
    if entity.schema == Schema::Person {
        fields.country(entity, Property::Nationality, country(part));
    } else {
        fields.country(entity, Property::Country, country(part));
    }
    for (field, word) in [
        ("acquisitionDate", "citizenship since"),
        ("disenfranchisementDate", "citizenship until"),
        ("region", "citizenship, region"),
    ] {
        note(entity, fields, word, part.get(field));
    }
    notes(part, "citizenship", entity, fields);
}

fn note(entity: &mut Entity, fields: &mut Fields<'_>, word: &str, value: &str) {
    if !value.is_empty() {
        fields.text(entity, Property::Notes, &format!("{word}: {value}"));
    }
}

/// One birth: each date that it gives, and the place. A date of another calendar is kept in the notes: read as it stands it
/// would contradict the true one.
fn birth(part: &Part, entity: &mut Entity, fields: &mut Fields<'_>) {
    let circa = part.is("circa");
    let calendar = part.get("calendarType");
    let is_ours = calendar.is_empty() || calendar.eq_ignore_ascii_case("gregorian");
    let parts = [part.get("year"), part.get("monthOfYear"), part.get("dayOfMonth")];
    let whole = match part.get("birthdate") {
        "N/A" => "",
        text => text,
    };
    let mut dates: Vec<PartialDate> = Vec::new();
    if !whole.is_empty() {
        match PartialDate::parse(whole) {
            Ok(date) => dates.push(date),
            Err(_) => {
                fields.date(entity, Property::BirthDate, whole);
            }
        }
    }
    let given: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
    if !is_ours {
        if !given.is_empty() {
            let text = format!("{} ({calendar} calendar)", given.join("-"));
            note(entity, fields, "birthDate", &text);
            if dates.is_empty() {
                fields.problem(ProblemCode::UnreadDate, "calendarType");
            }
        }
    } else if dates.is_empty() && !given.is_empty() {
        match of_parts(parts) {
            Some(date) => dates.push(date),
            None => {
                note(entity, fields, "birthDate", &given.join("-"));
                fields.problem(ProblemCode::UnreadDate, "birthdate");
            }
        }
    }
    let range = [part.get("yearRangeFrom"), part.get("yearRangeTo")];
    if range.iter().any(|end| !end.is_empty()) {
        let ends = range.map(PartialDate::parse);
        match ends {
            [Ok(from), Ok(to)] if is_ours && PartialDate::between(from, to).is_ok() => {
                dates.extend(PartialDate::between(from, to));
            }
            // Seen: a range with an upper end only.
            _ => {
                let [from, to] = range;
                note(entity, fields, "birthDate", &format!("from {from} to {to}"));
                fields.problem(ProblemCode::UnreadDate, "yearRangeFrom, yearRangeTo");
            }
        }
    }
    for date in dates {
        let date = if circa { date.with_circa() } else { date };
        entity.add(Property::BirthDate, &date.to_string());
    }
    let place = ["place", "city", "region", "zipCode"].map(|field| part.get(field).to_owned());
    fields.text(entity, Property::BirthPlace, &one_line(&place, &country_name(part)));
    fields.country(entity, Property::BirthCountry, country(part));
    notes(part, "birth", entity, fields);
}

fn of_parts([year, month, day]: [&str; 3]) -> Option<PartialDate> {
    let part = |text: &str| -> Option<Option<i8>> {
        if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
    };
    PartialDate::from_parts(year.parse().ok()?, part(month)?, part(day)?).ok()
}

fn address(part: &Part, entity: &mut Entity, fields: &mut Fields<'_>) {
    let street = [part.get("number"), part.get("street")];
    let street: Vec<&str> = street.into_iter().filter(|text| !text.is_empty()).collect();
    let post_box = match part.get("poBox") {
        "" => String::new(),
        number => format!("P.O. Box {number}"),
    };
    let town = [part.get("zipCode"), part.get("city")];
    let town: Vec<&str> = town.into_iter().filter(|text| !text.is_empty()).collect();
    let line = [
        street.join(" "),
        part.get("place").to_owned(),
        post_box,
        town.join(" "),
        part.get("region").to_owned(),
    ];
    fields.text(entity, Property::Address, &one_line(&line, &country_name(part)));
    fields.country(entity, Property::Country, country(part));
    for (key, value) in &part.contacts {
        contact(key, value, entity, fields);
    }
    notes(part, "address", entity, fields);
}

/// One means of contact. One text often has several values.
fn contact(key: &str, text: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    let property = match key.to_ascii_uppercase().as_str() {
        "PHONE" | "FAX" | "MOBILE" => Property::Phone,
        "EMAIL" => Property::Email,
        "WEB" => Property::Website,
        _ => {
            fields.problem(ProblemCode::UnknownValue, "contactInfo");
            return note(entity, fields, if key.is_empty() { "contact" } else { key }, text);
        }
    };
    for value in text.split([',', ';', '\t']) {
        fields.text(entity, property, value.trim());
    }
}
