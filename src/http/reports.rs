//! Reports as files, and the drawing of where a site lies. Never here: what stands in them.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::appraisals::{WORTH_SECONDS, csv_file, settings_of, settings_of_json};
use super::auth::{self, Holder};
use super::body::read_json;
use super::envelope::language_of;
use super::ledger::quarter_asked;
use super::problem::Problem;
use super::query::Query;
use super::window::{Window, away};
use crate::desk::{PaperFormat, Power, today};
use crate::estate::SiteId;
use crate::programme::Language;
use crate::report::{Frame, LocatorTheme};

/// Words for the formats of reports.
pub(super) const FORMATS: &[&str] = &["xlsx", "docx"];
/// Words for the formats of a frozen sheet.
pub(super) const FROZEN_FORMATS: &[&str] = &["json", "xlsx", "docx"];
/// Words for the formats of a plan's properties.
pub(super) const LIST_FORMATS: &[&str] = &["csv", "xlsx", "docx"];
/// Words for whether the plan is asked.
pub(super) const YES_OR_NO: &[&str] = &["true", "false"];
/// Most sheets of one archive.
const MOST_SHEETS: usize = 200;
/// Words for the colours of a drawing.
pub(super) const THEMES: &[&str] = &["light", "dark"];

const FORMAT_WORDS: [(&str, PaperFormat); 2] = [("xlsx", PaperFormat::Xlsx), ("docx", PaperFormat::Docx)];
const THEME_WORDS: [(&str, LocatorTheme); 2] = [("light", LocatorTheme::Light), ("dark", LocatorTheme::Dark)];

/// `GET /api/reports/annex`.
pub(super) async fn annex(State(window): State<Window>, headers: HeaderMap, query: Query) -> Result<Response, Problem> {
    let (format, language) = (format(&query)?, language(&headers, &query));
    let address = window.origin(&headers);
    let work = move || window.desk.annex(&Frame { language, on: today(), address: &address }, format);
    Ok(file("zaiti-annex", format, away(work).await??))
}

/// `GET /api/reports/sheets/{id}`.
pub(super) async fn sheet(
    State(window): State<Window>,
    holder: Option<Extension<Holder>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let (format, language) = (format(&query)?, language(&headers, &query));
    let settings = settings_of(&query, holder.as_ref())?;
    let seconds = plan_seconds(&query)?;
    let address = format!("{}/site/{id}/sheet", window.origin(&headers));
    let name = file_name("sheet", &id);
    let work = move || {
        let frame = Frame { language, on: settings.on, address: &address };
        window.desk.sheet(&SiteId(id), &settings, seconds, &frame, format)
    };
    Ok(file(&name, format, away(work).await??))
}

/// How long the plan may be searched for break-even prices; not at all where the question says so.
fn plan_seconds(query: &Query) -> Result<Option<f64>, Problem> {
    Ok(query.word("plan", &[("true", true), ("false", false)])?.unwrap_or(true).then_some(WORTH_SECONDS))
}

/// The properties of a list, named with commas between.
pub(super) fn listed_ids(query: &Query) -> Result<Vec<SiteId>, Problem> {
    let ids = query.one("ids").unwrap_or_default().split(',').map(str::trim).filter(|id| !id.is_empty());
    let ids: Vec<SiteId> = ids.map(SiteId::from).collect();
    if ids.is_empty() || ids.len() > MOST_SHEETS {
        let (zh, en) = (
            format!("请给出 1 至 {MOST_SHEETS} 个物业编号，以逗号分隔"),
            format!("give 1 to {MOST_SHEETS} ids of properties with commas between"),
        );
        return Err(Problem::parameter("ids", &zh, &en));
    }
    Ok(ids)
}

/// `GET /api/reports/sheets`.
pub(super) async fn sheets(
    State(window): State<Window>,
    holder: Option<Extension<Holder>>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let (format, language) = (format(&query)?, language(&headers, &query));
    let ids = listed_ids(&query)?;
    let settings = settings_of(&query, holder.as_ref())?;
    let (seconds, address) = (plan_seconds(&query)?, window.origin(&headers));
    let work = move || {
        let frame = Frame { language, on: settings.on, address: &address };
        window.desk.sheets(&ids, &settings, seconds, &frame, format)
    };
    Ok(attached("zaiti-sheets.zip", "application/zip", away(work).await??))
}

/// `GET /api/reports/ranking`.
pub(super) async fn ranking(
    State(window): State<Window>,
    holder: Option<Extension<Holder>>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let (format, language) = (format(&query)?, language(&headers, &query));
    let settings = settings_of(&query, holder.as_ref())?;
    let address = window.origin(&headers);
    let work = move || {
        let frame = Frame { language, on: settings.on, address: &address };
        window.desk.ranking_paper(&settings, &frame, format)
    };
    Ok(file("zaiti-ranking", format, away(work).await??))
}

/// `GET /api/reports/ledger`.
pub(super) async fn quarter(
    State(window): State<Window>,
    holder: Option<Extension<Holder>>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let (format, language, quarter) = (format(&query)?, language(&headers, &query), quarter_asked(&query)?);
    let address = format!("{}/ledger", window.origin(&headers));
    let work = move || {
        let frame = Frame { language, on: today(), address: &address };
        window.desk.quarter_paper(quarter, auth::may(holder.as_ref(), Power::SeeInternal), &frame, format)
    };
    Ok(file(&format!("zaiti-ledger-{quarter}"), format, away(work).await??))
}

/// `GET /api/plans/{id}/properties`.
pub(super) async fn plan_properties(
    State(window): State<Window>,
    Path(id): Path<String>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let words = [("csv", None), ("xlsx", Some(PaperFormat::Xlsx)), ("docx", Some(PaperFormat::Docx))];
    let (format, language) = (query.word("f", &words)?.flatten(), language(&headers, &query));
    let address = format!("{}/plan/{id}", window.origin(&headers));
    let name = file_name("plan", &id);
    let work = move || window.desk.plan_paper(&id, &Frame { language, on: today(), address: &address }, format);
    let bytes = away(work).await??;
    Ok(match format {
        None => csv_file(&format!("{name}.csv"), bytes),
        Some(format) => file(&name, format, bytes),
    })
}

/// `GET /api/sheets`.
pub(super) async fn frozen(
    State(window): State<Window>,
    holder: Option<Extension<Holder>>,
    query: Query,
) -> Result<Response, Problem> {
    let site = query.one("site").map(SiteId::from);
    let sheets = away(move || window.desk.frozen_sheets(site.as_ref(), auth::may(holder.as_ref(), Power::SeeInternal))).await??;
    Ok(Json(json!({ "sheets": sheets })).into_response())
}

/// `GET /api/sheets/{number}`.
pub(super) async fn frozen_one(
    State(window): State<Window>,
    holder: Option<Extension<Holder>>,
    Path(number): Path<String>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let none = || Problem::not_found(format!("没有定稿评估表 {number}"), format!("There is no frozen sheet {number}"));
    let number: u64 = number.parse().map_err(|_| none())?;
    let (may_see, language) = (auth::may(holder.as_ref(), Power::SeeRestricted), language(&headers, &query));
    let Some(format) =
        query.word("f", &[("json", None), ("xlsx", Some(PaperFormat::Xlsx)), ("docx", Some(PaperFormat::Docx))])?.flatten()
    else {
        let bytes = away(move || window.desk.frozen_json(number, may_see)).await??;
        return Ok(([(header::CONTENT_TYPE, "application/json")], bytes).into_response());
    };
    let work = move || window.desk.frozen_paper(number, may_see, language, format);
    Ok(file(&format!("zaiti-sheet-{number}"), format, away(work).await??))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FreezeBody {
    meeting: String,
    #[serde(default)]
    settings: Map<String, Value>,
}

/// `POST /api/sites/{id}/sheets`.
pub(super) async fn freeze(
    State(window): State<Window>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let asked: FreezeBody = read_json(&headers, &bytes)?;
    let settings = settings_of_json(Value::Object(asked.settings))?;
    let frozen =
        away(move || window.desk.freeze(&SiteId(id), &settings, Some(WORTH_SECONDS), &asked.meeting, &holder.label)).await??;
    Ok((StatusCode::CREATED, Json(frozen)).into_response())
}

/// `GET /site/{id}/locator.svg`.
pub(super) async fn locator(State(window): State<Window>, Path(id): Path<String>, query: Query) -> Result<Response, Problem> {
    let theme = query.word("theme", &THEME_WORDS)?.unwrap_or(LocatorTheme::Light);
    let svg = away(move || window.desk.locator(&SiteId(id), theme)).await??;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}

fn format(query: &Query) -> Result<PaperFormat, Problem> {
    Ok(query.word("f", &FORMAT_WORDS)?.unwrap_or(PaperFormat::Xlsx))
}

fn language(headers: &HeaderMap, query: &Query) -> Language {
    language_of(headers, query.one("lang").map(|tag| format!("lang={tag}")).as_deref())
}

/// The part of an id that any file system takes.
fn file_name(what: &str, id: &str) -> String {
    let plain: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
    format!("zaiti-{what}-{plain}")
}

fn file(name: &str, format: PaperFormat, bytes: Vec<u8>) -> Response {
    attached(&format!("{name}.{}", format.ending()), format.media(), bytes)
}

fn attached(name: &str, media: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(media)), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}
