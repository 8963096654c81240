//! The UN Security Council Consolidated List, XML.
//!
//! Publisher: the United Nations Security Council, for implementation by all member states. Root `CONSOLIDATED_LIST` with
//! `dateGenerated`; `INDIVIDUALS/INDIVIDUAL` and `ENTITIES/ENTITY`. Read against the publications of October 2018,
//! September 2024, April and November 2025 and February 2026; "seen" below means in those.
//!
//! | Element | Becomes | Evidence |
//! |---|---|---|
//! | `REFERENCE_NUMBER` | the record's key | unique in each publication, stable between them; `DATAID` changes with re-entry |
//! | `VERSIONNUM` | the record's version | always 1 in the publications seen |
//! | `dateGenerated` | `published_at` | with `Z` or an offset |
//! | `FIRST_NAME` … `FOURTH_NAME` | joined: `name`; the first two also `firstName`, `secondName` | the third and fourth are a father's, a family or a tribal name, which the list does not tell apart |
//! | `NAME_ORIGINAL_SCRIPT` | `name` | a language in brackets is left out: `… (Tigrinya)` |
//! | alias, `Good` | `alias` | |
//! | alias, `Low` | `weakAlias` | |
//! | alias, `a.k.a.` / `f.k.a.` (entities) | `alias` / `previousName` | |
//! | an alias's `DATE_OF_BIRTH`, `CITY_OF_BIRTH`, `COUNTRY_OF_BIRTH`, `NOTE` | `birthDate`, `birthPlace`, `birthCountry`, `notes` | identities used under an alias |
//! | `INDIVIDUAL_DATE_OF_BIRTH` | `birthDate` | EXACT, APPROXIMATELY, BETWEEN; dates may carry a zone: `1960-01-01-05:00` (2018) |
//! | `INDIVIDUAL_PLACE_OF_BIRTH` | `birthPlace`, `birthCountry` | |
//! | `NATIONALITY`, `DESIGNATION`, `TITLE`, `GENDER` | `nationality`, `position`, `title`, `gender` | |
//! | `INDIVIDUAL_DOCUMENT` | an adjacent `Passport` or `Identification`, and `passportNumber` or `idNumber` | see [`documents`] |
//! | addresses | `address` on one line, `country` | |
//! | `COMMENTS1` | `notes` | |
//! | `LISTED_ON`, `UN_LIST_TYPE` | the listing | see [`regimes`] |
//! | `LAST_DAY_UPDATED` | `modifiedAt` | |
//!
//! Entities are organisations. None of the entries seen is a ship: where a comment gives an IMO number it is the company
//! number of an owner or manager (5 million and above), so it becomes the `imoNumber` of the organisation.
//! `DATAID`, `SORT_KEY`, `LIST_TYPE` and who submitted the entry are left out.
//!
//! White space inside a value is joined to one space: the publications break lines inside names, at other places each
//! time, so that a line break separates nothing (`Rafael\n   Hitlodeo`).

pub mod documents;
pub mod names;
mod read;
mod record;
pub mod regimes;
mod write;

pub use read::read;
pub use write::write;

use crate::head::Head;

/// Whether the file that begins so is this list. An XML document in UTF-16 is read as this one, whose refusal says what is
/// wrong with it.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    head.has_root(ROOT)
        || matches!(head, Head::Xml { start: [0 | 0xfe | 0xff, ..] | [_, 0, ..], .. })
}

/// The source id of the records.
pub const SOURCE: &str = "un-sc-consolidated";

/// The authority of the listings, and the originator in the label.
pub const AUTHORITY: &str = "United Nations Security Council";

/// The root element.
pub const ROOT: &str = "CONSOLIDATED_LIST";
