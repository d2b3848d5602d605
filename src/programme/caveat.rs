//! Caveats: where the document contradicts itself or leaves something open, and the switch that decides it.

use serde::{Deserialize, Serialize};

use super::Bilingual;

/// A known inconsistency of the document, kept visible.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    /// Register number, such as `I1`.
    pub id: String,
    /// What does not agree.
    pub issue: Bilingual,
    /// How it is handled.
    pub handling: Bilingual,
    /// The setting that decides it, where one does.
    pub switch: Option<Switch>,
}

/// A setting with named options.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Key, such as `area_binding`.
    pub key: String,
    /// What can be chosen.
    pub options: Vec<SwitchOption>,
    /// What holds when nobody chose.
    pub default: String,
}

/// One choice of a switch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchOption {
    /// Value of the setting.
    pub value: String,
    /// What it means.
    pub label: Bilingual,
}

impl Switch {
    /// Whether a value is among the options.
    #[must_use]
    pub fn offers(&self, value: &str) -> bool {
        self.options.iter().any(|option| option.value == value)
    }
}
