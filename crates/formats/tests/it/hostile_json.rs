//! Hostile JSON lines: the line is set aside at its offset, the lines around it are read, and a name that can be read is
//! screened all the same.

use formats::guarded::json::{self, JsonFaultKind};
use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Limits, Problem, follow_the_money};

const GOOD: &str = r#"{"id":"g","schema":"Person","properties":{"name":["Rafael Hitlodeo"]}}"#;

fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Collected, Problem> {
    let mut sink = Collected::default();
    follow_the_money::read(&mut Source::from_memory("x", bytes), limits, &mut sink)?;
    Ok(sink)
}

/// The hostile line between two good ones: its problem, the offset in the line where it shows, and the names still
/// screened of it.
fn check(what: &str, line: &[u8], code: ProblemCode, offset: usize, names: &[&str]) {
    let after = GOOD.replace("\"g\"", "\"h\"");
    let file = [GOOD.as_bytes(), b"\n", line, b"\n", after.as_bytes(), b"\n"].concat();
    let found = read(file, &Limits::default()).unwrap();
    let [problem] = found.problems.as_slice() else { panic!("{what}: {:?}", found.problems) };
    assert_eq!(problem.code, code, "{what}");
    assert_eq!(problem.record, Some(2), "{what}");
    assert_eq!(problem.offset, (GOOD.len() + 1 + offset) as u64, "{what}");
    let screened: Vec<&str> = found
        .records
        .iter()
        .filter(|record| record.provenance.record == 2)
        .flat_map(|record| record.entity.names().map(|(_, name)| name.text()))
        .collect();
    assert_eq!(screened, names, "{what}");
    assert_eq!(found.records.len(), 2 + usize::from(!names.is_empty()), "{what}");
}

#[test]
fn lines() {
    let repeated =
        br#"{"id":"1","schema":"Person","properties":{"name":["Listed"],"name":["Harmless"]}}"#;
    let at = repeated.iter().rposition(|byte| *byte == b'n').unwrap() + 4;
    check("repeated key", repeated, ProblemCode::RepeatedJsonKey, at, &["Listed", "Harmless"]);
    let escaped = br#"{"id":"1","schema":"Person","properties":{"name":["Listed"],"n\u0061me":["Harmless"]}}"#;
    let names = &["Listed", "Harmless"];
    let at = escaped.iter().rposition(|byte| *byte == b'n').unwrap() + 9;
    check("escaped repeated key", escaped, ProblemCode::RepeatedJsonKey, at, names);
    let schema =
        br#"{"id":"1","schema":"Address","schema":"Person","properties":{"name":["Listed"]}}"#;
    let at = schema.iter().rposition(|byte| *byte == b'P').unwrap() - 3;
    check("a repeated schema", schema, ProblemCode::RepeatedJsonKey, at, &["Listed"]);
    // Found by the fuzzer: what was salvaged was written as an address, which is no record when read again.
    formats::replay::follow_the_money(schema);
    check("not JSON", b"hello", ProblemCode::BadJson, 0, &[]);
    check("not a number", br#"{"id":NaN}"#, ProblemCode::BadJson, 6, &[]);
    check("an endless number", br#"{"id":1e999}"#, ProblemCode::BadJson, 10, &[]);
    check("a lone surrogate", br#"{"id":"\ud800"}"#, ProblemCode::BadJson, 13, &[]);
    check("a byte of latin-1", b"{\"id\":\"\xe9\"}", ProblemCode::BadJson, 7, &[]);
    check("an overlong form", b"{\"id\":\"\xc0\xaf\"}", ProblemCode::BadJson, 7, &[]);
    check("a control character", b"{\"id\":\"\x1b[2J\"}", ProblemCode::BadJson, 7, &[]);
    check("two values", br#"{"id":"1"} {"id":"2"}"#, ProblemCode::BadJson, 11, &[]);
    check("an array", b"[1,2]", ProblemCode::BadShape, 0, &[]);
    check("no properties", br#"{"id":"1","schema":"Person"}"#, ProblemCode::BadShape, 0, &[]);
    check("a delta line", br#"{"op":"ADD","entity":{}}"#, ProblemCode::BadShape, 0, &[]);
    let unknown = br#"{"id":"1","schema":"Sorcerer","properties":{"name":["Listed"]}}"#;
    check("an unknown schema", unknown, ProblemCode::UnknownSchema, 0, &["Listed"]);
    let no_id = br#"{"id":" ","schema":"Person","properties":{"name":["Listed"]}}"#;
    check("no id", no_id, ProblemCode::NoKey, 0, &["Listed"]);
    let same = br#"{"id":"g","schema":"Person","properties":{"name":["Listed"]}}"#;
    check("a repeated id", same, ProblemCode::RepeatedKey, 0, &["Listed"]);
    let no_name = br#"{"id":"1","schema":"Person","properties":{}}"#;
    check("no name", no_name, ProblemCode::NoName, 0, &[]);
    let long = "A".repeat(1_001);
    let line = GOOD.replace("\"g\"", "\"1\"").replace("Rafael Hitlodeo", &long);
    check("a long name", line.as_bytes(), ProblemCode::NameTooLong, 0, &[&long[..1_000]]);
    let deep = format!(r#"{{"id":{}1{}}}"#, "[".repeat(20_000), "]".repeat(20_000));
    check("20,000 deep", deep.as_bytes(), ProblemCode::BadJson, 6 + 64 - 1, &[]);
}

#[test]
fn files() {
    let check = |what: &str, bytes: Vec<u8>, code: ProblemCode, offset: u64| {
        let problem = read(bytes, &Limits::default()).map(|found| found.records).expect_err(what);
        assert_eq!((problem.code, problem.offset), (code, offset), "{what}");
    };
    check("nothing", Vec::new(), ProblemCode::EmptyFile, 0);
    check("blank lines", b"\n\n\r\n".to_vec(), ProblemCode::NoRecords, 4);
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(GOOD.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    check("UTF-16", wide, ProblemCode::UndeclaredEncoding, 0);
    let mut endless = format!("{GOOD}\n").into_bytes();
    let start = endless.len() as u64;
    endless.resize(10 << 20, b'x');
    check("an endless line", endless, ProblemCode::LineTooLong, start);
    let many = Limits { records_max: 1, ..Limits::default() };
    let problem = read(format!("{GOOD}\n{GOOD}\n").into_bytes(), &many).unwrap_err();
    assert_eq!((problem.code, problem.offset), (ProblemCode::TooManyRecords, start));
    let marked = [b"\xef\xbb\xbf", GOOD.as_bytes()].concat();
    assert_eq!(read(marked, &Limits::default()).unwrap().problems, []);
}

#[test]
fn values() {
    let check = |text: &str, depth: usize, expected: Result<(), (JsonFaultKind, usize)>| {
        let found = json::parse(text.as_bytes(), depth);
        assert_eq!(
            found.map(|_| ()).map_err(|fault| (fault.kind, fault.offset)),
            expected,
            "{text}"
        );
    };
    check("[[1]]", 2, Ok(()));
    check("[[1]]", 1, Err((JsonFaultKind::TooDeep, 1)));
    check(r#"[{"a":1},{"a":2}]"#, 9, Ok(()));
    check(r#"{"a":{"b":1,"b":2}}"#, 9, Err((JsonFaultKind::RepeatedKey, 14)));
    check("", 9, Err((JsonFaultKind::Invalid, 0)));
    let joined = json::parse_all_of_repeated(br#"{"a":{"b":1},"a":{"b":[2]},"c":3,"c":4}"#, 9);
    assert_eq!(joined.unwrap().to_string(), r#"{"a":{"b":[1,2]},"c":[3,4]}"#);
}
