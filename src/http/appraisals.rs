//! The land official's questions: the sheet of a property, a carrier against the rules, the pipeline.
//!
//! Owner, mortgage, seizure and columns that came along are seen by the holder of a token only; to anyone else a gate that rests on them
//! says that it needs a role, whatever they hold.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::Zoned;
use serde_json::Value;

use super::auth::Holder;
use super::body;
use super::problem::{Code, Problem};
use super::query::Query;
use crate::appraisal::{AppraisalSettings, Profile, Sight};
use crate::desk::Desk;
use crate::estate::{AcquisitionMode, SiteId};
use crate::programme::Bilingual;
use crate::recognition::Nesting;
use crate::units::YuanPerSquareMetre;

/// Words for the modes of acquisition.
pub(super) const MODES: &[&str] = &["purchase", "lease", "entrust", "transfer", "equity_in_kind"];
/// Words for the types of carrier.
pub(super) const PROFILES: &[&str] = &["makerspace", "incubator", "specialised_incubator", "accelerator"];
/// Words for how the counts of recognitions stand to each other.
pub(super) const NESTINGS: &[&str] = &["nested", "additive"];

const MODE_WORDS: [(&str, AcquisitionMode); 5] = [
    ("purchase", AcquisitionMode::Purchase),
    ("lease", AcquisitionMode::Lease),
    ("entrust", AcquisitionMode::Entrust),
    ("transfer", AcquisitionMode::Transfer),
    ("equity_in_kind", AcquisitionMode::EquityInKind),
];
const PROFILE_WORDS: [(&str, Profile); 4] = [
    ("makerspace", Profile::Makerspace),
    ("incubator", Profile::Incubator),
    ("specialised_incubator", Profile::SpecialisedIncubator),
    ("accelerator", Profile::Accelerator),
];
const NESTING_WORDS: [(&str, Nesting); 2] = [("nested", Nesting::Nested), ("additive", Nesting::Additive)];

/// `GET /api/sites/{id}/appraisal`.
pub(super) async fn show(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let settings = settings_of(&query)?;
    answer(&desk, holder.is_some(), id, settings)
}

/// What a sheet is asked with in a query, made for today.
pub(super) fn settings_of(query: &Query) -> Result<AppraisalSettings, Problem> {
    let mut settings = AppraisalSettings::on(Zoned::now().date());
    settings.price_yuan_per_m2 = price(query, "price_yuan_per_m2")?;
    settings.rent_yuan_per_m2_month = price(query, "rent_yuan_per_m2_month")?;
    settings.market_rent_yuan_per_m2_month = price(query, "market_rent_yuan_per_m2_month")?;
    settings.works_yuan_per_m2 = price(query, "works_yuan_per_m2")?;
    settings.mode = query.word("mode", &MODE_WORDS)?;
    settings.profile = query.word("profile", &PROFILE_WORDS)?;
    if let Some(rate) = query.decimal("discount_rate")? {
        settings.economics.discount_rate = rate;
    }
    Ok(settings)
}

/// `POST /api/sites/{id}/appraisal`: every setting, and what the meeting declares.
pub(super) async fn show_with(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let settings = settings_of_json(body::read_json(&headers, &bytes)?)?;
    answer(&desk, holder.is_some(), id, settings)
}

/// Settings as a body gives them; made for today where it names no day.
pub(super) fn settings_of_json(mut json: Value) -> Result<AppraisalSettings, Problem> {
    if let Some(members) = json.as_object_mut() {
        members.entry("on").or_insert_with(|| Zoned::now().date().to_string().into());
    }
    serde_json::from_value(json).map_err(|fault| {
        let detail = Bilingual::new(format!("评估设定无法读取：{fault}"), format!("The settings cannot be read: {fault}"));
        Problem::new(Code::InvalidBody, detail.clone()).with_fault("body", detail)
    })
}

fn answer(desk: &Desk, may_see: bool, id: String, mut settings: AppraisalSettings) -> Result<Response, Problem> {
    settings.sight = if may_see { Sight::Restricted } else { Sight::Open };
    Ok(Json(desk.appraise(&SiteId(id), &settings)?).into_response())
}

fn price(query: &Query, name: &str) -> Result<Option<YuanPerSquareMetre>, Problem> {
    let parsed = query.one(name).map(YuanPerSquareMetre::parse).transpose();
    parsed.map_err(|fault| Problem::parameter(name, &format!("不是价格：{fault}"), &fault.to_string()))
}

/// `GET /api/carriers/{id}/recognition`.
pub(super) async fn carrier(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Result<Response, Problem> {
    Ok(Json(desk.recognise(&SiteId(id), Zoned::now().date())?).into_response())
}

/// `GET /api/recognition/board`.
pub(super) async fn board(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let nesting = query.word("nesting", &NESTING_WORDS)?;
    Ok(Json(desk.recognition_board(nesting, Zoned::now().date())).into_response())
}
