//! `symbolon screen`: subjects against lists.

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread;
use std::time::Instant;

use formats::subjects::{self, SubjectOptions, SubjectSink};
use formats::{Limits, Problem, Source};
use index::Index;
use model::schema::{Property, Schema};
use model::subject::Subject;
use serde_json::{Map, Value, json};

use crate::cli::{Screen, Single};
use crate::exit::Exit;
use crate::failure::{Failure, FailureCode};
use crate::files::{self, Opened};
use crate::lists::{self, Collected, rows};
use crate::messages;
use crate::output::{Context, csv, json, sentence};
use crate::pipeline::{self, Orders};
use crate::progress::Progress;
use crate::screening::{Asked, Desk, Plan, Screened, Tally};

/// How many subjects a thread takes at once.
const BATCH_SUBJECTS: usize = 64;
/// How many notes on values are told one by one.
const NOTES_SHOWN_MAX: usize = 5;

/// Screens the subjects and writes one answer for each, in the order of the input.
pub fn run(arguments: &Screen, output: &mut dyn Write) -> Result<Exit, Failure> {
    if arguments.lists.is_empty() && arguments.index.is_empty() {
        return Err(Failure::new(FailureCode::NoList, ""));
    }
    // The subjects are opened first: a mistyped path is told before minutes of reading lists.
    let progress = Progress::of_bytes(bytes(arguments)?, "subjects");
    let mut source = source(arguments, &progress)?;
    let (indexes, refused, set_aside) = indexes(arguments)?;
    let context = Context {
        snapshot: indexes.iter().map(Index::name).collect::<Vec<_>>().join("+"),
        lists_refused: refused,
        purpose: arguments.purpose,
    };
    let plan = Plan {
        threshold: arguments.threshold,
        limit: arguments.limit.get(),
        purpose: arguments.purpose,
    };
    let options = SubjectOptions {
        columns: arguments.columns.clone(),
        default_schema: arguments.schema,
        sheet: arguments.sheet.clone(),
        limits: Limits::default(),
        separator: None,
    };
    let run = Run { indexes: &indexes, plan: &plan, context: &context, arguments };
    let started = Instant::now();
    let tally = run.screen(&mut source, &options, &progress, output)?;
    output.flush().map_err(|error| Failure::of_output(&error))?;
    messages::line(&sentence::counts(&tally, started.elapsed().as_secs_f64(), &context));
    let incomplete = tally.not_screened > 0 || !context.lists_refused.is_empty() || set_aside;
    if !context.lists_refused.is_empty() {
        messages::warning(&format!(
            "LIST NOT APPLIED: the answers are without {}",
            context.lists_refused.join(", ")
        ));
    }
    Ok(match (incomplete, tally.hits) {
        (true, _) => Exit::Incomplete,
        (false, 0) => Exit::Done,
        (false, _) => Exit::Hits,
    })
}

/// The length of the subjects, for the bar.
fn bytes(arguments: &Screen) -> Result<u64, Failure> {
    match &arguments.subjects {
        Some(path) if path != Path::new("-") => Ok(Opened::open(path)?.bytes),
        _ => Ok(0),
    }
}

fn source(arguments: &Screen, progress: &Progress) -> Result<Source, Failure> {
    match &arguments.subjects {
        Some(path) if path == Path::new("-") => files::standard_input(),
        Some(path) => Opened::open(path)?.source(progress),
        None => Ok(single(&arguments.single, arguments.schema)),
    }
}

/// The subject of the options as a line that the reader of subjects takes, so that one by options and one in a file are
/// understood alike.
fn single(single: &Single, schema: Option<Schema>) -> Source {
    let organisation = schema.is_some_and(|schema| !schema.is_a(Schema::Person));
    let date = if organisation { Property::IncorporationDate } else { Property::BirthDate };
    let gender: Vec<String> = single.gender.iter().cloned().collect();
    let mut properties = Map::new();
    for (property, values) in [
        (Property::Name, &single.name),
        (date, &single.birth_date),
        (Property::Country, &single.country),
        (Property::Nationality, &single.nationality),
        (Property::Gender, &gender),
        (Property::IdNumber, &single.document),
    ] {
        if !values.is_empty() {
            properties.insert(property.name().to_owned(), Value::from(values.clone()));
        }
    }
    let schema = schema.map(Schema::name);
    let line = json!({"id": "subject", "schema": schema, "properties": properties});
    Source::from_memory("the options", line.to_string().into_bytes())
}

/// The indexes to screen against, the files of refused lists, and whether a row of a list was set aside.
fn indexes(arguments: &Screen) -> Result<(Vec<Index>, Vec<String>, bool), Failure> {
    let mut indexes = Vec::new();
    let mut refused: Vec<String> = Vec::new();
    let mut set_aside = false;
    for path in &arguments.index {
        let index = lists::open_index(path)?;
        refused.extend(index.info().refused.iter().cloned());
        for list in index.info().lists.iter().filter(|list| list.quarantined > 0) {
            set_aside = true;
            messages::note(&format!(
                "{}: {} of {} set aside when the index was built",
                path.display(),
                rows(list.quarantined),
                list.source
            ));
        }
        indexes.push(index);
    }
    if arguments.lists.is_empty() {
        return Ok((indexes, refused, set_aside));
    }
    let collected = Collected::read(&arguments.lists, &arguments.mappings)?;
    refused.extend(collected.refused());
    set_aside |= collected.has_set_aside();
    if collected.all_refused() && indexes.is_empty() {
        return Err(Failure::new(FailureCode::NoListAccepted, refused.join(", ")));
    }
    indexes.push(collected.builder.in_memory().map_err(Failure::IndexRead)?);
    Ok((indexes, refused, set_aside))
}

/// What does not change while subjects pass.
struct Run<'a> {
    indexes: &'a [Index],
    plan: &'a Plan,
    context: &'a Context,
    arguments: &'a Screen,
}

impl Run<'_> {
    fn screen(
        &self,
        source: &mut Source,
        options: &SubjectOptions,
        progress: &Progress,
        output: &mut dyn Write,
    ) -> Result<Tally, Failure> {
        if self.arguments.format.csv {
            output.write_all(&csv::header()).map_err(|error| Failure::of_output(&error))?;
        }
        let threads = self.arguments.threads.or_else(|| thread::available_parallelism().ok());
        let threads = threads.map_or(1, NonZeroUsize::get);
        let mut tally = Tally::default();
        let worker = || {
            let mut desk = Desk::new(self.indexes, self.plan);
            move |batch: Vec<Asked>| self.batch(&mut desk, batch)
        };
        let take = |done: Result<(Vec<u8>, Tally), Failure>| {
            let (bytes, counted) = done?;
            tally.add(counted);
            progress.count(tally.subjects);
            output.write_all(&bytes).map_err(|error| Failure::of_output(&error))
        };
        let outcome = pipeline::run(threads, worker, take, |orders| {
            let mut batches = Batches { batch: Vec::new(), orders };
            let outcome = subjects::read(source, options, &mut batches);
            batches.hand_over();
            outcome
        });
        progress.finish();
        let outcome = outcome?;
        if outcome.is_err() && tally.subjects > 0 {
            messages::warning(&format!(
                "the subjects were refused after {} of them had been answered; those answers stand, the rest was not screened",
                tally.subjects
            ));
        }
        let outcome = outcome?;
        let unused: Vec<String> = outcome
            .columns
            .iter()
            .filter(|(_, meaning)| meaning.is_none())
            .map(|(heading, _)| format!("\"{heading}\""))
            .collect();
        if !unused.is_empty() {
            messages::note(&format!("columns not used: {} (see --column)", unused.join(", ")));
        }
        for problem in outcome.notes.iter().take(NOTES_SHOWN_MAX) {
            messages::note(&problem.to_string());
        }
        let more = outcome.counts.notes.saturating_sub(NOTES_SHOWN_MAX as u64);
        if more > 0 {
            messages::note(&format!("{more} more values could not be used as they stand"));
        }
        Ok(tally)
    }

    fn batch(&self, desk: &mut Desk<'_>, batch: Vec<Asked>) -> Result<(Vec<u8>, Tally), Failure> {
        let mut bytes = Vec::new();
        let mut tally = Tally::default();
        for asked in batch {
            let screened = desk.screen(asked)?;
            tally.count(screened.verdict);
            bytes.extend(self.written(&screened));
        }
        Ok((bytes, tally))
    }

    fn written(&self, screened: &Screened) -> Vec<u8> {
        let format = self.arguments.format;
        if format.json {
            json::screened(screened, self.context)
        } else if format.csv {
            csv::screened(screened, self.context)
        } else {
            // Of one person asked for by hand one wants to hear; of thousands only what needs somebody.
            let with_clear = self.arguments.subjects.is_none();
            sentence::screened(screened, self.context, with_clear).into_bytes()
        }
    }
}

/// Gathers rows into batches on their way to the threads.
struct Batches<'a, 'o, Done> {
    batch: Vec<Asked>,
    orders: &'a mut Orders<'o, Vec<Asked>, Done>,
}

impl<Done> Batches<'_, '_, Done> {
    fn add(&mut self, asked: Asked) {
        if self.orders.has_failed() {
            return;
        }
        self.batch.push(asked);
        if self.batch.len() >= BATCH_SUBJECTS {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        if !self.batch.is_empty() {
            self.orders.give(std::mem::take(&mut self.batch));
        }
    }
}

impl<Done> SubjectSink for Batches<'_, '_, Done> {
    fn subject(&mut self, subject: Subject) {
        self.add(Asked::Subject(subject));
    }

    fn not_readable(&mut self, id: Option<String>, problem: Problem) {
        self.add(Asked::Unreadable { id, problem });
    }
}
