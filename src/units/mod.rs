//! Quantities that add up exactly: ㎡, 元, 元/㎡ and shares, with their parsing and printing.
//!
//! Everything inside is an integer, so that a total is the same in any row order and 合计 equals the sum of the printed rows.
//! Never here: a place, a rule of the trade, or a bare `f64` that leaves the room unnamed.

mod area;
mod decimal;
mod money;
mod share;
mod sums;

pub use area::Area;
pub use decimal::{QuantityError, parse_decimal, print_grouped};
pub use money::{Yuan, YuanPerSquareMetre};
pub use share::Share;
