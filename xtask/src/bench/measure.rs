//! Processor time and peak memory of one run of a program.

use crate::failure::{Context, Failure, Outcome};
use crate::process;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

/// What one run took.
pub struct Measurement {
    /// User and system time together, in seconds: unlike wall time it bears other work on the machine.
    pub processor_seconds: f64,
    /// The largest resident set in bytes, where GNU time is installed.
    pub peak_bytes: Option<u64>,
    /// Lines of standard output.
    pub output_lines: usize,
}

/// Runs a program from `folder` with its output in files under `target/bench`, on one core where that can be asked for.
pub fn run(
    folder: &Path,
    program: &str,
    arguments: &[String],
    exit_codes: &[i32],
) -> Outcome<Measurement> {
    let bench = folder.join("target/bench");
    fs::create_dir_all(&bench).context(bench.display())?;
    let (times, output, messages) =
        (bench.join("times.txt"), bench.join("output.txt"), bench.join("messages.txt"));
    let create = |path: &Path| File::create(path).context(path.display());
    let status = timed(&times)
        .arg(folder.join(program))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(create(&output)?)
        .stderr(create(&messages)?)
        .status()
        .context(program)?;
    let code = status.code().unwrap_or(-1);
    if !exit_codes.contains(&code) {
        let said = fs::read_to_string(&messages).unwrap_or_default();
        return Err(Failure::new(format!(
            "{program} {} ended with {code}: {}",
            arguments.join(" "),
            said.trim()
        )));
    }
    let text = fs::read_to_string(&times).context(times.display())?;
    let (processor_seconds, peak_bytes) = read_times(&text)
        .ok_or_else(|| Failure::new(format!("the times `{}` cannot be read", text.trim())))?;
    let output_lines =
        fs::read(&output).context(output.display())?.iter().filter(|byte| **byte == b'\n').count();
    Ok(Measurement { processor_seconds, peak_bytes, output_lines })
}

/// A command that runs its arguments and writes their times into a file: GNU time, or else the shell's own.
fn timed(times: &Path) -> Command {
    let gnu_time = process::answers("/usr/bin/time", &["-f", "%U", "-o", "/dev/null", "true"]);
    let mut command = if gnu_time {
        let mut command = Command::new("/usr/bin/time");
        command.args(["-f", "%U %S %M", "-o"]).arg(times);
        command
    } else {
        let mut command = Command::new("bash");
        let script = "TIMEFORMAT='%U %S'; { time \"$@\" 2>&3; } 3>&2 2>\"$TIMES\"";
        command.args(["-c", script, "bash"]).env("TIMES", times);
        command
    };
    if process::answers("taskset", &["-c", "0", "true"]) {
        command.args(["taskset", "-c", "0"]);
    }
    command
}

/// Reads `user system [peak in KiB]` from the last line: before it GNU time may say how the program ended.
fn read_times(text: &str) -> Option<(f64, Option<u64>)> {
    let mut fields = text.lines().last()?.split_whitespace();
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    let peak = fields.next().and_then(|field| field.parse::<u64>().ok());
    Some((user + system, peak.map(|kibibytes| kibibytes * 1_024)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_memory() {
        assert_eq!(read_times("1.50 0.25 2048\n"), Some((1.75, Some(2_097_152))));
        assert_eq!(
            read_times("Command exited with non-zero status 10\n1.00 0.50 4\n"),
            Some((1.5, Some(4_096)))
        );
        assert_eq!(read_times("1.500 0.250"), Some((1.75, None)));
        assert_eq!(read_times(""), None);
    }

    #[test]
    fn a_run_is_measured_and_its_end_checked() {
        let folder = tempfile::tempdir().unwrap();
        let script = |text: &str| vec!["-c".to_owned(), text.to_owned()];
        let done = run(folder.path(), "/bin/sh", &script("echo one; echo two; exit 10"), &[10]);
        assert_eq!(done.unwrap().output_lines, 2);
        let failed = run(folder.path(), "/bin/sh", &script("echo why >&2; exit 65"), &[0, 10]);
        let said = failed.err().unwrap().to_string();
        assert!(said.ends_with("ended with 65: why"), "{said}");
    }
}
