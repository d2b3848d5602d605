//! The five groups of the score: title and availability, fabric, location and industry, economics, contribution.

use serde::Serialize;

use super::contribution::Contribution;
use super::dossier::Dossier;
use super::gates::years_left;
use super::score::{Metric, mean};
use super::{Interval, RatingProfile, Scale, Suitability};
use crate::estate::{AcquisitionMode, SiteBody};
use crate::programme::Bilingual;

/// One group of the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreGroup {
    /// What it is called.
    pub name: Bilingual,
    /// Its weight in per cent.
    pub weight: f64,
    /// Its score.
    pub score: Interval,
    /// Metrics that are known.
    pub known: usize,
    /// Metric by metric.
    pub metrics: Vec<Metric>,
}

/// What the score becomes when one weight moves and the others are renormalised.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightSwing {
    /// The group whose weight moves.
    pub group: Bilingual,
    /// Score with the weight 20 % lower.
    pub less: Interval,
    /// Score with the weight 20 % higher.
    pub more: Interval,
    /// Whether the grade is another at either end.
    pub grade_changes: bool,
}

/// What the economics of the property come to, as far as they score.
pub(super) struct Worth {
    /// Break-even price over the price asked.
    pub(super) price_cover: Option<f64>,
    /// Years; beyond any horizon where it never pays.
    pub(super) payback: Option<f64>,
    pub(super) yield_on_cost: Option<f64>,
}

const NAMES: [(&str, &str); 5] = [
    ("权属与可得性", "Title and availability"),
    ("建筑适配", "Fabric"),
    ("区位与产业", "Location and industry"),
    ("经济性", "Economics"),
    ("缺口贡献与可认定性", "Contribution and recognition"),
];

/// The five groups with their weights in per cent.
pub(super) fn groups(
    dossier: &Dossier<'_>,
    suitability: Option<&Suitability>,
    worth: &Worth,
    contribution: &Contribution,
) -> Vec<ScoreGroup> {
    let weights = dossier.settings.rating_profile().weights;
    let total: f64 = weights.0.iter().sum();
    let fabric = suitability.map_or_else(Vec::new, |suitability| suitability.metrics.clone());
    let metrics = [title(dossier), fabric, location(dossier), economics(worth), contributed(contribution)];
    let named = NAMES.into_iter().zip(weights.0).zip(metrics);
    named
        .map(|((name, weight), metrics)| ScoreGroup {
            name: Bilingual::new(name.0, name.1),
            weight: 100.0 * weight / total,
            score: mean(&metrics),
            known: metrics.iter().filter(|metric| metric.known).count(),
            metrics,
        })
        .collect()
}

/// The groups' scores, in the order of the weights.
pub(super) fn intervals(groups: &[ScoreGroup]) -> [Interval; 5] {
    let mut intervals = [Interval::UNKNOWN; 5];
    for (interval, group) in intervals.iter_mut().zip(groups) {
        *interval = group.score;
    }
    intervals
}

/// Share of the score, by weight, that rests on known metrics.
pub(super) fn completeness(groups: &[ScoreGroup]) -> f64 {
    let known = |group: &ScoreGroup| group.weight / 100.0 * group.known as f64 / group.metrics.len().max(1) as f64;
    groups.iter().map(known).sum()
}

/// Each weight 20 % less and more.
pub(super) fn swings(profile: &RatingProfile, intervals: &[Interval; 5]) -> Vec<WeightSwing> {
    let base = profile.grade(profile.weights.mean(intervals));
    let swing = |(at, name): (usize, (&str, &str))| {
        let with = |factor| profile.weights.scaled(at, factor).mean(intervals);
        let (less, more) = (with(0.8), with(1.2));
        let grade_changes = profile.grade(less) != base || profile.grade(more) != base;
        WeightSwing { group: Bilingual::new(name.0, name.1), less, more, grade_changes }
    };
    NAMES.into_iter().enumerate().map(swing).collect()
}

fn title(dossier: &Dossier<'_>) -> Vec<Metric> {
    let owners = dossier.tenure(|tenure| &tenure.owner_count).map(|fact| f64::from(fact.value));
    let usable = dossier.own(|space| &space.usable_area).map(|fact| fact.value.square_metres()).filter(|area| *area > 0.0);
    let vacant = dossier.own(|space| &space.vacant_area).map(|fact| fact.value.square_metres());
    let mortgaged = dossier.restricted(|tenure| &tenure.mortgaged).map(|fact| fact.value);
    let counting = |mode: &AcquisitionMode| dossier.settings.modes.counting.contains(mode);
    let counts = dossier.offer(|offer| &offer.modes).map(|modes| modes.value.iter().any(counting));
    let either = |known: Option<bool>, yes: f64, no: f64| known.map(|known| Interval::exactly(if known { yes } else { no }));
    vec![
        Metric::scored("owners", ("产权户数", "Owners"), owners, "户", Scale { bad: 10.0, good: 1.0 }),
        Metric::scored(
            "vacancy",
            ("空置率", "Vacancy"),
            vacant.zip(usable).map(|(vacant, usable)| vacant / usable),
            "",
            Scale { bad: 0.3, good: 1.0 },
        ),
        Metric::scored(
            "land_years",
            ("土地剩余年限", "Land years left"),
            years_left(dossier),
            "年",
            Scale { bad: 10.0, good: 40.0 },
        ),
        Metric::judged("mortgage", ("抵押", "Mortgage"), None, "", either(mortgaged, 40.0, 100.0)),
        Metric::judged("modes", ("计入目标的取得方式", "A mode that counts"), None, "", either(counts, 100.0, 40.0)),
    ]
}

/// 商区、校区、院区、园区.
const ANCHORS: [&str; 5] = ["university", "hospital", "park", "amenity", "anchor"];

/// Straight-line distance to the nearest anchor, and what it is called.
pub(super) fn nearest_anchor<'a>(dossier: &Dossier<'a>) -> Option<(f64, &'a str)> {
    let here = dossier.atlas.centre_of(&dossier.site.id)?;
    let anchors = dossier.atlas.sites().iter().filter(|site| match &site.body {
        SiteBody::Place(place) => ANCHORS.contains(&place.role.as_str()) && !place.sensitive,
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Carrier(_) => false,
    });
    let reached = anchors.filter_map(|site| Some((dossier.atlas.centre_of(&site.id)?.distance_m(here), site.label())));
    reached.min_by(|a, b| a.0.total_cmp(&b.0))
}

fn location(dossier: &Dossier<'_>) -> Vec<Metric> {
    let placed = dossier.zone.is_some() || dossier.atlas.centre_of(&dossier.site.id).is_some();
    let in_zone = placed.then(|| Interval::exactly(if dossier.zone.is_some() { 100.0 } else { 0.0 }));
    let wanted = dossier.zone.and_then(|zone| dossier.atlas.programme().zone(zone)).map(|zone| zone.industries.as_slice());
    let matched = dossier.planning(|planning| &planning.positioning).zip(wanted).map(|(text, industries)| {
        Interval::exactly(if industries.iter().any(|industry| text.value.contains(industry.as_str())) { 100.0 } else { 40.0 })
    });
    vec![
        Metric::scored(
            "anchor",
            ("最近商校院园直线距离", "Straight line to the nearest anchor"),
            nearest_anchor(dossier).map(|(distance, _)| distance),
            "m",
            Scale { bad: 1000.0, good: 500.0 },
        ),
        Metric::judged("zone", ("位于方案片区", "In a zone of the programme"), None, "", in_zone),
        Metric::judged("industry", ("产业匹配", "Industry match"), None, "", matched),
    ]
}

fn economics(worth: &Worth) -> Vec<Metric> {
    vec![
        Metric::scored(
            "price_cover",
            ("财务保本价/报价", "Break-even over asking price"),
            worth.price_cover,
            "",
            Scale { bad: 0.5, good: 1.2 },
        ),
        Metric::scored("payback", ("回收期", "Payback"), worth.payback, "年", Scale { bad: 20.0, good: 8.0 }),
        Metric::scored("yield", ("成本收益率", "Yield on cost"), worth.yield_on_cost, "", Scale { bad: 0.03, good: 0.08 }),
    ]
}

fn contributed(contribution: &Contribution) -> Vec<Metric> {
    let reachable = contribution.space_suffices.map(|suffices| Interval::exactly(if suffices { 100.0 } else { 0.0 }));
    vec![
        Metric::scored(
            "gap_share",
            ("片区缺口贡献", "Share of the zone's gap"),
            contribution.share_of_gap,
            "",
            Scale { bad: 0.0, good: 0.2 },
        ),
        Metric::judged("recognisable", ("面积可认定", "Space enough for a recognition"), None, "", reachable),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_4_5_6_a_weight_moved_by_a_fifth_renormalises_the_others() {
        let intervals = [80.0, 60.0, 70.0, 40.0, 90.0].map(Interval::exactly);
        let swings = swings(&RatingProfile::default(), &intervals);
        // 25 → 20 of 95: (20·80 + 25·60 + 15·70 + 20·40 + 15·90) / 95
        assert!((swings[0].less.low - 6300.0 / 95.0).abs() < 1e-9, "{:?}", swings[0]);
        assert!((swings[0].more.low - 7100.0 / 105.0).abs() < 1e-9, "{:?}", swings[0]);
        assert!(!swings[0].grade_changes, "67.0 stays B between 66.3 and 67.6");
    }

    #[test]
    fn a_grade_that_hangs_on_one_weight_is_named() {
        let intervals = [100.0, 30.0, 65.0, 65.0, 65.0].map(Interval::exactly);
        let swings = swings(&RatingProfile::default(), &intervals);
        assert!(swings[0].grade_changes && swings[1].grade_changes);
    }
}
