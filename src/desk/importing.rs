//! Import: bytes become a checked set of sites, and the set one revision or none. Never here: how a format is read.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::{Desk, DeskError};
use crate::atlas::Atlas;
use crate::estate::{Backdrop, BackdropKind, Change};
use crate::exchange::{
    self, Checked, Counts, DoubtfulJoin, Encoding, ExchangeError, Finding, Format, MappableColumn, MappedHeading, Mapping,
    Outcome, Product, ReadOptions, Readings, Severity, Task,
};
use crate::geometry::{Bbox, Shape};
use crate::programme::{Bilingual, Language};

/// An import of so many sites is preceded by a backup.
pub const LARGE: usize = 1_000;

/// Whether an import writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Check and report, write nothing.
    DryRun,
    /// Write what the report allows.
    Commit,
}

/// What rows at fault lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnFault {
    /// Nothing is imported.
    Refuse,
    /// The rest is imported.
    Skip,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// The file is read and checked.
    Reading,
    /// So many of so many changes are written, none of them for good yet.
    Writing {
        /// Written.
        done: usize,
        /// In all.
        of: usize,
    },
    /// All is on disk, and is indexed for questions.
    Indexing,
}

/// Who is told how far an import is.
pub(super) type Watcher = Box<dyn Fn(ImportStep) + Send + Sync>;

/// What to import and how.
#[derive(Debug, Clone)]
pub struct ImportRequest<'a> {
    /// File name, for the format and for the record.
    pub name: &'a str,
    /// Content.
    pub bytes: &'a [u8],
    /// What the file itself does not say.
    pub options: ReadOptions,
    /// Check only, or write.
    pub mode: Mode,
    /// What rows at fault lead to.
    pub on_fault: OnFault,
    /// Who imports.
    pub who: &'a str,
    /// Why.
    pub why: &'a str,
}

#[cfg(test)]
impl<'a> ImportRequest<'a> {
    /// A ledger as a test commits it.
    pub(super) fn of_ledger(sheet: &'a str) -> Self {
        let (mode, on_fault) = (Mode::Commit, OnFault::Refuse);
        Self {
            name: "台账.csv",
            bytes: sheet.as_bytes(),
            options: ReadOptions::default(),
            mode,
            on_fault,
            who: "甲",
            why: "台账",
        }
    }
}

/// What an import found and did.
#[derive(Debug, Clone, Serialize)]
pub struct ImportReport {
    /// File name.
    pub name: String,
    /// Format it was read as.
    pub format: Format,
    /// Encoding it was read in.
    pub encoding: Encoding,
    /// Datum its coordinates were read in.
    pub datum: Option<String>,
    /// How its records fared.
    pub counts: Counts,
    /// The name under which its mapping is remembered.
    pub source: String,
    /// What every heading was taken for.
    pub headings: Vec<MappedHeading>,
    /// How the coordinates may be read: the guess, its runner-up, and which of them is applied.
    pub readings: Option<Readings>,
    /// Sites without position that may be one of several that the project holds: a person decides.
    pub doubtful: Vec<DoubtfulJoin>,
    /// What there is to know, faults first.
    pub findings: Vec<Finding>,
    /// How many findings there are in all, where not all are listed.
    pub findings_total: usize,
    /// How many there are of each code.
    pub tally: BTreeMap<&'static str, usize>,
    /// The revision the project is at after a commit.
    pub revision: Option<u64>,
    /// Whether the project now holds what was accepted.
    pub committed: bool,
}

impl ImportReport {
    /// Whether faults kept it from being imported.
    #[must_use]
    pub fn is_refused(&self, on_fault: OnFault) -> bool {
        on_fault == OnFault::Refuse && self.has_faults()
    }

    fn has_faults(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Fault)
    }

    /// Keeps the first findings only; the total stays.
    #[must_use]
    pub fn listing(mut self, most: usize) -> Self {
        self.findings.truncate(most);
        self
    }
}

impl Desk {
    /// Checks a file and, if asked and nothing refuses it, makes one revision of it.
    ///
    /// # Errors
    /// [`DeskError::Exchange`] when the file cannot be read as a whole, otherwise what the store says. Nothing is changed then.
    pub fn import(&self, request: &ImportRequest<'_>) -> Result<ImportReport, DeskError> {
        self.tell(ImportStep::Reading);
        let (source, checked) = self.examine(request)?;
        let mut findings = checked.findings;
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let mut report = ImportReport {
            name: request.name.to_owned(),
            format: checked.format,
            encoding: checked.encoding,
            datum: checked.datum.map(|datum| datum.word().to_owned()),
            counts: checked.counts,
            source,
            headings: checked.headings,
            readings: checked.readings,
            doubtful: checked.doubtful,
            findings_total: findings.len(),
            tally: exchange::tally(&findings),
            findings,
            revision: None,
            committed: false,
        };
        if request.mode == Mode::Commit && !report.is_refused(request.on_fault) {
            let mut changes: Vec<Change> = checked.sites.into_iter().map(Change::Put).collect();
            changes.extend(self.drawn_with(checked.backdrop));
            self.back_up_before(changes.len())?;
            let why = if request.why.is_empty() { format!("import {}", request.name) } else { request.why.to_owned() };
            let of = changes.len();
            let tell = |done| self.tell(ImportStep::Writing { done, of });
            let committed = self.store.commit_telling(None, (request.who, &why), &changes, tell)?;
            self.tell(ImportStep::Indexing);
            self.follow(&committed.revision, changes)?;
            report.revision = Some(committed.revision.number);
            report.committed = true;
        }
        Ok(report)
    }

    fn tell(&self, step: ImportStep) {
        if let Some(watcher) = &self.watcher {
            watcher(step);
        }
    }

    /// Keeps what a large import would change, where there is a folder for it; an import whose backup fails is not begun.
    fn back_up_before(&self, changes: usize) -> Result<(), DeskError> {
        match &self.backups {
            Some(backups) if changes >= LARGE => self.back_up_into(backups).map(drop),
            _ => Ok(()),
        }
    }

    /// The backdrop with what a file adds to it; nothing where it adds nothing.
    fn drawn_with(&self, added: Vec<Backdrop>) -> Option<Change> {
        let mut backdrop = self.atlas().backdrop().to_vec();
        let before = backdrop.len();
        for feature in added {
            if !backdrop.contains(&feature) {
                backdrop.push(feature);
            }
        }
        (backdrop.len() > before).then_some(Change::SetBackdrop(backdrop))
    }

    fn task(&self, request: &ImportRequest<'_>, product: Product) -> Result<(String, Task), DeskError> {
        let source = exchange::source_key(request.name, request.options.source.as_deref());
        let mut options = self.with_what_is_known(request.options.clone());
        let remembered = self.mapping(&source)?;
        for (heading, choice) in remembered {
            options.mapping.entry(heading).or_insert(choice);
        }
        Ok((source, Task { name: request.name.to_owned(), options, product }))
    }

    fn examine(&self, request: &ImportRequest<'_>) -> Result<(String, Checked), DeskError> {
        let (source, task) = self.task(request, Product::Sites)?;
        match self.reading.perform(&task, request.bytes)? {
            Outcome::Sites(checked) => Ok((source, *checked)),
            Outcome::Report(_) => Err(ExchangeError::Cut(exchange::Cut::Crash).into()),
        }
    }

    /// The workbook that shows what there is to say of a file at its cells. Nothing is written.
    ///
    /// # Errors
    /// [`DeskError::Exchange`] when the file cannot be read as a whole.
    pub fn report(&self, request: &ImportRequest<'_>, language: Language) -> Result<Vec<u8>, DeskError> {
        let (_, task) = self.task(request, Product::Report(language))?;
        match self.reading.perform(&task, request.bytes)? {
            Outcome::Report(workbook) => Ok(workbook),
            Outcome::Sites(_) => Err(ExchangeError::Cut(exchange::Cut::Crash).into()),
        }
    }

    /// What is remembered of the headings of a source.
    ///
    /// # Errors
    /// What the store says.
    pub fn mapping(&self, source: &str) -> Result<Mapping, DeskError> {
        let kept = self.store.mapping(source)?;
        // What a later version wrote and this one cannot read counts as nothing remembered.
        Ok(kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// Every column that a heading may be said to mean.
    #[must_use]
    pub fn mappable_columns() -> Vec<MappableColumn> {
        exchange::mappable_columns()
    }

    /// Remembers what the headings of a source mean.
    ///
    /// # Errors
    /// [`DeskError::Mapping`] when a choice cannot be meant, otherwise what the store says.
    pub fn remember_mapping(&self, who: &str, source: &str, mapping: &Mapping) -> Result<(), DeskError> {
        if let Some((heading, en)) = exchange::mapping_fault(mapping) {
            let zh = format!("“{heading}”的对应关系不成立：{en}");
            return Err(DeskError::Mapping(Bilingual::new(zh, format!("“{heading}”: {en}"))));
        }
        let json = serde_json::to_string(mapping).unwrap_or_default();
        Ok(self.store.remember_mapping(who, source, &json)?)
    }

    /// What the project knows and the file does not say: zones by name, its sites, and where the district lies as far as anything drawn
    /// tells.
    pub(super) fn with_what_is_known(&self, options: ReadOptions) -> ReadOptions {
        let atlas = self.atlas();
        let options = with_the_ground(&atlas, options);
        ReadOptions { known: Arc::new(exchange::Known::of(atlas.sites())), ..options }
    }
}

/// Zones by name, and where the district lies as far as anything drawn tells.
pub(super) fn with_the_ground(atlas: &Atlas, options: ReadOptions) -> ReadOptions {
    let mut options = options.with_zones_of(atlas.programme());
    let district: Vec<&Shape> =
        atlas.backdrop().iter().filter(|feature| feature.kind == BackdropKind::District).map(|feature| &feature.shape).collect();
    let outlines = atlas.outlines().iter().map(|outline| outline.shape.bbox());
    let drawn = district.iter().map(|shape| shape.bbox()).reduce(Bbox::union);
    options.district = options.district.or(drawn).or_else(|| outlines.reduce(Bbox::union));
    options.outline = options
        .outline
        .or_else(|| district.iter().find(|shape| matches!(shape, Shape::Surface(_))).map(|shape| (*shape).clone()));
    options
}
