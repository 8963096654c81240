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
mod headings;
mod label;
mod read;
mod shipped;
mod target;
mod values;

pub use error::{MappingError, MappingFault};
pub use read::read;
pub use shipped::{Shipped, shipped};
pub use target::{DocumentField, ListingField, Target};

pub(crate) use assemble::{Assembly, ListingCells};
pub(crate) use dates::DateReader;
pub(crate) use headings::{beginnings, folded_heading};
pub(crate) use target::nearest;
pub(crate) use values::cell_values;

use std::collections::BTreeMap;

use model::label::Label;
use model::listing::Measure;
use model::schema::Schema;
use model::values::Country;

use crate::table::TextEncoding;

/// Which number of `03/04/1975` is the day, where a text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The day: 3 April.
    DayFirst,
    /// The month: 4 March.
    MonthFirst,
}

/// The sheets of a workbook that are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sheets {
    /// The only visible one that holds something.
    Only,
    /// Those of these names.
    Named(Vec<String>),
    /// Every visible one that has the columns; those that have not are told.
    Each,
}

/// Where the headings stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderRow {
    /// In the non-empty row of this ordinal, from 1.
    Number(u64),
    /// In the first row of a sheet that has them all; in a CSV file in the first row.
    Search,
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
    /// The columns that make the reference; several are hashed together.
    pub(crate) key: Vec<String>,
    pub(crate) schema: Schema,
    pub(crate) schema_column: Option<String>,
    pub(crate) schemata: BTreeMap<String, Schema>,
    /// A row with something in one of these columns is of a person.
    pub(crate) person_if: Vec<String>,
    /// The columns that a table must have.
    pub(crate) columns: Vec<(String, Vec<Target>)>,
    /// Those that it may have.
    pub(crate) optional: Vec<(String, Vec<Target>)>,
    /// Other writings of a heading, folded as it is.
    pub(crate) other_headings: BTreeMap<String, Vec<String>>,
    pub(crate) loose_headings: bool,
    pub(crate) separators: Vec<String>,
    /// Whether the values of a cell may be numbered.
    pub(crate) numbered: bool,
    /// What stands in a cell that holds nothing.
    pub(crate) blank: Vec<String>,
    /// An empty cell of these columns holds what the row above holds.
    pub(crate) repeat_above: Vec<String>,
    /// Words for measures, in small letters.
    pub(crate) measure_words: BTreeMap<String, Vec<Measure>>,
    pub(crate) date_order: Option<DateOrder>,
    pub(crate) two_digit_years_from: Option<i16>,
    pub(crate) sheets: Sheets,
    pub(crate) header_row: HeaderRow,
    pub(crate) delimiter: Option<u8>,
    pub(crate) encoding: TextEncoding,
    pub(crate) verified: bool,
    pub(crate) description: Option<String>,
    pub(crate) homepage: Option<String>,
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

    /// Who designates.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Whether its columns were compared with a file of the publisher. A mapping does not say so of itself unless it
    /// has `verified = false`.
    pub fn is_verified(&self) -> bool {
        self.verified
    }

    /// What the list is, in a sentence.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Where the publisher tells of the list.
    pub fn homepage(&self) -> Option<&str> {
        self.homepage.as_deref()
    }

    /// The columns that a table may have or lack.
    pub fn optional_headings(&self) -> impl Iterator<Item = &str> {
        self.optional.iter().map(|(heading, _)| heading.as_str())
    }

    /// Every heading a table must have, in the order of the file: those of the key, the schema's column, then the
    /// columns. A column of the key that is also an optional one is not among them.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let special = self.key.iter().chain(&self.schema_column).map(String::as_str);
        let columns = self.columns.iter().map(|(heading, _)| heading.as_str());
        special
            .filter(|heading| !self.optional_headings().any(|one| one == *heading))
            .chain(columns)
    }
}
