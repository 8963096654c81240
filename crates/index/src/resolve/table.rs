//! Entities as they are kept in a segment, and as they are seen.

use std::collections::BTreeMap;

use matching::Ground;
use model::judgement::{Judgement, RecordKey};
use model::matched::Score;
use serde::{Deserialize, Serialize};
use snapshot::{Segment, SegmentWriter};

use super::{Bond, Held, Resolution};
use crate::{IndexError, layout};

/// Where a record lies: the segment's position in the snapshot, and the record's number in it.
pub(crate) type Place = (u32, u32);

/// A record of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) source: String,
    pub(crate) key: String,
    pub(crate) place: Place,
}

/// A bond between two members, by their positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Tie {
    left: usize,
    right: usize,
    ground: String,
    score: u32,
    detail: String,
}

/// An entity: its records and what bonds them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Grouped {
    pub(crate) members: Vec<Member>,
    ties: Vec<Tie>,
}

impl Grouped {
    /// The members that are one with this one as far as somebody sees who may see those that `visible` admits, itself
    /// first; and for each the bond by which it came to the others.
    pub(crate) fn seen_from(
        &self,
        own: usize,
        visible: &dyn Fn(&Member) -> bool,
    ) -> Vec<(usize, Option<Bond>)> {
        let mut reached = vec![(own, None)];
        let mut position = 0;
        while let Some((from, _)) = reached.get(position).cloned() {
            position += 1;
            for tie in &self.ties {
                let to = match from {
                    from if from == tie.left => tie.right,
                    from if from == tie.right => tie.left,
                    _ => continue,
                };
                let is_new = !reached.iter().any(|(member, _)| *member == to);
                if is_new && self.members.get(to).is_some_and(visible) {
                    reached.push((to, self.bond(tie)));
                }
            }
        }
        reached
    }

    fn bond(&self, tie: &Tie) -> Option<Bond> {
        let key = |member: usize| {
            let member = self.members.get(member)?;
            Some(RecordKey { source: member.source.clone(), key: member.key.clone() })
        };
        Some(Bond {
            left: key(tie.left)?,
            right: key(tie.right)?,
            ground: Ground::parse(&tie.ground)?,
            score: Score::from_millionths(tie.score),
            detail: tie.detail.clone(),
        })
    }

    /// Every bond.
    pub(crate) fn bonds(&self) -> impl Iterator<Item = Bond> + '_ {
        self.ties.iter().filter_map(|tie| self.bond(tie))
    }
}

#[derive(Default, Serialize, Deserialize)]
struct Rest {
    held: Vec<HeldShape>,
    judgements: Vec<JudgementShape>,
    unknown: u64,
}

#[derive(Serialize, Deserialize)]
struct HeldShape {
    left: (String, String),
    right: (String, String),
    ground: String,
    score: u32,
    detail: String,
    against: String,
}

#[derive(Serialize, Deserialize)]
struct JudgementShape {
    left: (String, String),
    right: (String, String),
    same: bool,
    by: String,
    why: String,
    on: Option<String>,
}

fn pair(key: &RecordKey) -> (String, String) {
    (key.source.clone(), key.key.clone())
}

fn key_of((source, key): (String, String)) -> RecordKey {
    RecordKey { source, key }
}

/// Adds the sections of a resolution to a segment. `place` knows where each record lies.
pub(crate) fn write(
    resolution: &Resolution,
    judgements: &[Judgement],
    place: &dyn Fn(&RecordKey) -> Option<Place>,
    writer: &mut SegmentWriter,
) {
    let mut group_of: BTreeMap<RecordKey, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Bond>> = Vec::new();
    for bond in &resolution.bonds {
        let (left, right) = (group_of.get(&bond.left).copied(), group_of.get(&bond.right).copied());
        let group = match (left, right) {
            (Some(left), Some(right)) if left != right => {
                let moved = groups.get_mut(right).map(std::mem::take).unwrap_or_default();
                for key in moved.iter().flat_map(|bond| [&bond.left, &bond.right]) {
                    group_of.insert(key.clone(), left);
                }
                if let Some(group) = groups.get_mut(left) {
                    group.extend(moved);
                }
                left
            }
            (Some(group), _) | (_, Some(group)) => group,
            (None, None) => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        group_of.insert(bond.left.clone(), group);
        group_of.insert(bond.right.clone(), group);
        if let Some(group) = groups.get_mut(group) {
            group.push(bond);
        }
    }
    let mut keys: Vec<(u64, u32)> = Vec::new();
    let mut offsets = vec![0u64];
    let mut bytes = Vec::new();
    for (number, bonds) in (0u32..).zip(groups.iter().filter(|bonds| !bonds.is_empty())) {
        let grouped = grouped(bonds, place);
        keys.extend(
            grouped
                .members
                .iter()
                .map(|member| (layout::record_key(&member.source, &member.key), number)),
        );
        // Texts and numbers, which always serialise.
        bytes.extend(serde_json::to_vec(&grouped).unwrap_or_default());
        offsets.push(bytes.len() as u64);
    }
    keys.sort_unstable();
    let (keys, numbers): (Vec<u64>, Vec<u32>) = keys.into_iter().unzip();
    let rest = Rest {
        held: resolution
            .held
            .iter()
            .map(|held| HeldShape {
                left: pair(&held.bond.left),
                right: pair(&held.bond.right),
                ground: held.bond.ground.code().to_owned(),
                score: held.bond.score.millionths(),
                detail: held.bond.detail.clone(),
                against: held.against.clone(),
            })
            .collect(),
        judgements: judgements
            .iter()
            .map(|one| JudgementShape {
                left: pair(&one.left),
                right: pair(&one.right),
                same: one.same,
                by: one.by.clone(),
                why: one.why.clone(),
                on: one.on.map(|day| day.to_string()),
            })
            .collect(),
        unknown: resolution.unknown,
    };
    writer.add(layout::ENTITY_KEYS, &keys);
    writer.add(layout::ENTITY_NUMBERS, &numbers);
    writer.add(layout::ENTITY_OFFSETS, &offsets);
    writer.add_bytes(layout::ENTITIES, bytes);
    writer.add_bytes(layout::RESOLUTION, serde_json::to_vec(&rest).unwrap_or_default());
}

fn grouped(bonds: &[&Bond], place: &dyn Fn(&RecordKey) -> Option<Place>) -> Grouped {
    let mut grouped = Grouped::default();
    let mut positions: BTreeMap<RecordKey, usize> = BTreeMap::new();
    for bond in bonds {
        let mut position = |key: &RecordKey| -> Option<usize> {
            if let Some(position) = positions.get(key) {
                return Some(*position);
            }
            let place = place(key)?;
            grouped.members.push(Member {
                source: key.source.clone(),
                key: key.key.clone(),
                place,
            });
            positions.insert(key.clone(), grouped.members.len() - 1);
            Some(grouped.members.len() - 1)
        };
        if let (Some(left), Some(right)) = (position(&bond.left), position(&bond.right)) {
            grouped.ties.push(Tie {
                left,
                right,
                ground: bond.ground.code().to_owned(),
                score: bond.score.millionths(),
                detail: bond.detail.clone(),
            });
        }
    }
    grouped
}

/// The entities of an open index.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entities<'a> {
    keys: &'a [u64],
    numbers: &'a [u32],
    offsets: &'a [u64],
    bytes: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Entities<'a> {
    /// The entities of these segments: those of the last that has any.
    pub(crate) fn of(segments: &'a [Segment]) -> Result<Self, IndexError> {
        let Some(segment) =
            segments.iter().rev().find(|segment| !segment.bytes(layout::RESOLUTION).is_empty())
        else {
            return Ok(Self::default());
        };
        let entities = Self {
            keys: segment.numbers(layout::ENTITY_KEYS)?,
            numbers: segment.numbers(layout::ENTITY_NUMBERS)?,
            offsets: segment.numbers(layout::ENTITY_OFFSETS)?,
            bytes: segment.bytes(layout::ENTITIES),
            rest: segment.bytes(layout::RESOLUTION),
        };
        let count = entities.offsets.len().saturating_sub(1);
        let fits = entities.keys.len() == entities.numbers.len()
            && entities.keys.is_sorted()
            && entities.offsets.is_sorted()
            && entities.offsets.last().is_some_and(|last| *last == entities.bytes.len() as u64)
            && entities.numbers.iter().all(|number| (*number as usize) < count);
        if fits {
            Ok(entities)
        } else {
            Err(IndexError::Damaged { reason: "its table of entities does not fit itself" })
        }
    }

    /// How many entities of more than one record there are.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// How many records stand in them.
    pub(crate) fn records(&self) -> usize {
        self.keys.len()
    }

    /// The number of the entity in which the record of this key stands.
    pub(crate) fn number(&self, key: u64) -> Option<u32> {
        let position = self.keys.binary_search(&key).ok()?;
        self.numbers.get(position).copied()
    }

    /// An entity by its number.
    ///
    /// # Errors
    /// [`IndexError::Damaged`] where it cannot be decoded.
    pub(crate) fn get(&self, number: u32) -> Result<Grouped, IndexError> {
        let bytes = || -> Option<&[u8]> {
            let at = |position: usize| usize::try_from(*self.offsets.get(position)?).ok();
            let start = at(number as usize)?;
            self.bytes.get(start..at(number as usize + 1)?)
        };
        let damaged = IndexError::Damaged { reason: "an entity cannot be decoded" };
        bytes().and_then(|bytes| serde_json::from_slice(bytes).ok()).ok_or(damaged)
    }

    /// What was not merged, and what people judged.
    ///
    /// # Errors
    /// [`IndexError::Damaged`] where it cannot be decoded.
    pub(crate) fn rest(&self) -> Result<(Vec<Held>, Vec<Judgement>, u64), IndexError> {
        if self.rest.is_empty() {
            return Ok((Vec::new(), Vec::new(), 0));
        }
        let rest: Rest = serde_json::from_slice(self.rest)
            .map_err(|_| IndexError::Damaged { reason: "its resolution cannot be decoded" })?;
        let held = rest.held.into_iter().filter_map(|held| {
            let bond = Bond {
                left: key_of(held.left),
                right: key_of(held.right),
                ground: Ground::parse(&held.ground)?,
                score: Score::from_millionths(held.score),
                detail: held.detail,
            };
            Some(Held { bond, against: held.against })
        });
        let judgements = rest.judgements.into_iter().map(|one| Judgement {
            left: key_of(one.left),
            right: key_of(one.right),
            same: one.same,
            by: one.by,
            why: one.why,
            on: one.on.and_then(|day| day.parse().ok()),
        });
        Ok((held.collect(), judgements.collect(), rest.unknown))
    }
}
