//! OFAC's lists in the Advanced XML of `sdn_advanced.xml` and `cons_advanced.xml`.
//!
//! Publisher: US Department of the Treasury, Office of Foreign Assets Control; a work of the US Government in the public
//! domain. Root `Sanctions` in the namespace
//! `https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML`, before 2024 in
//! `http://www.un.org/sanctions/1.0`; the elements are the same.
//!
//! No publication was at hand, so this is read against what others read: "OS" is OpenSanctions' crawler
//! `us_ofac` (`datasets/us/ofac/ofac_advanced.py` with its tables), in production on both files for years; "schema" is the
//! publisher's schema as the classes generated from it show it (GENERALBYTESCOM/batm_public, package `ofac.tags`);
//! "tests" are documents in the test suites of public readers that agree with each other on the point. The
//! publisher's own description is `sdn_advanced_notes.pdf`, which OS names.
//!
//! | Element | Becomes | Evidence |
//! |---|---|---|
//! | `DateOfIssue` with `Year`, `Month`, `Day` | `published_at` | schema, tests |
//! | `ReferenceValueSets/…Values/…` with `ID` | the words behind the numbers below | OS (`AliasType`, `AreaCode`, `Country`, `DetailReference`, `FeatureType`, `IDRegDocType`, `IDRegDocDateType`, `LegalBasis`, `List`, `LocPartType`, `NamePartType`, `PartySubType`, `PartyType`, `RelationType`, `SanctionsType`) |
//! | `DistinctParty/Profile` with `ID` | a record with that key; it is the ent_num of the CSV files | OS (the address of the entry's page is made of it); tests: equal to `FixedRef` |
//! | `Profile` `PartySubTypeID` | the schema: `Vessel`, `Aircraft`; with `Unknown` by the `PartyType`: `Individual`, `Entity` | OS |
//! | `DistinctParty/Comment` | mined as the CSV files' remarks, and `notes` | OS (notes) |
//! | `Identity/Alias` `AliasTypeID`: `Name`, `A.K.A.`, `F.K.A.`, `N.K.A.` | `name`, `alias`, `previousName` (both of the last) | OS |
//! | `Alias` `LowQuality="true"` | `weakAlias` | OS |
//! | `DocumentedName` | one name; an alias has several where it is written in several scripts | tests (`DocNameStatus` `Primary Latin`, `Others`) |
//! | `DocumentedNamePart/NamePartValue` `NamePartGroupID` | the part, told by `NamePartGroups/MasterNamePartGroup/NamePartGroup` `NamePartTypeID`: `Entity Name`, `Vessel Name`, `Aircraft Name`, `Last Name`, `First Name`, `Middle Name`, `Maiden Name`, `Nickname`, `Patronymic`, `Matronymic` | OS |
//! | `IDRegDocuments/IDRegDocument` `IdentityID`, `IDRegDocTypeID`, `IssuedBy-CountryID`; `IDRegistrationNo`, `IssuingAuthority`, `Comment` | a document of the identity, as the clause of the remarks with the same words | OS |
//! | `IDRegDocument/DocumentDate` `IDRegDocDateTypeID`: `Issue Date`, `Expiration Date` | `startDate`, `endDate` of the document | OS |
//! | `Feature` `FeatureTypeID` with `VersionDetail` (a text, or `DetailReferenceID`) | as the clause of the remarks with the same words | OS |
//! | `FeatureVersion/DatePeriod` with `Start` and `End`, each `From` and `To` | a date; a whole year is that year | OS |
//! | `Start` `Approximate="true"` | the date is approximate | schema |
//! | `FeatureVersion/VersionLocation` `LocationID` | of `Location`: `address`, `country`; of others the country, else the text | OS |
//! | `Locations/Location` with `LocationCountry`, `LocationAreaCode`, `LocationPart` (`ADDRESS1` to `3`, `CITY`, `STATE/PROVINCE`, `POSTAL CODE`, `REGION`, `Unknown`) | the parts of an address | OS |
//! | `ProfileRelationship` `From-ProfileID`, `To-ProfileID`, `RelationTypeID`; `Former`, `Comment` | a link of the first with the second | OS, tests |
//! | `SanctionsEntry` `ProfileID`, `ListID` | listings of the profile on that list | OS |
//! | `SanctionsMeasure` `SanctionsTypeID`: `Program` with the code in `Comment` | a listing each | OS, tests |
//! | `SanctionsMeasure` `SanctionsTypeID`: `Block` | the listing freezes | tests (1705) |
//! | `EntryEvent` `LegalBasisID`, `Date` | `legal_basis`, `listed_on` | OS (the first), tests |
//!
//! `SanctionsEntryLinks`, how reliable a feature is, and the validity of a document are left out.
//!
//! What hangs on a party stands before and behind it, so the file is read twice: first what hangs on parties, which is
//! kept in memory, then the parties. A number without a word or thing behind it is reported, and the party read without
//! it. Documents of an identity that no party has become an incomplete record of their numbers.
//!
//! Which list it is: the SDN list where at least half of the profiles with an entry have one on a list with the word
//! `SDN` in its name that does not say `Non-SDN` or `Consolidated`; else the consolidated list. OS names the lists `SDN
//! List`, `Consolidated List`, `CAPTA List`, `FSE List`, `Non-SDN CMIC List` and so on.

mod dates;
mod held;
mod names;
mod party;
mod read;

pub use read::read;

use crate::head::Head;

/// The root element.
pub const ROOT: &str = "Sanctions";

/// What the namespaces have in them. The root's name alone is too common a word.
const NAMESPACES: [&str; 2] = ["www.un.org/sanctions/1.0", "/exports/ADVANCED_XML"];

/// Whether the file that begins so is one of these lists.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    matches!(head, Head::Xml { root, tag, .. }
        if root == ROOT && NAMESPACES.iter().any(|part| tag.contains(part)))
}
