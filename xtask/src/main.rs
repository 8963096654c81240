//! The project's own automation, run as `cargo xtask COMMAND`. One file a command.

mod bench;
mod derive_frequencies;
mod evaluate;
mod failure;
mod fuzz_smoke;
mod needs;
mod process;
mod repository;
mod rust_source;
mod skips;
mod story;
mod test;
mod tidy;

use clap::{Parser, Subcommand};
use failure::Outcome;
use repository::Repository;
use std::process::ExitCode;

/// The project's own automation.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything a change must pass: format, lints, docs, tidy, tests, the demo
    Test,
    /// The rules that the compiler does not check; prints every problem
    Tidy {
        /// Print the domain nouns (public types of `model`), one a line, and check nothing
        #[arg(long)]
        nouns: bool,
    },
    /// Measure the release build and update benches/figures.json
    Bench(bench::Options),
    /// Count name words in openly licensed lists for the matcher's table of weights
    DeriveFrequencies,
    /// Run the scoring scripts of ../shared/bench on the release build
    Evaluate,
    /// Run each fuzz target for a short time
    FuzzSmoke(fuzz_smoke::Options),
    /// Write the data of `symbolon demo` anew, or prove that it is right
    Story(story::Options),
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one command; `false` means that it ran to its end and found something wrong.
fn run(command: &Command) -> Outcome<bool> {
    let repository = Repository::of_this_build()?;
    match command {
        Command::Test => test::run(&repository),
        Command::Tidy { nouns: true } => tidy::print_nouns(&repository),
        Command::Tidy { nouns: false } => tidy::run(&repository),
        Command::Bench(options) => bench::run(&repository, options),
        Command::DeriveFrequencies => derive_frequencies::run(&repository),
        Command::Evaluate => evaluate::run(&repository),
        Command::FuzzSmoke(options) => fuzz_smoke::run(&repository, options),
        Command::Story(options) => story::run(&repository, options),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }
}
