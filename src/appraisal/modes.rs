//! Five ways of taking a property, side by side: cash at the start, every year and at the end.
//!
//! Per ㎡ of 建筑面积, with `G` gross rent, `o` operating cost, `W` works with soft cost:
//!
//! | mode | year 0 | yearly | end |
//! | --- | --- | --- | --- |
//! | 购买 | price · (1 + taxes) + W | G·(1 − o) − 房产税 | residual · price |
//! | 租赁 | W + deposit | G·(1 − o) − rent paid | deposit |
//! | 委托运营 | light refresh | G·(1 − o) − guaranteed share of the rent | – |
//! | 划转 | transfer cost + W | G·(1 − o) − 房产税 | by setting |
//! | 作价入股 | W + taxes on the price | own share of the income | own share of the residual |
//!
//! Modes run for different terms, so they are ranked by their yearly equivalent, not by NPV.

use serde::Serialize;

use super::cash_flow::{Flows, income_per_m2, operated_per_m2};
use super::dossier::{Dossier, Takeable};
use super::question::ModeSettings;
use super::{CashFlow, EconomicSettings};
use crate::estate::{AcquisitionMode, OwnerKind};
use crate::programme::Bilingual;
use crate::units::YuanPerSquareMetre;

/// Whether a mode is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// The owner is open to it and nothing forbids it.
    Open,
    /// It is not.
    Closed,
    /// Nobody knows.
    Unknown,
}

/// What the deal turns on, as far as it is known; 元/㎡ of 建筑面积.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Terms {
    pub(super) price: Option<f64>,
    pub(super) rent_paid: Option<f64>,
    pub(super) rent_earned: Option<f64>,
}

/// One way of taking the property.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModeLine {
    /// Which.
    pub mode: AcquisitionMode,
    /// What it is called.
    pub name: Bilingual,
    /// Whether it is open.
    pub open: Openness,
    /// Whether its space counts towards the targets, by setting.
    pub counts: bool,
    /// Years it runs.
    pub years: u32,
    /// Its cash flow; `null` while a figure it needs is not known.
    pub cash_flow: Option<CashFlow>,
    /// What is not known of it.
    pub lacks: Vec<Bilingual>,
    /// Investment over carrier area.
    pub unit_cost_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Investment over the firms it has room for, 元.
    pub cost_per_firm_yuan: Option<i64>,
    /// Highest price at which it pays; only where it has a price.
    pub break_even_price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Highest rent, or guaranteed rent, a month at which it pays; only where it has one. Negative when the works alone do not pay.
    pub break_even_rent_yuan_per_m2_month: Option<YuanPerSquareMetre>,
    /// What has to be looked at besides money.
    pub checks: Vec<Bilingual>,
}

/// The best mode, the next one, and where they change places.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModeChoice {
    /// Best by its yearly equivalent among those that are not closed.
    pub best: AcquisitionMode,
    /// The next.
    pub runner_up: Option<AcquisitionMode>,
    /// Price at which they are equal, all else as it is.
    pub swap_price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Rent paid a month at which they are equal, all else as it is.
    pub swap_rent_yuan_per_m2_month: Option<YuanPerSquareMetre>,
}

/// Every mode, in the order of the sheet.
pub(super) const ALL: [AcquisitionMode; 5] = [
    AcquisitionMode::Purchase,
    AcquisitionMode::Lease,
    AcquisitionMode::Entrust,
    AcquisitionMode::Transfer,
    AcquisitionMode::EquityInKind,
];

/// Reckons modes.
pub(super) struct Reckoner<'a> {
    pub(super) economics: &'a EconomicSettings,
    pub(super) modes: &'a ModeSettings,
}

impl Reckoner<'_> {
    /// The flows of one ㎡; `None` while a figure they need is not known.
    pub(super) fn flows(&self, mode: AcquisitionMode, terms: &Terms) -> Option<Flows> {
        let economics = self.economics;
        let earned = terms.rent_earned?;
        let owned = || (1..=economics.horizon_years).map(|year| income_per_m2(earned, year, economics));
        let operated = || {
            let net = |year| operated_per_m2(earned, year, economics);
            (1..=self.modes.lease_years).map(net)
        };
        Some(match mode {
            AcquisitionMode::Purchase => Flows::of_purchase(terms.price?, earned, economics),
            AcquisitionMode::Lease => {
                let (rent, deposit) = (terms.rent_paid?, self.modes.deposit_months * terms.rent_paid?);
                let income = operated().map(|net| net - 12.0 * rent).collect();
                Flows { investment: economics.beside_the_price() + deposit, income, residual: deposit }
            }
            AcquisitionMode::Entrust => {
                let guaranteed = 12.0 * terms.rent_paid? * self.modes.entrust_rent_share;
                let refresh = economics.works_yuan_per_m2.min(self.modes.entrust_works_yuan_per_m2);
                let investment = EconomicSettings { works_yuan_per_m2: refresh, ..economics.clone() }.beside_the_price();
                Flows { investment, income: operated().map(|net| net - guaranteed).collect(), residual: 0.0 }
            }
            AcquisitionMode::Transfer => {
                let residual = if self.modes.transfer_residual > 0.0 { self.modes.transfer_residual * terms.price? } else { 0.0 };
                let investment = self.modes.transfer_yuan_per_m2 + economics.beside_the_price();
                Flows { investment, income: owned().collect(), residual }
            }
            AcquisitionMode::EquityInKind => {
                let price = terms.price?;
                let own = 1.0 - self.owners_share(price);
                let investment = economics.beside_the_price() + price * (economics.price_factor() - 1.0);
                let residual = own * economics.residual * price;
                Flows { investment, income: owned().map(|income| own * income).collect(), residual }
            }
        })
    }

    fn owners_share(&self, price: f64) -> f64 {
        let works = self.economics.beside_the_price();
        let by_value = if price + works > 0.0 { price / (price + works) } else { 0.0 };
        self.modes.equity_share.unwrap_or(by_value)
    }

    /// The yearly equivalent of a mode, 元/㎡.
    fn worth(&self, mode: AcquisitionMode, terms: &Terms) -> Option<f64> {
        self.flows(mode, terms).map(|flows| flows.yearly_equivalent(self.economics))
    }

    fn line(
        &self,
        mode: AcquisitionMode,
        terms: &Terms,
        space: Option<Takeable>,
        firms: Option<u32>,
        dossier: &Dossier<'_>,
    ) -> ModeLine {
        let flows = self.flows(mode, terms);
        let area = space.filter(|space| space.gross > crate::units::Area::ZERO);
        let cash_flow = flows.as_ref().zip(area).map(|(flows, area)| CashFlow::of_flows(flows, area.gross, self.economics));
        let invested = cash_flow.as_ref().map(|flow| flow.investment_yuan);
        ModeLine {
            mode,
            name: name(mode),
            open: openness(mode, dossier),
            counts: self.modes.counting.contains(&mode),
            years: if is_let(mode) { self.modes.lease_years } else { self.economics.horizon_years },
            lacks: lacks(mode, terms, self.modes, space),
            unit_cost_yuan_per_m2: invested.zip(area).and_then(|(sum, area)| YuanPerSquareMetre::average(sum, area.carrier_area)),
            cost_per_firm_yuan: invested.zip(firms.filter(|firms| *firms > 0)).map(|(sum, firms)| sum.get() / i64::from(firms)),
            cash_flow,
            break_even_price_yuan_per_m2: self.break_even_price(mode, terms),
            break_even_rent_yuan_per_m2_month: self.break_even_rent(mode, terms),
            checks: checks(mode),
        }
    }

    fn break_even_price(&self, mode: AcquisitionMode, terms: &Terms) -> Option<YuanPerSquareMetre> {
        match mode {
            AcquisitionMode::Purchase => super::break_even_price(terms.rent_earned?, self.economics).map(per_m2),
            AcquisitionMode::EquityInKind => {
                let worth = |price| self.worth(mode, &Terms { price: Some(price), ..*terms });
                crossing(worth, 100_000.0).map(per_m2)
            }
            AcquisitionMode::Lease | AcquisitionMode::Entrust | AcquisitionMode::Transfer => None,
        }
    }

    /// The net present value is straight in the rent paid, so two points give the rent at which it is nought.
    fn break_even_rent(&self, mode: AcquisitionMode, terms: &Terms) -> Option<YuanPerSquareMetre> {
        if !is_let(mode) {
            return None;
        }
        let at = |rent| {
            self.flows(mode, &Terms { rent_paid: Some(rent), ..*terms }).map(|flows| flows.npv(self.economics.discount_rate))
        };
        let (free, dear) = (at(0.0)?, at(1.0)?);
        let rent = if free > dear { Some(free / (free - dear)) } else { None };
        // An entrusted owner is guaranteed a share of the rent, and it is that share that is paid.
        let paid = if mode == AcquisitionMode::Entrust { self.modes.entrust_rent_share } else { 1.0 };
        rent.map(|rent| per_m2(rent * paid))
    }
}

/// Every mode, side by side.
pub(super) fn compare(
    reckoner: &Reckoner<'_>,
    terms: &Terms,
    space: Option<Takeable>,
    firms: Option<u32>,
    dossier: &Dossier<'_>,
) -> Vec<ModeLine> {
    ALL.into_iter().map(|mode| reckoner.line(mode, terms, space, firms, dossier)).collect()
}

/// The best mode and the next; `None` while no mode has a cash flow.
pub(super) fn choose(reckoner: &Reckoner<'_>, terms: &Terms, lines: &[ModeLine]) -> Option<ModeChoice> {
    let open = lines.iter().filter(|line| line.open != Openness::Closed);
    let mut worth: Vec<(AcquisitionMode, f64)> =
        open.filter_map(|line| Some((line.mode, reckoner.worth(line.mode, terms)?))).collect();
    worth.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = worth.first()?.0;
    let runner_up = worth.get(1).map(|next| next.0);
    let ahead = |terms: &Terms| Some(reckoner.worth(best, terms)? - reckoner.worth(runner_up?, terms)?);
    Some(ModeChoice {
        best,
        runner_up,
        swap_price_yuan_per_m2: crossing(|price| ahead(&Terms { price: Some(price), ..*terms }), 100_000.0).map(per_m2),
        swap_rent_yuan_per_m2_month: crossing(|rent| ahead(&Terms { rent_paid: Some(rent), ..*terms }), 1_000.0).map(per_m2),
    })
}

/// Where a continuous figure changes its sign between nothing and an upper end, by bisection.
fn crossing(figure: impl Fn(f64) -> Option<f64>, most: f64) -> Option<f64> {
    let (mut low, mut high) = (0.0, most);
    let rising = figure(high)? > 0.0;
    if (figure(low)? > 0.0) == rising {
        return None;
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if (figure(middle)? > 0.0) == rising { high = middle } else { low = middle }
    }
    Some(f64::midpoint(low, high))
}

/// A computed price, to the cent.
pub(super) fn per_m2(yuan: f64) -> YuanPerSquareMetre {
    YuanPerSquareMetre::from_hundredths((yuan * 100.0).round() as i64)
}

const fn is_let(mode: AcquisitionMode) -> bool {
    matches!(mode, AcquisitionMode::Lease | AcquisitionMode::Entrust)
}

fn openness(mode: AcquisitionMode, dossier: &Dossier<'_>) -> Openness {
    let state = dossier.tenure(|tenure| &tenure.owner_kind).map(|kind| kind.value == OwnerKind::State);
    let offered = dossier.offer(|offer| &offer.modes).map(|modes| modes.value.contains(&mode));
    match (mode, state, offered) {
        (AcquisitionMode::Transfer, Some(false), _) | (_, _, Some(false)) => Openness::Closed,
        (AcquisitionMode::Transfer, None, _) | (_, _, None) => Openness::Unknown,
        (_, _, Some(true)) => Openness::Open,
    }
}

fn lacks(mode: AcquisitionMode, terms: &Terms, modes: &ModeSettings, space: Option<Takeable>) -> Vec<Bilingual> {
    let priced = match mode {
        AcquisitionMode::Purchase | AcquisitionMode::EquityInKind => true,
        AcquisitionMode::Transfer => modes.transfer_residual > 0.0,
        AcquisitionMode::Lease | AcquisitionMode::Entrust => false,
    };
    let mut lacks = Vec::new();
    if space.is_none() {
        lacks.push(Bilingual::new("可取得面积未知", "the space that can be taken is not known"));
    }
    if terms.rent_earned.is_none() {
        lacks.push(Bilingual::new("入孵租金和平均租金均未知", "neither the incubation rent nor the average rent is known"));
    }
    if priced && terms.price.is_none() {
        lacks.push(Bilingual::new("报价未知", "the price is not known"));
    }
    if is_let(mode) && terms.rent_paid.is_none() {
        lacks.push(Bilingual::new("平均租金未知", "the average rent is not known"));
    }
    lacks
}

pub(super) fn name(mode: AcquisitionMode) -> Bilingual {
    match mode {
        AcquisitionMode::Purchase => Bilingual::new("购买", "Purchase"),
        AcquisitionMode::Lease => Bilingual::new("租赁", "Lease"),
        AcquisitionMode::Entrust => Bilingual::new("委托运营", "Entrusted operation"),
        AcquisitionMode::Transfer => Bilingual::new("划转", "Transfer"),
        AcquisitionMode::EquityInKind => Bilingual::new("作价入股", "Equity in kind"),
    }
}

fn checks(mode: AcquisitionMode) -> Vec<Bilingual> {
    let words = |zh: &str, en: &str| Bilingual::new(zh, en);
    match mode {
        AcquisitionMode::Purchase => vec![
            words("资产评估及备案", "valuation and its filing"),
            words("税收优惠以产权人与认定运营单位一致为前提", "tax relief only where owner and recognised operator match"),
        ],
        AcquisitionMode::Lease => vec![
            words("租期不短于回收期", "a lease no shorter than the payback"),
            words("业主同意改造，租赁备案，优先购买权", "consent to works, registration of the lease, pre-emption"),
        ],
        AcquisitionMode::Entrust => vec![
            words("改造费用由谁承担", "who pays the works"),
            words("计入面积的最短期限", "the minimum term for the area to count"),
        ],
        AcquisitionMode::Transfer => vec![
            words("同一产权链条", "one ownership chain"),
            words("评估或备案，人员与债务", "valuation or filing, staff and debt"),
        ],
        AcquisitionMode::EquityInKind => vec![words("评估及股比", "valuation and the share"), words("退出条款", "exit terms")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Terms = Terms { price: Some(3000.0), rent_paid: Some(20.0), rent_earned: Some(35.0) };

    #[test]
    fn domain_4_8_the_highest_rent_of_a_lease_is_the_published_one() {
        let economics = EconomicSettings::default();
        let modes = ModeSettings::default();
        let reckoner = Reckoner { economics: &economics, modes: &modes };
        let rent = reckoner.break_even_rent(AcquisitionMode::Lease, &TERMS);
        assert_eq!(rent, Some(YuanPerSquareMetre::from_hundredths(629)));
        let flows = reckoner.flows(AcquisitionMode::Lease, &Terms { rent_paid: Some(6.29), ..TERMS }).unwrap();
        assert!(flows.npv(economics.discount_rate).abs() < 1.0);
    }

    #[test]
    fn a_deposit_is_paid_at_the_start_and_returned_at_the_end() {
        let economics = EconomicSettings::default();
        let modes = ModeSettings { deposit_months: 3.0, ..ModeSettings::default() };
        let flows = Reckoner { economics: &economics, modes: &modes }.flows(AcquisitionMode::Lease, &TERMS).unwrap();
        assert!((flows.investment - (1344.0 + 60.0)).abs() < 1e-9 && (flows.residual - 60.0).abs() < 1e-9);
    }

    #[test]
    fn a_mode_without_its_figures_has_no_cash_flow() {
        let (economics, modes) = (EconomicSettings::default(), ModeSettings::default());
        let reckoner = Reckoner { economics: &economics, modes: &modes };
        let blind = Terms { price: None, rent_paid: None, rent_earned: Some(35.0) };
        let known: Vec<bool> = ALL.into_iter().map(|mode| reckoner.flows(mode, &blind).is_some()).collect();
        assert_eq!(known, [false, false, false, true, false]);
    }

    #[test]
    fn at_the_swap_price_both_modes_are_worth_the_same() {
        let (economics, modes) = (EconomicSettings::default(), ModeSettings::default());
        let reckoner = Reckoner { economics: &economics, modes: &modes };
        let ahead = |price: f64| {
            let terms = Terms { price: Some(price), ..TERMS };
            Some(reckoner.worth(AcquisitionMode::Purchase, &terms)? - reckoner.worth(AcquisitionMode::Lease, &terms)?)
        };
        let price = crossing(ahead, 100_000.0).unwrap();
        assert!(ahead(price).unwrap().abs() < 1e-6, "{price}");
    }

    #[test]
    fn an_owner_with_all_the_equity_leaves_no_income() {
        let economics = EconomicSettings::default();
        let modes = ModeSettings { equity_share: Some(1.0), ..ModeSettings::default() };
        let flows = Reckoner { economics: &economics, modes: &modes }.flows(AcquisitionMode::EquityInKind, &TERMS).unwrap();
        assert!(flows.income.iter().all(|income| income.abs() < 1e-12) && flows.residual.abs() < 1e-12);
    }
}
