//! Reads the CSV editions 1.0 and 1.1: many rows an entity, one for each name, address, birth, document and citizenship.
//!
//! The rows of an entity follow each other in the extract seen, but nothing promises it. So every entity is kept until the
//! end of the file, up to [`KEPT_BYTES_MAX`] of text. A row that says nothing new (the regulation of the entity is repeated
//! in each) adds nothing. Every row either joins an entity or is set aside; of one set aside the names are screened.

use std::collections::HashMap;

use model::entity::Entity;
use model::label::Label;
use model::listing::Listing;
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};

use crate::container::{self, Unpacked};
use crate::entries::Entries;
use crate::guarded::element::joined;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Sink, Source};
use crate::table::{self, Row, RowResult, TableOptions, TextEncoding};

use super::columns::{self, Column, Edition};
use super::entry::{Entry, Kind, Part};
use super::record::Reader;
use super::{AUTHORITY, COUNTS, SOURCE};

/// The most bytes of text that are kept until the end of a file. The whole list of 2026 has about 60 million with every
/// repetition.
const KEPT_BYTES_MAX: usize = 512 << 20;

/// Reads a CSV edition.
///
/// # Errors
/// The whole list is refused for everything that [`crate::table`] and [`crate::container`] refuse, a missing column, more
/// text than can be kept, or no entry at all.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    let mut rows = Rows {
        entries: Entries::new(&file, limits, sink, &COUNTS),
        columns: Vec::new(),
        edition: Edition::New,
        kept: Vec::new(),
        positions: HashMap::new(),
        kept_bytes: 0,
        published: String::new(),
    };
    container::with_unpacked(source, limits, &mut |unpacked| {
        let Unpacked::Stream(mut stream) = unpacked else {
            return Err(Problem::new(ProblemCode::UnknownFormat, &file, 0)
                .with_detail("a workbook, not a CSV file"));
        };
        let options = TableOptions {
            delimiter: Some(b';'),
            encoding: encoding(stream.head()?),
            headings_repeat: true,
            ..TableOptions::default()
        };
        let stream = Unpacked::Stream(stream);
        table::read(stream, &file, &options, limits, &mut |row| rows.take(row))
    })?;
    rows.finish()
}

/// The encoding by the beginning of the file. Edition 1.1 is UTF-8 with a byte order mark. Edition 1.0 is windows-1252
/// in the extract of 2018, and others read it as UTF-8 with a mark: so the mark decides, and without it whether the
/// beginning is sound UTF-8 with letters beyond ASCII, which windows-1252 text hardly ever is.
fn encoding(head: &[u8]) -> TextEncoding {
    let end = match std::str::from_utf8(head) {
        Ok(text) => text.len(),
        // The head may end inside a character.
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => 0,
    };
    let sound = head.get(..end).unwrap_or_default();
    let is_new = columns::is_new(&String::from_utf8_lossy(head));
    if is_new || head.starts_with(b"\xef\xbb\xbf") || (end > 0 && !sound.is_ascii()) {
        TextEncoding::Utf8OrMarked
    } else {
        TextEncoding::Windows1252
    }
}

struct Rows<'a> {
    entries: Entries<'a>,
    columns: Vec<Column>,
    edition: Edition,
    kept: Vec<Entry>,
    /// Where in `kept` the entity of a logical id is.
    positions: HashMap<String, usize>,
    kept_bytes: usize,
    /// The date of the file, as it stands.
    published: String,
}

impl Rows<'_> {
    fn take(&mut self, result: RowResult) -> Result<(), Problem> {
        match result {
            RowResult::Header(headings) => return self.header(&headings),
            RowResult::Row(row) => {
                self.entries.counts.add("rows", 1);
                return self.row(&row);
            }
            RowResult::Quarantined { problem, row } => {
                self.entries.counts.add("rows", 1);
                self.set_aside(&row, problem);
            }
            RowResult::Note(problem) => self.entries.report(problem),
        }
        Ok(())
    }

    fn header(&mut self, headings: &[String]) -> Result<(), Problem> {
        let file = self.entries.file.clone();
        let missing =
            |name: &str| Problem::new(ProblemCode::MissingColumn, &file, 0).with_detail(name);
        self.edition = columns::edition(headings).ok_or_else(|| missing("Entity_LogicalId"))?;
        let mut id_seen = false;
        for heading in headings {
            let mut column = columns::column(heading, self.edition);
            if column == Column::Entity("logicalId") {
                // Edition 1.0 repeats it in each block.
                if id_seen {
                    column = Column::Passed;
                }
                id_seen = true;
            }
            // Of two columns of one name part only one could be read, and a name in the other would be lost.
            let is_name = matches!(
                column,
                Column::Part(Kind::Name, "wholeName" | "lastName" | "firstName" | "middleName")
            );
            if is_name && self.columns.contains(&column) {
                return Err(Problem::new(ProblemCode::RepeatedColumn, &file, 0)
                    .with_detail(heading.clone()));
            }
            if column == Column::Unknown && !heading.is_empty() {
                self.entries.unknown(heading, 0);
            }
            self.columns.push(column);
        }
        if !self.columns.contains(&Column::Part(Kind::Name, "wholeName")) {
            return Err(missing("NameAlias_WholeName"));
        }
        Ok(())
    }

    /// Adds what a row says to its entity.
    fn row(&mut self, row: &Row) -> Result<(), Problem> {
        let mut whole = Entry::new(row.offset, row.number);
        // A row has one part of each kind at most; what stays empty is not added.
        let mut parts: Vec<Part> = Kind::ALL.iter().map(|kind| Part::new(*kind)).collect();
        for (position, column) in self.columns.iter().enumerate() {
            let text = row.text(position);
            let value = joined(text);
            if value.is_empty() {
                continue;
            }
            match *column {
                Column::Entity(name) => whole.entity.set(name, value),
                Column::EntityRemark => whole.entity.remarks = columns::remarks(text),
                Column::FileDate => {
                    if self.published.is_empty() {
                        self.published = value;
                    }
                }
                Column::Part(kind, name) => {
                    if let Some(part) = part_of(&mut parts, kind) {
                        part.set(name, value);
                    }
                }
                Column::PartRemark(kind) => {
                    if let Some(part) = part_of(&mut parts, kind) {
                        part.remarks = columns::remarks(text);
                    }
                }
                Column::Contact => {
                    if let Some(part) = part_of(&mut parts, Kind::Address) {
                        part.contacts = columns::contacts(text);
                    }
                }
                Column::PartDate(kind) => {
                    if let Some(part) = part_of(&mut parts, kind) {
                        part.dates.push(value);
                    }
                }
                Column::Passed | Column::Unknown => {}
            }
        }
        let key = whole.entity.get("logicalId").to_owned();
        if key.is_empty() {
            let problem = Problem::new(ProblemCode::NoKey, &self.entries.file, row.offset);
            self.set_aside(row, problem.in_record(row.number));
            return Ok(());
        }
        self.entries.counts.add("rows grouped", 1);
        let next = self.kept.len();
        let position = *self.positions.entry(key).or_insert(next);
        if position == next {
            self.kept_bytes += whole.entity.bytes();
            let mut entry = Entry::new(row.offset, row.number);
            entry.entity = whole.entity.clone();
            self.kept.push(entry);
        }
        let Some(entry) = self.kept.get_mut(position) else { return Ok(()) };
        for name in Kind::Entity.fields() {
            let value = whole.entity.get(name);
            if entry.entity.get(name).is_empty() && !value.is_empty() {
                self.kept_bytes += value.len();
                entry.entity.set(name, value.to_owned());
            }
        }
        for remark in whole.entity.remarks {
            if !entry.entity.remarks.contains(&remark) {
                self.kept_bytes += remark.len();
                entry.entity.remarks.push(remark);
            }
        }
        for part in parts {
            let bytes = part.bytes();
            if entry.add(part) {
                self.kept_bytes += bytes;
            }
        }
        if self.kept_bytes > KEPT_BYTES_MAX {
            return Err(Problem::new(ProblemCode::TooLong, &self.entries.file, row.offset)
                .with_detail(format!("more than {KEPT_BYTES_MAX} bytes of text to be kept")));
        }
        Ok(())
    }

    /// Reports a row and hands over the names in it as an incomplete record. Where the row has more cells than there are
    /// columns, a stray delimiter may stand before or behind its name, so that both places are read.
    fn set_aside(&mut self, row: &Row, problem: Problem) {
        self.entries.counts.add("rows set aside", 1);
        self.entries.report(problem);
        self.entries.place(row.number, row.offset);
        let key = format!("row/{}", row.number);
        let mut entity = Entity::new(key.clone(), Schema::LegalEntity);
        let position_of = |name: &'static str| {
            self.columns.iter().position(|column| *column == Column::Part(Kind::Name, name))
        };
        let whole = position_of("wholeName");
        let places = ["firstName", "middleName", "lastName"].map(position_of);
        let shifts = [0, row.cells.len().saturating_sub(self.columns.len())];
        let mut names: Vec<String> = Vec::new();
        for shift in shifts {
            let text = |place: Option<usize>| place.map_or("", |at| row.text(at + shift));
            let name = match joined(text(whole)) {
                name if name.is_empty() => joined(&places.map(text).join(" ")),
                name => name,
            };
            if name.chars().any(char::is_alphabetic) && !names.contains(&name) {
                names.push(name);
            }
        }
        // Nothing readable is left to screen, and the row itself is reported.
        if names.is_empty() {
            return;
        }
        let fields = &mut self.entries.fields();
        for name in &names {
            fields.name(&mut entity, Property::Name, name);
        }
        let id = RecordId { source: SOURCE.to_owned(), key, version: "-".to_owned() };
        let mut record = Record::new(id, entity, Label::published(AUTHORITY));
        record.listings = vec![Listing { authority: AUTHORITY.to_owned(), ..Listing::default() }];
        let reason = "The row could not be read whole; only its names are screened.";
        self.entries.hand_over(record, Some(reason));
    }

    /// Hands over every entity in the order of their first rows.
    fn finish(mut self) -> Result<ReadOutcome, Problem> {
        let published = columns::file_date(&self.published);
        if published.is_none() {
            self.entries.note(ProblemCode::UnreadDate, 0, "fileGenerationDate");
        }
        let letters_are_lost = self.edition == Edition::Old;
        let published_at =
            published.as_ref().and_then(|date| format!("{date}T00:00:00Z").parse().ok());
        let reader = Reader { published_at, letters_are_lost };
        let mut end = 0;
        for entry in &self.kept {
            end = entry.offset;
            self.entries.place(entry.row, entry.offset);
            self.entries.counts.add("entities", 1);
            reader.hand_over(entry, &mut self.entries);
        }
        let lost = self.entries.counts.details.get("names with lost letters").copied();
        if lost.unwrap_or_default() > 0 {
            self.entries.note(ProblemCode::LostLetters, 0, "Naal_wholename");
        }
        let version = published.map(|date| date.to_string());
        self.entries.finish(SOURCE, version, end)
    }
}

/// The part of a kind among those of a row.
fn part_of(parts: &mut [Part], kind: Kind) -> Option<&mut Part> {
    parts.iter_mut().find(|part| part.kind == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_told_by_the_beginning() {
        let check = |head: &[u8], expected: TextEncoding| assert_eq!(encoding(head), expected);
        check(b"Entity_logical_id;Naal_wholename\n1;Andr\xe9", TextEncoding::Windows1252);
        check(b"Entity_logical_id;Naal_wholename\n1;Andre", TextEncoding::Windows1252);
        check("Entity_logical_id;Naal_wholename\n1;André".as_bytes(), TextEncoding::Utf8OrMarked);
        check(b"\xef\xbb\xbfEntity_logical_id", TextEncoding::Utf8OrMarked);
        check(
            b"fileGenerationDate;Entity_LogicalId;NameAlias_WholeName",
            TextEncoding::Utf8OrMarked,
        );
    }
}
