//! `symbolon index`.

use std::fs;

use crate::fixtures::{DAMAGED_LINES, UN};
use crate::program::{Folder, golden};

#[test]
fn an_index_is_built_told_and_verified() {
    let folder = Folder::with(&[("un.xml", UN)]);
    golden(
        "index_build",
        &folder.run(&["index", "build", "--output", "un.index", "--list", "un.xml"]),
    );
    golden("index_info", &folder.run(&["index", "info", "un.index", "--verify"]));
    let info = folder.run(&["index", "info", "un.index", "--json"]);
    let info = &info.json()[0];
    assert_eq!(info["records"], 4);
    assert_eq!(info["lists"][0]["source"], "un-sc-consolidated");
    assert_eq!(info["lists"][0]["files"][0], "un.xml");
}

#[test]
fn the_name_of_an_index_does_not_depend_on_the_folder() {
    let folder = Folder::with(&[("un.xml", UN)]);
    let name = |output: &str, list: &str| {
        let run = folder.run(&["index", "build", "--output", output, "--list", list, "--json"]);
        assert_eq!(run.exit, 0, "{}", run.err);
        run.json()[0]["snapshot"].as_str().unwrap().to_owned()
    };
    let absolute = folder.path("un.xml");
    assert_eq!(name("one", "un.xml"), name("two", absolute.to_str().unwrap()));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = Folder::with(&[("un.xml", UN)]);
    let run =
        folder.run(&["index", "build", "--output", "un.index", "--list", "un.xml", "--dry-run"]);
    golden("index_dry_run", &run);
    assert_eq!(folder.names(), ["un.xml"]);
}

#[test]
fn an_index_never_lacks_a_list_in_silence() {
    let folder =
        Folder::with(&[("un.xml", UN), ("broken.xml", "<CONSOLIDATED_LIST><INDIVIDUALS>")]);
    let build = ["index", "build", "--output", "i", "--list", "un.xml", "--list", "broken.xml"];
    golden("index_list_refused", &folder.run(&build));
    assert_eq!(folder.names(), ["broken.xml", "un.xml"]);
    let allowed: Vec<&str> = build.iter().copied().chain(["--allow-missing"]).collect();
    golden("index_allow_missing", &folder.run(&allowed));
    assert!(folder.path("i").is_dir());
    let none =
        folder.run(&["index", "build", "--output", "j", "--list", "broken.xml", "--allow-missing"]);
    assert_eq!(none.exit, 65);
    assert!(!folder.path("j").exists());
}

#[test]
fn records_set_aside_are_told() {
    let folder = Folder::with(&[("late.jsonl", DAMAGED_LINES)]);
    let run = folder.run(&["index", "build", "--output", "i", "--list", "late.jsonl"]);
    assert_eq!(run.exit, 11, "{}", run.err);
    let screened = folder.run(&["screen", "--name", "Ysolde Quennevar", "--index", "i"]);
    assert_eq!(screened.exit, 11, "an index is no way around what was set aside: {}", screened.err);
}

#[test]
fn an_index_remembers_the_list_it_is_without() {
    let folder = Folder::with(&[("un.xml", UN), ("cut.xml", &UN[..UN.len() / 2])]);
    let lists = ["--list", "un.xml", "--list", "cut.xml"];
    let build = ["index", "build", "--output", "i", "--allow-missing"];
    assert_eq!(folder.run(&[&build[..], &lists[..]].concat()).exit, 11);
    let screened = folder.run(&["screen", "--name", "Ysolde Quennevar", "--index", "i"]);
    assert_eq!(screened.exit, 11, "{}", screened.err);
    assert!(screened.err.contains("LIST NOT APPLIED"), "{}", screened.err);
    assert!(screened.err.contains("cut.xml"), "{}", screened.err);
}

#[test]
fn a_list_given_twice_is_used_once() {
    let folder = Folder::with(&[("un.xml", UN), ("same.xml", UN)]);
    let lists = ["--list", "un.xml", "--list", "same.xml", "--json"];
    let run = folder.run(&[&["screen", "--name", "Zohair Kandarbashi"][..], &lists[..]].concat());
    assert!(run.out.contains("\"total\":1,"), "{}", run.seen());
    assert!(run.err.contains("given twice"), "{}", run.err);
}

#[test]
fn a_damaged_index_is_refused() {
    let folder = Folder::with(&[("un.xml", UN)]);
    folder.run(&["index", "build", "--output", "i", "--list", "un.xml"]);
    let segment = || {
        let mut waiting = vec![folder.path("i")];
        while let Some(path) = waiting.pop() {
            for entry in fs::read_dir(path).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                } else if path.file_name().unwrap() != "manifest.json" {
                    return path;
                }
            }
        }
        panic!("no segment");
    };
    let path = segment();
    let whole = fs::read(&path).unwrap();
    // A bit turned inside the records is found by --verify alone; a segment cut short by every command.
    let mut turned = whole.clone();
    let at = whole.windows(7).rposition(|window| window == b"UTi.004").unwrap();
    turned[at] ^= 1;
    replace(&path, &turned);
    let verified = folder.run(&["index", "info", "i", "--verify"]);
    assert_eq!(verified.exit, 65, "{}", verified.seen());
    assert!(verified.err.contains("[snapshot.damaged]"), "{}", verified.err);
    replace(&path, &whole[..whole.len() - 8]);
    for arguments in [
        &["index", "info", "i"] as &[&str],
        &["screen", "--name", "Marit Achterfeld", "--index", "i"],
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.exit, 65, "{}", run.seen());
        assert!(run.err.contains("hint: Build it again"), "{}", run.err);
        assert_eq!(run.out, "");
    }
}

fn replace(path: &std::path::Path, bytes: &[u8]) {
    fs::remove_file(path).unwrap();
    fs::write(path, bytes).unwrap();
}
