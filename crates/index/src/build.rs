//! Building an index: records of accepted lists become segments.

use std::collections::BTreeMap;
use std::path::Path;

use matching::{Analysed, AnalysedName, Ground, Token, TokenKind, can_join, joined, keys::keys};
use model::entity::NameQuality;
use model::judgement::{Judgement, RecordKey};
use model::record::{Record, RecordId, Withdrawal};
use model::schema::Schema;
use rustc_hash::{FxHashMap, FxHashSet};
use snapshot::{SegmentWriter, Snapshot};

use crate::changes::{Applied, Changes};
use crate::layout;
use crate::open::{Content, Index, ListInfo};
use crate::resolve::{self, Bond, Place, Start, to_ask};
use crate::{IndexError, stored};

/// The most records of a segment. A larger list becomes several.
const SEGMENT_RECORDS_MAX: usize = 1 << 20;

/// Collects the records of lists. A list counts only once it is committed, so that one which turns out to be broken at
/// its end leaves nothing behind. Changes are applied after all lists, in the order in which they were committed, so that
/// it does not matter whether a list is given before its changes.
pub struct IndexBuilder {
    records: Vec<Record>,
    withdrawals: Vec<Withdrawal>,
    changes: Vec<Changes>,
    /// The keys of the records of an earlier snapshot that this one takes over or takes away.
    hidden: Vec<u64>,
    committed: usize,
    lists: Vec<ListInfo>,
    refused: Vec<String>,
    judgements: Vec<Judgement>,
    segment_records_max: usize,
}

impl Default for IndexBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl IndexBuilder {
    /// A builder without records.
    pub fn new() -> Self {
        Self {
            records: Vec::new(),
            withdrawals: Vec::new(),
            changes: Vec::new(),
            hidden: Vec::new(),
            committed: 0,
            lists: Vec::new(),
            refused: Vec::new(),
            judgements: Vec::new(),
            segment_records_max: SEGMENT_RECORDS_MAX,
        }
    }

    /// The builder with at most so many records in a segment (at least one).
    pub fn with_segment_records_max(mut self, most: usize) -> Self {
        self.segment_records_max = most.max(1);
        self
    }

    /// The builder with what people judged of records being one thing. Of several judgements about one pair the last
    /// counts.
    pub fn with_judgements(mut self, judgements: Vec<Judgement>) -> Self {
        self.judgements.extend(judgements);
        self
    }

    /// Adds a record to the list being read.
    pub fn add(&mut self, record: Record) {
        self.records.push(record);
    }

    /// Notes that a record of an earlier list no longer stands.
    pub fn withdraw(&mut self, withdrawal: Withdrawal) {
        self.withdrawals.push(withdrawal);
    }

    /// Accepts the records and withdrawals added since the last list.
    pub fn commit_list(&mut self, info: ListInfo) {
        let mut changes =
            Changes { records: Vec::new(), withdrawals: std::mem::take(&mut self.withdrawals) };
        if info.changes {
            changes.records = self.records.split_off(self.committed.min(self.records.len()));
        }
        if info.changes || !changes.withdrawals.is_empty() {
            self.changes.push(changes);
        }
        self.committed = self.records.len();
        self.lists.push(info);
    }

    /// Throws away the records and withdrawals added since the last list.
    pub fn abandon_list(&mut self) {
        self.records.truncate(self.committed);
        self.withdrawals.clear();
    }

    /// Applies the committed changes to the committed lists, and tells what each did. Writing does this by itself.
    pub fn apply_changes(&mut self) -> Vec<Applied> {
        self.apply(FxHashSet::default())
    }

    /// Applies the committed changes to the records of an index, of which those concerned are taken over from it.
    ///
    /// # Errors
    /// A record of the index cannot be decoded.
    pub fn apply_changes_to(&mut self, old: &Index) -> Result<Vec<Applied>, IndexError> {
        self.abandon_list();
        let keys: FxHashSet<&str> = self.changes.iter().flat_map(Changes::keys).collect();
        let own: FxHashSet<&RecordId> = self.records.iter().map(|record| &record.id).collect();
        let own: FxHashSet<u64> = own.into_iter().map(key).collect();
        let mut sources = FxHashSet::default();
        let mut taken = Vec::new();
        if !keys.is_empty() {
            old.each_record(&mut |record| {
                if !sources.contains(&record.id.source) {
                    sources.insert(record.id.source.clone());
                }
                let concerned = keys.contains(record.id.key.as_str())
                    || record.adjacent.iter().any(|one| keys.contains(one.id.as_str()));
                if concerned && !own.contains(&key(&record.id)) {
                    taken.push(record);
                }
            })?;
        }
        self.hidden.extend(taken.iter().map(|record| key(&record.id)));
        taken.append(&mut self.records);
        self.records = taken;
        self.committed = self.records.len();
        Ok(self.apply(sources))
    }

    fn apply(&mut self, mut known: FxHashSet<String>) -> Vec<Applied> {
        self.abandon_list();
        let changes = std::mem::take(&mut self.changes);
        if changes.is_empty() {
            return Vec::new();
        }
        for record in &self.records {
            if !known.contains(&record.id.source) {
                known.insert(record.id.source.clone());
            }
        }
        let applied = changes.into_iter().map(|one| one.apply(&mut self.records, &known)).collect();
        self.committed = self.records.len();
        applied
    }

    /// Remembers that a list was refused: an index built without it says so for as long as it is used.
    pub fn remember_refused(&mut self, file: impl Into<String>) {
        self.refused.push(file.into());
    }

    /// How many records there are, those of the list being read included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Writes the committed lists as a snapshot into this folder, in place of the one that may be there. Returns its name.
    ///
    /// # Errors
    /// [`IndexError::Snapshot`], [`IndexError::TooLarge`]. After an error the old snapshot is in force.
    pub fn write(self, folder: &Path) -> Result<String, IndexError> {
        let (segments, content) = self.finished()?;
        Ok(snapshot::replace(folder, Vec::new(), segments, content)?)
    }

    /// Adds the committed lists and changes to the snapshot in this folder as further segments, which hide what they
    /// replace or withdraw: earlier records of the same source and key, and those withdrawn. Returns the new name.
    ///
    /// # Errors
    /// As [`IndexBuilder::write`], and those of opening the snapshot.
    pub fn extend(mut self, folder: &Path) -> Result<String, IndexError> {
        let mut whole = Snapshot::open(folder)?;
        let kept = whole.manifest.segments.clone();
        let old = Index::open(folder)?;
        self.apply_changes_to(&old)?;
        let mut hidden = std::mem::take(&mut self.hidden);
        hidden.extend(self.records.iter().map(|record| key(&record.id)));
        hidden.sort_unstable();
        hidden.dedup();
        let (known, judged) = old.resolution()?;
        self.judgements.splice(0..0, judged);
        let stands = |bond: &Bond| {
            [&bond.left, &bond.right].into_iter().all(|one| {
                hidden.binary_search(&layout::record_key(&one.source, &one.key)).is_err()
            })
        };
        let known = known
            .bonds
            .into_iter()
            .chain(known.held.into_iter().map(|held| held.bond))
            .filter(|bond| bond.ground != Ground::Judged && stands(bond))
            .collect();
        let mut content = old.content().clone();
        self.abandon_list();
        let mut segments = self.segments(&mut content, hidden)?;
        // What is there already is looked at together with what is new, without being copied.
        let new = Snapshot::in_memory(&segments, content.to_json())?;
        whole.segments.extend(new.segments);
        whole.manifest.segments.extend(new.manifest.segments);
        whole.manifest.content = new.manifest.content;
        let asked = self.records.iter().collect();
        let index = Index::from_snapshot(whole)?;
        segments.push(self.resolved(&index, asked, known, &mut content)?);
        content.lists.extend(self.lists);
        content.refused.extend(self.refused);
        Ok(snapshot::replace(folder, kept, segments, content.to_json())?)
    }

    /// The committed lists as an index in memory, which leaves no trace.
    ///
    /// # Errors
    /// [`IndexError::TooLarge`].
    pub fn in_memory(self) -> Result<Index, IndexError> {
        let (segments, content) = self.finished()?;
        Index::from_snapshot(Snapshot::in_memory(&segments, content)?)
    }

    /// The segments of the committed lists, entities included.
    fn finished(mut self) -> Result<(Vec<Vec<u8>>, serde_json::Value), IndexError> {
        self.apply_changes();
        let mut content = Content::new();
        let mut segments = self.segments(&mut content, Vec::new())?;
        let asked = to_ask(&self.records);
        if !asked.is_empty() || !self.judgements.is_empty() {
            let index = Index::from_snapshot(Snapshot::in_memory(&segments, content.to_json())?)?;
            segments.push(self.resolved(&index, asked, Vec::new(), &mut content)?);
        }
        content.lists.extend(self.lists);
        content.refused.extend(self.refused);
        Ok((segments, content.to_json()))
    }

    /// The segments of the committed lists; the first hides these record keys in earlier ones.
    fn segments(
        &self,
        content: &mut Content,
        hidden: Vec<u64>,
    ) -> Result<Vec<Vec<u8>>, IndexError> {
        let mut segments = Vec::new();
        let mut tombstones = Some(hidden);
        for records in self.records.chunks(self.segment_records_max) {
            let hidden = tombstones.take().unwrap_or_default();
            segments.push(segment(records, content, hidden)?.finish());
        }
        if segments.is_empty() {
            let hidden = tombstones.take().unwrap_or_default();
            segments.push(segment(&[], content, hidden)?.finish());
        }
        Ok(segments)
    }

    /// The segment that says which records of this index are one thing.
    fn resolved(
        &self,
        index: &Index,
        asked: Vec<&Record>,
        known: Vec<Bond>,
        content: &mut Content,
    ) -> Result<Vec<u8>, IndexError> {
        let start = Start { asked, judgements: &self.judgements, known };
        let mut searcher = index.searcher();
        let resolution = resolve::resolve(&start, &mut searcher)?;
        let mut writer = segment(&[], content, Vec::new())?;
        let mut places: BTreeMap<RecordKey, Place> = BTreeMap::new();
        for key in resolution.bonds.iter().flat_map(|bond| [&bond.left, &bond.right]) {
            if let Some(place) = searcher.place(key) {
                places.insert(key.clone(), place);
            }
        }
        let place = |key: &RecordKey| places.get(key).copied();
        resolve::write(&resolution, &self.judgements, &place, &mut writer);
        Ok(writer.finish())
    }
}

/// The hash by which a later version of a record hides this one.
pub(crate) fn key(id: &RecordId) -> u64 {
    layout::record_key(&id.source, &id.key)
}

/// A number of 32 bits for a position in a table.
fn position(value: usize) -> Result<u32, IndexError> {
    u32::try_from(value).map_err(|_| IndexError::TooLarge)
}

/// What tells one word of the dictionary from another: text and flags.
type Word = (Box<str>, u8);

fn flags(token: &Token, joined: bool) -> u8 {
    let kind = TokenKind::ALL.iter().zip(0u8..).find(|(kind, _)| **kind == token.kind);
    kind.map_or(0, |(_, number)| number)
        | if token.consonantal { layout::CONSONANTAL } else { 0 }
        | if joined { layout::JOINED } else { 0 }
}

/// A name with its words as numbers of the dictionary.
struct FiledName {
    record: u32,
    flags: u8,
    words: Vec<u32>,
    joined: Vec<u32>,
    /// Whether one link may be enough: a single word that counts, or an initial.
    sole: bool,
}

#[derive(Default)]
struct Dictionary {
    numbers: FxHashMap<Word, u32>,
    tokens: Vec<(Token, bool)>,
}

impl Dictionary {
    fn number(&mut self, token: &Token, joined: bool) -> Result<u32, IndexError> {
        let word = (token.text.clone(), flags(token, joined));
        if let Some(number) = self.numbers.get(&word) {
            return Ok(*number);
        }
        let number = position(self.tokens.len())?;
        self.tokens.push((token.clone(), joined));
        self.numbers.insert(word, number);
        Ok(number)
    }
}

fn segment(
    records: &[Record],
    content: &mut Content,
    tombstones: Vec<u64>,
) -> Result<SegmentWriter, IndexError> {
    let mut dictionary = Dictionary::default();
    let mut names = Vec::new();
    let mut schemata = Vec::with_capacity(records.len());
    let mut classes = Vec::with_capacity(records.len());
    let mut record_keys = Vec::with_capacity(records.len());
    let mut record_offsets = vec![0u64];
    let mut record_bytes = Vec::new();
    let mut identifiers: Vec<(u64, u32)> = Vec::new();
    for (record, number) in records.iter().zip(0u32..) {
        let analysed = Analysed::record(record);
        for name in &analysed.names {
            names.push(file_name(number, name, &mut dictionary)?);
        }
        identifiers.extend(analysed.facts.identifiers.iter().map(|one| (one.key(), number)));
        let schema = Schema::ALL.iter().zip(0u8..).find(|(one, _)| **one == record.entity.schema);
        schemata.push(schema.map_or(u8::MAX, |(_, number)| number));
        classes.push(content.class(&record.label)?);
        record_keys.push(layout::record_key(&record.id.source, &record.id.key));
        record_bytes.extend(stored::to_bytes(record));
        record_offsets.push(record_bytes.len() as u64);
    }
    identifiers.sort_unstable();
    identifiers.dedup();

    let mut writer = SegmentWriter::default();
    write_words(&dictionary, &mut writer)?;
    write_names(&names, dictionary.tokens.len(), &mut writer)?;
    writer.add(layout::RECORD_SCHEMATA, &schemata);
    writer.add(layout::RECORD_CLASSES, &classes);
    writer.add(layout::RECORD_KEYS, &record_keys);
    writer.add(layout::RECORD_OFFSETS, &record_offsets);
    writer.add_bytes(layout::RECORDS, record_bytes);
    let (keys, holders): (Vec<u64>, Vec<u32>) = identifiers.into_iter().unzip();
    writer.add(layout::IDENTIFIER_KEYS, &keys);
    writer.add(layout::IDENTIFIER_RECORDS, &holders);
    writer.add(layout::TOMBSTONES, &tombstones);
    Ok(writer)
}

fn file_name(
    record: u32,
    name: &AnalysedName,
    dictionary: &mut Dictionary,
) -> Result<FiledName, IndexError> {
    let tokens = &name.name.tokens;
    let words = tokens
        .iter()
        .map(|token| dictionary.number(token, false))
        .collect::<Result<Vec<_>, _>>()?;
    let mut pairs = Vec::new();
    for pair in tokens.windows(2) {
        if let [first, second] = pair
            && can_join(first, second)
        {
            pairs.push(dictionary.number(&joined(first, second), true)?);
        }
    }
    let counted = tokens.iter().filter(|token| token.kind.counts()).count();
    let initial = tokens.iter().any(|token| token.kind == TokenKind::Initial);
    let weak = if name.quality == NameQuality::Weak { layout::WEAK } else { 0 };
    let person = if name.name.person { layout::PERSON } else { 0 };
    Ok(FiledName {
        record,
        flags: weak | person,
        words,
        joined: pairs,
        sole: counted == 1 || initial,
    })
}

fn write_words(dictionary: &Dictionary, writer: &mut SegmentWriter) -> Result<(), IndexError> {
    let mut text = Vec::new();
    let mut offsets = vec![0u32];
    let mut entries: Vec<(u32, u32)> = Vec::new();
    for ((token, _), number) in dictionary.tokens.iter().zip(0u32..) {
        text.extend_from_slice(token.text.as_bytes());
        offsets.push(position(text.len())?);
        entries.extend(keys(token).into_iter().map(|key| (key, number)));
    }
    entries.sort_unstable();
    position(entries.len())?;
    let all = || dictionary.tokens.iter();
    writer.add_bytes(layout::WORD_TEXT, text);
    writer.add(layout::WORD_OFFSETS, &offsets);
    writer.add(
        layout::WORD_FLAGS,
        &all().map(|(token, joined)| flags(token, *joined)).collect::<Vec<u8>>(),
    );
    writer
        .add(layout::WORD_SKELETONS, &all().map(|(token, _)| token.skeleton).collect::<Vec<u64>>());
    writer.add(layout::WORD_CLASSES, &all().map(|(token, _)| token.class).collect::<Vec<u16>>());
    writer.add(layout::WORD_WEIGHTS, &all().map(|(token, _)| token.weight).collect::<Vec<u32>>());

    let bits = entries.len().max(2).ilog2().saturating_sub(1).clamp(1, 24);
    let mut directory = Vec::with_capacity((1 << bits) + 1);
    let mut at = 0usize;
    for prefix in 0..(1u64 << bits) {
        directory.push(position(at)?);
        let in_prefix = |entry: &&(u32, u32)| u64::from(entry.0) >> (32 - bits) == prefix;
        at += entries.get(at..).map_or(0, |rest| rest.iter().take_while(in_prefix).count());
    }
    directory.push(position(entries.len())?);
    let (keys, words): (Vec<u32>, Vec<u32>) = entries.into_iter().unzip();
    writer.add(layout::KEY_DIRECTORY, &directory);
    writer.add(layout::KEYS, &keys);
    writer.add(layout::KEY_WORDS, &words);
    Ok(())
}

fn write_names(
    names: &[FiledName],
    words: usize,
    writer: &mut SegmentWriter,
) -> Result<(), IndexError> {
    let mut offsets = vec![0u32];
    let mut all_words = Vec::new();
    let mut postings: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut sole: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut post = |into: bool, word: u32, name: u32| {
        let list = if into { &mut sole } else { &mut postings };
        let names = list.entry(word).or_default();
        if names.last() != Some(&name) {
            names.push(name);
        }
    };
    for (name, number) in names.iter().zip(0u32..) {
        all_words.extend_from_slice(&name.words);
        offsets.push(position(all_words.len())?);
        name.words.iter().for_each(|word| post(name.sole, *word, number));
        name.joined.iter().for_each(|word| post(true, *word, number));
    }
    writer.add(layout::NAME_RECORDS, &names.iter().map(|name| name.record).collect::<Vec<u32>>());
    writer.add(layout::NAME_OFFSETS, &offsets);
    writer.add(layout::NAME_WORDS, &all_words);
    writer.add(layout::NAME_FLAGS, &names.iter().map(|name| name.flags).collect::<Vec<u8>>());
    for (lists, offsets_section, names_section) in [
        (&postings, layout::POSTING_OFFSETS, layout::POSTINGS),
        (&sole, layout::SOLE_OFFSETS, layout::SOLE_POSTINGS),
    ] {
        let mut offsets = vec![0u32];
        let mut flat: Vec<u32> = Vec::new();
        for word in 0..position(words)? {
            flat.extend(lists.get(&word).into_iter().flatten());
            offsets.push(position(flat.len())?);
        }
        writer.add(offsets_section, &offsets);
        writer.add(names_section, &flat);
    }
    Ok(())
}
