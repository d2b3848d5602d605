//! Between well-known text of a coordinate system, as .prj files and GeoPackages hold it, and a [`Datum`]. Never here: a coordinate.

use serde_json::{Value, json};

use crate::geometry::Datum;

/// What a coordinate system's text says it is, in a spelling that can be looked up: a datum's word, or the name it gives itself.
pub(super) fn declared(text: &str) -> Option<String> {
    let text = text.trim();
    let name = quoted_after(text, 0)?;
    let found = by_authority(text).or_else(|| Datum::parse(name)).or_else(|| by_parameters(text));
    Some(found.map_or_else(|| name.to_owned(), |datum| datum.word().to_owned()))
}

/// The first text in quotation marks from a place on.
fn quoted_after(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let begin = rest.find('"')? + 1;
    let end = rest.get(begin..)?.find('"')?;
    rest.get(begin..begin + end)
}

/// The code that the system as a whole carries: the last one, behind those of its parts.
fn by_authority(text: &str) -> Option<Datum> {
    let upper = text.to_ascii_uppercase();
    let at = upper.rfind("AUTHORITY[\"EPSG\",").or_else(|| upper.rfind("ID[\"EPSG\","))?;
    let rest = text.get(at..)?;
    // What follows it may only close brackets: else it belongs to a part.
    let end = rest.find(']')?;
    let closes = rest.get(end..)?.chars().all(|c| matches!(c, ']' | ')') || c.is_whitespace());
    let code: String = rest.get(..end)?.chars().skip_while(|c| *c != ',').filter(char::is_ascii_digit).collect();
    if closes { Datum::parse(&code) } else { None }
}

/// Text without a code, as ESRI writes it: known by its ellipsoid, its meridian and its false easting.
fn by_parameters(text: &str) -> Option<Datum> {
    let upper = text.to_ascii_uppercase();
    let china =
        upper.contains("CHINA_2000") || upper.contains("CHINA_GEODETIC_COORDINATE_SYSTEM_2000") || upper.contains("CGCS2000");
    let world = upper.contains("WGS_1984") || upper.contains("WGS 84") || upper.contains("WGS84");
    if !upper.starts_with("PROJ") {
        return if china { Some(Datum::Cgcs2000) } else { world.then_some(Datum::Wgs84) };
    }
    if upper.contains("MERCATOR_AUXILIARY_SPHERE") || upper.contains("PSEUDO-MERCATOR") || upper.contains("PSEUDO MERCATOR") {
        return Some(Datum::WebMercator);
    }
    let belt = upper.contains("GAUSS_KRUGER") || upper.contains("TRANSVERSE_MERCATOR");
    let plain = parameter(&upper, "SCALE_FACTOR").is_none_or(|scale| near(scale, 1.0))
        && parameter(&upper, "FALSE_NORTHING").is_none_or(|north| near(north, 0.0));
    if !china || !belt || !plain {
        return None;
    }
    let (meridian, easting) = (parameter(&upper, "CENTRAL_MERIDIAN")?, parameter(&upper, "FALSE_EASTING")?);
    BELTS.iter().find(|(_, of, from)| near(*of, meridian) && near(*from, easting)).map(|(datum, _, _)| *datum)
}

/// Three-degree belts: central meridian in degrees, false easting in metres.
const BELTS: [(Datum, f64, f64); 6] = [
    (Datum::Zone35, 105.0, 35_500_000.0),
    (Datum::Zone36, 108.0, 36_500_000.0),
    (Datum::Zone37, 111.0, 37_500_000.0),
    (Datum::Cm105, 105.0, 500_000.0),
    (Datum::Cm108, 108.0, 500_000.0),
    (Datum::Cm111, 111.0, 500_000.0),
];

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

/// A `PARAMETER["name",value]` of a text in capitals.
fn parameter(upper: &str, name: &str) -> Option<f64> {
    let at = upper.find(&format!("\"{name}\""))?;
    let rest = upper.get(at..)?.split_once(',')?.1;
    rest.split([']', ',']).next()?.trim().parse().ok()
}

const CGCS2000: &str = r#"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
const WGS84: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

/// The text that says which datum coordinates are in, as ESRI spells it. GCJ-02 and BD-09 have no official text: theirs names them,
/// so that no program takes them for plain degrees without saying so.
pub(super) fn text(datum: Datum) -> String {
    let shifted =
        |name: &str| CGCS2000.replacen("GCS_China_Geodetic_Coordinate_System_2000", name, 1).replacen("D_China_2000", name, 1);
    match datum {
        Datum::Cgcs2000 => CGCS2000.to_owned(),
        Datum::Wgs84 => WGS84.to_owned(),
        Datum::Gcj02 => shifted("GCJ-02"),
        Datum::Bd09 => shifted("BD-09"),
        Datum::Zone35 | Datum::Zone36 | Datum::Zone37 | Datum::Cm105 | Datum::Cm108 | Datum::Cm111 => belt(datum),
        Datum::WebMercator => format!(
            r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",{WGS84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]"#
        ),
    }
}

fn belt(datum: Datum) -> String {
    let (meridian, easting) = BELTS.iter().find(|row| row.0 == datum).map_or((0.0, 0.0), |row| (row.1, row.2));
    let name = if easting > 1e6 {
        format!("CGCS2000_3_Degree_GK_Zone_{}", (easting / 1e6) as i64)
    } else {
        format!("CGCS2000_3_Degree_GK_CM_{meridian}E")
    };
    format!(
        r#"PROJCS["{name}",{CGCS2000},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{easting:.1}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian:.1}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
    )
}

/// The datum as PROJJSON, as GeoParquet asks for it; null for those that no registry knows.
pub(super) fn json(datum: Datum) -> Value {
    let id = |code: u32| json!({ "authority": "EPSG", "code": code });
    let metre = "metre";
    match (datum.epsg(), BELTS.iter().find(|row| row.0 == datum)) {
        (None, _) => Value::Null,
        (Some(code), Some((_, meridian, easting))) => {
            let parameter = |name: &str, value: f64, unit: &str| json!({ "name": name, "value": value, "unit": unit });
            json!({
                "type": "ProjectedCRS", "name": datum.name_en(), "base_crs": degrees(Datum::Cgcs2000),
                "conversion": { "name": datum.name_en(), "method": { "name": "Transverse Mercator", "id": id(9807) }, "parameters": [
                    parameter("Latitude of natural origin", 0.0, "degree"),
                    parameter("Longitude of natural origin", *meridian, "degree"),
                    parameter("Scale factor at natural origin", 1.0, "unity"),
                    parameter("False easting", *easting, metre),
                    parameter("False northing", 0.0, metre),
                ] },
                "coordinate_system": { "subtype": "Cartesian", "axis": [
                    { "name": "Northing", "abbreviation": "X", "direction": "north", "unit": metre },
                    { "name": "Easting", "abbreviation": "Y", "direction": "east", "unit": metre },
                ] },
                "id": id(code),
            })
        }
        (Some(code), None) if datum == Datum::WebMercator => json!({
            "type": "ProjectedCRS", "name": "WGS 84 / Pseudo-Mercator", "base_crs": degrees(Datum::Wgs84),
            "conversion": { "name": "Popular Visualisation Pseudo-Mercator",
                "method": { "name": "Popular Visualisation Pseudo Mercator", "id": id(1024) }, "parameters": [] },
            "coordinate_system": { "subtype": "Cartesian", "axis": [
                { "name": "Easting", "abbreviation": "X", "direction": "east", "unit": metre },
                { "name": "Northing", "abbreviation": "Y", "direction": "north", "unit": metre },
            ] },
            "id": id(code),
        }),
        (Some(_), None) => degrees(datum),
    }
}

fn degrees(datum: Datum) -> Value {
    let (name, frame, ellipsoid, flattening) = if datum == Datum::Wgs84 {
        ("WGS 84", "World Geodetic System 1984", "WGS 84", 298.257_223_563)
    } else {
        ("China Geodetic Coordinate System 2000", "China 2000", "CGCS2000", 298.257_222_101)
    };
    json!({
        "type": "GeographicCRS", "name": name,
        "datum": { "type": "GeodeticReferenceFrame", "name": frame,
            "ellipsoid": { "name": ellipsoid, "semi_major_axis": 6_378_137, "inverse_flattening": flattening } },
        "coordinate_system": { "subtype": "ellipsoidal", "axis": [
            { "name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north", "unit": "degree" },
            { "name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east", "unit": "degree" },
        ] },
        "id": { "authority": "EPSG", "code": datum.epsg() },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_datum_is_known_again_from_its_text() {
        for datum in Datum::ALL {
            assert_eq!(declared(&text(datum)).as_deref(), Some(datum.word()), "{}", text(datum));
        }
    }

    #[test]
    fn texts_as_other_programs_write_them_are_understood() {
        let gdal = r#"PROJCS["CGCS2000 / 3-degree Gauss-Kruger zone 36",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",108],PARAMETER["scale_factor",1],PARAMETER["false_easting",36500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","4524"]]"#;
        assert_eq!(declared(gdal).as_deref(), Some("zone36"));
        let without_code = gdal.replace(r#",AUTHORITY["EPSG","4524"]"#, "");
        assert_eq!(declared(&without_code).as_deref(), Some("zone36"), "the code of a part is not the code of the whole");
        let old = r#"PROJCS["Xian_1980_3_Degree_GK_Zone_35",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",35500000.0],PARAMETER["Central_Meridian",105.0]]"#;
        assert_eq!(declared(old).as_deref(), Some("Xian_1980_3_Degree_GK_Zone_35"));
        assert_eq!(declared("no text of the kind"), None);
    }
}
