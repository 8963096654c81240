//! Reads the XML edition entity by entity.

use crate::entries::{self, Entries};
use crate::guarded::element::Element;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

use super::entry::{Entry, Kind, Part};
use super::record::Reader;
use super::{COUNTS, ROOT, SOURCE};

/// Reads the XML edition. Its entries go to the sink one by one.
///
/// # Errors
/// The whole list is refused for everything that [`crate::guarded::xml`] and [`crate::container`] refuse, another root
/// element, too many entries, or none at all.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    entries::with_xml(source, limits, &mut |xml| {
        read_document(xml, Entries::new(xml.file(), limits, &mut *sink, &COUNTS))
    })
}

fn read_document(
    xml: &mut XmlReader<'_, '_>,
    mut entries: Entries<'_>,
) -> Result<ReadOutcome, Problem> {
    let mut version = None;
    let mut published_at = None;
    loop {
        match (xml.next_token()?, xml.depth(), xml.name()) {
            (Token::Finished, ..) => break,
            (Token::End, ..) => {}
            (Token::Start, 1, ROOT) => {
                version = xml.attribute("generationDate").map(str::to_owned);
                published_at = version.as_deref().and_then(|text| text.parse().ok());
                if published_at.is_none() {
                    entries.note(ProblemCode::UnreadDate, xml.offset(), "generationDate");
                }
            }
            (Token::Start, 1, _) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "sanctionEntity") => {
                let offset = xml.offset();
                entries.begin(offset)?;
                let element = Element::read(xml, entries.limits)?;
                let entry = entry(&element, offset, &mut entries);
                entries.counts.add("entities", 1);
                Reader { published_at, letters_are_lost: false }.hand_over(&entry, &mut entries);
            }
            (Token::Start, _, name) => {
                let name = name.to_owned();
                entries.unknown(&name, xml.offset());
            }
        }
    }
    entries.finish(SOURCE, version, xml.offset())
}

fn entry(element: &Element, offset: u64, entries: &mut Entries<'_>) -> Entry {
    let mut entry = Entry::new(offset, 0);
    let mut entity = Part::new(Kind::Entity);
    textless(element, offset, entries);
    attributes(element, &mut entity, offset, entries);
    for child in &element.children {
        let kind = match child.name.as_str() {
            "subjectType" => {
                textless(child, offset, entries);
                attributes(child, &mut entity, offset, entries);
                continue;
            }
            "regulation" => Kind::Regulation,
            "nameAlias" => Kind::Name,
            "citizenship" => Kind::Citizenship,
            "birthdate" => Kind::Birth,
            "address" => Kind::Address,
            "identification" => Kind::Document,
            _ => {
                inner(child, &mut entity, offset, entries);
                continue;
            }
        };
        let mut part = Part::new(kind);
        textless(child, offset, entries);
        attributes(child, &mut part, offset, entries);
        if kind == Kind::Regulation {
            part.dates = dates(child);
        }
        for grandchild in &child.children {
            inner(grandchild, &mut part, offset, entries);
        }
        entry.add(part);
    }
    entry.entity = entity;
    entry
}

/// Reports text beside the elements of an element: the format keeps everything in attributes, so that text there is what is
/// left of damaged markup.
fn textless(element: &Element, offset: u64, entries: &mut Entries<'_>) {
    if !element.text().is_empty() {
        entries.unknown("text", offset);
    }
}

/// The attributes of an element as fields of a part.
fn attributes(element: &Element, part: &mut Part, offset: u64, entries: &mut Entries<'_>) {
    for (name, _) in element.attributes() {
        match part.kind.fields().iter().find(|field| *field == name) {
            Some(field) => part.set(field, element.attribute(name)),
            None => entries.unknown(name, offset),
        }
    }
}

/// An element inside a part: a remark, a means of contact, or what the part rests on.
fn inner(element: &Element, part: &mut Part, offset: u64, entries: &mut Entries<'_>) {
    match element.name.as_str() {
        "remark" => {
            part.remarks.extend(Some(element.text()).filter(|text| !text.is_empty()));
        }
        "contactInfo" => {
            for (name, _) in element.attributes() {
                if !matches!(name.as_str(), "key" | "value") {
                    entries.unknown(name, offset);
                }
            }
            let value = element.attribute("value");
            if !value.is_empty() {
                part.contacts.push((element.attribute("key"), value));
            }
        }
        "additionalInformation" => {
            let text = format!("{}: {}", element.attribute("key"), element.attribute("value"));
            part.remarks.push(text);
        }
        "regulationSummary" => part.dates.extend(dates(element)),
        "publicationUrl" | "corrigendum" => {}
        name => entries.unknown(name, offset),
    }
}

fn dates(element: &Element) -> Vec<String> {
    ["publicationDate", "entryIntoForceDate"]
        .map(|name| element.attribute(name))
        .into_iter()
        .filter(|date| !date.is_empty())
        .collect()
}
