//! What a record says, without the order in which it says it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::canonical::sanction;
use crate::entity::Entity;
use crate::label_json;
use crate::record::{Completeness, Record};
use crate::schema::{Kind, Property};

/// What a part of a record describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// The thing itself.
    Thing,
    /// Something that hangs on it: a document, an account, a wallet, a link.
    Adjacent,
    /// A listing, in the properties of a FollowTheMoney `Sanction`.
    Listing,
    /// The record as such: handling rules, validity, and what is missing of it.
    Record,
}

impl PartKind {
    /// Every kind, so that tests can demand a row for each.
    pub const ALL: &'static [Self] = &[Self::Thing, Self::Adjacent, Self::Listing, Self::Record];

    /// The code written in output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Thing => "thing",
            Self::Adjacent => "adjacent",
            Self::Listing => "listing",
            Self::Record => "record",
        }
    }
}

/// One part of what a record says: a thing with its fields. Ids are left out, since many sources only number them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// What it describes.
    pub kind: PartKind,
    /// The FollowTheMoney schema; empty for [`PartKind::Record`].
    pub schema: String,
    /// The values by the name of their field.
    pub fields: BTreeMap<String, BTreeSet<String>>,
}

impl Part {
    fn new(kind: PartKind, schema: &str) -> Self {
        Self { kind, schema: schema.to_owned(), fields: BTreeMap::new() }
    }

    fn add(&mut self, field: &str, text: impl Into<String>) {
        self.fields.entry(field.to_owned()).or_default().insert(text.into());
    }

    /// The first value of a field.
    pub fn first(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.iter().next().map(String::as_str)
    }

    /// What a person knows the part by: the programme of a listing, the number of a document; empty where there is
    /// nothing to know it by.
    pub fn caption(&self) -> &str {
        const LISTING: &[Property] =
            &[Property::ProgramId, Property::Program, Property::AuthorityId, Property::Authority];
        let by_property = |properties: &[Property]| {
            properties.iter().find_map(|property| self.first(property.name()))
        };
        let caption = match self.kind {
            PartKind::Listing => by_property(LISTING),
            PartKind::Thing | PartKind::Adjacent => by_property(&[Property::Name]).or_else(|| {
                let identifies = |name: &str| {
                    Property::parse(name)
                        .is_some_and(|property| property.kind() == Kind::Identifier)
                };
                let mut fields = self.fields.iter().filter(|(name, _)| identifies(name));
                fields.find_map(|(_, values)| values.iter().next()).map(String::as_str)
            }),
            PartKind::Record => None,
        };
        caption.unwrap_or_default()
    }

    /// How many values it has.
    pub(super) fn values(&self) -> usize {
        self.fields.values().map(BTreeSet::len).sum()
    }
}

/// What a record says, in a form that can be compared: its parts, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// The parts in the order of their kinds. There is one thing and one record, and any number of the others; two
    /// parts may be equal.
    pub parts: Vec<Part>,
}

impl Contents {
    /// The name of the field that says what is missing of a record.
    pub const INCOMPLETE: &'static str = "incomplete";

    /// What this record says.
    pub fn of(record: &Record) -> Self {
        let captions: HashMap<&str, String> =
            record.adjacent.iter().map(|one| (one.id.as_str(), one.caption())).collect();
        let part = |kind: PartKind, entity: &Entity| {
            let mut part = Part::new(kind, entity.schema.name());
            for (property, values) in entity.properties() {
                for value in values {
                    // A link to the thing goes without saying; one to its neighbour is told by what that is called, for
                    // the ids of both may be numbered anew in each edition.
                    if property.kind() == Kind::Entity {
                        if kind != PartKind::Thing && value.text() == record.entity.id {
                            continue;
                        }
                        let caption = captions.get(value.text());
                        part.add(property.name(), caption.map_or(value.text(), String::as_str));
                    } else {
                        part.add(property.name(), value.text());
                    }
                }
            }
            part
        };
        let mut parts = vec![part(PartKind::Thing, &record.entity), state(record)];
        parts.extend(record.adjacent.iter().map(|one| part(PartKind::Adjacent, one)));
        parts.extend(record.listings.iter().enumerate().map(|(ordinal, listing)| {
            part(PartKind::Listing, &sanction(listing, &record.entity.id, ordinal))
        }));
        parts.sort_unstable();
        Self { parts }
    }

    /// The thing itself; none only of contents that are empty.
    pub fn thing(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.kind == PartKind::Thing)
    }

    /// What is missing of the record, where it is incomplete.
    pub fn incomplete(&self) -> Option<&str> {
        self.parts.iter().find(|part| part.kind == PartKind::Record)?.first(Self::INCOMPLETE)
    }

    /// The contents in few bytes: an edition of a list is held in memory so.
    pub(super) fn packed(&self) -> Box<[u8]> {
        let mut bytes = Vec::new();
        for part in &self.parts {
            bytes.push(part.kind as u8);
            pack(&mut bytes, &part.schema);
            number(&mut bytes, part.fields.len());
            for (name, values) in &part.fields {
                pack(&mut bytes, name);
                number(&mut bytes, values.len());
                values.iter().for_each(|value| pack(&mut bytes, value));
            }
        }
        bytes.into_boxed_slice()
    }

    /// The contents of what [`Contents::packed`] made.
    pub(super) fn unpacked(packed: &[u8]) -> Self {
        let mut packed = Packed(packed);
        let mut parts = Vec::new();
        while let Some(part) = packed.part() {
            parts.push(part);
        }
        Self { parts }
    }
}

/// The record as such.
fn state(record: &Record) -> Part {
    let mut part = Part::new(PartKind::Record, "");
    if let Completeness::Incomplete { reason } = &record.completeness {
        part.add(Contents::INCOMPLETE, reason.as_str());
    }
    for (field, time) in [("valid_from", record.valid_from), ("valid_until", record.valid_until)] {
        if let Some(time) = time {
            part.add(field, time.to_string());
        }
    }
    for (rule, values) in label_json::to_json(&record.label).as_object().into_iter().flatten() {
        let field = format!("label {rule}");
        match values {
            serde_json::Value::Null => {}
            serde_json::Value::String(text) => part.add(&field, text.as_str()),
            serde_json::Value::Array(values) => {
                for value in values {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    part.add(&field, text);
                }
            }
            other => part.add(&field, other.to_string()),
        }
    }
    part
}

/// Seven bits a byte, the least first; the eighth says that another byte follows.
fn number(bytes: &mut Vec<u8>, number: usize) {
    let mut left = number;
    while left >= 0x80 {
        bytes.push((left & 0x7f) as u8 | 0x80);
        left >>= 7;
    }
    bytes.push(left as u8);
}

fn pack(bytes: &mut Vec<u8>, text: &str) {
    number(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

struct Packed<'p>(&'p [u8]);

impl Packed<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        Some(number)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(String::from_utf8_lossy(text).into_owned())
    }

    fn part(&mut self) -> Option<Part> {
        let kind = *PartKind::ALL.get(usize::from(self.byte()?))?;
        let mut part = Part::new(kind, &self.text()?);
        for _ in 0..self.number()? {
            let name = self.text()?;
            let mut values = BTreeSet::new();
            for _ in 0..self.number()? {
                values.insert(self.text()?);
            }
            part.fields.insert(name, values);
        }
        Some(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label;
    use crate::listing::{Listing, Measure};
    use crate::record::{Provenance, RecordId};
    use crate::schema::Schema;

    fn record() -> Record {
        let mut entity = Entity::new("UTi.007", Schema::Person);
        entity.add(Property::Name, "Tarkas Obrin");
        entity.add(Property::Alias, "Obrin the Elder");
        entity.add(Property::Alias, "Velimond");
        let mut passport = Entity::new("UTi.007#document-1", Schema::Passport);
        passport.add(Property::Holder, "UTi.007");
        passport.add(Property::PassportNumber, "UT4471902");
        let id = RecordId { source: "ut".into(), key: "UTi.007".into(), version: "1".into() };
        let mut record = Record::new(id, entity, Label::published("Utopia"));
        record.adjacent = vec![passport];
        record.listings = vec![Listing {
            authority: "Utopia".into(),
            programme: Some("UT-1".into()),
            measures: vec![Measure::AssetFreeze, Measure::TravelBan],
            ..Listing::default()
        }];
        record
    }

    #[test]
    fn what_does_not_count_is_left_out() {
        let old = Contents::of(&record());
        let check = |what: &str, same: bool, change: &dyn Fn(&mut Record)| {
            let mut record = record();
            change(&mut record);
            assert_eq!(Contents::of(&record) == old, same, "{what}");
        };
        check("provenance", true, &|record| {
            record.provenance = Provenance { file: "other.xml".into(), record: 9, offset: 10 };
        });
        check("version", true, &|record| record.id.version = "2".into());
        check("published", true, &|record| {
            record.published_at = Some(jiff::Timestamp::UNIX_EPOCH);
        });
        check("recorded", true, &|record| record.recorded_at = Some(jiff::Timestamp::UNIX_EPOCH));
        check("order of values", true, &|record| {
            let mut entity = Entity::new("UTi.007", Schema::Person);
            for alias in ["Velimond", "Obrin the Elder"] {
                entity.add(Property::Alias, alias);
            }
            entity.add(Property::Name, "Tarkas Obrin");
            record.entity = entity;
            record.listings[0].measures.reverse();
        });
        check("ids that are numbered", true, &|record| {
            record.adjacent[0].id = "UTi.007#document-2".into();
        });
        check("a value", false, &|record| {
            record.entity.add(Property::Alias, "V.");
        });
        check("a schema", false, &|record| record.entity.schema = Schema::LegalEntity);
        check("a measure", false, &|record| {
            record.listings[0].measures.pop();
        });
        check("a listing", false, &|record| record.listings.push(Listing::default()));
        check("a document", false, &|record| record.adjacent.clear());
        check("validity", false, &|record| record.valid_from = Some(jiff::Timestamp::UNIX_EPOCH));
        check("handling", false, &|record| record.label = Label::strictest("Utopia"));
        check("completeness", false, &|record| {
            record.completeness = Completeness::Incomplete { reason: "A part is missing.".into() };
        });
    }

    #[test]
    fn packing_loses_nothing() {
        let mut record = record();
        record.completeness = Completeness::Incomplete { reason: "x".repeat(20_000) };
        record.entity.add(Property::Notes, "a \0 and\nlines");
        let contents = Contents::of(&record);
        assert_eq!(Contents::unpacked(&contents.packed()), contents);
        assert_eq!(contents.incomplete().map(str::len), Some(20_000));
    }

    #[test]
    fn parts_have_captions() {
        let contents = Contents::of(&record());
        let captions: Vec<_> =
            contents.parts.iter().map(|part| (part.kind.code(), part.caption())).collect();
        assert_eq!(
            captions,
            [
                ("thing", "Tarkas Obrin"),
                ("adjacent", "UT4471902"),
                ("listing", "UT-1"),
                ("record", "")
            ]
        );
    }
}
