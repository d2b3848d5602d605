//! `zaiti plan` and `zaiti verify`. Never here: how a plan is found or proved.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde_json::json;

use super::ending::Ending;
use super::interrupt::Interrupt;
use super::progress;
use super::speech::Speech;
use super::table::{Table, bare};
use super::weigh::PlanQuestion;
use crate::desk::{self, Desk, DeskError};
use crate::estate::SiteId;
use crate::plan::{Binding, Check, Lock, LockKind, OutcomeKind, Plan, Progress, Scenario, ZoneResult};
use crate::programme::{Bilingual, Language, Programme};
use crate::units::Yuan;

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

pub(super) fn run(project: &Path, arguments: &PlanArguments, speech: Speech) -> anyhow::Result<Ending> {
    let desk = if arguments.keep { Desk::open(project)? } else { Desk::open_to_read(project)? };
    let scenario = scenario(arguments, desk.atlas().programme())?;
    let bar = progress::spinner(speech.pick("求解中", "solving"));
    let interrupt = Interrupt::listen();
    let asked = desk.ask(scenario)?;
    let plan = desk.solve_until(&asked, interrupt.word(), &mut |progress| {
        bar.set_message(if interrupt.is_heard() { ending(speech) } else { describe(progress, speech) });
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    let plan = plan?;
    if let Some(out) = &arguments.out {
        let json = serde_json::to_vec(plan.as_ref())?;
        std::fs::write(out, json).map_err(|source| DeskError::File { path: out.clone(), source })?;
    }
    if arguments.keep {
        desk.keep(&plan, "", &arguments.who)?;
    }
    if speech.json {
        speech.value(plan.as_ref())?
    } else {
        print(&plan, speech)?
    }
    Ok(match plan.outcome.kind {
        OutcomeKind::Optimal | OutcomeKind::WithinGap => Ending::Done,
        OutcomeKind::Infeasible => Ending::Infeasible,
        OutcomeKind::CutShort => Ending::Failed,
    })
}

fn ending(speech: Speech) -> String {
    speech.pick("收尾中，再按一次 Ctrl-C 立即退出", "finishing; Ctrl-C once more to leave at once").to_owned()
}

fn describe(progress: Progress, speech: Speech) -> String {
    let part = |zh: &str, en: &str, amount: Option<Yuan>| amount.map(|amount| format!("{} {amount}", speech.pick(zh, en)));
    let parts = [
        Some(speech.read(&progress.phase.words()).to_owned()),
        part("最好", "best", progress.best),
        part("下界", "bound", progress.bound),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn scenario(arguments: &PlanArguments, programme: &Programme) -> anyhow::Result<Scenario> {
    let mut scenario = match &arguments.scenario {
        None => Scenario::default(),
        Some(file) => {
            let bytes = std::fs::read(file).map_err(|source| DeskError::File { path: file.clone(), source })?;
            serde_json::from_slice(&bytes).with_context(|| format!("{}", file.display()))?
        }
    };
    if let Some(text) = &arguments.milestone {
        scenario.milestone = Some(milestone(text, programme)?);
    }
    if let Some(word) = arguments.binding {
        scenario.bind = Some(match word {
            BindingWord::Headline => Binding::Headline,
            BindingWord::Zones => Binding::Zones,
            BindingWord::Both => Binding::Both,
        });
    }
    if let Some(budget) = &arguments.budget {
        scenario.budget_yuan = Some(Yuan::parse(budget).with_context(|| "--budget")?);
    }
    if let Some(seconds) = arguments.time_limit {
        scenario.time_limit_s = seconds;
    }
    let lock = |kind| move |site: &String| Lock { site: SiteId(site.clone()), kind, option: None, zone: None, year: None };
    scenario.locks.extend(arguments.lock_in.iter().map(lock(LockKind::In)));
    scenario.locks.extend(arguments.lock_out.iter().map(lock(LockKind::Out)));
    Ok(scenario)
}

/// A date, or the milestone of a year.
fn milestone(text: &str, programme: &Programme) -> anyhow::Result<Date> {
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    let due: Vec<Date> = programme.milestones().into_iter().map(|milestone| milestone.due).collect();
    let listed = due.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let in_year = due.iter().rev().find(|date| date.year().to_string() == text);
    in_year.copied().ok_or_else(|| anyhow!("目标节点“{text}”无效，方案有 / no such milestone, the programme has: {listed}"))
}

fn print(plan: &Plan, speech: Speech) -> anyhow::Result<()> {
    speech.line(speech.read(&plan.outcome.sentence))?;
    speech.line("")?;
    speech.line(&zones(plan, speech))?;
    speech.line("")?;
    speech.line(&choices(plan, speech))?;
    let (passed, not_offered) = (plan.passed_over.len(), plan.not_offered.len());
    let zh = format!("落选 {passed} 处，不可选 {not_offered} 处；理由见 --json 或 --out。方案 {}", plan.id);
    let en = format!("{passed} passed over, {not_offered} not on offer; reasons are in --json or --out. Plan {}", plan.id);
    speech.line(&format!("\n{}", speech.pick(&zh, &en)))?;
    for notice in &plan.notices {
        speech.line(&format!("· {}", speech.read(notice)))?;
    }
    Ok(())
}

fn zones(plan: &Plan, speech: Speech) -> String {
    let mut table = match speech.language {
        Language::Zh => Table::new(["片区", "目标 ㎡", "已建成 ㎡", "入选 ㎡", "仍缺 ㎡", "处", "费用 元", "边际 元/㎡"]),
        Language::En => {
            Table::new(["zone", "target m²", "built m²", "chosen m²", "missing m²", "sites", "cost ¥", "marginal ¥/m²"])
        }
    };
    for zone in plan.zones.iter().chain([&plan.district]) {
        table.row(zone_cells(zone, speech));
    }
    table.print()
}

fn zone_cells(zone: &ZoneResult, speech: Speech) -> [String; 8] {
    let name = speech.read(&zone.name);
    [
        zone.zone.as_ref().map_or_else(|| name.to_owned(), |id| format!("{id} {name}")),
        zone.target_m2.map_or_else(|| "—".to_owned(), |target| speech.area(Some(target))),
        speech.area(Some(zone.built_m2)),
        speech.area(Some(zone.chosen_m2)),
        speech.area(Some(zone.shortfall_m2)),
        zone.sites.to_string(),
        bare(zone.cost_yuan),
        zone.price_yuan_per_m2.map_or_else(|| "—".to_owned(), bare),
    ]
}

/// A figure without its unit, which the heading carries.
fn choices(plan: &Plan, speech: Speech) -> String {
    let mut table = match speech.language {
        Language::Zh => Table::new(["片区", "入选", "名称", "面积 ㎡", "费用 元", "元/㎡", "", "理由"]),
        Language::En => Table::new(["zone", "chosen", "name", "area m²", "cost ¥", "¥/m²", "", "why"]),
    };
    for choice in &plan.choices {
        table.row([
            choice.zone.as_ref().map_or_else(|| "—".to_owned(), ToString::to_string),
            choice.site.to_string(),
            choice.name.clone(),
            speech.area(Some(choice.area_m2)),
            bare(choice.cost_yuan),
            choice.unit_yuan_per_m2.map_or_else(|| "—".to_owned(), bare),
            if choice.example { speech.pick("示例", "example").to_owned() } else { String::new() },
            speech.read(&choice.reason).to_owned(),
        ]);
    }
    table.print()
}

/// `zaiti verify`.
pub(super) fn verify(arguments: &VerifyArguments, speech: Speech) -> anyhow::Result<Ending> {
    let bytes = std::fs::read(&arguments.plan).map_err(|source| DeskError::File { path: arguments.plan.clone(), source })?;
    let plan = desk::read_plan(&bytes)?;
    match desk::verify(&plan) {
        Ok(verdict) => {
            if speech.json {
                let checks: Vec<&Bilingual> = verdict.checks.iter().map(|check| &check.statement).collect();
                speech.value(
                    &json!({ "valid": true, "plan": plan.id, "proved": verdict.proved, "checks": checks, "objections": [] }),
                )?;
            } else {
                let (zh, en) = (format!("方案 {} 成立：", plan.id), format!("plan {} holds:", plan.id));
                speech.line(speech.pick(&zh, &en))?;
                let mark = |check: &Check| if check.proved { "✓" } else { "–" };
                let line = |check: &Check| format!("  {} {}", mark(check), speech.read(&check.statement));
                verdict.checks.iter().try_for_each(|check| speech.line(&line(check)))?;
            }
            Ok(Ending::Done)
        }
        Err(objections) => {
            if speech.json {
                speech
                    .value(&json!({ "valid": false, "plan": plan.id, "proved": null, "checks": [], "objections": objections }))?;
            } else {
                let (zh, en) = (format!("方案 {} 不成立：", plan.id), format!("plan {} does not hold:", plan.id));
                speech.line(speech.pick(&zh, &en))?;
                objections.iter().try_for_each(|objection| {
                    speech.line(&format!("  ✗ {}: {}", objection.place, speech.read(&objection.message)))
                })?;
            }
            Ok(Ending::NotProven)
        }
    }
}
