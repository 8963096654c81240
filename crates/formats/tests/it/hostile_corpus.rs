//! The hostile corpus: each file in the folder `hostile` beside this one, and what is promised for it.
//!
//! The table is the test. A file without a row, a row without a file, or another outcome than promised fails.

use std::collections::BTreeSet;
use std::fs;

use formats::source::Collected;
use formats::{
    Format, ListReport, ListSink, Problem, ProblemCode, ReadOptions, Sink, Source, read_lists,
};
use model::record::{Record, Withdrawal};

use crate::hostile_made::{Case, Promise, cases, folder};

/// Keeps the records of a list, and throws them away when it is refused.
#[derive(Default)]
struct Kept(Collected);

impl Sink for Kept {
    fn record(&mut self, record: Record) {
        self.0.record(record);
    }

    fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.0.withdraw(withdrawal);
    }

    fn problem(&mut self, problem: Problem) {
        self.0.problem(problem);
    }
}

impl ListSink for Kept {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, report: &ListReport) {
        if report.refused.is_some() {
            self.0 = Collected::default();
        }
    }
}

/// What is wrong with the outcome of a case; nothing where it is as promised.
fn wrong(case: &Case) -> Option<String> {
    let mut sources = [Source::from_memory(case.file_name(), case.bytes())];
    let mut sink = Kept::default();
    let reports = read_lists(&mut sources, &ReadOptions::default(), &mut sink);
    let [report] = reports.as_slice() else { return Some(format!("{} lists", reports.len())) };
    let counts = &report.counts;
    let codes: BTreeSet<&str> = sink.0.problems.iter().map(|one| one.code.code()).collect();
    let found = match &report.refused {
        Some(problem) => (Promise::Refuse, problem.code.code(), 0, 0, 0),
        None => {
            let (promise, code) = if counts.quarantined > 0 {
                let code = codes.iter().find(|code| **code == case.code);
                (Promise::Quarantine, code.copied().unwrap_or_default())
            } else {
                (Promise::Accept, "")
            };
            (promise, code, counts.records, counts.incomplete, counts.quarantined)
        }
    };
    let promised =
        (case.promise, case.code.as_str(), case.records, case.incomplete, case.quarantined);
    let names: Vec<&str> = sink
        .0
        .records
        .iter()
        .flat_map(|record| record.entity.names().map(|(_, name)| name.text()))
        .collect();
    let screened = |wanted: &&String| match wanted.strip_prefix('*') {
        Some(part) => names.iter().any(|name| name.contains(part)),
        None => names.contains(&wanted.as_str()),
    };
    let missing: Vec<&String> = case.names.iter().filter(|name| !screened(name)).collect();
    if found == promised && missing.is_empty() {
        return None;
    }
    let problem = report.refused.as_ref().map(Problem::to_string);
    let names: Vec<&&str> = names.iter().take(4).collect();
    Some(format!(
        "{} ({}): {found:?} instead of {promised:?}; codes {codes:?}; {problem:?}; {names:?} without {missing:?}",
        case.file, case.attack
    ))
}

#[test]
fn each_file_has_the_outcome_that_the_table_promises() {
    let cases = cases();
    let threads = std::thread::available_parallelism().map_or(2, usize::from).min(4);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let cases = &cases;
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || -> Vec<String> {
                    cases.iter().skip(first).step_by(threads).filter_map(wrong).collect()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn the_table_and_the_folder_hold_the_same_files() {
    let cases = cases();
    assert!(cases.len() >= 150, "{}", cases.len());
    let listed: BTreeSet<&str> = cases.iter().map(|case| case.file.as_str()).collect();
    assert_eq!(listed.len(), cases.len(), "a file stands in one row");
    let mut bytes = 0;
    let mut stored = BTreeSet::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if name != "table.tsv" {
            let length = entry.metadata().unwrap().len();
            assert!(length < 20_000, "{name}: {length} bytes; make it instead");
            bytes += length;
            stored.insert(name);
        }
    }
    assert!(bytes < 600_000, "{bytes}");
    let listed: BTreeSet<String> = listed
        .iter()
        .filter(|file| !file.starts_with("made:"))
        .map(|&file| file.to_owned())
        .collect();
    assert_eq!(listed, stored);
    for case in &cases {
        let known = ProblemCode::ALL.iter().any(|code| code.code() == case.code);
        assert!(known || case.code.is_empty(), "{}: no code {}", case.file, case.code);
    }
}

/// The attacks of our list that a file can make. Left out are those on messages, travel documents and pictures (36, 37,
/// 38), which are no lists.
#[test]
fn every_attack_and_every_format_is_covered() {
    let cases = cases();
    let number = |case: &Case| case.attack.split(' ').next().unwrap().parse::<u32>().unwrap();
    let covered: BTreeSet<u32> = cases.iter().map(number).collect();
    let wanted: BTreeSet<u32> = (0..=35).chain([39, 40]).collect();
    assert_eq!(covered, wanted);
    for format in Format::ALL {
        let name = format!("{format:?}");
        let of_format = |promise| {
            cases.iter().filter(|case| case.format == name && case.promise == promise).count()
        };
        for promise in [Promise::Accept, Promise::Quarantine, Promise::Refuse] {
            assert!(of_format(promise) > 0, "{name}: {promise:?}");
        }
    }
    for case in &cases {
        let known = Format::ALL.iter().any(|format| format!("{format:?}") == case.format);
        assert!(known, "{}: no format {}", case.file, case.format);
    }
}
