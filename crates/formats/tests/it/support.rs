//! What several modules of these tests use.

use std::collections::BTreeSet;

use formats::{Counts, ListReport, ListSink, Problem, ReadOptions, Sink, Source, read_lists};
use model::record::{Record, Withdrawal};
use model::schema::Property;

/// One of the further counts; 0 where it was never added to.
pub fn detail(counts: &Counts, name: &str) -> u64 {
    counts.details.get(name).copied().unwrap_or(0)
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Outcome {
    refused: bool,
    names: usize,
    /// Different words in names and remarks: where a separator is damaged, two names become one or a remark, and no word
    /// is lost.
    words: usize,
    problems: usize,
}

impl Outcome {
    /// Whether it tells of what it lacks beside another outcome.
    fn tells(self, intact: Self) -> bool {
        self.refused
            || self.names >= intact.names
            || self.words >= intact.words
            || self.problems > intact.problems
    }
}

/// A sink that only counts.
#[derive(Default)]
struct Counting {
    names: usize,
    words: BTreeSet<String>,
    problems: usize,
}

impl Sink for Counting {
    fn record(&mut self, record: Record) {
        self.names += record.entity.names().count();
        let remarks = record.entity.texts(Property::Notes);
        for text in record.entity.names().map(|(_, name)| name.text()).chain(remarks) {
            let words = text.split(|one: char| !one.is_alphanumeric());
            self.words.extend(words.map(str::to_lowercase));
        }
    }

    fn withdraw(&mut self, _withdrawal: Withdrawal) {}

    fn problem(&mut self, _problem: Problem) {
        self.problems += 1;
    }
}

impl ListSink for Counting {
    fn begin(&mut self, _files: &[String]) {}

    fn end(&mut self, _report: &ListReport) {}
}

fn outcome(file: &str, bytes: &[u8], options: &ReadOptions) -> Outcome {
    let mut sources = [Source::from_memory(file, bytes.to_vec())];
    let mut sink = Counting::default();
    let reports = read_lists(&mut sources, options, &mut sink);
    let refused = reports.iter().any(|report| report.refused.is_some());
    Outcome { refused, names: sink.names, words: sink.words.len(), problems: sink.problems }
}

/// Whether what is lost of a file is told: it is cut at every byte, and each of its bits is turned. A file that is not
/// refused must give as many names as the whole rows left in it (`by_line`), or as the whole file; else there must be
/// more problems than without the damage.
pub fn survives_damage(file: &str, sample: &[u8], by_line: bool, options: &ReadOptions) {
    let whole = outcome(file, sample, options);
    assert!(!whole.refused && whole.names > 0, "{file}: the sample itself is read: {whole:?}");
    let content = sample.trim_ascii_end().len();
    for length in 0..content {
        let cut = outcome(file, &sample[..length], options);
        if by_line {
            let rows =
                sample[..length].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let intact = outcome(file, &sample[..rows], options);
            assert!(cut.tells(intact), "{file} cut at {length}: {cut:?} instead of {intact:?}");
        } else {
            assert!(cut.refused, "{file} cut at {length} is refused: {cut:?}");
        }
    }
    // A large sample is tried bit by bit in a stride that comes to every position of a byte.
    let stride = if sample.len() <= 4_096 { 1 } else { 7 };
    for bit in (0..sample.len() * 8).step_by(stride) {
        let mut damaged = sample.to_vec();
        damaged[bit / 8] ^= 1 << (bit % 8);
        let turned = outcome(file, &damaged, options);
        let around =
            String::from_utf8_lossy(&damaged[(bit / 8).saturating_sub(30)..][..]).into_owned();
        let around: String = around.chars().take(60).collect();
        assert!(
            turned.tells(whole),
            "{file} with bit {bit} turned, at {around:?}: {turned:?} instead of {whole:?}"
        );
    }
}
