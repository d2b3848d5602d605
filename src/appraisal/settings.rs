//! The assumptions behind every economic figure, all settings.

use serde::{Deserialize, Serialize};

/// Assumptions of the cash flow. All are settings marked [A] or [K] (general knowledge, to be verified by the district).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EconomicSettings {
    /// Yearly flows after the investment year [A].
    pub horizon_years: u32,
    /// Discount rate [A].
    pub discount_rate: f64,
    /// Stable occupancy [A].
    pub occupancy: f64,
    /// Share of the stable occupancy in the first years [A].
    pub ramp: Vec<f64>,
    /// Operating cost as a share of gross rent [A].
    pub operating_cost: f64,
    /// Soft cost as a share of works [A].
    pub soft_cost: f64,
    /// Contingency as a share of works and soft cost [A].
    pub contingency: f64,
    /// 契税, share of the price [K].
    pub deed_tax: f64,
    /// 印花税, share of the price, buyer's side [K].
    pub stamp_tax: f64,
    /// 房产税, share of gross rent in years without relief [K].
    pub property_tax: f64,
    /// First years free of 房产税; 1 is today's law with year 1 = 2027 (公告2023年第42号 ends on 2027-12-31).
    pub relief_years: u32,
    /// Value at the end as a factor of the price [A].
    pub residual: f64,
    /// Works, 元/㎡ [A].
    pub works_yuan_per_m2: f64,
    /// Interest during the works as a share of works with soft cost and contingency [A].
    pub works_interest: f64,
    /// Clearing (relocation, compensation, arrears taken over), 元/㎡; what was declared for the property takes its place [A].
    pub clearing_yuan_per_m2: f64,
    /// Subsidies on the investment, 元/㎡ [A].
    pub subsidy_yuan_per_m2: f64,
    /// Income from services, 元/㎡ a year at stable occupancy [A].
    pub service_income_yuan_per_m2: f64,
    /// 奖补 received, 元/㎡ a year; the district's own are not stated (question Q11) [A].
    pub grants_yuan_per_m2: f64,
}

impl Default for EconomicSettings {
    fn default() -> Self {
        Self {
            horizon_years: 20,
            discount_rate: 0.045,
            occupancy: 0.85,
            ramp: vec![0.5, 0.8],
            operating_cost: 0.25,
            soft_cost: 0.12,
            contingency: 0.0,
            deed_tax: 0.03,
            stamp_tax: 0.0005,
            property_tax: 0.12,
            relief_years: 1,
            residual: 1.0,
            works_yuan_per_m2: 1200.0,
            works_interest: 0.0,
            clearing_yuan_per_m2: 0.0,
            subsidy_yuan_per_m2: 0.0,
            service_income_yuan_per_m2: 0.0,
            grants_yuan_per_m2: 0.0,
        }
    }
}

impl EconomicSettings {
    /// The factor that ramps a year up to stable occupancy.
    ///
    /// # Units
    /// Years count from 1.
    #[must_use]
    pub fn ramp_in(&self, year: u32) -> f64 {
        self.ramp.get(year as usize - 1).copied().unwrap_or(1.0)
    }

    /// Present value of 1 paid at the end of a year.
    #[must_use]
    pub fn discount(&self, year: u32) -> f64 {
        (1.0 + self.discount_rate).powi(-(year as i32))
    }

    /// Works with soft cost and contingency.
    ///
    /// # Units
    /// 元/㎡.
    #[must_use]
    pub fn full_works(&self) -> f64 {
        self.works_yuan_per_m2 * (1.0 + self.soft_cost) * (1.0 + self.contingency)
    }

    /// All that is invested besides the price: works with the interest on them, and clearing, less subsidies.
    ///
    /// # Units
    /// 元/㎡.
    #[must_use]
    pub fn beside_the_price(&self) -> f64 {
        self.full_works() * (1.0 + self.works_interest) + self.clearing_yuan_per_m2 - self.subsidy_yuan_per_m2
    }

    /// What a year brings besides rent: services as far as the space is occupied, and grants.
    ///
    /// # Units
    /// 元/㎡; years count from 1.
    #[must_use]
    pub fn other_income(&self, year: u32) -> f64 {
        self.service_income_yuan_per_m2 * self.ramp_in(year) + self.grants_yuan_per_m2
    }

    /// What one 元 of price costs the buyer with the taxes on it.
    #[must_use]
    pub fn price_factor(&self) -> f64 {
        1.0 + self.deed_tax + self.stamp_tax
    }
}
