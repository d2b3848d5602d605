//! Files in and out. Never here: how a format is read or written.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::auth::Holder;
use super::problem::{Code, LISTED_FAULTS, Problem};
use super::query::Query;
use super::window::away;
use crate::desk::{self, Desk, Export, ImportReport, ImportRequest, Mode, OnFault};
use crate::estate::{Confidence, SiteKind};
use crate::exchange::{Audience, Format, ReadOptions, Severity};
use crate::geometry::{Axes, Datum};
use crate::programme::Bilingual;

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

/// `POST /api/imports`.
pub(super) async fn import(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    query: Query,
    body: Bytes,
) -> Result<Response, Problem> {
    let name = query
        .one("name")
        .ok_or_else(|| Problem::parameter("name", "缺少，请给出文件名", "it is missing; give the file's name"))?;
    let name = name.to_owned();
    let mode = query.word("mode", &MODES)?.unwrap_or(Mode::DryRun);
    let on_fault = query.word("on_error", &ON_FAULT)?.unwrap_or(OnFault::Refuse);
    let why = query.one("why").unwrap_or_default().to_owned();
    let options = options(&query)?;
    let report = away(move || {
        desk.import(&ImportRequest { name: &name, bytes: &body, options, mode, on_fault, who: &holder.label, why: &why })
    })
    .await??;
    if mode == Mode::Commit && !report.committed {
        Err(refused(&report))
    } else {
        Ok(Json(report.listing(LISTED)).into_response())
    }
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
        confidence: query.word("confidence", &CONFIDENCES)?.unwrap_or(Confidence::Reported),
        ..ReadOptions::default()
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

/// `GET /api/exports`.
pub(super) async fn export(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    query: Query,
) -> Result<Response, Problem> {
    let formats: Vec<(&str, Format)> = Format::writable().map(|format| (format.word(), format)).collect();
    let format = query.word("f", &formats)?.unwrap_or(Format::Geojson);
    let datum = datum(&query)?.unwrap_or_default();
    let filter = desk::filter_of_pairs(query.pairs())?;
    let audience = if holder.is_some() { Audience::Official } else { Audience::Public };
    let bytes = away(move || desk.export(&Export { filter, format, datum, audience })).await??;
    let file = format!("attachment; filename=\"zaiti-sites.{}\"", format.extension());
    let disposition = HeaderValue::from_str(&file).unwrap_or(HeaderValue::from_static("attachment"));
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
