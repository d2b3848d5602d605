//! How far each assumption moves the net present value, the widest first.

use serde::Serialize;

use super::EconomicSettings;
use super::modes::{Reckoner, Terms};
use super::question::ModeSettings;
use crate::estate::AcquisitionMode;
use crate::programme::Bilingual;
use crate::units::{Area, Yuan};

/// One bar of the tornado.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Swing {
    /// The assumption.
    pub name: Bilingual,
    /// Its lower value.
    pub low: f64,
    /// Its higher value.
    pub high: f64,
    /// Unit of both; empty for a plain ratio.
    pub unit: &'static str,
    /// Net present value at the lower value.
    pub npv_at_low_yuan: Yuan,
    /// Net present value at the higher value.
    pub npv_at_high_yuan: Yuan,
}

struct Lever {
    name: (&'static str, &'static str),
    unit: &'static str,
    ends: (f64, f64),
    set: fn(&mut EconomicSettings, &mut Terms, f64),
}

/// The bars of a mode; empty while it has no cash flow. The ends are settings of the picture [A].
pub(super) fn tornado(
    mode: AcquisitionMode,
    economics: &EconomicSettings,
    modes: &ModeSettings,
    terms: &Terms,
    area: Area,
) -> Vec<Swing> {
    let npv = |economics: &EconomicSettings, terms: &Terms| {
        let flows = Reckoner { economics, modes }.flows(mode, terms)?;
        Some(Yuan::new((area.square_metres() * flows.npv(economics.discount_rate)).round() as i64))
    };
    let at = |lever: &Lever, value: f64| {
        let (mut economics, mut terms) = (economics.clone(), *terms);
        (lever.set)(&mut economics, &mut terms, value);
        npv(&economics, &terms)
    };
    let mut swings: Vec<Swing> = levers(economics, terms)
        .iter()
        .filter_map(|lever| {
            Some(Swing {
                name: Bilingual::new(lever.name.0, lever.name.1),
                low: lever.ends.0,
                high: lever.ends.1,
                unit: lever.unit,
                npv_at_low_yuan: at(lever, lever.ends.0)?,
                npv_at_high_yuan: at(lever, lever.ends.1)?,
            })
        })
        .filter(|swing| swing.npv_at_low_yuan != swing.npv_at_high_yuan)
        .collect();
    swings.sort_by_key(|swing| -(swing.npv_at_high_yuan - swing.npv_at_low_yuan).get().abs());
    swings
}

fn levers(economics: &EconomicSettings, terms: &Terms) -> Vec<Lever> {
    let around = |value: f64| (value * 0.8, value * 1.2);
    let within = |value: f64, by: f64| ((value - by).max(0.0), (value + by).min(1.0));
    let mut levers = vec![
        Lever {
            name: ("改造单价 ±20 %", "Works ±20 %"),
            unit: "元/㎡",
            ends: around(economics.works_yuan_per_m2),
            set: |e, _, v| e.works_yuan_per_m2 = v,
        },
        Lever {
            name: ("出租率 ±10 点", "Occupancy ±10 points"),
            unit: "",
            ends: within(economics.occupancy, 0.1),
            set: |e, _, v| e.occupancy = v,
        },
        Lever {
            name: ("运营成本 ±5 点", "Operating cost ±5 points"),
            unit: "",
            ends: within(economics.operating_cost, 0.05),
            set: |e, _, v| e.operating_cost = v,
        },
        Lever {
            name: ("折现率 ±1 点", "Discount rate ±1 point"),
            unit: "",
            ends: within(economics.discount_rate, 0.01),
            set: |e, _, v| e.discount_rate = v,
        },
        Lever {
            name: ("残值系数 0.7–1.0", "Residual 0.7–1.0"), unit: "", ends: (0.7, 1.0), set: |e, _, v| e.residual = v
        },
        Lever {
            name: ("房产税优惠 0–20 年", "Property tax relief 0–20 years"),
            unit: "年",
            ends: (0.0, 20.0),
            set: |e, _, v| e.relief_years = v as u32,
        },
    ];
    let prices = [
        (
            ("价格 ±20 %", "Price ±20 %"),
            "元/㎡",
            terms.price,
            (|_, t, v| t.price = Some(v)) as fn(&mut EconomicSettings, &mut Terms, f64),
        ),
        (("入孵租金 ±20 %", "Rent earned ±20 %"), "元/㎡·月", terms.rent_earned, |_, t, v| t.rent_earned = Some(v)),
        (("支付租金 ±20 %", "Rent paid ±20 %"), "元/㎡·月", terms.rent_paid, |_, t, v| t.rent_paid = Some(v)),
    ];
    levers
        .extend(prices.into_iter().filter_map(|(name, unit, value, set)| Some(Lever { name, unit, ends: around(value?), set })));
    levers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(mode: AcquisitionMode) -> Vec<Swing> {
        let terms = Terms { price: Some(3000.0), rent_paid: Some(20.0), rent_earned: Some(35.0) };
        tornado(mode, &EconomicSettings::default(), &ModeSettings::default(), &terms, Area::from_square_metres(10_000))
    }

    #[test]
    fn the_widest_bar_comes_first_and_a_lease_does_not_hang_on_the_price() {
        let purchase = bars(AcquisitionMode::Purchase);
        let width = |swing: &Swing| (swing.npv_at_high_yuan - swing.npv_at_low_yuan).get().abs();
        assert!(purchase.windows(2).all(|pair| width(&pair[0]) >= width(&pair[1])));
        assert_eq!(purchase[0].name.en, "Rent earned ±20 %");
        assert!(!bars(AcquisitionMode::Lease).iter().any(|swing| swing.name.en.starts_with("Price")));
    }

    #[test]
    fn domain_4_8_relief_bar_ends_at_the_published_values() {
        let relief = bars(AcquisitionMode::Purchase).into_iter().find(|swing| swing.name.en.starts_with("Property tax")).unwrap();
        assert_eq!((relief.npv_at_low_yuan, relief.npv_at_high_yuan), (Yuan::new(-4_147_602), Yuan::new(1_141_562)));
    }
}
