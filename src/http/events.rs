//! Events as they happen: a body of server-sent events that someone writes into while it is read. Never here: what is told.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use hyper::body::Frame;
use serde_json::Value;
use tokio::sync::mpsc;

/// Events that may wait for a slow reader.
const WAITING: usize = 16;

/// Whoever tells.
pub(super) struct Teller(mpsc::Sender<Bytes>);

impl Teller {
    /// Tells an event; `false` when nobody listens any more.
    pub(super) async fn tell(&self, event: &str, what: &Value) -> bool {
        self.0.send(Bytes::from(format!("event: {event}\ndata: {what}\n\n"))).await.is_ok()
    }

    /// A sign of life, so that proxies keep the line open.
    pub(super) async fn breathe(&self) -> bool {
        self.0.send(Bytes::from_static(b": \n\n")).await.is_ok()
    }
}

/// What is told, as a body.
struct Told(mpsc::Receiver<Bytes>);

impl hyper::body::Body for Told {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }
}

/// A teller, and the response that carries what it tells until it is dropped.
pub(super) fn stream() -> (Teller, Response) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let mut response = Response::new(Body::new(Told(receiver)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (Teller(sender), response)
}
