//! `zaiti revisions`, `difference`, `revert`, `backup` and `restore`: what was.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::availability::label_of;
use super::ending::Ending;
use super::progress;
use super::speech::Speech;
use super::table::Table;
use super::words::{Author, GroupWord};
use crate::atlas::GroupChange;
use crate::desk::{Changed, Desk};
use crate::programme::Language;

/// `zaiti difference`.
#[derive(Debug, Args)]
pub(super) struct DifferenceArguments {
    /// 从哪一版本 / number of the revision to compare with.
    pub(super) from: u64,
    /// 到哪一版本，默认当前 / number of the revision to compare, the current one by default.
    pub(super) to: Option<u64>,
    /// 分组 / group by.
    #[arg(long, value_enum, default_value = "zone")]
    pub(super) by: GroupWord,
}

/// `zaiti revert`.
#[derive(Debug, Args)]
pub(super) struct RevertArguments {
    /// 版本号 / number of the revision.
    pub(super) revision: u64,
    #[command(flatten)]
    pub(super) author: Author,
}

/// `zaiti backup`.
#[derive(Debug, Args)]
pub(super) struct BackupArguments {
    /// 备份文件 / file to write.
    pub(super) out: PathBuf,
}

/// `zaiti restore`.
#[derive(Debug, Args)]
pub(super) struct RestoreArguments {
    /// 备份或项目文件 / backup or project file.
    pub(super) backup: PathBuf,
    /// 只核对，不恢复 / check it only, restore nothing.
    #[arg(long)]
    pub(super) check: bool,
}

pub(super) fn revisions(project: &Path, speech: Speech) -> anyhow::Result<Ending> {
    let revisions = Desk::open_to_read(project)?.revisions()?;
    if speech.json {
        speech.value(&revisions)?;
        return Ok(Ending::Done);
    }
    let mut table = match speech.language {
        Language::Zh => Table::new(["版本", "时间", "经办", "事由"]),
        Language::En => Table::new(["revision", "at", "who", "why"]),
    };
    for revision in revisions {
        table.row([
            revision.number.to_string(),
            revision.at.strftime("%Y-%m-%d %H:%M:%SZ").to_string(),
            revision.who,
            revision.why,
        ]);
    }
    speech.line(&table.print())?;
    Ok(Ending::Done)
}

pub(super) fn difference(project: &Path, arguments: &DifferenceArguments, speech: Speech) -> anyhow::Result<Ending> {
    let desk = Desk::open_to_read(project)?;
    let to = arguments.to.unwrap_or_else(|| desk.atlas().revision().number);
    let difference = desk.difference(arguments.from, to, arguments.by.into())?;
    if speech.json {
        speech.value(&difference)?;
        return Ok(Ending::Done);
    }
    let mut table = match speech.language {
        Language::Zh => Table::new(["分组", "处", "建筑面积 ㎡", "空置 ㎡", "可用 ㎡", "可用 ㎡ 变化"]),
        Language::En => Table::new(["group", "sites", "floor m²", "vacant m²", "available m²", "change of available m²"]),
    };
    for group in &difference.groups {
        table.row(change_cells(label_of(group.key.as_ref(), group.name.as_ref(), speech), group, speech));
    }
    table.row(change_cells(speech.pick("合计", "total").to_owned(), &difference.total, speech));
    speech.line(&table.print())?;
    let sorts = [
        ("新增", "added", &difference.added),
        ("变更", "changed", &difference.changed),
        ("退出", "removed", &difference.removed),
    ];
    for (zh, en, changed) in sorts.into_iter().filter(|(_, _, changed)| changed.count > 0) {
        speech.line(&format!("{} {}{}", speech.pick(zh, en), changed.count, named(changed)))?;
    }
    Ok(Ending::Done)
}

/// The sites of a sort of change, as far as they are named.
fn named(changed: &Changed) -> String {
    let names: Vec<&str> = changed.first.iter().map(|id| id.0.as_str()).collect();
    let more = if changed.count > names.len() { " …" } else { "" };
    format!(": {}{more}", names.join(", "))
}

fn change_cells(label: String, group: &GroupChange, speech: Speech) -> [String; 6] {
    let turned = |of: fn(&crate::atlas::Sums) -> Option<crate::units::Area>| {
        format!("{} → {}", speech.area(of(&group.before)), speech.area(of(&group.after)))
    };
    [
        label,
        format!("{} → {}", group.before.sites, group.after.sites),
        turned(|sums| sums.floor_area.figure()),
        turned(|sums| sums.vacant_area.figure()),
        turned(|sums| sums.available_area.figure()),
        speech.area(group.change.available_area_m2),
    ]
}

pub(super) fn revert(project: &Path, arguments: &RevertArguments, speech: Speech) -> anyhow::Result<Ending> {
    let why = format!("revert to revision {}", arguments.revision);
    let why = if arguments.author.why.is_empty() { &why } else { &arguments.author.why };
    let revision = Desk::open(project)?.revert(arguments.revision, &arguments.author.who, why)?;
    if speech.json {
        speech.value(&revision)?;
    } else {
        let zh = format!("已回到第 {} 版的内容，现为第 {} 版", arguments.revision, revision.number);
        let en = format!("back at the content of revision {}, now revision {}", arguments.revision, revision.number);
        speech.line(speech.pick(&zh, &en))?;
    }
    Ok(Ending::Done)
}

pub(super) fn backup(project: &Path, arguments: &BackupArguments, speech: Speech) -> anyhow::Result<Ending> {
    let desk = Desk::open_to_read(project)?;
    let bar = progress::spinner(speech.pick("备份中", "backing up"));
    let done = desk.backup(&arguments.out);
    bar.finish_and_clear();
    let checkup = done?;
    if speech.json {
        speech
            .value(&json!({ "backup": arguments.out, "revision": checkup.revision, "sites": checkup.sites, "checked": true }))?;
    } else {
        let (file, sites, revision) = (arguments.out.display(), checkup.sites, checkup.revision);
        let zh = format!("已备份到 {file} 并核对：第 {revision} 版，{sites} 处");
        let en = format!("backed up to {file} and checked: revision {revision}, {sites} sites");
        speech.line(speech.pick(&zh, &en))?;
    }
    Ok(Ending::Done)
}

pub(super) fn restore(project: &Path, arguments: &RestoreArguments, speech: Speech) -> anyhow::Result<Ending> {
    let file = &arguments.backup;
    let found = if arguments.check { Desk::check(file)? } else { Desk::restore(file, project)? };
    if speech.json {
        speech.value(&json!({
            "file": file, "restored": !arguments.check, "revision": found.revision, "content_hash": found.content_hash,
            "sites": found.sites, "audit_rows": found.audit_rows, "checksum": found.checksum,
        }))?;
        return Ok(Ending::Done);
    }
    let (name, sites, revision, rows) = (file.display(), found.sites, found.revision, found.audit_rows);
    let zh = format!("{name} 完好：第 {revision} 版，{sites} 处，审计 {rows} 行");
    let en = format!("{name} holds together: revision {revision}, {sites} sites, {rows} audit rows");
    speech.line(speech.pick(&zh, &en))?;
    if !arguments.check {
        let (zh, en) = (format!("已恢复为 {}", project.display()), format!("restored as {}", project.display()));
        speech.line(speech.pick(&zh, &en))?;
    }
    Ok(Ending::Done)
}
