//! One carrier against every rule for its kind, and the recognition that lies nearest.

use jiff::civil::Date;
use serde::Serialize;

use super::{Assessment, Figures, Level, RuleBook, Verdict, assess};
use crate::estate::{CarrierKind, CarrierStatus, Known, Recognition, Site, SiteBody, SiteId};
use crate::programme::Bilingual;

/// The recognition that lies nearest above the one held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextStep {
    /// Rule id.
    pub rule: String,
    /// Name of the recognition.
    pub name: Bilingual,
    /// Level it confers.
    pub level: Level,
    /// Outcome on what is known; `pass` means that one may apply.
    pub verdict: Verdict,
    /// Sum over the failing clauses of what is missing as a part of the threshold; orders steps, nothing else.
    pub distance: f64,
    /// Clauses that nobody can judge yet.
    pub unknown_clauses: usize,
    /// What is missing, in one sentence.
    pub sentence: Bilingual,
}

/// A carrier against every rule for its kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CarrierRecognition {
    /// The carrier.
    pub site: SiteId,
    /// What it is called.
    pub name: String,
    /// 载体类型; while it is not known, every rule is shown.
    pub kind: Known<CarrierKind>,
    /// 载体状态.
    pub status: Known<CarrierStatus>,
    /// 认定级别 on record.
    pub held: Known<Recognition>,
    /// The day it was evaluated for.
    pub as_of: Date,
    /// The latest day a fact describes.
    pub facts_as_of: Option<Date>,
    /// Whether any fact is made up for the example.
    pub example: bool,
    /// Every rule, in the order of the rule file.
    pub rules: Vec<Assessment>,
    /// The nearest recognition above the one held; `null` when no open rule lies above it.
    pub best_next: Option<NextStep>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// Holds a carrier against the rules; `None` when the site is no carrier.
#[must_use]
pub fn recognise(book: &RuleBook, site: &Site, on: Date) -> Option<CarrierRecognition> {
    let SiteBody::Carrier(carrier) = &site.body else { return None };
    let kind = carrier.carrier_kind.as_ref().map(|fact| fact.value);
    let held = carrier.recognition.as_ref().map(|fact| fact.value);
    let rules = assess(book, kind, &Figures::of(site, on), on);
    let standing = site.standing();
    Some(CarrierRecognition {
        site: site.id.clone(),
        name: site.label().to_owned(),
        kind: carrier.carrier_kind.clone(),
        status: carrier.status.clone(),
        held: carrier.recognition.clone(),
        as_of: on,
        facts_as_of: standing.as_of,
        example: standing.is_example(),
        best_next: next_step(book, &rules, held),
        notices: notices(standing.is_example(), &rules),
        rules,
    })
}

/// The nearest recognition above the one held: fewest ㎡, firms or people missing, measured as parts of the thresholds; the lower rung where
/// two lie equally near. A rule whose thresholds the source does not give comes last, because nobody can be found to pass it.
#[must_use]
pub fn next_step(book: &RuleBook, rules: &[Assessment], held: Option<Recognition>) -> Option<NextStep> {
    let open_ended = |assessment: &Assessment| book.rule(&assessment.rule).is_none_or(super::Rule::lacks_thresholds);
    let above = rules.iter().filter(|assessment| assessment.open && assessment.level.is_above(held));
    let nearest = above.min_by(|a, b| {
        let order = open_ended(a).cmp(&open_ended(b)).then(a.distance().total_cmp(&b.distance()));
        order.then(a.level.cmp(&b.level)).then(a.unknown_clauses().cmp(&b.unknown_clauses()))
    })?;
    Some(NextStep {
        rule: nearest.rule.clone(),
        name: nearest.name.clone(),
        level: nearest.level,
        verdict: nearest.verdict,
        distance: nearest.distance(),
        unknown_clauses: nearest.unknown_clauses(),
        sentence: nearest.sentence.clone(),
    })
}

pub(super) fn notices(example: bool, rules: &[Assessment]) -> Vec<Bilingual> {
    let mut notices = vec![Bilingual::new(
        "认定差距按所列规则推算，认定由主管部门决定。",
        "The gaps are computed from the rules listed; recognition is decided by the authority in charge.",
    )];
    if rules.iter().any(|rule| rule.mark == "c") {
        notices.push(Bilingual::new("部分规则据二手来源，待核。", "Some rules come from secondary sources, to be verified."));
    }
    if example {
        notices.push(Bilingual::new("含示例数据，不得用于决策。", "Contains example data; must not be used for decisions."));
    }
    notices
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::estate::{Carrier, Confidence, Fact, Provenance};
    use crate::units::Area;

    fn book() -> RuleBook {
        RuleBook::parse(include_str!("../../geodata/rules/recognition.json")).unwrap()
    }

    fn carrier(kind: CarrierKind, area: i64, others: &[(&str, &str)]) -> Site {
        let survey = Provenance { source: "survey".into(), as_of: None, confidence: Confidence::Reported };
        let body = Carrier {
            carrier_kind: Some(Fact::new(kind, &survey)),
            status: Some(Fact::new(CarrierStatus::Built, &survey)),
            carrier_area: Some(Fact::new(Area::from_square_metres(area), &survey)),
            incubation_area: Some(Fact::new(Area::from_square_metres(area * 8 / 10), &survey)),
            finished_on: Some(Fact::new(date(2020, 1, 1), &survey)),
            ..Carrier::default()
        };
        let mut site = Site::new(SiteId::from("c"), SiteBody::Carrier(Box::new(body)));
        site.other = others.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        site
    }

    #[test]
    fn the_nearest_rule_is_the_one_with_least_missing() {
        let others = [("incubated_firms", "19"), ("city_registered_tech_firm_share", "0.4"), ("same_industry_share", "0.9")];
        let found = recognise(&book(), &carrier(CarrierKind::Incubator, 3_200, &others), date(2025, 12, 31)).unwrap();
        let next = found.best_next.unwrap();
        assert_eq!(next.rule, "CQ-FHQ-PRO");
        assert_eq!(next.sentence.zh, "还差 1 家");
        assert!(found.rules.iter().all(|rule| rule.rule.contains("FHQ")), "only rules for incubators are shown");
    }

    #[test]
    fn a_replaced_rule_is_shown_and_never_proposed() {
        let others = [("incubated_firms", "60")];
        let mut site = carrier(CarrierKind::Incubator, 12_000, &others);
        if let SiteBody::Carrier(carrier) = &mut site.body {
            let survey = Provenance { source: "survey".into(), as_of: None, confidence: Confidence::Reported };
            carrier.recognition = Some(Fact::new(Recognition::Municipal, &survey));
        }
        let found = recognise(&book(), &site, date(2025, 12, 31)).unwrap();
        assert!(found.rules.iter().any(|rule| rule.rule == "CN-FHQ-2018" && !rule.open));
        assert_eq!(found.best_next.map(|next| next.rule), Some("CN-FHQ-2025-STD".into()), "the only open rule above municipal");
    }

    #[test]
    fn a_carrier_that_is_not_open_yet_has_no_months_of_operation() {
        let mut site = carrier(CarrierKind::Makerspace, 600, &[]);
        if let SiteBody::Carrier(carrier) = &mut site.body {
            carrier.status = None;
        }
        assert_eq!(Figures::of(&site, date(2025, 12, 31)).get("operating_months"), None);
    }
}
