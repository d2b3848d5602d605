//! Server-sent events: whoever listens hears of each new revision, and in which boxes the map may have changed.
//!
//! Never here: what changed, or for how long anybody is listened to; a listener that goes away ends its own watch.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use serde_json::json;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use super::problem::{Code, Problem};
use super::window::Window;
use crate::atlas::{Atlas, Layer, Touched};
use crate::desk::Desk;
use crate::programme::Bilingual;

/// How often it is looked whether there is a new revision.
const WATCH: Duration = Duration::from_millis(300);
/// After so many looks without news a comment keeps the line open.
const QUIET: u32 = 50;
/// Who listens at once.
pub(super) const LISTENERS: usize = 128;
/// Boxes told one by one; beyond, the whole layer counts as touched.
const BOXES: usize = 200;

/// What a listener is sent, line by line.
struct Lines {
    coming: mpsc::Receiver<Bytes>,
    _place: OwnedSemaphorePermit,
}

impl HttpBody for Lines {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.coming.poll_recv(context).map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}

/// `GET /api/events`.
pub(super) async fn listen(State(window): State<Window>) -> Result<Response, Problem> {
    let place = Arc::clone(&window.listeners).try_acquire_owned().map_err(|_| {
        let zh = format!("已有 {LISTENERS} 个监听者，请稍后再试。");
        Problem::new(Code::Overloaded, Bilingual::new(zh, format!("{LISTENERS} listen already; try again shortly.")))
    })?;
    let (told, coming) = mpsc::channel(16);
    tokio::spawn(watch(Arc::clone(&window.desk), told));
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, Body::new(Lines { coming, _place: place })).into_response())
}

/// Tells of every revision until nobody listens any longer.
async fn watch(desk: Arc<Desk>, told: mpsc::Sender<Bytes>) {
    let mut seen = desk.atlas();
    let mut quiet = 0;
    let mut line = Some(event(&seen, None));
    loop {
        if let Some(line) = line.take()
            && told.send(line.into()).await.is_err()
        {
            return;
        }
        tokio::select! {
            () = told.closed() => return,
            () = tokio::time::sleep(WATCH) => {}
        }
        let now = desk.atlas();
        if now.revision().number > seen.revision().number {
            let (before, after) = (Arc::clone(&seen), Arc::clone(&now));
            let touched = tokio::task::spawn_blocking(move || after.touched_since(&before)).await.ok();
            line = Some(event(&now, touched.as_ref()));
            (seen, quiet) = (now, 0);
        } else {
            quiet += 1;
            if quiet == QUIET {
                (line, quiet) = (Some(": \n\n".to_owned()), 0);
            }
        }
    }
}

/// A revision as an event; a layer that may have changed everywhere is null.
fn event(atlas: &Atlas, touched: Option<&Touched>) -> String {
    let boxes = |layer: Layer| match touched {
        None => json!([]),
        Some(touched) => match touched.of(layer) {
            Some(boxes) if boxes.len() <= BOXES => json!(boxes),
            Some(_) | None => json!(null),
        },
    };
    let revision = atlas.revision();
    let told = json!({
        "revision": revision.number,
        "at": revision.at,
        "touched": { "sites": boxes(Layer::Sites), "zones": boxes(Layer::Zones), "backdrop": boxes(Layer::Backdrop) },
    });
    format!("event: revision\nid: {}\ndata: {told}\n\n", revision.number)
}
