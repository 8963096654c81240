//! What the commands do.

pub mod compare;
pub mod completions;
pub mod index;
pub mod list;
pub mod man;
pub mod mappings;
mod pairs;
pub mod screen;
