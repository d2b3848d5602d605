//! An immutable, indexed snapshot of one revision: what is where, how much space there is, and how far the programme has come.
//!
//! [`Atlas::build`] takes a whole [`Dataset`] and decides once what every question needs: which zone a site counts in, what a building
//! still counts when its parts are registered on their own, and where each zone stands. Why load everything? A district holds thousands
//! of sites, and sums over columns in memory cost less than asking a database. Never here: mutation in place, I/O, clocks or locks.
//!
//! | file | question |
//! | --- | --- |
//! | `ground` | where does a site stand, and in which zone? |
//! | `columns`, `cell`, `hilbert`, `tree`, `ladder` | how is it laid out, so that answers are fast? |
//! | `filter`, `region`, `sums`, `availability` | how much space is there, by what, and in which area? |
//! | `difference` | what came of it between two revisions? |
//! | `page`, `nearest`, `search` | which sites are these? |
//! | `properties`, `condition` | what can be asked and shown of a site by name, and does it meet somebody's own filter? |
//! | `board`, `overview`, `notices` | how far has the programme come, and what must be said with it? |
//! | `tile`, `touched` | what does the map draw, and where does a commit change it? |

mod availability;
mod board;
mod cell;
mod columns;
mod condition;
mod difference;
mod filter;
mod ground;
mod hilbert;
mod initials;
mod ladder;
mod names;
mod nearest;
mod notices;
mod overview;
mod page;
mod properties;
mod region;
mod search;
mod sums;
mod tally;
mod tile;
mod touched;
mod tree;
mod typed;

pub use availability::{Availability, CountRule, Group, GroupBy, Question};
pub use board::{Amount, Board, BoardRow, TargetLine};
pub use condition::Condition;
pub use difference::{GroupChange, SumsChange};
pub use filter::Filter;
pub use nearest::Near;
pub use notices::{disclaimer, marks};
pub use overview::{Counts, DistrictLine, Overview, ProgrammeLine, RevisionLine};
pub use page::{Key, Page, PageRequest, Sort, Summary, in_order};
pub use properties::{Property, Seat};
pub use search::Found;
pub use sums::Sums;
pub use tally::Tally;
pub use tile::{Drawing, Layer, TileError, TileId};
pub use touched::Touched;
pub use typed::Reading;

use std::fmt;

use crate::estate::{Backdrop, Dataset, Revision, Site, SiteId};
use crate::geometry::{LonLat, Shape};
use crate::programme::{Programme, ZoneId, ZoneOutline};
use columns::Columns;
use ground::Ground;
use ladder::Ladder;
use search::Texts;
use tree::Tree;

/// One revision, indexed. It never changes; a new revision is a new atlas.
pub struct Atlas {
    dataset: Dataset,
    ground: Ground,
    columns: Columns,
    cell_sums: Vec<Sums>,
    class_sums: Vec<Sums>,
    by_vacant: Ladder,
    by_available: Ladder,
    tree: Tree,
    texts: Texts,
    board: Board,
}

impl Atlas {
    /// Indexes a revision.
    #[must_use]
    pub fn build(mut dataset: Dataset) -> Self {
        dataset.sites.sort_by(|a, b| a.id.cmp(&b.id));
        let ground = Ground::survey(&dataset);
        let columns = Columns::lay(&dataset.sites, &ground);
        let cell_sums = Sums::of_cells(&columns);
        let class_sums = Sums::of_classes(&columns);
        let by_vacant = Ladder::raise(&columns, &columns.vacant);
        let by_available = Ladder::raise(&columns, &columns.available);
        let tree = Tree::pack(&columns);
        let texts = Texts::gather(&dataset.sites);
        let outlined = |zone: &ZoneId| dataset.outlines.iter().any(|outline| outline.official && outline.zone == *zone);
        let official: Vec<bool> = dataset.programme.zones.iter().map(|zone| outlined(&zone.id)).collect();
        let board = Board::add_up(&dataset.programme, &official, &dataset.sites, &columns);
        Self { dataset, ground, columns, cell_sums, class_sums, by_vacant, by_available, tree, texts, board }
    }

    /// Which revision it is.
    #[must_use]
    pub fn revision(&self) -> &Revision {
        &self.dataset.revision
    }

    /// The programme in force.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.dataset.programme
    }

    /// Drawn zone outlines.
    #[must_use]
    pub fn outlines(&self) -> &[ZoneOutline] {
        &self.dataset.outlines
    }

    /// What is drawn underneath.
    #[must_use]
    pub fn backdrop(&self) -> &[Backdrop] {
        &self.dataset.backdrop
    }

    /// Everything the revision holds.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// Every site, ordered by id.
    #[must_use]
    pub fn sites(&self) -> &[Site] {
        &self.dataset.sites
    }

    /// The site with this id.
    #[must_use]
    pub fn site(&self, id: &SiteId) -> Option<&Site> {
        self.index(id).map(|index| &self.sites()[index])
    }

    /// The zone a site counts in; `None` outside the zones.
    #[must_use]
    pub fn zone_of(&self, id: &SiteId) -> Option<&ZoneId> {
        let zone = self.ground.zones[self.index(id)?]?;
        self.programme().zones.get(usize::from(zone)).map(|zone| &zone.id)
    }

    /// The shape on which a site stands: its own, or that of the building it is a part of.
    #[must_use]
    pub fn shape_of(&self, id: &SiteId) -> Option<&Shape> {
        self.ground_of(self.index(id)?)
    }

    /// The centre of the shape on which a site stands.
    #[must_use]
    pub fn centre_of(&self, id: &SiteId) -> Option<LonLat> {
        self.centre(self.index(id)?)
    }

    /// Sites whose centre lies in the outlines of more than one zone; each counts in the zone with the smallest id.
    #[must_use]
    pub fn ambiguous(&self) -> &[SiteId] {
        &self.ground.ambiguous
    }

    /// Sites that name a zone which the programme does not list; they count outside the zones.
    #[must_use]
    pub fn astray(&self) -> &[SiteId] {
        &self.ground.astray
    }

    /// Where the district and each zone stand.
    #[must_use]
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// What the columns, the tree and the ladders take in memory, the sites themselves and their texts left out.
    ///
    /// # Units
    /// Bytes.
    #[must_use]
    pub fn index_bytes(&self) -> usize {
        self.ground.bytes()
            + self.columns.bytes()
            + size_of_val(self.cell_sums.as_slice())
            + self.by_vacant.bytes()
            + self.by_available.bytes()
            + self.tree.bytes()
    }

    fn index(&self, id: &SiteId) -> Option<usize> {
        self.sites().binary_search_by(|site| site.id.cmp(id)).ok()
    }

    fn row(&self, id: &SiteId) -> Option<usize> {
        self.index(id).map(|index| self.columns.row[index] as usize)
    }

    fn ground_of(&self, index: usize) -> Option<&Shape> {
        self.ground.shape(self.sites(), index)
    }

    fn centre(&self, index: usize) -> Option<LonLat> {
        self.columns.spots.get(self.columns.row[index] as usize).map(|spot| spot.centre)
    }
}

impl fmt::Debug for Atlas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Atlas")
            .field("revision", &self.revision().number)
            .field("sites", &self.sites().len())
            .finish_non_exhaustive()
    }
}
