//! Writes records as lines: the canonical entities of the model, and what only we know beside them.

use std::io::{self, Write};

use model::canonical;
use model::label::Label;
use model::record::{Completeness, Record};
use serde_json::{Map, Value as Json};

use super::label;

/// The lines of a record: the thing, what hangs on it, and one `Sanction` for each listing.
///
/// [`super::read`] makes the same record of them, provenance aside.
pub fn lines(record: &Record) -> Vec<Json> {
    let Json::Array(mut lines) = canonical::follow_the_money(record) else { return Vec::new() };
    for (index, line) in lines.iter_mut().enumerate() {
        let Json::Object(line) = line else { continue };
        line.insert("datasets".to_owned(), Json::from(vec![record.id.source.clone()]));
        if index > 0 {
            line.insert("belongs_to".to_owned(), Json::from(record.entity.id.clone()));
            continue;
        }
        line.insert("caption".to_owned(), Json::from(record.entity.caption()));
        line.insert("record".to_owned(), Json::Object(about(record)));
        if record.label != Label::published(record.id.source.clone()) {
            line.insert("label".to_owned(), label::to_json(&record.label));
        }
    }
    lines
}

/// What only we know of a record. What is not known has no key.
fn about(record: &Record) -> Map<String, Json> {
    let incomplete = match &record.completeness {
        Completeness::Complete => None,
        Completeness::Incomplete { reason } => Some(reason.clone()),
    };
    let key = (record.id.key != record.entity.id).then(|| record.id.key.clone());
    let time = |time: Option<jiff::Timestamp>| time.map(|time| time.to_string());
    [
        ("key", key),
        ("version", Some(record.id.version.clone())),
        ("published_at", time(record.published_at)),
        ("valid_from", time(record.valid_from)),
        ("valid_until", time(record.valid_until)),
        ("recorded_at", time(record.recorded_at)),
        ("incomplete", incomplete),
    ]
    .into_iter()
    .filter_map(|(name, text)| Some((name.to_owned(), Json::from(text?))))
    .collect()
}

/// Writes records, one entity a line.
///
/// # Errors
/// Whatever `out` returns.
pub fn write<'r>(
    records: impl IntoIterator<Item = &'r Record>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for record in records {
        for line in lines(record) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
