//! Reference systems by their names in addresses and headers, with the order of their axes. Never here: how one becomes another.

use serde_json::{Value, json};

use crate::geometry::{Axes, Datum, DatumError, LonLat, Shape};
use crate::http::problem::Problem;
use crate::http::query::{Form, Parameter, Query};

/// Longitude and latitude in this order: what GeoJSON is in unless something else is asked for.
pub(in crate::http) const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// Over a map in which datum something is drawn.
pub(in crate::http) const OF_MAP: Parameter =
    Parameter::one("crs", Form::Text, "gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系");

/// A reference system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) struct Reference {
    datum: Datum,
    axes: Axes,
    code: Option<u32>,
}

const fn of(datum: Datum, axes: Axes) -> Reference {
    Reference { datum, axes, code: datum.epsg() }
}

/// Those that have an OGC name, CRS84 first. Degrees of EPSG and grids of CGCS2000 have north first, as EPSG says.
pub(in crate::http) const ALL: [Reference; 9] = [
    Reference { datum: Datum::Cgcs2000, axes: Axes::EastNorth, code: None },
    of(Datum::Wgs84, Axes::NorthEast),
    of(Datum::Cgcs2000, Axes::NorthEast),
    of(Datum::WebMercator, Axes::EastNorth),
    of(Datum::Zone35, Axes::NorthEast),
    of(Datum::Zone36, Axes::NorthEast),
    of(Datum::Cm105, Axes::NorthEast),
    of(Datum::Cm108, Axes::NorthEast),
    of(Datum::Cm111, Axes::NorthEast),
];

impl Reference {
    /// CRS84.
    pub(in crate::http) const DEFAULT: Self = ALL[0];

    /// Its name as an address.
    pub(in crate::http) fn uri(self) -> String {
        match (self.code, self.datum) {
            (Some(code), _) => format!("http://www.opengis.net/def/crs/EPSG/0/{code}"),
            (None, Datum::Gcj02 | Datum::Bd09) => format!("urn:zaiti:crs:{}", self.datum.word()),
            (None, _) => CRS84.to_owned(),
        }
    }

    /// The system of an address, of `EPSG:4545`, or of `gcj02` and `bd09`.
    pub(in crate::http) fn read(parameter: &str, text: &str) -> Result<Self, Problem> {
        let bare = text.trim_start_matches('[').trim_end_matches(']').trim_start_matches('<').trim_end_matches('>');
        let secure = bare.replacen("https://", "http://", 1);
        let known = ALL.into_iter().find(|reference| {
            let curie = reference.code.map_or_else(|| "OGC:CRS84".to_owned(), |code| format!("EPSG:{code}"));
            reference.uri() == secure || curie.eq_ignore_ascii_case(bare)
        });
        let shifted = [Datum::Gcj02, Datum::Bd09]
            .into_iter()
            .find(|datum| datum.word() == bare || of(*datum, Axes::EastNorth).uri() == bare);
        known.or(shifted.map(|datum| of(datum, Axes::EastNorth))).ok_or_else(|| {
            let names = ALL.map(Self::uri).join(", ");
            let shown: String = text.chars().take(80).collect();
            Problem::parameter(
                parameter,
                &format!("不支持坐标系“{shown}”；可用 {names}，以及输出用的 gcj02、bd09"),
                &format!("the reference system “{shown}” is not served; there are {names}, and gcj02 and bd09 for output"),
            )
        })
    }

    /// A position out of two numbers in the order of its axes.
    pub(in crate::http) fn position(self, first: f64, second: f64) -> Result<LonLat, DatumError> {
        self.datum.to_cgcs2000(first, second, self.axes)
    }

    /// CRS84, or one of the shifted datums of Chinese map services: what a map may be drawn over.
    pub(in crate::http) fn of_map(query: &Query) -> Result<Datum, Problem> {
        let Some(text) = query.one("crs") else { return Ok(Datum::Cgcs2000) };
        let reference = Self::read("crs", text)?;
        if reference == Self::DEFAULT || reference.datum.is_shifted() {
            return Ok(reference.datum);
        }
        let zh = format!("瓦片为 Web 墨卡托；crs 只用于 gcj02、bd09 底图，不能是“{text}”");
        let en = format!("tiles are in Web Mercator; crs is for maps in gcj02 and bd09, and cannot be “{text}”");
        Err(Problem::parameter("crs", &zh, &en))
    }

    /// Two numbers in the order of its axes.
    pub(super) fn numbers(self, position: LonLat) -> [f64; 2] {
        let (east, north) = self.datum.from_cgcs2000(position);
        // A tenth of a millimetre on the ground.
        let grain = if self.datum.is_projected() { 1e4 } else { 1e9 };
        let [east, north] = [east, north].map(|number| (number * grain).round() / grain);
        match self.axes {
            Axes::EastNorth => [east, north],
            Axes::NorthEast => [north, east],
        }
    }

    /// A corner of a surface in the order of its axes.
    pub(super) fn corner(self, at: geo::Coord<f64>) -> [f64; 2] {
        LonLat::new(at.x, at.y).map_or([at.x, at.y], |at| self.numbers(at))
    }

    /// A shape as a GeoJSON geometry in this system.
    pub(in crate::http) fn geometry(self, shape: &Shape) -> Value {
        let ring = |ring: &geo::LineString<f64>| -> Value { ring.coords().map(|at| json!(self.corner(*at))).collect() };
        let polygon = |polygon: &geo::Polygon<f64>| -> Value {
            std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
        };
        match shape {
            Shape::Point(at) => json!({ "type": "Point", "coordinates": self.numbers(*at) }),
            Shape::Surface(surface) => match surface.polygons() {
                [only] => json!({ "type": "Polygon", "coordinates": polygon(only) }),
                all => json!({ "type": "MultiPolygon", "coordinates": all.iter().map(polygon).collect::<Value>() }),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_address_and_by_its_short_name() {
        for (text, epsg) in [("http://www.opengis.net/def/crs/EPSG/0/4326", 4326), ("EPSG:4545", 4545), ("[EPSG:4490]", 4490)] {
            assert_eq!(Reference::read("crs", text).unwrap().code, Some(epsg), "{text}");
        }
        assert_eq!(Reference::read("crs", CRS84).unwrap(), Reference::DEFAULT);
        assert_eq!(Reference::read("crs", "gcj02").unwrap().datum, Datum::Gcj02);
        for text in ["", "EPSG:1", "http://www.opengis.net/def/crs/EPSG/0/", "4326", "wgs"] {
            assert!(Reference::read("crs", text).is_err(), "{text}");
        }
    }

    #[test]
    fn degrees_of_epsg_have_north_first_and_come_back() {
        let at = LonLat::new(106.55, 29.55).unwrap();
        for reference in ALL {
            let [first, second] = reference.numbers(at);
            let back = reference.position(first, second).unwrap();
            assert!((back.lon() - 106.55).abs() < 1e-8 && (back.lat() - 29.55).abs() < 1e-8, "{}", reference.uri());
        }
        let shown = |reference: Reference| json!(reference.numbers(at)).to_string();
        assert_eq!(shown(Reference::read("crs", "EPSG:4326").unwrap()), "[29.55,106.55]");
        assert_eq!(shown(Reference::DEFAULT), "[106.55,29.55]");
    }
}
