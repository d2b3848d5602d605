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
    /// Points that fall on footprints that are known already.
    pub on_known: usize,
    /// Points tried.
    pub tried: usize,
}

/// What the points of a file are held against.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The box around the district.
    pub district: &'a Bbox,
    /// The district's border.
    pub outline: Option<&'a Shape>,
    /// Whether a position lies on a footprint that is known already, where any are.
    pub known: Option<&'a dyn Fn(LonLat) -> bool>,
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
    /// Whether known footprints decide for the best reading: many points fall on them under it, and far fewer under any other.
    pub by_footprints: bool,
}

impl Guess {
    /// The best reading, unless another fits about as well.
    #[must_use]
    pub fn clear(&self) -> Option<Hypothesis> {
        self.ranked.first().copied().filter(|_| !self.ambiguous)
    }
}

/// Ranks the readings of raw number pairs by the share that falls inside the district: inside its border where one is given, else inside
/// its box; among equals the one that lies nearer. Where known footprints decide for a reading, it comes first whatever the border says.
/// WGS 84 is not listed beside CGCS2000, which it equals.
///
/// # Units
/// Degrees or metres, as the file has them.
#[must_use]
pub fn guess(pairs: &[(f64, f64)], ground: &Ground<'_>) -> Guess {
    let step = pairs.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<(f64, f64)> = pairs.iter().copied().step_by(step).collect();
    let mut read: Vec<(Hypothesis, f64)> = Datum::ALL
        .into_iter()
        .filter(|datum| *datum != Datum::Wgs84)
        .flat_map(|datum| Axes::BOTH.map(|axes| (datum, axes)))
        .filter_map(|(datum, axes)| reading(datum, axes, &sample, ground))
        .collect();
    if read.iter().all(|(hypothesis, _)| hypothesis.inside == 0 && hypothesis.on_known == 0) {
        read.clear();
    }
    read.sort_by(|one, two| two.0.inside.cmp(&one.0.inside).then(one.1.total_cmp(&two.1)));
    let mut ranked: Vec<Hypothesis> = read.into_iter().map(|(hypothesis, _)| hypothesis).collect();
    let decided = by_footprints(&ranked);
    if let Some(best) = decided {
        ranked[..=best].rotate_right(1);
    }
    let shift_m = match ranked.as_slice() {
        [best, second, ..] => mean_shift(&sample, best, second),
        _ => None,
    };
    let close = |pair: &[Hypothesis]| pair[0].share().millionths().abs_diff(pair[1].share().millionths()) < MARGIN;
    let alike = ranked.windows(2).next().is_some_and(close) && shift_m.is_some_and(|metres| metres > 1.0);
    Guess { ranked, shift_m, ambiguous: alike && decided.is_none(), by_footprints: decided.is_some() }
}

/// One reading, and how far from the middle of the district it puts the points on average; nothing where it can read none of them.
fn reading(datum: Datum, axes: Axes, sample: &[(f64, f64)], ground: &Ground<'_>) -> Option<(Hypothesis, f64)> {
    let middle = ground.district.centre();
    let mut hypothesis = Hypothesis { datum, axes, inside: 0, on_known: 0, tried: sample.len() };
    let (mut away, mut read) = (0.0, 0.0);
    for position in sample.iter().filter_map(|(a, b)| datum.to_cgcs2000(*a, *b, axes).ok()) {
        let inside = ground.district.contains(position) && ground.outline.is_none_or(|outline| outline.contains(position));
        hypothesis.inside += usize::from(inside);
        hypothesis.on_known += usize::from(ground.known.is_some_and(|known| known(position)));
        away += (position.lon() - middle.lon()).hypot(position.lat() - middle.lat());
        read += 1.0;
    }
    (read > 0.0).then(|| (hypothesis, away / read))
}

/// The reading that known footprints decide for: a fifth of the points and at least five fall on them, twice as many as under any other.
fn by_footprints(ranked: &[Hypothesis]) -> Option<usize> {
    let best = (0..ranked.len()).max_by_key(|at| (ranked[*at].on_known, std::cmp::Reverse(*at)))?;
    let Hypothesis { on_known, tried, .. } = ranked[best];
    let rest = ranked.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, other)| other.on_known).max().unwrap_or(0);
    (on_known >= 5 && on_known * 5 >= tried && on_known >= 2 * rest).then_some(best)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn district() -> Bbox {
        Bbox::new([106.478, 29.531], [106.589, 29.575]).unwrap()
    }

    fn plain(district: &Bbox) -> Ground<'_> {
        Ground { district, outline: None, known: None }
    }

    /// 30 × 20 positions over the district, a little inside its edge.
    fn positions() -> Vec<LonLat> {
        (0..600)
            .map(|i| LonLat::new(106.479 + f64::from(i % 30) * 0.0037, 29.532 + f64::from(i / 30) * 0.0022).unwrap())
            .collect()
    }

    fn written_in(datum: Datum, axes: Axes) -> Vec<(f64, f64)> {
        let swap = |(east, north)| if axes == Axes::EastNorth { (east, north) } else { (north, east) };
        positions().into_iter().map(|position| swap(datum.from_cgcs2000(position))).collect()
    }

    #[test]
    fn every_grid_in_either_axis_order_with_or_without_prefix_is_recognised() {
        for datum in [Datum::Zone35, Datum::Zone36, Datum::Cm105, Datum::Cm108, Datum::WebMercator] {
            for axes in Axes::BOTH {
                let best = guess(&written_in(datum, axes), &plain(&district())).clear().unwrap();
                assert_eq!((best.datum, best.axes, best.share()), (datum, axes, Share::WHOLE));
            }
        }
    }

    #[test]
    fn swapped_degrees_are_recognised() {
        let best = &guess(&written_in(Datum::Cgcs2000, Axes::NorthEast), &plain(&district())).ranked[0];
        assert_eq!((best.datum, best.axes), (Datum::Cgcs2000, Axes::NorthEast));
    }

    #[test]
    fn shifted_degrees_in_the_middle_of_the_district_are_ambiguous_and_it_is_said() {
        let middle = |position: &LonLat| (106.50..106.56).contains(&position.lon()) && (29.542..29.566).contains(&position.lat());
        let shifted: Vec<_> =
            positions().into_iter().filter(middle).map(|position| Datum::Gcj02.from_cgcs2000(position)).collect();
        let guessed = guess(&shifted, &plain(&district()));
        assert!(guessed.ambiguous && guessed.clear().is_none());
        assert!((guessed.shift_m.unwrap() - 480.0).abs() < 20.0, "{:?}", guessed.shift_m);
        let readings: Vec<Datum> = guessed.ranked.iter().map(|hypothesis| hypothesis.datum).collect();
        assert!([Datum::Cgcs2000, Datum::Gcj02, Datum::Bd09].iter().all(|datum| readings.contains(datum)), "{readings:?}");
    }

    #[test]
    fn known_footprints_tell_shifted_degrees_apart() {
        let houses: Vec<Vec<Vec<[f64; 2]>>> = positions()
            .iter()
            .map(|at| (at.lon(), at.lat()))
            .map(|(x, y)| vec![vec![[x - 2e-4, y - 2e-4], [x + 2e-4, y - 2e-4], [x + 2e-4, y + 2e-4], [x - 2e-4, y + 2e-4]]])
            .collect();
        let houses = Shape::surface(&houses).unwrap();
        let on = |position: LonLat| houses.contains(position);
        let (around, known): (Bbox, &dyn Fn(LonLat) -> bool) = (district(), &on);
        for datum in [Datum::Cgcs2000, Datum::Gcj02, Datum::Bd09] {
            let guessed = guess(&written_in(datum, Axes::EastNorth), &Ground { known: Some(known), ..plain(&around) });
            let best = guessed.clear().unwrap();
            assert_eq!((best.datum, best.axes, guessed.by_footprints), (datum, Axes::EastNorth, true));
        }
        // Points that stand on no known footprint under any reading decide nothing.
        let nowhere = |_: LonLat| false;
        let guessed = guess(&written_in(Datum::Gcj02, Axes::EastNorth), &Ground { known: Some(&nowhere), ..plain(&around) });
        assert!(!guessed.by_footprints);
    }

    #[test]
    fn numbers_of_nowhere_near_fit_no_reading() {
        let guessed = guess(&[(0.0, 0.0), (f64::NAN, 1.0), (1e308, -5.0)], &plain(&district()));
        assert_eq!((guessed.ranked.len(), guessed.shift_m, guessed.ambiguous), (0, None, false));
        assert_eq!(guess(&[], &plain(&district())).clear(), None);
    }
}
