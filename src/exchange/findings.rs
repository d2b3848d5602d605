//! What a reader has to say about a file: notes, warnings and faults, each with its place and its remedy.
//!
//! Findings are about data; they are no errors. Never here: the rules that raise them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::estate::SiteFault;
use crate::programme::Bilingual;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something was interpreted; nothing needs doing.
    Note,
    /// Read, but a person should look.
    Warning,
    /// The row or feature was refused.
    Fault,
}

/// Where in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct FindingPlace {
    /// Worksheet or layer, in files that have several.
    pub sheet: Option<String>,
    /// Row as a spreadsheet counts it, from 1; for JSON that does not parse, the line.
    pub row: Option<u64>,
    /// Feature: its id, or `#n` counted from 1.
    pub feature: Option<String>,
    /// Column or property as the file calls it.
    pub field: Option<String>,
    /// Cell as a spreadsheet names it, such as `C7`.
    pub cell: Option<String>,
}

impl FindingPlace {
    /// The same row or feature, at a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        Self { field: Some(name.to_owned()), ..self.clone() }
    }
}

/// The stable code of a finding: a word of this program, for as long as it runs.
pub type FindingCode = &'static str;

/// One thing to know about a file.
#[doc(alias = "数据问题")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Stable code, such as `not-a-number`.
    #[serde(deserialize_with = "super::pipe::code")]
    pub code: FindingCode,
    /// Where.
    #[serde(flatten)]
    pub place: FindingPlace,
    /// What was found.
    pub message: Bilingual,
    /// What to do about it.
    pub remedy: Bilingual,
}

impl Finding {
    pub(super) fn new(severity: Severity, code: &'static str, message: Bilingual, remedy: Bilingual) -> Self {
        Self { severity, code, place: FindingPlace::default(), message, remedy }
    }

    pub(super) fn note(code: &'static str, message: Bilingual, remedy: Bilingual) -> Self {
        Self::new(Severity::Note, code, message, remedy)
    }

    pub(super) fn warning(code: &'static str, message: Bilingual, remedy: Bilingual) -> Self {
        Self::new(Severity::Warning, code, message, remedy)
    }

    pub(super) fn fault(code: &'static str, message: Bilingual, remedy: Bilingual) -> Self {
        Self::new(Severity::Fault, code, message, remedy)
    }

    pub(super) fn at(mut self, place: FindingPlace) -> Self {
        self.place = place;
        self
    }
}

/// How the records of a file fared: `read = accepted + refused + skipped`, and the noted are among the accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Rows or features met below the header.
    pub read: u64,
    /// Became sites.
    pub accepted: u64,
    /// Accepted with at least one finding.
    pub noted: u64,
    /// Refused with at least one fault.
    pub refused: u64,
    /// No records: 合计 rows and repeated headers.
    pub skipped: u64,
}

/// How many findings there are of each code.
#[must_use]
pub fn tally(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut by_code = BTreeMap::new();
    for finding in findings {
        *by_code.entry(finding.code).or_insert(0) += 1;
    }
    by_code
}

pub(super) fn words(zh: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(zh, en)
}

/// A contradiction inside one site as a fault of its record.
pub(super) fn contradiction(fault: &SiteFault) -> Finding {
    let en = fault.to_string();
    let (code, zh, mend_zh, mend_en) = match fault {
        SiteFault::EmptyId => ("empty-id", "编号为空".to_owned(), "填写编号", "give it an id"),
        SiteFault::NegativeArea { field, area } => {
            ("negative-area", format!("{field} 为 {area}，面积不能为负"), "核对该面积", "check the area")
        }
        SiteFault::PartExceedsWhole { part, part_area, whole, whole_area } => (
            "part-exceeds-whole",
            format!("{part}（{part_area}）大于 {whole}（{whole_area}）"),
            "核对两项面积及其单位",
            "check both areas and their units",
        ),
        SiteFault::UseDoesNotAddUp { sum, usable } => (
            "use-does-not-add-up",
            format!("自用 + 出租 + 空置 = {sum}，与可用面积 {usable} 不等"),
            "核对四项面积；不清楚的一项留空",
            "check the four areas; leave empty the one that is not known",
        ),
        SiteFault::NoOwner => ("no-owner", "产权户数为 0".to_owned(), "不清楚时留空", "leave it empty when it is not known"),
        SiteFault::SensitivePlace => {
            ("sensitive-place", "涉密地点只能有名称".to_owned(), "删去其位置和属性", "remove its position and attributes")
        }
    };
    let field = match fault {
        SiteFault::NegativeArea { field, .. } | SiteFault::PartExceedsWhole { part: field, .. } => Some(*field),
        SiteFault::UseDoesNotAddUp { .. } => Some("usable_area_m2"),
        SiteFault::NoOwner => Some("owner_count"),
        SiteFault::EmptyId | SiteFault::SensitivePlace => None,
    };
    let place = FindingPlace { field: field.map(str::to_owned), ..FindingPlace::default() };
    Finding::fault(code, words(zh, en), words(mend_zh, mend_en)).at(place)
}
