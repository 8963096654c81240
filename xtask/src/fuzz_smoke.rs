//! `cargo xtask fuzz-smoke`: each fuzz target for a short time. A finding fails the run.

use crate::failure::{Context, Failure, Outcome};
use crate::process::{self, Watched};
use crate::repository::Repository;
use std::process::Command;

const MANIFEST: &str = "fuzz/Cargo.toml";

/// How long, and which targets.
#[derive(clap::Args)]
pub struct Options {
    /// Seconds for each target
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
    /// Only this target (may be given several times)
    #[arg(long, value_name = "NAME")]
    target: Vec<String>,
}

/// Runs the targets; `false` on a finding.
pub fn run(repository: &Repository, options: &Options) -> Outcome<bool> {
    if !repository.has(MANIFEST) {
        println!("skipped: no fuzz targets, {MANIFEST} is not there");
        return Ok(true);
    }
    let targets = chosen(targets(&repository.read(MANIFEST)?)?, &options.target)?;
    install_cargo_fuzz()?;
    let nightly = process::answers("cargo", &["+nightly", "--version"]);
    if !nightly {
        println!("no nightly toolchain: the stable one is told to allow the sanitizer's options");
    }
    let mut results = Vec::new();
    for target in targets {
        println!("\n=== {target}, {} seconds", options.seconds);
        // With seeds given, cargo-fuzz leaves the making of the corpus folder to us.
        let corpus = repository.path(&format!("fuzz/corpus/{target}"));
        std::fs::create_dir_all(&corpus).context(corpus.display())?;
        let mut executions = None;
        let mut command = fuzzer(repository, &target, options.seconds, nightly);
        let ended_well = process::watch(&mut command, Watched::StandardError, |line| {
            executions = executions_in(line).or(executions);
        })?;
        results.push((target, executions, ended_well));
    }
    println!("\ntarget                           executions");
    for (target, executions, ended_well) in &results {
        let number = executions.map_or("unknown".to_owned(), |number: u64| number.to_string());
        let verdict = if *ended_well { "" } else { "  FAILED" };
        println!("{target:<32} {number:>10}{verdict}");
    }
    Ok(results.iter().all(|(_, _, ended_well)| *ended_well))
}

/// Names of the fuzz targets: the `[[bin]]` tables of their manifest.
fn targets(manifest: &str) -> Outcome<Vec<String>> {
    let manifest = manifest.parse::<toml::Table>().context(MANIFEST)?;
    let bins = manifest.get("bin").and_then(toml::Value::as_array);
    Ok(bins
        .into_iter()
        .flatten()
        .filter_map(|bin| bin.get("name").and_then(toml::Value::as_str).map(str::to_owned))
        .collect())
}

fn chosen(all: Vec<String>, wanted: &[String]) -> Outcome<Vec<String>> {
    match wanted.iter().find(|name| !all.contains(name)) {
        Some(name) => Err(Failure::new(format!(
            "there is no fuzz target `{name}`; there are: {}",
            all.join(", ")
        ))),
        None if wanted.is_empty() => Ok(all),
        None => Ok(wanted.to_vec()),
    }
}

fn install_cargo_fuzz() -> Outcome<()> {
    if process::answers("cargo", &["fuzz", "--version"]) {
        return Ok(());
    }
    println!("installing cargo-fuzz because it builds and drives the fuzz targets");
    if process::succeeds(Command::new("cargo").args(["install", "cargo-fuzz", "--locked"]))? {
        Ok(())
    } else {
        Err(Failure::new("cargo-fuzz could not be installed"))
    }
}

fn fuzzer(repository: &Repository, target: &str, seconds: u64, nightly: bool) -> Command {
    let mut command = Command::new("cargo");
    // Run by `cargo xtask`, this program has the toolchain that started it in its environment; `+nightly` must win.
    command.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN").env_remove("RUSTC");
    if nightly {
        command.arg("+nightly");
    } else {
        command.env("RUSTC_BOOTSTRAP", "1");
    }
    command.current_dir(&repository.root).args(["fuzz", "run", target]);
    let seeds = format!("fuzz/seeds/{target}");
    if repository.has(&seeds) {
        // The first folder receives what the fuzzer finds, the second is only read.
        command.args([format!("fuzz/corpus/{target}"), seeds]);
    }
    command.args(["--", &format!("-max_total_time={seconds}"), "-rss_limit_mb=2048"]);
    command.arg("-print_final_stats=1");
    command
}

/// The number of executions in a line of libFuzzer's closing statistics.
fn executions_in(line: &str) -> Option<u64> {
    line.trim().strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[package]\nname = \"fuzz\"\n[[bin]]\nname = \"un\"\n\
                            [[bin]]\nname = \"ofac\"\npath = \"x.rs\"\n";

    #[test]
    fn targets_are_the_binaries() {
        assert_eq!(targets(MANIFEST).unwrap(), ["un", "ofac"]);
        assert_eq!(targets("[package]\n").unwrap(), Vec::<String>::new());
        assert!(targets("[[bin").is_err());
    }

    #[test]
    fn an_unknown_target_is_refused_with_the_known_ones() {
        let all = targets(MANIFEST).unwrap();
        assert_eq!(chosen(all.clone(), &[]).unwrap(), ["un", "ofac"]);
        assert_eq!(chosen(all.clone(), &["ofac".to_owned()]).unwrap(), ["ofac"]);
        let refused = chosen(all, &["eu".to_owned()]).unwrap_err().to_string();
        assert_eq!(refused, "there is no fuzz target `eu`; there are: un, ofac");
    }

    #[test]
    fn executions_are_read_from_the_statistics() {
        assert_eq!(executions_in("stat::number_of_executed_units: 53427"), Some(53_427));
        assert_eq!(executions_in("#12 NEW cov: 3"), None);
    }
}
