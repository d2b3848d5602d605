//! Plans that are there, weighed through the API; and a search followed as it goes, over real HTTP.

use serde_json::{Value, json};

use super::schema;
use super::server::Server;

#[test]
fn every_question_about_a_plan_is_answered_as_the_document_says() {
    let server = Server::start();
    let document = server.get("/api").json();
    let plan = server.solve(&json!({})).json()["id"].as_str().unwrap().to_owned();
    let questions = [
        ("break-even", "Worths", json!({})),
        ("break-even", "Worths", json!({ "level": "relaxed", "sites": ["YZ-B-0001", "YZ-B-0002"] })),
        ("break-even", "Worths", json!({ "level": "exact", "sites": ["YZ-B-0001"] })),
        ("alternatives", "Alternatives", json!({ "within": 0.02, "count": 1, "seconds": 10 })),
        ("pareto", "Front", json!({ "against": "owners", "points": 3, "seconds": 10 })),
        ("pareto", "Front", json!({ "against": "suitability", "points": 3, "seconds": 10 })),
        ("risk", "Risk", json!({ "lost": 0.02, "draws": 2000, "required": 0.5, "seconds": 10 })),
    ];
    for (question, name, body) in questions {
        let answer = server.post_json(&format!("/api/plans/{plan}/{question}"), &body);
        assert_eq!(answer.status, 200, "{question}: {}", answer.text());
        schema::check(&answer.json(), &json!({ "$ref": format!("#/components/schemas/{name}") }), &document, name).unwrap();
    }
    let alternatives = server.post_json(&format!("/api/plans/{plan}/alternatives"), &json!({ "count": 1 })).json();
    let pinned = server.solve(&alternatives["alternatives"][0]["scenario"]).json();
    assert_eq!(
        pinned["totals"]["cost_yuan"], alternatives["alternatives"][0]["cost_yuan"],
        "an alternative can be solved as it is"
    );
    for (question, body, status) in [
        ("break-even", json!({ "level": "rough" }), 400),
        ("alternatives", json!({ "within": 2 }), 400),
        ("pareto", json!({ "against": "beauty" }), 400),
        ("risk", json!({ "seconds": -1 }), 422),
    ] {
        assert_eq!(server.post_json(&format!("/api/plans/{plan}/{question}"), &body).status, status, "{question} {body}");
    }
    assert_eq!(server.get(&format!("/api/plans/{plan}/explain/nowhere")).status, 404);
    assert_eq!(server.get(&format!("/api/plans/compare?p={plan}")).status, 400);
    assert_eq!(server.post_json("/api/plans/nope/risk", &json!({})).status, 404);
}

#[test]
fn a_repair_of_an_infeasible_plan_is_one_post_away_from_a_feasible_one() {
    let server = Server::start();
    let poor = server.solve(&json!({ "budget_yuan": 1_400_000_000 })).json();
    assert_eq!(poor["outcome"]["kind"], "infeasible");
    let found = server.get(&format!("/api/plans/{}/repairs", poor["id"].as_str().unwrap())).json();
    assert_eq!(found["feasible"], false);
    let raise = found["repairs"].as_array().unwrap().iter().find(|repair| repair["kind"] == "raise_budget").unwrap();
    let mended = server.solve(&raise["scenario"]).json();
    assert_eq!((&mended["outcome"]["kind"], &mended["totals"]["cost_yuan"]), (&json!("optimal"), &found["smallest_budget_yuan"]));
}

/// The rows of a CSV without quotes inside cells that are counted on: those after its headings.
fn list_of(text: &str, first_heading: &str) -> Vec<Vec<String>> {
    let mut rows = text.lines().skip_while(|line| !line.starts_with(first_heading));
    rows.next();
    rows.map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn what_a_plan_takes_comes_as_a_list_whose_sums_are_those_of_the_plan() {
    let server = Server::start();
    let plan = server.solve(&json!({})).json();
    let address = format!("/api/plans/{}/properties", plan["id"].as_str().unwrap());
    let answer = server.get(&format!("{address}?f=csv&lang=zh"));
    assert!(answer.body.starts_with("\u{feff}".as_bytes()), "a byte order mark");
    let rows = list_of(&answer.text(), "编号,名称");
    let chosen: Vec<&str> = plan["choices"].as_array().unwrap().iter().map(|choice| choice["site"].as_str().unwrap()).collect();
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), chosen);
    let cost: i64 = rows.iter().map(|row| row[5].parse::<i64>().unwrap()).sum();
    assert_eq!(json!(cost), plan["totals"]["cost_yuan"]);
    let hundredths = |text: &str| (text.parse::<f64>().unwrap() * 100.0).round() as i64;
    let area: i64 = rows.iter().map(|row| hundredths(&row[4])).sum();
    assert_eq!(area, hundredths(&plan["totals"]["area_m2"].to_string()));
    assert!(answer.text().contains("含示例数据") && rows.iter().all(|row| row[9] == "示例"), "made up, and said so");
    for format in ["xlsx", "docx"] {
        assert!(server.get(&format!("{address}?f={format}&lang=en")).body.starts_with(b"PK"), "{format}");
    }
    assert_eq!(server.get("/api/plans/nope/properties").status, 404);
    assert_eq!(server.get(&format!("{address}?f=pdf")).status, 400);
}

#[test]
fn an_export_of_an_area_holds_the_sites_that_are_counted_in_it() {
    let server = Server::start();
    let area = json!({ "circle": { "centre": [106.5535, 29.556], "radius_m": 700 } });
    let mut counts = Vec::new();
    for count in ["share", "centroid"] {
        let asked = json!({ "area": area, "count": count, "filter": { "kind": ["idle_property"] }, "limit": 1000 });
        let listed = server.post_json("/api/sites", &asked).json();
        let mut expected: Vec<&str> =
            listed["sites"].as_array().unwrap().iter().map(|site| site["id"].as_str().unwrap()).collect();
        let written = form_urlencoded(&area.to_string());
        let file = server.get(&format!("/api/exports?f=geojson&kind=idle_property&count={count}&area={written}")).json();
        let mut held: Vec<&str> = file["features"].as_array().unwrap().iter().filter_map(|one| one["id"].as_str()).collect();
        expected.sort_unstable();
        held.sort_unstable();
        assert_eq!(held, expected, "{count}");
        counts.push(held.len());
    }
    assert!(counts.iter().all(|count| *count > 3), "{counts:?}");
    assert_eq!(server.get("/api/exports?f=csv&area=%7B%22circle").status, 400, "no JSON");
    assert_eq!(server.get("/api/exports?f=csv&area=%7B%22type%22%3A%22Point%22%7D").status, 422, "no surface");
    let narrow = server.get("/api/exports?f=geojson&filter=vacant_area_m2%20%3E%3D%205000").json();
    let wide = server.get("/api/exports?f=geojson").json();
    let size = |file: &Value| file["features"].as_array().unwrap().len();
    assert!(0 < size(&narrow) && size(&narrow) < size(&wide), "a condition in CQL2 narrows an export too");
}

/// Text as a value of a query.
fn form_urlencoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[test]
fn a_list_is_ordered_by_vacancy_storey_height_largest_piece_and_day_with_unknown_last() {
    let server = Server::start();
    for key in ["vacancy_percent", "contiguous_vacant_area_m2", "storey_height_m"] {
        let page = server.get(&format!("/api/sites?limit=400&sort=-{key}")).json();
        let values: Vec<Option<f64>> = page["sites"].as_array().unwrap().iter().map(|site| site[key].as_f64()).collect();
        let known: Vec<f64> = values.iter().copied().flatten().collect();
        assert!(known.len() > 10 && known.len() < values.len(), "{key}: some are known and some are not");
        assert!(known.is_sorted_by(|a, b| a >= b), "{key}");
        assert!(values[known.len()..].iter().all(Option::is_none), "{key}: unknown last");
    }
    let page = server.get("/api/sites?limit=400&sort=as_of").json();
    let days: Vec<&str> = page["sites"].as_array().unwrap().iter().filter_map(|site| site["as_of"].as_str()).collect();
    assert!(days.is_sorted());
    let vacant = page["sites"].as_array().unwrap().iter().filter(|site| site["vacancy_percent"].as_i64() >= Some(30)).count();
    assert_eq!(json!(vacant), server.get("/api/sites?vacancy_min_percent=30&limit=1").json()["matched"], "as the filter says");
}

/// The events of a stream, each with what it tells.
fn events(text: &str) -> Vec<(String, Value)> {
    let event = |block: &str| {
        let name = block.lines().find_map(|line| line.strip_prefix("event: "))?;
        let data = block.lines().find_map(|line| line.strip_prefix("data: "))?;
        Some((name.to_owned(), serde_json::from_str(data).unwrap()))
    };
    text.split("\n\n").filter_map(event).collect()
}

#[test]
fn a_search_that_is_not_waited_for_is_followed_by_its_events_to_the_plan() {
    let server = Server::start();
    let document = server.get("/api").json();
    let headers = [("content-type", "application/json"), ("prefer", "respond-async")];
    let asked = server.ask("post", "/api/plans", &headers, b"{\"bind\":\"both\"}");
    assert_eq!(asked.status, 202, "{}", asked.text());
    schema::check(&asked.json(), &json!({ "$ref": "#/components/schemas/Search" }), &document, "Search").unwrap();
    let place = asked.header("location").unwrap();
    let told = server.get(&format!("{place}/events"));
    assert_eq!((told.status, told.media().as_str()), (200, "text/event-stream"));
    let told = events(&told.text());
    let (last, earlier) = told.split_last().unwrap();
    assert!(earlier.iter().all(|(name, what)| name == "progress" && what["state"].is_string()), "{earlier:?}");
    assert!(!earlier.is_empty() || last.0 == "plan");
    assert_eq!((last.0.as_str(), &last.1["outcome"]["kind"]), ("plan", &json!("optimal")));
    let plan = server.get(last.1["href"].as_str().unwrap()).json();
    assert_eq!(plan["totals"], last.1["totals"]);
    let after = events(&server.get(&format!("{place}/events")).text());
    assert_eq!(after.len(), 1, "what has ended is told at once");
}

#[test]
fn a_search_that_is_cancelled_ends_with_what_it_has() {
    let server = Server::start();
    let headers = [("content-type", "application/json"), ("prefer", "respond-async")];
    let asked = server.ask("post", "/api/plans", &headers, b"{\"include_unknown\":true,\"owner_limit\":150}");
    assert_eq!(asked.status, 202, "{}", asked.text());
    let place = asked.header("location").unwrap();
    assert_eq!(server.ask("delete", &place, &[], b"").status, 204);
    let told = events(&server.get(&format!("{place}/events")).text());
    let (name, end) = told.last().unwrap();
    assert_eq!(name, "plan", "{end}");
    let plan = server.get(end["href"].as_str().unwrap());
    assert_eq!(plan.status, 200);
    let verdict = server.get(&format!("{}/verify", end["href"].as_str().unwrap())).json();
    assert_eq!(verdict["valid"], true, "a plan that was cut short is honest: {verdict}");
}

#[test]
fn domain_7_15_a_plan_says_what_the_loss_of_one_costs_whose_title_it_leans_on_and_which_tenants_are_in_the_way() {
    let server = Server::start();
    let plan = server.solve(&json!({})).json();
    let address = format!("/api/plans/{}/portfolio", plan["id"].as_str().unwrap());
    let (open, seen) = (server.get(&address).json(), server.get_as("land", &address).json());
    assert_eq!((&open["owners_withheld"], &open["owners"]), (&json!(true), &json!([])));
    assert!(!open.to_string().contains("示例产权人") && !server.get_as("viewer", &address).text().contains("示例产权人"));
    let area = |of: &Value| of["area_m2"].as_f64().unwrap();
    for shares in [&seen["owners"], &seen["owner_kinds"], &open["owner_kinds"]] {
        let sum: f64 = shares.as_array().unwrap().iter().map(area).sum();
        assert!((sum - area(&plan["totals"])).abs() < 0.01, "{sum} of {}", plan["totals"]);
    }
    let losses = seen["losses"].as_array().unwrap();
    assert_eq!(losses.len(), plan["choices"].as_array().unwrap().len());
    let worst = losses.iter().find(|loss| loss["extra_yuan"].is_i64()).unwrap();
    assert!(
        losses.iter().all(|loss| loss["irreplaceable"] == true || loss["extra_yuan"].as_i64() <= worst["extra_yuan"].as_i64())
    );
    let without = server.solve(&json!({ "locks": [{ "site": worst["site"], "kind": "out" }] })).json();
    let cost = |plan: &Value| plan["totals"]["cost_yuan"].as_i64().unwrap();
    assert_eq!(cost(&without) - cost(&plan), worst["extra_yuan"].as_i64().unwrap(), "the next-best plan costs just so much more");
    let tenancy = &seen["tenancy"];
    let let_areas = tenancy["sites"].as_array().unwrap().iter().map(|site| site["let_area_m2"].as_f64().unwrap());
    assert!((let_areas.sum::<f64>() - tenancy["let_area_m2"].as_f64().unwrap()).abs() < 0.01);
    let said = seen["sentences"].to_string();
    assert!(["次优方案", "最大产权人", "户产权人协商", "出租"].iter().all(|words| said.contains(words)), "{said}");
}

#[test]
fn the_most_suitability_goes_by_todays_scores_where_nobody_gives_others() {
    let server = Server::start();
    let asked = json!({ "bind": "zones", "aims": ["suitability"], "budget_yuan": 2_500_000_000_i64 });
    let plan = server.post_json("/api/plans", &asked).json();
    assert_eq!(plan["outcome"]["kind"], "optimal");
    let scores = plan["scenario"]["suitability_permille"].as_object().unwrap();
    let rows = server.get("/api/appraisals").json();
    let low =
        |site: &str| rows["rows"].as_array().unwrap().iter().find(|row| row["site"] == site).unwrap()["score"]["low"].as_f64();
    assert!(scores.len() > 100, "{}", scores.len());
    for (site, score) in scores.iter().take(20) {
        assert_eq!(score.as_u64(), Some((low(site).unwrap() * 10.0).floor() as u64), "{site}");
    }
    let cheap = server.post_json("/api/plans", &json!({ "bind": "zones" })).json();
    let space = |plan: &Value| plan["totals"]["area_m2"].as_f64().unwrap();
    assert!(space(&plan) > space(&cheap), "what the budget allows is taken");
    assert!(plan["notices"].to_string().contains("评分的下限"));
    assert_eq!(server.get(&format!("/api/plans/{}/verify", plan["id"].as_str().unwrap())).json()["valid"], true);

    let lock = json!({ "kind": "in", "site": "YZ-M0-03", "option": { "scope": "part", "refit": "build", "mode": "purchase" } });
    let refused = server.post_json("/api/plans", &json!({ "locks": [lock] })).json();
    assert!(refused["errors"].to_string().contains("built whole"), "{refused}");
}
