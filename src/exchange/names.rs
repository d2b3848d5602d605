//! Names as ledgers write them: the former name in brackets behind the present one, and names that stand twice. Never here: which names
//! are one building.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::findings::{Finding, FindingPlace, words};
use crate::estate::{Site, SiteKind};

/// The names of a table's rows so far, each with its address, to notice one building that stands in two rows.
#[derive(Default)]
pub(super) struct Names(HashMap<u64, u64>);

impl Names {
    /// Notes the name of a row; says where it stood before. A name alone does where neither an address nor a position tells two apart.
    pub(super) fn note(&mut self, site: &Site, row: u64) -> Option<Finding> {
        let name = site.name.as_deref().filter(|_| site.kind() == SiteKind::Building)?;
        let address = site.address.as_ref().map(|fact| fact.value.as_str());
        if address.is_none() && site.shape.is_some() {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        (name, address).hash(&mut hasher);
        let first = *self.0.entry(hasher.finish()).or_insert(row);
        (first != row).then(|| twice(name, first))
    }
}

fn twice(name: &str, first: u64) -> Finding {
    let finding = Finding::warning(
        "name-twice-in-file",
        words(
            format!("“{name}”已在第 {first} 行出现，编号不同；两行都已读入，面积会重复计入"),
            format!("“{name}” stands already in row {first} under another id; both are read, and their areas count twice"),
        ),
        words("若是同一栋，只保留一行", "if they are one building, keep one row"),
    );
    finding.at(FindingPlace::default().field("name"))
}

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
