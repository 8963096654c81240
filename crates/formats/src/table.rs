//! Tables: CSV text and XLSX workbooks as one stream of rows.
//!
//! CSV follows RFC 4180 with the column count held exactly; `csv` says what is refused and what is set aside. A
//! workbook is read sheet by sheet cell by cell; `workbook` says how cells become text and dates.

pub(crate) mod csv;
pub(crate) mod text_input;
pub(crate) mod workbook;

use model::values::PartialDate;

use crate::container::Unpacked;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// The text as it stands; for a workbook the value as a person would type it.
    pub text: String,
    /// For a workbook cell that is formatted as a date: the date its serial number stands for.
    pub date: Option<PartialDate>,
}

/// One data row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The ordinal of the data row, from 1; rows set aside count too.
    pub number: u64,
    /// The offset of the row in the unpacked file, in bytes; 0 for a workbook.
    pub offset: u64,
    /// The cells. A row of a CSV file has as many as the header. A row of a workbook has at least as many; cells
    /// beyond the header belong to columns without a heading.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The text of the cell at this position, from 0; empty where there is none.
    pub fn text(&self, position: usize) -> &str {
        self.cells.get(position).map_or("", |cell| cell.text.as_str())
    }
}

/// What a table hands over.
#[derive(Debug, Clone, PartialEq)]
pub enum RowResult {
    /// The headings, once and before any row. A table without a header has its columns numbered: `1`, `2`, ...
    Header(Vec<String>),
    /// A data row.
    Row(Row),
    /// A row that is set aside, with what could be read of it: any name in it is still screened.
    Quarantined {
        /// Why.
        problem: Problem,
        /// What could be read. Its cells need not stand under the right headings.
        row: Row,
    },
    /// Something worth knowing that lost no row, for example a workbook cell that holds an error.
    Note(Problem),
}

/// How the text of a table is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextEncoding {
    /// UTF-8, or UTF-16 where the file begins with its byte order mark.
    #[default]
    Utf8OrMarked,
    /// windows-1252.
    Windows1252,
    /// ISO 8859-1, each byte the character of the same number.
    Latin1,
}

/// How to read a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableOptions {
    /// The delimiter; without one it is found from the header: comma, semicolon, tab or bar.
    pub delimiter: Option<u8>,
    /// The encoding of a CSV file. Workbooks state their own.
    pub encoding: TextEncoding,
    /// The sheet of a workbook by name; without one the first visible sheet.
    pub sheet: Option<String>,
    /// Which non-empty row is the header, from 1. Rows above it are passed over.
    pub header_row: u64,
    /// Whether there is a header at all.
    pub has_header: bool,
    /// Whether two columns may have the same heading. A mapping names its columns and could not tell which is meant, so
    /// such a table is refused; a reader that knows its format by the order of the columns says true.
    pub headings_repeat: bool,
}

impl Default for TableOptions {
    fn default() -> Self {
        Self {
            delimiter: None,
            encoding: TextEncoding::default(),
            sheet: None,
            header_row: 1,
            has_header: true,
            headings_repeat: false,
        }
    }
}

/// Reads a table row by row. An error refuses the whole file; an error returned by `on_row` ends the reading.
///
/// # Errors
/// For CSV: an empty file, a web page, an encoding that is not the one stated, a quote that is not closed or that
/// swallowed rows, a wrong delimiter, repeated headings, or a limit passed. For a workbook: a missing sheet, a damaged
/// file, repeated headings unless the options allow them, or a limit passed.
pub fn read(
    unpacked: Unpacked<'_>,
    file: &str,
    options: &TableOptions,
    limits: &Limits,
    on_row: &mut dyn FnMut(RowResult) -> Result<(), Problem>,
) -> Result<(), Problem> {
    match unpacked {
        Unpacked::Stream(mut stream) => csv::read(&mut stream, file, options, limits, on_row),
        Unpacked::Workbook(bytes) => workbook::read(bytes, file, options, limits, on_row),
    }
}

/// The headings without surrounding white space, or why they cannot be used. Empty headings may repeat: spreadsheets
/// export columns without a heading.
fn headings(
    cells: Vec<String>,
    file: &str,
    offset: u64,
    options: &TableOptions,
) -> Result<Vec<String>, Problem> {
    let headings: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
    if options.headings_repeat {
        return Ok(headings);
    }
    for (position, heading) in headings.iter().enumerate() {
        if !heading.is_empty() && headings.iter().take(position).any(|other| other == heading) {
            return Err(Problem::new(ProblemCode::RepeatedColumn, file, offset)
                .with_detail(format!("columns with the heading \"{heading}\"")));
        }
    }
    Ok(headings)
}

/// The headings of a table that has none: the numbers of its columns, from 1.
fn numbered(columns: usize) -> Vec<String> {
    (1..=columns).map(|number| number.to_string()).collect()
}
