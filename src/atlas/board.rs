//! Built, under way, planned, vacant and missing: one standing for each zone, summed once when the atlas is built.
//!
//! A carrier counts once, in the one zone it belongs to, and as built only in the states 建成, 评价 and 整改. A gap is what is missing to
//! a target and never less than nothing: what is under way or planned stands beside it and is never netted, and one zone's surplus does
//! not fill another's gap.

use jiff::civil::Date;
use serde::Serialize;

use super::tallies::Figures;
use super::{Tally, names};
use crate::programme::{Bilingual, Goal, Metric, Programme, Scope, Target, ZoneId};
use crate::units::Area;

/// How much a target asks: square metres or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Amount {
    /// Floor area.
    Area(Area),
    /// A number of carriers or firms.
    Count(u32),
}

/// A target as the board shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetLine {
    /// What is counted.
    pub metric: Metric,
    /// By when.
    pub due: Date,
    /// How much, 以上.
    pub at_least: Amount,
    /// The upper end where the document prints a range.
    pub at_most: Option<u32>,
    /// Clause or table it stands in.
    pub clause: String,
}

/// Where one zone, the rest or the whole district stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRow {
    /// The zone; `None` for the district and for what lies outside the zones.
    pub zone: Option<ZoneId>,
    /// What it is called.
    pub name: Bilingual,
    /// Whether its outline is official.
    pub official: bool,
    /// Its targets, as the document states them.
    pub targets: Vec<TargetLine>,
    /// 已建成: 载体面积 of carriers in a built state.
    #[serde(rename = "built_area_m2")]
    pub built_area: Tally,
    /// 在建: of carriers being acquired or converted.
    #[serde(rename = "under_way_area_m2")]
    pub under_way_area: Tally,
    /// 谋划: of proposed carriers.
    #[serde(rename = "planned_area_m2")]
    pub planned_area: Tally,
    /// 空置面积 of buildings and idle properties.
    #[serde(rename = "vacant_area_m2")]
    pub vacant_area: Tally,
    /// Vacant and not promised, and M0 capacity.
    #[serde(rename = "available_area_m2")]
    pub available_area: Tally,
    /// 缺口: what is missing to the latest area target; `None` where there is no such target.
    #[serde(rename = "gap_area_m2")]
    pub gap_area: Option<Area>,
    /// 在孵企业和创业团队 of built carriers.
    pub incubatees: Tally<u64>,
    /// 科技型企业 of built carriers.
    pub tech_firms: Tally<u64>,
    /// Buildings and idle properties of which the vacancy is not known.
    pub vacancy_unknown_sites: u32,
    /// Buildings, idle properties and M0 parcels of the district.
    pub sites: u32,
    /// M0 parcels outside the district (飞地); they count towards nothing else here.
    pub enclaves: u32,
    /// Carriers in any state.
    pub carriers: u32,
    /// Carriers of which the state is not known; they count as neither built nor planned.
    pub carriers_of_unknown_status: u32,
    /// Sites and carriers with a made-up fact.
    pub example_sites: u32,
    /// The latest day a counted fact describes.
    pub as_of: Option<Date>,
}

/// Where the district and each zone stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The whole district.
    pub total: BoardRow,
    /// Each zone, in the order of the programme.
    pub zones: Vec<BoardRow>,
    /// What lies outside the zones.
    pub outside: BoardRow,
}

impl Board {
    /// Where every zone stands by what was tallied of it: its figures, and the latest day behind them.
    pub(super) fn set_up(programme: &Programme, official: &[bool], tallied: impl Fn(usize) -> (Figures, Option<Date>)) -> Self {
        let zone_row = |(zone, official): (&crate::programme::Zone, &bool)| {
            let targets = targets(programme, &Scope::Zone(zone.id.clone()));
            BoardRow::new(Some(zone.id.clone()), zone.name.clone(), *official, targets)
        };
        let mut board = Self {
            total: BoardRow::new(None, programme.district.name.clone(), false, targets(programme, &Scope::District)),
            zones: programme.zones.iter().zip(official).map(zone_row).collect(),
            outside: BoardRow::new(None, names::outside_zones(), false, Vec::new()),
        };
        let (mut all, mut latest) = (Figures::default(), None);
        for (zone, row) in board.zones.iter_mut().chain([&mut board.outside]).enumerate() {
            let (figures, as_of) = tallied(zone);
            all.add(&figures);
            latest = latest.max(as_of);
            row.show(&figures, as_of);
        }
        board.total.show(&all, latest);
        board.zones.iter_mut().chain([&mut board.total]).for_each(BoardRow::measure_gap);
        board
    }

    /// Sum of the zones' gaps; a surplus in one zone does not fill another's.
    #[must_use]
    pub fn sum_of_zone_gaps(&self) -> Option<Area> {
        let gaps: Vec<Area> = self.zones.iter().filter_map(|row| row.gap_area).collect();
        (!gaps.is_empty()).then(|| gaps.into_iter().sum())
    }

    /// Sum of the zones' area targets, as the document's table adds up.
    #[must_use]
    pub fn sum_of_zone_targets(&self) -> Option<Area> {
        let targets: Vec<Area> = self.zones.iter().filter_map(BoardRow::area_target).collect();
        (!targets.is_empty()).then(|| targets.into_iter().sum())
    }
}

impl BoardRow {
    fn new(zone: Option<ZoneId>, name: Bilingual, official: bool, targets: Vec<TargetLine>) -> Self {
        Self {
            zone,
            name,
            official,
            targets,
            built_area: Tally::default(),
            under_way_area: Tally::default(),
            planned_area: Tally::default(),
            vacant_area: Tally::default(),
            available_area: Tally::default(),
            gap_area: None,
            incubatees: Tally::default(),
            tech_firms: Tally::default(),
            vacancy_unknown_sites: 0,
            sites: 0,
            enclaves: 0,
            carriers: 0,
            carriers_of_unknown_status: 0,
            example_sites: 0,
            as_of: None,
        }
    }

    /// The area target that falls due last.
    #[must_use]
    pub fn area_target(&self) -> Option<Area> {
        let areas = self.targets.iter().filter(|target| target.metric == Metric::CarrierArea);
        areas.map(|target| target.due).max().and_then(|due| self.area_target_on(due))
    }

    /// The area target that falls due on a day.
    #[must_use]
    pub fn area_target_on(&self, due: Date) -> Option<Area> {
        let area = |target: &TargetLine| match target.at_least {
            Amount::Area(area) => Some(area),
            Amount::Count(_) => None,
        };
        self.targets.iter().filter(|target| target.metric == Metric::CarrierArea && target.due == due).find_map(area)
    }

    /// What is missing of a target; what is not built yet fills nothing.
    #[must_use]
    pub fn gap_to(&self, target: Area) -> Area {
        (target - self.built_area.sum).or_zero()
    }

    fn measure_gap(&mut self) {
        self.gap_area = self.area_target().map(|target| self.gap_to(target));
    }

    fn show(&mut self, figures: &Figures, as_of: Option<Date>) {
        self.built_area = figures.built_area;
        self.under_way_area = figures.under_way_area;
        self.planned_area = figures.planned_area;
        self.vacant_area = figures.vacant_area;
        self.available_area = figures.available_area;
        self.incubatees = figures.incubatees;
        self.tech_firms = figures.tech_firms;
        self.vacancy_unknown_sites = figures.vacancy_unknown_sites;
        self.sites = figures.sites;
        self.enclaves = figures.enclaves;
        self.carriers = figures.carriers;
        self.carriers_of_unknown_status = figures.carriers_of_unknown_status;
        self.example_sites = figures.example_sites;
        self.as_of = as_of;
    }
}

fn targets(programme: &Programme, scope: &Scope) -> Vec<TargetLine> {
    programme.targets.iter().filter(|target| target.scope == *scope).map(line).collect()
}

fn line(target: &Target) -> TargetLine {
    let (at_least, at_most) = match target.goal {
        Goal::Area { at_least_m2 } => (Amount::Area(at_least_m2), None),
        Goal::Count { at_least, at_most } => (Amount::Count(at_least), at_most),
    };
    TargetLine { metric: target.metric, due: target.due, at_least, at_most, clause: target.clause.clone() }
}
