//! `benches/figures.json`: what was measured, how, on which machine, from which revision.

use crate::failure::{Context, Outcome};
use crate::process;
use crate::repository::Repository;
use serde_json::{Map, Value, json};
use std::fmt::{Display, Formatter, Result as Formatted};
use std::fs;

const FILE: &str = "benches/figures.json";

/// One measured number.
pub struct Figure {
    name: String,
    command: String,
    workload: String,
    figure: f64,
    unit: &'static str,
}

impl Figure {
    /// A number with all that is needed to measure it again.
    pub fn new(name: &str, command: &str, workload: &str, figure: f64, unit: &'static str) -> Self {
        // Three significant decimals of seconds, whole bytes and subjects: more would be noise in the history.
        let figure = if figure < 1_000.0 { (figure * 1e3).round() / 1e3 } else { figure.round() };
        let (command, workload) = (command.to_owned(), workload.to_owned());
        Self { name: name.to_owned(), command, workload, figure, unit }
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name,
            "command": self.command,
            "workload": self.workload,
            "figure": self.figure,
            "unit": self.unit,
        })
    }
}

impl Display for Figure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Formatted {
        write!(formatter, "{}: {} {}", self.name, self.figure, self.unit)
    }
}

/// Writes the figures into the file. Others that were measured on this machine stay; those of another one go.
pub fn keep(repository: &Repository, measured: Vec<Figure>) -> Outcome<()> {
    let before = repository.read(FILE).ok().and_then(|text| serde_json::from_str(&text).ok());
    let now = json!({
        "machine": machine(),
        "date": jiff::Zoned::now().date().to_string(),
        "revision": revision(),
        "rustc": process::output("rustc", &["--version"]),
    });
    let merged = merge(before.as_ref(), now, &measured);
    let path = repository.path(FILE);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).context(folder.display())?;
    }
    let text = serde_json::to_string_pretty(&merged).context(FILE)?;
    fs::write(&path, format!("{text}\n")).context(FILE)?;
    println!("written to {FILE}");
    Ok(())
}

fn merge(before: Option<&Value>, now: Value, measured: &[Figure]) -> Value {
    let same_machine = |value: &&Value| value.get("machine") == now.get("machine");
    let mut figures: Vec<Value> = before
        .filter(same_machine)
        .and_then(|value| value.get("figures"))
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for figure in measured {
        let name = Some(figure.name.as_str());
        match figures.iter_mut().find(|old| old.get("name").and_then(Value::as_str) == name) {
            Some(old) => *old = figure.json(),
            None => figures.push(figure.json()),
        }
    }
    let mut merged = match now {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    merged.insert("figures".to_owned(), Value::Array(figures));
    Value::Object(merged)
}

fn machine() -> Value {
    let field = |file: &str, name: &str| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let memory_bytes = field("/proc/meminfo", "MemTotal")
        .and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok())
        .map(|kibibytes| kibibytes * 1_024);
    json!({
        "processor": field("/proc/cpuinfo", "model name"),
        "cores": std::thread::available_parallelism().ok().map(usize::from),
        "memory_bytes": memory_bytes,
    })
}

/// The commit that was measured; marked when the files differ from it.
fn revision() -> Option<String> {
    let commit = process::output("git", &["rev-parse", "HEAD"])?;
    let changed =
        process::output("git", &["status", "--porcelain", "--", ":(top,exclude)benches"])?;
    Some(if changed.is_empty() { commit } else { format!("{commit} with changes") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_this_machine_stay_and_are_renewed() {
        let now = |cores: u8| json!({"machine": {"cores": cores}, "date": "2026-01-01"});
        let figure = |name, number| Figure::new(name, "symbolon", "work", number, "seconds");
        let first = merge(None, now(2), &[figure("a", 1.0), figure("b", 2.0)]);
        let second = merge(Some(&first), now(2), &[figure("b", 3.0), figure("c", 4.0)]);
        let numbers = |value: &Value| {
            value["figures"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| {
                    (one["name"].as_str().unwrap().to_owned(), one["figure"].as_f64().unwrap())
                })
                .collect::<Vec<_>>()
        };
        let expected = [("a", 1.0), ("b", 3.0), ("c", 4.0)];
        assert_eq!(numbers(&second), expected.map(|(name, number)| (name.to_owned(), number)));
        let elsewhere = merge(Some(&second), now(8), &[figure("c", 5.0)]);
        assert_eq!(numbers(&elsewhere), [("c".to_owned(), 5.0)]);
    }

    #[test]
    fn figures_keep_what_is_no_noise() {
        assert_eq!(Figure::new("a", "", "", 1.23456, "s").figure, 1.235);
        assert_eq!(Figure::new("a", "", "", 12_345.678, "s").figure, 12_346.0);
    }
}
