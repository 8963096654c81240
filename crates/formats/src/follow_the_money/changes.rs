//! Changes to a FollowTheMoney list: `entities.delta.json`, one operation a line.
//!
//! Publisher: OpenSanctions. Each version of a dataset has a file of what changed since the one before. Evidence: the
//! exporter `zavod/exporters/delta.py` of opensanctions/opensanctions, which writes it, and the fixtures
//! `tests/fixtures/dataset/*/entities.delta.json` of opensanctions/yente, which reads it.
//!
//! | part of the line | what becomes of it | evidence |
//! |---|---|---|
//! | `op` `ADD`, `entity` | a record, read as a line of `entities.ftm.json` is | exporter: the whole entity follows |
//! | `op` `MOD`, `entity` | the same, in place of the record of that id, whatever dataset came first before | exporter |
//! | `op` `DEL`, `entity.id` | the record of that id is withdrawn | exporter: `{"id": …}` alone, no dataset |
//! | `entity.datasets` | the source; with `DEL` seldom given | exporter |
//!
//! A `DEL` without a dataset withdraws the record of that id from the one source that has it; where several sources have
//! it, from those that other lines of the file name (`index` does this, which knows the records). It also takes away what
//! hangs on a record under that id, such as a passport.
//!
//! Entities stand flat, and only those that changed. So a document may come without its holder: it is then an orphan,
//! screened by its own number as an incomplete record. A holder may come without its documents: its record inherits them
//! from the one it replaces. A `Sanction` without its holder cannot be attached and is reported; the listing that is
//! known stays as it was.
//!
//! Two operations on one id, an unknown operation, and a line with a repeated key are set aside; what they name is screened
//! as an incomplete record, which replaces nothing. Nothing is withdrawn by a line that is set aside.

use std::collections::{BTreeMap, HashSet};

use model::record::{Completeness, Withdrawal};
use serde_json::Value as Json;

use super::line;
use super::rewritten::{Rewritten, add_counts, salvage};
use crate::container;
use crate::fields::Fields;
use crate::guarded::json::{self, JsonFaultKind};
use crate::head::Head;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};

/// Whether the file that begins so holds operations.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    let Head::Json { start } = head else { return false };
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let line = start.trim_ascii_start().split(|byte| *byte == b'\n').next().unwrap_or_default();
    let text = String::from_utf8_lossy(line);
    let value_of = |key: &str| {
        let (_, rest) = text.split_once(key)?;
        rest.trim_start().strip_prefix(':').map(str::trim_start)
    };
    text.starts_with('{')
        && value_of("\"op\"").is_some_and(|value| value.starts_with('"'))
        && value_of("\"entity\"").is_some_and(|value| value.starts_with('{'))
}

/// Reads the file.
///
/// # Errors
/// As [`super::read`]; a file that only withdraws is no error.
pub fn read_changes(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    container::with_unpacked(source, limits, &mut |unpacked| {
        let mut stream = super::read::stream_of(unpacked, &file)?;
        let mut reader = Reader {
            file: &file,
            limits,
            sink: &mut *sink,
            counts: Counts::default(),
            operations: BTreeMap::new(),
            entities: Rewritten::default(),
        };
        for name in ["lines", "lines that add", "lines that change", "lines that withdraw"] {
            reader.counts.add(name, 0);
        }
        super::read::each_line(&mut stream, limits, &mut |ordinal, offset, bytes| {
            reader.line(ordinal, offset, bytes);
            Ok(())
        })?;
        reader.finish(stream.offset())
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operation {
    Add,
    Change,
    Withdraw,
}

struct Reader<'a> {
    file: &'a str,
    limits: &'a Limits,
    sink: &'a mut dyn Sink,
    counts: Counts,
    /// The operation on each id.
    operations: BTreeMap<String, Operation>,
    entities: Rewritten,
}

impl Reader<'_> {
    fn fields(&mut self, record: u64, offset: u64) -> Fields<'_> {
        Fields {
            file: self.file,
            record,
            offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        }
    }

    fn line(&mut self, ordinal: u64, offset: u64, bytes: &[u8]) {
        self.counts.add("lines", 1);
        let depth_max = self.limits.depth_max;
        let json = match json::parse(bytes, depth_max) {
            Ok(json) => json,
            Err(fault) => {
                let at = offset + fault.offset as u64;
                let (code, detail) = match fault.kind {
                    JsonFaultKind::Invalid => (ProblemCode::BadJson, ""),
                    JsonFaultKind::TooDeep => (ProblemCode::BadJson, "nested too deeply"),
                    JsonFaultKind::RepeatedKey => (ProblemCode::RepeatedJsonKey, ""),
                };
                self.fields(ordinal, at).problem(code, detail);
                let json = line::damaged(bytes, depth_max);
                self.salvage(&json, ordinal, offset);
                return;
            }
        };
        let operation = match json.get("op").and_then(Json::as_str) {
            Some("ADD") => Operation::Add,
            Some("MOD") => Operation::Change,
            Some("DEL") => Operation::Withdraw,
            _ => return self.set_aside(ProblemCode::BadShape, "op", &json, ordinal, offset),
        };
        let Some(entity) = json.get("entity").filter(|entity| entity.is_object()) else {
            return self.set_aside(ProblemCode::BadShape, "entity", &json, ordinal, offset);
        };
        let id = entity.get("id").and_then(Json::as_str).unwrap_or_default().trim();
        if id.is_empty() {
            return self.set_aside(ProblemCode::NoKey, "id", &json, ordinal, offset);
        }
        if self.operations.contains_key(id) {
            return self.set_aside(ProblemCode::RepeatedKey, "id", &json, ordinal, offset);
        }
        if operation != Operation::Withdraw
            && !self.entities.push(entity, ordinal, offset, self.limits)
        {
            return self.set_aside(ProblemCode::FieldTooLong, "entity", &json, ordinal, offset);
        }
        self.operations.insert(id.to_owned(), operation);
        match operation {
            Operation::Add => self.counts.add("lines that add", 1),
            Operation::Change => self.counts.add("lines that change", 1),
            Operation::Withdraw => {
                self.counts.add("lines that withdraw", 1);
                self.counts.withdrawn += 1;
                let source = match entity.get("datasets").or_else(|| entity.get("dataset")) {
                    Some(Json::Array(datasets)) => datasets.first().and_then(Json::as_str),
                    Some(Json::String(dataset)) => Some(dataset.as_str()),
                    _ => None,
                };
                let source = source.filter(|source| !source.is_empty()).map(str::to_owned);
                self.sink.withdraw(Withdrawal { source, key: id.to_owned() });
            }
        }
    }

    fn set_aside(
        &mut self,
        code: ProblemCode,
        detail: &str,
        json: &Json,
        ordinal: u64,
        offset: u64,
    ) {
        self.fields(ordinal, offset).problem(code, detail);
        self.salvage(json, ordinal, offset);
    }

    /// Screens what a line names that is set aside: its entity, each of several, or the line where it is one itself.
    fn salvage(&mut self, json: &Json, ordinal: u64, offset: u64) {
        let entities: Vec<&Json> = match json.get("entity") {
            Some(Json::Array(entities)) => entities.iter().collect(),
            Some(entity) => vec![entity],
            None => vec![json],
        };
        for entity in entities {
            let Some(record) = salvage(entity, "line", &mut self.fields(ordinal, offset)) else {
                continue;
            };
            self.counts.records += 1;
            self.counts.incomplete += 1;
            self.sink.record(record);
        }
    }

    fn finish(mut self, end: u64) -> Result<ReadOutcome, Problem> {
        let changed: HashSet<String> = self
            .operations
            .iter()
            .filter(|(_, operation)| **operation == Operation::Change)
            .map(|(id, _)| id.clone())
            .collect();
        let entities = std::mem::take(&mut self.entities);
        let outcome =
            entities.read(self.file, self.limits, &mut *self.sink, &mut |record, sink| {
                if record.completeness == Completeness::Complete
                    && changed.contains(&record.entity.id)
                {
                    sink.withdraw(Withdrawal { source: None, key: record.id.key.clone() });
                }
            })?;
        let mut counts = outcome.counts;
        // The lines that add or change were counted here with the others.
        counts.details.remove("lines");
        add_counts(&mut counts, &self.counts);
        if counts.records == 0 && counts.withdrawn == 0 {
            return Err(Problem::new(ProblemCode::NoRecords, self.file, end));
        }
        Ok(ReadOutcome { source: outcome.source, version: None, counts })
    }
}
