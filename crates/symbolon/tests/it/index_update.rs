//! `symbolon index update`: a list and its changes. Everybody is invented.

use crate::fixtures::UN;
use crate::program::{Folder, golden};

/// A list of three people and a company; the second has a passport, the third an alias.
const BASE: &str = r#"{"id":"ut-1","schema":"Person","properties":{"name":["Hesper Quillamore"],"topics":["sanction"]},"datasets":["utopia"]}
{"id":"ut-1s","schema":"Sanction","properties":{"entity":["ut-1"],"authority":["Senate"],"provisions":["asset_freeze"]},"datasets":["utopia"]}
{"id":"ut-2","schema":"Person","properties":{"name":["Oduya Wexcombe"],"topics":["sanction"]},"datasets":["utopia"]}
{"id":"ut-2p","schema":"Passport","properties":{"holder":["ut-2"],"number":["UT 4471902"]},"datasets":["utopia"]}
{"id":"ut-3","schema":"Person","properties":{"name":["Ismerie Tolvanen"],"topics":["sanction"]},"datasets":["utopia"]}
{"id":"ut-4","schema":"Company","properties":{"name":["Anyder Shipping"],"topics":["sanction"]},"datasets":["utopia"]}
"#;

/// One comes, one is renamed and moves to another dataset, one goes, and a sanction is withdrawn that no record is.
const DELTA: &str = r#"{"op":"ADD","entity":{"id":"ut-5","schema":"Person","properties":{"name":["Tarkas Obrin Velimond"],"topics":["sanction"]},"datasets":["utopia"]}}
{"op":"MOD","entity":{"id":"ut-2","schema":"Person","properties":{"name":["Oduya Marrawick"],"topics":["sanction"]},"datasets":["another","utopia"]}}
{"op":"DEL","entity":{"id":"ut-3"}}
{"op":"DEL","entity":{"id":"ut-9s"}}
"#;

/// The second changes: who was added is withdrawn again, and who was withdrawn stays so.
const LATER: &str = r#"{"op":"DEL","entity":{"id":"ut-5"}}
{"op":"MOD","entity":{"id":"ut-1","schema":"Person","properties":{"name":["Hesper Quillamore"],"alias":["The Ferryman of Anyder"],"topics":["sanction"]},"datasets":["utopia"]}}
"#;

const SUBJECTS: &str = "id,name,passport\n\
    1,Hesper Quillamore,\n2,Oduya Wexcombe,\n3,Oduya Marrawick,\n4,Marit Achterfeld,UT 4471902\n\
    5,Ismerie Tolvanen,\n6,Tarkas Obrin Velimond,\n7,Anyder Shipping,\n8,The Ferryman of Anyder,\n";

fn folder() -> Folder {
    Folder::with(&[
        ("base.jsonl", BASE),
        ("delta.jsonl", DELTA),
        ("later.jsonl", LATER),
        ("un.xml", UN),
        ("subjects.csv", SUBJECTS),
    ])
}

/// The answers without the name of the snapshot, and the keys found for each subject.
fn answers(folder: &Folder, lists: &[&str]) -> Vec<(String, Vec<String>)> {
    let mut arguments = vec!["screen", "subjects.csv", "--json"];
    arguments.extend(lists);
    let run = folder.run(&arguments);
    assert!(matches!(run.exit, 0 | 10), "{}", run.seen());
    run.json()
        .iter()
        .map(|answer| {
            let matches = answer["matches"].as_array().unwrap();
            (answer["verdict"].to_string(), matches.iter().map(ToString::to_string).collect())
        })
        .collect()
}

#[test]
fn a_list_with_its_changes_answers_as_the_index_updated_with_them() {
    let folder = folder();
    let build = folder.run(&["index", "build", "--output", "i", "--list", "base.jsonl"]);
    assert_eq!(build.exit, 0, "{}", build.seen());
    golden(
        "index_update_dry_run",
        &folder.run(&["index", "update", "--index", "i", "--list", "delta.jsonl", "--dry-run"]),
    );
    golden(
        "index_update",
        &folder.run(&["index", "update", "--index", "i", "--list", "delta.jsonl"]),
    );
    let once = answers(&folder, &["--index", "i"]);
    assert_eq!(once, answers(&folder, &["--list", "base.jsonl", "--list", "delta.jsonl"]));
    assert_eq!(once, answers(&folder, &["--list", "delta.jsonl", "--list", "base.jsonl"]));
    let verdicts: Vec<&str> = once.iter().map(|(verdict, _)| verdict.as_str()).collect();
    let (hit, clear) = ("\"hit\"", "\"clear\"");
    // Renamed, with the passport kept; withdrawn; added.
    assert_eq!(verdicts[0], hit);
    assert_eq!(verdicts[2..8], [hit, hit, clear, hit, hit, clear]);
    assert!(once[1].1.iter().all(|found| !found.contains("Wexcombe")), "{:?}", once[1]);
    assert!(once[0].1[0].contains("Senate"));

    let json = folder.run(&["index", "update", "--index", "i", "--list", "later.jsonl", "--json"]);
    assert_eq!(json.exit, 0, "{}", json.seen());
    let changes = &json.json()[0]["changes"][0];
    assert_eq!(
        (&changes["added"], &changes["changed"], &changes["withdrawn"]),
        (&0.into(), &1.into(), &1.into())
    );
    let twice = answers(&folder, &["--index", "i"]);
    let lists = ["--list", "base.jsonl", "--list", "delta.jsonl", "--list", "later.jsonl"];
    assert_eq!(twice, answers(&folder, &lists));
    assert_eq!(twice[4].0, clear, "who was withdrawn does not come back");
    assert_eq!(twice[5].0, clear, "nor who was added and withdrawn");
    assert_eq!(twice[7].0, hit);
    assert!(twice[0].1[0].contains("Senate"), "the listing is inherited: {:?}", twice[0]);
    assert_eq!(folder.run(&["index", "info", "i", "--verify"]).exit, 0);
    // Built at once from all of them it answers the same.
    let build = [&["index", "build", "--output", "j"][..], &lists[..]].concat();
    assert_eq!(folder.run(&build).exit, 0);
    assert_eq!(twice, answers(&folder, &["--index", "j"]));
}

#[test]
fn the_same_changes_twice_change_nothing_more() {
    let folder = folder();
    folder.run(&["index", "build", "--output", "i", "--list", "base.jsonl"]);
    let update = ["index", "update", "--index", "i", "--list", "delta.jsonl", "--json"];
    folder.run(&update);
    let once = answers(&folder, &["--index", "i"]);
    let again = folder.run(&update);
    let changes = &again.json()[0]["changes"][0];
    assert_eq!((&changes["added"], &changes["changed"]), (&0.into(), &2.into()));
    assert_eq!(changes["withdrawn"], 0);
    assert_eq!(once, answers(&folder, &["--index", "i"]));
}

#[test]
fn changes_without_their_list_say_so() {
    let folder = folder();
    let run = folder.run(&["screen", "--name", "Hesper Quillamore", "--list", "delta.jsonl"]);
    golden("screen_only_changes", &run);
    assert_eq!(run.exit, 11);
    let build = folder.run(&["index", "build", "--output", "i", "--list", "delta.jsonl"]);
    assert_eq!(build.exit, 11, "{}", build.seen());
    assert!(build.err.contains("ONLY CHANGES"), "{}", build.err);
    let screened = folder.run(&["screen", "--name", "Marit Achterfeld", "--index", "i"]);
    assert_eq!(screened.exit, 11, "an index is no way around what is missing: {}", screened.seen());
}

#[test]
fn what_is_no_file_of_changes_changes_nothing() {
    let folder = folder();
    folder.write("broken.jsonl", "{\"op\":\"ADD\"\n");
    folder.run(&["index", "build", "--output", "i", "--list", "base.jsonl"]);
    let before = folder.run(&["index", "info", "i", "--json"]).out;
    let check = |list: &str, exit: i32, code: &str| {
        let run = folder.run(&[
            "index",
            "update",
            "--index",
            "i",
            "--list",
            "delta.jsonl",
            "--list",
            list,
        ]);
        assert_eq!(run.exit, exit, "{}", run.seen());
        assert!(run.err.contains(code), "{}", run.err);
        assert!(run.err.contains("hint: "), "{}", run.err);
        assert_eq!(before, folder.run(&["index", "info", "i", "--json"]).out);
    };
    check("un.xml", 65, "[index.not_changes]");
    check("broken.jsonl", 65, "[index.list_refused]");
    check("missing.jsonl", 66, "[input.missing]");
    let none = folder.run(&["index", "update", "--index", "none", "--list", "delta.jsonl"]);
    assert_eq!(none.exit, 66, "{}", none.seen());
}
