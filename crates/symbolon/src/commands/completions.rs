//! `symbolon completions`: what a shell needs to complete the commands.

use std::io::Write;

use clap::CommandFactory;

use crate::cli::{Cli, Completions};
use crate::exit::Exit;
use crate::failure::Failure;

/// Prints the completions.
pub fn run(arguments: &Completions, output: &mut dyn Write) -> Result<Exit, Failure> {
    // The generator does not expect a writer that fails, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "symbolon", &mut script);
    output.write_all(&script).map_err(|error| Failure::of_output(&error))?;
    Ok(Exit::Done)
}
