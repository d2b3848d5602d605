//! Revision after revision laid over one another, with roll-backs between: every snapshot answers as one that is indexed anew, and as a
//! scan does, and older ones go on answering as they did.

use proptest::prelude::*;
use zaiti::atlas::{Atlas, CountRule, GroupBy, Layer, PageRequest, Question, TileId};
use zaiti::estate::{Change, Dataset, Revision, Site, SiteId};
use zaiti::geometry::{Bbox, LonLat, Shape};
use zaiti::store::{NewProject, Store};
use zaiti::units::Area;

use crate::brute::Brute;
use crate::city::{self, Dice};
use crate::some_question;

/// Some sites changed, added and taken out, each id at most once.
pub(crate) fn some_changes(dice: &mut Dice, sites: &[Site]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..=dice.below(12) {
        // Beyond the last number is a site that is new, or that is taken out though it is not there.
        let number = dice.below(sites.len() + 20);
        if !seen.insert(number) {
            continue;
        }
        let known = sites.iter().find(|site| site.id == city::id(number));
        changes.push(match (dice.below(4), known) {
            (0, _) => Change::Retire(city::id(number)),
            (1, Some(site)) => {
                // The same site on other ground, under another name: its parts go with it.
                let other = city::some_site(dice, number);
                Change::put(Site { shape: other.shape, name: other.name, street: other.street, ..site.clone() })
            }
            _ => Change::put(city::some_site(dice, number)),
        });
    }
    changes
}

/// The dataset a change leads to, the plain way.
pub(crate) fn after(dataset: &Dataset, changes: &[Change]) -> Dataset {
    let mut next = dataset.clone();
    for change in changes {
        let (id, put): (&SiteId, Option<&Site>) = match change {
            Change::Put(site) => (&site.id, Some(site)),
            Change::Retire(id) => (id, None),
            Change::SetProgramme(_) | Change::SetOutlines(_) | Change::SetBackdrop(_) => continue,
        };
        next.sites.retain(|site| site.id != *id);
        next.sites.extend(put.cloned());
    }
    next.sites.sort_by(|a, b| a.id.cmp(&b.id));
    next.revision = Revision { number: dataset.revision.number + 1, ..dataset.revision.clone() };
    next
}

/// What leads back from one dataset to an earlier one.
fn back(from: &Dataset, to: &Dataset) -> Vec<Change> {
    let retired = from.sites.iter().filter(|site| !to.sites.iter().any(|other| other.id == site.id));
    let put = to.sites.iter().filter(|site| !from.sites.contains(site));
    retired.map(|site| Change::Retire(site.id.clone())).chain(put.map(|site| Change::put(site.clone()))).collect()
}

pub(crate) fn same_answers(atlas: &Atlas, anew: &Atlas, dice: &mut Dice) -> Result<(), TestCaseError> {
    prop_assert_eq!(atlas.sites().len(), anew.sites().len());
    prop_assert!(atlas.sites().iter().eq(anew.sites()));
    prop_assert_eq!(atlas.board(), anew.board());
    prop_assert_eq!(atlas.counts(), anew.counts());
    prop_assert_eq!((atlas.ambiguous(), atlas.astray()), (anew.ambiguous(), anew.astray()));
    for site in atlas.sites() {
        prop_assert_eq!(atlas.zone_of(&site.id), anew.zone_of(&site.id));
        prop_assert_eq!(atlas.shape_of(&site.id), anew.shape_of(&site.id));
        prop_assert_eq!(atlas.summary(site), anew.summary(site));
    }
    for text in ["tower 1", "大厦", "s-00001"] {
        prop_assert_eq!(atlas.search(text, 15), anew.search(text, 15));
    }
    let from = LonLat::new(city::MIDDLE.0 + dice.within(-0.01, 0.01), city::MIDDLE.1).unwrap();
    let least = Area::from_square_metres(dice.below(9_000) as i64);
    prop_assert_eq!(atlas.nearest(from, least, 9), anew.nearest(from, least, 9));
    let tile = TileId::new(14, 13_041, 6_785).unwrap();
    prop_assert_eq!(atlas.tile(Layer::Sites, tile).unwrap(), anew.tile(Layer::Sites, tile).unwrap());
    for _ in 0..3 {
        let question = some_question(dice);
        prop_assert_eq!(atlas.availability(&question), anew.availability(&question), "{:?}", question);
        let within = question.area.map(|area| (area, question.count));
        let request = PageRequest { within, filter: question.filter, limit: 30, ..PageRequest::default() };
        prop_assert_eq!(atlas.page(&request), anew.page(&request));
    }
    areas_together(atlas, dice)
}

/// Areas that are asked about together are answered as each by itself.
fn areas_together(atlas: &Atlas, dice: &mut Dice) -> Result<(), TestCaseError> {
    let question = some_question(dice);
    let areas: Vec<Shape> = (0..40).filter_map(|_| some_question(dice).area).collect();
    for some in [&areas[..areas.len().min(3)], &areas] {
        let alone = some.iter().map(|area| atlas.availability(&Question { area: Some(area.clone()), ..question.clone() }));
        prop_assert_eq!(atlas.availability_in_each(&question, some), alone.collect::<Vec<_>>(), "{:?}", question);
    }
    Ok(())
}

pub(crate) fn equals_a_scan(atlas: &Atlas, dataset: &Dataset, dice: &mut Dice) -> Result<(), TestCaseError> {
    let brute = Brute::new(dataset);
    for _ in 0..4 {
        let question = some_question(dice);
        let (expected, parts) = brute.availability(&question);
        let answer = atlas.availability(&question);
        let groups = answer.groups.iter().filter(|group| group.sums.sites > 0);
        let found = groups.map(|group| (group.key.clone(), group.sums.clone())).collect();
        prop_assert_eq!(&expected, &found, "{:?}", question);
        prop_assert_eq!(answer.left_out_within, parts);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn snapshots_laid_over_one_another_and_rolled_back_answer_as_a_scan_does(sites in 0_usize..250, seed: u64) {
        let mut dice = Dice(!seed);
        let mut states = vec![city::dataset(sites, seed)];
        let mut atlas = Atlas::build(states[0].clone());
        let first = some_question(&mut dice);
        let answered = atlas.availability(&first);
        let oldest = atlas.with(states[0].revision.clone(), &[]);
        for _ in 0..5 {
            let now = states.last().unwrap().clone();
            let changes = if dice.chance(30) {
                back(&now, &states[dice.below(states.len())])
            } else {
                some_changes(&mut dice, &now.sites)
            };
            let next = after(&now, &changes);
            let before = atlas;
            atlas = before.with(next.revision.clone(), &changes);
            if dice.chance(25) {
                // Indexed anew beside its readers, from the snapshot before, and what came meanwhile laid over that.
                atlas = before.merged().with(next.revision.clone(), &changes);
            }
            let anew = Atlas::build(next.clone());
            equals_a_scan(&atlas, &next, &mut dice)?;
            same_answers(&atlas, &anew, &mut dice)?;
            let plain = Atlas::build(now);
            for x in 52_160..52_168 {
                // Where nothing is said to be touched, nothing is drawn otherwise.
                let tile = TileId::new(16, x, 27_140).unwrap();
                if !atlas.touched_since(&before).meets(Layer::Sites, tile.bbox()) {
                    prop_assert_eq!(plain.tile(Layer::Sites, tile).unwrap(), anew.tile(Layer::Sites, tile).unwrap());
                }
            }
            states.push(next);
        }
        prop_assert_eq!(oldest.availability(&first), answered, "an older snapshot stays as it was");
    }
}

#[test]
fn what_the_store_says_has_changed_leads_to_the_snapshot_of_what_it_holds_through_edits_and_roll_backs() {
    let folder = tempfile::tempdir().unwrap();
    let Dataset { programme, outlines, mut sites, .. } = city::dataset(60, 5);
    sites.retain(|site| site.faults().is_empty());
    let project = NewProject {
        programme: (*programme).clone(),
        outlines,
        backdrop: Vec::new(),
        sites,
        ledger: Vec::new(),
        who: "planner".to_owned(),
        why: "first import".to_owned(),
    };
    let store = Store::create(folder.path().join("p.gpkg"), &project).unwrap();
    let mut dice = Dice(11);
    let mut atlas = Atlas::build(store.load().unwrap());
    for step in 0..12_u64 {
        if step % 4 == 3 {
            store.revert(1 + dice.below(store.latest().unwrap().number as usize) as u64, "planner", "back").unwrap();
        } else {
            let changes = some_changes(&mut dice, &store.load().unwrap().sites);
            let sound = changes.into_iter().filter(|change| match change {
                Change::Put(site) => site.faults().is_empty(),
                Change::Retire(_) | Change::SetProgramme(_) | Change::SetOutlines(_) | Change::SetBackdrop(_) => true,
            });
            store.commit(None, "planner", "edit", &sound.collect::<Vec<_>>()).unwrap();
        }
        let (revision, changes) = store.changes_since(atlas.revision().number, usize::MAX).unwrap().unwrap();
        atlas = atlas.with(revision, &changes);
        let held = store.load().unwrap();
        assert_eq!(*atlas.revision(), held.revision);
        same_answers(&atlas, &Atlas::build(held.clone()), &mut dice).unwrap();
        equals_a_scan(&atlas, &held, &mut dice).unwrap();
        let earlier = 1 + dice.below(held.revision.number as usize) as u64;
        let (revision, changes) = store.changes_between(held.revision.number, earlier, usize::MAX).unwrap().unwrap();
        let past = atlas.with(revision, &changes);
        same_answers(&past, &Atlas::build(store.load_revision(earlier).unwrap()), &mut dice).unwrap();
    }
    assert!(store.changes_since(1, 0).unwrap().is_none_or(|(_, changes)| changes.is_empty()), "more than was asked for");
}

#[test]
fn a_box_and_a_rule_ask_the_overlay_as_well() {
    let dataset = city::dataset(200, 8);
    let moved = city::some_site(&mut Dice(3), 4);
    let atlas = Atlas::build(dataset.clone()).with(dataset.revision.clone(), &[Change::put(moved.clone())]);
    let world = Bbox::new([106.0, 29.0], [107.0, 30.0]).unwrap();
    let page = atlas.page(&PageRequest { bbox: Some(world), limit: 500, ..PageRequest::default() });
    assert_eq!(page.sites.iter().filter(|site| site.id == moved.id).count(), usize::from(atlas.shape_of(&moved.id).is_some()));
    let area = Some(zaiti::geometry::Shape::surface(&[vec![city::ring(city::MIDDLE, 12, 900.0, 900.0)]]).unwrap());
    for count in [CountRule::Share, CountRule::Centroid] {
        let question = Question { by: GroupBy::Street, area: area.clone(), count, ..Question::default() };
        let anew = atlas.merged().availability(&question);
        assert_eq!(atlas.availability(&question), anew);
    }
}
