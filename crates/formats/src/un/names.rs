//! Several names in one alias element.
//!
//! Evidence (3,235 distinct aliases of five publications):
//! - `;` separates names wherever it stands, also inside brackets:
//!   `NAME IN ARABIC (Name; Other spelling; Third spelling)`. Seen 38 times, never inside a name.
//! - ` b) ` between names is a forgotten enumeration (once). `a.k.a.` and `f.k.a.` inside a name were not seen, but are
//!   no part of a name either.
//! - A comma does not separate: `Surname, Given name` and `NAME TRADING COMPANY, LTD` are seen a hundred times. Only
//!   three or more single words are a list (once).
//! - `/` does not separate: `J/V Corporation`, `Movement/Army`, `Department / Division`.
//! - A line break does not separate: long names are wrapped.
//! - Brackets hold the same name in another script (`Latin (original)`, `original (Latin)`,
//!   `Latin (original script: original)`), an abbreviation (`(AQIM)` style), a part of the name (`(Hong Kong)`), or a
//!   remark (`(previously listed as)`, `(false identity … number 123)`).

use model::script::Script;

use crate::guarded::element::joined;

/// The longest abbreviation, in characters.
const ABBREVIATION_CHARS_MAX: usize = 10;

/// What one alias element holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AliasNames {
    /// The element's own text where it is a name as it stands although its parts are names as well.
    pub whole: Option<String>,
    /// The names, each by itself.
    pub names: Vec<String>,
    /// Abbreviations given in brackets.
    pub abbreviations: Vec<String>,
    /// The element's own text where it holds a remark besides the name.
    pub remark: Option<String>,
}

impl AliasNames {
    /// How many names the element holds; its own text does not count again.
    pub fn count(&self) -> usize {
        self.names.len() + self.abbreviations.len()
    }

    fn add(&mut self, name: &str) {
        let name = name.trim().trim_matches([',', '-']).trim();
        if !name.is_empty() && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }
}

/// Splits the text of an alias element.
pub fn split_alias(text: &str) -> AliasNames {
    let text = joined(text);
    let mut result = AliasNames::default();
    let unmarked = without_markers(&text);
    let pieces = separate(&unmarked);
    let [only] = pieces.as_slice() else {
        for piece in pieces {
            let piece =
                if piece.matches('(').count() == 0 { piece.trim_end_matches(')') } else { piece };
            add_piece(&mut result, piece, true);
        }
        return result;
    };
    if let Some(list) = single_words(only) {
        for word in list {
            result.add(word);
        }
        return result;
    }
    if let Some((name, _)) = only.split_once(", born ") {
        result.add(name);
        result.remark = Some(text);
        return result;
    }
    match add_piece(&mut result, only, false) {
        Bracket::Name => result.whole = Some(text),
        Bracket::Remark => result.remark = Some(text),
        Bracket::None => {}
    }
    result
}

/// The name in an element of the original script: a language named in Latin letters in brackets is left out.
pub fn original_script(text: &str) -> String {
    let text = joined(text);
    if let Some((outer, rest)) = text.split_once('(')
        && let Some(inner) = rest.strip_suffix(')')
        && Script::of(inner) == Script::Latin
        && Script::of(outer) != Script::Latin
        && !outer.trim().is_empty()
    {
        return outer.trim().to_owned();
    }
    text
}

/// Without the words that only say what the text beside them is.
fn without_markers(text: &str) -> String {
    let mut text = text.to_owned();
    for marker in ["(original script)", "original script:", "- sub-unit name"] {
        text = text.replace(marker, "");
    }
    joined(&text).replace("( ", "(").replace(" )", ")")
}

fn separate(text: &str) -> Vec<&str> {
    let mut pieces = vec![text];
    for separator in [";", " a.k.a. ", " f.k.a. ", " also known as ", " b) ", " c) ", " d) "] {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(separator)).collect();
    }
    pieces
        .into_iter()
        .map(|piece| piece.trim_matches([' ', ',', '-']))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The words of a list of at least three single words separated by commas.
fn single_words(text: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = text.split(", ").collect();
    let is_word = |word: &str| word.chars().count() > 2 && !word.contains([' ', ',', '.', '(']);
    (words.len() >= 3 && words.iter().all(|word| is_word(word))).then_some(words)
}

/// What the brackets of a piece turned out to hold.
#[derive(PartialEq)]
enum Bracket {
    None,
    Name,
    Remark,
}

/// Adds the names of one piece. `cut` says that the piece was cut out of a longer text, so that its brackets may be open.
fn add_piece(result: &mut AliasNames, piece: &str, cut: bool) -> Bracket {
    let Some((outer, rest)) = piece.split_once('(') else {
        result.add(piece);
        return Bracket::None;
    };
    let inner = match rest.strip_suffix(')') {
        Some(inner) => inner,
        // Text after the brackets, or brackets that do not close: a part of the name, unless the cut opened them.
        None if !cut => {
            result.add(piece);
            return Bracket::None;
        }
        None => rest,
    };
    if outer.trim().is_empty() {
        result.add(piece);
        return Bracket::None;
    }
    let groups: Vec<&str> =
        inner.split(['(', ')']).map(str::trim).filter(|group| !group.is_empty()).collect();
    let outer_script = Script::of(outer);
    let mut found = Bracket::None;
    for group in &groups {
        let script = Script::of(group);
        if is_abbreviation(group) {
            // Without the element's own text, which a cut piece has none of, the abbreviation is a name like the others.
            if cut {
                result.add(outer);
                result.add(group);
            } else {
                result.abbreviations.push((*group).to_owned());
            }
            found = Bracket::Name;
        } else if script != outer_script && script != Script::Other && outer_script != Script::Other
        {
            result.add(outer);
            result.add(group);
            found = Bracket::Name;
        } else if found == Bracket::None && is_remark(group) {
            found = Bracket::Remark;
        }
    }
    if found == Bracket::None {
        result.add(piece);
    } else {
        result.add(outer);
    }
    found
}

fn is_abbreviation(group: &str) -> bool {
    (2..=ABBREVIATION_CHARS_MAX).contains(&group.chars().count())
        && group.chars().all(|one| one.is_ascii_uppercase() || matches!(one, '/' | '-'))
}

fn is_remark(group: &str) -> bool {
    group.chars().next().is_some_and(char::is_lowercase)
        || group.chars().any(|one| one.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &[&str], abbreviations: &[&str], kept: (bool, bool)) {
        let split = split_alias(text);
        assert_eq!(split.names, names, "{text}");
        assert_eq!(split.abbreviations, abbreviations, "{text}");
        assert_eq!((split.whole.is_some(), split.remark.is_some()), kept, "{text}");
    }

    #[test]
    fn names_are_separated_where_the_list_separates_them() {
        const NONE: (bool, bool) = (false, false);
        check(
            "Rafael Hitlodeo; Raphael Hythlodaye",
            &["Rafael Hitlodeo", "Raphael Hythlodaye"],
            &[],
            NONE,
        );
        check(
            "One Name; Two Name b) Three Name",
            &["One Name", "Two Name", "Three Name"],
            &[],
            NONE,
        );
        check("Hythloday, Raphael", &["Hythloday, Raphael"], &[], NONE);
        check(
            "Rafail, Rafael, Rapael, Rafayel",
            &["Rafail", "Rafael", "Rapael", "Rafayel"],
            &[],
            NONE,
        );
        check("AMAUROT TRADING COMPANY, LTD", &["AMAUROT TRADING COMPANY, LTD"], &[], NONE);
        check("Anyder J/V Corporation", &["Anyder J/V Corporation"], &[], NONE);
        check("Achorian\n      Brigade", &["Achorian Brigade"], &[], NONE);
        check("Amaurot (Port) Shipping", &["Amaurot (Port) Shipping"], &[], NONE);
        check("ROADS AUTHORITY (NORTHERN AREA", &["ROADS AUTHORITY (NORTHERN AREA"], &[], NONE);
        check("ROADS AUTHORITY (NORTHERN AREA)", &["ROADS AUTHORITY (NORTHERN AREA)"], &[], NONE);
        check("", &[], &[], NONE);
        check(" ; ;", &[], &[], NONE);
    }

    #[test]
    fn brackets_are_read_for_what_they_hold() {
        check("Achorian Brigade (ACB)", &["Achorian Brigade"], &["ACB"], (true, false));
        check("Rafail (Рафаил)", &["Rafail", "Рафаил"], &[], (true, false));
        check("Rafail (original script: Рафаил)", &["Rafail", "Рафаил"], &[], (true, false));
        check("Rafail (Рафаил),", &["Rafail", "Рафаил"], &[], (true, false));
        check("Рафаил (Rafail; Rafael)", &["Рафаил", "Rafail", "Rafael"], &[], (false, false));
        check(
            "Amaurot Front (AMF) (Фронт (original script); The Front; Front of Amaurot)",
            &["Amaurot Front", "AMF", "Фронт", "The Front", "Front of Amaurot"],
            &[],
            (false, false),
        );
        check("Rafail (previously listed as)", &["Rafail"], &[], (false, true));
        check("Rafail (identity number 4711)", &["Rafail"], &[], (false, true));
        check(
            "Rafail Hitlodej, born 1 Jan. 1953 (passport 1)",
            &["Rafail Hitlodej"],
            &[],
            (false, true),
        );
        assert_eq!(original_script("Рафаил (Russian)"), "Рафаил");
        assert_eq!(original_script("Рафаил"), "Рафаил");
    }
}
