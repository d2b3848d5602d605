//! Zip archives within limits: few entries, little when unpacked, nothing that swells a hundredfold, no name believed. Never here: what
//! the files inside mean, and never a file on disk.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::findings::words;
use super::{ExchangeError, Format};

/// Most entries of an archive.
const MOST_ENTRIES: usize = 1_000;
/// Most bytes of all entries together.
const MOST_UNPACKED: u64 = 1 << 30;
/// Most bytes that one byte of an archive may become. A megabyte is always allowed: small files of blanks pack well.
const MOST_SWELLING: u64 = 100;
const ALWAYS_ALLOWED: u64 = 1 << 20;

/// One file of an archive.
pub(super) struct Unpacked {
    /// The last part of its name, without folders.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The names in an archive, without folders; none where it is no archive. For telling archives apart before they are unpacked.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Vec::new();
    }
    ZipArchive::new(Cursor::new(bytes)).map(|archive| archive.file_names().map(str::to_owned).collect()).unwrap_or_default()
}

/// Every file whose name `wanted` asks for.
///
/// # Errors
/// [`ExchangeError::TooLarge`] beyond a limit, [`ExchangeError::Broken`] when the archive is damaged, encrypted or packed in a way that
/// is not known.
pub(super) fn unpack(format: Format, bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<Unpacked>, ExchangeError> {
    let broken = |fault: ZipError| ExchangeError::Broken {
        format,
        what: Box::new(words(format!("压缩包读不出（{fault}）"), format!("the archive cannot be read ({fault})"))),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_large("entries of the archive", archive.len() as u64, MOST_ENTRIES as u64));
    }
    let allowed = (bytes.len() as u64).saturating_mul(MOST_SWELLING).clamp(ALWAYS_ALLOWED, MOST_UNPACKED);
    let mut left = allowed;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(broken)?;
        let name = base_name(entry.name_raw());
        if !entry.is_file() || !wanted(&name) {
            continue;
        }
        // What the entry says of its size is not believed: reading stops one byte beyond what is left.
        let mut content = Vec::new();
        entry.take(left + 1).read_to_end(&mut content).map_err(|fault| broken(ZipError::Io(fault)))?;
        let size = content.len() as u64;
        left = left.checked_sub(size).ok_or_else(|| too_large("bytes unpacked", allowed - left + size, allowed))?;
        files.push(Unpacked { name, bytes: content });
    }
    Ok(files)
}

const fn too_large(what: &'static str, found: u64, limit: u64) -> ExchangeError {
    ExchangeError::TooLarge { what, found, limit }
}

/// The last part of a name, in UTF-8 or else in GB18030, as archivers of Chinese systems write it.
fn base_name(raw: &[u8]) -> String {
    let text = std::str::from_utf8(raw).map_or_else(|_| encoding_rs::GB18030.decode(raw).0.into_owned(), str::to_owned);
    text.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn unpacked(bytes: &[u8]) -> Result<Vec<String>, ExchangeError> {
        unpack(Format::Csv, bytes, |_| true).map(|files| files.into_iter().map(|file| file.name).collect())
    }

    #[test]
    fn names_lose_their_folders() {
        let bytes = archive(&[("../../etc/passwd", b"x"), ("a\\b.shp", b"y"), ("folder/", b"")]);
        assert_eq!(unpacked(&bytes).unwrap(), ["passwd", "b.shp"]);
    }

    #[test]
    fn bombs_crowds_and_damage_are_refused() {
        let bomb = archive(&[("bomb", &vec![0; 200_000_000])]);
        assert!(bomb.len() < 1_000_000, "{}", bomb.len());
        assert!(matches!(unpacked(&bomb), Err(ExchangeError::TooLarge { what: "bytes unpacked", .. })));
        let names: Vec<String> = (0..1_001).map(|at| at.to_string()).collect();
        let crowd: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert!(matches!(unpacked(&archive(&crowd)), Err(ExchangeError::TooLarge { found: 1_001, .. })));
        let whole = archive(&[("a", &[7; 5_000])]);
        for end in 0..whole.len() {
            assert!(unpacked(&whole[..end]).is_err(), "{end}");
        }
    }
}
