//! Answers as CSV (RFC 4180), one row a match and one for each subject without.

use ::csv::{Terminator, Writer, WriterBuilder};
use matching::MATCHER_VERSION;
use model::listing::Listing;
use model::record::Completeness;

use super::{Context, json, sentence};
use crate::screening::{Judged, Screened};

/// The columns with what they hold, in order.
pub const COLUMNS: &[(&str, &str)] = &[
    ("subject_id", "the subject's own id, else `row-` and its ordinal"),
    ("subject", "its name"),
    ("verdict", "hit, review, clear or not_screened"),
    ("score", "the score of this match, six places"),
    ("band", "hit or review"),
    ("counts", "whether the listing counts for the purpose"),
    ("entity_id", "the entry's id"),
    ("entity", "its name"),
    ("schema", "its FollowTheMoney schema"),
    ("source", "the list it stands on"),
    ("version", "the version of the list or entry"),
    (
        "authorities",
        "who listed it; several are separated by a semicolon, as in the columns that follow",
    ),
    ("programmes", "the programmes or regimes"),
    ("measures", "the measures"),
    ("references", "the authorities' references"),
    ("listed_on", "when it was listed"),
    ("incomplete", "what is missing of the entry"),
    (
        "same_entity",
        "the other records that are held to be the same thing, as source and reference",
    ),
    ("explanation", "why it matches, in words"),
    ("information", "why its listing does not count for the purpose"),
    ("total", "how many matches reach the threshold"),
    ("reason", "why the subject was not screened"),
    ("lists_refused", "the lists that were refused and are not part of the answer"),
    ("snapshot", "the name of the index"),
    ("matcher", "the version of the matcher"),
];

/// The header.
pub fn header() -> Vec<u8> {
    rows([COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect()])
}

/// What became of one subject, as rows.
pub fn screened(screened: &Screened, context: &Context) -> Vec<u8> {
    if screened.matches.is_empty() {
        return rows([row(screened, None, context)]);
    }
    rows(screened.matches.iter().map(|judged| row(screened, Some(judged), context)))
}

fn row(screened: &Screened, judged: Option<&Judged>, context: &Context) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut cells =
        vec![text(&screened.id), text(&screened.caption), screened.verdict.code().to_owned()];
    match judged {
        Some(judged) => cells.extend(match_cells(judged, context)),
        None => cells.extend(std::iter::repeat_n(String::new(), 17)),
    }
    cells.extend([
        screened.total.to_string(),
        text(&screened.reason),
        context.lists_refused.join("; "),
        context.snapshot.clone(),
        MATCHER_VERSION.to_string(),
    ]);
    cells
}

fn match_cells(judged: &Judged, context: &Context) -> [String; 17] {
    let (record, comparison) = (&judged.found.record, &judged.found.comparison);
    let listings = &record.listings;
    let joined = |of: &dyn Fn(&Listing) -> Option<String>| {
        let mut texts: Vec<String> = Vec::new();
        for text in listings.iter().filter_map(of) {
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join("; ")
    };
    let measures = |listing: &Listing| {
        let codes: Vec<&str> = listing.measures.iter().map(|measure| measure.code()).collect();
        Some(codes.join("; "))
    };
    [
        comparison.score.to_string(),
        json::band(comparison.score).to_owned(),
        judged.counts.to_string(),
        record.entity.id.clone(),
        record.entity.caption(),
        record.entity.schema.name().to_owned(),
        record.id.source.clone(),
        record.id.version.clone(),
        joined(&|listing| Some(listing.authority.clone())),
        joined(&|listing| listing.programme.clone().or_else(|| listing.regime.clone())),
        joined(&measures),
        joined(&|listing| listing.reference.clone()),
        joined(&|listing| listing.listed_on.as_ref().map(ToString::to_string)),
        match &record.completeness {
            Completeness::Complete => String::new(),
            Completeness::Incomplete { reason } => reason.clone(),
        },
        judged
            .found
            .others
            .iter()
            .map(|other| format!("{} {}", other.record.id.source, other.record.id.key))
            .collect::<Vec<_>>()
            .join("; "),
        sentence::explained(comparison, Some(record)),
        sentence::for_information(judged, context).unwrap_or_default(),
    ]
}

/// Rows as CSV, each cell guarded.
pub fn rows(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer: Writer<Vec<u8>> =
        WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and every row here has as many cells as the header.
        let _ = writer.write_record(row.into_iter().map(guarded));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet program would run as a formula gets an apostrophe before it, which such programs hide.
fn guarded(cell: String) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}"),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let check = |cell: &str, expected: &str| assert_eq!(guarded(cell.to_owned()), expected);
        check("=1+1", "'=1+1");
        check("+39", "'+39");
        check("-0-", "'-0-");
        check("@sum", "'@sum");
        check("\tx", "'\tx");
        check("Zohair", "Zohair");
        check("", "");
    }

    #[test]
    fn a_row_without_a_match_has_as_many_cells_as_the_header() {
        let context = Context { snapshot: "s".into(), lists_refused: Vec::new(), purpose: None };
        let screened = Screened {
            id: None,
            caption: None,
            verdict: model::matched::Verdict::Clear,
            matches: Vec::new(),
            total: 0,
            hidden: 0,
            reason: None,
        };
        assert_eq!(row(&screened, None, &context).len(), COLUMNS.len());
    }
}
