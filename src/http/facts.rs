//! Every fact of a site under its wire name, with its provenance; restricted ones only for roles that see them.
//!
//! Never here: a value made up or turned round; a fact that is unknown is `null`.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::estate::{Carrier, Condition, Fabric, Fact, Known, M0Parcel, Offer, Planning, Site, SiteBody, Space, Tenure};

/// Facts that never leave without a role that sees them.
const RESTRICTED: [&str; 6] = ["owner", "mortgaged", "seized", "title_dispute", "illegal_area_m2", "expropriation"];

/// Facts by wire name.
struct Facts(Map<String, Value>);

/// Every fact of a site; the restricted ones only where they may be seen.
pub(super) fn of(site: &Site, may_see_restricted: bool) -> Map<String, Value> {
    let mut facts = all(site);
    if !may_see_restricted {
        facts.retain(|name, _| !RESTRICTED.contains(&name.as_str()));
    }
    facts
}

/// Names of the facts that are not shown. Whether any of them is on record is not said: a mortgage is recorded where there is one.
pub(super) fn withheld(site: &Site) -> Vec<&'static str> {
    if site.tenure().is_some() { RESTRICTED.to_vec() } else { Vec::new() }
}

fn all(site: &Site) -> Map<String, Value> {
    let mut facts = Facts(Map::new());
    if matches!(&site.body, SiteBody::Place(place) if place.sensitive) {
        return facts.0;
    }
    facts.put("address", &site.address);
    facts.put("street", &site.street);
    facts.put("zone", &site.zone);
    facts.put("supply_class", &site.supply_class);
    match &site.body {
        SiteBody::Building(_) | SiteBody::IdleProperty(_) => {
            site.space().into_iter().for_each(|space| facts.put_space(space));
            site.tenure().into_iter().for_each(|tenure| facts.put_tenure(tenure));
            site.offer().into_iter().for_each(|offer| facts.put_offer(offer));
            site.condition().into_iter().for_each(|condition| facts.put_condition(condition));
            site.fabric().into_iter().for_each(|fabric| facts.put_fabric(fabric));
            site.planning().into_iter().for_each(|planning| facts.put_planning(planning));
        }
        SiteBody::M0Parcel(parcel) => facts.put_parcel(parcel),
        SiteBody::Carrier(carrier) => facts.put_carrier(carrier),
        SiteBody::Place(place) => facts.put("precision_m", &place.precision_m),
    }
    facts.put("available_area_m2", &site.available_area());
    facts.0
}

impl Facts {
    fn put<T: Serialize>(&mut self, name: &str, fact: &Known<T>) {
        // A fact is text, a number, a word or a list of words: each has a JSON form.
        self.0.insert(name.to_owned(), serde_json::to_value(fact).unwrap_or(Value::Null));
    }

    fn put_space(&mut self, space: &Space) {
        let source = |area: &Known<_>| {
            let provenance = area.as_ref().map(|fact: &Fact<_>| fact.provenance.clone());
            space.floor_area_source.zip(provenance).map(|(source, provenance)| Fact { value: source, provenance })
        };
        self.put("floor_area_m2", &space.floor_area);
        self.put("floor_area_source", &source(&space.floor_area));
        self.put("usable_area_m2", &space.usable_area);
        self.put("self_used_area_m2", &space.self_used_area);
        self.put("let_area_m2", &space.let_area);
        self.put("vacant_area_m2", &space.vacant_area);
        self.put("committed_area_m2", &space.committed_area);
        self.put("contiguous_vacant_area_m2", &space.contiguous_vacant_area);
        self.put("vacant_since", &space.vacant_since);
        self.put("lease_end", &space.lease_end);
        self.put("levels_above", &space.levels_above);
        self.put("levels_below", &space.levels_below);
        self.put("year_built", &space.year_built);
        self.put_hundredths("storey_height_m", &space.storey_height_cm);
    }

    fn put_tenure(&mut self, tenure: &Tenure) {
        self.put("owner_kind", &tenure.owner_kind);
        self.put("owner_count", &tenure.owner_count);
        self.put("owner", &tenure.owner);
        self.put("mortgaged", &tenure.mortgaged);
        self.put("seized", &tenure.seized);
        self.put("title_dispute", &tenure.title_dispute);
        self.put("land_right_end", &tenure.land_right_end);
        self.put("transition_from", &tenure.transition_from);
    }

    fn put_offer(&mut self, offer: &Offer) {
        self.put("modes", &offer.modes);
        self.put("asking_price_yuan_per_m2", &offer.asking_price);
        self.put("rent_yuan_per_m2_month", &offer.rent_per_month);
        self.put("incubation_rent_yuan_per_m2_month", &offer.incubation_rent);
        self.put("valuation_yuan_per_m2", &offer.valuation);
        self.put("valued_on", &offer.valued_on);
        self.put("works_cost_yuan_per_m2", &offer.works_cost);
    }

    fn put_condition(&mut self, condition: &Condition) {
        self.put("registered_use", &condition.registered_use);
        self.put("heritage", &condition.heritage);
        self.put("safety_grade", &condition.safety_grade);
        self.put("in_renewal_library", &condition.in_renewal_library);
        self.put("fire_acceptance", &condition.fire_acceptance);
        self.put("fire_consent", &condition.fire_consent);
        self.put("strengthening_budget", &condition.strengthening_budget);
    }

    fn put_hundredths(&mut self, name: &str, fact: &Known<u16>) {
        self.put(name, &fact.clone().map(|fact| fact.map(|hundredths| f64::from(hundredths) / 100.0)));
    }

    fn put_fabric(&mut self, fabric: &Fabric) {
        self.put("floorplate_m2", &fabric.floorplate);
        self.put_hundredths("clear_height_m", &fabric.clear_height_cm);
        self.put_hundredths("column_span_m", &fabric.column_span_cm);
        self.put_hundredths("core_depth_m", &fabric.core_depth_cm);
        self.put_hundredths("design_load_kn_per_m2", &fabric.design_load_hundredths);
        self.put("structure", &fabric.structure);
        self.put("passenger_lifts", &fabric.passenger_lifts);
        self.put("goods_lifts", &fabric.goods_lifts);
        self.put("power_va_per_m2", &fabric.power_va_per_m2);
        self.put("parking", &fabric.parking);
    }

    fn put_planning(&mut self, planning: &Planning) {
        self.put("land_use", &planning.land_use);
        self.put("land_right", &planning.land_right);
        self.put("planned_use", &planning.planned_use);
        self.put("positioning", &planning.positioning);
        self.put("illegal_area_m2", &planning.illegal_area);
        self.put("expropriation", &planning.expropriation);
    }

    fn put_parcel(&mut self, parcel: &M0Parcel) {
        self.put("land_area_m2", &parcel.land_area);
        self.put_hundredths("plot_ratio", &parcel.plot_ratio_hundredths);
        self.put("auxiliary_share", &parcel.auxiliary_share);
        self.put("unit_cost_yuan_per_m2", &parcel.unit_cost);
        self.put("term_end", &parcel.term_end);
        self.put("in_approved_park", &parcel.in_approved_park);
    }

    fn put_carrier(&mut self, carrier: &Carrier) {
        self.put("carrier_kind", &carrier.carrier_kind);
        self.put("carrier_programme", &carrier.carrier_programme);
        self.put("orientation", &carrier.orientation);
        self.put("recognition", &carrier.recognition);
        self.put("status", &carrier.status);
        self.put("carrier_area_m2", &carrier.carrier_area);
        self.put("incubation_area_m2", &carrier.incubation_area);
        self.put("incubatees", &carrier.incubatees);
        self.put("tech_firms", &carrier.tech_firms);
        self.put("operator", &carrier.operator);
        self.put("finished_on", &carrier.finished_on);
        self.put("large", &carrier.large);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estate::{Building, Confidence, Provenance, SiteId};

    #[test]
    fn what_is_restricted_never_leaves_without_the_role() {
        let provenance = Provenance { source: "登记簿".into(), as_of: None, confidence: Confidence::Verified };
        let mut building = Building::default();
        building.tenure.owner = Some(Fact::new("某公司".to_owned(), &provenance));
        building.tenure.seized = Some(Fact::new(true, &provenance));
        let site = Site::new(SiteId::from("b"), SiteBody::Building(building));
        let open = of(&site, false);
        assert!(RESTRICTED.iter().all(|name| !open.contains_key(*name)));
        assert!(!serde_json::to_string(&open).unwrap().contains("某公司"));
        let bare = Site::new(SiteId::from("b"), SiteBody::Building(Building::default()));
        assert_eq!(
            (of(&bare, false), withheld(&bare)),
            (open, withheld(&site)),
            "what is on record cannot be told from what is not"
        );
        assert_eq!(of(&site, true)["owner"]["value"], "某公司");
    }
}
