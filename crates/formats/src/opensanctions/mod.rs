//! OpenSanctions `targets.simple.csv`: one row a designated thing, flattened from FollowTheMoney.
//!
//! Publisher: OpenSanctions. The data is CC BY-NC 4.0: read it for evaluation only, never ship it. Version: the latest
//! `last_seen` of the rows. Evidence: the documentation page "Targets as simplified CSV" and files of 2026. Encoding
//! UTF-8, delimiter comma, every field quoted.
//!
//! | column | what becomes of it |
//! |---|---|
//! | id | the key |
//! | schema | the FollowTheMoney schema; kinds that are not screened by themselves are counted only |
//! | name, aliases | `name`, `alias` |
//! | birth_date, countries, addresses, phones, emails | the property of that kind |
//! | identifiers | untyped; told by shape (IMO number, LEI, BIC, MMSI of a ship), else `idNumber` |
//! | sanctions, program_ids | listings by the dataset; measures only where the text names them |
//! | dataset | the source |
//! | first_seen, last_change | `createdAt`, `modifiedAt`; last_change is the version of the record |
//!
//! Columns are found by name; program_ids came later and may be missing. Several values stand in one field, separated by
//! semicolons; a value that holds a semicolon or a quote is quoted as in CSV.

mod read;
mod values;
mod write;

pub use read::read;
pub use write::write;

use crate::head::Head;

/// The source id of a file whose rows come from several datasets.
pub const SOURCE: &str = "opensanctions-simple";

/// The columns in the order in which they are written.
const COLUMNS: [&str; 16] = [
    "id",
    "schema",
    "name",
    "aliases",
    "birth_date",
    "countries",
    "addresses",
    "identifiers",
    "sanctions",
    "phones",
    "emails",
    "program_ids",
    "dataset",
    "first_seen",
    "last_seen",
    "last_change",
];

/// The columns without which a file is not one of these.
const NEEDED: [&str; 5] = ["id", "schema", "name", "aliases", "dataset"];

/// Whether the file that begins so has the header of this format.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    head.has_headings(&NEEDED)
}
