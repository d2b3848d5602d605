//! The land official's questions: the sheet of a property, a carrier against the rules, the pipeline.
//!
//! Owner, mortgage, seizure and columns that came along are seen by the holder of a token only; to anyone else a gate that rests on them
//! says that it needs a role, whatever they hold.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::auth::{self, Holder};
use super::body;
use super::envelope::language_of;
use super::features::geojson;
use super::problem::{Code, Problem};
use super::query::Query;
use super::reports::listed_ids;
use super::window::away;
use crate::appraisal::{AppraisalSettings, Profile, RatingInForce, Sight};
use crate::desk::{Desk, DeskError, Power, SignRequest, today};
use crate::estate::{AcquisitionMode, SiteId};
use crate::exchange::write_table;
use crate::programme::Bilingual;
use crate::recognition::Nesting;
use crate::units::YuanPerSquareMetre;

/// How long the plan's two solves for one break-even price may take together, seconds.
pub(super) const WORTH_SECONDS: f64 = 10.0;
/// Formats of the ranking.
pub(super) const FORMATS: &[&str] = &["json", "csv", "geojson"];

#[derive(Debug, Clone, Copy)]
enum RankingFormat {
    Json,
    Csv,
    GeoJson,
}

const FORMAT_WORDS: [(&str, RankingFormat); 3] =
    [("json", RankingFormat::Json), ("csv", RankingFormat::Csv), ("geojson", RankingFormat::GeoJson)];

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
    let settings = settings_of(&query, holder.as_ref())?;
    answer(&desk, auth::may(holder.as_ref(), Power::SeeRestricted), id, settings)
}

/// What a sheet is asked with in a query, made for today, and what its asker may see.
pub(super) fn settings_of(query: &Query, holder: Option<&Extension<Holder>>) -> Result<AppraisalSettings, Problem> {
    let mut settings = match query.one("settings") {
        None => AppraisalSettings::on(today()),
        Some(text) => {
            let unreadable = |fault: &dyn std::fmt::Display| {
                Problem::parameter("settings", &format!("不是 JSON 对象：{fault}"), &format!("not a JSON object: {fault}"))
            };
            let json = serde_json::from_str(text).map_err(|fault| unreadable(&fault))?;
            settings_of_json(json)?
        }
    };
    let over = |name, other: Option<YuanPerSquareMetre>| Ok::<_, Problem>(price(query, name)?.or(other));
    settings.price_yuan_per_m2 = over("price_yuan_per_m2", settings.price_yuan_per_m2)?;
    settings.rent_yuan_per_m2_month = over("rent_yuan_per_m2_month", settings.rent_yuan_per_m2_month)?;
    settings.market_rent_yuan_per_m2_month = over("market_rent_yuan_per_m2_month", settings.market_rent_yuan_per_m2_month)?;
    settings.works_yuan_per_m2 = over("works_yuan_per_m2", settings.works_yuan_per_m2)?;
    settings.sight = sight(auth::may(holder, Power::SeeRestricted));
    settings.mode = query.word("mode", &MODE_WORDS)?.or(settings.mode);
    settings.profile = query.word("profile", &PROFILE_WORDS)?.or(settings.profile);
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
    answer(&desk, auth::may(holder.as_ref(), Power::SeeRestricted), id, settings)
}

/// Settings as a body gives them; made for today where it names no day.
pub(super) fn settings_of_json(mut json: Value) -> Result<AppraisalSettings, Problem> {
    if let Some(members) = json.as_object_mut() {
        members.entry("on").or_insert_with(|| today().to_string().into());
    }
    serde_json::from_value(json).map_err(|fault| {
        let detail = Bilingual::new(format!("评估设定无法读取：{fault}"), format!("The settings cannot be read: {fault}"));
        Problem::new(Code::InvalidBody, detail.clone()).with_fault("body", detail)
    })
}

const fn sight(may_see: bool) -> Sight {
    if may_see { Sight::Restricted } else { Sight::Open }
}

/// `GET /api/sites/{id}/break-even`.
pub(super) async fn break_even(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let settings = settings_of(&query, holder.as_ref())?;
    let worths = away(move || desk.two_worths(&SiteId(id), &settings, WORTH_SECONDS)).await??;
    Ok(Json(worths).into_response())
}

/// `GET /api/break-even`.
pub(super) async fn listed_worths(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    query: Query,
) -> Result<Response, Problem> {
    let (sites, settings) = (listed_ids(&query)?, settings_of(&query, holder.as_ref())?);
    let worths = away(move || desk.listed_worths(&sites, &settings, WORTH_SECONDS)).await??;
    Ok(Json(json!({ "worths": worths })).into_response())
}

/// `GET /api/appraisals`.
pub(super) async fn ranking(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    let settings = settings_of(&query, holder.as_ref())?;
    let format = query.word("f", &FORMAT_WORDS)?.unwrap_or(RankingFormat::Json);
    let (asked_of, atlas) = (Arc::clone(&desk), desk.atlas());
    let ranking = away(move || asked_of.ranking(&settings)).await??;
    match format {
        RankingFormat::Json => Ok(Json(ranking).into_response()),
        RankingFormat::GeoJson => Ok(geojson(ranking.features(&atlas).to_string())),
        RankingFormat::Csv => {
            let language = language_of(&headers, query.one("lang").map(|tag| format!("lang={tag}")).as_deref());
            let notes: Vec<&str> = ranking.notices.iter().map(|notice| notice.read(language)).collect();
            Ok(csv_file(&format!("appraisals-{}.csv", ranking.on), write_table(&notes, &ranking.table(language))))
        }
    }
}

/// A table to save.
pub(super) fn csv_file(name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

/// `GET /api/rating-profiles`.
pub(super) async fn rating_profiles(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
) -> Result<Response, Problem> {
    let (in_force, signed) = away(move || Ok::<_, DeskError>((desk.rating_in_force()?, desk.rating_profiles()?))).await??;
    let shown =
        |profile: RatingInForce| if auth::may(holder.as_ref(), Power::SeeInternal) { profile } else { profile.without_who() };
    let signed: Vec<RatingInForce> = signed.into_iter().map(shown).collect();
    Ok(Json(json!({ "in_force": shown(in_force), "signed": signed })).into_response())
}

/// `POST /api/rating-profiles`.
pub(super) async fn sign_rating(
    State(desk): State<Arc<Desk>>,
    Extension(holder): Extension<Holder>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let request = SignRequest { who: holder.label, ..body::read_json(&headers, &bytes)? };
    let signed = away(move || desk.sign_rating(&request, today())).await??;
    Ok((StatusCode::CREATED, Json(signed)).into_response())
}

/// `POST /api/recognition`.
pub(super) async fn suppose(State(desk): State<Arc<Desk>>, headers: HeaderMap, bytes: Bytes) -> Result<Response, Problem> {
    let supposed = body::read_json(&headers, &bytes)?;
    Ok(Json(desk.suppose(&supposed, today())?).into_response())
}

/// `GET /api/questions`.
pub(super) async fn questions(State(desk): State<Arc<Desk>>) -> Result<Response, Problem> {
    Ok(Json(away(move || desk.questions()).await??).into_response())
}

fn answer(desk: &Desk, may_see: bool, id: String, mut settings: AppraisalSettings) -> Result<Response, Problem> {
    settings.sight = sight(may_see);
    Ok(Json(desk.appraise(&SiteId(id), &settings)?).into_response())
}

fn price(query: &Query, name: &str) -> Result<Option<YuanPerSquareMetre>, Problem> {
    let parsed = query.one(name).map(YuanPerSquareMetre::parse).transpose();
    parsed.map_err(|fault| Problem::parameter(name, &format!("不是价格：{fault}"), &fault.to_string()))
}

/// `GET /api/carriers/{id}/recognition`.
pub(super) async fn carrier(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Result<Response, Problem> {
    Ok(Json(desk.recognise(&SiteId(id), today())?).into_response())
}

/// `GET /api/recognition/board`.
pub(super) async fn board(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let nesting = query.word("nesting", &NESTING_WORDS)?;
    Ok(Json(desk.recognition_board(nesting, today())).into_response())
}
