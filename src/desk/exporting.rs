//! Export: the sites that are asked for, as a file. Never here: how a format is written.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Desk, DeskError};
use crate::atlas::{Atlas, Filter, PageRequest};
use crate::estate::Site;
use crate::exchange::{self, Audience, Cover, Format};
use crate::programme::Bilingual;
use crate::store::{self, Disclosure};

/// In which format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// GeoJSON, CGCS2000 ≈ WGS 84.
    GeoJson,
    /// CSV with Chinese headers and a byte-order mark.
    Csv,
    /// GeoPackage with a spatial index.
    GeoPackage,
}

/// What to export.
#[derive(Debug, Clone)]
pub struct Export {
    /// Which sites.
    pub filter: Filter,
    /// In which format.
    pub format: ExportFormat,
    /// For whose eyes.
    pub audience: Audience,
}

impl Desk {
    /// The bytes of an export.
    ///
    /// # Errors
    /// When a GeoPackage cannot be written to the folder of temporary files.
    pub fn export(&self, export: &Export) -> Result<Vec<u8>, DeskError> {
        let atlas = self.atlas();
        let request = PageRequest { filter: export.filter.clone(), limit: usize::MAX, ..PageRequest::default() };
        let sites: Vec<&Site> = atlas.page(&request).sites;
        let cover = cover(&atlas, &sites);
        match export.format {
            ExportFormat::GeoJson => Ok(exchange::write(Format::Geojson, &sites, export.audience, &cover)?),
            ExportFormat::Csv => Ok(exchange::write(Format::Csv, &sites, export.audience, &cover)?),
            ExportFormat::GeoPackage => {
                let mut dataset = atlas.dataset().clone();
                dataset.sites = sites.into_iter().cloned().collect();
                let disclosure = match export.audience {
                    Audience::Public => Disclosure::Public,
                    Audience::Official => Disclosure::Restricted,
                };
                through_a_file(|path| Ok(store::write_copy(path, &dataset, disclosure)?))
            }
        }
    }
}

/// What the file says of itself: that made-up values are in it, and whose drawing the positions lean on.
fn cover(atlas: &Atlas, sites: &[&Site]) -> Cover {
    let examples = sites.iter().filter(|site| site.standing().is_example()).count();
    let note = (examples > 0).then(|| {
        let zh = format!("含示例数据 {examples} 处，不得用于决策。");
        Bilingual::new(zh, format!("Contains {examples} example sites; must not be used for decisions."))
    });
    let sources: BTreeSet<&str> = atlas.backdrop().iter().map(|feature| feature.source.as_ref()).collect();
    let attribution = (!sources.is_empty()).then(|| sources.into_iter().collect::<Vec<_>>().join("; "));
    Cover { note, attribution }
}

/// The bytes of a file that is written aside and taken away again.
fn through_a_file(write: impl FnOnce(&Path) -> Result<(), DeskError>) -> Result<Vec<u8>, DeskError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| DeskError::File { path, source }
    };
    let number = getrandom::u64().map_err(DeskError::NoRandomness)?;
    let folder = std::env::temp_dir().join(format!("zaiti-export-{number:016x}"));
    std::fs::create_dir(&folder).map_err(failed(&folder))?;
    let file = folder.join("export.gpkg");
    let bytes = write(&file).and_then(|()| std::fs::read(&file).map_err(failed(&file)));
    // What is left of a temporary folder harms nobody.
    let _ = std::fs::remove_dir_all(&folder);
    bytes
}
