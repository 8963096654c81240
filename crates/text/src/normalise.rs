//! One text for all the ways to encode it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a character is invisible and carries nothing that is compared: controls, zero-width characters, directional
/// marks and isolates, tags, variation selectors, soft hyphens and fillers. They serve to hide a name from a comparison.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{0000}'..='\u{0008}' | '\u{000E}'..='\u{001F}' | '\u{007F}'..='\u{0084}' | '\u{0086}'..='\u{009F}'
        | '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// The text in Unicode form NFKC and lower case, without invisible characters, with each run of white space as one space.
///
/// Full-width letters, ligatures and presentation forms become the plain letters; `ß` becomes `ss`.
pub fn normalise(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut space = false;
    let mut push = |character: char| {
        if character.is_whitespace() {
            space = !result.is_empty();
        } else {
            if space {
                result.push(' ');
                space = false;
            }
            result.push(character);
        }
    };
    if text.is_ascii() {
        for character in text.chars().filter(|character| !is_invisible(*character)) {
            push(character.to_ascii_lowercase());
        }
        return result;
    }
    for character in text.nfkc().filter(|character| !is_invisible(*character)) {
        match character {
            'ß' | 'ẞ' => ['s', 's'].into_iter().for_each(&mut push),
            // The final sigma is a letter form, not a letter.
            'ς' => push('σ'),
            // Lower case of the Turkish capital is an i with a dot of its own, which no other spelling has.
            'İ' => push('i'),
            _ => character.to_lowercase().for_each(&mut push),
        }
    }
    result
}

/// A column heading for comparison: normalised, without accents, each run of anything but letters and digits as one space.
pub fn fold_heading(text: &str) -> String {
    let mut result = String::new();
    for character in normalise(text).nfd().filter(|character| !is_combining_mark(*character)) {
        if character.is_alphanumeric() {
            result.push(character);
        } else if !result.is_empty() && !result.ends_with(' ') {
            result.push(' ');
        }
    }
    result.truncate(result.trim_end().len());
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_one_name_become_one_text() {
        let check = |text: &str, expected: &str| assert_eq!(normalise(text), expected, "{text:?}");
        check("  Raphael \t HYTHLODAY ", "raphael hythloday");
        check("Raph\u{200B}ael\u{202E} Hyth\u{AD}loday", "raphael hythloday");
        check("Ｒａｐｈａｅｌ", "raphael");
        check("Strauß", "strauss");
        check("Cafe\u{301}", "caf\u{e9}");
        check("İstanbul", "istanbul");
        check("ΑΓΓΕΛΟΣ Σας", "αγγελοσ σασ");
        check("ﻣﺤﻤﺪ", "محمد");
        check("a\u{a0}b", "a b");
        check("", "");
    }

    #[test]
    fn headings_are_compared_without_accents_and_punctuation() {
        let check = |text: &str, expected: &str| assert_eq!(fold_heading(text), expected);
        check("Date_of_Birth:", "date of birth");
        check("Prénom(s)", "prenom s");
        check(" الاسم  الكامل ", "الاسم الكامل");
        check("__", "");
    }
}
