//! The ledger: where things stand, a step recorded, what falls due, the list of a quarter.
//!
//! Who, role and why of an entry are seen by the holder of a token only.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;

use super::appraisals::csv_file;
use super::auth::{self, Holder};
use super::body::read_json;
use super::envelope::language_of;
use super::problem::{Code, Problem};
use super::query::Query;
use super::window::away;
use crate::desk::{Desk, Power, StepRequest, today};
use crate::estate::{LedgerState, LedgerTrack, SiteId};
use crate::exchange::write_table;
use crate::ledger::{LedgerFilter, Quarter};
use crate::programme::{Bilingual, ZoneId};

/// Words for the courses.
pub(super) const TRACKS: &[&str] = &["idle", "carrier"];
/// Words for the states.
pub(super) const STATES: &[&str] = &[
    "found",
    "verified",
    "listed",
    "proposed",
    "acquiring",
    "converting",
    "built",
    "under_review",
    "rectifying",
    "delisted",
    "closed",
];
/// Formats of the list of a quarter.
pub(super) const FORMATS: &[&str] = &["json", "csv"];

const TRACK_WORDS: [(&str, LedgerTrack); 2] = [("idle", LedgerTrack::Idle), ("carrier", LedgerTrack::Carrier)];

/// `GET /api/ledger`.
pub(super) async fn list(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    query: Query,
) -> Result<Response, Problem> {
    let states = LedgerState::ALL.map(|state| (state.word(), state));
    let wanted = LedgerFilter {
        track: query.word("track", &TRACK_WORDS)?,
        state: query.word("state", &states)?,
        zone: query.one("zone").map(|zone| ZoneId(zone.to_owned())),
    };
    let register = away(move || desk.ledger(today(), auth::may(holder.as_ref(), Power::SeeInternal))).await??;
    Ok(Json(register.keep(&wanted)).into_response())
}

/// `GET /api/sites/{id}/ledger`.
pub(super) async fn of_site(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let found = away(move || desk.site_ledger(&SiteId(id), today(), auth::may(holder.as_ref(), Power::SeeInternal))).await??;
    Ok(Json(found).into_response())
}

/// A step as it is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepBody {
    to: String,
    on: Option<Date>,
    #[serde(default)]
    role: String,
    #[serde(default)]
    why: String,
}

/// `POST /api/sites/{id}/ledger`.
pub(super) async fn record(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let body: StepBody = read_json(&headers, &bytes)?;
    let today = today();
    let request = StepRequest {
        site: SiteId(id),
        to: LedgerState::parse(&body.to).ok_or_else(|| no_state(&body.to))?,
        on: body.on.unwrap_or(today),
        who: holder.label,
        role: body.role,
        why: body.why,
    };
    let found = away(move || desk.record_step(&request, today)).await??;
    Ok((StatusCode::CREATED, Json(found)).into_response())
}

fn no_state(word: &str) -> Problem {
    let shown: String = word.chars().take(40).collect();
    let detail = Bilingual::new(
        format!("“{shown}”不是台账状态；可用：{}", STATES.join("、")),
        format!("“{shown}” is no state of the ledger; there are {}", STATES.join(", ")),
    );
    Problem::new(Code::InvalidBody, detail.clone()).with_fault("to", detail)
}

/// `GET /api/ledger/alarms`.
pub(super) async fn alarms(State(desk): State<Arc<Desk>>) -> Result<Response, Problem> {
    Ok(Json(away(move || desk.alarms(today())).await?).into_response())
}

/// `GET /api/ledger/quarter`.
pub(super) async fn quarter(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let today = today();
    let quarter = quarter_asked(&query)?;
    let as_csv = query.word("f", &[("json", false), ("csv", true)])?.unwrap_or(false);
    let list = away(move || desk.quarter(quarter, today, auth::may(holder.as_ref(), Power::SeeInternal))).await??;
    if !as_csv {
        return Ok(Json(list).into_response());
    }
    let language = language_of(&headers, query.one("lang").map(|tag| format!("lang={tag}")).as_deref());
    let notes: Vec<&str> = list.notices.iter().map(|notice| notice.read(language)).collect();
    Ok(csv_file(&format!("ledger-{quarter}.csv"), write_table(&notes, &list.table(language))))
}

/// The quarter a query names; the present one where it names none.
pub(super) fn quarter_asked(query: &Query) -> Result<Quarter, Problem> {
    let quarter = query.one("q").map(str::parse::<Quarter>).transpose().map_err(|fault| {
        let sentence = fault.sentence();
        Problem::parameter("q", &sentence.zh, &sentence.en)
    })?;
    Ok(quarter.unwrap_or_else(|| Quarter::of(today())))
}
