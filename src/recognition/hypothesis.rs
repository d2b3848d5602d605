//! Floors that a carrier might take, held against the rules before anybody takes them. Never here: whether they should be taken.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Assessment, Figure, Figures, NextStep, RuleBook, assess, next_step};
use crate::atlas::Atlas;
use crate::estate::{CarrierKind, Confidence, Known, SiteBody, SiteId};
use crate::programme::Bilingual;
use crate::units::{Area, Share};

/// Floors of a building, or an idle property as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorPick {
    /// The building or idle property.
    pub site: SiteId,
    /// Floors by the label on the sign; left out, all that is vacant in it.
    #[serde(default)]
    pub labels: Vec<String>,
}

/// What is supposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hypothesis {
    /// 载体类型; left out, every rule is shown.
    pub kind: Option<CarrierKind>,
    /// Floors to take.
    pub floors: Vec<FloorPick>,
    /// Space in place of floors, or besides them.
    pub area_m2: Option<Area>,
    /// Share used for incubation, public service included [A].
    pub incubation_share: Share,
    /// Further figures under the rules' own names, such as `incubated_firms`.
    pub figures: BTreeMap<String, f64>,
}

impl Default for Hypothesis {
    fn default() -> Self {
        let incubation_share = Share::from_millionths(750_000).unwrap_or(Share::WHOLE);
        Self { kind: None, floors: Vec::new(), area_m2: None, incubation_share, figures: BTreeMap::new() }
    }
}

/// Why something cannot be supposed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.sentence().en)]
pub enum HypothesisFault {
    /// No such building or idle property.
    NoSuchSite(SiteId),
    /// No such floor.
    NoSuchFloor(SiteId, String),
    /// Neither floors nor an area.
    Nothing,
    /// No number a rule could use.
    Figure(String),
}

impl HypothesisFault {
    /// What is wrong and how to mend it.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let (zh, en) = match self {
            Self::NoSuchSite(id) => (
                format!("没有楼宇或闲置物业“{id}”；请按名称搜索"),
                format!("there is no building or idle property “{id}”; look it up by name in the search"),
            ),
            Self::NoSuchFloor(id, label) => (
                format!("“{id}”没有楼层“{label}”；请按楼层名称填写，或不填楼层以取全部空置"),
                format!(
                    "“{id}” has no floor “{label}”; name it as the sign does, or leave floors out to take all that is vacant"
                ),
            ),
            Self::Nothing => (
                "未给出楼层或面积；请至少给出一项".to_owned(),
                "neither floors nor an area are given; give at least one".to_owned(),
            ),
            Self::Figure(name) => (
                format!("指标“{name}”应为 0 至 10 亿之间的数"),
                format!("the figure “{name}” must be a number from 0 to a thousand million"),
            ),
        };
        Bilingual::new(zh, en)
    }
}

/// Hypothetical floors against the rules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HypotheticalRecognition {
    /// What was supposed.
    pub supposed: Hypothesis,
    /// The day it was evaluated for.
    pub as_of: Date,
    /// Revision of the data.
    pub revision: u64,
    /// Space of floors and area together; `null` while the vacancy of a floor is not known.
    pub area_m2: Option<Area>,
    /// Whether a made-up value went into it.
    pub example: bool,
    /// Every rule for the kind, in the order of the rule file.
    pub rules: Vec<Assessment>,
    /// The recognition that lies nearest.
    pub best_next: Option<NextStep>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// Holds hypothetical floors against the rules.
///
/// # Errors
/// [`HypothesisFault`] when a site, a floor or a figure is not what it should be.
pub fn suppose(
    atlas: &Atlas,
    book: &RuleBook,
    supposed: &Hypothesis,
    on: Date,
) -> Result<HypotheticalRecognition, HypothesisFault> {
    if supposed.floors.is_empty() && supposed.area_m2.is_none() {
        return Err(HypothesisFault::Nothing);
    }
    let mut parts: Vec<Known<Area>> = Vec::new();
    for pick in &supposed.floors {
        parts.extend(vacant(atlas, pick)?);
    }
    let example = parts.iter().flatten().any(|fact| fact.provenance.confidence == Confidence::Example);
    let floors: Option<Area> = parts.into_iter().map(|part| part.map(|fact| fact.value)).sum();
    let area = floors.map(|floors| floors + supposed.area_m2.unwrap_or(Area::ZERO));
    let mut figures = area.map_or_else(Figures::new, |area| Figures::of_area(area, supposed.incubation_share));
    for (name, value) in &supposed.figures {
        figures.set(name, figure(name, *value)?);
    }
    figures.derive();
    let rules = assess(book, supposed.kind, &figures, on);
    Ok(HypotheticalRecognition {
        supposed: supposed.clone(),
        as_of: on,
        revision: atlas.revision().number,
        area_m2: area,
        example,
        best_next: next_step(book, &rules, None),
        notices: super::carrier::notices(example, &rules),
        rules,
    })
}

fn vacant(atlas: &Atlas, pick: &FloorPick) -> Result<Vec<Known<Area>>, HypothesisFault> {
    let site = atlas.site(&pick.site).ok_or_else(|| HypothesisFault::NoSuchSite(pick.site.clone()))?;
    let floors = match &site.body {
        SiteBody::Building(building) => building.floors.as_slice(),
        SiteBody::IdleProperty(_) => &[],
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => {
            return Err(HypothesisFault::NoSuchSite(pick.site.clone()));
        }
    };
    if pick.labels.is_empty() {
        return Ok(vec![site.available_area()]);
    }
    let found = |label: &String| {
        let floor = floors.iter().find(|floor| floor.label == *label);
        floor
            .map(|floor| floor.space.available_area())
            .ok_or_else(|| HypothesisFault::NoSuchFloor(pick.site.clone(), label.clone()))
    };
    pick.labels.iter().map(found).collect()
}

fn figure(name: &str, value: f64) -> Result<Figure, HypothesisFault> {
    let sound = (0.0..=1e9).contains(&value);
    sound.then(|| Figure::plain((value * 1e6).round() as i64)).ok_or_else(|| HypothesisFault::Figure(name.to_owned()))
}
