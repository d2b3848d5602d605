//! `zaiti import`. Several files are all checked before the first is written.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Serialize;

use super::arguments::{ImportArguments, OnErrorWord};
use super::ending::Ending;
use super::progress;
use super::speech::Speech;
use crate::desk::{Desk, DeskError, ImportReport, ImportRequest, Mode, OnFault, Reading};
use crate::exchange::{Choice, Finding, Mapping, ReadOptions, Severity, mapping_fault, source_key};
use crate::geometry::{Axes, Datum, LocalGrid};

/// Findings of one code that are printed one by one; of more, the count and the first places are. `--json` prints them all.
const ONE_BY_ONE: usize = 5;

pub(super) fn run(project: &Path, arguments: &ImportArguments, speech: Speech) -> anyhow::Result<Ending> {
    let options = options(arguments)?;
    let desk = if arguments.dry_run { Desk::open_to_read(project)? } else { Desk::open(project)? };
    let reading = if arguments.in_process { Reading::Here } else { Reading::apart()? };
    let desk = desk.reading(reading);
    let mut reports = if arguments.dry_run || arguments.files.len() > 1 {
        each(&desk, arguments, &options, Mode::DryRun, speech)?
    } else {
        Vec::new()
    };
    if let Some(out) = &arguments.report {
        write_report(&desk, arguments, &options, out, speech)?;
    }
    if arguments.remember && !arguments.dry_run {
        remember(&desk, arguments, &options)?;
    }
    let on_fault = on_fault(arguments);
    if !arguments.dry_run && !reports.iter().any(|report| report.is_refused(on_fault)) {
        reports = each(&desk, arguments, &options, Mode::Commit, speech)?;
    }
    if speech.json {
        speech.value(&reports)?;
    } else {
        reports.iter().try_for_each(|report| print(report, speech))?;
    }
    let refused = reports.iter().any(|report| report.is_refused(on_fault));
    Ok(if refused { Ending::Refused } else { Ending::Done })
}

const fn on_fault(arguments: &ImportArguments) -> OnFault {
    match arguments.on_error {
        OnErrorWord::Refuse => OnFault::Refuse,
        OnErrorWord::Skip => OnFault::Skip,
    }
}

fn options(arguments: &ImportArguments) -> anyhow::Result<ReadOptions> {
    Ok(ReadOptions {
        kind: arguments.kind.map(Into::into),
        layer: arguments.layer.clone(),
        datum: datum(arguments.datum.as_deref())?,
        local: arguments.local_grid.as_deref().map(local_grid).transpose()?,
        axes: arguments.north_first.then_some(Axes::NorthEast),
        source: arguments.source.clone(),
        as_of: arguments.as_of,
        confidence: arguments.confidence.into(),
        encoding: arguments.encoding.map(Into::into),
        mapping: arguments.map.iter().map(|text| choice(text)).collect::<anyhow::Result<Mapping>>()?,
        ..ReadOptions::default()
    })
}

/// Parameters that stay in their file: what is wrong with them is said without them.
fn local_grid(file: &Path) -> anyhow::Result<LocalGrid> {
    let text = std::fs::read_to_string(file).map_err(|source| DeskError::File { path: file.to_owned(), source })?;
    LocalGrid::parse(&text).map_err(|fault| anyhow::anyhow!("四参数文件无效 / the parameters cannot be used: {fault}"))
}

/// The datum of a word on the command line.
pub(super) fn datum(word: Option<&str>) -> anyhow::Result<Option<Datum>> {
    word.map(|word| {
        let known = Datum::ALL.map(Datum::word).join(", ");
        Datum::parse(word).with_context(|| format!("坐标基准“{word}”无效，可用 / no such datum, known are: {known}"))
    })
    .transpose()
}

/// What `heading=column:unit` says.
fn choice(text: &str) -> anyhow::Result<(String, Choice)> {
    let (heading, meant) = text
        .rsplit_once('=')
        .with_context(|| format!("--map “{text}”应写作 表头=列名[:单位] / write --map as heading=column[:unit]"))?;
    let (column, unit) = meant.split_once(':').map_or((meant, None), |(column, unit)| (column, Some(unit.to_owned())));
    let column = Some(column.to_owned()).filter(|column| !column.is_empty());
    let choice = Choice { column, unit };
    match mapping_fault(&Mapping::from([(heading.to_owned(), choice.clone())])) {
        Some((_, fault)) => anyhow::bail!("--map “{text}”不成立 / cannot be meant: {fault}"),
        None => Ok((heading.to_owned(), choice)),
    }
}

fn remember(desk: &Desk, arguments: &ImportArguments, options: &ReadOptions) -> anyhow::Result<()> {
    for file in &arguments.files {
        let source = source_key(&name_of(file), options.source.as_deref());
        let mut mapping = desk.mapping(&source)?;
        mapping.extend(options.mapping.clone());
        desk.remember_mapping(&arguments.author.who, &source, &mapping)?;
    }
    Ok(())
}

/// The workbook of the first file; of several files each needs a run of its own.
fn write_report(
    desk: &Desk,
    arguments: &ImportArguments,
    options: &ReadOptions,
    out: &Path,
    speech: Speech,
) -> anyhow::Result<()> {
    let [file] = arguments.files.as_slice() else {
        anyhow::bail!("--report 一次只用于一个文件 / --report takes one file at a time");
    };
    let (name, author) = (name_of(file), &arguments.author);
    let bytes = std::fs::read(file).map_err(|source| DeskError::File { path: file.clone(), source })?;
    let (on_fault, options) = (on_fault(arguments), options.clone());
    let mode = Mode::DryRun;
    let request = ImportRequest { name: &name, bytes: &bytes, options, mode, on_fault, who: &author.who, why: &author.why };
    let workbook = desk.report(&request, speech.language)?;
    Ok(std::fs::write(out, workbook).map_err(|source| DeskError::File { path: out.to_owned(), source })?)
}

fn each(
    desk: &Desk,
    arguments: &ImportArguments,
    options: &ReadOptions,
    mode: Mode,
    speech: Speech,
) -> anyhow::Result<Vec<ImportReport>> {
    let bar = progress::bar(arguments.files.len());
    let mut reports = Vec::with_capacity(arguments.files.len());
    for file in &arguments.files {
        let name = name_of(file);
        bar.set_message(format!(
            "{} {name}",
            if mode == Mode::DryRun { speech.pick("检查", "checking") } else { speech.pick("导入", "importing") }
        ));
        let bytes = std::fs::read(file).map_err(|source| DeskError::File { path: file.clone(), source })?;
        let author = &arguments.author;
        let (on_fault, options) = (on_fault(arguments), options.clone());
        let request = ImportRequest { name: &name, bytes: &bytes, options, mode, on_fault, who: &author.who, why: &author.why };
        reports.push(desk.import(&request)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(reports)
}

fn name_of(file: &Path) -> String {
    file.file_name().map_or_else(|| PathBuf::from(file).display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn print(report: &ImportReport, speech: Speech) -> anyhow::Result<()> {
    let counts = report.counts;
    let (format, encoding) = (word(&report.format), word(&report.encoding));
    let datum = report.datum.as_deref().unwrap_or(speech.pick("未声明坐标系", "no datum declared"));
    let zh = format!(
        "{}：{}，{}，{datum}；读取 {}，接受 {}（有提示 {}），拒绝 {}，略过 {}",
        report.name, format, encoding, counts.read, counts.accepted, counts.noted, counts.refused, counts.skipped
    );
    let en = format!(
        "{}: {}, {}, {datum}; read {}, accepted {} ({} with findings), refused {}, skipped {}",
        report.name, format, encoding, counts.read, counts.accepted, counts.noted, counts.refused, counts.skipped
    );
    speech.line(speech.pick(&zh, &en))?;
    for of_one_code in by_code(&report.findings) {
        of_one_code.iter().take(ONE_BY_ONE).try_for_each(|finding| speech.line(&format!("  {}", describe(finding, speech))))?;
        if of_one_code.len() > ONE_BY_ONE {
            let (all, code) = (of_one_code.len(), of_one_code[0].code);
            let (zh, en) = (
                format!("  …… 同类（{code}）共 {all} 条，逐条见 --json"),
                format!("  … {all} of this kind ({code}), each in --json"),
            );
            speech.line(speech.pick(&zh, &en))?;
        }
    }
    let (zh, en) = match report.revision.filter(|_| report.committed) {
        Some(number) => (format!("已提交，第 {number} 版"), format!("committed as revision {number}")),
        None => ("未写入任何内容".to_owned(), "nothing was written".to_owned()),
    };
    Ok(speech.line(speech.pick(&zh, &en))?)
}

/// Findings of one code together, in the order in which the codes first appear.
fn by_code(findings: &[Finding]) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group[0].code == finding.code) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// The word a value has on the wire.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn describe(finding: &Finding, speech: Speech) -> String {
    let severity = match finding.severity {
        Severity::Fault => speech.pick("错误", "fault"),
        Severity::Warning => speech.pick("警告", "warning"),
        Severity::Note => speech.pick("提示", "note"),
    };
    let sheet = finding.place.sheet.clone();
    let row = finding.place.row.map(|row| format!("{} {row}", speech.pick("行", "row")));
    let parts = [sheet, row, finding.place.feature.clone(), finding.place.cell.clone(), finding.place.field.clone()];
    let place = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    format!("[{severity}] {place}: {}; {}", speech.read(&finding.message), speech.read(&finding.remedy))
}
