//! `symbolon list inspect`.

use std::fs;

use crate::fixtures::{DAMAGED_LINES, UN, UTOPIA_MAPPING};
use crate::program::{Folder, golden};

#[test]
fn a_list_is_counted() {
    let folder = Folder::with(&[("un.xml", UN)]);
    golden("inspect_un", &folder.run(&["list", "inspect", "un.xml"]));
    golden("inspect_un_json", &folder.run(&["list", "inspect", "un.xml", "--json"]));
    golden("inspect_un_csv", &folder.run(&["list", "inspect", "un.xml", "--csv"]));
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let folder = Folder::with(&[("late.jsonl", DAMAGED_LINES)]);
    golden("inspect_row_set_aside", &folder.run(&["list", "inspect", "late.jsonl"]));
    golden("inspect_row_set_aside_json", &folder.run(&["list", "inspect", "late.jsonl", "--json"]));
}

#[test]
fn what_was_set_aside_is_written_to_be_repaired() {
    // A line break inside quotes, bytes that are no UTF-8, and a line of JSON that is cut.
    let table = b"Ref,Name,Born\n1,Hesper Quillamore,1970\n2,\"Oduya\nWexcombe\",1971,x,y\n3,Ismeri\xe9,1972\n";
    let folder = Folder::with(&[("late.jsonl", DAMAGED_LINES), ("utopia.toml", UTOPIA_MAPPING)]);
    folder.write("national.csv", table);
    let line =
        "list inspect late.jsonl national.csv --mapping utopia.toml --quarantine repair.jsonl";
    let arguments: Vec<&str> = line.split(' ').collect();
    let mut run = folder.run(&arguments);
    let written = fs::read_to_string(folder.path("repair.jsonl")).unwrap();
    run.out.push_str(&format!("--- repair.jsonl\n{written}"));
    golden("inspect_quarantine", &run);

    let again = folder.run(&arguments);
    golden("inspect_quarantine_again", &again);
    assert_eq!(fs::read_to_string(folder.path("repair.jsonl")).unwrap(), written);
    // A run that fails leaves no file behind.
    let missing = ["list", "inspect", "missing.xml", "--quarantine", "other.jsonl"];
    assert_eq!(folder.run(&missing).exit, 66);
    assert!(!folder.path("other.jsonl").exists());
}

#[test]
fn a_refused_list_is_one_line_to_repair_and_a_sound_one_none() {
    let folder = Folder::with(&[("cut.xml", "<CONSOLIDATED_LIST><INDIVIDUALS>"), ("un.xml", UN)]);
    let check = |file: &str, exit: i32, codes: &[&str]| {
        let name = format!("{file}.jsonl");
        assert_eq!(folder.run(&["list", "inspect", file, "--quarantine", &name]).exit, exit);
        let written = fs::read_to_string(folder.path(&name)).unwrap();
        let lines: Vec<serde_json::Value> =
            written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let found: Vec<&str> = lines.iter().map(|line| line["code"].as_str().unwrap()).collect();
        assert_eq!(found, codes);
    };
    check("cut.xml", 65, &["file.cut"]);
    check("un.xml", 0, &[]);
}

#[test]
fn a_refused_list_says_why() {
    let files = [
        ("cut.xml", "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>"),
        ("empty.csv", ""),
        ("unknown.csv", "colour,taste\nred,sour\n"),
        ("page.html", "<html><body>Not found</body></html>"),
    ];
    let folder = Folder::with(&files);
    for (name, _) in files {
        let run = folder.run(&["list", "inspect", name]);
        golden(&format!("inspect_refused_{}", name.replace('.', "_")), &run);
        assert_eq!(run.exit, 65);
    }
}

/// A table in the shape of a list for which a mapping comes with the program.
const REGISTER: &str = "IdRegistre,Nature,Nom,PRENOM\n1,Personne physique,Hythloday,Raphael\n";

#[test]
fn the_mappings_that_come_with_the_program_are_named_and_printed() {
    let folder = Folder::with(&[("register.csv", REGISTER)]);
    golden("list_mappings", &folder.run(&["list", "mappings"]));
    golden("list_mappings_json", &folder.run(&["list", "mappings", "tr-masak", "--json"]));
    golden("list_mappings_csv", &folder.run(&["list", "mappings", "tr-masak", "--csv"]));
    let printed = folder.run(&["list", "mappings", "fr-gels"]);
    assert_eq!(printed.exit, 0);
    assert!(printed.out.starts_with("# France:") && printed.out.contains("[columns]"));
    assert_eq!(folder.run(&["list", "mappings", "utopia"]).exit, 64);
    // It is used by itself, and by its name; a copy of it does the same.
    folder.write("copy.toml", &printed.out);
    let inspect = ["list", "inspect", "register.csv"];
    let own = folder.run(&inspect);
    golden("inspect_unverified_mapping", &own);
    for mapping in ["fr-gels", "copy.toml"] {
        let run = folder.run(&[&inspect[..], &["--mapping", mapping]].concat());
        assert_eq!((run.out, run.exit), (own.out.clone(), 0), "{mapping}: {}", run.err);
    }
    let screened = folder.run(&["screen", "--name", "Raphael Hythloday", "--list", "register.csv"]);
    assert!(screened.err.contains("mapping.unverified"), "{}", screened.err);
    assert_eq!(screened.exit, 10);
    let unfit = folder.run(&[&inspect[..], &["--mapping", "no-such-mapping"]].concat());
    assert_eq!(unfit.exit, 66);
}

#[test]
fn un_list_counts_are_exact() {
    let Some(path) = testkit::shared_or_skip(
        "un_list_counts_are_exact",
        "lists/un/UN_consolidated_2026-02-27.xml.gz",
    ) else {
        return;
    };
    let run = Folder::new().run(&["list", "inspect", path.to_str().unwrap(), "--json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    let counts = &run.json()[0];
    let check = |name: &str, number: u64| assert_eq!(counts["counts"][name], number, "{counts}");
    check("individuals", 730);
    check("entities", 273);
    check("alias elements", 3_043);
    check("aliases with a name", 2_752);
    check("original-script names", 378);
    assert_eq!(counts["records"], 1_003);
    assert_eq!((&counts["quarantined"], &counts["notes"]), (&0.into(), &0.into()));
}

#[test]
fn the_broken_un_list_is_refused_with_its_place() {
    let Some(path) = testkit::shared_or_skip(
        "the_broken_un_list_is_refused_with_its_place",
        "lists/un/UN_consolidated_2025-08-16_broken-encoding.xml.gz",
    ) else {
        return;
    };
    let run = Folder::new().run(&["list", "inspect", path.to_str().unwrap(), "--json"]);
    assert_eq!(run.exit, 65);
    let refused = &run.json()[0]["refused"];
    let bytes = testkit::gunzip(&path);
    let offset = refused["offset"].as_u64().unwrap() as usize;
    assert!(offset > 0 && offset < bytes.len(), "{refused}");
}
