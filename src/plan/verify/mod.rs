//! Proves a kept plan again: its sums, its rows, its bound, and that all of it belongs together. Never here: the engine or the solver.
//!
//! Everything is exact integers. What is proved is said; what could not be proved is said too; what is wrong is named.
//!
//! | file | what is checked |
//! | --- | --- |
//! | `origin` | do plan, scenario, revision, model and proof belong together? |
//! | `choices` | is everything chosen or passed over as the model has it? |
//! | `rows`, `names` | does every row hold, and ask what was asked; which target or ceiling is it? |
//! | `decisions`, `ceilings` | are ceilings, aims and locks those of the scenario? |
//! | `sums` | are the printed sums the sums? |
//! | `outcome` | does the outcome say what its figures say? |
//! | `bound`, `shortfalls` | is nothing cheaper, and can nothing missed be had? |
//! | `against` | was the model made from this snapshot? |

mod against;
mod bound;
mod ceilings;
mod choices;
mod decisions;
mod names;
mod origin;
mod outcome;
mod rows;
mod shortfalls;
mod sums;

use serde::Serialize;

use super::answer::Plan;
use crate::programme::{Bilingual, counted};
use crate::units::Yuan;

pub use against::verify_against;

/// Something wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Objection {
    /// What is wrong, in one stable word.
    pub code: &'static str,
    /// Where: a site, a zone, a row or a field.
    pub place: String,
    /// What is wrong, in a sentence.
    pub message: Bilingual,
}

/// Something that was checked and holds, or that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// In a sentence.
    pub statement: Bilingual,
    /// Whether it was proved; otherwise it is said that it was not.
    pub proved: bool,
}

/// How much of a plan's worth was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proved {
    /// Nothing that meets the rows costs less.
    Optimal,
    /// At most so much could be saved.
    WithinGap(Yuan),
    /// It adds up and keeps the rows; nothing is proved of what else there is.
    Sound,
}

/// A plan that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// How much is proved.
    pub proved: Proved,
    /// What was checked.
    pub checks: Vec<Check>,
}

fn objection(code: &'static str, place: impl ToString, zh: impl Into<String>, en: impl Into<String>) -> Objection {
    Objection { code, place: place.to_string(), message: Bilingual::new(zh, en) }
}

fn check(zh: impl Into<String>, en: impl Into<String>) -> Check {
    Check { statement: Bilingual::new(zh, en), proved: true }
}

/// Something that is said in the plan and could not be proved again.
fn unproved(zh: impl Into<String>, en: impl Into<String>) -> Check {
    Check { statement: Bilingual::new(zh, en), proved: false }
}

/// Proves a plan from its file alone.
///
/// # Errors
/// Every [`Objection`] found.
pub fn verify(plan: &Plan) -> Result<Verdict, Vec<Objection>> {
    let mut objections = origin::objections(plan);
    let selection = choices::selection(plan, &mut objections);
    objections.extend(rows::objections(plan, &selection));
    objections.extend(decisions::objections(plan, &selection));
    objections.extend(sums::objections(plan, &selection));
    objections.extend(outcome::objections(plan, &selection));
    if !objections.is_empty() {
        return Err(objections);
    }
    let mut checks = vec![
        check("方案、情景、数据版本与模型摘要一致", "plan, scenario, revision and model belong together"),
        check(
            format!("{} 处入选物业逐项与模型一致，合计无误", plan.choices.len()),
            format!("{} with the model and add up", counted(plan.choices.len(), "choice agrees", "choices agree")),
        ),
        check(
            format!("{} 项目标和上限以整数逐项核对成立", plan.model.rows.len()),
            format!(
                "{}, in exact integers",
                counted(plan.model.rows.len(), "target or ceiling holds", "targets and ceilings hold")
            ),
        ),
    ];
    let proved = bound::prove(plan, &selection, &mut checks)?;
    Ok(Verdict { proved, checks })
}
