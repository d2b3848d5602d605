//! Sheets frozen for a meeting: kept as they were with the revision they were made from, and made again from it. Never here: a figure.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;

use super::worth::worth_to_the_plan;
use super::{Desk, DeskError, PaperFormat, Unreadable};
use crate::appraisal::{Appraisal, AppraisalSettings, PlanWorth, RatingInForce, RatingProfile, Sight, appraise};
use crate::atlas::Atlas;
use crate::estate::SiteId;
use crate::programme::{Bilingual, Language};
use crate::report::{self, Frame};
use crate::store::{KeptSheet, NewSheet};

/// A frozen sheet as a list shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrozenSheet {
    /// Its number.
    pub number: u64,
    /// The property.
    pub site: SiteId,
    /// The meeting it was frozen for.
    pub meeting: String,
    /// The day it was made for.
    pub on: Option<Date>,
    /// When it was frozen.
    pub frozen_at: Timestamp,
    /// The revision it was made from.
    pub revision: u64,
    /// Who froze it; seen only by those who may.
    pub who: Option<String>,
}

/// Why a frozen sheet cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrozenFault {
    /// No such sheet.
    #[error("there is no frozen sheet {0}; list the sheets of the property")]
    None(u64),
    /// This version of the program reckons otherwise than the one that froze it.
    #[error(
        "sheet {0} was frozen by another version of the program, which reckoned otherwise; it is kept as JSON, print it from there"
    )]
    Otherwise(u64),
}

impl FrozenFault {
    /// The sentence in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::None(number) => format!("没有编号 {number} 的定稿评估表；请查看该物业的定稿列表"),
            Self::Otherwise(number) => format!("评估表 {number} 由另一版本程序定稿，计算口径不同；原表以 JSON 保存，请由其打印"),
        };
        Bilingual::new(zh, self.to_string())
    }
}

impl FrozenSheet {
    fn of(kept: &KeptSheet, may_see: bool) -> Self {
        let settings = settings(&kept.sheet);
        Self {
            number: kept.number,
            site: kept.sheet.site.clone(),
            meeting: kept.sheet.meeting.clone(),
            on: settings.map(|settings| settings.on),
            frozen_at: kept.at,
            revision: kept.sheet.revision,
            who: may_see.then(|| kept.sheet.who.clone()),
        }
    }
}

impl Desk {
    /// Freezes the sheet of a property for a meeting, as anyone and as officials see it, with what the plan says of it where the solver
    /// may take so many seconds for that.
    ///
    /// # Errors
    /// When there is no such property, a setting is out of range, or the meeting has no name; otherwise what the store says.
    pub fn freeze(
        &self,
        site: &SiteId,
        settings: &AppraisalSettings,
        plan_seconds: Option<f64>,
        meeting: &str,
        who: &str,
    ) -> Result<FrozenSheet, DeskError> {
        let meeting = meeting.trim();
        if meeting.is_empty() || meeting.chars().count() > 200 {
            let message = Bilingual::new("请写明会议名称，不超过 200 字", "name the meeting, in at most 200 characters");
            return Err(Unreadable { name: "meeting".to_owned(), message }.into());
        }
        let atlas = self.atlas();
        let in_force = self.with_rating(settings)?;
        let restricted = self.seen(&atlas, site, &in_force, Sight::Restricted)?;
        let worth = plan_seconds.map(|seconds| worth_to_the_plan(&atlas, &restricted, settings, seconds)).transpose()?;
        let as_seen = |sight| Ok::<_, DeskError>(json(&with_worth(self.seen(&atlas, site, &in_force, sight)?, worth.clone())));
        let sheet = NewSheet {
            site: site.clone(),
            meeting: meeting.to_owned(),
            who: who.to_owned(),
            revision: atlas.revision().number,
            settings: serde_json::to_string(settings).unwrap_or_default(),
            open: as_seen(Sight::Open)?,
            restricted: as_seen(Sight::Restricted)?,
        };
        Ok(FrozenSheet::of(&self.store.freeze(&sheet)?, true))
    }

    /// The frozen sheets, of one property or of all, the newest first.
    ///
    /// # Errors
    /// What the store says.
    pub fn frozen_sheets(&self, site: Option<&SiteId>, may_see: bool) -> Result<Vec<FrozenSheet>, DeskError> {
        let kept = self.store.sheets()?;
        let wanted = kept.iter().filter(|kept| site.is_none_or(|site| kept.sheet.site == *site));
        Ok(wanted.map(|kept| FrozenSheet::of(kept, may_see)).collect())
    }

    /// A frozen sheet as JSON, byte for byte as it was frozen.
    ///
    /// # Errors
    /// [`FrozenFault::None`] when there is none, otherwise what the store says.
    pub fn frozen_json(&self, number: u64, may_see: bool) -> Result<String, DeskError> {
        let sheet = self.kept_sheet(number)?.sheet;
        Ok(if may_see { sheet.restricted } else { sheet.open })
    }

    /// A frozen sheet as a file, made again from the revision it was frozen from.
    ///
    /// # Errors
    /// [`FrozenFault`] when there is none, or when it would not come out the same.
    pub fn frozen_paper(
        &self,
        number: u64,
        may_see: bool,
        language: Language,
        format: PaperFormat,
    ) -> Result<Vec<u8>, DeskError> {
        let sheet = self.kept_sheet(number)?.sheet;
        let settings = settings(&sheet).ok_or(FrozenFault::Otherwise(number))?;
        let atlas = self.atlas_at(Some(sheet.revision))?;
        let (sight, frozen) = if may_see { (Sight::Restricted, &sheet.restricted) } else { (Sight::Open, &sheet.open) };
        let kept = Kept::read(frozen).ok_or(FrozenFault::Otherwise(number))?;
        let settings = AppraisalSettings { in_force: kept.rating, ..settings };
        let again = with_worth(self.seen(&atlas, &sheet.site, &settings, sight)?, kept.worth);
        if json(&again) != *frozen {
            return Err(FrozenFault::Otherwise(number).into());
        }
        // The path alone: the same sheet is the same bytes under whatever name the server is reached.
        let address = format!("/site/{}/sheet?frozen={number}", sheet.site);
        let frame = Frame { language, on: settings.on, address: &address };
        let mut paper = report::sheet(&atlas, &again, &frame);
        paper.subtitle = format!("{} · {} #{number}", paper.subtitle, sheet.meeting);
        format.write(&paper)
    }

    fn kept_sheet(&self, number: u64) -> Result<KeptSheet, DeskError> {
        let found = self.store.sheets()?.into_iter().find(|kept| kept.number == number);
        found.ok_or_else(|| FrozenFault::None(number).into())
    }

    fn seen(&self, atlas: &Atlas, site: &SiteId, settings: &AppraisalSettings, sight: Sight) -> Result<Appraisal, DeskError> {
        Ok(appraise(atlas, &self.rules, site, &AppraisalSettings { sight, ..settings.clone() })?)
    }
}

fn settings(sheet: &NewSheet) -> Option<AppraisalSettings> {
    serde_json::from_str(&sheet.settings).ok()
}

/// What a sheet was frozen with that cannot be reckoned again: the yardstick then in force, and what the plan then said.
struct Kept {
    rating: RatingInForce,
    worth: Option<PlanWorth>,
}

impl Kept {
    fn read(frozen: &str) -> Option<Self> {
        let tree: Value = serde_json::from_str(frozen).ok()?;
        let rating = tree.get("rating_profile")?;
        let profile = RatingProfile {
            weights: member(rating, "weights")?,
            grade_limits: member(rating, "grade_limits")?,
            widest: member(rating, "widest")?,
        };
        let rating = RatingInForce { profile, signature: member(rating, "signature")?, sentence: member(rating, "sentence")? };
        let worth = tree.get("plan_worth").map(|worth| serde_json::from_value(worth.clone())).transpose().ok()?;
        Some(Self { rating, worth })
    }
}

fn member<T: DeserializeOwned>(tree: &Value, name: &str) -> Option<T> {
    serde_json::from_value(tree.get(name)?.clone()).ok()
}

fn with_worth(sheet: Appraisal, worth: Option<PlanWorth>) -> Appraisal {
    match worth {
        Some(worth) => sheet.with_plan_worth(worth),
        None => sheet,
    }
}

/// A sheet is plain figures and words, so it has a JSON form.
fn json(appraisal: &Appraisal) -> String {
    serde_json::to_string(appraisal).unwrap_or_default()
}
