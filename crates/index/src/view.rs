//! A segment's tables as slices over the mapped bytes.

use matching::{Part, Token, TokenKind, keys::Key};
use model::schema::Schema;
use snapshot::Segment;

use crate::{IndexError, layout};

/// The tables of one segment. Every access is checked, so damage yields nothing rather than a panic.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    word_text: &'a [u8],
    word_offsets: &'a [u32],
    word_flags: &'a [u8],
    word_skeletons: &'a [u64],
    word_classes: &'a [u16],
    word_weights: &'a [u32],
    directory: &'a [u32],
    keys: &'a [u32],
    key_words: &'a [u32],
    name_records: &'a [u32],
    name_offsets: &'a [u32],
    name_words: &'a [u32],
    name_flags: &'a [u8],
    posting_offsets: &'a [u32],
    postings: &'a [u32],
    sole_offsets: &'a [u32],
    sole_postings: &'a [u32],
    record_schemata: &'a [u8],
    record_classes: &'a [u16],
    record_keys: &'a [u64],
    record_offsets: &'a [u64],
    records: &'a [u8],
    identifier_keys: &'a [u64],
    identifier_records: &'a [u32],
}

/// A word of the dictionary, as an alignment reads it.
#[derive(Debug, Clone, Copy)]
pub struct WordView<'a> {
    /// Its number in the dictionary.
    pub number: u32,
    text: &'a str,
    kind: TokenKind,
    consonantal: bool,
    weight: u32,
}

impl Part for WordView<'_> {
    fn text(&self) -> &str {
        self.text
    }

    fn kind(&self) -> TokenKind {
        self.kind
    }

    fn is_consonantal(&self) -> bool {
        self.consonantal
    }

    fn weight(&self) -> u32 {
        self.weight
    }
}

fn at<T: Copy>(values: &[T], position: u32) -> Option<T> {
    values.get(usize::try_from(position).ok()?).copied()
}

/// The part of `values` that `offsets` gives to the position.
fn range<'a, T>(offsets: &[u32], values: &'a [T], position: u32) -> &'a [T] {
    let bounds = || {
        let start = usize::try_from(at(offsets, position)?).ok()?;
        let end = usize::try_from(at(offsets, position.checked_add(1)?)?).ok()?;
        values.get(start..end)
    };
    bounds().unwrap_or(&[])
}

impl<'a> View<'a> {
    /// The tables of a segment.
    pub fn new(segment: &'a Segment) -> Result<Self, IndexError> {
        Ok(Self {
            word_text: segment.bytes(layout::WORD_TEXT),
            word_offsets: segment.numbers(layout::WORD_OFFSETS)?,
            word_flags: segment.bytes(layout::WORD_FLAGS),
            word_skeletons: segment.numbers(layout::WORD_SKELETONS)?,
            word_classes: segment.numbers(layout::WORD_CLASSES)?,
            word_weights: segment.numbers(layout::WORD_WEIGHTS)?,
            directory: segment.numbers(layout::KEY_DIRECTORY)?,
            keys: segment.numbers(layout::KEYS)?,
            key_words: segment.numbers(layout::KEY_WORDS)?,
            name_records: segment.numbers(layout::NAME_RECORDS)?,
            name_offsets: segment.numbers(layout::NAME_OFFSETS)?,
            name_words: segment.numbers(layout::NAME_WORDS)?,
            name_flags: segment.bytes(layout::NAME_FLAGS),
            posting_offsets: segment.numbers(layout::POSTING_OFFSETS)?,
            postings: segment.numbers(layout::POSTINGS)?,
            sole_offsets: segment.numbers(layout::SOLE_OFFSETS)?,
            sole_postings: segment.numbers(layout::SOLE_POSTINGS)?,
            record_schemata: segment.bytes(layout::RECORD_SCHEMATA),
            record_classes: segment.numbers(layout::RECORD_CLASSES)?,
            record_keys: segment.numbers(layout::RECORD_KEYS)?,
            record_offsets: segment.numbers(layout::RECORD_OFFSETS)?,
            records: segment.bytes(layout::RECORDS),
            identifier_keys: segment.numbers(layout::IDENTIFIER_KEYS)?,
            identifier_records: segment.numbers(layout::IDENTIFIER_RECORDS)?,
        })
    }

    /// Checks that the tables fit each other, so that a search of a damaged segment is refused and not silently short.
    pub fn check(&self, label_classes: usize) -> Result<(), IndexError> {
        let damaged = |reason| Err(IndexError::Damaged { reason });
        let (words, names, records) = (self.word_count(), self.name_count(), self.record_count());
        let lengths = [
            (self.word_skeletons.len(), words),
            (self.word_classes.len(), words),
            (self.word_weights.len(), words),
            (self.word_offsets.len(), words + 1),
            (self.posting_offsets.len(), words + 1),
            (self.sole_offsets.len(), words + 1),
            (self.key_words.len(), self.keys.len()),
            (self.name_offsets.len(), names + 1),
            (self.name_flags.len(), names),
            (self.record_classes.len(), records),
            (self.record_keys.len(), records),
            (self.record_offsets.len(), records + 1),
            (self.identifier_records.len(), self.identifier_keys.len()),
        ];
        if lengths.iter().any(|(found, expected)| found != expected) {
            return damaged("its tables have lengths that do not fit each other");
        }
        let covers = |offsets: &[u32], values: usize| {
            offsets.is_sorted() && offsets.last().is_some_and(|last| *last as usize == values)
        };
        if !covers(self.word_offsets, self.word_text.len())
            || !covers(self.posting_offsets, self.postings.len())
            || !covers(self.sole_offsets, self.sole_postings.len())
            || !covers(self.name_offsets, self.name_words.len())
            || !covers(self.directory, self.keys.len())
            || !self.directory.len().saturating_sub(1).is_power_of_two()
        {
            return damaged("a table of offsets does not cover what it divides");
        }
        let records_covered = self.record_offsets.is_sorted()
            && self.record_offsets.last().is_some_and(|last| *last == self.records.len() as u64);
        if !records_covered {
            return damaged("the table of records does not cover the records");
        }
        let below =
            |values: &[u32], bound: usize| values.iter().all(|value| (*value as usize) < bound);
        if !below(self.key_words, words)
            || !below(self.name_words, words)
            || !below(self.postings, names)
            || !below(self.sole_postings, names)
            || !below(self.name_records, records)
            || !below(self.identifier_records, records)
            || !self.record_classes.iter().all(|class| usize::from(*class) < label_classes)
        {
            return damaged("a table points outside another");
        }
        Ok(())
    }

    /// How many words the dictionary has.
    pub fn word_count(&self) -> usize {
        self.word_flags.len()
    }

    /// How many names there are.
    pub fn name_count(&self) -> usize {
        self.name_records.len()
    }

    /// How many records there are.
    pub fn record_count(&self) -> usize {
        self.record_schemata.len()
    }

    /// The words filed under a key.
    pub fn words_of(&self, key: Key) -> impl Iterator<Item = u32> {
        let bits = self.directory.len().saturating_sub(1).max(1).ilog2();
        let prefix = (u64::from(key) >> (32 - bits)) as u32;
        let keys = range(self.directory, self.keys, prefix);
        let words = range(self.directory, self.key_words, prefix);
        let from = keys.partition_point(|found| *found < key);
        let hits = keys.iter().zip(words).skip(from);
        hits.take_while(move |(found, _)| **found == key).map(|(_, word)| *word)
    }

    fn text(&self, word: u32) -> &'a str {
        std::str::from_utf8(range(self.word_offsets, self.word_text, word)).unwrap_or("")
    }

    /// Whether a word is joined from two neighbours.
    pub fn is_joined(&self, word: u32) -> bool {
        at(self.word_flags, word).is_some_and(|flags| flags & layout::JOINED != 0)
    }

    /// A word as an alignment reads it.
    pub fn word(&self, word: u32) -> Option<WordView<'a>> {
        let flags = at(self.word_flags, word)?;
        Some(WordView {
            number: word,
            text: self.text(word),
            kind: *TokenKind::ALL.get(usize::from(flags & layout::KIND_MASK))?,
            consonantal: flags & layout::CONSONANTAL != 0,
            weight: at(self.word_weights, word)?,
        })
    }

    /// A word as a link reads it.
    pub fn token(&self, word: u32) -> Option<Token> {
        let view = self.word(word)?;
        Some(Token {
            text: view.text.into(),
            kind: view.kind,
            consonantal: view.consonantal,
            skeleton: at(self.word_skeletons, word)?,
            class: at(self.word_classes, word)?,
            weight: view.weight,
        })
    }

    /// The names a word stands in.
    pub fn names_with(&self, word: u32) -> &'a [u32] {
        range(self.posting_offsets, self.postings, word)
    }

    /// The names of a word for which one link may be enough.
    pub fn sole_names_with(&self, word: u32) -> &'a [u32] {
        range(self.sole_offsets, self.sole_postings, word)
    }

    /// The words of a name.
    pub fn words_in(&self, name: u32) -> &'a [u32] {
        range(self.name_offsets, self.name_words, name)
    }

    /// Whether a name is a weak alias.
    pub fn is_weak(&self, name: u32) -> bool {
        at(self.name_flags, name).is_some_and(|flags| flags & layout::WEAK != 0)
    }

    /// Whether a name is read as the name of a person.
    pub fn is_person(&self, name: u32) -> bool {
        at(self.name_flags, name).is_some_and(|flags| flags & layout::PERSON != 0)
    }

    /// The record of a name.
    pub fn record_of(&self, name: u32) -> Option<u32> {
        at(self.name_records, name)
    }

    /// The schema of a record.
    pub fn schema(&self, record: u32) -> Option<Schema> {
        Schema::ALL.get(usize::from(at(self.record_schemata, record)?)).copied()
    }

    /// The label class of a record.
    pub fn class(&self, record: u32) -> Option<u16> {
        at(self.record_classes, record)
    }

    /// The hash of a record's source and key.
    pub fn record_key(&self, record: u32) -> Option<u64> {
        at(self.record_keys, record)
    }

    /// The bytes of a record.
    pub fn record_bytes(&self, record: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(at(self.record_offsets, record)?).ok()?;
        let end = usize::try_from(at(self.record_offsets, record.checked_add(1)?)?).ok()?;
        self.records.get(start..end)
    }

    /// The records filed under an identifier's key.
    pub fn records_with(&self, key: u64) -> impl Iterator<Item = u32> {
        let from = self.identifier_keys.partition_point(|found| *found < key);
        let hits = self.identifier_keys.iter().zip(self.identifier_records).skip(from);
        hits.take_while(move |(found, _)| **found == key).map(|(_, record)| *record)
    }
}
