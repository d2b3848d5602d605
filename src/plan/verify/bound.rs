//! Whether nothing cheaper exists, proved again. Never here: a float, or a search that could miss.

use super::super::answer::Plan;
use super::super::lens::Lens;
use super::super::reprove::{Refutation, Reproved, Shown, reprove};
use super::ceilings::gap;
use super::names::name_of;
use super::{Check, Objection, Proved, check, objection, shortfalls, unproved};
use crate::programme::Bilingual;
use crate::units::Yuan;

/// Proves the bound again, and says what is proved.
pub(super) fn prove(plan: &Plan, selection: &[Option<usize>], checks: &mut Vec<Check>) -> Result<Proved, Vec<Objection>> {
    checks.extend(shortfalls::prove(plan, selection)?);
    let certificate = &plan.certificate;
    let Some(claimed) = certificate.bound_yuan.map(Yuan::get).or(certificate.bound_value) else { return Ok(Proved::Sound) };
    let proved = match reprove(&plan.model, Shown::of(certificate), i128::from(claimed)) {
        Reproved::Holds => claimed,
        Reproved::Weaker(least) => i64::try_from(least).unwrap_or(0).min(claimed),
        Reproved::Refuted(why) => return Err(vec![refuted(plan, &why)]),
    };
    checks.extend(statements(plan, proved, claimed));
    let gap = gap(plan, selection).map(|gap| gap + claimed - proved);
    Ok(match gap {
        Some(0) => Proved::Optimal,
        Some(gap) if plan.model.aim.is_cost() => Proved::WithinGap(Yuan::new(gap)),
        Some(_) | None => Proved::Sound,
    })
}

/// What was proved of the bound, in sentences.
fn statements(plan: &Plan, proved: i64, claimed: i64) -> Vec<Check> {
    let aim = plan.model.aim;
    let mut checks = vec![if aim.is_cost() {
        let proved = Yuan::new(proved);
        let (less_zh, less_en) = if plan.model.pairs.is_empty() {
            ("", "")
        } else {
            ("（减去邻近奖励）", ", bonuses for neighbours taken off,")
        };
        check(
            format!("不用求解器证明：没有成本{less_zh}低于 {proved} 的方案"),
            format!("proved without the solver: nothing costs{less_en} less than {proved:#}"),
        )
    } else {
        let words = aim.words();
        check(
            format!("不用求解器证明：就“{}”而言没有取值低于 {proved} 的方案", words.zh),
            format!("proved without the solver: for “{}” nothing is worth less than {proved}", words.en),
        )
    }];
    if proved < claimed {
        checks.push(unproved(
            format!("所称下界 {claimed} 过大，未能在核验限额内重证"),
            format!("the bound claimed, {claimed}, was too large to prove again within the verifier’s allowance"),
        ));
    }
    checks
}

/// A block by the first of its rows.
fn block_name(plan: &Plan, block: usize) -> Bilingual {
    let lens = Lens::of(&plan.model, plan.certificate.whole);
    let first = lens.blocks.get(block).and_then(|(rows, _)| rows.first().copied());
    first.map_or_else(|| Bilingual::new("不受约束的候选", "candidates that no row binds"), |row| name_of(plan, row))
}

fn refuted(plan: &Plan, why: &Refutation) -> Objection {
    match why {
        Refutation::Prices => objection(
            "prices",
            "certificate.prices_micro_yuan",
            "证书的价格与模型的约束不对应",
            "the certificate’s prices do not fit the model’s rows",
        ),
        Refutation::Pieces => objection(
            "pieces",
            "certificate.pieces",
            "证书的分块与模型不符",
            "the certificate’s pieces are not those of the model",
        ),
        Refutation::Piece(at) => {
            let name = block_name(plan, *at);
            objection(
                "bound",
                format!("certificate.claim: {at}"),
                format!("{}一块存在更低的取值，下界不成立", name.zh),
                format!("what decides {} can be worth less than claimed; the bound does not hold", name.en),
            )
        }
        Refutation::Sum { reached } => {
            let reached = i64::try_from(*reached).map_or(Yuan::ZERO, Yuan::new);
            objection(
                "bound",
                "certificate.bound_yuan",
                format!("各分块合计只证明 {reached}"),
                format!("the pieces add up to a bound of {reached} only"),
            )
        }
        Refutation::Undercut { cost } => {
            let cost = i64::try_from(*cost).map_or(Yuan::ZERO, Yuan::new);
            objection(
                "bound",
                "certificate.bound_yuan",
                format!("存在成本约 {cost} 的方案，下界不成立"),
                format!("a plan of about {cost} exists; the bound does not hold"),
            )
        }
    }
}
