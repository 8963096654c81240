//! A snapshot's folder: written aside, flushed, renamed, never changed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::manifest::{Manifest, SegmentEntry};
use crate::segment::{Segment, hexadecimal};
use crate::{FORMAT_VERSION, SnapshotError};

const MANIFEST: &str = "manifest.json";
const SEGMENTS: &str = "segments";

/// The path of a segment in a snapshot's folder.
pub fn segment_path(folder: &Path, hash: &str) -> PathBuf {
    folder.join(SEGMENTS).join(format!("{hash}.segment"))
}

fn error(path: &Path, source: io::Error) -> SnapshotError {
    SnapshotError::Io { path: path.display().to_string(), source }
}

/// Writes a file aside, flushes it and renames it into place.
fn write(path: &Path, bytes: &[u8]) -> Result<(), SnapshotError> {
    let aside = path.with_extension("being-written");
    let written = (|| {
        let mut file = File::create(&aside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&aside, path)
    })();
    written.map_err(|source| {
        // What was written aside is of no use to anybody; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&aside);
        error(path, source)
    })
}

fn sync_folder(folder: &Path) -> Result<(), SnapshotError> {
    File::open(folder).and_then(|file| file.sync_all()).map_err(|source| error(folder, source))
}

/// Makes the snapshot in the folder consist of these segments, of which `kept` are there already. Returns its name.
///
/// Readers of the old snapshot go on undisturbed. Segments that the new manifest does not name are removed.
///
/// # Errors
/// [`SnapshotError::InTheWay`] where the folder holds something else; [`SnapshotError::Io`]. After an error the old
/// snapshot is in force.
pub fn replace(
    folder: &Path,
    kept: Vec<SegmentEntry>,
    new: Vec<Vec<u8>>,
    content: serde_json::Value,
) -> Result<String, SnapshotError> {
    let in_the_way = || SnapshotError::InTheWay { path: folder.display().to_string() };
    if folder.exists() && !folder.join(MANIFEST).exists() {
        let mut entries = fs::read_dir(folder).map_err(|_| in_the_way())?;
        let foreign = |entry: io::Result<fs::DirEntry>| {
            entry.map_or(true, |entry| entry.file_name() != SEGMENTS)
        };
        if entries.any(foreign) {
            return Err(in_the_way());
        }
    }
    let segments = folder.join(SEGMENTS);
    fs::create_dir_all(&segments).map_err(|source| error(&segments, source))?;
    let mut entries = kept;
    for bytes in new {
        let hash = hexadecimal(&bytes);
        let path = segment_path(folder, &hash);
        // A segment that is there already may be damaged: only the same bytes are left alone.
        if fs::read(&path).ok().as_deref() != Some(bytes.as_slice()) {
            write(&path, &bytes)?;
        }
        entries.push(SegmentEntry { hash, bytes: bytes.len() as u64 });
    }
    sync_folder(&segments)?;
    let manifest = Manifest { format: FORMAT_VERSION, segments: entries, content };
    let bytes = manifest.to_bytes();
    write(&folder.join(MANIFEST), &bytes)?;
    sync_folder(folder)?;
    remove_others(&segments, &manifest);
    Ok(hexadecimal(&bytes))
}

/// Removes segments that the manifest does not name. One that cannot be removed now is removed by the next write.
fn remove_others(segments: &Path, manifest: &Manifest) {
    let Ok(entries) = fs::read_dir(segments) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let named = |segment: &SegmentEntry| {
            path.file_stem().is_some_and(|stem| stem == segment.hash.as_str())
        };
        if !manifest.segments.iter().any(named) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// An open snapshot: its manifest and its mapped segments.
#[derive(Debug)]
pub struct Snapshot {
    /// The SHA-256 of the manifest: the snapshot's name.
    pub name: String,
    /// The manifest.
    pub manifest: Manifest,
    /// The segments in the manifest's order.
    pub segments: Vec<Segment>,
}

impl Snapshot {
    /// Opens a snapshot: reads the manifest, maps the segments, checks lengths and bounds.
    ///
    /// # Errors
    /// Any [`SnapshotError`] but `InTheWay`.
    pub fn open(folder: &Path) -> Result<Self, SnapshotError> {
        let path = folder.join(MANIFEST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(source) if source.kind() == io::ErrorKind::NotFound && folder.exists() => {
                return Err(SnapshotError::Missing { path: folder.display().to_string() });
            }
            Err(source) => return Err(error(&path, source)),
        };
        let manifest = Manifest::parse(&path.display().to_string(), &bytes)?;
        let segments = manifest
            .segments
            .iter()
            .map(|entry| Segment::open(&segment_path(folder, &entry.hash), entry.bytes))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self { name: hexadecimal(&bytes), manifest, segments })
    }

    /// A snapshot of these segments in memory, with the name it would have on a disk.
    ///
    /// # Errors
    /// [`SnapshotError::Damaged`] where a segment is none.
    pub fn in_memory(new: &[Vec<u8>], content: serde_json::Value) -> Result<Self, SnapshotError> {
        let entries = new
            .iter()
            .map(|bytes| SegmentEntry { hash: hexadecimal(bytes), bytes: bytes.len() as u64 })
            .collect();
        let segments =
            new.iter().map(|bytes| Segment::in_memory(bytes)).collect::<Result<Vec<_>, _>>()?;
        let manifest = Manifest { format: FORMAT_VERSION, segments: entries, content };
        Ok(Self { name: hexadecimal(&manifest.to_bytes()), manifest, segments })
    }

    /// Computes the hash of every segment and compares it with the manifest.
    ///
    /// # Errors
    /// [`SnapshotError::Damaged`] for the first that differs.
    pub fn verify(&self) -> Result<(), SnapshotError> {
        for (segment, entry) in self.segments.iter().zip(&self.manifest.segments) {
            if segment.hash() != entry.hash {
                return Err(SnapshotError::Damaged {
                    path: segment.path().to_owned(),
                    reason: "its content is not the one it was written with".to_owned(),
                });
            }
        }
        Ok(())
    }
}
