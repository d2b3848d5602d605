//! CQL2 JSON, read into the same nodes as the text. Never here: whether a name exists.

use geo::{Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};
use serde_json::{Map, Value};

use super::MAX_DEPTH;
use super::fault::{Place, QueryFault, shown};
use super::node::{Filter, Literal, Maker, Node, date, end, instant, short_enough, too_deep};
use super::wkt::polygon_of;
use super::words::Op;

/// Reads a filter in CQL2 JSON.
///
/// # Errors
/// [`QueryFault`] with a JSON pointer to the part that cannot be read.
pub fn read_json(text: &str) -> Result<Filter, QueryFault> {
    let top = Place::Pointer(String::new());
    short_enough(text, &top)?;
    let value: Value = serde_json::from_str(text).map_err(|fault| {
        QueryFault::new(&top, format!("不是可以读取的 JSON（{fault}）"), format!("this is no JSON that can be read: {fault}"))
    })?;
    let mut reader = Reader { maker: Maker::default(), open: 0 };
    reader.node(&value, "").map(Filter)
}

struct Reader {
    maker: Maker,
    open: usize,
}

fn at(pointer: &str) -> Place {
    Place::Pointer(pointer.to_owned())
}

impl Reader {
    fn node(&mut self, value: &Value, pointer: &str) -> Result<Node, QueryFault> {
        self.open += 1;
        if self.open > MAX_DEPTH {
            return Err(too_deep(&at(pointer)));
        }
        let node = match value {
            Value::Bool(truth) => self.maker.literal(at(pointer), Literal::Boolean(*truth)),
            Value::Number(number) => {
                let literal = number.as_i64().map(Literal::Whole);
                let literal = literal.or_else(|| number.as_f64().filter(|number| number.is_finite()).map(Literal::Decimal));
                let literal = literal.ok_or_else(|| QueryFault::new(&at(pointer), "这个数太大", "this number is too large"))?;
                self.maker.literal(at(pointer), literal)
            }
            Value::String(text) => self.maker.literal(at(pointer), Literal::Text(text.clone())),
            Value::Array(items) => {
                let items = self.nodes(items, pointer)?;
                self.maker.list(at(pointer), items)
            }
            Value::Object(object) => self.object(object, pointer),
            Value::Null => Err(QueryFault::new(
                &at(pointer),
                "null 不能比较；查询未知值请用 isNull",
                "null compares with nothing; ask for unknown values with isNull",
            )),
        };
        self.open -= 1;
        node
    }

    fn nodes(&mut self, items: &[Value], pointer: &str) -> Result<Vec<Node>, QueryFault> {
        items.iter().enumerate().map(|(index, item)| self.node(item, &format!("{pointer}/{index}"))).collect()
    }

    fn object(&mut self, object: &Map<String, Value>, pointer: &str) -> Result<Node, QueryFault> {
        let text = |key: &str| object.get(key).and_then(Value::as_str);
        if let Some(op) = text("op") {
            return self.operation(op, object, pointer);
        }
        if let Some(name) = text("property") {
            return self.maker.property(at(pointer), name);
        }
        if let Some(day) = text("date") {
            let literal = date(day, &at(pointer))?;
            return self.maker.literal(at(pointer), literal);
        }
        if let Some(moment) = text("timestamp") {
            let literal = instant(moment, &at(pointer))?;
            return self.maker.literal(at(pointer), literal);
        }
        if let Some(Value::Array(ends)) = object.get("interval") {
            let ends: Result<Vec<Node>, QueryFault> = ends
                .iter()
                .enumerate()
                .map(|(index, end)| self.interval_end(end, &format!("{pointer}/interval/{index}")))
                .collect();
            return self.maker.call(at(pointer), Op::Interval, ends?);
        }
        if let Some(bbox) = object.get("bbox").filter(|_| !object.contains_key("type")) {
            let literal = bbox_of(bbox, &format!("{pointer}/bbox"))?;
            return self.maker.literal(at(pointer), literal);
        }
        if text("type").is_some() {
            let drawing = self.drawing(object, pointer, 0)?;
            return self.maker.literal(at(pointer), Literal::Drawing(drawing));
        }
        let keys: Vec<String> = object.keys().take(3).map(|key| shown(key)).collect();
        Err(QueryFault::new(
            &at(pointer),
            format!("不认识的对象（{}）；应含 op、property、date、timestamp、interval、bbox，或为 GeoJSON 几何", keys.join(", ")),
            format!(
                "this object ({}) is not known; it has op, property, date, timestamp, interval or bbox, or is a GeoJSON geometry",
                keys.join(", ")
            ),
        ))
    }

    fn operation(&mut self, op: &str, object: &Map<String, Value>, pointer: &str) -> Result<Node, QueryFault> {
        let Some(Value::Array(args)) = object.get("args") else {
            return Err(QueryFault::new(
                &at(pointer),
                "op 旁缺少 args 数组",
                "beside op there is an array args, which is missing",
            ));
        };
        let args = self.nodes(args, &format!("{pointer}/args"))?;
        match Op::of_json(op) {
            Some(op) => self.maker.call(at(pointer), op, args),
            None => self.maker.function(at(pointer), op, args),
        }
    }

    fn interval_end(&mut self, value: &Value, pointer: &str) -> Result<Node, QueryFault> {
        match value {
            Value::String(text) => {
                let literal = end(text, &at(pointer))?;
                self.maker.literal(at(pointer), literal)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => self.node(value, pointer),
        }
    }

    fn drawing(&mut self, object: &Map<String, Value>, pointer: &str, depth: usize) -> Result<Geometry<f64>, QueryFault> {
        if depth > MAX_DEPTH {
            return Err(too_deep(&at(pointer)));
        }
        let place = format!("{pointer}/coordinates");
        let coordinates = object.get("coordinates").unwrap_or(&Value::Null);
        Ok(match object.get("type").and_then(Value::as_str).unwrap_or_default() {
            "Point" => Point(self.corner(coordinates, &place)?).into(),
            "LineString" => self.line(coordinates, &place)?.into(),
            "Polygon" => self.polygon(coordinates, &place)?.into(),
            "MultiPoint" => {
                MultiPoint(self.each(coordinates, &place, |reader, item, at| reader.corner(item, at).map(Point))?).into()
            }
            "MultiLineString" => MultiLineString(self.each(coordinates, &place, Self::line)?).into(),
            "MultiPolygon" => MultiPolygon(self.each(coordinates, &place, Self::polygon)?).into(),
            "GeometryCollection" => {
                let members = object.get("geometries").unwrap_or(&Value::Null);
                let member = |reader: &mut Self, item: &Value, at: &str| {
                    let object = item.as_object().ok_or_else(|| no_drawing(at))?;
                    reader.drawing(object, at, depth + 1)
                };
                Geometry::GeometryCollection(GeometryCollection(self.each(members, &format!("{pointer}/geometries"), member)?))
            }
            _ => return Err(no_drawing(pointer)),
        })
    }

    fn each<T>(
        &mut self,
        value: &Value,
        pointer: &str,
        read: impl Fn(&mut Self, &Value, &str) -> Result<T, QueryFault>,
    ) -> Result<Vec<T>, QueryFault> {
        let Some(items) = value.as_array().filter(|items| !items.is_empty()) else { return Err(no_drawing(pointer)) };
        items.iter().enumerate().map(|(index, item)| read(self, item, &format!("{pointer}/{index}"))).collect()
    }

    fn corner(&mut self, value: &Value, pointer: &str) -> Result<Coord<f64>, QueryFault> {
        self.maker.count(&at(pointer), 1)?;
        let number = |index| value.get(index).and_then(Value::as_f64).filter(|number| number.is_finite());
        number(0).zip(number(1)).map(|(x, y)| Coord { x, y }).ok_or_else(|| no_drawing(pointer))
    }

    fn line(&mut self, value: &Value, pointer: &str) -> Result<LineString<f64>, QueryFault> {
        let corners = self.each(value, pointer, Self::corner)?;
        if corners.len() < 2 { Err(no_drawing(pointer)) } else { Ok(LineString(corners)) }
    }

    fn polygon(&mut self, value: &Value, pointer: &str) -> Result<Polygon<f64>, QueryFault> {
        let rings = self.each(value, pointer, |reader, ring, at| reader.each(ring, at, Self::corner).map(LineString))?;
        polygon_of(rings, &at(pointer))
    }
}

fn bbox_of(value: &Value, pointer: &str) -> Result<Literal, QueryFault> {
    let numbers: Option<Vec<f64>> = value.as_array().and_then(|items| items.iter().map(Value::as_f64).collect());
    match numbers.as_deref() {
        Some([west, south, east, north] | [west, south, _, east, north, _]) => Ok(Literal::Box([*west, *south, *east, *north])),
        _ => Err(QueryFault::new(
            &at(pointer),
            "bbox 需要四个数：西, 南, 东, 北",
            "bbox takes four numbers: west, south, east, north",
        )),
    }
}

fn no_drawing(pointer: &str) -> QueryFault {
    QueryFault::new(
        &at(pointer),
        "不是 GeoJSON 几何：类型为 Point、LineString、Polygon、Multi… 或 GeometryCollection，坐标为 [经度, 纬度]",
        "this is no GeoJSON geometry: a Point, LineString, Polygon, Multi… or GeometryCollection with positions [lon, lat]",
    )
}
