//! Tables of which several rows are one entry: both CSV lists of the United Kingdom.
//!
//! The first row is not the header but a date (`Last Updated,13/04/2018`, `Report Date: 02-Oct-2026`). The rows of one
//! entry need not stand together: in the list of April 2018 those of 821 of 2,106 entries do not. So what the rows say
//! is kept until the last one, each thing once, with limits; then each entry is handed over in the order of its first
//! row. A row that cannot be read whole, or has no key, is set aside and its name handed over as an incomplete record.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};

use crate::container::{self, Unpacked};
use crate::entries::Entries;
use crate::guarded::element::joined;
use crate::head::{self, Head};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};
use crate::table::csv::{RawRow, Tokenizer, likely_delimiter};
use crate::table::text_input::SliceInput;
use crate::table::{self, Row, RowResult, TableOptions, TextEncoding};

use super::designation::{Designation, Field, Item, Name};
use super::record::{self, COUNTS, List};
use super::text::date;

/// The most different things that the rows of one entry may say. The largest entry seen says a few hundred.
const ITEMS_MAX: usize = 20_000;
/// The most bytes that are kept until the last row. The largest list seen has 50 million, most of them repeated.
const KEPT_BYTES_MAX: usize = 512 << 20;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// A part of the name, from 0; the last is the family name or the whole.
    Name(usize),
    /// Primary name or alias.
    NameKind,
    /// How good an alias is.
    NameStrength,
    /// The name in its own script.
    Original,
    /// A line of the address or the postal code.
    AddressLine,
    /// The country of the address.
    AddressCountry,
    /// The town of birth.
    Town,
    /// The country of birth.
    BirthCountry,
    /// A passport's number, or all that is said of it.
    Passport,
    /// What else is said of it.
    PassportRemark,
    /// An identification's number, or all that is said of it.
    Card,
    /// What else is said of it.
    CardRemark,
    /// The regime.
    Regime,
    /// When it was listed.
    Listed,
    /// A text that needs no other beside it.
    Text(Field),
    /// A column that is known and left out.
    LeftOut,
}

/// How one of the tables is laid out.
pub(crate) struct Layout {
    /// What the first row begins with.
    pub(crate) lead: &'static str,
    /// The headings, in small letters, and what their columns hold.
    pub(crate) columns: &'static [(&'static str, Column)],
    /// The headings without which it is another table, in small letters.
    pub(crate) needed: &'static [&'static str],
    /// The field of the key.
    pub(crate) key: Field,
    /// The heading of the key.
    pub(crate) key_heading: &'static str,
    /// The source id.
    pub(crate) source: &'static str,
    /// The authority.
    pub(crate) authority: &'static str,
    /// What every entry orders; none where each entry says so itself.
    pub(crate) measures: &'static [Measure],
    /// The encoding, by the headings (in small letters) and whether every line is UTF-8.
    pub(crate) encoding: fn(&[String], bool) -> TextEncoding,
    /// Whether the publisher ends its last row with a line end, so that one without was cut, perhaps inside its key.
    pub(crate) ends_last_row: bool,
    /// What is made of an entry when its rows are together.
    pub(crate) finish: fn(&mut Designation),
}

/// What the beginning of a table shows.
struct Lead {
    /// Which row is the header.
    header_row: u64,
    /// The date in the row before.
    date: Option<Date>,
    /// The headings, in small letters; none of a workbook with a row before them.
    headings: Vec<String>,
}

/// Whether a file that begins so has this layout.
pub(crate) fn recognises(head: &Head<'_>, layout: &Layout) -> bool {
    look(head, layout).is_some()
}

fn look(head: &Head<'_>, layout: &Layout) -> Option<Lead> {
    let Head::Table { headings: first, start } = head else { return None };
    let fits =
        |row: &[String]| layout.needed.iter().all(|needed| row.iter().any(|one| one == needed));
    let small = |row: &[String]| -> Vec<String> {
        row.iter().map(|cell| joined(cell).to_lowercase()).collect()
    };
    let headings = small(first);
    if fits(&headings) {
        return Some(Lead { header_row: 1, date: None, headings });
    }
    if !headings.first()?.starts_with(layout.lead) {
        return None;
    }
    // The date stands behind a colon in the first cell, or in the second.
    let cell = first.first().and_then(|cell| cell.split_once(':')).map(|(_, date)| date);
    let text = cell.or(first.get(1).map(String::as_str)).unwrap_or_default();
    let date = date(text).map(|date| date.earliest());
    let headings = small(&second_row(start));
    // Of a workbook no more than the first row is seen here.
    (fits(&headings) || start.is_empty()).then_some(Lead { header_row: 2, date, headings })
}

/// The cells of the second row that is not blank.
fn second_row(start: &[u8]) -> Vec<String> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let limits = Limits { line_bytes_max: text.len(), ..Limits::default() };
    let options = TableOptions { header_row: 2, ..TableOptions::default() };
    let delimiter = likely_delimiter(text, &options, &limits);
    let mut input = SliceInput::new(text);
    let mut tokens = Tokenizer::new(&mut input, "", delimiter, &limits);
    let mut row = RawRow::default();
    let found = (0..2).all(|_| tokens.next_row(&mut row).unwrap_or(false));
    if !found {
        return Vec::new();
    }
    row.fields().map(|field| String::from_utf8_lossy(field).into_owned()).collect()
}

/// Reads a table of this layout.
///
/// # Errors
/// What [`container`] and [`table`] refuse, a header without a column that is needed, an entry or a list over the limits
/// of what is kept, or no record.
pub(crate) fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
    layout: &'static Layout,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    let lead = container::with_unpacked(source, limits, &mut |unpacked| {
        head::with_head(unpacked, &file, limits, &mut |head| look(head, layout))
    })?;
    // Without the row of the date nothing is known but that the columns must be there.
    let lead = lead.unwrap_or(Lead { header_row: 1, date: None, headings: Vec::new() });
    let lines =
        container::with_unpacked(source, limits, &mut |unpacked| Ok(Lines::of(unpacked, limits)))?;
    let options = TableOptions {
        header_row: lead.header_row,
        encoding: (layout.encoding)(&lead.headings, lines.are_utf8),
        ..TableOptions::default()
    };
    let mut entries = Entries::new(&file, limits, sink, &COUNTS);
    for name in ["rows", "rows grouped", "rows set aside"] {
        entries.counts.add(name, 0);
    }
    if lead.date.is_none() {
        entries.note(ProblemCode::UnreadDate, 0, "the date of the list");
    }
    let mut groups = Groups {
        layout,
        entries,
        columns: Vec::new(),
        groups: Vec::new(),
        places: BTreeMap::new(),
        kept_bytes: 0,
        is_cut: layout.ends_last_row && !lines.last_is_ended,
        held: None,
    };
    container::with_unpacked(source, limits, &mut |unpacked| {
        table::read(unpacked, &file, &options, limits, &mut |result| groups.take(result))
    })?;
    let published_at =
        lead.date.and_then(|day| day.to_zoned(TimeZone::UTC).ok()).map(|time| time.timestamp());
    let list = List {
        source: layout.source,
        authority: layout.authority,
        key: layout.key_heading,
        measures: layout.measures,
        published_at,
    };
    groups.finish(&list).finish(layout.source, lead.date.map(|day| day.to_string()), 0)
}

/// What must be known of the lines before they are read as rows.
struct Lines {
    are_utf8: bool,
    last_is_ended: bool,
}

impl Lines {
    /// Looks at every line. What cannot be read is not looked into here: the reading that follows says what is wrong.
    fn of(unpacked: Unpacked<'_>, limits: &Limits) -> Self {
        let mut found = Self { are_utf8: true, last_is_ended: true };
        let Unpacked::Stream(mut stream) = unpacked else { return found };
        let mut line = Vec::new();
        while let Ok(Some(start)) = stream.read_line_limited(&mut line, limits.line_bytes_max) {
            found.are_utf8 &= std::str::from_utf8(&line).is_ok();
            found.last_is_ended = stream.offset() - start > line.len() as u64;
        }
        found
    }
}

/// One entry, as far as its rows are read.
struct Group {
    key: String,
    designation: Designation,
    /// The ordinal of its first row.
    number: u64,
    /// The offset of its first row.
    offset: u64,
    bytes: usize,
}

struct Groups<'a> {
    layout: &'static Layout,
    entries: Entries<'a>,
    columns: Vec<Option<Column>>,
    groups: Vec<Group>,
    /// The position of each key's group.
    places: BTreeMap<String, usize>,
    kept_bytes: usize,
    /// Whether the last row was cut.
    is_cut: bool,
    /// Of a file whose last row was cut: the row before the one at hand, which may be the last.
    held: Option<Row>,
}

impl<'a> Groups<'a> {
    fn take(&mut self, result: RowResult) -> Result<(), Problem> {
        match result {
            RowResult::Header(headings) => self.header(&headings),
            RowResult::Row(row) => {
                self.entries.counts.add("rows", 1);
                let whole = if self.is_cut { self.held.replace(row) } else { Some(row) };
                whole.map_or(Ok(()), |row| self.whole_row(&row))
            }
            RowResult::Quarantined { problem, row } => {
                self.entries.counts.add("rows", 1);
                if let Some(before) = self.held.take() {
                    self.whole_row(&before)?;
                }
                self.set_aside(&row, problem);
                Ok(())
            }
            RowResult::Note(problem) => {
                self.entries.report(problem);
                Ok(())
            }
        }
    }

    /// Takes a row that could be read.
    fn whole_row(&mut self, row: &Row) -> Result<(), Problem> {
        let key = self.cell(row, Column::Text(self.layout.key));
        if key.is_empty() {
            let problem =
                self.problem(ProblemCode::NoKey, row).with_detail(self.layout.key_heading);
            self.set_aside(row, problem);
            return Ok(());
        }
        self.entries.counts.add("rows grouped", 1);
        self.group(row, key)
    }

    fn problem(&self, code: ProblemCode, row: &Row) -> Problem {
        Problem::new(code, &self.entries.file, row.offset).in_record(row.number)
    }

    fn header(&mut self, headings: &[String]) -> Result<(), Problem> {
        let small: Vec<String> =
            headings.iter().map(|heading| joined(heading).to_lowercase()).collect();
        for needed in self.layout.needed {
            if !small.iter().any(|heading| heading == needed) {
                return Err(Problem::new(ProblemCode::MissingColumn, &self.entries.file, 0)
                    .with_detail(*needed));
            }
        }
        for heading in &small {
            let known = self.layout.columns.iter().find(|(name, _)| name == heading);
            if known.is_none() && !heading.is_empty() {
                self.entries.unknown(heading, 0);
            }
            self.columns.push(known.map(|(_, column)| *column));
        }
        // Before 2022 one column said everything of a passport.
        if !self.columns.contains(&Some(Column::Passport)) {
            for column in &mut self.columns {
                if *column == Some(Column::PassportRemark) {
                    *column = Some(Column::Passport);
                }
            }
        }
        Ok(())
    }

    /// The text of the first column that holds this; empty without.
    fn cell(&self, row: &Row, wanted: Column) -> String {
        let position = self.columns.iter().position(|column| *column == Some(wanted));
        position.map(|position| joined(row.text(position))).unwrap_or_default()
    }

    /// Adds what a row says to the entry of its key.
    fn group(&mut self, row: &Row, key: String) -> Result<(), Problem> {
        let items = self.items(row);
        let position = *self.places.entry(key.clone()).or_insert(self.groups.len());
        if position == self.groups.len() {
            self.kept_bytes += key.len();
            let (number, offset) = (row.number, row.offset);
            let designation = Designation::default();
            self.groups.push(Group { key, designation, number, offset, bytes: 0 });
        }
        let Some(group) = self.groups.get_mut(position) else { return Ok(()) };
        for item in items {
            let bytes = group.designation.add(item);
            group.bytes += bytes;
            self.kept_bytes += bytes;
        }
        let limit = self.entries.limits.line_bytes_max;
        if group.bytes > limit || group.designation.len() > ITEMS_MAX {
            return Err(self.problem(ProblemCode::LineTooLong, row).with_detail(format!(
                "the rows of one entry say more than {limit} bytes or {ITEMS_MAX} different things"
            )));
        }
        if self.kept_bytes > KEPT_BYTES_MAX {
            return Err(self
                .problem(ProblemCode::TooLong, row)
                .with_detail(format!("more than {KEPT_BYTES_MAX} bytes in different fields")));
        }
        Ok(())
    }

    /// What a row says.
    fn items(&self, row: &Row) -> Vec<Item> {
        let name = self.name(row);
        let original = self.cell(row, Column::Original);
        let mut items = Vec::new();
        if !original.is_empty() {
            let kind = name.kind.to_lowercase();
            let is_alias = !(kind.is_empty() || kind.starts_with("prim"));
            items.push(Item::Original { text: original, is_alias });
        }
        items.insert(0, Item::Name(name));
        let mut lines = Vec::new();
        for (position, column) in self.columns.iter().enumerate() {
            let text = || joined(row.text(position));
            match column {
                Some(Column::AddressLine) => lines.push(text()),
                Some(Column::Text(field)) => items.push(Item::Text(*field, text())),
                _ => {}
            }
        }
        items.push(Item::Address { lines, country: self.cell(row, Column::AddressCountry) });
        items.push(Item::Birth {
            town: self.cell(row, Column::Town),
            country: self.cell(row, Column::BirthCountry),
        });
        for (is_passport, number, remark) in [
            (true, Column::Passport, Column::PassportRemark),
            (false, Column::Card, Column::CardRemark),
        ] {
            items.push(Item::Document {
                is_passport,
                number: self.cell(row, number),
                remark: self.cell(row, remark),
            });
        }
        items.push(Item::Listing {
            regime: self.cell(row, Column::Regime),
            listed_on: self.cell(row, Column::Listed),
        });
        items
    }

    fn name(&self, row: &Row) -> Name {
        Name {
            parts: [0, 1, 2, 3, 4, 5].map(|part| self.cell(row, Column::Name(part))),
            kind: self.cell(row, Column::NameKind),
            strength: self.cell(row, Column::NameStrength),
        }
    }

    /// Reports a row that cannot be used, and hands over its name as a record by itself. In a row of another number of
    /// cells the name may stand under a wrong heading, but names come first in both tables.
    fn set_aside(&mut self, row: &Row, problem: Problem) {
        self.entries.counts.add("rows set aside", 1);
        self.entries.report(problem);
        self.entries.place(row.number, row.offset);
        let full = self.name(row).full();
        let original = self.cell(row, Column::Original);
        let names: Vec<&String> = [&full, &original]
            .into_iter()
            .filter(|name| name.chars().any(char::is_alphabetic))
            .collect();
        if names.is_empty() {
            return;
        }
        let key = self.entries.hashed_key(&format!("{}\n{full}\n{original}", row.number));
        let mut entity = Entity::new(key.clone(), Schema::LegalEntity);
        let most = self.entries.limits.name_chars_max;
        for name in names {
            let end = name.char_indices().nth(most).map_or(name.len(), |(end, _)| end);
            entity.add(Property::Name, name.get(..end).unwrap_or_default());
        }
        let id = RecordId { source: self.layout.source.to_owned(), key, version: "-".to_owned() };
        let mut record = Record::new(id, entity, Label::published(self.layout.authority));
        record.listings =
            vec![Listing { authority: self.layout.authority.to_owned(), ..Listing::default() }];
        self.entries
            .hand_over(record, Some("The row could not be read whole; only its name is screened."));
    }

    /// Hands over every entry.
    fn finish(mut self, list: &List) -> Entries<'a> {
        if let Some(last) = self.held.take() {
            let problem = self.problem(ProblemCode::RowCut, &last);
            self.set_aside(&last, problem);
        }
        for mut group in self.groups {
            self.entries.place(group.number, group.offset);
            (self.layout.finish)(&mut group.designation);
            record::hand_over(&group.designation, &group.key, list, &mut self.entries);
        }
        self.entries
    }
}
