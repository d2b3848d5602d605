//! What shapes a plan besides the data: targets, switches, budget, locks, assumptions. Never here: what follows from them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::aim::{Aim, Quality};
use super::model::Column;
use super::treatment::TreatmentPattern;
use crate::estate::{AcquisitionMode, SiteId};
use crate::programme::{Bilingual, Programme, Scope, ZoneId};
use crate::units::{Area, Share, Yuan, YuanPerSquareMetre};

/// Which area targets bind (inconsistency I1 of the programme: 30 and 33 both stand).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Binding {
    /// The district's headline alone.
    Headline,
    /// The zones' commitments alone.
    Zones,
    /// Both.
    Both,
}

/// Whether a site must be in the plan or must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockKind {
    /// 锁定.
    In,
    /// 排除.
    Out,
}

/// A decision made by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The site.
    pub site: SiteId,
    /// In or out.
    pub kind: LockKind,
    /// In: only in this way. Out: only this way is ruled out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<TreatmentPattern>,
    /// In: only towards this zone. Out: only towards this zone is ruled out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<ZoneId>,
    /// In: only begun in this calendar year. Out: only this year is ruled out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
}

impl Lock {
    /// Whether it speaks of this column.
    #[must_use]
    pub fn means(&self, column: &Column) -> bool {
        self.option.is_none_or(|pattern| pattern.admits(column.treatment))
            && self.zone.as_ref().is_none_or(|zone| column.zone.as_ref() == Some(zone))
            && self.year.is_none_or(|year| column.begun.map(Date::year) == Some(year))
    }
}

/// A ceiling on what is spent: in all, by a day, by one funder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Whose money it is; printed, never interpreted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funder: Option<String>,
    /// Most that may be spent.
    pub most_yuan: Yuan,
    /// Only what is begun by this day counts: a cumulative budget. Needs a start date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The funder pays in these zones alone; everywhere when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zones: Option<BTreeSet<ZoneId>>,
    /// The funder pays for these modes alone; for all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modes: Option<BTreeSet<AcquisitionMode>>,
}

/// When a carrier that a plan would make counts as large, special, municipal or national.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualityRule {
    /// What it would count as.
    pub quality: Quality,
    /// From so much carrier space on; `None` for the sites named alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least_m2: Option<Area>,
    /// Sites that count whatever their space: set by hand.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub sites: BTreeSet<SiteId>,
}

impl QualityRule {
    /// The space a municipal and a national incubator need by the rules of 2019 and 2018 \[c6, c8\]; that a new carrier reaches the rest of
    /// those rules is an assumption. What is large or special is set by hand.
    #[must_use]
    pub fn defaults() -> Vec<Self> {
        let rule = |quality, metres| {
            let at_least_m2 = Some(Area::from_square_metres(metres));
            Self { quality, at_least_m2, sites: BTreeSet::new() }
        };
        vec![rule(Quality::Municipal, 5000), rule(Quality::National, 10_000)]
    }

    /// Whether a column of this site and space would count.
    #[must_use]
    pub fn holds(&self, site: &SiteId, area: Area) -> bool {
        self.sites.contains(site) || self.at_least_m2.is_some_and(|least| area >= least)
    }
}

/// A bonus for taking near neighbours together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compactness {
    /// How near, in metres between centres.
    pub within_m: f64,
    /// What each pair of neighbours is worth.
    pub bonus_yuan: Yuan,
}

/// A count set by hand, or in place of the programme's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountOverride {
    /// What is counted.
    pub quality: Quality,
    /// At least so many in all, what is there included.
    pub at_least: u32,
    /// At most so many in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// A target set by hand in place of the programme's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetOverride {
    /// Whom it binds.
    pub scope: Scope,
    /// Carrier area in all, what is built included.
    pub at_least_m2: Area,
}

/// What shapes a plan. Every field has a default, so `{}` is a scenario.
#[doc(alias = "情景")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// The last day whose targets are pursued; the programme's last milestone when left out.
    pub milestone: Option<Date>,
    /// When work would start. With it, a site counts only for targets that fall due after it is ready; without it, dates do not bind.
    pub start: Option<Date>,
    /// Which area targets bind; the switch `area_binding` when left out.
    pub bind: Option<Binding>,
    /// Targets set by hand.
    pub targets: Vec<TargetOverride>,
    /// Whether targets of firms and tech firms bind too, as room for them; otherwise they are reported.
    pub bind_firms: bool,
    /// Whether the programme's counts of large, special, municipal and national carriers bind too.
    pub bind_counts: bool,
    /// Counts set by hand; they bind whether the programme's do or not.
    pub counts: Vec<CountOverride>,
    /// When a new carrier would count as what.
    pub quality_rules: Vec<QualityRule>,
    /// Most that may be spent.
    pub budget_yuan: Option<Yuan>,
    /// Further ceilings: by a day, by a funder.
    pub budgets: Vec<Budget>,
    /// What is wanted, the most important first; what comes later decides only among plans that are best by what comes before.
    pub aims: Vec<Aim>,
    /// Work may begin in so many years from the start on, each year's beginning being another way of taking a site. Needs a start date.
    pub years_to_begin: u8,
    /// Least size of a carrier put together from the floors of one building.
    pub carrier_at_least_m2: Option<Area>,
    /// A bonus for near neighbours.
    pub compactness: Option<Compactness>,
    /// How well sites suit their purpose, in thousandths, as far as it was judged; for the aim of most suitability.
    pub suitability_permille: BTreeMap<SiteId, u16>,
    /// Most owners to negotiate with.
    pub owner_limit: Option<u32>,
    /// Smallest space worth taking, per site.
    pub smallest_m2: Option<Area>,
    /// Decisions made by hand.
    pub locks: Vec<Lock>,
    /// Prices put in place of the owners', before taxes, by site: the asking price, or the unit cost of an M0 parcel.
    #[doc(alias = "改价")]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub prices: BTreeMap<SiteId, YuanPerSquareMetre>,
    /// Whether carriers under way count as if they were built.
    pub count_under_way: bool,
    /// Whether sites of unknown vacancy or price are offered, at the assumed figures below.
    pub include_unknown: bool,
    /// Modes whose space counts towards the targets (question Q14).
    pub count_modes: BTreeSet<AcquisitionMode>,
    /// Whether space outside the district (飞地) counts.
    pub count_enclave: bool,
    /// Assumptions behind the costs.
    pub costs: CostSettings,
    /// Switches of the programme, by key; what is left out keeps the programme's default.
    pub switches: BTreeMap<String, String>,
    /// ㎡ per firm by zone, for `m2_per_firm` = `custom`.
    pub square_metres_per_firm: BTreeMap<ZoneId, u32>,
    /// Seconds after which the search stops with what it has.
    pub time_limit_s: f64,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            milestone: None,
            start: None,
            bind: None,
            targets: Vec::new(),
            bind_firms: false,
            bind_counts: false,
            counts: Vec::new(),
            quality_rules: QualityRule::defaults(),
            budget_yuan: None,
            budgets: Vec::new(),
            aims: vec![Aim::Cost],
            years_to_begin: 1,
            carrier_at_least_m2: None,
            compactness: None,
            suitability_permille: BTreeMap::new(),
            owner_limit: None,
            smallest_m2: None,
            locks: Vec::new(),
            prices: BTreeMap::new(),
            count_under_way: false,
            include_unknown: false,
            count_modes: [AcquisitionMode::Purchase, AcquisitionMode::Transfer, AcquisitionMode::EquityInKind].into(),
            count_enclave: false,
            costs: CostSettings::default(),
            switches: BTreeMap::new(),
            square_metres_per_firm: BTreeMap::new(),
            time_limit_s: 20.0,
        }
    }
}

/// Assumptions behind the costs: all are settings, none is a finding. The mark behind each is that of the domain reference:
/// K general knowledge to be verified by the district, A assumption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CostSettings {
    /// 契税 on a purchase, share of the price \[K\].
    pub deed_tax: Share,
    /// 印花税 on a purchase, share of the price \[K\].
    pub stamp_duty: Share,
    /// Works of a light refit \[A\].
    pub light_yuan_per_m2: YuanPerSquareMetre,
    /// Works where nothing tells how deep they must go \[A\].
    pub base_yuan_per_m2: YuanPerSquareMetre,
    /// Works of a deep refit \[A\].
    pub deep_yuan_per_m2: YuanPerSquareMetre,
    /// Soft cost, share of the works \[A\].
    pub soft_cost: Share,
    /// Discount rate a year \[A\].
    pub discount_rate: Share,
    /// Years over which rent or fees are counted, at present value \[A\].
    pub lease_years: u32,
    /// What an owner is guaranteed under 委托运营, share of the rent \[A\].
    pub entrust_rent_share: Share,
    /// Cost of a 划转, per ㎡ \[A\].
    pub transfer_yuan_per_m2: YuanPerSquareMetre,
    /// Share of the price that 作价入股 costs the district in the end \[A\].
    pub equity_price_share: Share,
    /// Buildings finished up to this year need a deep refit \[A\].
    pub deep_up_to_year: i16,
    /// Vacancy assumed of a building of which none is known, share of its floor area; only with `include_unknown` \[A\].
    pub assumed_vacancy: Share,
    /// Price assumed where none is known; only with `include_unknown` \[A\].
    pub assumed_price_yuan_per_m2: YuanPerSquareMetre,
    /// Share of the space in use for incubation, for the switch `area_basis` = `incub_use_area` \[A\].
    pub incubation_share: Share,
    /// Months from start to keys \[A\].
    pub acquire_months: u32,
    /// Months of a light refit \[A\].
    pub light_months: u32,
    /// Months of a deep refit \[A\].
    pub deep_months: u32,
    /// Months to build on an M0 parcel \[A\].
    pub build_months: u32,
}

/// A share from a count of millionths known at compile time to be no more than the whole.
fn millionths(count: u32) -> Share {
    Share::from_millionths(count).unwrap_or(Share::WHOLE)
}

impl Default for CostSettings {
    fn default() -> Self {
        Self {
            deed_tax: millionths(30_000),
            stamp_duty: millionths(500),
            light_yuan_per_m2: YuanPerSquareMetre::from_yuan(800),
            base_yuan_per_m2: YuanPerSquareMetre::from_yuan(1200),
            deep_yuan_per_m2: YuanPerSquareMetre::from_yuan(2000),
            soft_cost: millionths(120_000),
            discount_rate: millionths(45_000),
            lease_years: 10,
            entrust_rent_share: millionths(300_000),
            transfer_yuan_per_m2: YuanPerSquareMetre::from_yuan(50),
            equity_price_share: Share::WHOLE,
            deep_up_to_year: 2000,
            assumed_vacancy: millionths(300_000),
            assumed_price_yuan_per_m2: YuanPerSquareMetre::from_yuan(8000),
            incubation_share: millionths(750_000),
            acquire_months: 3,
            light_months: 4,
            deep_months: 10,
            build_months: 30,
        }
    }
}

/// How inconsistency I3 is read: 2 万㎡ for two zones that share an element of the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SharedElement {
    /// Each zone its own figure of the table.
    EachZone,
    /// Together the sum of their figures, wherever it is built.
    Combined,
    /// Each zone as much as the table gives them together.
    EachCarrier,
}

/// How inconsistency I2 is read: ㎡ per firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirmSpace {
    /// As the programme's table implies for each zone.
    ByZone,
    /// 125 ㎡ everywhere.
    Uniform,
    /// As the scenario lists.
    Custom,
}

/// How inconsistency I7 is read: which area counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AreaBasis {
    /// 载体面积.
    Carrier,
    /// 建筑面积.
    Gross,
    /// 在孵使用面积.
    IncubationUse,
}

impl Scenario {
    /// The value in force for a switch: the scenario's, or the programme's default.
    #[must_use]
    pub fn switch<'a>(&'a self, programme: &'a Programme, key: &str) -> Option<&'a str> {
        let default = || programme.caveats.iter().filter_map(|caveat| caveat.switch.as_ref()).find(|switch| switch.key == key);
        self.switches.get(key).map(String::as_str).or_else(|| default().map(|switch| switch.default.as_str()))
    }

    pub(super) fn binding(&self, programme: &Programme) -> Binding {
        self.bind.unwrap_or_else(|| match self.switch(programme, "area_binding") {
            Some("headline_30") => Binding::Headline,
            Some("table_33") => Binding::Zones,
            Some(_) | None => Binding::Both,
        })
    }

    pub(super) fn shared_element(&self, programme: &Programme) -> SharedElement {
        match self.switch(programme, "de_area") {
            Some("2_combined") => SharedElement::Combined,
            Some("2_each_carrier") => SharedElement::EachCarrier,
            Some(_) | None => SharedElement::EachZone,
        }
    }

    pub(super) fn firm_space(&self, programme: &Programme) -> FirmSpace {
        match self.switch(programme, "m2_per_firm") {
            Some("uniform_125") => FirmSpace::Uniform,
            Some("custom") => FirmSpace::Custom,
            Some(_) | None => FirmSpace::ByZone,
        }
    }

    /// How inconsistency I5 is read: zones whose carriers are not counted as special, the switch naming them.
    pub(super) fn zones_without_special(&self, programme: &Programme) -> BTreeSet<ZoneId> {
        let Some(named) = self.switch(programme, "special_count_scope").filter(|value| value.starts_with("outside_")) else {
            return BTreeSet::new();
        };
        let names: BTreeSet<&str> = named.split('_').collect();
        programme.zones.iter().map(|zone| zone.id.clone()).filter(|zone| names.contains(zone.0.as_str())).collect()
    }

    pub(super) fn area_basis(&self, programme: &Programme) -> AreaBasis {
        match self.switch(programme, "area_basis") {
            Some("gfa") => AreaBasis::Gross,
            Some("incub_use_area") => AreaBasis::IncubationUse,
            Some(_) | None => AreaBasis::Carrier,
        }
    }

    /// What in the scenario cannot be meant, each with what to do about it.
    #[must_use]
    pub fn faults(&self, programme: &Programme) -> Vec<Bilingual> {
        let mut faults = Vec::new();
        for (key, value) in &self.switches {
            let known = programme.caveats.iter().filter_map(|caveat| caveat.switch.as_ref()).find(|switch| switch.key == *key);
            if !known.is_some_and(|switch| switch.offers(value)) {
                faults.push(Bilingual::new(
                    format!("开关 {key} 没有取值“{value}”；请改用方案列出的取值"),
                    format!("the switch {key} has no value “{value}”; use one the programme lists"),
                ));
            }
        }
        let zones = self.targets.iter().filter_map(|target| target.scope.zone());
        let funded = self.budgets.iter().filter_map(|budget| budget.zones.as_ref()).flatten();
        let zones = zones
            .chain(self.locks.iter().filter_map(|lock| lock.zone.as_ref()))
            .chain(self.square_metres_per_firm.keys())
            .chain(funded);
        for zone in zones.filter(|zone| programme.zone(zone).is_none()).collect::<BTreeSet<_>>() {
            faults.push(Bilingual::new(
                format!("方案没有片区“{zone}”；请改用方案所列片区代号"),
                format!("the programme has no zone “{zone}”; use one of its zone ids"),
            ));
        }
        for (site, price) in self.prices.iter().filter(|(_, price)| price.hundredths() < 0) {
            faults.push(Bilingual::new(
                format!("“{site}”的改价 {price} 为负；请填零或正数"),
                format!("the price put for “{site}”, {price:#}, is negative; give nought or more"),
            ));
        }
        faults.extend(self.faults_of_firms());
        faults.extend(self.faults_of_time());
        if !(self.time_limit_s.is_finite() && self.time_limit_s > 0.0) {
            faults.push(Bilingual::new("time_limit_s 必须是正数（秒）", "time_limit_s must be a positive number of seconds"));
        }
        faults
    }

    /// No ㎡ per firm at all, which would be room for any number.
    fn faults_of_firms(&self) -> impl Iterator<Item = Bilingual> {
        let nought = self.square_metres_per_firm.iter().filter(|(_, metres)| **metres == 0);
        nought.map(|(zone, _)| {
            Bilingual::new(
                format!("片区“{zone}”每家企业的㎡数为 0；请填正数"),
                format!("the m² per firm of zone “{zone}” are nought; give a positive number"),
            )
        })
    }

    /// What needs a start date and has none, and aims that contradict each other.
    fn faults_of_time(&self) -> Vec<Bilingual> {
        let mut faults = Vec::new();
        let dated = self.years_to_begin > 1
            || self.budgets.iter().any(|budget| budget.until.is_some())
            || self.locks.iter().any(|lock| lock.year.is_some())
            || self.aims.contains(&Aim::Delivery);
        if dated && self.start.is_none() {
            faults.push(Bilingual::new(
                "分年开工、按日预算、锁定年份和最早交付都要求填写 start（开工日期）",
                "years to begin, budgets by a day, locks to a year and earliest delivery need start, the day work would begin",
            ));
        }
        if !(1..=10).contains(&self.years_to_begin) {
            faults.push(Bilingual::new("years_to_begin 应为 1 至 10", "years_to_begin must be from 1 to 10"));
        }
        let distinct: BTreeSet<&Aim> = self.aims.iter().collect();
        if self.aims.is_empty() || distinct.len() != self.aims.len() {
            faults.push(Bilingual::new("aims 至少一项且不得重复", "aims must name at least one aim, and none twice"));
        }
        if self
            .compactness
            .is_some_and(|near| !(near.within_m.is_finite() && near.within_m > 0.0) || near.bonus_yuan < Yuan::ZERO)
        {
            faults.push(Bilingual::new(
                "compactness 的距离必须为正，奖励不得为负",
                "compactness needs a positive distance and a bonus of no less than nought",
            ));
        }
        faults
    }
}
