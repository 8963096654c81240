//! Hostile workbooks: each is refused with a reason, or read; none makes the reader panic.

use std::io::{Cursor, Read, Write};

use formats::table::TableOptions;
use formats::{Limits, ProblemCode};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::table::{read, texts, workbook};

/// The workbook with one member replaced by what `change` makes of it; none removes it.
fn with_member(name: &str, change: impl Fn(String) -> Option<String>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook())).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let member_name = member.name().unwrap().into_owned();
        let mut text = String::new();
        member.read_to_string(&mut text).unwrap();
        let text = if member_name == name { change(text) } else { Some(text) };
        if let Some(text) = text {
            writer.start_file(member_name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

const SHEET: &str = "xl/worksheets/sheet2.xml";

fn people() -> TableOptions {
    TableOptions { header_row: 2, sheet: Some("People".to_owned()), ..TableOptions::default() }
}

fn refused(bytes: &[u8], codes: &[ProblemCode]) {
    let problem = read(bytes, &people(), &Limits::default()).unwrap_err();
    assert!(codes.contains(&problem.code), "{problem}");
}

#[test]
fn damaged_workbooks_are_refused() {
    use ProblemCode::{BadWorkbook, DamagedArchive, RepeatedColumn, TooManyColumns, UnknownFormat};
    refused(&with_member(SHEET, |_| None), &[BadWorkbook, ProblemCode::MissingSheet]);
    refused(&with_member(SHEET, |_| Some("<html>".to_owned())), &[BadWorkbook]);
    refused(&with_member(SHEET, |text| Some(text[..text.len() / 2].to_owned())), &[BadWorkbook]);
    refused(
        &with_member("xl/workbook.xml", |_| Some(String::new())),
        &[BadWorkbook, ProblemCode::MissingSheet],
    );
    refused(
        &with_member("xl/sharedStrings.xml", |text| Some(text[..80].to_owned())),
        &[BadWorkbook],
    );
    // Rows and cells that go back could overwrite a name that was read.
    refused(&with_member(SHEET, |text| Some(text.replace("r=\"A7\"", "r=\"A5\""))), &[BadWorkbook]);
    refused(&with_member(SHEET, |text| Some(text.replace("r=\"B5\"", "r=\"A5\""))), &[BadWorkbook]);
    refused(
        &with_member(SHEET, |text| Some(text.replace("r=\"G8\"", "r=\"XFD8\""))),
        &[TooManyColumns],
    );
    refused(
        &with_member(SHEET, |text| Some(text.replace("<v>1</v>", "<v>999999</v>"))),
        &[BadWorkbook, RepeatedColumn],
    );
    let whole = workbook();
    refused(&whole[..whole.len() - 30], &[DamagedArchive, UnknownFormat]);
    refused(&whole[..whole.len() / 2], &[DamagedArchive, UnknownFormat]);
}

/// Each of these made the library panic, or ask for more memory than there is, which ends a program.
#[test]
fn a_workbook_that_makes_the_library_panic_is_refused() {
    use ProblemCode::BadWorkbook;
    let dimension = |to: &'static str| {
        with_member(SHEET, move |text| {
            let start = text.find("<dimension ref=\"").unwrap() + 16;
            let end = start + text[start..].find('"').unwrap();
            Some(format!("{}{to}{}", &text[..start], &text[end..]))
        })
    };
    let backwards = dimension("C9:A1");
    // What the library does with it depends on whether it checks for overflow; the program goes on either way.
    if let Err(problem) = read(&backwards, &people(), &Limits::default()) {
        assert_eq!(problem.code, BadWorkbook, "{problem}");
    }
    for count in ["18446744073709551615", "9000000000000000000", "99999999999"] {
        let change =
            |text: String| Some(text.replace("uniqueCount=\"", &format!("uniqueCount=\"{count}")));
        refused(&with_member("xl/sharedStrings.xml", change), &[BadWorkbook]);
    }
    let wide = |text: String| Some(text.replace("UTF-8", "ISO-2022-JP"));
    refused(&with_member("xl/sharedStrings.xml", wide), &[BadWorkbook]);
}

#[test]
fn an_empty_sheet_is_refused() {
    let empty = with_member(SHEET, |text| {
        let start = text.find("<sheetData>").unwrap();
        let end = text.find("</sheetData>").unwrap();
        Some(format!("{}{}", &text[..start + 11], &text[end..]))
    });
    refused(&empty, &[ProblemCode::EmptyFile]);
}

#[test]
fn a_workbook_bomb_is_refused() {
    let bomb = with_member("xl/sharedStrings.xml", |text| {
        Some(text.replace("</sst>", &format!("{}</sst>", "<si><t>x</t></si>".repeat(4_000_000))))
    });
    let limits = Limits { unpacked_bytes_max: 40 << 20, ..Limits::default() };
    let problem = read(&bomb, &people(), &limits).unwrap_err();
    assert!([ProblemCode::TooLong, ProblemCode::RatioTooHigh].contains(&problem.code), "{problem}");
}

#[test]
fn a_cell_over_the_limit_sets_its_row_aside() {
    let long = with_member("xl/sharedStrings.xml", |text| {
        Some(text.replace("Nemo", &format!("Nemo{}", "o".repeat(70_000))))
    });
    let results = texts(&read(&long, &people(), &Limits::default()).unwrap());
    let aside = results.iter().find(|row| row[0] == ProblemCode::FieldTooLong.code()).unwrap();
    assert!(aside[1].starts_with("Nemooo"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn flipped_bytes_never_panic(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = workbook();
        for (index, byte) in flips {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, &people(), &Limits::default());
    }

    #[test]
    fn a_cut_workbook_is_noticed(cut in any::<prop::sample::Index>()) {
        let whole = workbook();
        let bytes = &whole[..cut.index(whole.len())];
        prop_assert!(read(bytes, &people(), &Limits::default()).is_err());
    }

    #[test]
    fn changed_sheets_never_panic(at in any::<prop::sample::Index>(), text in "[<>/\"=a-z0-9 ]{0,5}") {
        let changed = with_member(SHEET, |sheet| {
            let mut sheet = sheet;
            let place = at.index(sheet.len());
            if sheet.is_char_boundary(place) {
                sheet.insert_str(place, &text);
            }
            Some(sheet)
        });
        let _ = read(&changed, &people(), &Limits::default());
    }
}
