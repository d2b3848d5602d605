//! `zaiti report`: what is handed in or taken to a meeting, as a file.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::appraise::{self, SheetArguments};
use super::ending::Ending;
use super::speech::Speech;
use super::table::Table;
use crate::desk::{Desk, DeskError, FrozenSheet, PaperFormat, today};
use crate::estate::SiteId;
use crate::ledger::Quarter;
use crate::programme::Language;
use crate::report::Frame;

/// `zaiti report`.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    #[command(subcommand)]
    pub(super) report: ReportKind,
}

/// Which report.
#[derive(Debug, Subcommand)]
pub(super) enum ReportKind {
    /// 附表(对照)：已公布的目标任务表及其完成情况 / the published target table with what stands against it.
    Annex(PaperArguments),
    /// 季度清单 / the list of a quarter.
    Ledger {
        /// 季度，如 2026Q3；默认本季度 / quarter, such as 2026Q3; the present one by default.
        #[arg(long)]
        quarter: Option<Quarter>,
        /// 含经办人、职务、事由 / with who, role and why.
        #[arg(long)]
        restricted: bool,
        #[command(flatten)]
        file: PaperArguments,
    },
    /// 收储评估表，多个编号时打包为 ZIP / the acquisition sheet of a property, or of a list as a ZIP.
    Sheet {
        /// 楼宇或闲置物业编号 / ids of buildings or idle properties.
        #[arg(value_name = "SITE", required = true)]
        sites: Vec<String>,
        /// 不求解方案保本价 / without the break-even price by the plan.
        #[arg(long)]
        no_plan: bool,
        #[command(flatten)]
        terms: SheetArguments,
        #[command(flatten)]
        file: PaperArguments,
    },
    /// 收储优先次序 / every property in the order of its appraisal.
    Ranking {
        #[command(flatten)]
        terms: SheetArguments,
        #[command(flatten)]
        file: PaperArguments,
    },
    /// 为会议定稿 / freeze the sheet of a property for a meeting.
    Freeze {
        /// 楼宇或闲置物业编号 / id of a building or idle property.
        #[arg(value_name = "SITE")]
        site: String,
        /// 会议名称 / the meeting.
        #[arg(long)]
        meeting: String,
        /// 经办人 / who does it.
        #[arg(long, env = "ZAITI_WHO", default_value = "cli")]
        who: String,
        #[command(flatten)]
        terms: SheetArguments,
    },
    /// 定稿列表，或导出一份定稿 / the frozen sheets, or one of them as a file.
    Frozen {
        /// 定稿编号 / number of a frozen sheet.
        #[arg(value_name = "NUMBER", requires = "out")]
        number: Option<u64>,
        /// 含受限信息 / with what is restricted.
        #[arg(long)]
        restricted: bool,
        /// 输出文件 / file to write.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// 格式（默认取自文件名）/ format, by default from the file's name.
        #[arg(short = 'f', long = "format", value_enum)]
        format: Option<PaperWord>,
    },
}

/// Where a report goes.
#[derive(Debug, Args)]
pub(super) struct PaperArguments {
    /// 输出文件 / file to write.
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// 格式（默认取自文件名）/ format, by default from the file's name.
    #[arg(short = 'f', long = "format", value_enum)]
    pub(super) format: Option<PaperWord>,
}

/// Format of a report on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PaperWord {
    Xlsx,
    Docx,
}

/// How long the plan's two solves for one break-even price may take together, seconds.
const PLAN_SECONDS: f64 = 30.0;

pub(super) fn run(project: &Path, arguments: &ReportArguments, speech: Speech) -> anyhow::Result<Ending> {
    if let ReportKind::Freeze { site, meeting, who, terms } = &arguments.report {
        let settings = appraise::settings(terms)?;
        let kept = Desk::open(project)?.freeze(&SiteId(site.clone()), &settings, Some(PLAN_SECONDS), meeting, who)?;
        return listed(&[kept], speech);
    }
    let desk = Desk::open_to_read(project)?;
    let frame = Frame { language: speech.language, on: today(), address: "" };
    match &arguments.report {
        ReportKind::Annex(file) => written(&desk.annex(&frame, format(&file.out, file.format))?, &file.out, speech),
        ReportKind::Ledger { quarter, restricted, file } => {
            let quarter = quarter.unwrap_or_else(|| Quarter::of(frame.on));
            let bytes = desk.quarter_paper(quarter, *restricted, &frame, format(&file.out, file.format))?;
            written(&bytes, &file.out, speech)
        }
        ReportKind::Sheet { sites, no_plan, terms, file } => {
            let (settings, form) = (appraise::settings(terms)?, format(&file.out, file.format));
            let seconds = (!no_plan).then_some(PLAN_SECONDS);
            let bytes = match sites.as_slice() {
                [site] => desk.sheet(&SiteId(site.clone()), &settings, seconds, &frame, form)?,
                several => {
                    let sites: Vec<SiteId> = several.iter().cloned().map(SiteId).collect();
                    desk.sheets(&sites, &settings, seconds, &frame, form)?
                }
            };
            written(&bytes, &file.out, speech)
        }
        ReportKind::Ranking { terms, file } => {
            let bytes = desk.ranking_paper(&appraise::settings(terms)?, &frame, format(&file.out, file.format))?;
            written(&bytes, &file.out, speech)
        }
        ReportKind::Freeze { .. } => Ok(Ending::Done),
        ReportKind::Frozen { number: Some(number), restricted, out: Some(out), format: form } => {
            let bytes = desk.frozen_paper(*number, *restricted, speech.language, format(out, *form))?;
            written(&bytes, out, speech)
        }
        ReportKind::Frozen { restricted, .. } => listed(&desk.frozen_sheets(None, *restricted)?, speech),
    }
}

fn listed(sheets: &[FrozenSheet], speech: Speech) -> anyhow::Result<Ending> {
    if speech.json {
        speech.value(&sheets)?;
        return Ok(Ending::Done);
    }
    let mut table = match speech.language {
        Language::Zh => Table::new(["定稿", "物业", "会议", "数据版本", "定稿时间"]),
        Language::En => Table::new(["frozen", "property", "meeting", "revision", "at"]),
    };
    for sheet in sheets {
        let (number, revision) = (sheet.number.to_string(), sheet.revision.to_string());
        table.row([number, sheet.site.to_string(), sheet.meeting.clone(), revision, sheet.frozen_at.to_string()]);
    }
    speech.line(&table.print())?;
    Ok(Ending::Done)
}

/// The format asked for, else the one the file's name ends with, else a spreadsheet.
fn format(out: &Path, asked: Option<PaperWord>) -> PaperFormat {
    let named = || out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx")).then_some(PaperWord::Docx);
    match asked.or_else(named) {
        Some(PaperWord::Docx) => PaperFormat::Docx,
        Some(PaperWord::Xlsx) | None => PaperFormat::Xlsx,
    }
}

fn written(bytes: &[u8], out: &Path, speech: Speech) -> anyhow::Result<Ending> {
    std::fs::write(out, bytes).map_err(|source| DeskError::File { path: out.to_owned(), source })?;
    if speech.json {
        speech.value(&json!({ "out": out, "bytes": bytes.len() }))?;
    } else {
        let (file, size) = (out.display(), bytes.len());
        let (zh, en) = (format!("已写出 {file}，{size} 字节"), format!("wrote {file}, {size} bytes"));
        speech.line(speech.pick(&zh, &en))?;
    }
    Ok(Ending::Done)
}
