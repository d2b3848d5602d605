//! Why the store says no: each variant a sentence with the value and the remedy. Never here: an HTTP status.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::estate::{SiteFault, SiteId};
use crate::programme::Bilingual;

/// Why the store could not do what was asked. Nothing was changed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A new file would replace an old one.
    #[error("{0} already exists; choose another name, or move the old file away")]
    Exists(PathBuf),
    /// No such project.
    #[error("there is no project at {0}; create it with `zaiti init`")]
    Missing(PathBuf),
    /// Not a file of ours.
    #[error("{path} is not a Zaiti project: {found}; import it with `zaiti import` instead of opening it")]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        found: &'static str,
    },
    /// Written by a later version.
    #[error("{path} has schema {found}, this version knows up to {known}; open it with a newer Zaiti")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema this version knows.
        known: i64,
    },
    /// Another server writes to it.
    #[error("{0} is open for writing elsewhere; stop that server, or open the project for reading only")]
    Locked(PathBuf),
    /// Opened for reading only.
    #[error("the project is open for reading only; open it for writing to change it")]
    ReadOnly,
    /// Somebody else was faster.
    #[error(
        "the change was made against revision {expected}, but the project is at {current}; load it again and repeat the change"
    )]
    Conflict {
        /// What the caller saw.
        expected: u64,
        /// What is there now.
        current: u64,
    },
    /// No such revision.
    #[error("there is no revision {asked}; revisions run from 1 to {latest}")]
    NoRevision {
        /// What was asked for.
        asked: u64,
        /// The newest one.
        latest: u64,
    },
    /// Sites that contradict themselves.
    #[error("{} of the sites contradict themselves, nothing was stored: {}", .0.len(), listed(.0))]
    Faults(Vec<(SiteId, SiteFault)>),
    /// One site twice in one commit.
    #[error("site “{0}” is changed twice in one commit; keep one of the two changes")]
    Twice(SiteId),
    /// Something that would not read back equal.
    #[error("{what} cannot be kept exactly ({reason}); check its numbers and its shape")]
    Inexact {
        /// The site, or the document.
        what: String,
        /// What gets lost.
        reason: String,
    },
    /// Somebody else took a step with the site meanwhile.
    #[error("somebody else recorded a step of “{0}” meanwhile; look at the ledger again and repeat if it still applies")]
    LedgerMoved(SiteId),
    /// A plan of that id is kept already, with other content.
    #[error("a different plan “{0}” is kept already; plans are never replaced, keep it under another id")]
    PlanExists(String),
    /// A token of that label exists.
    #[error("a token “{0}” exists already; revoke it or choose another label")]
    TokenExists(String),
    /// No such token.
    #[error("there is no active token “{0}”; list the tokens to see their labels")]
    NoToken(String),
    /// No room left.
    #[error("the disk is full; nothing was changed and reading goes on: free some space and repeat")]
    DiskFull,
    /// Another program sits on the file.
    #[error("another program holds the project file and does not let go; close it there and repeat")]
    Busy,
    /// The file does not hold what it should.
    #[error("the project file is damaged: {0}; restore the latest backup that `zaiti backup --check` accepts")]
    Damaged(String),
    /// A file could not be used.
    #[error("{path} cannot be used ({source}); check the folder and its permissions")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Anything else the database says.
    #[error("the database refused ({0}); repeat, and run a check of the project file if it persists")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Database(error),
        }
    }
}

impl StoreError {
    /// A failure of the file system on `path`.
    pub(super) fn file(path: &Path, source: io::Error) -> Self {
        let kind = source.kind();
        if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            return Self::DiskFull;
        }
        Self::File { path: path.to_owned(), source }
    }

    /// A short stable word for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "exists",
            Self::Missing(_) => "missing",
            Self::Foreign { .. } => "foreign_file",
            Self::Newer { .. } => "newer_schema",
            Self::Locked(_) => "locked",
            Self::ReadOnly => "read_only",
            Self::Conflict { .. } => "conflict",
            Self::NoRevision { .. } => "no_revision",
            Self::Faults(_) => "site_faults",
            Self::Twice(_) => "changed_twice",
            Self::Inexact { .. } => "inexact",
            Self::LedgerMoved(_) => "ledger_moved",
            Self::PlanExists(_) => "plan_exists",
            Self::TokenExists(_) => "token_exists",
            Self::NoToken(_) => "no_token",
            Self::DiskFull => "disk_full",
            Self::Busy => "busy",
            Self::Damaged(_) => "damaged",
            Self::File { .. } => "file",
            Self::Database(_) => "database",
        }
    }

    /// The sentence in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        Bilingual::new(self.chinese(), self.to_string())
    }

    fn chinese(&self) -> String {
        match self {
            Self::Exists(path) => format!("{} 已存在；请换一个文件名，或先移走原文件", path.display()),
            Self::Missing(path) => format!("{} 处没有项目；请用 `zaiti init` 新建", path.display()),
            Self::Foreign { path, .. } => format!("{} 不是载体项目文件；请用 `zaiti import` 导入，不要直接打开", path.display()),
            Self::Newer { path, found, known } => {
                format!("{} 的结构版本为 {found}，本程序最高支持 {known}；请用新版程序打开", path.display())
            }
            Self::Locked(path) => format!("{} 正被另一个程序写入；请先停止它，或以只读方式打开", path.display()),
            Self::ReadOnly => "项目以只读方式打开；如需修改请以可写方式打开".to_owned(),
            Self::Conflict { expected, current } => {
                format!("修改基于第 {expected} 版，而项目已到第 {current} 版；请重新载入后再改")
            }
            Self::NoRevision { asked, latest } => format!("没有第 {asked} 版；现有第 1 至 {latest} 版"),
            Self::Faults(faults) => format!("{} 处数据自相矛盾，未保存任何内容：{}", faults.len(), listed(faults)),
            Self::Twice(site) => format!("同一次提交中“{site}”被修改两次；请只保留一处"),
            Self::Inexact { what, reason } => format!("{what} 无法无损保存（{reason}）；请检查数值和图形"),
            Self::LedgerMoved(site) => format!("“{site}”的台账已被他人登记；请查看最新台账，如仍需要请重新登记"),
            Self::PlanExists(id) => format!("已保存内容不同的方案“{id}”；方案不可覆盖，请换一个编号"),
            Self::TokenExists(label) => format!("令牌“{label}”已存在；请先吊销或换一个名称"),
            Self::NoToken(label) => format!("没有有效的令牌“{label}”；请查看令牌列表"),
            Self::DiskFull => "磁盘已满；未作任何修改，仍可读取：请腾出空间后重试".to_owned(),
            Self::Busy => "项目文件被另一个程序占用；请在那里关闭后重试".to_owned(),
            Self::Damaged(what) => format!("项目文件已损坏：{what}；请恢复最近一份通过检查的备份"),
            Self::File { path, source } => format!("{} 无法使用（{source}）；请检查目录和权限", path.display()),
            Self::Database(error) => format!("数据库拒绝了操作（{error}）；请重试，若仍失败请检查项目文件"),
        }
    }
}

/// The first five faults, each with its site.
fn listed(faults: &[(SiteId, SiteFault)]) -> String {
    let mut text = String::new();
    for (site, fault) in faults.iter().take(5) {
        let gap = if text.is_empty() { "" } else { "; " };
        // Writing into a String cannot fail.
        let _ = write!(text, "{gap}{site}: {fault}");
    }
    if faults.len() > 5 {
        text.push_str("; …");
    }
    text
}
