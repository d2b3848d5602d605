//! Copies that leave: exports for a GIS, backups for a bad day. Never here: the live file.

use std::fs;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;
use zaiti::store::{Disclosure, Store, StoreError, check};

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

fn contains(path: &Path, text: &str) -> bool {
    fs::read(path).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn gdal_opens_an_exported_copy_with_every_layer() {
    let (folder, store) = started(every_kind());
    let path = folder.path().join("copy.gpkg");
    store.export_copy(&path, Disclosure::Public).unwrap();
    let Some(report) = ogrinfo(&path, &["-ro", "-al", "-so"]) else { return };
    for layer in ["buildings", "idle_properties", "m0_parcels", "carriers", "places", "zones", "backdrop"] {
        assert!(report.contains(&format!("Layer name: {layer}")), "{layer} is missing in {report}");
    }
    assert_eq!(report.matches("Feature Count: 2").count(), 6);
    assert!(report.contains("vacant_area_m2: Real") && report.contains("example: Integer(Boolean)"), "{report}");
    assert!(report.contains("China Geodetic Coordinate System 2000") && !report.contains("zaiti"), "{report}");
    let found = ogrinfo(&path, &["-ro", "-q", "buildings", "-spat", "106.49", "29.49", "106.6", "29.6"]).unwrap();
    assert!(found.contains("B-1") && !found.contains("b-0"), "{found}");
}

#[test]
fn the_same_dataset_gives_the_same_bytes() {
    let (folder, store) = started(every_kind());
    let [one, two] = ["one.gpkg", "two.gpkg"].map(|name| folder.path().join(name));
    store.export_copy(&one, Disclosure::Public).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(5));
    store.export_copy(&two, Disclosure::Public).unwrap();
    assert_eq!(fs::read(one).unwrap(), fs::read(two).unwrap());
}

#[test]
fn gdal_reads_the_live_layers_of_a_closed_project() {
    let (folder, store) = started(every_kind());
    drop(store);
    let Some(report) = ogrinfo(&folder.path().join("p.gpkg"), &["-ro", "-so", "buildings"]) else { return };
    assert!(report.contains("Feature Count: 2") && report.contains("owner: String"), "{report}");
}

#[test]
fn the_spatial_index_follows_what_an_editor_does() {
    let (folder, store) = started(many(50));
    let path = folder.path().join("copy.gpkg");
    store.export_copy(&path, Disclosure::Public).unwrap();
    let indexed = || {
        let connection = Connection::open(&path).unwrap();
        let sound: String = connection.query_row("SELECT rtreecheck('rtree_buildings_geom')", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        connection.query_row("SELECT count(*) FROM rtree_buildings_geom", [], |row| row.get::<_, u32>(0)).unwrap()
    };
    assert_eq!(indexed(), 50);
    let edits = [
        "DELETE FROM buildings WHERE id = 'B-000001'",
        "UPDATE buildings SET geom = NULL WHERE id = 'B-000002'",
        "UPDATE buildings SET geom = geom, fid = 900 WHERE id = 'B-000003'",
        "UPDATE buildings SET geom = geom WHERE id = 'B-000004'",
    ];
    for edit in edits {
        if ogrinfo(&path, &["-sql", edit]).is_none() {
            return;
        }
    }
    assert_eq!(indexed(), 48);
}

#[test]
fn a_public_copy_holds_no_owner_no_history_and_no_free_column() {
    let (folder, store) = started(every_kind());
    store.commit(None, "改名人", "改", &[put(&renamed(&every_kind()[0], "新名"))]).unwrap();
    let (public, full) = (folder.path().join("public.gpkg"), folder.path().join("full.gpkg"));
    store.export_copy(&public, Disclosure::Public).unwrap();
    store.export_copy(&full, Disclosure::Restricted).unwrap();
    let secrets = ["某某实业有限公司", "联系电话", "mortgaged", "seized"];
    assert!(secrets.iter().all(|secret| contains(&full, secret) && !contains(&public, secret)));
    for never in ["改名人", "zaiti_"] {
        assert!(!contains(&public, never) && !contains(&full, never));
    }
    assert!(contains(&public, "新名") && contains(&public, "owner_count"));
    assert!(matches!(store.export_copy(&public, Disclosure::Public), Err(StoreError::Exists(_))));
    assert!(matches!(Store::open(&public), Err(StoreError::Foreign { .. })));
    assert!(!public.with_extension("gpkg-wal").exists());
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
