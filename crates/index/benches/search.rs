//! What a search costs: `cargo bench -p index`. Reads the UN list of ../shared where it is there.
#![allow(missing_docs, clippy::expect_used, reason = "a benchmark has no users")]

use divan::{Bencher, black_box};
use formats::source::Collected;
use formats::{Limits, Source};
use index::{Index, IndexBuilder, ListInfo, Search};
use matching::Analysed;
use model::entity::Entity;
use model::schema::{Property, Schema};

fn main() {
    divan::main();
}

fn index() -> Option<Index> {
    let path = testkit::shared_or_skip("search", "lists/un/UN_consolidated_2026-02-27.xml.gz")?;
    let mut list = Collected::default();
    let mut source = Source::from_memory("un.xml", testkit::gunzip(&path));
    formats::un::read(&mut source, &Limits::default(), &mut list).expect("the list is readable");
    let mut builder = IndexBuilder::new();
    let records = list.records.len() as u64;
    list.records.into_iter().for_each(|record| builder.add(record));
    builder.commit_list(ListInfo {
        source: "un".to_owned(),
        version: None,
        files: Vec::new(),
        records,
        incomplete: 0,
        quarantined: 0,
        changes: false,
    });
    builder.in_memory().ok()
}

/// A name that nothing resembles, one of common words, and one in Arabic script.
const NAMES: [&str; 3] = ["Heddo Marrawick", "Mohammed Ali Hassan", "محمد علي حسن"];

#[divan::bench(args = NAMES)]
fn search(bencher: Bencher<'_, '_>, name: &str) {
    let Some(index) = index() else { return };
    let mut entity = Entity::new("q", Schema::Person);
    entity.add(Property::Name, name);
    let query = Analysed::new(&entity, &[]);
    let mut searcher = index.searcher();
    bencher.bench_local(|| searcher.search(black_box(&query), &Search::default()));
}
