//! Writes what each target begins with into the folder that ZAITI_SEEDS names. Files come from the example, so that none need be kept.
//! It is a target that ends before it begins, because only a target can be linked with code that counts its edges.
#![no_main]

use std::fs;
use std::path::Path;

use zaiti::exchange::Format;
use zaiti_fuzz::{WHOLE, example_file, example_plan, parts_of, sample_block, shapes};

const FILTERS: [&str; 12] = [
    "name = 'x' AND area >= 12.5",
    "NOT (open = TRUE) OR none IS NULL",
    "CASEI(name) LIKE CASEI('解放%') AND ACCENTI(name) LIKE '_o%'",
    "area BETWEEN 1 AND 2e3 AND name IN ('a','b')",
    "built >= DATE('2026-01-01') AND at < TIMESTAMP('2026-11-22T10:00:00Z')",
    "T_DURING(at, INTERVAL('2026-01-01', '..'))",
    "S_INTERSECTS(geometry, POLYGON((106 29, 107 29, 107 30, 106 29)))",
    "S_WITHIN(geometry, BBOX(106,29,107,30)) OR S_TOUCHES(geometry, LINESTRING(106 29, 107 30))",
    "A_CONTAINS(tags, ('a','b')) AND A_OVERLAPS(tags, ('c'))",
    "area * 2 + 1 / (area - 3) > area ^ 2 % 7 DIV 2",
    "S_CROSSES(geometry, GEOMETRYCOLLECTION(POINT(1 2), MULTIPOINT((1 2), (3 4))))",
    "\"name\" <> 'it''s' AND T_AFTER(built, DATE('2020-02-29'))",
];
const FILTERS_IN_JSON: [&str; 6] = [
    r#"{"op":"and","args":[{"op":"=","args":[{"property":"name"},"x"]},{"op":">=","args":[{"property":"area"},12.5]}]}"#,
    r#"{"op":"not","args":[{"op":"isNull","args":[{"property":"none"}]}]}"#,
    r#"{"op":"like","args":[{"op":"casei","args":[{"property":"name"}]},"a%"]}"#,
    r#"{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[[106,29],[107,29],[107,30],[106,29]]]}]}"#,
    r#"{"op":"t_during","args":[{"property":"at"},{"interval":["2026-01-01T00:00:00Z",".."]}]}"#,
    r#"{"op":"in","args":[{"property":"area"},[1,2,3.5]]}"#,
];
const ADDRESSES: [&str; 16] = [
    "api/sites?limit=4&sort=-available_area_m2&bbox=106.4,29.5,106.6,29.6",
    "api/availability?by=street&kind=building,idle_property&vacant_min_m2=100",
    "api/sites/YZ-B-0001?lang=en",
    "api/sites/YZ-I-0004/appraisal?rent_yuan_per_m2_month=35&price_yuan_per_m2=3000&mode=purchase",
    "api/ledger?track=idle&zone=C",
    "api/ledger/quarter?q=2026Q3",
    "api/nearest?lon=106.55&lat=29.55&min_area_m2=1000&k=3",
    "api/search?q=%E5%A4%A7%E5%8E%A6",
    "api/search?q=106.5535,29.5560",
    "collections/buildings/items?limit=2&filter=floor_area_m2%3E10&crs=http://www.opengis.net/def/crs/EPSG/0/4490",
    "collections/buildings/items?bbox=106,29,107,30&datetime=2026-01-01/..",
    "collections/buildings/queryables?f=json",
    "api/exports?f=csv&q=YZ",
    "api/recognition/board?nesting=additive",
    "site/YZ-I-0004/locator.svg?theme=dark",
    "tiles/12/3260/1692.mvt?zone=C",
];

libfuzzer_sys::fuzz_target!(
    init: {
        let folder = std::env::var("ZAITI_SEEDS").expect("ZAITI_SEEDS names a folder");
        write(&folder).expect("seeds are written");
        std::process::exit(0);
    },
    |_bytes: &[u8]| {}
);

fn write(folder: &str) -> std::io::Result<()> {
    let put = |target: &str, name: &str, first: Option<u8>, bytes: &[u8]| {
        let place = Path::new(folder).join(target);
        fs::create_dir_all(&place)?;
        fs::write(place.join(name), [first.as_slice(), bytes].concat())
    };
    put("geojson", "example", None, &example_file(Format::Geojson))?;
    put("csv", "example", None, &example_file(Format::Csv))?;
    put("gpkg", "example", None, &example_file(Format::GeoPackage))?;
    put("flatgeobuf", "example", None, &example_file(Format::FlatGeobuf))?;
    put("geoparquet", "example", None, &example_file(Format::GeoParquet))?;
    for (target, format) in [("xlsx", Format::Xlsx), ("shapefile", Format::Shapefile)] {
        put(target, "whole", Some(WHOLE), &example_file(format))?;
        for (at, (_, content)) in (0..WHOLE).zip(parts_of(format)) {
            put(target, &format!("part-{at}"), Some(at), &content)?;
        }
    }
    for (at, text) in FILTERS.iter().enumerate() {
        put("cql2_text", &at.to_string(), None, text.as_bytes())?;
    }
    for (at, text) in FILTERS_IN_JSON.iter().enumerate() {
        put("cql2_json", &at.to_string(), None, text.as_bytes())?;
    }
    for (at, text) in ADDRESSES.iter().enumerate() {
        put("addresses", &at.to_string(), None, text.as_bytes())?;
    }
    for (at, shape) in shapes().iter().enumerate() {
        put("wkb", &at.to_string(), None, &shape.wkb())?;
    }
    put("plan", "example", None, &example_plan())?;
    put("osm_pbf", "block", Some(0), &sample_block())?;
    put("programme", "example", None, include_bytes!("../../tests/fixtures/another_district_programme.json"))
}
