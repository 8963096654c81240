//! Judgements: a table in which people say which records of several lists are one thing and which are not.
//!
//! A format of our own, CSV (UTF-8) or XLSX, made to be kept in a spreadsheet: `symbolon index entities --csv` writes it.
//! Columns are found by their headings; further ones are passed over.
//!
//! | column | what it holds |
//! |---|---|
//! | `left_source`, `left_key` | one record: the source id and the publisher's reference |
//! | `right_source`, `right_key` | the other |
//! | `judgement` | `same` or `not_same` |
//! | `by` | who judged |
//! | `why` | why |
//! | `on` | when, as `2026-11-22`; may be empty |

use model::judgement::{Judgement, RecordKey};

use crate::container;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};
use crate::source::Source;
use crate::table::{self, Row, RowResult, TableOptions};

/// The columns without which the table holds no judgements.
pub const COLUMNS: [&str; 7] =
    ["left_source", "left_key", "right_source", "right_key", "judgement", "by", "why"];

/// Reads the judgements of a table in their order, and what is wrong with the rows that are none. A row in which nothing is
/// judged yet, its `judgement` being empty, is passed over.
///
/// # Errors
/// A column is missing, or the table itself cannot be read.
pub fn read(
    source: &mut Source,
    limits: &Limits,
) -> Result<(Vec<Judgement>, Vec<Problem>), Problem> {
    let file = source.name.clone();
    let mut judgements = Vec::new();
    let mut problems = Vec::new();
    let mut columns: Vec<String> = Vec::new();
    container::with_unpacked(source, limits, &mut |unpacked| {
        table::read(unpacked, &file, &TableOptions::default(), limits, &mut |result| {
            match result {
                RowResult::Header(headings) => {
                    let missing: Vec<&str> = COLUMNS
                        .into_iter()
                        .filter(|column| !headings.iter().any(|heading| heading == column))
                        .collect();
                    if !missing.is_empty() {
                        return Err(Problem::new(ProblemCode::MissingColumn, &file, 0)
                            .with_detail(missing.join(", ")));
                    }
                    columns = headings;
                }
                RowResult::Row(row) => match judgement(&columns, &row) {
                    Ok(judgement) => judgements.extend(judgement),
                    Err(column) => problems.push(
                        Problem::new(ProblemCode::NoJudgement, &file, row.offset)
                            .in_record(row.number)
                            .with_detail(column),
                    ),
                },
                RowResult::Quarantined { problem, .. } | RowResult::Note(problem) => {
                    problems.push(problem);
                }
            }
            Ok(())
        })
    })?;
    Ok((judgements, problems))
}

/// The judgement of a row; none where nothing is judged yet.
///
/// # Errors
/// The column in which something is missing or not understood.
fn judgement(columns: &[String], row: &Row) -> Result<Option<Judgement>, &'static str> {
    let text = |column: &str| {
        let position = columns.iter().position(|heading| heading == column);
        position.map_or("", |position| row.text(position).trim())
    };
    let needed = |column: &'static str| match text(column) {
        "" => Err(column),
        text => Ok(text.to_owned()),
    };
    let same = match text("judgement").to_lowercase().replace([' ', '-'], "_").as_str() {
        "" => return Ok(None),
        "same" => true,
        "not_same" => false,
        _ => return Err("judgement"),
    };
    let on = match text("on") {
        "" => None,
        text => Some(text.parse().map_err(|_| "on")?),
    };
    Ok(Some(Judgement {
        left: RecordKey { source: needed("left_source")?, key: needed("left_key")? },
        right: RecordKey { source: needed("right_source")?, key: needed("right_key")? },
        same,
        by: needed("by")?,
        why: needed("why")?,
        on,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "left_source,left_key,right_source,right_key,judgement,by,why,on\n";

    fn check(rows: &str, expected: &[&str], problems: &[&str]) {
        let mut source = Source::from_memory("j.csv", format!("{HEADER}{rows}").into_bytes());
        let (found, wrong) = read(&mut source, &Limits::default()).unwrap();
        let told: Vec<String> = found
            .iter()
            .map(|one| {
                let word = if one.same { "is" } else { "is not" };
                format!("{} {word} {} by {} on {:?}", one.left, one.right, one.by, one.on)
            })
            .collect();
        assert_eq!(told, expected, "{rows}");
        let details: Vec<&str> = wrong.iter().map(|problem| problem.detail.as_str()).collect();
        assert_eq!(details, problems, "{rows}");
    }

    #[test]
    fn rows_are_judgements_or_problems() {
        check(
            "un,UTi.001,ofac,7,same,A. Analyst,passport seen,2026-11-22\n",
            &["un UTi.001 is ofac 7 by A. Analyst on Some(2026-11-22)"],
            &[],
        );
        check("un,1,eu,2,Not same,B,father differs,\n", &["un 1 is not eu 2 by B on None"], &[]);
        check("un,1,eu,2,,,,\n", &[], &[]);
        check("un,1,eu,2,perhaps,B,w,\n", &[], &["judgement"]);
        check("un,1,eu,2,same,,w,\n", &[], &["by"]);
        check("un,1,eu,2,same,B,,\n", &[], &["why"]);
        check("un,,eu,2,same,B,w,\n", &[], &["left_key"]);
        check("un,1,eu,2,same,B,w,yesterday\n", &[], &["on"]);
        check("un,1,eu,2,same,B,w\n", &[], &["7 instead of 8"]);
    }

    #[test]
    fn a_table_without_the_columns_is_refused() {
        let mut source = Source::from_memory("j.csv", b"left_key,right_key\n1,2\n".to_vec());
        let refused = read(&mut source, &Limits::default()).unwrap_err();
        assert_eq!(refused.code, ProblemCode::MissingColumn);
    }
}
