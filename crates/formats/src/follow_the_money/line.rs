//! One line as an entity, and what a schema hangs on.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use model::entity::Entity;
use model::schema::{Kind, Property, Schema};
use serde_json::Value;

use crate::fields::Fields;
use crate::guarded::mended::mended;
use crate::guarded::tree::{Object, Tree};
use crate::problem::ProblemCode;

/// The FollowTheMoney schemata (4.11) that describe a relation, an event or a document and not a thing to be screened.
const NOT_SCREENED: &[&str] = &[
    "Analyzable",
    "Article",
    "Assessment",
    "Associate",
    "Audio",
    "Call",
    "CallForTenders",
    "Contract",
    "ContractAward",
    "CourtCase",
    "CourtCaseParty",
    "Debt",
    "Directorship",
    "Document",
    "Documentation",
    "EconomicActivity",
    "Email",
    "Employment",
    "Event",
    "Family",
    "Folder",
    "HyperText",
    "Image",
    "Interest",
    "Interval",
    "License",
    "Membership",
    "Mention",
    "Message",
    "Note",
    "Occupancy",
    "Package",
    "Page",
    "Pages",
    "Payment",
    "PlainText",
    "Position",
    "Post",
    "Project",
    "ProjectParticipant",
    "RealEstate",
    "Representation",
    "Similar",
    "Succession",
    "Table",
    "TaxRoll",
    "Trip",
    "UnknownLink",
    "Value",
    "Video",
    "Workbook",
];

/// What a line describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A thing to be screened.
    Main,
    /// Something that hangs on another entity, named by the first of these properties that is filled.
    Adjacent(&'static [Property]),
    /// An address, which the other entity names.
    Address,
    /// Neither.
    NotScreened,
    /// A schema that is not in FollowTheMoney.
    Unknown,
}

/// What a line of this schema describes.
pub(super) fn role(schema: &str) -> Role {
    const HOLDER: &[Property] = &[Property::Holder, Property::Owner];
    match Schema::parse(schema) {
        Some(Schema::Sanction) => Role::Adjacent(&[Property::Entity]),
        Some(Schema::UnknownLink) => Role::Adjacent(&[Property::Subject]),
        Some(Schema::Ownership) => Role::Adjacent(&[Property::Owner]),
        Some(
            Schema::Passport
            | Schema::Identification
            | Schema::BankAccount
            | Schema::CryptoWallet
            | Schema::UserAccount,
        ) => Role::Adjacent(HOLDER),
        Some(Schema::Address) => Role::Address,
        Some(Schema::Interval | Schema::Interest | Schema::Value) => Role::NotScreened,
        Some(_) => Role::Main,
        None if NOT_SCREENED.contains(&schema) => Role::NotScreened,
        None => Role::Unknown,
    }
}

/// The schema of a line, found without parsing it; none where only parsing can tell.
pub(super) fn quick_schema(line: &[u8]) -> Option<&str> {
    static KEY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\"schema\""));
    let rest = line.get(KEY.find(line)? + KEY.needle().len()..)?;
    if KEY.find(rest).is_some() {
        return None;
    }
    let value = rest.trim_ascii_start().strip_prefix(b":")?;
    let value = value.trim_ascii_start().strip_prefix(b"\"")?;
    let schema = value.get(..memchr::memchr(b'"', value)?)?;
    let schema = std::str::from_utf8(schema).ok()?;
    (!schema.contains('\\')).then_some(schema)
}

/// The key of our own lines that names the thing an entity hangs on.
pub(super) const BELONGS_TO: &str = "belongs_to";

/// Whether the key of our own lines could be there. We write it without escapes.
pub(super) fn may_belong(line: &[u8]) -> bool {
    static KEY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(BELONGS_TO));
    KEY.find(line).is_some()
}

/// What can still be read of a line that is no JSON. Where its handling rules could have been lost, it has some that are
/// not understood, which are the strictest.
pub(super) fn damaged(bytes: &[u8], depth_max: usize) -> Value {
    static LABEL: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("label"));
    let mut json = mended(bytes, depth_max);
    if LABEL.find(bytes).is_some() {
        if let Some(Value::Object(entity)) = json.get_mut("entity") {
            entity.entry("label").or_insert(Value::Null);
        }
        if let Value::Object(line) = &mut json {
            line.entry("label").or_insert(Value::Null);
        }
    }
    json
}

/// Whether the entity can be found by itself: by a name or by a number of its own.
pub(super) fn is_findable(entity: &Entity) -> bool {
    const NUMBERS: &[Property] = &[
        Property::Number,
        Property::PassportNumber,
        Property::CryptoAddress,
        Property::Iban,
        Property::AccountNumber,
        Property::Username,
        Property::Email,
        Property::Phone,
    ];
    entity.names().next().is_some()
        || entity.joined_name_parts().is_some()
        || NUMBERS.iter().any(|property| entity.first(*property).is_some())
}

/// Reads `properties` into an entity. Entities nested in them are put into `nested`; the names of properties that are not
/// compared go to `unknown`.
pub(super) fn fill(
    entity: &mut Entity,
    properties: &Object<'_>,
    nested: &mut Vec<Entity>,
    unknown: &mut BTreeSet<String>,
    fields: &mut Fields<'_>,
) {
    fill_some(entity, properties, None, nested, unknown, fields);
}

/// As [`fill`], but of the entity's own properties only these; none: all of them.
pub(super) fn fill_some(
    entity: &mut Entity,
    properties: &Object<'_>,
    wanted: Option<&[Property]>,
    nested: &mut Vec<Entity>,
    unknown: &mut BTreeSet<String>,
    fields: &mut Fields<'_>,
) {
    for (name, values) in properties.iter() {
        let property = Property::parse(name);
        if let Some(wanted) = wanted
            && !property.is_some_and(|property| wanted.contains(&property))
        {
            continue;
        }
        let values = match values {
            Tree::List(values) => values,
            value => std::slice::from_ref(value),
        };
        for value in values {
            match (property, value) {
                (_, Tree::Null) => {}
                (_, Tree::Object(object)) => {
                    match nested_entity(object, &entity.id, nested, unknown, fields) {
                        Some(id) => {
                            if let Some(property) = property {
                                entity.add(property, &id);
                            }
                        }
                        None => {
                            unknown.insert(name.to_owned());
                        }
                    }
                }
                (None, _) => {
                    unknown.insert(name.to_owned());
                }
                (Some(property), Tree::Text(text)) => add(entity, property, text, fields),
                (Some(property), Tree::Number(number)) => {
                    add(entity, property, &number.to_string(), fields);
                }
                (Some(property), Tree::Bool(_) | Tree::List(_)) => {
                    fields.problem(ProblemCode::UnknownValue, property.name());
                }
            }
        }
    }
}

fn add(entity: &mut Entity, property: Property, text: &str, fields: &mut Fields<'_>) {
    match property.kind() {
        Kind::Name => fields.name(entity, property, text),
        Kind::Date => fields.date(entity, property, text),
        Kind::Country => fields.country(entity, property, text),
        _ => fields.text(entity, property, text),
    };
}

/// An entity inside another one that hangs on it. Returns its id, or none where it is of another kind.
fn nested_entity(
    object: &Object<'_>,
    holder: &str,
    nested: &mut Vec<Entity>,
    unknown: &mut BTreeSet<String>,
    fields: &mut Fields<'_>,
) -> Option<String> {
    let id = object.get("id")?.as_str()?;
    let schema = object.get("schema")?.as_str()?;
    let link = match role(schema) {
        Role::Adjacent(link) => link.first().copied(),
        Role::Address => None,
        _ => return None,
    };
    let mut entity = Entity::new(id, Schema::parse(schema)?);
    // Written first, so that the thing it hangs on is the one it stands in.
    if let Some(link) = link {
        entity.add(link, holder);
    }
    fill(&mut entity, object.get("properties")?.as_object()?, nested, unknown, fields);
    nested.push(entity);
    Some(id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_found_without_parsing_only_where_it_is_certain() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(quick_schema(line.as_bytes()), expected, "{line}")
        };
        check(r#"{"id":"1","schema" : "Person"}"#, Some("Person"));
        check(r#"{"id":"1","schema":"Person","properties":{"x":[{"schema":"Passport"}]}}"#, None);
        check(r#"{"id":"1","schema":"P\u0065rson"}"#, None);
        check(r#"{"id":"1","sch\u0065ma":"Person"}"#, None);
        check("", None);
    }
}
