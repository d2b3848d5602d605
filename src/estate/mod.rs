//! The supply side: buildings, idle properties, M0 parcels, carriers and places, with what is known of them and how well.
//!
//! Every field a person may dispute is [`Known`]: either a [`Fact`] with source, as-of date and confidence, or unknown. Unknown is never
//! nought. Never here: I/O, SQL, or an opinion on what should happen to a site.

mod body;
mod canonical;
mod carrier;
mod codes;
mod dataset;
mod fabric;
mod fact;
mod faults;
mod glance;
mod ledger;
mod parcel;
mod property;
mod site;
mod sparse;
mod standing;

pub(crate) use canonical::canonical;
pub use carrier::{Carrier, CarrierKind, CarrierProgramme, CarrierStatus, Orientation, Recognition};
pub use codes::{CodeFault, CreditCode, RealEstateUnitCode};
pub use dataset::{Backdrop, BackdropKind, Change, Dataset, Revision};
pub use fabric::{Fabric, LandRight, Planning, StructureKind};
pub use fact::{Confidence, Fact, Known, Provenance};
pub use faults::SiteFault;
pub use glance::{CarrierGlance, Glance};
pub use ledger::{LedgerEntry, LedgerState, LedgerStep, LedgerTrack, StepKind, StepRefused};
pub use parcel::M0Parcel;
pub use property::{
    AcquisitionMode, AreaSource, Building, Condition, FireAcceptance, Floor, Heritage, IdleProperty, LevelKind, Offer, OwnerKind,
    SafetyGrade, Space, Tenure, VALUATION_NOTICE_DAYS, valuation_ends,
};
pub use site::{Place, Site, SiteBody, SiteId, SiteKind, SupplyClass};
pub use sparse::{Group, Sparse};
pub use standing::Standing;
