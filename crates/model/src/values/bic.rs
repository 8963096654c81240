//! Business identifier codes (ISO 9362:2022).

use std::fmt;

use super::identifiers::compact;
use super::{Country, ValueError};

/// A business identifier code: party prefix (4), country (2), party suffix (2), and an optional branch (3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bic {
    code: String,
    country: Country,
}

impl Bic {
    /// Reads 8 or 11 characters; spaces, hyphens and lower case are tolerated.
    ///
    /// # Errors
    /// Another length, other characters than ASCII letters and digits, or a country that does not exist.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| ValueError { kind: "BIC", reason };
        let code = compact(text).ok_or(refuse("it is too long"))?;
        if !matches!(code.len(), 8 | 11) || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(refuse("it needs 8 or 11 letters and digits"));
        }
        let country = code
            .get(4..6)
            .filter(|letters| letters.bytes().all(|byte| byte.is_ascii_alphabetic()))
            .and_then(|letters| {
                Country::parse(letters).ok().filter(|country| country.alpha2() == Some(letters))
            })
            .ok_or(refuse("its fifth and sixth letters are no country"))?;
        Ok(Self { code, country })
    }

    /// The code as given, in capitals: 8 or 11 characters.
    pub fn as_str(&self) -> &str {
        &self.code
    }

    /// The first 8 characters, which name the business party whatever the branch: what two codes are compared by.
    pub fn party(&self) -> &str {
        self.code.get(..8).unwrap_or(&self.code)
    }

    /// The branch; none for 8 characters and for `XXX`, which both mean the party itself.
    pub fn branch(&self) -> Option<&str> {
        self.code.get(8..).filter(|branch| !branch.is_empty() && *branch != "XXX")
    }

    /// The country of the party, by the fifth and sixth letters.
    pub fn country(&self) -> Country {
        self.country
    }
}

impl fmt::Display for Bic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}
