//! What a column can feed.

use model::schema::{Kind, Property, Schema};

/// A part of the listing that a row states for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListingField {
    /// When the thing was listed.
    ListedOn,
    /// When the listing is due for review, or ends.
    ReviewBy,
    /// The authority's reference.
    Reference,
    /// A text with the reference of the United Nations' list in it.
    UnReference,
    /// The regime.
    Regime,
    /// The programme code.
    Programme,
    /// The legal basis.
    LegalBasis,
    /// What the listing orders.
    Measures,
}

/// A part of an identity document with its issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentField {
    /// The number.
    Number,
    /// The number with its kind in brackets after it.
    Described,
    /// What kind of document it is, in words.
    Type,
    /// The issuing country.
    Country,
}

/// What a column feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A property of the thing itself.
    Property(Property),
    /// A part of its listing.
    Listing(ListingField),
    /// A part of an identity document of its own.
    Document(DocumentField),
}

const LISTING: &[(&str, ListingField)] = &[
    ("listing.listedOn", ListingField::ListedOn),
    ("listing.reviewBy", ListingField::ReviewBy),
    ("listing.reference", ListingField::Reference),
    ("listing.unReference", ListingField::UnReference),
    ("listing.regime", ListingField::Regime),
    ("listing.programme", ListingField::Programme),
    ("listing.legalBasis", ListingField::LegalBasis),
    ("listing.measures", ListingField::Measures),
];

const DOCUMENT: &[(&str, DocumentField)] = &[
    ("document.number", DocumentField::Number),
    ("document.described", DocumentField::Described),
    ("document.type", DocumentField::Type),
    ("document.country", DocumentField::Country),
];

/// Whether a column may feed the property: texts and values of things, not links to other entities, and not the
/// properties of a listing, which have targets of their own.
fn open(property: Property) -> bool {
    property.kind() != Kind::Entity
        && property.owners().iter().any(|owner| owner.is_a(Schema::Thing))
}

impl Target {
    /// Every target, properties first.
    pub fn all() -> impl Iterator<Item = Self> {
        let properties = Property::ALL.iter().copied().filter(|property| open(*property));
        properties
            .map(Self::Property)
            .chain(LISTING.iter().map(|(_, field)| Self::Listing(*field)))
            .chain(DOCUMENT.iter().map(|(_, field)| Self::Document(*field)))
    }

    /// The target of this name: a FollowTheMoney property, `listing.…` or `document.…`.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(property) = Property::parse(name).filter(|property| open(*property)) {
            return Some(Self::Property(property));
        }
        Self::all().find(|target| target.name() == name)
    }

    /// The name written in mapping files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Property(property) => property.name(),
            Self::Listing(field) => name_in(LISTING, field),
            Self::Document(field) => name_in(DOCUMENT, field),
        }
    }

    /// Whether a column of this target lets a row be screened: it holds names or identifies by itself.
    pub fn identifies(self) -> bool {
        match self {
            Self::Property(property) => identifies(property),
            Self::Document(field) => {
                matches!(field, DocumentField::Number | DocumentField::Described)
            }
            Self::Listing(_) => false,
        }
    }
}

/// Whether one value of the property is enough to compare a thing.
pub(crate) fn identifies(property: Property) -> bool {
    let part = matches!(
        property,
        Property::FirstName
            | Property::SecondName
            | Property::MiddleName
            | Property::FatherName
            | Property::LastName
            | Property::Username
    );
    let group = matches!(property, Property::ProgramId | Property::Ticker | Property::KppCode);
    part || (!group
        && matches!(property.kind(), Kind::Name | Kind::Identifier | Kind::Email | Kind::Phone))
}

fn name_in<T: Copy + PartialEq>(table: &[(&'static str, T)], field: T) -> &'static str {
    table.iter().find(|(_, one)| *one == field).map_or("", |(name, _)| name)
}

/// The candidate most like a mistyped word, if one is like it: at most a third of the letters differ, case aside.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // A word this long is no typing error of a name; the limit also bounds the work on hostile input.
    if word.len() > 64 {
        return None;
    }
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let allowed = (letters.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&letters, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be inserted, deleted or replaced (Levenshtein distance).
fn distance(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in to.chars().enumerate() {
        let mut left = line + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (pair, expected) in row.windows(2).zip(from) {
            let [diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(*expected != letter)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_read_back_from_its_name() {
        for target in Target::all() {
            assert_eq!(Target::parse(target.name()), Some(target), "{}", target.name());
        }
        for name in ["holder", "listingDate", "number", "document", "listing.", "", "\0"] {
            assert_eq!(Target::parse(name), None, "{name:?}");
        }
    }

    #[test]
    fn typing_errors_find_their_word() {
        let check = |word: &str, expected: Option<&str>| {
            let found = nearest(word, ["name", "birthDate", "passportNumber"]);
            assert_eq!(found, expected, "{word}");
        };
        check("nane", Some("name"));
        check("NAME", Some("name"));
        check("birthdate", Some("birthDate"));
        check("brithDate", Some("birthDate"));
        check("pasportNumbr", Some("passportNumber"));
        check("shoe size", None);
        check("", None);
        check(&"n".repeat(10_000), None);
    }

    #[test]
    fn distances() {
        let check = |from: &str, to: &str, expected: usize| {
            let letters: Vec<char> = from.chars().collect();
            assert_eq!(distance(&letters, to), expected, "{from} {to}");
        };
        check("", "", 0);
        check("", "abc", 3);
        check("abc", "", 3);
        check("kitten", "sitting", 3);
        check("abc", "abc", 0);
    }
}
