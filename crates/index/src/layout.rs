//! The sections of a segment. Numbers may be added and never change their meaning.

use model::canonical::Hash;

/// The words' texts, one after the other.
pub const WORD_TEXT: u32 = 1;
/// Where each word's text begins: `u32`, one more than words.
pub const WORD_OFFSETS: u32 = 2;
/// Each word's kind and flags: `u8`.
pub const WORD_FLAGS: u32 = 3;
/// Each word's skeleton: `u64`.
pub const WORD_SKELETONS: u32 = 4;
/// Each word's spelling class: `u16`.
pub const WORD_CLASSES: u32 = 5;
/// Each word's weight in millionths: `u32`.
pub const WORD_WEIGHTS: u32 = 6;
/// Where the keys with these leading bits begin: `u32`, a power of two and one more.
pub const KEY_DIRECTORY: u32 = 7;
/// The keys in ascending order: `u32`.
pub const KEYS: u32 = 8;
/// The word of each key: `u32`.
pub const KEY_WORDS: u32 = 9;
/// Each name's record: `u32`.
pub const NAME_RECORDS: u32 = 10;
/// Where each name's words begin: `u32`, one more than names.
pub const NAME_OFFSETS: u32 = 11;
/// The names' words in order: `u32`.
pub const NAME_WORDS: u32 = 12;
/// Each name's flags: `u8`.
pub const NAME_FLAGS: u32 = 13;
/// Where each word's names begin in [`POSTINGS`]: `u32`, one more than words.
pub const POSTING_OFFSETS: u32 = 14;
/// The names a word stands in.
pub const POSTINGS: u32 = 15;
/// Where each word's names begin in [`SOLE_POSTINGS`]: `u32`, one more than words.
pub const SOLE_OFFSETS: u32 = 16;
/// The names for which one link may be enough: of a single word, with an initial, or joined from two words.
pub const SOLE_POSTINGS: u32 = 17;
/// Each record's schema, as its position in `Schema::ALL`: `u8`.
pub const RECORD_SCHEMATA: u32 = 18;
/// Each record's label class, as its position in the manifest: `u16`.
pub const RECORD_CLASSES: u32 = 19;
/// A hash of each record's source and key, by which later segments hide it: `u64`.
pub const RECORD_KEYS: u32 = 20;
/// Where each record begins: `u64`, one more than records.
pub const RECORD_OFFSETS: u32 = 21;
/// The records.
pub const RECORDS: u32 = 22;
/// The keys of identifiers in ascending order: `u64`.
pub const IDENTIFIER_KEYS: u32 = 23;
/// The record of each identifier key: `u32`.
pub const IDENTIFIER_RECORDS: u32 = 24;
/// The record keys that this segment hides in earlier ones, in ascending order: `u64`.
pub const TOMBSTONES: u32 = 25;
/// The keys of the records that stand in an entity with others, in ascending order: `u64`. In the segment that was written
/// last; entities in earlier ones are out of date.
pub const ENTITY_KEYS: u32 = 26;
/// The number of each key's entity: `u32`.
pub const ENTITY_NUMBERS: u32 = 27;
/// Where each entity begins: `u64`, one more than entities.
pub const ENTITY_OFFSETS: u32 = 28;
/// The entities: records and bonds in JSON.
pub const ENTITIES: u32 = 29;
/// The bonds that were held, and the judgements, in JSON.
pub const RESOLUTION: u32 = 30;

/// The hash by which a record is known: a later version hides an earlier one by it.
pub fn record_key(source: &str, key: &str) -> u64 {
    let hash = Hash::of(format!("{source}\n{key}").as_bytes());
    hash.bytes().iter().take(8).fold(0, |key, byte| (key << 8) | u64::from(*byte))
}

/// The name is a weak alias.
pub const WEAK: u8 = 0b0000_0001;
/// The name is read as the name of a person.
pub const PERSON: u8 = 0b0000_0010;

/// The bits of a word's flags that hold its kind, as its position in `TokenKind::ALL`.
pub const KIND_MASK: u8 = 0b0000_0111;
/// The word was written without short vowels.
pub const CONSONANTAL: u8 = 0b0001_0000;
/// The word is joined from two neighbours.
pub const JOINED: u8 = 0b0010_0000;
