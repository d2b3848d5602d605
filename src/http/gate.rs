//! Who may come in: the Host allow-list, other origins, and the length of an address and of headers.
//!
//! Why a Host allow-list? hyper takes no Host, two Hosts and a foreign Host alike, and a page on the internet that rebinds its name to
//! 127.0.0.1 would otherwise read a planner's project. Never here: tokens (`auth`) or what a handler needs.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Uri, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::client::{Proxies, Rates, STEADY};
use super::metrics::Answers;
use super::problem::{Code, Problem};
use super::sharing::Origins;
use crate::programme::Bilingual;

/// Longest address that is read, in bytes.
const LONGEST_URI: usize = 8 * 1024;
/// Longest single header that is read, in bytes.
const LONGEST_HEADER: usize = 16 * 1024;
/// Requests answered at once; more are told to come again.
const IN_FLIGHT: usize = 256;
/// How many of them may bring a body: whoever sends theirs slowly keeps no reader out.
const WITH_BODY: usize = 64;
/// Threads for work that blocks: one for each request that is answered, so that none waits for another, and some for work of the server's own.
pub const BLOCKING: usize = IN_FLIGHT + 16;

/// Host names, without port, that this server answers to.
#[derive(Debug, Clone)]
pub struct Hosts(BTreeSet<String>);

impl Default for Hosts {
    fn default() -> Self {
        Self::loopback_and([])
    }
}

impl Hosts {
    /// The names of the loopback interface, and whatever else is named.
    #[must_use]
    pub fn loopback_and(more: impl IntoIterator<Item = String>) -> Self {
        let loopback = ["127.0.0.1", "localhost", "[::1]"].map(str::to_owned);
        Self(loopback.into_iter().chain(more).map(|name| name.to_ascii_lowercase()).collect())
    }

    fn hold(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => host,
        };
        self.0.contains(&name.to_ascii_lowercase())
    }
}

/// What is held against every request.
pub(super) struct Gate {
    hosts: Hosts,
    friends: Arc<Origins>,
    reading: Semaphore,
    sending: Semaphore,
    proxies: Proxies,
    rates: Rates,
    answers: Arc<Answers>,
}

impl Gate {
    pub(super) fn new(hosts: Hosts, proxies: Proxies, friends: Arc<Origins>, answers: Arc<Answers>) -> Self {
        let (reading, sending) = (Semaphore::new(IN_FLIGHT - WITH_BODY), Semaphore::new(WITH_BODY));
        Self { answers, hosts, friends, reading, sending, proxies, rates: Rates::default() }
    }
}

/// Lets a request in, or says why not; either is counted.
pub(super) async fn check(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let response = let_in(&gate, request, next).await;
    gate.answers.add(response.status());
    response
}

async fn let_in(gate: &Gate, request: Request, next: Next) -> Response {
    if let Some(problem) = refuse(gate, &request) {
        return problem.into_response();
    }
    let client = gate.proxies.client(request.extensions(), request.headers());
    if !gate.rates.take(client, Instant::now()) {
        let zh = format!("此地址的请求过多（每秒 {STEADY} 个），请稍后再试。");
        let en = format!("Too many requests from this address, at most {STEADY} a second; try again shortly.");
        return Problem::new(Code::TooMany, Bilingual::new(zh, en)).into_response();
    }
    let (room, most) =
        if brings_body(request.headers()) { (&gate.sending, WITH_BODY) } else { (&gate.reading, IN_FLIGHT - WITH_BODY) };
    let Ok(_place) = room.try_acquire() else {
        let zh = format!("同时处理的此类请求已达 {most} 个，请稍后再试。");
        let en = format!("{most} requests of this kind are being answered already; try again shortly.");
        return Problem::new(Code::Overloaded, Bilingual::new(zh, en)).into_response();
    };
    next.run(request).await
}

/// Whether something follows the headers that has to be waited for.
fn brings_body(headers: &HeaderMap) -> bool {
    let nothing = HeaderValue::from_static("0");
    headers.contains_key(header::TRANSFER_ENCODING) || headers.get(header::CONTENT_LENGTH).is_some_and(|length| length != nothing)
}

fn refuse(gate: &Gate, request: &Request) -> Option<Problem> {
    long_address(request.uri())
        .or_else(|| long_header(request.headers()))
        .or_else(|| foreign_host(&gate.hosts, request.version(), request.headers(), request.uri()))
        .or_else(|| foreign_origin(&gate.hosts, &gate.friends, request.method(), request.headers()))
}

fn long_address(uri: &Uri) -> Option<Problem> {
    let length = uri.path_and_query().map_or(0, |text| text.as_str().len());
    (length > LONGEST_URI).then(|| {
        let zh = format!("地址长 {length} 字节，上限 {LONGEST_URI}；较大的条件请用 POST 提交。");
        let en = format!("The address is {length} bytes long, at most {LONGEST_URI} are read; send large conditions by POST.");
        Problem::new(Code::UriTooLong, Bilingual::new(zh, en))
    })
}

fn long_header(headers: &HeaderMap) -> Option<Problem> {
    let (name, value) = headers.iter().find(|(_, value)| value.len() > LONGEST_HEADER)?;
    let length = value.len();
    let zh = format!("请求头 {name} 长 {length} 字节，上限 {LONGEST_HEADER}。");
    let en = format!("The header {name} is {length} bytes long, at most {LONGEST_HEADER} are read.");
    Some(Problem::new(Code::BadRequest, Bilingual::new(zh, en)))
}

fn foreign_host(hosts: &Hosts, version: Version, headers: &HeaderMap, uri: &Uri) -> Option<Problem> {
    let mut named = headers.get_all(header::HOST).iter();
    let host = match (named.next(), named.next()) {
        (Some(only), None) => only.to_str().unwrap_or_default(),
        (None, _) if version == Version::HTTP_10 => "localhost",
        _ => {
            let detail = Bilingual::new("请求必须恰好带一个 Host 头。", "A request carries exactly one Host header.");
            return Some(Problem::new(Code::BadRequest, detail));
        }
    };
    let target = uri.authority().map_or(host, |authority| authority.as_str());
    (!hosts.hold(host) || !hosts.hold(target)).then(|| {
        let zh = "本服务只应答 127.0.0.1、localhost 和启动时用 --host 指定的主机名。";
        let en = "This server answers to 127.0.0.1, localhost and the names given with --host at start.";
        Problem::new(Code::Misdirected, Bilingual::new(zh, en))
    })
}

/// A page of another origin may not make a browser change or compute anything here, unless that origin is named.
fn foreign_origin(hosts: &Hosts, friends: &Origins, method: &Method, headers: &HeaderMap) -> Option<Problem> {
    if method.is_safe() {
        return None;
    }
    let origin = headers.get(header::ORIGIN).map(HeaderValue::to_str)?.unwrap_or_default();
    let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")).unwrap_or(origin);
    (!hosts.hold(host) && !friends.names(origin)).then(|| {
        let zh = "不接受其他来源网页发起的写入或计算请求。";
        let en = "Requests that write or compute are not taken from pages of another origin.";
        Problem::new(Code::Forbidden, Bilingual::new(zh, en))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_known_with_and_without_its_port_and_in_any_case() {
        let hosts = Hosts::loopback_and(["Plan.Example".to_owned()]);
        for host in ["127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "[::1]", "plan.example:443"] {
            assert!(hosts.hold(host), "{host}");
        }
        for host in ["", "example.org", "127.0.0.1.example.org", "localhost:8080@example.org", "localhost:", "127.0.0.1:80a"] {
            assert!(!hosts.hold(host), "{host}");
        }
    }

    #[test]
    fn a_page_of_another_origin_may_read_nothing_into_being() {
        let hosts = Hosts::loopback_and([]);
        let from = |origin: &'static str| HeaderMap::from_iter([(header::ORIGIN, HeaderValue::from_static(origin))]);
        let friends = Origins::read(&["https://map.example".to_owned(), "*".to_owned()]).unwrap();
        let refused = |method: &Method, origin| foreign_origin(&hosts, &friends, method, &from(origin)).is_some();
        assert!(refused(&Method::POST, "http://evil.example"), "where every page may read, none may write");
        assert!(refused(&Method::POST, "null"));
        assert!(!refused(&Method::POST, "http://127.0.0.1:8080"));
        assert!(!refused(&Method::POST, "https://map.example"));
        assert!(!refused(&Method::GET, "http://evil.example"));
    }
}
