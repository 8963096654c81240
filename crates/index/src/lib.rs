//! Which of ten million could it be?
//!
//! Records are filed under the keys that a match implies, so a search looks at every record that could reach the review
//! band and at few others: there is no cap on candidates and nothing is lost. The answer is the exact best `limit` and the
//! total. A property test compares it with brute force.
//!
//! A search sees only records of the label classes it is given, before anything is scored.

mod build;
mod changes;
mod layout;
mod open;
mod resolve;
mod search;
mod stored;
mod view;

pub use build::IndexBuilder;
pub use changes::Applied;
pub use open::{Index, IndexInfo, ListInfo};
pub use resolve::{Bond, Held, Resolution};
pub use search::{Answer, Found, Other, Search, Searcher};
pub use snapshot::SegmentEntry;

/// Why an index could not be built, opened or searched.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The snapshot could not be written or opened.
    #[error(transparent)]
    Snapshot(#[from] snapshot::SnapshotError),
    /// The index was built by another version of the matcher.
    #[error("the index was built by matcher version {found}, this program has version {ours}")]
    OtherMatcher {
        /// The version found.
        found: u32,
        /// The version of this program.
        ours: u32,
    },
    /// The snapshot is not one of an index, or its tables contradict each other.
    #[error("the index is damaged: {reason}")]
    Damaged {
        /// What is wrong, as a clause.
        reason: &'static str,
    },
    /// There are more records, names or words than a segment can number.
    #[error("the lists hold more than a segment can number")]
    TooLarge,
}

impl IndexError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Snapshot(error) => error.code(),
            Self::OtherMatcher { .. } => "index.other_matcher",
            Self::Damaged { .. } => "index.damaged",
            Self::TooLarge => "index.too_large",
        }
    }

    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Snapshot(error) => error.hint(),
            Self::OtherMatcher { .. } | Self::Damaged { .. } => {
                "Build it again from its lists: symbolon index build"
            }
            Self::TooLarge => "Build several indexes.",
        }
    }
}
