//! Reads a table through a mapping.

use std::collections::HashSet;

use model::canonical::{Hash, canonical_bytes};
use model::listing::Listing;
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::{Property, Schema};

use super::file::listable;
use super::{
    Assembly, DateReader, HeaderRow, ListingCells, ListingField, Mapping, Sheets, Target,
    folded_heading, headings,
};
use crate::container::{self, Unpacked};
use crate::fields::Fields;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};
use crate::table::{self, Cell, Row, RowResult, TableOptions};

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
    let sheets = match &mapping.sheets {
        Sheets::Named(names) if headings::sheets(source, limits)? != [None] => {
            names.iter().cloned().map(Some).collect()
        }
        Sheets::Each => headings::sheets(source, limits)?,
        _ => vec![None],
    };
    let mut reader = Reader {
        mapping,
        file: &file,
        limits,
        dates: DateReader::default(),
        columns: Columns::default(),
        search: Search::Done,
        before: 0,
        keys: HashSet::new(),
        counts: Counts::default(),
        rows: 0,
        sink,
    };
    if !mapping.verified {
        let problem = Problem::new(ProblemCode::UnverifiedMapping, &file, 0);
        reader.note(problem.with_detail(mapping.name.clone()));
    }
    let mut passed_over = None;
    let mut read = 0;
    for sheet in &sheets {
        match reader.sheet(source, sheet.as_deref()) {
            Ok(()) => read += 1,
            // A workbook may have sheets of another kind, such as a table of contents.
            Err(problem)
                if mapping.sheets == Sheets::Each && problem.code == ProblemCode::MissingColumn =>
            {
                let note = Problem::new(ProblemCode::SheetPassedOver, &file, 0);
                reader.note(note.with_detail(sheet.clone().unwrap_or_default()));
                passed_over.get_or_insert(problem);
            }
            Err(problem) => return Err(problem),
        }
    }
    match passed_over {
        Some(problem) if read == 0 => return Err(problem),
        _ if reader.rows == 0 => return Err(Problem::new(ProblemCode::NoRecords, &file, 0)),
        _ => {}
    }
    Ok(ReadOutcome {
        source: mapping.source.clone(),
        version: mapping.version.clone(),
        counts: reader.counts,
    })
}

/// Where the columns of the mapping stand in the table.
#[derive(Default)]
struct Columns {
    key: Vec<usize>,
    schema: Option<usize>,
    person_if: Vec<usize>,
    targets: Vec<(usize, Target)>,
    /// Columns whose empty cells hold what the row above holds, with that cell.
    repeated: Vec<(usize, Cell)>,
}

/// Whether the row with the headings has been found.
enum Search {
    Done,
    /// How many rows were looked at, and what the nearest of them lacks.
    Looking {
        rows: usize,
        lacks: Option<Vec<String>>,
    },
}

struct Reader<'a> {
    mapping: &'a Mapping,
    file: &'a str,
    limits: &'a Limits,
    dates: DateReader,
    columns: Columns,
    search: Search,
    /// The rows of the sheets before this one, so that no two rows have one number.
    before: u64,
    /// The keys seen, as the first half of their hashes: a list of a million rows keeps 16 MB.
    keys: HashSet<[u8; 16]>,
    counts: Counts,
    rows: u64,
    sink: &'a mut dyn Sink,
}

impl Reader<'_> {
    fn note(&mut self, problem: Problem) {
        self.counts.count(&problem);
        self.sink.problem(problem);
    }

    /// Reads one sheet, or the CSV file.
    fn sheet(&mut self, source: &mut Source, sheet: Option<&str>) -> Result<(), Problem> {
        let (mapping, limits, file) = (self.mapping, self.limits, self.file);
        self.columns = Columns::default();
        let mut last = 0;
        container::with_unpacked(source, limits, &mut |unpacked| {
            let workbook = matches!(unpacked, Unpacked::Workbook(_));
            self.dates = mapping.dates(workbook);
            let search = workbook && mapping.header_row == HeaderRow::Search;
            self.search = match search {
                true => Search::Looking { rows: 0, lacks: None },
                false => Search::Done,
            };
            let options = TableOptions {
                delimiter: mapping.delimiter,
                encoding: mapping.encoding,
                sheet: sheet.map(str::to_owned),
                header_row: mapping.header_number(),
                has_header: !search,
                headings_repeat: false,
            };
            table::read(unpacked, file, &options, limits, &mut |row| {
                if let RowResult::Row(row) | RowResult::Quarantined { row, .. } = &row {
                    last = row.number;
                }
                self.take(row)
            })?;
            match &self.search {
                Search::Done => Ok(()),
                Search::Looking { lacks, .. } => Err(self.missing_column(lacks)),
            }
        })?;
        self.before += last;
        Ok(())
    }

    fn missing_column(&self, lacks: &Option<Vec<String>>) -> Problem {
        let lacks = lacks.iter().flatten().take(40).map(|heading| format!("\"{heading}\""));
        Problem::new(ProblemCode::MissingColumn, self.file, 0)
            .with_detail(format!("missing: {}", lacks.collect::<Vec<_>>().join(", ")))
    }

    /// Takes a row while the headings are searched: it is the header, or stands above it.
    fn look(&mut self, row: &Row) -> Result<(), Problem> {
        let texts: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
        let missing = self.mapping.missing(&texts);
        if missing.is_empty() {
            self.search = Search::Done;
            return self.header(&texts);
        }
        let Search::Looking { rows, lacks } = &mut self.search else { return Ok(()) };
        *rows += 1;
        if lacks.as_ref().is_none_or(|nearest| missing.len() < nearest.len()) {
            *lacks = Some(missing.into_iter().map(str::to_owned).collect());
        }
        if *rows < headings::SEARCHED_ROWS_MAX {
            return Ok(());
        }
        let lacks = lacks.clone();
        Err(self.missing_column(&lacks))
    }

    fn take(&mut self, row: RowResult) -> Result<(), Problem> {
        if let Search::Looking { .. } = self.search {
            return match row {
                RowResult::Row(row) | RowResult::Quarantined { row, .. } => self.look(&row),
                RowResult::Header(_) | RowResult::Note(_) => Ok(()),
            };
        }
        match row {
            RowResult::Header(header) => self.header(&header),
            RowResult::Note(problem) => {
                self.note(problem);
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
        let mapping = self.mapping;
        let place = |heading: &String| mapping.place(header, heading);
        self.columns.key = mapping.key.iter().filter_map(place).collect();
        self.columns.schema = mapping.schema_column.as_ref().and_then(place);
        self.columns.person_if = mapping.person_if.iter().filter_map(place).collect();
        let repeated = mapping.repeat_above.iter().filter_map(place);
        self.columns.repeated = repeated.map(|place| (place, Cell::default())).collect();
        for (heading, targets) in mapping.columns.iter().chain(&mapping.optional) {
            if let Some(place) = place(heading) {
                self.columns.targets.extend(targets.iter().map(|target| (place, *target)));
            }
        }
        Ok(())
    }

    /// Fills the empty cells that repeat the row above. Returns whether the row holds nothing but such a value, as the
    /// heading of a group of rows does.
    fn repeat_above(&mut self, row: &mut Row) -> bool {
        let mapping = self.mapping;
        let repeated = &mut self.columns.repeated;
        let others = row.cells.iter().enumerate().any(|(at, cell)| {
            !mapping.is_blank_cell(cell) && !repeated.iter().any(|(place, _)| *place == at)
        });
        for (place, above) in repeated.iter_mut() {
            let Some(cell) = row.cells.get_mut(*place) else { continue };
            match mapping.is_blank_cell(cell) {
                true => cell.clone_from(above),
                false => above.clone_from(cell),
            }
        }
        !others && !repeated.is_empty()
    }

    /// The key that the row states; none where it states none, and empty where its column is empty.
    fn stated_key(&self, row: &Row) -> Option<String> {
        let texts: Vec<&str> =
            self.columns.key.iter().map(|place| row.text(*place).trim()).collect();
        match texts.as_slice() {
            [] => None,
            [one] if self.mapping.is_blank(one) => Some(String::new()),
            [one] => Some(crate::fields::cut(one, self.limits.field_bytes_max).to_owned()),
            several if several.iter().all(|text| self.mapping.is_blank(text)) => {
                Some(String::new())
            }
            several => {
                let parts = serde_json::Value::from(several.to_vec());
                Some(Hash::of(&canonical_bytes(&parts)).to_string())
            }
        }
    }

    /// Hands over the record of a row. `lost` says why a row that was set aside is incomplete.
    fn row(&mut self, mut row: Row, lost: Option<&str>) -> Result<(), Problem> {
        if row.cells.iter().all(|cell| cell.text.trim().is_empty()) {
            self.counts.add("blank rows", 1);
            return Ok(());
        }
        row.number += self.before;
        if self.repeat_above(&mut row) {
            self.counts.add("rows that head others", 1);
            return Ok(());
        }
        self.rows += 1;
        self.counts.add("rows", 1);
        let stated = self.stated_key(&row);
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
        let mut schema =
            schema_of(mapping, self.columns.schema.map(|place| row.text(place)), &mut fields);
        if self.columns.person_if.iter().any(|place| !mapping.is_blank(row.text(*place))) {
            schema = Schema::Person;
        }
        let mut assembly = Assembly::new(schema, self.dates);
        for (place, target) in &self.columns.targets {
            let Some(cell) = row.cells.get(*place) else { continue };
            for text in mapping.values(&cell.text) {
                let known = match target {
                    Target::Listing(ListingField::Measures) => codes(mapping, text),
                    _ => None,
                };
                let text = known.as_deref().unwrap_or(text);
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
        let key = match stated.as_deref() {
            Some("") if lost.is_none() => {
                fields.problem(ProblemCode::NoKey, "");
                assembly.key_hash()
            }
            Some("") | None => assembly.key_hash(),
            Some(key) => key.to_owned(),
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
        // A hash of several columns is no reference of the authority.
        let reference = stated.as_deref().filter(|_| self.columns.key.len() == 1);
        record.listings = vec![listing(mapping, cells, reference)];
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

/// The codes of the measures that a word of the mapping stands for.
fn codes(mapping: &Mapping, text: &str) -> Option<String> {
    let measures = mapping.measure_words.get(&folded_heading(text).to_lowercase())?;
    Some(measures.iter().map(|measure| measure.code()).collect::<Vec<_>>().join(","))
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
        un_reference: cells.un_reference,
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
