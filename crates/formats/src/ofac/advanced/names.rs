//! Names in parts, each of which says by a number what it is.

use model::script::Script;

use super::held::Held;
use crate::guarded::element::Element;

/// What a part of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The whole name of a body, ship or aircraft.
    Whole,
    First,
    Middle,
    Patronymic,
    Last,
    Maiden,
    Matronymic,
    Nickname,
    /// A part whose number stands for no word.
    Unknown,
}

impl Part {
    fn of(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "entity name" | "vessel name" | "aircraft name" => Self::Whole,
            "first name" => Self::First,
            "middle name" => Self::Middle,
            "patronymic" => Self::Patronymic,
            "last name" => Self::Last,
            "maiden name" => Self::Maiden,
            "matronymic" => Self::Matronymic,
            "nickname" => Self::Nickname,
            _ => Self::Unknown,
        }
    }
}

/// One name with its parts in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Name {
    pub(super) parts: Vec<(Part, String)>,
}

impl Name {
    /// Reads a `DocumentedName` of an `Identity`.
    pub(super) fn of(documented: &Element, identity: &Element, held: &Held) -> Self {
        let parts = documented
            .within("DocumentedNamePart", "NamePartValue")
            .map(|value| (kind(&value.attribute("NamePartGroupID"), identity, held), value.text()))
            .filter(|(_, text)| !text.is_empty());
        Self { parts: parts.collect() }
    }

    /// The part joined of its values; empty without.
    pub(super) fn part(&self, wanted: Part) -> String {
        let found = self.parts.iter().filter(|(part, _)| *part == wanted);
        found.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The name in natural order. Where the number of a part stands for no word, the parts stay as they stand.
    pub(super) fn full(&self) -> String {
        let as_it_stands = self.parts.iter().any(|(part, _)| *part == Part::Unknown);
        let mut parts: Vec<&(Part, String)> = self.parts.iter().collect();
        if !as_it_stands {
            parts.sort_by_key(|(part, _)| *part);
            if parts.iter().any(|(part, _)| *part != Part::Nickname) {
                parts.retain(|(part, _)| *part != Part::Nickname);
            }
        }
        let texts: Vec<&str> = parts.iter().map(|(_, text)| text.as_str()).collect();
        let joined = texts.join(" ");
        // In these scripts the family name comes first, and nothing stands between the two.
        let east_asian = matches!(Script::of(&joined), Script::Han | Script::Hangul);
        if east_asian && !as_it_stands && parts.iter().any(|(part, _)| *part == Part::Last) {
            let last = self.part(Part::Last);
            let others = parts.iter().filter(|(part, _)| *part != Part::Last);
            return last + &others.map(|(_, text)| text.as_str()).collect::<String>();
        }
        joined
    }
}

fn kind(group: &str, identity: &Element, held: &Held) -> Part {
    let groups = identity
        .all("NamePartGroups")
        .flat_map(|groups| groups.within("MasterNamePartGroup", "NamePartGroup"));
    groups
        .filter(|one| one.attribute("ID") == group)
        .find_map(|one| held.word("NamePartType", &one.attribute("NamePartTypeID")))
        .map_or(Part::Unknown, |word| Part::of(&word.text))
}

/// The name by which a profile is shown: the first of the alias that is its name.
pub(super) fn shown(profile: &Element, held: &Held) -> Option<String> {
    let aliases = || {
        profile
            .all("Identity")
            .flat_map(|identity| identity.all("Alias").map(move |alias| (identity, alias)))
    };
    let (identity, alias) = aliases()
        .find(|(_, alias)| alias.attribute("Primary") == "true")
        .or_else(|| aliases().next())?;
    let documented = alias.first("DocumentedName")?;
    Some(Name::of(documented, identity, held).full()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_in_natural_order() {
        let check = |parts: &[(Part, &str)], expected: &str| {
            let parts = parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect();
            assert_eq!(Name { parts }.full(), expected);
        };
        check(&[(Part::Last, "HYTHLODAY"), (Part::First, "Raphael")], "Raphael HYTHLODAY");
        check(
            &[(Part::Last, "OBRIN"), (Part::Matronymic, "TARK"), (Part::First, "Tarkas")],
            "Tarkas OBRIN TARK",
        );
        check(&[(Part::Nickname, "FERRYMAN")], "FERRYMAN");
        check(&[(Part::Nickname, "FERRYMAN"), (Part::Last, "NEMO")], "NEMO");
        check(&[(Part::Unknown, "OBRIN"), (Part::First, "Tarkas")], "OBRIN Tarkas");
        check(&[(Part::First, "某"), (Part::Last, "無")], "無某");
        check(&[(Part::Whole, "ANYDER LINES")], "ANYDER LINES");
    }
}
