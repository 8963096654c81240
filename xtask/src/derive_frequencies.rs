//! `cargo xtask derive-frequencies`: how often a name word occurs, counted once from lists whose licence allows it.
//!
//! The table ships with the matcher; a score never depends on the lists that happen to be loaded. Only words that stand in
//! at least eight names are kept, so the table tells nothing about any one person.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;

use formats::source::Collected;
use formats::{Limits, Source, ofac};
use matching::{Name, TokenKind};
use model::schema::Schema;

use crate::failure::{Context, Failure, Outcome};
use crate::repository::Repository;

/// Words in fewer names than this weigh the same, and are left out.
const NAMES_MIN: u32 = 8;

/// The lists counted: works of the US Government, in the public domain (17 USC 105).
const LISTS: [&str; 2] = ["lists/ofac/sdn_2024-05-03.csv.gz", "lists/ofac/alt_2025-12.csv.gz"];

const HEAD: &str = "\
# Name words and the number of names they stand in, of at least 8 names.
# Made by `cargo xtask derive-frequencies` from the names of the OFAC SDN list (sdn.csv of 2024-05-03, alt.csv of 2025-12),
# a work of the US Government in the public domain (17 USC 105). Do not edit.
";

/// Writes `crates/matching/data/token_frequency.tsv`.
pub fn run(repository: &Repository) -> Outcome<bool> {
    let mut sources = Vec::new();
    for list in LISTS {
        let path = repository
            .shared(list)
            .ok_or_else(|| Failure::new(format!("../shared/{list} is needed and is not there")))?;
        let mut bytes = Vec::new();
        File::open(&path)
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .context(format!("reading {list}"))?;
        sources.push(Source::from_memory(list, bytes));
    }
    let mut collected = Collected::default();
    let mut parts = Vec::new();
    for (role, source) in [ofac::Role::Sdn, ofac::Role::Alt].into_iter().zip(&mut sources) {
        parts.push((role, source));
    }
    ofac::read(&mut parts, &Limits::default(), &mut collected).context("reading the OFAC set")?;
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut names = 0;
    for record in &collected.records {
        let person = record.entity.schema.is_a(Schema::Person);
        for (_, value) in record.entity.names() {
            names += 1;
            let name = Name::new(value.text(), person);
            let words: BTreeSet<&str> = name
                .tokens
                .iter()
                .filter(|token| token.kind == TokenKind::Word)
                .map(|token| &*token.text)
                .collect();
            for word in words {
                *counts.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    counts.retain(|_, count| *count >= NAMES_MIN);
    let mut rows: Vec<(String, u32)> = counts.into_iter().collect();
    rows.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    let mut table = HEAD.to_owned();
    for (word, count) in &rows {
        table.push_str(&format!("{word}\t{count}\n"));
    }
    fs::write(repository.path("crates/matching/data/token_frequency.tsv"), table)
        .context("writing the table")?;
    println!("{} words that stand in at least {NAMES_MIN} of {names} names", rows.len());
    Ok(true)
}
