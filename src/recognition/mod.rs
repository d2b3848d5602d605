//! Recognition (认定): which level a carrier reaches by a rule, clause by clause, and what is missing.
//!
//! Rules are versioned data in `geodata/rules/`, none is compiled in. A threshold the source does not give and an input nobody knows
//! are unknown, never passed. Never here: I/O, or a rule of one district.

mod carrier;
mod evaluate;
mod figures;
mod hypothesis;
mod pipeline;
mod rule;
mod wording;

pub use carrier::{CarrierRecognition, NextStep, next_step, recognise};
pub use evaluate::{Assessment, ClauseResult, Missing, Verdict, assess, evaluate};
pub use figures::{Figure, Figures};
pub use hypothesis::{FloorPick, Hypothesis, HypothesisFault, HypotheticalRecognition, suppose};
pub use pipeline::{Goal, Nesting, Pipeline, Reach};
pub use rule::{Clause, Level, Rule, RuleBook, RuleError, RuleStatus, Test, Threshold};
