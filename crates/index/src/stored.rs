//! A record as it is kept in a segment: its FollowTheMoney form, label, listings and provenance in JSON.

use jiff::Timestamp;
use model::canonical::{entity_from_json, follow_the_money, listing_from};
use model::label_json;
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::Schema;
use serde_json::{Value as Json, json};

/// The bytes of a record.
pub fn to_bytes(record: &Record) -> Vec<u8> {
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    let incomplete = match &record.completeness {
        Completeness::Complete => None,
        Completeness::Incomplete { reason } => Some(reason.as_str()),
    };
    let json = json!({
        "id": [record.id.source, record.id.key, record.id.version],
        "form": follow_the_money(record),
        "label": label_json::to_json(&record.label),
        "from": [record.provenance.file, record.provenance.record, record.provenance.offset],
        "incomplete": incomplete,
        "times": [
            time(record.published_at),
            time(record.valid_from),
            time(record.valid_until),
            time(record.recorded_at),
        ],
    });
    json.to_string().into_bytes()
}

/// The record of these bytes; none where they are damaged.
pub fn from_bytes(bytes: &[u8]) -> Option<Record> {
    let json: Json = serde_json::from_slice(bytes).ok()?;
    let text = |json: &Json, at: usize| Some(json.get(at)?.as_str()?.to_owned());
    let id = json.get("id")?;
    let id = RecordId { source: text(id, 0)?, key: text(id, 1)?, version: text(id, 2)? };
    let mut form = json.get("form")?.as_array()?.iter();
    let (entity, _) = entity_from_json(form.next()?)?;
    let label = label_json::from_json(json.get("label")?, &id.source);
    let mut record = Record::new(id, entity, label);
    for part in form {
        let (part, _) = entity_from_json(part)?;
        if part.schema == Schema::Sanction {
            record.listings.push(listing_from(&part));
        } else {
            record.adjacent.push(part);
        }
    }
    let from = json.get("from")?;
    record.provenance = Provenance {
        file: text(from, 0)?,
        record: from.get(1)?.as_u64()?,
        offset: from.get(2)?.as_u64()?,
    };
    if let Some(reason) = json.get("incomplete").and_then(Json::as_str) {
        record.completeness = Completeness::Incomplete { reason: reason.to_owned() };
    }
    let time =
        |at: usize| -> Option<Timestamp> { json.get("times")?.get(at)?.as_str()?.parse().ok() };
    record.published_at = time(0);
    record.valid_from = time(1);
    record.valid_until = time(2);
    record.recorded_at = time(3);
    Some(record)
}
