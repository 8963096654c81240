//! A name made ready for comparison: words with their kind, class, skeleton and weight.

use model::script::Script;
use text::{Skeleton, Word, skeleton, words};

use crate::tables::{WordKind, tables};

/// What part a word plays in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TokenKind {
    /// A word of the name itself. Only these and numbers count as evidence of identity.
    Word,
    /// A number, in digits.
    Number,
    /// A single letter that stands for a word.
    Initial,
    /// A word such as `al`, `de` or `van`.
    Particle,
    /// A word that says "child of", such as `bin` or `oglu`.
    Patronymic,
    /// A title or rank.
    Title,
    /// A form of organisation, such as `ltd`; the text is the abbreviation that all its spellings share.
    Form,
}

impl TokenKind {
    /// Every kind, so that tests can demand a row for each. The position is the kind's number in a snapshot.
    pub const ALL: &'static [Self] = &[
        Self::Word,
        Self::Number,
        Self::Initial,
        Self::Particle,
        Self::Patronymic,
        Self::Title,
        Self::Form,
    ];

    /// Whether words of this kind count as evidence of identity.
    pub fn counts(self) -> bool {
        matches!(self, Self::Word | Self::Number)
    }
}

/// One word of a name with what is compared of it. All of it follows from text, kind and `consonantal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word in lower-case ASCII.
    pub text: Box<str>,
    /// What part it plays.
    pub kind: TokenKind,
    /// Whether it was written in a script that leaves out short vowels (Arabic, Hebrew, Syriac).
    pub consonantal: bool,
    /// The consonant skeleton.
    pub skeleton: Skeleton,
    /// The spelling class, 0 where it has none.
    pub class: u16,
    /// How much the word tells, in millionths.
    pub weight: u32,
}

impl Token {
    /// A token of this text and kind.
    pub fn new(text: impl Into<Box<str>>, kind: TokenKind, consonantal: bool) -> Self {
        let text = text.into();
        let counts = kind.counts();
        let numeric = kind == TokenKind::Number;
        Self {
            skeleton: if counts && !numeric { skeleton(&text) } else { 0 },
            class: if kind == TokenKind::Word { tables().class(&text) } else { 0 },
            weight: if counts { tables().weight(&text) } else { 0 },
            kind,
            consonantal,
            text,
        }
    }
}

/// What an alignment reads of a word, so that an index can align words it keeps in another shape.
pub trait Part {
    /// The word in lower-case ASCII.
    fn text(&self) -> &str;
    /// What part it plays.
    fn kind(&self) -> TokenKind;
    /// Whether it was written without short vowels.
    fn is_consonantal(&self) -> bool;
    /// How much it tells, in millionths.
    fn weight(&self) -> u32;
}

impl Part for Token {
    fn text(&self) -> &str {
        &self.text
    }

    fn kind(&self) -> TokenKind {
        self.kind
    }

    fn is_consonantal(&self) -> bool {
        self.consonantal
    }

    fn weight(&self) -> u32 {
        self.weight
    }
}

/// A name as it was written and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As its source wrote it.
    pub raw: Box<str>,
    /// Whether it is read as the name of a person. Only names of one reading are compared with each other.
    pub person: bool,
    /// Its words in order.
    pub tokens: Vec<Token>,
}

impl Name {
    /// A name of a person (`person`) or of anything else.
    pub fn new(raw: &str, person: bool) -> Self {
        let mut words = words(raw);
        let mut tokens =
            if person { person_tokens(&mut words) } else { organisation_tokens(&words) };
        let titles = tokens.iter().filter(|token| token.kind == TokenKind::Title).count();
        if titles >= 2 && !tokens.iter().any(|token| token.kind.counts()) {
            // Some are known by two titles only (Haji Sahib); then these are the name.
            for token in tokens.iter_mut().filter(|token| token.kind == TokenKind::Title) {
                *token = Token::new(token.text.clone(), TokenKind::Word, token.consonantal);
            }
        }
        let texts: Vec<&str> = tokens.iter().map(|token| &*token.text).collect();
        if tables().is_placeholder(&texts) {
            tokens.clear();
        }
        Self { raw: raw.into(), person, tokens }
    }

    /// How many of its words count as evidence.
    pub fn counted(&self) -> usize {
        self.tokens.iter().filter(|token| token.kind.counts()).count()
    }

    /// Whether there is anything to compare: a word of the name itself of at least two letters. Titles, particles, forms
    /// of organisation, initials and numbers alone name nobody, and neither does what a form holds in place of a name,
    /// such as `unknown`.
    pub fn is_comparable(&self) -> bool {
        self.tokens.iter().any(|token| token.kind == TokenKind::Word && token.text.len() >= 2)
    }

    /// The words as they are compared, for an explanation.
    pub fn normalised(&self) -> String {
        let texts: Vec<&str> = self.tokens.iter().map(|token| &*token.text).collect();
        texts.join(" ")
    }
}

fn is_consonantal(script: Script) -> bool {
    matches!(script, Script::Arabic | Script::Hebrew | Script::Syriac)
}

fn is_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn person_tokens(words: &mut Vec<Word>) -> Vec<Token> {
    join_compounds(words);
    let last = words.len().saturating_sub(1);
    let mut tokens = Vec::with_capacity(words.len());
    for (position, word) in words.iter().enumerate() {
        let consonantal = is_consonantal(word.script);
        let letters = word.latin.bytes().filter(u8::is_ascii_alphabetic).count();
        if letters >= 2 && is_number(&word.latin) {
            tokens.push(Token::new(without_digits(&word.latin), TokenKind::Word, consonantal));
            continue;
        }
        let kind = match tables().kind(&word.latin, true) {
            _ if is_number(&word.latin) => TokenKind::Number,
            Some(WordKind::Title) => TokenKind::Title,
            // Ben Smith is no son of Smith, and a name may end in Al or Bin.
            Some(WordKind::Patronymic) if position > 0 && position < last => TokenKind::Patronymic,
            Some(WordKind::Patronymic) if word.latin != "ben" => TokenKind::Patronymic,
            Some(WordKind::Particle) => TokenKind::Particle,
            _ if is_article(words, position) => TokenKind::Particle,
            _ if word.latin.len() == 1 => TokenKind::Initial,
            _ => TokenKind::Word,
        };
        tokens.push(Token::new(word.latin.as_str(), kind, consonantal));
    }
    tokens
}

/// The Arabic article with its consonant assimilated to the next word's first: ash-Shami, ar-Rawi, an-Nasr.
fn is_article(words: &[Word], position: usize) -> bool {
    let Some(word) = words.get(position) else { return false };
    let Some(next) = words.get(position + 1) else { return false };
    let bytes = word.latin.as_bytes();
    (2..=3).contains(&bytes.len())
        && matches!(bytes.first(), Some(b'a' | b'e' | b'u' | b'o'))
        && bytes.get(1..).is_some_and(|consonant| next.latin.as_bytes().starts_with(consonant))
        && matches!(bytes.get(1), Some(b's' | b'r' | b'n' | b'd' | b't' | b'z'))
}

/// Writes the compounds that spellings divide in different ways as one word: Abd al-Rahman, Abdul Rahman and Abdurrahman
/// all become `abdrahman`; Salah al-Din and Salahuddin become `salahdin`.
fn join_compounds(words: &mut Vec<Word>) {
    let mut result: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = std::mem::take(words).into_iter().peekable();
    while let Some(mut word) = rest.next() {
        if word.comma {
            word.latin = compound(&word.latin);
            result.push(word);
            continue;
        }
        if is_servant(&word.latin) {
            let mut article = None;
            if rest.peek().is_some_and(|next| is_linking_article(&next.latin)) {
                article = rest.next();
            }
            match rest.next() {
                Some(next) => {
                    word.latin = compound(&format!("abdul{}", next.latin));
                    word.comma = next.comma;
                    result.push(word);
                }
                None => {
                    result.push(word);
                    result.extend(article);
                }
            }
            continue;
        }
        // X al-Din, X ud Din, X Eddine.
        let next_is_article = rest.peek().is_some_and(|next| is_linking_article(&next.latin));
        if next_is_article && word.latin.len() >= 3 {
            let article = rest.next();
            if rest.peek().is_some_and(|after| is_religion(&after.latin)) {
                let after = rest.next();
                word.latin = format!("{}din", compound(&word.latin));
                word.comma = after.is_some_and(|after| after.comma);
                result.push(word);
                continue;
            }
            word.latin = compound(&word.latin);
            result.push(word);
            result.extend(article);
            continue;
        }
        if word.latin.len() >= 3 && rest.peek().is_some_and(|next| is_fused_religion(&next.latin)) {
            let next = rest.next();
            word.latin = format!("{}din", word.latin);
            word.comma = next.is_some_and(|next| next.comma);
            result.push(word);
            continue;
        }
        word.latin = compound(&word.latin);
        result.push(word);
    }
    *words = result;
}

fn is_servant(word: &str) -> bool {
    matches!(
        word,
        "abd"
            | "abdul"
            | "abdel"
            | "abdal"
            | "abdoul"
            | "abdol"
            | "abdu"
            | "abdou"
            | "abdil"
            | "abdur"
            | "abdus"
    )
}

fn is_linking_article(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "ul"
            | "ol"
            | "il"
            | "ud"
            | "ad"
            | "ed"
            | "ar"
            | "er"
            | "ur"
            | "as"
            | "es"
            | "us"
            | "an"
            | "en"
            | "un"
            | "az"
            | "ash"
            | "at"
            | "eddin"
            | "ddin"
    ) && word.len() <= 3
}

fn is_religion(word: &str) -> bool {
    matches!(word, "din" | "deen" | "dine" | "dyn" | "dien")
}

fn is_fused_religion(word: &str) -> bool {
    matches!(
        word,
        "uddin"
            | "eddin"
            | "eddine"
            | "uddeen"
            | "addin"
            | "aldin"
            | "aldeen"
            | "eldin"
            | "eldeen"
            | "ddin"
            | "aldyn"
            | "eldine"
            | "uldin"
    )
}

/// One word with the compounds in it written in the one way: `abdurrahman` as `abdrahman`, `salahuddin` as `salahdin`.
fn compound(word: &str) -> String {
    for servant in ["abdul", "abdel", "abdal", "abdoul", "abdol", "abdil"] {
        if let Some(rest) = word.strip_prefix(servant)
            && rest.len() >= 3
        {
            let rest = rest.strip_prefix("ah").map_or(rest, |_| "lah");
            return if matches!(rest, "lah" | "la" | "allah" | "llah" | "alla" | "lahi") {
                "abdullah".to_owned()
            } else {
                format!("abd{rest}")
            };
        }
    }
    if matches!(
        word,
        "abdalh"
            | "abdlh"
            | "abdullah"
            | "abdallah"
            | "abdulla"
            | "abdalla"
            | "abdulah"
            | "abdalah"
            | "abdellah"
            | "abdella"
            | "abdollah"
            | "abdoulah"
    ) {
        return "abdullah".to_owned();
    }
    // The article's consonant assimilated: abdurrahman, abdussalam, abdennour.
    if let Some(rest) = word.strip_prefix("abd")
        && rest.len() >= 5
    {
        let bytes = rest.as_bytes();
        if let (Some(b'u' | b'e' | b'a' | b'o'), Some(first), Some(second)) =
            (bytes.first(), bytes.get(1), bytes.get(2))
            && first == second
            && let Some(stem) = rest.get(2..)
        {
            return format!("abd{stem}");
        }
    }
    for ending in [
        "uddin", "uddeen", "eddine", "eddin", "addin", "aldin", "aldeen", "eldin", "eldeen",
        "aldyn", "udin", "ouddine", "iddin", "itdin",
    ] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
        {
            return format!("{stem}din");
        }
    }
    word.to_owned()
}

fn organisation_tokens(words: &[Word]) -> Vec<Token> {
    let words = &join_letters(words);
    let texts: Vec<&str> = words.iter().map(|word| word.latin.as_str()).collect();
    let mut tokens = Vec::with_capacity(words.len());
    let mut position = 0;
    while let (Some(word), Some(rest)) = (words.get(position), texts.get(position..)) {
        let consonantal = is_consonantal(word.script);
        if let Some((length, form)) = tables().long_form(rest) {
            tokens.push(Token::new(tables().form_name(form), TokenKind::Form, false));
            position += length;
            continue;
        }
        let last = position + 1 == words.len();
        let token = match tables().kind(&word.latin, false) {
            _ if number_word(&word.latin, position > 0).is_some() => Token::new(
                number_word(&word.latin, position > 0).unwrap_or_default(),
                TokenKind::Number,
                false,
            ),
            // A form of organisation stands at the end, or at the beginning as in Russian; `as` in the middle is a word.
            Some(WordKind::Form(form)) if position == 0 || last || word.latin.len() > 2 => {
                Token::new(tables().form_name(form), TokenKind::Form, false)
            }
            Some(WordKind::Stop | WordKind::Particle | WordKind::Patronymic) => {
                Token::new(word.latin.as_str(), TokenKind::Particle, consonantal)
            }
            _ if is_number(&word.latin) => {
                Token::new(word.latin.trim_start_matches('0'), TokenKind::Number, false)
            }
            _ => Token::new(word.latin.as_str(), TokenKind::Word, consonantal),
        };
        tokens.push(token);
        position += 1;
    }
    tokens
}

/// Writes runs of single letters as one word, so that J. P., J.P. and JP are one abbreviation.
fn join_letters(words: &[Word]) -> Vec<Word> {
    let mut result: Vec<Word> = Vec::with_capacity(words.len());
    let mut in_run = false;
    for word in words {
        let letter =
            word.latin.len() == 1 && word.latin.bytes().all(|byte| byte.is_ascii_alphabetic());
        match result.last_mut() {
            Some(last) if letter && in_run => {
                last.latin.push_str(&word.latin);
                last.comma = word.comma;
            }
            _ => result.push(word.clone()),
        }
        in_run = letter;
    }
    result
}

/// Letters for the digits that stand for them in a word that mixes both, as in `Ig0r`.
fn without_digits(word: &str) -> String {
    let letter = |character: char| match character {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '9' => 'g',
        other => other,
    };
    word.chars().map(letter).collect()
}

/// Digits for a number written as a word or, after the first word, as a Roman numeral.
fn number_word(word: &str, roman: bool) -> Option<&'static str> {
    Some(match word {
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "first" | "1st" => "1",
        "second" | "2nd" => "2",
        "third" | "3rd" => "3",
        "ii" if roman => "2",
        "iii" if roman => "3",
        "iv" if roman => "4",
        "vi" if roman => "6",
        "vii" if roman => "7",
        "viii" if roman => "8",
        "ix" if roman => "9",
        "xi" if roman => "11",
        "xii" if roman => "12",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raw: &str, person: bool) -> String {
        let name = Name::new(raw, person);
        let parts: Vec<String> = name
            .tokens
            .iter()
            .map(|token| match token.kind {
                TokenKind::Word => token.text.to_string(),
                kind => format!("{}:{}", token.text, format!("{kind:?}").to_lowercase()),
            })
            .collect();
        parts.join(" ")
    }

    #[test]
    fn names_of_people_fall_into_their_parts() {
        let check = |raw: &str, expected: &str| assert_eq!(shown(raw, true), expected, "{raw}");
        check(
            "Sheikh Zuhayr bin Qandar al-Bashi",
            "sheikh:title zuhayr bin:patronymic qandar al:particle bashi",
        );
        check("Abd al-Rahman Obrin", "abdrahman obrin");
        check("Abdul Rahman Obrin", "abdrahman obrin");
        check("Abdurrahman Obrin", "abdrahman obrin");
        check("عبد الرحمن", "abdrhmn");
        check("عبدالرحمن", "abdrhmn");
        check("Salah al-Din Obrin", "salahdin obrin");
        check("Salahuddin Obrin", "salahdin obrin");
        check("Salah Eddine Obrin", "salahdin obrin");
        check("Abd Allah", "abdullah");
        check("J. Hythloday", "j:initial hythloday");
        check("Dr.", "dr:title");
        check("Haji Sahib", "haji sahib");
        check("Unknown", "");
        check("Nasr ash-Shami", "nasr ash:particle shami");
        check("Ben Hythloday", "ben hythloday");
    }

    #[test]
    fn names_of_organisations_fall_into_their_parts() {
        let check = |raw: &str, expected: &str| assert_eq!(shown(raw, false), expected, "{raw}");
        check("Anyder Trading Company Limited", "anyder trading ltd:form");
        check("OOO Anyder", "llc:form anyder");
        check("Anyder GmbH & Co. KG", "anyder partnership:form");
        check("The Amaurot Group of Companies", "the:particle amaurot group of:particle companies");
        check("Anyder II", "anyder 2:number");
        check("Anyder 007", "anyder 7:number");
        check("Limited", "ltd:form");
        check("N/A", "");
    }
}
