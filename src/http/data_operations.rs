//! The rows of the table of operations for data in and out, and for the revisions it makes.
//!
//! Never here: what an operation does; each row names its handler.

use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::conditions::{CQL2, FILTER, KINDS};
use super::operations::{Answer, BY, Body, IMPORT_BODY, Operation};
use super::query::{Form, Parameter};
use super::{imports, revisions};

/// Every operation about data as files and as revisions.
pub(super) fn all() -> Vec<Operation> {
    about_data().into_iter().chain(about_revisions()).collect()
}

fn about_data() -> Vec<Operation> {
    let import = [
        Parameter::one("name", Form::Text, "file name 文件名"),
        Parameter::one("mode", Form::Words(&["dry_run", "commit"]), "check only, or write 模式"),
        Parameter::one("kind", Form::Words(KINDS), "kind of site where the file does not say 类型"),
        Parameter::one("layer", Form::Text, "which layer of a file that has several 图层"),
        Parameter::one("datum", Form::Text, "datum of the coordinates 坐标基准"),
        Parameter::one("axes", Form::Words(&["east_north", "north_east"]), "which of two numbers comes first 坐标顺序"),
        Parameter::one("source", Form::Text, "where the data comes from 来源"),
        Parameter::one("as_of", Form::Text, "the day it describes, YYYY-MM-DD 数据日期"),
        Parameter::one("encoding", Form::Words(&["utf-8", "gb18030", "utf-16"]), "encoding of a table of text 编码"),
        Parameter::one(
            "confidence",
            Form::Words(&["example", "estimated", "reported", "verified"]),
            "how well it is known 可信度",
        ),
        Parameter::many("join", Form::Text, "id in the file=id in the project of a site without position 对应"),
        Parameter::one("on_error", Form::Words(&["refuse", "skip"]), "refuse all, or skip the rows at fault 有错时"),
        Parameter::one("why", Form::Text, "reason, for the record 事由"),
    ];
    let format = Parameter::one("f", Form::Words(&["geojson", "shp", "gpkg", "fgb", "parquet", "xlsx", "csv"]), "format 格式");
    let datum = Parameter::one("datum", Form::Text, "datum to write positions in, CGCS2000 by default 输出坐标基准");
    let area = Parameter::one("area", Form::Text, "only what lies in it; JSON as in POST /api/sites 选区");
    let count = Parameter::one("count", Form::Words(imports::COUNTS), "how the edge of the area counts 计入方式");
    let mut import_file =
        Operation::post("/api/imports", "import", "Check or import a file; Zaiti-Local-Grid 导入", post(imports::import))
            .asks(&import)
            .reads(Body::File)
            .answers(Answer::Json("ImportReport"))
            .writes();
    import_file.time = Duration::from_secs(600);
    import_file.handler = import_file.handler.layer(DefaultBodyLimit::max(IMPORT_BODY));
    let mut findings =
        Operation::post("/api/imports/report", "import_report", "Findings of a file as XLSX 问题清单", post(imports::report))
            .asks(&import)
            .reads(Body::File)
            .answers(Answer::File)
            .writes();
    findings.time = Duration::from_secs(600);
    findings.handler = findings.handler.layer(DefaultBodyLimit::max(IMPORT_BODY));
    let source = Parameter::one("source", Form::Text, "name of the source 来源");
    vec![
        import_file,
        findings,
        Operation::get("/api/mappings", "mapping", "What the headings of a source mean 表头对应", get(imports::mapping))
            .asks(&[source])
            .answers(Answer::Json("SourceMapping")),
        Operation::post("/api/mappings", "remember_mapping", "Remember what headings mean 保存表头对应", post(imports::remember))
            .asks(&[source])
            .reads(Body::Json("Mapping"))
            .answers(Answer::Json("SourceMapping"))
            .writes(),
        Operation::get("/api/exports", "export", "Sites as a file 导出", get(imports::export))
            .asks(&[format, datum, area, count])
            .asks(&FILTER)
            .asks(&CQL2)
            .answers(Answer::File),
    ]
}

fn about_revisions() -> Vec<Operation> {
    let why = Parameter::one("why", Form::Text, "reason, for the record 事由");
    let before = Parameter::one("before", Form::Whole { default: None, most: None }, "only those before this number 早于此版本");
    let latest = Form::Whole { default: Some(revisions::USUAL), most: Some(revisions::MOST) };
    let latest = Parameter::one("limit", latest, "most revisions, the latest of them 条数");
    vec![
        Operation::get("/api/revisions", "revisions", "Revisions, the latest of them 数据版本", get(revisions::list))
            .asks(&[before, latest])
            .answers(Answer::Json("RevisionList")),
        Operation::get(
            "/api/revisions/{number}/difference/{to}",
            "revision_difference",
            "What came of the space between two revisions, by group 版本差异",
            get(revisions::difference),
        )
        .asks(&[BY])
        .answers(Answer::Json("RevisionDifference")),
        Operation::post("/api/revisions/{number}/revert", "revert", "Go back to a revision 回退", post(revisions::revert))
            .asks(&[why])
            .answers(Answer::Json("Revision"))
            .writes(),
    ]
}
