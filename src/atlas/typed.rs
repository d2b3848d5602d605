//! A position typed into the search field: which systems of coordinates its two numbers can be read in. Never here: a choice between them.
//!
//! One pair of numbers cannot tell CGCS2000 from GCJ-02, so every reading near the district is offered with its name.

use serde::{Serialize, Serializer};

use super::Atlas;
use crate::geometry::{Axes, Bbox, Datum, Ground, LonLat, guess};
use crate::programme::{Bilingual, ZoneId};

/// How far outside the zones a reading still counts as near, degrees.
const NEAR: f64 = 0.1;

/// One reading of two numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading<'a> {
    /// The system they are read in.
    #[serde(serialize_with = "word")]
    pub datum: Datum,
    /// Its name.
    pub name: Bilingual,
    /// Whether the first number is the northing.
    pub north_first: bool,
    /// Degrees, CGCS2000.
    pub lon: f64,
    /// Degrees, CGCS2000.
    pub lat: f64,
    /// The zone it lies in.
    pub zone: Option<&'a ZoneId>,
}

fn word<S: Serializer>(datum: &Datum, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(datum.word())
}

/// Two numbers, with the datum named before or behind them.
fn numbers(text: &str) -> Option<(f64, f64, Option<Datum>)> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    let parts: Vec<&str> = text.split([',', '，', ';', '；', ':', '：', ' ', '\t', '\u{3000}', '/', '(', ')', '°']).collect();
    let (mut values, mut named) = (Vec::new(), None);
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let bare = part.trim_end_matches(['E', 'N', 'e', 'n']);
        match bare.parse::<f64>() {
            Ok(value) if bare.chars().all(is_number) && value.is_finite() => values.push(value),
            _ => named = Some(Datum::parse(part)?),
        }
    }
    match values.as_slice() {
        [first, second] => Some((*first, *second, named)),
        _ => None,
    }
}

impl Atlas {
    /// Every way to read a text as a position near the district, the likelier first; nothing where it is no pair of numbers.
    #[must_use]
    pub fn read_position(&self, text: &str) -> Vec<Reading<'_>> {
        let Some((first, second, named)) = numbers(text) else { return Vec::new() };
        let Some(near) = self.vicinity() else { return Vec::new() };
        let ground = Ground { district: &near, outline: None, known: None };
        let hypotheses = guess(&[(first, second)], &ground).ranked.into_iter().filter(|hypothesis| hypothesis.inside > 0);
        let meant = |datum: Datum| named.is_none_or(|named| named == datum || named == Datum::Wgs84 && datum == Datum::Cgcs2000);
        let mut readings: Vec<Reading<'_>> = hypotheses
            .filter(|hypothesis| meant(hypothesis.datum))
            .filter_map(|hypothesis| {
                let position = hypothesis.datum.to_cgcs2000(first, second, hypothesis.axes).ok()?;
                Some(self.reading(hypothesis.datum, hypothesis.axes, position))
            })
            .collect();
        // One point cannot tell shifted degrees from plain ones: where both are near, what the map itself speaks comes first.
        readings.sort_by_key(|reading| (reading.north_first, reading.datum.is_projected(), reading.datum != Datum::Cgcs2000));
        readings
    }

    fn reading(&self, datum: Datum, axes: Axes, position: LonLat) -> Reading<'_> {
        let zone = self.outlines().iter().find(|outline| outline.shape.contains(position));
        let name = if datum == Datum::Cgcs2000 {
            Bilingual::new("CGCS2000 / WGS 84 经纬度", "CGCS2000 / WGS 84 degrees")
        } else {
            Bilingual::new(datum.name_zh(), datum.name_en())
        };
        let (lon, lat) = (position.to_grain().lon(), position.to_grain().lat());
        Reading { datum, name, north_first: axes == Axes::NorthEast, lon, lat, zone: zone.map(|outline| &outline.zone) }
    }

    /// The district and a little around it.
    fn vicinity(&self) -> Option<Bbox> {
        let all = self.outlines().iter().map(|outline| outline.shape.bbox()).reduce(Bbox::union)?;
        Bbox::new([all.west - NEAR, all.south - NEAR], [all.east + NEAR, all.north + NEAR]).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_of_numbers_is_found_in_what_people_paste() {
        assert_eq!(numbers("106.55,29.56"), Some((106.55, 29.56, None)));
        assert_eq!(numbers("高德：106.55，29.56"), Some((106.55, 29.56, Some(Datum::Gcj02))));
        assert_eq!(numbers("29.56N 106.55E"), Some((29.56, 106.55, None)));
        for none in ["环球大厦", "8号楼 2", "1,2,3", "106.55", ""] {
            assert_eq!(numbers(none), None, "{none}");
        }
    }
}
