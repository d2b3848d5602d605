//! The accept loop: connections in, with limits on how many and how slow, and a graceful stop. Never here: a route.
//!
//! Why not `axum::serve`? It has no header timeout, so thousands of slow clients would stay for ever.

use std::collections::HashMap;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::client::Peer;
use super::stages::{Stage, Staged, Stages};
use super::tls::Certificate;

/// How much the server takes on at once.
#[derive(Debug, Clone)]
pub struct Limits {
    /// A request's headers are complete within this time of its first byte, those of the first request within this time of the connection.
    pub header_time: Duration,
    /// A connection that has been answered speaks again within this time.
    pub idle_time: Duration,
    /// Connections in all.
    pub connections: usize,
    /// Connections from one address other than loopback, behind which a proxy may stand for many.
    pub connections_per_address: usize,
    /// How long running requests may take to finish after the stop.
    pub stop_time: Duration,
}

/// What goes with every connection.
#[derive(Clone)]
struct Door {
    app: Router,
    limits: Limits,
    certificate: Option<Certificate>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header_time: Duration::from_secs(5),
            idle_time: Duration::from_secs(30),
            connections: 4096,
            connections_per_address: 64,
            stop_time: Duration::from_secs(10),
        }
    }
}

/// Serves until `stop` is ready, then lets running requests finish within the stop time; over TLS where there is a certificate.
///
/// # Errors
/// None for a single connection; only when the listener itself is of no use any more.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    certificate: Option<Certificate>,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let door = Door { app, limits, certificate };
    let (stopping, _) = watch::channel(false);
    let counts = Arc::new(Counts::default());
    let mut open = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = open.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => if let Some(seat) = counts.seat(peer, &door.limits) {
                    let _ = stream.set_nodelay(true);
                    open.spawn(connection(stream, door.clone(), stopping.subscribe(), seat));
                },
                Err(error) => rest_after(&error).await?,
            },
        }
    }
    drop(listener);
    let _ = stopping.send(true);
    let finished = tokio::time::timeout(door.limits.stop_time, async { while open.join_next().await.is_some() {} }).await;
    if finished.is_err() {
        tracing::warn!(left = open.len(), "stopped with requests unfinished");
    }
    Ok(())
}

/// A full table of files passes; a broken listener does not.
async fn rest_after(error: &io::Error) -> io::Result<()> {
    if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::NotFound) {
        return Err(io::Error::new(error.kind(), error.to_string()));
    }
    tracing::warn!(%error, "could not accept a connection");
    tokio::time::sleep(Duration::from_millis(50)).await;
    Ok(())
}

async fn connection(stream: TcpStream, door: Door, stopping: watch::Receiver<bool>, seat: Seat) {
    let stages = Stages::default();
    let stream = Staged::over(stream, &stages);
    let conversation = async {
        match &door.certificate {
            None => converse(stream, &door, &stages, stopping, seat.address).await,
            Some(certificate) => match certificate.acceptor().accept(stream).await {
                Ok(stream) => converse(stream, &door, &stages, stopping, seat.address).await,
                Err(error) => tracing::debug!(%error, "a connection did not come to TLS"),
            },
        }
    };
    // Headers are overdue, or what precedes them.
    tokio::select! {
        () = conversation => {}
        () = stages.overdue(door.limits.header_time) => {}
    }
}

/// Answers what is asked on a connection until it ends.
async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    Door { app, limits, .. }: &Door,
    stages: &Stages,
    mut stopping: watch::Receiver<bool>,
    address: IpAddr,
) {
    let (answering, seen) = (TowerToHyperService::new(app.clone()), stages.clone());
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.idle_time.max(limits.header_time))
        .max_headers(64)
        .max_buf_size(64 * 1024);
    let mut connection = pin!(builder.serve_connection(
        TokioIo::new(stream),
        service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(address));
            seen.enter(Stage::Answering);
            let (answer, seen) = (answering.call(request), seen.clone());
            async move {
                let answer = answer.await;
                seen.enter(Stage::Idle);
                answer
            }
        })
    ));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Open connections, in all and by address.
#[derive(Default)]
struct Counts(Mutex<HashMap<IpAddr, usize>>);

/// One counted connection; its end frees the place.
struct Seat {
    counts: Arc<Counts>,
    address: IpAddr,
}

impl Counts {
    fn seat(self: &Arc<Self>, peer: SocketAddr, limits: &Limits) -> Option<Seat> {
        let address = peer.ip();
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let total: usize = open.values().sum();
        let here = open.get(&address).copied().unwrap_or(0);
        if total >= limits.connections || (!address.is_loopback() && here >= limits.connections_per_address) {
            return None;
        }
        open.insert(address, here + 1);
        Some(Seat { counts: Arc::clone(self), address })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.counts.0.lock().unwrap_or_else(PoisonError::into_inner);
        match open.get_mut(&self.address) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                open.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_takes_its_share_of_places_and_gives_them_back() {
        let limits = Limits { connections: 4, connections_per_address: 2, ..Limits::default() };
        let counts = Arc::new(Counts::default());
        let peer = |last: u8| SocketAddr::from(([10, 0, 0, last], 1));
        let first = counts.seat(peer(1), &limits);
        let second = counts.seat(peer(1), &limits);
        assert!(first.is_some() && second.is_some());
        assert!(counts.seat(peer(1), &limits).is_none(), "two from one address are enough");
        let _others = [counts.seat(peer(2), &limits), counts.seat(peer(3), &limits)];
        assert!(counts.seat(peer(4), &limits).is_none(), "four in all are enough");
        drop(first);
        assert!(counts.seat(peer(4), &limits).is_some());
    }
}
