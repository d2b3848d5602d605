//! A line of text for each site, in one piece of text. Never here: what the lines say.

use super::keep::{Keep, Pen, Reader, Spoilt};

/// A line for each site.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    /// Where each line begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Lines {
    /// A line each, in their order.
    pub(super) fn of_all<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self { starts: Vec::with_capacity(lines.size_hint().0 + 1), ..Self::default() };
        for line in lines {
            all.begin();
            all.text.push_str(line);
        }
        all.begin();
        all
    }

    /// Begins a line; after the last one this ends it.
    pub(super) fn begin(&mut self) {
        self.starts.push(self.text.len() as u32);
    }

    pub(super) fn push(&mut self, part: &str, then: char) {
        self.text.push_str(part);
        self.text.push(then);
    }

    /// The same of plain letters in lower case, without what stands between.
    pub(super) fn push_ascii(&mut self, part: &str, then: char) {
        let begun = self.text.len();
        self.text.extend(part.chars().filter(|c| *c != then));
        self.text[begun..].make_ascii_lowercase();
        self.text.push(then);
    }

    /// Goes on with the line at hand.
    pub(super) fn extend(&mut self, part: &str) {
        self.text.push_str(part);
    }

    /// How many there are, once the last one has ended.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub(super) fn of(&self, index: usize) -> &str {
        &self.text[self.starts[index] as usize..self.starts[index + 1] as usize]
    }
}

impl Keep for Lines {
    fn lay_up(&self, pen: &mut Pen<'_>) -> std::io::Result<()> {
        pen.column(self.text.as_bytes())?;
        pen.column(&self.starts)
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        Ok(Self { text: reader.text()?, starts: reader.column()? })
    }
}
