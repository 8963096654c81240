//! How the cells of the list write several values, dates and yes or no.

use model::values::PartialDate;

/// A workbook's artefact of a carriage return; OpenSanctions' crawler removes it too.
const CARRIAGE_RETURN: &str = "_x000D_";

/// The least serial number that is taken for a day, of the year 1900 plus 27; a year is below it.
const SERIAL_MIN: f64 = 10_000.0;

/// The text on one line.
pub(super) fn line(text: &str) -> String {
    crate::guarded::element::joined(&text.replace(CARRIAGE_RETURN, " "))
}

/// The values of a cell: those behind `a)`, `b)` or `ii)`, and between semicolons.
pub(super) fn several(text: &str) -> Vec<String> {
    let mut values: Vec<String> = vec![String::new()];
    for word in line(text).split(' ') {
        if is_letter(word) {
            values.push(String::new());
            continue;
        }
        if let Some(last) = values.last_mut() {
            last.push_str(word);
            last.push(' ');
        }
    }
    let values = values.iter().flat_map(|value| value.split(';'));
    let trimmed = values.map(|value| value.trim_matches([' ', ',']).to_owned());
    trimmed.filter(|value| !value.is_empty() && !is_nothing(value)).collect()
}

/// Whether a word only numbers what follows: `a)`, `(b)`, `iii)`.
fn is_letter(word: &str) -> bool {
    let Some(letter) = word.strip_suffix(')') else { return false };
    let letter = letter.strip_prefix('(').unwrap_or(letter);
    let one = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_lowercase());
    one || (!letter.is_empty() && letter.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
}

/// Whether a value says that there is none. Seen: `na`, which as a country code would be Namibia.
pub(super) fn is_nothing(value: &str) -> bool {
    matches!(value.to_lowercase().as_str(), "na" | "n/a" | "none" | "-" | "unknown")
}

/// The dates of a text: the whole, or its parts between commas and `and`, each as [`PartialDate`] reads it; and what is
/// no date.
pub(super) fn dates(text: &str) -> (Vec<PartialDate>, Vec<String>) {
    if let Some(date) = date(text) {
        return (vec![date], Vec::new());
    }
    let mut found = Vec::new();
    let mut rest = Vec::new();
    for part in text.replace(" and ", ",").replace(" or ", ",").split(',') {
        let part = part.trim();
        match date(part) {
            Some(date) => found.push(date),
            None if part.is_empty() => {}
            None => rest.push(part.to_owned()),
        }
    }
    // A comma inside a date: "March 16, 1972" is read whole above; if nothing was read, the text stays whole.
    if found.is_empty() { (found, vec![text.to_owned()]) } else { (found, rest) }
}

/// One date: days come first, and a number from [`SERIAL_MIN`] on is the serial number of a day.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    if let Ok(serial) = text.parse::<f64>()
        && serial >= SERIAL_MIN
    {
        return PartialDate::from_excel_serial(serial).ok();
    }
    day_first(text, None).or_else(|| PartialDate::parse(text).ok())
}

/// The date of a control: a year of two digits is one of this century, since the list is not older.
pub(super) fn control_date(text: &str) -> Option<PartialDate> {
    day_first(text, Some(2000)).or_else(|| date(text))
}

/// `31/12/1969`, and with a century `31/12/69`.
fn day_first(text: &str, century: Option<i16>) -> Option<PartialDate> {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let century = match (year.len(), century) {
        (4, _) => 0,
        (2, Some(century)) => century,
        _ => return None,
    };
    let year = year.parse::<i16>().ok()? + century;
    PartialDate::from_parts(year, Some(month.parse().ok()?), Some(day.parse().ok()?)).ok()
}

/// Yes or no; none for anything else.
pub(super) fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "1" | "yes" | "y" => Some(true),
        "false" | "0" | "no" | "n" | "" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_several_values() {
        let check = |text: &str, expected: &[&str]| assert_eq!(several(text), expected, "{text}");
        check("Amaurot", &["Amaurot"]);
        check("a) Amaurot, Utopia b) Anyder; (c) Third", &["Amaurot, Utopia", "Anyder", "Third"]);
        check("i) One_x000D_\nii) Two", &["One", "Two"]);
        check("na", &[]);
        check("", &[]);
    }

    #[test]
    fn dates_have_the_day_first() {
        let check = |text: &str, expected: &[&str], rest: &[&str]| {
            let (found, left) = dates(text);
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{text}");
            assert_eq!(left, rest, "{text}");
        };
        check("5 May 1957", &["1957-05-05"], &[]);
        check("03/04/1969", &["1969-04-03"], &[]);
        check("24857", &["1968-01-20"], &[]);
        check("1965, 1966 and 7/8/1967", &["1965", "1966", "1967-08-07"], &[]);
        check("between 1960 and 1962", &["1960/1962"], &[]);
        check("Approximately 1970", &["1970~"], &[]);
        check("1965, in the spring", &["1965"], &["in the spring"]);
        check("in the spring", &[], &["in the spring"]);
        assert_eq!(
            control_date("2/3/26").map(|date| date.to_string()).as_deref(),
            Some("2026-03-02")
        );
        assert_eq!(
            control_date("46055").map(|date| date.to_string()).as_deref(),
            Some("2026-02-02")
        );
        assert_eq!(date("2/3/26"), None);
        assert_eq!(yes("TRUE"), Some(true));
        assert_eq!(yes("perhaps"), None);
    }
}
