//! Several names in one element.
//!
//! Evidence (2,877 `Aliases` and 1,425 `EntityOrShip` of 2025):
//! - Lines are wrapped inside names (184 values), so a line break separates nothing.
//! - `;` separates (179 aliases). A word for a language with a colon begins a name: `Russian: …` (58).
//! - ` / ` stands between the Russian and the Ukrainian form (85); without blanks between the English and the French name
//!   of an entity (37), or between spellings of one given name (`Aleksander/Aleksandr`). It separates where each side has
//!   two words or more.
//! - ` or ` separates likewise (53); between two names in another than Latin script ` and ` does as well, since it is an
//!   English word there (`Myanma Investment and Commercial Bank` is one name).
//! - A comma separates (196), but not before or after a legal form alone (`…, LLC`), not before a word in small letters
//!   (`образования, науки и молодежи`), and not inside quotation marks or brackets.
//! - `(also known as …)` after an entity's name holds more of them (65).
//! - Brackets hold an abbreviation (`(IRGC)`), or a part of the name (`(Kolomna)`), and do not always close.

use model::script::Script;

/// Words before a colon that only say in which language a name is.
const LANGUAGES: &[&str] = &[
    "Arabic",
    "Belarusian",
    "Belarussian",
    "Burmese",
    "Chinese",
    "English",
    "Farsi",
    "French",
    "Hebrew",
    "Persian",
    "Russian",
    "Spanish",
    "Ukrainian",
];

/// Legal forms that stand by themselves between commas, in capital letters.
const LEGAL_FORMS: &[&str] = &[
    "AO", "CO", "CO.", "CJSC", "FSUE", "INC", "INC.", "JSC", "LLC", "LLP", "LTD", "LTD.", "OAO",
    "OJSC", "OOO", "PAO", "PJSC", "SA", "SC", "ZAO", "АО", "ГУП", "ЗАО", "МК", "НАО", "НП", "ОАО",
    "ООО", "ПАО", "САО", "ФГБУ", "ФГУП", "ФКП",
];

/// What begins further names in brackets, in small letters.
const ALSO_KNOWN: &str = "(also known as ";

/// The longest abbreviation, in characters.
const ABBREVIATION_CHARS_MAX: usize = 10;

/// The names in the element of an entity or ship: the names themselves, and those it is also known by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntityNames {
    /// Its name, or its English and its French one.
    pub names: Vec<String>,
    /// What it is also known as.
    pub aliases: Vec<String>,
}

/// Takes the name of an entity apart. The text has no line breaks left.
pub fn entity_names(text: &str) -> EntityNames {
    // Small letters of ASCII only, so that the offsets stay those of the text.
    let lower = text.to_ascii_lowercase();
    let (own, also) = match lower.find(ALSO_KNOWN) {
        Some(at) => {
            let after = text.get(at + ALSO_KNOWN.len()..).unwrap_or_default().trim();
            let inside = after.strip_suffix(')').unwrap_or(after);
            (text.get(..at).unwrap_or_default(), Some(inside))
        }
        None => (text, None),
    };
    let names = two_sided(own.trim().trim_end_matches(';'), "/");
    EntityNames {
        names: names.into_iter().filter_map(tidied).collect(),
        aliases: also.map(alias_names).unwrap_or_default(),
    }
}

/// The names in an element of aliases, each by itself. The text has no line breaks left.
pub fn alias_names(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = text.split(';').map(str::to_owned).collect();
    for split in [by_language, by_slash, by_comma, by_word] {
        pieces = pieces.iter().flat_map(|piece| split(piece)).collect();
    }
    let mut names: Vec<String> = Vec::new();
    for name in pieces.iter().filter_map(|piece| tidied(piece)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The name without the abbreviation in brackets at its end, and the abbreviation: two capital letters or more and nothing
/// else, and no legal form.
pub fn abbreviation(name: &str) -> Option<(&str, &str)> {
    let (before, inside) = name.strip_suffix(')')?.rsplit_once('(')?;
    let letters = inside.chars().count();
    let capitals = inside.chars().all(|one| one.is_uppercase() || one.is_ascii_digit());
    let fits = (2..=ABBREVIATION_CHARS_MAX).contains(&letters)
        && capitals
        && inside.chars().any(char::is_alphabetic)
        && !LEGAL_FORMS.contains(&inside)
        && before.chars().any(char::is_alphabetic);
    fits.then_some((before.trim(), inside))
}

/// A last name and the other spelling that stands in brackets behind it.
pub fn spellings(last: &str) -> (&str, Option<&str>) {
    match last.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((first, second)) if !first.trim().is_empty() && !second.trim().is_empty() => {
            (first.trim(), Some(second.trim()))
        }
        _ => (last, None),
    }
}

fn by_language(piece: &str) -> Vec<String> {
    let mut text = piece.to_owned();
    for language in LANGUAGES {
        for label in [format!("{language}:"), format!("{language} :")] {
            text = text.replace(&label, "\n");
        }
    }
    text.split('\n').map(|one| one.trim_matches([' ', ',', '(']).to_owned()).collect()
}

fn by_slash(piece: &str) -> Vec<String> {
    two_sided(piece, "/").into_iter().map(str::to_owned).collect()
}

fn by_comma(piece: &str) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut form_first = false;
    for part in outside_brackets(piece, ',') {
        let part = part.trim();
        let is_form = LEGAL_FORMS.contains(&part.to_uppercase().as_str());
        let goes_on = is_form || part.starts_with(char::is_lowercase) || form_first;
        match joined.last_mut() {
            Some(last) if goes_on => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => joined.push(part.to_owned()),
        }
        // A form that comes first belongs to what follows it: "АО, …".
        form_first = is_form && joined.len() == 1 && joined.first().is_some_and(|one| one == part);
    }
    joined
}

fn by_word(piece: &str) -> Vec<String> {
    let foreign = |text: &str| !matches!(Script::of(text), Script::Latin | Script::Other);
    let mut pieces: Vec<String> = vec![piece.to_owned()];
    for word in [" or ", " and "] {
        pieces = pieces
            .iter()
            .flat_map(|piece| {
                let sides: Vec<&str> = piece.split(word).collect();
                if sides.len() > 1 && sides.iter().all(|side| foreign(side)) {
                    return sides.into_iter().map(str::to_owned).collect();
                }
                let split =
                    if word == " or " { two_sided(piece, word) } else { vec![piece.as_str()] };
                split.into_iter().map(str::to_owned).collect::<Vec<String>>()
            })
            .collect();
    }
    pieces
}

/// The text split at a separator, where each side has two words or more; else whole. What stands in brackets is not split.
fn two_sided<'t>(text: &'t str, separator: &str) -> Vec<&'t str> {
    let sides: Vec<&str> = text.split(separator).collect();
    let words = |side: &&str| side.split_whitespace().count() >= 2;
    // Brackets that do not close protect nothing: "(… / …" is seen.
    let balance = |side: &str| (side.matches('(').count(), side.matches(')').count());
    let (open, close) = balance(text);
    let closed = |side: &&str| {
        let (open, close) = balance(side);
        open == close
    };
    let free = open != close || sides.iter().all(closed);
    if sides.len() > 1 && free && sides.iter().all(words) { sides } else { vec![text] }
}

/// The text split at a character that stands neither in brackets nor in quotation marks. Where these do not close, the
/// text is split everywhere.
fn outside_brackets(text: &str, at: char) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut start = 0;
    let mut parts = Vec::new();
    for (position, one) in text.char_indices() {
        match one {
            '(' | '«' | '“' => depth += 1,
            ')' | '»' | '”' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            _ if one == at && depth == 0 && !quoted => {
                parts.push(text.get(start..position).unwrap_or_default());
                start = position + one.len_utf8();
            }
            _ => {}
        }
    }
    if depth > 0 || quoted {
        return text.split(at).collect();
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// A name without what is left over at its ends; none where no letter is left.
fn tidied(name: &str) -> Option<String> {
    let mut name = name.trim_matches([' ', ',', ';', '\u{a0}']);
    for word in ["or ", "and "] {
        name = name.strip_prefix(word).unwrap_or(name).trim();
    }
    name = name.strip_suffix(" AKA").unwrap_or(name);
    if name.matches('(').count() > name.matches(')').count() {
        name = name.strip_prefix('(').unwrap_or(name);
    } else if name.matches(')').count() > name.matches('(').count() {
        name = name.strip_suffix(')').unwrap_or(name);
    }
    let name = name.trim();
    name.chars().any(char::is_alphabetic).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_split_where_one_ends() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(alias_names(text), expected, "{text}");
        };
        check("Rafail Hitlodej", &["Rafail Hitlodej"]);
        check("Anyder Lines; Анидер Лайнс", &["Anyder Lines", "Анидер Лайнс"]);
        check(
            "Rafail Hitlodej, Belarusian: Рафаіл Хітладзей, Russian : Рафаил Хитлодей",
            &["Rafail Hitlodej", "Рафаіл Хітладзей", "Рафаил Хитлодей"],
        );
        check("Рафаил Хитлодей / Рафаїл Гітлодей", &["Рафаил Хитлодей", "Рафаїл Гітлодей"]);
        check("Aleksander/ Aleksandr Hitlodej", &["Aleksander/ Aleksandr Hitlodej"]);
        check("Rafail Hitlodej or Rafael Hitlodeo", &["Rafail Hitlodej", "Rafael Hitlodeo"]);
        check("Rafail or Rafael Hitlodeo", &["Rafail or Rafael Hitlodeo"]);
        check("АО НПП Кант and НПП Кант", &["АО НПП Кант", "НПП Кант"]);
        check("Amaurot and Anyder Bank", &["Amaurot and Anyder Bank"]);
        check("AMA, Amaurot Works", &["AMA", "Amaurot Works"]);
        check("Amaurot Works, LLC", &["Amaurot Works, LLC"]);
        check("АО, Анидерский завод", &["АО, Анидерский завод"]);
        check("Министерство труда, науки и отдыха", &["Министерство труда, науки и отдыха"]);
        check("АО «Завод, Анидер»", &["АО «Завод, Анидер»"]);
        check("АО \"Завод, Анидер", &["АО \"Завод", "Анидер"]);
        check("(Рафаил Хитлодей / Рафаїл Гітлодей", &["Рафаил Хитлодей", "Рафаїл Гітлодей"]);
        check("; , /", &[]);
    }

    #[test]
    fn an_entity_has_two_languages_and_other_names() {
        let check = |text: &str, names: &[&str], aliases: &[&str]| {
            let found = entity_names(text);
            assert_eq!(found.names, names, "{text}");
            assert_eq!(found.aliases, aliases, "{text}");
        };
        check("Anyder Navy/Marine anydrienne", &["Anyder Navy", "Marine anydrienne"], &[]);
        check("Steel Mills (Amaurot/Anyder)", &["Steel Mills (Amaurot/Anyder)"], &[]);
        check("General Directorate;", &["General Directorate"], &[]);
        check("Anyder JSC (also known as AN and Co)", &["Anyder JSC"], &["AN and Co"]);
        check("Anyder JSC (Also known as Anyder, LLC", &["Anyder JSC"], &["Anyder, LLC"]);
        assert_eq!(abbreviation("Guards of Anyder (GOA)"), Some(("Guards of Anyder", "GOA")));
        assert_eq!(abbreviation("Works (Amaurot)"), None);
        assert_eq!(abbreviation("Works (LLC)"), None);
        assert_eq!(spellings("Hitlodej (Hitlodey)"), ("Hitlodej", Some("Hitlodey")));
        assert_eq!(spellings("Hitlodej"), ("Hitlodej", None));
    }
}
