//! A match: how likely two descriptions are of one thing, and why.

use std::fmt;

use crate::record::RecordId;

/// A score or a contribution to one, in millionths: 1,000,000 is certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Score(u32);

impl Score {
    /// Certainty.
    pub const ONE: Self = Self(1_000_000);
    /// At and above this score a match is a hit.
    pub const HIT: Self = Self(700_000);
    /// At and above this score, and below [`Score::HIT`], a match is for review.
    pub const REVIEW: Self = Self(500_000);

    /// A score of that many millionths, at most one million.
    pub fn from_millionths(millionths: u32) -> Self {
        Self(millionths.min(1_000_000))
    }

    /// The score in millionths, from 0 to 1,000,000.
    pub fn millionths(self) -> u32 {
        self.0
    }

    /// The band the score falls into.
    pub fn band(self) -> Band {
        if self >= Self::HIT {
            Band::Hit
        } else if self >= Self::REVIEW {
            Band::Review
        } else {
            Band::Nothing
        }
    }
}

impl fmt::Display for Score {
    /// A decimal from 0 to 1 with six places.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:06}", self.0 / 1_000_000, self.0 % 1_000_000)
    }
}

/// What a score means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Band {
    /// Below 0.50: not returned.
    Nothing,
    /// From 0.50 to below 0.70: returned and marked; no alert by default.
    Review,
    /// 0.70 and above.
    Hit,
}

/// What became of one subject. A subject that was not screened is never clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// It was compared with every record, and nothing reached the review band.
    Clear,
    /// The best match is in the review band, or fits another purpose only.
    Review,
    /// The best match is a hit.
    Hit,
    /// It could not be compared.
    NotScreened,
}

impl Verdict {
    /// Every verdict, so that tests can demand a row for each.
    pub const ALL: &'static [Self] = &[Self::Clear, Self::Review, Self::Hit, Self::NotScreened];

    /// The code written in output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Review => "review",
            Self::Hit => "hit",
            Self::NotScreened => "not_screened",
        }
    }
}

macro_rules! features {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $description:literal;)+) => {
        /// One kind of evidence for or against a match.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Feature { $($(#[$doc])* $variant,)+ }

        impl Feature {
            /// Every feature, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name written in output.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What the feature compares and how it moves the score, in a sentence for an analyst.
            pub fn description(self) -> &'static str {
                match self { $(Self::$variant => $description,)+ }
            }
        }
    };
}

features! {
    /// The best pair of names.
    Name = "name", "How well the best pair of names agrees, token by token.";
    /// The best name is one its source calls weak.
    WeakAlias = "weak_alias", "The matching name is a low-quality alias, which alone proves little.";
    /// A number or address that identifies.
    Identifier = "identifier", "The same document, registration, account, wallet, telephone number or other selector stands on both sides.";
    /// Dates of birth or incorporation.
    Date = "date", "Dates of birth (or of incorporation) agree or contradict each other.";
    /// Countries.
    Country = "country", "Nationalities or other countries agree or contradict each other.";
    /// Genders.
    Gender = "gender", "Genders contradict each other.";
    /// Identifiers of one kind and issuer that differ.
    IdentifierConflict = "identifier_conflict", "Both sides give an identifier a thing has only one of, and the two differ.";
    /// The rule that keeps an exact name from being lost, and a namesake from being condemned.
    Protection = "protection", "One contradicting fact never takes an exact name below 0.70; several may take it to review, never to nothing.";
}

/// A value as a source wrote it and as it was compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compared {
    /// As the source wrote it.
    pub raw: String,
    /// As it was compared.
    pub normalised: String,
}

/// What one feature added to the score, or took away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The feature.
    pub feature: Feature,
    /// What it added, in millionths; negative where it took away.
    pub points: i32,
    /// The query's value.
    pub query: Compared,
    /// The candidate's value.
    pub candidate: Compared,
    /// What was found, as the end of a sentence, for example `born in the same year`.
    pub detail: String,
}

/// Why a match has its score: the points of the contributions add up to it exactly.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// The contributions, the name first.
    pub contributions: Vec<Contribution>,
}

impl Explanation {
    /// The sum of the points, in millionths.
    pub fn total(&self) -> i64 {
        self.contributions.iter().map(|contribution| i64::from(contribution.points)).sum()
    }
}

/// A comparison of two descriptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// How likely they are of one thing.
    pub score: Score,
    /// Why.
    pub explanation: Explanation,
}

/// A record that a subject may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The record.
    pub record: RecordId,
    /// How likely it is, and why.
    pub comparison: Comparison,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_shown_with_six_places_and_falls_into_one_band() {
        let check = |millionths: u32, shown: &str, band: Band| {
            let score = Score::from_millionths(millionths);
            assert_eq!(score.to_string(), shown);
            assert_eq!(score.band(), band);
        };
        check(0, "0.000000", Band::Nothing);
        check(499_999, "0.499999", Band::Nothing);
        check(500_000, "0.500000", Band::Review);
        check(699_999, "0.699999", Band::Review);
        check(700_000, "0.700000", Band::Hit);
        check(1_000_000, "1.000000", Band::Hit);
        check(7_000_000, "1.000000", Band::Hit);
    }
}
