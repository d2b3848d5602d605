//! From raw coordinates to shapes: which datum they are in, swapped axes, and the gate. Never here: cells, or a datum applied on a guess.

use super::findings::{Finding, words};
use super::record::{RawShape, Record};
use super::{ExchangeError, ReadOptions};
use crate::geometry::{Axes, Bbox, Datum, Guess, Hypothesis, Shape, ShapeFault, guess};
use crate::programme::Bilingual;

/// How the numbers of a file are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// `None` where nobody declared one: the numbers are then taken as CGCS2000 degrees.
    pub(super) declared: Option<Datum>,
    pub(super) axes: Axes,
}

impl Reading {
    const fn datum(self) -> Datum {
        match self.declared {
            Some(datum) => datum,
            None => Datum::Cgcs2000,
        }
    }
}

/// All of China, where no district is known.
const CHINA: Bbox = Bbox { west: 73.0, south: 18.0, east: 135.5, north: 54.0 };
/// How many more of the points, in millionths, must lie inside under another datum before it is mentioned, and how many at least. The
/// footprints of Yuzhong in GCJ-02 still lie inside the district's border to 95.9 %, since it runs along the middle of the rivers.
const CLEARLY_BETTER: u32 = 10_000;
const AT_LEAST: usize = 5;

/// Judges the coordinates of the file as a whole, before any of them is believed. Findings on the file go to `remarks`; where the axes
/// are swapped, or another datum fits clearly better than the one nobody declared, every record that has coordinates is refused.
///
/// # Errors
/// [`ExchangeError::DatumNeeded`] when they are metres and nobody says in which datum; [`ExchangeError::DatumUnknown`] when the file
/// names one that is not known.
pub(super) fn settle(
    records: &mut [Record],
    options: &ReadOptions,
    in_file: Option<&str>,
    remarks: &mut Vec<Finding>,
) -> Result<Reading, ExchangeError> {
    let declared = declared(options, in_file, remarks)?;
    let reading = Reading { declared, axes: options.axes.unwrap_or(Axes::EastNorth) };
    let undecided = records.iter().filter(|record| record.datum.is_none());
    let firsts: Vec<(f64, f64)> = undecided.filter_map(|record| record.shape.as_ref()?.first()).map(|[x, y]| (x, y)).collect();
    if declared.is_none() {
        refuse_metres(&firsts, options)?;
    }
    let undeclared = || if declared.is_none() { suspect(&firsts, options) } else { None };
    if let Some(fault) = swapped(&firsts, reading, options).or_else(undeclared) {
        for record in records.iter_mut().filter(|record| record.shape.is_some() && record.datum.is_none()) {
            record.findings.push(fault.clone());
            record.shape = None;
        }
    }
    Ok(reading)
}

fn declared(options: &ReadOptions, in_file: Option<&str>, remarks: &mut Vec<Finding>) -> Result<Option<Datum>, ExchangeError> {
    let named = in_file.map(|name| {
        let code = name.rsplit(':').next().unwrap_or(name);
        Datum::parse(code).or_else(|| Datum::parse(name)).ok_or_else(|| name.to_owned())
    });
    match (options.datum, named) {
        (None, None) => Ok(None),
        (None, Some(Ok(datum))) => Ok(Some(datum)),
        (None, Some(Err(declared))) => Err(ExchangeError::DatumUnknown { declared }),
        (Some(datum), named) => {
            if let Some(Ok(other)) = named
                && other != datum
            {
                remarks.push(contradiction(datum, other));
            }
            Ok(Some(datum))
        }
    }
}

fn contradiction(datum: Datum, other: Datum) -> Finding {
    Finding::warning(
        "datum-contradiction",
        words(
            format!("导入时声明为{}，文件自称{}；按前者读入", datum.name_zh(), other.name_zh()),
            format!(
                "declared as {} for this import, while the file says {}; the former is used",
                datum.name_en(),
                other.name_en()
            ),
        ),
        words("核对后再导入", "check which is right"),
    )
}

fn refuse_metres(firsts: &[(f64, f64)], options: &ReadOptions) -> Result<(), ExchangeError> {
    let plausible = |metres: f64| (1_000.0..1e8).contains(&metres.abs());
    let metres: Vec<(f64, f64)> = firsts.iter().copied().filter(|(x, y)| plausible(*x) && plausible(*y)).collect();
    match metres.first() {
        Some((x, y)) if metres.len() * 2 > firsts.len() => {
            let guess = guess(&metres, &options.district.unwrap_or(CHINA), options.outline.as_ref());
            Err(ExchangeError::DatumNeeded { example: format!("{x}, {y}"), guess: Box::new(sentence(&guess)) })
        }
        _ => Ok(()),
    }
}

/// The share of points inside, to a tenth of a per cent.
fn percent(hypothesis: &Hypothesis) -> String {
    let tenths = hypothesis.share().millionths() / 1_000;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// The guess and its runner-up in words.
fn sentence(guess: &Guess) -> Bilingual {
    let zh = |hypothesis: &Hypothesis| {
        let order = if hypothesis.axes == Axes::NorthEast { "，北坐标在前" } else { "" };
        format!("{}{order}（{} 的点落在区内）", hypothesis.datum.name_zh(), percent(hypothesis))
    };
    let en = |hypothesis: &Hypothesis| {
        let order = if hypothesis.axes == Axes::NorthEast { ", northing first" } else { "" };
        format!("{}{order} ({} of the points inside the district)", hypothesis.datum.name_en(), percent(hypothesis))
    };
    match guess.ranked.as_slice() {
        [] => words("没有一种坐标系能使其落在区内", "no known datum puts them inside the district"),
        [only] => words(format!("最可能：{}", zh(only)), format!("most likely {}", en(only))),
        [best, second, ..] => {
            let apart = guess.shift_m.map(f64::round);
            let apart_zh = apart.map_or_else(String::new, |metres| format!("，两者相差 {metres} m"));
            let apart_en = apart.map_or_else(String::new, |metres| format!(", {metres} m apart"));
            words(
                format!("最可能：{}；其次：{}{apart_zh}", zh(best), zh(second)),
                format!("most likely {}; next {}{apart_en}", en(best), en(second)),
            )
        }
    }
}

/// Whether the file as a whole makes sense only with its axes swapped.
fn swapped(firsts: &[(f64, f64)], reading: Reading, options: &ReadOptions) -> Option<Finding> {
    let fits = |axes: Axes| {
        let read = firsts.iter().filter_map(|(x, y)| reading.datum().to_cgcs2000(*x, *y, axes).ok());
        read.filter(|position| options.district.is_none_or(|district| near(district).contains(*position))).count()
    };
    let other = if reading.axes == Axes::EastNorth { Axes::NorthEast } else { Axes::EastNorth };
    let turned = fits(other);
    (fits(reading.axes) == 0 && turned * 2 > firsts.len()).then(|| {
        Finding::fault(
            "axes-swapped",
            words(
                format!("坐标轴颠倒：交换后 {turned} 个对象落在应有位置；有坐标的对象全部未读入"),
                format!(
                    "the axes are swapped: the other way round {turned} records fall into place; none with coordinates is read"
                ),
            ),
            words("改为经度在前，或导入时声明坐标轴顺序", "put the longitude first, or declare the axis order when importing"),
        )
    })
}

/// Degrees that fit another datum clearly better than the one they are taken in.
fn suspect(firsts: &[(f64, f64)], options: &ReadOptions) -> Option<Finding> {
    let guess = guess(firsts, &options.district?, options.outline.as_ref());
    let as_is = guess.ranked.iter().find(|reading| reading.datum == Datum::Cgcs2000 && reading.axes == Axes::EastNorth);
    let (share, inside) = as_is.map_or((0, 0), |reading| (reading.share().millionths(), reading.inside));
    let better = |best: &&Hypothesis| best.share().millionths() >= share + CLEARLY_BETTER && best.inside >= inside + AT_LEAST;
    let best = guess.ranked.first().filter(better)?;
    let said = sentence(&guess);
    let name = best.datum.word();
    Some(Finding::fault(
        "datum-suspect",
        words(
            format!("未声明坐标系，而坐标看来不是 CGCS2000 经纬度；有坐标的对象全部未读入。{}", said.zh),
            format!("no datum is declared and the coordinates do not look like CGCS2000 degrees; none is read: {}", said.en),
        ),
        words(
            format!("核实后声明坐标系再导入：{name}，或确为 CGCS2000 时声明 cgcs2000；不会自动换算"),
            format!(
                "find out and declare the datum: {name}, or cgcs2000 if it is that after all; nothing is converted on a guess"
            ),
        ),
    ))
}

/// The district with a kilometre around it, where its buildings may stand.
pub(super) fn near(district: Bbox) -> Bbox {
    const MARGIN: f64 = 0.01;
    Bbox {
        west: district.west - MARGIN,
        south: district.south - MARGIN,
        east: district.east + MARGIN,
        north: district.north + MARGIN,
    }
}

/// Faults of one shape that are listed.
const MOST_TOLD: usize = 5;

/// The shape of a record, with what was changed to make it one, or every reason why its coordinates are none.
pub(super) fn shape(raw: &RawShape, reading: Reading, remarks: &mut Vec<Finding>) -> Option<Shape> {
    let converted = match convert(raw, reading) {
        Ok(converted) => converted,
        Err(fault) => {
            remarks.push(*fault);
            return None;
        }
    };
    let gated = match &converted {
        RawShape::Point(position) => Shape::gate_point(position),
        RawShape::Surface(polygons) => Shape::gate(polygons),
    };
    match gated {
        Ok(gated) => {
            remarks.extend((!gated.closed_rings.is_empty()).then(ring_closed));
            remarks.extend(gated.shape.validity().iter().take(MOST_TOLD).map(self_contradiction));
            Some(gated.shape)
        }
        Err(faults) => {
            remarks.extend(faults.0.iter().take(MOST_TOLD).map(|fault| refused(fault.zh(), fault.to_string())));
            None
        }
    }
}

fn convert(raw: &RawShape, reading: Reading) -> Result<RawShape, Box<Finding>> {
    if matches!(reading.datum(), Datum::Cgcs2000 | Datum::Wgs84) && reading.axes == Axes::EastNorth {
        return Ok(raw.clone());
    }
    let mut vertex = 0;
    raw.clone().try_map(|[x, y]| {
        vertex += 1;
        let position = reading.datum().to_cgcs2000(x, y, reading.axes);
        position
            .map(|position| [position.lon(), position.lat()])
            .map_err(|fault| Box::new(refused(format!("第 {vertex} 个点：{}", fault.zh()), format!("vertex {vertex}: {fault}"))))
    })
}

fn refused(zh: String, en: String) -> Finding {
    Finding::fault(
        "shape-refused",
        words(zh, en),
        words("修正该处坐标；没有位置时留空", "mend the coordinates there; leave them empty where there is no position"),
    )
}

/// A shape that passes the gate but contradicts itself: its area cannot be trusted, so it is refused.
fn self_contradiction(fault: &ShapeFault) -> Finding {
    Finding::fault(
        "shape-invalid",
        words(fault.zh(), fault.to_string()),
        words("在 GIS 中修复几何（如 QGIS 的“修复几何图形”）", "repair the geometry in a GIS (such as “Fix geometries” of QGIS)"),
    )
}

fn ring_closed() -> Finding {
    Finding::note(
        "ring-closed",
        words("未闭合的环已闭合", "an unclosed ring was closed"),
        words("核对轮廓是否完整", "check that the outline is complete"),
    )
}
