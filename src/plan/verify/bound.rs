//! Whether nothing cheaper exists, proved again; and what is shown of each shortfall. Never here: a float, or a search that could miss.

use super::super::aim::Aim;
use super::super::answer::{Plan, Shortfall};
use super::super::model::{Candidate, Model, Sense};
use super::super::reprove::{Refutation, Reproved, reprove};
use super::ceilings::gap;
use super::{Check, Objection, Proved, check, objection, unproved};
use crate::units::Yuan;

/// Proves the bound again, and says what is proved.
pub(super) fn prove(plan: &Plan, selection: &[Option<usize>], checks: &mut Vec<Check>) -> Result<Proved, Vec<Objection>> {
    for short in &plan.outcome.shortfalls {
        checks.push(unreachable_by(&plan.model, short));
    }
    let certificate = &plan.certificate;
    let Some(claimed) = certificate.bound_yuan.map(Yuan::get).or(certificate.bound_value) else { return Ok(Proved::Sound) };
    let proved = match reprove(&plan.model, certificate, i128::from(claimed)) {
        Reproved::Holds => claimed,
        Reproved::Weaker(least) => i64::try_from(least).unwrap_or(0).min(claimed),
        Reproved::Refuted(why) => return Err(vec![refuted(&why)]),
    };
    checks.extend(statements(plan.model.aim, proved, claimed));
    let gap = gap(plan, selection).map(|gap| gap + claimed - proved);
    Ok(match gap {
        Some(0) => Proved::Optimal,
        Some(gap) if plan.model.aim.is_cost() => Proved::WithinGap(Yuan::new(gap)),
        Some(_) | None => Proved::Sound,
    })
}

/// What was proved of the bound, in sentences.
fn statements(aim: Aim, proved: i64, claimed: i64) -> Vec<Check> {
    let mut checks = vec![if aim.is_cost() {
        let proved = Yuan::new(proved);
        check(
            format!("不用求解器证明：没有成本低于 {proved} 的方案"),
            format!("proved without the solver: nothing costs less than {proved}"),
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

/// What adding up the best column of every candidate shows of a shortfall.
fn unreachable_by(model: &Model, short: &Shortfall) -> Check {
    let row = &model.rows[short.row];
    let best = |candidate: &Candidate| candidate.columns.iter().map(|column| row.weight(candidate, column)).max();
    let reach: i128 = model.candidates.iter().filter_map(best).sum();
    if row.sense == Sense::AtLeast && reach < i128::from(row.asked - row.already) {
        return check(
            format!("已证明：第 {} 条约束即使取得全部候选也达不到", short.row),
            format!("proved: row {} is out of reach even with every candidate", short.row),
        );
    }
    unproved(
        format!("第 {} 条约束的缺口由搜索得出，此处未重证", short.row),
        format!("the shortfall of row {} was found by search and is not proved again here", short.row),
    )
}

fn refuted(why: &Refutation) -> Objection {
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
            let number = at + 1;
            objection(
                "bound",
                format!("certificate.claim: {number}"),
                format!("第 {number} 个分块存在更低的取值，下界不成立"),
                format!("block {number} can be worth less than claimed; the bound does not hold"),
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
