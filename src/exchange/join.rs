//! What a file's sites have to do with those the project holds: lists without positions take them from footprints, and what stands
//! twice is said. Never here: a merger. Names that are alike are offered to a person, never joined; what that person chooses is.
//!
//! | what agrees | confidence | what happens |
//! | --- | --- | --- |
//! | a person says so | theirs | the position is taken, with a note |
//! | id | certain | the position stays as the project has it |
//! | 不动产单元代码 of the building | certain | the position is taken |
//! | name or alias, word for word, of one site alone | 0.9 | the position is taken, with a note |
//! | address, word for word, of one site alone | 0.7 | the position is taken, with a warning |
//! | name or address of several, or alike only | below 0.6 | nothing; the candidates are listed |

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Checked;
use super::findings::{Finding, FindingPlace, words};
use super::known::{Known, KnownSite, building_codes};
use super::measures::fold;
use crate::estate::{Site, SiteId, SiteKind};
use crate::units::Share;

/// Candidates listed for one site.
const LISTED: usize = 5;
/// Two names are alike when they have this many of their pairs of letters in common, in hundredths.
const ALIKE: usize = 60;
/// Two footprints are one building drawn twice when this part of each lies in the other, in millionths.
const SAME_GROUND: u32 = 800_000;

/// Which site of the project a site of the file is, by the id that the file gives it: as a person says.
pub type Joins = BTreeMap<SiteId, SiteId>;

/// A site without position that may be one of several that the project holds; a person decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtfulJoin {
    /// Its id in the file.
    pub site: SiteId,
    /// Its name in the file.
    pub name: Option<String>,
    /// The sites it may be, the likeliest first.
    pub candidates: Vec<JoinCandidate>,
}

/// A site of the project that another may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinCandidate {
    /// Its id.
    pub id: SiteId,
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub address: Option<String>,
}

/// Reads a choice such as `台账:7=osm:way/123`; `None` where an id is missing.
#[must_use]
pub fn join_choice(text: &str) -> Option<(SiteId, SiteId)> {
    let (site, other) = text.rsplit_once('=').map(|(site, other)| (site.trim(), other.trim()))?;
    (!site.is_empty() && !other.is_empty()).then(|| (SiteId::from(site), SiteId::from(other)))
}

/// Names as they are compared: without width, case, blanks and brackets.
fn plain(name: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）' | '·' | '-' | '"' | '“' | '”');
    fold(name).to_lowercase().chars().filter(kept).collect()
}

/// Known sites by what they may be found under.
struct Register<'a> {
    by_id: HashMap<&'a str, &'a KnownSite>,
    by_code: HashMap<&'a str, Vec<&'a KnownSite>>,
    by_name: HashMap<String, Vec<&'a KnownSite>>,
    by_address: HashMap<String, Vec<&'a KnownSite>>,
    /// Sites of which nobody knows where they are, by name.
    unplaced: HashMap<String, Vec<&'a KnownSite>>,
}

impl<'a> Register<'a> {
    fn of(known: &'a Known) -> Self {
        let mut register = Self {
            by_id: HashMap::new(),
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            by_address: HashMap::new(),
            unplaced: HashMap::new(),
        };
        for site in known.sites().iter().filter(|site| site.shape.is_none() && site.kind != SiteKind::Place) {
            if let Some(name) = site.name.as_deref().map(plain).filter(|name| !name.is_empty()) {
                register.unplaced.entry(name).or_default().push(site);
            }
        }
        for site in known.sites().iter().filter(|site| site.shape.is_some()) {
            register.by_id.insert(&site.id.0, site);
            for code in &site.codes {
                register.by_code.entry(code).or_default().push(site);
            }
            if site.kind == SiteKind::Place {
                continue;
            }
            let mut names: Vec<String> = site.name.iter().chain(&site.aliases).map(|name| plain(name)).collect();
            names.sort_unstable();
            names.dedup();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                register.by_name.entry(name).or_default().push(site);
            }
            if let Some(address) = site.address.as_deref().map(plain).filter(|address| !address.is_empty()) {
                register.by_address.entry(address).or_default().push(site);
            }
        }
        register
    }

    /// What a person chose.
    fn chosen<'c>(&self, id: &'c SiteId) -> Match<'c>
    where
        'a: 'c,
    {
        self.by_id.get(id.0.as_str()).map_or(Match::Missing(id), |other| Match::Chosen(other))
    }
}

/// Where a position may come from.
enum Match<'a> {
    Chosen(&'a KnownSite),
    /// A person named a site that the project does not hold, or of which it does not know where it is.
    Missing(&'a SiteId),
    Certain(&'a KnownSite),
    /// By a name or address that one site alone has, and how sure that is in hundredths.
    Likely(&'a KnownSite, &'static str, u32),
    Doubtful(Vec<&'a KnownSite>),
    None,
}

/// Positions for the sites of a file that have none, and word of those that stand twice.
pub(super) fn settle(checked: &mut Checked, known: &Known, joins: &Joins) {
    let register = Register::of(known);
    let mut findings = Vec::new();
    for site in &mut checked.sites {
        if site.shape.is_none() && site.kind() != SiteKind::Place {
            findings.extend(place(Arc::make_mut(site), &register, joins, &mut checked.doubtful));
        } else {
            findings.extend(stands_twice(site, known));
        }
        findings.extend(named_twice(site, &register));
    }
    checked.findings.extend(findings);
}

fn place(site: &mut Site, register: &Register<'_>, joins: &Joins, put: &mut Vec<DoubtfulJoin>) -> Option<Finding> {
    let at = FindingPlace { feature: Some(site.id.0.clone()), ..FindingPlace::default() };
    let found = joins.get(&site.id).map_or_else(|| find(site, register), |chosen| register.chosen(chosen));
    match &found {
        Match::Chosen(other) | Match::Certain(other) | Match::Likely(other, ..) => site.shape.clone_from(&other.shape),
        Match::Doubtful(candidates) => put.push(offered(site, candidates)),
        Match::Missing(_) | Match::None => {}
    }
    let finding = match found {
        Match::Chosen(other) => joined_as_chosen(other),
        Match::Missing(chosen) => not_there(chosen),
        Match::Certain(other) if other.id == site.id => return None,
        Match::Certain(other) => joined(other, "不动产单元代码", "title code", 100),
        Match::Likely(other, "name", sure) => joined(other, "名称", "name", sure),
        Match::Likely(other, _, sure) => joined(other, "地址", "address", sure),
        Match::Doubtful(candidates) => doubtful(site, &candidates),
        Match::None => return None,
    };
    Some(finding.at(at))
}

fn find<'a>(site: &Site, register: &Register<'a>) -> Match<'a> {
    if let Some(other) = register.by_id.get(site.id.0.as_str()) {
        return Match::Certain(other);
    }
    let by_code: Vec<&KnownSite> =
        building_codes(site).iter().filter_map(|code| register.by_code.get(code.as_str())).flatten().copied().collect();
    if let [only] = by_code.as_slice() {
        return Match::Certain(only);
    }
    let mut doubtful = by_code;
    for name in site.name.iter().chain(&site.aliases) {
        match register.by_name.get(&plain(name)).map(Vec::as_slice) {
            Some([only]) => return Match::Likely(only, "name", 90),
            Some(several) => doubtful.extend(several),
            None => {}
        }
    }
    if let Some(address) = &site.address {
        match register.by_address.get(&plain(&address.value)).map(Vec::as_slice) {
            Some([only]) if doubtful.is_empty() => return Match::Likely(only, "address", 70),
            Some(several) => doubtful.extend(several),
            None => {}
        }
    }
    if doubtful.is_empty() {
        doubtful = alike(site, register);
    }
    if doubtful.is_empty() { Match::None } else { Match::Doubtful(doubtful) }
}

/// Sites whose names have much in common with this one's, the most alike first.
fn alike<'a>(site: &Site, register: &Register<'a>) -> Vec<&'a KnownSite> {
    let Some(own) = site.name.as_deref().map(plain) else { return Vec::new() };
    let mut found: Vec<(usize, &String, &Vec<&KnownSite>)> = register
        .by_name
        .iter()
        .map(|(name, sites)| (likeness(&own, name), name, sites))
        .filter(|(likeness, ..)| *likeness >= ALIKE)
        .collect();
    found.sort_by(|one, two| two.0.cmp(&one.0).then_with(|| one.1.cmp(two.1)));
    found.into_iter().flat_map(|(_, _, sites)| sites).copied().take(LISTED).collect()
}

/// Pairs of neighbouring letters that two names share, in hundredths of all.
fn likeness(one: &str, two: &str) -> usize {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let (one, mut two) = (pairs(one), pairs(two));
    let all = one.len() + two.len();
    let mut shared = 0_usize;
    for pair in &one {
        if let Some(at) = two.iter().position(|other| other == pair) {
            two.swap_remove(at);
            shared += 1;
        }
    }
    (200 * shared).checked_div(all).unwrap_or(0)
}

fn joined(other: &KnownSite, zh: &str, en: &str, sure: u32) -> Finding {
    let (code, id) = ("joined", &other.id);
    let message = words(
        format!("按{zh}与 {id} 对应，位置取自该对象（置信度 {sure} %）"),
        format!("found by its {en} to be {id}, whose position it takes (confidence {sure} %)"),
    );
    let remedy =
        words("核对是否同一对象；若是，两者只保留一个", "check that they are the same; if they are, keep only one of the two");
    if sure >= 90 { Finding::note(code, message, remedy) } else { Finding::warning(code, message, remedy) }
}

fn joined_as_chosen(other: &KnownSite) -> Finding {
    let message = words(
        format!("按所选与 {} 对应，位置取自该对象", other.id),
        format!("chosen to be {}, whose position it takes", other.id),
    );
    Finding::note("joined", message, words("若是同一对象，两者只保留一个", "if they are the same, keep only one of the two"))
}

fn not_there(chosen: &SiteId) -> Finding {
    Finding::warning(
        "join-missing",
        words(
            format!("所选的 {chosen} 不在项目中，或项目也不知其位置；未对应"),
            format!("the chosen {chosen} is not in the project, or has no position there; nothing is joined"),
        ),
        words("另选一个，或补上坐标", "choose another, or add the position"),
    )
}

fn offered(site: &Site, candidates: &[&KnownSite]) -> DoubtfulJoin {
    let candidate =
        |other: &&KnownSite| JoinCandidate { id: other.id.clone(), name: other.name.clone(), address: other.address.clone() };
    let mut listed: Vec<JoinCandidate> = Vec::new();
    for other in candidates.iter().map(candidate) {
        if listed.len() < LISTED && !listed.contains(&other) {
            listed.push(other);
        }
    }
    DoubtfulJoin { site: site.id.clone(), name: site.name.clone(), candidates: listed }
}

fn doubtful(site: &Site, candidates: &[&KnownSite]) -> Finding {
    let label = |site: &&KnownSite| format!("{} {}", site.id, site.name.as_deref().unwrap_or_default()).trim().to_owned();
    let listed = candidates.iter().take(LISTED).map(label).collect::<Vec<_>>();
    let own = site.label();
    Finding::warning(
        "join-doubtful",
        words(
            format!("“{own}”没有位置，可能是：{}；未自动对应", listed.join("、")),
            format!("“{own}” has no position and may be one of: {}; nothing is joined", listed.join(", ")),
        ),
        words("若是其中之一，选定该对象，或补上坐标", "if it is one of them, choose it, or add the position"),
    )
}

/// A site of the same kind and name under another id, of which nobody knows where it is: the list of the last quarter, come again without ids.
fn named_twice(site: &Site, register: &Register<'_>) -> Option<Finding> {
    let others = register.unplaced.get(&plain(site.name.as_deref()?))?;
    let address = |text: Option<&str>| text.map(plain);
    let own = address(site.address.as_ref().map(|fact| fact.value.as_str()));
    let agrees = |other: &&&KnownSite| {
        let theirs = address(other.address.as_deref());
        other.kind == site.kind() && (own.is_none() || theirs.is_none() || own == theirs)
    };
    let twin = others.iter().find(agrees).filter(|_| others.iter().all(|other| other.id != site.id))?;
    let finding = Finding::warning(
        "stands-twice",
        words(
            format!("与已有的 {} 同名，可能是同一栋", twin.id),
            format!("it has the name of {}, which may be the same building", twin.id),
        ),
        words(
            "若是同一栋，用同一编号再导入，或只保留一个，以免面积重复计入",
            "if they are the same, import it under the same id, or keep one, so that no area counts twice",
        ),
    );
    Some(finding.at(FindingPlace { feature: Some(site.id.0.clone()), ..FindingPlace::default() }))
}

/// A site of the same kind under another id on nearly the same ground.
fn stands_twice(site: &Site, known: &Known) -> Option<Finding> {
    let shape = &site.shape.as_ref()?.value;
    let least = Share::from_millionths(SAME_GROUND).ok()?;
    let twin = known.near(shape.bbox()).into_iter().find(|other| {
        other.id != site.id
            && other.kind == site.kind()
            && other.shape.as_ref().is_some_and(|other| {
                shape.footprint().is_some()
                    && shape.share_within(&other.value) >= least
                    && other.value.share_within(shape) >= least
            })
    })?;
    let finding = Finding::warning(
        "stands-twice",
        words(
            format!("与已有的 {} 占同一块地，可能是同一栋", twin.id),
            format!("it stands on the ground of {}, which may be the same building", twin.id),
        ),
        words("若是同一栋，只保留一个，以免面积重复计入", "if they are the same, keep one, so that no area counts twice"),
    );
    Some(finding.at(FindingPlace { feature: Some(site.id.0.clone()), ..FindingPlace::default() }))
}
