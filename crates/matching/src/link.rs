//! Links between two words: the only evidence of identity a name gives, and each has keys.

use rapidfuzz::distance::osa;

use crate::name::{Token, TokenKind};

/// How two words are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkKind {
    /// The same letters.
    Same,
    /// Spellings of one name by the table of classes.
    Class,
    /// A typing difference of one or two letters.
    Typing,
    /// The same consonants in another rendering of the vowels.
    Rendering,
}

impl LinkKind {
    /// Every kind, so that tests can demand a row for each.
    pub const ALL: &'static [Self] = &[Self::Same, Self::Class, Self::Typing, Self::Rendering];

    /// The words an explanation uses.
    pub fn words(self) -> &'static str {
        match self {
            Self::Same => "the same word",
            Self::Class => "another spelling of the name",
            Self::Typing => "differs by a letter or two",
            Self::Rendering => "the same consonants",
        }
    }
}

/// A link between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// How they are linked.
    pub kind: LinkKind,
    /// How sure the link is, in millionths.
    pub quality: u32,
}

/// The shortest word that may differ by one letter, by length of the shorter word.
pub(crate) const TYPING_ONE_LENGTH_MIN: usize = 3;
/// The shortest word that may differ by two letters, by length of the shorter word.
pub(crate) const TYPING_TWO_LENGTH_MIN: usize = 6;
/// The longest word compared by letters; a longer one is linked only by being the same or by skeleton.
pub(crate) const TYPING_LENGTH_MAX: usize = 32;

/// How many letters two words may differ by, from the length of the shorter.
pub(crate) fn typing_distance_max(shorter: usize) -> usize {
    if shorter < TYPING_ONE_LENGTH_MIN {
        0
    } else if shorter < TYPING_TWO_LENGTH_MIN {
        1
    } else {
        2
    }
}

/// The link between two words, or none. Symmetric.
///
/// Two words are linked if they are the same; if they belong to one spelling class (words of two classes are two names,
/// however close); if their optimal-string-alignment distance is at most 1 where the shorter has three to five letters and
/// at most 2 where it has six or more; or if their consonant skeletons are equal and hold at least two consonants.
pub fn link(left: &Token, right: &Token) -> Option<Link> {
    if !left.kind.counts() || !right.kind.counts() {
        return None;
    }
    if left.text == right.text {
        // Without short vowels, equal letters may still be two names.
        let quality = if left.consonantal == right.consonantal { 1_000_000 } else { 960_000 };
        return Some(Link { kind: LinkKind::Same, quality });
    }
    if left.kind == TokenKind::Number || right.kind == TokenKind::Number {
        return None;
    }
    if left.class != 0 && right.class != 0 {
        return (left.class == right.class)
            .then_some(Link { kind: LinkKind::Class, quality: 960_000 });
    }
    let typing = typing(left, right);
    let rendering = rendering(left, right);
    match (typing, rendering) {
        (Some(typing), Some(rendering)) if rendering.quality > typing.quality => Some(rendering),
        (Some(typing), _) => Some(typing),
        (None, rendering) => rendering,
    }
}

fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    osa::distance_with_args(left.bytes(), right.bytes(), &osa::Args::default().score_cutoff(most))
}

fn typing(left: &Token, right: &Token) -> Option<Link> {
    let shorter = left.text.len().min(right.text.len());
    let longer = left.text.len().max(right.text.len());
    if longer > TYPING_LENGTH_MAX {
        return None;
    }
    let most = typing_distance_max(shorter);
    if most == 0 || longer - shorter > most {
        return None;
    }
    // A word without its vowels is all signal: one letter more or less is another word.
    if (left.consonantal || right.consonantal)
        && (shorter < 5 || left.consonantal != right.consonantal)
    {
        return None;
    }
    let distance = distance(&left.text, &right.text, most)?;
    let mut quality: u32 = match (distance, shorter) {
        (1, 7..) => 920_000,
        (1, 6) => 900_000,
        (1, 5) => 860_000,
        (1, 4) => 790_000,
        (1, _) => 660_000,
        (_, 9..) => 800_000,
        (_, 8) => 720_000,
        (_, 7) => 640_000,
        _ => 540_000,
    };
    // People misspell the middle of a word rather than its first letter.
    if left.text.as_bytes().first() != right.text.as_bytes().first() {
        quality = quality.saturating_sub(100_000);
    }
    if left.skeleton == right.skeleton {
        quality = quality.max(if distance == 1 { 930_000 } else { 880_000 });
    }
    Some(Link { kind: LinkKind::Typing, quality })
}

/// Consonants of a packed skeleton.
fn consonants(skeleton: u64) -> u32 {
    (64 - skeleton.leading_zeros()).div_ceil(5)
}

fn rendering(left: &Token, right: &Token) -> Option<Link> {
    if left.skeleton == 0 || left.skeleton != right.skeleton || consonants(left.skeleton) < 2 {
        return None;
    }
    let quality = if left.consonantal != right.consonantal {
        let (bare, vowelled) =
            if left.consonantal { (&left.text, &right.text) } else { (&right.text, &left.text) };
        if long_vowels_agree(bare, vowelled) { 930_000 } else { 740_000 }
    } else if left.consonantal {
        // Both without short vowels: the difference is a long vowel or a letter of the same class.
        700_000
    } else {
        let few = consonants(left.skeleton) < 3;
        match distance(&left.text, &right.text, 4) {
            Some(0..=2) => 880_000,
            _ if few => return None,
            Some(3) => 820_000,
            Some(_) => 740_000,
            None => return None,
        }
    };
    Some(Link { kind: LinkKind::Rendering, quality })
}

/// Whether the long vowels of a word written without short ones stand in its vowelled rendering at the same place: a `y`
/// needs an i, e or y, a `w` an o, u, w or v, an `a` inside the word an a or e.
fn long_vowels_agree(bare: &str, vowelled: &str) -> bool {
    let groups = |word: &str| -> Vec<Vec<u8>> {
        let mut groups = vec![Vec::new()];
        for byte in word.bytes() {
            if matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w') {
                if let Some(last) = groups.last_mut() {
                    last.push(byte);
                }
            } else if groups.last().is_some_and(|last: &Vec<u8>| !last.is_empty())
                || groups.len() == 1
            {
                groups.push(Vec::new());
            }
        }
        groups
    };
    // Only what is between consonants is compared, as bags in order; short vowels may stand anywhere.
    let mut written: Vec<u8> = groups(bare).concat();
    // An e in a bare word only keeps two consonants apart.
    written.retain(|byte| *byte != b'e');
    let spoken: Vec<u8> = groups(vowelled).concat();
    let mut spoken = spoken.into_iter();
    written.into_iter().skip_while(|byte| *byte == b'a').all(|long| {
        spoken.any(|vowel| match long {
            b'y' => matches!(vowel, b'i' | b'e' | b'y'),
            b'w' => matches!(vowel, b'o' | b'u' | b'w'),
            _ => matches!(vowel, b'a' | b'e' | b'o' | b'i' | b'u'),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(text: &str, consonantal: bool) -> Token {
        Token::new(text, TokenKind::Word, consonantal)
    }

    #[test]
    fn words_are_linked_by_what_they_share() {
        let check = |left: &str, right: &str, expected: Option<LinkKind>| {
            let found = link(&token(left, false), &token(right, false));
            let back = link(&token(right, false), &token(left, false));
            assert_eq!(found, back, "{left} {right}");
            assert_eq!(found.map(|link| link.kind), expected, "{left} {right}");
        };
        check("hythloday", "hythloday", Some(LinkKind::Same));
        check("mohammed", "muhamad", Some(LinkKind::Class));
        check("mohammed", "mahmoud", None);
        check("hassan", "hussein", None);
        check("velimond", "velimont", Some(LinkKind::Typing));
        check("velimond", "vlimontd", Some(LinkKind::Typing));
        check("obrin", "obrni", Some(LinkKind::Typing));
        check("tarkas", "darkos", Some(LinkKind::Typing));
        check("ora", "ola", Some(LinkKind::Typing));
        check("lo", "lu", None);
        check("kandarbashi", "qandarbachee", Some(LinkKind::Rendering));
        check("smith", "brown", None);
    }

    #[test]
    fn words_without_short_vowels_meet_their_renderings() {
        let check = |bare: &str, vowelled: &str, sure: bool| {
            let found = link(&token(bare, true), &token(vowelled, false)).unwrap();
            assert_eq!(found.quality >= 900_000, sure, "{bare} {vowelled} {found:?}");
        };
        check("qndrbashy", "kandarbashi", true);
        check("zehyr", "zuhayr", true);
        check("bwmdyn", "boumediene", true);
        check("rsyd", "rasad", false);
    }
}
