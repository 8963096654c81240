//! What differs between two versions of a record, and between two editions of a list.
//!
//! Compared is what a record says: the thing, what hangs on it, its listings, its handling rules and validity. When and
//! from which file it was read, the version of the list, and the order of values are no part of it.

mod contents;
mod edition;
mod parts;

pub use contents::{Contents, Part, PartKind};
pub use edition::{
    ChangeKind, Difference, DifferenceCounts, Edition, EditionComparison, EntryChange,
};
pub use parts::{FieldChange, PartChange, differences};
