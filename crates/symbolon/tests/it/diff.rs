//! `symbolon list diff`.

use serde_json::Value;

use crate::fixtures::{DAMAGED_LINES, UN, UTOPIA_MAPPING};
use crate::program::{Folder, golden};

/// The list of the fixtures as it might be published a month later: one entry says more and less, one is gone, one is new,
/// and what does not count differs as well.
fn a_month_later() -> String {
    UN.replace("2026-11-02T08:00:00.000Z", "2026-12-02T08:00:00.000Z")
        .replace("<ALIAS_NAME>The Ferryman</ALIAS_NAME>", "<ALIAS_NAME>The Oarsman</ALIAS_NAME>")
        .replace("<DATE>1971-03-04</DATE>", "<DATE>1971-04-03</DATE>")
        .replace("<NUMBER>UT4471902</NUMBER>", "<NUMBER>UT9917204</NUMBER>")
        .replace("<VERSIONNUM>1</VERSIONNUM>", "<VERSIONNUM>2</VERSIONNUM>")
        .replace("UTe.001", "UTe.002")
        .replace("ANYDER SHIPPING CO", "AMAUROT HOLDING")
        .replace("UTi.011", "UTi.9")
}

#[test]
fn a_new_edition_is_told_entry_by_entry() {
    let folder = Folder::with(&[("old.xml", UN), ("new.xml", &a_month_later())]);
    golden("diff", &folder.run(&["list", "diff", "old.xml", "new.xml"]));
    golden("diff_json", &folder.run(&["list", "diff", "old.xml", "new.xml", "--json"]));
    golden("diff_csv", &folder.run(&["list", "diff", "old.xml", "new.xml", "--csv"]));
    golden("diff_same", &folder.run(&["list", "diff", "old.xml", "old.xml"]));
}

#[test]
fn what_was_set_aside_may_be_what_is_missing() {
    let whole =
        DAMAGED_LINES.replace(r#"["Oduya"#, r#"["Oduya Wexcombe"]},"datasets":["utopia-late"]}"#);
    // Of a line that still had its name the name would be screened, and the entry would have changed.
    let late = DAMAGED_LINES.replace(r#","properties":{"name":["Oduya"#, "");
    let folder = Folder::with(&[("whole.jsonl", &whole), ("late.jsonl", &late)]);
    golden("diff_set_aside", &folder.run(&["list", "diff", "whole.jsonl", "late.jsonl"]));
    let run = folder.run(&["list", "diff", "whole.jsonl", "late.jsonl", "--json"]);
    assert_eq!(run.json()[0]["uncertain"], true, "{}", run.out);
    // A row that was set aside and kept its name is followed by that name.
    let rows = |row: &str| format!("Ref,Name,Born\n1,Hesper Quillamore,1970\n{row}\n");
    folder.write("old.csv", rows("2,Oduya Wexcombe,1971"));
    folder.write("new.csv", rows(",Oduya Wexcombe,1971"));
    folder.write("utopia.toml", UTOPIA_MAPPING);
    let arguments = ["list", "diff", "old.csv", "new.csv", "--mapping", "utopia.toml"];
    golden("diff_row_without_key", &folder.run(&arguments));
}

#[test]
fn a_list_without_references_is_followed_by_its_names() {
    let folder = Folder::with(&[
        ("old.csv", "Name,Born\nHesper Quillamore,1970\nOduya Wexcombe,1971\n"),
        ("new.csv", "Name,Born\nHesper Quillamore,1971\nOduya Wexcombe,1971\n"),
        ("utopia.toml", &UTOPIA_MAPPING.replace("key = \"Ref\"\n", "")),
    ]);
    let arguments = ["list", "diff", "old.csv", "new.csv", "--mapping", "utopia.toml"];
    golden("diff_without_references", &folder.run(&arguments));
}

#[test]
fn other_lists_and_refused_ones_are_not_compared() {
    let folder = Folder::with(&[
        ("un.xml", UN),
        ("late.jsonl", DAMAGED_LINES),
        ("cut.xml", "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>"),
    ]);
    golden("diff_other_list", &folder.run(&["list", "diff", "un.xml", "late.jsonl"]));
    golden("diff_refused", &folder.run(&["list", "diff", "un.xml", "cut.xml"]));
}

/// The summary of a comparison of published lists; none where they are not at hand.
fn summary(test: &str, old: &str, new: &str) -> Option<Value> {
    let old = testkit::shared_or_skip(test, old)?;
    let new = testkit::shared_or_skip(test, new)?;
    let arguments = ["list", "diff", old.to_str()?, new.to_str()?, "--json"];
    let run = Folder::new().run(&arguments);
    assert!(run.exit == 0 || run.exit == 11, "{}", run.err);
    let lines = run.json();
    let summary = lines.last()?.clone();
    let of_kind = |kind: &str| lines.iter().filter(|line| line["change"] == kind).count() as u64;
    for kind in ["added", "removed", "changed", "probably_changed"] {
        assert_eq!(summary[kind], of_kind(kind), "{kind}");
    }
    let number = |side: &str| summary[side]["entries"].as_i64().unwrap();
    assert_eq!(summary["net"], number("new") - number("old"));
    Some(summary)
}

#[test]
fn days_of_the_ofac_list_differ_by_what_was_published() {
    const TEST: &str = "days_of_the_ofac_list_differ_by_what_was_published";
    let check = |old: &str, new: &str, net: i64| {
        let name = |day: &str| format!("lists/ofac/sdn_{day}.csv.gz");
        if let Some(summary) = summary(TEST, &name(old), &name(new)) {
            assert_eq!(summary["net"], net, "{summary}");
        }
    };
    check("2024-04-26", "2024-05-01", 298);
    check("2024-05-01", "2024-05-02", 7);
    check("2024-05-02", "2024-05-03", -8);
}

#[test]
fn editions_of_the_un_list_differ_by_reference() {
    const TEST: &str = "editions_of_the_un_list_differ_by_reference";
    let (old, new) = (
        "lists/un/UN_consolidated_2025-11-20.xml.gz",
        "lists/un/UN_consolidated_2026-02-27.xml.gz",
    );
    if let Some(summary) = summary(TEST, old, new) {
        assert_eq!((&summary["added"], &summary["removed"]), (&4.into(), &1.into()), "{summary}");
    }
}
