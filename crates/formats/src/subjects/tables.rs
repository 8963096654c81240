//! Subjects from the rows of a table.

use model::record::Provenance;
use model::schema::Schema;
use model::subject::Subject;

use super::columns::Columns;
use super::headings::kind;
use super::{
    Gathered, RowProblems, SubjectOptions, SubjectOutcome, SubjectSink, implied_schema, row_id,
};
use crate::fields::Fields;
use crate::mapping::{Assembly, DateReader, Target, cell_values};
use crate::problem::{Problem, ProblemCode};
use crate::source::Counts;
use crate::table::{Row, RowResult};

pub(super) struct Reader<'a> {
    options: &'a SubjectOptions,
    dates: DateReader,
    columns: Columns,
    gathered: Gathered<'a>,
    /// A column of types that is about something else says so in every row: it is noted once.
    kind_noted: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        file: &'a str,
        options: &'a SubjectOptions,
        workbook: bool,
        sink: &'a mut dyn SubjectSink,
    ) -> Self {
        Self {
            options,
            dates: DateReader { workbook, ..DateReader::default() },
            columns: Columns::default(),
            gathered: Gathered::new(file, &options.limits, sink),
            kind_noted: false,
        }
    }

    pub(super) fn outcome(self) -> SubjectOutcome {
        let mut outcome = self.gathered.outcome;
        outcome.columns = self.columns.report;
        outcome
    }

    pub(super) fn take(&mut self, row: RowResult) -> Result<(), Problem> {
        match row {
            RowResult::Header(header) => {
                self.columns = Columns::find(&header, &self.options.columns, self.gathered.file)?;
                Ok(())
            }
            RowResult::Note(problem) => {
                self.gathered.note(problem);
                Ok(())
            }
            RowResult::Row(row) => self.row(&row),
            RowResult::Quarantined { problem, row } => {
                self.gathered.next_row(row.number, row.offset)?;
                // Cells after a fault may stand under another heading; the first one cannot.
                let id = match (problem.code, self.columns.id) {
                    (ProblemCode::ColumnCount, Some(place)) if place > 0 => row_id(row.number),
                    _ => self.id(&row),
                };
                self.gathered.not_readable(id, problem);
                Ok(())
            }
        }
    }

    fn id(&self, row: &Row) -> String {
        let id = self.columns.id.map_or("", |place| row.text(place).trim());
        if id.is_empty() { row_id(row.number) } else { id.to_owned() }
    }

    fn row(&mut self, row: &Row) -> Result<(), Problem> {
        self.gathered.next_row(row.number, row.offset)?;
        let mut problems = RowProblems::default();
        let mut counts = Counts::default();
        let mut fields = Fields {
            file: self.gathered.file,
            record: row.number,
            offset: row.offset,
            limits: self.gathered.limits,
            counts: &mut counts,
            sink: &mut problems,
        };
        let stated = self.columns.schema.map_or("", |place| row.text(place).trim());
        let schema = self.schema(stated, row, &mut fields);
        let mut assembly = Assembly::new(schema, self.dates);
        for (place, target) in &self.columns.targets {
            let Some(cell) = row.cells.get(*place) else { continue };
            for text in cell_values(&cell.text, self.options.separator.as_deref()) {
                assembly.add(*target, text, cell.date.as_ref(), &mut fields);
            }
        }
        let (entity, adjacent, _) = assembly.finish(&self.id(row), &mut fields);
        let subject = Subject {
            entity,
            adjacent,
            provenance: Provenance {
                file: self.gathered.file.to_owned(),
                record: row.number,
                offset: row.offset,
            },
        };
        self.gathered.hand_over(subject, problems);
        Ok(())
    }

    /// The schema a row states; without one, or where the word is not one for a kind of thing, the caller's or the one
    /// its filled cells imply.
    fn schema(&mut self, stated: &str, row: &Row, fields: &mut Fields<'_>) -> Schema {
        if let Some(schema) = kind(stated) {
            return schema;
        }
        if !stated.is_empty() && !self.kind_noted {
            self.kind_noted = true;
            fields.problem(ProblemCode::UnknownValue, "schema");
        }
        self.options.default_schema.unwrap_or_else(|| {
            implied_schema(self.columns.targets.iter().filter_map(|(place, target)| match target {
                Target::Property(property) if !row.text(*place).trim().is_empty() => {
                    Some(*property)
                }
                _ => None,
            }))
        })
    }
}
