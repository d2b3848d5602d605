//! Zaiti (载体): which idle buildings to convert into carrier space, at what price, and why.
//!
//! The house, floor by floor; a room imports only from floors below its own, and `tests/house.rs` enforces it:
//!
//! | floor | room | lives here — never lives here |
//! | --- | --- | --- |
//! | 0 | [`units`] | ㎡, 元, 元/㎡, shares — never a place or a rule |
//! | 1 | [`geometry`] | datums, the metre plane, validity, WKB — never a building, a file or a tree index |
//! | 2 | [`programme`] | zones, targets, milestones, caveats as the document states them — never progress |
//! | 3 | [`estate`] | sites and what is known of them — never I/O or an opinion on them |

pub mod estate;
pub mod geometry;
pub mod programme;
pub mod units;
