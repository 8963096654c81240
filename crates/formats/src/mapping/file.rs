//! Reads a mapping file. Every key is checked, so that a typing error is told and never silently ignored.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use model::listing::Measure;
use model::schema::Schema;
use model::values::Country;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{
    DateOrder, DocumentField, HeaderRow, Mapping, MappingError, MappingFault, Sheets, Target,
    folded_heading, label, nearest,
};
use crate::subjects::known_heading;
use crate::table::TextEncoding;

/// The longest mapping file, in bytes: a list given by mistake is not parsed as TOML.
const MAPPING_BYTES_MAX: usize = 1 << 20;

const LIST_KEYS: &[&str] = &[
    "name",
    "source",
    "version",
    "authority",
    "measures",
    "regime",
    "programme",
    "legal_basis",
    "country",
    "label",
    "key",
    "schema",
    "schema_column",
    "sheet",
    "header_row",
    "delimiter",
    "encoding",
    "separator",
    "date_order",
    "two_digit_years_from",
    "numbered",
    "blank",
    "loose_headings",
    "repeat_above",
    "person_if",
    "verified",
    "description",
    "homepage",
];

type Node<'t> = Spanned<DeValue<'t>>;

/// A table of the file with the place to blame where a key is missing.
pub(super) struct Section<'a, 't> {
    pub(super) file: &'a File<'a>,
    pub(super) name: &'static str,
    pub(super) table: &'a DeTable<'t>,
    pub(super) span: Range<usize>,
}

/// The file's name and text, to find the line of a fault.
pub(super) struct File<'a> {
    name: &'a str,
    text: &'a str,
}

impl File<'_> {
    fn fault(&self, fault: MappingFault, at: usize, detail: impl Into<String>) -> MappingError {
        let before = self.text.get(..self.text.floor_char_boundary(at)).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        MappingError {
            fault,
            file: self.name.to_owned(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1,
            column: in_line.chars().count() as u64 + 1,
            detail: detail.into(),
            suggestion: None,
        }
    }

    pub(super) fn suggest<'c>(
        &self,
        fault: MappingFault,
        at: usize,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> MappingError {
        let mut error = self.fault(fault, at, shown(word));
        error.suggestion = nearest(word, candidates).map(str::to_owned);
        error
    }

    fn text_of<'n>(&self, key: &str, node: &'n Node<'_>) -> Result<&'n str, MappingError> {
        let text = node.get_ref().as_str().ok_or_else(|| {
            self.fault(MappingFault::WrongKind, node.span().start, format!("{key} needs a text"))
        })?;
        if text.trim().is_empty() {
            return Err(self.fault(MappingFault::EmptyValue, node.span().start, key));
        }
        Ok(text)
    }

    /// The texts of a list, or the one text that stands alone.
    fn texts_of<'n>(
        &self,
        key: &str,
        node: &'n Node<'_>,
    ) -> Result<Vec<(usize, &'n str)>, MappingError> {
        match node.get_ref() {
            DeValue::Array(nodes) => {
                nodes.iter().map(|node| Ok((node.span().start, self.text_of(key, node)?))).collect()
            }
            _ => Ok(vec![(node.span().start, self.text_of(key, node)?)]),
        }
    }

    pub(super) fn table_of<'n, 't>(
        &self,
        key: &str,
        node: &'n Node<'t>,
    ) -> Result<&'n DeTable<'t>, MappingError> {
        node.get_ref().as_table().ok_or_else(|| {
            self.fault(MappingFault::WrongKind, node.span().start, format!("{key} needs a table"))
        })
    }

    pub(super) fn date_of(&self, key: &str, node: &Node<'_>) -> Result<Date, MappingError> {
        let text = match node.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            _ => self.text_of(key, node)?.to_owned(),
        };
        text.parse().map_err(|_| self.fault(MappingFault::UnreadDate, node.span().start, key))
    }
}

/// A word of the file as it is repeated in a message: a long one is cut.
fn shown(word: &str) -> String {
    match word.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
        None => word.to_owned(),
    }
}

impl<'a, 't> Section<'a, 't> {
    pub(super) fn node(&self, key: &str) -> Option<&'a Node<'t>> {
        self.table.get(key)
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<String>, MappingError> {
        let node = self.node(key);
        node.map(|node| self.file.text_of(key, node).map(|text| text.trim().to_owned())).transpose()
    }

    pub(super) fn needed(&self, key: &str) -> Result<String, MappingError> {
        self.text(key)?.ok_or_else(|| {
            let detail = format!("{key} in [{}]", self.name);
            self.file.fault(MappingFault::MissingKey, self.span.start, detail)
        })
    }

    pub(super) fn texts(&self, key: &str) -> Result<Vec<(usize, &'a str)>, MappingError> {
        self.node(key).map_or(Ok(Vec::new()), |node| self.file.texts_of(key, node))
    }

    /// The texts of a list, or the one text, without white space around them.
    fn trimmed(&self, key: &str) -> Result<Vec<String>, MappingError> {
        Ok(self.texts(key)?.into_iter().map(|(_, text)| text.trim().to_owned()).collect())
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, MappingError> {
        let Some(node) = self.node(key) else { return Ok(None) };
        match node.get_ref() {
            DeValue::Boolean(flag) => Ok(Some(*flag)),
            _ => {
                let detail = format!("{key} needs true or false");
                Err(self.file.fault(MappingFault::WrongKind, node.span().start, detail))
            }
        }
    }

    /// Reads a value with `parse`, which says what is wrong and which words would be right.
    fn value<T>(
        &self,
        key: &str,
        parse: impl Fn(&str) -> Option<T>,
        fault: MappingFault,
        candidates: &[&str],
    ) -> Result<Option<T>, MappingError> {
        let Some(node) = self.node(key) else { return Ok(None) };
        let text = self.file.text_of(key, node)?;
        match parse(text.trim()) {
            Some(value) => Ok(Some(value)),
            None => {
                Err(self.file.suggest(fault, node.span().start, text, candidates.iter().copied()))
            }
        }
    }

    /// Refuses keys that mean nothing here, the first of the file first.
    pub(super) fn only(&self, keys: &[&str]) -> Result<(), MappingError> {
        let unknown = self.table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref()));
        match unknown.min_by_key(|key| key.span().start) {
            None => Ok(()),
            Some(key) => Err(self.file.suggest(
                MappingFault::UnknownKey,
                key.span().start,
                key.get_ref(),
                keys.iter().copied(),
            )),
        }
    }
}

impl Mapping {
    /// Reads a mapping file. `name` is the file as it was named, for messages.
    ///
    /// # Errors
    /// A [`MappingError`] with line and column for the first fault: text that is not TOML, a key that is missing or
    /// means nothing, a value that cannot be read, a target that does not exist, or a mapping without any column by
    /// which a row could be compared.
    pub fn parse(name: &str, toml_text: &str) -> Result<Self, MappingError> {
        // Editors on some systems begin a UTF-8 file with a mark.
        let text = toml_text.strip_prefix('\u{feff}').unwrap_or(toml_text);
        let file = File { name, text };
        if text.len() > MAPPING_BYTES_MAX {
            return Err(file.fault(MappingFault::TooLong, 0, ""));
        }
        let root = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            file.fault(MappingFault::NotToml, at, shown(error.message()))
        })?;
        let root = Section { file: &file, name: "", table: root.get_ref(), span: 0..0 };
        root.only(&["list", "schemas", "columns", "optional", "headings", "measures"])?;
        let list = section(&root, "list")?;
        list.only(LIST_KEYS)?;
        let needed = section(&root, "columns")?;
        let columns = columns(&needed)?;
        let optional = match root.node("optional") {
            Some(_) => optional(&section(&root, "optional")?, &columns)?,
            None => Vec::new(),
        };
        something_to_compare(&needed, columns.iter().chain(&optional))?;
        let list_name = list.needed("name")?;
        let authority = list.needed("authority")?;
        let source = match list.text("source")? {
            Some(source) => source,
            None => slug(&list_name).ok_or_else(|| {
                let detail = "source in [list]: the name has no Latin letter to make it of";
                file.fault(MappingFault::MissingKey, list.span.start, detail)
            })?,
        };
        Ok(Self {
            label: label::label(&list, &authority)?,
            name: list_name,
            source,
            version: version(&list)?,
            measures: measures(&list)?,
            regime: list.text("regime")?,
            programme: list.text("programme")?,
            legal_basis: list.text("legal_basis")?,
            country: list.value(
                "country",
                |text| Country::parse(text).ok(),
                MappingFault::UnknownCountry,
                &[],
            )?,
            key: list.trimmed("key")?,
            schema: match list.node("schema") {
                Some(node) => schema(&file, node)?,
                None => Schema::LegalEntity,
            },
            schema_column: list.text("schema_column")?,
            schemata: schemata(&root)?,
            columns,
            optional,
            other_headings: other_headings(&root)?,
            loose_headings: list.flag("loose_headings")?.unwrap_or(false),
            separators: list
                .node("separator")
                .map(|node| separators(&file, node))
                .transpose()?
                .unwrap_or_default(),
            numbered: list.flag("numbered")?.unwrap_or(false),
            blank: list.trimmed("blank")?,
            repeat_above: list.trimmed("repeat_above")?,
            person_if: list.trimmed("person_if")?,
            measure_words: measure_words(&root)?,
            two_digit_years_from: two_digit_years_from(&list)?,
            verified: list.flag("verified")?.unwrap_or(true),
            description: list.text("description")?,
            homepage: list.text("homepage")?,
            date_order: list.value(
                "date_order",
                date_order,
                MappingFault::UnknownDateOrder,
                &["day-first", "month-first"],
            )?,
            sheets: sheets(&list)?,
            header_row: header_row(&list)?,
            delimiter: list.node("delimiter").map(|node| delimiter(&file, node)).transpose()?,
            encoding: list
                .value(
                    "encoding",
                    encoding,
                    MappingFault::UnknownEncoding,
                    &["utf-8", "windows-1252", "iso-8859-1"],
                )?
                .unwrap_or(TextEncoding::Utf8OrMarked),
            authority,
        })
    }
}

fn section<'a, 't>(
    root: &Section<'a, 't>,
    name: &'static str,
) -> Result<Section<'a, 't>, MappingError> {
    let node = root.node(name).ok_or_else(|| {
        root.file.fault(MappingFault::MissingKey, 0, format!("the table [{name}]"))
    })?;
    let table = root.file.table_of(name, node)?;
    Ok(Section { file: root.file, name, table, span: node.span() })
}

/// The columns in the order of the file.
fn columns(section: &Section<'_, '_>) -> Result<Vec<(String, Vec<Target>)>, MappingError> {
    let file = section.file;
    let mut entries: Vec<_> = section.table.iter().collect();
    entries.sort_by_key(|(heading, _)| heading.span().start);
    let mut columns: Vec<(String, Vec<Target>)> = Vec::with_capacity(entries.len());
    for (heading, node) in entries {
        let at = heading.span().start;
        let heading = folded_heading(heading.get_ref());
        if heading.is_empty() {
            return Err(file.fault(MappingFault::EmptyValue, at, "a heading"));
        }
        if columns.iter().any(|(one, _)| *one == heading) {
            return Err(file.fault(MappingFault::RepeatedColumn, at, shown(&heading)));
        }
        let names = file.texts_of(&shown(&heading), node)?;
        if names.is_empty() {
            return Err(file.fault(MappingFault::EmptyValue, at, shown(&heading)));
        }
        let targets = names.into_iter().map(|(at, name)| target(file, at, name.trim()));
        columns.push((heading, targets.collect::<Result<_, _>>()?));
    }
    Ok(columns)
}

/// Refuses columns none of which holds a name or a number that identifies.
fn something_to_compare<'c>(
    section: &Section<'_, '_>,
    columns: impl Iterator<Item = &'c (String, Vec<Target>)>,
) -> Result<(), MappingError> {
    let targets: Vec<Target> = columns.flat_map(|(_, targets)| targets).copied().collect();
    if targets.iter().any(|target| target.identifies()) {
        return Ok(());
    }
    // The country or type of a document says nothing without its number.
    let detail = match targets.iter().any(|target| matches!(target, Target::Document(_))) {
        true => Target::Document(DocumentField::Number).name(),
        false => "",
    };
    Err(section.file.fault(MappingFault::NothingToCompare, section.span.start, detail))
}

/// The columns that a table may lack. None of them may be one that it must have.
fn optional(
    section: &Section<'_, '_>,
    needed: &[(String, Vec<Target>)],
) -> Result<Vec<(String, Vec<Target>)>, MappingError> {
    let optional = columns(section)?;
    let repeated = optional.iter().find(|(one, _)| needed.iter().any(|(other, _)| other == one));
    match repeated {
        None => Ok(optional),
        Some((heading, _)) => Err(section.file.fault(
            MappingFault::RepeatedColumn,
            section.span.start,
            shown(heading),
        )),
    }
}

/// Other writings of headings, of which a table has one.
fn other_headings(root: &Section<'_, '_>) -> Result<BTreeMap<String, Vec<String>>, MappingError> {
    let Some(node) = root.node("headings") else { return Ok(BTreeMap::new()) };
    let table = root.file.table_of("headings", node)?;
    let read = table.iter().map(|(heading, node)| {
        let texts = root.file.texts_of(&shown(heading.get_ref()), node)?;
        let others = texts.into_iter().map(|(_, text)| folded_heading(text)).collect();
        Ok((folded_heading(heading.get_ref()), others))
    });
    read.collect()
}

/// Words for measures, in small letters. A word may stand for several.
fn measure_words(root: &Section<'_, '_>) -> Result<BTreeMap<String, Vec<Measure>>, MappingError> {
    let Some(node) = root.node("measures") else { return Ok(BTreeMap::new()) };
    let table = root.file.table_of("measures", node)?;
    let read = table.iter().map(|(word, node)| {
        let codes = root.file.texts_of(&shown(word.get_ref()), node)?;
        Ok((folded_heading(word.get_ref()).to_lowercase(), codes_of(root.file, codes)?))
    });
    read.collect()
}

fn target(file: &File<'_>, at: usize, name: &str) -> Result<Target, MappingError> {
    if let Some(target) = Target::parse(name) {
        return Ok(target);
    }
    let mut error =
        file.suggest(MappingFault::UnknownTarget, at, name, Target::all().map(Target::name));
    // "date of birth" is no typing error of birthDate, but a heading whose meaning is known.
    if error.suggestion.is_none() {
        error.suggestion = known_heading(name).map(str::to_owned);
    }
    Err(error)
}

fn schema(file: &File<'_>, node: &Node<'_>) -> Result<Schema, MappingError> {
    let name = file.text_of("schema", node)?.trim();
    listable(name).ok_or_else(|| {
        let names = Schema::ALL.iter().map(|schema| schema.name());
        file.suggest(MappingFault::UnknownSchema, node.span().start, name, names)
    })
}

/// The schema of this name, case aside, if a list can hold it: a thing, not a link, a date span or a bare address.
pub(super) fn listable(name: &str) -> Option<Schema> {
    Schema::ALL.iter().copied().find(|schema| {
        schema.name().eq_ignore_ascii_case(name)
            && schema.is_a(Schema::Thing)
            && *schema != Schema::Address
    })
}

fn schemata(root: &Section<'_, '_>) -> Result<BTreeMap<String, Schema>, MappingError> {
    let Some(node) = root.node("schemas") else { return Ok(BTreeMap::new()) };
    let table = root.file.table_of("schemas", node)?;
    let read = table.iter().map(|(word, node)| {
        Ok((folded_heading(word.get_ref()).to_lowercase(), schema(root.file, node)?))
    });
    read.collect()
}

fn measures(list: &Section<'_, '_>) -> Result<Vec<Measure>, MappingError> {
    codes_of(list.file, list.texts("measures")?)
}

fn codes_of(file: &File<'_>, codes: Vec<(usize, &str)>) -> Result<Vec<Measure>, MappingError> {
    let mut measures = Vec::new();
    for (at, code) in codes {
        let Some(measure) = Measure::parse(code.trim()) else {
            let codes = Measure::ALL.iter().map(|measure| measure.code());
            return Err(file.suggest(MappingFault::UnknownMeasure, at, code, codes));
        };
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    Ok(measures)
}

/// A version is a text or a date without quotes.
fn version(list: &Section<'_, '_>) -> Result<Option<String>, MappingError> {
    match list.node("version").map(|node| node.get_ref()) {
        Some(DeValue::Datetime(date)) => Ok(Some(date.to_string())),
        _ => list.text("version"),
    }
}

fn date_order(text: &str) -> Option<DateOrder> {
    match text {
        "day-first" => Some(DateOrder::DayFirst),
        "month-first" => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn encoding(text: &str) -> Option<TextEncoding> {
    match text.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Some(TextEncoding::Utf8OrMarked),
        "windows-1252" | "cp1252" => Some(TextEncoding::Windows1252),
        "iso-8859-1" | "latin1" | "latin-1" => Some(TextEncoding::Latin1),
        _ => None,
    }
}

fn delimiter(file: &File<'_>, node: &Node<'_>) -> Result<u8, MappingError> {
    let at = node.span().start;
    let text = node.get_ref().as_str();
    let text =
        text.ok_or_else(|| file.fault(MappingFault::WrongKind, at, "delimiter needs a text"))?;
    match text.as_bytes() {
        [byte] if byte.is_ascii() && !matches!(*byte, b'"' | b'\r' | b'\n' | 0) => Ok(*byte),
        _ => Err(file.fault(MappingFault::BadDelimiter, at, shown(text))),
    }
}

/// A separator may be white space, such as a line break inside a cell; it may not be empty.
fn separators(file: &File<'_>, node: &Node<'_>) -> Result<Vec<String>, MappingError> {
    let one = |node: &Node<'_>| {
        let at = node.span().start;
        match node.get_ref().as_str() {
            None => Err(file.fault(MappingFault::WrongKind, at, "separator needs a text")),
            Some("") => Err(file.fault(MappingFault::EmptyValue, at, "separator")),
            Some(text) => Ok(text.to_owned()),
        }
    };
    match node.get_ref() {
        DeValue::Array(nodes) => nodes.iter().map(one).collect(),
        _ => Ok(vec![one(node)?]),
    }
}

fn sheets(list: &Section<'_, '_>) -> Result<Sheets, MappingError> {
    let names = list.trimmed("sheet")?;
    Ok(match names.as_slice() {
        [] => Sheets::Only,
        [one] if one == "*" => Sheets::Each,
        _ => Sheets::Named(names),
    })
}

fn header_row(list: &Section<'_, '_>) -> Result<HeaderRow, MappingError> {
    let Some(node) = list.node("header_row") else { return Ok(HeaderRow::Number(1)) };
    let number = match node.get_ref() {
        DeValue::String(text) if text == "search" => return Ok(HeaderRow::Search),
        DeValue::Integer(integer) => u64::from_str_radix(integer.as_str(), integer.radix()).ok(),
        _ => None,
    };
    match number {
        Some(number @ 1..=1_000_000) => Ok(HeaderRow::Number(number)),
        _ => {
            let detail = "header_row needs a number from 1, or \"search\"";
            Err(list.file.fault(MappingFault::WrongKind, node.span().start, detail))
        }
    }
}

fn two_digit_years_from(list: &Section<'_, '_>) -> Result<Option<i16>, MappingError> {
    let Some(node) = list.node("two_digit_years_from") else { return Ok(None) };
    let year = match node.get_ref() {
        DeValue::Integer(integer) => i16::from_str_radix(integer.as_str(), integer.radix()).ok(),
        _ => None,
    };
    match year {
        Some(year @ 1800..=2100) => Ok(Some(year)),
        _ => {
            let detail = "two_digit_years_from needs a year such as 1930";
            Err(list.file.fault(MappingFault::WrongKind, node.span().start, detail))
        }
    }
}

/// A name as a source id: small Latin letters and digits, everything else one hyphen. None without any.
fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in
        name.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase)
    {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(slug(name).as_deref(), expected, "{name}");
        };
        check("Utopia national list", Some("utopia-national-list"));
        check("  Liste d'État (2026) ", Some("liste-d-etat-2026"));
        check("القائمة الوطنية", None);
        check("--", None);
    }
}
