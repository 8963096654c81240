//! Countries, territories, historic states and the special codes of travel documents.
//!
//! Norms: ISO 3166-1:2020 (current), ISO 3166-3:2020 (formerly used), ICAO Doc 9303 part 3 section 5 (codes of
//! nationality and issuer in machine-readable travel documents), and the country type of FollowTheMoney 4.11.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use super::ValueError;
use super::country_data::{COUNTRIES, Entry};

/// Longer texts are no country name; the longest name in the table has 60 characters.
const TEXT_BYTES_MAX: usize = 200;

/// What kind of thing a [`Country`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CountryKind {
    /// A state, or a disputed one that issues its own documents (Kosovo, Palestine, Taiwan).
    State,
    /// A territory with an ISO 3166-1 code that belongs to a state, for example Bermuda.
    Territory,
    /// A state that no longer exists, for example the Soviet Union.
    Historic,
    /// A part of a state, claimed or real, that FollowTheMoney names, for example Crimea.
    Part,
    /// An organisation that issues travel documents, for example the United Nations.
    Organisation,
    /// A statement that there is no known nationality: stateless, refugee, unspecified.
    NoNationality,
    /// Utopia, the specimen state of ICAO Doc 9303. It behaves as a state.
    Specimen,
}

/// A country or one of its kin, read from a code or a name in English, French, Italian or Arabic.
#[derive(Clone, Copy)]
pub struct Country(&'static Entry);

impl Country {
    /// Reads a code or a name.
    ///
    /// Accepted are ISO 3166-1 alpha-2, alpha-3 and numeric-3 codes, FollowTheMoney codes, ICAO special codes, codes of
    /// ISO 3166-3 that were not given to another country since, English short and formal names, names as the UN and
    /// OFAC lists print them (`Korea, North`), English adjectives of nationality, and French, Italian and Arabic short
    /// names. Case, accents, punctuation and articles do not matter. British nationalities of ICAO Doc 9303
    /// (`GBD`, `GBN`, `GBO`, `GBP`, `GBS`) are read as the United Kingdom.
    ///
    /// # Errors
    /// A text that names no country, or that names several (`Korea`, `Dominican`, `Congolese`), and texts that say that
    /// the country is unknown.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let refuse = |reason| Err(ValueError { kind: "country", reason });
        if text.len() > TEXT_BYTES_MAX {
            return refuse("it is too long for the name of a country");
        }
        if let Some(entry) = BY_SPELLING.get(text) {
            return Ok(Self(entry));
        }
        let key = fold(text);
        // OFAC writes areas that are no country of its own as "Region: Gaza".
        let key = key.strip_prefix("region ").unwrap_or(&key);
        if key.is_empty() {
            return refuse("it is empty");
        }
        if let Some(entry) = look_up(key) {
            return Ok(Self(entry));
        }
        // "Korea, North" and "Iran (Islamic Republic of)" are read as "North Korea" and "Islamic Republic of Iran".
        if let Some((before, after)) = text.split_once([',', '(']) {
            let after = after.trim_end().trim_end_matches(')');
            if let Some(entry) = look_up(&fold(&format!("{after} {before}"))) {
                return Ok(Self(entry));
            }
        }
        refuse("no country has this code or name")
    }

    /// The entry of a code in the form that [`code`](Self::code) returns.
    fn from_code(code: &str) -> Option<Self> {
        let at = COUNTRIES.binary_search_by(|entry| entry.code.cmp(code)).ok()?;
        COUNTRIES.get(at).map(Self)
    }

    /// Every country of the table, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        COUNTRIES.iter().map(Self)
    }

    /// The code in lower case: that of FollowTheMoney (`iq`, `suhh`, `ua-cri`), else of ISO 3166-3 (`ydye`) or ICAO
    /// (`uto`, `xxa`).
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// Same as [`code`](Self::code).
    pub fn as_str(self) -> &'static str {
        self.0.code
    }

    /// The code, if FollowTheMoney knows it and so accepts it in a property of type country.
    pub fn follow_the_money_code(self) -> Option<&'static str> {
        self.0.follow_the_money.then_some(self.0.code)
    }

    /// ISO 3166-1 alpha-2 in capitals, current, exceptionally reserved or formerly assigned.
    pub fn alpha2(self) -> Option<&'static str> {
        self.0.alpha2
    }

    /// ISO 3166-1 alpha-3 in capitals, current or formerly assigned, or the ICAO code.
    pub fn alpha3(self) -> Option<&'static str> {
        self.0.alpha3
    }

    /// ISO 3166-1 numeric-3 with its leading zeros, current or formerly assigned.
    pub fn numeric(self) -> Option<&'static str> {
        self.0.numeric
    }

    /// The English short name.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// What kind of thing this is.
    pub fn kind(self) -> CountryKind {
        self.0.kind
    }

    /// The countries of today that came out of a historic state; none for every other kind.
    pub fn successors(self) -> impl Iterator<Item = Self> {
        let codes = match self.kind() {
            CountryKind::Historic => self.0.related,
            _ => &[],
        };
        codes
            .iter()
            .filter_map(|code| Self::from_code(code))
            .filter(|country| country.kind() != CountryKind::Historic)
    }

    /// Whether two statements about the same person or company cannot both be true by themselves.
    ///
    /// They contradict each other when they are different countries and neither stands for the other: a successor does
    /// not contradict its historic state, a territory or part does not contradict the state it belongs to or is claimed
    /// by, and a state that became independent after 1990 does not contradict the one it left. Two successors of one
    /// historic state do contradict each other. Organisations and statements of no nationality contradict nothing.
    pub fn contradicts(self, other: Self) -> bool {
        let states_a_country = |country: Self| {
            !matches!(country.kind(), CountryKind::Organisation | CountryKind::NoNationality)
        };
        let stands_for = |a: Self, b: Self| a.0.related.contains(&b.0.code);
        self != other
            && states_a_country(self)
            && states_a_country(other)
            && !stands_for(self, other)
            && !stands_for(other, self)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({})", self.0.code)
    }
}

impl PartialEq for Country {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for Country {}

impl Hash for Country {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.code.hash(state);
    }
}

impl PartialOrd for Country {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Country {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.code.cmp(other.0.code)
    }
}

/// Formal words before a name that do not tell two states apart. Names for which they do (`Republic of Korea`) are rows
/// of the table and found first.
const FORMAL_PREFIXES: &[&str] = &[
    "arab republic of ",
    "bolivarian republic of ",
    "commonwealth of ",
    "democratic republic of ",
    "democratic socialist republic of ",
    "federal democratic republic of ",
    "federal republic of ",
    "federated states of ",
    "federative republic of ",
    "grand duchy of ",
    "co operative republic of ",
    "independent state of ",
    "islamic republic of ",
    "kingdom of ",
    "peoples democratic republic of ",
    "peoples republic of ",
    "plurinational state of ",
    "principality of ",
    "republic of ",
    "socialist republic of ",
    "state of ",
    "sultanate of ",
    "union of ",
    "united republic of ",
    "royaume de ",
    "republique de ",
    "republique du ",
    "regno di ",
    "regno del ",
    "repubblica di ",
    "repubblica del ",
    "مملكه ",
    "جمهوريه ",
    "دوله ",
    "سلطنه ",
];

/// Each folded code and name, with its row. Codes come first, so that a name never hides a code.
static BY_KEY: LazyLock<HashMap<String, &'static Entry>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for entry in COUNTRIES {
        map.entry(fold(entry.code)).or_insert(entry);
    }
    for entry in COUNTRIES {
        for code in [entry.alpha2, entry.alpha3, entry.numeric].into_iter().flatten() {
            map.entry(fold(code)).or_insert(entry);
        }
    }
    for entry in COUNTRIES {
        for name in std::iter::once(&entry.name).chain(entry.names) {
            map.entry(fold(name)).or_insert(entry);
        }
    }
    map
});

/// Codes and names just as the table has them, which are nearly all that lists write: found without folding.
static BY_SPELLING: LazyLock<HashMap<&'static str, &'static Entry>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for entry in COUNTRIES {
        for text in [entry.code, entry.name].into_iter().chain(entry.names.iter().copied()) {
            if let Some(found) = look_up(&fold(text)) {
                map.insert(text, found);
            }
        }
    }
    map
});

fn look_up(key: &str) -> Option<&'static Entry> {
    if let Some(entry) = BY_KEY.get(key) {
        return Some(entry);
    }
    let bare = FORMAL_PREFIXES.iter().find_map(|prefix| key.strip_prefix(prefix))?;
    // A code after a formal prefix is a coincidence, not a name.
    if bare.chars().count() < 4 && bare.is_ascii() { None } else { BY_KEY.get(bare).copied() }
}

/// [`fold`] of a text whose words are of ASCII letters and digits with one blank between them, which needs no second look
/// because none of the words stands for another one or for nothing. None for every other text.
fn fold_plain(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    if text.is_empty() || !text.bytes().all(plain) || text.starts_with(' ') || text.ends_with(' ') {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if !lower.contains(' ') {
        return (!matches!(lower.as_str(), "st" | "ste")).then_some(lower);
    }
    let changes = |word: &str| {
        matches!(word, "" | "st" | "ste" | "the" | "la" | "le" | "les" | "il" | "lo" | "gli" | "i")
    };
    (!lower.split(' ').any(changes)).then_some(lower)
}

/// The spelling under which a name is looked up: lower case, no accents, no punctuation, no articles, one space between
/// words. Arabic letters that writers exchange (alef with and without hamza, final ya, ta marbuta) become one.
fn fold(text: &str) -> String {
    if let Some(plain) = fold_plain(text) {
        return plain;
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            // Combining marks (the dot of a lower-cased İ among them), Arabic vowel signs and the lengthening stroke.
            '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => {}
            '.' | '\'' | '’' | '‘' | '`' | '´' => {}
            '&' => plain.push_str(" and "),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => plain.push('a'),
            'æ' => plain.push_str("ae"),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ı' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'ß' => plain.push_str("ss"),
            'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
            'ى' | 'ی' => plain.push('ي'),
            'ة' => plain.push('ه'),
            'ک' => plain.push('ك'),
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let words: Vec<&str> = plain
        .split_whitespace()
        .map(|word| match word {
            "st" => "saint",
            "ste" => "sainte",
            // The article is written or left out without a rule, even inside a name.
            _ => word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word),
        })
        .collect();
    let is_article =
        |word: &str| matches!(word, "the" | "la" | "le" | "les" | "il" | "lo" | "gli" | "i");
    // One word alone is never an article: `LA`, `LE` and `IL` are codes.
    if words.len() == 1 {
        return words.concat();
    }
    words.into_iter().filter(|word| !is_article(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_folded_as_every_other() {
        for text in [
            "Iran",
            "IR",
            "LA",
            "St",
            "St Lucia",
            "the Gambia",
            "Cote d Ivoire",
            "Isle of Man",
            "a  b",
            "i",
            "le",
            "La Paz",
            "008",
            "North Macedonia",
            "Sainte x",
            " x",
            "Lo la",
            "US",
        ] {
            // A combining mark says nothing, and no plain text has one.
            assert_eq!(fold(text), fold(&format!("{text}\u{301}")), "{text}");
        }
    }

    #[test]
    fn no_spelling_stands_in_two_rows() {
        // ISO gave CS twice; Yemen's YE keeps 886 of the north. The row that wins is the one FollowTheMoney maps to.
        let allowed = ["cs"];
        let mut seen: HashMap<String, &str> = HashMap::new();
        for entry in COUNTRIES {
            let codes = [Some(entry.code), entry.alpha2, entry.alpha3, entry.numeric];
            for text in
                codes.into_iter().flatten().chain([entry.name]).chain(entry.names.iter().copied())
            {
                let key = fold(text);
                assert!(!key.is_empty(), "{text} of {} folds to nothing", entry.code);
                if allowed.contains(&key.as_str()) {
                    continue;
                }
                if let Some(other) = seen.insert(key, entry.code) {
                    assert_eq!(other, entry.code, "{text} stands for both");
                }
            }
        }
    }

    #[test]
    fn the_table_is_sorted_and_its_relations_exist() {
        assert!(COUNTRIES.is_sorted_by(|a, b| a.code < b.code));
        for entry in COUNTRIES {
            for code in entry.related {
                assert!(
                    Country::from_code(code).is_some(),
                    "{} is related to an unknown {code}",
                    entry.code
                );
            }
        }
    }

    #[test]
    fn every_spelling_of_the_table_is_read() {
        for entry in COUNTRIES {
            for text in std::iter::once(&entry.name).chain(entry.names) {
                // The alpha-2 code CS is one of two states by ISO; see above.
                assert_eq!(Country::parse(text).unwrap().code(), entry.code, "{text}");
                // A combining mark says nothing, and with one the name is not as the table has it.
                let folded = Country::parse(&format!("{text}\u{301}")).unwrap();
                assert_eq!(folded.code(), entry.code, "{text}");
            }
        }
    }
}
