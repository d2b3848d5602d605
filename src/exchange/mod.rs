//! Bytes ⇄ sites: one file per format and one list of them (`formats`), mapping, checks and findings. Never here: the database, HTTP,
//! or a decision.
//!
//! [`read`] finds out format and encoding, turns rows or features into records, and checks every record on its own: a bad one becomes a
//! [`Finding`] and never hides the others. Only a file that cannot be read at all is an [`ExchangeError`]. Columns of every format come
//! from one table (`columns`). [`write()`] writes what [`read`] reads back equal.

mod archive;
mod cells;
mod check;
mod codes;
mod columns;
mod coordinates;
mod csv;
mod dbase;
mod degrees;
mod error;
mod feature;
mod findings;
mod flatgeobuf;
mod floors;
mod footprints;
mod formats;
mod geojson;
mod geoparquet;
mod gpkg;
mod grid;
mod header;
mod headings;
mod join;
mod json_gate;
mod known;
mod line;
mod mapping;
mod measures;
mod names;
mod osm_pbf;
mod overlaps;
mod package;
mod packing;
pub mod paper;
mod parts;
mod pipe;
mod plausible;
mod positions;
mod projection;
mod readings;
mod record;
mod report;
#[cfg(test)]
mod round_trip;
mod rows;
mod shapefile;
mod shown;
mod slots;
mod stamps;
mod steps;
mod styles;
mod table;
mod text;
mod titles;
mod to_csv;
mod to_flatgeobuf;
mod to_geojson;
mod to_geoparquet;
mod to_gpkg;
mod to_shapefile;
mod to_xlsx;
mod totals;
mod typed;
mod unseen;
mod wkt;
mod words;
mod workbook;
mod xlsx;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use error::{Cut, ExchangeError};
pub use findings::{Counts, Finding, FindingCode, FindingPlace, Severity, tally};
pub use formats::Format;
pub use join::{DoubtfulJoin, JoinCandidate, Joins, join_choice};
pub use known::Known;
pub use mapping::{Choice, How, MappableColumn, MappedHeading, Mapping, mappable_columns, mapping_fault, source_key};
pub use package::{Package, read_package};
pub use pipe::{Outcome, Product, Task, answer, ask, receive};
pub use readings::{PossibleReading, Readings};
pub use report::report;
pub use to_csv::write_table;

use crate::estate::{Backdrop, Confidence, Site, SiteKind};
use crate::geometry::{Axes, Bbox, Datum, LocalGrid, Shape};
use crate::programme::{Bilingual, Programme, ZoneId, ZoneOutline};

/// What the importer knows and the file does not say.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadOptions {
    /// Kind of the rows that name none.
    pub kind: Option<SiteKind>,
    /// The layer of a file that has several.
    pub layer: Option<String>,
    /// The datum of files that declare none; converted from, never guessed.
    pub datum: Option<Datum>,
    /// Which of two numbers comes first; longitude or easting where this is `None`.
    pub axes: Option<Axes>,
    /// Source of the rows that name none; the file's attribution or name where this is `None`.
    pub source: Option<String>,
    /// The day that rows without a date describe.
    pub as_of: Option<Date>,
    /// How well rows are known that do not say.
    pub confidence: Confidence,
    /// Where the district is, to notice swapped axes and shifted datums.
    pub district: Option<Bbox>,
    /// The district's border, to tell shifted datums apart better than its box does.
    #[serde(with = "pipe::as_wkb")]
    pub outline: Option<Shape>,
    /// Encoding of a table of text; found out from its bytes where this is `None`.
    pub encoding: Option<Encoding>,
    /// A local grid whose parameters the importer keeps; the file's coordinates are in it.
    pub local: Option<LocalGrid>,
    /// What the project holds already, to tell datums apart and to find positions of lists that give none.
    pub known: Arc<Known>,
    /// What a person says that headings mean.
    pub mapping: Mapping,
    /// Which sites of the project a person says that sites without position are.
    pub joins: Joins,
    /// Every spelling of a zone, to turn names into ids; empty means that zones are taken as written.
    pub zones: BTreeMap<String, ZoneId>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            kind: None,
            layer: None,
            datum: None,
            axes: None,
            source: None,
            as_of: None,
            confidence: Confidence::Reported,
            district: None,
            outline: None,
            encoding: None,
            local: None,
            known: Arc::default(),
            mapping: Mapping::new(),
            joins: Joins::new(),
            zones: BTreeMap::new(),
        }
    }
}

impl ReadOptions {
    /// Zones may be named by id or name as in this programme; others are faults.
    #[must_use]
    pub fn with_zones_of(mut self, programme: &Programme) -> Self {
        for zone in &programme.zones {
            for spelling in [&zone.id.0, &zone.name.zh, &zone.name.en] {
                self.zones.insert(spelling.clone(), zone.id.clone());
            }
        }
        self
    }
}

/// Text encodings read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// GB18030 and its subsets GBK and GB2312.
    #[serde(rename = "GB18030")]
    Gb18030,
    /// UTF-16 with a byte order mark, as spreadsheets save “Unicode text”.
    #[serde(rename = "UTF-16")]
    Utf16,
}

/// A file read and checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Format found.
    pub format: Format,
    /// Encoding found.
    pub encoding: Encoding,
    /// Datum declared, by the importer or by the file; `None` where nobody did and CGCS2000 degrees are taken for granted.
    pub datum: Option<Datum>,
    /// Sites accepted, in the order of the file.
    pub sites: Vec<Arc<Site>>,
    /// What is drawn underneath, of files that hold such features beside sites.
    pub backdrop: Vec<Backdrop>,
    /// Everything there is to say, in the order of the file; findings on the file as a whole come first.
    pub findings: Vec<Finding>,
    /// How the records fared.
    pub counts: Counts,
    /// What every heading was taken for.
    pub headings: Vec<MappedHeading>,
    /// How the coordinates may be read; of files that have coordinates, where it is known where the district is.
    pub readings: Option<Readings>,
    /// Sites without position that may be one of several; a person decides.
    pub doubtful: Vec<DoubtfulJoin>,
}

/// Reads a file of sites; format and encoding are found out from the bytes.
///
/// # Errors
/// [`ExchangeError`] when the file as a whole cannot be read; rows at fault are findings.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Checked, ExchangeError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xef | 0xbb | 0xbf)) {
        return Err(ExchangeError::Empty);
    }
    check::check(sheets(name, bytes, options)?, name, options)
}

/// The records of a file, before anything of them is believed.
fn sheets(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<record::Sheet>, ExchangeError> {
    let format = Format::sniff(bytes);
    let read = format.reader().ok_or_else(|| ExchangeError::UnknownFormat { name: name.to_owned() })?;
    // Libraries assert where they should refuse: a column chunk of negative length ends the Parquet reader in a panic.
    std::panic::catch_unwind(|| read(name, bytes, options)).unwrap_or_else(|_| {
        let what = findings::words("内容自相矛盾，读到一半即停", "what it says of itself contradicts its bytes");
        Err(ExchangeError::Broken { format, what: Box::new(what) })
    })
}

/// Writes sites as a file of a format.
///
/// # Errors
/// [`ExchangeError::NotWritten`] when the format is only read.
pub fn write(format: Format, sites: &[&Site], audience: Audience, cover: &Cover) -> Result<Vec<u8>, ExchangeError> {
    let write = format.writer().ok_or(ExchangeError::NotWritten(format))?;
    write(sites, audience, cover)
}

/// Who will read an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody: owner, mortgage and seizure stay here, and so do extra columns that name owners, debts, taxes or people.
    Public,
    /// Those whose role lets them see restricted fields.
    Official,
}

/// What an export says of itself, and what goes with the sites.
#[derive(Debug, Clone, Default)]
pub struct Cover {
    /// Note on the whole, such as that it holds made-up example data.
    pub note: Option<Bilingual>,
    /// Attribution that the positions need.
    pub attribution: Option<String>,
    /// The datum that the positions are written in.
    pub datum: Datum,
    /// When what is exported was committed.
    pub at: Option<Timestamp>,
    /// Drawn zones with their names, for formats with layers.
    pub outlines: Vec<(ZoneOutline, Option<Bilingual>)>,
    /// What is drawn underneath, for formats with layers.
    pub backdrop: Vec<Backdrop>,
}

impl Cover {
    /// The note, the attribution and, where positions are shifted, that they are, a line each.
    fn lines(&self) -> Vec<String> {
        let shifted = matches!(self.datum, Datum::Gcj02 | Datum::Bd09)
            .then(|| format!("{}，不是 CGCS2000 / {}, not CGCS2000", self.datum.name_zh(), self.datum.name_en()));
        let note = self.note.as_ref().map(|note| format!("{} / {}", note.zh, note.en));
        note.into_iter().chain(self.attribution.clone()).chain(shifted).collect()
    }
}
