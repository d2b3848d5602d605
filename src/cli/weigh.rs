//! `zaiti plan compare` and the other questions about plans that are there. Never here: how they are answered.

use std::path::Path;

use super::arguments::{CompareArguments, PlanQuestion};
use super::ending::Ending;
use super::plan::bare;
use super::speech::Speech;
use super::table::Table;
use crate::desk::{self, Desk, DeskError};
use crate::plan::{Comparison, Figure, Line, SiteDifference};

pub(super) fn run(project: &Path, question: &PlanQuestion, speech: Speech) -> anyhow::Result<Ending> {
    let desk = Desk::open_to_read(project)?;
    match question {
        PlanQuestion::Compare(arguments) => compare(&desk, arguments, speech),
    }
}

/// A plan by its id in the project; a file that `zaiti plan --out` wrote is remembered under its own id.
fn id_of(desk: &Desk, named: &str) -> Result<String, DeskError> {
    let path = Path::new(named);
    if !path.is_file() {
        return Ok(named.to_owned());
    }
    let bytes = std::fs::read(path).map_err(|source| DeskError::File { path: path.to_owned(), source })?;
    Ok(desk.remember(desk::read_plan(&bytes)?))
}

fn compare(desk: &Desk, arguments: &CompareArguments, speech: Speech) -> anyhow::Result<Ending> {
    let ids: Vec<String> = arguments.plans.iter().map(|named| id_of(desk, named)).collect::<Result<_, _>>()?;
    let comparison = desk.compare(&ids)?;
    if speech.json {
        speech.value(&comparison)?;
        return Ok(Ending::Done);
    }
    speech.line(&table(&comparison, speech))?;
    for only in comparison.only_in.iter().filter(|only| !only.sites.is_empty()) {
        let name = comparison.plans.iter().find(|plan| plan.id == only.plan).map_or("", |plan| speech.read(&plan.name));
        speech.line(&format!("\n{}{}", speech.pick("只在", "only in "), name.trim_end()))?;
        only.sites.iter().try_for_each(|site| speech.line(&site_line(site, speech)))?;
    }
    speech.line("")?;
    comparison.sentences.iter().try_for_each(|sentence| speech.line(&format!("· {}", speech.read(sentence))))?;
    Ok(Ending::Done)
}

fn site_line(site: &SiteDifference, speech: Speech) -> String {
    format!("  {} {}  {}", site.site, site.name, speech.read(&site.reason))
}

/// The table of a comparison; lines that say the same of every plan and are nothing are left out.
fn table(comparison: &Comparison, speech: Speech) -> String {
    let mut headings = vec![String::new()];
    headings.extend(comparison.plans.iter().map(|plan| speech.read(&plan.name).trim_end().to_owned()));
    headings.extend(comparison.plans.iter().skip(1).map(|_| "Δ".to_owned()));
    let mut table = Table::with(headings);
    for line in &comparison.lines {
        let values = line.values.iter().map(|value| cell(*value));
        let differences = line.differences.iter().skip(1).map(|difference| cell(*difference));
        table.add([heading(line, speech)].into_iter().chain(values).chain(differences).collect());
    }
    table.print()
}

fn heading(line: &Line, speech: Speech) -> String {
    let unit = match line.unit {
        crate::plan::Unit::M2 => speech.pick(" ㎡", " m²"),
        crate::plan::Unit::Yuan => speech.pick(" 元", " ¥"),
        crate::plan::Unit::YuanPerM2 => speech.pick(" 元/㎡", " ¥/m²"),
        crate::plan::Unit::Count | crate::plan::Unit::Date => "",
    };
    format!("{}{unit}", speech.read(&line.name))
}

fn cell(figure: Option<Figure>) -> String {
    match figure {
        None => "—".to_owned(),
        Some(Figure::Area(area)) => bare(area),
        Some(Figure::Money(money)) => bare(money),
        Some(Figure::UnitPrice(price)) => bare(price),
        Some(Figure::Count(count)) => count.to_string(),
        Some(Figure::Day(day)) => day.to_string(),
    }
}
