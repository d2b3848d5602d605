//! `zaiti export`.

use std::path::Path;

use serde_json::json;

use super::arguments::ExportArguments;
use super::ending::Ending;
use super::speech::Speech;
use crate::desk::{Desk, DeskError, Export};
use crate::exchange::Audience;

pub(super) fn run(project: &Path, arguments: &ExportArguments, speech: Speech) -> anyhow::Result<Ending> {
    let audience = if arguments.restricted { Audience::Official } else { Audience::Public };
    let datum = super::import::datum(arguments.datum.as_deref())?.unwrap_or_default();
    let export = Export { filter: arguments.filter.filter()?, format: arguments.format.into(), datum, audience };
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
