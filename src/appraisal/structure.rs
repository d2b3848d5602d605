//! Whether the floors bear what a carrier needs: a design load that nobody knows is never a silent pass.

use serde::{Deserialize, Serialize};

/// What is to be done about the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StructureCheck {
    /// The design load suffices.
    Suffices,
    /// 需鉴定: nobody knows the design load of an older building.
    NeedsAppraisal,
    /// 需鉴定/加固: the design load is too low.
    NeedsStrengthening,
    /// Neither the design load nor the year is known.
    Unknown,
}

/// GB 55001-2021 has held for offices, at 2.5 kN/㎡, since 2022.
const CODE_FROM: i16 = 2022;
const CODE_LOAD: f64 = 2.5;

/// The check of a design load against the load a use needs. A building of 2022 or later is taken to bear what the code asks of offices;
/// anything above, and any older building of unknown load, needs an appraisal.
///
/// # Units
/// Loads in kN/㎡.
#[must_use]
pub fn structure_check(design_load: Option<f64>, year_built: Option<i16>, required: f64) -> StructureCheck {
    match (design_load, year_built) {
        (Some(load), _) if load >= required => StructureCheck::Suffices,
        (Some(_), _) => StructureCheck::NeedsStrengthening,
        (None, Some(year)) if year >= CODE_FROM && required <= CODE_LOAD => StructureCheck::Suffices,
        (None, Some(_)) => StructureCheck::NeedsAppraisal,
        (None, None) => StructureCheck::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_3_5_an_unknown_load_up_to_2021_needs_an_appraisal() {
        assert_eq!(structure_check(None, Some(2021), 2.5), StructureCheck::NeedsAppraisal);
        assert_eq!(structure_check(None, Some(2022), 2.5), StructureCheck::Suffices);
        assert_eq!(structure_check(None, Some(2022), 3.0), StructureCheck::NeedsAppraisal);
        assert_eq!(structure_check(None, None, 2.5), StructureCheck::Unknown);
    }

    #[test]
    fn domain_4_5_s4_a_load_of_2_against_2_5_needs_strengthening() {
        assert_eq!(structure_check(Some(2.0), Some(2010), 2.5), StructureCheck::NeedsStrengthening);
        assert_eq!(structure_check(Some(2.5), None, 2.5), StructureCheck::Suffices);
    }
}
