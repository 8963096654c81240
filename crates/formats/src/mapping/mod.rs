//! Any list as a table: a mapping file says which column is what.
//!
//! A mapping is data, not code, so that a ministry adds its own list without Rust. It is written in TOML
//! (`docs/mapping.md` is its reference) and read by [`Mapping::parse`]; [`read`] reads a CSV file or an XLSX workbook
//! through it. Evidence for the shapes of dates and serial numbers: ISO/IEC 29500-1 section 18.17.4 (serial dates of
//! workbooks), RFC 4180 (CSV), ISO 8601-1 (dates).
//!
//! `headings.rs` of [`subjects`](crate::subjects) finds a mapping by itself; here everything is said by the file.

mod assemble;
mod dates;
mod error;
mod file;
mod read;
mod target;

pub use error::{MappingError, MappingFault};
pub use read::read;
pub use target::{DocumentField, ListingField, Target};

pub(crate) use assemble::{Assembly, ListingCells};
pub(crate) use dates::DateReader;
pub(crate) use target::nearest;

use std::collections::BTreeMap;

use model::label::Label;
use model::listing::Measure;
use model::schema::Schema;
use model::values::Country;
use unicode_normalization::UnicodeNormalization;

use crate::table::TextEncoding;

/// Which number of `03/04/1975` is the day, where a text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The day: 3 April.
    DayFirst,
    /// The month: 4 March.
    MonthFirst,
}

/// What a mapping file says: the list, its columns and what they feed.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) version: Option<String>,
    pub(crate) authority: String,
    pub(crate) measures: Vec<Measure>,
    pub(crate) regime: Option<String>,
    pub(crate) programme: Option<String>,
    pub(crate) legal_basis: Option<String>,
    pub(crate) country: Option<Country>,
    pub(crate) label: Label,
    pub(crate) key: Option<String>,
    pub(crate) schema: Schema,
    pub(crate) schema_column: Option<String>,
    pub(crate) schemata: BTreeMap<String, Schema>,
    pub(crate) columns: Vec<(String, Vec<Target>)>,
    pub(crate) separator: Option<String>,
    pub(crate) date_order: Option<DateOrder>,
    pub(crate) sheet: Option<String>,
    pub(crate) header_row: u64,
    pub(crate) delimiter: Option<u8>,
    pub(crate) encoding: TextEncoding,
}

impl Mapping {
    /// The name of the list, as people know it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The source id of its records, for example `utopia-national-list`.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The label of its records.
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// Every heading the mapping names, in the order of the file: the key, the schema's column, then the columns.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let special = [self.key.as_deref(), self.schema_column.as_deref()];
        let columns = self.columns.iter().map(|(heading, _)| heading.as_str());
        special.into_iter().flatten().chain(columns)
    }

    /// Whether a table with this header is the one meant: it has every column the mapping names. Headings are compared
    /// in Unicode NFC, without white space around them and with any white space inside them as one space.
    pub fn fits(&self, header: &[String]) -> bool {
        self.missing(header).is_empty()
    }

    /// The headings the mapping names and the header lacks.
    pub(crate) fn missing(&self, header: &[String]) -> Vec<&str> {
        let present: Vec<String> = header.iter().map(|heading| folded_heading(heading)).collect();
        self.headings().filter(|heading| !present.contains(&folded_heading(heading))).collect()
    }
}

/// A heading as it is compared: NFC, white space trimmed and folded. Line breaks inside a cell count as white space, for
/// spreadsheets wrap long headings.
pub(crate) fn folded_heading(heading: &str) -> String {
    let composed: String = heading.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values in a cell: the parts between separators, else the whole cell. Blank parts are left out.
pub(crate) fn cell_values<'a>(
    text: &'a str,
    separator: Option<&'a str>,
) -> impl Iterator<Item = &'a str> {
    let parts: Vec<&str> = match separator {
        Some(separator) if !separator.is_empty() => text.split(separator).collect(),
        _ => vec![text],
    };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty())
}
