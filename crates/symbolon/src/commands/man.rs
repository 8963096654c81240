//! `symbolon man`: manual pages.

use std::fs;
use std::io::Write;

use clap::CommandFactory;

use crate::cli::{Cli, Man};
use crate::exit::Exit;
use crate::failure::Failure;

/// Prints the page of the program, or writes one page for each command into a folder.
pub fn run(arguments: &Man, output: &mut dyn Write) -> Result<Exit, Failure> {
    match &arguments.output {
        None => clap_mangen::Man::new(Cli::command())
            .render(output)
            .map_err(|error| Failure::of_output(&error))?,
        Some(folder) => fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
            .map_err(|error| Failure::of_output(&error))?,
    }
    Ok(Exit::Done)
}
