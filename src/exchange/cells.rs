//! What one cell says: a number with its unit, a count, a date, a yes or no. Nothing is guessed without a finding.
//!
//! Never here: which column a cell belongs to, or what happens to the row.

use jiff::civil::Date;

use super::findings::{Finding, words};
use super::measures::{Dimension, Unit, fold};
use crate::units::{QuantityError, parse_decimal};

/// A refusal to read a cell; the place is added by the caller.
pub(super) type CellFault = Box<Finding>;

/// A cell's text with the unit its column names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    /// The text as the file has it, trimmed.
    pub(super) text: &'a str,
    /// The unit in the header, if it names one.
    pub(super) unit: Option<&'static Unit>,
}

/// What was interpreted while reading a cell.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Findings without a place.
    pub(super) findings: Vec<Finding>,
    /// The cell says 约 or the like: the value is an estimate.
    pub(super) approximate: bool,
}

const DIGITS_OF_SCALE: u32 = 8;

/// Reads a number of a dimension as an integer of `10^-places` base units; `None` where the cell says that nobody knows.
///
/// # Units
/// `10^-places` of ㎡, 元/㎡, 元/㎡·月, m or 1.
pub(super) fn number(cell: Cell<'_>, dimension: Dimension, places: u32, remarks: &mut Remarks) -> Result<Option<i64>, CellFault> {
    let folded: String = fold(cell.text).chars().filter(|c| !c.is_whitespace()).collect();
    if says_unknown(&folded) {
        remarks.findings.push(unknown_note(cell.text));
        return Ok(None);
    }
    if holds_several(cell.text) {
        return Err(not_a_number(cell.text));
    }
    let (plain, approximate) = without_about(&folded);
    let (digits, suffix) = split_suffix(plain);
    let digits = ungroup(digits).ok_or_else(|| not_a_number(cell.text))?;
    if digits.is_empty() {
        return Err(not_a_number(cell.text));
    }
    let (factor, label) = factor_of(cell, suffix, dimension)?;
    let fine = parse_decimal(&digits, DIGITS_OF_SCALE).map_err(|fault| match fault {
        QuantityError::NotANumber(_) => not_a_number(cell.text),
        QuantityError::OutOfRange(_) => out_of_range(cell.text),
    })?;
    let value = scale(fine, factor, places).ok_or_else(|| out_of_range(cell.text))?;
    if approximate {
        remarks.approximate = true;
        remarks.findings.push(approximate_note(cell.text));
    }
    if !suffix.is_empty() && dimension != Dimension::Count && dimension != Dimension::Part {
        remarks.findings.push(unit_note(cell.text, &label));
    } else if *cell.text != *digits && !approximate && suffix.is_empty() {
        remarks.findings.push(spelling_note(cell.text, &digits));
    }
    Ok(Some(value))
}

/// `value × factor` from eight decimals to `places`, rounded half away from zero.
fn scale(fine: i64, (numerator, denominator): (i64, i64), places: u32) -> Option<i64> {
    let exact = i128::from(fine) * i128::from(numerator) * 10_i128.pow(places);
    let unit = i128::from(denominator) * 10_i128.pow(DIGITS_OF_SCALE);
    let rounded = (2 * exact.abs() + unit) / (2 * unit);
    i64::try_from(if exact < 0 { -rounded } else { rounded }).ok()
}

fn factor_of(cell: Cell<'_>, suffix: &str, dimension: Dimension) -> Result<((i64, i64), String), CellFault> {
    let myriads = match suffix {
        "万" => Some(10_000),
        "亿" => Some(100_000_000),
        _ => None,
    };
    if let Some(times) = myriads {
        // 1.2万 under 亩 is so many 亩; under 万㎡ it says once more what the heading says.
        let own = cell.unit.filter(|unit| unit.suits(dimension) && !unit.label.starts_with('万'));
        let (numerator, denominator) = own.map_or((1, 1), |unit| (unit.numerator, unit.denominator));
        let label = own.filter(|unit| unit.numerator != unit.denominator).map_or("", |unit| unit.label);
        return Ok(((times * numerator, denominator), format!("×{times} {label}").trim_end().to_owned()));
    }
    let unit = if suffix.is_empty() { cell.unit } else { Some(Unit::named(suffix).ok_or_else(|| not_a_number(cell.text))?) };
    match unit {
        None => Ok(((1, 1), String::new())),
        Some(unit) if unit.suits(dimension) => Ok(((unit.numerator, unit.denominator), unit.label.to_owned())),
        Some(unit) => Err(wrong_unit(cell.text, unit, dimension)),
    }
}

/// Whether blanks part several numbers, as two lines in one cell do. A blank between groups of three digits, `1 234`, parts none.
fn holds_several(text: &str) -> bool {
    let folded = fold(text.trim());
    let mut pieces = folded.split_whitespace();
    let mut before = pieces.next().unwrap_or_default();
    let parted = pieces.any(|piece| {
        let digits = |text: &mut dyn Iterator<Item = char>| text.take_while(char::is_ascii_digit).count();
        let (ends, begins) = (digits(&mut before.chars().rev()), digits(&mut piece.chars()));
        before = piece;
        ends > 0 && begins > 0 && (ends > 3 || begins != 3)
    });
    let lines = text.trim().lines().filter(|line| line.contains(|c: char| c.is_numeric())).count();
    parted || lines > 1
}

fn without_about(text: &str) -> (&str, bool) {
    const BEFORE: [&str; 7] = ["约为", "大约", "约", "近", "≈", "~", "～"];
    const AFTER: [&str; 3] = ["左右", "上下", "余"];
    let mut plain = text;
    for word in BEFORE {
        plain = plain.strip_prefix(word).unwrap_or(plain);
    }
    for word in AFTER {
        plain = plain.strip_suffix(word).unwrap_or(plain);
    }
    (plain, plain.len() != text.len())
}

/// The leading number and what follows it.
fn split_suffix(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut end = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let number = |b: &u8| b.is_ascii_digit() || *b == b'.' || *b == b',';
    end += bytes.get(end..).unwrap_or_default().iter().take_while(|b| number(b)).count();
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let digits = bytes.get(end + 1 + sign..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
        end += if digits > 0 { 1 + sign + digits } else { 0 };
    }
    text.split_at(end)
}

/// Digits without thousands separators; `None` unless every comma parts exactly three digits.
fn ungroup(digits: &str) -> Option<String> {
    if !digits.contains(',') {
        return Some(digits.to_owned());
    }
    let whole = digits.split(['.', 'e', 'E']).next().unwrap_or_default();
    if digits.get(whole.len()..).is_some_and(|rest| rest.contains(',')) {
        return None;
    }
    let mut groups = whole.trim_start_matches(['+', '-']).split(',');
    let first = groups.next().unwrap_or_default();
    let regular = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    regular.then(|| digits.replace(',', ""))
}

fn says_unknown(text: &str) -> bool {
    const UNKNOWN: [&str; 18] = [
        "-",
        "--",
        "—",
        "——",
        "–",
        "/",
        "\\",
        "不详",
        "不明",
        "未知",
        "待定",
        "待核",
        "待核实",
        "暂无",
        "暂缺",
        "n/a",
        "na",
        "null",
    ];
    UNKNOWN.contains(&text.to_ascii_lowercase().as_str())
}

/// A whole number that is never negative, such as 户数 or 层数.
pub(super) fn count(cell: Cell<'_>, remarks: &mut Remarks) -> Result<Option<u32>, CellFault> {
    let Some(thousandths) = number(cell, Dimension::Count, 3, remarks)? else { return Ok(None) };
    if thousandths % 1_000 != 0 {
        return Err(Box::new(Finding::fault(
            "not-whole",
            words(format!("“{}”不是整数", cell.text), format!("“{}” is not a whole number", cell.text)),
            words("改为整数；不清楚时留空", "write a whole number; leave it empty when it is not known"),
        )));
    }
    u32::try_from(thousandths / 1_000).map(Some).map_err(|_| out_of_range(cell.text))
}

/// A date in any usual spelling; a month is read as its first day and a quarter as its last, with a note.
pub(super) fn date(cell: Cell<'_>, remarks: &mut Remarks) -> Result<Option<Date>, CellFault> {
    let folded: String = fold(cell.text).trim().to_owned();
    if says_unknown(&folded) {
        remarks.findings.push(unknown_note(cell.text));
        return Ok(None);
    }
    if let Some(date) = quarter(&folded) {
        remarks.findings.push(date_note(cell.text, date));
        return Ok(Some(date));
    }
    if is_month_or_ten(&folded) {
        return Err(month_unclear(cell.text));
    }
    let parts = date_parts(&folded).ok_or_else(|| not_a_date(cell.text))?;
    let (year, month, day) = match parts.as_slice() {
        [year, month] => (*year, *month, None),
        [year, month, day] => (*year, *month, Some(*day)),
        _ => return Err(not_a_date(cell.text)),
    };
    let made = (|| Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(1)).ok()?).ok())();
    let date = made.filter(|_| (1000..=2999).contains(&year)).ok_or_else(|| not_a_date(cell.text))?;
    if day.is_none() {
        remarks.findings.push(date_note(cell.text, date));
    }
    Ok(Some(date))
}

/// `2024.1`: January, or what a spreadsheet makes of 2024.10 when it takes it for a number.
fn is_month_or_ten(text: &str) -> bool {
    text.strip_suffix(".1").is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

/// Year, month and day where the text gives one date and no span of time such as 2024年3-6月.
fn date_parts(text: &str) -> Option<Vec<u32>> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, day) = rest.split_once('月').unwrap_or((rest, ""));
        let day = day.trim().trim_end_matches(['日', '号']);
        let parts = [year, month, day].into_iter().map(str::trim).filter(|part| !part.is_empty());
        return parts.map(|part| part.parse().ok()).collect();
    }
    let text = text.split_once(['T', ' ']).map_or(text, |(day, _time)| day);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(vec![text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?]);
    }
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    text.split(separator).map(|part| part.parse().ok()).collect()
}

fn quarter(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let rest = rest.trim_start_matches(['年', '-', ' ']).trim_start_matches('第');
    let label = rest.strip_prefix(['Q', 'q']).or_else(|| rest.strip_suffix("季度"))?;
    let at = ["1一", "2二", "3三", "4四"].iter().position(|names| label.chars().count() == 1 && names.contains(label))?;
    let first = Date::new(year.parse().ok()?, i8::try_from(at * 3 + 3).ok()?, 1).ok()?;
    Some(first.last_of_month())
}

/// The year a cell names, alone or at the head of a date.
pub(super) fn year(cell: Cell<'_>, remarks: &mut Remarks) -> Result<Option<i16>, CellFault> {
    let folded = fold(cell.text);
    let plain = folded.trim().trim_end_matches('年');
    let plain = if is_month_or_ten(plain) { plain.trim_end_matches(".1") } else { plain };
    if let Ok(year) = plain.strip_suffix(".0").unwrap_or(plain).parse::<i16>()
        && (1000..=2999).contains(&year)
    {
        return Ok(Some(year));
    }
    let date = date(cell, remarks).map_err(|_| {
        Box::new(Finding::fault(
            "not-a-year",
            words(format!("“{}”不是年份", cell.text), format!("“{}” is not a year", cell.text)),
            words("填写四位年份，如 1998；不清楚时留空", "write four digits such as 1998; leave it empty when it is not known"),
        ))
    })?;
    Ok(date.map(Date::year))
}

fn unknown_note(text: &str) -> Finding {
    Finding::note(
        "read-as-unknown",
        words(format!("“{text}”按“未知”读入"), format!("“{text}” is read as unknown")),
        words("知道数值时填写数字", "write the figure once it is known"),
    )
}

fn unit_note(text: &str, label: &str) -> Finding {
    Finding::note(
        "unit-in-cell",
        words(format!("“{text}”按单位 {label} 换算"), format!("“{text}” is converted from {label}")),
        words("核对单位", "check that the unit is meant"),
    )
}

fn spelling_note(text: &str, digits: &str) -> Finding {
    Finding::note(
        "number-respelled",
        words(format!("“{text}”读作 {digits}"), format!("“{text}” is read as {digits}")),
        words("无需处理", "nothing needs doing"),
    )
}

fn approximate_note(text: &str) -> Finding {
    Finding::note(
        "approximate",
        words(format!("“{text}”为约数，按“推算”记录"), format!("“{text}” is approximate and recorded as estimated")),
        words("有准确数时更新", "replace it once the exact figure is known"),
    )
}

fn date_note(text: &str, date: Date) -> Finding {
    Finding::note(
        "date-completed",
        words(format!("“{text}”读作 {date}"), format!("“{text}” is read as {date}")),
        words("需要时写明到日", "write the day where it matters"),
    )
}

fn not_a_number(text: &str) -> CellFault {
    let short: String = text.chars().take(40).collect();
    let spreadsheet = text.starts_with('#');
    let (code, mend_zh, mend_en) = if spreadsheet {
        ("spreadsheet-error", "在表格中修正公式后重新导出", "mend the formula in the sheet and export again")
    } else {
        (
            "not-a-number",
            "只写一个数字，可带单位，如 1234.56、1.2万㎡；不清楚时留空",
            "write one number, with a unit if you like, such as 1234.56 or 1.2万㎡; leave it empty when it is not known",
        )
    };
    Box::new(Finding::fault(
        code,
        words(format!("“{short}”读不出数字"), format!("“{short}” is not a number")),
        words(mend_zh, mend_en),
    ))
}

fn out_of_range(text: &str) -> CellFault {
    Box::new(Finding::fault(
        "out-of-range",
        words(format!("“{text}”超出范围"), format!("“{text}” is out of range")),
        words("核对数值和单位（㎡ 或 万㎡，元 或 万元）", "check the figure and its unit (㎡ or 万㎡, 元 or 万元)"),
    ))
}

fn wrong_unit(text: &str, unit: &Unit, dimension: Dimension) -> CellFault {
    let base = Unit::base(dimension).map_or("", |base| base.label);
    Box::new(Finding::fault(
        "wrong-unit",
        words(
            format!("“{text}”的单位 {} 不适用于本列", unit.label),
            format!("“{text}” is in {}, which this column cannot take", unit.label),
        ),
        words(format!("换算为 {base} 后填写"), format!("convert it to {base}")),
    ))
}

fn month_unclear(text: &str) -> CellFault {
    Box::new(Finding::fault(
        "month-unclear",
        words(
            format!("“{text}”是 1 月还是 10 月不明：电子表格把 10 月的末位 0 当小数略去"),
            format!("“{text}” may be January or October: a spreadsheet drops the last 0 of a number"),
        ),
        words("写作 2024-01 或 2024年10月", "write it as 2024-01 or 2024-10"),
    ))
}

fn not_a_date(text: &str) -> CellFault {
    let serial = text.trim().parse::<i64>().ok().filter(|days| (20_000..80_000).contains(days));
    let day = serial.and_then(|days| Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok());
    let (mend_zh, mend_en) = match day {
        Some(day) => (
            format!("这可能是电子表格的日期序号（{day}）；把该列设为日期格式后重新导出"),
            format!("it may be a spreadsheet's day number ({day}); format the column as a date and export again"),
        ),
        None => ("写作 2026-06-30 或 2026年6月30日".to_owned(), "write it as 2026-06-30 or 2026年6月30日".to_owned()),
    };
    Box::new(Finding::fault(
        "not-a-date",
        words(format!("“{text}”不是日期"), format!("“{text}” is not a date")),
        words(mend_zh, mend_en),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(text: &str, header: &str) -> Result<Option<i64>, &'static str> {
        let mut remarks = Remarks::default();
        number(Cell { text, unit: Unit::named(header) }, Dimension::Area, 2, &mut remarks).map_err(|fault| fault.code)
    }

    #[test]
    fn domain_5_7_a_cell_is_read_in_its_own_unit_or_the_headers() {
        assert_eq!(area("1234.56", ""), Ok(Some(123_456)));
        assert_eq!(area("1.2", "万㎡"), Ok(Some(1_200_000)));
        assert_eq!(area("1.2万㎡", "㎡"), Ok(Some(1_200_000)));
        assert_eq!(area("1.2万㎡", "万㎡"), Ok(Some(1_200_000)));
        assert_eq!(area("１，２００．５", ""), Ok(Some(120_050)));
        assert_eq!(area("15亩", ""), Ok(Some(1_000_000)));
        assert_eq!(area("1", "亩"), Ok(Some(66_667)));
        assert_eq!(area("约 3,500 平方米", ""), Ok(Some(350_000)));
        assert_eq!(area("1.2e4", ""), Ok(Some(1_200_000)));
        assert_eq!(area("1.2万", ""), Ok(Some(1_200_000)));
        assert_eq!(area("1.2万", "万㎡"), Ok(Some(1_200_000)), "the heading said it already");
        assert_eq!(area("1.5万", "亩"), Ok(Some(1_000_000_000)), "so many 亩");
        assert_eq!(area("1 234.5", ""), Ok(Some(123_450)));
        assert_eq!(area("3000平", ""), Ok(Some(300_000)));
        assert_eq!(area("—", ""), Ok(None));
        let by_the_day = Cell { text: "2", unit: Unit::named("元/㎡·天") };
        let a_month = number(by_the_day, Dimension::Rent, 2, &mut Remarks::default());
        assert!(matches!(a_month, Ok(Some(6_084))), "a day's rent times 30.42");
    }

    #[test]
    fn what_is_ambiguous_is_refused_rather_than_guessed() {
        for text in [
            "1,5",
            "1,2345",
            "1000-2000",
            "三千",
            "1.2.3",
            "12x",
            "",
            "1.2,345",
            "㎡",
            "-㎡",
            "1200\n800",
            "120\n800",
            "1200 800",
            "3000 ~ 5000",
            "(1,234)",
        ] {
            assert_eq!(area(text, ""), Err("not-a-number"), "{text}");
        }
        assert_eq!(area("#REF!", ""), Err("spreadsheet-error"));
        assert_eq!(area("300万元", ""), Err("wrong-unit"));
        assert_eq!(area("1e300", ""), Err("out-of-range"));
    }

    #[test]
    fn a_rent_by_the_day_is_turned_into_one_by_the_month() {
        let rent = |text: &str, header: &str| {
            let cell = Cell { text, unit: Unit::named(header) };
            number(cell, Dimension::Rent, 2, &mut Remarks::default()).map_err(|fault| fault.code)
        };
        assert_eq!(rent("1.5", "元/㎡·天"), Ok(Some(4_563)));
        assert_eq!(rent("1.5元/平方米/天", ""), Ok(Some(4_563)));
        assert_eq!(rent("45", "元/㎡·月"), Ok(Some(4_500)));
        assert_eq!(rent("540", "元/㎡·年"), Ok(Some(4_500)));
        assert_eq!(rent("45", "元/㎡"), Ok(Some(4_500)));
        assert_eq!(rent("45", "万元"), Err("wrong-unit"));
    }

    #[test]
    fn dates_are_read_as_written_and_day_numbers_are_refused() {
        let read = |text: &str| {
            let cell = Cell { text, unit: None };
            date(cell, &mut Remarks::default()).map(|date| date.map(|d| d.to_string())).map_err(|fault| fault.code)
        };
        for text in [
            "2026-06-30",
            "2026/6/30",
            "2026.6.30",
            "2026年6月30日",
            "20260630",
            "2026-06-30 00:00:00",
            "2026Q2",
            "2026年第二季度",
            "2026 年 6 月 30 日",
            "2026年06月30号",
        ] {
            assert_eq!(read(text), Ok(Some("2026-06-30".to_owned())), "{text}");
        }
        assert_eq!(read("2026年6月"), Ok(Some("2026-06-01".to_owned())));
        assert_eq!(read("2026.06"), Ok(Some("2026-06-01".to_owned())));
        let spans = ["2026年3-6月", "2026年3月-6月", "2026-3/6", "2026.3-2026.6", "2026年3月6日至9日"];
        for text in ["45107", "2026", "6/30", "2026-13-01", "明年", "二〇二六年三月"].into_iter().chain(spans) {
            assert_eq!(read(text), Err("not-a-date"), "{text}");
        }
        assert_eq!(read("2026.1"), Err("month-unclear"), "or October, to a spreadsheet");
    }

    #[test]
    fn counts_are_whole_and_years_have_four_digits() {
        let counted = |text: &str| count(Cell { text, unit: None }, &mut Remarks::default()).map_err(|fault| fault.code);
        assert_eq!(counted("24层"), Ok(Some(24)));
        assert_eq!(counted("3.0"), Ok(Some(3)));
        assert_eq!(counted("3.5"), Err("not-whole"));
        assert_eq!(counted("-1"), Err("out-of-range"));
        let built = |text: &str| year(Cell { text, unit: None }, &mut Remarks::default()).map_err(|fault| fault.code);
        assert_eq!(built("1998年"), Ok(Some(1998)));
        assert_eq!(built("1947-10-10"), Ok(Some(1947)));
        assert_eq!(built("2024.1"), Ok(Some(2024)), "January or October, the year is the same");
        assert_eq!(built("98"), Err("not-a-year"));
    }
}
