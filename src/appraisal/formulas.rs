//! Small formulas of the sheet that stand on their own.

use super::Lease;

/// WALT: months that leases still run, weighted by their area; `None` without any area let.
///
/// # Units
/// Months.
#[must_use]
#[doc(alias = "WALT")]
pub fn weighted_lease_months(leases: &[Lease]) -> Option<f64> {
    let area: i128 = leases.iter().map(|lease| i128::from(lease.area_m2.hundredths())).sum();
    let months: i128 = leases.iter().map(|lease| i128::from(lease.area_m2.hundredths()) * i128::from(lease.months_left)).sum();
    (area > 0).then(|| months as f64 / area as f64)
}

/// What a loan costs a year in equal payments, for each 元 lent.
pub(super) fn yearly_service(interest: f64, years: u32) -> f64 {
    let count = f64::from(years.max(1));
    if interest > 0.0 { interest / (1.0 - (1.0 + interest).powf(-count)) } else { 1.0 / count }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Area;

    #[test]
    fn domain_4_3_walt_of_1000_for_6_and_500_for_24_months_is_12() {
        let lease = |area, months_left| Lease { area_m2: Area::from_square_metres(area), months_left };
        assert_eq!(weighted_lease_months(&[lease(1000, 6), lease(500, 24)]), Some(12.0));
        assert_eq!(weighted_lease_months(&[]), None);
    }

    #[test]
    fn a_loan_without_interest_is_paid_back_in_equal_parts() {
        assert!((yearly_service(0.0, 10) - 0.1).abs() < 1e-12);
        assert!((yearly_service(0.05, 20) - 0.080_242_587).abs() < 1e-9);
    }
}
