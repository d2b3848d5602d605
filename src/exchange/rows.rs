//! What a row below a header is: a site, a total, a remark, the header once more, or the header of another table. Never here: what its
//! cells mean for a site.

use super::grid::Grid;
use super::headings::Heading;
use super::mapping::Mapping;
use super::record::RowRole;

/// The filled cells of a row with their columns.
pub(super) fn filled(row: &[String]) -> Vec<(usize, &str)> {
    row.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty()).collect()
}

/// Whether a row holds names of columns and nothing that could be a value.
pub(super) fn names_columns(grid: &Grid, row: usize, mapping: &Mapping) -> bool {
    let cells = filled(grid.rows.get(row).map_or(&[][..], Vec::as_slice));
    let known = |(_, cell): &&(usize, &str)| Heading::is_known(cell) || mapping.contains_key(*cell);
    let plain = cells.iter().all(|(_, cell)| !cell.starts_with(|c: char| c.is_ascii_digit()));
    // Most rows of a large table are done with after their first figure.
    plain && cells.len() > 1 && {
        let known = cells.iter().filter(known).count();
        known > 1 && known * 3 >= cells.len() * 2
    }
}

/// Whether a row below a header carries its own name in front, as a form does whose names stand in columns instead of rows.
pub(super) fn is_of_form(grid: &Grid, row: usize) -> bool {
    let first = filled(grid.rows.get(row).map_or(&[][..], Vec::as_slice)).first().map(|(_, cell)| Heading::resolve(cell).0);
    first.and_then(|heading| heading.column).is_some_and(|column| column.dimension.is_some())
}

/// Whether a row says something of the table or heads a part of it: 注, 填表人, 一、国有物业, 平均.
pub(super) fn is_remark(cells: &[(usize, &str)], is_banner: bool) -> bool {
    let Some((_, first)) = cells.first() else { return false };
    let alone = cells.len() == 1 && (is_banner || is_numbered_title(first));
    alone || is_mean(first) || (cells.len() <= 3 && opens_remark(first))
}

fn opens_remark(text: &str) -> bool {
    const OPENINGS: [&str; 21] = [
        "注:",
        "注：",
        "备注:",
        "备注：",
        "说明:",
        "说明：",
        "单位:",
        "单位：",
        "面积单位",
        "金额单位",
        "计量单位",
        "填表人",
        "填报人",
        "制表",
        "审核",
        "复核",
        "联系人",
        "填报日期",
        "填表日期",
        "负责人",
        "单位负责人",
    ];
    OPENINGS.iter().any(|opening| text.starts_with(opening))
        || (text.starts_with('注') && text.chars().nth(1).is_some_and(char::is_numeric))
}

/// 一、国有物业 or （二）低效用地: the title of a part.
fn is_numbered_title(text: &str) -> bool {
    let bracketed = text.starts_with(['(', '（']);
    let number = text.trim_start_matches(['(', '（']);
    let rest = number.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let ends: &[char] = if bracketed { &[')', '）'] } else { &['、', '.', '．'] };
    rest.len() < number.len() && rest.starts_with(ends)
}

/// Rows that print a mean or a share of the rows above.
fn is_mean(text: &str) -> bool {
    matches!(text, "平均" | "平均值" | "平均数" | "均值" | "占比" | "比重" | "同比" | "环比")
}

/// A row that adds up others, however its label is spaced and whatever it counts besides: 合　计（12栋）, 大坪街道小计.
pub(super) fn total_label(text: &str) -> Option<RowRole> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：')).collect();
    let label = plain.split(['(', '（']).next().unwrap_or_default().to_lowercase();
    let counted =
        |word: &str| label.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '共'));
    let is = |word: &&str| label.ends_with(*word) || counted(word);
    if ["小计", "subtotal"].iter().any(is) {
        Some(RowRole::Subtotal)
    } else if ["合计", "总计", "共计", "累计"].iter().any(is) || ["total", "grandtotal", "sum"].contains(&label.as_str())
    {
        Some(RowRole::Total)
    } else {
        None
    }
}

/// The row 1, 2, 3 … (after 甲, 乙) under the header of a statistical form.
pub(super) fn numbers_columns(filled: &[(usize, &str)]) -> bool {
    let words = ["甲", "乙", "丙", "丁"];
    let figures =
        filled.iter().skip_while(|(_, cell)| words.contains(cell)).map(|(_, cell)| cell.trim_matches(['(', ')', '（', '）']));
    let figures: Vec<Option<u32>> = figures.map(|cell| cell.parse().ok()).collect();
    figures.len() >= 3 && figures.iter().zip(1..).all(|(figure, wanted)| *figure == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_known_by_its_label_however_it_is_spaced_and_whatever_it_counts() {
        for text in ["合　计", "合计（12栋）", "合计12栋", "总计：", "大坪街道合计", "本页合计", "Total"]
        {
            assert_eq!(total_label(text), Some(RowRole::Total), "{text}");
        }
        for text in ["小 计：", "大坪街道小计", "小计(3处)", "Subtotal"] {
            assert_eq!(total_label(text), Some(RowRole::Subtotal), "{text}");
        }
        for text in ["合计大厦", "总计划楼", "小计家巷", "Totalbank"] {
            assert_eq!(total_label(text), None, "{text}");
        }
    }

    #[test]
    fn titles_of_parts_and_means_are_no_sites() {
        for text in ["一、国有物业", "（二）低效用地", "十一．其他"] {
            assert!(is_remark(&[(0, text)], false), "{text}");
        }
        assert!(is_remark(&[(0, "平均值"), (3, "1200")], false));
        assert!(is_remark(&[(0, "2026年二季度")], true), "merged over the table");
        for text in ["一品大厦", "二厂文创公园", "(一期)甲大厦", "甲大厦"] {
            assert!(!is_remark(&[(0, text)], false), "{text}");
        }
        assert!(!is_remark(&[(0, "一、甲"), (2, "1200")], false), "a row with figures is a row");
    }

    #[test]
    fn a_row_that_numbers_the_columns_is_no_record() {
        assert!(numbers_columns(&[(0, "甲"), (1, "乙"), (2, "1"), (3, "2"), (4, "3")]));
        assert!(!numbers_columns(&[(0, "1"), (1, "2"), (2, "4")]));
        assert!(!numbers_columns(&[(0, "1"), (1, "2")]));
    }
}
