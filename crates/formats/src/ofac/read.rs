//! Reading a set: the files that are joined first, then the entries one by one.

use std::collections::HashSet;
use std::sync::Arc;

use model::entity::Entity;
use model::label::Label;
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::{Property, Schema};

use super::join::{Joined, Place, Rows};
use super::{Role, SOURCE, names, programmes, remarks};
use crate::container::{self, Unpacked};
use crate::fields::Fields;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};
use crate::table::TextEncoding;
use crate::table::csv::{RawRow, Tokenizer, decode, is_web_page};

/// The version of every record: the set states neither version nor date.
pub(super) const VERSION: &str = "-";

/// The originator in the label of every record.
pub(super) const LABEL: &str = "OFAC";

/// Reads the files of one set together.
///
/// # Errors
/// Two files of one role (two publications cannot be told apart once they are mixed), a file that cannot be unpacked, a
/// quote that is not closed, a limit passed, or no record at all.
pub fn read(
    parts: &mut [(Role, &mut Source)],
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let mut seen = HashSet::new();
    for (role, source) in parts.iter() {
        if !seen.insert(*role) {
            return Err(Problem::new(ProblemCode::RepeatedRole, &source.name, 0));
        }
    }
    let mut set = Set {
        limits,
        counts: Counts::default(),
        sink,
        rows: Rows::default(),
        read: HashSet::new(),
        first_file: parts.first().map(|(_, source)| source.name.clone()).unwrap_or_default(),
    };
    // The entries come last, so that each is complete when it is handed over.
    for wanted in Role::ALL.iter().rev() {
        for (role, source) in parts.iter_mut().filter(|(role, _)| role == wanted) {
            set.part(*role, source)?;
        }
    }
    set.orphans();
    if set.counts.records == 0 {
        return Err(Problem::new(ProblemCode::NoRecords, &set.first_file, 0));
    }
    Ok(ReadOutcome { source: SOURCE.to_owned(), version: None, counts: set.counts })
}

/// One row of a file of the set.
pub(super) struct PartRow<'r> {
    raw: &'r RawRow,
}

impl PartRow<'_> {
    /// A field without surrounding blanks; empty where it is null.
    pub(super) fn text(&self, position: usize) -> String {
        null_as_empty(&self.untrimmed(position)).to_owned()
    }

    /// A field as it stands.
    pub(super) fn untrimmed(&self, position: usize) -> String {
        decode(self.raw.field(position), TextEncoding::Latin1).0
    }

    /// The ent_num in the first field.
    fn entry(&self) -> Option<u64> {
        let text = self.text(0);
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    }
}

/// A field without surrounding blanks; empty where it is OFAC's null, `-0-`.
pub(super) fn null_as_empty(text: &str) -> &str {
    match text.trim() {
        "-0-" => "",
        text => text,
    }
}

struct Set<'s> {
    limits: &'s Limits,
    counts: Counts,
    sink: &'s mut dyn Sink,
    rows: Rows,
    /// The ent_num of every entry read so far.
    read: HashSet<u64>,
    first_file: String,
}

impl Set<'_> {
    fn part(&mut self, role: Role, source: &mut Source) -> Result<(), Problem> {
        let file: Arc<str> = source.name.as_str().into();
        let limits = self.limits;
        container::with_unpacked(source, limits, &mut |unpacked| {
            let Unpacked::Stream(mut stream) = unpacked else {
                return Err(Problem::new(ProblemCode::UnknownFormat, &file, 0)
                    .with_detail("a workbook, not a file of the set"));
            };
            if is_web_page(stream.head()?) {
                return Err(Problem::new(ProblemCode::WebPage, &file, 0));
            }
            let mut tokens = Tokenizer::new(&mut stream, &file, b',', limits);
            let mut raw = RawRow::default();
            let mut row = 0;
            while tokens.next_row(&mut raw)? {
                row += 1;
                if row > limits.records_max {
                    return Err(Problem::new(ProblemCode::TooManyRecords, &file, raw.offset));
                }
                self.counts.add(role.rows_name(), 1);
                let place = Place { file: Arc::clone(&file), row, offset: raw.offset };
                self.row(role, &raw, place)?;
            }
            Ok(())
        })
    }

    fn row(&mut self, role: Role, raw: &RawRow, place: Place) -> Result<(), Problem> {
        let row = PartRow { raw };
        let problem = |code| Problem::new(code, &place.file, raw.offset);
        let name_field = match role {
            Role::Sdn => Some(1),
            Role::Alt => Some(3),
            Role::Add | Role::Comments => None,
        };
        let name = name_field.map(|position| row.text(position)).unwrap_or_default();
        let mut fault = raw.check(role.columns(), self.limits, &place.file)?;
        if fault.is_none() && !raw.ended {
            fault = Some(problem(ProblemCode::RowCut));
        }
        if fault.is_none() && names::within_limit(&name, self.limits).len() < name.len() {
            fault = Some(problem(ProblemCode::NameTooLong));
        }
        if fault.is_none() && name_field.is_some() && !name.contains(char::is_alphanumeric) {
            fault = Some(problem(ProblemCode::NoName));
        }
        let entry = row.entry();
        let Some(number) = entry.filter(|_| fault.is_none()) else {
            let fault = fault.unwrap_or_else(|| problem(ProblemCode::NoKey));
            self.set_aside(role, &row, entry, place, fault);
            return Ok(());
        };
        match role {
            Role::Sdn if !self.read.insert(number) => {
                let fault = problem(ProblemCode::RepeatedKey);
                self.set_aside(role, &row, None, place, fault);
            }
            Role::Sdn => self.entry(number, &row, &place),
            Role::Alt => self.rows.alt(number, place, &row),
            Role::Add => self.rows.add(number, place, &row),
            Role::Comments => {
                if let Err(fault) = self.rows.comment(number, place.clone(), &row, self.limits) {
                    self.set_aside(role, &row, entry, place, fault);
                }
            }
        }
        Ok(())
    }

    /// A row of sdn that was read whole.
    fn entry(&mut self, number: u64, row: &PartRow<'_>, place: &Place) {
        self.counts.add("entities", 1);
        let joined = self.rows.take(number);
        self.counts.add("joined rows", joined.as_ref().map_or(0, |joined| joined.rows));
        let name = row.text(1);
        let schema = match row.text(2).to_ascii_lowercase().as_str() {
            "individual" => Schema::Person,
            "vessel" => Schema::Vessel,
            "aircraft" => Schema::Airplane,
            _ => names::body(&name),
        };
        let mut entity = Entity::new(number.to_string(), schema);
        let mut adjacent = Vec::new();
        let mut fields = Fields {
            file: &place.file,
            record: place.row,
            offset: place.offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        };
        add_names(&name, &mut entity, &mut fields);
        add_columns(row, &mut entity, &mut adjacent, &mut fields);
        let last = row.untrimmed(11);
        let text = match &joined {
            Some(joined) => joined.remarks(&last),
            None => null_as_empty(&last).to_owned(),
        };
        if !text.is_empty() {
            remarks::mine(&text, &mut entity, &mut adjacent, &mut fields);
        }
        if let Some(joined) = &joined {
            joined.add_to(&mut entity, &mut fields);
        }
        let mut record = record(entity, place);
        record.listings = programmes::listings(&row.text(3), &record.id.key, schema);
        record.adjacent = adjacent;
        self.hand_over(record);
    }

    /// The rows whose entry is not in the set: one incomplete entity for each ent_num.
    fn orphans(&mut self) {
        for (number, joined) in std::mem::take(&mut self.rows).rest() {
            self.orphan(number, &joined);
        }
    }

    fn orphan(&mut self, number: u64, joined: &Joined) {
        self.counts.add("orphan rows", joined.rows);
        let place = &joined.first;
        let schema = if joined.names_a_person() { Schema::Person } else { Schema::LegalEntity };
        let mut entity = Entity::new(number.to_string(), schema);
        let mut adjacent = Vec::new();
        let mut fields = Fields {
            file: &place.file,
            record: place.row,
            offset: place.offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        };
        fields.problem(ProblemCode::OrphanRow, format!("{} rows of entry {number}", joined.rows));
        let text = joined.remarks("");
        if !text.is_empty() {
            remarks::mine(&text, &mut entity, &mut adjacent, &mut fields);
        }
        joined.add_to(&mut entity, &mut fields);
        let comparable = entity.names().next().is_some()
            || !adjacent.is_empty()
            || entity
                .properties()
                .any(|(property, _)| property.kind() == model::schema::Kind::Identifier);
        if !comparable {
            self.counts.add("orphan entries without a name", 1);
            return;
        }
        self.counts.add("orphan entries", 1);
        let mut record = record(entity, place);
        record.adjacent = adjacent;
        record.completeness = Completeness::Incomplete {
            reason: "The entry is not in the set: only its further names, addresses or comments are known."
                .to_owned(),
        };
        self.hand_over(record);
    }

    /// A row that cannot be read. What looks like a name in it is screened all the same.
    fn set_aside(
        &mut self,
        role: Role,
        row: &PartRow<'_>,
        entry: Option<u64>,
        place: Place,
        fault: Problem,
    ) {
        let fault = fault.in_record(place.row);
        self.counts.count(&fault);
        self.sink.problem(fault);
        // Where a line end was lost, the second row begins at or behind the last column.
        let positions: &[usize] = match role {
            Role::Sdn => &[1, 12, 13],
            Role::Alt => &[3, 7, 8],
            Role::Add | Role::Comments => &[],
        };
        let mut entity = Entity::new(String::new(), Schema::LegalEntity);
        for position in positions {
            let text = row.text(*position);
            if text.chars().any(char::is_alphabetic) {
                let is_person = names::looks_like_a_person(&text);
                let name = names::turned(&text, is_person).full;
                entity.add(Property::Name, names::within_limit(&name, self.limits));
            }
        }
        if entity.names().next().is_none() {
            return;
        }
        entity.id = match entry {
            Some(number) if role == Role::Sdn && self.read.insert(number) => number.to_string(),
            _ => format!("{}/{}", role.rows_name(), place.row),
        };
        let mut record = record(entity, &place);
        record.completeness = Completeness::Incomplete {
            reason: "The row could not be read; only what looks like a name in it is screened."
                .to_owned(),
        };
        self.hand_over(record);
    }

    fn hand_over(&mut self, record: Record) {
        self.counts.records += 1;
        if record.completeness != Completeness::Complete {
            self.counts.incomplete += 1;
        }
        self.sink.record(record);
    }
}

fn record(entity: Entity, place: &Place) -> Record {
    let id =
        RecordId { source: SOURCE.to_owned(), key: entity.id.clone(), version: VERSION.to_owned() };
    let mut record = Record::new(id, entity, Label::published(LABEL));
    record.provenance =
        Provenance { file: place.file.to_string(), record: place.row, offset: place.offset };
    record
}

/// The name of the entry. The first of several is the name, the others are aliases.
fn add_names(field: &str, entity: &mut Entity, fields: &mut Fields<'_>) {
    let is_person = entity.schema == Schema::Person;
    let mut property = Property::Name;
    let mut parts = 0;
    for name in names::split(field) {
        parts += 1;
        let turned = names::turned(name, is_person);
        entity.add(property, &turned.full);
        if property == Property::Name {
            for (property, part) in [
                (Property::FirstName, &turned.first),
                (Property::LastName, &turned.last),
                (Property::NameSuffix, &turned.suffix),
            ] {
                if let Some(part) = part {
                    entity.add(property, part);
                }
            }
        }
        property = Property::Alias;
    }
    names::count(fields, parts);
}

/// The columns between programme and remarks.
fn add_columns(
    row: &PartRow<'_>,
    entity: &mut Entity,
    adjacent: &mut Vec<Entity>,
    fields: &mut Fields<'_>,
) {
    for (position, property) in [
        (4, Property::Position),
        (5, Property::CallSign),
        (6, Property::Type),
        (7, Property::Tonnage),
        (8, Property::GrossRegisteredTonnage),
    ] {
        entity.add(property, &row.text(position));
    }
    let flag = row.text(9);
    if !flag.eq_ignore_ascii_case("none identified") {
        fields.country(entity, Property::Flag, &flag);
    }
    let owner = row.text(10);
    if !owner.is_empty() {
        adjacent.push(remarks::link(entity, adjacent, "owner", &owner));
    }
}
