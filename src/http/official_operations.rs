//! The rows of the table of operations for the land official's desk: appraisal, recognition, ledger and reports.
//!
//! Never here: what an operation does; each row names its handler.

use axum::routing::{get, post};

use super::operations::{Answer, Body, Operation};
use super::query::{Form, Parameter};
use super::{appraisals, ledger, reports};

/// What may be asked of a sheet in a query.
const SHEET: [Parameter; 8] = [
    Parameter::one("price_yuan_per_m2", Form::Decimal, "price in place of the owner's 价格"),
    Parameter::one("rent_yuan_per_m2_month", Form::Decimal, "rent earned 入孵租金"),
    Parameter::one("market_rent_yuan_per_m2_month", Form::Decimal, "rent paid to the owner 支付租金"),
    Parameter::one("works_yuan_per_m2", Form::Decimal, "works 改造单价"),
    Parameter::one("discount_rate", Form::Decimal, "discount rate, 0 to 1 折现率"),
    Parameter::one("mode", Form::Words(appraisals::MODES), "mode the gates are judged for 取得方式"),
    Parameter::one("profile", Form::Words(appraisals::PROFILES), "type of carrier 载体类型"),
    Parameter::one("settings", Form::Text, "any other setting as JSON, as in the body of POST 其余假设"),
];

/// Every operation of the desk.
pub(super) fn all() -> Vec<Operation> {
    [about_judgements(), about_yardsticks(), about_recognition(), about_the_ledger(), about_reports(), about_frozen_sheets()]
        .into_iter()
        .flatten()
        .collect()
}

/// The list of properties that a question is about.
const fn ids() -> Parameter {
    Parameter::one("ids", Form::Text, "ids of properties with commas between 物业编号")
}

fn about_judgements() -> Vec<Operation> {
    vec![
        Operation::get("/api/sites/{id}/appraisal", "appraisal", "The acquisition sheet 收储评估表", get(appraisals::show))
            .asks(&SHEET)
            .answers(Answer::Json("Appraisal")),
        Operation::get(
            "/api/sites/{id}/break-even",
            "break_even",
            "What it is worth by its cash flow and to the plan 两种盈亏平衡价",
            get(appraisals::break_even),
        )
        .asks(&SHEET)
        .answers(Answer::Json("TwoWorths")),
        Operation::get(
            "/api/break-even",
            "listed_worths",
            "What every property of a list is worth to the plan 批量方案保本价",
            get(appraisals::listed_worths),
        )
        .asks(&[ids()])
        .asks(&SHEET)
        .answers(Answer::Json("ListedWorths")),
        Operation::get(
            "/api/appraisals",
            "appraisals",
            "Every property appraised and ranked 批量评估排序",
            get(appraisals::ranking),
        )
        .asks(&SHEET)
        .asks(&[Parameter::one("f", Form::Words(appraisals::FORMATS), "format 格式")])
        .answers(Answer::Json("Ranking")),
        Operation::post(
            "/api/sites/{id}/appraisal",
            "appraisal_with",
            "The sheet under any settings and declarations 按设定评估",
            post(appraisals::show_with),
        )
        .reads(Body::Json("AppraisalSettings"))
        .answers(Answer::Json("Appraisal")),
    ]
}

fn about_yardsticks() -> Vec<Operation> {
    vec![
        Operation::get(
            "/api/rating-profiles",
            "rating_profiles",
            "Who signed the weights 评分权重",
            get(appraisals::rating_profiles),
        )
        .answers(Answer::Json("RatingProfiles")),
        Operation::post("/api/rating-profiles", "sign_rating", "Sign other weights 签署权重", post(appraisals::sign_rating))
            .reads(Body::Json("SignRating"))
            .answers(Answer::Json("RatingInForce"))
            .with_status(201)
            .writes(),
        Operation::get(
            "/api/questions",
            "questions",
            "Open questions with their present values 待明确事项",
            get(appraisals::questions),
        )
        .answers(Answer::Json("Questions")),
    ]
}

fn about_recognition() -> Vec<Operation> {
    let nesting = Parameter::one("nesting", Form::Words(appraisals::NESTINGS), "whether ten include six (I6) 认定计数口径");
    vec![
        Operation::post(
            "/api/recognition",
            "suppose",
            "Hypothetical floors against the rules 假设楼层认定",
            post(appraisals::suppose),
        )
        .reads(Body::Json("Hypothesis"))
        .answers(Answer::Json("HypotheticalRecognition")),
        Operation::get(
            "/api/carriers/{id}/recognition",
            "recognition",
            "A carrier against the rules 认定差距",
            get(appraisals::carrier),
        )
        .answers(Answer::Json("CarrierRecognition"))
        .by_revision(),
        Operation::get(
            "/api/recognition/board",
            "recognition_board",
            "The pipeline toward the counts 认定推进",
            get(appraisals::board),
        )
        .asks(&[nesting])
        .answers(Answer::Json("RecognitionBoard"))
        .by_revision(),
    ]
}

fn about_the_ledger() -> Vec<Operation> {
    let track = Parameter::one("track", Form::Words(ledger::TRACKS), "idle buildings or carriers 类别");
    let state = Parameter::one("state", Form::Words(ledger::STATES), "where it stands 状态");
    let zone = Parameter::one("zone", Form::Text, "zone id 片区");
    let quarter = Parameter::one("q", Form::Text, "quarter, such as 2026Q3; the present one where left out 季度");
    let format = Parameter::one("f", Form::Words(ledger::FORMATS), "format 格式");
    vec![
        Operation::get("/api/ledger", "ledger", "Where idle buildings and carriers stand 台账", get(ledger::list))
            .asks(&[track, state, zone])
            .answers(Answer::Json("Ledger")),
        Operation::get("/api/ledger/alarms", "ledger_alarms", "What falls due, by unit 到期与催办", get(ledger::alarms))
            .answers(Answer::Json("LedgerAlarms")),
        Operation::get("/api/ledger/quarter", "ledger_quarter", "The list of a quarter 季度清单", get(ledger::quarter))
            .asks(&[quarter, format])
            .answers(Answer::Json("LedgerQuarter")),
        Operation::get("/api/sites/{id}/ledger", "site_ledger", "One site with all its entries 单项台账", get(ledger::of_site))
            .answers(Answer::Json("SiteLedger")),
        Operation::post("/api/sites/{id}/ledger", "record_step", "Record a step 登记状态", post(ledger::record))
            .reads(Body::Json("LedgerStep"))
            .answers(Answer::Json("SiteLedger"))
            .with_status(201)
            .writes(),
    ]
}

fn about_reports() -> Vec<Operation> {
    let format = Parameter::one("f", Form::Words(reports::FORMATS), "format 格式");
    let plan = Parameter::one(
        "plan",
        Form::Words(reports::YES_OR_NO),
        "with the break-even price by the plan, the default 是否含方案保本价",
    );
    let theme = Parameter::one("theme", Form::Words(reports::THEMES), "colours 配色");
    let quarter = Parameter::one("q", Form::Text, "quarter, such as 2026Q3; the present one where left out 季度");
    vec![
        Operation::get(
            "/api/reports/annex",
            "report_annex",
            "The published target table with what stands against it 附表(对照)",
            get(reports::annex),
        )
        .asks(&[format])
        .answers(Answer::File),
        Operation::get(
            "/api/reports/sheets/{id}",
            "report_sheet",
            "The acquisition sheet as a file 收储评估表",
            get(reports::sheet),
        )
        .asks(&[format, plan])
        .asks(&SHEET)
        .answers(Answer::File),
        Operation::get(
            "/api/reports/sheets",
            "report_sheets",
            "The sheets of a list in one archive 批量评估表",
            get(reports::sheets),
        )
        .asks(&[format, plan, ids()])
        .asks(&SHEET)
        .answers(Answer::File),
        Operation::get(
            "/api/reports/ranking",
            "report_ranking",
            "Every property in the order of its appraisal 收储优先次序",
            get(reports::ranking),
        )
        .asks(&[format])
        .asks(&SHEET)
        .answers(Answer::File),
        Operation::get("/api/reports/ledger", "report_ledger", "The list of a quarter as a file 季度清单", get(reports::quarter))
            .asks(&[quarter, format])
            .answers(Answer::File),
        Operation::get(
            "/api/plans/{id}/properties",
            "plan_properties",
            "What a plan takes, as a file 方案物业清单",
            get(reports::plan_properties),
        )
        .asks(&[Parameter::one("f", Form::Words(reports::LIST_FORMATS), "format 格式")])
        .answers(Answer::File),
        Operation::get("/site/{id}/locator.svg", "locator", "Where a site lies, as a drawing 位置图", get(reports::locator))
            .asks(&[theme])
            .answers(Answer::File)
            .by_revision(),
    ]
}

fn about_frozen_sheets() -> Vec<Operation> {
    let form = Parameter::one("f", Form::Words(reports::FROZEN_FORMATS), "format 格式");
    let site = Parameter::one("site", Form::Text, "id of a property; every one where left out 物业");
    vec![
        Operation::get("/api/sheets", "frozen_sheets", "Sheets frozen for meetings 定稿评估表", get(reports::frozen))
            .asks(&[site])
            .answers(Answer::Json("FrozenSheets")),
        Operation::get(
            "/api/sheets/{number}",
            "frozen_sheet",
            "A frozen sheet, byte for byte 定稿评估表",
            get(reports::frozen_one),
        )
        .asks(&[form])
        .answers(Answer::Json("Appraisal")),
        Operation::post("/api/sites/{id}/sheets", "freeze_sheet", "Freeze a sheet for a meeting 定稿", post(reports::freeze))
            .reads(Body::Json("FreezeRequest"))
            .answers(Answer::Json("FrozenSheet"))
            .with_status(201)
            .writes(),
    ]
}
