//! Appraisal (收储评估): may this building be taken, how well does it fit, does it pay, and up to what price?
//!
//! Every judgement is a function of facts and [`EconomicSettings`]; missing facts widen an interval and never count as nought.
//! Never here: I/O, or a recommendation that hides a gate without facts.

mod cash_flow;
mod fire;
mod score;
mod settings;

pub use cash_flow::{CashFlow, Deal, break_even_price, highest_rent};
pub use fire::{BuildingUse, FireCase, FirePath, fire_path};
pub use score::{Grade, Interval, Rating, Scale, Weights, rate};
pub use settings::EconomicSettings;
