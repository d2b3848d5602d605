//! `zaiti serve`: the one command that stays. Never here: a route or a limit; those are `http`'s.

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;
use jiff::Zoned;

use super::ending::Ending;
use super::init;
use super::speech::Speech;
use crate::desk::{Backups, Desk, Keep, Reading, ReadingLimits, Role};
use crate::http::{self, Certificate, Hosts, Limits, Origins, Settings};

/// `zaiti serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// 监听地址 / address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(super) addr: SocketAddr,
    /// 除本机名外还应答的主机名 / host names to answer to besides those of this machine.
    #[arg(long = "host", value_name = "NAME")]
    pub(super) hosts: Vec<String>,
    /// 前有终止 TLS 的代理，允许监听非本机地址 / a proxy that ends TLS stands in front: a public address is allowed.
    #[arg(long)]
    pub(super) behind_proxy: bool,
    /// 本服务自己的 TLS 证书（PEM，可含证书链） / certificate of the server's own TLS, as PEM, with its chain.
    #[arg(long, value_name = "FILE", requires = "tls_key", conflicts_with = "behind_proxy")]
    pub(super) tls_certificate: Option<PathBuf>,
    /// 证书的私钥（PEM） / the key of that certificate, as PEM.
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    pub(super) tls_key: Option<PathBuf>,
    /// 允许哪些来源的网页读取，如 https://map.example，* 为全部 / origins whose pages may read, such as https://map.example; * for all.
    #[arg(long = "share-with", value_name = "ORIGIN")]
    pub(super) shared_with: Vec<String>,
    /// 代理的地址，默认本机 / address of that proxy, this machine by default.
    #[arg(long = "proxy", value_name = "ADDRESS", requires = "behind_proxy")]
    pub(super) proxies: Vec<IpAddr>,
    /// 每夜备份到此目录并核对 / take a checked backup into this folder every night.
    #[arg(long, value_name = "FOLDER")]
    pub(super) backups: Option<PathBuf>,
    /// 保留多少天、周、月的备份 / days, weeks and months of backups to keep.
    #[arg(long, value_name = "DAYS,WEEKS,MONTHS", default_value = "7,4,6", value_parser = keep_of)]
    pub(super) keep: Keep,
    /// 内存上限（MiB），超过后暂不接受导入、导出和求解；默认为本机内存的四分之三 / memory beyond which imports, exports and searches wait.
    #[arg(long, value_name = "MIB")]
    pub(super) memory: Option<u64>,
    /// 读取也需要令牌 / reading needs a token, too.
    #[arg(long)]
    pub(super) private: bool,
    /// 项目文件不存在时用内置示例建立 / create the built-in example where the project file is missing.
    #[arg(long)]
    pub(super) example: bool,
}

pub(super) fn run(project: &Path, arguments: &ServeArguments, speech: Speech) -> anyhow::Result<Ending> {
    let certificate = certificate(arguments)?;
    if !arguments.addr.ip().is_loopback() && !arguments.behind_proxy && certificate.is_none() {
        bail!(
            "{0} 不是本机地址：请监听 127.0.0.1，或用 --tls-certificate 和 --tls-key 给出证书，或在前面设置终止 TLS 的代理并加 --behind-proxy / \
             {0} is not a loopback address: listen on 127.0.0.1, or name a certificate with --tls-certificate and --tls-key, or put a proxy \
             that ends TLS in front and say --behind-proxy",
            arguments.addr
        );
    }
    log_to_stderr();
    let desk = if arguments.example && !project.exists() { init::example(project, speech)? } else { Desk::open(project)? };
    if !arguments.addr.ip().is_loopback() && !has_admin(&desk)? {
        bail!(
            "{0} 不是本机地址，而项目没有有效的系统管理员令牌：请先 zaiti token add 名称 --role admin / {0} is not a loopback address and \
             the project has no valid token of an administrator: zaiti token add NAME --role admin",
            arguments.addr
        );
    }
    let desk = desk.reading(Reading::apart(|_| ReadingLimits::OF_STRANGERS).context("the program does not find itself")?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .max_blocking_threads(http::BLOCKING)
        .enable_all()
        .build()
        .context("no runtime")?;
    runtime.block_on(listen(desk, arguments, certificate, speech))?;
    Ok(Ending::Done)
}

fn certificate(arguments: &ServeArguments) -> anyhow::Result<Option<Certificate>> {
    let files = arguments.tls_certificate.as_ref().zip(arguments.tls_key.as_ref());
    Ok(files.map(|(certificate, key)| Certificate::read(certificate, key)).transpose()?)
}

fn keep_of(text: &str) -> Result<Keep, String> {
    let numbers: Option<Vec<usize>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[days, weeks, months]) if days > 0 => Ok(Keep { days, weeks, months }),
        _ => Err("应为三个数，如 7,4,6 / three numbers such as 7,4,6".to_owned()),
    }
}

async fn listen(desk: Desk, arguments: &ServeArguments, certificate: Option<Certificate>, speech: Speech) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(arguments.addr)
        .await
        .with_context(|| format!("无法监听 {0} / cannot listen on {0}", arguments.addr))?;
    let address = listener.local_addr()?;
    let scheme = if certificate.is_some() { "https" } else { "http" };
    speech.line(&format!("{}: {scheme}://{address}/", speech.pick("载体已启动", "zaiti is up")))?;
    let hosts = Hosts::loopback_and(arguments.hosts.iter().cloned());
    let shared_with = Origins::read(&arguments.shared_with)?;
    let backups = arguments.backups.clone().map(|folder| Backups { folder, keep: arguments.keep });
    let settings = Settings {
        hosts,
        behind_proxy: arguments.behind_proxy,
        certificate: certificate.clone(),
        proxies: arguments.proxies.clone(),
        backups: backups.clone(),
        memory: arguments.memory.map(|mib| mib << 20).or_else(usual_memory),
        private: arguments.private,
        shared_with,
    };
    let desk = Arc::new(desk.backing_up_into(backups.clone()).keeping_snapshots());
    let app = http::router(Arc::clone(&desk), settings);
    if let Some(backups) = backups {
        tokio::spawn(nightly(desk, backups));
    }
    http::serve(listener, app, Limits::default(), certificate, stopped()).await?;
    Ok(())
}

/// How often it is looked whether a backup is due.
const LOOK: Duration = Duration::from_secs(60);

/// Takes a backup whenever one is due, for as long as the server runs.
async fn nightly(desk: Arc<Desk>, backups: Backups) {
    loop {
        let (desk, backups) = (Arc::clone(&desk), backups.clone());
        let work = move || match backups.is_due(Zoned::now().datetime())? {
            false => Ok(None),
            true => desk.back_up_into(&backups).map(Some),
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(Some((path, checkup)))) => {
                tracing::info!(file = %path.display(), revision = checkup.revision, "backup taken and checked");
            }
            Ok(Ok(None)) => {}
            Ok(Err(error)) => tracing::error!(%error, "no backup could be taken"),
            Err(error) => tracing::error!(%error, "no backup could be taken"),
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Three quarters of the memory of the machine.
fn usual_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let total: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(total.checked_mul(1024)? / 4 * 3)
}

/// Others than this machine are served once somebody may look after the server.
fn has_admin(desk: &Desk) -> anyhow::Result<bool> {
    Ok(desk.tokens()?.iter().any(|token| token.valid && token.role == Role::Admin.word()))
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
