//! What a stored project costs: reading it, a durable edit, and from that edit to a snapshot that shows it.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use zaiti::atlas::{Archive, Atlas, Gleaning, LaidUp, PageRequest};
use zaiti::estate::{Change, Dataset, Site, SiteId};
use zaiti::store::{NewProject, Store};

use crate::city::{self, Dice};
use crate::{SEED, cpu};

/// Edits measured.
const EDITS: usize = 200;

/// Makes a project of so many sites in a folder, unless it is there, and measures it.
pub(crate) fn measure(sites: usize, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let path = folder.join(format!("{sites}.zaiti.gpkg"));
    if !path.exists() {
        make(sites, &path);
    }
    println!("project: {} MB", fs::metadata(&path).unwrap().len() / 1_000_000);
    let store = Store::open(&path).unwrap();
    gleaned(&store);
    let (begun, of_all) = (Instant::now(), process());
    let dataset = store.load().unwrap();
    println!("read: {:.2} s, {:.2} s of CPU", begun.elapsed().as_secs_f64(), (process() - of_all).as_secs_f64());
    let (begun, of_all) = (Instant::now(), process());
    let atlas = Atlas::build(dataset);
    println!("indexed: {:.2} s, {:.2} s of CPU", begun.elapsed().as_secs_f64(), (process() - of_all).as_secs_f64());
    taken_up(&store, &atlas);
    edits(&store, atlas);
}

fn make(sites: usize, path: &Path) {
    let Dataset { programme, outlines, mut sites, .. } = city::dense(sites, SEED);
    sites.retain(|site| site.faults().is_empty());
    println!("{} sites without contradictions", sites.len());
    let (who, why) = ("bench".to_owned(), "bench".to_owned());
    let project =
        NewProject { programme: (*programme).clone(), outlines, backdrop: Vec::new(), sites, ledger: Vec::new(), who, why };
    let begun = Instant::now();
    Store::create(path, &project).unwrap();
    println!("stored: {:.1} s", begun.elapsed().as_secs_f64());
}

/// One site after another is changed: committed to disk, read back as a change, laid over the snapshot.
fn edits(store: &Store, mut atlas: Atlas) {
    let mut dice = Dice(SEED);
    let ids: Vec<SiteId> = (0..EDITS).map(|_| city::id(dice.below(atlas.sites().len()))).collect();
    // The clock of a thread moves on in steps longer than an edit, so that only many together tell what one takes.
    let (mut committed, mut shown, mut walls) = (Duration::ZERO, Duration::ZERO, Vec::new());
    for (number, id) in ids.into_iter().enumerate() {
        let Some(site) = atlas.site(&id) else { continue };
        let mut site = site.clone();
        site.name = Some(format!("edit {number} of revision {}", atlas.revision().number));
        let (begun, before) = (Instant::now(), cpu());
        store.commit(Some(atlas.revision().number), "bench", "bench", &[Change::put(site)]).unwrap();
        let durable = cpu();
        let (revision, changes) = store.changes_since(atlas.revision().number, 512).unwrap().unwrap();
        atlas = atlas.with(revision, &changes);
        committed += durable - before;
        shown += cpu() - durable;
        walls.push(begun.elapsed());
        if atlas.is_layered() {
            atlas = atlas.merged();
        }
    }
    walls.sort_unstable();
    let each = |all: Duration| all.as_secs_f64() * 1e6 / walls.len() as f64;
    println!(
        "one edit: committed {:.0} µs of CPU, then shown {:.0} µs of CPU (means of {})",
        each(committed),
        each(shown),
        walls.len()
    );
    println!("one edit on the clock, with its fsync: {:.0} µs (median)", walls[walls.len() / 2].as_secs_f64() * 1e6);
}

/// What all threads of this process have had of a processor.
fn process() -> Duration {
    let ticks = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = ticks.rsplit(')').next().unwrap().split_whitespace().collect();
    // User and system time, in hundredths of a second.
    let of = |field: usize| fields[field].parse::<u64>().unwrap();
    Duration::from_millis(10 * (of(11) + of(12)))
}

/// Everything indexed of sites that are read once and left in the store, as a city is without its snapshot file.
fn gleaned(store: &Store) {
    let (begun, of_all) = (Instant::now(), process());
    let (besides, gleanings) = store.load_each(Gleaning::glance).unwrap();
    println!("gleaned: {:.2} s, {:.2} s of CPU", begun.elapsed().as_secs_f64(), (process() - of_all).as_secs_f64());
    let shelf = Shelf(Store::open_to_read(store.path()).unwrap());
    let atlas = Atlas::of_gleanings(besides, gleanings, Arc::new(shelf));
    let (wall, cpu) = (begun.elapsed().as_secs_f64(), (process() - of_all).as_secs_f64());
    println!("gleaned and indexed {} sites: {wall:.2} s, {cpu:.2} s of CPU, at most {} MB", atlas.sites().len(), peak());
}

/// The most memory this process has had so far, MB.
pub(crate) fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_000
}

/// The sites of a store, as of its first revision.
struct Shelf(Store);

impl Archive for Shelf {
    fn sites(&self, first: &SiteId, last: &SiteId) -> Result<Vec<Site>, String> {
        self.0.sites_between(1, first, last).map_err(|error| error.to_string())
    }
}

/// The snapshot file: written, and taken up again with the page cache warm, as a restart finds it.
fn taken_up(store: &Store, atlas: &Atlas) {
    let path = store.path().with_extension("atlas");
    let (begun, of_all) = (Instant::now(), process());
    let mut file = BufWriter::with_capacity(1 << 20, File::create(&path).unwrap());
    atlas.lay_up("bench", &mut file).unwrap();
    file.flush().unwrap();
    let bytes = fs::metadata(&path).unwrap().len();
    let (wall, cpu) = (begun.elapsed().as_secs_f64(), (process() - of_all).as_secs_f64());
    println!("snapshot file: {} MB, written in {wall:.2} s, {cpu:.2} s of CPU", bytes / 1_000_000);
    let revision = atlas.indexed().number;
    for _ in 0..9 {
        let (begun, of_all) = (Instant::now(), process());
        let mut file = File::open(&path).unwrap();
        let besides = store.load_besides_sites(revision).unwrap();
        let shelf = Shelf(Store::open_to_read(store.path()).unwrap());
        let again = LaidUp::open(&mut file, bytes).unwrap().take_up(besides, Arc::new(shelf)).unwrap();
        let board = again.board() == atlas.board();
        let (wall, cpu) = (begun.elapsed().as_secs_f64() * 1e3, (process() - of_all).as_millis());
        println!(
            "taken up: {wall:.0} ms, {cpu} ms of CPU, {}",
            if board { "the board is the same" } else { "the board DIFFERS" }
        );
        let begun = Instant::now();
        let page = again.page(&PageRequest { limit: 1_000, ..PageRequest::default() });
        println!("then a page of {} sites nobody asked for yet: {:.1} ms", page.sites.len(), begun.elapsed().as_secs_f64() * 1e3);
    }
}
