//! Names that are given in parts.
//!
//! A name has parts with an order, and a part has spellings besides its value, each with a language and a script. The name
//! is its parts in their order, without titles. The spellings of one language and script make further names: each
//! spelling of a part with each of the others, and the value where a part has none. Where that makes more than
//! `COMBINATIONS_MAX`, each spelling is in one name at least. Evidence: the crawler `ch_seco_sanctions` of OpenSanctions
//! combines them so; older ones pass over the value `-`.

use crate::guarded::element::Element;

/// The most names that the spellings of one language and script are combined to.
const COMBINATIONS_MAX: usize = 64;

/// One part of a name with its value and its spellings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its place in the name.
    pub order: u32,
    /// Its kind, for example `given-name`.
    pub kind: String,
    /// How it is written first.
    pub value: String,
    /// How else: language, script and text.
    pub spellings: Vec<(String, String, String)>,
}

/// A name as it is combined from spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelled {
    /// The script, for example `CYRL`; empty where none is given.
    pub script: String,
    /// The name.
    pub name: String,
}

/// The parts of a `name` element in their order.
pub(crate) fn parts(name: &Element) -> Vec<Part> {
    let mut parts: Vec<Part> = name
        .all("name-part")
        .map(|part| Part {
            // A part without a place comes last.
            order: part.attribute("order").parse().unwrap_or(u32::MAX),
            kind: part.attribute("name-part-type"),
            value: written(&part.field("value")),
            spellings: part
                .all("spelling-variant")
                .map(|one| (one.attribute("lang"), one.attribute("script"), written(&one.text())))
                .filter(|(_, _, text)| !text.is_empty())
                .collect(),
        })
        .collect();
    parts.sort_by_key(|part| part.order);
    parts
}

fn written(text: &str) -> String {
    if text == "-" { String::new() } else { text.to_owned() }
}

/// The name of its parts' values; a title is no part of it unless there is nothing else.
pub fn whole(parts: &[Part]) -> String {
    let joined = |titles: bool| {
        let values = parts.iter().filter(|part| titles || part.kind != "title");
        let values = values.map(|part| part.value.as_str()).filter(|value| !value.is_empty());
        values.collect::<Vec<_>>().join(" ")
    };
    let name = joined(false);
    if name.is_empty() { joined(true) } else { name }
}

/// The names that the spellings make, none of them the name itself.
pub fn spelled(parts: &[Part]) -> Vec<Spelled> {
    let mut cultures: Vec<(&str, &str)> = Vec::new();
    for (language, script, _) in parts.iter().flat_map(|part| &part.spellings) {
        if !cultures.contains(&(language.as_str(), script.as_str())) {
            cultures.push((language, script));
        }
    }
    let whole = whole(parts);
    let mut found: Vec<Spelled> = Vec::new();
    for culture in cultures {
        for name in combined(parts, culture) {
            let known = name == whole || found.iter().any(|other| other.name == name);
            if !name.is_empty() && !known {
                found.push(Spelled { script: culture.1.to_owned(), name });
            }
        }
    }
    found
}

fn combined(parts: &[Part], culture: (&str, &str)) -> Vec<String> {
    let choices: Vec<Vec<&str>> = parts
        .iter()
        .filter(|part| part.kind != "title")
        .map(|part| {
            let own: Vec<&str> = part
                .spellings
                .iter()
                .filter(|(language, script, _)| (language.as_str(), script.as_str()) == culture)
                .map(|(_, _, text)| text.as_str())
                .collect();
            if own.is_empty() { vec![part.value.as_str()] } else { own }
        })
        .collect();
    let combinations = choices.iter().fold(1_usize, |all, one| all.saturating_mul(one.len()));
    let most = choices.iter().map(Vec::len).max().unwrap_or(0);
    let names = if combinations <= COMBINATIONS_MAX { combinations } else { most };
    (0..names)
        .map(|number| {
            let mut rest = number;
            let words = choices.iter().map(|choice| {
                let at = if combinations <= COMBINATIONS_MAX {
                    let at = rest % choice.len();
                    rest /= choice.len();
                    at
                } else {
                    number.min(choice.len() - 1)
                };
                choice.get(at).copied().unwrap_or_default()
            });
            words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(order: u32, kind: &str, value: &str, spellings: &[(&str, &str, &str)]) -> Part {
        let owned =
            |(l, s, t): &(&str, &str, &str)| ((*l).to_owned(), (*s).to_owned(), (*t).to_owned());
        Part {
            order,
            kind: kind.to_owned(),
            value: value.to_owned(),
            spellings: spellings.iter().map(owned).collect(),
        }
    }

    #[test]
    fn spellings_of_one_language_are_combined() {
        let parts = [
            part(
                1,
                "family-name",
                "Hitlodej",
                &[
                    ("RUS", "CYRL", "Хитлодей"),
                    ("RUS", "LATN", "Hitlodey"),
                    ("RUS", "LATN", "Khitlodey"),
                ],
            ),
            part(2, "title", "Dr", &[]),
            part(
                3,
                "given-name",
                "Rafail",
                &[("RUS", "CYRL", "Рафаил"), ("RUS", "LATN", "Raphael"), ("RUS", "LATN", "Rafail")],
            ),
        ];
        assert_eq!(whole(&parts), "Hitlodej Rafail");
        let found = spelled(&parts);
        let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Хитлодей Рафаил",
                "Hitlodey Raphael",
                "Khitlodey Raphael",
                "Hitlodey Rafail",
                "Khitlodey Rafail"
            ]
        );
        assert_eq!(found.first().map(|one| one.script.as_str()), Some("CYRL"));
    }

    #[test]
    fn too_many_combinations_still_hold_every_spelling() {
        let many: Vec<String> = (0..100).map(|number| format!("Spelling{number}")).collect();
        let spellings: Vec<(&str, &str, &str)> =
            many.iter().map(|one| ("", "LATN", one.as_str())).collect();
        let parts =
            [part(1, "family-name", "A", &spellings), part(2, "given-name", "B", &spellings)];
        let names = spelled(&parts);
        assert_eq!(names.len(), 100);
        for spelling in &many {
            assert!(names.iter().any(|name| name.name.split(' ').any(|word| word == spelling)));
        }
        assert_eq!(whole(&[part(1, "title", "Dr", &[])]), "Dr");
        assert_eq!(spelled(&[]), []);
    }
}
