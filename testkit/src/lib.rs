//! What the tests of several crates share: skipping a test by name, and finding the reference data that lies beside
//! the repository. It is a development dependency only; `cargo xtask tidy` refuses any other use.
#![allow(
    clippy::panic,
    reason = "this crate runs inside tests only, where a failure to read a fixture must end the test"
)]

use std::env;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Says that `test` could not run, and why, so that `cargo xtask test` counts it as skipped instead of passed.
///
/// One line `test: reason` is written to standard error and appended to the file that the environment variable
/// `SYMBOLON_SKIP_LOG` names. Without the variable only standard error is written, so that plain `cargo test` works.
///
/// # Panics
/// When the skip log is named and cannot be written: a skip that nobody counts would look like a pass.
pub fn skip(test: &str, reason: &str) {
    let line = skip_line(test, reason);
    eprint!("skipped {line}");
    if let Some(path) = env::var_os("SYMBOLON_SKIP_LOG") {
        append(Path::new(&path), &line);
    }
}

/// The line for the skip log. Line breaks in a reason would make one skip look like several.
fn skip_line(test: &str, reason: &str) -> String {
    format!("{}: {}\n", test.trim(), reason.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Appends in a single write: tests run on several threads and in several processes at once.
fn append(path: &Path, line: &str) {
    let written = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .and_then(|mut file| file.write_all(line.as_bytes()));
    if let Err(error) = written {
        panic!("the skip log {} cannot be written: {error}", path.display());
    }
}

/// The path of `relative` inside the reference data, or nothing where it is not there.
///
/// The reference data is the folder `shared` beside the repository; the environment variable `SYMBOLON_SHARED` names
/// another place for it.
#[must_use]
pub fn shared(relative: &str) -> Option<PathBuf> {
    let folder = env::var_os("SYMBOLON_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("..").join("shared"),
        PathBuf::from,
    );
    let path = folder.join(relative);
    path.exists().then_some(path)
}

/// As [`shared`], and says that `test` is skipped where the data is not there.
///
/// ```no_run
/// let Some(path) = testkit::shared_or_skip("reads_the_list", "lists/README.md") else { return };
/// assert!(path.exists());
/// ```
#[must_use]
pub fn shared_or_skip(test: &str, relative: &str) -> Option<PathBuf> {
    let path = shared(relative);
    if path.is_none() {
        skip(test, &format!("shared/{relative} is not beside the repository"));
    }
    path
}

/// The unpacked bytes of a gzip file of the reference data (all members, as RFC 1952 section 2.2 allows several).
///
/// # Panics
/// When the file cannot be read or is no gzip file: a test without its fixture has failed.
#[must_use]
pub fn gunzip(path: impl AsRef<Path>) -> Vec<u8> {
    let path = path.as_ref();
    let mut bytes = Vec::new();
    let read = File::open(path)
        .and_then(|file| flate2::read::MultiGzDecoder::new(file).read_to_end(&mut bytes));
    match read {
        Ok(_) => bytes,
        Err(error) => panic!("{} cannot be unpacked: {error}", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skip_is_one_line_whatever_the_reason() {
        assert_eq!(skip_line(" reads_it ", "no\n  data here"), "reads_it: no data here\n");
    }

    #[test]
    fn skips_are_appended_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("skipped.log");
        append(&log, &skip_line("first", "no data"));
        append(&log, &skip_line("second", "no service"));
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "first: no data\nsecond: no service\n");
    }

    #[test]
    fn absent_data_has_no_path() {
        assert_eq!(shared("no/such/file"), None);
    }

    #[test]
    fn gunzip_reads_every_member() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("two.gz");
        let mut bytes = Vec::new();
        for part in ["first ", "second"] {
            let mut encoder =
                flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(part.as_bytes()).unwrap();
            bytes.extend(encoder.finish().unwrap());
        }
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(gunzip(&path), b"first second");
    }
}
