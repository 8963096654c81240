//! Links between our own documents must lead somewhere.

use super::Problem;
use crate::failure::Outcome;
use crate::repository::Repository;

/// Reports Markdown links to files that are not there.
pub fn check(repository: &Repository) -> Outcome<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in repository.files_ending(".md")? {
        let text = repository.read(&file)?;
        for (line, target) in links(&text) {
            if let Some(sentence) = broken(repository, &file, &target) {
                problems.push(Problem::new(&file, line, sentence));
            }
        }
    }
    Ok(problems)
}

/// Targets of `[text](target)` and `[name]: target` outside of code, with their lines.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (position, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // Every second piece between back-ticks is code.
        let prose = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
        let mut rest = prose.as_str();
        while let Some((_, after)) = rest.split_once("](") {
            let (target, next) = after.split_once(')').unwrap_or((after, ""));
            found.push((position + 1, target.to_owned()));
            rest = next;
        }
        let definition = prose.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
        found.extend(definition.map(|(_, target)| (position + 1, target.trim().to_owned())));
    }
    found
}

/// Why a link leads nowhere; links to the web and within the page are not followed.
fn broken(repository: &Repository, file: &str, target: &str) -> Option<String> {
    // A link may carry a title behind the address: [text](address "title").
    let address = target.split_whitespace().next()?.trim_matches(['<', '>']);
    let path = address.split('#').next().unwrap_or_default();
    if path.is_empty() || path.contains("://") || path.starts_with("mailto:") {
        return None;
    }
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => {
                return Some(format!(
                    "link `{target}` leads out of the repository, where a stranger has nothing: \
                     write the path as code"
                ));
            }
            ".." => {}
            _ => parts.push(part),
        }
    }
    let place = parts.join("/");
    (!repository.has(&place))
        .then(|| format!("link `{target}` leads nowhere: {place} is not there"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    fn problems(text: &str) -> Vec<String> {
        found_by(check, &[("docs/page.md", text), ("docs/story.md", ""), ("README.md", "")])
    }

    #[test]
    fn good_links_pass() {
        for text in [
            "[a](story.md) and [b](../README.md#start) and [c](.)",
            "[a](https://example.org/x.md), [b](#here), [c](mailto:a@example.org)",
            "`[a](gone.md)`",
            "```\n[a](gone.md)\n```",
            "[a](story.md \"The story\")",
            "[a]: story.md",
        ] {
            assert_eq!(problems(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn bad_links_are_found() {
        for text in [
            "\n[a](gone.md)",
            "x\n[`code`](gone.md)",
            "x\n[a](story.md) [b](gone.md)",
            "x\n[a](../../shared/x.md)",
            "x\n[a]: gone.md",
        ] {
            let found = problems(text);
            assert!(
                found.len() == 1 && found[0].starts_with("docs/page.md:2: "),
                "{text}: {found:?}"
            );
        }
    }
}
