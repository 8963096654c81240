//! How dates are written: the reader behind [`PartialDate::parse`](super::PartialDate::parse).

use super::identifiers::fold_digits;
use super::partial_date::refuse;
use super::{PartialDate, ValueError};

/// Longer texts are remarks, not dates.
const TEXT_BYTES_MAX: usize = 200;

pub(super) const HIJRI: ValueError = refuse("looks like a Hijri year: convert it first");
const NOT_A_DATE: ValueError = refuse("it is not written as a date");

/// Words that say approximately, before or after a date; longer ones stand before their beginnings.
const CIRCA_WORDS: &[&str] = &[
    "approximately",
    "approximatively",
    "approx.",
    "approx",
    "circa",
    "ca.",
    "c.",
    "ca",
    "c",
    "about",
    "around",
    "vers",
    "environ",
    "ungefahr",
    "etwa",
    "hacia",
    "alrededor de",
    "intorno al",
    "verso il",
    "حوالي",
    "نحو",
    "تقريبا",
];

/// Words that open a range.
const RANGE_OPENINGS: &[&str] = &[
    "between ",
    "from ",
    "entre ",
    "de ",
    "du ",
    "tra ",
    "fra ",
    "dal ",
    "zwischen ",
    "von ",
    "desde ",
    "بين ",
    "من ",
];

/// What stands between the two ends of a range.
const RANGE_JOINTS: &[&str] = &[
    " and ", " to ", " until ", " et ", " au ", " a ", " e ", " il ", " al ", " und ", " bis ",
    " y ", " hasta ", " - ", " الي ", " و", "–", "—", "-", "/",
];

/// Words inside a date that say nothing.
const FILLERS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "of", "the", "de", "del", "di", "le", "el", "il", "من", "عام",
    "سنه", "م", "ad", "ce",
];

/// Spellings of each month from January, in lower case without accents; Arabic ones folded as [`plain`] does.
///
/// Arabic: the names of Egypt and the Gulf, of the Levant and Iraq, and of Tunisia and Algeria.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "janvier",
        "janv",
        "gennaio",
        "gen",
        "januar",
        "janner",
        "enero",
        "ene",
        "يناير",
        "كانونالثاني",
        "جانفي",
    ],
    &[
        "february",
        "feb",
        "fevrier",
        "fevr",
        "fev",
        "febbraio",
        "februar",
        "febrero",
        "فبراير",
        "شباط",
        "فيفري",
    ],
    &["march", "mar", "mars", "marzo", "marz", "mrz", "مارس", "اذار"],
    &["april", "apr", "avril", "avr", "aprile", "abril", "abr", "ابريل", "نيسان", "افريل"],
    &["may", "mai", "maggio", "mag", "mayo", "مايو", "ايار", "ماي"],
    &["june", "jun", "juin", "giugno", "giu", "juni", "junio", "يونيو", "يونيه", "حزيران", "جوان"],
    &[
        "july",
        "jul",
        "juillet",
        "juil",
        "luglio",
        "lug",
        "juli",
        "julio",
        "يوليو",
        "يوليه",
        "تموز",
        "جويليه",
    ],
    &["august", "aug", "aout", "agosto", "ago", "اغسطس", "اب", "اوت"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "settembre",
        "set",
        "septiembre",
        "setiembre",
        "سبتمبر",
        "ايلول",
    ],
    &[
        "october",
        "oct",
        "octobre",
        "ottobre",
        "ott",
        "oktober",
        "okt",
        "octubre",
        "اكتوبر",
        "تشرينالاول",
    ],
    &["november", "nov", "novembre", "noviembre", "نوفمبر", "تشرينالثاني"],
    &[
        "december",
        "dec",
        "decembre",
        "dicembre",
        "dic",
        "dezember",
        "dez",
        "diciembre",
        "ديسمبر",
        "كانونالاول",
    ],
];

pub(super) fn parse(text: &str) -> Result<PartialDate, ValueError> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(refuse("it is too long"));
    }
    if let Some(date) = common(text.as_bytes()) {
        return Ok(date);
    }
    if text.contains("هـ") {
        return Err(HIJRI);
    }
    let text = plain(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(refuse("it is empty"));
    }
    if let Some(date) = edtf(text)? {
        return Ok(date);
    }
    let (text, circa) = strip_circa(text);
    let date = match single(text) {
        Err(problem) if problem == NOT_A_DATE => range(text)?,
        other => other?,
    };
    Ok(if circa { date.with_circa() } else { date })
}

/// The forms that nearly all dates of lists have, `1969-07-16`, `16 Jul 1969` and `1969`, read at once. None for every
/// other text and for what needs a second look: days that not every month has, years that may be of another calendar.
fn common(text: &[u8]) -> Option<PartialDate> {
    fn number(digits: &[u8]) -> Option<i16> {
        let digit = |byte: &u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
        digits.iter().try_fold(0, |number: i16, byte| Some(number * 10 + digit(byte)?))
    }
    let (year, month, day) = match text {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            let month = i8::try_from(number(&[*m1, *m2])?).ok()?;
            (number(&[*y1, *y2, *y3, *y4])?, Some(month), Some(number(&[*d1, *d2])?))
        }
        [day @ .., b' ', n1, n2, n3, b' ', y1, y2, y3, y4] if matches!(day.len(), 1 | 2) => {
            const NAMES: [&[u8; 3]; 12] = [
                b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct",
                b"Nov", b"Dec",
            ];
            let name = [*n1, *n2, *n3];
            let (_, month) = NAMES.into_iter().zip(1_i8..).find(|(known, _)| **known == name)?;
            (number(&[*y1, *y2, *y3, *y4])?, Some(month), Some(number(day)?))
        }
        [_, _, _, _] => (number(text)?, None, None),
        _ => return None,
    };
    let certain = (1600..=2999).contains(&year)
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=28).contains(&day));
    let day = day.map(i8::try_from).transpose().ok()?;
    if certain { PartialDate::from_parts(year, month, day).ok() } else { None }
}

/// Lower case, ASCII digits, no accents, one space between words; Arabic letters that writers exchange become one, and
/// month names of two words become one word.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in fold_digits(text).chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}'
            | '\u{64b}'..='\u{65f}'
            | '\u{640}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' => {}
            'à' | 'á' | 'â' | 'ä' => plain.push('a'),
            'é' | 'è' | 'ê' => plain.push('e'),
            'û' | 'ù' | 'ü' => plain.push('u'),
            'أ' | 'إ' | 'آ' => plain.push('ا'),
            'ى' => plain.push('ي'),
            'ة' => plain.push('ه'),
            'º' | 'ª' | '°' | '،' => plain.push(' '),
            '‐' | '‑' | '‒' | '−' => plain.push('-'),
            '／' => plain.push('/'),
            letter if letter.is_whitespace() => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for (first, second) in
        [("كانون", "الثاني"), ("كانون", "الاول"), ("تشرين", "الاول"), ("تشرين", "الثاني")]
    {
        plain = plain.replace(&format!("{first} {second}"), &format!("{first}{second}"));
    }
    plain
}

/// The marked forms of EDTF level 1, which nothing else is written like. None for every other text.
fn edtf(text: &str) -> Result<Option<PartialDate>, ValueError> {
    let (start, end) = match text.split_once('/') {
        Some((start, end)) => (start, Some(end)),
        None => (text, None),
    };
    let Some(start) = edtf_point(start) else { return Ok(None) };
    match end {
        None => start.map(Some),
        Some(end) => match edtf_point(end) {
            None => Ok(None),
            Some(end) => PartialDate::between(start?, end?).map(Some),
        },
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with an optional mark. None if it is written otherwise.
fn edtf_point(text: &str) -> Option<Result<PartialDate, ValueError>> {
    let bare = text.trim_end_matches(['~', '?', '%']);
    let mark = text.strip_prefix(bare).unwrap_or_default();
    let mut parts = bare.split('-');
    let mut number = |digits: usize| match parts.next() {
        None => Some(None),
        Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse::<i16>().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day) = (number(4)??, number(2)?, number(2)?);
    if parts.next().is_some() {
        return None;
    }
    Some(date_from(year, month.unwrap_or(0), day.unwrap_or(0)).and_then(|date| match mark {
        "" => Ok(date),
        "~" => Ok(date.with_circa()),
        "?" | "%" => {
            // A doubt about anything but the order of day and month makes the date approximate.
            let doubtful = date.with_doubtful_order();
            Ok(if mark == "%" || !doubtful.ambiguous() { doubtful.with_circa() } else { doubtful })
        }
        _ => Err(NOT_A_DATE),
    }))
}

/// The text without words and marks that say approximately, and whether there were any.
fn strip_circa(text: &str) -> (&str, bool) {
    let is_edge = |letter: char| {
        letter == ' ' || letter == '(' || letter == ')' || letter == ',' || letter == ':'
    };
    let mut rest = text;
    let mut circa = false;
    loop {
        rest = rest.trim_matches(is_edge);
        let mut shorter = rest.strip_prefix('~').or_else(|| rest.strip_suffix(['~', '?']));
        for word in CIRCA_WORDS {
            let starts_alone = |after: &&str| {
                !word.ends_with(char::is_alphabetic) || !after.starts_with(char::is_alphabetic)
            };
            let ends_alone = |before: &&str| !before.ends_with(char::is_alphabetic);
            shorter = shorter
                .or_else(|| rest.strip_prefix(word).filter(starts_alone))
                .or_else(|| rest.strip_suffix(word).filter(ends_alone));
        }
        match shorter {
            Some(shorter) => (rest, circa) = (shorter, true),
            None => return (rest, circa),
        }
    }
}

/// Two dates with something between them that makes a range.
fn range(text: &str) -> Result<PartialDate, ValueError> {
    let bare = RANGE_OPENINGS.iter().find_map(|opening| text.strip_prefix(opening)).unwrap_or(text);
    for joint in RANGE_JOINTS {
        let Some((start, end)) = bare.split_once(joint) else { continue };
        let ((start, start_circa), (end, end_circa)) = (strip_circa(start), strip_circa(end));
        match (
            single(start.strip_prefix("il ").unwrap_or(start)),
            single(end.strip_prefix("il ").unwrap_or(end)),
        ) {
            (Ok(start), Ok(end)) => {
                let date = PartialDate::between(start, end)?;
                return Ok(if start_circa || end_circa { date.with_circa() } else { date });
            }
            (Err(problem), _) | (_, Err(problem)) if problem == NOT_A_DATE => {}
            (Err(problem), _) | (_, Err(problem)) => return Err(problem),
        }
    }
    Err(NOT_A_DATE)
}

/// One number of a date: its value and how many digits it was written with.
#[derive(Clone, Copy)]
struct Number {
    value: i16,
    digits: usize,
}

impl Number {
    fn is_year(self) -> bool {
        self.digits == 4
    }
}

/// One date without marks of approximation.
fn single(text: &str) -> Result<PartialDate, ValueError> {
    let text = without_time(text);
    let mut numbers: Vec<Number> = Vec::new();
    let mut month: Option<i16> = None;
    let mut separators = String::new();
    let mut hijri = false;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let same_kind = |other: char| {
            if letter.is_ascii_digit() { other.is_ascii_digit() } else { other.is_alphabetic() }
        };
        if !letter.is_ascii_digit() && !letter.is_alphabetic() {
            if !matches!(letter, ' ' | ',' | '.' | '/' | '-') {
                return Err(NOT_A_DATE);
            }
            if numbers.len() == 1 {
                separators.push(letter);
            }
            rest = rest.strip_prefix(letter).unwrap_or_default();
            continue;
        }
        let end = rest.find(|other| !same_kind(other)).unwrap_or(rest.len());
        let (token, after) = rest.split_at_checked(end).ok_or(NOT_A_DATE)?;
        rest = after;
        if letter.is_ascii_digit() {
            numbers.extend(number_tokens(token)?);
            continue;
        }
        let named = MONTHS
            .iter()
            .zip(1_i16..)
            .find(|(names, _)| names.contains(&token))
            .map(|(_, number)| number);
        match named {
            // UN lists give both Arabic names of a month.
            Some(number) if month.is_none_or(|earlier| earlier == number) => month = Some(number),
            Some(_) => return Err(NOT_A_DATE),
            None if matches!(token, "ah" | "h" | "ه") => hijri = true,
            None if FILLERS.contains(&token) => {}
            None => return Err(NOT_A_DATE),
        }
    }
    if hijri && !numbers.is_empty() {
        return Err(HIJRI);
    }
    match (month, numbers.as_slice()) {
        (Some(month), [year]) if year.is_year() => date_from(year.value, month, 0),
        (Some(month), [day, year]) if year.is_year() && day.digits <= 2 => {
            date_from(year.value, month, day.value)
        }
        (Some(month), [year, day]) if year.is_year() && day.digits <= 2 => {
            date_from(year.value, month, day.value)
        }
        (None, [year]) if year.is_year() => date_from(year.value, 0, 0),
        (None, [year, month]) if year.is_year() && month.digits <= 2 => {
            date_from(year.value, month.value, 0)
        }
        (None, [month, year]) if year.is_year() && month.digits <= 2 => {
            date_from(year.value, month.value, 0)
        }
        (None, [year, month, day]) if year.is_year() && month.digits <= 2 && day.digits <= 2 => {
            date_from(year.value, month.value, day.value)
        }
        (None, [first, second, year])
            if year.is_year() && first.digits <= 2 && second.digits <= 2 =>
        {
            day_and_month(first.value, second.value, year.value, separators.contains('/'))
        }
        _ => Err(NOT_A_DATE),
    }
}

/// A run of digits: eight of them are year, month and day.
fn number_tokens(token: &str) -> Result<Vec<Number>, ValueError> {
    let parts = match token.len() {
        1..=4 => vec![token],
        8 => [0..4, 4..6, 6..8].into_iter().filter_map(|part| token.get(part)).collect(),
        _ => return Err(NOT_A_DATE),
    };
    let number = |part: &str| Some(Number { value: part.parse().ok()?, digits: part.len() });
    parts.into_iter().map(number).collect::<Option<_>>().ok_or(NOT_A_DATE)
}

/// `1960-01-01-05:00`, `1960-01-01z` and `2001-05-02t10:00:00z` without what follows the day.
fn without_time(text: &str) -> &str {
    let is_time = |rest: &str| {
        let rest = rest.trim_start_matches(['t', ' ']);
        let clock = rest.strip_suffix('z').unwrap_or(rest);
        !rest.is_empty()
            && (clock.is_empty() || clock.contains(':'))
            && clock
                .chars()
                .all(|letter| letter.is_ascii_digit() || matches!(letter, ':' | '.' | '+' | '-'))
    };
    // Year first with hyphens: the day ends after the third run of digits.
    let mut runs = 0;
    let mut previous_is_digit = false;
    for (at, letter) in text.char_indices() {
        if previous_is_digit && !letter.is_ascii_digit() {
            runs += 1;
            if runs == 3 {
                return match text.split_at_checked(at) {
                    Some((date, rest)) if is_time(rest) => date,
                    _ => text,
                };
            }
            if letter != '-' && letter != '/' && letter != '.' {
                return text;
            }
        }
        previous_is_digit = letter.is_ascii_digit();
    }
    text
}

/// Day and month in an order that only their values and the separator tell.
fn day_and_month(
    first: i16,
    second: i16,
    year: i16,
    slashes: bool,
) -> Result<PartialDate, ValueError> {
    if first <= 12 && second > 12 {
        return date_from(year, first, second);
    }
    let date = date_from(year, second, first)?;
    Ok(if slashes { date.with_doubtful_order() } else { date })
}

/// A date in which zero stands for an unknown month or day. A day of an unknown month says nothing and is dropped.
fn date_from(year: i16, month: i16, day: i16) -> Result<PartialDate, ValueError> {
    let part = |value: i16| match value {
        0 => Ok(None),
        _ => i8::try_from(value).map(Some).map_err(|_| refuse("there is no such day")),
    };
    let (month, day) = (part(month)?, part(day)?);
    if day.is_some_and(|day| day > 31) {
        return Err(refuse("there is no such day"));
    }
    PartialDate::from_parts(year, month, day.filter(|_| month.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`parse`] does with a text that is not of a common form.
    fn at_length(text: &str) -> Result<PartialDate, ValueError> {
        // A blank at the end says nothing, and no common form has one.
        parse(&format!("{text} "))
    }

    #[test]
    fn the_common_forms_are_read_as_all_others_are() {
        for year in (0..=3100).step_by(7) {
            let mut forms = vec![format!("{year:04}")];
            for month in 0..=13 {
                for day in [0, 1, 9, 12, 13, 28, 29, 30, 31, 32] {
                    forms.push(format!("{year:04}-{month:02}-{day:02}"));
                }
            }
            for name in
                ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            {
                for day in [0, 1, 9, 28, 29, 31] {
                    forms.push(format!("{day} {name} {year:04}"));
                    forms.push(format!("{day:02} {name} {year:04}"));
                }
            }
            for form in forms {
                assert_eq!(parse(&form), at_length(&form), "{form}");
            }
        }
        for odd in ["+969-01-02", "1969-1-02x", "aa May 1969", " 1 May 1969", "1969-01-0a", "19a9"]
        {
            assert_eq!(parse(odd), at_length(odd), "{odd}");
        }
    }
}
