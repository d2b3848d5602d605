//! What can be said on the command line, word for word. Never here: what is done about it.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::history::{BackupArguments, DifferenceArguments, RestoreArguments, RevertArguments};
use super::import::ImportArguments;
use super::report::ReportArguments;
use super::tokens::TokenArguments;
use super::words::FormatWord;
use crate::desk::{Keep, WORKER};
use crate::programme::Language;

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

/// Language on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageWord {
    Zh,
    En,
}

impl From<LanguageWord> for Language {
    fn from(word: LanguageWord) -> Self {
        match word {
            LanguageWord::Zh => Self::Zh,
            LanguageWord::En => Self::En,
        }
    }
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
    Worker,
}

/// `zaiti init`.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// 区县数据包文件夹 / folder of a district's package.
    #[arg(long, value_name = "FOLDER")]
    pub(super) package: Option<PathBuf>,
    /// 只取实施方案、片区和底图，不带任何物业 / the programme, its zones and the basemap only, no site at all.
    #[arg(long)]
    pub(super) empty: bool,
    #[command(flatten)]
    pub(super) author: Author,
}

/// Who does it and why.
#[derive(Debug, Args)]
pub(super) struct Author {
    /// 经办人 / who does it.
    #[arg(long, env = "ZAITI_WHO", default_value = "cli")]
    pub(super) who: String,
    /// 事由 / why.
    #[arg(long, default_value = "")]
    pub(super) why: String,
}

/// `zaiti serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// 监听地址 / address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(super) addr: SocketAddr,
    /// 除本机名外还应答的主机名 / host names to answer to besides those of this machine.
    #[arg(long = "host", value_name = "NAME")]
    pub(super) hosts: Vec<String>,
    /// 前有终止 TLS 的代理，允许监听非本机地址 / a proxy that ends TLS stands in front: a public address is allowed.
    #[arg(long)]
    pub(super) behind_proxy: bool,
    /// 允许哪些来源的网页读取，如 https://map.example，* 为全部 / origins whose pages may read, such as https://map.example; * for all.
    #[arg(long = "share-with", value_name = "ORIGIN")]
    pub(super) shared_with: Vec<String>,
    /// 代理的地址，默认本机 / address of that proxy, this machine by default.
    #[arg(long = "proxy", value_name = "ADDRESS", requires = "behind_proxy")]
    pub(super) proxies: Vec<IpAddr>,
    /// 每夜备份到此目录并核对 / take a checked backup into this folder every night.
    #[arg(long, value_name = "FOLDER")]
    pub(super) backups: Option<PathBuf>,
    /// 保留多少天、周、月的备份 / days, weeks and months of backups to keep.
    #[arg(long, value_name = "DAYS,WEEKS,MONTHS", default_value = "7,4,6", value_parser = keep_of)]
    pub(super) keep: Keep,
    /// 内存上限（MiB），超过后暂不接受导入、导出和求解；默认为本机内存的四分之三 / memory beyond which imports, exports and searches wait.
    #[arg(long, value_name = "MIB")]
    pub(super) memory: Option<u64>,
    /// 读取也需要令牌 / reading needs a token, too.
    #[arg(long)]
    pub(super) private: bool,
    /// 项目文件不存在时用内置示例建立 / create the built-in example where the project file is missing.
    #[arg(long)]
    pub(super) example: bool,
}

fn keep_of(text: &str) -> Result<Keep, String> {
    let numbers: Option<Vec<usize>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[days, weeks, months]) if days > 0 => Ok(Keep { days, weeks, months }),
        _ => Err("应为三个数，如 7,4,6 / three numbers such as 7,4,6".to_owned()),
    }
}

/// Kind of site on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindWord {
    Building,
    #[value(alias = "idle_property")]
    IdleProperty,
    #[value(alias = "m0_parcel")]
    M0Parcel,
    Carrier,
    Place,
}

/// Encoding on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum EncodingWord {
    #[value(name = "utf-8")]
    Utf8,
    Gb18030,
    #[value(name = "utf-16")]
    Utf16,
}

/// Confidence on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ConfidenceWord {
    Example,
    Estimated,
    Reported,
    Verified,
}

/// Which sites are meant, in the same words as the API's parameters.
#[derive(Debug, Args)]
pub(super) struct FilterArguments {
    /// 类型，可重复 / kinds, may be repeated.
    #[arg(long, value_enum)]
    pub(super) kind: Vec<KindWord>,
    /// 片区，可重复 / zones, may be repeated.
    #[arg(long)]
    pub(super) zone: Vec<String>,
    /// 街道，可重复 / streets, may be repeated.
    #[arg(long)]
    pub(super) street: Vec<String>,
    /// 产权性质 / owner kinds: state, collective, private, foreign, mixed.
    #[arg(long)]
    pub(super) owner_kind: Vec<String>,
    /// 供给类别 / supply classes: idle_building, idle_factory, underused_land, m0.
    #[arg(long)]
    pub(super) supply_class: Vec<String>,
    /// 空置面积下限 ㎡ / least vacant area, ㎡.
    #[arg(long)]
    pub(super) vacant_min_m2: Option<String>,
    /// 可用面积下限 ㎡ / least available area, ㎡.
    #[arg(long)]
    pub(super) available_min_m2: Option<String>,
    /// 产权户数上限 / most owners.
    #[arg(long)]
    pub(super) owners_max: Option<String>,
    /// 报价上限 元/㎡ / highest asking price, 元/㎡.
    #[arg(long)]
    pub(super) price_max_yuan_per_m2: Option<String>,
    /// 名称、地址或编号中的文字 / text in the name, address or id.
    #[arg(long)]
    pub(super) q: Option<String>,
}

/// `zaiti availability`.
#[derive(Debug, Args)]
pub(super) struct AvailabilityArguments {
    /// 分组 / group by.
    #[arg(long, value_enum, default_value = "zone")]
    pub(super) by: GroupWord,
    /// 任意多边形（GeoJSON 文件）/ any polygon, a GeoJSON file.
    #[arg(long, value_name = "FILE")]
    pub(super) area: Option<PathBuf>,
    /// 某一历史版本 / as an earlier revision has it.
    #[arg(long, value_name = "NUMBER")]
    pub(super) revision: Option<u64>,
    /// 按面积占比或按中心点计入 / count by share of footprint or by centroid.
    #[arg(long, value_enum, default_value = "share")]
    pub(super) count: CountWord,
    #[command(flatten)]
    pub(super) filter: FilterArguments,
}

/// Grouping on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum GroupWord {
    Zone,
    Kind,
    Owner,
    Street,
    Supply,
    Total,
}

/// Counting rule on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CountWord {
    Share,
    Centroid,
}

/// `zaiti appraise`.
#[derive(Debug, Args)]
pub(super) struct AppraiseArguments {
    /// 楼宇或闲置物业编号 / id of a building or idle property.
    #[arg(value_name = "SITE", required_unless_present = "all")]
    pub(super) site: Option<String>,
    /// 评估全部物业并排序 / appraise every property and rank them.
    #[arg(long, conflicts_with = "site")]
    pub(super) all: bool,
    /// 把排序写入 .csv 或 .geojson 文件 / write the ranking to a .csv or .geojson file.
    #[arg(long, value_name = "FILE", requires = "all")]
    pub(super) out: Option<PathBuf>,
    /// 同时求方案盈亏平衡价 / with what it is worth to the least-cost plan.
    #[arg(long, conflicts_with = "all")]
    pub(super) plan: bool,
    #[command(flatten)]
    pub(super) terms: SheetArguments,
}

/// What a sheet is made with.
#[derive(Debug, Args)]
pub(super) struct SheetArguments {
    /// 价格 元/㎡，代替业主报价 / price in place of the owner's.
    #[arg(long)]
    pub(super) price: Option<String>,
    /// 入孵租金 元/㎡·月 / rent earned, a month.
    #[arg(long)]
    pub(super) rent: Option<String>,
    /// 改造单价 元/㎡ / works.
    #[arg(long)]
    pub(super) works: Option<String>,
    /// 折现率，0–1 / discount rate.
    #[arg(long)]
    pub(super) discount_rate: Option<f64>,
    /// 全部设定和会商填报（JSON），其余选项覆盖之 / all settings and declarations as JSON; the other options override it.
    #[arg(long, value_name = "FILE")]
    pub(super) settings: Option<PathBuf>,
    /// 含产权人、抵押、查封和附加列 / with owner, mortgage, seizure and columns that came along.
    #[arg(long)]
    pub(super) restricted: bool,
}

/// `zaiti recognise`.
#[derive(Debug, Args)]
pub(super) struct RecogniseArguments {
    /// 载体编号；不给则显示全区认定推进 / id of a carrier; without one, the district's pipeline.
    #[arg(value_name = "CARRIER")]
    pub(super) carrier: Option<String>,
    /// 认定计数口径 / whether the ten include the six.
    #[arg(long, value_enum)]
    pub(super) nesting: Option<NestingWord>,
    /// 假设取得的面积 ㎡ / space that might be taken, ㎡.
    #[arg(long, value_name = "M2", conflicts_with = "carrier")]
    pub(super) area: Option<String>,
    /// 假设取得的楼宇或楼层，如 YZ-B-0015:2F,3F / a property or floors that might be taken.
    #[arg(long = "floors", value_name = "SITE[:FLOOR,…]", conflicts_with = "carrier")]
    pub(super) floors: Vec<String>,
    /// 假设的其他指标，如 incubated_firms=44 / further figures under the rules' names.
    #[arg(long = "figure", value_name = "NAME=NUMBER")]
    pub(super) figures: Vec<String>,
    /// 假设的载体类型 / type of carrier supposed.
    #[arg(long, value_enum)]
    pub(super) kind: Option<CarrierKindWord>,
}

/// Kind of carrier on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CarrierKindWord {
    Makerspace,
    Incubator,
    Accelerator,
}

/// Nesting on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum NestingWord {
    Nested,
    Additive,
}

/// `zaiti ledger`.
#[derive(Debug, Args)]
pub(super) struct LedgerArguments {
    /// 楼宇、闲置物业或载体编号；不给则显示全部 / id of a site; without one, the whole ledger.
    #[arg(value_name = "SITE")]
    pub(super) site: Option<String>,
    /// 登记新状态（中文或英文）/ record a step to this state, in Chinese or English.
    #[arg(long, value_name = "STATE", requires = "site")]
    pub(super) to: Option<String>,
    /// 办理日期，默认今天 / day of the step, today by default.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) on: Option<Date>,
    /// 单位和职务 / unit and post in which you act.
    #[arg(long, default_value = "")]
    pub(super) role: String,
    /// 到期与催办 / what falls due, by unit.
    #[arg(long, conflicts_with_all = ["site", "quarter"])]
    pub(super) alarms: bool,
    /// 季度清单，如 2026Q3 / the list of a quarter, such as 2026Q3.
    #[arg(long, value_name = "QUARTER", conflicts_with = "site")]
    pub(super) quarter: Option<String>,
    #[command(flatten)]
    pub(super) author: Author,
}

/// `zaiti plan`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct PlanArguments {
    #[command(subcommand)]
    pub(super) question: Option<PlanQuestion>,
    /// 目标年份或日期（默认最后一个）/ milestone as year or date, the last one by default.
    #[arg(long)]
    pub(super) milestone: Option<String>,
    /// 约束哪些目标 / which targets bind.
    #[arg(long, value_enum)]
    pub(super) binding: Option<BindingWord>,
    /// 预算，元 / budget in 元.
    #[arg(long)]
    pub(super) budget: Option<String>,
    /// 求解时限，秒 / time limit in seconds.
    #[arg(long)]
    pub(super) time_limit: Option<f64>,
    /// 必选 / sites that must be chosen.
    #[arg(long = "lock-in", value_name = "SITE")]
    pub(super) lock_in: Vec<String>,
    /// 不选 / sites that must not be chosen.
    #[arg(long = "lock-out", value_name = "SITE")]
    pub(super) lock_out: Vec<String>,
    /// 完整情景文件（JSON），其余选项覆盖之 / a whole scenario as JSON; the other options override it.
    #[arg(long, value_name = "FILE")]
    pub(super) scenario: Option<PathBuf>,
    /// 把方案写入文件 / write the plan to a file.
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// 把方案存入项目 / keep the plan in the project.
    #[arg(long)]
    pub(super) keep: bool,
    /// 经办人 / who does it.
    #[arg(long, env = "ZAITI_WHO", default_value = "cli")]
    pub(super) who: String,
}

/// Questions about plans that are there.
#[derive(Debug, Subcommand)]
pub(super) enum PlanQuestion {
    /// 比较 2 至 4 个方案 / compare two to four plans.
    Compare(CompareArguments),
    /// 目标达不到时怎么办：各项可达量、冲突和可行的调整 / what to do when not everything can be met.
    Repairs(PlanNamed),
    /// 某处为何入选或落选 / why a site is in a plan or not.
    Explain(ExplainArguments),
    /// 各处对方案的盈亏平衡价 / what every site is worth to a plan.
    Worths(WorthsArguments),
    /// 真正不同的备选方案 / plans that really differ.
    Alternatives(AlternativesArguments),
    /// 费用与户数或处数的权衡 / cost against owners or sites.
    Pareto(ParetoArguments),
    /// 空置面积不确定时的达标概率 / how likely every target is met.
    Risk(RiskArguments),
}

/// A plan by name.
#[derive(Debug, Args)]
pub(super) struct PlanNamed {
    /// 方案编号或 `zaiti plan --out` 写出的文件 / id of a plan, or a file written by `zaiti plan --out`.
    pub(super) plan: String,
    /// 时限，秒 / time limit in seconds.
    #[arg(long, default_value_t = 25.0)]
    pub(super) time_limit: f64,
}

/// `zaiti plan explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    #[command(flatten)]
    pub(super) named: PlanNamed,
    /// 物业编号 / the site.
    pub(super) site: String,
    /// 精度：对偶估计、松弛差额、精确重算 / how surely.
    #[arg(long, value_enum, default_value = "exact")]
    pub(super) level: LevelWord,
}

/// `zaiti plan worths`.
#[derive(Debug, Args)]
pub(super) struct WorthsArguments {
    #[command(flatten)]
    pub(super) named: PlanNamed,
    /// 只算这些物业 / only these sites.
    pub(super) sites: Vec<String>,
    /// 精度：对偶估计、松弛差额、精确重算 / how surely.
    #[arg(long, value_enum, default_value = "dual")]
    pub(super) level: LevelWord,
}

/// Level on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LevelWord {
    Dual,
    Relaxed,
    Exact,
}

/// `zaiti plan alternatives`.
#[derive(Debug, Args)]
pub(super) struct AlternativesArguments {
    #[command(flatten)]
    pub(super) named: PlanNamed,
    /// 最多贵百分之几 / how much dearer at most, in per cent.
    #[arg(long, default_value_t = 2.0)]
    pub(super) within_percent: f64,
    /// 个数 / how many.
    #[arg(long, default_value_t = 3)]
    pub(super) count: usize,
}

/// `zaiti plan pareto`.
#[derive(Debug, Args)]
pub(super) struct ParetoArguments {
    #[command(flatten)]
    pub(super) named: PlanNamed,
    /// 与什么权衡 / against what.
    #[arg(long, value_enum, default_value = "owners")]
    pub(super) against: AgainstWord,
    /// 点数 / how many points.
    #[arg(long, default_value_t = 8)]
    pub(super) points: usize,
}

/// What cost is weighed against, on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum AgainstWord {
    Owners,
    Sites,
    Delivery,
    Suitability,
}

/// `zaiti plan risk`.
#[derive(Debug, Args)]
pub(super) struct RiskArguments {
    #[command(flatten)]
    pub(super) named: PlanNamed,
    /// 每处失去的概率，百分之几 / chance that a site is lost, in per cent.
    #[arg(long, default_value_t = 0.0)]
    pub(super) lost_percent: f64,
    /// 要求的达标概率，百分之几 / how likely everything has to be, in per cent.
    #[arg(long, default_value_t = 95.0)]
    pub(super) required_percent: f64,
    /// 抽样种子 / where the draws begin.
    #[arg(long, default_value_t = 1)]
    pub(super) seed: u64,
}

/// `zaiti plan compare`.
#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    /// 方案编号或 `zaiti plan --out` 写出的文件，差异对第一个而言 / ids of plans or files written by `zaiti plan --out`; differences are
    /// to the first.
    #[arg(required = true, num_args = 2..=4, value_name = "PLAN")]
    pub(super) plans: Vec<String>,
}

/// Binding on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum BindingWord {
    Headline,
    Zones,
    Both,
}

/// `zaiti verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// `zaiti plan --out` 写出的文件 / a file written by `zaiti plan --out`.
    pub(super) plan: PathBuf,
}

/// `zaiti export`.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// 格式 / format.
    #[arg(short = 'f', long = "format", value_enum, default_value = "geojson")]
    pub(super) format: FormatWord,
    /// 输出文件 / file to write.
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// 坐标基准，默认 CGCS2000 / datum of the coordinates, CGCS2000 by default: gcj02, bd09, zone35, cm108, …
    #[arg(long)]
    pub(super) datum: Option<String>,
    /// 含产权人、抵押、查封 / with owner, mortgage and seizure.
    #[arg(long)]
    pub(super) restricted: bool,
    #[command(flatten)]
    pub(super) filter: FilterArguments,
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
