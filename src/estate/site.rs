//! What all sites share, and the kinds there are.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Building, Carrier, Condition, Fabric, IdleProperty, Known, M0Parcel, Offer, Planning, Space, Tenure};
use crate::geometry::Shape;
use crate::programme::ZoneId;
use crate::units::Area;

/// Stable identifier of a site, such as `YZ-B-0123` or `osm:way/704025120`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SiteId(pub String);

impl fmt::Display for SiteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for SiteId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// Kind of site; each has a collection of its own in the map API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteKind {
    /// 楼宇.
    Building,
    /// 闲置物业.
    IdleProperty,
    /// M0地块.
    M0Parcel,
    /// 孵化载体.
    Carrier,
    /// A place the programme names, or an anchor or amenity.
    Place,
}

impl SiteKind {
    /// Every kind, in the order of the collections.
    pub const ALL: [Self; 5] = [Self::Building, Self::IdleProperty, Self::M0Parcel, Self::Carrier, Self::Place];

    /// The word used on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Building => "building",
            Self::IdleProperty => "idle_property",
            Self::M0Parcel => "m0_parcel",
            Self::Carrier => "carrier",
            Self::Place => "place",
        }
    }

    /// The word for all sites of the kind, as layers are called.
    #[must_use]
    pub const fn collection(self) -> &'static str {
        match self {
            Self::Building => "buildings",
            Self::IdleProperty => "idle_properties",
            Self::M0Parcel => "m0_parcels",
            Self::Carrier => "carriers",
            Self::Place => "places",
        }
    }
}

/// 供给类别, the municipal vocabulary of 渝经信发〔2025〕56号.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupplyClass {
    /// 闲置楼宇.
    IdleBuilding,
    /// 闲置厂房.
    IdleFactory,
    /// 低效用地.
    UnderusedLand,
    /// 新型产业用地.
    M0,
}

/// A place named by the programme or worth knowing on the map (gazetteer entry).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// What it is there: building, park, university, hospital, firm…
    pub role: String,
    /// Name only: no attributes and no geometry may be given to it.
    #[doc(alias = "涉密")]
    pub sensitive: bool,
    /// How exact the position is, in metres.
    pub precision_m: Known<u32>,
}

/// What kind of site it is, with what only that kind has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SiteBody {
    /// 楼宇.
    Building(Building),
    /// 闲置物业: few beside buildings, so that their width is not paid by every building.
    IdleProperty(Box<IdleProperty>),
    /// M0地块: few as well.
    M0Parcel(Box<M0Parcel>),
    /// 孵化载体: few as well.
    Carrier(Box<Carrier>),
    /// Gazetteer entry.
    Place(Place),
}

/// Anything on the supply side that has an identity and, once known, a place on the map.
///
/// The shape is kept apart from the serialised form: rooms that write sites write it in their own geometry format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Identifier.
    pub id: SiteId,
    /// Name; `None` for the many buildings without one.
    pub name: Option<String>,
    /// 曾用名/别名.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// 坐落.
    #[serde(default)]
    pub address: Known<String>,
    /// 街道.
    #[serde(default)]
    pub street: Known<String>,
    /// An explicit zone, which wins over geometry.
    #[serde(default)]
    pub zone: Known<ZoneId>,
    /// 方案点名: the programme names it.
    #[serde(default)]
    pub plan_named: bool,
    /// 供给类别.
    #[serde(default)]
    pub supply_class: Known<SupplyClass>,
    /// Where it is.
    #[serde(skip)]
    pub shape: Known<Shape>,
    /// Columns that came with it and that Zaiti does not use: kept, never lost.
    #[serde(default)]
    pub other: BTreeMap<String, String>,
    /// Its kind.
    pub body: SiteBody,
}

impl Site {
    /// A site of which nothing is known but what it is.
    #[must_use]
    pub fn new(id: SiteId, body: SiteBody) -> Self {
        Self {
            id,
            name: None,
            aliases: Vec::new(),
            address: None,
            street: None,
            zone: None,
            plan_named: false,
            supply_class: None,
            shape: None,
            other: BTreeMap::new(),
            body,
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> SiteKind {
        match self.body {
            SiteBody::Building(_) => SiteKind::Building,
            SiteBody::IdleProperty(_) => SiteKind::IdleProperty,
            SiteBody::M0Parcel(_) => SiteKind::M0Parcel,
            SiteBody::Carrier(_) => SiteKind::Carrier,
            SiteBody::Place(_) => SiteKind::Place,
        }
    }

    /// The site that it says it is within, on record or not.
    #[must_use]
    pub const fn within(&self) -> Option<&SiteId> {
        match &self.body {
            SiteBody::IdleProperty(property) => property.within.as_ref(),
            SiteBody::Carrier(carrier) => carrier.within.as_ref(),
            SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
        }
    }

    /// Its floor space, for the kinds that have any.
    #[must_use]
    pub fn space(&self) -> Option<&Space> {
        match &self.body {
            SiteBody::Building(building) => Some(&building.space),
            SiteBody::IdleProperty(property) => Some(&property.space),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// Its title, for buildings and idle properties.
    #[must_use]
    pub fn tenure(&self) -> Option<&Tenure> {
        match &self.body {
            SiteBody::Building(building) => Some(&building.tenure),
            SiteBody::IdleProperty(property) => Some(&property.tenure),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// The owner's terms, for buildings and idle properties.
    #[must_use]
    pub fn offer(&self) -> Option<&Offer> {
        match &self.body {
            SiteBody::Building(building) => Some(&building.offer),
            SiteBody::IdleProperty(property) => Some(&property.offer),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// State of the fabric, for buildings and idle properties.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        match &self.body {
            SiteBody::Building(building) => Some(&building.condition),
            SiteBody::IdleProperty(property) => Some(&property.condition),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// What it is made of, for buildings and idle properties.
    #[must_use]
    pub fn fabric(&self) -> Option<&Fabric> {
        match &self.body {
            SiteBody::Building(building) => Some(&building.fabric),
            SiteBody::IdleProperty(property) => Some(&property.fabric),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// What its land may be used for, for buildings and idle properties.
    #[must_use]
    pub fn planning(&self) -> Option<&Planning> {
        match &self.body {
            SiteBody::Building(building) => Some(&building.planning),
            SiteBody::IdleProperty(property) => Some(&property.planning),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// Floor area that a plan could turn into carrier space: what is vacant and not promised, or an M0 parcel's capacity.
    #[must_use]
    pub fn available_area(&self) -> Known<Area> {
        match &self.body {
            SiteBody::Building(_) | SiteBody::IdleProperty(_) => self.space()?.available_area(),
            SiteBody::M0Parcel(parcel) => parcel.capacity(),
            SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        }
    }

    /// What it is called: its name, or its id where it has none.
    #[must_use]
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id.0)
    }
}
