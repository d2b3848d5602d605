//! The document itself: identity, agencies, funds and relatives, as printed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The same words in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese; what the document prints where it prints it.
    pub zh: String,
    /// English, our translation.
    pub en: String,
}

impl Bilingual {
    /// Both wordings.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// Identity of the published document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Title.
    pub title: Bilingual,
    /// 发文字号.
    pub number: String,
    /// 索引号.
    pub index_number: Option<String>,
    /// Issuing body.
    pub issuer: Bilingual,
    /// Unified social credit code of the issuer.
    pub issuer_code: Option<String>,
    /// Who it is addressed to.
    pub addressees: Vec<String>,
    /// By whom it was approved.
    pub approved_by: Option<String>,
    /// 成文日期.
    pub dated: Date,
    /// 发布日期.
    pub published: Option<Date>,
    /// First day of its period.
    pub period_start: Date,
    /// Last day of its period.
    pub period_end: Date,
    /// Documents it implements.
    pub parents: Vec<String>,
    /// Disclosure note, such as 此件公开发布.
    pub disclosure: Option<String>,
}

/// The district a programme is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistrictIdentity {
    /// GB/T 2260 code, such as `500103`.
    pub code: String,
    /// Name.
    pub name: Bilingual,
    /// Streets (街道) by name, for grouping and checking.
    pub streets: Vec<String>,
}

/// Who leads and who supports a clause; empty means 未指定, not “nobody”.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsibility {
    /// Clause, such as `三(一)`.
    pub clause: String,
    /// What it is about.
    pub topic: String,
    /// 责任单位.
    #[doc(alias = "责任单位")]
    pub lead_agencies: Vec<String>,
    /// 配合单位.
    #[doc(alias = "配合单位")]
    pub supporting_agencies: Vec<String>,
}

/// An agency and the names it goes by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Name as the document prints it.
    pub name: String,
    /// Other names, before or after.
    pub aliases: Vec<String>,
    /// Remark on validity, if any.
    pub note: Option<String>,
}

/// A place or firm the document names, without area, address or coordinates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedPlace {
    /// Name as printed, cleaned where the published text is damaged.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Zone under which it is named.
    pub zone: Option<super::ZoneId>,
    /// What it is there: building, carrier, park, anchor, firm…
    pub role: String,
    /// Clause or table that names it.
    pub clause: String,
    /// Name only: no attributes and no public geometry, ever.
    #[serde(default)]
    #[doc(alias = "涉密")]
    pub sensitive: bool,
    /// Remark.
    pub note: Option<String>,
}

/// A fund or instrument the document names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fund {
    /// Name.
    pub name: String,
    /// Stated amount in 元; absent where the document states none.
    pub amount_yuan: Option<crate::units::Yuan>,
    /// State as the document gives it.
    pub state: String,
    /// Clause.
    pub clause: String,
    /// Remark.
    pub note: Option<String>,
}

/// A parent, successor or neighbour programme, kept apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelatedProgramme {
    /// Title or number.
    pub title: String,
    /// `parent` or `successor`.
    pub relation: String,
    /// What it asks, in one sentence.
    pub content: String,
    /// How sure that is: P, C, c, K, A, D or I.
    pub mark: String,
}
