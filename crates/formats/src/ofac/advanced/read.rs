//! Reads the file twice: what hangs on parties and what the numbers stand for, then party by party.

use std::collections::BTreeSet;

use model::record::Record;

use super::super::programmes::List;
use super::super::read::LABEL;
use super::super::xml::midnight;
use super::ROOT;
use super::held::Held;
use super::party::{self, Publication};
use crate::entries::{self, Entries};
use crate::guarded::element::Element;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

/// The counts every list has, so that a list without aliases says 0 and not nothing.
const COUNTS: [&str; 8] = [
    "individuals",
    "entities",
    "vessels",
    "aircraft",
    "documented names",
    "features",
    "documents",
    "relations",
];

/// The parts of the document, each with the elements in it.
const SECTIONS: [(&str, &str); 6] = [
    ("Locations", "Location"),
    ("IDRegDocuments", "IDRegDocument"),
    ("DistinctParties", "DistinctParty"),
    ("ProfileRelationships", "ProfileRelationship"),
    ("SanctionsEntries", "SanctionsEntry"),
    ("SanctionsEntryLinks", "SanctionsEntryLink"),
];

/// Every element that is known below those. Another one is a change of the format and worth a note.
const KNOWN: &[&str] = &[
    "Alias",
    "Comment",
    "Date",
    "DatePeriod",
    "Day",
    "DirectURL",
    "DocumentDate",
    "DocumentedName",
    "DocumentedNameCountry",
    "DocumentedNamePart",
    "DocumentedNameReference",
    "DurationMaximum",
    "DurationMinimum",
    "End",
    "EntryEvent",
    "ExternalReference",
    "ExRefValue",
    "Feature",
    "FeatureReference",
    "FeatureVersion",
    "FeatureVersionReference",
    "From",
    "IDRegDocDateType",
    "IDRegDocumentMention",
    "IDRegDocumentReference",
    "IDRegistrationNo",
    "Identity",
    "IdentityReference",
    "IssuedBy",
    "IssuingAuthority",
    "LimitationsToListing",
    "LocPart",
    "LocationAreaCode",
    "LocationCountry",
    "LocationPart",
    "LocationPartValue",
    "MasterNamePartGroup",
    "Month",
    "NamePartGroup",
    "NamePartGroups",
    "NamePartValue",
    "Profile",
    "SanctionsEntryReference",
    "SanctionsMeasure",
    "Start",
    "SubLink",
    "To",
    "Value",
    "VersionDetail",
    "VersionLocation",
    "Year",
];

/// The most kinds of unknown element that are kept from the first reading.
const UNKNOWN_MAX: usize = 1_000;

/// What the first reading found.
#[derive(Default)]
struct First {
    held: Held,
    issued: Option<jiff::civil::Date>,
    unknown: BTreeSet<(String, u64)>,
    seen: BTreeSet<String>,
}

impl First {
    fn unknown(&mut self, name: &str, offset: u64) {
        if self.seen.len() < UNKNOWN_MAX && self.seen.insert(name.to_owned()) {
            self.unknown.insert((name.to_owned(), offset));
        }
    }

    fn note_unknown(&mut self, element: &Element, offset: u64) {
        for child in &element.children {
            if KNOWN.contains(&child.name.as_str()) {
                self.note_unknown(child, offset);
            } else {
                self.unknown(&child.name, offset);
            }
        }
    }
}

/// Reads the list. Its parties go to the sink one by one; memory holds what hangs on them and the words behind the numbers.
///
/// # Errors
/// The whole list is refused for everything that [`crate::guarded::xml`] and [`crate::container`] refuse, another root
/// element, too many entries, or none at all.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let mut first = First::default();
    entries::with_xml(source, limits, &mut |xml| {
        first = First::default();
        collect(xml, limits, &mut first)
    })?;
    entries::with_xml(source, limits, &mut |xml| {
        read_parties(xml, &first, Entries::new(xml.file(), limits, &mut *sink, &COUNTS))
    })
}

/// The first reading. What is wrong with a party is said in the second.
fn collect(xml: &mut XmlReader<'_, '_>, limits: &Limits, first: &mut First) -> Result<(), Problem> {
    let mut kept = 0_u64;
    loop {
        let token = xml.next_token()?;
        if token == Token::Finished {
            return Ok(());
        }
        let (offset, depth) = (xml.offset(), xml.depth());
        let (name, parent) = (xml.name().to_owned(), xml.parent().to_owned());
        match (token, depth, name.as_str(), parent.as_str()) {
            (Token::End, ..)
            | (Token::Start, 1, ROOT, _)
            | (Token::Start, 2, "ReferenceValueSets", _) => {}
            (Token::Start, 1, ..) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "DateOfIssue", _) => {
                let element = Element::read(xml, limits)?;
                first.issued = super::dates::date(&element).map(|date| date.earliest());
            }
            (Token::Start, 2, name, _) if SECTIONS.iter().any(|(section, _)| *section == name) => {}
            (Token::Start, 3, name, "ReferenceValueSets") if name.ends_with("Values") => {}
            (Token::Start, 4, name, set) if set.strip_suffix("Values") == Some(name) => {
                first.held.add_word(&Element::read(xml, limits)?);
            }
            (Token::Start, 3, name, section) if SECTIONS.contains(&(section, name)) => {
                kept += 1;
                if kept > limits.records_max.saturating_mul(8) {
                    return Err(xml.problem(ProblemCode::TooManyRecords));
                }
                let element = Element::read(xml, limits)?;
                first.note_unknown(&element, offset);
                let held = &mut first.held;
                match name {
                    "Location" => held.add_location(&element),
                    "IDRegDocument" => held.add_document(&element, offset),
                    "DistinctParty" => held.add_party(&element),
                    "ProfileRelationship" => held.add_relation(&element, offset),
                    "SanctionsEntry" => held.add_entry(&element, offset),
                    _ => {}
                }
            }
            (Token::Start, ..) => first.unknown(&name, offset),
            (Token::Finished, ..) => return Ok(()),
        }
    }
}

/// The second reading.
fn read_parties(
    xml: &mut XmlReader<'_, '_>,
    first: &First,
    mut entries: Entries<'_>,
) -> Result<ReadOutcome, Problem> {
    let held = &first.held;
    for (name, offset) in &first.unknown {
        entries.unknown(name, *offset);
    }
    if first.issued.is_none() {
        entries.note(ProblemCode::UnreadDate, 0, "DateOfIssue");
    }
    for (element, offset) in &held.astray {
        entries.note(ProblemCode::OrphanEntity, *offset, element);
    }
    let publication = Publication { list: held.file(), at: first.issued.and_then(midnight) };
    let (mut profiles, mut identities) = (BTreeSet::new(), BTreeSet::new());
    loop {
        match (xml.next_token()?, xml.depth(), xml.name(), xml.parent()) {
            (Token::Finished, ..) => break,
            (Token::Start, 3, "DistinctParty", "DistinctParties") => {
                let offset = xml.offset();
                let element = Element::read(xml, entries.limits)?;
                let own: Vec<&Element> = element.all("Profile").collect();
                for profile in &own {
                    profiles.insert(profile.attribute("ID").into_boxed_str());
                    let found = profile.all("Identity").map(|identity| identity.attribute("ID"));
                    identities.extend(found.map(String::into_boxed_str));
                }
                if own.is_empty() {
                    entries.begin(offset)?;
                    entries.fields().problem(ProblemCode::NoName, "a party without a profile");
                }
                for profile in own {
                    entries.begin(offset)?;
                    party::hand_over(&element, profile, held, publication, &mut entries);
                }
            }
            _ => {}
        }
    }
    for (element, offset) in held.unknown_profiles(&profiles) {
        entries.note(ProblemCode::OrphanEntity, offset, element);
    }
    for (identity, documents) in &held.documents {
        if !identities.contains(identity)
            && let Some(document) = documents.first()
        {
            entries.begin(document.offset)?;
            party::hand_over_documents(identity, documents, held, publication, &mut entries);
        }
    }
    let version = first.issued.map(|date| date.to_string());
    entries.finish(publication.list.source(), version, xml.offset())
}

/// A record of the file, without what hangs on it.
pub(super) fn record(entity: model::entity::Entity, list: List) -> Record {
    let id = model::record::RecordId {
        source: list.source().to_owned(),
        key: entity.id.clone(),
        version: super::super::read::VERSION.to_owned(),
    };
    Record::new(id, entity, model::label::Label::published(LABEL))
}
