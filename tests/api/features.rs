//! The checks of the OGC test suite for API Features, ported: each asks the real server and says which requirement it is about.

use serde_json::{Value, json};

use crate::server::{Answer, Server};

const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

fn epsg(code: u32) -> String {
    format!("http://www.opengis.net/def/crs/EPSG/0/{code}")
}

fn ids(page: &Value) -> Vec<String> {
    page["features"].as_array().unwrap().iter().map(|feature| feature["id"].as_str().unwrap().to_owned()).collect()
}

fn links<'a>(of: &'a Value, rel: &str) -> Vec<&'a Value> {
    of["links"].as_array().unwrap().iter().filter(|link| link["rel"] == rel).collect()
}

fn href(of: &Value, rel: &str) -> String {
    links(of, rel)[0]["href"].as_str().unwrap().to_owned()
}

/// A filter as it stands in an address.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn matched(server: &Server, address: &str) -> u64 {
    let answer = server.get(address);
    assert_eq!(answer.status, 200, "{address}: {}", answer.text());
    answer.json()["numberMatched"].as_u64().unwrap()
}

/// The address below the server of an absolute one.
fn below<'a>(server: &Server, address: &'a str) -> &'a str {
    address.strip_prefix(&format!("http://{}", server.address)).unwrap_or_else(|| panic!("{address} is not of this server"))
}

#[test]
fn the_way_in_leads_to_everything() {
    let server = Server::start();
    let landing = server.get("/");
    assert_eq!((landing.status, landing.media().as_str()), (200, "application/json"), "/req/core/root-success");
    let landing = landing.json();
    for rel in ["self", "service-desc", "service-doc", "conformance", "data"] {
        assert!(!links(&landing, rel).is_empty(), "/req/core/root-success: {rel}");
        let address = href(&landing, rel);
        assert_eq!(server.get(below(&server, &address)).status, 200, "{rel}: {address}");
    }
    let browser = server.ask("get", "/", &[("accept", "text/html,application/xhtml+xml")], b"");
    assert_eq!(browser.media(), "text/html", "/req/html/content");
    let conforms = server.get("/conformance").json();
    let classes: Vec<&str> = conforms["conformsTo"].as_array().unwrap().iter().map(|class| class.as_str().unwrap()).collect();
    for class in [
        "ogcapi-features-1/1.0/conf/core",
        "ogcapi-features-1/1.0/conf/geojson",
        "ogcapi-features-1/1.0/conf/oas30",
        "ogcapi-features-2/1.0/conf/crs",
    ] {
        assert!(classes.iter().any(|known| known.ends_with(class)), "/req/core/conformance-success: {class}");
    }
    // What QGIS looks for before it sends filters.
    for class in [
        "features-filter",
        "cql2-text",
        "basic-cql2",
        "advanced-comparison-operators",
        "case-insensitive-comparison",
        "basic-spatial-functions",
    ] {
        assert!(classes.iter().any(|known| known.ends_with(&format!("/{class}"))), "{class}");
    }
    let document = server.get("/api");
    assert_eq!(document.json()["openapi"], "3.0.3", "/req/oas30/oas-definition");
    assert!(!document.text().contains("\"$ref\":\"http"), "nothing outside is referred to");
}

#[test]
fn every_collection_describes_itself() {
    let server = Server::start();
    let all = server.get("/collections").json();
    assert!(!links(&all, "self").is_empty(), "/req/core/fc-md-links");
    let document = server.get("/api").json();
    for collection in all["collections"].as_array().unwrap() {
        let id = collection["id"].as_str().unwrap();
        let alone = server.get(&format!("/collections/{id}")).json();
        assert_eq!(&alone, collection, "/req/core/sfc-md-success");
        assert!(!links(collection, "items").is_empty(), "/req/core/fc-md-items-links: {id}");
        for link in links(collection, "items") {
            assert!(link["type"].is_string(), "/req/core/fc-md-items-links: {id}");
        }
        let crs: Vec<&str> = collection["crs"].as_array().unwrap().iter().map(|crs| crs.as_str().unwrap()).collect();
        assert!(crs.contains(&CRS84) && crs.contains(&epsg(4490).as_str()), "/req/crs/fc-md-crs-list: {id}");
        assert!(crs.contains(&collection["storageCrs"].as_str().unwrap()), "/req/crs/fc-md-storageCrs-valid-value: {id}");
        if let Some(bbox) = collection["extent"]["spatial"]["bbox"][0].as_array() {
            let side = |at: usize| bbox[at].as_f64().unwrap();
            assert!(side(0) <= side(2) && side(1) <= side(3), "/req/core/fc-md-extent: {id}");
        }
        let operation = &document["paths"][format!("/collections/{id}/items")]["get"];
        let names: Vec<&str> =
            operation["parameters"].as_array().unwrap().iter().map(|parameter| parameter["name"].as_str().unwrap()).collect();
        for name in ["bbox", "limit", "datetime", "crs", "bbox-crs", "filter"] {
            assert!(names.contains(&name), "/req/core/fc-{name}-definition: {id}");
        }
        let queryables = server.get(&format!("/collections/{id}/queryables"));
        assert_eq!(queryables.media(), "application/schema+json", "/req/queryables/get-queryables-response: {id}");
        let queryables = queryables.json();
        assert!(queryables["properties"].as_object().unwrap().len() > 2, "{id}");
        for (name, about) in queryables["properties"].as_object().unwrap() {
            let plain = about["type"].as_str().is_some_and(|kind| kind != "array");
            assert!(!plain || names.contains(&name.as_str()), "declared as a parameter: {id} {name}");
        }
        for page in ["schema", "sortables"] {
            assert_eq!(server.get(&format!("/collections/{id}/{page}")).status, 200, "{id} {page}");
        }
    }
    assert_eq!(server.get("/collections/castles").status, 404);
}

#[test]
fn items_are_paged_and_add_up() {
    let server = Server::start();
    for collection in
        ["sites", "buildings", "idle-properties", "m0-parcels", "carriers", "places", "zones", "floors", "plan-choices"]
    {
        let path = format!("/collections/{collection}/items");
        let page = server.get(&format!("{path}?limit=10"));
        assert_eq!((page.status, page.media().as_str()), (200, "application/geo+json"), "/req/core/fc-response");
        assert_eq!(page.header("content-crs").as_deref(), Some(format!("<{CRS84}>").as_str()), "/req/crs/ogc-crs-header");
        let page = page.json();
        assert_eq!(page["type"], "FeatureCollection");
        assert!(page["timeStamp"].as_str().unwrap().ends_with('Z'), "/req/core/fc-timeStamp");
        let features = page["features"].as_array().unwrap();
        assert_eq!(page["numberReturned"].as_u64().unwrap() as usize, features.len(), "/req/core/fc-numberReturned");
        let all = page["numberMatched"].as_u64().unwrap();
        assert!(all as usize >= features.len() && features.len() <= 10, "/req/core/fc-numberMatched");
        assert!(!links(&page, "self").is_empty() && !links(&page, "alternate").is_empty(), "/req/core/fc-links");
        assert!(page["links"].as_array().unwrap().iter().all(|link| link["type"].is_string()), "/req/core/fc-rel-type");
        let mut found: Vec<String> = ids(&page);
        let mut next = links(&page, "next").first().map(|link| link["href"].as_str().unwrap().to_owned());
        while let Some(address) = next {
            let page = server.get(below(&server, &address)).json();
            assert_eq!(page["numberMatched"].as_u64(), Some(all));
            found.extend(ids(&page));
            next = links(&page, "next").first().map(|link| link["href"].as_str().unwrap().to_owned());
        }
        assert_eq!(found.len() as u64, all, "{collection}: the pages are the whole");
        let mut once = found.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), found.len(), "{collection}: no feature twice");
        let counted: Vec<String> =
            (0..all).step_by(7).flat_map(|offset| ids(&server.get(&format!("{path}?limit=7&offset={offset}")).json())).collect();
        assert_eq!(counted, found, "{collection}: by number as by cursor");
        for id in found.iter().take(3) {
            let alone = server.get(&format!("{path}/{}", encoded(id)));
            assert_eq!((alone.status, alone.media().as_str()), (200, "application/geo+json"), "/req/core/f-success");
            let alone = alone.json();
            assert_eq!((&alone["type"], alone["id"].as_str()), (&json!("Feature"), Some(id.as_str())));
            for rel in ["self", "alternate", "collection"] {
                assert!(!links(&alone, rel).is_empty(), "/req/core/f-links {rel}");
            }
        }
        assert_eq!(server.get(&format!("{path}/no-such-feature")).status, 404);
    }
}

#[test]
fn a_parameter_is_obeyed_or_refused_and_never_passed_over() {
    let server = Server::start();
    let path = "/collections/sites/items";
    for bad in [
        "limit=0",
        "limit=-1",
        "limit=unlimited",
        "limit=1.5",
        "bbox=1,2,3",
        "bbox=1,2,3,4,5",
        "bbox=a,b,c,d",
        "bbox=106.6,29.6,106.5,29.5",
        "bbox=1,100,2,110",
        "bbox=NaN,1,2,3",
        "datetime=xyz",
        "datetime=2025-13-01",
        "datetime=2025-01-01/2024-13-01",
        "datetime=a/b/c",
        "crs=EPSG:1",
        "crs=http://www.opengis.net/def/crs/EPSG/0/9999999",
        "bbox-crs=x&bbox=1,2,3,4",
        "filter=nonsense%20nonsense",
        "filter=no_such%3D1",
        "filter-lang=sql&filter=a%3D1",
        "filter-crs=x&filter=zone%3D%27A%27",
        "sortby=geometry",
        "sortby=colour",
        "properties=colour",
        "unknownQueryParameter=1",
        "f=xml",
        "offset=-1",
        "owner=x",
        "mortgaged=true",
        "filter=owner%3D%27x%27",
        "floor_area_m2=large",
        "skipGeometry=perhaps",
    ] {
        let answer = server.get(&format!("{path}?{bad}"));
        assert_eq!((answer.status, answer.media().as_str()), (400, "application/problem+json"), "{bad}: {}", answer.text());
        assert!(answer.json()["errors"][0]["place"].is_string(), "{bad}");
    }
    assert_eq!(
        server.get(&format!("{path}?limit=1000000&properties=name")).json()["numberReturned"],
        matched(&server, path),
        "/req/core/fc-limit-response-1"
    );
    let all = matched(&server, path);
    for none in ["zone=no-such-zone", "filter=false", "kind=castle%20"] {
        let answer = server.get(&format!("{path}?{none}"));
        assert!(answer.status == 400 || answer.json()["numberMatched"] == 0, "{none}");
    }
    for same in ["datetime=../..", "bbox=-180,-90,180,90", "filter=true"] {
        let found = matched(&server, &format!("{path}?{same}"));
        assert!(found <= all && found > 0, "{same}: {found} of {all}");
    }
}

#[test]
fn a_box_finds_what_lies_in_it_in_every_reference_system() {
    let server = Server::start();
    let path = "/collections/buildings/items";
    let inside = |found: &Value| ids(found);
    let plain = server.get(&format!("{path}?limit=1000&bbox=106.54,29.54,106.58,29.57")).json();
    assert!(!ids(&plain).is_empty() && ids(&plain).len() < matched(&server, path) as usize, "/req/core/fc-bbox-response");
    let by_filter = server
        .get(&format!("{path}?limit=1000&filter={}", encoded("S_INTERSECTS(geometry,BBOX(106.54,29.54,106.58,29.57))")))
        .json();
    assert_eq!(ids(&plain), ids(&by_filter));
    for (code, bbox) in [(4326, "29.54,106.54,29.57,106.58"), (4490, "29.54,106.54,29.57,106.58")] {
        let other = server.get(&format!("{path}?limit=1000&bbox={bbox}&bbox-crs={}", epsg(code))).json();
        assert_eq!(ids(&plain), inside(&other), "/req/crs/fc-bbox-crs-valid-value: north first in {code}");
        let json = format!(r#"{{"op":"s_intersects","args":[{{"property":"geometry"}},{{"bbox":[{bbox}]}}]}}"#);
        let other = server
            .get(&format!("{path}?limit=1000&filter={}&filter-lang=cql2-json&filter-crs={}", encoded(&json), epsg(code)))
            .json();
        assert_eq!(ids(&plain), ids(&other), "filter-crs {code}");
    }
    let metres = "11859978.0,3446055.0,11864431.0,3449894.0";
    let other = matched(&server, &format!("{path}?bbox={metres}&bbox-crs={}", epsg(3857)));
    assert!(other > 0 && other < matched(&server, path));
}

#[test]
fn shapes_come_in_the_reference_system_asked_for() {
    let server = Server::start();
    let path = "/collections/buildings/items";
    let first = |address: &str| {
        let answer = server.get(address);
        assert_eq!(answer.status, 200, "{address}: {}", answer.text());
        let header = answer.header("content-crs").unwrap();
        let mut at = answer.json()["features"][0]["geometry"]["coordinates"].clone();
        while at[0].is_array() {
            at = at[0].clone();
        }
        (header, at[0].as_f64().unwrap(), at[1].as_f64().unwrap())
    };
    let one = format!("{path}?limit=1&bbox=106.4,29.4,106.7,29.7");
    let (_, lon, lat) = first(&one);
    for code in [4326, 4490] {
        let (header, north, east) = first(&format!("{one}&crs={}", epsg(code)));
        assert_eq!(header, format!("<{}>", epsg(code)), "/req/crs/ogc-crs-header-value");
        assert!((north - lat).abs() < 1e-9 && (east - lon).abs() < 1e-9, "/req/crs/crs-action: north first in {code}");
    }
    let (_, x, y) = first(&format!("{one}&crs={}", epsg(3857)));
    assert!((x - lon * 111_319.490_793).abs() < 0.1 && y > 3_400_000.0);
    let (_, northing, easting) = first(&format!("{one}&crs={}", epsg(4544)));
    assert!((3_200_000.0..3_300_000.0).contains(&northing) && (600_000.0..700_000.0).contains(&easting), "{northing} {easting}");
    let (_, _, prefixed) = first(&format!("{one}&crs={}", epsg(4523)));
    assert!((prefixed - easting - 35_000_000.0).abs() < 0.01, "zone 35 carries its number");
    for code in [4524, 4545] {
        let (_, northing, _) = first(&format!("{one}&crs={}", epsg(code)));
        assert!((3_200_000.0..3_300_000.0).contains(&northing));
    }
    let (header, shifted, _) = first(&format!("{one}&crs=gcj02"));
    assert_eq!(header, "<urn:zaiti:crs:gcj02>");
    assert!((0.001..0.01).contains(&(shifted - lon).abs()), "some hundred metres: {shifted} {lon}");
    assert!((first(&format!("{one}&crs=bd09")).1 - shifted).abs() > 0.003);
    let id = ids(&server.get(&one).json())[0].clone();
    let alone = server.get(&format!("{path}/{}?crs={}", encoded(&id), epsg(4326)));
    assert_eq!(alone.header("content-crs"), Some(format!("<{}>", epsg(4326))));
}

#[test]
fn filters_orders_and_properties_do_what_they_say() {
    let server = Server::start();
    let path = "/collections/buildings/items";
    let all = server.get(&format!("{path}?limit=10000")).json();
    let area = |feature: &Value| feature["properties"]["floor_area_m2"].as_f64();
    let large =
        all["features"].as_array().unwrap().iter().filter(|feature| area(feature).is_some_and(|area| area > 10_000.0)).count();
    assert!(large > 0);
    for filter in [
        "floor_area_m2 > 10000",
        "NOT (floor_area_m2 <= 10000)",
        "floor_area_m2 > 100*100",
        "10000 < floor_area_m2 AND kind = 'building'",
    ] {
        assert_eq!(matched(&server, &format!("{path}?filter={}", encoded(filter))), large as u64, "{filter}");
    }
    let json = r#"{"op":">","args":[{"property":"floor_area_m2"},10000]}"#;
    assert_eq!(matched(&server, &format!("{path}?filter-lang=cql2-json&filter={}", encoded(json))), large as u64);
    let known = matched(&server, &format!("{path}?filter={}", encoded("floor_area_m2 IS NOT NULL")));
    assert_eq!(known + matched(&server, &format!("{path}?filter={}", encoded("floor_area_m2 IS NULL"))), ids(&all).len() as u64);
    let id = &ids(&all)[0];
    assert_eq!(matched(&server, &format!("{path}?id={}", encoded(id))), 1, "a property by name");
    assert_eq!(matched(&server, &format!("{path}?filter={}", encoded(&format!("id = '{id}'")))), 1);
    let sums = |filter: &str| {
        let answer = server.get(&format!("/api/availability?by=total&{filter}")).json();
        answer["total"]["sites"].as_u64().unwrap()
    };
    assert_eq!(
        sums(&format!("filter={}", encoded("kind = 'building' AND floor_area_m2 > 10000"))),
        large as u64,
        "on sums as well"
    );
    let posted =
        server.post_json("/api/availability", &json!({ "by": "total", "cql2": "kind = 'building' AND floor_area_m2 > 10000" }));
    assert_eq!(posted.json()["total"]["sites"].as_u64(), Some(large as u64));
    let sorted = server.get(&format!("{path}?limit=10000&sortby=-floor_area_m2,id")).json();
    let areas: Vec<Option<f64>> = sorted["features"].as_array().unwrap().iter().map(area).collect();
    assert!(
        areas.windows(2).all(|pair| pair[1].is_none() || pair[0].is_some_and(|first| first >= pair[1].unwrap())),
        "{areas:?}"
    );
    assert_eq!(areas.len(), ids(&all).len());
    let half = server.get(&format!("{path}?limit=20&sortby=-floor_area_m2")).json();
    let rest = server.get(below(&server, &href(&half, "next"))).json();
    assert_eq!([ids(&half), ids(&rest)].concat()[..], ids(&sorted)[..40.min(areas.len())], "a cursor goes on in the order");
    let few = server.get(&format!("{path}?limit=1&properties=name,zone")).json();
    let names: Vec<&String> = few["features"][0]["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["name", "zone"]);
    assert!(server.get(&format!("{path}?limit=1&skipGeometry=true")).json()["features"][0]["geometry"].is_null());
    let zones = server.get("/collections/zones/items").json();
    for zone in zones["features"].as_array().unwrap() {
        let facts = &zone["properties"];
        let number = |name: &str| facts[name].as_f64().unwrap();
        assert!((number("target_m2") - number("built_m2") - number("gap_m2")).abs() < 0.01 || number("gap_m2") == 0.0, "{facts}");
        assert_eq!(facts["official"], false);
    }
}

fn building(name: &str, area: f64) -> Value {
    json!({ "type": "Feature", "id": "T-9", "geometry": { "type": "Point", "coordinates": [106.55, 29.555] },
            "properties": { "name": name, "floor_area_m2": area } })
}

fn send(server: &Server, method: &str, address: &str, tag: Option<&str>, body: &Value) -> Answer {
    let media = if method == "patch" { "application/merge-patch+json" } else { "application/geo+json" };
    let mut headers = server.bearer();
    headers.push(("content-type", media));
    headers.extend(tag.map(|tag| ("if-match", tag)));
    server.ask(method, address, &headers, body.to_string().as_bytes())
}

#[test]
fn a_feature_is_changed_only_by_whoever_saw_it_as_it_is() {
    let server = Server::start();
    let items = "/collections/buildings/items";
    let open =
        server.ask("post", items, &[("content-type", "application/geo+json")], building("甲", 5000.0).to_string().as_bytes());
    assert_eq!(open.status, 401);
    let made = send(&server, "post", items, None, &building("甲大厦", 5000.0));
    assert_eq!(made.status, 201, "{}", made.text());
    let place = made.header("location").unwrap();
    assert_eq!(place, format!("{items}/T-9"), "/req/create-replace-delete/insert-post-response");
    assert_eq!(send(&server, "post", items, None, &building("甲大厦", 5000.0)).status, 409);
    let seen = server.get(&place);
    let tag = seen.header("etag").unwrap();
    assert_eq!((seen.json()["properties"]["name"].as_str(), made.header("etag")), (Some("甲大厦"), Some(tag.clone())));
    for (method, body) in
        [("put", building("乙大厦", 6000.0)), ("patch", json!({ "properties": { "name": "乙大厦" } })), ("delete", json!({}))]
    {
        assert_eq!(send(&server, method, &place, None, &body).status, 428, "{method}");
        assert_eq!(send(&server, method, &place, Some("\"other\""), &body).status, 412, "{method}");
    }
    let put = send(&server, "put", &place, Some(&tag), &building("乙大厦", 6000.0));
    assert_eq!(put.status, 204, "{}", put.text());
    assert_eq!(send(&server, "put", &place, Some(&tag), &building("丙大厦", 1.0)).status, 412, "the tag is stale now");
    let patched = send(&server, "patch", &place, put.header("etag").as_deref(), &json!({ "properties": { "name": "丁大厦" } }));
    assert_eq!(patched.status, 204, "{}", patched.text());
    let now = server.get(&place).json();
    assert_eq!((now["properties"]["name"].as_str(), now["properties"]["floor_area_m2"].as_f64()), (Some("丁大厦"), Some(6000.0)));
    let bad =
        send(&server, "patch", &place, patched.header("etag").as_deref(), &json!({ "properties": { "floor_area_m2": -5 } }));
    assert_eq!(bad.status, 422, "{}", bad.text());
    assert!(!bad.json()["errors"].as_array().unwrap().is_empty());
    assert_eq!(
        send(&server, "put", "/collections/carriers/items/T-9", Some("*"), &building("x", 1.0)).status,
        404,
        "not of that collection"
    );
    assert_eq!(send(&server, "delete", &place, patched.header("etag").as_deref(), &json!({})).status, 204);
    assert_eq!(server.get(&place).status, 404);
    assert_eq!(server.revisions(), 5, "each change is a revision");
    assert_eq!(server.ask("delete", "/collections/zones/items/A", &server.bearer(), b"").status, 405);
}

#[test]
fn pages_for_people_speak_both_languages_and_hold_no_script() {
    let server = Server::start();
    let ledger = "楼宇编码,楼宇名称,类别,建筑面积(㎡),经度,纬度\nX-1,<script>alert(1)</script>,楼宇,12000,106.55,29.555\n";
    assert_eq!(server.import("mode=commit", ledger.as_bytes()).status, 200);
    for address in [
        "/collections",
        "/collections/buildings",
        "/collections/buildings/items",
        "/collections/buildings/items/X-1",
        "/conformance",
    ] {
        let zh = server.ask("get", address, &[("accept", "text/html")], b"");
        let en = server.get(&format!("{address}?f=html&lang=en"));
        for page in [&zh, &en] {
            assert_eq!((page.status, page.media().as_str()), (200, "text/html"), "{address}");
            assert!(!page.text().contains("<script") && !page.text().contains(" style="), "{address}");
        }
        assert_ne!(zh.text(), en.text(), "{address}");
    }
    assert!(server.get("/collections/buildings/items/X-1?f=html").text().contains("&lt;script&gt;"));
}

#[test]
fn abuse_of_filters_and_bodies_is_refused() {
    let server = Server::start();
    let nested = format!("filter={}a%3D1{}", "(".repeat(3_000), ")".repeat(3_000));
    let deep = server.get(&format!("/collections/sites/items?{nested}"));
    assert_eq!(deep.status, 400, "{}", deep.text());
    let long = server.get(&format!("/collections/sites/items?filter={}", "(".repeat(20_000)));
    assert_eq!(long.status, 414);
    let text = "(".repeat(10_000) + "a=1" + &")".repeat(10_000);
    for cql2 in [
        json!(text),
        json!("a".repeat(1 << 20)),
        serde_json::from_str(&format!("{}1{}", "[".repeat(100), "]".repeat(100))).unwrap(),
    ] {
        let answer = server.post_json("/api/availability", &json!({ "cql2": cql2 }));
        assert_eq!(answer.status, 400, "{}", answer.text());
    }
    let corners = vec!["[1,2]"; 300_000];
    let many = format!(r#"{{"area":{{"type":"Polygon","coordinates":[[{}]]}}}}"#, corners.join(","));
    assert!(many.len() < 2 << 20, "within the limit on bodies");
    let refused = server.ask("post", "/api/availability", &[("content-type", "application/json")], many.as_bytes());
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert_eq!(server.get("/healthz").status, 200, "alive");
}
