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
//! | 3 | [`query`] | CQL2 filters: read, checked against columns, evaluated — never a site, a collection or an index |
//! | 4 | [`exchange`] | bytes ⇄ sites, findings — never the database or HTTP |
//! | 4 | [`store`] | dataset, changes, revisions, kept plans — never a query with planning meaning |
//! | 4 | [`atlas`] | the indexed snapshot — never mutation in place, I/O, clocks or locks |
//! | 5 | [`recognition`] | which level a carrier reaches and what is missing — never I/O or a compiled-in rule |
//! | 5 | [`appraisal`] | gates, score, economics of one site — never I/O |
//! | 5 | [`ledger`] | where each idle building and carrier stands, what falls due — never the recording of a step |
//! | 5 | [`plan`] | judgements, each a function of (snapshot, settings) — never I/O |
//! | 6 | [`report`] | 附表(对照), 收储评估表 and their like as papers — never bytes of a format or a figure of its own |
//! | 7 | [`desk`] | introduces exchange, store, atlas and plan to each other — never a status code, header or flag |
//! | 8 | [`http`] | parse, call, render — never a rule of the trade, never SQL |
//! | 9 | [`cli`] | arguments, settings, progress bars, exit codes — never work the desk does not offer |
//!
//! `exchange`, `store` and `atlas` do not know each other. `async` lives in [`http`] and [`cli`] only.

pub mod appraisal;
pub mod atlas;
pub mod cli;
pub mod desk;
pub mod estate;
pub mod exchange;
pub mod geometry;
pub mod http;
pub mod ledger;
pub mod plan;
pub mod programme;
pub mod query;
pub mod recognition;
pub mod report;
pub mod store;
pub mod units;
