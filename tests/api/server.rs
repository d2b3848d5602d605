//! A real server over the labelled example in a folder of its own, and a client for it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::oneshot;
use zaiti::desk::{Desk, Role, example_package};
use zaiti::http::{Limits, Origins, Settings, router, serve};

/// A running server; it stops when it is dropped.
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// A token that may write.
    pub(crate) token: String,
    bearer: String,
    /// A token of every role.
    pub(crate) tokens: BTreeMap<&'static str, String>,
    folder: Option<TempDir>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
    agent: ureq::Agent,
}

/// What came back.
pub(crate) struct Answer {
    /// Status code.
    pub(crate) status: u16,
    headers: ureq::http::HeaderMap,
    /// Its bytes as they came.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header, if it came.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned())
    }

    /// The content type without its parameters.
    pub(crate) fn media(&self) -> String {
        self.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().to_owned()
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The body as text, whatever it is.
    pub(crate) fn lossy(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.lossy()))
    }
}

impl Server {
    /// Starts over a new project of the example.
    pub(crate) fn start() -> Self {
        Self::shared_with(&[])
    }

    /// The same, with pages of other origins let in.
    pub(crate) fn shared_with(origins: &[&str]) -> Self {
        let origins: Vec<String> = origins.iter().map(|origin| (*origin).to_owned()).collect();
        Self::with(Settings { shared_with: Origins::read(&origins).unwrap(), ..Settings::default() })
    }

    /// The same, with other settings.
    pub(crate) fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::init(&folder.path().join("p.gpkg"), &example_package(), "test", "example").unwrap().desk;
        let grant = |label: &str, role| desk.grant("test", label, role, 90).unwrap().reveal().to_owned();
        let token = grant("test", Role::Land);
        let tokens = Role::ALL.into_iter().map(|role| (role.word(), grant(role.word(), role))).collect();
        let mut server = Self::over(desk, folder, token, settings);
        server.tokens = tokens;
        server
    }

    /// Stops and starts again over the same project.
    pub(crate) fn restart(mut self) -> Self {
        self.end();
        let folder = self.folder.take().unwrap();
        let desk = Desk::open(&folder.path().join("p.gpkg")).unwrap();
        let mut again = Self::over(desk, folder, self.token.clone(), Settings::default());
        again.tokens = std::mem::take(&mut self.tokens);
        again
    }

    fn over(desk: Desk, folder: TempDir, token: String, settings: Settings) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let certificate = settings.certificate.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let app = router(Arc::new(desk), settings);
                let limits =
                    Limits { header_time: Duration::from_secs(1), stop_time: Duration::from_secs(2), ..Limits::default() };
                serve(listener, app, limits, certificate, async { drop(stopped.await) }).await.unwrap();
            });
        });
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_idle_connections(0).build();
        Self {
            address: told.recv().unwrap(),
            bearer: format!("Bearer {token}"),
            tokens: BTreeMap::new(),
            token,
            folder: Some(folder),
            stop: Some(stop),
            thread: Some(thread),
            agent: config.into(),
        }
    }

    fn end(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }

    /// The header that carries the token.
    pub(crate) fn bearer(&self) -> Vec<(&str, &str)> {
        vec![("authorization", self.bearer.as_str())]
    }

    /// Asks anything.
    pub(crate) fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let url = format!("http://{}{address}", self.address);
        let mut request = ureq::http::Request::builder().method(method.to_ascii_uppercase().as_str()).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = if matches!(method, "get" | "delete") {
            self.agent.run(request.body(()).unwrap())
        } else {
            self.agent.run(request.body(body).unwrap())
        };
        let mut answer = answer.unwrap();
        let body = answer.body_mut().with_config().limit(256 << 20).read_to_vec().unwrap();
        Answer { status: answer.status().as_u16(), headers: answer.headers().clone(), body }
    }

    /// Reads.
    pub(crate) fn get(&self, address: &str) -> Answer {
        self.ask("get", address, &[], b"")
    }

    /// Sends JSON.
    pub(crate) fn post_json(&self, address: &str, body: &Value) -> Answer {
        self.ask("post", address, &[("content-type", "application/json")], body.to_string().as_bytes())
    }

    /// Solves a scenario; a search that takes long is waited for.
    pub(crate) fn solve(&self, scenario: &Value) -> Answer {
        let mut answer = self.post_json("/api/plans", scenario);
        let place = answer.header("location").unwrap_or_default();
        while answer.status == 202 {
            std::thread::sleep(Duration::from_millis(100));
            answer = self.get(&place);
        }
        answer
    }

    /// Imports a file with the token.
    pub(crate) fn import(&self, query: &str, bytes: &[u8]) -> Answer {
        self.ask("post", &format!("/api/imports?name=file&{query}"), &self.bearer(), bytes)
    }

    /// The project file.
    pub(crate) fn project(&self) -> PathBuf {
        self.folder.as_ref().unwrap().path().join("p.gpkg")
    }

    /// Reads in a role; as anyone where it is "none".
    pub(crate) fn get_as(&self, role: &str, address: &str) -> Answer {
        let bearer = self.tokens.get(role).map(|token| format!("Bearer {token}"));
        let headers: Vec<(&str, &str)> = bearer.iter().map(|bearer| ("authorization", bearer.as_str())).collect();
        self.ask("get", address, &headers, b"")
    }

    /// How many revisions there are.
    pub(crate) fn revisions(&self) -> usize {
        self.get("/api/revisions").json()["revisions"].as_array().unwrap().len()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}
