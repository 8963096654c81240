//! `cargo xtask evaluate`: the scoring scripts of the reference data, run on the release build.

use crate::failure::{Context, Outcome};
use crate::process;
use crate::repository::Repository;
use std::path::Path;
use std::process::Command;

/// A scoring script of `shared/bench` and its arguments.
const SCRIPTS: [(&str, &[&str]); 4] = [
    ("score_names.py", &[]),
    ("score_checks.py", &[]),
    ("score_checks.py", &["record_pairs.jsonl"]),
    ("score_un.py", &[]),
];

/// A merge hides that there were two, so nearly all must be right.
const MERGING_PRECISION_MIN: f64 = 0.99;

/// Runs every script; `false` when one failed or the program does not build. What is absent is skipped by name.
pub fn run(repository: &Repository) -> Outcome<bool> {
    let Some(folder) = repository.shared("bench") else {
        println!("skipped: the scoring scripts, shared/bench is not beside the repository");
        return Ok(true);
    };
    if !repository.has("crates/symbolon/Cargo.toml") {
        println!("skipped: all scores, crates/symbolon is not there");
        return Ok(true);
    }
    if !process::answers("python3", &["--version"]) {
        println!("skipped: all scores, python3 is not installed");
        return Ok(true);
    }
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--locked", "--package", "symbolon"]);
    if !process::succeeds(build.current_dir(&repository.root))? {
        return Ok(false);
    }
    let mut all_ran = true;
    for (script, arguments) in SCRIPTS {
        let path = folder.join(script);
        println!("\n=== {script} {}", arguments.join(" "));
        // Data files are named as in the folder's README; the scripts read them from the current folder.
        let arguments: Vec<_> = arguments
            .iter()
            .map(|one| if folder.join(one).is_file() { folder.join(one) } else { one.into() })
            .collect();
        if !path.is_file() || arguments.iter().any(|one| is_missing_data(one)) {
            println!("skipped: {script}, it or its data is not in {}", folder.display());
            continue;
        }
        let mut score = Command::new("python3");
        // The reference data is read-only: no byte code is written beside it.
        score.env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONUNBUFFERED", "1");
        score.arg(&path).args(&arguments).current_dir(&repository.root);
        if !process::succeeds(&mut score)? {
            println!("{script} failed");
            all_ran = false;
        }
    }
    Ok(merging(repository, &folder)? && all_ran)
}

/// How the rule that holds two records to be one thing does on the labelled pairs; `false` below the precision that the
/// project promises.
fn merging(repository: &Repository, folder: &Path) -> Outcome<bool> {
    let pairs = folder.join("record_pairs.jsonl");
    if !pairs.is_file() {
        println!("skipped: merging, record_pairs.jsonl is not in {}", folder.display());
        return Ok(true);
    }
    println!("\n=== merging of records, record_pairs.jsonl");
    let mut compare = Command::new(repository.path("target/release/symbolon"));
    compare.args(["compare", "--json", "--pairs"]).arg(&pairs);
    let answers = compare.output().context("running symbolon compare")?;
    let answers = String::from_utf8_lossy(&answers.stdout);
    let labelled = std::fs::read_to_string(&pairs).context("reading record_pairs.jsonl")?;
    let (mut right, mut wrong, mut missed) = (0u32, 0u32, 0u32);
    for (pair, answer) in labelled.lines().zip(answers.lines()) {
        let merged = !answer.contains("\"same_thing\":null") && answer.contains("\"same_thing\":");
        match (merged, pair.contains("\"is_match\": true")) {
            (true, true) => right += 1,
            (true, false) => wrong += 1,
            (false, true) => missed += 1,
            (false, false) => {}
        }
    }
    let share = |part: u32, rest: u32| f64::from(part) / f64::from((part + rest).max(1));
    println!(
        "merged {} of {} pairs: precision {:.4}, recall {:.4}",
        right + wrong,
        labelled.lines().count(),
        share(right, wrong),
        share(right, missed)
    );
    Ok(right > 0 && share(right, wrong) >= MERGING_PRECISION_MIN)
}

/// A data file that stayed a bare name was not found.
fn is_missing_data(argument: &std::path::Path) -> bool {
    argument.extension().is_some_and(|ending| ending == "jsonl") && !argument.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::invented;

    #[test]
    fn a_missing_data_file_is_told_from_an_option() {
        let (_folder, repository) = invented::repository(&[("pairs.jsonl", "")]);
        assert!(is_missing_data("record_pairs.jsonl".as_ref()));
        assert!(!is_missing_data("--lists".as_ref()));
        assert!(!is_missing_data(&repository.path("pairs.jsonl")));
    }
}
