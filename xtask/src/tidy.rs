//! `cargo xtask tidy`: the rules of the house that the compiler does not check. One file a rule; each rule is a function
//! from the repository to its problems.

mod absence;
mod code_map;
mod edges;
mod file_sizes;
mod links;
mod manifests;
mod mission;
mod nouns;
mod typography;

use crate::failure::Outcome;
use crate::repository::Repository;
use std::fmt::{Display, Formatter, Result as Formatted};

/// Something that a person has to put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    file: String,
    /// Counted from 1; 0 where the whole file is meant.
    line: usize,
    /// What is wrong and what to do.
    sentence: String,
}

impl Problem {
    fn new(file: impl Into<String>, line: usize, sentence: impl Into<String>) -> Self {
        Self { file: file.into(), line, sentence: sentence.into() }
    }
}

impl Display for Problem {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Formatted {
        match self.line {
            0 => write!(formatter, "{}: {}", self.file, self.sentence),
            line => write!(formatter, "{}:{line}: {}", self.file, self.sentence),
        }
    }
}

/// A rule: from the repository to what offends against it.
type Check = fn(&Repository) -> Outcome<Vec<Problem>>;

const CHECKS: [Check; 9] = [
    edges::check,
    absence::check,
    nouns::check,
    file_sizes::check,
    manifests::check,
    mission::check,
    links::check,
    code_map::check,
    typography::check,
];

/// All problems of the repository, in the order of the files.
pub fn problems(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut found = Vec::new();
    for check in CHECKS {
        found.extend(check(repository)?);
    }
    found.sort();
    Ok(found)
}

/// Prints every problem; `true` when there is none.
pub fn run(repository: &Repository) -> Outcome<bool> {
    let found = problems(repository)?;
    for problem in &found {
        println!("{problem}");
    }
    println!("tidy: {} problems", found.len());
    Ok(found.is_empty())
}

/// Prints the domain nouns, one a line.
pub fn print_nouns(repository: &Repository) -> Outcome<bool> {
    for noun in nouns::nouns(repository)? {
        println!("{noun}");
    }
    Ok(true)
}

/// The sentences of the problems that a check finds in a made-up repository, for the tests of the checks.
#[cfg(test)]
fn found_by(check: Check, files: &[(&str, &str)]) -> Vec<String> {
    let (_folder, repository) = crate::repository::invented::repository(files);
    check(&repository).unwrap().iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_tidy() {
        let repository = Repository::of_this_build().unwrap();
        let found: Vec<_> =
            problems(&repository).unwrap().iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "\n{}", found.join("\n"));
    }

    #[test]
    fn a_problem_names_its_place() {
        assert_eq!(Problem::new("a.rs", 3, "is wrong").to_string(), "a.rs:3: is wrong");
        assert_eq!(Problem::new("a.rs", 0, "is missing").to_string(), "a.rs: is missing");
    }
}
