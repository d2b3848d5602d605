//! Files in and out. Never here: how a format is read or written.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, FromRequest, FromRequestParts as _, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;

use super::auth::{self, Holder};
use super::availability::{area_asked, filter_of};
use super::body::read_json;
use super::envelope::language_of;
use super::pace;
use super::problem::{Code, LISTED_FAULTS, Problem};
use super::query::Query;
use super::window::away;
use crate::atlas::CountRule;
use crate::desk::{self, Desk, Export, ImportReport, ImportRequest, Mode, OnFault, Power};
use crate::estate::{Confidence, SiteId, SiteKind};
use crate::exchange::{Audience, Encoding, Format, MappableColumn, Mapping, ReadOptions, Severity, join_choice};
use crate::geometry::{Axes, Datum, LocalGrid, Shape};
use crate::programme::{Bilingual, Language};

/// Findings listed in one report; the total is always given.
const LISTED: usize = 1000;

const MODES: [(&str, Mode); 2] = [("dry_run", Mode::DryRun), ("commit", Mode::Commit)];
const ON_FAULT: [(&str, OnFault); 2] = [("refuse", OnFault::Refuse), ("skip", OnFault::Skip)];
const CONFIDENCES: [(&str, Confidence); 4] = [
    ("example", Confidence::Example),
    ("estimated", Confidence::Estimated),
    ("reported", Confidence::Reported),
    ("verified", Confidence::Verified),
];

const ENCODINGS: [(&str, Encoding); 3] = [("utf-8", Encoding::Utf8), ("gb18030", Encoding::Gb18030), ("utf-16", Encoding::Utf16)];

/// The header with the parameters of a local grid. They are restricted, and an address ends up in logs and histories: so no parameter.
const LOCAL_GRID: &str = "zaiti-local-grid";

/// A file with what is asked about it, and by whom.
pub(super) struct Upload {
    name: String,
    mode: Mode,
    on_fault: OnFault,
    why: String,
    options: ReadOptions,
    who: String,
    language: Language,
    bytes: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, window: &S) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Extension(holder) =
            Extension::<Holder>::from_request_parts(&mut parts, window).await.map_err(IntoResponse::into_response)?;
        let query = Query::from_request_parts(&mut parts, window).await.map_err(IntoResponse::into_response)?;
        let mut upload = Self::read(&query, &parts.headers).map_err(IntoResponse::into_response)?;
        upload.who = holder.label;
        let request = Request::from_parts(parts, body);
        upload.bytes = Bytes::from_request(request, window).await.map_err(|refusal| cut_off(refusal.into_response()))?;
        Ok(upload)
    }
}

impl Upload {
    fn read(query: &Query, headers: &HeaderMap) -> Result<Self, Problem> {
        let name = query
            .one("name")
            .ok_or_else(|| Problem::parameter("name", "缺少，请给出文件名", "it is missing; give the file's name"))?;
        Ok(Self {
            name: name.to_owned(),
            mode: query.word("mode", &MODES)?.unwrap_or(Mode::DryRun),
            on_fault: query.word("on_error", &ON_FAULT)?.unwrap_or(OnFault::Refuse),
            why: query.one("why").unwrap_or_default().to_owned(),
            options: ReadOptions { local: local_grid(query, headers)?, ..options(query)? },
            who: String::new(),
            language: language_of(headers, None),
            bytes: Bytes::new(),
        })
    }

    fn request(&self) -> ImportRequest<'_> {
        let Self { name, mode, on_fault, why, options, who, language: _, bytes } = self;
        ImportRequest { name, bytes, options: options.clone(), mode: *mode, on_fault: *on_fault, who, why }
    }
}

/// A body that ended before its end, or came too slowly; one that is too large says so itself.
fn cut_off(refusal: Response) -> Response {
    if refusal.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return refusal;
    }
    let zh = format!("文件没有传完：传输中断，或 10 秒后平均每秒不足 {} 字节。请检查网络后重传。", pace::LEAST);
    let en = format!(
        "The file did not arrive: the line broke, or after 10 s less than {} bytes a second came. Look at the line and send it again.",
        pace::LEAST
    );
    Problem::new(Code::RequestTimeout, Bilingual::new(zh, en)).into_response()
}

/// The local grid that the coordinates are in; what is wrong with its parameters is said without them.
fn local_grid(query: &Query, headers: &HeaderMap) -> Result<Option<LocalGrid>, Problem> {
    let Some(given) = headers.get(LOCAL_GRID) else { return Ok(None) };
    let wrong = |zh: &str, en: &str| Problem::parameter(LOCAL_GRID, zh, en);
    if query.one("datum").is_some() {
        return Err(wrong("不能与 datum 同时给出", "give it or datum, not both"));
    }
    let text = given.to_str().map_err(|_| wrong("须为一行 ASCII JSON", "write it as one line of JSON in ASCII"))?;
    LocalGrid::parse(text).map(Some).map_err(|fault| wrong(&format!("四参数无效：{fault}"), &fault))
}

/// `POST /api/imports`.
pub(super) async fn import(State(desk): State<Arc<Desk>>, upload: Upload) -> Result<Response, Problem> {
    let mode = upload.mode;
    let report = away(move || desk.import(&upload.request())).await??;
    if mode == Mode::Commit && !report.committed {
        Err(refused(&report))
    } else {
        Ok(Json(report.listing(LISTED)).into_response())
    }
}

/// `POST /api/imports/report`.
pub(super) async fn report(State(desk): State<Arc<Desk>>, upload: Upload) -> Result<Response, Problem> {
    let bytes = away(move || desk.report(&upload.request(), upload.language)).await??;
    Ok(file_response(XLSX, "zaiti-findings.xlsx", bytes))
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file to be saved under a name.
fn file_response(media: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(media)), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

/// What is remembered of a source, and what its headings may mean.
#[derive(Serialize)]
struct SourceMapping {
    source: String,
    mapping: Mapping,
    columns: Vec<MappableColumn>,
}

fn source_of(query: &Query) -> Result<String, Problem> {
    let source = query.one("source").map(str::trim).filter(|source| !source.is_empty() && source.chars().count() <= 100);
    source.map(str::to_owned).ok_or_else(|| Problem::parameter("source", "缺少，请给出来源", "it is missing; name the source"))
}

/// `GET /api/mappings`.
pub(super) async fn mapping(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let source = source_of(&query)?;
    away(move || shown(&desk, source)).await?
}

fn shown(desk: &Desk, source: String) -> Result<Response, Problem> {
    let mapping = desk.mapping(&source)?;
    Ok(Json(SourceMapping { source, mapping, columns: Desk::mappable_columns() }).into_response())
}

/// `POST /api/mappings`.
pub(super) async fn remember(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    headers: HeaderMap,
    query: Query,
    body: Bytes,
) -> Result<Response, Problem> {
    let source = source_of(&query)?;
    let mapping: Mapping = read_json(&headers, &body)?;
    away(move || {
        desk.remember_mapping(&holder.label, &source, &mapping)?;
        shown(&desk, source)
    })
    .await?
}

fn options(query: &Query) -> Result<ReadOptions, Problem> {
    let kinds = SiteKind::ALL.map(|kind| (kind.word(), kind));
    let as_of = query.one("as_of").map(str::parse).transpose();
    Ok(ReadOptions {
        kind: query.word("kind", &kinds)?,
        layer: query.one("layer").map(str::to_owned),
        datum: datum(query)?,
        axes: query.word("axes", &[("east_north", Axes::EastNorth), ("north_east", Axes::NorthEast)])?,
        source: query.one("source").map(str::to_owned),
        as_of: as_of
            .map_err(|_| Problem::parameter("as_of", "不是日期，格式为 2026-06-30", "it is no date such as 2026-06-30"))?,
        encoding: query.word("encoding", &ENCODINGS)?,
        confidence: query.word("confidence", &CONFIDENCES)?.unwrap_or(Confidence::Reported),
        joins: query.pairs().filter(|(name, _)| *name == "join").map(|(_, text)| join(text)).collect::<Result<_, _>>()?,
        ..ReadOptions::default()
    })
}

/// Which site of the project a site of the file is.
fn join(text: &str) -> Result<(SiteId, SiteId), Problem> {
    join_choice(text).ok_or_else(|| {
        let (zh, en) =
            (format!("“{text}” 应写作 文件中的编号=项目中的编号"), format!("“{text}” is to be id in the file=id in the project"));
        Problem::parameter("join", &zh, &en)
    })
}

/// The datum by any of its names.
fn datum(query: &Query) -> Result<Option<Datum>, Problem> {
    let Some(text) = query.one("datum") else { return Ok(None) };
    let known = Datum::ALL.map(Datum::word).join(", ");
    Datum::parse(text).map(Some).ok_or_else(|| {
        let (zh, en) = (format!("“{text}” 不是坐标基准；有 {known}"), format!("“{text}” is no datum; there are {known}"));
        Problem::parameter("datum", &zh, &en)
    })
}

/// A commit that faults refuse: the problem lists them, and the store is as it was.
fn refused(report: &ImportReport) -> Problem {
    let faults = report.findings.iter().filter(|finding| finding.severity == Severity::Fault);
    let total = report.counts.refused;
    let zh = format!("{total} 条记录有错误，未写入任何内容；请改正，或以 on_error=skip 跳过这些记录。");
    let en = format!("{total} records are at fault and nothing was written; mend them, or skip them with on_error=skip.");
    let problem = Problem::new(Code::Unprocessable, Bilingual::new(zh, en));
    faults.take(LISTED_FAULTS).fold(problem, |problem, finding| {
        let (place, message) = desk::place_and_message(finding);
        problem.with_fault(place, message)
    })
}

/// Words for how a site on the edge of an area counts.
pub(super) const COUNTS: &[&str] = &["share", "centroid"];
const COUNT_WORDS: [(&str, CountRule); 2] = [("share", CountRule::Share), ("centroid", CountRule::Centroid)];

/// An area written as JSON, as in the body of `POST /api/sites`.
fn area_written(text: &str) -> Result<Option<Shape>, Problem> {
    let area: Value = serde_json::from_str(text).map_err(|fault| {
        let (zh, en) = (format!("范围不是 JSON：{fault}"), format!("the area is not JSON: {fault}"));
        Problem::parameter("area", &zh, &en)
    })?;
    area_asked(Some(&area))
}

/// `GET /api/exports`.
pub(super) async fn export(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    query: Query,
) -> Result<Response, Problem> {
    let formats: Vec<(&str, Format)> = Format::writable().map(|format| (format.word(), format)).collect();
    let format = query.word("f", &formats)?.unwrap_or(Format::Geojson);
    let datum = datum(&query)?.unwrap_or_default();
    let filter = filter_of(&query)?;
    let area = query.one("area").map(area_written).transpose()?.flatten();
    let within = area.map(|area| Ok::<_, Problem>((area, query.word("count", &COUNT_WORDS)?.unwrap_or_default()))).transpose()?;
    let audience = if auth::may(holder.as_ref(), Power::SeeRestricted) { Audience::Official } else { Audience::Public };
    let by = holder.map(|Extension(holder)| holder.label);
    let bytes = away(move || desk.export_to(by.as_deref(), &Export { filter, within, format, datum, audience })).await??;
    Ok(file_response(format.media_type(), &format!("zaiti-sites.{}", format.extension()), bytes))
}
