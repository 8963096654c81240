//! Hostile tables and mapping files, with the promised class of each: accept, set the row aside, or refuse the file.

use formats::mapping::{Mapping, MappingFault};
use formats::source::Collected;
use formats::{Limits, ProblemCode, Source};
use proptest::prelude::*;

use crate::mapping::{MAPPING, TABLE, read};

const HEADER: &str = "Ref,Full name,الاسم,Given,Born,Passport,Passport country,Listed,Remarks\n";

/// The table is refused as a whole, at this offset.
fn refused(table: impl Into<Vec<u8>>, code: ProblemCode, offset: Option<u64>) {
    let problem = read(MAPPING, table).0.unwrap_err();
    assert_eq!(problem.code, code, "{problem}");
    if let Some(offset) = offset {
        assert_eq!(problem.offset, offset, "{problem}");
    }
}

/// The names that are screened, and what was set aside or noted with its offset.
fn accepted(rows: impl Into<Vec<u8>>, names: &[&str], expected: &[(ProblemCode, usize)]) {
    let mut table = HEADER.as_bytes().to_vec();
    table.extend(rows.into());
    let (outcome, records, problems) = read(MAPPING, table);
    outcome.unwrap();
    let found: Vec<String> = records.iter().map(|record| record.entity.caption()).collect();
    assert_eq!(found, names);
    let found: Vec<(ProblemCode, usize)> = problems
        .iter()
        .map(|problem| (problem.code, problem.offset as usize - HEADER.len()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn an_open_quote_that_swallows_rows_refuses_the_file() {
    let table = format!("{HEADER}UT-1,\"Ann Utopian,,,,,,,\nUT-2,Ben Utopian,,,,,,,\n");
    let quote = table.find('"').unwrap() as u64;
    refused(table, ProblemCode::OpenQuote, Some(quote));
}

#[test]
fn another_delimiter_refuses_the_file() {
    refused(TABLE.replace(',', "\u{1}"), ProblemCode::MissingColumn, None);
    let mapping = MAPPING.replace("key =", "delimiter = ','\nkey =");
    let problem = read(&mapping, TABLE.replace(',', ";")).0.unwrap_err();
    assert_eq!(problem.code, ProblemCode::WrongDelimiter);
}

#[test]
fn empty_files_web_pages_and_headers_alone_are_refused() {
    refused("", ProblemCode::EmptyFile, Some(0));
    refused("<html><body>Sign in</body></html>", ProblemCode::WebPage, None);
    refused(HEADER, ProblemCode::NoRecords, None);
    refused(format!("{HEADER},,,,,,,,\n"), ProblemCode::NoRecords, None);
}

#[test]
fn a_repeated_heading_refuses_the_file() {
    refused(HEADER.replace("Given", "Born") + "UT-1,,,,,,,,\n", ProblemCode::RepeatedColumn, None);
}

#[test]
fn ragged_rows_are_set_aside_and_their_name_is_screened() {
    let rows = "UT-1,Ann Utopian,,\nUT-2,Ben Utopian,,,,,,,,,,,\nUT-3,Col Utopian,,,,,,,\n";
    accepted(
        rows,
        &["Ann Utopian", "Ben Utopian", "Col Utopian"],
        &[(ProblemCode::ColumnCount, 0), (ProblemCode::ColumnCount, rows.find("UT-2").unwrap())],
    );
}

#[test]
fn bytes_that_are_no_text_set_the_row_aside() {
    let mut rows = b"UT-1,Ann \xff\xfe Utopian,,,,,,,\n".to_vec();
    rows.extend(b"UT-2,Ben Utopian,,,,,,,\n");
    let mut table = HEADER.as_bytes().to_vec();
    table.extend(rows);
    let (outcome, records, problems) = read(MAPPING, table);
    outcome.unwrap();
    assert_eq!(problems[0].code, ProblemCode::RowEncoding);
    // The readable part of the first name is screened too.
    assert_eq!(records.len(), 2);
    assert!(records[0].entity.caption().starts_with("Ann"));
    assert_eq!(records[1].entity.caption(), "Ben Utopian");
}

#[test]
fn names_that_would_hide_are_kept_byte_for_byte() {
    let names = [
        "=HYPERLINK(\"x\")",
        "<script>Ann</script>",
        "\u{202e}nnA",
        "A\u{200b}nn",
        "../../etc",
        "%s{0}\u{1b}[31m",
    ];
    let rows: String = names
        .iter()
        .enumerate()
        .map(|(row, name)| format!("UT-{row},\"{}\",,,,,,,\n", name.replace('"', "\"\"")))
        .collect();
    accepted(rows, &names, &[]);
}

#[test]
fn a_name_of_ten_thousand_letters_is_cut_and_screened() {
    let (outcome, records, problems) =
        read(MAPPING, format!("{HEADER}UT-1,{},,,,,,,\n", "ä".repeat(10_000)));
    assert_eq!(outcome.unwrap().incomplete, 1);
    assert_eq!(problems[0].code, ProblemCode::NameTooLong);
    assert_eq!(records[0].entity.caption().chars().count(), Limits::default().name_chars_max);
}

#[test]
fn impossible_dates_are_noted_and_kept() {
    let dates =
        ["1969-02-30", "0000-00-00", "99999999999999999999", "1389/05/01", "-1", "1e999", "NaN"];
    for date in dates {
        let (outcome, records, problems) =
            read(MAPPING, format!("{HEADER}UT-1,Ann Utopian,,,{date},,,,\n"));
        outcome.unwrap();
        assert_eq!(problems.len(), 1, "{date}");
        assert_eq!(problems[0].code, ProblemCode::UnreadDate, "{date}");
        let notes: Vec<_> = records[0].entity.texts(model::schema::Property::Notes).collect();
        assert_eq!(notes, [format!("birthDate: {date}")]);
    }
}

#[test]
fn a_line_without_end_is_refused_at_the_limit() {
    let table = format!("{HEADER}UT-1,{}", "x".repeat(5 << 20));
    let problem = read(MAPPING, table).0.unwrap_err();
    assert_eq!(problem.code, ProblemCode::LineTooLong);
    assert_eq!(problem.offset as usize, HEADER.len());
}

#[test]
fn packed_bombs_and_cut_archives_are_refused() {
    let pack = |bytes: &[u8]| {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let packed = pack(TABLE.as_bytes());
    assert_eq!(read(MAPPING, packed.clone()).0.unwrap().records, 3);
    refused(&packed[..packed.len() - 9], ProblemCode::DamagedArchive, None);
    let mut bomb = HEADER.as_bytes().to_vec();
    bomb.extend(vec![b'\n'; 4 << 20]);
    let mapping = Mapping::parse("m", MAPPING).unwrap();
    let mut source = Source::from_memory("list", pack(&bomb));
    let limits = Limits { ratio_free_bytes: 1 << 20, ..Limits::default() };
    let outcome = formats::mapping::read(&mapping, &mut source, &limits, &mut Collected::default());
    assert_eq!(outcome.unwrap_err().code, ProblemCode::RatioTooHigh);
}

#[test]
fn a_reference_that_another_row_makes_up_is_told_apart() {
    accepted(
        "a,Ann,,,,,,,\na#row-3,Ben,,,,,,,\na,Col,,,,,,,\n",
        &["Ann", "Ben", "Col"],
        &[(ProblemCode::RepeatedKey, 32)],
    );
    formats::replay::mapping(b"\0k,n,b,c,d,m\na,A,,,,\na#row-3,B,,,,\na,C,,,,\n");
}

#[test]
fn hostile_mapping_files_end_in_a_fault() {
    let check = |text: &str, fault: MappingFault| {
        assert_eq!(Mapping::parse("m", text).unwrap_err().fault, fault, "{:.60}", text);
    };
    check(&"[".repeat(100_000), MappingFault::NotToml);
    check(&format!("a = {}", "[".repeat(100_000)), MappingFault::NotToml);
    check(&format!("{} = 1", vec!["a"; 20_000].join(".")), MappingFault::NotToml);
    check(
        "[list]\nname = 1e999\nauthority = 'a'\n[columns]\nN = 'name'\n",
        MappingFault::WrongKind,
    );
    check(
        "[list]\nname = 'n'\nauthority = ['a']\n[columns]\nN = 'name'\n",
        MappingFault::WrongKind,
    );
    check("list = 1\ncolumns = 2\n", MappingFault::WrongKind);
    check("\u{0}", MappingFault::NotToml);
    check("<!DOCTYPE html>", MappingFault::NotToml);
    check("[list]\nname='n'\nauthority='a'\n[columns]\n'' = 'name'\n", MappingFault::EmptyValue);
    check(
        "[list]\nname='n'\nauthority='a'\n[columns]\nN = {a = 'name'}\n",
        MappingFault::WrongKind,
    );
}

proptest! {
    #[test]
    fn arbitrary_mappings_never_panic(text in ".{0,400}") {
        let _ = Mapping::parse("m", &text);
    }

    #[test]
    fn a_changed_mapping_never_panics(at in 0_usize..700, letter in any::<char>()) {
        let mut letters: Vec<char> = MAPPING.chars().collect();
        let at = at % letters.len();
        letters[at] = letter;
        if let Ok(mapping) = Mapping::parse("m", &letters.iter().collect::<String>()) {
            prop_assert!(!mapping.source().is_empty());
        }
    }

    #[test]
    fn arbitrary_tables_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut table = HEADER.as_bytes().to_vec();
        table.extend(&bytes);
        let (outcome, records, problems) = read(MAPPING, table);
        if let Ok(counts) = outcome {
            prop_assert_eq!(counts.records, records.len() as u64);
            prop_assert_eq!(counts.quarantined + counts.notes, problems.len() as u64);
        }
    }

    /// What the fuzz target checks, on a mapping and a table with a few bytes changed.
    #[test]
    fn changed_bytes_keep_the_laws(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..6)) {
        let mut bytes = format!("{MAPPING}\0{TABLE}").into_bytes();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        formats::replay::mapping(&bytes);
    }

    #[test]
    fn arbitrary_bytes_keep_the_laws(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut table = b"\0k,n,b,c,d,m\n".to_vec();
        table.extend(bytes);
        formats::replay::mapping(&table);
    }

    /// A cut is noticed: every row of the whole table is read, set aside, or stands behind the cut.
    #[test]
    fn a_cut_table_loses_nothing_in_silence(cut in HEADER.len()..TABLE.len()) {
        let mut table = TABLE.as_bytes().to_vec();
        table.truncate(cut);
        let whole_rows = table[HEADER.len()..].iter().filter(|byte| **byte == b'\n').count() as u64;
        let in_a_row = table.last() != Some(&b'\n');
        let (outcome, _, problems) = read(MAPPING, table);
        match outcome {
            Err(_) => prop_assert!(whole_rows == 0 || in_a_row),
            Ok(counts) => {
                prop_assert!(counts.records + counts.quarantined >= whole_rows);
                // A cut inside the last cell of the last row cannot be told from a shorter cell.
                let fields_missing = in_a_row && !problems.is_empty();
                prop_assert!(fields_missing || counts.records >= whole_rows);
            }
        }
    }
}
