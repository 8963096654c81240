//! The values in one cell: between separators, numbered, or the whole cell.

use super::{DateReader, Mapping};
use crate::table::Cell;

/// The values in a cell: the parts between separators, else the whole cell. Blank parts are left out.
pub(crate) fn cell_values<'a>(
    text: &'a str,
    separator: Option<&'a str>,
) -> impl Iterator<Item = &'a str> {
    let parts: Vec<&str> = match separator {
        Some(separator) if !separator.is_empty() => text.split(separator).collect(),
        _ => vec![text],
    };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty())
}

impl Mapping {
    /// The values in a cell as the mapping says.
    pub(crate) fn values<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut parts = vec![text];
        if self.numbered {
            parts = parts.into_iter().flat_map(numbered).collect();
        }
        for separator in &self.separators {
            parts = parts.into_iter().flat_map(|part| part.split(separator.as_str())).collect();
        }
        parts.into_iter().map(str::trim).filter(|part| !self.is_blank(part)).collect()
    }

    /// Whether a text says that there is nothing.
    pub(crate) fn is_blank(&self, text: &str) -> bool {
        let text = text.trim();
        text.is_empty() || self.blank.iter().any(|blank| blank == text)
    }

    /// Whether a cell holds nothing.
    pub(crate) fn is_blank_cell(&self, cell: &Cell) -> bool {
        self.is_blank(&cell.text)
    }

    /// How dates are read.
    pub(crate) fn dates(&self, workbook: bool) -> DateReader {
        DateReader {
            workbook,
            order: self.date_order,
            two_digit_years_from: self.two_digit_years_from,
        }
    }
}

/// How values are numbered: what stands before and after a number.
const MARKS: [(&str, &str); 3] = [("(", ")"), ("", ")"), ("", ".")];

/// The numbers in each way of counting.
const COUNTS: [fn(u32) -> Option<String>; 4] = [
    |ordinal| Some(ordinal.to_string()),
    |ordinal| letter('a', ordinal),
    |ordinal| letter('A', ordinal),
    |ordinal| {
        let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
        roman.get(ordinal as usize - 1).map(|roman| (*roman).to_owned())
    },
];

fn letter(first: char, ordinal: u32) -> Option<String> {
    let letter = char::from_u32(u32::from(first) + ordinal - 1)?;
    letter.is_ascii_alphabetic().then(|| letter.to_string())
}

/// The values of a numbered text such as `1) Raphael 2) Rafael`, `a. Raphael b. Rafael` or `(i) Raphael, (ii) Rafael`,
/// without their numbers. A text that does not begin with the first number is one value. So is one that has no second
/// number, for `1. Army Command` is a name; only `(a)` is taken off it.
fn numbered(text: &str) -> Vec<&str> {
    let plain = text.trim().trim_matches('"').trim();
    for count in COUNTS {
        for (before, after) in MARKS {
            let number = |ordinal| count(ordinal).map(|number| format!("{before}{number}{after}"));
            if let Some(parts) = numbered_with(plain, &number)
                && (parts.len() > 1 || !before.is_empty())
            {
                return parts;
            }
        }
    }
    vec![text]
}

/// None where the text does not begin with the first number.
fn numbered_with<'a>(
    text: &'a str,
    number: &dyn Fn(u32) -> Option<String>,
) -> Option<Vec<&'a str>> {
    let mut rest = text.strip_prefix(number(1)?.as_str())?;
    let mut parts = Vec::new();
    for ordinal in 2..1_000 {
        let found = number(ordinal).and_then(|number| {
            let starts_word = |at: &(usize, &str)| {
                rest.get(..at.0)
                    .and_then(|before| before.chars().next_back())
                    .is_some_and(|before| before.is_whitespace() || matches!(before, ',' | ';'))
            };
            let (at, _) = rest.match_indices(number.as_str()).find(starts_word)?;
            Some((rest.get(..at)?, rest.get(at + number.len()..)?))
        });
        let Some((part, after)) = found else { break };
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    let trimmed = |part: &'a str| part.trim().trim_end_matches([',', ';']).trim_end();
    Some(parts.into_iter().map(trimmed).collect())
}

/// A name whose parts are numbered, as the United Nations and those who follow it write it: `1: RAPHAEL 2: na
/// 3: HYTHLODAY` is the one name `RAPHAEL HYTHLODAY`. None for any other name.
pub(crate) fn joined_numbered_name(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with("1:") || !text.contains(" 2:") {
        return None;
    }
    let words = text.split_whitespace().map(|word| {
        let part = word.trim_start_matches(|one: char| one.is_ascii_digit());
        match part.strip_prefix(':') {
            Some(after) if part.len() < word.len() => after,
            _ => word,
        }
    });
    let words: Vec<&str> =
        words.filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("na")).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_values() {
        let check = |text: &str, expected: &[&str]| assert_eq!(numbered(text), expected, "{text}");
        check("1) Raphael Hythloday 2) Rafael", &["Raphael Hythloday", "Rafael"]);
        check("a) Tarkas,\nb) Tarquas; c) T. Obrin", &["Tarkas", "Tarquas", "T. Obrin"]);
        check("1. Amaurot 2. Anyder", &["Amaurot", "Anyder"]);
        check("1. Army Command", &["1. Army Command"]);
        check("Quay 1) 2) Anyder", &["Quay 1) 2) Anyder"]);
        check("a) one c) three", &["a) one c) three"]);
        check("\"(a) 1.3.1961; (b) 16.6.1960\"", &["1.3.1961", "16.6.1960"]);
        check("(i) Tarkas, (ii) Tarquas", &["Tarkas", "Tarquas"]);
        check("(a) Tarkas", &["Tarkas"]);
        check("(Tarkas)", &["(Tarkas)"]);
        check("1)2)", &["1)2)"]);
        check("\"Tarkas\"", &["\"Tarkas\""]);
        check("", &[""]);
        check("1)", &["1)"]);
    }

    #[test]
    fn names_with_numbered_parts_are_one_name() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(joined_numbered_name(text).as_deref(), expected, "{text}");
        };
        check("1: RAPHAEL 2: na 3: HYTHLODAY 4: na", Some("RAPHAEL HYTHLODAY"));
        check("1:Raphael 2:Hythloday", Some("Raphael Hythloday"));
        check("1: Raphael", None);
        check("Raphael 2: Hythloday", None);
        check("1: na 2: na", None);
    }
}
