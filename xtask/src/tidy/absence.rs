//! What a crate must not know: the inner crates do no input or output, read no clock, draw no randomness and know no
//! async. That is what makes them testable by example and replayable from a receipt.

use super::Problem;
use super::edges::dependencies;
use crate::failure::Outcome;
use crate::repository::Repository;
use crate::rust_source::{Token, shipped_tokens, starts_with, test_module_files, word};

/// What one crate's shipped source and manifest must not name.
struct Absence {
    name: &'static str,
    /// Modules of the standard library, also when they are named inside `use std::{…}`.
    standard: &'static [&'static str],
    /// Sequences of tokens.
    words: &'static [&'static [&'static str]],
    /// Third-party crates.
    packages: &'static [&'static str],
}

const CLOCK: &[&[&str]] = &[
    &["SystemTime"],
    &["Instant", "::", "now"],
    &["Timestamp", "::", "now"],
    &["Zoned", "::", "now"],
];
const CLOCK_CHANCE_AND_ASYNC: &[&[&str]] = &[
    &["SystemTime"],
    &["Instant", "::", "now"],
    &["Timestamp", "::", "now"],
    &["Zoned", "::", "now"],
    &["rand"],
    &["tokio"],
    &["sqlx"],
    &["async"],
];
const WORLDLY: &[&str] = &["tokio", "sqlx", "rand", "reqwest"];

const ABSENCES: [Absence; 5] = [
    Absence {
        name: "model",
        standard: &["fs", "net", "env"],
        words: CLOCK_CHANCE_AND_ASYNC,
        packages: WORLDLY,
    },
    Absence {
        name: "text",
        standard: &["fs", "net", "env"],
        words: CLOCK_CHANCE_AND_ASYNC,
        packages: WORLDLY,
    },
    Absence {
        name: "matching",
        standard: &["fs", "net", "env"],
        words: CLOCK_CHANCE_AND_ASYNC,
        packages: WORLDLY,
    },
    // A parser takes bytes: whoever calls it opens the file.
    Absence { name: "formats", standard: &["fs", "net"], words: CLOCK, packages: WORLDLY },
    // `snapshot` is the one crate below the program that touches files.
    Absence { name: "index", standard: &["fs", "net"], words: CLOCK, packages: WORLDLY },
];

/// The one crate that may say `unsafe`, and only where it maps a file.
const UNSAFE_ALLOWED_IN: &str = "crates/snapshot/";

/// Reports what a crate names although it must not.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut problems = unsafe_code(repository)?;
    for package in repository.crates()? {
        let Some(absence) = ABSENCES.iter().find(|absence| absence.name == package.name) else {
            continue;
        };
        problems.extend(
            dependencies(&package)
                .into_iter()
                .filter(|one| !one.development && absence.packages.contains(&one.package.as_str()))
                .map(|one| {
                    let sentence = format!(
                        "`{}` must not depend on `{}`: it does no input or output and draws no \
                         randomness; hand the value in from outside",
                        absence.name, one.package
                    );
                    Problem::new(&package.manifest_path, one.line, sentence)
                }),
        );
        problems.extend(sources(repository, absence)?);
    }
    Ok(problems)
}

fn unsafe_code(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in repository.files_ending(".rs")? {
        if file.starts_with(UNSAFE_ALLOWED_IN) {
            continue;
        }
        let tokens = crate::rust_source::tokens(&repository.read(&file)?);
        problems.extend(tokens.iter().filter(|token| token.text == "unsafe").map(|token| {
            Problem::new(&file, token.line, "`unsafe` is allowed in crates/snapshot only")
        }));
    }
    Ok(problems)
}

fn sources(repository: &Repository, absence: &Absence) -> Outcome<Vec<Problem>> {
    let folder = format!("crates/{}/src/", absence.name);
    let files: Vec<_> = repository
        .files_ending(".rs")?
        .into_iter()
        .filter(|file| file.starts_with(&folder))
        .collect();
    let mut tests_only = Vec::new();
    for file in &files {
        let text = repository.read(file)?;
        tests_only.extend(test_module_files(&text).iter().map(|name| module_path(file, name)));
    }
    let mut problems = Vec::new();
    for file in &files {
        let without_ending = file.trim_end_matches(".rs").trim_end_matches("/mod");
        if tests_only.iter().any(|path| within(without_ending, path)) {
            continue;
        }
        let tokens = shipped_tokens(&repository.read(file)?);
        for start in 0..tokens.len() {
            let rest = tokens.get(start..).unwrap_or_default();
            problems.extend(named(rest, absence).into_iter().map(|(line, what)| {
                let sentence = format!(
                    "`{}` must not name `{what}`: hand the value in from outside (invariant 1)",
                    absence.name
                );
                Problem::new(file, line, sentence)
            }));
        }
    }
    Ok(problems)
}

/// The path, without its ending, of the module that a file declares.
fn module_path(file: &str, module: &str) -> String {
    let path = file.trim_end_matches(".rs");
    let (folder, stem) = path.rsplit_once('/').unwrap_or(("", path));
    match stem {
        "lib" | "main" | "mod" => format!("{folder}/{module}"),
        _ => format!("{path}/{module}"),
    }
}

fn within(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What the tokens name right at their beginning that must be absent, with the line.
fn named(rest: &[Token], absence: &Absence) -> Vec<(usize, String)> {
    let line = rest.first().map_or(0, |token| token.line);
    let mut found: Vec<_> = absence
        .words
        .iter()
        .filter(|words| starts_with(rest, words))
        .map(|words| (line, words.concat()))
        .collect();
    if starts_with(rest, &["std", "::"]) {
        let modules = match word(rest, 2) {
            Some("{") => group(rest.get(2..).unwrap_or_default()),
            Some(_) => rest.get(2..3).unwrap_or_default().iter().collect(),
            None => Vec::new(),
        };
        found.extend(
            modules
                .iter()
                .filter(|token| absence.standard.contains(&token.text.as_str()))
                .map(|token| (token.line, format!("std::{}", token.text))),
        );
    }
    // A glob or another name for `std` would hide the modules from this check.
    if starts_with(rest, &["std", "as"]) || starts_with(rest, &["std", "::", "*"]) {
        found.push((line, "std under another name".to_owned()));
    }
    found
}

/// The first words of the entries of a `{a, b::{c}, d}` group.
fn group(rest: &[Token]) -> Vec<&Token> {
    let mut depth = 0_usize;
    let mut entry_begins = false;
    let mut found = Vec::new();
    for token in rest {
        match token.text.as_str() {
            "{" => {
                depth += 1;
                entry_begins = depth == 1;
                continue;
            }
            "}" if depth <= 1 => break,
            "}" => depth -= 1,
            "," => {
                entry_begins = depth == 1;
                continue;
            }
            _ if entry_begins => found.push(token),
            _ => {}
        }
        entry_begins = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    fn problems(name: &str, source: &str) -> Vec<String> {
        let manifest = format!("crates/{name}/Cargo.toml");
        let path = format!("crates/{name}/src/lib.rs");
        found_by(check, &[(&manifest, ""), (&path, source)])
    }

    #[test]
    fn each_forbidden_word_is_found() {
        for source in [
            "fn f() { std::fs::read(\"x\"); }",
            "use std::{collections::HashMap, fs::File};",
            "use std::{\n fmt::{self, Display},\n net,\n};",
            "use std::env;",
            "use std as s;",
            "use std::*;",
            "use std::time::SystemTime;",
            "fn f() { let now = Instant::now(); }",
            "fn f() { jiff::Timestamp::now() }",
            "use rand::Rng;",
            "async fn f() {}",
            "use tokio::task;",
            "use sqlx::Row;",
        ] {
            assert_eq!(problems("model", source).len(), 1, "{source}");
        }
    }

    #[test]
    fn what_only_looks_forbidden_passes() {
        for source in [
            "// std::fs is absent here\nfn f() {}",
            "const RULE: &str = \"no std::fs, no unsafe\";",
            "use std::{fmt, collections::{self, fs_like}};",
            "#[deny(unsafe_code)]\nfn operand() {}",
            "#[cfg(test)]\nmod tests { use std::fs; }",
        ] {
            assert_eq!(problems("text", source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn files_of_test_modules_are_free() {
        let files = [
            ("crates/model/Cargo.toml", ""),
            ("crates/model/src/lib.rs", "mod names;\n#[cfg(test)]\nmod fixtures;"),
            ("crates/model/src/fixtures.rs", "use std::fs;"),
            ("crates/model/src/names.rs", "#[cfg(test)]\nmod tests;"),
            ("crates/model/src/names/tests.rs", "use std::fs;"),
        ];
        assert_eq!(found_by(check, &files), Vec::<String>::new());
    }

    #[test]
    fn rules_differ_by_crate() {
        assert_eq!(problems("formats", "use std::fs;").len(), 1);
        assert_eq!(problems("formats", "use std::env;"), Vec::<String>::new());
        assert_eq!(problems("snapshot", "use std::fs;"), Vec::<String>::new());
        assert_eq!(problems("symbolon", "use std::fs;"), Vec::<String>::new());
    }

    #[test]
    fn unsafe_stands_in_snapshot_only() {
        let source = "fn f() { unsafe { g() } }";
        assert_eq!(problems("snapshot", source), Vec::<String>::new());
        assert_eq!(
            problems("symbolon", source),
            ["crates/symbolon/src/lib.rs:1: `unsafe` is allowed in crates/snapshot only"]
        );
    }

    #[test]
    fn a_worldly_dependency_is_found_but_not_in_tests() {
        let check_manifest =
            |manifest| found_by(check, &[("crates/matching/Cargo.toml", manifest)]);
        assert_eq!(check_manifest("[dependencies]\nrand = \"0.9\"\n").len(), 1);
        assert_eq!(check_manifest("[dependencies]\nx = { package = \"tokio\" }\n").len(), 1);
        assert_eq!(check_manifest("[dev-dependencies]\nrand = \"0.9\"\n").len(), 0);
    }
}
