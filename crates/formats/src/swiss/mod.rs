//! The consolidated list of Swiss sanctions (SESAM), XML.
//!
//! Publisher: State Secretariat for Economic Affairs (SECO), `downloadXmlGesamtliste`, about 42 MB and 8,700 targets in
//! 2026. Root `swiss-sanctions-list` with `list-type` and `date`. We have no copy of the publication itself. What is below
//! is known from programs that read it, which agree: the crawlers `ch_seco_sanctions` of OpenSanctions from 2017 to 2026
//! (below "OS"), and tests with entries cut out of the export of August and September 2026 ("2026").
//!
//! | Element | Becomes | Evidence |
//! |---|---|---|
//! | `@list-type` | nothing; another than `whole-list` is refused, because a list of changes would unlist everybody else | 2026 |
//! | `@date` | `published_at`, the list's and the records' version | OS, 2026 |
//! | `sanctions-program`: `program-key`, `program-name`, `origin`, one or more `sanctions-set`, each in several languages | `programme`, `regime` and `legal_basis` of the listings that name the set | OS, 2026: two sets of one programme |
//! | `place`: `location`, `area`, `country` with `iso-code`, further spellings | of what refers to it by `place-id` | OS. Before or behind the targets, so the file is read twice |
//! | `target/@ssid` | the record's key, `reference` | OS, 2026 |
//! | `target/sanctions-set-id`, until about 2020 an attribute | one listing each | OS reads both |
//! | `foreign-identifier` | `un_reference` where it is one (`QDe.169`) | SECO's notice of 30 January 2023 |
//! | `generic-attribute` with `name` | `notes` | a reader of 2020 |
//! | `individual` with `sex`, `entity`, `object` with `object-type` | person, organisation, ship (`vessel`) or another asset | OS, 2026 |
//! | `identity` with `main` | the names of another identity than the main one are aliases | 2026 |
//! | `name`: `name-type` primary-name, alias, formerly-known-as; `quality` good, low | `name`, `alias`, `previousName`; low: `weakAlias` | OS |
//! | `name-part`: `order`, `name-part-type`, `value`, `spelling-variant` with `lang` and `script` | see [`names`] | OS, 2026 |
//! | `day-month-year`: `day`, `month`, `year`, `quality`, `calendar` | `birthDate`, `incorporationDate`, `buildDate`; low quality: about. Another calendar than the Gregorian is kept in the notes | OS, 2026 |
//! | `nationality/country/@iso-code` | `nationality`, of others `country` | OS, 2026 |
//! | `place-of-birth` | `birthPlace`, `birthCountry` | OS |
//! | `address`: `c-o`, `address-details`, `p-o-box`, `zip-code`, `remarks` | `address`, `country` | OS, 2026 |
//! | `identification-document`: `document-type`, `number`, `issuer` with `code`, `date-of-issue`, `expiry-date`, `remark` | an adjacent `Passport` or `Identification` | OS (2017: id-card, passport, diplomatic-passport, driving-license, driving-permit, residence-permit, resident-permit, travel-document, other) |
//! | `justification`, `other-information` | `notes`; see [`information`] for what the latter holds | OS, 2026 |
//! | `relation`: `target-id`, `relation-type` | an adjacent `UnknownLink` | OS |
//! | `modification`: `modification-type` listed, amended, de-listed; `enactment-date`, `publication-date`, `effective-date` | whether the target is listed, `listed_on`, `modifiedAt`. What was `added` and `removed` is passed over: it is the past | 2026 |
//!
//! **De-listed targets** stay in the file (about 1,550 of 8,670 in September 2026). They are counted and are no records. The
//! newest modification decides; where two have one date, the first in the file, which writes the newest first but for
//! five targets. A removal that takes effect after the date of the list is not one yet. A modification whose type is not
//! known never removes.
//!
//! **Measures.** Neither the target nor the programme states a measure in a field of its own; the name of the set may
//! ("Restrictions on the money and capital market"). What its words name counts. Elsewhere none is given, so that the
//! listing counts for every purpose: the ordinances freeze the assets of those in one annex and refuse entry to those in
//! the same or in another one (Belarus, SR 946.231.116.9: articles 2 and 3, annexes 1 and 2 of 2006, annex 1 since), and
//! other annexes restrict exports or the capital market only.

pub mod information;
pub mod names;
mod places;
mod read;
mod record;
mod target;

pub use read::read;

use crate::head::Head;

/// Whether the file that begins so is this list.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    head.has_root(ROOT)
}

/// The source id of the records.
pub const SOURCE: &str = "ch-seco";

/// The authority of the listings, and the originator in the label.
pub const AUTHORITY: &str = "State Secretariat for Economic Affairs";

/// The root element.
pub const ROOT: &str = "swiss-sanctions-list";
