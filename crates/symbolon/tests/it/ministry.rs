//! A ministry's spreadsheet, with its own column names, two scripts, and dates as text and as date cells.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::program::{Folder, golden};

const MAPPING: &str = r#"[list]
name = "Utopia national list"
authority = "Ministry of the Interior of Utopia"
measures = ["asset_freeze", "travel_ban"]
key = "Ref"
[columns]
"Full name" = "name"
"الاسم" = "name"
"Born" = "birthDate"
"Passport" = "passportNumber"
"#;

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in
        ["Ref", "Full name", "الاسم", "Born", "Passport", "Remarks"].iter().enumerate()
    {
        sheet.write(0, column as u16, *heading).unwrap();
    }
    sheet.write(1, 0, "UT-1").unwrap();
    sheet.write(1, 1, "Zohair Kandarbashi").unwrap();
    sheet.write(1, 2, "زهير قندرباشي").unwrap();
    let born = ExcelDateTime::from_ymd(1971, 3, 4).unwrap();
    sheet.write_with_format(1, 3, &born, &date).unwrap();
    sheet.write(2, 0, "UT-2").unwrap();
    sheet.write(2, 1, "Tarkas Obrin Velimond").unwrap();
    sheet.write(2, 3, "1974-03-09").unwrap();
    sheet.write(2, 4, "UT4471902").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn ministry_spreadsheet_is_screened_through_a_mapping() {
    assert_eq!(MAPPING.lines().count(), 10);
    let subjects = "id,name,birth date,passport\n\
        a,Zuhair Qandarbashi,4 March 1971,\n\
        b,زهير قندرباشي,,\n\
        c,Heddo Marrawick,,UT 4471902\n\
        d,Tarkas Obrin Velimond,1974-03-09,\n\
        e,Marit Achterfeld,,\n";
    let folder = Folder::with(&[("utopia.toml", MAPPING), ("subjects.csv", subjects)]);
    folder.write("national.xlsx", workbook());
    golden(
        "ministry_inspect",
        &folder.run(&["list", "inspect", "national.xlsx", "--mapping", "utopia.toml"]),
    );
    let run = folder.run(&[
        "screen",
        "subjects.csv",
        "--list",
        "national.xlsx",
        "--mapping",
        "utopia.toml",
        "--json",
    ]);
    assert_eq!(run.exit, 10, "{}", run.err);
    let answers = run.json();
    let check = |position: usize, verdict: &str, key: Option<&str>| {
        let answer = &answers[position];
        assert_eq!(answer["verdict"], verdict, "{answer}");
        assert_eq!(answer["matches"][0]["record"]["key"].as_str(), key, "{answer}");
    };
    check(0, "hit", Some("UT-1"));
    check(1, "hit", Some("UT-1"));
    check(2, "hit", Some("UT-2"));
    check(3, "hit", Some("UT-2"));
    check(4, "clear", None);
    // The date cell and the text are both read: each agrees with the subject's own.
    for position in [0, 3] {
        let parts = answers[position]["matches"][0]["explanation"]["contributions"].as_array();
        let same = parts.unwrap().iter().any(|part| part["detail"] == "the same day");
        let exact = answers[position]["matches"][0]["score"] == 1.0;
        assert!(same || exact, "{}", answers[position]);
    }
    assert_eq!(answers[0]["matches"][0]["entity"]["properties"]["birthDate"][0], "1971-03-04");
    golden(
        "ministry_screen",
        &folder.run(&[
            "screen",
            "subjects.csv",
            "--list",
            "national.xlsx",
            "--mapping",
            "utopia.toml",
        ]),
    );
}

#[test]
fn a_wrong_mapping_is_told_with_its_line() {
    let folder = Folder::with(&[("utopia.toml", &MAPPING.replace("birthDate", "birthdate"))]);
    folder.write("national.xlsx", workbook());
    golden(
        "ministry_wrong_mapping",
        &folder.run(&["list", "inspect", "national.xlsx", "--mapping", "utopia.toml"]),
    );
}
