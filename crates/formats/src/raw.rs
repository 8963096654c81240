//! What was set aside, as it stands in the unpacked file, so that a person can repair it at its source.
//!
//! The file is read again: rows are cut by the tokenizer that read them, XML entries by the guarded reader, and lines at
//! their ends, so that a row with a line break inside quotes is whole. Nothing here judges a record.

use std::io::BufRead;

use crate::container::{self, Stream, Unpacked};
use crate::guarded::xml::{Token, XmlReader};
use crate::head::{self, Head};
use crate::limits::Limits;
use crate::list::{Format, ListReport, ReadOptions};
use crate::mapping::{self, Mapping};
use crate::problem::{Problem, ProblemCode};
use crate::source::Source;
use crate::table::csv::{RawRow, Tokenizer, byte_order_mark, likely_delimiter};
use crate::table::text_input::{TextInput, Utf16Input};
use crate::table::{self, Row, RowResult, TableOptions};

/// The most bytes of one row, line or element that are handed over.
pub const RAW_BYTES_MAX: usize = 64 << 10;

/// A row, line or element as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// Its length in the unpacked file in bytes, without the line end; 0 of a workbook.
    pub length: u64,
    /// Whether it is longer than [`RAW_BYTES_MAX`], so that its end is missing here.
    pub cut: bool,
    /// What stands there.
    pub content: RawContent,
}

/// How a row, line or element is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawContent {
    /// As its text, which is UTF-8, or UTF-16 by the file's mark.
    Text(String),
    /// With `\xNN` for each byte that is no UTF-8, and `\\` for a backslash, so that no byte is lost.
    Escaped(String),
    /// As the cells of a workbook's row.
    Cells(Vec<String>),
}

/// Hands over, for each of these problems of one file in the order of their places, the row, line or element it lies in;
/// none where that cannot be found again.
///
/// # Errors
/// The file cannot be read again, or not as it was read before.
pub fn each<'p>(
    source: &mut Source,
    report: &ListReport,
    options: &ReadOptions,
    problems: &[&'p Problem],
    on_raw: &mut dyn FnMut(&'p Problem, Option<Raw>),
) -> Result<(), Problem> {
    let mut problems = problems.to_vec();
    problems.sort_by_key(|problem| (problem.offset, problem.record));
    let limits = &options.limits;
    let mapped = |mapping: &&Mapping| {
        report.format == Some(Format::Mapped) && report.source.as_deref() == Some(mapping.source())
    };
    let shipped = mapping::shipped().iter().map(|shipped| &shipped.mapping);
    let mapping = options.mappings.iter().chain(shipped).find(mapped);
    let file = source.name.clone();
    let extents = container::with_unpacked(source, limits, &mut |unpacked| {
        let Unpacked::Stream(mut stream) = unpacked else {
            cells(unpacked, &file, mapping, limits, &problems, on_raw)?;
            return Ok(None);
        };
        let shape = match head::of_text(stream.head()?) {
            Head::Xml { .. } | Head::WebPage => Shape::Xml,
            Head::Json { .. } => Shape::Lines,
            Head::Table { .. } => Shape::Table,
        };
        let extents = match shape {
            Shape::Xml => elements(&mut stream, limits, &problems)?,
            Shape::Lines => lines(&mut stream, limits, &problems)?,
            Shape::Table => rows(&mut stream, report.format, mapping, limits, &problems)?,
        };
        Ok(Some(extents))
    })?;
    let Some(extents) = extents else { return Ok(()) };
    container::with_unpacked(source, limits, &mut |unpacked| match unpacked {
        Unpacked::Stream(mut stream) => copied(&mut stream, &problems, &extents, on_raw),
        Unpacked::Workbook(_) => Ok(()),
    })
}

enum Shape {
    Xml,
    Lines,
    Table,
}

/// From the first byte of a row, line or element to the one behind its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    start: u64,
    end: u64,
}

/// The extents of the problems so far; the first that has none is next.
struct Found<'p, 'q> {
    problems: &'q [&'p Problem],
    extents: Vec<Option<Extent>>,
}

impl<'p, 'q> Found<'p, 'q> {
    fn new(problems: &'q [&'p Problem]) -> Self {
        Self { problems, extents: Vec::new() }
    }

    /// The offset of the next problem; none when all have their extents.
    fn wanted(&self) -> Option<u64> {
        self.problems.get(self.extents.len()).map(|problem| problem.offset)
    }

    /// Every problem before `until` that has no extent yet lies in this one.
    fn give(&mut self, extent: Extent, until: u64) {
        while self.wanted().is_some_and(|offset| offset < until) {
            self.extents.push(Some(extent));
        }
    }

    fn all(mut self) -> Vec<Option<Extent>> {
        self.extents.resize(self.problems.len(), None);
        self.extents
    }
}

fn lines(
    stream: &mut Stream<'_>,
    limits: &Limits,
    problems: &[&Problem],
) -> Result<Vec<Option<Extent>>, Problem> {
    let mut found = Found::new(problems);
    let mut line = Vec::new();
    while found.wanted().is_some() {
        let Some(offset) = stream.read_line_limited(&mut line, limits.line_bytes_max)? else {
            break;
        };
        let mark = if offset == 0 && line.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let extent = Extent { start: offset + mark, end: offset + line.len() as u64 };
        // A line that ends too early is wrong at its end.
        found.give(extent, stream.offset().max(extent.end + 1));
    }
    Ok(found.all())
}

fn rows(
    stream: &mut Stream<'_>,
    format: Option<Format>,
    mapping: Option<&Mapping>,
    limits: &Limits,
    problems: &[&Problem],
) -> Result<Vec<Option<Extent>>, Problem> {
    let file = stream.file().to_owned();
    let start = stream.head()?.to_vec();
    let (mark, sixteen) = byte_order_mark(&start);
    let unmarked = start.get(mark..).unwrap_or_default();
    let text = match sixteen {
        Some(encoding) => {
            encoding.decode_without_bom_handling(unmarked).0.into_owned().into_bytes()
        }
        None => unmarked.to_vec(),
    };
    let stated = mapping.and_then(|mapping| mapping.delimiter).or(match format {
        Some(Format::OfacCsv | Format::OpenSanctionsSimple) => Some(b','),
        _ => None,
    });
    let delimiter =
        stated.unwrap_or_else(|| likely_delimiter(&text, &table_options(mapping), limits));
    TextInput::consume(stream, mark);
    match sixteen {
        Some(encoding) => {
            let mut input = Utf16Input::new(stream, encoding);
            cut(&mut Tokenizer::new(&mut input, &file, delimiter, limits), problems)
        }
        None => cut(&mut Tokenizer::new(stream, &file, delimiter, limits), problems),
    }
}

fn cut(tokens: &mut Tokenizer<'_>, problems: &[&Problem]) -> Result<Vec<Option<Extent>>, Problem> {
    let mut found = Found::new(problems);
    let mut row = RawRow::default();
    while found.wanted().is_some() && tokens.next_row(&mut row)? {
        let extent = Extent { start: row.offset, end: tokens.row_end(&row) };
        found.give(extent, extent.end.max(extent.start + 1));
    }
    Ok(found.all())
}

fn elements(
    stream: &mut Stream<'_>,
    limits: &Limits,
    problems: &[&Problem],
) -> Result<Vec<Option<Extent>>, Problem> {
    let mut extents = vec![None; problems.len()];
    let mut next = 0;
    // The element that is open, by its depth: the first problem that lies in it, and where it begins.
    let mut open = None;
    let mut xml = XmlReader::new(stream, limits)?;
    loop {
        match (xml.next_token()?, open) {
            (Token::Start, None) => {
                let offset = xml.offset();
                while problems.get(next).is_some_and(|problem| problem.offset < offset) {
                    next += 1;
                }
                if problems.get(next).is_some_and(|problem| problem.offset == offset) {
                    open = Some((xml.depth(), offset));
                }
            }
            (Token::End, Some((depth, start))) if xml.depth() == depth => {
                open = None;
                let end = xml.end_offset();
                while let (Some(problem), Some(extent)) =
                    (problems.get(next), extents.get_mut(next))
                {
                    if problem.offset >= end {
                        break;
                    }
                    *extent = Some(Extent { start, end });
                    next += 1;
                }
            }
            (Token::Finished, _) => return Ok(extents),
            _ => {}
        }
        if next >= problems.len() && open.is_none() {
            return Ok(extents);
        }
    }
}

fn table_options(mapping: Option<&Mapping>) -> TableOptions {
    mapping.map_or_else(TableOptions::default, |mapping| TableOptions {
        delimiter: mapping.delimiter,
        encoding: mapping.encoding,
        sheet: mapping.only_sheet(),
        header_row: mapping.header_number(),
        ..TableOptions::default()
    })
}

/// Hands over the cells of a workbook's rows, which have no offsets and are found by their ordinals.
fn cells<'p>(
    unpacked: Unpacked<'_>,
    file: &str,
    mapping: Option<&Mapping>,
    limits: &Limits,
    problems: &[&'p Problem],
    on_raw: &mut dyn FnMut(&'p Problem, Option<Raw>),
) -> Result<(), Problem> {
    if mapping.is_some_and(Mapping::numbers_rows_across_sheets) {
        // Which sheet a row stood on is not known from its ordinal.
        problems.iter().for_each(|problem| on_raw(problem, None));
        return Ok(());
    }
    let mut left = problems.iter().peekable();
    table::read(unpacked, file, &table_options(mapping), limits, &mut |result| {
        let row = match result {
            RowResult::Row(row) | RowResult::Quarantined { row, .. } => row,
            RowResult::Header(_) | RowResult::Note(_) => return Ok(()),
        };
        while let Some(problem) = left.next_if(|problem| problem.record <= Some(row.number)) {
            let is_here = problem.record == Some(row.number);
            on_raw(problem, is_here.then(|| row_cells(&row)));
        }
        Ok(())
    })?;
    left.for_each(|problem| on_raw(problem, None));
    Ok(())
}

fn row_cells(row: &Row) -> Raw {
    let mut left = RAW_BYTES_MAX;
    let mut is_cut = false;
    let texts = row.cells.iter().map(|cell| {
        let text = crate::fields::cut(&cell.text, left);
        left -= text.len();
        is_cut |= text.len() < cell.text.len();
        text.to_owned()
    });
    let content = RawContent::Cells(texts.collect());
    Raw { length: 0, cut: is_cut, content }
}

/// Copies what lies in the extents, which are in the order of the file.
fn copied<'p>(
    stream: &mut Stream<'_>,
    problems: &[&'p Problem],
    extents: &[Option<Extent>],
    on_raw: &mut dyn FnMut(&'p Problem, Option<Raw>),
) -> Result<(), Problem> {
    let (_, sixteen) = byte_order_mark(stream.head()?);
    let mut last: Option<(Extent, Raw)> = None;
    for (problem, extent) in problems.iter().zip(extents) {
        let raw = match (extent, &last) {
            (None, _) => None,
            (Some(extent), Some((same, raw))) if same == extent => Some(raw.clone()),
            (Some(extent), _) if extent.start < stream.offset() => None,
            (Some(extent), _) => {
                pass_over(stream, extent.start)?;
                let length = extent.end.saturating_sub(extent.start);
                let wanted = usize::try_from(length).unwrap_or(usize::MAX).min(RAW_BYTES_MAX);
                let mut bytes = Vec::with_capacity(wanted);
                while bytes.len() < wanted {
                    let waiting = TextInput::fill(stream)?;
                    if waiting.is_empty() {
                        break;
                    }
                    let part = waiting.get(..wanted - bytes.len()).unwrap_or(waiting);
                    bytes.extend_from_slice(part);
                    let used = part.len();
                    BufRead::consume(stream, used);
                }
                let cut = length > wanted as u64;
                let raw = Raw { length, cut, content: shown(bytes, sixteen, cut) };
                last = Some((*extent, raw.clone()));
                Some(raw)
            }
        };
        on_raw(problem, raw);
    }
    Ok(())
}

fn pass_over(stream: &mut Stream<'_>, offset: u64) -> Result<(), Problem> {
    while stream.offset() < offset {
        let left = usize::try_from(offset - stream.offset()).unwrap_or(usize::MAX);
        let here = TextInput::fill(stream)?.len();
        if here == 0 {
            return Err(Problem::new(ProblemCode::Unreadable, stream.file(), stream.offset())
                .with_detail("it is shorter than when it was read before"));
        }
        BufRead::consume(stream, left.min(here));
    }
    Ok(())
}

/// Bytes as text, with an escape for each that is none.
fn shown(
    mut bytes: Vec<u8>,
    sixteen: Option<&'static encoding_rs::Encoding>,
    cut: bool,
) -> RawContent {
    if let Some(encoding) = sixteen
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(&bytes)
    {
        return RawContent::Text(text.into_owned());
    }
    if cut
        && let Err(error) = std::str::from_utf8(&bytes)
        && error.error_len().is_none()
    {
        // The limit, and not the file, cut this character.
        bytes.truncate(error.valid_up_to());
    }
    match String::from_utf8(bytes) {
        Ok(text) => RawContent::Text(text),
        Err(error) => {
            let mut text = String::new();
            for chunk in error.as_bytes().utf8_chunks() {
                text.push_str(&chunk.valid().replace('\\', "\\\\"));
                for byte in chunk.invalid() {
                    text.push_str(&format!("\\x{byte:02X}"));
                }
            }
            RawContent::Escaped(text)
        }
    }
}
