//! `zaiti import`. Several files are all checked before the first is written.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use jiff::civil::Date;
use serde::Serialize;

use super::ending::Ending;
use super::progress;
use super::speech::Speech;
use super::words::{Author, ConfidenceWord, EncodingWord, KindWord};
use crate::desk::{Desk, DeskError, ImportReport, ImportRequest, ImportStep, Mode, OnFault, Reading, ReadingLimits};
use crate::estate::SiteId;
use crate::exchange::{Choice, Finding, Mapping, ReadOptions, Severity, join_choice, mapping_fault, source_key};
use crate::geometry::{Axes, Datum, LocalGrid};

/// Findings of one code that are printed one by one; of more, the count and the first places are. `--json` prints them all.
const ONE_BY_ONE: usize = 5;

/// `zaiti import`.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// 文件：XLSX、CSV、GeoJSON、Shapefile（zip）、GeoPackage、FlatGeobuf、GeoParquet 或 OSM PBF / files in any format that is read.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// 文件未写明时的类型 / kind of site where the file does not say.
    #[arg(long, value_enum)]
    pub(super) kind: Option<KindWord>,
    /// 坐标基准 / datum of the coordinates: cgcs2000, wgs84, gcj02, bd09, zone35, zone36, cm105, cm108, web_mercator.
    #[arg(long)]
    pub(super) datum: Option<String>,
    /// 有多个图层时用哪一个 / which layer of a file that has several.
    #[arg(long)]
    pub(super) layer: Option<String>,
    /// 地方坐标系四参数文件（JSON，保存在项目之外）/ four parameters of a local grid, kept outside the project.
    #[arg(long, value_name = "FILE", conflicts_with = "datum")]
    pub(super) local_grid: Option<PathBuf>,
    /// 坐标以北（纬度）在前 / coordinates give north (latitude) first.
    #[arg(long)]
    pub(super) north_first: bool,
    /// 数据来源 / where the data comes from.
    #[arg(long)]
    pub(super) source: Option<String>,
    /// 数据日期 / the day the data describes.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<Date>,
    /// 可信度 / how well it is known.
    #[arg(long, value_enum, default_value = "reported")]
    pub(super) confidence: ConfidenceWord,
    /// 表格文本的编码 / encoding of a table of text.
    #[arg(long, value_enum)]
    pub(super) encoding: Option<EncodingWord>,
    /// 表头对应，如“空房=vacant_area_m2:万㎡”，可重复 / what a heading means, may be repeated; nothing after = keeps it unused.
    #[arg(long = "map", value_name = "HEADING=COLUMN[:UNIT]")]
    pub(super) map: Vec<String>,
    /// 记住 --map 所给的对应，供同一来源的下一份文件使用 / remember --map for the next file of the same source.
    #[arg(long)]
    pub(super) remember: bool,
    /// 无位置的对象就是项目中的哪一个，如“台账:7=osm:way/123”，可重复 / which site of the project one without position is, may be repeated.
    #[arg(long = "join", value_name = "ID=ID")]
    pub(super) join: Vec<String>,
    /// 把问题写成工作簿，出错的单元格标色 / write the findings as a workbook with the faulty cells coloured.
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// 在本进程内读取，不设上限：自己的文件超出读取进程的内存时 / read in this process, without limits: for a file of one's own, beyond the memory of a worker.
    #[arg(long)]
    pub(super) in_process: bool,
    /// 只检查，不写入 / check only, write nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// 有错误时：全部拒绝或跳过出错行 / on a fault: refuse all, or skip the rows at fault.
    #[arg(long, value_enum, default_value = "refuse")]
    pub(super) on_error: OnErrorWord,
    #[command(flatten)]
    pub(super) author: Author,
}

/// What a fault leads to.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum OnErrorWord {
    Refuse,
    Skip,
}

pub(super) fn run(project: &Path, arguments: &ImportArguments, speech: Speech) -> anyhow::Result<Ending> {
    let options = options(arguments)?;
    let desk = if arguments.dry_run { Desk::open_to_read(project)? } else { Desk::open(project)? };
    let reading = if arguments.in_process { Reading::Here } else { Reading::apart(ReadingLimits::of_own)? };
    let bar = progress::bar(arguments.files.len());
    let shown = bar.clone();
    let desk = desk.reading(reading).watched_by(move |step| show(&shown, step, speech));
    let mut reports = if arguments.dry_run || arguments.files.len() > 1 {
        each(&desk, arguments, &options, Mode::DryRun, (&bar, speech))?
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
        reports = each(&desk, arguments, &options, Mode::Commit, (&bar, speech))?;
    }
    bar.finish_and_clear();
    desk.leave();
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
        joins: arguments.join.iter().map(|text| join(text)).collect::<anyhow::Result<_>>()?,
        ..ReadOptions::default()
    })
}

fn join(text: &str) -> anyhow::Result<(SiteId, SiteId)> {
    join_choice(text).with_context(|| {
        format!("--join “{text}”应写作 文件中的编号=项目中的编号 / write --join as id in the file=id in the project")
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
    (bar, speech): (&ProgressBar, Speech),
) -> anyhow::Result<Vec<ImportReport>> {
    bar.set_position(0);
    let mut sites = 0;
    let mut reports = Vec::with_capacity(arguments.files.len());
    for file in &arguments.files {
        let name = name_of(file);
        let done = if sites > 0 { format!("{sites} {}", speech.pick("条已读；", "records read; ")) } else { String::new() };
        bar.set_prefix(format!(
            "{done}{} {name}",
            if mode == Mode::DryRun { speech.pick("检查", "checking") } else { speech.pick("导入", "importing") }
        ));
        let bytes = std::fs::read(file).map_err(|source| DeskError::File { path: file.clone(), source })?;
        let author = &arguments.author;
        let (on_fault, options) = (on_fault(arguments), options.clone());
        let request = ImportRequest { name: &name, bytes: &bytes, options, mode, on_fault, who: &author.who, why: &author.why };
        let report = desk.import(&request)?;
        sites += report.counts.read;
        reports.push(report);
        bar.inc(1);
    }
    bar.set_prefix("");
    bar.set_message("");
    Ok(reports)
}

/// Rows written between two lines where there is no terminal that shows a bar; a smaller import says nothing on its way.
const PER_LINE: usize = 100_000;

/// Says how far an import is: on the bar of a terminal, else a line now and then beside what is asked for.
fn show(bar: &ProgressBar, step: ImportStep, speech: Speech) {
    let text = match step {
        ImportStep::Reading => speech.pick("读取与检查", "reading and checking").to_owned(),
        ImportStep::Writing { done, of } => format!("{} {done}/{of}", speech.pick("写入", "writing")),
        ImportStep::Indexing => speech.pick("建立索引", "indexing").to_owned(),
    };
    if !bar.is_hidden() {
        bar.set_message(text);
    } else if matches!(step, ImportStep::Writing { done, .. } if done.is_multiple_of(PER_LINE)) {
        speech.aside(&text);
    }
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
    if let Some(readings) = &report.readings {
        let label = speech.pick("坐标", "coordinates");
        speech.line(&format!("  {label}: {}", speech.read(&readings.sentence)))?;
    }
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
