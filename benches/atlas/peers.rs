//! The questions that databases are asked as well: the city as a file for them, and the atlas's own answers with their times.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use zaiti::atlas::{Atlas, CountRule, GroupBy, PageRequest, Question};
use zaiti::estate::{OwnerKind, Site, SiteBody};
use zaiti::geometry::{Bbox, LonLat, Shape};
use zaiti::units::Area;

use crate::{build, city, median, state_owned};

/// Writes `sites.csv` for the databases and `own.json` with the questions, the atlas's answers and what they took.
pub(crate) fn stage(sites: usize, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let atlas = build(sites);
    write_sites(&atlas, &folder.join("sites.csv"));
    let answers: Vec<Value> = [by_zone(&atlas)].into_iter().chain(areas(&atlas)).chain([page(&atlas), nearest(&atlas)]).collect();
    fs::write(folder.join("own.json"), serde_json::to_string_pretty(&answers).unwrap()).unwrap();
}

/// One question as databases get it, how many sites the atlas finds, and its median in microseconds of CPU.
fn asked(what: &str, question: &Value, mut ask: impl FnMut() -> usize) -> Value {
    let found = ask();
    let took = median(ask).0.as_secs_f64() * 1e6;
    println!("{what}: {took:.1} µs, {found} sites");
    json!({ "what": what, "question": question, "sites": found, "micros": took })
}

fn by_zone(atlas: &Atlas) -> Value {
    let question = Question { filter: state_owned(), ..Question::default() };
    let ask = || atlas.availability(&question).total.sites as usize;
    asked("sums by zone, state-owned with 2,000 ㎡ vacant", &json!({ "kind": "by_zone" }), ask)
}

fn areas(atlas: &Atlas) -> Vec<Value> {
    let mut answers = Vec::new();
    for radius_m in [200.0, 1_000.0, 5_000.0] {
        for (name, corners, inner) in [("convex", 12, 1.0), ("star", 24, 0.4)] {
            let mut ring = city::ring(city::MIDDLE, corners, radius_m * inner, radius_m);
            let area = Some(Shape::surface(&[vec![ring.clone()]]).unwrap());
            ring.extend(ring.first().copied());
            for (rule, count) in [("by share", CountRule::Share), ("by centre", CountRule::Centroid)] {
                let what = format!("{name} area of {radius_m} m, {rule}");
                let question = json!({ "kind": "area", "rule": rule, "ring": ring });
                let ask = || {
                    let question = Question { by: GroupBy::Total, area: area.clone(), count, ..Question::default() };
                    atlas.availability(&question).total.sites as usize
                };
                answers.push(asked(&what, &question, ask));
            }
        }
    }
    answers
}

fn page(atlas: &Atlas) -> Value {
    let (west, south) = (city::MIDDLE.0 - 0.005, city::MIDDLE.1 - 0.005);
    let bbox = Bbox::new([west, south], [west + 0.01, south + 0.01]).unwrap();
    let request = PageRequest { bbox: Some(bbox), limit: 1_000, ..PageRequest::default() };
    let question = json!({ "kind": "page", "bbox": bbox });
    asked("page of 1,000 by box, in order of id", &question, || atlas.page(&request).sites.len())
}

fn nearest(atlas: &Atlas) -> Value {
    let (lon, lat) = (city::MIDDLE.0 + 0.003, city::MIDDLE.1 - 0.002);
    let from = LonLat::new(lon, lat).unwrap();
    let question = json!({ "kind": "nearest", "lon": lon, "lat": lat });
    asked("ten nearest with 10,000 ㎡", &question, || atlas.nearest(from, Area::from_square_metres(10_000), 10).len())
}

/// Every site that can hold space of the district, with what the questions are about.
fn write_sites(atlas: &Atlas, path: &Path) {
    let mut file = std::io::BufWriter::new(fs::File::create(path).unwrap());
    writeln!(file, "id,zone,owner,floor,vacant,available,lon,lat,wkb").unwrap();
    for site in atlas.sites().iter().filter(|site| counts(site)) {
        writeln!(file, "{}", line(atlas, site)).unwrap();
    }
}

fn counts(site: &Site) -> bool {
    match &site.body {
        SiteBody::M0Parcel(parcel) => !parcel.outside_district,
        SiteBody::Building(_) | SiteBody::IdleProperty(_) => true,
        SiteBody::Carrier(_) | SiteBody::Place(_) => false,
    }
}

fn line(atlas: &Atlas, site: &Site) -> String {
    let metres = |area: Option<Area>| area.map_or(String::new(), |area| area.square_metres().to_string());
    let space = site.space();
    let state = site.tenure().and_then(|tenure| tenure.owner_kind.as_ref()).is_some_and(|fact| fact.value == OwnerKind::State);
    let centre = atlas.centre_of(&site.id);
    let degrees = |of: fn(LonLat) -> f64| centre.map_or(String::new(), |centre| of(centre).to_string());
    let mut line = format!(
        "{},{},{},{},{},{},{},{},",
        site.id,
        atlas.zone_of(&site.id).map_or("", |zone| zone.0.as_str()),
        if state { "state" } else { "other" },
        metres(space.and_then(|space| Some(space.floor_area.as_ref()?.value))),
        metres(space.and_then(|space| Some(space.vacant_area.as_ref()?.value))),
        metres(site.available_area().map(|fact| fact.value)),
        degrees(LonLat::lon),
        degrees(LonLat::lat),
    );
    for byte in atlas.shape_of(&site.id).map(Shape::wkb).unwrap_or_default() {
        write!(line, "{byte:02x}").unwrap();
    }
    line
}
