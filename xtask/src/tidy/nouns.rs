//! The domain nouns: the public types of `model`. The committed list makes a new noun a decision and not an accident.

use super::Problem;
use crate::failure::Outcome;
use crate::repository::Repository;
use crate::rust_source::{shipped_tokens, starts_with, word};
use std::collections::BTreeSet;

const LIST: &str = "docs/nouns.txt";

/// Names of all public structs and enums of `model`, sorted.
pub fn nouns(repository: &Repository) -> Outcome<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for file in repository.files_ending(".rs")? {
        if !file.starts_with("crates/model/src/") {
            continue;
        }
        let tokens = shipped_tokens(&repository.read(&file)?);
        for start in 0..tokens.len() {
            let rest = tokens.get(start..).unwrap_or_default();
            if starts_with(rest, &["pub", "struct"]) || starts_with(rest, &["pub", "enum"]) {
                // In a macro's own text the name is `$name`: the type is named where the macro is used.
                found.extend(word(rest, 2).filter(|name| *name != "$").map(str::to_owned));
            }
        }
    }
    Ok(found)
}

/// Reports nouns that the committed list lacks, and those it has too many.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let Ok(list) = repository.read(LIST) else {
        return Ok(vec![Problem::new(
            LIST,
            0,
            "is missing: run cargo xtask tidy --nouns > docs/nouns.txt",
        )]);
    };
    let found = nouns(repository)?;
    let mut problems: Vec<_> = found
        .iter()
        .filter(|noun| !list.lines().any(|line| line == noun.as_str()))
        .map(|noun| {
            let sentence = format!(
                "lacks `{noun}`: a new noun needs a decision note; run cargo xtask tidy --nouns > \
                 docs/nouns.txt"
            );
            Problem::new(LIST, 0, sentence)
        })
        .collect();
    problems.extend(list.lines().enumerate().filter(|(_, line)| !found.contains(*line)).map(
        |(position, line)| {
            let sentence = format!(
                "`{line}` is no public type of model: run cargo xtask tidy --nouns > docs/nouns.txt"
            );
            Problem::new(LIST, position + 1, sentence)
        },
    ));
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const SOURCE: &str = "pub struct Record;\npub enum Band { Hit }\npub(crate) struct Hidden;\n\
                          struct Private;\n// pub struct Comment;\n\
                          #[cfg(test)] mod tests { pub struct Fixture; }";

    #[test]
    fn the_list_that_fits_passes() {
        let files = [("crates/model/src/lib.rs", SOURCE), (LIST, "Band\nRecord\n")];
        assert_eq!(found_by(check, &files), Vec::<String>::new());
    }

    #[test]
    fn drift_is_found_both_ways() {
        let files = [("crates/model/src/lib.rs", SOURCE), (LIST, "Alert\nRecord\n")];
        let found = found_by(check, &files);
        assert!(found[0].contains("lacks `Band`: a new noun needs a decision note"));
        assert!(found[1].starts_with("docs/nouns.txt:1: `Alert` is no public type"));
    }

    #[test]
    fn a_missing_list_is_found() {
        assert!(found_by(check, &[("README.md", "")])[0].contains("is missing"));
    }
}
