//! What is asked of an appraisal: the day, the deal, the assumptions, and what the meeting has established.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::{EconomicSettings, Profile, RatingInForce, RatingProfile};
use crate::estate::AcquisitionMode;
use crate::units::{Area, Share, Yuan, YuanPerSquareMetre};

/// Who reads the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    /// Owner, mortgage and seizure are withheld, and nothing that is computed lets them be guessed.
    #[default]
    Open,
    /// Someone whose role covers restricted fields.
    Restricted,
}

/// Assumptions of the modes besides purchase. All are settings marked [A].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ModeSettings {
    /// Years of a lease or of 委托运营 [A].
    pub lease_years: u32,
    /// Deposit of a lease in months of rent, returned at the end [A].
    pub deposit_months: f64,
    /// What an owner is guaranteed under 委托运营, share of the market rent [A].
    pub entrust_rent_share: f64,
    /// Works under 委托运营, 元/㎡: a light refresh, and never more than the works of the property [A].
    pub entrust_works_yuan_per_m2: f64,
    /// Cost of a 划转, 元/㎡ [A].
    pub transfer_yuan_per_m2: f64,
    /// Value left at the end of a 划转 as a factor of the price; nought because the asset stays in one ownership chain [A].
    pub transfer_residual: f64,
    /// The owner's share under 作价入股; left out, the price over price and works [A].
    pub equity_share: Option<f64>,
    /// Modes whose space counts towards the targets (question Q14).
    pub counting: BTreeSet<AcquisitionMode>,
}

impl Default for ModeSettings {
    fn default() -> Self {
        Self {
            lease_years: 10,
            deposit_months: 0.0,
            entrust_rent_share: 0.3,
            entrust_works_yuan_per_m2: 300.0,
            transfer_yuan_per_m2: 50.0,
            transfer_residual: 0.0,
            equity_share: None,
            counting: [AcquisitionMode::Purchase, AcquisitionMode::Transfer, AcquisitionMode::EquityInKind].into(),
        }
    }
}

/// A loan on the price.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debt {
    /// Loan as a share of the price; at most 0.7 for commercial property [c].
    pub loan_to_value: f64,
    /// Interest a year.
    pub interest: f64,
    /// Years of equal yearly payments.
    pub years: u32,
}

/// A lease that still runs in the space to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lease {
    /// Area let.
    pub area_m2: Area,
    /// Months to its end.
    pub months_left: u32,
}

/// What people established and the ledger does not hold. Unsaid is unknown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Declared {
    /// 权属争议.
    pub title_dispute: Option<bool>,
    /// 征收范围.
    pub expropriation: Option<bool>,
    /// 违法建设 ㎡.
    pub illegal_area_m2: Option<Area>,
    /// 已有加固预算, asked of grade D.
    pub strengthening_budget: Option<bool>,
    /// F3 已获同意.
    pub fire_consent: Option<bool>,
    /// 设计荷载, kN/㎡.
    pub design_load_kn_per_m2: Option<f64>,
    /// 评估值, 元/㎡.
    pub valuation_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// First day of the five-year transition.
    pub transition_from: Option<Date>,
    /// Clearing: relocation, compensation, arrears taken over.
    pub clearing_yuan: Option<Yuan>,
    /// Leases in the space.
    pub leases: Vec<Lease>,
}

/// What is asked of an appraisal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppraisalSettings {
    /// The day it is made for.
    pub on: Date,
    /// Who reads it; never part of a request.
    #[serde(skip)]
    pub sight: Sight,
    /// Whether facts made up for the example count as missing, as they do in a real assessment [A].
    pub example_is_missing: bool,
    /// Kind of carrier the space is judged for; left out, the one it suits best.
    pub profile: Option<Profile>,
    /// Mode the gates are judged for; left out, the best of those open.
    pub mode: Option<AcquisitionMode>,
    /// Price in place of the owner's.
    pub price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Rent paid to the owner in place of the average rent of the building, a month.
    pub market_rent_yuan_per_m2_month: Option<YuanPerSquareMetre>,
    /// Rent earned in place of the 入孵租金 on record, a month.
    pub rent_yuan_per_m2_month: Option<YuanPerSquareMetre>,
    /// Works in place of those on record.
    pub works_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// Last day of the relief from 房产税; by 公告2023年第42号 2027-12-31.
    pub relief_end: Date,
    /// Years of relief in place of those up to `relief_end`.
    pub relief_years: Option<u32>,
    /// Assumptions of the cash flow. Its works and years of relief are those of the property.
    pub economics: EconomicSettings,
    /// Assumptions of the other modes.
    pub modes: ModeSettings,
    /// A loan; without one there is no DSCR to judge.
    pub debt: Option<Debt>,
    /// Highest share of 违法建设 that is borne; no default is known (question Q15).
    pub illegal_share_max: Option<Share>,
    /// Share of the space used for incubation, public service included [A].
    pub incubation_share: Share,
    /// Weights, limits of the grades and width, in place of the profile in force.
    pub rating: Option<RatingProfile>,
    /// The profile in force where the request gives none; never part of a request.
    #[serde(skip, default = "RatingInForce::shipped")]
    pub in_force: RatingInForce,
    /// What people established.
    pub declared: Declared,
}

impl Default for AppraisalSettings {
    fn default() -> Self {
        Self::on(date(2026, 1, 1))
    }
}

impl AppraisalSettings {
    /// What the score is measured by: the request's own values, else the profile in force.
    pub(super) fn rating_profile(&self) -> RatingProfile {
        self.rating.unwrap_or(self.in_force.profile)
    }

    /// The same with who signed it, as far as the reader may know.
    pub(super) fn rating_in_force(&self) -> RatingInForce {
        let found = self.rating.map_or_else(|| self.in_force.clone(), RatingInForce::asked);
        if self.sight == Sight::Restricted { found } else { found.without_who() }
    }

    /// An appraisal made for a day, everything else at its default.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self {
            on: day,
            sight: Sight::Open,
            example_is_missing: false,
            profile: None,
            mode: None,
            price_yuan_per_m2: None,
            market_rent_yuan_per_m2_month: None,
            rent_yuan_per_m2_month: None,
            works_yuan_per_m2: None,
            relief_end: date(2027, 12, 31),
            relief_years: None,
            economics: EconomicSettings::default(),
            modes: ModeSettings::default(),
            debt: None,
            illegal_share_max: None,
            incubation_share: Share::nearest(0.75),
            rating: None,
            in_force: RatingInForce::shipped(),
            declared: Declared::default(),
        }
    }

    /// Years of relief: the years after the investment that end no later than the relief does.
    #[must_use]
    pub fn years_of_relief(&self) -> u32 {
        let by_law = u32::try_from(self.relief_end.year() - self.on.year()).unwrap_or(0);
        self.relief_years.unwrap_or(by_law)
    }

    /// Why the numbers cannot be used, naming the field.
    ///
    /// # Errors
    /// [`super::AppraisalError::Setting`] with the field and what it may be.
    pub fn check(&self) -> Result<(), super::AppraisalError> {
        let economics = &self.economics;
        let shares = [
            ("economics.discount_rate", economics.discount_rate),
            ("economics.occupancy", economics.occupancy),
            ("economics.operating_cost", economics.operating_cost),
            ("economics.soft_cost", economics.soft_cost),
            ("economics.contingency", economics.contingency),
            ("economics.deed_tax", economics.deed_tax),
            ("economics.stamp_tax", economics.stamp_tax),
            ("economics.property_tax", economics.property_tax),
            ("economics.works_interest", economics.works_interest),
            ("modes.entrust_rent_share", self.modes.entrust_rent_share),
            ("modes.equity_share", self.modes.equity_share.unwrap_or(0.0)),
            ("debt.loan_to_value", self.debt.map_or(0.0, |debt| debt.loan_to_value)),
            ("debt.interest", self.debt.map_or(0.0, |debt| debt.interest)),
        ];
        let amounts = [
            ("economics.residual", economics.residual, 10.0),
            ("economics.works_yuan_per_m2", economics.works_yuan_per_m2, 1e6),
            ("economics.clearing_yuan_per_m2", economics.clearing_yuan_per_m2, 1e6),
            ("economics.subsidy_yuan_per_m2", economics.subsidy_yuan_per_m2, 1e6),
            ("economics.service_income_yuan_per_m2", economics.service_income_yuan_per_m2, 1e6),
            ("economics.grants_yuan_per_m2", economics.grants_yuan_per_m2, 1e6),
            ("modes.deposit_months", self.modes.deposit_months, 120.0),
            ("modes.entrust_works_yuan_per_m2", self.modes.entrust_works_yuan_per_m2, 1e6),
            ("modes.transfer_yuan_per_m2", self.modes.transfer_yuan_per_m2, 1e6),
            ("modes.transfer_residual", self.modes.transfer_residual, 10.0),
        ];
        let years = [
            ("economics.horizon_years", economics.horizon_years),
            ("modes.lease_years", self.modes.lease_years),
            ("debt.years", self.debt.map_or(1, |debt| debt.years)),
        ];
        let refused = |field, allowed: &str| Err(super::AppraisalError::Setting { field, allowed: allowed.to_owned() });
        if let Some((field, _)) = shares.iter().find(|(_, share)| !(0.0..=1.0).contains(share)) {
            return refused(field, "0–1");
        }
        if let Some((field, _, most)) = amounts.iter().find(|(_, amount, most)| !(0.0..=*most).contains(amount)) {
            return refused(field, &format!("0–{most}"));
        }
        if let Some((field, _)) = years.iter().find(|(_, years)| !(1..=100).contains(years)) {
            return refused(field, "1–100");
        }
        if let Some((field, allowed)) = self.rating.and_then(|rating| rating.fault()) {
            return refused(field, allowed);
        }
        let prices = [
            ("price_yuan_per_m2", self.price_yuan_per_m2),
            ("market_rent_yuan_per_m2_month", self.market_rent_yuan_per_m2_month),
            ("rent_yuan_per_m2_month", self.rent_yuan_per_m2_month),
            ("works_yuan_per_m2", self.works_yuan_per_m2),
        ];
        let out = |price: Option<YuanPerSquareMetre>| price.is_some_and(|price| !(0..=100_000_000).contains(&price.hundredths()));
        match prices.iter().find(|(_, price)| out(*price)) {
            Some((field, _)) => refused(field, "0–1000000"),
            None => Ok(()),
        }
    }
}
