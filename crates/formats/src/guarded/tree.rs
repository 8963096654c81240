//! JSON read as [`super::json`] reads it, into a tree whose texts are still those of the line: for lists of millions of
//! lines, of which nothing else is kept than what becomes an entity.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::json::{DEPTH_HARD_MAX, JsonFault, JsonFaultKind, offset_of};

/// An object with more keys than this has them looked up in a set, so that a hostile one cannot keep the program busy.
const KEYS_COMPARED_MAX: usize = 16;

/// A JSON value whose texts are borrowed where they hold no escape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'t, str>),
    /// An array.
    List(Vec<Self>),
    /// An object.
    Object(Object<'t>),
}

/// The keys and values of an object, in their order; no key comes twice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Object<'t>(Vec<(Cow<'t, str>, Tree<'t>)>);

impl<'t> Object<'t> {
    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Tree<'t>> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Every key with its value.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Tree<'t>)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }
}

impl<'t> Tree<'t> {
    /// The value of a key, where this is an object that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// The text, where this is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The object, where this is one.
    pub(crate) fn as_object(&self) -> Option<&Object<'t>> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The tree of a value that owns its texts.
    pub(crate) fn of(value: &'t Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
            Value::Array(values) => Self::List(values.iter().map(Self::of).collect()),
            Value::Object(map) => {
                let entries = map.iter();
                Self::Object(Object(
                    entries.map(|(key, value)| (Cow::Borrowed(&**key), Self::of(value))).collect(),
                ))
            }
        }
    }

    /// The value with texts of its own.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.to_string()),
            Self::List(values) => Value::Array(values.iter().map(Self::to_value).collect()),
            Self::Object(object) => Value::Object(
                object.iter().map(|(key, value)| (key.to_owned(), value.to_value())).collect(),
            ),
        }
    }
}

/// Reads one JSON value; see [`super::json::parse`].
///
/// # Errors
/// See [`JsonFaultKind`].
pub(crate) fn parse(bytes: &[u8], depth_max: usize) -> Result<Tree<'_>, JsonFault> {
    let fault = Cell::new(JsonFaultKind::Invalid);
    let text = std::str::from_utf8(bytes)
        .map_err(|error| JsonFault { kind: fault.get(), offset: error.valid_up_to() })?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let seed = Guard { depth_left: depth_max.min(DEPTH_HARD_MAX), fault: &fault };
    let result = seed.deserialize(&mut deserializer).and_then(|value| {
        deserializer.end()?;
        Ok(value)
    });
    result.map_err(|error| JsonFault {
        kind: fault.get(),
        offset: offset_of(text, error.line(), error.column()),
    })
}

#[derive(Clone, Copy)]
struct Guard<'a> {
    depth_left: usize,
    fault: &'a Cell<JsonFaultKind>,
}

impl Guard<'_> {
    fn deeper<E: serde::de::Error>(&self) -> Result<Self, E> {
        match self.depth_left.checked_sub(1) {
            Some(depth_left) => Ok(Self { depth_left, ..*self }),
            None => {
                self.fault.set(JsonFaultKind::TooDeep);
                Err(E::custom("too deep"))
            }
        }
    }

    fn repeated<E: serde::de::Error>(&self) -> E {
        self.fault.set(JsonFaultKind::RepeatedKey);
        E::custom("repeated key")
    }
}

impl<'de> DeserializeSeed<'de> for Guard<'_> {
    type Value = Tree<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Guard<'_> {
    type Value = Tree<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(Number::from(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(Number::from(value)))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Tree<'de>, E> {
        Number::from_f64(value).map(Tree::Number).ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree<'de>, A::Error> {
        let deeper = self.deeper::<A::Error>()?;
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(deeper)? {
            // Most lists hold one value, and one that grows by itself has room for four.
            if values.is_empty() {
                values.reserve_exact(1);
            }
            values.push(value);
        }
        Ok(Tree::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree<'de>, A::Error> {
        let deeper = self.deeper::<A::Error>()?;
        let mut object: Vec<(Cow<'de, str>, Tree<'de>)> = Vec::with_capacity(KEYS_COMPARED_MAX);
        let mut keys: Option<HashSet<Cow<'de, str>>> = None;
        while let Some(key) = entries.next_key_seed(Key)? {
            let is_repeated = match &mut keys {
                Some(keys) => !keys.insert(key.clone()),
                None => object.iter().any(|(known, _)| *known == key),
            };
            if is_repeated {
                return Err(self.repeated());
            }
            object.push((key, entries.next_value_seed(deeper)?));
            if keys.is_none() && object.len() > KEYS_COMPARED_MAX {
                keys = Some(object.iter().map(|(key, _)| key.clone()).collect());
            }
        }
        Ok(Tree::Object(Object(object)))
    }
}

/// A key, borrowed where it holds no escape.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guarded::json;

    fn check(text: &[u8], depth_max: usize) {
        let tree = parse(text, depth_max);
        let value = json::parse(text, depth_max);
        let text = String::from_utf8_lossy(text);
        assert_eq!(tree.as_ref().map(Tree::to_value).map_err(|fault| *fault), value, "{text}");
        if let (Ok(tree), Ok(value)) = (tree, value) {
            assert_eq!(Tree::of(&value), tree, "{text}");
        }
    }

    #[test]
    fn a_tree_is_read_as_a_value_is() {
        let many: Vec<String> = (0..40).map(|number| format!("\"{number}\":{number}")).collect();
        for text in [
            r#"{"a":1,"b":[null,true,-1,1.50,1e3,18446744073709551615,"x\n\u00e9",{"c":{}}]}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"{"a":[{"b":1,"b":2}]}"#,
            r#"{"a":"\ud800"}"#,
            r#"{"a":1e999}"#,
            "[[[[1]]]]",
            "[1] 2",
            " \n {\"a\"\n:\n}",
            "{\"a\":\"\u{1}\"}",
            "",
            &format!("{{{}}}", many.join(",")),
            &format!("{{{},\"3\":0}}", many.join(",")),
            &format!("{{{},\"39\":0}}", many.join(",")),
        ] {
            for depth_max in [2, 3, 100] {
                check(text.as_bytes(), depth_max);
            }
            for end in 0..text.len() {
                check(&text.as_bytes()[..end], 100);
            }
        }
        check(b"{\"a\":\"\xff\"}", 100);
    }
}
