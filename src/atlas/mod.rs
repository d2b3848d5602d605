//! An immutable, indexed snapshot of one revision: what is where, how much space there is, and how far the programme has come.
//!
//! [`Atlas::build`] takes a whole [`Dataset`](crate::estate::Dataset) and decides once what every question needs: which zone a site counts in, what a building
//! still counts when its parts are registered on their own, and where each zone stands. [`Atlas::with`] lays the next revision over it
//! and shares what did not change. Why load everything? A district holds thousands of sites, and sums over columns in memory cost less
//! than asking a database. Never here: mutation in place, I/O, clocks or locks.
//!
//! | file | question |
//! | --- | --- |
//! | `ground` | where does a site stand, and in which zone? |
//! | `gleaning` | what is taken of a site, so that it need not be held? |
//! | `part`, `overlay`, `sites` | what of it is shared by the next revision, and what changed? |
//! | `columns`, `contours`, `cell`, `hilbert`, `tree`, `ladder` | how is it laid out, so that answers are fast? |
//! | `roll`, `lines`, `keep`, `snapshot` | how is it laid up as bytes, and taken up again? |
//! | `question`, `filter`, `picked`, `region`, `scan`, `sums`, `availability` | how much space is there, by what, and in which area? |
//! | `coverage` | which of it lies within reach of a carrier? |
//! | `difference` | what came of it between two revisions? |
//! | `page`, `nearest`, `search` | which sites are these? |
//! | `properties`, `condition` | what can be asked and shown of a site by name, and does it meet somebody's own filter? |
//! | `tallies`, `board`, `overview`, `notices` | how far has the programme come, and what must be said with it? |
//! | `tile`, `touched` | what does the map draw, and where does a commit change it? |

mod availability;
mod board;
mod captions;
mod cell;
mod columns;
mod condition;
mod contours;
mod coverage;
mod difference;
mod filter;
mod gleaning;
mod ground;
mod hilbert;
mod initials;
mod keep;
mod ladder;
mod lines;
mod names;
mod nearest;
mod notices;
mod overlay;
mod overview;
mod page;
mod part;
mod picked;
mod properties;
mod question;
mod region;
mod roll;
mod scan;
mod search;
mod sites;
mod snapshot;
mod sums;
mod tallies;
mod tally;
mod tile;
mod touched;
mod tree;
mod typed;

pub use availability::{Availability, Group};
pub use board::{Amount, Board, BoardRow, TargetLine};
pub use condition::Condition;
pub use coverage::{Coverage, CoverageQuestion, LONGEST_REACH, METRES_A_MINUTE, Reaching, Stage, straight};
pub use difference::{GroupChange, SumsChange};
pub use filter::{Filter, Landmark};
pub use gleaning::Gleaning;
pub use keep::Spoilt;
pub use nearest::Near;
pub use notices::{disclaimer, marks};
pub use overview::{Counts, DistrictLine, Overview, ProgrammeLine, RevisionLine, TargetSet};
pub use page::{Key, Page, PageRequest, Sort, Summary, in_order};
pub use properties::{Property, Seat};
pub use question::{CountRule, GroupBy, Question};
pub use roll::Archive;
pub use search::Found;
pub use sites::{Listing, Sites, SitesIter};
pub use snapshot::LaidUp;
pub use sums::Sums;
pub use tally::Tally;
pub use tile::{Drawing, Layer, TileError, TileId};
pub use touched::Touched;
pub use typed::Reading;

use std::fmt;
use std::sync::Arc;

use crate::estate::{Backdrop, Revision, Site, SiteId, SiteKind};
use crate::geometry::{LonLat, Shape};
use crate::programme::{Programme, ZoneId, ZoneOutline};
use part::{Frame, Part};
use sites::Place;
use tallies::Tallies;

/// One revision, indexed. It never changes; a new revision is a new atlas.
pub struct Atlas {
    revision: Revision,
    /// The revision of which the base was indexed.
    indexed: Revision,
    frame: Arc<Frame>,
    /// What was indexed once, shared by the snapshots that followed.
    base: Arc<Part>,
    /// What changed since, with the families of that.
    fresh: Part,
    /// Sites of the base that no longer hold, by their place in it.
    gone: Vec<u32>,
    /// Sites of the overlay → how many sites of the base come before each.
    ranks: Vec<u32>,
    /// What the sites that are gone add up to on the board.
    less: Tallies,
    board: Board,
}

impl Atlas {
    /// Which revision it is.
    #[must_use]
    pub fn revision(&self) -> &Revision {
        &self.revision
    }

    /// The programme in force.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.frame.programme
    }

    /// Drawn zone outlines.
    #[must_use]
    pub fn outlines(&self) -> &[ZoneOutline] {
        &self.frame.outlines
    }

    /// What is drawn underneath.
    #[must_use]
    pub fn backdrop(&self) -> &[Backdrop] {
        &self.frame.backdrop
    }

    /// Every site, ordered by id.
    #[must_use]
    pub const fn sites(&self) -> Sites<'_> {
        Sites::of(self)
    }

    /// The site with this id.
    #[must_use]
    pub fn site(&self, id: &SiteId) -> Option<&Site> {
        self.place(id).map(|place| self.site_at(place))
    }

    /// The zone a site counts in; `None` outside the zones.
    #[must_use]
    pub fn zone_of(&self, id: &SiteId) -> Option<&ZoneId> {
        let (part, index) = self.at(self.place(id)?);
        let zone = part.ground.zones[index]?;
        self.programme().zones.get(usize::from(zone)).map(|zone| &zone.id)
    }

    /// The shape on which a site stands: its own, or that of the building it is a part of.
    #[must_use]
    pub fn shape_of(&self, id: &SiteId) -> Option<&Shape> {
        self.shape_at(self.place(id)?)
    }

    /// The centre of the shape on which a site stands.
    #[must_use]
    pub fn centre_of(&self, id: &SiteId) -> Option<LonLat> {
        let (part, index) = self.at(self.place(id)?);
        part.centre(index)
    }

    /// Sites whose centre lies in the outlines of more than one zone, by id; each counts in the zone with the smallest id.
    #[must_use]
    pub fn ambiguous(&self) -> Vec<&SiteId> {
        self.listed(|part| &part.ground.ambiguous)
    }

    /// Sites that name a zone which the programme does not list, by id; they count outside the zones.
    #[must_use]
    pub fn astray(&self) -> Vec<&SiteId> {
        self.listed(|part| &part.ground.astray)
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
        self.parts().map(Part::bytes).iter().sum::<usize>() + size_of_val(self.gone.as_slice())
    }

    /// How many sites there are of a kind.
    fn of_kind(&self, kind: SiteKind) -> u32 {
        self.base.tallies.of_kind(kind, &self.less, &self.fresh.tallies)
    }

    fn shape_at(&self, place: Place) -> Option<&Shape> {
        let (part, index) = self.at(place);
        part.shape(index)
    }

    /// The places of those in a list of each part that are of this revision.
    fn holds_of(&self, list: fn(&Part) -> &[u32]) -> impl Iterator<Item = Place> {
        let holding = move |part| list(part).iter().map(|at| *at as usize).filter(move |index| self.holds(part, *index));
        self.parts().into_iter().flat_map(move |part| holding(part).map(move |index| self.place_in(part, index)))
    }

    fn listed(&self, list: fn(&Part) -> &[u32]) -> Vec<&SiteId> {
        let mut places: Vec<Place> = self.holds_of(list).collect();
        places.sort_unstable();
        places.into_iter().map(|place| &self.site_at(place).id).collect()
    }
}

impl fmt::Debug for Atlas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Atlas")
            .field("revision", &self.revision().number)
            .field("sites", &self.sites().len())
            .field("changed", &self.fresh.sites.len())
            .finish_non_exhaustive()
    }
}
