//! The chapters.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use formats::list::{ListReport, ListSink};
use formats::mapping::Mapping;
use formats::subjects::{self, SubjectOptions, SubjectSink};
use formats::{Problem, ReadOptions, Refusal, Sink, Source, read_lists};
use index::{Index, IndexBuilder, ListInfo};
use model::matched::{Contribution, Feature, Score, Verdict};
use model::purpose::Purpose;
use model::record::{Completeness, Record, Withdrawal};
use model::schema::{Property, Schema};
use model::script::Script;
use model::subject::Subject;

use super::page::Page;
use super::{BANK, BORDER, COURSE, DemoFile, LATE, LIST, MAPPING};
use crate::failure::{Failure, FailureCode};
use crate::output::sentence::printable;
use crate::screening::{Asked, Desk, Plan, Screened, Tally};

/// The hits that are explained in full, with what the story says of them.
const EXPLAINED: [(&str, &str, &str); 3] = [
    (
        "C-0418",
        "Another script, another spelling",
        "The bank's branch abroad wrote the customer's name in Arabic letters; the list has Latin ones. Arabic \
         writing leaves out short vowels, so the words are paired by what both spellings keep.",
    ),
    (
        "T-088",
        "Another order, and letters changed",
        "The ticket gives the surname first and has three letters wrong. Every word finds its partner all the same.",
    ),
    (
        "T-204",
        "A passport under another name",
        "The names do not agree at all; the passport does. The number is reported for what it is: somebody \
         travels on the papers of a listed man, or the number was typed wrongly.",
    ),
];

/// The innocent namesake.
const NAMESAKE: &str = "N-062";

/// Tells the whole story.
///
/// # Errors
/// The output cannot be written, or the data in the program cannot be read.
pub fn tell(page: &mut Page<'_>) -> Result<(), Failure> {
    let list = read_the_list()?;
    let written = |error: io::Error| Failure::of_output(&error);
    page.text(
        "An invented case. The country is Utopia, and every person, company and vessel in it is made up. What follows \
         is computed now, by the same readers and the same search as the other commands use.",
    )
    .map_err(written)?;
    chapter_one(page, &list).map_err(written)?;
    let index = list.builder.in_memory().map_err(Failure::IndexRead)?;
    let desks = screen_the_desks(index)?;
    chapter_two(page, &desks).map_err(written)?;
    what_next(page).map_err(written)
}

/// What the intelligence unit received.
#[derive(Default)]
struct Received {
    builder: IndexBuilder,
    records: Vec<Record>,
    problems: Vec<Problem>,
    reports: Vec<ListReport>,
}

impl Sink for Received {
    fn record(&mut self, record: Record) {
        self.records.push(record.clone());
        self.builder.add(record);
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.builder.withdraw(withdrawal);
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

impl ListSink for Received {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, report: &ListReport) {
        self.builder.commit_list(ListInfo {
            source: report.source.clone().unwrap_or_default(),
            version: report.version.clone(),
            files: report.files.clone(),
            records: report.counts.records,
            incomplete: report.counts.incomplete,
            quarantined: report.counts.quarantined,
            changes: false,
        });
        self.reports.push(report.clone());
    }
}

/// Data that is part of the program and cannot be read is a fault of ours.
fn fault(what: impl ToString) -> Failure {
    Failure::new(FailureCode::Fault, what.to_string())
}

fn source(file: &DemoFile) -> Source {
    Source::from_memory(file.name, file.bytes.to_vec())
}

fn read_the_list() -> Result<Received, Failure> {
    let text = std::str::from_utf8(MAPPING.bytes).map_err(fault)?;
    let mapping = Mapping::parse(MAPPING.name, text).map_err(fault)?;
    let options = ReadOptions { mappings: vec![mapping], ..ReadOptions::default() };
    let mut received = Received::default();
    read_lists(&mut [source(&LIST), source(&LATE)], &options, &mut received);
    match received.reports.iter().find_map(|report| report.refused.as_ref()) {
        Some(problem) => Err(fault(problem)),
        None => Ok(received),
    }
}

fn chapter_one(page: &mut Page<'_>, list: &Received) -> io::Result<()> {
    page.chapter("Chapter 1: A list arrives")?;
    page.text(
        "On a Monday the Joint Listing Board of Utopia and Taprobane publishes its list, and a small table of late \
         additions beside it. The Finance Intelligence Unit in Amaurot asks first what it has received.",
    )?;
    for report in &list.reports {
        let name = report.files.join(", ");
        let format = report.format.map_or("unknown", formats::Format::name);
        page.head(&format!("{name} ({format})"))?;
        let of_file: Vec<&Record> = list
            .records
            .iter()
            .filter(|record| report.files.contains(&record.provenance.file))
            .collect();
        counts(page, &of_file)?;
    }
    page.head("What is wrong with it")?;
    set_aside(page, list)?;
    notes(page, list)
}

/// How many entries, names, dates and scripts there are.
fn counts(page: &mut Page<'_>, records: &[&Record]) -> io::Result<()> {
    let of = |schema| records.iter().filter(|record| record.entity.schema == schema).count();
    let kinds = [
        (Schema::Person, "people"),
        (Schema::Organization, "organisations"),
        (Schema::Company, "companies"),
        (Schema::Vessel, "vessels"),
    ];
    let present = kinds.iter().filter(|(schema, _)| of(*schema) > 0);
    let kinds: Vec<String> =
        present.map(|(schema, word)| format!("{} {word}", of(*schema))).collect();
    page.item("  entries  ", &format!("{}: {}", records.len(), kinds.join(", ")))?;
    let number = |property| -> usize {
        records.iter().map(|record| record.entity.values(property).len()).sum()
    };
    let names: Vec<String> = [
        (Property::Name, "primary"),
        (Property::Alias, "good aliases"),
        (Property::WeakAlias, "weak aliases"),
        (Property::PreviousName, "former names"),
    ]
    .iter()
    .filter(|(property, _)| number(*property) > 0)
    .map(|(property, words)| format!("{} {words}", number(*property)))
    .collect();
    page.item("  names    ", &names.join(", "))?;
    let mut scripts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name) in records.iter().flat_map(|record| record.entity.names()) {
        *scripts.entry(script_name(name.script())).or_default() += 1;
    }
    let mut scripts: Vec<(&str, usize)> = scripts.into_iter().collect();
    scripts.sort_by_key(|(name, number)| (std::cmp::Reverse(*number), *name));
    let scripts: Vec<String> =
        scripts.iter().map(|(name, number)| format!("{name} {number}")).collect();
    page.item("  scripts  ", &scripts.join(", "))?;
    let dates = records.iter().flat_map(|record| record.entity.texts(Property::BirthDate));
    let (whole, partial): (Vec<&str>, Vec<&str>) = dates.partition(|date| date.len() == 10);
    let passports: usize = records.iter().map(|record| record.adjacent.len()).sum();
    let facts: Vec<String> = [
        (whole.len(), "whole birth dates"),
        (partial.len(), "partial ones (a year, about a year, between two years)"),
        (passports, "documents with their issuer"),
    ]
    .iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, words)| format!("{number} {words}"))
    .collect();
    page.item("  facts    ", &facts.join(", "))
}

/// The scripts of the story in words; the code of ISO 15924 for any other.
fn script_name(script: Script) -> &'static str {
    match script.code() {
        "Latn" => "Latin",
        "Arab" => "Arabic",
        "Cyrl" => "Cyrillic",
        "Grek" => "Greek",
        "Hebr" => "Hebrew",
        "Geor" => "Georgian",
        "Hani" => "Chinese",
        code => code,
    }
}

fn set_aside(page: &mut Page<'_>, list: &Received) -> io::Result<()> {
    let lost = list.problems.iter().filter(|problem| problem.code.refusal() == Refusal::Record);
    for problem in lost {
        page.inset(2, &printable(&problem.to_string()))?;
        page.item("  hint: ", problem.code.hint())?;
    }
    for record in &list.records {
        if let Completeness::Incomplete { .. } = &record.completeness {
            page.text(&format!(
                "The row is set aside, and a clerk telephones the Board. Until the Board answers, what could be read of \
                 it, the name {}, is screened as an incomplete entry: one broken row blinds nobody.",
                printable(&record.entity.caption())
            ))?;
        }
    }
    Ok(())
}

/// Problems that lost nothing, counted by what they are.
fn notes(page: &mut Page<'_>, list: &Received) -> io::Result<()> {
    let mut notes: BTreeMap<(&str, &str), (usize, &Problem)> = BTreeMap::new();
    for problem in list.problems.iter().filter(|one| one.code.refusal() == Refusal::Note) {
        notes.entry((problem.code.code(), &problem.detail)).or_insert((0, problem)).0 += 1;
    }
    for (number, problem) in notes.values() {
        page.inset(
            2,
            &format!(
                "noted {number} times: {} ({})",
                problem.code.sentence(),
                printable(&problem.detail)
            ),
        )?;
    }
    let unknown_regime = list.problems.iter().any(|problem| problem.detail == "UN_LIST_TYPE");
    if unknown_regime {
        page.text(
            "The list type \"Utopia\" is none of those that the United Nations use, so the program does not know what \
             these listings order. It takes the careful side: an entry whose measures are unknown counts for every \
             purpose.",
        )?;
    }
    Ok(())
}

/// One of the three desks after its morning.
struct DeskMorning {
    name: &'static str,
    purpose: Purpose,
    tally: Tally,
    /// Whoever is not clear.
    told: Vec<Screened>,
}

struct Asking(Vec<Asked>);

impl SubjectSink for Asking {
    fn subject(&mut self, subject: Subject) {
        self.0.push(Asked::Subject(subject));
    }

    fn not_readable(&mut self, id: Option<String>, problem: Problem) {
        self.0.push(Asked::Unreadable { id, problem });
    }
}

fn screen_the_desks(index: Index) -> Result<Vec<DeskMorning>, Failure> {
    let desks = [
        ("Bank of Amaurot", &BANK, Purpose::ScreeningMoney),
        ("border post at the Anyder", &BORDER, Purpose::ScreeningTravel),
        ("course for stability police", &COURSE, Purpose::Stabilisation),
    ];
    let indexes = [index];
    let mut mornings = Vec::new();
    for (name, file, purpose) in desks {
        let mut asking = Asking(Vec::new());
        subjects::read(&mut source(file), &SubjectOptions::default(), &mut asking)
            .map_err(fault)?;
        let plan = Plan { threshold: Score::REVIEW, limit: 10, purpose: Some(purpose) };
        let mut desk = Desk::new(&indexes, &plan);
        let mut morning = DeskMorning { name, purpose, tally: Tally::default(), told: Vec::new() };
        for asked in asking.0 {
            let screened = desk.screen(asked)?;
            morning.tally.count(screened.verdict);
            if screened.verdict != Verdict::Clear {
                morning.told.push(screened);
            }
        }
        mornings.push(morning);
    }
    Ok(mornings)
}

fn chapter_two(page: &mut Page<'_>, desks: &[DeskMorning]) -> io::Result<()> {
    page.chapter("Chapter 2: Three desks, one morning")?;
    page.text(
        "On Tuesday three desks screen their people against the list and its late additions.",
    )?;
    page.line("")?;
    table(page, desks)?;
    let told = || desks.iter().flat_map(|desk| &desk.told);
    let by_id = |wanted: &str| told().find(|one| one.id.as_deref() == Some(wanted));
    page.text("Three hits in full. The points of each add up to its score exactly; 0.70 and above is a hit.")?;
    for (id, title, comment) in EXPLAINED {
        if let Some(screened) = by_id(id) {
            page.head(&format!("{title} ({id})"))?;
            page.text(comment)?;
            explain(page, screened)?;
        }
    }
    page.head("The other hits")?;
    let explained: BTreeSet<&str> = EXPLAINED.iter().map(|(id, ..)| *id).collect();
    for screened in told().filter(|one| one.verdict == Verdict::Hit) {
        if !screened.id.as_deref().is_some_and(|id| explained.contains(id)) {
            briefly(page, screened)?;
        }
    }
    if let Some(screened) = by_id(NAMESAKE) {
        page.head(&format!("For review: an innocent namesake ({NAMESAKE})"))?;
        page.text(
            "The name agrees letter by letter. But the nominee was born eleven years later and is a citizen of another \
             country: two facts speak against one name, so the match goes to review and raises no alarm.",
        )?;
        explain(page, screened)?;
        page.text(
            "Ilsabet Achterquell, the registrar, compares the papers, sees that he is somebody else, writes down why, \
             and admits him. The program has given its reasons; she has decided.",
        )?;
    }
    page.head("Not screened")?;
    for screened in told().filter(|one| one.verdict == Verdict::NotScreened) {
        let reason = screened.reason.as_deref().unwrap_or_default();
        page.item("  ", &format!("{}: {}", who(screened), printable(reason)))?;
    }
    page.text("That is not the same as clear: Tadeusz Okonjo-Brandt sends for the traveller and asks for the passport.")
}

/// The numbers of each desk and of all.
fn table(page: &mut Page<'_>, desks: &[DeskMorning]) -> io::Result<()> {
    let row = |page: &mut Page<'_>, name: &str, purpose: &str, tally: &Tally| {
        page.line(&format!(
            "  {name:<28} {purpose:<17} {:>8} {:>5} {:>7} {:>6} {:>13}",
            tally.subjects, tally.hits, tally.reviews, tally.clear, tally.not_screened
        ))
    };
    page.line(&format!(
        "  {:<28} {:<17} {:>8} {:>5} {:>7} {:>6} {:>13}",
        "desk", "purpose", "subjects", "hits", "reviews", "clear", "not screened"
    ))?;
    let mut all = Tally::default();
    for desk in desks {
        row(page, desk.name, desk.purpose.code(), &desk.tally)?;
        all.add(desk.tally);
    }
    row(page, "all", "", &all)?;
    page.line("")
}

fn who(screened: &Screened) -> String {
    let caption = printable(screened.caption.as_deref().unwrap_or_default());
    format!("{caption} ({})", printable(screened.id.as_deref().unwrap_or_default()))
}

/// A match with every contribution and their sum.
fn explain(page: &mut Page<'_>, screened: &Screened) -> io::Result<()> {
    let Some(judged) = screened.matches.first() else { return Ok(()) };
    let record = &judged.found.record;
    page.inset(2, &format!("{} may be {}:", who(screened), entry(record)))?;
    let comparison = &judged.found.comparison;
    for part in &comparison.explanation.contributions {
        contribution(page, part)?;
    }
    page.line("    ---------")?;
    let band = if comparison.score >= Score::HIT { "a hit" } else { "for review" };
    page.line(&format!("     {}  {band}", comparison.score))?;
    if let Some(remark) = record.entity.first(Property::Notes) {
        page.item("    remark of the list: ", &printable(remark))?;
    }
    Ok(())
}

/// One contribution: points with all six places, the feature, what was compared and what was found.
fn contribution(page: &mut Page<'_>, part: &Contribution) -> io::Result<()> {
    let sign = if part.points < 0 { '-' } else { '+' };
    let points = Score::from_millionths(part.points.unsigned_abs());
    let (query, candidate) = (printable(&part.query.raw), printable(&part.candidate.raw));
    let sides = match (query.is_empty() && candidate.is_empty(), query == candidate) {
        (true, _) => String::new(),
        (_, true) => format!("{query}: "),
        _ => format!("{query} / {candidate}: "),
    };
    let label = format!("    {sign}{points}  {:<10}  ", part.feature.code());
    page.item(&label, &format!("{sides}{}", printable(&part.detail)))?;
    // Where the comparison saw other letters than the reader, it says which.
    if part.feature == Feature::Name && part.query.normalised != part.query.raw.to_lowercase() {
        let compared =
            format!("compared as: {} / {}", part.query.normalised, part.candidate.normalised);
        page.inset(label.chars().count(), &compared)?;
    }
    Ok(())
}

/// A hit in a line or two.
fn briefly(page: &mut Page<'_>, screened: &Screened) -> io::Result<()> {
    let Some(judged) = screened.matches.first() else { return Ok(()) };
    let comparison = &judged.found.comparison;
    let details: Vec<String> = comparison
        .explanation
        .contributions
        .iter()
        .filter(|part| part.points != 0)
        .map(|part| printable(&part.detail))
        .collect();
    let mut text = format!(
        "{} may be {}: {}.",
        who(screened),
        entry(&judged.found.record),
        details.join("; ")
    );
    if let Completeness::Incomplete { reason } = &judged.found.record.completeness {
        text.push_str(&format!(" The entry is incomplete: {}", printable(reason)));
    }
    page.item(&format!("  {}  ", comparison.score), &text)
}

fn entry(record: &Record) -> String {
    let born: Vec<&str> = record.entity.texts(Property::BirthDate).collect();
    let born =
        if born.is_empty() { String::new() } else { format!(", born {}", born.join(" or ")) };
    format!("{} (entry {}{born})", printable(&record.entity.caption()), printable(&record.id.key))
}

fn what_next(page: &mut Page<'_>) -> io::Result<()> {
    page.chapter("What to try next")?;
    page.text("Take the story's files, and go the same way yourself:")?;
    page.line("")?;
    for command in [
        "symbolon demo --files story",
        "symbolon list inspect story/utopia-list.xml",
        "symbolon list inspect story/late-additions.csv --mapping story/late-additions.mapping.toml",
        "symbolon screen story/bank-customers.csv --list story/utopia-list.xml --purpose screening-money",
        "symbolon index build --output story/index --list story/utopia-list.xml",
        "symbolon screen story/border-travellers.jsonl --index story/index --json",
        "symbolon compare \"Zuhayr Qandarbashi\" \"Zohair Kandarbashi\"",
    ] {
        page.line(&format!("  {command}"))?;
    }
    page.line("")?;
    page.text(
        "The mapping file of the late additions says which column is what. A list of your own needs no more than that.",
    )
}
