//! The generated pages of `docs/reference`: made from the definitions in the code, and a test which fails when a page is
//! not what the code says. `SYMBOLON_UPDATE=1 cargo test -p symbolon reference` writes them anew.

use std::fmt::Write as _;
use std::path::Path;

use clap::{Arg, Command, CommandFactory};
use formats::mapping::MappingFault;
use formats::{ProblemCode, Refusal};

use crate::cli::Cli;
use crate::exit::Exit;
use crate::failure::FailureCode;
use crate::output::{csv, difference};

const MADE: &str = "<!-- Made from the code by `SYMBOLON_UPDATE=1 cargo test -p symbolon reference`; do not edit. -->\n\n";

fn check(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference").join(file);
    if std::env::var_os("SYMBOLON_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "docs/reference/{file} is not what the code says; run: SYMBOLON_UPDATE=1 cargo test -p symbolon reference"
    );
}

#[test]
fn the_reference_of_commands_is_what_clap_knows() {
    let mut page = format!("# Commands\n\n{MADE}");
    let mut command = Cli::command();
    command.build();
    describe(&command, "symbolon", &mut page);
    page.push_str("## Columns of `screen --csv`\n\nA cell that a spreadsheet program would run as a formula (one that begins with `=`, `+`, `-`, `@`, a tab or a line end) has an apostrophe before it.\n\n| column | holds |\n|---|---|\n");
    for (name, holds) in csv::COLUMNS {
        let _ = writeln!(page, "| `{name}` | {holds} |");
    }
    page.push_str("\n## Columns of `list diff --csv`\n\nOne row for each field that differs.\n\n| column | holds |\n|---|---|\n");
    for (name, holds) in difference::COLUMNS {
        let _ = writeln!(page, "| `{name}` | {holds} |");
    }
    check("cli.md", &page);
}

fn describe(command: &Command, path: &str, page: &mut String) {
    let about = command.get_long_about().or(command.get_about());
    let _ =
        writeln!(page, "## `{path}`\n\n{}\n", about.map(ToString::to_string).unwrap_or_default());
    let usage = command.clone().render_usage().to_string();
    let _ = writeln!(page, "```text\n{}\n```\n", usage.trim_start_matches("Usage: "));
    let own: Vec<&Arg> =
        command.get_arguments().filter(|argument| argument.get_id() != "help").collect();
    if !own.is_empty() {
        page.push_str("| argument | meaning |\n|---|---|\n");
        for argument in own {
            let _ = writeln!(page, "| {} | {} |", shown(argument), meaning(argument));
        }
        page.push('\n');
    }
    if let Some(after) = command.get_after_help() {
        let _ = writeln!(page, "```text\n{after}\n```\n");
    }
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        describe(inner, &format!("{path} {}", inner.get_name()), page);
    }
}

fn shown(argument: &Arg) -> String {
    let takes = argument.get_action().takes_values();
    let names = argument.get_value_names().unwrap_or_default();
    let value = names.iter().map(|name| format!("<{name}>")).collect::<Vec<_>>().join(" ");
    match argument.get_long() {
        Some(long) if takes => format!("`--{long} {value}`"),
        Some(long) => format!("`--{long}`"),
        None => format!("`{value}`"),
    }
}

fn meaning(argument: &Arg) -> String {
    let mut text = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let values = argument.get_possible_values();
    if argument.get_action().takes_values() && !values.is_empty() {
        let names: Vec<String> =
            values.iter().map(|value| format!("`{}`", value.get_name())).collect();
        let _ = write!(text, ": {}", names.join(", "));
    }
    let defaults: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    if argument.get_action().takes_values() && !defaults.is_empty() {
        let _ = write!(text, " (without it {})", defaults.join(", "));
    }
    text.replace('|', "\\|")
}

#[test]
fn the_reference_of_problems_is_what_the_code_knows() {
    let mut page = format!(
        "# Problems and failures\n\n{MADE}Every message ends with one of these codes in brackets. The codes are stable; the sentences may change.\n\n"
    );
    page.push_str("## Problems of lists and subjects\n\nWhat is lost: the whole *file*, the *record* (row, line), or nothing.\n\n| code | lost | what is wrong | what to do |\n|---|---|---|---|\n");
    for code in ProblemCode::ALL {
        let lost = match code.refusal() {
            Refusal::File => "file",
            Refusal::Record => "record",
            Refusal::Note => "nothing",
        };
        row(&mut page, &[&format!("`{}`", code.code()), lost, code.sentence(), code.hint()]);
    }
    page.push_str(
        "\n## Faults of mapping files\n\n| code | what is wrong | what to do |\n|---|---|---|\n",
    );
    for fault in MappingFault::ALL {
        row(&mut page, &[&format!("`{}`", fault.code()), fault.sentence(), fault.hint()]);
    }
    page.push_str("\n## Failures of the program\n\n| code | exit | what is wrong | what to do |\n|---|---|---|---|\n");
    for code in FailureCode::ALL {
        let exit = code.exit().number().to_string();
        row(&mut page, &[&format!("`{}`", code.code()), &exit, code.sentence(), code.hint()]);
    }
    check("problems.md", &page);
}

fn row(page: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

#[test]
fn the_reference_of_exit_codes_is_what_the_code_knows() {
    let mut page = format!("# Exit codes\n\n{MADE}| code | meaning |\n|---|---|\n");
    for exit in Exit::ALL {
        row(&mut page, &[&exit.number().to_string(), exit.meaning()]);
    }
    check("exit-codes.md", &page);
}
