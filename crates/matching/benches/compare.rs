//! What analysing and comparing cost: `cargo bench -p matching`.
#![allow(missing_docs, reason = "a benchmark has no users")]

use divan::{Bencher, black_box};
use matching::{Analysed, Name, compare};
use model::entity::Entity;
use model::schema::{Property, Schema};

fn main() {
    divan::main();
}

/// A plain pair, a pair across scripts, a long chain, and two names with nothing in common.
const PAIRS: [(&str, &str); 4] = [
    ("Raphael Hythloday", "Rafael Hytloday"),
    ("زهير قندرباشي", "Zohair Kandarbashi"),
    (
        "Sheikh Abd al-Rahman bin Tarkas bin Obrin al-Qandarbashi",
        "Abdurrahman Tarkas Obrin al-Velimondi",
    ),
    ("Heddo Marrawick", "Ysolde Quennevar"),
];

fn person(name: &str) -> Analysed {
    let mut entity = Entity::new("1", Schema::Person);
    entity.add(Property::Name, name);
    entity.add(Property::BirthDate, "1971-03-04");
    Analysed::new(&entity, &[])
}

#[divan::bench(args = PAIRS)]
fn analyse(bencher: Bencher<'_, '_>, pair: (&str, &str)) {
    bencher.bench(|| Name::new(black_box(pair.0), true));
}

#[divan::bench(args = PAIRS)]
fn compare_analysed(bencher: Bencher<'_, '_>, pair: (&str, &str)) {
    let (left, right) = (person(pair.0), person(pair.1));
    bencher.bench(|| compare(black_box(&left), black_box(&right)));
}
