//! The script a text is written in (ISO 15924, by UAX 24 script properties).

use unicode_script::{Script as Unicode, UnicodeScript};

macro_rules! scripts {
    ($($variant:ident = $code:literal, $unicode:ident;)+) => {
        /// The script of a text: the one most of its letters belong to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Script {
            $(#[doc = concat!("ISO 15924 `", $code, "`.")] $variant,)+
            /// A script that has no row of its own here, or a text without a letter (ISO 15924 `Zyyy`).
            Other,
        }

        impl Script {
            /// Every script, so that tests can demand a row for each.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+ Self::Other];

            /// The ISO 15924 code, for example `Arab`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ Self::Other => "Zyyy" }
            }

            /// The script of one character; `Other` for digits, marks and punctuation.
            pub fn of_char(character: char) -> Self {
                if let Some(script) = Self::of_common(character) {
                    return script;
                }
                Self::of_table(character)
            }

            fn of_table(character: char) -> Self {
                match character.script() { $(Unicode::$unicode => Self::$variant,)+ _ => Self::Other }
            }
        }
    };
}

scripts! {
    Latin = "Latn", Latin;
    Arabic = "Arab", Arabic;
    Cyrillic = "Cyrl", Cyrillic;
    Greek = "Grek", Greek;
    Hebrew = "Hebr", Hebrew;
    Armenian = "Armn", Armenian;
    Georgian = "Geor", Georgian;
    Devanagari = "Deva", Devanagari;
    Bengali = "Beng", Bengali;
    Gurmukhi = "Guru", Gurmukhi;
    Gujarati = "Gujr", Gujarati;
    Tamil = "Taml", Tamil;
    Telugu = "Telu", Telugu;
    Kannada = "Knda", Kannada;
    Malayalam = "Mlym", Malayalam;
    Sinhala = "Sinh", Sinhala;
    Thai = "Thai", Thai;
    Lao = "Laoo", Lao;
    Khmer = "Khmr", Khmer;
    Myanmar = "Mymr", Myanmar;
    Tibetan = "Tibt", Tibetan;
    Ethiopic = "Ethi", Ethiopic;
    Han = "Hani", Han;
    Hiragana = "Hira", Hiragana;
    Katakana = "Kana", Katakana;
    Hangul = "Hang", Hangul;
    Syriac = "Syrc", Syriac;
    Thaana = "Thaa", Thaana;
    Tifinagh = "Tfng", Tifinagh;
    Mongolian = "Mong", Mongolian;
}

impl Script {
    /// The script of a character in the blocks that most names are written in, without a look into the table.
    fn of_common(character: char) -> Option<Self> {
        match character {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʸ' => Some(Self::Latin),
            '\0'..='\u{7f}' => Some(Self::Other),
            '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => Some(Self::Cyrillic),
            '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' => Some(Self::Arabic),
            _ => None,
        }
    }

    /// The script that most letters of the text belong to; the first seen wins a tie; `Other` without a letter.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            let latin = text.bytes().any(|byte| byte.is_ascii_alphabetic());
            return if latin { Self::Latin } else { Self::Other };
        }
        let mut counts: Vec<(Self, usize)> = Vec::new();
        for script in text.chars().map(Self::of_char).filter(|script| *script != Self::Other) {
            match counts.iter_mut().find(|(seen, _)| *seen == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            }
        }
        let mut best = (Self::Other, 0);
        for candidate in counts {
            if candidate.1 > best.1 {
                best = candidate;
            }
        }
        best.0
    }

    /// Whether the script is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew | Self::Syriac | Self::Thaana)
    }
}

#[cfg(test)]
mod tests {
    use super::Script;

    #[test]
    fn the_common_blocks_are_as_in_the_table() {
        for character in '\0'..=char::MAX {
            if let Some(script) = Script::of_common(character) {
                assert_eq!(script, Script::of_table(character), "{character:?}");
            }
        }
    }

    #[test]
    fn the_script_is_the_one_of_most_letters() {
        let check = |text: &str, code: &str| assert_eq!(Script::of(text).code(), code, "{text}");
        check("Amaurot", "Latn");
        check("بنك أماوروت", "Arab");
        check("Банк", "Cyrl");
        check("亜馬", "Hani");
        check("アマウ", "Kana");
        check("아마우로트", "Hang");
        check("አማውሮት", "Ethi");
        check("1969", "Zyyy");
        check("", "Zyyy");
        check("Банк A", "Cyrl");
    }
}
