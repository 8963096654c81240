//! Hostile archives: each is refused, quickly and in little memory.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use flate2::{Compression, write::GzEncoder};
use formats::list::ListReport;
use formats::problem::ProblemCode;
use formats::source::{Collected, Sink, Source};
use formats::{Limits, ListSink, Problem, ReadOptions, follow_the_money, read_lists, un};

use crate::container::{gzip, unpack, zip};

fn check_refused(what: &str, bytes: Vec<u8>, code: ProblemCode) -> Problem {
    let problem = unpack(bytes, &Limits::default()).map(|content| content.len()).expect_err(what);
    assert_eq!(problem.code, code, "{what}: {problem}");
    problem
}

/// A gzip of this many zero bytes, made without holding them.
fn zeros(count: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..count >> 16 {
        encoder.write_all(&[0; 1 << 16]).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn bombs() {
    let bomb = zeros(150 << 20);
    assert!(bomb.len() < 200_000);
    let problem = check_refused("gzip bomb", bomb.clone(), ProblemCode::RatioTooHigh);
    assert_eq!(problem.offset, 32 << 20);
    check_refused("gzip in gzip", gzip(&bomb), ProblemCode::ArchiveMembers);
    check_refused("gzip in zip", zip(&[("x.gz", &bomb)]), ProblemCode::ArchiveMembers);
    check_refused("zip in zip", zip(&[("x.zip", &zip(&[]))]), ProblemCode::ArchiveMembers);
    let content = vec![0; 100 << 20];
    check_refused("zip bomb", zip(&[("x", &content)]), ProblemCode::RatioTooHigh);
    let members = [("xl/workbook.xml", &b"<x/>"[..]), ("xl/sharedStrings.xml", &content)];
    check_refused("workbook bomb", zip(&members), ProblemCode::RatioTooHigh);
    let limits = Limits { unpacked_bytes_max: 1_000, ..Limits::default() };
    let members = [("xl/workbook.xml", &[b'x'; 600][..]), ("xl/sharedStrings.xml", &[b'y'; 600])];
    assert_eq!(unpack(zip(&members), &limits).unwrap_err().code, ProblemCode::TooLong);
    assert_eq!(unpack(vec![b'x'; 1_001], &limits).unwrap_err().code, ProblemCode::TooLong);
    assert_eq!(unpack(vec![b'x'; 1_000], &limits).unwrap().len(), 1_000);
}

/// The header block of a tar archive with one file in it.
fn tar() -> Vec<u8> {
    let mut tar = vec![0; 2_048];
    tar[..8].copy_from_slice(b"list.csv");
    tar[257..263].copy_from_slice(b"ustar\0");
    tar
}

#[test]
fn a_tar_archive_is_refused_as_one() {
    let old_gnu = {
        let mut tar = tar();
        tar[257..265].copy_from_slice(b"ustar  \0");
        tar
    };
    for (what, bytes) in [
        ("tar", tar()),
        ("GNU tar", old_gnu.clone()),
        ("tar in gzip", gzip(&tar())),
        ("GNU tar in gzip", gzip(&old_gnu)),
        ("tar in zip", zip(&[("lists.tar", &tar())])),
    ] {
        let problem = check_refused(what, bytes, ProblemCode::ArchiveMembers);
        assert_eq!(problem.detail, "a tar archive", "{what}");
    }
    // Text in which the mark stands is none.
    let text = format!("{}ustar,x\n", "name,".repeat(60));
    assert!(unpack(text.into_bytes(), &Limits::default()).is_ok());
    let Some(path) = testkit::shared_or_skip(
        "a_tar_archive_is_refused_as_one",
        "lists/opensanctions/eu_journal_sanctions_csv_2026-08-22.tar.gz",
    ) else {
        return;
    };
    check_refused("real archive", std::fs::read(path).unwrap(), ProblemCode::ArchiveMembers);
}

#[test]
fn damage() {
    let content = b"Rafael Hitlodeo ".repeat(1_000);
    let mut packed = gzip(&content);
    packed.extend(b"tail");
    check_refused("text after a gzip", packed, ProblemCode::DamagedArchive);
    let mut packed = gzip(&content);
    let end = packed.len();
    packed[end - 8] ^= 1;
    check_refused("wrong checksum", packed, ProblemCode::DamagedArchive);
    check_refused("only the magic", b"\x1f\x8b".to_vec(), ProblemCode::DamagedArchive);
    check_refused("nothing", Vec::new(), ProblemCode::EmptyFile);
    check_refused("a gzip of nothing", gzip(b""), ProblemCode::EmptyFile);
    check_refused("a zip of nothing", zip(&[]), ProblemCode::ArchiveMembers);
    check_refused("two files", zip(&[("a", b"x"), ("b", b"y")]), ProblemCode::ArchiveMembers);
    check_refused(
        "a path upwards is still two",
        zip(&[("../../a", b"x"), ("b", b"y")]),
        ProblemCode::ArchiveMembers,
    );
    let mut packed = zip(&[("a", &content)]);
    packed[40] ^= 0xff;
    check_refused("damaged member", packed, ProblemCode::DamagedArchive);
    let mut packed = zip(&[("a", &content)]);
    let end = packed.len();
    // The encryption bit of the general purpose flags, in the local and the central header.
    let central = packed.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    packed[6] |= 1;
    packed[central + 8] |= 1;
    assert!(central < end);
    check_refused("encrypted", packed, ProblemCode::EncryptedArchive);
    check_refused("xz", b"\xfd7zXZ\0\0\x04".to_vec(), ProblemCode::UnknownFormat);
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(4);
    assert!(check_refused("old workbook", old, ProblemCode::UnknownFormat).detail.contains("XLSX"));
}

/// One thousand million bytes of one line, of which none is held.
struct Endless {
    start: Cursor<&'static [u8]>,
    position: u64,
}

const ENDLESS_BYTES: u64 = 1 << 30;

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.start.read(into)?;
        if count > 0 || self.position >= ENDLESS_BYTES {
            self.position += count as u64;
            return Ok(count);
        }
        into.fill(b'x');
        self.position += into.len() as u64;
        Ok(into.len())
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.position = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(_) => ENDLESS_BYTES,
            SeekFrom::Current(by) => self.position.saturating_add_signed(by),
        };
        self.start.set_position(self.position);
        Ok(self.position)
    }
}

#[test]
fn a_line_of_a_gigabyte_ends_in_an_error() {
    let source = |start: &'static str| Source {
        name: "endless".to_owned(),
        bytes: Box::new(Endless { start: Cursor::new(start.as_bytes()), position: 0 }),
    };
    let mut sink = Collected::default();
    let limits = Limits::default();
    let line = follow_the_money::read(&mut source("{"), &limits, &mut sink).unwrap_err();
    assert_eq!((line.code, line.offset), (ProblemCode::LineTooLong, 0));
    let text = un::read(&mut source("<CONSOLIDATED_LIST>"), &limits, &mut sink).unwrap_err();
    assert_eq!((text.code, text.offset), (ProblemCode::TextTooLong, 19 + (64 << 10)));
}

#[derive(Default)]
struct Lists {
    begun: Vec<Vec<String>>,
    records: usize,
    ended: Vec<ListReport>,
}

impl Sink for Lists {
    fn record(&mut self, _: model::record::Record) {
        self.records += 1;
    }
    fn withdraw(&mut self, _: model::record::Withdrawal) {}
    fn problem(&mut self, _: Problem) {}
}

impl ListSink for Lists {
    fn begin(&mut self, files: &[String]) {
        self.begun.push(files.to_vec());
    }
    fn end(&mut self, report: &ListReport) {
        self.ended.push(report.clone());
    }
}

#[test]
fn lists_are_recognised_by_content_and_refused_one_by_one() {
    let sdn = "1,\"HITLODEO, Rafael\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1969.\"\r\n";
    let alt = "1,11,\"aka\",\"HYTHLODAY, Raphael\",-0- \r\n";
    let line = r#"{"id":"1","schema":"Person","properties":{"name":["Rafael"]},"datasets":["ut"]}"#;
    let cut = crate::un::LIST.split("</ENTITIES>").next().unwrap().as_bytes();
    let mut sources = vec![
        Source::from_memory("alt.csv", alt.into()),
        Source::from_memory("un.xml", gzip(crate::un::LIST.as_bytes())),
        Source::from_memory("page.csv", b" <!DOCTYPE html><html>".to_vec()),
        Source::from_memory("sdn.csv", sdn.into()),
        Source::from_memory("lines", line.into()),
        Source::from_memory("other.xml", b"<a/>".to_vec()),
        Source::from_memory("table.csv", b"name,born\nRafael,1969\n".to_vec()),
        Source::from_memory("cut.xml", cut.to_vec()),
        Source::from_memory("empty", Vec::new()),
    ];
    let mut sink = Lists::default();
    let reports = read_lists(&mut sources, &ReadOptions::default(), &mut sink);
    let found: Vec<_> = reports
        .iter()
        .map(|report| {
            let source = report.source.as_deref().unwrap_or("");
            (report.files.join("+"), source, report.refused.as_ref().map(|problem| problem.code))
        })
        .collect();
    let expected = [
        ("alt.csv+sdn.csv", "ofac-sdn", None),
        ("un.xml", "un-sc-consolidated", None),
        ("page.csv", "", Some(ProblemCode::WebPage)),
        ("lines", "ut", None),
        ("other.xml", "", Some(ProblemCode::UnknownFormat)),
        ("table.csv", "", Some(ProblemCode::UnknownFormat)),
        ("cut.xml", "", Some(ProblemCode::Cut)),
        ("empty", "", Some(ProblemCode::EmptyFile)),
    ];
    let expected = expected.map(|(files, source, code)| (files.to_owned(), source, code));
    assert_eq!(found, expected);
    assert_eq!(sink.ended, reports);
    assert_eq!(sink.begun.len(), reports.len());
    // One of the set, two of the UN list, one line, and two of the list that is refused afterwards.
    assert_eq!(sink.records, 6);
}
