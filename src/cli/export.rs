//! `zaiti export`.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::ending::Ending;
use super::speech::Speech;
use super::words::{FilterArguments, FormatWord};
use crate::desk::{Desk, DeskError, Export};
use crate::exchange::Audience;

/// `zaiti export`.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// 格式 / format.
    #[arg(short = 'f', long = "format", value_enum, default_value = "geojson")]
    pub(super) format: FormatWord,
    /// 输出文件 / file to write.
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// 坐标基准，默认 CGCS2000 / datum of the coordinates, CGCS2000 by default: gcj02, bd09, zone35, cm108, …
    #[arg(long)]
    pub(super) datum: Option<String>,
    /// 含产权人、抵押、查封 / with owner, mortgage and seizure.
    #[arg(long)]
    pub(super) restricted: bool,
    #[command(flatten)]
    pub(super) filter: FilterArguments,
}

pub(super) fn run(project: &Path, arguments: &ExportArguments, speech: Speech) -> anyhow::Result<Ending> {
    let audience = if arguments.restricted { Audience::Official } else { Audience::Public };
    let datum = super::import::datum(arguments.datum.as_deref())?.unwrap_or_default();
    let export = Export { filter: arguments.filter.filter()?, within: None, format: arguments.format.into(), datum, audience };
    let bytes = Desk::open_to_read(project)?.export(&export)?;
    std::fs::write(&arguments.out, &bytes).map_err(|source| DeskError::File { path: arguments.out.clone(), source })?;
    if speech.json {
        speech.value(&json!({ "out": arguments.out, "bytes": bytes.len() }))?;
    } else {
        let (file, size) = (arguments.out.display(), bytes.len());
        let (zh, en) = (format!("已导出到 {file}，{size} 字节"), format!("exported to {file}, {size} bytes"));
        speech.line(speech.pick(&zh, &en))?;
    }
    Ok(Ending::Done)
}
