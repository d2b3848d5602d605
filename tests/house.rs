//! The house keeps its own rules: these tests read the sources and fail on an import that climbs, a guest in the wrong room, a file that
//! has grown too long and a name that says nothing. Every rule is a function from sources to complaints, and is itself shown a small
//! bad example, so that it can fail. Never here: what the program does.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Lines allowed before a file's tests.
const LONGEST: usize = 600;
/// Names that say nothing of what lives there.
const EMPTY_NAMES: [&str; 10] = ["utils", "util", "common", "helpers", "helper", "manager", "data", "info", "process", "misc"];
/// Rooms below that are closed all the same: judgements do no I/O, and the window knows the store through the desk only.
const CLOSED: [(&str, &str); 11] = [
    ("recognition", "exchange"),
    ("recognition", "store"),
    ("appraisal", "exchange"),
    ("appraisal", "store"),
    ("ledger", "exchange"),
    ("ledger", "store"),
    ("plan", "exchange"),
    ("plan", "store"),
    ("report", "store"),
    ("http", "store"),
    ("main.rs", "store"),
];
/// Doors between rooms of one floor: a plan may use the other two judgements, and an appraisal says which recognition is in reach.
const OPEN: [(&str, &str); 3] = [("plan", "recognition"), ("plan", "appraisal"), ("appraisal", "recognition")];
/// Crates that any room may use.
const AT_HOME_EVERYWHERE: [&str; 5] = ["geo", "serde", "serde_json", "thiserror", "jiff"];
/// Every other crate is the guest of the rooms named.
const GUESTS: [(&str, &[&str]); 41] = [
    ("encoding_rs", &["exchange"]),
    ("calamine", &["exchange"]),
    ("quick_xml", &["exchange"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("docx_rs", &["exchange"]),
    ("zip", &["exchange"]),
    ("bytes", &["exchange"]),
    // Tests of other rooms have their folders from it too.
    ("tempfile", &["exchange", "desk", "store"]),
    ("osmpbf", &["exchange"]),
    ("flatgeobuf", &["exchange"]),
    ("parquet", &["exchange"]),
    ("rusqlite", &["store", "exchange"]),
    ("sha2", &["store", "plan"]),
    ("rstar", &["atlas"]),
    ("fast_mvt", &["atlas"]),
    ("pinyin", &["atlas"]),
    ("zerocopy", &["atlas"]),
    ("twox_hash", &["atlas"]),
    ("highs", &["plan"]),
    ("axum", &["http"]),
    ("hyper", &["http"]),
    ("hyper_util", &["http"]),
    ("tower_http", &["http"]),
    ("tokio_rustls", &["http"]),
    ("brotli", &["http"]),
    ("flate2", &["http"]),
    ("zstd", &["http"]),
    ("rust_embed", &["http", "desk"]),
    ("tokio", &["http", "cli", "main.rs"]),
    ("tracing", &["desk", "http", "cli"]),
    ("tracing_subscriber", &["cli", "http"]),
    ("getrandom", &["store", "desk", "http", "cli"]),
    ("quick_cache", &["atlas", "http"]),
    ("rustix", &["desk", "http", "cli"]),
    ("seccompiler", &["desk"]),
    ("libc", &["desk"]),
    ("clap", &["cli"]),
    ("unicode_width", &["cli"]),
    ("indicatif", &["cli"]),
    ("anyhow", &["cli", "main.rs"]),
    ("mimalloc", &["main.rs"]),
];
/// Guests that stay in a single file of their room.
const ONE_FILE_GUESTS: [&str; 1] = ["highs"];
/// Files that prove plans; `against` makes the model again from the data, which is no search.
const PROOF: [&str; 3] = ["plan/verify/", "plan/reprove.rs", "plan/lens.rs"];
/// Files that find plans: what they found must not vouch for itself.
const FINDERS: [&str; 15] = [
    "engine",
    "solver",
    "solution",
    "problem",
    "prices",
    "frontier",
    "search",
    "tree",
    "bounding",
    "assign",
    "relax",
    "join",
    "reading",
    "blocks",
    "infeasible",
];
/// Where `async` may be written.
const ASYNC_ROOMS: [&str; 3] = ["http", "cli", "main.rs"];

// ---- reading ----------------------------------------------------------------------------------------------------------------------

/// A source file under `src`.
struct Source {
    /// Path below `src`, with `/`.
    path: String,
    text: String,
    /// The text with comments and literals blanked out, line by line the same.
    code: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), code: blank(text) }
    }

    /// The room it belongs to: the folder, or the file's own name at the top.
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// How many modules deep it lies: `atlas/tile/cut.rs` and `atlas/tile/mod.rs` are `crate::atlas::tile::…`.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn house() -> Vec<Source> {
    let src = root().join("src");
    let read = |path: &PathBuf| {
        let below = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        Source::new(&below, &std::fs::read_to_string(path).unwrap())
    };
    files_below(&src).iter().map(read).collect()
}

/// Blanks out comments, strings and character literals, keeping the line breaks.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = literal_end(&chars, at);
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// Where the comment or literal that starts here ends; `at` itself if none starts.
fn literal_end(chars: &[char], at: usize) -> usize {
    let ahead = |offset: usize| chars.get(at + offset).copied().unwrap_or(' ');
    let after_word = at > 0 && is_word(chars[at - 1]);
    match (ahead(0), ahead(1)) {
        ('/', '/') => chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |length| at + length),
        ('/', '*') => block_comment_end(chars, at),
        ('r', '"' | '#') if !after_word => raw_string_end(chars, at + 1).unwrap_or(at),
        ('b', 'r') if !after_word => raw_string_end(chars, at + 2).unwrap_or(at),
        ('"', _) => quoted_end(chars, at, '"'),
        // A quote that a lifetime could not have: an escape, or a closing quote two characters on.
        ('\'', next) if next == '\\' || ahead(2) == '\'' => quoted_end(chars, at, '\''),
        _ => at,
    }
}

fn block_comment_end(chars: &[char], start: usize) -> usize {
    let (mut at, mut open) = (start, 0);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (open, at) = (open + 1, at + 2),
            ('*', '/') => (open, at) = (open - 1, at + 2),
            _ => at += 1,
        }
        if open == 0 {
            return at;
        }
    }
    chars.len()
}

/// The end of `#"…"#` with any number of `#`; `None` when it is no raw string.
fn raw_string_end(chars: &[char], start: usize) -> Option<usize> {
    let hashes = chars[start..].iter().take_while(|c| **c == '#').count();
    (chars.get(start + hashes) == Some(&'"')).then_some(())?;
    let mut at = start + hashes + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return Some(at + 1 + hashes);
        }
        at += 1;
    }
    Some(chars.len())
}

fn quoted_end(chars: &[char], start: usize, quote: char) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Words and single signs, in order.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// Whether `::` stands at a token.
fn is_path_sign(tokens: &[&str], at: usize) -> bool {
    tokens.get(at) == Some(&":") && tokens.get(at + 1) == Some(&":")
}

/// Whether no `::` stands before a token; the single sign of `name: Type` does not count.
fn begins_a_path(tokens: &[&str], at: usize) -> bool {
    at < 2 || !is_path_sign(tokens, at - 2)
}

/// The names right after a `::`: one, or the first of each branch of `{…}`.
fn names_at<'a>(tokens: &[&'a str], at: usize) -> Vec<&'a str> {
    if tokens.get(at) != Some(&"{") {
        return tokens.get(at).copied().into_iter().collect();
    }
    let mut names = Vec::new();
    let (mut open, mut fresh) = (0, false);
    for token in &tokens[at..] {
        match *token {
            "{" => (open, fresh) = (open + 1, open == 0),
            "}" => open -= 1,
            "," => fresh = open == 1,
            name if fresh => {
                names.push(name);
                fresh = false;
            }
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    names
}

/// What a file takes from the top of the crate: by `crate::`, by the crate's own name, or by climbing out with `super::`.
fn imports(source: &Source) -> BTreeSet<String> {
    let tokens = tokens(&source.code);
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = begins_a_path(&tokens, at);
        let mut end = at;
        let mut climbed = 0;
        if begins && matches!(tokens[at], "crate" | "zaiti") && is_path_sign(&tokens, at + 1) {
            (end, climbed) = (at + 3, source.depth());
        } else if begins {
            while tokens.get(end) == Some(&"super") && is_path_sign(&tokens, end + 1) {
                (end, climbed) = (end + 3, climbed + 1);
            }
        }
        if end > at && climbed >= source.depth() {
            found.extend(names_at(&tokens, end).into_iter().map(str::to_owned));
        }
        at = end.max(at + 1);
    }
    found
}

/// The crates that a file names, of those asked for.
fn crates_named<'a>(source: &Source, wanted: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let tokens = tokens(&source.code);
    let named = |at: usize| is_path_sign(&tokens, at + 1) || (at > 0 && matches!(tokens[at - 1], "use" | "crate"));
    let all: BTreeSet<&str> =
        (0..tokens.len()).filter(|at| begins_a_path(&tokens, *at) && named(*at)).map(|at| tokens[at]).collect();
    wanted.into_iter().filter(|name| all.contains(name)).collect()
}

/// The rooms of the table in the tour of the house, with their floors.
fn floors(tour: &str) -> BTreeMap<String, u32> {
    let row = |line: &str| {
        let mut cells = line.strip_prefix("//! |")?.split('|').map(str::trim);
        let floor = cells.next()?.parse().ok()?;
        Some((cells.next()?.trim_matches(['[', ']', '`']).to_owned(), floor))
    };
    tour.lines().filter_map(row).collect()
}

// ---- rules ------------------------------------------------------------------------------------------------------------------------

fn climbing_imports(sources: &[Source], floors: &BTreeMap<String, u32>) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| source.path != "lib.rs") {
        let room = source.room();
        for taken in imports(source).iter().filter(|taken| *taken != room && floors.contains_key(*taken)) {
            let pair = (room, taken.as_str());
            let below = floors.get(room).is_none_or(|floor| floors[taken] < *floor);
            if !OPEN.contains(&pair) && (!below || CLOSED.contains(&pair)) {
                complaints.push(format!("{}: `{room}` may not import `{taken}`", source.path));
            }
        }
    }
    complaints
}

fn circles(sources: &[Source]) -> Vec<String> {
    let rooms: BTreeSet<&str> = sources.iter().map(Source::room).collect();
    let mut reach: BTreeSet<(String, String)> = BTreeSet::new();
    for source in sources.iter().filter(|source| source.path != "lib.rs") {
        let others = imports(source).into_iter().filter(|taken| taken != source.room() && rooms.contains(taken.as_str()));
        reach.extend(others.map(|taken| (source.room().to_owned(), taken)));
    }
    loop {
        let further: Vec<_> = reach
            .iter()
            .flat_map(|(from, by)| {
                reach.iter().filter(move |(start, _)| start == by).map(move |(_, to)| (from.clone(), to.clone()))
            })
            .filter(|step| !reach.contains(step))
            .collect();
        if further.is_empty() {
            break;
        }
        reach.extend(further);
    }
    reach
        .iter()
        .filter(|(from, to)| from == to)
        .map(|(room, _)| format!("`{room}` imports itself by way of other rooms"))
        .collect()
}

fn misplaced_guests(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for name in crates_named(source, GUESTS.map(|(name, _)| name)) {
            let homes = GUESTS.iter().find(|(guest, _)| *guest == name).map_or(&[][..], |(_, homes)| homes);
            if !homes.contains(&source.room()) {
                complaints.push(format!("{}: `{name}` is a guest of {}", source.path, homes.join(", ")));
            }
        }
    }
    for guest in ONE_FILE_GUESTS {
        let hosts: Vec<&str> = sources
            .iter()
            .filter(|source| !crates_named(source, [guest]).is_empty())
            .map(|source| source.path.as_str())
            .collect();
        if hosts.len() > 1 {
            complaints.push(format!("`{guest}` stays in one file, but is named in {}", hosts.join(", ")));
        }
    }
    complaints
}

fn homeless_crates(manifest: &str) -> Vec<String> {
    let dependencies = manifest.split("\n[").find_map(|part| part.strip_prefix("dependencies]")).unwrap_or_default();
    let names = dependencies.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().replace('-', "_"));
    names
        .filter(|name| !name.starts_with('#') && !name.contains(' '))
        .filter(|name| !AT_HOME_EVERYWHERE.contains(&name.as_str()) && !GUESTS.iter().any(|(guest, _)| guest == name))
        .map(|name| format!("`{name}` has no home room: name it in tests/house.rs"))
        .collect()
}

fn async_outside(sources: &[Source]) -> Vec<String> {
    let outside = sources.iter().filter(|source| !ASYNC_ROOMS.contains(&source.room()));
    let asynchronous = |source: &&Source| tokens(&source.code).iter().any(|token| matches!(*token, "async" | "await"));
    outside.filter(asynchronous).map(|source| format!("{}: async lives in http and cli only", source.path)).collect()
}

fn leaning_proofs(sources: &[Source]) -> Vec<String> {
    let proofs = sources.iter().filter(|source| PROOF.iter().any(|proof| source.path.starts_with(proof)));
    let leans = |source: &Source, finder: &str| {
        source.code.contains(&format!("super::{finder}::")) || source.code.contains(&format!("plan::{finder}::"))
    };
    let complaint = |source: &Source, finder: &str| format!("{} proves with {finder}, which finds plans", source.path);
    proofs
        .flat_map(|source| {
            FINDERS.into_iter().filter(move |finder| leans(source, finder)).map(move |finder| complaint(source, finder))
        })
        .collect()
}

fn overgrown(sources: &[Source]) -> Vec<String> {
    let before_tests =
        |source: &Source| source.text.lines().take_while(|line| !line.trim_start().starts_with("#[cfg(test)]")).count();
    let long = sources.iter().map(|source| (source, before_tests(source))).filter(|(_, lines)| *lines > LONGEST);
    long.map(|(source, lines)| format!("{}: {lines} lines before its tests, at most {LONGEST}", source.path)).collect()
}

fn headless(sources: &[Source]) -> Vec<String> {
    let headless = sources.iter().filter(|source| !source.text.starts_with("//! "));
    headless.map(|source| format!("{}: opens without saying what lives here", source.path)).collect()
}

fn empty_names(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        let files = source.path.trim_end_matches(".rs").split('/').map(str::to_owned);
        let declared = tokens(&source.code);
        let items = declared.windows(2).filter(|pair| matches!(pair[0], "mod" | "struct" | "enum" | "trait" | "type" | "union"));
        // What a body carries is called so by the trait of another crate.
        let ours = items.filter(|pair| *pair != ["type", "Data"]);
        for name in files.chain(ours.map(|pair| last_word(pair[1]))) {
            if EMPTY_NAMES.contains(&name.as_str()) {
                complaints.push(format!("{}: “{name}” says nothing of what lives there", source.path));
            }
        }
    }
    complaints
}

/// The last word of a name in capitals or underscores, in small letters: `SiteManager` → `manager`.
fn last_word(name: &str) -> String {
    let start = name.rfind(char::is_uppercase).or_else(|| name.rfind('_').map(|at| at + 1)).unwrap_or(0);
    name[start..].to_lowercase()
}

fn table_against_rooms(tour: &Source, rooms: &BTreeSet<String>) -> Vec<String> {
    let listed: BTreeSet<String> = floors(&tour.text).into_keys().collect();
    let words = tokens(&tour.code);
    let declared: BTreeSet<String> = words.windows(2).filter(|pair| pair[0] == "mod").map(|pair| pair[1].to_owned()).collect();
    let missing = |from: &BTreeSet<String>, what: &str| {
        rooms.symmetric_difference(from).map(|room| format!("`{room}` is not both a folder and {what}")).collect::<Vec<_>>()
    };
    [missing(&listed, "a row of the table in lib.rs"), missing(&declared, "a module of lib.rs")].concat()
}

// ---- the house as it stands -------------------------------------------------------------------------------------------------------

fn tour() -> Source {
    house().into_iter().find(|source| source.path == "lib.rs").unwrap()
}

fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn no_room_imports_from_its_own_floor_or_above() {
    none(climbing_imports(&house(), &floors(&tour().text)));
}

#[test]
fn no_two_rooms_import_each_other() {
    none(circles(&house()));
}

#[test]
fn heavy_crates_stay_in_their_rooms() {
    none(misplaced_guests(&house()));
}

#[test]
fn every_dependency_has_a_home() {
    none(homeless_crates(&std::fs::read_to_string(root().join("Cargo.toml")).unwrap()));
}

#[test]
fn nothing_is_async_outside_http_and_cli() {
    none(async_outside(&house()));
}

#[test]
fn what_proves_a_plan_knows_nothing_of_what_found_it() {
    none(leaning_proofs(&house()));
    let bad = Source::new("plan/verify/bound.rs", "use super::super::engine::choose;");
    assert_eq!(leaning_proofs(&[bad]).len(), 1);
}

#[test]
fn no_file_is_longer_than_600_lines_before_its_tests() {
    none(overgrown(&house()));
}

#[test]
fn every_file_says_what_lives_in_it() {
    none(headless(&house()));
    let journeys = files_below(&root().join("tests"));
    none(headless(
        &journeys
            .iter()
            .map(|path| Source::new(&path.to_string_lossy(), &std::fs::read_to_string(path).unwrap()))
            .collect::<Vec<_>>(),
    ));
}

#[test]
fn no_name_is_empty_of_meaning() {
    none(empty_names(&house()));
}

#[test]
fn the_tour_of_the_house_lists_exactly_the_rooms_there_are() {
    let rooms: BTreeSet<String> =
        house().iter().filter(|source| source.path.contains('/')).map(|source| source.room().to_owned()).collect();
    none(table_against_rooms(&tour(), &rooms));
}

// ---- each rule can fail -----------------------------------------------------------------------------------------------------------

fn plan_of_floors() -> BTreeMap<String, u32> {
    floors(
        "//! | floor | room | lives |\n//! | --- | --- | --- |\n//! | 1 | [`geometry`] | x |\n//! | 4 | [`store`] | x |\n//! | 4 | [`atlas`] | x |\n//! | 5 | [`plan`] | x |\n//! | 7 | [`http`] | x |",
    )
}

#[test]
fn an_import_that_climbs_is_seen_however_it_is_written() {
    let floors = plan_of_floors();
    assert_eq!(floors.len(), 5);
    for (path, text) in [
        ("geometry/shape.rs", "use crate::atlas::Atlas;"),
        ("geometry/shape.rs", "use crate::{geometry::Shape, atlas::{Atlas, Filter}};"),
        ("geometry/shape.rs", "fn f() -> crate::atlas::Atlas { todo() }"),
        ("geometry/shape.rs", "struct S { atlas: crate::atlas::Atlas }"),
        ("geometry/datum/mod.rs", "use super::super::atlas::Atlas;"),
        ("geometry/datum/guess.rs", "use super::super::super::{geometry, atlas};"),
        ("atlas/mod.rs", "use crate :: store::Store;"),
        ("plan/mod.rs", "use crate::store::Store;"),
        ("http/mod.rs", "fn f() { let s = crate::store::Store::open(x); }"),
        ("geometry/shape.rs", "let quote = '\"'; use crate::atlas::Atlas; let other = '\"';"),
    ] {
        assert_eq!(climbing_imports(&[Source::new(path, text)], &floors).len(), 1, "{path}: {text}");
    }
    for (path, text) in [
        ("atlas/mod.rs", "use crate::geometry::Shape; use crate::atlas::page::Page; use super::atlas_of;"),
        ("http/mod.rs", "use crate::plan::Plan; use crate::atlas::Atlas;"),
        (
            "geometry/shape.rs",
            "// use crate::atlas::Atlas;\n/* crate::plan /* crate::atlas */ crate::http */ const A: &str = \"crate::atlas::x\";",
        ),
        ("geometry/shape.rs", "const A: &str = r#\"crate::atlas \" crate::plan\"#; fn f<'a>(x: &'a str) -> &'a str { x }"),
        ("geometry/shape.rs", "mod tests { use super::super::plane; }"),
    ] {
        assert_eq!(climbing_imports(&[Source::new(path, text)], &floors), Vec::<String>::new(), "{path}: {text}");
    }
}

#[test]
fn rooms_that_import_each_other_are_seen() {
    let round = [
        Source::new("atlas/mod.rs", "use crate::plan::Plan;"),
        Source::new("plan/mod.rs", "use crate::store::Store;"),
        Source::new("store/mod.rs", "use crate::atlas::Atlas;"),
    ];
    assert_eq!(circles(&round).len(), 3);
    assert_eq!(circles(&round[..2]), Vec::<String>::new());
}

#[test]
fn a_guest_in_the_wrong_room_or_in_two_files_is_seen() {
    let complaints = |path: &str, text: &str| misplaced_guests(&[Source::new(path, text)]).len();
    assert_eq!(complaints("atlas/mod.rs", "use rusqlite::Connection;"), 1);
    assert_eq!(complaints("plan/mod.rs", "fn f() { tokio::spawn(x); }"), 1);
    assert_eq!(complaints("store/mod.rs", "use anyhow as oops;"), 1);
    assert_eq!(
        complaints("store/mod.rs", "use rusqlite::Connection; // axum::Router\n fn f(csv: &str) { geometry::csv::x(); }"),
        0
    );
    let two = [Source::new("plan/solver.rs", "use highs::Model;"), Source::new("plan/model.rs", "fn f(x: highs::Col) {}")];
    assert_eq!(misplaced_guests(&two).len(), 1);
    assert_eq!(misplaced_guests(&two[..1]), Vec::<String>::new());
}

#[test]
fn a_dependency_without_a_home_is_seen() {
    let manifest = "[package]\nname = \"x\"\n\n[dependencies]\n# a = note\ngeo = \"1\"\ntower-http = { version = \"1\" }\nreqwest = \"1\"\n\n[dev-dependencies]\nureq = \"3\"\n";
    let complaints = homeless_crates(manifest);
    assert!(matches!(&complaints[..], [only] if only.contains("reqwest")), "{complaints:?}");
}

#[test]
fn async_long_headless_and_empty_named_files_are_seen() {
    assert_eq!(async_outside(&[Source::new("store/mod.rs", "async fn f() {}")]).len(), 1);
    assert_eq!(async_outside(&[Source::new("store/mod.rs", "/// async\nfn f() { x(\"async\"); }")]), Vec::<String>::new());
    assert_eq!(async_outside(&[Source::new("http/mod.rs", "async fn f() { x.await }")]), Vec::<String>::new());

    let lines = |count: usize| format!("//! x\n{}#[cfg(test)]\n{}", "\n".repeat(count - 1), "\n".repeat(900));
    assert_eq!(overgrown(&[Source::new("a/b.rs", &lines(LONGEST + 1))]).len(), 1);
    assert_eq!(overgrown(&[Source::new("a/b.rs", &lines(LONGEST))]), Vec::<String>::new());

    assert_eq!(headless(&[Source::new("a/b.rs", "use x;\n//! late")]).len(), 1);

    for (path, text) in
        [("store/utils.rs", ""), ("helpers/x.rs", ""), ("a/b.rs", "mod common {}"), ("a/b.rs", "pub struct SiteManager;")]
    {
        assert_eq!(empty_names(&[Source::new(path, text)]).len(), 1, "{path} {text}");
    }
    assert_eq!(empty_names(&[Source::new("a/dataset.rs", "struct Dataset; fn data() {}")]), Vec::<String>::new());
}

#[test]
fn a_room_missing_from_the_tour_or_from_the_house_is_seen() {
    let tour = Source::new("lib.rs", "//! | 0 | [`units`] | x |\n//! | 1 | [`attic`] | x |\n\npub mod units;\npub mod cellar;\n");
    let rooms = ["units".to_owned(), "cellar".to_owned()].into();
    let complaints = table_against_rooms(&tour, &rooms);
    assert_eq!(complaints.len(), 2, "{complaints:?}");
}
