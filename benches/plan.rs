//! How near the optimum the engine comes, and in how many CPU seconds, beside HiGHS given the whole model in the same run. Figures are
//! printed, never asserted; every bound printed was proved again by the verifier's arithmetic where that is said.
//!
//! `cargo bench --bench plan` measures districts and cities up to 30,000 × 50; `-- huge` adds 300,000 × 100, `-- alone` leaves HiGHS out,
//! `-- gap <folder>` reads published assignment problems (with `bounds.txt`) instead.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its figures, and stops where it cannot set its stage"
)]

#[path = "plan/instances.rs"]
mod instances;
#[path = "plan/whole_model.rs"]
mod whole_model;

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use instances::{Family, assignment, city};
use whole_model::judge;
use zaiti::plan::{BreakEven, Model, Solution, break_even, solve_model};

/// Candidates, zones, seconds allowed, seeds, and seconds HiGHS gets.
const SIZES: [(usize, usize, f64, u64, f64); 5] = [
    (120, 5, 20.0, 3, 5.0),
    (300, 5, 20.0, 3, 20.0),
    (3000, 10, 20.0, 3, 20.0),
    (30_000, 50, 60.0, 2, 60.0),
    (300_000, 100, 120.0, 1, 60.0),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(folder) = words.iter().skip_while(|word| *word != "gap").nth(1) {
        return published(Path::new(folder));
    }
    let (huge, alone) = (words.iter().any(|word| word == "huge"), words.iter().any(|word| word == "alone"));
    println!("candidates × zones | family | seed | CPU s | upper | bound | gap | peak MB | HiGHS whole model | ratio of gaps");
    for (candidates, zones, seconds, seeds, judged) in SIZES {
        if candidates > 30_000 && !huge {
            continue;
        }
        for family in [Family::Independent, Family::Correlated] {
            for seed in 1..=seeds {
                let model = city(candidates, zones, family, seed);
                measure(&model, &format!("{candidates} × {zones} | {family:?} | {seed}"), seconds, (!alone).then_some(judged));
                if candidates <= 300 && seed == 1 {
                    solve_again(&model);
                }
            }
        }
    }
}

fn settle(model: &Model, seconds: f64) -> (Solution, f64) {
    let begun = cpu_seconds();
    let solution = solve_model(model, seconds, &mut |_| ControlFlow::Continue(())).unwrap();
    (solution, cpu_seconds() - begun)
}

fn measure(model: &Model, name: &str, seconds: f64, judged: Option<f64>) {
    let (solution, spent) = settle(model, seconds);
    let (cost, bound) = (solution.cost.map(|cost| cost.get()), solution.bound.map(|bound| bound.get()));
    let gap = cost.zip(bound).map(|(cost, bound)| (cost - bound) as f64 / cost as f64);
    print!("{name} | {spent:.2} | {} | {} | {} | {}", shown(cost), shown(bound), percent(gap), peak_megabytes());
    match judged.and_then(|seconds| judge(model, seconds)) {
        Some(judged) => {
            let ratio = judged.gap.zip(gap).map_or_else(String::new, |(theirs, ours)| match (theirs > 1e-9, ours > 1e-9) {
                (true, true) => format!("{:.1}", theirs / ours),
                (true, false) => "∞".to_owned(),
                (false, _) => format!("both proven, {:.1} × the time", judged.seconds / spent.max(0.001)),
            });
            let better = judged
                .cost
                .zip(cost)
                .map_or_else(String::new, |(theirs, ours)| format!(", its plan {:+.4} %", (theirs / ours as f64 - 1.0) * 100.0));
            println!(" | {} @ {:.1} s{better} | {ratio}", percent(judged.gap), judged.seconds);
        }
        None => println!(" | – | –"),
    }
}

/// The same district with its dearest choice ruled out, with one more site locked in, and one break-even price.
fn solve_again(model: &Model) {
    let (solution, _) = settle(model, 20.0);
    let Some(selection) = solution.selection else { return };
    let chosen = selection.iter().position(Option::is_some).unwrap();
    let passed = selection.iter().position(Option::is_none).unwrap();
    let mut out = model.clone();
    out.candidates[chosen].columns.clear();
    let mut into = model.clone();
    into.candidates[passed].locked_in = true;
    let mut cheaper = model.clone();
    for column in &mut cheaper.candidates[passed].columns {
        column.cost_yuan = zaiti::units::Yuan::new(column.cost_yuan.get() * 9 / 10);
        column.price_yuan = column.cost_yuan;
    }
    for (what, changed) in [("one ruled out", &out), ("one locked in", &into), ("one 10 % cheaper", &cheaper)] {
        let (again, spent) = settle(changed, 20.0);
        println!("  again, {what}: {:.0} ms CPU, proven {}", spent * 1000.0, again.is_optimal());
    }
    let begun = Instant::now();
    let worth = break_even(model, &model.candidates[chosen].site, 20.0);
    println!(
        "  break-even of one: {} in {:.0} ms",
        if matches!(worth, BreakEven::Exact(_)) { "exact" } else { "not exact" },
        begun.elapsed().as_secs_f64() * 1000.0
    );
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
