//! 覆盖: which space lies within reach of a carrier, which within reach of several, and which of none.
//!
//! Reach is a straight line: neither streets nor slopes are known here, and every answer says so. A site lies within reach where its centre
//! does; what is counted is what [`Atlas::availability`] counts. Never here: how a ring is drawn on a map.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::availability::Answer;
use super::cell::Supply;
use super::filter::Sieve;
use super::part::Part;
use super::question::CountRule;
use super::scan::Count;
use super::sites::Place;
use super::sums::Sums;
use super::{Atlas, Availability, Filter, Group, GroupBy, Summary, Tally};
use crate::estate::{CarrierStatus, Site, SiteBody, SiteKind};
use crate::geometry::{LonLat, Plane, Shape};
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Share};

/// Metres walked in a minute, as the crow flies: five minutes are the 300 m of a 五分钟生活圈 in GB 50180—2018. An assumption, not a rule
/// of the programme.
pub const METRES_A_MINUTE: f64 = 60.0;
/// The longest reach that can be asked for, metres.
pub const LONGEST_REACH: f64 = 5_000.0;

/// How far a carrier has come, as far as it matters to who can walk there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 建成, 评价 or 整改.
    Built,
    /// 收储 or 改造.
    UnderWay,
    /// 谋划.
    Planned,
}

impl Stage {
    /// The stage of a state; none of what has been struck off (摘牌).
    #[must_use]
    pub fn of(status: CarrierStatus) -> Option<Self> {
        match status {
            status if status.counts_as_built() => Some(Self::Built),
            status if status.is_under_way() => Some(Self::UnderWay),
            CarrierStatus::Proposed => Some(Self::Planned),
            CarrierStatus::Acquiring
            | CarrierStatus::Converting
            | CarrierStatus::Built
            | CarrierStatus::UnderReview
            | CarrierStatus::Rectifying
            | CarrierStatus::Delisted => None,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageQuestion {
    /// Sums for what.
    pub by: GroupBy,
    /// How far a carrier reaches, metres, more than 0 and at most [`LONGEST_REACH`].
    pub reach_m: f64,
    /// Carriers of which stages reach; of any where none is named.
    pub stages: BTreeSet<Stage>,
    /// Which space is looked at.
    pub filter: Filter,
    /// At most so many of the sites that nothing reaches are named.
    pub named: usize,
}

/// A carrier with its centre.
#[derive(Debug, Clone, Copy)]
pub struct Reaching<'a> {
    /// The carrier.
    pub site: &'a Site,
    /// How far it has come.
    pub stage: Stage,
    /// Where it stands.
    pub centre: LonLat,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage<'a> {
    /// Number of the revision it holds for.
    pub revision: u64,
    /// How far a carrier reaches, metres.
    pub reach_m: f64,
    /// That as minutes on foot, at [`METRES_A_MINUTE`].
    pub minutes: f64,
    /// 直线: no streets and no slopes.
    pub straight_line: bool,
    /// Carriers that reach.
    pub carriers: u32,
    /// Carriers of these stages without a position: what they reach is not known.
    pub carriers_unplaced: u32,
    /// Carriers of which the state is not known; they reach nothing here.
    pub carriers_of_unknown_status: u32,
    /// Ground within reach of any, overlaps once, ㎡; in and outside of zones.
    pub reached_ground_m2: Option<Area>,
    /// The groups of [`Atlas::availability`].
    pub groups: Vec<CoverageGroup>,
    /// All groups together.
    pub total: CoverageSums,
    /// Sites without a position that may hold space; they are within reach of nothing here.
    pub unplaced_sites: u32,
    /// The largest that no carrier reaches, by what is known to be available, then by id.
    pub largest_unreached: Vec<Summary<'a>>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// One group of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageGroup {
    /// Zone id, street or word of the wire; `None` for what has none.
    pub key: Option<String>,
    /// What it is called; a street has only its key.
    pub name: Option<Bilingual>,
    /// Of a zone: its target and its ground.
    pub zone: Option<ZoneCoverage>,
    /// Its sums.
    #[serde(flatten)]
    pub sums: CoverageSums,
}

/// What only a zone has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ZoneCoverage {
    /// Whether its outline is official.
    pub official: bool,
    /// The latest area target.
    pub target_m2: Option<Area>,
    /// 已建成.
    pub built_m2: Tally,
    /// What is missing to the target.
    pub gap_m2: Option<Area>,
    /// Whole hundredths of the target that are built, rounded down.
    pub target_covered_percent: Option<i64>,
    /// Ground inside its outlines; not known where none is drawn.
    pub ground_m2: Option<Area>,
    /// That of it which is within reach of any carrier.
    pub reached_ground_m2: Option<Area>,
}

/// Space by how many carriers reach it.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CoverageSums {
    /// All of it.
    pub all: Sums,
    /// Within reach of at least one.
    pub reached: Sums,
    /// Within reach of several.
    pub shared: Sums,
    /// Within reach of none.
    pub unreached: Sums,
}

/// Of all space, of what is reached, and of what several reach.
type Three<T> = [T; 3];

impl Atlas {
    /// The carriers of some stages that stand somewhere, by id; of any stage where none is named.
    #[must_use]
    pub fn reaching(&self, stages: &BTreeSet<Stage>) -> Vec<Reaching<'_>> {
        let carriers = self.carriers(stages).into_iter();
        carriers.filter_map(|(site, stage)| Some(Reaching { site, stage, centre: self.centre_of(&site.id)? })).collect()
    }

    /// Which space the carriers reach.
    #[must_use]
    pub fn coverage(&self, question: &CoverageQuestion) -> Coverage<'_> {
        let reaching = self.reaching(&question.stages);
        let ring = |carrier: &Reaching<'_>| Some((carrier.centre, Shape::circle(carrier.centre, question.reach_m).ok()?));
        let rings: Vec<(LonLat, Shape)> = reaching.iter().filter_map(ring).collect();
        let union = Shape::union(rings.iter().map(|(_, ring)| ring));
        let mut unreached = Vec::new();
        let counted = self.parts().map(|part| self.by_reach(part, question, &rings, &mut unreached));
        let [all, reached, shared] = [0, 1, 2].map(|which| {
            let mut answer = Answer::of(self, &counted[0][which]);
            answer.add(&counted[1][which]);
            answer.answer(CountRule::default(), None)
        });
        unreached.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        unreached.truncate(question.named);
        Coverage {
            revision: self.revision().number,
            reach_m: question.reach_m,
            minutes: (question.reach_m / METRES_A_MINUTE * 10.0).round() / 10.0,
            straight_line: true,
            carriers: reaching.len() as u32,
            carriers_unplaced: (self.carriers(&question.stages).len() - reaching.len()) as u32,
            carriers_of_unknown_status: self.board().total.carriers_of_unknown_status,
            reached_ground_m2: union.as_ref().map_or(Some(Area::ZERO), Shape::footprint),
            groups: all.groups.iter().map(|group| self.group(group, [&reached, &shared], question.by, union.as_ref())).collect(),
            total: CoverageSums::of([&all.total, &reached.total, &shared.total]),
            unplaced_sites: all.unplaced_sites,
            largest_unreached: unreached.into_iter().map(|(_, place)| self.summary(self.site_at(place))).collect(),
            notices: vec![straight()],
        }
    }

    /// The carriers of some stages, wherever they stand, by id.
    fn carriers(&self, stages: &BTreeSet<Stage>) -> Vec<(&Site, Stage)> {
        let listing = self.listing(Some(SiteKind::Carrier));
        let staged = |site: &'_ Site| match &site.body {
            SiteBody::Carrier(carrier) => Stage::of(carrier.status.as_ref()?.value),
            SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
        };
        let all = self.listed_sites(&listing, 0..listing.len()).filter_map(|site| Some((site, staged(site)?)));
        all.filter(|(_, stage)| stages.is_empty() || stages.contains(stage)).collect()
    }

    /// Counts the rows of a part, and notes those that nothing reaches with what is known to be available there.
    fn by_reach<'a>(
        &'a self,
        part: &'a Part,
        question: &CoverageQuestion,
        rings: &[(LonLat, Shape)],
        unreached: &mut Vec<(Area, Place)>,
    ) -> Three<Count<'a>> {
        let (columns, sieve) = (&part.columns, Sieve::of(self, part, &question.filter));
        let reach = reach_of_rows(part, rings, question.reach_m);
        let mut counts = [(); 3].map(|()| Count::new(self, part, question.by));
        let asked = |row: &usize| columns.category(*row).supply != Supply::None && sieve.passes(*row);
        for row in (0..columns.len()).filter(asked).filter(|row| self.holds(part, part.of_row(*row))) {
            let times = reach.get(row).copied();
            counts[..=usize::from(times.unwrap_or(0).min(2))].iter_mut().for_each(|count| count.add(row, Share::WHOLE));
            if columns.category(row).supply == Supply::Counted {
                match (times, columns.own_available.get(row)) {
                    (None, _) => counts[0].unplaced += 1,
                    (Some(0), Some(available)) if available > Area::ZERO => {
                        unreached.push((available, self.place_in(part, part.of_row(row))));
                    }
                    (Some(_), _) => {}
                }
            }
        }
        counts
    }

    fn group(&self, all: &Group, [reached, shared]: [&Availability; 2], by: GroupBy, union: Option<&Shape>) -> CoverageGroup {
        let none = Sums::default();
        let like =
            |other: &'_ Availability| other.groups.iter().find(|group| group.key == all.key).map(|group| group.sums.clone());
        let [reached, shared] = [reached, shared].map(|other| like(other).unwrap_or_else(|| none.clone()));
        let zone = all.key.as_deref().filter(|_| by == GroupBy::Zone).and_then(|key| self.zone_coverage(&key.into(), union));
        CoverageGroup {
            key: all.key.clone(),
            name: all.name.clone(),
            zone,
            sums: CoverageSums::of([&all.sums, &reached, &shared]),
        }
    }

    fn zone_coverage(&self, zone: &ZoneId, union: Option<&Shape>) -> Option<ZoneCoverage> {
        let row = self.board().zones.iter().find(|row| row.zone.as_ref() == Some(zone))?;
        let outlines = || self.outlines().iter().filter(|outline| outline.zone == *zone);
        let ground = outlines().map(|outline| outline.shape.footprint()).sum::<Option<Area>>();
        let ground = ground.filter(|_| outlines().next().is_some());
        let within = |union: &Shape| outlines().map(|outline| union.overlap_area(&outline.shape)).sum();
        let percent = |(built, target): (Area, Area)| built.hundredths().saturating_mul(100).checked_div(target.hundredths());
        Some(ZoneCoverage {
            official: row.official,
            target_m2: row.area_target(),
            built_m2: row.built_area,
            gap_m2: row.gap_area,
            target_covered_percent: row.built_area.figure().zip(row.area_target()).and_then(percent),
            ground_m2: ground,
            reached_ground_m2: ground.map(|_| union.map_or(Area::ZERO, within)),
        })
    }
}

impl CoverageSums {
    fn of([all, reached, shared]: Three<&Sums>) -> Self {
        let mut unreached = all.clone();
        unreached.take_away(reached);
        Self { all: all.clone(), reached: reached.clone(), shared: shared.clone(), unreached }
    }
}

/// By how many carriers each row with a place is reached; two stand for more.
fn reach_of_rows(part: &Part, rings: &[(LonLat, Shape)], reach_m: f64) -> Vec<u8> {
    let spots = &part.columns.spots;
    let mut times = vec![0_u8; spots.len()];
    for (centre, ring) in rings {
        let plane = Plane::around(*centre);
        part.tree.near(ring.bbox(), &mut |row| {
            if times[row] < 2 && plane.distance_m(*centre, spots[row].centre) <= reach_m {
                times[row] += 1;
            }
        });
    }
    times
}

/// What must be said wherever a reach is a straight line.
#[must_use]
pub fn straight() -> Bilingual {
    Bilingual::new(
        "直线距离：未计道路、台阶与坡度，实际步行更远；每分钟按 60 米折算。",
        "Straight lines: streets, steps and slopes are not counted, the walk is longer; a minute stands for 60 m.",
    )
}
