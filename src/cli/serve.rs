//! `zaiti serve`: the one command that stays. Never here: a route or a limit; those are `http`'s.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail};

use super::arguments::ServeArguments;
use super::ending::Ending;
use super::init;
use super::speech::Speech;
use crate::desk::{Desk, Reading};
use crate::http::{self, Hosts, Limits, Origins, Settings};

pub(super) fn run(project: &Path, arguments: &ServeArguments, speech: Speech) -> anyhow::Result<Ending> {
    if !arguments.addr.ip().is_loopback() && !arguments.behind_proxy {
        bail!(
            "{0} 不是本机地址：请监听 127.0.0.1，或在前面设置终止 TLS 的代理并加 --behind-proxy / {0} is not a loopback address: \
             listen on 127.0.0.1, or put a proxy that ends TLS in front and say --behind-proxy",
            arguments.addr
        );
    }
    log_to_stderr();
    let desk = if arguments.example && !project.exists() { init::example(project, speech)? } else { Desk::open(project)? };
    let desk = desk.reading(Reading::apart().context("the program does not find itself")?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no runtime")?;
    runtime.block_on(listen(desk, arguments, speech))?;
    Ok(Ending::Done)
}

async fn listen(desk: Desk, arguments: &ServeArguments, speech: Speech) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(arguments.addr)
        .await
        .with_context(|| format!("无法监听 {0} / cannot listen on {0}", arguments.addr))?;
    let address = listener.local_addr()?;
    speech.line(&format!("{}: http://{address}/", speech.pick("载体已启动", "zaiti is up")))?;
    let hosts = Hosts::loopback_and(arguments.hosts.iter().cloned());
    let shared_with = Origins::read(&arguments.shared_with)?;
    let app = http::router(Arc::new(desk), Settings { hosts, behind_proxy: arguments.behind_proxy, shared_with });
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
