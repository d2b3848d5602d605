//! Following along: events as they come, and the optimiser as a process of OGC API Processes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::server::Server;

/// The data of the next event; comments and other lines are passed over.
fn next(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> Value {
    let line = lines.map(Result::unwrap).find(|line| line.starts_with("data: ")).unwrap();
    serde_json::from_str(&line["data: ".len()..]).unwrap()
}

#[test]
fn a_listener_hears_of_a_commit_and_of_what_it_touched() {
    let server = Server::start();
    let mut line = TcpStream::connect(server.address.to_string()).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(line, "GET /api/events HTTP/1.1\r\nHost: {}\r\nAccept: text/event-stream\r\n\r\n", server.address).unwrap();
    let mut lines = BufReader::new(line).lines();
    assert!(lines.next().unwrap().unwrap().contains("200"));
    assert_eq!(next(&mut lines)["revision"], 1, "where it stands comes first");
    let ledger = "楼宇编码,楼宇名称,类别,建筑面积(㎡),经度,纬度\nA-0,试点大厦,楼宇,12000,106.55,29.555\n";
    assert_eq!(server.import("mode=commit", ledger.as_bytes()).status, 200);
    let told = next(&mut lines);
    assert_eq!((&told["revision"], &told["touched"]["backdrop"]), (&json!(2), &json!([])));
    let boxes = told["touched"]["sites"].as_array().unwrap();
    assert_eq!(boxes.len(), 1, "{told}");
    assert_eq!(boxes[0][0], json!(106.55));
}

#[test]
fn a_job_is_the_same_search_as_a_plan() {
    let server = Server::start();
    let about = server.get("/processes/plan").json();
    assert_eq!((&about["id"], about["inputs"]["scenario"].is_object()), (&json!("plan"), true));
    let begun =
        server.post_json("/processes/plan/execution", &json!({ "inputs": { "scenario": { "milestone": "2025-12-31" } } }));
    assert_eq!(begun.status, 201, "{}", begun.text());
    let place = begun.header("location").unwrap().replace(&format!("http://{}", server.address), "");
    assert_eq!(place, format!("/jobs/{}", begun.json()["jobID"].as_str().unwrap()));
    let mut status = server.get(&place).json();
    for _ in 0..600 {
        if status["status"] == "successful" {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
        status = server.get(&place).json();
    }
    assert_eq!(status["status"], "successful", "{status}");
    let plan = server.get(&format!("{place}/results")).json()["plan"].clone();
    let same = server.solve(&json!({ "milestone": "2025-12-31" })).json();
    assert_eq!((&plan["id"], &plan["choices"]), (&same["id"], &same["choices"]));
    for (address, status) in [("/jobs/none", 404), ("/jobs/none/results", 404), ("/processes/other", 404)] {
        assert_eq!(server.get(address).status, status, "{address}");
    }
    let bad = server.post_json("/processes/plan/execution", &json!({ "inputs": { "scenario": { "colour": 1 } } }));
    assert_eq!(bad.status, 400, "{}", bad.text());
}
