//! An entity: one thing described by FollowTheMoney properties.

use crate::schema::{Property, Schema};
use crate::script::Script;

/// One text as its source wrote it, with the script it is written in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value {
    text: Box<str>,
    script: Script,
}

impl Value {
    /// A value of this text, byte for byte.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let script = Script::of(&text);
        Self { text, script }
    }

    /// The text as its source wrote it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The script most of its letters belong to.
    pub fn script(&self) -> Script {
        self.script
    }
}

/// One source's description of one thing: a schema, and for each property its values in the source's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The identifier within the source, for example `QDi.001`.
    pub id: String,
    /// What kind of thing it is.
    pub schema: Schema,
    /// In the order of the properties. A sorted list: an entity has a dozen properties, and millions of entities are made.
    properties: Vec<(Property, Vec<Value>)>,
}

/// How good a name is as evidence of identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameQuality {
    /// A primary name, or one the thing had before.
    Primary,
    /// A good alias or abbreviation.
    Alias,
    /// An alias its source calls low quality.
    Weak,
}

impl Entity {
    /// An entity without properties.
    pub fn new(id: impl Into<String>, schema: Schema) -> Self {
        Self { id: id.into(), schema, properties: Vec::new() }
    }

    /// Adds a value unless it is blank or the property already holds the same text. Returns whether it was added.
    ///
    /// The property is accepted whatever the schema: a source may know a birth date of what it calls a legal entity.
    pub fn add(&mut self, property: Property, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return false;
        }
        match self.place(property) {
            Ok(at) => {
                let Some((_, values)) = self.properties.get_mut(at) else { return false };
                if values.iter().any(|value| value.text() == text) {
                    return false;
                }
                values.push(Value::new(text));
            }
            // Most properties have one value, and a list that grows by itself would have room for four.
            Err(at) => {
                let values = vec![Value::new(text)];
                if self.properties.is_empty() {
                    self.properties.reserve_exact(8);
                }
                self.properties.insert(at, (property, values));
            }
        }
        true
    }

    /// Where the property stands, or would stand.
    fn place(&self, property: Property) -> Result<usize, usize> {
        self.properties.binary_search_by_key(&property, |(known, _)| *known)
    }

    /// The values of a property in the order of the source; empty where there is none.
    pub fn values(&self, property: Property) -> &[Value] {
        let found = self.place(property).ok().and_then(|at| self.properties.get(at));
        found.map_or(&[], |(_, values)| values.as_slice())
    }

    /// The first value of a property.
    pub fn first(&self, property: Property) -> Option<&str> {
        self.values(property).first().map(Value::text)
    }

    /// The texts of a property.
    pub fn texts(&self, property: Property) -> impl Iterator<Item = &str> {
        self.values(property).iter().map(Value::text)
    }

    /// Every property with its values, in the order of [`Property::ALL`].
    pub fn properties(&self) -> impl Iterator<Item = (Property, &[Value])> {
        self.properties.iter().map(|(property, values)| (*property, values.as_slice()))
    }

    /// Every name with its quality: `name` and `previousName`, then `alias` and `abbreviation`, then `weakAlias`.
    pub fn names(&self) -> impl Iterator<Item = (NameQuality, &Value)> {
        const ORDER: [(Property, NameQuality); 5] = [
            (Property::Name, NameQuality::Primary),
            (Property::PreviousName, NameQuality::Primary),
            (Property::Alias, NameQuality::Alias),
            (Property::Abbreviation, NameQuality::Alias),
            (Property::WeakAlias, NameQuality::Weak),
        ];
        ORDER.into_iter().flat_map(|(property, quality)| {
            self.values(property).iter().map(move |value| (quality, value))
        })
    }

    /// The name to show: the first primary name, else the joined name parts, else any other name, else the id.
    pub fn caption(&self) -> String {
        if let Some(name) = self.first(Property::Name) {
            return name.to_owned();
        }
        self.joined_name_parts()
            .or_else(|| self.names().next().map(|(_, value)| value.text().to_owned()))
            .unwrap_or_else(|| self.id.clone())
    }

    /// The name made of its parts in the order given, second, middle, father's, mother's, family name; none without parts.
    pub fn joined_name_parts(&self) -> Option<String> {
        const PARTS: [Property; 6] = [
            Property::FirstName,
            Property::SecondName,
            Property::MiddleName,
            Property::FatherName,
            Property::MotherName,
            Property::LastName,
        ];
        let parts: Vec<&str> = PARTS.into_iter().filter_map(|part| self.first(part)).collect();
        if parts.is_empty() { None } else { Some(parts.join(" ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_order_of_quality_and_repeat_no_text() {
        let mut entity = Entity::new("1", Schema::Person);
        entity.add(Property::WeakAlias, "The Ferryman");
        entity.add(Property::Alias, "Hythlo");
        entity.add(Property::Name, " Raphael Hythloday ");
        assert!(!entity.add(Property::Name, "Raphael Hythloday"));
        assert!(!entity.add(Property::Name, "  "));
        let names: Vec<_> =
            entity.names().map(|(quality, value)| (quality, value.text())).collect();
        assert_eq!(
            names,
            [
                (NameQuality::Primary, "Raphael Hythloday"),
                (NameQuality::Alias, "Hythlo"),
                (NameQuality::Weak, "The Ferryman")
            ]
        );
        assert_eq!(entity.caption(), "Raphael Hythloday");
    }

    #[test]
    fn a_caption_falls_back_to_parts_then_aliases_then_the_id() {
        let mut entity = Entity::new("UT-7", Schema::Person);
        assert_eq!(entity.caption(), "UT-7");
        entity.add(Property::Alias, "Hythlo");
        assert_eq!(entity.caption(), "Hythlo");
        entity.add(Property::LastName, "Hythloday");
        entity.add(Property::FirstName, "Raphael");
        assert_eq!(entity.caption(), "Raphael Hythloday");
    }
}
