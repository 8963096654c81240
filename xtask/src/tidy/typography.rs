//! White space that shows up in reviews as noise, and marks of unfinished work.

use super::Problem;
use crate::failure::Outcome;
use crate::repository::Repository;
use crate::rust_source::{starts_with, tokens};

/// Files that people write; golden outputs and samples keep the bytes they have.
const WRITTEN_BY_HAND: [&str; 6] = [".rs", ".toml", ".md", ".py", ".sh", ".ftl"];

/// Reports trailing white space, tabs, a missing end of line, and marks of unfinished work.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in repository.files()? {
        let by_hand =
            WRITTEN_BY_HAND.iter().any(|ending| file.ends_with(ending)) || file.starts_with(".ci/");
        if !by_hand || file.contains("/samples/") || file.contains("/fixtures/") {
            continue;
        }
        let text = repository.read(&file)?;
        let rust = file.ends_with(".rs");
        for (position, line) in text.split('\n').enumerate() {
            let mut report = |what: &str| problems.push(Problem::new(&file, position + 1, what));
            if line.ends_with([' ', '\t', '\r']) {
                report("white space at the end of the line: delete it");
            }
            if rust && line.contains('\t') {
                report("tab: run cargo fmt, or write \\t inside a string");
            }
        }
        if !text.is_empty() && !text.ends_with('\n') {
            problems.push(Problem::new(&file, text.lines().count(), "the last line has no end"));
        }
        if rust {
            problems.extend(unfinished(&file, &text));
        }
    }
    Ok(problems)
}

fn unfinished(file: &str, text: &str) -> Vec<Problem> {
    let tokens = tokens(text);
    (0..tokens.len())
        .filter_map(|start| {
            let rest = tokens.get(start..)?;
            let name = ["todo", "dbg", "unimplemented"]
                .into_iter()
                .find(|name| starts_with(rest, &[name, "!"]))?;
            let line = rest.first()?.line;
            Some(Problem::new(file, line, format!("`{name}!` is unfinished work: finish it")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn clean_files_pass() {
        let files = [
            ("a.rs", "fn f() { let s = \"todo!\\t\"; } // dbg! is absent\n"),
            ("a.md", "Text.\n"),
            ("crates/formats/src/un/samples/odd.toml", "a \n"),
            ("notes.txt", "any \t"),
            ("empty.rs", ""),
        ];
        assert_eq!(found_by(check, &files), Vec::<String>::new());
    }

    #[test]
    fn each_kind_of_noise_is_found() {
        for (file, text, line) in [
            ("a.rs", "fn f() {} \n", 1),
            ("a.md", "a\nb  \n", 2),
            ("a.md", "a\r\n", 1),
            ("a.rs", "\n\tfn f() {}\n", 2),
            ("a.toml", "a = 1\nb = 2", 2),
            (".ci/run", "x \n", 1),
            ("a.rs", "fn f() {\n    todo!()\n}\n", 2),
            ("a.rs", "fn f() { dbg!(1); }\n", 1),
        ] {
            let found = found_by(check, &[(file, text)]);
            assert!(
                found.len() == 1 && found[0].starts_with(&format!("{file}:{line}: ")),
                "{text:?}: {found:?}"
            );
        }
    }
}
