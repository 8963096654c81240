//! `symbolon compare`: two names, or a file of pairs.

use std::io::Write;
use std::path::Path;

use formats::guarded::json as guarded;
use formats::subjects::{self, SubjectOptions, SubjectSink};
use formats::{Limits, Problem, ProblemCode, Source};
use matching::{Analysed, Ground};
use model::entity::Entity;
use model::matched::{Comparison, Score};
use model::schema::{Property, Schema};
use model::subject::Subject;
use rayon::prelude::*;

use super::pairs::{self, Row};
use crate::cli::Compare;
use crate::exit::Exit;
use crate::failure::{Failure, FailureCode};
use crate::files::Opened;
use crate::messages;
use crate::output::{json, sentence};

/// How many pairs are compared before their answers are written.
const BATCH_PAIRS: usize = 4_096;

/// Compares two names or the pairs of a file.
pub fn run(arguments: &Compare, output: &mut dyn Write) -> Result<Exit, Failure> {
    match (&arguments.pairs, &arguments.query, &arguments.candidate) {
        (Some(path), ..) => file(arguments, path, output),
        (None, Some(query), Some(candidate)) => two(arguments, query, candidate, output),
        // The command line demands both.
        (None, ..) => Err(Failure::new(FailureCode::Fault, "")),
    }
}

fn named(schema: Schema, name: &str) -> Analysed {
    let mut entity = Entity::new("", schema);
    entity.add(Property::Name, name);
    Analysed::new(&entity, &[])
}

fn two(
    arguments: &Compare,
    query: &str,
    candidate: &str,
    output: &mut dyn Write,
) -> Result<Exit, Failure> {
    let (left, right) = (named(arguments.schema, query), named(arguments.schema, candidate));
    let (comparison, same) = compared(&left, &right);
    let answer = if arguments.format.json {
        json::comparison(&comparison, same)
    } else if arguments.format.csv {
        format!("score,band\n{},{}\n", comparison.score, json::band(comparison.score)).into_bytes()
    } else {
        let band = match json::band(comparison.score) {
            "nothing" => "no match",
            band => band,
        };
        format!("{} {band}: {}\n", comparison.score, sentence::explained(&comparison, None))
            .into_bytes()
    };
    output.write_all(&answer).map_err(|error| Failure::of_output(&error))?;
    if !left.is_comparable() || !right.is_comparable() {
        messages::warning("a name has too little to compare");
        return Ok(Exit::Incomplete);
    }
    Ok(if comparison.score >= Score::HIT { Exit::Hits } else { Exit::Done })
}

/// A pair compared, with the ground on which two records of lists would be held to be one thing; or why it could not be.
type Compared = Result<(Comparison, Option<Ground>), String>;

fn compared(left: &Analysed, right: &Analysed) -> (Comparison, Option<Ground>) {
    (matching::compare(left, right), matching::same_thing(left, right))
}

fn file(arguments: &Compare, path: &Path, output: &mut dyn Write) -> Result<Exit, Failure> {
    let opened = Opened::open(path)?;
    let name = opened.name.clone();
    let bytes = opened.content()?;
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    let mut answers = Answers { output, hits: 0, not_compared: 0 };
    if start.first() == Some(&b'{') {
        json_lines(arguments, &bytes, &mut answers)?;
    } else {
        table(arguments, &name, &bytes, &mut answers)?;
    }
    if answers.not_compared > 0 {
        let pairs = if answers.not_compared == 1 { "pair" } else { "pairs" };
        messages::warning(&format!("{} {pairs} could not be compared", answers.not_compared));
    }
    Ok(match (answers.not_compared, answers.hits) {
        (1.., _) => Exit::Incomplete,
        (0, 1..) => Exit::Hits,
        (0, 0) => Exit::Done,
    })
}

/// Where answers go, and what they were.
struct Answers<'a> {
    output: &'a mut dyn Write,
    hits: u64,
    not_compared: u64,
}

impl Answers<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.output.write_all(bytes).map_err(|error| Failure::of_output(&error))
    }

    fn count(&mut self, compared: &Compared) {
        match compared {
            Ok((comparison, _)) => self.hits += u64::from(comparison.score >= Score::HIT),
            Err(_) => self.not_compared += 1,
        }
    }
}

fn table(
    arguments: &Compare,
    name: &str,
    bytes: &[u8],
    answers: &mut Answers<'_>,
) -> Result<(), Failure> {
    let rows = pairs::rows(name, bytes)?;
    let Some((header, rows)) = rows.split_first() else {
        return Err(Problem::new(ProblemCode::EmptyFile, name, 0).into());
    };
    let (Some(query), Some(candidate)) = (header.position("name1"), header.position("name2"))
    else {
        return Err(Failure::new(FailureCode::PairsRefused, name));
    };
    if header.position("score").is_some() {
        let problem = Problem::new(ProblemCode::RepeatedColumn, name, header.offset);
        return Err(problem.with_detail("score is the column that is added").into());
    }
    let schema = header.position("schema");
    let json = arguments.format.json;
    // The line end of the header is kept for every row.
    let after_header = bytes.get(header.offset as usize + header.raw.len()..).unwrap_or_default();
    let line_end: &[u8] = if after_header.starts_with(b"\r\n") { b"\r\n" } else { b"\n" };
    if !json {
        let mark = bytes.get(..header.offset as usize).unwrap_or_default();
        answers.write(&[mark, header.raw, b",score", line_end].concat())?;
    }
    for batch in rows.chunks(BATCH_PAIRS) {
        let compared: Vec<Compared> = batch
            .par_iter()
            .map(|row| compare_row(row, header.len(), schema, (query, candidate), arguments.schema))
            .collect();
        for (row, compared) in batch.iter().zip(&compared) {
            answers.count(compared);
            let line = match (json, compared) {
                (true, compared) => json_line(compared),
                (false, Ok((found, _))) => {
                    [row.raw, b",", found.score.to_string().as_bytes(), line_end].concat()
                }
                (false, Err(_)) => [row.raw, b",", line_end].concat(),
            };
            answers.write(&line)?;
        }
    }
    Ok(())
}

fn json_line(compared: &Compared) -> Vec<u8> {
    match compared {
        Ok((comparison, same)) => json::comparison(comparison, *same),
        Err(problem) => json::not_compared(problem),
    }
}

fn compare_row(
    row: &Row<'_>,
    columns: usize,
    schema: Option<usize>,
    (query, candidate): (usize, usize),
    default_schema: Schema,
) -> Compared {
    if row.len() != columns {
        return Err(ProblemCode::ColumnCount.code().to_owned());
    }
    let text = |position: usize| {
        let bytes = row.field(position).unwrap_or_default();
        String::from_utf8(bytes.into_owned())
            .map_err(|_| ProblemCode::RowEncoding.code().to_owned())
    };
    let stated = schema.map(text).transpose()?.unwrap_or_default();
    let schema = match stated.trim() {
        "" => default_schema,
        stated => {
            Schema::parse(stated).ok_or_else(|| ProblemCode::UnknownSchema.code().to_owned())?
        }
    };
    let (left, right) = (named(schema, &text(query)?), named(schema, &text(candidate)?));
    Ok(compared(&left, &right))
}

fn json_lines(arguments: &Compare, bytes: &[u8], answers: &mut Answers<'_>) -> Result<(), Failure> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let lines: Vec<&[u8]> =
        bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect();
    if arguments.format.csv {
        answers.write(b"pair,score\n")?;
    }
    let mut ordinal = 0u64;
    for batch in lines.chunks(BATCH_PAIRS) {
        let sides: Vec<Result<[Vec<u8>; 2], String>> =
            batch.par_iter().map(|line| sides(line)).collect();
        let side = |position: usize| {
            let lines = sides.iter().map(|sides| match sides {
                Ok(sides) => sides.get(position).map_or(b"{}" as &[u8], Vec::as_slice),
                Err(_) => b"{}",
            });
            read(lines, arguments.schema)
        };
        let (queries, candidates) = (side(0)?, side(1)?);
        let compared: Vec<Compared> = sides
            .par_iter()
            .zip(queries.par_iter().zip(&candidates))
            .map(|(sides, (query, candidate))| {
                if let Err(problem) = sides {
                    return Err(problem.clone());
                }
                let (query, candidate) = (query.as_ref(), candidate.as_ref());
                Ok(compared(query.map_err(String::clone)?, candidate.map_err(String::clone)?))
            })
            .collect();
        for compared in &compared {
            ordinal += 1;
            answers.count(compared);
            let line = match (arguments.format.csv, compared) {
                (true, Ok((found, _))) => format!("{ordinal},{}\n", found.score).into_bytes(),
                (true, Err(_)) => format!("{ordinal},\n").into_bytes(),
                (false, compared) => json_line(compared),
            };
            answers.write(&line)?;
        }
    }
    Ok(())
}

/// The two sides of a line, each as a line of its own.
fn sides(line: &[u8]) -> Result<[Vec<u8>; 2], String> {
    let parsed = guarded::parse(line, Limits::default().depth_max)
        .map_err(|_| ProblemCode::BadJson.code().to_owned())?;
    let side = |name: &str| {
        let side = parsed.get(name).filter(|side| side.is_object());
        side.map(|side| side.to_string().into_bytes())
            .ok_or_else(|| ProblemCode::BadShape.code().to_owned())
    };
    Ok([side("query")?, side("candidate")?])
}

/// Reads entities as subjects are read, so that `compare` and `screen` understand the same values.
fn read<'a>(
    lines: impl Iterator<Item = &'a [u8]>,
    default_schema: Schema,
) -> Result<Vec<Result<Analysed, String>>, Failure> {
    let mut bytes = Vec::new();
    for line in lines {
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
    }
    let mut source = Source::from_memory("the pairs", bytes);
    let options =
        SubjectOptions { default_schema: Some(default_schema), ..SubjectOptions::default() };
    let mut sides = Sides::default();
    subjects::read(&mut source, &options, &mut sides)?;
    Ok(sides.read)
}

#[derive(Default)]
struct Sides {
    read: Vec<Result<Analysed, String>>,
}

impl SubjectSink for Sides {
    fn subject(&mut self, subject: Subject) {
        self.read.push(Ok(Analysed::subject(&subject)));
    }

    fn not_readable(&mut self, _id: Option<String>, problem: Problem) {
        self.read.push(Err(problem.code.code().to_owned()));
    }
}
