//! Reads the list entry by entry.

use jiff::Timestamp;

use crate::entries::{self, Entries};
use crate::guarded::element::Element;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

use super::record::{self, Entry};
use super::{ROOT, SOURCE};

/// The counts every list has, so that a list without aliases says 0 and not nothing.
pub(super) const COUNTS: [&str; 6] = [
    "individuals",
    "entities",
    "alias elements",
    "aliases with a name",
    "names after splitting",
    "original-script names",
];

/// Reads the list. Its entries go to the sink one by one; memory does not grow with the list but for the references seen.
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
        let token = xml.next_token()?;
        match (token, xml.depth(), xml.name(), xml.parent()) {
            (Token::Finished, ..) => break,
            (Token::End, ..) => {}
            (Token::Start, 1, ROOT, _) => {
                version = xml.attribute("dateGenerated").map(str::to_owned);
                published_at = version.as_deref().and_then(|text| text.parse().ok());
                if published_at.is_none() {
                    entries.note(ProblemCode::UnreadDate, xml.offset(), "dateGenerated");
                }
            }
            (Token::Start, 1, ..) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "INDIVIDUALS" | "ENTITIES", _) => {}
            (Token::Start, 3, "INDIVIDUAL", "INDIVIDUALS") => {
                entry(xml, &mut entries, published_at, true)?;
            }
            (Token::Start, 3, "ENTITY", "ENTITIES") => {
                entry(xml, &mut entries, published_at, false)?;
            }
            (Token::Start, _, name, _) => entries.unknown(name, xml.offset()),
        }
    }
    entries.finish(SOURCE, version, xml.offset())
}

fn entry(
    xml: &mut XmlReader<'_, '_>,
    entries: &mut Entries<'_>,
    published_at: Option<Timestamp>,
    is_individual: bool,
) -> Result<(), Problem> {
    let offset = xml.offset();
    entries.begin(offset)?;
    let element = Element::read(xml, entries.limits)?;
    for child in &element.children {
        if !record::KNOWN.contains(&child.name.as_str()) {
            entries.unknown(&child.name, offset);
        }
    }
    entries.counts.add(if is_individual { "individuals" } else { "entities" }, 1);
    Entry { element: &element, is_individual, published_at }.hand_over(entries);
    Ok(())
}
