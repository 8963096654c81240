//! The comparison: a score in millionths, and contributions that add up to it exactly.

use model::entity::NameQuality;
use model::matched::{Compared, Comparison, Contribution, Explanation, Feature, Score};
use model::values::document_number::DocumentKind;
use model::values::{Country, DateRelation, PartialDate};

use crate::alignment::{Alignment, align};
use crate::analysed::{Analysed, AnalysedName};
use crate::facts::{Identifier, IdentifierKind};
use crate::link::LinkKind;
use crate::name::Token;

/// What a weak alias leaves of a name's agreement, in millionths.
const WEAK_ALIAS: u32 = 850_000;

/// The most that everything but names and identifiers can add, in millionths: a name pair worth less than the review band
/// less this cannot reach it.
pub const BOOST_MAX: u32 = 85_000;

const DATE_SAME: i32 = 60_000;
const DATE_COMPATIBLE: i32 = 25_000;
const DATE_SWAPPED: i32 = 10_000;
const DATE_NEAR: i32 = -60_000;
const DATE_PARTS: i32 = -120_000;
const DATE_DISJOINT: i32 = -260_000;
const COUNTRY_SAME: i32 = 25_000;
const NATIONALITY_DIFFERS: i32 = -160_000;
const COUNTRY_DIFFERS: i32 = -80_000;
const GENDER_DIFFERS: i32 = -210_000;
const IDENTIFIER_DIFFERS: i32 = -250_000;

/// An exact name is not taken below this by one contradicting fact (house, what is settled, 4).
const PROTECTED_ONE: i32 = 700_000;
/// Nor below this by several.
const PROTECTED_SEVERAL: i32 = 500_000;

/// Compares a query with a candidate.
///
/// The result sees nothing but the two. It reaches the review band (0.50) only if names are linked (see [`Alignment`]) or
/// an identifier agrees.
pub fn compare(query: &Analysed, candidate: &Analysed) -> Comparison {
    let mut contributions = Vec::new();
    let mut best = None;
    if query.schema.can_be(candidate.schema) {
        best = best_names(query, candidate);
    }
    let mut name_score = 0;
    let mut linked = false;
    let mut exact = false;
    if let Some((left, right, alignment)) = &best {
        linked = alignment.linked;
        let weak = left.quality == NameQuality::Weak || right.quality == NameQuality::Weak;
        exact = alignment.exact && !weak;
        name_score = points(alignment.score);
        contributions.push(Contribution {
            feature: Feature::Name,
            points: name_score,
            query: Compared { raw: left.name.raw.to_string(), normalised: left.name.normalised() },
            candidate: Compared {
                raw: right.name.raw.to_string(),
                normalised: right.name.normalised(),
            },
            detail: describe(left, right, alignment),
        });
        if weak {
            let left_over = points(weaken(alignment.score));
            contributions.push(Contribution {
                feature: Feature::WeakAlias,
                points: left_over - name_score,
                query: Compared::default(),
                candidate: Compared::default(),
                detail: "the name is a low-quality alias".to_owned(),
            });
            name_score = left_over;
        }
    }
    let mut total = name_score;
    let mut contradictions = 0;
    let mut add = |contribution: Option<Contribution>, total: &mut i32| {
        let Some(mut contribution) = contribution else { return };
        // Nothing lifts a pair whose names are not linked; nothing lifts above certainty or takes below nothing.
        if contribution.points > 0 && !linked && contribution.feature != Feature::Identifier {
            contribution.points = 0;
        }
        contribution.points = contribution.points.clamp(-*total, 1_000_000 - *total);
        if contribution.points < -50_000 {
            contradictions += 1;
        }
        *total += contribution.points;
        contributions.push(contribution);
    };
    add(identifier_agreement(query, candidate, total), &mut total);
    add(identifier_conflict(query, candidate), &mut total);
    add(dates(query, candidate), &mut total);
    add(countries(query, candidate), &mut total);
    add(genders(query, candidate), &mut total);
    if exact && contradictions > 0 {
        let floor = if contradictions == 1 { PROTECTED_ONE } else { PROTECTED_SEVERAL };
        let floor = floor.min(name_score);
        if total < floor {
            contributions.push(Contribution {
                feature: Feature::Protection,
                points: floor - total,
                query: Compared::default(),
                candidate: Compared::default(),
                detail: if contradictions == 1 {
                    "one contradicting fact does not undo an exact name".to_owned()
                } else {
                    "contradicting facts do not make an exact name vanish".to_owned()
                },
            });
            total = floor;
        }
    }
    Comparison {
        score: Score::from_millionths(u32::try_from(total).unwrap_or(0)),
        explanation: Explanation { contributions },
    }
}

/// A score as points; scores are at most a million.
fn points(score: u32) -> i32 {
    i32::try_from(score).unwrap_or(i32::MAX)
}

/// What is left of the agreement of names when one of them is a weak alias.
pub fn weaken(score: u32) -> u32 {
    u32::try_from(u64::from(score) * u64::from(WEAK_ALIAS) / 1_000_000).unwrap_or(score)
}

/// The pair of names that agrees best, a weak alias counting for less; the first of equals.
pub fn best_names<'a>(
    query: &'a Analysed,
    candidate: &'a Analysed,
) -> Option<(&'a AnalysedName, &'a AnalysedName, Alignment)> {
    let mut best: Option<(u32, (&AnalysedName, &AnalysedName, Alignment))> = None;
    for left in &query.names {
        for right in candidate.names.iter().filter(|right| right.name.person == left.name.person) {
            let alignment = align(&left.name, &right.name);
            let weak = left.quality == NameQuality::Weak || right.quality == NameQuality::Weak;
            let worth = if weak { weaken(alignment.score) } else { alignment.score };
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, (left, right, alignment)));
            }
        }
    }
    best.map(|(_, names)| names)
}

/// An alignment in words: which words lie beside which, and which stand alone.
fn describe(left: &AnalysedName, right: &AnalysedName, alignment: &Alignment) -> String {
    let texts = |tokens: &[Token], (start, length): (usize, usize)| -> String {
        let texts: Vec<&str> =
            tokens.iter().skip(start).take(length).map(|token| &*token.text).collect();
        texts.join("+")
    };
    let mut parts = Vec::new();
    for found in &alignment.links {
        let query = texts(&left.name.tokens, found.query);
        let candidate = texts(&right.name.tokens, found.candidate);
        if found.link.kind == LinkKind::Same && query == candidate {
            parts.push(format!("{query} = {candidate}"));
        } else {
            parts.push(format!("{query} ~ {candidate} ({})", found.link.kind.words()));
        }
    }
    let alone = |tokens: &[Token], left: &[usize]| -> String {
        let texts: Vec<&str> = left
            .iter()
            .filter_map(|position| tokens.get(*position))
            .map(|token| &*token.text)
            .collect();
        texts.join(", ")
    };
    if !alignment.query_left.is_empty() {
        parts.push(format!("only asked: {}", alone(&left.name.tokens, &alignment.query_left)));
    }
    if !alignment.candidate_left.is_empty() {
        parts
            .push(format!("only listed: {}", alone(&right.name.tokens, &alignment.candidate_left)));
    }
    parts.join("; ")
}

fn contribution(
    feature: Feature,
    points: i32,
    query: Compared,
    candidate: Compared,
    detail: &str,
) -> Option<Contribution> {
    Some(Contribution { feature, points, query, candidate, detail: detail.to_owned() })
}

/// How sure an identifier that agrees makes the match, in millionths.
fn identifier_strength(left: &Identifier, right: &Identifier) -> i32 {
    match left.kind {
        IdentifierKind::Iban
        | IdentifierKind::Wallet
        | IdentifierKind::Lei
        | IdentifierKind::Imo
        | IdentifierKind::Wikidata => 960_000,
        IdentifierKind::Mmsi | IdentifierKind::Isin | IdentifierKind::Aircraft => 900_000,
        IdentifierKind::Phone | IdentifierKind::Email | IdentifierKind::Handle => 820_000,
        IdentifierKind::Bic => 800_000,
        IdentifierKind::CallSign | IdentifierKind::Account => 720_000,
        IdentifierKind::Document => {
            let same_issuer = match (&left.document, &right.document) {
                (Some(left), Some(right)) => {
                    left.issuer().is_some() && left.issuer() == right.issuer()
                }
                _ => false,
            };
            let passports = [left, right].iter().all(|one| {
                one.document.as_ref().is_some_and(|one| one.kind() == DocumentKind::Passport)
            });
            match (same_issuer, passports, left.value.len()) {
                (true, _, _) => 950_000,
                (false, true, 6..) => 920_000,
                (false, _, 7..) => 860_000,
                (false, _, 6) => 760_000,
                // A short number without issuer is shared by many.
                _ => 600_000,
            }
        }
    }
}

fn identifier_agreement(
    query: &Analysed,
    candidate: &Analysed,
    total: i32,
) -> Option<Contribution> {
    let mut best: Option<(i32, &Identifier, &Identifier)> = None;
    for left in &query.facts.identifiers {
        for right in &candidate.facts.identifiers {
            if left.agrees(right) {
                let strength = identifier_strength(left, right);
                if best.is_none_or(|(most, _, _)| strength > most) {
                    best = Some((strength, left, right));
                }
            }
        }
    }
    let (strength, left, right) = best?;
    contribution(
        Feature::Identifier,
        (strength - total).max(0),
        Compared { raw: left.raw.to_string(), normalised: left.value.to_string() },
        Compared { raw: right.raw.to_string(), normalised: right.value.to_string() },
        &format!("the same {}", left.kind.words()),
    )
}

fn identifier_conflict(query: &Analysed, candidate: &Analysed) -> Option<Contribution> {
    for kind in IdentifierKind::ALL.iter().filter(|kind| kind.is_single()) {
        let of = |analysed: &'_ Analysed| -> Vec<Identifier> {
            let of_kind = |one: &&Identifier| one.kind == *kind;
            analysed.facts.identifiers.iter().filter(of_kind).cloned().collect()
        };
        let (left, right) = (of(query), of(candidate));
        let agree = left.iter().any(|left| right.iter().any(|right| left.agrees(right)));
        if let (Some(left), Some(right), false) = (left.first(), right.first(), agree) {
            return contribution(
                Feature::IdentifierConflict,
                IDENTIFIER_DIFFERS,
                Compared { raw: left.raw.to_string(), normalised: left.value.to_string() },
                Compared { raw: right.raw.to_string(), normalised: right.value.to_string() },
                &format!("another {}", kind.words()),
            );
        }
    }
    None
}

fn dates(query: &Analysed, candidate: &Analysed) -> Option<Contribution> {
    let judge = |relation| match relation {
        DateRelation::SameDay => (DATE_SAME, "the same day"),
        DateRelation::Compatible => (DATE_COMPATIBLE, "the dates are compatible"),
        DateRelation::DayMonthSwapped => (DATE_SWAPPED, "day and month are exchanged"),
        DateRelation::AdjacentYear => (DATE_NEAR, "a year apart"),
        DateRelation::DayOrMonthDiffers => (DATE_PARTS, "the same year, another day or month"),
        DateRelation::Disjoint => (DATE_DISJOINT, "another date"),
    };
    let mut best: Option<(i32, &str, &PartialDate, &PartialDate)> = None;
    for left in &query.facts.dates {
        for right in &candidate.facts.dates {
            let (points, detail) = judge(left.compare(right));
            if best.is_none_or(|(most, ..)| points > most) {
                best = Some((points, detail, left, right));
            }
        }
    }
    let (points, detail, left, right) = best?;
    let shown =
        |date: &PartialDate| Compared { raw: date.to_string(), normalised: date.to_string() };
    contribution(Feature::Date, points, shown(left), shown(right), detail)
}

fn countries(query: &Analysed, candidate: &Analysed) -> Option<Contribution> {
    let shown = |countries: &[Country]| {
        let codes: Vec<&str> = countries.iter().map(|country| country.code()).collect();
        Compared { raw: codes.join(", "), normalised: codes.join(", ") }
    };
    let relation = |left: &[Country], right: &[Country]| -> Option<bool> {
        if left.is_empty() || right.is_empty() {
            return None;
        }
        let agree = |left: &Country| right.iter().any(|right| !left.contradicts(*right));
        Some(left.iter().any(agree))
    };
    let (left, right) = (&query.facts, &candidate.facts);
    let equal = left.countries.iter().any(|country| right.countries.contains(country));
    let by_nation = relation(&left.nationalities, &right.nationalities);
    let by_any = relation(&left.countries, &right.countries);
    match (by_nation, by_any) {
        (Some(true), _) | (None, Some(true)) if equal => contribution(
            Feature::Country,
            COUNTRY_SAME,
            shown(&left.countries),
            shown(&right.countries),
            "a country in common",
        ),
        (Some(false), Some(false)) => contribution(
            Feature::Country,
            NATIONALITY_DIFFERS,
            shown(&left.nationalities),
            shown(&right.nationalities),
            "another nationality",
        ),
        (None, Some(false)) => contribution(
            Feature::Country,
            COUNTRY_DIFFERS,
            shown(&left.countries),
            shown(&right.countries),
            "no country in common",
        ),
        _ => None,
    }
}

fn genders(query: &Analysed, candidate: &Analysed) -> Option<Contribution> {
    let (left, right) = (query.facts.genders.first()?, candidate.facts.genders.first()?);
    // ICAO 9303 writes X for unspecified: that contradicts nothing.
    if [left, right].iter().any(|gender| &***gender == "other") {
        return None;
    }
    if query.facts.genders.iter().any(|gender| candidate.facts.genders.contains(gender)) {
        return None;
    }
    let shown = |gender: &str| Compared { raw: gender.to_owned(), normalised: gender.to_owned() };
    contribution(Feature::Gender, GENDER_DIFFERS, shown(left), shown(right), "another gender")
}
