//! M0 parcels (新型产业用地): all or nothing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Known;
use crate::units::{Area, Share, YuanPerSquareMetre};

/// A parcel of 新型产业用地. It may not be sold in parts, so a plan takes it whole or not at all.
#[doc(alias = "M0地块")]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct M0Parcel {
    /// 用地面积.
    pub land_area: Known<Area>,
    /// 容积率, in hundredths: 350 is 3.5.
    pub plot_ratio_hundredths: Known<u16>,
    /// Highest share of 辅助用房.
    pub auxiliary_share: Known<Share>,
    /// Price of the land and the building together, 元 per ㎡ of floor area.
    pub unit_cost: Known<YuanPerSquareMetre>,
    /// End of the land-use term.
    pub term_end: Known<Date>,
    /// Inside an approved 开发区 or 工业园区.
    pub in_approved_park: Known<bool>,
    /// Outside the district (飞地).
    pub outside_district: bool,
}

impl M0Parcel {
    /// Floor area that could carry firms: land × plot ratio × (1 − auxiliary share). Unknown while a factor is.
    #[must_use]
    pub fn capacity(&self) -> Known<Area> {
        let land = self.land_area.as_ref()?;
        let ratio = i128::from(self.plot_ratio_hundredths.as_ref()?.value);
        let industry = i128::from(Share::WHOLE.millionths() - self.auxiliary_share.as_ref()?.value.millionths());
        let hundredths = i128::from(land.value.hundredths()) * ratio * industry / 100_000_000;
        let area = Area::from_hundredths(i64::try_from(hundredths).ok()?);
        Some(land.clone().map(|_| area))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Confidence, Fact, Provenance};
    use super::*;

    #[test]
    fn domain_3_2_the_capacity_of_a_parcel_is_land_times_ratio_without_auxiliary_space_and_unknown_while_a_factor_is() {
        let source = Provenance { source: "survey".into(), as_of: None, confidence: Confidence::Reported };
        let mut parcel = M0Parcel {
            land_area: Some(Fact::new(Area::from_square_metres(10_000), &source)),
            plot_ratio_hundredths: Some(Fact::new(350, &source)),
            ..M0Parcel::default()
        };
        assert_eq!(parcel.capacity(), None, "the auxiliary share is not known");
        parcel.auxiliary_share = Share::from_millionths(300_000).ok().map(|share| Fact::new(share, &source));
        assert_eq!(parcel.capacity().map(|fact| fact.value), Some(Area::from_square_metres(24_500)));
    }
}
