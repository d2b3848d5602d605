//! From raw coordinates to shapes: swapped axes, metres without a datum, and the one gate every vertex passes. Never here: cells.

use super::findings::{Finding, words};
use super::record::{RawShape, Record};
use super::{ExchangeError, ReadOptions};
use crate::geometry::{Bbox, LonLat, Shape};

/// Judges the coordinates of the file as a whole, before any of them is believed.
///
/// # Errors
/// [`ExchangeError::DatumNeeded`] when they are metres and nobody says in which datum.
pub(super) fn settle(records: &mut [Record], options: &ReadOptions) -> Result<Option<Finding>, ExchangeError> {
    let firsts: Vec<[f64; 2]> = records.iter().filter_map(|record| record.shape.as_ref()?.first()).collect();
    refuse_metres(&firsts)?;
    let Some(fault) = swapped(&firsts, options.district) else { return Ok(None) };
    for record in records.iter_mut().filter(|record| record.shape.is_some()) {
        record.findings.push(fault.clone().at(record.place.clone()));
        record.shape = None;
    }
    Ok(Some(fault))
}

fn in_metres([x, y]: [f64; 2]) -> bool {
    let plausible = |metres: f64| (1_000.0..1e8).contains(&metres.abs());
    plausible(x) && plausible(y)
}

fn refuse_metres(firsts: &[[f64; 2]]) -> Result<(), ExchangeError> {
    let metres: Vec<&[f64; 2]> = firsts.iter().filter(|first| in_metres(**first)).collect();
    match metres.first() {
        Some([x, y]) if metres.len() * 2 > firsts.len() => {
            Err(ExchangeError::DatumNeeded { example: format!("{x}, {y}"), guess: String::new() })
        }
        _ => Ok(()),
    }
}

/// Whether the file as a whole makes sense only with its axes swapped.
fn swapped(firsts: &[[f64; 2]], district: Option<Bbox>) -> Option<Finding> {
    let fits = |x: f64, y: f64| {
        LonLat::new(x, y).is_ok_and(|position| district.is_none_or(|district| near(district).holds(Bbox::of(position))))
    };
    let as_is = firsts.iter().filter(|[x, y]| fits(*x, *y)).count();
    let turned = firsts.iter().filter(|[x, y]| fits(*y, *x)).count();
    (as_is == 0 && turned * 2 > firsts.len()).then(|| {
        Finding::fault(
            "axes-swapped",
            words(
                format!("{turned} 个对象的经纬度颠倒（纬度在前）；全部未读入"),
                format!("longitude and latitude are swapped (latitude first) in {turned} records; none is read"),
            ),
            words("改为经度在前，或导入时声明坐标轴顺序", "put the longitude first, or declare the axis order when importing"),
        )
    })
}

/// The district with half a kilometre or so around it, where its buildings may stand.
fn near(district: Bbox) -> Bbox {
    const MARGIN: f64 = 0.05;
    Bbox {
        west: district.west - MARGIN,
        south: district.south - MARGIN,
        east: district.east + MARGIN,
        north: district.north + MARGIN,
    }
}

/// The shape of a record, or why its coordinates are none.
pub(super) fn shape(raw: &RawShape) -> Result<Shape, Box<Finding>> {
    let made = match raw {
        RawShape::Point([x, y]) => {
            LonLat::new(*x, *y).map(|position| Shape::Point(position.to_grain())).map_err(|fault| fault.to_string())
        }
        RawShape::Surface(polygons) => Shape::surface(polygons).map_err(|fault| fault.to_string()),
    };
    made.map_err(|en| {
        Box::new(Finding::fault(
            "shape-refused",
            words(format!("坐标无法构成图形：{en}"), en),
            words("修正该位置的坐标；没有位置时留空", "mend the coordinates there; leave them empty where there is no position"),
        ))
    })
}
