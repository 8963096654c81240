//! Are these two the same?
//!
//! [`Analysed`] is a description made ready for comparison; [`compare`] gives a score in millionths and its explanation.
//! A score sees nothing but the pair: weights ship with the crate and are never computed from loaded lists.
//!
//! **Keys.** A comparison reaches the review band only if the two share a key: a link between two words of their names
//! ([`link`], whose keys are [`keys`]), or an identifier. An index that files records under these keys therefore loses
//! nothing; a property test holds this.

mod alignment;
mod analysed;
mod compare;
mod facts;
pub mod keys;
mod link;
mod name;
mod sameness;
mod tables;

pub use alignment::{Alignment, NameLink, align, align_with, can_join, joined};
pub use analysed::{Analysed, AnalysedName};
pub use compare::{BOOST_MAX, best_names, compare, weaken};
pub use facts::{Facts, Identifier, IdentifierKind};
pub use link::{Link, LinkKind, link};
pub use name::{Name, Part, Token, TokenKind};
pub use sameness::{Ground, SAME_SCORE_MIN, contradiction, same_thing};

/// The version of the matcher. A verdict names it, and an index built by another version is refused, because scores may
/// differ.
pub const MATCHER_VERSION: u32 = 1;
