//! XLSX workbooks (ECMA-376 part 1, chapter 18), read cell by cell.
//!
//! How a cell becomes text: text stays untouched, also text that looks like a date; a number is written without an
//! exponent and without ".0"; true and false as such; a date, which a workbook holds as a number with a date format, as
//! year, month and day, with the 1904 date system taken into account; an error such as `#N/A` is empty and noted; a
//! formula gives the value stored with it. Merged cells hold their value in the first cell.

use std::io::BufReader;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use model::values::PartialDate;

use super::{Cell, Row, RowResult, TableOptions, headings, numbered};
use crate::fields::cut;
use crate::guarded::panics::caught;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};
use crate::source::Bytes;

/// Days between the first day of the 1900 date system and that of the 1904 one.
const DAYS_1904: f64 = 1462.0;

/// Reads one sheet; see the module and [`super::read`].
pub(super) fn read(
    bytes: &mut dyn Bytes,
    file: &str,
    options: &TableOptions,
    limits: &Limits,
    on_row: &mut dyn FnMut(RowResult) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let mut workbook = guarded(file, || Xlsx::new(BufReader::new(bytes)))?;
    let sheet = sheet_name(&workbook, file, options)?;
    if options.sheet.is_none() {
        refuse_several(&mut workbook, &sheet, file)?;
    }
    let is_1904 = workbook.has_1904_epoch();
    let mut cells = guarded(file, || workbook.worksheet_cells_reader(&sheet))?;
    let mut rows = Rows { file, options, limits, passed: 0, columns: None, number: 0 };
    let mut row = SheetRow::default();
    while let Some(cell) = guarded(file, || cells.next_cell())? {
        let (at_row, at_column) = cell.get_position();
        if at_row != row.ordinal || row.cells.is_empty() {
            if at_row < row.ordinal {
                return Err(damaged(file, "its rows are out of order"));
            }
            rows.hand_over(&mut row, on_row)?;
            row.ordinal = at_row;
        }
        row.take(at_column as usize, cell.get_value(), is_1904, file, limits)?;
    }
    rows.hand_over(&mut row, on_row)?;
    if rows.columns.is_none() {
        return Err(Problem::new(ProblemCode::EmptyFile, file, 0).with_detail("the sheet is empty"));
    }
    Ok(())
}

fn damaged(file: &str, detail: impl Into<String>) -> Problem {
    Problem::new(ProblemCode::BadWorkbook, file, 0).with_detail(detail)
}

/// A call into the library, which panics on some hostile workbooks; what it then leaves behind is dropped unread.
fn guarded<T>(file: &str, call: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, Problem> {
    match caught(call) {
        Some(result) => result.map_err(|error| problem_of(&error, file)),
        None => Err(damaged(file, "its parts contradict each other")),
    }
}

/// The message of the library says what is wrong with the container; it holds no cell text.
fn problem_of(error: &XlsxError, file: &str) -> Problem {
    match error {
        XlsxError::Password => Problem::new(ProblemCode::EncryptedArchive, file, 0),
        other => damaged(file, cut(&other.to_string(), 200)),
    }
}

fn sheet_name<R: std::io::Read + std::io::Seek>(
    workbook: &Xlsx<R>,
    file: &str,
    options: &TableOptions,
) -> Result<String, Problem> {
    let mut sheets =
        workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let found = match &options.sheet {
        Some(name) => sheets.find(|sheet| sheet.name == *name),
        None => sheets.find(|sheet| sheet.visible == SheetVisible::Visible),
    };
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| {
        Problem::new(ProblemCode::MissingSheet, file, 0)
            .with_detail(options.sheet.clone().unwrap_or_else(|| "no visible sheet".to_owned()))
    })
}

/// The visible sheets that hold something, in their order.
pub(crate) fn filled_sheets(bytes: &mut dyn Bytes, file: &str) -> Result<Vec<String>, Problem> {
    let mut workbook =
        Xlsx::new(BufReader::new(bytes)).map_err(|error| problem_of(&error, file))?;
    let visible = workbook.sheets_metadata().iter().filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let mut names: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    let mut empty = Vec::new();
    for name in &names {
        let mut cells =
            workbook.worksheet_cells_reader(name).map_err(|error| problem_of(&error, file))?;
        let mut filled = false;
        while !filled {
            let Some(cell) = cells.next_cell().map_err(|error| problem_of(&error, file))? else {
                break;
            };
            filled = !matches!(cell.get_value(), DataRef::Empty);
        }
        if !filled {
            empty.push(name.clone());
        }
    }
    names.retain(|name| !empty.contains(name));
    if names.is_empty() {
        return Err(Problem::new(ProblemCode::EmptyFile, file, 0)
            .with_detail("no visible sheet holds anything"));
    }
    Ok(names)
}

/// Refuses a workbook in which another visible sheet holds something: rows that nobody reads must not seem screened.
fn refuse_several<R: std::io::Read + std::io::Seek>(
    workbook: &mut Xlsx<R>,
    chosen: &str,
    file: &str,
) -> Result<(), Problem> {
    let visible = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet
            && sheet.visible == SheetVisible::Visible
            && sheet.name != chosen
    };
    let others: Vec<String> =
        workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    for other in others {
        let mut cells = guarded(file, || workbook.worksheet_cells_reader(&other))?;
        while let Some(cell) = guarded(file, || cells.next_cell())? {
            if !matches!(cell.get_value(), DataRef::Empty) {
                return Err(Problem::new(ProblemCode::SeveralSheets, file, 0)
                    .with_detail(format!("\"{chosen}\" and \"{other}\"")));
            }
        }
    }
    Ok(())
}

/// The row being put together from its cells.
#[derive(Default)]
struct SheetRow {
    ordinal: u32,
    cells: Vec<Cell>,
    errors: usize,
    too_long: bool,
}

impl SheetRow {
    fn take(
        &mut self,
        column: usize,
        value: &DataRef<'_>,
        is_1904: bool,
        file: &str,
        limits: &Limits,
    ) -> Result<(), Problem> {
        if column >= limits.columns_max {
            // Spreadsheets write empty cells far to the right where only a format was set.
            if matches!(value, DataRef::Empty) {
                return Ok(());
            }
            return Err(Problem::new(ProblemCode::TooManyColumns, file, 0)
                .with_detail(format!("more than {}", limits.columns_max)));
        }
        if column < self.cells.len() {
            return Err(damaged(file, "its cells are out of order"));
        }
        self.errors += usize::from(matches!(value, DataRef::Error(_)));
        let mut cell = cell_of(value, is_1904);
        if cell.text.len() > limits.field_bytes_max {
            self.too_long = true;
            cell.text.truncate(cut(&cell.text, limits.field_bytes_max).len());
        }
        self.cells.resize_with(column, Cell::default);
        self.cells.push(cell);
        Ok(())
    }

    fn is_blank(&self) -> bool {
        self.errors == 0 && self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

fn cell_of(value: &DataRef<'_>, is_1904: bool) -> Cell {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "true".to_owned(),
        DataRef::Bool(false) => "false".to_owned(),
        DataRef::DateTime(date) => {
            let serial = date.as_f64() + if is_1904 { DAYS_1904 } else { 0.0 };
            let date = if date.is_datetime() && serial >= 1.0 {
                PartialDate::from_excel_serial(serial).ok()
            } else {
                None
            };
            return match date {
                Some(date) => Cell { text: date.to_string(), date: Some(date) },
                None => Cell { text: number_text(serial), date: None },
            };
        }
        DataRef::DateTimeIso(text) => {
            // Only cells of the type "d" come so; their text is ISO 8601 by the norm.
            let date = PartialDate::parse(text).ok();
            return Cell { text: text.clone(), date };
        }
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    };
    Cell { text, date: None }
}

/// A number as a person would type it: Rust writes the shortest decimal that reads back, without an exponent.
fn number_text(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// Turns rows of a sheet into rows of a table.
struct Rows<'i> {
    file: &'i str,
    options: &'i TableOptions,
    limits: &'i Limits,
    passed: u64,
    columns: Option<usize>,
    number: u64,
}

impl Rows<'_> {
    fn hand_over(
        &mut self,
        row: &mut SheetRow,
        on_row: &mut dyn FnMut(RowResult) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let row = std::mem::take(row);
        if row.is_blank() {
            return Ok(());
        }
        let Some(columns) = self.columns else {
            return self.before_rows(row, on_row);
        };
        self.number += 1;
        if self.number > self.limits.records_max {
            return Err(Problem::new(ProblemCode::TooManyRecords, self.file, 0));
        }
        let place = format!("sheet row {}", u64::from(row.ordinal) + 1);
        let problem = |code| {
            Problem::new(code, self.file, 0).in_record(self.number).with_detail(place.clone())
        };
        if row.errors > 0 {
            on_row(RowResult::Note(problem(ProblemCode::ErrorCell)))?;
        }
        let too_long = row.too_long.then(|| problem(ProblemCode::FieldTooLong));
        let mut cells = row.cells;
        if cells.len() < columns {
            cells.resize_with(columns, Cell::default);
        }
        let row = Row { number: self.number, offset: 0, cells };
        on_row(match too_long {
            None => RowResult::Row(row),
            Some(problem) => RowResult::Quarantined { problem, row },
        })
    }

    /// Passes over what stands above the header, then takes the header.
    fn before_rows(
        &mut self,
        mut row: SheetRow,
        on_row: &mut dyn FnMut(RowResult) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        self.passed += 1;
        if self.options.has_header && self.passed < self.options.header_row {
            return Ok(());
        }
        if !self.options.has_header {
            self.columns = Some(row.cells.len());
            on_row(RowResult::Header(numbered(row.cells.len())))?;
            return self.hand_over(&mut row, on_row);
        }
        let texts: Vec<String> = row.cells.drain(..).map(|cell| cell.text).collect();
        let used =
            texts.iter().rposition(|text| !text.trim().is_empty()).map_or(0, |last| last + 1);
        let texts = texts.into_iter().take(used).collect();
        self.columns = Some(used);
        on_row(RowResult::Header(headings(texts, self.file, 0, self.options)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_person_would_type_them() {
        let check = |number: f64, text: &str| assert_eq!(number_text(number), text);
        check(784_000_123.0, "784000123");
        check(1.5, "1.5");
        check(1e20, "100000000000000000000");
        check(-0.0, "0");
        check(0.1, "0.1");
    }
}
