//! How near the optimum the engine comes, and in how many CPU seconds, beside HiGHS given the whole model in the same run. Figures are
//! printed, never asserted; every bound printed was proved again by the verifier's arithmetic where that is said.
//!
//! `cargo bench --bench plan` measures districts and cities up to 30,000 × 50; `-- huge` adds 300,000 × 100, `-- alone` leaves HiGHS and the
//! other solvers out, `-- again` measures districts only; `-- gap <folder>` adds published assignment problems (with `bounds.txt`), `-- marxan <folder>` a conservation plan.
//! Up to 3,000 × 10 CP-SAT and SCIP are asked as well where Python has them (`pip install ortools pyscipopt`).
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its figures, and stops where it cannot set its stage"
)]

#[path = "plan/instances.rs"]
mod instances;
#[path = "plan/marxan.rs"]
mod marxan;
#[path = "plan/whole_model.rs"]
mod whole_model;

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use instances::{Family, assignment, city};
use whole_model::{judge, mps};
use zaiti::plan::{
    BreakEven, Candidate, Memory, Model, Solution, break_even, solve_model, solve_model_remembering, worths_at_once,
    worths_by_relaxation,
};

/// Candidates, zones, seconds allowed, seeds, and seconds HiGHS gets.
const SIZES: [(usize, usize, f64, u64, f64); 5] = [
    (120, 5, 20.0, 3, 5.0),
    (300, 5, 20.0, 3, 20.0),
    (3000, 10, 20.0, 2, 20.0),
    (30_000, 50, 60.0, 1, 60.0),
    (300_000, 100, 120.0, 1, 60.0),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let again = words.iter().any(|word| word == "again");
    let (huge, alone) = (words.iter().any(|word| word == "huge"), words.iter().any(|word| word == "alone"));
    println!("candidates × zones | family | seed | CPU s | upper | bound | gap | peak MB | HiGHS whole model | ratio of gaps");
    for (candidates, zones, seconds, seeds, judged) in SIZES {
        if candidates > 30_000 && !huge || candidates > 300 && again {
            continue;
        }
        for family in [Family::Independent, Family::Correlated] {
            for seed in 1..=seeds {
                let model = city(candidates, zones, family, seed);
                let asked = (!alone).then_some(judged);
                measure(&model, &format!("{candidates} × {zones} | {family:?} | {seed}"), seconds, asked);
                if candidates <= 3000 && seed == 1 {
                    asked.into_iter().for_each(|seconds| peers(&model, seconds));
                }
                if candidates <= 300 {
                    solve_again(&model);
                }
            }
        }
    }
    let folder = |name: &str| words.iter().skip_while(|word| *word != name).nth(1);
    if let Some(folder) = folder("marxan") {
        match marxan::cheapest_set(Path::new(folder)) {
            Some(model) => {
                let name = format!("Marxan, {} units × {} features | cheapest set | –", model.candidates.len(), model.rows.len());
                measure(&model, &name, 60.0, (!alone).then_some(60.0));
            }
            None => println!("skipped: the Marxan tables are absent from {folder}"),
        }
    }
    if let Some(folder) = folder("gap") {
        published(Path::new(folder));
    }
}

/// What other solvers make of the whole model, as far as they are installed.
fn peers(model: &Model, seconds: f64) {
    let file = std::env::temp_dir().join(format!("zaiti-bench-{}.mps", std::process::id()));
    std::fs::write(&file, mps(model)).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/plan/peers.py");
    match Command::new("python3").arg(script).arg(&file).arg(seconds.to_string()).output() {
        Ok(said) => String::from_utf8_lossy(&said.stdout).lines().for_each(|line| println!("  {line}")),
        Err(fault) => println!("  CP-SAT and SCIP skipped: python3 absent ({fault})"),
    }
    drop(std::fs::remove_file(file));
}

fn settle(model: &Model, seconds: f64) -> (Solution, f64) {
    let begun = cpu_seconds();
    let solution = solve_model(model, seconds, &mut |_| ControlFlow::Continue(())).unwrap();
    (solution, cpu_seconds() - begun)
}

/// As a server does that keeps what it came to know of each zone.
fn settle_remembering(model: &Model, memory: &Memory) -> (Solution, f64) {
    let begun = cpu_seconds();
    let solution = solve_model_remembering(model, 20.0, memory, &mut |_| ControlFlow::Continue(())).unwrap();
    (solution, cpu_seconds() - begun)
}

fn measure(model: &Model, name: &str, seconds: f64, judged: Option<f64>) {
    let (solution, spent) = settle(model, seconds);
    let (cost, bound) = (solution.cost.map(|cost| cost.get()), solution.bound.map(|bound| bound.get()));
    let gap = cost.zip(bound).map(|(cost, bound)| (cost - bound) as f64 / cost as f64);
    print!("{name} | {spent:.2} | {} | {} | {} | {}", shown(cost), shown(bound), percent(gap), peak_megabytes());
    std::io::stdout().flush().unwrap();
    match judged.and_then(|seconds| judge(model, seconds, cpu_seconds)) {
        Some(judged) => {
            let ratio = judged.gap.zip(gap).map_or_else(String::new, |(theirs, ours)| match (theirs > 1e-9, ours > 1e-9) {
                (true, true) => format!("{:.1}", theirs / ours),
                (true, false) => "∞".to_owned(),
                (false, true) => {
                    format!("HiGHS proves its plan in {:.1} × our time, we do not", judged.seconds / spent.max(0.001))
                }
                (false, false) => format!("both proven, {:.1} × the time", judged.seconds / spent.max(0.001)),
            });
            let better = judged
                .cost
                .zip(cost)
                .map_or_else(String::new, |(theirs, ours)| format!(", its plan {:+.4} %", (theirs / ours as f64 - 1.0) * 100.0));
            println!(" | {} @ {:.1} s{better} | {ratio}", percent(judged.gap), judged.seconds);
        }
        None => println!(" | – | –"),
    }
    if model.candidates.len() > 1000 && model.aim.is_cost() {
        let begun = cpu_seconds();
        let worths = worths_at_once(&solution);
        let closed = worths.iter().filter(|worth| worth.low_yuan.zip(worth.high_yuan).is_some()).count();
        println!(
            "  break-even of {} by dual prices, {closed} within two proved ends: {:.2} s",
            worths.len(),
            cpu_seconds() - begun
        );
    }
}

/// The same district after 24 changes, one at a time, with what was found out about its zones before: eight chosen sites ruled out, eight more locked in, eight 10 % cheaper; and one
/// break-even price.
fn solve_again(model: &Model) {
    let memory = Memory::default();
    let (solution, _) = settle_remembering(model, &memory);
    let Some(selection) = solution.selection.clone() else { return };
    let spread = |wanted: bool| -> Vec<usize> {
        let all: Vec<usize> = (0..selection.len()).filter(|at| selection[*at].is_some() == wanted).collect();
        (0..8).map(|number| all[number * all.len() / 8]).collect()
    };
    let (chosen, passed) = (spread(true), spread(false));
    let mut spent = Vec::new();
    let mut proven = 0;
    let changes: [(&[usize], Change); 3] = [(&chosen, ruled_out), (&passed, locked_in), (&passed, cheaper)];
    for (sites, change) in changes {
        for at in sites {
            let mut changed = model.clone();
            change(&mut changed.candidates[*at]);
            let (again, seconds) = settle_remembering(&changed, &memory);
            proven += usize::from(again.is_optimal());
            spent.push((seconds * 1000.0).round() as i64);
        }
    }
    spent.sort_unstable();
    let (middle, worst, within) = (spent[spent.len() / 2], spent[spent.len() - 1], spent.iter().filter(|ms| **ms <= 200).count());
    println!("  again, 24 changes: median {middle} ms CPU, worst {worst}, {within} within 200 ms, proven {proven}");
    let begun = cpu_seconds();
    let worths = worths_by_relaxation(&solution).len();
    println!("  worth by two relaxations: {:.2} ms CPU a site, {worths} sites", (cpu_seconds() - begun) * 1000.0 / worths as f64);
    let chosen = chosen[0];
    let begun = Instant::now();
    let worth = break_even(model, &model.candidates[chosen].site, 20.0);
    println!(
        "  break-even of one: {} in {:.0} ms",
        if matches!(worth, BreakEven::Exact(_)) { "exact" } else { "not exact" },
        begun.elapsed().as_secs_f64() * 1000.0
    );
}

/// What becomes of one candidate.
type Change = fn(&mut Candidate);

fn ruled_out(candidate: &mut Candidate) {
    candidate.columns.clear();
}

fn locked_in(candidate: &mut Candidate) {
    candidate.locked_in = true;
}

fn cheaper(candidate: &mut Candidate) {
    for column in &mut candidate.columns {
        column.cost_yuan = zaiti::units::Yuan::new(column.cost_yuan.get() * 9 / 10);
        column.price_yuan = column.cost_yuan;
    }
}

fn published(folder: &Path) {
    let bounds = std::fs::read_to_string(folder.join("bounds.txt")).unwrap();
    println!("instance | CPU s | ours | our bound | best known");
    for line in bounds.lines() {
        let mut words = line.split_whitespace();
        let (Some(name), Some(best)) = (words.next().and_then(|name| name.strip_suffix("_Min")), words.next()) else { continue };
        let Ok(text) = std::fs::read_to_string(folder.join(name)) else { continue };
        let Some(model) = assignment(&text) else { continue };
        let (solution, spent) = settle(&model, 20.0);
        let (cost, bound) = (solution.cost.map(|cost| cost.get()), solution.bound.map(|bound| bound.get()));
        println!("{name} | {spent:.2} | {} | {} | {best}", shown(cost), shown(bound));
    }
}

fn shown(number: Option<i64>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.5} %", share * 100.0))
}

/// CPU seconds of this program so far, all threads together.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
