//! FollowTheMoney changes, `entities.delta.json`. All names are invented.

use formats::list::{ReadOptions, ReadOutcome};
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Format, Limits, Problem, follow_the_money};
use model::listing::Measure;
use model::record::{Completeness, Withdrawal};
use model::schema::{Property, Schema};

use crate::support::detail;

pub(crate) const LINES: &str = r#"{"op":"ADD","entity":{"id":"p1","schema":"Person","properties":{"name":["Raphael Hythloday"],"topics":["sanction"]},"datasets":["ut"],"last_change":"2026-01-02"}}
{"op":"ADD","entity":{"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"authority":["Utopia"],"provisions":["asset_freeze"]},"datasets":["ut"]}}
{"op":"MOD","entity":{"id":"p2","schema":"Person","properties":{"name":["Tarkas Obrin"]},"datasets":["ut"]}}
{"op":"MOD","entity":{"id":"d2","schema":"Passport","properties":{"holder":["p2"],"number":["UT 4471902"]},"datasets":["ut"]}}
{"op":"MOD","entity":{"id":"d9","schema":"Passport","properties":{"holder":["elsewhere"],"number":["UT 1180024"]},"datasets":["ut"]}}

{"op":"DEL","entity":{"id":"p3"}}
{"op":"DEL","entity":{"id":"p4","datasets":["ut"]}}
"#;

fn read(text: &str) -> Result<(ReadOutcome, Collected), Problem> {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("entities.delta.json", text.as_bytes().to_vec());
    follow_the_money::read_changes(&mut source, &Limits::default(), &mut sink)
        .map(|outcome| (outcome, sink))
}

fn withdrawal(source: Option<&str>, key: &str) -> Withdrawal {
    Withdrawal { source: source.map(str::to_owned), key: key.to_owned() }
}

#[test]
fn changes_are_records_and_withdrawals() {
    assert_eq!(formats::list::detect(LINES.as_bytes()), Some(Format::FollowTheMoneyChanges));
    assert!(Format::FollowTheMoneyChanges.is_changes());
    let (outcome, found) = read(LINES).unwrap();
    let keys: Vec<&str> = found.records.iter().map(|record| record.id.key.as_str()).collect();
    assert_eq!(keys, ["p1", "p2", "d9"]);
    let (added, changed, orphan) = (&found.records[0], &found.records[1], &found.records[2]);
    assert_eq!(added.id.version, "2026-01-02");
    assert_eq!(added.listings[0].measures, [Measure::AssetFreeze]);
    assert_eq!(added.provenance.record, 1);
    assert_eq!(changed.adjacent[0].schema, Schema::Passport);
    assert_eq!(changed.provenance.record, 3);
    assert_eq!(
        changed.provenance.offset,
        LINES.find(r#"{"op":"MOD","entity":{"id":"p2""#).unwrap() as u64
    );
    assert_ne!(orphan.completeness, Completeness::Complete);
    assert_eq!(orphan.entity.first(Property::Number), Some("UT 1180024"));
    assert_eq!(orphan.provenance.record, 5);
    assert_eq!(
        found.withdrawals,
        [withdrawal(None, "p3"), withdrawal(Some("ut"), "p4"), withdrawal(None, "p2")]
    );
    assert_eq!(found.problems.len(), 1);
    assert_eq!(found.problems[0].code, ProblemCode::OrphanEntity);
    assert_eq!(found.problems[0].record, Some(5));
    assert_eq!(outcome.source, "ut");
    let counts = &outcome.counts;
    assert_eq!((counts.records, counts.incomplete, counts.withdrawn), (3, 1, 2));
    let lines = ["lines", "lines that add", "lines that change", "lines that withdraw"];
    assert_eq!(lines.map(|name| detail(counts, name)), [7, 2, 3, 2]);
}

/// A line is read alone and beside a good one: which problem, which names, which keys are withdrawn.
#[test]
fn what_is_damaged_is_set_aside_and_its_names_are_screened() {
    use ProblemCode::{
        BadJson, BadShape, NoKey, NoName, RepeatedJsonKey, RepeatedKey, UnknownSchema,
    };
    let good =
        r#"{"op":"ADD","entity":{"id":"g","schema":"Person","properties":{"name":["Good"]}}}"#;
    let person = r#"{"id":"p","schema":"Person","properties":{"name":["Anyder Amaurot"]}}"#;
    let check = |line: &str, code: ProblemCode, names: &[&str], withdrawn: usize| {
        let (outcome, found) = read(&format!("{good}\n{line}\n")).unwrap();
        let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{line}");
        assert_eq!(found.problems[0].record, Some(2), "{line}");
        let read: Vec<String> = found
            .records
            .iter()
            .filter(|record| record.id.key != "g")
            .inspect(|record| assert_ne!(record.completeness, Completeness::Complete))
            .flat_map(|record| record.entity.names().map(|(_, name)| name.text().to_owned()))
            .collect();
        assert_eq!(read, names, "{line}");
        assert_eq!(found.withdrawals.len(), withdrawn, "{line}");
        assert_eq!(outcome.counts.quarantined, 1, "{line}");
    };
    let line = |op: &str| format!(r#"{{"op":{op},"entity":{person}}}"#);
    let anyder = &["Anyder Amaurot"][..];
    check(&line("\"REPLACE\""), BadShape, anyder, 0);
    check(&line("\"del\""), BadShape, anyder, 0);
    check(&line("null"), BadShape, anyder, 0);
    check(&format!(r#"{{"entity":{person}}}"#), BadShape, anyder, 0);
    check(person, BadShape, anyder, 0);
    check(&format!(r#"{{"op":"DEL","op":"ADD","entity":{person}}}"#), RepeatedJsonKey, anyder, 0);
    check(
        &format!(
            r#"{{"op":"ADD","entity":{person},"entity":{{"id":"q","properties":{{"name":["Second"]}}}}}}"#
        ),
        RepeatedJsonKey,
        &["Anyder Amaurot", "Second"],
        0,
    );
    check(
        r#"{"op":"ADD","entity":{"id":"p","schema":"Person","properties":{"name":["One"],"name":["Two"]}}}"#,
        RepeatedJsonKey,
        &["One", "Two"],
        0,
    );
    check(r#"{"op":"DEL","entity":{"id":""}}"#, NoKey, &[], 0);
    check(r#"{"op":"DEL","entity":{}}"#, NoKey, &[], 0);
    check(r#"{"op":"DEL","entity":"p"}"#, BadShape, &[], 0);
    check(r#"{"op":"DEL","entity":{"id":"g"}}"#, RepeatedKey, &[], 0);
    check(r#"{"op":"DEL","entity":{"id":"p"#, BadJson, &[], 0);
    check("<html>", BadJson, &[], 0);
    check(
        r#"{"op":"MOD","entity":{"id":"p","schema":"Person","properties":{"birthDate":["1970"]}}}"#,
        NoName,
        &[],
        0,
    );
    check(
        r#"{"op":"MOD","entity":{"id":"p","schema":"Wizard","properties":{"name":["Merlin"]}}}"#,
        UnknownSchema,
        &["Merlin"],
        0,
    );
}

#[test]
fn files_without_changes_are_refused() {
    let check = |text: &[u8], code: ProblemCode| {
        let mut source = Source::from_memory("delta", text.to_vec());
        let problem = follow_the_money::read_changes(
            &mut source,
            &Limits::default(),
            &mut Collected::default(),
        )
        .unwrap_err();
        assert_eq!(problem.code, code, "{}", String::from_utf8_lossy(text));
    };
    check(b"", ProblemCode::EmptyFile);
    check(b"<html></html>", ProblemCode::NoRecords);
    check(b"\xff\xfe{\0", ProblemCode::UndeclaredEncoding);
    check(b"{\"op\":\"ADD\"", ProblemCode::NoRecords);
    check(br#"{"op":"DEL","entity":{"id":"\ud800"}}"#, ProblemCode::NoRecords);
    let deep = format!("{{\"op\":{}1{}}}", "[".repeat(200), "]".repeat(200));
    check(deep.as_bytes(), ProblemCode::NoRecords);
    check(b"\x1f\x8b\x08\x00cut", ProblemCode::DamagedArchive);
}

#[test]
fn a_file_that_only_withdraws_is_read() {
    let mut sources = [Source::from_memory("d", br#"{"op":"DEL","entity":{"id":"p3"}}"#.to_vec())];
    struct Lists(Collected);
    impl formats::Sink for Lists {
        fn record(&mut self, record: model::record::Record) {
            self.0.record(record);
        }
        fn withdraw(&mut self, withdrawal: Withdrawal) {
            self.0.withdraw(withdrawal);
        }
        fn problem(&mut self, problem: Problem) {
            self.0.problem(problem);
        }
    }
    impl formats::ListSink for Lists {
        fn begin(&mut self, _: &[String]) {}
        fn end(&mut self, report: &formats::ListReport) {
            assert_eq!(report.refused, None);
        }
    }
    let mut sink = Lists(Collected::default());
    formats::read_lists(&mut sources, &ReadOptions::default(), &mut sink);
    assert_eq!(sink.0.withdrawals, [withdrawal(None, "p3")]);
}
