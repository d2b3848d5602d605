//! The API through its public door: a real server over the labelled example, asked by a client that knows nothing but addresses.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not there")]

#[path = "api/again.rs"]
mod again;
#[path = "api/cql2.rs"]
mod cql2;
#[path = "api/defaults.rs"]
mod defaults;
#[path = "api/features.rs"]
mod features;
#[path = "api/following.rs"]
mod following;
#[path = "api/roles.rs"]
mod roles;
#[path = "api/schema.rs"]
mod schema;
#[path = "api/server.rs"]
mod server;
#[path = "api/tiles.rs"]
mod tiles;
#[path = "api/tls.rs"]
mod tls;
#[path = "api/weighed.rs"]
mod weighed;

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use server::{Answer, Server};

/// Addresses that stand for every operation that only reads, by its name in the document.
fn readings(plan: &str, poor: &str, sheet: &str) -> Vec<(String, String)> {
    let plain = vec![
        ("landing", "/".to_owned()),
        ("health", "/healthz".to_owned()),
        ("readiness", "/readyz".to_owned()),
        ("openapi", "/api".to_owned()),
        ("overview", "/api/overview".to_owned()),
        ("programme", "/api/programme".to_owned()),
        ("availability", "/api/availability?by=street&kind=building,idle_property&vacant_min_m2=100".to_owned()),
        ("sites", "/api/sites?limit=400&sort=-available_area_m2&bbox=106.4,29.5,106.6,29.6".to_owned()),
        ("site", "/api/sites/YZ-B-0001".to_owned()),
        ("appraisal", "/api/sites/YZ-I-0004/appraisal?rent_yuan_per_m2_month=35&price_yuan_per_m2=3000&mode=purchase".to_owned()),
        ("recognition", "/api/carriers/YZ-C-02/recognition".to_owned()),
        ("recognition_board", "/api/recognition/board?nesting=additive".to_owned()),
        ("break_even", "/api/sites/YZ-I-0004/break-even?rent_yuan_per_m2_month=35".to_owned()),
        ("listed_worths", "/api/break-even?ids=YZ-I-0004,YZ-B-0001".to_owned()),
        ("appraisals", "/api/appraisals?discount_rate=0.05".to_owned()),
        ("rating_profiles", "/api/rating-profiles".to_owned()),
        ("questions", "/api/questions".to_owned()),
        ("ledger", "/api/ledger?track=idle&zone=C".to_owned()),
        ("ledger_alarms", "/api/ledger/alarms".to_owned()),
        ("ledger_quarter", "/api/ledger/quarter?q=2026Q3".to_owned()),
        ("site_ledger", "/api/sites/YZ-I-0004/ledger".to_owned()),
        ("report_annex", "/api/reports/annex?f=docx".to_owned()),
        ("report_sheet", "/api/reports/sheets/YZ-I-0004?f=xlsx&price_yuan_per_m2=3000&lang=en".to_owned()),
        ("report_sheets", "/api/reports/sheets?ids=YZ-I-0004&f=docx".to_owned()),
        ("report_ranking", "/api/reports/ranking?f=docx&lang=en".to_owned()),
        ("report_ledger", "/api/reports/ledger?q=2026Q3&f=xlsx".to_owned()),
        ("frozen_sheets", "/api/sheets?site=YZ-I-0004".to_owned()),
        ("frozen_sheet", format!("/api/sheets/{sheet}")),
        ("locator", "/site/YZ-I-0004/locator.svg?theme=dark".to_owned()),
        ("nearest", "/api/nearest?lon=106.55&lat=29.55&min_area_m2=1000&k=3".to_owned()),
        ("coverage", "/api/coverage?minutes=10&stage=built,planned&limit=3".to_owned()),
        ("search", "/api/search?q=%E5%A4%A7%E5%8E%A6".to_owned()),
        ("search", "/api/search?q=106.5535,29.5560".to_owned()),
        ("plans", "/api/plans".to_owned()),
        ("plan", format!("/api/plans/{plan}")),
        ("compare_plans", format!("/api/plans/compare?p={plan},{poor}")),
        ("plan_events", format!("/api/plans/{plan}/events")),
        ("explain", format!("/api/plans/{plan}/explain/YZ-B-0001?level=exact")),
        ("repairs", format!("/api/plans/{poor}/repairs")),
        ("portfolio", format!("/api/plans/{plan}/portfolio")),
        ("verify_plan", format!("/api/plans/{plan}/verify")),
        ("plan_features", format!("/api/plans/{plan}/geojson")),
        ("plan_properties", format!("/api/plans/{plan}/properties?f=csv")),
        ("revisions", "/api/revisions?limit=1&before=2".to_owned()),
        ("metrics", "/metrics".to_owned()),
        ("mapping", "/api/mappings?source=%E5%8F%B0%E8%B4%A6".to_owned()),
        ("revision_difference", "/api/revisions/1/difference/1".to_owned()),
        ("export", "/api/exports?f=geojson".to_owned()),
        ("collections", "/collections".to_owned()),
        ("conformance", "/conformance".to_owned()),
        ("tile", "/tiles/sites/14/13041/6782".to_owned()),
        ("processes", "/processes".to_owned()),
        ("process", "/processes/plan".to_owned()),
        ("tilejson", "/tiles.json?layer=zones".to_owned()),
        ("tile_matrix_sets", "/tileMatrixSets".to_owned()),
        ("tile_matrix_set", "/tileMatrixSets/WebMercatorQuad".to_owned()),
        ("style", "/style.json".to_owned()),
    ];
    plain.into_iter().map(|(name, address)| (name.to_owned(), address)).collect()
}

/// The same for every collection; one that holds nothing has no feature to show.
fn readings_of_collections(server: &Server) -> (Vec<(String, String)>, Vec<String>) {
    let (mut readings, mut nothing) = (Vec::new(), Vec::new());
    for collection in server.get("/collections").json()["collections"].as_array().unwrap() {
        let id = collection["id"].as_str().unwrap();
        let word = id.replace('-', "_");
        readings.push((format!("collection_{word}"), format!("/collections/{id}")));
        for page in ["queryables", "sortables", "schema", "items"] {
            readings.push((format!("{page}_{word}"), format!("/collections/{id}/{page}")));
        }
        readings.push((format!("tilesets_{word}"), format!("/collections/{id}/tiles")));
        readings.push((format!("tileset_{word}"), format!("/collections/{id}/tiles/WebMercatorQuad")));
        readings.push((format!("collection_tile_{word}"), format!("/collections/{id}/tiles/WebMercatorQuad/0/0/0")));
        let feature = format!("feature_{word}");
        match server.get(&format!("/collections/{id}/items?limit=1")).json()["features"][0]["id"].as_str() {
            Some(first) => readings.push((feature, format!("/collections/{id}/items/{first}"))),
            None => nothing.push(feature),
        }
    }
    (readings, nothing)
}

fn freeze(server: &Server, body: &Value) -> Answer {
    let mut headers = server.bearer();
    headers.push(("content-type", "application/json"));
    server.ask("post", "/api/sites/YZ-I-0004/sheets", &headers, body.to_string().as_bytes())
}

fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let methods = |(path, item): (&String, &Value)| {
        let path = path.clone();
        let item = item.as_object().unwrap().clone();
        item.into_iter().map(move |(method, operation)| (path.clone(), method, operation))
    };
    paths.iter().flat_map(methods).collect()
}

#[test]
fn every_answer_is_what_the_document_says_and_every_reading_is_tried() {
    let server = Server::start();
    let document = server.get("/api").json();
    let plan = server.solve(&json!({})).json()["id"].as_str().unwrap().to_owned();
    let poor = server.solve(&json!({ "budget_yuan": 1_400_000_000 })).json()["id"].as_str().unwrap().to_owned();
    let sheet = freeze(&server, &json!({ "meeting": "会商" })).json()["number"].to_string();
    let mut untried: Vec<String> = operations(&document)
        .into_iter()
        .filter(|(_, method, _)| method == "get")
        .map(|(_, _, operation)| operation["operationId"].as_str().unwrap().to_owned())
        .collect();
    let (of_collections, nothing) = readings_of_collections(&server);
    untried.retain(|operation| !nothing.contains(operation));
    // These have tests of their own: events have no end, a job must be begun first, the office needs a role.
    untried.retain(|operation| !["events", "job", "results", "tokens", "audit", "backups"].contains(&operation.as_str()));
    for (name, address) in readings(&plan, &poor, &sheet).into_iter().chain(of_collections) {
        untried.retain(|operation| *operation != name);
        let answer = server.get(&address);
        assert_eq!(answer.status, 200, "{address}: {}", answer.text());
        let (_, _, operation) =
            operations(&document).into_iter().find(|(_, _, operation)| operation["operationId"] == name.as_str()).unwrap();
        let content = operation["responses"]["200"]["content"].as_object().unwrap();
        if let Some(described) = content.get(&answer.media()).filter(|_| answer.media().contains("json")) {
            schema::check(&answer.json(), &described["schema"], &document, &name).unwrap();
        }
    }
    assert!(untried.is_empty(), "never asked: {untried:?}");
}

#[test]
fn the_router_answers_what_the_document_lists_and_nothing_else() {
    let server = Server::start();
    let document = server.get("/api").json();
    let listed = operations(&document);
    let fill =
        |path: &str| path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/");
    for path in document["paths"].as_object().unwrap().keys() {
        for method in ["get", "post", "put", "patch", "delete"] {
            let address = fill(path);
            let answer = server.ask(method, &format!("{address}?no_such_parameter=1"), &[], b"");
            let known = listed.iter().any(|(listed_path, listed_method, _)| listed_path == path && listed_method == method);
            let code = answer.json()["code"].as_str().unwrap().to_owned();
            if known {
                assert_eq!((answer.status, code.as_str()), (400, "unknown_parameter"), "{method} {address}");
            } else {
                assert_eq!((answer.status, code.as_str()), (405, "method_not_allowed"), "{method} {address}");
                assert!(answer.header("allow").is_some(), "{method} {address}");
            }
        }
    }
    for address in
        ["/api/", "/api/nothing", "/tiles", "/collections/castles", "/tiles/sites/1/1", "/.git/config", "/api/../Cargo.toml"]
    {
        assert_eq!(server.get(address).status, 404, "{address}");
    }
    assert_eq!(server.ask("post", "/api/nothing", &[], b"").status, 404);
    assert_eq!(server.ask("post", "/map", &[], b"").status, 405);
}

#[test]
fn a_step_is_recorded_with_who_and_why_and_one_that_skips_a_state_is_refused_with_what_may_follow() {
    let server = Server::start();
    let address = "/api/sites/YZ-I-0004/ledger";
    let mut headers = server.bearer();
    headers.push(("content-type", "application/json"));
    let record = |site: &str, body: &Value| {
        server.ask("post", &format!("/api/sites/{site}/ledger?lang=en"), &headers, body.to_string().as_bytes())
    };
    assert_eq!(server.post_json(address, &json!({ "to": "found" })).status, 401, "writing needs a token");
    let mut to = server.ask("get", address, &headers, b"").json();
    let before = to["entries"].as_u64().unwrap();
    let first = to["next"][0]["to"].as_str().unwrap().to_owned();
    let step = json!({ "to": first, "role": "区国资公司 资产部经理", "why": "现场核实" });
    to = record("YZ-I-0004", &step).json();
    assert_eq!((to["state"].as_str(), to["entries"].as_u64()), (Some(first.as_str()), Some(before + 1)));
    let entry = to["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&entry["who"], &entry["why"]), (&json!("test"), &json!("现场核实")));
    let seen = server.get(address).json();
    assert_eq!(seen["history"].as_array().unwrap().last().unwrap()["why"], Value::Null, "reasons are for those with a token");
    assert_eq!(seen["state"], to["state"]);

    let again = record("YZ-I-0004", &step);
    assert_eq!(again.status, 422);
    assert!(again.json()["detail"].as_str().unwrap().contains("what may follow"), "{}", again.text());
    for (field, bad) in [
        ("to", json!({ "to": "delisted", "role": "x", "why": "x" })),
        ("why", json!({ "to": "found", "role": "x", "why": " " })),
        ("role", json!({ "to": "found", "why": "x" })),
        ("on", json!({ "to": "found", "role": "x", "why": "x", "on": "2999-01-01" })),
        ("on", json!({ "to": "found", "role": "x", "why": "x", "on": "1999-01-01" })),
    ] {
        let refused = record("YZ-I-0004", &bad);
        assert_eq!(refused.json()["errors"][0]["place"], field, "{bad}: {}", refused.text());
    }
    assert_eq!(record("YZ-I-0004", &json!({ "to": "sold" })).status, 400);
    assert_eq!(record("nothing", &step).status, 404);
}

#[test]
fn a_carriers_step_moves_its_status_and_the_sums_in_the_same_revision() {
    let server = Server::start();
    let mut headers = server.bearer();
    headers.push(("content-type", "application/json"));
    let carriers = server.get("/api/ledger?track=carrier&state=converting").json();
    let carrier = carriers["rows"][0]["site"].as_str().unwrap().to_owned();
    let area = carriers["rows"][0]["area_m2"].as_f64().unwrap();
    let built = || server.get("/api/overview").json()["total"]["built_area_m2"].clone();
    let (before, revisions) = (built(), server.revisions());
    let step = json!({ "to": "built", "role": "区科技局", "why": "竣工验收" }).to_string();
    let done = server.ask("post", &format!("/api/sites/{carrier}/ledger"), &headers, step.as_bytes());
    assert_eq!((done.status, &done.json()["state"]), (201, &json!("built")), "{}", done.text());
    assert_eq!(server.revisions(), revisions + 1);
    let site = server.get(&format!("/api/sites/{carrier}")).json();
    assert_eq!(site["facts"]["status"]["value"], "built");
    assert!(area > 0.0 && built() != before, "what is built counts: {before} {}", built());
    let csv = server.get("/api/ledger/quarter?f=csv&lang=en");
    assert_eq!(csv.media(), "text/csv");
    assert!(csv.text().contains(&carrier), "the list of the quarter names the step");
}

#[test]
fn every_answer_carries_the_security_headers_and_a_request_id() {
    let server = Server::start();
    for address in ["/", "/map", "/assets/nothing.js", "/nothing", "/api/overview", "/api/sites?x=1", "/tiles/zones/12/3260/1694"]
    {
        let answer = server.get(address);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{address}");
        assert_eq!(answer.header("x-content-type-options").as_deref(), Some("nosniff"), "{address}");
        assert_eq!(answer.header("referrer-policy").as_deref(), Some("same-origin"), "{address}");
        assert!(answer.header("x-request-id").is_some(), "{address}");
        assert!(answer.header("access-control-allow-origin").is_none(), "{address}");
    }
    let missing = server.get("/assets/nothing.js");
    assert_eq!((missing.status, missing.media().as_str()), (404, "text/plain"));
}

#[test]
fn a_problem_speaks_the_readers_language_and_names_the_culprit() {
    let server = Server::start();
    let zh = server.ask("get", "/api/sites?bbox=1,2", &[("accept-language", "zh-CN,zh;q=0.9")], b"");
    let en = server.ask("get", "/api/sites?bbox=1,2", &[("accept-language", "en-GB,en;q=0.9")], b"");
    assert_eq!(zh.media(), "application/problem+json");
    assert_eq!(zh.json()["title"], "参数无效");
    assert_eq!(en.json()["title"], "Invalid parameter");
    assert_eq!(en.json()["errors"][0]["place"], "bbox");
    assert_eq!(en.json()["request_id"].as_str(), en.header("x-request-id").as_deref());
    let document = server.get("/api").json();
    schema::check(&en.json(), &document["components"]["schemas"]["Problem"], &document, "Problem").unwrap();
    for (address, place) in [
        ("/api/sites?kind=castle", "kind"),
        ("/api/sites?limit=0", "limit"),
        ("/api/sites?vacant_min_m2=1e999", "vacant_min_m2"),
        ("/api/sites?sort=height", "sort"),
        ("/api/nearest?lon=29.5&lat=106.5", "lon, lat"),
        ("/api/nearest?lat=29.5", "lon"),
        ("/api/availability?by=colour", "by"),
        ("/api/coverage?minutes=0", "minutes"),
        ("/api/coverage?reach_m=5001", "reach_m"),
        ("/api/coverage?reach_m=500&minutes=5", "minutes"),
        ("/api/coverage?stage=ruined", "stage"),
        ("/tiles/sites/x/0/0", "z"),
        ("/api/sites?limit=1&limit=2", "limit"),
    ] {
        let problem = server.get(address).json();
        assert_eq!((&problem["status"], &problem["errors"][0]["place"]), (&json!(400), &json!(place)), "{address}");
    }
}

#[test]
fn nothing_is_written_without_a_token_and_a_token_is_never_taken_from_an_address() {
    let server = Server::start();
    let document = server.get("/api").json();
    let mut tried = 0;
    for (path, method, operation) in operations(&document) {
        if operation.get("x-power").is_none() {
            continue;
        }
        tried += 1;
        let address = path.replace("{number}", "1");
        let secret = server.token.as_str();
        let wrong = [
            vec![],
            vec![("authorization", "Bearer zaiti_00")],
            vec![("authorization", "Basic eDp5")],
            vec![("authorization", secret)],
        ];
        for headers in wrong {
            let answer = server.ask(&method, &address, &headers, b"x");
            // After five wrong ones nobody listens to any more of them.
            assert!(matches!(answer.status, 401 | 429), "{method} {address} {headers:?}: {}", answer.status);
            assert!(answer.header("www-authenticate").is_some() || answer.header("retry-after").is_some());
            assert!(answer.status == 401 || !headers.is_empty(), "whoever sends none is told that one is needed");
        }
        assert_eq!(server.ask(&method, &format!("{address}?token={secret}"), &[], b"x").status, 400);
    }
    assert!(tried >= 2, "the document lists what needs a token");
    let keeping = server.post_json("/api/plans", &json!({ "keep": true }));
    assert_eq!(keeping.status, 401);
    assert_eq!(server.revisions(), 1);
}

const LEDGER: &str = "楼宇编码,楼宇名称,类别,建筑面积(㎡),空置面积(㎡),产权人,查封,经度,纬度\n\
                      T-1,试点大厦,楼宇,12000,3000,某某置业公司,是,106.55,29.555\n";

#[test]
fn sites_near_a_hospital_are_those_within_so_many_metres_of_one() {
    let server = Server::start();
    let places = server.get("/api/sites?kind=place&limit=400").json();
    let hospitals: Vec<&Value> = places["sites"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|place| place["lon"].is_f64() && place["name"].as_str().unwrap().ends_with("医院"))
        .collect();
    assert_eq!(hospitals.len(), 3, "{places}");
    let all = server.get("/api/sites?kind=building&limit=1000").json();
    // Metres of a degree at 29.55° N: good to a thousandth.
    let metres = |one: &Value, other: &Value| {
        let over = |name: &str, degree: f64| (one[name].as_f64().unwrap() - other[name].as_f64().unwrap()) * degree;
        over("lon", 96_940.0).hypot(over("lat", 110_850.0))
    };
    for most in [300.0, 700.0, 1500.0] {
        let near = server.get(&format!("/api/sites?kind=building&limit=1000&near=hospital&near_max_m={most}")).json();
        let found: Vec<&str> = near["sites"].as_array().unwrap().iter().map(|site| site["id"].as_str().unwrap()).collect();
        for site in all["sites"].as_array().unwrap().iter().filter(|site| site["lon"].is_f64()) {
            let nearest = hospitals.iter().map(|hospital| metres(site, hospital)).fold(f64::MAX, f64::min);
            if (nearest - most).abs() > 5.0 {
                assert_eq!(found.contains(&site["id"].as_str().unwrap()), nearest < most, "{nearest} m: {site}");
            }
        }
    }
    assert!(server.get("/api/sites?near_max_m=700").json()["matched"].as_u64() > Some(0));
    assert_eq!(server.get("/api/sites?near=hospital").status, 400);
    assert_eq!(server.get("/api/sites?near=castle&near_max_m=700").status, 400);
}

#[test]
fn an_import_becomes_a_revision_that_every_answer_shows_and_that_can_be_taken_back() {
    let server = Server::start();
    let before = server.get("/api/overview");
    let etag = before.header("etag").unwrap();
    assert_eq!(server.ask("get", "/api/overview", &[("if-none-match", &etag)], b"").status, 304);
    let dry = server.import("mode=dry_run", LEDGER.as_bytes());
    assert_eq!(
        (dry.status, &dry.json()["committed"], &dry.json()["revision"]),
        (200, &json!(false), &Value::Null),
        "{}",
        dry.text()
    );
    assert_eq!(server.get("/api/sites/T-1").status, 404);
    let done = server.import("mode=commit&why=survey", LEDGER.as_bytes());
    assert_eq!((done.status, &done.json()["revision"]), (200, &json!(2)), "{}", done.text());
    let document = server.get("/api").json();
    schema::check(&done.json(), &document["components"]["schemas"]["ImportReport"], &document, "import").unwrap();
    let after = server.ask("get", "/api/overview", &[("if-none-match", &etag)], b"");
    assert_eq!(after.status, 200, "a commit changes the tag");
    let vacant = |answer: &Answer| answer.json()["total"]["vacant_area_m2"].as_f64().unwrap();
    assert!((vacant(&after) - vacant(&before) - 3000.0).abs() < 1e-6);
    assert_eq!(server.import("mode=commit", LEDGER.as_bytes()).json()["revision"], 2, "the same again is no new revision");
    difference_is_one_call(&server, &document);
    let back = server.ask("post", "/api/revisions/1/revert", &server.bearer(), b"");
    assert_eq!((back.status, &back.json()["number"]), (200, &json!(3)));
    assert_eq!(server.get("/api/sites/T-1").status, 404);
    assert!((vacant(&server.get("/api/overview")) - vacant(&before)).abs() < 1e-9);
    assert_eq!(server.ask("post", "/api/revisions/99/revert", &server.bearer(), b"").status, 404);
}

/// Between the example and the example with the imported ledger.
fn difference_is_one_call(server: &Server, document: &Value) {
    let difference = server.get("/api/revisions/1/difference/2").json();
    schema::check(&difference, &document["components"]["schemas"]["RevisionDifference"], document, "difference").unwrap();
    assert_eq!((&difference["added"], &difference["removed"]["count"]), (&json!({"count": 1, "first": ["T-1"]}), &json!(0)));
    assert_eq!(difference["total"]["change"]["vacant_area_m2"], 3000);
    let by_zone: i64 =
        difference["groups"].as_array().unwrap().iter().map(|group| group["change"]["sites"].as_i64().unwrap()).sum();
    assert_eq!(by_zone, 1);
    let sums = |address: &str| server.get(address).json()["total"].clone();
    assert_eq!(sums("/api/availability?revision=1"), difference["total"]["before"]);
    assert_eq!(sums("/api/availability?revision=2"), sums("/api/availability"));
    assert_eq!(sums("/api/availability"), difference["total"]["after"]);
    let asked = server.ask("post", "/api/availability", &[("content-type", "application/json")], br#"{"revision": 1}"#);
    assert_eq!(asked.json()["total"], difference["total"]["before"], "{}", asked.text());
    assert_eq!(server.get("/api/availability?revision=9").status, 404);
    assert_eq!(server.get("/api/availability?revision=x").status, 400);
    assert_eq!(server.get("/api/revisions/1/difference/9").status, 404);
}

#[test]
fn what_is_restricted_leaves_only_with_a_token() {
    let server = Server::start();
    assert_eq!(server.import("mode=commit", LEDGER.as_bytes()).status, 200);
    let plan = server.solve(&json!({})).text();
    assert!(plan.contains("T-1"), "the plan says why the site is not offered");
    assert!(!plan.contains("查封"), "the plan is public");
    let tile = server.get("/tiles/sites/14/13041/6782").lossy();
    assert!(tile.contains("T-1"), "the site is in the tile");
    let open = [
        server.get("/api/sites/T-1").text(),
        server.get("/api/sites?q=T-1").text(),
        server.get("/api/search?q=%E6%9F%90%E6%9F%90").text(),
        server.get("/collections/buildings/items?q=T-1").text(),
        server.get("/api/exports?f=geojson").text(),
        server.get("/api/exports?f=csv").text(),
        server.get("/api/exports?f=gpkg").lossy(),
        tile,
        plan,
    ];
    for text in open {
        assert!(!text.contains("某某置业公司"), "{}", &text[..text.len().min(300)]);
    }
    let public = server.get("/api/sites/T-1").json();
    let withheld = json!(["owner", "mortgaged", "seized", "title_dispute", "illegal_area_m2", "expropriation"]);
    assert_eq!(public["restricted"], withheld, "what is on record is not said");
    assert!(public["facts"].get("owner").is_none() && public["other"].is_null());
    let official = server.ask("get", "/api/sites/T-1", &server.bearer(), b"");
    assert_eq!(official.json()["facts"]["owner"]["value"], "某某置业公司");
    assert!(official.header("etag").is_none(), "what only the holder may see is not kept by anybody between");
}

#[test]
fn a_sheet_frozen_for_a_meeting_stays_as_it_was_whatever_happens_to_the_data() {
    let server = Server::start();
    let asked = json!({ "meeting": "第 3 次会商", "settings": { "price_yuan_per_m2": 3000, "rent_yuan_per_m2_month": 35 } });
    let refused =
        server.ask("post", "/api/sites/YZ-I-0004/sheets", &[("content-type", "application/json")], asked.to_string().as_bytes());
    assert_eq!(refused.status, 401, "only who may write freezes");
    assert_eq!(freeze(&server, &json!({ "meeting": " " })).status, 400);
    let frozen = freeze(&server, &asked);
    assert_eq!(frozen.status, 201, "{}", frozen.text());
    let number = frozen.json()["number"].as_u64().unwrap();
    let address = format!("/api/sheets/{number}");
    let (open, official) = (server.get(&address).text(), server.ask("get", &address, &server.bearer(), b"").text());
    assert_ne!(open, official, "owner, mortgage and seizure are for those who may see them");
    assert_eq!(server.get(&address).json()["price_used_yuan_per_m2"], 3000.0);
    let paper = server.get(&format!("{address}?f=docx")).lossy();

    let row = "编号,类型,名称,建筑面积\nT-2,楼宇,新楼,1000\n";
    let imported = server.import("mode=commit", row.as_bytes());
    assert_eq!(imported.status, 200, "{}", imported.text());
    let server = server.restart();
    assert_eq!(server.get("/api/sites/T-2").status, 200, "the data moved on");
    assert!(server.get(&address).text() == open, "byte for byte");
    assert!(server.get(&format!("{address}?f=docx")).lossy() == paper, "made again from its own revision");
    let listed = server.get("/api/sheets?site=YZ-I-0004").json();
    assert_eq!(listed["sheets"][0]["meeting"], "第 3 次会商");
    assert_eq!(listed["sheets"][0]["who"], Value::Null);
    assert_eq!(server.get("/api/sheets/999").status, 404);
    assert_eq!(server.get("/api/sheets/x").status, 404);
}

#[test]
fn a_sensitive_place_has_a_name_and_nothing_else() {
    let server = Server::start();
    let places = server.get("/collections/places/items?limit=1000").json();
    let programme = server.get("/api/programme").json();
    let sensitive: Vec<&Value> =
        programme["named_places"].as_array().unwrap().iter().filter(|place| place["sensitive"] == true).collect();
    assert!(!sensitive.is_empty(), "the programme names one");
    for place in sensitive {
        for feature in places["features"].as_array().unwrap() {
            if feature["properties"]["name"] == place["name"] {
                assert!(feature["geometry"].is_null() && feature["properties"]["address"].is_null(), "{feature}");
            }
        }
    }
}

#[test]
fn input_that_cannot_be_used_is_named_and_leaves_the_store_as_it_was() {
    let server = Server::start();
    let deep = "[".repeat(10 << 20);
    let feature = |coordinates: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"id\":\"X\",\"kind\":\"building\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{coordinates}}}}}]}}"
        )
    };
    let gbk: Vec<u8> =
        [b"{\"type\":\"FeatureCollection\",\"features\":[],\"name\":\"".as_slice(), &[0xd3, 0xe5, 0xd6, 0xd0], b"\"}"].concat();
    let bad: Vec<(&str, Vec<u8>)> = vec![
        ("malformed", b"{\"type\":\"FeatureCollection\",\"features\":[".to_vec()),
        ("one-element position", feature("[[[106.5],[106.6],[106.6]]]").into_bytes()),
        ("NaN", feature("[[[106.5,NaN],[106.6,29.5],[106.6,29.6]]]").into_bytes()),
        ("swapped axes", feature("[[[29.55,106.55],[29.55,106.551],[29.551,106.551],[29.55,106.55]]]").into_bytes()),
        ("10 MB of nesting", deep.into_bytes()),
        ("GBK GeoJSON", gbk),
        ("empty", Vec::new()),
        ("negative area", "编号,类别,空置面积(㎡)\nX,楼宇,-5\n".as_bytes().to_vec()),
        ("larger part", "编号,类别,建筑面积(㎡),空置面积(㎡)\nX,楼宇,5,6\n".as_bytes().to_vec()),
        ("no header", b"1,2,3\n4,5,6\n".to_vec()),
        ("bytes", vec![0, 255, 254, 3, 0, 0]),
    ];
    for (what, bytes) in bad {
        let started = Instant::now();
        let answer = server.import("mode=commit", &bytes);
        assert_eq!(answer.status, 422, "{what}: {}", answer.text());
        let problem = answer.json();
        assert!(!problem["errors"].as_array().unwrap().is_empty(), "{what}: {problem}");
        assert!(problem["detail_zh"].as_str().is_some_and(|text| !text.is_empty()), "{what}");
        assert!(started.elapsed() < Duration::from_secs(10), "{what}");
    }
    assert_eq!(server.revisions(), 1);
}

#[test]
fn faults_refuse_a_whole_import_unless_they_are_to_be_skipped() {
    let server = Server::start();
    let mixed = "编号,类别,建筑面积(㎡)\nM-1,楼宇,100\nM-2,楼宇,-1\n";
    let refused = server.import("mode=commit", mixed.as_bytes());
    assert_eq!(refused.status, 422);
    assert!(refused.json()["errors"][0]["place"].as_str().unwrap().contains('3'), "{}", refused.text());
    assert_eq!(server.get("/api/sites/M-1").status, 404);
    let skipped = server.import("mode=commit&on_error=skip", mixed.as_bytes());
    assert_eq!((skipped.status, &skipped.json()["counts"]["refused"]), (200, &json!(1)), "{}", skipped.text());
    assert_eq!(server.get("/api/sites/M-1").status, 200);
    assert_eq!(server.get("/api/sites/M-2").status, 404);
}

#[test]
fn sums_in_a_drawn_area_are_those_of_the_sites_inside_and_an_area_that_is_none_is_refused() {
    let server = Server::start();
    let all = json!({ "type": "Polygon", "coordinates": [[[106.3, 29.4], [106.8, 29.4], [106.8, 29.7], [106.3, 29.7], [106.3, 29.4]]] });
    let everywhere = server.get("/api/availability?by=kind&kind=idle_property").json();
    let inside = server
        .post_json("/api/availability", &json!({ "area": all, "by": "kind", "filter": { "kind": ["idle_property"] } }))
        .json();
    let placed = everywhere["total"]["sites"].as_u64().unwrap() - inside["unplaced_sites"].as_u64().unwrap();
    assert_eq!(inside["total"]["sites"].as_u64(), Some(placed));
    let circle = json!({ "area": { "circle": { "centre": [106.51, 29.55], "radius_m": 800 } }, "count": "centroid" });
    let some = server.post_json("/api/availability", &circle).json();
    assert!(some["total"]["sites"].as_u64().unwrap() > 0 && some["total"]["sites"].as_u64().unwrap() < placed);
    let document = server.get("/api").json();
    schema::check(&some, &document["components"]["schemas"]["Availability"], &document, "availability_in").unwrap();
    for (body, status) in [
        (json!({ "area": { "type": "Polygon", "coordinates": [[[106.5], [106.6], [106.6]]] } }), 422),
        (json!({ "area": { "type": "LineString", "coordinates": [[106.5, 29.5], [106.6, 29.6]] } }), 422),
        (json!({ "by": "colour" }), 400),
        (json!({ "filter": { "colour": "red" } }), 400),
        (json!({ "shape": 1 }), 400),
    ] {
        assert_eq!(server.post_json("/api/availability", &body).status, status, "{body}");
    }
    let nested = [b"{\"area\":".as_slice(), "[".repeat(100_000).as_bytes()].concat();
    assert_eq!(server.ask("post", "/api/availability", &[("content-type", "application/json")], &nested).status, 400);
    assert_eq!(server.ask("post", "/api/availability", &[("content-type", "text/plain")], b"{}").status, 415);
}

#[test]
fn several_areas_are_answered_in_one_question_as_each_by_itself() {
    let server = Server::start();
    let square = |west: f64, south: f64, side: f64| json!({ "type": "Polygon", "coordinates": [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]] });
    let shapes: Vec<Value> = (0..24).map(|at| square(106.49 + 0.006 * f64::from(at), 29.54, 0.009)).collect();
    let features: Vec<Value> = shapes
        .iter()
        .enumerate()
        .map(|(at, shape)| json!({ "type": "Feature", "id": format!("G-{at}"), "geometry": shape, "properties": { "name": "网格" } }))
        .collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    for (by, filter) in
        [("total", json!({})), ("kind", json!({ "vacant_min_m2": 1000 })), ("zone", json!({ "kind": "idle_property" }))]
    {
        let asked = json!({ "areas": collection, "by": by, "filter": filter, "cql2": "floor_area_m2 > 10" });
        let answer = server.post_json("/api/availability/areas", &asked).json();
        let mut sites = 0;
        for (at, (shape, one)) in shapes.iter().zip(answer["areas"].as_array().unwrap()).enumerate() {
            assert_eq!((&one["id"], &one["name"]), (&json!(format!("G-{at}")), &json!("网格")));
            let alone = json!({ "area": shape, "by": by, "filter": filter, "cql2": "floor_area_m2 > 10" });
            let alone = server.post_json("/api/availability", &alone).json();
            alone.as_object().unwrap().iter().for_each(|(key, value)| assert_eq!(&one[key], value, "{key} of {at}"));
            sites += one["total"]["sites"].as_u64().unwrap();
        }
        assert!(sites > 10, "{by}: the squares hold some sites");
    }
    let answer = server.post_json("/api/availability/areas", &json!({ "areas": collection })).json();
    assert_eq!(answer["areas"][0]["groups"].as_array().unwrap().len(), 1, "all together where nothing is said");
    let document = server.get("/api").json();
    schema::check(&answer, &document["components"]["schemas"]["AreasAvailability"], &document, "availability_in_each").unwrap();
    let crossed = json!({ "type": "Polygon", "coordinates": [[[106.5, 29.5], [106.6, 29.6], [106.6, 29.5], [106.5, 29.6], [106.5, 29.5]]] });
    let bad = |geometry: Value| json!({ "areas": { "type": "FeatureCollection", "features": [features[0], { "type": "Feature", "id": "bad", "geometry": geometry }] } });
    for (body, status, place) in [
        (bad(crossed), 422, "feature 2 (bad)"),
        (bad(Value::Null), 422, "feature 2 (bad)"),
        (json!({ "areas": shapes[0] }), 422, "FeatureCollection"),
        (json!({ "area": shapes[0] }), 400, "area"),
        (json!({}), 400, "areas"),
    ] {
        let refused = server.post_json("/api/availability/areas", &body);
        assert_eq!(refused.status, status, "{}", refused.text());
        assert!(refused.text().contains(place), "{}", refused.text());
    }
}

#[test]
fn what_carriers_reach_is_said_by_zone_and_comes_as_features_and_tiles_with_the_word_that_lines_are_straight() {
    let server = Server::start();
    let coverage = server.get("/api/coverage?minutes=10").json();
    let sums = server.get("/api/availability?by=zone").json();
    assert_eq!((&coverage["reach_m"], &coverage["straight_line"]), (&json!(600.0), &json!(true)));
    assert!(coverage["notices"][0]["zh"].as_str().unwrap().contains("直线"));
    assert_eq!(coverage["total"]["all"], sums["total"]);
    let available = |part: &str| coverage["total"][part]["available_area_m2"].as_f64().unwrap();
    assert!((available("reached") + available("unreached") - available("all")).abs() < 0.005);
    assert!(available("reached") > 0.0 && available("unreached") > 0.0, "the example has space on either side");
    let zone = &coverage["groups"][0]["zone"];
    assert_eq!(zone["official"], false);
    assert!(zone["reached_ground_m2"].as_f64() <= zone["ground_m2"].as_f64());

    // A ring alone, as a feature: what lies in it is what one minute count of the same place says.
    let rings = server.get("/collections/carrier-reach/items?minutes=10&stage=built").json();
    assert_eq!(rings["numberMatched"], coverage["carriers"]);
    let ring = &rings["features"][0];
    let (minutes, straight) = (&ring["properties"]["minutes"], &ring["properties"]["straight_line"]);
    assert_eq!((minutes, straight), (&json!(10), &json!(true)));
    let tile = server.get("/collections/carrier-reach/tiles/WebMercatorQuad/12/1697/3261");
    assert_eq!(tile.status, 200);
    let around = json!({ "by": "total", "area": { "isochrone": { "centre": [106.51, 29.5537], "minutes": 10 } } });
    let inside = server.post_json("/api/availability", &around).json();
    assert!(inside["notices"][0]["en"].as_str().unwrap().starts_with("Straight"));
}

#[test]
fn a_page_is_never_longer_than_the_most_and_pages_join_without_gap_or_repeat() {
    let server = Server::start();
    let whole = server.get("/api/sites?limit=99999999").json();
    let matched = whole["matched"].as_u64().unwrap();
    assert_eq!(whole["returned"].as_u64(), Some(matched));
    let origin = format!("http://{}", server.address);
    let mut next = Some("/collections/sites/items?limit=100".to_owned());
    let mut ids = Vec::new();
    while let Some(address) = next {
        let page = server.get(&address).json();
        assert_eq!(page["numberMatched"].as_u64(), Some(matched));
        ids.extend(page["features"].as_array().unwrap().iter().map(|feature| feature["id"].as_str().unwrap().to_owned()));
        let links = page["links"].as_array().unwrap();
        next = links.iter().find(|link| link["rel"] == "next").map(|link| link["href"].as_str().unwrap().replace(&origin, ""));
    }
    let listed: Vec<&str> = whole["sites"].as_array().unwrap().iter().map(|site| site["id"].as_str().unwrap()).collect();
    assert_eq!(ids, listed);
}

#[test]
fn a_plan_is_solved_proved_and_kept_only_with_a_token() {
    let server = Server::start();
    let solved = server.solve(&json!({ "milestone": "2025-12-31", "bind": "both" }));
    assert_eq!(solved.status, 201, "{}", solved.text());
    let plan = solved.json();
    assert_eq!(plan["outcome"]["kind"], "optimal");
    let id = plan["id"].as_str().unwrap();
    assert_eq!(solved.header("location").unwrap(), format!("/api/plans/{id}"));
    println!("the example's plan was solved in {} ms", plan["solved_in_ms"]);
    let verdict = server.get(&format!("/api/plans/{id}/verify")).json();
    assert_eq!((&verdict["valid"], &verdict["proved"]), (&json!(true), &json!("optimal")), "{verdict}");
    assert!(plan["choices"].as_array().unwrap().iter().any(|choice| choice["example"] == true), "made-up values are marked");
    let again = server.solve(&json!({ "bind": "both", "milestone": "2025-12-31" })).json();
    assert_eq!(again["solved_in_ms"], plan["solved_in_ms"], "the same question is not searched for twice");
    let poor = server.solve(&json!({ "budget_yuan": 1_000_000 })).json();
    assert_eq!(poor["outcome"]["kind"], "infeasible");
    assert!(!poor["outcome"]["shortfalls"].as_array().unwrap().is_empty());
    for scenario in [
        json!({ "time_limit_s": -1 }),
        json!({ "locks": [{ "site": "nope", "kind": "in" }] }),
        json!({ "switches": { "x": "y" } }),
    ] {
        assert_eq!(server.solve(&scenario).status, 422, "{scenario}");
    }
    assert_eq!(server.solve(&json!({ "milestones": "2025" })).status, 400);
    assert_eq!(server.get("/api/plans/nope").status, 404);
    assert_eq!(server.ask("delete", "/api/plans/nope", &[], b"").status, 404);
    assert_eq!(server.ask("delete", &format!("/api/plans/{id}"), &[], b"").status, 204);
    let headers = [server.bearer(), vec![("content-type", "application/json")]].concat();
    let kept = server.ask("post", "/api/plans", &headers, json!({ "keep": true, "title": "年度方案" }).to_string().as_bytes());
    assert_eq!(kept.status, 201, "{}", kept.text());
    let lines = server.get("/api/plans").json();
    let titled = lines["plans"].as_array().unwrap().iter().find(|line| line["title"] == "年度方案").unwrap().clone();
    assert_eq!(titled["kept"], true);
    let reopened = server.restart();
    let found = reopened.get(&format!("/api/plans/{}", titled["id"].as_str().unwrap()));
    assert_eq!((found.status, &found.json()["totals"]), (200, &titled["totals"]));
}

#[test]
fn a_foreign_host_or_page_is_turned_away() {
    let server = Server::start();
    let raw = |request: &str| {
        let mut stream = std::net::TcpStream::connect(server.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.lines().next().unwrap_or_default().to_owned()
    };
    let close = "Connection: close\r\n\r\n";
    assert!(raw(&format!("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n{close}")).contains("200"));
    assert!(raw(&format!("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n{close}")).contains("421"));
    assert!(raw(&format!("GET /healthz HTTP/1.1\r\n{close}")).contains("400"));
    assert!(raw(&format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n{close}")).contains("400"));
    assert!(raw(&format!("GET http://evil.example/healthz HTTP/1.1\r\nHost: localhost\r\n{close}")).contains("421"));
    let post = "POST /api/plans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n";
    assert!(raw(&format!("{post}Origin: http://evil.example\r\n{close}{{}}")).contains("403"));
    assert!(raw(&format!("GET /api/sites?q={} HTTP/1.1\r\nHost: localhost\r\n{close}", "x".repeat(9000))).contains("414"));
}

#[test]
fn the_map_stands_in_a_frame_of_those_let_in_and_of_nobody_else() {
    let server = Server::shared_with(&["https://map.example"]);
    let page = server.get("/embed?zone=C&lang=en");
    assert_eq!((page.status, page.media().as_str()), (200, "text/html"));
    assert!(page.text().contains("<carrier-map lang=\"en\" zone=\"C\""), "{}", page.text());
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.ends_with("frame-ancestors 'self' https://map.example"), "{policy}");
    assert!(server.get("/map").header("content-security-policy").unwrap().ends_with("frame-ancestors 'self'"));
    assert_eq!(server.get("/embed?zone=C&zone=D").status, 400);
    assert_eq!(server.get("/embed?colour=red").status, 400);
}

#[test]
fn pages_of_other_origins_read_where_they_are_named_and_write_with_a_token() {
    let origin = |from: &'static str| vec![("origin", from), ("content-type", "application/json")];
    let (named, open) = (Server::shared_with(&["https://map.example"]), Server::shared_with(&["*"]));
    let friend = named.ask("get", "/collections/buildings/items?limit=1", &origin("https://map.example"), b"");
    assert_eq!(friend.header("access-control-allow-origin").as_deref(), Some("https://map.example"));
    assert!(friend.header("access-control-allow-credentials").is_none());
    assert!(friend.header("access-control-expose-headers").unwrap().contains("ETag"));
    let problem = named.ask("get", "/api/sites?x=1", &origin("https://map.example"), b"");
    assert_eq!((problem.status, problem.header("access-control-allow-origin").is_some()), (400, true), "problems are read too");
    let stranger = named.ask("get", "/collections", &origin("https://evil.example"), b"");
    assert!(stranger.header("access-control-allow-origin").is_none());
    assert!(open.ask("get", "/style.json", &origin("https://evil.example"), b"").header("access-control-allow-origin").is_some());

    let question = |server: &Server, from| {
        let mut headers = origin(from);
        headers.extend([("access-control-request-method", "POST"), ("access-control-request-headers", "authorization")]);
        server.ask("options", "/api/availability", &headers, b"")
    };
    let rules = question(&named, "https://map.example");
    assert_eq!(rules.status, 204);
    assert!(rules.header("access-control-allow-methods").unwrap().contains("POST"));
    let rules = question(&open, "https://evil.example");
    assert_eq!(rules.header("access-control-allow-methods").as_deref(), Some("GET, HEAD"));
    assert!(!rules.header("access-control-allow-headers").unwrap().contains("Authorization"), "a star never goes with a token");
    assert_eq!(question(&named, "https://evil.example").status, 405);

    let body = json!({ "by": "total", "filter": {} }).to_string();
    let sums = |server: &Server, from| server.ask("post", "/api/availability", &origin(from), body.as_bytes()).status;
    assert_eq!(
        [sums(&named, "https://map.example"), sums(&named, "https://evil.example"), sums(&open, "https://evil.example")],
        [200, 403, 403]
    );
}

#[test]
fn a_client_that_never_finishes_its_headers_is_dropped() {
    let server = Server::start();
    let mut slow = std::net::TcpStream::connect(server.address).unwrap();
    slow.write_all(b"GET /healthz HTTP/1.1\r\nHost: local").unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let started = Instant::now();
    let mut rest = Vec::new();
    slow.read_to_end(&mut rest).unwrap();
    assert!(started.elapsed() < Duration::from_secs(5), "the header time of this server is one second");
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn footprints_of_a_whole_district_import_in_one_piece() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/yuzhong/yuzhong_buildings_osm.geojson");
    let Ok(bytes) = std::fs::read(file) else {
        println!("skipped: yuzhong_buildings_osm.geojson absent");
        return;
    };
    let server = Server::start();
    let started = Instant::now();
    let report = server.import("mode=commit&kind=building", &bytes);
    assert_eq!(report.status, 200, "{}", &report.text()[..600.min(report.text().len())]);
    let report = report.json();
    println!("{} footprints in {:?}", report["counts"]["accepted"], started.elapsed());
    assert_eq!(report["counts"]["read"].as_u64(), Some(2041));
    assert_eq!(report["committed"], true);
}

fn outcome(sheet: &Value, key: &str) -> String {
    let gates = sheet["gates"].as_array().unwrap();
    gates.iter().find(|gate| gate["key"] == key).unwrap()["outcome"].as_str().unwrap().to_owned()
}

#[test]
fn a_sheet_withholds_what_is_restricted_and_takes_prices_from_the_question() {
    let server = Server::start();
    let address = "/api/sites/YZ-I-0004/appraisal";
    let open = server.get(address).json();
    assert_eq!(outcome(&open, "seizure"), "needs_role");
    let known = server.ask("get", address, &server.bearer(), b"").json();
    assert_eq!(outcome(&known, "seizure"), "pass");
    let asked = server.get(&format!(
        "{address}?price_yuan_per_m2=3000&rent_yuan_per_m2_month=35&works_yuan_per_m2=1200&discount_rate=0.045&lang=en"
    ));
    assert_eq!(asked.json()["price_used_yuan_per_m2"], 3000);
    let with = server.post_json(
        address,
        &json!({ "declared": { "title_dispute": false }, "relief_years": 20,
        "rent_yuan_per_m2_month": 35, "works_yuan_per_m2": 1200 }),
    );
    assert_eq!((outcome(&with.json(), "title_dispute").as_str(), with.status), ("pass", 200), "{}", with.text());
    assert_eq!(with.json()["break_even_price_yuan_per_m2"], 3185.36, "domain 4.8");
}

#[test]
fn every_property_is_ranked_by_the_lower_end_and_leaves_as_a_table_and_as_features() {
    let server = Server::start();
    let started = Instant::now();
    let ranking = server.ask("get", "/api/appraisals", &server.bearer(), b"").json();
    let took = started.elapsed();
    let rows = ranking["rows"].as_array().unwrap();
    let graded: Vec<&Value> = rows.iter().filter(|row| row["stand"] == "graded").collect();
    assert!(graded.len() >= 8 && graded.len() as u64 == ranking["graded"].as_u64().unwrap(), "{took:?}");
    let low = |row: &&Value| row["score"]["low"].as_f64().unwrap();
    assert!(graded.windows(2).all(|pair| low(&pair[0]) >= low(&pair[1])));
    assert_eq!(
        graded.iter().map(|row| row["rank"].as_u64().unwrap()).collect::<Vec<_>>(),
        (1..=graded.len() as u64).collect::<Vec<_>>()
    );
    for row in &graded {
        let range: Vec<u64> = row["rank_range"].as_array().unwrap().iter().map(|at| at.as_u64().unwrap()).collect();
        assert!(range[0] <= row["rank"].as_u64().unwrap() && row["rank"].as_u64().unwrap() <= range[1], "{row}");
    }
    let stands: Vec<&str> = rows.iter().map(|row| row["stand"].as_str().unwrap()).collect();
    let order = |stand: &str| ["graded", "to_verify", "stopped"].iter().position(|word| *word == stand);
    assert!(stands.windows(2).all(|pair| order(pair[0]) <= order(pair[1])), "待核 and stopped stand apart");
    assert!(
        rows.iter().filter(|row| row["stand"] == "stopped").all(|row| row["score"].is_null() && row["failed"][0].is_object())
    );

    let open = server.get("/api/appraisals").json();
    assert_eq!(open["graded"], 0, "without a role no property is graded, because seizure may not be seen");
    let csv = server.ask("get", "/api/appraisals?f=csv", &server.bearer(), b"");
    assert_eq!(csv.media(), "text/csv");
    assert!(csv.text().contains("示例数据") && csv.text().lines().count() > rows.len());
    let features = server.get("/api/appraisals?f=geojson").json();
    assert_eq!(features["features"].as_array().unwrap().len(), rows.len());
}

#[test]
fn signed_weights_are_in_force_from_then_on_and_say_who_signed_them() {
    let server = Server::start();
    let mut headers = server.bearer();
    headers.push(("content-type", "application/json"));
    let address = "/api/sites/YZ-I-0004/appraisal";
    assert_eq!(server.get(address).json()["rating_profile"]["signature"], Value::Null);
    let sign = |body: &Value| server.ask("post", "/api/rating-profiles", &headers, body.to_string().as_bytes());
    let profile = json!({ "weights": [30, 20, 15, 25, 10], "grade_limits": [85, 70, 55], "widest": 20 });
    let wish = json!({ "profile": profile, "role": "区科技局 副局长", "meeting": "第三次会商会审", "on": "2026-01-15" });
    assert_eq!(server.post_json("/api/rating-profiles", &wish).status, 401);
    for (field, value) in [("role", json!(" ")), ("meeting", json!("")), ("on", json!("2999-01-01"))] {
        let mut bad = wish.clone();
        bad[field] = value;
        assert_eq!(sign(&bad).status, 422, "{field}");
    }
    let mut bad = wish.clone();
    bad["profile"]["grade_limits"] = json!([50, 70, 55]);
    assert_eq!(sign(&bad).status, 422);
    let signed = sign(&wish);
    assert_eq!((signed.status, &signed.json()["signature"]["version"]), (201, &json!(1)), "{}", signed.text());
    let seen = server.get(address).json();
    assert_eq!(seen["rating_profile"]["weights"], json!([30.0, 20.0, 15.0, 25.0, 10.0]));
    assert_eq!(seen["rating_profile"]["signature"]["who"], Value::Null, "the name is for those with a role");
    assert_eq!(seen["rating_profile"]["signature"]["hash"], signed.json()["signature"]["hash"]);
    assert_eq!(seen["groups"][0]["weight"], 30.0);
    let questions = server.get("/api/questions").json();
    let sixteen = questions["questions"].as_array().unwrap().iter().find(|question| question["id"] == "Q16").unwrap().clone();
    assert_eq!((&sixteen["answered"], questions["questions"].as_array().unwrap().len()), (&json!(true), 20));
    assert!(sixteen["present"]["zh"].as_str().unwrap().contains("第三次会商会审"));
    let what_if = json!({ "rating": { "weights": [20, 20, 20, 20, 20] } });
    let asked = server.post_json(address, &what_if).json();
    assert_eq!((asked["groups"][0]["weight"].as_f64(), &asked["rating_profile"]["signature"]), (Some(20.0), &Value::Null));
}

#[test]
fn floors_that_nobody_has_taken_are_held_against_the_rules() {
    let server = Server::start();
    // The figures of R1 in the reference, supposed instead of recorded.
    let figures = json!({ "incubated_firms": 44 });
    let supposed = json!({ "kind": "incubator", "area_m2": 8760, "incubation_share": 0.75, "figures": figures });
    let found = server.post_json("/api/recognition", &supposed);
    let document = server.get("/api").json();
    schema::check(&found.json(), &document["components"]["schemas"]["HypotheticalRecognition"], &document, "suppose").unwrap();
    let rules = found.json()["rules"].clone();
    let rule = rules.as_array().unwrap().iter().find(|rule| rule["rule"] == "CN-FHQ-2018").unwrap().clone();
    assert!(rule["sentence"]["zh"].as_str().unwrap().starts_with("还差 1,240 ㎡、6 家"), "{}", rule["sentence"]);
    let site = server.post_json("/api/recognition", &json!({ "floors": [{ "site": "YZ-I-0004" }] })).json();
    assert_eq!(site["example"], true);
    for bad in [
        json!({}),
        json!({ "floors": [{ "site": "YZ-C-01" }] }),
        json!({ "floors": [{ "site": "YZ-I-0004", "labels": ["99F"] }] }),
        json!({ "area_m2": 100, "figures": { "incubated_firms": -1 } }),
    ] {
        assert_eq!(server.post_json("/api/recognition", &bad).status, 422, "{bad}");
    }
}

#[test]
fn a_property_has_a_price_by_its_cash_flow_and_one_by_the_plan() {
    let server = Server::start();
    let plan = server.solve(&json!({})).json();
    let exact = plan["choices"].as_array().unwrap().iter().find(|choice| choice["break_even_yuan"].is_number()).unwrap().clone();
    let site = exact["site"].as_str().unwrap();
    let worths = server.ask("get", &format!("/api/sites/{site}/break-even"), &server.bearer(), b"").json();
    let (least, most) = (worths["plan"]["least_yuan"].as_f64().unwrap(), worths["plan"]["most_yuan"].as_f64().unwrap());
    let told = exact["break_even_yuan"].as_f64().unwrap();
    assert!(least <= told && told <= most, "the plan says {told}, the question {least}–{most}");
    assert!(worths["plan"]["sentence"]["zh"].as_str().unwrap().contains("方案盈亏平衡价"));
    assert_eq!(server.get("/api/sites/nothing/break-even").status, 404);
}

/// What the documents of an archive say, one after the other.
fn said_in(archive: &[u8]) -> String {
    let mut documents = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut text = String::new();
    for at in 0..documents.len() {
        let mut bytes = Vec::new();
        std::io::copy(&mut documents.by_index(at).unwrap(), &mut bytes).unwrap();
        let mut document = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        text += &std::io::read_to_string(document.by_name("word/document.xml").unwrap()).unwrap();
    }
    text
}

#[test]
fn the_sheets_of_a_list_carry_the_price_by_the_plan_that_each_would_carry_alone() {
    let server = Server::start();
    let plan = server.solve(&json!({})).json();
    let site = |list: &str, at: usize| plan[list][at]["site"].as_str().unwrap().to_owned();
    let mut off = plan["not_offered"].as_array().unwrap().iter().filter_map(|site| site["site"].as_str());
    let off = off.find(|site| site.starts_with("YZ-B")).unwrap().to_owned();
    let sites = [site("choices", 0), site("choices", 9), site("passed_over", 0), off];
    let listed = server.get(&format!("/api/break-even?ids={}", sites.join(","))).json();
    for (at, id) in sites.iter().enumerate() {
        let alone = server.get(&format!("/api/sites/{id}/break-even")).json();
        assert_eq!(listed["worths"][at]["site"], json!(id));
        assert_eq!(listed["worths"][at]["plan"], alone["plan"], "{id}");
    }
    assert_eq!(
        (&listed["worths"][0]["plan"]["kind"], &listed["worths"][3]["plan"]["kind"]),
        (&json!("exact"), &json!("not_offered"))
    );
    let files =
        |plan: bool| said_in(&server.get(&format!("/api/reports/sheets?ids={}&f=docx&plan={plan}", sites.join(","))).body);
    assert!(files(true).contains("（精确值）") && files(true).contains("未列入供选"));
    assert!(!files(false).contains("（精确值）"));
    assert_eq!(server.get("/api/break-even").status, 400);
    assert_eq!(server.get("/api/break-even?ids=nothing").status, 404);
}

#[test]
fn what_is_restricted_leaves_in_no_list_of_sheets_either_without_the_role() {
    let server = Server::start();
    let address = "/api/reports/sheets?ids=YZ-I-0004,YZ-I-0006&f=docx&plan=false";
    let files = |role: &str| said_in(&server.get_as(role, address).body);
    assert!(files("land").contains("示例产权人"), "the land official sees the owner");
    assert!(!files("viewer").contains("示例产权人") && !files("planner").contains("示例产权人"));
}

#[test]
fn a_sheet_that_cannot_be_made_says_why() {
    let server = Server::start();
    for (address, status, code) in [
        ("/api/sites/nothing/appraisal", 404, "not_found"),
        ("/api/sites/YZ-C-02/appraisal", 422, "unprocessable"),
        ("/api/sites/YZ-I-0004/appraisal?discount_rate=7", 400, "invalid_parameter"),
        ("/api/sites/YZ-I-0004/appraisal?mode=theft", 400, "invalid_parameter"),
        ("/api/sites/YZ-I-0004/appraisal?price_yuan_per_m2=dear", 400, "invalid_parameter"),
        ("/api/carriers/YZ-B-0001/recognition", 404, "not_found"),
        ("/api/recognition/board?nesting=both", 400, "invalid_parameter"),
    ] {
        let answer = server.get(address);
        assert_eq!((answer.status, answer.json()["code"].as_str().unwrap()), (status, code), "{address}");
    }
    let wrong = server.post_json("/api/sites/YZ-I-0004/appraisal", &json!({ "sight": "restricted" }));
    assert_eq!((wrong.status, wrong.json()["code"].as_str().unwrap()), (400, "invalid_body"));
}
