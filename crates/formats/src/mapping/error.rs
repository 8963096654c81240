//! What can be wrong with a mapping file.

use std::fmt;

macro_rules! mapping_faults {
    ($($variant:ident = $code:literal, $sentence:literal, $hint:literal;)+) => {
        /// The kinds of fault of a mapping file. The code is stable: scripts and manuals may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum MappingFault { $(#[doc = $sentence] $variant,)+ }

        impl MappingFault {
            /// Every fault, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What is wrong, as a plain sentence.
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)+ }
            }

            /// What to do next.
            pub fn hint(self) -> &'static str {
                match self { $(Self::$variant => $hint,)+ }
            }
        }
    };
}

mapping_faults! {
    TooLong = "mapping.too_long", "The mapping file is longer than 1 MiB.", "Check that this is the mapping and not the list.";
    NotToml = "mapping.not_toml", "The mapping file is not valid TOML.", "Look for a missing quote, bracket or equals sign at this place.";
    MissingKey = "mapping.missing_key", "A key that is needed is missing.", "Add it; docs/mapping.md has an example.";
    UnknownKey = "mapping.unknown_key", "The mapping has a key that means nothing here.", "Correct or remove it.";
    WrongKind = "mapping.wrong_kind", "The value is of another kind than the key needs.", "See the key in docs/mapping.md.";
    EmptyValue = "mapping.empty_value", "The value is empty.", "Give a value, or remove the key.";
    UnknownTarget = "mapping.unknown_target", "The column feeds something that does not exist.", "Use a property such as name, birthDate or passportNumber, or a listing. or document. target.";
    UnknownSchema = "mapping.unknown_schema", "The schema is not one that a list can hold.", "Use Person, Organization, Company, Vessel, Airplane or another FollowTheMoney schema of a thing.";
    UnknownMeasure = "mapping.unknown_measure", "The measure is not one we know.", "Use asset_freeze, travel_ban, arms_embargo, sectoral_restriction, transport_ban or alert.";
    UnknownPurpose = "mapping.unknown_purpose", "The purpose is not one we know.", "See the purposes in docs/mapping.md.";
    UnknownEncoding = "mapping.unknown_encoding", "The encoding is not one that is read.", "Use utf-8, windows-1252 or iso-8859-1, or save the list as UTF-8.";
    UnknownDateOrder = "mapping.unknown_date_order", "The order of dates is not one we know.", "Use day-first or month-first.";
    UnknownCountry = "mapping.unknown_country", "The country could not be recognised.", "Use an ISO 3166-1 code or the English name.";
    UnreadDate = "mapping.unread_date", "The date could not be read.", "Write it as 2026-11-22.";
    BadDelimiter = "mapping.bad_delimiter", "The delimiter is not one ASCII character other than a quote or a line end.", "Use a comma, a semicolon, a tab or a bar.";
    RepeatedColumn = "mapping.repeated_column", "Two columns of the mapping have the same heading.", "A column that feeds several properties has a list: [\"firstName\", \"alias\"].";
    NothingToCompare = "mapping.nothing_to_compare", "No column holds a name or a number that identifies.", "Name the column of the name under [columns]: \"HEADING\" = \"name\".";
}

/// A fault of a mapping file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingError {
    /// What is wrong.
    pub fault: MappingFault,
    /// The mapping file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The character of the line, from 1.
    pub column: u64,
    /// Particulars such as the key or the value.
    pub detail: String,
    /// The word that was probably meant.
    pub suggestion: Option<String>,
}

impl MappingError {
    /// What to do next: the word that was probably meant, else the general advice.
    pub fn hint(&self) -> String {
        match &self.suggestion {
            Some(word) => format!("Did you mean {word:?}?"),
            None => self.fault.hint().to_owned(),
        }
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fault, file, line, column, detail, .. } = self;
        write!(formatter, "{file}, line {line}, column {column}: {}", fault.sentence())?;
        if !detail.is_empty() {
            write!(formatter, " ({detail})")?;
        }
        write!(formatter, " [{}]", fault.code())
    }
}

impl std::error::Error for MappingError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_every_sentence_ends() {
        let mut codes: Vec<&str> = MappingFault::ALL.iter().map(|fault| fault.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), MappingFault::ALL.len());
        for fault in MappingFault::ALL {
            assert!(fault.sentence().ends_with('.'), "{}", fault.code());
            assert!(fault.hint().ends_with('.'), "{}", fault.code());
        }
    }
}
