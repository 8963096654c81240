//! The keys that a link implies: two linked words always share one, so an index that files words under their keys finds
//! every word that [`link`](crate::link()) would link.

use rustc_hash::FxHashSet;

use crate::link::{TYPING_LENGTH_MAX, TYPING_ONE_LENGTH_MIN, TYPING_TWO_LENGTH_MIN};
use crate::name::{Token, TokenKind};

/// A key: a hash that says which kind of link it stands for. Different keys may collide; a link is always checked.
pub type Key = u32;

/// FNV-1a with 64 bits. Keys are stored in snapshots, so the hash must stay what it is whatever a library does.
fn hash(kind: u8, bytes: &[u8]) -> u64 {
    std::iter::once(&kind).chain(bytes).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn key(kind: u8, bytes: &[u8]) -> Key {
    let hash = hash(kind, bytes);
    // Fold both halves, so that no half that varies little decides alone.
    let high = u32::try_from(hash >> 32).unwrap_or(0);
    let low = u32::try_from(hash & 0xFFFF_FFFF).unwrap_or(0);
    high ^ low.rotate_left(16)
}

/// The keys of a word: its text, its spelling class, its skeleton, and its text with up to two letters taken out.
///
/// Only words and numbers have keys. Words with equal text, class or skeleton share that key. Two words within one typing
/// difference share a text with at most one letter taken out of each; within two, with at most two. The symmetric-delete
/// argument holds for transpositions too, since taking either letter out of both words leaves the same text.
pub fn keys(token: &Token) -> Vec<Key> {
    let mut keys = Vec::new();
    if !token.kind.counts() {
        return keys;
    }
    let text = token.text.as_bytes();
    keys.push(key(0, text));
    if token.kind == TokenKind::Number {
        return keys;
    }
    if token.class != 0 {
        keys.push(key(1, &token.class.to_le_bytes()));
    }
    if token.skeleton != 0 {
        keys.push(key(2, &token.skeleton.to_le_bytes()));
    }
    if text.len() < TYPING_ONE_LENGTH_MIN || text.len() > TYPING_LENGTH_MAX {
        return keys;
    }
    let mut seen: FxHashSet<Vec<u8>> = FxHashSet::default();
    deletions(text, &mut seen);
    if text.len() >= TYPING_TWO_LENGTH_MIN {
        let once: Vec<Vec<u8>> = seen.iter().cloned().collect();
        for shorter in once {
            deletions(&shorter, &mut seen);
        }
    }
    keys.extend(seen.iter().map(|text| key(0, text)));
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn deletions(text: &[u8], into: &mut FxHashSet<Vec<u8>>) {
    for position in 0..text.len() {
        let shorter: Vec<u8> = text
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != position)
            .map(|(_, byte)| *byte)
            .collect();
        into.insert(shorter);
    }
}

/// The key of an identifier, as a 64-bit hash of its kind and canonical value.
pub fn identifier_key(kind: u8, value: &str) -> u64 {
    hash(kind, value.as_bytes())
}
