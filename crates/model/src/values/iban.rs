//! International bank account numbers (ISO 13616-1:2020 and the registry that SWIFT keeps for it).

use std::fmt;

use iban::IbanLike;

use super::identifiers::compact;
use super::{Country, ValueError};

/// An account number whose country is in the registry, whose structure is that country's, and whose check digits fit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Iban {
    electronic: String,
    country: Country,
}

impl Iban {
    /// Reads the electronic form or the printed one in groups; a leading `IBAN`, hyphens and lower case are tolerated.
    ///
    /// # Errors
    /// An unknown country, a structure that is not that country's, or wrong check digits.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| ValueError { kind: "IBAN", reason };
        let code = compact(text).ok_or(refuse("it is too long"))?;
        let code = code.strip_prefix("IBAN").unwrap_or(&code).trim_start_matches(':');
        let parsed: iban::Iban = code.parse().map_err(|problem| {
            refuse(match problem {
                iban::ParseIbanError::InvalidBaseIban {
                    source: iban::ParseBaseIbanError::InvalidChecksum,
                } => "the check digits do not fit",
                iban::ParseIbanError::InvalidBaseIban { .. } => {
                    "it is not written as an account number"
                }
                iban::ParseIbanError::InvalidBban(_) => "it has not the structure of its country",
                iban::ParseIbanError::UnknownCountry(_) => {
                    "its country has no such account numbers"
                }
            })
        })?;
        let country =
            Country::parse(parsed.country_code()).map_err(|_| refuse("its country is unknown"))?;
        Ok(Self { electronic: parsed.electronic_str().to_owned(), country })
    }

    /// The electronic form: capitals and digits without spaces.
    pub fn as_str(&self) -> &str {
        &self.electronic
    }

    /// The printed form in groups of four (ISO 13616-1 section 5).
    pub fn printed(&self) -> String {
        let mut printed = String::with_capacity(self.electronic.len() * 5 / 4);
        for (place, letter) in self.electronic.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                printed.push(' ');
            }
            printed.push(letter);
        }
        printed
    }

    /// The country that the account is in, by its first two letters.
    pub fn country(&self) -> Country {
        self.country
    }

    /// The two check digits (ISO/IEC 7064 MOD 97-10).
    pub fn check_digits(&self) -> &str {
        self.electronic.get(2..4).unwrap_or_default()
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.electronic)
    }
}
