//! Reports as files: a paper is put together from the snapshot and written in the format asked for. Never here: what stands in it.

use super::worth::{DistrictWorths, worth_to_the_plan};
use super::{Desk, DeskError};
use crate::appraisal::{Appraisal, AppraisalError, AppraisalSettings};
use crate::estate::SiteId;
use crate::exchange::paper::{Paper, bundle, write_docx, write_list, write_xlsx};
use crate::ledger::Quarter;
use crate::report::{self, Frame, LocatorTheme};

/// In which format a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFormat {
    /// Spreadsheet.
    Xlsx,
    /// Text document.
    Docx,
}

impl PaperFormat {
    /// Ending of file names.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// Media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    pub(super) fn write(self, paper: &Paper) -> Result<Vec<u8>, DeskError> {
        Ok(match self {
            Self::Xlsx => write_xlsx(paper)?,
            Self::Docx => write_docx(paper)?,
        })
    }
}

impl Desk {
    /// 附表(对照): the published table with what stands against it.
    ///
    /// # Errors
    /// When the format does not take it.
    pub fn annex(&self, frame: &Frame<'_>, format: PaperFormat) -> Result<Vec<u8>, DeskError> {
        format.write(&report::annex(&self.atlas(), frame))
    }

    /// 收储评估表 of one property; with its break-even price by the plan where the solver may take so many seconds for it.
    ///
    /// # Errors
    /// When there is no such property, a setting is out of range, or the format does not take it.
    pub fn sheet(
        &self,
        site: &SiteId,
        settings: &AppraisalSettings,
        plan_seconds: Option<f64>,
        frame: &Frame<'_>,
        format: PaperFormat,
    ) -> Result<Vec<u8>, DeskError> {
        let atlas = self.atlas();
        let mut appraisal = self.appraise(site, settings)?;
        if let Some(seconds) = plan_seconds {
            let worth = worth_to_the_plan(&atlas, &appraisal, settings, seconds)?;
            appraisal = appraisal.with_plan_worth(worth);
        }
        format.write(&report::sheet(&atlas, &appraisal, frame))
    }

    /// The sheets of a list, one file each in an archive; with the break-even prices by the plan where one search for all of them may
    /// take so many seconds.
    ///
    /// # Errors
    /// As for one sheet; the first property that has none is named.
    pub fn sheets(
        &self,
        sites: &[SiteId],
        settings: &AppraisalSettings,
        plan_seconds: Option<f64>,
        frame: &Frame<'_>,
        format: PaperFormat,
    ) -> Result<Vec<u8>, DeskError> {
        let atlas = self.atlas();
        let district = plan_seconds.map(|seconds| DistrictWorths::solve(&atlas, seconds)).transpose()?;
        let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
        let mut files = Vec::with_capacity(sites.len());
        for (at, site) in sites.iter().enumerate() {
            let name: String = site.0.chars().map(plain).take(80).collect();
            let sheet = self.appraise(site, settings)?;
            let worth = district.as_ref().and_then(|district| district.of(&sheet, settings));
            let sheet = worth.into_iter().fold(sheet, Appraisal::with_plan_worth);
            let bytes = format.write(&report::sheet(&atlas, &sheet, frame))?;
            files.push((format!("{:03}-{name}.{}", at + 1, format.ending()), bytes));
        }
        Ok(bundle(&files)?)
    }

    /// 收储优先次序: every property in the order of its appraisal.
    ///
    /// # Errors
    /// When a setting is out of range, or the format does not take it.
    pub fn ranking_paper(
        &self,
        settings: &AppraisalSettings,
        frame: &Frame<'_>,
        format: PaperFormat,
    ) -> Result<Vec<u8>, DeskError> {
        format.write(&report::ranking(&self.atlas(), &self.ranking(settings)?, frame))
    }

    /// The list of a quarter.
    ///
    /// # Errors
    /// What the store says, or when the format does not take it.
    pub fn quarter_paper(
        &self,
        quarter: Quarter,
        may_see: bool,
        frame: &Frame<'_>,
        format: PaperFormat,
    ) -> Result<Vec<u8>, DeskError> {
        let list = self.quarter(quarter, frame.on, may_see)?;
        format.write(&report::quarter(&self.atlas(), &list, frame))
    }

    /// The properties that a plan takes, by the data it was made from; as a list of text where no format of papers is named.
    ///
    /// # Errors
    /// When there is no such plan, its data cannot be read again, or the format does not take it.
    pub fn plan_paper(&self, plan: &str, frame: &Frame<'_>, format: Option<PaperFormat>) -> Result<Vec<u8>, DeskError> {
        let plan = self.plan(plan)?;
        let paper = report::properties(&*self.atlas_at(Some(plan.revision))?, &plan, frame);
        format.map_or_else(|| Ok(write_list(&paper)), |format| format.write(&paper))
    }

    /// Where a site lies, as SVG.
    ///
    /// # Errors
    /// When there is no such site, or nobody knows where it is.
    pub fn locator(&self, site: &SiteId, theme: LocatorTheme) -> Result<String, DeskError> {
        let atlas = self.atlas();
        if atlas.site(site).is_none() {
            return Err(AppraisalError::NoSuchSite(site.clone()).into());
        }
        report::locator(&atlas, site, theme).ok_or_else(|| DeskError::NoPlace(site.clone()))
    }
}
