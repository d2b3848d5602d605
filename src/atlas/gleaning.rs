//! What the atlas takes of each site, in one pass over them: figures, words, the spot it stands on, its outline on the grid of tiles, and
//! what it is called. After that no site is needed to lay out and index them.
//!
//! Why one pass? A site is some kilobyte in many pieces; to come back to it for every column takes longer than all the columns. And what
//! is gleaned as the sites are read lets the sites themselves stay in the store. Never here: what several sites come to together.

use std::collections::HashMap;

use jiff::civil::Date;

use super::cell::Supply;
use super::columns::{Figures, Spot, supply_class};
use super::contours::Tracing;
use super::lines::Lines;
use super::search::Texts;
use crate::estate::{CarrierGlance, CarrierStatus, Glance, OwnerKind, Site, SiteKind, SupplyClass};
use crate::units::{Area, YuanPerSquareMetre};

/// What was taken of some sites.
#[derive(Default)]
pub struct Gleaning {
    sites: Vec<Gleaned>,
    ids: Lines,
    /// Names as they are written; an empty one of a site without.
    names: Lines,
    texts: Texts,
    streets: Words,
    zones: Words,
    tracing: Tracing,
    carriers: Vec<CarrierGlance>,
    /// Which sites say they are within another.
    parts: Vec<u32>,
    wholes: Lines,
}

/// What was taken of one site.
pub(super) struct Gleaned {
    pub(super) kind: SiteKind,
    pub(super) supply: Supply,
    pub(super) owner_kind: Option<OwnerKind>,
    pub(super) supply_class: Option<SupplyClass>,
    /// How far a carrier has come.
    pub(super) status: Option<CarrierStatus>,
    pub(super) plan_named: bool,
    pub(super) example: bool,
    pub(super) sensitive: bool,
    /// The latest day one of its facts describes.
    pub(super) as_of: Option<Date>,
    /// Its own street and its explicit zone, by their places in the gleaning's lists.
    pub(super) street: Option<u32>,
    pub(super) zone: Option<u32>,
    pub(super) owner_count: Option<u32>,
    pub(super) price: Option<YuanPerSquareMetre>,
    /// 建筑面积, or the 载体面积 of a carrier.
    pub(super) floor: Option<Area>,
    /// Storeys above ground.
    pub(super) storeys: Option<u16>,
    /// What is registered of it.
    pub(super) figures: Figures,
    /// Where its own shape is.
    pub(super) spot: Option<Spot>,
    /// Where it stands in the gleaning's list of carriers.
    carrier: Option<u32>,
}

/// Words, each kept once.
#[derive(Default)]
pub(super) struct Words {
    list: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

impl Gleaning {
    /// Takes what is needed of one more site.
    pub fn take(&mut self, site: &Site) {
        self.glance(&Glance::of(site));
    }

    /// The same of a site that was only glanced at.
    pub fn glance(&mut self, site: &Glance<'_>) {
        let spot = site.footing.as_ref().map(Spot::of);
        self.tracing.trace(site.footing.as_ref());
        self.ids.begin();
        self.ids.extend(site.id);
        self.names.begin();
        site.name.iter().for_each(|name| self.names.extend(name));
        self.texts.take(site);
        if let Some(whole) = site.within {
            self.parts.push(self.sites.len() as u32);
            self.wholes.begin();
            self.wholes.extend(whole);
        }
        let carrier = site.carrier.map(|carrier| {
            self.carriers.push(carrier);
            self.carriers.len() as u32 - 1
        });
        self.sites.push(Gleaned {
            kind: site.kind,
            supply: Supply::of(site),
            owner_kind: site.owner_kind,
            supply_class: supply_class(site),
            status: site.carrier.and_then(|carrier| carrier.status),
            plan_named: site.plan_named,
            example: site.standing.is_example(),
            sensitive: site.sensitive,
            as_of: site.standing.as_of,
            street: site.street.map(|street| self.streets.number(street)),
            zone: site.zone.map(|zone| self.zones.number(zone)),
            owner_count: site.owner_count,
            price: site.price,
            floor: site.carrier.map_or(site.floor_area, |carrier| carrier.carrier_area),
            storeys: site.levels_above,
            figures: Figures::registered(site),
            spot,
            carrier,
        });
    }

    fn finish(&mut self) {
        self.ids.begin();
        self.names.begin();
        self.texts.finish();
        self.wholes.begin();
    }
}

/// All that was gleaned, in order of id.
pub(super) struct Harvest {
    gleanings: Vec<Gleaning>,
    /// Which gleaning each site is in, and its place there.
    order: Vec<(u32, u32)>,
}

impl Harvest {
    /// Of gleanings in no order.
    pub(super) fn sorted(gleanings: Vec<Gleaning>) -> Self {
        let mut harvest = Self::in_order(gleanings);
        let Self { gleanings, order } = &mut harvest;
        let id = |(gleaning, at): (u32, u32)| gleanings[gleaning as usize].ids.of(at as usize);
        let mut keyed: Vec<(u128, (u32, u32))> = order.iter().map(|place| (beginning(id(*place)), *place)).collect();
        keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| id(a.1).cmp(id(b.1))));
        for (place, (_, sorted)) in order.iter_mut().zip(keyed) {
            *place = sorted;
        }
        harvest
    }

    /// Of gleanings whose sites follow one another in order of id.
    pub(super) fn in_order(mut gleanings: Vec<Gleaning>) -> Self {
        gleanings.iter_mut().for_each(Gleaning::finish);
        let places = |(number, gleaning): (u32, &Gleaning)| (0..gleaning.sites.len() as u32).map(move |at| (number, at));
        let order = (0..).zip(&gleanings).flat_map(places).collect();
        Self { gleanings, order }
    }

    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    fn place(&self, index: usize) -> (&Gleaning, usize) {
        let (gleaning, at) = self.order[index];
        (&self.gleanings[gleaning as usize], at as usize)
    }

    pub(super) fn site(&self, index: usize) -> &Gleaned {
        let (gleaning, at) = self.place(index);
        &gleaning.sites[at]
    }

    pub(super) fn sites(&self) -> impl Iterator<Item = &Gleaned> {
        (0..self.len()).map(|index| self.site(index))
    }

    pub(super) fn id(&self, index: usize) -> &str {
        let (gleaning, at) = self.place(index);
        gleaning.ids.of(at)
    }

    pub(super) fn name(&self, index: usize) -> &str {
        let (gleaning, at) = self.place(index);
        gleaning.names.of(at)
    }

    pub(super) fn ids(&self) -> Lines {
        Lines::of_all((0..self.len()).map(|index| self.id(index)))
    }

    pub(super) fn carrier(&self, index: usize) -> Option<&CarrierGlance> {
        let (gleaning, at) = self.place(index);
        gleaning.carriers.get(gleaning.sites[at].carrier? as usize)
    }

    /// Which gleaning a site is in.
    pub(super) fn gleaning_of(&self, index: usize) -> usize {
        self.order[index].0 as usize
    }

    /// The streets of each gleaning.
    pub(super) fn streets(&self) -> impl Iterator<Item = &[String]> {
        self.gleanings.iter().map(|gleaning| gleaning.streets.list.as_slice())
    }

    /// The explicit zones of each gleaning.
    pub(super) fn zones(&self) -> impl Iterator<Item = &[String]> {
        self.gleanings.iter().map(|gleaning| gleaning.zones.list.as_slice())
    }

    /// Where the outline of a site's own shape was traced.
    pub(super) fn traced(&self, index: usize) -> (&Tracing, usize) {
        let (gleaning, at) = self.place(index);
        (&gleaning.tracing, at)
    }

    /// What each site is called.
    pub(super) fn texts(&mut self) -> Texts {
        if let [only] = self.gleanings.as_mut_slice()
            && self.order.is_sorted()
        {
            return std::mem::take(&mut only.texts);
        }
        Texts::of_all((0..self.len()).map(|index| {
            let (gleaning, at) = self.place(index);
            (&gleaning.texts, at)
        }))
    }

    /// The sites that say they are within another, with what they name, in the order of that.
    pub(super) fn parts(&self) -> Vec<(&str, u32)> {
        let mut indexes: Vec<Vec<u32>> = self.gleanings.iter().map(|gleaning| vec![0; gleaning.sites.len()]).collect();
        for (index, (gleaning, at)) in (0_u32..).zip(&self.order) {
            indexes[*gleaning as usize][*at as usize] = index;
        }
        let mut parts: Vec<(u128, &str, u32)> = Vec::new();
        for (gleaning, indexes) in self.gleanings.iter().zip(&indexes) {
            parts.extend((0..).zip(&gleaning.parts).map(|(number, at)| {
                let whole = gleaning.wholes.of(number);
                (beginning(whole), whole, indexes[*at as usize])
            }));
        }
        parts.sort_unstable();
        parts.into_iter().map(|(_, whole, index)| (whole, index)).collect()
    }
}

/// The first sixteen bytes of an id as a number, so that most ids are compared without being looked at.
fn beginning(id: &str) -> u128 {
    let mut bytes = [0; 16];
    let shown = id.len().min(16);
    bytes[..shown].copy_from_slice(&id.as_bytes()[..shown]);
    u128::from_be_bytes(bytes)
}
