//! Tables: what is accepted, and that CSV and XLSX say the same.

use formats::container;
use formats::table::{self, RowResult, TableOptions, TextEncoding};
use formats::{Limits, Problem, ProblemCode, Source};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// Reads a table from bytes in memory.
pub fn read(
    bytes: &[u8],
    options: &TableOptions,
    limits: &Limits,
) -> Result<Vec<RowResult>, Problem> {
    let mut source = Source::from_memory("table", bytes.to_vec());
    let mut results = Vec::new();
    container::with_unpacked(&mut source, limits, &mut |unpacked| {
        table::read(unpacked, "table", options, limits, &mut |result| {
            results.push(result);
            Ok(())
        })
    })?;
    Ok(results)
}

/// Headings and rows as text; rows that are set aside begin with their code.
pub fn texts(results: &[RowResult]) -> Vec<Vec<String>> {
    results
        .iter()
        .map(|result| {
            let cells = |row: &table::Row| {
                row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>()
            };
            match result {
                RowResult::Header(headings) => headings.clone(),
                RowResult::Row(row) => cells(row),
                RowResult::Quarantined { problem, row } => {
                    std::iter::once(problem.code.code().to_owned()).chain(cells(row)).collect()
                }
                RowResult::Note(problem) => vec![problem.code.code().to_owned()],
            }
        })
        .collect()
}

fn check(bytes: &[u8], expected: &[&[&str]]) {
    check_with(bytes, &TableOptions::default(), expected);
}

fn check_with(bytes: &[u8], options: &TableOptions, expected: &[&[&str]]) {
    let results = read(bytes, options, &Limits::default()).unwrap();
    assert_eq!(texts(&results), expected, "{}", String::from_utf8_lossy(bytes));
}

#[test]
fn csv_is_read_by_the_norm() {
    check(b"a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]);
    check(b"a,b\r\n1,2", &[&["a", "b"], &["1", "2"]]);
    check(b"a,b\r1,2\r", &[&["a", "b"], &["1", "2"]]);
    check(b"a,b\n\n1,2\n\n\n3,4\n", &[&["a", "b"], &["1", "2"], &["3", "4"]]);
    check(b"a,b\n\"x,\"\"y\"\"\",\"\"\n", &[&["a", "b"], &["x,\"y\"", ""]]);
    check(b"a,b\n\"x\ny\",2\n", &[&["a", "b"], &["x\ny", "2"]]);
    check(b"a,b\n\"x\" ,5\" pipe\n", &[&["a", "b"], &["x", "5\" pipe"]]);
    check(b"\xEF\xBB\xBFa,b\n1,2\n\x1a", &[&["a", "b"], &["1", "2"]]);
    check("a,b\nÄ,中\n".as_bytes(), &[&["a", "b"], &["Ä", "中"]]);
    check(b" a , b ,,\n1,2,,\n", &[&["a", "b", "", ""], &["1", "2", "", ""]]);
}

#[test]
fn the_delimiter_is_found_from_the_header() {
    check(b"a;b,c;d\n1;2;3\n", &[&["a", "b,c", "d"], &["1", "2", "3"]]);
    check(b"a\tb\n1\t2\n", &[&["a", "b"], &["1", "2"]]);
    check(b"a|b\n1|2\n", &[&["a", "b"], &["1", "2"]]);
    check(b"\"a,x\";b\n1;2\n", &[&["a,x", "b"], &["1", "2"]]);
    check(b"only\n1\n", &[&["only"], &["1"]]);
}

#[test]
fn encodings_are_those_stated() {
    let latin = |encoding| TableOptions { encoding, ..TableOptions::default() };
    check_with(b"n\nM\xFCller \x80\n", &latin(TextEncoding::Windows1252), &[&["n"], &["Müller €"]]);
    check_with(b"n\nM\xFCller\n", &latin(TextEncoding::Latin1), &[&["n"], &["Müller"]]);
    for big in [false, true] {
        let units = "\u{FEFF}a,b\r\n𐍈,م\r\nx,y\r\n".encode_utf16();
        let bytes: Vec<u8> = units
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        check(&bytes, &[&["a", "b"], &["𐍈", "م"], &["x", "y"]]);
        let results = read(&bytes, &TableOptions::default(), &Limits::default()).unwrap();
        let RowResult::Row(last) = &results[2] else { panic!("{results:?}") };
        // The mark, "a,b", a line end, four units (two of them a pair), a line end: 12 units.
        assert_eq!(last.offset, 24);
    }
}

#[test]
fn header_rows_are_chosen() {
    let third = TableOptions { header_row: 3, ..TableOptions::default() };
    check_with(b"List of Utopia\n\nas of 1516,,\na;b\n1;2\n", &third, &[&["a", "b"], &["1", "2"]]);
    let none = TableOptions { has_header: false, ..TableOptions::default() };
    check_with(b"x,y\n1,2\n", &none, &[&["1", "2"], &["x", "y"], &["1", "2"]]);
}

#[test]
fn rows_know_their_place() {
    let results =
        read(b"a,b\r\n\r\n1,2\r\n3\r\n5,6\r\n", &TableOptions::default(), &Limits::default());
    let places: Vec<_> = results
        .unwrap()
        .iter()
        .filter_map(|result| match result {
            RowResult::Row(row) | RowResult::Quarantined { row, .. } => {
                Some((row.number, row.offset))
            }
            _ => None,
        })
        .collect();
    assert_eq!(places, [(1, 7), (2, 12), (3, 15)]);
}

/// A workbook with everything a cell may hold.
pub fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let hidden = workbook.add_worksheet().set_name("Notes").unwrap();
    hidden.write(0, 0, "not this one").unwrap();
    hidden.set_hidden(true);
    let sheet = workbook.add_worksheet().set_name("People").unwrap();
    sheet.write(1, 0, "Register of Utopia").unwrap();
    for (column, heading) in ["Name", "Born", "Number", "Active", "Remark"].iter().enumerate() {
        sheet.write(3, column as u16, *heading).unwrap();
    }
    sheet.write(4, 0, "مرحبا Hythloday").unwrap();
    let born = ExcelDateTime::from_ymd(1951, 2, 9).unwrap();
    sheet.write_with_format(4, 1, &born, &date).unwrap();
    sheet.write(4, 2, 784_000_123_456_f64).unwrap();
    sheet.write(4, 3, true).unwrap();
    sheet.write(4, 4, Formula::new("=1+1").set_result("two")).unwrap();
    sheet.write(6, 0, "Nemo").unwrap();
    sheet.write(6, 1, "09.02.1951").unwrap();
    sheet.write(6, 2, 1.5).unwrap();
    sheet.write(6, 4, Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write(7, 6, "beyond the header").unwrap();
    workbook.set_active_worksheet(1);
    workbook.save_to_buffer().unwrap()
}

trait ActiveSheet {
    fn set_active_worksheet(&mut self, index: usize);
}

impl ActiveSheet for Workbook {
    fn set_active_worksheet(&mut self, index: usize) {
        self.worksheet_from_index(index).unwrap().set_active(true);
    }
}

#[test]
fn a_workbook_is_read_as_it_is_shown() {
    let options = TableOptions { header_row: 2, ..TableOptions::default() };
    let results = read(&workbook(), &options, &Limits::default()).unwrap();
    assert_eq!(
        texts(&results),
        [
            vec!["Name", "Born", "Number", "Active", "Remark"],
            vec!["مرحبا Hythloday", "1951-02-09", "784000123456", "true", "two"],
            vec!["xlsx.error_cell"],
            vec!["Nemo", "09.02.1951", "1.5", "", ""],
            vec!["", "", "", "", "", "", "beyond the header"],
        ]
    );
    let RowResult::Row(first) = &results[1] else { panic!("{results:?}") };
    assert_eq!(first.cells[1].date.as_ref().unwrap().to_string(), "1951-02-09");
    let RowResult::Row(second) = &results[3] else { panic!("{results:?}") };
    assert_eq!((second.number, second.cells[1].date.is_none()), (2, true));
}

#[test]
fn a_sheet_is_found_by_name() {
    let by_name =
        |name: &str| TableOptions { sheet: Some(name.to_owned()), ..TableOptions::default() };
    check_with(&workbook(), &by_name("Notes"), &[&["not this one"]]);
    let problem = read(&workbook(), &by_name("Ghosts"), &Limits::default()).unwrap_err();
    assert_eq!(problem.code, ProblemCode::MissingSheet);
}

proptest! {
    /// Rows that are written by the norm are read back, with any line end and delimiter.
    #[test]
    fn what_is_written_is_read_back(
        rows in proptest::collection::vec(proptest::collection::vec("[a-zé\",;\n\r |]{0,6}x", 3), 1..6),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        crlf: bool,
    ) {
        let mut bytes = Vec::new();
        for row in &rows {
            for (position, cell) in row.iter().enumerate() {
                if position > 0 {
                    bytes.push(delimiter);
                }
                bytes.extend_from_slice(format!("\"{}\"", cell.replace('"', "\"\"")).as_bytes());
            }
            bytes.extend_from_slice(if crlf { b"\r\n" } else { b"\n" });
        }
        let options = TableOptions {
            delimiter: Some(delimiter), has_header: false, ..TableOptions::default()
        };
        match read(&bytes, &options, &Limits::default()) {
            Ok(results) => prop_assert_eq!(&texts(&results)[1..], &rows[..]),
            // Cells of several lines that all look like rows are refused on purpose.
            Err(problem) => prop_assert_eq!(problem.code, ProblemCode::OpenQuote),
        }
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, &TableOptions::default(), &Limits::default());
        let one = TableOptions { has_header: false, encoding: TextEncoding::Latin1, ..TableOptions::default() };
        let _ = read(&bytes, &one, &Limits::default());
    }

    /// Bytes that look like a table, cut into any pieces: nothing is lost without a word.
    #[test]
    fn every_row_is_accounted_for(text in "(a,b,c\n)([a\",\n]{0,12}\n){0,8}") {
        if let Ok(results) = read(text.as_bytes(), &TableOptions::default(), &Limits::default()) {
            let held: usize = texts(&results).iter().flatten().map(String::len).sum();
            let letters = text.chars().filter(|c| *c == 'a').count();
            prop_assert!(held >= letters);
        }
    }
}
