//! The hostile corpus of `formats`, each file read by the program itself: no signal, no panic, and the promised exit code,
//! in bounded memory.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::hostile_made::{Case, Promise, cases};

/// The address space that the program gets, in KiB: what it holds and what its allocator and its threads reserve.
const ADDRESS_SPACE_KIB: u64 = 1 << 20;

/// The most memory that the program may hold at once, in KiB.
const RESIDENT_KIB_MAX: u64 = 256 << 10;

/// When a run is ended: far beyond what a slow machine needs, so that only an endless one fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The end of a run.
struct Ended {
    status: Option<ExitStatus>,
    /// The most memory seen, in KiB; a run that is over before it was looked at gives 0.
    resident_kib: u64,
    out: String,
    err: String,
}

/// Runs `symbolon list inspect FILE --json` under the limits.
fn inspect(folder: &TempDir, file: &str) -> Ended {
    let at = |name: &str| folder.path().join(name);
    let (out, err) = (at(&format!("{file}.out")), at(&format!("{file}.err")));
    let line = format!("ulimit -v {ADDRESS_SPACE_KIB} && exec \"$0\" \"$@\"");
    let mut child = Command::new("sh")
        .args(["-c", &line, env!("CARGO_BIN_EXE_symbolon"), "list", "inspect", file, "--json"])
        .current_dir(folder.path())
        .env("NO_COLOR", "1")
        // Fewer threads reserve less address space.
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .stdout(fs::File::create(&out).unwrap())
        .stderr(fs::File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let started = Instant::now();
    let mut resident_kib = 0;
    let status = loop {
        // The peak that the kernel keeps; it is there as long as the process is.
        let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
        let peak = status.ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        });
        resident_kib = resident_kib.max(peak.unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break Some(status);
        }
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let text = |path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    Ended { status, resident_kib, out: text(out), err: text(err) }
}

/// What is wrong with the run of a case; nothing where it is as promised.
fn wrong(folder: &TempDir, case: &Case) -> Option<String> {
    let file = case.file_name();
    fs::write(folder.path().join(&file), case.bytes()).unwrap();
    let ended = inspect(folder, &file);
    for written in [file.clone(), format!("{file}.out"), format!("{file}.err")] {
        fs::remove_file(folder.path().join(written)).unwrap();
    }
    let expected = match case.promise {
        Promise::Accept => 0,
        Promise::Quarantine => 11,
        Promise::Refuse => 65,
    };
    let told =
        |what: String| Some(format!("{} ({}): {what}\n{}", case.file, case.attack, ended.err));
    let Some(status) = ended.status else { return told(format!("not ended after {PATIENCE:?}")) };
    if status.code() != Some(expected) {
        return told(format!("{status} instead of {expected}"));
    }
    if ended.resident_kib > RESIDENT_KIB_MAX {
        return told(format!("{} KiB of memory", ended.resident_kib));
    }
    // What a terminal or a script is given can do nothing there.
    let is_control = |one: char| one.is_control() && !matches!(one, '\n' | '\t');
    for (name, text) in [("output", &ended.out), ("error", &ended.err)] {
        if let Some(control) = text.chars().find(|one| is_control(*one)) {
            return told(format!("U+{:04X} in its {name}", u32::from(control)));
        }
    }
    let answer: Result<serde_json::Value, _> = serde_json::from_str(&ended.out);
    let Ok(answer) = answer else { return told("its answer is no JSON".to_owned()) };
    let code = answer["refused"]["code"].as_str().unwrap_or_default();
    if case.promise == Promise::Refuse && code != case.code {
        return told(format!("refused with {code} instead of {}", case.code));
    }
    None
}

#[test]
fn no_hostile_file_ends_the_program_otherwise_than_promised() {
    let cases = cases();
    let folder = tempfile::tempdir().unwrap();
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 4);
    let wrong: BTreeMap<usize, String> = std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            loop {
                let position = next.fetch_add(1, Ordering::Relaxed);
                let Some(case) = cases.get(position) else { return found };
                found.extend(wrong(&folder, case).map(|text| (position, text)));
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let told: Vec<&str> = wrong.values().map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), told.join("\n"));
}
