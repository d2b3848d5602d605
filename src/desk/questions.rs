//! Open questions (待明确事项): what the district has not settled, what holds meanwhile, and what it changes. The texts are data; the
//! present values are read where they are in force. Never here: an answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Desk, DeskError, package};
use crate::appraisal::AppraisalSettings;
use crate::atlas::Atlas;
use crate::estate::{SiteBody, SiteKind};
use crate::ledger::LedgerSettings;
use crate::programme::{self, Bilingual};
use crate::units::YuanPerSquareMetre;

/// One question as it ships.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Entry {
    id: String,
    setting: String,
    question: Bilingual,
    default: Bilingual,
    who: Bilingual,
    effect: Bilingual,
}

#[derive(Deserialize)]
struct Register {
    questions: Vec<Entry>,
}

/// One question with its present value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// `Q1` to `Q20`.
    pub id: String,
    /// Key of the setting.
    pub setting: String,
    /// What is not settled.
    pub question: Bilingual,
    /// What holds while nobody answers.
    pub default: Bilingual,
    /// What holds now.
    pub present: Bilingual,
    /// Whether someone has answered it, as far as the project knows.
    pub answered: bool,
    /// Who may change it.
    pub who: Bilingual,
    /// What it changes.
    pub effect: Bilingual,
}

/// Every open question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Questions {
    /// Revision of the data.
    pub revision: u64,
    /// How many are answered.
    pub answered: usize,
    /// The questions.
    pub questions: Vec<Question>,
    /// What must be said with it.
    pub notices: Vec<Bilingual>,
}

/// A present value, and whether it is an answer rather than the default.
type Present = (Bilingual, bool);

impl Desk {
    /// Every open question with its present value.
    ///
    /// # Errors
    /// What the store says.
    pub fn questions(&self) -> Result<Questions, DeskError> {
        let atlas = self.atlas();
        let mut present = of_the_data(&atlas);
        present.extend(of_the_settings());
        let rating = self.rating_in_force()?;
        present.insert("rating_profile", (rating.sentence.clone(), rating.signature.is_some()));
        let register: Register = serde_json::from_str(&package::shipped_questions()).map_err(DeskError::NotAPlan)?;
        let question = |entry: Entry| {
            let (now, answered) = present.get(entry.setting.as_str()).cloned().unwrap_or_else(|| (entry.default.clone(), false));
            let Entry { id, setting, question, default, who, effect } = entry;
            Question { id, setting, question, default, present: now, answered, who, effect }
        };
        let questions: Vec<Question> = register.questions.into_iter().map(question).collect();
        let notice = Bilingual::new(
            "未答复的事项按默认值处理并保留标注。",
            "Questions nobody has answered keep their default and stay marked.",
        );
        Ok(Questions {
            revision: atlas.revision().number,
            answered: questions.iter().filter(|question| question.answered).count(),
            questions,
            notices: vec![notice],
        })
    }
}

fn counted(part: usize, whole: usize, zh: &str, en: &str) -> Bilingual {
    Bilingual::new(format!("{zh} {part} / {whole}"), format!("{en} {part} of {whole}"))
}

/// What the data itself answers.
fn of_the_data(atlas: &Atlas) -> BTreeMap<&'static str, Present> {
    let zones = &atlas.programme().zones;
    let official = atlas.outlines().iter().filter(|outline| outline.official).count();
    let led = zones.iter().filter(|zone| !zone.lead_agencies.is_empty()).count();
    let properties = || atlas.sites().iter().filter_map(|site| site.condition());
    let listed = properties().filter(|condition| condition.in_renewal_library.is_some()).count();
    let parcels = atlas.sites().iter().filter(|site| site.kind() == SiteKind::M0Parcel).count();
    let measured = atlas.sites().iter().filter(|site| matches!(&site.body, SiteBody::M0Parcel(m0) if m0.capacity().is_some()));
    let all = properties().count();
    let mut present = BTreeMap::from([
        ("zone_polygons", (counted(official, zones.len(), "官方边界", "official outlines"), official == zones.len())),
        ("org_assignment", (counted(led, zones.len(), "已明确责任单位的片区", "zones with a named lead"), led == zones.len())),
        ("in_renewal_library", (counted(listed, all, "已核实的物业", "properties looked up"), listed == all)),
        ("m0_parcels", (counted(measured.count(), parcels, "容量已知的地块", "parcels of known capacity"), false)),
    ]);
    for caveat in &atlas.programme().caveats {
        let Some(switch) = &caveat.switch else { continue };
        let Some(key) =
            ["area_basis", "area_binding", "recognition_nesting", "count_basis"].into_iter().find(|key| *key == switch.key)
        else {
            continue;
        };
        let label = switch.options.iter().find(|option| option.value == switch.default).map(|option| option.label.clone());
        present.extend(label.map(|label| (key, (label, false))));
    }
    present
}

/// What the shipped settings say.
fn of_the_settings() -> BTreeMap<&'static str, Present> {
    let ledger = LedgerSettings::default();
    let settings = AppraisalSettings::default();
    let economics = &settings.economics;
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let limit = settings.illegal_share_max.map_or_else(
        || Bilingual::new("未定", "not set"),
        |limit| Bilingual::new(format!("不超过 {limit}"), format!("at most {limit}")),
    );
    let (rate, cost, let_share) =
        (percent(economics.discount_rate), percent(economics.operating_cost), percent(economics.occupancy));
    let (years, works) =
        (economics.horizon_years, YuanPerSquareMetre::from_hundredths((economics.works_yuan_per_m2 * 100.0).round() as i64));
    BTreeMap::from([
        (
            "idle_thresholds",
            (
                Bilingual::new(
                    format!("空置率 {} 且满 {} 个月", ledger.idle_vacancy, ledger.idle_months),
                    format!("{} vacant for {}", ledger.idle_vacancy, programme::counted(ledger.idle_months, "month", "months")),
                ),
                false,
            ),
        ),
        ("relief_end", (Bilingual::new(format!("至 {}", settings.relief_end), format!("to {}", settings.relief_end)), false)),
        ("illegal_share_max", (limit, settings.illegal_share_max.is_some())),
        (
            "econ_profile",
            (
                Bilingual::new(
                    format!("折现率 {rate}、{years} 年、运营成本 {cost}、出租率 {let_share}、改造 {works}"),
                    format!(
                        "discount {rate}, {}, operating cost {cost}, occupancy {let_share}, works {works:#}",
                        programme::counted(years, "year", "years")
                    ),
                ),
                false,
            ),
        ),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_9_every_question_ships_once_with_its_default_and_effect_in_both_languages() {
        let register: Register = serde_json::from_str(&package::shipped_questions()).unwrap();
        let ids: Vec<String> = register.questions.iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(ids, (1..=20).map(|number| format!("Q{number}")).collect::<Vec<_>>());
        for entry in &register.questions {
            for words in [&entry.question, &entry.default, &entry.who, &entry.effect] {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{}", entry.id);
            }
        }
        let settings = of_the_settings();
        assert!(settings.keys().all(|key| register.questions.iter().any(|entry| entry.setting == *key)));
        assert_eq!(settings["idle_thresholds"].0.en, "30 % vacant for 12 months", "domain 9, Q8");
    }
}
