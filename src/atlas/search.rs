//! Finding a site by what it is called: name, other names, id, address, or the initials of its pinyin.

use serde::Serialize;

use super::Atlas;
use super::initials::initials;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::lines::Lines;
use super::sites::Place;
use crate::estate::{Glance, SiteId, SiteKind};

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

/// What each site is called, folded, and the initials of that.
#[derive(Default)]
pub(super) struct Texts {
    called: Lines,
    initials: Lines,
}

/// Between the parts of one site's text; nobody types it.
const BREAK: char = '\u{1}';

impl Texts {
    /// Takes in what one more site is called.
    pub(super) fn take(&mut self, site: &Glance<'_>) {
        self.called.begin();
        self.initials.begin();
        let names = || site.name.iter().chain(&site.aliases).copied();
        for part in names().chain(site.address).chain([site.id]) {
            if part.is_ascii() {
                self.called.push_ascii(part.trim(), BREAK);
            } else {
                self.called.push(&fold(part), BREAK);
            }
        }
        for name in names() {
            initials(name).into_iter().for_each(|letters| self.initials.push(&letters, BREAK));
        }
    }

    /// Nothing more comes.
    pub(super) fn finish(&mut self) {
        self.called.begin();
        self.initials.begin();
    }

    /// What some sites are called, each by its place in other texts.
    pub(super) fn of_all<'a>(sites: impl Iterator<Item = (&'a Self, usize)> + Clone) -> Self {
        Self {
            called: Lines::of_all(sites.clone().map(|(texts, at)| texts.called.of(at))),
            initials: Lines::of_all(sites.map(|(texts, at)| texts.initials.of(at))),
        }
    }

    /// Everything a site is called, by its place in the list of sites.
    pub(super) fn of(&self, index: usize) -> &str {
        self.called.of(index)
    }

    /// How well a site fits what was asked; its initials count only where letters were asked, and after everything else.
    fn fit(&self, index: usize, asked: &str) -> Option<u8> {
        let spelt = asked.len() > 1 && asked.chars().all(|c| c.is_ascii_alphanumeric());
        let sound = || spelt.then(|| fit(self.initials.of(index), asked)).flatten();
        fit(self.called.of(index), asked).or_else(|| sound().map(|rank| rank + 3))
    }
}

impl Keep for Texts {
    fn lay_up(&self, pen: &mut Pen<'_>) -> std::io::Result<()> {
        self.called.lay_up(pen)?;
        self.initials.lay_up(pen)
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        Ok(Self { called: Lines::take_up(reader)?, initials: Lines::take_up(reader)? })
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
    /// Sites whose name, other name, id or address contains `text`: whole matches first, then beginnings, then the rest, each by id;
    /// after them those whose names begin with, or contain, the pinyin initials asked for.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> Vec<Found<'_>> {
        let asked = fold(text);
        if asked.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u8, Place)> = Vec::new();
        for part in self.parts() {
            let fitting = (0..part.sites.len()).filter_map(|index| Some((part.texts.fit(index, &asked)?, index)));
            let holding = fitting.filter(|(_, index)| self.holds(part, *index));
            found.extend(holding.map(|(rank, index)| (rank, self.place_in(part, index))));
        }
        found.sort_unstable();
        found.into_iter().take(limit).map(|(_, place)| self.found(place)).collect()
    }

    fn found(&self, place: Place) -> Found<'_> {
        let (part, index) = self.at(place);
        let (site, centre) = (&*part.sites[index], part.centre(index));
        let (lon, lat) = (centre.map(|c| c.lon()), centre.map(|c| c.lat()));
        Found { id: &site.id, kind: site.kind(), name: site.label(), lon, lat }
    }
}
