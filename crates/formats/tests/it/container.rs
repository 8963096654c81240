//! Packings.

use std::io::{BufRead, Read, Write};

use flate2::{Compression, write::GzEncoder};
use formats::container::{self, Stream, Unpacked};
use formats::problem::ProblemCode;
use formats::source::Source;
use formats::{Limits, Problem, replay};
use proptest::prelude::*;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Everything in the source, or why not.
pub(crate) fn unpack(bytes: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let mut source = Source::from_memory("packed", bytes);
    container::with_unpacked(&mut source, limits, &mut |unpacked| match unpacked {
        Unpacked::Workbook(_) => Ok(b"workbook".to_vec()),
        Unpacked::Stream(mut stream) => {
            let mut content = Vec::new();
            match stream.read_to_end(&mut content) {
                Ok(_) => Ok(content),
                Err(error) => Err(stream.problem_of(&error)),
            }
        }
    })
}

#[test]
fn packings_are_told_by_content() {
    let limits = Limits::default();
    let content = b"id,name\n1,Rafael Hitlodeo\n";
    assert_eq!(unpack(content.to_vec(), &limits).unwrap(), content);
    assert_eq!(unpack(gzip(content), &limits).unwrap(), content);
    let members = [gzip(content), gzip(content)].concat();
    assert_eq!(unpack(members, &limits).unwrap(), [&content[..], content].concat());
    assert_eq!(unpack(zip(&[("list.csv", content)]), &limits).unwrap(), content);
    let mac = zip(&[("list.csv", content), ("__MACOSX/._list.csv", b"x")]);
    assert_eq!(unpack(mac, &limits).unwrap(), content);
    let workbook =
        zip(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(unpack(workbook, &limits).unwrap(), b"workbook");
}

#[test]
fn a_source_can_be_read_again() {
    let mut source = Source::from_memory("packed", gzip(b"one\ntwo\n"));
    for _ in 0..2 {
        let lines = container::with_unpacked(&mut source, &Limits::default(), &mut |unpacked| {
            let Unpacked::Stream(stream) = unpacked else { panic!() };
            Ok(stream.lines().map(Result::unwrap).collect::<Vec<_>>())
        });
        assert_eq!(lines.unwrap(), ["one", "two"]);
    }
}

#[test]
fn lines_have_offsets_and_a_limit() {
    let limits = Limits::default();
    let check = |text: &str, max: usize, expected: &[(u64, &str)], refused: Option<u64>| {
        let mut stream = Stream::from_memory("x", text.as_bytes(), &limits);
        let mut line = Vec::new();
        let mut found = Vec::new();
        let end = loop {
            match stream.read_line_limited(&mut line, max) {
                Ok(Some(offset)) => found.push((offset, String::from_utf8(line.clone()).unwrap())),
                Ok(None) => break None,
                Err(problem) => {
                    assert_eq!(problem.code, ProblemCode::LineTooLong);
                    break Some(problem.offset);
                }
            }
        };
        let expected: Vec<_> =
            expected.iter().map(|(offset, line)| (*offset, (*line).to_owned())).collect();
        assert_eq!((found, end), (expected, refused), "{text:?}");
    };
    check("", 5, &[], None);
    check("a\n\nb", 5, &[(0, "a"), (2, ""), (3, "b")], None);
    check("a\r\nb\r\n", 5, &[(0, "a"), (3, "b")], None);
    check("abcde\r\nabcde", 5, &[(0, "abcde"), (7, "abcde")], None);
    check("a\nabcdef\n", 5, &[(0, "a")], Some(2));
    check("abcdef", 5, &[], Some(0));
}

#[test]
fn the_head_is_not_consumed() {
    let limits = Limits::default();
    let content: Vec<u8> = (0..300_000_u32).map(|number| (number % 251) as u8).collect();
    let mut stream = Stream::from_memory("x", &content, &limits);
    assert_eq!(stream.head().unwrap(), &content[..container::HEAD_BYTES]);
    assert_eq!(stream.offset(), 0);
    let mut found = Vec::new();
    stream.read_to_end(&mut found).unwrap();
    assert_eq!(found, content);
    assert_eq!(stream.offset(), 300_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        replay::container(&bytes);
        replay::container(&[b"PK\x03\x04", bytes.as_slice()].concat());
        replay::container(&[b"\x1f\x8b\x08", bytes.as_slice()].concat());
    }

    #[test]
    fn a_cut_archive_is_noticed(share in 0.0..1.0_f64) {
        let content: Vec<u8> = (0..5_000_u32).flat_map(|n| format!("{}\n", n * n)  .into_bytes()).collect();
        for packed in [gzip(&content), zip(&[("x", &content)])] {
            let cut = (packed.len() as f64 * share) as usize;
            // The first three bytes are no archive yet; no list is as short as that.
            let told = unpack(packed[..cut].to_vec(), &Limits::default()).is_err();
            prop_assert!(cut == packed.len() || (1..4).contains(&cut) || told);
        }
    }

    #[test]
    fn a_flipped_byte_gives_the_same_content_or_none(share in 0.0..1.0_f64, bit in 0..8_u32) {
        let content: Vec<u8> = (0..500_u32).flat_map(|n| format!("{}\n", n * n).into_bytes()).collect();
        let mut packed = gzip(&content);
        let at = ((packed.len() - 1) as f64 * share) as usize;
        packed[at] ^= 1 << bit;
        // Without its first two bytes it is no archive any more, and then no reader knows it.
        if at >= 2 && let Ok(found) = unpack(packed, &Limits::default()) {
            prop_assert_eq!(found, content);
        }
    }
}
