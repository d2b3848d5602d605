//! The coordinates of a GeoJSON geometry, read into one flat list as they are written and only then judged, so that a fault can be shown
//! as it stands in the file and a million outlines make no tree of values. Never here: a shape.

use std::fmt;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde_json::{Number, Value};

use super::findings::{Finding, words};
use super::record::RawShape;

const MOST_VERTICES: usize = 100_000;

/// One step of nested arrays as they are written.
enum Part {
    Open,
    Close,
    Number(Number),
    /// What has no place among coordinates.
    Odd(Box<Value>),
}

/// Nested arrays as they are written; its room serves one geometry after the other.
#[derive(Default)]
pub(super) struct Coordinates(Vec<Part>);

impl Coordinates {
    /// Forgets what was read.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The value that begins at a place, as JSON.
    fn value(&self, at: &mut usize) -> Value {
        let part = self.0.get(*at);
        *at += 1;
        match part {
            Some(Part::Open) => {
                let mut values = Vec::new();
                while !matches!(self.0.get(*at), None | Some(Part::Close)) {
                    values.push(self.value(at));
                }
                *at += 1;
                Value::Array(values)
            }
            Some(Part::Number(number)) => Value::Number(number.clone()),
            Some(Part::Odd(value)) => (**value).clone(),
            Some(Part::Close) | None => Value::Null,
        }
    }

    /// What a geometry of this type with these coordinates is.
    pub(super) fn shape(&self, kind: &str, remarks: &mut Vec<Finding>) -> Result<RawShape, Box<Finding>> {
        let mut walk = Walk { coordinates: self, at: 0, polygon: 0, ring: 0, vertices: 0, altitude: false };
        let shape = match kind {
            "Point" => RawShape::Point(walk.position()?),
            "Polygon" => RawShape::Surface(vec![walk.polygon()?]),
            "MultiPolygon" => {
                let mut polygons = Vec::new();
                walk.open()?;
                while walk.goes_on() {
                    walk.polygon = polygons.len();
                    polygons.push(walk.polygon()?);
                }
                RawShape::Surface(polygons)
            }
            other => {
                let shown: String = other.chars().take(40).collect();
                return Err(unusable(&format!("几何类型“{shown}”不支持"), &format!("geometry type “{shown}” is not supported")));
            }
        };
        remarks.extend(walk.altitude.then(altitude_dropped));
        Ok(shape)
    }
}

impl<'de> DeserializeSeed<'de> for &mut Coordinates {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Coordinates {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.0.push(Part::Open);
        while list.next_element_seed(&mut *self)?.is_some() {}
        self.0.push(Part::Close);
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.0.push(Part::Number(number.into()));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.0.push(Part::Number(number.into()));
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.0.push(Number::from_f64(number).map_or_else(|| odd(Value::Null), Part::Number));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.push(odd(Value::Null));
        Ok(())
    }

    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        self.0.push(odd(Value::Bool(flag)));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.push(odd(Value::String(text.to_owned())));
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        self.0.push(odd(Value::deserialize(MapAccessDeserializer::new(object))?));
        Ok(())
    }
}

fn odd(value: Value) -> Part {
    Part::Odd(Box::new(value))
}

/// A geometry that cannot be used at all.
pub(super) fn unusable(zh: &str, en: &str) -> Box<Finding> {
    Box::new(Finding::fault(
        "geometry-unusable",
        words(zh, en),
        words(
            "用 Point、Polygon 或 MultiPolygon；没有位置时写 null",
            "use Point, Polygon or MultiPolygon; write null where there is no position",
        ),
    ))
}

/// The way through coordinates, knowing where it is.
struct Walk<'a> {
    coordinates: &'a Coordinates,
    at: usize,
    polygon: usize,
    ring: usize,
    vertices: usize,
    altitude: bool,
}

impl Walk<'_> {
    fn fault(&self, zh: &str, en: &str) -> Box<Finding> {
        let (polygon, ring) = (self.polygon + 1, self.ring + 1);
        Box::new(Finding::fault(
            "position-malformed",
            words(format!("多边形 {polygon} 环 {ring}：{zh}"), format!("polygon {polygon}, ring {ring}: {en}")),
            words("每个位置写作 [经度, 纬度]", "write each position as [longitude, latitude]"),
        ))
    }

    /// Steps into an array.
    fn open(&mut self) -> Result<(), Box<Finding>> {
        if !matches!(self.coordinates.0.get(self.at), Some(Part::Open)) {
            return Err(self.fault("coordinates 不是所需的数组", "coordinates is not the array it should be"));
        }
        self.at += 1;
        Ok(())
    }

    /// Whether the array has one more; steps out of it where it has none.
    fn goes_on(&mut self) -> bool {
        let ends = matches!(self.coordinates.0.get(self.at), None | Some(Part::Close));
        self.at += usize::from(ends);
        !ends
    }

    /// How many more values the array has.
    fn left(&self) -> usize {
        let rest = self.coordinates.0.get(self.at..).unwrap_or_default();
        let mut depth = 0_usize;
        let mut count = 0;
        for part in rest {
            match part {
                Part::Close if depth == 0 => break,
                Part::Close => depth -= 1,
                Part::Open => {
                    count += usize::from(depth == 0);
                    depth += 1;
                }
                Part::Number(_) | Part::Odd(_) => count += usize::from(depth == 0),
            }
        }
        count
    }

    fn polygon(&mut self) -> Result<Vec<Vec<[f64; 2]>>, Box<Finding>> {
        let mut rings = Vec::with_capacity(1);
        self.open()?;
        while self.goes_on() {
            self.ring = rings.len();
            self.open()?;
            let mut ring = Vec::with_capacity(self.left());
            while self.goes_on() {
                ring.push(self.position()?);
            }
            rings.push(ring);
        }
        Ok(rings)
    }

    fn position(&mut self) -> Result<[f64; 2], Box<Finding>> {
        let begun = self.at;
        self.open()?;
        self.vertices += 1;
        if self.vertices > MOST_VERTICES {
            return Err(self.fault("顶点超过 100000 个", "more than 100,000 vertices"));
        }
        let parts = &self.coordinates.0;
        if let Some([Part::Number(x), Part::Number(y), rest @ ..]) = parts.get(self.at..)
            && let (Some(x), Some(y)) = (x.as_f64(), y.as_f64())
        {
            let more = rest.iter().take_while(|part| !matches!(part, Part::Close)).count();
            if rest.iter().take(more).all(|part| !matches!(part, Part::Open)) {
                self.altitude |= more > 0;
                self.at += 2 + more + 1;
                return Ok([x, y]);
            }
        }
        Err(self.no_position(begun))
    }

    fn no_position(&self, begun: usize) -> Box<Finding> {
        let mut at = begun;
        let shown: String = self.coordinates.value(&mut at).to_string().chars().take(40).collect();
        let number = self.vertices;
        self.fault(&format!("第 {number} 个位置 {shown} 不是两个数字"), &format!("position {number} {shown} is not two numbers"))
    }
}

fn altitude_dropped() -> Finding {
    Finding::note(
        "altitude-dropped",
        words("坐标中的高程未采用", "altitudes in the coordinates are dropped"),
        words("无需处理", "nothing needs doing"),
    )
}
