//! Every site of a snapshot in order of id, out of its two parts. Never here: how the parts came about.

use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

use super::Atlas;
use super::part::Part;
use crate::estate::{Site, SiteId, SiteKind};

/// Where a site stands among all sites of a snapshot; places are in the order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// How many sites of the base come before it.
    rank: u32,
    /// Which of the overlay, or [`Place::OF_BASE`].
    fresh: u32,
}

impl Place {
    /// After everything of the overlay that comes before the same site of the base.
    const OF_BASE: u32 = u32::MAX;

    const fn of_base(index: usize) -> Self {
        Self { rank: index as u32, fresh: Self::OF_BASE }
    }

    /// A number that is the greater, the later the place.
    pub(super) const fn number(self) -> u64 {
        (self.rank as u64) << 32 | self.fresh as u64
    }
}

/// Every site of a snapshot, ordered by id.
#[derive(Clone, Copy)]
pub struct Sites<'a>(&'a Atlas);

impl<'a> Sites<'a> {
    pub(super) const fn of(atlas: &'a Atlas) -> Self {
        Self(atlas)
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.base.sites.len() - self.0.gone.len() + self.0.fresh.sites.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// One after the other.
    #[must_use]
    pub fn iter(self) -> SitesIter<'a> {
        SitesIter { atlas: self.0, places: self.0.places_in_order() }
    }
}

impl<'a> IntoIterator for Sites<'a> {
    type Item = &'a Site;
    type IntoIter = SitesIter<'a>;

    fn into_iter(self) -> SitesIter<'a> {
        self.iter()
    }
}

/// Sites one after the other, in order of id.
pub struct SitesIter<'a> {
    atlas: &'a Atlas,
    places: PlacesInOrder<'a>,
}

impl<'a> Iterator for SitesIter<'a> {
    type Item = &'a Site;

    fn next(&mut self) -> Option<&'a Site> {
        self.places.next().map(|place| &**self.atlas.in_passing(place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

/// The sites of a kind, or all, in order of id; no site is read to list it.
pub struct Listing(Vec<Place>);

impl Listing {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Atlas {
    /// Lists the sites of a kind, or all.
    #[must_use]
    pub fn listing(&self, kind: Option<SiteKind>) -> Listing {
        let kind_at = |place: &Place| {
            let (part, index) = self.at(*place);
            part.columns.category(part.row(index)).kind
        };
        Listing(self.places_in_order().filter(|place| kind.is_none_or(|kind| kind_at(place) == kind)).collect())
    }

    /// How many of a list of this snapshot come before what follows an id.
    #[must_use]
    pub fn listed_up_to(&self, listing: &Listing, id: &str) -> usize {
        listing.0.partition_point(|place| {
            let (part, index) = self.at(*place);
            part.sites.id(index) <= id
        })
    }

    /// Some sites of a list of this snapshot.
    pub fn listed_sites<'a>(&'a self, listing: &Listing, range: Range<usize>) -> impl Iterator<Item = &'a Site> {
        listing.0[range].iter().map(|place| self.site_at(*place))
    }
}

/// All places of a snapshot, in order.
pub(super) struct PlacesInOrder<'a> {
    base: Range<usize>,
    gone: Peekable<std::iter::Copied<std::slice::Iter<'a, u32>>>,
    fresh: Peekable<std::iter::Enumerate<std::iter::Copied<std::slice::Iter<'a, u32>>>>,
    left: usize,
}

impl Iterator for PlacesInOrder<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let place = loop {
            let at = self.base.start;
            if let Some((fresh, rank)) = self.fresh.next_if(|(_, rank)| *rank as usize <= at) {
                break Place { rank, fresh: fresh as u32 };
            }
            let index = self.base.next()?;
            if self.gone.next_if(|gone| *gone as usize == index).is_none() {
                break Place::of_base(index);
            }
        };
        self.left = self.left.saturating_sub(1);
        Some(place)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl Atlas {
    /// The part that holds a place, and where in its list of sites.
    pub(super) fn at(&self, place: Place) -> (&Part, usize) {
        match place.fresh {
            Place::OF_BASE => (&self.base, place.rank as usize),
            fresh => (&self.fresh, fresh as usize),
        }
    }

    /// The site of a place that is met on the way through all of them.
    pub(super) fn in_passing(&self, place: Place) -> &Arc<Site> {
        let (part, index) = self.at(place);
        part.sites.in_passing(index)
    }

    /// The id of a site; no site is read for it.
    pub(super) fn id_at(&self, place: Place) -> &str {
        let (part, index) = self.at(place);
        part.sites.id(index)
    }

    pub(super) fn site_at(&self, place: Place) -> &Site {
        let (part, index) = self.at(place);
        &part.sites[index]
    }

    /// The place of a site by its id.
    pub(super) fn place(&self, id: &SiteId) -> Option<Place> {
        if let Some(index) = self.fresh.index(id) {
            return Some(self.place_in(&self.fresh, index));
        }
        self.base.index(id).filter(|index| !self.is_gone(*index)).map(Place::of_base)
    }

    /// The place of a site of one of the parts.
    pub(super) fn place_in(&self, part: &Part, index: usize) -> Place {
        if self.is_base(part) { Place::of_base(index) } else { Place { rank: self.ranks[index], fresh: index as u32 } }
    }

    /// The base and the overlay.
    pub(super) fn parts(&self) -> [&Part; 2] {
        [&self.base, &self.fresh]
    }

    /// Whether a site of a part is one of this revision.
    pub(super) fn holds(&self, part: &Part, index: usize) -> bool {
        !self.is_base(part) || !self.is_gone(index)
    }

    fn is_base(&self, part: &Part) -> bool {
        std::ptr::eq(part, &raw const *self.base)
    }

    /// Whether a site of the base was changed or taken out since.
    fn is_gone(&self, index: usize) -> bool {
        !self.gone.is_empty() && self.gone.binary_search(&(index as u32)).is_ok()
    }

    pub(super) fn places_in_order(&self) -> PlacesInOrder<'_> {
        PlacesInOrder {
            base: 0..self.base.sites.len(),
            gone: self.gone.iter().copied().peekable(),
            fresh: self.ranks.iter().copied().enumerate().peekable(),
            left: Sites(self).len(),
        }
    }
}
