//! Well-known text in a sheet's geometry column: POINT, POLYGON and MULTIPOLYGON. Never here: datums or shapes.

use super::findings::{Finding, words};
use super::record::RawShape;

/// Raw coordinates of a WKT text.
pub(super) fn parse(text: &str) -> Result<RawShape, Box<Finding>> {
    let upper = text.trim().to_ascii_uppercase();
    let mut reader = Reader { rest: &upper };
    let shape = if reader.takes("POINT") {
        reader.positions().and_then(|positions| positions.first().copied()).map(RawShape::Point)
    } else if reader.takes("POLYGON") {
        reader.rings().map(|rings| RawShape::Surface(vec![rings]))
    } else if reader.takes("MULTIPOLYGON") {
        reader.between(Reader::rings).map(RawShape::Surface)
    } else {
        None
    };
    shape.filter(|_| reader.rest.trim().is_empty()).ok_or_else(|| {
        let shown: String = text.chars().take(40).collect();
        Box::new(Finding::fault(
            "geometry-unusable",
            words(format!("“{shown}”不是可用的 WKT"), format!("“{shown}” is no usable WKT")),
            words(
                "写 POINT(经度 纬度)、POLYGON((…)) 或 MULTIPOLYGON(((…)))",
                "write POINT(lon lat), POLYGON((…)) or MULTIPOLYGON(((…)))",
            ),
        ))
    })
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn takes(&mut self, token: &str) -> bool {
        let trimmed = self.rest.trim_start();
        let Some(rest) = trimmed.strip_prefix(token) else { return false };
        self.rest = rest;
        true
    }

    /// A parenthesised list of parts.
    fn between<T>(&mut self, part: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        if !self.takes("(") {
            return None;
        }
        let mut parts = vec![part(self)?];
        while self.takes(",") {
            parts.push(part(self)?);
        }
        self.takes(")").then_some(parts)
    }

    fn rings(&mut self) -> Option<Vec<Vec<[f64; 2]>>> {
        self.between(Self::positions)
    }

    fn positions(&mut self) -> Option<Vec<[f64; 2]>> {
        self.between(|reader| Some([reader.number()?, reader.number()?]))
    }

    fn number(&mut self) -> Option<f64> {
        let trimmed = self.rest.trim_start();
        let end = trimmed.find([' ', ',', ')']).unwrap_or(trimmed.len());
        let (number, rest) = trimmed.split_at(end);
        self.rest = rest;
        number.parse().ok()
    }
}

/// A shape as WKT, each number in its shortest exact spelling.
pub(super) fn print(shape: &RawShape) -> String {
    let ring = |ring: &Vec<[f64; 2]>| {
        let positions: Vec<String> = ring.iter().map(|[x, y]| format!("{x} {y}")).collect();
        format!("({})", positions.join(","))
    };
    let polygon = |polygon: &Vec<Vec<[f64; 2]>>| format!("({})", polygon.iter().map(ring).collect::<Vec<_>>().join(","));
    match shape {
        RawShape::Point([x, y]) => format!("POINT({x} {y})"),
        RawShape::Surface(polygons) => match polygons.as_slice() {
            [only] => format!("POLYGON{}", polygon(only)),
            all => format!("MULTIPOLYGON({})", all.iter().map(polygon).collect::<Vec<_>>().join(",")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back_equal() {
        let rings = vec![
            vec![[106.5, 29.5], [106.6, 29.5], [106.6, 29.6], [106.5, 29.5]],
            vec![[106.55, 29.52], [106.58, 29.52], [106.58, 29.55], [106.55, 29.52]],
        ];
        for polygons in [vec![rings.clone()], vec![rings.clone(), vec![rings[0].clone()]]] {
            let shape = RawShape::Surface(polygons);
            assert_eq!(parse(&print(&shape)), Ok(shape));
        }
        assert_eq!(parse("Point (106.5 29.5)"), Ok(RawShape::Point([106.5, 29.5])));
    }

    #[test]
    fn text_that_is_no_wkt_is_refused() {
        for text in ["", "POINT", "POINT(1)", "POLYGON((1 2, 3 4)", "LINESTRING(1 2,3 4)", "POINT(1 2) x"] {
            assert_eq!(parse(text).map_err(|fault| fault.code), Err("geometry-unusable"), "{text}");
        }
    }
}
