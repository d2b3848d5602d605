//! The optimiser: which sites to convert, with proof, reasons and prices. Never here: I/O or a clock that changes the answer.

mod answer;
mod assemble;
mod break_even;
mod candidate;
mod certificate;
mod cost;
mod demand;
mod engine;
mod frontier;
mod infeasible;
mod model;
mod prices;
mod problem;
mod progress;
mod reasons;
mod reprove;
mod scenario;
mod solution;
mod solver;
mod treatment;
mod verify;
mod worth;

pub use answer::{Amount, NotOffered, Outcome, OutcomeKind, PassedOver, Plan, PlanChoice, SCHEMA, Shortfall, Totals, ZoneResult};
pub use assemble::{ScenarioFaults, model_of, solve};
pub use break_even::{BreakEven, break_even};
pub use certificate::{Certificate, PieceClaim};
pub use model::{Candidate, Column, Density, Measure, Model, ModelFault, Row, Selection, Sense, Subject};
pub use progress::{Phase, Progress};
pub use scenario::{Binding, CostSettings, Lock, LockKind, Scenario, TargetOverride};
pub use solution::{Solution, solve_model};
pub use treatment::{Extent, Refit, Treatment, TreatmentPattern, mode_words};
pub use verify::{Check, Objection, Proved, Verdict, verify, verify_against};
