//! `symbolon list diff`: what a new edition of a list adds, changes and removes.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use formats::list::{ListReport, ListSink};
use formats::{Problem, Sink};
use model::difference::Edition;
use model::record::{Record, Withdrawal};

use crate::cli::ListDiff;
use crate::exit::Exit;
use crate::failure::{Failure, FailureCode};
use crate::lists;
use crate::messages;
use crate::output::difference::{self, Sides};
use crate::output::{csv, json};

/// Compares two editions and writes the changes.
pub fn run(arguments: &ListDiff, output: &mut dyn Write) -> Result<Exit, Failure> {
    let files = |one: &Option<PathBuf>, several: &[PathBuf]| -> Vec<PathBuf> {
        one.iter().chain(several).cloned().collect()
    };
    let old_files = files(&arguments.old, &arguments.old_files);
    let new_files = files(&arguments.new, &arguments.new_files);
    let mut edition = Edition::default();
    let old = Side::read(&old_files, &arguments.mappings, &mut |record| edition.add(record))?;
    let mut comparison = edition.compared();
    let new = Side::read(&new_files, &arguments.mappings, &mut |record| comparison.take(record))?;
    if old.tell_refused() | new.tell_refused() {
        return Err(Failure::new(FailureCode::DifferenceRefused, ""));
    }
    check_comparable(&old, &new)?;
    old.warn("added");
    new.warn("removed");
    let found = comparison.finish();
    let sides = Sides { old: old.lists, new: new.lists };
    let mut write =
        |bytes: &[u8]| output.write_all(bytes).map_err(|error| Failure::of_output(&error));
    if arguments.format.json {
        for change in &found.changes {
            write(&json::line(&difference::change_json(change, &sides)))?;
        }
        for (source, counts) in &found.counts {
            write(&json::line(&difference::summary_json(source, counts, &sides)))?;
        }
    } else if arguments.format.csv {
        write(&difference::csv_header())?;
        for change in &found.changes {
            write(&csv::rows(difference::change_rows(change, &sides)))?;
        }
        for (source, counts) in &found.counts {
            messages::line(&difference::summary_line(source, counts));
        }
    } else {
        write(difference::heading(&sides).as_bytes())?;
        for change in &found.changes {
            write(difference::change_text(change, &sides).as_bytes())?;
        }
        for (source, counts) in &found.counts {
            write(format!("{}\n", difference::summary_line(source, counts)).as_bytes())?;
        }
    }
    Ok(if sides.set_aside() { Exit::Incomplete } else { Exit::Done })
}

/// The lists of one side.
#[derive(Default)]
struct Side {
    lists: Vec<(ListReport, BTreeSet<String>)>,
}

impl Side {
    fn read(
        files: &[PathBuf],
        mappings: &[PathBuf],
        take: &mut dyn FnMut(&Record),
    ) -> Result<Self, Failure> {
        let mut reading = Reading { take, sources: BTreeSet::new(), lists: Vec::new() };
        lists::read(files, mappings, &mut reading)?;
        Ok(Self { lists: reading.lists })
    }

    /// Tells which lists were refused. Returns whether any was.
    fn tell_refused(&self) -> bool {
        let refused = self.lists.iter().filter_map(|(report, _)| report.refused.as_ref());
        let mut any = false;
        for problem in refused {
            messages::warning(&format!("LIST NOT READ: {problem}"));
            messages::hint(problem.code.hint());
            any = true;
        }
        any
    }

    /// Tells what could not be read, and so which entries may be told as `added` or `removed` that are not.
    fn warn(&self, told_as: &str) {
        for (report, _) in &self.lists {
            let files = report.files.join(", ");
            let counts = &report.counts;
            if counts.quarantined > 0 {
                messages::warning(&format!(
                    "{files}: {} set aside; an entry told as {told_as} may only be one of them; see: symbolon list \
                     inspect",
                    lists::rows(counts.quarantined)
                ));
            }
            if counts.incomplete > 0 {
                messages::warning(&format!(
                    "{files}: {} of {} records are incomplete, because a part of the list is missing or was set aside",
                    counts.incomplete, counts.records
                ));
            }
        }
    }

    fn sources(&self) -> BTreeSet<&str> {
        self.lists.iter().flat_map(|(_, sources)| sources).map(String::as_str).collect()
    }
}

/// Every file must be an edition and no changes to one, and every list must have a counterpart: an entry missing from another list was not removed from it.
fn check_comparable(old: &Side, new: &Side) -> Result<(), Failure> {
    for (side, other) in [(old, new), (new, old)] {
        let mut seen = BTreeSet::new();
        for (report, _) in &side.lists {
            if report.source.as_deref().is_some_and(|source| !seen.insert(source)) {
                let detail = format!("{} is a second one on its side", report.files.join(", "));
                return Err(Failure::new(FailureCode::OtherList, detail));
            }
        }
        let others = other.sources();
        for (report, sources) in &side.lists {
            if report.format.is_some_and(formats::Format::is_changes) {
                let detail = format!("{} holds changes, not an edition", report.files.join(", "));
                return Err(Failure::new(FailureCode::OtherList, detail));
            }
            if !sources.iter().any(|source| others.contains(source.as_str())) {
                let shown = |sources: &mut dyn Iterator<Item = &str>| {
                    sources.take(5).collect::<Vec<_>>().join(", ")
                };
                let detail = format!(
                    "{} is of the source {}, and the other side of {}",
                    report.files.join(", "),
                    shown(&mut sources.iter().map(String::as_str)),
                    shown(&mut others.into_iter())
                );
                return Err(Failure::new(FailureCode::OtherList, detail));
            }
        }
    }
    Ok(())
}

/// Takes the records of one side as they come.
struct Reading<'t> {
    take: &'t mut dyn FnMut(&Record),
    sources: BTreeSet<String>,
    lists: Vec<(ListReport, BTreeSet<String>)>,
}

impl Sink for Reading<'_> {
    fn record(&mut self, record: Record) {
        if !self.sources.contains(&record.id.source) {
            self.sources.insert(record.id.source.clone());
        }
        (self.take)(&record);
    }

    // Changes are no edition: a file of them is refused before anything is compared.
    fn withdraw(&mut self, _withdrawal: Withdrawal) {}

    fn problem(&mut self, _problem: Problem) {}
}

impl ListSink for Reading<'_> {
    fn begin(&mut self, _files: &[String]) {
        self.sources.clear();
    }

    fn end(&mut self, report: &ListReport) {
        self.lists.push((report.clone(), std::mem::take(&mut self.sources)));
    }
}
