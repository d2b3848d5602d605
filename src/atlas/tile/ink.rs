//! Layers of sites written straight into bytes. Two layers that say the same of their features share one list of values and the tags
//! themselves, which are looked up once a site. Never here: what a site says.
//!
//! Why beside the builder of [`sheet`](super::sheet)? That one owns and looks up each value of each feature anew; a tile of the district
//! has four thousand footprints with ten values each.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use fast_mvt::MvtCoord;

/// Grid units along the edge of a tile, as a layer states them.
const EXTENT: u64 = 4096;
/// The version of the tile specification.
const VERSION: u64 = 2;

/// Bytes of a feature, or of what it alone says, about.
const ROOM: usize = 80;
/// Seats for numbers where it is not known how many features there are; a power of two.
const SEATS: usize = 1 << 14;
/// A seat that no number of a tile has, as areas and counts are never this.
const EMPTY: (i64, u32) = (i64::MIN, 0);

/// What features say, as numbers of keys and values.
#[derive(Default)]
pub(super) struct Palette<'a> {
    keys: &'static [&'static str],
    values: Vec<u8>,
    count: u32,
    texts: HashMap<&'a str, u32, BuildHasherDefault<Folding>>,
    /// Words by the place a caller gives them, so that they are looked up once.
    words: Vec<Option<u32>>,
    /// Numbers written lately, each in the one seat that its last bits give it: a number that lost its seat to another is written again.
    numbers: Vec<(i64, u32)>,
    flags: [Option<u32>; 2],
    /// The tags of the feature at hand.
    tags: Vec<u8>,
}

impl<'a> Palette<'a> {
    /// Features say these; a key's number is its place.
    pub(super) fn of(keys: &'static [&'static str]) -> Self {
        Self { keys, ..Self::default() }
    }

    /// The same for so many features.
    pub(super) fn with_room(keys: &'static [&'static str], features: usize) -> Self {
        let mut palette = Self::of(keys);
        palette.values.reserve(ROOM * features);
        palette.texts.reserve(features);
        palette.numbers = vec![EMPTY; (2 * features).next_power_of_two()];
        palette
    }

    /// How long the list of values is.
    pub(super) const fn bytes(&self) -> usize {
        self.values.len()
    }

    /// The next feature says nothing yet.
    pub(super) fn begin(&mut self) {
        self.tags.clear();
    }

    /// It has a name that no other has.
    pub(super) fn unique(&mut self, key: usize, text: &str) {
        let value = self.keep_text(text);
        self.tag(key, value);
    }

    /// It has a word that others may have too.
    pub(super) fn text(&mut self, key: usize, text: &'a str) {
        let value = self.shared(text);
        self.tag(key, value);
    }

    /// It has one of a few words, each of which has a place of its own.
    pub(super) fn word(&mut self, key: usize, place: usize, word: &'a str) {
        if self.words.len() <= place {
            self.words.resize(place + 1, None);
        }
        let value = match self.words[place] {
            Some(value) => value,
            None => self.shared(word),
        };
        self.words[place] = Some(value);
        self.tag(key, value);
    }

    fn shared(&mut self, text: &'a str) -> u32 {
        match self.texts.get(text) {
            Some(value) => *value,
            None => {
                let value = self.keep_text(text);
                self.texts.insert(text, value);
                value
            }
        }
    }

    /// It has a whole number.
    pub(super) fn number(&mut self, key: usize, number: i64) {
        if self.numbers.is_empty() {
            self.numbers = vec![EMPTY; SEATS];
        }
        let seat = number.cast_unsigned() as usize & (self.numbers.len() - 1);
        if self.numbers[seat].0 != number {
            self.numbers[seat] = (number, self.keep(4, 0, number.cast_unsigned()));
        }
        self.tag(key, self.numbers[seat].1);
    }

    /// It is so or not.
    pub(super) fn flag(&mut self, key: usize, truth: bool) {
        let value = match self.flags[usize::from(truth)] {
            Some(value) => value,
            None => self.keep(7, 0, u64::from(truth)),
        };
        self.flags[usize::from(truth)] = Some(value);
        self.tag(key, value);
    }

    fn tag(&mut self, key: usize, value: u32) {
        varint(&mut self.tags, key as u64);
        varint(&mut self.tags, u64::from(value));
    }

    fn keep_text(&mut self, text: &str) -> u32 {
        let length = text.len() as u64;
        field(&mut self.values, 4, 2);
        varint(&mut self.values, 1 + width(length) + length);
        bytes(&mut self.values, 1, text.as_bytes());
        self.next()
    }

    fn keep(&mut self, number: u8, wire: u8, value: u64) -> u32 {
        field(&mut self.values, 4, 2);
        varint(&mut self.values, 1 + width(value));
        field(&mut self.values, number, wire);
        varint(&mut self.values, value);
        self.next()
    }

    const fn next(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }
}

/// The features of one layer.
pub(super) struct Leaf {
    name: &'static str,
    features: Vec<u8>,
    geometry: Vec<u8>,
}

impl Leaf {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, features: Vec::new(), geometry: Vec::new() }
    }

    /// The same for so many features.
    pub(super) fn with_room(name: &'static str, features: usize) -> Self {
        Self { features: Vec::with_capacity(ROOM * features), ..Self::new(name) }
    }

    /// How long the features are.
    pub(super) const fn bytes(&self) -> usize {
        self.features.len()
    }

    /// A surface of one ring that turns clockwise on the screen.
    pub(super) fn ring(&mut self, id: u64, ring: &[MvtCoord], palette: &Palette<'_>) {
        self.geometry.clear();
        let mut at = MvtCoord { x: 0, y: 0 };
        outline(&mut self.geometry, ring, &mut at);
        self.feature(id, 3, palette);
    }

    /// The same from where it begins and its [`strokes`].
    pub(super) fn traced(&mut self, id: u64, first: MvtCoord, strokes: &[u8], palette: &Palette<'_>) {
        self.geometry.clear();
        command(&mut self.geometry, 1, 1);
        step(&mut self.geometry, MvtCoord { x: 0, y: 0 }, first);
        self.geometry.extend_from_slice(strokes);
        self.feature(id, 3, palette);
    }

    /// A surface of parts, each its outer ring and then its holes, whichever way they turn.
    pub(super) fn surface(&mut self, id: u64, parts: &[Vec<super::ring::Ring>], palette: &Palette<'_>) {
        if parts.is_empty() {
            return;
        }
        self.geometry.clear();
        let mut at = MvtCoord { x: 0, y: 0 };
        for (number, ring) in parts.iter().flat_map(|rings| rings.iter().enumerate()) {
            let turned: Vec<MvtCoord>;
            let is_outer = number == 0;
            let ring = if (super::ring::twice_area(ring) > 0) == is_outer {
                ring
            } else {
                turned = ring.iter().rev().copied().collect();
                &turned
            };
            outline(&mut self.geometry, ring, &mut at);
        }
        self.feature(id, 3, palette);
    }

    pub(super) fn point(&mut self, id: u64, point: MvtCoord, palette: &Palette<'_>) {
        self.geometry.clear();
        command(&mut self.geometry, 1, 1);
        step(&mut self.geometry, MvtCoord { x: 0, y: 0 }, point);
        self.feature(id, 1, palette);
    }

    fn feature(&mut self, id: u64, kind: u8, palette: &Palette<'_>) {
        let [tags, geometry] = [palette.tags.len(), self.geometry.len()].map(|length| length as u64);
        let length = 1 + width(id) + 1 + width(tags) + tags + 2 + 1 + width(geometry) + geometry;
        let out = &mut self.features;
        field(out, 2, 2);
        varint(out, length);
        field(out, 1, 0);
        varint(out, id);
        bytes(out, 2, &palette.tags);
        field(out, 3, 0);
        out.push(kind);
        bytes(out, 4, &self.geometry);
    }

    /// Puts the layer into a tile, unless nothing was drawn.
    pub(super) fn bind(&self, palette: &Palette<'_>, tile: &mut Vec<u8>) {
        if self.features.is_empty() {
            return;
        }
        let (mut head, mut tail) = (Vec::new(), Vec::new());
        field(&mut head, 15, 0);
        varint(&mut head, VERSION);
        bytes(&mut head, 1, self.name.as_bytes());
        palette.keys.iter().for_each(|key| bytes(&mut tail, 3, key.as_bytes()));
        field(&mut tail, 5, 0);
        varint(&mut tail, EXTENT);
        let parts = [&head, &self.features, &palette.values, &tail];
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        tile.reserve(length + 8);
        field(tile, 3, 2);
        varint(tile, length as u64);
        parts.into_iter().for_each(|part| tile.extend_from_slice(part));
    }
}

fn outline(out: &mut Vec<u8>, ring: &[MvtCoord], at: &mut MvtCoord) {
    let (Some(first), Some(last)) = (ring.first(), ring.last()) else { return };
    command(out, 1, 1);
    step(out, *at, *first);
    strokes(out, ring);
    *at = *last;
}

/// A ring from its first corner on, which is not written: the same wherever it begins.
pub(super) fn strokes(out: &mut Vec<u8>, ring: &[MvtCoord]) {
    command(out, 2, ring.len().saturating_sub(1) as u64);
    ring.windows(2).for_each(|side| step(out, side[0], side[1]));
    command(out, 7, 1);
}

fn command(out: &mut Vec<u8>, word: u64, times: u64) {
    varint(out, times << 3 | word);
}

fn step(out: &mut Vec<u8>, from: MvtCoord, to: MvtCoord) {
    for way in [to.x - from.x, to.y - from.y] {
        varint(out, u64::from(((way << 1) ^ (way >> 31)).cast_unsigned()));
    }
}

fn field(out: &mut Vec<u8>, number: u8, wire: u8) {
    out.push(number << 3 | wire);
}

fn bytes(out: &mut Vec<u8>, number: u8, of: &[u8]) {
    field(out, number, 2);
    varint(out, of.len() as u64);
    out.extend_from_slice(of);
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Bytes of a number.
fn width(value: u64) -> u64 {
    u64::from((70 - (value | 1).leading_zeros()) / 7)
}

/// A quick hash for a table that lives as long as one tile is drawn and is filled from the store: nobody outside chooses what meets in it
/// often enough to gain from it.
#[derive(Default)]
struct Folding(u64);

impl Hasher for Folding {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0.rotate_left(5) ^ word ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_as_many_bytes_as_its_width_says() {
        for value in [0, 1, 127, 128, 16_383, 16_384, (1 << 53) - 1, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            varint(&mut out, value);
            assert_eq!(out.len() as u64, width(value), "{value}");
        }
    }
}
