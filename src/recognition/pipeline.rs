//! The pipeline toward the district's counts: who holds a recognition that counts, who lies nearest to one, and how many are missing.
//!
//! The programme asks for ≥ 10 市级及以上 and, elsewhere, sets 市级 beside ≥ 6 国家级. Whether the ten include the six (inconsistency
//! I6) is a switch: nested counts a national recognition in both lines, additive counts it in the national line only.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CarrierRecognition, Level, NextStep, RuleBook, recognise};
use crate::atlas::Atlas;
use crate::estate::{CarrierKind, CarrierStatus, Recognition, SiteId};
use crate::programme::{self, Bilingual, Metric, Programme, Scope, counted};

/// How the two counts stand to each other (inconsistency I6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nesting {
    /// The ten include the six.
    #[default]
    Nested,
    /// Ten municipal ones beside six national ones.
    Additive,
}

impl Nesting {
    /// What the programme's switch `recognition_nesting` says when nobody chose.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let switches = programme.caveats.iter().filter_map(|caveat| caveat.switch.as_ref());
        let chosen = switches.filter(|switch| switch.key == "recognition_nesting").map(|switch| switch.default.as_str());
        if chosen.into_iter().any(|value| value.starts_with("additive")) { Self::Additive } else { Self::Nested }
    }
}

/// A carrier that does not count yet, and what it lacks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reach {
    /// The carrier.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// Whether it is in operation; others have to be built first.
    pub built: bool,
    /// The rule and what it lacks.
    pub step: NextStep,
}

/// One count of the programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goal {
    /// What is counted.
    pub metric: Metric,
    /// The document's words.
    pub wording: Bilingual,
    /// By when.
    pub due: Date,
    /// How many.
    pub at_least: u32,
    /// Carriers that count, by id; each once.
    pub held: Vec<SiteId>,
    /// How many are missing.
    pub missing: u32,
    /// Who could fill them, nearest first.
    pub within_reach: Vec<Reach>,
}

/// Where the district stands with its recognitions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pipeline {
    /// The day it was evaluated for.
    pub as_of: Date,
    /// How the counts stand to each other.
    pub nesting: Nesting,
    /// The counts, municipal first.
    pub goals: Vec<Goal>,
    /// Recognitions the counts ask for together: 10 nested, 16 additive.
    pub together: u32,
    /// Carriers in operation with no recognition on record; none is counted, some may hold one.
    pub unrecorded: u32,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

impl Pipeline {
    /// The pipeline of a revision on a day.
    #[must_use]
    pub fn of(atlas: &Atlas, book: &RuleBook, nesting: Nesting, on: Date) -> Self {
        let carriers: Vec<CarrierRecognition> = atlas.sites().iter().filter_map(|site| recognise(book, site, on)).collect();
        let goal = |metric| Some(Goal::of(target(atlas.programme(), metric)?, metric, nesting, &carriers, book));
        let goals: Vec<Goal> = [Metric::MunicipalOrAbove, Metric::National].into_iter().filter_map(goal).collect();
        let asked = goals.iter().map(|goal| goal.at_least);
        let together = match nesting {
            Nesting::Nested => asked.max().unwrap_or(0),
            Nesting::Additive => asked.sum(),
        };
        let unrecorded = carriers.iter().filter(|carrier| carrier.is_built() && carrier.held.is_none()).count();
        let notices = notices(atlas, &carriers, unrecorded, on);
        Self { as_of: on, nesting, goals, together, unrecorded: u32::try_from(unrecorded).unwrap_or(u32::MAX), notices }
    }
}

impl Goal {
    fn of(
        target: (Bilingual, Date, u32),
        metric: Metric,
        nesting: Nesting,
        carriers: &[CarrierRecognition],
        book: &RuleBook,
    ) -> Self {
        let (wording, due, at_least) = target;
        let counts = |carrier: &&CarrierRecognition| carrier.counts_for(metric, nesting);
        let held: Vec<SiteId> = carriers.iter().filter(counts).map(|carrier| carrier.site.clone()).collect();
        let missing = at_least.saturating_sub(u32::try_from(held.len()).unwrap_or(u32::MAX));
        let mut within_reach: Vec<Reach> = carriers
            .iter()
            .filter(|carrier| !counts(carrier))
            .filter_map(|carrier| carrier.reach(metric, nesting, book))
            .collect();
        within_reach.sort_by(|a, b| {
            let order = a.step.distance.total_cmp(&b.step.distance).then(a.step.unknown_clauses.cmp(&b.step.unknown_clauses));
            b.built.cmp(&a.built).then(order).then(a.site.cmp(&b.site))
        });
        Self { metric, wording, due, at_least, held, missing, within_reach }
    }
}

impl CarrierRecognition {
    fn is_built(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.value.counts_as_built())
    }

    /// The counts name 众创空间 and 孵化器; accelerators count in neither.
    fn is_of_a_counted_kind(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| matches!(kind.value, CarrierKind::Makerspace | CarrierKind::Incubator))
    }

    fn counts_for(&self, metric: Metric, nesting: Nesting) -> bool {
        let Some(held) = self.held.as_ref().map(|fact| fact.value) else { return false };
        let national = matches!(held, Recognition::National | Recognition::NationallyRegistered);
        let level = match (metric, nesting) {
            (Metric::National, _) => national,
            (Metric::MunicipalOrAbove, Nesting::Nested) => national || held == Recognition::Municipal,
            (Metric::MunicipalOrAbove, Nesting::Additive) => held == Recognition::Municipal,
            (
                Metric::CarrierArea | Metric::Incubatees | Metric::TechFirms | Metric::LargeCarriers | Metric::SpecialCarriers,
                _,
            ) => false,
        };
        level && self.is_built() && self.is_of_a_counted_kind()
    }

    /// The nearest rule that would make it count; a national carrier does not step down to municipal, and one that was struck off (摘牌)
    /// does not count again.
    fn reach(&self, metric: Metric, nesting: Nesting, book: &RuleBook) -> Option<Reach> {
        let serves = |level: Level| match (metric, nesting) {
            (Metric::National, _) => level.is_national(),
            (_, Nesting::Additive) => level == Level::Municipal,
            (_, Nesting::Nested) => level.is_national() || level == Level::Municipal,
        };
        let rules: Vec<_> = self.rules.iter().filter(|rule| serves(rule.level)).cloned().collect();
        let step = super::next_step(book, &rules, self.held.as_ref().map(|fact| fact.value))?;
        let delisted = self.status.as_ref().is_some_and(|status| status.value == CarrierStatus::Delisted);
        (self.is_of_a_counted_kind() && !delisted).then(|| Reach {
            site: self.site.clone(),
            name: self.name.clone(),
            built: self.is_built(),
            step,
        })
    }
}

/// The district's count that falls due last.
fn target(programme: &Programme, metric: Metric) -> Option<(Bilingual, Date, u32)> {
    let targets = programme.targets.iter().filter(|target| target.scope == Scope::District && target.metric == metric);
    targets.max_by_key(|target| target.due).and_then(|target| match target.goal {
        programme::Goal::Count { at_least, .. } => Some((target.wording.clone(), target.due, at_least)),
        programme::Goal::Area { .. } => None,
    })
}

fn notices(atlas: &Atlas, carriers: &[CarrierRecognition], unrecorded: usize, on: Date) -> Vec<Bilingual> {
    let mut notices = Vec::new();
    if atlas.programme().expired_on(on) {
        let end = atlas.programme().document.period_end;
        notices.push(Bilingual::new(
            format!("所依据方案已于{}年{}月{}日到期。", end.year(), end.month(), end.day()),
            format!("The programme relied on expired on {end}."),
        ));
    }
    if carriers.iter().any(|carrier| carrier.example) {
        notices.push(Bilingual::new("含示例数据，不得用于决策。", "Contains example data; must not be used for decisions."));
    }
    if unrecorded > 0 {
        notices.push(Bilingual::new(
            format!("{unrecorded} 个在运营载体没有认定级别记录，未计入。"),
            format!(
                "{} no recognition on record; not counted.",
                counted(unrecorded, "carrier in operation has", "carriers in operation have")
            ),
        ));
    }
    notices
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;
    use crate::estate::{Carrier, Confidence, Dataset, Fact, Provenance, Revision, Site, SiteBody};

    fn carrier(id: &str, kind: CarrierKind, held: Option<Recognition>, status: CarrierStatus) -> Site {
        let survey = Provenance { source: "survey".into(), as_of: None, confidence: Confidence::Reported };
        let body = Carrier {
            carrier_kind: Some(Fact::new(kind, &survey)),
            status: Some(Fact::new(status, &survey)),
            recognition: held.map(|level| Fact::new(level, &survey)),
            ..Carrier::default()
        };
        Site::new(SiteId::from(id), SiteBody::Carrier(Box::new(body)))
    }

    fn pipeline(nesting: Nesting) -> Pipeline {
        use CarrierKind::{Accelerator, Incubator, Makerspace};
        use CarrierStatus::{Built, Proposed};
        let programme = Programme::parse(include_str!("../../geodata/yuzhong/programme.json")).unwrap();
        let revision =
            Revision { number: 1, at: Timestamp::UNIX_EPOCH, who: "t".into(), why: "t".into(), content_hash: String::new() };
        let sites = vec![
            carrier("a", Incubator, Some(Recognition::National), Built),
            carrier("b", Makerspace, Some(Recognition::NationallyRegistered), Built),
            carrier("c", Makerspace, Some(Recognition::Municipal), Built),
            carrier("d", Accelerator, Some(Recognition::Municipal), Built),
            carrier("e", Incubator, Some(Recognition::Municipal), Proposed),
            carrier("f", Makerspace, None, Built),
            carrier("g", Makerspace, None, CarrierStatus::Delisted),
        ];
        let atlas = Atlas::build(Dataset { revision, programme: Arc::new(programme), outlines: vec![], backdrop: vec![], sites });
        let book = RuleBook::parse(include_str!("../../geodata/rules/recognition.json")).unwrap();
        Pipeline::of(&atlas, &book, nesting, date(2025, 6, 30))
    }

    fn held(pipeline: &Pipeline) -> Vec<(usize, u32)> {
        pipeline.goals.iter().map(|goal| (goal.held.len(), goal.missing)).collect()
    }

    #[test]
    fn i6_nested_counts_a_national_carrier_in_both_lines_and_additive_in_one() {
        let nested = pipeline(Nesting::Nested);
        assert_eq!((held(&nested), nested.together), (vec![(3, 7), (2, 4)], 10));
        let additive = pipeline(Nesting::Additive);
        assert_eq!((held(&additive), additive.together), (vec![(1, 9), (2, 4)], 16));
    }

    #[test]
    fn accelerators_proposed_carriers_and_missing_records_are_not_counted() {
        let pipeline = pipeline(Nesting::Nested);
        assert!(!pipeline.goals[0].held.iter().any(|site| ["d", "e", "f"].contains(&site.0.as_str())));
        assert_eq!(pipeline.unrecorded, 1);
    }

    #[test]
    fn who_is_in_operation_stands_before_who_is_only_proposed() {
        let national = &pipeline(Nesting::Nested).goals[1];
        let order: Vec<&str> = national.within_reach.iter().map(|reach| reach.site.0.as_str()).collect();
        assert_eq!(order, ["c", "f", "e"]);
    }
}
