//! Latin letters for any script: one deterministic reading, made for comparison.
//!
//! Arabic and Cyrillic have tables of their own, chosen so that a name meets its usual renderings on the same consonant
//! skeleton. The other scripts are read by `any_ascii`.

use model::script::Script;

/// The reading of an Arabic letter, Persian, Urdu, Pashto and Kurdish letters included. Short vowels are not written; the
/// marks for them, doubling and length strokes have an empty reading.
fn arabic(character: char) -> Option<&'static str> {
    Some(match character {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ع' | 'ٵ' => "a",
        'ء'
        | 'ـ'
        | 'ٰ'
        | '\u{064B}'..='\u{065F}'
        | '\u{0610}'..='\u{061A}'
        | '\u{06D6}'..='\u{06ED}' => "",
        'ؤ' => "w",
        'ئ' => "y",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ٹ' | 'ټ' => "t",
        'ة' | 'ۀ' | 'ۃ' => "a",
        'ث' => "th",
        'ج' => "j",
        'چ' | 'څ' => "ch",
        'ح' | 'ه' | 'ہ' | 'ھ' | 'ە' => "h",
        'خ' => "kh",
        'د' | 'ض' | 'ڈ' | 'ډ' => "d",
        'ذ' => "dh",
        'ر' | 'ڑ' | 'ړ' | 'ڕ' => "r",
        'ز' | 'ظ' => "z",
        'ژ' | 'ږ' => "zh",
        'س' | 'ص' => "s",
        'ش' | 'ښ' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' | 'ۋ' => "v",
        'ق' => "q",
        'ك' | 'ک' | 'ڪ' => "k",
        'گ' | 'ګ' | 'ڭ' => "g",
        'ل' | 'ڵ' => "l",
        'م' => "m",
        'ن' | 'ں' | 'ڼ' => "n",
        'و' | 'ۆ' | 'ۇ' | 'ۈ' => "w",
        'ي' | 'ی' | 'ې' | 'ۍ' | 'ێ' => "y",
        'ے' => "e",
        _ => return None,
    })
}

/// The reading of a Cyrillic letter (Russian, Ukrainian, Belarusian, Serbian, Bulgarian, Kazakh, Kyrgyz, Tajik), as
/// passports and newspapers usually render it.
fn cyrillic(character: char) -> Option<&'static str> {
    Some(match character {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'ғ' => "gh",
        'д' => "d",
        'ђ' | 'џ' => "dj",
        'е' | 'э' | 'ё' | 'є' => "e",
        'ж' => "zh",
        'җ' | 'ҷ' => "j",
        'з' => "z",
        'и' | 'і' | 'ы' | 'ӣ' => "i",
        'й' | 'ј' => "y",
        'ї' => "yi",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' | 'ң' => "n",
        'њ' => "nj",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' => "c",
        'у' | 'ү' | 'ұ' | 'ӯ' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

/// Latin letters whose mark is no accent that NFD would take off, or that `any_ascii` reads otherwise than passports do.
fn latin(character: char) -> Option<&'static str> {
    Some(match character {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ı' => "i",
        'ə' => "a",
        'ħ' => "h",
        'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' | '’' | '‘' | '`' | '´' => "",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        _ => return None,
    })
}

/// The word in lower-case ASCII letters and digits. `word` is one normalised word without spaces.
///
/// Accents are dropped, as most registers do; a register that writes `ue` for `ü` is one letter away.
pub fn to_latin(word: &str) -> String {
    let mut result = String::with_capacity(word.len());
    for character in word.chars() {
        if character.is_ascii_alphanumeric() {
            result.push(character.to_ascii_lowercase());
            continue;
        }
        if character.is_ascii() {
            continue;
        }
        let reading = match Script::of_char(character) {
            Script::Arabic => arabic(character),
            Script::Cyrillic => cyrillic(character),
            _ if ('\u{064B}'..='\u{0670}').contains(&character) => arabic(character),
            _ => latin(character),
        };
        let reading = reading.unwrap_or_else(|| any_ascii::any_ascii_char(character));
        // Two consonants that meet only because no vowel is written between them are no digraph: Zuhayr has no zh.
        if reading == "h"
            && Script::of_char(character) == Script::Arabic
            && result.ends_with(['z', 's', 'k', 'g', 'd', 't', 'p', 'c'])
        {
            result.push('e');
        }
        let letters = reading.bytes().filter(u8::is_ascii_alphanumeric);
        result.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
    }
    result
}

#[cfg(test)]
mod tests {
    use super::to_latin;

    #[test]
    fn words_of_any_script_are_read_in_latin_letters() {
        let check = |word: &str, expected: &str| assert_eq!(to_latin(word), expected, "{word}");
        check("محمد", "mhmd");
        check("عبدالرحمن", "abdalrhmn");
        check("خالد", "khald");
        check("زهير", "zehyr");
        check("گلبدین", "glbdyn");
        check("шевченко", "shevchenko");
        check("юрий", "yuriy");
        check("müller", "muller");
        check("ağaoğlu", "agaoglu");
        check("αγγελοσ", "aggelos");
        check("დავით", "davit");
        check("łukasz", "lukasz");
        check("o’neil", "oneil");
        check("東京", "dongjing");
        check("김", "gim");
        check("42nd", "42nd");
    }
}
