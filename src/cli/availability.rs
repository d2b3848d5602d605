//! `zaiti availability`: how much space there is, and how far it is from the targets.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;

use super::ending::Ending;
use super::speech::Speech;
use super::table::Table;
use super::words::{CountWord, FilterArguments, GroupWord};
use crate::atlas::{Atlas, Availability, BoardRow, Group, Question, Sums};
use crate::desk::{self, Desk, DeskError, SumsInEach, SumsInOne, today};
use crate::geometry::Shape;
use crate::programme::Bilingual;

/// `zaiti availability`.
#[derive(Debug, Args)]
pub(super) struct AvailabilityArguments {
    /// 分组；默认按片区，多个范围时合计 / group by; zones, or with several areas all together, where nothing is said.
    #[arg(long, value_enum)]
    pub(super) by: Option<GroupWord>,
    /// 任意多边形（GeoJSON 文件）/ any polygon, a GeoJSON file.
    #[arg(long, value_name = "FILE")]
    pub(super) area: Option<PathBuf>,
    /// 多个范围，各得一行（GeoJSON FeatureCollection）/ several areas, a row for each, a GeoJSON collection.
    #[arg(long, value_name = "FILE", conflicts_with = "area")]
    pub(super) areas: Option<PathBuf>,
    /// 某一历史版本 / as an earlier revision has it.
    #[arg(long, value_name = "NUMBER")]
    pub(super) revision: Option<u64>,
    /// 按面积占比或按中心点计入 / count by share of footprint or by centroid.
    #[arg(long, value_enum, default_value = "share")]
    pub(super) count: CountWord,
    #[command(flatten)]
    pub(super) filter: FilterArguments,
}

pub(super) fn run(project: &Path, arguments: &AvailabilityArguments, speech: Speech) -> anyhow::Result<Ending> {
    let by = arguments.by.unwrap_or(if arguments.areas.is_some() { GroupWord::Total } else { GroupWord::Zone });
    let question = Question {
        by: by.into(),
        filter: arguments.filter.filter()?,
        area: arguments.area.as_deref().map(read_area).transpose()?,
        count: arguments.count.into(),
    };
    let desk = Desk::open_to_read(project)?;
    let atlas = desk.atlas_at(arguments.revision)?;
    if let Some(file) = &arguments.areas {
        let areas = desk::read_areas(&read_json(file)?).map_err(DeskError::Area)?;
        return say_each(&atlas, &desk::sums_in_each(&atlas, &question, areas), speech);
    }
    let answer = atlas.availability(&question);
    if speech.json {
        speech.value(&answer)?;
        return Ok(Ending::Done);
    }
    speech.line(&sums(&answer, speech))?;
    if matches!(by, GroupWord::Zone) && question.area.is_none() {
        speech.line("")?;
        speech.line(&targets(&atlas, speech))?;
    }
    speech.line("")?;
    say_around(&atlas, &answer, speech)?;
    Ok(Ending::Done)
}

fn read_json(file: &Path) -> anyhow::Result<Value> {
    let bytes = std::fs::read(file).map_err(|source| DeskError::File { path: file.to_owned(), source })?;
    serde_json::from_slice(&bytes).map_err(|fault| {
        let (shown, line, column) = (file.display(), fault.line(), fault.column());
        let zh = format!("{shown}：第 {line} 行第 {column} 列不是 JSON；在该处修正，或重新导出（文件可能不完整）");
        let en =
            format!("{shown}: no JSON at line {line}, column {column}: mend it there, or export it again, as it may be cut off");
        DeskError::Area(Bilingual::new(zh, en)).into()
    })
}

fn read_area(file: &Path) -> anyhow::Result<Shape> {
    Ok(desk::read_area(&read_json(file)?).map_err(DeskError::Area)?)
}

/// A row for each area, or for each of its groups that has a site.
fn say_each(atlas: &Atlas, sums: &SumsInEach, speech: Speech) -> anyhow::Result<Ending> {
    if speech.json {
        speech.value(sums)?;
        return Ok(Ending::Done);
    }
    let mut table = table(speech);
    for SumsInOne { id, name, answer } in &sums.areas {
        let area = name.as_ref().map_or_else(|| id.clone(), |name| format!("{id} {name}"));
        for group in answer.groups.iter().filter(|group| group.key.is_some() && group.sums.sites > 0) {
            table.row(cells(format!("{area} · {}", label(group, speech)), &group.sums, speech));
        }
        table.row(cells(area, &answer.total, speech));
    }
    speech.line(&table.print())?;
    speech.line("")?;
    say_notices(atlas, speech)?;
    Ok(Ending::Done)
}

fn table(speech: Speech) -> Table {
    match speech.language {
        crate::programme::Language::Zh => Table::new(["分组", "处", "建筑面积 ㎡", "空置 ㎡", "可用 ㎡", "空置未知", "示例"]),
        crate::programme::Language::En => {
            Table::new(["group", "sites", "floor m²", "vacant m²", "available m²", "vacancy unknown", "example"])
        }
    }
}

fn sums(answer: &Availability, speech: Speech) -> String {
    let mut table = table(speech);
    for group in &answer.groups {
        table.row(cells(label(group, speech), &group.sums, speech));
    }
    table.row(cells(speech.pick("合计", "total").to_owned(), &answer.total, speech));
    table.print()
}

fn label(group: &Group, speech: Speech) -> String {
    label_of(group.key.as_ref(), group.name.as_ref(), speech)
}

/// What a group is called in a table.
pub(super) fn label_of(key: Option<&String>, name: Option<&Bilingual>, speech: Speech) -> String {
    match (key, name) {
        (Some(key), Some(name)) => format!("{key} {}", speech.read(name)),
        (Some(key), None) => key.clone(),
        (None, Some(name)) => speech.read(name).to_owned(),
        (None, None) => speech.pick("未知", "unknown").to_owned(),
    }
}

fn cells(label: String, sums: &Sums, speech: Speech) -> [String; 7] {
    [
        label,
        sums.sites.to_string(),
        speech.area(sums.floor_area.figure()),
        speech.area(sums.vacant_area.figure()),
        speech.area(sums.available_area.figure()),
        sums.vacant_area.unknown.to_string(),
        sums.example_sites.to_string(),
    ]
}

fn targets(atlas: &Atlas, speech: Speech) -> String {
    let mut table = match speech.language {
        crate::programme::Language::Zh => Table::new(["片区", "目标 ㎡", "已建成 ㎡", "在建 ㎡", "谋划 ㎡", "缺口 ㎡"]),
        crate::programme::Language::En => Table::new(["zone", "target m²", "built m²", "under way m²", "planned m²", "gap m²"]),
    };
    let board = atlas.board();
    for row in board.zones.iter().chain([&board.total]) {
        table.row(board_cells(row, speech));
    }
    table.print()
}

fn board_cells(row: &BoardRow, speech: Speech) -> [String; 6] {
    let name = speech.read(&row.name);
    [
        row.zone.as_ref().map_or_else(|| name.to_owned(), |zone| format!("{zone} {name}")),
        row.area_target().map_or_else(|| "—".to_owned(), |target| speech.area(Some(target))),
        speech.area(row.built_area.figure()),
        speech.area(row.under_way_area.figure()),
        speech.area(row.planned_area.figure()),
        row.gap_area.map_or_else(|| "—".to_owned(), |gap| speech.area(Some(gap))),
    ]
}

fn say_around(atlas: &Atlas, answer: &Availability, speech: Speech) -> anyhow::Result<()> {
    if answer.left_out_within > 0 {
        let zh = format!("· {} 处闲置物业位于所列楼宇内，只计一次。", answer.left_out_within);
        let en = format!("· {} idle properties stand within listed buildings and count once.", answer.left_out_within);
        speech.line(speech.pick(&zh, &en))?;
    }
    say_notices(atlas, speech)
}

fn say_notices(atlas: &Atlas, speech: Speech) -> anyhow::Result<()> {
    for notice in atlas.overview(today()).notices {
        speech.line(&format!("· {}", speech.read(&notice)))?;
    }
    Ok(())
}
