//! Symbolon: does any of us know this? Screens people, companies and vessels against lists of designated parties.

mod cli;
mod commands;
mod demo;
mod exit;
mod failure;
mod files;
mod lists;
mod messages;
mod output;
mod pipeline;
mod progress;
#[cfg(test)]
mod reference;
mod screening;

use std::io::{self, BufWriter, Write};
use std::panic::catch_unwind;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use cli::{Cli, Command, Index, List};
use exit::Exit;
use failure::{Failure, FailureCode};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error).into(),
    };
    // A panic is a fault of ours. Its message may hold data of the user, so only its place is told.
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            messages::note(&format!("the fault is at {}, line {}", place.file(), place.line()));
        }
    }));
    let done = catch_unwind(|| run(&cli.command))
        .unwrap_or_else(|_| Err(Failure::new(FailureCode::Fault, "")));
    let exit = done.unwrap_or_else(|failure| {
        messages::failure(&failure);
        failure.exit()
    });
    exit.into()
}

/// Help and versions go to standard output, what is wrong with a command line to standard error.
fn usage(error: &clap::Error) -> Exit {
    match error.print() {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Interrupted,
        Err(_) => Exit::CannotWrite,
        Ok(()) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Exit::Done,
            _ => Exit::Usage,
        },
    }
}

fn run(command: &Command) -> Result<Exit, Failure> {
    // Sentences are styled and lose their style where nobody sees it; data goes out byte for byte.
    let styled = matches!(command, Command::Demo(_))
        || matches!(command, Command::Screen(screen) if !screen.format.json && !screen.format.csv);
    let plain: Box<dyn Write> =
        if styled { Box::new(anstream::stdout().lock()) } else { Box::new(io::stdout().lock()) };
    let mut output = BufWriter::with_capacity(1 << 16, plain);
    let exit = match command {
        Command::Demo(arguments) => demo::run(arguments, &mut output),
        Command::Screen(arguments) => commands::screen::run(arguments, &mut output),
        Command::Index(Index::Build(arguments)) => commands::index::build(arguments, &mut output),
        Command::Index(Index::Update(arguments)) => commands::index::update(arguments, &mut output),
        Command::Index(Index::Info(arguments)) => commands::index::info(arguments, &mut output),
        Command::Index(Index::Entities(arguments)) => {
            commands::entities::run(arguments, &mut output)
        }
        Command::List(List::Inspect(arguments)) => commands::list::inspect(arguments, &mut output),
        Command::List(List::Diff(arguments)) => commands::diff::run(arguments, &mut output),
        Command::List(List::Mappings(arguments)) => commands::mappings::run(arguments, &mut output),
        Command::Compare(arguments) => commands::compare::run(arguments, &mut output),
        Command::Completions(arguments) => commands::completions::run(arguments, &mut output),
        Command::Man(arguments) => commands::man::run(arguments, &mut output),
    }?;
    output.flush().map_err(|error| Failure::of_output(&error))?;
    Ok(exit)
}
