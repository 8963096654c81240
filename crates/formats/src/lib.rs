//! How the outside world writes it.
//!
//! A reader takes bytes with explicit [`Limits`] and hands over what it could read, record by record, together with a
//! [`Problem`] for everything it could not: with file, record and byte offset. It never panics and never silently drops a
//! record. Adding a format is one folder, one line in [`Format`], one fuzz target.

pub mod container;
mod entries;
mod fields;
pub mod follow_the_money;
pub mod guarded;
mod head;
pub mod interpol;
pub mod limits;
pub mod list;
pub mod mapping;
pub mod ofac;
pub mod opensanctions;
pub mod problem;
pub mod replay;
pub mod source;
pub mod subjects;
pub mod table;
pub mod un;

pub use limits::Limits;
pub use list::{Format, ListReport, ListSink, ReadOptions, read_lists};
pub use problem::{Problem, ProblemCode, Refusal};
pub use source::{Bytes, Counts, Sink, Source};
