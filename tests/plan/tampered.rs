//! Whatever is changed in a plan's file is refused: every leaf of certificate, outcome, totals and rows, and a choice of all else; and what
//! is checked by its meaning is refused even when every digest is made afresh.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zaiti::plan::{Budget, Claim, EndClaim, Lock, LockKind, Plan, Scenario, Sense, verify};
use zaiti::units::Yuan;

use super::plan_with;

/// Paths of every leaf below a value.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| leaves(member, &format!("{path}/{name}"), found)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, item)| leaves(item, &format!("{path}/{at}"), found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => found.push(path.to_owned()),
    }
}

/// Something else of the same kind.
fn other(value: &Value) -> Value {
    match value {
        Value::Null => json!(1),
        Value::Bool(flag) => json!(!flag),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| json!(number.as_f64().unwrap_or(0.0) + 0.5), |whole| json!(whole + 1))
        }
        Value::String(text) => json!(format!("{text}x")),
        Value::Array(_) | Value::Object(_) => Value::Null,
    }
}

#[test]
fn a_change_of_any_leaf_is_refused() {
    let budget = plan_with(&Scenario::default()).totals.cost_yuan + Yuan::new(1_000_000);
    let plan = plan_with(&Scenario { budget_yuan: Some(budget), ..Scenario::default() });
    let file = serde_json::to_value(&plan).expect("writes");
    let mut paths = Vec::new();
    for part in ["certificate", "outcome", "totals", "district", "zones/0", "scenario"] {
        leaves(&file.pointer(&format!("/{part}")).cloned().unwrap_or_default(), &format!("/{part}"), &mut paths);
    }
    for part in ["choices/0", "choices/5", "passed_over/0", "not_offered/0", "notices/0", "model/candidates/0", "model/rows"] {
        leaves(&file.pointer(&format!("/{part}")).cloned().unwrap_or_default(), &format!("/{part}"), &mut paths);
    }
    paths.extend(["schema", "id", "revision", "content_hash", "programme"].map(|field| format!("/{field}")));
    let mut accepted = BTreeSet::new();
    for path in &paths {
        let mut changed = file.clone();
        let place = changed.pointer_mut(path).expect("a leaf");
        *place = other(place);
        if let Ok(read) = serde_json::from_value::<Plan>(changed)
            && verify(&read).is_ok()
        {
            accepted.insert(path.clone());
        }
    }
    println!("{} leaves changed one at a time", paths.len());
    assert!(paths.len() > 150, "{}", paths.len());
    assert_eq!(accepted, BTreeSet::new());
}

fn digest(thing: &impl Serialize) -> String {
    let bytes = serde_json::to_vec(thing).expect("writes");
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every digest made afresh, as whoever forges a plan would.
fn reissued(mut plan: Plan) -> Plan {
    let certificate = &mut plan.certificate;
    certificate.model_digest = digest(&plan.model);
    certificate.scenario_digest = digest(&plan.scenario);
    let (model, scenario) = (&certificate.model_digest, &certificate.scenario_digest);
    certificate.source_digest = digest(&(plan.revision, &plan.content_hash, &plan.programme, model, scenario));
    let mut bare = certificate.clone();
    for field in [
        &mut bare.model_digest,
        &mut bare.scenario_digest,
        &mut bare.source_digest,
        &mut bare.proof_digest,
        &mut bare.printed_digest,
    ] {
        field.clear();
    }
    certificate.proof_digest = digest(&bare);
    plan.id = certificate.source_digest.chars().take(16).collect();
    let Plan { outcome, totals, zones, district, choices, passed_over, not_offered, notices, .. } = &plan;
    plan.certificate.printed_digest = digest(&(outcome, totals, zones, district, choices, passed_over, not_offered, notices));
    plan
}

/// The first set of prices of the claim.
fn end(plan: &mut Plan) -> &mut EndClaim {
    let mut claim = &mut plan.certificate.claim;
    loop {
        match claim {
            Claim::End(end) => return end,
            Claim::Fork { only, .. } => claim = only,
        }
    }
}

/// A forgery, and the words of which one the refusal must hold.
type Forgery = (&'static [&'static str], fn(&mut Plan));

#[test]
fn a_forger_who_makes_every_digest_afresh_is_refused_all_the_same() {
    let lock =
        |plan: &Plan| Lock { site: plan.passed_over[0].site.clone(), kind: LockKind::In, option: None, zone: None, year: None };
    let free = plan_with(&Scenario::default());
    let locked = plan_with(&Scenario { locks: vec![lock(&free)], ..Scenario::default() });
    assert!(verify(&reissued(locked.clone())).is_ok(), "what is true stays true: {:?}", verify(&reissued(locked.clone())));
    let forgeries: [Forgery; 21] = [
        (&["row"], |plan| drop(plan.choices.pop())),
        (&["choice"], |plan| plan.choices.push(plan.choices[0].clone())),
        (&["cost"], |plan| plan.choices[0].cost_yuan -= Yuan::new(1)),
        (&["unit"], |plan| plan.choices[0].unit_yuan_per_m2 = None),
        (&["total_cost"], |plan| plan.totals.cost_yuan -= Yuan::new(1)),
        (&["totals"], |plan| plan.totals.sites += 1),
        (&["totals"], |plan| plan.totals.average_yuan_per_m2 = None),
        (&["zone"], |plan| plan.zones[0].cost_yuan += Yuan::new(1)),
        (&["zone"], |plan| plan.district.sites += 1),
        (&["passed_over"], |plan| plan.passed_over[1].cost_yuan += Yuan::new(1)),
        (&["bound"], |plan| plan.outcome.bound_yuan = plan.outcome.bound_yuan.map(|bound| bound - Yuan::new(1))),
        (&["gap"], |plan| plan.outcome.gap_yuan = Some(Yuan::new(1))),
        (&["gap"], |plan| plan.outcome.gap_share = None),
        (&["outcome"], |plan| plan.outcome.kind = zaiti::plan::OutcomeKind::WithinGap),
        (&["target"], |plan| plan.model.rows[0].bound -= 100),
        (&["lock"], |plan| plan.scenario.locks[0].kind = LockKind::Out),
        (&["budget"], |plan| plan.scenario.budget_yuan = Some(Yuan::new(1))),
        (&["prices"], |plan| end(plan).prices_micro[0] = -1),
        (&["pieces"], |plan| end(plan).least_micro.clear()),
        (&["bound"], |plan| end(plan).least_micro[0] += 1_000_000),
        (&["gap"], |plan| {
            let more = Yuan::new(1_000_000);
            plan.certificate.bound_yuan = plan.certificate.bound_yuan.map(|bound| bound + more);
            plan.outcome.bound_yuan = plan.certificate.bound_yuan;
        }),
    ];
    for (number, (codes, forge)) in forgeries.into_iter().enumerate() {
        let mut plan = locked.clone();
        forge(&mut plan);
        let objections = verify(&reissued(plan)).expect_err(codes[0]);
        assert!(objections.iter().any(|objection| codes.contains(&objection.code)), "{number} {codes:?}: {objections:#?}");
        assert!(objections.iter().all(|objection| objection.code != "printed" && objection.code != "source"), "{number}");
    }
}

#[test]
fn a_shortfall_said_to_be_larger_than_it_must_be_is_refused_or_not_called_proved() {
    let free = plan_with(&Scenario::default()).totals.cost_yuan;
    let plan = plan_with(&Scenario { budget_yuan: Some(Yuan::new(free.get() * 3 / 4)), ..Scenario::default() });
    assert!(verify(&reissued(plan.clone())).is_ok(), "{:?}", verify(&reissued(plan.clone())));
    for number in 0..plan.certificate.shortfalls.len() {
        let mut forged = plan.clone();
        forged.certificate.shortfalls[number].least += 1_000_000;
        match verify(&reissued(forged)) {
            Err(objections) => {
                assert!(objections.iter().any(|objection| objection.code == "shortfall_proof"), "{objections:#?}");
            }
            // Too large to be refuted within the verifier's allowance: then it is not called proved either.
            Ok(verdict) => assert!(verdict.checks.iter().any(|check| !check.proved), "{verdict:#?}"),
        }
        let mut humbler = plan.clone();
        humbler.certificate.shortfalls[number].least -= 1_000_000;
        let verdict = verify(&reissued(humbler)).expect("less is no lie");
        assert!(verdict.checks.iter().any(|check| !check.proved), "what is not shown is not said to be");
    }
    let mut silent = plan;
    silent.certificate.shortfalls.clear();
    let verdict = verify(&reissued(silent)).expect("nothing is claimed");
    assert!(verdict.checks.iter().any(|check| !check.proved));
}

#[test]
fn a_refusal_names_the_target_or_the_ceiling_and_not_its_number() {
    let most = plan_with(&Scenario::default()).totals.cost_yuan + Yuan::new(1_000_000);
    let funder =
        Budget {
            funder: Some("区国资".to_owned()), most_yuan: most, until: None, zones: Some(["A".into()].into()), modes: None
        };
    let plan = plan_with(&Scenario { budget_yuan: Some(most), budgets: vec![funder], ..Scenario::default() });
    let named = [
        ("A 总部城数字经济产业园载体面积目标", "the target of carrier space for A "),
        ("B ", "the target of carrier space for B "),
        ("C ", "the target of carrier space for C "),
        ("D ", "the target of carrier space for D "),
        ("E ", "the target of carrier space for E "),
        ("重庆市渝中区载体面积目标", "the target of carrier space for Yuzhong District"),
        ("重庆市渝中区费用上限", "the ceiling on cost for Yuzhong District"),
        ("“区国资”费用上限", "the ceiling on cost of “区国资” for A "),
    ];
    assert_eq!(plan.model.rows.len(), named.len());
    let first = |plan: Plan, code: &str| {
        let objections = verify(&reissued(plan)).expect_err(code);
        objections.into_iter().find(|objection| objection.code == code).expect(code).message
    };
    for (at, (zh, en)) in named.into_iter().enumerate() {
        let mut loosened = plan.clone();
        loosened.model.rows[at].bound += if loosened.model.rows[at].sense == Sense::AtMost { 100 } else { -100 };
        let message = first(loosened, "target");
        assert!(message.zh.contains(zh) && message.en.contains(en), "{at}: {message:?}");
    }
    let mut short = plan;
    let a_site_of_a =
        short.choices.iter().position(|choice| choice.zone.as_ref().is_some_and(|zone| zone.0 == "A")).expect("one");
    short.choices.remove(a_site_of_a);
    let message = first(short, "row");
    assert!(message.zh.contains("A 总部城数字经济产业园载体面积目标不成立：应为 180,000 ㎡"), "{message:?}");
    assert!(message.en.contains("for A ") && message.en.contains("it is 180,000 m²"), "{message:?}");
}
