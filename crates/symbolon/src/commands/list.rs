//! `symbolon list inspect`: what lists hold, and what is wrong with them.

use std::collections::BTreeMap;
use std::io::Write;

use formats::list::{ListReport, ListSink};
use formats::{Problem, ProblemCode, Refusal, Sink};
use model::record::{Record, Withdrawal};
use serde_json::{Map, Value, json};

use crate::cli::ListInspect;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lists;
use crate::output::sentence::printable;
use crate::output::table::{aligned, thousands};
use crate::output::{csv, json};

/// How many problems of a list are told one by one in text.
const PROBLEMS_SHOWN_MAX: usize = 20;
/// How many problems of a list are kept for JSON; beyond it they are only counted, for a hostile list has one in each row.
const PROBLEMS_KEPT_MAX: usize = 1_000;

/// Reads lists, counts, and tells their problems.
pub fn inspect(arguments: &ListInspect, output: &mut dyn Write) -> Result<Exit, Failure> {
    let mut counter = Counter::default();
    lists::read(&arguments.files, &arguments.mappings, &mut counter)?;
    let mut write =
        |bytes: &[u8]| output.write_all(bytes).map_err(|error| Failure::of_output(&error));
    if arguments.format.csv {
        write(&csv::rows([["list", "kind", "name", "number"].map(str::to_owned).to_vec()]))?;
    }
    for (position, (report, seen)) in counter.lists.iter().enumerate() {
        let bytes = if arguments.format.json {
            json::line(&shape(report, seen))
        } else if arguments.format.csv {
            csv::rows(count_rows(report, seen))
        } else {
            let gap = if position > 0 { "\n" } else { "" };
            format!("{gap}{}", described(report, seen)).into_bytes()
        };
        write(&bytes)?;
    }
    let refused = counter.lists.iter().any(|(report, _)| report.refused.is_some());
    let set_aside = counter.lists.iter().any(|(report, _)| report.counts.quarantined > 0);
    Ok(match (refused, set_aside) {
        (true, _) => Exit::Refused,
        (false, true) => Exit::Incomplete,
        (false, false) => Exit::Done,
    })
}

/// What was seen of one list while it was read.
#[derive(Default)]
struct Seen {
    schemata: BTreeMap<&'static str, u64>,
    scripts: BTreeMap<&'static str, u64>,
    measures: BTreeMap<&'static str, u64>,
    problem_counts: BTreeMap<ProblemCode, u64>,
    problems: Vec<Problem>,
}

#[derive(Default)]
struct Counter {
    open: Seen,
    lists: Vec<(ListReport, Seen)>,
}

impl Sink for Counter {
    fn record(&mut self, record: Record) {
        let seen = &mut self.open;
        *seen.schemata.entry(record.entity.schema.name()).or_default() += 1;
        for (_, value) in record.entity.names() {
            *seen.scripts.entry(value.script().code()).or_default() += 1;
        }
        for measure in record.listings.iter().flat_map(|listing| &listing.measures) {
            *seen.measures.entry(measure.code()).or_default() += 1;
        }
    }

    fn withdraw(&mut self, _withdrawal: Withdrawal) {}

    fn problem(&mut self, problem: Problem) {
        *self.open.problem_counts.entry(problem.code).or_default() += 1;
        if self.open.problems.len() < PROBLEMS_KEPT_MAX {
            self.open.problems.push(problem);
        }
    }
}

impl ListSink for Counter {
    fn begin(&mut self, _files: &[String]) {
        self.open = Seen::default();
    }

    fn end(&mut self, report: &ListReport) {
        let seen = std::mem::take(&mut self.open);
        self.lists.push((report.clone(), seen));
    }
}

fn described(report: &ListReport, seen: &Seen) -> String {
    let format = report.format.map_or("unknown format", |format| format.name());
    let mut text = format!("{}: {format}\n", printable(&report.files.join(", ")));
    match &report.refused {
        Some(problem) => {
            text.push_str(&format!(
                "  REFUSED: {}\n  hint: {}\n",
                printable(&problem.to_string()),
                problem.code.hint()
            ));
        }
        None => text.push_str(&aligned(2, &rows(report, seen))),
    }
    text.push_str(&problems(seen));
    text
}

fn rows(report: &ListReport, seen: &Seen) -> Vec<(String, String)> {
    let mut rows = vec![("source".to_owned(), report.source.clone().unwrap_or_default())];
    if let Some(version) = &report.version {
        rows.push(("version".to_owned(), version.clone()));
    }
    let mut number = |name: String, number: u64| rows.push((name, thousands(number)));
    number("records".to_owned(), report.counts.records);
    number("incomplete".to_owned(), report.counts.incomplete);
    number("set aside".to_owned(), report.counts.quarantined);
    number("notes".to_owned(), report.counts.notes);
    for (name, count) in &report.counts.details {
        number((*name).to_owned(), *count);
    }
    for (kind, counts) in kinds(seen) {
        for (name, count) in counts {
            number(format!("{kind} {name}"), *count);
        }
    }
    rows
}

/// What was counted by kind.
fn kinds(seen: &Seen) -> [(&'static str, &BTreeMap<&'static str, u64>); 3] {
    [("schema", &seen.schemata), ("names in script", &seen.scripts), ("measure", &seen.measures)]
}

/// The problems, grouped by code, the first of all with their places.
fn problems(seen: &Seen) -> String {
    let mut text = String::new();
    let mut left = PROBLEMS_SHOWN_MAX;
    for (code, count) in &seen.problem_counts {
        text.push_str(&format!(
            "  {} {} {} [{}]\n    hint: {}\n",
            thousands(*count),
            if *count == 1 { "time:" } else { "times:" },
            code.sentence(),
            code.code(),
            code.hint()
        ));
        let of_code = seen.problems.iter().filter(|problem| problem.code == *code);
        for problem in of_code.take(left) {
            text.push_str(&format!("    {}\n", printable(&place(problem))));
            left -= 1;
        }
    }
    let total: u64 = seen.problem_counts.values().sum();
    let more = total.saturating_sub(PROBLEMS_SHOWN_MAX as u64);
    if more > 0 {
        text.push_str(&format!("  {} further places: see --json\n", thousands(more)));
    }
    text
}

fn place(problem: &Problem) -> String {
    let mut place = problem.file.clone();
    if let Some(record) = problem.record {
        place.push_str(&format!(", record {record}"));
    }
    place.push_str(&format!(", byte {}", problem.offset));
    if !problem.detail.is_empty() {
        place.push_str(&format!(" ({})", problem.detail));
    }
    place
}

fn shape(report: &ListReport, seen: &Seen) -> Value {
    let counts = |counts: &BTreeMap<&'static str, u64>| -> Value {
        counts.iter().map(|(name, count)| ((*name).to_owned(), Value::from(*count))).collect()
    };
    let problem_counts: Map<String, Value> = seen
        .problem_counts
        .iter()
        .map(|(code, count)| (code.code().to_owned(), Value::from(*count)))
        .collect();
    json!({
        "files": report.files,
        "format": report.format.map(|format| format.name()),
        "source": report.source,
        "version": report.version,
        "refused": report.refused.as_ref().map(problem_shape),
        "records": report.counts.records,
        "incomplete": report.counts.incomplete,
        "quarantined": report.counts.quarantined,
        "notes": report.counts.notes,
        "counts": counts(&report.counts.details),
        "schemata": counts(&seen.schemata),
        "scripts": counts(&seen.scripts),
        "measures": counts(&seen.measures),
        "problem_counts": problem_counts,
        "problems": seen.problems.iter().map(problem_shape).collect::<Vec<Value>>(),
    })
}

fn problem_shape(problem: &Problem) -> Value {
    json!({
        "code": problem.code.code(),
        "loses": match problem.code.refusal() {
            Refusal::Note => "nothing",
            Refusal::Record => "record",
            Refusal::File => "file",
        },
        "file": problem.file,
        "record": problem.record,
        "offset": problem.offset,
        "detail": problem.detail,
        "sentence": problem.code.sentence(),
        "hint": problem.code.hint(),
    })
}

/// The counts as rows of CSV.
fn count_rows(report: &ListReport, seen: &Seen) -> Vec<Vec<String>> {
    let list = report.source.clone().unwrap_or_else(|| report.files.join("; "));
    let row = |kind: &str, name: &str, number: u64| {
        vec![list.clone(), kind.to_owned(), name.to_owned(), number.to_string()]
    };
    let counts = &report.counts;
    let mut rows = vec![
        row("count", "refused", u64::from(report.refused.is_some())),
        row("count", "records", counts.records),
        row("count", "incomplete", counts.incomplete),
        row("count", "quarantined", counts.quarantined),
        row("count", "notes", counts.notes),
    ];
    rows.extend(counts.details.iter().map(|(name, count)| row("count", name, *count)));
    for (kind, counts) in kinds(seen) {
        rows.extend(counts.iter().map(|(name, count)| row(kind, name, *count)));
    }
    rows.extend(
        seen.problem_counts.iter().map(|(code, count)| row("problem", code.code(), *count)),
    );
    rows.extend(report.refused.iter().map(|problem| row("problem", problem.code.code(), 1)));
    rows
}
