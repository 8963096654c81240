//! Entities that stand in a file in another form, handed to the reader of lines as lines in memory.
//!
//! So what hangs on a thing is attached, and what is wrong is told, by the same code for every form. The lines take about
//! as much memory as `entities.ftm.json` of the same list is long, which is less than its records take in the index that
//! is built of them.

use std::collections::BTreeSet;

use model::canonical;
use model::entity::Entity;
use model::label::Label;
use model::record::{Completeness, Provenance, Record, RecordId, Withdrawal};
use model::schema::Schema;
use serde_json::Value as Json;

use super::SOURCE;
use super::line::{self, Role};
use crate::fields::Fields;
use crate::guarded::tree::Tree;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};

/// Where a line came from.
struct Place {
    /// Its first byte among the rewritten lines.
    start: u64,
    record: u64,
    offset: u64,
}

/// Entities as lines.
#[derive(Default)]
pub(super) struct Rewritten {
    lines: Vec<u8>,
    places: Vec<Place>,
}

impl Rewritten {
    /// Adds an entity that stood at this place. One that is longer than a line may be is not added, and false is returned.
    pub(super) fn push(&mut self, json: &Json, record: u64, offset: u64, limits: &Limits) -> bool {
        let line = json.to_string();
        if line.len() >= limits.line_bytes_max {
            return false;
        }
        self.places.push(Place { start: self.lines.len() as u64, record, offset });
        self.lines.extend_from_slice(line.as_bytes());
        self.lines.push(b'\n');
        true
    }

    /// Reads the entities. Their records and problems go to the sink with the places they came from; `on_record` sees
    /// each record first. Without any record the counts are those of the problems.
    pub(super) fn read(
        self,
        file: &str,
        limits: &Limits,
        sink: &mut dyn Sink,
        on_record: &mut dyn FnMut(&Record, &mut dyn Sink),
    ) -> Result<ReadOutcome, Problem> {
        if self.places.is_empty() {
            return Ok(ReadOutcome { source: SOURCE.to_owned(), ..ReadOutcome::default() });
        }
        let mut source = Source::from_memory(file, self.lines);
        let mut placed =
            Placed { places: &self.places, counts: Counts::default(), inner: sink, on_record };
        match super::read(&mut source, limits, &mut placed) {
            Ok(outcome) => Ok(outcome),
            Err(problem) if problem.code == ProblemCode::NoRecords => {
                Ok(ReadOutcome { source: SOURCE.to_owned(), version: None, counts: placed.counts })
            }
            Err(problem) => Err(placed.at_its_place(problem)),
        }
    }
}

/// Puts the places of the file into what is said of the rewritten lines.
struct Placed<'a> {
    places: &'a [Place],
    counts: Counts,
    inner: &'a mut dyn Sink,
    on_record: &'a mut dyn FnMut(&Record, &mut dyn Sink),
}

impl Placed<'_> {
    fn place(&self, ordinal: u64) -> Option<&Place> {
        self.places.get(usize::try_from(ordinal.checked_sub(1)?).ok()?)
    }

    fn at_its_place(&self, mut problem: Problem) -> Problem {
        let after = self.places.partition_point(|place| place.start <= problem.offset);
        let by_offset = after.checked_sub(1).and_then(|position| self.places.get(position));
        match problem.record.and_then(|ordinal| self.place(ordinal)) {
            Some(place) => {
                problem.record = Some(place.record);
                problem.offset = place.offset;
            }
            None => problem.offset = by_offset.map_or(problem.offset, |place| place.offset),
        }
        problem
    }
}

impl Sink for Placed<'_> {
    fn record(&mut self, mut record: Record) {
        if let Some(place) = self.place(record.provenance.record) {
            record.provenance.record = place.record;
            record.provenance.offset = place.offset;
        }
        (self.on_record)(&record, &mut *self.inner);
        self.inner.record(record);
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.inner.withdraw(withdrawal);
    }

    fn problem(&mut self, problem: Problem) {
        let problem = self.at_its_place(problem);
        self.counts.count(&problem);
        self.inner.problem(problem);
    }
}

/// What can still be screened of an entity that is set aside, as an incomplete record; none where it has neither a name
/// nor a number. Texts that stand where one text is expected count with all their values.
pub(super) fn salvage(json: &Json, word: &str, fields: &mut Fields<'_>) -> Option<Record> {
    let texts = |key: &str| -> Vec<String> {
        match json.get(key) {
            Some(Json::String(text)) => vec![text.trim().to_owned()],
            Some(Json::Array(values)) => {
                values.iter().filter_map(Json::as_str).map(|text| text.trim().to_owned()).collect()
            }
            _ => Vec::new(),
        }
    };
    let first = |key: &str| texts(key).into_iter().find(|text| !text.is_empty());
    let id = first("id").unwrap_or_else(|| format!("{word} {}", fields.record));
    // What would not be screened by itself is screened as a legal entity, which is compared with people too.
    let screened = |schema: &String| matches!(line::role(schema), Role::Main | Role::Adjacent(_));
    let schema = first("schema").filter(screened).and_then(|schema| Schema::parse(&schema));
    let mut entity = Entity::new(id, schema.unwrap_or(Schema::LegalEntity));
    let (mut adjacent, mut unknown) = (Vec::new(), BTreeSet::new());
    let tree = Tree::of(json.get("properties")?);
    line::fill(&mut entity, tree.as_object()?, &mut adjacent, &mut unknown, fields);
    if !line::is_findable(&entity) {
        return None;
    }
    let source =
        first("datasets").or_else(|| first("dataset")).unwrap_or_else(|| SOURCE.to_owned());
    // Which handling rules it has is as uncertain as the rest of it.
    let label = match json.get("label") {
        Some(_) => Label::strictest(source.clone()),
        None => Label::published(source.clone()),
    };
    let id = RecordId { source, key: entity.id.clone(), version: String::new() };
    let mut record = Record::new(id, entity, label);
    let (sanctions, adjacent): (Vec<_>, Vec<_>) =
        adjacent.into_iter().partition(|one| one.schema == Schema::Sanction);
    record.listings = sanctions.iter().map(canonical::listing_from).collect();
    record.adjacent = adjacent;
    record.completeness = Completeness::Incomplete { reason: "It was set aside.".to_owned() };
    record.provenance =
        Provenance { file: fields.file.to_owned(), record: fields.record, offset: fields.offset };
    Some(record)
}

/// Adds what two readers counted.
pub(super) fn add_counts(into: &mut Counts, other: &Counts) {
    into.records += other.records;
    into.withdrawn += other.withdrawn;
    into.incomplete += other.incomplete;
    into.quarantined += other.quarantined;
    into.notes += other.notes;
    for (name, number) in other.details.iter() {
        into.add(name, number);
    }
}
