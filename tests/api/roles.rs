//! Who may do what: every operation with every kind of token, and what is restricted through every way out.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};
use zaiti::desk::Role;
use zaiti::exchange::{Format, ReadOptions};
use zaiti::http::Settings;

use super::schema;
use super::server::{Answer, Server};

/// Which role may do what needs one, as it is meant: the names of operations, those of features without their collection.
const MEANT: [(&str, &[&str]); 17] = [
    ("import", &["land"]),
    ("import_report", &["land"]),
    ("remember_mapping", &["land"]),
    ("revert", &["land"]),
    ("add_feature", &["land"]),
    ("replace_feature", &["land"]),
    ("patch_feature", &["land"]),
    ("retire_feature", &["land"]),
    ("sign_rating", &["land"]),
    ("record_step", &["land"]),
    ("freeze_sheet", &["land"]),
    ("tokens", &["security"]),
    ("add_token", &["security"]),
    ("revoke_token", &["security"]),
    ("audit", &["auditor"]),
    ("backups", &["admin"]),
    ("take_backup", &["admin"]),
];

/// Who may do an operation; `None` where everybody may.
fn meant(operation: &str) -> Option<&'static [&'static str]> {
    let of = |(name, roles): &(&str, &'static [&'static str])| {
        let rest = operation.strip_prefix(name)?;
        (rest.is_empty() || (name.ends_with("_feature") && rest.starts_with('_'))).then_some(*roles)
    };
    MEANT.iter().find_map(of)
}

/// The status of an answer; its body is not waited for, as events have no end.
fn status_of(server: &Server, method: &str, path: &str, bearer: Option<&str>, body: &str) -> u16 {
    let mut line = TcpStream::connect(server.address).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let bearer = bearer.map_or(String::new(), |bearer| format!("Authorization: Bearer {bearer}\r\n"));
    let method = method.to_ascii_uppercase();
    let length = body.len();
    write!(
        line,
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{bearer}Content-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
    .unwrap();
    let mut head = [0; 12];
    line.read_exact(&mut head).unwrap();
    std::str::from_utf8(&head[9..]).unwrap().parse().unwrap()
}

fn listed(server: &Server) -> Vec<(String, String, Value)> {
    let document = server.get("/api").json();
    let paths = document["paths"].as_object().unwrap().clone();
    let methods = |(path, item): (String, Value)| {
        let item = item.as_object().unwrap().clone();
        item.into_iter().map(move |(method, operation)| (path.clone(), method, operation))
    };
    paths.into_iter().flat_map(methods).collect()
}

/// Every credential, by what it is: the six roles, and those that are none.
fn credentials(server: &Server) -> BTreeMap<&'static str, Option<String>> {
    let mut all: BTreeMap<&str, Option<String>> =
        server.tokens.iter().map(|(role, token)| (*role, Some(token.clone()))).collect();
    let security =
        [("authorization", format!("Bearer {}", server.tokens["security"])), ("content-type", "application/json".into())];
    let security: Vec<(&str, &str)> = security.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let new = |label: &str| {
        let body = json!({ "label": label, "role": "land" }).to_string();
        let made = server.ask("post", "/api/tokens", &security, body.as_bytes());
        assert_eq!(made.status, 201, "{}", made.text());
        made.json()["token"].as_str().unwrap().to_owned()
    };
    let (expired, revoked) = (new("expired"), new("revoked"));
    let behind = Connection::open(server.project()).unwrap();
    behind.execute("UPDATE zaiti_tokens SET expires_at = '2020-01-01T00:00:00Z' WHERE label = 'expired'", []).unwrap();
    assert_eq!(server.ask("delete", "/api/tokens/revoked", &security, b"").status, 204);
    all.insert("none", None);
    all.insert("junk", Some("zaiti_canary".to_owned()));
    all.insert("expired", Some(expired));
    all.insert("revoked", Some(revoked));
    all
}

#[test]
fn every_operation_with_every_kind_of_token_is_let_in_or_refused_as_the_table_of_roles_says() {
    let server = Server::start();
    let credentials = credentials(&server);
    let (mut asked, mut wrong, mut named) = (0, Vec::new(), Vec::new());
    for (path, method, operation) in listed(&server) {
        let id = operation["operationId"].as_str().unwrap();
        let roles = meant(id);
        let written = operation["x-roles"].as_array().map(|roles| roles.iter().filter_map(Value::as_str).collect::<Vec<_>>());
        assert_eq!(written.as_deref(), roles, "the document of {id}");
        named.extend(roles.map(|_| id.to_owned()));
        let filled: String =
            path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/");
        for (kind, token) in &credentials {
            let status = status_of(&server, &method, &filled, token.as_deref(), "{}");
            let outside = ["junk", "expired", "revoked"].contains(kind);
            let right = match roles {
                // The way in reads no token.
                _ if id == "landing" => status == 200,
                _ if outside => matches!(status, 401 | 429),
                None => !matches!(status, 401 | 403 | 500..),
                Some(_) if *kind == "none" => status == 401,
                Some(roles) if roles.contains(kind) => !matches!(status, 401 | 403 | 500..),
                Some(_) => status == 403,
            };
            asked += 1;
            if !right {
                wrong.push((id.to_owned(), *kind, status));
            }
        }
    }
    println!("{asked} requests over {} operations that need a role and those that need none: {} wrong", named.len(), wrong.len());
    assert!(wrong.is_empty(), "{wrong:?}");
    let unmet: Vec<_> = MEANT.iter().filter(|(name, _)| !named.iter().any(|id| id.starts_with(name))).collect();
    assert!(unmet.is_empty(), "no such operation: {unmet:?}");
    assert_eq!(server.revisions(), 1, "nothing was written");
}

#[test]
fn a_plan_is_kept_by_those_who_may_keep_plans_and_by_nobody_else() {
    let server = Server::start();
    let keep = json!({ "keep": true, "title": "留存" }).to_string();
    for role in ["none", "viewer", "admin", "security", "auditor"] {
        let token = server.tokens.get(role).map(String::as_str);
        let expected = if role == "none" { 401 } else { 403 };
        assert_eq!(status_of(&server, "post", "/api/plans", token, &keep), expected, "{role}");
    }
    let kept = status_of(&server, "post", "/api/plans", Some(&server.tokens["planner"]), &keep);
    assert!(matches!(kept, 201 | 202), "{kept}");
}

#[test]
fn where_reading_needs_a_token_nobody_reads_without_and_those_who_look_after_the_program_do_not_either() {
    let server = Server::with(Settings { private: true, ..Settings::default() });
    for (role, status) in [("none", 401), ("viewer", 200), ("planner", 200), ("land", 200), ("admin", 403), ("auditor", 403)] {
        assert_eq!(server.get_as(role, "/api/overview").status, status, "{role}");
    }
    for open in ["/healthz", "/readyz", "/api"] {
        assert_eq!(server.get(open).status, 200, "{open}");
    }
}

#[test]
fn the_office_sees_tokens_without_their_secrets_and_the_audit_says_in_which_role_and_from_where() {
    let server = Server::start();
    let document = server.get("/api").json();
    let tokens = server.get_as("security", "/api/tokens");
    schema::check(&tokens.json(), &json!({ "$ref": "#/components/schemas/TokenList" }), &document, "tokens").unwrap();
    assert_eq!(tokens.json()["tokens"].as_array().unwrap().len(), 1 + Role::ALL.len());
    for secret in server.tokens.values() {
        assert!(!tokens.text().contains(secret.as_str()));
    }
    let bearer = format!("Bearer {}", server.tokens["land"]);
    let made = server.ask(
        "post",
        "/collections/places/items",
        &[("authorization", &bearer), ("content-type", "application/geo+json")],
        json!({ "type": "Feature", "geometry": null, "properties": { "role": "park", "name": "公园" } }).to_string().as_bytes(),
    );
    assert_eq!(made.status, 201, "{}", made.text());
    let audit = server.get_as("auditor", "/api/audit?limit=1000").json();
    schema::check(&audit, &json!({ "$ref": "#/components/schemas/AuditPage" }), &document, "audit").unwrap();
    let row = audit["rows"].as_array().unwrap().iter().rfind(|row| row["action"] == "commit").unwrap().clone();
    assert_eq!((&row["who"], &row["role"], &row["address"]), (&json!("land"), &json!("land"), &json!("127.0.0.1")));
    let few = server.get_as("auditor", "/api/audit?limit=2").json();
    assert_eq!((few["rows"].as_array().unwrap().len(), &few["next"]), (2, &json!(2)));
}

/// A property with secrets in every restricted field, or the same one with none.
fn with_property(secret: bool) -> Server {
    let server = Server::start();
    let mut properties =
        json!({ "id": "ZZ-1", "name": "两江大厦", "floor_area_m2": 4200, "vacant_area_m2": 3100, "owner_count": 1 });
    if secret {
        for (name, value) in [
            ("owner", json!("金丝雀置业有限公司")),
            ("mortgaged", json!(true)),
            ("illegal_area_m2", json!(123.0)),
            ("title_dispute", json!(false)),
            ("不动产单元号", json!("金丝雀500103")),
            ("年税收", json!("金丝雀八千万")),
        ] {
            properties[name] = value;
        }
    }
    let square = json!({ "type": "Polygon", "coordinates": [[[106.56, 29.55], [106.5605, 29.55], [106.5605, 29.5505], [106.56, 29.5505], [106.56, 29.55]]] });
    let collection = json!({ "type": "FeatureCollection", "features": [{ "type": "Feature", "id": "ZZ-1", "geometry": square, "properties": properties }] });
    let done = server.import("mode=commit&kind=building&datum=cgcs2000", collection.to_string().as_bytes());
    assert_eq!(done.status, 200, "{}", done.text());
    server
}

/// Addresses through which something of a property leaves.
fn ways_out() -> Vec<String> {
    let mut ways: Vec<String> = [
        "/api/sites/ZZ-1",
        "/api/sites?limit=1000&sort=-asking_price_yuan_per_m2",
        "/api/sites?q=%E9%87%91%E4%B8%9D%E9%9B%80",
        "/api/search?q=%E9%87%91%E4%B8%9D%E9%9B%80",
        "/api/availability?by=owner",
        "/api/overview",
        "/api/coverage?limit=100&minutes=1",
        "/api/nearest?lon=106.56&lat=29.55&k=50",
        "/api/sites/ZZ-1/appraisal",
        "/api/sites/ZZ-1/break-even",
        "/api/appraisals",
        "/api/ledger",
        "/api/ledger/alarms",
        "/api/ledger/quarter?q=2026Q3",
        "/api/sites/ZZ-1/ledger",
        "/api/reports/annex?f=xlsx",
        "/api/reports/sheets/ZZ-1?f=docx",
        "/api/reports/sheets/ZZ-1?f=xlsx",
        "/api/reports/ledger?f=xlsx",
        "/collections/buildings/items/ZZ-1",
        "/collections/buildings/items?limit=1000",
        "/collections/sites/items?limit=1000",
        "/collections/buildings/queryables",
        "/collections/buildings/sortables",
        "/collections/buildings/schema",
        "/collections/buildings/items/ZZ-1?f=html",
        "/collections/floors/items?limit=1000",
        "/site/ZZ-1/locator.svg",
        "/api/revisions/1/difference/2",
        "/tiles/sites/16/52167/27134",
        "/tiles/sites/14/13041/6783",
    ]
    .map(str::to_owned)
    .into();
    ways.extend(["geojson", "shp", "gpkg", "fgb", "parquet", "xlsx", "csv"].map(|format| format!("/api/exports?f={format}")));
    ways
}

/// What an answer says, without what differs from one server and one moment to the next.
fn said(server: &Server, answer: &Answer) -> Value {
    let text = answer.lossy().replace(&server.address.to_string(), "HOST");
    match serde_json::from_str(&text) {
        Ok(mut value) => {
            plain(&mut value);
            value
        }
        Err(_) => Value::String(text),
    }
}

fn plain(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !["content_hash", "timeStamp", "at", "recorded_at"].contains(&name.as_str()));
            fields.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The text inside an answer, unpacked where it is packed.
fn unpacked(answer: &Answer) -> String {
    let mut text = answer.lossy();
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&answer.body)) {
        for at in 0..archive.len() {
            let mut bytes = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    text
}

#[test]
fn nothing_restricted_leaves_by_any_way_without_the_role_and_nothing_that_leaves_depends_on_it() {
    let (with, without) = (with_property(true), with_property(false));
    let shown = with.get_as("land", "/api/sites/ZZ-1").text();
    assert!(shown.contains("金丝雀置业") && shown.contains("金丝雀八千万"), "land sees it: {shown}");
    let mut compared = 0;
    for way in ways_out() {
        for role in ["none", "viewer", "planner", "admin", "security", "auditor"] {
            let (one, other) = (with.get_as(role, &way), without.get_as(role, &way));
            assert_eq!(one.status, other.status, "{role} {way}");
            assert!(one.status == 200 || one.status == 204, "{role} {way}: {}", one.lossy());
            let text = unpacked(&one);
            assert!(!text.contains("金丝雀"), "{role} {way}");
            // What is packed carries the moment it was packed; its text was searched, and its sites are read back below.
            if !way.contains("f=") || way.ends_with("f=csv") || way.ends_with("f=geojson") {
                assert_eq!(said(&with, &one), said(&without, &other), "{role} {way}: it can be told from what is shown");
            }
            compared += 1;
        }
    }
    println!("{compared} answers through {} ways out: nothing restricted in any", ways_out().len());
}

#[test]
fn every_format_of_a_public_export_reads_back_without_owner_or_unnamed_columns() {
    let server = with_property(true);
    for format in Format::writable() {
        let bytes = server.get_as("planner", &format!("/api/exports?f={}&kind=building", format.word())).body;
        let name = format!("s.{}", format.extension());
        let options = ReadOptions { kind: Some(zaiti::estate::SiteKind::Building), ..ReadOptions::default() };
        let read = zaiti::exchange::read(&name, &bytes, &options).unwrap();
        let found = read.sites.iter().find(|site| site.name.as_deref() == Some("两江大厦")).unwrap();
        let tenure = found.tenure().unwrap();
        assert_eq!((&tenure.owner, &tenure.mortgaged, &tenure.title_dispute), (&None, &None, &None), "{}", format.word());
        assert!(!found.other.values().any(|value| value.contains("金丝雀")), "{}", format.word());
    }
}

#[test]
fn no_condition_order_or_property_tells_what_is_restricted() {
    let server = with_property(true);
    let refused = |address: &str| {
        for role in ["none", "planner", "land"] {
            let answer = server.get_as(role, address);
            assert_eq!(answer.status, 400, "{role} {address}: {}", answer.lossy());
        }
    };
    for field in
        ["owner", "mortgaged", "seized", "title_dispute", "illegal_area_m2", "expropriation", "%E5%B9%B4%E7%A8%8E%E6%94%B6"]
    {
        for address in [
            format!("/collections/buildings/items?filter={field}%20IS%20NOT%20NULL"),
            format!("/collections/buildings/items?{field}=1"),
            format!("/collections/buildings/items?sortby={field}"),
            format!("/collections/buildings/items?properties={field}"),
            format!("/api/sites?filter={field}%20IS%20NOT%20NULL"),
            format!("/api/sites?sort={field}"),
            format!("/api/sites?{field}=1"),
            format!("/tiles/sites/14/13041/6783?filter={field}%20IS%20NOT%20NULL"),
        ] {
            refused(&address);
        }
        let asked = json!({ "filter": { field: true } });
        assert!(matches!(server.post_json("/api/sites", &asked).status, 400 | 422), "{field}");
        assert!(matches!(server.post_json("/api/availability", &asked).status, 400 | 422), "{field}");
    }
    // Content that differs in what is restricted alone has tags nobody can try: they are made under a key.
    let tag = |server: &Server| server.get("/collections/buildings/items/ZZ-1").header("etag").unwrap();
    assert_ne!(tag(&server), tag(&with_property(true)), "the same content under another key");
    assert_eq!(tag(&server), tag(&server));
}

#[test]
fn who_and_why_are_internal() {
    let server = with_property(false);
    let seen = |role: &str| server.get_as(role, "/api/revisions").json()["revisions"][1]["who"].clone();
    assert_eq!(seen("viewer"), json!("test"));
    for role in ["none", "admin", "security"] {
        assert_eq!(seen(role), Value::Null, "{role}");
        assert_eq!(server.get_as(role, "/api/revisions/1/difference/2").json()["to"]["who"], Value::Null, "{role}");
    }
}
