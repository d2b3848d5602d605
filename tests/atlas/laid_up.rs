//! A snapshot laid up as bytes and taken up again answers as it did, and what is damaged is never taken up.

use std::sync::Arc;

use proptest::prelude::*;
use zaiti::atlas::{Archive, Atlas, Condition, Filter, Gleaning, LaidUp, PageRequest, Question, Spoilt};
use zaiti::estate::{Dataset, Revision, Site, SiteId};
use zaiti::geometry::LonLat;
use zaiti::query::read_text;

use crate::city::{self, Dice};
use crate::updates::{after, equals_a_scan, same_answers, some_changes};

const PROGRAM: &str = "this one";

/// Sites as an archive has them, in order of id.
struct Shelf(Vec<Site>);

impl Archive for Shelf {
    fn sites(&self, first: &SiteId, last: &SiteId) -> Result<Vec<Site>, String> {
        Ok(self.0.iter().filter(|site| (first..=last).contains(&&site.id)).cloned().collect())
    }
}

fn laid_up(atlas: &Atlas) -> Vec<u8> {
    let mut bytes = Vec::new();
    atlas.lay_up(PROGRAM, &mut bytes).unwrap();
    bytes
}

fn taken_up(bytes: &[u8], dataset: &Dataset) -> Result<Atlas, Spoilt> {
    let mut from = bytes;
    let mut sites = dataset.sites.clone();
    sites.sort_by(|a, b| a.id.cmp(&b.id));
    let besides = Dataset { sites: Vec::new(), ..dataset.clone() };
    LaidUp::open(&mut from, bytes.len() as u64)?.take_up(besides, Arc::new(Shelf(sites)))
}

/// The same indexed of what was gleaned in so many parts, dealt out in no order of note.
fn gleaned(dataset: &Dataset, parts: usize, dice: &mut Dice) -> Atlas {
    let mut sites = dataset.sites.clone();
    sites.sort_by(|a, b| a.id.cmp(&b.id));
    gleaned_over(dataset, parts, dice, Shelf(sites))
}

/// The same over an archive without a site: whoever asks for one breaks off.
pub(crate) fn without_sites(dataset: &Dataset) -> Atlas {
    gleaned_over(dataset, 2, &mut Dice(1), Shelf(Vec::new()))
}

fn gleaned_over(dataset: &Dataset, parts: usize, dice: &mut Dice, shelf: Shelf) -> Atlas {
    let mut gleanings: Vec<Gleaning> = std::iter::repeat_with(Gleaning::default).take(parts).collect();
    let mut sites = dataset.sites.clone();
    for left in (1..=sites.len()).rev() {
        gleanings[dice.below(parts)].take(&sites.swap_remove(dice.below(left)));
    }
    let besides = Dataset { sites: Vec::new(), ..dataset.clone() };
    Atlas::of_gleanings(besides, gleanings, Arc::new(shelf))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_taken_up_answers_as_what_was_laid_up_and_so_does_what_is_laid_over_it(sites in 0_usize..250, seed: u64) {
        let mut dice = Dice(!seed);
        let dataset = city::dataset(sites, seed);
        let atlas = Atlas::build(dataset.clone());
        let again = taken_up(&laid_up(&atlas), &dataset).unwrap();
        equals_a_scan(&again, &dataset, &mut dice)?;
        same_answers(&again, &atlas, &mut dice)?;

        let again = taken_up(&laid_up(&atlas), &dataset).unwrap();
        let changes = some_changes(&mut dice, &dataset.sites);
        let next = after(&dataset, &changes);
        let over = again.with(next.revision.clone(), &changes);
        prop_assert_eq!(over.indexed(), &dataset.revision);
        same_answers(&over, &Atlas::build(next.clone()), &mut dice)?;
        same_answers(&over.merged(), &Atlas::build(next), &mut dice)?;
    }

    #[test]
    fn what_is_gleaned_in_any_order_answers_as_what_is_held(sites in 0_usize..250, seed: u64, parts in 1_usize..5) {
        let mut dice = Dice(!seed);
        let dataset = city::dataset(sites, seed);
        let atlas = gleaned(&dataset, parts, &mut dice);
        equals_a_scan(&atlas, &dataset, &mut dice)?;
        same_answers(&atlas, &Atlas::build(dataset.clone()), &mut dice)?;
        let changes = some_changes(&mut dice, &dataset.sites);
        let next = after(&dataset, &changes);
        same_answers(&atlas.with(next.revision.clone(), &changes), &Atlas::build(next), &mut dice)?;
    }

    #[test]
    fn a_byte_changed_or_an_end_cut_off_is_always_noticed(seed: u64, at: u64, flip in 1_u8.., cut in 1_usize..400) {
        let dataset = city::dataset(40, seed);
        let mut bytes = laid_up(&Atlas::build(dataset.clone()));
        let short = bytes.len().saturating_sub(cut);
        prop_assert!(taken_up(&bytes[..short], &dataset).is_err(), "cut to {}", short);
        let at = (at % bytes.len() as u64) as usize;
        bytes[at] ^= flip;
        prop_assert!(taken_up(&bytes, &dataset).is_err(), "byte {} of {}", at, bytes.len());
    }
}

#[test]
fn drawn_areas_and_filters_on_what_is_laid_out_read_no_site() {
    let (dataset, mut dice) = (city::dataset(400, 33), Dice(33));
    let (held, atlas) = (Atlas::build(dataset.clone()), without_sites(&dataset));
    let written = "floor_area_m2 > 5000 AND owner_kind = 'state' AND kind <> 'place' AND id <> 'S-0000007'";
    let condition = Condition::check(&read_text(written).unwrap(), None, &|lon, lat| Ok(LonLat::new(lon, lat)?)).unwrap();
    let filtered = Filter { conditions: vec![condition], ..Filter::default() };
    for filter in [Filter::default(), Filter { vacancy_min: Some(30), ..Filter::default() }, filtered] {
        for radius_m in [50.0, 400.0, 2_000.0] {
            let area = Some(city::drawn_area(&mut dice, radius_m));
            let question = Question { area, filter: filter.clone(), ..Question::default() };
            assert_eq!(atlas.availability(&question), held.availability(&question));
        }
        let page =
            |atlas: &Atlas| atlas.page(&PageRequest { filter: filter.clone(), limit: 0, ..PageRequest::default() }).matched;
        assert!(page(&held) > 10 && page(&atlas) == page(&held), "{}", page(&held));
    }
}

#[test]
fn a_snapshot_says_of_which_revision_it_is_and_only_to_the_program_that_laid_it_up() {
    let atlas = Atlas::build(city::dataset(3, 1));
    let bytes = laid_up(&atlas);
    let revision = |program: &str| -> Option<Revision> {
        let mut from = &*bytes;
        LaidUp::open(&mut from, bytes.len() as u64).unwrap().revision(program).cloned()
    };
    assert_eq!(revision(PROGRAM).as_ref(), Some(atlas.revision()));
    assert_eq!(revision("another"), None);
}
