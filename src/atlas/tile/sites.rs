//! Every site as a footprint and as a dot, with what colours and sizes it.

use fast_mvt::MvtCoord;
use geo::{LineString, Polygon};

use super::super::captions::Caption;
use super::super::filter::Sieve;
use super::super::part::Part;
use super::super::{Atlas, Filter, columns::Columns, hilbert};
use super::grid::Frame;
use super::heaps::{Grain, Heaps};
use super::ink::{Leaf, Palette};
use super::lens::{Contour, Lens};
use super::ready::{Outlines, Ready};
use super::ring::Ring;
use super::sheet::whole_square_metres;
use super::{FOOTPRINTS_FROM, cut, number};
use crate::estate::{CarrierStatus, SiteKind};
use crate::geometry::Shape;
use crate::units::Area;

/// Sites that a tile without footprints holds one by one, some 500 KiB as it is sent; more stand in heaps.
const MOST: usize = 20_000;

/// What a site is on the map, in the order of drawing: later ones cover earlier ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Other,
    Unknown,
    Vacant,
    M0,
    Planned,
    UnderWay,
    Built,
}

/// Where the palette has the words of states and zones; those of kinds are before them.
const STATES: usize = 8;
const ZONES: usize = 16;

/// What a site says, by the place of each word in this list.
const KEYS: [&str; 11] = ["id", "kind", "state", "example", "dot", "name", "zone", "vacant", "available", "floor", "levels"];

/// `sites` and `site_points`.
pub(super) fn draw(atlas: &Atlas, frame: &Frame, filter: &Filter) -> Vec<u8> {
    let Some(drawn) = drawn(atlas, frame, filter) else { return heaped(atlas, frame, filter) };
    let mut sketch = Sketch::of(atlas, frame, drawn.len());
    drawn.iter().for_each(|site| sketch.site(site));
    sketch.finish()
}

/// Shows the rows of a tile to `see`, part by part, in no order of note.
fn each<'a>(atlas: &'a Atlas, frame: &Frame, filter: &Filter, mut see: impl FnMut(&'a Part, usize, usize)) {
    for part in atlas.parts() {
        let sieve = Sieve::of(atlas, part, filter);
        part.tree.near(frame.bbox, &mut |row| {
            let index = part.of_row(row);
            if part.columns.spots[row].bbox.meets(frame.bbox) && sieve.passes(row) && atlas.holds(part, index) {
                see(part, index, row);
            }
        });
    }
}

/// A site that is drawn.
struct Drawn<'a> {
    /// By state, then along the ground, so that neighbours are found and drawn together, then by id: the same in every snapshot.
    order: u128,
    state: State,
    part: &'a Part,
    index: usize,
    row: usize,
}

impl<'a> Drawn<'a> {
    fn of(atlas: &Atlas, zoom: u8, (part, index, row): (&'a Part, usize, usize)) -> Self {
        let state = state(&part.columns, row);
        let along = hilbert::along_tile(zoom, part.contours.centre(row));
        let order = u128::from(state as u8) << 96 | u128::from(along) << 64 | u128::from(atlas.place_in(part, index).number());
        Self { order, state, part, index, row }
    }
}

/// The sites of a tile in the order of drawing, unless they are too many to be drawn one by one.
fn drawn<'a>(atlas: &'a Atlas, frame: &Frame, filter: &Filter) -> Option<Vec<Drawn<'a>>> {
    let zoom = frame.tile.z();
    let most = if zoom < FOOTPRINTS_FROM { MOST } else { usize::MAX };
    let mut found: Vec<(&Part, usize, usize)> = Vec::new();
    each(atlas, frame, filter, |part, index, row| {
        if found.len() <= most {
            found.push((part, index, row));
        }
    });
    if found.len() > most {
        return None;
    }
    let mut drawn: Vec<_> = found.into_iter().map(|site| Drawn::of(atlas, zoom, site)).collect();
    drawn.sort_unstable_by_key(|site| site.order);
    Some(drawn)
}

/// The same tile with its sites in heaps.
fn heaped(atlas: &Atlas, frame: &Frame, filter: &Filter) -> Vec<u8> {
    let mut heaps = Heaps::default();
    let lens = Lens::of(frame.tile, frame.bbox);
    each(atlas, frame, filter, |part, _, row| {
        let Some(point) = point(lens.as_ref(), frame, part, row) else { return };
        let columns = &part.columns;
        heaps.add(&Grain {
            point,
            state: state(columns, row),
            example: columns.category(row).example,
            vacant: columns.vacant.get(row),
            available: columns.available.get(row),
            floor: columns.floor.get(row),
        });
    });
    heaps.draw(frame.tile)
}

/// The grid point of a row's centre, if it lies in the tile.
fn point(lens: Option<&Lens>, frame: &Frame, part: &Part, row: usize) -> Option<MvtCoord> {
    match lens {
        Some(lens) => lens.dot(&part.contours, row),
        None => frame.point(part.columns.spots[row].centre),
    }
}

/// A tile under the pen.
struct Sketch<'a> {
    atlas: &'a Atlas,
    frame: &'a Frame,
    lens: Option<Lens>,
    outlines: Outlines<'a>,
    footprints: Leaf,
    points: Leaf,
    palette: Palette<'a>,
    strokes: Vec<u8>,
    ring: Ring,
}

/// How the footprint of the site at hand is drawn.
enum Footprint {
    Nothing,
    /// As laid out, from here.
    Strokes(MvtCoord),
    /// As cut to the tile.
    Ring,
    /// From its corners in degrees.
    Surface,
}

impl<'a> Sketch<'a> {
    fn of(atlas: &'a Atlas, frame: &'a Frame, sites: usize) -> Self {
        Self {
            atlas,
            frame,
            lens: Lens::of(frame.tile, frame.bbox),
            outlines: Outlines::of(frame.tile),
            footprints: Leaf::with_room("sites", sites),
            points: Leaf::with_room("site_points", sites),
            palette: Palette::with_room(&KEYS, sites),
            strokes: Vec::new(),
            ring: Ring::new(),
        }
    }

    fn site(&mut self, site: &Drawn<'a>) {
        let Drawn { part, index, row, state, .. } = *site;
        let footprint = self.footprint(part, row);
        let point = point(self.lens.as_ref(), self.frame, part, row);
        if matches!(footprint, Footprint::Nothing) && point.is_none() {
            return;
        }
        let caption = part.captions.of(row);
        self.say(part, row, state, &caption);
        let id = number(caption.id);
        match footprint {
            Footprint::Nothing => {}
            Footprint::Strokes(first) => self.footprints.traced(id, first, &self.strokes, &self.palette),
            Footprint::Ring => self.footprints.ring(id, &self.ring, &self.palette),
            Footprint::Surface => {
                let rings = self.rings(part, index, row);
                self.footprints.surface(id, &rings, &self.palette);
            }
        }
        if let Some(point) = point {
            self.points.point(id, point, &self.palette);
        }
    }

    /// How the footprint of a row is drawn; what is needed for it lies in `strokes` or `ring` then.
    fn footprint(&mut self, part: &'a Part, row: usize) -> Footprint {
        let spot = &part.columns.spots[row];
        let has_footprint = spot.bbox.west < spot.bbox.east;
        let Some(lens) = self.lens.as_ref().filter(|lens| lens.has_series() && has_footprint) else {
            return if has_footprint && self.frame.tile.z() >= FOOTPRINTS_FROM { Footprint::Surface } else { Footprint::Nothing };
        };
        match self.outlines.of_row(part, row, &mut self.strokes) {
            Ready::Nothing => Footprint::Nothing,
            Ready::Within(first) => Footprint::Strokes(first),
            Ready::Across => match lens.draw(&part.contours, row, spot, &mut self.ring) {
                Contour::Nothing => Footprint::Nothing,
                Contour::Drawn => Footprint::Ring,
                Contour::Unprepared => Footprint::Surface,
            },
        }
    }

    /// What falls on the tile of a footprint that has to be drawn from its corners in degrees.
    fn rings(&self, part: &Part, index: usize, row: usize) -> Vec<Vec<Ring>> {
        let mut corners = Vec::new();
        part.contours.ring_into(row, &part.columns.spots[row], &mut corners);
        if !corners.is_empty() {
            return cut::surface(&Polygon::new(LineString::new(corners), Vec::new()).into(), self.frame);
        }
        match part.shape(index) {
            Some(Shape::Surface(surface)) => cut::surface(surface, self.frame),
            Some(Shape::Point(_)) | None => Vec::new(),
        }
    }

    fn say(&mut self, part: &'a Part, row: usize, state: State, caption: &Caption<'a>) {
        let (columns, palette) = (&part.columns, &mut self.palette);
        let (vacant, available, floor) = (columns.vacant.get(row), columns.available.get(row), columns.floor.get(row));
        let category = columns.category(row);
        palette.begin();
        palette.unique(0, caption.id);
        palette.word(1, category.kind as usize, category.kind.word());
        palette.word(2, STATES + state as usize, state.word());
        palette.flag(3, category.example);
        palette.number(4, dot(available.or(floor)));
        if let Some(name) = caption.name {
            palette.text(5, name);
        }
        if let Some(at) = category.zone.map(usize::from)
            && let Some(zone) = self.atlas.programme().zones.get(at)
        {
            palette.word(6, ZONES + at, &zone.id.0);
        }
        for (key, area) in [(7, vacant), (8, available), (9, floor)] {
            if let Some(area) = area {
                palette.number(key, whole_square_metres(area));
            }
        }
        if let Some(storeys) = caption.storeys {
            palette.number(10, i64::from(storeys));
        }
    }

    fn finish(&self) -> Vec<u8> {
        let mut tile = Vec::with_capacity(self.footprints.bytes() + self.points.bytes() + 2 * self.palette.bytes() + 512);
        self.footprints.bind(&self.palette, &mut tile);
        self.points.bind(&self.palette, &mut tile);
        tile
    }
}

/// Size of the dot, 0 to 5, so that its area grows with the floor area: class n holds up to 4,000 n² ㎡; 0 is unknown or nothing.
fn dot(area: Option<Area>) -> i64 {
    let square_metres = area.map_or(0, |area| area.hundredths() / 100);
    (0..5).find(|class| square_metres <= 4_000 * class * class).unwrap_or(5)
}

fn state(columns: &Columns, row: usize) -> State {
    match columns.category(row).kind {
        SiteKind::Building | SiteKind::IdleProperty => match columns.vacant.get(row) {
            None => State::Unknown,
            Some(Area::ZERO) => State::Other,
            Some(_) => State::Vacant,
        },
        SiteKind::M0Parcel => State::M0,
        SiteKind::Carrier => columns.status(row).map_or(State::Unknown, of_carrier),
        SiteKind::Place => State::Other,
    }
}

const fn of_carrier(status: CarrierStatus) -> State {
    match status {
        CarrierStatus::Proposed => State::Planned,
        CarrierStatus::Acquiring | CarrierStatus::Converting => State::UnderWay,
        CarrierStatus::Built | CarrierStatus::UnderReview | CarrierStatus::Rectifying => State::Built,
        CarrierStatus::Delisted => State::Other,
    }
}

impl State {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Unknown => "unknown",
            Self::Vacant => "vacant",
            Self::M0 => "m0",
            Self::Planned => "planned",
            Self::UnderWay => "under_way",
            Self::Built => "built",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_grows_with_the_root_of_the_area() {
        let class = |square_metres| dot(Some(Area::from_square_metres(square_metres)));
        assert_eq!([0, 1, 4_000, 4_001, 16_000, 36_001, 64_001, 1_000_000].map(class), [0, 1, 1, 2, 2, 4, 5, 5]);
        assert_eq!(dot(None), 0);
    }

    #[test]
    fn a_carrier_shows_as_built_exactly_where_it_counts_as_built() {
        use CarrierStatus as S;
        for status in [S::Proposed, S::Acquiring, S::Converting, S::Built, S::UnderReview, S::Rectifying, S::Delisted] {
            assert_eq!(of_carrier(status) == State::Built, status.counts_as_built());
            assert_eq!(of_carrier(status) == State::UnderWay, status.is_under_way());
        }
    }
}
