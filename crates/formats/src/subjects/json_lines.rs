//! Subjects from JSON lines: `{"id", "schema", "properties"}` or flat objects.

use std::collections::BTreeSet;

use model::record::Provenance;
use model::schema::Schema;
use model::subject::Subject;
use serde_json::{Map, Value};

use super::columns::named_meaning;
use super::headings::{Meaning, kind, meaning};
use super::{
    Gathered, RowProblems, SubjectOptions, SubjectOutcome, SubjectSink, implied_schema, row_id,
};
use crate::container::Stream;
use crate::fields::{Fields, cut};
use crate::guarded::json::{self, JsonFaultKind};
use crate::mapping::{Assembly, DateReader, Target, cell_values};
use crate::problem::{Problem, ProblemCode};
use crate::source::Counts;

/// The most different keys that are told apart: a hostile file may have a new one in every line.
const KEYS_MAX: usize = 1_000;

pub(super) fn read(
    stream: &mut Stream<'_>,
    file: &str,
    options: &SubjectOptions,
    sink: &mut dyn SubjectSink,
) -> Result<SubjectOutcome, Problem> {
    let mut reader = Reader {
        options,
        gathered: Gathered::new(file, &options.limits, sink),
        unknown: BTreeSet::new(),
    };
    let mut line = Vec::new();
    let mut ordinal = 0;
    while let Some(offset) = stream.read_line_limited(&mut line, options.limits.line_bytes_max)? {
        let bytes = match offset {
            0 => line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line),
            _ => &line,
        };
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        ordinal += 1;
        reader.line(bytes, ordinal, offset)?;
    }
    Ok(reader.gathered.outcome)
}

struct Reader<'a> {
    options: &'a SubjectOptions,
    gathered: Gathered<'a>,
    /// Properties and keys that are not understood, noted once each.
    unknown: BTreeSet<String>,
}

impl Reader<'_> {
    fn line(&mut self, bytes: &[u8], ordinal: u64, offset: u64) -> Result<(), Problem> {
        self.gathered.next_row(ordinal, offset)?;
        let problem =
            |code, at: u64| Problem::new(code, self.gathered.file, offset + at).in_record(ordinal);
        let parsed = match json::parse(bytes, self.options.limits.depth_max) {
            Ok(parsed) => parsed,
            Err(fault) => {
                let code = match fault.kind {
                    JsonFaultKind::RepeatedKey => ProblemCode::RepeatedJsonKey,
                    JsonFaultKind::TooDeep | JsonFaultKind::Invalid => ProblemCode::BadJson,
                };
                let mut problem = problem(code, fault.offset as u64);
                if fault.kind == JsonFaultKind::TooDeep {
                    problem = problem.with_detail("nested more deeply than the limit");
                }
                self.gathered.not_readable(row_id(ordinal), problem);
                return Ok(());
            }
        };
        let shape = |detail: &str| problem(ProblemCode::BadShape, 0).with_detail(detail);
        let Value::Object(object) = parsed else {
            let problem = shape("not an object");
            self.gathered.not_readable(row_id(ordinal), problem);
            return Ok(());
        };
        let id = match object.get("id").or_else(|| id_of(&object)) {
            None | Some(Value::Null) => row_id(ordinal),
            Some(Value::String(id)) if id.trim().is_empty() => row_id(ordinal),
            Some(Value::String(id)) => id.trim().to_owned(),
            Some(Value::Number(id)) => id.to_string(),
            Some(_) => {
                let problem = shape("id is neither a text nor a number");
                self.gathered.not_readable(row_id(ordinal), problem);
                return Ok(());
            }
        };
        let id = cut(&id, self.options.limits.field_bytes_max).to_owned();
        let schema = match object.get("schema") {
            None | Some(Value::Null) => None,
            Some(stated) => {
                let known = stated.as_str().and_then(|name| kind(name.trim()));
                // A subject of an unknown kind cannot be compared safely as another kind.
                let Some(schema) = known else {
                    let problem = problem(ProblemCode::UnknownSchema, 0);
                    self.gathered.not_readable(id, problem);
                    return Ok(());
                };
                Some(schema)
            }
        };
        let nested = match object.get("properties") {
            None => None,
            Some(Value::Object(properties)) => Some(properties),
            Some(_) => {
                let problem = shape("properties is not an object");
                self.gathered.not_readable(id, problem);
                return Ok(());
            }
        };
        self.object(&object, nested, id, schema, ordinal, offset);
        Ok(())
    }

    fn object(
        &mut self,
        object: &Map<String, Value>,
        nested: Option<&Map<String, Value>>,
        id: String,
        schema: Option<Schema>,
        ordinal: u64,
        offset: u64,
    ) {
        let mut values: Vec<(Target, &Value)> = Vec::new();
        let mut unknown: Vec<&str> = Vec::new();
        let mut schema = schema;
        for (key, value) in object {
            if matches!(key.as_str(), "id" | "schema" | "properties") {
                continue;
            }
            match self.meaning(key) {
                Some(Meaning::Target(target)) => values.push((target, value)),
                // Another word for the schema, such as `type`, may be about something else.
                Some(Meaning::Schema) if !object.contains_key("schema") => {
                    match value.as_str().and_then(kind) {
                        Some(stated) => schema = Some(stated),
                        None => unknown.push(key),
                    }
                }
                Some(Meaning::Id) => {}
                Some(Meaning::Schema) | None => unknown.push(key),
            }
        }
        for (name, value) in nested.into_iter().flatten() {
            match Target::parse(name) {
                Some(target @ (Target::Property(_) | Target::Document(_))) => {
                    values.push((target, value));
                }
                Some(Target::Listing(_)) | None => unknown.push(name),
            }
        }
        let mut problems = RowProblems::default();
        let mut counts = Counts::default();
        let mut fields = Fields {
            file: self.gathered.file,
            record: ordinal,
            offset,
            limits: self.gathered.limits,
            counts: &mut counts,
            sink: &mut problems,
        };
        for key in unknown {
            if self.unknown.len() < KEYS_MAX && !self.unknown.contains(key) {
                self.unknown.insert(key.to_owned());
                fields.problem(ProblemCode::UnknownProperty, shown(key));
            }
        }
        let schema = schema.or(self.options.default_schema).unwrap_or_else(|| {
            implied_schema(values.iter().filter_map(|(target, value)| match target {
                Target::Property(property) if !value.is_null() => Some(*property),
                _ => None,
            }))
        });
        let mut assembly = Assembly::new(schema, DateReader::default());
        for (target, value) in values {
            let one = [value];
            let each: &mut dyn Iterator<Item = &Value> = match value {
                Value::Array(values) => &mut values.iter(),
                _ => &mut one.into_iter(),
            };
            for value in each {
                let number;
                let text = match value {
                    Value::String(text) => text.as_str(),
                    Value::Number(value) => {
                        number = value.to_string();
                        &number
                    }
                    Value::Null => continue,
                    // A value that is itself a list, an object or a truth value cannot be read as a text.
                    _ => {
                        fields.problem(ProblemCode::BadShape, target.name());
                        continue;
                    }
                };
                for text in cell_values(text, self.options.separator.as_deref()) {
                    assembly.add(target, text, None, &mut fields);
                }
            }
        }
        let (entity, adjacent, _) = assembly.finish(&id, &mut fields);
        let provenance =
            Provenance { file: self.gathered.file.to_owned(), record: ordinal, offset };
        self.gathered.hand_over(Subject { entity, adjacent, provenance }, problems);
    }

    /// What a key of a flat object holds: as the caller named it, else as its heading says.
    fn meaning(&mut self, key: &str) -> Option<Meaning> {
        let named = self.options.columns.iter().find(|(heading, _)| heading.trim() == key);
        let found = match named {
            Some((_, name)) => named_meaning(name),
            None => meaning(key),
        };
        let columns = &mut self.gathered.outcome.columns;
        if columns.len() < KEYS_MAX && !columns.iter().any(|(one, _)| one == key) {
            columns.push((key.to_owned(), found.map(Meaning::name)));
        }
        found
    }
}

/// The id under another of its headings, such as `customer_id`.
fn id_of(object: &Map<String, Value>) -> Option<&Value> {
    object.iter().find(|(key, _)| meaning(key) == Some(Meaning::Id)).map(|(_, value)| value)
}

/// A key as it is shown in a message: a long one is cut.
fn shown(key: &str) -> String {
    match key.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", key.get(..end).unwrap_or_default()),
        None => key.to_owned(),
    }
}
