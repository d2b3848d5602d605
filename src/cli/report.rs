//! `zaiti report`: what is handed in or taken to a meeting, as a file.

use std::path::Path;

use jiff::Zoned;
use serde_json::json;

use super::appraise;
use super::arguments::{PaperWord, ReportArguments, ReportKind};
use super::ending::Ending;
use super::speech::Speech;
use crate::desk::{Desk, DeskError, PaperFormat};
use crate::estate::SiteId;
use crate::ledger::Quarter;
use crate::report::Frame;

pub(super) fn run(project: &Path, arguments: &ReportArguments, speech: Speech) -> anyhow::Result<Ending> {
    let desk = Desk::open_to_read(project)?;
    let frame = Frame { language: speech.language, on: Zoned::now().date(), address: "" };
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
