//! What several modules of these tests use.

use formats::Counts;

/// One of the further counts; 0 where it was never added to.
pub fn detail(counts: &Counts, name: &str) -> u64 {
    counts.details.get(name).copied().unwrap_or(0)
}
