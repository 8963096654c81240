//! The manifest: what a snapshot is made of.

use serde::{Deserialize, Serialize};

use crate::{FORMAT_VERSION, SnapshotError};

/// The longest manifest read, in bytes.
const MANIFEST_BYTES_MAX: usize = 64 << 20;

/// One segment of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SegmentEntry {
    /// The SHA-256 of the file in hexadecimal, which is also its name.
    pub hash: String,
    /// The length of the file in bytes.
    pub bytes: u64,
}

/// What a snapshot is made of. Segments are in order: a later one hides what it replaces in earlier ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of the layout.
    pub format: u32,
    /// The segments.
    pub segments: Vec<SegmentEntry>,
    /// What the maker of the snapshot says of it; not read here.
    pub content: serde_json::Value,
}

impl Manifest {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    pub(crate) fn parse(path: &str, bytes: &[u8]) -> Result<Self, SnapshotError> {
        let bad = |reason: String| SnapshotError::BadManifest { path: path.to_owned(), reason };
        if bytes.len() > MANIFEST_BYTES_MAX {
            return Err(bad("it is longer than a manifest can be".to_owned()));
        }
        let value: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|error| bad(error.to_string()))?;
        let found = value.get("format").and_then(serde_json::Value::as_u64);
        match found.map(u32::try_from) {
            Some(Ok(FORMAT_VERSION)) => {}
            Some(Ok(found)) => {
                return Err(SnapshotError::OtherFormat { path: path.to_owned(), found });
            }
            _ => return Err(bad("it names no format".to_owned())),
        }
        let manifest: Self =
            serde_json::from_value(value).map_err(|error| bad(error.to_string()))?;
        for segment in &manifest.segments {
            let hexadecimal = segment.hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            if segment.hash.len() != 64 || !hexadecimal {
                return Err(bad("a segment's name is no SHA-256".to_owned()));
            }
        }
        Ok(manifest)
    }
}
