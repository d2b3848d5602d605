//! Coordinate systems that files come in, and the way from each to CGCS2000 degrees and back. One file per family.
//!
//! Everything above `exchange` is CGCS2000; a [`Datum`] is only met at the borders of the house. Never here: a file, a guess made in
//! silence ([`guess`] ranks, a person decides), the legacy datums that need local parameters, or 重庆独立坐标系, whose parameters are
//! restricted.

mod gauss_kruger;
mod guess;
mod local;
mod offset;
mod web_mercator;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::gauss_kruger::Belt;
use super::{LonLat, PositionError};

pub use guess::{Ground, Guess, Hypothesis, guess};
pub use local::LocalGrid;

/// A coordinate system that a file may be in.
#[doc(alias = "坐标基准")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Datum {
    /// 国家2000大地坐标, degrees: what everything is kept in.
    #[default]
    Cgcs2000,
    /// GPS degrees, taken as equal to CGCS2000.
    Wgs84,
    /// 火星坐标: degrees shifted by some 500 m, as map services in China give them.
    Gcj02,
    /// 百度坐标: GCJ-02 shifted once more.
    Bd09,
    /// CGCS2000 3° zone 35, eastings with the prefix 35.
    Zone35,
    /// CGCS2000 3° zone 36, eastings with the prefix 36.
    Zone36,
    /// CGCS2000 3° zone 37, eastings with the prefix 37.
    Zone37,
    /// CGCS2000 around 105° E, eastings without prefix.
    Cm105,
    /// CGCS2000 around 108° E, eastings without prefix.
    Cm108,
    /// CGCS2000 around 111° E, eastings without prefix.
    Cm111,
    /// Web Mercator metres, for display only.
    WebMercator,
}

/// What kind of system a datum is.
enum Family {
    Degrees,
    Shifted(offset::Shift),
    Belt(Belt),
    WebMercator,
}

/// Which of two numbers comes first in the file.
#[doc(alias = "坐标轴")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axes {
    /// Longitude or easting first, as in GeoJSON.
    EastNorth,
    /// Latitude or northing first, as in survey files (X = north) and the official order of EPSG.
    NorthEast,
}

impl Axes {
    /// Both orders.
    pub const BOTH: [Self; 2] = [Self::EastNorth, Self::NorthEast];

    /// East and north of two numbers in this order.
    const fn east_north(self, first: f64, second: f64) -> (f64, f64) {
        match self {
            Self::EastNorth => (first, second),
            Self::NorthEast => (second, first),
        }
    }
}

/// Why two numbers are no position in a datum.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum DatumError {
    /// NaN or infinite.
    #[error("a coordinate is not a finite number; give both as plain decimals")]
    NotFinite,
    /// A projected number far outside the system's range.
    #[error(
        "{axis} {value} is outside {low}…{high} of {}; check the axis order, the zone prefix and the coordinate system", .datum.name_en()
    )]
    Range {
        /// The system the numbers were read in.
        datum: Datum,
        /// `easting` or `northing`.
        axis: &'static str,
        /// The number.
        value: f64,
        /// Lowest number allowed.
        low: f64,
        /// Highest number allowed.
        high: f64,
    },
    /// Degrees that are no position.
    #[error(transparent)]
    Position(#[from] PositionError),
}

impl DatumError {
    /// The same sentence in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::NotFinite => "坐标不是有限数值，请填写普通小数".to_owned(),
            Self::Range { datum, axis, value, low, high } => {
                let axis = if *axis == "easting" { "东坐标" } else { "北坐标" };
                format!("{axis} {value} 超出{}的范围 {low}…{high}，请检查坐标轴顺序、带号前缀和坐标系", datum.name_zh())
            }
            Self::Position(fault) => fault.zh(),
        }
    }
}

impl Datum {
    /// Every datum, degrees first.
    pub const ALL: [Self; 11] = [
        Self::Cgcs2000,
        Self::Wgs84,
        Self::Gcj02,
        Self::Bd09,
        Self::Cm105,
        Self::Cm108,
        Self::Cm111,
        Self::Zone35,
        Self::Zone36,
        Self::Zone37,
        Self::WebMercator,
    ];

    /// The word used on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cgcs2000 => "cgcs2000",
            Self::Wgs84 => "wgs84",
            Self::Gcj02 => "gcj02",
            Self::Bd09 => "bd09",
            Self::Zone35 => "zone35",
            Self::Zone36 => "zone36",
            Self::Zone37 => "zone37",
            Self::Cm105 => "cm105",
            Self::Cm108 => "cm108",
            Self::Cm111 => "cm111",
            Self::WebMercator => "web_mercator",
        }
    }

    /// The EPSG code; GCJ-02 and BD-09 have none.
    #[must_use]
    pub const fn epsg(self) -> Option<u32> {
        match self {
            Self::Cgcs2000 => Some(4490),
            Self::Wgs84 => Some(4326),
            Self::Gcj02 | Self::Bd09 => None,
            Self::Zone35 => Some(4523),
            Self::Zone36 => Some(4524),
            Self::Zone37 => Some(4525),
            Self::Cm105 => Some(4544),
            Self::Cm108 => Some(4545),
            Self::Cm111 => Some(4546),
            Self::WebMercator => Some(3857),
        }
    }

    /// Its name in Chinese.
    #[must_use]
    pub const fn name_zh(self) -> &'static str {
        match self {
            Self::Cgcs2000 => "CGCS2000 经纬度",
            Self::Wgs84 => "WGS 84 经纬度",
            Self::Gcj02 => "GCJ-02 火星坐标",
            Self::Bd09 => "BD-09 百度坐标",
            Self::Zone35 => "CGCS2000 三度带第35带",
            Self::Zone36 => "CGCS2000 三度带第36带",
            Self::Zone37 => "CGCS2000 三度带第37带",
            Self::Cm105 => "CGCS2000 三度带中央经线105°",
            Self::Cm108 => "CGCS2000 三度带中央经线108°",
            Self::Cm111 => "CGCS2000 三度带中央经线111°",
            Self::WebMercator => "Web 墨卡托",
        }
    }

    /// Its name in English.
    #[must_use]
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Cgcs2000 => "CGCS2000 degrees",
            Self::Wgs84 => "WGS 84 degrees",
            Self::Gcj02 => "GCJ-02 degrees",
            Self::Bd09 => "BD-09 degrees",
            Self::Zone35 => "CGCS2000 3° zone 35",
            Self::Zone36 => "CGCS2000 3° zone 36",
            Self::Zone37 => "CGCS2000 3° zone 37",
            Self::Cm105 => "CGCS2000 3° zone around 105° E",
            Self::Cm108 => "CGCS2000 3° zone around 108° E",
            Self::Cm111 => "CGCS2000 3° zone around 111° E",
            Self::WebMercator => "Web Mercator",
        }
    }

    /// Reads a word, an EPSG code (`EPSG:4545`, `4545`) or a common name (`GCJ-02`, `火星坐标`, `百度`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.trim().to_lowercase().chars().filter(|c| !matches!(c, '-' | '_' | ' ' | '\u{3000}')).collect();
        let code = plain.strip_prefix("epsg:").unwrap_or(&plain).parse::<u32>().ok();
        let named = Self::ALL.into_iter().find(|datum| datum.word().replace('_', "") == plain);
        named.or_else(|| Self::ALL.into_iter().find(|datum| code.is_some() && datum.epsg() == code)).or(match plain.as_str() {
            "火星坐标" | "火星坐标系" | "高德" | "腾讯" | "gcj" => Some(Self::Gcj02),
            "百度" | "百度坐标" | "百度坐标系" | "bd09ll" => Some(Self::Bd09),
            "国家2000" | "2000国家大地坐标系" | "cgcs2000经纬度" | "crs84" => Some(Self::Cgcs2000),
            "gps" => Some(Self::Wgs84),
            _ => None,
        })
    }

    /// Whether its numbers are metres of a grid, not degrees.
    #[must_use]
    pub const fn is_projected(self) -> bool {
        matches!(self.family(), Family::Belt(_) | Family::WebMercator)
    }

    /// Whether its degrees are those of a Chinese map service, hundreds of metres off.
    #[must_use]
    pub const fn is_shifted(self) -> bool {
        matches!(self, Self::Gcj02 | Self::Bd09)
    }

    /// The position that two numbers of this system name.
    ///
    /// # Units
    /// Degrees or metres, as the system has them.
    ///
    /// # Errors
    /// [`DatumError`] naming the number and the range it should be in.
    pub fn to_cgcs2000(self, first: f64, second: f64, axes: Axes) -> Result<LonLat, DatumError> {
        if !first.is_finite() || !second.is_finite() {
            return Err(DatumError::NotFinite);
        }
        let (east, north) = axes.east_north(first, second);
        let (lon, lat) = match self.family() {
            Family::Degrees => (east, north),
            Family::Shifted(shift) => {
                let shifted = LonLat::new(east, north)?;
                offset::undo(shift, (shifted.lon(), shifted.lat()))
            }
            Family::Belt(belt) => {
                let (low, high) = belt.eastings();
                self.in_range("easting", east, low, high)?;
                self.in_range("northing", north, -gauss_kruger::REACH_NORTH, gauss_kruger::REACH_NORTH)?;
                belt.inverse(east, north)
            }
            Family::WebMercator => {
                self.in_range("easting", east, -web_mercator::REACH, web_mercator::REACH)?;
                self.in_range("northing", north, -web_mercator::REACH, web_mercator::REACH)?;
                web_mercator::inverse(east, north)
            }
        };
        Ok(LonLat::new(lon, lat)?)
    }

    /// The numbers of this system for a position, east first.
    ///
    /// # Units
    /// Degrees or metres, as the system has them.
    #[must_use]
    pub fn from_cgcs2000(self, position: LonLat) -> (f64, f64) {
        let degrees = (position.lon(), position.lat());
        match self.family() {
            Family::Degrees => degrees,
            Family::Shifted(shift) => shift(degrees),
            Family::Belt(belt) => belt.forward(degrees),
            Family::WebMercator => web_mercator::forward(degrees),
        }
    }

    fn in_range(self, axis: &'static str, value: f64, low: f64, high: f64) -> Result<(), DatumError> {
        if (low..=high).contains(&value) { Ok(()) } else { Err(DatumError::Range { datum: self, axis, value, low, high }) }
    }

    const fn family(self) -> Family {
        match self {
            Self::Cgcs2000 | Self::Wgs84 => Family::Degrees,
            Self::Gcj02 => Family::Shifted(offset::gcj02),
            Self::Bd09 => Family::Shifted(offset::bd09),
            Self::Zone35 => Family::Belt(Belt { meridian: 105.0, prefix: 35.0 }),
            Self::Zone36 => Family::Belt(Belt { meridian: 108.0, prefix: 36.0 }),
            Self::Zone37 => Family::Belt(Belt { meridian: 111.0, prefix: 37.0 }),
            Self::Cm105 => Family::Belt(Belt { meridian: 105.0, prefix: 0.0 }),
            Self::Cm108 => Family::Belt(Belt { meridian: 108.0, prefix: 0.0 }),
            Self::Cm111 => Family::Belt(Belt { meridian: 111.0, prefix: 0.0 }),
            Self::WebMercator => Family::WebMercator,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Longitude, latitude; EPSG:4544 easting, northing; EPSG:4523 easting; EPSG:4545 easting, northing; EPSG:4524 easting: by PROJ 9.5.
    const VECTORS: [[f64; 8]; 4] = [
        [106.551, 29.557, 650_319.91, 3_272_011.21, 35_650_319.91, 359_566.86, 3_271_883.50, 36_359_566.86],
        [106.588, 29.568, 653_889.67, 3_273_279.22, 35_653_889.67, 363_168.01, 3_273_058.81, 36_363_168.01],
        [106.490, 29.545, 644_424.27, 3_270_603.42, 35_644_424.27, 353_636.92, 3_270_628.45, 36_353_636.92],
        [106.500, 29.550, 645_386.52, 3_271_170.21, 35_645_386.52, 354_613.48, 3_271_170.21, 36_354_613.48],
    ];

    fn agrees(datum: Datum, position: [f64; 2], east: f64, north: f64) {
        let there = LonLat::new(position[0], position[1]).unwrap();
        let (e, n) = datum.from_cgcs2000(there);
        assert!((e - east).abs() <= 0.01 && (n - north).abs() <= 0.01, "{datum:?}: {e}, {n} instead of {east}, {north}");
        let back = datum.to_cgcs2000(east, north, Axes::EastNorth).unwrap();
        assert!((back.lon() - there.lon()).abs() <= 1e-6 && (back.lat() - there.lat()).abs() <= 1e-6, "{datum:?}: {back:?}");
        assert_eq!(datum.to_cgcs2000(north, east, Axes::NorthEast), Ok(back));
    }

    #[test]
    fn domain_5_5_every_grid_agrees_with_the_reference_to_a_centimetre_and_a_millionth_of_a_degree() {
        for [lon, lat, cm105, north105, zone35, cm108, north108, zone36] in VECTORS {
            agrees(Datum::Cm105, [lon, lat], cm105, north105);
            agrees(Datum::Zone35, [lon, lat], zone35, north105);
            agrees(Datum::Cm108, [lon, lat], cm108, north108);
            agrees(Datum::Zone36, [lon, lat], zone36, north108);
        }
        agrees(Datum::WebMercator, [106.551, 29.557], 11_861_203.06, 3_446_732.48);
    }

    #[test]
    fn domain_5_6_shifted_degrees_agree_with_the_published_example() {
        let there = LonLat::new(106.551, 29.557).unwrap();
        for (datum, lon, lat, shift) in
            [(Datum::Gcj02, 106.554_718, 29.554_150, 479.2), (Datum::Bd09, 106.561_152, 29.560_463, 1056.1)]
        {
            let (x, y) = datum.from_cgcs2000(there);
            assert!((x - lon).abs() < 1e-6 && (y - lat).abs() < 1e-6, "{datum:?}: {x}, {y}");
            let metres = there.distance_m(LonLat::new(x, y).unwrap());
            assert!((metres - shift).abs() < 0.1, "{datum:?}: {metres} m");
            let back = datum.to_cgcs2000(x, y, Axes::EastNorth).unwrap();
            assert!((back.lon() - 106.551).abs() < 1e-7 && (back.lat() - 29.557).abs() < 1e-7, "{back:?}");
        }
    }

    #[test]
    fn numbers_of_another_system_are_refused_with_the_range_they_should_be_in() {
        let unprefixed = Datum::Zone36.to_cgcs2000(359_566.86, 3_271_883.50, Axes::EastNorth).unwrap_err();
        assert!(unprefixed.to_string().contains("easting 359566.86 is outside"), "{unprefixed}");
        assert!(unprefixed.zh().contains("带号前缀"), "{}", unprefixed.zh());
        assert!(Datum::Cm108.to_cgcs2000(3_271_883.50, 359_566.86, Axes::EastNorth).is_err());
        assert!(Datum::Cgcs2000.to_cgcs2000(359_566.86, 3_271_883.50, Axes::EastNorth).is_err());
        for hostile in [f64::NAN, f64::INFINITY, 1e308, -1e308] {
            for datum in Datum::ALL {
                assert!(datum.to_cgcs2000(hostile, 29.5, Axes::EastNorth).is_err(), "{datum:?} took {hostile}");
                assert!(datum.to_cgcs2000(106.5, hostile, Axes::EastNorth).is_err(), "{datum:?} took {hostile}");
            }
        }
    }

    #[test]
    fn a_system_is_found_by_word_code_and_common_name() {
        for datum in Datum::ALL {
            assert_eq!(Datum::parse(datum.word()), Some(datum));
            if let Some(code) = datum.epsg() {
                assert_eq!(Datum::parse(&format!("EPSG:{code}")), Some(datum));
            }
        }
        assert_eq!(Datum::parse("GCJ-02"), Some(Datum::Gcj02));
        assert_eq!(Datum::parse("百度"), Some(Datum::Bd09));
        assert_eq!(Datum::parse("beijing54"), None);
        assert_eq!(Datum::parse(""), None);
    }

    proptest! {
        #[test]
        fn every_system_gives_back_the_position_it_was_given(off in -3.0..3.0, lat in 20.0..45.0, which in 0..Datum::ALL.len()) {
            let meridian = if let Family::Belt(belt) = Datum::ALL[which].family() { belt.meridian } else { 108.0 };
            let lon = meridian + off;
            let there = LonLat::new(lon, lat).unwrap();
            let datum = Datum::ALL[which];
            let (east, north) = datum.from_cgcs2000(there);
            let back = datum.to_cgcs2000(east, north, Axes::EastNorth).unwrap();
            prop_assert!((back.lon() - lon).abs() < 1e-8 && (back.lat() - lat).abs() < 1e-8, "{datum:?}: {back:?}");
        }
    }
}
