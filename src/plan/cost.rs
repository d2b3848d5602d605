//! What a way of taking a site costs the district, in whole 元. Never here: whether it may be taken, or what it is worth.
//!
//! ```text
//! works        = works 元/㎡ × 建筑面积 × (1 + soft cost)
//! 购买         = price × 建筑面积 × (1 + deed + stamp) + works
//! 租赁         = Σ_{y=1..n} 12 × rent × 建筑面积 / (1 + r)^y + works
//! 委托运营     = guaranteed share of the same rent + works
//! 划转         = cost of the transfer × 建筑面积 + works
//! 作价入股     = share of the price × 建筑面积 × price × (1 + deed + stamp) + works
//! M0 地块      = price of land and building × (land × plot ratio) × (1 + deed + stamp)
//! ```
//!
//! Rent, price and works refer to 建筑面积, and every amount is rounded half up to whole 元 once per factor.

use super::scenario::CostSettings;
use crate::estate::AcquisitionMode;
use crate::units::{Area, Share, Yuan, YuanPerSquareMetre};

/// What a way of taking a site costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cost {
    /// What goes to the owner, with the taxes on it.
    pub(super) price: Yuan,
    /// What goes into the fabric.
    pub(super) works: Yuan,
}

/// The owner's terms as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) price: Option<YuanPerSquareMetre>,
    pub(super) rent_per_month: Option<YuanPerSquareMetre>,
}

impl Cost {
    pub(super) fn total(self) -> Yuan {
        self.price + self.works
    }
}

const MILLION: i128 = 1_000_000;

fn rounded(amount: i128, over: i128) -> Option<Yuan> {
    i64::try_from((2 * amount + over).div_euclid(2 * over)).ok().map(Yuan::new)
}

fn with_surcharge(amount: Yuan, surcharges: &[Share]) -> Option<Yuan> {
    let factor = MILLION + surcharges.iter().map(|share| i128::from(share.millionths())).sum::<i128>();
    rounded(i128::from(amount.get()) * factor, MILLION)
}

fn share_of(share: Share, amount: Yuan) -> Option<Yuan> {
    rounded(i128::from(amount.get()) * i128::from(share.millionths()), MILLION)
}

/// Works with their soft cost; `None` when they do not fit.
pub(super) fn works(rate: YuanPerSquareMetre, gross: Area, settings: &CostSettings) -> Option<Yuan> {
    with_surcharge(rate.times(gross)?, &[settings.soft_cost])
}

/// A price with the buyer's taxes on it.
pub(super) fn bought(rate: YuanPerSquareMetre, gross: Area, settings: &CostSettings) -> Option<Yuan> {
    with_surcharge(rate.times(gross)?, &[settings.deed_tax, settings.stamp_duty])
}

/// Present value of a year's end payment of one, for so many years, in 10⁻¹².
fn annuity(settings: &CostSettings) -> i128 {
    const ONE: i128 = 1_000_000_000_000;
    let yearly = MILLION + i128::from(settings.discount_rate.millionths());
    let mut discounted = ONE;
    let mut sum = 0;
    for _ in 0..settings.lease_years.min(100) {
        discounted = discounted * MILLION / yearly;
        sum += discounted;
    }
    sum
}

fn rent_at_present_value(rent: YuanPerSquareMetre, gross: Area, settings: &CostSettings) -> Option<Yuan> {
    let yearly = i128::from(rent.hundredths()) * 12 * i128::from(gross.hundredths());
    rounded(yearly * (annuity(settings) / MILLION), 10_000 * MILLION)
}

/// What goes to the owner; `None` when a figure it needs is not known.
pub(super) fn price(mode: AcquisitionMode, gross: Area, terms: Terms, settings: &CostSettings) -> Option<Yuan> {
    match mode {
        AcquisitionMode::Purchase => bought(terms.price?, gross, settings),
        AcquisitionMode::Lease => rent_at_present_value(terms.rent_per_month?, gross, settings),
        AcquisitionMode::Entrust => {
            share_of(settings.entrust_rent_share, rent_at_present_value(terms.rent_per_month?, gross, settings)?)
        }
        AcquisitionMode::Transfer => settings.transfer_yuan_per_m2.times(gross),
        AcquisitionMode::EquityInKind => share_of(settings.equity_price_share, bought(terms.price?, gross, settings)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Terms =
        Terms { price: Some(YuanPerSquareMetre::from_yuan(3000)), rent_per_month: Some(YuanPerSquareMetre::from_yuan(35)) };
    const GROSS: Area = Area::from_square_metres(10_000);

    fn price_of(mode: AcquisitionMode) -> Option<i64> {
        price(mode, GROSS, TERMS, &CostSettings::default()).map(Yuan::get)
    }

    #[test]
    fn purchase_and_works_add_up_to_the_investment_of_the_domain_reference() {
        let works = works(YuanPerSquareMetre::from_yuan(1200), GROSS, &CostSettings::default()).map(Yuan::get);
        assert_eq!((price_of(AcquisitionMode::Purchase), works), (Some(30_915_000), Some(13_440_000)));
        assert_eq!(30_915_000 + 13_440_000, 44_355_000);
    }

    #[test]
    fn ten_years_of_rent_are_discounted_at_four_and_a_half_per_cent() {
        // 12 × 35 × 10,000 × 7.912718177
        assert_eq!(price_of(AcquisitionMode::Lease), Some(33_233_416));
        assert_eq!(price_of(AcquisitionMode::Entrust), Some(9_970_025));
    }

    #[test]
    fn what_is_not_known_has_no_cost() {
        let silent = Terms { price: None, rent_per_month: None };
        let settings = CostSettings::default();
        assert_eq!(price(AcquisitionMode::Purchase, GROSS, silent, &settings), None);
        assert_eq!(price(AcquisitionMode::Entrust, GROSS, silent, &settings), None);
        assert_eq!(price(AcquisitionMode::Transfer, GROSS, silent, &settings), Some(Yuan::new(500_000)));
    }
}
