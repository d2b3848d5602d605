//! Requests sent again, wrong tokens, too many requests, too little memory: nothing twice, nobody in, and everybody told why.

use std::net::TcpStream;
use std::thread;

use serde_json::{Value, json};
use zaiti::http::Settings;

use super::schema;
use super::server::{Answer, Server};

fn bearer(server: &Server, role: &str) -> String {
    format!("Bearer {}", server.tokens[role])
}

/// Adds a place under a key.
fn add(server: &Server, key: &str, name: &str) -> Answer {
    let bearer = bearer(server, "land");
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/geo+json"), ("idempotency-key", key)];
    let feature = json!({ "type": "Feature", "geometry": null, "properties": { "role": "park", "name": name } });
    server.ask("post", "/collections/places/items", &headers, feature.to_string().as_bytes())
}

#[test]
fn the_same_request_under_the_same_key_has_its_effect_once_also_after_a_restart() {
    let server = Server::start();
    let places = thread::scope(|scope| {
        let senders: Vec<_> = (0..20).map(|_| scope.spawn(|| add(&server, "k-1", "甲公园"))).collect();
        let answers: Vec<Answer> = senders.into_iter().map(|sender| sender.join().unwrap()).collect();
        assert!(answers.iter().all(|answer| answer.status == 201), "{:?}", answers.iter().map(|a| a.status).collect::<Vec<_>>());
        let replayed = answers.iter().filter(|answer| answer.header("idempotency-replayed").is_some()).count();
        assert_eq!(replayed, 19);
        answers.into_iter().map(|answer| answer.header("location").unwrap()).collect::<Vec<_>>()
    });
    assert!(places.iter().all(|place| *place == places[0]), "the same answer");
    assert_eq!(server.revisions(), 2, "20 at once, one effect");
    let other = add(&server, "k-1", "乙公园");
    assert_eq!((other.status, other.json()["code"].as_str()), (422, Some("key_reused")));
    assert_eq!(add(&server, "k-2", "甲公园").status, 201, "another key, another request");
    assert_eq!(add(&server, &"k".repeat(201), "丙").status, 400);

    let server = server.restart();
    let again = add(&server, "k-1", "甲公园");
    assert_eq!((again.status, again.header("location")), (201, Some(places[0].clone())));
    assert_eq!(server.revisions(), 3);
    // The answer is lost as if the program had ended between the change and its answer: the audit still knows.
    let behind = rusqlite::Connection::open(server.project()).unwrap();
    behind.execute("DELETE FROM zaiti_answers", []).unwrap();
    let lost = add(&server, "k-1", "甲公园");
    assert_eq!((lost.status, server.revisions()), (409, 3), "{}", lost.text());
    println!("20 of the same request at once, then 1 after a restart and 1 without its answer: 1 effect");
}

#[test]
fn an_answer_that_holds_a_secret_is_not_written_down() {
    let server = Server::start();
    let security = bearer(&server, "security");
    let headers = [("authorization", security.as_str()), ("content-type", "application/json"), ("idempotency-key", "t-1")];
    let ask = || server.ask("post", "/api/tokens", &headers, br#"{ "label": "new", "role": "viewer" }"#);
    let secret = ask().json()["token"].as_str().unwrap().to_owned();
    assert_eq!(ask().status, 409, "it was made, and is not shown again");
    for entry in std::fs::read_dir(server.project().parent().unwrap()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
    }
}

#[test]
fn answers_are_forgotten_after_a_day() {
    let server = Server::start();
    add(&server, "old", "甲公园");
    let behind = rusqlite::Connection::open(server.project()).unwrap();
    behind.execute("UPDATE zaiti_answers SET at = '2020-01-01T00:00:00Z'", []).unwrap();
    add(&server, "new", "乙公园");
    let kept: i64 = behind.query_row("SELECT count(*) FROM zaiti_answers", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn five_wrong_tokens_of_an_account_lock_it_at_that_address_and_nowhere_else() {
    let server = Server::with(Settings { behind_proxy: true, ..Settings::default() });
    let from = |address: &str, token: &str| {
        let bearer = format!("Bearer {token}");
        server.ask("get", "/api/revisions", &[("authorization", &bearer), ("x-forwarded-for", address)], b"")
    };
    let right = &server.tokens["planner"];
    let wrong = format!("{}{}", &right[.."zaiti_12345678_".len()], "0".repeat(64));
    let said: Vec<u16> = (0..6).map(|_| from("10.0.0.1", &wrong).status).collect();
    assert_eq!(said, [401, 401, 401, 401, 401, 429]);
    let locked = from("10.0.0.1", right);
    assert_eq!(locked.status, 429, "even the right one");
    let wait: u64 = locked.header("retry-after").unwrap().parse().unwrap();
    assert!(wait > 14 * 60 && wait <= 15 * 60, "{wait}");
    assert_eq!(from("10.0.0.2", right).status, 200, "at another address");
    assert_eq!(from("10.0.0.1", &server.tokens["viewer"]).status, 200, "another account");
    let anyone = server.ask("get", "/api/revisions", &[("x-forwarded-for", "10.0.0.1")], b"");
    assert_eq!(anyone.status, 200, "reading goes on");
    let audit = server.get_as("auditor", "/api/audit?limit=1000").json();
    let row = audit["rows"].as_array().unwrap().iter().find(|row| row["action"] == "lock").unwrap().clone();
    assert_eq!(row["address"], "10.0.0.1");
    assert!(row["object"].as_str().unwrap().contains(&right["zaiti_".len().."zaiti_12345678".len()]));
}

#[test]
fn logins_and_exports_of_holders_are_in_the_audit_with_role_and_address() {
    let server = Server::start();
    assert_eq!(server.get_as("land", "/api/exports?f=csv").status, 200);
    assert_eq!(server.get_as("land", "/api/exports?f=csv").status, 200);
    let audit = server.get_as("auditor", "/api/audit?limit=1000").json();
    let of = |action: &str| {
        let rows = audit["rows"].as_array().unwrap().iter().filter(|row| row["action"] == action);
        rows.map(|row| (row["who"].clone(), row["role"].clone(), row["address"].clone())).collect::<Vec<_>>()
    };
    let land = (json!("land"), json!("land"), json!("127.0.0.1"));
    assert_eq!(of("export"), [land.clone(), land.clone()]);
    assert_eq!(of("login"), [land, (json!("auditor"), json!("auditor"), json!("127.0.0.1"))]);
}

#[test]
fn an_address_that_asks_too_fast_is_told_to_wait() {
    let server = Server::with(Settings { behind_proxy: true, ..Settings::default() });
    let ask = |address: &str| server.ask("get", "/healthz", &[("x-forwarded-for", address)], b"");
    let said: Vec<(u16, Option<String>)> = thread::scope(|scope| {
        let some =
            || (0..250).map(|_| ask("10.0.0.9")).map(|answer| (answer.status, answer.header("retry-after"))).collect::<Vec<_>>();
        let lanes: Vec<_> = (0..8).map(|_| scope.spawn(some)).collect();
        lanes.into_iter().flat_map(|lane| lane.join().unwrap()).collect()
    });
    let refused = said.iter().filter(|(status, _)| *status == 429).count();
    println!("{refused} of {} requests of one address told to wait", said.len());
    assert!(
        said.iter().all(|(status, wait)| (*status, wait.is_some()) == (200, false) || (*status, wait.is_some()) == (429, true))
    );
    assert_eq!(ask("10.0.0.10").status, 200, "another address goes on");
}

#[test]
fn readiness_says_in_detail_what_is_in_order_and_turns_to_503_when_something_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let backups = zaiti::desk::Backups { folder: folder.path().join("b"), keep: zaiti::desk::Keep::default() };
    let server = Server::with(Settings { backups: Some(backups), ..Settings::default() });
    let document = server.get("/api").json();
    let said = server.get("/readyz");
    schema::check(&said.json(), &json!({ "$ref": "#/components/schemas/Readiness" }), &document, "readyz").unwrap();
    let names: Vec<Value> = said.json()["checks"].as_array().unwrap().iter().map(|check| check["name"].clone()).collect();
    assert_eq!(names, ["store", "disk", "schema", "backup", "memory", "solver"]);
    assert_eq!(said.status, 503, "a folder for backups is set and none is there: {}", said.text());

    let admin = bearer(&server, "admin");
    let taken = server.ask("post", "/api/backups", &[("authorization", &admin)], b"");
    assert_eq!((taken.status, &taken.json()["checked"]), (201, &json!(true)), "{}", taken.text());
    assert_eq!(server.get("/readyz").status, 200, "{}", server.get("/readyz").text());
    let list = server.get_as("admin", "/api/backups").json();
    schema::check(&list, &json!({ "$ref": "#/components/schemas/BackupList" }), &document, "backups").unwrap();
    assert_eq!(list["backups"][0]["file"], taken.json()["file"]);
    let behind = rusqlite::Connection::open(server.project()).unwrap();
    behind.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(server.get("/readyz").status, 503, "somebody else holds the store");
}

#[test]
fn where_memory_is_used_up_imports_and_searches_wait_and_reading_goes_on() {
    let server = Server::with(Settings { memory: Some(1), ..Settings::default() });
    if TcpStream::connect(server.address).is_err() || !std::path::Path::new("/proc/self/status").exists() {
        println!("skipped: this system does not say how much memory is used");
        return;
    }
    let refused = server.post_json("/api/plans", &json!({}));
    assert_eq!((refused.status, refused.header("retry-after").as_deref()), (503, Some("2")));
    assert_eq!(server.import("mode=dry_run", b"x").status, 503);
    assert_eq!(server.get("/api/sites").status, 200);
    assert_eq!(server.get("/readyz").status, 503);
}

#[test]
fn the_project_file_is_closed_to_others() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let server = Server::start();
        let mode = std::fs::metadata(server.project()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
