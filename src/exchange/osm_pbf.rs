//! OpenStreetMap extracts: buildings with their multipolygons, stations, universities and hospitals as places, water and parks as
//! backdrop. Never here: what storeys are believed, which is decided for every file of footprints alike (see `footprints`).
//!
//! Three passes, because an extract gives nodes before ways before relations: what relations and ways are wanted, where their ways run,
//! where the nodes of those lie. Roads are counted and left out: a project keeps points and surfaces only.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use osmpbf::{BlobDecode, BlobReader, Element, PrimitiveBlock, RelMemberType};

use super::findings::{Finding, FindingPlace, words};
use super::parts;
use super::record::{RawShape, Record, Sheet};
use super::shapefile::{contains, twice_area};
use super::{Encoding, ExchangeError, Format};

const MOST_FEATURES: usize = 1_000_000;
const ATTRIBUTION: &str = "© OpenStreetMap contributors, ODbL 1.0";

/// Whether bytes begin as an extract does: a length, then a header block.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    bytes.get(4..15) == Some(b"\x0a\x09OSMHeader")
}

fn broken(fault: &osmpbf::Error) -> ExchangeError {
    ExchangeError::Broken {
        format: Format::OsmPbf,
        what: Box::new(words(format!("读不出（{fault}）"), format!("it cannot be read ({fault})"))),
    }
}

/// What an element of the map is to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Building,
    /// A place of this role.
    Place(&'static str),
    /// A backdrop feature of this kind.
    Backdrop(&'static str),
}

type Tags = Vec<(String, String)>;

fn use_of(tags: &Tags) -> Option<Use> {
    let is = |key: &str, values: &[&str]| tags.iter().any(|(k, v)| k == key && values.contains(&v.as_str()));
    let has = |key: &str| tags.iter().any(|(k, v)| k == key && v != "no");
    if has("building") || has(parts::PART) {
        Some(Use::Building)
    } else if is("amenity", &["university", "college"]) {
        Some(Use::Place("university"))
    } else if is("amenity", &["hospital"]) {
        Some(Use::Place("hospital"))
    } else if is("railway", &["station", "halt"]) || is("public_transport", &["station"]) {
        Some(Use::Place("station"))
    } else if is("natural", &["water"]) || is("waterway", &["riverbank"]) || is("landuse", &["reservoir", "basin"]) {
        Some(Use::Backdrop("water"))
    } else {
        is("leisure", &["park", "garden"]).then_some(Use::Backdrop("park"))
    }
}

/// A relation or way that is wanted, and the ways that draw it.
struct Wanted {
    id: String,
    what: Use,
    tags: Tags,
    ways: Vec<i64>,
}

/// What the passes gather.
#[derive(Default)]
struct Gathered {
    wanted: Vec<Wanted>,
    /// Wanted nodes with their own position.
    points: Vec<(String, Use, Tags, [f64; 2])>,
    /// Ways by id: the nodes they run along.
    ways: HashMap<i64, Vec<i64>>,
    nodes: HashMap<i64, [f64; 2]>,
    roads: usize,
}

/// Reads an extract.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let mut gathered = Gathered::default();
    each(bytes, |element| relation(element, &mut gathered))?;
    let of_relations: HashSet<i64> = gathered.wanted.iter().flat_map(|wanted| &wanted.ways).copied().collect();
    each(bytes, |element| way(element, &of_relations, &mut gathered))?;
    let needed: HashSet<i64> = gathered.ways.values().flatten().copied().collect();
    each(bytes, |element| node(element, &needed, &mut gathered))?;
    let found = gathered.wanted.len() + gathered.points.len();
    if found > MOST_FEATURES {
        return Err(ExchangeError::TooLarge { what: "features", found: found as u64, limit: MOST_FEATURES as u64 });
    }
    Ok(sheet(gathered))
}

/// Shows every element, block by block.
fn each(bytes: &[u8], mut see: impl FnMut(&Element<'_>)) -> Result<(), ExchangeError> {
    for blob in BlobReader::new(Cursor::new(bytes)) {
        match blob.and_then(|blob| blob.decode().map(|decoded| see_block(decoded, &mut see))) {
            Ok(()) => {}
            Err(fault) => return Err(broken(&fault)),
        }
    }
    Ok(())
}

fn see_block(decoded: BlobDecode<'_>, see: &mut impl FnMut(&Element<'_>)) {
    if let BlobDecode::OsmData(block) = decoded {
        PrimitiveBlock::for_each_element(&block, |element| see(&element));
    }
}

fn tags<'a>(tags: impl Iterator<Item = (&'a str, &'a str)>) -> Tags {
    tags.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

fn relation(element: &Element<'_>, gathered: &mut Gathered) {
    let Element::Relation(relation) = element else { return };
    let tags = tags(relation.tags());
    if !tags.iter().any(|(key, value)| key == "type" && value == "multipolygon") {
        return;
    }
    let Some(what) = use_of(&tags) else { return };
    let ways =
        relation.members().filter(|member| member.member_type == RelMemberType::Way).map(|member| member.member_id).collect();
    gathered.wanted.push(Wanted { id: format!("relation/{}", relation.id()), what, tags, ways });
}

fn way(element: &Element<'_>, of_relations: &HashSet<i64>, gathered: &mut Gathered) {
    let Element::Way(way) = element else { return };
    gathered.roads += usize::from(way.tags().any(|(key, _)| key == "highway"));
    let tags = tags(way.tags());
    let what = use_of(&tags);
    if let Some(what) = what {
        gathered.wanted.push(Wanted { id: format!("way/{}", way.id()), what, tags, ways: vec![way.id()] });
    }
    if what.is_some() || of_relations.contains(&way.id()) {
        gathered.ways.insert(way.id(), way.refs().collect());
    }
}

fn node(element: &Element<'_>, needed: &HashSet<i64>, gathered: &mut Gathered) {
    let mut found = |id: i64, position: [f64; 2], tags: Tags| {
        if needed.contains(&id) {
            gathered.nodes.insert(id, position);
        }
        if let Some(what @ (Use::Place(_) | Use::Building)) = use_of(&tags) {
            gathered.points.push((format!("node/{id}"), what, tags, position));
        }
    };
    match element {
        Element::Node(node) => found(node.id(), degrees(node.decimicro_lon(), node.decimicro_lat()), tags(node.tags())),
        Element::DenseNode(node) => found(node.id(), degrees(node.decimicro_lon(), node.decimicro_lat()), tags(node.tags())),
        Element::Way(_) | Element::Relation(_) => {}
    }
}

/// Ten-millionths of a degree as the nearest degrees, the same as their decimal digits say.
fn degrees(lon: i32, lat: i32) -> [f64; 2] {
    [f64::from(lon) / 1e7, f64::from(lat) / 1e7]
}

fn sheet(mut gathered: Gathered) -> Sheet {
    let mut sheet = Sheet::new(Format::OsmPbf, Encoding::Utf8);
    sheet.declared = Some("wgs84".to_owned());
    sheet.source = Some(ATTRIBUTION.to_owned());
    sheet.findings.extend((gathered.roads > 0).then(|| roads_left_out(gathered.roads)));
    for Wanted { id, what, tags, ways } in std::mem::take(&mut gathered.wanted) {
        let (shape, fault) = match surface(&ways, &gathered) {
            Ok(shape) => (Some(shape), None),
            Err(fault) => (None, Some(fault)),
        };
        add(&mut sheet, (id, what, tags), shape, fault);
    }
    for (id, what, tags, position) in gathered.points {
        add(&mut sheet, (id, what, tags), Some(RawShape::Point(position)), None);
    }
    sheet
}

fn roads_left_out(roads: usize) -> Finding {
    Finding::note(
        "roads-left-out",
        words(
            format!("道路 {roads} 段未读入：项目只保存点和面"),
            format!("{roads} roads are left out: a project keeps points and surfaces only"),
        ),
        words("无需处理", "nothing needs doing"),
    )
}

fn add(sheet: &mut Sheet, (id, what, tags): (String, Use, Tags), shape: Option<RawShape>, fault: Option<Box<Finding>>) {
    let mut record = Record::new(FindingPlace { feature: Some(id.clone()), ..FindingPlace::default() });
    record.feature_id = Some(format!("osm:{id}"));
    record.shape = shape;
    record.findings.extend(fault.map(|fault| *fault));
    let heading = |sheet: &mut Sheet, name: &str, text: String, record: &mut Record| {
        let at = sheet.heading(name);
        record.cells.push((at, text.into()));
    };
    match what {
        Use::Building => heading(sheet, "kind", "building".to_owned(), &mut record),
        Use::Place(role) => {
            heading(sheet, "kind", "place".to_owned(), &mut record);
            heading(sheet, "role", role.to_owned(), &mut record);
        }
        Use::Backdrop(kind) => heading(sheet, "kind", kind.to_owned(), &mut record),
    }
    // “kind” and “role” were said above; a mapper's own tags of these names mean something else.
    for (key, value) in
        tags.into_iter().filter(|(key, value)| !matches!(key.as_str(), "kind" | "role" | "id") && !value.trim().is_empty())
    {
        heading(sheet, &key, value.trim().to_owned(), &mut record);
    }
    if matches!(what, Use::Backdrop(_)) { sheet.backdrop.push(record) } else { sheet.records.push(Box::new(record)) }
}

/// The surface that ways draw: their ends joined into rings, rings inside others their holes.
fn surface(ways: &[i64], gathered: &Gathered) -> Result<RawShape, Box<Finding>> {
    let lines: Option<Vec<&Vec<i64>>> = ways.iter().map(|way| gathered.ways.get(way)).collect();
    let lines = lines.ok_or_else(|| incomplete("缺少部分边线", "some of its outline is not in the extract"))?;
    let rings = join(lines.into_iter().filter(|line| line.len() > 1).cloned().collect())
        .ok_or_else(|| incomplete("边线没有闭合", "its outline does not close"))?;
    let ring = |ring: &Vec<i64>| ring.iter().map(|node| gathered.nodes.get(node).copied()).collect::<Option<Vec<_>>>();
    let rings: Option<Vec<Vec<[f64; 2]>>> = rings.iter().map(ring).collect();
    let rings = rings.ok_or_else(|| incomplete("缺少部分节点", "some of its nodes are not in the extract"))?;
    if rings.is_empty() { Err(incomplete("没有边线", "it has no outline")) } else { Ok(RawShape::Surface(nest(rings))) }
}

fn incomplete(zh: &str, en: &str) -> Box<Finding> {
    Box::new(Finding::fault(
        "outline-incomplete",
        words(zh, en),
        words("用范围更大的数据，或在 OpenStreetMap 中补全", "take a larger extract, or complete it in OpenStreetMap"),
    ))
}

/// Lines joined end to end into closed rings; `None` when one stays open.
fn join(mut lines: Vec<Vec<i64>>) -> Option<Vec<Vec<i64>>> {
    let mut rings = Vec::new();
    while let Some(mut ring) = lines.pop() {
        while ring.first() != ring.last() {
            let end = *ring.last()?;
            let at = lines.iter().position(|line| line.first() == Some(&end) || line.last() == Some(&end))?;
            let mut next = lines.swap_remove(at);
            if next.first() != Some(&end) {
                next.reverse();
            }
            ring.extend(next.into_iter().skip(1));
        }
        rings.push(ring);
    }
    Some(rings)
}

/// Rings into polygons by what lies in what, since roles and directions in the map are often wrong: a ring inside an odd number of
/// others is a hole of the smallest of them.
fn nest(mut rings: Vec<Vec<[f64; 2]>>) -> Vec<Vec<Vec<[f64; 2]>>> {
    rings.sort_by(|one, two| twice_area(two).abs().total_cmp(&twice_area(one).abs()));
    let mut polygons: Vec<Vec<Vec<[f64; 2]>>> = Vec::new();
    let mut placed: Vec<(Vec<[f64; 2]>, Option<usize>)> = Vec::new();
    for ring in rings {
        let vertex = ring.first().copied().unwrap_or_default();
        let around: Vec<Option<usize>> = placed.iter().filter(|(other, _)| contains(other, vertex)).map(|(_, at)| *at).collect();
        let hole_of = if around.len() % 2 == 1 { around.last().copied().flatten() } else { None };
        if let Some(at) = hole_of {
            polygons[at].push(ring.clone());
            placed.push((ring, None));
        } else {
            placed.push((ring.clone(), Some(polygons.len())));
            polygons.push(vec![ring]);
        }
    }
    polygons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_whatever_way_they_run() {
        assert_eq!(join(vec![vec![1, 2, 3], vec![5, 4, 3], vec![5, 1]]).map(|rings| rings.len()), Some(1));
        assert_eq!(join(vec![vec![1, 2, 3, 1], vec![4, 5, 4]]).map(|rings| rings.len()), Some(2));
        assert_eq!(join(vec![vec![1, 2, 3], vec![4, 5, 3]]), None);
    }

    #[test]
    fn a_courtyard_is_a_hole_and_a_house_in_it_a_polygon() {
        let square = |from: f64, size: f64| {
            vec![[from, from], [from + size, from], [from + size, from + size], [from, from + size], [from, from]]
        };
        let nested = nest(vec![square(4.0, 2.0), square(0.0, 10.0), square(2.0, 6.0), square(20.0, 1.0)]);
        assert_eq!(nested.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1]);
        assert_eq!(nested[1][0], square(4.0, 2.0));
    }
}
