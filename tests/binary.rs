//! The program as a person or a script starts it: every command, every exit code, and a server that stops when it is told to.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not there")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with a project of the example in it.
struct Project {
    folder: TempDir,
    token: String,
}

/// What a run printed and how it ended.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

fn zaiti(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zaiti"));
    command
        .current_dir(folder)
        .env_remove("ZAITI_PROJECT")
        .env_remove("ZAITI_WHO")
        .env("LANG", "zh_CN.UTF-8")
        .env_remove("LC_ALL");
    command
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = Run::of(zaiti(folder.path()).args(["init", "--json"]).output().unwrap());
        assert_eq!(made.code, Some(0), "{}", made.err);
        let token = made.json()["token"].as_str().unwrap().to_owned();
        Self { folder, token }
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(zaiti(self.folder.path()).args(arguments).output().unwrap())
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.folder.path().join(name), content).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }

    fn revisions(&self) -> Value {
        self.run(&["revisions", "--json"]).json()
    }
}

#[test]
fn from_an_empty_folder_to_a_proven_plan_and_back() {
    let project = Project::new();
    let vacant =
        |project: &Project| project.run(&["availability", "--by", "total", "--json"]).json()["total"]["vacant_area_m2"].clone();
    let before = vacant(&project).as_f64().unwrap();
    project.write(
        "survey.csv",
        "楼宇编码,楼宇名称,类别,建筑面积(㎡),空置面积(㎡),经度,纬度\nT-1,试点大厦,楼宇,1.2万,\"3,000\",106.55,29.555\n",
    );
    let dry = project.run(&["import", "survey.csv", "--dry-run", "--json"]);
    assert_eq!((dry.code, &dry.json()[0]["committed"]), (Some(0), &Value::Bool(false)), "{}{}", dry.out, dry.err);
    assert_eq!(project.revisions().as_array().unwrap().len(), 1);
    let done = project.run(&["import", "survey.csv", "--who", "测试", "--why", "补充调查"]);
    assert_eq!(done.code, Some(0), "{}{}", done.out, done.err);
    assert!((vacant(&project).as_f64().unwrap() - before - 3000.0).abs() < 1e-6);
    assert_eq!(project.revisions()[1]["why"], "补充调查");

    let planned = project.run(&["plan", "--milestone", "2025", "--binding", "both", "--out", "plan.json", "--json"]);
    assert_eq!((planned.code, &planned.json()["outcome"]["kind"]), (Some(0), &Value::from("optimal")), "{}", planned.err);
    let proven = project.run(&["verify", "plan.json"]);
    assert_eq!(proven.code, Some(0), "{}{}", proven.out, proven.err);

    let mut forged: Value = serde_json::from_slice(&project.read("plan.json")).unwrap();
    forged["choices"].as_array_mut().unwrap().remove(0);
    project.write("forged.json", forged.to_string());
    let caught = project.run(&["verify", "forged.json", "--json"]);
    assert_eq!((caught.code, &caught.json()["valid"]), (Some(5), &Value::Bool(false)));
    project.write("torn.json", &project.read("plan.json")[..1000]);
    assert_eq!(project.run(&["verify", "torn.json"]).code, Some(1));

    let difference = project.run(&["difference", "1", "--json"]);
    assert_eq!(
        (difference.code, &difference.json()["added"]["first"]),
        (Some(0), &serde_json::json!(["T-1"])),
        "{}",
        difference.err
    );
    let before_it = project.run(&["availability", "--revision", "1", "--json"]).json();
    assert_eq!(before_it["total"], difference.json()["total"]["before"]);
    assert!(project.run(&["difference", "1", "2"]).out.contains("T-1"));

    let back = project.run(&["revert", "1"]);
    assert_eq!(back.code, Some(0), "{}", back.err);
    assert!((vacant(&project).as_f64().unwrap() - before).abs() < 1e-9);
    assert_eq!(project.run(&["revert", "77"]).code, Some(1));
}

/// Whether the process would hear an interrupt instead of being ended by it.
#[cfg(target_os = "linux")]
fn hears_interrupts(child: &Child) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
    u64::from_str_radix(caught.trim(), 16).unwrap() & 0b10 != 0
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_search_ends_with_what_it_has_and_says_how_far_it_came() {
    let project = Project::new();
    project.write("hard.json", r#"{"include_unknown":true,"owner_limit":150,"time_limit_s":300}"#);
    let mut command = zaiti(project.folder.path());
    command.args(["plan", "--json", "--scenario", "hard.json", "--out", "cut.json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while !hears_interrupts(&child) {
        assert_eq!(child.try_wait().unwrap(), None, "it ended before it listened");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let run = Run::of(child.wait_with_output().unwrap());
    let plan = run.json();
    let kind = plan["outcome"]["kind"].as_str().unwrap();
    let code = if kind == "cut_short" { 1 } else { 0 };
    assert!(["cut_short", "within_gap"].contains(&kind), "{kind} is no end of a search that was stopped");
    assert_eq!(run.code, Some(code), "{}", run.err);
    let verdict = project.run(&["verify", "cut.json", "--json"]);
    assert_eq!((verdict.code, &verdict.json()["valid"]), (Some(0), &Value::Bool(true)), "{}", verdict.err);
}

#[test]
fn a_plan_that_cannot_meet_the_targets_says_so_in_its_exit_code_and_names_the_shortfall() {
    let project = Project::new();
    let poor = project.run(&["plan", "--budget", "1000000", "--lang", "en"]);
    assert_eq!(poor.code, Some(4), "{}", poor.err);
    assert!(poor.out.contains("198,137.87 m² is missing"), "{}", poor.out);
    let zh = project.run(&["plan", "--budget", "1000000"]);
    assert!(zh.out.contains("片区") && zh.out.contains("示例"), "{}", zh.out);
}

#[test]
fn files_that_cannot_be_used_end_in_three_and_leave_the_project_as_it_was() {
    let project = Project::new();
    let before = project.revisions();
    let feature = |coordinates: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"id\":\"X\",\"kind\":\"building\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{coordinates}}}}}]}}"
        )
    };
    let bad: [(&str, Vec<u8>); 6] = [
        ("torn.geojson", b"{\"type\":\"FeatureCollection\",\"features\":[{".to_vec()),
        ("short.geojson", feature("[[[106.5],[106.6],[106.6]]]").into_bytes()),
        ("nan.geojson", feature("[[[106.5,NaN],[106.6,29.5],[106.6,29.6]]]").into_bytes()),
        ("swapped.geojson", feature("[[[29.55,106.55],[29.55,106.551],[29.551,106.551],[29.55,106.55]]]").into_bytes()),
        ("deep.geojson", "[".repeat(10 << 20).into_bytes()),
        ("negative.csv", "编号,类别,空置面积(㎡)\nX,楼宇,-5\n".as_bytes().to_vec()),
    ];
    project.write("good.csv", "编号,类别,建筑面积(㎡)\nG,楼宇,100\n");
    for (name, bytes) in bad {
        project.write(name, bytes);
        let refused = project.run(&["import", name]);
        assert_eq!(refused.code, Some(3), "{name}: {}{}", refused.out, refused.err);
        assert!(refused.out.len() + refused.err.len() > 20, "{name} says why");
        assert_eq!(project.run(&["import", "good.csv", name]).code, Some(3), "one bad file refuses the good one beside it");
    }
    assert_eq!(project.revisions(), before);
}

#[test]
fn a_command_line_that_makes_no_sense_ends_in_two_and_other_trouble_in_one() {
    let project = Project::new();
    for usage in [&["frobnicate"][..], &["import"], &["plan", "--binding", "some"], &["availability", "--vacant-min-m2", "a lot"]]
    {
        let refused = project.run(usage);
        assert_eq!(refused.code, Some(2), "{usage:?}: {}", refused.err);
    }
    for trouble in
        [&["import", "nowhere.csv"][..], &["init"], &["verify", "nowhere.json"], &["--project", "no.gpkg", "revisions"]]
    {
        let failed = project.run(trouble);
        assert_eq!(failed.code, Some(1), "{trouble:?}: {}", failed.err);
        assert!(failed.err.starts_with("zaiti: "), "{}", failed.err);
    }
    assert_eq!(project.run(&["--help"]).code, Some(0));
    let public = project.run(&["serve", "--addr", "0.0.0.0:0"]);
    assert_eq!(public.code, Some(1), "a public address needs a proxy in front: {}", public.err);
    let unattended = project.run(&["serve", "--addr", "0.0.0.0:0", "--behind-proxy"]);
    assert_eq!(unattended.code, Some(1), "a public address needs somebody to look after it: {}", unattended.err);
    assert!(unattended.err.contains("--role admin"), "{}", unattended.err);
}

#[test]
fn exports_come_back_equal_and_mark_what_is_made_up() {
    let project = Project::new();
    for (format, name) in [("geojson", "a.geojson"), ("csv", "a.csv"), ("gpkg", "a.gpkg")] {
        let done = project.run(&["export", "-f", format, "--out", name]);
        assert_eq!(done.code, Some(0), "{}", done.err);
    }
    assert!(String::from_utf8(project.read("a.csv")).unwrap().contains("示例"));
    assert!(project.read("a.gpkg").starts_with(b"SQLite format 3\0"));
    let sums = project.run(&["availability", "--json"]).json();
    let again = project.run(&["import", "a.geojson", "--json"]);
    assert_eq!(again.code, Some(0), "{}{}", again.out, again.err);
    let mut after = project.run(&["availability", "--json"]).json();
    after["revision"] = sums["revision"].clone();
    assert_eq!(after, sums);
    let human = project.run(&["availability", "--lang", "en"]);
    assert!(human.out.contains("example data"), "{}", human.out);
    assert_eq!(project.run(&["backup", "b.gpkg"]).code, Some(0));
    assert_eq!(project.run(&["--project", "b.gpkg", "availability", "--json"]).json()["total"], sums["total"]);
}

#[test]
fn reports_are_written_as_files_of_the_kind_their_name_says() {
    let project = Project::new();
    for (arguments, marker) in [
        (&["report", "annex", "--out", "annex.xlsx"][..], "xl/workbook.xml"),
        (&["report", "annex", "--out", "annex.docx"][..], "word/document.xml"),
        (&["report", "sheet", "YZ-I-0004", "--price", "3000", "--out", "sheet.docx"][..], "word/document.xml"),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let bytes = project.read(arguments[arguments.len() - 1]);
        assert!(bytes.windows(marker.len()).any(|window| window == marker.as_bytes()), "{arguments:?}");
    }
    let missing = project.run(&["report", "sheet", "nowhere", "--out", "sheet.docx"]);
    assert_eq!(missing.code, Some(1), "{}", missing.err);
}

/// A day so many days from today, as it is written.
fn in_days(days: i64) -> String {
    jiff::Zoned::now().date().saturating_add(jiff::Span::new().days(days)).to_string()
}

#[test]
fn domain_7_11_what_falls_due_is_told_by_unit_and_an_idle_building_goes_its_whole_way_to_the_list_of_the_quarter() {
    let project = Project::new();
    let head = "编号,类别,名称,经度,纬度,片区,建筑面积(㎡),可用面积(㎡),空置面积(㎡),过渡期起始,租约到期,评估基准日,来源,数据日期,可信度";
    let (transition, lease, valued, old) = (in_days(20 - 1826), in_days(40), in_days(30 - 365), in_days(-200));
    let row = format!("LEDGER-1,闲置物业,台账试例,106.49,29.545,A,3000,2600,2600,{transition},{lease},{valued},试例,{old},填报");
    project.write("ledger.csv", format!("{head}\n{row}\n"));
    let brought = project.run(&["import", "ledger.csv"]);
    assert_eq!(brought.code, Some(0), "{}{}", brought.out, brought.err);
    let due = project.run(&["ledger", "--alarms", "--json"]).json();
    let mine = due["alarms"].as_array().unwrap().iter().filter(|alarm| alarm["site"] == "LEDGER-1");
    let kinds: std::collections::BTreeSet<&str> = mine.clone().map(|alarm| alarm["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["lease_end", "stale", "transition", "valuation"], "{due}");
    assert!(mine.clone().all(|alarm| alarm["units"]["names"][0] == "重庆数字经济产业园管委会"), "the lead of zone A");
    assert!(due["by_unit"].as_array().unwrap().iter().any(|unit| unit["unit"] == "重庆数字经济产业园管委会"));

    let step = |to: &str, language: &str| {
        project.run(&["ledger", "LEDGER-1", "--to", to, "--role", "区国资公司", "--why", "现场核实", "--lang", language])
    };
    for (to, before) in [("挂账", ""), ("建成", "发现"), ("收储", "核查")] {
        if !before.is_empty() {
            assert_eq!(step(before, "zh").code, Some(0));
        }
        let (zh, en) = (step(to, "zh"), step(to, "en"));
        assert_eq!((zh.code, en.code), (Some(1), Some(1)), "{to} skips a state");
        assert!(zh.err.contains("可登记：") && en.err.contains("what may follow"), "{}{}", zh.err, en.err);
    }
    for to in ["挂账", "收储", "改造", "建成"] {
        assert_eq!(step(to, "zh").code, Some(0), "{to}");
    }
    let back = step("发现", "zh");
    assert!(back.code == Some(1) && back.err.contains("“建成”之后不能直接登记“发现”"), "{}", back.err);
    assert_eq!(step("销号", "zh").code, Some(0));
    let list = project.run(&["report", "ledger", "--restricted", "--out", "quarter.docx"]);
    assert_eq!(list.code, Some(0), "{}", list.err);
    let text = String::from_utf8_lossy(&project.read("quarter.docx")).into_owned();
    assert!(text.contains("LEDGER-1") && text.contains("现场核实") && text.contains("销号"));
}

#[test]
fn the_token_is_shown_once_and_lies_nowhere() {
    let project = Project::new();
    let secret = project.token.as_str();
    assert_eq!(secret.len(), "zaiti_".len() + 8 + 1 + 64);
    for command in [&["revisions"][..], &["availability"], &["revisions", "--json"]] {
        let run = project.run(command);
        assert!(!run.out.contains(secret) && !run.err.contains(secret));
    }
    for entry in std::fs::read_dir(project.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", path.display());
    }
    let further = project.run(&["token", "add", "second", "--role", "auditor", "--json"]).json();
    assert_ne!(further["token"], secret);
    assert_eq!(project.run(&["token", "add", "second"]).code, Some(1), "a label is used once");
    assert_eq!(project.run(&["token", "add", "third", "--days", "0"]).code, Some(2), "a token that holds no day is none");
    let listed = project.run(&["token", "list", "--json"]);
    assert!(!listed.out.contains(secret));
    let rows = listed.json();
    let second = rows.as_array().unwrap().iter().find(|row| row["label"] == "second").unwrap();
    assert_eq!((&second["role"], &second["valid"]), (&"auditor".into(), &true.into()));
    assert!(further["token"].as_str().unwrap().starts_with(&format!("zaiti_{}_", second["prefix"].as_str().unwrap())));
    assert_eq!(project.run(&["token", "revoke", second["prefix"].as_str().unwrap()]).code, Some(0));
    assert_eq!(project.run(&["token", "revoke", "second"]).code, Some(1), "it is taken back already");
    assert!(project.run(&["token", "list", "--lang", "en"]).out.contains("revoked"));
}

#[test]
fn each_area_of_a_collection_has_a_row() {
    let project = Project::new();
    let square = |west: f64| {
        let ring = [[west, 29.5], [west + 0.05, 29.5], [west + 0.05, 29.6], [west, 29.6], [west, 29.5]];
        serde_json::json!({ "type": "Feature", "properties": { "名称": format!("{west}") }, "geometry": { "type": "Polygon", "coordinates": [ring] } })
    };
    let collection = serde_json::json!({ "type": "FeatureCollection", "features": [square(106.5), square(106.55)] });
    std::fs::write(project.folder.path().join("grid.geojson"), collection.to_string()).unwrap();
    let told = project.run(&["availability", "--areas", "grid.geojson", "--json"]).json();
    let [west, east] = told["areas"].as_array().unwrap().as_slice() else { panic!("{told}") };
    assert_eq!((&west["id"], &east["name"]), (&"1".into(), &"106.55".into()));
    assert!(west["total"]["sites"].as_u64().unwrap() > 0);
    let human = project.run(&["availability", "--areas", "grid.geojson", "--by", "kind", "--lang", "en"]);
    assert!(human.out.contains("1 106.5 · building") && human.out.contains("2 106.55 "), "{}", human.out);
    assert!(human.out.contains("example data"), "{}", human.out);
    std::fs::write(project.folder.path().join("none.geojson"), r#"{"type":"FeatureCollection","features":[]}"#).unwrap();
    let refused = project.run(&["availability", "--areas", "none.geojson", "--lang", "en"]);
    assert!(refused.code == Some(1) && refused.err.contains("FeatureCollection"), "{}", refused.err);
    std::fs::write(project.folder.path().join("cut.geojson"), "{\"type\":\"Fea").unwrap();
    for option in ["--area", "--areas"] {
        let refused = project.run(&["availability", option, "cut.geojson"]);
        assert!(refused.code == Some(1) && refused.err.contains("第 1 行"), "{}", refused.err);
    }
}

#[test]
fn the_document_is_printed_as_it_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let printed = Run::of(zaiti(folder.path()).arg("openapi").output().unwrap());
    assert_eq!(printed.code, Some(0));
    assert_eq!(printed.json()["openapi"], "3.0.3");
}

/// A server process that does not outlive its test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_server_over_the_example_answers_takes_a_token_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let started = Instant::now();
    let child = zaiti(folder.path())
        .args(["serve", "--example", "--addr", "127.0.0.1:0", "--lang", "en"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut served = Served(child);
    let mut lines = BufReader::new(served.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let secret = lines.find_map(|line| line.split_once("zaiti_").map(|(_, bits)| format!("zaiti_{bits}"))).unwrap();
    let url = lines.find_map(|line| line.find("http://").map(|at| line[at..].trim_end_matches('/').to_owned())).unwrap();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    assert_eq!(agent.get(format!("{url}/healthz")).call().unwrap().status(), 200);
    println!("from nothing to the first answer: {:?}", started.elapsed());
    let page = agent.get(&url).header("accept", "text/html").call().unwrap().body_mut().read_to_string().unwrap();
    assert!(page.contains("<!doctype html>") || page.contains("<!DOCTYPE html>"));
    let row = "编号,类别,建筑面积(㎡)\nS-1,楼宇,100\n";
    let import = format!("{url}/api/imports?name=a.csv&mode=commit");
    let denied = agent.post(&import).header("authorization", "Bearer zaiti_canary").send(row).unwrap();
    assert_eq!(denied.status(), 401);
    let taken = agent.post(&import).header("authorization", format!("Bearer {secret}")).send(row).unwrap();
    assert_eq!(taken.status(), 200);
    let locked = Run::of(zaiti(folder.path()).args(["import", "nothing.csv"]).output().unwrap());
    assert_eq!(locked.code, Some(1), "one writer at a time");
    let beside = Run::of(zaiti(folder.path()).args(["revisions", "--json"]).output().unwrap());
    assert_eq!(beside.json().as_array().unwrap().len(), 2, "reading goes on beside a server: {}", beside.err);

    let stopping = Instant::now();
    let told = Command::new("kill").arg(served.0.id().to_string()).status().unwrap();
    assert!(told.success());
    let ended = served.0.wait().unwrap();
    assert_eq!(ended.code(), Some(0));
    assert!(stopping.elapsed() < Duration::from_secs(10));
    let mut log = String::new();
    std::io::Read::read_to_string(&mut served.0.stderr.take().unwrap(), &mut log).unwrap();
    assert!(!log.contains(&secret) && !log.contains("zaiti_canary"), "tokens are never logged");
    for line in log.lines() {
        let event: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(event["timestamp"].is_string());
    }
    assert!(log.contains("/api/imports"));
}

/// Files that would end their reader, each with what is said of it.
fn fatal_files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    // Thirty million numbers in one property: no limit of a format forbids it, and it fits in no worker.
    let numbers = "0,".repeat(30_000_000);
    let many = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"a":[{numbers}0]}},"geometry":null}}]}}"#
    );
    let zeros = vec![0; 64 << 20];
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    let laughs = b"<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>";
    let names: Vec<String> = (0..1_001).map(|at| format!("xl/workbook{at}.xml")).collect();
    let names: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    vec![
        ("many.geojson", many.into_bytes(), "reading-too-large"),
        ("bomb.xlsx", bomb, "archive-unsafe"),
        ("laughs.xlsx", archive(&[("xl/workbook.xml", laughs)]), "archive-unsafe"),
        ("names.xlsx", archive(&names), "too-large"),
        ("climb.xlsx", archive(&[("xl/workbook.xml", b"<a/>"), ("../../etc/passwd", b"x")]), "archive-unsafe"),
        ("deep.geojson", "[".repeat(5_000_000).into_bytes(), "too-deep"),
    ]
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_ends_its_reader_ends_nobody_else_and_leaves_nothing_behind() {
    use zaiti::desk::{Desk, DeskError, ImportRequest, Mode, OnFault, Reading, ReadingLimits, example_package};
    let folder = tempfile::tempdir().unwrap();
    let apart = |limits| Reading::Apart { program: env!("CARGO_BIN_EXE_zaiti").into(), limits };
    let desk = Desk::init(&folder.path().join("p.gpkg"), &example_package(), "test", "example").unwrap().desk;
    let mut desk = desk.reading(apart(|_| ReadingLimits::OF_STRANGERS));
    let ask = |desk: &Desk, name: &str, bytes: &[u8]| {
        let options = zaiti::exchange::ReadOptions::default();
        desk.import(&ImportRequest { name, bytes, options, mode: Mode::DryRun, on_fault: OnFault::Refuse, who: "test", why: "" })
    };
    for (name, bytes, code) in fatal_files() {
        let started = std::time::Instant::now();
        let refusal = ask(&desk, name, &bytes).expect_err(name);
        println!("{name}: {refusal} ({:?})", started.elapsed());
        assert!(matches!(&refusal, DeskError::Exchange(error) if error.code() == code), "{name}: {refusal:?}");
    }
    // A large file has most of the gibibyte for itself: the reader's own allocator must not take it as it starts.
    let one = r#"{"type":"Feature","properties":{"楼宇编码":"Y-1"},"geometry":{"type":"Point","coordinates":[106.55,29.55]}},"#;
    let [head, tail] = [r#"{"type":"FeatureCollection","features":["#, r#"{"type":"Feature","properties":{},"geometry":null}]}"#];
    let large = format!("{head}{}{tail}", one.repeat((24 << 20) / one.len()));
    let answer = ask(&desk, "large.geojson", large.as_bytes());
    assert!(!matches!(&answer, Err(DeskError::Exchange(error)) if error.code().starts_with("reading-")), "{answer:?}");
    let plain = "楼宇编码,空置面积(万㎡)\nY-1,1.2\n".as_bytes();
    let report = ask(&desk, "a.csv", plain).expect("the next file is read as ever");
    assert_eq!((report.counts.accepted, report.headings.len()), (1, 2));
    desk = desk.reading(apart(ReadingLimits::of_own));
    let (name, bytes, code) = fatal_files().swap_remove(0);
    let refusal = ask(&desk, name, &bytes).expect_err("a file of one's own has a limit too");
    assert!(matches!(&refusal, DeskError::Exchange(error) if error.code() == code), "{name}: {refusal:?}");
    desk = desk.reading(apart(|_| ReadingLimits { memory: 200 << 20, ..ReadingLimits::OF_STRANGERS }));
    let refusal = ask(&desk, "large.geojson", large.as_bytes()).expect_err("too little for it");
    assert!(matches!(&refusal, DeskError::Exchange(error) if error.code() == "reading-too-large"), "{refusal:?}");
    desk = desk.reading(apart(|_| ReadingLimits { seconds: 0, ..ReadingLimits::OF_STRANGERS }));
    let late = ask(&desk, "a.csv", plain).expect_err("no time at all");
    assert!(matches!(&late, DeskError::Exchange(error) if error.code() == "reading-too-long"), "{late:?}");
    let left = std::fs::read_dir(std::env::temp_dir()).unwrap().flatten();
    let own = format!("zaiti-worker-{}-", std::process::id());
    let left: Vec<_> = left.map(|entry| entry.file_name()).filter(|name| name.to_string_lossy().starts_with(&own)).collect();
    assert!(left.is_empty(), "{left:?}");
}
