//! What a fuzz target runs, one function a parser, so that the same checks replay as ordinary tests.
//!
//! Each takes arbitrary bytes and must return. What it proves beyond that is said at each: mostly that what was read can be
//! written and read again with the same result.

use std::collections::BTreeSet;

use model::listing::Measure;
use model::record::{Completeness, Provenance, Record};
use model::schema::Schema;
use model::subject::Subject;

use crate::container::{self, Unpacked};
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::mapping::{self, Mapping};
use crate::problem::Problem;
use crate::source::{Collected, Counts, Sink, Source};
use crate::subjects::{self, SubjectOptions, SubjectSink};
use crate::table::{self, RowResult, TableOptions, TextEncoding};
use crate::{
    australia, canada, eu, follow_the_money, interpol, ofac, opensanctions, swiss, uk_consolidated,
    uk_sanctions, un,
};

/// Limits small enough that a fuzzer reaches them.
fn limits() -> Limits {
    Limits {
        unpacked_bytes_max: 4 << 20,
        ratio_free_bytes: 1 << 20,
        field_bytes_max: 4 << 10,
        line_bytes_max: 64 << 10,
        records_max: 10_000,
        ..Limits::default()
    }
}

type ReadFn = fn(&mut Source, &Limits, &mut dyn Sink) -> Result<ReadOutcome, Problem>;

/// Reads bytes; the records without their place in the file, or none where the file was refused.
fn records(data: &[u8], read: ReadFn) -> Option<Vec<Record>> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("replayed", data.to_vec());
    let outcome = read(&mut source, &limits(), &mut sink).ok()?;
    assert_eq!(outcome.counts.records, sink.records.len() as u64, "every record is counted");
    let mut records = sink.records;
    for record in &mut records {
        record.provenance = Provenance::default();
    }
    Some(records)
}

/// UN list: what was read, written and read again reads a third time as the second.
pub fn un_consolidated(data: &[u8]) {
    let Some(first) = records(data, un::read) else { return };
    let written = written_un(&first);
    let Some(second) = records(&written, un::read) else { return };
    assert_eq!(first.len(), second.len(), "no record is lost");
    if let Some(third) = records(&written_un(&second), un::read) {
        assert_eq!(second.len(), third.len(), "no record is lost");
    }
}

fn written_un(records: &[Record]) -> Vec<u8> {
    let mut written = Vec::new();
    // Writing to memory does not fail; a shorter text would show as lost records.
    let _ = un::write(records, "2026-01-02T03:04:05Z", &mut written);
    written
}

/// FollowTheMoney lines: complete records are written and read again as the same.
pub fn follow_the_money(data: &[u8]) {
    let Some(first) = records(data, follow_the_money::read) else { return };
    let mut written = Vec::new();
    let _ = follow_the_money::write(&first, &mut written);
    let Some(second) = records(&written, follow_the_money::read) else { return };
    assert!(second.len() >= first.len(), "no record is lost");
}

/// FollowTheMoney changes: every withdrawal and every line is counted, and no id is withdrawn and given at once unless
/// it is given in place of an earlier record.
pub fn follow_the_money_delta(data: &[u8]) {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("replayed", data.to_vec());
    let Ok(outcome) = follow_the_money::read_changes(&mut source, &limits(), &mut sink) else {
        return;
    };
    let counts = outcome.counts;
    assert_eq!(counts.records, sink.records.len() as u64, "every record is counted");
    assert_eq!(
        counts.quarantined + counts.notes,
        sink.problems.len() as u64,
        "so is every problem"
    );
    let line = |name: &str| counts.details.get(name).copied().unwrap_or(0);
    assert!(counts.withdrawn <= sink.withdrawals.len() as u64, "every withdrawal is told");
    let read = line("lines that add") + line("lines that change") + line("lines that withdraw");
    assert!(read + counts.quarantined >= line("lines"), "no line is lost");
}

/// FollowTheMoney statements: every row is an entity's, a checksum, external, or set aside.
pub fn statements(data: &[u8]) {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("replayed", data.to_vec());
    let Ok(outcome) = follow_the_money::read_statements(&mut source, &limits(), &mut sink) else {
        return;
    };
    let counts = outcome.counts;
    assert_eq!(counts.records, sink.records.len() as u64, "every record is counted");
    let number = |name: &str| counts.details.get(name).copied().unwrap_or(0);
    let read = number("statements") + number("checksum rows") + number("external rows, not read");
    assert!(read + counts.quarantined >= number("rows"), "no row is lost");
}

/// INTERPOL notices: every record is counted and has a listing; nobody missing is listed.
pub fn interpol_notices(data: &[u8]) {
    let Some(records) = records(data, interpol::read) else { return };
    assert!(records.iter().all(|record| record.listings.len() == 1), "each has its listing");
}

/// Containers: never more unpacked bytes than the limit, and a head that is the start of the content.
pub fn container(data: &[u8]) {
    let limits = limits();
    let mut source = Source::from_memory("replayed", data.to_vec());
    let read = container::with_unpacked(&mut source, &limits, &mut |unpacked| {
        let Unpacked::Stream(mut stream) = unpacked else { return Ok(0) };
        let head = stream.head()?.to_vec();
        let mut line = Vec::new();
        let mut first = true;
        while let Some(offset) = stream.read_line_limited(&mut line, limits.line_bytes_max)? {
            if first {
                assert_eq!(offset, 0, "the first line starts the content");
                let length = head.len().min(line.len());
                assert_eq!(head.get(..length), line.get(..length), "the head is not consumed");
                first = false;
            }
        }
        Ok(stream.offset())
    });
    if let Ok(unpacked) = read {
        assert!(unpacked <= limits.unpacked_bytes_max, "the limit holds");
    }
}

/// The OFAC set as one file of the role its content tells, or as the entries: the counting law holds, and entries that
/// were read whole are written and read again as many.
pub fn ofac_csv(data: &[u8]) {
    let role = ofac::role(data).unwrap_or(ofac::Role::Sdn);
    let Some((counts, records)) = ofac_records(&[(role, data)]) else { return };
    let sum = |names: &[&str]| -> u64 { names.iter().filter_map(|n| counts.details.get(n)).sum() };
    let rows = sum(&["rows sdn", "rows alt", "rows add", "rows comments"]);
    let placed = sum(&["entities", "joined rows", "orphan rows"]);
    assert_eq!(placed + counts.quarantined, rows, "every row is accounted for");
    let complete = || records.iter().filter(|record| record.completeness == Completeness::Complete);
    let Ok(files) = ofac::write(complete()) else { return };
    let parts = [
        (ofac::Role::Sdn, files.sdn.as_slice()),
        (ofac::Role::Alt, files.alt.as_slice()),
        (ofac::Role::Add, files.add.as_slice()),
    ];
    let Some((_, again)) = ofac_records(&parts) else { return };
    assert!(again.len() >= complete().count(), "no record is lost");
}

fn ofac_records(parts: &[(ofac::Role, &[u8])]) -> Option<(Counts, Vec<Record>)> {
    let mut sources: Vec<(ofac::Role, Source)> = parts
        .iter()
        .filter(|(_, bytes)| !bytes.is_empty())
        .map(|(role, bytes)| (*role, Source::from_memory("replayed", bytes.to_vec())))
        .collect();
    let mut parts: Vec<(ofac::Role, &mut Source)> =
        sources.iter_mut().map(|(role, source)| (*role, source)).collect();
    let mut sink = Collected::default();
    let outcome = ofac::read(&mut parts, &limits(), &mut sink).ok()?;
    assert_eq!(outcome.counts.records, sink.records.len() as u64, "every record is counted");
    Some((outcome.counts, sink.records))
}

/// OFAC's XML: no two records have one key, and each has a listing.
pub fn ofac_xml(data: &[u8]) {
    assert_listed(records(data, ofac::xml::read));
}

/// OFAC's Advanced XML: no two records have one key, and each has a listing.
pub fn ofac_advanced(data: &[u8]) {
    assert_listed(records(data, ofac::advanced::read));
}

fn assert_listed(records: Option<Vec<Record>>) {
    let records = records.unwrap_or_default();
    let keys: BTreeSet<&str> = records.iter().map(|record| record.id.key.as_str()).collect();
    assert_eq!(keys.len(), records.len(), "no two records have one key");
    assert!(records.iter().all(|record| !record.listings.is_empty()), "every record is listed");
}

/// OpenSanctions simple CSV: what was read whole is written and read again as many.
pub fn opensanctions_simple(data: &[u8]) {
    let Some(first) = records(data, opensanctions::read) else { return };
    let Some(second) = records(&opensanctions::write(&first), opensanctions::read) else { return };
    assert!(second.len() >= first.len(), "no record is lost");
}

/// The UK Sanctions List, XML: the counts hold, and no two records have one key.
pub fn uk_sanctions_xml(data: &[u8]) {
    if let Some(records) = records(data, uk_sanctions::read_xml) {
        assert_unique(&records);
    }
}

/// The UK Sanctions List, CSV: every row belongs to an entry or is set aside.
pub fn uk_sanctions_csv(data: &[u8]) {
    rows_of_entries(data, uk_sanctions::read_csv);
}

/// The consolidated list of the UK Treasury: every row belongs to an entry or is set aside.
pub fn uk_consolidated(data: &[u8]) {
    rows_of_entries(data, uk_consolidated::read);
}

fn rows_of_entries(data: &[u8], read: ReadFn) {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("replayed", data.to_vec());
    let Ok(outcome) = read(&mut source, &limits(), &mut sink) else { return };
    let counts = &outcome.counts;
    let detail = |name: &str| counts.details.get(name).copied().unwrap_or(0);
    assert_eq!(counts.records, sink.records.len() as u64, "every record is counted");
    assert_eq!(
        detail("rows"),
        detail("rows grouped") + detail("rows set aside"),
        "every row is accounted for"
    );
    assert!(counts.quarantined >= detail("rows set aside"), "what is set aside is reported");
    assert_unique(&sink.records);
}

fn assert_unique(records: &[Record]) {
    let keys: BTreeSet<&str> = records.iter().map(|record| record.id.key.as_str()).collect();
    assert_eq!(keys.len(), records.len(), "no two records have one key");
    assert!(records.iter().all(|record| !record.listings.is_empty()), "each has a listing");
}

/// The XML edition of the list of the European Union: no two records have one key, and each is listed.
pub fn eu_xml(data: &[u8]) {
    if let Some(records) = records(data, eu::read_xml) {
        assert_unique(&records);
    }
}

/// Its CSV editions: as the XML one, and each row has joined an entity or is set aside.
pub fn eu_csv(data: &[u8]) {
    rows_of_entries(data, eu::read_csv);
}

/// Tables, CSV and XLSX: the header comes first and once, rows are numbered without a gap, and a CSV row that is not set
/// aside has as many cells as the header.
pub fn table(data: &[u8]) {
    let limits = limits();
    for encoding in [TextEncoding::Utf8OrMarked, TextEncoding::Windows1252, TextEncoding::Latin1] {
        let options = TableOptions { encoding, ..TableOptions::default() };
        let (mut columns, mut number) = (None, 0);
        let mut source = Source::from_memory("replayed", data.to_vec());
        let mut on_row = |result| {
            match result {
                RowResult::Header(headings) => {
                    assert_eq!(columns.replace(headings.len()), None, "one header");
                }
                RowResult::Row(row) => {
                    assert!(Some(row.cells.len()) >= columns, "no cell is missing");
                    assert_eq!(row.number, number + 1, "rows are numbered");
                    number = row.number;
                }
                RowResult::Quarantined { row, .. } => {
                    assert_eq!(row.number, number + 1, "rows are numbered");
                    number = row.number;
                }
                RowResult::Note(_) => {}
            }
            Ok(())
        };
        let read = container::with_unpacked(&mut source, &limits, &mut |unpacked| {
            table::read(unpacked, "replayed", &options, &limits, &mut on_row)
        });
        if read.is_ok() {
            assert!(columns.is_some(), "a table that is read has a header");
        }
    }
}

/// A mapping file and a table with a zero byte between them: what the mapping names is found in the header that fits it,
/// and every row is a record, set aside, or blank. Where the mapping is faulty, one that fits is taken instead.
pub fn mapping(data: &[u8]) {
    const WHOLE: &str = "[list]\nname='n'\nauthority='a'\nkey='k'\nseparator=';'\n[columns]\nn='name'\nb='birthDate'\n\
                         c='nationality'\nd='document.number'\nm='listing.measures'\n";
    let (text, table) = match data.iter().position(|byte| *byte == 0) {
        Some(end) => data.split_at_checked(end).unwrap_or((data, &[])),
        None => (data, data),
    };
    let table = table.strip_prefix(&[0]).unwrap_or(table);
    let parsed = std::str::from_utf8(text).ok().and_then(|text| Mapping::parse("m", text).ok());
    let Some(mapping) = parsed.or_else(|| Mapping::parse("m", WHOLE).ok()) else { return };
    let header: Vec<String> = mapping.headings().map(str::to_owned).collect();
    assert!(mapping.fits(&header), "a mapping fits its own headings");
    let mut sink = Collected::default();
    let mut source = Source::from_memory("replayed", table.to_vec());
    let Ok(outcome) = mapping::read(&mapping, &mut source, &limits(), &mut sink) else { return };
    let counts = outcome.counts;
    assert_eq!(counts.records, sink.records.len() as u64, "every record is counted");
    assert_eq!(
        counts.quarantined + counts.notes,
        sink.problems.len() as u64,
        "so is every problem"
    );
    let rows = counts.details.get("rows").copied().unwrap_or(0);
    assert!(counts.records + counts.quarantined >= rows, "no row is lost");
    let keys: BTreeSet<&str> = sink.records.iter().map(|record| record.id.key.as_str()).collect();
    assert_eq!(keys.len(), sink.records.len(), "no two records have one key");
}

/// The Canadian list: see `sound`.
pub fn canada_xml(data: &[u8]) {
    sound(data, canada::read);
}

/// The Swiss list: see `sound`.
pub fn swiss_xml(data: &[u8]) {
    sound(data, swiss::read);
}

/// The Australian list: see `sound`.
pub fn australia_table(data: &[u8]) {
    sound(data, australia::read);
}

/// No two records have one key, each has a listing, only people are refused entry, and reading twice gives the same.
fn sound(data: &[u8], read: ReadFn) {
    let Some(first) = records(data, read) else { return };
    let keys: BTreeSet<&str> = first.iter().map(|record| record.id.key.as_str()).collect();
    assert_eq!(keys.len(), first.len(), "no two records have one key");
    for record in &first {
        assert!(!record.listings.is_empty(), "every record has a listing");
        let ban = record.listings.iter().any(|one| one.measures.contains(&Measure::TravelBan));
        assert!(!ban || record.entity.schema == Schema::Person, "only people travel");
    }
    assert_eq!(records(data, read), Some(first), "reading has no memory");
}

/// Subjects: every row is told once, and read twice the same.
pub fn subjects(data: &[u8]) {
    let options = SubjectOptions { limits: limits(), ..SubjectOptions::default() };
    let read = || {
        let mut calls = Calls::default();
        let mut source = Source::from_memory("replayed", data.to_vec());
        let outcome = subjects::read(&mut source, &options, &mut calls);
        (outcome, calls)
    };
    let (outcome, calls) = read();
    if let Ok(outcome) = &outcome {
        assert_eq!(outcome.counts.records, calls.subjects.len() as u64, "every subject is counted");
        assert_eq!(outcome.counts.quarantined, calls.lost, "so is every row that is not readable");
    }
    let (again, calls_again) = read();
    assert_eq!(outcome, again, "reading has no memory");
    assert_eq!(calls.subjects, calls_again.subjects, "reading has no memory");
}

#[derive(Default)]
struct Calls {
    subjects: Vec<Subject>,
    lost: u64,
}

impl SubjectSink for Calls {
    fn subject(&mut self, subject: Subject) {
        self.subjects.push(subject);
    }

    fn not_readable(&mut self, _id: Option<String>, _problem: Problem) {
        self.lost += 1;
    }
}
