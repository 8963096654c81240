//! `symbolon index entities`: which records are held to be one thing, and what was held for a person to judge.

use std::io::Write;

use formats::judgements;
use index::{Bond, Held, Resolution};
use matching::Ground;
use model::judgement::Judgement;
use serde_json::json;

use crate::cli::IndexEntities;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lists;
use crate::output::sentence::printable;
use crate::output::table::thousands;
use crate::output::{csv, json};

/// Prints the bonds between records, and those that were not made.
pub fn run(arguments: &IndexEntities, output: &mut dyn Write) -> Result<Exit, Failure> {
    let index = lists::open_index(&arguments.path)?;
    let (resolution, judged) = index.resolution().map_err(Failure::IndexRead)?;
    let none = Vec::new();
    let bonds = if arguments.held { &none } else { &resolution.bonds };
    let mut bytes = Vec::new();
    if arguments.format.csv {
        let mut columns: Vec<String> = judgements::COLUMNS.map(str::to_owned).to_vec();
        columns.extend(["on", "state", "ground", "score"].map(str::to_owned));
        bytes.extend(csv::rows([columns]));
        // What was judged stands in the table as it was given, so that nothing is lost when it is given again.
        bytes.extend(csv::rows(judged.iter().map(judged_row)));
        let unjudged = bonds.iter().filter(|bond| bond.ground != Ground::Judged);
        bytes.extend(csv::rows(unjudged.map(|bond| row(bond, "merged", &bond.words()))));
        let held = |held: &Held| {
            row(&held.bond, "held", &format!("{}, but {}", held.bond.words(), held.against))
        };
        let is_judged = |held: &&Held| {
            let ends = (&held.bond.left, &held.bond.right);
            let about = |one: &Judgement| {
                (&one.left, &one.right) == ends || (&one.right, &one.left) == ends
            };
            judged.iter().any(about)
        };
        let unjudged = resolution.held.iter().filter(|one| !is_judged(one));
        bytes.extend(csv::rows(unjudged.map(held)));
    } else if arguments.format.json {
        for bond in bonds {
            bytes.extend(json::line(&shape(bond, "merged", None)));
        }
        for held in &resolution.held {
            bytes.extend(json::line(&shape(&held.bond, "held", Some(&held.against))));
        }
    } else {
        bytes = described(bonds, &resolution).into_bytes();
    }
    output.write_all(&bytes).map_err(|error| Failure::of_output(&error))?;
    Ok(Exit::Done)
}

/// A pair as a row of a table of judgements, with nothing judged yet.
fn row(bond: &Bond, state: &str, why: &str) -> Vec<String> {
    [
        bond.left.source.as_str(),
        &bond.left.key,
        &bond.right.source,
        &bond.right.key,
        "",
        "",
        why,
        "",
        state,
        bond.ground.code(),
        &bond.score.to_string(),
    ]
    .map(str::to_owned)
    .to_vec()
}

/// A judgement as a row of the table it came from.
fn judged_row(judgement: &Judgement) -> Vec<String> {
    let word = if judgement.same { "same" } else { "not_same" };
    [
        judgement.left.source.as_str(),
        &judgement.left.key,
        &judgement.right.source,
        &judgement.right.key,
        word,
        &judgement.by,
        &judgement.why,
        &judgement.on.map(|day| day.to_string()).unwrap_or_default(),
        "judged",
        "",
        "",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn shape(bond: &Bond, state: &str, against: Option<&str>) -> serde_json::Value {
    json!({
        "left": {"source": bond.left.source, "key": bond.left.key},
        "right": {"source": bond.right.source, "key": bond.right.key},
        "state": state,
        "ground": bond.ground.code(),
        "because": bond.words(),
        "score": bond.score.to_string(),
        "against": against,
    })
}

fn described(bonds: &[Bond], resolution: &Resolution) -> String {
    let mut text = String::new();
    let mut line = |what: &str| {
        text.push_str(&printable(what));
        text.push('\n');
    };
    for bond in bonds {
        line(&format!("{} = {}: {}", bond.left, bond.right, bond.words()));
    }
    for Held { bond, against } in &resolution.held {
        line(&format!("{} ? {}: {}, but {against}", bond.left, bond.right, bond.words()));
    }
    line(&format!(
        "bonds: {}; held for a person to judge: {}",
        thousands(resolution.bonds.len() as u64),
        thousands(resolution.held.len() as u64)
    ));
    text
}
