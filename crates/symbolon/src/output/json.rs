//! Answers as JSON, one object a line.

use std::collections::BTreeMap;

use index::{Bond, Other};
use matching::{Ground, MATCHER_VERSION};
use model::canonical::entity_json;
use model::entity::Entity;
use model::listing::Listing;
use model::matched::{Band, Compared, Comparison, Score};
use model::record::{Completeness, Record};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Context, sentence};
use crate::screening::{Judged, Screened};

/// One object as a line. These shapes hold texts, numbers and lists, which always serialise.
pub fn line(shape: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(shape).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A score as a number with six places.
fn number(score: Score) -> Box<RawValue> {
    RawValue::from_string(score.to_string()).unwrap_or_default()
}

/// The word for a band.
pub fn band(score: Score) -> &'static str {
    match score.band() {
        Band::Nothing => "nothing",
        Band::Review => "review",
        Band::Hit => "hit",
    }
}

#[derive(Serialize)]
struct AnswerShape<'a> {
    subject: SubjectShape<'a>,
    verdict: &'static str,
    matches: Vec<MatchShape<'a>>,
    total: usize,
    #[serde(skip_serializing_if = "is_zero")]
    hidden: usize,
    snapshot: &'a str,
    matcher: u32,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    lists_refused: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[derive(Serialize)]
struct SubjectShape<'a> {
    id: Option<&'a str>,
    caption: Option<&'a str>,
}

#[derive(Serialize)]
struct MatchShape<'a> {
    score: Box<RawValue>,
    band: &'static str,
    counts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    information: Option<String>,
    entity: EntityShape<'a>,
    listings: Vec<ListingShape<'a>>,
    record: RecordShape<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_entity: Vec<OtherShape<'a>>,
    explanation: ExplanationShape<'a>,
}

/// Another record that is held to be the same thing.
#[derive(Serialize)]
struct OtherShape<'a> {
    caption: String,
    score: Option<Box<RawValue>>,
    record: RecordShape<'a>,
    listings: Vec<ListingShape<'a>>,
    because: String,
}

#[derive(Serialize)]
struct EntityShape<'a> {
    id: &'a str,
    caption: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<&'a str>>,
    datasets: [&'a str; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adjacent: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct ListingShape<'a> {
    authority: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regime: Option<&'a str>,
    measures: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legal_basis: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    un_reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listed_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_by: Option<String>,
}

#[derive(Serialize)]
struct RecordShape<'a> {
    source: &'a str,
    key: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    incomplete: Option<&'a str>,
}

#[derive(Serialize)]
struct ExplanationShape<'a> {
    contributions: Vec<ContributionShape<'a>>,
}

#[derive(Serialize)]
struct ContributionShape<'a> {
    feature: &'static str,
    points: i32,
    query: ComparedShape<'a>,
    candidate: ComparedShape<'a>,
    detail: &'a str,
}

#[derive(Serialize)]
struct ComparedShape<'a> {
    raw: &'a str,
    normalised: &'a str,
}

#[derive(Serialize)]
struct ComparisonShape<'a> {
    score: Box<RawValue>,
    band: &'static str,
    same_thing: Option<&'static str>,
    explanation: ExplanationShape<'a>,
}

#[derive(Serialize)]
struct NotComparedShape<'a> {
    score: Option<()>,
    problem: &'a str,
}

/// What became of one subject, as a line.
pub fn screened(screened: &Screened, context: &Context) -> Vec<u8> {
    line(&AnswerShape {
        subject: SubjectShape { id: screened.id.as_deref(), caption: screened.caption.as_deref() },
        verdict: screened.verdict.code(),
        matches: screened.matches.iter().map(|one| match_shape(one, context)).collect(),
        total: screened.total,
        hidden: screened.hidden,
        snapshot: &context.snapshot,
        matcher: MATCHER_VERSION,
        lists_refused: &context.lists_refused,
        reason: screened.reason.as_deref(),
    })
}

/// A comparison of a pair, as a line, with the ground on which two records would be held to be one thing.
pub fn comparison(comparison: &Comparison, same: Option<Ground>) -> Vec<u8> {
    line(&ComparisonShape {
        score: number(comparison.score),
        band: band(comparison.score),
        same_thing: same.map(Ground::code),
        explanation: explanation_shape(comparison),
    })
}

/// A pair that could not be compared, as a line.
pub fn not_compared(problem: &str) -> Vec<u8> {
    line(&NotComparedShape { score: None, problem })
}

fn match_shape<'a>(judged: &'a Judged, context: &Context) -> MatchShape<'a> {
    let (record, comparison) = (&judged.found.record, &judged.found.comparison);
    MatchShape {
        score: number(comparison.score),
        band: band(comparison.score),
        counts: judged.counts,
        information: sentence::for_information(judged, context),
        entity: entity_shape(record),
        listings: record.listings.iter().map(listing_shape).collect(),
        record: record_shape(record),
        same_entity: judged.found.others.iter().map(other_shape).collect(),
        explanation: explanation_shape(comparison),
    }
}

fn record_shape(record: &Record) -> RecordShape<'_> {
    RecordShape {
        source: &record.id.source,
        key: &record.id.key,
        version: &record.id.version,
        incomplete: match &record.completeness {
            Completeness::Complete => None,
            Completeness::Incomplete { reason } => Some(reason),
        },
    }
}

fn other_shape(other: &Other) -> OtherShape<'_> {
    OtherShape {
        caption: other.record.entity.caption(),
        score: other.comparison.as_ref().map(|comparison| number(comparison.score)),
        record: record_shape(&other.record),
        listings: other.record.listings.iter().map(listing_shape).collect(),
        because: other.bond.as_ref().map(Bond::words).unwrap_or_default(),
    }
}

fn entity_shape(record: &Record) -> EntityShape<'_> {
    let entity: &Entity = &record.entity;
    EntityShape {
        id: &entity.id,
        caption: entity.caption(),
        schema: entity.schema.name(),
        properties: entity
            .properties()
            .map(|(property, values)| {
                (property.name(), values.iter().map(|value| value.text()).collect())
            })
            .collect(),
        datasets: [&record.id.source],
        adjacent: record.adjacent.iter().map(entity_json).collect(),
    }
}

fn listing_shape(listing: &Listing) -> ListingShape<'_> {
    ListingShape {
        authority: &listing.authority,
        programme: listing.programme.as_deref(),
        regime: listing.regime.as_deref(),
        measures: listing.measures.iter().map(|measure| measure.code()).collect(),
        legal_basis: listing.legal_basis.as_deref(),
        reference: listing.reference.as_deref(),
        un_reference: listing.un_reference.as_ref().map(|reference| reference.as_str()),
        listed_on: listing.listed_on.as_ref().map(ToString::to_string),
        review_by: listing.review_by.as_ref().map(ToString::to_string),
    }
}

fn explanation_shape(comparison: &Comparison) -> ExplanationShape<'_> {
    let contributions = comparison.explanation.contributions.iter().map(|part| ContributionShape {
        feature: part.feature.code(),
        points: part.points,
        query: compared_shape(&part.query),
        candidate: compared_shape(&part.candidate),
        detail: &part.detail,
    });
    ExplanationShape { contributions: contributions.collect() }
}

fn compared_shape(side: &Compared) -> ComparedShape<'_> {
    ComparedShape { raw: &side.raw, normalised: &side.normalised }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_keeps_its_six_places() {
        let check = |millionths: u32, expected: &str| {
            assert_eq!(number(Score::from_millionths(millionths)).get(), expected);
        };
        check(900_000, "0.900000");
        check(873_214, "0.873214");
        check(1_000_000, "1.000000");
        check(0, "0.000000");
    }
}
