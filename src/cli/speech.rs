//! How the command line speaks: in one language for people, in JSON for scripts. Never here: what it says.

use std::io::{self, Write};

use serde::Serialize;

use crate::programme::{Bilingual, Language};
use crate::units::Area;

/// How to speak.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speech {
    /// For people.
    pub(super) language: Language,
    /// For scripts instead.
    pub(super) json: bool,
}

impl Speech {
    /// The language asked for, else that of the environment, else Chinese.
    pub(super) fn new(asked: Option<Language>, json: bool) -> Self {
        let spoken =
            ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok()).find(|tag| !tag.is_empty());
        Self { language: asked.or_else(|| Language::of_tag(&spoken?)).unwrap_or_default(), json }
    }

    /// One of two wordings.
    pub(super) const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// A wording.
    pub(super) fn read(self, words: &Bilingual) -> &str {
        words.read(self.language)
    }

    /// One line to the standard output.
    pub(super) fn line(self, text: &str) -> io::Result<()> {
        writeln!(io::stdout(), "{text}")
    }

    /// One line to the standard error, beside what is asked for.
    pub(super) fn aside(self, text: &str) {
        // Where nobody listens, an aside is no loss.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// A value as JSON.
    pub(super) fn value(self, value: &impl Serialize) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, value)?;
        Ok(writeln!(out)?)
    }

    /// An area as a figure without its unit, which the heading carries.
    pub(super) fn area(self, area: Option<Area>) -> String {
        area.map_or_else(|| self.pick("未知", "unknown").to_owned(), |area| area.to_string().trim_end_matches(" ㎡").to_owned())
    }
}
