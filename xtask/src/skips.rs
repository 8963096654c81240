//! Which tests said that they could not run. They write a line to a log that `testkit::skip` knows by this variable.

use crate::failure::{Context, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Names the log for the tests.
pub const VARIABLE: &str = "SYMBOLON_SKIP_LOG";

/// Skipped tests by name, each with its reasons.
pub type Skipped = BTreeMap<String, Vec<String>>;

/// Empties the log and returns its path.
pub fn start(target: &Path) -> Outcome<PathBuf> {
    fs::create_dir_all(target).context(target.display())?;
    let path = target.join("skipped.log");
    fs::write(&path, "").context(path.display())?;
    Ok(path)
}

/// Reads the log.
pub fn read(path: &Path) -> Outcome<Skipped> {
    Ok(parse(&fs::read_to_string(path).context(path.display())?))
}

/// Lines are `test: reason`. A test may lack several things and is still one skipped test.
fn parse(log: &str) -> Skipped {
    let mut skipped = Skipped::new();
    for line in log.lines().filter(|line| !line.trim().is_empty()) {
        let (test, reason) = line.split_once(": ").unwrap_or((line, "no reason given"));
        let reasons = skipped.entry(test.to_owned()).or_default();
        if !reasons.iter().any(|known| known == reason) {
            reasons.push(reason.to_owned());
        }
    }
    skipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_lacks_two_things_is_one_skip() {
        let skipped = parse("a: no list\nb: no service: off\na: no index\na: no list\n\nc\n");
        assert_eq!(
            skipped.into_iter().collect::<Vec<_>>(),
            [
                ("a".to_owned(), vec!["no list".to_owned(), "no index".to_owned()]),
                ("b".to_owned(), vec!["no service: off".to_owned()]),
                ("c".to_owned(), vec!["no reason given".to_owned()]),
            ]
        );
    }

    #[test]
    fn the_log_begins_empty() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        fs::create_dir_all(&target).unwrap();
        fs::write(target.join("skipped.log"), "old: skip\n").unwrap();
        assert!(read(&start(&target).unwrap()).unwrap().is_empty());
    }
}
