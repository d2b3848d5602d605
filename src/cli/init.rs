//! `zaiti init` and the making of the example for `zaiti serve --example`. Never here: what a package means.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use super::ending::Ending;
use super::speech::Speech;
use super::tokens;
use super::words::Author;
use crate::desk::{Desk, Founded, Role, TOKEN_DAYS, example_package, package_in, today};

/// What the first token is called.
const FIRST: &str = "first";

/// Where a package keeps its sites, and what is recorded of them.
const OF_SITES: [&str; 2] = ["sites/", "ledger.csv"];

/// `zaiti init`.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// 区县数据包文件夹 / folder of a district's package.
    #[arg(long, value_name = "FOLDER")]
    pub(super) package: Option<PathBuf>,
    /// 只取实施方案、片区和底图，不带任何物业 / the programme, its zones and the basemap only, no site at all.
    #[arg(long)]
    pub(super) empty: bool,
    #[command(flatten)]
    pub(super) author: Author,
}

pub(super) fn run(project: &Path, arguments: &InitArguments, speech: Speech) -> anyhow::Result<Ending> {
    let mut files = match &arguments.package {
        None => example_package(),
        Some(folder) => package_in(folder).with_context(|| format!("{}", folder.display()))?,
    };
    if arguments.empty {
        files.retain(|name, _| !OF_SITES.iter().any(|held| name.starts_with(held)));
    }
    let why = if arguments.author.why.is_empty() { "init" } else { &arguments.author.why };
    let Founded { desk, findings } = Desk::init(project, &files, &arguments.author.who, why)?;
    let secret = desk.grant(&arguments.author.who, FIRST, Role::Land, TOKEN_DAYS)?;
    let atlas = desk.atlas();
    if speech.json {
        let counts = atlas.counts();
        speech.value(&json!({
            "project": project, "revision": atlas.revision().number, "token": secret.reveal(), "counts": counts, "findings": findings,
        }))?;
    } else {
        announce(&desk, project, speech)?;
        tokens::tell(&secret, Role::Land, TOKEN_DAYS, speech)?;
    }
    Ok(Ending::Done)
}

/// Makes the example where there is no project, and shows its token this once.
pub(super) fn example(project: &Path, speech: Speech) -> anyhow::Result<Desk> {
    let Founded { desk, .. } = Desk::init(project, &example_package(), "example", "labelled example of the district")?;
    announce(&desk, project, speech)?;
    tokens::tell(&desk.grant("example", FIRST, Role::Land, TOKEN_DAYS)?, Role::Land, TOKEN_DAYS, speech)?;
    Ok(desk)
}

fn announce(desk: &Desk, project: &Path, speech: Speech) -> anyhow::Result<()> {
    let atlas = desk.atlas();
    let counts = atlas.counts();
    let overview = atlas.overview(today());
    let (file, sites, carriers) = (project.display(), counts.sites, counts.carriers);
    let zh = format!("已建立 {file}：{}，{sites} 处，其中载体 {carriers} 个", overview.district.name.zh);
    let en = format!("created {file}: {}, {sites} sites, of which {carriers} carriers", overview.district.name.en);
    speech.line(speech.pick(&zh, &en))?;
    for notice in &overview.notices {
        speech.line(&format!("  · {}", speech.read(notice)))?;
    }
    Ok(())
}
