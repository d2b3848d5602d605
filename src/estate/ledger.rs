//! The ledger (台账): the states an idle building and a carrier go through, which step may follow which, and what is recorded of a step.
//!
//! Never here: what falls due or what a quarter looks like; those are judged from these entries and the sites.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{CarrierStatus, Confidence, SiteId, SiteKind};
use crate::programme::Bilingual;

/// Which of the two courses a site follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerTrack {
    /// 闲置楼宇: 发现 → 核查 → 挂账 → 收储 → 改造 → 建成 → 销号.
    Idle,
    /// 载体: 谋划 → 收储 → 改造 → 建成 → 评价, then 整改 or 摘牌.
    Carrier,
}

/// Where a site stands on its course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerState {
    /// 发现.
    Found,
    /// 核查.
    Verified,
    /// 挂账.
    Listed,
    /// 谋划.
    Proposed,
    /// 收储.
    Acquiring,
    /// 改造.
    Converting,
    /// 建成.
    Built,
    /// 评价.
    UnderReview,
    /// 整改.
    Rectifying,
    /// 摘牌.
    Delisted,
    /// 销号.
    Closed,
}

/// What kind of step leads from one state to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The first entry of a site.
    Opening,
    /// Along the course.
    Forward,
    /// 退回: to the state before, because a negotiation failed or a record was wrong.
    Return,
    /// 重新发现: a building that was signed off stands idle again.
    Reopening,
}

use LedgerState::{Acquiring, Built, Closed, Converting, Delisted, Found, Listed, Proposed, Rectifying, UnderReview, Verified};

impl LedgerTrack {
    /// The course that a kind of site follows; parcels and places follow none.
    #[must_use]
    pub const fn of(kind: SiteKind) -> Option<Self> {
        match kind {
            SiteKind::Building | SiteKind::IdleProperty => Some(Self::Idle),
            SiteKind::Carrier => Some(Self::Carrier),
            SiteKind::M0Parcel | SiteKind::Place => None,
        }
    }

    /// Its states, in order.
    #[must_use]
    pub const fn states(self) -> &'static [LedgerState] {
        match self {
            Self::Idle => &[Found, Verified, Listed, Acquiring, Converting, Built, Closed],
            Self::Carrier => &[Proposed, Acquiring, Converting, Built, UnderReview, Rectifying, Delisted],
        }
    }

    /// Every step that may follow, with its kind. 核查 may end in 销号 where the building is not idle after all; any state but the last may
    /// be returned to the one before it; 摘牌 is final.
    #[must_use]
    pub const fn next(self, from: Option<LedgerState>) -> &'static [(LedgerState, StepKind)] {
        use StepKind::{Forward, Opening, Reopening, Return};
        match (self, from) {
            (Self::Idle, None) => &[(Found, Opening)],
            (Self::Idle, Some(Found)) => &[(Verified, Forward)],
            (Self::Idle, Some(Verified)) => &[(Listed, Forward), (Closed, Forward), (Found, Return)],
            (Self::Idle, Some(Listed)) => &[(Acquiring, Forward), (Verified, Return)],
            (Self::Idle, Some(Acquiring)) => &[(Converting, Forward), (Listed, Return)],
            (Self::Idle, Some(Converting)) => &[(Built, Forward), (Acquiring, Return)],
            (Self::Idle, Some(Built)) => &[(Closed, Forward), (Converting, Return)],
            (Self::Idle, Some(Closed)) => &[(Found, Reopening)],
            (Self::Carrier, None) => &[(Proposed, Opening)],
            (Self::Carrier, Some(Proposed)) => &[(Acquiring, Forward)],
            (Self::Carrier, Some(Acquiring)) => &[(Converting, Forward), (Proposed, Return)],
            (Self::Carrier, Some(Converting)) => &[(Built, Forward), (Acquiring, Return)],
            (Self::Carrier, Some(Built)) => &[(UnderReview, Forward), (Converting, Return)],
            (Self::Carrier, Some(UnderReview)) => &[(Rectifying, Forward), (Built, Return)],
            (Self::Carrier, Some(Rectifying)) => &[(UnderReview, Forward), (Delisted, Forward)],
            (Self::Idle, Some(Proposed | UnderReview | Rectifying | Delisted))
            | (Self::Carrier, Some(Found | Verified | Listed | Delisted | Closed)) => &[],
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> Bilingual {
        match self {
            Self::Idle => Bilingual::new("闲置楼宇", "idle building"),
            Self::Carrier => Bilingual::new("孵化载体", "carrier"),
        }
    }

    /// The kind of a step, if it may be taken.
    ///
    /// # Errors
    /// [`StepRefused`] with what may follow instead.
    pub fn step(self, from: Option<LedgerState>, to: LedgerState) -> Result<StepKind, StepRefused> {
        let found = self.next(from).iter().find(|(state, _)| *state == to).map(|(_, kind)| *kind);
        found.ok_or(StepRefused { track: self, from, to })
    }
}

impl LedgerState {
    /// Every state.
    pub const ALL: [Self; 11] =
        [Found, Verified, Listed, Proposed, Acquiring, Converting, Built, UnderReview, Rectifying, Delisted, Closed];

    /// The word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Found => "found",
            Verified => "verified",
            Listed => "listed",
            Proposed => "proposed",
            Acquiring => "acquiring",
            Converting => "converting",
            Built => "built",
            UnderReview => "under_review",
            Rectifying => "rectifying",
            Delisted => "delisted",
            Closed => "closed",
        }
    }

    /// The state of a word, in English as on the wire or in Chinese.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word || state.name().zh == word)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> Bilingual {
        let (zh, en) = match self {
            Found => ("发现", "found"),
            Verified => ("核查", "verified"),
            Listed => ("挂账", "listed"),
            Proposed => ("谋划", "proposed"),
            Acquiring => ("收储", "being acquired"),
            Converting => ("改造", "being converted"),
            Built => ("建成", "built"),
            UnderReview => ("评价", "under review"),
            Rectifying => ("整改", "being put right"),
            Delisted => ("摘牌", "delisted"),
            Closed => ("销号", "signed off"),
        };
        Bilingual::new(zh, en)
    }

    /// The status a carrier in this state has; `None` for states of idle buildings alone.
    #[must_use]
    pub const fn carrier_status(self) -> Option<CarrierStatus> {
        match self {
            Proposed => Some(CarrierStatus::Proposed),
            Acquiring => Some(CarrierStatus::Acquiring),
            Converting => Some(CarrierStatus::Converting),
            Built => Some(CarrierStatus::Built),
            UnderReview => Some(CarrierStatus::UnderReview),
            Rectifying => Some(CarrierStatus::Rectifying),
            Delisted => Some(CarrierStatus::Delisted),
            Found | Verified | Listed | Closed => None,
        }
    }
}

impl From<CarrierStatus> for LedgerState {
    fn from(status: CarrierStatus) -> Self {
        match status {
            CarrierStatus::Proposed => Proposed,
            CarrierStatus::Acquiring => Acquiring,
            CarrierStatus::Converting => Converting,
            CarrierStatus::Built => Built,
            CarrierStatus::UnderReview => UnderReview,
            CarrierStatus::Rectifying => Rectifying,
            CarrierStatus::Delisted => Delisted,
        }
    }
}

/// A step that may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", self.sentence().en)]
pub struct StepRefused {
    /// The course.
    pub track: LedgerTrack,
    /// Where the site stands; `None` while it is not in the ledger.
    pub from: Option<LedgerState>,
    /// Where it was to go.
    pub to: LedgerState,
}

impl StepRefused {
    /// Why, and what may be done instead.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let to = self.to.name();
        let from = self.from.map_or_else(|| Bilingual::new("未入账", "not in the ledger"), LedgerState::name);
        let foreign = !self.track.states().contains(&self.to);
        let why = if foreign {
            let track = self.track.name();
            Bilingual::new(format!("{}台账没有“{}”", track.zh, to.zh), format!("no {} is ever “{}”", track.en, to.en))
        } else {
            Bilingual::new(
                format!("“{}”之后不能直接登记“{}”", from.zh, to.zh),
                format!("“{}” cannot follow “{}”", to.en, from.en),
            )
        };
        let remedy = self.remedy();
        Bilingual::new(format!("{}；{}", why.zh, remedy.zh), format!("{}; {}", why.en, remedy.en))
    }

    fn remedy(&self) -> Bilingual {
        let next = self.track.next(self.from);
        if next.is_empty() {
            return Bilingual::new(
                "摘牌后不再变更，如重新建设请另立载体",
                "delisting is final: register what is built anew as another carrier",
            );
        }
        let zh: Vec<String> = next.iter().map(|(state, kind)| kind.phrase(*state).zh).collect();
        let en: Vec<String> = next.iter().map(|(state, kind)| kind.phrase(*state).en).collect();
        Bilingual::new(format!("可登记：{}", zh.join("、")), format!("what may follow: {}", en.join(", ")))
    }
}

impl StepKind {
    fn phrase(self, to: LedgerState) -> Bilingual {
        let name = to.name();
        match self {
            Self::Opening | Self::Forward => name,
            Self::Return => Bilingual::new(format!("退回{}", name.zh), format!("back to {}", name.en)),
            Self::Reopening => Bilingual::new(format!("重新{}", name.zh), format!("{} again", name.en)),
        }
    }
}

/// A step as somebody asks for it to be recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerStep {
    /// The site.
    pub site: SiteId,
    /// Its course.
    pub track: LedgerTrack,
    /// Where it stands; `None` while it is not in the ledger.
    pub from: Option<LedgerState>,
    /// Where it goes.
    pub to: LedgerState,
    /// What kind of step it is.
    pub kind: StepKind,
    /// The day the step was taken.
    pub on: Date,
    /// Who records it.
    pub who: String,
    /// Unit and post in which they act.
    pub role: String,
    /// Why.
    pub why: String,
    /// How well it is known; made-up entries of an example say so.
    pub confidence: Confidence,
}

/// A step as it stands in the ledger. Entries are added and never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Number of the record; later entries have higher ones.
    pub number: u64,
    /// What was recorded.
    pub step: LedgerStep,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The revision of the data with it.
    pub revision: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(track: LedgerTrack, states: &[LedgerState]) {
        let mut from = None;
        for to in states {
            assert!(track.step(from, *to).is_ok(), "{from:?} → {to:?}");
            from = Some(*to);
        }
    }

    #[test]
    fn domain_2_10_an_idle_building_goes_from_found_to_signed_off() {
        walk(LedgerTrack::Idle, LedgerTrack::Idle.states());
        walk(LedgerTrack::Idle, &[Found, Verified, Closed]);
    }

    #[test]
    fn domain_2_10_a_carrier_is_reviewed_put_right_and_reviewed_again_or_delisted() {
        walk(LedgerTrack::Carrier, &[Proposed, Acquiring, Converting, Built, UnderReview, Rectifying, UnderReview]);
        walk(LedgerTrack::Carrier, LedgerTrack::Carrier.states());
        assert!(LedgerTrack::Carrier.next(Some(Delisted)).is_empty());
    }

    #[test]
    fn every_step_that_skips_a_state_is_refused_and_says_what_may_follow() {
        for track in [LedgerTrack::Idle, LedgerTrack::Carrier] {
            for from in track.states() {
                for to in LedgerState::ALL {
                    let allowed = track.next(Some(*from)).iter().any(|(next, _)| *next == to);
                    let refused = track.step(Some(*from), to).err();
                    assert_eq!(refused.is_none(), allowed, "{from:?} → {to:?}");
                    if let Some(refused) = refused {
                        let said = refused.sentence();
                        assert!(said.zh.contains("可登记") || said.zh.contains("另立"), "{said:?}");
                        assert!(said.en.contains("may follow") || said.en.contains("final"), "{said:?}");
                    }
                }
            }
        }
        let refused = LedgerTrack::Idle.step(Some(Found), Acquiring).unwrap_err().sentence();
        assert_eq!(refused.zh, "“发现”之后不能直接登记“收储”；可登记：核查");
        let foreign = LedgerTrack::Idle.step(Some(Built), UnderReview).unwrap_err().sentence();
        assert_eq!(foreign.zh, "闲置楼宇台账没有“评价”；可登记：销号、退回改造");
    }

    #[test]
    fn a_return_leads_to_the_state_just_before_and_says_so() {
        assert_eq!(LedgerTrack::Idle.step(Some(Acquiring), Listed), Ok(StepKind::Return));
        assert_eq!(LedgerTrack::Idle.step(Some(Closed), Found), Ok(StepKind::Reopening));
        assert!(LedgerTrack::Idle.step(Some(Converting), Listed).is_err(), "two states back at once");
    }

    #[test]
    fn words_and_chinese_names_are_read_back_and_carrier_states_are_carrier_statuses() {
        for state in LedgerState::ALL {
            assert_eq!(LedgerState::parse(state.word()), Some(state));
            assert_eq!(LedgerState::parse(&state.name().zh), Some(state));
            assert_eq!(serde_json::to_value(state).unwrap(), state.word());
            assert!(state.carrier_status().is_none_or(|status| LedgerState::from(status) == state));
        }
        assert!(LedgerTrack::Carrier.states().iter().all(|state| state.carrier_status().is_some()));
    }
}
