//! Geographic formats as others write them, and our own as GDAL reads them. Never here: spreadsheets.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not there")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use zaiti::estate::{BackdropKind, Site, SiteKind};
use zaiti::exchange::{Audience, Checked, Cover, ExchangeError, Format, ReadOptions, read, read_package, tally, write};
use zaiti::geometry::{Datum, RawShape};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file of the shared data; `None`, said aloud, where it is not there.
#[expect(clippy::print_stderr, reason = "what is skipped is said aloud")]
fn shared(path: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    let bytes = fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} absent", path.display());
    }
    bytes
}

fn zipped(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn sorted(mut checked: Checked) -> Vec<Arc<Site>> {
    checked.sites.sort_by(|one, two| one.id.cmp(&two.id));
    checked.sites
}

#[test]
fn forty_two_buildings_are_equal_in_four_formats_of_others_and_in_all_of_ours() {
    let options = ReadOptions { kind: Some(SiteKind::Building), source: Some("test".to_owned()), ..ReadOptions::default() };
    let Some(geojson) = shared("formats/buildings_test.geojson") else { return };
    let part = |ending: &str| shared(&format!("formats/buildings_test.{ending}")).unwrap();
    let shapefile = zipped(&["shp", "shx", "dbf", "prj"].map(|ending| match ending {
        "shp" => ("set/buildings_test.shp", part("shp")),
        "shx" => ("set/buildings_test.shx", part("shx")),
        "dbf" => ("set/buildings_test.dbf", part("dbf")),
        _ => ("set/buildings_test.prj", part("prj")),
    }));
    let first = sorted(read("b.geojson", &geojson, &options).unwrap());
    assert_eq!(first.len(), 42);
    let others = [(Format::Shapefile, shapefile), (Format::GeoPackage, part("gpkg")), (Format::GeoParquet, part("parquet"))];
    for (format, bytes) in others {
        let checked = read("b", &bytes, &options).unwrap();
        assert_eq!((checked.format, checked.counts.refused), (format, 0));
        assert!(matches!(checked.datum, Some(Datum::Wgs84 | Datum::Cgcs2000)), "{format:?}: {:?}", checked.datum);
        assert_eq!(sorted(checked), first, "{}", format.name());
    }
    let listed: Vec<&Site> = first.iter().map(AsRef::as_ref).collect();
    for format in Format::writable() {
        let bytes = write(format, &listed, Audience::Official, &Cover::default()).unwrap();
        assert_eq!(sorted(read("b", &bytes, &options).unwrap()), first, "{}", format.name());
    }
}

#[test]
fn of_a_geopackage_with_several_layers_the_one_named_is_read_else_the_one_called_as_ours() {
    let Some(bytes) = shared("formats/bubenec.gpkg") else { return };
    let count =
        |options: &ReadOptions| read("bubenec.gpkg", &bytes, options).map(|checked| (checked.counts.read, checked.findings));
    let (read_of_buildings, findings) = count(&ReadOptions::default()).unwrap();
    let passed_over = findings.iter().filter(|finding| finding.code == "layer-passed-over").count();
    assert_eq!(passed_over, 2, "plots and tessellation are passed over; streets are lines: {findings:?}");
    let named = |name: &str| ReadOptions { layer: Some(name.to_owned()), ..ReadOptions::default() };
    let (read_of_plots, _) = count(&named("plots")).unwrap();
    assert!(read_of_buildings > 0 && read_of_plots > 0 && read_of_buildings != read_of_plots);
    let Err(ExchangeError::NoLayer { layers, .. }) = count(&named("nowhere")) else { panic!("there is no such layer") };
    assert_eq!(layers, ["buildings", "plots", "tessellation"].map(str::to_owned));
}

#[test]
fn extracts_of_openstreetmap_are_read_with_their_multipolygons_places_and_water() {
    // What GDAL 3.6 finds: multipolygons with a building tag other than “no”, and points with one. In Helsinki it has 530, of which some
    // reach beyond the extract or contradict themselves and are refused here.
    for (name, of_gdal) in [("Helsinki", 530), ("liechtenstein-2013-08-03", 3_723 + 24), ("andorra", 292 + 7)] {
        let Some(bytes) = shared(&format!("formats/{name}.osm.pbf")) else { return };
        let checked = read(name, &bytes, &ReadOptions::default()).unwrap();
        let count = |kind: SiteKind| checked.sites.iter().filter(|site| site.kind() == kind).count();
        let (found, refused) = (count(SiteKind::Building), usize::try_from(checked.counts.refused).unwrap());
        assert!(found <= of_gdal && found + refused >= of_gdal, "{name}: {found} buildings and {refused} refused, not {of_gdal}");
        assert!(found * 100 >= of_gdal * 90, "{name}: {found} of {of_gdal} buildings");
        assert!(checked.sites.iter().all(|site| site.id.0.starts_with("osm:")));
        assert!(tally(&checked.findings).contains_key("roads-left-out"), "{name}");
        let water = checked.backdrop.iter().filter(|feature| feature.kind == BackdropKind::Water).count();
        let holes = checked.sites.iter().filter_map(|site| match site.shape.as_ref()?.value.raw_in(Datum::Cgcs2000) {
            RawShape::Surface(polygons) => Some(polygons.iter().filter(|rings| rings.len() > 1).count()),
            RawShape::Point(_) => None,
        });
        let holes: usize = holes.sum();
        println!(
            "{name}: {} buildings, {} places, {water} waters, {holes} with courtyards",
            count(SiteKind::Building),
            count(SiteKind::Place)
        );
        assert!(name == "andorra" || holes > 0, "{name}: no building has a courtyard");
    }
}

#[test]
fn a_shapefile_in_gbk_and_zone_36_is_read_in_place_with_its_names() {
    let (bytes, _, _) = encoding_rs::GBK.encode("甲大厦");
    let mut dbf = vec![3, 126, 1, 1, 1, 0, 0, 0, 65, 0, 21, 0];
    dbf.resize(32, 0);
    let (name, _, _) = encoding_rs::GBK.encode("楼宇名称");
    dbf.extend(&*name);
    dbf.resize(43, 0);
    dbf.push(b'C');
    dbf.resize(48, 0);
    dbf.push(20);
    dbf.resize(64, 0);
    dbf.extend([0x0d, b' ']);
    dbf.extend(&*bytes);
    dbf.resize(86, b' ');
    let mut shp = 9994_u32.to_be_bytes().to_vec();
    shp.resize(100, 0);
    shp.extend(1_u32.to_be_bytes());
    shp.extend(10_u32.to_be_bytes());
    shp.extend(1_u32.to_le_bytes());
    shp.extend(36_359_566.86_f64.to_le_bytes());
    shp.extend(3_271_883.50_f64.to_le_bytes());
    let prj = br#"PROJCS["CGCS2000_3_Degree_GK_Zone_36",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",36500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
    let files = [("楼宇.shp", shp.clone()), ("楼宇.dbf", dbf.clone()), ("楼宇.prj", prj.to_vec())];
    let checked = read("l.zip", &zipped(&files), &ReadOptions::default()).unwrap();
    assert_eq!(checked.datum, Some(Datum::Zone36));
    assert_eq!(checked.sites[0].name.as_deref(), Some("甲大厦"));
    assert!(tally(&checked.findings).contains_key("encoding-guessed"));
    let at = checked.sites[0].shape.as_ref().unwrap().value.centroid();
    assert!((at.lon() - 106.551).abs() < 1e-6 && (at.lat() - 29.557).abs() < 1e-6, "{at:?}");
    let undeclared = read("l.zip", &zipped(&files[..2]), &ReadOptions::default()).unwrap();
    assert!(undeclared.sites.is_empty() && tally(&undeclared.findings).contains_key("datum-needed"), "{:?}", undeclared.findings);
    assert!(matches!(read("l.shp", &shp, &ReadOptions::default()), Err(ExchangeError::Broken { .. })));
}

#[test]
fn a_database_that_is_no_honest_geopackage_is_refused_and_runs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("evil.gpkg");
    let evil = rusqlite::Connection::open(&path).unwrap();
    evil.execute_batch(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition, description);
         CREATE TABLE gpkg_contents (table_name, data_type, srs_id);
         CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
         CREATE TABLE secret (geom, what); INSERT INTO secret VALUES (NULL, 'hidden');
         CREATE VIEW sites AS SELECT geom, what AS name FROM secret;
         INSERT INTO gpkg_contents VALUES ('sites', 'features', 0);
         INSERT INTO gpkg_geometry_columns VALUES ('sites', 'geom', 'POINT', 0, 0, 0);",
    )
    .unwrap();
    drop(evil);
    let bytes = fs::read(&path).unwrap();
    let read_it = |bytes: &[u8]| read("evil.gpkg", bytes, &ReadOptions::default());
    assert!(matches!(read_it(&bytes), Err(ExchangeError::Broken { .. })));
    let mut damaged = bytes.clone();
    damaged[4_100..].iter_mut().step_by(3).for_each(|byte| *byte ^= 0x55);
    assert!(matches!(read_it(&damaged), Err(ExchangeError::Broken { .. })));
    assert!(matches!(read_it(b"SQLite format 3\0"), Err(ExchangeError::Broken { .. })));
}

// ---- GDAL ---------------------------------------------------------------------------------------------------------------------------

/// Runs ogrinfo; `None`, said aloud, where GDAL is not installed. Anything on its error stream fails the test.
#[expect(clippy::print_stderr, reason = "what is skipped is said aloud")]
fn ogrinfo(path: &Path, options: &[&str]) -> Option<String> {
    let Ok(output) = Command::new("ogrinfo").arg("-ro").arg(path).args(options).output() else {
        eprintln!("skipped: ogrinfo absent, GDAL was not asked (Debian: apt-get install gdal-bin)");
        return None;
    };
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    // It measures every shape before it looks at a condition, and says so of points.
    let errors = errors.lines().filter(|line| !line.contains("called against non-surface")).collect::<String>();
    assert!(output.status.success() && errors.is_empty(), "ogrinfo says of {}: {errors}", path.display());
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn example_sites() -> Vec<Site> {
    let mut files = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/yuzhong");
    let names = ["programme.json", "zones.geojson", "backdrop.geojson"].map(PathBuf::from);
    let sites = fs::read_dir(root.join("sites")).unwrap().map(|entry| PathBuf::from("sites").join(entry.unwrap().file_name()));
    for name in names.into_iter().chain(sites) {
        files.insert(name.to_string_lossy().into_owned(), fs::read(root.join(&name)).unwrap());
    }
    read_package(&files).unwrap().sites
}

/// The ground that surfaces cover in the plane of a datum, as GDAL measures it.
fn plane_area(sites: &[&Site], datum: Datum) -> f64 {
    let ring = |ring: &Vec<[f64; 2]>| {
        let [x0, y0] = ring[0];
        ring.windows(2)
            .map(|pair| (pair[0][0] - x0) * (pair[1][1] - y0) - (pair[1][0] - x0) * (pair[0][1] - y0))
            .sum::<f64>()
            .abs()
            / 2.0
    };
    let polygon = |rings: &Vec<Vec<[f64; 2]>>| ring(&rings[0]) - rings[1..].iter().map(ring).sum::<f64>();
    let of_site = |site: &&Site| match site.shape.as_ref()?.value.raw_in(datum) {
        RawShape::Surface(polygons) => Some(polygons.iter().map(polygon).sum::<f64>()),
        RawShape::Point(_) => None,
    };
    sites.iter().filter_map(of_site).sum()
}

fn number_after(report: &str, mark: &str) -> f64 {
    let at = report.find(mark);
    assert!(at.is_some(), "no {mark} in {report}");
    let rest = &report[at.unwrap() + mark.len()..];
    rest.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn gdal_opens_every_export_and_counts_and_measures_as_we_do() {
    let all = example_sites();
    let placed: Vec<&Site> = all.iter().filter(|site| site.shape.is_some()).collect();
    let folder = tempfile::tempdir().unwrap();
    for datum in [Datum::Cgcs2000, Datum::Cm108, Datum::Zone35] {
        let cover = Cover { datum, ..Cover::default() };
        let expected = plane_area(&placed, datum);
        // Debian's GDAL reads no Parquet; CSV has no layer of shapes.
        for format in [Format::Geojson, Format::GeoPackage, Format::FlatGeobuf, Format::Shapefile] {
            let path = folder.path().join(format!("{}-{}.{}", format.word(), datum.word(), format.extension()));
            fs::write(&path, write(format, &placed, Audience::Public, &cover).unwrap()).unwrap();
            let opened = if format == Format::Shapefile { PathBuf::from(format!("/vsizip/{}", path.display())) } else { path };
            let layers: Vec<String> = if format == Format::GeoPackage {
                SiteKind::ALL.map(|kind| kind.collection().to_owned()).to_vec()
            } else if format == Format::Shapefile {
                vec!["zaiti-surfaces".to_owned(), "zaiti-points".to_owned()]
            } else {
                vec![if format == Format::FlatGeobuf { "zaiti_sites".to_owned() } else { layer_of(&opened) }]
            };
            let (mut count, mut area) = (0.0, 0.0);
            for layer in layers {
                let ask = |sql: &str| ogrinfo(&opened, &["-q", "-dialect", "OGRSQL", "-sql", sql]);
                let Some(counted) = ask(&format!("SELECT COUNT(*) AS n FROM \"{layer}\"")) else { return };
                count += number_after(&counted, "n (Integer) = ");
                let surfaces = "WHERE OGR_GEOMETRY = 'POLYGON' OR OGR_GEOMETRY = 'MULTIPOLYGON'";
                let measured = ask(&format!("SELECT OGR_GEOM_AREA AS a FROM \"{layer}\" {surfaces}")).unwrap();
                area += measured.split("a (Real) = ").skip(1).map(|rest| number_after(&format!("a {rest}"), "a ")).sum::<f64>();
            }
            assert!((count - placed.len() as f64).abs() < 0.5, "{} of {} in {}", count, placed.len(), format.name());
            assert!((area - expected).abs() <= 1e-6 * expected, "{area} instead of {expected} in {}", format.name());
            let about = ogrinfo(&opened, &["-so", "-al"]).unwrap();
            let code = format!("\"EPSG\",{}", datum.epsg().unwrap());
            let named =
                about.contains(&code) || about.contains("CGCS2000") || (format == Format::Geojson && datum == Datum::Cgcs2000);
            assert!(named, "{} does not say that it is in {}: {about}", format.name(), datum.name_en());
        }
    }
}

#[test]
fn gdal_reads_every_site_of_an_export_with_sites_that_have_no_place() {
    let all = example_sites();
    let listed: Vec<&Site> = all.iter().collect();
    assert!(listed.iter().any(|site| site.shape.is_none()));
    let folder = tempfile::tempdir().unwrap();
    for format in [Format::Geojson, Format::GeoPackage, Format::FlatGeobuf] {
        let path = folder.path().join(format!("all.{}", format.extension()));
        fs::write(&path, write(format, &listed, Audience::Public, &Cover::default()).unwrap()).unwrap();
        let Some(report) = ogrinfo(&path, &["-ro", "-al", "-geom=NO"]) else { return };
        let outlines = if format == Format::GeoPackage { report.matches("OGRFeature(layer_styles)").count() } else { 0 };
        assert_eq!(report.matches("OGRFeature(").count() - outlines, listed.len(), "{}", format.name());
    }
}

/// The name GDAL gives the one layer of a GeoJSON file.
fn layer_of(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn an_exported_geopackage_has_styles_zones_and_an_index_that_follows_an_editor() {
    let all = example_sites();
    let listed: Vec<&Site> = all.iter().collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.gpkg");
    let bytes = write(Format::GeoPackage, &listed, Audience::Public, &Cover::default()).unwrap();
    assert_eq!(
        bytes,
        write(Format::GeoPackage, &listed, Audience::Public, &Cover::default()).unwrap(),
        "equal sites, equal bytes"
    );
    fs::write(&path, bytes).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    let styles: u32 = connection.query_row("SELECT count(*) FROM layer_styles WHERE useAsDefault", [], |row| row.get(0)).unwrap();
    assert_eq!(styles, 7);
    let indexed = |connection: &rusqlite::Connection| {
        let sound: String = connection.query_row("SELECT rtreecheck('rtree_places_geom')", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        connection.query_row("SELECT count(*) FROM rtree_places_geom", [], |row| row.get::<_, u32>(0)).unwrap()
    };
    let before = indexed(&connection);
    let id: String = connection.query_row("SELECT id FROM places WHERE geom NOT NULL", [], |row| row.get(0)).unwrap();
    drop(connection);
    let delete = format!("DELETE FROM places WHERE id = '{id}'");
    let Ok(done) = Command::new("ogrinfo").arg(&path).args(["-q", "-sql", &delete]).output() else { return };
    assert!(done.status.success());
    assert_eq!(indexed(&rusqlite::Connection::open(&path).unwrap()), before - 1);
}

#[test]
fn a_public_geopackage_holds_no_owner_no_history_and_no_column_that_names_one() {
    let table = "楼宇编码,楼宇名称,产权人,抵押,联系电话,空间位置\nY-1,新名,某某实业有限公司,是,02312345678,POINT(106.55 29.56)\n";
    let checked = read("a.csv", table.as_bytes(), &ReadOptions::default()).unwrap();
    let listed: Vec<&Site> = checked.sites.iter().map(AsRef::as_ref).collect();
    let copy = |audience| write(Format::GeoPackage, &listed, audience, &Cover::default()).unwrap();
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    let (public, full) = (copy(Audience::Public), copy(Audience::Official));
    for secret in ["某某实业有限公司", "02312345678", "mortgaged"] {
        assert!(holds(&full, secret) && !holds(&public, secret), "{secret}");
    }
    assert!(holds(&public, "新名") && !holds(&full, "zaiti_audit"));
}
