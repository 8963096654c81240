//! One notice as a record.

use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::{Country, PartialDate, UnReference};
use serde_json::Value as Json;

use crate::entries::Entries;
use crate::fields::{Document, Fields};
use crate::problem::ProblemCode;

const AUTHORITY: &str = "INTERPOL";

/// The fields of a notice that are read or knowingly passed over; any other is noted.
const KNOWN: &[&str] = &[
    "_embedded",
    "_links",
    "additional_information",
    "adresses",
    "aliases",
    "also_known_as",
    "arrest_warrants",
    "associates",
    "birth_name",
    "country_of_birth_id",
    "date_of_birth",
    "distinguishing_marks",
    "entity_id",
    "eyes_colors_id",
    "father_forename",
    "father_name",
    "forename",
    "forename_in_original_script",
    "formerly_known_as",
    "hairs_id",
    "height",
    "identity_documents",
    "languages_spoken_ids",
    "main_activity",
    "mother_forename",
    "mother_name",
    "name",
    "name_at_birth",
    "name_in_original_script",
    "nationalities",
    "place_of_birth",
    "profession",
    "purposes",
    "sex_id",
    "summary",
    "un_reference",
    "un_reference_date",
    "un_resolution",
    "weight",
];

/// The kinds of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Red Notice: a person wanted for arrest.
    Red,
    /// A Special Notice for a person.
    UnPerson,
    /// A Special Notice for an organisation.
    UnOrganisation,
    /// A Special Notice for either.
    Un,
    /// A Yellow or Black Notice: a missing person or a body.
    Protected,
    /// Another kind, or one that cannot be told.
    Unknown,
}

impl Kind {
    /// The kind that the address of an answer names.
    pub(super) fn of_address(answer: &Json) -> Option<Self> {
        let address = address(answer);
        let (_, path) = address.split_once("/notices/v1/")?;
        let mut parts = path.split(['/', '?']);
        Some(match (parts.next(), parts.next()) {
            (Some("red"), _) => Self::Red,
            (Some("yellow" | "black"), _) => Self::Protected,
            (Some("un"), Some("persons")) => Self::UnPerson,
            (Some("un"), Some("entities")) => Self::UnOrganisation,
            (Some("un"), _) => Self::Un,
            _ => Self::Unknown,
        })
    }

    /// The kind of a notice by its address, else by fields that only one kind has.
    pub(super) fn of(notice: &Json) -> Option<Self> {
        let has = |key: &str| notice.get(key).is_some_and(|value| !value.is_null());
        Self::of_address(notice).or_else(|| {
            if has("un_reference") || has("un_resolution") {
                Some(Self::Un)
            } else if has("arrest_warrants") {
                Some(Self::Red)
            } else if has("date_of_event") || has("birth_name") {
                Some(Self::Protected)
            } else {
                None
            }
        })
    }
}

/// The address at which an answer stands; empty where it does not say.
pub(super) fn address(answer: &Json) -> &str {
    answer.pointer("/_links/self/href").and_then(Json::as_str).unwrap_or_default()
}

/// The text of a field; numbers as they are written, of several texts the first, empty for anything else. A dash alone
/// stands for nothing.
pub(super) fn text(object: &Json, key: &str) -> String {
    texts(object, key).into_iter().next().unwrap_or_default()
}

/// All texts of a field that holds one or several.
fn texts(object: &Json, key: &str) -> Vec<String> {
    let one = |value: &Json| match value {
        Json::String(text) => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!matches!(text.as_str(), "" | "-")).then_some(text)
        }
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match object.get(key) {
        Some(Json::Array(values)) => values.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The objects of a field that holds a list of them.
fn objects<'j>(notice: &'j Json, key: &str) -> impl Iterator<Item = &'j Json> {
    notice.get(key).and_then(Json::as_array).into_iter().flatten().filter(|one| one.is_object())
}

/// A name of two fields in the order in which it is said.
fn said(forename: &str, name: &str) -> String {
    format!("{forename} {name}").trim().to_owned()
}

/// A date without the parts that are zero, which stand for unknown ones.
fn known_part(date: &str) -> String {
    let parts: Vec<&str> = date
        .split(['/', '-'])
        .take_while(|part| part.is_empty() || part.bytes().any(|byte| byte != b'0'))
        .collect();
    parts.join("-")
}

/// Makes the record and hands it over.
pub(super) fn hand_over(
    notice: &Json,
    kind: Kind,
    source: &str,
    incomplete: Option<&str>,
    entries: &mut Entries<'_>,
) {
    let reference = text(notice, "entity_id");
    let name = text(notice, "name");
    let stable = format!("{}\n{name}\n{}", text(notice, "forename"), text(notice, "date_of_birth"));
    let (key, fault) = entries.key(&reference, "entity_id", &stable);
    let un_reference = text(notice, "un_reference");
    let mut entity = Entity::new(key.clone(), schema(notice, kind, &un_reference));
    let mut adjacent = Vec::new();
    let mut fields = entries.fields();
    let mut reader =
        Reader { notice, entity: &mut entity, adjacent: &mut adjacent, fields: &mut fields };
    reader.names();
    reader.person();
    reader.documents();
    reader.notes();
    let listing = reader.listing(kind, &reference, &un_reference);
    if let Json::Object(known) = notice {
        for name in known.keys().filter(|name| !KNOWN.contains(&name.as_str())) {
            entries.unknown(name, 0);
        }
    }
    let id = RecordId { source: source.to_owned(), key, version: String::new() };
    let mut record = Record::new(id, entity, Label::published(AUTHORITY));
    record.adjacent = adjacent;
    record.listings.push(listing);
    entries.hand_over(record, incomplete.or(fault));
}

fn schema(notice: &Json, kind: Kind, un_reference: &str) -> Schema {
    let body = un_reference.split('.').next().unwrap_or_default();
    let has = |key: &str| !text(notice, key).is_empty();
    match kind {
        Kind::Red | Kind::UnPerson => Schema::Person,
        Kind::UnOrganisation => Schema::Organization,
        _ if body.len() == 3 && body.ends_with('e') => Schema::Organization,
        _ if body.len() == 3 && body.ends_with('i') => Schema::Person,
        _ if has("forename") || has("date_of_birth") || has("sex_id") => Schema::Person,
        _ => Schema::LegalEntity,
    }
}

struct Reader<'r, 'f> {
    notice: &'r Json,
    entity: &'r mut Entity,
    adjacent: &'r mut Vec<Entity>,
    fields: &'r mut Fields<'f>,
}

impl Reader<'_, '_> {
    fn name(&mut self, property: Property, text: &str) {
        self.fields.name(self.entity, property, text);
    }

    fn text(&mut self, property: Property, text: &str) {
        self.fields.text(self.entity, property, text);
    }

    fn names(&mut self) {
        let notice = self.notice;
        // Of a key given twice every value counts.
        let (forenames, names) = (texts(notice, "forename"), texts(notice, "name"));
        let several = names.len() > 1 || forenames.len() > 1;
        for name in names.iter().map(String::as_str).chain(names.is_empty().then_some("")) {
            for forename in
                forenames.iter().map(String::as_str).chain(forenames.is_empty().then_some(""))
            {
                self.name(Property::Name, &said(forename, name));
            }
        }
        if self.entity.schema == Schema::Person && !several {
            self.text(Property::LastName, &text(notice, "name"));
            self.text(Property::FirstName, &text(notice, "forename"));
        }
        let original = |object: &Json| {
            said(
                &text(object, "forename_in_original_script"),
                &text(object, "name_in_original_script"),
            )
        };
        self.name(Property::Name, &original(notice));
        for alias in objects(notice, "aliases") {
            let low = text(alias, "qualification").to_lowercase().contains("low");
            let property = if low { Property::WeakAlias } else { Property::Alias };
            self.name(property, &said(&text(alias, "forename"), &text(alias, "name")));
            self.name(property, &original(alias));
            self.birth(alias);
        }
        // Some copies of the answers have aliases as plain texts.
        for alias in texts(notice, "aliases") {
            self.name(Property::Alias, &alias);
        }
        for (key, property) in
            [("also_known_as", Property::Alias), ("formerly_known_as", Property::PreviousName)]
        {
            for all in texts(notice, key) {
                for one in all.split(';') {
                    self.name(property, one.trim());
                }
            }
        }
        for key in ["name_at_birth", "birth_name"] {
            for name in texts(notice, key) {
                self.name(Property::PreviousName, &name);
            }
        }
    }

    fn birth(&mut self, object: &Json) {
        for date in texts(object, "date_of_birth") {
            let known = known_part(&date);
            if !known.is_empty() {
                self.fields.date(self.entity, Property::BirthDate, &known);
            }
        }
        self.text(Property::BirthPlace, &text(object, "place_of_birth"));
        self.fields.country(
            self.entity,
            Property::BirthCountry,
            &text(object, "country_of_birth_id"),
        );
    }

    fn person(&mut self) {
        let notice = self.notice;
        self.birth(notice);
        for country in texts(notice, "nationalities") {
            let property = match self.entity.schema {
                Schema::Person => Property::Nationality,
                _ => Property::Country,
            };
            self.fields.country(self.entity, property, &country);
        }
        self.fields.gender(self.entity, &text(notice, "sex_id"));
        for (parent, property) in
            [("father", Property::FatherName), ("mother", Property::MotherName)]
        {
            let part = |key: &str| text(notice, &format!("{parent}_{key}"));
            self.text(property, &said(&part("forename"), &part("name")));
        }
        for profession in texts(notice, "profession") {
            self.text(Property::Profession, &profession);
        }
        for address in texts(notice, "adresses") {
            self.text(Property::Address, &address);
        }
    }

    fn documents(&mut self) {
        for document in objects(self.notice, "identity_documents") {
            let kind = text(document, "type");
            let passport = kind.to_lowercase().contains("passport");
            let remark: Vec<String> = [
                ("issued", "issued_on"),
                ("expires", "expiry_date"),
                ("place of issue", "place_of_issue"),
            ]
            .into_iter()
            .map(|(word, key)| (word, text(document, key)))
            .filter(|(_, text)| !text.is_empty())
            .map(|(word, text)| format!("{word} {text}"))
            .collect();
            self.fields.document(
                self.entity,
                self.adjacent,
                &Document {
                    schema: if passport { Schema::Passport } else { Schema::Identification },
                    property: Property::IdNumber,
                    number: &text(document, "nr"),
                    kind: &kind,
                    country: &text(document, "issuing_country_id"),
                    remark: &remark.join("; "),
                },
            );
        }
        for document in texts(self.notice, "identity_documents") {
            self.note("Identity document", &document);
        }
    }

    fn note(&mut self, word: &str, text: &str) {
        if !text.is_empty() {
            self.text(Property::Notes, &format!("{word}: {text}"));
        }
    }

    fn notes(&mut self) {
        let notice = self.notice;
        for (key, word) in [
            ("summary", "Summary"),
            ("additional_information", "Additional information"),
            ("main_activity", "Main activity"),
            ("purposes", "Purpose"),
            ("distinguishing_marks", "Distinguishing marks"),
            ("eyes_colors_id", "Eyes"),
            ("hairs_id", "Hair"),
        ] {
            for one in texts(notice, key) {
                self.note(word, &one);
            }
        }
        for (key, word) in [("height", "Height in metres"), ("weight", "Weight in kilograms")] {
            let number = text(notice, key);
            if number.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
                self.note(word, &number);
            }
        }
        for warrant in objects(notice, "arrest_warrants") {
            let country = text(warrant, "issuing_country_id");
            for key in ["charge", "charge_translation"] {
                for charge in texts(warrant, key) {
                    self.note(&said("Charge", &country), &charge);
                }
            }
        }
        for associate in objects(notice, "associates") {
            let name = said(&text(associate, "forename"), &text(associate, "name"));
            self.note("Associate", &name);
        }
        for associate in texts(notice, "associates") {
            self.note("Associate", &associate);
        }
    }

    fn listing(&mut self, kind: Kind, reference: &str, un_reference: &str) -> Listing {
        let notice = self.notice;
        let mut listing = Listing {
            authority: AUTHORITY.to_owned(),
            reference: Some(reference.to_owned()).filter(|one| !one.is_empty()),
            ..Listing::default()
        };
        match kind {
            Kind::Red => {
                listing.programme = Some("Red Notice".to_owned());
                listing.measures = vec![Measure::Alert];
                let mut issuers: Vec<String> = Vec::new();
                for warrant in objects(notice, "arrest_warrants") {
                    let issuer = text(warrant, "issuing_country_id");
                    if !issuer.is_empty() && Country::parse(&issuer).is_err() {
                        self.fields.problem(ProblemCode::UnknownCountry, "issuing_country_id");
                    }
                    if !issuer.is_empty() && !issuers.contains(&issuer) {
                        issuers.push(issuer);
                    }
                }
                if !issuers.is_empty() {
                    listing.legal_basis = Some(format!("Arrest warrant of {}", issuers.join(", ")));
                }
            }
            Kind::UnPerson | Kind::UnOrganisation | Kind::Un => {
                listing.programme =
                    Some("INTERPOL-United Nations Security Council Special Notice".to_owned());
                listing.measures = match self.entity.schema {
                    Schema::Organization => vec![Measure::AssetFreeze],
                    _ => vec![Measure::AssetFreeze, Measure::TravelBan],
                };
                let resolution = text(notice, "un_resolution");
                if !resolution.is_empty() {
                    listing.legal_basis =
                        Some(format!("United Nations Security Council resolution {resolution}"));
                }
                let date = known_part(&text(notice, "un_reference_date"));
                if !date.is_empty() {
                    listing.listed_on = PartialDate::parse(&date).ok();
                    if listing.listed_on.is_none() {
                        self.fields.problem(ProblemCode::UnreadDate, "un_reference_date");
                        self.note("Date of the UN reference", &date);
                    }
                }
            }
            Kind::Protected | Kind::Unknown => {}
        }
        if !un_reference.is_empty() {
            match UnReference::parse(un_reference) {
                Ok(known) => listing.un_reference = Some(known),
                Err(_) => {
                    self.fields.problem(ProblemCode::UnknownValue, "un_reference");
                    self.note("UN reference", un_reference);
                }
            }
        }
        listing
    }
}
