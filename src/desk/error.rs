//! Why the desk cannot do what is asked: a sentence in both languages with the remedy. Never here: a status or an exit code.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::asking::Unreadable;
use super::freezing::FrozenFault;
use super::ledger::StepFault;
use crate::appraisal::AppraisalError;
use crate::estate::SiteId;
use crate::exchange::paper::PaperError;
use crate::exchange::{ExchangeError, Finding};
use crate::programme::Bilingual;
use crate::recognition::RuleError;
use crate::store::StoreError;

/// Why something was not done. Nothing was changed then.
#[derive(Debug, Error)]
pub enum DeskError {
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be read as a whole.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// A package has rows at fault.
    #[error("the package has {} faults, nothing was created; the first: {}", .0.len(), first(.0))]
    Package(Vec<(String, Finding)>),
    /// A condition cannot be read.
    #[error("{}: {}", .0.name, .0.message.en)]
    Unreadable(Unreadable),
    /// A heading cannot mean what was chosen.
    #[error("{}", .0.en)]
    Mapping(Bilingual),
    /// An area is no area.
    #[error("{}", .0.en)]
    Area(Bilingual),
    /// A scenario asks for what cannot be meant.
    #[error("{}", joined(.0, |fault| &fault.en))]
    Scenario(Vec<Bilingual>),
    /// Not a plan.
    #[error("the plan cannot be read: {0}; give a file that `zaiti plan --out` wrote")]
    NotAPlan(serde_json::Error),
    /// Not the number of plans that can be compared.
    #[error("{}", .0.en)]
    Comparison(Bilingual),
    /// No such plan.
    #[error("there is no plan “{0}”; list the plans, or solve the scenario again")]
    NoPlan(String),
    /// A site that a plan does not know.
    #[error("the plan knows no site “{0}”; use an id from its choices, what it passed over or what was not on offer")]
    NoSite(SiteId),
    /// A property cannot be appraised.
    #[error(transparent)]
    Appraisal(#[from] AppraisalError),
    /// No such carrier.
    #[error("there is no carrier “{0}”; look it up by name in the search")]
    NoCarrier(SiteId),
    /// A step that may not be recorded in the ledger.
    #[error(transparent)]
    Step(#[from] StepFault),
    /// Nobody knows where a site is.
    #[error("nobody knows where “{0}” is, so it cannot be drawn; import its position")]
    NoPlace(SiteId),
    /// A frozen sheet that cannot be had.
    #[error(transparent)]
    Frozen(#[from] FrozenFault),
    /// A report cannot be written.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The rules that ship cannot be read.
    #[error(transparent)]
    Rules(#[from] RuleError),
    /// A file could not be used.
    #[error("{path} cannot be used ({source}); check the folder and its permissions")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No random numbers for a token.
    #[error("the system gives no random numbers, so no token can be made: {0}")]
    NoRandomness(getrandom::Error),
}

impl From<Unreadable> for DeskError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

/// What kind of trouble it is, for doors that answer in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// What was asked for is not there.
    Missing,
    /// Somebody else was faster, or the name is taken.
    Conflict,
    /// A word of the question cannot be read.
    Unreadable,
    /// A file or package has faults.
    Refused,
    /// Read, but it cannot be accepted.
    Unacceptable,
    /// No room left on the disk.
    NoRoom,
    /// Somebody else is writing just now.
    Busy,
    /// The machine or the project file fails.
    Failure,
}

impl DeskError {
    /// What kind of trouble it is.
    #[must_use]
    pub const fn trouble(&self) -> Trouble {
        match self {
            Self::Store(error) => store_trouble(error),
            Self::Exchange(_) | Self::Package(_) => Trouble::Refused,
            Self::Unreadable(_) | Self::Comparison(_) => Trouble::Unreadable,
            Self::Mapping(_) | Self::Area(_) | Self::Scenario(_) | Self::NotAPlan(_) => Trouble::Unacceptable,
            Self::NoPlan(_)
            | Self::NoSite(_)
            | Self::NoCarrier(_)
            | Self::NoPlace(_)
            | Self::Frozen(FrozenFault::None(_))
            | Self::Step(StepFault::NoSuchSite(_))
            | Self::Appraisal(AppraisalError::NoSuchSite(_)) => Trouble::Missing,
            Self::Step(_) | Self::Frozen(FrozenFault::Otherwise(_)) | Self::Appraisal(AppraisalError::NotABuilding(_)) => {
                Trouble::Unacceptable
            }
            Self::Appraisal(AppraisalError::Setting { .. }) => Trouble::Unreadable,
            Self::File { .. } | Self::NoRandomness(_) | Self::Rules(_) | Self::Paper(_) => Trouble::Failure,
        }
    }

    /// The single faults behind it, each with its place, where there are any.
    #[must_use]
    pub fn faults(&self) -> Vec<(String, Bilingual)> {
        match self {
            Self::Exchange(error) => vec![place_and_message(&error.finding())],
            Self::Package(findings) => findings.iter().map(|(file, finding)| (file.clone(), finding.message.clone())).collect(),
            Self::Unreadable(what) => vec![(what.name.clone(), what.message.clone())],
            Self::Scenario(faults) => faults.iter().map(|fault| ("scenario".to_owned(), fault.clone())).collect(),
            Self::Appraisal(AppraisalError::Setting { field, .. }) => vec![((*field).to_owned(), self.sentence())],
            Self::Step(fault) => fault.field().map(|field| (field.to_owned(), fault.sentence())).into_iter().collect(),
            Self::Store(_)
            | Self::Mapping(_)
            | Self::Area(_)
            | Self::Comparison(_)
            | Self::NotAPlan(_)
            | Self::NoSite(_)
            | Self::NoPlan(_)
            | Self::Appraisal(AppraisalError::NoSuchSite(_) | AppraisalError::NotABuilding(_))
            | Self::NoCarrier(_)
            | Self::NoPlace(_)
            | Self::Frozen(_)
            | Self::Paper(_)
            | Self::Rules(_)
            | Self::File { .. }
            | Self::NoRandomness(_) => Vec::new(),
        }
    }

    /// The sentence in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        match self {
            Self::Store(error) => error.sentence(),
            Self::Exchange(error) => place_and_message(&error.finding()).1,
            Self::Package(findings) => {
                let zh = findings.first().map(|(file, finding)| format!("{file} {}", finding.message.zh)).unwrap_or_default();
                Bilingual::new(format!("数据包有 {} 处错误，未建立项目；第一处：{zh}", findings.len()), self.to_string())
            }
            Self::Unreadable(what) => Bilingual::new(format!("{}：{}", what.name, what.message.zh), self.to_string()),
            Self::Mapping(fault) | Self::Area(fault) | Self::Comparison(fault) => fault.clone(),
            Self::Scenario(faults) => Bilingual::new(joined(faults, |fault| &fault.zh), self.to_string()),
            Self::NotAPlan(fault) => {
                Bilingual::new(format!("方案无法读取：{fault}；请使用 zaiti plan --out 写出的文件"), self.to_string())
            }
            Self::NoSite(id) => Bilingual::new(format!("方案不知道物业“{id}”；请使用方案所列编号"), self.to_string()),
            Self::NoPlan(id) => Bilingual::new(format!("没有方案“{id}”；请查看方案列表或重新求解"), self.to_string()),
            Self::Appraisal(error) => error.sentence(),
            Self::NoCarrier(id) => Bilingual::new(format!("没有载体“{id}”；请按名称搜索"), self.to_string()),
            Self::Step(fault) => fault.sentence(),
            Self::NoPlace(id) => Bilingual::new(format!("“{id}”位置未知，无法绘图；请导入其坐标"), self.to_string()),
            Self::Frozen(fault) => fault.sentence(),
            Self::Paper(error) => error.sentence(),
            Self::Rules(error) => Bilingual::new(format!("认定规则文件无法读取：{error}"), self.to_string()),
            Self::File { path, source } => {
                Bilingual::new(format!("{} 无法使用（{source}）；请检查目录和权限", path.display()), self.to_string())
            }
            Self::NoRandomness(error) => Bilingual::new(format!("系统无法提供随机数，不能生成令牌：{error}"), self.to_string()),
        }
    }
}

const fn store_trouble(error: &StoreError) -> Trouble {
    match error {
        StoreError::NoRevision { .. } | StoreError::NoToken(_) => Trouble::Missing,
        StoreError::Conflict { .. } | StoreError::LedgerMoved(_) | StoreError::PlanExists(_) | StoreError::TokenExists(_) => {
            Trouble::Conflict
        }
        StoreError::Faults(_) | StoreError::Twice(_) | StoreError::Inexact { .. } => Trouble::Unacceptable,
        StoreError::DiskFull => Trouble::NoRoom,
        StoreError::Busy => Trouble::Busy,
        StoreError::Exists(_)
        | StoreError::Missing(_)
        | StoreError::Foreign { .. }
        | StoreError::Newer { .. }
        | StoreError::Locked(_)
        | StoreError::ReadOnly
        | StoreError::Damaged(_)
        | StoreError::File { .. }
        | StoreError::Database(_) => Trouble::Failure,
    }
}

/// A finding as its place in one line and what is wrong with how to mend it.
#[must_use]
pub fn place_and_message(finding: &Finding) -> (String, Bilingual) {
    let place = &finding.place;
    let row = place.row.map(|row| format!("row {row}"));
    let feature = place.feature.as_ref().map(|feature| format!("feature {feature}"));
    let place = [row, feature, place.field.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let zh = format!("{}；{}", finding.message.zh, finding.remedy.zh);
    (place, Bilingual::new(zh, format!("{}; {}", finding.message.en, finding.remedy.en)))
}

fn first(findings: &[(String, Finding)]) -> String {
    findings.first().map(|(file, finding)| format!("{file}: {}", finding.message.en)).unwrap_or_default()
}

fn joined(faults: &[Bilingual], read: impl Fn(&Bilingual) -> &String) -> String {
    faults.iter().map(|fault| read(fault).as_str()).collect::<Vec<_>>().join("; ")
}
