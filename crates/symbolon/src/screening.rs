//! The screening of one subject: matches, what they mean for the purpose, and the verdict.

use formats::Problem;
use index::{Found, Index, Search, Searcher};
use matching::Analysed;
use model::listing::Measure;
use model::matched::{Band, Score, Verdict};
use model::purpose::Purpose;
use model::record::Record;
use model::subject::Subject;

use crate::failure::Failure;

/// What is the same for every subject of a run.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The lowest score shown.
    pub threshold: Score,
    /// The most matches shown for a subject.
    pub limit: usize,
    /// What the screening is for.
    pub purpose: Option<Purpose>,
}

/// A row of the input.
#[derive(Debug)]
pub enum Asked {
    /// A subject.
    Subject(Subject),
    /// A row that could not be read as one.
    Unreadable {
        /// Its id, where that could be read.
        id: Option<String>,
        /// What is wrong with it.
        problem: Problem,
    },
}

/// A match with what it means for the purpose.
#[derive(Debug)]
pub struct Judged {
    /// The entity: the record that agrees best, and the others.
    pub found: Found,
    /// Whether a listing of one of the entity's records counts for the purpose.
    pub counts: bool,
}

/// What became of one subject.
#[derive(Debug)]
pub struct Screened {
    /// The caller's own id.
    pub id: Option<String>,
    /// The subject's name; none where the row could not be read.
    pub caption: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// The matches shown, in falling order of score.
    pub matches: Vec<Judged>,
    /// How many matches reach the threshold.
    pub total: usize,
    /// How many matches of the review band and above the threshold hides.
    pub hidden: usize,
    /// Why it was not screened.
    pub reason: Option<String>,
}

/// Screens subjects against every index given. One thread, one desk.
pub struct Desk<'a> {
    searchers: Vec<Searcher<'a>>,
    plan: &'a Plan,
}

impl<'a> Desk<'a> {
    /// A desk over these indexes.
    pub fn new(indexes: &'a [Index], plan: &'a Plan) -> Self {
        Self { searchers: indexes.iter().map(Index::searcher).collect(), plan }
    }

    /// Screens one subject.
    ///
    /// # Errors
    /// An index turns out to be damaged.
    pub fn screen(&mut self, asked: Asked) -> Result<Screened, Failure> {
        let subject = match asked {
            Asked::Subject(subject) => subject,
            Asked::Unreadable { id, problem } => {
                return Ok(not_screened(id, None, problem.to_string()));
            }
        };
        let (id, caption) = (subject.entity.id.clone(), subject.entity.caption());
        let analysed = Analysed::subject(&subject);
        if !analysed.is_comparable() {
            let reason = "It has neither a name nor an identifier with enough to compare.";
            return Ok(not_screened(Some(id), Some(caption), reason.to_owned()));
        }
        let plan = self.plan;
        // What is hidden, or does not count, decides on the verdict too: then every match is needed.
        let whole =
            plan.purpose.is_some() || plan.threshold > Score::REVIEW || self.searchers.len() > 1;
        let limit = if whole { usize::MAX } else { plan.limit };
        let search = Search { threshold: Score::REVIEW, limit, visible: None };
        let mut found = Vec::new();
        let mut total = 0;
        for searcher in &mut self.searchers {
            let answer = searcher.search(&analysed, &search).map_err(Failure::IndexRead)?;
            total += answer.total;
            found.extend(answer.found);
        }
        Ok(judge(id, caption, found, total, plan))
    }
}

fn not_screened(id: Option<String>, caption: Option<String>, reason: String) -> Screened {
    let verdict = Verdict::NotScreened;
    let reason = Some(reason);
    Screened { id, caption, verdict, matches: Vec::new(), total: 0, hidden: 0, reason }
}

/// The verdict over the matches found, of which there are `total`.
fn judge(id: String, caption: String, found: Vec<Found>, total: usize, plan: &Plan) -> Screened {
    let all = found.len();
    let mut matches: Vec<Judged> = found
        .into_iter()
        .filter(|found| found.comparison.score >= plan.threshold)
        .map(|found| Judged { counts: counts(&found, plan.purpose), found })
        .collect();
    let hidden = all - matches.len();
    let total = total - hidden;
    let score = |judged: &Judged| judged.found.comparison.score;
    let hit = matches.iter().any(|judged| judged.counts && score(judged).band() == Band::Hit);
    let verdict = match (hit, all) {
        (true, _) => Verdict::Hit,
        (false, 0) => Verdict::Clear,
        (false, _) => Verdict::Review,
    };
    // Those that count are shown first where not all can be shown; what is shown is in order of score.
    let order =
        |judged: &Judged| (std::cmp::Reverse(score(judged)), judged.found.record.id.clone());
    matches.sort_by_cached_key(|judged| (!judged.counts, order(judged)));
    matches.truncate(plan.limit);
    matches.sort_by_cached_key(order);
    Screened { id: Some(id), caption: Some(caption), verdict, matches, total, hidden, reason: None }
}

impl Judged {
    /// Why it does not count: the measure that the purpose asks for and none of the listings orders. None where it
    /// counts.
    pub fn lacks(&self, purpose: Option<Purpose>) -> Option<Measure> {
        purpose.and_then(Purpose::measure).filter(|_| !self.counts)
    }
}

/// Whether the entity counts for the purpose: one of the listings of one of its records does.
fn counts(found: &Found, purpose: Option<Purpose>) -> bool {
    record_counts(&found.record, purpose)
        || found.others.iter().any(|other| record_counts(&other.record, purpose))
}

/// Whether one of the listings counts for the purpose. A record without listings is of unknown consequence and counts.
pub fn record_counts(record: &Record, purpose: Option<Purpose>) -> bool {
    let listings = &record.listings;
    listings.is_empty() || listings.iter().any(|listing| listing.counts_for(purpose))
}

/// How many subjects had which verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Subjects in all.
    pub subjects: u64,
    /// With a hit.
    pub hits: u64,
    /// For review.
    pub reviews: u64,
    /// Clear.
    pub clear: u64,
    /// Not screened.
    pub not_screened: u64,
}

impl Tally {
    /// Counts one verdict.
    pub fn count(&mut self, verdict: Verdict) {
        self.subjects += 1;
        match verdict {
            Verdict::Hit => self.hits += 1,
            Verdict::Review => self.reviews += 1,
            Verdict::Clear => self.clear += 1,
            Verdict::NotScreened => self.not_screened += 1,
        }
    }

    /// Adds what another thread counted.
    pub fn add(&mut self, other: Self) {
        self.subjects += other.subjects;
        self.hits += other.hits;
        self.reviews += other.reviews;
        self.clear += other.clear;
        self.not_screened += other.not_screened;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use model::entity::Entity;
    use model::label::Label;
    use model::listing::Listing;
    use model::matched::{Comparison, Explanation};
    use model::record::RecordId;
    use model::schema::Schema;

    use super::*;

    fn found(key: &str, millionths: u32, listings: &[&[Measure]]) -> Found {
        let id = RecordId { source: "utopia".into(), key: key.into(), version: "1".into() };
        let mut record =
            Record::new(id, Entity::new(key, Schema::Person), Label::published("Board"));
        record.listings.extend(
            listings
                .iter()
                .map(|measures| Listing { measures: measures.to_vec(), ..Listing::default() }),
        );
        let score = Score::from_millionths(millionths);
        let comparison = Comparison { score, explanation: Explanation::default() };
        Found { record: Arc::new(record), comparison, others: Vec::new() }
    }

    /// For each purpose and measure: what a listing of that measure alone, beside another, or unstated is worth.
    #[test]
    fn purposes_and_measures() {
        use Measure::{
            Alert, ArmsEmbargo, AssetFreeze, SectoralRestriction, TransportBan, TravelBan,
        };
        let needs = |purpose: Purpose| match purpose {
            Purpose::ScreeningMoney => Some(AssetFreeze),
            Purpose::ScreeningTravel => Some(TravelBan),
            Purpose::MediaRemoval
            | Purpose::Investigation
            | Purpose::Analysis
            | Purpose::Stabilisation
            | Purpose::Test => None,
        };
        let check = |purpose: Option<Purpose>, listings: &[&[Measure]], expected: bool| {
            let found = found("a", 900_000, listings);
            let judged = Judged { counts: counts(&found, purpose), found };
            assert_eq!(judged.counts, expected, "{purpose:?} {listings:?}");
            let lacks = judged.lacks(purpose);
            let asked = purpose.and_then(needs).filter(|_| !expected);
            assert_eq!(lacks, asked, "{purpose:?} {listings:?}");
        };
        for measure in Measure::ALL {
            check(None, &[&[*measure]], true);
        }
        for purpose in Purpose::ALL {
            let needed = needs(*purpose);
            let purpose = Some(*purpose);
            // A source that states no listing or no measure is of unknown consequence.
            check(purpose, &[], true);
            check(purpose, &[&[]], true);
            for measure in Measure::ALL {
                let fits = needed.is_none_or(|needed| needed == *measure);
                check(purpose, &[&[*measure]], fits);
                check(purpose, &[&[*measure, *measure]], fits);
                // One listing that fits is enough, whatever the others order.
                check(purpose, &[&[*measure], &[AssetFreeze, TravelBan]], true);
                check(purpose, &[&[*measure], &[]], true);
                let others = fits || needed.is_none();
                check(purpose, &[&[*measure], &[ArmsEmbargo, Alert]], others);
                check(purpose, &[&[SectoralRestriction, TransportBan], &[*measure]], others);
            }
        }
        check(Some(Purpose::ScreeningMoney), &[&[TravelBan], &[ArmsEmbargo]], false);
        check(Some(Purpose::ScreeningTravel), &[&[AssetFreeze], &[TravelBan]], true);
    }

    #[test]
    fn verdicts() {
        use Measure::{AssetFreeze, TravelBan};
        use Verdict::{Clear, Hit, Review};
        type Match = (&'static str, u32, &'static [&'static [Measure]]);
        let money = Some(Purpose::ScreeningMoney);
        let check = |matches: &[Match], threshold, limit, purpose, verdict, shown: &[&str]| {
            let plan = Plan { threshold: Score::from_millionths(threshold), limit, purpose };
            let found: Vec<Found> =
                matches.iter().map(|(key, score, measures)| found(key, *score, measures)).collect();
            let total = found.len();
            let screened = judge("1".into(), "Raphael Hythloday".into(), found, total, &plan);
            assert_eq!(screened.verdict, verdict, "{matches:?}");
            let keys: Vec<&str> =
                screened.matches.iter().map(|one| one.found.record.id.key.as_str()).collect();
            assert_eq!(keys, shown, "{matches:?}");
            assert_eq!(screened.total + screened.hidden, total);
        };
        check(&[], 500_000, 10, None, Clear, &[]);
        check(&[("a", 700_000, &[])], 500_000, 10, None, Hit, &["a"]);
        check(&[("a", 699_999, &[])], 500_000, 10, None, Review, &["a"]);
        // What a threshold hides is not clear.
        check(&[("a", 800_000, &[])], 900_000, 10, None, Review, &[]);
        check(&[("a", 950_000, &[]), ("b", 800_000, &[])], 900_000, 10, None, Hit, &["a"]);
        // Another purpose: shown, at most for review.
        check(&[("a", 900_000, &[&[TravelBan]])], 500_000, 10, money, Review, &["a"]);
        check(&[("a", 900_000, &[&[]])], 500_000, 10, money, Hit, &["a"]);
        check(&[("a", 900_000, &[])], 500_000, 10, money, Hit, &["a"]);
        // An entity counts by any of its records, whichever was found.
        let mut entity = found("a", 900_000, &[&[TravelBan]]);
        let bound = |key, measures| index::Other {
            record: found(key, 0, &[measures]).record,
            comparison: None,
            bond: None,
        };
        entity.others = vec![bound("b", &[AssetFreeze])];
        let plan = Plan { threshold: Score::REVIEW, limit: 10, purpose: money };
        let screened = judge("1".into(), "Raphael Hythloday".into(), vec![entity], 1, &plan);
        assert_eq!(screened.verdict, Hit);
        // One that counts is not crowded out by one that does not.
        let both: &[Match] = &[("a", 900_000, &[&[TravelBan]]), ("b", 750_000, &[&[AssetFreeze]])];
        check(both, 500_000, 1, money, Hit, &["b"]);
        check(both, 500_000, 2, money, Hit, &["a", "b"]);
    }
}
