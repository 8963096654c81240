//! Lists of any known format: recognised by content, read to records.

use crate::container;
use crate::head::{self, Head};
use crate::limits::Limits;
use crate::mapping::{self, Mapping};
use crate::problem::{Problem, ProblemCode};
use crate::source::{Counts, Sink, Source};
use crate::table::{self, RowResult, TableOptions};
use crate::{
    australia, canada, eu, follow_the_money, interpol, ofac, opensanctions, swiss, uk_consolidated,
    uk_sanctions, un,
};

macro_rules! formats {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $recognises:expr, $read:expr;)+) => {
        /// The list formats. A test demands a fuzz target for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Format {
            $($(#[$doc])* $variant,)+
            /// OFAC's legacy CSV set: sdn, alt, add and comments. Several files are one list.
            OfacCsv,
            /// Any table (CSV or XLSX) read through a mapping.
            Mapped,
        }

        impl Format {
            /// Every format, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+ Self::OfacCsv, Self::Mapped];

            /// The name shown to users.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::OfacCsv => "OFAC SDN list, CSV set",
                    Self::Mapped => "table read through a mapping",
                }
            }
        }

        /// The formats of which a file is a list.
        const READERS: &[Reader] = &[
            $(Reader { format: Format::$variant, recognises: $recognises, read: $read },)+
        ];
    };
}

/// How the lists of one format are told and read.
struct Reader {
    format: Format,
    recognises: fn(&Head<'_>) -> bool,
    read: fn(&mut Source, &Limits, &mut dyn Sink) -> Result<ReadOutcome, Problem>,
}

// The first that recognises a file reads it.
formats! {
    /// The UN Security Council Consolidated List, XML.
    UnConsolidated = "UN Security Council Consolidated List, XML", un::recognises, un::read;
    /// The UK Sanctions List, XML.
    UkSanctionsXml = "UK Sanctions List, XML", uk_sanctions::recognises_xml, uk_sanctions::read_xml;
    /// The UK Sanctions List, CSV (or the same table as a workbook).
    UkSanctionsCsv = "UK Sanctions List, CSV", uk_sanctions::recognises_csv, uk_sanctions::read_csv;
    /// The consolidated list of the UK Treasury (OFSI), CSV: retired in January 2026.
    UkConsolidated = "UK consolidated list (OFSI), CSV", uk_consolidated::recognises, uk_consolidated::read;
    /// OFAC's SDN list and consolidated list, XML.
    OfacXml = "OFAC SDN or consolidated list, XML", ofac::xml::recognises, ofac::xml::read;
    /// OFAC's SDN list and consolidated list, Advanced XML.
    OfacAdvanced = "OFAC SDN or consolidated list, Advanced XML", ofac::advanced::recognises, ofac::advanced::read;
    /// INTERPOL notices: Red Notices and UN Special Notices, JSON.
    InterpolNotices = "INTERPOL notices, JSON", interpol::recognises, interpol::read;
    /// Changes to a list of FollowTheMoney entities, one operation a line.
    FollowTheMoneyChanges = "FollowTheMoney changes, JSON lines", follow_the_money::recognises_changes, follow_the_money::read_changes;
    /// FollowTheMoney statements, one row a value.
    FollowTheMoneyStatements = "FollowTheMoney statements, CSV", follow_the_money::recognises_statements, follow_the_money::read_statements;
    /// FollowTheMoney entities, one JSON object a line.
    FollowTheMoney = "FollowTheMoney entities, JSON lines", follow_the_money::recognises, follow_the_money::read;
    /// OpenSanctions `targets.simple.csv`.
    OpenSanctionsSimple = "OpenSanctions targets.simple.csv", opensanctions::recognises, opensanctions::read;
    /// The Consolidated Canadian Autonomous Sanctions List, XML.
    CanadaXml = "Consolidated Canadian Autonomous Sanctions List, XML", canada::recognises, canada::read;
    /// The consolidated list of Swiss sanctions (SESAM), XML.
    SwissXml = "Swiss sanctions list (SECO), XML", swiss::recognises, swiss::read;
    /// The Consolidated List of Australia, XLSX or CSV.
    AustraliaTable = "Australian Consolidated List (DFAT), XLSX or CSV", australia::recognises, australia::read;
    /// The consolidated financial sanctions list of the European Union, XML 1.1.
    EuXml = "EU consolidated financial sanctions list, XML", eu::recognises_xml, eu::read_xml;
    /// The consolidated financial sanctions list of the European Union, CSV 1.0 and 1.1.
    EuCsv = "EU consolidated financial sanctions list, CSV", eu::recognises_csv, eu::read_csv;
}

impl Format {
    /// Whether a file of this format is no list but changes to one: alone it leaves out whatever did not change.
    pub fn is_changes(self) -> bool {
        matches!(self, Self::FollowTheMoneyChanges)
    }
}

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The limits to keep to.
    pub limits: Limits,
    /// The mappings at hand; a table is read through the first whose columns it has.
    pub mappings: Vec<Mapping>,
}

/// What became of one list: a file, or the files of one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListReport {
    /// The files, in the order given.
    pub files: Vec<String>,
    /// The format, where it was recognised.
    pub format: Option<Format>,
    /// The source id its records carry, for example `un-sc-consolidated`.
    pub source: Option<String>,
    /// The publication date or version the list states of itself.
    pub version: Option<String>,
    /// What it holds.
    pub counts: Counts,
    /// Why the whole list was refused; then none of its records may be used.
    pub refused: Option<Problem>,
}

/// What a reader returns: counts, and what the list says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadOutcome {
    /// The source id.
    pub source: String,
    /// The version or publication date, where the list states one.
    pub version: Option<String>,
    /// What the list holds.
    pub counts: Counts,
}

/// Takes what [`read_lists`] reads, list by list. Between [`ListSink::begin`] and [`ListSink::end`] come the records and
/// problems of one list.
pub trait ListSink: Sink {
    /// A list begins: the names of its files.
    fn begin(&mut self, files: &[String]);
    /// It has ended. Where the report says that it was refused, its records must be thrown away.
    fn end(&mut self, report: &ListReport);
}

/// What a file was recognised as.
#[derive(Clone, Copy)]
enum Recognised {
    Whole(&'static Reader),
    Ofac(ofac::Role),
    /// Through the mapping of this position.
    Mapped(usize),
    /// Through a mapping that comes with the program.
    Shipped(&'static Mapping),
}

impl Recognised {
    fn format(self) -> Format {
        match self {
            Self::Whole(reader) => reader.format,
            Self::Ofac(_) => Format::OfacCsv,
            Self::Mapped(_) | Self::Shipped(_) => Format::Mapped,
        }
    }
}

/// A list among the sources. The files of the OFAC set are kept together elsewhere, so it has no source of its own.
struct Given<'a> {
    files: Vec<String>,
    recognised: Result<Recognised, Problem>,
    source: Option<&'a mut Source>,
}

/// Reads every source as a list. Each is recognised by its content; the OFAC files among them are one set, every other
/// file is a list of its own. The reports come in the order of each list's first file.
pub fn read_lists(
    sources: &mut [Source],
    options: &ReadOptions,
    sink: &mut dyn ListSink,
) -> Vec<ListReport> {
    let recognised: Vec<Result<Recognised, Problem>> =
        sources.iter_mut().map(|source| recognise(source, options)).collect();
    let mut set: Vec<(ofac::Role, &mut Source)> = Vec::new();
    let mut lists: Vec<Given<'_>> = Vec::new();
    let mut set_position = None;
    for (source, recognised) in sources.iter_mut().zip(recognised) {
        if let Ok(Recognised::Ofac(role)) = recognised {
            let position = *set_position.get_or_insert(lists.len());
            if position == lists.len() {
                lists.push(Given { files: Vec::new(), recognised, source: None });
            }
            if let Some(given) = lists.get_mut(position) {
                given.files.push(source.name.clone());
            }
            set.push((role, source));
        } else {
            let files = vec![source.name.clone()];
            lists.push(Given { files, recognised, source: Some(source) });
        }
    }
    let limits = &options.limits;
    let mut reports = Vec::new();
    for Given { files, recognised, source } in lists {
        sink.begin(&files);
        let format = recognised.as_ref().ok().map(|recognised| recognised.format());
        let outcome = recognised.and_then(|recognised| match (recognised, source) {
            (Recognised::Ofac(_), _) | (_, None) => ofac::read(&mut set, limits, &mut *sink),
            (Recognised::Whole(reader), Some(source)) => (reader.read)(source, limits, &mut *sink),
            (Recognised::Shipped(mapping), Some(source)) => {
                mapping::read(mapping, source, limits, &mut *sink)
            }
            (Recognised::Mapped(position), Some(source)) => match options.mappings.get(position) {
                Some(mapping) => mapping::read(mapping, source, limits, &mut *sink),
                None => Err(Problem::new(ProblemCode::UnknownFormat, &source.name, 0)),
            },
        });
        let report = report(files, format, outcome);
        sink.end(&report);
        reports.push(report);
    }
    reports
}

fn report(
    files: Vec<String>,
    format: Option<Format>,
    outcome: Result<ReadOutcome, Problem>,
) -> ListReport {
    let file = files.first().cloned().unwrap_or_default();
    let empty = ListReport {
        files,
        format,
        source: None,
        version: None,
        counts: Counts::default(),
        refused: None,
    };
    match outcome {
        Err(problem) => ListReport { refused: Some(problem), ..empty },
        // No reader should let this pass: an empty list would unlist everybody.
        Ok(outcome) if outcome.counts.records == 0 && outcome.counts.withdrawn == 0 => {
            ListReport { refused: Some(Problem::new(ProblemCode::NoRecords, &file, 0)), ..empty }
        }
        Ok(outcome) => ListReport {
            source: Some(outcome.source),
            version: outcome.version,
            counts: outcome.counts,
            ..empty
        },
    }
}

/// What the content of a file is by itself.
enum Content {
    Recognised(Recognised),
    WebPage,
    /// A table, lines or anything else in UTF-16.
    Wide,
    Xml(String),
    Json,
    /// Perhaps a table: what a reader of tables can tell by the first bytes alone, and what its header looks like.
    Table(Option<Recognised>, String),
}

fn recognise(source: &mut Source, options: &ReadOptions) -> Result<Recognised, Problem> {
    let file = source.name.clone();
    let unknown =
        |detail: &str| Problem::new(ProblemCode::UnknownFormat, &file, 0).with_detail(detail);
    let found = container::with_unpacked(source, &options.limits, &mut |unpacked| {
        head::with_head(unpacked, &file, &options.limits, &mut content)
    })?;
    let by_content = match found {
        Content::Recognised(recognised) => return Ok(recognised),
        Content::WebPage => return Err(Problem::new(ProblemCode::WebPage, &file, 0)),
        // Nothing tells what list it is: what a document type defines could be its root.
        Content::Xml(root) if root.eq_ignore_ascii_case("!doctype") => {
            return Err(Problem::new(ProblemCode::DocumentType, &file, 0));
        }
        Content::Wide => {
            Err(Problem::new(ProblemCode::UndeclaredEncoding, &file, 0).with_detail("UTF-16"))
        }
        Content::Xml(root) => {
            return Err(unknown(&format!(
                "an XML document of another kind, with the root \"{root}\""
            )));
        }
        Content::Json => return Err(unknown("JSON of another kind")),
        Content::Table(Some(recognised), _) => Ok(recognised),
        Content::Table(None, looks) => Err(unknown(&looks)),
    };
    // A mapping comes first, because its user says what the table is.
    let mut why = None;
    for (position, mapping) in options.mappings.iter().enumerate() {
        let lacks = if mapping.needs_beginnings() {
            mapping::beginnings(source, &options.limits).map(|one| mapping.fits_table(&one).err())
        } else {
            header(source, mapping, &options.limits).map(|header| {
                let missing = mapping.missing(&header);
                (!missing.is_empty()).then(|| missing.join(", "))
            })
        };
        match lacks {
            Ok(None) => return Ok(Recognised::Mapped(position)),
            Ok(Some(lacks)) => {
                why.get_or_insert(unknown(&format!(
                    "the mapping \"{}\" needs more columns: {lacks}",
                    mapping.name()
                )));
            }
            Err(problem) => {
                why.get_or_insert(problem);
            }
        }
    }
    let unrecognised = match by_content {
        Ok(recognised) => return Ok(recognised),
        Err(unrecognised) => unrecognised,
    };
    match shipped(source, &options.limits)? {
        Some(mapping) => Ok(Recognised::Shipped(mapping)),
        None => Err(why.unwrap_or(unrecognised)),
    }
}

/// The mapping that comes with the program and whose columns the table has, if it is one alone.
fn shipped(source: &mut Source, limits: &Limits) -> Result<Option<&'static Mapping>, Problem> {
    let Ok(beginnings) = mapping::beginnings(source, limits) else { return Ok(None) };
    let mut fitting =
        mapping::shipped().iter().filter(|shipped| shipped.mapping.fits_table(&beginnings).is_ok());
    match (fitting.next(), fitting.next()) {
        (Some(one), Some(other)) => {
            Err(Problem::new(ProblemCode::SeveralMappings, &source.name, 0)
                .with_detail(format!("{} and {}", one.name, other.name)))
        }
        (one, _) => Ok(one.map(|shipped| &shipped.mapping)),
    }
}

/// Recognises the format by the first bytes of the unpacked content; none for a table that needs a mapping, a web page,
/// and everything unknown.
pub fn detect(start: &[u8]) -> Option<Format> {
    match content(&head::of_text(start)) {
        Content::Recognised(recognised) | Content::Table(Some(recognised), _) => {
            Some(recognised.format())
        }
        _ => None,
    }
}

fn content(head: &Head<'_>) -> Content {
    let reader = READERS.iter().find(|reader| (reader.recognises)(head)).map(Recognised::Whole);
    match head {
        Head::WebPage => Content::WebPage,
        Head::Table { start, .. } => {
            let by_content = reader.or_else(|| ofac::role(start).map(Recognised::Ofac));
            let is_wide = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
            if is_wide && by_content.is_none() {
                return Content::Wide;
            }
            let looks =
                if by_content.is_none() { described(head.headings()) } else { String::new() };
            Content::Table(by_content, looks)
        }
        Head::Xml { root, .. } => reader.map_or_else(
            || Content::Xml(root.chars().filter(char::is_ascii_graphic).take(60).collect()),
            Content::Recognised,
        ),
        Head::Json { .. } => reader.map_or(Content::Json, Content::Recognised),
    }
}

/// What a table that no reader knows looks like: its headings. Nothing where the first row may be data, which could tell
/// of a person: where it is a single cell, or has an empty or a long one, or one of digits.
fn described(headings: &[String]) -> String {
    const SHOWN_MAX: usize = 12;
    const CHARS_MAX: usize = 200;
    let is_heading = |heading: &String| {
        let chars = heading.chars().count();
        let digits = heading.chars().filter(|one| one.is_numeric()).count();
        (1..=40).contains(&chars) && digits <= 2 && digits < chars
    };
    // Many programs end the header with a delimiter.
    let filled =
        headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
    let headings = headings.get(..filled).unwrap_or_default();
    if headings.len() < 2 || !headings.iter().all(is_heading) {
        return String::new();
    }
    let mut shown = String::new();
    let mut count = 0;
    for heading in headings.iter().take(SHOWN_MAX) {
        let clean: String = heading.chars().filter(|one| !one.is_control()).collect();
        let next = format!("{}\"{clean}\"", if count > 0 { ", " } else { "" });
        if shown.chars().count() + next.chars().count() > CHARS_MAX {
            break;
        }
        shown.push_str(&next);
        count += 1;
    }
    match headings.len() - count {
        0 => format!("a table with the columns {shown}"),
        more => format!("a table with the columns {shown} and {more} more"),
    }
}

/// The headings of a table, read as a mapping says.
fn header(source: &mut Source, mapping: &Mapping, limits: &Limits) -> Result<Vec<String>, Problem> {
    let file = source.name.clone();
    let options = TableOptions {
        delimiter: mapping.delimiter,
        encoding: mapping.encoding,
        sheet: mapping.only_sheet(),
        header_row: mapping.header_number(),
        has_header: true,
        headings_repeat: false,
    };
    let mut found = None;
    let stopped = container::with_unpacked(source, limits, &mut |unpacked| {
        table::read(unpacked, &file, &options, limits, &mut |row| {
            if let RowResult::Header(header) = row {
                found = Some(header);
            }
            // Nothing but the header is wanted, and an error is how the reading is ended.
            Err(Problem::new(ProblemCode::UnknownFormat, &file, 0))
        })
    });
    match (found, stopped) {
        (Some(header), _) => Ok(header),
        (None, Err(problem)) => Err(problem),
        (None, Ok(())) => Err(Problem::new(ProblemCode::NoRecords, &file, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_and_data_is_not() {
        let check = |row: &str, expected: &str| {
            let headings: Vec<String> = row.split(';').map(str::to_owned).collect();
            assert_eq!(described(&headings), expected, "{row}");
        };
        check("colour;taste", "a table with the columns \"colour\", \"taste\"");
        check("Name 1;Name 12;", "a table with the columns \"Name 1\", \"Name 12\"");
        check("Tarkas Obrin", "");
        check("7;OBRIN, Tarkas;individual", "");
        check("Tarkas Obrin;1971-03-04", "");
        check("Tarkas Obrin;;Utopia", "");
        check(&format!("note;{}", "x".repeat(41)), "");
        let many = vec!["heading"; 20].join(";");
        let told =
            format!("a table with the columns {} and 8 more", ["\"heading\""; 12].join(", "));
        check(&many, &told);
        let long = vec!["y".repeat(40); 5].join(";");
        assert!(
            described(&long.split(';').map(str::to_owned).collect::<Vec<_>>())
                .ends_with("and 1 more")
        );
    }
}
