//! The UK Sanctions List: everybody designated under the Sanctions and Anti-Money Laundering Act 2018.
//!
//! Publisher: the Foreign, Commonwealth and Development Office, under the Open Government Licence 3.0. Since 28 January
//! 2026 it is the only list of the United Kingdom; the retired one is [`crate::uk_consolidated`]. The same list is
//! published in several forms; two are read here: the XML (root `Designations`, first `DateGenerated`, then a
//! `Designation` for each entry) and the CSV (first row `Report Date: 02-Oct-2026`, second row the headings), which is
//! also read as a workbook. The CSV has a row for each combination of an entry's names, addresses and so on (58,424 rows
//! for 6,334 entries in September 2026): each thing is taken once. No whole file could be had, so that both forms are
//! read by what others have transcribed from it. That is the evidence, by these letters:
//!
//! * **O**: the crawler `gb_fcdo_sanctions` of OpenSanctions reads the element.
//! * **P**: a public transcript of every element path of the XML file of 2026 with 6,194 designations (found by its
//!   name `TrustServicesSanctions`), whose test fails on any other path; entries of the file of 2 September 2026 that
//!   another public reader keeps as a sample agree with it.
//! * **H**: the header of the file of 8 October 2026 and a row of it, which a public test copied; the reader of
//!   moov-io/watchman tests with the same header (13 February 2026).
//! * **G**: the guidance "UK Sanctions List: change to the list's format" on gov.uk (17 February 2022).
//!
//! | Element | Column | Becomes | Evidence |
//! |---|---|---|---|
//! | `DateGenerated` | `Report Date: …` | the list's version, `published_at` | P, H |
//! | `UniqueID` | `Unique ID` | the record's key; its letters are the listing's programme | O, P, H |
//! | `LastUpdated` | `Last Updated` | `modifiedAt`, the record's version | O, P, H |
//! | `OFSIGroupID` | `OFSI Group ID` | `notes` | P, H |
//! | `UNReferenceNumber` | `UN Reference Number` | `un_reference`; without one the reference behind `UN Ref` in the information | O, P, H |
//! | `Names/Name/Name1` … `Name6` | `Name 1` … `Name 6` | joined in this order: a name. Name 6 is the family name or the whole name | O, P, H, G |
//! | the same of a primary name of a person with a Name 1 | | `firstName`, `secondName`, `middleName`, `lastName` | O |
//! | `NameType` | `Name type` | `Primary Name` and `Primary Name Variation` → `name`, `Alias` → `alias`; blank is primary | O, P, H; G: a variation is a spelling of the primary name |
//! | `AliasStrength` | `Alias strength` | `Low quality a.k.a` → `weakAlias`; `Good quality a.k.a` and blank change nothing | O, G |
//! | `NonLatinNames/NonLatinName/NameNonLatinScript` | `Name non-latin script` | `name`; script and language beside it are left out | O, P, H |
//! | `Titles/Title` | `Title` | `title` | P, H |
//! | `RegimeName`, `DateDesignated` | `Regime Name`, `Date Designated` | the listing: regime, legal basis (a name of regulations), `listed_on` | O, P, H |
//! | `IndividualEntityShip` | `Designation Type`, earlier `Individual, Entity, Ship` | `Person`, `Organization`, `Vessel` | O, P, H |
//! | `DesignationSource` | `Designation source` | left out: the UN reference says it | P, H |
//! | `SanctionsImposed` | `Sanctions Imposed` | the listing's measures, separated by bars; see `measures` | O, H |
//! | `SanctionsImposedIndicators/…` | | the measures too, where the element says `true` | P |
//! | `OtherInformation`, `UKStatementofReasons` | `Other Information`, `UK Statement of Reasons` | `notes` | O, P, H |
//! | `Addresses/Address/AddressLine1` … `6`, `AddressPostalCode`, `AddressCountry` | `Address Line 1` … | `address` on one line, `country` | O, P, H |
//! | `PhoneNumbers/PhoneNumber`, `EmailAddresses/EmailAddress`, `Websites/Website` | `Phone number`, `Email address`, `Website` | `phone`, `email`, `website` | O, P, H |
//! | `IndividualDetails/Individual/DOBs/DOB` | `D.O.B` | `birthDate`; `dd/mm/1945`, `00/00/1975` are years | O, P, H |
//! | `BirthDetails/Location/TownOfBirth`, `CountryOfBirth` | `Town of birth`, `Country of birth` | `birthPlace`, `birthCountry` | O, P, H |
//! | `Nationalities/Nationality`, `Positions/Position`, `Genders/Gender` | `Nationality(/ies)`, `Position`, `Gender` | `nationality`, `position`, `gender` | O, P, H |
//! | `PassportDetails/Passport/PassportNumber`, `PassportAdditionalInformation` | `Passport number`, `Passport additional information` | an adjacent `Passport` and `passportNumber` | P, H |
//! | `NationalIdentifierDetails/NationalIdentifier/…` | `National Identifier number`, `… additional information` | an adjacent `Identification` and `idNumber` | P, H |
//! | `EntityDetails/Entity/TypeOfEntities/TypeOfEntity` | `Type of entity` | `legalForm` | P, H |
//! | `Subsidiaries/Subsidiary`, `ParentCompanies/ParentCompany` | `Subsidiaries`, `Parent company` | adjacent links, named only | P, H |
//! | `BusinessRegistrationNumbers/BusinessRegistrationNumber` | `Business registration number (s)` | `innCode`, `ogrnCode`, `okpoCode`, `taxNumber`, … by the words around the number, else `registrationNumber` | P, H; words: O |
//! | `ShipDetails/Ship/IMONumbers/IMONumber` | `IMO number` | `imoNumber` | O, P, H |
//! | `CurrentOwnerOperators/…`, `PreviousOwnerOperators/…` | `Current owner/operator (s)`, `Previous …` | adjacent links, named only | O, P, H |
//! | `CurrentBelievedFlagOfShips/…`, `PreviousFlags/PreviousFlag` | `Current believed flag of ship`, `Previous flags` | `flag`, `pastFlags` | O, P, H |
//! | `TypeOfShipDetails/TypeOfShip`, `TonnageOfShipDetails/…`, `YearsBuilt/YearBuilt` | `Type of ship`, `Tonnage of ship`, `Year Built` | `type`, `tonnage`, `buildDate` | P, H |
//! | `LengthOfShipDetails/LengthOfShip` | `Length of ship` | `notes` | P, H |
//! | `HullIdentificationNumbers` | `Hull identification number (HIN)` | `registrationNumber` | H; in the XML empty in all publications known, so whatever stands in it is read |
//! | `CryptoWalletAddresses` | | an adjacent `CryptoWallet` | named by the list's schema as another reader reports; likewise empty |
//!
//! A measure whose words are not known leaves the listing without measures, so that it counts for every purpose, and is
//! reported. A travel ban is taken for people only. What a field says beyond what is understood goes to `notes`.
mod csv;
pub(crate) mod designation;
mod measures;
pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod text;
mod xml;

pub use csv::read_csv;
pub(crate) use csv::recognises_csv;
pub use xml::read_xml;

use crate::head::Head;

/// The source id of the records, in either form.
pub const SOURCE: &str = "uk-sanctions-list";

/// The authority of the listings, and the originator in the label.
pub const AUTHORITY: &str = "UK Foreign, Commonwealth and Development Office";

/// The root element of the XML form.
pub const ROOT: &str = "Designations";

/// Whether the file that begins so is the XML form of this list.
pub(crate) fn recognises_xml(head: &Head<'_>) -> bool {
    head.has_root(ROOT)
}
