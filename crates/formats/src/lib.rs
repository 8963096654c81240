//! How the outside world writes it.
//!
//! A reader takes bytes with explicit [`Limits`] and hands over what it could read, record by record, together with a
//! [`Problem`] for everything it could not: with file, record and byte offset. It never panics and never silently drops a
//! record. Adding a format is one folder, one line in [`Format`], one fuzz target.

pub mod australia;
pub mod canada;
pub mod container;
mod entries;
pub mod eu;
mod fields;
pub mod follow_the_money;
pub mod guarded;
mod head;
pub mod interpol;
pub mod judgements;
pub mod limits;
pub mod list;
pub mod mapping;
pub mod ofac;
pub mod opensanctions;
mod own_reference;
pub mod problem;
pub mod raw;
pub mod replay;
pub mod source;
pub mod subjects;
pub mod swiss;
pub mod table;
pub mod uk_consolidated;
pub mod uk_sanctions;
pub mod un;

pub use limits::Limits;
pub use list::{Format, ListReport, ListSink, ReadOptions, read_lists};
pub use problem::{Problem, ProblemCode, Refusal};
pub use source::{Bytes, Counts, Details, Sink, Source};
