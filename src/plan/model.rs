//! The choice to be made, in exact integers. Never here: how it is solved, or where the numbers come from.
//!
//! ```text
//! sets        i ∈ candidates; j ∈ columns of i (how i would be taken: scope, refit, mode; in which zone; ready when); r ∈ rows
//! variables   x_j ∈ {0, 1}: column j is taken
//! minimise    Σ_j c_j x_j                                   c_j: 元
//! subject to  Σ_{j ∈ i} x_j ≤ 1                             each candidate at most once; = 1 where it is locked in
//!             Σ_j a_rj x_j ≥ T_r − built_r                  area (0.01 ㎡), firms and tech firms, per zone, zones together, district
//!             Σ_j c_j x_j ≤ budget ;  Σ_j owners_j x_j ≤ N  ceilings for the whole plan
//!             Σ_{j ∈ conflict} x_j ≤ 1                      sites whose space is partly the same
//! where       a_rj = 0 when j lies outside the row's zones, or is ready only after the row falls due
//! ```
//!
//! Firms are area ÷ ㎡ per firm. A row of firms is multiplied by the least common multiple of the zones' ㎡ per firm, so that it stays an
//! exact integer row: no firm is lost to rounding, and a zone's firm row asks exactly as much as its area row where the document does.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::treatment::Treatment;
use crate::estate::SiteId;
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
}

impl Row {
    /// A row that asks for `asked` where nothing is there yet.
    #[must_use]
    pub fn new(subject: Subject, measure: Measure, sense: Sense, asked: i64) -> Self {
        let scale = if measure == Measure::Area { 100 } else { 1 };
        Self { subject, measure, sense, due: None, asked, already: 0, bound: asked, scale, density: None }
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
        let late = matches!((self.due, column.ready), (Some(due), Some(ready)) if ready > due);
        if late && self.sense == Sense::AtLeast || !self.covers(candidate, column) {
            return 0;
        }
        let area = i128::from(column.area_m2.hundredths());
        let density = || self.density.as_ref().map_or(0, |density| i128::from(density.of(column.zone.as_ref())));
        match self.measure {
            Measure::Area => area,
            Measure::Firms | Measure::TechFirms => area * density(),
            Measure::Cost => i128::from(column.cost_yuan.get()),
            Measure::Owners => i128::from(candidate.owners.unwrap_or(1)),
            Measure::Sites => 1,
        }
    }

    fn covers(&self, candidate: &Candidate, column: &Column) -> bool {
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
            Sense::AtLeast => total >= i128::from(self.bound),
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
        faults.extend(self.rows.iter().enumerate().filter_map(|(at, row)| self.row_fault(at, row)));
        faults
    }

    fn row_fault(&self, at: usize, row: &Row) -> Option<ModelFault> {
        let most = |candidate: &Candidate| candidate.columns.iter().map(|column| row.weight(candidate, column)).max();
        let sum: i128 = self.candidates.iter().filter_map(most).sum();
        let sane = |number: i64| i128::from(number).abs() <= i128::from(i64::MAX / 8);
        let firms = matches!(row.measure, Measure::Firms | Measure::TechFirms);
        if row.scale <= 0 || firms != row.density.is_some() {
            return Some(ModelFault::Row(at));
        }
        let fits = sum <= i128::from(i64::MAX / 8) && sane(row.asked) && sane(row.already) && sane(row.bound);
        (!fits).then_some(ModelFault::Size(at))
    }
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
    #[error("row {0} has no positive scale, or a density where it counts no firms")]
    Row(usize),
    /// A row beyond exact arithmetic.
    #[error("row {0} adds up beyond what is computed exactly; check the units")]
    Size(usize),
}
