//! Writing records in the same form, for the round trip.

use model::record::Record;
use model::schema::{Kind, Property};

use super::COLUMNS;
use super::values::join;

/// Writes a header and one row a record. Documents, links and what else has no column are left out.
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) -> Vec<u8> {
    let mut file = Vec::new();
    row(&mut file, COLUMNS);
    for record in records {
        let cells = COLUMNS.map(|column| cell(record, column));
        row(&mut file, cells.each_ref().map(String::as_str));
    }
    file
}

fn cell(record: &Record, column: &str) -> String {
    let entity = &record.entity;
    let all = |property| join(entity.texts(property));
    let first = |property| entity.first(property).unwrap_or_default().to_owned();
    match column {
        "id" => entity.id.clone(),
        "schema" => entity.schema.name().to_owned(),
        "name" => first(Property::Name),
        "aliases" => {
            // The first name has a column of its own; an entry may have aliases only.
            let named = usize::from(entity.first(Property::Name).is_some());
            join(entity.names().skip(named).map(|(_, value)| value.text()))
        }
        "birth_date" => all(Property::BirthDate),
        "countries" => all(Property::Country),
        "addresses" => all(Property::Address),
        "identifiers" => join(
            entity
                .properties()
                .filter(|(property, _)| property.kind() == Kind::Identifier)
                .flat_map(|(_, values)| values.iter().map(|value| value.text())),
        ),
        "sanctions" => join(record.listings.iter().filter_map(|listing| listing.regime.as_deref())),
        "phones" => all(Property::Phone),
        "emails" => all(Property::Email),
        "program_ids" => {
            let mut programmes: Vec<&str> =
                record.listings.iter().filter_map(|listing| listing.programme.as_deref()).collect();
            programmes.dedup();
            join(programmes)
        }
        "dataset" => {
            record.listings.first().map(|listing| listing.authority.clone()).unwrap_or_default()
        }
        "first_seen" => first(Property::CreatedAt),
        "last_change" if record.id.version != "-" => record.id.version.clone(),
        _ => String::new(),
    }
}

fn row(file: &mut Vec<u8>, cells: [&str; COLUMNS.len()]) {
    for (position, cell) in cells.iter().enumerate() {
        if position > 0 {
            file.push(b',');
        }
        file.push(b'"');
        file.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        file.push(b'"');
    }
    file.push(b'\n');
}
