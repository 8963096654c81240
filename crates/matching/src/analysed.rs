//! A description made ready for comparison.

use model::entity::{Entity, NameQuality};
use model::record::Record;
use model::schema::Schema;
use model::subject::Subject;

use crate::facts::Facts;
use crate::name::Name;

/// A name with its quality as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysedName {
    /// The name.
    pub name: Name,
    /// How good it is as evidence.
    pub quality: NameQuality,
}

/// A thing made ready for comparison: names in words, facts in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysed {
    /// What kind of thing it is.
    pub schema: Schema,
    /// Its names that have anything to compare.
    pub names: Vec<AnalysedName>,
    /// What else is known of it.
    pub facts: Facts,
}

impl Analysed {
    /// An entity with what hangs on it.
    pub fn new(entity: &Entity, adjacent: &[Entity]) -> Self {
        let mut names: Vec<AnalysedName> = Vec::new();
        let mut add = |raw: &str, quality| {
            let read: Vec<Name> =
                readings(entity.schema).iter().map(|person| Name::new(raw, *person)).collect();
            // What names nobody in one reading names nobody: `Mr` is no company, `Ltd` no person.
            if !read.iter().all(Name::is_comparable) {
                return;
            }
            for name in read {
                let known = |known: &AnalysedName| {
                    known.name.person == name.person && known.name.tokens == name.tokens
                };
                if !names.iter().any(known) {
                    names.push(AnalysedName { name, quality });
                }
            }
        };
        let mut named = false;
        for (quality, value) in entity.names() {
            named = true;
            add(value.text(), quality);
        }
        if !named && let Some(name) = entity.joined_name_parts() {
            add(&name, NameQuality::Primary);
        }
        Self { schema: entity.schema, names, facts: Facts::new(entity, adjacent) }
    }

    /// A record.
    pub fn record(record: &Record) -> Self {
        Self::new(&record.entity, &record.adjacent)
    }

    /// A subject.
    pub fn subject(subject: &Subject) -> Self {
        Self::new(&subject.entity, &subject.adjacent)
    }

    /// Whether there is anything to compare. What has nothing is not screened, and what is not screened is not clear.
    pub fn is_comparable(&self) -> bool {
        !self.names.is_empty() || !self.facts.identifiers.is_empty()
    }
}

/// The ways to read the names of a thing of this schema: as names of people (`true`), of other things, or both where the
/// source does not know which it is.
fn readings(schema: Schema) -> &'static [bool] {
    match schema {
        Schema::Person => &[true],
        Schema::LegalEntity | Schema::Thing => &[true, false],
        _ => &[false],
    }
}
