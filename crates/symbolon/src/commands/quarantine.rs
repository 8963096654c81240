//! The file into which `list inspect --quarantine` writes what was set aside, so that a person can repair it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use formats::list::ListReport;
use formats::raw::{self, Raw, RawContent};
use formats::{Problem, Source};
use serde_json::{Map, Value};

use crate::failure::{Failure, FailureCode};
use crate::lists::Lists;
use crate::messages;
use crate::output::json;

/// The file under way.
pub struct Quarantine {
    file: BufWriter<File>,
    path: PathBuf,
    name: String,
    lines: u64,
    finished: bool,
}

impl Drop for Quarantine {
    /// Half a file would look like a whole one, and stand in the way of the next try.
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes the file.
///
/// # Errors
/// It is there already, or cannot be made.
pub fn create(path: &Path) -> Result<Quarantine, Failure> {
    let name = path.display().to_string();
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => {
            let file = BufWriter::new(file);
            Ok(Quarantine { file, path: path.to_owned(), name, lines: 0, finished: false })
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Failure::new(FailureCode::OutputExists, name))
        }
        Err(error) => Err(of_output(&error, &name)),
    }
}

fn of_output(error: &io::Error, name: &str) -> Failure {
    match Failure::of_output(error) {
        Failure::Own { code, .. } => Failure::new(code, name),
        other => other,
    }
}

impl Quarantine {
    /// Writes what was set aside of a list; of a list that was refused one line.
    ///
    /// # Errors
    /// The file cannot be written, or the list cannot be read again.
    pub fn add(
        &mut self,
        lists: &mut Lists,
        report: &ListReport,
        set_aside: &[Problem],
    ) -> Result<(), Failure> {
        if let Some(problem) = &report.refused {
            return self.line(problem, None);
        }
        let Lists { sources, options, .. } = lists;
        let of_list = |source: &&mut Source| report.files.contains(&source.name);
        for source in sources.iter_mut().filter(of_list) {
            let problems: Vec<&Problem> =
                set_aside.iter().filter(|problem| problem.file == source.name).collect();
            if problems.is_empty() {
                continue;
            }
            let mut written = Ok(());
            raw::each(source, report, options, &problems, &mut |problem, raw| {
                if written.is_ok() {
                    written = self.line(problem, raw.as_ref());
                }
            })?;
            written?;
        }
        Ok(())
    }

    fn line(&mut self, problem: &Problem, raw: Option<&Raw>) -> Result<(), Failure> {
        self.lines += 1;
        let line = json::line(&shape(problem, raw));
        self.file.write_all(&line).map_err(|error| of_output(&error, &self.name))
    }

    /// The end of the file: it is flushed to the disk and told.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> Result<(), Failure> {
        let flushed = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        flushed.map_err(|error| of_output(&error, &self.name))?;
        self.finished = true;
        messages::note(&match self.lines {
            0 => format!("{}: nothing was set aside, so the file is empty", self.name),
            1 => format!("{}: 1 line to repair", self.name),
            lines => format!("{}: {lines} lines to repair", self.name),
        });
        Ok(())
    }
}

fn shape(problem: &Problem, raw: Option<&Raw>) -> Value {
    let mut shape = Map::new();
    let mut put = |name: &str, value: Value| drop(shape.insert(name.to_owned(), value));
    put("file", Value::from(problem.file.as_str()));
    put("record", Value::from(problem.record));
    put("offset", Value::from(problem.offset));
    put("code", Value::from(problem.code.code()));
    put("sentence", Value::from(problem.code.sentence()));
    put("hint", Value::from(problem.code.hint()));
    put("detail", Value::from(problem.detail.as_str()));
    match raw {
        None => put("raw", Value::Null),
        Some(raw) => {
            if !matches!(raw.content, RawContent::Cells(_)) {
                put("length", Value::from(raw.length));
            }
            if raw.cut {
                put("cut", Value::from(true));
            }
            match &raw.content {
                RawContent::Text(text) => put("raw", Value::from(text.as_str())),
                RawContent::Escaped(text) => put("raw_escaped", Value::from(text.as_str())),
                RawContent::Cells(cells) => put("raw_cells", Value::from(cells.clone())),
            }
        }
    }
    Value::Object(shape)
}
