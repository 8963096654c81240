//! The nouns of Symbolon, and values that cannot be wrong.
//!
//! Nothing here reads a file, a clock or a random number. Types of this crate are domain types: how the outside world
//! writes them is the business of `formats`. The exceptions are
//! [`canonical`], the form behind the content hash, and [`label_json`], the form of the handling rules beside it.

pub mod canonical;
pub mod difference;
pub mod entity;
pub mod judgement;
pub mod label;
pub mod label_json;
pub mod listing;
pub mod matched;
pub mod purpose;
pub mod record;
pub mod schema;
pub mod script;
pub mod subject;
pub mod values;
