//! `zaiti appraise`: the acquisition sheet of one property.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use super::ending::Ending;
use super::speech::Speech;
use super::table::Table;
use crate::appraisal::{Appraisal, AppraisalSettings, Cell, CellState, CellValue, GateOutcome, ModeLine, Openness, Sight};
use crate::desk::{Desk, DeskError, Unreadable, today};
use crate::estate::SiteId;
use crate::exchange::paper::Value;
use crate::exchange::write_table;
use crate::programme::{Bilingual, Language, counted, side};
use crate::units::YuanPerSquareMetre;

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

pub(super) fn run(project: &Path, arguments: &AppraiseArguments, speech: Speech) -> anyhow::Result<Ending> {
    let settings = settings(&arguments.terms)?;
    let desk = Desk::open_to_read(project)?;
    let Some(site) = arguments.site.clone().map(SiteId).filter(|_| !arguments.all) else {
        return ranking(&desk, arguments, &settings, speech);
    };
    if arguments.plan {
        return two_worths(&desk, &site, &settings, speech);
    }
    let sheet = desk.appraise(&site, &settings)?;
    if speech.json {
        speech.value(&sheet)?;
        return Ok(Ending::Done);
    }
    speech.line(&format!("{} {}", sheet.site, sheet.name))?;
    speech.line(speech.read(&sheet.verdict))?;
    speech.line("")?;
    speech.line(&gates(&sheet, speech))?;
    speech.line("")?;
    speech.line(&modes(&sheet, speech))?;
    speech.line("")?;
    speech.line(&scores(&sheet, speech))?;
    speech.line("")?;
    for group in &sheet.sheet {
        speech.line(&format!("{} {}", group.letter, speech.read(&group.name)))?;
        for cell in &group.cells {
            speech.line(&format!("  {}", shown(cell, speech)))?;
        }
    }
    for words in sheet.flags.iter().map(|flag| &flag.sentence).chain(&sheet.notices) {
        speech.line(&format!("· {}", speech.read(words)))?;
    }
    Ok(Ending::Done)
}

fn ranking(desk: &Desk, arguments: &AppraiseArguments, settings: &AppraisalSettings, speech: Speech) -> anyhow::Result<Ending> {
    let ranking = desk.ranking(settings)?;
    let table = ranking.table(speech.language);
    if let Some(file) = &arguments.out {
        let geojson = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("geojson"));
        let bytes = if geojson {
            ranking.features(&desk.atlas()).to_string().into_bytes()
        } else {
            let notes: Vec<&str> = ranking.notices.iter().map(|notice| speech.read(notice)).collect();
            write_table(&notes, &table)
        };
        std::fs::write(file, bytes).map_err(|source| DeskError::File { path: file.clone(), source })?;
    } else if speech.json {
        speech.value(&ranking)?;
        return Ok(Ending::Done);
    } else {
        // The conclusions are long: they stand in the file and in the sheet of each property.
        let short = table.into_iter().map(|row| row.into_iter().take(14).collect()).collect();
        speech.line(&Table::of_rows(short).print())?;
    }
    let (graded, open, stopped, moved) = (ranking.graded, ranking.to_verify, ranking.stopped, ranking.moved_by_weights);
    let zh = format!("已评级 {graded}，待核 {open}，不宜收储 {stopped}；权重 ±20% 时名次变动 {moved}");
    let places = counted(moved, "changes its place", "change places");
    let en = format!("{graded} graded, {open} to verify, {stopped} stopped; {places} with weights ±20 %");
    speech.line(speech.pick(&zh, &en))?;
    for notice in std::iter::once(&ranking.rating_profile.sentence).chain(&ranking.notices) {
        speech.line(&format!("· {}", speech.read(notice)))?;
    }
    Ok(Ending::Done)
}

/// How long the two solves may take together, seconds.
const WORTH_SECONDS: f64 = 30.0;

fn two_worths(desk: &Desk, site: &SiteId, settings: &AppraisalSettings, speech: Speech) -> anyhow::Result<Ending> {
    let worths = desk.two_worths(site, settings, WORTH_SECONDS)?;
    if speech.json {
        speech.value(&worths)?;
        return Ok(Ending::Done);
    }
    let shown = |known: Option<YuanPerSquareMetre>| {
        known.map_or_else(|| speech.pick("未知", "unknown").to_owned(), |known| price_in(known, speech))
    };
    speech.line(&format!("{} {}", worths.site, worths.name))?;
    speech.line(&format!("{}: {}", speech.pick("价格", "price"), shown(worths.price_yuan_per_m2)))?;
    let own = speech.pick("财务保本价", "break-even by cash flow");
    speech.line(&format!("{own}: {}", shown(worths.cash_flow_yuan_per_m2)))?;
    let by_plan = speech.pick("方案保本价（不含税）", "break-even by the plan, without taxes");
    speech.line(&format!("{by_plan}: {}", speech.read(&worths.plan.shown())))?;
    speech.line(speech.read(&worths.plan.sentence))?;
    for notice in &worths.notices {
        speech.line(&format!("· {}", speech.read(notice)))?;
    }
    Ok(Ending::Done)
}

pub(super) fn settings(arguments: &SheetArguments) -> anyhow::Result<AppraisalSettings> {
    let today = today();
    let mut settings = match &arguments.settings {
        None => AppraisalSettings::on(today),
        Some(file) => {
            let bytes = std::fs::read(file).map_err(|source| DeskError::File { path: file.clone(), source })?;
            let mut json: serde_json::Value = serde_json::from_slice(&bytes).with_context(|| format!("{}", file.display()))?;
            if let Some(members) = json.as_object_mut() {
                members.entry("on").or_insert_with(|| today.to_string().into());
            }
            serde_json::from_value(json).with_context(|| format!("{}", file.display()))?
        }
    };
    settings.sight = if arguments.restricted { Sight::Restricted } else { Sight::Open };
    settings.price_yuan_per_m2 = price("--price", arguments.price.as_deref())?.or(settings.price_yuan_per_m2);
    settings.rent_yuan_per_m2_month = price("--rent", arguments.rent.as_deref())?.or(settings.rent_yuan_per_m2_month);
    settings.works_yuan_per_m2 = price("--works", arguments.works.as_deref())?.or(settings.works_yuan_per_m2);
    settings.economics.discount_rate = arguments.discount_rate.unwrap_or(settings.economics.discount_rate);
    Ok(settings)
}

fn price(name: &str, text: Option<&str>) -> Result<Option<YuanPerSquareMetre>, DeskError> {
    text.map(YuanPerSquareMetre::parse).transpose().map_err(|fault| {
        let message = Bilingual::new(format!("不是价格：{fault}"), fault.to_string());
        DeskError::Unreadable(Unreadable { name: name.to_owned(), message })
    })
}

fn gates(sheet: &Appraisal, speech: Speech) -> String {
    let mut table = match speech.language {
        Language::Zh => Table::new(["闸门", "结果", "说明"]),
        Language::En => Table::new(["gate", "outcome", "why"]),
    };
    for gate in &sheet.gates {
        let outcome = match gate.outcome {
            GateOutcome::Pass => speech.pick("通过", "pass"),
            GateOutcome::Fail => speech.pick("不通过", "fail"),
            GateOutcome::Unknown => speech.pick("待核", "unknown"),
            GateOutcome::NeedsRole => speech.pick("需权限", "needs a role"),
            GateOutcome::NotApplicable => speech.pick("不适用", "not applicable"),
        };
        table.row([speech.read(&gate.name).to_owned(), outcome.to_owned(), speech.read(&gate.sentence).to_owned()]);
    }
    table.print()
}

fn modes(sheet: &Appraisal, speech: Speech) -> String {
    let mut table = match speech.language {
        Language::Zh => Table::new(["取得方式", "可行", "投入 元", "净现值 元", "年均 元", "IRR %", "回收 年", "保本价/租金"]),
        Language::En => Table::new(["mode", "open", "investment", "NPV", "a year", "IRR %", "payback years", "break-even"]),
    };
    for line in &sheet.modes {
        table.row(mode_cells(line, speech));
    }
    table.print()
}

fn mode_cells(line: &ModeLine, speech: Speech) -> [String; 8] {
    let unknown = || speech.pick("未知", "unknown").to_owned();
    let flow = line.cash_flow.as_ref();
    let money =
        |yuan: Option<crate::units::Yuan>| yuan.map_or_else(unknown, |yuan| yuan.to_string().trim_end_matches(" 元").to_owned());
    let price = line.break_even_price_yuan_per_m2.map(|price| price_in(price, speech));
    let rent = || {
        line.break_even_rent_yuan_per_m2_month.map(|rent| format!("{}{}", price_in(rent, speech), speech.pick("·月", " a month")))
    };
    [
        speech.read(&line.name).to_owned(),
        match line.open {
            Openness::Open => speech.pick("是", "yes").to_owned(),
            Openness::Closed => speech.pick("否", "no").to_owned(),
            Openness::Unknown => unknown(),
        },
        money(flow.map(|flow| flow.investment_yuan)),
        money(flow.map(|flow| flow.npv_yuan)),
        money(flow.map(|flow| flow.yearly_equivalent_yuan)),
        flow.and_then(|flow| flow.irr).map_or_else(|| "—".to_owned(), |rate| format!("{:.2}", rate * 100.0)),
        flow.and_then(|flow| flow.payback_years).map_or_else(|| "—".to_owned(), |years| format!("{years:.1}")),
        price.or_else(rent).unwrap_or_else(|| "—".to_owned()),
    ]
}

fn price_in(price: YuanPerSquareMetre, speech: Speech) -> String {
    match speech.language {
        Language::Zh => price.to_string(),
        Language::En => format!("{price:#}"),
    }
}

fn scores(sheet: &Appraisal, speech: Speech) -> String {
    let mut table = match speech.language {
        Language::Zh => Table::new(["得分", "权重 %", "低", "高", "已知"]),
        Language::En => Table::new(["score", "weight %", "low", "high", "known"]),
    };
    for group in &sheet.groups {
        table.row([
            speech.read(&group.name).to_owned(),
            format!("{:.0}", group.weight),
            format!("{:.0}", group.score.low),
            format!("{:.0}", group.score.high),
            format!("{}/{}", group.known, group.metrics.len()),
        ]);
    }
    table.print()
}

fn shown(cell: &Cell, speech: Speech) -> String {
    let value = match &cell.value {
        Some(CellValue::Number(number)) if cell.is_year() => number.to_string(),
        Some(CellValue::Number(number)) if cell.is_share() => Value::share(*number).print(speech.language),
        Some(CellValue::Number(number)) => Value::rounded(*number, 3).print(speech.language),
        Some(CellValue::Flag(true)) => speech.pick("是", "yes").to_owned(),
        Some(CellValue::Flag(false)) => speech.pick("否", "no").to_owned(),
        Some(CellValue::Text(text)) => text.clone(),
        Some(CellValue::Words(words)) => speech.read(words).to_owned(),
        None if cell.state == CellState::Withheld => speech.pick("受限", "restricted").to_owned(),
        None if cell.field == "plan_break_even" => speech.pick("未求解（--plan）", "not solved (--plan)").to_owned(),
        None => speech.pick("未知", "unknown").to_owned(),
    };
    let value = match (cell.unit_in(speech.language), &cell.value) {
        ("", _) | (_, None) => value,
        (unit, Some(_)) if unit.starts_with("¥/") => format!("¥{value}{}", unit.trim_start_matches('¥')),
        (unit, Some(_)) => format!("{value} {unit}"),
    };
    let source = cell.source.as_ref().map(|source| format!("  [{}]", side(source, speech.language))).unwrap_or_default();
    format!("{}: {value}{source}", speech.read(&cell.name))
}
