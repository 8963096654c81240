//! An open index.

use std::path::Path;

use matching::MATCHER_VERSION;
use model::judgement::Judgement;
use model::label::Label;
use model::record::Record;
use serde::{Deserialize, Serialize};
use snapshot::{SegmentEntry, Snapshot};

use crate::resolve::{Entities, Resolution};
use crate::search::Searcher;
use crate::view::View;
use crate::{IndexError, layout, stored};

/// A list that an index was built from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListInfo {
    /// The source id its records carry.
    pub source: String,
    /// The version or publication date it states of itself.
    pub version: Option<String>,
    /// The files it was read from.
    pub files: Vec<String>,
    /// How many records it holds.
    pub records: u64,
    /// How many of them are incomplete.
    pub incomplete: u64,
    /// How many rows were set aside.
    pub quarantined: u64,
    /// Whether it is no list but changes to one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changes: bool,
}

/// What the manifest says of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) matcher: u32,
    pub(crate) lists: Vec<ListInfo>,
    #[serde(default)]
    pub(crate) refused: Vec<String>,
    pub(crate) label_classes: Vec<String>,
}

impl Content {
    pub(crate) fn new() -> Self {
        Self {
            matcher: MATCHER_VERSION,
            lists: Vec::new(),
            refused: Vec::new(),
            label_classes: Vec::new(),
        }
    }

    pub(crate) fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The number of a label's class.
    pub(crate) fn class(&mut self, label: &Label) -> Result<u16, IndexError> {
        let class = label.class();
        let position = self.label_classes.iter().position(|known| *known == class);
        let position = position.unwrap_or_else(|| {
            self.label_classes.push(class);
            self.label_classes.len() - 1
        });
        u16::try_from(position).map_err(|_| IndexError::TooLarge)
    }
}

/// What an index is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexInfo {
    /// The snapshot's name: the SHA-256 of its manifest.
    pub name: String,
    /// The version of the matcher that built it.
    pub matcher: u32,
    /// The lists it was built from.
    pub lists: Vec<ListInfo>,
    /// The files of lists that were refused when it was built, so that its answers are without them.
    pub refused: Vec<String>,
    /// How many records it holds, those hidden by later ones included.
    pub records: u64,
    /// How many names.
    pub names: u64,
    /// How many different words.
    pub words: u64,
    /// How many entities of more than one record there are.
    pub entities_of_several: u64,
    /// How many records stand in those.
    pub records_in_entities: u64,
    /// How many bytes its segments have.
    pub bytes: u64,
    /// Its segments.
    pub segments: Vec<SegmentEntry>,
    /// The classes of its records' labels.
    pub label_classes: Vec<String>,
}

/// An open index, to be searched from any number of threads.
#[derive(Debug)]
pub struct Index {
    snapshot: Snapshot,
    content: Content,
    info: IndexInfo,
}

impl Index {
    /// Opens the index in a folder: checks manifest, lengths and bounds, not the hashes.
    ///
    /// # Errors
    /// [`IndexError::Snapshot`], [`IndexError::OtherMatcher`], [`IndexError::Damaged`].
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        Self::from_snapshot(Snapshot::open(folder)?)
    }

    pub(crate) fn from_snapshot(snapshot: Snapshot) -> Result<Self, IndexError> {
        let damaged = |_| IndexError::Damaged { reason: "its manifest is not one of an index" };
        let content: Content =
            serde_json::from_value(snapshot.manifest.content.clone()).map_err(damaged)?;
        if content.matcher != MATCHER_VERSION {
            let found = content.matcher;
            return Err(IndexError::OtherMatcher { found, ours: MATCHER_VERSION });
        }
        let mut info = IndexInfo {
            name: snapshot.name.clone(),
            matcher: content.matcher,
            lists: content.lists.clone(),
            refused: content.refused.clone(),
            records: 0,
            names: 0,
            words: 0,
            entities_of_several: 0,
            records_in_entities: 0,
            bytes: snapshot.manifest.segments.iter().map(|segment| segment.bytes).sum(),
            segments: snapshot.manifest.segments.clone(),
            label_classes: content.label_classes.clone(),
        };
        for segment in &snapshot.segments {
            let view = View::new(segment)?;
            view.check(content.label_classes.len())?;
            info.records += view.record_count() as u64;
            info.names += view.name_count() as u64;
            info.words += view.word_count() as u64;
        }
        let entities = Entities::of(&snapshot.segments)?;
        info.entities_of_several = entities.len() as u64;
        info.records_in_entities = entities.records() as u64;
        Ok(Self { snapshot, content, info })
    }

    /// Computes the hash of every segment and compares it with the manifest.
    ///
    /// # Errors
    /// [`IndexError::Snapshot`] for the first that differs.
    pub fn verify(&self) -> Result<(), IndexError> {
        Ok(self.snapshot.verify()?)
    }

    /// The snapshot's name.
    pub fn name(&self) -> &str {
        &self.snapshot.name
    }

    /// What it is made of.
    pub fn info(&self) -> &IndexInfo {
        &self.info
    }

    /// Which of its records are held to be one thing, which are not and why, and the judgements it was built with.
    ///
    /// # Errors
    /// [`IndexError::Damaged`] where an entity cannot be decoded.
    pub fn resolution(&self) -> Result<(Resolution, Vec<Judgement>), IndexError> {
        let entities = Entities::of(&self.snapshot.segments)?;
        let (held, judgements, unknown) = entities.rest()?;
        let mut resolution = Resolution { bonds: Vec::new(), held, unknown };
        for number in 0..u32::try_from(entities.len()).unwrap_or(u32::MAX) {
            resolution.bonds.extend(entities.get(number)?.bonds());
        }
        Ok((resolution, judgements))
    }

    pub(crate) fn content(&self) -> &Content {
        &self.content
    }

    /// A searcher over this index. One thread uses one searcher for many searches, so that it remembers what it looked up.
    pub fn searcher(&self) -> Searcher<'_> {
        // The views were made once when the index was opened, so making them again cannot fail.
        let views: Vec<View<'_>> =
            self.snapshot.segments.iter().filter_map(|segment| View::new(segment).ok()).collect();
        let hidden = (0..views.len()).map(|position| self.hidden_from(position)).collect();
        // Checked when the index was opened, like the views.
        let entities = Entities::of(&self.snapshot.segments).unwrap_or_default();
        Searcher::new(views, hidden, &self.content.label_classes, entities)
    }

    /// The keys, in ascending order, that the segments after this one hide.
    fn hidden_from(&self, position: usize) -> Vec<u64> {
        let later = self.snapshot.segments.iter().skip(position + 1);
        let mut hidden: Vec<u64> = later
            .flat_map(|segment| segment.numbers::<u64>(layout::TOMBSTONES).unwrap_or(&[]).iter())
            .copied()
            .collect();
        hidden.sort_unstable();
        hidden
    }

    /// Hands out every record that stands.
    pub(crate) fn each_record(&self, take: &mut dyn FnMut(Record)) -> Result<(), IndexError> {
        for (position, segment) in self.snapshot.segments.iter().enumerate() {
            let view = View::new(segment)?;
            let hidden = self.hidden_from(position);
            for number in (0u32..).take(view.record_count()) {
                let key = view.record_key(number).unwrap_or(0);
                if hidden.binary_search(&key).is_ok() {
                    continue;
                }
                let bytes = view.record_bytes(number).unwrap_or(&[]);
                take(
                    stored::from_bytes(bytes)
                        .ok_or(IndexError::Damaged { reason: "a record cannot be decoded" })?,
                );
            }
        }
        Ok(())
    }
}
