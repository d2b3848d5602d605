//! Shapes that are no sites, such as what a plan chooses, in one layer of a tile. Never here: where they come from.

use fast_mvt::{MvtResult, MvtValueRef};

use super::grid::Frame;
use super::sheet::{Sheet, Tags};
use super::{Drawing, cut, number};
use crate::geometry::Shape;
use crate::query::Value;

/// One layer. A value of more than one part is left out, as is what is not known.
pub(super) fn draw(layer: &str, drawings: &[Drawing<'_>], frame: &Frame) -> MvtResult<Vec<u8>> {
    let mut sheet = Sheet::new(layer)?;
    for drawing in drawings.iter().filter(|drawing| drawing.shape.bbox().meets(frame.bbox)) {
        let tags: Tags<'_> = drawing.values.iter().filter_map(|(name, value)| Some((*name, tag(value)?))).collect();
        let id = number(drawing.id);
        sheet = match drawing.shape {
            Shape::Surface(surface) => sheet.polygons(id, &cut::surface(surface, frame), &tags)?,
            Shape::Point(position) => match frame.point(*position) {
                Some(point) => sheet.point(id, point, &tags)?,
                None => sheet,
            },
        };
    }
    Ok(sheet.encode())
}

fn tag<'a>(value: &'a Value<'_>) -> Option<MvtValueRef<'a>> {
    match value {
        Value::Boolean(truth) => Some(MvtValueRef::Bool(*truth)),
        Value::Whole(number) => Some(MvtValueRef::Int(*number)),
        Value::Decimal(number) => Some(MvtValueRef::Double(*number)),
        Value::Text(text) => Some(MvtValueRef::String(text)),
        Value::Unknown | Value::Date(_) | Value::Instant(_) | Value::Period(..) | Value::Drawing(_) | Value::List(_) => None,
    }
}
