//! In which language a sentence is read.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::Bilingual;

/// One of the two languages everything is said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// 中文, the language of the document.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language a tag such as `zh-CN`, `en_GB.UTF-8` or `en` names.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.trim().split(['-', '_', '.', ';']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// What stands between the members of a list.
    #[must_use]
    pub const fn comma(self) -> &'static str {
        match self {
            Self::Zh => "、",
            Self::En => ", ",
        }
    }

    /// What stands between statements.
    #[must_use]
    pub const fn semicolon(self) -> &'static str {
        match self {
            Self::Zh => "；",
            Self::En => "; ",
        }
    }

    /// What stands between a name and what is said of it.
    #[must_use]
    pub const fn colon(self) -> &'static str {
        match self {
            Self::Zh => "：",
            Self::En => ": ",
        }
    }

    /// The tag of the language, as in `Content-Language`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

impl Bilingual {
    /// The wording in one language.
    #[must_use]
    pub fn read(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// So many of something in English: `1 owner`, `3 owners`.
#[must_use]
pub fn counted(count: impl Display, one: &str, many: &str) -> String {
    let count = count.to_string();
    let noun = if count == "1" { one } else { many };
    format!("{count} {noun}")
}

/// One side of a source that is stated in both languages, `台账 / ledger`; a source in one language stays as it is.
#[must_use]
pub fn side(source: &str, language: Language) -> &str {
    match source.split_once("/ ") {
        Some((zh, en)) if is_chinese(zh) && !is_chinese(en) && !en.contains("/ ") => match language {
            Language::Zh => zh.trim_end(),
            Language::En => en,
        },
        Some(_) | None => source,
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

/// The unit of a value as a language writes it: `元/㎡` is `¥/m²` in English. One of a thing has its own word.
///
/// A unit that is the same everywhere, such as `m`, stays as it is.
#[must_use]
pub fn unit_in(unit: &'static str, one: bool, language: Language) -> &'static str {
    if language == Language::Zh {
        return unit;
    }
    let (single, many) = match unit {
        "㎡" => ("m²", "m²"),
        "元/㎡" => ("¥/m²", "¥/m²"),
        "元/㎡·月" => ("¥/m² a month", "¥/m² a month"),
        "元/㎡·年" => ("¥/m² a year", "¥/m² a year"),
        "kN/㎡" => ("kN/m²", "kN/m²"),
        "VA/㎡" => ("VA/m²", "VA/m²"),
        "元" => ("¥", "¥"),
        "万元" => ("¥10,000", "¥10,000"),
        "年" => ("year", "years"),
        "月" => ("month", "months"),
        "层" => ("level", "levels"),
        "家" => ("firm", "firms"),
        // Pieces: the name before them says of what.
        "户" | "台" | "个" => ("", ""),
        other => (other, other),
    };
    if one { single } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_not_said_in_the_plural() {
        assert_eq!(counted(1, "owner", "owners"), "1 owner");
        assert_eq!([0, 2, 11].map(|count| counted(count, "entry", "entries")), ["0 entries", "2 entries", "11 entries"]);
    }

    #[test]
    fn units_of_a_sheet_have_an_english_side() {
        assert_eq!(unit_in("元/㎡·月", false, Language::En), "¥/m² a month");
        assert_eq!(["户", "层"].map(|unit| unit_in(unit, true, Language::En)), ["", "level"]);
        assert_eq!((unit_in("户", true, Language::Zh), unit_in("m", false, Language::En)), ("户", "m"));
    }

    #[test]
    fn a_source_in_both_languages_is_read_in_one_and_any_other_stays_whole() {
        assert_eq!([Language::Zh, Language::En].map(|language| side("台账 / ledger", language)), ["台账", "ledger"]);
        assert_eq!(side("方案求解（默认情景）/ the solver", Language::Zh), "方案求解（默认情景）");
        for whole in ["a/b.csv", "台账 / a / b", "楼宇表 / 2025 年", "survey / agent", "http://x/ "] {
            assert_eq!(side(whole, Language::En), whole);
        }
    }

    #[test]
    fn tags_of_browsers_and_of_shells_are_read() {
        assert_eq!(Language::of_tag("zh-CN"), Some(Language::Zh));
        assert_eq!(Language::of_tag("en_GB.UTF-8"), Some(Language::En));
        assert_eq!(Language::of_tag(" EN;q=0.8"), Some(Language::En));
        assert_eq!(Language::of_tag("C.UTF-8"), None);
        assert_eq!(Language::of_tag(""), None);
    }
}
