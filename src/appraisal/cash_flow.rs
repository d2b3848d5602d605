//! The cash flow of an acquisition, and the prices at which a purchase or a lease breaks even.
//!
//! One ㎡ basis holds for rent, price and works. Investment falls in year 0, rents at year ends:
//!
//! ```text
//! gross(y) = 12 · rent · occupancy · ramp(y)
//! NOI(y)   = gross(y) · (1 − operating cost) + services · ramp(y) + grants − 房产税 · gross(y) in years after the relief
//! beside   = works · (1 + interest during the works) + clearing − subsidies
//! NPV      = −[price · (1 + 契税 + 印花税) + beside] + Σ NOI(y)·v^y + residual · price · v^n
//! ```

use serde::Serialize;

use super::EconomicSettings;
use crate::units::{Area, Yuan};

/// What is bought and what it earns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deal {
    /// Area that rent, price and works refer to.
    pub area: Area,
    /// Price, 元/㎡.
    pub price_yuan_per_m2: f64,
    /// Rent earned, 元/㎡ a month.
    pub rent_yuan_per_m2_month: f64,
}

/// Yearly flows of one ㎡, whatever the mode they come from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flows {
    /// 元/㎡ in year 0.
    pub(super) investment: f64,
    /// 元/㎡ at the end of each year, from year 1.
    pub(super) income: Vec<f64>,
    /// 元/㎡ left at the end of the last year.
    pub(super) residual: f64,
}

/// The flows of an acquisition, year by year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CashFlow {
    /// Total investment in year 0.
    pub investment_yuan: Yuan,
    /// Net operating income of each year, from year 1.
    pub income_yuan: Vec<Yuan>,
    /// Stable income over investment; `null` where nothing is invested.
    pub yield_on_cost: Option<f64>,
    /// Net present value, residual included.
    pub npv_yuan: Yuan,
    /// The same as an equal amount a year over its own term, which makes terms of different length comparable.
    pub yearly_equivalent_yuan: Yuan,
    /// Internal rate of return, residual included; `null` when there is none.
    pub irr: Option<f64>,
    /// Years until the incomes have paid the investment, residual left out; `null` when they never do within the horizon (不可回收).
    pub payback_years: Option<f64>,
}

impl Flows {
    /// A purchase at a price, 元/㎡.
    pub(super) fn of_purchase(price: f64, rent: f64, settings: &EconomicSettings) -> Self {
        Self {
            investment: price * settings.price_factor() + settings.beside_the_price(),
            income: (1..=settings.horizon_years).map(|year| income_per_m2(rent, year, settings)).collect(),
            residual: price * settings.residual,
        }
    }

    /// Net present value, 元/㎡.
    pub(super) fn npv(&self, rate: f64) -> f64 {
        present_value(&self.income, self.residual, rate) - self.investment
    }

    /// Net present value as an equal amount at the end of each year, 元/㎡.
    pub(super) fn yearly_equivalent(&self, settings: &EconomicSettings) -> f64 {
        let years = u32::try_from(self.income.len()).unwrap_or(u32::MAX);
        let annuity: f64 = (1..=years).map(|year| settings.discount(year)).sum();
        if annuity > 0.0 { self.npv(settings.discount_rate) / annuity } else { 0.0 }
    }

    /// Years until the incomes have paid the investment, carried on beyond the horizon at the last year's income.
    pub(super) fn payback_beyond(&self) -> Option<f64> {
        payback(self.investment, &self.income).or_else(|| {
            let open = self.investment - self.income.iter().sum::<f64>();
            let stable = *self.income.last()?;
            (stable > 0.0).then(|| self.income.len() as f64 + open / stable)
        })
    }
}

impl CashFlow {
    /// The cash flow of a purchase.
    #[must_use]
    pub fn of(deal: &Deal, settings: &EconomicSettings) -> Self {
        let flows = Flows::of_purchase(deal.price_yuan_per_m2, deal.rent_yuan_per_m2_month, settings);
        Self::of_flows(&flows, deal.area, settings)
    }

    pub(super) fn of_flows(flows: &Flows, area: Area, settings: &EconomicSettings) -> Self {
        let metres = area.square_metres();
        let stable = flows.income.last().copied().unwrap_or(0.0);
        Self {
            investment_yuan: whole(metres * flows.investment),
            income_yuan: flows.income.iter().map(|income| whole(metres * income)).collect(),
            yield_on_cost: (flows.investment > 0.0).then(|| stable / flows.investment),
            npv_yuan: whole(metres * flows.npv(settings.discount_rate)),
            yearly_equivalent_yuan: whole(metres * flows.yearly_equivalent(settings)),
            irr: internal_rate(flows.investment, &flows.income, flows.residual),
            payback_years: payback(flows.investment, &flows.income),
        }
    }
}

/// The purchase price at which the net present value is nought; `None` when not even a gift pays.
///
/// # Units
/// Rent in 元/㎡ a month, price in 元/㎡, on the same area basis.
#[must_use]
pub fn break_even_price(rent: f64, settings: &EconomicSettings) -> Option<f64> {
    let earned: f64 =
        (1..=settings.horizon_years).map(|year| income_per_m2(rent, year, settings) * settings.discount(year)).sum();
    let left = settings.price_factor() - settings.residual * settings.discount(settings.horizon_years);
    let price = (earned - settings.beside_the_price()) / left;
    (left > 0.0 && price >= 0.0).then_some(price)
}

/// The highest rent payable for a lease of some years that only just pays: no residual and no 房产税 on the lessee.
///
/// # Units
/// Both rents in 元/㎡ a month. Negative when the works alone do not pay.
#[must_use]
pub fn highest_rent(earned_rent: f64, years: u32, settings: &EconomicSettings) -> f64 {
    let net = |year| operated_per_m2(earned_rent, year, settings);
    let earned: f64 = (1..=years).map(|year| net(year) * settings.discount(year)).sum();
    let annuity: f64 = (1..=years).map(|year| settings.discount(year)).sum();
    (earned - settings.beside_the_price()) / (12.0 * annuity)
}

/// Rent of one ㎡ in a year.
fn gross_rent(rent: f64, year: u32, settings: &EconomicSettings) -> f64 {
    12.0 * rent * settings.occupancy * settings.ramp_in(year)
}

/// Net operating income of one ㎡ that is owned.
pub(super) fn income_per_m2(rent: f64, year: u32, settings: &EconomicSettings) -> f64 {
    let tax = if year > settings.relief_years { settings.property_tax } else { 0.0 };
    gross_rent(rent, year, settings) * (1.0 - settings.operating_cost - tax) + settings.other_income(year)
}

/// Net operating income of one ㎡ that is operated for its owner, who bears the 房产税.
pub(super) fn operated_per_m2(rent: f64, year: u32, settings: &EconomicSettings) -> f64 {
    gross_rent(rent, year, settings) * (1.0 - settings.operating_cost) + settings.other_income(year)
}

fn present_value(income: &[f64], residual: f64, rate: f64) -> f64 {
    let at_end = income.iter().rev().fold((residual, true), |(later, last), flow| {
        let carried = if last { later } else { later / (1.0 + rate) };
        (carried + flow, false)
    });
    at_end.0 / (1.0 + rate)
}

/// By bisection between −99 % and +100 %.
fn internal_rate(investment: f64, income: &[f64], residual: f64) -> Option<f64> {
    let surplus = |rate: f64| present_value(income, residual, rate) - investment;
    let (mut low, mut high) = (-0.99, 1.0);
    if surplus(low) < 0.0 || surplus(high) > 0.0 {
        return None;
    }
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if surplus(middle) > 0.0 { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

/// Interpolated inside the year in which the sum of incomes reaches the investment.
fn payback(investment: f64, income: &[f64]) -> Option<f64> {
    let mut open = investment;
    for (year, flow) in income.iter().enumerate() {
        if *flow >= open && *flow > 0.0 {
            return Some(year as f64 + open / flow);
        }
        open -= flow;
    }
    None
}

/// A measured amount in whole 元; amounts beyond the range of money cannot arise from areas and prices that fit theirs.
fn whole(yuan: f64) -> Yuan {
    Yuan::new(yuan.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deal(price: f64, rent: f64) -> Deal {
        Deal { area: Area::from_square_metres(10_000), price_yuan_per_m2: price, rent_yuan_per_m2_month: rent }
    }

    fn settings(works: f64, relief: u32) -> EconomicSettings {
        EconomicSettings { works_yuan_per_m2: works, relief_years: relief, ..EconomicSettings::default() }
    }

    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }

    #[test]
    fn domain_4_8_break_even_price_equals_the_table() {
        // Works, rent, price with relief for 20 years, one year, none: the whole table.
        let table = [
            (800.0, 20.0, [Some(1612.0), Some(1141.0), Some(1122.0)]),
            (800.0, 25.0, [Some(2379.0), Some(1790.0), Some(1766.0)]),
            (800.0, 35.0, [Some(3913.0), Some(3087.0), Some(3054.0)]),
            (800.0, 45.0, [Some(5446.0), Some(4385.0), Some(4342.0)]),
            (800.0, 60.0, [Some(7747.0), Some(6332.0), Some(6275.0)]),
            (800.0, 70.0, [Some(9280.0), Some(7629.0), Some(7563.0)]),
            (1200.0, 20.0, [Some(885.0), Some(413.0), Some(394.0)]),
            (1200.0, 25.0, [Some(1652.0), Some(1062.0), Some(1038.0)]),
            (1200.0, 35.0, [Some(3185.0), Some(2360.0), Some(2327.0)]),
            (1200.0, 45.0, [Some(4719.0), Some(3658.0), Some(3615.0)]),
            (1200.0, 60.0, [Some(7019.0), Some(5604.0), Some(5547.0)]),
            (1200.0, 70.0, [Some(8553.0), Some(6902.0), Some(6835.0)]),
            (2000.0, 20.0, [None, None, None]),
            (2000.0, 25.0, [Some(197.0), None, None]),
            (2000.0, 35.0, [Some(1730.0), Some(905.0), Some(872.0)]),
            (2000.0, 45.0, [Some(3264.0), Some(2203.0), Some(2160.0)]),
            (2000.0, 60.0, [Some(5565.0), Some(4149.0), Some(4092.0)]),
            (2000.0, 70.0, [Some(7098.0), Some(5447.0), Some(5381.0)]),
        ];
        for (works, rent, prices) in table {
            let found = [20, 1, 0].map(|relief| break_even_price(rent, &settings(works, relief)).map(f64::round));
            assert_eq!(found, prices, "works {works}, rent {rent}");
        }
        let with_less_left = EconomicSettings { residual: 0.7, ..settings(1200.0, 20) };
        near(break_even_price(35.0, &with_less_left).unwrap(), 2650.09, 0.005);
    }

    #[test]
    fn domain_4_8_every_row_of_the_published_vectors_is_met_to_the_cent() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/domain/break_even_vectors.csv");
        let Ok(text) = std::fs::read_to_string(path) else {
            println!("skipped: break_even_vectors.csv is absent");
            return;
        };
        let mut rows = 0;
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |at: usize| cells[at].parse::<f64>().unwrap();
            let assumed = EconomicSettings { residual: number(3), ..settings(number(0), number(2) as u32) };
            match (break_even_price(number(1), &assumed), cells[4].trim()) {
                (None, "") => {}
                (Some(found), expected) => near(found, expected.parse().unwrap(), 0.0051),
                (found, expected) => panic!("{line}: {found:?} against {expected}"),
            }
            rows += 1;
        }
        assert_eq!(rows, 108);
    }

    #[test]
    fn domain_4_8_highest_rent_of_a_ten_year_lease_equals_the_table() {
        let table =
            [(1200.0, [0.45, 6.29, 12.13, 20.90]), (600.0, [7.53, 13.37, 19.21, 27.97]), (300.0, [11.07, 16.91, 22.75, 31.51])];
        for (works, rents) in table {
            for (rent, expected) in [25.0, 35.0, 45.0, 60.0].into_iter().zip(rents) {
                near(highest_rent(rent, 10, &settings(works, 0)), expected, 0.0051);
            }
        }
    }

    #[test]
    fn domain_4_9_cash_flow_vectors() {
        let rows = [
            (3000.0, 1200.0, 35.0, 0, 44_355_000, [1_124_550, 1_799_280, 2_249_100], 5.07, -4_147_602, 3.71, None),
            (3000.0, 1200.0, 35.0, 1, 44_355_000, [1_338_750, 1_799_280, 2_249_100], 5.07, -3_942_626, 3.74, None),
            (3000.0, 1200.0, 35.0, 20, 44_355_000, [1_338_750, 2_142_000, 2_677_500], 6.04, 1_141_562, 4.72, Some(17.27)),
            (2000.0, 800.0, 35.0, 1, 29_570_000, [1_338_750, 1_799_280, 2_249_100], 7.61, 6_695_945, 6.38, Some(13.75)),
            (4000.0, 1200.0, 60.0, 1, 54_660_000, [2_295_000, 3_084_480, 3_855_600], 7.05, 9_879_579, 5.98, Some(14.78)),
        ];
        for (price, works, rent, relief, investment, incomes, on_cost, npv, irr, payback) in rows {
            let flow = CashFlow::of(&deal(price, rent), &settings(works, relief));
            assert_eq!(flow.investment_yuan, Yuan::new(investment));
            assert_eq!(flow.income_yuan[..3], incomes.map(Yuan::new));
            near(flow.yield_on_cost.unwrap() * 100.0, on_cost, 0.0051);
            assert_eq!(flow.npv_yuan, Yuan::new(npv));
            near(flow.irr.unwrap() * 100.0, irr, 0.0051);
            assert_eq!(flow.payback_years.map(|years| (years * 100.0).round() / 100.0), payback);
        }
    }

    #[test]
    fn domain_4_3_interest_clearing_subsidies_services_and_grants_enter_the_cash_flow_of_one_square_metre() {
        let more = EconomicSettings {
            works_interest: 0.02,
            clearing_yuan_per_m2: 150.0,
            subsidy_yuan_per_m2: 50.0,
            service_income_yuan_per_m2: 24.0,
            grants_yuan_per_m2: 6.0,
            ..settings(1200.0, 1)
        };
        let (plain, full) = (settings(1200.0, 1), more);
        let [before, after] = [&plain, &full].map(|settings| Flows::of_purchase(3000.0, 35.0, settings));
        near(after.investment - before.investment, 1344.0 * 0.02 + 150.0 - 50.0, 1e-9);
        near(after.income[0] - before.income[0], 24.0 * 0.5 + 6.0, 1e-9);
        near(after.income[2] - before.income[2], 30.0, 1e-9);
        let price = break_even_price(35.0, &full).unwrap();
        near(Flows::of_purchase(price, 35.0, &full).npv(full.discount_rate), 0.0, 1e-6);
    }
}
