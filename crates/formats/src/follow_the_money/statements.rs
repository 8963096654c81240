//! FollowTheMoney statements: `statements.csv`, one row a value of a property of an entity.
//!
//! Publisher: OpenSanctions and others who write with the FollowTheMoney library. Evidence: `statement/serialize.py` of
//! opensanctions/followthemoney (the columns of the CSV and of the pack form, and which of them are empty), its
//! `statement/statement.py` (the `id` property holds the checksum of the entity), and `zavod/exporters/statements.py` of
//! opensanctions/opensanctions, which writes all rows of an entity one after another.
//!
//! | column | what becomes of it |
//! |---|---|
//! | canonical_id, entity_id | the entity: the canonical id, else the other one |
//! | prop, value | a value of the property; `id` rows hold a checksum and are counted only |
//! | prop_type | `entity` values are ids, which are turned into canonical ones |
//! | schema | the schema; of several the most special one |
//! | dataset | the datasets, of which the first in alphabetical order is the source |
//! | external | candidates for enrichment, which nobody has confirmed: counted, not read |
//! | first_seen | of the `id` row: the version of the record |
//! | last_seen | the latest is the version of the list |
//! | lang, original_value, origin, target, id | not read |
//!
//! In the pack form (with its header; without it the form cannot be told) `prop` holds `schema:property` and there is no
//! schema column. The JSON form of statements is not read.
//!
//! Rows need not stand together by entity: the values of all entities are kept until the end, which takes about as much
//! memory as the values have bytes, and less than the index of the list. Then the entities go through the reader of
//! FollowTheMoney lines, so that listings, documents and addresses are attached as there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::schema::{Kind, Property, Schema};
use serde_json::{Map, Value as Json, json};

use super::rewritten::{Rewritten, add_counts, salvage};
use crate::container;
use crate::fields::Fields;
use crate::head::Head;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};
use crate::table::{self, Row, RowResult, TableOptions};

/// The columns without which a file is not one of these.
const NEEDED: [&str; 4] = ["entity_id", "prop", "value", "dataset"];

/// Whether the file that begins so has the header of this format.
pub(crate) fn recognises(head: &Head<'_>) -> bool {
    head.has_headings(&NEEDED)
}

/// Reads the file.
///
/// # Errors
/// A column that is needed is missing, the file cannot be unpacked or tokenised, a limit is passed, or no record stands
/// in it.
pub fn read_statements(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    let options = TableOptions { delimiter: Some(b','), ..TableOptions::default() };
    let mut reader = Reader {
        file: &file,
        limits,
        sink,
        counts: Counts::default(),
        columns: Vec::new(),
        groups: Vec::new(),
        positions: HashMap::new(),
        canonical: HashMap::new(),
        words: Words::default(),
        noted: BTreeSet::new(),
        version: None,
    };
    for name in ["rows", "statements", "checksum rows", "external rows, not read", "entities"] {
        reader.counts.add(name, 0);
    }
    container::with_unpacked(source, limits, &mut |unpacked| {
        table::read(unpacked, &file, &options, limits, &mut |result| reader.take(result))
    })?;
    reader.finish()
}

/// Words that occur again and again, as numbers.
#[derive(Default)]
struct Words {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        // More different words than this would be more than a file can hold.
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    fn word(&self, number: u32) -> &str {
        usize::try_from(number).ok().and_then(|at| self.words.get(at)).map_or("", String::as_str)
    }
}

/// What is known of one entity.
struct Group {
    id: String,
    schema: String,
    datasets: BTreeSet<u32>,
    /// Property, whether the value is an id, and the value.
    values: Vec<(u32, bool, Box<str>)>,
    last_change: String,
    record: u64,
    offset: u64,
}

struct Reader<'a> {
    file: &'a str,
    limits: &'a Limits,
    sink: &'a mut dyn Sink,
    counts: Counts,
    columns: Vec<String>,
    groups: Vec<Group>,
    positions: HashMap<String, usize>,
    /// The canonical id of those ids that have another one.
    canonical: HashMap<String, String>,
    words: Words,
    noted: BTreeSet<String>,
    version: Option<String>,
}

impl Reader<'_> {
    fn take(&mut self, result: RowResult) -> Result<(), Problem> {
        match result {
            RowResult::Header(headings) => {
                let missing = NEEDED.iter().find(|name| !headings.iter().any(|one| one == *name));
                if let Some(missing) = missing {
                    return Err(Problem::new(ProblemCode::MissingColumn, self.file, 0)
                        .with_detail(*missing));
                }
                self.columns = headings;
            }
            RowResult::Row(row) => {
                self.counts.add("rows", 1);
                self.row(&row)?;
            }
            RowResult::Quarantined { problem, row } => {
                self.counts.add("rows", 1);
                self.report(problem);
                self.salvage_shifted(&row);
            }
            RowResult::Note(problem) => self.report(problem),
        }
        Ok(())
    }

    fn report(&mut self, problem: Problem) {
        self.counts.count(&problem);
        self.sink.problem(problem);
    }

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

    fn text<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let position = self.columns.iter().position(|heading| heading == name);
        position.map_or("", |position| row.text(position).trim())
    }

    fn row(&mut self, row: &Row) -> Result<(), Problem> {
        let (mut schema, mut property) = (self.text(row, "schema"), self.text(row, "prop"));
        // The pack form; an older one has the kind of value in the middle.
        if schema.is_empty()
            && let Some((first, rest)) = property.split_once(':')
        {
            schema = first;
            property = rest.rsplit(':').next().unwrap_or_default();
        }
        let entity_id = self.text(row, "entity_id");
        let canonical = Some(self.text(row, "canonical_id")).filter(|id| !id.is_empty());
        let id = canonical.unwrap_or(entity_id);
        match self.text(row, "external").to_ascii_lowercase().as_str() {
            "t" | "true" | "1" | "y" | "yes" | "on" => {
                self.counts.add("external rows, not read", 1);
                return Ok(());
            }
            "" | "f" | "false" | "0" | "n" | "no" | "off" => {}
            // What may be confirmed is read as such.
            _ => self.fields(row.number, row.offset).problem(ProblemCode::UnknownValue, "external"),
        }
        let lacking = [("entity_id", id), ("prop", property), ("schema", schema)];
        if let Some((column, _)) = lacking.into_iter().find(|(_, text)| text.is_empty()) {
            self.fields(row.number, row.offset).problem(ProblemCode::NoKey, column);
            let name = match Property::parse(property) {
                Some(property) if property.kind() == Kind::Name => property.name(),
                None if self.text(row, "prop_type") == "name" => Property::Name.name(),
                _ => return Ok(()),
            };
            self.salvage(name, self.text(row, "value"), schema, row);
            return Ok(());
        }
        if canonical.is_some() && id != entity_id && !self.canonical.contains_key(entity_id) {
            self.canonical.insert(entity_id.to_owned(), id.to_owned());
        }
        let last_seen = self.text(row, "last_seen");
        if self.version.as_deref().unwrap_or_default() < last_seen {
            self.version = Some(last_seen.to_owned());
        }
        let dataset = self.words.number(self.text(row, "dataset"));
        let number = self.words.number(property);
        let is_id = self.text(row, "prop_type") == "entity"
            || Property::parse(property).is_some_and(|property| property.kind() == Kind::Entity);
        let position = match self.positions.get(id) {
            Some(position) => *position,
            None => self.begin(id, schema, row)?,
        };
        let (value, first_seen) = (self.text(row, "value"), self.text(row, "first_seen"));
        let Some(group) = self.groups.get_mut(position) else { return Ok(()) };
        group.datasets.insert(dataset);
        let clash = !more_special(&mut group.schema, schema);
        if property == "id" {
            self.counts.add("checksum rows", 1);
            if group.last_change.as_str() < first_seen {
                group.last_change = first_seen.to_owned();
            }
        } else {
            self.counts.add("statements", 1);
            group.values.push((number, is_id, value.into()));
        }
        if clash && self.noted.insert(id.to_owned()) {
            self.fields(row.number, row.offset).problem(ProblemCode::UnknownValue, "schema");
        }
        Ok(())
    }

    fn begin(&mut self, id: &str, schema: &str, row: &Row) -> Result<usize, Problem> {
        let position = self.groups.len();
        if position as u64 >= self.limits.records_max {
            return Err(Problem::new(ProblemCode::TooManyRecords, self.file, row.offset)
                .with_detail(format!("the limit is {}", self.limits.records_max)));
        }
        self.groups.push(Group {
            id: id.to_owned(),
            schema: schema.to_owned(),
            datasets: BTreeSet::new(),
            values: Vec::new(),
            last_change: String::new(),
            record: row.number,
            offset: row.offset,
        });
        self.positions.insert(id.to_owned(), position);
        self.counts.add("entities", 1);
        Ok(position)
    }

    /// A row whose cells may not stand under their headings: a value follows its property, after the words for the kind of
    /// value and the schema.
    fn salvage_shifted(&mut self, row: &Row) {
        let is_name = |text: &str| {
            let last = text.rsplit(':').next().unwrap_or_default();
            Property::parse(last).filter(|property| property.kind() == Kind::Name)
        };
        let mut cells = row.cells.iter().map(|cell| cell.text.trim());
        let Some(property) = cells.find_map(is_name) else { return };
        let (mut value, mut schema) = ("", "");
        for cell in cells {
            if Schema::parse(cell).is_some() {
                schema = cell;
            } else if cell != "name" && !cell.is_empty() {
                value = cell;
                break;
            }
        }
        self.salvage(property.name(), value, schema, row);
    }

    /// Screens a name of a row that is set aside.
    fn salvage(&mut self, property: &str, value: &str, schema: &str, row: &Row) {
        let dataset = self.text(row, "dataset").to_owned();
        let mut properties = Map::new();
        properties.insert(property.to_owned(), Json::from(value));
        let json = json!({
            "schema": schema,
            "properties": Json::Object(properties),
            "datasets": [dataset],
        });
        let record = salvage(&json, "row", &mut self.fields(row.number, row.offset));
        self.incomplete(record);
    }

    fn incomplete(&mut self, record: Option<model::record::Record>) {
        if let Some(record) = record {
            self.counts.records += 1;
            self.counts.incomplete += 1;
            self.sink.record(record);
        }
    }

    fn finish(mut self) -> Result<ReadOutcome, Problem> {
        let mut entities = Rewritten::default();
        self.positions = HashMap::new();
        for group in std::mem::take(&mut self.groups) {
            let json = self.entity(&group);
            if !entities.push(&json, group.record, group.offset, self.limits) {
                let mut fields = self.fields(group.record, group.offset);
                fields.problem(ProblemCode::FieldTooLong, "entity");
                let record = salvage(&json, "row", &mut fields);
                self.incomplete(record);
            }
        }
        self.canonical = HashMap::new();
        let outcome = entities.read(self.file, self.limits, &mut *self.sink, &mut |_, _| {})?;
        let mut counts = outcome.counts;
        counts.details.remove("lines");
        add_counts(&mut counts, &self.counts);
        if counts.records == 0 {
            return Err(Problem::new(ProblemCode::NoRecords, self.file, 0));
        }
        Ok(ReadOutcome { source: outcome.source, version: self.version, counts })
    }

    /// The entity as a line has it.
    fn entity(&self, group: &Group) -> Json {
        let mut properties: BTreeMap<&str, Vec<Json>> = BTreeMap::new();
        for (property, is_id, value) in &group.values {
            let canonical = if *is_id { self.canonical.get(value.as_ref()) } else { None };
            let value = canonical.map_or(value.as_ref(), String::as_str);
            properties.entry(self.words.word(*property)).or_default().push(Json::from(value));
        }
        let properties: Map<String, Json> = properties
            .into_iter()
            .map(|(name, values)| (name.to_owned(), Json::Array(values)))
            .collect();
        let mut datasets: Vec<&str> =
            group.datasets.iter().map(|number| self.words.word(*number)).collect();
        datasets.sort_unstable();
        json!({
            "id": group.id,
            "schema": group.schema,
            "properties": Json::Object(properties),
            "datasets": datasets,
            "last_change": group.last_change,
        })
    }
}

/// Makes the schema the more special of the two; false where neither extends the other.
fn more_special(schema: &mut String, other: &str) -> bool {
    if schema == other {
        return true;
    }
    match (Schema::parse(schema), Schema::parse(other)) {
        (Some(known), Some(new)) if known.is_a(new) => true,
        (Some(known), Some(new)) if new.is_a(known) => {
            other.clone_into(schema);
            true
        }
        _ => false,
    }
}
