//! The optimiser through its public doors: against brute force, against tampering, at the size of a district.

#[path = "plan/compared.rs"]
mod compared;
#[path = "plan/explained.rs"]
mod explained;
#[path = "plan/full_model.rs"]
mod full_model;
#[path = "../benches/plan/instances.rs"]
#[allow(dead_code, reason = "the measurements use more of the instances than the tests do")]
mod instances;
#[path = "plan/mended.rs"]
mod mended;
mod plan_support;
#[path = "plan/readings.rs"]
mod readings;
#[path = "plan/tampered.rs"]
mod tampered;
#[path = "plan/weighed.rs"]
mod weighed;

use std::ops::ControlFlow;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use instances::{Dice, assignment};
use jiff::civil::date;
use plan_support::{brute_force, brute_shortfall, district, example, example_dataset, house, missing, small_model};
use proptest::prelude::*;
use zaiti::atlas::Atlas;
use zaiti::estate::{Confidence, Fact, Provenance, SiteBody, SiteId, SiteKind};
use zaiti::plan::{
    Aim, Amount, Binding, BreakEven, Budget, Claim, Compactness, Lock, LockKind, Measure, Memory, Model, OutcomeKind, Plan,
    Proved, Refit, Row, Scenario, Sense, Solution, Subject, TargetOverride, break_even, model_of, solve, solve_model,
    solve_model_until, solve_remembering, verify, verify_against,
};
use zaiti::programme::Scope;
use zaiti::units::{Area, Yuan, YuanPerSquareMetre};

static EXAMPLE: LazyLock<Atlas> = LazyLock::new(example);

fn settle(model: &Model) -> Solution {
    solve_model(model, 60.0, &mut |_| ControlFlow::Continue(())).expect("a sound model")
}

/// Need 10,000 ㎡: X (6000 ㎡, 20 million), Y (5000, 18), W (10,000, 42).
fn toy() -> Model {
    let sites = [("W", 10_000, 42_000_000), ("X", 6000, 20_000_000), ("Y", 5000, 18_000_000)];
    let candidates = sites.into_iter().map(|(id, area, price)| house(id, "A", area, price)).collect();
    let rows = vec![Row::area(Subject::Zones(["A".into()].into()), Area::from_square_metres(10_000), Area::ZERO)];
    Model { candidates, rows, ..Model::default() }
}

#[test]
fn domain_4_10_the_toy_is_solved_and_every_property_has_its_exact_break_even_price() {
    let solution = settle(&toy());
    assert_eq!(solution.cost, Some(Yuan::new(38_000_000)));
    assert!(solution.is_optimal());
    assert_eq!(solution.selection, Some(vec![None, Some(0), Some(0)]));
    for (id, million) in [("X", 24), ("Y", 22), ("W", 38)] {
        assert_eq!(break_even(&toy(), &SiteId::from(id), 10.0), BreakEven::Exact(Yuan::new(million * 1_000_000)), "{id}");
    }
    assert_eq!(break_even(&toy(), &SiteId::from("Z"), 10.0), BreakEven::NotOffered);
}

#[test]
fn a_property_without_which_the_target_is_out_of_reach_is_irreplaceable() {
    let mut model = toy();
    model.rows[0].asked = 2_000_000;
    model.rows[0].bound = 2_000_000;
    assert_eq!(break_even(&model, &SiteId::from("W"), 10.0), BreakEven::Irreplaceable);
}

#[test]
fn a_search_given_no_time_does_not_say_irreplaceable_nor_that_a_gift_fits_no_plan() {
    let model = model_of(&EXAMPLE, &Scenario::default()).expect("a scenario that can be meant");
    let mut unsettled = 0;
    for candidate in model.candidates.iter().step_by(7) {
        match break_even(&model, &candidate.site, 0.0) {
            BreakEven::Unsettled { .. } => unsettled += 1,
            BreakEven::Exact(_) | BreakEven::Between(..) => {}
            said @ (BreakEven::Irreplaceable | BreakEven::Unfit | BreakEven::NotOffered) => {
                panic!("{}: {said:?} is not proved in no time", candidate.site.0)
            }
        }
    }
    assert!(unsettled > 0, "a district is not settled in no time");
}

#[test]
fn what_is_known_when_time_ends_bounds_what_the_site_turns_out_to_be_worth() {
    let model = model_of(&EXAMPLE, &Scenario::default()).expect("a scenario that can be meant");
    let site = &plan_with(&Scenario::default()).choices[0].site;
    let BreakEven::Exact(worth) = break_even(&model, site, 60.0) else { panic!("the example is settled in a minute") };
    for seconds in [0.0, 0.02, 0.1, 0.3] {
        match break_even(&model, site, seconds) {
            BreakEven::Exact(known) => assert_eq!(known, worth),
            BreakEven::Between(least, most) => assert!(least <= worth && worth <= most),
            BreakEven::Unsettled { least, most } => {
                assert!(least.is_none_or(|least| least <= worth) && most.is_none_or(|most| worth <= most));
            }
            said @ (BreakEven::Irreplaceable | BreakEven::Unfit | BreakEven::NotOffered) => panic!("{said:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_small_case_equals_brute_force(model in prop_oneof![small_model(1..=10, 3), small_model(11..=15, 1)]) {
        prop_assert_eq!(model.faults(), vec![]);
        let truth = brute_force(&model);
        let solution = settle(&model);
        match truth {
            Some(cost) => {
                prop_assert!(solution.is_feasible(), "brute force finds a plan of {}", cost);
                prop_assert_eq!(solution.cost.map(Yuan::get), i64::try_from(cost).ok());
                prop_assert!(solution.is_optimal(), "bound {:?}", solution.bound);
                prop_assert!(solution.proves(Yuan::new(solution.cost.map_or(0, Yuan::get))), "the verifier confirms the optimum");
                prop_assert!(!solution.proves(Yuan::new(solution.cost.map_or(0, Yuan::get) + 1)), "and nothing above it");
                let selection = solution.selection.expect("a plan");
                prop_assert!(model.rows.iter().all(|row| row.holds(model.total(row, &selection))));
            }
            None => prop_assert!(!solution.is_feasible()),
        }
    }

    #[test]
    fn what_cannot_be_met_is_missed_by_as_little_as_can_be(model in small_model(1..=10, 3)) {
        if model.candidates.len() > 7 || brute_force(&model).is_some() {
            return Ok(());
        }
        let solution = settle(&model);
        match (brute_shortfall(&model), solution.selection) {
            (Some((least, _)), Some(selection)) => {
                let totals: Vec<i128> = model.rows.iter().map(|row| model.total(row, &selection)).collect();
                prop_assert_eq!(missing(&model, &totals), least);
                let ceilings = model.rows.iter().zip(&totals).filter(|(row, _)| row.sense == Sense::AtMost);
                prop_assert!(ceilings.into_iter().all(|(row, total)| row.holds(*total)));
            }
            (None, found) => prop_assert_eq!(found, None),
            (Some(least), None) => prop_assert!(false, "brute force misses {:?}", least),
        }
    }
}

#[test]
fn a_district_of_300_candidates_in_five_zones_is_proven_optimal() {
    for (candidates, correlated) in [(120, false), (300, false), (120, true), (300, true)] {
        for seed in 1..=3 {
            let model = district(candidates, correlated, seed);
            let start = Instant::now();
            let solution = settle(&model);
            println!(
                "{candidates} × 5, correlated {correlated}, seed {seed}: {:?} {:?} in {:?}",
                solution.cost,
                solution.bound,
                start.elapsed()
            );
            assert!(solution.is_optimal());
        }
    }
}

#[test]
fn a_budget_that_binds_is_still_proven() {
    let mut model = district(120, false, 7);
    let free = settle(&model).cost.expect("feasible");
    model.rows.push(Row::new(Subject::District, Measure::Owners, Sense::AtMost, 200));
    model.rows.push(Row::new(Subject::District, Measure::Cost, Sense::AtMost, free.get() * 102 / 100));
    let start = Instant::now();
    let solution = settle(&model);
    println!(
        "owners and budget: {:?} {:?} missed {} in {:?}",
        solution.cost,
        solution.bound,
        !solution.is_feasible(),
        start.elapsed()
    );
}

fn plan_with(scenario: &Scenario) -> Plan {
    solve(&EXAMPLE, scenario, &mut |_| ControlFlow::Continue(())).expect("a scenario that can be meant")
}

/// The plan as it comes back from its file.
fn kept(plan: &Plan) -> Plan {
    serde_json::from_str(&serde_json::to_string(plan).expect("writes")).expect("reads back")
}

#[test]
fn the_example_is_planned_proven_and_verified() {
    let start = Instant::now();
    let plan = plan_with(&Scenario::default());
    let solved = start.elapsed();
    assert_eq!(plan.outcome.kind, OutcomeKind::Optimal);
    assert!(plan.zones.iter().all(|zone| zone.shortfall_m2 == Area::ZERO && zone.target_m2.is_some()));
    assert_eq!(plan.district.target_m2, Some(Area::from_square_metres(300_000)));
    let start = Instant::now();
    let verdict = verify(&kept(&plan)).expect("the plan holds");
    println!("{} candidates: solved and explained in {solved:?}, verified in {:?}", plan.model.candidates.len(), start.elapsed());
    assert_eq!(verdict.proved, Proved::Optimal);
    assert_eq!(verify_against(&plan, &EXAMPLE).map(|verdict| verdict.proved), Ok(Proved::Optimal));
}

#[test]
fn what_is_spread_over_the_years_says_when_each_site_is_begun_and_no_day_can_be_exchanged() {
    let whole = plan_with(&Scenario::default()).totals.cost_yuan;
    let half =
        Budget { most_yuan: Yuan::new(whole.get() / 2), until: Some(date(2022, 12, 31)), funder: None, zones: None, modes: None };
    let plan = plan_with(&Scenario {
        start: Some(date(2022, 1, 1)),
        years_to_begin: 2,
        budgets: vec![half],
        milestone: Some(date(2030, 12, 31)),
        ..Scenario::default()
    });
    let begun = |year| plan.choices.iter().filter(move |choice| choice.begun.is_some_and(|day| day.year() == year)).count();
    assert!(begun(2022) > 0 && begun(2022) < plan.choices.len(), "half of the money does not begin everything");
    assert_eq!(begun(2022) + begun(2023), plan.choices.len());
    assert!(verify(&kept(&plan)).is_ok(), "{:?}", verify(&plan));
    let mut moved = kept(&plan);
    for choice in &mut moved.choices {
        choice.begun = Some(date(2022, 1, 1));
    }
    assert!(verify(&moved).is_err(), "all in the first year is more than its money");
}

#[test]
fn ceilings_of_two_years_where_waiting_costs_nothing_are_proven_optimal() {
    let whole = plan_with(&Scenario::default()).totals.cost_yuan;
    let by = |year: i16, percent: i64| Budget {
        most_yuan: Yuan::new(whole.get() * percent / 100),
        until: Some(date(year, 12, 31)),
        funder: None,
        zones: None,
        modes: None,
    };
    let plan = plan_with(&Scenario {
        start: Some(date(2022, 1, 1)),
        years_to_begin: 3,
        budgets: vec![by(2022, 60), by(2023, 85)],
        milestone: Some(date(2030, 12, 31)),
        time_limit_s: 300.0,
        ..Scenario::default()
    });
    assert_eq!((plan.outcome.kind, plan.totals.cost_yuan), (OutcomeKind::Optimal, whole), "{}", plan.outcome.sentence.zh);
    let spent = |last: i16| -> i64 {
        let by_then = |choice: &&zaiti::plan::PlanChoice| choice.begun.is_some_and(|day| day.year() <= last);
        plan.choices.iter().filter(by_then).map(|choice| choice.cost_yuan.get()).sum()
    };
    assert!(spent(2022) <= whole.get() * 60 / 100 && spent(2023) <= whole.get() * 85 / 100);
    assert_eq!(verify(&kept(&plan)).map(|verdict| verdict.proved), Ok(Proved::Optimal));
}

#[test]
fn earliest_delivery_before_least_cost_is_proven_optimal_and_verified() {
    let aims = vec![Aim::Delivery, Aim::Cost];
    let plan = plan_with(&Scenario { start: Some(date(2022, 1, 1)), aims: aims.clone(), ..Scenario::default() });
    assert_eq!(plan.outcome.kind, OutcomeKind::Optimal, "{}", plan.outcome.sentence.zh);
    // A row held to the best there is has so high a price that what blocks are worth goes beyond 64 bits.
    assert_eq!(verify(&kept(&plan)).map(|verdict| verdict.proved), Ok(Proved::Optimal), "{:?}", verify(&plan));
    let cheapest = plan_with(&Scenario { start: Some(date(2022, 1, 1)), ..Scenario::default() });
    // There may well be cheaper ones that deliver later.
    let said = |plan: &Plan| plan.outcome.sentence.clone();
    assert!(said(&plan).zh.contains("按“交付最早、再成本最低”") && !said(&plan).zh.contains("更便宜"), "{}", said(&plan).zh);
    assert!(said(&plan).en.contains("earliest delivery, then least cost") && !said(&plan).en.contains("cheaper"));
    assert!(said(&cheapest).zh.contains("没有更便宜的方案") && said(&cheapest).en.contains("no cheaper plan"));
    let waiting = |plan: &Plan| -> i128 {
        let days = |choice: &zaiti::plan::PlanChoice| -> i128 {
            let candidate = &plan.model.candidates[plan.model.position(&choice.site).expect("a candidate")];
            let column =
                candidate.columns.iter().find(|column| column.treatment == choice.option && column.begun == choice.begun);
            let column = column.expect("one of its columns");
            i128::from(column.wait_days.expect("dated")) * i128::from(column.area_m2.hundredths())
        };
        plan.choices.iter().map(days).sum()
    };
    assert!(waiting(&plan) < waiting(&cheapest) && plan.totals.cost_yuan > cheapest.totals.cost_yuan);
}

#[test]
fn carriers_of_a_least_size_and_near_neighbours_each_get_a_plan_that_is_verified() {
    let compact = Compactness { within_m: 300.0, bonus_yuan: Yuan::new(500_000) };
    let questions = [
        Scenario { carrier_at_least_m2: Some(Area::from_square_metres(800)), ..Scenario::default() },
        Scenario { compactness: Some(compact), ..Scenario::default() },
    ];
    for scenario in questions {
        let plan = plan_with(&scenario);
        println!("{:?}: {}", plan.outcome.kind, plan.outcome.sentence.zh);
        assert!(plan.outcome.kind != OutcomeKind::CutShort && !plan.choices.is_empty(), "{}", plan.outcome.sentence.zh);
        let carriers = scenario.carrier_at_least_m2.is_some();
        assert!(carriers || plan.outcome.shortfalls.is_empty(), "what few large carriers miss is said, nothing else misses");
        assert!(verify(&kept(&plan)).is_ok(), "{:?}", verify(&plan));
    }
}

#[test]
fn the_same_question_gets_the_same_plan_byte_for_byte() {
    let write = || serde_json::to_string(&plan_with(&Scenario::default())).expect("writes");
    let first = write();
    assert_eq!(first, write());
    assert_eq!(first, serde_json::to_string(&kept(&plan_with(&Scenario::default()))).expect("writes"));
}

#[test]
fn a_lock_or_another_price_is_answered_the_same_to_the_last_byte_by_whoever_remembers_the_other_zones() {
    let memory = Memory::default();
    let remembering = |scenario: &Scenario| {
        let stop = AtomicBool::new(false);
        solve_remembering(&EXAMPLE, scenario, &memory, &stop, &mut |_| ControlFlow::Continue(())).expect("a sound scenario")
    };
    let free = remembering(&Scenario::default());
    let lock = |site: &SiteId, kind| Lock { site: site.clone(), kind, option: None, zone: None, year: None };
    let passed = &free.passed_over[0];
    let dearer = YuanPerSquareMetre::from_yuan(9_999);
    let changes = [
        Scenario { locks: vec![lock(&free.choices[0].site, LockKind::Out)], ..Scenario::default() },
        Scenario { locks: vec![lock(&passed.site, LockKind::In)], ..Scenario::default() },
        Scenario { prices: [(free.choices[1].site.clone(), dearer)].into(), ..Scenario::default() },
    ];
    for scenario in changes {
        let before = memory.found();
        let warm = remembering(&scenario);
        assert!(memory.found() > before, "no zone was as it had been");
        assert_eq!(serde_json::to_string(&warm).expect("writes"), serde_json::to_string(&plan_with(&scenario)).expect("writes"));
    }
}

#[test]
fn no_property_is_chosen_without_a_reason_or_passed_over_without_a_price() {
    let plan = plan_with(&Scenario::default());
    assert!(plan.choices.iter().all(|choice| choice.reason.zh.ends_with('。') && choice.reason.en.ends_with('.')));
    assert!(
        plan.choices.iter().all(|choice| choice.irreplaceable || choice.if_lost_yuan.is_some_and(|extra| extra >= Yuan::ZERO))
    );
    assert!(plan.passed_over.iter().all(|passed| passed.discount_exact));
    let model = plan.model.clone();
    for choice in plan.choices.iter().step_by(9) {
        let known = choice.break_even_yuan.expect("worked out for every choice");
        assert_eq!(break_even(&model, &choice.site, 20.0), BreakEven::Exact(known), "{}", choice.site);
    }
    let passed = plan.passed_over.first().expect("some are passed over");
    let mut cheaper = model.clone();
    let at = cheaper.position(&passed.site).expect("on offer");
    let discount = passed.discount_yuan.expect("too dear") + Yuan::new(1);
    for column in &mut cheaper.candidates[at].columns {
        column.cost_yuan -= discount;
        column.price_yuan = Yuan::ZERO;
    }
    assert!(settle(&cheaper).selection.expect("feasible")[at].is_some(), "one 元 more than the discount brings it in");
}

#[test]
fn what_cannot_be_met_names_the_zone_and_the_missing_space() {
    let asked = Area::from_square_metres(500_000);
    let scenario =
        Scenario { targets: vec![TargetOverride { scope: Scope::Zone("D".into()), at_least_m2: asked }], ..Scenario::default() };
    let plan = plan_with(&scenario);
    assert_eq!(plan.outcome.kind, OutcomeKind::Infeasible);
    let [short] = plan.outcome.shortfalls.as_slice() else { panic!("one shortfall, not {:?}", plan.outcome.shortfalls) };
    let zone = plan.zones.iter().find(|zone| zone.zone == Some("D".into())).expect("zone D");
    assert_eq!(short.missing, Amount::Area(asked - zone.built_m2 - zone.chosen_m2));
    assert_eq!(short.missing, Amount::Area(zone.shortfall_m2));
    assert!(plan.outcome.sentence.zh.contains(&zone.name.zh) && plan.outcome.sentence.en.contains(&zone.name.en));
    assert!(plan.zones.iter().filter(|zone| zone.zone != Some("D".into())).all(|zone| zone.shortfall_m2 == Area::ZERO));
    assert!(verify(&kept(&plan)).is_ok());
    let reach: Area = Area::from_square_metres(0) + zone.built_m2 + zone.chosen_m2;
    let repaired = Scenario { targets: vec![TargetOverride { scope: Scope::Zone("D".into()), at_least_m2: reach }], ..scenario };
    assert_eq!(plan_with(&repaired).outcome.kind, OutcomeKind::Optimal, "asking for what can be attained is feasible");
}

#[test]
fn a_budget_too_small_names_the_smallest_that_would_do() {
    let free = plan_with(&Scenario::default()).totals.cost_yuan;
    let scenario = Scenario { budget_yuan: Some(Yuan::new(free.get() * 3 / 4)), ..Scenario::default() };
    let start = Instant::now();
    let plan = plan_with(&scenario);
    println!("a budget too small: {:?}", start.elapsed());
    assert_eq!(plan.outcome.kind, OutcomeKind::Infeasible);
    let enough = plan.outcome.shortfalls.iter().find(|short| short.measure == Measure::Cost).expect("the budget is named");
    assert_eq!(enough.attainable, Amount::Money(free));
    assert!(plan.totals.cost_yuan.get() <= free.get() * 3 / 4);
    let verdict = verify(&kept(&plan)).expect("it holds");
    assert!(verdict.checks.iter().all(|check| check.proved), "every shortfall is proved again: {:#?}", verdict.checks);
    assert_eq!(plan.certificate.shortfalls.len(), 2, "the budget, and what the floors miss in all");
    let repaired = Scenario { budget_yuan: Some(free), ..scenario };
    assert_eq!(plan_with(&repaired).outcome.kind, OutcomeKind::Optimal);
}

#[test]
fn locks_switches_and_limits_are_kept() {
    let free = plan_with(&Scenario::default());
    let (out, into) = (free.choices[0].site.clone(), free.passed_over[0].site.clone());
    let lock = |site: &SiteId, kind| Lock { site: site.clone(), kind, option: None, zone: None, year: None };
    let locked =
        plan_with(&Scenario { locks: vec![lock(&out, LockKind::Out), lock(&into, LockKind::In)], ..Scenario::default() });
    assert!(locked.choices.iter().any(|choice| choice.site == into) && locked.choices.iter().all(|choice| choice.site != out));
    assert!(locked.totals.cost_yuan >= free.totals.cost_yuan);
    assert!(verify_against(&locked, &EXAMPLE).is_ok());
    let headline = plan_with(&Scenario { bind: Some(Binding::Headline), ..Scenario::default() });
    assert_eq!((headline.outcome.kind, headline.model.rows.len()), (OutcomeKind::Optimal, 1));
    assert!(headline.totals.cost_yuan <= free.totals.cost_yuan);
    let switches = [("de_area".to_owned(), "2_combined".to_owned())].into();
    let combined = plan_with(&Scenario { switches, ..Scenario::default() });
    assert_eq!(combined.outcome.kind, OutcomeKind::Optimal);
    assert!(combined.totals.cost_yuan <= free.totals.cost_yuan, "D and E together are less strict than each");
    let firms = plan_with(&Scenario { bind_firms: true, ..Scenario::default() });
    assert_eq!(firms.totals.cost_yuan, free.totals.cost_yuan, "the table's firms ask exactly for its space");
    let dated = plan_with(&Scenario { start: Some(date(2024, 6, 1)), ..Scenario::default() });
    assert!(verify(&kept(&dated)).is_ok(), "{:?}", verify(&dated));
}

#[test]
fn a_price_put_by_hand_flips_the_choice_at_the_stated_break_even_price() {
    let free = plan_with(&Scenario::default());
    let taken_at = |site: &SiteId, price: YuanPerSquareMetre, more: i64| {
        let price = YuanPerSquareMetre::from_hundredths(price.hundredths() + more);
        let plan = plan_with(&Scenario { prices: [(site.clone(), price)].into(), ..Scenario::default() });
        assert!(verify_against(&plan, &EXAMPLE).is_ok());
        plan.choices.iter().any(|choice| choice.site == *site)
    };
    let kept = free.choices.iter().find_map(|one| Some((&one.site, one.break_even_yuan_per_m2?)));
    let kept = kept.expect("a chosen one with a price");
    let left =
        free.passed_over.iter().filter(|one| one.discount_exact && one.break_even_yuan.is_some_and(|worth| worth.get() > 0));
    let left = left.filter_map(|one| Some((&one.site, one.break_even_yuan_per_m2?))).next();
    for (site, price) in [kept, left.expect("one passed over with a price")] {
        assert!(taken_at(site, price, -100), "{site:?} a yuan below {price}");
        assert!(!taken_at(site, price, 100), "{site:?} a yuan above {price}");
    }
    let stranger = Scenario { prices: [(SiteId::from("nobody"), kept.1)].into(), ..Scenario::default() };
    assert!(solve(&EXAMPLE, &stranger, &mut |_| ControlFlow::Continue(())).is_err());
}

#[test]
fn a_lock_on_what_is_not_on_offer_is_refused_with_the_reason() {
    let plan = plan_with(&Scenario::default());
    let refused = &plan.not_offered[0];
    let lock = Lock { site: refused.site.clone(), kind: LockKind::In, option: None, zone: None, year: None };
    let scenario = Scenario { locks: vec![lock], ..Scenario::default() };
    let faults = solve(&EXAMPLE, &scenario, &mut |_| ControlFlow::Continue(())).expect_err("not on offer");
    assert!(faults.0[0].zh.contains(&refused.reason.zh) && faults.0[0].en.contains(&refused.reason.en));
}

#[test]
fn a_part_registered_on_its_own_and_its_building_never_count_the_same_space() {
    for plan in [plan_with(&Scenario::default()), plan_with(&Scenario { include_unknown: true, ..Scenario::default() })] {
        for building in EXAMPLE.sites().iter().filter(|site| site.kind() == SiteKind::Building) {
            let Some(vacant) = building.available_area() else { continue };
            let part_of = |site: &SiteId| match EXAMPLE.site(site).map(|site| &site.body) {
                Some(SiteBody::IdleProperty(property)) => property.within.as_ref() == Some(&building.id),
                _ => *site == building.id,
            };
            let taken: Area = plan.choices.iter().filter(|choice| part_of(&choice.site)).map(|choice| choice.area_m2).sum();
            assert!(taken <= vacant.value, "{}: {taken} of {}", building.id, vacant.value);
        }
    }
}

#[test]
fn a_site_in_dispute_or_to_be_expropriated_is_not_offered_and_the_public_is_not_told_which() {
    let plain = plan_with(&Scenario::default());
    let taken: Vec<SiteId> = plain.choices.iter().map(|choice| choice.site.clone()).take(2).collect();
    let mut dataset = example_dataset();
    let provenance = Provenance { source: "test".into(), as_of: None, confidence: Confidence::Verified };
    for (site, disputed) in taken.iter().zip([true, false]) {
        let found = dataset.sites.iter_mut().find(|one| one.id == *site).expect("a site of the example");
        let (tenure, planning) = match &mut found.body {
            SiteBody::Building(building) => (&mut building.tenure, &mut building.planning),
            SiteBody::IdleProperty(property) => (&mut property.tenure, &mut property.planning),
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => panic!("a plan begins with buildings"),
        };
        if disputed {
            tenure.title_dispute = Some(Fact::new(true, &provenance));
        } else {
            planning.expropriation = Some(Fact::new(true, &provenance));
        }
    }
    let plan = solve(&Atlas::build(dataset), &Scenario::default(), &mut |_| ControlFlow::Continue(())).expect("a plan");
    for site in &taken {
        assert!(plan.choices.iter().all(|choice| choice.site != *site));
        let refused = plan.not_offered.iter().find(|one| one.site == *site).expect("named, with its reason");
        assert!(refused.reason.zh.contains("闸门") && !refused.reason.zh.contains("争议") && !refused.reason.zh.contains("征收"));
    }
}

#[test]
fn a_stop_is_heard_in_the_middle_of_a_step() {
    // Forty jobs for every agent, capacity three quarters of what is easy: an hour would not do.
    let mut dice = Dice::of(7);
    let (agents, jobs) = (20_usize, 400_usize);
    let weights: Vec<i64> = (0..agents * jobs).map(|_| dice.between(1, 100)).collect();
    let costs = weights.iter().map(|weight| 111 - weight + dice.between(-10, 10)).collect::<Vec<i64>>();
    let limits = vec![weights.iter().sum::<i64>() * 8 / 10 / (agents * agents) as i64; agents];
    let numbers = [agents as i64, jobs as i64].into_iter().chain(costs).chain(weights).chain(limits);
    let text = numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
    let model = assignment(&text).expect("an assignment");
    let stop = AtomicBool::new(false);
    let start = Instant::now();
    let solution = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_secs(1));
            stop.store(true, Ordering::Relaxed);
        });
        solve_model_until(&model, 3600.0, &stop, &mut |_| ControlFlow::Continue(())).expect("a sound model")
    });
    println!("stopped after {:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
    assert!(!solution.is_optimal(), "not what was to be measured");
    assert!(solution.least.is_none_or(|least| solution.value.is_none_or(|value| least <= value)));
}

#[test]
fn stopping_at_once_leaves_an_honest_plan() {
    let plan = solve(&EXAMPLE, &Scenario::default(), &mut |_| ControlFlow::Break(())).expect("a plan");
    assert!(plan.outcome.kind != OutcomeKind::Infeasible);
    assert!(verify(&plan).is_ok(), "{:?}", verify(&plan));
}

/// A way of tampering, and the word the refusal must hold.
type Tampering = (&'static str, fn(&mut Plan));

#[test]
fn every_tampering_is_refused_naming_what_is_wrong() {
    let honest = plan_with(&Scenario { budget_yuan: Some(Yuan::new(2_000_000_000)), ..Scenario::default() });
    assert!(verify(&honest).is_ok());
    let tamperings: [Tampering; 19] = [
        ("row", |plan| drop(plan.choices.remove(3))),
        ("choice", |plan| plan.choices[1].site = "nowhere".into()),
        ("choice", |plan| plan.choices.push(plan.choices[0].clone())),
        ("choice", |plan| plan.choices[2].option.refit = Refit::Build),
        ("area", |plan| plan.choices[0].area_m2 += Area::from_square_metres(1)),
        ("cost", |plan| plan.choices[0].cost_yuan -= Yuan::new(1)),
        ("unit", |plan| plan.choices[0].unit_yuan_per_m2 = None),
        ("total_cost", |plan| plan.totals.cost_yuan -= Yuan::new(1)),
        ("total_area", |plan| plan.totals.area_m2 += Area::from_hundredths(1)),
        ("zone", |plan| plan.zones[0].price_yuan_per_m2 = None),
        ("bound", |plan| plan.outcome.bound_yuan = Some(Yuan::new(1))),
        ("target", |plan| plan.model.rows[0].asked += 100),
        ("target", |plan| plan.model.rows[0].bound -= 100),
        ("model", |plan| plan.model.candidates[0].columns[0].price_yuan -= Yuan::new(1)),
        ("source", |plan| plan.content_hash = "f".repeat(64)),
        ("source", |plan| plan.revision += 1),
        ("scenario", |plan| plan.scenario.count_under_way = true),
        ("budget", |plan| plan.scenario.budget_yuan = None),
        ("printed", |plan| plan.choices[0].reason.zh.push('!')),
    ];
    for (number, (code, tamper)) in tamperings.into_iter().enumerate() {
        let mut plan = honest.clone();
        tamper(&mut plan);
        let objections = verify(&plan).expect_err(code);
        assert!(objections.iter().any(|objection| objection.code == code), "{number} {code}: {objections:#?}");
        assert!(objections.iter().all(|objection| !objection.message.zh.is_empty() && !objection.place.is_empty()));
    }
}

#[test]
fn a_dearer_plan_called_optimal_is_refused_even_with_every_digest_made_afresh() {
    let free = plan_with(&Scenario::default());
    let lock = Lock { site: free.choices[0].site.clone(), kind: LockKind::Out, option: None, zone: None, year: None };
    let dearer = plan_with(&Scenario { locks: vec![lock], ..Scenario::default() });
    let forged = Plan {
        model: free.model.clone(),
        scenario: free.scenario.clone(),
        certificate: free.certificate.clone(),
        id: free.id.clone(),
        ..dearer
    };
    assert!(verify(&forged).is_err());
    let mut prices = free.clone();
    prices.certificate.prices_micro_yuan[0] += 1_000_000;
    let codes: Vec<&str> = verify(&prices).expect_err("prices").iter().map(|objection| objection.code).collect();
    assert!(codes.contains(&"zone") || codes.contains(&"bound"), "{codes:?}");
    let mut least = free.clone();
    let Claim::End(end) = &mut least.certificate.claim else { panic!("one end") };
    end.least_micro[0] += 1_000_000;
    let codes: Vec<&str> = verify(&least).expect_err("a piece").iter().map(|objection| objection.code).collect();
    assert_eq!(codes, ["proof"]);
}
