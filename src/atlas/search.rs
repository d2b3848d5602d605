//! Finding a site by what it is called: name, other names, id or address.

use serde::Serialize;

use super::Atlas;
use crate::estate::{Site, SiteId, SiteKind};

/// One site found by its name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found<'a> {
    /// Identifier.
    pub id: &'a SiteId,
    /// Kind.
    pub kind: SiteKind,
    /// Name, or id where it has none.
    pub name: &'a str,
    /// Longitude of its centre, where known.
    pub lon: Option<f64>,
    /// Latitude of its centre, where known.
    pub lat: Option<f64>,
}

/// What each site is called, folded, in one piece of text.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    starts: Vec<usize>,
}

/// Between the parts of one site's text; nobody types it.
const BREAK: char = '\u{1}';

impl Texts {
    pub(super) fn gather(sites: &[Site]) -> Self {
        let mut texts = Self { text: String::new(), starts: Vec::with_capacity(sites.len() + 1) };
        for site in sites {
            texts.starts.push(texts.text.len());
            let names = site.name.iter().chain(&site.aliases).chain(site.address.as_ref().map(|fact| &fact.value));
            for part in names.map(String::as_str).chain([site.id.0.as_str()]) {
                texts.text.push_str(&fold(part));
                texts.text.push(BREAK);
            }
        }
        texts.starts.push(texts.text.len());
        texts
    }

    /// Everything a site is called, by its place in the list of sites.
    pub(super) fn of(&self, index: usize) -> &str {
        &self.text[self.starts[index]..self.starts[index + 1]]
    }
}

/// Text as it is compared: lower case, full-width letters and digits as half-width, no blanks at the ends.
pub(super) fn fold(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    text.trim().chars().map(half).flat_map(char::to_lowercase).filter(|c| *c != BREAK).collect()
}

/// How well a text fits what was asked; smaller is better.
fn fit(text: &str, asked: &str) -> Option<u8> {
    let fits = text.split(BREAK).filter_map(|part| match part.find(asked)? {
        0 if part.len() == asked.len() => Some(0),
        0 => Some(1),
        _ => Some(2),
    });
    fits.min()
}

impl Atlas {
    /// Sites whose name, other name, id or address contains `text`: whole matches first, then beginnings, then the rest, each by id.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> Vec<Found<'_>> {
        let asked = fold(text);
        if asked.is_empty() {
            return Vec::new();
        }
        let fitting = (0..self.sites().len()).filter_map(|index| Some((fit(self.texts.of(index), &asked)?, index)));
        let mut found: Vec<(u8, usize)> = fitting.collect();
        found.sort_unstable();
        found.into_iter().take(limit).map(|(_, index)| self.found(index)).collect()
    }

    fn found(&self, index: usize) -> Found<'_> {
        let site = &self.sites()[index];
        let centre = self.centre(index);
        let (lon, lat) = (centre.map(|c| c.lon()), centre.map(|c| c.lat()));
        Found { id: &site.id, kind: site.kind(), name: site.label(), lon, lat }
    }
}
