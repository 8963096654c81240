//! Manifests: each third-party crate is named once with its reason, and each crate of ours obeys the common lints.

use super::Problem;
use super::edges::dependencies;
use crate::failure::Outcome;
use crate::repository::{Package, Repository};

const WORKSPACE: &str = "Cargo.toml";

/// Reports dependencies without a reason, versions outside the workspace's table, and crates without the lints.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut problems = match repository.read(WORKSPACE) {
        Ok(text) => reasons(&text),
        Err(_) => vec![Problem::new(WORKSPACE, 0, "is missing")],
    };
    for package in repository.packages()? {
        problems.extend(lints(&package));
        problems.extend(dependencies(&package).into_iter().filter(|one| !one.from_workspace).map(
            |one| {
                let sentence = format!(
                    "`{0}` is not taken from the workspace: write `{0}.workspace = true` and name \
                     it in /Cargo.toml with the reason",
                    one.package
                );
                Problem::new(&package.manifest_path, one.line, sentence)
            },
        ));
    }
    Ok(problems)
}

fn lints(package: &Package) -> Option<Problem> {
    let inherits = package
        .manifest
        .get("lints")
        .and_then(|lints| lints.get("workspace"))
        .and_then(toml::Value::as_bool);
    (inherits != Some(true)).then(|| {
        Problem::new(
            &package.manifest_path,
            0,
            "does not obey the common lints: add `[lints]` with `workspace = true`",
        )
    })
}

/// Each third-party dependency of the workspace's table must carry a comment that says why it is there.
fn reasons(manifest: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut inside = false;
    let mut open = 0_usize;
    let mut entry: Option<(usize, String)> = None;
    for (position, line) in manifest.lines().enumerate() {
        if open == 0 && line.starts_with('[') {
            inside = line.trim() == "[workspace.dependencies]";
            continue;
        }
        if !inside || line.trim().is_empty() || (open == 0 && line.trim_start().starts_with('#')) {
            continue;
        }
        // An entry may go over several lines; it ends where its brackets are closed.
        let code = line.split('#').next().unwrap_or_default();
        open += code.matches(['{', '[']).count();
        open = open.saturating_sub(code.matches(['}', ']']).count());
        let (first, mut text) = entry.take().unwrap_or((position + 1, String::new()));
        text.push_str(line);
        if open > 0 {
            entry = Some((first, text));
            continue;
        }
        let reason = text.split_once('#').is_some_and(|(_, reason)| !reason.trim().is_empty());
        let ours = text.split('#').next().unwrap_or_default().contains("path =");
        if !reason && !ours {
            let name = text.split(['=', ' ', '.']).next().unwrap_or_default();
            let sentence =
                format!("`{name}` has no reason: write `# why it is worth its weight` behind it");
            problems.push(Problem::new(WORKSPACE, first, sentence));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    const LINTS: &str = "[lints]\nworkspace = true\n";

    #[test]
    fn a_dependency_needs_a_reason() {
        let manifest = "[workspace.dependencies]\n# a heading is no reason\n\
                        model = { path = \"crates/model\" }\ncsv = \"1\" # tokenizer\n\
                        toml = \"1\"\nserde = { version = \"1\", features = [\n  \"derive\",\n] }\n\
                        clap = { version = \"4\", features = [\n  \"derive\",\n] } # command line\n\
                        sha2 = \"0\" #\n[profile.dev]\nopt-level = 1\n";
        let found = found_by(check, &[("Cargo.toml", manifest)]);
        let names: Vec<_> = found.iter().map(|one| one.split(" has").next().unwrap()).collect();
        assert_eq!(
            names,
            ["Cargo.toml:5: `toml`", "Cargo.toml:6: `serde`", "Cargo.toml:12: `sha2`"]
        );
    }

    #[test]
    fn a_version_outside_the_table_is_found() {
        let manifest = format!("[dependencies]\ncsv = \"1\"\ntoml.workspace = true\n{LINTS}");
        let found = found_by(check, &[("Cargo.toml", ""), ("crates/text/Cargo.toml", &manifest)]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("crates/text/Cargo.toml:2: `csv` is not taken"));
    }

    #[test]
    fn a_crate_without_the_lints_is_found() {
        for (manifest, count) in [(LINTS, 0), ("", 1), ("[lints.rust]\nunused = \"allow\"\n", 1)] {
            let files = [("Cargo.toml", ""), ("crates/text/Cargo.toml", manifest)];
            assert_eq!(found_by(check, &files).len(), count, "{manifest}");
        }
    }

    #[test]
    fn a_missing_workspace_is_found() {
        assert_eq!(found_by(check, &[("README.md", "")]), ["Cargo.toml: is missing"]);
    }
}
