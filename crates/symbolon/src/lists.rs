//! Reading the lists that a command names.

use std::path::{Path, PathBuf};

use formats::list::{ListReport, ListSink, ReadOptions};
use formats::mapping::{Mapping, shipped};
use formats::{Format, Limits, Problem, ProblemCode, Refusal, Sink, Source};
use index::{Applied, Index, IndexBuilder, ListInfo};
use model::judgement::Judgement;
use model::record::{Record, Withdrawal};

use crate::failure::{Failure, FailureCode};
use crate::files::{self, Opened};
use crate::messages;
use crate::progress::Progress;

/// How many problems are told one by one before the rest is only counted.
const PROBLEMS_SHOWN_MAX: usize = 20;

/// Lists that were read, and what is needed to look into their files again.
pub struct Lists {
    /// What became of each list.
    pub reports: Vec<ListReport>,
    /// The files, in the order given.
    pub sources: Vec<Source>,
    /// How they were read.
    pub options: ReadOptions,
}

/// Reads lists into a sink. Each file is recognised by its content.
///
/// # Errors
/// A file cannot be opened, or a mapping is wrong. A list that is refused is no error here: its report says so.
pub fn read(
    files: &[PathBuf],
    mappings: &[PathBuf],
    sink: &mut dyn ListSink,
) -> Result<Lists, Failure> {
    let mappings: Vec<Mapping> =
        mappings.iter().map(|path| mapping(path)).collect::<Result<_, _>>()?;
    let opened: Vec<Opened> =
        files.iter().map(|path| Opened::open(path)).collect::<Result<_, _>>()?;
    let progress = Progress::of_bytes(opened.iter().map(|file| file.bytes).sum(), "records");
    let mut sources: Vec<Source> =
        opened.into_iter().map(|file| file.source(&progress)).collect::<Result<_, _>>()?;
    let options = ReadOptions { limits: Limits::default(), mappings };
    let mut shown = Shown { inner: sink, progress: &progress, records: 0 };
    let reports = formats::read_lists(&mut sources, &options, &mut shown);
    progress.finish();
    Ok(Lists { reports, sources, options })
}

/// The mapping of a file, or one that comes with the program where a name without a folder or ending is that of one and
/// no such file exists.
fn mapping(path: &Path) -> Result<Mapping, Failure> {
    let shipped = || shipped().iter().find(|shipped| path.as_os_str() == shipped.name);
    if !path.exists()
        && let Some(shipped) = shipped()
    {
        return Ok(shipped.mapping.clone());
    }
    let text = files::mapping_text(path)?;
    Mapping::parse(&path.display().to_string(), &text)
        .map_err(|error| Failure::Mapping(Box::new(error)))
}

/// Counts records for the bar on their way.
struct Shown<'a> {
    inner: &'a mut dyn ListSink,
    progress: &'a Progress,
    records: u64,
}

impl Sink for Shown<'_> {
    fn record(&mut self, record: Record) {
        self.records += 1;
        if self.records.is_multiple_of(1_000) {
            self.progress.count(self.records);
        }
        self.inner.record(record);
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.inner.withdraw(withdrawal);
    }

    fn problem(&mut self, problem: Problem) {
        self.inner.problem(problem);
    }
}

impl ListSink for Shown<'_> {
    fn begin(&mut self, files: &[String]) {
        self.inner.begin(files);
    }

    fn end(&mut self, report: &ListReport) {
        self.inner.end(report);
    }
}

/// Lists read to be screened against or written to an index.
pub struct Collected {
    /// The records of the lists that were accepted.
    pub builder: IndexBuilder,
    /// What became of each list.
    pub reports: Vec<ListReport>,
    /// What each file of changes did.
    pub changes: Vec<Changed>,
}

/// What a file of changes did to the lists.
pub struct Changed {
    /// Its files.
    pub files: Vec<String>,
    /// What it did.
    pub applied: Applied,
}

impl Collected {
    /// Reads the lists and tells, on standard error, what was refused or set aside.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read(files: &[PathBuf], mappings: &[PathBuf]) -> Result<Self, Failure> {
        let (mut collected, changed) = Self::gather(files, mappings)?;
        let applied = collected.builder.apply_changes();
        collected.tell_changes(changed, applied);
        Ok(collected)
    }

    /// Reads changes to the lists of an index, as [`Collected::read`] does, and applies them to its records in memory.
    ///
    /// # Errors
    /// As [`read`], and a damaged index.
    pub fn read_onto(
        index: &Index,
        files: &[PathBuf],
        mappings: &[PathBuf],
    ) -> Result<Self, Failure> {
        let (mut collected, changed) = Self::gather(files, mappings)?;
        let applied = collected.builder.apply_changes_to(index).map_err(Failure::IndexRead)?;
        collected.tell_changes(changed, applied);
        Ok(collected)
    }

    /// Keeps what the changes did, and warns of those that found no list.
    fn tell_changes(&mut self, files: Vec<Vec<String>>, applied: Vec<Applied>) {
        for (files, applied) in files.into_iter().zip(applied) {
            if !applied.has_base {
                let shown = files.join(", ");
                messages::warning(&format!(
                    "ONLY CHANGES: {shown} is no list but changes to one that was not given; whoever did not change is \
                     not screened against it, and what is not screened is never clear"
                ));
                messages::hint(
                    "Give the list together with its changes, or apply them to its index: symbolon index update",
                );
                for file in &files {
                    self.builder.remember_refused(format!("the list of {}", file_name(file)));
                }
            }
            self.changes.push(Changed { files, applied });
        }
    }

    /// Reads the lists; beside them the files of changes among them.
    fn gather(
        files: &[PathBuf],
        mappings: &[PathBuf],
    ) -> Result<(Self, Vec<Vec<String>>), Failure> {
        let mut collector = Collector::default();
        let reports = read(files, mappings, &mut collector)?.reports;
        for list in &collector.repeated {
            messages::warning(&format!("{list} was given twice and is used once"));
        }
        for problem in &collector.set_aside {
            messages::warning(&problem.to_string());
        }
        for report in &reports {
            let files = report.files.join(", ");
            match &report.refused {
                Some(problem) => {
                    for file in &report.files {
                        collector.builder.remember_refused(file_name(file));
                    }
                    messages::warning(&format!("LIST NOT APPLIED: {problem}"));
                    messages::hint(problem.code.hint());
                }
                None if report.counts.quarantined > 0 => messages::warning(&format!(
                    "{files}: {} set aside; see: symbolon list inspect",
                    rows(report.counts.quarantined)
                )),
                None => {}
            }
            if report.refused.is_none() && report.counts.incomplete > 0 {
                messages::warning(&format!(
                    "{files}: {} of {} records are incomplete, because a part of the list is missing or was set aside",
                    report.counts.incomplete, report.counts.records
                ));
            }
        }
        let collected = Self { builder: collector.builder, reports, changes: Vec::new() };
        Ok((collected, collector.changes))
    }

    /// The files of the lists that were refused.
    pub fn refused(&self) -> Vec<String> {
        let refused = self.reports.iter().filter(|report| report.refused.is_some());
        refused.flat_map(|report| report.files.iter().cloned()).collect()
    }

    /// Whether every list was refused.
    pub fn all_refused(&self) -> bool {
        self.reports.iter().all(|report| report.refused.is_some())
    }

    /// Whether a part of an accepted list is missing: a row was set aside, or there are changes without their list.
    pub fn has_set_aside(&self) -> bool {
        self.reports.iter().any(|report| report.counts.quarantined > 0)
            || self.changes.iter().any(|changed| !changed.applied.has_base)
    }
}

/// `1 row` or `7 rows`.
pub fn rows(number: u64) -> String {
    if number == 1 { "1 row".to_owned() } else { format!("{number} rows") }
}

#[derive(Default)]
struct Collector {
    builder: IndexBuilder,
    set_aside: Vec<Problem>,
    lists: Vec<ListInfo>,
    repeated: Vec<String>,
    changes: Vec<Vec<String>>,
}

impl Sink for Collector {
    fn record(&mut self, mut record: Record) {
        record.provenance.file = file_name(&record.provenance.file);
        self.builder.add(record);
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.builder.withdraw(withdrawal);
    }

    fn problem(&mut self, problem: Problem) {
        let told = problem.code.refusal() == Refusal::Record
            || problem.code == ProblemCode::UnverifiedMapping;
        if told && self.set_aside.len() < PROBLEMS_SHOWN_MAX {
            self.set_aside.push(problem);
        }
    }
}

impl ListSink for Collector {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, report: &ListReport) {
        match (&report.refused, &report.source) {
            (None, Some(source)) => {
                let info = info(source, report);
                // The same list under another name would find everybody twice.
                let same = |known: &ListInfo| {
                    ListInfo { files: info.files.clone(), ..known.clone() } == info
                };
                if info.version.is_some() && self.lists.iter().any(same) {
                    self.repeated.push(report.files.join(", "));
                    self.builder.abandon_list();
                } else {
                    self.lists.push(info.clone());
                    if info.changes {
                        self.changes.push(report.files.clone());
                    }
                    self.builder.commit_list(info);
                }
            }
            _ => self.builder.abandon_list(),
        }
    }
}

/// Of the paths an index keeps the file names only: it is copied to others, whom the folders of its builder do not concern,
/// and its name should not depend on them.
fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name();
    name.map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// What the index keeps of a list.
fn info(source: &str, report: &ListReport) -> ListInfo {
    ListInfo {
        source: source.to_owned(),
        version: report.version.clone(),
        files: report.files.iter().map(|file| file_name(file)).collect(),
        records: report.counts.records,
        incomplete: report.counts.incomplete,
        quarantined: report.counts.quarantined,
        changes: report.format.is_some_and(Format::is_changes),
    }
}

/// Judgements read from tables.
pub struct Judgements {
    /// In the order of the tables and their rows.
    pub judgements: Vec<Judgement>,
    /// How many rows were set aside.
    pub set_aside: usize,
}

/// Reads tables of judgements and tells, on standard error, which rows were set aside.
///
/// # Errors
/// A file cannot be opened, or is refused.
pub fn judgements(files: &[PathBuf]) -> Result<Judgements, Failure> {
    let mut read = Judgements { judgements: Vec::new(), set_aside: 0 };
    for path in files {
        let opened = Opened::open(path)?;
        let progress = Progress::of_bytes(opened.bytes, "judgements");
        let mut source = opened.source(&progress)?;
        let found = formats::judgements::read(&mut source, &Limits::default());
        progress.finish();
        let (judgements, problems) = found?;
        read.judgements.extend(judgements);
        read.set_aside += problems.len();
        for problem in problems.iter().take(PROBLEMS_SHOWN_MAX) {
            messages::warning(&problem.to_string());
            messages::hint(problem.code.hint());
        }
    }
    Ok(read)
}

/// Opens an index.
///
/// # Errors
/// There is none, it is damaged, or it was built by another version of the matcher.
pub fn open_index(path: &Path) -> Result<Index, Failure> {
    if !path.exists() {
        return Err(Failure::new(FailureCode::MissingIndex, path.display().to_string()));
    }
    Index::open(path).map_err(Failure::IndexRead)
}
