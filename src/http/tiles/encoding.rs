//! How a tile is compressed for one reader. Never here: what is in it.

use std::io::{Read as _, Write as _};

use axum::http::{HeaderMap, header};

use crate::http::problem::Problem;

/// A content encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Encoding {
    Zstd,
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The cheapest one to unpack that a reader takes.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes = |word: &str| {
            accepted.split(',').any(|part| {
                let mut fields = part.split(';').map(str::trim);
                fields.next() == Some(word) && !fields.any(|field| field.trim_start_matches("q=").parse() == Ok(0.0_f32))
            })
        };
        [Self::Zstd, Self::Brotli, Self::Gzip]
            .into_iter()
            .find(|encoding| encoding.word().is_some_and(takes))
            .unwrap_or(Self::Identity)
    }

    /// Its word in headers; none where nothing is packed.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Zstd => Some("zstd"),
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The bytes packed.
    pub(super) fn pack(self, plain: &[u8]) -> Result<Vec<u8>, Problem> {
        match self {
            Self::Identity => Ok(plain.to_vec()),
            Self::Zstd => zstd::bulk::compress(plain, 3).map_err(Problem::internal),
            Self::Gzip => {
                let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                packed.write_all(plain).map_err(Problem::internal)?;
                packed.finish().map_err(Problem::internal)
            }
            Self::Brotli => {
                let mut packed = Vec::new();
                brotli::CompressorReader::new(plain, 4096, 5, 22).read_to_end(&mut packed).map_err(Problem::internal)?;
                Ok(packed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn asked(text: &'static str) -> Encoding {
        Encoding::of(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(text))]))
    }

    #[test]
    fn a_reader_gets_what_it_takes() {
        assert_eq!(asked("gzip, deflate, br, zstd"), Encoding::Zstd);
        assert_eq!(asked("gzip, br"), Encoding::Brotli);
        assert_eq!(asked("br;q=0, gzip;q=0.5"), Encoding::Gzip);
        assert_eq!(asked("identity"), Encoding::Identity);
        assert_eq!(Encoding::of(&HeaderMap::new()), Encoding::Identity);
    }

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        let plain: Vec<u8> = (0..10_000_u32).flat_map(|at| (at % 97).to_le_bytes()).collect();
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&Encoding::Gzip.pack(&plain).unwrap()[..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain);
        unpacked.clear();
        brotli::Decompressor::new(&Encoding::Brotli.pack(&plain).unwrap()[..], 4096).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain);
        assert_eq!(zstd::bulk::decompress(&Encoding::Zstd.pack(&plain).unwrap(), plain.len()).unwrap(), plain);
    }
}
