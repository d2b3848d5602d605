//! The rows of the table of operations about the server and for those who look after it: tokens, the audit, backups.
//!
//! Never here: what an operation does; each row names its handler.

use axum::http::Method;
use axum::routing::{delete, get, post};

use super::operations::{Answer, Body, Operation};
use super::query::{Form, Parameter};
use super::{features, metrics, office, openapi, overview, page, readiness};
use crate::desk::Power;

/// The way in, as JSON. It is documented here and answered with the page, which reads queries of its own.
pub(super) fn landing() -> Operation {
    Operation::get("/", "landing", "The way in 入口", get(page::serve))
        .asks(&[features::question::FORMAT])
        .answers(Answer::Json("Anything"))
}

/// Every operation of the office.
pub(super) fn all() -> Vec<Operation> {
    let after = Parameter::one("after", Form::Whole { default: Some(0), most: None }, "number of the last row seen 起始");
    let limit = Parameter::one("limit", Form::Whole { default: Some(100), most: Some(office::MOST_ROWS) }, "most rows 条数");
    vec![
        Operation::get("/healthz", "health", "Whether the server is up 运行状态", get(overview::health))
            .answers(Answer::Json("Health"))
            .for_all(),
        Operation::get("/api", "openapi", "This document 接口说明", get(openapi::show))
            .answers(Answer::Json("Anything"))
            .for_all(),
        Operation::get("/api/tokens", "tokens", "Every token, never its secret 令牌列表", get(office::tokens))
            .answers(Answer::Json("TokenList"))
            .needs(Power::ManageTokens),
        Operation::post("/api/tokens", "add_token", "Make a token; shown once 新建令牌", post(office::add_token))
            .reads(Body::Json("NewToken"))
            .answers(Answer::Json("TokenSecret"))
            .with_status(201)
            .needs(Power::ManageTokens),
        Operation::new(Method::DELETE, "/api/tokens/{label}", "revoke_token", "Take back 吊销令牌", delete(office::revoke_token))
            .with_status(204)
            .needs(Power::ManageTokens),
        Operation::get("/api/audit", "audit", "Who did what, in order 审计记录", get(office::audit))
            .asks(&[after, limit])
            .answers(Answer::Json("AuditPage"))
            .needs(Power::ReadAudit),
        Operation::get("/readyz", "readiness", "Whether it can do its work 就绪状态", get(readiness::show))
            .answers(Answer::Json("Readiness"))
            .for_all(),
        Operation::get("/metrics", "metrics", "Counts for a monitor on this machine 运行指标", get(metrics::show))
            .answers(Answer::Text)
            .for_all(),
        Operation::get("/api/backups", "backups", "Backups in the folder of the server 备份列表", get(readiness::backups))
            .answers(Answer::Json("BackupList"))
            .needs(Power::Operate),
        Operation::post("/api/backups", "take_backup", "Take and check a backup now 立即备份", post(readiness::take_backup))
            .answers(Answer::Json("BackupTaken"))
            .with_status(201)
            .needs(Power::Operate),
    ]
}
