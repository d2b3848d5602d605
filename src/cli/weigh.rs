//! `zaiti plan compare` and the other questions about plans that are there. Never here: how they are answered.

use std::path::Path;

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::ending::Ending;
use super::speech::Speech;
use super::table::{Table, bare};
use crate::desk::{self, Desk, DeskError};
use crate::estate::SiteId;
use crate::plan::{
    Against, Alternatives, AlternativesWish, Comparison, Figure, Front, Level, Line, Portfolio, Repairs, Risk, RiskSettings,
    SiteDifference, Worths,
};
use crate::programme::{Bilingual, Language};
use crate::units::{Share, Yuan};

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
    /// 组合风险：失去一处、产权集中、清租 / what it leans on: the loss of one, owners, tenants.
    Portfolio(PortfolioArguments),
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

/// `zaiti plan portfolio`.
#[derive(Debug, Args)]
pub(super) struct PortfolioArguments {
    /// 方案编号或 `zaiti plan --out` 写出的文件 / id of a plan, or a file written by `zaiti plan --out`.
    pub(super) plan: String,
    /// 含产权人 / with the owners' names.
    #[arg(long)]
    pub(super) restricted: bool,
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

pub(super) fn run(project: &Path, question: &PlanQuestion, speech: Speech) -> anyhow::Result<Ending> {
    let desk = Desk::open_to_read(project)?;
    match question {
        PlanQuestion::Compare(arguments) => compare(&desk, arguments, speech),
        PlanQuestion::Repairs(named) => {
            let answer = desk.repairs(&id_of(&desk, &named.plan)?, named.time_limit)?;
            say(&answer, speech, repairs(&answer, speech))
        }
        PlanQuestion::Explain(arguments) => {
            let (id, site) = (id_of(&desk, &arguments.named.plan)?, SiteId(arguments.site.clone()));
            let answer = desk.explain(&id, &site, arguments.level.into(), arguments.named.time_limit)?;
            say(&answer, speech, listed(&answer.sentences, speech))
        }
        PlanQuestion::Worths(arguments) => worths(&desk, arguments, speech),
        PlanQuestion::Alternatives(arguments) => alternatives(&desk, arguments, speech),
        PlanQuestion::Pareto(arguments) => pareto(&desk, arguments, speech),
        PlanQuestion::Portfolio(arguments) => {
            let answer = desk.portfolio(&id_of(&desk, &arguments.plan)?, arguments.restricted)?;
            say(&answer, speech, portfolio(&answer, speech))
        }
        PlanQuestion::Risk(arguments) => risk(&desk, arguments, speech),
    }
}

/// An answer for scripts, or its lines for people.
fn say(answer: &impl Serialize, speech: Speech, lines: Vec<String>) -> anyhow::Result<Ending> {
    if speech.json {
        speech.value(answer)?;
    } else {
        lines.iter().try_for_each(|line| speech.line(line))?;
    }
    Ok(Ending::Done)
}

fn listed(sentences: &[Bilingual], speech: Speech) -> Vec<String> {
    sentences.iter().map(|sentence| format!("· {}", speech.read(sentence))).collect()
}

impl From<LevelWord> for Level {
    fn from(word: LevelWord) -> Self {
        match word {
            LevelWord::Dual => Self::Dual,
            LevelWord::Relaxed => Self::Relaxed,
            LevelWord::Exact => Self::Exact,
        }
    }
}

/// So many per cent, between nothing and everything.
fn percent(of: f64) -> Share {
    Share::nearest(of / 100.0)
}

fn repairs(answer: &Repairs, speech: Speech) -> Vec<String> {
    let mut lines = vec![speech.read(&answer.sentence).to_owned()];
    let targets = answer.targets.iter().map(|target| speech.read(&target.sentence));
    lines.extend(targets.map(|target| format!("  {target}")));
    if !answer.conflict.is_empty() {
        lines.push(speech.pick("不能同时成立：", "cannot hold together:").to_owned());
        lines.extend(answer.conflict.iter().map(|part| format!("  × {}", speech.read(&part.sentence))));
    }
    lines.extend(answer.repairs.iter().map(|repair| format!("  → {}", speech.read(&repair.sentence))));
    lines
}

fn worths(desk: &Desk, arguments: &WorthsArguments, speech: Speech) -> anyhow::Result<Ending> {
    let id = id_of(desk, &arguments.named.plan)?;
    let sites: Vec<SiteId> = arguments.sites.iter().cloned().map(SiteId).collect();
    let answer = desk.worths(&id, arguments.level.into(), &sites, arguments.named.time_limit)?;
    say(&answer, speech, vec![worth_table(&answer, speech)])
}

fn worth_table(answer: &Worths, speech: Speech) -> String {
    let headings = if speech.pick("zh", "en") == "zh" {
        ["物业", "入选", "盈亏平衡价 元", "不低于", "不高于", "现价 元", "精度"]
    } else {
        ["site", "chosen", "break-even ¥", "at least", "at most", "price ¥", "level"]
    };
    let mut table = Table::new(headings);
    let money = |amount: Option<Yuan>| amount.map_or_else(|| "—".to_owned(), bare);
    for one in &answer.sites {
        let level = match one.level {
            Level::Dual => speech.pick("对偶估计", "dual"),
            Level::Relaxed => speech.pick("松弛差额", "relaxed"),
            Level::Exact => speech.pick("精确", "exact"),
        };
        table.row([
            one.site.to_string(),
            if one.chosen { "✓".to_owned() } else { String::new() },
            if one.irreplaceable { speech.pick("不可替代", "irreplaceable").to_owned() } else { money(one.break_even_yuan) },
            money(one.low_yuan),
            money(one.high_yuan),
            bare(one.price_yuan),
            level.to_owned(),
        ]);
    }
    table.print()
}

fn alternatives(desk: &Desk, arguments: &AlternativesArguments, speech: Speech) -> anyhow::Result<Ending> {
    let id = id_of(desk, &arguments.named.plan)?;
    let (within, count, seconds) = (percent(arguments.within_percent), arguments.count, arguments.named.time_limit);
    let answer = desk.alternatives(&id, AlternativesWish { within, count, seconds })?;
    say(&answer, speech, alternative_lines(&answer, speech))
}

fn alternative_lines(answer: &Alternatives, speech: Speech) -> Vec<String> {
    let mut lines = vec![speech.read(&answer.sentence).to_owned()];
    for (number, one) in answer.alternatives.iter().enumerate() {
        lines.push(format!("{}. {}", number + 1, speech.read(&one.sentence)));
        let names =
            |sites: &[crate::plan::AlternativeSite]| sites.iter().map(|site| site.name.clone()).collect::<Vec<_>>().join(", ");
        lines.push(format!("   + {}", names(&one.added)));
        lines.push(format!("   − {}", names(&one.dropped)));
    }
    lines
}

fn pareto(desk: &Desk, arguments: &ParetoArguments, speech: Speech) -> anyhow::Result<Ending> {
    let id = id_of(desk, &arguments.named.plan)?;
    let against = match arguments.against {
        AgainstWord::Owners => Against::Owners,
        AgainstWord::Sites => Against::Sites,
        AgainstWord::Delivery => Against::Delivery,
        AgainstWord::Suitability => Against::Suitability,
    };
    let answer = desk.front(&id, against, arguments.points, arguments.named.time_limit)?;
    say(&answer, speech, front_lines(&answer, speech))
}

fn front_lines(answer: &Front, speech: Speech) -> Vec<String> {
    let mut lines = vec![speech.read(&answer.sentence).to_owned()];
    for point in &answer.points {
        let proved = match (point.optimal, point.bound_yuan) {
            (true, _) if point.certified => speech.pick("已证明并重证", "proved, and proved again").to_owned(),
            (true, _) => speech.pick("已证明", "proved").to_owned(),
            (false, Some(bound)) => format!("{} {}", speech.pick("下界", "bound"), bare(bound)),
            (false, None) => speech.pick("未证明", "not proved").to_owned(),
        };
        lines.push(format!("  {}  [{proved}]", speech.read(&point.sentence)));
    }
    lines
}

/// The sentences, then the ten losses that cost most.
fn portfolio(answer: &Portfolio, speech: Speech) -> Vec<String> {
    let mut table = Table::new(match speech.language {
        Language::Zh => ["失去", "名称", "多花 元", "顶替"],
        Language::En => ["lost", "name", "costs more ¥", "replaced by"],
    });
    for loss in answer.losses.iter().take(10) {
        let extra = match loss.extra_yuan {
            _ if loss.irreplaceable => speech.pick("不可替代", "irreplaceable").to_owned(),
            Some(extra) => bare(extra),
            None => "—".to_owned(),
        };
        let instead = loss.replaced_by.iter().map(|site| site.0.as_str()).collect::<Vec<_>>().join(", ");
        table.row([loss.site.to_string(), loss.name.clone(), extra, instead]);
    }
    let mut lines = listed(&answer.sentences, speech);
    lines.push(table.print());
    lines
}

fn risk(desk: &Desk, arguments: &RiskArguments, speech: Speech) -> anyhow::Result<Ending> {
    let id = id_of(desk, &arguments.named.plan)?;
    let settings = RiskSettings {
        lost: percent(arguments.lost_percent),
        required: percent(arguments.required_percent),
        seed: arguments.seed,
        seconds: arguments.named.time_limit,
        ..RiskSettings::default()
    };
    let answer: Risk = desk.risk(&id, &settings)?;
    say(&answer, speech, listed(&answer.sentences, speech))
}

/// A plan by its id in the project; a file that `zaiti plan --out` wrote is remembered under its own id.
fn id_of(desk: &Desk, named: &str) -> Result<String, DeskError> {
    let path = Path::new(named);
    if !path.is_file() {
        return Ok(named.to_owned());
    }
    let bytes = std::fs::read(path).map_err(|source| DeskError::File { path: path.to_owned(), source })?;
    Ok(desk.remember(desk::read_plan(&bytes)?))
}

fn compare(desk: &Desk, arguments: &CompareArguments, speech: Speech) -> anyhow::Result<Ending> {
    let ids: Vec<String> = arguments.plans.iter().map(|named| id_of(desk, named)).collect::<Result<_, _>>()?;
    let comparison = desk.compare(&ids)?;
    if speech.json {
        speech.value(&comparison)?;
        return Ok(Ending::Done);
    }
    speech.line(&table(&comparison, speech))?;
    for only in comparison.only_in.iter().filter(|only| !only.sites.is_empty()) {
        let name = comparison.plans.iter().find(|plan| plan.id == only.plan).map_or("", |plan| speech.read(&plan.name));
        speech.line(&format!("\n{}{}", speech.pick("只在", "only in "), name.trim_end()))?;
        only.sites.iter().try_for_each(|site| speech.line(&site_line(site, speech)))?;
    }
    speech.line("")?;
    comparison.sentences.iter().try_for_each(|sentence| speech.line(&format!("· {}", speech.read(sentence))))?;
    Ok(Ending::Done)
}

fn site_line(site: &SiteDifference, speech: Speech) -> String {
    format!("  {} {}  {}", site.site, site.name, speech.read(&site.reason))
}

/// The table of a comparison; lines that say the same of every plan and are nothing are left out.
fn table(comparison: &Comparison, speech: Speech) -> String {
    let mut headings = vec![String::new()];
    headings.extend(comparison.plans.iter().map(|plan| speech.read(&plan.name).trim_end().to_owned()));
    headings.extend(comparison.plans.iter().skip(1).map(|_| "Δ".to_owned()));
    let mut table = Table::with(headings);
    for line in &comparison.lines {
        let values = line.values.iter().map(|value| cell(*value));
        let differences = line.differences.iter().skip(1).map(|difference| cell(*difference));
        table.add([heading(line, speech)].into_iter().chain(values).chain(differences).collect());
    }
    table.print()
}

fn heading(line: &Line, speech: Speech) -> String {
    let unit = match line.unit {
        crate::plan::Unit::M2 => speech.pick(" ㎡", " m²"),
        crate::plan::Unit::Yuan => speech.pick(" 元", " ¥"),
        crate::plan::Unit::YuanPerM2 => speech.pick(" 元/㎡", " ¥/m²"),
        crate::plan::Unit::Count | crate::plan::Unit::Date => "",
    };
    format!("{}{unit}", speech.read(&line.name))
}

fn cell(figure: Option<Figure>) -> String {
    match figure {
        None => "—".to_owned(),
        Some(Figure::Area(area)) => bare(area),
        Some(Figure::Money(money)) => bare(money),
        Some(Figure::UnitPrice(price)) => bare(price),
        Some(Figure::Count(count)) => count.to_string(),
        Some(Figure::Day(day)) => day.to_string(),
    }
}
