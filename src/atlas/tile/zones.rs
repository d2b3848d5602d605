//! Zone outlines with their names and gaps, and what is drawn underneath.

use fast_mvt::{MvtResult, MvtValueRef};

use super::super::{Atlas, BoardRow};
use super::cut;
use super::grid::Frame;
use super::sheet::{Sheet, Tags, square_metres};
use crate::estate::{Backdrop, BackdropKind};
use crate::geometry::Shape;
use crate::programme::ZoneOutline;

/// `zones` and `zone_labels`.
pub(super) fn draw_zones(atlas: &Atlas, frame: &Frame) -> MvtResult<Vec<u8>> {
    let (mut outlines, mut labels) = (Sheet::new("zones")?, Sheet::new("zone_labels")?);
    for (id, outline) in (1..).zip(atlas.outlines()) {
        let Some(row) = atlas.board().zones.iter().find(|row| row.zone.as_ref() == Some(&outline.zone)) else { continue };
        let tags = zone_tags(outline, row);
        if let Shape::Surface(surface) = &outline.shape
            && outline.shape.bbox().meets(frame.bbox)
        {
            outlines = outlines.polygons(id, &cut::surface(surface, frame), &tags)?;
        }
        if is_largest(outline, atlas.outlines())
            && let Some(point) = frame.point(outline.shape.label_point())
        {
            labels = labels.point(id, point, &tags)?;
        }
    }
    Ok([outlines.encode(), labels.encode()].concat())
}

fn zone_tags<'a>(outline: &'a ZoneOutline, row: &'a BoardRow) -> Tags<'a> {
    let mut tags: Tags<'a> = vec![
        ("zone", MvtValueRef::String(&outline.zone.0)),
        ("name", MvtValueRef::String(&row.name.zh)),
        ("name_en", MvtValueRef::String(&row.name.en)),
        ("official", MvtValueRef::Bool(outline.official)),
    ];
    let figures = [("gap", row.gap_area), ("target", row.area_target()), ("built", row.built_area.figure())];
    tags.extend(figures.into_iter().filter_map(|(key, area)| Some((key, square_metres(area?)))));
    tags
}

/// A zone drawn in several pieces is named once, on the largest.
fn is_largest(outline: &ZoneOutline, all: &[ZoneOutline]) -> bool {
    let largest = all.iter().rev().filter(|other| other.zone == outline.zone).max_by_key(|other| other.shape.footprint());
    largest.is_some_and(|largest| std::ptr::eq(largest, outline))
}

/// `backdrop`.
pub(super) fn draw_backdrop(atlas: &Atlas, frame: &Frame) -> MvtResult<Vec<u8>> {
    let mut sheet = Sheet::new("backdrop")?;
    for (id, feature) in (1..).zip(atlas.backdrop()) {
        let tags = backdrop_tags(feature);
        match &feature.shape {
            Shape::Point(position) => {
                if let Some(point) = frame.point(*position) {
                    sheet = sheet.point(id, point, &tags)?;
                }
            }
            Shape::Surface(surface) if feature.shape.bbox().meets(frame.bbox) => {
                sheet = sheet.polygons(id, &cut::surface(surface, frame), &tags)?;
            }
            Shape::Surface(_) => {}
        }
    }
    Ok(draw_names(atlas, frame, sheet)?.encode())
}

/// A place for the name of each named surface, in one tile of a zoom only: a name on the surface itself would stand in every tile.
fn draw_names(atlas: &Atlas, frame: &Frame, mut sheet: Sheet) -> MvtResult<Sheet> {
    let first = atlas.backdrop().len() as u64 + 1;
    for (id, feature) in (first..).zip(atlas.backdrop()) {
        let kind = match feature.kind {
            BackdropKind::Water => "water_label",
            BackdropKind::Park => "park_label",
            BackdropKind::District | BackdropKind::Station => continue,
        };
        if feature.name.is_some()
            && matches!(feature.shape, Shape::Surface(_))
            && let Some(point) = frame.point(feature.shape.label_point())
        {
            sheet = sheet.point(id, point, &named(feature, kind))?;
        }
    }
    Ok(sheet)
}

fn backdrop_tags(feature: &Backdrop) -> Tags<'_> {
    let kind = match feature.kind {
        BackdropKind::District => "district",
        BackdropKind::Water => "water",
        BackdropKind::Park => "park",
        BackdropKind::Station => "station",
    };
    named(feature, kind)
}

fn named<'a>(feature: &'a Backdrop, kind: &'a str) -> Tags<'a> {
    let names = [("name", feature.name.as_deref()), ("name_en", feature.name_en.as_deref())];
    let mut tags: Tags<'a> = vec![("kind", MvtValueRef::String(kind))];
    tags.extend(names.into_iter().filter_map(|(key, name)| Some((key, MvtValueRef::String(name?)))));
    tags
}
