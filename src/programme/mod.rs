//! The demand side: what a district has promised, exactly as its document states it.
//!
//! A programme is data: [`Programme::parse`] reads the JSON of a district's package, so another district is another file. What the
//! document leaves contradictory stays so and is named as a [`Caveat`]; 30 and 33 both stand. Never here: progress, sites or a repair
//! of the document.

mod caveat;
mod document;
mod language;
mod target;
mod zone;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use caveat::{Caveat, Switch, SwitchOption};
pub use document::{Agency, Bilingual, DistrictIdentity, Document, Fund, NamedPlace, RelatedProgramme, Responsibility};
pub use language::{Language, counted, side, unit_in};
pub use target::{Goal, Metric, Milestone, Scope, Target, TargetTable};
pub use zone::{Zone, ZoneId, ZoneOutline};

/// A published implementation plan (实施方案) with its zones and targets.
#[doc(alias = "实施方案")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Version of this file format; `zaiti-programme/1`.
    pub schema: String,
    /// Stable identifier of the programme version, such as `YZ-CARRIER-2021-2025`.
    pub id: String,
    /// The document's identity.
    pub document: Document,
    /// The district it is for.
    pub district: DistrictIdentity,
    /// Zones in the order of the document's table.
    pub zones: Vec<Zone>,
    /// Every target, district-wide and by zone.
    pub targets: Vec<Target>,
    /// The published target table with its exact strings.
    #[doc(alias = "附表")]
    pub table: TargetTable,
    /// Who leads and who supports each clause.
    pub responsibilities: Vec<Responsibility>,
    /// Other names under which an agency appears, with their validity.
    pub agencies: Vec<Agency>,
    /// Places and firms the document names; positions are a matter of the gazetteer.
    pub named_places: Vec<NamedPlace>,
    /// Funds and instruments; linked from sheets, never computed with.
    pub funds: Vec<Fund>,
    /// Known contradictions of the document, some with a switch.
    pub caveats: Vec<Caveat>,
    /// Parent and successor programmes; never merged.
    pub related: Vec<RelatedProgramme>,
}

/// Why a programme file cannot be used.
#[derive(Debug, Error)]
pub enum ProgrammeError {
    /// Not JSON of the expected form.
    #[error("the programme file is not valid: {0}; compare it with geodata/yuzhong/programme.json")]
    Malformed(#[from] serde_json::Error),
    /// A file format this version does not know.
    #[error("programme schema “{0}” is not known; this version reads zaiti-programme/1")]
    Schema(String),
    /// The same zone twice.
    #[error("zone “{0}” is listed twice; zone ids must be unique")]
    DuplicateZone(ZoneId),
    /// A target for a zone that is not listed.
    #[error("a target names zone “{0}”, which the programme does not list")]
    UnknownZone(ZoneId),
    /// A switch whose default is not among its options.
    #[error("the switch of caveat {0} has a default that is not among its options")]
    SwitchDefault(String),
}

impl Programme {
    /// Reads and checks a programme file.
    ///
    /// # Errors
    /// [`ProgrammeError`] naming what is wrong.
    pub fn parse(json: &str) -> Result<Self, ProgrammeError> {
        let programme: Self = serde_json::from_str(json)?;
        programme.check()?;
        Ok(programme)
    }

    fn check(&self) -> Result<(), ProgrammeError> {
        if self.schema != "zaiti-programme/1" {
            return Err(ProgrammeError::Schema(self.schema.clone()));
        }
        let mut known = BTreeSet::new();
        if let Some(twice) = self.zones.iter().find(|zone| !known.insert(&zone.id)) {
            return Err(ProgrammeError::DuplicateZone(twice.id.clone()));
        }
        let named = self.targets.iter().filter_map(|target| target.scope.zone());
        if let Some(unknown) = named.into_iter().find(|zone| !known.contains(zone)) {
            return Err(ProgrammeError::UnknownZone(unknown.clone()));
        }
        let astray = |caveat: &&Caveat| caveat.switch.as_ref().is_some_and(|switch| !switch.offers(&switch.default));
        match self.caveats.iter().find(astray) {
            Some(caveat) => Err(ProgrammeError::SwitchDefault(caveat.id.clone())),
            None => Ok(()),
        }
    }

    /// The zone with this id.
    #[must_use]
    pub fn zone(&self, id: &ZoneId) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id == *id)
    }

    /// Dates on which targets fall due, each once, in order.
    #[must_use]
    pub fn milestones(&self) -> Vec<Milestone> {
        let due: BTreeSet<Date> = self.targets.iter().map(|target| target.due).collect();
        due.into_iter().map(|due| Milestone { due }).collect()
    }

    /// The target of a scope for a metric at a milestone, if the document states one.
    #[must_use]
    pub fn target(&self, scope: &Scope, metric: Metric, milestone: Milestone) -> Option<&Target> {
        self.targets.iter().find(|target| target.scope == *scope && target.metric == metric && target.due == milestone.due)
    }

    /// Whether the programme's period is over on a day.
    #[must_use]
    pub fn expired_on(&self, day: Date) -> bool {
        day > self.document.period_end
    }
}
