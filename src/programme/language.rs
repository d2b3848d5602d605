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
        "户" => ("owner", "owners"),
        "年" => ("year", "years"),
        "月" => ("month", "months"),
        "层" => ("level", "levels"),
        "家" => ("firm", "firms"),
        // Pieces: the name before them says of what.
        "台" | "个" => ("", ""),
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
        assert_eq!(["户", "层"].map(|unit| unit_in(unit, true, Language::En)), ["owner", "level"]);
        assert_eq!((unit_in("户", true, Language::Zh), unit_in("m", false, Language::En)), ("户", "m"));
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
