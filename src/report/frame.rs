//! What every report has: the day, the marks that come first, numbered sources, the disclaimer, and a foot with the revision.

use jiff::civil::Date;

use crate::atlas::{Atlas, disclaimer, marks};
use crate::exchange::paper::{Block, Entry, Paper, Value};
use crate::programme::{Bilingual, Language, unit_in};

/// For whom and of which day a report is, and where it can be asked for again.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// In which language.
    pub language: Language,
    /// The day it is made for.
    pub on: Date,
    /// Address under which it is found again; empty where there is none.
    pub address: &'a str,
}

impl Frame<'_> {
    /// The wording in the report's language.
    pub(super) const fn pick<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    pub(super) fn read<'w>(&self, words: &'w Bilingual) -> &'w str {
        words.read(self.language)
    }

    /// Text in the report's language.
    pub(super) fn words(&self, words: &Bilingual) -> Entry {
        Entry::text(self.read(words))
    }

    /// The unit of a column or a value in the report's language.
    pub(super) fn unit(&self, unit: &'static str) -> Entry {
        Entry::text(unit_in(unit, false, self.language))
    }

    /// A value where there is one.
    pub(super) fn known<T>(&self, value: Option<T>, show: impl Fn(T) -> Value) -> Entry {
        Entry::known(value.map(show))
    }

    /// A paper over a snapshot, without its blocks.
    pub(super) fn paper(&self, atlas: &Atlas, title: String, sources: Vec<String>, blocks: Vec<Block>) -> Paper {
        let revision = atlas.revision();
        let (number, day) = (revision.number, self.on);
        let foot = match self.language {
            Language::Zh => format!("数据版本 {number} · {day}"),
            Language::En => format!("Data revision {number} · {day}"),
        };
        let foot = if self.address.is_empty() { foot } else { format!("{foot} · {}", self.address) };
        Paper {
            language: self.language,
            title,
            subtitle: String::new(),
            marks: marks(atlas, self.on).iter().map(|mark| self.read(mark).to_owned()).collect(),
            blocks,
            sources,
            disclaimer: self.read(&disclaimer()).to_owned(),
            foot,
            landscape: false,
            at: revision.at,
        }
    }

    /// How the programme is cited.
    pub(super) fn citation(&self, atlas: &Atlas) -> String {
        let document = &atlas.programme().document;
        let (title, issuer) = (self.read(&document.title), self.read(&document.issuer));
        match self.language {
            Language::Zh => format!("{issuer}《{title}》（{}，{}）", document.number, document.dated),
            Language::En => format!("{issuer}: {title} ({}, {})", document.number, document.dated),
        }
    }

    /// How the data of the project are cited.
    pub(super) fn data_source(&self, atlas: &Atlas) -> String {
        let revision = atlas.revision();
        let (number, at) = (revision.number, revision.at);
        match self.language {
            Language::Zh => format!("本项目台账，数据版本 {number}（提交于 {at}）"),
            Language::En => format!("The project's own ledger, data revision {number} (committed {at})"),
        }
    }
}
