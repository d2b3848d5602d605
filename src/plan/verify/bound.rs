//! Whether nothing cheaper exists, proved again; and what is shown of each shortfall. Never here: a float, or a search that could miss.

use super::super::answer::{Plan, Shortfall};
use super::super::model::{Candidate, Model, Sense};
use super::super::reprove::{Refutation, Reproved, reprove};
use super::{Check, Objection, Proved, check, objection, unproved};
use crate::units::Yuan;

/// Proves the bound again, and says what is proved.
pub(super) fn prove(plan: &Plan, checks: &mut Vec<Check>) -> Result<Proved, Vec<Objection>> {
    for short in &plan.outcome.shortfalls {
        checks.push(unreachable_by(&plan.model, short));
    }
    let Some(claimed) = plan.certificate.bound_yuan else { return Ok(Proved::Sound) };
    let proved = match reprove(&plan.model, &plan.certificate, i128::from(claimed.get())) {
        Reproved::Holds => claimed,
        Reproved::Weaker(least) => Yuan::new(i64::try_from(least).unwrap_or(0).min(claimed.get())),
        Reproved::Refuted(why) => return Err(vec![refuted(&why)]),
    };
    checks.push(check(
        format!("不用求解器证明：没有成本低于 {proved} 的方案"),
        format!("proved without the solver: nothing costs less than {proved}"),
    ));
    if proved < claimed {
        checks.push(unproved(
            format!("所称下界 {claimed} 过大，未能在核验限额内重证"),
            format!("the bound claimed, {claimed}, was too large to prove again within the verifier’s allowance"),
        ));
    }
    let gap = plan.totals.cost_yuan - proved;
    Ok(match (plan.choices.is_empty() && plan.outcome.gap_yuan.is_none(), gap == Yuan::ZERO) {
        (true, _) => Proved::Sound,
        (false, true) => Proved::Optimal,
        (false, false) => Proved::WithinGap(gap),
    })
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
