//! In which language a sentence is read.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_browsers_and_of_shells_are_read() {
        assert_eq!(Language::of_tag("zh-CN"), Some(Language::Zh));
        assert_eq!(Language::of_tag("en_GB.UTF-8"), Some(Language::En));
        assert_eq!(Language::of_tag(" EN;q=0.8"), Some(Language::En));
        assert_eq!(Language::of_tag("C.UTF-8"), None);
        assert_eq!(Language::of_tag(""), None);
    }
}
