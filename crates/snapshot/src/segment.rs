//! A segment: numbered sections of bytes in one file.

use std::fs::File;
use std::path::Path;

use bytemuck::{AnyBitPattern, NoUninit};
use memmap2::Mmap;
use sha2::{Digest, Sha256};

use crate::{FORMAT_VERSION, SnapshotError};

const MAGIC: &[u8; 8] = b"SYMBOLON";
/// Magic, format, number of sections.
const HEAD_BYTES: usize = 16;
/// Number, padding, offset, length.
const ENTRY_BYTES: usize = 24;
/// Sections begin at multiples of this, so that they can be viewed as numbers of any size.
const ALIGNMENT: usize = 64;
/// The most sections of a segment.
const SECTIONS_MAX: usize = 1_024;

/// Collects the sections of a segment.
#[derive(Debug, Default)]
pub struct SegmentWriter {
    sections: Vec<(u32, Vec<u8>)>,
}

impl SegmentWriter {
    /// Adds a section of numbers. Numbers are written in the machine's order; a snapshot belongs to little-endian machines.
    pub fn add<T: NoUninit>(&mut self, number: u32, values: &[T]) {
        self.sections.push((number, bytemuck::cast_slice(values).to_vec()));
    }

    /// Adds a section of bytes.
    pub fn add_bytes(&mut self, number: u32, bytes: Vec<u8>) {
        self.sections.push((number, bytes));
    }

    /// The bytes of the segment.
    pub fn finish(self) -> Vec<u8> {
        let head = HEAD_BYTES + self.sections.len() * ENTRY_BYTES;
        let mut table = Vec::with_capacity(head);
        table.extend_from_slice(MAGIC);
        table.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
        table.extend_from_slice(&u32::try_from(self.sections.len()).unwrap_or(0).to_le_bytes());
        let mut offset = head.next_multiple_of(ALIGNMENT);
        for (number, bytes) in &self.sections {
            table.extend_from_slice(&number.to_le_bytes());
            table.extend_from_slice(&0u32.to_le_bytes());
            table.extend_from_slice(&(offset as u64).to_le_bytes());
            table.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            offset = (offset + bytes.len()).next_multiple_of(ALIGNMENT);
        }
        let mut file = table;
        file.reserve(offset - file.len());
        for (_, bytes) in &self.sections {
            file.resize(file.len().next_multiple_of(ALIGNMENT), 0);
            file.extend_from_slice(bytes);
        }
        file
    }
}

/// Where a segment's bytes are.
#[derive(Debug)]
enum Backing {
    /// In a file.
    Mapped(Mmap),
    /// In memory, aligned as a mapping is as far as numbers of eight bytes need it.
    Memory(Vec<u64>, usize),
}

impl Backing {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            Self::Memory(words, length) => {
                bytemuck::cast_slice(words).get(..*length).unwrap_or(&[])
            }
        }
    }
}

/// A segment, mapped or in memory.
#[derive(Debug)]
pub struct Segment {
    path: String,
    backing: Backing,
    sections: Vec<(u32, usize, usize)>,
}

impl Segment {
    /// Maps a segment and checks its length and the bounds of its sections; its hash is not computed here.
    ///
    /// # Errors
    /// [`SnapshotError::Io`] or [`SnapshotError::Damaged`].
    pub fn open(path: &Path, bytes: u64) -> Result<Self, SnapshotError> {
        let shown = path.display().to_string();
        let io = |source| SnapshotError::Io { path: shown.clone(), source };
        let damaged = |reason: &str| SnapshotError::Damaged {
            path: shown.clone(),
            reason: reason.to_owned(),
        };
        let file = File::open(path).map_err(io)?;
        let length = file.metadata().map_err(io)?.len();
        if length != bytes {
            return Err(damaged("its length is not the one in the manifest"));
        }
        if length < HEAD_BYTES as u64 {
            return Err(damaged("it is shorter than its head"));
        }
        let map = map(&file).map_err(io)?;
        let sections = sections(&map).map_err(damaged)?;
        Ok(Self { path: shown, backing: Backing::Mapped(map), sections })
    }

    /// A segment in memory, which leaves no trace on a disk.
    ///
    /// # Errors
    /// [`SnapshotError::Damaged`].
    pub fn in_memory(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let path = "in memory".to_owned();
        let mut words = vec![0u64; bytes.len().div_ceil(8)];
        if let Some(start) = bytemuck::cast_slice_mut::<u64, u8>(&mut words).get_mut(..bytes.len())
        {
            start.copy_from_slice(bytes);
        }
        let sections = sections(bytes).map_err(|reason| SnapshotError::Damaged {
            path: path.clone(),
            reason: reason.to_owned(),
        })?;
        Ok(Self { path, backing: Backing::Memory(words, bytes.len()), sections })
    }

    /// The bytes of a section; empty where there is none of this number.
    pub fn bytes(&self, number: u32) -> &[u8] {
        self.sections
            .iter()
            .find(|(found, ..)| *found == number)
            .and_then(|(_, start, end)| self.backing.bytes().get(*start..*end))
            .unwrap_or(&[])
    }

    /// A section as numbers.
    ///
    /// # Errors
    /// [`SnapshotError::Damaged`] where its length is no multiple of the number's size.
    pub fn numbers<T: AnyBitPattern>(&self, number: u32) -> Result<&[T], SnapshotError> {
        bytemuck::try_cast_slice(self.bytes(number)).map_err(|_| SnapshotError::Damaged {
            path: self.path.clone(),
            reason: format!("section {number} has a length that does not fit its numbers"),
        })
    }

    /// The SHA-256 of the whole file in hexadecimal.
    pub fn hash(&self) -> String {
        hexadecimal(self.backing.bytes())
    }

    /// The path it was opened from.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// The SHA-256 of bytes in hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[expect(unsafe_code, reason = "mapping a file has no safe form; this is the one place")]
fn map(file: &File) -> std::io::Result<Mmap> {
    // SAFETY: a mapping is sound as long as nobody changes or shortens the file while it lives. Segments are written
    // aside, renamed to the hash of their content and never changed; removing one leaves its pages to those who mapped it.
    unsafe { Mmap::map(file) }
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let slice = bytes.get(at..at.checked_add(length)?)?;
    let mut value = [0u8; 8];
    value.get_mut(..length)?.copy_from_slice(slice);
    Some(u64::from_le_bytes(value))
}

fn sections(bytes: &[u8]) -> Result<Vec<(u32, usize, usize)>, &'static str> {
    if bytes.get(..MAGIC.len()) != Some(MAGIC.as_slice()) {
        return Err("it does not begin as a segment does");
    }
    if number(bytes, 8, 4) != Some(u64::from(FORMAT_VERSION)) {
        return Err("it has another format version");
    }
    let count = number(bytes, 12, 4).and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    if count > SECTIONS_MAX {
        return Err("it has too many sections");
    }
    let mut sections = Vec::with_capacity(count);
    for entry in 0..count {
        let at = HEAD_BYTES + entry * ENTRY_BYTES;
        let read = |offset, length| number(bytes, at + offset, length);
        let (Some(name), Some(start), Some(length)) = (read(0, 4), read(8, 8), read(16, 8)) else {
            return Err("its table of sections is cut short");
        };
        let end = start.checked_add(length).filter(|end| *end <= bytes.len() as u64);
        let (Some(end), true) = (end, start.is_multiple_of(ALIGNMENT as u64)) else {
            return Err("a section lies outside the file");
        };
        let inside = |value: u64| usize::try_from(value).map_err(|_| "a section lies too far out");
        let name = u32::try_from(name).map_err(|_| "a section has no number")?;
        sections.push((name, inside(start)?, inside(end)?));
    }
    Ok(sections)
}
