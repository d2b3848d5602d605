//! What readers hand over: records of cells and raw coordinates, before anything is believed. Never here: a site.

use std::sync::Arc;

use jiff::civil::Date;

use super::findings::{Finding, FindingPlace};
use super::headings::Heading;
use super::{Encoding, Format};
use crate::geometry::Datum;
pub(super) use crate::geometry::RawShape;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowRole {
    /// A site.
    Site,
    /// 小计: the sum since the last one.
    Subtotal,
    /// 合计 or 总计: the sum of all.
    Total,
    /// The header once more, as on each printed page, in another language, or as numbers of the columns.
    RepeatedHeader,
    /// 注, 填表人 and the like, below the records.
    Remark,
}

/// What a cell says. Rows that say the same share it, as far as their reader notices.
pub(super) type Text = Arc<str>;

/// The last text under each heading: most columns of a large file say the same row after row.
#[derive(Default)]
pub(super) struct Repeated(Vec<Option<Text>>);

impl Repeated {
    /// The text of a cell, shared with the row before where that said the same.
    pub(super) fn text(&mut self, heading: usize, text: &str) -> Text {
        if self.0.len() <= heading {
            self.0.resize(heading + 1, None);
        }
        match &mut self.0[heading] {
            Some(last) if **last == *text => Text::clone(last),
            last => Text::clone(last.insert(text.into())),
        }
    }
}

/// One row or feature.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) place: FindingPlace,
    pub(super) role: RowRole,
    /// Id outside the cells, as GeoJSON features have.
    pub(super) feature_id: Option<String>,
    /// Index of the heading and text, blanks left out.
    pub(super) cells: Vec<(usize, Text)>,
    pub(super) shape: Option<RawShape>,
    /// The datum that this record itself declares.
    pub(super) datum: Option<Datum>,
    /// What the reader found; a fault refuses the record.
    pub(super) findings: Vec<Finding>,
}

impl Record {
    pub(super) const fn new(place: FindingPlace) -> Self {
        Self { place, role: RowRole::Site, feature_id: None, cells: Vec::new(), shape: None, datum: None, findings: Vec::new() }
    }

    /// Text of the cell under a heading.
    pub(super) fn cell(&self, heading: usize) -> Option<&str> {
        self.cells.iter().find(|(index, _)| *index == heading).map(|(_, text)| &**text)
    }
}

/// What a file as a whole says of its rows.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) format: Format,
    /// Name of the worksheet or layer, in files that have several.
    pub(super) name: Option<String>,
    pub(super) encoding: Encoding,
    pub(super) headings: Vec<Heading>,
    #[expect(clippy::vec_box, reason = "each on its own, so that what is checked makes room for the sites")]
    pub(super) records: Vec<Box<Record>>,
    pub(super) findings: Vec<Finding>,
    /// Attribution in the file, the source of rows that name none.
    pub(super) source: Option<String>,
    pub(super) as_of: Option<Date>,
    /// Coordinate reference system the file declares, as it spells it.
    pub(super) declared: Option<String>,
    /// Features that are no sites but are drawn underneath.
    pub(super) backdrop: Vec<Record>,
}

impl Sheet {
    pub(super) const fn new(format: Format, encoding: Encoding) -> Self {
        Self {
            format,
            name: None,
            encoding,
            headings: Vec::new(),
            records: Vec::new(),
            findings: Vec::new(),
            source: None,
            as_of: None,
            declared: None,
            backdrop: Vec::new(),
        }
    }

    /// The datum that every record declares becomes the file's own.
    pub(super) fn declare_together(&mut self) {
        let first = self.records.iter().find(|record| record.shape.is_some()).and_then(|record| record.datum);
        let of_first = |record: &Record| record.shape.is_none() || record.datum == first;
        if let Some(datum) = first.filter(|_| self.records.iter().all(|record| of_first(record))) {
            self.declared = Some(datum.word().to_owned());
            self.records.iter_mut().for_each(|record| record.datum = None);
        }
    }

    /// The heading of a name, made on first sight.
    pub(super) fn heading(&mut self, name: &str) -> usize {
        if let Some(at) = self.headings.iter().position(|heading| heading.name == name) {
            return at;
        }
        let (heading, finding) = Heading::resolve(name);
        self.findings.extend(finding);
        self.headings.push(heading);
        self.headings.len() - 1
    }
}
