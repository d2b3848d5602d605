//! Which rows of a grid are its header, and what each column is called when merged cells spread a name over several rows.
//! Never here: what a column means for a site.

use std::collections::HashMap;
use std::ops::Range;

use super::grid::Grid;
use super::headings::Heading;
use super::mapping::Mapping;
use super::measures::Unit;
use super::text::unescape;

/// A header is looked for in this many rows.
pub(super) const SEARCHED: usize = 30;
/// Most rows that a header takes.
const DEEPEST: usize = 4;

/// Where the header is and what the columns are called.
pub(super) struct Header {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) names: Vec<String>,
}

/// The block of rows beginning in a range that names most columns; of equals the one with fewer rows, then the first.
pub(super) fn find(grid: &Grid, begins: Range<usize>, mapping: &Mapping) -> Option<Header> {
    let mut best: Option<(usize, Header)> = None;
    for depth in 1..=DEEPEST {
        for first in begins.start..grid.rows.len().min(begins.end) {
            let last = first + depth - 1;
            if last >= grid.rows.len() || (first + 1..=last).any(|row| is_data(grid, row)) || goes_on(grid, last) {
                continue;
            }
            let names = names(grid, first, last);
            let known =
                names.iter().filter(|name| !name.is_empty() && (Heading::is_known(name) || mapping.contains_key(*name))).count();
            if best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, Header { first, last, names }));
            }
        }
    }
    let (known, header) = best?;
    let filled = header.names.iter().filter(|name| !name.is_empty()).count();
    (known > 1 || (known == 1 && filled <= 2)).then_some(header)
}

/// Whether a group ends in this row whose columns are named in the next.
fn goes_on(grid: &Grid, last: usize) -> bool {
    let mut groups = grid.merges.iter().filter(|merge| merge.bottom == last && merge.right > merge.left);
    let named = |at: usize| !grid.cell((last + 1, at)).is_empty();
    !is_data(grid, last + 1)
        && groups.any(|merge| {
            (merge.left..=merge.right.min(merge.left + super::table::MOST_COLUMNS)).filter(|at| named(*at)).count() > 1
        })
}

/// A row with a figure in it is no part of a header.
fn is_data(grid: &Grid, row: usize) -> bool {
    let cells = grid.rows.get(row).map_or(&[][..], Vec::as_slice);
    cells.iter().all(|cell| cell.trim().is_empty())
        || cells.iter().any(|cell| cell.trim().starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a row holds figures beside something else, as records do.
pub(super) fn is_figures(grid: &Grid, row: usize) -> bool {
    let cells = grid.rows.get(row).map_or(&[][..], Vec::as_slice);
    is_data(grid, row) && cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1
}

fn names(grid: &Grid, first: usize, last: usize) -> Vec<String> {
    let width = (first..=last).map(|row| grid.rows[row].len()).max().unwrap_or(0);
    let merged = grid.merges.iter().filter(|merge| merge.top <= last && merge.bottom >= first).map(|merge| merge.right + 1).max();
    let width = width.max(merged.unwrap_or(0).min(super::table::MOST_COLUMNS));
    let columns: Vec<Vec<&str>> = (0..width).map(|column| parts(grid, (first, last), column)).collect();
    let mut under: HashMap<&str, usize> = HashMap::new();
    for parts in columns.iter().filter(|parts| parts.len() > 1) {
        *under.entry(parts[parts.len() - 1]).or_insert(0) += 1;
    }
    columns.iter().map(|parts| name(parts, |bottom| under.get(bottom).is_some_and(|times| *times > 1))).collect()
}

/// What stands over a column, from the top, each merged area once.
fn parts(grid: &Grid, (first, last): (usize, usize), column: usize) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for row in first..=last {
        let mut text = unescape(grid.shown((row, column)));
        if text.is_empty() && grid.merges.is_empty() && row < last {
            text = group(grid, (row, column), last);
        }
        if !text.is_empty() && parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    parts
}

/// In a file that keeps no merged cells, the name of a group stands over its first column only.
fn group(grid: &Grid, (row, column): (usize, usize), last: usize) -> &str {
    for left in (0..=column).rev() {
        if grid.cell((last, left)).is_empty() {
            return "";
        }
        let text = grid.cell((row, left));
        if !text.is_empty() {
            return unescape(text);
        }
    }
    ""
}

/// One name out of the parts over a column. `repeated` says whether several groups hold a part of this name.
fn name(parts: &[&str], repeated: impl Fn(&str) -> bool) -> String {
    let Some((bottom, groups)) = parts.split_last() else { return String::new() };
    let known = |name: &String| Heading::is_known(name);
    if groups.is_empty() {
        return (*bottom).to_owned();
    }
    let unit = parts.iter().rev().find_map(|part| unit_of(part));
    let bare = without_brackets(bottom);
    for group in groups.iter().rev() {
        if is_whole(bare) && Heading::is_known(group) {
            return (*group).to_owned();
        }
        let group = without_brackets(group);
        let joined = [format!("{group}{bare}"), format!("{bare}{group}")];
        if let Some(name) = joined.iter().map(|name| with_unit(name, unit)).chain(joined.clone()).find(known) {
            return name;
        }
    }
    let part = groups.iter().any(|group| is_part(group)) || repeated(bottom);
    let alone = [with_unit(bare, unit), (*bottom).to_owned()];
    match alone.into_iter().find(|name| !part && known(name)) {
        Some(name) => name,
        None => parts.join(" / "),
    }
}

fn with_unit(name: &str, unit: Option<&Unit>) -> String {
    unit.map_or_else(|| name.to_owned(), |unit| format!("{name}({})", unit.label))
}

fn without_brackets(text: &str) -> &str {
    text.split(['(', '（', '[', '【']).next().unwrap_or(text).trim()
}

/// The unit that a part names in brackets.
fn unit_of(text: &str) -> Option<&'static Unit> {
    let (_, rest) = text.split_once(['(', '（', '[', '【'])?;
    let inner = rest.split([')', '）', ']', '】']).next()?;
    Unit::named(inner.trim_start_matches("单位").trim_start_matches([':', '：']))
}

/// A column that holds the sum of its group.
fn is_whole(text: &str) -> bool {
    matches!(text, "合计" | "小计" | "总计" | "总数" | "计")
}

/// A group whose columns are parts of what they are called.
fn is_part(text: &str) -> bool {
    const PARTS: [&str; 12] = ["其中", "地上", "地下", "裙楼", "塔楼", "主楼", "附楼", "规划", "拟", "上年", "上季", "计划"];
    PARTS.iter().any(|part| text.starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::super::grid::Merge;
    use super::*;

    fn grid(rows: &[&[&str]], merges: &[(usize, usize, usize, usize)]) -> Grid {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let merges =
            merges.iter().map(|(top, left, bottom, right)| Merge { top: *top, left: *left, bottom: *bottom, right: *right });
        Grid { rows, merges: merges.collect(), ..Grid::default() }
    }

    #[test]
    fn names_spread_over_merged_rows_are_put_together_with_the_unit_of_their_group() {
        let merged = grid(
            &[
                &["渝中区台账", "", "", "", ""],
                &["楼宇编码", "楼宇名称", "面积(万㎡)", "", ""],
                &["", "", "总建筑", "使用情况", ""],
                &["", "", "", "自用", "空置"],
                &["Y-1", "甲", "1.2", "0.2", "1"],
            ],
            &[(0, 0, 0, 4), (1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 4), (2, 2, 3, 2), (2, 3, 2, 4)],
        );
        let header = find(&merged, 0..SEARCHED, &Mapping::new()).expect("a header");
        assert_eq!((header.first, header.last), (1, 3));
        assert_eq!(header.names, ["楼宇编码", "楼宇名称", "总建筑面积(万㎡)", "自用面积(万㎡)", "空置面积(万㎡)"]);
    }

    #[test]
    fn a_part_is_never_taken_for_the_whole() {
        let parted = grid(
            &[&["楼宇编码", "楼宇名称", "总建筑面积(㎡)", "", "", "地下"], &["", "", "地上", "地下", "合计", "建筑面积"]],
            &[(0, 2, 0, 4)],
        );
        let header = find(&parted, 0..SEARCHED, &Mapping::new()).expect("a header");
        assert_eq!(
            header.names,
            ["楼宇编码", "楼宇名称", "总建筑面积(㎡) / 地上", "总建筑面积(㎡) / 地下", "总建筑面积(㎡)", "地下 / 建筑面积"]
        );
    }
}
