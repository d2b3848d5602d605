//! What carriers reach, held against a scan of every site and every carrier.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zaiti::atlas::{Atlas, CoverageQuestion, GroupBy, Question, Stage};
use zaiti::estate::{Site, SiteBody};
use zaiti::geometry::Plane;

use crate::city::{self, Dice};
use crate::{GROUPINGS, some_filter};

fn asked(dice: &mut Dice) -> CoverageQuestion {
    let every = [Stage::Built, Stage::UnderWay, Stage::Planned];
    CoverageQuestion {
        by: GROUPINGS[dice.below(6)],
        reach_m: dice.within(20.0, 900.0),
        stages: every.into_iter().filter(|_| dice.chance(50)).collect(),
        filter: some_filter(dice),
        named: 5,
    }
}

/// By how many carriers each counted site is reached; nothing of a site that stands nowhere.
fn times(atlas: &Atlas, question: &CoverageQuestion, site: &Site) -> Option<usize> {
    let here = atlas.centre_of(&site.id)?;
    let stage = |site: &Site| match &site.body {
        SiteBody::Carrier(carrier) => Stage::of(carrier.status.as_ref()?.value),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
    };
    let asked = |stage: Stage| question.stages.is_empty() || question.stages.contains(&stage);
    let carriers = atlas.sites().iter().filter(|carrier| stage(carrier).is_some_and(asked));
    let near = |carrier: &&Site| {
        atlas.centre_of(&carrier.id).is_some_and(|at| Plane::around(at).distance_m(at, here) <= question.reach_m)
    };
    Some(carriers.filter(near).count())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn space_is_reached_by_as_many_carriers_as_stand_near_it(sites in 0_usize..250, seed: u64) {
        let dataset = city::dataset(sites, seed);
        let atlas = Atlas::build(dataset.clone());
        let question = asked(&mut Dice(!seed));
        let answer = atlas.coverage(&question);
        let counted = atlas.availability(&Question { by: question.by, filter: question.filter.clone(), ..Question::default() });
        prop_assert_eq!(&answer.total.all, &counted.total);
        let total = &answer.total;
        let mut both = total.reached.available_area;
        both += total.unreached.available_area;
        prop_assert_eq!(both, total.all.available_area);
        prop_assert!(total.shared.sites <= total.reached.sites);
        prop_assert_eq!(answer.groups.iter().map(|group| group.sums.reached.available_area.sum).sum::<zaiti::units::Area>(), total.reached.available_area.sum);

        let brute = crate::brute::Brute::new(&dataset);
        let is_counted = |site: &&Site| match &site.body {
            SiteBody::Building(_) | SiteBody::IdleProperty(_) => brute.passes(site, &question.filter),
            SiteBody::M0Parcel(parcel) => !parcel.outside_district && brute.passes(site, &question.filter),
            SiteBody::Carrier(_) | SiteBody::Place(_) => false,
        };
        let times: Vec<Option<usize>> = dataset.sites.iter().filter(is_counted).map(|site| times(&atlas, &question, site)).collect();
        let at_least = |least: usize| times.iter().flatten().filter(|times| **times >= least).count() as u32;
        prop_assert_eq!((total.reached.sites, total.shared.sites), (at_least(1), at_least(2)));
        prop_assert_eq!(answer.unplaced_sites as usize, times.iter().filter(|times| times.is_none()).count());
        let named: BTreeSet<&str> = answer.largest_unreached.iter().map(|line| line.id.0.as_str()).collect();
        prop_assert!(named.len() <= 5);
        for line in &answer.largest_unreached {
            let site = atlas.site(line.id).unwrap();
            prop_assert_eq!(self::times(&atlas, &question, site), Some(0));
        }
    }
}

#[test]
fn ground_reached_by_several_is_ground_once_and_lies_in_its_zone() {
    let atlas = Atlas::build(city::dataset(600, 7));
    let question = CoverageQuestion {
        by: GroupBy::Zone,
        reach_m: 400.0,
        stages: BTreeSet::new(),
        filter: zaiti::atlas::Filter::default(),
        named: 0,
    };
    let answer = atlas.coverage(&question);
    assert!(answer.carriers > 3, "{}", answer.carriers);
    let alone = std::f64::consts::PI * 400.0 * 400.0;
    let reached = answer.reached_ground_m2.unwrap().square_metres();
    assert!(reached > alone * 0.99 && reached < alone * f64::from(answer.carriers), "{reached}");
    for zone in answer.groups.iter().filter_map(|group| group.zone.as_ref()) {
        assert!(zone.reached_ground_m2.unwrap() <= zone.ground_m2.unwrap());
        assert!(zone.reached_ground_m2.unwrap().square_metres() <= reached);
    }
}
