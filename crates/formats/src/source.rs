//! What a reader reads from, and what it hands its results to.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use model::record::{Record, Withdrawal};

use crate::problem::{Problem, Refusal};

/// Bytes that can be read and read again from the start.
pub trait Bytes: Read + Seek + Send {}

impl<T: Read + Seek + Send> Bytes for T {}

/// A file handed to a reader: the caller opens it, so that nothing here touches a disk.
pub struct Source {
    /// The name to use in problems and provenance.
    pub name: String,
    /// The packed bytes.
    pub bytes: Box<dyn Bytes>,
}

impl Source {
    /// A source over bytes in memory.
    pub fn from_memory(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes: Box::new(std::io::Cursor::new(bytes)) }
    }
}

/// Takes what a reader hands over. Records of a file that is refused afterwards must be thrown away by the sink: a
/// refused file counts as not read.
pub trait Sink {
    /// A record was read.
    fn record(&mut self, record: Record);
    /// An earlier record, of another file, no longer stands. Whoever keeps records must keep this too: a withdrawn record
    /// must not come back.
    fn withdraw(&mut self, withdrawal: Withdrawal);
    /// Something is wrong. Problems of [`Refusal::File`] come as the reader's error instead.
    fn problem(&mut self, problem: Problem);
}

/// A sink that keeps everything in memory: for tests and small lists.
#[derive(Debug, Default)]
pub struct Collected {
    /// The records in the order read.
    pub records: Vec<Record>,
    /// The withdrawals in the order read.
    pub withdrawals: Vec<Withdrawal>,
    /// The problems in the order found.
    pub problems: Vec<Problem>,
}

impl Sink for Collected {
    fn record(&mut self, record: Record) {
        self.records.push(record);
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.withdrawals.push(withdrawal);
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

/// What a file was found to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Records handed over, incomplete ones included.
    pub records: u64,
    /// Earlier records that are withdrawn.
    pub withdrawn: u64,
    /// Records of which only a part could be read.
    pub incomplete: u64,
    /// Rows, lines or elements set aside.
    pub quarantined: u64,
    /// Problems that lost nothing.
    pub notes: u64,
    /// Further counts by name, in the words of the format, for example `alias elements`.
    pub details: Details,
}

/// Counts by name, in the order of the names.
///
/// A sorted list that looks for the very text of the name first: a reader counts several things in each row, and always
/// by the same constants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details(Vec<(&'static str, u64)>);

impl Details {
    /// The count of this name, where there is one.
    pub fn get(&self, name: &str) -> Option<&u64> {
        let at = self.0.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        self.0.get(at).map(|(_, number)| number)
    }

    /// Every name with its count.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.0.iter().copied()
    }

    /// Takes the count of this name out.
    pub(crate) fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| *known != name);
    }

    /// Adds to the count of this name.
    pub fn add(&mut self, name: &'static str, number: u64) {
        if let Some((_, sum)) = self.0.iter_mut().find(|(known, _)| std::ptr::eq(*known, name)) {
            *sum += number;
            return;
        }
        match self.0.binary_search_by(|(known, _)| (*known).cmp(name)) {
            Ok(at) => {
                if let Some((_, sum)) = self.0.get_mut(at) {
                    *sum += number;
                }
            }
            Err(at) => self.0.insert(at, (name, number)),
        }
    }
}

impl std::ops::Index<&str> for Details {
    type Output = u64;

    /// The count of this name; zero where there is none.
    fn index(&self, name: &str) -> &u64 {
        self.get(name).unwrap_or(&0)
    }
}

impl PartialEq<BTreeMap<&'static str, u64>> for Details {
    fn eq(&self, other: &BTreeMap<&'static str, u64>) -> bool {
        self.iter().eq(other.iter().map(|(name, number)| (*name, *number)))
    }
}

impl Counts {
    /// Adds to a further count.
    pub fn add(&mut self, name: &'static str, number: u64) {
        self.details.add(name, number);
    }

    /// Counts a problem by what it loses.
    pub fn count(&mut self, problem: &Problem) {
        match problem.code.refusal() {
            Refusal::Record => self.quarantined += 1,
            Refusal::Note => self.notes += 1,
            Refusal::File => {}
        }
    }
}
