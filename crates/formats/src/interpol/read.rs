//! Finds the notices of a file and what each answer says of the whole.

use std::collections::BTreeMap;

use model::canonical::Hash;
use serde_json::Value as Json;

use super::record::{self, Kind};
use super::{RED, SOURCE, UN};
use crate::container::{self, Stream, Unpacked};
use crate::entries::Entries;
use crate::guarded::json::{self, JsonFaultKind};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};

/// The longest document. All notices with all their details have some 20 MB; a document is held in memory as a whole.
const DOCUMENT_BYTES_MAX: usize = 512 << 20;

/// Reads the file.
///
/// # Errors
/// A document that is not JSON or gives a key twice, a limit passed, or no notice that is screened. Of a file with an
/// answer on each line only the line is set aside.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    container::with_unpacked(source, limits, &mut |unpacked| {
        let Unpacked::Stream(mut stream) = unpacked else {
            return Err(Problem::new(ProblemCode::UnknownFormat, &file, 0));
        };
        let names = ["red notices", "UN special notices", "notices of other kinds"];
        let mut reader = Reader {
            entries: Entries::new(&file, limits, &mut *sink, &names),
            hashes: BTreeMap::new(),
            pages: BTreeMap::new(),
            sources: BTreeMap::new(),
            protected: 0,
        };
        if is_lines(stream.head()?) {
            reader.lines(&mut stream, limits)?;
        } else {
            reader.document(&mut stream, limits)?;
        }
        reader.finish(stream.offset())
    })
}

/// Whether there is an answer on each line: the first two lines open an object, and the first is not left open where an
/// object could follow. A line that is cut short may end in anything else.
fn is_lines(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut lines =
        text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let opens = |line: &[u8]| line.first() == Some(&b'{');
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    opens(first) && opens(second) && !matches!(first.last(), Some(b'[' | b',' | b':' | b'{'))
}

/// What the pages of one search say and hold.
#[derive(Default)]
struct Pages {
    total: u64,
    notices: u64,
    offset: u64,
}

struct Reader<'a> {
    entries: Entries<'a>,
    /// The hashes of the notices read, by their id.
    hashes: BTreeMap<String, Vec<Hash>>,
    /// The searches, told by what was asked.
    pages: BTreeMap<String, Pages>,
    sources: BTreeMap<&'static str, u64>,
    protected: u64,
}

impl Reader<'_> {
    fn document(&mut self, stream: &mut Stream<'_>, limits: &Limits) -> Result<(), Problem> {
        let (mut bytes, mut line) = (Vec::new(), Vec::new());
        // A compact document is one line. Line ends are put back, so that offsets are those of the file.
        while let Some(offset) = stream.read_line_limited(&mut line, DOCUMENT_BYTES_MAX)? {
            let start = usize::try_from(offset).unwrap_or(usize::MAX);
            if start.saturating_add(line.len()) > DOCUMENT_BYTES_MAX {
                return Err(Problem::new(ProblemCode::TooLong, &self.entries.file, offset));
            }
            bytes.resize(start, b'\n');
            bytes.extend_from_slice(&line);
        }
        let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let text = bytes.get(mark..).unwrap_or_default();
        let answer = json::parse(text, limits.depth_max).map_err(|fault| {
            let detail = match fault.kind {
                JsonFaultKind::Invalid => "",
                JsonFaultKind::RepeatedKey => "a key is given twice",
                JsonFaultKind::TooDeep => "nested too deeply",
            };
            let at = (mark + fault.offset) as u64;
            Problem::new(ProblemCode::BadDocument, &self.entries.file, at).with_detail(detail)
        })?;
        self.answer(&answer, mark as u64, None)
    }

    fn lines(&mut self, stream: &mut Stream<'_>, limits: &Limits) -> Result<(), Problem> {
        let mut line = Vec::new();
        let mut ordinal = 0;
        while let Some(mut offset) = stream.read_line_limited(&mut line, limits.line_bytes_max)? {
            let mut bytes = line.as_slice();
            if offset == 0 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes = bytes.get(3..).unwrap_or_default();
                offset = 3;
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            ordinal += 1;
            self.entries.counts.add("lines", 1);
            let fault = match json::parse(bytes, limits.depth_max) {
                Ok(answer) => {
                    self.answer(&answer, offset, None)?;
                    continue;
                }
                Err(fault) => fault,
            };
            let (code, detail) = match fault.kind {
                JsonFaultKind::Invalid => (ProblemCode::BadJson, ""),
                JsonFaultKind::TooDeep => (ProblemCode::BadJson, "nested too deeply"),
                JsonFaultKind::RepeatedKey => (ProblemCode::RepeatedJsonKey, ""),
            };
            let at = offset + fault.offset as u64;
            let problem = Problem::new(code, &self.entries.file, at).in_record(ordinal);
            self.entries.report(problem.with_detail(detail));
            if fault.kind == JsonFaultKind::RepeatedKey
                && let Ok(answer) = json::parse_all_of_repeated(bytes, limits.depth_max)
            {
                self.answer(&answer, offset, Some("The line was set aside."))?;
            }
        }
        Ok(())
    }

    /// A page of a search, a notice, or an array of them.
    fn answer(
        &mut self,
        answer: &Json,
        offset: u64,
        incomplete: Option<&str>,
    ) -> Result<(), Problem> {
        if let Json::Array(answers) = answer {
            return answers.iter().try_for_each(|answer| self.answer(answer, offset, incomplete));
        }
        let Some(page) = answer.pointer("/_embedded/notices") else {
            return self.notice(answer, Kind::of_address(answer), offset, incomplete);
        };
        let Some(notices) = page.as_array() else {
            self.entries.begin(offset)?;
            self.entries.fields().problem(ProblemCode::BadShape, "notices");
            return Ok(());
        };
        let pages = self.pages.entry(asked(answer)).or_default();
        if pages.total == 0 {
            pages.offset = offset;
        }
        pages.total = pages.total.max(answer.get("total").and_then(Json::as_u64).unwrap_or(0));
        pages.notices += notices.len() as u64;
        self.entries.counts.add("pages", 1);
        let kind = Kind::of_address(answer);
        notices.iter().try_for_each(|notice| self.notice(notice, kind, offset, incomplete))
    }

    fn notice(
        &mut self,
        notice: &Json,
        page_kind: Option<Kind>,
        offset: u64,
        incomplete: Option<&str>,
    ) -> Result<(), Problem> {
        self.entries.begin(offset)?;
        if !notice.is_object() {
            self.entries.fields().problem(ProblemCode::BadShape, "a notice is an object");
            return Ok(());
        }
        let kind = Kind::of(notice).or(page_kind).unwrap_or(Kind::Unknown);
        let (source, counted) = match kind {
            Kind::Red => (RED, "red notices"),
            Kind::UnPerson | Kind::UnOrganisation | Kind::Un => (UN, "UN special notices"),
            Kind::Protected => {
                self.protected += 1;
                self.entries.counts.add("missing persons and bodies, not screened", 1);
                if self.protected == 1 {
                    self.entries.fields().problem(
                        ProblemCode::NotScreenable,
                        "yellow and black notices are protection cases, not listings",
                    );
                }
                return Ok(());
            }
            Kind::Unknown => (SOURCE, "notices of other kinds"),
        };
        let id = record::text(notice, "entity_id");
        let hash = Hash::of(notice.to_string().as_bytes());
        let hashes = self.hashes.entry(id).or_default();
        if hashes.contains(&hash) {
            self.entries.counts.add("notices given twice, used once", 1);
            return Ok(());
        }
        hashes.push(hash);
        self.entries.counts.add(counted, 1);
        let before = self.entries.counts.records;
        record::hand_over(notice, kind, source, incomplete, &mut self.entries);
        if self.entries.counts.records > before {
            *self.sources.entry(source).or_default() += 1;
        }
        Ok(())
    }

    fn finish(mut self, end: u64) -> Result<ReadOutcome, Problem> {
        for pages in std::mem::take(&mut self.pages).into_values() {
            if pages.total > pages.notices {
                let detail = format!("{} of {} are here", pages.notices, pages.total);
                self.entries.note(ProblemCode::PartOfList, pages.offset, &detail);
            }
        }
        let source = match self.sources.keys().collect::<Vec<_>>().as_slice() {
            [one] => one,
            _ => SOURCE,
        };
        let only_protected = self.protected > 0;
        self.entries.finish(source, None, end).map_err(|problem| match only_protected {
            true => problem.with_detail(
                "its notices are for missing persons or bodies: protection cases, not listings",
            ),
            false => problem,
        })
    }
}

/// What a search asked for, the page aside: by it the pages of one search are known.
fn asked(answer: &Json) -> String {
    let address = record::address(answer);
    let path = address.split('?').next().unwrap_or_default();
    let mut query = answer.get("query").cloned().unwrap_or_default();
    if let Some(query) = query.as_object_mut() {
        query.remove("page");
        query.remove("resultPerPage");
    }
    format!("{path} {query}")
}
