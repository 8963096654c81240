//! What the commands do.

pub mod compare;
pub mod completions;
pub mod diff;
pub mod entities;
pub mod index;
pub mod list;
pub mod man;
pub mod mappings;
mod pairs;
mod quarantine;
pub mod screen;
