//! The tests of `snapshot` as its users see it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "tests"
)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::json;
use snapshot::{SegmentWriter, Snapshot, SnapshotError, replace, segment_path};

fn segment(numbers: &[u32]) -> Vec<u8> {
    let mut writer = SegmentWriter::default();
    writer.add(1, numbers);
    writer.add_bytes(2, b"Amaurot".to_vec());
    writer.add::<u64>(3, &[u64::MAX]);
    writer.finish()
}

fn made(folder: &Path) -> Snapshot {
    replace(folder, Vec::new(), vec![segment(&[7, 8, 9])], json!({"lists": 1})).unwrap();
    Snapshot::open(folder).unwrap()
}

#[test]
fn sections_are_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = made(&folder.path().join("s"));
    let segment = &snapshot.segments[0];
    assert_eq!(segment.numbers::<u32>(1).unwrap(), [7, 8, 9]);
    assert_eq!(segment.bytes(2), b"Amaurot");
    assert_eq!(segment.numbers::<u64>(3).unwrap(), [u64::MAX]);
    assert_eq!(segment.bytes(99), b"");
    assert!(segment.numbers::<u32>(2).is_err());
    snapshot.verify().unwrap();
}

#[test]
fn a_new_snapshot_replaces_the_old_one_and_leaves_its_readers_alone() {
    let folder = tempfile::tempdir().unwrap();
    let old = made(folder.path());
    let kept = old.manifest.segments.clone();
    let name = replace(folder.path(), kept, vec![segment(&[1])], json!({})).unwrap();
    let new = Snapshot::open(folder.path()).unwrap();
    assert_eq!(new.name, name);
    assert_ne!(new.name, old.name);
    assert_eq!(new.segments.len(), 2);
    replace(folder.path(), Vec::new(), vec![segment(&[2])], json!({})).unwrap();
    assert_eq!(old.segments[0].numbers::<u32>(1).unwrap(), [7, 8, 9]);
    assert_eq!(fs::read_dir(folder.path().join("segments")).unwrap().count(), 1);
}

#[test]
fn the_same_content_has_the_same_name() {
    let (left, right) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(made(left.path()).name, made(right.path()).name);
}

#[test]
fn in_memory_and_on_disk_are_one_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let disk = made(folder.path());
    let memory = Snapshot::in_memory(&[segment(&[7, 8, 9])], json!({"lists": 1})).unwrap();
    assert_eq!(memory.name, disk.name);
    memory.verify().unwrap();
    assert_eq!(memory.segments[0].numbers::<u32>(1).unwrap(), [7, 8, 9]);
    assert_eq!(memory.segments[0].numbers::<u64>(3).unwrap(), [u64::MAX]);
}

#[test]
fn what_is_no_snapshot_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letters.txt"), "mine").unwrap();
    let refused = replace(folder.path(), Vec::new(), vec![segment(&[1])], json!({}));
    assert!(matches!(refused, Err(SnapshotError::InTheWay { .. })));
    let file = folder.path().join("letters.txt");
    let refused = replace(&file, Vec::new(), vec![segment(&[1])], json!({}));
    assert!(matches!(refused, Err(SnapshotError::InTheWay { .. })));
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
    assert!(matches!(Snapshot::open(folder.path()), Err(SnapshotError::Missing { .. })));
}

#[test]
fn damage_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = made(folder.path());
    let path = segment_path(folder.path(), &snapshot.manifest.segments[0].hash);
    drop(snapshot);
    let good = fs::read(&path).unwrap();
    fs::write(&path, &good[..good.len() - 1]).unwrap();
    assert!(matches!(Snapshot::open(folder.path()), Err(SnapshotError::Damaged { .. })));
    let mut flipped = good.clone();
    *flipped.last_mut().unwrap() ^= 1;
    fs::write(&path, &flipped).unwrap();
    assert!(Snapshot::open(folder.path()).unwrap().verify().is_err());
    made(folder.path()).verify().expect("building again mends a damaged segment");
    let mut head = good.clone();
    head[0] = b'X';
    fs::write(&path, &head).unwrap();
    assert!(matches!(Snapshot::open(folder.path()), Err(SnapshotError::Damaged { .. })));
    let manifest = folder.path().join("manifest.json");
    let other = fs::read_to_string(&manifest).unwrap().replace("\"format\": 1", "\"format\": 9");
    fs::write(&manifest, other).unwrap();
    assert!(matches!(
        Snapshot::open(folder.path()),
        Err(SnapshotError::OtherFormat { found: 9, .. })
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_opening_panic(at in 0usize..200, byte in any::<u8>(), cut in 0usize..400) {
        let folder = tempfile::tempdir().unwrap();
        let snapshot = made(folder.path());
        let path = segment_path(folder.path(), &snapshot.manifest.segments[0].hash);
        drop(snapshot);
        let mut bytes = fs::read(&path).unwrap();
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length.min(cut));
        bytes.resize(length, 0);
        fs::write(&path, &bytes).unwrap();
        if let Ok(snapshot) = Snapshot::open(folder.path()) {
            for number in 0..5 {
                let _ = snapshot.segments[0].numbers::<u32>(number);
            }
        }
    }
}
