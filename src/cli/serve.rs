//! `zaiti serve`: the one command that stays. Never here: a route or a limit; those are `http`'s.

use std::io::Write as _;

use anyhow::{Context as _, bail};

use super::arguments::ServeArguments;
use super::ending::Ending;
use crate::http::{self, Hosts, Limits};

pub(super) fn run(arguments: &ServeArguments) -> anyhow::Result<Ending> {
    if !arguments.addr.ip().is_loopback() && !arguments.behind_proxy {
        bail!(
            "{} 不是本机地址：请监听 127.0.0.1，或在前面设置终止 TLS 的代理并加 --behind-proxy / {} is not a loopback address: \
             listen on 127.0.0.1, or put a proxy that ends TLS in front and say --behind-proxy",
            arguments.addr,
            arguments.addr
        );
    }
    log_to_stderr();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no runtime")?;
    runtime.block_on(listen(arguments))?;
    Ok(Ending::Done)
}

async fn listen(arguments: &ServeArguments) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(arguments.addr)
        .await
        .with_context(|| format!("无法监听 {0} / cannot listen on {0}", arguments.addr))?;
    let address = listener.local_addr()?;
    writeln!(std::io::stdout(), "http://{address}/")?;
    let app = http::router(Hosts::loopback_and(arguments.hosts.iter().cloned()));
    http::serve(listener, app, Limits::default(), stopped()).await?;
    Ok(())
}

/// Ready once the process is asked to stop.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => {
                tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            }
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}

/// One event, one JSON line; `ZAITI_LOG` sets the level.
fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("ZAITI_LOG").unwrap_or_else(|_| "info".into());
    let _ = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
