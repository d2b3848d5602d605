//! Why a file cannot be read at all. Never here: what is wrong with a single row, which is a finding.

use thiserror::Error;

use super::Format;
use super::findings::{Finding, FindingPlace, words};
use crate::programme::{Bilingual, ProgrammeError};

/// A file that is refused as a whole; nothing of it is used.
#[derive(Debug, Error)]
pub enum ExchangeError {
    /// No bytes, or only blanks.
    #[error("the file is empty")]
    Empty,
    /// Neither JSON nor a table.
    #[error("“{name}” is in no format that is read: {}", readable())]
    UnknownFormat {
        /// File name as given.
        name: String,
    },
    /// A format that is read but not written.
    #[error("{} is read, but not written", .0.name())]
    NotWritten(Format),
    /// A file that begins like its format and then is not.
    #[error("this is no whole {} file: {}", .format.name(), .what.en)]
    Broken {
        /// The format it begins like.
        format: Format,
        /// What is wrong with it, and where.
        what: Box<Bilingual>,
    },
    /// Several layers, and nobody says which holds the sites.
    #[error("the file has several layers ({}), and none is named", .layers.join(", "))]
    LayerNeeded {
        /// Layers with points or surfaces.
        layers: Vec<String>,
    },
    /// A layer that is not in the file.
    #[error("the file has no layer “{name}”; it has {}", .layers.join(", "))]
    NoLayer {
        /// The layer asked for.
        name: String,
        /// Layers with points or surfaces.
        layers: Vec<String>,
    },
    /// GeoJSON must be UTF-8.
    #[error("line {line}: the GeoJSON is not UTF-8{}", if *.chinese { "; it looks like GBK/GB18030" } else { "" })]
    NotUtf8 {
        /// Line of the first byte that is not UTF-8.
        line: u64,
        /// Whether it reads well as GB18030.
        chinese: bool,
    },
    /// A table in an unknown encoding.
    #[error("the table is neither UTF-8 nor GB18030{}", .row.map(|row| format!(": row {row} is in neither")).unwrap_or_default())]
    Undecodable {
        /// First row that is in neither, as lines are counted.
        row: Option<u64>,
    },
    /// JSON that does not parse.
    #[error("line {line}, column {column}: {detail}")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        detail: String,
    },
    /// Nested too deeply to be geography.
    #[error("line {line}, column {column}: nested deeper than {limit} levels")]
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Deepest level accepted.
        limit: usize,
    },
    /// Valid JSON, but no features.
    #[error("the JSON is no FeatureCollection but {found}")]
    NotFeatures {
        /// What it is instead.
        found: String,
    },
    /// No row that names known columns.
    #[error("no header row found in the first {searched} rows")]
    NoHeader {
        /// How many rows were looked at.
        searched: usize,
    },
    /// Names of columns that stand one below the other.
    #[error("the names of the columns stand in a column: the table lies on its side, or is a form")]
    Transposed,
    /// A quotation mark that is never closed swallows the rest of a table.
    #[error("row {row}: a quotation mark is opened and never closed")]
    OpenQuote {
        /// Row in which it opens.
        row: u64,
    },
    /// An archive that would do harm if it were unpacked, or is torn.
    #[error("the archive is not opened: {}", .what.en)]
    UnsafeArchive {
        /// The entry and what is wrong with it.
        what: Box<Bilingual>,
    },
    /// A cell so far out that somebody must have hit a key by mistake.
    #[error("sheet “{sheet}”: cell {cell} lies beyond row 1,000,000 or column 200")]
    CellBeyond {
        /// Worksheet.
        sheet: String,
        /// Cell as a spreadsheet names it.
        cell: String,
    },
    /// A workbook of the old kind or behind a password.
    #[error("the workbook is of the old kind (.xls) or protected by a password")]
    OldWorkbook,
    /// A file that ended its reader.
    #[error("{}", .0.sentence().en)]
    Cut(Cut),
    /// What a worker says of a file.
    #[error("{}", .0.message.en)]
    Told(Box<Finding>),
    /// A workbook that a spreadsheet would not take.
    #[error("the workbook cannot be written: {detail}")]
    Unwritable {
        /// What the writer says.
        detail: String,
    },
    /// More than one import takes.
    #[error("{what}: {found} exceeds the limit of {limit}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much was met.
        found: u64,
        /// How much is accepted.
        limit: u64,
    },
    /// A reference system that is not known.
    #[error("the file is in “{declared}”, which is not known here")]
    DatumUnknown {
        /// As the file spells it.
        declared: String,
    },
    /// A package without a file it must have.
    #[error("the package has no {0}")]
    Missing(&'static str),
    /// The programme of a package.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    /// A file of a package.
    #[error("{file}: {cause}")]
    InPackage {
        /// Path inside the package.
        file: String,
        /// Why it cannot be read.
        cause: Box<Self>,
    },
}

/// How a file ended its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// It took longer than a file may.
    Time,
    /// It asked for more memory than a file may have.
    Memory,
    /// It broke the reader.
    Crash,
}

impl Cut {
    const fn code(self) -> &'static str {
        match self {
            Self::Time => "reading-too-long",
            Self::Memory => "reading-too-large",
            Self::Crash => "reading-broken",
        }
    }

    fn sentence(self) -> Bilingual {
        match self {
            Self::Time => words(
                "读取超过 60 秒计算时间或 120 秒，已中止",
                "reading took more than 60 s of computing or 120 s and was ended",
            ),
            Self::Memory => words("读取需要的内存超过上限，已中止", "reading needed more memory than it may have and was ended"),
            Self::Crash => words("文件使读取程序中断", "the file broke its reader"),
        }
    }
}

/// Every format that is read, by name.
fn readable() -> String {
    Format::readable().map(Format::name).collect::<Vec<_>>().join(", ")
}

impl ExchangeError {
    /// Stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::NotWritten(_) => "format-not-written",
            Self::Broken { .. } => "file-broken",
            Self::LayerNeeded { .. } => "layer-needed",
            Self::NoLayer { .. } => "no-such-layer",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::Undecodable { .. } => "undecodable",
            Self::Malformed { .. } => "malformed-json",
            Self::TooDeep { .. } => "too-deep",
            Self::NotFeatures { .. } => "no-features",
            Self::NoHeader { .. } => "no-header",
            Self::Transposed => "table-transposed",
            Self::OpenQuote { .. } => "open-quote",
            Self::UnsafeArchive { .. } => "archive-unsafe",
            Self::CellBeyond { .. } => "cell-beyond",
            Self::OldWorkbook => "old-workbook",
            Self::Cut(cut) => cut.code(),
            Self::Told(finding) => finding.code,
            Self::Unwritable { .. } => "workbook-unwritable",
            Self::TooLarge { .. } => "too-large",
            Self::DatumUnknown { .. } => "datum-unknown",
            Self::Missing(_) => "package-incomplete",
            Self::Programme(_) => "programme-invalid",
            Self::InPackage { cause, .. } => cause.code(),
        }
    }

    /// The same as a finding, with place and remedy in both languages.
    #[must_use]
    pub fn finding(&self) -> Finding {
        if let Self::Told(finding) = self {
            return (**finding).clone();
        }
        Finding::fault(self.code(), words(self.message_zh(), self.to_string()), self.remedy()).at(self.place())
    }

    fn place(&self) -> FindingPlace {
        if let Self::CellBeyond { sheet, cell } = self {
            return FindingPlace { sheet: Some(sheet.clone()), cell: Some(cell.clone()), ..FindingPlace::default() };
        }
        let row = match self {
            Self::Undecodable { row } => *row,
            Self::NotUtf8 { line, .. } | Self::OpenQuote { row: line } => Some(*line),
            Self::Malformed { line, .. } | Self::TooDeep { line, .. } => u64::try_from(*line).ok(),
            Self::InPackage { cause, .. } => return cause.place(),
            Self::Empty
            | Self::UnknownFormat { .. }
            | Self::NotWritten(_)
            | Self::Broken { .. }
            | Self::LayerNeeded { .. }
            | Self::NoLayer { .. }
            | Self::NotFeatures { .. }
            | Self::NoHeader { .. }
            | Self::Transposed
            | Self::UnsafeArchive { .. }
            | Self::Cut(_)
            | Self::Told(_)
            | Self::Unwritable { .. }
            | Self::CellBeyond { .. }
            | Self::OldWorkbook
            | Self::TooLarge { .. }
            | Self::DatumUnknown { .. }
            | Self::Missing(_)
            | Self::Programme(_) => None,
        };
        FindingPlace { row, ..FindingPlace::default() }
    }

    fn message_zh(&self) -> String {
        match self {
            Self::Empty => "文件为空".to_owned(),
            Self::UnknownFormat { name } => format!("“{name}”不是可读入的格式：{}", readable()),
            Self::NotWritten(format) => format!("{} 只能读入，不能写出", format.name()),
            Self::Broken { format, what } => format!("不是完整的 {} 文件：{}", format.name(), what.zh),
            Self::LayerNeeded { layers } => format!("文件有多个图层（{}），未指定用哪一个", layers.join("、")),
            Self::NoLayer { name, layers } => format!("文件没有图层“{name}”，只有 {}", layers.join("、")),
            Self::NotUtf8 { line, chinese } => {
                format!("第 {line} 行：GeoJSON 不是 UTF-8 编码{}", if *chinese { "，看来是 GBK/GB18030" } else { "" })
            }
            Self::Undecodable { row } => {
                let at = row.map(|row| format!("：第 {row} 行两种都不是")).unwrap_or_default();
                format!("表格既不是 UTF-8 也不是 GB18030 编码{at}")
            }
            Self::Malformed { line, column, detail } => format!("第 {line} 行第 {column} 列：JSON 格式错误（{detail}）"),
            Self::TooDeep { line, column, limit } => format!("第 {line} 行第 {column} 列：嵌套超过 {limit} 层"),
            Self::NotFeatures { found } => format!("JSON 不是 FeatureCollection，而是 {found}"),
            Self::NoHeader { searched } => format!("前 {searched} 行中找不到表头"),
            Self::Transposed => "列名竖排在一列中：表是横放的，或是一楼一页的登记卡".to_owned(),
            Self::OpenQuote { row } => format!("第 {row} 行：引号没有闭合"),
            Self::Cut(cut) => cut.sentence().zh,
            Self::Told(finding) => finding.message.zh.clone(),
            Self::Unwritable { detail } => format!("工作簿写不出（{detail}）"),
            Self::UnsafeArchive { what } => format!("压缩包未打开：{}", what.zh),
            Self::CellBeyond { sheet, cell } => format!("工作表“{sheet}”的单元格 {cell} 超出第 1000000 行或第 200 列"),
            Self::OldWorkbook => "工作簿是旧格式（.xls）或有密码".to_owned(),
            Self::TooLarge { what, found, limit } => format!("{what}：{found}，超过上限 {limit}"),
            Self::DatumUnknown { declared } => format!("文件的坐标系“{declared}”无法识别"),
            Self::Missing(file) => format!("数据包缺少 {file}"),
            Self::Programme(fault) => format!("方案文件无效：{fault}"),
            Self::InPackage { file, cause } => format!("{file}：{}", cause.message_zh()),
        }
    }

    fn remedy(&self) -> Bilingual {
        match self {
            Self::Empty => words("选择有内容的文件", "choose a file with content"),
            Self::UnknownFormat { .. } => convert_it(),
            Self::NotWritten(_) => {
                let known = Format::writable().map(Format::word).collect::<Vec<_>>().join(", ");
                words(format!("改用：{known}"), format!("choose one of: {known}"))
            }
            Self::Broken { .. } => words(
                "重新导出或重新下载；也可转换为 GeoJSON 或 CSV",
                "export or download it again, or convert it to GeoJSON or CSV",
            ),
            Self::LayerNeeded { .. } | Self::NoLayer { .. } => words("导入时指定图层（layer）", "name the layer when importing"),
            Self::NotUtf8 { .. } => words(
                "转换为 UTF-8：iconv -f GB18030 -t UTF-8 原文件 > 新文件，或在编辑器中另存为 UTF-8",
                "convert it: iconv -f GB18030 -t UTF-8 old.geojson > new.geojson, or save it as UTF-8 in an editor",
            ),
            Self::Undecodable { .. } => save_as_utf8(),
            Self::Malformed { .. } => {
                words("在该处修正，或重新导出（文件可能不完整）", "mend it there, or export it again: it may be cut off")
            }
            Self::TooDeep { .. } => {
                words("地理数据不会这样嵌套；重新导出", "geographic data is never nested so deeply; export it again")
            }
            Self::NotFeatures { .. } => words("导出为 FeatureCollection", "export it as a FeatureCollection"),
            Self::NoHeader { .. } => words(
                "加一行表头，用模板中的列名，如 楼宇编码、楼宇名称、空置面积",
                "add a header row with names of the template, such as 楼宇编码, 楼宇名称, 空置面积",
            ),
            Self::Transposed => stand_it_up(),
            Self::OpenQuote { .. } => {
                words("在该行补上引号或删去多余的引号", "close the quotation mark in that row, or remove it")
            }
            Self::Cut(Cut::Memory) => words(
                "分成几个文件导入；自己的大文件可在命令行用 zaiti import 导入，内存按文件大小给足，仍不够时加 --in-process",
                "split it into several files; a large file of your own is read on the command line by zaiti import, with memory by its size, and without a limit by --in-process",
            ),
            Self::Cut(Cut::Time | Cut::Crash) => {
                words("分成几个文件导入；仍不行时重新导出", "split it into several files; if that does not help, export it again")
            }
            Self::Told(finding) => finding.remedy.clone(),
            Self::Unwritable { .. } => words("改用 GeoJSON 或 CSV", "use GeoJSON or CSV"),
            Self::UnsafeArchive { .. } => {
                words("在自己的软件中打开并另存后再导入", "open it in the program it came from, save it again and import that")
            }
            Self::CellBeyond { .. } => words("删去该单元格的内容后保存", "clear that cell and save the file"),
            Self::OldWorkbook => words("去掉密码，另存为 .xlsx 后再导入", "take the password away and save it as .xlsx"),
            Self::TooLarge { .. } => words("分成几个文件导入", "split it into several files"),
            Self::DatumUnknown { .. } => words(
                "转换为 CGCS2000 经纬度，或导入时声明坐标系",
                "convert it to CGCS2000 degrees, or declare the datum when importing",
            ),
            Self::Missing(_) => words("补上该文件", "add the file"),
            Self::Programme(_) => words("对照 geodata/yuzhong/programme.json", "compare it with geodata/yuzhong/programme.json"),
            Self::InPackage { cause, .. } => cause.remedy(),
        }
    }
}

fn stand_it_up() -> Bilingual {
    words(
        "在表格中复制后“选择性粘贴 → 转置”，使列名成为第一行、每个对象一行",
        "copy it and paste it transposed, so that the names make the first row and every site has one row",
    )
}

fn save_as_utf8() -> Bilingual {
    words(
        "改正该处的乱码，在电子表格中另存为 CSV UTF-8",
        "mend the garbled text there, and save it from a spreadsheet as CSV UTF-8",
    )
}

fn convert_it() -> Bilingual {
    words(
        "导出为 GeoJSON、GeoPackage 或 CSV 后再导入（KML 可用 QGIS 或 ogr2ogr 转换）",
        "export it as GeoJSON, GeoPackage or CSV first (QGIS and ogr2ogr convert KML)",
    )
}
