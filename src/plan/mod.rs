//! The optimiser: which sites to convert, with proof, reasons and prices.
//!
//! [`solve`] answers a [`Scenario`] on an [`Atlas`](crate::atlas::Atlas) with a [`Plan`]; [`verify`] proves a kept plan again without
//! engine or solver; [`solve_model`] and [`break_even`] work on a bare [`Model`]. Same snapshot and scenario, same plan, byte for byte,
//! unless time ran out. Never here: I/O, or a clock that changes an answer.
//!
//! | file | question |
//! | --- | --- |
//! | `scenario`, `treatment` | what shapes a plan besides the data, and in which ways can a site be taken? |
//! | `candidate`, `cost`, `demand`, `neighbours` | which sites are on offer at what cost, and what is asked? |
//! | `model`, `aim`, `tally` | what exactly is to be decided, and what is wanted? |
//! | `problem`, `reading` | the same as bare numbers |
//! | `relax`, `prices`, `blocks` | what are rows worth, and what falls apart at these prices? |
//! | `frontier`, `single`, `search`, `bounding`, `assign`, `core`, `tree`, `join`, `engine` | what is the optimum, and what proves it? |
//! | `memory` | what is known already of zones that a change did not touch? |
//! | `solver` | what does HiGHS say? The only file that asks it |
//! | `progress`, `wanted` | how far has it come, how long may it take, and does anybody still wait for it? |
//! | `order`, `infeasible`, `worth`, `break_even` | what of several aims, what if not everything can be met, a site is lost, given away or dearer? |
//! | `assemble`, `answer`, `reasons`, `switches` | what is said of it, in figures and in sentences, and by which reading of the programme? |
//! | `compare`, `shared` | how do plans differ, and how much have they in common? |
//! | `mending`, `repairs` | what contradicts what, and which change would mend it? |
//! | `explain` | why this site and not that one, and what is each worth, at which level of certainty? |
//! | `alternatives`, `pareto`, `risk`, `portfolio` | what else could be done, what does less of something cost, how sure is it, and what does it lean on? |
//! | `certificate`, `lens`, `verify`, `reprove` | does a kept plan hold? |
//!
//! Why not hand the whole model to the solver? It stalls at a gap of 0.2 % on 300 candidates. Zones hardly touch each other, so each is
//! searched by itself, in windows of regret around the dual prices, in exact integers; candidates that several zones could take bear a fee
//! that keeps them from being taken twice, and rows that tie zones together are priced.

mod aim;
mod alternatives;
mod answer;
mod assemble;
mod assign;
mod blocks;
mod bounding;
mod break_even;
mod candidate;
mod certificate;
mod compare;
mod core;
mod cost;
mod demand;
mod engine;
mod explain;
mod frontier;
mod infeasible;
mod join;
mod lens;
mod memory;
mod mending;
mod model;
mod neighbours;
mod order;
mod pareto;
mod portfolio;
mod prices;
mod problem;
mod progress;
mod reading;
mod reasons;
mod relax;
mod repairs;
mod reprove;
mod risk;
mod scenario;
mod search;
mod shared;
mod single;
mod solution;
mod solver;
mod switches;
mod tally;
mod treatment;
mod tree;
mod verify;
mod wanted;
mod worth;

pub use aim::{Aim, Pair, Quality};
pub use alternatives::{Alternative, AlternativeSite, Alternatives, AlternativesWish, MOST_ALTERNATIVES, alternatives};
pub use answer::{Amount, NotOffered, Outcome, OutcomeKind, PassedOver, Plan, PlanChoice, SCHEMA, Shortfall, Totals, ZoneResult};
pub use assemble::{ScenarioFaults, model_of, solve, solve_remembering, solve_until};
pub use break_even::{BreakEven, break_even};
pub use certificate::{Certificate, Claim, EndClaim, Fee, ShortfallProof};
pub use compare::{
    Compared, Comparison, Figure, Line, MOST_COMPARED, Named, OnlyIn, SettingDifference, SiteDifference, TakenDifferently, Unit,
    compare,
};
pub use explain::{
    Explanation, IfLost, Level, NearestRejected, SiteWorth, Standing, ValuePart, Worths, explain, worths, worths_at_once,
    worths_by_relaxation,
};
pub use memory::Memory;
pub use mending::{Demand, Mend, Mending, Reach, mend};
pub use model::{Candidate, Column, Density, Measure, Model, ModelFault, Row, Selection, Sense, Subject};
pub use order::solve_aims;
pub use pareto::{Against, Front, FrontPoint, MOST_POINTS, front, front_by_scores};
pub use portfolio::{LetSite, Loss, OwnerShare, Portfolio, Tenancy, portfolio};
pub use progress::{Phase, Progress};
pub use repairs::{ConflictPart, Repair, RepairChange, RepairKind, Repairs, TargetReach, repairs};
pub use risk::{Method, Risk, RiskSettings, RobustMargin, TargetRisk, risk};
pub use scenario::{
    Binding, Budget, Compactness, CostSettings, CountOverride, Lock, LockKind, QualityRule, Scenario, TargetOverride,
};
pub use shared::shared_area;
pub use solution::{Solution, solve_model, solve_model_remembering, solve_model_until};
pub use treatment::{Extent, Refit, Treatment, TreatmentPattern, mode_words};
pub use verify::{Check, Objection, Proved, Verdict, verify, verify_against};
pub use wanted::{is_called_off, while_wanted};
