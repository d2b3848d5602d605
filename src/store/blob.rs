//! Shapes as GeoPackage geometry blobs: a header with the box before well-known binary. Never here: a table.

use crate::geometry::{Bbox, Shape};

/// CGCS2000 in degrees, the datum of every shape above exchange.
pub(super) const CGCS2000: i32 = 4490;

const MAGIC: &[u8] = b"GP\0";
const LITTLE_ENDIAN: u8 = 1;
const WITH_BOX: u8 = 0b10;

/// The blob of a shape. Equal shapes have equal blobs.
pub(super) fn blob(shape: &Shape) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(MAGIC.len() + 37 + shape.wkb_size());
    bytes.extend(MAGIC);
    match shape {
        Shape::Point(_) => {
            bytes.push(LITTLE_ENDIAN);
            bytes.extend(CGCS2000.to_le_bytes());
        }
        Shape::Surface(_) => {
            bytes.push(LITTLE_ENDIAN | WITH_BOX);
            bytes.extend(CGCS2000.to_le_bytes());
            let Bbox { west, south, east, north } = shape.bbox();
            [west, east, south, north].iter().for_each(|edge| bytes.extend(edge.to_le_bytes()));
        }
    }
    shape.write_wkb(&mut bytes);
    bytes
}

/// The shape of a blob written by [`blob`]; `None` for anything else.
pub(super) fn shape(blob: &[u8]) -> Option<Shape> {
    Shape::from_wkb(wkb(blob)?).ok()
}

/// The well-known binary in such a blob.
pub(super) fn wkb(blob: &[u8]) -> Option<&[u8]> {
    let (flags, rest) = blob.strip_prefix(MAGIC)?.split_first()?;
    let header = match *flags {
        LITTLE_ENDIAN => 4,
        flags if flags == LITTLE_ENDIAN | WITH_BOX => 4 + 32,
        _ => return None,
    };
    rest.get(header..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;

    #[test]
    fn shapes_come_back_equal_with_their_holes() {
        let outer = vec![[106.5, 29.5], [106.6, 29.5], [106.6, 29.6], [106.5, 29.6]];
        let hole = vec![[106.52, 29.52], [106.53, 29.52], [106.53, 29.53]];
        let far = vec![[106.7, 29.5], [106.71, 29.5], [106.7, 29.51]];
        let surface = Shape::surface(&[vec![outer, hole], vec![far]]).unwrap();
        let point = Shape::Point(LonLat::new(106.57, 29.55).unwrap());
        for kept in [surface, point] {
            assert_eq!(shape(&blob(&kept)), Some(kept));
        }
    }

    #[test]
    fn a_blob_cut_short_or_too_long_is_no_shape() {
        let whole = blob(&Shape::Point(LonLat::new(106.57, 29.55).unwrap()));
        assert!((0..whole.len()).all(|end| shape(&whole[..end]).is_none()));
        assert!(shape(&[whole.as_slice(), &[0]].concat()).is_none());
    }
}
