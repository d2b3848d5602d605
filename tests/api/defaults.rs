//! What a server holds to where nobody set anything: sizes, times, counts, headers, backups. One server, many probes.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use zaiti::desk::{
    Backups, Desk, ImportRequest, Keep, LARGE_IMPORT, MOST_TOKEN_DAYS, Mode, OnFault, TOKEN_DAYS, example_package,
};
use zaiti::exchange::ReadOptions;
use zaiti::http::{BLOCKING, Limits};

use super::server::Server;

/// Sends bytes as they are, and gives back what comes until the server closes.
fn raw(server: &Server, bytes: &[u8]) -> String {
    let mut line = TcpStream::connect(server.address).unwrap();
    line.write_all(bytes).unwrap();
    let mut said = Vec::new();
    // A server that refuses what it has not read to its end may reset the line after its answer.
    let _ = line.read_to_end(&mut said);
    String::from_utf8_lossy(&said).into_owned()
}

fn get(server: &Server, path: &str, headers: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
    raw(server, request.as_bytes()).lines().next().unwrap_or_default().to_owned()
}

fn post_of_length(server: &Server, path: &str, length: usize) -> String {
    let token = &server.token;
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    raw(server, head.as_bytes()).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_usual_times_and_counts_are_those_that_are_published() {
    let limits = Limits::default();
    assert_eq!((limits.header_time, limits.idle_time), (Duration::from_secs(5), Duration::from_secs(30)));
    assert_eq!((limits.connections, limits.connections_per_address), (4096, 64));
    assert_eq!(limits.stop_time, Duration::from_secs(10));
    assert_eq!((TOKEN_DAYS, MOST_TOKEN_DAYS, BLOCKING, LARGE_IMPORT), (90, 366, 272, 1_000));
    assert_eq!(Keep::default(), Keep { days: 7, weeks: 4, months: 6 });
}

#[test]
fn a_request_of_the_largest_size_is_taken_and_one_beyond_is_refused_before_it_is_read() {
    let server = Server::start();
    let probes = [
        ("60 headers", get(&server, "/healthz", &"X-A: 1\r\n".repeat(60)), "200"),
        ("70 headers", get(&server, "/healthz", &"X-A: 1\r\n".repeat(70)), "431"),
        ("a header of 16 KiB", get(&server, "/healthz", &format!("X-A: {}\r\n", "a".repeat(16 << 10))), "200"),
        ("a header beyond", get(&server, "/healthz", &format!("X-A: {}\r\n", "a".repeat((16 << 10) + 1))), "400"),
        ("an address of 8 KiB", get(&server, &format!("/api/search?q={}", "a".repeat((8 << 10) - 14)), ""), "200"),
        ("an address beyond", get(&server, &format!("/api/search?q={}", "a".repeat((8 << 10) - 13)), ""), "414"),
        ("JSON beyond 2 MiB", post_of_length(&server, "/api/availability", (2 << 20) + 1), "413"),
        ("a file beyond 200 MiB", post_of_length(&server, "/api/imports?name=a.csv", (200 << 20) + 1), "413"),
    ];
    for (what, said, wanted) in &probes {
        assert!(said.split(' ').nth(1) == Some(*wanted), "{what}: {said:?}, not {wanted}");
    }
    println!("{} sizes at their limit and beyond answered as published", probes.len());
    let page = server.get("/api/sites?limit=5000").json();
    assert!(page["returned"].as_u64().unwrap() <= 1000);
    assert_eq!(server.get("/api/revisions?limit=0").status, 400);
}

#[test]
fn a_connection_that_is_kept_may_be_silent_for_longer_than_headers_may_take() {
    // The headers of this server may take one second.
    let server = Server::start();
    let mut line = TcpStream::connect(server.address).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut ask = |wait: Duration| {
        thread::sleep(wait);
        line.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut said = [0; 4096];
        let read = line.read(&mut said).unwrap();
        String::from_utf8_lossy(&said[..read]).starts_with("HTTP/1.1 200")
    };
    assert!(ask(Duration::ZERO) && ask(Duration::from_millis(2500)), "it was answered, silent, and is answered again");
    // The headers of a later request may take no longer than those of the first.
    line.write_all(b"GET /healthz HTTP/1.1\r\nX-Slow: ").unwrap();
    let started = Instant::now();
    assert_eq!(line.read(&mut [0; 64]).unwrap_or(0), 0);
    assert!(started.elapsed() < Duration::from_secs(10), "the time for headers is over, not that for silence");
}

#[test]
fn bodies_that_never_come_keep_nobody_out_who_only_reads() {
    let server = Server::start();
    let head =
        "POST /api/availability HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    let slow: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut line = TcpStream::connect(server.address).unwrap();
            line.write_all(head.as_bytes()).unwrap();
            line
        })
        .collect();
    let turned_away = slow.iter().filter(|line| {
        line.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
        let mut said = [0; 64];
        let mut line = *line;
        line.read(&mut said).is_ok_and(|read| String::from_utf8_lossy(&said[..read]).starts_with("HTTP/1.1 503"))
    });
    assert!(turned_away.count() >= 300 - 64, "more than 64 are told to come again");
    for _ in 0..20 {
        assert_eq!(get(&server, "/api/availability?by=zone", ""), "HTTP/1.1 200 OK");
    }
}

#[test]
fn a_file_that_dribbles_in_is_not_waited_for() {
    let server = Server::start();
    let mut line = TcpStream::connect(server.address).unwrap();
    let token = &server.token;
    let head = format!(
        "POST /api/imports?name=a.csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Length: 1000000\r\n\r\n"
    );
    line.write_all(head.as_bytes()).unwrap();
    let mut said = line.try_clone().unwrap();
    let answered = thread::spawn(move || {
        let mut text = [0; 4096];
        let read = said.read(&mut text).unwrap_or(0);
        String::from_utf8_lossy(&text[..read]).into_owned()
    });
    // Never silent for long, and never a kilobyte a second.
    while !answered.is_finished() && line.write_all(b"a").is_ok() {
        thread::sleep(Duration::from_millis(250));
    }
    let said = answered.join().unwrap();
    assert!(said.starts_with("HTTP/1.1 408"), "{said}");
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn a_large_import_is_preceded_by_a_checked_backup_that_only_its_owner_reads() {
    let folder = tempfile::tempdir().unwrap();
    let backups = Backups { folder: folder.path().join("backups"), keep: Keep::default() };
    let desk = Desk::init(&folder.path().join("p.gpkg"), &example_package(), "test", "example").unwrap().desk;
    let desk = desk.backing_up_into(Some(backups.clone()));
    let import = |name: &str, rows: usize| {
        let table: String = (0..rows).map(|row| format!("{name}-{row},楼宇,大批\n")).collect();
        let (file, bytes) = (format!("{name}.csv"), format!("编号,类别,名称\n{table}").into_bytes());
        let options = ReadOptions::default();
        let (mode, on_fault) = (Mode::Commit, OnFault::Refuse);
        let report = desk.import(&ImportRequest { name: &file, bytes: &bytes, options, mode, on_fault, who: "甲", why: "" });
        assert!(report.unwrap().committed);
    };
    import("small", LARGE_IMPORT - 1);
    assert!(!backups.folder.exists(), "a small one needs none");
    import("large", LARGE_IMPORT);
    let [only] = backups.list().unwrap().try_into().unwrap();
    let file = backups.folder.join(&only.file);
    let kept = Desk::check(&file).unwrap();
    assert_eq!(kept.revision, 2, "what was there before the large import");
    println!("{} sites kept before an import of {LARGE_IMPORT}", kept.sites);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&backups.folder), mode(&file), mode(&file.with_extension("gpkg.sha256"))), (0o700, 0o600, 0o600));
    }
}

#[test]
fn a_monitor_of_this_machine_reads_counts_and_nobody_else_does() {
    let server = Server::with(zaiti::http::Settings { behind_proxy: true, ..Default::default() });
    server.get("/api/nothing");
    let said = server.get("/metrics");
    assert_eq!((said.status, said.media().as_str()), (200, "text/plain"));
    let text = said.text();
    let value = |name: &str| -> u64 {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name} in {text}"));
        line.trim().parse().unwrap()
    };
    assert_eq!(value("zaiti_revision "), 1);
    assert_eq!(value("zaiti_answers_total{class=\"4xx\"} "), 1);
    assert!(value("zaiti_sites ") > 100 && value("zaiti_resident_bytes ") > 1 << 20 && value("zaiti_syncs_total ") > 0);
    let elsewhere = server.ask("get", "/metrics", &[("x-forwarded-for", "10.0.0.9")], b"");
    assert_eq!(elsewhere.status, 404);
    assert_eq!(server.post_json("/api/availability", &json!({ "by": "total", "filter": {} })).status, 200);
}
