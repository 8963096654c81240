//! What tests need from outside the repository: each need is one row, is provided for if it can be, and is told to the
//! tests through an environment variable. A test whose variable is absent skips by name.

use crate::failure::{Context, Failure, Outcome};
use crate::process;
use crate::repository::Repository;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something that tests need and that the repository does not hold.
struct Need {
    name: &'static str,
    /// The crate whose tests need it; without the crate nothing is installed.
    wanted_by: &'static str,
    /// What it is for, as the end of a sentence that begins with "because".
    reason: &'static str,
    /// The environment variable through which the tests learn of it.
    variable: &'static str,
    /// Provides it, and returns the value of the variable.
    provide: fn(&Repository, &Need) -> Outcome<String>,
}

const NEEDS: [Need; 1] = [Need {
    name: "followthemoney",
    wanted_by: "model",
    reason: "the schemata and properties of `model` are compared with the published vocabulary",
    variable: "SYMBOLON_FOLLOWTHEMONEY",
    provide: follow_the_money,
}];

/// The vocabulary that `model` is compared with.
const FOLLOWTHEMONEY: &str = "4.11.2";
const PYYAML: &str = "6.0.2";
const DUMP: &str = "xtask/src/dump_followthemoney.py";

/// A variable of the environment and its value.
pub type Variable = (&'static str, String);

/// Provides what can be provided. Returns the variables for the tests, and whether nothing is missing.
pub fn provide(repository: &Repository) -> Outcome<(Vec<Variable>, bool)> {
    let mut variables = Vec::new();
    let mut complete = true;
    for need in &NEEDS {
        if !repository.has(&format!("crates/{}/Cargo.toml", need.wanted_by)) {
            println!("not needed yet: {} (crates/{} is not there)", need.name, need.wanted_by);
        } else if let Ok(value) = std::env::var(need.variable) {
            println!("{}: using {}={value}", need.name, need.variable);
            variables.push((need.variable, value));
        } else {
            match (need.provide)(repository, need) {
                Ok(value) => variables.push((need.variable, value)),
                Err(failure) => {
                    complete = false;
                    println!("missing: {}: {failure}; tests that need it skip by name", need.name);
                }
            }
        }
    }
    Ok((variables, complete))
}

/// Says what is installed and why: a test run that changes the machine must not do so silently.
fn announce(what: &str, need: &Need) {
    println!("installing {what} because {}", need.reason);
}

/// Puts the vocabulary's JSON into the build folder, by way of a Python environment there.
fn follow_the_money(repository: &Repository, need: &Need) -> Outcome<String> {
    let written = repository.path("target/followthemoney.json");
    let value = written.display().to_string();
    if is_current(&written, &repository.path(DUMP)) {
        println!("followthemoney {FOLLOWTHEMONEY}: already at {value}");
        return Ok(value);
    }
    let python = python_environment(repository, need)?;
    let packages = [format!("followthemoney=={FOLLOWTHEMONEY}"), format!("PyYAML=={PYYAML}")];
    announce(&format!("{} into target/python", packages.join(" and ")), need);
    // Without the package's own dependencies: its data files suffice, and PyICU would need a C++ compiler.
    let mut install = Command::new(&python);
    install
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
        .args(["--only-binary", ":all:", "--timeout", "20", "--retries", "2"])
        .args(&packages);
    if !process::succeeds(&mut install)? {
        return Err(Failure::new("pip could not install it (is a Python registry reachable?)"));
    }
    let mut dump = Command::new(&python);
    dump.arg(repository.path(DUMP)).arg(&written);
    if !process::succeeds(&mut dump)? {
        return Err(Failure::new(format!("{DUMP} failed")));
    }
    Ok(value)
}

/// Whether the JSON was written from the pinned version, by the script as it stands now.
fn is_current(written: &Path, script: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    let newer = matches!((modified(written), modified(script)), (Ok(ours), Ok(its)) if ours > its);
    newer
        && fs::read(written)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok())
            .is_some_and(|json| {
                json.get("version").and_then(|one| one.as_str()) == Some(FOLLOWTHEMONEY)
            })
}

/// The interpreter of the Python environment under `target/python`, made when it is not there.
fn python_environment(repository: &Repository, need: &Need) -> Outcome<PathBuf> {
    let folder = repository.path("target/python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if process::answers(&python.to_string_lossy(), &["-m", "pip", "--version"]) {
        return Ok(python);
    }
    // `ensurepip` is what Debian leaves out of `python3` and puts into `python3-venv`.
    if !process::answers("python3", &["-c", "import venv, ensurepip"]) {
        install_debian_packages(&["python3", "python3-venv"], need)?;
    }
    let parent = repository.path("target");
    fs::create_dir_all(&parent).context(parent.display())?;
    let made =
        process::succeeds(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    if made { Ok(python) } else { Err(Failure::new("python3 -m venv target/python failed")) }
}

/// Installs packages of the Debian distribution where that is possible: as root, with apt.
fn install_debian_packages(packages: &[&str], need: &Need) -> Outcome<()> {
    let names = packages.join(" and ");
    let root = process::output("id", &["-u"]).as_deref() == Some("0");
    if !root || !process::answers("apt-get", &["--version"]) {
        return Err(Failure::new(format!("{names} must be installed first")));
    }
    announce(&format!("the Debian packages {names}"), need);
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        process::succeeds(&mut command)
    };
    // The package lists may be old; when they cannot be renewed the installation may still work.
    apt(&["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    if apt(&arguments)? {
        Ok(())
    } else {
        Err(Failure::new(format!("apt-get could not install {names}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::invented;

    #[test]
    fn nothing_is_installed_for_a_crate_that_is_not_there() {
        let (_folder, repository) = invented::repository(&[("README.md", "")]);
        assert_eq!(provide(&repository).unwrap(), (Vec::new(), true));
    }

    #[test]
    fn a_vocabulary_of_another_version_or_before_the_script_is_not_current() {
        let (_folder, repository) = invented::repository(&[("script.py", "")]);
        let (script, written) = (repository.path("script.py"), repository.path("out.json"));
        let check = |version: &str, seconds_after: i64, expected: bool| {
            fs::write(&written, format!("{{\"version\": \"{version}\"}}")).unwrap();
            let base = fs::metadata(&script).unwrap().modified().unwrap();
            let shift = std::time::Duration::from_secs(seconds_after.unsigned_abs());
            let time = if seconds_after < 0 { base - shift } else { base + shift };
            fs::File::options().append(true).open(&written).unwrap().set_modified(time).unwrap();
            assert_eq!(is_current(&written, &script), expected, "{version} {seconds_after}");
        };
        check(FOLLOWTHEMONEY, 10, true);
        check(FOLLOWTHEMONEY, -10, false);
        check("3.0.0", 10, false);
        assert!(!is_current(&repository.path("absent.json"), &script));
    }
}
