//! Journeys through the store: what was put in comes out, whatever happens in between. Never here: how it is laid out inside.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not there")]

#[path = "store/copies.rs"]
mod copies;
#[path = "store/safety.rs"]
mod safety;
#[path = "store/sample.rs"]
mod sample;

use std::time::Instant;

use proptest::prelude::*;
use rusqlite::Connection;
use sample::{every_kind, known, many, project, square};
use tempfile::TempDir;
use zaiti::estate::{Change, Confidence, Fact, Glance, Site, SiteBody, SiteId, SiteKind};
use zaiti::store::{KeptPlan, NewToken, Store, StoreError, TokenHash};
use zaiti::units::Area;

/// A project in a folder of its own.
fn started(sites: Vec<Site>) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path().join("p.gpkg"), &project(sites)).unwrap();
    (folder, store)
}

fn new(label: &str, hash: TokenHash, expires_at: Option<jiff::Timestamp>) -> NewToken<'_> {
    NewToken { label, prefix: "", role: "planner", hash, expires_at }
}

fn put(site: &Site) -> Change {
    Change::put(site.clone())
}

fn renamed(site: &Site, name: &str) -> Site {
    Site { name: Some(name.to_owned()), ..site.clone() }
}

/// Opens the file behind the store's back.
fn behind(store: &Store) -> Connection {
    Connection::open(store.path()).unwrap()
}

#[test]
fn every_field_of_every_kind_comes_back_equal() {
    let (folder, store) = started(every_kind());
    drop(store);
    let loaded = Store::open(folder.path().join("p.gpkg")).unwrap().load().unwrap();
    assert_eq!(loaded.sites, every_kind());
    assert_eq!(*loaded.programme, sample::programme());
    assert_eq!(loaded.outlines, sample::outlines());
    assert_eq!(loaded.backdrop, sample::backdrop());
    assert_eq!((loaded.revision.number, loaded.revision.who.as_str(), loaded.revision.why.as_str()), (1, "规划科", "建库"));
}

#[test]
fn every_column_of_a_full_site_is_filled_for_the_map() {
    let (_folder, store) = started(every_kind());
    let connection = behind(&store);
    for table in ["buildings", "idle_properties", "m0_parcels", "carriers", "places"] {
        let mut select = connection.prepare(&format!("SELECT * FROM {table} WHERE id LIKE '%-1'")).unwrap();
        let names: Vec<String> = select.column_names().map(str::to_owned).collect();
        let mut rows = select.query([]).unwrap();
        let row = rows.next().unwrap().unwrap();
        for (column, name) in names.iter().enumerate() {
            assert!(!matches!(row.get_ref(column).unwrap(), rusqlite::types::ValueRef::Null), "{table}.{name} is empty");
        }
    }
    let shown: (f64, f64, String, String, bool) = connection
        .query_row(
            "SELECT vacant_area_m2, storey_height_m, modes, confidence, example FROM buildings WHERE id = 'B-1'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )
        .unwrap();
    assert_eq!(shown, (4000.0, 3.75, "purchase;lease;equity_in_kind".to_owned(), "estimated".to_owned(), false));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_any_area_and_any_place_come_back_equal(
        names in proptest::collection::vec(any::<String>(), 1..5),
        hundredths in 0_i64..1_000_000_000_000,
        corner in (-1_000_000_i64..1_000_000, -1_000_000_i64..1_000_000, 1_i64..100_000),
    ) {
        let sites: Vec<Site> = names.iter().enumerate().map(|(n, name)| {
            let mut site = renamed(&many(1)[0], name);
            site.id = SiteId(format!("{n} {name}"));
            site.other.insert(name.clone(), name.clone());
            site.address = known(name.clone());
            if let SiteBody::Building(building) = &mut site.body {
                building.space.floor_area = known(Area::from_hundredths(hundredths));
                building.space.usable_area = None;
            }
            site.shape.as_mut().unwrap().value = square(corner.0, corner.1, corner.2);
            site
        }).collect();
        let (_folder, store) = started(sites.clone());
        prop_assert_eq!(store.load().unwrap().sites, sites);
    }
}

#[test]
fn a_commit_becomes_a_revision_and_earlier_ones_stay_as_they_were() {
    let (_folder, store) = started(every_kind());
    let mut sites = every_kind();
    let (gone, moved) = (sites.remove(1), renamed(&sites[0], "新名"));
    sites[0] = moved.clone();
    let committed = store.commit(Some(1), "甲", "核实", &[put(&moved), Change::Retire(gone.id), put(&sites[3])]).unwrap();
    assert_eq!((committed.revision.number, committed.put, committed.retired, committed.unchanged), (2, 1, 1, 1));
    assert_eq!(store.load().unwrap().sites, sites);
    assert_eq!(store.load_revision(1).unwrap().sites, every_kind());
    assert_eq!(store.load_revision(2).unwrap(), store.load().unwrap());
    let [first, second] = store.revisions().unwrap().try_into().unwrap();
    assert_eq!(second, committed.revision);
    assert!(first.at <= second.at && first.content_hash != second.content_hash);
}

#[test]
fn a_site_that_changes_its_kind_is_still_one_site() {
    let (_folder, store) = started(every_kind());
    let mut sites = every_kind();
    let (carrier, building) = (1, 0);
    assert_eq!(sites[carrier].kind(), SiteKind::Carrier);
    sites[carrier].body = sites[building].body.clone();
    store.commit(None, "甲", "改正", &[put(&sites[carrier])]).unwrap();
    assert_eq!(store.load().unwrap().sites, sites);
    assert_eq!(store.load_revision(1).unwrap().sites, every_kind());
    store.revert(1, "甲", "改回").unwrap();
    assert_eq!(store.load().unwrap().sites, every_kind());
}

#[test]
fn the_same_content_again_makes_no_revision() {
    let (_folder, store) = started(every_kind());
    let again: Vec<Change> = every_kind().iter().map(put).chain([Change::Retire(SiteId::from("nobody"))]).collect();
    let committed = store.commit(Some(1), "甲", "重复导入", &again).unwrap();
    assert_eq!((committed.revision.number, committed.put, committed.unchanged), (1, 0, again.len() as u64));
    let documents = [
        Change::SetProgramme(Box::new(sample::programme())),
        Change::SetOutlines(sample::outlines()),
        Change::SetBackdrop(sample::backdrop()),
    ];
    assert_eq!(store.commit(None, "甲", "重复", &documents).unwrap().revision.number, 1);
    assert_eq!(store.revisions().unwrap().len(), 1);
}

#[test]
fn equal_content_has_an_equal_hash_whatever_led_there() {
    let sites = many(40);
    let (_a, at_once) = started(sites.clone());
    let (_b, step_by_step) = started(every_kind());
    let leave: Vec<Change> = every_kind().into_iter().map(|site| Change::Retire(site.id)).collect();
    step_by_step.commit(None, "甲", "清空", &leave).unwrap();
    for site in sites.iter().rev() {
        step_by_step.commit(None, "乙", "逐条", &[put(&renamed(site, "草稿"))]).unwrap();
        step_by_step.commit(None, "乙", "逐条", &[put(site)]).unwrap();
    }
    assert_eq!(at_once.latest().unwrap().content_hash, step_by_step.latest().unwrap().content_hash);
    step_by_step.commit(None, "乙", "改", &[put(&renamed(&sites[7], "别名"))]).unwrap();
    assert_ne!(at_once.latest().unwrap().content_hash, step_by_step.latest().unwrap().content_hash);
}

#[test]
fn going_back_gives_the_old_content_as_a_new_revision() {
    let (_folder, store) = started(every_kind());
    let old = store.load().unwrap();
    let mut outlines = sample::outlines();
    outlines[0].note = "新画".to_owned();
    let changes = [
        put(&renamed(&old.sites[0], "甲楼")),
        Change::Retire(old.sites[2].id.clone()),
        put(&many(1)[0]),
        Change::SetOutlines(outlines),
    ];
    store.commit(None, "甲", "改", &changes).unwrap();
    store.commit(None, "甲", "再改", &[put(&renamed(&old.sites[0], "乙楼"))]).unwrap();
    let difference = store.difference(1, 3).unwrap();
    assert_eq!(difference.changed, [old.sites[0].id.clone()]);
    assert_eq!((difference.removed, difference.added), (vec![old.sites[2].id.clone()], vec![many(1)[0].id.clone()]));
    assert!(difference.outlines && !difference.programme && !difference.backdrop);

    let back = store.revert(1, "乙", "退回第一版").unwrap().revision;
    assert_eq!((back.number, &back.content_hash), (4, &old.revision.content_hash));
    let now = store.load().unwrap();
    assert_eq!((now.sites, now.outlines), (old.sites, old.outlines));
    assert_eq!(store.difference(1, 4).unwrap(), zaiti::store::Difference::default());
    assert_eq!(store.revert(4, "乙", "无事").unwrap().revision.number, 4);
    assert!(matches!(store.revert(9, "乙", ""), Err(StoreError::NoRevision { asked: 9, latest: 4 })));
    assert!(matches!(store.load_revision(0), Err(StoreError::NoRevision { .. })));
}

#[test]
fn a_change_against_an_older_revision_is_a_conflict() {
    let (_folder, store) = started(many(3));
    store.commit(Some(1), "甲", "先", &[put(&renamed(&many(1)[0], "先"))]).unwrap();
    let late = store.commit(Some(1), "乙", "后", &[put(&renamed(&many(1)[0], "后"))]);
    assert!(matches!(late, Err(StoreError::Conflict { expected: 1, current: 2 })));
    assert_eq!(store.load().unwrap().sites[0].name.as_deref(), Some("先"));
}

#[test]
fn one_bad_site_stops_the_whole_commit_and_every_fault_is_named() {
    let (_folder, store) = started(many(3));
    let before = store.load().unwrap();
    let mut bad = renamed(&before.sites[1], "坏");
    if let SiteBody::Building(building) = &mut bad.body {
        building.space.vacant_area = sample::area(99_999_999_999);
        building.tenure.owner_count = known(0);
    }
    let changes = [put(&renamed(&before.sites[0], "好")), put(&bad)];
    let Err(error) = store.commit(None, "甲", "混合", &changes) else { panic!("a site with faults was stored") };
    assert!(matches!(&error, StoreError::Faults(faults) if faults.len() == 3), "{error}");
    assert!(error.to_string().contains("B-000001") && error.sentence().zh.contains("B-000001"));
    assert_eq!(store.load().unwrap(), before);

    let twice = store.commit(None, "甲", "两次", &[put(&before.sites[0]), Change::Retire(before.sites[0].id.clone())]);
    assert!(matches!(twice, Err(StoreError::Twice(_))));
    let endless = Site { shape: None, ..before.sites[0].clone() };
    let huge = SiteBody::Carrier(Box::new(zaiti::estate::Carrier { carrier_area: sample::area(i64::MAX), ..Default::default() }));
    let inexact =
        store.commit(None, "甲", "过大", &[put(&renamed(&before.sites[2], "好")), put(&Site { body: huge, ..endless })]);
    assert!(matches!(inexact, Err(StoreError::Inexact { .. })));
    assert_eq!(store.load().unwrap(), before);
}

#[test]
fn five_thousand_sites_are_stored_and_loaded() {
    let sites = many(5_000);
    let begun = Instant::now();
    let (_folder, store) = started(sites.clone());
    let created = begun.elapsed();
    let begun = Instant::now();
    let loaded = store.load().unwrap();
    let read = begun.elapsed();
    let begun = Instant::now();
    store.commit(None, "甲", "一条", &[put(&renamed(&sites[0], "改"))]).unwrap();
    eprintln!("measured: 5,000 sites created in {created:?}, loaded in {read:?}; one edit committed in {:?}", begun.elapsed());
    assert_eq!(loaded.sites, sites);
}

#[test]
fn a_kept_plan_stays_as_it_was_made() {
    let (_folder, store) = started(many(1));
    let plan = KeptPlan {
        id: "p-1".to_owned(),
        created_at: "2026-07-01T08:00:00.123456789Z".parse().unwrap(),
        who: "甲".to_owned(),
        revision: 1,
        title: "2025 年".to_owned(),
        json: "{ \"b\": 1,  \"a\": 2.50 }".to_owned(),
    };
    store.keep_plan(&plan).unwrap();
    store.keep_plan(&plan).unwrap();
    assert_eq!(store.plan("p-1").unwrap().as_ref(), Some(&plan));
    assert_eq!(store.plan("p-2").unwrap(), None);
    let [listed] = store.plans().unwrap().try_into().unwrap();
    assert_eq!((listed.id, listed.revision, listed.title), (plan.id.clone(), 1, plan.title.clone()));
    let other = KeptPlan { json: "{}".to_owned(), ..plan.clone() };
    assert!(matches!(store.keep_plan(&other), Err(StoreError::PlanExists(id)) if id == "p-1"));
    let astray = KeptPlan { id: "p-3".to_owned(), revision: 7, ..plan };
    assert!(matches!(store.keep_plan(&astray), Err(StoreError::NoRevision { asked: 7, latest: 1 })));
}

#[test]
fn a_token_holds_until_it_expires_or_is_revoked_and_its_secret_is_nowhere_in_the_file() {
    let (_folder, store) = started(many(1));
    let (secret, hash) = ("zt_canary_4711", TokenHash::of("zt_canary_4711"));
    store.add_token("init", &new("first", hash, None)).unwrap();
    assert_eq!(store.token(&hash).unwrap().unwrap().role, "planner");
    assert_eq!(store.token(&TokenHash::of("zt_canary_4712")).unwrap(), None);
    assert!(matches!(store.add_token("init", &new("first", TokenHash::of("x"), None)), Err(StoreError::TokenExists(_))));
    let past = "2020-01-01T00:00:00Z".parse().unwrap();
    store.add_token("init", &new("old", TokenHash::of("old"), Some(past))).unwrap();
    assert_eq!(store.token(&TokenHash::of("old")).unwrap(), None);
    store.revoke_token("init", "first").unwrap();
    assert_eq!(store.token(&hash).unwrap(), None);
    assert!(matches!(store.revoke_token("init", "first"), Err(StoreError::NoToken(_))));
    assert!(matches!(store.add_token("init", &new("again", hash, None)), Err(StoreError::TokenExists(_))));
    assert_eq!(store.tokens().unwrap().len(), 2);
    for name in std::fs::read_dir(store.path().parent().unwrap()).unwrap() {
        let bytes = std::fs::read(name.unwrap().path()).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
    }
}

/// Every site the store shows at a glance, in words, in order of id.
fn glances(store: &Store) -> Vec<String> {
    let shown = |seen: &mut Vec<String>, site: &Glance<'_>| seen.push(format!("{site:?}"));
    let mut glances = store.load_each(shown).unwrap().1.concat();
    glances.sort();
    glances
}

fn whole(store: &Store) -> Vec<String> {
    let mut glances: Vec<String> = store.load().unwrap().sites.iter().map(|site| format!("{:?}", Glance::of(site))).collect();
    glances.sort();
    glances
}

#[test]
fn a_glance_shows_of_every_kind_of_site_what_the_whole_site_says() {
    let mut sites = every_kind();
    // Plain names, so that nothing sends them the way of the whole reading, and facts of several sources and days.
    for (number, site) in (1..).zip(every_kind()) {
        let mut plain = Site { id: SiteId(format!("N-{number}")), name: Some("大厦".to_owned()), ..site };
        plain.zone = None;
        let told = sample::source("另一册", Some(jiff::civil::date(2026, 7, number)), Confidence::Example);
        plain.address = (number % 2 == 0).then(|| Fact::new("民权路".to_owned(), &told));
        if let SiteBody::Building(building) = &mut plain.body {
            building.space.committed_area = sample::area(i64::from(number) * 100_000);
        }
        sites.push(plain);
    }
    sites.retain(|site| site.faults().is_empty());
    assert_eq!(sites.len(), 19, "one may not be given a name");
    let (_folder, store) = started(sites);
    assert_eq!(glances(&store), whole(&store));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_glance_shows_any_text_and_any_figures_as_the_whole_site_does(
        names in proptest::collection::vec(any::<String>(), 1..5),
        figures in proptest::collection::vec(proptest::option::of(0_i64..1_000_000_000_000), 4),
        days in proptest::collection::vec(proptest::option::of(1_i8..28), 1..12),
        corner in (-1_000_000_i64..1_000_000, -1_000_000_i64..1_000_000, 1_i64..100_000),
    ) {
        let sites = names.iter().enumerate().map(|(n, name)| {
            let mut site = renamed(&many(1)[0], name);
            site.id = SiteId(format!("{n} {name}"));
            site.other.insert(name.clone(), name.clone());
            site.aliases = vec![name.to_uppercase(), name.clone()];
            let told = |at: usize| {
                let day = days[(n + at) % days.len()];
                let confidence = [Confidence::Reported, Confidence::Verified, Confidence::Estimated][at % 3];
                sample::source(&format!("{name} {}", at % 2), day.map(|day| jiff::civil::date(2026, 2, day)), confidence)
            };
            let area = |at: usize| figures[at].map(|figure| Fact::new(Area::from_hundredths(figure), &told(at)));
            site.address = Some(Fact::new(name.clone(), &told(n)));
            if let SiteBody::Building(building) = &mut site.body {
                building.space.usable_area = None;
                building.space.let_area = area(0);
                building.tenure.owner = Some(Fact::new(name.clone(), &told(n + 1)));
                building.planning.illegal_area = area(1);
                building.fabric.floorplate = area(2);
                building.space.vacant_area = None;
                building.space.floor_area = None;
                building.space.committed_area = area(3);
            }
            site.shape.as_mut().unwrap().value = square(corner.0, corner.1, corner.2);
            site
        });
        let (_folder, store) = started(sites.filter(|site| site.faults().is_empty()).collect());
        prop_assert_eq!(glances(&store), whole(&store));
    }
}
