//! Starting other programs, with their output passed on as it comes.

use crate::failure::{Context, Outcome};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

/// Whether a program is installed: it starts, and answers to the given arguments with success.
pub fn answers(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a command to its end with nothing on its standard input; whether it ended well.
pub fn succeeds(command: &mut Command) -> Outcome<bool> {
    let name = command.get_program().to_string_lossy().into_owned();
    Ok(command.stdin(Stdio::null()).status().context(name)?.success())
}

/// The standard output of a command that ends well, without surrounding white space.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let done = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

/// Which of a child's two outputs is watched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Watched {
    /// What it prints as data.
    StandardOutput,
    /// What it prints as messages.
    StandardError,
}

/// Runs a command, passes one of its outputs on line by line, and shows each line to `watch`; whether it ended well.
pub fn watch(
    command: &mut Command,
    watched: Watched,
    mut watch: impl FnMut(&str),
) -> Outcome<bool> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null());
    match watched {
        Watched::StandardOutput => command.stdout(Stdio::piped()),
        Watched::StandardError => command.stderr(Stdio::piped()),
    };
    let mut child = command.spawn().context(&name)?;
    let piped: Option<Box<dyn Read>> = match watched {
        Watched::StandardOutput => child.stdout.take().map(|one| Box::new(one) as Box<dyn Read>),
        Watched::StandardError => child.stderr.take().map(|one| Box::new(one) as Box<dyn Read>),
    };
    if let Some(piped) = piped {
        let mut reader = BufReader::new(piped);
        let mut bytes = Vec::new();
        // Bytes and not `lines()`: a test may print what is not UTF-8, and that must not end the run.
        while reader.read_until(b'\n', &mut bytes).context(&name)? > 0 {
            let line = String::from_utf8_lossy(&bytes);
            match watched {
                Watched::StandardOutput => print!("{line}"),
                Watched::StandardError => eprint!("{line}"),
            }
            watch(line.trim_end());
            bytes.clear();
        }
    }
    Ok(child.wait().context(&name)?.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watched_lines_are_seen_and_the_end_is_reported() {
        let mut seen = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; exit 3"]);
        let ended_well =
            watch(&mut command, Watched::StandardError, |line| seen.push(line.to_owned())).unwrap();
        assert_eq!((ended_well, seen), (false, vec!["two".to_owned()]));
    }

    #[test]
    fn a_missing_program_does_not_answer() {
        assert!(!answers("no-such-program-anywhere", &["--version"]));
    }
}
