//! Export: the sites that are asked for, as a file. Never here: how a format is written.

use std::collections::BTreeSet;

use super::{Desk, DeskError};
use crate::atlas::{Atlas, CountRule, Filter, PageRequest};
use crate::estate::Site;
use crate::exchange::{self, Audience, Cover, Format};
use crate::geometry::{Datum, Shape};
use crate::programme::{Bilingual, ZoneOutline};

/// What to export.
#[derive(Debug, Clone)]
pub struct Export {
    /// Which sites.
    pub filter: Filter,
    /// Only those counted in this area under this rule.
    pub within: Option<(Shape, CountRule)>,
    /// In which format.
    pub format: Format,
    /// In which datum; CGCS2000 unless another is asked for.
    pub datum: Datum,
    /// For whose eyes.
    pub audience: Audience,
}

impl Desk {
    /// The bytes of an export.
    ///
    /// # Errors
    /// When the format is only read, or the folder of temporary files cannot be written.
    pub fn export(&self, export: &Export) -> Result<Vec<u8>, DeskError> {
        let atlas = self.atlas();
        let request = PageRequest {
            filter: export.filter.clone(),
            within: export.within.clone(),
            limit: usize::MAX,
            ..PageRequest::default()
        };
        let sites: Vec<&Site> = atlas.page(&request).sites;
        let cover = cover(&atlas, &sites, export.datum);
        Ok(exchange::write(export.format, &sites, export.audience, &cover)?)
    }

    /// The bytes of an export for whoever asks; to the holder of a token they are handed out once the audit has it.
    ///
    /// # Errors
    /// As [`Desk::export`], or what the store says; nothing is handed out then.
    pub fn export_to(&self, who: Option<&str>, export: &Export) -> Result<Vec<u8>, DeskError> {
        let bytes = self.export(export)?;
        if let Some(who) = who {
            let seen = if export.audience == Audience::Official { "with restricted fields" } else { "public fields" };
            let object = format!("sites as {}, revision {}", export.format.word(), self.atlas().revision().number);
            self.note(who, "export", &object, &format!("{} bytes, {seen}", bytes.len()))?;
        }
        Ok(bytes)
    }
}

/// What the file says of itself: that made-up values are in it, and whose drawing the positions lean on.
fn cover(atlas: &Atlas, sites: &[&Site], datum: Datum) -> Cover {
    let examples = sites.iter().filter(|site| site.standing().is_example()).count();
    let note = (examples > 0).then(|| {
        let zh = format!("含示例数据 {examples} 处，不得用于决策。");
        Bilingual::new(zh, format!("Contains {examples} example sites; must not be used for decisions."))
    });
    let sources: BTreeSet<&str> = atlas.backdrop().iter().map(|feature| feature.source.as_ref()).collect();
    let attribution = (!sources.is_empty()).then(|| sources.into_iter().collect::<Vec<_>>().join("; "));
    let named = |outline: &ZoneOutline| (outline.clone(), atlas.programme().zone(&outline.zone).map(|zone| zone.name.clone()));
    Cover {
        note,
        attribution,
        datum,
        at: Some(atlas.revision().at),
        outlines: atlas.outlines().iter().map(named).collect(),
        backdrop: atlas.backdrop().to_vec(),
    }
}
