//! `docs/mission.md`: what the mission says, which command or page answers it, and the test that proves it. A row may
//! not claim more than a test shows.

use super::Problem;
use crate::failure::Outcome;
use crate::repository::Repository;
use crate::rust_source::test_functions;
use std::collections::BTreeSet;

const TABLE: &str = "docs/mission.md";

/// Rows A01 to A63: the sentences of the source texts.
const ROWS: usize = 63;

/// Reports rows that are missing, doubled, of unknown status, or called built without a test.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let Ok(table) = repository.read(TABLE) else {
        return Ok(vec![Problem::new(
            TABLE,
            0,
            "is missing: it answers each sentence of the mission with a command or page and a test",
        )]);
    };
    let tests = tests(repository)?;
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    let mut columns = None;
    for (position, line) in table.lines().enumerate() {
        let cells = cells(line);
        columns = columns.or_else(|| Columns::of(&cells));
        let Some(row) = cells.first().and_then(|cell| row_name(cell)) else { continue };
        let mut report = |sentence: String| {
            problems.push(Problem::new(TABLE, position + 1, sentence));
        };
        if !seen.insert(row.to_owned()) {
            report(format!("{row} stands here twice: keep one row"));
        }
        let Some((status, proof)) = columns.as_ref().and_then(|columns| columns.pick(&cells))
        else {
            report(format!("{row} lacks a cell: the table's head names `status` and `test`"));
            continue;
        };
        if !known_status(status) {
            report(format!(
                "{row}: status `{status}` is none of `built`, `part (what)`, `planned (issue N)`, \
                 `planned (no issue yet)`"
            ));
        } else if let (false, Some(complaint)) =
            (status.starts_with("planned"), unproven(proof, &tests))
        {
            report(format!(
                "{row} is called {status}, but {complaint}: name a test function or call the row \
                 planned"
            ));
        }
    }
    problems.extend((1..=ROWS).map(|number| format!("A{number:02}")).filter_map(|row| {
        (!seen.contains(&row)).then(|| Problem::new(TABLE, 0, format!("row {row} is missing")))
    }));
    Ok(problems)
}

/// Which cells of a row hold its status and its tests.
struct Columns {
    status: usize,
    test: usize,
}

impl Columns {
    /// Reads the table's head.
    fn of(head: &[String]) -> Option<Self> {
        let column = |name: &str| head.iter().position(|cell| cell == name);
        Some(Self { status: column("status")?, test: column("test")? })
    }

    /// The status and the tests of a row.
    fn pick<'a>(&self, cells: &'a [String]) -> Option<(&'a str, &'a str)> {
        Some((cells.get(self.status)?, cells.get(self.test)?))
    }
}

/// The cells of a table row; a `\|` inside a cell does not end it.
fn cells(line: &str) -> Vec<String> {
    let Some(inner) = line.trim().strip_prefix('|') else { return Vec::new() };
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in inner.strip_suffix('|').unwrap_or(inner).chars() {
        match (cells.last_mut(), character) {
            (_, '|') if !escaped => cells.push(String::new()),
            (Some(cell), _) => cell.push(character),
            (None, _) => {}
        }
        escaped = character == '\\' && !escaped;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// `A` and two digits, at the beginning of a first cell.
fn row_name(cell: &str) -> Option<&str> {
    let name = cell.trim_matches(['*', '`']).split_whitespace().next()?;
    let digits = name.strip_prefix('A')?;
    (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

fn known_status(status: &str) -> bool {
    let inside = |begin: &str| status.strip_prefix(begin).and_then(|rest| rest.strip_suffix(')'));
    let issue = inside("planned (issue ")
        .is_some_and(|issue| issue.parse::<u32>().is_ok_and(|number| number > 0));
    let part = inside("part (").is_some_and(|what| !what.trim().is_empty());
    // Nobody has taken the row on: to say so is better than to name some issue.
    issue || part || status == "built" || status == "planned (no issue yet)"
}

/// Why a cell proves nothing: it names no test function, or one that does not exist.
fn unproven(cell: &str, tests: &BTreeSet<String>) -> Option<String> {
    let quoted: Vec<_> = cell.split('`').skip(1).step_by(2).collect();
    let pieces = if quoted.is_empty() { cell.split([' ', ',']).collect() } else { quoted };
    let names: Vec<_> = pieces
        .into_iter()
        .filter_map(|piece| piece.rsplit("::").next())
        .map(|name| name.trim_matches(|one: char| !one.is_alphanumeric() && one != '_'))
        .filter(|name| name.contains('_') && !name.contains(['/', '.', ' ', '-']))
        .collect();
    match names.iter().find(|name| !tests.contains(**name)) {
        Some(name) => Some(format!("`{name}` is no test function")),
        None if names.is_empty() => Some("it names no test".to_owned()),
        None => None,
    }
}

/// Names of all test functions of the crates and of this program.
fn tests(repository: &Repository) -> Outcome<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for file in repository.files_ending(".rs")? {
        if file.starts_with("crates/") || file.starts_with("xtask/") {
            found.extend(test_functions(&repository.read(&file)?));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const TESTS: &str = "#[test]\nfn screens_a_list() {}\nfn no_test_at_all() {}\n";

    /// A table with all rows planned, but for the given line in place of A05.
    fn problems(row: &str) -> Vec<String> {
        let mut table =
            "| row | says | status | where | test |\n|---|---|---|---|---|\n".to_owned();
        for number in 1..=63 {
            if number == 5 {
                table.push_str(&format!("{row}\n"));
            } else {
                table.push_str(&format!("| A{number:02} | a \\| b | planned (issue 4) | | |\n"));
            }
        }
        found_by(check, &[(TABLE, &table), ("crates/symbolon/tests/it/main.rs", TESTS)])
    }

    #[test]
    fn rows_with_proof_pass() {
        for row in [
            "| A05 | says | built | `symbolon screen` | `screens_a_list` |",
            "| A05 S | says | built | `screen` | screens_a_list |",
            "| A05 | says | part (names only) | x | `it::main::screens_a_list`, `tests/it/main.rs` |",
            "| A05 | says | planned (issue 12) | | - |",
            "| A05 | says | planned (no issue yet) | | - |",
        ] {
            assert_eq!(problems(row), Vec::<String>::new(), "{row}");
        }
    }

    #[test]
    fn each_kind_of_false_claim_is_found() {
        for (row, sentence) in [
            (
                "| A05 | s | built | x | |",
                "docs/mission.md:7: A05 is called built, but it names no test",
            ),
            ("| A05 | s | built | x | `no_test_at_all` |", "`no_test_at_all` is no test function"),
            (
                "| A05 | s | built | x | `screens_a_list`, `was_renamed` |",
                "`was_renamed` is no test",
            ),
            ("| A05 | s | part (half) | x | later |", "A05 is called part (half), but"),
            ("| A05 | s | part () | x | `screens_a_list` |", "is none of"),
            ("| A05 | s | planned | | |", "status `planned` is none of"),
            ("| A05 | s | planned (issue four) | | |", "is none of"),
            ("| A05 | s | done | x | `screens_a_list` |", "status `done` is none of"),
            ("| A05 | built |", "A05 lacks a cell"),
            ("", "row A05 is missing"),
        ] {
            let found = problems(row);
            assert!(found.len() == 1 && found[0].contains(sentence), "{row}: {found:?}");
        }
    }

    #[test]
    fn the_head_says_where_the_status_stands() {
        let table = "| row | where | status | test |\n|---|---|---|---|\n| A01 | built | part (half) | - |\n";
        let found = found_by(check, &[(TABLE, table)]);
        assert!(found.iter().any(|one| one.contains("A01 is called part (half), but it names")));
    }

    #[test]
    fn a_doubled_row_is_found() {
        let found =
            problems("| A05 | s | planned (issue 4) | | |\n| A05 | s | planned (issue 4) | | |");
        assert_eq!(found, ["docs/mission.md:8: A05 stands here twice: keep one row"]);
    }

    #[test]
    fn a_missing_table_is_found() {
        assert!(
            found_by(check, &[("README.md", "")])[0].starts_with("docs/mission.md: is missing")
        );
    }
}
