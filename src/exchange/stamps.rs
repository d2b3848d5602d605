//! Where the values of a row come from, as its cells say; rows that say the same share one answer and one text. Never here: a value.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::columns::wire;
use super::findings::{Finding, FindingPlace, words};
use super::slots::Slot;
use crate::estate::{Confidence, Provenance, Site};

/// What the rows before said of themselves.
#[derive(Default)]
pub(super) struct Stamps {
    /// Source, day and confidence as the last row spelled them, and what they mean.
    rows: Option<([Option<String>; 3], Provenance)>,
    /// The last text of a `facts` column, and what it says of each field.
    fields: Option<(String, Vec<(String, Provenance)>)>,
}

/// Provenance of one field, as the `facts` column gives it.
#[derive(Deserialize)]
struct FactSource {
    source: String,
    as_of: Option<Date>,
    confidence: Confidence,
}

impl Stamps {
    /// What the cells of a row mean, where the last row spelled them the same.
    pub(super) fn of_rows(&self, said: [Option<&str>; 3]) -> Option<Provenance> {
        let (texts, stamp) = self.rows.as_ref()?;
        texts.iter().map(Option::as_deref).eq(said).then(|| stamp.clone())
    }

    /// Remembers what the cells of a row mean.
    pub(super) fn remember(&mut self, said: [Option<&str>; 3], stamp: &Provenance) {
        self.rows = Some((said.map(|text| text.map(str::to_owned)), stamp.clone()));
    }

    /// Provenance by field, from the `facts` column.
    pub(super) fn restamp(&mut self, site: &mut Site, text: &str, found: &mut Vec<Finding>) {
        if self.fields.as_ref().is_none_or(|(last, _)| last != text) {
            match serde_json::from_str::<BTreeMap<String, FactSource>>(text) {
                Ok(facts) => self.fields = Some((text.to_owned(), facts.into_iter().map(stamped).collect())),
                Err(fault) => {
                    let finding = Finding::fault(
                        "facts-malformed",
                        words(format!("逐项来源读不出：{fault}"), format!("the facts column cannot be read: {fault}")),
                        words("按导出文件的格式填写，或留空", "write it as an export does, or leave it empty"),
                    );
                    return found.push(finding.at(FindingPlace::default().field("facts")));
                }
            }
        }
        for (field, stamp) in self.fields.iter().flat_map(|(_, fields)| fields) {
            if field == "geometry" {
                if let Some(shape) = &mut site.shape {
                    shape.provenance = stamp.clone();
                }
            } else if let Some(place) = wire(field).and_then(|column| column.slot(site)).as_mut().and_then(Slot::provenance) {
                *place = stamp.clone();
            }
        }
    }
}

fn stamped((field, fact): (String, FactSource)) -> (String, Provenance) {
    (field, Provenance { source: fact.source.into(), as_of: fact.as_of, confidence: fact.confidence })
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read};
    use super::*;

    #[test]
    fn rows_in_turn_of_two_sources_keep_each_its_own_and_a_bad_one_is_named_every_time() {
        let sheet = "编号,名称,来源,数据日期,可信度\n\
                     a,甲,房管,2025-01-01,核实\nb,乙,街道,2025-01-01,核实\nc,丙,街道,2025-01-01,核实\n\
                     d,丁,街道,没有日子,核实\ne,戊,街道,没有日子,核实\nf,己,,,\n";
        let checked = read("台账.csv", sheet.as_bytes(), &ReadOptions::default()).unwrap();
        assert_eq!((checked.counts.accepted, checked.counts.refused), (4, 2), "{:?}", checked.findings);
        let mut stamps = Stamps::default();
        let facts = |source: &str| format!(r#"{{"geometry":{{"source":"{source}","confidence":"reported"}}}}"#);
        let mut found = Vec::new();
        let mut site = Site::new("a".into(), crate::estate::SiteBody::Building(crate::estate::Building::default()));
        let point = crate::geometry::Shape::Point(crate::geometry::LonLat::new(106.5, 29.5).unwrap());
        let nobody = Provenance { source: "".into(), as_of: None, confidence: Confidence::Estimated };
        for source in ["甲", "甲", "乙"] {
            site.shape = Some(crate::estate::Fact::new(point.clone(), &nobody));
            stamps.restamp(&mut site, &facts(source), &mut found);
            assert_eq!(&*site.shape.as_ref().unwrap().provenance.source, source);
        }
        stamps.restamp(&mut site, "{", &mut found);
        stamps.restamp(&mut site, "{", &mut found);
        assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["facts-malformed"; 2]);
    }
}
