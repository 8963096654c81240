//! One designation becomes one record. Both lists of the United Kingdom are made into records here.

use jiff::Timestamp;
use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use model::values::UnReference;

use crate::entries::Entries;
use crate::fields::{Fields, one_line};
use crate::problem::ProblemCode;

use super::designation::{Designation, Field, Item, Name};
use super::measures;
use super::text::{
    add_countries, add_date, add_documents, add_imo, add_registrations, date, numbered, put,
};

/// The counts every list has, so that a list without ships says 0 and not nothing.
pub(crate) const COUNTS: [&str; 5] =
    ["individuals", "entities", "ships", "names", "original-script names"];

/// What a list says of all its entries.
#[derive(Debug, Clone)]
pub(crate) struct List {
    /// The source id.
    pub(crate) source: &'static str,
    /// The authority.
    pub(crate) authority: &'static str,
    /// What the field of the key is called.
    pub(crate) key: &'static str,
    /// What every entry orders; none where each entry says so itself.
    pub(crate) measures: &'static [Measure],
    /// When it was published.
    pub(crate) published_at: Option<Timestamp>,
}

/// Makes the record and hands it over. What is wrong is reported.
pub(crate) fn hand_over(
    designation: &Designation,
    key: &str,
    list: &List,
    entries: &mut Entries<'_>,
) {
    let reference = key;
    let stable: Vec<String> = designation.names().map(Name::full).collect();
    let (key, incomplete) = entries.key(reference, list.key, &stable.join("\n"));
    let fields = &mut entries.fields();
    let mut entity = Entity::new(key.clone(), schema(designation, fields));
    let mut adjacent = Vec::new();
    names(designation, &mut entity, fields);
    for item in designation.items() {
        add(item, &mut entity, &mut adjacent, fields);
    }
    let listings = listings(designation, reference, list, &mut entity, fields);
    let version = date(designation.first(Field::LastUpdated));
    let version = version.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let id = RecordId { source: list.source.to_owned(), key, version };
    let mut record = Record::new(id, entity, Label::published(list.authority));
    record.adjacent = adjacent;
    record.listings = listings;
    record.published_at = list.published_at;
    entries.hand_over(record, incomplete);
}

/// What kind of thing it is. Where the rows of one entry disagree, the first says so.
fn schema(designation: &Designation, fields: &mut Fields<'_>) -> Schema {
    let mut kinds = designation.texts(Field::Kind);
    let first = kinds.next().unwrap_or_default();
    if kinds.next().is_some() {
        fields.problem(ProblemCode::UnknownValue, "the rows of the entry name several types");
    }
    let (count, schema) = match first.to_ascii_lowercase().as_str() {
        "individual" => ("individuals", Schema::Person),
        "entity" => ("entities", Schema::Organization),
        "ship" | "vessel" => ("ships", Schema::Vessel),
        _ => {
            fields.problem(ProblemCode::UnknownValue, "individual, entity or ship");
            return Schema::LegalEntity;
        }
    };
    fields.counts.add(count, 1);
    schema
}

/// What a name is, in the list's words: the property, and whether the words are known.
fn property_of(name: &Name) -> (Property, bool) {
    let kind = name.kind.to_lowercase();
    let strength = name.strength.to_lowercase();
    let weak = [&kind, &strength].iter().any(|words| words.contains("low"));
    let known = strength.is_empty() || strength.contains("good") || strength.contains("low");
    let bare = kind.split('(').next().unwrap_or_default().replace('.', "");
    let (property, known_kind) = match bare.trim() {
        "" | "primary name" | "prime alias" | "primary name variation" => (Property::Name, true),
        "alias" | "aka" => (Property::Alias, true),
        "fka" => (Property::PreviousName, true),
        _ => (Property::Alias, false),
    };
    let property = match property {
        Property::Alias if weak => Property::WeakAlias,
        other => other,
    };
    (property, known && known_kind)
}

/// The names: primary ones first, because the first is the one shown.
fn names(designation: &Designation, entity: &mut Entity, fields: &mut Fields<'_>) {
    let is_person = entity.schema == Schema::Person;
    let mut known = true;
    for variations in [false, true] {
        for name in designation.names() {
            let (property, known_words) = property_of(name);
            let is_variation =
                property != Property::Name || name.kind.to_lowercase().contains("variation");
            if is_variation != variations {
                continue;
            }
            known &= known_words;
            let full = name.full();
            let repeats = property != Property::Name
                && entity.texts(Property::Name).any(|other| other == full.trim());
            if !repeats && fields.name(entity, property, &full) {
                fields.counts.add("names", 1);
            }
            // Where the whole name stands in the last part nothing says which of its words is the family name.
            let [first, second, third, fourth, fifth, last] = &name.parts;
            if is_person && !is_variation && !first.is_empty() {
                fields.text(entity, Property::FirstName, first);
                fields.text(entity, Property::SecondName, second);
                for middle in [third, fourth, fifth] {
                    fields.text(entity, Property::MiddleName, middle);
                }
                fields.text(entity, Property::LastName, last);
            }
        }
    }
    if !known {
        fields.problem(ProblemCode::UnknownValue, "name type or alias strength");
    }
}

/// Adds everything but the names and what belongs to the listing.
fn add(item: &Item, entity: &mut Entity, adjacent: &mut Vec<Entity>, fields: &mut Fields<'_>) {
    match item {
        Item::Name(_) | Item::Listing { .. } | Item::Indicator(_) => {}
        Item::Original { text, is_alias } => {
            let repeats = entity.texts(Property::Name).any(|other| other == text.trim());
            let property = if *is_alias { Property::Alias } else { Property::Name };
            if !repeats && fields.name(entity, property, text) {
                fields.counts.add("original-script names", 1);
            }
        }
        Item::Address { lines, country } => {
            put(fields, entity, Property::Address, &one_line(lines, country));
            add_countries(fields, entity, Property::Country, country);
        }
        Item::Birth { town, country } => add_birth(town, country, entity, fields),
        Item::Document { is_passport, number, remark } => {
            add_documents(fields, entity, adjacent, *is_passport, number, remark);
        }
        Item::Text(field, text) => add_text(*field, text, entity, adjacent, fields),
    }
}

/// A place of birth. Several towns and several countries in one field are not paired: the lists number them apart.
fn add_birth(town: &str, country: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    let (towns, lands) = (numbered(town).1, numbered(country).1);
    match (towns.as_slice(), lands.as_slice()) {
        ([town], [country]) => {
            put(fields, entity, Property::BirthPlace, &one_line(&[(*town).to_owned()], country));
        }
        _ => {
            for town in towns {
                put(fields, entity, Property::BirthPlace, town);
            }
        }
    }
    add_countries(fields, entity, Property::BirthCountry, country);
}

fn add_text(
    field: Field,
    text: &str,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    match field {
        Field::GroupId if entity.id != text => {
            fields.text(entity, Property::Notes, &format!("OFSI Group ID: {text}"));
        }
        Field::Kind
        | Field::UniqueId
        | Field::GroupId
        | Field::UnReference
        | Field::Source
        | Field::Measures => {}
        Field::LastUpdated => add_date(fields, entity, Property::ModifiedAt, text),
        Field::DateDesignated => {
            let note = format!("Date designated on the UK Sanctions List: {text}");
            fields.text(entity, Property::Notes, &note);
        }
        Field::Information => {
            fields.text(entity, Property::Notes, text);
        }
        Field::Reasons => {
            fields.text(entity, Property::Notes, &format!("UK statement of reasons: {text}"));
        }
        Field::BirthDate => add_date(fields, entity, Property::BirthDate, text),
        Field::Nationality => add_countries(fields, entity, Property::Nationality, text),
        Field::Gender => fields.gender(entity, text),
        Field::Flag => add_flags(Property::Flag, text, entity, fields),
        Field::PreviousFlag => add_flags(Property::PastFlags, text, entity, fields),
        Field::RegistrationNumber => {
            for value in with_prefix(text) {
                add_registrations(fields, entity, &value);
            }
        }
        Field::Imo => {
            for value in numbered(text).1 {
                add_imo(fields, entity, value);
            }
        }
        Field::YearBuilt => add_date(fields, entity, Property::BuildDate, text),
        Field::Length => {
            fields.text(entity, Property::Notes, &format!("length of ship: {text}"));
        }
        Field::Email => {
            for part in numbered(text).1.iter().flat_map(|value| value.split([';', ',', ' '])) {
                put(fields, entity, Property::Email, part);
            }
        }
        Field::Wallet => {
            let ordinal = adjacent.len() + 1;
            let mut wallet =
                Entity::new(format!("{}#wallet-{ordinal}", entity.id), Schema::CryptoWallet);
            wallet.add(Property::Holder, &entity.id);
            fields.text(&mut wallet, Property::CryptoAddress, text);
            adjacent.push(wallet);
        }
        Field::Title => add_each(Property::Title, text, entity, fields),
        Field::Position => add_each(Property::Position, text, entity, fields),
        Field::Phone => add_each(Property::Phone, text, entity, fields),
        Field::Website => add_each(Property::Website, text, entity, fields),
        Field::TypeOfEntity => add_each(Property::LegalForm, text, entity, fields),
        Field::ShipType => add_each(Property::Type, text, entity, fields),
        Field::Tonnage => add_each(Property::Tonnage, text, entity, fields),
        Field::Mmsi => add_each(Property::Mmsi, text, entity, fields),
        Field::Hull => add_each(Property::RegistrationNumber, text, entity, fields),
        Field::Subsidiary => add_links("subsidiary", text, entity, adjacent, fields),
        Field::Parent => add_links("parent company", text, entity, adjacent, fields),
        Field::Owner => add_links("current owner or operator", text, entity, adjacent, fields),
        Field::PreviousOwner => {
            add_links("previous owner or operator", text, entity, adjacent, fields);
        }
    }
}

/// The values of a field, each with the words that stand before the first.
fn with_prefix(text: &str) -> Vec<String> {
    let (prefix, values) = numbered(text);
    values.iter().map(|value| format!("{prefix} {value}").trim().to_owned()).collect()
}

fn add_each(property: Property, text: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    for value in with_prefix(text) {
        put(fields, entity, property, &value);
    }
}

/// Flags, of which several may stand in one text: `Palau, Panama`.
fn add_flags(property: Property, text: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    let whole = model::values::Country::parse(text).is_ok();
    for flag in text.split([',', ';']).filter(|_| !whole) {
        add_countries(fields, entity, property, flag.trim());
    }
    if whole {
        add_countries(fields, entity, property, text);
    }
}

/// Links to things that are only named.
fn add_links(
    role: &str,
    text: &str,
    entity: &Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    for name in with_prefix(text) {
        let id = format!("{}#link-{}", entity.id, adjacent.len() + 1);
        let mut link = Entity::new(id, Schema::UnknownLink);
        link.add(Property::Subject, &entity.id);
        link.add(Property::Role, role);
        if fields.text(&mut link, Property::Description, &name) {
            adjacent.push(link);
        }
    }
}

/// One listing for each regime that the entry stands under.
fn listings(
    designation: &Designation,
    reference: &str,
    list: &List,
    entity: &mut Entity,
    fields: &mut Fields<'_>,
) -> Vec<Listing> {
    let measures = measures_of(designation, list, entity, fields);
    let common = Listing {
        authority: list.authority.to_owned(),
        reference: (!reference.is_empty()).then(|| reference.to_owned()),
        programme: programme(reference),
        un_reference: un_reference(designation, entity, fields),
        measures,
        ..Listing::default()
    };
    let mut listings = Vec::new();
    for item in designation.items() {
        let Item::Listing { regime, listed_on } = item else { continue };
        let listed = date(listed_on);
        if listed.is_none() && !listed_on.is_empty() {
            fields.problem(ProblemCode::UnreadDate, "date of designation");
        }
        listings.push(Listing {
            regime: (!regime.is_empty()).then(|| regime.clone()),
            // The UK Sanctions List names a regime by its regulations, the retired list by a short title.
            legal_basis: regime.contains("Regulations").then(|| regime.clone()),
            listed_on: listed,
            ..common.clone()
        });
    }
    if listings.is_empty() {
        listings.push(common);
    }
    listings
}

/// The letters before the number of a unique ID name the regime: `RUS2176`.
fn programme(unique_id: &str) -> Option<String> {
    let letters: String = unique_id.chars().take_while(char::is_ascii_uppercase).collect();
    (letters.len() == 3 && unique_id.len() > 3).then_some(letters)
}

/// The entry of the United Nations' list: the field for it, or what the information says behind `UN Ref`. A reference
/// elsewhere in the information is that of another entry.
fn un_reference(
    designation: &Designation,
    entity: &mut Entity,
    fields: &mut Fields<'_>,
) -> Option<UnReference> {
    let mut found: Vec<UnReference> = Vec::new();
    for text in designation.texts(Field::UnReference) {
        let references = UnReference::find_in(text);
        if references.is_empty() {
            fields.text(entity, Property::Notes, &format!("UN reference: {text}"));
            fields.problem(ProblemCode::UnknownValue, "UN reference number");
        }
        found.extend(references);
    }
    found.extend(designation.texts(Field::Information).filter_map(announced_reference));
    found.into_iter().next()
}

/// The reference behind `UN Ref`, however it is written: `UN Ref QDe.004`, `(UN Ref):TAi.155`, `UN REF. KPI.067`.
fn announced_reference(text: &str) -> Option<UnReference> {
    const REACH_BYTES: usize = 40;
    let folded = text.to_ascii_lowercase();
    folded.match_indices("un ref").find_map(|(start, _)| {
        let rest = text.get(start + "un ref".len()..)?;
        UnReference::find_in(crate::fields::cut(rest, REACH_BYTES)).into_iter().next()
    })
}

/// What the entry orders. Where a measure is not understood, none is stated: then the listing counts for every purpose.
fn measures_of(
    designation: &Designation,
    list: &List,
    entity: &mut Entity,
    fields: &mut Fields<'_>,
) -> Vec<Measure> {
    if !list.measures.is_empty() {
        return list.measures.to_vec();
    }
    let words = designation.texts(Field::Measures).flat_map(|text| text.split('|'));
    let indicators = designation.items().iter().filter_map(|item| match item {
        Item::Indicator(name) => Some(name.as_str()),
        _ => None,
    });
    let mut found = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    for words in words.chain(indicators).map(str::trim).filter(|words| !words.is_empty()) {
        match measures::measure(words) {
            // A travel ban is for people; nothing else travels by itself.
            Some(Measure::TravelBan) if entity.schema != Schema::Person => {}
            Some(measure) if !found.contains(&measure) => found.push(measure),
            Some(_) => {}
            None => unknown.push(words),
        }
    }
    if unknown.is_empty() {
        return found;
    }
    fields.text(entity, Property::Notes, &format!("Sanctions imposed: {}", unknown.join("|")));
    fields.problem(ProblemCode::UnknownValue, "sanctions imposed");
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_of_the_entry_itself_is_found() {
        let check = |text: &str, expected: Option<&str>| {
            let found = announced_reference(text);
            assert_eq!(found.as_ref().map(UnReference::as_str), expected, "{text}");
        };
        check("UN Ref QDe.004. Also see QDe.005", Some("QDe.004"));
        check("(UN Ref):TAi.155. Key person (TAe.012)", Some("TAi.155"));
        check("Annex XIII. UN listing.UN REF. KPI.067", Some("KPi.067"));
        check("UN Reference Number QI.A.7.01. Formerly", Some("QI.A.7.01"));
        check("In a network (TAe.012) of Utopia", None);
    }

    #[test]
    fn words_of_the_lists_tell_what_a_name_is() {
        let check = |kind: &str, strength: &str, expected: (Property, bool)| {
            let name =
                Name { kind: kind.to_owned(), strength: strength.to_owned(), ..Name::default() };
            assert_eq!(property_of(&name), expected, "{kind} {strength}");
        };
        check("Primary Name", "", (Property::Name, true));
        check("Prime Alias", "", (Property::Name, true));
        check("Primary name variation", "", (Property::Name, true));
        check("ALias", "Good quality a.k.a", (Property::Alias, true));
        check("Alias", "Low quality a.k.a", (Property::WeakAlias, true));
        check("AKA (low quality)", "", (Property::WeakAlias, true));
        check("a.k.a.", "", (Property::Alias, true));
        check("FKA", "", (Property::PreviousName, true));
        check("Nickname", "", (Property::Alias, false));
        check("Alias", "Unsure", (Property::Alias, false));
    }
}
