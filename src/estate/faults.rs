//! What cannot be true of a site.

use thiserror::Error;

use super::{Known, Site, SiteBody, Space};
use crate::units::Area;

/// A contradiction inside one site.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SiteFault {
    /// Ids are keys everywhere.
    #[error("the id is empty; every site needs one")]
    EmptyId,
    /// A negative area.
    #[error("{field} is {area}; an area cannot be negative")]
    NegativeArea {
        /// Wire name of the field.
        field: &'static str,
        /// The value.
        area: Area,
    },
    /// A part larger than the whole.
    #[error("{part} ({part_area}) is larger than {whole} ({whole_area})")]
    PartExceedsWhole {
        /// Wire name of the part.
        part: &'static str,
        /// Its value.
        part_area: Area,
        /// Wire name of the whole.
        whole: &'static str,
        /// Its value.
        whole_area: Area,
    },
    /// 自用 + 出租 + 空置 ≠ 可用.
    #[error("self-used + let + vacant is {sum}, but usable is {usable}; they must be equal")]
    UseDoesNotAddUp {
        /// Sum of the three parts.
        sum: Area,
        /// Usable area as given.
        usable: Area,
    },
    /// Nobody owns it.
    #[error("owner_count is 0; leave it empty when it is not known")]
    NoOwner,
    /// A sensitive place with more than a name.
    #[error("a sensitive place carries a name only; remove its shape and attributes")]
    SensitivePlace,
}

impl Site {
    /// Every contradiction found; an empty answer means the site may be kept.
    #[must_use]
    pub fn faults(&self) -> Vec<SiteFault> {
        let mut faults = Vec::new();
        if self.id.0.trim().is_empty() {
            faults.push(SiteFault::EmptyId);
        }
        if let Some(space) = self.space() {
            space_faults(space, &mut faults);
        }
        if self.tenure().is_some_and(|tenure| tenure.owner_count.as_ref().is_some_and(|count| count.value == 0)) {
            faults.push(SiteFault::NoOwner);
        }
        match &self.body {
            SiteBody::Place(place) if place.sensitive && (self.shape.is_some() || self.address.is_some()) => {
                faults.push(SiteFault::SensitivePlace);
            }
            SiteBody::M0Parcel(parcel) => not_negative("land_area_m2", &parcel.land_area, &mut faults),
            SiteBody::Carrier(carrier) => not_negative("carrier_area_m2", &carrier.carrier_area, &mut faults),
            SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::Place(_) => {}
        }
        faults
    }
}

fn space_faults(space: &Space, faults: &mut Vec<SiteFault>) {
    let fields = [
        ("floor_area_m2", &space.floor_area),
        ("usable_area_m2", &space.usable_area),
        ("self_used_area_m2", &space.self_used_area),
        ("let_area_m2", &space.let_area),
        ("vacant_area_m2", &space.vacant_area),
        ("committed_area_m2", &space.committed_area),
        ("contiguous_vacant_area_m2", &space.contiguous_vacant_area),
    ];
    for (field, area) in fields {
        not_negative(field, area, faults);
    }
    let [floor, usable, self_used, let_out, vacant, _, contiguous] = fields;
    within(usable, floor, faults);
    within(vacant, usable, faults);
    within(vacant, floor, faults);
    within(contiguous, vacant, faults);
    if let (Some(usable), Some(own), Some(rented), Some(empty)) = (usable.1, self_used.1, let_out.1, vacant.1) {
        let sum = own.value + rented.value + empty.value;
        if sum != usable.value {
            faults.push(SiteFault::UseDoesNotAddUp { sum, usable: usable.value });
        }
    }
}

fn not_negative(field: &'static str, area: &Known<Area>, faults: &mut Vec<SiteFault>) {
    if let Some(fact) = area.as_ref().filter(|fact| fact.value < Area::ZERO) {
        faults.push(SiteFault::NegativeArea { field, area: fact.value });
    }
}

fn within(part: (&'static str, &Known<Area>), whole: (&'static str, &Known<Area>), faults: &mut Vec<SiteFault>) {
    if let (Some(inner), Some(outer)) = (part.1, whole.1)
        && inner.value > outer.value
    {
        faults.push(SiteFault::PartExceedsWhole {
            part: part.0,
            part_area: inner.value,
            whole: whole.0,
            whole_area: outer.value,
        });
    }
}
