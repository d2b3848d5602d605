//! Which space the carriers reach. Never here: how it is counted.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::availability::{GROUP_WORDS, filter_of};
use super::problem::Problem;
use super::query::{Form, Parameter, Query};
use super::revisions;
use super::window::away;
use crate::atlas::{CoverageQuestion, LONGEST_REACH, METRES_A_MINUTE, Stage};
use crate::desk::Desk;

/// Minutes on foot where nobody says how far a carrier reaches.
const USUAL_MINUTES: f64 = 10.0;
/// Stages of carriers.
const STAGES: &[&str] = &["built", "under_way", "planned"];

/// What only this operation knows.
pub(super) const PARAMETERS: [Parameter; 4] = [
    Parameter::one(
        "reach_m",
        Form::Decimal,
        "how far a carrier reaches in a straight line, m, at most 5000; not beside minutes 半径",
    ),
    Parameter::one("minutes", Form::Decimal, "the same as minutes on foot at 60 m; 10 where neither is given 步行分钟"),
    Parameter::many("stage", Form::Words(STAGES), "carriers of these stages; those built where none is named 载体阶段"),
    Parameter::one(
        "limit",
        Form::Whole { default: Some(10), most: Some(100) },
        "most sites beyond reach that are named, largest first 未覆盖物业条数",
    ),
];

/// `GET /api/coverage`.
pub(super) async fn show(State(desk): State<Arc<Desk>>, query: Query) -> Result<Response, Problem> {
    let question = CoverageQuestion {
        by: query.word("by", &GROUP_WORDS)?.unwrap_or_default(),
        reach_m: reach(&query)?,
        stages: stages(&query)?,
        filter: filter_of(&query)?,
        named: query.whole("limit", 10, 100)? as usize,
    };
    let revision = revisions::asked(&query)?;
    away(move || desk.atlas_at(revision).map(|atlas| Json(atlas.coverage(&question)).into_response())).await?.map_err(Into::into)
}

fn reach(query: &Query) -> Result<f64, Problem> {
    let (name, metres) = match (query.decimal("reach_m")?, query.decimal("minutes")?) {
        (Some(_), Some(_)) => {
            return Err(Problem::parameter("minutes", "与 reach_m 只能给一个", "give either minutes or reach_m, not both"));
        }
        (Some(metres), None) => ("reach_m", metres),
        (None, minutes) => ("minutes", minutes.unwrap_or(USUAL_MINUTES) * METRES_A_MINUTE),
    };
    if metres > 0.0 && metres <= LONGEST_REACH {
        return Ok(metres);
    }
    let zh = format!("覆盖半径应大于 0，至多 {LONGEST_REACH} 米（每分钟 {METRES_A_MINUTE} 米）");
    let en = format!("a reach is more than 0 and at most {LONGEST_REACH} m ({METRES_A_MINUTE} m a minute)");
    Err(Problem::parameter(name, &zh, &en))
}

fn stages(query: &Query) -> Result<BTreeSet<Stage>, Problem> {
    let words = query.pairs().filter(|(name, _)| *name == "stage").flat_map(|(_, value)| value.split(','));
    let stage = |word: &str| match word.trim() {
        "built" => Ok(Stage::Built),
        "under_way" => Ok(Stage::UnderWay),
        "planned" => Ok(Stage::Planned),
        _ => {
            let offered = STAGES.join(", ");
            Err(Problem::parameter(
                "stage",
                &format!("“{word}” 无效，可用：{offered}"),
                &format!("“{word}” is none of {offered}"),
            ))
        }
    };
    let named = words.filter(|word| !word.is_empty()).map(stage).collect::<Result<BTreeSet<_>, _>>()?;
    Ok(if named.is_empty() { [Stage::Built].into() } else { named })
}
