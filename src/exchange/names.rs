//! Names as ledgers write them: the former name in brackets behind the present one. Never here: which names are one building.

use super::findings::{Finding, FindingPlace, words};
use crate::estate::Site;

const MARKS: [&str; 8] = ["原名", "原称", "曾用名", "又名", "别名", "亦称", "俗称", "原"];

/// Parts a name that carries a former one, which goes to the aliases.
pub(super) fn former(site: &mut Site) -> Option<Finding> {
    let given = site.name.clone()?;
    let (name, rest) = given.split_once(['(', '（'])?;
    let inner = rest.strip_suffix([')', '）'])?;
    let mark = MARKS.iter().find(|mark| inner.starts_with(*mark))?;
    let former = inner[mark.len()..].trim_start_matches([':', '：', '为', ' ']).trim();
    if name.trim().is_empty() || former.is_empty() || former.contains(['(', '（']) {
        return None;
    }
    site.name = Some(name.trim().to_owned());
    if !site.aliases.iter().any(|alias| alias == former) {
        site.aliases.push(former.to_owned());
    }
    let finding = Finding::note(
        "former-name",
        words(format!("“{former}”记为曾用名"), format!("“{former}” is recorded as a former name")),
        words("无需处理", "nothing needs doing"),
    );
    Some(finding.at(FindingPlace::default().field("name")))
}
