//! Reads the XML form, designation by designation.

use jiff::tz::TimeZone;

use crate::entries::{self, Entries};
use crate::guarded::element::Element;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

use super::designation::{Designation, Field, Item, Name};
use super::measures::is_set;
use super::record::{self, COUNTS, List};
use super::text::date;
use super::{AUTHORITY, ROOT, SOURCE};

/// The elements a designation is known to have, and in which element each stands. Another one is a change of the format
/// and worth a note.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "Designation",
        &[
            "LastUpdated",
            "DateDesignated",
            "UniqueID",
            "OFSIGroupID",
            "UNReferenceNumber",
            "RegimeName",
            "IndividualEntityShip",
            "DesignationSource",
            "SanctionsImposed",
            "OtherInformation",
            "UKStatementofReasons",
            "Names",
            "NonLatinNames",
            "Titles",
            "Addresses",
            "PhoneNumbers",
            "EmailAddresses",
            "Websites",
            "SanctionsImposedIndicators",
            "IndividualDetails",
            "EntityDetails",
            "ShipDetails",
            "CryptoWalletAddresses",
        ],
    ),
    ("Names", &["Name"]),
    ("Name", &["Name1", "Name2", "Name3", "Name4", "Name5", "Name6", "NameType", "AliasStrength"]),
    ("NonLatinNames", &["NonLatinName"]),
    ("NonLatinName", &["NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"]),
    ("Titles", &["Title"]),
    ("Addresses", &["Address"]),
    (
        "Address",
        &[
            "AddressLine1",
            "AddressLine2",
            "AddressLine3",
            "AddressLine4",
            "AddressLine5",
            "AddressLine6",
            "AddressPostalCode",
            "AddressCountry",
        ],
    ),
    ("PhoneNumbers", &["PhoneNumber"]),
    ("EmailAddresses", &["EmailAddress"]),
    ("Websites", &["Website"]),
    ("IndividualDetails", &["Individual"]),
    (
        "Individual",
        &[
            "DOBs",
            "BirthDetails",
            "Genders",
            "Nationalities",
            "Positions",
            "PassportDetails",
            "NationalIdentifierDetails",
        ],
    ),
    ("DOBs", &["DOB"]),
    ("BirthDetails", &["Location"]),
    ("Location", &["TownOfBirth", "CountryOfBirth"]),
    ("Genders", &["Gender"]),
    ("Nationalities", &["Nationality"]),
    ("Positions", &["Position"]),
    ("PassportDetails", &["Passport"]),
    ("Passport", &["PassportNumber", "PassportAdditionalInformation"]),
    ("NationalIdentifierDetails", &["NationalIdentifier"]),
    (
        "NationalIdentifier",
        &["NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"],
    ),
    ("EntityDetails", &["Entity"]),
    (
        "Entity",
        &["TypeOfEntities", "Subsidiaries", "ParentCompanies", "BusinessRegistrationNumbers"],
    ),
    ("TypeOfEntities", &["TypeOfEntity"]),
    ("Subsidiaries", &["Subsidiary"]),
    ("ParentCompanies", &["ParentCompany"]),
    ("BusinessRegistrationNumbers", &["BusinessRegistrationNumber"]),
    ("ShipDetails", &["Ship"]),
    (
        "Ship",
        &[
            "IMONumbers",
            "CurrentOwnerOperators",
            "PreviousOwnerOperators",
            "CurrentBelievedFlagOfShips",
            "PreviousFlags",
            "TypeOfShipDetails",
            "TonnageOfShipDetails",
            "LengthOfShipDetails",
            "YearsBuilt",
            "HullIdentificationNumbers",
        ],
    ),
    ("IMONumbers", &["IMONumber"]),
    ("CurrentOwnerOperators", &["CurrentOwnerOperator"]),
    ("PreviousOwnerOperators", &["PreviousOwnerOperator"]),
    ("CurrentBelievedFlagOfShips", &["CurrentBelievedFlagOfShip"]),
    ("PreviousFlags", &["PreviousFlag"]),
    ("TypeOfShipDetails", &["TypeOfShip"]),
    ("TonnageOfShipDetails", &["TonnageOfShip"]),
    ("LengthOfShipDetails", &["LengthOfShip"]),
    ("YearsBuilt", &["YearBuilt"]),
];

/// The elements of which the texts inside are the values, whatever those are called: the schema of the list has them,
/// no publication seen fills them.
const OPEN: [&str; 2] = ["HullIdentificationNumbers", "CryptoWalletAddresses"];

/// Reads the XML form. Its designations go to the sink one by one; memory does not grow with the list but for the keys
/// seen.
///
/// # Errors
/// The whole list is refused for everything that [`crate::guarded::xml`] and [`crate::container`] refuse, another root
/// element, too many designations, or none at all.
pub fn read_xml(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    entries::with_xml(source, limits, &mut |xml| {
        document(xml, Entries::new(xml.file(), limits, &mut *sink, &COUNTS))
    })
}

fn document(xml: &mut XmlReader<'_, '_>, mut entries: Entries<'_>) -> Result<ReadOutcome, Problem> {
    let mut version = None;
    let mut list = List {
        source: SOURCE,
        authority: AUTHORITY,
        key: "UniqueID",
        measures: &[],
        published_at: None,
    };
    loop {
        let token = xml.next_token()?;
        match (token, xml.depth(), xml.name()) {
            (Token::Finished, ..) => break,
            (Token::End, ..) | (Token::Start, 1, ROOT) => {}
            (Token::Start, 1, _) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "DateGenerated") => {
                let offset = xml.offset();
                let text = Element::read(xml, entries.limits)?.text();
                let day = date(&text).map(|date| date.earliest());
                if day.is_none() {
                    entries.note(ProblemCode::UnreadDate, offset, "DateGenerated");
                }
                version = day.map(|day| day.to_string()).or(Some(text));
                list.published_at = day
                    .and_then(|day| day.to_zoned(TimeZone::UTC).ok())
                    .map(|time| time.timestamp());
            }
            (Token::Start, 2, "Designation") => {
                let offset = xml.offset();
                entries.begin(offset)?;
                let element = Element::read(xml, entries.limits)?;
                note_unknown(&element, offset, &mut entries);
                let designation = designation(&element, offset, &mut entries);
                let key = designation.first(Field::UniqueId).to_owned();
                record::hand_over(&designation, &key, &list, &mut entries);
            }
            (Token::Start, _, name) => entries.unknown(name, xml.offset()),
        }
    }
    if version.is_none() {
        entries.note(ProblemCode::UnreadDate, 0, "DateGenerated");
    }
    entries.finish(SOURCE, version, xml.offset())
}

/// Notes what the format is not known to have.
fn note_unknown(element: &Element, offset: u64, entries: &mut Entries<'_>) {
    let known = KNOWN.iter().find(|(name, _)| *name == element.name).map(|(_, known)| *known);
    for child in &element.children {
        let is_open = OPEN.contains(&element.name.as_str());
        // The names of the indicators are told by their meaning, when the measures are read.
        let is_indicator = element.name == "SanctionsImposedIndicators";
        let is_known = known.is_some_and(|known| known.contains(&child.name.as_str()));
        if !is_open && !is_indicator && !is_known {
            entries.unknown(&child.name, offset);
        }
        note_unknown(child, offset, entries);
    }
}

/// The texts of an element and of everything in it.
fn leaves(element: &Element, found: &mut Vec<String>) {
    found.push(element.text());
    for child in &element.children {
        leaves(child, found);
    }
}

fn designation(element: &Element, offset: u64, entries: &mut Entries<'_>) -> Designation {
    let mut found = Designation::default();
    for (name, field) in [
        ("IndividualEntityShip", Field::Kind),
        ("UniqueID", Field::UniqueId),
        ("OFSIGroupID", Field::GroupId),
        ("UNReferenceNumber", Field::UnReference),
        ("DesignationSource", Field::Source),
        ("SanctionsImposed", Field::Measures),
        ("LastUpdated", Field::LastUpdated),
        ("OtherInformation", Field::Information),
        ("UKStatementofReasons", Field::Reasons),
    ] {
        for one in element.all(name) {
            found.text(field, one.text());
        }
    }
    found.add(Item::Listing {
        regime: element.field("RegimeName"),
        listed_on: element.field("DateDesignated"),
    });
    for name in element.within("Names", "Name") {
        let parts =
            ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"].map(|part| name.field(part));
        let (kind, strength) = (name.field("NameType"), name.field("AliasStrength"));
        found.add(Item::Name(Name { parts, kind, strength }));
    }
    for name in element.within("NonLatinNames", "NonLatinName") {
        for text in name.all("NameNonLatinScript") {
            found.add(Item::Original { text: text.text(), is_alias: false });
        }
    }
    for indicators in element.all("SanctionsImposedIndicators") {
        for indicator in &indicators.children {
            match is_set(&indicator.text()) {
                Some(false) => {}
                Some(true) => {
                    found.add(Item::Indicator(indicator.name.clone()));
                }
                None => entries.note(ProblemCode::UnknownValue, offset, &indicator.name),
            }
        }
    }
    for address in element.within("Addresses", "Address") {
        let lines = [
            "AddressLine1",
            "AddressLine2",
            "AddressLine3",
            "AddressLine4",
            "AddressLine5",
            "AddressLine6",
            "AddressPostalCode",
        ]
        .map(|line| address.field(line))
        .to_vec();
        found.add(Item::Address { lines, country: address.field("AddressCountry") });
    }
    lists(
        element,
        &mut found,
        &[
            ("Titles", "Title", Field::Title),
            ("PhoneNumbers", "PhoneNumber", Field::Phone),
            ("EmailAddresses", "EmailAddress", Field::Email),
            ("Websites", "Website", Field::Website),
        ],
    );
    open(element, "CryptoWalletAddresses", Field::Wallet, &mut found);
    for person in element.within("IndividualDetails", "Individual") {
        individual(person, &mut found);
    }
    for entity in element.within("EntityDetails", "Entity") {
        lists(
            entity,
            &mut found,
            &[
                ("TypeOfEntities", "TypeOfEntity", Field::TypeOfEntity),
                ("Subsidiaries", "Subsidiary", Field::Subsidiary),
                ("ParentCompanies", "ParentCompany", Field::Parent),
                (
                    "BusinessRegistrationNumbers",
                    "BusinessRegistrationNumber",
                    Field::RegistrationNumber,
                ),
            ],
        );
    }
    for ship in element.within("ShipDetails", "Ship") {
        lists(
            ship,
            &mut found,
            &[
                ("IMONumbers", "IMONumber", Field::Imo),
                ("CurrentOwnerOperators", "CurrentOwnerOperator", Field::Owner),
                ("PreviousOwnerOperators", "PreviousOwnerOperator", Field::PreviousOwner),
                ("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip", Field::Flag),
                ("PreviousFlags", "PreviousFlag", Field::PreviousFlag),
                ("TypeOfShipDetails", "TypeOfShip", Field::ShipType),
                ("TonnageOfShipDetails", "TonnageOfShip", Field::Tonnage),
                ("LengthOfShipDetails", "LengthOfShip", Field::Length),
                ("YearsBuilt", "YearBuilt", Field::YearBuilt),
            ],
        );
        open(ship, "HullIdentificationNumbers", Field::Hull, &mut found);
    }
    found
}

fn individual(person: &Element, found: &mut Designation) {
    lists(
        person,
        found,
        &[
            ("DOBs", "DOB", Field::BirthDate),
            ("Nationalities", "Nationality", Field::Nationality),
            ("Positions", "Position", Field::Position),
            ("Genders", "Gender", Field::Gender),
        ],
    );
    for place in person.within("BirthDetails", "Location") {
        found.add(Item::Birth {
            town: place.field("TownOfBirth"),
            country: place.field("CountryOfBirth"),
        });
    }
    // Whatever the elements inside are called: transcripts of the list do not agree on it.
    for passport in person.all("PassportDetails").flat_map(|list| &list.children) {
        found.add(Item::Document {
            is_passport: true,
            number: passport.field("PassportNumber"),
            remark: passport.field("PassportAdditionalInformation"),
        });
    }
    for card in person.all("NationalIdentifierDetails").flat_map(|list| &list.children) {
        found.add(Item::Document {
            is_passport: false,
            number: card.field("NationalIdentifierNumber"),
            remark: card.field("NationalIdentifierAdditionalInformation"),
        });
    }
}

/// Adds the texts of the elements in the elements that list them.
fn lists(element: &Element, found: &mut Designation, lists: &[(&str, &str, Field)]) {
    for (list, name, field) in lists {
        for holder in element.all(list) {
            for one in holder.all(name) {
                found.text(*field, one.text());
            }
        }
    }
}

fn open(element: &Element, list: &str, field: Field, found: &mut Designation) {
    let mut texts = Vec::new();
    for holder in element.all(list) {
        leaves(holder, &mut texts);
    }
    for text in texts {
        found.text(field, text);
    }
}
