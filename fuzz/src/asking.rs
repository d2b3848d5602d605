//! Addresses asked of the router over the example, in this process. Never here: a listening socket.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Uri};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;
use zaiti::desk::{Desk, example_package};
use zaiti::http::{Hosts, Settings, router};

struct House {
    _folder: TempDir,
    router: Router,
    runtime: Runtime,
}

fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::init(&folder.path().join("p.gpkg"), &example_package(), "fuzz", "fuzz").expect("the example").desk;
        let settings = Settings { hosts: Hosts::loopback_and([]), ..Settings::default() };
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        House { _folder: folder, router: router(Arc::new(desk), settings), runtime }
    })
}

/// Streams that end only with their listener are not waited for.
fn endless(uri: &Uri) -> bool {
    uri.path().ends_with("/events")
}

/// Asks for an address; the answer is none of the server's own faults.
pub(crate) fn ask(text: &str) {
    let Ok(uri) = format!("/{}", text.trim_start_matches('/')).parse::<Uri>() else { return };
    if endless(&uri) {
        return;
    }
    let House { router, runtime, .. } = house();
    let Ok(request) = Request::get(uri.clone()).header("host", "localhost").body(Body::empty()) else { return };
    let answer = runtime.block_on(async {
        let answer = router.clone().oneshot(request).await.expect("an answer");
        let status = answer.status();
        axum::body::to_bytes(answer.into_body(), 64 << 20).await.map(|_| status)
    });
    let status = answer.expect("a body that ends");
    assert!(!status.is_server_error() || status.as_u16() == 501, "{uri} is answered with {status}");
}
