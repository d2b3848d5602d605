//! From one snapshot to the next: what changed lies in an overlay over a base that both share.
//!
//! The overlay holds each changed site with its family, that is the building it is a part of and the parts of that, and those of the base
//! no longer hold. So each part of the atlas is decided within itself, a commit costs what its sites and the overlay hold, and older
//! snapshots stay as they are. Once the overlay has grown, all is indexed anew beside the readers ([`Atlas::merged`]), and what changed
//! meanwhile is laid over that. Never here: when this happens; the desk knows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Atlas;
use super::board::Board;
use super::gleaning::Gleaning;
use super::part::{Frame, Part};
use super::roll::{Archive, Roll};
use super::sites::Place;
use super::tallies::Tallies;
use crate::estate::{Change, Dataset, Revision, Site, SiteBody, SiteId};

/// With this many sites in the overlay, all should be indexed anew.
const FULL: usize = 256;
/// More changes than this at once are indexed with everything else straight away.
const MOST_LAID: usize = 4 * FULL;

/// A site that is put, or the id of one that is taken out.
type Moved = Result<Arc<Site>, SiteId>;

fn id_of(moved: &Moved) -> &SiteId {
    match moved {
        Ok(site) => &site.id,
        Err(id) => id,
    }
}

/// What lies over a base.
struct Overlay {
    fresh: Part,
    ranks: Vec<u32>,
    gone: Vec<u32>,
    less: Tallies,
}

impl Atlas {
    /// Indexes a revision.
    #[must_use]
    pub fn build(dataset: Dataset) -> Self {
        let Dataset { revision, programme, outlines, backdrop, sites } = dataset;
        let mut sites: Vec<Arc<Site>> = sites.into_iter().map(Arc::new).collect();
        sites.sort_by(|a, b| a.id.cmp(&b.id));
        Self::whole(revision, Arc::new(Frame { programme, outlines, backdrop }), sites, None)
    }

    /// Indexes a revision of which the sites were gleaned, on any number of threads, and stay in an archive; `besides` is what it holds
    /// besides its sites.
    #[must_use]
    pub fn of_gleanings(besides: Dataset, gleanings: Vec<Gleaning>, archive: Arc<dyn Archive>) -> Self {
        let Dataset { revision, programme, outlines, backdrop, .. } = besides;
        let frame = Arc::new(Frame { programme, outlines, backdrop });
        let base = Part::lay_gleaned(&frame, gleanings, archive);
        Self::bare(revision, frame, base)
    }

    fn whole(revision: Revision, frame: Arc<Frame>, sites: Vec<Arc<Site>>, archive: Option<Arc<dyn Archive>>) -> Self {
        let base = match archive {
            None => Part::lay(&frame, sites),
            Some(archive) => Part::lay_letting_go(&frame, sites, archive),
        };
        Self::bare(revision, frame, base)
    }

    /// A revision as it was indexed, with nothing laid over it.
    pub(super) fn bare(revision: Revision, frame: Arc<Frame>, base: Part) -> Self {
        let fresh = Part::lay(&frame, Vec::new());
        let none = Overlay { fresh, ranks: Vec::new(), gone: Vec::new(), less: Tallies::none(frame.programme.zones.len()) };
        Self::of_parts(revision.clone(), revision, frame, Arc::new(base), none)
    }

    fn of_parts(revision: Revision, indexed: Revision, frame: Arc<Frame>, base: Arc<Part>, overlay: Overlay) -> Self {
        let Overlay { fresh, ranks, gone, less } = overlay;
        let board = Board::set_up(&frame.programme, &frame.official(), |zone| base.tallies.of_zone(zone, &less, &fresh.tallies));
        Self { revision, indexed, frame, base, fresh, gone, ranks, less, board }
    }

    /// The snapshot after some changes; it shares with this one what they leave as it is.
    #[must_use]
    pub fn with(&self, revision: Revision, changes: &[Change]) -> Self {
        self.after_all(revision, changes.to_vec(), None)
    }

    /// The same with changes that nobody else needs: their sites are taken over as they are, however many they are. Where there is an
    /// archive that has every site at the revision, none is held when all are indexed.
    #[must_use]
    pub fn after_all(&self, revision: Revision, changes: Vec<Change>, archive: Option<Arc<dyn Archive>>) -> Self {
        let mut frame: Option<Frame> = None;
        let mut moved: Vec<Moved> = Vec::with_capacity(changes.len());
        for change in changes {
            match change {
                Change::Put(site) => moved.push(Ok(site)),
                Change::Retire(id) => moved.push(Err(id)),
                Change::SetProgramme(programme) => {
                    frame.get_or_insert_with(|| self.frame.copy()).programme = Arc::new(*programme);
                }
                Change::SetOutlines(outlines) => frame.get_or_insert_with(|| self.frame.copy()).outlines = outlines,
                Change::SetBackdrop(backdrop) => frame.get_or_insert_with(|| self.frame.copy()).backdrop = backdrop,
            }
        }
        match frame {
            // Zones, programme or backdrop may move every site.
            Some(frame) => Self::whole(revision, Arc::new(frame), self.after(moved), archive),
            None if moved.len() > MOST_LAID => Self::whole(revision, Arc::clone(&self.frame), self.after(moved), archive),
            None => {
                let put = moved.iter().map(|moved| (id_of(moved), moved.as_ref().ok().map(Arc::clone))).collect();
                self.laid_over(revision, &put)
            }
        }
    }

    /// Every site after some were put or taken out, in order of id. Those put are moved, not counted once more: there may be a million.
    fn after(&self, mut moved: Vec<Moved>) -> Vec<Arc<Site>> {
        moved.sort_by(|a, b| id_of(a).cmp(id_of(b)));
        let stays = |site: &&Arc<Site>| moved.binary_search_by(|moved| id_of(moved).cmp(&site.id)).is_err();
        let kept: Vec<Arc<Site>> = self.shared_sites().filter(stays).map(Arc::clone).collect();
        let mut sites = Vec::with_capacity(kept.len() + moved.len());
        sites.extend(kept);
        // Of several that are put under one id the last one counts.
        let mut moved = moved.into_iter().peekable();
        while let Some(one) = moved.next() {
            let again = moved.peek().is_some_and(|next| id_of(next) == id_of(&one));
            sites.extend(one.ok().filter(|_| !again));
        }
        sites.sort_by(|a, b| a.id.cmp(&b.id));
        sites
    }

    fn laid_over(&self, revision: Revision, put: &BTreeMap<&SiteId, Option<Arc<Site>>>) -> Self {
        let mut fresh: BTreeMap<&SiteId, Arc<Site>> = BTreeMap::new();
        fresh.extend(self.fresh.sites.iter().map(|site| (&site.id, Arc::clone(site))));
        for id in self.families(put) {
            fresh.extend(self.place(id).map(|place| (id, Arc::clone(self.shared_at(place)))));
        }
        for (id, site) in put {
            match site {
                Some(site) => drop(fresh.insert(id, Arc::clone(site))),
                None => drop(fresh.remove(id)),
            }
        }
        let moved = put.keys().copied().chain(fresh.keys().copied());
        let overlay = self.overlay(moved.collect(), Part::lay(&self.frame, fresh.values().map(Arc::clone).collect()));
        Self::of_parts(revision, self.indexed.clone(), Arc::clone(&self.frame), Arc::clone(&self.base), overlay)
    }

    /// The overlay of the sites that are now fresh, some of which moved; what it says of those that lay over the base before is known.
    fn overlay(&self, moved: BTreeSet<&SiteId>, fresh: Part) -> Overlay {
        let rank = |site: &Arc<Site>| match self.fresh.index(&site.id) {
            Some(index) => self.ranks[index],
            None => self.base.before(&site.id) as u32,
        };
        let ranks = fresh.sites.iter().map(rank).collect();
        let newly = moved.into_iter().filter(|id| self.fresh.index(id).is_none());
        let mut newly: Vec<u32> = newly.filter_map(|id| Some(self.base.index(id)? as u32)).collect();
        newly.retain(|index| self.gone.binary_search(index).is_err());
        let mut less = self.less.clone();
        less.take_rows(&self.base.sites, &self.base.columns, newly.iter().map(|index| self.base.row(*index as usize)));
        let mut gone = [self.gone.as_slice(), &newly].concat();
        gone.sort_unstable();
        Overlay { fresh, ranks, gone, less }
    }

    /// The sites that count or stand by what is changed: the buildings of the changed, before and after, and the parts of all these.
    fn families<'a>(&'a self, put: &'a BTreeMap<&'a SiteId, Option<Arc<Site>>>) -> BTreeSet<&'a SiteId> {
        let mut wholes: BTreeSet<&SiteId> = put.keys().copied().collect();
        wholes.extend(put.values().flatten().filter_map(|site| site.within()));
        wholes.extend(put.keys().filter_map(|id| self.site(id)?.within()));
        // Only buildings have parts; what is no building yet may become one.
        let is_whole = |id: &&SiteId| {
            let site = put.get(*id).and_then(Option::as_deref).or_else(|| self.site(id));
            put.contains_key(*id) || site.is_some_and(|site| matches!(site.body, SiteBody::Building(_)))
        };
        let wholes: Vec<&SiteId> = wholes.into_iter().filter(is_whole).collect();
        let parts = wholes.iter().flat_map(|whole| self.parts_of(whole)).map(|site| &site.id);
        parts.chain(wholes.iter().copied()).collect()
    }

    /// The sites that say they are within another.
    pub(super) fn parts_of<'a>(&'a self, whole: &'a SiteId) -> impl Iterator<Item = &'a Site> {
        let of_part = move |part: &'a Part| {
            part.parts_of(whole).filter(move |index| self.holds(part, *index)).map(move |index| &*part.sites[index])
        };
        self.parts().into_iter().flat_map(of_part)
    }

    /// Whether the overlay has grown so far that all should be indexed anew.
    #[must_use]
    pub fn is_layered(&self) -> bool {
        self.fresh.sites.len() + self.gone.len() > FULL
    }

    /// The same snapshot with everything indexed anew, without an overlay.
    #[must_use]
    pub fn merged(&self) -> Self {
        let sites = self.shared_sites().map(Arc::clone).collect();
        Self::whole(self.revision.clone(), Arc::clone(&self.frame), sites, None)
    }

    /// The ids under which this snapshot may differ from another, each once. `None` where not all of their sites are at hand: each would
    /// have to be read.
    pub(super) fn may_differ<'a>(&'a self, other: &'a Self) -> Option<BTreeSet<&'a SiteId>> {
        let same_base = Arc::ptr_eq(&self.base, &other.base);
        let at_hand = || [&self.base, &other.base].iter().all(|base| base.sites.is_at_hand());
        if !same_base && !at_hand() {
            return None;
        }
        let mut ids = BTreeSet::new();
        for atlas in [self, other] {
            ids.extend(atlas.gone.iter().map(|index| &atlas.base.sites[*index as usize].id));
            ids.extend(atlas.fresh.sites.iter().map(|site| &site.id));
        }
        if !same_base {
            differing(&self.base.sites, &other.base.sites, &mut ids);
        }
        let parts: Vec<&SiteId> =
            ids.iter().flat_map(|id| self.parts_of(id).chain(other.parts_of(id))).map(|site| &site.id).collect();
        ids.extend(parts);
        Some(ids)
    }

    pub(super) fn shared_at(&self, place: Place) -> &Arc<Site> {
        let (part, index) = self.at(place);
        &part.sites[index]
    }

    /// Every site in order of id, to be held on to beyond this snapshot.
    pub(super) fn shared_sites(&self) -> impl Iterator<Item = &Arc<Site>> {
        self.places_in_order().map(|place| self.in_passing(place))
    }
}

/// The ids of sites that only one of two lists in order of id holds, or that are not the same in both.
fn differing<'a>(one: &'a Roll, two: &'a Roll, ids: &mut BTreeSet<&'a SiteId>) {
    let (mut one, mut two) = (one.iter().peekable(), two.iter().peekable());
    while let Some(id) = one.peek().into_iter().chain(two.peek()).map(|site| &site.id).min() {
        let (a, b) = (one.next_if(|site| site.id == *id), two.next_if(|site| site.id == *id));
        if !a.zip(b).is_some_and(|(a, b)| Arc::ptr_eq(a, b)) {
            ids.insert(id);
        }
    }
}

impl Frame {
    fn copy(&self) -> Self {
        Self { programme: Arc::clone(&self.programme), outlines: self.outlines.clone(), backdrop: self.backdrop.clone() }
    }

    /// Which zones of the programme have an official outline.
    fn official(&self) -> Vec<bool> {
        let outlined = |zone: &_| self.outlines.iter().any(|outline| outline.official && outline.zone == *zone);
        self.programme.zones.iter().map(|zone| outlined(&zone.id)).collect()
    }
}
