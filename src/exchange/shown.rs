//! What a number format of a spreadsheet prints behind a number: a unit that is nowhere in the cell. Never here: the number itself.
//!
//! A cell that holds 1.2 under the format `0.0"万㎡"` shows 1.2万㎡, and that is what the person who typed it means. A format that divides
//! what it shows (`0!.0,"万"` shows 12345 as 1.2万) leaves the number in the cell whole: nothing is put behind that.

use super::measures::Unit;

/// The unit that a format prints behind a number, where it is another than the plain one of its kind: 万㎡ or 亩, not ㎡ or 层.
pub(super) fn unit_behind(code: &str) -> Option<String> {
    let printed = printed_behind(code).filter(|_| code != "General")?;
    let large = matches!(printed.as_str(), "万" | "亿");
    let other = Unit::named(&printed).is_some_and(|unit| unit.numerator != unit.denominator);
    (large || other).then_some(printed)
}

/// The text behind the digits of the first section of a format; nothing where the format divides or parts the number.
fn printed_behind(code: &str) -> Option<String> {
    let code = code
        .strip_prefix("General")
        .or_else(|| code.strip_prefix("G/通用格式"))
        .map_or_else(|| code.to_owned(), |rest| format!("0{rest}"));
    let (mut behind, mut digits, mut divides) = (String::new(), false, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => behind.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' | '!' => behind.extend(chars.next()),
            '_' | '*' => drop(chars.next()),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '0' | '#' | '?' => {
                if digits && !behind.is_empty() {
                    return None;
                }
                behind.clear();
                (digits, divides) = (true, false);
            }
            // Per cent is read as such; it divides what is shown too.
            '%' => return None,
            ',' => divides = digits,
            '.' | '+' | '-' | '(' | ')' | ' ' => {}
            other => behind.push(other),
        }
    }
    let behind = behind.trim();
    (digits && !divides && !behind.is_empty()).then(|| behind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_a_format_prints_is_told_unless_the_format_divides_the_number() {
        for (code, unit) in [
            ("0.00\"万㎡\"", Some("万㎡")),
            ("#,##0.00\\亩", Some("亩")),
            ("0.00公顷_ ;[Red]-0.00公顷", Some("公顷")),
            ("General\"万㎡\"", Some("万㎡")),
            ("G/通用格式\"亩\"", Some("亩")),
            ("[>0]0.0\"万\";0", Some("万")),
            ("0!.0,\"万\"", None),
            ("0\\.0,\"万㎡\"", None),
            ("#,##0,\"万㎡\"", None),
            ("#,##0.00\"㎡\"", None),
            ("0\"层\"", None),
            ("\"万㎡\"0.0", None),
            ("#,##0.00_);(#,##0.00)", None),
            ("0.00%", None),
            ("General", None),
        ] {
            assert_eq!(unit_behind(code).as_deref(), unit, "{code}");
        }
    }
}
