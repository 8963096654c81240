//! Hostile CSV files and what is promised for each: accepted, a row set aside, or the file refused.

use formats::ofac::Role;
use formats::table::TableOptions;
use formats::{Limits, ProblemCode};

use crate::table::{read, texts};
use crate::{ofac, opensanctions};

/// The file is refused with this code at this offset.
fn refused(bytes: &[u8], code: ProblemCode, offset: u64) {
    refused_with(bytes, &TableOptions::default(), code, offset);
}

fn refused_with(bytes: &[u8], options: &TableOptions, code: ProblemCode, offset: u64) {
    let problem = read(bytes, options, &Limits::default()).unwrap_err();
    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]);
    assert_eq!((problem.code, problem.offset), (code, offset), "{shown}");
}

/// One row is set aside with this code; this many rows are read, and what was set aside still holds the name.
fn set_aside(bytes: &[u8], code: ProblemCode, sound: usize, name: &str) {
    let results = texts(&read(bytes, &TableOptions::default(), &Limits::default()).unwrap());
    let aside: Vec<_> = results.iter().filter(|row| row[0] == code.code()).collect();
    assert_eq!(aside.len(), 1, "{results:?}");
    assert!(aside[0].iter().any(|cell| cell.contains(name)), "{aside:?}");
    assert_eq!(results.len() - 2, sound, "{results:?}");
}

#[test]
fn a_quote_cannot_swallow_rows() {
    let customers =
        |count: usize| (0..count).map(|n| format!("{n},Nemo {n},1951\n")).collect::<String>();
    // Never closed: the file is refused at the quote.
    let file = format!("id,name,born\n1,\"Nemo,1951\n{}", customers(48));
    refused(file.as_bytes(), ProblemCode::OpenQuote, 15);
    // Closed by the next stray quote, 48 customers later, so that the column count is wrong.
    let file = format!("id,name,born\n1,\"Nemo,1951\n{}2,Nobody\",1951\n", customers(48));
    refused(file.as_bytes(), ProblemCode::OpenQuote, 15);
    // Closed so that the column count is right again.
    let file = format!("id,name,born\n1,\"Nemo,1951\n{}2,\",1951\n", customers(48));
    refused(file.as_bytes(), ProblemCode::OpenQuote, 15);
}

#[test]
fn rows_of_another_shape_are_set_aside() {
    set_aside(b"id,name\n1,Nemo,extra\n2,Nobody\n", ProblemCode::ColumnCount, 1, "Nemo");
    set_aside(b"id,name\nNemo\n2,Nobody\n", ProblemCode::ColumnCount, 1, "Nemo");
    set_aside(b"id,name\n1,\"Nemo\"x\n2,Nobody\n", ProblemCode::StrayQuote, 1, "Nemox");
    set_aside(b"id,name\n1,Nem\xFFo\n2,Nobody\n", ProblemCode::RowEncoding, 1, "Nem");
    set_aside(b"id,name\n1,Nemo \xC0\xAF\n2,Nobody\n", ProblemCode::RowEncoding, 1, "Nemo");
    set_aside(b"id,name\n1,Nemo \xED\xA0\x80\n2,Nobody\n", ProblemCode::RowEncoding, 1, "Nemo");
    let long = format!("id,name\n1,Nemo{}\n2,Nobody\n", "o".repeat(70_000));
    set_aside(long.as_bytes(), ProblemCode::FieldTooLong, 1, "Nemo");
}

#[test]
fn files_that_are_something_else_are_refused() {
    refused(b"", ProblemCode::EmptyFile, 0);
    refused(b"\n\n\x1a\n", ProblemCode::EmptyFile, 0);
    refused(b"  <!DOCTYPE html><html>", ProblemCode::WebPage, 0);
    refused(b"n\0a\0m\0e\0\n\0", ProblemCode::UndeclaredEncoding, 0);
    refused(b"Pr\xE9nom,nom\nx,y\n", ProblemCode::UndeclaredEncoding, 0);
    refused(b"id,name,name\n1,2,3\n", ProblemCode::RepeatedColumn, 0);
    let comma = TableOptions { delimiter: Some(b','), ..TableOptions::default() };
    refused_with(b"id;name\n1;Nemo\n", &comma, ProblemCode::WrongDelimiter, 0);
    refused_with(b"id\tname\n1\tNemo\n", &comma, ProblemCode::WrongDelimiter, 0);
}

#[test]
fn limits_hold_while_reading() {
    let line = [b"id,name\n1,".as_slice(), &vec![b'x'; 5 << 20]].concat();
    refused(&line, ProblemCode::LineTooLong, 8);
    let quoted = [b"id,name\n1,\"".as_slice(), &vec![b'x'; 5 << 20]].concat();
    refused(&quoted, ProblemCode::OpenQuote, 10);
    refused(&vec![b','; 2_000], ProblemCode::TooManyColumns, 0);
    let few = Limits { records_max: 2, ..Limits::default() };
    let problem = read(b"a\n1\n2\n3\n", &TableOptions::default(), &few).unwrap_err();
    assert_eq!((problem.code, problem.offset), (ProblemCode::TooManyRecords, 6));
}

/// Endless bytes: reading ends at the limit of a line, whatever the file's length.
struct Endless {
    given: u64,
    position: u64,
}

const GIGABYTE: u64 = 1 << 30;

impl std::io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        buffer.fill(b'x');
        let count = buffer.len().min((GIGABYTE - self.position) as usize);
        self.given += count as u64;
        self.position += count as u64;
        assert!(self.given < 64 << 20, "the whole line was read");
        Ok(count)
    }
}

impl std::io::Seek for Endless {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.position = match to {
            std::io::SeekFrom::Start(at) => at,
            std::io::SeekFrom::End(back) => GIGABYTE.saturating_add_signed(back),
            std::io::SeekFrom::Current(by) => self.position.saturating_add_signed(by),
        };
        Ok(self.position)
    }
}

#[test]
fn a_line_of_a_gigabyte_is_not_read_whole() {
    let mut source = formats::Source {
        name: "line".to_owned(),
        bytes: Box::new(Endless { given: 0, position: 0 }),
    };
    let limits = Limits::default();
    let problem = formats::container::with_unpacked(&mut source, &limits, &mut |unpacked| {
        formats::table::read(unpacked, "line", &TableOptions::default(), &limits, &mut |_| Ok(()))
    })
    .unwrap_err();
    assert_eq!(problem.code, ProblemCode::LineTooLong);
}

#[test]
fn accepted_text_stays_as_it_is() {
    for text in [
        "=HYPERLINK(\"x\")",
        "<script>alert(1)</script>",
        "\u{1b}[31mred",
        "../../etc/passwd",
        "{{7*7}} %s ${jndi}",
        "Ne\u{200b}mo",
        "\u{202e}omeN",
        "N\u{301}\u{301}\u{301}emo",
    ] {
        let file = format!("id,name\n1,\"{}\"\n", text.replace('"', "\"\""));
        let results = read(file.as_bytes(), &TableOptions::default(), &Limits::default()).unwrap();
        assert_eq!(texts(&results)[1][1], text);
    }
}

const ROW: &str = ",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ";

/// A row of an OFAC file is set aside with this code, the law holds, and these names are screened.
fn ofac_row(row: &str, code: ProblemCode, names: &[&str]) {
    let file = format!("1,\"AMAUROTE\"{ROW}\r\n{row}\r\n3,\"ANYDER\"{ROW}\r\n");
    let (outcome, sink) = ofac::read(&[(Role::Sdn, file.as_bytes())]).unwrap();
    ofac::assert_law(&outcome.counts);
    assert_eq!(outcome.counts.quarantined, 1, "{:?}", sink.problems);
    let problem = sink.problems.iter().find(|problem| problem.code == code).unwrap();
    assert_eq!((problem.record, problem.offset), (Some(2), 13 + ROW.len() as u64 + 1));
    for name in names {
        assert!(
            sink.records.iter().any(|record| record.entity.names().any(|(_, n)| n.text() == *name)),
            "{name} is not screened: {:?}",
            sink.records
        );
    }
}

#[test]
fn ofac_rows_that_cannot_be_read_are_set_aside_and_their_names_screened() {
    let fused = format!("2,\"NEMO\"{ROW}4,\"NOBODY\"{ROW}");
    ofac_row(&fused, ProblemCode::ColumnCount, &["NEMO", "NOBODY", "ANYDER"]);
    let fused = format!("2,\"NEMO\"{ROW},4,\"NOBODY\"{ROW}");
    ofac_row(&fused, ProblemCode::ColumnCount, &["NEMO", "NOBODY"]);
    ofac_row("2,\"HYTHLODAY, Raphael\"", ProblemCode::ColumnCount, &["Raphael HYTHLODAY"]);
    ofac_row(&format!("1,\"NEMO\"{ROW}"), ProblemCode::RepeatedKey, &["NEMO", "AMAUROTE"]);
    ofac_row(&format!("two,\"NEMO\"{ROW}"), ProblemCode::NoKey, &["NEMO"]);
    ofac_row(&format!("2,-0- {ROW}"), ProblemCode::NoName, &[]);
    ofac_row(&format!("2,\"NE\"MO{ROW}"), ProblemCode::StrayQuote, &["NEMO"]);
    let long = "N".repeat(1_001);
    ofac_row(&format!("2,\"{long}\"{ROW}"), ProblemCode::NameTooLong, &[&long[..1_000]]);
    let long = format!(
        "2,\"NEMO\",-0- ,\"{}\"{}",
        "S".repeat(70_000),
        ROW.replacen(",-0- ,\"SDGT\"", "", 1)
    );
    ofac_row(&long, ProblemCode::FieldTooLong, &["NEMO"]);
}

#[test]
fn ofac_files_that_cannot_be_told_apart_are_refused() {
    let check = |bytes: &[u8], code, offset| {
        let problem = ofac::read(&[(Role::Sdn, bytes)]).unwrap_err();
        assert_eq!((problem.code, problem.offset), (code, offset));
    };
    check(b"", ProblemCode::EmptyFile, 0);
    check(b"\x1a", ProblemCode::NoRecords, 0);
    check(b"<html><body>Sign in</body></html>", ProblemCode::WebPage, 0);
    let row = |n: u32| format!("{n},\"NEMO {n}\"{ROW}\r\n");
    let open = format!("{}2,\"NEMO", row(1));
    check(open.as_bytes(), ProblemCode::OpenQuote, open.len() as u64 - 5);
    // The open quote is closed by the next one; what follows is no field, and a later row swallowed is seen.
    let swallowed = format!("{}2,NEMO,\"-0- \r\n3,NOBODY{}\r\n", row(1), ROW.replace('"', ""));
    check(swallowed.as_bytes(), ProblemCode::OpenQuote, row(1).len() as u64 + 7);
}

#[test]
fn opensanctions_files_without_their_columns_are_refused() {
    let check = |bytes: &[u8], code| {
        assert_eq!(opensanctions::read(bytes).unwrap_err().code, code);
    };
    check(b"id,schema,name,dataset\n1,Person,Nemo,x\n", ProblemCode::MissingColumn);
    check(b"id,schema,name,aliases,dataset\n", ProblemCode::NoRecords);
    check(b"id;schema;name;aliases;dataset\n1;Person;Nemo;;x\n", ProblemCode::WrongDelimiter);
    check(b"id,id,schema,name,aliases,dataset\n", ProblemCode::RepeatedColumn);
    check(b"<html>", ProblemCode::WebPage);
}
