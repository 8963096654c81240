//! The one error of this program: a sentence for the person at the terminal.

use std::fmt::{Display, Formatter, Result as Formatted};

/// Why a command could not do its work.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(String);

/// The result of anything that can fail here.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure that reads as the given sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Formatted {
        formatter.write_str(&self.0)
    }
}

/// Says what was being done when an error came.
pub trait Context<T> {
    /// Puts `doing` before the error's own words.
    fn context(self, doing: impl Display) -> Outcome<T>;
}

impl<T, E: Display> Context<T> for Result<T, E> {
    fn context(self, doing: impl Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{doing}: {error}")))
    }
}
