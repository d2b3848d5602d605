//! How slowly a file may come: whoever sends less than a floor is not waited for. Never here: how much may come.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// Least bytes a second, over all the time since the upload began.
pub(super) const LEAST: u64 = 1024;
/// How long nobody is measured, so that a line may warm up.
pub(super) const GRACE: Duration = Duration::from_secs(10);

/// A body with the floor under it.
struct Paced {
    body: Body,
    began: Instant,
    came: u64,
    due: Pin<Box<Sleep>>,
}

impl Paced {
    /// By when more must have come.
    fn deadline(&self) -> Instant {
        self.began + GRACE.max(Duration::from_millis((self.came * 1000 / LEAST).max(1)))
    }
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            if let Some(Ok(frame)) = &frame {
                self.came += frame.data_ref().map_or(0, |bytes| bytes.len() as u64);
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let deadline = self.deadline();
        self.due.as_mut().reset(deadline);
        match self.due.as_mut().poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => Poll::Ready(Some(Err(io::Error::from(io::ErrorKind::TimedOut).into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Puts the floor under the body of a request.
pub(super) async fn keep(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let paced = |body| Body::new(Paced { body, began, came: 0, due: Box::pin(sleep_until(began + GRACE)) });
    next.run(request.map(paced)).await
}
