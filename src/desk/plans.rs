//! Plans: solving, keeping in memory for a while and in the project when asked, and proving again. Never here: how a plan is found.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use jiff::Timestamp;
use serde::Serialize;

use super::{Desk, DeskError, today};
use crate::appraisal::{AppraisalSettings, Interval};
use crate::atlas::Atlas;
use crate::estate::SiteId;
use crate::plan::{self, Aim, Objection, Outcome, Plan, Progress, Scenario, Totals, Verdict};
use crate::store::KeptPlan;

/// Plans remembered without being kept.
const RECENT: usize = 64;

/// The plans solved last, the newest first.
#[derive(Default)]
pub(super) struct Recent(Mutex<VecDeque<Solved>>);

/// A plan with what it answers.
struct Solved {
    question: String,
    at: Timestamp,
    plan: Arc<Plan>,
}

impl Recent {
    fn add(&self, question: String, plan: Arc<Plan>) {
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        recent.retain(|earlier| earlier.plan.id != plan.id);
        recent.push_front(Solved { question, at: Timestamp::now(), plan });
        recent.truncate(RECENT);
    }

    fn find(&self, id: &str) -> Option<Arc<Plan>> {
        let recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        recent.iter().find(|solved| solved.plan.id == id || solved.question == id).map(|solved| Arc::clone(&solved.plan))
    }

    fn lines(&self) -> Vec<PlanLine> {
        let recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        recent.iter().map(|solved| PlanLine::of(&solved.plan, solved.at)).collect()
    }
}

/// A scenario put to one revision: what happens to the project meanwhile does not change the answer.
pub struct Asked {
    id: String,
    scenario: Scenario,
    atlas: Arc<Atlas>,
}

impl Asked {
    /// What the question is called until its plan has a name. The same question, the same name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// A plan as a list shows it.
#[derive(Debug, Clone, Serialize)]
pub struct PlanLine {
    /// Its id.
    pub id: String,
    /// Revision of the data it was made for.
    pub revision: u64,
    /// When it was made.
    pub created_at: Timestamp,
    /// The last day whose targets it pursues, where the scenario names one.
    pub milestone: Option<jiff::civil::Date>,
    /// How good it is.
    pub outcome: Outcome,
    /// Sums over its choices.
    pub totals: Totals,
    /// What it was called when it was kept.
    pub title: Option<String>,
    /// Whether the project keeps it.
    pub kept: bool,
}

impl PlanLine {
    fn of(plan: &Plan, created_at: Timestamp) -> Self {
        Self {
            id: plan.id.clone(),
            revision: plan.revision,
            created_at,
            milestone: plan.scenario.milestone,
            outcome: plan.outcome.clone(),
            totals: plan.totals,
            title: None,
            kept: false,
        }
    }
}

/// Reads a plan from its JSON.
///
/// # Errors
/// [`DeskError::NotAPlan`] with the place of the fault.
pub fn read_plan(json: &[u8]) -> Result<Plan, DeskError> {
    serde_json::from_slice(json).map_err(DeskError::NotAPlan)
}

impl Desk {
    /// Puts a scenario to the current revision.
    ///
    /// # Errors
    /// [`DeskError::Scenario`] with everything that is wrong with it.
    pub fn ask(&self, scenario: Scenario) -> Result<Asked, DeskError> {
        let atlas = self.atlas();
        let faults = scenario.faults(atlas.programme());
        if !faults.is_empty() {
            return Err(DeskError::Scenario(faults));
        }
        let scenario = self.with_suitability(scenario)?;
        let id = question_id(&atlas, &scenario);
        Ok(Asked { id, scenario, atlas })
    }

    /// The same scenario with the lower ends of today's scores, where the most suitability is asked for and nobody says how well sites suit.
    fn with_suitability(&self, mut scenario: Scenario) -> Result<Scenario, DeskError> {
        if scenario.aims.contains(&Aim::Suitability) && scenario.suitability_permille.is_empty() {
            scenario.suitability_permille = self.scores_of_today()?;
        }
        Ok(scenario)
    }

    /// The lower ends of today's scores, in thousandths, of the sites that have one.
    pub(super) fn scores_of_today(&self) -> Result<BTreeMap<SiteId, u16>, DeskError> {
        let rows = self.ranking(&AppraisalSettings::on(today()))?.rows;
        let permille = |score: Interval| (score.low.clamp(0.0, 100.0) * 10.0).floor() as u16;
        Ok(rows.into_iter().filter_map(|row| Some((row.site, permille(row.score?)))).collect())
    }

    /// The plan by its id, or by that of the question it answers, if it is remembered.
    #[must_use]
    pub fn recent_plan(&self, id: &str) -> Option<Arc<Plan>> {
        self.plans.find(id)
    }

    /// Finds the plan that answers a question, and remembers it.
    ///
    /// # Errors
    /// [`DeskError::Scenario`] when the scenario does not fit the data, such as a lock on a site that is not on offer.
    pub fn solve(&self, asked: &Asked, tell: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Arc<Plan>, DeskError> {
        self.solve_until(asked, &AtomicBool::new(false), tell)
    }

    /// The same, until `stop` is set.
    ///
    /// # Errors
    /// As [`Desk::solve`].
    pub fn solve_until(
        &self,
        asked: &Asked,
        stop: &AtomicBool,
        tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Arc<Plan>, DeskError> {
        let started = Instant::now();
        let mut plan = plan::solve_remembering(&asked.atlas, &asked.scenario, &self.zones, stop, tell)
            .map_err(|faults| DeskError::Scenario(faults.0))?;
        plan.solved_in_ms = u64::try_from(started.elapsed().as_millis()).ok();
        let plan = Arc::new(plan);
        self.plans.add(asked.id.clone(), Arc::clone(&plan));
        Ok(plan)
    }

    /// Remembers a plan that came from elsewhere, and says by which id.
    pub fn remember(&self, plan: Plan) -> String {
        let id = plan.id.clone();
        self.plans.add(id.clone(), Arc::new(plan));
        id
    }

    /// Keeps a plan in the project, with every figure as it was.
    ///
    /// # Errors
    /// What the store says.
    pub fn keep(&self, plan: &Plan, title: &str, who: &str) -> Result<(), DeskError> {
        let json = serde_json::to_string(plan).map_err(DeskError::NotAPlan)?;
        let kept = KeptPlan {
            id: plan.id.clone(),
            created_at: Timestamp::now(),
            who: who.to_owned(),
            revision: plan.revision,
            title: title.to_owned(),
            json,
        };
        Ok(self.store.keep_plan(&kept)?)
    }

    /// A recent or kept plan.
    ///
    /// # Errors
    /// [`DeskError::NoPlan`] when it is neither, otherwise what the store says.
    pub fn plan(&self, id: &str) -> Result<Arc<Plan>, DeskError> {
        if let Some(plan) = self.plans.find(id) {
            return Ok(plan);
        }
        let kept = self.store.plan(id)?.ok_or_else(|| DeskError::NoPlan(id.to_owned()))?;
        Ok(Arc::new(read_plan(kept.json.as_bytes())?))
    }

    /// Proves a plan again, against the data as well where the current revision is the one it was made from.
    ///
    /// # Errors
    /// Everything the plan claims and does not prove.
    pub fn verify(&self, plan: &Plan) -> Result<Verdict, Vec<Objection>> {
        let atlas = self.atlas();
        if atlas.revision().number == plan.revision { plan::verify_against(plan, &atlas) } else { plan::verify(plan) }
    }

    /// Recent plans, then those that are only kept; the newest first in each.
    ///
    /// # Errors
    /// What the store says.
    pub fn plans(&self) -> Result<Vec<PlanLine>, DeskError> {
        let mut lines = self.plans.lines();
        for kept in self.store.plans()? {
            let line = match lines.iter().position(|line| line.id == kept.id) {
                Some(at) => &mut lines[at],
                None => {
                    lines.push(PlanLine::of(self.plan(&kept.id)?.as_ref(), kept.created_at));
                    let last = lines.len() - 1;
                    &mut lines[last]
                }
            };
            line.title = Some(kept.title);
            line.kept = true;
        }
        Ok(lines)
    }
}

fn question_id(atlas: &Atlas, scenario: &Scenario) -> String {
    let revision = atlas.revision();
    // A scenario is plain settings, so it has a JSON form; only equality within one run matters here.
    let settings = serde_json::to_string(scenario).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    (revision.number, &revision.content_hash, settings).hash(&mut hasher);
    format!("q{:016x}", hasher.finish())
}

/// Proves a plan again, without the solver and without the project.
///
/// # Errors
/// Everything the plan claims and does not prove.
pub fn verify(plan: &Plan) -> Result<Verdict, Vec<Objection>> {
    plan::verify(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::example_package;
    use crate::plan::{Lock, LockKind};

    #[test]
    fn a_plan_solved_again_after_a_lock_uses_what_is_known_of_the_other_zones_and_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::init(&folder.path().join("p.gpkg"), &example_package(), "甲", "建库").unwrap().desk;
        let solve = |scenario: Scenario| {
            desk.solve(&desk.ask(scenario).unwrap(), &mut |_| ControlFlow::Continue(())).unwrap().as_ref().clone()
        };
        let free = solve(Scenario::default());
        let before = desk.zones.found();
        let lock = Lock { site: free.choices[0].site.clone(), kind: LockKind::Out, option: None, zone: None, year: None };
        let scenario = Scenario { locks: vec![lock], ..Scenario::default() };
        let again = Plan { solved_in_ms: None, ..solve(scenario.clone()) };
        assert!(desk.zones.found() > before, "every zone was solved afresh");
        let afresh = plan::solve(&desk.atlas(), &scenario, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&afresh).unwrap());
    }
}
