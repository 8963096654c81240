//! What differs between two editions, as sentences, JSON and CSV.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use formats::list::ListReport;
use model::difference::{ChangeKind, DifferenceCounts, EntryChange, Part, PartChange, PartKind};
use serde_json::{Value, json};

use super::csv;
use super::sentence::printable;
use super::table::thousands;

/// The longest value in text, in characters: the remarks of an entry may fill a page.
const VALUE_CHARS_MAX: usize = 200;

/// The columns of CSV with what they hold, in order.
pub const COLUMNS: &[(&str, &str)] = &[
    ("change", "added, changed, probably_changed or removed"),
    ("source", "the list"),
    ("key", "the publisher's reference; a hash where the list has none"),
    ("old_key", "the key in the old edition, where it is another one"),
    ("entity", "the entry's name"),
    ("schema", "its FollowTheMoney schema"),
    ("incomplete", "what is missing of the entry"),
    ("uncertain", "whether the entry may only be a row that was set aside on the other side"),
    ("part", "thing, adjacent (a document, account or link), listing or record"),
    ("part_schema", "the FollowTheMoney schema of the part"),
    ("part_name", "what the part is known by: a number, a programme"),
    ("part_change", "added, changed or removed"),
    ("field", "the property"),
    (
        "gone",
        "the values that are gone; several are separated by a semicolon, as in the next column",
    ),
    ("come", "the values that have come"),
];

/// The lists of both sides, each with the sources of its records.
pub struct Sides {
    /// The old edition.
    pub old: Vec<(ListReport, BTreeSet<String>)>,
    /// The new edition.
    pub new: Vec<(ListReport, BTreeSet<String>)>,
}

impl Sides {
    /// Whether anything was set aside on either side.
    pub fn set_aside(&self) -> bool {
        self.old.iter().chain(&self.new).any(|(report, _)| report.counts.quarantined > 0)
    }

    /// Whether an entry may be told as added or removed only because its row was set aside on the other side.
    fn uncertain(&self, change: &EntryChange) -> bool {
        let other = match change.kind {
            ChangeKind::Added => &self.old,
            ChangeKind::Removed => &self.new,
            ChangeKind::Changed | ChangeKind::ProbablyChanged => return false,
        };
        of_source(other, &change.source).any(|report| report.counts.quarantined > 0)
    }
}

fn of_source<'l>(
    side: &'l [(ListReport, BTreeSet<String>)],
    source: &'l str,
) -> impl Iterator<Item = &'l ListReport> {
    side.iter().filter(move |(_, sources)| sources.contains(source)).map(|(report, _)| report)
}

/// What is missing of the entry, in the new edition where that has it.
fn incomplete(change: &EntryChange) -> Option<String> {
    let contents =
        if change.kind == ChangeKind::Removed { change.before() } else { change.after() };
    contents.incomplete().map(str::to_owned)
}

fn schema(change: &EntryChange) -> String {
    let contents =
        if change.kind == ChangeKind::Removed { change.before() } else { change.after() };
    contents.thing().map(|thing| thing.schema.clone()).unwrap_or_default()
}

fn part_change(part: &PartChange) -> &'static str {
    match (&part.old, &part.new) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    }
}

/// What differs, as far as it is told. The handling rules of an entry that was added or removed are those of its list, and
/// what is missing of it is told beside it.
fn told_parts(change: &EntryChange) -> Vec<PartChange> {
    let both = matches!(change.kind, ChangeKind::Changed | ChangeKind::ProbablyChanged);
    let told =
        |part: &PartChange| both || part.part().is_some_and(|part| part.kind != PartKind::Record);
    change.parts().into_iter().filter(told).collect()
}

/// A change as a JSON object.
pub fn change_json(change: &EntryChange, sides: &Sides) -> Value {
    let part = |part: &PartChange| {
        let fields: Vec<Value> = part
            .fields()
            .into_iter()
            .map(|field| json!({"field": field.field, "gone": field.gone, "come": field.come}))
            .collect();
        let of = part.part();
        json!({
            "part": of.map(|part| part.kind.code()),
            "schema": of.map(|part| part.schema.as_str()).filter(|schema| !schema.is_empty()),
            "name": of.map(Part::caption).filter(|caption| !caption.is_empty()),
            "change": part_change(part),
            "fields": fields,
        })
    };
    json!({
        "change": change.kind.code(),
        "source": change.source,
        "key": change.key,
        "old_key": change.old_key,
        "entity": change.caption(),
        "schema": schema(change),
        "incomplete": incomplete(change),
        "uncertain": sides.uncertain(change),
        "parts": told_parts(change).iter().map(part).collect::<Vec<_>>(),
    })
}

/// The counts of a source as a JSON object.
pub fn summary_json(source: &str, counts: &DifferenceCounts, sides: &Sides) -> Value {
    let side = |side: &[(ListReport, BTreeSet<String>)], entries: u64| {
        let reports: Vec<&ListReport> = of_source(side, source).collect();
        let sum = |of: fn(&ListReport) -> u64| reports.iter().map(|report| of(report)).sum::<u64>();
        let files: Vec<&String> = reports.iter().flat_map(|report| &report.files).collect();
        let versions: Vec<&String> =
            reports.iter().filter_map(|report| report.version.as_ref()).collect();
        json!({
            "files": files,
            "versions": versions,
            "entries": entries,
            "incomplete": sum(|report| report.counts.incomplete),
            "set_aside": sum(|report| report.counts.quarantined),
        })
    };
    json!({
        "summary": source,
        "old": side(&sides.old, counts.old),
        "new": side(&sides.new, counts.new),
        "added": counts.added,
        "removed": counts.removed,
        "changed": counts.changed,
        "probably_changed": counts.probably_changed,
        "unchanged": counts.unchanged,
        "net": counts.net(),
    })
}

/// The header of CSV.
pub fn csv_header() -> Vec<u8> {
    csv::rows([COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect()])
}

/// A change as rows of CSV, one for each field.
pub fn change_rows(change: &EntryChange, sides: &Sides) -> Vec<Vec<String>> {
    let entry = [
        change.kind.code().to_owned(),
        change.source.clone(),
        change.key.clone(),
        change.old_key.clone().unwrap_or_default(),
        change.caption().to_owned(),
        schema(change),
        incomplete(change).unwrap_or_default(),
        sides.uncertain(change).to_string(),
    ];
    let mut rows = Vec::new();
    for part in told_parts(change) {
        let Some(of) = part.part() else { continue };
        for field in part.fields() {
            let mut row = entry.to_vec();
            row.extend([
                of.kind.code().to_owned(),
                of.schema.clone(),
                of.caption().to_owned(),
                part_change(&part).to_owned(),
                field.field,
                field.gone.join("; "),
                field.come.join("; "),
            ]);
            rows.push(row);
        }
    }
    rows
}

/// Which files are compared.
pub fn heading(sides: &Sides) -> String {
    let mut text = String::new();
    for (name, lists) in [("old", &sides.old), ("new", &sides.new)] {
        for (report, _) in lists {
            let format = report.format.map_or("unknown format", |format| format.name());
            let version = report.version.as_ref().map(|version| format!(", version {version}"));
            let files = report.files.join(", ");
            let line = format!("{name}: {files}: {format}{}", version.unwrap_or_default());
            let _ = writeln!(text, "{}", printable(&line));
        }
    }
    text
}

/// A change in words: a plus for what has come, a minus for what is gone, a tilde for what is another.
pub fn change_text(change: &EntryChange, sides: &Sides) -> String {
    let sign = match change.kind {
        ChangeKind::Added => '+',
        ChangeKind::Changed | ChangeKind::ProbablyChanged => '~',
        ChangeKind::Removed => '-',
    };
    let mut line = format!("{sign} {}  {} ({})", change.key, change.caption(), schema(change));
    if let Some(old_key) = &change.old_key {
        let _ = write!(line, ", probably {old_key} before");
    }
    if sides.uncertain(change) {
        line.push_str(", perhaps only a row that was set aside");
    }
    let mut text = format!("{}\n", printable(&line));
    let is_new_or_gone = matches!(change.kind, ChangeKind::Added | ChangeKind::Removed);
    for part in told_parts(change) {
        let Some(of) = part.part() else { continue };
        if is_new_or_gone {
            // The listing says why it concerns the reader; the rest is in --json.
            if of.kind == PartKind::Listing {
                let _ = writeln!(text, "    {}", printable(&whole(of)));
            }
        } else {
            text.push_str(&part_text(&part, of));
        }
    }
    if let Some(reason) = incomplete(change) {
        let _ = writeln!(text, "    incomplete: {}", printable(&reason));
    }
    text
}

fn part_text(part: &PartChange, of: &Part) -> String {
    let mut text = String::new();
    let indent = match (&part.old, &part.new) {
        (None, _) => {
            return format!("    + {}\n", printable(&whole(of)));
        }
        (_, None) => {
            return format!("    - {}\n", printable(&whole(of)));
        }
        _ if matches!(of.kind, PartKind::Thing | PartKind::Record) => 4,
        _ => {
            let _ = writeln!(text, "    ~ {}", printable(&named(of)));
            8
        }
    };
    for field in part.fields() {
        if of.kind == PartKind::Record && field.field == model::difference::Contents::INCOMPLETE {
            if field.come.is_empty() {
                let _ = writeln!(text, "    no longer incomplete");
            }
            continue;
        }
        for (sign, values) in [('-', &field.gone), ('+', &field.come)] {
            for value in values {
                let line = format!("{sign} {}: {}", field.field, short(value));
                let _ = writeln!(text, "{:indent$}{}", "", printable(&line));
            }
        }
    }
    text
}

/// What a part is, with what it is known by.
fn named(part: &Part) -> String {
    let kind = match part.kind {
        PartKind::Listing => "listing",
        PartKind::Thing | PartKind::Adjacent | PartKind::Record => part.schema.as_str(),
    };
    format!("{kind} {}", part.caption()).trim_end().to_owned()
}

/// A part that has come or gone, with all it says.
fn whole(part: &Part) -> String {
    let caption = part.caption();
    let fields: Vec<String> = part
        .fields
        .iter()
        .filter(|(_, values)| values.len() != 1 || !values.contains(caption))
        .map(|(name, values)| {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            format!("{name} {}", short(&values.join(", ")))
        })
        .collect();
    let says = fields.join("; ");
    if says.is_empty() { named(part) } else { format!("{}: {says}", named(part)) }
}

fn short(value: &str) -> String {
    match value.char_indices().nth(VALUE_CHARS_MAX) {
        Some((end, _)) => format!("{} …", value.get(..end).unwrap_or(value)),
        None => value.to_owned(),
    }
}

/// The counts of a source on one line.
pub fn summary_line(source: &str, counts: &DifferenceCounts) -> String {
    let probably = match counts.probably_changed {
        0 => String::new(),
        number => format!(", {} probably changed", thousands(number)),
    };
    format!(
        "{source}: {} added, {} removed, {} changed{probably}, {} unchanged, net {}",
        thousands(counts.added),
        thousands(counts.removed),
        thousands(counts.changed),
        thousands(counts.unchanged),
        match counts.net() {
            0 => "0".to_owned(),
            net => format!("{net:+}"),
        },
    )
}
