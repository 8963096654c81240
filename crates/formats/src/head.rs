//! What the beginning of a file shows: by it a format recognises its own.

use crate::container::Unpacked;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};
use crate::table::csv::{RawRow, Tokenizer, likely_delimiter};
use crate::table::text_input::SliceInput;
use crate::table::{self, RowResult, TableOptions};

/// The beginning of a file, as far as it must be looked at to tell its format.
#[derive(Debug)]
pub(crate) enum Head<'h> {
    /// An XML document.
    Xml {
        /// The local name of its root element; empty where the document does not get that far.
        root: String,
        /// The start tag of the root as it stands, with its namespaces and attributes.
        tag: String,
        /// The first bytes.
        start: &'h [u8],
    },
    /// A web page.
    WebPage,
    /// JSON: one document or a line for each.
    Json {
        /// The first bytes.
        start: &'h [u8],
    },
    /// A table, or anything else that is text.
    Table {
        /// The cells of the first row, trimmed.
        headings: Vec<String>,
        /// The first bytes; none of a workbook.
        start: &'h [u8],
    },
}

impl Head<'_> {
    /// The headings of a table; none of anything else.
    pub(crate) fn headings(&self) -> &[String] {
        match self {
            Self::Table { headings, .. } => headings,
            _ => &[],
        }
    }

    /// Whether the table has all these headings.
    pub(crate) fn has_headings(&self, needed: &[&str]) -> bool {
        needed.iter().all(|needed| self.headings().iter().any(|heading| heading == needed))
    }

    /// Whether this is an XML document with this root element.
    pub(crate) fn has_root(&self, name: &str) -> bool {
        matches!(self, Self::Xml { root, .. } if root == name)
    }

    /// The bytes of the beginning; none of a workbook or a web page.
    pub(crate) fn start(&self) -> &[u8] {
        match self {
            Self::Xml { start, .. } | Self::Json { start } | Self::Table { start, .. } => start,
            Self::WebPage => &[],
        }
    }
}

/// Looks at the beginning of unpacked content and tells `looked` what is there.
///
/// # Errors
/// The content cannot be unpacked.
pub(crate) fn with_head<T>(
    unpacked: Unpacked<'_>,
    file: &str,
    limits: &Limits,
    looked: &mut dyn FnMut(&Head<'_>) -> T,
) -> Result<T, Problem> {
    match unpacked {
        Unpacked::Workbook(_) => {
            let headings = workbook_headings(unpacked, file, limits);
            Ok(looked(&Head::Table { headings, start: &[] }))
        }
        Unpacked::Stream(mut stream) => Ok(looked(&of_text(stream.head()?))),
    }
}

/// What these first bytes of a file are.
pub(crate) fn of_text(start: &[u8]) -> Head<'_> {
    // UTF-16 XML goes to an XML reader, whose refusal says what is wrong.
    let wide = [&b"\xff\xfe<\0"[..], b"\xfe\xff\0<", b"\0<", b"<\0"];
    if wide.iter().any(|wide| start.starts_with(wide)) {
        return Head::Xml { root: String::new(), tag: String::new(), start };
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    match text.first() {
        Some(b'<') => {
            let lower: Vec<u8> = text.iter().take(1024).map(u8::to_ascii_lowercase).collect();
            let holds = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
            if holds(b"<html") || holds(b"<!doctype html") {
                return Head::WebPage;
            }
            let tag = root_tag(text);
            let name = tag.split([' ', '\t', '\r', '\n', '>', '/']).next().unwrap_or_default();
            let root = name.rsplit(':').next().unwrap_or_default().to_owned();
            Head::Xml { root, tag, start }
        }
        Some(b'{' | b'[') => Head::Json { start },
        _ => Head::Table { headings: first_row(start), start },
    }
}

/// The first start tag without its `<`, as far as it is there: declarations and comments before it are passed over.
fn root_tag(text: &[u8]) -> String {
    let mut rest = text;
    loop {
        let Some(open) = rest.iter().position(|byte| *byte == b'<') else { return String::new() };
        let tag = rest.get(open + 1..).unwrap_or_default();
        let end: &[u8] = match tag {
            [b'!', b'-', b'-', ..] => b"-->",
            [b'?', ..] => b"?>",
            _ => {
                let length = tag.iter().position(|byte| *byte == b'>').unwrap_or(tag.len());
                return String::from_utf8_lossy(tag.get(..length).unwrap_or_default()).into_owned();
            }
        };
        let Some(closed) = tag.windows(end.len()).position(|window| window == end) else {
            return String::new();
        };
        rest = tag.get(closed + end.len()..).unwrap_or_default();
    }
}

/// The cells of the first row with any text in it. Bytes that are no UTF-8 are replaced: a heading that matters is ASCII.
fn first_row(start: &[u8]) -> Vec<String> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let limits = Limits { line_bytes_max: text.len(), ..Limits::default() };
    let delimiter = likely_delimiter(text, &TableOptions::default(), &limits);
    let mut input = SliceInput::new(text);
    let mut tokens = Tokenizer::new(&mut input, "", delimiter, &limits);
    let mut row = RawRow::default();
    if !tokens.next_row(&mut row).unwrap_or(false) {
        return Vec::new();
    }
    row.fields().map(|field| String::from_utf8_lossy(field).trim().to_owned()).collect()
}

fn workbook_headings(unpacked: Unpacked<'_>, file: &str, limits: &Limits) -> Vec<String> {
    let mut headings = Vec::new();
    // Nothing but the header is wanted, and an error is how the reading is ended.
    let _ended = table::read(unpacked, file, &TableOptions::default(), limits, &mut |row| {
        if let RowResult::Header(found) = row {
            headings = found;
        }
        Err(Problem::new(ProblemCode::UnknownFormat, file, 0))
    });
    headings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_tells_what_a_file_is() {
        let check = |start: &str, expected: &str| {
            let found = match of_text(start.as_bytes()) {
                Head::Xml { root, tag, .. } => format!("xml {root} in {tag}"),
                Head::WebPage => "page".to_owned(),
                Head::Json { .. } => "json".to_owned(),
                Head::Table { headings, .. } => format!("table {}", headings.join("|")),
            };
            assert_eq!(found, expected, "{start}");
        };
        check("<?xml version='1.0'?><!-- <no> --><a:list b='c'>", "xml list in a:list b='c'");
        check("<list/>", "xml list in list/");
        check("<?xml version='1.0'", "xml  in ");
        check("<!DOCTYPE HTML><html>", "page");
        check(" {\"id\":1}", "json");
        check("[{}]", "json");
        check("\u{feff}Name; Born ;No", "table Name|Born|No");
        check("Last Updated,13/04/2018,,", "table Last Updated|13/04/2018||");
        check("", "table ");
    }
}
