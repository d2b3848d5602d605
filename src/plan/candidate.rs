//! From sites to candidates: which sites are on offer, in which ways, at what cost; and why the others are not. Never here: a choice.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::aim::Quality;
use super::cost::{Cost, Terms, bought, price, works};
use super::model::{Candidate, Column};
use super::scenario::{AreaBasis, LockKind, Scenario};
use super::treatment::{Extent, Refit, Treatment};
use crate::atlas::Atlas;
use crate::estate::{
    AcquisitionMode, Condition, Heritage, Known, M0Parcel, OwnerKind, SafetyGrade, Site, SiteBody, SiteId, Space, SupplyClass,
};
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, YuanPerSquareMetre};

/// What the sites of a revision come to under a scenario.
pub(super) struct Supply {
    /// Ordered by id.
    pub(super) candidates: Vec<Candidate>,
    /// Ordered by id.
    pub(super) refused: Vec<(SiteId, Bilingual)>,
    /// Buildings offered without the parts that are registered on their own.
    pub(super) reduced: usize,
}

type Refusal = Bilingual;

fn refusal(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    Bilingual::new(zh, en)
}

/// Which buildings, idle properties and M0 parcels are on offer.
pub(super) fn gather(atlas: &Atlas, scenario: &Scenario) -> Supply {
    let mut parts: BTreeMap<&SiteId, Vec<&Site>> = BTreeMap::new();
    for site in atlas.sites() {
        if let SiteBody::IdleProperty(property) = &site.body
            && let Some(whole) = &property.within
        {
            parts.entry(whole).or_default().push(site);
        }
    }
    let basis = scenario.area_basis(atlas.programme());
    let without_special = scenario.zones_without_special(atlas.programme());
    let desk = Desk { scenario, basis, parts, without_special };
    let mut supply = Supply { candidates: Vec::new(), refused: Vec::new(), reduced: 0 };
    for site in atlas.sites() {
        let offered = match &site.body {
            SiteBody::Building(_) | SiteBody::IdleProperty(_) => desk.property(site, atlas.zone_of(&site.id)),
            SiteBody::M0Parcel(parcel) => desk.parcel(site, parcel, atlas.zone_of(&site.id)),
            SiteBody::Carrier(_) | SiteBody::Place(_) => continue,
        };
        supply.reduced += usize::from(desk.parts.contains_key(&site.id));
        match offered.and_then(|candidate| desk.locked(candidate)) {
            Ok(candidate) => supply.candidates.push(candidate),
            Err(reason) => supply.refused.push((site.id.clone(), reason)),
        }
    }
    supply
}

/// Where every site is looked at in turn.
struct Desk<'a> {
    scenario: &'a Scenario,
    basis: AreaBasis,
    /// Idle properties by the building they are a part of.
    parts: BTreeMap<&'a SiteId, Vec<&'a Site>>,
    /// Zones whose carriers do not count as special.
    without_special: BTreeSet<ZoneId>,
}

/// Space that could be taken.
struct Available {
    whole: Area,
    part: Option<Area>,
}

impl Desk<'_> {
    fn property(&self, site: &Site, zone: Option<&ZoneId>) -> Result<Candidate, Refusal> {
        let (Some(space), Some(condition)) = (site.space(), site.condition()) else {
            return Err(refusal("没有面积资料", "nothing is known of its space"));
        };
        self.gates(site, condition)?;
        let available = self.available(site, space)?;
        let refits = self.refits(site, space, condition);
        let modes = self.modes(site)?;
        let mut columns = Vec::new();
        for (scope, area) in [(Extent::Whole, Some(available.whole)), (Extent::Part, available.part)] {
            let Some(area) = area.filter(|area| self.scenario.smallest_m2.is_none_or(|least| *area >= least)) else { continue };
            for mode in &modes {
                for (refit, rate) in &refits {
                    let treatment = Treatment { scope, refit: *refit, mode: *mode };
                    columns.extend(self.column(site, space, treatment, area, *rate, zone));
                }
            }
        }
        self.candidate(site, columns, available.whole)
    }

    /// What rules a property out whatever it costs.
    fn gates(&self, site: &Site, condition: &Condition) -> Result<(), Refusal> {
        let tenure = site.tenure();
        let is_on_record = |fact: Option<&Known<bool>>| fact.and_then(Option::as_ref).is_some_and(|fact| fact.value);
        let title = [tenure.map(|tenure| &tenure.seized), tenure.map(|tenure| &tenure.title_dispute)];
        if title.into_iter().any(is_on_record) {
            // A plan is public: which restriction of title it is stays with those who may read the title.
            return Err(refusal(
                "权属闸门未通过，详情需授权查看",
                "a gate of title is not passed; what it is needs a role to see",
            ));
        }
        if is_on_record(site.planning().map(|planning| &planning.expropriation)) {
            return Err(refusal(
                "规划闸门未通过，详情需授权查看",
                "a gate of planning is not passed; what it is needs a role to see",
            ));
        }
        if condition.safety_grade.as_ref().is_some_and(|grade| grade.value == SafetyGrade::D) {
            return Err(refusal("房屋安全鉴定为 D 级", "its safety grade is D"));
        }
        if condition.heritage.as_ref().is_some_and(|heritage| heritage.value == Heritage::Relic) {
            return Err(refusal("文物建筑，不作为改造候选", "it is a protected relic"));
        }
        let counted = tenure.and_then(|tenure| tenure.owner_count.as_ref());
        if self.scenario.owner_limit.is_some() && counted.is_none() && !self.scenario.include_unknown {
            return Err(refusal(
                "产权户数未知，而方案限定了户数",
                "the number of owners is not known, and the plan limits owners",
            ));
        }
        Ok(())
    }

    fn available(&self, site: &Site, space: &Space) -> Result<Available, Refusal> {
        let Some(vacant) = self.vacant(site) else {
            return Err(refusal("空置面积未知", "its vacancy is not known"));
        };
        let parts = self.parts.get(&site.id);
        let registered: Area = parts.into_iter().flatten().filter_map(|part| self.vacant(part)).sum();
        let whole = (vacant - registered).or_zero();
        if whole == Area::ZERO {
            return Err(match parts {
                Some(_) => refusal("空置部分已另行登记为闲置物业，不重复计算", "its vacant parts are registered on their own"),
                None => refusal("没有可用的空置面积", "no vacant space is available"),
            });
        }
        let contiguous = space.contiguous_vacant_area.as_ref().map(|fact| fact.value);
        let part = contiguous.filter(|part| parts.is_none() && *part > Area::ZERO && *part < whole);
        Ok(Available { whole, part })
    }

    /// Vacant and not promised; assumed only where the scenario says so.
    fn vacant(&self, site: &Site) -> Option<Area> {
        let known = site.available_area().map(|fact| fact.value);
        if known.is_some() || !self.scenario.include_unknown {
            return known;
        }
        let floor = site.space()?.floor_area.as_ref()?.value;
        match site.body {
            SiteBody::IdleProperty(_) => Some(floor),
            SiteBody::Building(_) => Some(self.scenario.costs.assumed_vacancy.of(floor)),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// How deep the works would go, and their rate.
    fn refits(&self, site: &Site, space: &Space, condition: &Condition) -> Vec<(Refit, YuanPerSquareMetre)> {
        let costs = &self.scenario.costs;
        let grade = condition.safety_grade.as_ref().map(|fact| fact.value);
        let year = space.year_built.as_ref().map(|fact| fact.value);
        let factory = site.supply_class.as_ref().is_some_and(|class| class.value == SupplyClass::IdleFactory);
        let deep = factory || grade == Some(SafetyGrade::C) || year.is_some_and(|year| year <= costs.deep_up_to_year);
        let own = site.offer().and_then(|offer| offer.works_cost.as_ref()).map(|fact| fact.value);
        match (own, deep, year) {
            (Some(own), true, _) => vec![(Refit::Deep, own)],
            (Some(own), false, _) => vec![(Refit::Light, own)],
            (None, true, _) => vec![(Refit::Deep, costs.deep_yuan_per_m2)],
            (None, false, Some(_)) => vec![(Refit::Light, costs.light_yuan_per_m2), (Refit::Deep, costs.deep_yuan_per_m2)],
            (None, false, None) => vec![(Refit::Light, costs.base_yuan_per_m2), (Refit::Deep, costs.deep_yuan_per_m2)],
        }
    }

    /// Modes the owner is open to and whose space counts.
    fn modes(&self, site: &Site) -> Result<Vec<AcquisitionMode>, Refusal> {
        let Some(offer) = site.offer() else { return Err(refusal("没有取得方式资料", "no terms are known")) };
        let open = match (&offer.modes, asking_price(site, self.scenario)) {
            (Some(modes), _) => modes.value.clone(),
            (None, Some(_)) => vec![AcquisitionMode::Purchase],
            (None, None) if self.scenario.include_unknown => vec![AcquisitionMode::Purchase],
            (None, None) => return Err(refusal("取得方式和报价均未知", "neither a mode of acquisition nor a price is known")),
        };
        let state =
            site.tenure().and_then(|tenure| tenure.owner_kind.as_ref()).is_some_and(|kind| kind.value == OwnerKind::State);
        let possible = |mode: &AcquisitionMode| *mode != AcquisitionMode::Transfer || state;
        let mut counted: Vec<AcquisitionMode> =
            open.into_iter().filter(|mode| self.scenario.count_modes.contains(mode) && possible(mode)).collect();
        counted.sort_unstable();
        counted.dedup();
        if counted.is_empty() {
            return Err(refusal(
                "业主接受的取得方式不计入目标（见计入方式开关）",
                "no mode open to it counts towards the targets (see the modes that count)",
            ));
        }
        Ok(counted)
    }

    fn column(
        &self,
        site: &Site,
        space: &Space,
        treatment: Treatment,
        area: Area,
        rate: YuanPerSquareMetre,
        zone: Option<&ZoneId>,
    ) -> Option<Column> {
        let offer = site.offer()?;
        let assumed = self.scenario.include_unknown.then_some(self.scenario.costs.assumed_price_yuan_per_m2);
        let value = |known: &Known<YuanPerSquareMetre>| known.as_ref().map(|fact| fact.value);
        let terms = Terms { price: asking_price(site, self.scenario).or(assumed), rent_per_month: value(&offer.rent_per_month) };
        let gross = gross_of(space, area);
        let costs = &self.scenario.costs;
        let cost = Cost { price: price(treatment.mode, gross, terms, costs)?, works: works(rate, gross, costs)? };
        let months = match treatment.refit {
            Refit::Light => costs.light_months,
            Refit::Deep => costs.deep_months,
            Refit::Build => costs.build_months,
        };
        let column = Column::new(treatment, self.counted(area, gross), cost.total(), cost.price);
        Some(Column { zone: zone.cloned(), ready: self.ready(months), ..column })
    }

    /// The space that counts, by the switch `area_basis`.
    fn counted(&self, area: Area, gross: Area) -> Area {
        match self.basis {
            AreaBasis::Carrier => area,
            AreaBasis::Gross => gross,
            AreaBasis::IncubationUse => self.scenario.costs.incubation_share.of(area),
        }
    }

    /// The column with what it would count as, once for every year in which work may begin.
    fn begun_in_every_year(&self, site: &SiteId, column: Column) -> Vec<Column> {
        let plain = column.zone.as_ref().is_some_and(|zone| self.without_special.contains(zone));
        let rules = self.scenario.quality_rules.iter().filter(|rule| rule.holds(site, column.area_m2));
        let rules = rules.filter(|rule| !(plain && rule.quality == Quality::Special));
        let suitability_permille = self.scenario.suitability_permille.get(site).copied();
        let column = Column { qualities: rules.map(|rule| rule.quality).collect(), suitability_permille, ..column };
        let Some((start, ready)) = self.scenario.start.zip(column.ready) else { return vec![column] };
        let begun = |year: u8| {
            let later: Span = i64::from(year).years();
            let (begun, ready) = (start.checked_add(later).ok()?, ready.checked_add(later).ok()?);
            let days = start.until(ready).ok().and_then(|span| u32::try_from(span.get_days()).ok());
            Some(Column { begun: Some(begun), ready: Some(ready), wait_days: days, ..column.clone() })
        };
        (0..self.scenario.years_to_begin.max(1)).filter_map(begun).collect()
    }

    fn ready(&self, months: u32) -> Option<Date> {
        let months: Span = i64::from(self.scenario.costs.acquire_months.saturating_add(months).min(1200)).months();
        self.scenario.start?.checked_add(months).ok()
    }

    fn parcel(&self, site: &Site, parcel: &M0Parcel, zone: Option<&ZoneId>) -> Result<Candidate, Refusal> {
        if parcel.in_approved_park.as_ref().is_some_and(|inside| !inside.value) {
            return Err(refusal(
                "不在经批准的开发区或工业园区内，不能作 M0",
                "it lies outside an approved park, so it cannot be M0",
            ));
        }
        if parcel.outside_district && !self.scenario.count_enclave {
            return Err(refusal("位于区外（飞地），不计入目标", "it lies outside the district, which does not count"));
        }
        if !self.scenario.count_modes.contains(&AcquisitionMode::Purchase) {
            return Err(refusal("购买不计入目标", "purchase does not count towards the targets"));
        }
        let capacity = parcel.capacity().map(|fact| fact.value).filter(|area| *area > Area::ZERO);
        let Some(area) = capacity else {
            return Err(refusal(
                "容积率、辅助用房比例或用地面积未知",
                "its land area, plot ratio or auxiliary share is not known",
            ));
        };
        let unit = asking_price(site, self.scenario);
        let Some(cost) = unit.zip(gross_of_parcel(parcel)).and_then(|(unit, gross)| bought(unit, gross, &self.scenario.costs))
        else {
            return Err(refusal("取得和建设价格未知", "its price is not known"));
        };
        let treatment = Treatment { scope: Extent::Whole, refit: Refit::Build, mode: AcquisitionMode::Purchase };
        let zone = zone.filter(|_| !parcel.outside_district).cloned();
        let area_m2 = self.counted(area, area);
        let ready = self.ready(self.scenario.costs.build_months);
        self.candidate(site, vec![Column { zone, ready, ..Column::new(treatment, area_m2, cost, cost) }], area)
    }

    fn candidate(&self, site: &Site, columns: Vec<Column>, whole: Area) -> Result<Candidate, Refusal> {
        if let Some(least) = self.scenario.smallest_m2.filter(|least| whole < *least) {
            return Err(refusal(
                format!("可用面积 {whole} 小于起点 {least}"),
                format!("{whole} is less than the smallest space wanted, {least}"),
            ));
        }
        if columns.is_empty() {
            return Err(refusal("报价或租金未知，无法计算费用", "its price or rent is not known, so it has no cost"));
        }
        let owners = site.tenure().and_then(|tenure| tenure.owner_count.as_ref()).map(|fact| fact.value);
        let columns = columns.into_iter().flat_map(|column| self.begun_in_every_year(&site.id, column)).collect();
        Ok(Candidate { site: site.id.clone(), owners, locked_in: false, columns })
    }

    /// The candidate as decisions made by hand leave it.
    fn locked(&self, mut candidate: Candidate) -> Result<Candidate, Refusal> {
        for lock in self.scenario.locks.iter().filter(|lock| lock.site == candidate.site) {
            match lock.kind {
                LockKind::In => {
                    candidate.locked_in = true;
                    candidate.columns.retain(|column| lock.means(column));
                    if candidate.columns.is_empty() {
                        return Err(refusal(
                            "没有锁定所指的取得范围、改造方式、取得方式、片区或年份（M0 地块只能整体新建）",
                            "it is not had in the scope, refit, mode, zone or year that the lock names (an M0 parcel is built whole)",
                        ));
                    }
                }
                LockKind::Out => candidate.columns.retain(|column| !lock.means(column)),
            }
        }
        if candidate.columns.is_empty() {
            return Err(refusal("按人工决定排除", "ruled out by hand"));
        }
        Ok(candidate)
    }
}

/// What the owner asks, or the scenario puts in its place; before taxes.
pub(super) fn asking_price(site: &Site, scenario: &Scenario) -> Option<YuanPerSquareMetre> {
    let parcel = if let SiteBody::M0Parcel(parcel) = &site.body { parcel.unit_cost.as_ref() } else { None };
    let known = parcel.or_else(|| site.offer()?.asking_price.as_ref()).map(|fact| fact.value);
    scenario.prices.get(&site.id).copied().or(known)
}

/// 建筑面积 of a part of the usable area: prices, rents and works refer to it.
fn gross_of(space: &Space, area: Area) -> Area {
    let (Some(floor), Some(usable)) = (&space.floor_area, &space.usable_area) else { return area };
    let (floor, usable) = (i128::from(floor.value.hundredths()), i128::from(usable.value.hundredths()));
    if usable <= 0 || floor < usable {
        return area;
    }
    let gross = (i128::from(area.hundredths()) * floor + usable - 1) / usable;
    i64::try_from(gross).map_or(area, Area::from_hundredths)
}

/// Floor area of an M0 parcel, auxiliary rooms included.
fn gross_of_parcel(parcel: &M0Parcel) -> Option<Area> {
    let land = i128::from(parcel.land_area.as_ref()?.value.hundredths());
    let ratio = i128::from(parcel.plot_ratio_hundredths.as_ref()?.value);
    i64::try_from(land * ratio / 100).ok().map(Area::from_hundredths)
}
