//! What the facts of a site amount to, taken together: how well it is known, and of when.

use jiff::civil::Date;

use super::{
    Carrier, Condition, Confidence, Fabric, Known, M0Parcel, Offer, Place, Planning, Provenance, Site, SiteBody, Space, Tenure,
};

/// How well a site is known, over all its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The least confidence among the facts; `None` where nothing is known.
    pub confidence: Option<Confidence>,
    /// The latest day a fact describes.
    pub as_of: Option<Date>,
}

impl Standing {
    /// Whether any fact is made up for the example.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.confidence == Some(Confidence::Example)
    }

    /// This standing, with one more fact taken in.
    #[must_use]
    pub fn with(self, provenance: &Provenance) -> Self {
        self.joined(Self { confidence: Some(provenance.confidence), as_of: provenance.as_of })
    }

    /// What this and the other amount to together.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let least = match (self.confidence, other.confidence) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        Self { confidence: least, as_of: self.as_of.max(other.as_of) }
    }
}

impl Site {
    /// How well it is known, over all its facts.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::default();
        self.each_provenance(&mut |provenance| standing = standing.with(provenance));
        standing
    }

    /// Shows the provenance of every fact it holds, shape and floors included.
    pub fn each_provenance(&self, see: &mut dyn FnMut(&Provenance)) {
        of(&self.address, see);
        of(&self.street, see);
        of(&self.zone, see);
        of(&self.supply_class, see);
        of(&self.shape, see);
        match &self.body {
            SiteBody::Building(building) => {
                of_space(&building.space, see);
                for floor in &building.floors {
                    of(&floor.level_kind, see);
                    of_space(&floor.space, see);
                }
                of_terms(&building.tenure, &building.offer, &building.condition, see);
                of_ground(&building.fabric, &building.planning, see);
            }
            SiteBody::IdleProperty(property) => {
                of_space(&property.space, see);
                of_terms(&property.tenure, &property.offer, &property.condition, see);
                of_ground(&property.fabric, &property.planning, see);
            }
            SiteBody::M0Parcel(parcel) => of_parcel(parcel, see),
            SiteBody::Carrier(carrier) => of_carrier(carrier, see),
            SiteBody::Place(Place { precision_m, .. }) => of(precision_m, see),
        }
    }
}

fn of<T>(field: &Known<T>, see: &mut dyn FnMut(&Provenance)) {
    if let Some(fact) = field {
        see(&fact.provenance);
    }
}

fn of_space(space: &Space, see: &mut dyn FnMut(&Provenance)) {
    of(&space.floor_area, see);
    of(&space.usable_area, see);
    of(&space.self_used_area, see);
    of(&space.let_area, see);
    of(&space.vacant_area, see);
    of(&space.committed_area, see);
    of(&space.contiguous_vacant_area, see);
    of(&space.vacant_since, see);
    of(&space.lease_end, see);
    of(&space.levels_above, see);
    of(&space.levels_below, see);
    of(&space.year_built, see);
    of(&space.storey_height_cm, see);
}

fn of_terms(tenure: &Tenure, offer: &Offer, condition: &Condition, see: &mut dyn FnMut(&Provenance)) {
    of(&tenure.owner_kind, see);
    of(&tenure.owner_count, see);
    of(&tenure.owner, see);
    of(&tenure.mortgaged, see);
    of(&tenure.seized, see);
    of(&tenure.title_dispute, see);
    of(&tenure.land_right_end, see);
    of(&tenure.transition_from, see);
    of(&offer.modes, see);
    of(&offer.asking_price, see);
    of(&offer.rent_per_month, see);
    of(&offer.incubation_rent, see);
    of(&offer.valuation, see);
    of(&offer.valued_on, see);
    of(&offer.works_cost, see);
    of(&condition.registered_use, see);
    of(&condition.heritage, see);
    of(&condition.safety_grade, see);
    of(&condition.in_renewal_library, see);
    of(&condition.fire_acceptance, see);
    of(&condition.fire_consent, see);
    of(&condition.strengthening_budget, see);
}

fn of_ground(fabric: &Fabric, planning: &Planning, see: &mut dyn FnMut(&Provenance)) {
    of(&fabric.floorplate, see);
    of(&fabric.clear_height_cm, see);
    of(&fabric.column_span_cm, see);
    of(&fabric.core_depth_cm, see);
    of(&fabric.design_load_hundredths, see);
    of(&fabric.structure, see);
    of(&fabric.passenger_lifts, see);
    of(&fabric.goods_lifts, see);
    of(&fabric.power_va_per_m2, see);
    of(&fabric.parking, see);
    of(&planning.land_use, see);
    of(&planning.land_right, see);
    of(&planning.planned_use, see);
    of(&planning.positioning, see);
    of(&planning.illegal_area, see);
    of(&planning.expropriation, see);
}

fn of_parcel(parcel: &M0Parcel, see: &mut dyn FnMut(&Provenance)) {
    of(&parcel.land_area, see);
    of(&parcel.plot_ratio_hundredths, see);
    of(&parcel.auxiliary_share, see);
    of(&parcel.unit_cost, see);
    of(&parcel.term_end, see);
    of(&parcel.in_approved_park, see);
}

fn of_carrier(carrier: &Carrier, see: &mut dyn FnMut(&Provenance)) {
    of(&carrier.carrier_kind, see);
    of(&carrier.carrier_programme, see);
    of(&carrier.orientation, see);
    of(&carrier.recognition, see);
    of(&carrier.status, see);
    of(&carrier.carrier_area, see);
    of(&carrier.incubation_area, see);
    of(&carrier.incubatees, see);
    of(&carrier.tech_firms, see);
    of(&carrier.operator, see);
    of(&carrier.finished_on, see);
    of(&carrier.large, see);
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Fact, IdleProperty, SiteId};
    use super::*;
    use crate::units::Area;

    #[test]
    fn one_made_up_fact_makes_the_whole_site_an_example() {
        let reported = Provenance { source: "survey".into(), as_of: Some(date(2026, 3, 31)), confidence: Confidence::Reported };
        let example = Provenance { source: "made up".into(), as_of: None, confidence: Confidence::Example };
        let mut property = IdleProperty::default();
        property.space.floor_area = Some(Fact::new(Area::from_square_metres(10), &reported));
        let mut site = Site::new(SiteId::from("p"), SiteBody::IdleProperty(property.into()));
        assert_eq!(site.standing(), Standing { confidence: Some(Confidence::Reported), as_of: Some(date(2026, 3, 31)) });
        assert!(!site.standing().is_example());
        site.street = Some(Fact::new("大坪".to_owned(), &example));
        assert!(site.standing().is_example());
        assert_eq!(site.standing().as_of, Some(date(2026, 3, 31)));
    }

    #[test]
    fn a_site_without_facts_has_no_standing() {
        let site = Site::new(SiteId::from("p"), SiteBody::Place(Place::default()));
        assert_eq!(site.standing(), Standing::default());
    }
}
