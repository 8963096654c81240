//! Hostile files of subjects: no row is dropped, and no file takes more than its limits.

use formats::subjects::SubjectOptions;
use formats::{Limits, ProblemCode};
use proptest::prelude::*;

use crate::subjects::{Call, read, read_with};

/// What became of each row: the caption of a subject or the code of a problem with its offset.
fn check(bytes: impl Into<Vec<u8>>, expected: &[&str]) {
    let (outcome, calls) = read(bytes);
    outcome.unwrap();
    let found: Vec<String> = calls
        .iter()
        .map(|call| match call {
            Call::Read(subject) => subject.entity.caption(),
            Call::Lost(_, problem) => format!("{}@{}", problem.code.code(), problem.offset),
        })
        .collect();
    assert_eq!(found, expected);
}

fn refused(bytes: impl Into<Vec<u8>>, code: ProblemCode, offset: Option<u64>) {
    let problem = read(bytes).0.unwrap_err();
    assert_eq!(problem.code, code, "{problem}");
    if let Some(offset) = offset {
        assert_eq!(problem.offset, offset, "{problem}");
    }
}

#[test]
fn a_repeated_key_cannot_replace_the_name() {
    let (_, calls) =
        read("{\"name\":\"Ann Utopian\",\"name\":\"Nobody\"}\n{\"name\":\"Ben Utopian\"}\n");
    assert!(
        matches!(&calls[0], Call::Lost(_, problem) if problem.code == ProblemCode::RepeatedJsonKey)
    );
    assert!(matches!(&calls[1], Call::Read(_)));
}

#[test]
fn an_escaped_repeated_key_is_repeated() {
    let (_, calls) = read("{\"name\":\"Ann\",\"n\\u0061me\":\"Nobody\"}\n");
    assert!(
        matches!(&calls[0], Call::Lost(_, problem) if problem.code == ProblemCode::RepeatedJsonKey)
    );
}

#[test]
fn a_deep_document_is_told_and_the_next_line_read() {
    let deep = format!(
        "{{\"name\":{}1{}}}\n{{\"name\":\"Ann\"}}\n",
        "[".repeat(20_000),
        "]".repeat(20_000)
    );
    let (outcome, calls) = read(deep);
    assert_eq!(outcome.unwrap().counts.quarantined, 1);
    assert!(matches!(&calls[0], Call::Lost(_, problem) if problem.code == ProblemCode::BadJson));
    assert!(matches!(&calls[1], Call::Read(_)));
}

#[test]
fn lone_surrogates_bad_bytes_and_strange_numbers_are_told() {
    let mut lines = b"{\"name\":\"\\ud800\"}\n".to_vec();
    lines.extend(b"{\"name\":\"\xc0\xaf\"}\n");
    lines.extend(b"{\"name\":NaN}\n{\"name\":\"A\"} {\"name\":\"B\"}\n{\"name\":\"Ann\"}\n");
    let (_, calls) = read(lines);
    assert_eq!(calls.len(), 5);
    for call in &calls[..4] {
        assert!(
            matches!(call, Call::Lost(_, problem) if problem.code == ProblemCode::BadJson),
            "{call:?}"
        );
    }
    assert!(matches!(&calls[4], Call::Read(_)));
}

#[test]
fn a_line_without_end_is_refused_at_the_limit() {
    let limits = Limits { line_bytes_max: 1_000, ..Limits::default() };
    let options = SubjectOptions { limits, ..SubjectOptions::default() };
    for start in ["{\"name\":\"", "name\n"] {
        let bytes = format!("{start}{}", "x".repeat(5_000));
        let (outcome, calls) = read_with(bytes, &options);
        let problem = outcome.unwrap_err();
        assert_eq!(problem.code, ProblemCode::LineTooLong);
        assert!(calls.is_empty());
    }
}

#[test]
fn a_cut_last_line_is_told() {
    check("{\"name\":\"Ann Utopian\"}\n{\"name\":\"Ben Uto", &["Ann Utopian", "json.invalid@38"]);
}

#[test]
fn an_open_quote_refuses_the_table() {
    refused("id,name\n1,\"Ann Utopian\n2,Ben Utopian\n", ProblemCode::OpenQuote, Some(10));
}

#[test]
fn bad_bytes_in_a_row_set_it_aside() {
    let (_, calls) = read(b"id,name\n1,Ann \xff Utopian\n2,Ben Utopian\n".as_slice());
    assert!(matches!(&calls[0], Call::Lost(Some(id), problem)
        if id == "1" && problem.code == ProblemCode::RowEncoding));
    assert!(matches!(&calls[1], Call::Read(_)));
}

#[test]
fn names_beyond_the_limit_are_not_screened_in_part() {
    let long = "ä".repeat(2_000);
    check(format!("name\n{long}\nAnn\n"), &["record.name_too_long@5", "Ann"]);
    check(
        format!("{{\"name\":\"{long}\"}}\n{{\"name\":\"Ann\"}}\n"),
        &["record.name_too_long@0", "Ann"],
    );
}

#[test]
fn a_flood_of_keys_keeps_the_notes_within_their_limit() {
    let lines: String =
        (0..5_000).map(|row| format!("{{\"name\":\"A\",\"key{row}\":1}}\n")).collect();
    let (outcome, calls) = read(lines);
    let outcome = outcome.unwrap();
    assert_eq!(calls.len(), 5_000);
    assert!(outcome.notes.len() <= Limits::default().problems_max);
    assert!(outcome.columns.len() <= 1_001);
}

#[test]
fn formulas_markup_and_escapes_pass_as_text() {
    check(
        "name\n=cmd|' /C calc'!A0\n<img src=x>\n\u{1b}[31mAnn\n\u{202e}nnA\n",
        &["=cmd|' /C calc'!A0", "<img src=x>", "\u{1b}[31mAnn", "\u{202e}nnA"],
    );
}

#[test]
fn other_files_are_refused() {
    refused("[{\"name\":\"Ann\"}]", ProblemCode::UnknownFormat, None);
    refused("<!doctype html><html><body>name</body></html>", ProblemCode::WebPage, None);
    refused("", ProblemCode::EmptyFile, Some(0));
    refused(b"PK\x03\x04 and nothing else".as_slice(), ProblemCode::DamagedArchive, None);
}

const LINES: &str =
    "{\"id\":\"1\",\"name\":\"Ann Utopian\"}\n{\"id\":\"2\",\"name\":\"Ben Utopian\"}\n";

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let (outcome, calls) = read(bytes);
        if let Ok(outcome) = outcome {
            prop_assert_eq!(outcome.counts.records + outcome.counts.quarantined, calls.len() as u64);
        }
    }

    /// What the fuzz target checks, on both shapes with a few bytes changed.
    #[test]
    fn changed_bytes_keep_the_laws(
        changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..6),
        lines in any::<bool>(),
    ) {
        let table = "id,name,born,nationality\n1,Ann Utopian,1969,fr\n2,\"Ben\",16/07/1969,\n";
        let mut bytes = if lines { LINES } else { table }.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        formats::replay::subjects(&bytes);
    }

    #[test]
    fn arbitrary_rows_give_one_call_each(rows in proptest::collection::vec("[a-z,\" ]{0,12}", 1..12)) {
        let table = format!("id,name\n{}\n", rows.join("\n"));
        let (outcome, calls) = read(table);
        if let Ok(outcome) = outcome {
            prop_assert_eq!(outcome.counts.records + outcome.counts.quarantined, calls.len() as u64);
            prop_assert!(calls.len() <= rows.len());
        }
    }

    #[test]
    fn a_changed_byte_loses_no_line(at in 0..LINES.len(), byte in any::<u8>()) {
        let mut bytes = LINES.as_bytes().to_vec();
        let separated = byte == b'\n' || bytes[at] == b'\n';
        bytes[at] = byte;
        let (outcome, calls) = read(bytes);
        if outcome.is_ok() && !separated && at > 0 {
            prop_assert_eq!(calls.len(), 2);
        }
    }

    #[test]
    fn a_cut_loses_no_line(cut in 1..LINES.len()) {
        let (outcome, calls) = read(&LINES.as_bytes()[..cut]);
        if outcome.is_ok() {
            let started = LINES[..cut].trim_end().lines().count();
            prop_assert_eq!(calls.len(), started);
        }
    }
}
