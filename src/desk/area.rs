//! An area somebody drew, pasted or uploaded: GeoJSON or a circle, turned into a shape. Never here: what lies in it.

use serde::Deserialize;
use serde_json::Value;

use crate::atlas::{LONGEST_REACH, METRES_A_MINUTE};
use crate::geometry::{LonLat, Shape, ShapeFaults};
use crate::programme::Bilingual;

/// Most corners of an area; an outline of a whole district at the finest has some thousands.
const MOST_CORNERS: usize = 10_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Circle {
    centre: [f64; 2],
    radius_m: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Isochrone {
    centre: [f64; 2],
    minutes: f64,
}

/// Reads an area: a Polygon or MultiPolygon, a Feature of one, a `FeatureCollection` of exactly one, or
/// `{"circle":{"centre":[lon,lat],"radius_m":500}}`, or `{"isochrone":{"centre":[lon,lat],"minutes":10}}`: what is reached on foot in so
/// many minutes, in a straight line at [`METRES_A_MINUTE`], since no streets are on record to walk along.
///
/// # Units
/// Degrees of CGCS2000 (≈ WGS 84), longitude first.
///
/// # Errors
/// What is wrong with it and how to mend it.
pub fn read_area(area: &Value) -> Result<Shape, Bilingual> {
    if let Some(circle) = area.get("circle") {
        return read_circle(circle);
    }
    if let Some(isochrone) = area.get("isochrone") {
        return read_isochrone(isochrone);
    }
    match area.get("type").and_then(Value::as_str) {
        Some("Feature") => read_surface(area.get("geometry").unwrap_or(&Value::Null)),
        Some("FeatureCollection") => match area.get("features").and_then(Value::as_array).map(Vec::as_slice) {
            Some([only]) => read_surface(only.get("geometry").unwrap_or(&Value::Null)),
            _ => Err(Bilingual::new("FeatureCollection 应恰好含一个要素", "the FeatureCollection must hold exactly one feature")),
        },
        _ => read_surface(area),
    }
}

fn read_surface(geometry: &Value) -> Result<Shape, Bilingual> {
    if !matches!(geometry.get("type").and_then(Value::as_str), Some("Polygon" | "MultiPolygon")) {
        let zh = "范围应为 GeoJSON 的 Polygon 或 MultiPolygon，{\"circle\":{\"centre\":[经度,纬度],\"radius_m\":米}} 或 {\"isochrone\":{\"centre\":[经度,纬度],\"minutes\":分钟}}";
        let en = "the area must be a GeoJSON Polygon or MultiPolygon, {\"circle\":{\"centre\":[lon,lat],\"radius_m\":metres}} or {\"isochrone\":{\"centre\":[lon,lat],\"minutes\":minutes}}";
        return Err(Bilingual::new(zh, en));
    }
    let corners = corners(geometry.get("coordinates").unwrap_or(&Value::Null));
    if corners > MOST_CORNERS {
        let zh = format!("范围有 {corners} 个角点，上限 {MOST_CORNERS}；请先简化轮廓（如 QGIS 的“简化”），或分成几次询问");
        let en = format!(
            "the area has {corners} corners, at most {MOST_CORNERS} are taken; simplify its outline first, or ask part by part"
        );
        return Err(Bilingual::new(zh, en));
    }
    let shape = Shape::from_geojson(geometry).map_err(|faults| not_valid(&faults))?.shape;
    let crossings = shape.validity();
    if crossings.is_empty() { Ok(shape) } else { Err(not_valid(&ShapeFaults(crossings))) }
}

/// Positions in coordinates, however deep; lists of numbers.
fn corners(coordinates: &Value) -> usize {
    match coordinates.as_array() {
        Some(items) if items.first().is_some_and(Value::is_number) => 1,
        Some(items) => items.iter().map(corners).sum(),
        None => 0,
    }
}

fn not_valid(faults: &ShapeFaults) -> Bilingual {
    Bilingual::new(format!("范围无效：{}", faults.zh()), format!("the area is not valid: {faults}"))
}

fn read_circle(circle: &Value) -> Result<Shape, Bilingual> {
    let Circle { centre, radius_m } = Circle::deserialize(circle)
        .map_err(|fault| Bilingual::new(format!("circle 无法读取：{fault}"), format!("the circle cannot be read: {fault}")))?;
    let centre = LonLat::new(centre[0], centre[1])
        .map_err(|fault| Bilingual::new(format!("圆心无效：{}", fault.zh()), format!("the centre is not valid: {fault}")))?;
    Shape::circle(centre, radius_m).map_err(|faults| not_valid(&faults))
}

fn read_isochrone(isochrone: &Value) -> Result<Shape, Bilingual> {
    let Isochrone { centre, minutes } = Isochrone::deserialize(isochrone).map_err(|fault| {
        Bilingual::new(format!("isochrone 无法读取：{fault}"), format!("the isochrone cannot be read: {fault}"))
    })?;
    let most = LONGEST_REACH / METRES_A_MINUTE;
    if !(minutes > 0.0 && minutes <= most) {
        return Err(Bilingual::new(
            format!("步行分钟应大于 0，至多 {most:.0}"),
            format!("minutes on foot must be more than 0 and at most {most:.0}"),
        ));
    }
    read_circle(&serde_json::json!({ "centre": centre, "radius_m": minutes * METRES_A_MINUTE }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn square() -> Value {
        json!({ "type": "Polygon", "coordinates": [[[106.5, 29.5], [106.6, 29.5, 240.0], [106.6, 29.6], [106.5, 29.6], [106.5, 29.5]]] })
    }

    #[test]
    fn a_polygon_alone_in_a_feature_and_in_a_collection_is_the_same_area() {
        let alone = read_area(&square()).unwrap();
        let feature = json!({ "type": "Feature", "properties": null, "geometry": square() });
        assert_eq!(read_area(&feature).unwrap(), alone);
        assert_eq!(read_area(&json!({ "type": "FeatureCollection", "features": [feature] })).unwrap(), alone);
        let circle = read_area(&json!({ "circle": { "centre": [106.5, 29.5], "radius_m": 600 } }));
        assert_eq!(read_area(&json!({ "isochrone": { "centre": [106.5, 29.5], "minutes": 10 } })), circle);
    }

    #[test]
    fn an_area_of_too_many_corners_is_refused_before_anything_is_reckoned_with_it() {
        let ring = |corners: usize| {
            let corner = |at: usize| {
                let angle = at as f64 / (corners - 1) as f64 * std::f64::consts::TAU;
                json!([106.5 + 0.01 * angle.cos(), 29.5 + 0.01 * angle.sin()])
            };
            json!({ "type": "Polygon", "coordinates": [(0..corners - 1).map(corner).chain([corner(0)]).collect::<Vec<_>>()] })
        };
        assert!(read_area(&ring(MOST_CORNERS)).is_ok());
        for wrapped in
            [ring(MOST_CORNERS + 1), json!({ "type": "Feature", "properties": null, "geometry": ring(MOST_CORNERS + 1) })]
        {
            let fault = read_area(&wrapped).unwrap_err();
            assert!(fault.en.contains("10001 corners") && fault.zh.contains("简化"), "{}", fault.en);
        }
    }

    #[test]
    fn what_is_no_area_is_refused_with_what_is_wrong() {
        let ring = |positions: Value| json!({ "type": "Polygon", "coordinates": [positions] });
        for (bad, place) in [
            (json!({ "type": "Point", "coordinates": [106.5, 29.5] }), "GeoJSON"),
            (ring(json!([[106.5], [106.6, 29.5], [106.6, 29.6]])), "vertex 1"),
            (ring(json!([[106.5, 29.5], [29.5, 106.6], [106.6, 29.6]])), "vertex 2"),
            (ring(json!([[106.5, 29.5], [106.6, 29.6], [106.6, 29.5], [106.5, 29.6], [106.5, 29.5]])), "not valid"),
            (json!({ "type": "Polygon", "coordinates": [] }), "not valid"),
            (json!({ "circle": { "centre": [106.5, 29.5], "radius_m": -1 } }), "not valid"),
            (json!({ "circle": { "centre": [106.5], "radius_m": 10 } }), "circle"),
            (json!({ "isochrone": { "centre": [106.5, 29.5], "minutes": 0 } }), "more than 0"),
            (json!({ "isochrone": { "centre": [106.5, 29.5], "metres": 10 } }), "isochrone"),
            (json!(null), "GeoJSON"),
            (json!({ "type": "FeatureCollection", "features": [] }), "one feature"),
        ] {
            let fault = read_area(&bad).unwrap_err();
            assert!(fault.en.contains(place), "{bad}: {}", fault.en);
        }
    }
}
