//! The law of the story: no name of it reaches the review band against a real list, and of its people only the planted
//! ones reach it against the story's own.

use super::{Files, planted};
use crate::failure::{Context, Failure, Outcome};
use crate::repository::Repository;
use formats::list::{ListReport, ListSink};
use formats::mapping::Mapping;
use formats::subjects::{self, SubjectOptions, SubjectSink};
use formats::{Problem, ReadOptions, Sink, Source, read_lists};
use index::{Found, Index, IndexBuilder, ListInfo, Search};
use matching::Analysed;
use model::entity::Entity;
use model::record::{Record, Withdrawal};
use model::schema::{Property, Schema};
use model::subject::Subject;
use std::fs::File;

/// The real lists at hand. The OFAC set is put together of the editions there are; aliases without their entry are
/// records of their own and count as well.
const REAL_LISTS: [&str; 8] = [
    "lists/un/UN_consolidated_2026-02-27.xml.gz",
    "lists/ofac/sdn_2024-05-03.csv.gz",
    "lists/ofac/alt_2025-12.csv.gz",
    "lists/ofac/add_2025-12.csv.gz",
    "lists/ofac/consolidated_nonsdn_2025-03-28.xml.gz",
    "lists/uk/ConList_2018-04-13.csv.gz",
    "lists/ca/sema_lmes_2025.xml.gz",
    "lists/eu/eu_csv_v10_extract.csv.gz",
];

/// The files of subjects.
const SUBJECTS: [&str; 3] =
    ["bank-customers.csv", "border-travellers.jsonl", "course-nominees.csv"];

/// Real lists, ready for search.
pub struct Lists(Index);

impl Lists {
    /// How many records they hold.
    pub fn records(&self) -> u64 {
        self.0.info().records
    }
}

/// Puts what is read into an index, and keeps the records of the story for their names.
struct Building {
    builder: IndexBuilder,
    records: Vec<Record>,
    refused: Vec<String>,
}

impl Sink for Building {
    fn record(&mut self, record: Record) {
        self.records.push(record.clone());
        self.builder.add(record);
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.builder.withdraw(withdrawal);
    }

    fn problem(&mut self, _problem: Problem) {}
}

impl ListSink for Building {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, report: &ListReport) {
        if let Some(problem) = &report.refused {
            self.refused.push(problem.to_string());
            self.builder.abandon_list();
            return;
        }
        self.builder.commit_list(ListInfo {
            source: report.source.clone().unwrap_or_default(),
            version: report.version.clone(),
            files: report.files.clone(),
            records: report.counts.records,
            incomplete: report.counts.incomplete,
            quarantined: report.counts.quarantined,
            changes: false,
        });
    }
}

fn build(sources: &mut [Source], mappings: Vec<Mapping>) -> Outcome<(Index, Vec<Record>)> {
    let mut building =
        Building { builder: IndexBuilder::new(), records: Vec::new(), refused: Vec::new() };
    let options = ReadOptions { mappings, ..ReadOptions::default() };
    read_lists(sources, &options, &mut building);
    if let Some(refused) = building.refused.first() {
        return Err(Failure::new(refused.clone()));
    }
    let index = building.builder.in_memory().context("building an index")?;
    Ok((index, building.records))
}

/// The story's list and its late additions.
fn story_list(files: &Files) -> Outcome<(Index, Vec<Record>)> {
    let mapping = files.content("late-additions.mapping.toml")?;
    let text = std::str::from_utf8(mapping).context("the mapping")?;
    let mapping = Mapping::parse("late-additions.mapping.toml", text).context("the mapping")?;
    let source = |name: &str| Ok(Source::from_memory(name, files.content(name)?.to_vec()));
    build(&mut [source("utopia-list.xml")?, source("late-additions.csv")?], vec![mapping])
}

#[derive(Default)]
struct Collected {
    subjects: Vec<Subject>,
    unreadable: Vec<String>,
}

impl SubjectSink for Collected {
    fn subject(&mut self, subject: Subject) {
        self.subjects.push(subject);
    }

    fn not_readable(&mut self, _id: Option<String>, problem: Problem) {
        self.unreadable.push(problem.to_string());
    }
}

/// Everybody before the three desks.
fn story_subjects(files: &Files) -> Outcome<Vec<Subject>> {
    let mut collected = Collected::default();
    for name in SUBJECTS {
        let mut source = Source::from_memory(name, files.content(name)?.to_vec());
        subjects::read(&mut source, &SubjectOptions::default(), &mut collected).context(name)?;
    }
    match collected.unreadable.first() {
        None => Ok(collected.subjects),
        Some(problem) => Err(Failure::new(problem.clone())),
    }
}

/// Whoever reaches the review band of the story's list without being planted, and whoever is planted and does not.
///
/// # Errors
/// Data that cannot be read.
pub fn only_the_planted_are_found(files: &Files) -> Outcome<Vec<String>> {
    let (index, _) = story_list(files)?;
    let mut searcher = index.searcher();
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for subject in story_subjects(files)? {
        let id = &subject.entity.id;
        let analysed = Analysed::subject(&subject);
        if !analysed.is_comparable() {
            if id != planted::NOT_SCREENED {
                problems.push(format!("{id} cannot be screened, and the story does not say so"));
            }
            continue;
        }
        let answer = searcher.search(&analysed, &Search::default()).context(id)?;
        let Some(best) = answer.found.first() else { continue };
        if !planted::FOUND.contains(&id.as_str()) {
            problems.push(format!(
                "{}: not planted, but {}",
                id,
                said(&subject.entity.caption(), best)
            ));
        }
        found.push(id.clone());
    }
    for planted in planted::FOUND {
        if !found.iter().any(|id| id == planted) {
            problems.push(format!("{planted} is planted and not found"));
        }
    }
    Ok(problems)
}

fn said(name: &str, found: &Found) -> String {
    format!(
        "\"{name}\" reaches {} with {} {}",
        found.comparison.score, found.record.id.source, found.record.id.key
    )
}

/// The real lists, where `../shared` is at hand.
///
/// # Errors
/// A list that is there and cannot be read.
pub fn real_lists(repository: &Repository) -> Outcome<Option<Lists>> {
    let mut sources = Vec::new();
    for name in REAL_LISTS {
        let Some(path) = repository.shared(name) else { return Ok(None) };
        let bytes = Box::new(File::open(&path).context(name)?);
        sources.push(Source { name: name.to_owned(), bytes });
    }
    Ok(Some(Lists(build(&mut sources, Vec::new())?.0)))
}

/// Every name of the story as a subject of its own, without a fact that could speak against it, and every subject and
/// record as a whole.
fn queries(files: &Files) -> Outcome<Vec<Subject>> {
    let subjects = story_subjects(files)?;
    let (_, records) = story_list(files)?;
    let mut queries = Vec::new();
    let mut alone = |schema, name: &str| {
        let mut entity = Entity::new(name, schema);
        entity.add(Property::Name, name);
        queries.push(Subject::new(entity));
    };
    planted::TELLERS.iter().for_each(|name| alone(Schema::Person, name));
    let entities =
        || subjects.iter().map(|one| &one.entity).chain(records.iter().map(|one| &one.entity));
    for entity in entities() {
        entity.names().for_each(|(_, name)| alone(entity.schema, name.text()));
    }
    let records = records.into_iter().map(|record| Subject {
        entity: record.entity,
        adjacent: record.adjacent,
        provenance: record.provenance,
    });
    queries.extend(records);
    queries.extend(subjects);
    Ok(queries)
}

/// How much of the story was compared with real lists, and what of it reaches the review band.
///
/// # Errors
/// Data that cannot be read.
pub fn nobody_is_near(files: &Files, lists: &Lists) -> Outcome<(usize, Vec<String>)> {
    let queries = queries(files)?;
    let mut searcher = lists.0.searcher();
    let mut problems = Vec::new();
    for query in &queries {
        let answer =
            searcher.search(&Analysed::subject(query), &Search::default()).context("searching")?;
        if let Some(found) = answer.found.first() {
            problems.push(format!("near a real entry: {}", said(&query.entity.caption(), found)));
        }
    }
    problems.dedup();
    Ok((queries.len(), problems))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_the_story_is_near_a_real_one() {
        let repository = Repository::of_this_build().unwrap();
        let Some(lists) = real_lists(&repository).unwrap() else {
            testkit::skip("no_name_of_the_story_is_near_a_real_one", "../shared/lists is not here");
            return;
        };
        let (asked, near) = nobody_is_near(&Files::generate().unwrap(), &lists).unwrap();
        assert!(asked > 4_000, "{asked}");
        assert_eq!(near, Vec::<String>::new());
    }
}
