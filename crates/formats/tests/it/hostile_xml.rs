//! Hostile XML: every document is refused, at the offset where it shows.

use formats::problem::ProblemCode;
use formats::source::{Collected, Source};
use formats::{Limits, un};

use crate::un::LIST;

/// Refused with this code, at the offset of the first occurrence of `at` in the document.
fn check_refused(what: &str, document: &[u8], code: ProblemCode, offset: u64) {
    let mut sink = Collected::default();
    let mut source = Source::from_memory("hostile.xml", document.to_vec());
    let problem = un::read(&mut source, &Limits::default(), &mut sink)
        .map(|outcome| outcome.counts)
        .expect_err(what);
    assert_eq!((problem.code, problem.offset), (code, offset), "{what}: {problem}");
}

/// The list with a text put before the first occurrence of `before`.
fn with(before: &str, text: &str) -> (Vec<u8>, u64) {
    let at = LIST.find(before).unwrap();
    let mut bytes = LIST.as_bytes().to_vec();
    bytes.splice(at..at, text.bytes());
    (bytes, at as u64)
}

const ROOT: &str = "<CONSOLIDATED_LIST";

#[test]
fn entities_and_document_types() {
    let (bomb, at) = with(
        ROOT,
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n",
    );
    check_refused("exponential entities", &bomb, ProblemCode::DocumentType, at);
    let (file, at) = with(ROOT, "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>");
    check_refused("external entity", &file, ProblemCode::DocumentType, at);
    let (dtd, at) = with(ROOT, "<!DOCTYPE x SYSTEM \"http://utopia.example/x.dtd\">");
    check_refused("external document type", &dtd, ProblemCode::DocumentType, at);
    let (page, at) = with(ROOT, "<!DOCTYPE html>");
    check_refused("web page", &page, ProblemCode::WebPage, at);
    for (reference, code) in [
        ("&x;", ProblemCode::UnknownEntity),
        ("&#0;", ProblemCode::NotWellFormed),
        ("&#xD800;", ProblemCode::NotWellFormed),
        ("&#1;", ProblemCode::NotWellFormed),
    ] {
        let (document, at) = with("ANYDER SHIPPING", reference);
        check_refused(reference, &document, code, at);
    }
}

#[test]
fn encodings() {
    let (bad, at) = with("ANYDER SHIPPING", "?");
    let mut latin = bad;
    latin[at as usize] = 0xe9;
    check_refused("latin-1 byte", &latin, ProblemCode::InvalidEncoding, at);
    let mut overlong = LIST.as_bytes().to_vec();
    overlong.splice(at as usize..at as usize, [0xc0, 0xaf]);
    check_refused("overlong form", &overlong, ProblemCode::InvalidEncoding, at);
    let mut surrogate = LIST.as_bytes().to_vec();
    surrogate.splice(at as usize..at as usize, [0xed, 0xa0, 0x80]);
    check_refused("surrogate (CESU-8)", &surrogate, ProblemCode::InvalidEncoding, at);
    let (control, at) = with("ANYDER SHIPPING", "\u{1b}[2J");
    check_refused("terminal escape", &control, ProblemCode::InvalidEncoding, at);
    let declared = LIST.replace("encoding=\"UTF-8\"", "encoding=\"UTF-7\"");
    check_refused("UTF-7", declared.as_bytes(), ProblemCode::UndeclaredEncoding, 0);
    let arabic = LIST.replace("encoding=\"UTF-8\"", "encoding=\"windows-1256\"");
    check_refused("windows-1256", arabic.as_bytes(), ProblemCode::UndeclaredEncoding, 0);
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(LIST.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    check_refused("UTF-16", &wide, ProblemCode::UndeclaredEncoding, 0);
    let wide: Vec<u8> = LIST.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check_refused("UTF-16 without a mark", &wide, ProblemCode::UndeclaredEncoding, 0);
}

#[test]
fn a_byte_order_mark_is_no_problem() {
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(LIST.bytes());
    let mut sink = Collected::default();
    un::read(&mut Source::from_memory("x", marked), &Limits::default(), &mut sink).unwrap();
    assert_eq!((sink.records.len(), sink.problems.len()), (2, 0));
}

#[test]
fn sizes() {
    let deep = format!("{}{}", "<a>".repeat(20_000), "</a>".repeat(20_000));
    let (document, at) = with("<INDIVIDUALS>", &deep);
    // The root is one of the 64.
    check_refused("20,000 deep", &document, ProblemCode::TooDeep, at + 63 * 3);
    let attributes: String = (0..6_000).map(|number| format!(" a{number}=\"\"")).collect();
    let (document, at) = with("<INDIVIDUALS>", &format!("<x{attributes}/>"));
    check_refused("6,000 attributes", &document, ProblemCode::TooManyAttributes, at);
    let (document, at) = with("ANYDER SHIPPING", &"A".repeat(100_000));
    check_refused("long text", &document, ProblemCode::TextTooLong, at + (64 << 10));
    let pieces = "A<!---->".repeat(70_000);
    let (document, at) = with("ANYDER SHIPPING", &pieces);
    check_refused("long text in pieces", &document, ProblemCode::TextTooLong, at + 8 * (64 << 10));
    let (document, at) = with("<COMMENTS1>Owner", &"<SORT_KEY/>".repeat(500_000));
    let start = LIST.find("<ENTITY>").unwrap() as u64;
    assert!(at > start);
    check_refused("an endless entry", &document, ProblemCode::TextTooLong, start);
}

#[test]
fn ends() {
    let end = LIST.len() as u64;
    let two = [LIST, LIST].concat();
    let second = &two.as_bytes()[LIST.len()..];
    assert_eq!(&second[..5], b"<?xml");
    check_refused("two documents", two.as_bytes(), ProblemCode::NotWellFormed, end);
    let tail = format!("{LIST}<CONSOLIDATED_LIST/>");
    check_refused("a second root", tail.as_bytes(), ProblemCode::AfterTheEnd, end);
    let tail = format!("{LIST}tail");
    check_refused("text after the end", tail.as_bytes(), ProblemCode::AfterTheEnd, end - 1);
    let cut = &LIST.as_bytes()[..LIST.find("</ENTITIES>").unwrap() + 4];
    check_refused("cut in a tag", cut, ProblemCode::Cut, cut.len() as u64);
    let cut = &LIST.as_bytes()[..LIST.find("</ENTITIES>").unwrap()];
    check_refused("cut between tags", cut, ProblemCode::Cut, cut.len() as u64);
    let (crossed, _) = with("</INDIVIDUALS>", "</ENTITIES>");
    let at = LIST.find("</INDIVIDUALS>").unwrap() as u64;
    check_refused("crossed tags", &crossed, ProblemCode::NotWellFormed, at);
    check_refused("another list", b"<sdnList/>", ProblemCode::WrongRoot, 0);
    check_refused("nothing", b"", ProblemCode::EmptyFile, 0);
    check_refused("only a comment", b"<!-- x -->", ProblemCode::NotWellFormed, 10);
    check_refused("a sign-in page", b"<HTML><body>Sign in<br></HTML>", ProblemCode::WebPage, 0);
    let empty = b"<CONSOLIDATED_LIST dateGenerated=\"2026-01-02T03:04:05Z\"><INDIVIDUALS/><ENTITIES/></CONSOLIDATED_LIST>";
    check_refused("an empty list", empty, ProblemCode::NoRecords, empty.len() as u64);
}

#[test]
fn a_name_cannot_be_split_out_of_sight() {
    let split = LIST.replace(
        "<FIRST_NAME>ANYDER SHIPPING CO",
        "<FIRST_NAME>ANY<!-- x --><?y z?>DER<![CDATA[ SHIP]]>&#80;ING<x>in between</x> CO",
    );
    let mut sink = Collected::default();
    let mut source = Source::from_memory("x", split.into_bytes());
    un::read(&mut source, &Limits::default(), &mut sink).unwrap();
    assert_eq!(sink.records[1].entity.caption(), "ANYDER SHIPPING CO");
}

/// The white space between entries is no text of the element around them, however many entries there are.
#[test]
fn a_long_indented_list_is_no_long_text() {
    let individual = "\n    <INDIVIDUAL>\n      <FIRST_NAME>RAFAEL</FIRST_NAME>\n    </INDIVIDUAL>";
    let start = "<CONSOLIDATED_LIST dateGenerated=\"2026-01-01T00:00:00Z\"><INDIVIDUALS>";
    let list = format!("{start}{}</INDIVIDUALS></CONSOLIDATED_LIST>", individual.repeat(20_000));
    let mut sink = Collected::default();
    let mut source = Source::from_memory("long.xml", list.into_bytes());
    let outcome = un::read(&mut source, &Limits::default(), &mut sink).unwrap();
    assert_eq!(outcome.counts.details.get("individuals"), Some(&20_000));
}
