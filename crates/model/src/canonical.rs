//! The canonical form of a record and the hashes over it.
//!
//! The form is an array of FollowTheMoney entities: the thing itself, what hangs on it, and one `Sanction` for each
//! listing. Its bytes are RFC 8785 (JSON Canonicalization Scheme); the hashes are SHA-256. Changing either is a migration.

use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use crate::entity::Entity;
use crate::listing::{Listing, Measure};
use crate::record::Record;
use crate::schema::{Property, Schema};
use crate::values::{PartialDate, UnReference};

/// A SHA-256 hash, shown as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// One entity in FollowTheMoney's JSON shape: `id`, `schema`, `properties`.
pub fn entity_json(entity: &Entity) -> Json {
    let mut properties = Map::new();
    for (property, values) in entity.properties() {
        let texts = values.iter().map(|value| Json::from(value.text())).collect();
        properties.insert(property.name().to_owned(), Json::Array(texts));
    }
    let mut object = Map::new();
    object.insert("id".to_owned(), Json::from(entity.id.as_str()));
    object.insert("schema".to_owned(), Json::from(entity.schema.name()));
    object.insert("properties".to_owned(), Json::Object(properties));
    Json::Object(object)
}

/// An entity from FollowTheMoney's JSON shape. Properties that are not in [`Property`] are left out and returned by name.
/// None where the id, the schema or the shape is not one we know.
pub fn entity_from_json(json: &Json) -> Option<(Entity, Vec<String>)> {
    let id = json.get("id").and_then(Json::as_str)?;
    let schema = Schema::parse(json.get("schema").and_then(Json::as_str)?)?;
    let mut entity = Entity::new(id, schema);
    let mut unknown = Vec::new();
    for (name, values) in json.get("properties").and_then(Json::as_object)? {
        let Some(property) = Property::parse(name) else {
            unknown.push(name.clone());
            continue;
        };
        match values {
            Json::Array(values) => {
                for text in values.iter().filter_map(Json::as_str) {
                    entity.add(property, text);
                }
            }
            Json::String(text) => {
                entity.add(property, text);
            }
            _ => unknown.push(name.clone()),
        }
    }
    Some((entity, unknown))
}

/// A listing as a FollowTheMoney `Sanction` of the entity with this id.
pub fn sanction(listing: &Listing, entity_id: &str, ordinal: usize) -> Entity {
    let mut sanction = Entity::new(format!("{entity_id}#sanction-{ordinal}"), Schema::Sanction);
    let date = |date: &Option<PartialDate>| date.as_ref().map(ToString::to_string);
    sanction.add(Property::Entity, entity_id);
    sanction.add(Property::Authority, &listing.authority);
    for (property, text) in [
        (Property::Program, listing.regime.clone()),
        (Property::ProgramId, listing.programme.clone()),
        (Property::AuthorityId, listing.reference.clone()),
        (Property::UnscId, listing.un_reference.as_ref().map(ToString::to_string)),
        (Property::Description, listing.legal_basis.clone()),
        (Property::ListingDate, date(&listing.listed_on)),
        (Property::EndDate, date(&listing.review_by)),
    ] {
        if let Some(text) = text {
            sanction.add(property, &text);
        }
    }
    for measure in &listing.measures {
        sanction.add(Property::Provisions, measure.code());
    }
    sanction
}

/// A listing read back from a FollowTheMoney `Sanction`. Provisions are codes of measures or their English names. One
/// that is neither leaves the listing without measures, so that it counts for every purpose: its consequence is not known.
pub fn listing_from(sanction: &Entity) -> Listing {
    let text = |property| sanction.first(property).map(str::to_owned);
    let date = |property| sanction.first(property).and_then(|date| PartialDate::parse(date).ok());
    Listing {
        regime: text(Property::Program),
        programme: text(Property::ProgramId),
        measures: measures_from(sanction),
        authority: text(Property::Authority).unwrap_or_default(),
        legal_basis: text(Property::Description),
        reference: text(Property::AuthorityId),
        un_reference: sanction
            .first(Property::UnscId)
            .and_then(|text| UnReference::parse(text).ok()),
        listed_on: date(Property::ListingDate).or_else(|| date(Property::StartDate)),
        review_by: date(Property::EndDate),
    }
}

fn measures_from(sanction: &Entity) -> Vec<Measure> {
    let mut measures = Vec::new();
    for provision in sanction.texts(Property::Provisions) {
        let Some(named) = Measure::in_words(provision) else { return Vec::new() };
        for measure in named {
            if !measures.contains(&measure) {
                measures.push(measure);
            }
        }
    }
    measures
}

/// The FollowTheMoney form of a record: the thing, what hangs on it, and its listings.
pub fn follow_the_money(record: &Record) -> Json {
    let entity = std::iter::once(entity_json(&record.entity));
    let adjacent = record.adjacent.iter().map(entity_json);
    let sanctions = record
        .listings
        .iter()
        .enumerate()
        .map(|(ordinal, listing)| entity_json(&sanction(listing, &record.entity.id, ordinal)));
    Json::Array(entity.chain(adjacent).chain(sanctions).collect())
}

/// The RFC 8785 bytes of a JSON value made of strings, arrays and objects.
pub fn canonical_bytes(json: &Json) -> Vec<u8> {
    // The one failure the canonicalizer knows is a number that is not finite, and our forms hold no numbers.
    serde_json_canonicalizer::to_vec(json).unwrap_or_default()
}

/// The content hash: SHA-256 of the RFC 8785 bytes of the FollowTheMoney form. The label is not part of it.
pub fn content_hash(record: &Record) -> Hash {
    Hash::of(&canonical_bytes(&follow_the_money(record)))
}

/// The properties that say who or what a thing is. A clearance is bound to these, so that a new remark does not undo it
/// and a new birth date does.
const IDENTITY: &[Property] = &[
    Property::Name,
    Property::Alias,
    Property::WeakAlias,
    Property::PreviousName,
    Property::Abbreviation,
    Property::FirstName,
    Property::SecondName,
    Property::MiddleName,
    Property::FatherName,
    Property::MotherName,
    Property::LastName,
    Property::BirthDate,
    Property::BirthPlace,
    Property::BirthCountry,
    Property::DeathDate,
    Property::IncorporationDate,
    Property::Nationality,
    Property::Citizenship,
    Property::Country,
    Property::Jurisdiction,
    Property::Gender,
    Property::PassportNumber,
    Property::IdNumber,
    Property::TaxNumber,
    Property::RegistrationNumber,
    Property::SocialSecurityNumber,
    Property::LeiCode,
    Property::SwiftBic,
    Property::ImoNumber,
    Property::Mmsi,
    Property::CallSign,
    Property::Flag,
    Property::Number,
    Property::CryptoAddress,
    Property::Iban,
    Property::AccountNumber,
    Property::Address,
    Property::ProgramId,
    Property::Program,
    Property::Provisions,
];

/// The identity hash: SHA-256 over schema, names, dates, documents, places, programme and measures, values in sorted
/// order; remarks, positions and links are no part of it.
pub fn identity_hash(record: &Record) -> Hash {
    let listings = record
        .listings
        .iter()
        .enumerate()
        .map(|(ordinal, listing)| sanction(listing, &record.entity.id, ordinal));
    let entities = std::iter::once(record.entity.clone())
        .chain(record.adjacent.iter().cloned())
        .chain(listings);
    let mut parts: Vec<(String, Json)> = entities
        .map(|entity| {
            let mut object = Map::new();
            object.insert("schema".to_owned(), Json::from(entity.schema.name()));
            for property in IDENTITY {
                let mut texts: Vec<&str> = entity.texts(*property).collect();
                texts.sort_unstable();
                if !texts.is_empty() {
                    object.insert(property.name().to_owned(), Json::from(texts));
                }
            }
            let json = Json::Object(object);
            (json.to_string(), json)
        })
        .collect();
    parts.sort_by(|left, right| left.0.cmp(&right.0));
    let array = Json::Array(parts.into_iter().map(|(_, json)| json).collect());
    Hash::of(&canonical_bytes(&array))
}
