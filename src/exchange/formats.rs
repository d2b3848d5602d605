//! The one list of file formats: what each is called, how its bytes begin, who reads it and who writes it. Never here: a format itself.
//!
//! To add a format, write its file beside this one and add its row here: reading, exporting, the command line and the API follow.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::record::Sheet;
use super::{Audience, Cover, ExchangeError, ReadOptions};
use super::{csv, flatgeobuf, geojson, geoparquet, gpkg, osm_pbf, shapefile, text, workbook, xlsx};
use super::{to_csv, to_flatgeobuf, to_geojson, to_geoparquet, to_gpkg, to_shapefile, to_xlsx};
use crate::estate::Site;

/// File formats read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// RFC 7946.
    Geojson,
    /// GeoJSON of OpenStreetMap buildings, with its own rules for storeys and overlaps.
    OsmFootprints,
    /// A zip archive with .shp, .dbf, .prj and .cpg.
    Shapefile,
    /// OGC GeoPackage.
    GeoPackage,
    /// FlatGeobuf.
    FlatGeobuf,
    /// Parquet with a geometry column.
    GeoParquet,
    /// An OpenStreetMap extract.
    OsmPbf,
    /// Separated by commas, semicolons or tabs.
    Csv,
    /// Workbook of Office Open XML.
    Xlsx,
}

/// The word on the wire.
impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let row = FORMATS.iter().find(|row| row.word == word);
        row.map(|row| row.format).ok_or_else(|| D::Error::custom(format!("no format is called {word}")))
    }
}

/// Reads bytes of one format into records, one sheet for each worksheet or layer that holds any.
type Reader = fn(&str, &[u8], &ReadOptions) -> Result<Vec<Sheet>, ExchangeError>;
/// Writes sites as bytes of one format.
type Writer = fn(&[&Site], Audience, &Cover) -> Result<Vec<u8>, ExchangeError>;

/// One row of the list.
struct FileFormat {
    format: Format,
    /// The word on the wire and the command line.
    word: &'static str,
    /// What people call it.
    name: &'static str,
    /// Endings of file names, the usual one first, without the dot.
    extensions: &'static [&'static str],
    media_type: &'static str,
    /// Whether bytes begin as this format does; asked in the order of the list.
    sniff: fn(&[u8]) -> bool,
    read: Option<Reader>,
    write: Option<Writer>,
}

/// Every format. A table of text has no mark to know it by, so it stands last and takes what nobody else does.
static FORMATS: &[FileFormat] = &[
    FileFormat {
        format: Format::Geojson,
        word: "geojson",
        name: "GeoJSON",
        extensions: &["geojson", "json"],
        media_type: "application/geo+json",
        sniff: text::looks_like_json,
        read: Some(|_, bytes, _| geojson::read(bytes).map(|sheet| vec![sheet])),
        write: Some(|sites, audience, cover| Ok(to_geojson::write_geojson(sites.iter().copied(), audience, cover))),
    },
    FileFormat {
        format: Format::OsmFootprints,
        word: "osm_footprints",
        name: "OpenStreetMap GeoJSON",
        extensions: &[],
        media_type: "application/geo+json",
        // Known by its properties once it is read as GeoJSON.
        sniff: |_| false,
        read: None,
        write: None,
    },
    FileFormat {
        format: Format::Xlsx,
        word: "xlsx",
        name: "XLSX",
        extensions: &["xlsx"],
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        sniff: |bytes| xlsx::is_workbook(bytes) || xlsx::is_old_workbook(bytes),
        read: Some(|_, bytes, options| workbook::read(bytes, options)),
        write: Some(to_xlsx::write_xlsx),
    },
    FileFormat {
        format: Format::Shapefile,
        word: "shp",
        name: "Shapefile (zip)",
        extensions: &["zip", "shp"],
        media_type: "application/zip",
        sniff: |bytes| shapefile::is_bare(bytes) || shapefile::sniff(bytes),
        read: Some(|_, bytes, options| shapefile::read(bytes, options).map(|sheet| vec![sheet])),
        write: Some(to_shapefile::write),
    },
    FileFormat {
        format: Format::GeoPackage,
        word: "gpkg",
        name: "GeoPackage",
        extensions: &["gpkg"],
        media_type: "application/geopackage+sqlite3",
        sniff: gpkg::sniff,
        read: Some(|_, bytes, options| gpkg::read(bytes, options).map(|sheet| vec![sheet])),
        write: Some(to_gpkg::write),
    },
    FileFormat {
        format: Format::FlatGeobuf,
        word: "fgb",
        name: "FlatGeobuf",
        extensions: &["fgb"],
        media_type: "application/vnd.flatgeobuf",
        sniff: flatgeobuf::sniff,
        read: Some(|_, bytes, _| flatgeobuf::read(bytes).map(|sheet| vec![sheet])),
        write: Some(to_flatgeobuf::write),
    },
    FileFormat {
        format: Format::GeoParquet,
        word: "parquet",
        name: "GeoParquet",
        extensions: &["parquet", "geoparquet"],
        media_type: "application/vnd.apache.parquet",
        sniff: geoparquet::sniff,
        read: Some(|_, bytes, _| geoparquet::read(bytes).map(|sheet| vec![sheet])),
        write: Some(to_geoparquet::write),
    },
    FileFormat {
        format: Format::OsmPbf,
        word: "osm_pbf",
        name: "OpenStreetMap PBF",
        extensions: &["pbf"],
        media_type: "application/vnd.openstreetmap.data+pbf",
        sniff: osm_pbf::sniff,
        read: Some(|_, bytes, _| osm_pbf::read(bytes).map(|sheet| vec![sheet])),
        write: None,
    },
    FileFormat {
        format: Format::Csv,
        word: "csv",
        name: "CSV",
        extensions: &["csv", "tsv", "txt"],
        media_type: "text/csv; charset=utf-8",
        sniff: |_| true,
        read: Some(csv::read),
        write: Some(|sites, audience, cover| Ok(to_csv::write_csv(sites.iter().copied(), audience, cover))),
    },
];

impl Format {
    fn row(self) -> &'static FileFormat {
        // Every format has its row; the test below says so.
        FORMATS.iter().find(|row| row.format == self).unwrap_or(&FORMATS[0])
    }

    /// The word on the wire and the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The usual ending of a file name, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.row().extensions.first().copied().unwrap_or_default()
    }

    /// The media type that a server gives it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        self.row().media_type
    }

    /// Every format that can be read.
    pub fn readable() -> impl Iterator<Item = Self> {
        FORMATS.iter().filter(|row| row.read.is_some()).map(|row| row.format)
    }

    /// Every format that can be written.
    pub fn writable() -> impl Iterator<Item = Self> {
        FORMATS.iter().filter(|row| row.write.is_some()).map(|row| row.format)
    }

    /// The format of a file, from its bytes; what its name says is not believed.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Self {
        FORMATS.iter().find(|row| (row.sniff)(bytes)).map_or(Self::Csv, |row| row.format)
    }

    /// The format that the ending of a file name promises.
    pub(super) fn promised(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        FORMATS.iter().find(|row| row.extensions.contains(&ending.as_str())).map(|row| row.format)
    }

    pub(super) fn reader(self) -> Option<Reader> {
        self.row().read
    }

    pub(super) fn writer(self) -> Option<Writer> {
        self.row().write
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_format_has_one_row_and_a_word_of_its_own() {
        let words: BTreeSet<&str> = FORMATS.iter().map(|row| row.word).collect();
        assert_eq!(words.len(), FORMATS.len());
        for row in FORMATS {
            assert_eq!(row.format.word(), row.word);
            assert!(row.read.is_none() || !row.extensions.is_empty(), "{} is read, but under what name?", row.word);
        }
        let extensions: Vec<&str> = FORMATS.iter().flat_map(|row| row.extensions).copied().collect();
        assert_eq!(extensions.iter().collect::<BTreeSet<_>>().len(), extensions.len(), "two formats share an ending");
    }

    #[test]
    fn a_format_is_known_by_its_bytes() {
        assert_eq!(Format::sniff(b"\xef\xbb\xbf {\"type\":"), Format::Geojson);
        assert_eq!(Format::sniff("楼宇编码,空置面积\n".as_bytes()), Format::Csv);
    }
}
