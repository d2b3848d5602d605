//! The switches of the programme, each turned by itself: what it asks then, and that the plan says so.

use zaiti::plan::{Binding, Measure, Plan, Scenario, ScenarioFaults, Sense, Subject, model_of, solve};
use zaiti::units::Area;

use super::{EXAMPLE, plan_with};

fn turned(key: &str, value: &str) -> Scenario {
    Scenario { switches: [(key.to_owned(), value.to_owned())].into(), ..Scenario::default() }
}

/// What is asked in all of space, by whom.
fn asked(plan: &Plan) -> Vec<(String, i64)> {
    let space = plan.model.rows.iter().filter(|row| row.measure == Measure::Area && row.sense == Sense::AtLeast);
    let who = |subject: &Subject| match subject {
        Subject::District => "district".to_owned(),
        Subject::Zones(zones) => zones.iter().map(|zone| zone.0.as_str()).collect::<Vec<_>>().join("+"),
        Subject::Sites(_) => "sites".to_owned(),
    };
    space.map(|row| (who(&row.subject), row.asked / 100)).collect()
}

fn says(plan: &Plan, zh: &str, en: &str) {
    assert!(plan.notices.iter().any(|one| one.zh.contains(zh) && one.en.contains(en)), "{zh} / {en}: {:#?}", plan.notices);
}

#[test]
fn at_the_defaults_no_reading_is_spoken_of() {
    let plan = plan_with(&Scenario::default());
    assert!(plan.notices.iter().all(|notice| !notice.zh.contains("口径") && !notice.zh.contains("对照")), "{:#?}", plan.notices);
}

#[test]
fn i1_the_targets_that_do_not_bind_stand_beside_the_plan() {
    let headline = plan_with(&turned("area_binding", "headline_30"));
    assert_eq!(asked(&headline), [("district".to_owned(), 300_000)]);
    says(
        &headline,
        "口径 I1（area_binding）取“只对标总目标30万㎡”",
        "I1 (area_binding) is read as “headline of 300,000 ㎡ only”",
    );
    let reached = headline.zones[0].built_m2 + headline.zones[0].chosen_m2;
    let missing = Area::from_square_metres(180_000) - reached;
    says(
        &headline,
        &format!("总部城数字经济产业园载体面积达到 {reached}，目标 180,000 ㎡，差 {missing}"),
        &format!("carrier space comes to {reached:#} of 180,000 m², {missing:#} missing"),
    );
    let table = plan_with(&Scenario { bind: Some(Binding::Zones), ..Scenario::default() });
    assert_eq!(asked(&table).len(), 5);
    says(&table, "口径 I1", "“zone commitments of 330,000 ㎡ only”");
    let all = table.district.built_m2 + table.district.chosen_m2;
    says(&table, &format!("重庆市渝中区载体面积达到 {all}，目标 300,000 ㎡。"), &format!("comes to {all:#} of 300,000 m²."));
}

#[test]
fn i2_and_i8_that_bind_nothing_say_so() {
    let uniform = plan_with(&turned("m2_per_firm", "uniform_125"));
    let plain = plan_with(&Scenario::default());
    assert!(uniform.zones[0].room_for_firms > plain.zones[0].room_for_firms);
    assert_eq!(uniform.totals, plain.totals);
    says(&uniform, "口径 I2", "it changes only the room that is reported");
    says(&plan_with(&turned("count_basis", "both_snapshot")), "口径 I8", "so it does not change the plan");
}

#[test]
fn i2_figures_by_hand_without_their_switch_or_the_switch_without_figures_are_said() {
    let by_hand = |metres| Scenario { square_metres_per_firm: [("A".into(), metres)].into(), ..turned("m2_per_firm", "custom") };
    says(&plan_with(&turned("m2_per_firm", "custom")), "没有给出数值，故仍按片区", "no figures are given, so it is as by zone");
    let unheard = plan_with(&Scenario { switches: [].into(), ..by_hand(200) });
    says(&unheard, "每家企业㎡数未生效", "given by hand do not count");
    let heard = plan_with(&by_hand(200));
    assert_eq!((unheard.zones[0].room_for_firms, heard.zones[0].room_for_firms), (1200, 900));
    says(&heard, "口径 I2（m2_per_firm）取“自定”", "is read as “custom”");
    let ScenarioFaults(faults) = model_of(&EXAMPLE, &by_hand(0)).expect_err("no room at all");
    assert!(faults[0].en.contains("give a positive number"), "{faults:?}");
}

#[test]
fn i3_two_zones_that_share_an_element_are_asked_together_or_each_for_both() {
    let combined = plan_with(&turned("de_area", "2_combined"));
    assert!(asked(&combined).contains(&("D+E".to_owned(), 20_000)), "{:?}", asked(&combined));
    says(&combined, "口径 I3（de_area）", "“20,000 ㎡ in both together”, where the default is “10,000 ㎡ in each zone”.");
    assert!(combined.totals.cost_yuan < plan_with(&Scenario::default()).totals.cost_yuan);
    let each = plan_with(&turned("de_area", "2_each_carrier"));
    assert!(asked(&each).contains(&("D".to_owned(), 20_000)) && asked(&each).contains(&("E".to_owned(), 20_000)));
    let idle = plan_with(&Scenario { bind: Some(Binding::Headline), ..turned("de_area", "2_combined") });
    says(&idle, "口径 I3", "so it does not change the plan");
}

#[test]
fn i5_and_i6_change_what_is_counted_where_counts_bind() {
    let there = |plan: &Plan, measure| {
        let row = plan.model.rows.iter().find(|row| row.measure == measure && row.sense == Sense::AtLeast).expect("a count");
        (row.already, row.asked)
    };
    let counted = |key: &str, value: &str| plan_with(&Scenario { bind_counts: true, ..turned(key, value) });
    let outside = counted("special_count_scope", "outside_A_B_C_only");
    assert_eq!((there(&outside, Measure::Special), there(&outside, Measure::Municipal)), ((2, 5), (9, 10)));
    says(
        &outside,
        "“凡有特色方向的都计入”为 9 个，按“只计A、B、C以外的”为 2 个",
        "9 as “every carrier with an orientation”, 2 as",
    );
    let additive = counted("recognition_nesting", "additive_16");
    assert_eq!(there(&additive, Measure::Municipal), (9, 16));
    says(&additive, "口径 I6", "“additive: sixteen in all”");
    says(&plan_with(&turned("recognition_nesting", "additive_16")), "故不影响本方案", "counts of carriers do not bind here");
}

#[test]
fn i7_the_area_that_counts_is_said() {
    let gross = plan_with(&turned("area_basis", "gfa"));
    says(&gross, "口径 I7（area_basis）取“建筑面积”，方案默认为“载体面积”。", "“gross floor area”");
    let used =
        solve(&EXAMPLE, &turned("area_basis", "incub_use_area"), &mut |_| std::ops::ControlFlow::Continue(())).expect("a plan");
    says(&used, "取“在孵使用面积”", "“incubation area in use”");
    assert!(used.zones[0].built_m2 < gross.zones[0].built_m2);
}
