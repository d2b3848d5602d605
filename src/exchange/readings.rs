//! How the coordinates of a file may be read, told to a person who decides: the readings that fit best, how far apart the first two are,
//! and where each puts some of the points. Never here: the ranking itself, or a conversion on a guess.

use serde::{Deserialize, Serialize};

use super::findings::words;
use super::positions::Reading;
use crate::geometry::{Axes, Datum, Guess, Hypothesis};
use crate::programme::Bilingual;

/// Readings listed.
const LISTED: usize = 4;
/// Points shown of each, taken evenly from all.
const SHOWN: usize = 200;

/// The readings of a file's coordinates, held against the district and the footprints that the project holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Readings {
    /// Best first; the one that is applied is among them if it can read the numbers at all.
    pub ranked: Vec<PossibleReading>,
    /// How far apart the best two put the same point on average, in metres.
    pub shift_m: Option<f64>,
    /// Whether the second fits about as well and puts the points elsewhere.
    pub ambiguous: bool,
    /// Whether known footprints decide for the best.
    pub by_footprints: bool,
    /// The same in a sentence.
    pub sentence: Bilingual,
}

/// One way to read the coordinates of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PossibleReading {
    /// The datum.
    pub datum: Datum,
    /// Which of two numbers comes first.
    pub axes: Axes,
    /// The datum's name.
    pub name: Bilingual,
    /// Points that fall inside the district.
    pub inside: usize,
    /// Points that fall on footprints that the project holds.
    pub on_known: usize,
    /// Points tried.
    pub tried: usize,
    /// Whether the file is read so.
    pub applied: bool,
    /// Where some of the points fall, as longitude and latitude in CGCS2000; the same points in the same order under every reading.
    pub points: Vec<Option<[f64; 2]>>,
}

impl Readings {
    /// What a guess says of points; `applied` is how they are read, if they are.
    pub(super) fn of(guess: &Guess, points: &[(f64, f64)], applied: Option<Reading>) -> Self {
        let is_applied = |one: &Hypothesis| applied.is_some_and(|reading| reading.is_as(one.datum, one.axes));
        let listed = guess.ranked.iter().enumerate().filter(|(at, one)| *at < LISTED || is_applied(one));
        let ranked = listed.map(|(_, one)| PossibleReading::of(one, points, is_applied(one))).collect();
        let Guess { shift_m, ambiguous, by_footprints, .. } = *guess;
        Self { ranked, shift_m, ambiguous, by_footprints, sentence: sentence(guess) }
    }
}

impl PossibleReading {
    fn of(one: &Hypothesis, points: &[(f64, f64)], applied: bool) -> Self {
        let Hypothesis { datum, axes, inside, on_known, tried } = *one;
        let place = |(x, y): &(f64, f64)| {
            let place = datum.to_cgcs2000(*x, *y, axes).ok()?;
            // A tenth of a metre is finer than any screen.
            Some([place.lon(), place.lat()].map(|degrees| (degrees * 1e6).round() / 1e6))
        };
        let shown = points.iter().step_by(points.len().div_ceil(SHOWN).max(1)).map(place).collect();
        let name = Bilingual::new(datum.name_zh(), datum.name_en());
        Self { datum, axes, name, inside, on_known, tried, applied, points: shown }
    }
}

/// The share of points inside, to a tenth of a per cent.
fn percent(hypothesis: &Hypothesis) -> String {
    let tenths = hypothesis.share().millionths() / 1_000;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// The guess and its runner-up in words.
pub(super) fn sentence(guess: &Guess) -> Bilingual {
    let known = |hypothesis: &Hypothesis| format!("{} / {}", hypothesis.on_known, hypothesis.tried);
    let on_known_zh = |hypothesis: &Hypothesis| {
        if guess.by_footprints { format!("，{} 点落在已有楼宇上", known(hypothesis)) } else { String::new() }
    };
    let on_known_en = |hypothesis: &Hypothesis| {
        if guess.by_footprints { format!(", {} points on known footprints", known(hypothesis)) } else { String::new() }
    };
    let zh = |hypothesis: &Hypothesis| {
        let order = if hypothesis.axes == Axes::NorthEast { "，北坐标在前" } else { "" };
        format!("{}{order}（{} 的点落在区内{}）", hypothesis.datum.name_zh(), percent(hypothesis), on_known_zh(hypothesis))
    };
    let en = |hypothesis: &Hypothesis| {
        let order = if hypothesis.axes == Axes::NorthEast { ", northing first" } else { "" };
        format!(
            "{}{order} ({} of the points inside the district{})",
            hypothesis.datum.name_en(),
            percent(hypothesis),
            on_known_en(hypothesis)
        )
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
