//! The files of a set read side by side, each row of alt and add together with its entry.

use std::sync::Arc;

use super::Role;
use super::join::{Order, Place};
use super::read::{PartRow, Set};
use crate::container::{self, Stream, Unpacked};
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};
use crate::source::Source;
use crate::table::csv::{RawRow, Tokenizer, is_web_page};

/// Reads every row of the set and hands over what comes of it.
///
/// # Errors
/// A file that cannot be unpacked, a quote that is not closed, a limit passed.
pub(super) fn read(set: &mut Set<'_>, parts: &mut [(Role, &mut Source)]) -> Result<(), Problem> {
    let limits = set.limits;
    let mut beside = Vec::new();
    for (role, source) in parts.iter_mut() {
        match role {
            // Few rows, in which the order counts.
            Role::Comments => each_row(source, *role, limits, &mut |cursor| {
                set.row(Role::Comments, Order::InOrder, &cursor.row(), cursor.place())
            })?,
            Role::Alt | Role::Add => {
                each_row(source, *role, limits, &mut |cursor| match cursor.order() {
                    Order::Late => set.late(cursor.role, &cursor.row(), &cursor.place()),
                    Order::InOrder => Ok(()),
                })?;
                beside.push((*role, &mut **source));
            }
            Role::Sdn => beside.push((*role, &mut **source)),
        }
    }
    // Addresses are taken in before names, as long as both stand in order.
    beside.sort_by_key(|(role, _)| std::cmp::Reverse(*role));
    let files: Vec<Arc<str>> =
        beside.iter().map(|(_, source)| Arc::from(source.name.as_str())).collect();
    with_streams(&mut beside, Vec::new(), limits, &mut |mut streams| {
        let mut cursors = Vec::new();
        for ((role, stream), file) in streams.iter_mut().zip(&files) {
            cursors.push(Cursor::new(*role, stream, file, limits)?);
        }
        let entries = cursors.iter().position(|cursor| cursor.role == Role::Sdn);
        let entries = entries.map(|at| cursors.remove(at));
        side_by_side(set, entries, &mut cursors)
    })
}

fn side_by_side(
    set: &mut Set<'_>,
    entries: Option<Cursor<'_>>,
    joined: &mut [Cursor<'_>],
) -> Result<(), Problem> {
    for cursor in &mut *joined {
        cursor.advance()?;
    }
    if let Some(mut entries) = entries {
        while entries.advance()? {
            for cursor in &mut *joined {
                while !cursor.ended && cursor.number <= entries.number {
                    cursor.take_in(set)?;
                }
            }
            set.row(Role::Sdn, Order::InOrder, &entries.row(), entries.place())?;
        }
    }
    // No entry is left that a row could belong to; what is below every row to come is complete.
    while let Some(cursor) =
        joined.iter_mut().filter(|cursor| !cursor.ended).min_by_key(|cursor| cursor.number)
    {
        set.orphans(Some(cursor.number));
        cursor.take_in(set)?;
    }
    set.orphans(None);
    Ok(())
}

/// One file and the row of it that is next.
struct Cursor<'i> {
    role: Role,
    file: Arc<str>,
    tokens: Tokenizer<'i>,
    limits: &'i Limits,
    raw: RawRow,
    ordinal: u64,
    /// The ent_num of the row; that of the row before where it has none, so that it is met in its place.
    number: u64,
    /// The highest ent_num of the rows before it.
    highest: u64,
    ended: bool,
}

impl<'i> Cursor<'i> {
    fn new(
        role: Role,
        stream: &'i mut Stream<'_>,
        file: &'i Arc<str>,
        limits: &'i Limits,
    ) -> Result<Self, Problem> {
        if is_web_page(stream.head()?) {
            return Err(Problem::new(ProblemCode::WebPage, file, 0));
        }
        Ok(Self {
            role,
            file: Arc::clone(file),
            tokens: Tokenizer::new(stream, file, b',', limits),
            limits,
            raw: RawRow::default(),
            ordinal: 0,
            number: 0,
            highest: 0,
            ended: false,
        })
    }

    /// Goes on to the next row. Returns whether there is one.
    fn advance(&mut self) -> Result<bool, Problem> {
        self.ended = !self.tokens.next_row(&mut self.raw)?;
        if self.ended {
            return Ok(false);
        }
        self.ordinal += 1;
        if self.ordinal > self.limits.records_max {
            return Err(Problem::new(ProblemCode::TooManyRecords, &self.file, self.raw.offset));
        }
        self.highest = self.highest.max(self.number);
        self.number = self.row().entry().unwrap_or(self.number);
        Ok(true)
    }

    /// Takes in the row and goes on to the next one.
    fn take_in(&mut self, set: &mut Set<'_>) -> Result<(), Problem> {
        set.row(self.role, self.order(), &self.row(), self.place())?;
        self.advance()?;
        Ok(())
    }

    fn order(&self) -> Order {
        if self.number < self.highest { Order::Late } else { Order::InOrder }
    }

    fn row(&self) -> PartRow<'_> {
        PartRow { raw: &self.raw }
    }

    fn place(&self) -> Place {
        Place { file: Arc::clone(&self.file), row: self.ordinal, offset: self.raw.offset }
    }
}

/// Goes once through a file.
fn each_row(
    source: &mut Source,
    role: Role,
    limits: &Limits,
    on_row: &mut dyn FnMut(&Cursor<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let file: Arc<str> = source.name.as_str().into();
    container::with_unpacked(source, limits, &mut |unpacked| {
        let mut stream = stream_of(unpacked, &file)?;
        let mut cursor = Cursor::new(role, &mut stream, &file, limits)?;
        while cursor.advance()? {
            on_row(&cursor)?;
        }
        Ok(())
    })
}

fn stream_of<'a>(unpacked: Unpacked<'a>, file: &str) -> Result<Stream<'a>, Problem> {
    match unpacked {
        Unpacked::Stream(stream) => Ok(stream),
        Unpacked::Workbook(_) => Err(Problem::new(ProblemCode::UnknownFormat, file, 0)
            .with_detail("a workbook, not a file of the set")),
    }
}

/// What reads the opened files.
type OnStreams<'r> = &'r mut dyn FnMut(Vec<(Role, Stream<'_>)>) -> Result<(), Problem>;

/// Unpacks one file inside the other, so that all are open at once.
fn with_streams(
    parts: &mut [(Role, &mut Source)],
    opened: Vec<(Role, Stream<'_>)>,
    limits: &Limits,
    read: OnStreams<'_>,
) -> Result<(), Problem> {
    let Some(((role, source), others)) = parts.split_first_mut() else { return read(opened) };
    let file = source.name.clone();
    let mut waiting = Some(opened);
    container::with_unpacked(source, limits, &mut |unpacked| {
        let mut opened: Vec<(Role, Stream<'_>)> = waiting.take().unwrap_or_default();
        opened.push((*role, stream_of(unpacked, &file)?));
        with_streams(others, opened, limits, read)
    })
}
