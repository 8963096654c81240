//! The search: candidates by keys, exact scores, the best and the total.

use std::rc::Rc;
use std::sync::Arc;

use matching::keys::keys;
use matching::{
    Analysed, BOOST_MAX, Link, Name, Token, TokenKind, align_with, can_join, compare, joined, link,
    weaken,
};
use model::entity::NameQuality;
use model::judgement::RecordKey;
use model::matched::{Comparison, Score};
use model::record::{Record, RecordId};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::resolve::{Bond, Entities, Member, Place};
use crate::view::{View, WordView};
use crate::{IndexError, layout, stored};

/// What to search for.
#[derive(Debug, Clone)]
pub struct Search {
    /// The lowest score returned. Below the review band (0.50) matches may be missing: only from there on a shared key is
    /// certain.
    pub threshold: Score,
    /// How many matches to return; the total tells how many there are.
    pub limit: usize,
    /// The label classes the actor may see; none means all.
    pub visible: Option<Vec<String>>,
}

impl Default for Search {
    fn default() -> Self {
        Self { threshold: Score::REVIEW, limit: 10, visible: None }
    }
}

/// An entity found: the record by which it was found best, and the others that are held to be the same thing.
#[derive(Debug, Clone)]
pub struct Found {
    /// The record that agrees best.
    pub record: Arc<Record>,
    /// How likely it is, and why.
    pub comparison: Comparison,
    /// The other records of the entity that the actor may see, those that agree better first.
    pub others: Vec<Other>,
}

/// Another record of an entity.
#[derive(Debug, Clone)]
pub struct Other {
    /// The record.
    pub record: Arc<Record>,
    /// How it compares with the query; none where it does not reach the threshold itself.
    pub comparison: Option<Comparison>,
    /// What bonds it to the entity's other records; none for the record from which the others were reached.
    pub bond: Option<Bond>,
}

/// The answer to a search.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The best entities in falling order of score, then by record id.
    pub found: Vec<Found>,
    /// How many entities reach the threshold.
    pub total: usize,
}

/// A record made ready for comparison.
pub(crate) type Decoded = Arc<(Arc<Record>, Analysed)>;

/// A word that is linked to a word of the query.
type Neighbours = Rc<Vec<(u32, Link)>>;

/// How many words' neighbours a searcher remembers for a segment.
const REMEMBERED_WORDS_MAX: usize = 200_000;
/// How many records a searcher keeps decoded for a segment.
const REMEMBERED_RECORDS_MAX: usize = 4_096;

/// What a searcher remembers of one segment between searches.
struct Shelf<'a> {
    view: View<'a>,
    /// The record keys that later segments hide, in ascending order.
    hidden: Vec<u64>,
    neighbours: FxHashMap<(Box<str>, bool, bool), Neighbours>,
    decoded: FxHashMap<u32, Decoded>,
    /// For each word of the dictionary the row of links in `rows`, valid where the stamp is the current one.
    stamps: Vec<(u32, u32)>,
    stamp: u32,
    /// For each name the stamp of the name search that saw it last.
    seen: Vec<u32>,
}

/// Searches an index, remembering what it looked up. One thread, one searcher.
pub struct Searcher<'a> {
    shelves: Vec<Shelf<'a>>,
    label_classes: &'a [String],
    entities: Entities<'a>,
    /// Where each record lies by its key; made when it is first asked for.
    places: Option<FxHashMap<u64, Place>>,
}

impl<'a> Searcher<'a> {
    pub(crate) fn new(
        views: Vec<View<'a>>,
        hidden: Vec<Vec<u64>>,
        label_classes: &'a [String],
        entities: Entities<'a>,
    ) -> Self {
        let shelves = views
            .into_iter()
            .zip(hidden)
            .map(|(view, hidden)| Shelf {
                view,
                hidden,
                neighbours: FxHashMap::default(),
                decoded: FxHashMap::default(),
                stamps: vec![(0, 0); view.word_count()],
                stamp: 0,
                seen: vec![0; view.name_count()],
            })
            .collect();
        Self { shelves, label_classes, entities, places: None }
    }

    /// Every entity that reaches the threshold: the best `limit` of them and how many there are.
    ///
    /// # Errors
    /// [`IndexError::Damaged`] where a record cannot be decoded: an answer that is silently short is worse than none.
    pub fn search(&mut self, query: &Analysed, search: &Search) -> Result<Answer, IndexError> {
        let mut alike: Vec<(Arc<Record>, Comparison)> = self
            .alike(query, search)?
            .into_iter()
            .map(|(decoded, comparison)| (Arc::clone(&decoded.0), comparison))
            .collect();
        alike.sort_by(|left, right| {
            let by_score = right.1.score.cmp(&left.1.score);
            by_score.then_with(|| left.0.id.cmp(&right.0.id))
        });
        let mut found: Vec<Found> = Vec::new();
        let mut taken: FxHashSet<RecordId> = FxHashSet::default();
        for (position, (record, comparison)) in alike.iter().enumerate() {
            if !taken.contains(&record.id) {
                let rest = alike.get(position + 1..).unwrap_or_default();
                let others = self.others(record, rest, search)?;
                taken.extend(others.iter().map(|other| other.record.id.clone()));
                found.push(Found {
                    record: Arc::clone(record),
                    comparison: comparison.clone(),
                    others,
                });
            }
        }
        let total = found.len();
        found.truncate(search.limit);
        Ok(Answer { found, total })
    }

    /// The other records of the entity of this one. What agrees with the query too is among `alike`.
    fn others(
        &mut self,
        record: &Record,
        alike: &[(Arc<Record>, Comparison)],
        search: &Search,
    ) -> Result<Vec<Other>, IndexError> {
        let key = layout::record_key(&record.id.source, &record.id.key);
        let Some(number) = self.entities.number(key) else { return Ok(Vec::new()) };
        let grouped = self.entities.get(number)?;
        let is_own =
            |member: &Member| member.source == record.id.source && member.key == record.id.key;
        let Some(own) = grouped.members.iter().position(is_own) else { return Ok(Vec::new()) };
        let visible = self.visible(search);
        let seen = grouped.seen_from(own, &|member| {
            let (shelf, number) = member.place;
            self.shelves
                .get(shelf as usize)
                .is_some_and(|shelf| may_see(&visible, &shelf.view, &shelf.hidden, number))
        });
        let mut others = Vec::new();
        for (position, bond) in seen.into_iter().skip(1) {
            let Some(member) = grouped.members.get(position) else { continue };
            let compared = alike
                .iter()
                .find(|(other, _)| other.id.source == member.source && other.id.key == member.key);
            let (record, comparison) = match compared {
                Some((record, comparison)) => (Arc::clone(record), Some(comparison.clone())),
                None => {
                    let (shelf, number) = member.place;
                    let shelf = self
                        .shelves
                        .get_mut(shelf as usize)
                        .ok_or(IndexError::Damaged { reason: "an entity names no segment" })?;
                    (Arc::clone(&shelf.decode(number)?.0), None)
                }
            };
            others.push(Other { record, comparison, bond });
        }
        others.sort_by(|left, right| {
            let score = |other: &Other| other.comparison.as_ref().map(|one| one.score);
            let by_score = score(right).cmp(&score(left));
            by_score.then_with(|| left.record.id.cmp(&right.record.id))
        });
        Ok(others)
    }

    /// Which label classes the actor may see; none for all.
    fn visible(&self, search: &Search) -> Option<Vec<bool>> {
        let visible = search.visible.as_ref()?;
        Some(self.label_classes.iter().map(|class| visible.contains(class)).collect())
    }

    /// The record of this key in its last version; none where there is none.
    pub(crate) fn record(&mut self, key: &RecordKey) -> Result<Option<Decoded>, IndexError> {
        let Some((shelf, number)) = self.place(key) else { return Ok(None) };
        match self.shelves.get_mut(shelf as usize) {
            Some(shelf) => shelf.decode(number).map(Some),
            None => Ok(None),
        }
    }

    /// Where the record of this key lies in its last version.
    pub(crate) fn place(&mut self, key: &RecordKey) -> Option<Place> {
        let shelves = &self.shelves;
        let places = self.places.get_or_insert_with(|| {
            let mut places = FxHashMap::default();
            for (shelf, ordinal) in shelves.iter().zip(0u32..) {
                for number in 0..u32::try_from(shelf.view.record_count()).unwrap_or(u32::MAX) {
                    if let Some(key) = shelf.view.record_key(number)
                        && shelf.hidden.binary_search(&key).is_err()
                    {
                        places.insert(key, (ordinal, number));
                    }
                }
            }
            places
        });
        places.get(&layout::record_key(&key.source, &key.key)).copied()
    }

    /// Every record that reaches the threshold, in no order.
    pub(crate) fn alike(
        &mut self,
        query: &Analysed,
        search: &Search,
    ) -> Result<Vec<(Decoded, Comparison)>, IndexError> {
        let visible = self.visible(search);
        let mut found = Vec::new();
        for shelf in &mut self.shelves {
            let may_see =
                |view: &View<'_>, hidden: &[u64], record| may_see(&visible, view, hidden, record);
            let mut candidates: FxHashSet<u32> = FxHashSet::default();
            for name in &query.names {
                shelf.candidates(
                    query,
                    &name.name,
                    name.quality,
                    search,
                    &may_see,
                    &mut candidates,
                );
            }
            for identifier in &query.facts.identifiers {
                let holders = shelf.view.records_with(identifier.key());
                candidates
                    .extend(holders.filter(|record| may_see(&shelf.view, &shelf.hidden, *record)));
            }
            for record in candidates {
                let decoded = shelf.decode(record)?;
                let comparison = compare(query, &decoded.1);
                if comparison.score >= search.threshold {
                    found.push((decoded, comparison));
                }
            }
        }
        Ok(found)
    }
}

/// Whether a record of this class is visible, and not hidden by a later version.
fn may_see(visible: &Option<Vec<bool>>, view: &View<'_>, hidden: &[u64], record: u32) -> bool {
    let class = view.class(record).map(usize::from);
    let allowed = visible
        .as_ref()
        .is_none_or(|visible| class.and_then(|class| visible.get(class)).copied().unwrap_or(false));
    let key = view.record_key(record).unwrap_or(0);
    allowed && (hidden.is_empty() || hidden.binary_search(&key).is_err())
}

impl<'a> Shelf<'a> {
    fn decode(&mut self, record: u32) -> Result<Decoded, IndexError> {
        if let Some(decoded) = self.decoded.get(&record) {
            return Ok(Arc::clone(decoded));
        }
        let bytes = self.view.record_bytes(record).unwrap_or(&[]);
        let decoded = stored::from_bytes(bytes)
            .ok_or(IndexError::Damaged { reason: "a record cannot be decoded" })?;
        let analysed = Analysed::record(&decoded);
        let decoded = Arc::new((Arc::new(decoded), analysed));
        if self.decoded.len() >= REMEMBERED_RECORDS_MAX {
            self.decoded.clear();
        }
        self.decoded.insert(record, Arc::clone(&decoded));
        Ok(decoded)
    }

    /// The words linked to a word of the query. A word joined from two neighbours looks for undivided words only.
    fn neighbours(&mut self, token: &Token, joined: bool) -> Neighbours {
        let key = (token.text.clone(), token.consonantal, joined);
        if let Some(known) = self.neighbours.get(&key) {
            return Rc::clone(known);
        }
        let mut words: Vec<u32> =
            keys(token).into_iter().flat_map(|key| self.view.words_of(key)).collect();
        words.sort_unstable();
        words.dedup();
        let linked = |word: u32| -> Option<(u32, Link)> {
            if joined && self.view.is_joined(word) {
                return None;
            }
            Some((word, link(token, &self.view.token(word)?)?))
        };
        let found: Neighbours = Rc::new(words.into_iter().filter_map(linked).collect());
        if self.neighbours.len() >= REMEMBERED_WORDS_MAX {
            self.neighbours.clear();
        }
        self.neighbours.insert(key, Rc::clone(&found));
        found
    }

    /// Adds the records one of whose names could reach the threshold with this name of the query.
    ///
    /// A name that reaches the review band has two links, or one that joins words, or one between names of a single word,
    /// or one beside an initial. Names of the last three kinds stand in lists of their own, which are always read; for two
    /// links it is enough to read the lists of all words of the query but one, so the longest is left out.
    fn candidates(
        &mut self,
        query: &Analysed,
        name: &Name,
        quality: NameQuality,
        search: &Search,
        may_see: &dyn Fn(&View<'_>, &[u64], u32) -> bool,
        candidates: &mut FxHashSet<u32>,
    ) {
        let mut rows: Vec<Vec<Option<Link>>> = Vec::new();
        let mut found: Vec<(usize, Neighbours)> = Vec::new();
        for (position, token) in name.tokens.iter().enumerate() {
            if token.kind.counts() {
                found.push((position, self.neighbours(token, false)));
            }
        }
        let mut joins: Vec<Neighbours> = Vec::new();
        for pair in name.tokens.windows(2) {
            if let [first, second] = pair
                && can_join(first, second)
            {
                joins.push(self.neighbours(&joined(first, second), true));
            }
        }
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            // Once in four thousand million names the stamps begin anew.
            self.stamps.fill((0, 0));
            self.seen.fill(0);
            self.stamp = 1;
        }
        for (position, neighbours) in &found {
            for (word, link) in neighbours.iter() {
                self.mark(*word, *position, *link, name.tokens.len(), &mut rows);
            }
        }
        let initial = name.tokens.iter().any(|token| token.kind == TokenKind::Initial);
        let length = |neighbours: &Neighbours| -> usize {
            neighbours.iter().map(|(word, _)| self.view.names_with(*word).len()).sum()
        };
        let longest = if initial {
            None
        } else {
            found.iter().max_by_key(|(_, names)| length(names)).map(|(position, _)| *position)
        };
        let view = self.view;
        let mut scan = Scan { shelf: self, rows: &rows, query, name, quality, search };
        for (position, neighbours) in &found {
            for (word, _) in neighbours.iter() {
                if Some(*position) != longest {
                    scan.names(view.names_with(*word), initial, may_see, candidates);
                }
                scan.names(view.sole_names_with(*word), true, may_see, candidates);
            }
        }
        for (word, _) in joins.iter().flat_map(|neighbours| neighbours.iter()) {
            scan.names(view.names_with(*word), true, may_see, candidates);
            scan.names(view.sole_names_with(*word), true, may_see, candidates);
        }
    }

    fn mark(
        &mut self,
        word: u32,
        position: usize,
        link: Link,
        length: usize,
        rows: &mut Vec<Vec<Option<Link>>>,
    ) {
        let Some(stamp) = self.stamps.get_mut(word as usize) else { return };
        if stamp.0 != self.stamp {
            *stamp = (self.stamp, u32::try_from(rows.len()).unwrap_or(u32::MAX));
            rows.push(vec![None; length]);
        }
        if let Some(cell) = rows.get_mut(stamp.1 as usize).and_then(|row| row.get_mut(position)) {
            *cell = Some(link);
        }
    }

    fn row<'r>(&self, rows: &'r [Vec<Option<Link>>], word: u32) -> Option<&'r Vec<Option<Link>>> {
        let (stamp, row) = self.stamps.get(word as usize)?;
        if *stamp == self.stamp { rows.get(*row as usize) } else { None }
    }
}

/// One name of a query on its way through the lists of names.
struct Scan<'s, 'a> {
    shelf: &'s mut Shelf<'a>,
    rows: &'s [Vec<Option<Link>>],
    query: &'s Analysed,
    name: &'s Name,
    quality: NameQuality,
    search: &'s Search,
}

impl Scan<'_, '_> {
    /// Aligns the names not seen yet; `one_is_enough` where one link may do.
    fn names(
        &mut self,
        names: &[u32],
        one_is_enough: bool,
        may_see: &dyn Fn(&View<'_>, &[u64], u32) -> bool,
        candidates: &mut FxHashSet<u32>,
    ) {
        for name in names {
            let stamp = self.shelf.stamp;
            let view = self.shelf.view;
            let Some(seen) = self.shelf.seen.get_mut(*name as usize) else { continue };
            if *seen == stamp {
                continue;
            }
            let words = view.words_in(*name);
            let linked =
                words.iter().filter(|word| self.shelf.row(self.rows, **word).is_some()).count();
            if linked < 2 && !one_is_enough {
                // Not marked as seen: another list may show that one link is enough.
                continue;
            }
            if let Some(seen) = self.shelf.seen.get_mut(*name as usize) {
                *seen = stamp;
            }
            let Some(record) = view.record_of(*name) else { continue };
            let Some(schema) = view.schema(record) else { continue };
            if candidates.contains(&record)
                || view.is_person(*name) != self.name.person
                || !self.query.schema.can_be(schema)
                || !may_see(&view, &self.shelf.hidden, record)
            {
                continue;
            }
            if self.worth(*name, words) + BOOST_MAX >= self.search.threshold.millionths() {
                candidates.insert(record);
            }
        }
    }

    /// What the pair of names is worth; nothing where the links are not enough.
    fn worth(&self, name: u32, words: &[u32]) -> u32 {
        let view = self.shelf.view;
        let parts: Vec<WordView<'_>> = words.iter().filter_map(|word| view.word(*word)).collect();
        let alignment = align_with(&self.name.tokens, &parts, self.name.person, &|left, right| {
            let word = parts.get(right)?.number;
            *self.shelf.row(self.rows, word)?.get(left)?
        });
        if !alignment.linked {
            return 0;
        }
        let weak = self.quality == NameQuality::Weak || view.is_weak(name);
        if weak { weaken(alignment.score) } else { alignment.score }
    }
}
