//! Appraisal (收储评估): may this building be taken, how well does it fit, does it pay, and up to what price?
//!
//! Every judgement is a function of facts and [`AppraisalSettings`]; missing facts widen an interval and never count as nought.
//! Never here: I/O, clocks, or a recommendation that hides a gate without facts.
//!
//! | file | question |
//! | --- | --- |
//! | `question`, `settings`, `assumptions` | what is asked, under which assumptions? |
//! | `dossier` | what is known of the property? |
//! | `gates`, `flags` | what stops it, and what has to be looked at? |
//! | `suitability`, `structure`, `fire`, `use_path` | what is it good for? |
//! | `cash_flow`, `modes`, `tornado`, `formulas` | does it pay, in which mode, and what does that hang on? |
//! | `contribution`, `plan_worth` | what does it add to the programme, and what is it worth to the plan? |
//! | `score`, `groups`, `rating_profile` | how good is it, as an interval, by whose yardstick? |
//! | `cell`, `sheet`, `notices` | what is printed? |
//! | `appraise` | all of it |
//! | `ranking` | which property first? |

mod appraise;
mod assumptions;
mod cash_flow;
mod cell;
mod contribution;
mod dossier;
mod fire;
mod flags;
mod formulas;
mod gates;
mod groups;
mod modes;
mod notices;
mod plan_worth;
mod question;
mod ranking;
mod rating_profile;
mod score;
mod settings;
mod sheet;
mod structure;
mod suitability;
mod tornado;
mod use_path;

pub use appraise::{Appraisal, AppraisalError, appraise};
pub use assumptions::{Assumption, Mark};
pub use cash_flow::{CashFlow, Deal, break_even_price, highest_rent};
pub use cell::{Cell, CellState, CellValue};
pub use contribution::Contribution;
pub use fire::{BuildingUse, FireCase, FirePath, fire_path};
pub use flags::Flag;
pub use formulas::weighted_lease_months;
pub use gates::{Gate, GateKey, GateOutcome, gates_pass};
pub use groups::{ScoreGroup, WeightSwing};
pub use modes::{ModeChoice, ModeLine, Openness};
pub use plan_worth::{PlanWorth, WorthKind};
pub use question::{AppraisalSettings, Debt, Declared, Lease, ModeSettings, Sight};
pub use ranking::{RankedProperty, Ranking, Stand, rank};
pub use rating_profile::{RatingInForce, RatingProfile, Signature};
pub use score::{Grade, Interval, Metric, Rating, Scale, Weights, rate};
pub use settings::EconomicSettings;
pub use sheet::SheetGroup;
pub use structure::{StructureCheck, structure_check};
pub use suitability::{Fit, Profile, Suitability};
pub use tornado::Swing;
pub use use_path::FireRoute;
