//! Reports (报表): 附表(对照), 收储评估表 and their like put together as papers, and the small map beside a sheet.
//!
//! Every report is a function of a snapshot, of judgements already made, and of a day. Never here: bytes of a format, I/O, clocks, or a
//! figure that no room below has reckoned.
//!
//! | file | report |
//! | --- | --- |
//! | `annex` | the published table with what stands against it |
//! | `sheet`, `economics` | 收储评估表 of one property |
//! | `quarter` | the list of a quarter |
//! | `properties` | what a plan takes |
//! | `ranking` | every property in the order of its appraisal |
//! | `locator` | where the property lies, as a drawing |
//! | `frame` | what every report has: marks, sources, disclaimer, foot |

mod annex;
mod economics;
mod frame;
mod locator;
mod properties;
mod quarter;
mod ranking;
mod sheet;

pub use annex::annex;
pub use frame::Frame;
pub use locator::{LocatorTheme, locator};
pub use properties::properties;
pub use quarter::quarter;
pub use ranking::ranking;
pub use sheet::sheet;
