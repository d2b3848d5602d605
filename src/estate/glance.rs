//! What an index takes of a site, borrowed from wherever the site is. Never here: how it is read, or what is made of it.

use super::{CarrierStatus, Known, OwnerKind, Site, SiteBody, SiteKind, Standing, SupplyClass};
use crate::geometry::Footing;
use crate::units::{Area, YuanPerSquareMetre};

/// A site at a glance: what it is called, where it is, its figures and how well they are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance<'a> {
    /// Identifier.
    pub id: &'a str,
    /// Kind.
    pub kind: SiteKind,
    /// Name.
    pub name: Option<&'a str>,
    /// 曾用名/别名.
    pub aliases: Vec<&'a str>,
    /// 坐落.
    pub address: Option<&'a str>,
    /// 街道.
    pub street: Option<&'a str>,
    /// An explicit zone.
    pub zone: Option<&'a str>,
    /// The site it says it is within.
    pub within: Option<&'a str>,
    /// 方案点名.
    pub plan_named: bool,
    /// 供给类别, where it is stated.
    pub supply_class: Option<SupplyClass>,
    /// 产权性质.
    pub owner_kind: Option<OwnerKind>,
    /// 产权户数.
    pub owner_count: Option<u32>,
    /// 业主报价, or the unit cost of an M0 parcel.
    pub price: Option<YuanPerSquareMetre>,
    /// 建筑面积.
    pub floor_area: Option<Area>,
    /// 空置面积.
    pub vacant_area: Option<Area>,
    /// What a plan could turn into carrier space.
    pub available_area: Option<Area>,
    /// 地上层数.
    pub levels_above: Option<u16>,
    /// 飞地: an M0 parcel outside the district.
    pub outside_district: bool,
    /// 涉密: a place of which the name only is given.
    pub sensitive: bool,
    /// What only a carrier has.
    pub carrier: Option<CarrierGlance>,
    /// How well it is known, over all its facts.
    pub standing: Standing,
    /// Where its own shape is.
    pub footing: Option<Footing<'a>>,
}

/// The figures of a carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CarrierGlance {
    /// 载体状态.
    pub status: Option<CarrierStatus>,
    /// 载体面积.
    pub carrier_area: Option<Area>,
    /// 在孵企业和创业团队.
    pub incubatees: Option<u32>,
    /// 科技型企业.
    pub tech_firms: Option<u32>,
}

impl<'a> Glance<'a> {
    /// A glance at a site.
    #[must_use]
    pub fn of(site: &'a Site) -> Self {
        let (space, tenure) = (site.space(), site.tenure());
        Self {
            id: &site.id.0,
            kind: site.kind(),
            name: site.name.as_deref(),
            aliases: site.aliases.iter().map(String::as_str).collect(),
            address: text(&site.address),
            street: text(&site.street),
            zone: site.zone.as_ref().map(|fact| fact.value.0.as_str()),
            within: site.within().map(|whole| whole.0.as_str()),
            plan_named: site.plan_named,
            supply_class: value(&site.supply_class),
            owner_kind: tenure.and_then(|tenure| value(&tenure.owner_kind)),
            owner_count: tenure.and_then(|tenure| value(&tenure.owner_count)),
            price: price(site),
            floor_area: space.and_then(|space| value(&space.floor_area)),
            vacant_area: space.and_then(|space| value(&space.vacant_area)),
            available_area: value(&site.available_area()),
            levels_above: space.and_then(|space| value(&space.levels_above)),
            outside_district: matches!(&site.body, SiteBody::M0Parcel(parcel) if parcel.outside_district),
            sensitive: matches!(&site.body, SiteBody::Place(place) if place.sensitive),
            carrier: carrier(site),
            standing: site.standing(),
            footing: site.shape.as_ref().map(|fact| Footing::of(&fact.value)),
        }
    }
}

fn value<T: Copy>(known: &Known<T>) -> Option<T> {
    known.as_ref().map(|fact| fact.value)
}

fn text(known: &Known<String>) -> Option<&str> {
    known.as_ref().map(|fact| fact.value.as_str())
}

/// What is asked for a site.
fn price(site: &Site) -> Option<YuanPerSquareMetre> {
    match &site.body {
        SiteBody::M0Parcel(parcel) => value(&parcel.unit_cost),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => {
            value(&site.offer()?.asking_price)
        }
    }
}

fn carrier(site: &Site) -> Option<CarrierGlance> {
    match &site.body {
        SiteBody::Carrier(carrier) => Some(CarrierGlance {
            status: value(&carrier.status),
            carrier_area: value(&carrier.carrier_area),
            incubatees: value(&carrier.incubatees),
            tech_firms: value(&carrier.tech_firms),
        }),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
    }
}
