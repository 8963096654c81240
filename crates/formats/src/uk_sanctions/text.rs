//! How the lists write several values in one field, dates, countries and numbers of documents.

use model::entity::Entity;
use model::schema::{Property, Schema};
use model::values::{Country, PartialDate};

use crate::fields::{Document, Fields};
use crate::problem::ProblemCode;
use crate::un::documents;

/// The values of a field that numbers them: `(1) Tunisia (2) Libya`, `1) Uzbek 2) Afghan`, `a) French, b) Tunisian`,
/// `(1)-(2) Indonesia`. What stands before the first number belongs to each value, so it comes by itself. A field
/// without numbers is one value.
pub(crate) fn numbered(text: &str) -> (&str, Vec<&str>) {
    let markers = markers(text);
    let Some(first) = markers.first() else { return ("", vec![text.trim()]) };
    if markers.len() < 2 && first.start > 0 {
        return ("", vec![text.trim()]);
    }
    let mut values = Vec::new();
    for (at, marker) in markers.iter().enumerate() {
        let end = markers.get(at + 1).map_or(text.len(), |next| next.start);
        let value = text.get(marker.end..end).unwrap_or_default();
        let value = value.trim_matches([' ', ',', ';', '-', '–']);
        if !matches!(value, "" | "to" | "and" | "&") {
            values.push(value);
        }
    }
    (text.get(..first.start).unwrap_or_default().trim(), values)
}

/// A number or letter that opens a value.
struct Marker {
    start: usize,
    end: usize,
}

/// The numbers that open values: the first says 1 or a, each other says more than the one before.
fn markers(text: &str) -> Vec<Marker> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut found = Vec::new();
    let mut last = 0;
    for (close, _) in text.match_indices(')') {
        let digits = (1..=2)
            .take_while(|back| {
                close.checked_sub(*back).and_then(byte).is_some_and(|one| one.is_ascii_digit())
            })
            .count();
        let length = digits.max(1);
        let Some(inner) = close.checked_sub(length) else { continue };
        let ordinal = match (digits, byte(inner).map(|one| one.to_ascii_lowercase())) {
            (0, Some(letter @ b'a'..=b'h')) => u32::from(letter - b'a') + 1,
            (0, _) => continue,
            _ => text.get(inner..close).and_then(|digits| digits.parse().ok()).unwrap_or(0),
        };
        let before = inner.checked_sub(1).and_then(byte);
        let start = match before {
            Some(b'(') => inner - 1,
            None | Some(b' ' | b',' | b';' | b'.') => inner,
            _ => continue,
        };
        if ordinal > last && (last > 0 || ordinal == 1) {
            last = ordinal;
            found.push(Marker { start, end: close + 1 });
        }
    }
    found
}

/// A date as these lists write it: `13/04/2018`, with `00`, `dd` or `mm` for what is not known.
pub(crate) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim().trim_start_matches('\'');
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let part = |text: &str, blank: &str| match text {
        "00" | "--" => Some(None),
        _ if text.eq_ignore_ascii_case(blank) => Some(None),
        _ if matches!(text.len(), 1 | 2) => text.parse::<i8>().ok().map(Some),
        _ => None,
    };
    let read = match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            let (day, month) = (part(day, "dd"), part(month, "mm"));
            match (day, month, year.parse::<i16>()) {
                // A day of an unknown month says nothing.
                (Some(day), Some(month), Ok(year)) => {
                    PartialDate::from_parts(year, month, day.filter(|_| month.is_some())).ok()
                }
                _ => None,
            }
        }
        _ => None,
    };
    read.or_else(|| PartialDate::parse(text).ok())
}

/// Adds a date, or reports that it cannot be read and keeps it in the notes.
pub(super) fn add_date(
    fields: &mut Fields<'_>,
    entity: &mut Entity,
    property: Property,
    text: &str,
) {
    match date(text) {
        Some(date) => {
            put(fields, entity, property, &date.to_string());
        }
        None => {
            fields.date(entity, property, text);
        }
    }
}

/// Adds a text; one whose property things of this schema do not have goes to the notes, with the property's name.
pub(super) fn put(fields: &mut Fields<'_>, entity: &mut Entity, property: Property, text: &str) {
    if entity.schema.has(property) {
        fields.text(entity, property, text);
    } else if !text.trim().is_empty() {
        fields.text(entity, Property::Notes, &format!("{}: {text}", property.name()));
    }
}

/// Adds the countries that a field names. What it says beyond them is kept in the notes.
pub(super) fn add_countries(
    fields: &mut Fields<'_>,
    entity: &mut Entity,
    property: Property,
    text: &str,
) {
    let (prefix, values) = numbered(text);
    for value in std::iter::once(prefix).chain(values).filter(|value| !value.is_empty()) {
        if !entity.schema.has(property) {
            put(fields, entity, property, value);
            continue;
        }
        let value = value.trim_end_matches('.');
        let found = countries(value);
        let plain =
            matches!(found.as_slice(), [only] if Country::parse(value).is_ok_and(|c| c == *only));
        for country in &found {
            entity.add(property, country.code());
        }
        if found.is_empty() {
            fields.country(entity, property, value);
        } else if !plain {
            let remark = format!("{}: {value}", property.name());
            fields.text(entity, Property::Notes, &remark);
        }
    }
}

/// The countries of a phrase: the whole of it, what stands before a bracket, the parts around `and`, or the first that
/// its words name (`Pakistan (as at April 2009)`, `Iranian national and US national`, `Kuwaiti citizenship`).
fn countries(phrase: &str) -> Vec<Country> {
    if let Ok(country) = Country::parse(phrase) {
        return vec![country];
    }
    let bare = phrase.split('(').next().unwrap_or_default().trim();
    if let Ok(country) = Country::parse(bare) {
        return vec![country];
    }
    let mut found: Vec<Country> = Vec::new();
    for part in phrase.split(" and ").filter_map(documents::country_in) {
        if !found.contains(&part) {
            found.push(part);
        }
    }
    found
}

/// Adds the documents that a field names, each with its number. A field without a digit holds no number; it goes to the
/// notes.
pub(super) fn add_documents(
    fields: &mut Fields<'_>,
    holder: &mut Entity,
    adjacent: &mut Vec<Entity>,
    is_passport: bool,
    number: &str,
    remark: &str,
) {
    let (schema, kind) = if is_passport {
        (Schema::Passport, "Passport")
    } else {
        (Schema::Identification, "National identification")
    };
    let (prefix, values) = numbered(number);
    let remarks = numbered(remark).1;
    let several = values.len() > 1;
    let mut any = false;
    for (at, value) in values.iter().enumerate() {
        // Two numbered fields belong together where they have as many values.
        let own = if several && remarks.len() == values.len() {
            remarks.get(at).copied().unwrap_or_default()
        } else {
            remark
        };
        for part in documents_in(value) {
            let Some(found) = documents::number(&part) else { continue };
            if !found.number.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            any = true;
            // Seen among the passports: the numbers of identity cards.
            let folded = part.to_lowercase();
            let is_card = folded.contains("identity card") || folded.contains("identification");
            let schema = match schema {
                Schema::Passport if is_card && !folded.contains("passport") => {
                    Schema::Identification
                }
                other => other,
            };
            let country = found
                .country
                .or_else(|| documents::country_in(own))
                .or_else(|| documents::country_in(prefix));
            let said: Vec<&str> =
                [prefix, &found.remark, own].into_iter().filter(|text| !text.is_empty()).collect();
            fields.document(
                holder,
                adjacent,
                &Document {
                    schema,
                    property: Property::IdNumber,
                    number: &found.number,
                    kind,
                    country: country.map(Country::code).unwrap_or_default(),
                    remark: &said.join(" "),
                },
            );
        }
    }
    if !any && let Some(found) = documents::number_in_remark(remark) {
        any = true;
        fields.document(
            holder,
            adjacent,
            &Document {
                schema,
                property: Property::IdNumber,
                number: &found.number,
                kind,
                country: found.country.map(Country::code).unwrap_or_default(),
                remark,
            },
        );
    }
    if !any {
        let said = [number, remark].join(" ");
        fields.text(holder, Property::Notes, &format!("{kind}: {}", said.trim()));
    }
}

/// The sentences of a field that each name a document: `… number 1234. Yemeni passport number 5678 …`. A sentence that
/// names none belongs to the one before.
fn documents_in(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for sentence in text.split(". ") {
        let folded = sentence.to_lowercase();
        let names_one =
            ["passport", "identity card", "id card"].iter().any(|word| folded.contains(word));
        let has_number = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() >= 4;
        match found.last_mut() {
            Some(before) if !(names_one && has_number(before)) => {
                before.push_str(". ");
                before.push_str(sentence);
            }
            _ => found.push(sentence.to_owned()),
        }
    }
    found
}

/// The words that announce a number of a register, in capital letters, and its property.
const REGISTERS: &[(&str, Property)] = &[
    ("OGRN", Property::OgrnCode),
    ("OKPO", Property::OkpoCode),
    ("INN", Property::InnCode),
    ("LEI", Property::LeiCode),
    ("SWIFT", Property::SwiftBic),
    ("TIN", Property::TaxNumber),
    ("TAX", Property::TaxNumber),
    ("VAT", Property::VatCode),
];

/// Adds the numbers of a register's field: the words before a number, or else those after it, say which register it is
/// of (`INN: 7700000000 OGRN: 1027700000000`, `7700000000 - Russia INN`). The field itself is kept in the notes where it
/// is more than a number.
pub(super) fn add_registrations(fields: &mut Fields<'_>, entity: &mut Entity, text: &str) {
    let is_number = |word: &str| {
        word.bytes().filter(u8::is_ascii_digit).count() >= 4
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.'))
    };
    let words: Vec<&str> = text
        .split([' ', ',', ';', ':', '(', ')', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .collect();
    let mut label = String::new();
    let mut any = false;
    for (at, word) in words.iter().enumerate() {
        if !is_number(word) {
            label.push_str(&word.to_uppercase());
            label.push(' ');
            continue;
        }
        if !label.chars().any(char::is_alphabetic) {
            let after = words.iter().skip(at + 1).take_while(|word| !is_number(word));
            label = after.map(|word| word.to_uppercase()).collect::<Vec<_>>().join(" ");
        }
        let register = REGISTERS
            .iter()
            .find(|(name, _)| label.split([' ', '/', '-']).any(|word| word == *name));
        let property = register.map_or(Property::RegistrationNumber, |(_, property)| *property);
        put(fields, entity, property, word.trim_end_matches('.'));
        any = true;
        label.clear();
    }
    if !any {
        put(fields, entity, Property::RegistrationNumber, text);
    } else if words.len() > 1 {
        fields.text(entity, Property::Notes, &format!("registration: {text}"));
    }
}

/// Adds an IMO number; one whose check digit does not fit is kept as it stands and reported.
pub(super) fn add_imo(fields: &mut Fields<'_>, entity: &mut Entity, text: &str) {
    match model::values::Imo::parse(text) {
        Ok(imo) => put(fields, entity, Property::ImoNumber, imo.as_str()),
        Err(_) => {
            put(fields, entity, Property::ImoNumber, text);
            fields.problem(ProblemCode::UnknownValue, "IMO number");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_values_are_told_apart() {
        let check = |text: &str, prefix: &str, values: &[&str]| {
            assert_eq!(numbered(text), (prefix, values.to_vec()), "{text}");
        };
        check("Utopia", "", &["Utopia"]);
        check("(1) Utopia (2) Libya", "", &["Utopia", "Libya"]);
        check("1) Utopia 2) Libya", "", &["Utopia", "Libya"]);
        check("a) General b)Major General", "", &["General", "Major General"]);
        check("a) French, b) Tunisian", "", &["French", "Tunisian"]);
        check("(1) Germany (b) Algeria", "", &["Germany", "Algeria"]);
        check("(1)-(2) Tunisia (3) Libya", "", &["Tunisia", "Libya"]);
        check("(1) to (6) Algeria (7) Morocco", "", &["Algeria", "Morocco"]);
        check("(1) (2) Egypt", "", &["Egypt"]);
        check("Utopian passports (1) K75 (2) 77", "Utopian passports", &["K75", "77"]);
        check("(A)00171 (B)10150", "", &["00171", "10150"]);
        check("Anyder (Utopia) Ltd", "", &["Anyder (Utopia) Ltd"]);
        check("Act 5 (1) of 2000", "", &["Act 5 (1) of 2000"]);
        check("", "", &[""]);
    }

    #[test]
    fn dates_of_unknown_days_and_months_are_read() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        };
        check("13/04/2018", Some("2018-04-13"));
        check("03/04/1970", Some("1970-04-03"));
        check("00/00/1980", Some("1980"));
        check("00/05/1980", Some("1980-05"));
        check("dd/mm/1945", Some("1945"));
        check("dd/07/1978", Some("1978-07"));
        check("'00/00/1975", Some("1975"));
        check("02-Oct-2026", Some("2026-10-02"));
        check("15/08/19yy", None);
        check("31/02/2000", None);
        check("", None);
    }

    #[test]
    fn countries_are_found_in_phrases() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = countries(text).iter().map(|one| one.code()).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Pakistan (as at April 2009)", &["pk"]);
        check("Kuwaiti citizenship", &["kw"]);
        check("DRC and Belgian nationalities", &["cd", "be"]);
        check("Cloudland", &[]);
    }
}
