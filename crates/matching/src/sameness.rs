//! Whether two descriptions, both from lists, are held to be one thing.
//!
//! This is a stricter question than whether a subject may be an entry: a match is looked at by a person, a merge hides that
//! there were two. So a likeness of names alone is not enough, and one contradiction is enough to keep them apart.

use model::matched::{Comparison, Feature};
use model::schema::Schema;
use model::values::document_number::DocumentKind;
use model::values::partial_date::DatePrecision;
use model::values::{DateRelation, PartialDate};

use crate::alignment::Alignment;
use crate::analysed::Analysed;
use crate::compare::{best_names, compare};
use crate::facts::{Facts, Identifier, IdentifierKind};
use crate::name::Token;

/// Below this score two descriptions are never one thing; a search for candidates need not look lower.
pub const SAME_SCORE_MIN: u32 = 800_000;

/// How well names must agree beside an identifier in common, in millionths: a number may be mistyped or forged.
const NAME_BESIDE_IDENTIFIER: u32 = 500_000;
/// How well names must agree beside the same day of birth.
const NAME_BESIDE_DAY: u32 = 850_000;
/// How well names must agree beside anything less.
const NAME_EXACT: u32 = 950_000;
/// How many linked words, of their full weight, a name must have that is to say who a person is beside a country alone.
/// Two common names in one country are thousands of people.
const WORDS_OF_PERSON: usize = 3;
/// The same for a thing that is no person.
const WORDS_OF_THING: usize = 2;
/// What the words of a name must weigh together, in millionths, to count as so many: common words are worth less.
const WEIGHT_OF_WORD: u32 = 600_000;

macro_rules! grounds {
    ($($variant:ident = $code:literal, $words:literal;)+) => {
        /// Why two descriptions are held to be one thing, the strongest first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Ground { $(#[doc = $words] $variant,)+ }

        impl Ground {
            /// Every ground, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code written in files and output.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The ground of this code.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// The ground as a clause for an analyst.
            pub fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)+ }
            }
        }
    };
}

grounds! {
    Judged = "judged", "a person judged them the same";
    UnReference = "un_reference", "both are the same entry of the United Nations' list";
    Identifier = "identifier", "names that agree and an identifier in common";
    SameDay = "same_day", "names that agree and the same date to the day";
    SameDate = "same_date", "equal names and dates that agree";
    SameCountry = "same_country", "equal names with telling words, and a country in common";
}

/// Why these two are one thing; none where they may be two.
///
/// Both must come from lists: the rule knows that each is described with some care. Symmetric. The score of the comparison
/// is never below [`SAME_SCORE_MIN`] where there is a ground.
pub fn same_thing(left: &Analysed, right: &Analysed) -> Option<Ground> {
    if !left.schema.can_be(right.schema) || contradiction(&left.facts, &right.facts).is_some() {
        return None;
    }
    let comparison = compare(left, right);
    if comparison.score.millionths() < SAME_SCORE_MIN {
        return None;
    }
    let (left_name, _, alignment) = best_names(left, right)?;
    let date = best_relation(&left.facts.dates, &right.facts.dates);
    let agrees = |feature| points(&comparison, feature).is_some_and(|points| points >= 0);
    let differs = |feature| points(&comparison, feature).is_some_and(|points| points < 0);
    if differs(Feature::Gender)
        || !matches!(date, None | Some(DateRelation::SameDay | DateRelation::Compatible))
    {
        return None;
    }
    if alignment.score >= NAME_BESIDE_IDENTIFIER && agrees(Feature::Identifier) {
        return Some(Ground::Identifier);
    }
    let words = telling_words(&left_name.name.tokens, &alignment);
    if alignment.score >= NAME_BESIDE_DAY && date == Some(DateRelation::SameDay) && words >= 2 {
        return Some(Ground::SameDay);
    }
    if alignment.score < NAME_EXACT || differs(Feature::Country) {
        return None;
    }
    let is_person = [left, right].iter().any(|one| one.schema == Schema::Person);
    let needed = if is_person { WORDS_OF_PERSON } else { WORDS_OF_THING };
    let country = agrees(Feature::Country);
    if date.is_some() && (words >= needed || (words >= 2 && country)) {
        return Some(Ground::SameDate);
    }
    (country && words >= needed).then_some(Ground::SameCountry)
}

/// What keeps two things apart whoever else says that they are one: both state exact dates of birth (or of incorporation,
/// or building) and none agrees, or identifiers of which a thing has one only, and they differ. A clause for an analyst.
pub fn contradiction(left: &Facts, right: &Facts) -> Option<&'static str> {
    let exact = |dates: &[PartialDate]| -> Vec<PartialDate> {
        dates
            .iter()
            .filter(|date| date.precision() == DatePrecision::Day && !date.circa())
            .cloned()
            .collect()
    };
    let (left_days, right_days) = (exact(&left.dates), exact(&right.dates));
    // The first of January may stand for a year alone and then compares as compatible; the same one is the same.
    let same_day = |day: &PartialDate| {
        let same =
            |other: &PartialDate| day == other || day.compare(other) == DateRelation::SameDay;
        right_days.iter().any(same)
    };
    if !left_days.is_empty() && !right_days.is_empty() && !left_days.iter().any(same_day) {
        return Some("their exact dates contradict each other");
    }
    let kinds = IdentifierKind::ALL.iter().filter(|kind| kind.is_single());
    for kind in kinds {
        let of = |facts: &'_ Facts| -> Vec<Identifier> {
            facts.identifiers.iter().filter(|one| one.kind == *kind).cloned().collect()
        };
        if disjoint(&of(left), &of(right)) {
            return Some("an identifier of which a thing has one only differs");
        }
    }
    for kind in
        [DocumentKind::TaxNumber, DocumentKind::NationalIdentity, DocumentKind::SocialSecurity]
    {
        let of = |facts: &'_ Facts| -> Vec<Identifier> {
            let of_kind = |one: &&Identifier| {
                one.document
                    .as_ref()
                    .is_some_and(|document| document.kind() == kind && document.issuer().is_some())
            };
            facts.identifiers.iter().filter(of_kind).cloned().collect()
        };
        let (left, right) = (of(left), of(right));
        let issuer =
            |one: &Identifier| one.document.as_ref().and_then(|document| document.issuer());
        let comparable = left.iter().any(|left| {
            right
                .iter()
                .any(|right| issuer(left) == issuer(right) && left.value.len() == right.value.len())
        });
        if comparable && disjoint(&left, &right) {
            return Some("numbers of one kind and one issuer differ");
        }
    }
    None
}

fn disjoint(left: &[Identifier], right: &[Identifier]) -> bool {
    !left.is_empty()
        && !right.is_empty()
        && !left.iter().any(|left| right.iter().any(|right| left.value == right.value))
}

/// The closest relation between any two dates; none where one side has none.
fn best_relation(left: &[PartialDate], right: &[PartialDate]) -> Option<DateRelation> {
    let rank = |relation: &DateRelation| match relation {
        DateRelation::SameDay => 0,
        DateRelation::Compatible => 1,
        _ => 2,
    };
    left.iter().flat_map(|left| right.iter().map(move |right| left.compare(right))).min_by_key(rank)
}

/// What a feature gave the comparison; none where it had nothing to say.
fn points(comparison: &Comparison, feature: Feature) -> Option<i32> {
    let contributions = &comparison.explanation.contributions;
    contributions.iter().find(|one| one.feature == feature).map(|one| one.points)
}

/// How many linked words there are, counted by weight, so that three common names count for less than three.
fn telling_words(tokens: &[Token], alignment: &Alignment) -> usize {
    let linked = alignment.links.iter().flat_map(|found| {
        let (start, length) = found.query;
        tokens.iter().skip(start).take(length)
    });
    let linked: Vec<&Token> = linked.filter(|token| token.kind.counts()).collect();
    let weight: u32 = linked.iter().map(|token| token.weight).sum();
    let by_weight = usize::try_from(weight / WEIGHT_OF_WORD).unwrap_or(usize::MAX);
    linked.len().min(by_weight)
}
