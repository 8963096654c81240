//! XML and JSON read the strict way: what a lenient parser would let pass, and so let mean two things, is refused.

pub(crate) mod element;
pub mod json;
pub(crate) mod mended;
pub(crate) mod panics;
pub(crate) mod tree;
pub mod xml;
