//! What a monitor of this machine reads: counts and gauges as Prometheus text. Never here: a name, an address or anything of the data.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::problem::{Code, Problem};
use super::readiness;
use super::window::Window;

/// Answers since the start, by the first digit of their status.
#[derive(Debug, Default)]
pub(super) struct Answers([AtomicU64; 5]);

impl Answers {
    pub(super) fn add(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        self.0[class].fetch_add(1, Ordering::Relaxed);
    }
}

/// `GET /metrics`, for this machine alone: to anybody else there is nothing here.
pub(super) async fn show(State(window): State<Window>, request: Request) -> Result<Response, Problem> {
    if !window.proxies.client(request.extensions(), request.headers()).is_loopback() {
        return Err(Problem::new(Code::NotFound, Code::NotFound.title()));
    }
    let headers = [(header::CONTENT_TYPE, "text/plain; version=0.0.4"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, text(&window)).into_response())
}

fn text(window: &Window) -> String {
    let mut text =
        String::from("# HELP zaiti_answers_total Answers by the class of their status.\n# TYPE zaiti_answers_total counter\n");
    for (class, count) in (1..).zip(&window.answers.0) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "zaiti_answers_total{{class=\"{class}xx\"}} {}", count.load(Ordering::Relaxed));
    }
    let atlas = window.desk.atlas();
    let gauges = [
        ("zaiti_revision", "gauge", "Number of the current revision.", Some(atlas.revision().number)),
        ("zaiti_sites", "gauge", "Sites of the current revision.", Some(atlas.sites().len() as u64)),
        ("zaiti_searches", "gauge", "Searches for plans that run or wait.", Some(window.searches.load().0 as u64)),
        (
            "zaiti_syncs_total",
            "counter",
            "Syncs of the disk for changes; several that wait share one.",
            Some(window.desk.syncs()),
        ),
        ("zaiti_resident_bytes", "gauge", "Resident memory.", readiness::resident()),
    ];
    for (name, kind, about, value) in gauges {
        if let Some(value) = value {
            let _ = write!(text, "# HELP {name} {about}\n# TYPE {name} {kind}\n{name} {value}\n");
        }
    }
    text
}
