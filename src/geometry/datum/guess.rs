//! Which coordinate system unlabelled numbers are probably in. It ranks; a person decides.
//!
//! *Why is the answer often ambiguous?* GCJ-02 moves a point by some 500 m, a district is kilometres wide: most points lie inside it
//! under both readings. Only points near the edge, or known footprints given as the outline, tell the two apart.

use super::{Axes, Datum};
use crate::geometry::{Bbox, LonLat, Plane, Shape};
use crate::units::Share;

/// At most this many pairs are tried, taken evenly from all.
const SAMPLE: usize = 2_000;
/// Readings whose shares differ by less than this, in millionths, cannot be told apart by counting.
const MARGIN: u32 = 50_000;

/// One reading of the numbers, and how well it fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hypothesis {
    /// The system assumed.
    pub datum: Datum,
    /// The order of the two numbers assumed.
    pub axes: Axes,
    /// Points that fall inside the district.
    pub inside: usize,
    /// Points tried.
    pub tried: usize,
}

impl Hypothesis {
    /// The share of points that fall inside the district.
    #[must_use]
    pub fn share(&self) -> Share {
        if self.tried == 0 { Share::NONE } else { Share::nearest(self.inside as f64 / self.tried as f64) }
    }
}

/// All readings under which at least one point falls inside, the best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// Best first; among equals the plainer system first. Empty when no reading puts a point inside.
    pub ranked: Vec<Hypothesis>,
    /// How far apart the best two readings put the same point, on average.
    pub shift_m: Option<f64>,
    /// Whether the second reading fits about as well and puts points elsewhere, so that a person must decide.
    pub ambiguous: bool,
}

impl Guess {
    /// The best reading, unless another fits about as well.
    #[must_use]
    pub fn clear(&self) -> Option<Hypothesis> {
        self.ranked.first().copied().filter(|_| !self.ambiguous)
    }
}

/// Ranks the readings of raw number pairs by the share that falls inside the district: inside `outline` where one is given (the
/// district's border, or better the footprints of known buildings), else inside `district`. WGS 84 is not listed beside CGCS2000,
/// which it equals.
///
/// # Units
/// Degrees or metres, as the file has them.
#[must_use]
pub fn guess(pairs: &[(f64, f64)], district: &Bbox, outline: Option<&Shape>) -> Guess {
    let step = pairs.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<(f64, f64)> = pairs.iter().copied().step_by(step).collect();
    let inside = |position: LonLat| district.contains(position) && outline.is_none_or(|outline| outline.contains(position));
    let mut ranked: Vec<Hypothesis> = Datum::ALL
        .into_iter()
        .filter(|datum| *datum != Datum::Wgs84)
        .flat_map(|datum| Axes::BOTH.map(|axes| (datum, axes)))
        .map(|(datum, axes)| {
            let positions = sample.iter().filter_map(|(a, b)| datum.to_cgcs2000(*a, *b, axes).ok());
            Hypothesis { datum, axes, inside: positions.filter(|position| inside(*position)).count(), tried: sample.len() }
        })
        .filter(|hypothesis| hypothesis.inside > 0)
        .collect();
    ranked.sort_by_key(|hypothesis| std::cmp::Reverse(hypothesis.inside));
    let shift_m = match ranked.as_slice() {
        [best, second, ..] => mean_shift(&sample, best, second),
        _ => None,
    };
    let close = |pair: &[Hypothesis]| pair[0].share().millionths() - pair[1].share().millionths() < MARGIN;
    let ambiguous = ranked.windows(2).next().is_some_and(close) && shift_m.is_some_and(|metres| metres > 1.0);
    Guess { ranked, shift_m, ambiguous }
}

/// Mean distance between two readings of the same numbers, over the pairs that both can read.
fn mean_shift(sample: &[(f64, f64)], one: &Hypothesis, other: &Hypothesis) -> Option<f64> {
    let read = |pair: &(f64, f64), by: &Hypothesis| by.datum.to_cgcs2000(pair.0, pair.1, by.axes).ok();
    let (sum, count) = sample
        .iter()
        .filter_map(|pair| Some((read(pair, one)?, read(pair, other)?)))
        .fold((0.0, 0.0), |(sum, count), (one, other)| (sum + Plane::around(one).distance_m(one, other), count + 1.0));
    (count > 0.0).then(|| sum / count)
}
