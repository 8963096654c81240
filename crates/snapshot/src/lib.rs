//! How is an immutable index kept on disk and mapped?
//!
//! A snapshot is a folder: `manifest.json` and `segments/HASH.segment`. A segment is written aside, flushed to disk and
//! renamed to its SHA-256; it never changes. The manifest names the segments and is replaced by a rename, so a reader
//! sees the old snapshot or the new one and never a mixture. The SHA-256 of the manifest is the snapshot's name.
//!
//! A segment is a table of numbered sections of bytes. What they mean is not known here.

mod manifest;
mod segment;
mod store;

pub use manifest::{Manifest, SegmentEntry};
pub use segment::{Segment, SegmentWriter};
pub use store::{Snapshot, replace, segment_path};

/// The version of the layout of manifest and segments. Another version is refused; a snapshot is rebuilt from its lists.
pub const FORMAT_VERSION: u32 = 1;

/// Why a snapshot could not be written or opened.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// The operating system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// There is no snapshot there.
    #[error("{path} is no snapshot: it has no manifest.json")]
    Missing {
        /// The folder.
        path: String,
    },
    /// The output exists and is something else.
    #[error("{path} exists and is no snapshot, so it is left alone")]
    InTheWay {
        /// The path.
        path: String,
    },
    /// The manifest is not one.
    #[error("{path}: the manifest cannot be read: {reason}")]
    BadManifest {
        /// The file.
        path: String,
        /// What is wrong, as a clause.
        reason: String,
    },
    /// The layout is of another version.
    #[error("{path}: the snapshot has format {found}, this program reads {FORMAT_VERSION}")]
    OtherFormat {
        /// The file.
        path: String,
        /// The version found.
        found: u32,
    },
    /// A segment is not what the manifest says.
    #[error("{path}: the segment is damaged: {reason}")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong, as a clause.
        reason: String,
    },
}

impl SnapshotError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "snapshot.io",
            Self::Missing { .. } => "snapshot.missing",
            Self::InTheWay { .. } => "snapshot.in_the_way",
            Self::BadManifest { .. } => "snapshot.bad_manifest",
            Self::OtherFormat { .. } => "snapshot.other_format",
            Self::Damaged { .. } => "snapshot.damaged",
        }
    }

    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Io { .. } => {
                "Check that the path exists, that there is room and that you may use it."
            }
            Self::Missing { .. } => "Make one with: symbolon index build --output PATH --list FILE",
            Self::InTheWay { .. } => "Choose another --output, or remove what is there.",
            Self::BadManifest { .. } | Self::OtherFormat { .. } | Self::Damaged { .. } => {
                "Build it again from its lists: symbolon index build"
            }
        }
    }
}
