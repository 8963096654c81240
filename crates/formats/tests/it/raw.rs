//! What was set aside is found again in the file, byte for byte.

use std::io::Read;

use formats::list::ListSink;
use formats::mapping::Mapping;
use formats::raw::{self, RAW_BYTES_MAX, Raw, RawContent};
use formats::{ListReport, Problem, ReadOptions, Refusal, Sink, Source, read_lists};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

const MAPPING: &str = r#"
[list]
name = "Utopia"
source = "ut-list"
authority = "Utopia"
key = "No"
schema = "Person"

[columns]
Name = "name"
Remarks = "notes"
"#;

#[derive(Default)]
struct Problems(Vec<Problem>);

impl Sink for Problems {
    fn record(&mut self, _record: model::record::Record) {}

    fn withdraw(&mut self, _withdrawal: model::record::Withdrawal) {}

    fn problem(&mut self, problem: Problem) {
        if problem.code.refusal() == Refusal::Record {
            self.0.push(problem);
        }
    }
}

impl ListSink for Problems {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, _report: &ListReport) {}
}

/// The code of each row set aside, and the row.
fn set_aside(bytes: &[u8]) -> Vec<(&'static str, Option<Raw>)> {
    let mut sources = [Source::from_memory("list", bytes.to_vec())];
    let mapping = Mapping::parse("utopia.toml", MAPPING).unwrap();
    let options = ReadOptions { mappings: vec![mapping], ..ReadOptions::default() };
    let mut sink = Problems::default();
    let reports = read_lists(&mut sources, &options, &mut sink);
    let problems: Vec<&Problem> = sink.0.iter().collect();
    let mut found = Vec::new();
    raw::each(&mut sources[0], &reports[0], &options, &problems, &mut |problem, raw| {
        found.push((problem.code.code(), raw));
    })
    .unwrap();
    assert_eq!(found.len(), problems.len(), "each problem has its line");
    found
}

fn check(bytes: &[u8], expected: &[(&str, &str)]) {
    let found = set_aside(bytes);
    let told: Vec<(&str, String)> = found
        .into_iter()
        .map(|(code, raw)| {
            let told = match raw.map(|raw| raw.content) {
                Some(RawContent::Text(text)) => text,
                Some(RawContent::Escaped(text)) => format!("escaped {text}"),
                Some(RawContent::Cells(cells)) => format!("cells {}", cells.join("|")),
                None => "not found".to_owned(),
            };
            (code, told)
        })
        .collect();
    let expected: Vec<(&str, String)> =
        expected.iter().map(|(code, raw)| (*code, (*raw).to_owned())).collect();
    assert_eq!(told, expected, "{}", String::from_utf8_lossy(bytes));
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xff, 0xfe].into_iter().chain(units).collect()
}

#[test]
fn rows_of_a_table() {
    // A line break inside quotes belongs to the row; its line end does not.
    check(
        b"No,Name,Remarks\r\n1,Raphael,\"one\r\ntwo\"\r\n2,Tarkas,\"one\r\ntwo\",4\r\n3,Obrin,x\r\n",
        &[("csv.column_count", "2,Tarkas,\"one\r\ntwo\",4")],
    );
    check(
        b"\xef\xbb\xbfNo;Name;Remarks\n1;Raphael;\n\n2;Tarkas\n2;T\xe9\\x;\n",
        &[("csv.column_count", "2;Tarkas"), ("csv.row_encoding", "escaped 2;T\\xE9\\\\x;")],
    );
    // The last row has no line end.
    check(b"No,Name,Remarks\n1,Raphael,\n2,Tarkas", &[("csv.column_count", "2,Tarkas")]);
    check(
        &utf16("No\tName\tRemarks\n1\tRaphael\t\n2\tТаркас\n3\tObrin\t\n4\t𐍈\n"),
        &[("csv.column_count", "2\tТаркас"), ("csv.column_count", "4\t𐍈")],
    );
    // Two problems of one row are two lines with the same row.
    check(
        b"No,Name,Remarks\n1,Raphael,\n,,x\n1,Obrin,\n",
        &[("record.no_name", ",,x"), ("record.repeated_key", "1,Obrin,")],
    );
}

#[test]
fn rows_of_an_ofac_file() {
    let row = |number: &str, name: &str| {
        format!("{number},\"{name}\",-0- ,\"UT-1\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n")
    };
    let file = format!(
        "{}7,\"OBRIN, Tarkas\r\nand others\",-0- \r\n{}",
        row("1", "RAPHAEL"),
        row("8", "ANYDER")
    );
    check(file.as_bytes(), &[("csv.column_count", "7,\"OBRIN, Tarkas\r\nand others\",-0- ")]);
}

#[test]
fn lines_of_json() {
    let line = |id: &str| {
        format!(
            "{{\"id\":\"{id}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"Raphael\"]}}}}\n"
        )
    };
    let broken = "{\"id\":\"2\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Tarkas";
    // Its name is screened all the same, so its id counts as given.
    let other = "{\"id\":\"4\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Tarkas";
    let file = format!("\u{feff}{}\n{broken}\r\n{}{other}", line("1"), line("3"));
    check(file.as_bytes(), &[("json.invalid", broken), ("json.invalid", other)]);
    let broken_first = format!("\u{feff}{broken}\n{}", line("1"));
    check(broken_first.as_bytes(), &[("json.invalid", broken)]);
}

#[test]
fn elements_of_xml() {
    let entry = |reference: &str, name: &str| {
        format!(
            "<INDIVIDUAL><DATAID>1</DATAID>\n <FIRST_NAME>{name}</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>\
             <REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER></INDIVIDUAL>"
        )
    };
    let (whole, nameless, again) =
        (entry("UTi.001", "RAPHAEL"), entry("UTi.002", ""), entry("UTi.001", "TARKAS &amp; CO"));
    let file = format!(
        "\u{feff}<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2026-11-02T08:00:00Z\"><INDIVIDUALS>{whole}\n\
         {nameless}<!-- é -->{again}</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"
    );
    check(
        file.as_bytes(),
        &[("record.no_name", nameless.as_str()), ("record.repeated_key", again.as_str())],
    );
}

#[test]
fn rows_of_a_workbook_are_cells() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows =
        [["No", "Name", "Remarks"], ["1", "Raphael", ""], ["2", "", "x"], ["1", "Obrin", ""]];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, text).unwrap();
        }
    }
    check(
        &workbook.save_to_buffer().unwrap(),
        &[("record.no_name", "cells 2||x"), ("record.repeated_key", "cells 1|Obrin|")],
    );
}

#[test]
fn a_packed_file_is_unpacked_and_a_long_row_is_cut() {
    let long = "é".repeat(RAW_BYTES_MAX);
    let file = format!("No,Name,Remarks\n1,Raphael,\n2,x{long}\n");
    let mut packed = Vec::new();
    flate2::read::GzEncoder::new(file.as_bytes(), flate2::Compression::fast())
        .read_to_end(&mut packed)
        .unwrap();
    let found = set_aside(&packed);
    let [("csv.column_count", Some(raw)), ..] = found.as_slice() else { panic!("not found") };
    assert_eq!((raw.length, raw.cut), (3 + 2 * RAW_BYTES_MAX as u64, true));
    let RawContent::Text(text) = &raw.content else { panic!("text") };
    assert!(text.len() <= RAW_BYTES_MAX && text.len() > RAW_BYTES_MAX - 4);
}

proptest! {
    /// Whatever is damaged: each row set aside is found, and nothing panics.
    #[test]
    fn what_was_set_aside_is_found_again(
        at in 0..200usize,
        with in proptest::collection::vec(any::<u8>(), 0..4),
        kind in 0..3usize,
    ) {
        let sample: &[u8] = match kind {
            0 => b"No,Name,Remarks\n1,Raphael,\"one\ntwo\"\n2,Tarkas,\"a \"\"b\"\"\"\n3,Obrin,x\n4,Anyder,y\n",
            1 => b"{\"id\":\"1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Raphael\"]}}\n{\"id\":\"2\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Tarkas\"]}}\n",
            _ => b"1,\"RAPHAEL\",-0- ,\"UT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n2,\"OBRIN\",-0- ,\"UT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n",
        };
        let at = at.min(sample.len());
        let mut bytes = sample[..at].to_vec();
        bytes.extend_from_slice(&with);
        bytes.extend_from_slice(sample.get(at + with.len()..).unwrap_or_default());
        let found = set_aside(&bytes);
        for (code, raw) in found {
            let raw = raw.unwrap_or_else(|| panic!("{code} is not found"));
            if let RawContent::Text(text) = raw.content {
                let is_there = bytes.windows(text.len().max(1)).any(|part| part == text.as_bytes());
                prop_assert!(is_there || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff"), "{code} {text:?}");
            }
        }
    }
}
