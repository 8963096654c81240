//! Reads the list twice: which list it is, then entry by entry.

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::non_sdn;
use super::super::programmes::List;
use super::ROOT;
use super::entry::{self, Publication};
use crate::entries::{self, Entries};
use crate::guarded::element::{Element, joined};
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

/// The counts every list has, so that a list without aliases says 0 and not nothing.
const COUNTS: [&str; 9] = [
    "individuals",
    "entities",
    "vessels",
    "aircraft",
    "aka elements",
    "address elements",
    "id elements",
    "date of birth elements",
    "program elements",
];

/// One entry in this many must be one that only the consolidated list can have, for a file to be that list.
const ENTRIES_PER_WITNESS_MAX: u64 = 20;

/// Reads the list. Its entries go to the sink one by one; memory does not grow with the list but for the references seen.
///
/// # Errors
/// The whole list is refused for everything that [`crate::guarded::xml`] and [`crate::container`] refuse, another root
/// element, fewer entries than the file says it has, too many entries, or none at all.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let list = entries::with_xml(source, limits, &mut |xml| which_list(xml, limits))?;
    entries::with_xml(source, limits, &mut |xml| {
        read_document(xml, list, Entries::new(xml.file(), limits, &mut *sink, &COUNTS))
    })
}

/// The first reading: which list it is. What is wrong with an entry is said in the second.
fn which_list(xml: &mut XmlReader<'_, '_>, limits: &Limits) -> Result<List, Problem> {
    let (mut all, mut witnesses) = (0_u64, 0_u64);
    loop {
        match (xml.next_token()?, xml.depth(), xml.name()) {
            (Token::Finished, ..) => break,
            (Token::Start, 1, ROOT) => {}
            (Token::Start, 1, _) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "sdnEntry") => {
                let element = Element::read(xml, limits)?;
                let codes: Vec<String> =
                    element.within("programList", "program").map(Element::text).collect();
                all += 1;
                witnesses += u64::from(non_sdn::is_only_here(codes.iter().map(String::as_str)));
            }
            _ => {}
        }
    }
    let is_non_sdn = witnesses > 0 && witnesses.saturating_mul(ENTRIES_PER_WITNESS_MAX) >= all;
    Ok(if is_non_sdn { List::NonSdn } else { List::Sdn })
}

fn read_document(
    xml: &mut XmlReader<'_, '_>,
    list: List,
    mut entries: Entries<'_>,
) -> Result<ReadOutcome, Problem> {
    let mut publication = Publication { list, at: None };
    let mut date = None;
    let mut declared: Option<u64> = None;
    let mut found = 0;
    loop {
        let token = xml.next_token()?;
        let offset = xml.offset();
        match (token, xml.depth(), xml.name(), xml.parent()) {
            (Token::Finished, ..) => break,
            (Token::End, 3, "Publish_Date", "publshInformation") => {
                date = published_on(xml.text());
                publication.at = date.and_then(midnight);
                if date.is_none() {
                    entries.note(ProblemCode::UnreadDate, offset, "Publish_Date");
                }
            }
            (Token::End, 3, "Record_Count", "publshInformation") => {
                declared = xml.text().trim().parse().ok();
                if declared.is_none() {
                    entries.note(ProblemCode::UnknownValue, offset, "Record_Count");
                }
            }
            (Token::Start, 2, "sdnEntry", _) => {
                entries.begin(offset)?;
                found += 1;
                let element = Element::read(xml, entries.limits)?;
                entry::note_unknown(&element, &mut entries, offset);
                entry::hand_over(&element, publication, &mut entries);
            }
            (Token::End, ..)
            | (Token::Start, 1, ROOT, _)
            | (Token::Start, 2, "publshInformation", _)
            | (Token::Start, 3, "Publish_Date" | "Record_Count", "publshInformation") => {}
            (Token::Start, 1, ..) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, _, name, _) => entries.unknown(name, offset),
        }
    }
    match declared {
        Some(declared) if declared > found => {
            return Err(xml
                .problem(ProblemCode::RecordCount)
                .with_detail(format!("{found} of {declared}")));
        }
        Some(declared) if declared == found => {}
        // With more entries than it says, or without a number, nothing shows that one is missing.
        _ => entries.note(ProblemCode::UnknownValue, xml.offset(), "Record_Count"),
    }
    entries.finish(list.source(), date.map(|date| date.to_string()), xml.offset())
}

/// `03/28/2025`: the month stands first.
fn published_on(text: &str) -> Option<Date> {
    let text = joined(text);
    let mut parts = text.split('/').map(|part| part.parse::<i16>().ok());
    let (month, day, year) = (parts.next()??, parts.next()??, parts.next()??);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    parts.next().is_none().then_some(date)
}

/// The beginning of a day: the publication states no hour.
pub(in super::super) fn midnight(date: Date) -> Option<Timestamp> {
    date.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}
