//! TLS of the server's own: who asks over it is answered, who does not come to terms is let go, and files that are none are named.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use zaiti::http::{Certificate, Settings};

use crate::server::Server;

/// A certificate of localhost and its key as files.
fn made(folder: &TempDir, name: &str) -> (PathBuf, PathBuf) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (certificate, key) = (folder.path().join(format!("{name}.crt")), folder.path().join(format!("{name}.key")));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (certificate, key)
}

/// Asks over TLS, trusting one certificate alone, and returns all that comes.
fn asked(server: &Server, trusted: &Path, request: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(trusted).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let line = TcpStream::connect(server.address)?;
    line.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut stream = StreamOwned::new(ClientConnection::new(Arc::new(config), name).unwrap(), line);
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

#[test]
fn over_tls_of_its_own_a_server_answers_whoever_trusts_its_certificate_and_names_itself_https() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = made(&folder, "own");
    let (stranger, strangers_key) = made(&folder, "stranger");
    let held = Certificate::read(&certificate, &key).unwrap();
    let server = Server::with(Settings { certificate: Some(held), ..Settings::default() });
    let port = server.address.port();
    let request =
        format!("GET /collections HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: application/json\r\nConnection: close\r\n\r\n");
    let answer = asked(&server, &certificate, &request).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains(&format!("https://localhost:{port}/collections/")), "{answer}");
    let untrusted = asked(&server, &stranger, &request);
    assert!(untrusted.is_err(), "another certificate is not taken for the server's: {untrusted:?}");

    let mut plain = TcpStream::connect(server.address).unwrap();
    plain.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    plain.write_all(request.as_bytes()).unwrap();
    let mut came = Vec::new();
    let _ = plain.read_to_end(&mut came);
    assert!(!String::from_utf8_lossy(&came).contains("HTTP/1.1 200"), "nothing is answered in the open");

    let mut silent = TcpStream::connect(server.address).unwrap();
    silent.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    assert_eq!(silent.read(&mut [0; 1]).unwrap(), 0, "whoever says nothing is let go");

    for (certificate, key) in [(&certificate, &strangers_key), (&key, &key), (&certificate, &certificate)] {
        let fault = Certificate::read(certificate, key).unwrap_err().to_string();
        assert!(fault.contains(".crt") || fault.contains(".key"), "{fault}");
    }
    assert!(Certificate::read(&folder.path().join("none.crt"), &key).unwrap_err().to_string().contains("none.crt"));
}
