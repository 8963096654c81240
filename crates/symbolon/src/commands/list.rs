//! `symbolon list inspect`: what lists hold, and what is wrong with them.

use std::collections::BTreeMap;
use std::io::Write;

use formats::list::{ListReport, ListSink};
use formats::{Details, Problem, ProblemCode, Refusal, Sink};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::record::{Record, Withdrawal};
use model::schema::{Kind, Property};
use serde_json::{Map, Value, json};

use crate::cli::ListInspect;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lists;
use crate::messages;
use crate::output::sentence::printable;
use crate::output::table::{aligned, thousands};
use crate::output::{csv, json};

use super::quarantine;

/// How many problems of a list are told one by one in text.
const PROBLEMS_SHOWN_MAX: usize = 20;
/// How many problems of a list are kept for JSON; beyond it they are only counted, for a hostile list has one in each row.
const PROBLEMS_KEPT_MAX: usize = 1_000;
/// How many rows set aside are written to be repaired; beyond it the list is to be fetched again.
const SET_ASIDE_KEPT_MAX: usize = 100_000;
/// How many programmes are told in text, those with the most listings.
const PROGRAMMES_SHOWN_MAX: usize = 20;
/// How many programmes of a list are told apart: a hostile list has a new one in each row.
const PROGRAMMES_KEPT_MAX: usize = 1_000;

/// Reads lists, counts, and tells their problems.
pub fn inspect(arguments: &ListInspect, output: &mut dyn Write) -> Result<Exit, Failure> {
    // It is made first, so that a name that is taken is told before anything is read.
    let to_repair = arguments.quarantine.as_deref().map(quarantine::create).transpose()?;
    let mut counter = Counter { keeps_set_aside: to_repair.is_some(), ..Counter::default() };
    let mut lists = lists::read(&arguments.files, &arguments.mappings, &mut counter)?;
    if let Some(mut to_repair) = to_repair {
        for (report, seen) in &counter.lists {
            to_repair.add(&mut lists, report, &seen.set_aside)?;
            let left = report.counts.quarantined.saturating_sub(seen.set_aside.len() as u64);
            if left > 0 {
                messages::warning(&format!(
                    "{}: {} further rows set aside are not written: their number is limited to {}",
                    report.files.join(", "),
                    thousands(left),
                    thousands(SET_ASIDE_KEPT_MAX as u64)
                ));
            }
        }
        to_repair.finish()?;
    }
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let mut write =
        |bytes: &[u8]| output.write_all(bytes).map_err(|error| Failure::of_output(&error));
    if arguments.format.csv {
        write(&csv::rows([["list", "kind", "name", "number"].map(str::to_owned).to_vec()]))?;
    }
    for (position, (report, seen)) in counter.lists.iter().enumerate() {
        let bytes = if arguments.format.json {
            json::line(&shape(report, seen, today))
        } else if arguments.format.csv {
            csv::rows(count_rows(report, seen, today))
        } else {
            let gap = if position > 0 { "\n" } else { "" };
            format!("{gap}{}", described(report, seen, today)).into_bytes()
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
    schemata: Details,
    scripts: Details,
    measures: Details,
    programmes: BTreeMap<String, u64>,
    names: u64,
    listings: u64,
    listings_without_measures: u64,
    without_listing: u64,
    without_date: u64,
    without_country: u64,
    without_identifier: u64,
    published: Option<Timestamp>,
    problem_counts: BTreeMap<ProblemCode, u64>,
    problems: Vec<Problem>,
    set_aside: Vec<Problem>,
}

#[derive(Default)]
struct Counter {
    keeps_set_aside: bool,
    open: Seen,
    lists: Vec<(ListReport, Seen)>,
}

fn add(counts: &mut BTreeMap<String, u64>, name: &str) {
    match counts.get_mut(name) {
        Some(count) => *count += 1,
        None => drop(counts.insert(name.to_owned(), 1)),
    }
}

impl Sink for Counter {
    fn record(&mut self, record: Record) {
        let seen = &mut self.open;
        let entity = &record.entity;
        seen.schemata.add(entity.schema.name(), 1);
        for (_, value) in entity.names() {
            seen.names += 1;
            seen.scripts.add(value.script().code(), 1);
        }
        for listing in &record.listings {
            seen.listings += 1;
            seen.listings_without_measures += u64::from(listing.measures.is_empty());
            for measure in &listing.measures {
                seen.measures.add(measure.code(), 1);
            }
            let programme = listing.programme.as_deref().or(listing.regime.as_deref());
            let is_known = |name: &str| seen.programmes.contains_key(name);
            let room = seen.programmes.len() < PROGRAMMES_KEPT_MAX;
            match programme {
                Some(name) if room || is_known(name) => add(&mut seen.programmes, name),
                Some(_) => add(&mut seen.programmes, "(others)"),
                None => add(&mut seen.programmes, "(none)"),
            }
        }
        let has = |kind: Kind| entity.properties().any(|(property, _)| property.kind() == kind);
        let of_adjacent = record.adjacent.iter().flat_map(|one| one.properties());
        let identifies = |property: Property| {
            property.kind() == Kind::Identifier || property == Property::CryptoAddress
        };
        let identified = entity.properties().chain(of_adjacent).any(|(one, _)| identifies(one));
        seen.without_listing += u64::from(record.listings.is_empty());
        seen.without_date += u64::from(!has(Kind::Date));
        seen.without_country += u64::from(!has(Kind::Country));
        seen.without_identifier += u64::from(!identified);
        seen.published = seen.published.max(record.published_at);
    }

    fn withdraw(&mut self, _withdrawal: Withdrawal) {}

    fn problem(&mut self, problem: Problem) {
        *self.open.problem_counts.entry(problem.code).or_default() += 1;
        if self.keeps_set_aside
            && problem.code.refusal() == Refusal::Record
            && self.open.set_aside.len() < SET_ASIDE_KEPT_MAX
        {
            self.open.set_aside.push(problem.clone());
        }
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

fn described(report: &ListReport, seen: &Seen, today: Date) -> String {
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
        None => text.push_str(&aligned(2, &rows(report, seen, today))),
    }
    text.push_str(&problems(seen));
    text
}

fn rows(report: &ListReport, seen: &Seen, today: Date) -> Vec<(String, String)> {
    let mut rows = vec![("source".to_owned(), report.source.clone().unwrap_or_default())];
    let published = published(report, seen);
    let age = published.map(|date| age(days(date, today)));
    let with_age = |text: &str| match &age {
        Some(age) => format!("{text} ({age})"),
        None => text.to_owned(),
    };
    match (&report.version, published) {
        (Some(version), _) => rows.push(("version".to_owned(), with_age(version))),
        (None, Some(date)) => rows.push(("published".to_owned(), with_age(&date.to_string()))),
        (None, None) => {}
    }
    let mut number = |name: String, number: u64| rows.push((name, thousands(number)));
    for (name, count) in counts(report, seen) {
        let name = if name == "quarantined" { "set aside" } else { name };
        number(name.to_owned(), count);
    }
    for (kind, counts) in kinds(seen) {
        if kind != PROGRAMME {
            counts.iter().for_each(|(name, count)| number(format!("{kind} {name}"), *count));
        }
    }
    let mut programmes: Vec<(&String, u64)> =
        seen.programmes.iter().map(|(name, count)| (name, *count)).collect();
    programmes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (name, count) in programmes.iter().take(PROGRAMMES_SHOWN_MAX) {
        number(format!("{PROGRAMME} {name}"), *count);
    }
    if let Some(more @ 1..) = programmes.len().checked_sub(PROGRAMMES_SHOWN_MAX) {
        number("further programmes".to_owned(), more as u64);
    }
    rows
}

/// The counts of a list by name, those of its format behind those that every list has.
fn counts<'r>(report: &'r ListReport, seen: &Seen) -> Vec<(&'r str, u64)> {
    let of_all = &report.counts;
    let mut counts = vec![
        ("records", of_all.records),
        ("incomplete", of_all.incomplete),
        ("quarantined", of_all.quarantined),
        ("notes", of_all.notes),
        ("names", seen.names),
        ("listings", seen.listings),
        ("listings without measures", seen.listings_without_measures),
        ("records without a listing", seen.without_listing),
        ("records without a date", seen.without_date),
        ("records without a country", seen.without_country),
        ("records without an identifier", seen.without_identifier),
    ];
    let told: Vec<&str> = counts.iter().map(|(name, _)| *name).collect();
    let of_format = of_all.details.iter().filter(|(name, _)| !told.contains(name));
    counts.extend(of_format);
    counts
}

const PROGRAMME: &str = "programme";

/// What was counted by kind.
fn kinds(seen: &Seen) -> [(&'static str, Vec<(&str, u64)>); 4] {
    let programmes = seen.programmes.iter().map(|(name, count)| (name.as_str(), *count));
    [
        ("schema", seen.schemata.iter().collect()),
        ("names in script", seen.scripts.iter().collect()),
        ("measure", seen.measures.iter().collect()),
        (PROGRAMME, programmes.collect()),
    ]
}

/// The day the list says it was published: of its records, or of itself.
fn published(report: &ListReport, seen: &Seen) -> Option<Date> {
    let day = |time: Timestamp| time.to_zoned(TimeZone::UTC).date();
    if report.refused.is_some() {
        return None;
    }
    let version = report.version.as_deref();
    seen.published.map(day).or_else(|| {
        let version = version?;
        version.parse().ok().map(day).or_else(|| version.get(..10)?.parse().ok())
    })
}

fn days(published: Date, today: Date) -> i32 {
    (today - published).get_days()
}

/// How old a list is, which only a person can judge: some are published daily, some once a year.
fn age(days: i32) -> String {
    match days {
        0 => "of today".to_owned(),
        1 => "1 day old".to_owned(),
        2.. => format!("{} days old", thousands(u64::from(days.unsigned_abs()))),
        _ => "dated in the future".to_owned(),
    }
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

fn shape(report: &ListReport, seen: &Seen, today: Date) -> Value {
    let shaped = |counts: &mut dyn Iterator<Item = (&str, u64)>| -> Value {
        counts.map(|(name, count)| (name.to_owned(), Value::from(count))).collect()
    };
    let by_name = |details: &Details| shaped(&mut details.iter());
    let problem_counts: Map<String, Value> = seen
        .problem_counts
        .iter()
        .map(|(code, count)| (code.code().to_owned(), Value::from(*count)))
        .collect();
    let published = published(report, seen);
    json!({
        "files": report.files,
        "format": report.format.map(|format| format.name()),
        "source": report.source,
        "version": report.version,
        "published": published.map(|date| date.to_string()),
        "age_days": published.map(|date| days(date, today)),
        "refused": report.refused.as_ref().map(problem_shape),
        "records": report.counts.records,
        "incomplete": report.counts.incomplete,
        "quarantined": report.counts.quarantined,
        "notes": report.counts.notes,
        "names": seen.names,
        "listings": seen.listings,
        "listings_without_measures": seen.listings_without_measures,
        "records_without": {
            "listing": seen.without_listing,
            "date": seen.without_date,
            "country": seen.without_country,
            "identifier": seen.without_identifier,
        },
        "counts": by_name(&report.counts.details),
        "schemata": by_name(&seen.schemata),
        "scripts": by_name(&seen.scripts),
        "measures": by_name(&seen.measures),
        "programmes": shaped(&mut seen.programmes.iter().map(|(name, count)| (name.as_str(), *count))),
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
fn count_rows(report: &ListReport, seen: &Seen, today: Date) -> Vec<Vec<String>> {
    let list = report.source.clone().unwrap_or_else(|| report.files.join("; "));
    let row = |kind: &str, name: &str, number: i64| {
        vec![list.clone(), kind.to_owned(), name.to_owned(), number.to_string()]
    };
    let signed = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let mut rows = vec![row("count", "refused", i64::from(report.refused.is_some()))];
    if let Some(date) = published(report, seen) {
        rows.push(row("count", "age in days", i64::from(days(date, today))));
    }
    let counts = counts(report, seen);
    rows.extend(counts.into_iter().map(|(name, count)| row("count", name, signed(count))));
    for (kind, counts) in kinds(seen) {
        rows.extend(counts.iter().map(|(name, count)| row(kind, name, signed(*count))));
    }
    let problems = seen.problem_counts.iter();
    rows.extend(problems.map(|(code, count)| row("problem", code.code(), signed(*count))));
    rows.extend(report.refused.iter().map(|problem| row("problem", problem.code.code(), 1)));
    rows
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_age_is_told_in_days() {
        let check = |published: Date, expected: &str| {
            assert_eq!(age(days(published, date(2026, 11, 2))), expected);
        };
        check(date(2026, 11, 2), "of today");
        check(date(2026, 11, 1), "1 day old");
        check(date(2026, 10, 1), "32 days old");
        check(date(2021, 11, 2), "1,826 days old");
        check(date(2026, 11, 3), "dated in the future");
    }

    #[test]
    fn the_day_of_publication_is_that_of_the_records_or_of_the_version() {
        let check = |published: Option<&str>, version: Option<&str>, expected: Option<Date>| {
            let report = ListReport {
                files: Vec::new(),
                format: None,
                source: None,
                version: version.map(str::to_owned),
                counts: formats::Counts::default(),
                refused: None,
            };
            let published_at = published.map(|time| time.parse().unwrap());
            let seen = Seen { published: published_at, ..Seen::default() };
            assert_eq!(super::published(&report, &seen), expected, "{version:?}");
        };
        let day = date(2026, 10, 1);
        check(Some("2026-10-01T23:00:00Z"), Some("2025-01-01"), Some(day));
        check(None, Some("2026-10-01T08:00:00.000Z"), Some(day));
        check(None, Some("2026-10-01"), Some(day));
        check(None, Some("2026-10-01 edition"), Some(day));
        check(None, Some("7"), None);
        check(None, None, None);
    }
}
