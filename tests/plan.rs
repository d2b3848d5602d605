//! The optimiser through its public doors: against brute force, against tampering, at the size of a district.

mod plan_support;

use std::ops::ControlFlow;
use std::time::Instant;

use plan_support::{brute_force, district, house, small_model};
use proptest::prelude::*;
use zaiti::estate::SiteId;
use zaiti::plan::{BreakEven, Measure, Model, Row, Sense, Solution, Subject, break_even, solve_model};
use zaiti::units::{Area, Yuan};

fn solve(model: &Model) -> Solution {
    solve_model(model, 60.0, &mut |_| ControlFlow::Continue(())).expect("a sound model")
}

/// Need 10,000 ㎡: X (6000 ㎡, 20 million), Y (5000, 18), W (10,000, 42).
fn toy() -> Model {
    let sites = [("W", 10_000, 42_000_000), ("X", 6000, 20_000_000), ("Y", 5000, 18_000_000)];
    let candidates = sites.into_iter().map(|(id, area, price)| house(id, "A", area, price)).collect();
    let rows = vec![Row::area(Subject::Zones(["A".into()].into()), Area::from_square_metres(10_000), Area::ZERO)];
    Model { candidates, rows }
}

#[test]
fn the_toy_is_solved_and_every_property_has_its_exact_break_even_price() {
    let solution = solve(&toy());
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn every_small_case_equals_brute_force(model in small_model()) {
        prop_assert_eq!(model.faults(), vec![]);
        let truth = brute_force(&model);
        let solution = solve(&model);
        match truth {
            Some(cost) => {
                prop_assert!(solution.is_feasible(), "brute force finds a plan of {}", cost);
                prop_assert_eq!(solution.cost.map(Yuan::get), i64::try_from(cost).ok());
                prop_assert!(solution.is_optimal(), "bound {:?}", solution.bound);
                let selection = solution.selection.expect("a plan");
                prop_assert!(model.rows.iter().all(|row| row.holds(model.total(row, &selection))));
            }
            None => prop_assert!(!solution.is_feasible()),
        }
    }
}

#[test]
fn a_district_of_300_candidates_in_five_zones_is_proven_optimal() {
    for (candidates, correlated) in [(120, false), (300, false), (120, true), (300, true)] {
        for seed in 1..=3 {
            let model = district(candidates, correlated, seed);
            let start = Instant::now();
            let solution = solve(&model);
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
    let free = solve(&model).cost.expect("feasible");
    model.rows.push(Row::new(Subject::District, Measure::Owners, Sense::AtMost, 200));
    model.rows.push(Row::new(Subject::District, Measure::Cost, Sense::AtMost, free.get() * 102 / 100));
    let start = Instant::now();
    let solution = solve(&model);
    println!(
        "owners and budget: {:?} {:?} missed {} in {:?}",
        solution.cost,
        solution.bound,
        !solution.is_feasible(),
        start.elapsed()
    );
}
