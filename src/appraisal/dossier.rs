//! What is known of one property for its sheet: its own facts, else those of the building it is a part of, else columns that came along
//! under the names of the survey template. Never here: a judgement.

use crate::atlas::Atlas;
use crate::estate::{Condition, Fabric, Fact, Known, Offer, Planning, Provenance, Site, SiteBody, Space, Tenure};
use crate::programme::{Zone, ZoneId};
use crate::units::Area;

use super::question::{AppraisalSettings, Sight};
use crate::estate::Confidence;

/// The file on one property.
pub(super) struct Dossier<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) site: &'a Site,
    pub(super) building: Option<&'a Site>,
    pub(super) zone: Option<&'a ZoneId>,
    pub(super) settings: &'a AppraisalSettings,
}

/// Space that could be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Takeable {
    /// Carrier area it would make.
    pub(super) carrier_area: Area,
    /// 建筑面积 that price, rent and works refer to.
    pub(super) gross: Area,
    /// Whether 得房率 is known; without it, the two areas are taken to be equal.
    pub(super) ratio_known: bool,
}

impl<'a> Dossier<'a> {
    pub(super) fn open(atlas: &'a Atlas, site: &'a Site, settings: &'a AppraisalSettings) -> Self {
        let building = match &site.body {
            SiteBody::IdleProperty(property) => property.within.as_ref().and_then(|whole| atlas.site(whole)),
            SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
        };
        Self { atlas, site, building, zone: atlas.zone_of(&site.id), settings }
    }

    /// Whether it counts in a zone that the document calls a historic quarter.
    pub(super) fn in_historic_quarter(&self) -> bool {
        self.zone.and_then(|zone| self.atlas.programme().zone(zone)).is_some_and(Zone::is_historic_quarter)
    }

    fn admit<T>(&self, known: &'a Known<T>) -> Option<&'a Fact<T>> {
        let made_up = |fact: &&Fact<T>| fact.provenance.confidence == Confidence::Example;
        known.as_ref().filter(|fact| !(self.settings.example_is_missing && made_up(fact)))
    }

    /// A fact of the property's own space.
    pub(super) fn own<T>(&self, field: fn(&Space) -> &Known<T>) -> Option<&'a Fact<T>> {
        self.admit(field(self.site.space()?))
    }

    /// A fact of the fabric, inherited from the building.
    pub(super) fn fabric<T>(&self, field: fn(&Space) -> &Known<T>) -> Option<&'a Fact<T>> {
        self.own(field).or_else(|| self.admit(field(self.building?.space()?)))
    }

    pub(super) fn tenure<T>(&self, field: fn(&Tenure) -> &Known<T>) -> Option<&'a Fact<T>> {
        self.admit(field(self.site.tenure()?)).or_else(|| self.admit(field(self.building?.tenure()?)))
    }

    /// A restricted fact: `None` for readers without the role, as if it were not known.
    pub(super) fn restricted<T>(&self, field: fn(&Tenure) -> &Known<T>) -> Option<&'a Fact<T>> {
        match self.settings.sight {
            Sight::Open => None,
            Sight::Restricted => self.tenure(field),
        }
    }

    pub(super) fn condition<T>(&self, field: fn(&Condition) -> &Known<T>) -> Option<&'a Fact<T>> {
        self.admit(field(self.site.condition()?)).or_else(|| self.admit(field(self.building?.condition()?)))
    }

    pub(super) fn offer<T>(&self, field: fn(&Offer) -> &Known<T>) -> Option<&'a Fact<T>> {
        self.admit(field(self.site.offer()?)).or_else(|| self.admit(field(self.building?.offer()?)))
    }

    /// A technical fact, inherited from the building.
    pub(super) fn technical<T>(&self, field: fn(&Fabric) -> &Known<T>) -> Option<&'a Fact<T>> {
        self.admit(field(self.site.fabric()?)).or_else(|| self.admit(field(self.building?.fabric()?)))
    }

    /// A technical fact in hundredths of its unit, as a number.
    pub(super) fn hundredths(&self, field: fn(&Fabric) -> &Known<u16>) -> Option<f64> {
        self.technical(field).map(|fact| f64::from(fact.value) / 100.0)
    }

    pub(super) fn planning<T>(&self, field: fn(&Planning) -> &Known<T>) -> Option<&'a Fact<T>> {
        self.admit(field(self.site.planning()?)).or_else(|| self.admit(field(self.building?.planning()?)))
    }

    /// A restricted planning fact: `None` for readers without the role, as if it were not known.
    pub(super) fn restricted_planning<T>(&self, field: fn(&Planning) -> &Known<T>) -> Option<&'a Fact<T>> {
        match self.settings.sight {
            Sight::Open => None,
            Sight::Restricted => self.planning(field),
        }
    }

    /// Whether columns that came along are withheld from this reader, on record or not: that one is there says much of what it holds.
    pub(super) fn withholds(&self) -> bool {
        self.settings.sight == Sight::Open
    }

    /// The text of a column that came along, under any of its names.
    pub(super) fn column(&self, names: &[&str]) -> Option<Fact<&'a str>> {
        if self.settings.sight == Sight::Open {
            return None;
        }
        let of = |site: &'a Site| {
            let text = names.iter().find_map(|name| site.other.get(*name)).map(|text| text.trim())?;
            (!text.is_empty()).then(|| Fact { value: text, provenance: general(site) })
        };
        let fact = of(self.site).or_else(|| self.building.and_then(of))?;
        let made_up = fact.provenance.confidence == Confidence::Example;
        (!(self.settings.example_is_missing && made_up)).then_some(fact)
    }

    /// Vacant and not promised, without parts that are registered on their own.
    pub(super) fn takeable(&self) -> Option<Takeable> {
        let vacant = self.own(|space| &space.vacant_area)?.value;
        let promised = self.own(|space| &space.committed_area).map_or(Area::ZERO, |fact| fact.value);
        let carrier_area = (vacant - promised - self.registered_parts()).or_zero();
        let (gross, ratio_known) = self.gross(carrier_area);
        Some(Takeable { carrier_area, gross, ratio_known })
    }

    /// Available space of the building that is registered as idle properties of their own.
    pub(super) fn registered_parts(&self) -> Area {
        let SiteBody::Building(_) = self.site.body else { return Area::ZERO };
        let part =
            |site: &&Site| matches!(&site.body, SiteBody::IdleProperty(part) if part.within.as_ref() == Some(&self.site.id));
        let parts = self.atlas.sites().iter().filter(part);
        parts.filter_map(|part| part.available_area().map(|fact| fact.value)).sum()
    }

    /// 得房率: usable over floor area.
    pub(super) fn efficiency(&self) -> Option<f64> {
        let floor = self.own(|space| &space.floor_area)?.value;
        let usable = self.own(|space| &space.usable_area)?.value;
        (usable > Area::ZERO && floor >= usable).then(|| usable.square_metres() / floor.square_metres())
    }

    fn gross(&self, area: Area) -> (Area, bool) {
        let (Some(floor), Some(usable)) = (self.own(|space| &space.floor_area), self.own(|space| &space.usable_area)) else {
            return (area, false);
        };
        let (floor, usable) = (i128::from(floor.value.hundredths()), i128::from(usable.value.hundredths()));
        if usable <= 0 || floor < usable {
            return (area, false);
        }
        let gross = (i128::from(area.hundredths()) * floor + usable - 1) / usable;
        i64::try_from(gross).map_or((area, false), |gross| (Area::from_hundredths(gross), true))
    }
}

/// Where the columns that came along with a site come from: its least certain provenance.
fn general(site: &Site) -> Provenance {
    let mut least: Option<Provenance> = None;
    site.each_provenance(&mut |provenance| {
        if least.as_ref().is_none_or(|known| provenance.confidence < known.confidence) {
            least = Some(provenance.clone());
        }
    });
    let unsaid =
        || Provenance { source: "来源未注明 / source not stated".into(), as_of: None, confidence: Confidence::Estimated };
    least.unwrap_or_else(unsaid)
}
