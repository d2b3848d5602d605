//! What cannot be met can be mended: every change that is offered was tried, and every conflict is one and as small as can be.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zaiti::plan::{
    Amount, Binding, Budget, Demand, Model, OutcomeKind, Quality, RepairKind, Scenario, Sense, Subject, TargetOverride, mend,
    repairs,
};
use zaiti::programme::Scope;
use zaiti::units::{Area, Yuan};

use super::plan_support::{brute_force, small_model};
use super::{EXAMPLE, plan_with};

/// The model with only these demands, sites in conflict aside, which are no matter of choice.
fn only(model: &Model, demands: &BTreeSet<&Demand>) -> Model {
    let mut left = model.clone();
    for (at, row) in left.rows.iter_mut().enumerate() {
        let open = !demands.contains(&Demand::Row(at)) && !matches!(row.subject, Subject::Sites(_));
        match row.sense {
            Sense::AtLeast if open => row.bound = 0.min(row.bound),
            Sense::AtMost if open => row.bound = i64::MAX / 8,
            Sense::AtLeast | Sense::AtMost => {}
        }
    }
    for candidate in &mut left.candidates {
        candidate.locked_in &= demands.contains(&Demand::Lock(candidate.site.clone()));
    }
    left
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_mend_mends_and_every_conflict_is_one(model in small_model(1..=6, 3)) {
        let found = mend(&model, 60.0);
        prop_assert!(found.complete);
        if brute_force(&model).is_some() {
            prop_assert!(found.mends.is_empty() && found.conflict.is_empty() && found.reaches.is_empty());
            return Ok(());
        }
        for mend in &found.mends {
            prop_assert_eq!(brute_force(&mend.applied(&model)), Some(i128::from(mend.cost.get())), "{:?}", mend);
        }
        let conflict: BTreeSet<&Demand> = found.conflict.iter().collect();
        prop_assert!(found.conflict_is_minimal);
        prop_assert_eq!(brute_force(&only(&model, &conflict)), None, "{:?} can hold together", conflict);
        for demand in &found.conflict {
            let fewer: BTreeSet<&Demand> = conflict.iter().copied().filter(|other| *other != demand).collect();
            prop_assert!(brute_force(&only(&model, &fewer)).is_some(), "{:?} is not needed", demand);
        }
        for reach in &found.reaches {
            let mut alone = only(&model, &model.candidates.iter().map(|one| Demand::Lock(one.site.clone())).collect::<Vec<_>>().iter()
                .chain((0..model.rows.len()).filter(|row| model.rows[*row].sense == Sense::AtMost).map(Demand::Row).collect::<Vec<_>>().iter()).collect());
            let Some(most) = reach.alone else {
                alone.rows[reach.row].bound = 0.min(model.rows[reach.row].bound);
                prop_assert_eq!(brute_force(&alone), None);
                continue;
            };
            alone.rows[reach.row].bound = most;
            prop_assert!(brute_force(&alone).is_some());
            if most < model.rows[reach.row].bound {
                alone.rows[reach.row].bound = most + 1;
                prop_assert!(!reach.exact || brute_force(&alone).is_none());
            }
        }
    }
}

#[test]
fn every_repair_of_a_scenario_leads_to_a_plan_that_meets_everything() {
    let free = plan_with(&Scenario::default());
    let target =
        |zone: &str, m2: i64| TargetOverride { scope: Scope::Zone(zone.into()), at_least_m2: Area::from_square_metres(m2) };
    let poor = Yuan::new(free.totals.cost_yuan.get() * 9 / 10);
    let questions = [
        Scenario { targets: vec![target("D", 500_000)], ..Scenario::default() },
        Scenario { targets: vec![target("D", 500_000), target("E", 400_000)], ..Scenario::default() },
        Scenario { bind: Some(Binding::Zones), budget_yuan: Some(poor), ..Scenario::default() },
    ];
    for scenario in questions {
        let plan = plan_with(&scenario);
        assert_eq!(plan.outcome.kind, OutcomeKind::Infeasible);
        let start = std::time::Instant::now();
        let found = repairs(&EXAMPLE, &plan, 25.0).expect("a scenario that can be meant");
        println!(
            "{} repairs, conflict of {}, in {:?}: {}",
            found.repairs.len(),
            found.conflict.len(),
            start.elapsed(),
            found.sentence.zh
        );
        assert!(!found.feasible && !found.repairs.is_empty() && !found.conflict.is_empty(), "{found:#?}");
        for repair in &found.repairs {
            let mended = plan_with(&repair.scenario);
            assert!(mended.outcome.shortfalls.is_empty(), "{}", repair.sentence.zh);
            assert!(matches!(mended.outcome.kind, OutcomeKind::Optimal | OutcomeKind::WithinGap), "{}", repair.sentence.zh);
            assert!(mended.totals.cost_yuan <= repair.cost_yuan);
            assert!(repair.sentence.zh.contains(&repair.cost_yuan.to_string()));
        }
        let budget = found.repairs.iter().find(|repair| repair.kind == RepairKind::RaiseBudget);
        assert_eq!(budget.and_then(|repair| repair.scenario.budget_yuan), found.smallest_budget_yuan);
    }
}

#[test]
fn a_plan_that_meets_everything_has_nothing_to_repair() {
    let found = repairs(&EXAMPLE, &plan_with(&Scenario::default()), 25.0).expect("a scenario that can be meant");
    assert!(found.feasible && found.complete && found.repairs.is_empty() && found.conflict.is_empty());
}

#[test]
fn counts_of_carriers_and_the_budget_of_one_funder_are_repaired_too() {
    let counts = plan_with(&Scenario { bind_counts: true, ..Scenario::default() });
    assert!(counts.outcome.sentence.en.contains("5, 6 are asked, 1 is missing"), "{}", counts.outcome.sentence.en);
    let found = repairs(&EXAMPLE, &counts, 60.0).expect("a scenario that can be meant");
    let lowered = found.repairs.iter().find(|repair| repair.kind == RepairKind::LowerTarget).expect("a lower count");
    let national =
        |scenario: &Scenario| scenario.counts.iter().find(|count| count.quality == Quality::National).map(|count| count.at_least);
    assert_eq!(national(&lowered.scenario), Some(5), "{found:#?}");
    assert!(plan_with(&lowered.scenario).outcome.shortfalls.is_empty());
    assert!(found.sentence.en.starts_with("1 demand cannot be met even by itself; "), "{}", found.sentence.en);

    let funder = |most| Budget {
        funder: Some("区国资".to_owned()),
        most_yuan: Yuan::new(most),
        until: None,
        zones: Some(["E".into()].into()),
        modes: None,
    };
    let poor = Scenario { budgets: vec![funder(900_000_000), funder(30_000_000)], ..Scenario::default() };
    let found = repairs(&EXAMPLE, &plan_with(&poor), 60.0).expect("a scenario that can be meant");
    let raised = found.repairs.iter().find(|repair| repair.kind == RepairKind::RaiseBudget).expect("a higher ceiling");
    assert_eq!((raised.scenario.budget_yuan, found.smallest_budget_yuan), (None, None), "it is the funder's alone");
    assert_eq!(raised.scenario.budgets[0], poor.budgets[0]);
    assert!(raised.scenario.budgets[1].most_yuan > poor.budgets[1].most_yuan);
    assert!(plan_with(&raised.scenario).outcome.shortfalls.is_empty());
}

#[test]
fn what_is_missing_of_whole_firms_is_what_is_asked_less_what_is_there() {
    let wide = Scenario {
        bind_firms: true,
        switches: [("m2_per_firm".to_owned(), "custom".to_owned())].into(),
        square_metres_per_firm: [("A".into(), 250)].into(),
        ..Scenario::default()
    };
    let plan = plan_with(&wide);
    assert!(plan.outcome.shortfalls.len() > 1, "{}", plan.outcome.sentence.en);
    for short in &plan.outcome.shortfalls {
        let (Amount::Count(asked), Amount::Count(there), Amount::Count(missing)) = (short.asked, short.attainable, short.missing)
        else {
            continue;
        };
        assert_eq!(asked - there, missing, "{}", short.sentence.en);
    }
    let found = repairs(&EXAMPLE, &plan, 60.0).expect("a scenario that can be meant");
    let [left_out] = found.repairs.as_slice() else { panic!("{found:#?}") };
    assert!(!left_out.scenario.bind_firms && plan_with(&left_out.scenario).outcome.shortfalls.is_empty());
}
