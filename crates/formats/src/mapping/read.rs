//! Reads a table through a mapping.

use std::collections::HashSet;

use model::canonical::Hash;
use model::listing::Listing;
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::{Property, Schema};

use super::file::listable;
use super::{Assembly, DateReader, ListingCells, Mapping, Target, cell_values, folded_heading};
use crate::container::{self, Unpacked};
use crate::fields::Fields;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};
use crate::table::{self, Row, RowResult, TableOptions};

/// Reads a table (CSV or XLSX, plain or packed) through a mapping and hands over its records.
///
/// A row that is set aside is handed over as an incomplete record where a name or a number of it could be read, so that
/// it is screened all the same; so is the second row of a key.
///
/// # Errors
/// Whatever refuses the table as a whole (see [`table::read`]), a column of the mapping that the table lacks, or a table
/// without a row.
pub fn read(
    mapping: &Mapping,
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    container::with_unpacked(source, limits, &mut |unpacked| {
        let dates = DateReader {
            workbook: matches!(unpacked, Unpacked::Workbook(_)),
            order: mapping.date_order,
        };
        let mut reader = Reader {
            mapping,
            file: &file,
            limits,
            dates,
            columns: Columns::default(),
            keys: HashSet::new(),
            counts: Counts::default(),
            rows: 0,
            sink: &mut *sink,
        };
        let options = TableOptions {
            delimiter: mapping.delimiter,
            encoding: mapping.encoding,
            sheet: mapping.sheet.clone(),
            header_row: mapping.header_row,
            has_header: true,
            headings_repeat: false,
        };
        table::read(unpacked, &file, &options, limits, &mut |row| reader.take(row))?;
        if reader.rows == 0 {
            return Err(Problem::new(ProblemCode::NoRecords, &file, 0));
        }
        Ok(ReadOutcome {
            source: mapping.source.clone(),
            version: mapping.version.clone(),
            counts: reader.counts,
        })
    })
}

/// Where the columns of the mapping stand in the table.
#[derive(Default)]
struct Columns {
    key: Option<usize>,
    schema: Option<usize>,
    targets: Vec<(usize, Target)>,
}

struct Reader<'a> {
    mapping: &'a Mapping,
    file: &'a str,
    limits: &'a Limits,
    dates: DateReader,
    columns: Columns,
    /// The keys seen, as the first half of their hashes: a list of a million rows keeps 16 MB.
    keys: HashSet<[u8; 16]>,
    counts: Counts,
    rows: u64,
    sink: &'a mut dyn Sink,
}

impl Reader<'_> {
    fn take(&mut self, row: RowResult) -> Result<(), Problem> {
        match row {
            RowResult::Header(header) => self.header(&header),
            RowResult::Note(problem) => {
                self.counts.count(&problem);
                self.sink.problem(problem);
                Ok(())
            }
            RowResult::Row(row) => self.row(row, None),
            RowResult::Quarantined { problem, row } => {
                let reason = problem.code.sentence();
                self.counts.count(&problem);
                self.sink.problem(problem);
                self.row(row, Some(reason))
            }
        }
    }

    fn header(&mut self, header: &[String]) -> Result<(), Problem> {
        let missing = self.mapping.missing(header);
        if !missing.is_empty() {
            let quoted = |headings: &mut dyn Iterator<Item = &str>| {
                let shown: Vec<String> =
                    headings.take(40).map(|heading| format!("\"{heading}\"")).collect();
                shown.join(", ")
            };
            let detail = format!(
                "missing: {}; the table has {} columns",
                quoted(&mut missing.into_iter()),
                header.len(),
            );
            return Err(Problem::new(ProblemCode::MissingColumn, self.file, 0).with_detail(detail));
        }
        let folded: Vec<String> = header.iter().map(|heading| folded_heading(heading)).collect();
        let position =
            |heading: &str| folded.iter().position(|one| *one == folded_heading(heading));
        self.columns.key = self.mapping.key.as_deref().and_then(position);
        self.columns.schema = self.mapping.schema_column.as_deref().and_then(position);
        for (heading, targets) in &self.mapping.columns {
            if let Some(place) = position(heading) {
                self.columns.targets.extend(targets.iter().map(|target| (place, *target)));
            }
        }
        Ok(())
    }

    /// Hands over the record of a row. `lost` says why a row that was set aside is incomplete.
    fn row(&mut self, row: Row, lost: Option<&str>) -> Result<(), Problem> {
        if row.cells.iter().all(|cell| cell.text.trim().is_empty()) {
            self.counts.add("blank rows", 1);
            return Ok(());
        }
        self.rows += 1;
        self.counts.add("rows", 1);
        if self.rows > self.limits.records_max {
            return Err(Problem::new(ProblemCode::TooManyRecords, self.file, row.offset)
                .in_record(row.number)
                .with_detail(format!("limit {}", self.limits.records_max)));
        }
        let set_aside_before = self.counts.quarantined;
        let mut fields = Fields {
            file: self.file,
            record: row.number,
            offset: row.offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        };
        let mapping = self.mapping;
        let schema =
            schema_of(mapping, self.columns.schema.map(|place| row.text(place)), &mut fields);
        let mut assembly = Assembly::new(schema, self.dates);
        for (place, target) in &self.columns.targets {
            let Some(cell) = row.cells.get(*place) else { continue };
            for text in cell_values(&cell.text, mapping.separator.as_deref()) {
                assembly.add(*target, text, cell.date.as_ref(), &mut fields);
            }
        }
        if !assembly.identified() {
            // Of a row that was set aside already nothing more is said.
            if lost.is_none() {
                fields.problem(ProblemCode::NoName, "");
            }
            return Ok(());
        }
        let stated = self.columns.key.map(|place| row.text(place).trim());
        let key = match stated {
            Some("") if lost.is_none() => {
                fields.problem(ProblemCode::NoKey, "");
                assembly.key_hash()
            }
            Some("") | None => assembly.key_hash(),
            Some(key) => crate::fields::cut(key, self.limits.field_bytes_max).to_owned(),
        };
        let key = if self.keys.insert(half_hash(&key)) {
            key
        } else {
            if lost.is_none() {
                fields.problem(ProblemCode::RepeatedKey, "");
            }
            let mut other = format!("{key}#row-{}", row.number);
            // Another row may have taken this very reference as its own.
            while !self.keys.insert(half_hash(&other)) {
                other.push('+');
            }
            other
        };
        if let Some(country) = mapping.country.filter(|_| !assembly.has_country()) {
            assembly.add(Target::Property(Property::Country), country.code(), None, &mut fields);
        }
        let (entity, adjacent, cells) = assembly.finish(&key, &mut fields);
        let id = RecordId {
            source: mapping.source.clone(),
            key,
            version: mapping.version.clone().unwrap_or_default(),
        };
        let mut record = Record::new(id, entity, mapping.label.clone());
        record.adjacent = adjacent;
        record.listings = vec![listing(mapping, cells, stated)];
        record.provenance =
            Provenance { file: self.file.to_owned(), record: row.number, offset: row.offset };
        let reason = match lost {
            Some(reason) => Some(reason.to_owned()),
            None if self.counts.quarantined > set_aside_before => Some(
                "A field or the reference of the row could not be used as it stands.".to_owned(),
            ),
            None => None,
        };
        if let Some(reason) = reason {
            self.counts.incomplete += 1;
            record.completeness = Completeness::Incomplete { reason };
        }
        self.counts.records += 1;
        self.sink.record(record);
        Ok(())
    }
}

/// The schema a row states, by the words of the mapping or by its FollowTheMoney name; else that of the list.
fn schema_of(mapping: &Mapping, stated: Option<&str>, fields: &mut Fields<'_>) -> Schema {
    let Some(text) = stated else { return mapping.schema };
    let word = folded_heading(text);
    if word.is_empty() {
        return mapping.schema;
    }
    let known = mapping.schemata.get(&word.to_lowercase()).copied().or_else(|| listable(&word));
    known.unwrap_or_else(|| {
        fields.problem(ProblemCode::UnknownSchema, mapping.schema_column.as_deref().unwrap_or(""));
        mapping.schema
    })
}

/// The listing of a row: what it says itself, else what the list says.
fn listing(mapping: &Mapping, cells: ListingCells, key: Option<&str>) -> Listing {
    Listing {
        regime: cells.regime.or_else(|| mapping.regime.clone()),
        programme: cells.programme.or_else(|| mapping.programme.clone()),
        measures: cells.measures.unwrap_or_else(|| mapping.measures.clone()),
        authority: mapping.authority.clone(),
        legal_basis: cells.legal_basis.or_else(|| mapping.legal_basis.clone()),
        reference: cells.reference.or_else(|| key.filter(|key| !key.is_empty()).map(str::to_owned)),
        listed_on: cells.listed_on,
        review_by: cells.review_by,
        un_reference: None,
    }
}

fn half_hash(key: &str) -> [u8; 16] {
    let hash = Hash::of(key.as_bytes());
    let mut half = [0; 16];
    for (to, from) in half.iter_mut().zip(hash.bytes()) {
        *to = *from;
    }
    half
}
