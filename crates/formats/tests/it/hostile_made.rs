//! The table of the hostile corpus, and the files of it that are made instead of stored: archives, bombs, floods.
//!
//! The tests of the program include this file too, so it uses nothing but the libraries that make archives.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::{Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What is promised for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    Accept,
    Quarantine,
    Refuse,
}

/// A row of the table.
pub struct Case {
    /// The stored file, or `made:` with a function of [`made`] and the stored file it begins with.
    pub file: String,
    /// The format that is attacked.
    pub format: String,
    /// The number of the attack and what it is.
    pub attack: String,
    pub promise: Promise,
    /// The code of the refusal, or one that a quarantined file must give; empty where the file is accepted.
    pub code: String,
    pub records: u64,
    pub incomplete: u64,
    pub quarantined: u64,
    /// Names that must be screened; with `*` before it, a part of one.
    pub names: Vec<String>,
}

/// The folder of the corpus.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/tests/hostile")
}

/// The rows of the table.
pub fn cases() -> Vec<Case> {
    let text = fs::read_to_string(folder().join("table.tsv")).unwrap();
    let mut lines = text.lines();
    let header = "file\tformat\tattack\toutcome\tcode\trecords\tincomplete\tquarantined\tnames";
    assert_eq!(lines.next(), Some(header));
    let case = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [file, format, attack, outcome, code, records, incomplete, quarantined, names] =
            cells.as_slice()
        else {
            panic!("a row of another number of columns: {line}");
        };
        let promise = match *outcome {
            "accept" => Promise::Accept,
            "quarantine" => Promise::Quarantine,
            "refuse" => Promise::Refuse,
            other => panic!("no outcome: {other}"),
        };
        assert_eq!(code.is_empty(), promise == Promise::Accept, "{file}: a code");
        let number = |text: &str| text.parse::<u64>().unwrap();
        Case {
            file: (*file).to_owned(),
            format: (*format).to_owned(),
            attack: (*attack).to_owned(),
            promise,
            code: (*code).to_owned(),
            records: number(records),
            incomplete: number(incomplete),
            quarantined: number(quarantined),
            names: names.split('|').filter(|name| !name.is_empty()).map(unescaped).collect(),
        }
    };
    lines.map(case).collect()
}

/// A text with `\u{…}` for each character that a reader of the table could not see.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (hex, rest) = part.split_once('}').unwrap();
        whole.push(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).unwrap());
        whole.push_str(rest);
    }
    whole
}

impl Case {
    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        match self.file.strip_prefix("made:") {
            Some(call) => made(call),
            None => fs::read(folder().join(&self.file)).unwrap(),
        }
    }

    /// A name for the file on a disk.
    pub fn file_name(&self) -> String {
        self.file.replace("made:", "made-").replace(' ', "-")
    }
}

/// Makes a file: the function's name, and the stored file it begins with.
fn made(call: &str) -> Vec<u8> {
    let (name, file) = call.split_once(' ').unwrap();
    let base = fs::read(folder().join(file)).unwrap();
    let family = file.split_once("-sound.").unwrap().0;
    let extension = Path::new(file).extension().unwrap().to_str().unwrap();
    let member = format!("list.{extension}");
    match name {
        "gzip" => gzip(&base),
        "gzip_cut" => cut(gzip(&base), 20),
        "gzip_cut_checksum" => cut(gzip(&base), 4),
        "gzip_wrong_checksum" => {
            let mut bytes = gzip(&base);
            let at = bytes.len() - 6;
            bytes[at] ^= 1;
            bytes
        }
        "gzip_two_members" => {
            let (first, second) = base.split_at(base.len() / 2);
            [gzip(first), gzip(second)].concat()
        }
        "gzip_then_text" => [gzip(&base), b"and more".to_vec()].concat(),
        "gzip_in_gzip" => gzip(&gzip(&base)),
        "gzip_bomb" => [gzip(&base), gzip(&vec![b'\n'; 1 << 20]).repeat(40)].concat(),
        "zip" => zip(&[(&member, &base)]),
        "zip_cut" => cut(zip(&[(&member, &base)]), 30),
        "zip_two_members" => zip(&[(&member, &base), ("other.txt", b"other")]),
        "zip_no_member" => zip(&[]),
        "zip_same_name_twice" => {
            // The library refuses to write this, so the second gets its name afterwards.
            let bytes = zip(&[(&member, &base), ("LIST.xxx", b"nobody")]);
            replaced(bytes, b"LIST.xxx", member.as_bytes().get(..8).unwrap_or(b"list.xml"))
        }
        "zip_traversal" => zip(&[("../../../../tmp/symbolon-was-here.xml", &base)]),
        "zip_absolute" => zip(&[("/etc/passwd", &base)]),
        "zip_link" => {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer.add_symlink("list.xml", "/etc/passwd", SimpleFileOptions::default()).unwrap();
            writer.finish().unwrap().into_inner()
        }
        "zip_encrypted" => {
            let mut bytes = zip(&[(&member, &base)]);
            for signature in [b"PK\x03\x04", b"PK\x01\x02"] {
                let at = bytes.windows(4).position(|window| window == signature).unwrap();
                let flags = at + if signature[2] == 3 { 6 } else { 8 };
                bytes[flags] |= 1;
            }
            bytes
        }
        "zip_small_size" => {
            // Both headers say that ten bytes come out.
            let mut bytes = zip(&[(&member, &base)]);
            for (signature, offset) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
                let at = bytes.windows(4).position(|window| window == signature).unwrap();
                bytes[at + offset..at + offset + 4].copy_from_slice(&10u32.to_le_bytes());
            }
            bytes
        }
        "zip_in_zip" => zip(&[("list.zip", &zip(&[(&member, &base)]))]),
        "gzip_in_zip" => zip(&[("list.gz", &gzip(&base))]),
        "zip_in_gzip" => gzip(&zip(&[(&member, &base)])),
        "zip_bomb" => zip(&[(&member, &[base, vec![b'\n'; 40 << 20]].concat())]),
        "tar" => tar(&base),
        "tar_gzip" => gzip(&tar(&base)),
        "other_magic" => other_magic(family, &base),
        "workbook" => workbook(&base, Change::None),
        "workbook_formula" => workbook(&base, Change::Formula),
        "workbook_two_sheets" => workbook(&base, Change::SecondSheet),
        "workbook_cut" => cut(workbook(&base, Change::None), 50),
        "workbook_doctype" => workbook_with(&base, "xl/worksheets/sheet1.xml", |sheet| {
            sheet.replace("<worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet")
        }),
        "workbook_lone_sheet" => {
            workbook_with(&base, "xl/worksheets/sheet1.xml", |_| String::new())
        }
        "workbook_bomb" => workbook_with(&base, "xl/worksheets/sheet1.xml", |sheet| {
            sheet.replace("</worksheet>", &format!("{}</worksheet>", " ".repeat(40 << 20)))
        }),
        "long_name" => {
            text_of(&base).replace("Hythloday", &format!("Hythloday{}", "x".repeat(2_000))).into()
        }
        "long_field" => {
            text_of(&base).replace("Hythloday", &format!("Hythloday{}", "x".repeat(70_000))).into()
        }
        "long_line" => text_of(&base).replacen("A sailor", &"A sailor ".repeat(600_000), 1).into(),
        "many_names" => many_names(family, &text_of(&base)),
        "deep" => deep(extension, &text_of(&base)),
        "attributes" => {
            let flood: String = (0..6_000).map(|number| format!(" a{number}=\"\"")).collect();
            before_last(&text_of(&base), "</", &format!("<x{flood}/>")).into()
        }
        "quadratic" => {
            let entity = format!("<!DOCTYPE x [<!ENTITY a \"{}\">]>", "a".repeat(60_000));
            let text = text_of(&base).replacen("?>", &format!("?>{entity}"), 1);
            text.replacen("Hythloday", &"&a;".repeat(10_000), 1).into()
        }
        "endless_entry" => {
            text_of(&base).replacen("</", &format!("{}</", "<x/>".repeat(1_200_000)), 4).into()
        }
        "many_columns" => {
            let text = text_of(&base);
            let (header, rows) = text.split_once('\n').unwrap();
            format!("{}{}\n{rows}", header.trim_end(), ",more".repeat(2_000)).into()
        }
        "utf16" => text_of(&base).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        other => panic!("nothing makes {other}"),
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn cut(mut bytes: Vec<u8>, less: usize) -> Vec<u8> {
    bytes.truncate(bytes.len() - less);
    bytes
}

fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    bytes
}

fn before_last(text: &str, mark: &str, more: &str) -> String {
    let at = text.rfind(mark).unwrap();
    format!("{}{more}{}", &text[..at], &text[at..])
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A tar archive of one member, in the form of POSIX.1-1988.
fn tar(bytes: &[u8]) -> Vec<u8> {
    let mut header = [0u8; 512];
    header[..8].copy_from_slice(b"list.xml");
    header[100..107].copy_from_slice(b"0000644");
    header[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
    header[136..147].copy_from_slice(b"00000000000");
    header[148..156].fill(b' ');
    header[156] = b'0';
    header[257..263].copy_from_slice(b"ustar\0");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    let mut archive = header.to_vec();
    archive.extend(bytes);
    archive.resize(archive.len().div_ceil(512) * 512 + 1024, 0);
    archive
}

/// The first bytes of another kind of file before the list.
fn other_magic(family: &str, base: &[u8]) -> Vec<u8> {
    let magic: &[u8] = match family {
        "un" => b"\xfd7zXZ\0\0\x04",
        "eu" => b"BZh91AY&SY",
        "uk" => b"7z\xbc\xaf\x27\x1c\0\x04",
        "ca" => b"%PDF-1.7\n",
        "ch" => b"\x28\xb5\x2f\xfd\x04\0",
        // The container of an encrypted workbook and of the old one.
        "au" => b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        "simple" => b"Rar!\x1a\x07\x01\0",
        "ftm" => b"SQLite format 3\0",
        _ => b"\x7fELF\x02\x01\x01\0",
    };
    [magic, base].concat()
}

/// What is changed in a workbook of a table.
#[derive(PartialEq, Eq)]
enum Change {
    None,
    /// The cells of the first column are formulas with their results.
    Formula,
    SecondSheet,
}

fn workbook(table: &[u8], change: Change) -> Vec<u8> {
    let mut book = Workbook::new();
    let text = text_of(table);
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split(',').map(|cell| cell.trim_matches('"')).collect())
        .collect();
    let sheet = book.add_worksheet().set_name("People").unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (at_row, at_column) = (row as u32, column as u16);
            if change == Change::Formula && row > 0 && column < 3 {
                let formula =
                    Formula::new("=HYPERLINK(\"http://utopia.example\")").set_result(*cell);
                sheet.write(at_row, at_column, formula).unwrap();
            } else {
                sheet.write(at_row, at_column, *cell).unwrap();
            }
        }
    }
    if change == Change::SecondSheet {
        let second = book.add_worksheet().set_name("Hidden").unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                second.write(row as u32, column as u16, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A workbook of which one member is changed.
fn workbook_with(table: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let whole = workbook(table, Change::None);
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut members: Vec<(String, Vec<u8>)> = Vec::new();
    for position in 0..archive.len() {
        let mut member = archive.by_index(position).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut member, &mut bytes).unwrap();
        let member_name = member.name().unwrap().into_owned();
        let bytes = if member_name == name { change(text_of(&bytes)).into_bytes() } else { bytes };
        members.push((member_name, bytes));
    }
    let members: Vec<(&str, &[u8])> =
        members.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zip(&members)
}

/// The first person with 5,000 more names.
fn many_names(family: &str, text: &str) -> Vec<u8> {
    const COUNT: usize = 5_000;
    let names = |before: &str, after: &str| -> String {
        (0..COUNT).map(|number| format!("{before}Alias {number} Nonsenso{after}")).collect()
    };
    let once = |from: &str, to: String| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, &to, 1)
    };
    let changed = match family {
        "un" => {
            let more = names(
                "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>",
                "</ALIAS_NAME></INDIVIDUAL_ALIAS>",
            );
            once("</INDIVIDUAL>", more + "</INDIVIDUAL>")
        }
        "eu" => {
            let more = names("<nameAlias wholeName=\"", "\" strong=\"true\"/>");
            once("</sanctionEntity>", more + "</sanctionEntity>")
        }
        "uk" => {
            let more = names("<Name><Name6>", "</Name6><NameType>Alias</NameType></Name>");
            once("</Names>", more + "</Names>")
        }
        "ca" => once("</Aliases>", names("; ", "") + "</Aliases>"),
        "ch" => {
            let more = names(
                "<name name-type=\"alias\" quality=\"good\"><name-part order=\"1\" name-part-type=\"whole-name\"><value>",
                "</value></name-part></name>",
            );
            once("</name>", format!("</name>{more}"))
        }
        "ofac" => {
            let more = names(
                "<aka><type>a.k.a.</type><category>strong</category><lastName>",
                "</lastName></aka>",
            );
            once("<dateOfBirthList>", format!("<akaList>{more}</akaList><dateOfBirthList>"))
        }
        "advanced" => {
            let more = names(
                "<Alias AliasTypeID=\"1400\" Primary=\"false\" LowQuality=\"false\"><DocumentedName ID=\"9\"><DocumentedNamePart><NamePartValue NamePartGroupID=\"71\">",
                "</NamePartValue></DocumentedNamePart></DocumentedName></Alias>",
            );
            once("<NamePartGroups>", more + "<NamePartGroups>")
        }
        "ftm" | "delta" => {
            once("\"notes\"", format!("\"alias\":[{}\"Last\"],\"notes\"", names("\"", "\",")))
        }
        "interpol" => {
            let more = names("{\"name\":\"", "\"},");
            once(
                "\"place_of_birth\"",
                format!("\"aliases\":[{more}{{\"name\":\"Last\"}}],\"place_of_birth\""),
            )
        }
        "simple" => {
            once("Raphael Hythloday,,", format!("Raphael Hythloday,\"{}\",", names("", ";")))
        }
        "statements" => {
            let more =
                names("ut-1,ut-1,alias,name,Person,", ",ut_list,,,,,2026-01-01,2026-02-03,x9\n");
            format!("{text}{more}")
        }
        other => panic!("no names for {other}"),
    };
    changed.into_bytes()
}

/// 20,000 elements or arrays in one another, in the first entry.
fn deep(extension: &str, text: &str) -> Vec<u8> {
    const DEPTH: usize = 20_000;
    if extension == "xml" {
        let more = format!("{}{}", "<a>".repeat(DEPTH), "</a>".repeat(DEPTH));
        before_last(text, "</", &more).into()
    } else {
        let more = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
        text.replacen("\"A sailor\"", &more, 1).into()
    }
}
