//! Where a property lies: a drawing of its surroundings that needs no map in the browser and prints sharp.

use std::fmt::Write as _;

use geo::Polygon;

use crate::atlas::{Atlas, PageRequest};
use crate::estate::{BackdropKind, SiteId, SiteKind};
use crate::geometry::{Bbox, LonLat, Plane, Shape};

/// Half the side of the ground shown, metres.
const REACH: f64 = 320.0;
/// Side of the drawing, its own units.
const SIDE: f64 = 400.0;

/// Colours of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocatorTheme {
    /// On paper, and on a light screen.
    Light,
    /// On a dark screen.
    Dark,
}

impl LocatorTheme {
    /// Land, water, park, building, its edge, the property, text.
    const fn colours(self) -> [&'static str; 7] {
        match self {
            Self::Light => ["#f6f4ef", "#c9dbe6", "#dde8d3", "#e6e2da", "#d6d1c6", "#bf7600", "#3a3733"],
            Self::Dark => ["#16191d", "#1d2c38", "#1b2620", "#22272d", "#2f353c", "#f0a92b", "#d9d5cd"],
        }
    }
}

/// The surroundings of a site as SVG, north up; `None` when nobody knows where it is.
#[must_use]
pub fn locator(atlas: &Atlas, id: &SiteId, theme: LocatorTheme) -> Option<String> {
    let centre = atlas.centre_of(id)?;
    let sheet = Drawing { plane: Plane::around(centre) };
    let around = sheet.around()?;
    let [land, water, park, building, edge, property, text] = theme.colours();
    let label = escaped(atlas.site(id)?.label());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\" role=\"img\" aria-label=\"{label}\"><title>{label}</title>\
         <rect width=\"{SIDE}\" height=\"{SIDE}\" fill=\"{land}\"/>"
    );
    for (kind, fill) in [(BackdropKind::Park, park), (BackdropKind::Water, water)] {
        let shapes = atlas.backdrop().iter().filter(|feature| feature.kind == kind).map(|feature| &feature.shape);
        sheet.fill(&mut svg, shapes.filter(|shape| shape.bbox().meets(around)), &format!("fill=\"{fill}\""));
    }
    let near = PageRequest { bbox: Some(around), limit: usize::MAX, ..PageRequest::default() };
    let found = atlas.page(&near);
    let others = found.sites.iter().filter(|site| site.kind() == SiteKind::Building && site.id != *id);
    let footprints = others.filter_map(|site| atlas.shape_of(&site.id));
    sheet.fill(&mut svg, footprints, &format!("fill=\"{building}\" stroke=\"{edge}\" stroke-width=\"0.6\""));
    let paint = format!("fill=\"{property}\" stroke=\"{text}\" stroke-width=\"1.5\"");
    sheet.fill(&mut svg, atlas.shape_of(id).into_iter(), &paint);
    let _ = write!(svg, "<circle cx=\"200\" cy=\"200\" r=\"9\" fill=\"none\" stroke=\"{text}\" stroke-width=\"2\"/>");
    furniture(&mut svg, text);
    svg.push_str("</svg>\n");
    Some(svg)
}

struct Drawing {
    plane: Plane,
}

impl Drawing {
    fn around(&self) -> Option<Bbox> {
        let corner = |x: f64, y: f64| self.plane.lonlat(geo::Coord { x, y }).ok();
        Some(Bbox::of(corner(-REACH, -REACH)?).with(corner(REACH, REACH)?))
    }

    fn point(&self, at: geo::Coord<f64>) -> Option<(f64, f64)> {
        let metres = self.plane.metres(LonLat::new(at.x, at.y).ok()?);
        let scale = SIDE / (2.0 * REACH);
        Some(((metres.x + REACH) * scale, (REACH - metres.y) * scale))
    }

    /// One path for all shapes of a look.
    fn fill<'a>(&self, svg: &mut String, shapes: impl Iterator<Item = &'a Shape>, paint: &str) {
        let mut path = String::new();
        for shape in shapes {
            match shape {
                Shape::Surface(surface) => surface.polygons().iter().for_each(|polygon| self.outline(&mut path, polygon)),
                // A place without extent is the ring in the middle, or nothing.
                Shape::Point(_) => {}
            }
        }
        if !path.is_empty() {
            let _ = write!(svg, "<path d=\"{path}\" fill-rule=\"evenodd\" {paint}/>");
        }
    }

    fn outline(&self, path: &mut String, polygon: &Polygon<f64>) {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            let mut pen = 'M';
            for (x, y) in ring.coords().filter_map(|at| self.point(*at)) {
                let _ = write!(path, "{pen}{x:.1} {y:.1}");
                pen = 'L';
            }
            path.push('Z');
        }
    }
}

/// Scale and north.
fn furniture(svg: &mut String, ink: &str) {
    let hundred = 100.0 * SIDE / (2.0 * REACH);
    let _ = write!(
        svg,
        "<g stroke=\"{ink}\" stroke-width=\"2\" fill=\"none\"><path d=\"M12 388h{hundred:.1}M12 383v5M{:.1} 383v5\"/>\
         <path d=\"M384 34V12m-6 8 6-8 6 8\"/></g>\
         <g fill=\"{ink}\" font-family=\"sans-serif\" font-size=\"14\"><text x=\"12\" y=\"377\">100 m</text>\
         <text x=\"384\" y=\"50\" text-anchor=\"middle\">N</text></g>",
        12.0 + hundred
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
