//! Which crate may use which: arrows point up the table of ARCHITECTURE.md only.

use super::Problem;
use crate::failure::Outcome;
use crate::repository::{Package, Repository};

/// Each crate with the crates of ours that it may use, from the innermost outwards.
pub const EDGES: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("text", &["model"]),
    ("formats", &["model", "text"]),
    ("matching", &["model", "text"]),
    ("snapshot", &[]),
    ("index", &["model", "text", "matching", "snapshot"]),
    ("symbolon", &["model", "text", "formats", "matching", "snapshot", "index"]),
    ("testkit", &[]),
    ("xtask", &["model", "formats", "matching", "index"]),
];

/// A dependency as a manifest names it.
pub struct Dependency {
    /// The package's name, also where the manifest renames it.
    pub package: String,
    /// Whether only tests, examples and benchmarks use it.
    pub development: bool,
    /// Whether it is taken from the workspace's table.
    pub from_workspace: bool,
    /// The line that names it, or 0.
    pub line: usize,
}

/// All dependencies of a crate: ordinary, build and development ones, for every target.
pub fn dependencies(package: &Package) -> Vec<Dependency> {
    let mut found = Vec::new();
    collect(package, &package.manifest, &mut found);
    if let Some(targets) = package.manifest.get("target").and_then(toml::Value::as_table) {
        for target in targets.values().filter_map(toml::Value::as_table) {
            collect(package, target, &mut found);
        }
    }
    found
}

fn collect(package: &Package, table: &toml::Table, found: &mut Vec<Dependency>) {
    for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
        let Some(named) = table.get(section).and_then(toml::Value::as_table) else { continue };
        for (key, value) in named {
            let real = value.get("package").and_then(toml::Value::as_str).unwrap_or(key);
            found.push(Dependency {
                package: real.to_owned(),
                development: section == "dev-dependencies",
                from_workspace: value.get("workspace").and_then(toml::Value::as_bool) == Some(true),
                line: line_naming(&package.manifest_text, key),
            });
        }
    }
}

/// The line of a manifest that begins with a key, or names it in a table's head (`[dependencies.serde]`).
fn line_naming(manifest: &str, key: &str) -> usize {
    let names = |line: &str| {
        let line = line.trim().trim_matches('"');
        let rest = line.strip_prefix(key);
        rest.is_some_and(|rest| rest.starts_with([' ', '=', '.', '"']))
            || (line.starts_with('[') && line.trim_end_matches(']').ends_with(&format!(".{key}")))
    };
    manifest.lines().position(names).map_or(0, |position| position + 1)
}

/// Reports each dependency between our crates that the table does not allow.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut problems = Vec::new();
    for package in repository.packages()? {
        let Some(place) = EDGES.iter().position(|(name, _)| *name == package.name) else {
            problems.push(Problem::new(
                &package.manifest_path,
                0,
                format!(
                    "crate `{}` has no row in the table of allowed edges: add one in \
                     xtask/src/tidy/edges.rs and describe the crate in ARCHITECTURE.md",
                    package.name
                ),
            ));
            continue;
        };
        for dependency in dependencies(&package) {
            if let Some(sentence) = refusal(&package.name, place, &dependency) {
                problems.push(Problem::new(&package.manifest_path, dependency.line, sentence));
            }
        }
    }
    Ok(problems)
}

/// Why a dependency is not allowed, when it is one of ours and is not.
fn refusal(name: &str, place: usize, dependency: &Dependency) -> Option<String> {
    let used = dependency.package.as_str();
    let used_place = EDGES.iter().position(|(other, _)| *other == used)?;
    if used == "testkit" {
        return (!dependency.development).then(|| {
            format!("`{name}` ships `testkit`: move it to [dev-dependencies], it panics by design")
        });
    }
    let allowed = EDGES.get(place).map(|(_, allowed)| *allowed).unwrap_or_default();
    // A test may read real lists through a crate that stands earlier in the table, never through a later one.
    if allowed.contains(&used) || (dependency.development && used_place < place) {
        return None;
    }
    Some(format!(
        "`{name}` may not use `{used}` (it may use: {}): move the code to the crate that may, or \
         change the table in xtask/src/tidy/edges.rs with a decision note",
        if allowed.is_empty() { "none of ours".to_owned() } else { allowed.join(", ") }
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    fn problems(name: &str, manifest: &str) -> Vec<String> {
        found_by(check, &[(&format!("crates/{name}/Cargo.toml"), manifest)])
    }

    #[test]
    fn allowed_edges_pass() {
        let manifest = "[dependencies]\nmodel.workspace = true\nserde = \"1\"\n\
                        [dev-dependencies]\ntestkit.workspace = true\nformats.workspace = true\n";
        assert_eq!(problems("matching", manifest), Vec::<String>::new());
    }

    #[test]
    fn an_edge_outwards_is_found_with_its_line() {
        let found = problems("model", "[dependencies]\ntext.workspace = true\n");
        assert!(found[0].starts_with("crates/model/Cargo.toml:2: `model` may not use `text`"));
    }

    #[test]
    fn a_renamed_a_targeted_and_a_build_edge_are_found() {
        for manifest in [
            "[dependencies]\nwords = { package = \"text\", path = \"../text\" }\n",
            "[target.'cfg(unix)'.dependencies]\ntext.workspace = true\n",
            "[build-dependencies]\ntext.workspace = true\n",
            "[dependencies.text]\nworkspace = true\n",
        ] {
            assert_eq!(problems("model", manifest).len(), 1, "{manifest}");
        }
    }

    #[test]
    fn a_test_may_not_use_a_later_crate() {
        assert_eq!(problems("text", "[dev-dependencies]\nindex.workspace = true\n").len(), 1);
    }

    #[test]
    fn shipping_testkit_is_found() {
        let found = problems("symbolon", "[dependencies]\ntestkit.workspace = true\n");
        assert!(found[0].contains("ships `testkit`"));
    }

    #[test]
    fn an_unknown_crate_is_found() {
        assert!(problems("kitchen", "")[0].contains("no row in the table"));
    }
}
