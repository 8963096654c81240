//! The code map of ARCHITECTURE.md: a paragraph for each crate, headed or begun with the bold name `crates/NAME`.

use super::Problem;
use crate::failure::Outcome;
use crate::repository::Repository;

const MAP: &str = "ARCHITECTURE.md";

/// Reports crates that the map lacks and crates that it makes up.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let Ok(map) = repository.read(MAP) else {
        return Ok(vec![Problem::new(MAP, 0, "is missing: it says what lies where, and why")]);
    };
    let mentioned: Vec<_> = map
        .lines()
        .enumerate()
        .flat_map(|(position, line)| names(line).into_iter().map(move |name| (position + 1, name)))
        .collect();
    let crates = repository.crates()?;
    let mut problems: Vec<_> = crates
        .iter()
        .filter(|package| !mentioned.iter().any(|(_, name)| *name == package.name))
        .map(|package| {
            let sentence = format!(
                "the code map lacks `crates/{0}`: add a heading or a bold name `crates/{0}` with \
                 a paragraph",
                package.name
            );
            Problem::new(MAP, 0, sentence)
        })
        .collect();
    problems.extend(
        mentioned
            .iter()
            .filter(|(_, name)| !crates.iter().any(|package| package.name == *name))
            .map(|(line, name)| {
                let sentence = format!(
                    "the code map names `crates/{name}`, which does not exist: a planned crate is \
                     described in DESIGN.md"
                );
                Problem::new(MAP, *line, sentence)
            }),
    );
    Ok(problems)
}

/// The crates that a line heads: in code in a heading, or in bold code.
fn names(line: &str) -> Vec<String> {
    let begin = if line.starts_with('#') { "`crates/" } else { "**`crates/" };
    line.split(begin)
        .skip(1)
        .filter_map(|rest| rest.split('`').next())
        .map(|name| name.trim_end_matches('/').to_owned())
        // A path inside of a crate heads a part of it.
        .filter(|name| !name.contains('/'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    fn problems(map: &str) -> Vec<String> {
        found_by(
            check,
            &[(MAP, map), ("crates/model/Cargo.toml", ""), ("crates/text/Cargo.toml", "")],
        )
    }

    #[test]
    fn a_full_map_passes() {
        let map = "### `crates/model`: what are the nouns?\n**`crates/text`** asks how it is written.\n\
                   In prose `crates/store` may be planned.\n";
        assert_eq!(problems(map), Vec::<String>::new());
    }

    #[test]
    fn a_lacking_and_a_made_up_crate_are_found() {
        let found = problems("### `crates/model`\n\n### `crates/store`\n");
        assert!(found[0].starts_with("ARCHITECTURE.md: the code map lacks `crates/text`"));
        assert!(found[1].starts_with("ARCHITECTURE.md:3: the code map names `crates/store`"));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_missing_map_is_found() {
        assert!(
            found_by(check, &[("README.md", "")])[0].starts_with("ARCHITECTURE.md: is missing")
        );
    }
}
