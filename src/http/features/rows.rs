//! Features that are no sites (zones, floors, choices of kept plans, rings around carriers) as values beside the columns of their collection.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::atlas::{Atlas, BoardRow, METRES_A_MINUTE, Reaching};
use crate::desk::Desk;
use crate::estate::{Building, Fact, Floor, Known, Site, SiteBody, SiteId};
use crate::geometry::Shape;
use crate::http::problem::Problem;
use crate::plan::{Plan, PlanChoice};
use crate::programme::ZoneOutline;
use crate::query::{Drawn, Ground, Row, Value};
use crate::units::Area;

use super::collection::Source;

/// One feature: its values in the order of the columns, `id` and `geometry` first.
pub(in crate::http) struct Record<'a> {
    pub(in crate::http) id: String,
    pub(in crate::http) shape: Option<&'a Shape>,
    pub(in crate::http) values: Vec<Value<'a>>,
}

impl Row for Record<'_> {
    fn value(&self, column: usize) -> Value<'_> {
        self.values[column].clone()
    }
}

/// A plan that the project keeps, with what it is called.
struct Kept {
    title: Option<String>,
    plan: Arc<Plan>,
}

/// What a carrier reaches on foot in so many minutes.
struct Ring<'a> {
    carrier: Reaching<'a>,
    minutes: u32,
    reach_m: f64,
    shape: Shape,
}

/// Minutes on foot that rings are drawn for.
const MINUTES: [u32; 3] = [5, 10, 15];

/// What features of a collection are made of beside the atlas.
pub(in crate::http) struct Beside<'a> {
    plans: Vec<Kept>,
    rings: Vec<Ring<'a>>,
}

impl<'a> Beside<'a> {
    /// What a collection needs; kept plans may have to be read from the project.
    pub(in crate::http) fn of(source: Source, desk: &Desk, atlas: &'a Atlas) -> Result<Self, Problem> {
        Ok(Self {
            plans: if source == Source::Choices { kept(desk)? } else { Vec::new() },
            rings: if source == Source::Reach { rings(atlas) } else { Vec::new() },
        })
    }
}

fn kept(desk: &Desk) -> Result<Vec<Kept>, Problem> {
    let lines = desk.plans()?;
    lines.into_iter().filter(|line| line.kept).map(|line| Ok(Kept { plan: desk.plan(&line.id)?, title: line.title })).collect()
}

fn rings(atlas: &Atlas) -> Vec<Ring<'_>> {
    let around = |carrier: Reaching<'_>, minutes: u32| {
        let reach_m = f64::from(minutes) * METRES_A_MINUTE;
        Shape::circle(carrier.centre, reach_m).ok().map(|shape| (minutes, reach_m, shape))
    };
    let carriers = atlas.reaching(&BTreeSet::new()).into_iter();
    carriers
        .flat_map(|carrier| MINUTES.into_iter().filter_map(move |minutes| Some((carrier, around(carrier, minutes)?))))
        .map(|(carrier, (minutes, reach_m, shape))| Ring { carrier, minutes, reach_m, shape })
        .collect()
}

/// Every feature of a collection that is not made of sites.
pub(in crate::http) fn all<'a>(source: Source, atlas: &'a Atlas, beside: &'a Beside<'_>) -> Vec<Record<'a>> {
    let mut records: Vec<Record<'a>> = match source {
        Source::Sites(_) => Vec::new(),
        Source::Zones => {
            let alone = |outline: &ZoneOutline| atlas.outlines().iter().filter(|other| other.zone == outline.zone).count() == 1;
            let numbered = atlas.outlines().iter().enumerate();
            numbered.map(|(at, outline)| zone(atlas, outline, (!alone(outline)).then_some(at + 1))).collect()
        }
        Source::Floors => atlas
            .sites()
            .iter()
            .filter_map(|site| Some((site, building(site)?)))
            .flat_map(|(site, building)| building.floors.iter().map(move |level| floor(atlas, site, level)))
            .collect(),
        Source::Choices => {
            let plans = beside.plans.iter();
            plans.flat_map(|kept| kept.plan.choices.iter().map(move |made| choice(atlas, kept, made))).collect()
        }
        Source::Reach => beside.rings.iter().map(|ring| reach(atlas, ring)).collect(),
    };
    records.sort_by(|a, b| a.id.cmp(&b.id));
    records
}

fn building(site: &Site) -> Option<&Building> {
    match &site.body {
        SiteBody::Building(building) => Some(building),
        SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    }
}

/// A zone that is drawn in several pieces has a feature for each, numbered.
fn zone<'a>(atlas: &'a Atlas, outline: &'a ZoneOutline, piece: Option<usize>) -> Record<'a> {
    let row = atlas.board().zones.iter().find(|row| row.zone.as_ref() == Some(&outline.zone));
    let name = atlas.programme().zone(&outline.zone).map(|zone| &zone.name);
    let figure = |of: fn(&BoardRow) -> Option<Area>| area(row.and_then(of));
    let id = piece.map_or_else(|| outline.zone.0.clone(), |piece| format!("{}-{piece}", outline.zone));
    let values = vec![
        Value::Text(id.clone().into()),
        drawing(Some(&outline.shape)),
        outline.zone.0.as_str().into(),
        name.map(|name| name.zh.as_str()).into(),
        name.map(|name| name.en.as_str()).into(),
        Value::Boolean(outline.official),
        figure(BoardRow::area_target),
        figure(|row| row.built_area.figure()),
        figure(|row| row.under_way_area.figure()),
        figure(|row| row.planned_area.figure()),
        figure(|row| row.vacant_area.figure()),
        figure(|row| row.available_area.figure()),
        figure(|row| row.gap_area),
        outline.version.as_str().into(),
        outline.drawn_by.as_str().into(),
        outline.drawn_on.map_or(Value::Unknown, Value::Date),
        outline.note.as_str().into(),
    ];
    Record { id, shape: Some(&outline.shape), values }
}

fn floor<'a>(atlas: &'a Atlas, site: &'a Site, floor: &'a Floor) -> Record<'a> {
    let known = |fact: &Known<Area>| area(fact.as_ref().map(|fact: &Fact<Area>| fact.value));
    let shape = atlas.shape_of(&site.id);
    let id = format!("{}:{}", site.id, floor.order);
    let values = vec![
        Value::Text(id.clone().into()),
        drawing(shape),
        site.id.0.as_str().into(),
        site.name.as_deref().into(),
        floor.label.as_str().into(),
        Value::Whole(i64::from(floor.order)),
        floor.level_kind.as_ref().map_or(Value::Unknown, |fact| word(&fact.value)),
        known(&floor.space.floor_area),
        known(&floor.space.usable_area),
        known(&floor.space.let_area),
        known(&floor.space.vacant_area),
        floor.space.vacant_since.as_ref().map_or(Value::Unknown, |fact| Value::Date(fact.value)),
    ];
    Record { id, shape, values }
}

fn choice<'a>(atlas: &'a Atlas, kept: &'a Kept, choice: &'a PlanChoice) -> Record<'a> {
    let plan = &kept.plan;
    let shape = atlas.shape_of(&SiteId(choice.site.0.clone()));
    let id = format!("{}:{}", plan.id, choice.site);
    let option = serde_json::to_value(choice.option).unwrap_or_default();
    let part = |name: &str| option[name].as_str().map_or(Value::Unknown, |word| Value::Text(word.to_owned().into()));
    let values = vec![
        Value::Text(id.clone().into()),
        drawing(shape),
        plan.id.as_str().into(),
        kept.title.as_deref().into(),
        i64::try_from(plan.revision).map_or(Value::Unknown, Value::Whole),
        choice.site.0.as_str().into(),
        choice.name.as_str().into(),
        choice.zone.as_ref().map(|zone| zone.0.as_str()).into(),
        part("scope"),
        part("refit"),
        part("mode"),
        area(Some(choice.area_m2)),
        Value::Whole(choice.cost_yuan.get()),
        choice.unit_yuan_per_m2.map_or(Value::Unknown, |price| Value::Decimal(price.hundredths() as f64 / 100.0)),
        choice.break_even_yuan.map_or(Value::Unknown, |price| Value::Whole(price.get())),
        Value::Boolean(choice.irreplaceable),
        Value::Boolean(choice.example),
    ];
    Record { id, shape, values }
}

fn reach<'a>(atlas: &'a Atlas, ring: &'a Ring<'_>) -> Record<'a> {
    let site = ring.carrier.site;
    let id = format!("{}:{}", site.id, ring.minutes);
    let kind = match &site.body {
        SiteBody::Carrier(carrier) => carrier.carrier_kind.as_ref().map_or(Value::Unknown, |fact| word(&fact.value)),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => Value::Unknown,
    };
    let values = vec![
        Value::Text(id.clone().into()),
        drawing(Some(&ring.shape)),
        site.id.0.as_str().into(),
        site.name.as_deref().into(),
        kind,
        word(&ring.carrier.stage),
        atlas.zone_of(&site.id).map(|zone| zone.0.as_str()).into(),
        Value::Whole(i64::from(ring.minutes)),
        Value::Decimal(ring.reach_m),
        Value::Boolean(true),
        Value::Boolean(site.standing().is_example()),
    ];
    Record { id, shape: Some(&ring.shape), values }
}

fn area<'a>(area: Option<Area>) -> Value<'a> {
    area.map_or(Value::Unknown, |area| Value::Decimal(area.hundredths() as f64 / 100.0))
}

fn word<'a>(of: &impl serde::Serialize) -> Value<'a> {
    let word = serde_json::to_value(of).ok().and_then(|word| word.as_str().map(str::to_owned));
    word.map_or(Value::Unknown, |word| Value::Text(word.into()))
}

fn drawing(shape: Option<&Shape>) -> Value<'_> {
    match shape {
        None => Value::Unknown,
        Some(Shape::Point(at)) => Value::Drawing(Drawn::of(Ground::Point(geo::Point::new(at.lon(), at.lat())))),
        Some(Shape::Surface(surface)) => Value::Drawing(Drawn::of(Ground::Surface(surface))),
    }
}
