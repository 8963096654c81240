//! Identity documents of individuals.
//!
//! The number stands in `NUMBER`, in words (`Utopian passport number A 123456`), in `NOTE` when `NUMBER` is missing
//! (`Utopian passport number L 123456 issued on 5 Feb. 2001`), or at the end of `TYPE_OF_DOCUMENT2`. The issuer stands in
//! `ISSUING_COUNTRY` or `COUNTRY_OF_ISSUE`, or as an adjective before the number.

use model::values::Country;

use crate::guarded::element::joined;

/// A document number taken out of the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number, with the spaces of the source.
    pub number: String,
    /// What stood around it; empty where nothing did.
    pub remark: String,
    /// The country that the words name.
    pub country: Option<Country>,
}

/// The number in the text of a `NUMBER` element. Text without lower-case letters is a number as it stands.
pub fn number(text: &str) -> Option<Number> {
    let text = joined(text);
    if text.is_empty() {
        return None;
    }
    let plain = !text.chars().any(|one| one.is_lowercase() || matches!(one, '(' | ','));
    if plain {
        return Some(Number { number: text, remark: String::new(), country: None });
    }
    taken_out(&text).or(Some(Number { number: text, remark: String::new(), country: None }))
}

/// The number in a remark, where the words before it say that it is one, or where it comes first and has at least five
/// digits; so the year in "issued in 2001" is no number.
pub fn number_in_remark(text: &str) -> Option<Number> {
    let text = joined(text);
    let digits_first = text
        .split(' ')
        .next()
        .is_some_and(|token| digits(token) >= 5 && digits(token) == token.len());
    let before = text.split(|one: char| one.is_ascii_digit()).next()?.to_lowercase();
    let announced =
        ["number", "no.", "code:", "card", "no:"].iter().any(|word| before.contains(word));
    if digits_first || announced { taken_out(&text) } else { None }
}

fn digits(token: &str) -> usize {
    token.bytes().filter(u8::is_ascii_digit).count()
}

fn taken_out(text: &str) -> Option<Number> {
    let tokens: Vec<&str> = text.split(' ').collect();
    let has_digit = |token: &str| digits(token) > 0;
    let is_label =
        |token: &str| matches!(token.to_lowercase().as_str(), "no." | "no" | "number" | "nr.");
    let is_series = |token: &str| {
        token.chars().count() <= 3 && token.chars().all(|one| one.is_ascii_uppercase())
    };
    let first_digit = tokens.iter().position(|token| has_digit(token))?;
    let start = match first_digit.checked_sub(1) {
        Some(before) if tokens.get(before).is_some_and(|token| is_series(token)) => before,
        _ => first_digit,
    };
    let mut parts: Vec<String> = Vec::new();
    let mut end = tokens.len();
    for (index, token) in tokens.iter().enumerate().skip(start) {
        if is_label(token) {
            continue;
        }
        if !has_digit(token) && index >= first_digit || token.starts_with('(') {
            end = index;
            break;
        }
        let bare = token.trim_matches([',', ';', ':', '(', ')']).trim_end_matches('.');
        let bare = bare.strip_prefix("N°").unwrap_or(bare);
        parts.push(bare.to_owned());
        if token.ends_with([',', ';']) {
            end = index + 1;
            break;
        }
    }
    let number = parts.join(" ");
    if !has_digit(&number) {
        return None;
    }
    let words = |range: Option<&[&str]>| range.map(|words| words.join(" ")).unwrap_or_default();
    let before = words(tokens.get(..start));
    let after = words(tokens.get(end..));
    let country = country_in(&before).or_else(|| country_in(&after));
    let remark = joined(&format!("{before} {after}"));
    Some(Number { number, remark, country })
}

/// The country that a phrase names: the whole phrase, or the longest run of words from any of its first words on.
pub fn country_in(phrase: &str) -> Option<Country> {
    const WORDS_MAX: usize = 12;
    let words: Vec<&str> = phrase
        .split([' ', '/', ',', ';'])
        .map(|word| word.trim_matches(['(', ')', '.', ':']))
        .filter(|word| !word.is_empty())
        .take(WORDS_MAX)
        .collect();
    for start in 0..words.len() {
        for end in (start + 1..=words.len()).rev() {
            let run = words.get(start..end)?.join(" ");
            // Short words such as "in" and "no" are country codes too; only a code written as one counts.
            let is_name = run.len() > 3 || run.chars().all(|one| one.is_ascii_uppercase());
            if is_name && let Ok(country) = Country::parse(&run) {
                return Some(country);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_out_of_the_words_around_them() {
        let check = |text: &str, expected: &str, country: Option<&str>| {
            let found = number(text).unwrap();
            assert_eq!(found.number, expected, "{text}");
            assert_eq!(found.country.map(|country| country.code()), country, "{text}");
        };
        check("D 014433", "D 014433", None);
        check("96/184442", "96/184442", None);
        check("Qatari passport number 00123", "00123", Some("qa"));
        check("Libyan Passport No. 96/18", "96/18", Some("ly"));
        check("Russian passport number 8208 No. 555", "8208 555", Some("ru"));
        check("German travel document (“Reiseausweis”) A 0139", "A 0139", Some("de"));
        check("R0001, South Sudan", "R0001", Some("ss"));
        check("No. H0044 (Iraqi)", "H0044", Some("iq"));
        check("Diplomatic Passport D0144", "D0144", None);
        check("381110 (Expired 25 Jan. 2016)", "381110", None);
        check("Laissez-passer no. N°235/AB/CD", "235/AB/CD", None);
        check("unknown", "unknown", None);
        assert_eq!(number("  "), None);
    }

    #[test]
    fn a_year_in_a_remark_is_no_number() {
        let check = |text: &str, expected: Option<&str>| {
            let found = number_in_remark(text).map(|found| found.number);
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("Tunisian passport number L 123 issued on 5 Feb. 2001", Some("L 123"));
        check("02718281 issued on 9 Jun. 2001", Some("02718281"));
        check("Italian Fiscal Code: ABC89T12Z", Some("ABC89T12Z"));
        check("issued in 2005, under another name", None);
        check("expired on 5 Mar. 2001", None);
        check("", None);
    }
}
