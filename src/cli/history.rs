//! `zaiti revisions`, `revert`, `backup` and `token`: what was, and who may.

use std::path::Path;

use serde_json::json;

use super::arguments::{BackupArguments, RestoreArguments, RevertArguments, TokenArguments};
use super::ending::Ending;
use super::progress;
use super::speech::Speech;
use super::table::Table;
use crate::desk::Desk;
use crate::programme::Language;

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

pub(super) fn token(project: &Path, arguments: &TokenArguments, speech: Speech) -> anyhow::Result<Ending> {
    let secret = Desk::open(project)?.grant("cli", &arguments.label)?;
    if speech.json {
        speech.value(&json!({ "label": arguments.label, "token": secret.reveal() }))?;
    } else {
        let told = speech.pick("写入令牌（只显示这一次，90 天有效）", "write token (shown this once, holds 90 days)");
        speech.line(&format!("{told}: {}", secret.reveal()))?;
    }
    Ok(Ending::Done)
}
