//! What the first reading keeps: the words behind the numbers, and what hangs on parties.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::values::PartialDate;

use super::super::programmes::List;
use super::{dates, names};
use crate::guarded::element::Element;

/// A word of a reference set.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// The text, without blanks around it.
    pub(super) text: Box<str>,
    /// Of a `PartySubType`: the number of its `PartyType`.
    pub(super) party_type: Box<str>,
    /// Of an `AreaCode`: the country's name. Of a `Country`: its code.
    pub(super) country: Box<str>,
}

/// A place.
#[derive(Debug, Default)]
pub(super) struct Location {
    /// The numbers of its countries and of the areas it lies in.
    pub(super) countries: Vec<Box<str>>,
    pub(super) areas: Vec<Box<str>>,
    /// The number of the part's kind, and the part.
    pub(super) parts: Vec<(Box<str>, Box<str>)>,
}

/// An identity document.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) offset: u64,
    pub(super) kind: Box<str>,
    pub(super) number: Box<str>,
    pub(super) country: Box<str>,
    pub(super) authority: Box<str>,
    pub(super) comment: Box<str>,
    /// The number of the date's kind, and the date; none where it could not be read.
    pub(super) dates: Vec<(Box<str>, Option<PartialDate>)>,
}

/// A relation of a profile to another.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) to: Box<str>,
    pub(super) kind: Box<str>,
    pub(super) is_former: bool,
    pub(super) comment: Box<str>,
}

/// An entry on a list.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) offset: u64,
    pub(super) list: Box<str>,
    /// The numbers of the legal bases.
    pub(super) bases: Vec<Box<str>>,
    pub(super) listed_on: Option<PartialDate>,
    /// Whether a date was there that could not be read.
    pub(super) has_unread_date: bool,
    pub(super) comments: Vec<Box<str>>,
    /// The number of the measure's kind, and what is said of it: of `Program` the code.
    pub(super) measures: Vec<(Box<str>, Box<str>)>,
}

/// Everything that is kept.
#[derive(Debug, Default)]
pub(super) struct Held {
    words: BTreeMap<Box<str>, HashMap<Box<str>, Word>>,
    pub(super) locations: HashMap<Box<str>, Location>,
    /// By the number of the identity, in the order of the numbers so that what is left over comes in one order.
    pub(super) documents: BTreeMap<Box<str>, Vec<Document>>,
    /// By the number of the profile it goes out from.
    pub(super) relations: BTreeMap<Box<str>, Vec<Relation>>,
    /// By the number of the profile.
    pub(super) entries: BTreeMap<Box<str>, Vec<Entry>>,
    /// The name of each profile, for the links to it.
    pub(super) names: HashMap<Box<str>, Box<str>>,
    /// Things that belong to nothing because the number is missing: the element and its offset.
    pub(super) astray: Vec<(&'static str, u64)>,
}

fn boxed(text: String) -> Box<str> {
    text.into_boxed_str()
}

impl Held {
    /// The word of a set behind a number.
    pub(super) fn word(&self, set: &str, number: &str) -> Option<&Word> {
        self.words.get(set)?.get(number)
    }

    /// Keeps a word of a set.
    pub(super) fn add_word(&mut self, element: &Element) {
        let word = Word {
            text: boxed(element.text()),
            party_type: boxed(element.attribute("PartyTypeID")),
            country: boxed(match element.name.as_str() {
                "AreaCode" => element.attribute("Description"),
                _ => element.attribute("ISO2"),
            }),
        };
        let set = self.words.entry(element.name.as_str().into()).or_default();
        set.insert(boxed(element.attribute("ID")), word);
    }

    /// Keeps a place.
    pub(super) fn add_location(&mut self, element: &Element) {
        let numbers = |name: &str, attribute: &str| {
            element.all(name).map(|one| boxed(one.attribute(attribute))).collect()
        };
        let value = |part: &Element| {
            let values = part.all("LocationPartValue");
            values.map(|value| value.field("Value")).filter(|value| !value.is_empty()).collect()
        };
        let location = Location {
            countries: numbers("LocationCountry", "CountryID"),
            areas: numbers("LocationAreaCode", "AreaCodeID"),
            parts: element
                .all("LocationPart")
                .map(|part| {
                    let values: Vec<String> = value(part);
                    (boxed(part.attribute("LocPartTypeID")), boxed(values.join(" ")))
                })
                .collect(),
        };
        self.locations.insert(boxed(element.attribute("ID")), location);
    }

    /// Keeps a document.
    pub(super) fn add_document(&mut self, element: &Element, offset: u64) {
        let identity = element.attribute("IdentityID");
        if identity.is_empty() {
            self.astray.push(("IDRegDocument", offset));
        }
        let issued_by = element.attribute("IssuedBy-CountryID");
        let country = match element.first("IssuedBy") {
            Some(inner) if issued_by.is_empty() => inner.attribute("CountryID"),
            _ => issued_by,
        };
        let dates = element.all("DocumentDate").map(|date| {
            let period = date.first("DatePeriod").and_then(dates::period);
            (boxed(date.attribute("IDRegDocDateTypeID")), period)
        });
        let document = Document {
            offset,
            kind: boxed(element.attribute("IDRegDocTypeID")),
            number: boxed(element.field("IDRegistrationNo")),
            country: boxed(country),
            authority: boxed(element.field("IssuingAuthority")),
            comment: boxed(element.field("Comment")),
            dates: dates.collect(),
        };
        self.documents.entry(boxed(identity)).or_default().push(document);
    }

    /// Keeps a relation.
    pub(super) fn add_relation(&mut self, element: &Element, offset: u64) {
        let relation = Relation {
            to: boxed(element.attribute("To-ProfileID")),
            kind: boxed(element.attribute("RelationTypeID")),
            is_former: element.attribute("Former") == "true",
            comment: boxed(element.field("Comment")),
        };
        let from = element.attribute("From-ProfileID");
        if from.is_empty() || relation.to.is_empty() {
            self.astray.push(("ProfileRelationship", offset));
        }
        self.relations.entry(boxed(from)).or_default().push(relation);
    }

    /// Keeps an entry on a list.
    pub(super) fn add_entry(&mut self, element: &Element, offset: u64) {
        let profile = element.attribute("ProfileID");
        if profile.is_empty() {
            self.astray.push(("SanctionsEntry", offset));
        }
        let events = || element.all("EntryEvent");
        let days = || events().filter_map(|event| event.first("Date"));
        let comments = events().map(|event| event.field("Comment"));
        let comments =
            comments.chain(["Comment", "LimitationsToListing"].map(|name| element.field(name)));
        let entry = Entry {
            offset,
            list: boxed(element.attribute("ListID")),
            bases: events()
                .map(|event| boxed(event.attribute("LegalBasisID")))
                .filter(|basis| !basis.is_empty())
                .collect(),
            // The first event is the listing, later ones are changes of it.
            listed_on: days().filter_map(dates::date).min_by_key(PartialDate::earliest),
            has_unread_date: days().any(|day| dates::date(day).is_none()),
            comments: comments.filter(|comment| !comment.is_empty()).map(boxed).collect(),
            measures: element
                .all("SanctionsMeasure")
                .map(|measure| {
                    (boxed(measure.attribute("SanctionsTypeID")), boxed(measure.field("Comment")))
                })
                .collect(),
        };
        self.entries.entry(boxed(profile)).or_default().push(entry);
    }

    /// Keeps the names of a party's profiles.
    pub(super) fn add_party(&mut self, element: &Element) {
        for profile in element.all("Profile") {
            if let Some(name) = names::shown(profile, self) {
                self.names.insert(boxed(profile.attribute("ID")), boxed(name));
            }
        }
    }

    /// Whether the list of this number is one that does not block.
    pub(super) fn list(&self, number: &str) -> List {
        let name = self.word("List", number).map(|word| word.text.to_lowercase());
        let is_non_sdn = name.is_some_and(|name| {
            !name.contains("sdn") || name.contains("non-sdn") || name.contains("consolidated")
        });
        if is_non_sdn { List::NonSdn } else { List::Sdn }
    }

    /// Which list the file is.
    pub(super) fn file(&self) -> List {
        let on_the_sdn_list =
            |entries: &&Vec<Entry>| entries.iter().any(|entry| self.list(&entry.list) == List::Sdn);
        let sdn = self.entries.values().filter(on_the_sdn_list).count();
        if sdn * 2 >= self.entries.len() { List::Sdn } else { List::NonSdn }
    }

    /// The numbers of profiles that relations and entries name although no party has them.
    pub(super) fn unknown_profiles(&self, known: &BTreeSet<Box<str>>) -> Vec<(&'static str, u64)> {
        let mut found = Vec::new();
        for (profile, entries) in &self.entries {
            if !profile.is_empty() && !known.contains(profile) {
                found.extend(entries.iter().map(|entry| ("SanctionsEntry", entry.offset)));
            }
        }
        for from in self.relations.keys() {
            if !from.is_empty() && !known.contains(from) {
                found.push(("ProfileRelationship", 0));
            }
        }
        found
    }
}
