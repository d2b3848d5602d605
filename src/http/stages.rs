//! Where a connection stands: waiting for a request, reading its headers, or answering; and when headers take too long.
//!
//! Why not hyper's own timer? It has one for both: a browser that keeps its connection for the next click would be dropped as soon as a
//! client that dribbles its headers. Never here: how long that may be.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// Where a connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Answered, and silent since.
    Idle,
    /// Some of a request has come, or the connection is new.
    Heading(Instant),
    /// A request is being answered.
    Answering,
}

/// The stage of one connection, for all who look at it.
#[derive(Clone)]
pub(super) struct Stages(watch::Sender<Stage>);

impl Default for Stages {
    fn default() -> Self {
        Self(watch::Sender::new(Stage::Heading(Instant::now())))
    }
}

impl Stages {
    pub(super) fn enter(&self, stage: Stage) {
        self.0.send_replace(stage);
    }

    /// Bytes came: of a request, where none is being answered.
    fn heard(&self) {
        self.0.send_if_modified(|stage| {
            let begins = *stage == Stage::Idle;
            if begins {
                *stage = Stage::Heading(Instant::now());
            }
            begins
        });
    }

    /// Ready once headers have been under way for longer than a time.
    pub(super) async fn overdue(&self, time: Duration) {
        let mut changes = self.0.subscribe();
        loop {
            let stage = *changes.borrow_and_update();
            match stage {
                Stage::Heading(since) => tokio::select! {
                    () = sleep_until(since + time) => return,
                    changed = changes.changed() => if changed.is_err() { return },
                },
                Stage::Idle | Stage::Answering => {
                    if changes.changed().await.is_err() {
                        return;
                    }
                }
            }
        }
    }
}

/// A stream that says when bytes come.
pub(super) struct Staged {
    stream: TcpStream,
    stages: Stages,
}

impl Staged {
    pub(super) fn over(stream: TcpStream, stages: &Stages) -> Self {
        Self { stream, stages: stages.clone() }
    }
}

impl AsyncRead for Staged {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, into);
        if into.filled().len() > before {
            self.stages.heard();
        }
        read
    }
}

impl AsyncWrite for Staged {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
