//! `zaiti report`: what is handed in or taken to a meeting, as a file.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::appraise;
use super::arguments::SheetArguments;
use super::ending::Ending;
use super::speech::Speech;
use crate::desk::{Desk, DeskError, PaperFormat, today};
use crate::estate::SiteId;
use crate::ledger::Quarter;
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
    /// 收储评估表 / the acquisition sheet of a property.
    Sheet {
        /// 楼宇或闲置物业编号 / id of a building or idle property.
        #[arg(value_name = "SITE")]
        site: String,
        #[command(flatten)]
        terms: SheetArguments,
        #[command(flatten)]
        file: PaperArguments,
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

pub(super) fn run(project: &Path, arguments: &ReportArguments, speech: Speech) -> anyhow::Result<Ending> {
    let desk = Desk::open_to_read(project)?;
    let frame = Frame { language: speech.language, on: today(), address: "" };
    match &arguments.report {
        ReportKind::Annex(file) => written(&desk.annex(&frame, format(&file.out, file.format))?, &file.out, speech),
        ReportKind::Ledger { quarter, restricted, file } => {
            let quarter = quarter.unwrap_or_else(|| Quarter::of(frame.on));
            let bytes = desk.quarter_paper(quarter, *restricted, &frame, format(&file.out, file.format))?;
            written(&bytes, &file.out, speech)
        }
        ReportKind::Sheet { site, terms, file } => {
            let settings = appraise::settings(terms)?;
            let bytes = desk.sheet(&SiteId(site.clone()), &settings, &frame, format(&file.out, file.format))?;
            written(&bytes, &file.out, speech)
        }
    }
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
