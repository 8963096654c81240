//! `symbolon screen`.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use crate::fixtures::{DAMAGED_LINES, MEASURES, SUBJECTS, UN};
use crate::program::{Folder, golden};

fn story() -> Folder {
    Folder::with(&[("un.xml", UN), ("subjects.csv", SUBJECTS)])
}

fn verdict<'a>(answers: &'a [Value], id: &str) -> &'a str {
    let answer = answers.iter().find(|answer| answer["subject"]["id"] == id).expect(id);
    answer["verdict"].as_str().unwrap()
}

#[test]
fn the_story_in_sentences() {
    golden("screen_sentences", &story().run(&["screen", "subjects.csv", "--list", "un.xml"]));
}

#[test]
fn the_story_in_json() {
    let run = story().run(&["screen", "subjects.csv", "--list", "un.xml", "--json"]);
    golden("screen_json", &run);
    for answer in run.json() {
        for found in answer["matches"].as_array().unwrap() {
            let points: i64 = found["explanation"]["contributions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|part| part["points"].as_i64().unwrap())
                .sum();
            let score = found["score"].as_f64().unwrap() * 1e6;
            assert_eq!(points, score.round() as i64);
        }
    }
}

#[test]
fn the_story_in_csv() {
    let run = story().run(&["screen", "subjects.csv", "--list", "un.xml", "--csv"]);
    golden("screen_csv", &run);
    assert!(run.out.contains("'=Anyder Shipping Company"), "{}", run.out);
}

#[test]
fn screen_finds_planted_variants() {
    let run = story().run(&["screen", "subjects.csv", "--list", "un.xml", "--json"]);
    let answers = run.json();
    let check = |id: &str, verdict: &str, entry: Option<&str>| {
        let answer = answers.iter().find(|answer| answer["subject"]["id"] == id).unwrap();
        assert_eq!(answer["verdict"], verdict, "{answer}");
        assert_eq!(answer["matches"][0]["record"]["key"].as_str(), entry, "{answer}");
    };
    check("row-17", "hit", Some("UTi.004"));
    check("row-18", "hit", Some("UTi.004"));
    check("row-19", "hit", Some("UTi.007"));
    check("row-20", "hit", Some("UTi.007"));
    check("row-22", "clear", None);
    check("row-23", "not_screened", None);
    assert_eq!(run.exit, 11);
}

#[test]
fn innocent_namesake_is_only_for_review() {
    let subjects =
        "id,name,birth date,nationality\nnominee-9,Farouq Belmadrassi,1979-02-11,France\n";
    let folder = Folder::with(&[("un.xml", UN), ("subjects.csv", subjects)]);
    let run = folder.run(&["screen", "subjects.csv", "--list", "un.xml", "--json"]);
    assert_eq!(verdict(&run.json(), "nominee-9"), "review");
    assert_eq!(run.exit, 0, "review only is no hit: {}", run.err);
}

#[test]
fn travel_purpose_counts_travel_measures_only() {
    let subjects =
        "id,name\nfrozen,Hesper Quillamore\nbanned,Oduya Wexcombe\nunstated,Ismerie Tolvanen\n";
    let folder = Folder::with(&[("list.jsonl", MEASURES), ("subjects.csv", subjects)]);
    let screened = |purpose: &str| {
        let run = folder.run(&[
            "screen",
            "subjects.csv",
            "--list",
            "list.jsonl",
            "--json",
            "--purpose",
            purpose,
        ]);
        assert_eq!(run.exit, 10, "{}", run.err);
        run.json()
    };
    let check = |purpose: &str, expected: [&str; 3]| {
        let answers = screened(purpose);
        let found = ["frozen", "banned", "unstated"].map(|id| verdict(&answers, id));
        assert_eq!(found, expected, "{purpose}");
        for answer in &answers {
            let counts = answer["verdict"] == "hit";
            assert_eq!(answer["matches"][0]["counts"], counts, "{answer}");
            assert_eq!(answer["matches"][0]["band"], "hit", "{answer}");
            // What does not count says why.
            assert_eq!(answer["matches"][0]["information"].is_string(), !counts, "{answer}");
        }
    };
    check("screening-travel", ["review", "hit", "hit"]);
    check("screening-money", ["hit", "review", "hit"]);
    check("investigation", ["hit", "hit", "hit"]);
    for (format, name) in
        [("--json", "screen_other_purpose_json"), ("--csv", "screen_other_purpose_csv")]
    {
        let run = folder.run(&[
            "screen",
            "--name",
            "Hesper Quillamore",
            "--list",
            "list.jsonl",
            "--purpose",
            "screening-travel",
            format,
        ]);
        golden(name, &run);
    }
    golden(
        "screen_other_purpose",
        &folder.run(&[
            "screen",
            "--name",
            "Hesper Quillamore",
            "--list",
            "list.jsonl",
            "--purpose",
            "screening-travel",
        ]),
    );
}

#[test]
fn a_threshold_hides_and_never_clears() {
    let folder = story();
    let run = folder.run(&[
        "screen",
        "--name",
        "Zuhayr Qandarbashi",
        "--list",
        "un.xml",
        "--json",
        "--threshold",
        "1",
    ]);
    let answer = &run.json()[0];
    assert_eq!(answer["verdict"], "review");
    assert_eq!(answer["matches"], Value::Array(Vec::new()));
    assert_eq!((&answer["total"], &answer["hidden"]), (&Value::from(0), &Value::from(1)));
    assert_eq!(run.exit, 0);
}

#[test]
fn order_and_answers_do_not_depend_on_threads() {
    let mut subjects = "id,name\n".to_owned();
    for number in 0..1_000 {
        let name = if number % 9 == 0 { "Zohair Kandarbashi" } else { "Marit Achterfeld" };
        subjects.push_str(&format!("n{number},{name}\n"));
    }
    let folder = Folder::with(&[("un.xml", UN), ("subjects.csv", &subjects)]);
    let with = |threads: &str| {
        folder.run(&["screen", "subjects.csv", "--list", "un.xml", "--json", "--threads", threads])
    };
    let (one, four) = (with("1"), with("4"));
    assert!(one.out == four.out, "the answers differ");
    for (number, answer) in one.json().iter().enumerate() {
        assert_eq!(answer["subject"]["id"], format!("n{number}"));
        assert_eq!(answer["verdict"], if number % 9 == 0 { "hit" } else { "clear" });
    }
}

#[test]
fn a_list_and_its_index_answer_alike() {
    let folder = story();
    let built = folder.run(&["index", "build", "--output", "un.index", "--list", "un.xml"]);
    assert_eq!(built.exit, 0, "{}", built.err);
    let by_list = folder.run(&["screen", "subjects.csv", "--list", "un.xml", "--json"]);
    let by_index = folder.run(&["screen", "subjects.csv", "--index", "un.index", "--json"]);
    assert_eq!(by_list.out, by_index.out);
}

#[test]
fn screening_leaves_no_trace() {
    let folder = story();
    folder.run(&["screen", "subjects.csv", "--list", "un.xml"]);
    assert_eq!(folder.names(), ["subjects.csv", "un.xml"]);
}

#[test]
fn a_refused_list_is_told_loudly_and_the_rest_is_screened() {
    let folder = story();
    folder.write("page.xml", "<!doctype html><html><body>Sign in</body></html>");
    let run = folder.run(&[
        "screen",
        "--name",
        "Zohair Kandarbashi",
        "--list",
        "page.xml",
        "--list",
        "un.xml",
    ]);
    golden("screen_list_refused", &run);
    let run = folder.run(&[
        "screen",
        "--name",
        "Zohair Kandarbashi",
        "--list",
        "page.xml",
        "--list",
        "un.xml",
        "--json",
    ]);
    assert_eq!(run.json()[0]["lists_refused"], serde_json::json!(["page.xml"]));
    golden("screen_all_refused", &folder.run(&["screen", "subjects.csv", "--list", "page.xml"]));
}

#[test]
fn a_row_set_aside_makes_the_answer_incomplete() {
    let folder = Folder::with(&[("late.jsonl", DAMAGED_LINES)]);
    let run = folder.run(&["screen", "--name", "Marit Achterfeld", "--list", "late.jsonl"]);
    golden("screen_row_set_aside", &run);
}

#[test]
fn subjects_come_from_standard_input_and_columns_are_named() {
    let folder = story();
    let run = folder.run_with_input(
        &[
            "screen",
            "-",
            "--list",
            "un.xml",
            "--column",
            "Whom=name",
            "--column",
            "No=id",
            "--json",
        ],
        "No;Whom\n7;Zohair Kandarbashi\n",
    );
    assert_eq!(verdict(&run.json(), "7"), "hit", "{}", run.err);
    assert_eq!(run.exit, 10);
}

#[test]
fn subjects_that_cannot_be_read_are_named() {
    let folder = Folder::with(&[
        ("un.xml", UN),
        ("broken.jsonl", "{\"id\":\"a\",\"name\":\"Marit Achterfeld\"}\n{\"id\":\n"),
    ]);
    golden("screen_unreadable_row", &folder.run(&["screen", "broken.jsonl", "--list", "un.xml"]));
    let run = folder.run(&["screen", "broken.jsonl", "--list", "un.xml", "--json"]);
    assert_eq!(verdict(&run.json(), "row-2"), "not_screened");
}

#[test]
fn an_open_quote_refuses_the_subjects() {
    let folder =
        Folder::with(&[("un.xml", UN), ("open.csv", "id,name\n1,\"Marit Achterfeld\n2,X\n")]);
    golden("screen_open_quote", &folder.run(&["screen", "open.csv", "--list", "un.xml"]));
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let mut subjects = "id,name\n".to_owned();
    (0..20_000).for_each(|number| subjects.push_str(&format!("n{number},Marit Achterfeld\n")));
    let folder = Folder::with(&[("un.xml", UN), ("subjects.csv", &subjects)]);
    let mut command = folder.command(&["screen", "subjects.csv", "--list", "un.xml", "--json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 100]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn what_stands_in_place_of_a_name_is_not_screened() {
    let folder = Folder::with(&[("un.xml", UN)]);
    for name in ["N/A", "unknown", "Mr", "Ltd", "12345", "-", "X", "not available"] {
        let run = folder.run(&["screen", "--name", name, "--list", "un.xml", "--json"]);
        assert_eq!(run.exit, 11, "{name}: {}", run.seen());
        assert!(run.out.contains("\"verdict\":\"not_screened\""), "{name}: {}", run.out);
    }
}
