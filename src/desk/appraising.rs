//! The land official's questions: a sheet, a carrier against the rules, the pipeline. Never here: a judgement, which the rooms below make.

use jiff::civil::Date;

use super::{Desk, DeskError};
use crate::appraisal::{Appraisal, AppraisalSettings, Ranking, appraise, rank};
use crate::estate::SiteId;
use crate::recognition::{CarrierRecognition, Hypothesis, HypotheticalRecognition, Nesting, Pipeline, recognise, suppose};

impl Desk {
    /// The acquisition sheet of a building or an idle property.
    ///
    /// # Errors
    /// When there is no such property or a setting is out of range.
    pub fn appraise(&self, site: &SiteId, settings: &AppraisalSettings) -> Result<Appraisal, DeskError> {
        Ok(appraise(&self.atlas(), &self.rules, site, &self.with_rating(settings)?)?)
    }

    /// Every property appraised and put in order.
    ///
    /// # Errors
    /// When a setting is out of range.
    pub fn ranking(&self, settings: &AppraisalSettings) -> Result<Ranking, DeskError> {
        Ok(rank(&self.atlas(), &self.rules, &self.with_rating(settings)?)?)
    }

    pub(super) fn with_rating(&self, settings: &AppraisalSettings) -> Result<AppraisalSettings, DeskError> {
        Ok(AppraisalSettings { in_force: self.rating_in_force()?, ..settings.clone() })
    }

    /// A carrier against every rule for its kind.
    ///
    /// # Errors
    /// When there is no such carrier.
    pub fn recognise(&self, carrier: &SiteId, on: Date) -> Result<CarrierRecognition, DeskError> {
        let atlas = self.atlas();
        let site = atlas.site(carrier).and_then(|site| recognise(&self.rules, site, on));
        site.ok_or_else(|| DeskError::NoCarrier(carrier.clone()))
    }

    /// Hypothetical floors against the rules.
    ///
    /// # Errors
    /// When a site, a floor or a figure is not what it should be.
    pub fn suppose(&self, supposed: &Hypothesis, on: Date) -> Result<HypotheticalRecognition, DeskError> {
        suppose(&self.atlas(), &self.rules, supposed, on).map_err(|fault| DeskError::Scenario(vec![fault.sentence()]))
    }

    /// The pipeline toward the district's recognitions; the programme's own switch decides where nobody chose.
    #[must_use]
    pub fn recognition_board(&self, nesting: Option<Nesting>, on: Date) -> Pipeline {
        let atlas = self.atlas();
        Pipeline::of(&atlas, &self.rules, nesting.unwrap_or_else(|| Nesting::of(atlas.programme())), on)
    }
}
