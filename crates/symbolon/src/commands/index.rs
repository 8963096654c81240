//! `symbolon index`: building an index of lists, changing one, and looking at one.

use std::io::Write;

use formats::list::{Format, ListReport};
use index::{Index, IndexInfo as Info};
use serde_json::{Value, json};

use crate::cli::{IndexBuild, IndexInfo, IndexUpdate};
use crate::exit::Exit;
use crate::failure::{Failure, FailureCode};
use crate::lists::{self, Changed, Collected};
use crate::messages;
use crate::output::json;
use crate::output::table::{aligned, thousands};

/// Reads lists and writes an index of them. Unless it is allowed, nothing is written when a list was refused.
pub fn build(arguments: &IndexBuild, output: &mut dyn Write) -> Result<Exit, Failure> {
    let collected = Collected::read(&arguments.lists, &arguments.mappings)?;
    let refused = collected.refused();
    if collected.all_refused() || (!refused.is_empty() && !arguments.allow_missing) {
        return Err(Failure::new(FailureCode::ListRefused, refused.join(", ")));
    }
    let incomplete = !refused.is_empty() || collected.has_set_aside();
    let folder = &arguments.output;
    let judgements = lists::judgements(&arguments.judgements)?;
    let incomplete = incomplete || judgements.set_aside > 0;
    let builder = collected.builder.with_judgements(judgements.judgements);
    let built = if arguments.dry_run {
        builder.in_memory().map_err(Failure::IndexWrite)?
    } else {
        builder.write(folder).map_err(Failure::IndexWrite)?;
        Index::open(folder).map_err(Failure::IndexRead)?
    };
    let unknown = built.resolution().map_err(Failure::IndexRead)?.0.unknown;
    if unknown > 0 {
        messages::warning(&format!(
            "{unknown} of the judgements name a record that is on none of the lists"
        ));
    }
    let info = built.info();
    let answer = if arguments.json {
        let mut shape = shape(info);
        if let Some(object) = shape.as_object_mut() {
            object.insert("written".to_owned(), Value::from(!arguments.dry_run));
            object.insert("path".to_owned(), Value::from(folder.display().to_string()));
            object.insert("lists_refused".to_owned(), Value::from(refused));
        }
        json::line(&shape)
    } else {
        let done = if arguments.dry_run { "would be written" } else { "written" };
        let mut text = format!("{} {done}\n", folder.display());
        text.push_str(&described(info, &collected.reports));
        text.into_bytes()
    };
    output.write_all(&answer).map_err(|error| Failure::of_output(&error))?;
    Ok(if incomplete { Exit::Incomplete } else { Exit::Done })
}

/// Applies changes to an index. Nothing is written when a file was refused or is a whole list.
pub fn update(arguments: &IndexUpdate, output: &mut dyn Write) -> Result<Exit, Failure> {
    let folder = &arguments.index;
    let old = lists::open_index(folder)?;
    let collected = Collected::read_onto(&old, &arguments.lists, &arguments.mappings)?;
    let refused = collected.refused();
    if !refused.is_empty() {
        return Err(Failure::new(FailureCode::ListRefused, refused.join(", ")));
    }
    let is_whole = |report: &&ListReport| !report.format.is_some_and(Format::is_changes);
    if let Some(whole) = collected.reports.iter().find(is_whole) {
        return Err(Failure::new(FailureCode::NotChanges, whole.files.join(", ")));
    }
    let incomplete = collected.has_set_aside();
    let changes = collected.changes;
    let index = if arguments.dry_run {
        old
    } else {
        drop(old);
        collected.builder.extend(folder).map_err(Failure::IndexWrite)?;
        Index::open(folder).map_err(Failure::IndexRead)?
    };
    let answer = if arguments.json {
        let mut shape = shape(index.info());
        if let Some(object) = shape.as_object_mut() {
            object.insert("written".to_owned(), Value::from(!arguments.dry_run));
            object.insert("path".to_owned(), Value::from(folder.display().to_string()));
            let changes: Vec<Value> = changes.iter().map(changed_shape).collect();
            object.insert("changes".to_owned(), Value::from(changes));
        }
        json::line(&shape)
    } else {
        let done = if arguments.dry_run { "would be updated" } else { "updated" };
        let mut text = format!("{} {done}\n", folder.display());
        let rows: Vec<(String, String)> = changes.iter().map(changed_row).collect();
        text.push_str(&aligned(2, &rows));
        if !arguments.dry_run {
            text.push_str(&described(index.info(), &[]));
        }
        text.into_bytes()
    };
    output.write_all(&answer).map_err(|error| Failure::of_output(&error))?;
    Ok(if incomplete { Exit::Incomplete } else { Exit::Done })
}

fn changed_row(changed: &Changed) -> (String, String) {
    let applied = &changed.applied;
    let mut parts = vec![
        format!("{} added", thousands(applied.added)),
        format!("{} changed", thousands(applied.changed)),
        format!("{} withdrawn", thousands(applied.withdrawn)),
    ];
    if applied.not_found > 0 {
        parts.push(format!("{} to withdraw that no record is", thousands(applied.not_found)));
    }
    (changed.files.join(", "), parts.join(", "))
}

fn changed_shape(changed: &Changed) -> Value {
    json!({
        "files": changed.files,
        "added": changed.applied.added,
        "changed": changed.applied.changed,
        "withdrawn": changed.applied.withdrawn,
        "not_found": changed.applied.not_found,
        "list_is_there": changed.applied.has_base,
    })
}

/// Tells what an index holds and, where asked, checks every byte of it.
pub fn info(arguments: &IndexInfo, output: &mut dyn Write) -> Result<Exit, Failure> {
    let index = lists::open_index(&arguments.path)?;
    if arguments.verify {
        index.verify().map_err(Failure::IndexRead)?;
    }
    let answer = if arguments.json {
        let mut shape = shape(index.info());
        if let Some(object) = shape.as_object_mut() {
            let verified = if arguments.verify { Value::from(true) } else { Value::Null };
            object.insert("verified".to_owned(), verified);
        }
        json::line(&shape)
    } else {
        let mut text = described(index.info(), &[]);
        if arguments.verify {
            text.push_str("Every segment has the hash that the manifest states.\n");
        }
        text.into_bytes()
    };
    output.write_all(&answer).map_err(|error| Failure::of_output(&error))?;
    Ok(Exit::Done)
}

fn described(info: &Info, reports: &[ListReport]) -> String {
    let mut rows = vec![
        ("snapshot".to_owned(), info.name.clone()),
        ("matcher".to_owned(), info.matcher.to_string()),
        ("records".to_owned(), thousands(info.records)),
        ("names".to_owned(), thousands(info.names)),
        ("words".to_owned(), thousands(info.words)),
        ("bytes".to_owned(), thousands(info.bytes)),
        ("segments".to_owned(), info.segments.len().to_string()),
    ];
    if info.entities_of_several > 0 {
        rows.push((
            "entities".to_owned(),
            format!(
                "{} of several records, {} records in them",
                thousands(info.entities_of_several),
                thousands(info.records_in_entities)
            ),
        ));
    }
    for list in &info.lists {
        let mut parts = vec![format!("{} records", thousands(list.records))];
        if list.incomplete > 0 {
            parts.push(format!("{} incomplete", thousands(list.incomplete)));
        }
        if list.quarantined > 0 {
            parts.push(format!("{} rows set aside", thousands(list.quarantined)));
        }
        if let Some(version) = &list.version {
            parts.push(format!("version {version}"));
        }
        let kind = if list.changes { "changes to" } else { "list" };
        rows.push((format!("{kind} {}", list.source), parts.join(", ")));
    }
    for report in reports.iter().filter(|report| report.refused.is_some()) {
        rows.push(("NOT APPLIED".to_owned(), report.files.join(", ")));
    }
    aligned(2, &rows)
}

fn shape(info: &Info) -> Value {
    let segments: Vec<Value> = info
        .segments
        .iter()
        .map(|segment| json!({"hash": segment.hash, "bytes": segment.bytes}))
        .collect();
    let lists: Vec<Value> = info
        .lists
        .iter()
        .map(|list| {
            json!({
                "source": list.source,
                "version": list.version,
                "files": list.files,
                "records": list.records,
                "incomplete": list.incomplete,
                "quarantined": list.quarantined,
                "changes": list.changes,
            })
        })
        .collect();
    json!({
        "snapshot": info.name,
        "format": snapshot::FORMAT_VERSION,
        "matcher": info.matcher,
        "records": info.records,
        "names": info.names,
        "words": info.words,
        "bytes": info.bytes,
        "entities_of_several_records": info.entities_of_several,
        "records_in_entities_of_several": info.records_in_entities,
        "segments": segments,
        "lists": lists,
        "label_classes": info.label_classes,
    })
}
