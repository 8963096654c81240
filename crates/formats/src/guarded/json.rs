//! JSON that means one thing only.
//!
//! A JSON object with a repeated key means something else to each reader (RFC 8259, section 4): the last key, the first
//! or both. A list entry could so be shown to one program and hidden from another. Such a text is refused, as are lone
//! surrogates, bytes that are not UTF-8, anything after the value, and nesting beyond a limit.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The deepest nesting that any caller gets, whatever it asks for: the parser's own stack ends at 128.
pub(super) const DEPTH_HARD_MAX: usize = 100;

/// What is wrong with a JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonFaultKind {
    /// It is not JSON in UTF-8, or something follows the value.
    Invalid,
    /// An object gives one key twice.
    RepeatedKey,
    /// It is nested more deeply than the limit.
    TooDeep,
}

/// What is wrong with a JSON text, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonFault {
    /// What is wrong.
    pub kind: JsonFaultKind,
    /// The offset in the text, in bytes, at which the parser noticed.
    pub offset: usize,
}

/// Reads one JSON value. A container at the outside has depth 1; `depth_max` above 100 is read as 100.
///
/// # Errors
/// See [`JsonFaultKind`].
///
/// ```
/// use formats::guarded::json::{parse, JsonFaultKind};
/// assert_eq!(parse(br#"{"a":[1]}"#, 2).unwrap()["a"][0], 1);
/// assert_eq!(parse(br#"{"a":1,"\u0061":2}"#, 2).unwrap_err().kind, JsonFaultKind::RepeatedKey);
/// ```
pub fn parse(bytes: &[u8], depth_max: usize) -> Result<Value, JsonFault> {
    read(bytes, depth_max, false)
}

/// Reads one JSON value as [`parse`] does, but keeps every value of a repeated key: objects are joined, everything else
/// becomes one array. For what is set aside and must be screened all the same; never for what counts as read.
///
/// # Errors
/// See [`JsonFaultKind`], repeated keys excepted.
pub fn parse_all_of_repeated(bytes: &[u8], depth_max: usize) -> Result<Value, JsonFault> {
    read(bytes, depth_max, true)
}

fn read(bytes: &[u8], depth_max: usize, join_repeated: bool) -> Result<Value, JsonFault> {
    let fault = Cell::new(JsonFaultKind::Invalid);
    let text = std::str::from_utf8(bytes)
        .map_err(|error| JsonFault { kind: fault.get(), offset: error.valid_up_to() })?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let seed = Guard { depth_left: depth_max.min(DEPTH_HARD_MAX), fault: &fault, join_repeated };
    let result = seed.deserialize(&mut deserializer).and_then(|value| {
        deserializer.end()?;
        Ok(value)
    });
    result.map_err(|error| JsonFault {
        kind: fault.get(),
        offset: offset_of(text, error.line(), error.column()),
    })
}

/// The byte offset of a line (from 1) and column (in bytes, from 1; 0 is before the first).
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// Joins the values that a repeated key had.
pub(super) fn join(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            for (key, value) in second {
                let joined = match first.remove(&key) {
                    Some(known) => join(known, value),
                    None => value,
                };
                first.insert(key, joined);
            }
            Value::Object(first)
        }
        (Value::Array(mut first), Value::Array(second)) => {
            first.extend(second);
            Value::Array(first)
        }
        (Value::Array(mut first), second) => {
            first.push(second);
            Value::Array(first)
        }
        (first, Value::Array(mut second)) => {
            second.insert(0, first);
            Value::Array(second)
        }
        (first, second) => Value::Array(vec![first, second]),
    }
}

#[derive(Clone, Copy)]
struct Guard<'a> {
    depth_left: usize,
    fault: &'a Cell<JsonFaultKind>,
    join_repeated: bool,
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
}

impl<'de> DeserializeSeed<'de> for Guard<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Guard<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let deeper = self.deeper::<A::Error>()?;
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(deeper)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let deeper = self.deeper::<A::Error>()?;
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) && !self.join_repeated {
                self.fault.set(JsonFaultKind::RepeatedKey);
                return Err(A::Error::custom("repeated key"));
            }
            let value = entries.next_value_seed(deeper)?;
            let value = match map.remove(&key) {
                Some(known) => join(known, value),
                None => value,
            };
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
