//! How a site can be taken: how much of it, how deeply refitted, and by which mode. Never here: what that costs.

use serde::{Deserialize, Serialize};

use crate::estate::AcquisitionMode;
use crate::programme::Bilingual;

/// How much of a site's vacant space is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All that is vacant, or a whole M0 parcel.
    Whole,
    /// The largest contiguous vacant part.
    Part,
}

/// How deep the works go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refit {
    /// 轻改造.
    Light,
    /// 深度改造.
    Deep,
    /// 新建, on an M0 parcel.
    Build,
}

/// One way of taking a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    /// How much.
    pub scope: Extent,
    /// How deep.
    pub refit: Refit,
    /// By which mode.
    pub mode: AcquisitionMode,
}

/// Part of a treatment; what is left out may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TreatmentPattern {
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Extent>,
    /// How deep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refit: Option<Refit>,
    /// By which mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<AcquisitionMode>,
}

impl TreatmentPattern {
    /// Whether a treatment is of this kind.
    #[must_use]
    pub fn admits(&self, treatment: Treatment) -> bool {
        self.scope.is_none_or(|scope| scope == treatment.scope)
            && self.refit.is_none_or(|refit| refit == treatment.refit)
            && self.mode.is_none_or(|mode| mode == treatment.mode)
    }
}

impl Treatment {
    /// In words: 购买 · 深度改造 · 连续空置部分.
    #[must_use]
    pub fn words(self) -> Bilingual {
        let mode = mode_words(self.mode);
        let (refit_zh, refit_en) = match self.refit {
            Refit::Light => ("轻改造", "light refit"),
            Refit::Deep => ("深度改造", "deep refit"),
            Refit::Build => ("新建", "new building"),
        };
        let (extent_zh, extent_en) = match self.scope {
            Extent::Whole => ("全部可用面积", "all available space"),
            Extent::Part => ("连续空置部分", "the contiguous vacant part"),
        };
        Bilingual::new(format!("{}、{refit_zh}、{extent_zh}", mode.zh), format!("{}, {refit_en}, {extent_en}", mode.en))
    }
}

/// A mode in the words of the trade.
#[must_use]
pub fn mode_words(mode: AcquisitionMode) -> Bilingual {
    let (zh, en) = match mode {
        AcquisitionMode::Purchase => ("购买", "purchase"),
        AcquisitionMode::Lease => ("租赁", "lease"),
        AcquisitionMode::Entrust => ("委托运营", "entrusted operation"),
        AcquisitionMode::Transfer => ("划转", "transfer"),
        AcquisitionMode::EquityInKind => ("作价入股", "equity in kind"),
    };
    Bilingual::new(zh, en)
}
