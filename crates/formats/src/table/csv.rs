//! CSV text (RFC 4180), read strictly enough that no row can hide in another.
//!
//! Refused: a quote that is not closed before the end of the file or the longest row; a quote that evidently swallowed
//! whole rows; a header of one column that contains another delimiter; text in another encoding. Set aside: a row with
//! another number of columns, with bytes its encoding does not allow, with text between a closing quote and the
//! delimiter, or with a field over the limit. Passed over: blank rows and the end mark 0x1A of old systems. Accepted
//! beyond the norm: `\n` and `\r` alone as line ends, blanks after a closing quote, a quote inside an unquoted field.

use std::borrow::Cow;

use memchr::memchr3;

use super::text_input::{SliceInput, TextInput, Utf16Input};
use super::{Cell, Row, RowResult, TableOptions, TextEncoding, headings, numbered};
use crate::container::Stream;
use crate::fields::cut;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

/// The delimiters tried where none is stated, in the order of preference.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// The end mark of CP/M and DOS files, which OFAC still writes.
const END_MARK: u8 = 0x1A;

/// One row as its bytes: quotes taken off, nothing decoded.
#[derive(Debug, Default)]
pub(crate) struct RawRow {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// The offset of the row in the unpacked file.
    pub(crate) offset: u64,
    /// Whether a line end followed the row; the last row of a cut file has none.
    pub(crate) ended: bool,
    stray_quote: bool,
    /// Where the last quoted field begins; for UTF-16 where the bytes at hand began.
    quote_offset: u64,
    /// Where the first field of several lines begins.
    swallow_offset: u64,
    /// For each physical line that ended inside a quote: how many delimiters it has, quoted or not.
    line_delimiters: Vec<usize>,
    delimiters: usize,
}

impl RawRow {
    /// The number of fields.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of a field, from 0; empty where there is none.
    pub(crate) fn field(&self, position: usize) -> &[u8] {
        let start = match position.checked_sub(1) {
            Some(previous) => self.ends.get(previous).copied().unwrap_or(usize::MAX),
            None => 0,
        };
        let end = self.ends.get(position).copied().unwrap_or(0);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Every field in order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|position| self.field(position))
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.line_delimiters.clear();
        self.stray_quote = false;
        self.ended = false;
        self.delimiters = 0;
    }

    fn is_blank(&self) -> bool {
        self.len() <= 1 && matches!(self.bytes.as_slice(), [] | [END_MARK])
    }

    /// What is wrong with the row as a row of a table with this many columns.
    ///
    /// # Errors
    /// A quote that swallowed whole rows: then the rows after it cannot be told apart, and the file is refused. That is
    /// held to be so where the count is wrong and an inner line alone would have the right one, or where the count is
    /// right and at least two inner lines all have it (a quoted text of several lines hardly ever does, in a table of
    /// three columns or more).
    pub(crate) fn check(
        &self,
        columns: usize,
        limits: &Limits,
        file: &str,
    ) -> Result<Option<Problem>, Problem> {
        let fits = |delimiters: &usize| delimiters + 1 == columns;
        let inner = self.line_delimiters.get(1..).unwrap_or_default();
        let last = (!self.line_delimiters.is_empty()).then_some(&self.delimiters);
        let swallowed = if columns < 3 {
            false
        } else if self.len() == columns {
            inner.len() >= 2 && inner.iter().all(fits)
        } else {
            inner.iter().chain(last).any(fits)
        };
        if swallowed {
            return Err(Problem::new(ProblemCode::OpenQuote, file, self.swallow_offset)
                .with_detail("the quoted text holds what look like whole rows"));
        }
        let problem = |code| Problem::new(code, file, self.offset);
        if self.len() != columns {
            let detail = format!("{} instead of {columns}", self.len());
            return Ok(Some(problem(ProblemCode::ColumnCount).with_detail(detail)));
        }
        if self.stray_quote {
            return Ok(Some(problem(ProblemCode::StrayQuote)));
        }
        let is_long = |field: &[u8]| field.len() > limits.field_bytes_max;
        if is_long(&self.bytes) && self.fields().any(is_long) {
            let detail = format!("more than {} bytes", limits.field_bytes_max);
            return Ok(Some(problem(ProblemCode::FieldTooLong).with_detail(detail)));
        }
        Ok(None)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    FieldStart,
    Unquoted,
    Quoted,
    QuoteInQuoted,
}

/// Cuts bytes into rows and fields. It holds one row at most.
pub(crate) struct Tokenizer<'i> {
    input: &'i mut dyn TextInput,
    file: &'i str,
    delimiter: u8,
    limits: &'i Limits,
    after_return: bool,
}

impl<'i> Tokenizer<'i> {
    pub(crate) fn new(
        input: &'i mut dyn TextInput,
        file: &'i str,
        delimiter: u8,
        limits: &'i Limits,
    ) -> Self {
        Self { input, file, delimiter, limits, after_return: false }
    }

    /// Reads the next row that is not blank. Returns whether there was one.
    pub(crate) fn next_row(&mut self, row: &mut RawRow) -> Result<bool, Problem> {
        loop {
            if !self.any_row(row)? {
                return Ok(false);
            }
            if !row.is_blank() {
                return Ok(true);
            }
        }
    }

    /// Where the row that was just read ends in the unpacked file, its line end left out.
    pub(crate) fn row_end(&self, row: &RawRow) -> u64 {
        let line_end = match (row.ended, self.input.is_verbatim()) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        };
        self.input.offset().saturating_sub(line_end)
    }

    fn any_row(&mut self, row: &mut RawRow) -> Result<bool, Problem> {
        row.clear();
        self.skip_line_feed()?;
        row.offset = self.input.offset();
        let mut state = State::FieldStart;
        let mut any = false;
        let verbatim = self.input.is_verbatim();
        loop {
            let base = self.input.offset();
            let buffer = self.input.fill()?;
            if buffer.is_empty() {
                if state == State::Quoted {
                    return Err(Problem::new(ProblemCode::OpenQuote, self.file, row.quote_offset));
                }
                if any {
                    row.ends.push(row.bytes.len());
                }
                return Ok(any);
            }
            any = true;
            let place = |at: usize| base + if verbatim { at as u64 } else { 0 };
            let (used, next, end) = scan(buffer, state, self.delimiter, row, &place);
            state = next;
            self.input.consume(used);
            if row.ends.len() >= self.limits.columns_max {
                return Err(Problem::new(ProblemCode::TooManyColumns, self.file, row.offset)
                    .with_detail(format!("more than {}", self.limits.columns_max)));
            }
            if row.bytes.len() > self.limits.line_bytes_max {
                let detail = format!("more than {} bytes", self.limits.line_bytes_max);
                let (code, at) = if state == State::Quoted {
                    (ProblemCode::OpenQuote, row.quote_offset)
                } else {
                    (ProblemCode::LineTooLong, row.offset)
                };
                return Err(Problem::new(code, self.file, at).with_detail(detail));
            }
            if let Some(end) = end {
                row.ended = true;
                self.after_return = end == b'\r';
                return Ok(true);
            }
        }
    }

    /// Passes over the line feed of a `\r\n` whose `\r` ended the row before.
    fn skip_line_feed(&mut self) -> Result<(), Problem> {
        if self.after_return {
            self.after_return = false;
            if self.input.fill()?.first() == Some(&b'\n') {
                self.input.consume(1);
            }
        }
        Ok(())
    }
}

/// Takes bytes into the row until the row ends or the buffer does. Returns how many were used, the state to go on in,
/// and the byte that ended the row.
fn scan(
    buffer: &[u8],
    mut state: State,
    delimiter: u8,
    row: &mut RawRow,
    place: &dyn Fn(usize) -> u64,
) -> (usize, State, Option<u8>) {
    let mut at = 0;
    while let Some(&byte) = buffer.get(at) {
        match state {
            State::Quoted => {
                let rest = buffer.get(at..).unwrap_or_default();
                let plain = memchr3(b'"', b'\n', delimiter, rest).unwrap_or(rest.len());
                row.bytes.extend_from_slice(rest.get(..plain).unwrap_or_default());
                at += plain;
                match rest.get(plain) {
                    Some(b'"') => state = State::QuoteInQuoted,
                    Some(&byte) => {
                        if byte == b'\n' {
                            if row.line_delimiters.is_empty() {
                                row.swallow_offset = row.quote_offset;
                            }
                            row.line_delimiters.push(row.delimiters);
                            row.delimiters = 0;
                        } else {
                            row.delimiters += 1;
                        }
                        row.bytes.push(byte);
                    }
                    None => break,
                }
                at += 1;
                continue;
            }
            State::FieldStart if byte == b'"' => {
                state = State::Quoted;
                row.quote_offset = place(at);
            }
            State::QuoteInQuoted if byte == b'"' => {
                row.bytes.push(b'"');
                state = State::Quoted;
            }
            _ if byte == delimiter => {
                row.ends.push(row.bytes.len());
                row.delimiters += 1;
                state = State::FieldStart;
            }
            _ if byte == b'\n' || byte == b'\r' => {
                row.ends.push(row.bytes.len());
                return (at + 1, State::FieldStart, Some(byte));
            }
            State::QuoteInQuoted if byte == b' ' => {}
            State::QuoteInQuoted => {
                row.stray_quote = true;
                row.bytes.push(byte);
                state = State::Unquoted;
            }
            State::FieldStart | State::Unquoted => {
                let rest = buffer.get(at..).unwrap_or_default();
                let plain = memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
                row.bytes.extend_from_slice(rest.get(..plain).unwrap_or_default());
                at += plain;
                state = State::Unquoted;
                continue;
            }
        }
        at += 1;
    }
    (at, state, None)
}

/// A field as text. Returns the text and whether every byte was allowed.
pub(crate) fn decode(bytes: &[u8], encoding: TextEncoding) -> (Cow<'_, str>, bool) {
    // ASCII is the same in all of them.
    let encoding = if bytes.is_ascii() { TextEncoding::Utf8OrMarked } else { encoding };
    match encoding {
        TextEncoding::Utf8OrMarked => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), true),
            Err(_) => (String::from_utf8_lossy(bytes), false),
        },
        // Letters beyond ASCII that make sound UTF-8 are UTF-8, whatever the format or the beginning of the file says: as
        // text of one byte a letter they would be two or three strange signs each, and the name would not be found.
        TextEncoding::Windows1252 | TextEncoding::Latin1 => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), true),
            Err(_) if encoding == TextEncoding::Latin1 => {
                (Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()), true)
            }
            // A field that begins like a byte order mark is no other encoding than its file.
            Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, true),
        },
    }
}

/// Whether these first bytes are those of a web page.
pub(crate) fn is_web_page(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = head.trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"]
        .iter()
        .any(|start| head.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
}

/// Reads a CSV file; see the module and [`super::read`].
pub(super) fn read(
    stream: &mut Stream<'_>,
    file: &str,
    options: &TableOptions,
    limits: &Limits,
    on_row: &mut dyn FnMut(RowResult) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let head = stream.head()?.to_vec();
    if head.is_empty() {
        return Err(Problem::new(ProblemCode::EmptyFile, file, 0));
    }
    if is_web_page(&head) {
        return Err(Problem::new(ProblemCode::WebPage, file, 0));
    }
    let (mark, encoding) = byte_order_mark(&head);
    let unmarked = head.get(mark..).unwrap_or_default();
    let sixteen = encoding.filter(|_| options.encoding == TextEncoding::Utf8OrMarked);
    let looked_at = match sixteen {
        Some(encoding) => {
            encoding.decode_without_bom_handling(unmarked).0.into_owned().into_bytes()
        }
        None => unmarked.to_vec(),
    };
    // Every ASCII character of UTF-16 has a zero byte beside it; text in the other encodings has none.
    if looked_at.iter().take(64).any(|byte| *byte == 0) {
        return Err(Problem::new(ProblemCode::UndeclaredEncoding, file, mark as u64)
            .with_detail("it looks like UTF-16 without a byte order mark"));
    }
    let delimiter = match options.delimiter {
        Some(delimiter) => delimiter,
        None => likely_delimiter(&looked_at, options, limits),
    };
    TextInput::consume(stream, mark);
    match sixteen {
        Some(encoding) => {
            let mut input = Utf16Input::new(stream, encoding);
            let tokens = Tokenizer::new(&mut input, file, delimiter, limits);
            Rows { tokens, file, options, limits, sixteen: true }.read(on_row)
        }
        None => {
            let tokens = Tokenizer::new(stream, file, delimiter, limits);
            Rows { tokens, file, options, limits, sixteen: false }.read(on_row)
        }
    }
}

/// The length of the byte order mark, and the UTF-16 it announces.
pub(crate) fn byte_order_mark(head: &[u8]) -> (usize, Option<&'static encoding_rs::Encoding>) {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => (3, None),
        [0xFF, 0xFE, ..] => (2, Some(encoding_rs::UTF_16LE)),
        [0xFE, 0xFF, ..] => (2, Some(encoding_rs::UTF_16BE)),
        _ => (0, None),
    }
}

/// The delimiter that cuts the header into the most columns.
pub(crate) fn likely_delimiter(head: &[u8], options: &TableOptions, limits: &Limits) -> u8 {
    // Whether the columns are too many is decided when the file is read.
    let limits = Limits { columns_max: usize::MAX, ..limits.clone() };
    let mut best = (b',', 0);
    for delimiter in DELIMITERS {
        let mut input = SliceInput::new(head);
        let mut tokens = Tokenizer::new(&mut input, "", delimiter, &limits);
        let mut row = RawRow::default();
        let found = (0..header_ordinal(options))
            .all(|_| tokens.next_row(&mut row).is_ok_and(|found| found));
        let columns = if found { row.len() } else { 0 };
        if columns > best.1 {
            best = (delimiter, columns);
        }
    }
    best.0
}

fn header_ordinal(options: &TableOptions) -> u64 {
    if options.has_header { options.header_row.max(1) } else { 1 }
}

/// Turns raw rows into rows of a table.
struct Rows<'i> {
    tokens: Tokenizer<'i>,
    file: &'i str,
    options: &'i TableOptions,
    limits: &'i Limits,
    sixteen: bool,
}

impl Rows<'_> {
    fn read(
        &mut self,
        on_row: &mut dyn FnMut(RowResult) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut raw = RawRow::default();
        for _ in 0..header_ordinal(self.options) {
            if !self.tokens.next_row(&mut raw)? {
                return Err(Problem::new(ProblemCode::EmptyFile, self.file, 0));
            }
        }
        let columns = raw.len();
        let mut number = 0;
        if self.options.has_header {
            on_row(RowResult::Header(self.header(&raw)?))?;
        } else {
            on_row(RowResult::Header(numbered(columns)))?;
            number = 1;
            self.hand_over(&raw, columns, number, on_row)?;
        }
        while self.tokens.next_row(&mut raw)? {
            number += 1;
            if number > self.limits.records_max {
                return Err(Problem::new(ProblemCode::TooManyRecords, self.file, raw.offset));
            }
            self.hand_over(&raw, columns, number, on_row)?;
        }
        Ok(())
    }

    fn header(&self, raw: &RawRow) -> Result<Vec<String>, Problem> {
        let mut cells = Vec::with_capacity(raw.len());
        for field in raw.fields() {
            let (text, sound) = self.decode(field);
            if !sound {
                return Err(Problem::new(ProblemCode::UndeclaredEncoding, self.file, raw.offset)
                    .with_detail("the header is not UTF-8"));
            }
            cells.push(text);
        }
        if let [only] = cells.as_slice()
            && let Some(other) = DELIMITERS
                .iter()
                .find(|other| **other != self.tokens.delimiter && only.as_bytes().contains(other))
        {
            let name = match other {
                b',' => "comma",
                b';' => "semicolon",
                b'\t' => "tab",
                _ => "bar",
            };
            return Err(
                Problem::new(ProblemCode::WrongDelimiter, self.file, raw.offset).with_detail(name)
            );
        }
        headings(cells, self.file, raw.offset, self.options)
    }

    fn decode(&self, field: &[u8]) -> (String, bool) {
        let (text, sound) = decode(field, self.options.encoding);
        // The turning of UTF-16 into UTF-8 left this mark where a surrogate stood alone.
        let sound = sound && !(self.sixteen && text.contains('\u{FFFD}'));
        (text.into_owned(), sound)
    }

    fn hand_over(
        &self,
        raw: &RawRow,
        columns: usize,
        number: u64,
        on_row: &mut dyn FnMut(RowResult) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut problem = raw.check(columns, self.limits, self.file)?;
        let mut cells = Vec::with_capacity(raw.len());
        for field in raw.fields() {
            let (mut text, sound) = self.decode(field);
            if !sound && problem.is_none() {
                problem = Some(Problem::new(ProblemCode::RowEncoding, self.file, raw.offset));
            }
            if text.len() > self.limits.field_bytes_max {
                text.truncate(cut(&text, self.limits.field_bytes_max).len());
            }
            cells.push(Cell { text, date: None });
        }
        let row = Row { number, offset: raw.offset, cells };
        on_row(match problem {
            None => RowResult::Row(row),
            Some(problem) => RowResult::Quarantined { problem: problem.in_record(number), row },
        })
    }
}
