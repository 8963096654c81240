//! The rows of one entry become one record.

use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::{Country, Imo, PartialDate, UnReference};

use super::read::Block;
use super::values::{control_date, dates, is_nothing, line, several, yes};
use super::{AUTHORITY, SOURCE};
use crate::entries::Entries;
use crate::fields::Fields;
use crate::own_reference::own_un_reference;
use crate::problem::ProblemCode;
use crate::table::Row;

/// The headings of the measures since 2025.
const MEASURES: &[(&str, Measure)] = &[
    ("Targeted Financial Sanction", Measure::AssetFreeze),
    ("Travel Ban", Measure::TravelBan),
    ("Arms Embargo", Measure::ArmsEmbargo),
    ("Maritime Restriction", Measure::TransportBan),
];

/// The headings of the table.
#[derive(Default)]
pub(super) struct Columns(Vec<String>);

impl Columns {
    pub(super) fn new(headings: Vec<String>) -> Self {
        Self(headings)
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|heading| heading == name)
    }

    /// The text under a heading on one line; a cell that is a date as the date.
    pub(super) fn text(&self, row: &Row, name: &str) -> String {
        let Some(position) = self.position(name) else { return String::new() };
        match row.cells.get(position).and_then(|cell| cell.date) {
            Some(date) => date.to_string(),
            None => line(row.text(position)),
        }
    }

    pub(super) fn control_date(&self, row: &Row) -> Option<PartialDate> {
        control_date(&self.text(row, "Control Date"))
    }

    /// The name of the row.
    pub(super) fn name(&self, row: &Row) -> String {
        self.text(row, "Name of Individual or Entity")
    }

    /// Whether the row says that its name is the primary one.
    pub(super) fn says_primary(&self, row: &Row) -> bool {
        // Misspelt so in the list; OpenSanctions' crawler knows both.
        let kind = self.text(row, "Name Type").to_lowercase();
        matches!(kind.as_str(), "primary name" | "primay name" | "primary")
    }

    /// Whether the row is an entry's first: it says so, or it says nothing and its reference has no letter.
    pub(super) fn is_primary(&self, row: &Row) -> bool {
        self.says_primary(row)
            || self.text(row, "Name Type").is_empty()
                && !self.text(row, "Reference").ends_with(|one: char| one.is_ascii_alphabetic())
    }
}

/// Makes the record of an entry and hands it over.
pub(super) fn hand_over(columns: &Columns, block: &Block, entries: &mut Entries<'_>) {
    // The row with the primary name first, so that it is the one to show.
    let (mut rows, others): (Vec<&Row>, Vec<&Row>) =
        block.rows.iter().partition(|row| columns.is_primary(row));
    rows.extend(others);
    let Some(first) = rows.first() else { return };
    let stable: Vec<String> = rows.iter().map(|row| columns.name(row)).collect();
    let (key, incomplete) = entries.key(&block.number, "Reference", &stable.join("\n"));
    let fields = &mut entries.fields();
    let schema = schema(columns, first, fields);
    if rows.iter().any(|row| columns.text(row, "Type") != columns.text(first, "Type")) {
        fields.problem(ProblemCode::UnknownValue, "Type differs between the rows of one entry");
    }
    let mut entity = Entity::new(key.clone(), schema);
    for row in &rows {
        add_name(columns, row, &mut entity, fields);
    }
    // The rows of an entry repeat what is said of it, and what is equal is added once.
    let mut seen: Vec<(&str, String)> = Vec::new();
    for row in &rows {
        for heading in DETAILS {
            let text = columns.text(row, heading);
            let known = seen.iter().any(|(other, same)| other == heading && *same == text);
            if !text.is_empty() && !known {
                add_detail(heading, &text, &mut entity, fields);
                seen.push((heading, text));
            }
        }
    }
    let listings = listings(columns, &rows, block, schema, fields);
    let control = rows.iter().filter_map(|row| columns.control_date(row));
    let version = control.max_by_key(PartialDate::earliest);
    let version = version.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let id = RecordId { source: SOURCE.to_owned(), key, version };
    let mut record = Record::new(id, entity, Label::published(AUTHORITY));
    record.listings = listings;
    entries.hand_over(record, incomplete);
}

/// Hands over the names of a row that was set aside. Its cells need not stand under the right headings, so where the name's
/// column holds no letter, every text with letters is taken for a weak alias.
pub(super) fn hand_over_names(columns: &Columns, row: &Row, entries: &mut Entries<'_>) {
    let key = format!("row/{}", row.number);
    let fields = &mut entries.fields();
    let mut entity = Entity::new(key.clone(), Schema::LegalEntity);
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    let name = columns.name(row);
    if has_letters(&name) {
        fields.name(&mut entity, Property::Name, &name);
    } else {
        for cell in row.cells.iter().filter(|cell| has_letters(&cell.text)) {
            fields.name(&mut entity, Property::WeakAlias, &line(&cell.text));
        }
    }
    let id = RecordId { source: SOURCE.to_owned(), key, version: "-".to_owned() };
    let mut record = Record::new(id, entity, Label::published(AUTHORITY));
    record.listings = vec![Listing { authority: AUTHORITY.to_owned(), ..Listing::default() }];
    entries
        .hand_over(record, Some("The row could not be read whole; only its names are screened."));
}

fn schema(columns: &Columns, row: &Row, fields: &mut Fields<'_>) -> Schema {
    let (schema, counted) = match columns.text(row, "Type").to_lowercase().as_str() {
        "individual" | "person" => (Schema::Person, "individuals"),
        "entity" => (Schema::Organization, "entities"),
        "vessel" | "ship" => (Schema::Vessel, "vessels"),
        _ => {
            fields.problem(ProblemCode::UnknownValue, "Type");
            return Schema::LegalEntity;
        }
    };
    fields.counts.add(counted, 1);
    schema
}

fn add_name(columns: &Columns, row: &Row, entity: &mut Entity, fields: &mut Fields<'_>) {
    fields.counts.add("names", 1);
    let name = columns.name(row);
    let kind = columns.text(row, "Name Type").to_lowercase();
    let mut property = match kind.as_str() {
        _ if columns.is_primary(row) => Property::Name,
        "original script" => Property::Name,
        "aka" | "a.k.a." | "alias" | "a" | "" => Property::Alias,
        "formerly known as" | "fka" | "f.k.a." | "previously listed as" => Property::PreviousName,
        _ => {
            fields.problem(ProblemCode::UnknownValue, "Name Type");
            Property::Alias
        }
    };
    match columns.text(row, "Alias Strength").to_lowercase().as_str() {
        "weak" => property = Property::WeakAlias,
        "strong" | "" => {}
        _ => fields.problem(ProblemCode::UnknownValue, "Alias Strength"),
    }
    fields.name(entity, property, &name);
}

/// The headings of what is said of an entry.
const DETAILS: &[&str] = &[
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "IMO Number",
    "Additional Information",
    "Listing Information",
    "Control Date",
];

fn add_detail(heading: &str, text: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    let is_person = entity.schema == Schema::Person;
    match heading {
        "Date of Birth" => {
            let property = match entity.schema {
                Schema::Vessel => Property::BuildDate,
                Schema::Organization => Property::IncorporationDate,
                _ => Property::BirthDate,
            };
            for value in several(text) {
                let (found, rest) = dates(&value);
                for date in found {
                    entity.add(property, &date.to_string());
                }
                for text in rest {
                    fields.date(entity, property, &text);
                }
            }
        }
        "Place of Birth" => {
            for place in several(text) {
                fields.text(entity, Property::BirthPlace, &place);
                add_last_country(entity, Property::BirthCountry, &place);
            }
        }
        "Address" => {
            for address in several(text) {
                fields.text(entity, Property::Address, &address);
                add_last_country(entity, Property::Country, &address);
            }
        }
        "Citizenship" => {
            let property = if is_person { Property::Citizenship } else { Property::Country };
            for value in several(text) {
                add_countries(entity, fields, property, &value);
            }
        }
        "IMO Number" => match Imo::parse(text) {
            Ok(imo) => {
                entity.add(Property::ImoNumber, imo.as_str());
            }
            Err(_) => {
                fields.text(entity, Property::Notes, &format!("IMO Number: {text}"));
                fields.problem(ProblemCode::UnknownValue, "IMO Number");
            }
        },
        "Control Date" => match control_date(text) {
            Some(date) => {
                entity.add(Property::ModifiedAt, &date.to_string());
            }
            None => {
                fields.date(entity, Property::ModifiedAt, text);
            }
        },
        _ => {
            fields.text(entity, Property::Notes, text);
        }
    }
}

/// The country that a line ends with. A place without one is nothing wrong.
fn add_last_country(entity: &mut Entity, property: Property, text: &str) {
    let last = text.rsplit(',').next().unwrap_or(text).trim().trim_end_matches('.');
    if !is_nothing(last)
        && last.len() > 3
        && let Ok(country) = Country::parse(last)
    {
        entity.add(property, country.code());
    }
}

/// Countries or adjectives, also several: `Russian and Ukrainian`.
fn add_countries(entity: &mut Entity, fields: &mut Fields<'_>, property: Property, text: &str) {
    if Country::parse(text).is_ok() {
        fields.country(entity, property, text);
        return;
    }
    let separated = text.replace(" and ", ",").replace('/', ",");
    for part in separated.split(',').map(str::trim).filter(|part| !is_nothing(part)) {
        fields.country(entity, property, part);
    }
}

/// One listing for each regime that the rows name.
fn listings(
    columns: &Columns,
    rows: &[&Row],
    block: &Block,
    schema: Schema,
    fields: &mut Fields<'_>,
) -> Vec<Listing> {
    let distinct = |heading: &str| {
        let mut texts: Vec<String> = Vec::new();
        for row in rows {
            let text = columns.text(row, heading);
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    };
    let un_reference: Option<UnReference> = ["Listing Information", "Additional Information"]
        .iter()
        .find_map(|heading| distinct(heading).iter().find_map(|text| own_un_reference(text)));
    let instrument = distinct("Instrument of Designation").join("; ");
    let measures = measures(columns, rows, schema, fields);
    let listing = |committee: Option<String>| {
        let act = match committee.as_deref() {
            Some(name) if name.starts_with("Autonomous") => Some("Autonomous Sanctions Act 2011"),
            Some(_) => Some("Charter of the United Nations Act 1945"),
            None => None,
        };
        let instrument = (!instrument.is_empty()).then(|| instrument.clone());
        Listing {
            regime: committee.clone(),
            programme: committee,
            measures: measures.clone(),
            authority: AUTHORITY.to_owned(),
            legal_basis: instrument.or_else(|| act.map(str::to_owned)),
            reference: (!block.number.is_empty()).then(|| block.number.clone()),
            un_reference: un_reference.clone(),
            ..Listing::default()
        }
    };
    let committees = distinct("Committees");
    if committees.is_empty() {
        return vec![listing(None)];
    }
    committees.into_iter().map(|committee| listing(Some(committee))).collect()
}

/// What the rows order; see the module's documentation.
fn measures(
    columns: &Columns,
    rows: &[&Row],
    schema: Schema,
    fields: &mut Fields<'_>,
) -> Vec<Measure> {
    if MEASURES.iter().all(|(heading, _)| columns.position(heading).is_none()) {
        return match schema {
            Schema::Organization => vec![Measure::AssetFreeze],
            _ => Vec::new(),
        };
    }
    let mut found = Vec::new();
    for (heading, measure) in MEASURES {
        let answers: Vec<Option<bool>> =
            rows.iter().map(|row| yes(&columns.text(row, heading))).collect();
        if answers.contains(&None) {
            fields.problem(ProblemCode::UnknownValue, *heading);
            // A measure that may be ordered makes the rest uncertain: nothing stated counts for every purpose.
            return Vec::new();
        }
        let fits = *measure != Measure::TravelBan || schema == Schema::Person;
        if answers.contains(&Some(true)) && fits {
            found.push(*measure);
        }
    }
    found
}
