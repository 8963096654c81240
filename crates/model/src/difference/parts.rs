//! Which part of the old version is which of the new one, and what differs between the two.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::contents::{Contents, Part, PartKind};
use crate::schema::Property;

/// The most pairs of parts that are tried: a record with thousands of documents is told as gone and come.
const PAIRS_MAX: usize = 250_000;

/// What became of one part of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartChange {
    /// The part as it was; none if it has come.
    pub old: Option<Part>,
    /// The part as it is; none if it is gone.
    pub new: Option<Part>,
}

/// What became of one field: the values that are gone and those that have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The name of the property; `schema` where the kind of thing itself differs.
    pub field: String,
    /// The values that only the old version has.
    pub gone: Vec<String>,
    /// The values that only the new version has.
    pub come: Vec<String>,
}

impl PartChange {
    /// The part, as it is or else as it was.
    pub fn part(&self) -> Option<&Part> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// The fields that differ. Of a part that has come or gone these are all its fields.
    pub fn fields(&self) -> Vec<FieldChange> {
        let none = BTreeMap::new();
        let fields = |part: &Option<Part>| part.as_ref().map(|part| part.fields.clone());
        let (old, new) = (fields(&self.old), fields(&self.new));
        let (old, new) = (old.as_ref().unwrap_or(&none), new.as_ref().unwrap_or(&none));
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let mut changes = Vec::new();
        if let (Some(old), Some(new)) = (&self.old, &self.new)
            && old.schema != new.schema
        {
            changes.push(FieldChange {
                field: "schema".to_owned(),
                gone: vec![old.schema.clone()],
                come: vec![new.schema.clone()],
            });
        }
        for name in names {
            let only = |one: &BTreeMap<String, BTreeSet<String>>,
                        other: &BTreeMap<String, BTreeSet<String>>| {
                let values = one.get(name).into_iter().flatten();
                let other = other.get(name);
                let missing = |value: &&String| other.is_none_or(|other| !other.contains(*value));
                values.filter(missing).cloned().collect::<Vec<_>>()
            };
            let (gone, come) = (only(old, new), only(new, old));
            if !gone.is_empty() || !come.is_empty() {
                changes.push(FieldChange { field: name.clone(), gone, come });
            }
        }
        changes
    }
}

/// What differs between two versions of a record, part by part. Where the arguments swap places, so do old and new.
///
/// The thing is compared with the thing. A document, account or link is the same one where more than half of its values
/// are; a listing where its authority and programme are. Whatever is left over is gone or has come.
pub fn differences(old: &Contents, new: &Contents) -> Vec<PartChange> {
    let (mut gone, mut come) = (old.parts.clone(), new.parts.clone());
    cancel(&mut gone, &mut come);
    let mut changes = Vec::new();
    for (left, right) in pairs(&gone, &come) {
        if let (Some(left), Some(right)) = (gone.get(left), come.get(right)) {
            changes.push((Some(left.clone()), Some(right.clone())));
        }
    }
    let mut paired_old: Vec<Part> = changes.iter().filter_map(|(old, _)| old.clone()).collect();
    let mut paired_new: Vec<Part> = changes.iter().filter_map(|(_, new)| new.clone()).collect();
    cancel(&mut gone, &mut paired_old);
    cancel(&mut come, &mut paired_new);
    changes.extend(gone.into_iter().map(|part| (Some(part), None)));
    changes.extend(come.into_iter().map(|part| (None, Some(part))));
    let place = |(old, new): &(Option<Part>, Option<Part>)| {
        let either = old.iter().chain(new).min().cloned();
        let kind = either.as_ref().map(|part| part.kind);
        (kind, either)
    };
    changes.sort_by_cached_key(place);
    changes.into_iter().map(|(old, new)| PartChange { old, new }).collect()
}

/// Takes equal parts off both sides; both are sorted and stay so.
fn cancel(left: &mut Vec<Part>, right: &mut Vec<Part>) {
    left.sort_unstable();
    right.sort_unstable();
    let mut counts: BTreeMap<&Part, usize> = BTreeMap::new();
    for part in right.iter() {
        *counts.entry(part).or_default() += 1;
    }
    let mut taken = Vec::new();
    for part in left.iter() {
        let matched = counts.get_mut(part).filter(|count| **count > 0);
        taken.push(matched.is_some());
        if let Some(count) = matched {
            *count -= 1;
        }
    }
    let common: Vec<Part> = left
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| **taken)
        .map(|(part, _)| part.clone())
        .collect();
    let mut flags = taken.into_iter();
    left.retain(|_| !flags.next().unwrap_or(false));
    let mut common = common.into_iter().peekable();
    right.retain(|part| common.next_if(|next| next == part).is_none());
}

/// The positions of those that are one part in two versions.
fn pairs(old: &[Part], new: &[Part]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > PAIRS_MAX {
        return Vec::new();
    }
    let mut likely = Vec::new();
    for (left, one) in old.iter().enumerate() {
        for (right, other) in new.iter().enumerate() {
            if let Some(shared) = shared(one, other) {
                // The order must be the same where old and new swap places.
                let order = (Reverse(shared), one.min(other), one.max(other));
                likely.push((order, left, right));
            }
        }
    }
    likely.sort();
    let (mut left_taken, mut right_taken) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, left, right) in likely {
        if !left_taken.contains(&left) && !right_taken.contains(&right) {
            left_taken.insert(left);
            right_taken.insert(right);
            pairs.push((left, right));
        }
    }
    pairs
}

/// How many values two parts share, if they may be one part in two versions.
fn shared(one: &Part, other: &Part) -> Option<usize> {
    if one.kind != other.kind {
        return None;
    }
    let shared: usize = one
        .fields
        .iter()
        .filter_map(|(name, values)| {
            other.fields.get(name).map(|others| values.intersection(others).count())
        })
        .sum();
    let same =
        |property: Property| one.fields.get(property.name()) == other.fields.get(property.name());
    let fits = match one.kind {
        PartKind::Thing | PartKind::Record => true,
        PartKind::Adjacent => {
            one.schema == other.schema && 2 * shared > one.values().min(other.values())
        }
        PartKind::Listing => {
            same(Property::Authority) && same(Property::ProgramId) && same(Property::Program)
        }
    };
    fits.then_some(shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(kind: PartKind, schema: &str, fields: &[(&str, &[&str])]) -> Part {
        let fields = fields.iter().map(|(name, values)| {
            ((*name).to_owned(), values.iter().map(|value| (*value).to_owned()).collect())
        });
        Part { kind, schema: schema.to_owned(), fields: fields.collect() }
    }

    fn told(old: &[Part], new: &[Part]) -> Vec<String> {
        let contents = |parts: &[Part]| Contents { parts: parts.to_vec() };
        let changes = differences(&contents(old), &contents(new));
        let swapped = differences(&contents(new), &contents(old));
        let mirrored: Vec<_> = swapped
            .into_iter()
            .map(|change| PartChange { old: change.new, new: change.old })
            .collect();
        assert_eq!(changes, mirrored);
        let mut told = Vec::new();
        for change in changes {
            let sign = match (&change.old, &change.new) {
                (Some(_), Some(_)) => "~",
                (Some(_), None) => "-",
                _ => "+",
            };
            let caption = change.part().unwrap().caption().to_owned();
            for field in change.fields() {
                told.push(format!(
                    "{sign} {caption} {}: -{} +{}",
                    field.field,
                    field.gone.join("|"),
                    field.come.join("|")
                ));
            }
        }
        told
    }

    #[test]
    fn documents_and_listings_are_told_part_by_part() {
        use PartKind::{Adjacent, Listing, Thing};
        let thing = |names: &[&str]| part(Thing, "Person", &[("name", names)]);
        let passport = |number: &str, country: &str| {
            let date = ["2019"];
            let fields: [(&str, &[&str]); 3] =
                [("country", &[country]), ("number", &[number]), ("issueDate", &date)];
            part(Adjacent, "Passport", &fields)
        };
        let listing = |programme: &str, measures: &[&str]| {
            let fields: [(&str, &[&str]); 3] =
                [("authority", &["Utopia"]), ("programId", &[programme]), ("provisions", measures)];
            part(Listing, "Sanction", &fields)
        };
        let check = |old: &[Part], new: &[Part], expected: &[&str]| {
            assert_eq!(told(old, new), expected);
        };
        let a = thing(&["A", "B"]);
        check(std::slice::from_ref(&a), std::slice::from_ref(&a), &[]);
        check(&[a], &[thing(&["B", "C"])], &["~ B name: -A +C"]);
        check(
            &[part(Thing, "Person", &[])],
            &[part(Thing, "Company", &[])],
            &["~  schema: -Person +Company"],
        );
        // A number that was corrected, beside a document that is new.
        check(
            &[passport("UT1", "ut")],
            &[passport("UT2", "ut"), passport("AM9", "am")],
            &[
                "+ AM9 country: - +am",
                "+ AM9 issueDate: - +2019",
                "+ AM9 number: - +AM9",
                "~ UT2 number: -UT1 +UT2",
            ],
        );
        check(
            &[listing("UT-1", &["asset_freeze"]), listing("UT-2", &["asset_freeze"])],
            &[listing("UT-1", &["asset_freeze", "travel_ban"])],
            &[
                "~ UT-1 provisions: - +travel_ban",
                "- UT-2 authority: -Utopia +",
                "- UT-2 programId: -UT-2 +",
                "- UT-2 provisions: -asset_freeze +",
            ],
        );
        // Two that are equal are two.
        let twice = [passport("UT1", "ut"), passport("UT1", "ut")];
        assert_eq!(told(&twice, &twice[..1]).len(), 3);
    }
}
