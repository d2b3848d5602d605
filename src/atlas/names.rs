//! What the groups of an answer are called, in the words of the trade.

use crate::estate::{CarrierStatus, OwnerKind, SiteKind, SupplyClass};
use crate::programme::Bilingual;

pub(super) fn kind(kind: SiteKind) -> Bilingual {
    match kind {
        SiteKind::Building => Bilingual::new("楼宇", "Buildings"),
        SiteKind::IdleProperty => Bilingual::new("闲置物业", "Idle properties"),
        SiteKind::M0Parcel => Bilingual::new("M0地块", "M0 parcels"),
        SiteKind::Carrier => Bilingual::new("孵化载体", "Carriers"),
        SiteKind::Place => Bilingual::new("地点", "Places"),
    }
}

/// Every kind of owner, in the order of the type.
pub(super) const OWNER_KINDS: [OwnerKind; 5] =
    [OwnerKind::State, OwnerKind::Collective, OwnerKind::Private, OwnerKind::Foreign, OwnerKind::Mixed];

/// Every supply class, in the order of the type.
pub(super) const SUPPLY_CLASSES: [SupplyClass; 4] =
    [SupplyClass::IdleBuilding, SupplyClass::IdleFactory, SupplyClass::UnderusedLand, SupplyClass::M0];

/// Every state of a carrier, in the order of the type.
pub(super) const CARRIER_STATES: [CarrierStatus; 7] = [
    CarrierStatus::Proposed,
    CarrierStatus::Acquiring,
    CarrierStatus::Converting,
    CarrierStatus::Built,
    CarrierStatus::UnderReview,
    CarrierStatus::Rectifying,
    CarrierStatus::Delisted,
];

pub(super) const fn owner_kind_word(kind: OwnerKind) -> &'static str {
    match kind {
        OwnerKind::State => "state",
        OwnerKind::Collective => "collective",
        OwnerKind::Private => "private",
        OwnerKind::Foreign => "foreign",
        OwnerKind::Mixed => "mixed",
    }
}

pub(super) fn owner_kind(kind: OwnerKind) -> Bilingual {
    match kind {
        OwnerKind::State => Bilingual::new("国有", "State"),
        OwnerKind::Collective => Bilingual::new("集体", "Collective"),
        OwnerKind::Private => Bilingual::new("民营或个人", "Private"),
        OwnerKind::Foreign => Bilingual::new("外资", "Foreign"),
        OwnerKind::Mixed => Bilingual::new("混合", "Mixed"),
    }
}

pub(super) const fn supply_class_word(class: SupplyClass) -> &'static str {
    match class {
        SupplyClass::IdleBuilding => "idle_building",
        SupplyClass::IdleFactory => "idle_factory",
        SupplyClass::UnderusedLand => "underused_land",
        SupplyClass::M0 => "m0",
    }
}

pub(super) fn supply_class(class: SupplyClass) -> Bilingual {
    match class {
        SupplyClass::IdleBuilding => Bilingual::new("闲置楼宇", "Idle buildings"),
        SupplyClass::IdleFactory => Bilingual::new("闲置厂房", "Idle factories"),
        SupplyClass::UnderusedLand => Bilingual::new("低效用地", "Underused land"),
        SupplyClass::M0 => Bilingual::new("新型产业用地(M0)", "M0 land"),
    }
}

pub(super) fn outside_zones() -> Bilingual {
    Bilingual::new("片区外", "Outside the zones")
}

pub(super) fn unknown() -> Bilingual {
    Bilingual::new("未知", "Unknown")
}

pub(super) fn total() -> Bilingual {
    Bilingual::new("合计", "Total")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn group_keys_are_the_words_of_the_wire_and_stand_in_the_order_of_their_type() -> Result<(), serde_json::Error> {
        for (at, owner) in OWNER_KINDS.into_iter().enumerate() {
            assert_eq!(owner as usize, at);
            assert_eq!(serde_json::to_string(&owner)?, format!("\"{}\"", owner_kind_word(owner)));
        }
        for (at, class) in SUPPLY_CLASSES.into_iter().enumerate() {
            assert_eq!(class as usize, at);
            assert_eq!(serde_json::to_string(&class)?, format!("\"{}\"", supply_class_word(class)));
        }
        for (at, kind) in SiteKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at);
            assert_eq!(serde_json::to_string(&kind)?, format!("\"{}\"", kind.word()));
        }
        assert!(CARRIER_STATES.into_iter().enumerate().all(|(at, state)| state as usize == at));
        Ok(())
    }
}
