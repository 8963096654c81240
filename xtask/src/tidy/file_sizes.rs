//! A file has one reason to exist; one that has grown past some 600 lines usually has two.

use super::Problem;
use crate::failure::Outcome;
use crate::repository::Repository;

const LINES_MAX: usize = 600;

/// Tables of data and of test cases are read by looking something up, not from top to bottom.
const TABLE_LINES_MAX: usize = 2_000;

/// Reports Rust files that are too long.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in repository.files_ending(".rs")? {
        let lines = repository.read(&file)?.lines().count();
        let lines_max = if is_table(&file) { TABLE_LINES_MAX } else { LINES_MAX };
        if lines > lines_max {
            let sentence =
                format!("has {lines} lines, {lines_max} are allowed: split it by reason");
            problems.push(Problem::new(file, 0, sentence));
        }
    }
    Ok(problems)
}

fn is_table(file: &str) -> bool {
    file.trim_end_matches(".rs")
        .split('/')
        .any(|part| part == "tests" || part == "data" || part.ends_with("_data"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn long_files_are_found_and_tables_may_be_longer() {
        let (right, long, too_long) = ("\n".repeat(600), "\n".repeat(601), "\n".repeat(2_001));
        let files = [
            ("a/right.rs", right.as_str()),
            ("a/long.rs", long.as_str()),
            ("a/data.rs", long.as_str()),
            ("a/data/titles.rs", long.as_str()),
            ("a/tests/it/cases.rs", long.as_str()),
            ("a/tests/it/endless.rs", too_long.as_str()),
            ("a/database.rs", long.as_str()),
        ];
        assert_eq!(
            found_by(check, &files),
            [
                "a/database.rs: has 601 lines, 600 are allowed: split it by reason",
                "a/long.rs: has 601 lines, 600 are allowed: split it by reason",
                "a/tests/it/endless.rs: has 2001 lines, 2000 are allowed: split it by reason",
            ]
        );
    }
}
