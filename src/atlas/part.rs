//! Some sites laid out and indexed together: the many that stay as they are, or the few that changed since. It never changes.
//!
//! A building and its parts lie in the same part, so that what a building still counts and where its parts stand is decided within it.
//! Never here: which of its sites still hold; the overlay knows that.

use std::io;
use std::sync::Arc;
use std::thread;

use super::captions::Captions;
use super::columns::Columns;
use super::contours::Contours;
use super::gleaning::{Gleaning, Harvest};
use super::ground::Ground;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::ladder::Ladder;
use super::lines::Lines;
use super::roll::{Archive, Roll};
use super::search::Texts;
use super::sums::Sums;
use super::tallies::Tallies;
use super::tree::Tree;
use crate::estate::{Backdrop, Site, SiteId};
use crate::geometry::{LonLat, Shape};
use crate::programme::{Programme, ZoneOutline};

/// What a revision holds besides its sites.
pub(super) struct Frame {
    pub(super) programme: Arc<Programme>,
    pub(super) outlines: Vec<ZoneOutline>,
    pub(super) backdrop: Vec<Backdrop>,
}

/// Some sites, indexed.
pub(super) struct Part {
    /// Ordered by id.
    pub(super) sites: Roll,
    pub(super) ground: Ground,
    pub(super) columns: Columns,
    pub(super) cell_sums: Vec<Sums>,
    pub(super) class_sums: Vec<Sums>,
    pub(super) by_vacant: Ladder,
    pub(super) by_available: Ladder,
    pub(super) tree: Tree,
    pub(super) contours: Contours,
    pub(super) captions: Captions,
    pub(super) texts: Texts,
    pub(super) tallies: Tallies,
    /// Sites that say they are within another, in the order of what they name.
    within: Vec<u32>,
}

impl Part {
    /// Lays out sites that are in order of id; many of them on all processors.
    pub(super) fn lay(frame: &Frame, sites: Vec<Arc<Site>>) -> Self {
        let glean = |sites: &[Arc<Site>]| {
            let mut gleaning = Gleaning::default();
            sites.iter().for_each(|site| gleaning.take(site));
            gleaning
        };
        let (one, other) = sites.split_at(sites.len().div_ceil(2));
        let (one, other) = beside(sites.len(), || glean(one), || glean(other));
        Self::of(frame, Harvest::in_order(vec![one, other]), Roll::Held(sites))
    }

    /// The same, and lets go of each site as it is gleaned; from then on they are read from an archive when they are asked for.
    pub(super) fn lay_letting_go(frame: &Frame, mut sites: Vec<Arc<Site>>, archive: Arc<dyn Archive>) -> Self {
        let glean = |sites: Vec<Arc<Site>>| {
            let mut gleaning = Gleaning::default();
            sites.into_iter().for_each(|site| gleaning.take(&site));
            gleaning
        };
        let (count, later) = (sites.len(), sites.split_off(sites.len().div_ceil(2)));
        let (one, other) = beside(count, || glean(sites), || glean(later));
        let harvest = Harvest::in_order(vec![one, other]);
        let roll = Roll::laid_up(harvest.ids(), archive);
        Self::of(frame, harvest, roll)
    }

    /// Lays out sites that were gleaned and are read again from an archive when they are asked for.
    pub(super) fn lay_gleaned(frame: &Frame, gleanings: Vec<Gleaning>, archive: Arc<dyn Archive>) -> Self {
        let harvest = Harvest::sorted(gleanings);
        let sites = Roll::laid_up(harvest.ids(), archive);
        Self::of(frame, harvest, sites)
    }

    fn of(frame: &Frame, mut harvest: Harvest, sites: Roll) -> Self {
        let texts = harvest.texts();
        let parts = harvest.parts();
        let ground = Ground::survey(frame, &harvest, &parts);
        let within = parts.into_iter().map(|(_, index)| index).collect();
        let columns = Columns::lay(&harvest, &ground);
        let traced = |row: usize| {
            let index = columns.site[row] as usize;
            harvest.traced(ground.stands_on(&harvest, index).unwrap_or(index))
        };
        let (contours, (tallies, captions)) = beside(
            sites.len(),
            || Contours::of_rows((0..columns.spots.len()).map(traced)),
            || (Tallies::of(frame.programme.zones.len(), &harvest, &columns), Captions::of_rows(&harvest, &columns.site)),
        );
        // It is the largest of all, and what follows takes nothing of it.
        drop(harvest);
        let ((by_vacant, tree), by_available) = beside(
            sites.len(),
            || (Ladder::raise(&columns, &columns.vacant), Tree::pack(&columns)),
            || Ladder::raise(&columns, &columns.available),
        );
        let (cell_sums, class_sums) = (Sums::of_cells(&columns), Sums::of_classes(&columns));
        Self {
            sites,
            ground,
            columns,
            cell_sums,
            class_sums,
            by_vacant,
            by_available,
            tree,
            contours,
            captions,
            texts,
            tallies,
            within,
        }
    }

    /// What the columns, the tree and the ladders take in memory, bytes; the sites themselves and their texts left out.
    pub(super) fn bytes(&self) -> usize {
        self.ground.bytes()
            + self.columns.bytes()
            + size_of_val(self.cell_sums.as_slice())
            + self.by_vacant.bytes()
            + self.by_available.bytes()
            + self.tree.bytes()
            + self.contours.bytes()
            + size_of_val(self.within.as_slice())
    }

    /// The place of a site in the list of sites.
    pub(super) fn index(&self, id: &SiteId) -> Option<usize> {
        self.sites.find(id)
    }

    /// How many sites have a smaller id.
    pub(super) fn before(&self, id: &SiteId) -> usize {
        self.sites.before(id)
    }

    /// The row of a site.
    pub(super) fn row(&self, index: usize) -> usize {
        self.columns.row[index] as usize
    }

    /// The site of a row.
    pub(super) fn of_row(&self, row: usize) -> usize {
        self.columns.site[row] as usize
    }

    /// The shape on which a site stands.
    pub(super) fn shape(&self, index: usize) -> Option<&Shape> {
        self.ground.shape(&self.sites, index)
    }

    /// The centre of that shape.
    pub(super) fn centre(&self, index: usize) -> Option<LonLat> {
        self.columns.spots.get(self.row(index)).map(|spot| spot.centre)
    }

    /// The sites that say they are within another.
    pub(super) fn parts_of(&self, whole: &SiteId) -> impl Iterator<Item = usize> {
        let named = |at: &u32| self.sites[*at as usize].within();
        let from = self.within.partition_point(|at| named(at) < Some(whole));
        self.within[from..].iter().take_while(move |at| named(at) == Some(whole)).map(|at| *at as usize)
    }
}

impl Part {
    /// Lays up everything but the sites themselves, of which only the ids are.
    pub(super) fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        Lines::of_all((0..self.sites.len()).map(|index| self.sites.id(index))).lay_up(pen)?;
        self.ground.lay_up(pen)?;
        self.columns.lay_up(pen)?;
        self.by_vacant.lay_up(pen)?;
        self.by_available.lay_up(pen)?;
        self.tree.lay_up(pen)?;
        self.contours.lay_up(pen)?;
        self.captions.lay_up(pen)?;
        self.texts.lay_up(pen)?;
        self.tallies.lay_up(pen)?;
        pen.column(&self.within)?;
        [&self.cell_sums, &self.class_sums].into_iter().try_for_each(|sums| pen.column(&numbers(sums)))
    }

    /// Takes up again what was laid up, once it is known to be sound.
    pub(super) fn take_up(mut reader: Reader<'_>, archive: Arc<dyn Archive>) -> Result<Self, Spoilt> {
        let from = &mut reader;
        let ids = Lines::take_up(from)?;
        let (ground, columns) = (Ground::take_up(from)?, Columns::take_up(from)?);
        let (by_vacant, by_available) = (Ladder::take_up(from)?, Ladder::take_up(from)?);
        let tree = Tree::take_up(from)?;
        let (contours, captions, texts) = (Contours::take_up(from)?, Captions::take_up(from)?, Texts::take_up(from)?);
        let (tallies, within) = (Tallies::take_up(from)?, from.column()?);
        let mut sums = || Ok::<_, Spoilt>(from.column()?.into_iter().map(Sums::of_numbers).collect());
        let (cell_sums, class_sums) = (sums()?, sums()?);
        reader.finish()?;
        let sites = Roll::laid_up(ids, archive);
        Ok(Self {
            sites,
            ground,
            columns,
            cell_sums,
            class_sums,
            by_vacant,
            by_available,
            tree,
            contours,
            captions,
            texts,
            tallies,
            within,
        })
    }
}

fn numbers(sums: &[Sums]) -> Vec<[i64; 10]> {
    sums.iter().map(Sums::numbers).collect()
}

/// Does two things at once where there are so many sites that a thread of its own pays.
fn beside<A: Send, B: Send>(sites: usize, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    const MANY: usize = 5_000;
    if sites < MANY {
        return (one(), other());
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        // A panic there is a panic here.
        (one, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}
