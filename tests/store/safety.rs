//! Crashes, tampering, strangers and second writers. Never here: what a site is.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use zaiti::estate::{Change, Confidence, LedgerState, LedgerStep, LedgerTrack, SiteId, StepKind};
use zaiti::store::{NewEntry, NewProject, Store, StoreError, check};

use crate::sample::{every_kind, many, project};
use crate::{behind, put, renamed, started};

/// Copies a project with its log, as a crash would leave it on disk.
fn crashed(store: &Store, to: &Path, log_bytes: Option<usize>) {
    let log = |path: &Path| path.with_extension("gpkg-wal");
    fs::copy(store.path(), to).unwrap();
    let bytes = fs::read(log(store.path())).unwrap();
    let kept = log_bytes.unwrap_or(bytes.len()).min(bytes.len());
    fs::write(log(to), &bytes[..kept]).unwrap();
}

#[test]
fn what_was_acknowledged_survives_a_crash_before_the_log_was_folded_in() {
    let (folder, store) = started(many(20));
    store.commit(None, "甲", "改", &[put(&renamed(&many(1)[0], "确认过"))]).unwrap();
    let copy = folder.path().join("crashed.gpkg");
    crashed(&store, &copy, None);
    assert!(fs::metadata(copy.with_extension("gpkg-wal")).unwrap().len() > 0);
    assert_eq!(Store::open(&copy).unwrap().load().unwrap(), store.load().unwrap());
}

#[test]
fn a_log_torn_at_any_place_gives_a_whole_revision() {
    let (folder, store) = started(many(20));
    let site = &many(1)[0];
    for name in ["一", "二", "三", "四"] {
        store.commit(None, "甲", name, &[put(&renamed(site, name)), Change::Retire(many(5)[4].id.clone())]).unwrap();
    }
    let length = usize::try_from(fs::metadata(store.path().with_extension("gpkg-wal")).unwrap().len()).unwrap();
    let mut last = 1;
    for cut in 0..=40 {
        let copy = folder.path().join(format!("torn-{cut}.gpkg"));
        crashed(&store, &copy, Some(length * cut / 40));
        let found = Store::open(&copy).unwrap().load().unwrap();
        let number = found.revision.number;
        assert!(number >= last, "a longer log lost revision {last}");
        assert_eq!(found, store.load_revision(number).unwrap());
        assert_eq!(check(&copy).unwrap().revision, number);
        last = number;
    }
    assert_eq!(last, 5);
}

#[test]
fn a_new_project_is_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.gpkg");
    let mut bad = project(many(3));
    bad.sites[1].id.0.clear();
    assert!(matches!(Store::create(&path, &bad), Err(StoreError::Faults(_))));
    let twins = NewProject { sites: vec![many(1)[0].clone(), renamed(&many(1)[0], "同号")], ..project(vec![]) };
    assert!(matches!(Store::create(&path, &twins), Err(StoreError::Twice(_))));
    assert!(!path.exists());
    // A draft left by a process that was killed is no obstacle.
    fs::write(folder.path().join("p.gpkg.part"), "half").unwrap();
    drop(Store::create(&path, &project(many(3))).unwrap());
    assert!(!folder.path().join("p.gpkg.part").exists());
    assert!(matches!(Store::create(&path, &project(vec![])), Err(StoreError::Exists(_))));
    assert_eq!(Store::open(&path).unwrap().load().unwrap().sites, many(3));
}

#[test]
fn a_second_writer_is_refused_and_a_reader_is_not() {
    let (_folder, store) = started(many(2));
    assert!(matches!(Store::open(store.path()), Err(StoreError::Locked(_))));
    let reader = Store::open_to_read(store.path()).unwrap();
    store.commit(None, "甲", "改", &[put(&renamed(&many(1)[0], "新"))]).unwrap();
    assert_eq!(reader.load().unwrap(), store.load().unwrap());
    assert!(matches!(reader.commit(None, "乙", "写", &[]), Err(StoreError::ReadOnly)));
    assert!(matches!(reader.note("乙", "login", "", ""), Err(StoreError::ReadOnly)));
    let path = store.path().to_owned();
    drop(store);
    Store::open(path).unwrap();
}

#[test]
fn many_threads_write_one_after_the_other_and_none_is_lost() {
    let (_folder, store) = started(many(64));
    std::thread::scope(|scope| {
        for worker in 0..4_usize {
            let store = &store;
            scope.spawn(move || {
                for site in many(64).iter().skip(worker).step_by(4) {
                    store.commit(None, "甲", "并行", &[put(&renamed(site, "改"))]).unwrap();
                }
            });
        }
    });
    let loaded = store.load().unwrap();
    assert_eq!(loaded.revision.number, 65);
    assert!(loaded.sites.iter().all(|site| site.name.as_deref() == Some("改")));
    assert_eq!(store.verify_audit().unwrap(), []);
}

#[test]
fn a_site_is_changed_only_by_whoever_saw_its_latest_version_whatever_else_was_changed_meanwhile() {
    let (_folder, store) = started(many(3));
    let sites = many(3);
    let edit = |seen, change| store.commit_unless_changed_since(seen, "甲", "改", &change);
    assert_eq!(edit(1, put(&renamed(&sites[0], "一"))).unwrap().revision.number, 2);
    assert_eq!(edit(1, put(&renamed(&sites[1], "二"))).unwrap().revision.number, 3, "another site was changed: of no matter");
    let stale = |seen, change| matches!(edit(seen, change), Err(StoreError::Conflict { .. }));
    assert!(stale(1, put(&renamed(&sites[0], "三"))) && stale(2, put(&renamed(&sites[1], "三"))));
    assert!(stale(1, Change::Retire(sites[0].id.clone())));
    assert_eq!(edit(2, Change::Retire(sites[0].id.clone())).unwrap().revision.number, 4);
    assert!(stale(3, put(&renamed(&sites[0], "又来"))), "it was taken out since");
    assert_eq!(store.latest().unwrap().number, 4);
    assert_eq!(store.verify_audit().unwrap(), []);
}

#[test]
fn strangers_are_told_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let foreign = |name: &str, word: &str| match Store::open(path(name)) {
        Err(error @ StoreError::Foreign { .. }) => assert!(error.to_string().contains(word), "{error}"),
        other => assert!(other.is_err(), "{name} was opened"),
    };
    assert!(matches!(Store::open(path("none.gpkg")), Err(StoreError::Missing(_))));
    fs::write(path("text.gpkg"), "not a database, but long enough to be looked at by one: ".repeat(40)).unwrap();
    foreign("text.gpkg", "no database");
    fs::write(path("empty.gpkg"), "").unwrap();
    foreign("empty.gpkg", "no GeoPackage");
    Connection::open(path("plain.gpkg")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    foreign("plain.gpkg", "no GeoPackage");
    let other = Connection::open(path("other.gpkg")).unwrap();
    other.execute_batch("PRAGMA application_id = 0x47504B47; CREATE TABLE gpkg_contents (x)").unwrap();
    foreign("other.gpkg", "another program");
    assert!(!path("other.gpkg.lock").exists());

    let (_kept, store) = started(many(1));
    behind(&store).execute_batch("UPDATE zaiti_schema SET version = 99").unwrap();
    let newer = Store::open_to_read(store.path());
    assert!(matches!(newer, Err(StoreError::Newer { found: 99, known: 4, .. })));
}

/// What somebody with the file in hands might do to the audit, once its guards are taken off.
fn tampered(backup: &Path, to: &Path, how: &str) {
    fs::copy(backup, to).unwrap();
    let connection = Connection::open(to).unwrap();
    connection
        .execute_batch(
            "DROP TRIGGER zaiti_audit_never_changed; DROP TRIGGER zaiti_audit_never_deleted; PRAGMA foreign_keys = OFF",
        )
        .unwrap();
    connection.execute_batch(how).unwrap();
}

#[test]
fn every_audit_row_changed_deleted_or_exchanged_is_found() {
    let (folder, store) = started(every_kind());
    store.commit(None, "甲", "改", &[put(&renamed(&every_kind()[0], "新"))]).unwrap();
    for n in 0..23 {
        store.note("乙", "login", &format!("第 {n} 次"), "ok").unwrap();
    }
    assert_eq!(store.verify_audit().unwrap(), []);
    let rows = store.audit_after(0, 1000).unwrap();
    assert_eq!((rows.len(), rows[0].action.as_str(), rows[1].action.as_str()), (25, "create", "commit"));
    let backup = folder.path().join("backup.gpkg");
    store.backup(&backup).unwrap();
    let mut tried = 0;
    for row in &rows {
        let seq = row.seq;
        let next = if seq == 25 { 1 } else { seq + 1 };
        let ways = [
            format!("UPDATE zaiti_audit SET who = 'nobody' WHERE seq = {seq}"),
            format!("UPDATE zaiti_audit SET after = 'x' WHERE seq = {seq}"),
            format!("DELETE FROM zaiti_audit WHERE seq = {seq}"),
            format!(
                "UPDATE zaiti_audit SET seq = -1 WHERE seq = {seq}; UPDATE zaiti_audit SET seq = {seq} WHERE seq = {next};
                 UPDATE zaiti_audit SET seq = {next} WHERE seq = -1"
            ),
        ];
        for (way, sql) in ways.iter().enumerate() {
            let copy = folder.path().join(format!("t-{seq}-{way}.gpkg"));
            tampered(&backup, &copy, sql);
            assert_ne!(Store::open_to_read(&copy).unwrap().verify_audit().unwrap(), [], "unseen: {sql}");
            tried += 1;
        }
    }
    assert_eq!(tried, 100);
}

fn first_step(site: &str) -> NewEntry {
    let step = LedgerStep {
        site: SiteId::from(site),
        track: LedgerTrack::Idle,
        from: None,
        to: LedgerState::Found,
        kind: StepKind::Opening,
        on: jiff::civil::date(2026, 9, 30),
        who: "甲".to_owned(),
        role: "街道 网格员".to_owned(),
        why: "巡查发现".to_owned(),
        confidence: Confidence::Reported,
    };
    NewEntry { step, after: None, change: None }
}

#[test]
fn a_step_of_the_ledger_stays_as_it_was_recorded_and_moves_the_data_with_it_or_not_at_all() {
    let (folder, store) = started(many(2));
    let (one, two) = (many(2)[0].clone(), many(2)[1].clone());
    let plain = store.enter(1, &first_step(&one.id.0)).unwrap();
    assert_eq!((plain.number, plain.revision, store.latest().unwrap().number), (1, 1, 1), "nothing in the data moved");
    assert!(matches!(store.enter(1, &first_step(&one.id.0)), Err(StoreError::LedgerMoved(_))), "somebody was faster");
    let moving = NewEntry { change: Some(put(&renamed(&two, "已登记"))), ..first_step(&two.id.0) };
    assert!(matches!(store.enter(7, &moving), Err(StoreError::Conflict { expected: 7, current: 1 })));
    assert_eq!(store.ledger().unwrap(), std::slice::from_ref(&plain), "neither step nor data");
    let moved = store.enter(1, &moving).unwrap();
    assert_eq!((moved.revision, store.latest().unwrap().number), (2, 2));
    assert_eq!(store.ledger().unwrap(), [plain, moved]);
    assert_eq!(store.verify_audit().unwrap(), []);
    assert!(behind(&store).execute("UPDATE zaiti_records SET body = 'x'", []).is_err());
    assert!(behind(&store).execute("DELETE FROM zaiti_records", []).is_err());

    let backup = folder.path().join("backup.gpkg");
    store.backup(&backup).unwrap();
    for (way, sql) in [
        "UPDATE zaiti_records SET body = replace(body, '2026-09-30', '2026-10-01') WHERE number = 1",
        "DELETE FROM zaiti_records WHERE number = 2",
        "UPDATE zaiti_records SET subject = 'site B-9' WHERE number = 1",
    ]
    .into_iter()
    .enumerate()
    {
        let copy = folder.path().join(format!("record-{way}.gpkg"));
        let open = "DROP TRIGGER zaiti_records_never_changed; DROP TRIGGER zaiti_records_never_deleted";
        tampered(&backup, &copy, &format!("{open}; {sql}"));
        assert_ne!(Store::open_to_read(&copy).unwrap().verify_audit().unwrap(), [], "unseen: {sql}");
        assert!(check(&copy).is_err());
    }
}

#[test]
fn a_file_of_the_first_schema_is_read_as_it_is_and_brought_up_when_it_is_opened_to_write() {
    let (folder, store) = started(many(2));
    let before = store.load().unwrap();
    behind(&store)
        .execute_batch(
            "DROP TABLE zaiti_answers; DROP INDEX zaiti_audit_request; ALTER TABLE zaiti_tokens DROP COLUMN prefix;
             ALTER TABLE zaiti_audit DROP COLUMN role; ALTER TABLE zaiti_audit DROP COLUMN address;
             ALTER TABLE zaiti_audit DROP COLUMN request;
             DROP TABLE zaiti_records; UPDATE zaiti_schema SET version = 1;
             ALTER TABLE buildings DROP COLUMN levels_above; ALTER TABLE buildings DROP COLUMN lease_end",
        )
        .unwrap();
    drop(store);
    let path = folder.path().join("p.gpkg");
    let reader = Store::open_to_read(&path).unwrap();
    assert_eq!((reader.ledger().unwrap(), reader.verify_audit().unwrap()), (vec![], vec![]));
    assert_eq!(check(&path).unwrap().revision, 1);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.load().unwrap(), before);
    store.enter(1, &first_step(&many(1)[0].id.0)).unwrap();
    assert_eq!(check(&path).unwrap().audit_rows, 2);
    let storeys = "SELECT count(levels_above) FROM buildings";
    let kept = folder.path().join("p.gpkg.schema-1.gpkg");
    assert_eq!(check(&kept).unwrap().audit_rows, 1, "a copy of before is kept");
    let filled: i64 = behind(&store).query_row(storeys, [], |row| row.get(0)).unwrap();
    assert!(filled > 0, "columns that came since are filled from the facts");
}

#[test]
fn a_project_that_an_earlier_version_wrote_is_read_and_brought_up() {
    let fixtures =
        [1, 2, 3].into_iter().zip([include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")]);
    let (_kept, today) = started(many(1));
    let current: u32 = behind(&today).query_row("SELECT version FROM zaiti_schema", [], |row| row.get(0)).unwrap();
    assert!(fixtures.len() + 1 >= current as usize, "every schema before {current} needs a file that it wrote");
    let folder = tempfile::tempdir().unwrap();
    for (version, sql) in fixtures {
        let path = folder.path().join(format!("schema-{version}.gpkg"));
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        assert_eq!(check(&path).unwrap().revision, 2, "schema {version}");
        let read = Store::open_to_read(&path).unwrap().load().unwrap();
        let names: Vec<&str> = read.sites.iter().filter_map(|site| site.name.as_deref()).collect();
        assert_eq!(names, ["甲大厦（改）", "=1+1", "丙空间", "丁地块"], "schema {version}");

        let store = Store::open(&path).unwrap();
        assert_eq!(store.load().unwrap(), read, "schema {version}");
        assert_eq!(store.load_revision(1).unwrap().sites[0].name.as_deref(), Some("甲大厦"));
        store.commit(Some(2), "乙", "改", &[put(&renamed(&read.sites[1], "乙铺"))]).unwrap();
        assert_eq!((store.latest().unwrap().number, store.verify_audit().unwrap()), (3, vec![]));
        let found: u32 = behind(&store).query_row("SELECT version FROM zaiti_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(found, current);
    }
}

#[test]
fn the_audit_and_the_revisions_refuse_to_be_rewritten() {
    let (folder, store) = started(many(2));
    let connection = behind(&store);
    for table in ["zaiti_audit", "zaiti_revisions", "zaiti_documents"] {
        assert!(connection.execute(&format!("DELETE FROM {table}"), []).is_err());
    }
    assert!(connection.execute("UPDATE zaiti_audit SET who = 'x'", []).is_err());
    let (backup, copy) = (folder.path().join("backup.gpkg"), folder.path().join("why.gpkg"));
    store.backup(&backup).unwrap();
    tampered(&backup, &copy, "DROP TRIGGER zaiti_revisions_never_changed; UPDATE zaiti_revisions SET why = '另一个理由'");
    assert_ne!(Store::open_to_read(&copy).unwrap().verify_audit().unwrap(), []);
}
