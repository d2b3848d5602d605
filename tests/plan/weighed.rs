//! Other plans, the price of less of something, and how sure a plan is.

use std::collections::BTreeMap;

use jiff::civil::date;
use zaiti::plan::{
    Against, AlternativesWish, Method, OutcomeKind, RiskSettings, Scenario, alternatives, front, front_by_scores, risk,
    shared_area,
};
use zaiti::units::{Area, Share, Yuan};

use super::{EXAMPLE, plan_with};

fn percent(count: u32) -> Share {
    Share::from_millionths(count * 10_000).expect("a share")
}

#[test]
fn alternatives_keep_every_row_and_the_ceiling_and_differ_by_what_is_said() {
    let plan = plan_with(&Scenario::default());
    let start = std::time::Instant::now();
    let found = alternatives(&plan, AlternativesWish { within: percent(2), count: 3, seconds: 25.0 });
    println!("{} in {:?}", found.sentence.zh, start.elapsed());
    assert_eq!(found.alternatives.len(), 3);
    for one in &found.alternatives {
        println!("  {} 证明至少相同 {}", one.sentence.zh, one.least_shared_proved_m2);
        let solved = plan_with(&one.scenario);
        assert_eq!((solved.outcome.kind, solved.totals.cost_yuan), (OutcomeKind::Optimal, one.cost_yuan));
        assert!(one.cost_yuan <= found.ceiling_yuan && solved.outcome.shortfalls.is_empty());
        assert_eq!(shared_area(&plan, &solved), one.shared_area_m2, "its scenario leads to just this plan");
        assert!(one.most_shared_share.is_some_and(|share| share < Share::WHOLE));
    }
    let first = &found.alternatives[0];
    assert!(first.least_shared_proved_m2 <= first.shared_area_m2);
    assert!(first.shared_area_m2 < plan.totals.area_m2, "something really differs");
}

#[test]
fn less_of_something_costs_no_less_and_no_point_lies_below_what_is_proved() {
    let plan = plan_with(&Scenario::default());
    let suits = |number: usize| u16::try_from(300 + number * 37 % 700).unwrap_or(0);
    let judged = plan.model.candidates.iter().enumerate().map(|(number, candidate)| (candidate.site.clone(), suits(number)));
    let dated = plan_with(&Scenario { start: Some(date(2022, 1, 1)), years_to_begin: 2, ..Scenario::default() });
    let suitable = plan_with(&Scenario { suitability_permille: judged.collect(), ..Scenario::default() });
    let questions = [
        (&plan, Against::Owners, 4),
        (&plan, Against::Sites, 3),
        (&dated, Against::Delivery, 4),
        (&suitable, Against::Suitability, 4),
    ];
    for (plan, against, points) in questions {
        let start = std::time::Instant::now();
        let found = front(plan, against, points, 25.0);
        println!("{against:?}: {} complete {} in {:?}", found.sentence.zh, found.complete, start.elapsed());
        assert!(found.points.len() >= 3, "{found:#?}");
        assert_eq!(found.points[0].cost_yuan, plan.totals.cost_yuan, "the loosest point is the plan");
        for pair in found.points.windows(2) {
            let better =
                if against == Against::Suitability { pair[1].count > pair[0].count } else { pair[1].count < pair[0].count };
            assert!(better && pair[1].cost_yuan >= pair[0].cost_yuan);
        }
        assert!(found.unknown < plan.model.candidates.len());
        for point in &found.points {
            assert!(point.certified, "the verifier proves every bound again: {point:#?}");
            println!("  {} 下界 {:?}", point.sentence.zh, point.bound_yuan);
            assert!(
                point.bound_yuan.is_some_and(|bound| bound <= point.cost_yuan && point.optimal == (bound == point.cost_yuan))
            );
        }
    }
}

#[test]
fn a_front_of_what_is_not_known_says_so() {
    let plan = plan_with(&Scenario::default());
    for (against, word) in [(Against::Delivery, "日期"), (Against::Suitability, "适配度")] {
        let found = front(&plan, against, 4, 5.0);
        assert_eq!((found.points.len(), found.unknown), (1, plan.model.candidates.len()));
        assert!(found.sentence.zh.contains(word), "{}", found.sentence.zh);
    }
}

#[test]
fn a_plan_made_without_scores_has_the_front_of_one_made_with_them() {
    let plan = plan_with(&Scenario::default());
    let suits = |number: usize| u16::try_from(300 + number * 37 % 700).unwrap_or(0);
    let scored = plan.model.candidates.iter().enumerate().skip(2);
    let scores: BTreeMap<_, _> = scored.map(|(number, candidate)| (candidate.site.clone(), suits(number))).collect();
    let judged = plan_with(&Scenario { suitability_permille: scores.clone(), ..Scenario::default() });
    let (later, before) = (front_by_scores(&plan, &scores, 3, 60.0), front(&judged, Against::Suitability, 3, 60.0));
    assert_eq!((&later.points, later.unknown), (&before.points, 2));
    assert!(later.points.len() > 1 && later.complete);
    assert!(later.sentence.zh.contains("今日评分的下限") && later.sentence.en.contains("score as of today"));
}

#[test]
fn the_chance_of_meeting_everything_is_the_same_every_time_and_a_margin_raises_it() {
    let plan = plan_with(&Scenario::default());
    let certain = RiskSettings {
        spread_example: Share::NONE,
        spread_estimated: Share::NONE,
        spread_reported: Share::NONE,
        ..RiskSettings::default()
    };
    let sure = risk(&EXAMPLE, &plan, &certain);
    assert!((sure.all_met - 1.0).abs() < 1e-12 && sure.method == Method::Exact && sure.uncertain_sites == 0);
    let start = std::time::Instant::now();
    let unsure = risk(&EXAMPLE, &plan, &RiskSettings { required: percent(90), seconds: 600.0, ..RiskSettings::default() });
    println!("{:?} in {:?}", unsure.sentences, start.elapsed());
    assert_eq!(unsure.method, Method::MonteCarlo);
    assert!(
        unsure.all_met < 1.0 && unsure.standard_error < 0.01 && unsure.targets.iter().all(|target| target.met >= unsure.all_met)
    );
    let margin = unsure.margin.clone().expect("found");
    assert!(margin.all_met >= 0.9 && margin.extra_yuan > Yuan::ZERO && margin.not_enough < margin.share);
    let again = risk(&EXAMPLE, &plan, &RiskSettings { required: percent(90), seconds: 600.0, ..RiskSettings::default() });
    assert_eq!((again.all_met, again.margin), (unsure.all_met, unsure.margin));
    let lossy = risk(&EXAMPLE, &plan, &RiskSettings { lost: percent(5), margin: false, ..RiskSettings::default() });
    assert!(lossy.all_met < unsure.all_met && lossy.margin.is_none());
    assert!(lossy.targets.iter().any(|target| target.missing_when_not.is_some()));
    assert!(Area::ZERO < plan.totals.area_m2);
}
