//! The rows of alt, add and comments, kept by the entry they belong to until the entry is read.
//!
//! Alt and add are read side by side with the entries, so that only the rows of one entry need be kept: the publisher
//! sorts each file by ent_num. A row that stands behind one of a higher number is a late one. It would be met when its
//! entry is handed over already, so late rows are looked for in a first pass and kept from the beginning.

use std::borrow::Cow;
use std::collections::BTreeMap;

use model::entity::Entity;
use model::schema::{Property, Schema};

use super::names;
use super::read::{PartRow, null_as_empty};
use crate::fields::Fields;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

/// A further name.
#[derive(Debug)]
struct Alt {
    property: Property,
    name: Box<str>,
    remarks: Box<str>,
}

/// An address.
#[derive(Debug)]
struct Add {
    line: Box<str>,
    country: Box<str>,
    remarks: Box<str>,
}

/// Where the first of the rows stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: std::sync::Arc<str>,
    pub(super) row: u64,
    pub(super) offset: u64,
}

/// Every row that belongs to one entry.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) first: Place,
    pub(super) rows: u64,
    alts: Vec<Alt>,
    adds: Vec<Add>,
    comments: String,
}

/// The rows of the files that are joined, by ent_num.
#[derive(Debug, Default)]
pub(super) struct Rows {
    by_entry: BTreeMap<u64, Joined>,
    late: BTreeMap<u64, Joined>,
}

/// Whether a row stands where its number belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// No row before it has a higher number.
    InOrder,
    /// One has.
    Late,
}

impl Rows {
    fn of(&mut self, order: Order, entry: u64, place: &Place) -> &mut Joined {
        let rows = match order {
            Order::InOrder => &mut self.by_entry,
            Order::Late => &mut self.late,
        };
        let joined = rows.entry(entry).or_insert_with(|| Joined {
            first: place.clone(),
            rows: 0,
            alts: Vec::new(),
            adds: Vec::new(),
            comments: String::new(),
        });
        joined.rows += 1;
        joined
    }

    /// Keeps a row of alt.
    pub(super) fn alt(&mut self, order: Order, entry: u64, place: &Place, row: &PartRow<'_>) {
        let remarks = row.text(4);
        let is_weak = !remarks.is_empty() && remarks.to_ascii_lowercase().contains("weak");
        let property = names::alias_property(&row.text(2), is_weak);
        let alt = Alt { property, name: (*row.text(3)).into(), remarks: (*remarks).into() };
        self.of(order, entry, place).alts.push(alt);
    }

    /// Keeps a row of add.
    pub(super) fn add(&mut self, order: Order, entry: u64, place: &Place, row: &PartRow<'_>) {
        let country = row.text(4);
        let mut line = String::new();
        for part in [&*row.text(2), &*row.text(3), &*country] {
            // A row of a country alone says where the entry is; it is no postal address.
            if part.is_empty() || (line.is_empty() && std::ptr::eq(part, &*country)) {
                continue;
            }
            if !line.is_empty() {
                line.push_str(", ");
            }
            line.push_str(part);
        }
        let remarks = (*row.text(5)).into();
        let add = Add { line: line.into(), country: (*country).into(), remarks };
        self.of(order, entry, place).adds.push(add);
    }

    /// Keeps a row of comments; refuses one that would make the remarks longer than a field may be.
    pub(super) fn comment(
        &mut self,
        entry: u64,
        place: &Place,
        row: &PartRow<'_>,
        limits: &Limits,
    ) -> Result<(), Problem> {
        // The text goes on in the middle of a word, so blanks at its ends count.
        let text = row.untrimmed(1);
        let before = self.by_entry.get(&entry).map_or(0, |joined| joined.comments.len());
        if before + text.len() > limits.field_bytes_max {
            return Err(Problem::new(ProblemCode::FieldTooLong, &place.file, place.offset));
        }
        self.of(Order::InOrder, entry, place).comments.push_str(&text);
        Ok(())
    }

    /// Takes the rows of an entry.
    pub(super) fn take(&mut self, entry: u64) -> Option<Joined> {
        if self.by_entry.is_empty() && self.late.is_empty() {
            return None;
        }
        let late = if self.late.is_empty() { None } else { self.late.remove(&entry) };
        match (self.by_entry.remove(&entry), late) {
            (Some(mut joined), Some(late)) => {
                joined.rows += late.rows;
                joined.alts.extend(late.alts);
                joined.adds.extend(late.adds);
                Some(joined)
            }
            (joined, late) => joined.or(late),
        }
    }

    /// Takes the rows of the lowest entry there is, if it is lower than this; none: of any.
    pub(super) fn take_lowest(&mut self, below: Option<u64>) -> Option<(u64, Joined)> {
        let first = |rows: &BTreeMap<u64, Joined>| rows.first_key_value().map(|(entry, _)| *entry);
        let lowest = match (first(&self.by_entry), first(&self.late)) {
            (Some(in_order), Some(late)) => in_order.min(late),
            (in_order, late) => in_order.or(late)?,
        };
        if below.is_some_and(|below| lowest >= below) {
            return None;
        }
        self.take(lowest).map(|joined| (lowest, joined))
    }
}

impl Joined {
    /// Whether an alias is written as OFAC writes people.
    pub(super) fn names_a_person(&self) -> bool {
        self.alts.iter().any(|alt| names::looks_like_a_person(&alt.name))
    }

    /// The remarks with what follows them in the comments. A complete remark ends with a full stop; one that was cut at
    /// its 1,000 characters goes on in the middle.
    pub(super) fn remarks<'r>(&self, remarks: &'r str) -> Cow<'r, str> {
        let remarks = if null_as_empty(remarks).is_empty() { "" } else { remarks };
        if self.comments.is_empty() {
            return Cow::Borrowed(remarks.trim());
        }
        Cow::Owned(match remarks.trim_end().strip_suffix('.') {
            Some(complete) => format!("{complete}; {}", self.comments).trim().to_owned(),
            None => format!("{remarks}{}", self.comments).trim().to_owned(),
        })
    }

    /// Adds names and addresses to the entity.
    pub(super) fn add_to(&self, entity: &mut Entity, fields: &mut Fields<'_>) {
        let is_person = entity.schema == Schema::Person;
        for alt in &self.alts {
            let mut parts = 0;
            for name in names::split(&alt.name) {
                parts += 1;
                let name = names::turned(name, is_person).full;
                entity.add(alt.property, names::within_limit(&name, fields.limits));
            }
            names::count(fields, parts);
            // The property says "weak" already.
            if !alt.remarks.eq_ignore_ascii_case("weak") {
                entity.add(Property::Notes, &alt.remarks);
            }
        }
        for add in &self.adds {
            entity.add(Property::Address, &add.line);
            if !add.country.eq_ignore_ascii_case("undetermined") {
                fields.country(entity, Property::Country, &add.country);
            }
            entity.add(Property::Notes, &add.remarks);
        }
    }
}
