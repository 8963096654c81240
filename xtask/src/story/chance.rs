//! A small seeded generator, so that the same files come out each time on each machine.

/// SplitMix64 (Steele, Lea and Flood 2014): a few lines, and every seed gives another, evenly spread sequence.
pub struct Chance(u64);

impl Chance {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `limit`; 0 where the limit is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// Whether something happens that happens so many times in a hundred.
    pub fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of a table; the default of the type where the table is empty.
    pub fn pick<T: Copy + Default>(&mut self, among: &[T]) -> T {
        let place = self.below(among.len() as u64);
        usize::try_from(place).ok().and_then(|place| among.get(place)).copied().unwrap_or_default()
    }

    /// A day between the first years, as `YYYY-MM-DD`. The 29th to 31st never come, so that every month has the day.
    pub fn day(&mut self, from_year: u64, to_year: u64) -> String {
        let year = from_year + self.below(to_year - from_year + 1);
        format!("{year}-{:02}-{:02}", 1 + self.below(12), 1 + self.below(28))
    }

    /// So many digits, the first of them not 0.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|place| {
                let digit = if place == 0 { 1 + self.below(9) } else { self.below(10) };
                char::from(b'0' + u8::try_from(digit).unwrap_or(0))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_sequence() {
        let take = |seed| {
            let mut chance = Chance::new(seed);
            (
                chance.below(1_000),
                chance.digits(7),
                chance.day(1950, 1960),
                chance.pick(&["a", "b"]),
            )
        };
        assert_eq!(take(7), take(7));
        assert_ne!(take(7), take(8));
        assert_eq!(Chance::new(1).below(0), 0);
        assert_eq!(Chance::new(1).pick::<&str>(&[]), "");
    }
}
