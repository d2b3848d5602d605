//! From bytes to text: which encoding a table is in. Never here: what the text says.

use super::{Encoding, ExchangeError};

/// Whether the first thing in the file opens a JSON document.
pub(super) fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    matches!(bytes.iter().find(|byte| !byte.is_ascii_whitespace()), Some(b'{' | b'['))
}

/// The text of a table.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), ExchangeError> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes)
        && encoding != encoding_rs::UTF_8
    {
        let (text, faulty) = encoding.decode_with_bom_removal(bytes);
        return if faulty { Err(ExchangeError::Undecodable) } else { Ok((text.into_owned(), Encoding::Utf16)) };
    }
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bare) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    gb18030(bare).map(|text| (text, Encoding::Gb18030)).ok_or(ExchangeError::Undecodable)
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
        assert_eq!(decode(&gb)?, (text.to_owned(), Encoding::Gb18030));
        assert_eq!(decode(text.as_bytes())?, (text.to_owned(), Encoding::Utf8));
        assert_eq!(decode(&[b"\xef\xbb\xbf", text.as_bytes()].concat())?, (text.to_owned(), Encoding::Utf8));
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&wide)?, (text.to_owned(), Encoding::Utf16));
        assert!(decode(&[0xff, 0xff, 0x81, 0x0a, 0x80]).is_err());
        Ok(())
    }
}
