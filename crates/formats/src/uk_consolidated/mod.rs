//! The consolidated list of financial sanctions targets of the United Kingdom, CSV (`ConList.csv`).
//!
//! Publisher: HM Treasury, Office of Financial Sanctions Implementation, under the Open Government Licence 3.0. It was
//! retired on 28 January 2026 in favour of [`crate::uk_sanctions`], but old files are kept for audits, and the address
//! went on answering: a file is only as good as the date in its first row (`Last Updated,13/04/2018`). Two formats:
//! until February 2022 with 29 columns in windows-1252, since then with 36 in UTF-8. Evidence, by these letters:
//!
//! * **F**: the real file of 13 April 2018, read whole in the tests: 9,487 rows, 2,106 entries.
//! * **N**: the header of the format of 2022, which public tests of several readers copied from the file of 3 June 2026
//!   (among them ones with all 36 headings in the same order); rows of it in the tests of moov-io/watchman.
//! * **O**: the crawler `gb_hmt_sanctions` of OpenSanctions reads the same field of the list's XML form.
//!
//! | Column | Becomes | Evidence |
//! |---|---|---|
//! | `Last Updated`, then a date (first row) | the list's version, `published_at` | F, N |
//! | `Group ID` | the record's key: all rows with it are one entry; they need not stand together | F, N, O |
//! | `Name 1` … `Name 5`, `Name 6` | joined in this order: a name. Name 6 is the family name or the whole name | F, N, O |
//! | the same of a primary name of a person with a Name 1 | `firstName`, `secondName`, `middleName`, `lastName` | O |
//! | `Alias Type` | `Prime Alias`, `Primary name`, `Primary name variation` → `name`; `AKA` → `alias`; `FKA` → `previousName` | F; N, O for the newer words |
//! | `Alias Quality` (2022) | `Low quality` → `weakAlias` | N, O |
//! | `Name Non-Latin Script` (2022) | `name`, of a row with an alias `alias`; script and language beside it are left out | N, O |
//! | `Title`, `Position` | `title`, `position` | F, N, O |
//! | `DOB` | `birthDate`; `00/00/1980` is a year, `00/05/1980` a month | F, N, O |
//! | `Town of Birth`, `Country of Birth`, `Nationality` | `birthPlace`, `birthCountry`, `nationality`; several as `(1) … (2) …`, `1) …`, `a) …`, `(1)-(3) …` | F, N, O |
//! | `Passport Details` (2018); `Passport Number` and `Passport Details` (2022) | an adjacent `Passport` for each number, `passportNumber`; the words around it are its description | F, N, O |
//! | `NI Number` (2018); `National Identification Number` and `… Details` (2022) | an adjacent `Identification`, `idNumber` | F, N, O |
//! | `Address 1` … `Address 6`, `Post/Zip Code`, `Country` | `address` on one line, `country`; remarks such as `(previous)` go to `notes` | F, N, O |
//! | `Other Information` | `notes`; the UN reference behind `UN Ref`; see below | F, N |
//! | `Group Type` | `Individual` → `Person`, `Entity` → `Organization`, `Ship` (2022) → `Vessel` | F, N, O |
//! | `Regime`, `Listed On` | a listing for each regime, with its date | F, N, O |
//! | `UK Sanctions List Date Designated` (2022) | `notes` | N, O |
//! | `Last Updated` (column) | `modifiedAt`, the record's version | F, N, O |
//!
//! `Other Information` is also a row of labels since 2022, `(Phone number):… (Gender):…`; see `remarks` for which are
//! read. In the file of 2018 ships are entities: an entity without an address, of which one ship's IMO number is said
//! (25 in that file; the two companies with an IMO number have a company's number and an address), is read as a ship.
//!
//! Being on this list means that funds are frozen, so that is the measure of every entry. Two things are not in it:
//! the separate list "Financial sanctions: investment bans" (securities and loans, no freeze), which has columns of its
//! own, and bans on travel and transport, which only the UK Sanctions List states.
mod read;
mod remarks;

pub use read::read;
pub(crate) use read::recognises;

/// The source id of the records.
pub const SOURCE: &str = "uk-ofsi-consolidated";

/// The authority of the listings, and the originator in the label.
pub const AUTHORITY: &str = "UK HM Treasury, Office of Financial Sanctions Implementation";
