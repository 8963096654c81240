//! Reading the rows.

use std::collections::HashSet;

use model::entity::Entity;
use model::label::Label;
use model::listing::{Listing, Measure};
use model::record::{Completeness, Provenance, Record, RecordId};
use model::schema::{Property, Schema};
use model::values::{Bic, Imo, Lei};

use super::values::split;
use super::{NEEDED, SOURCE};
use crate::container;
use crate::fields::Fields;
use crate::limits::Limits;
use crate::list::ReadOutcome;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};
use crate::table::{self, Row, RowResult, TableOptions};

/// Reads one file.
///
/// # Errors
/// A column that is needed is missing, the file cannot be unpacked or tokenised, a limit is passed, or no record stands
/// in it.
pub fn read(
    source: &mut Source,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<ReadOutcome, Problem> {
    let file = source.name.clone();
    let options = TableOptions { delimiter: Some(b','), ..TableOptions::default() };
    let mut reader = Reader {
        file: &file,
        limits,
        counts: Counts::default(),
        sink,
        columns: Columns::default(),
        keys: HashSet::new(),
        source: None,
        version: None,
    };
    container::with_unpacked(source, limits, &mut |unpacked| {
        table::read(unpacked, &file, &options, limits, &mut |result| reader.take(result))
    })?;
    if reader.counts.records == 0 {
        return Err(Problem::new(ProblemCode::NoRecords, &file, 0));
    }
    Ok(ReadOutcome {
        source: reader.source.unwrap_or_else(|| SOURCE.to_owned()),
        version: reader.version,
        counts: reader.counts,
    })
}

/// The position of each column.
#[derive(Default)]
struct Columns(Vec<String>);

impl Columns {
    fn text<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let position = self.0.iter().position(|heading| heading == name);
        position.map_or("", |position| row.text(position).trim())
    }
}

struct Reader<'r> {
    file: &'r str,
    limits: &'r Limits,
    counts: Counts,
    sink: &'r mut dyn Sink,
    columns: Columns,
    keys: HashSet<String>,
    source: Option<String>,
    version: Option<String>,
}

impl Reader<'_> {
    fn take(&mut self, result: RowResult) -> Result<(), Problem> {
        match result {
            RowResult::Header(headings) => {
                let missing = NEEDED.iter().find(|name| !headings.iter().any(|h| h == *name));
                if let Some(missing) = missing {
                    return Err(Problem::new(ProblemCode::MissingColumn, self.file, 0)
                        .with_detail(*missing));
                }
                self.columns = Columns(headings);
            }
            RowResult::Row(row) => {
                self.counts.add("rows", 1);
                let fault = self.fault(&row);
                self.row(&row, fault);
            }
            RowResult::Quarantined { problem, row } => {
                self.counts.add("rows", 1);
                self.row(&row, Some(problem));
            }
            RowResult::Note(problem) => self.report(problem),
        }
        Ok(())
    }

    fn report(&mut self, problem: Problem) {
        self.counts.count(&problem);
        self.sink.problem(problem);
    }

    /// Why a row that was read whole has to be set aside.
    fn fault(&mut self, row: &Row) -> Option<Problem> {
        let long = |name: &str| name.chars().nth(self.limits.name_chars_max).is_some();
        let code = if self.columns.text(row, "id").is_empty() {
            ProblemCode::NoKey
        } else if self.keys.contains(self.columns.text(row, "id")) {
            ProblemCode::RepeatedKey
        } else if self.columns.text(row, "name").is_empty()
            && split(self.columns.text(row, "aliases")).is_empty()
        {
            ProblemCode::NoName
        } else if long(self.columns.text(row, "name"))
            || split(self.columns.text(row, "aliases")).iter().any(|alias| long(alias))
        {
            ProblemCode::NameTooLong
        } else if Schema::parse(self.columns.text(row, "schema")).is_none() {
            ProblemCode::UnknownSchema
        } else {
            return None;
        };
        Some(Problem::new(code, self.file, row.offset).in_record(row.number))
    }

    /// Hands over the record of a row; of a row with a fault only its names.
    fn row(&mut self, row: &Row, fault: Option<Problem>) {
        let mut id = self.columns.text(row, "id").to_owned();
        let schema = Schema::parse(self.columns.text(row, "schema"));
        let schema = match (&fault, schema) {
            (None, Some(schema)) if !is_screened(schema) => {
                self.counts.add("not screened by themselves", 1);
                let problem = Problem::new(ProblemCode::NotScreenable, self.file, row.offset)
                    .in_record(row.number)
                    .with_detail(schema.name());
                return self.report(problem);
            }
            (_, schema) => schema.filter(|schema| is_screened(*schema)),
        };
        // A row that cannot be told by its key is told by its place.
        if id.is_empty() || !self.keys.insert(id.clone()) {
            id = format!("row/{}", row.number);
        }
        let mut entity = Entity::new(id, schema.unwrap_or(Schema::LegalEntity));
        let listings = match &fault {
            None => self.fill(row, &mut entity),
            Some(_) => {
                self.names_only(row, &mut entity);
                Vec::new()
            }
        };
        let datasets = split(self.columns.text(row, "dataset"));
        let mut record = self.record(row, entity, &datasets);
        record.listings = listings;
        if let Some(fault) = fault {
            self.report(fault);
            if record.entity.names().next().is_none() {
                return;
            }
            self.counts.incomplete += 1;
            record.completeness = Completeness::Incomplete {
                reason: "The row could not be read whole; only its names are screened.".to_owned(),
            };
        }
        self.counts.records += 1;
        self.sink.record(record);
    }

    fn record(&mut self, row: &Row, entity: Entity, datasets: &[String]) -> Record {
        let source = match datasets {
            [dataset] => slug(dataset),
            _ => SOURCE.to_owned(),
        };
        match &self.source {
            None => self.source = Some(source.clone()),
            Some(other) if *other != source => self.source = Some(SOURCE.to_owned()),
            Some(_) => {}
        }
        let seen = self.columns.text(row, "last_seen");
        if self.version.as_deref().unwrap_or_default() < seen {
            self.version = Some(seen.to_owned());
        }
        let version = match self.columns.text(row, "last_change") {
            "" => "-",
            changed => changed,
        };
        let key = entity.id.clone();
        let id = RecordId { source, key, version: version.to_owned() };
        let mut label = Label::published("OpenSanctions");
        label.caveats.insert("CC BY-NC 4.0 (OpenSanctions): evaluation only.".to_owned());
        let mut record = Record::new(id, entity, label);
        record.provenance =
            Provenance { file: self.file.to_owned(), record: row.number, offset: row.offset };
        record
    }

    fn names_only(&mut self, row: &Row, entity: &mut Entity) {
        let aliases = split(self.columns.text(row, "aliases"));
        let names = std::iter::once(self.columns.text(row, "name"))
            .chain(aliases.iter().map(String::as_str))
            .filter(|name| name.chars().any(char::is_alphabetic));
        for name in names {
            let end = name.char_indices().nth(self.limits.name_chars_max).map(|(end, _)| end);
            entity.add(Property::Name, end.and_then(|end| name.get(..end)).unwrap_or(name));
        }
    }

    fn fill(&mut self, row: &Row, entity: &mut Entity) -> Vec<Listing> {
        let text = |name| self.columns.text(row, name);
        let listings = listings(text("sanctions"), text("program_ids"), text("dataset"));
        let mut fields = Fields {
            file: self.file,
            record: row.number,
            offset: row.offset,
            limits: self.limits,
            counts: &mut self.counts,
            sink: &mut *self.sink,
        };
        fields.name(entity, Property::Name, text("name"));
        let aliases = split(text("aliases"));
        fields.counts.add("names", 1 + aliases.len() as u64);
        for alias in aliases {
            fields.name(entity, Property::Alias, &alias);
        }
        for date in split(text("birth_date")) {
            fields.date(entity, Property::BirthDate, &date);
        }
        for country in split(text("countries")) {
            fields.country(entity, Property::Country, &country);
        }
        for (column, property) in [
            ("addresses", Property::Address),
            ("phones", Property::Phone),
            ("emails", Property::Email),
        ] {
            for value in split(text(column)) {
                fields.text(entity, property, &value);
            }
        }
        for identifier in split(text("identifiers")) {
            let (property, text) = identifier_of(&identifier, entity.schema);
            entity.add(property, &text);
        }
        for (column, property) in
            [("first_seen", Property::CreatedAt), ("last_change", Property::ModifiedAt)]
        {
            // Only the day of a timestamp says something about the entry.
            let stamp = text(column);
            fields.date(entity, property, stamp.split('T').next().unwrap_or(stamp));
        }
        listings
    }
}

/// Whether things of this schema are screened by themselves: parties, ships, aircraft and other assets, wallets.
fn is_screened(schema: Schema) -> bool {
    [Schema::LegalEntity, Schema::Asset, Schema::CryptoWallet]
        .iter()
        .any(|screened| schema.is_a(*screened))
}

/// What an untyped identifier is, and its canonical form.
fn identifier_of(text: &str, schema: Schema) -> (Property, String) {
    let text = text.trim();
    if schema.is_a(Schema::CryptoWallet) {
        return (Property::CryptoAddress, text.to_owned());
    }
    if text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("IMO"))
        && let Ok(imo) = Imo::parse(text)
    {
        return (Property::ImoNumber, imo.to_string());
    }
    if let Ok(lei) = Lei::parse(text) {
        return (Property::LeiCode, lei.to_string());
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if schema == Schema::Vessel && digits && text.len() == 9 {
        return (Property::Mmsi, text.to_owned());
    }
    // A BIC has letters at its start; a register number of eight letters only is not known to us.
    if schema.is_a(Schema::Organization)
        && let Ok(bic) = Bic::parse(text)
    {
        return (Property::SwiftBic, bic.to_string());
    }
    (Property::IdNumber, text.to_owned())
}

/// The listings of a row: one for each sanctions text; where there is none, one for each programme; at least one,
/// because the row stands in a list of targets.
fn listings(sanctions: &str, programmes: &str, dataset: &str) -> Vec<Listing> {
    let texts = split(sanctions);
    let programmes = split(programmes);
    let listing = |text: Option<&String>, programme: Option<&String>| Listing {
        regime: text.cloned(),
        programme: programme.cloned(),
        measures: text.map(|text| measures(text)).unwrap_or_default(),
        authority: dataset.to_owned(),
        ..Listing::default()
    };
    match (texts.as_slice(), programmes.as_slice()) {
        ([], []) => vec![listing(None, None)],
        (texts, [programme]) if !texts.is_empty() => {
            texts.iter().map(|text| listing(Some(text), Some(programme))).collect()
        }
        (texts, programmes) => {
            let texts = texts.iter().map(|text| listing(Some(text), None));
            texts.chain(programmes.iter().map(|programme| listing(None, Some(programme)))).collect()
        }
    }
}

/// The measures that a part of the text names and nothing else; parts have a hyphen between blanks between them. The
/// reasons for a listing stand in the same text, and one that tells of the blocking of a road is no asset freeze.
fn measures(text: &str) -> Vec<Measure> {
    let mut measures = Vec::new();
    for measure in text.split(" - ").filter_map(Measure::in_words).flatten() {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    measures
}

/// A dataset's name as a source id: small letters and digits, with hyphens between.
fn slug(dataset: &str) -> String {
    let lower = dataset.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { SOURCE.to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_by_shape() {
        let check = |text: &str, schema, property| {
            assert_eq!(identifier_of(text, schema).0, property, "{text}");
        };
        check("IMO9074729", Schema::Vessel, Property::ImoNumber);
        check("IMO", Schema::Vessel, Property::IdNumber);
        check("613223700", Schema::Vessel, Property::Mmsi);
        check("613223700", Schema::Company, Property::IdNumber);
        check("5493001KJTIIGC8Y1R12", Schema::Company, Property::LeiCode);
        check("5493001KJTIIGC8Y1R13", Schema::Company, Property::IdNumber);
        check("1ExampleAddress", Schema::CryptoWallet, Property::CryptoAddress);
        check("K75", Schema::Person, Property::IdNumber);
    }

    #[test]
    fn a_target_always_has_a_listing() {
        let check = |sanctions: &str,
                     programmes: &str,
                     expected: &[(Option<&str>, Option<&str>)]| {
            let listings = listings(sanctions, programmes, "Dataset");
            let found: Vec<_> =
                listings.iter().map(|l| (l.regime.as_deref(), l.programme.as_deref())).collect();
            assert_eq!(found, expected);
        };
        check("\"\"", "", &[(None, None)]);
        check("Text;Other", "P", &[(Some("Text"), Some("P")), (Some("Other"), Some("P"))]);
        check("", "P;Q", &[(None, Some("P")), (None, Some("Q"))]);
        assert_eq!(
            measures("Asset Freeze and Travel ban"),
            [Measure::AssetFreeze, Measure::TravelBan]
        );
        assert_eq!(measures("Programme - Asset freeze - 2022-03-01"), [Measure::AssetFreeze]);
        assert!(measures("Sanctions regime").is_empty());
        assert!(measures("Took part in the blocking of roads").is_empty());
    }

    #[test]
    fn a_dataset_becomes_a_source_id() {
        assert_eq!(slug("Utopia War and Sanctions"), "utopia-war-and-sanctions");
        assert_eq!(slug(" - "), SOURCE);
    }
}
