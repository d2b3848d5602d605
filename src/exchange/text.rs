//! From bytes to text: which encoding a table is in. Never here: what the text says.

use super::{Encoding, ExchangeError};

/// Whether the first thing in the file opens a JSON document.
pub(super) fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    matches!(bytes.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0x1e), Some(b'{' | b'['))
}

/// Takes back the apostrophe with which a writer keeps a spreadsheet from running a cell as a formula, and the `="00123"` with which
/// another keeps it from making a number of a code.
pub(super) fn unescape(text: &str) -> &str {
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|inner| !inner.contains('"')) {
        return inner;
    }
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => text,
    }
}

/// The text of a table, in the encoding that somebody declared or else in the one found out.
pub(super) fn decode(bytes: &[u8], declared: Option<Encoding>) -> Result<(String, Encoding), ExchangeError> {
    if let Some(encoding) = declared {
        return decode_as(bytes, encoding).map(|text| (text, encoding)).ok_or_else(|| undecodable(bytes));
    }
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes)
        && encoding != encoding_rs::UTF_8
    {
        let (text, faulty) = encoding.decode_with_bom_removal(bytes);
        return if faulty { Err(ExchangeError::Undecodable { row: None }) } else { Ok((text.into_owned(), Encoding::Utf16)) };
    }
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bare) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    gb18030(bare).map(|text| (text, Encoding::Gb18030)).ok_or_else(|| undecodable(bare))
}

/// A text in no encoding that is read; the row is where the likelier of the two, that which goes farther, first fails.
fn undecodable(bytes: &[u8]) -> ExchangeError {
    let row = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    let first = |good: &dyn Fn(&[u8]) -> bool| row.clone().find(|(_, line)| !good(line)).map(|(row, _)| row);
    let rows = [first(&|line| std::str::from_utf8(line).is_ok()), first(&|line| gb18030(line).is_some())];
    ExchangeError::Undecodable { row: rows.into_iter().flatten().max() }
}

fn decode_as(bytes: &[u8], encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::Utf8 => String::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).to_vec()).ok(),
        Encoding::Gb18030 => gb18030(bytes),
        Encoding::Utf16 => {
            let guessed = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::UTF_16LE, |(found, _)| found);
            let (text, faulty) = guessed.decode_with_bom_removal(bytes);
            (!faulty).then(|| text.into_owned())
        }
    }
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// The text of a GeoJSON file, which must be UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, ExchangeError> {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bare).map_err(|fault| {
        let before = bare.get(..fault.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
        ExchangeError::NotUtf8 { line, chinese: gb18030(bare).is_some() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_found_out_from_the_bytes() -> Result<(), ExchangeError> {
        let text = "楼宇编码,空置面积\n";
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        assert_eq!(decode(&gb, None)?, (text.to_owned(), Encoding::Gb18030));
        assert_eq!(decode(text.as_bytes(), None)?, (text.to_owned(), Encoding::Utf8));
        assert_eq!(decode(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), None)?, (text.to_owned(), Encoding::Utf8));
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&wide, None)?, (text.to_owned(), Encoding::Utf16));
        assert!(decode(&[0xff, 0xff, 0x81, 0x0a, 0x80], None).is_err());
        Ok(())
    }
}
