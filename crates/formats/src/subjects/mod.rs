//! Subjects: whom or what to screen, as CSV, XLSX or JSON lines.
//!
//! The kind is told by content. The columns of a table are understood by their headings in eight languages and can be
//! named by the caller; JSON lines are FollowTheMoney entities (`id`, `schema`, `properties`) or flat objects. Every row or
//! line gives exactly one call of the [`SubjectSink`], in the order of the file, so that a row that cannot be read is told
//! as *not screened* and never dropped.

mod columns;
mod headings;
mod json_lines;
mod tables;

use model::schema::{Property, Schema};
use model::subject::Subject;

use crate::container::{self, Stream, Unpacked};
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode, Refusal};
use crate::source::{Counts, Sink, Source};
use crate::table::{self, TableOptions};

pub(crate) use headings::known_heading;

/// How to read subjects.
#[derive(Debug, Clone, Default)]
pub struct SubjectOptions {
    /// Columns named by the caller: a heading, and `id`, `schema`, `-` (pass over) or the target it feeds, such as
    /// `name`, `birthDate` or `document.country`. They go before what the headings say.
    pub columns: Vec<(String, String)>,
    /// The schema of subjects that state none; without it their properties decide: see [`implied_schema`].
    pub default_schema: Option<Schema>,
    /// The sheet of a workbook; without it the only one that holds something.
    pub sheet: Option<String>,
    /// The limits to keep to.
    pub limits: Limits,
    /// What separates several values in one cell; without one a cell is one value.
    pub separator: Option<String>,
}

/// The schema of a thing that states none, from the properties it has: a person where one of them is a person's alone,
/// such as a birth date; a vessel where one is a vessel's alone; else a legal entity, which is compared with people and
/// organisations alike. A company taken for a person would match no company and so seem clear.
pub fn implied_schema(properties: impl Iterator<Item = Property>) -> Schema {
    const VESSEL: [Property; 4] =
        [Property::ImoNumber, Property::Mmsi, Property::CallSign, Property::Flag];
    let mut vessel = false;
    for property in properties {
        if Schema::Person.has(property) && !Schema::LegalEntity.has(property) {
            return Schema::Person;
        }
        vessel |= VESSEL.contains(&property);
    }
    if vessel { Schema::Vessel } else { Schema::LegalEntity }
}

/// Takes what the reader hands over: one call for each row or line, in their order.
pub trait SubjectSink {
    /// A subject was read. It may hold nothing that can be compared; the screening then says so.
    fn subject(&mut self, subject: Subject);
    /// A row could not be read as a subject and is not screened. The id is its own where it could be read, else
    /// `row-` and its ordinal.
    fn not_readable(&mut self, id: Option<String>, problem: Problem);
}

/// What a file of subjects was found to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SubjectOutcome {
    /// How many subjects were read (`records`), not readable (`quarantined`), and how many notes there were.
    pub counts: Counts,
    /// The headings of the table with what each was understood as; none for a column that was passed over. For JSON
    /// lines the keys seen outside `id`, `schema` and `properties`.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// Problems that lost nothing, at most as many as the limits keep.
    pub notes: Vec<Problem>,
}

/// Reads subjects from a file, which may be packed (gzip or zip).
///
/// # Errors
/// An empty file, a web page, an unknown kind of file, a table without a column of names or identifying numbers, a
/// column named by the caller that does not exist, a limit passed, or whatever refuses the table as a whole.
pub fn read(
    source: &mut Source,
    options: &SubjectOptions,
    sink: &mut dyn SubjectSink,
) -> Result<SubjectOutcome, Problem> {
    let file = source.name.clone();
    container::with_unpacked(source, &options.limits, &mut |unpacked| {
        read_unpacked(unpacked, &file, options, &mut *sink)
    })
}

pub(crate) fn read_unpacked(
    unpacked: Unpacked<'_>,
    file: &str,
    options: &SubjectOptions,
    sink: &mut dyn SubjectSink,
) -> Result<SubjectOutcome, Problem> {
    columns::check_names(&options.columns, file)?;
    let workbook = matches!(unpacked, Unpacked::Workbook(_));
    let unpacked = match unpacked {
        Unpacked::Stream(mut stream) => match shape(&mut stream)? {
            Shape::JsonLines => return json_lines::read(&mut stream, file, options, sink),
            Shape::Table => Unpacked::Stream(stream),
        },
        workbook => workbook,
    };
    let mut reader = tables::Reader::new(file, options, workbook, sink);
    let table_options = TableOptions { sheet: options.sheet.clone(), ..TableOptions::default() };
    table::read(unpacked, file, &table_options, &options.limits, &mut |row| reader.take(row))?;
    Ok(reader.outcome())
}

enum Shape {
    JsonLines,
    Table,
}

/// Tells JSON lines from a table by the first character that is not white space.
fn shape(stream: &mut Stream<'_>) -> Result<Shape, Problem> {
    let file = stream.file().to_owned();
    let head = stream.head()?;
    if head.is_empty() {
        return Err(Problem::new(ProblemCode::EmptyFile, &file, 0));
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match head.first() {
        Some(b'{') => Ok(Shape::JsonLines),
        // A table could begin so only with a heading that no customer file has.
        Some(b'[') => Err(Problem::new(ProblemCode::UnknownFormat, &file, 0)
            .with_detail("it looks like a JSON array: write one object on each line")),
        _ => Ok(Shape::Table),
    }
}

/// Gathers the problems of one row, so that it can be told whether the row was lost.
#[derive(Default)]
struct RowProblems {
    problems: Vec<Problem>,
}

impl Sink for RowProblems {
    fn record(&mut self, _record: model::record::Record) {}

    fn withdraw(&mut self, _withdrawal: model::record::Withdrawal) {}

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

/// What the readers of both kinds share: the caller's sink, and the outcome so far.
struct Gathered<'a> {
    file: &'a str,
    limits: &'a Limits,
    sink: &'a mut dyn SubjectSink,
    outcome: SubjectOutcome,
    rows: u64,
}

impl<'a> Gathered<'a> {
    fn new(file: &'a str, limits: &'a Limits, sink: &'a mut dyn SubjectSink) -> Self {
        Self { file, limits, sink, outcome: SubjectOutcome::default(), rows: 0 }
    }

    /// Counts a row, within the limit.
    fn next_row(&mut self, ordinal: u64, offset: u64) -> Result<(), Problem> {
        self.rows += 1;
        if self.rows > self.limits.records_max {
            return Err(Problem::new(ProblemCode::TooManyRecords, self.file, offset)
                .in_record(ordinal)
                .with_detail(format!("limit {}", self.limits.records_max)));
        }
        Ok(())
    }

    fn note(&mut self, problem: Problem) {
        self.outcome.counts.notes += 1;
        if self.outcome.notes.len() < self.limits.problems_max {
            self.outcome.notes.push(problem);
        }
    }

    fn not_readable(&mut self, id: String, problem: Problem) {
        self.outcome.counts.quarantined += 1;
        self.sink.not_readable(Some(id), problem);
    }

    /// Hands over a subject, unless one of its problems lost a part of it.
    fn hand_over(&mut self, subject: Subject, problems: RowProblems) {
        let mut lost = None;
        for problem in problems.problems {
            match problem.code.refusal() {
                Refusal::Note => self.note(problem),
                Refusal::Record | Refusal::File => lost = lost.or(Some(problem)),
            }
        }
        match lost {
            Some(problem) => self.not_readable(subject.entity.id, problem),
            None => {
                self.outcome.counts.records += 1;
                self.sink.subject(subject);
            }
        }
    }
}

/// The id of a subject without one of its own.
fn row_id(ordinal: u64) -> String {
    format!("row-{ordinal}")
}
