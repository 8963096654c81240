//! One entry becomes one record.

use jiff::Timestamp;
use model::entity::Entity;
use model::label::Label;
use model::listing::Listing;
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::{Imo, PartialDate, UnReference};

use crate::entries::Entries;
use crate::fields::{Fields, one_line};
use crate::guarded::element::Element;
use crate::problem::ProblemCode;

use super::documents::{self, Number};
use super::names::{original_script, split_alias};
use super::regimes::Regime;
use super::{AUTHORITY, SOURCE};

/// The elements that an entry is known to have. Another one is a change of the format and worth a note.
pub(super) const KNOWN: &[&str] = &[
    "DATAID",
    "VERSIONNUM",
    "FIRST_NAME",
    "SECOND_NAME",
    "THIRD_NAME",
    "FOURTH_NAME",
    "UN_LIST_TYPE",
    "REFERENCE_NUMBER",
    "LISTED_ON",
    "SUBMITTED_ON",
    "SUBMITTED_BY",
    "NAME_ORIGINAL_SCRIPT",
    "GENDER",
    "COMMENTS1",
    "TITLE",
    "DESIGNATION",
    "NATIONALITY",
    "LIST_TYPE",
    "LAST_DAY_UPDATED",
    "INDIVIDUAL_ALIAS",
    "INDIVIDUAL_ADDRESS",
    "INDIVIDUAL_DATE_OF_BIRTH",
    "INDIVIDUAL_PLACE_OF_BIRTH",
    "INDIVIDUAL_DOCUMENT",
    "ENTITY_ALIAS",
    "ENTITY_ADDRESS",
    "SORT_KEY",
    "SORT_KEY_LAST_MOD",
];

/// An entry with what is known from outside it.
pub(super) struct Entry<'a> {
    pub(super) element: &'a Element,
    pub(super) is_individual: bool,
    pub(super) published_at: Option<Timestamp>,
}

impl Entry<'_> {
    /// Makes the record and hands it over. What is wrong is reported.
    pub(super) fn hand_over(&self, entries: &mut Entries<'_>) {
        let reference = self.element.field("REFERENCE_NUMBER");
        let stable = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "DATAID"]
            .map(|name| self.element.field(name))
            .join("\n");
        let (key, incomplete) = entries.key(&reference, "REFERENCE_NUMBER", &stable);
        let fields = &mut entries.fields();
        let schema = if self.is_individual { Schema::Person } else { Schema::Organization };
        let mut entity = Entity::new(key.clone(), schema);
        self.names(&mut entity, fields);
        self.comments(&mut entity, fields);
        self.aliases(&mut entity, fields);
        let adjacent = self.documents(&mut entity, fields);
        self.births(&mut entity, fields);
        self.person(&mut entity, fields);
        self.addresses(&mut entity, fields);
        let listing = self.listing(&mut entity, fields);
        let version = self.element.field("VERSIONNUM");
        let id = RecordId { source: SOURCE.to_owned(), key, version };
        let mut record = Record::new(id, entity, Label::published(AUTHORITY));
        record.adjacent = adjacent;
        record.listings = vec![listing];
        record.published_at = self.published_at;
        entries.hand_over(record, incomplete);
    }

    fn names(&self, entity: &mut Entity, fields: &mut Fields<'_>) {
        let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
            .map(|name| self.element.field(name));
        let present: Vec<&str> =
            parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        fields.name(entity, Property::Name, &present.join(" "));
        if self.is_individual {
            let [first, second, ..] = &parts;
            fields.text(entity, Property::FirstName, first);
            fields.text(entity, Property::SecondName, second);
        }
        for original in self.element.values("NAME_ORIGINAL_SCRIPT") {
            fields.counts.add("original-script names", 1);
            fields.name(entity, Property::Name, &original_script(&original));
        }
    }

    fn comments(&self, entity: &mut Entity, fields: &mut Fields<'_>) {
        for comment in self.element.values("COMMENTS1") {
            if !self.is_individual {
                let mut numbers = imo_numbers(&comment);
                // With several it is not said which of them is the company's own.
                if let (Some(number), None) = (numbers.next(), numbers.next()) {
                    entity.add(Property::ImoNumber, &number);
                }
            }
            fields.text(entity, Property::Notes, &comment);
        }
    }

    fn aliases(&self, entity: &mut Entity, fields: &mut Fields<'_>) {
        let tag = if self.is_individual { "INDIVIDUAL_ALIAS" } else { "ENTITY_ALIAS" };
        for alias in self.element.all(tag) {
            fields.counts.add("alias elements", 1);
            let text = alias.field("ALIAS_NAME");
            let quality = alias.field("QUALITY");
            let property = match quality.to_lowercase().as_str() {
                "good" | "a.k.a." | "" => Property::Alias,
                "low" => Property::WeakAlias,
                "f.k.a." => Property::PreviousName,
                _ => {
                    fields.problem(ProblemCode::UnknownValue, "QUALITY");
                    Property::Alias
                }
            };
            if !text.is_empty() {
                let split = split_alias(&text);
                fields.counts.add("aliases with a name", 1);
                fields.counts.add("names after splitting", split.count() as u64);
                for name in split.whole.iter().chain(&split.names) {
                    fields.name(entity, property, name);
                }
                for abbreviation in &split.abbreviations {
                    fields.name(entity, Property::Abbreviation, abbreviation);
                }
                if let Some(remark) = &split.remark {
                    fields.text(entity, Property::Notes, remark);
                }
            }
            let note = alias.field("NOTE");
            fields.text(entity, Property::Notes, &note);
        }
    }

    fn documents(&self, entity: &mut Entity, fields: &mut Fields<'_>) -> Vec<Entity> {
        let mut documents = Vec::new();
        for element in self.element.all("INDIVIDUAL_DOCUMENT") {
            let ordinal = documents.len() + 1;
            if let Some(document) = document(element, entity, ordinal, fields) {
                documents.push(document);
            }
        }
        documents
    }

    fn births(&self, entity: &mut Entity, fields: &mut Fields<'_>) {
        for date in self.element.all("INDIVIDUAL_DATE_OF_BIRTH") {
            birth_date(date, entity, fields);
        }
        for place in self.element.all("INDIVIDUAL_PLACE_OF_BIRTH") {
            let parts = ["STREET", "CITY", "STATE_PROVINCE"].map(|name| place.field(name));
            let country = place.field("COUNTRY");
            let line = one_line(&parts, &country);
            fields.text(entity, Property::BirthPlace, &line);
            add_country(fields, entity, Property::BirthCountry, &country);
            fields.text(entity, Property::Notes, &place.field("NOTE"));
        }
        for alias in self.element.all("INDIVIDUAL_ALIAS") {
            let date = alias.field("DATE_OF_BIRTH");
            // Seen as the text of an empty cell in the 2018 publication.
            if date != "null" {
                fields.date(entity, Property::BirthDate, &date);
            }
            let country = alias.field("COUNTRY_OF_BIRTH");
            let city = alias.field("CITY_OF_BIRTH");
            fields.text(entity, Property::BirthPlace, &one_line(&[city], &country));
            add_country(fields, entity, Property::BirthCountry, &country);
        }
    }

    fn person(&self, entity: &mut Entity, fields: &mut Fields<'_>) {
        let element = self.element;
        for (name, property) in [("TITLE", Property::Title), ("DESIGNATION", Property::Position)] {
            for value in element.values(name) {
                fields.text(entity, property, &value);
            }
        }
        for value in element.values("NATIONALITY") {
            add_country(fields, entity, Property::Nationality, &value);
        }
        fields.gender(entity, &element.field("GENDER"));
    }

    fn addresses(&self, entity: &mut Entity, fields: &mut Fields<'_>) {
        let tag = if self.is_individual { "INDIVIDUAL_ADDRESS" } else { "ENTITY_ADDRESS" };
        for address in self.element.all(tag) {
            let parts =
                ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE"].map(|name| address.field(name));
            let country = address.field("COUNTRY");
            fields.text(entity, Property::Address, &one_line(&parts, &country));
            add_country(fields, entity, Property::Country, &country);
            fields.text(entity, Property::Notes, &address.field("NOTE"));
        }
    }

    fn listing(&self, entity: &mut Entity, fields: &mut Fields<'_>) -> Listing {
        for date in self.element.values("LAST_DAY_UPDATED") {
            fields.date(entity, Property::ModifiedAt, &date);
        }
        let listed = self.element.field("LISTED_ON");
        let listed_on = PartialDate::parse(&listed).ok();
        if listed_on.is_none() && !listed.is_empty() {
            fields.problem(ProblemCode::UnreadDate, "LISTED_ON");
        }
        let reference = self.element.field("REFERENCE_NUMBER");
        let list_type = self.element.field("UN_LIST_TYPE");
        let mut listing = Listing {
            authority: AUTHORITY.to_owned(),
            un_reference: UnReference::parse(&reference).ok(),
            reference: (!reference.is_empty()).then_some(reference),
            programme: (!list_type.is_empty()).then(|| list_type.clone()),
            listed_on,
            ..Listing::default()
        };
        match Regime::of(&list_type) {
            Some(regime) => {
                let comments = self.element.values("COMMENTS1").join(" ");
                listing.regime = Some(regime.name.to_owned());
                listing.legal_basis = regime.legal_basis.map(str::to_owned);
                listing.measures = regime.measures(self.is_individual, &comments);
            }
            None => fields.problem(ProblemCode::UnknownValue, "UN_LIST_TYPE"),
        }
        listing
    }
}

/// Adds the country that a phrase names. A phrase with more words than a country (`Libya (in custody)`) is kept in the
/// notes as well.
fn add_country(fields: &mut Fields<'_>, entity: &mut Entity, property: Property, text: &str) {
    // Seen: "na" for "not available", in the nationality of five entries; as a country code it would be Namibia.
    if text.eq_ignore_ascii_case("na") {
        return;
    }
    // Seen in the 2018 publication and since: the French abbreviation of the Democratic People's Republic of Korea.
    let text = if text == "RPDC" { "Democratic People's Republic of Korea" } else { text };
    if model::values::Country::parse(text).is_err()
        && let Some(country) = documents::country_in(text)
    {
        entity.add(property, country.code());
        // A document is no thing and has a description instead of notes.
        let remark = match entity.schema {
            Schema::Passport | Schema::Identification => Property::Description,
            _ => Property::Notes,
        };
        fields.text(entity, remark, &format!("{}: {text}", property.name()));
        return;
    }
    fields.country(entity, property, text);
}

/// One date of birth. A note that is no date ("35-40 years old") is kept as a note: the format has no other place for it.
fn birth_date(element: &Element, entity: &mut Entity, fields: &mut Fields<'_>) {
    let kind = element.field("TYPE_OF_DATE");
    let note = element.field("NOTE");
    let circa = kind == "APPROXIMATELY" || note.eq_ignore_ascii_case("approximately");
    if !matches!(kind.as_str(), "EXACT" | "APPROXIMATELY" | "BETWEEN" | "") {
        fields.problem(ProblemCode::UnknownValue, "TYPE_OF_DATE");
    }
    let year = element.field("YEAR");
    let (from, to) = (element.field("FROM_YEAR"), element.field("TO_YEAR"));
    let mut texts = element.values("DATE");
    if !year.is_empty() {
        // Seen: YEAR 1958 with the note "Sep.".
        texts.push(match PartialDate::parse(&format!("{note} {year}")) {
            Ok(date) if !note.is_empty() => date.to_string(),
            _ => year,
        });
    }
    let mut dates: Vec<PartialDate> = Vec::new();
    for text in &texts {
        match PartialDate::parse(text) {
            Ok(date) => dates.push(date),
            Err(_) => {
                fields.date(entity, Property::BirthDate, text);
            }
        }
    }
    if !from.is_empty() || !to.is_empty() {
        let ends = (PartialDate::parse(&from), PartialDate::parse(&to));
        match ends {
            (Ok(start), Ok(end)) if PartialDate::between(start, end).is_ok() => {
                dates.extend(PartialDate::between(start, end));
            }
            _ => {
                fields.date(entity, Property::BirthDate, &format!("{from} to {to}"));
            }
        }
    }
    if dates.is_empty() && texts.is_empty() && from.is_empty() && to.is_empty() {
        dates.extend(date_in_note(&note));
    }
    for date in dates {
        let date = if circa { date.with_circa() } else { date };
        entity.add(Property::BirthDate, &date.to_string());
    }
    fields.text(entity, Property::Notes, &note);
}

/// A date in a note: the whole note, or the year where it names just one and does not speak of another calendar
/// ("Between Aug. and Sep. 1977", "24/06/1402 (Hijri Calendar)").
fn date_in_note(note: &str) -> Option<PartialDate> {
    if let Ok(date) = PartialDate::parse(note) {
        return Some(date);
    }
    if note.to_lowercase().contains("calendar") {
        return None;
    }
    let mut years = note
        .split(|one: char| !one.is_ascii_digit())
        .filter(|number| number.len() == 4)
        .filter_map(|number| number.parse::<i16>().ok());
    match (years.next(), years.next()) {
        (Some(year), None) => PartialDate::from_parts(year, None, None).ok(),
        _ => None,
    }
}

/// The valid IMO numbers of a comment, as `IMO` and the digits after it.
fn imo_numbers(comment: &str) -> impl Iterator<Item = String> + '_ {
    comment.match_indices("IMO").filter_map(|(start, _)| {
        let digits: String = comment
            .get(start..)?
            .chars()
            .skip_while(|one| !one.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        Imo::parse(&digits).ok().map(|imo| imo.as_str().to_owned())
    })
}

/// One identity document, and its number on the person. None for an empty element.
fn document(
    element: &Element,
    entity: &mut Entity,
    ordinal: usize,
    fields: &mut Fields<'_>,
) -> Option<Entity> {
    let kind = element.field("TYPE_OF_DOCUMENT");
    let detailed = element.field("TYPE_OF_DOCUMENT2");
    let notes = element.values("NOTE");
    let found = documents::number(&element.field("NUMBER"))
        .or_else(|| notes.iter().find_map(|note| documents::number_in_remark(note)))
        .or_else(|| documents::number_in_remark(&detailed));
    if found.is_none() && notes.is_empty() && kind.is_empty() && detailed.is_empty() {
        return None;
    }
    let is_passport = [&kind, &detailed].iter().any(|text| {
        let text = text.to_lowercase();
        ["passport", "passeport", "pasaporte"].iter().any(|word| text.contains(word))
    });
    let schema = if is_passport { Schema::Passport } else { Schema::Identification };
    let mut document = Entity::new(format!("{}#document-{ordinal}", entity.id), schema);
    document.add(Property::Holder, &entity.id);
    let kind_text = if detailed.is_empty() { &kind } else { &detailed };
    fields.text(&mut document, Property::Type, kind_text);
    for country in ["ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"] {
        add_country(fields, &mut document, Property::Country, &element.field(country));
    }
    if let Some(Number { number, remark, country }) = &found {
        let social = notes
            .iter()
            .chain([kind_text, remark])
            .any(|text| text.to_lowercase().contains("social security"));
        fields.text(&mut document, Property::Number, number);
        let on_person = match (is_passport, social) {
            (_, true) => Property::SocialSecurityNumber,
            (true, _) => Property::PassportNumber,
            _ => Property::IdNumber,
        };
        fields.text(entity, on_person, number);
        if let (Some(country), None) = (country, document.first(Property::Country)) {
            document.add(Property::Country, country.code());
        }
        if !element.field("NUMBER").is_empty() {
            fields.text(&mut document, Property::Description, remark);
        }
    }
    for date in element.values("DATE_OF_ISSUE") {
        fields.date(&mut document, Property::StartDate, &date);
    }
    let city = element.field("CITY_OF_ISSUE");
    if !city.is_empty() {
        fields.text(&mut document, Property::Description, &format!("issued in {city}"));
    }
    for note in &notes {
        fields.text(&mut document, Property::Description, note);
    }
    Some(document)
}
