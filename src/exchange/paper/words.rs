//! The few words that the writers add themselves.

use crate::estate::Confidence;
use crate::programme::Language;

const fn pick(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

pub(super) const fn unknown(language: Language) -> &'static str {
    pick(language, "未知", "unknown")
}

pub(super) const fn withheld(language: Language) -> &'static str {
    pick(language, "受限", "restricted")
}

pub(super) const fn flag(flag: bool, language: Language) -> &'static str {
    if flag { pick(language, "是", "yes") } else { pick(language, "否", "no") }
}

/// The sign behind a value that says how well it is known.
pub(super) const fn mark(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Verified => "●",
        Confidence::Reported => "◐",
        Confidence::Estimated => "○",
        Confidence::Example => "◇",
    }
}

/// What the signs mean.
pub(super) const fn legend(language: Language) -> &'static str {
    pick(language, "● 核实 ◐ 填报 ○ 推算 ◇ 示例", "● verified ◐ reported ○ estimated ◇ example")
}

pub(super) const fn sources(language: Language) -> &'static str {
    pick(language, "来源", "Sources")
}

pub(super) const fn disclaimer(language: Language) -> &'static str {
    pick(language, "声明", "Disclaimer")
}
