//! What must hold of a workbook before the library that reads workbooks may see it.
//!
//! The library holds the texts of a whole workbook in memory and has no limit of its own, so each part is unpacked once
//! here and thrown away: the sizes that an archive declares can lie. It also asks for memory for as many texts as the
//! attribute `uniqueCount` declares, and an allocation that the machine refuses ends the whole program. So a count that
//! the part is too short for is refused. For that to be found the parts must be UTF-8: ECMA-376 allows UTF-16 too, which
//! no spreadsheet writes.

use std::io::{self, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::BUFFER_BYTES;
use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};

/// The longest unpacked workbook, in bytes. It is less than for a stream, because the reader of workbooks holds the texts
/// of a whole workbook in memory.
pub const WORKBOOK_BYTES_MAX: u64 = 512 << 20;

/// How much of a part is carried over to what follows, so that what is looked for is not cut in two.
const CARRIED_BYTES: usize = 256;

/// Unpacks every part once without keeping it.
pub(super) fn check<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    file: &str,
    limits: &Limits,
    of_zip: &dyn Fn(ZipError) -> Problem,
) -> Result<(), Problem> {
    let total_max = limits.unpacked_bytes_max.min(WORKBOOK_BYTES_MAX);
    let too_long = || {
        Problem::new(ProblemCode::TooLong, file, 0)
            .with_detail(format!("the limit for a workbook is {total_max} bytes"))
    };
    let bad = |detail: &str| Problem::new(ProblemCode::BadWorkbook, file, 0).with_detail(detail);
    let mut total = 0_u64;
    let mut buffer = vec![0; CARRIED_BYTES + BUFFER_BYTES];
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(of_zip)?;
        let by_ratio =
            member.compressed_size().saturating_mul(limits.ratio_max).max(limits.ratio_free_bytes);
        if total.saturating_add(member.size()) > total_max {
            return Err(too_long());
        }
        let is_xml = [&b".xml"[..], b".rels"].iter().any(|end| member.name_raw().ends_with(end));
        let mut size = 0_u64;
        let mut texts_declared = 0_u64;
        let mut carried = 0;
        loop {
            let free = buffer.get_mut(carried..).unwrap_or_default();
            let count = match member.read(free) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(Problem::new(ProblemCode::DamagedArchive, file, 0)),
            };
            let seen = buffer.get(..carried + count).unwrap_or_default();
            if (size == 0 && is_wide(seen)) || declares_encoding(seen) {
                return Err(bad("a part of it is not in UTF-8"));
            }
            // The library passes over what a document type defines, and with it over what refers to it.
            if is_xml && after(seen, b"<!DOCTYPE").next().is_some() {
                return Err(Problem::new(ProblemCode::DocumentType, file, 0));
            }
            texts_declared = texts_declared.max(declared_texts(seen));
            size += count as u64;
            if total.saturating_add(size) > total_max {
                return Err(too_long());
            }
            if size > by_ratio {
                return Err(Problem::new(ProblemCode::RatioTooHigh, file, 0));
            }
            let end = carried + count;
            let kept = end.min(CARRIED_BYTES);
            buffer.copy_within(end - kept..end, 0);
            carried = kept;
        }
        if texts_declared > size {
            return Err(bad("it declares more texts than it can hold"));
        }
        total += size;
    }
    Ok(())
}

/// Whether XML begins so in UTF-16.
fn is_wide(head: &[u8]) -> bool {
    [&b"\xff\xfe"[..], b"\xfe\xff", b"<\0", b"\0<"].iter().any(|wide| head.starts_with(wide))
}

/// The places behind each occurrence.
fn after<'b>(bytes: &'b [u8], word: &'static [u8]) -> impl Iterator<Item = &'b [u8]> {
    let first = word.first().copied().unwrap_or_default();
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            let at = rest.iter().position(|byte| *byte == first)?;
            let here = rest.get(at..)?;
            rest = here.get(1..)?;
            if let Some(behind) = here.strip_prefix(word) {
                return Some(behind);
            }
        }
    })
}

/// Whether an XML declaration names another encoding than UTF-8.
fn declares_encoding(bytes: &[u8]) -> bool {
    after(bytes, b"<?xml").any(|declaration| {
        let declaration = declaration.get(..CARRIED_BYTES / 2).unwrap_or(declaration);
        let end = declaration.iter().position(|byte| *byte == b'>').unwrap_or(declaration.len());
        let declaration = declaration.get(..end).unwrap_or_default();
        after(declaration, b"encoding").any(|named| {
            let named = named.trim_ascii_start().strip_prefix(b"=").unwrap_or(named);
            let named = named.trim_ascii_start();
            let named = named.get(1..6).unwrap_or_default();
            !named.eq_ignore_ascii_case(b"utf-8")
        })
    })
}

/// The largest number of texts that is declared.
fn declared_texts(bytes: &[u8]) -> u64 {
    after(bytes, b"uniqueCount")
        .map(|value| {
            value
                .iter()
                .take(CARRIED_BYTES / 2)
                .skip_while(|byte| !byte.is_ascii_digit() && **byte != b'>')
                .take_while(|byte| byte.is_ascii_digit())
                .fold(0_u64, |number, digit| {
                    number.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
                })
        })
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_declares_is_seen() {
        let check = |part: &str, texts| {
            assert_eq!(declared_texts(part.as_bytes()), texts, "{part}");
        };
        check("<sst count=\"9\" uniqueCount=\"12\">", 12);
        check("<sst uniqueCount = '7'><x uniqueCount='8'/>", 8);
        check("<sst uniqueCount='99999999999999999999999'>", u64::MAX);
        check("<sst uniqueCount>5", 0);
        check("<sst count='5'>", 0);
        let check = |part: &str, named| {
            assert_eq!(declares_encoding(part.as_bytes()), named, "{part}");
        };
        check("<?xml version='1.0' encoding=\"UTF-8\"?>", false);
        check("<?xml version='1.0' encoding = 'utf-8' standalone='yes'?>", false);
        check("<?xml version='1.0'?><a encoding='x'/>", false);
        check("<?xml version='1.0' encoding='ISO-2022-JP'?>", true);
        check("<a/><?xml encoding='utf-16'?>", true);
        assert!(is_wide(b"\xff\xfe<\0") && is_wide(b"<\0?\0") && !is_wide(b"<?xml"));
    }
}
