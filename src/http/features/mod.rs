//! OGC API Features: the collections, what can be asked of them, and their features, one page at a time.
//!
//! | file | what |
//! | --- | --- |
//! | `catalogue` | landing page, conformance, the list of collections |
//! | `collection` | which collections there are, and their properties |
//! | `reference` | reference systems by their names |
//! | `question`, `items` | a request read, and its answer |
//! | `written` | features of sites as JSON, written once a revision |
//! | `rows` | features that are no sites: zones, floors, choices of kept plans, rings around carriers |
//! | `schema` | queryables, sortables, schema |
//! | `editing` | features added, replaced, changed and taken out |
//! | `page` | the same for people |
//!
//! Never here: restricted facts, or more than a page at once.

pub(super) mod catalogue;
pub(super) mod collection;
pub(super) mod editing;
mod feature;
pub(super) mod items;
pub(super) mod page;
pub(super) mod question;
pub(super) mod reference;
pub(super) mod rows;
pub(super) mod schema;
mod written;

pub(super) use items::{geojson, in_reference};
pub(super) use written::Written;
