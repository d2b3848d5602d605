//! Every site as a footprint and as a dot, with what colours and sizes it.

use fast_mvt::{MvtResult, MvtValueRef};

use super::super::filter::Sieve;
use super::super::page::floor_area;
use super::super::part::Part;
use super::super::sites::Place;
use super::super::{Atlas, Filter, columns::Columns};
use super::cut;
use super::grid::Frame;
use super::number;
use super::sheet::{Sheet, Tags, square_metres};
use crate::estate::{CarrierStatus, Site, SiteBody};
use crate::geometry::Shape;
use crate::units::Area;

/// From here on a footprint has a size on the screen.
const FOOTPRINTS_FROM: u8 = 13;

/// What a site is on the map, in the order of drawing: later ones cover earlier ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Other,
    Unknown,
    Vacant,
    M0,
    Planned,
    UnderWay,
    Built,
}

/// `sites` and `site_points`.
pub(super) fn draw(atlas: &Atlas, frame: &Frame, filter: &Filter) -> MvtResult<Vec<u8>> {
    let mut drawn: Vec<(State, Place, usize)> = Vec::new();
    for part in atlas.parts() {
        let sieve = Sieve::of(atlas, part, filter);
        part.tree.near(frame.bbox, &mut |row| {
            let index = part.of_row(row);
            if sieve.passes(row) && atlas.holds(part, index) {
                drawn.push((state(&part.sites[index], row, &part.columns), atlas.place_in(part, index), row));
            }
        });
    }
    drawn.sort_unstable();
    let (mut footprints, mut points) = (Sheet::new("sites")?, Sheet::new("site_points")?);
    for (state, place, row) in drawn {
        let (part, index) = atlas.at(place);
        let tags = tags(atlas, part, index, row, state);
        let id = number(&part.sites[index].id.0);
        if frame.tile.z() >= FOOTPRINTS_FROM
            && let Some(Shape::Surface(surface)) = part.shape(index)
        {
            footprints = footprints.polygons(id, &cut::surface(surface, frame), &tags)?;
        }
        if let Some(point) = frame.point(part.columns.spots[row].centre) {
            points = points.point(id, point, &tags)?;
        }
    }
    Ok([footprints.encode(), points.encode()].concat())
}

fn tags<'a>(atlas: &'a Atlas, part: &'a Part, index: usize, row: usize, state: State) -> Tags<'a> {
    let (site, columns) = (&*part.sites[index], &part.columns);
    let (vacant, available, floor) = (columns.vacant.get(row), columns.available.get(row), floor_area(site));
    let mut tags: Tags<'_> = vec![
        ("id", MvtValueRef::String(&site.id.0)),
        ("kind", MvtValueRef::String(site.kind().word())),
        ("state", MvtValueRef::String(state.word())),
        ("example", MvtValueRef::Bool(columns.category(row).example)),
        ("dot", MvtValueRef::Int(dot(available.or(floor)))),
    ];
    tags.extend(site.name.as_deref().map(|name| ("name", MvtValueRef::String(name))));
    let zone = columns.category(row).zone.and_then(|zone| atlas.programme().zones.get(usize::from(zone)));
    tags.extend(zone.map(|zone| ("zone", MvtValueRef::String(&zone.id.0))));
    let figures = [("vacant", vacant), ("available", available), ("floor", floor)];
    tags.extend(figures.into_iter().filter_map(|(key, area)| Some((key, square_metres(area?)))));
    let levels = site.space().and_then(|space| space.levels_above.as_ref());
    tags.extend(levels.map(|levels| ("levels", MvtValueRef::Int(i64::from(levels.value)))));
    tags
}

/// Size of the dot, 0 to 5, so that its area grows with the floor area: class n holds up to 4,000 n² ㎡; 0 is unknown or nothing.
fn dot(area: Option<Area>) -> i64 {
    let square_metres = area.map_or(0, |area| area.hundredths() / 100);
    (0..5).find(|class| square_metres <= 4_000 * class * class).unwrap_or(5)
}

fn state(site: &Site, row: usize, columns: &Columns) -> State {
    match &site.body {
        SiteBody::Building(_) | SiteBody::IdleProperty(_) => match columns.vacant.get(row) {
            None => State::Unknown,
            Some(Area::ZERO) => State::Other,
            Some(_) => State::Vacant,
        },
        SiteBody::M0Parcel(_) => State::M0,
        SiteBody::Carrier(carrier) => carrier.status.as_ref().map_or(State::Unknown, |status| of_carrier(status.value)),
        SiteBody::Place(_) => State::Other,
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
    const fn word(self) -> &'static str {
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
