//! Whether the server can do its work, in detail, and when it has taken on as much as the memory bears. Never here: a repair.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::envelope::SaysItself;
use super::problem::{Code, Problem};
use super::window::{Window, away};
use crate::desk::{BackupLine, Desk, age_hours};
use crate::programme::Bilingual;

/// Least room on the disk, bytes: an import of the largest file must find some.
const LEAST_ROOM: u64 = 512 << 20;
/// Hours after which a nightly backup is late.
const LATE_HOURS: i64 = 36;

/// One thing that must be in order.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    detail: String,
}

/// `GET /readyz`: 200 where all is in order, else 503 with what is not.
pub(super) async fn show(State(window): State<Window>) -> Result<Response, Problem> {
    let solver = window.searches.load();
    let on_disk = away(move || on_disk(&window)).await?;
    let checks: Vec<Check> = on_disk.into_iter().chain([of_solver(solver)]).collect();
    let ready = checks.iter().all(|check| check.ok);
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = Json(json!({ "ready": ready, "checks": checks }));
    Ok((status, [(header::CACHE_CONTROL, "no-store")], Extension(SaysItself), body).into_response())
}

fn on_disk(window: &Window) -> Vec<Check> {
    let desk = &window.desk;
    vec![store(desk), room(desk), schema(desk), backup(window), memory(window.memory)]
}

fn store(desk: &Desk) -> Check {
    let probed = desk.probe();
    // What stands in the way may name files; that is for the log.
    let detail = if let Err(error) = &probed {
        tracing::warn!(%error, "the store cannot be written to");
        "the store cannot be written to".to_owned()
    } else {
        format!("writable, revision {}", desk.atlas().revision().number)
    };
    Check { name: "store", ok: probed.is_ok(), detail }
}

fn room(desk: &Desk) -> Check {
    let room = desk.room();
    let detail = room.map_or_else(|| "unknown".to_owned(), |room| format!("{} MiB free", room >> 20));
    Check { name: "disk", ok: room.is_none_or(|room| room >= LEAST_ROOM), detail }
}

fn schema(desk: &Desk) -> Check {
    let found = desk.schema();
    Check { name: "schema", ok: found.is_ok(), detail: found.map_or_else(|_| "unreadable".to_owned(), |found| found.to_string()) }
}

fn backup(window: &Window) -> Check {
    let Some(backups) = &window.backups else {
        return Check { name: "backup", ok: true, detail: "no folder for backups is set".to_owned() };
    };
    let newest: Option<BackupLine> = backups.list().ok().and_then(|lines| lines.into_iter().next());
    let age = newest.and_then(|line| age_hours(line.taken, Timestamp::now()));
    let detail = age.map_or_else(|| "none yet".to_owned(), |age| format!("{age} hours old"));
    Check { name: "backup", ok: age.is_some_and(|age| age < LATE_HOURS), detail }
}

fn memory(most: Option<u64>) -> Check {
    let (used, ok) = (resident(), !is_full(most));
    let detail = used.map_or_else(|| "unknown".to_owned(), |used| format!("{} MiB resident", used >> 20));
    Check { name: "memory", ok, detail }
}

fn of_solver((running, most): (usize, usize)) -> Check {
    Check { name: "solver", ok: running < most, detail: format!("{running} of {most} searches run or wait") }
}

/// Resident memory of this process, bytes; `None` where the system does not say.
pub(super) fn resident() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()?.checked_mul(1024)
}

fn is_full(most: Option<u64>) -> bool {
    most.zip(resident()).is_some_and(|(most, used)| used >= most)
}

/// Refuses what takes much memory where most of it is taken already.
pub(super) fn bear(most: Option<u64>) -> Result<(), Problem> {
    if !is_full(most) {
        return Ok(());
    }
    let zh = "内存占用已接近上限，暂不接受导入、导出和求解；地图和查询照常，请稍后再试。";
    let en = "Memory is nearly used up: imports, exports and searches wait, maps and questions go on; try again shortly.";
    Err(Problem::new(Code::Overloaded, Bilingual::new(zh, en)))
}

/// `GET /api/backups`.
pub(super) async fn backups(State(window): State<Window>) -> Result<Response, Problem> {
    let lines = away(move || window.backups.as_ref().map(|backups| backups.list()).transpose()).await??;
    Ok(Json(json!({ "configured": lines.is_some(), "backups": lines.unwrap_or_default() })).into_response())
}

/// `POST /api/backups`.
pub(super) async fn take_backup(State(window): State<Window>) -> Result<Response, Problem> {
    let Some(backups) = window.backups.clone() else {
        let zh = "启动时没有用 --backups 指定备份目录。";
        return Err(Problem::new(Code::Conflict, Bilingual::new(zh, "No folder was named with --backups at start.")));
    };
    let desk = Arc::clone(&window.desk);
    let (path, checkup) = away(move || desk.back_up_into(&backups)).await??;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let body = json!({ "file": file, "revision": checkup.revision, "sites": checkup.sites, "checked": true });
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_much_memory_is_refused_once_the_limit_is_reached_and_never_where_there_is_none() {
        assert!(bear(None).is_ok() && bear(Some(u64::MAX)).is_ok());
        if resident().is_some() {
            assert_eq!(bear(Some(1)).unwrap_err().code(), Code::Overloaded);
            assert!(!memory(Some(1)).ok);
        }
    }
}
