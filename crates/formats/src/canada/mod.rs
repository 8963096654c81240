//! The Consolidated Canadian Autonomous Sanctions List, XML.
//!
//! Publisher: Global Affairs Canada (`sema-lmes.xml`). Root `data-set`, one `record` for each item of a schedule of the
//! regulations under the Special Economic Measures Act (SEMA) and the Justice for Victims of Corrupt Foreign Officials Act
//! (JVCFOA). "Seen" below means in the file whose newest listing is of 20 March 2025: 4,759 records, flat, without
//! attributes. The file states no date of its own.
//!
//! | Element | Becomes | Evidence |
//! |---|---|---|
//! | `Country` | `regime`, and the act in `programme` and `legal_basis` | English and French, `Belarus / Bélarus`; seen in every record. It is the regulation's country and not the listed one's: the regulations on Russia list Chinese companies too, so it is no country of the entity |
//! | `Schedule`, `Item` | `reference`, with `Country` the record's key | see below |
//! | `LastName`, `GivenName` | a person: `lastName`, `firstName`, joined the given name first: `name` | 3,334 and 3,331 records; brackets in a last name hold another spelling (2 seen) |
//! | `EntityOrShip`, once `Entity` | an organisation's or a ship's `name` | 1,425 records; `English/French`, and `(also known as …)`; see [`names`]. The older name of the element: the crawler `ca_dfatd_sema_sanctions` of OpenSanctions reads it |
//! | `TitleOrShip` | a person's `title`, a ship's `type` | `Brigadier`, `Oil Tanker` |
//! | `ShipIMONumber` | `imoNumber`; the record is a ship | 109 records, all of Russia's Schedule 1.1, each with a right check digit |
//! | `DateOfBirthOrShipBuildDate`, once `DateOfBirth` | `birthDate`, of a ship `buildDate` | `1965-04-29`, `1972`, `1963 or 1964`; ships have a year |
//! | `Aliases` | `alias`, split; the whole text in `notes` where it was | 2,877 records; see [`names`] |
//! | `DateOfListing` | `listed_on` | in every record |
//!
//! **The key.** The list has no reference of its own. Country, schedule and item are unique in all 4,759 records, names
//! are not (two records of one regulation bear the same). A repealed item leaves its number unused ("Items 2 and 3 of Part
//! 2 of Schedule 1 to the Regulations are repealed", SOR/2014-204) and new ones follow the last, so the place in the
//! regulation stays while a corrected spelling does not. It is kept readable instead of hashed: `Russia/1, Part 1/62`.
//! The country is its English half, because the French was added and corrected over the years.
//!
//! **Measures.** The list states none; the acts do:
//! - Listed persons and entities: "The Regulations impose a dealings prohibition against the individuals and entities
//!   listed, effectively freezing any assets they hold in Canada" (Baker McKenzie on the Russia Regulations, 24 February
//!   2025; JVCFOA: "restrict dealings in property and freeze the assets", Global Affairs Canada, October 2017).
//! - Persons are inadmissible besides: a foreign national is inadmissible on grounds of sanctions while the subject of an
//!   order or regulation under section 4 of SEMA or section 4 of JVCFOA (Immigration and Refugee Protection Act, section
//!   35.1(1)(b) and (c), since Bill S-8 of 22 June 2023; before that section 35(1)(d) and (e)).
//! - Russia's Schedules 2 and 3 forbid new debt of 30 and 90 days and freeze nothing (section 3.1, SOR/2014-204).
//! - Russia's Schedule 1.1 lists ships that must not dock, and with which nobody may contract or provide services (section
//!   3.04, SOR/2025-142): more than any one measure says, so none is given and the listing counts for every purpose. The
//!   same holds for a schedule not known here.

pub mod names;
mod read;

pub use read::read;

use crate::head::Head;

/// Whether the file that begins so is this list. The name of its root says little, so a record's country must follow.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    let holds = |part: &[u8]| head.start().windows(part.len()).any(|window| window == part);
    head.has_root(ROOT) && holds(b"<record") && holds(b"<Country")
}

/// The source id of the records.
pub const SOURCE: &str = "ca-sema";

/// The authority of the listings, and the originator in the label.
pub const AUTHORITY: &str = "Global Affairs Canada";

/// The root element.
pub const ROOT: &str = "data-set";
