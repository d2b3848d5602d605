//! Positions as people write them in cells: decimal degrees, degrees with minutes and seconds, both numbers in one cell. Never here:
//! datums or shapes.

use super::measures::fold;

/// Which way a position is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    East,
    North,
}

/// The number of a cell: `106.5512`, `106°34′12″`, `E106°34.2'` or `东经106度34分12秒`; nothing where it is none, or says to be of the other way.
///
/// # Units
/// Degrees, or metres where the file is in metres.
pub(super) fn parse(text: &str, way: Way) -> Option<f64> {
    let folded: String = fold(text).to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (names, others) = match way {
        Way::East => (["东经", "经度", "E"], ["西经", "W"]),
        Way::North => (["北纬", "纬度", "N"], ["南纬", "S"]),
    };
    let mut plain = folded.as_str();
    let mut sign = 1.0;
    for name in names {
        plain = plain.strip_prefix(name).or_else(|| plain.strip_suffix(name)).unwrap_or(plain);
    }
    for name in others {
        if let Some(rest) = plain.strip_prefix(name).or_else(|| plain.strip_suffix(name)) {
            (plain, sign) = (rest, -1.0);
        }
    }
    let plain = plain.trim_start_matches(':');
    let value = if plain.contains(['°', '度', 'º']) { sexagesimal(plain)? } else { plain.parse().ok()? };
    Some(sign * value)
}

/// Degrees, minutes and seconds; only the last of them may have decimals.
fn sexagesimal(text: &str) -> Option<f64> {
    let (degrees, rest) = text.split_once(['°', '度', 'º'])?;
    let (minutes, rest) = if rest.is_empty() { ("", "") } else { rest.split_once(['′', '\'', '’', '分'])? };
    let seconds = rest.trim_end_matches(['″', '"', '”', '秒', '\'', '’']);
    let below_sixty = |text: &str| match text {
        "" => Some(0.0),
        text => text.parse::<f64>().ok().filter(|part| (0.0..60.0).contains(part)),
    };
    let whole = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let exact = (minutes.is_empty() || whole(degrees)) && (seconds.is_empty() || whole(minutes));
    let degrees: f64 = degrees.parse().ok()?;
    (exact && degrees >= 0.0).then(|| Some(degrees + below_sixty(minutes)? / 60.0 + below_sixty(seconds)? / 3_600.0))?
}

/// Both numbers of a cell such as `106.5512,29.5601` or `106°33′4″E 29°33′36″N`, in the order in which they stand, unless letters say that
/// the latitude comes first.
pub(super) fn pair(text: &str) -> Option<[f64; 2]> {
    // What is longer is a drawing.
    const LONGEST: usize = 100;
    let folded = fold(Some(text).filter(|text| text.len() <= LONGEST)?);
    let plain = folded.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    let parts: Vec<&str> = plain.split([',', ';', '、', ' ', '/']).filter(|part| !part.is_empty()).collect();
    let [first, second] = parts.as_slice() else { return None };
    let as_written = || Some([parse(first, Way::East)?, parse(second, Way::North)?]);
    as_written().or_else(|| Some([parse(second, Way::East)?, parse(first, Way::North)?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_minutes_and_seconds_are_read_however_they_are_marked() {
        for text in ["106.57", "106.57°", "106°34′12″", "106°34'12\"E", "E106°34.2′", "东经106度34分12秒", "１０６．５７"]
        {
            let read = parse(text, Way::East).unwrap();
            assert!((read - 106.57).abs() < 1e-12, "{text} is {read}");
        }
        for text in ["106°64′12″", "106.5°34′", "106°34.2′12″", "106°-4′", "29°33′36″N", "一百", "", "106,57"]
        {
            assert_eq!(parse(text, Way::East), None, "{text}");
        }
    }

    #[test]
    fn both_numbers_may_stand_in_one_cell() {
        for text in ["106.57,29.56", "(106.57， 29.56)", "106.57 29.56", "106.57、29.56", "29°33′36″N,106°34′12″E"] {
            let [x, y] = pair(text).unwrap();
            assert!((x - 106.57).abs() < 1e-12 && (y - 29.56).abs() < 1e-12, "{text}");
        }
        for text in ["106.57", "106.57,29.56,230", "某路1号,2号", ""] {
            assert_eq!(pair(text), None, "{text}");
        }
    }
}
