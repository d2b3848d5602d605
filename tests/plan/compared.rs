//! Plans side by side: every difference of the table is said, and every site that only one takes has its reason.

use zaiti::plan::{Figure, Lock, LockKind, Named, Plan, Scenario, compare, shared_area};
use zaiti::programme::Bilingual;
use zaiti::units::Yuan;

use super::plan_with;

fn without_the_first_two(plan: &Plan) -> Plan {
    let lock =
        |at: usize| Lock { site: plan.choices[at].site.clone(), kind: LockKind::Out, option: None, zone: None, year: None };
    plan_with(&Scenario { locks: vec![lock(0), lock(1)], ..Scenario::default() })
}

#[test]
fn every_difference_of_the_table_is_a_sentence_with_its_figures() {
    let free = plan_with(&Scenario::default());
    let locked = without_the_first_two(&free);
    let named = [Named { plan: &free, title: Some("最低成本") }, Named { plan: &locked, title: None }];
    let comparison = compare(&named);
    let cost = comparison.lines.iter().find(|line| line.figure == "cost_yuan" && line.zone.is_none()).unwrap();
    let dearer = locked.totals.cost_yuan - free.totals.cost_yuan;
    assert!(dearer > Yuan::ZERO);
    assert_eq!(cost.differences, [None, Some(Figure::Money(dearer))]);
    let nought = |figure: &Figure| figure.minus(*figure) == Some(*figure);
    let differing =
        comparison.lines.iter().filter(|line| line.differences[1].as_ref().is_some_and(|difference| !nought(difference)));
    for line in differing {
        let said = |text: &Bilingual| {
            text.zh.contains(&line.name.zh) && text.en.to_lowercase().starts_with(&line.name.en.to_lowercase())
        };
        assert!(comparison.sentences.iter().any(said), "{} is not said", line.name.zh);
    }
    let all: Vec<&str> = comparison.sentences.iter().map(|sentence| sentence.zh.as_str()).collect();
    assert!(all.iter().any(|text| text.contains("最低成本") && text.contains(&dearer.to_string())), "{all:#?}");
    assert!(comparison.sentences.iter().any(|sentence| sentence.en.contains(&format!("{dearer:#} more"))));
    assert!(comparison.settings.iter().any(|setting| setting.setting == "locks"));
}

#[test]
fn what_only_one_plan_takes_is_listed_with_the_reason_of_the_other() {
    let free = plan_with(&Scenario::default());
    let locked = without_the_first_two(&free);
    let comparison = compare(&[Named { plan: &free, title: None }, Named { plan: &locked, title: None }]);
    let [mine, theirs] = comparison.only_in.as_slice() else { panic!("one list per plan") };
    let lost = mine.sites.iter().find(|site| site.site == free.choices[0].site).expect("locked out of the other");
    assert!(lost.reason.zh.contains("排除") && lost.reason.en.contains("Ruled out by hand"));
    assert!(theirs.sites.iter().all(|site| site.reason.zh.contains('：') && site.reason.en.len() > 10));
    let [free_sites, locked_sites] = [&free, &locked].map(|plan| plan.choices.len());
    assert_eq!((mine.sites.len() + comparison.in_all, theirs.sites.len() + comparison.in_all), (free_sites, locked_sites));
    let shared = comparison.plans[1].shared_area_m2;
    assert_eq!(shared, shared_area(&free, &locked));
    assert!(shared < free.totals.area_m2 && comparison.plans[0].shared_share == Some(zaiti::units::Share::WHOLE));
}

#[test]
fn a_plan_beside_itself_differs_in_nothing() {
    let plan = plan_with(&Scenario::default());
    let comparison = compare(&[Named { plan: &plan, title: None }; 2]);
    assert_eq!((comparison.in_all, comparison.sentences.len()), (plan.choices.len(), 1));
    assert!(comparison.settings.is_empty() && comparison.taken_differently.is_empty());
}

#[test]
fn settings_that_differ_are_called_by_their_names_and_switches_told_by_their_values() {
    let free = plan_with(&Scenario::default());
    let mut other = free.clone();
    other.scenario.switches = [("area_basis".to_owned(), "gfa".to_owned())].into();
    other.scenario.budget_yuan = Some(free.totals.cost_yuan);
    let comparison = compare(&[Named { plan: &free, title: None }, Named { plan: &other, title: None }]);
    let said: Vec<&str> = comparison.sentences.iter().map(|sentence| sentence.zh.as_str()).collect();
    assert!(said.iter().any(|text| text.contains("“口径开关”为“area_basis：gfa”") && text.contains("为无")), "{said:#?}");
    assert!(comparison.sentences.iter().any(|sentence| sentence.en.contains("switches is “area_basis: gfa”; in")));
}
