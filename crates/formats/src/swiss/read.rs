//! Reads the list target by target.

use jiff::civil::Date;

use super::places::{self, References};
use super::record::Entry;
use super::target::Target;
use super::{ROOT, SOURCE};
use crate::entries::{self, Entries};
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

/// The counts every list has.
const COUNTS: [&str; 8] = [
    "targets",
    "de-listed targets",
    "individuals",
    "entities",
    "objects",
    "names",
    "programmes",
    "places",
];

/// The list type of the whole list.
const WHOLE_LIST: &str = "whole-list";

/// Reads the list. The file is read twice: first what targets refer to, since places may stand behind them, then the
/// targets, which go to the sink one by one.
///
/// # Errors
/// The whole list is refused for everything that [`crate::guarded::xml`] and [`crate::container`] refuse, another root
/// element, another type than the whole list, too many targets, or none that is listed.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let references = entries::with_xml(source, limits, &mut |xml| places::read(xml, limits))?;
    entries::with_xml(source, limits, &mut |xml| {
        let entries = Entries::new(xml.file(), limits, &mut *sink, &COUNTS);
        read_document(xml, entries, &references)
    })
}

fn read_document(
    xml: &mut XmlReader<'_, '_>,
    mut entries: Entries<'_>,
    references: &References,
) -> Result<ReadOutcome, Problem> {
    let mut date: Option<String> = None;
    let mut list_date: Option<Date> = None;
    entries.counts.add("programmes", references.programmes);
    entries.counts.add("places", references.places.len() as u64);
    loop {
        match (xml.next_token()?, xml.depth(), xml.name()) {
            (Token::Finished, ..) => break,
            (Token::End, ..) => {}
            (Token::Start, 1, ROOT) => {
                let kind = xml.attribute("list-type").unwrap_or_default();
                if kind != WHOLE_LIST {
                    return Err(xml
                        .problem(ProblemCode::WrongRoot)
                        .with_detail("its list-type is not whole-list"));
                }
                date = xml.attribute("date").map(str::to_owned);
                list_date = date.as_deref().and_then(|text| text.parse().ok());
                if list_date.is_none() {
                    entries.note(ProblemCode::UnreadDate, xml.offset(), "date");
                }
            }
            (Token::Start, 1, _) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "target") => {
                let offset = xml.offset();
                entries.begin(offset)?;
                entries.counts.add("targets", 1);
                let target = Target::read(xml, entries.limits)?;
                target.report(&mut entries);
                if target.is_delisted(list_date) {
                    entries.counts.add("de-listed targets", 1);
                    continue;
                }
                Entry { target: &target, references, date: date.as_deref(), list_date, offset }
                    .hand_over(&mut entries);
            }
            (Token::Start, 2, "sanctions-program" | "place") => skip(xml)?,
            (Token::Start, _, name) => {
                let (name, offset) = (name.to_owned(), xml.offset());
                entries.unknown(&name, offset);
            }
        }
    }
    entries.finish(SOURCE, date, xml.offset())
}

/// Passes over the element that just began.
fn skip(xml: &mut XmlReader<'_, '_>) -> Result<(), Problem> {
    let depth = xml.depth();
    loop {
        match (xml.next_token()?, xml.depth()) {
            (Token::End, at) if at == depth => return Ok(()),
            (Token::Finished, _) => return Err(xml.problem(ProblemCode::Cut)),
            _ => {}
        }
    }
}
