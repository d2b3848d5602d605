//! The one table of operations: what is routed, what is read of the query, what is documented. Router and document cannot part.
//!
//! Never here: what an operation does; each row names its handler.

use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::routing::{MethodRouter, delete, get, patch, post, put};

use super::conditions::{CQL2, FILTER};
use super::query::{Form, Parameter};
use super::window::Window;
use super::{
    availability, coverage, data_operations, features, listening, office_operations, official_operations, overview, plans,
    processes, sites, style, tiles, weighing,
};
use crate::desk::Power;

/// Largest JSON body, bytes.
const JSON_BODY: usize = 2 << 20;
/// Largest file to import, bytes.
pub(super) const IMPORT_BODY: usize = 200 << 20;

/// What an operation answers with when all is well.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answer {
    /// JSON of a schema in `schemas.json`.
    Json(&'static str),
    /// Features.
    GeoJson,
    /// One feature.
    Feature,
    /// A JSON Schema.
    Schema,
    /// A Mapbox vector tile.
    Tile,
    /// A file in the asked format.
    File,
    /// Plain text.
    Text,
    /// Server-sent events.
    Events,
    /// Nothing but the status.
    Nothing,
}

/// What an operation reads in its body.
#[derive(Debug, Clone, Copy)]
pub(super) enum Body {
    /// Nothing.
    Nothing,
    /// JSON of a schema in `schemas.json`.
    Json(&'static str),
    /// One feature.
    Feature,
    /// Parts of a feature.
    MergePatch,
    /// A file as it is.
    File,
}

/// One operation.
pub(super) struct Operation {
    /// Its method.
    pub(super) method: Method,
    /// Its path, with `{name}` for what varies.
    pub(super) path: &'static str,
    /// Its name, for programs.
    pub(super) id: &'static str,
    /// What it does.
    pub(super) about: &'static str,
    /// Query parameters, and no others.
    pub(super) parameters: Vec<Parameter>,
    /// What it reads.
    pub(super) body: Body,
    /// What it answers.
    pub(super) answer: Answer,
    /// Status of the answer when all is well.
    pub(super) status: u16,
    /// What whoever asks must hold; `None` where everybody may.
    pub(super) needs: Option<Power>,
    /// What they must hold to have what the body may ask for besides.
    pub(super) sometimes_needs: Option<Power>,
    /// Whether it answers everybody, also where reading needs a token.
    pub(super) for_all: bool,
    /// Whether the answer changes with the revision alone, so that it carries an `ETag`.
    pub(super) by_revision: bool,
    /// Whether its query also knows the properties of the collection in its path.
    pub(super) asks_properties: bool,
    /// How long it may take.
    pub(super) time: Duration,
    /// Who does it.
    pub(super) handler: MethodRouter<Window>,
}

impl Operation {
    pub(super) fn new(
        method: Method,
        path: &'static str,
        id: &'static str,
        about: &'static str,
        handler: MethodRouter<Window>,
    ) -> Self {
        Self {
            method,
            path,
            id,
            about,
            parameters: Vec::new(),
            body: Body::Nothing,
            answer: Answer::Nothing,
            status: 200,
            needs: None,
            sometimes_needs: None,
            for_all: false,
            by_revision: false,
            asks_properties: false,
            time: Duration::from_secs(30),
            handler,
        }
    }

    /// Most bytes of its body.
    pub(super) const fn longest_body(&self) -> usize {
        match self.body {
            Body::File => IMPORT_BODY,
            Body::Nothing | Body::Json(_) | Body::Feature | Body::MergePatch => JSON_BODY,
        }
    }

    pub(super) fn get(path: &'static str, id: &'static str, about: &'static str, handler: MethodRouter<Window>) -> Self {
        Self::new(Method::GET, path, id, about, handler)
    }

    pub(super) fn post(path: &'static str, id: &'static str, about: &'static str, handler: MethodRouter<Window>) -> Self {
        Self::new(Method::POST, path, id, about, handler)
    }

    pub(super) fn asks(mut self, parameters: &[Parameter]) -> Self {
        self.parameters.extend_from_slice(parameters);
        self
    }

    pub(super) fn reads(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    pub(super) fn answers(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    pub(super) fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// It changes the data.
    pub(super) fn writes(self) -> Self {
        self.needs(Power::ChangeData)
    }

    pub(super) fn needs(mut self, power: Power) -> Self {
        self.needs = Some(power);
        self
    }

    pub(super) fn sometimes_needs(mut self, power: Power) -> Self {
        self.sometimes_needs = Some(power);
        self
    }

    pub(super) fn for_all(mut self) -> Self {
        self.for_all = true;
        self
    }

    pub(super) fn asks_properties(mut self) -> Self {
        self.asks_properties = true;
        self
    }

    pub(super) fn by_revision(mut self) -> Self {
        self.by_revision = true;
        self
    }
}

pub(super) const BY: Parameter = Parameter::one("by", Form::Words(availability::GROUPS), "what sums are given for 分组");
const REVISION: Parameter = Parameter::one(
    "revision",
    Form::Whole { default: None, most: None },
    "number of an earlier revision, the current one where left out 数据版本",
);
const BBOX: Parameter = Parameter::one("bbox", Form::Bbox, "west,south,east,north in degrees 范围");
const OFFSET: Parameter =
    Parameter::one("offset", Form::Whole { default: Some(0), most: None }, "how many to leave out first 起始");
const LIMIT: Parameter = Parameter::one(
    "limit",
    Form::Whole { default: Some(100), most: Some(sites::MOST) },
    "most answers; more is taken as the most 条数",
);

/// Every operation of the server that is routed.
pub(super) fn all() -> Vec<Operation> {
    [
        office_operations::all(),
        about_the_district(),
        about_sites(),
        official_operations::all(),
        about_plans(),
        about_weighing(),
        data_operations::all(),
        about_following(),
        about_features(),
        about_editing(),
        about_the_map(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn about_the_district() -> Vec<Operation> {
    vec![
        Operation::get("/api/overview", "overview", "Zones against their targets 总览", get(overview::show))
            .answers(Answer::Json("Overview"))
            .by_revision(),
        Operation::get("/api/programme", "programme", "The programme as data 实施方案", get(overview::programme))
            .answers(Answer::Json("Anything"))
            .by_revision(),
        Operation::get("/api/availability", "availability", "Available floor area by group 可用面积", get(availability::sums))
            .asks(&[BY, REVISION])
            .asks(&FILTER)
            .asks(&CQL2)
            .answers(Answer::Json("Availability"))
            .by_revision(),
        Operation::post(
            "/api/availability",
            "availability_in",
            "Available floor area in any area 选区面积",
            post(availability::sums_in),
        )
        .reads(Body::Json("AvailabilityQuestion"))
        .answers(Answer::Json("Availability")),
        Operation::post(
            "/api/availability/areas",
            "availability_in_each",
            "Available floor area in each of several areas 多个范围的面积",
            post(availability::sums_in_each),
        )
        .reads(Body::Json("AreasQuestion"))
        .answers(Answer::Json("AreasAvailability")),
        Operation::get("/api/coverage", "coverage", "Space within reach of carriers 载体覆盖", get(coverage::show))
            .asks(&[BY, REVISION])
            .asks(&coverage::PARAMETERS)
            .asks(&FILTER)
            .asks(&CQL2)
            .answers(Answer::Json("Coverage"))
            .by_revision(),
    ]
}

fn about_sites() -> Vec<Operation> {
    let sort = Parameter::one("sort", Form::Words(sites::SORTS), "order; a leading - turns it round 排序");
    let lon = Parameter::one("lon", Form::Decimal, "longitude, degrees 经度");
    let lat = Parameter::one("lat", Form::Decimal, "latitude, degrees 纬度");
    let least = Parameter::one("min_area_m2", Form::Decimal, "least available area, ㎡ 可用面积下限");
    let k = Parameter::one("k", Form::Whole { default: Some(5), most: Some(100) }, "how many 个数");
    let text = Parameter::one("q", Form::Text, "name, alias, id, address, pinyin initials, or coordinates in any datum 文字");
    let few = Parameter::one("limit", Form::Whole { default: Some(20), most: Some(100) }, "most answers 条数");
    vec![
        Operation::get("/api/sites", "sites", "Sites one page at a time 台账", get(sites::page))
            .asks(&[BBOX, LIMIT, OFFSET, sort])
            .asks(&FILTER)
            .asks(&CQL2)
            .answers(Answer::Json("SitePage"))
            .by_revision(),
        Operation::post("/api/sites", "sites_in", "Sites counted in any area 选区台账", post(sites::page_in))
            .reads(Body::Json("SitesQuestion"))
            .answers(Answer::Json("SitePage")),
        Operation::get("/api/sites/{id}", "site", "All that is known of a site 物业", get(sites::detail))
            .answers(Answer::Json("SiteDetail"))
            .by_revision(),
        Operation::get("/api/nearest", "nearest", "Nearest sites with enough space 最近物业", get(sites::nearest))
            .asks(&[lon, lat, least, k])
            .answers(Answer::Json("NearestSites"))
            .by_revision(),
        Operation::get(
            "/api/search",
            "search",
            "Sites by what they are called, and positions by their coordinates 搜索",
            get(sites::search),
        )
        .asks(&[text, few])
        .answers(Answer::Json("SearchResults"))
        .by_revision(),
    ]
}

fn about_plans() -> Vec<Operation> {
    let compared = Parameter::many("p", Form::Text, "ids of two to four plans 方案");
    vec![
        Operation::get("/api/plans/compare", "compare_plans", "Plans side by side 方案比较", get(weighing::compare))
            .asks(&[compared])
            .answers(Answer::Json("Comparison")),
        Operation::get("/api/plans/{id}/events", "plan_events", "How far a search is, as it goes 求解进度", get(plans::events))
            .answers(Answer::Events),
        Operation::post("/api/plans", "solve", "Solve a scenario 求解方案", post(plans::solve))
            .reads(Body::Json("Scenario"))
            .answers(Answer::Json("Plan"))
            .with_status(201)
            .sometimes_needs(Power::KeepPlans),
        Operation::get("/api/plans", "plans", "Recent and kept plans 方案列表", get(plans::list))
            .answers(Answer::Json("PlanList")),
        Operation::get("/api/plans/{id}", "plan", "One plan, or how far its search is 方案", get(plans::show))
            .answers(Answer::Json("Plan")),
        Operation::new(Method::DELETE, "/api/plans/{id}", "cancel_plan", "Stop a search 取消求解", delete(plans::cancel))
            .with_status(204),
        Operation::get("/api/plans/{id}/verify", "verify_plan", "Re-prove a plan without the solver 核验", get(plans::verify))
            .answers(Answer::Json("Verdict")),
        Operation::get("/api/plans/{id}/geojson", "plan_features", "A plan on the map 方案要素", get(plans::features))
            .asks(&[features::question::CRS])
            .answers(Answer::GeoJson),
    ]
}

/// Questions about a plan that is there; most of them solve again.
fn about_weighing() -> Vec<Operation> {
    let level = Parameter::one("level", Form::Words(weighing::LEVELS), "how surely; relaxed where left out 精度");
    let asked = [
        Operation::get(
            "/api/plans/{id}/explain/{site}",
            "explain",
            "Why a site is in a plan or not 为何入选",
            get(weighing::explain),
        )
        .asks(&[level])
        .answers(Answer::Json("Explanation")),
        Operation::get("/api/plans/{id}/repairs", "repairs", "What would make it feasible 如何可行", get(weighing::repairs))
            .answers(Answer::Json("Repairs")),
        Operation::post(
            "/api/plans/{id}/break-even",
            "worths",
            "What every site is worth to it 盈亏平衡价",
            post(weighing::worths),
        )
        .reads(Body::Json("WorthsQuestion"))
        .answers(Answer::Json("Worths")),
        Operation::post(
            "/api/plans/{id}/alternatives",
            "alternatives",
            "Plans that really differ 备选方案",
            post(weighing::alternatives),
        )
        .reads(Body::Json("AlternativesQuestion"))
        .answers(Answer::Json("Alternatives")),
        Operation::post("/api/plans/{id}/pareto", "pareto", "Cost against something else 权衡曲线", post(weighing::front))
            .reads(Body::Json("FrontQuestion"))
            .answers(Answer::Json("Front")),
        Operation::get("/api/plans/{id}/portfolio", "portfolio", "What it leans on 组合风险", get(weighing::portfolio))
            .answers(Answer::Json("Portfolio")),
        Operation::post("/api/plans/{id}/risk", "risk", "How likely every target is met 达标概率", post(weighing::risk))
            .reads(Body::Json("RiskSettings"))
            .answers(Answer::Json("Risk")),
    ];
    asked.into_iter().map(|operation| Operation { time: Duration::from_secs(90), ..operation }).collect()
}

fn about_the_map() -> Vec<Operation> {
    let over = features::reference::OF_MAP;
    let layer = Parameter::one("layer", Form::Words(tiles::pyramid::LAYERS), "layer of the map 图层");
    vec![
        Operation::get("/tiles/{layer}/{z}/{x}/{y}", "tile", "Vector tiles 矢量瓦片", get(tiles::tile))
            .asks(&[over])
            .asks(&FILTER)
            .asks(&CQL2)
            .answers(Answer::Tile),
        Operation::get("/tiles.json", "tilejson", "A layer as TileJSON 图层说明", get(tiles::pyramid::tilejson))
            .asks(&[layer, over])
            .answers(Answer::Json("Anything")),
        Operation::get("/tileMatrixSets", "tile_matrix_sets", "Schemes of tiles 瓦片方案", get(tiles::pyramid::schemes))
            .answers(Answer::Json("Anything")),
        Operation::get("/tileMatrixSets/{scheme}", "tile_matrix_set", "A scheme of tiles 瓦片方案", get(tiles::pyramid::scheme))
            .answers(Answer::Json("Anything")),
        Operation::get(
            "/collections/{collection}/tiles",
            "tilesets",
            "Tiles of a collection 瓦片集",
            get(tiles::pyramid::tilesets),
        )
        .answers(Answer::Json("Anything")),
        Operation::get(
            "/collections/{collection}/tiles/{scheme}",
            "tileset",
            "Tiles of a collection in a scheme 瓦片集",
            get(tiles::pyramid::tileset_of),
        )
        .answers(Answer::Json("Anything")),
        Operation::get(
            "/collections/{collection}/tiles/{scheme}/{z}/{row}/{column}",
            "collection_tile",
            "A tile of a collection 要素瓦片",
            get(tiles::collection_tile),
        )
        .asks(&[over])
        .asks(&FILTER)
        .asks(&CQL2)
        .answers(Answer::Tile),
        Operation::get("/style.json", "style", "Map style 地图样式", get(style::show))
            .asks(&[over])
            .answers(Answer::Json("Anything")),
    ]
}

const ITEMS: &str = "/collections/{collection}/items";
const ITEM: &str = "/collections/{collection}/items/{featureId}";

/// Events, and OGC API Processes.
fn about_following() -> Vec<Operation> {
    let text = Answer::Events;
    let json = Answer::Json("Anything");
    vec![
        Operation::get("/api/events", "events", "New revisions as they come (SSE) 数据更新事件", get(listening::listen))
            .answers(text),
        Operation::get("/processes", "processes", "Processes 处理", get(processes::list)).answers(json),
        Operation::get("/processes/{process}", "process", "A process 处理", get(processes::describe)).answers(json),
        Operation::post("/processes/{process}/execution", "execute", "Begin a job 开始作业", post(processes::execute))
            .reads(Body::Json("Anything"))
            .answers(json)
            .with_status(201),
        Operation::get("/jobs/{job}", "job", "How a job stands 作业状态", get(processes::job)).answers(json),
        Operation::get("/jobs/{job}/results", "results", "What a job came to 作业结果", get(processes::results)).answers(json),
        Operation::new(Method::DELETE, "/jobs/{job}", "dismiss_job", "Stop a job 取消作业", delete(processes::dismiss))
            .answers(json),
    ]
}

/// OGC API Features, as far as it reads.
fn about_features() -> Vec<Operation> {
    use features::catalogue::{collection, collections, conformance};
    use features::question::{CRS, FORMAT, PARAMETERS};
    use features::schema::{queryables, schema, sortables};
    let format = &[FORMAT];
    let schema_of = |path, id, about, handler| Operation::get(path, id, about, handler).answers(Answer::Schema).by_revision();
    vec![
        Operation::get("/conformance", "conformance", "What this conforms to 符合的标准", get(conformance))
            .asks(format)
            .answers(Answer::Json("Anything")),
        Operation::get("/collections", "collections", "Collections of features 要素集", get(collections))
            .asks(format)
            .answers(Answer::Json("Anything")),
        Operation::get("/collections/{collection}", "collection", "A collection 要素集", get(collection))
            .asks(format)
            .answers(Answer::Json("Anything")),
        schema_of("/collections/{collection}/queryables", "queryables", "What can be asked for 可查询属性", get(queryables)),
        schema_of("/collections/{collection}/sortables", "sortables", "What it can be ordered by 可排序属性", get(sortables)),
        schema_of("/collections/{collection}/schema", "schema", "Its properties 属性", get(schema)),
        Operation::get(ITEMS, "items", "Features as GeoJSON 要素", get(features::items::items))
            .asks(&PARAMETERS)
            .asks_properties()
            .answers(Answer::GeoJson)
            .by_revision(),
        Operation::get(ITEM, "feature", "One feature 单个要素", get(features::items::item))
            .asks(&[CRS, FORMAT])
            .answers(Answer::Feature),
    ]
}

/// OGC API Features, as far as it writes.
fn about_editing() -> Vec<Operation> {
    vec![
        Operation::post(ITEMS, "add_feature", "Add a feature 新增要素", post(features::editing::add))
            .reads(Body::Feature)
            .with_status(201)
            .writes(),
        Operation::new(
            Method::PUT,
            ITEM,
            "replace_feature",
            "Replace a feature; If-Match 替换要素",
            put(features::editing::replace),
        )
        .reads(Body::Feature)
        .with_status(204)
        .writes(),
        Operation::new(
            Method::PATCH,
            ITEM,
            "patch_feature",
            "Change a feature; If-Match 修改要素",
            patch(features::editing::patch),
        )
        .reads(Body::MergePatch)
        .with_status(204)
        .writes(),
        Operation::new(
            Method::DELETE,
            ITEM,
            "retire_feature",
            "Take a feature out; If-Match 删除要素",
            delete(features::editing::retire),
        )
        .with_status(204)
        .writes(),
    ]
}

/// The default limit on bodies; imports have their own.
pub(super) fn body_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(JSON_BODY)
}
