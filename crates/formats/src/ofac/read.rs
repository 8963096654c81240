//! What becomes of the rows of a set.

use std::borrow::Cow;
use std::collections::HashSet;

use model::entity::Entity;
use model::label::Label;
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::{Property, Schema};

use super::join::{Joined, Order, Place, Rows};
use super::{Role, SOURCE, names, programmes, remarks, side_by_side};
use crate::fields::Fields;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};
use crate::table::TextEncoding;
use crate::table::csv::{RawRow, decode};

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
        read: Read::default(),
    };
    let first_file = parts.first().map(|(_, source)| source.name.clone()).unwrap_or_default();
    side_by_side::read(&mut set, parts)?;
    if set.counts.records == 0 {
        return Err(Problem::new(ProblemCode::NoRecords, &first_file, 0));
    }
    Ok(ReadOutcome { source: SOURCE.to_owned(), version: None, counts: set.counts })
}

/// One row of a file of the set.
pub(super) struct PartRow<'r> {
    pub(super) raw: &'r RawRow,
}

impl PartRow<'_> {
    /// A field without surrounding blanks; empty where it is null.
    pub(super) fn text(&self, position: usize) -> Cow<'_, str> {
        // Most fields are null.
        if matches!(self.raw.field(position), b"-0- " | b"-0-" | b"") {
            return Cow::Borrowed("");
        }
        match self.untrimmed(position) {
            Cow::Borrowed(text) => Cow::Borrowed(null_as_empty(text)),
            Cow::Owned(text) => Cow::Owned(null_as_empty(&text).to_owned()),
        }
    }

    /// A field as it stands.
    pub(super) fn untrimmed(&self, position: usize) -> Cow<'_, str> {
        decode(self.raw.field(position), TextEncoding::Latin1).0
    }

    /// The ent_num in the first field.
    pub(super) fn entry(&self) -> Option<u64> {
        let field = self.raw.field(0);
        // Up to nine digits and nothing else, as nearly all are written.
        if (1..=9).contains(&field.len()) && field.iter().all(u8::is_ascii_digit) {
            let digits = field.iter().map(|digit| u64::from(digit - b'0'));
            return Some(digits.fold(0, |number, digit| number * 10 + digit));
        }
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

/// The ent_nums of a file that is sorted, but for some.
#[derive(Default)]
struct Read {
    ascending: Vec<u64>,
    others: HashSet<u64>,
}

impl Read {
    /// Adds a number. Returns whether it is new.
    fn insert(&mut self, number: u64) -> bool {
        if self.ascending.last().is_none_or(|last| *last < number) {
            self.ascending.push(number);
            return true;
        }
        self.ascending.binary_search(&number).is_err() && self.others.insert(number)
    }
}

/// The set as far as it is read.
pub(super) struct Set<'s> {
    pub(super) limits: &'s Limits,
    pub(super) counts: Counts,
    sink: &'s mut dyn Sink,
    pub(super) rows: Rows,
    /// The ent_num of every entry read so far.
    read: Read,
}

impl Set<'_> {
    /// What is wrong with a row, or the ent_num of one that is sound.
    ///
    /// # Errors
    /// What refuses the file.
    fn number(
        &self,
        role: Role,
        row: &PartRow<'_>,
        place: &Place,
    ) -> Result<Result<u64, Problem>, Problem> {
        let problem = |code| Err(Problem::new(code, &place.file, place.offset));
        let name_field = match role {
            Role::Sdn => Some(1),
            Role::Alt => Some(3),
            Role::Add | Role::Comments => None,
        };
        let name = name_field.map(|position| row.text(position)).unwrap_or_default();
        Ok(if let Some(fault) = row.raw.check(role.columns(), self.limits, &place.file)? {
            Err(fault)
        } else if !row.raw.ended {
            problem(ProblemCode::RowCut)
        } else if names::within_limit(&name, self.limits).len() < name.len() {
            problem(ProblemCode::NameTooLong)
        } else if name_field.is_some() && !name.contains(char::is_alphanumeric) {
            problem(ProblemCode::NoName)
        } else {
            row.entry().map_or_else(|| problem(ProblemCode::NoKey), Ok)
        })
    }

    /// Keeps a late row from the beginning; what is wrong with one is said when it is met again.
    pub(super) fn late(
        &mut self,
        role: Role,
        row: &PartRow<'_>,
        place: &Place,
    ) -> Result<(), Problem> {
        if let Ok(number) = self.number(role, row, place)? {
            self.keep(role, Order::Late, number, row, place);
        }
        Ok(())
    }

    /// Takes in a row in its turn.
    pub(super) fn row(
        &mut self,
        role: Role,
        order: Order,
        row: &PartRow<'_>,
        place: Place,
    ) -> Result<(), Problem> {
        self.counts.add(role.rows_name(), 1);
        let number = match self.number(role, row, &place)? {
            Ok(number) => number,
            Err(fault) => {
                let entry = row.entry();
                self.set_aside(role, row, entry, place, fault);
                return Ok(());
            }
        };
        match role {
            Role::Sdn if !self.read.insert(number) => {
                let fault = Problem::new(ProblemCode::RepeatedKey, &place.file, place.offset);
                self.set_aside(role, row, None, place, fault);
            }
            Role::Sdn => self.entry(number, row, &place),
            Role::Alt | Role::Add => {
                if order == Order::InOrder {
                    self.keep(role, order, number, row, &place);
                }
            }
            Role::Comments => {
                if let Err(fault) = self.rows.comment(number, &place, row, self.limits) {
                    self.set_aside(role, row, Some(number), place, fault);
                }
            }
        }
        Ok(())
    }

    fn keep(&mut self, role: Role, order: Order, number: u64, row: &PartRow<'_>, place: &Place) {
        match role {
            Role::Alt => self.rows.alt(order, number, place, row),
            Role::Add => self.rows.add(order, number, place, row),
            Role::Sdn | Role::Comments => {}
        }
    }

    /// A row of sdn that was read whole.
    fn entry(&mut self, number: u64, row: &PartRow<'_>, place: &Place) {
        self.counts.add("entities", 1);
        let joined = self.rows.take(number);
        self.counts.add("joined rows", joined.as_ref().map_or(0, |joined| joined.rows));
        let name = row.text(1);
        let kind = row.text(2);
        let schema = [
            ("individual", Schema::Person),
            ("vessel", Schema::Vessel),
            ("aircraft", Schema::Airplane),
        ]
        .into_iter()
        .find_map(|(word, schema)| kind.eq_ignore_ascii_case(word).then_some(schema))
        .unwrap_or_else(|| names::body(&name));
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
            None => Cow::Borrowed(null_as_empty(&last)),
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

    /// Hands over the rows whose entry is not in the set and is lower than this; none: all of them. One incomplete entity
    /// comes of each ent_num.
    pub(super) fn orphans(&mut self, below: Option<u64>) {
        while let Some((number, joined)) = self.rows.take_lowest(below) {
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
