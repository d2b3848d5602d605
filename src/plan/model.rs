//! The choice to be made, in exact integers. Never here: how it is solved, or where the numbers come from.
//!
//! ```text
//! sets        i ∈ candidates; j ∈ columns of i (how i would be taken: scope, refit, mode; in which zone; begun and ready when); r ∈ rows
//! variables   x_j ∈ {0, 1}: column j is taken
//! minimise    Σ_j v_j x_j − Σ_pairs bonus·x_i x_k           v_j: 元, owners, ㎡·days … as the aim says; bonuses with the aim of cost
//! subject to  Σ_{j ∈ i} x_j ≤ 1                             each candidate at most once; = 1 where it is locked in
//!             Σ_j a_rj x_j ≥ T_r − built_r                  area (0.01 ㎡), firms and tech firms, per zone, zones together, district
//!             Σ_j q_rj x_j ≥ N_r − there_r ; ≤ N_r          large, special, municipal, national carriers
//!             Σ_{j begun ≤ t} c_j x_j ≤ budget_t            in all, by a day, of one funder (its zones and modes)
//!             Σ_j owners_j x_j ≤ N                          for the whole plan
//!             Σ_{j ∈ conflict} x_j ≤ 1                      sites whose space is partly the same
//!             Σ_{j ∈ carrier} a_j x_j ≥ m, or = 0           floors that form one carrier of at least m, or are left alone
//! where       a_rj = 0 when j lies outside the row's zones or modes, or is ready only after the row falls due
//! ```
//!
//! Firms are area ÷ ㎡ per firm. A row of firms is multiplied by the least common multiple of the zones' ㎡ per firm, so that it stays an
//! exact integer row: no firm is lost to rounding, and a zone's firm row asks exactly as much as its area row where the document does.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::aim::{Aim, Pair, Quality};
use super::tally::Tally;
use super::treatment::Treatment;
use crate::estate::{AcquisitionMode, SiteId};
use crate::programme::ZoneId;
use crate::units::{Area, Yuan};

/// Everything a plan is chosen from and judged by. It is printed with the plan, so that the plan can be proved again from the file alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Ordered by id.
    pub candidates: Vec<Candidate>,
    /// What has to hold.
    pub rows: Vec<Row>,
    /// What is wanted among the selections that keep the rows.
    #[serde(default, skip_serializing_if = "Aim::is_cost")]
    pub aim: Aim,
    /// Near neighbours that are worth more together; they count with [`Aim::Cost`] alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
}

/// A site on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// The site.
    pub site: SiteId,
    /// Owners to negotiate with; counts as one where it is not known and no limit was asked for.
    pub owners: Option<u32>,
    /// Locked in: one of its columns must be taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked_in: bool,
    /// The ways it can be taken.
    pub columns: Vec<Column>,
}

/// One way of taking a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// How it is taken.
    #[serde(rename = "option")]
    pub treatment: Treatment,
    /// The zone it counts in; `None` counts for the district alone.
    pub zone: Option<ZoneId>,
    /// Carrier space it makes.
    pub area_m2: Area,
    /// All it costs.
    pub cost_yuan: Yuan,
    /// The part of the cost that is the price paid to the owner, with the taxes on it.
    pub price_yuan: Yuan,
    /// When it would be ready; `None` when the plan has no start date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready: Option<Date>,
    /// When its cost falls on a budget; `None` falls on every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<Date>,
    /// What it would count as beside its space.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub qualities: BTreeSet<Quality>,
    /// Days from the start of the work until it is ready; `None` counts as nought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_days: Option<u32>,
    /// How well it suits its purpose, in thousandths; `None` where that is not known, and then it counts as nought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suitability_permille: Option<u16>,
}

impl Column {
    /// A column that counts in no zone, at no date and for nothing but its space.
    #[must_use]
    pub const fn new(treatment: Treatment, area_m2: Area, cost_yuan: Yuan, price_yuan: Yuan) -> Self {
        let qualities = BTreeSet::new();
        Self {
            treatment,
            zone: None,
            area_m2,
            cost_yuan,
            price_yuan,
            ready: None,
            begun: None,
            qualities,
            wait_days: None,
            suitability_permille: None,
        }
    }
}

/// Whom a row binds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Everything in the plan.
    District,
    /// What counts in these zones.
    Zones(BTreeSet<ZoneId>),
    /// These sites.
    Sites(BTreeSet<SiteId>),
}

/// What a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Carrier space, in 0.01 ㎡.
    Area,
    /// Firms and teams there is room for, times the row's scale.
    Firms,
    /// Tech firms there is room for, times the row's scale.
    TechFirms,
    /// Cost, in 元.
    Cost,
    /// Owners to negotiate with.
    Owners,
    /// Sites.
    Sites,
    /// 大型孵化载体.
    Large,
    /// 特色载体.
    Special,
    /// 市级及以上.
    Municipal,
    /// 国家级.
    National,
    /// Suitability, in thousandths of a 0.01 ㎡.
    Suitability,
    /// Waiting, in 0.01 ㎡·days from the start of the work until it is ready.
    Waiting,
}

impl Measure {
    /// The quality whose carriers are counted.
    #[must_use]
    pub const fn quality(self) -> Option<Quality> {
        match self {
            Self::Large => Some(Quality::Large),
            Self::Special => Some(Quality::Special),
            Self::Municipal => Some(Quality::Municipal),
            Self::National => Some(Quality::National),
            Self::Area
            | Self::Firms
            | Self::TechFirms
            | Self::Cost
            | Self::Owners
            | Self::Sites
            | Self::Suitability
            | Self::Waiting => None,
        }
    }
}

/// At least or at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
}

/// How much of a row one hundredth of a square metre is, zone by zone. Only rows of firms have it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Density {
    /// By zone.
    pub by_zone: BTreeMap<ZoneId, i64>,
    /// In no zone.
    pub elsewhere: i64,
}

impl Density {
    fn of(&self, zone: Option<&ZoneId>) -> i64 {
        zone.and_then(|zone| self.by_zone.get(zone)).copied().unwrap_or(self.elsewhere)
    }
}

/// Something that has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Whom it binds.
    pub subject: Subject,
    /// What it counts.
    pub measure: Measure,
    /// At least or at most.
    pub sense: Sense,
    /// By when it has to hold, where the plan has dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What is asked in all, in units of the row.
    pub asked: i64,
    /// What is there already, in units of the row.
    pub already: i64,
    /// What the plan is held to: `asked − already`, or what can be attained where that is less.
    pub bound: i64,
    /// Units of the row that make one ㎡, one firm or one 元.
    pub scale: i64,
    /// Firms per area, for rows of firms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub density: Option<Density>,
    /// Only columns of these modes count: what one funder pays for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modes: Option<BTreeSet<AcquisitionMode>>,
    /// Whether it holds as well when nothing is there at all: the floors of one carrier, taken to its least size or left alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub or_nothing: bool,
    /// Who asks: the name of a funder, or of a building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Row {
    /// A row that asks for `asked` where nothing is there yet.
    #[must_use]
    pub fn new(subject: Subject, measure: Measure, sense: Sense, asked: i64) -> Self {
        let scale = if measure == Measure::Area { 100 } else { 1 };
        Self {
            subject,
            measure,
            sense,
            due: None,
            asked,
            already: 0,
            bound: asked,
            scale,
            density: None,
            modes: None,
            or_nothing: false,
            label: None,
        }
    }

    /// At least so much carrier space, of which some is there already.
    #[must_use]
    pub fn area(subject: Subject, asked: Area, already: Area) -> Self {
        let row = Self::new(subject, Measure::Area, Sense::AtLeast, asked.hundredths());
        Self { already: already.hundredths(), bound: asked.hundredths() - already.hundredths(), ..row }
    }

    /// What taking a column adds to this row, in units of the row.
    #[must_use]
    pub fn weight(&self, candidate: &Candidate, column: &Column) -> i128 {
        if !self.is_in_time(column) || !self.covers(candidate, column) {
            return 0;
        }
        let area = i128::from(column.area_m2.hundredths());
        let density = || self.density.as_ref().map_or(0, |density| i128::from(density.of(column.zone.as_ref())));
        match self.measure {
            Measure::Area => area,
            Measure::Firms | Measure::TechFirms => area * density(),
            Measure::Cost => Aim::Cost.value(candidate, column),
            Measure::Owners => Aim::Owners.value(candidate, column),
            Measure::Suitability => -Aim::Suitability.value(candidate, column),
            Measure::Waiting => Aim::Delivery.value(candidate, column),
            Measure::Sites => 1,
            Measure::Large | Measure::Special | Measure::Municipal | Measure::National => {
                i128::from(self.measure.quality().is_some_and(|quality| column.qualities.contains(&quality)))
            }
        }
    }

    /// What is late for a target does not help it; what is begun after a budget's day does not burden it.
    fn is_in_time(&self, column: &Column) -> bool {
        let day = match (self.sense, self.measure) {
            (Sense::AtLeast, _) => column.ready,
            (Sense::AtMost, Measure::Cost) => column.begun,
            (Sense::AtMost, _) => None,
        };
        !matches!((self.due, day), (Some(due), Some(day)) if day > due)
    }

    fn covers(&self, candidate: &Candidate, column: &Column) -> bool {
        if self.modes.as_ref().is_some_and(|modes| !modes.contains(&column.treatment.mode)) {
            return false;
        }
        match &self.subject {
            Subject::District => true,
            Subject::Zones(zones) => column.zone.as_ref().is_some_and(|zone| zones.contains(zone)),
            Subject::Sites(sites) => sites.contains(&candidate.site),
        }
    }

    /// Whether a total of the chosen columns satisfies the row.
    #[must_use]
    pub fn holds(&self, total: i128) -> bool {
        match self.sense {
            Sense::AtLeast => total >= i128::from(self.bound) || self.or_nothing && total == 0,
            Sense::AtMost => total <= i128::from(self.bound),
        }
    }
}

/// Which column of each candidate is taken, in the order of the candidates.
pub type Selection = Vec<Option<usize>>;

impl Model {
    /// What a selection adds up to in a row, in units of the row.
    #[must_use]
    pub fn total(&self, row: &Row, selection: &[Option<usize>]) -> i128 {
        self.taken(selection).map(|(candidate, column)| row.weight(candidate, column)).sum()
    }

    /// What a selection costs.
    ///
    /// # Units
    /// 元.
    #[must_use]
    pub fn cost(&self, selection: &[Option<usize>]) -> i128 {
        self.taken(selection).map(|(_, column)| i128::from(column.cost_yuan.get())).sum()
    }

    /// What a selection is worth to the aim: less is better.
    ///
    /// # Units
    /// Those of the aim.
    #[must_use]
    pub fn value(&self, selection: &[Option<usize>]) -> i128 {
        let taken: i128 = self.taken(selection).map(|(candidate, column)| self.aim.value(candidate, column)).sum();
        taken + self.missing(selection) - self.bonus(selection)
    }

    /// What a selection misses of the floors of space, where missing them is what is to be made least.
    ///
    /// # Units
    /// 0.01 ㎡.
    #[must_use]
    pub fn missing(&self, selection: &[Option<usize>]) -> i128 {
        let floors = self.rows.iter().filter(|row| self.may_be_missed(row));
        floors.map(|row| (i128::from(row.bound) - self.total(row, selection)).max(0)).sum()
    }

    /// Whether the aim is to miss this row by little instead of keeping it.
    #[must_use]
    pub fn may_be_missed(&self, row: &Row) -> bool {
        self.aim == Aim::Shortfall && row.sense == Sense::AtLeast && row.measure == Measure::Area && !row.or_nothing
    }

    /// What the pairs taken whole save.
    ///
    /// # Units
    /// 元.
    #[must_use]
    pub fn bonus(&self, selection: &[Option<usize>]) -> i128 {
        let taken = |site: &SiteId| self.position(site).is_some_and(|at| selection.get(at).copied().flatten().is_some());
        let whole = self.pairs.iter().filter(|pair| self.aim.is_cost() && taken(&pair.first) && taken(&pair.second));
        whole.map(|pair| i128::from(pair.bonus_yuan.get())).sum()
    }

    /// The candidates a selection takes, with the column it takes of each.
    pub fn taken<'a>(&'a self, selection: &'a [Option<usize>]) -> impl Iterator<Item = (&'a Candidate, &'a Column)> {
        let pairs = self.candidates.iter().zip(selection);
        pairs.filter_map(|(candidate, taken)| Some((candidate, candidate.columns.get((*taken)?)?)))
    }

    /// Where a site stands among the candidates.
    #[must_use]
    pub fn position(&self, site: &SiteId) -> Option<usize> {
        self.candidates.binary_search_by(|candidate| candidate.site.cmp(site)).ok()
    }

    /// Every contradiction found; a model without one can be solved and proved without overflow.
    #[must_use]
    pub fn faults(&self) -> Vec<ModelFault> {
        let mut faults = Vec::new();
        let out_of_order = self.candidates.windows(2).find(|pair| pair[0].site >= pair[1].site);
        faults.extend(out_of_order.map(|pair| ModelFault::Order(pair[1].site.clone())));
        for candidate in &self.candidates {
            let wrong = |column: &&Column| {
                let (area, cost, price) = (column.area_m2.hundredths(), column.cost_yuan.get(), column.price_yuan.get());
                !(0..=LARGEST).contains(&area) || !(0..=LARGEST).contains(&cost) || !(0..=cost).contains(&price)
            };
            faults.extend(candidate.columns.iter().find(wrong).map(|_| ModelFault::Column(candidate.site.clone())));
        }
        let wrong = |pair: &&Pair| {
            let known = self.position(&pair.first).zip(self.position(&pair.second));
            known.is_none_or(|(first, second)| first == second) || !(0..=LARGEST).contains(&pair.bonus_yuan.get())
        };
        faults.extend(self.pairs.iter().find(wrong).map(|pair| ModelFault::Pair(pair.first.clone(), pair.second.clone())));
        let most = Tally::of(&self.rows).most(&self.candidates);
        faults.extend(self.rows.iter().zip(most).enumerate().filter_map(|(at, (row, most))| row_fault(at, row, most)));
        faults
    }
}

fn row_fault(at: usize, row: &Row, most: i128) -> Option<ModelFault> {
    let sane = |number: i64| i128::from(number).abs() <= i128::from(i64::MAX / 8);
    let firms = matches!(row.measure, Measure::Firms | Measure::TechFirms);
    let of_sites = matches!(row.subject, Subject::Sites(_)) && row.sense == Sense::AtLeast && row.measure == Measure::Area;
    if row.scale <= 0 || firms != row.density.is_some() || row.or_nothing && !of_sites {
        return Some(ModelFault::Row(at));
    }
    let fits = most <= i128::from(i64::MAX / 8) && sane(row.asked) && sane(row.already) && sane(row.bound);
    (!fits).then_some(ModelFault::Size(at))
}

/// The largest area (0.01 ㎡) or cost (元) a single column may have: ten thousand 亿.
const LARGEST: i64 = 1_000_000_000_000;

/// Why a model cannot be solved.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ModelFault {
    /// Candidates not in ascending order of id, or one twice.
    #[error("candidate {0} is out of order or listed twice; candidates go by ascending id")]
    Order(SiteId),
    /// An impossible area, cost or price.
    #[error("candidate {0} has an area or cost below nought or beyond 10¹², or a price above its cost")]
    Column(SiteId),
    /// A row that makes no sense.
    #[error(
        "row {0} has no positive scale, a density where it counts no firms, or may be nothing where it is not space of named sites"
    )]
    Row(usize),
    /// A pair of the same site, of a site not on offer, or of an impossible bonus.
    #[error("the pair {0} and {1} is not two candidates with a bonus from nought to 10¹²")]
    Pair(SiteId, SiteId),
    /// A row beyond exact arithmetic.
    #[error("row {0} adds up beyond what is computed exactly; check the units")]
    Size(usize),
}
