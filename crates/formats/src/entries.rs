//! What every reader of a list of entries keeps while it reads: the ordinal, the keys seen, the counts, and the sink.

use std::collections::{BTreeMap, BTreeSet};

use model::canonical::Hash;
use model::record::{Completeness, Provenance, Record};
use model::schema::Kind;

use crate::container::{self, Unpacked};
use crate::fields::Fields;
use crate::guarded::xml::XmlReader;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};

/// The most unknown elements or columns that are noted, so that a file of ever new names cannot fill memory.
const UNKNOWN_MAX: usize = 1_000;

/// What is remembered from entry to entry.
pub(crate) struct Entries<'a> {
    /// The file as it was named.
    pub(crate) file: String,
    /// The limits to keep to.
    pub(crate) limits: &'a Limits,
    /// Where records and problems are sent.
    pub(crate) sink: &'a mut dyn Sink,
    /// What was read so far.
    pub(crate) counts: Counts,
    ordinal: u64,
    offset: u64,
    /// How often each key was seen.
    keys: BTreeMap<String, u64>,
    unknown: BTreeSet<String>,
}

impl<'a> Entries<'a> {
    /// Nothing read yet. The named counts begin at 0, so that a list without aliases says 0 and not nothing.
    pub(crate) fn new(
        file: &str,
        limits: &'a Limits,
        sink: &'a mut dyn Sink,
        names: &[&'static str],
    ) -> Self {
        let mut counts = Counts::default();
        for name in names {
            counts.add(name, 0);
        }
        Self {
            file: file.to_owned(),
            limits,
            sink,
            counts,
            ordinal: 0,
            offset: 0,
            keys: BTreeMap::new(),
            unknown: BTreeSet::new(),
        }
    }

    /// Reports a problem of the file that belongs to no entry.
    pub(crate) fn note(&mut self, code: ProblemCode, offset: u64, detail: &str) {
        self.report(Problem::new(code, &self.file, offset).with_detail(detail));
    }

    /// Counts a problem and sends it on.
    pub(crate) fn report(&mut self, problem: Problem) {
        self.counts.count(&problem);
        self.sink.problem(problem);
    }

    /// Notes an element, attribute or column that the format is not known to have, each name once.
    pub(crate) fn unknown(&mut self, name: &str, offset: u64) {
        if self.unknown.len() < UNKNOWN_MAX && self.unknown.insert(name.to_owned()) {
            let shown: String = name.chars().filter(char::is_ascii_graphic).take(60).collect();
            self.note(ProblemCode::UnknownProperty, offset, &shown);
        }
    }

    /// The next entry begins at this offset.
    ///
    /// # Errors
    /// There are more entries than the limit.
    pub(crate) fn begin(&mut self, offset: u64) -> Result<(), Problem> {
        self.ordinal += 1;
        self.offset = offset;
        if self.ordinal > self.limits.records_max {
            return Err(Problem::new(ProblemCode::TooManyRecords, &self.file, offset)
                .with_detail(format!("the limit is {}", self.limits.records_max)));
        }
        Ok(())
    }

    /// The next entry is told by a row of a table: its ordinal from 1, and its offset. Rows are counted by the table, so
    /// that their limit is kept there.
    pub(crate) fn begin_row(&mut self, row: u64, offset: u64) {
        self.ordinal = row;
        self.offset = offset;
    }

    /// The fields of the entry that [`Entries::begin`] was last called for.
    pub(crate) fn fields(&mut self) -> Fields<'_> {
        Fields {
            file: &self.file,
            record: self.ordinal,
            offset: self.offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        }
    }

    /// The key of the entry. An entry without a reference is told by the hash of what is stable in it, one whose reference
    /// an earlier entry has by its ordinal; both are reported with the name of the reference's field, and the record must
    /// be marked incomplete with the reason returned. Their names are screened all the same.
    pub(crate) fn key(
        &mut self,
        reference: &str,
        field: &str,
        stable: &str,
    ) -> (String, Option<&'static str>) {
        if reference.is_empty() {
            self.fields().problem(ProblemCode::NoKey, field);
            return (
                self.unique(Hash::of(stable.as_bytes()).to_string()),
                Some("The entry has no reference of its own."),
            );
        }
        let key = self.unique(reference.to_owned());
        if key == reference {
            return (key, None);
        }
        self.fields().problem(ProblemCode::RepeatedKey, field);
        (key, Some("Another entry has the same reference."))
    }

    /// The key of an entry of a list whose entries have no reference: the hash of what is stable in it. Of equal entries
    /// the second gets `#2` behind it.
    #[expect(dead_code, reason = "the readers of lists without references come next")]
    pub(crate) fn hashed_key(&mut self, stable: &str) -> String {
        self.unique(Hash::of(stable.as_bytes()).to_string())
    }

    fn unique(&mut self, key: String) -> String {
        let seen = self.keys.entry(key.clone()).or_default();
        *seen += 1;
        let ordinal = *seen;
        if ordinal == 1 { key } else { self.unique(format!("{key}#{ordinal}")) }
    }

    /// Hands over the record of the entry, with its provenance. One by which nothing can be found, neither a name nor a
    /// number, is reported and not handed over; one that only a number can find is reported and handed over.
    pub(crate) fn hand_over(&mut self, mut record: Record, incomplete: Option<&str>) {
        if record.entity.names().next().is_none() {
            self.fields().problem(ProblemCode::NoName, "");
            let identifies =
                |(property, _): (model::schema::Property, _)| property.kind() == Kind::Identifier;
            if record.adjacent.is_empty() && !record.entity.properties().any(identifies) {
                return;
            }
        }
        record.provenance =
            Provenance { file: self.file.clone(), record: self.ordinal, offset: self.offset };
        if let Some(reason) = incomplete {
            record.completeness = Completeness::Incomplete { reason: reason.to_owned() };
        }
        self.counts.records += 1;
        if record.completeness != Completeness::Complete {
            self.counts.incomplete += 1;
        }
        self.sink.record(record);
    }

    /// The end of the list, at this offset.
    ///
    /// # Errors
    /// [`ProblemCode::NoRecords`]: an empty list would unlist everybody.
    pub(crate) fn finish(
        self,
        source: &str,
        version: Option<String>,
        end: u64,
    ) -> Result<ReadOutcome, Problem> {
        if self.counts.records == 0 {
            return Err(Problem::new(ProblemCode::NoRecords, &self.file, end));
        }
        Ok(ReadOutcome { source: source.to_owned(), version, counts: self.counts })
    }
}

/// Unpacks a source and reads it as an XML document.
///
/// # Errors
/// What [`container`] and [`crate::guarded::xml`] refuse, a workbook, and the errors of `read`.
pub(crate) fn with_xml<T>(
    source: &mut Source,
    limits: &Limits,
    read: &mut dyn FnMut(&mut XmlReader<'_, '_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let file = source.name.clone();
    container::with_unpacked(source, limits, &mut |unpacked| match unpacked {
        Unpacked::Stream(mut stream) => read(&mut XmlReader::new(&mut stream, limits)?),
        Unpacked::Workbook(_) => Err(Problem::new(ProblemCode::UnknownFormat, &file, 0)
            .with_detail("a workbook, not an XML document")),
    })
}
