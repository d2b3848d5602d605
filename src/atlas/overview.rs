//! The first screen as figures: where the district stands against its programme on a day.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::board::BoardRow;
use super::{Atlas, notices};
use crate::estate::SiteKind;
use crate::programme::Bilingual;
use crate::units::Area;

/// Which revision an answer holds for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RevisionLine {
    /// Sequence number.
    pub number: u64,
    /// When it was committed.
    pub at: Timestamp,
    /// Who committed it.
    pub who: String,
    /// Why.
    pub why: String,
}

/// The programme in force.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProgrammeLine {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: Bilingual,
    /// 发文字号.
    pub document_number: String,
    /// First day of its period.
    pub period_start: Date,
    /// Last day of its period.
    pub period_end: Date,
    /// Whether the period is over.
    pub expired: bool,
}

/// The district against its headline and against its table; both stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DistrictLine {
    /// Name.
    pub name: Bilingual,
    /// 总目标: the district's area target that falls due last.
    pub headline_m2: Option<Area>,
    /// 分区任务: sum of the zones' area targets.
    pub table_m2: Option<Area>,
    /// What is missing to the headline.
    pub gap_to_headline_m2: Option<Area>,
    /// What is missing zone by zone; a surplus in one zone does not fill another's gap.
    pub sum_of_zone_gaps_m2: Option<Area>,
}

/// How many sites there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Of every kind.
    pub sites: u32,
    /// 楼宇.
    pub buildings: u32,
    /// 闲置物业.
    pub idle_properties: u32,
    /// M0地块.
    pub m0_parcels: u32,
    /// 孵化载体.
    pub carriers: u32,
    /// Places.
    pub places: u32,
}

/// A set of area targets that fall due together.
#[doc(alias = "目标集")]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetSet {
    /// By when.
    pub due: Date,
    /// Whether it is what the zones are asked for, rather than the district as a whole.
    pub of_zones: bool,
    /// What is asked for; of zones, their sum.
    pub target_m2: Area,
    /// What is missing of it; of zones the sum of their gaps, as a surplus in one fills none in another.
    pub gap_m2: Area,
    /// Whether its day has passed.
    pub expired: bool,
}

/// Where the district stands against its programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overview {
    /// Which revision it holds for.
    pub revision: RevisionLine,
    /// The latest day a counted fact describes.
    pub as_of: Option<Date>,
    /// Whether made-up facts are among those counted.
    pub example: bool,
    /// The programme.
    pub programme: ProgrammeLine,
    /// The district against headline and table.
    pub district: DistrictLine,
    /// Every set of area targets that the programme states, by day; none replaces another.
    pub target_sets: Vec<TargetSet>,
    /// The whole district.
    pub total: BoardRow,
    /// Each zone, in the order of the programme.
    pub zones: Vec<BoardRow>,
    /// What lies outside the zones; it has no targets.
    pub outside_zones: BoardRow,
    /// How many sites there are.
    pub counts: Counts,
    /// What must be said wherever these figures show.
    pub notices: Vec<Bilingual>,
}

impl Atlas {
    /// Where the district stands against its programme on a day.
    #[must_use]
    pub fn overview(&self, today: Date) -> Overview {
        let board = self.board();
        Overview {
            revision: self.revision_line(),
            as_of: board.total.as_of,
            example: board.total.example_sites > 0,
            programme: self.programme_line(today),
            district: DistrictLine {
                name: self.programme().district.name.clone(),
                headline_m2: board.total.area_target(),
                table_m2: board.sum_of_zone_targets(),
                gap_to_headline_m2: board.total.gap_area,
                sum_of_zone_gaps_m2: board.sum_of_zone_gaps(),
            },
            target_sets: self.target_sets(today),
            total: board.total.clone(),
            zones: board.zones.clone(),
            outside_zones: board.outside.clone(),
            counts: self.counts(),
            notices: notices::on(self, today),
        }
    }

    /// The district's own targets by milestone, and beside them what the zones are asked for together.
    fn target_sets(&self, today: Date) -> Vec<TargetSet> {
        let board = self.board();
        let milestones = self.programme().milestones();
        milestones
            .iter()
            .flat_map(|milestone| {
                let due = milestone.due;
                let set = |of_zones: bool, target: Area, gap: Area| TargetSet {
                    due,
                    of_zones,
                    target_m2: target,
                    gap_m2: gap,
                    expired: due < today,
                };
                let whole = board.total.area_target_on(due).map(|target| set(false, target, board.total.gap_to(target)));
                let zones: Vec<(Area, Area)> = board
                    .zones
                    .iter()
                    .filter_map(|row| row.area_target_on(due).map(|target| (target, row.gap_to(target))))
                    .collect();
                let zoned = (!zones.is_empty())
                    .then(|| set(true, zones.iter().map(|(target, _)| *target).sum(), zones.iter().map(|(_, gap)| *gap).sum()));
                [whole, zoned].into_iter().flatten()
            })
            .collect()
    }

    fn revision_line(&self) -> RevisionLine {
        let revision = self.revision();
        RevisionLine { number: revision.number, at: revision.at, who: revision.who.clone(), why: revision.why.clone() }
    }

    fn programme_line(&self, today: Date) -> ProgrammeLine {
        let programme = self.programme();
        ProgrammeLine {
            id: programme.id.clone(),
            title: programme.document.title.clone(),
            document_number: programme.document.number.clone(),
            period_start: programme.document.period_start,
            period_end: programme.document.period_end,
            expired: programme.expired_on(today),
        }
    }

    /// How many sites there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for kind in SiteKind::ALL {
            let sites = self.of_kind(kind);
            counts.sites += sites;
            *match kind {
                SiteKind::Building => &mut counts.buildings,
                SiteKind::IdleProperty => &mut counts.idle_properties,
                SiteKind::M0Parcel => &mut counts.m0_parcels,
                SiteKind::Carrier => &mut counts.carriers,
                SiteKind::Place => &mut counts.places,
            } += sites;
        }
        counts
    }
}
