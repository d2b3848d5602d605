//! What every site is worth to a plan: whatever the estimate, the truth lies within what is said to be proved.

use proptest::prelude::*;
use zaiti::plan::{BreakEven, Level, Scenario, Standing, break_even, explain, worths, worths_at_once};
use zaiti::units::Yuan;

use super::plan_support::small_model;
use super::{EXAMPLE, plan_with, settle};

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_told_of_a_whole_city_at_once_holds_site_by_site(model in small_model(1..=8, 3)) {
        let solution = settle(&model);
        if !solution.is_feasible() {
            return Ok(());
        }
        for told in worths_at_once(&solution) {
            match break_even(&solution.model, &told.site, 20.0) {
                BreakEven::Exact(worth) => {
                    prop_assert!(told.low_yuan.is_none_or(|low| low <= worth), "{:?} {}", told, worth);
                    prop_assert!(told.high_yuan.is_none_or(|high| high >= worth), "{:?} {}", told, worth);
                }
                BreakEven::Irreplaceable => prop_assert_eq!(told.high_yuan, None, "nothing takes its place"),
                BreakEven::Between(..) | BreakEven::Unsettled { .. } | BreakEven::Unfit | BreakEven::NotOffered => {}
            }
        }
    }
}

#[test]
fn the_exact_worth_lies_within_the_proved_interval_of_every_level() {
    let plan = plan_with(&Scenario::default());
    let exact = worths(&plan, Level::Exact, &[], 25.0);
    assert!(exact.complete && exact.sites.len() == plan.model.candidates.len());
    for level in [Level::Dual, Level::Relaxed] {
        let start = std::time::Instant::now();
        let estimated = worths(&plan, level, &[], 25.0);
        let elapsed = start.elapsed();
        let (mut off, mut width, mut closed) = (Vec::new(), Vec::new(), 0);
        for (truth, estimate) in exact.sites.iter().zip(&estimated.sites) {
            assert_eq!(truth.site, estimate.site);
            let Some(worth) = truth.break_even_yuan else { continue };
            assert!(estimate.low_yuan.is_none_or(|low| low <= worth), "{level:?} {estimate:?} {worth}");
            assert!(estimate.high_yuan.is_none_or(|high| high >= worth), "{level:?} {estimate:?} {worth}");
            let near = estimate.break_even_yuan.expect("an estimate");
            off.push((near - worth).get().unsigned_abs() * 1000 / worth.get().unsigned_abs().max(1));
            width.extend(estimate.low_yuan.zip(estimate.high_yuan).map(|(low, high)| (high - low).get()));
            closed += usize::from(estimate.low_yuan == estimate.high_yuan && estimate.low_yuan.is_some());
        }
        off.sort_unstable();
        width.sort_unstable();
        println!(
            "{level:?}: {} sites in {elapsed:?}; off by {} ‰ in the median, {} ‰ at most; {} intervals, {closed} of no width, median {:?} 元",
            estimated.sites.len(),
            off[off.len() / 2],
            off[off.len() - 1],
            width.len(),
            width.get(width.len() / 2)
        );
        assert!(width.len() * 10 >= exact.sites.len() * 9, "nearly every site has an interval");
    }
}

#[test]
fn a_chosen_a_passed_over_and_a_refused_site_each_say_why() {
    let plan = plan_with(&Scenario::default());
    let explained = |site, level| explain(&EXAMPLE, &plan, site, level, 10.0).expect("a site the plan knows");
    let chosen = explained(&plan.choices[3].site, Level::Exact);
    assert_eq!((chosen.standing, chosen.break_even.len()), (Standing::Chosen, 3));
    let parts: Yuan = chosen.value.iter().map(|part| part.value_yuan).sum();
    assert_eq!(
        (Some(parts), chosen.value_yuan.zip(chosen.cost_yuan).map(|(value, cost)| value - cost)),
        (chosen.value_yuan, chosen.surplus_yuan)
    );
    let lost = chosen.if_lost.expect("worked out");
    assert_eq!(lost.extra_yuan, plan.choices[3].if_lost_yuan, "the loss is the same, however it is found");
    let passed = explained(&plan.passed_over[0].site, Level::Relaxed);
    assert_eq!((passed.standing, passed.break_even.len(), passed.if_lost), (Standing::PassedOver, 2, None));
    let refused = explained(&plan.not_offered[0].site, Level::Dual);
    assert!(refused.standing == Standing::NotOffered && refused.sentences[0].zh.contains(&plan.not_offered[0].reason.zh));
    for said in chosen.sentences.iter().chain(&passed.sentences) {
        assert!(said.zh.ends_with('。') && said.en.ends_with('.'), "{said:?}");
    }
    assert!(explain(&EXAMPLE, &plan, &"nowhere".into(), Level::Dual, 1.0).is_none());
}
