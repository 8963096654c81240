//! Names: what stands in which field, and what the remarks say of their quality.
//!
//! Every name is a `nameAlias`, and in the publications that others describe every one has `strong="true"`; none is marked
//! as the official one. What the list has to say of a name it says in a remark, which begins with it: `low quality alias`,
//! `Good quality a.k.a.`, `formerly known as`. The same words later in a remark speak of something else.

use super::entry::Part;

/// What a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing is said of it: the first of these is the name, the others are aliases.
    Plain,
    Alias,
    Weak,
    Former,
    /// More of its letters are lost than are left.
    Unreadable,
}

/// How a remark begins that says what the name is, in small letters.
const BEGINNINGS: [(&str, Standing); 19] = [
    ("low quality", Standing::Weak),
    // Seen by the readers of others: slips of the pen.
    ("lo quality", Standing::Weak),
    ("good quality", Standing::Alias),
    ("ood quality", Standing::Alias),
    ("god quality", Standing::Alias),
    ("high quality", Standing::Alias),
    ("a.k.a", Standing::Alias),
    ("aka ", Standing::Alias),
    ("also known as", Standing::Alias),
    ("alias", Standing::Alias),
    ("nom de guerre", Standing::Alias),
    ("maiden name", Standing::Former),
    ("birth name", Standing::Former),
    ("former name", Standing::Former),
    ("formerly", Standing::Former),
    ("previously", Standing::Former),
    ("previous name", Standing::Former),
    ("f.k.a", Standing::Former),
    ("fka ", Standing::Former),
];

/// The whole name; where there is none, its parts.
pub(super) fn whole(part: &Part) -> String {
    let whole = part.get("wholeName");
    if !whole.is_empty() {
        return whole.to_owned();
    }
    let parts = ["firstName", "middleName", "lastName"].map(|field| part.get(field));
    let present: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
    present.join(" ")
}

/// What the remarks and `strong` say of a name.
pub(super) fn standing(part: &Part) -> Standing {
    let weak = !part.get("strong").is_empty() && !part.is("strong");
    let said = part.remarks.iter().find_map(|remark| {
        let lower = remark.to_lowercase();
        let mut phrases = lower.split(['(', ')', ';', ',']).map(str::trim);
        phrases.find_map(|phrase| {
            BEGINNINGS.iter().find(|(words, _)| phrase.starts_with(words)).map(|(_, what)| *what)
        })
    });
    match said {
        _ if weak => Standing::Weak,
        Some(standing) => standing,
        None => Standing::Plain,
    }
}

/// What a name is in which question marks stand for letters that the encoding lacks.
pub(super) fn readable(name: &str) -> Standing {
    let letters = name.chars().filter(|one| one.is_alphabetic()).count();
    let lost = name.chars().filter(|one| *one == '?').count();
    if letters > lost { Standing::Weak } else { Standing::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::super::entry::Kind;
    use super::*;

    #[test]
    fn remarks_say_what_a_name_is() {
        let check = |remark: &str, strong: &str, expected: Standing| {
            let mut part = Part::new(Kind::Name);
            part.set("strong", strong.to_owned());
            part.remarks.push(remark.to_owned());
            assert_eq!(standing(&part), expected, "{remark}");
        };
        check("", "true", Standing::Plain);
        check("", "false", Standing::Weak);
        check("(Low quality alias)", "true", Standing::Weak);
        check("Good quality a.k.a.", "true", Standing::Alias);
        check("Utopian; formerly known as the Guild", "true", Standing::Former);
        check("The owner was formerly known as the Guild", "true", Standing::Plain);
    }

    #[test]
    fn a_name_is_readable_while_most_letters_are_left() {
        assert_eq!(readable("Revolu?ni rada"), Standing::Weak);
        assert_eq!(readable("?????? ?????µ????"), Standing::Unreadable);
    }
}
