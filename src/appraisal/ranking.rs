//! Every property of the district against each other: graded ones by the lower end of their score, 待核 apart, stopped ones last.
//!
//! Never here: a file format, or a rank for what is not graded.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::groups::intervals;
use super::{Appraisal, AppraisalSettings, GateOutcome, Grade, Interval, Profile, Rating, RatingInForce, Weights, appraise};
use crate::atlas::Atlas;
use crate::estate::{AcquisitionMode, SiteId, SiteKind};
use crate::programme::{Bilingual, Language, ZoneId};
use crate::recognition::RuleBook;
use crate::units::{Area, YuanPerSquareMetre};

/// How far a weight is moved to see whether the order holds.
const SWINGS: [f64; 2] = [0.8, 1.2];

/// Where a property stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// Graded.
    Graded,
    /// 待核.
    ToVerify,
    /// 不宜收储/先消除.
    Stopped,
}

/// One property in the order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedProperty {
    /// Place among the graded, from 1; `null` for the others.
    pub rank: Option<usize>,
    /// Best and worst place when any one weight is a fifth lower or higher.
    pub rank_range: Option<[usize; 2]>,
    /// The property.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: Option<SiteKind>,
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// Where it stands.
    pub stand: Stand,
    /// Score; `null` where a gate fails.
    pub score: Option<Interval>,
    /// Grade by the lower end; provisional unless it is graded.
    pub grade: Option<Grade>,
    /// Share of the score that rests on known metrics, 0–1.
    pub completeness: f64,
    /// Gates that fail.
    pub failed: Vec<Bilingual>,
    /// Gates that are open.
    pub open: Vec<Bilingual>,
    /// Type of carrier it suits best, or the one asked for.
    pub profile: Profile,
    /// Mode the gates were judged for.
    pub mode: Option<AcquisitionMode>,
    /// Carrier space it would make.
    pub carrier_area_m2: Option<Area>,
    /// Price used.
    pub price_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// 财务保本价.
    pub break_even_yuan_per_m2: Option<YuanPerSquareMetre>,
    /// What it would close of its zone's gap, 0–1.
    pub share_of_gap: Option<f64>,
    /// The conclusion.
    pub verdict: Bilingual,
    /// Whether a fact of it is made up for the example.
    pub example: bool,
}

/// All properties, ranked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// The day it is made for.
    pub on: Date,
    /// Revision of the data.
    pub revision: u64,
    /// Graded properties.
    pub graded: usize,
    /// 待核.
    pub to_verify: usize,
    /// Stopped by a gate.
    pub stopped: usize,
    /// Graded properties whose place changes when one weight moves by a fifth.
    pub moved_by_weights: usize,
    /// What the scores were measured by, and who signed it.
    pub rating_profile: RatingInForce,
    /// Graded first, then 待核, then stopped.
    pub rows: Vec<RankedProperty>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// Appraises every building and idle property and puts them in order.
///
/// # Errors
/// [`AppraisalError`](super::AppraisalError) when a setting is out of range.
pub fn rank(atlas: &Atlas, book: &RuleBook, settings: &AppraisalSettings) -> Result<Ranking, super::AppraisalError> {
    settings.check()?;
    // Of each sheet only its row is kept: a sheet takes a hundred times what its row does.
    let (mut rows, mut graded, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for site in atlas.sites().iter().filter(|site| matches!(site.kind(), SiteKind::Building | SiteKind::IdleProperty)) {
        let sheet = appraise(atlas, book, &site.id, settings)?;
        rows.push(row(atlas, &sheet));
        if matches!(sheet.rating, Rating::Graded { .. }) {
            graded.push((site.id.clone(), intervals(&sheet.groups)));
        }
        gather(&mut notices, sheet.notices);
    }
    let ranges = ranges(&graded, &settings.rating_profile().weights);
    rows.sort_by(|a, b| {
        let low = |row: &RankedProperty| row.score.map_or(0.0, |score| score.low);
        a.stand.cmp(&b.stand).then(low(b).total_cmp(&low(a))).then(a.site.cmp(&b.site))
    });
    for (at, row) in rows.iter_mut().enumerate().filter(|(_, row)| row.stand == Stand::Graded) {
        row.rank = Some(at + 1);
        row.rank_range = ranges.get(&row.site).copied();
    }
    let count = |stand| rows.iter().filter(|row| row.stand == stand).count();
    let moved = |row: &&RankedProperty| row.rank_range.is_some_and(|[best, worst]| best != worst);
    Ok(Ranking {
        on: settings.on,
        revision: atlas.revision().number,
        graded: count(Stand::Graded),
        to_verify: count(Stand::ToVerify),
        stopped: count(Stand::Stopped),
        moved_by_weights: rows.iter().filter(moved).count(),
        rating_profile: settings.rating_in_force(),
        notices,
        rows,
    })
}

fn row(atlas: &Atlas, sheet: &Appraisal) -> RankedProperty {
    let (stand, score, grade) = match sheet.rating {
        Rating::Graded { score, grade } => (Stand::Graded, Some(score), Some(grade)),
        Rating::ToVerify { score, provisional } => (Stand::ToVerify, Some(score), Some(provisional)),
        Rating::Stopped => (Stand::Stopped, None, None),
    };
    let gates = |wanted: &[GateOutcome]| {
        sheet.gates.iter().filter(|gate| wanted.contains(&gate.outcome)).map(|gate| gate.name.clone()).collect()
    };
    RankedProperty {
        rank: None,
        rank_range: None,
        site: sheet.site.clone(),
        name: sheet.name.clone(),
        kind: atlas.site(&sheet.site).map(|site| site.kind()),
        zone: atlas.zone_of(&sheet.site).cloned(),
        stand,
        score,
        grade,
        completeness: sheet.completeness,
        failed: gates(&[GateOutcome::Fail]),
        open: gates(&[GateOutcome::Unknown, GateOutcome::NeedsRole]),
        profile: sheet.profile,
        mode: sheet.mode,
        carrier_area_m2: sheet.contribution.carrier_area_m2,
        price_yuan_per_m2: sheet.price_used_yuan_per_m2,
        break_even_yuan_per_m2: sheet.break_even_price_yuan_per_m2,
        share_of_gap: sheet.contribution.share_of_gap,
        verdict: sheet.verdict.clone(),
        example: sheet.example,
    }
}

/// Best and worst place of each graded property over all single moves of a weight, those of the present weights included.
fn ranges<'a>(graded: &'a [(SiteId, [Interval; 5])], weights: &Weights) -> BTreeMap<&'a SiteId, [usize; 2]> {
    let moved = (0..weights.0.len()).flat_map(|at| SWINGS.map(|factor| weights.scaled(at, factor)));
    let mut ranges = vec![[usize::MAX, 0]; graded.len()];
    for weights in std::iter::once(*weights).chain(moved) {
        let mut order: Vec<(usize, f64)> =
            graded.iter().enumerate().map(|(at, (_, groups))| (at, weights.mean(groups).low)).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(graded[a.0].0.cmp(&graded[b.0].0)));
        for (place, (at, _)) in order.into_iter().enumerate() {
            ranges[at] = [ranges[at][0].min(place + 1), ranges[at][1].max(place + 1)];
        }
    }
    graded.iter().map(|(site, _)| site).zip(ranges).collect()
}

/// Adds the notices of a sheet that none before it carried, in the order they are met.
fn gather(notices: &mut Vec<Bilingual>, of_sheet: Vec<Bilingual>) {
    for notice in of_sheet {
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
}

impl Ranking {
    /// The order as GeoJSON features, each on the shape of its property; `null` where that is not known.
    #[must_use]
    pub fn features(&self, atlas: &Atlas) -> Value {
        let feature = |row: &RankedProperty| {
            // A row is text, numbers and lists of them: it has a JSON form.
            let properties = serde_json::to_value(row).unwrap_or_default();
            let geometry = atlas.shape_of(&row.site).and_then(|shape| serde_json::to_value(shape).ok());
            json!({ "type": "Feature", "id": row.site, "geometry": geometry, "properties": properties })
        };
        let features: Vec<Value> = self.rows.iter().map(feature).collect();
        json!({ "type": "FeatureCollection", "revision": self.revision, "notices": self.notices, "features": features })
    }

    /// The order as a table: headings, then a row for each property.
    #[must_use]
    pub fn table(&self, language: Language) -> Vec<Vec<String>> {
        let headings = match language {
            Language::Zh => [
                "名次",
                "编号",
                "名称",
                "片区",
                "结论",
                "等级",
                "得分低",
                "得分高",
                "完整度",
                "载体面积(㎡)",
                "价格(元/㎡)",
                "财务保本价(元/㎡)",
                "不通过闸门",
                "待核闸门",
                "说明",
                "示例",
            ],
            Language::En => [
                "rank",
                "id",
                "name",
                "zone",
                "stand",
                "grade",
                "score low",
                "score high",
                "completeness",
                "carrier area (m²)",
                "price (¥/m²)",
                "break-even (¥/m²)",
                "failed gates",
                "open gates",
                "verdict",
                "example",
            ],
        };
        let rows = self.rows.iter().map(|row| row.cells(language));
        std::iter::once(headings.map(str::to_owned).to_vec()).chain(rows).collect()
    }
}

impl RankedProperty {
    fn cells(&self, language: Language) -> Vec<String> {
        let names = |gates: &[Bilingual]| gates.iter().map(|gate| gate.read(language)).collect::<Vec<_>>().join(language.comma());
        let price = |price: Option<YuanPerSquareMetre>| {
            price.map_or_else(String::new, |price| (price.hundredths() as f64 / 100.0).to_string())
        };
        let score = |end: fn(Interval) -> f64| self.score.map_or_else(String::new, |score| format!("{:.1}", end(score)));
        let stand = match self.stand {
            Stand::Graded => Bilingual::new("已评级", "graded"),
            Stand::ToVerify => Bilingual::new("待核", "to verify"),
            Stand::Stopped => Bilingual::new("不宜收储/先消除", "stopped"),
        };
        vec![
            self.rank.map_or_else(String::new, |rank| rank.to_string()),
            self.site.0.clone(),
            self.name.clone(),
            self.zone.as_ref().map_or_else(String::new, |zone| zone.0.clone()),
            stand.read(language).to_owned(),
            self.grade.map_or_else(String::new, |grade| format!("{grade:?}")),
            score(|score| score.low),
            score(|score| score.high),
            format!("{:.2}", self.completeness),
            self.carrier_area_m2.map_or_else(String::new, |area| area.square_metres().to_string()),
            price(self.price_yuan_per_m2),
            price(self.break_even_yuan_per_m2),
            names(&self.failed),
            names(&self.open),
            self.verdict.read(language).to_owned(),
            if self.example { Bilingual::new("示例", "example").read(language).to_owned() } else { String::new() },
        ]
    }
}
