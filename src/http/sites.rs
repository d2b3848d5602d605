//! Sites: a page of them, one in full, the nearest, and by name.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::auth::{self, Holder};
use super::availability::{area_asked, filter_of};
use super::body::read_json;
use super::facts;
use super::problem::Problem;
use super::query::Query;
use super::window::away;
use crate::atlas::{Atlas, CountRule, PageRequest, Sort, Summary};
use crate::desk::{self, Desk, Power};
use crate::estate::{Site, SiteBody, SiteId};
use crate::units::Area;

/// Most sites on one page.
pub(super) const MOST: u32 = 10_000;

/// Words for the order of a page.
pub(super) const SORTS: &[&str] = &[
    "id",
    "-id",
    "name",
    "-name",
    "floor_area_m2",
    "-floor_area_m2",
    "vacant_area_m2",
    "-vacant_area_m2",
    "available_area_m2",
    "-available_area_m2",
    "owner_count",
    "-owner_count",
    "asking_price_yuan_per_m2",
    "-asking_price_yuan_per_m2",
    "vacancy_percent",
    "-vacancy_percent",
    "contiguous_vacant_area_m2",
    "-contiguous_vacant_area_m2",
    "storey_height_m",
    "-storey_height_m",
    "as_of",
    "-as_of",
];

const SORT_WORDS: [(&str, Sort); 11] = [
    ("id", Sort::Id),
    ("name", Sort::Name),
    ("floor_area_m2", Sort::FloorArea),
    ("vacant_area_m2", Sort::VacantArea),
    ("available_area_m2", Sort::AvailableArea),
    ("owner_count", Sort::OwnerCount),
    ("asking_price_yuan_per_m2", Sort::AskingPrice),
    ("vacancy_percent", Sort::Vacancy),
    ("contiguous_vacant_area_m2", Sort::ContiguousArea),
    ("storey_height_m", Sort::StoreyHeight),
    ("as_of", Sort::AsOf),
];

/// What a page of sites is asked with, wherever pages are given.
pub(super) fn page_request(query: &Query) -> Result<PageRequest, Problem> {
    let asked: Vec<(&str, (Sort, bool))> = SORTS.iter().filter_map(|word| Some((*word, order(word)?))).collect();
    let (sort, descending) = query.word("sort", &asked)?.unwrap_or_default();
    Ok(PageRequest {
        bbox: query.bbox()?,
        filter: filter_of(query)?,
        sort,
        descending,
        limit: query.limit(100, MOST)?,
        offset: query.whole("offset", 0, u32::MAX)? as usize,
        ..PageRequest::default()
    })
}

fn order(word: &str) -> Option<(Sort, bool)> {
    let plain = word.trim_start_matches('-');
    SORT_WORDS.iter().find(|(name, _)| *name == plain).map(|(_, sort)| (*sort, plain.len() < word.len()))
}

#[derive(Serialize)]
struct PageResponse<'a> {
    revision: u64,
    matched: usize,
    returned: usize,
    offset: usize,
    sites: Vec<Summary<'a>>,
}

/// `GET /api/sites`.
pub(super) async fn page(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    Ok(show_page(&desk.atlas(), &page_request(&query)?))
}

fn show_page(atlas: &Atlas, request: &PageRequest) -> Response {
    let page = atlas.page(request);
    let sites: Vec<_> = page.sites.iter().map(|site| atlas.summary(site)).collect();
    let revision = atlas.revision().number;
    Json(PageResponse { revision, matched: page.matched, returned: sites.len(), offset: page.offset, sites }).into_response()
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct PageInRequest {
    area: Option<Value>,
    filter: Map<String, Value>,
    count: CountRule,
    sort: Option<String>,
    limit: Option<u32>,
    offset: u32,
}

/// `POST /api/sites`: the sites that `POST /api/availability` counts for the same area, rule and filter.
pub(super) async fn page_in(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let asked: PageInRequest = read_json(&headers, &body)?;
    let (sort, descending) = match asked.sort.as_deref() {
        None => (Sort::default(), false),
        Some(word) => order(word)
            .ok_or_else(|| Problem::parameter("sort", &format!("没有这种排序：{word}"), &format!("no such order: {word}")))?,
    };
    let request = PageRequest {
        within: area_asked(asked.area.as_ref())?.map(|area| (area, asked.count)),
        filter: desk::filter_of_json(asked.filter)?,
        sort,
        descending,
        limit: asked.limit.unwrap_or(100).min(MOST) as usize,
        offset: asked.offset as usize,
        ..PageRequest::default()
    };
    let atlas = desk.atlas();
    away(move || show_page(&atlas, &request)).await
}

#[derive(Serialize)]
struct DetailResponse<'a> {
    revision: u64,
    #[serde(flatten)]
    summary: Summary<'a>,
    aliases: &'a [String],
    plan_named: bool,
    within: Option<&'a SiteId>,
    geometry: Option<Value>,
    facts: serde_json::Map<String, Value>,
    /// Facts that are on record but shown to the holder of a token only.
    restricted: Vec<&'static str>,
    /// Columns that came along unused may hold anything, so only the holder of a token sees them.
    other: Option<&'a std::collections::BTreeMap<String, String>>,
}

/// `GET /api/sites/{id}`.
pub(super) async fn detail(
    State(desk): State<Arc<Desk>>,
    holder: Option<Extension<Holder>>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let atlas = desk.atlas();
    let id = SiteId(id);
    let site =
        atlas.site(&id).ok_or_else(|| Problem::not_found(format!("没有物业“{id}”"), format!("There is no site “{id}”")))?;
    let may_see = auth::may(holder.as_ref(), Power::SeeRestricted);
    Ok(Json(DetailResponse {
        revision: atlas.revision().number,
        summary: atlas.summary(site),
        aliases: &site.aliases,
        plan_named: site.plan_named,
        within: within(site),
        geometry: geometry(&atlas, site)?,
        facts: facts::of(site, may_see),
        restricted: if may_see { Vec::new() } else { facts::withheld(site) },
        other: may_see.then_some(&site.other),
    })
    .into_response())
}

fn within(site: &Site) -> Option<&SiteId> {
    match &site.body {
        SiteBody::IdleProperty(property) => property.within.as_ref(),
        SiteBody::Carrier(carrier) => carrier.within.as_ref(),
        SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => None,
    }
}

/// The shape a site stands on, as GeoJSON.
pub(super) fn geometry(atlas: &Atlas, site: &Site) -> Result<Option<Value>, Problem> {
    atlas.shape_of(&site.id).map(serde_json::to_value).transpose().map_err(Problem::internal)
}

/// `GET /api/nearest`.
pub(super) async fn nearest(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let from = query.position()?;
    let least = query.one("min_area_m2").map(Area::parse).transpose();
    let least = least.map_err(|fault| Problem::parameter("min_area_m2", &format!("不是面积：{fault}"), &fault.to_string()))?;
    let k = query.whole("k", 5, 100)? as usize;
    let atlas = desk.atlas();
    let near = atlas.nearest(from, least.unwrap_or(Area::ZERO), k);
    let sites: Vec<Value> = near
        .iter()
        .map(|near| json!({ "distance_m": (near.distance_m * 10.0).round() / 10.0, "site": atlas.summary(near.site) }))
        .collect();
    Ok(Json(json!({ "revision": atlas.revision().number, "sites": sites })).into_response())
}

/// `GET /api/search`.
pub(super) async fn search(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let limit = query.limit(20, 100)?;
    let atlas = desk.atlas();
    let asked = query.one("q").unwrap_or_default();
    Ok(Json(json!({ "results": atlas.search(asked, limit), "positions": atlas.read_position(asked) })).into_response())
}
