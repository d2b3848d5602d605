//! National codes in cells: checked, respelled, kept among the extra columns, and used to say which property lies in which building.
//! Never here: how a code proves itself.

use std::collections::HashMap;
use std::sync::Arc;

use super::Checked;
use super::columns::{COLUMNS, Code, Purpose};
use super::findings::{Finding, FindingPlace, words};
use super::headings::Heading;
use super::measures::fold;
use crate::estate::{CodeFault, CreditCode, RealEstateUnitCode, Site, SiteBody, SiteId, SiteKind};

/// The name under which a code is kept with a site.
fn kept_as(code: Code) -> &'static str {
    let is_its = |purpose: &Purpose| matches!(purpose, Purpose::Code(other) if *other == code);
    COLUMNS.iter().find(|column| is_its(&column.purpose)).map_or("", |column| column.zh)
}

/// Keeps a code with its site; one that does not prove itself is kept as given, with a warning, and joins nothing.
pub(super) fn read(code: Code, heading: &Heading, text: &str, site: &mut Site, found: &mut Vec<Finding>) {
    let plain: String = fold(text).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let checked = match code {
        Code::RealEstateUnit => RealEstateUnitCode::parse(&plain.to_ascii_uppercase()).map(|code| code.to_string()),
        Code::Credit => CreditCode::parse(&plain).map(|(code, _)| code.to_string()),
    };
    let kept = match checked {
        Ok(proven) => {
            let changed = (proven != text).then(|| respelled(text, &proven));
            found.extend(changed.map(|finding| finding.at(FindingPlace::default().field(&heading.name))));
            proven
        }
        Err(fault) => {
            found.push(invalid(&fault).at(FindingPlace::default().field(&heading.name)));
            text.to_owned()
        }
    };
    site.other.insert(kept_as(code).to_owned(), kept);
}

fn respelled(text: &str, proven: &str) -> Finding {
    Finding::note(
        "code-respelled",
        words(format!("“{text}”按 {proven} 记录"), format!("“{text}” is recorded as {proven}")),
        words("无需处理", "nothing needs doing"),
    )
}

fn invalid(fault: &CodeFault) -> Finding {
    let zh = match fault {
        CodeFault::Length { code, found, expected } => format!("“{code}”有 {found} 位，应为 {expected} 位"),
        CodeFault::Character { code, character, position } => format!("“{code}”第 {position} 位的“{character}”不合规则"),
        CodeFault::Check { code, position, expected } => format!("“{code}”校验不符：第 {position} 位应为“{expected}”"),
    };
    Finding::warning(
        "code-invalid",
        words(zh, fault.to_string()),
        words("对照证书核对；原文保留，不用于关联", "compare it with the certificate; it is kept as given and joins nothing"),
    )
}

/// The proven unit code of a site.
pub(super) fn unit_code(site: &Site) -> Option<RealEstateUnitCode> {
    RealEstateUnitCode::parse(site.other.get(kept_as(Code::RealEstateUnit))?).ok()
}

/// Properties and carriers that name no building get the one whose code is theirs in the first 24 characters.
pub(super) fn join(checked: &mut Checked) {
    let mut buildings: HashMap<String, Option<SiteId>> = HashMap::new();
    for site in checked.sites.iter().filter(|site| site.kind() == SiteKind::Building) {
        if let Some(building) = unit_code(site).as_ref().and_then(RealEstateUnitCode::building) {
            // A code that two sites bear joins neither.
            buildings.entry(building.to_owned()).and_modify(|id| *id = None).or_insert_with(|| Some(site.id.clone()));
        }
    }
    let mut notes = Vec::new();
    for site in &mut checked.sites {
        if matches!(site.body, SiteBody::Building(_)) {
            continue;
        }
        let site = Arc::make_mut(site);
        let found = unit_code(site).as_ref().and_then(|code| buildings.get(code.building()?)?.clone());
        let within = match &mut site.body {
            SiteBody::IdleProperty(property) => &mut property.within,
            SiteBody::Carrier(carrier) => &mut carrier.within,
            SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => continue,
        };
        if let Some(building) = found.filter(|_| within.is_none()) {
            notes.push(joined(&site.id, &building));
            *within = Some(building);
        }
    }
    checked.findings.append(&mut notes);
}

fn joined(site: &SiteId, building: &SiteId) -> Finding {
    let finding = Finding::note(
        "joined-by-code",
        words(
            format!("按不动产单元代码前 24 位，位于楼宇 {building} 内"),
            format!("it lies in building {building} by the first 24 characters of its unit code"),
        ),
        words("核对；另填“所在楼宇编码”时以所填为准", "check it; a building named in the row itself comes first"),
    );
    finding.at(FindingPlace { feature: Some(site.0.clone()), ..FindingPlace::default() })
}
