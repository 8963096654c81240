//! The exit codes, row by row.

use crate::fixtures::{DAMAGED_LINES, MEASURES, SUBJECTS, UN};
use crate::program::Folder;

#[test]
fn exit_codes_are_those_of_the_house() {
    let folder = Folder::with(&[
        ("un.xml", UN),
        ("measures.jsonl", MEASURES),
        ("late.jsonl", DAMAGED_LINES),
        ("subjects.csv", SUBJECTS),
        ("clear.csv", "name\nMarit Achterfeld\n"),
        ("no_names.csv", "colour\nred\n"),
        ("page.xml", "<html></html>"),
        ("wrong.toml", "[list]\n"),
        ("in_the_way", "a file"),
        (
            "whole.jsonl",
            &DAMAGED_LINES.replace("Oduya", "Oduya\"]},\"datasets\":[\"utopia-late\"]}"),
        ),
    ]);
    let check = |exit: i32, line: &str, code: &str| {
        let arguments: Vec<&str> = line.split(' ').collect();
        let run = folder.run(&arguments);
        assert_eq!(run.exit, exit, "{line}\n{}", run.seen());
        assert!(run.err.contains(code), "{line}\n{}", run.seen());
        if !code.is_empty() {
            assert!(run.err.contains("hint: "), "{line}\n{}", run.seen());
        }
    };
    check(0, "screen clear.csv --list un.xml", "");
    check(0, "list inspect un.xml", "");
    check(0, "compare Hythloday Achterfeld", "");
    check(0, "completions bash", "");
    check(0, "man", "");
    check(0, "--version", "");
    check(0, "screen --help", "");
    check(10, "screen --name Farouq+Belmadrassi --list un.xml", "");
    check(10, "compare Hythloday Hythloday", "");
    check(11, "screen subjects.csv --list un.xml", "");
    check(11, "screen clear.csv --list un.xml --list page.xml", "[file.web_page]");
    check(11, "screen clear.csv --list late.jsonl", "");
    check(11, "list inspect late.jsonl", "");
    check(0, "list diff un.xml un.xml", "");
    check(11, "list diff late.jsonl whole.jsonl", "");
    check(11, "list diff whole.jsonl late.jsonl", "");
    check(64, "list diff un.xml", "");
    check(64, "list diff --old un.xml", "");
    check(64, "list diff un.xml un.xml --old un.xml --new un.xml", "");
    check(65, "list diff un.xml page.xml", "[file.web_page]");
    check(65, "list diff page.xml un.xml", "[diff.list_refused]");
    check(65, "list diff un.xml measures.jsonl", "[diff.other_list]");
    check(65, "list diff --old un.xml --new un.xml measures.jsonl", "[diff.other_list]");
    check(66, "list diff un.xml missing.xml", "[input.missing]");
    check(73, "list inspect un.xml --quarantine in_the_way", "[output.exists]");
    check(73, "list inspect un.xml --quarantine in_the_way/below", "[output.failed]");
    check(64, "screen", "");
    check(64, "screen clear.csv --threshold 0.2 --list un.xml", "");
    check(64, "screen clear.csv --json --csv --list un.xml", "");
    check(64, "screen clear.csv --purpose targeting --list un.xml", "");
    check(64, "screen clear.csv --name Hythloday --list un.xml", "");
    check(64, "index build --output x", "");
    check(64, "inspect", "");
    check(65, "screen no_names.csv --list un.xml", "[table.no_name_column]");
    check(65, "screen clear.csv --list page.xml", "[list.none_accepted]");
    check(65, "screen clear.csv --list un.xml --column Colour=name", "[table.missing_column]");
    check(65, "index build --output x --list page.xml", "[index.list_refused]");
    check(66, "screen missing.csv --list un.xml", "[input.missing]");
    check(66, "screen clear.csv --list missing.xml", "[input.missing]");
    check(66, "screen clear.csv --list .", "[input.folder]");
    check(66, "screen clear.csv --index missing.index", "[index.missing]");
    check(66, "index info missing.index", "[index.missing]");
    check(66, "list inspect missing.xml", "[input.missing]");
    check(66, "list inspect un.xml --mapping missing.toml", "[input.missing]");
    check(66, "compare --pairs missing.csv", "[input.missing]");
    check(73, "index build --output in_the_way --list un.xml", "");
    check(73, "index build --output in_the_way/below --list un.xml", "");
    check(78, "screen clear.csv", "[screen.no_list]");
    check(78, "list inspect un.xml --mapping wrong.toml", "[mapping.missing_key]");
}

#[test]
fn no_message_holds_a_name() {
    let folder = Folder::with(&[
        ("un.xml", UN),
        ("late.jsonl", DAMAGED_LINES),
        (
            "subjects.jsonl",
            "{\"id\":\"7\",\"name\":\"Marit Achterfeld\",\"birthDate\":\"long ago\"}\n{\"name\":\"Marit Achterfeld\"\n",
        ),
    ]);
    let run = folder.run(&["screen", "subjects.jsonl", "--list", "late.jsonl", "--csv"]);
    assert!(!run.err.contains("Achterfeld") && !run.err.contains("Oduya"), "{}", run.err);
    assert!(!run.err.contains("long ago"), "{}", run.err);
    for arguments in [
        &["list", "inspect", "late.jsonl", "--quarantine", "repair.jsonl", "--json"][..],
        &["list", "diff", "late.jsonl", "late.jsonl", "--json"],
    ] {
        let run = folder.run(arguments);
        assert!(!run.err.contains("Oduya"), "{}", run.err);
    }
}

#[test]
fn manual_pages_are_written_for_each_command() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["man", "--output", "pages"]).exit, 0);
    for name in [
        "symbolon.1",
        "symbolon-screen.1",
        "symbolon-index-build.1",
        "symbolon-list-inspect.1",
        "symbolon-list-diff.1",
    ] {
        assert!(folder.path("pages").join(name).is_file(), "{name}");
    }
}
