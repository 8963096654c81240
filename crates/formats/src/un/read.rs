//! Reads the list entry by entry.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::container::{self, Unpacked};
use crate::fields::Fields;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};

use super::element::Element;
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
    container::with_unpacked(source, limits, &mut |unpacked| match unpacked {
        Unpacked::Stream(mut stream) => {
            let mut xml = XmlReader::new(&mut stream, limits)?;
            read_document(&mut xml, limits, sink)
        }
        Unpacked::Workbook(_) => Err(Problem::new(ProblemCode::UnknownFormat, "", 0)),
    })
    .map_err(|mut problem| {
        if problem.file.is_empty() {
            problem.file.clone_from(&source.name);
        }
        problem
    })
}

/// What is remembered from entry to entry.
struct Progress<'a> {
    file: String,
    limits: &'a Limits,
    sink: &'a mut dyn Sink,
    counts: Counts,
    published_at: Option<Timestamp>,
    ordinal: u64,
    keys: BTreeSet<String>,
    /// The names of elements that the format is not known to have, so that each is noted once.
    unknown: BTreeSet<String>,
}

fn read_document(
    xml: &mut XmlReader<'_, '_>,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let mut counts = Counts::default();
    for name in COUNTS {
        counts.add(name, 0);
    }
    let mut progress = Progress {
        file: xml.file().to_owned(),
        limits,
        sink,
        counts,
        published_at: None,
        ordinal: 0,
        keys: BTreeSet::new(),
        unknown: BTreeSet::new(),
    };
    let mut version = None;
    loop {
        let token = xml.next_token()?;
        match (token, xml.depth(), xml.name(), xml.parent()) {
            (Token::Finished, ..) => break,
            (Token::End, ..) => {}
            (Token::Start, 1, ROOT, _) => {
                version = xml.attribute("dateGenerated").map(str::to_owned);
                progress.published_at = version.as_deref().and_then(|text| text.parse().ok());
                if progress.published_at.is_none() {
                    progress.note(ProblemCode::UnreadDate, xml.offset(), "dateGenerated");
                }
            }
            (Token::Start, 1, ..) => return Err(xml.problem(ProblemCode::WrongRoot)),
            (Token::Start, 2, "INDIVIDUALS" | "ENTITIES", _) => {}
            (Token::Start, 3, "INDIVIDUAL", "INDIVIDUALS") => progress.entry(xml, true)?,
            (Token::Start, 3, "ENTITY", "ENTITIES") => progress.entry(xml, false)?,
            (Token::Start, _, name, _) => {
                let name = name.to_owned();
                progress.unknown_element(&name, xml.offset());
            }
        }
    }
    let counts = progress.counts;
    if counts.records == 0 {
        return Err(xml.problem(ProblemCode::NoRecords));
    }
    Ok(ReadOutcome { source: SOURCE.to_owned(), version, counts })
}

impl Progress<'_> {
    fn note(&mut self, code: ProblemCode, offset: u64, detail: &str) {
        let problem = Problem::new(code, &self.file, offset).with_detail(detail);
        self.counts.count(&problem);
        self.sink.problem(problem);
    }

    fn unknown_element(&mut self, name: &str, offset: u64) {
        // A limit, so that a file of ever new names cannot fill memory.
        const NAMES_MAX: usize = 1_000;
        if self.unknown.len() < NAMES_MAX && self.unknown.insert(name.to_owned()) {
            let shown: String = name.chars().filter(char::is_ascii_graphic).take(60).collect();
            self.note(ProblemCode::UnknownProperty, offset, &shown);
        }
    }

    fn entry(&mut self, xml: &mut XmlReader<'_, '_>, is_individual: bool) -> Result<(), Problem> {
        let offset = xml.offset();
        self.ordinal += 1;
        if self.ordinal > self.limits.records_max {
            return Err(xml
                .problem(ProblemCode::TooManyRecords)
                .with_detail(format!("the limit is {}", self.limits.records_max)));
        }
        let element = Element::read(xml, self.limits)?;
        for child in &element.children {
            if !record::KNOWN.contains(&child.name.as_str()) {
                self.unknown_element(&child.name, offset);
            }
        }
        self.counts.add(if is_individual { "individuals" } else { "entities" }, 1);
        let mut fields = Fields {
            file: &self.file,
            record: self.ordinal,
            offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        };
        let entry = Entry { element: &element, is_individual, published_at: self.published_at };
        if let Some(record) = entry.to_record(&mut fields, &mut self.keys) {
            self.counts.records += 1;
            if record.completeness != model::record::Completeness::Complete {
                self.counts.incomplete += 1;
            }
            self.sink.record(record);
        }
        Ok(())
    }
}
