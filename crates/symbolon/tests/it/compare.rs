//! `symbolon compare`.

use crate::program::{Folder, golden};

#[test]
fn two_names_are_compared_and_explained() {
    let folder = Folder::new();
    golden("compare_two", &folder.run(&["compare", "Zuhayr Qandarbashi", "Zohair Kandarbashi"]));
    golden(
        "compare_two_json",
        &folder.run(&["compare", "زهير قندرباشي", "Zohair Kandarbashi", "--json"]),
    );
    let other = folder.run(&["compare", "Marit Achterfeld", "Zohair Kandarbashi"]);
    assert_eq!(other.exit, 0);
    let nothing = folder.run(&["compare", "?", "Zohair Kandarbashi"]);
    assert_eq!(nothing.exit, 11, "{}", nothing.seen());
}

#[test]
fn pairs_pass_through_byte_for_byte() {
    let check = |pairs: &str, exit: i32, scores: &[&str]| {
        let folder = Folder::with(&[("pairs.csv", pairs)]);
        let run = folder.run(&["compare", "--pairs", "pairs.csv", "--csv"]);
        assert_eq!(run.exit, exit, "{}", run.seen());
        // With the added column taken away again, what is left is the file itself.
        let mut left = String::new();
        let mut found = Vec::new();
        let end = if pairs.contains("\r\n") { "\r\n" } else { "\n" };
        let mut rest = run.out.as_str();
        for score in std::iter::once(&"score").chain(scores) {
            let tail = format!(",{score}{end}");
            let (row, after) = rest.split_once(tail.as_str()).expect(&run.out);
            left.push_str(row);
            left.push_str(end);
            found.push(*score);
            rest = after;
        }
        assert_eq!(rest, "");
        assert_eq!(left, pairs);
    };
    check("schema,name1,name2\nPerson,Raphael Hythloday,Raphael Hythloday\n", 10, &["1.000000"]);
    check(
        "name2,other,name1,schema\r\nZohair Kandarbashi,\"a, \"\"b\"\"\",Marit Achterfeld,\r\n",
        0,
        &["0.000000"],
    );
    check(
        "\u{feff}schema,name1,name2,notes\nPerson,\" Raphael Hythloday\",Raphael Hythloday ,\"two\nlines\"\n",
        10,
        &["1.000000"],
    );
    check("schema,name1,name2\nPerson,a,b,c\nVolcano,x,y\n", 11, &["", ""]);
}

#[test]
fn pairs_of_entities_are_compared_in_order() {
    let pairs = r#"{"query":{"schema":"Person","properties":{"name":["Zohair Kandarbashi"],"birthDate":["1971-3-4"]}},"candidate":{"schema":"Person","properties":{"name":["Zohair Kandarbashi"],"birthDate":["1971-03-04"]}}}
{"query":{"schema":"Person","properties":{"name":["Marit Achterfeld"]}},"candidate":{"schema":"Company","properties":{"name":["Anyder Shipping"]}}}
{"query":
{"query":{"schema":"Vessel","properties":{"name":["Anyder Star"],"imoNumber":["9074729"]}},"candidate":{"schema":"Vessel","properties":{"name":["Amaurot Queen"],"imoNumber":["IMO 9074729"]}}}
"#;
    let folder = Folder::with(&[("pairs.jsonl", pairs)]);
    let run = folder.run(&["compare", "--pairs", "pairs.jsonl", "--json"]);
    golden("compare_pairs_json", &run);
    let scores: Vec<Option<f64>> =
        run.json().iter().map(|answer| answer["score"].as_f64()).collect();
    assert_eq!(scores.len(), 4);
    assert!(scores[0] >= Some(0.7) && scores[1] == Some(0.0), "{scores:?}");
    assert!(scores[2].is_none() && scores[3] >= Some(0.7), "{scores:?}");
}

#[test]
fn pairs_that_cannot_be_read_are_refused() {
    let check = |pairs: &str, code: &str| {
        let folder = Folder::with(&[("pairs.csv", pairs)]);
        let run = folder.run(&["compare", "--pairs", "pairs.csv"]);
        assert_eq!(run.exit, 65, "{}", run.seen());
        assert!(run.err.contains(code), "{}", run.err);
        assert_eq!(run.out, "");
    };
    check("", "[file.empty]");
    check("schema,left,right\nPerson,a,b\n", "[pairs.refused]");
    check("schema,name1,name2,score\nPerson,a,b,1\n", "[table.repeated_column]");
    check("schema,name1,name2\nPerson,\"a,b\n", "[csv.open_quote]");
}
