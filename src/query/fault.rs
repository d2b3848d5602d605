//! What is wrong with a filter, and where. Never here: how a fault is shown.

use std::fmt;

use crate::programme::Bilingual;

/// Where something stands in a filter. It is no part of what the filter says, so all places are equal.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// A character of CQL2 Text, counted from 1.
    Letter(usize),
    /// A JSON pointer.
    Pointer(String),
}

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A filter that cannot be read or does not fit the collection.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryFault {
    at: Place,
    message: Bilingual,
}

impl QueryFault {
    pub(super) fn new(at: &Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { at: at.clone(), message: Bilingual::new(zh, en) }
    }

    /// Where it stands: `12` for the twelfth character of a text, `/args/0` in JSON.
    #[must_use]
    pub fn place(&self) -> String {
        match &self.at {
            Place::Letter(letter) => letter.to_string(),
            Place::Pointer(pointer) => pointer.clone(),
        }
    }

    /// What is wrong and how to mend it, with its place.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let (zh, en) = match &self.at {
            Place::Letter(letter) => (format!("第 {letter} 个字符处"), format!("at character {letter}")),
            Place::Pointer(pointer) if pointer.is_empty() => ("最外层".to_owned(), "at the top".to_owned()),
            Place::Pointer(pointer) => (format!("{pointer} 处"), format!("at {pointer}")),
        };
        Bilingual::new(format!("{zh}：{}", self.message.zh), format!("{en}: {}", self.message.en))
    }
}

impl fmt::Display for QueryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().en)
    }
}

impl std::error::Error for QueryFault {}

/// A piece of what was given, short enough to show.
pub(super) fn shown(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
