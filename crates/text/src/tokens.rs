//! Words of a name.

use model::script::Script;
use unicode_normalization::char::is_combining_mark;

use crate::latin::to_latin;
use crate::normalise::normalise;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word in lower-case ASCII letters and digits; never empty.
    pub latin: String,
    /// The script it was written in.
    pub script: Script,
    /// Whether a full stop followed it, as after an initial or an abbreviation.
    pub dotted: bool,
    /// Whether a comma followed it: what stands before the first comma of a person's name is usually the family name.
    pub comma: bool,
}

/// The most words of a text that are compared; a hostile text of thousands of words costs no more than this.
const WORDS_MAX: usize = 48;

/// The words of a text, in order. Apostrophes join (`O'Neil` is one word), hyphens, stops and other punctuation divide; an
/// abbreviation of single letters (`S.A.`, `L.L.C.`) is one word. Accents of Latin letters are dropped, other scripts are
/// read in Latin letters; runs of Chinese characters, kana and hangul are one word each. A leading Arabic article is a
/// word of its own.
pub fn words(text: &str) -> Vec<Word> {
    let text = normalise(text);
    let mut result: Vec<Word> = Vec::new();
    let mut raw = String::new();
    for character in text.chars() {
        if belongs_to_word(character) {
            raw.push(character);
            continue;
        }
        if is_apostrophe(character) {
            continue;
        }
        push(&mut result, &mut raw, character == '.', is_comma(character));
        if is_comma(character)
            && let Some(last) = result.last_mut()
        {
            last.comma = true;
        }
    }
    push(&mut result, &mut raw, false, false);
    join_spelled_abbreviations(&mut result);
    result.truncate(WORDS_MAX);
    result
}

fn belongs_to_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character) || character == 'ـ'
}

fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '′' | '"' | '״' | '׳'
    )
}

fn is_comma(character: char) -> bool {
    matches!(character, ',' | '،' | '、')
}

fn push(result: &mut Vec<Word>, raw: &mut String, dotted: bool, comma: bool) {
    if raw.is_empty() || result.len() > 4 * WORDS_MAX {
        raw.clear();
        return;
    }
    let script = Script::of(raw);
    // The article is written together with its noun, but is rendered apart: al-Hasan.
    if script == Script::Arabic
        && let Some(noun) = raw.strip_prefix("ال")
        && noun.chars().filter(|letter| letter.is_alphabetic()).count() >= 3
    {
        let article = Word { latin: "al".to_owned(), script, dotted: false, comma: false };
        let latin = to_latin(noun);
        if !latin.is_empty() {
            result.push(article);
            result.push(Word { latin, script, dotted, comma });
            raw.clear();
            return;
        }
    }
    let latin = to_latin(raw);
    if !latin.is_empty() {
        result.push(Word { latin, script, dotted, comma });
    }
    raw.clear();
}

/// Joins runs of single letters with stops after all but perhaps the last: `s.` `a.` becomes `sa`, unless there are
/// exactly as many as initials of a person would be and no stop between them.
fn join_spelled_abbreviations(words: &mut Vec<Word>) {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut run: Vec<Word> = Vec::new();
    for word in words.drain(..) {
        if word.latin.len() == 1 && word.dotted && !word.comma {
            run.push(word);
            continue;
        }
        if word.latin.len() == 1 && !run.is_empty() && !word.dotted {
            run.push(word);
            flush(&mut joined, &mut run);
            continue;
        }
        flush(&mut joined, &mut run);
        joined.push(word);
    }
    flush(&mut joined, &mut run);
    *words = joined;
}

fn flush(joined: &mut Vec<Word>, run: &mut Vec<Word>) {
    // Initials stand before a family name; an abbreviation of a form of organisation stands after a name.
    if run.len() >= 2 && !joined.is_empty() {
        let latin: String = run.iter().map(|word| word.latin.as_str()).collect();
        let comma = run.last().is_some_and(|word| word.comma);
        let script = run.first().map_or(Script::Latin, |word| word.script);
        joined.push(Word { latin, script, dotted: true, comma });
        run.clear();
    } else {
        joined.append(run);
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_fall_into_words() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<String> = words(text).into_iter().map(|word| word.latin).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Raphael Hythloday", &["raphael", "hythloday"]);
        check("HYTHLODAY, Raphael", &["hythloday", "raphael"]);
        check("O'Neil-Smith", &["oneil", "smith"]);
        check("Anyder Trading S.A.", &["anyder", "trading", "sa"]);
        check("Anyder L.L.C", &["anyder", "llc"]);
        check("R. J. Hythloday", &["r", "j", "hythloday"]);
        check("الحسن بن علي", &["al", "hsn", "bn", "aly"]);
        check("Müller & Söhne", &["muller", "sohne"]);
        check("José García", &["jose", "garcia"]);
        check("Иван Петров", &["ivan", "petrov"]);
        check("亜馬 42", &["yama", "42"]);
        check("...", &[]);
    }
}
