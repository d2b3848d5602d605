//! Areas somebody drew, pasted or uploaded: GeoJSON or a circle, turned into shapes, and the answers for several of them by their names.
//! Never here: how it is found out what lies in one.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::atlas::{Atlas, Availability, LONGEST_REACH, METRES_A_MINUTE, Question};
use crate::geometry::{LonLat, Shape, ShapeFaults};
use crate::programme::Bilingual;

/// Most corners of an area; an outline of a whole district at the finest has some thousands.
const MOST_CORNERS: usize = 10_000;

/// Most areas that are asked about together, and most corners of all of them.
const MOST_AREAS: usize = 5_000;
const MOST_CORNERS_TOGETHER: usize = 100_000;

/// One of several areas.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedArea {
    /// The id of its feature, or its place among them, from 1.
    pub id: String,
    /// Its property `name` or 名称.
    pub name: Option<String>,
    /// Where it is.
    pub shape: Shape,
}

/// How much space there is in each of several areas, in their order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SumsInEach {
    /// The areas; what lies in two of them counts in both.
    pub areas: Vec<SumsInOne>,
}

/// How much space there is in one of several areas.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SumsInOne {
    /// As [`NamedArea::id`].
    pub id: String,
    /// As [`NamedArea::name`].
    pub name: Option<String>,
    /// The answer for it.
    #[serde(flatten)]
    pub answer: Availability,
}

/// Answers a question for each of several areas; its own area is not looked at.
#[must_use]
pub fn sums_in_each(atlas: &Atlas, question: &Question, areas: Vec<NamedArea>) -> SumsInEach {
    let (shapes, names): (Vec<Shape>, Vec<_>) = areas.into_iter().map(|area| (area.shape, (area.id, area.name))).unzip();
    let answers = atlas.availability_in_each(question, &shapes);
    SumsInEach { areas: names.into_iter().zip(answers).map(|((id, name), answer)| SumsInOne { id, name, answer }).collect() }
}

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

/// Reads several areas: a `FeatureCollection` of Polygons and `MultiPolygons`. They may overlap.
///
/// # Units
/// Degrees of CGCS2000 (≈ WGS 84), longitude first.
///
/// # Errors
/// What is wrong with the collection, or with the first area that cannot be read, and how to mend it.
pub fn read_areas(collection: &Value) -> Result<Vec<NamedArea>, Bilingual> {
    let features = collection.get("features").and_then(Value::as_array).filter(|features| !features.is_empty());
    let (Some("FeatureCollection"), Some(features)) = (collection.get("type").and_then(Value::as_str), features) else {
        let zh = "多个范围应为 GeoJSON 的 FeatureCollection，至少含一个 Polygon 或 MultiPolygon 要素";
        return Err(Bilingual::new(zh, "several areas are a GeoJSON FeatureCollection of at least one Polygon or MultiPolygon"));
    };
    let corners: usize = features.iter().map(|feature| corners(&feature["geometry"]["coordinates"])).sum();
    if features.len() > MOST_AREAS || corners > MOST_CORNERS_TOGETHER {
        let has = [features.len(), corners];
        let zh = format!(
            "共 {} 个范围、{} 个角点，一次至多 {MOST_AREAS} 个、{MOST_CORNERS_TOGETHER} 个角点；请分几次询问，或先简化轮廓",
            has[0], has[1]
        );
        let en = format!(
            "{} areas with {} corners; at most {MOST_AREAS} with {MOST_CORNERS_TOGETHER} at a time: ask part by part, or simplify the outlines first",
            has[0], has[1]
        );
        return Err(Bilingual::new(zh, en));
    }
    features.iter().zip(1..).map(|(feature, number)| read_named(feature, number)).collect()
}

fn read_named(feature: &Value, number: usize) -> Result<NamedArea, Bilingual> {
    let id = match feature.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => number.to_string(),
    };
    let named = |key: &str| feature["properties"][key].as_str().filter(|name| !name.trim().is_empty()).map(str::to_owned);
    let shape = read_surface(&feature["geometry"]).map_err(|fault| {
        Bilingual::new(format!("第 {number} 个要素（{id}）：{}", fault.zh), format!("feature {number} ({id}): {}", fault.en))
    })?;
    Ok(NamedArea { id, name: named("name").or_else(|| named("名称")), shape })
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
    fn several_areas_have_ids_and_names_and_the_one_that_cannot_be_read_is_named() {
        let feature = |rest: Value| {
            let mut feature = json!({ "type": "Feature", "properties": null, "geometry": square() });
            feature.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
            feature
        };
        let collection = |features: Vec<Value>| json!({ "type": "FeatureCollection", "features": features });
        let bare = feature(json!({}));
        let named = feature(json!({ "id": 7, "properties": { "名称": "大坪", "name": " " } }));
        let areas =
            read_areas(&collection(vec![bare.clone(), named, feature(json!({ "id": "x", "properties": { "name": "Z" } }))]))
                .unwrap();
        let said: Vec<_> = areas.iter().map(|area| (area.id.as_str(), area.name.as_deref())).collect();
        assert_eq!(said, [("1", None), ("7", Some("大坪")), ("x", Some("Z"))]);
        assert!(areas.iter().all(|area| area.shape == read_area(&square()).unwrap()));
        let point = feature(json!({ "id": "p", "geometry": { "type": "Point", "coordinates": [106.5, 29.5] } }));
        for (bad, place) in [
            (collection(vec![bare.clone(), point]), "feature 2 (p)"),
            (collection(vec![bare.clone(), json!({ "type": "Feature", "properties": {}, "geometry": null })]), "feature 2 (2)"),
            (collection(vec![bare.clone(), json!(3)]), "feature 2 (2)"),
            (collection(Vec::new()), "at least one"),
            (square(), "FeatureCollection"),
            (json!([]), "FeatureCollection"),
            (collection(vec![bare.clone(); MOST_AREAS + 1]), "5001 areas"),
        ] {
            let fault = read_areas(&bad).unwrap_err();
            assert!(fault.en.contains(place), "{}", fault.en);
        }
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
