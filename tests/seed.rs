//! The package that ships: what it promises about the programme, the zones and the labelled example. Never here: how a room reads it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use geo::{Area as _, BooleanOps, Contains, Coord, Intersects, LineString, Point, Polygon};
use serde_json::Value;
use zaiti::estate::{Confidence, Floor};
use zaiti::programme::{Goal, Metric, Milestone, Programme, Scope, Target};
use zaiti::units::Area;

// ---- reading --------------------------------------------------------------------------------------------------------------

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/yuzhong")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(package().join(name)).unwrap()
}

fn programme() -> Programme {
    Programme::parse(&text("programme.json")).unwrap()
}

fn features(name: &str) -> Vec<Value> {
    let collection: Value = serde_json::from_str(&text(name)).unwrap();
    collection["features"].as_array().unwrap().clone()
}

/// One site as the files carry it: properties by wire name, geometry where there is one.
struct Row {
    file: &'static str,
    fields: BTreeMap<String, Value>,
    outline: Option<Polygon<f64>>,
    position: Option<Point<f64>>,
}

impl Row {
    fn word(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// In hundredths of a ㎡; unknown where the file says nothing.
    fn area(&self, field: &str) -> Option<Area> {
        let value = self.fields.get(field)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(Area::parse(&text).unwrap())
    }

    fn number(&self, field: &str) -> Option<f64> {
        let value = self.fields.get(field)?;
        value.as_f64().or_else(|| value.as_str()?.parse().ok())
    }

    fn yes(&self, field: &str) -> bool {
        matches!(self.fields.get(field), Some(Value::Bool(true))) || self.word(field) == "true"
    }
}

fn polygon(geometry: &Value) -> Option<Polygon<f64>> {
    let ring = |ring: &Value| -> LineString<f64> {
        let vertex = |v: &Value| Coord { x: v[0].as_f64().unwrap(), y: v[1].as_f64().unwrap() };
        ring.as_array().unwrap().iter().map(vertex).collect()
    };
    let rings = geometry["coordinates"].as_array().filter(|_| geometry["type"] == "Polygon")?;
    Some(Polygon::new(ring(&rings[0]), rings[1..].iter().map(ring).collect()))
}

fn from_geojson(file: &'static str) -> Vec<Row> {
    let row = |feature: Value| {
        let outline = polygon(&feature["geometry"]);
        let spot = &feature["geometry"]["coordinates"];
        let own = spot[0].as_f64().zip(spot[1].as_f64()).map(|(lon, lat)| Point::new(lon, lat));
        let middle = outline.as_ref().and_then(geo::Centroid::centroid);
        let fields = feature["properties"].as_object().unwrap().clone().into_iter().collect();
        Row { file, fields, outline, position: own.or(middle) }
    };
    features(file).into_iter().map(row).collect()
}

fn from_csv(file: &'static str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(package().join(file)).unwrap();
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    let row = |cells: BTreeMap<String, String>| {
        let kept = cells.into_iter().filter(|(_, cell)| !cell.is_empty());
        let fields: BTreeMap<_, _> = kept.map(|(name, cell)| (name, Value::String(cell))).collect();
        let degree = |name: &str| fields.get(name)?.as_str()?.parse::<f64>().ok();
        let position = degree("lon").zip(degree("lat")).map(|(lon, lat)| Point::new(lon, lat));
        Row { file, fields, outline: None, position }
    };
    rows.map(|cells| row(cells.unwrap())).collect()
}

fn places() -> Vec<Row> {
    from_csv("sites/places.csv")
}

fn example() -> Vec<Row> {
    let mut rows = from_geojson("sites/buildings.geojson");
    rows.extend(from_geojson("sites/idle.geojson"));
    rows.extend(from_csv("sites/idle_floors.csv"));
    rows.extend(from_geojson("sites/m0_parcels.geojson"));
    rows.extend(from_csv("sites/carriers.csv"));
    rows
}

fn zones() -> BTreeMap<String, Polygon<f64>> {
    let zone = |f: Value| (f["properties"]["zone"].as_str().unwrap().to_owned(), polygon(&f["geometry"]).unwrap());
    features("zones.geojson").into_iter().map(zone).collect()
}

fn backdrop(kind: &str) -> Vec<Polygon<f64>> {
    let of_kind = |f: &Value| f["properties"]["kind"] == kind;
    features("backdrop.geojson").iter().filter(|f| of_kind(f)).map(|f| polygon(&f["geometry"]).unwrap()).collect()
}

fn zone_of(row: &Row, zones: &BTreeMap<String, Polygon<f64>>) -> Option<String> {
    if !row.word("zone").is_empty() {
        return Some(row.word("zone").to_owned());
    }
    let position = row.position?;
    zones.iter().find(|(_, outline)| outline.contains(&position)).map(|(zone, _)| zone.clone())
}

// ---- the programme --------------------------------------------------------------------------------------------------------

fn end_of_period(programme: &Programme) -> Milestone {
    Milestone { due: programme.document.period_end }
}

fn district_area(programme: &Programme) -> Area {
    let target = programme.target(&Scope::District, Metric::CarrierArea, end_of_period(programme)).unwrap();
    floor(target)
}

fn floor(target: &Target) -> Area {
    match target.goal {
        Goal::Area { at_least_m2 } => at_least_m2,
        Goal::Count { .. } => panic!("{} is no area", target.clause),
    }
}

fn count(target: &Target) -> u32 {
    match target.goal {
        Goal::Count { at_least, .. } => at_least,
        Goal::Area { .. } => panic!("{} is no count", target.clause),
    }
}

fn zone_targets(programme: &Programme, metric: Metric) -> Vec<&Target> {
    let of = |zone: &zaiti::programme::Zone| {
        programme.target(&Scope::Zone(zone.id.clone()), metric, end_of_period(programme)).unwrap()
    };
    programme.zones.iter().map(of).collect()
}

#[test]
fn the_headline_is_30_the_table_adds_up_to_33_and_both_stand() {
    let programme = programme();
    let by_zone: Area = zone_targets(&programme, Metric::CarrierArea).into_iter().map(floor).sum();
    assert_eq!(district_area(&programme), Area::from_square_metres(300_000));
    assert_eq!(by_zone, Area::from_square_metres(330_000));
    let caveat = programme.caveats.iter().find(|caveat| caveat.id == "I1").unwrap();
    assert_eq!(caveat.switch.as_ref().unwrap().default, "both");
    assert_eq!(programme.table.rows.last().unwrap()[1..5], ["合计", "33", "2400", "360"]);
}

#[test]
fn firms_and_technology_firms_agree_between_headline_and_zones() {
    let programme = programme();
    for (metric, total) in [(Metric::Incubatees, 2400), (Metric::TechFirms, 360)] {
        let district = programme.target(&Scope::District, metric, end_of_period(&programme)).unwrap();
        assert_eq!(count(district), total);
        assert_eq!(zone_targets(&programme, metric).into_iter().map(count).sum::<u32>(), total);
    }
}

#[test]
fn the_numbers_derived_from_the_table_are_those_of_the_reference() {
    let programme = programme();
    let per_ten_thousand =
        |area: Area, firms: u32| (i64::from(firms) * 1_000_000 * 100 + area.hundredths() / 2) / area.hundredths();
    assert_eq!(per_ten_thousand(district_area(&programme), 2400), 8000, "80.00 firms per 万㎡ by the headline");
    assert_eq!(per_ten_thousand(Area::from_square_metres(330_000), 2400), 7273, "72.73 by the table");
    let (areas, firms) = (zone_targets(&programme, Metric::CarrierArea), zone_targets(&programme, Metric::Incubatees));
    for ((zone, area), firms) in programme.zones.iter().zip(areas).zip(firms) {
        let each = floor(area).hundredths() / 100 / i64::from(count(firms));
        assert_eq!(each, i64::from(zone.square_metres_per_firm), "zone {}", zone.id);
    }
    let middle = *programme.milestones().first().unwrap();
    let by_2023 = |metric| programme.target(&Scope::District, metric, middle).unwrap();
    assert_eq!(floor(by_2023(Metric::CarrierArea)), Area::from_square_metres(180_000));
    assert_eq!((count(by_2023(Metric::Incubatees)), count(by_2023(Metric::TechFirms))), (1500, 200));
    assert_eq!(programme.milestones().len(), 2);
}

#[test]
fn counts_of_carriers_keep_their_range_and_their_floors() {
    let programme = programme();
    let goal = |metric| programme.target(&Scope::District, metric, end_of_period(&programme)).unwrap().goal;
    assert_eq!(goal(Metric::LargeCarriers), Goal::Count { at_least: 1, at_most: Some(2) });
    assert_eq!(goal(Metric::SpecialCarriers), Goal::Count { at_least: 5, at_most: None });
    assert_eq!(goal(Metric::MunicipalOrAbove), Goal::Count { at_least: 10, at_most: None });
    assert_eq!(goal(Metric::National), Goal::Count { at_least: 6, at_most: None });
}

#[test]
fn the_table_is_reproduced_string_for_string() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/domain/plan_2021_2025.json");
    let programme = programme();
    assert_eq!(programme.table.heading, "附表:重庆市渝中区载体建设目标任务表");
    assert_eq!(programme.table.rows.len(), 6);
    assert!(programme.table.rows.iter().all(|row| row.len() == programme.table.columns.len()));
    let Ok(text) = std::fs::read_to_string(&shared) else {
        println!("skipped: {} absent", shared.display());
        return;
    };
    let plan: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(&programme.table).unwrap(), plan["appendix_table"]);
    assert_eq!(serde_json::to_value(&programme.document.parents).unwrap(), plan["document"]["parents"]);
    let clauses: Vec<_> = plan["responsibilities"].as_array().unwrap().iter().map(|r| (&r["ref"], &r["lead"])).collect();
    let ours = serde_json::to_value(&programme.responsibilities).unwrap();
    let ours: Vec<_> = ours.as_array().unwrap().iter().map(|r| (&r["clause"], &r["lead_agencies"])).collect();
    assert_eq!(ours, clauses);
}

#[test]
fn every_contradiction_is_named_in_both_languages_and_seven_have_a_switch() {
    let programme = programme();
    let ids: Vec<&str> = programme.caveats.iter().map(|caveat| caveat.id.as_str()).collect();
    for number in 1..=16 {
        assert!(ids.contains(&format!("I{number}").as_str()), "I{number} is missing");
    }
    for caveat in &programme.caveats {
        let wordings = [&caveat.issue, &caveat.handling];
        assert!(wordings.iter().all(|words| !words.zh.is_empty() && !words.en.is_empty()), "{}", caveat.id);
    }
    let keys: Vec<&str> = programme.caveats.iter().filter_map(|c| c.switch.as_ref()).map(|s| s.key.as_str()).collect();
    let expected =
        ["area_binding", "m2_per_firm", "de_area", "special_count_scope", "recognition_nesting", "area_basis", "count_basis"];
    assert_eq!(keys, expected);
}

#[test]
fn nobody_leads_where_the_document_names_nobody() {
    let programme = programme();
    let unled: Vec<&str> =
        programme.responsibilities.iter().filter(|r| r.lead_agencies.is_empty()).map(|r| r.clause.as_str()).collect();
    assert_eq!(unled, ["五(一)", "五(二)", "五(三)", "五(四)", "五(五)"]);
    for zone in programme.zones.iter().filter(|zone| ["D", "E"].contains(&zone.id.0.as_str())) {
        assert!(zone.lead_agencies.is_empty() && !zone.lead_hint.is_empty());
    }
}

#[test]
fn another_district_is_another_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/another_district_programme.json");
    let other = Programme::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(other.milestones().len(), 2);
    assert_eq!(district_area(&other), Area::from_hundredths(5_200_050));
    assert!(!other.expired_on(other.document.period_end));
}

// ---- places and drawings --------------------------------------------------------------------------------------------------

#[test]
fn a_sensitive_place_is_a_name_and_nothing_else() {
    let sensitive: Vec<Row> = places().into_iter().filter(|row| row.yes("sensitive")).collect();
    assert_eq!(sensitive.len(), 1);
    let said: BTreeSet<&str> = sensitive[0].fields.keys().map(String::as_str).collect();
    let allowed = ["id", "kind", "name", "plan_named", "sensitive", "source", "as_of", "confidence"];
    assert_eq!(said, BTreeSet::from(allowed));
    let named = programme().named_places.into_iter().find(|place| place.sensitive).unwrap();
    assert_eq!(named.name, sensitive[0].word("name"));
    assert_eq!(named.zone, None);
    assert!(example().iter().all(|row| !row.word("name").contains(&named.name)));
}

#[test]
fn places_the_programme_names_are_in_the_programme() {
    let programme = programme();
    let known: BTreeSet<&str> = programme.named_places.iter().map(|place| place.name.as_str()).collect();
    let places = places();
    assert!(places.len() >= 40);
    for row in places.iter().filter(|row| row.yes("plan_named")) {
        assert!(known.contains(row.word("name")), "{} is not among the named places", row.word("name"));
    }
}

#[test]
fn a_position_says_how_exact_it_is_and_whom_it_leans_on() {
    for row in places() {
        let name = row.word("name").to_owned();
        assert_eq!(row.position.is_some(), row.number("precision_m").is_some(), "{name}");
        assert_eq!(row.position.is_some(), row.word("source").contains("OpenStreetMap"), "{name}");
        assert!(!row.word("as_of").is_empty() && !row.word("confidence").is_empty(), "{name}");
    }
}

#[test]
fn zones_are_sketches_inside_the_district_and_out_of_the_rivers() {
    let (district, waters) = (backdrop("district").remove(0), backdrop("water"));
    let drawn = features("zones.geojson");
    let ids: Vec<&str> = drawn.iter().map(|f| f["properties"]["zone"].as_str().unwrap()).collect();
    let of_programme: Vec<String> = programme().zones.into_iter().map(|zone| zone.id.0).collect();
    assert_eq!(ids, of_programme);
    for feature in &drawn {
        let said = &feature["properties"];
        assert_eq!(said["official"], false);
        assert!(["version", "drawn_by", "drawn_on", "note"].iter().all(|field| said[field].is_string()));
    }
    for (zone, outline) in zones() {
        assert!(district.contains(&outline), "zone {zone} leaves the district");
        let rivers = waters.iter().filter(|water| water.unsigned_area() > 1e-4);
        assert!(rivers.clone().count() == 2 && rivers.clone().all(|river| !river.intersects(&outline)), "zone {zone} is wet");
    }
}

#[test]
fn zones_touch_but_do_not_overlap() {
    let zones: Vec<_> = zones().into_iter().collect();
    for (at, (zone, outline)) in zones.iter().enumerate() {
        for (other, beside) in &zones[at + 1..] {
            assert!(outline.intersection(beside).unsigned_area() < 1e-12, "{zone} and {other} overlap");
        }
    }
}

// ---- the labelled example -------------------------------------------------------------------------------------------------

#[test]
fn every_made_up_row_is_marked_as_example() {
    let (made_up, real): (Vec<Row>, Vec<Row>) = example().into_iter().partition(|row| row.word("confidence") == "example");
    for row in &made_up {
        assert_eq!(row.word("source"), "示例数据（虚构）/ made-up example", "{} in {}", row.word("id"), row.file);
        assert_eq!(row.word("as_of"), "2026-06-30", "{} in {}", row.word("id"), row.file);
    }
    // the rest are named buildings of which nothing but the name is said
    for row in &real {
        let said: BTreeSet<&str> = row.fields.keys().map(String::as_str).collect();
        let allowed = ["id", "kind", "name", "plan_named", "zone", "source", "as_of", "confidence"];
        assert_eq!(said, BTreeSet::from(allowed), "{}", row.word("name"));
        assert!(row.position.is_none());
    }
    assert_eq!(real.len(), 3);
}

#[test]
fn a_real_building_keeps_only_its_place_and_storeys_as_fact() {
    let real: Vec<Row> = example().into_iter().filter(|row| row.fields.contains_key("facts")).collect();
    assert_eq!(real.len(), 14);
    for row in real {
        let facts = row.fields["facts"].as_object().unwrap();
        assert!(facts.contains_key("geometry"));
        assert!(facts.keys().all(|field| ["geometry", "levels_above"].contains(&field.as_str())), "{}", row.word("name"));
        assert!(facts.values().all(|fact| fact["source"].as_str().unwrap().contains("OpenStreetMap")));
        assert_eq!(facts.contains_key("levels_above"), row.fields.contains_key("levels_above"));
        for invented in ["seized", "mortgaged", "safety_grade", "owner"] {
            assert!(!row.fields.contains_key(invented), "{invented} of a real building is not to be made up");
        }
    }
}

#[test]
fn the_example_is_rich_enough() {
    let rows = example();
    let of = |kind: &str| rows.iter().filter(|row| row.word("kind") == kind).count();
    assert!(rows.len() >= 220, "{} rows", rows.len());
    assert!(of("idle_property") >= 150, "{} idle properties", of("idle_property"));
    assert!((3..=5).contains(&of("m0_parcel")) && of("carrier") >= 12);
    assert!(rows.iter().any(|row| row.yes("outside_district")));
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.word("id")).collect();
    assert_eq!(ids.len(), rows.len(), "ids are unique");
    let lacking =
        |field: &str| rows.iter().filter(|r| r.word("kind") == "idle_property" && !r.fields.contains_key(field)).count();
    for field in ["vacant_area_m2", "levels_above", "owner_count", "modes", "floor_area_m2"] {
        assert!(lacking(field) > 0, "some {field} should be unknown");
    }
    assert!(rows.iter().filter(|row| row.yes("seized")).count() >= 5);
    assert!(rows.iter().filter(|row| row.number("owner_count").is_some_and(|owners| owners > 40.0)).count() >= 5);
    assert!(rows.iter().filter(|row| row.word("safety_grade") == "D").count() >= 5);
}

#[test]
fn use_adds_up_in_every_property() {
    for row in example() {
        let [floor, usable, own, rented, vacant, run] = [
            "floor_area_m2",
            "usable_area_m2",
            "self_used_area_m2",
            "let_area_m2",
            "vacant_area_m2",
            "contiguous_vacant_area_m2",
        ]
        .map(|field| row.area(field));
        let id = row.word("id");
        if let (Some(usable), Some(own), Some(rented), Some(vacant)) = (usable, own, rented, vacant) {
            assert_eq!(own + rented + vacant, usable, "{id}");
        }
        for (part, whole) in [(run, vacant), (vacant, usable), (usable, floor)] {
            assert!(part.zip(whole).is_none_or(|(part, whole)| part <= whole), "{id}");
        }
    }
}

#[test]
fn floors_add_up_to_their_building_and_the_longest_run_is_as_stated() {
    let rows = example();
    let with_floors: Vec<&Row> = rows.iter().filter(|row| row.fields.contains_key("floors")).collect();
    assert!(with_floors.len() >= 5);
    for row in with_floors {
        let id = row.word("id");
        let floors: Vec<Floor> = serde_json::from_value(row.fields["floors"].clone()).unwrap();
        assert!(floors.iter().map(|floor| floor.order).is_sorted(), "{id}");
        assert!(
            floors.iter().all(|floor| floor.space.vacant_area.as_ref().unwrap().provenance.confidence == Confidence::Example)
        );
        let sum = |of: fn(&Floor) -> Area| -> Area { floors.iter().map(of).sum() };
        let vacant = |floor: &Floor| floor.space.vacant_area.as_ref().unwrap().value;
        assert_eq!(Some(sum(|floor| floor.space.usable_area.as_ref().unwrap().value)), row.area("usable_area_m2"), "{id}");
        assert_eq!(Some(sum(vacant)), row.area("vacant_area_m2"), "{id}");
        let runs = floors.split(|floor| vacant(floor) == Area::ZERO);
        let longest = runs.map(|run| run.iter().map(vacant).sum::<Area>()).max();
        assert_eq!(longest, row.area("contiguous_vacant_area_m2"), "{id}");
    }
}

#[test]
fn parts_lie_in_a_building_and_are_not_larger_than_what_is_vacant_there() {
    let rows = example();
    let mut taken: BTreeMap<&str, Area> = BTreeMap::new();
    for part in rows.iter().filter(|row| row.word("kind") == "idle_property" && !row.word("within").is_empty()) {
        *taken.entry(part.word("within")).or_default() += part.area("vacant_area_m2").unwrap();
    }
    assert!(taken.len() >= 20);
    for (building, area) in taken {
        let host = rows.iter().find(|row| row.word("id") == building).unwrap();
        assert!(area <= host.area("vacant_area_m2").unwrap(), "{building}");
    }
}

#[test]
fn no_outline_lies_in_a_river_or_over_another() {
    let waters = backdrop("water");
    let rows = example();
    let outlines: Vec<_> = rows.iter().filter_map(|row| Some((row.word("id"), row.outline.as_ref()?))).collect();
    assert!(outlines.len() >= 150);
    for (at, (id, outline)) in outlines.iter().enumerate() {
        assert!(waters.iter().all(|water| !water.intersects(*outline)), "{id} stands in the water");
        for (other, beside) in &outlines[at + 1..] {
            assert!(!outline.intersects(*beside), "{id} and {other} overlap");
        }
    }
}

/// What a plan can count on in a zone: not seized, not dangerous, at most forty owners, terms and vacancy known; of a building with
/// parts only the parts.
fn dependable_supply(rows: &[Row], zones: &BTreeMap<String, Polygon<f64>>) -> BTreeMap<String, Area> {
    let hosts: BTreeSet<&str> =
        rows.iter().filter(|row| row.word("kind") == "idle_property").map(|row| row.word("within")).collect();
    let mut supply: BTreeMap<String, Area> = BTreeMap::new();
    for row in rows.iter().filter(|row| ["building", "idle_property"].contains(&row.word("kind"))) {
        let priced = row.fields.contains_key("asking_price_yuan_per_m2") || row.fields.contains_key("rent_yuan_per_m2_month");
        let owners = row.number("owner_count").is_some_and(|owners| owners <= 40.0);
        let sound = !row.yes("seized") && row.word("safety_grade") != "D" && !hosts.contains(row.word("id"));
        let Some(vacant) = row.area("vacant_area_m2").filter(|_| priced && owners && sound && row.fields.contains_key("modes"))
        else {
            continue;
        };
        let zone = zone_of(row, zones).unwrap_or_else(|| panic!("{} lies in no zone", row.word("id")));
        *supply.entry(zone).or_default() += vacant - row.area("committed_area_m2").unwrap_or_default();
    }
    supply
}

#[test]
fn built_area_is_well_under_target_and_each_zone_can_close_its_gap() {
    let (rows, zones, programme) = (example(), zones(), programme());
    let supply = dependable_supply(&rows, &zones);
    let mut built_in_all = Area::ZERO;
    for (zone, target) in programme.zones.iter().zip(zone_targets(&programme, Metric::CarrierArea)) {
        let stands =
            |row: &&Row| row.word("zone") == zone.id.0 && ["built", "under_review", "rectifying"].contains(&row.word("status"));
        let built: Area = rows.iter().filter(stands).filter_map(|row| row.area("carrier_area_m2")).sum();
        let gap = floor(target) - built;
        let slack = supply[&zone.id.0].square_metres() / gap.square_metres();
        println!("zone {}: built {built}, gap {gap}, dependable {}, {slack:.2} times", zone.id, supply[&zone.id.0]);
        assert!((1.3..=2.6).contains(&slack), "zone {}: {slack:.2} times the gap", zone.id);
        built_in_all += built;
    }
    assert!((90_000.0..=120_000.0).contains(&built_in_all.square_metres()), "{built_in_all} built");
}

#[test]
fn the_example_is_what_its_script_makes() {
    let script = package().join("make_example.py");
    let Ok(output) = Command::new("python3").arg(&script).arg("--check").output() else {
        println!("skipped: python3 absent");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_manifest_lists_every_file_of_the_package() {
    let manifest: Value = serde_json::from_str(&text("manifest.json")).unwrap();
    let listed: BTreeSet<String> =
        manifest["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap().to_owned()).collect();
    let in_sites = std::fs::read_dir(package().join("sites")).unwrap();
    let mut present: BTreeSet<String> = in_sites.map(|f| format!("sites/{}", f.unwrap().file_name().to_string_lossy())).collect();
    present.extend(["programme.json", "zones.geojson", "backdrop.geojson"].map(str::to_owned));
    assert_eq!(listed, present);
    assert_eq!(manifest["example"], true);
}
