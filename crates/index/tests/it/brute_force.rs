//! The search against a comparison with every record: nothing at or above 0.50 is lost, and every score is the same.

use std::collections::BTreeMap;

use formats::source::Collected;
use formats::{Limits, Source};
use index::{Index, Search};
use matching::{Analysed, compare};
use model::entity::Entity;
use model::matched::Score;
use model::record::{Record, RecordId};
use model::schema::{Property, Schema};
use proptest::prelude::*;

use crate::{built, record};

fn all(index: &Index, query: &Analysed) -> BTreeMap<RecordId, Score> {
    let search = Search { limit: usize::MAX, ..Search::default() };
    let answer = index.searcher().search(query, &search).unwrap();
    assert_eq!(answer.total, answer.found.len());
    answer.found.iter().map(|found| (found.record.id.clone(), found.comparison.score)).collect()
}

fn brute(records: &[(RecordId, Analysed)], query: &Analysed) -> BTreeMap<RecordId, Score> {
    records
        .iter()
        .map(|(id, record)| (id.clone(), compare(query, record).score))
        .filter(|(_, score)| *score >= Score::REVIEW)
        .collect()
}

fn prepared(records: &[Record]) -> Vec<(RecordId, Analysed)> {
    records.iter().map(|record| (record.id.clone(), Analysed::record(record))).collect()
}

fn query(schema: Schema, name: &str) -> Analysed {
    let mut entity = Entity::new("q", schema);
    entity.add(Property::Name, name);
    Analysed::new(&entity, &[])
}

/// A small generator of numbers, so that a failure can be repeated.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// A name as somebody might misspell, turn round, shorten, divide or join it.
fn perturbed(name: &str, numbers: &mut Numbers) -> String {
    let mut words: Vec<Vec<char>> =
        name.split_whitespace().map(|word| word.chars().collect()).collect();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(words.len());
        let length = words[at].len();
        match numbers.below(9) {
            0 if words.len() > 1 => drop(words.remove(at)),
            1 => words.rotate_left(at),
            2 if length > 2 => drop(words[at].remove(numbers.below(length))),
            3 => {
                let letter = words[at][numbers.below(length)];
                words[at].insert(numbers.below(length), letter);
            }
            4 if length > 1 => {
                let from = numbers.below(length - 1);
                words[at].swap(from, from + 1);
            }
            5 if at + 1 < words.len() => {
                let next = words.remove(at + 1);
                words[at].extend(next);
            }
            6 if length > 5 => {
                let rest = words[at].split_off(3);
                words.insert(at + 1, rest);
            }
            7 => words[at].truncate(1),
            _ => {
                let vowels = ['a', 'e', 'i', 'o', 'u'];
                for letter in &mut words[at] {
                    if vowels.contains(letter) {
                        *letter = vowels[numbers.below(5)];
                    }
                }
            }
        }
    }
    let words: Vec<String> = words.into_iter().map(|word| word.into_iter().collect()).collect();
    words.join(" ")
}

#[test]
fn nothing_is_lost_on_the_un_list() {
    let path = "lists/un/UN_consolidated_2026-02-27.xml.gz";
    let Some(path) = testkit::shared_or_skip("nothing_is_lost_on_the_un_list", path) else {
        return;
    };
    let mut source = Source::from_memory("un.xml", testkit::gunzip(&path));
    let mut list = Collected::default();
    formats::un::read(&mut source, &Limits::default(), &mut list).unwrap();
    let records = prepared(&list.records);
    let index = built(&list.records).in_memory().unwrap();
    let mut numbers = Numbers(7);
    let (mut reached, mut queries) = (0, 0);
    while queries < 1_000 {
        let record = &list.records[numbers.below(list.records.len())];
        let names: Vec<&str> = record.entity.names().map(|(_, value)| value.text()).collect();
        let name = names[numbers.below(names.len())];
        let name = perturbed(&name.to_lowercase(), &mut numbers);
        let query = query(record.entity.schema, &name);
        let expected = brute(&records, &query);
        reached += usize::from(!expected.is_empty());
        queries += 1;
        assert_eq!(all(&index, &query), expected, "{name}");
    }
    assert!(reached > 500, "only {reached} queries reach the review band: the test proves little");
}

#[test]
fn many_small_segments_answer_as_one() {
    let names =
        ["Obrin Tarkas Velimond", "Tarkas Obrin", "Velimond", "Heddo Marrawick", "H. Marrawick"];
    let records: Vec<Record> = names
        .iter()
        .enumerate()
        .map(|(at, name)| record(&at.to_string(), Schema::Person, &[(Property::Name, name)]))
        .collect();
    let one = built(&records).in_memory().unwrap();
    let many = built(&records).with_segment_records_max(2).in_memory().unwrap();
    assert_eq!(many.info().segments.len(), 3);
    for name in names {
        let query = query(Schema::Person, name);
        assert_eq!(all(&one, &query), all(&many, &query));
        assert_eq!(all(&one, &query), brute(&prepared(&records), &query));
    }
}

fn dense_name() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof!["[ab]{2,4}", "[abc]{5,8}", "a", "al", "bin", "[aeiou]m[aeiou]d", "mohammed"],
        1..5,
    )
    .prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Names of so few letters that nearly everything is linked with everything.
    #[test]
    fn nothing_is_lost_among_dense_names(
        names in prop::collection::vec((dense_name(), any::<bool>(), any::<bool>()), 1..60),
        queries in prop::collection::vec((dense_name(), any::<bool>()), 1..20),
    ) {
        let schema = |person: bool| if person { Schema::Person } else { Schema::Company };
        let records: Vec<Record> = names
            .iter()
            .enumerate()
            .map(|(at, (name, person, weak))| {
                let property = if *weak { Property::WeakAlias } else { Property::Name };
                record(&at.to_string(), schema(*person), &[(property, name)])
            })
            .collect();
        let index = built(&records).in_memory().unwrap();
        let prepared = prepared(&records);
        for (name, person) in queries {
            let query = query(schema(person), &name);
            prop_assert_eq!(all(&index, &query), brute(&prepared, &query), "{}", name);
        }
    }
}
