//! Numbers of passports, identity cards, registrations and other documents, with their issuer.

use std::fmt;

use super::identifiers::fold_digits;
use super::{Country, ValueError};

/// Fewer letters and digits than this name no document.
const CHARACTERS_MIN: usize = 4;
/// More than this is a remark, not a number.
const CHARACTERS_MAX: usize = 64;

/// What kind of document a number is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentKind {
    /// A passport (ICAO Doc 9303 part 4).
    Passport,
    /// A national identity card or a personal number.
    NationalIdentity,
    /// A tax number.
    TaxNumber,
    /// The number of a company in a register.
    Registration,
    /// A driving licence.
    DrivingLicence,
    /// A visa.
    Visa,
    /// A social security number.
    SocialSecurity,
    /// Another kind, or not stated.
    Other,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Passport,
        Self::NationalIdentity,
        Self::TaxNumber,
        Self::Registration,
        Self::DrivingLicence,
        Self::Visa,
        Self::SocialSecurity,
        Self::Other,
    ];
}

/// The number of a document: its letters and digits only, in capitals, because lists and forms differ in everything
/// else they print between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentNumber {
    number: String,
    kind: DocumentKind,
    issuer: Option<Country>,
}

impl DocumentNumber {
    /// A number of a kind, with the country that issued the document where that is known.
    ///
    /// # Errors
    /// Fewer than 4 or more than 64 letters and digits, the same character throughout, no digit at all (which also
    /// refuses words such as `unknown` and `not available`).
    pub fn new(
        kind: DocumentKind,
        text: &str,
        issuer: Option<Country>,
    ) -> Result<Self, ValueError> {
        let refuse = |reason| Err(ValueError { kind: "document number", reason });
        if text.len() > CHARACTERS_MAX * 8 {
            return refuse("it is too long");
        }
        let number: String = fold_digits(text)
            .chars()
            .flat_map(char::to_uppercase)
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        let count = number.chars().count();
        if count < CHARACTERS_MIN {
            return refuse("it has fewer than four letters and digits");
        }
        if count > CHARACTERS_MAX {
            return refuse("it is too long");
        }
        let first = number.chars().next();
        if number.chars().all(|letter| Some(letter) == first) {
            return refuse("all its characters are the same");
        }
        if !number.chars().any(char::is_numeric) {
            return refuse("it has no digit");
        }
        Ok(Self { number, kind, issuer })
    }

    /// A number of no stated kind and issuer.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Self::new(DocumentKind::Other, text, None)
    }

    /// The letters and digits, in capitals.
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// The kind of document.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The country that issued it.
    pub fn issuer(&self) -> Option<Country> {
        self.issuer
    }

    /// Whether both may be the number of one document: the same number, kinds that are equal or not stated, and issuers
    /// that do not contradict each other.
    pub fn agrees(&self, other: &Self) -> bool {
        let kinds = self.kind == other.kind
            || self.kind == DocumentKind::Other
            || other.kind == DocumentKind::Other;
        let issuers = match (self.issuer, other.issuer) {
            (Some(a), Some(b)) => !a.contradicts(b),
            _ => true,
        };
        self.number == other.number && kinds && issuers
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)
    }
}
