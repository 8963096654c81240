//! The consolidated list of persons, groups and entities subject to European Union financial sanctions (FSF).
//!
//! Publisher: the European Commission (the files of its Financial Sanctions Database), XML 1.1 and CSV 1.0 and 1.1. Root
//! `export` of the namespace `http://eu.europa.ec/fpi/fsd/export`; CSV with semicolons, one row for each part of an entity.
//!
//! No whole publication could be had. The evidence below is: **extract**, the first 1,000 lines of a real CSV 1.0 of
//! 4 July 2018; **schema**, the classes that a public project generated from the publisher's `schema_1_1.xsd` on 8 June
//! 2018 (all elements and attributes); **sample**, two entities of the XML of 21 December 2018 quoted whole by a public
//! project; **headings**, the 113 headings of CSV 1.1 as two public projects have them; **OpenSanctions**, its reader of
//! the XML (`zavod/shed/fsf.py`, `datasets/eu/fsf`); **ActiveSanction**, a public project's account of what it counted in
//! the XML of 2026 (6,234 entities, 31,053 names); **Ammitto**, another project's tests on attributes copied from the XML.
//!
//! | XML attribute or element (CSV 1.1, CSV 1.0) | Becomes | Evidence |
//! |---|---|---|
//! | `sanctionEntity/@logicalId` (`Entity_LogicalId`, the first `Entity_logical_id`) | the record's key | sample, extract: one for each entity; the key of readers elsewhere |
//! | `@euReferenceNumber` (`Entity_EU_ReferenceNumber`, `EU_ref_num`) | the listing's `reference` | sample, extract |
//! | `@unitedNationId`, else a reference in a remark | the listing's `un_reference` | schema; OpenSanctions reads it as `unscId` |
//! | `@designationDate`, else a date of designation in a remark, else the earliest date of an act that the entry names | `listed_on` | schema, extract (remarks); OpenSanctions: the regulation named is often an amendment, so the earliest date is the better |
//! | `@delistingDate` | `review_by` | schema |
//! | `@designationDetails`, `remark` | `notes` | sample, extract |
//! | `additionalInformation/@key`, `@value` | `notes` | schema; not seen |
//! | `subjectType/@code`, `@classificationCode` (`Entity_SubjectType…`, `Subject_type`) | `Person` or `Organization` | sample, extract: `person`/`P`, `enterprise`/`E`; in CSV 1.1 the two columns hold them the other way round |
//! | `regulation/@programme` (`Entity_Regulation_Programme`, `Programme`) | the listing's `programme`, `regime`, `measures` | sample, extract; see [`programmes`] |
//! | `regulation/@numberTitle` (`…_NumberTitle`, `Leba_numtitle`) | `legal_basis` | sample, extract |
//! | `@publicationDate`, `@entryIntoForceDate`, also of `regulationSummary` | `listed_on` as above; the newest is the record's version | sample, extract |
//! | `nameAlias/@wholeName`, else `@firstName`, `@middleName`, `@lastName` | the first without a remark on its quality: `name`; others: `alias` | sample, extract; ActiveSanction: no name is marked as the official one |
//! | a remark of a name that begins `low quality`, `good quality`, `formerly` … ; `@strong` | `weakAlias`, `alias`, `previousName` | OpenSanctions, ActiveSanction: 499 remarks, every name strong |
//! | name parts of the first name of a person | `firstName`, `middleName`, `lastName` | sample, extract |
//! | `@title`, `@function`, `@gender` | `title`, `position`, `gender`; of an organisation `notes` | sample, extract: `M`, `F` |
//! | `citizenship/@countryIso2Code`, `@countryDescription` | `nationality`; of an organisation `country` | schema; the extract has three letters; `00` and `UNKNOWN` are none (sample) |
//! | `citizenship/@acquisitionDate`, `@disenfranchisementDate`, `@region` | `notes` | schema; not seen |
//! | `birthdate/@birthdate`, else `@year`, `@monthOfYear`, `@dayOfMonth`; `@circa` | `birthDate` | sample; CSV 1.0 has `N/A` for none (extract) |
//! | `@yearRangeFrom`, `@yearRangeTo` | `birthDate` as a range; one end only: `notes` | Ammitto: 55 and 56 of them |
//! | `@calendarType` other than `GREGORIAN` | the date in `notes` | ActiveSanction: `ISLAMIC` four times |
//! | `@city`, `@place`, `@region`, `@zipCode`, country of a birth | `birthPlace`, `birthCountry` | sample, extract |
//! | `address/@street`, `@poBox`, `@zipCode`, `@city`, `@place`, `@region`, country | `address` on one line, `country` | schema, extract; OpenSanctions |
//! | `address/contactInfo/@key`, `@value` (`Address_ContactInfo`, `Addr_other`: `PHONE[…]\nFAX[…]`) | `phone` (also fax), `email`, `website` | schema, extract; OpenSanctions: PHONE, FAX, EMAIL, WEB |
//! | `identification/@number`, `@latinNumber`, `@identificationTypeCode` | an adjacent `Passport` or `Identification`, and the holder's `passportNumber`, `idNumber`, `registrationNumber` …; `imoNumber`, `swiftBic` | sample; codes: OpenSanctions; CSV 1.0 has number, code, description and remark in one cell (extract) |
//! | `@diplomatic`, `@knownFalse`, `@knownExpired`, `@reportedLost`, `@revokedByIssuer`, remarks | the document's `description` | sample |
//! | `@issuedBy`, `@issueDate`, `@validFrom`, `@validTo` | `authority`, `date`, `startDate`, `endDate` | schema, headings |
//! | `@nameOnDocument` | `alias`, and the description | schema |
//! | `export/@generationDate` (`fileGenerationDate`, `Date_file…`) | `published_at` | sample; the CSV has the day first (5 August 2026 in both editions of that day) |
//!
//! Left out: the logical ids of the parts, the type and maker of a regulation, addresses of documents on EUR-Lex, the
//! language of a name or of the act it was read in, and whether an address is of the time of listing. Attributes and columns
//! beyond these are reported.
//!
//! CSV 1.0 writes a question mark for each letter that windows-1252 lacks, so that Greek and Bulgarian names are lost: a
//! name with more letters than question marks is a `weakAlias`, one with fewer goes to `notes`, and the file is reported.
//! Prefer XML or CSV 1.1. The tabs at the ends of the extract's lines, and in it for commas, are its mirror's; a line of it
//! may end in any white space.
//!
//! The travel-ban files of sanctionsmap.eu have the same schema and are read as this list. Their entries name no programme of
//! this list, and so state no measure, which counts for every purpose.

mod columns;
mod csv;
mod documents;
mod entry;
mod listing;
mod names;
pub mod programmes;
mod record;
mod xml;

pub use csv::read as read_csv;
pub use xml::read as read_xml;

use crate::head::Head;

/// The source id of the records.
pub const SOURCE: &str = "eu-fsf";

/// The authority of the listings, and the originator in the label.
pub const AUTHORITY: &str = "Council of the European Union";

/// The root element.
pub const ROOT: &str = "export";

/// The namespace of the root element.
pub const NAMESPACE: &str = "http://eu.europa.ec/fpi/fsd/export";

/// The counts every list has.
const COUNTS: [&str; 2] = ["entities", "name elements"];

/// Whether the file that begins so is the XML edition.
pub(crate) fn recognises_xml(head: &Head<'_>) -> bool {
    head.has_root(ROOT) && matches!(head, Head::Xml { tag, .. } if tag.contains(NAMESPACE))
}

/// Whether the file that begins so is one of the CSV editions.
pub(crate) fn recognises_csv(head: &Head<'_>) -> bool {
    let has = |name: &str| head.headings().iter().any(|heading| heading.eq_ignore_ascii_case(name));
    columns::edition(head.headings()).is_some()
        && (has("NameAlias_WholeName") || has("Naal_wholename"))
}
