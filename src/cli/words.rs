//! From words on the command line to what the desk takes. Never here: a rule of the trade.

use super::arguments::{ConfidenceWord, CountWord, EncodingWord, FilterArguments, GroupWord, KindWord};
use crate::atlas::{CountRule, Filter, GroupBy};
use crate::desk::{self, DeskError};
use crate::estate::{Confidence, SiteKind};
use crate::exchange::{Encoding, Format};

impl From<KindWord> for SiteKind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Building => Self::Building,
            KindWord::IdleProperty => Self::IdleProperty,
            KindWord::M0Parcel => Self::M0Parcel,
            KindWord::Carrier => Self::Carrier,
            KindWord::Place => Self::Place,
        }
    }
}

impl From<EncodingWord> for Encoding {
    fn from(word: EncodingWord) -> Self {
        match word {
            EncodingWord::Utf8 => Self::Utf8,
            EncodingWord::Gb18030 => Self::Gb18030,
            EncodingWord::Utf16 => Self::Utf16,
        }
    }
}

impl From<ConfidenceWord> for Confidence {
    fn from(word: ConfidenceWord) -> Self {
        match word {
            ConfidenceWord::Example => Self::Example,
            ConfidenceWord::Estimated => Self::Estimated,
            ConfidenceWord::Reported => Self::Reported,
            ConfidenceWord::Verified => Self::Verified,
        }
    }
}

impl From<GroupWord> for GroupBy {
    fn from(word: GroupWord) -> Self {
        match word {
            GroupWord::Zone => Self::Zone,
            GroupWord::Kind => Self::Kind,
            GroupWord::Owner => Self::OwnerKind,
            GroupWord::Street => Self::Street,
            GroupWord::Supply => Self::SupplyClass,
            GroupWord::Total => Self::Total,
        }
    }
}

impl From<CountWord> for CountRule {
    fn from(word: CountWord) -> Self {
        match word {
            CountWord::Share => Self::Share,
            CountWord::Centroid => Self::Centroid,
        }
    }
}

/// Export format on the command line.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum FormatWord {
    Geojson,
    Csv,
    Xlsx,
    Gpkg,
    Shp,
    Fgb,
    Parquet,
}

impl From<FormatWord> for Format {
    fn from(word: FormatWord) -> Self {
        match word {
            FormatWord::Geojson => Self::Geojson,
            FormatWord::Csv => Self::Csv,
            FormatWord::Xlsx => Self::Xlsx,
            FormatWord::Gpkg => Self::GeoPackage,
            FormatWord::Shp => Self::Shapefile,
            FormatWord::Fgb => Self::FlatGeobuf,
            FormatWord::Parquet => Self::GeoParquet,
        }
    }
}

impl FilterArguments {
    /// The filter that the words make.
    pub(super) fn filter(&self) -> Result<Filter, DeskError> {
        let kinds: Vec<&str> = self.kind.iter().map(|word| SiteKind::from(*word).word()).collect();
        let lists = [
            ("zone", &self.zone),
            ("street", &self.street),
            ("owner_kind", &self.owner_kind),
            ("supply_class", &self.supply_class),
        ];
        let single = [
            ("vacant_min_m2", &self.vacant_min_m2),
            ("available_min_m2", &self.available_min_m2),
            ("owners_max", &self.owners_max),
            ("price_max_yuan_per_m2", &self.price_max_yuan_per_m2),
            ("q", &self.q),
        ];
        let kinds = kinds.into_iter().map(|kind| ("kind", kind));
        let lists = lists.into_iter().flat_map(|(name, words)| words.iter().map(move |word| (name, word.as_str())));
        let single = single.into_iter().filter_map(|(name, word)| Some((name, word.as_deref()?)));
        Ok(desk::filter_of_pairs(kinds.chain(lists).chain(single))?)
    }
}
