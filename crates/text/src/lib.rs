//! How it is written: normalisation, transliteration to Latin letters, tokens and consonant skeletons.
//!
//! Everything here is a pure function of its text. The results are made for comparison, not for display: what a person
//! reads is always the text as its source wrote it.

mod latin;
mod normalise;
mod skeleton;
mod tokens;

pub use latin::to_latin;
pub use normalise::{fold_heading, is_invisible, normalise};
pub use skeleton::{SKELETON_LETTERS_MAX, Skeleton, skeleton};
pub use tokens::{Word, words};
