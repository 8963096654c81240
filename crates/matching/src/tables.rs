//! The tables behind names, read once from the text files in `data/`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// What a word is when it is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    Title,
    Particle,
    Patronymic,
    Stop,
    /// A form of organisation; the number tells which.
    Form(u16),
}

pub(crate) struct Tables {
    classes: FxHashMap<&'static str, u16>,
    person_kinds: FxHashMap<&'static str, WordKind>,
    organisation_kinds: FxHashMap<&'static str, WordKind>,
    /// Forms of several words: the first word, all words, and the form.
    long_forms: FxHashMap<&'static str, Vec<(Vec<&'static str>, u16)>>,
    forms: Vec<&'static str>,
    /// What forms hold in place of a name, words joined by `_`.
    placeholders: FxHashSet<&'static str>,
    frequencies: FxHashMap<&'static str, u32>,
    /// The same summed over each spelling class, since its words are one name.
    class_frequencies: FxHashMap<u16, u32>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    Tables::read(
        include_str!("../data/name_classes.txt"),
        include_str!("../data/word_kinds.txt"),
        include_str!("../data/token_frequency.tsv"),
    )
});

/// The tables shipped with the matcher.
pub(crate) fn tables() -> &'static Tables {
    &TABLES
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

impl Tables {
    fn read(classes: &'static str, kinds: &'static str, frequencies: &'static str) -> Self {
        let mut tables = Self {
            classes: FxHashMap::default(),
            person_kinds: FxHashMap::default(),
            organisation_kinds: FxHashMap::default(),
            long_forms: FxHashMap::default(),
            forms: Vec::new(),
            placeholders: FxHashSet::default(),
            frequencies: FxHashMap::default(),
            class_frequencies: FxHashMap::default(),
        };
        for (line, number) in lines(classes).zip(1u16..) {
            for word in line.split_whitespace() {
                tables.classes.entry(word).or_insert(number);
            }
        }
        for line in lines(kinds) {
            if let Some((kind, words)) = line.split_once(':') {
                tables.add_kinds(kind.trim(), words);
            }
        }
        for forms in tables.long_forms.values_mut() {
            forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        for line in lines(frequencies) {
            if let Some((word, count)) = line.split_once('\t')
                && let Ok(count) = count.parse()
            {
                tables.frequencies.insert(word, count);
                let class = tables.class(word);
                if class != 0 {
                    *tables.class_frequencies.entry(class).or_default() += count;
                }
            }
        }
        tables
    }

    fn add_kinds(&mut self, kind: &'static str, words: &'static str) {
        let words = words.split_whitespace();
        match kind {
            "title" => {
                for word in words {
                    self.person_kinds.entry(word).or_insert(WordKind::Title);
                }
            }
            "particle" => {
                for word in words {
                    self.person_kinds.entry(word).or_insert(WordKind::Particle);
                    if matches!(word, "al" | "el" | "the" | "and" | "of") {
                        self.organisation_kinds.entry(word).or_insert(WordKind::Stop);
                    }
                }
            }
            "patronymic" => {
                for word in words {
                    self.person_kinds.insert(word, WordKind::Patronymic);
                }
            }
            "placeholder" => self.placeholders.extend(words),
            "stop" => {
                for word in words {
                    self.organisation_kinds.insert(word, WordKind::Stop);
                }
            }
            _ => {
                let Some(name) = kind.strip_prefix("form ") else { return };
                let number = u16::try_from(self.forms.len()).unwrap_or(u16::MAX);
                self.forms.push(name);
                for word in words {
                    if word.contains('_') {
                        let parts: Vec<&'static str> = word.split('_').collect();
                        if let Some(first) = parts.first() {
                            self.long_forms.entry(first).or_default().push((parts, number));
                        }
                    } else {
                        self.organisation_kinds.entry(word).or_insert(WordKind::Form(number));
                    }
                }
            }
        }
    }

    /// The spelling class of a word, from 1; 0 where it has none.
    pub(crate) fn class(&self, word: &str) -> u16 {
        self.classes.get(word).copied().unwrap_or(0)
    }

    /// What a word of a person's or another name is, when it is not a name itself.
    pub(crate) fn kind(&self, word: &str, person: bool) -> Option<WordKind> {
        let kinds = if person { &self.person_kinds } else { &self.organisation_kinds };
        kinds.get(word).copied()
    }

    /// The form of organisation of several words that begins at the start of these words: how many words it takes, and
    /// which form it is.
    pub(crate) fn long_form(&self, words: &[&str]) -> Option<(usize, u16)> {
        let candidates = self.long_forms.get(words.first()?)?;
        candidates
            .iter()
            .find(|(form, _)| words.get(..form.len()).is_some_and(|start| start == form.as_slice()))
            .map(|(form, number)| (form.len(), *number))
    }

    /// Whether these words stand in place of a name.
    pub(crate) fn is_placeholder(&self, words: &[&str]) -> bool {
        self.placeholders.contains(words.join("_").as_str())
    }

    /// The name of a form of organisation.
    pub(crate) fn form_name(&self, number: u16) -> &'static str {
        self.forms.get(usize::from(number)).copied().unwrap_or("form")
    }

    /// How much a word tells, in millionths from 250,000 for the commonest to 1,000,000 for a rare one.
    pub(crate) fn weight(&self, word: &str) -> u32 {
        let of_class = self.class_frequencies.get(&self.class(word));
        let count = of_class.or_else(|| self.frequencies.get(word)).copied().unwrap_or(0);
        if count < 8 {
            return 1_000_000;
        }
        // A tenth less for each doubling beyond eight.
        let doublings = count.ilog2() - 3;
        let within = u64::from(count) * 100_000 / (1u64 << count.ilog2()) - 100_000;
        let lost = doublings * 100_000 + u32::try_from(within).unwrap_or(0);
        1_000_000u32.saturating_sub(lost).max(250_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_stands_in_one_class() {
        let mut seen = std::collections::BTreeMap::new();
        for (line, number) in lines(include_str!("../data/name_classes.txt")).zip(1..) {
            for word in line.split_whitespace() {
                let before = seen.insert(word, number);
                assert_eq!(before, None, "{word} stands twice");
                assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
            }
        }
        assert!(seen.len() > 500);
    }

    #[test]
    fn forms_of_several_words_are_found_longest_first() {
        let check = |words: &[&str], length: usize, name: &str| {
            let (found, form) = tables().long_form(words).unwrap();
            assert_eq!((found, tables().form_name(form)), (length, name));
        };
        check(&["limited", "liability", "company"], 3, "llc");
        check(&["limited", "liability", "partnership"], 3, "partnership");
        check(&["joint", "stock", "company", "anyder"], 3, "jsc");
        assert!(tables().long_form(&["joint", "venture"]).is_none());
    }

    #[test]
    fn weights_fall_with_frequency_and_stay_in_range() {
        assert_eq!(tables().weight("hythloday"), 1_000_000);
        for word in tables().frequencies.keys() {
            let weight = tables().weight(word);
            assert!((250_000..=1_000_000).contains(&weight), "{word} {weight}");
        }
    }
}
