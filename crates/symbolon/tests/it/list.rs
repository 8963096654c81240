//! `symbolon list inspect`.

use crate::fixtures::{DAMAGED_LINES, UN};
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
