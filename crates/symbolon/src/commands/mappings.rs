//! `symbolon list mappings`: the mappings that come with the program.

use std::io::Write;

use formats::mapping::{Shipped, shipped};
use serde_json::{Value, json};

use crate::cli::ListMappings;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{csv, json};

/// Names the mappings, or prints one.
pub fn run(arguments: &ListMappings, output: &mut dyn Write) -> Result<Exit, Failure> {
    let mut write =
        |bytes: &[u8]| output.write_all(bytes).map_err(|error| Failure::of_output(&error));
    let all = shipped().iter();
    let named = all.filter(|one| arguments.name.as_deref().is_none_or(|name| name == one.name));
    if arguments.format.csv {
        let header = ["name", "list", "authority", "verified", "homepage", "columns", "optional"];
        write(&csv::rows([header.map(str::to_owned).to_vec()]))?;
    }
    for one in named {
        let bytes = if arguments.format.json {
            json::line(&shape(one, arguments.name.is_some()))
        } else if arguments.format.csv {
            csv::rows([row(one)])
        } else if arguments.name.is_some() {
            one.text.as_bytes().to_vec()
        } else {
            described(one).into_bytes()
        };
        write(&bytes)?;
    }
    Ok(Exit::Done)
}

/// The columns a table must have, each once: one of the key may feed something too.
fn needed(one: &Shipped) -> Vec<&str> {
    let mut needed = Vec::new();
    for heading in one.mapping.headings() {
        if !needed.contains(&heading) {
            needed.push(heading);
        }
    }
    needed
}

fn optional(one: &Shipped) -> Vec<&str> {
    one.mapping.optional_headings().collect()
}

fn described(one: &Shipped) -> String {
    let mapping = &one.mapping;
    let verified = match mapping.is_verified() {
        true => "",
        false => "\n  unverified: compare its columns with the publisher's file",
    };
    let columns = needed(one).join(", ");
    let optional = match optional(one).as_slice() {
        [] => String::new(),
        headings => format!("\n  optional: {}", headings.join(", ")),
    };
    format!(
        "{}: {}\n  {}\n  authority: {}{verified}\n  columns: {columns}{optional}\n",
        one.name,
        mapping.name(),
        mapping.description().unwrap_or_default(),
        mapping.authority(),
    )
}

fn shape(one: &Shipped, with_text: bool) -> Value {
    let mapping = &one.mapping;
    let mut shape = json!({
        "name": one.name,
        "list": mapping.name(),
        "source": mapping.source(),
        "authority": mapping.authority(),
        "description": mapping.description(),
        "homepage": mapping.homepage(),
        "verified": mapping.is_verified(),
        "columns": needed(one),
        "optional": optional(one),
    });
    if let Some(shape) = shape.as_object_mut().filter(|_| with_text) {
        shape.insert("toml".to_owned(), Value::from(one.text));
    }
    shape
}

fn row(one: &Shipped) -> Vec<String> {
    let mapping = &one.mapping;
    vec![
        one.name.to_owned(),
        mapping.name().to_owned(),
        mapping.authority().to_owned(),
        mapping.is_verified().to_string(),
        mapping.homepage().unwrap_or_default().to_owned(),
        needed(one).join("; "),
        optional(one).join("; "),
    ]
}
