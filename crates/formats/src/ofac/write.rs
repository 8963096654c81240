//! Writing records as a set of files in the same form, so that a round trip can be tested and a generator can make
//! lists of any size.

use model::entity::Entity;
use model::record::Record;
use model::schema::{Property, Schema};

/// The files of a set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileSet {
    /// The entries.
    pub sdn: Vec<u8>,
    /// Further names.
    pub alt: Vec<u8>,
    /// Addresses.
    pub add: Vec<u8>,
}

/// Why records cannot be written in this form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A text has characters outside ISO 8859-1, the encoding of the form.
    #[error("record {record} has characters outside ISO 8859-1")]
    Encoding {
        /// The ordinal of the record, from 1.
        record: usize,
    },
    /// The key of a record is not a number.
    #[error("record {record} has a key that is not a number")]
    Key {
        /// The ordinal of the record, from 1.
        record: usize,
    },
}

/// Writes names, kinds, programmes, addresses, countries, the columns of ships and the remarks (the first note). What
/// the remarks do not say of documents and wallets is not written: the form has no other place for it.
///
/// # Errors
/// A text outside ISO 8859-1, or a key that is not a number: the form can hold neither.
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) -> Result<FileSet, WriteError> {
    let mut set = FileSet::default();
    let (mut alt_number, mut add_number) = (0_u64, 0_u64);
    for (index, record) in records.into_iter().enumerate() {
        let ordinal = index + 1;
        let key: u64 = record.id.key.parse().map_err(|_| WriteError::Key { record: ordinal })?;
        let put = |file: &mut Vec<u8>, fields: &[&str]| {
            row(file, key, fields).ok_or(WriteError::Encoding { record: ordinal })
        };
        let entity = &record.entity;
        put(&mut set.sdn, &sdn_fields(record).each_ref().map(String::as_str))?;
        for (kind, property) in [("aka", Property::Alias), ("fka", Property::PreviousName)] {
            for name in entity.texts(property) {
                alt_number += 1;
                put(&mut set.alt, &[&alt_number.to_string(), kind, name, ""])?;
            }
        }
        for name in entity.texts(Property::WeakAlias) {
            alt_number += 1;
            put(&mut set.alt, &[&alt_number.to_string(), "aka", name, "weak"])?;
        }
        // The line of an address ends with its country already, so that the countries have rows of their own.
        for address in entity.texts(Property::Address) {
            add_number += 1;
            put(&mut set.add, &[&add_number.to_string(), address, "", "", ""])?;
        }
        for country in entity.texts(Property::Country) {
            add_number += 1;
            put(&mut set.add, &[&add_number.to_string(), "", "", country, ""])?;
        }
    }
    Ok(set)
}

fn sdn_fields(record: &Record) -> [String; 11] {
    let entity = &record.entity;
    let text = |property| entity.first(property).unwrap_or_default().to_owned();
    let programmes: Vec<&str> =
        record.listings.iter().filter_map(|listing| listing.programme.as_deref()).collect();
    let owner = record
        .adjacent
        .iter()
        .find(|other| other.first(Property::Role) == Some("owner"))
        .and_then(|link| link.first(Property::Description));
    [
        list_name(entity),
        match entity.schema {
            Schema::Person => "individual",
            Schema::Vessel => "vessel",
            Schema::Airplane => "aircraft",
            _ => "",
        }
        .to_owned(),
        programmes.join("] ["),
        text(Property::Position),
        text(Property::CallSign),
        text(Property::Type),
        text(Property::Tonnage),
        text(Property::GrossRegisteredTonnage),
        text(Property::Flag),
        owner.unwrap_or_default().to_owned(),
        text(Property::Notes),
    ]
}

/// The name with the family name first, where its parts are known.
fn list_name(entity: &Entity) -> String {
    match entity.first(Property::LastName) {
        Some(last) => {
            let parts = [Property::FirstName, Property::NameSuffix]
                .into_iter()
                .filter_map(|property| entity.first(property));
            std::iter::once(last).chain(parts).collect::<Vec<_>>().join(", ")
        }
        None => entity.first(Property::Name).unwrap_or_default().to_owned(),
    }
}

/// Adds a row; returns nothing where a character is outside ISO 8859-1.
fn row(file: &mut Vec<u8>, key: u64, fields: &[&str]) -> Option<()> {
    file.extend_from_slice(key.to_string().as_bytes());
    for (position, field) in fields.iter().enumerate() {
        file.push(b',');
        // As the publisher does: numbers of rows and nulls stand without quotes.
        let is_number = position == 0 && field.bytes().all(|byte| byte.is_ascii_digit());
        if field.is_empty() {
            file.extend_from_slice(b"-0- ");
        } else if is_number {
            file.extend_from_slice(field.as_bytes());
        } else {
            file.push(b'"');
            for character in field.chars() {
                let byte = u8::try_from(u32::from(character)).ok()?;
                if byte == b'"' {
                    file.push(b'"');
                }
                file.push(byte);
            }
            file.push(b'"');
        }
    }
    file.extend_from_slice(b"\r\n");
    Some(())
}
