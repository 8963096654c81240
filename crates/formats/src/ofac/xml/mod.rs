//! OFAC's lists in the XML of `sdn.xml` and `consolidated.xml`.
//!
//! Publisher: US Department of the Treasury, Office of Foreign Assets Control; a work of the US Government in the public
//! domain. Root `sdnList` in the namespace `https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML`,
//! before 2024 in `http://tempuri.org/sdnList.xsd`; the elements are the same. Evidence: "real" is the publication of the
//! consolidated list of 28 March 2025 (443 entries); "schema" is the publisher's schema of both namespaces as public
//! readers and their test files use it, for elements that the real file does not have.
//!
//! | Element of `sdnEntry` | Becomes | Evidence |
//! |---|---|---|
//! | `publshInformation/Publish_Date` | `published_at`; month first | real |
//! | `publshInformation/Record_Count` | checked: with fewer entries than it says the file is refused | real |
//! | `uid` | the record's key; the ent_num of the CSV files | real: equal to the numbers of the CSV files |
//! | `lastName`, `firstName` | `name` in natural order, `lastName`, `firstName`, `nameSuffix` | real; a body has its name in `lastName` |
//! | `title` | `position` | schema |
//! | `sdnType` | the schema: `Individual`, `Entity`, `Vessel`, `Aircraft` | real (the first two), schema |
//! | `remarks` | mined as the CSV files' remarks, and `notes` | real |
//! | `programList/program` | a listing each | real |
//! | `akaList/aka`: `type`, `category`, names | `alias`, `previousName` (f.k.a., n.k.a.), `weakAlias` (category `weak`) | real |
//! | `idList/id`: `idType`, `idNumber`, `idCountry` | as the clause of the remarks with the same words | real |
//! | `idList/id`: `issueDate`, `expirationDate` | `startDate`, `endDate` of the document | schema |
//! | `addressList/address`: `address1` to `3`, `city`, `stateOrProvince`, `postalCode`, `country` | `address` on one line, `country` | real; `Region: Gaza` stands for a country |
//! | `nationalityList/nationality/country`, `citizenshipList/citizenship/country` | `nationality`, `citizenship` | real |
//! | `dateOfBirthList/dateOfBirthItem/dateOfBirth` | `birthDate` | real: `1962`, `01 Feb 1962` |
//! | `placeOfBirthList/placeOfBirthItem/placeOfBirth` | `birthPlace`, and `birthCountry` where it ends with a country | real |
//! | `vesselInfo`: `callSign`, `vesselType`, `vesselFlag`, `vesselOwner`, `tonnage`, `grossRegisteredTonnage` | as the columns of the CSV file | schema |
//!
//! `mainEntry` and the `uid` of parts are left out. `idList` holds more than documents: websites, wallets
//! (`Digital Currency Address - XBT`), statements such as `Secondary sanctions risk:`, which go to the notes.
//!
//! Which list it is: the file does not say. It is the consolidated list where at least one entry in twenty has only
//! programmes that nobody on the SDN list has alone (`NS-PLC`, `CMIC-EO13959`, `561-Related`, `FSE-…`); else it is the SDN
//! list, whose entries are all blocked. In the real file 146 of 443 entries are such; in the SDN lists of 2021 to 2024
//! none is. So the file is read twice.

mod entry;
mod read;

pub(super) use entry::{add_country, name_the_un};
pub(super) use read::midnight;

pub use read::read;

use crate::head::Head;

/// The root element.
pub const ROOT: &str = "sdnList";

/// Whether the file that begins so is one of these lists.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    head.has_root(ROOT)
}
