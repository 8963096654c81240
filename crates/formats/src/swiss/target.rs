//! One target as it stands in the file.

use jiff::civil::Date;
use model::values::PartialDate;

use crate::entries::Entries;
use crate::guarded::element::Element;
use crate::guarded::xml::{Token, XmlReader};
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

/// A modification, without what was added and removed by it.
#[derive(Debug)]
pub(super) struct Modification {
    pub(super) kind: String,
    pub(super) date: Option<PartialDate>,
    /// Its place in the file.
    order: u64,
}

/// A target.
#[derive(Debug, Default)]
pub(super) struct Target {
    pub(super) ssid: String,
    /// The sets of sanctions it is subject to.
    pub(super) sets: Vec<String>,
    /// Its elements but for the modifications.
    pub(super) children: Vec<Element>,
    pub(super) modifications: Vec<Modification>,
    /// Whether a modification has a date that cannot be read.
    unread_date: bool,
    /// How many modifications were read.
    read: u64,
}

impl Target {
    /// Reads the target that just began up to its end. Its past is passed over, so that it takes no memory.
    ///
    /// # Errors
    /// The reader's problems, and [`ProblemCode::TextTooLong`] for a target whose elements have more bytes than a line may.
    pub(super) fn read(xml: &mut XmlReader<'_, '_>, limits: &Limits) -> Result<Self, Problem> {
        let ssid = xml.attribute("ssid").unwrap_or_default().trim().to_owned();
        let mut target = Self { ssid, ..Self::default() };
        target.sets.extend(xml.attribute("sanctions-set-id").map(str::to_owned));
        let depth = xml.depth();
        let start = xml.offset();
        let mut kept = 0;
        loop {
            match (xml.next_token()?, xml.depth(), xml.name()) {
                (Token::Finished, ..) => return Err(xml.problem(ProblemCode::Cut)),
                (Token::End, at, _) if at == depth => return Ok(target),
                (Token::Start, _, "modification") => target.modification(xml)?,
                (Token::Start, ..) => {
                    let from = xml.offset();
                    let child = Element::read(xml, limits)?;
                    kept += xml.offset() - from;
                    if kept > limits.line_bytes_max as u64 {
                        return Err(Problem::new(ProblemCode::TextTooLong, xml.file(), start)
                            .with_detail(format!(
                                "a target longer than {} bytes",
                                limits.line_bytes_max
                            )));
                    }
                    if child.name == "sanctions-set-id" {
                        target.sets.push(child.text());
                    }
                    target.children.push(child);
                }
                (Token::End, ..) => {}
            }
        }
    }

    fn modification(&mut self, xml: &mut XmlReader<'_, '_>) -> Result<(), Problem> {
        let mut date = None;
        for name in ["effective-date", "enactment-date", "publication-date"] {
            let text = xml.attribute(name).unwrap_or_default();
            if date.is_none() && !text.is_empty() {
                date = PartialDate::parse(text).ok();
                self.unread_date |= date.is_none();
            }
        }
        let kind = xml.attribute("modification-type").unwrap_or_default().to_owned();
        // Memory must not grow with a history that is made up: the newest of each kind is enough.
        self.read += 1;
        let order = self.read;
        let full = self.modifications.len() >= MODIFICATION_KINDS_MAX;
        match self.modifications.iter_mut().find(|known| known.kind == kind) {
            Some(known) if known.day() >= date.map(|date| date.earliest()) => {}
            Some(known) => (known.date, known.order) = (date, order),
            None if !full => {
                self.modifications.push(Modification { kind, date, order });
            }
            None => {}
        }
        let depth = xml.depth();
        loop {
            match (xml.next_token()?, xml.depth()) {
                (Token::End, at) if at == depth => return Ok(()),
                (Token::Finished, _) => return Err(xml.problem(ProblemCode::Cut)),
                _ => {}
            }
        }
    }

    /// Whether the target is no longer listed at the date of the list; see the module's documentation.
    pub(super) fn is_delisted(&self, list_date: Option<Date>) -> bool {
        let in_force = |day: Option<Date>| match (day, list_date) {
            (Some(day), Some(list_date)) => day <= list_date,
            _ => true,
        };
        let counting = self.modifications.iter();
        let counting = counting.filter(|one| one.kind != DE_LISTED || in_force(one.day()));
        let newest = counting.max_by_key(|one| (one.day(), std::cmp::Reverse(one.order)));
        newest.is_some_and(|newest| newest.kind == DE_LISTED)
    }

    /// The newest date of a kind of modification.
    pub(super) fn date_of(&self, kind: &str) -> Option<PartialDate> {
        self.modifications.iter().find(|one| one.kind == kind).and_then(|one| one.date)
    }

    /// Reports what is not known of the target's modifications.
    pub(super) fn report(&self, entries: &mut Entries<'_>) {
        let known = |kind: &str| matches!(kind, "listed" | "amended" | DE_LISTED);
        if self.modifications.iter().any(|one| !known(&one.kind)) {
            entries.fields().problem(ProblemCode::UnknownValue, "modification-type");
        }
        if self.unread_date {
            entries.fields().problem(ProblemCode::UnreadDate, "modification");
        }
    }
}

/// The most kinds of modification that are kept; three are known.
const MODIFICATION_KINDS_MAX: usize = 16;

/// The kind of the modification that takes a target off the list.
const DE_LISTED: &str = "de-listed";

impl Modification {
    fn day(&self) -> Option<Date> {
        self.date.map(|date| date.earliest())
    }
}
