//! The yardstick of the score: which is in force, and signing another. Never here: what a weight does.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Desk, DeskError};
use crate::appraisal::{RatingInForce, RatingProfile, Signature};
use crate::programme::Bilingual;
use crate::store::SignedText;

/// A profile to sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignRequest {
    /// The values.
    pub profile: RatingProfile,
    /// Unit and post of the signer.
    pub role: String,
    /// The meeting that settled it.
    pub meeting: String,
    /// The day of the meeting.
    pub on: Date,
    /// Who records it.
    #[serde(default)]
    pub who: String,
}

impl Desk {
    /// The profile in force: the one signed last, else the shipped values.
    ///
    /// # Errors
    /// What the store says.
    pub fn rating_in_force(&self) -> Result<RatingInForce, DeskError> {
        Ok(self.rating_profiles()?.pop().unwrap_or_else(RatingInForce::shipped))
    }

    /// Every signed profile, the first one first; the last is in force.
    ///
    /// # Errors
    /// What the store says.
    pub fn rating_profiles(&self) -> Result<Vec<RatingInForce>, DeskError> {
        // A text that another version wrote and this one cannot read is no yardstick.
        Ok(self.store.signed_ratings()?.iter().filter_map(read).collect())
    }

    /// Signs a profile, which is in force from now on. Earlier ones stay on record.
    ///
    /// # Errors
    /// [`DeskError::Scenario`] naming what is missing or out of range; otherwise what the store says.
    pub fn sign_rating(&self, request: &SignRequest, today: Date) -> Result<RatingInForce, DeskError> {
        let faults = faults(request, today);
        if !faults.is_empty() {
            return Err(DeskError::Scenario(faults));
        }
        let json = serde_json::to_string(request).map_err(DeskError::NotAPlan)?;
        let detail = format!("{} on {} at {}", request.role, request.on, request.meeting);
        self.store.sign_rating(&request.who, &detail, &json)?;
        self.rating_in_force()
    }
}

fn read(text: &SignedText) -> Option<RatingInForce> {
    let SignRequest { profile, role, meeting, on, who } = serde_json::from_str(&text.json).ok()?;
    let signature = Signature { version: text.version, who: Some(who), role, meeting, on, hash: text.hash.clone() };
    Some(RatingInForce::signed(profile, signature))
}

fn faults(request: &SignRequest, today: Date) -> Vec<Bilingual> {
    let blank = |text: &str, zh: &str, en: &str| text.trim().is_empty().then(|| Bilingual::new(zh, en));
    let profile = request.profile.fault().map(|(field, allowed)| {
        Bilingual::new(format!("{field} 超出范围，应为 {allowed}"), format!("{field} is out of range; it may be {allowed}"))
    });
    let ahead = (request.on > today)
        .then(|| Bilingual::new("签署日期尚未到来", "the day of the meeting lies ahead; sign once it has taken place"));
    let all = [
        profile,
        blank(&request.role, "缺少签署人的单位和职务", "the signer's unit and post are missing"),
        blank(&request.meeting, "缺少会议名称", "the name of the meeting is missing"),
        ahead,
    ];
    all.into_iter().flatten().collect()
}
