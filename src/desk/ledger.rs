//! The ledger: asking where things stand and recording a step. Never here: which step may follow which, or what falls due.

use jiff::civil::Date;
use thiserror::Error;

use super::{Desk, DeskError};
use crate::estate::{
    Change, Confidence, Fact, LedgerEntry, LedgerState, LedgerStep, LedgerTrack, Provenance, Site, SiteBody, SiteId, SiteKind,
    StepRefused,
};
use crate::ledger::{
    Alarms, LedgerSettings, Quarter, QuarterList, Register, SiteLedger, alarms, quarter_list, register, site_ledger, state_of,
};
use crate::programme::Bilingual;
use crate::store::NewEntry;

/// A step to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRequest {
    /// The site.
    pub site: SiteId,
    /// Where it goes.
    pub to: LedgerState,
    /// The day the step was taken.
    pub on: Date,
    /// Who records it.
    pub who: String,
    /// Unit and post in which they act.
    pub role: String,
    /// Why.
    pub why: String,
}

/// Why a step is not recorded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.sentence().en)]
pub enum StepFault {
    /// No such site.
    NoSuchSite(SiteId),
    /// Parcels and places are not in the ledger.
    NoLedger(SiteId),
    /// The step may not follow.
    Refused(StepRefused),
    /// No reason is given.
    NoReason,
    /// Nobody is said to be responsible.
    NoRole,
    /// The day lies ahead.
    Ahead(Date),
    /// The day lies before the last step.
    BeforeTheLast {
        /// The day given.
        on: Date,
        /// The day of the last step.
        last: Date,
    },
}

impl StepFault {
    /// What is wrong and how to mend it.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let (zh, en) = match self {
            Self::NoSuchSite(id) => (
                format!("当前数据版本没有“{id}”；请按名称搜索"),
                format!("there is no site “{id}”; look it up by name in the search"),
            ),
            Self::NoLedger(id) => (
                format!("“{id}”不是楼宇、闲置物业或载体，不设台账；M0 地块请在数据中维护"),
                format!("“{id}” is no building, idle property or carrier, so it has no ledger; keep parcels in the data"),
            ),
            Self::Refused(refused) => return refused.sentence(),
            Self::NoReason => ("缺少事由；请说明为何变更".to_owned(), "the reason is missing; say why".to_owned()),
            Self::NoRole => (
                "缺少单位和职务；请写明以何身份登记".to_owned(),
                "the role is missing; say for which unit and in which post you act".to_owned(),
            ),
            Self::Ahead(on) => {
                (format!("日期 {on} 尚未到来；请在办理后登记"), format!("{on} lies ahead; record the step once it is taken"))
            }
            Self::BeforeTheLast { on, last } => (
                format!("日期 {on} 早于上一次登记 {last}；请填写不早于它的日期"),
                format!("{on} lies before the last step of {last}; give that day or a later one"),
            ),
        };
        Bilingual::new(zh, en)
    }

    /// The field of the request it is about.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchSite(_) | Self::NoLedger(_) => None,
            Self::Refused(_) => Some("to"),
            Self::NoReason => Some("why"),
            Self::NoRole => Some("role"),
            Self::Ahead(_) | Self::BeforeTheLast { .. } => Some("on"),
        }
    }
}

impl Desk {
    /// The whole ledger. Who, role and why are left out for those who may not see them.
    ///
    /// # Errors
    /// What the store says.
    pub fn ledger(&self, on: Date, may_see: bool) -> Result<Register, DeskError> {
        Ok(register(&self.atlas(), &self.store.ledger()?, &LedgerSettings::default(), on, may_see))
    }

    /// One site with all its entries.
    ///
    /// # Errors
    /// When there is no such site or its kind has no ledger; otherwise what the store says.
    pub fn site_ledger(&self, id: &SiteId, on: Date, may_see: bool) -> Result<SiteLedger, DeskError> {
        let atlas = self.atlas();
        let site = atlas.site(id).ok_or_else(|| StepFault::NoSuchSite(id.clone()))?;
        let found = site_ledger(&atlas, site, &self.store.ledger()?, on, may_see);
        found.ok_or_else(|| StepFault::NoLedger(id.clone()).into())
    }

    /// Records a step, and with it the new status of a carrier: both or neither. Gives the site as it stands then.
    ///
    /// # Errors
    /// [`DeskError::Step`] with what may be done instead; what the store says, such as that somebody else was faster.
    pub fn record_step(&self, request: &StepRequest, today: Date) -> Result<SiteLedger, DeskError> {
        let atlas = self.atlas();
        let site = atlas.site(&request.site).ok_or_else(|| StepFault::NoSuchSite(request.site.clone()))?;
        let entries = self.store.ledger()?;
        let last = entries.iter().rfind(|entry| entry.step.site == request.site);
        let step = checked(site, last, request, today)?;
        let change = carrier_change(site, &step);
        let moves_data = change.is_some();
        self.store.enter(atlas.revision().number, &NewEntry { step, after: last.map(|entry| entry.number), change })?;
        if moves_data {
            self.catch_up()?;
        }
        self.site_ledger(&request.site, today, true)
    }

    /// What falls due.
    #[must_use]
    pub fn alarms(&self, on: Date) -> Alarms {
        alarms(&self.atlas(), &LedgerSettings::default(), on)
    }

    /// The list of a quarter.
    ///
    /// # Errors
    /// What the store says.
    pub fn quarter(&self, quarter: Quarter, on: Date, may_see: bool) -> Result<QuarterList, DeskError> {
        Ok(quarter_list(&self.atlas(), &self.store.ledger()?, quarter, on, may_see))
    }
}

fn checked(site: &Site, last: Option<&LedgerEntry>, request: &StepRequest, today: Date) -> Result<LedgerStep, StepFault> {
    let StepRequest { to, on, .. } = *request;
    let track = LedgerTrack::of(site.kind()).ok_or_else(|| StepFault::NoLedger(site.id.clone()))?;
    if request.why.trim().is_empty() {
        return Err(StepFault::NoReason);
    }
    if request.role.trim().is_empty() {
        return Err(StepFault::NoRole);
    }
    if on > today {
        return Err(StepFault::Ahead(on));
    }
    if let Some(last) = last.map(|entry| entry.step.on).filter(|last| on < *last) {
        return Err(StepFault::BeforeTheLast { on, last });
    }
    let from = state_of(site, last);
    let kind = track.step(from, to).map_err(StepFault::Refused)?;
    Ok(LedgerStep {
        site: site.id.clone(),
        track,
        from,
        to,
        kind,
        on,
        who: request.who.clone(),
        role: request.role.trim().to_owned(),
        why: request.why.trim().to_owned(),
        confidence: Confidence::Reported,
    })
}

/// A carrier's status is what its targets count by, so it moves with the ledger.
fn carrier_change(site: &Site, step: &LedgerStep) -> Option<Change> {
    let status = step.to.carrier_status().filter(|_| site.kind() == SiteKind::Carrier)?;
    let mut moved = site.clone();
    let provenance =
        Provenance { source: "台账登记 / recorded in the ledger".into(), as_of: Some(step.on), confidence: step.confidence };
    if let SiteBody::Carrier(carrier) = &mut moved.body {
        carrier.status = Some(Fact::new(status, &provenance));
    }
    Some(Change::put(moved))
}
