//! The Consolidated List of Australia, as a workbook or a CSV file.
//!
//! Publisher: Australian Sanctions Office in the Department of Foreign Affairs and Trade (DFAT),
//! `regulation8_consolidated.xlsx`, under CC BY 4.0; until about 2023 `.xls`, which is refused with the advice to save it
//! as XLSX or CSV. One row for each name. We have no copy of the publication itself. The headings are those that several
//! programs demand which read it: twelve in a reader of 2021, nineteen in readers since the revision of November 2025. How
//! the values look is known from a file derived from the list of May 2025 (9,983 names) and from the crawler
//! `au_dfat_sanctions` of OpenSanctions (below "OS").
//!
//! | Heading | Becomes | Evidence |
//! |---|---|---|
//! | `Reference` | the record's key is its number: `101`, and `101a`, `101b` for further names | OS: mostly in one block. A reader of July 2026: 10,581 rows, 3,846 numbers |
//! | `Name of Individual or Entity`, `Name Type`, `Alias Strength` (2025) | `name` (Primary Name, Original Script), `alias` (aka, Alias), `previousName` (Formerly known as, Previously listed as), `weakAlias` (Weak) | OS, with its misspellings |
//! | `Type` | Individual: person; Entity: organisation; Vessel: ship | OS; vessels since 2025 |
//! | `Date of Birth` | `birthDate`; several are lettered `a) … b) …` or separated by commas or `and` | OS: days come first |
//! | `Place of Birth`, `Address` | `birthPlace`, `address`, and the country that the last part is | lettered or separated by `;` (OS) |
//! | `Citizenship` | `citizenship`, of others `country` | `Russian and Ukrainian`, `Iranian`, `Syria` |
//! | `Additional Information`, `Listing Information` | `notes`; the entry's own reference of the United Nations. Others are mentioned: "A close associate of … (TI.O.4.01)" | derived file |
//! | `IMO Number` (2025) | `imoNumber` | OS |
//! | `Committees` | `regime` and `programme` | `1988 (Taliban)`, `Autonomous (Russia)` |
//! | `Control Date` | `modifiedAt`: a serial number, a date, or `2/2/26` | OS; readers of 2026 |
//! | `Instrument of Designation` (2025) | `legal_basis`; without it the act: UN sanctions rest on the Charter of the United Nations Act 1945, autonomous ones on the Autonomous Sanctions Act 2011 | DFAT's page on the list |
//! | `Targeted Financial Sanction`, `Travel Ban`, `Arms Embargo`, `Maritime Restriction` (2025) | `measures`: `TRUE` or `1` | OS; readers of 2026. A sanctioned vessel may be directed not to enter a port (DFAT, sanctioned vessels framework), so the last is a transport ban |
//!
//! **Measures before 2025.** "Listed persons and entities are subject to targeted financial sanctions. Listed persons may
//! also be subject to travel bans" (DFAT, November 2024). So an entity's is an asset freeze; for a person none is given,
//! because it is not known whether a travel ban is among them, and the listing counts for every purpose.
//!
//! **A number used twice.** OS reports numbers that were given to another entry by mistake, in rows apart from the first.
//! A row with another primary name therefore begins a record of its own, marked incomplete (a reader of July 2026 found one
//! primary name for each number); a later block without one is more names of the first.
//!
//! When the listing was made is told in words only, and is left in the notes.

mod read;
mod record;
mod values;

pub use read::read;

use crate::head::Head;

/// Whether the file that begins so is this list.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    head.has_headings(NEEDED)
}

/// The source id of the records.
pub const SOURCE: &str = "au-dfat";

/// The authority of the listings, and the originator in the label.
pub const AUTHORITY: &str = "Department of Foreign Affairs and Trade of Australia";

/// The headings by which the list is recognised, and without which it is not read.
pub const NEEDED: &[&str] =
    &["Reference", "Name of Individual or Entity", "Type", "Name Type", "Committees"];

/// The other headings that the list is known to have.
pub const OPTIONAL: &[&str] = &[
    "Alias Strength",
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "IMO Number",
    "Control Date",
    "Instrument of Designation",
    "Targeted Financial Sanction",
    "Travel Ban",
    "Arms Embargo",
    "Maritime Restriction",
];
