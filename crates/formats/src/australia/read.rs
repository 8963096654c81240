//! Gathers the rows of each entry.

use std::collections::HashMap;

use super::record::{Columns, hand_over, hand_over_names};
use super::{NEEDED, OPTIONAL, SOURCE};
use crate::container;
use crate::entries::Entries;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};
use crate::table::{self, Row, RowResult, TableOptions};

/// The counts every list has.
const COUNTS: [&str; 6] =
    ["rows", "names", "individuals", "entities", "vessels", "numbers used again"];

/// The rows of one entry.
pub(super) struct Block {
    /// The number of its reference; empty where it has none.
    pub(super) number: String,
    pub(super) rows: Vec<Row>,
}

/// Reads one file. The rows of an entry need not stand together, so all of them are held until the end.
///
/// # Errors
/// A column that is needed is missing, the file cannot be unpacked or tokenised, a limit is passed, or no record stands
/// in it.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    let mut gathered = Gathered {
        entries: Entries::new(&file, limits, sink, &COUNTS),
        columns: Columns::default(),
        blocks: Vec::new(),
        first: HashMap::new(),
        end: 0,
    };
    container::with_unpacked(source, limits, &mut |unpacked| {
        let options = TableOptions::default();
        table::read(unpacked, &file, &options, limits, &mut |result| gathered.take(result))
    })?;
    gathered.finish()
}

struct Gathered<'a> {
    entries: Entries<'a>,
    columns: Columns,
    blocks: Vec<Block>,
    /// The block of each number that was seen first.
    first: HashMap<String, usize>,
    end: u64,
}

impl Gathered<'_> {
    fn take(&mut self, result: RowResult) -> Result<(), Problem> {
        match result {
            RowResult::Header(headings) => {
                let missing = NEEDED.iter().find(|name| !headings.iter().any(|h| h == *name));
                if let Some(missing) = missing {
                    return Err(Problem::new(ProblemCode::MissingColumn, &self.entries.file, 0)
                        .with_detail(*missing));
                }
                for heading in &headings {
                    let known = NEEDED.contains(&heading.as_str())
                        || OPTIONAL.contains(&heading.as_str())
                        || heading.is_empty();
                    if !known {
                        self.entries.unknown(heading, 0);
                    }
                }
                self.columns = Columns::new(headings);
            }
            RowResult::Row(row) => {
                self.end = row.offset;
                if row.cells.iter().any(|cell| !cell.text.trim().is_empty()) {
                    self.entries.counts.add("rows", 1);
                    self.gather(row);
                }
            }
            RowResult::Quarantined { problem, row } => {
                self.end = row.offset;
                self.entries.counts.add("rows", 1);
                self.entries.begin(row.offset)?;
                self.entries.report(problem);
                hand_over_names(&self.columns, &row, &mut self.entries);
            }
            RowResult::Note(problem) => self.entries.report(problem),
        }
        Ok(())
    }

    /// Puts a row to the block it belongs to.
    fn gather(&mut self, row: Row) {
        let reference = self.columns.text(&row, "Reference");
        let number = number(&reference).to_owned();
        if number.is_empty() {
            return self.blocks.push(Block { number, rows: vec![row] });
        }
        let primary = self.columns.says_primary(&row);
        let name = self.columns.name(&row);
        if let Some(last) = self.blocks.last_mut()
            && last.number == number
        {
            // An entry has one primary name; with another one, the number was given twice.
            let another =
                |other: &Row| self.columns.says_primary(other) && self.columns.name(other) != name;
            if !(primary && last.rows.iter().any(another)) {
                return last.rows.push(row);
            }
            self.entries.counts.add("numbers used again", 1);
            return self.blocks.push(Block { number, rows: vec![row] });
        }
        match self.first.get(&number).and_then(|at| self.blocks.get_mut(*at)) {
            Some(first) if !self.columns.is_primary(&row) => first.rows.push(row),
            Some(_) => {
                self.entries.counts.add("numbers used again", 1);
                self.blocks.push(Block { number, rows: vec![row] });
            }
            None => {
                self.first.insert(number.clone(), self.blocks.len());
                self.blocks.push(Block { number, rows: vec![row] });
            }
        }
    }

    fn finish(mut self) -> Result<ReadOutcome, Problem> {
        for block in &self.blocks {
            let offset = block.rows.first().map_or(0, |row| row.offset);
            self.entries.begin(offset)?;
            hand_over(&self.columns, block, &mut self.entries);
        }
        let version = newest(&self.columns, &self.blocks);
        self.entries.finish(SOURCE, version, self.end)
    }
}

/// The newest control date: the file states no date of its own.
fn newest(columns: &Columns, blocks: &[Block]) -> Option<String> {
    let rows = blocks.iter().flat_map(|block| &block.rows);
    let dates = rows.filter_map(|row| columns.control_date(row));
    let newest = dates.max_by_key(model::values::PartialDate::earliest)?;
    Some(format!("newest control {newest}"))
}

/// The number of a reference: `101` of `101a`. A reference without a number is taken whole.
fn number(reference: &str) -> &str {
    let stripped = reference.trim_end_matches(|one: char| one.is_ascii_alphabetic()).trim();
    if stripped.is_empty() { reference } else { stripped }
}
