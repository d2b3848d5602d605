//! From raw coordinates to shapes: which datum they are in, swapped axes, and the gate. Never here: cells, or a datum applied on a guess.

use super::findings::{Finding, words};
use super::readings::{Readings, sentence};
use super::record::{RawShape, Record};
use super::shapefile::twice_area;
use super::{ExchangeError, ReadOptions};
use crate::geometry::{Axes, Bbox, Datum, DatumError, Ground, Guess, Hypothesis, LocalGrid, LonLat, Shape, ShapeFault, guess};

/// How the numbers of a file are read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    /// `None` where nobody declared one: the numbers are then taken as CGCS2000 degrees.
    pub(super) declared: Option<Datum>,
    pub(super) axes: Axes,
    /// The local grid that the importer keeps the parameters of; it goes before any datum.
    pub(super) local: Option<LocalGrid>,
}

impl Reading {
    /// Whether the numbers are read in this datum and order; WGS 84 is CGCS2000 here.
    pub(super) fn is_as(self, datum: Datum, axes: Axes) -> bool {
        let own = if self.datum() == Datum::Wgs84 { Datum::Cgcs2000 } else { self.datum() };
        self.local.is_none() && own == datum && self.axes == axes
    }

    const fn datum(self) -> Datum {
        match self.declared {
            Some(datum) => datum,
            None => Datum::Cgcs2000,
        }
    }

    fn position(self, x: f64, y: f64) -> Result<LonLat, DatumError> {
        match self.local {
            Some(grid) => grid.to_cgcs2000(x, y, self.axes),
            None => self.datum().to_cgcs2000(x, y, self.axes),
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
/// are swapped, metres come without a datum, or another datum fits clearly better than the one nobody declared, every record that has
/// coordinates is refused. How they may be read is told wherever it is known where the district is.
///
/// # Errors
/// [`ExchangeError::DatumUnknown`] when the file names a datum that is not known.
pub(super) fn settle(
    records: &mut [Box<Record>],
    options: &ReadOptions,
    in_file: Option<&str>,
    remarks: &mut Vec<Finding>,
) -> Result<(Reading, Option<Readings>), ExchangeError> {
    let declared = declared(options, in_file, remarks)?;
    let reading = Reading { declared, axes: options.axes.unwrap_or(Axes::EastNorth), local: options.local };
    if reading.local.is_some() {
        return Ok((reading, None));
    }
    let undecided = records.iter().filter(|record| record.datum.is_none());
    let middles: Vec<(f64, f64)> = undecided.filter_map(|record| record.shape.as_ref()?.middle()).map(|[x, y]| (x, y)).collect();
    if middles.is_empty() {
        return Ok((reading, None));
    }
    let guess = guessed(&middles, options);
    // What the importer declares stands; what a file says of itself is often what its program writes by default.
    let doubted = || if options.datum.is_none() { suspect(&guess, declared, options) } else { None };
    let needed = if declared.is_none() { datum_needed(&middles, &guess) } else { None };
    let fault = needed.or_else(|| swapped(&middles, reading, options)).or_else(doubted);
    if fault.is_none() && options.datum.is_none() {
        remarks.extend(doubtful_label(&guess, declared, options));
    }
    let readings = options.district.map(|_| Readings::of(&guess, &middles, fault.is_none().then_some(reading)));
    if let Some(fault) = fault {
        for record in records.iter_mut().filter(|record| record.shape.is_some() && record.datum.is_none()) {
            record.findings.push(fault.clone());
            record.shape = None;
        }
    }
    Ok((reading, readings))
}

/// The datum that a layer declares, in whatever spelling; nothing where the importer says it for all of them.
pub(super) fn of_layer(declared: Option<String>, options: &ReadOptions) -> Result<Option<Datum>, ExchangeError> {
    match declared.filter(|_| options.datum.is_none()) {
        None => Ok(None),
        Some(name) => named(&name).map(Some).map_err(|declared| ExchangeError::DatumUnknown { declared }),
    }
}

/// The datum of a name such as `EPSG:4545` or `urn:ogc:def:crs:EPSG::4545`.
fn named(name: &str) -> Result<Datum, String> {
    let code = name.rsplit(':').next().unwrap_or(name);
    Datum::parse(code).or_else(|| Datum::parse(name)).ok_or_else(|| name.to_owned())
}

fn declared(options: &ReadOptions, in_file: Option<&str>, remarks: &mut Vec<Finding>) -> Result<Option<Datum>, ExchangeError> {
    match (options.datum, in_file.map(named)) {
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

/// The readings of a file's points, held against the district and the footprints that the project holds.
fn guessed(points: &[(f64, f64)], options: &ReadOptions) -> Guess {
    let on = |position: LonLat| options.known.covers(position);
    let known: &dyn Fn(LonLat) -> bool = &on;
    let known = options.known.has_ground().then_some(known);
    let district = options.district.unwrap_or(CHINA);
    guess(points, &Ground { district: &district, outline: options.outline.as_ref(), known })
}

/// Metres that nobody gives a datum for.
fn datum_needed(middles: &[(f64, f64)], guess: &Guess) -> Option<Finding> {
    let plausible = |metres: f64| (1_000.0..1e8).contains(&metres.abs());
    let mut metres = middles.iter().filter(|(x, y)| plausible(*x) && plausible(*y));
    let (x, y) = metres.next()?;
    let said = sentence(guess);
    (2 * (metres.count() + 1) > middles.len()).then(|| {
        Finding::fault(
            "datum-needed",
            words(
                format!("坐标为米（{x}, {y}），但未声明坐标系；有坐标的对象全部未读入。{}", said.zh),
                format!("the coordinates are metres ({x}, {y}), and no datum is declared; none is read: {}", said.en),
            ),
            words("声明坐标系（datum）后再导入", "declare the datum and import again"),
        )
    })
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

const fn is_degrees(datum: Datum) -> bool {
    matches!(datum, Datum::Cgcs2000 | Datum::Wgs84)
}

const fn is_shifted(datum: Datum) -> bool {
    matches!(datum, Datum::Gcj02 | Datum::Bd09)
}

/// A file in another datum than degrees, as it says, under which nothing lies in the district while under another most does.
fn elsewhere(guess: &Guess, declared: Datum) -> Option<Finding> {
    let own = guess.ranked.iter().filter(|reading| reading.datum == declared).map(|reading| reading.inside).max().unwrap_or(0);
    let best = guess.ranked.first().filter(|best| own == 0 && 2 * best.inside > best.tried)?;
    let (said, name) = (sentence(guess), best.datum.word());
    Some(Finding::fault(
        "datum-suspect",
        words(
            format!("文件自称{}，照此没有一个对象落在区内；有坐标的对象全部未读入。{}", declared.name_zh(), said.zh),
            format!("the file says {}, under which nothing lies in the district; none is read: {}", declared.name_en(), said.en),
        ),
        words(
            format!("核实后声明坐标系再导入：{name}，或确为 {0} 时声明 {0}；不会自动换算", declared.word()),
            format!("find out and declare the datum: {name}, or {} if it is that after all", declared.word()),
        ),
    ))
}

/// Degrees that the file itself calls so, and that the border alone would rather take for shifted ones: a person is told.
fn doubtful_label(guess: &Guess, declared: Option<Datum>, options: &ReadOptions) -> Option<Finding> {
    options.district.filter(|_| declared.is_some_and(is_degrees))?;
    let is_plain = |reading: &&Hypothesis| reading.datum == Datum::Cgcs2000 && reading.axes == Axes::EastNorth;
    let inside = guess.ranked.iter().find(is_plain).map_or(0, |reading| reading.inside);
    let share = |inside: usize, best: &Hypothesis| 1_000_000 * inside / best.tried.max(1);
    let better =
        |best: &&Hypothesis| best.inside >= inside + AT_LEAST && share(best.inside - inside, best) >= CLEARLY_BETTER as usize;
    guess.ranked.first().filter(better)?;
    let said = sentence(guess);
    Some(Finding::warning(
        "datum-doubtful",
        words(
            format!("文件自称经纬度，按此读入，但另一种坐标系更合区界。{}", said.zh),
            format!("the file says plain degrees and is read so, but another datum fits the border better: {}", said.en),
        ),
        words(
            "核实坐标来源；不对时声明坐标系后重新导入",
            "find out where the coordinates come from; declare their datum and import again if they are not",
        ),
    ))
}

/// Degrees that fit another datum clearly better than the one they are taken in: by the border where nobody declares any, by footprints
/// that the project holds also where the file itself says that they are plain degrees.
fn suspect(guess: &Guess, declared: Option<Datum>, options: &ReadOptions) -> Option<Finding> {
    options.district?;
    if let Some(datum) = declared.filter(|datum| !is_degrees(*datum)) {
        return if is_shifted(datum) { None } else { elsewhere(guess, datum) };
    }
    let is_plain = |reading: &Hypothesis| reading.datum == Datum::Cgcs2000 && reading.axes == Axes::EastNorth;
    let as_is = guess.ranked.iter().find(|reading| is_plain(reading));
    let (share, inside) = as_is.map_or((0, 0), |reading| (reading.share().millionths(), reading.inside));
    let better = |best: &Hypothesis| best.share().millionths() >= share + CLEARLY_BETTER && best.inside >= inside + AT_LEAST;
    // Half a kilometre beside the border is no contradiction; metres that call themselves degrees are one.
    let none_at_all = |best: &Hypothesis| inside == 0 && 2 * best.inside > best.tried && !is_shifted(best.datum);
    let by_border = |best: &Hypothesis| (declared.is_none() && better(best)) || (declared.is_some() && none_at_all(best));
    let decided = |best: &Hypothesis| if guess.by_footprints { !is_plain(best) } else { by_border(best) };
    let best = guess.ranked.first().filter(|best| decided(best))?;
    let said = sentence(guess);
    let name = best.datum.word();
    Some(Finding::fault(
        "datum-suspect",
        words(
            format!(
                "{}，而坐标看来不是 CGCS2000 经纬度；有坐标的对象全部未读入。{}",
                declared.map_or("未声明坐标系", |_| "文件自称经纬度"),
                said.zh
            ),
            format!(
                "{}, and the coordinates do not look like CGCS2000 degrees; none is read: {}",
                declared.map_or("no datum is declared", |_| "the file says plain degrees"),
                said.en
            ),
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
pub(super) fn shape(raw: RawShape, reading: Reading, remarks: &mut Vec<Finding>) -> Option<Shape> {
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

fn convert(raw: RawShape, reading: Reading) -> Result<RawShape, Box<Finding>> {
    if matches!(reading.datum(), Datum::Cgcs2000 | Datum::Wgs84) && reading.axes == Axes::EastNorth && reading.local.is_none() {
        return Ok(wound(raw));
    }
    let mut vertex = 0;
    let converted = raw.try_map(|[x, y]| {
        vertex += 1;
        reading
            .position(x, y)
            .map(|position| [position.lon(), position.lat()])
            .map_err(|fault| Box::new(refused(format!("第 {vertex} 个点：{}", fault.zh()), format!("vertex {vertex}: {fault}"))))
    });
    converted.map(wound)
}

/// Outer rings anticlockwise and holes clockwise, so that a shape is equal whatever format it came in: some ask for one way, some for
/// the other, and some for none.
fn wound(raw: RawShape) -> RawShape {
    let RawShape::Surface(mut polygons) = raw else { return raw };
    for (at, ring) in polygons.iter_mut().flat_map(|rings| rings.iter_mut().enumerate()) {
        if (twice_area(ring) < 0.0) == (at == 0) {
            ring.reverse();
        }
    }
    RawShape::Surface(polygons)
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
