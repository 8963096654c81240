//! `cargo xtask bench`: measures the release build on fixed workloads and keeps the figures in `benches/figures.json`.

mod entity_lines;
mod figures;
mod invented_text;
mod measure;
mod ofac_list;
mod subjects;
mod un_list;

use crate::failure::{Context, Failure, Outcome};
use crate::process;
use crate::repository::Repository;
use figures::Figure;
use measure::Measurement;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::Command;

/// Which workloads, and how often.
#[derive(clap::Args)]
pub struct Options {
    /// Only this workload (index-build, screen, list-inspect); may be given several times
    #[arg(long, value_name = "WORKLOAD", value_parser = WORKLOADS.map(|(name, _)| name))]
    only: Vec<String>,
    /// Runs of each command; the figure is that of the run that took the least processor time
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=100))]
    runs: u8,
}

/// Where a workload runs, and what it may use.
struct Bench<'a> {
    repository: &'a Repository,
    runs: u8,
}

type Workload = fn(&Bench<'_>) -> Outcome<Vec<Figure>>;

const WORKLOADS: [(&str, Workload); 3] =
    [("index-build", index_build), ("screen", screen), ("list-inspect", list_inspect)];

const PROGRAM: &str = "target/release/symbolon";
const INDEX: &str = "target/bench/un-ofac.index";
const LISTS: [&str; 4] = [
    "un/UN_consolidated_2026-02-27.xml.gz",
    "ofac/sdn_2024-05-03.csv.gz",
    "ofac/alt_2025-12.csv.gz",
    "ofac/add_2025-12.csv.gz",
];
const NEGATIVES: &str = "lists/bench/yente_cg_negatives_global.csv.gz";
const SUBJECTS: usize = 50_000;
const GENERATED_LIST_BYTES: u64 = 100_000_000;

/// Builds the program, runs the workloads, writes the figures. `false` when a workload could not be measured.
pub fn run(repository: &Repository, options: &Options) -> Outcome<bool> {
    if !repository.has("crates/symbolon/Cargo.toml") {
        println!("nothing to measure yet: crates/symbolon is not there");
        return Ok(false);
    }
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--locked", "--package", "symbolon"]);
    if !process::succeeds(build.current_dir(&repository.root))? {
        return Ok(false);
    }
    fs::create_dir_all(repository.path("target/bench")).context("target/bench")?;
    let bench = Bench { repository, runs: options.runs };
    let mut measured = Vec::new();
    let mut complete = true;
    for (name, workload) in WORKLOADS {
        if !options.only.is_empty() && !options.only.iter().any(|only| only == name) {
            continue;
        }
        println!("\n=== {name}");
        match workload(&bench) {
            Ok(found) => measured.extend(found),
            Err(failure) => {
                complete = false;
                println!("not measured: {failure}");
            }
        }
    }
    for figure in &measured {
        println!("{figure}");
    }
    if !measured.is_empty() {
        figures::keep(repository, measured)?;
    }
    Ok(complete)
}

impl Bench<'_> {
    /// Runs the program as often as asked and keeps the run with the least processor time: what disturbs a
    /// measurement only ever adds to it.
    fn measure(
        &self,
        arguments: &[String],
        exit_codes: &[i32],
        before_each: impl Fn() -> Outcome<()>,
    ) -> Outcome<Measurement> {
        let root = &self.repository.root;
        let mut best: Option<Measurement> = None;
        for _ in 0..self.runs {
            before_each()?;
            let one = measure::run(root, PROGRAM, arguments, exit_codes)?;
            if best.as_ref().is_none_or(|best| one.processor_seconds < best.processor_seconds) {
                best = Some(one);
            }
        }
        best.ok_or_else(|| Failure::new("no run was asked for"))
    }

    /// The path of reference data as one types it in the repository's folder.
    fn shared(&self, relative: &str) -> Outcome<String> {
        let path = self.repository.shared(relative).ok_or_else(|| {
            Failure::new(format!("shared/{relative} is not beside the repository"))
        })?;
        let beside =
            self.repository.root.parent().and_then(|parent| path.strip_prefix(parent).ok());
        Ok(match beside {
            Some(rest) => format!("../{}", rest.display()),
            None => path.display().to_string(),
        })
    }

    /// Removes the index of the run before, so that each run writes all of it.
    fn remove_index(&self) -> Outcome<()> {
        let path = self.repository.path(INDEX);
        let removed =
            if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        match removed {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).context(path.display())
            }
            _ => Ok(()),
        }
    }

    fn index_arguments(&self) -> Outcome<Vec<String>> {
        let mut arguments = words(&["index", "build", "--output", INDEX]);
        for list in LISTS {
            arguments.push("--list".to_owned());
            arguments.push(self.shared(&format!("lists/{list}"))?);
        }
        Ok(arguments)
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn command(arguments: &[String]) -> String {
    format!("symbolon {}", arguments.join(" "))
}

fn index_build(bench: &Bench<'_>) -> Outcome<Vec<Figure>> {
    let arguments = bench.index_arguments()?;
    // 11: rows of the published lists may be quarantined, the rest is indexed.
    let taken = bench.measure(&arguments, &[0, 11], || bench.remove_index())?;
    let bytes = size(&bench.repository.path(INDEX))?;
    let workload = "UN list of 2026-02-27 and OFAC sdn, alt, add";
    let figure =
        |name, number, unit| Figure::new(name, &command(&arguments), workload, number, unit);
    let mut found = vec![
        figure("index build time", taken.processor_seconds, "processor seconds"),
        figure("index size", as_number(bytes), "bytes"),
    ];
    found.extend(
        taken.peak_bytes.map(|peak| figure("index build peak memory", as_number(peak), "bytes")),
    );
    Ok(found)
}

fn screen(bench: &Bench<'_>) -> Outcome<Vec<Figure>> {
    bench.remove_index()?;
    measure::run(&bench.repository.root, PROGRAM, &bench.index_arguments()?, &[0, 11])?;
    let negatives = bench.repository.path(&bench.shared(NEGATIVES)?);
    let mut found = Vec::new();
    for (label, facts) in [("name only", false), ("name, birth date and nationality", true)] {
        let file = if facts { "subjects-facts.jsonl" } else { "subjects-names.jsonl" };
        let file = format!("target/bench/{file}");
        let written = subjects::write(&negatives, &bench.repository.path(&file), SUBJECTS, facts)?;
        let arguments = words(&["screen", &file, "--index", INDEX, "--threads", "1", "--json"]);
        // 10: hits, 11: a subject with too little to compare. Both are answers.
        let taken = bench.measure(&arguments, &[0, 10, 11], || Ok(()))?;
        if taken.output_lines != written {
            return Err(Failure::new(format!(
                "{} answers to {written} subjects: each subject needs one line",
                taken.output_lines
            )));
        }
        let workload = format!("the first {written} negatives of yente's benchmark, {label}");
        let figure = |name: String, number, unit| {
            Figure::new(&name, &command(&arguments), &workload, number, unit)
        };
        let rate = as_number(written as u64) / taken.processor_seconds;
        found.push(figure(format!("screen, {label}"), rate, "subjects per processor second"));
        found.extend(
            taken.peak_bytes.map(|peak| {
                figure(format!("screen peak memory, {label}"), as_number(peak), "bytes")
            }),
        );
    }
    Ok(found)
}

/// Writes the beginning of an invented file until it has so many bytes.
type Generate = fn(&mut dyn std::io::Write, u64) -> std::io::Result<()>;

/// Files by name, and what writes them.
type Files = &'static [(&'static str, Generate)];

/// The invented lists that are read: what the figure is called, what the list is, and its files.
const GENERATED: &[(&str, &str, Files)] = &[
    ("list inspect", "list in the UN's XML", &[("generated-un.xml", un_list::generate)]),
    ("list inspect, OFAC", "sdn of OFAC's CSV set", &[("generated-sdn.csv", ofac_list::sdn)]),
    (
        "list inspect, OFAC set",
        "sdn, alt and add of OFAC's CSV set",
        &[
            ("generated-sdn.csv", ofac_list::sdn),
            ("generated-alt.csv", ofac_list::alt),
            ("generated-add.csv", ofac_list::add),
        ],
    ),
    (
        "list inspect, FollowTheMoney",
        "lines of FollowTheMoney entities",
        &[("generated-entities.jsonl", entity_lines::generate)],
    ),
];

fn list_inspect(bench: &Bench<'_>) -> Outcome<Vec<Figure>> {
    let mut found = Vec::new();
    for (name, what, files) in GENERATED {
        let mut bytes = 0;
        let mut arguments = words(&["list", "inspect"]);
        for (file, generate) in *files {
            let file = format!("target/bench/{file}");
            let path = bench.repository.path(&file);
            let mut output = BufWriter::new(File::create(&path).context(path.display())?);
            generate(&mut output, GENERATED_LIST_BYTES).context(path.display())?;
            drop(output);
            bytes += size(&path)?;
            arguments.push(file);
        }
        arguments.push("--json".to_owned());
        // 11: a list with orphans holds incomplete records, and is read all the same.
        let taken = bench.measure(&arguments, &[0, 11], || Ok(()))?;
        let workload = format!("generated: {what}, {bytes} bytes, invented names");
        let figure = |name: &str, number, unit| {
            Figure::new(name, &command(&arguments), &workload, number, unit)
        };
        let rate = as_number(bytes) / 1e6 / taken.processor_seconds;
        found.push(figure(name, rate, "MB (10^6 bytes) per processor second"));
        let peak_name = match name.split_once(", ") {
            None => format!("{name} peak memory"),
            Some((name, list)) => format!("{name} peak memory, {list}"),
        };
        found.extend(taken.peak_bytes.map(|peak| figure(&peak_name, as_number(peak), "bytes")));
    }
    Ok(found)
}

/// Bytes of a file, or of all files in a folder: an index may be either.
fn size(path: &Path) -> Outcome<u64> {
    let data = fs::metadata(path).context(path.display())?;
    if data.is_file() {
        return Ok(data.len());
    }
    let mut sum = 0;
    for entry in fs::read_dir(path).context(path.display())? {
        sum += size(&entry.context(path.display())?.path())?;
    }
    Ok(sum)
}

/// Sizes and counts as the numbers that JSON has; below 2^53 nothing is lost.
#[allow(clippy::cast_precision_loss, reason = "sizes and counts here stay far below 2^53")]
fn as_number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::invented;

    #[test]
    fn the_size_of_a_folder_is_that_of_its_files() {
        let (_folder, repository) =
            invented::repository(&[("index/a", "123"), ("index/b/c", "4567"), ("other", "1")]);
        assert_eq!(size(&repository.path("index")).unwrap(), 7);
        assert_eq!(size(&repository.path("other")).unwrap(), 1);
        assert!(size(&repository.path("absent")).is_err());
    }
}
