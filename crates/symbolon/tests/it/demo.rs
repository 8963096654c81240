//! `symbolon demo`: the whole story, byte for byte, and the commands it suggests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn symbolon(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_symbolon"));
    command.args(arguments).current_dir(folder).output().unwrap()
}

fn told() -> String {
    let output = symbolon(&["demo"], Path::new("."));
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

/// `SYMBOLON_UPDATE=1` writes the file anew; the change is then read in the diff.
#[test]
fn demo_output_is_golden() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/demo.golden.txt");
    let found = told();
    if std::env::var_os("SYMBOLON_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&golden, &found).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap();
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {}", number + 1);
    }
    assert_eq!(found.len(), expected.len(), "the output is longer or shorter than demo.golden.txt");
}

#[test]
fn the_story_can_be_read_at_100_columns() {
    for line in told().lines() {
        assert!(line.chars().count() <= 100, "{line}");
        assert!(!line.contains('\u{1b}'), "{line:?} holds a style although nobody sees it");
        assert_eq!(line.trim_end(), line);
    }
}

/// The points shown for a match add up to the score shown.
#[test]
fn the_points_add_up() {
    let millionths =
        |text: &str| -> i64 { text.replace('.', "").trim_start_matches('+').parse().unwrap() };
    let (mut sum, mut sums) = (0, 0);
    for line in told().lines() {
        let first = line.split_whitespace().next().unwrap_or_default();
        if line.starts_with("    +") || line.starts_with("    -0") {
            sum += millionths(first);
        } else if line.starts_with("     ")
            && (line.ends_with("  a hit") || line.ends_with("  for review"))
        {
            assert_eq!(millionths(first), sum, "{line}");
            (sum, sums) = (0, sums + 1);
        }
    }
    assert_eq!(sums, 4, "three hits and the namesake are explained in full");
}

#[test]
fn the_suggested_commands_work() {
    let folder = tempfile::tempdir().unwrap();
    let commands: Vec<String> = told()
        .lines()
        .filter_map(|line| line.strip_prefix("  symbolon "))
        .map(str::to_owned)
        .collect();
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        // Words in quotes are one argument; there is no other quoting in the story.
        let mut arguments: Vec<&str> = Vec::new();
        for (number, part) in command.split('"').enumerate() {
            match number % 2 {
                0 => arguments.extend(part.split_whitespace()),
                _ => arguments.push(part),
            }
        }
        let output = symbolon(&arguments, folder.path());
        let code = output.status.code().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!([0, 10, 11].contains(&code), "symbolon {command}: {code} {errors}");
        assert!(!output.stdout.is_empty(), "symbolon {command}");
    }
}

#[test]
fn the_files_are_written_once_and_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let first = symbolon(&["demo", "--files", "story"], folder.path());
    assert_eq!(first.status.code(), Some(0));
    let list: PathBuf = folder.path().join("story/utopia-list.xml");
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/utopia-list.xml");
    assert_eq!(fs::read(&list).unwrap(), fs::read(committed).unwrap());
    assert_eq!(fs::read_dir(folder.path().join("story")).unwrap().count(), 6);
    fs::write(&list, "mine").unwrap();
    fs::remove_file(folder.path().join("story/late-additions.csv")).unwrap();
    let second = symbolon(&["demo", "--files", "story"], folder.path());
    assert_eq!(second.status.code(), Some(73));
    assert_eq!(fs::read_to_string(&list).unwrap(), "mine");
    assert!(!folder.path().join("story/late-additions.csv").exists(), "all of the files or none");
}
