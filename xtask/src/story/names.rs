//! Puts names together from the syllables of a flavour.

use super::chance::Chance;
use super::flavours_data::{FLAVOURS, FORMS, Flavour, Syllable, TRADES};

/// Words that came out and are near a real name: the generator passes over them. The name changes, never the threshold.
pub const WITHDRAWN: &[&str] = &[
    "Hajwan",
    "Rujwan",
    "Bengxiu",
    "Shuaizhen",
    "Hedara",
    "Hafan",
    "Nufan",
    "Pyador",
    "Dovavid",
    "Tarisse",
    "Nudhim",
    "Shuaimian",
    "Gorlosspray",
];

/// A word in Latin letters and in the original script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In Latin letters.
    pub latin: String,
    /// In the letters of its flavour.
    pub original: String,
}

/// Whose surname a word is: listed people and others never have an end in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Somebody on the list.
    Listed,
    /// Anybody else.
    Other,
}

fn joined(syllables: &[Syllable]) -> Word {
    Word {
        latin: syllables.iter().map(|(latin, _)| *latin).collect(),
        original: syllables.iter().map(|(_, original)| *original).collect(),
    }
}

/// Makes words until one is not withdrawn.
fn allowed(mut make: impl FnMut() -> Word) -> Word {
    loop {
        let word = make();
        if !WITHDRAWN.contains(&word.latin.as_str()) {
            return word;
        }
    }
}

/// The flavour of a person, by the shares of the table.
pub fn flavour(chance: &mut Chance) -> Option<&'static Flavour> {
    let mut place = chance.below(FLAVOURS.iter().map(|flavour| flavour.share).sum());
    FLAVOURS.iter().find(|flavour| {
        let found = place < flavour.share;
        place = place.saturating_sub(flavour.share);
        found
    })
}

/// A given name.
pub fn given(chance: &mut Chance, flavour: &Flavour) -> Word {
    allowed(|| joined(&[chance.pick(flavour.given_first), chance.pick(flavour.given_last)]))
}

/// A surname.
pub fn surname(chance: &mut Chance, flavour: &Flavour, side: Side) -> Word {
    let ends = match side {
        Side::Listed => flavour.last_listed,
        Side::Other => flavour.last_other,
    };
    allowed(|| {
        let (first, last) = (chance.pick(flavour.first), chance.pick(ends));
        match chance.below(4) {
            0 => joined(&[first, last]),
            _ => joined(&[first, chance.pick(flavour.middle), last]),
        }
    })
}

/// The name of a company: a word that is a surname, what it does, and its form.
pub fn company(chance: &mut Chance, side: Side) -> String {
    let word = FLAVOURS.first().map(|flavour| surname(chance, flavour, side).latin);
    let parts =
        [word.unwrap_or_default(), chance.pick(TRADES).to_owned(), chance.pick(FORMS).to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Another spelling of a word, as another clerk writes it; the word with a doubled letter where no rule applies.
pub fn respelt(chance: &mut Chance, word: &str) -> String {
    const RULES: &[(&str, &str)] = &[
        ("q", "k"),
        ("Q", "K"),
        ("v", "w"),
        ("V", "W"),
        ("ou", "u"),
        ("sh", "ch"),
        ("z", "s"),
        ("y", "i"),
        ("ck", "k"),
        ("th", "t"),
        ("kh", "h"),
        ("ss", "s"),
        ("ei", "ey"),
        ("o", "u"),
        ("d", "t"),
    ];
    for _ in 0..RULES.len() {
        let (from, to) = chance.pick(RULES);
        if word.contains(from) {
            return word.replacen(from, to, 1);
        }
    }
    match word.char_indices().nth(2) {
        Some((place, letter)) => {
            let (before, after) = word.split_at(place);
            format!("{before}{letter}{after}")
        }
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flavour_makes_words_in_both_scripts() {
        let mut chance = Chance::new(1);
        for flavour in FLAVOURS {
            for side in [Side::Listed, Side::Other] {
                let word = surname(&mut chance, flavour, side);
                assert!(word.latin.is_ascii() && word.latin.len() >= 4, "{word:?}");
                assert_eq!(word.latin != word.original, flavour.has_script, "{word:?}");
            }
        }
        assert_eq!(FLAVOURS.iter().map(|flavour| flavour.share).sum::<u64>(), 100);
    }

    #[test]
    fn another_spelling_is_another_text() {
        let mut chance = Chance::new(1);
        for word in ["Qandarbashi", "Velimond", "Abba", "Ee"] {
            assert!(word.len() < 3 || respelt(&mut chance, word) != word, "{word}");
        }
    }
}
