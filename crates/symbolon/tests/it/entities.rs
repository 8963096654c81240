//! `symbolon index entities`, and what judgements do.

use crate::fixtures::{NATIONAL, UN};
use crate::program::{Folder, golden};

const LISTS: [&str; 4] = ["--list", "un.xml", "--list", "national.jsonl"];

fn folder() -> Folder {
    Folder::with(&[("un.xml", UN), ("national.jsonl", NATIONAL)])
}

fn build(folder: &Folder, more: &[&str]) -> crate::program::Run {
    folder.run(&[&["index", "build", "--output", "i"], &LISTS[..], more].concat())
}

#[test]
fn records_of_two_lists_are_one_entity() {
    let folder = folder();
    golden("entities_build", &build(&folder, &[]));
    golden("entities_told", &folder.run(&["index", "entities", "i"]));
    golden("entities_csv", &folder.run(&["index", "entities", "i", "--csv"]));
    golden("entities_json", &folder.run(&["index", "entities", "i", "--json", "--held"]));
    let screened = ["screen", "--name", "Zuhayr Qandarbashi", "--index", "i"];
    golden("entities_screened", &folder.run(&screened));
    let json = folder.run(&[&screened[..], &["--json"]].concat());
    let matches = json.json()[0]["matches"].as_array().unwrap().clone();
    assert_eq!(matches.len(), 1, "one alert a subject and entity");
    assert_eq!(matches[0]["same_entity"][0]["record"]["source"], "un-sc-consolidated");
    // Without an index the lists are read into memory, with the same entities.
    let lists = [&["screen", "--name", "Zuhayr Qandarbashi", "--json"], &LISTS[..]].concat();
    assert_eq!(folder.run(&lists).json()[0]["matches"].as_array().unwrap().len(), 1);
}

#[test]
fn an_entity_counts_by_any_of_its_listings() {
    let folder = folder();
    assert_eq!(build(&folder, &[]).exit, 0);
    // The national entry orders a travel ban only; the Council's entry, which is the same person, freezes assets.
    let screened = folder.run(&[
        "screen",
        "--name",
        "Zuhayr Qandarbashi",
        "--index",
        "i",
        "--purpose",
        "screening-money",
    ]);
    assert_eq!(screened.exit, 10, "{}", screened.out);
}

#[test]
fn a_judgement_splits_and_another_joins() {
    let folder = folder();
    folder.write(
        "judged.csv",
        "left_source,left_key,right_source,right_key,judgement,by,why,on\n\
         utopia-national,ut-n4,un-sc-consolidated,UTi.004,not_same,A. Analyst,another father,2026-11-22\n\
         un-sc-consolidated,UTi.011,utopia-national,ut-n11,same,A. Analyst,a slip of one day,\n\
         utopia-national,ut-n99,un-sc-consolidated,UTi.004,same,A. Analyst,unknown record,\n\
         utopia-national,ut-n4,un-sc-consolidated,UTi.004,maybe,A. Analyst,undecided,\n",
    );
    golden("entities_judged_build", &build(&folder, &["--judgements", "judged.csv"]));
    golden("entities_judged", &folder.run(&["index", "entities", "i"]));
    let screened =
        folder.run(&["screen", "--name", "Zuhayr Qandarbashi", "--index", "i", "--json"]);
    assert_eq!(screened.json()[0]["matches"].as_array().unwrap().len(), 2, "split again");
    // The table that the program writes is one it reads, with what was judged before.
    let table = || folder.run(&["index", "entities", "i", "--csv"]).out;
    let written = table();
    folder.write("table.csv", &written);
    assert_eq!(build(&folder, &["--judgements", "table.csv"]).exit, 0);
    assert_eq!(table(), written, "no judgement is lost on the way");
    golden("entities_bad_table", &build(&folder, &["--judgements", "un.xml"]));
}
