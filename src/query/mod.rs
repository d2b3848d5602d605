//! Filters in CQL2, as text and as JSON: read, checked against what a collection offers, and evaluated row by row.
//!
//! [`read_text`] and [`read_json`] make the same [`Filter`]; [`Filter::check`] holds it against the [`Queryable`] columns of a collection
//! and gives a [`Predicate`], which says of a [`Row`] whether it holds. Logic is three-valued: what is unknown is neither true nor false,
//! and a row for which the whole filter is unknown is left out. Every fault names its place and the remedy.
//!
//! Why an own reader? A filter comes from anybody, so its size, its depth and the number of its parts are bounded *while* it is read
//! ([`MAX_BYTES`], [`MAX_DEPTH`], [`MAX_PARTS`]): no walk over it can overflow a stack. Never here: a site, a collection, or where a row
//! is kept.
//!
//! | file | what |
//! | --- | --- |
//! | `lexer`, `text`, `wkt` | CQL2 Text → nodes |
//! | `json` | CQL2 JSON → nodes |
//! | `node`, `words` | the tree, and the words of its operations in both spellings |
//! | `check` | nodes and columns → steps: names, kinds, coordinates |
//! | `evaluate`, `value`, `space`, `time`, `lettering` | steps and a row → true, false or unknown |
//! | `reach` | what an index can know of a filter beforehand |

mod accents;
mod check;
mod evaluate;
mod fault;
mod json;
mod lettering;
mod lexer;
mod node;
mod reach;
mod space;
mod text;
mod time;
mod value;
mod wkt;
mod words;

pub use check::{Kind, Predicate, Queryable};
pub use evaluate::Row;
pub use fault::QueryFault;
pub use json::read_json;
pub use node::Filter;
pub use space::{Drawn, Ground};
pub use text::read_text;
pub use value::Value;

/// Longest filter that is read, in bytes.
pub const MAX_BYTES: usize = 8 * 1024;
/// Deepest nesting of a filter.
pub const MAX_DEPTH: usize = 32;
/// Most parts (operations, names, values and corners) of a filter.
pub const MAX_PARTS: usize = 1_000;
