//! A request for features, read: which, in what order, which page, which properties, in which reference system. Never here: an answer.

use jiff::Timestamp;
use jiff::civil::Date;

use super::collection::{Collection, Column, Source};
use super::reference::Reference;
use crate::desk::is_condition;
use crate::geometry::{DatumError, LonLat};
use crate::http::problem::{Code, Problem};
use crate::http::query::{Form, Parameter, Query};
use crate::programme::Bilingual;
use crate::query::{Filter, Kind, QueryFault, read_json, read_text};

/// Features on a page where nobody says how many.
pub(super) const USUAL: u32 = 100;
/// Most features on a page.
pub(in crate::http) const MOST: u32 = 10_000;

/// Parameters of every collection's items, beside its properties.
pub(in crate::http) const PARAMETERS: [Parameter; 14] = [
    Parameter::one("bbox", Form::Bbox, "west,south,east,north in the axis order of bbox-crs 范围"),
    Parameter::one("bbox-crs", Form::Text, "reference system of bbox; CRS84 unless given 范围的坐标系"),
    Parameter::one("datetime", Form::Text, "a moment, a day, or from/to with .. for open 时间"),
    Parameter::one(
        "limit",
        Form::Whole { default: Some(USUAL), most: Some(MOST) },
        "most features on the page; more is taken as the most 条数",
    ),
    Parameter::one("offset", Form::Whole { default: Some(0), most: None }, "how many to leave out first 起始"),
    Parameter::one("cursor", Form::Text, "goes on after this feature, as a next link says 续页"),
    Parameter::one("filter", Form::Text, "a condition in CQL2 条件"),
    Parameter::one("filter-lang", Form::Words(&["cql2-text", "cql2-json"]), "language of the filter 条件语言"),
    Parameter::one("filter-crs", Form::Text, "reference system of shapes in the filter 条件的坐标系"),
    Parameter::one("sortby", Form::Text, "properties between commas; a leading - turns one round 排序"),
    Parameter::one("properties", Form::Text, "only these properties, between commas 属性"),
    CRS,
    FORMAT,
    Parameter::one("skipGeometry", Form::Flag, "leave shapes out 不含几何"),
];

/// In which reference system shapes are answered.
pub(in crate::http) const CRS: Parameter =
    Parameter::one("crs", Form::Text, "reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系");
/// In which format.
pub(in crate::http) const FORMAT: Parameter = Parameter::one("f", Form::Words(&["json", "geojson", "html"]), "format 格式");

/// One property that features are ordered by.
pub(super) struct Key {
    pub(super) column: usize,
    pub(super) descending: bool,
}

/// A request for features.
pub(super) struct Question {
    /// Conditions, all of which hold, each with the reference system of its shapes.
    pub(super) filters: Vec<(Filter, Reference)>,
    pub(super) order: Vec<Key>,
    pub(super) limit: usize,
    pub(super) offset: usize,
    pub(super) after: Option<String>,
    pub(super) shown: Option<Vec<usize>>,
    pub(super) reference: Reference,
    pub(super) with_shapes: bool,
    /// Whether the one condition is a small box.
    is_small_box: bool,
}

impl Question {
    /// Whether whole features are asked for, as they are written without a word about it.
    pub(super) fn is_plain(&self) -> bool {
        self.shown.is_none() && self.with_shapes && self.reference == Reference::DEFAULT
    }

    /// Whether its answer is found in less time than it takes to hand the work to another thread: no more than a box of a few
    /// streets, in the order of ids, a thousand features at most.
    pub(super) fn is_short(&self) -> bool {
        self.is_plain() && self.order.is_empty() && self.limit <= 1_000 && (self.filters.is_empty() || self.is_small_box)
    }

    /// Reads a query.
    pub(super) fn read(query: &Query, collection: &Collection) -> Result<Self, Problem> {
        let columns = collection.columns();
        let mut filters = Vec::new();
        filters.extend(bbox(query)?);
        let boxes = filters.len();
        filters.extend(datetime(query, columns)?);
        filters.extend(filter(query)?);
        filters.extend(equalities(query, columns, matches!(collection.source, Source::Sites(_)))?);
        let is_small_box = filters.len() == boxes && is_small(query);
        Ok(Self {
            filters,
            order: order(query, columns)?,
            limit: query.limit(USUAL, MOST)?,
            offset: query.whole("offset", 0, u32::MAX)? as usize,
            after: query.one("cursor").map(str::to_owned),
            shown: shown(query, columns)?,
            reference: crs(query)?,
            with_shapes: !query.flag("skipGeometry")?.unwrap_or(false),
            is_small_box,
        })
    }
}

/// The reference system of the answer.
pub(in crate::http) fn crs(query: &Query) -> Result<Reference, Problem> {
    query.one("crs").map_or(Ok(Reference::DEFAULT), |text| Reference::read("crs", text))
}

/// A filter that does not fit.
pub(in crate::http) fn unfitting(parameter: &str, fault: &QueryFault) -> Problem {
    let sentence = fault.sentence();
    let detail = Bilingual::new(format!("参数 {parameter}：{}", sentence.zh), format!("Parameter {parameter}: {}", sentence.en));
    Problem::new(Code::InvalidParameter, detail).with_fault(format!("{parameter}: {}", fault.place()), sentence)
}

/// The filter of a query, with its reference system.
pub(in crate::http) fn filter(query: &Query) -> Result<Option<(Filter, Reference)>, Problem> {
    let language = query.word("filter-lang", &[("cql2-text", false), ("cql2-json", true)])?;
    let reference = query.one("filter-crs").map_or(Ok(Reference::DEFAULT), |text| Reference::read("filter-crs", text))?;
    let Some(text) = query.one("filter") else { return Ok(None) };
    let json = language.unwrap_or_else(|| text.trim_start().starts_with('{'));
    let filter = if json { read_json(text) } else { read_text(text) };
    filter.map(|filter| Some((filter, reference))).map_err(|fault| unfitting("filter", &fault))
}

/// Reads the coordinates of a filter.
pub(in crate::http) fn places(reference: Reference) -> impl Fn(f64, f64) -> Result<LonLat, DatumError> {
    move |first, second| reference.position(first, second)
}

fn written(text: &str, parameter: &str) -> Result<Filter, Problem> {
    read_text(text).map_err(|fault| unfitting(parameter, &fault))
}

fn bbox(query: &Query) -> Result<Option<(Filter, Reference)>, Problem> {
    let reference = query.one("bbox-crs").map_or(Ok(Reference::DEFAULT), |text| Reference::read("bbox-crs", text))?;
    let Some(text) = query.one("bbox") else { return Ok(None) };
    let wrong = || {
        let zh = format!("“{text}” 不是四个（或六个）数：西,南,东,北");
        Problem::parameter("bbox", &zh, &format!("“{text}” is not four (or six) numbers: west,south,east,north"))
    };
    let numbers: Option<Vec<f64>> =
        text.split(',').map(|part| part.trim().parse().ok().filter(|number: &f64| number.is_finite())).collect();
    let corners = match numbers.as_deref() {
        Some([a, b, c, d] | [a, b, _, c, d, _]) => [*a, *b, *c, *d],
        _ => return Err(wrong()),
    };
    let position = |first, second| {
        reference.position(first, second).map_err(|fault| Problem::parameter("bbox", &fault.zh(), &fault.to_string()))
    };
    let (low, high) = (position(corners[0], corners[1])?, position(corners[2], corners[3])?);
    if low.lat() > high.lat() {
        let zh = "南应不大于北；顺序为 西,南,东,北";
        return Err(Problem::parameter("bbox", zh, "south must not exceed north; the order is west,south,east,north"));
    }
    // The other two corners, because the edges of a grid are no parallels; except where west lies east of east, across the antimeridian.
    let (mut box_, crossing) = ([low.lon(), low.lat(), high.lon(), high.lat()], low.lon() > high.lon());
    if !crossing && reference != Reference::DEFAULT {
        for corner in [position(corners[0], corners[3]), position(corners[2], corners[1])].into_iter().flatten() {
            box_ = [box_[0].min(corner.lon()), box_[1].min(corner.lat()), box_[2].max(corner.lon()), box_[3].max(corner.lat())];
        }
    }
    Ok(Some((Filter::meets_box("geometry", box_), Reference::DEFAULT)))
}

/// Whether a box in degrees is no wider and no higher than a few streets.
fn is_small(query: &Query) -> bool {
    let numbers: Vec<f64> =
        query.one("bbox").unwrap_or_default().split(',').filter_map(|part| part.trim().parse().ok()).collect();
    let [west, south, east, north] = numbers[..] else { return false };
    query.one("bbox-crs").is_none() && (0.0..0.03).contains(&(east - west)) && (0.0..0.03).contains(&(north - south))
}

/// The column that says of when a feature is.
fn time_column(columns: &[Column]) -> Option<&Column> {
    ["as_of", "drawn_on", "vacant_since"].iter().find_map(|name| columns.iter().find(|column| column.name == *name))
}

fn datetime(query: &Query, columns: &[Column]) -> Result<Option<(Filter, Reference)>, Problem> {
    let Some(text) = query.one("datetime") else { return Ok(None) };
    let wrong = || {
        let zh = format!("“{text}” 不是时间，应如 2025-12-31、2025-12-31T23:59:59Z、2021-01-01/2025-12-31 或 2021-01-01/..");
        let en = format!("“{text}” is no time; write 2025-12-31, 2025-12-31T23:59:59Z, 2021-01-01/2025-12-31 or 2021-01-01/..");
        Problem::parameter("datetime", &zh, &en)
    };
    let end = |end: &str| match end {
        "" | ".." => Some("..".to_owned()),
        _ if end.parse::<Date>().is_ok() && end.len() <= 10 => Some(end.to_owned()),
        _ => end.replace(' ', "+").parse::<Timestamp>().ok().map(|moment| moment.to_string()),
    };
    let (from, to) = match text.split_once('/') {
        Some((from, to)) if !to.contains('/') => (end(from), end(to)),
        Some(_) => (None, None),
        None => (end(text).filter(|end| end != ".."), end(text)),
    };
    let (Some(from), Some(to)) = (from, to) else { return Err(wrong()) };
    let Some(column) = time_column(columns) else { return Ok(None) };
    let interval = format!("T_INTERSECTS({},INTERVAL('{from}','{to}'))", column.name);
    Ok(Some((written(&interval, "datetime")?, Reference::DEFAULT)))
}

/// Properties given by name and value; those of sites that the filter of sites knows are read there.
fn equalities(query: &Query, columns: &[Column], of_sites: bool) -> Result<Vec<(Filter, Reference)>, Problem> {
    let mut filters = Vec::new();
    for (name, value) in query.pairs().filter(|(name, value)| !(value.is_empty() || of_sites && is_condition(name))) {
        if PARAMETERS.iter().any(|parameter| parameter.name == name) {
            continue;
        }
        let Some(column) = columns.iter().find(|column| column.name == name && column.is_plain()) else { continue };
        let text = value.replace('\'', "''");
        let literal = match column.kind {
            Kind::Number => value.parse::<f64>().ok().filter(|number| number.is_finite()).map(|_| value.to_owned()),
            Kind::Boolean => ["true", "false"].contains(&value).then(|| value.to_owned()),
            Kind::Date => Some(format!("DATE('{text}')")),
            Kind::Text | Kind::Instant | Kind::Geometry | Kind::List | Kind::Interval => Some(format!("'{text}'")),
        };
        let literal = literal.ok_or_else(|| {
            let zh = format!("“{value}” 与该属性的类型不符");
            Problem::parameter(name, &zh, &format!("“{value}” is no value of this property"))
        })?;
        filters.push((written(&format!("\"{name}\" = {literal}"), name)?, Reference::DEFAULT));
    }
    Ok(filters)
}

fn order(query: &Query, columns: &[Column]) -> Result<Vec<Key>, Problem> {
    let Some(text) = query.one("sortby") else { return Ok(Vec::new()) };
    let key = |part: &str| {
        // A plus in an address may have become a space.
        let part = part.trim();
        let (name, descending) = part.strip_prefix('-').map_or((part.trim_start_matches('+'), false), |name| (name, true));
        let column = columns.iter().position(|column| column.name == name && column.sorts());
        column.map(|column| Key { column, descending }).ok_or_else(|| {
            let names = columns.iter().filter(|column| column.sorts()).map(|column| column.name).collect::<Vec<_>>().join(", ");
            Problem::parameter(
                "sortby",
                &format!("不能按“{name}”排序；可用 {names}"),
                &format!("“{name}” is no order; there are {names}"),
            )
        })
    };
    text.split(',').map(key).collect()
}

fn shown(query: &Query, columns: &[Column]) -> Result<Option<Vec<usize>>, Problem> {
    let Some(text) = query.one("properties") else { return Ok(None) };
    let one = |name: &str| {
        columns.iter().position(|column| column.name == name.trim()).ok_or_else(|| {
            let names = columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
            Problem::parameter(
                "properties",
                &format!("没有属性“{name}”；有 {names}"),
                &format!("there is no property “{name}”; there are {names}"),
            )
        })
    };
    text.split(',').map(one).collect::<Result<_, _>>().map(Some)
}
