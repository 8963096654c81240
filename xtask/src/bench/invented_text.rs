//! Names, dates and sentences of nobody, for lists made up to be measured.

use std::io::{Result as Written, Write};

/// Syllables whose sequences are nobody's name on purpose.
pub const LATIN: &[&str] = &[
    "BOR", "DAK", "EL", "FIM", "GUR", "HESH", "IL", "JOV", "KAR", "LUM", "MEZ", "NOK", "OSH",
    "PIR", "QUO", "RAV", "SUT", "TEM", "UZ", "VEL", "WIN", "XA", "YOR", "ZIB",
];
pub const ARABIC: &[&str] =
    &["با", "دك", "ري", "سو", "شم", "طل", "عن", "فر", "قا", "كو", "لم", "نز", "هي", "وب"];

/// A linear congruential generator (Knuth's MMIX constants): no quality is asked of it but to repeat itself.
pub struct Chance(u64);

impl Default for Chance {
    fn default() -> Self {
        Self(0x5359_4d42_4f4c_4f4e)
    }
}

impl Chance {
    /// A number below the limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    /// One of these.
    pub fn pick<'a>(&mut self, among: &[&'a str]) -> &'a str {
        let chosen = self.below(among.len() as u64);
        usize::try_from(chosen).ok().and_then(|place| among.get(place)).copied().unwrap_or_default()
    }

    /// Two or three syllables.
    pub fn name(&mut self, syllables: &[&str]) -> String {
        (0..2 + self.below(2)).map(|_| self.pick(syllables)).collect()
    }

    /// A day of the ten years from this one on.
    pub fn date(&mut self, year: u64) -> String {
        format!("{}-{:02}-{:02}", year + self.below(10), 1 + self.below(12), 1 + self.below(28))
    }

    /// Remarks are the longest field of the real list; some hold line ends and entities.
    pub fn sentence(&mut self) -> String {
        let words: Vec<_> =
            (0..40 + self.below(60)).map(|_| self.name(LATIN).to_lowercase()).collect();
        format!("Reported by {} &amp; others.\n{}.", self.name(LATIN), words.join(" "))
    }
}

/// Counts the bytes that pass.
pub struct Counting<W> {
    inner: W,
    written: u64,
}

impl<W> Counting<W> {
    /// Nothing has passed yet.
    pub fn new(inner: W) -> Self {
        Self { inner, written: 0 }
    }

    /// How many bytes have passed.
    pub fn written(&self) -> u64 {
        self.written
    }
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> Written<usize> {
        let count = self.inner.write(bytes)?;
        self.written += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> Written<()> {
        self.inner.flush()
    }
}
