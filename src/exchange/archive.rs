//! Zip archives within limits: few entries, little when unpacked, nothing that swells a hundredfold, no name believed, no XML that
//! declares entities. Nothing is ever unpacked to a disk. Never here: what the entries mean.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::ExchangeError;
use super::findings::words;
use crate::programme::Bilingual;

/// Most entries of an archive.
const MOST_ENTRIES: usize = 1_000;
/// Most bytes that all entries may unpack to.
const MOST_BYTES: u64 = 1 << 30;
/// Most times its packed size that an archive may unpack to, once it is larger than [`HARMLESS`].
const MOST_RATIO: u64 = 100;
/// Bytes that unpack without anybody asking for the ratio: a short sheet of zeros packs very well.
const HARMLESS: u64 = 4 << 20;

/// One file of an archive.
pub(super) struct Unpacked {
    /// The last part of its name, without folders.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Whether the bytes begin as a zip archive does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The names in an archive; none where it is no archive. For telling archives apart before they are unpacked.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    // Asked for one, the library looks through the whole file.
    let found = is_zip(bytes).then(|| ZipArchive::new(Cursor::new(bytes)).ok()).flatten();
    found.map(|archive| archive.file_names().map(str::to_owned).collect()).unwrap_or_default()
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ExchangeError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|fault| unreadable(&fault.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(ExchangeError::TooLarge { what: "entries", found: archive.len() as u64, limit: MOST_ENTRIES as u64 });
    }
    Ok(archive)
}

/// Unpacks every entry to nowhere, for a library that will unpack them itself and follow the names.
///
/// # Errors
/// [`ExchangeError::UnsafeArchive`] naming the entry and the limit, [`ExchangeError::TooLarge`] for too many entries.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), ExchangeError> {
    let (mut archive, mut size) = (open(bytes)?, Size::of(bytes));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|fault| unreadable(&fault.to_string()))?;
        let name = entry.name().to_owned();
        if entry.enclosed_name().is_none() || name.contains('\\') || name.starts_with('/') {
            return Err(refused(&name, "名称指向压缩包之外", "its name points outside the archive"));
        }
        if entry.is_symlink() {
            return Err(refused(&name, "是符号链接", "it is a symbolic link"));
        }
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
        let mut tail: Vec<u8> = Vec::new();
        size.read(&mut entry, &name, |chunk| {
            if !is_xml {
                return Ok(());
            }
            tail.extend_from_slice(chunk);
            if declares_entities(&tail) {
                return Err(refused(&name, "XML 含有 DOCTYPE 声明", "its XML holds a DOCTYPE"));
            }
            tail.drain(..tail.len().saturating_sub(32));
            Ok(())
        })?;
    }
    Ok(())
}

/// Every file whose name `wanted` asks for. Folders are dropped from the names, so that none of them leads anywhere.
///
/// # Errors
/// As for [`inspect`], except that a name is never at fault.
pub(super) fn unpack(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<Unpacked>, ExchangeError> {
    let (mut archive, mut size) = (open(bytes)?, Size::of(bytes));
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|fault| unreadable(&fault.to_string()))?;
        let name = base_name(entry.name_raw());
        if entry.is_file() && wanted(&name) {
            let mut content = Vec::new();
            size.read(&mut entry, &name, |chunk| {
                content.extend_from_slice(chunk);
                Ok(())
            })?;
            files.push(Unpacked { name, bytes: content });
        }
    }
    Ok(files)
}

/// Shows one entry of an archive that was looked through before, by its whole name; nothing where there is none.
pub(super) fn within(bytes: &[u8], name: &str, read: impl FnOnce(&mut dyn Read)) {
    if let Ok(mut archive) = open(bytes)
        && let Ok(mut entry) = archive.by_name(name)
    {
        read(&mut entry);
    }
}

/// How much came out of an archive so far. What entries say of their size is not believed.
struct Size {
    packed: u64,
    unpacked: u64,
}

impl Size {
    const fn of(archive: &[u8]) -> Self {
        Self { packed: archive.len() as u64, unpacked: 0 }
    }

    /// Reads one entry to its end, piece by piece, and stops where it grows too large.
    fn read(
        &mut self,
        entry: &mut impl Read,
        name: &str,
        mut take: impl FnMut(&[u8]) -> Result<(), ExchangeError>,
    ) -> Result<(), ExchangeError> {
        let mut chunk = vec![0; 64 << 10];
        loop {
            let read = entry.read(&mut chunk).map_err(|fault| refused(name, "读不出", &fault.to_string()))?;
            if read == 0 {
                return Ok(());
            }
            self.unpacked += read as u64;
            if self.unpacked > MOST_BYTES {
                return Err(refused(name, "压缩包解开后超过 1 GiB", "the archive unpacks to more than 1 GiB"));
            }
            if self.unpacked > HARMLESS && self.unpacked / MOST_RATIO > self.packed {
                return Err(refused(
                    name,
                    "压缩包解开后超过自身的 100 倍",
                    "the archive unpacks to more than 100 times its size",
                ));
            }
            take(&chunk[..read])?;
        }
    }
}

/// The last part of a name, in UTF-8 or else in GB18030, as archivers of Chinese systems write it.
fn base_name(raw: &[u8]) -> String {
    let text = std::str::from_utf8(raw).map_or_else(|_| encoding_rs::GB18030.decode(raw).0.into_owned(), str::to_owned);
    text.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// A DOCTYPE or ENTITY declaration, in UTF-8 or either UTF-16.
fn declares_entities(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 2] = [b"<!DOCTYPE", b"<!ENTITY"];
    let plain = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark));
    let wide = |mark: &[u8]| {
        let units = mark.len() * 2 - 1;
        bytes.windows(units).any(|window| {
            window.iter().step_by(2).zip(mark).all(|(byte, wanted)| byte.eq_ignore_ascii_case(wanted))
                && window.iter().skip(1).step_by(2).all(|byte| *byte == 0)
        })
    };
    bytes.contains(&b'!') && MARKS.iter().any(|mark| plain(mark) || wide(mark))
}

fn unreadable(detail: &str) -> ExchangeError {
    ExchangeError::UnsafeArchive {
        what: Box::new(words(format!("压缩包读不出（{detail}）"), format!("the archive cannot be read ({detail})"))),
    }
}

fn refused(name: &str, zh: &str, en: &str) -> ExchangeError {
    let name: String = name.chars().take(80).collect();
    let what: Bilingual = words(format!("“{name}”：{zh}"), format!("“{name}”: {en}"));
    ExchangeError::UnsafeArchive { what: Box::new(what) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn refusal(entries: &[(&str, &[u8])]) -> String {
        inspect(&archive(entries)).expect_err("refused").to_string()
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_unpacks_to_and_not_by_what_it_says() {
        let zeros = vec![0; 16 << 20];
        assert!(refusal(&[("xl/a.xml", &zeros)]).contains("100 times"));
        let many: Vec<String> = (0..1_001).map(|at| format!("{at}.txt")).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
        assert!(refusal(&many).contains("1001"));
        inspect(&archive(&[("a.txt", &zeros[..1 << 20])])).expect("small");
    }

    #[test]
    fn unpacked_files_lose_their_folders_and_keep_within_the_limits() {
        let names =
            |bytes: &[u8]| unpack(bytes, |_| true).map(|files| files.into_iter().map(|file| file.name).collect::<Vec<_>>());
        assert_eq!(
            names(&archive(&[("../../etc/passwd", b"x"), ("a\\b.shp", b"y"), ("folder/", b"")])).unwrap(),
            ["passwd", "b.shp"]
        );
        let bomb = archive(&[("bomb", &vec![0; 200_000_000])]);
        assert!(bomb.len() < 1_000_000, "{}", bomb.len());
        assert!(matches!(names(&bomb), Err(ExchangeError::UnsafeArchive { .. })));
        let whole = archive(&[("a", &[7; 5_000])]);
        for end in 0..whole.len() {
            assert!(names(&whole[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn names_that_climb_and_xml_with_entities_are_refused() {
        for name in ["../a", "a/../../b", "/etc/passwd", "..\\a"] {
            assert!(refusal(&[(name, b"x")]).contains("outside"), "{name}");
        }
        let bomb = b"<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">]><a>&lol;</a>";
        assert!(refusal(&[("xl/workbook.xml", bomb)]).contains("DOCTYPE"));
        let wide: Vec<u8> = "<!DOCTYPE a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(refusal(&[("a.xml", &wide)]).contains("DOCTYPE"));
        assert!(inspect(b"PK\x03\x04torn").is_err());
    }
}
