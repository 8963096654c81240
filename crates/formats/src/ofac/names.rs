//! How OFAC writes names: `LASTNAME, First Middle, Jr.` for people, and what kind of body a name tells.

use model::schema::{Property, Schema};

use crate::fields::Fields;
use crate::limits::Limits;

/// A name in natural order, with its parts where it was written family name first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Turned {
    pub(super) full: String,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) suffix: Option<String>,
}

const SUFFIXES: &[&str] = &["JR", "SR", "II", "III", "IV", "V"];

/// Organisation forms at the end of a name, without dots and blanks between single letters.
const FORMS_AT_THE_END: &[&str] = &[
    "LTD",
    "LIMITED",
    "LLC",
    "LLP",
    "LP",
    "INC",
    "CORP",
    "CORPORATION",
    "CO",
    "COMPANY",
    "GMBH",
    "AG",
    "SA",
    "SAL",
    "SARL",
    "SPA",
    "SRL",
    "SAS",
    "BV",
    "NV",
    "PLC",
    "OOO",
    "OAO",
    "AO",
    "PAO",
    "ZAO",
    "JSC",
    "OJSC",
    "PJSC",
    "CJSC",
    "FZE",
    "FZCO",
    "FZC",
    "FZLLC",
    "DMCC",
    "PTE",
    "PVT",
    "BHD",
    "KG",
    "OY",
    "AB",
    "DOO",
    "EIRL",
    "LTDA",
    "SIRKETI",
    "KFT",
    "EOOD",
    "OOD",
    "SPRL",
    "CV",
    "SOCIEDAD ANONIMA",
    "INCORPORATED",
    "SAK",
    "SAOG",
    "EST",
    "ESTABLISHMENT",
    "PJS",
    "SENC",
    "UAB",
    "DOOEL",
];

/// Organisation forms at the beginning of a name.
const FORMS_AT_THE_START: &[&str] = &[
    "OOO ",
    "OAO ",
    "AO ",
    "PAO ",
    "ZAO ",
    "JSC ",
    "OJSC ",
    "PJSC ",
    "LLC ",
    "LIMITED LIABILITY COMPANY ",
    "JOINT STOCK COMPANY ",
    "PUBLIC JOINT STOCK COMPANY ",
    "OPEN JOINT STOCK COMPANY ",
    "CLOSED JOINT STOCK COMPANY ",
    "UAB ",
    "PT ",
];

/// The name in natural order. Only names of people are turned round; a comma in another name is part of it.
pub(super) fn turned(name: &str, is_person: bool) -> Turned {
    let name = name.trim();
    let Some((last, rest)) = name.split_once(',').filter(|_| is_person) else {
        return Turned { full: name.to_owned(), ..Turned::default() };
    };
    let (mut given, mut suffix) = (Vec::new(), None);
    for part in rest.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let bare = part.trim_end_matches('.');
        if SUFFIXES.iter().any(|known| known.eq_ignore_ascii_case(bare)) {
            suffix = Some(part.to_owned());
        } else {
            given.push(part);
        }
    }
    let first = (!given.is_empty()).then(|| given.join(" "));
    let parts = [first.as_deref(), Some(last.trim()), suffix.as_deref()];
    let full = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    Turned { full: full.join(" "), first, last: Some(last.trim().to_owned()), suffix }
}

/// What a further name is by the publisher's word for it: `aka`, `a.k.a.` and `A.K.A.` are one word.
pub(super) fn alias_property(kind: &str, is_weak: bool) -> Property {
    match kind.to_ascii_lowercase().replace('.', "").as_str() {
        "fka" | "nka" => Property::PreviousName,
        _ if is_weak => Property::WeakAlias,
        _ => Property::Alias,
    }
}

/// Several names in one field: separated by a semicolon or by the words for another name.
pub(super) fn split(field: &str) -> impl Iterator<Item = &str> {
    // Hardly any field has several, and looking for a byte is cheaper than looking for words.
    let bytes = field.as_bytes();
    let several = memchr::memchr(b';', bytes).is_some()
        || memchr::memchr_iter(b'k', bytes)
            .any(|at| bytes.get(at..).is_some_and(|rest| rest.starts_with(b"k.a. ")));
    let parts = several.then(|| {
        field
            .split(';')
            .flat_map(|part| part.split(" a.k.a. "))
            .flat_map(|part| part.split(" f.k.a. "))
    });
    let whole = (!several).then_some(field);
    whole
        .into_iter()
        .chain(parts.into_iter().flatten())
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// The name cut to the longest that is allowed.
pub(super) fn within_limit<'n>(name: &'n str, limits: &Limits) -> &'n str {
    // A character has at least one byte, so most names need not be counted through.
    if name.len() <= limits.name_chars_max {
        return name;
    }
    match name.char_indices().nth(limits.name_chars_max) {
        Some((end, _)) => name.get(..end).unwrap_or_default(),
        None => name,
    }
}

/// Whether this name of an unknown kind of thing is written as OFAC writes people: the family name in capitals, a
/// comma, given names with small letters. Names of bodies and ships are in capitals throughout.
pub(super) fn looks_like_a_person(name: &str) -> bool {
    name.split_once(", ").is_some_and(|(last, given)| {
        !last.chars().any(char::is_lowercase)
            && given.chars().any(char::is_lowercase)
            && given.chars().next().is_some_and(char::is_uppercase)
    })
}

/// Counts a name field and the names it held.
pub(super) fn count(fields: &mut Fields<'_>, names: u64) {
    fields.counts.add("name fields", 1);
    fields.counts.add("names after splitting", names);
}

/// What kind of body has this name: a company where an organisation form says so, else an organisation.
pub(super) fn body(name: &str) -> Schema {
    let mut plain = if name.is_ascii() { name.to_ascii_uppercase() } else { name.to_uppercase() };
    plain.retain(|c| !matches!(c, '.' | ',' | '"' | '-'));
    let words: Vec<&str> = plain.split_whitespace().collect();
    let single = words.iter().rev().take_while(|word| word.chars().count() == 1).count();
    let joined: String =
        words.iter().skip(words.len() - single).copied().collect::<Vec<_>>().concat();
    let last = if single > 1 { joined.as_str() } else { words.last().copied().unwrap_or("") };
    let at_the_end = words.len() > 1 && FORMS_AT_THE_END.contains(&last);
    let at_the_start = FORMS_AT_THE_START.iter().any(|form| plain.starts_with(form));
    if at_the_end || at_the_start { Schema::Company } else { Schema::Organization }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_turned_round() {
        let check =
            |name: &str, is_person, full: &str, last: Option<&str>, suffix: Option<&str>| {
                let turned = turned(name, is_person);
                assert_eq!(turned.full, full);
                assert_eq!(turned.last.as_deref(), last);
                assert_eq!(turned.suffix.as_deref(), suffix);
            };
        check(
            "HYTHLODAY, Raphael Nonsenso",
            true,
            "Raphael Nonsenso HYTHLODAY",
            Some("HYTHLODAY"),
            None,
        );
        check("DE GAUNT, John, Jr.", true, "John DE GAUNT Jr.", Some("DE GAUNT"), Some("Jr."));
        check("DE GAUNT, Sr., John", true, "John DE GAUNT Sr.", Some("DE GAUNT"), Some("Sr."));
        check("NEMO", true, "NEMO", None, None);
        check("NEMO,", true, "NEMO", Some("NEMO"), None);
        check("NOWHERE TRADING CO., LTD.", false, "NOWHERE TRADING CO., LTD.", None, None);
    }

    #[test]
    fn an_organisation_form_makes_a_company() {
        for name in [
            "NOWHERE CO., LTD.",
            "Nowhere S.A.",
            "NOWHERE, S.A. DE C.V.",
            "OOO NOWHERE",
            "Nowhere L L C",
        ] {
            assert_eq!(body(name), Schema::Company, "{name}");
        }
        for name in ["NOWHERE LIBERATION FRONT", "MINISTRY OF NOTHING", "AG", ""] {
            assert_eq!(body(name), Schema::Organization, "{name}");
        }
    }

    #[test]
    fn several_names_in_one_field_are_split() {
        assert_eq!(
            split("ALPHA; BETA a.k.a. GAMMA;").collect::<Vec<_>>(),
            ["ALPHA", "BETA", "GAMMA"]
        );
        assert_eq!(split("ALPHA/BETA").collect::<Vec<_>>(), ["ALPHA/BETA"]);
    }
}
