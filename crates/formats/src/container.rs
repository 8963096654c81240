//! What a file is packed in: gzip, zip, a workbook, or nothing.
//!
//! The packing is told by content, never by the file's name. Everything that is unpacked passes a counting limit, so that
//! a small file cannot fill memory or keep the program busy (decompression bombs).

mod workbook;

use std::io::{self, BufRead, Read, SeekFrom};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::Limits;
use crate::problem::{Problem, ProblemCode};
use crate::source::{Bytes, Source};

pub use workbook::WORKBOOK_BYTES_MAX;

/// How many bytes [`Stream::head`] shows at most.
pub const HEAD_BYTES: usize = 64 << 10;

/// The buffer of a stream, in bytes: room for the head and as much again.
const BUFFER_BYTES: usize = 128 << 10;

/// The most members of an archive: a workbook of a thousand sheets has fewer.
const MEMBERS_MAX: usize = 10_000;

/// What a source holds once it is unpacked.
pub enum Unpacked<'a> {
    /// A stream of bytes.
    Stream(Stream<'a>),
    /// An XLSX workbook whose members passed the limits. It is still packed; it stands at its start.
    Workbook(&'a mut dyn Bytes),
}

/// How a stream came to be, which decides what a read error means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Plain,
    Compressed,
}

/// Unpacked bytes with their offset, read through the limits.
pub struct Stream<'a> {
    inner: Box<dyn Read + 'a>,
    file: &'a str,
    packing: Packing,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    at_end: bool,
    consumed: u64,
    /// Unpacked bytes taken from `inner` so far.
    taken: u64,
    /// The most bytes that may be taken, and the code of the problem when there are more.
    taken_max: u64,
    beyond: ProblemCode,
    fault: Option<Problem>,
}

impl<'a> Stream<'a> {
    /// A stream over bytes in memory: for tests and fuzzing.
    pub fn from_memory(file: &'a str, bytes: &'a [u8], limits: &Limits) -> Self {
        Self::new(Box::new(bytes), file, Packing::Plain, bytes.len() as u64, limits)
    }

    fn new(
        inner: Box<dyn Read + 'a>,
        file: &'a str,
        packing: Packing,
        packed_bytes: u64,
        limits: &Limits,
    ) -> Self {
        let by_ratio = packed_bytes.saturating_mul(limits.ratio_max).max(limits.ratio_free_bytes);
        let (taken_max, beyond) =
            if packing == Packing::Compressed && by_ratio < limits.unpacked_bytes_max {
                (by_ratio, ProblemCode::RatioTooHigh)
            } else {
                (limits.unpacked_bytes_max, ProblemCode::TooLong)
            };
        Self {
            inner,
            file,
            packing,
            buffer: vec![0; BUFFER_BYTES],
            start: 0,
            end: 0,
            at_end: false,
            consumed: 0,
            taken: 0,
            taken_max,
            beyond,
            fault: None,
        }
    }

    /// The bytes consumed so far, in the unpacked content.
    pub fn offset(&self) -> u64 {
        self.consumed
    }

    /// The file as it was named.
    pub fn file(&self) -> &str {
        self.file
    }

    /// Up to [`HEAD_BYTES`] of what comes next, without consuming it. Shorter only where the content ends before.
    ///
    /// # Errors
    /// A damaged archive or a passed limit.
    pub fn head(&mut self) -> Result<&[u8], Problem> {
        match self.fill_to(HEAD_BYTES) {
            Ok(()) => Ok(self.waiting().get(..HEAD_BYTES).unwrap_or(self.waiting())),
            Err(error) => Err(self.problem_of(&error)),
        }
    }

    /// The problem behind an error that this stream returned from one of the [`BufRead`] methods.
    pub fn problem_of(&self, error: &io::Error) -> Problem {
        self.fault.clone().unwrap_or_else(|| {
            Problem::new(ProblemCode::Unreadable, self.file, self.consumed)
                .with_detail(error.kind().to_string())
        })
    }

    /// The problem that stopped the stream, if one did.
    pub fn take_problem(&mut self) -> Option<Problem> {
        self.fault.take()
    }

    /// Reads a line without its end (`\n` or `\r\n`) into `line`, which is emptied first. Returns the offset of the line's
    /// first byte, or none at the end of the content.
    ///
    /// # Errors
    /// [`ProblemCode::LineTooLong`] as soon as the line passes `max` bytes; never more than that is held.
    pub fn read_line_limited(
        &mut self,
        line: &mut Vec<u8>,
        max: usize,
    ) -> Result<Option<u64>, Problem> {
        line.clear();
        let offset = self.consumed;
        loop {
            let waiting = match self.fill_buf() {
                Ok(waiting) => waiting,
                Err(error) => return Err(self.problem_of(&error)),
            };
            if waiting.is_empty() {
                if self.consumed == offset {
                    return Ok(None);
                }
                break;
            }
            let end = memchr::memchr(b'\n', waiting);
            let part = waiting.get(..end.unwrap_or(waiting.len())).unwrap_or_default();
            // One byte more than the limit is let in, so that the carriage return of a line end does not count.
            if line.len() + part.len() > max + 1 {
                return Err(self.line_too_long(offset, max));
            }
            line.extend_from_slice(part);
            let used = part.len() + usize::from(end.is_some());
            self.consume(used);
            if end.is_some() {
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                break;
            }
        }
        if line.len() > max { Err(self.line_too_long(offset, max)) } else { Ok(Some(offset)) }
    }

    fn line_too_long(&self, offset: u64, max: usize) -> Problem {
        Problem::new(ProblemCode::LineTooLong, self.file, offset)
            .with_detail(format!("the limit is {max} bytes"))
    }

    fn waiting(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// What is waiting to be consumed after at least `wanted` bytes of it were asked for. It is shorter only at the end of
    /// the content; `wanted` is at most [`HEAD_BYTES`].
    pub(crate) fn fill_at_least(&mut self, wanted: usize) -> io::Result<&[u8]> {
        self.fill_to(wanted)?;
        Ok(self.waiting())
    }

    fn fill_to(&mut self, wanted: usize) -> io::Result<()> {
        if let Some(fault) = &self.fault {
            return Err(io::Error::other(fault.code.code()));
        }
        while self.end - self.start < wanted && !self.at_end {
            if self.start > 0 && self.buffer.len() - self.start < wanted.max(BUFFER_BYTES / 2) {
                self.buffer.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
            }
            let free = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.inner.read(free) {
                Ok(0) => self.at_end = true,
                Ok(count) => {
                    self.end += count;
                    self.taken += count as u64;
                    if self.taken > self.taken_max {
                        let problem = Problem::new(self.beyond, self.file, self.taken_max)
                            .with_detail(format!("the limit is {} bytes", self.taken_max));
                        return Err(self.stop(problem));
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let code = match self.packing {
                        Packing::Plain => ProblemCode::Unreadable,
                        Packing::Compressed => ProblemCode::DamagedArchive,
                    };
                    let problem = Problem::new(code, self.file, self.taken)
                        .with_detail(error.kind().to_string());
                    return Err(self.stop(problem));
                }
            }
        }
        Ok(())
    }

    fn stop(&mut self, problem: Problem) -> io::Error {
        let error = io::Error::other(problem.code.code());
        self.fault = Some(problem);
        error
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let waiting = self.fill_buf()?;
        let count = waiting.len().min(into.len());
        if let (Some(into), Some(from)) = (into.get_mut(..count), waiting.get(..count)) {
            into.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
        }
        self.fill_at_least(1)
    }

    fn consume(&mut self, count: usize) {
        let count = count.min(self.end - self.start);
        self.start += count;
        self.consumed += count as u64;
    }
}

/// Unpacks a source and hands what it holds to `read`. The source is rewound first, so it can be read again.
///
/// # Errors
/// An empty, damaged, encrypted or nested archive, one that passes a limit, and whatever `read` returns. A read that goes
/// to the end of the stream also proves that the archive is whole.
pub fn with_unpacked<T>(
    source: &mut Source,
    limits: &Limits,
    read: &mut dyn FnMut(Unpacked<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let file = source.name.as_str();
    let bytes = source.bytes.as_mut();
    let unreadable = |error: io::Error| {
        Problem::new(ProblemCode::Unreadable, file, 0).with_detail(error.kind().to_string())
    };
    let packed_bytes = bytes.seek(SeekFrom::End(0)).map_err(unreadable)?;
    bytes.rewind().map_err(unreadable)?;
    let mut magic = Vec::with_capacity(MAGIC_BYTES);
    (&mut *bytes).take(MAGIC_BYTES as u64).read_to_end(&mut magic).map_err(unreadable)?;
    bytes.rewind().map_err(unreadable)?;
    match kind(&magic) {
        Kind::Empty => Err(Problem::new(ProblemCode::EmptyFile, file, 0)),
        Kind::Gzip => {
            let decoder = MultiGzDecoder::new(io::BufReader::new(bytes));
            let inner = Box::new(decoder);
            read_stream(Stream::new(inner, file, Packing::Compressed, packed_bytes, limits), read)
        }
        Kind::Zip => with_zip(bytes, file, packed_bytes, limits, read),
        Kind::Tar => Err(tar(file)),
        Kind::Unread(what) => {
            Err(Problem::new(ProblemCode::UnknownFormat, file, 0).with_detail(what))
        }
        Kind::Plain => {
            let inner = Box::new(bytes);
            read(Unpacked::Stream(Stream::new(inner, file, Packing::Plain, packed_bytes, limits)))
        }
    }
}

enum Kind {
    Empty,
    Gzip,
    Zip,
    Tar,
    Unread(&'static str),
    Plain,
}

/// How many bytes tell the packing: a tar archive says what it is at the end of its first 265.
const MAGIC_BYTES: usize = 265;

/// Where the mark of a tar archive stands in its first header (POSIX.1-1988, `ustar`).
const TAR_MARK: std::ops::Range<usize> = 257..262;

/// A tar archive is made to hold several files, and which of them is the list cannot be told.
fn tar(file: &str) -> Problem {
    Problem::new(ProblemCode::ArchiveMembers, file, 0).with_detail("a tar archive")
}

/// Tells the packing by the first bytes (RFC 1952 for gzip, PKWARE APPNOTE 4.3 for zip).
fn kind(magic: &[u8]) -> Kind {
    const UNREAD: &[(&[u8], &str)] = &[
        (b"BZh", "packed with bzip2, which is not read; unpack it first"),
        (b"\xfd7zXZ\0", "packed with xz, which is not read; unpack it first"),
        (b"\x28\xb5\x2f\xfd", "packed with zstd, which is not read; unpack it first"),
        (b"7z\xbc\xaf\x27\x1c", "packed with 7-Zip, which is not read; unpack it first"),
        (b"Rar!", "packed with RAR, which is not read; unpack it first"),
        (b"%PDF", "a PDF document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an old binary or password-protected workbook; save it as XLSX without a password",
        ),
    ];
    if magic.is_empty() {
        return Kind::Empty;
    }
    if magic.starts_with(b"\x1f\x8b") {
        return Kind::Gzip;
    }
    if [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"].iter().any(|zip| magic.starts_with(zip)) {
        return Kind::Zip;
    }
    if magic.get(TAR_MARK) == Some(b"ustar") {
        return Kind::Tar;
    }
    match UNREAD.iter().find(|(start, _)| magic.starts_with(start)) {
        Some((_, what)) => Kind::Unread(what),
        None => Kind::Plain,
    }
}

/// Hands an unpacked stream to `read` unless it holds another archive.
fn read_stream<T>(
    mut stream: Stream<'_>,
    read: &mut dyn FnMut(Unpacked<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let head = stream.head()?;
    let code = match kind(head.get(..MAGIC_BYTES).unwrap_or(head)) {
        Kind::Plain => return read(Unpacked::Stream(stream)),
        Kind::Empty => ProblemCode::EmptyFile,
        Kind::Tar => return Err(tar(stream.file)),
        Kind::Gzip | Kind::Zip => {
            return Err(Problem::new(ProblemCode::ArchiveMembers, stream.file, 0)
                .with_detail("an archive inside an archive"));
        }
        Kind::Unread(what) => {
            return Err(Problem::new(ProblemCode::UnknownFormat, stream.file, 0).with_detail(what));
        }
    };
    Err(Problem::new(code, stream.file, 0))
}

/// How many members a zip file says it has, where its last record says so; none of one with more than 65,534.
fn members_declared(bytes: &mut dyn Bytes) -> io::Result<Option<usize>> {
    /// The record at the end and the longest comment in it.
    const END_BYTES_MAX: u64 = 22 + 65_535;
    let length = bytes.seek(SeekFrom::End(0))?;
    bytes.seek(SeekFrom::Start(length.saturating_sub(END_BYTES_MAX)))?;
    let mut end = Vec::new();
    (&mut *bytes).take(END_BYTES_MAX).read_to_end(&mut end)?;
    bytes.rewind()?;
    let record = end.windows(22).rev().find(|window| window.starts_with(b"PK\x05\x06"));
    let count = record.and_then(|record| record.get(10..12)?.try_into().ok());
    Ok(count.map(u16::from_le_bytes).filter(|count| *count < u16::MAX).map(usize::from))
}

fn with_zip<T>(
    bytes: &mut dyn Bytes,
    file: &str,
    packed_bytes: u64,
    limits: &Limits,
    read: &mut dyn FnMut(Unpacked<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let problem = |code| Problem::new(code, file, 0);
    let of_zip = |error: ZipError| match error {
        ZipError::InvalidPassword => problem(ProblemCode::EncryptedArchive),
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => {
            problem(ProblemCode::EncryptedArchive)
        }
        ZipError::UnsupportedArchive(reason) => {
            problem(ProblemCode::DamagedArchive).with_detail(reason)
        }
        ZipError::CompressionMethodNotSupported(_) => problem(ProblemCode::DamagedArchive)
            .with_detail("packed with a method other than deflate"),
        _ => problem(ProblemCode::DamagedArchive),
    };
    let declared = members_declared(bytes).map_err(|_| problem(ProblemCode::Unreadable))?;
    let mut archive = ZipArchive::new(&mut *bytes).map_err(of_zip)?;
    // The library keeps one of several members of one name; another program could show the other.
    if declared.is_some_and(|declared| declared > archive.len()) {
        return Err(problem(ProblemCode::ArchiveMembers).with_detail("two files of one name"));
    }
    if archive.len() > MEMBERS_MAX {
        return Err(
            problem(ProblemCode::ArchiveMembers).with_detail(format!("{} members", archive.len()))
        );
    }
    let mut members = Vec::new();
    let mut is_workbook = false;
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(of_zip)?;
        let name = String::from_utf8_lossy(member.name_raw()).into_owned();
        if member.encrypted() {
            return Err(problem(ProblemCode::EncryptedArchive));
        }
        is_workbook |= name == "xl/workbook.xml";
        // What macOS adds beside each file is not content.
        if !member.is_dir() && !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store") {
            members.push(index);
        }
    }
    if is_workbook {
        workbook::check(&mut archive, file, limits, &of_zip)?;
        drop(archive);
        bytes.rewind().map_err(|_| problem(ProblemCode::Unreadable))?;
        return read(Unpacked::Workbook(bytes));
    }
    let [index] = members.as_slice() else {
        return Err(problem(ProblemCode::ArchiveMembers)
            .with_detail(format!("{} files in it", members.len())));
    };
    let member = archive.by_index(*index).map_err(of_zip)?;
    let inner = Box::new(member);
    read_stream(Stream::new(inner, file, Packing::Compressed, packed_bytes, limits), read)
}
