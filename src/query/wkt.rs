//! Drawings in CQL2 Text: WKT, with or without heights, and BBOX. Heights are read over: the map is flat.

use geo::{Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

use super::MAX_DEPTH;
use super::fault::{Place, QueryFault};
use super::lexer::Sign;
use super::node::{Literal, Node, too_deep};
use super::text::Reader;

const KINDS: [&str; 8] =
    ["point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection", "bbox"];

/// Whether a word that was just read begins a drawing.
pub(super) fn begins(word: &str, reader: &Reader) -> bool {
    let z = matches!(reader.peek(), Sign::Word(next) if ["z", "m", "zm"].contains(&next.to_ascii_lowercase().as_str()));
    KINDS.contains(&word) && (reader.is("(") || z)
}

/// Reads the rest of a drawing.
pub(super) fn drawing(kind: &str, place: Place, reader: &mut Reader) -> Result<Node, QueryFault> {
    let literal = if kind == "bbox" { bbox(&place, reader)? } else { Literal::Drawing(geometry(kind, &place, reader, 0)?) };
    reader.maker.literal(place, literal)
}

fn bbox(place: &Place, reader: &mut Reader) -> Result<Literal, QueryFault> {
    let numbers = between(reader, Reader::number)?;
    match numbers[..] {
        [west, south, east, north] | [west, south, _, east, north, _] => Ok(Literal::Box([west, south, east, north])),
        _ => Err(QueryFault::new(place, "BBOX 需要四个数：西, 南, 东, 北", "BBOX takes four numbers: west, south, east, north")),
    }
}

fn geometry(kind: &str, place: &Place, reader: &mut Reader, depth: usize) -> Result<Geometry<f64>, QueryFault> {
    if depth > MAX_DEPTH {
        return Err(too_deep(place));
    }
    for word in ["z", "m", "zm"] {
        reader.take_keyword(word);
    }
    Ok(match kind {
        "point" => match corners(reader)?[..] {
            [corner] => Point(corner).into(),
            _ => return Err(QueryFault::new(place, "POINT 只有一个坐标", "a POINT has one position")),
        },
        "linestring" => line(place, reader)?.into(),
        "polygon" => polygon(place, reader)?.into(),
        "multipoint" => MultiPoint(between(reader, dot)?).into(),
        "multilinestring" => MultiLineString(between(reader, |reader| line(place, reader))?).into(),
        "multipolygon" => MultiPolygon(between(reader, |reader| polygon(place, reader))?).into(),
        _ => Geometry::GeometryCollection(GeometryCollection(between(reader, |reader| member(reader, depth))?)),
    })
}

fn member(reader: &mut Reader, depth: usize) -> Result<Geometry<f64>, QueryFault> {
    let place = reader.place();
    let kind = KINDS[..7].iter().find(|kind| reader.take_keyword(kind));
    match kind {
        Some(kind) => geometry(kind, &place, reader, depth + 1),
        None => {
            Err(reader.unexpected("此处应为 POINT、LINESTRING、POLYGON 等", "POINT, LINESTRING, POLYGON or the like is expected"))
        }
    }
}

/// One or more of something between parentheses.
fn between<T>(reader: &mut Reader, read: impl Fn(&mut Reader) -> Result<T, QueryFault>) -> Result<Vec<T>, QueryFault> {
    reader.expect("(")?;
    let mut items = vec![read(reader)?];
    while reader.take(",") {
        items.push(read(reader)?);
    }
    reader.expect(")")?;
    Ok(items)
}

/// A position of two to four numbers.
fn corner(reader: &mut Reader) -> Result<Coord<f64>, QueryFault> {
    let place = reader.place();
    reader.maker.count(&place, 1)?;
    let at = Coord { x: reader.number()?, y: reader.number()? };
    for _ in 0..2 {
        if matches!(reader.peek(), Sign::Whole(_) | Sign::Decimal(_)) || reader.is("-") {
            reader.number()?;
        }
    }
    Ok(at)
}

fn corners(reader: &mut Reader) -> Result<Vec<Coord<f64>>, QueryFault> {
    between(reader, corner)
}

/// A point of a multipoint, with parentheses of its own or without.
fn dot(reader: &mut Reader) -> Result<Point<f64>, QueryFault> {
    let own = reader.take("(");
    let at = corner(reader)?;
    if own {
        reader.expect(")")?;
    }
    Ok(Point(at))
}

fn line(place: &Place, reader: &mut Reader) -> Result<LineString<f64>, QueryFault> {
    let corners = corners(reader)?;
    if corners.len() < 2 {
        return Err(QueryFault::new(place, "线至少要有两个坐标", "a line has at least two positions"));
    }
    Ok(LineString(corners))
}

fn polygon(place: &Place, reader: &mut Reader) -> Result<Polygon<f64>, QueryFault> {
    let rings = between(reader, corners)?;
    polygon_of(rings.into_iter().map(LineString).collect(), place)
}

/// A polygon of closed rings, the outer one first.
pub(super) fn polygon_of(rings: Vec<LineString<f64>>, place: &Place) -> Result<Polygon<f64>, QueryFault> {
    if rings.iter().any(|ring| ring.0.len() < 4 || ring.0.first() != ring.0.last()) {
        return Err(QueryFault::new(
            place,
            "面的每一环至少四个坐标，且首尾相同；请补上第一个坐标",
            "each ring of a polygon has at least four positions and ends where it begins; repeat the first one",
        ));
    }
    let mut rings = rings.into_iter();
    let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
    Ok(Polygon::new(outer, rings.collect()))
}
