//! `zaiti recognise`: a carrier against the rules, or the pipeline of the district.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::ending::Ending;
use super::speech::Speech;
use super::table::Table;
use crate::desk::{Desk, DeskError, Unreadable, today};
use crate::estate::{CarrierKind, SiteId};
use crate::programme::{Bilingual, Language};
use crate::recognition::{
    Assessment, CarrierRecognition, ClauseResult, FloorPick, Goal, Hypothesis, HypotheticalRecognition, Nesting, NextStep,
    Pipeline, Verdict,
};
use crate::units::Area;

/// Carriers shown for each count.
const NEAREST: usize = 10;

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

pub(super) fn run(project: &Path, arguments: &RecogniseArguments, speech: Speech) -> anyhow::Result<Ending> {
    let (desk, today) = (Desk::open_to_read(project)?, today());
    if arguments.area.is_some() || !arguments.floors.is_empty() {
        return supposed(&desk.suppose(&hypothesis(arguments)?, today)?, speech).map(|()| Ending::Done);
    }
    match &arguments.carrier {
        Some(id) => carrier(&desk.recognise(&SiteId(id.clone()), today)?, speech)?,
        None => board(&desk.recognition_board(arguments.nesting.map(Nesting::from), today), speech)?,
    }
    Ok(Ending::Done)
}

impl From<NestingWord> for Nesting {
    fn from(word: NestingWord) -> Self {
        match word {
            NestingWord::Nested => Self::Nested,
            NestingWord::Additive => Self::Additive,
        }
    }
}

fn hypothesis(arguments: &RecogniseArguments) -> Result<Hypothesis, DeskError> {
    let unreadable = |name: &str, text: &str| {
        let message = Bilingual::new(format!("“{text}”无法读取"), format!("“{text}” cannot be read"));
        DeskError::Unreadable(Unreadable { name: name.to_owned(), message })
    };
    let mut supposed = Hypothesis::default();
    if let Some(text) = &arguments.area {
        supposed.area_m2 = Some(Area::parse(text).map_err(|_| unreadable("--area", text))?);
    }
    for text in &arguments.floors {
        let (site, labels) = text.split_once(':').unwrap_or((text, ""));
        let labels = labels.split(',').map(str::trim).filter(|label| !label.is_empty()).map(str::to_owned).collect();
        supposed.floors.push(FloorPick { site: SiteId(site.to_owned()), labels });
    }
    for text in &arguments.figures {
        let pair = text.split_once('=').and_then(|(name, number)| Some((name.to_owned(), number.trim().parse().ok()?)));
        supposed.figures.extend([pair.ok_or_else(|| unreadable("--figure", text))?]);
    }
    supposed.kind = arguments.kind.map(|kind| match kind {
        CarrierKindWord::Makerspace => CarrierKind::Makerspace,
        CarrierKindWord::Incubator => CarrierKind::Incubator,
        CarrierKindWord::Accelerator => CarrierKind::Accelerator,
    });
    Ok(supposed)
}

fn supposed(found: &HypotheticalRecognition, speech: Speech) -> anyhow::Result<()> {
    if speech.json {
        return speech.value(found);
    }
    let (zh, en) = match found.area_m2 {
        Some(area) => (area.to_string(), format!("{area:#}")),
        None => ("面积未知".to_owned(), "area unknown".to_owned()),
    };
    speech.line(speech.pick(&zh, &en))?;
    told(&found.rules, found.best_next.as_ref(), &found.notices, speech)
}

fn carrier(found: &CarrierRecognition, speech: Speech) -> anyhow::Result<()> {
    if speech.json {
        return speech.value(found);
    }
    speech.line(&format!("{} {}", found.site, found.name))?;
    told(&found.rules, found.best_next.as_ref(), &found.notices, speech)
}

/// Rule by rule, then the nearest step.
fn told(rules: &[Assessment], next: Option<&NextStep>, notices: &[Bilingual], speech: Speech) -> anyhow::Result<()> {
    let mut table = match speech.language {
        Language::Zh => Table::new(["规则", "认定", "文号", "效力", "时点", "结果", "差距"]),
        Language::En => Table::new(["rule", "recognition", "basis", "standing", "as of", "outcome", "missing"]),
    };
    for rule in rules {
        table.row([
            rule.rule.clone(),
            speech.read(&rule.name).to_owned(),
            format!("{} [{}]", rule.basis, rule.mark),
            speech.read(&rule.status.name()).to_owned(),
            rule.as_of.to_string(),
            verdict(rule.verdict, speech).to_owned(),
            speech.read(&rule.sentence).to_owned(),
        ]);
    }
    speech.line(&table.print())?;
    speech.line("")?;
    speech.line(&clauses(rules, speech))?;
    speech.line("")?;
    if let Some(next) = next {
        let (heading, name) = (speech.pick("最近一步", "nearest"), speech.read(&next.name));
        speech.line(&format!("{heading}: {} {name}: {}", next.rule, speech.read(&next.sentence)))?;
    }
    for notice in notices {
        speech.line(&format!("· {}", speech.read(notice)))?;
    }
    Ok(())
}

/// Every clause of every rule: what is found, what is asked, what is missing. Alternatives stand below the clause of which one suffices.
fn clauses(rules: &[Assessment], speech: Speech) -> String {
    let mut table = match speech.language {
        Language::Zh => Table::new(["规则", "条款", "结果", "现值", "要求", "差"]),
        Language::En => Table::new(["rule", "clause", "outcome", "found", "asked", "missing"]),
    };
    for rule in rules {
        for (clause, indent) in rule.clauses.iter().flat_map(alternatives) {
            table.row([
                rule.rule.clone(),
                format!("{indent}{}", speech.read(&clause.name)),
                verdict(clause.verdict, speech).to_owned(),
                clause.found(speech.language),
                clause.asked(speech.language),
                clause.lacks(speech.language),
            ]);
        }
    }
    table.print()
}

/// A clause, then those of which one suffices for it.
fn alternatives(clause: &ClauseResult) -> impl Iterator<Item = (&ClauseResult, &'static str)> {
    std::iter::once((clause, "")).chain(clause.any_of.iter().map(|one| (one, "  / ")))
}

fn board(pipeline: &Pipeline, speech: Speech) -> anyhow::Result<()> {
    if speech.json {
        return speech.value(pipeline);
    }
    for goal in &pipeline.goals {
        let held = goal.held.len();
        let zh = format!("{} ≥ {}：已有 {held}，差 {}", goal.wording.zh, goal.at_least, goal.missing);
        let en = format!("{} ≥ {}: {held} held, {} missing", goal.wording.en, goal.at_least, goal.missing);
        speech.line(speech.pick(&zh, &en))?;
        speech.line(&nearest(goal, speech))?;
        speech.line("")?;
    }
    for notice in &pipeline.notices {
        speech.line(&format!("· {}", speech.read(notice)))?;
    }
    Ok(())
}

fn nearest(goal: &Goal, speech: Speech) -> String {
    let mut table = match speech.language {
        Language::Zh => Table::new(["载体", "名称", "规则", "差距"]),
        Language::En => Table::new(["carrier", "name", "rule", "missing"]),
    };
    for reach in goal.within_reach.iter().take(NEAREST) {
        let step = &reach.step;
        table.row([reach.site.to_string(), reach.name.clone(), step.rule.clone(), speech.read(&step.sentence).to_owned()]);
    }
    table.print()
}

const fn verdict(verdict: Verdict, speech: Speech) -> &'static str {
    match verdict {
        Verdict::Pass => speech.pick("通过", "pass"),
        Verdict::Fail => speech.pick("不通过", "fail"),
        Verdict::Unknown => speech.pick("待核", "unknown"),
    }
}
