//! Groups that grow bond by bond, and what keeps two of them apart.

use std::collections::BTreeMap;

use matching::{Facts, contradiction};
use model::judgement::RecordKey;

const JUDGED_APART: &str = "a person judged two of the records not to be the same";

/// The records in groups: at first each is a group of its own.
pub(super) struct Groups {
    facts: BTreeMap<RecordKey, Facts>,
    /// What people judged of pairs, the smaller key first: what speaks against a merge does not speak against two that a
    /// person judged to be the same.
    judged: BTreeMap<(RecordKey, RecordKey), bool>,
    /// For each record the number of its group.
    group: BTreeMap<RecordKey, usize>,
    /// For each group its records.
    records: Vec<Vec<RecordKey>>,
}

impl Groups {
    pub(super) fn new(
        facts: BTreeMap<RecordKey, Facts>,
        judged: BTreeMap<(RecordKey, RecordKey), bool>,
    ) -> Self {
        let group = facts.keys().cloned().zip(0..).collect();
        let records = facts.keys().map(|key| vec![key.clone()]).collect();
        Self { facts, judged, group, records }
    }

    /// Joins the groups of two records. Returns whether they were two.
    ///
    /// # Errors
    /// What keeps them apart, as a clause.
    pub(super) fn join(
        &mut self,
        left: &RecordKey,
        right: &RecordKey,
    ) -> Result<bool, &'static str> {
        let (Some(&into), Some(&from)) = (self.group.get(left), self.group.get(right)) else {
            return Ok(false);
        };
        if into == from {
            return Ok(false);
        }
        // What a person said of these two is told before what else speaks against it.
        if self.judged(left, right) == Some(false) {
            return Err(JUDGED_APART);
        }
        let of = |group: usize| self.records.get(group).map_or(&[][..], Vec::as_slice);
        for one in of(into) {
            for other in of(from) {
                if let Some(against) = self.against(one, other) {
                    return Err(against);
                }
            }
        }
        let moved = self.records.get_mut(from).map(std::mem::take).unwrap_or_default();
        for record in &moved {
            self.group.insert(record.clone(), into);
        }
        if let Some(records) = self.records.get_mut(into) {
            records.extend(moved);
        }
        Ok(true)
    }

    fn judged(&self, one: &RecordKey, other: &RecordKey) -> Option<bool> {
        let pair = if one <= other { (one, other) } else { (other, one) };
        self.judged.get(&(pair.0.clone(), pair.1.clone())).copied()
    }

    fn against(&self, one: &RecordKey, other: &RecordKey) -> Option<&'static str> {
        match self.judged(one, other) {
            Some(false) => return Some(JUDGED_APART),
            Some(true) => return None,
            None if one.source == other.source => {
                return Some("they would be one with two entries of one list");
            }
            None => {}
        }
        contradiction(self.facts.get(one)?, self.facts.get(other)?)
    }
}
