//! The yardstick of the score: weights, limits of the grades and how wide an interval may be, as a meeting signed it.
//!
//! Without a signed one the shipped values hold, marked [A]. Never here: where a signed profile is kept.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Grade, Interval, Weights};
use crate::programme::Bilingual;

/// What a score is measured by [A, Q16].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RatingProfile {
    /// Weights of the five groups.
    pub weights: Weights,
    /// Lower ends of the grades A, B and C.
    pub grade_limits: [f64; 3],
    /// Widest interval that is graded, points.
    pub widest: f64,
}

impl Default for RatingProfile {
    fn default() -> Self {
        Self { weights: Weights::default(), grade_limits: [80.0, 65.0, 50.0], widest: 25.0 }
    }
}

impl RatingProfile {
    /// The grade of a score, by its lower end.
    #[must_use]
    pub fn grade(&self, score: Interval) -> Grade {
        let [a, b, c] = self.grade_limits;
        match score.low {
            low if low >= a => Grade::A,
            low if low >= b => Grade::B,
            low if low >= c => Grade::C,
            _ => Grade::D,
        }
    }

    /// What is wrong with it: name of the field and what it may be.
    #[must_use]
    pub fn fault(&self) -> Option<(&'static str, &'static str)> {
        let [a, b, c] = self.grade_limits;
        let weighed =
            self.weights.0.iter().all(|weight| (0.0..=1e6).contains(weight)) && self.weights.0.iter().sum::<f64>() > 0.0;
        if !weighed {
            return Some(("weights", "≥ 0, with a sum above 0"));
        }
        let falling = (0.0..=100.0).contains(&c) && c < b && b < a && a <= 100.0;
        if !falling {
            return Some(("grade_limits", "three falling numbers, 100–0"));
        }
        (!(0.0..=100.0).contains(&self.widest)).then_some(("widest", "0–100"))
    }
}

/// Who signed a profile, when and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Version, from 1.
    pub version: u64,
    /// Who recorded it; withheld from readers without a role.
    pub who: Option<String>,
    /// Unit and post of the signer.
    pub role: String,
    /// The meeting that settled it.
    pub meeting: String,
    /// The day of the meeting.
    pub on: Date,
    /// SHA-256 of the record, hexadecimal.
    pub hash: String,
}

/// The profile a sheet was rated by.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RatingInForce {
    /// The values.
    #[serde(flatten)]
    pub profile: RatingProfile,
    /// Who signed them; `null` for the shipped values and for those of a request.
    pub signature: Option<Signature>,
    /// Where they come from, in one sentence.
    pub sentence: Bilingual,
}

impl RatingInForce {
    /// The shipped values.
    #[must_use]
    pub fn shipped() -> Self {
        let sentence =
            Bilingual::new("评分权重为系统默认值 [A]，尚未签署。", "The weights are shipped defaults [A], signed by nobody.");
        Self { profile: RatingProfile::default(), signature: None, sentence }
    }

    /// Values of one request, signed by nobody.
    #[must_use]
    pub fn asked(profile: RatingProfile) -> Self {
        let sentence =
            Bilingual::new("评分权重为本次请求所设，未签署。", "The weights are those of this request, signed by nobody.");
        Self { profile, signature: None, sentence }
    }

    /// Values that a meeting signed.
    #[must_use]
    pub fn signed(profile: RatingProfile, signature: Signature) -> Self {
        let Signature { version, role, meeting, on, hash, .. } = &signature;
        let short = hash.get(..12).unwrap_or(hash);
        let sentence = Bilingual::new(
            format!("评分权重第 {version} 版，{role}于 {on} 经“{meeting}”签署，摘要 {short}。"),
            format!("Weights version {version}, signed by {role} on {on} at “{meeting}”, digest {short}."),
        );
        Self { profile, signature: Some(signature), sentence }
    }

    /// The same without the name of whoever recorded it.
    #[must_use]
    pub fn without_who(mut self) -> Self {
        if let Some(signature) = &mut self.signature {
            signature.who = None;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_that_cannot_be_meant_is_named() {
        let with = |change: fn(&mut RatingProfile)| {
            let mut profile = RatingProfile::default();
            change(&mut profile);
            profile.fault().map(|(field, _)| field)
        };
        assert_eq!(with(|_| {}), None);
        assert_eq!(with(|profile| profile.weights = Weights([0.0; 5])), Some("weights"));
        assert_eq!(with(|profile| profile.weights.0[2] = -1.0), Some("weights"));
        assert_eq!(with(|profile| profile.grade_limits = [80.0, 80.0, 50.0]), Some("grade_limits"));
        assert_eq!(with(|profile| profile.grade_limits = [101.0, 65.0, 50.0]), Some("grade_limits"));
        assert_eq!(with(|profile| profile.widest = f64::NAN), Some("widest"));
    }

    #[test]
    fn grades_follow_the_limits_of_the_profile() {
        let strict = RatingProfile { grade_limits: [90.0, 75.0, 60.0], ..RatingProfile::default() };
        let score = Interval { low: 80.0, high: 95.0 };
        assert_eq!((RatingProfile::default().grade(score), strict.grade(score)), (Grade::A, Grade::B));
    }
}
