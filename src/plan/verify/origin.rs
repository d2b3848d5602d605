//! Whether everything in the file belongs together, by its digests. Never here: whether any of it is right.

use super::super::answer::{Plan, SCHEMA};
use super::super::certificate::{Origin, digest, printed_digest, proof_digest, source_digest};
use super::{Objection, objection};

/// Whether everything belongs together.
pub(super) fn objections(plan: &Plan) -> Vec<Objection> {
    let mut found = Vec::new();
    if plan.schema != SCHEMA {
        found.push(objection(
            "schema",
            "schema",
            format!("不认识的方案格式“{}”", plan.schema),
            format!("“{}” is no plan format known here", plan.schema),
        ));
    }
    let certificate = &plan.certificate;
    if digest(&plan.model) != certificate.model_digest {
        found.push(objection(
            "model",
            "model",
            "模型（候选、面积、费用、报价或目标）在证明之后被改动",
            "the model (a candidate, area, cost, price or target) was altered after it was proved",
        ));
    }
    if digest(&plan.scenario) != certificate.scenario_digest {
        found.push(objection("scenario", "scenario", "情景在证明之后被改动", "the scenario was altered after it was proved"));
    }
    let origin = Origin { revision: plan.revision, content_hash: &plan.content_hash, programme: &plan.programme };
    let source = source_digest(origin, &certificate.model_digest, &certificate.scenario_digest);
    if source != certificate.source_digest || !source.starts_with(&plan.id) || plan.id.len() != 16 {
        found.push(objection(
            "source",
            "content_hash",
            "数据版本、内容摘要、方案编号或证书摘要被改动",
            "the revision, its content hash, the plan’s id or a digest of the certificate was altered",
        ));
    }
    if printed_digest(plan) != certificate.printed_digest {
        found.push(objection(
            "printed",
            "printed",
            "方案所列内容（入选、落选、理由、合计或提示）在出具之后被改动",
            "what the plan prints (choices, reasons, sums or notices) was altered after it was issued",
        ));
    }
    if proof_digest(certificate) != certificate.proof_digest {
        found.push(objection(
            "proof",
            "certificate",
            "证书的价格、分块、取值或下界在出具之后被改动",
            "a price, a piece, a value or the bound of the certificate was altered after it was issued",
        ));
    }
    for fault in plan.model.faults() {
        found.push(objection("model", "model", format!("模型有误：{fault}"), fault.to_string()));
    }
    found
}
