//! Every question answered again the slow way: site by site, without columns, index or shortcut, straight from the rules.

use std::collections::BTreeMap;

use zaiti::atlas::{CountRule, Filter, GroupBy, Question, Sums, Tally};
use zaiti::estate::{Dataset, Known, Site, SiteBody, SiteId, SupplyClass};
use zaiti::geometry::Shape;
use zaiti::programme::ZoneId;
use zaiti::units::{Area, Share};

pub(crate) struct Brute<'a> {
    dataset: &'a Dataset,
    by_id: BTreeMap<&'a SiteId, &'a Site>,
    parts: BTreeMap<&'a SiteId, Vec<&'a Site>>,
}

fn value<T: Clone>(fact: &Known<T>) -> Option<T> {
    fact.as_ref().map(|fact| fact.value.clone())
}

impl<'a> Brute<'a> {
    pub(crate) fn new(dataset: &'a Dataset) -> Self {
        let by_id: BTreeMap<_, _> = dataset.sites.iter().map(|site| (&site.id, site)).collect();
        let mut brute = Self { dataset, by_id, parts: BTreeMap::new() };
        for site in &dataset.sites {
            if let (SiteBody::IdleProperty(_), Some(building)) = (&site.body, brute.building_of(site)) {
                brute.parts.entry(&building.id).or_default().push(site);
            }
        }
        brute
    }

    pub(crate) fn building_of(&self, site: &Site) -> Option<&'a Site> {
        let within = match &site.body {
            SiteBody::IdleProperty(property) => property.within.as_ref(),
            SiteBody::Carrier(carrier) => carrier.within.as_ref(),
            SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
        }?;
        self.by_id.get(within).copied().filter(|site| matches!(site.body, SiteBody::Building(_)))
    }

    pub(crate) fn shape_of(&self, site: &'a Site) -> Option<&'a Shape> {
        let own = site.shape.as_ref().map(|fact| &fact.value);
        own.or_else(|| self.building_of(site)?.shape.as_ref().map(|fact| &fact.value))
    }

    pub(crate) fn zone_of(&self, site: &Site) -> Option<ZoneId> {
        if let Some(zone) = value(&site.zone) {
            return self.dataset.programme.zone(&zone).map(|zone| zone.id.clone());
        }
        if let Some(shape) = value(&site.shape) {
            let holding = self.dataset.outlines.iter().filter(|outline| outline.shape.contains(shape.label_point()));
            return holding.map(|outline| outline.zone.clone()).min();
        }
        self.zone_of(self.building_of(site)?)
    }

    fn street_of(&self, site: &Site) -> Option<String> {
        value(&site.street).or_else(|| value(&self.building_of(site)?.street))
    }

    pub(crate) fn passes(&self, site: &Site, filter: &Filter) -> bool {
        let owner_kind = site.tenure().and_then(|tenure| value(&tenure.owner_kind));
        let owner_count = site.tenure().and_then(|tenure| value(&tenure.owner_count));
        let vacant = site.space().and_then(|space| value(&space.vacant_area));
        let available = value(&site.available_area());
        let floor = site.space().and_then(|space| value(&space.floor_area)).filter(|floor| floor.hundredths() > 0);
        let vacancy = vacant.zip(floor).map(|(vacant, floor)| vacant.hundredths() as f64 / floor.hundredths() as f64);
        let height = site.space().and_then(|space| value(&space.storey_height_cm)).map(|cm| f64::from(cm) / 100.0);
        (filter.kinds.is_empty() || filter.kinds.contains(&site.kind()))
            && (filter.zones.is_empty() || self.zone_of(site).is_some_and(|zone| filter.zones.contains(&zone)))
            && (filter.streets.is_empty() || self.street_of(site).is_some_and(|street| filter.streets.contains(&street)))
            && (filter.owner_kinds.is_empty() || owner_kind.is_some_and(|kind| filter.owner_kinds.contains(&kind)))
            && (filter.supply_classes.is_empty()
                || supply_class(site).is_some_and(|class| filter.supply_classes.contains(&class)))
            && filter.vacant_min.is_none_or(|least| vacant.map_or(filter.include_unknown, |vacant| vacant >= least))
            && filter.available_min.is_none_or(|least| available.map_or(filter.include_unknown, |available| available >= least))
            && filter.owners_max.is_none_or(|most| owner_count.map_or(filter.include_unknown, |count| count <= most))
            && filter
                .vacancy_min
                .is_none_or(|least| vacancy.map_or(filter.include_unknown, |share| share >= f64::from(least) / 100.0))
            && filter.storey_height_min.is_none_or(|least| height.map_or(filter.include_unknown, |height| height >= least))
            && filter.as_of_min.is_none_or(|day| site.standing().as_of.map_or(filter.include_unknown, |latest| latest >= day))
            && filter.plan_named.is_none_or(|named| site.plan_named == named)
            && filter.text.as_ref().is_none_or(|text| {
                site.id.0.to_lowercase().contains(text)
                    || site.name.as_ref().is_some_and(|name| name.to_lowercase().contains(text))
            })
    }

    fn share(&self, site: &'a Site, question: &Question) -> Option<Share> {
        let Some(area) = &question.area else { return Some(Share::WHOLE) };
        let shape = self.shape_of(site)?;
        Some(match question.count {
            CountRule::Share => shape.share_within(area),
            CountRule::Centroid if area.contains(shape.label_point()) => Share::WHOLE,
            CountRule::Centroid => Share::NONE,
        })
    }

    fn key(&self, site: &Site, by: GroupBy) -> Option<String> {
        let word = |value: serde_json::Value| value.as_str().map(str::to_owned);
        match by {
            GroupBy::Zone => self.zone_of(site).map(|zone| zone.0),
            GroupBy::Kind => Some(site.kind().word().to_owned()),
            GroupBy::OwnerKind => word(serde_json::to_value(site.tenure().and_then(|tenure| value(&tenure.owner_kind))).unwrap()),
            GroupBy::Street => self.street_of(site),
            GroupBy::SupplyClass => word(serde_json::to_value(supply_class(site)).unwrap()),
            GroupBy::Total => None,
        }
    }

    /// What is registered of a site less what is registered of its parts, never less than nothing.
    fn own(&self, site: &Site, figure: impl Fn(&Site) -> Option<Area>) -> Option<Area> {
        let parts = self.parts.get(&site.id).into_iter().flatten();
        let in_parts: Area = parts.filter_map(|part| figure(part)).sum();
        figure(site).map(|whole| (whole - in_parts).or_zero())
    }

    /// The groups that have a site, and how many parts of buildings were counted.
    pub(crate) fn availability(&self, question: &Question) -> (BTreeMap<Option<String>, Sums>, u32) {
        let mut groups: BTreeMap<Option<String>, Sums> = BTreeMap::new();
        let mut parts = 0;
        for site in &self.dataset.sites {
            let enclave = matches!(&site.body, SiteBody::M0Parcel(parcel) if parcel.outside_district);
            let supply = !enclave && !matches!(site.body, SiteBody::Carrier(_) | SiteBody::Place(_));
            if !supply || !self.passes(site, &question.filter) {
                continue;
            }
            let Some(share) = self.share(site, question).filter(|share| *share != Share::NONE) else { continue };
            let sums = groups.entry(self.key(site, question.by)).or_default();
            let add = |tally: &mut Tally, area: Option<Area>| match area {
                Some(area) => {
                    tally.sum += share.of(area);
                    tally.known += 1;
                }
                None => tally.unknown += 1,
            };
            sums.sites += 1;
            sums.example_sites += u32::from(site.standing().is_example());
            add(&mut sums.available_area, self.own(site, |site| value(&site.available_area())));
            if !matches!(site.body, SiteBody::M0Parcel(_)) {
                add(&mut sums.floor_area, self.own(site, |site| value(&site.space()?.floor_area)));
                add(&mut sums.vacant_area, self.own(site, |site| value(&site.space()?.vacant_area)));
            }
            if self.building_of(site).is_some() {
                parts += 1;
            } else {
                add(&mut sums.footprint_area, site.shape.as_ref().and_then(|fact| fact.value.footprint()));
            }
        }
        (groups, parts)
    }
}

fn supply_class(site: &Site) -> Option<SupplyClass> {
    value(&site.supply_class).or_else(|| matches!(site.body, SiteBody::M0Parcel(_)).then_some(SupplyClass::M0))
}
