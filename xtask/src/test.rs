//! `cargo xtask test`: all that a change must pass, in stages. A failed stage does not hide the later ones.

use crate::failure::Outcome;
use crate::needs::{self, Variable};
use crate::process::{self, Watched};
use crate::repository::Repository;
use crate::skips::{self, Skipped};
use crate::tidy;
use std::process::Command;
use std::time::Instant;

/// Tests, or stages that count as one test, by how they ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Counts {
    const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };

    fn of_stage(succeeded: bool) -> Self {
        if succeeded { Self::PASSED } else { Self::FAILED }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// What the stages share.
struct Run<'a> {
    repository: &'a Repository,
    variables: Vec<Variable>,
    /// Stages that could not run, beside the tests that said so themselves.
    skipped: Skipped,
}

type Stage = fn(&mut Run<'_>) -> Outcome<Counts>;

const STAGES: [(&str, Stage); 7] = [
    ("needs", provide_needs),
    ("format", format),
    ("clippy", clippy),
    ("docs", docs),
    ("tidy", tidy_stage),
    ("test", tests),
    ("demo", demo),
];

/// Runs all stages; `true` when nothing failed and, under `CI=true`, nothing was skipped.
pub fn run(repository: &Repository) -> Outcome<bool> {
    let log = skips::start(&repository.path("target"))?;
    let variables = vec![(skips::VARIABLE, log.display().to_string())];
    let mut run = Run { repository, variables, skipped: Skipped::new() };
    let mut total = Counts::default();
    let mut minutes = Vec::new();
    for (name, stage) in STAGES {
        println!("\n=== {name}");
        let begin = Instant::now();
        let counts = stage(&mut run).unwrap_or_else(|failure| {
            println!("{name}: {failure}");
            Counts::FAILED
        });
        if counts.failed > 0 {
            println!("{name}: FAILED");
        }
        total.add(counts);
        minutes.push((name, begin.elapsed().as_secs_f64() / 60.0));
    }
    let mut skipped = run.skipped;
    skipped.extend(skips::read(&log)?);
    let strict = std::env::var("CI").is_ok_and(|value| value == "true");
    print!("{}", report(&minutes, &skipped));
    if strict && !skipped.is_empty() {
        println!("CI=true: a skipped test fails the run");
    }
    println!("\n{}", closing_line(total));
    Ok(succeeded(total, &skipped, strict))
}

fn succeeded(total: Counts, skipped: &Skipped, strict: bool) -> bool {
    total.failed == 0 && (!strict || skipped.is_empty())
}

fn closing_line(total: Counts) -> String {
    format!("{} passed, {} failed, {} skipped", total.passed, total.failed, total.skipped)
}

/// Minutes per stage, and the skipped tests by name.
fn report(minutes: &[(&str, f64)], skipped: &Skipped) -> String {
    let mut text = "\nstage    minutes\n".to_owned();
    for (name, taken) in minutes {
        text.push_str(&format!("{name:<8} {taken:>7.1}\n"));
    }
    let sum: f64 = minutes.iter().map(|(_, taken)| taken).sum();
    text.push_str(&format!("{:<8} {sum:>7.1}\n", "all"));
    if !skipped.is_empty() {
        text.push_str(&format!("\nskipped by name: {}\n", skipped.len()));
        for (test, reasons) in skipped {
            text.push_str(&format!("  {test}: {}\n", reasons.join("; ")));
        }
    }
    text
}

fn cargo(run: &Run<'_>, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&run.repository.root).args(arguments);
    command.envs(run.variables.iter().map(|(name, value)| (name, value)));
    command
}

fn provide_needs(run: &mut Run<'_>) -> Outcome<Counts> {
    // A missing need is no failure here: the tests that miss it skip by name and are counted.
    let (variables, _complete) = needs::provide(run.repository)?;
    run.variables.extend(variables);
    Ok(Counts::default())
}

/// Runs a cargo command that may not be installed, as one test.
fn component(
    run: &mut Run<'_>,
    stage: &str,
    subcommand: &str,
    arguments: &[&str],
) -> Outcome<Counts> {
    if !process::answers("cargo", &[subcommand, "--version"]) {
        let reason = format!("cargo {subcommand} is not installed (rustup component add)");
        println!("skipped {stage}: {reason}");
        run.skipped.entry(stage.to_owned()).or_default().push(reason);
        return Ok(Counts { skipped: 1, ..Counts::default() });
    }
    Ok(Counts::of_stage(process::succeeds(&mut cargo(run, arguments))?))
}

fn format(run: &mut Run<'_>) -> Outcome<Counts> {
    component(run, "format", "fmt", &["fmt", "--all", "--check"])
}

fn clippy(run: &mut Run<'_>) -> Outcome<Counts> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    component(run, "clippy", "clippy", &arguments)
}

fn docs(run: &mut Run<'_>) -> Outcome<Counts> {
    let mut command = cargo(run, &["doc", "--workspace", "--no-deps", "--locked"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    Ok(Counts::of_stage(process::succeeds(&mut command)?))
}

fn tidy_stage(run: &mut Run<'_>) -> Outcome<Counts> {
    Ok(Counts::of_stage(tidy::run(run.repository)?))
}

fn tests(run: &mut Run<'_>) -> Outcome<Counts> {
    // All test binaries run although one fails: one run shows everything that is broken.
    let mut command = cargo(run, &["test", "--workspace", "--locked", "--no-fail-fast"]);
    let mut counts = Counts::default();
    let ended_well = process::watch(&mut command, Watched::StandardOutput, |line| {
        counts.add(test_result(line).unwrap_or_default());
    })?;
    if !ended_well && counts.failed == 0 {
        // It did not compile, or a test binary was killed before it could say how many had failed.
        counts.failed = 1;
    }
    let log = run.variables.iter().find(|(name, _)| *name == skips::VARIABLE);
    let skipped = match log {
        Some((_, path)) => skips::read(path.as_ref())?.len(),
        None => 0,
    };
    Ok(without_skipped(counts, skipped))
}

/// The test harness counts a test that skips itself as passed; here it is counted as what it is.
fn without_skipped(counts: Counts, skipped: usize) -> Counts {
    Counts {
        passed: counts.passed.saturating_sub(skipped),
        failed: counts.failed,
        skipped: counts.skipped + skipped,
    }
}

/// Reads a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; …`.
fn test_result(line: &str) -> Option<Counts> {
    let (_verdict, numbers) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let number = |what: &str| {
        numbers
            .split("; ")
            .find_map(|part| part.strip_suffix(what))
            .and_then(|number| number.trim().parse().ok())
    };
    Some(Counts {
        passed: number(" passed")?,
        failed: number(" failed")?,
        skipped: number(" ignored")?,
    })
}

fn demo(run: &mut Run<'_>) -> Outcome<Counts> {
    if !run.repository.has("crates/symbolon/Cargo.toml") {
        println!("nothing to show yet: crates/symbolon is not there");
        return Ok(Counts::default());
    }
    // As a stranger types it; what it prints is compared by its own golden test.
    let mut command = cargo(run, &["run", "--release", "--locked", "--", "demo"]);
    Ok(Counts::of_stage(process::succeeds(&mut command)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_the_harness_are_read() {
        let check = |line, expected| assert_eq!(test_result(line), expected, "{line}");
        let counts = |passed, failed, skipped| Some(Counts { passed, failed, skipped });
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.0s",
            counts(12, 0, 1),
        );
        check(
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            counts(3, 2, 0),
        );
        check("test text::tests::result ... ok", None);
        check("test result: no numbers", None);
    }

    #[test]
    fn a_test_that_skipped_itself_has_not_passed() {
        let counted = without_skipped(Counts { passed: 10, failed: 1, skipped: 2 }, 3);
        assert_eq!(closing_line(counted), "7 passed, 1 failed, 5 skipped");
    }

    #[test]
    fn a_skip_fails_the_run_only_where_it_is_strict() {
        let none = Skipped::new();
        let one = Skipped::from([("a".to_owned(), vec!["no list".to_owned()])]);
        for (total, skipped, strict, expected) in [
            (Counts::PASSED, &none, true, true),
            (Counts::PASSED, &one, false, true),
            (Counts::PASSED, &one, true, false),
            (Counts::FAILED, &none, false, false),
        ] {
            assert_eq!(succeeded(total, skipped, strict), expected);
        }
    }

    #[test]
    fn the_report_names_stages_and_skips() {
        let skipped = Skipped::from([(
            "reads_it".to_owned(),
            vec!["no list".to_owned(), "no index".to_owned()],
        )]);
        assert_eq!(
            report(&[("format", 0.04), ("test", 12.34)], &skipped),
            "\nstage    minutes\nformat       0.0\ntest        12.3\nall         12.4\n\
             \nskipped by name: 1\n  reads_it: no list; no index\n"
        );
    }
}
