//! INTERPOL's public notices: Red Notices and INTERPOL-United Nations Security Council Special Notices, in JSON.
//!
//! Publisher: INTERPOL, web service `https://ws-public.interpol.int/notices/v1/` with `red`, `un/persons`, `un/entities`
//! and `yellow`. A file is one answer of the service (a page of a search, or one notice), an array of answers, or an answer
//! on each line. It states no version.
//!
//! A **Red Notice** asks police to locate and provisionally arrest a person: measure `alert`. A **Special Notice** tells
//! that at least one of asset freeze, travel ban and arms embargo applies (INTERPOL's page "INTERPOL-United Nations
//! Security Council Special Notices"); which of them it does not say, so a person is under asset freeze and travel ban, an
//! organisation under asset freeze. A **Yellow Notice** is for a missing person, often a child, and a Black Notice for a
//! body: protection cases, never designations. They are counted and not screened; a file of nothing else is refused. A
//! notice whose kind cannot be told has a listing without measures, which counts for every purpose.
//!
//! | field | what becomes of it | evidence |
//! |---|---|---|
//! | entity_id | key, `Listing::reference` | probes of the service of 2026-05-22, published with the answers |
//! | name, forename | `name`, `lastName`, `firstName`; a forename may be null or `-` | the same probes |
//! | date_of_birth | `birthDate`, `1990/12/31` or `1972`; zero parts are unknown | the same; `0000/00/00` in a public test |
//! | nationalities | `nationality` | the same probes |
//! | sex_id | `gender`; `U` is unknown | the same; OpenSanctions crawler `interpol_api` |
//! | place_of_birth, country_of_birth_id | `birthPlace`, `birthCountry` | the same probes |
//! | arrest_warrants: issuing_country_id, charge, charge_translation | `Listing::legal_basis`, notes | the same probes |
//! | height, weight, eyes_colors_id, hairs_id, distinguishing_marks | notes; 0 is unknown | the same probes |
//! | un_reference, un_reference_date, un_resolution | the UN's reference, date and regime of the listing | readers of the service: a Java model and two collectors of special notices |
//! | name_in_original_script, forename_in_original_script | `name` | the same readers |
//! | aliases: name, forename, both in original script, date_of_birth, place_of_birth, country_of_birth_id, qualification | `alias`, or `weakAlias` with a low qualification; the rest to the properties of the person | the same readers |
//! | also_known_as, formerly_known_as (organisations, `;` between) | `alias`, `previousName` | a collector of notices for entities |
//! | name_at_birth, birth_name | `previousName` | the readers |
//! | father_name, father_forename, mother_name, mother_forename | `fatherName`, `motherName` | the readers |
//! | identity_documents: type, nr, issuing_country_id, issued_on, expiry_date, place_of_issue | documents | a reader of the service |
//! | adresses (so spelled) | `address` | the collectors |
//! | profession | `profession` | the readers |
//! | summary, additional_information, main_activity, purposes, associates | notes | the readers |
//! | languages_spoken_ids | never read | |
//! | _links.self | the kind of notice, and whether it is a person or an organisation | every answer has it |
//! | total, query | a search that found more than is in the file is reported: the list is cut. INTERPOL gives at most 160 notices for one question | the probes |

mod read;
mod record;

pub use read::read;

use crate::head::Head;

/// The source id of Red Notices.
pub const RED: &str = "interpol-red";
/// The source id of UN Special Notices.
pub const UN: &str = "interpol-un";
/// The source id of notices of another or unknown kind, and of a file of several kinds.
pub const SOURCE: &str = "interpol";

/// Whether the file that begins so holds notices.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    let Head::Json { start } = head else { return false };
    let text = String::from_utf8_lossy(start);
    let has = |key: &str| text.contains(key);
    let fields = [
        "\"forename\"",
        "\"un_reference\"",
        "\"nationalities\"",
        "\"arrest_warrants\"",
        "\"_links\"",
    ];
    let notice = has("\"entity_id\"") && fields.into_iter().any(has);
    let page = has("\"_embedded\"") && has("\"notices\"");
    // FollowTheMoney lines may quote the address of a notice.
    (notice || page) && !has("\"schema\"")
}
