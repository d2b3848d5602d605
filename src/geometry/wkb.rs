//! Well-known binary, the form in which GeoPackage keeps shapes: written as ISO little-endian, read in either byte order, with or
//! without heights, through the gate. Never the GeoPackage header around it (see `store` and `exchange`).

use thiserror::Error;

use super::within::rings;
use super::{Gated, RawShape, Shape, ShapeFaults};

const POINT: u32 = 1;
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// Why bytes are no shape.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum WkbError {
    /// The bytes end too early.
    #[error("the geometry ends at byte {at}, where {wanted} more byte(s) are promised; the file may be cut off")]
    Truncated {
        /// Where the bytes end to be enough.
        at: usize,
        /// How many are missing at least.
        wanted: usize,
    },
    /// The byte order mark is neither 0 nor 1.
    #[error("byte {at} of the geometry is {mark}, but a byte order is 0 or 1; the geometry is damaged")]
    ByteOrder {
        /// Where.
        at: usize,
        /// What stands there.
        mark: u8,
    },
    /// A geometry type that is no point or surface.
    #[error("geometry type {0} is not a site's shape; give a Point (1), a Polygon (3) or a MultiPolygon (6)")]
    Kind(u32),
    /// Bytes after the end.
    #[error("{0} byte(s) follow the end of the geometry; the geometry is damaged")]
    Trailing(usize),
    /// The coordinates do not pass the gate.
    #[error(transparent)]
    Shape(#[from] ShapeFaults),
}

impl WkbError {
    /// The same sentence in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Truncated { at, wanted } => format!("几何数据在第{at}字节处中断，至少还缺{wanted}字节，文件可能不完整"),
            Self::ByteOrder { at, mark } => format!("几何数据第{at}字节的字节序标记为{mark}，应为0或1，数据已损坏"),
            Self::Kind(kind) => format!("几何类型{kind}不能作为形状，请提供点(1)、多边形(3)或多重多边形(6)"),
            Self::Trailing(count) => format!("几何数据结束后还有{count}字节，数据已损坏"),
            Self::Shape(faults) => faults.zh(),
        }
    }
}

impl Shape {
    /// The shape as well-known binary, ISO little-endian.
    #[must_use]
    pub fn wkb(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.wkb_size());
        self.write_wkb(&mut bytes);
        bytes
    }

    /// How many bytes the shape takes as well-known binary.
    #[must_use]
    pub fn wkb_size(&self) -> usize {
        let ring = |ring: &geo::LineString<f64>| 4 + 16 * ring.0.len();
        let polygon = |polygon: &geo::Polygon<f64>| 9 + rings(polygon).map(ring).sum::<usize>();
        match self {
            Self::Point(_) => 21,
            Self::Surface(surface) => match surface.polygons() {
                [only] => polygon(only),
                all => 9 + all.iter().map(polygon).sum::<usize>(),
            },
        }
    }

    /// Writes the shape as well-known binary behind what is there.
    pub fn write_wkb(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Point(position) => {
                head(bytes, POINT);
                bytes.extend_from_slice(&position.lon().to_le_bytes());
                bytes.extend_from_slice(&position.lat().to_le_bytes());
            }
            Self::Surface(surface) => match surface.polygons() {
                [only] => write_polygon(bytes, only),
                all => {
                    head(bytes, MULTI_POLYGON);
                    count(bytes, all.len());
                    all.iter().for_each(|polygon| write_polygon(bytes, polygon));
                }
            },
        }
    }

    /// Reads well-known binary in degrees; see [`Self::gate_wkb`].
    ///
    /// # Errors
    /// [`WkbError`].
    pub fn from_wkb(bytes: &[u8]) -> Result<Self, WkbError> {
        Self::gate_wkb(bytes).map(|gated| gated.shape)
    }

    /// Reads well-known binary in degrees, with what the gate changed. ISO and EWKB heights and measures are dropped, an EWKB
    /// reference system is passed over.
    ///
    /// # Errors
    /// [`WkbError`] naming the byte or the vertex.
    pub fn gate_wkb(bytes: &[u8]) -> Result<Gated, WkbError> {
        let (raw, extra_numbers) = RawShape::from_wkb(bytes)?;
        let gated = match raw {
            RawShape::Point(position) => Self::gate_point(&position)?,
            RawShape::Surface(polygons) => Self::gate(&polygons)?,
        };
        Ok(Gated { extra_numbers, ..gated })
    }
}

impl RawShape {
    /// Reads the coordinates of well-known binary in any datum, and how many numbers beyond two a position has.
    ///
    /// # Errors
    /// [`WkbError`] naming the byte.
    pub fn from_wkb(bytes: &[u8]) -> Result<(Self, usize), WkbError> {
        let mut reader = Reader { bytes, at: 0 };
        let kind = reader.head()?;
        let raw = match kind.base {
            POINT => Self::Point(reader.position(kind)?),
            POLYGON => Self::Surface(vec![reader.polygon(kind)?]),
            MULTI_POLYGON => Self::Surface(reader.polygons(kind)?),
            other => return Err(WkbError::Kind(other)),
        };
        match bytes.len() - reader.at {
            0 => Ok((raw, kind.numbers - 2)),
            left => Err(WkbError::Trailing(left)),
        }
    }

    /// The coordinates as well-known binary, ISO little-endian.
    #[must_use]
    pub fn wkb(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self {
            Self::Point(position) => {
                head(&mut bytes, POINT);
                position.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
            }
            Self::Surface(polygons) => match polygons.as_slice() {
                [only] => write_raw_polygon(&mut bytes, only),
                all => {
                    head(&mut bytes, MULTI_POLYGON);
                    count(&mut bytes, all.len());
                    all.iter().for_each(|polygon| write_raw_polygon(&mut bytes, polygon));
                }
            },
        }
        bytes
    }
}

fn write_raw_polygon(bytes: &mut Vec<u8>, polygon: &[Vec<[f64; 2]>]) {
    write_rings(bytes, polygon.len(), polygon.iter().map(|ring| ring.iter().copied()));
}

fn head(bytes: &mut Vec<u8>, kind: u32) {
    bytes.push(1);
    bytes.extend(kind.to_le_bytes());
}

/// A surface never has as many parts as would not fit, since the gate bounds its vertices.
fn count(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend((count as u32).to_le_bytes());
}

fn write_polygon(bytes: &mut Vec<u8>, polygon: &geo::Polygon<f64>) {
    let all = rings(polygon).map(|ring| ring.0.iter().map(|at| [at.x, at.y]));
    write_rings(bytes, 1 + polygon.interiors().len(), all);
}

fn write_rings<R: ExactSizeIterator<Item = [f64; 2]>>(bytes: &mut Vec<u8>, how_many: usize, rings: impl Iterator<Item = R>) {
    head(bytes, POLYGON);
    count(bytes, how_many);
    for ring in rings {
        count(bytes, ring.len());
        ring.for_each(|[x, y]| bytes.extend_from_slice([x.to_le_bytes(), y.to_le_bytes()].as_flattened()));
    }
}

/// What a geometry's head says of it.
#[derive(Clone, Copy)]
struct Kind {
    base: u32,
    little: bool,
    numbers: usize,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], WkbError> {
        let rest = &self.bytes[self.at..];
        let taken =
            rest.first_chunk().ok_or_else(|| WkbError::Truncated { at: self.bytes.len(), wanted: LENGTH - rest.len() })?;
        self.at += LENGTH;
        Ok(*taken)
    }

    fn head(&mut self) -> Result<Kind, WkbError> {
        let at = self.at;
        let [mark] = self.take()?;
        if mark > 1 {
            return Err(WkbError::ByteOrder { at, mark });
        }
        let little = mark == 1;
        let code = self.number(little)?;
        let ewkb = code & 0xF000_0000;
        if ewkb & 0x2000_0000 != 0 {
            self.number(little)?;
        }
        let code = code & 0x0FFF_FFFF;
        let iso = match code / 1000 {
            0 => 0,
            1 | 2 => 1,
            3 => 2,
            _ => return Err(WkbError::Kind(code)),
        };
        let flags = usize::from(ewkb & 0x8000_0000 != 0) + usize::from(ewkb & 0x4000_0000 != 0);
        Ok(Kind { base: code % 1000, little, numbers: 2 + flags.max(iso) })
    }

    fn number(&mut self, little: bool) -> Result<u32, WkbError> {
        let bytes = self.take()?;
        Ok(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// A count of things that each take at least `size` bytes, which must still be there before room is made for them.
    fn count(&mut self, little: bool, size: usize) -> Result<usize, WkbError> {
        let promised = (self.number(little)? as usize).saturating_mul(size);
        let left = self.bytes.len() - self.at;
        if promised > left {
            return Err(WkbError::Truncated { at: self.bytes.len(), wanted: promised - left });
        }
        Ok(promised / size)
    }

    fn position(&mut self, kind: Kind) -> Result<[f64; 2], WkbError> {
        let mut number =
            || self.take().map(|bytes| if kind.little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) });
        let position = [number()?, number()?];
        for _ in 2..kind.numbers {
            number()?;
        }
        Ok(position)
    }

    fn polygon(&mut self, kind: Kind) -> Result<Vec<Vec<[f64; 2]>>, WkbError> {
        let rings = self.count(kind.little, 4)?;
        exactly(rings, || {
            let vertices = self.count(kind.little, 8 * kind.numbers)?;
            exactly(vertices, || self.position(kind))
        })
    }

    fn polygons(&mut self, kind: Kind) -> Result<Vec<Vec<Vec<[f64; 2]>>>, WkbError> {
        let parts = self.count(kind.little, 9)?;
        exactly(parts, || match self.head()? {
            part if part.base == POLYGON => self.polygon(part),
            part => Err(WkbError::Kind(part.base)),
        })
    }
}

/// So many things, in just the room they take: a city has millions of lists of one.
fn exactly<T>(count: usize, mut next: impl FnMut() -> Result<T, WkbError>) -> Result<Vec<T>, WkbError> {
    let mut things = Vec::with_capacity(count);
    for _ in 0..count {
        things.push(next()?);
    }
    Ok(things)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geometry::{LonLat, ShapeFault};

    fn with_hole() -> Shape {
        let square =
            |west: f64, size: f64| vec![[west, 29.55], [west + size, 29.55], [west + size, 29.55 + size], [west, 29.55 + size]];
        Shape::surface(&[vec![square(106.55, 0.01)], vec![square(106.57, 0.01), square(106.572, 0.001)]]).unwrap()
    }

    #[test]
    fn a_point_is_written_byte_for_byte_as_the_standard_says() {
        let point = Shape::Point(LonLat::new(1.0, 2.0).unwrap());
        let hex: String = point.wkb().iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(hex, "0101000000000000000000F03F0000000000000040");
    }

    #[test]
    fn big_endian_and_heights_are_read() {
        let big: Vec<u8> =
            [&[0, 0, 0, 3, 0xE9][..], &1.0_f64.to_be_bytes(), &2.0_f64.to_be_bytes(), &200.0_f64.to_be_bytes()].concat();
        let gated = Shape::gate_wkb(&big).unwrap();
        assert_eq!((gated.shape, gated.extra_numbers), (Shape::Point(LonLat::new(1.0, 2.0).unwrap()), 1));
        let ewkb: Vec<u8> = [&[1, 1, 0, 0, 0xA0][..], &4490_u32.to_le_bytes(), &[0; 24]].concat();
        assert_eq!(Shape::from_wkb(&ewkb), Ok(Shape::Point(LonLat::new(0.0, 0.0).unwrap())));
    }

    #[test]
    fn every_cut_and_every_damaged_head_is_told_and_never_panics() {
        let whole = with_hole().wkb();
        assert_eq!(Shape::from_wkb(&whole), Ok(with_hole()));
        for length in 0..whole.len() {
            assert!(matches!(Shape::from_wkb(&whole[..length]), Err(WkbError::Truncated { .. })), "{length}");
        }
        assert_eq!(Shape::from_wkb(&[whole.clone(), vec![0, 0]].concat()), Err(WkbError::Trailing(2)));
        assert_eq!(Shape::from_wkb(&[7, 1, 0, 0, 0]), Err(WkbError::ByteOrder { at: 0, mark: 7 }));
        assert_eq!(Shape::from_wkb(&[1, 2, 0, 0, 0, 0, 0, 0, 0]), Err(WkbError::Kind(2)));
        // Four thousand million rings are promised in nine bytes.
        assert!(matches!(Shape::from_wkb(&[1, 3, 0, 0, 0, 255, 255, 255, 255]), Err(WkbError::Truncated { .. })));
        assert_eq!(Shape::from_wkb(&[1, 6, 0, 0, 0, 0, 0, 0, 0]), Err(WkbError::Shape(ShapeFault::Empty.into())));
    }

    proptest! {
        #[test]
        fn bytes_of_any_kind_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0..8_u8) {
            let mut hostile = vec![1, kind, 0, 0, 0];
            hostile.extend(bytes);
            if let Ok(shape) = Shape::from_wkb(&hostile) {
                prop_assert_eq!(Shape::from_wkb(&shape.wkb()), Ok(shape));
            }
        }

        #[test]
        fn one_damaged_byte_is_refused_or_read_as_a_shape_that_comes_back_equal(at in 0..100_usize, byte in any::<u8>()) {
            let mut bytes = with_hole().wkb();
            bytes[at] = byte;
            if let Ok(shape) = Shape::from_wkb(&bytes) {
                prop_assert_eq!(Shape::from_wkb(&shape.wkb()), Ok(shape));
            }
        }
    }
}
