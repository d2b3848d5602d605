//! Copies that leave: what a GIS sees of a project, backups for a bad day. Never here: an export, which is no project.

use std::fs;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;
use zaiti::store::{Store, StoreError, check};

use crate::sample::{every_kind, many};
use crate::{put, renamed, started};

/// Runs ogrinfo; `None`, said aloud, where GDAL is not installed. Anything on its error stream fails the test.
#[expect(clippy::print_stderr, reason = "what is skipped is said aloud")]
fn ogrinfo(path: &Path, options: &[&str]) -> Option<String> {
    let Ok(output) = Command::new("ogrinfo").arg(path).args(options).output() else {
        eprintln!("skipped: ogrinfo absent, GDAL was not asked (Debian: apt-get install gdal-bin)");
        return None;
    };
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && errors.is_empty(), "ogrinfo says: {errors}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn gdal_reads_the_live_layers_of_a_closed_project() {
    let (folder, store) = started(every_kind());
    drop(store);
    let Some(report) = ogrinfo(&folder.path().join("p.gpkg"), &["-ro", "-so", "buildings"]) else { return };
    assert!(report.contains("Feature Count: 2") && report.contains("owner: String"), "{report}");
}

#[test]
fn a_backup_taken_under_writing_is_a_whole_project() {
    let (folder, store) = started(many(300));
    let path = folder.path().join("backup.gpkg");
    let checkup = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 0..40 {
                store.commit(None, "甲", "边写边备", &[put(&renamed(&many(1)[0], &n.to_string()))]).unwrap();
            }
        });
        let checkup = store.backup(&path).unwrap();
        writer.join().unwrap();
        checkup
    });
    assert!(checkup.checksum && checkup.sites == 300);
    let restored = Store::open(&path).unwrap().load().unwrap();
    assert_eq!(restored, store.load_revision(checkup.revision).unwrap());
}

#[test]
fn a_backup_with_any_one_byte_changed_is_refused() {
    let (folder, store) = started(many(30));
    store.commit(None, "甲", "改", &[put(&renamed(&many(1)[0], "新"))]).unwrap();
    let path = folder.path().join("backup.gpkg");
    store.backup(&path).unwrap();
    let whole = fs::read(&path).unwrap();
    for n in 0..100 {
        let mut bytes = whole.clone();
        let at = n * 7_919 % bytes.len();
        bytes[at] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        assert!(check(&path).is_err(), "byte {at} of {} changed unseen", bytes.len());
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(check(&path).unwrap().revision, 2);
}

#[test]
fn content_changed_behind_our_back_is_found_without_a_checksum_too() {
    let ways = [
        "UPDATE buildings SET facts = replace(facts, '示例楼宇 1', '示例楼宇 9') WHERE id = 'B-000001'",
        "UPDATE buildings SET geom = (SELECT geom FROM buildings WHERE id = 'B-000002') WHERE id = 'B-000001'",
        "UPDATE buildings SET vacant_area_m2 = vacant_area_m2 + 1 WHERE id = 'B-000001'",
        "DELETE FROM buildings WHERE id = 'B-000001'",
        "DELETE FROM zaiti_sites WHERE id = 'B-000001'",
        "DELETE FROM zaiti_buckets WHERE bucket = (SELECT bucket FROM zaiti_sites LIMIT 1)",
        "DROP TRIGGER zaiti_site_versions_never_changed; UPDATE zaiti_site_versions SET facts = replace(facts, '0', '1')",
        "DROP TRIGGER zaiti_documents_never_changed; UPDATE zaiti_documents SET body = body || ' '",
        "DROP TRIGGER zaiti_revisions_never_changed; UPDATE zaiti_revisions SET content_hash = 'x'",
    ];
    for way in ways {
        let (_folder, store) = started(many(5));
        store.commit(None, "甲", "改", &[put(&renamed(&many(1)[0], "新"))]).unwrap();
        let path = store.path().to_owned();
        drop(store);
        check(&path).unwrap();
        Connection::open(&path).unwrap().execute_batch(way).unwrap();
        assert!(matches!(check(&path), Err(StoreError::Damaged(_))), "unseen: {way}");
    }
}
