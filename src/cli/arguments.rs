//! The commands that can be said. Never here: the words of one command, which stand with what is done about them.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::appraise::AppraiseArguments;
use super::availability::AvailabilityArguments;
use super::export::ExportArguments;
use super::history::{BackupArguments, DifferenceArguments, RestoreArguments, RevertArguments};
use super::import::ImportArguments;
use super::init::InitArguments;
use super::ledger::LedgerArguments;
use super::plan::{PlanArguments, VerifyArguments};
use super::recognise::RecogniseArguments;
use super::report::ReportArguments;
use super::serve::ServeArguments;
use super::tokens::TokenArguments;
use super::words::LanguageWord;
use crate::desk::WORKER;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "zaiti",
    version,
    about = "载体空间规划：哪些闲置楼宇改造成孵化载体，以什么价格，为什么\nWhich idle buildings to convert into carrier space, at what price, and why",
    after_help = "退出码 / exit codes: 0 完成 done · 1 出错 error · 2 用法 usage · 3 数据问题，未导入 findings refuse the import · \
                  4 目标无法达到 infeasible · 5 方案核验不通过 verification failed"
)]
pub(super) struct CommandLine {
    /// 项目文件 / project file.
    #[arg(long, global = true, default_value = "zaiti.gpkg", env = "ZAITI_PROJECT", value_name = "FILE")]
    pub(super) project: PathBuf,
    /// 输出语言（默认取自 LANG，否则中文）/ language of the output (default from LANG, else Chinese).
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<LanguageWord>,
    /// 以 JSON 输出，供脚本使用 / print JSON for scripts.
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 建立项目（默认用内置示例）/ create a project, from the built-in example unless a package is named.
    Init(InitArguments),
    /// 启动网页与接口 / serve the map and the API.
    Serve(ServeArguments),
    /// 导入数据 / import files.
    Import(ImportArguments),
    /// 查询可用面积 / sum available floor area.
    Availability(AvailabilityArguments),
    /// 收储评估表 / the acquisition sheet of a property.
    Appraise(AppraiseArguments),
    /// 载体认定差距 / a carrier against the recognition rules.
    Recognise(RecogniseArguments),
    /// 台账：状态、登记、到期催办、季度清单 / the ledger: states, steps, what falls due, the list of a quarter.
    Ledger(LedgerArguments),
    /// 报表文件：附表(对照)、收储评估表 / reports as files: the target table, the acquisition sheet.
    Report(ReportArguments),
    /// 求解最低成本方案 / solve for the least-cost plan.
    Plan(PlanArguments),
    /// 不用求解器核验已保存的方案 / re-prove a saved plan without the solver.
    Verify(VerifyArguments),
    /// 导出 / export.
    Export(ExportArguments),
    /// 列出数据版本 / list revisions.
    Revisions,
    /// 两个版本之间的差异 / what changed between two revisions.
    Difference(DifferenceArguments),
    /// 回退到某一版本（作为新版本提交）/ go back to a revision, as a new revision.
    Revert(RevertArguments),
    /// 备份项目文件 / back the project file up.
    Backup(BackupArguments),
    /// 核对备份并恢复为项目文件 / check a backup and restore it as the project file.
    Restore(RestoreArguments),
    /// 令牌：新建、列出、吊销 / tokens: add, list, revoke.
    Token(TokenArguments),
    /// 输出 OpenAPI 文档 / print the OpenAPI document.
    Openapi,
    /// Reads one file that its parent hands in; started by this program only.
    #[command(hide = true, name = WORKER)]
    Worker {
        /// Bytes of address space it may have.
        memory: u64,
        /// Seconds of computing it may use.
        seconds: u64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }
}
