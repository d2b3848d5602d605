//! Why a paper cannot be written.

use thiserror::Error;

use crate::programme::Bilingual;

/// A paper that its format does not take, such as a text too long for one cell.
#[derive(Debug, Error)]
#[error("the {format} cannot be written: {detail}; shorten the text or split the table")]
pub struct PaperError {
    /// `XLSX` or `DOCX`.
    pub format: &'static str,
    /// What the writer says.
    pub detail: String,
}

impl PaperError {
    /// The sentence in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = format!("{} 无法写出（{}）；请缩短文字或拆分表格", self.format, self.detail);
        Bilingual::new(zh, self.to_string())
    }
}
