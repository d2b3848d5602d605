//! Where JSON that a parser gave up on is nested beyond all geography. Never here: its meaning.

use super::ExchangeError;

/// Deepest nesting that the parser follows. A MultiPolygon in a FeatureCollection needs nine levels; nested attributes a few more.
const DEEPEST: usize = 127;

/// Refuses a text that is nested too deeply, in one pass and without recursion.
pub(super) fn check_depth(text: &str) -> Result<(), ExchangeError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if in_string {
            (in_string, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let before = text.get(..at).unwrap_or_default();
            let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
            let column = 1 + before.rsplit('\n').next().map_or(0, |last| last.chars().count());
            return Err(ExchangeError::TooDeep { line, column, limit: DEEPEST });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_outside_strings_only() {
        assert!(check_depth(&format!("{{\"a\":\"{}\\\"[[\"}}", "[".repeat(500))).is_ok());
        assert!(check_depth(&"[]".repeat(500)).is_ok());
        let deep = format!("{{\n\"a\":{}", "[".repeat(10_000_000));
        assert!(matches!(check_depth(&deep), Err(ExchangeError::TooDeep { line: 2, column: 131, limit: 127 })));
    }
}
