//! What holds for every pair of names.

use std::collections::BTreeSet;

use matching::{Analysed, Name, Token, TokenKind, align, compare, keys::keys, link};
use model::entity::Entity;
use model::schema::{Property, Schema};
use proptest::prelude::*;

fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-e]{1,9}", "[a-z]{2,12}", "(kh|sh|a|m|h|d|r|th|y|w|ou){1,6}"]
}

/// A word and the same word with up to two letters changed, taken out, put in or exchanged.
fn near() -> impl Strategy<Value = (String, String)> {
    (word(), prop::collection::vec((0usize..4, 0usize..12, "[a-z]"), 0..3)).prop_map(
        |(word, edits)| {
            let mut other: Vec<char> = word.chars().collect();
            for (kind, at, letter) in edits {
                let at = at % (other.len() + 1);
                match kind {
                    0 if at < other.len() => other[at] = letter.chars().next().unwrap(),
                    1 if at < other.len() && other.len() > 1 => {
                        other.remove(at);
                    }
                    2 => other.insert(at, letter.chars().next().unwrap()),
                    _ if at + 1 < other.len() => other.swap(at, at + 1),
                    _ => {}
                }
            }
            let other: String = other.into_iter().collect();
            (word, other)
        },
    )
}

fn person(name: &str) -> Analysed {
    let mut entity = Entity::new("1", Schema::Person);
    entity.add(Property::Name, name);
    Analysed::new(&entity, &[])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn linked_words_share_a_key((left, right) in near(), bare in any::<(bool, bool)>()) {
        let left = Token::new(left, TokenKind::Word, bare.0);
        let right = Token::new(right, TokenKind::Word, bare.1);
        if link(&left, &right).is_some() {
            let shared: BTreeSet<_> = keys(&left).into_iter().collect();
            prop_assert!(keys(&right).iter().any(|key| shared.contains(key)), "{left:?} {right:?}");
        }
        prop_assert_eq!(link(&left, &right), link(&right, &left));
    }

    #[test]
    fn a_score_in_the_review_band_has_links(left in "[a-d]{1,7}( [a-d]{1,7}){0,4}", right in "[a-d]{1,7}( [a-d]{1,7}){0,4}") {
        for person in [true, false] {
            let alignment = align(&Name::new(&left, person), &Name::new(&right, person));
            prop_assert!(alignment.score < 500_000 || alignment.linked);
        }
    }

    #[test]
    fn contributions_add_up_and_nothing_panics(left in "\\PC{0,40}", right in "\\PC{0,40}") {
        let comparison = compare(&person(&left), &person(&right));
        prop_assert_eq!(comparison.explanation.total(), i64::from(comparison.score.millionths()));
    }

    #[test]
    fn a_name_is_itself(name in "[A-Z][a-z]{2,8} [A-Z][a-z]{2,9}") {
        let comparison = compare(&person(&name), &person(&name));
        prop_assert!(comparison.score.millionths() >= 700_000, "{name} {comparison:?}");
    }
}
