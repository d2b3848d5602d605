//! TLS of the server's own, for an office without a proxy: a certificate and its key from two PEM files. Never here: who may come in.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig, version};

use crate::programme::Bilingual;

/// What the server shows to prove who it is, and encrypts with: TLS 1.3 or 1.2.
#[derive(Clone)]
pub struct Certificate(Arc<ServerConfig>);

/// Why a certificate cannot be used: which of the files, and what is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("{} / {}", .0.zh, .0.en)]
pub struct CertificateFault(pub Bilingual);

impl Certificate {
    /// Reads a certificate with those that vouch for it, its own first, and the key that belongs to it; both as PEM.
    ///
    /// # Errors
    /// A file that cannot be read or holds nothing of its kind, or a key that belongs to another certificate.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, CertificateFault> {
        let chain = CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let chain = chain.map_err(|fault| unreadable(certificate, &fault))?;
        if chain.is_empty() {
            return Err(unreadable(certificate, &"no CERTIFICATE section 没有 CERTIFICATE 段"));
        }
        let secret = PrivateKeyDer::from_pem_file(key).map_err(|fault| unreadable(key, &fault))?;
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])
            .map(|builder| builder.with_no_client_auth())
            .and_then(|builder| builder.with_single_cert(chain, secret))
            .map_err(|fault| mismatched(certificate, key, &fault))?;
        Ok(Self(Arc::new(config)))
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.0))
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        form.write_str("Certificate")
    }
}

fn unreadable(file: &Path, fault: &dyn fmt::Display) -> CertificateFault {
    let file = file.display();
    CertificateFault(Bilingual::new(
        format!(
            "{file}：不能读作 PEM（{fault}）；证书以 -----BEGIN CERTIFICATE----- 开头，私钥以 -----BEGIN PRIVATE KEY----- 开头。"
        ),
        format!(
            "{file} cannot be read as PEM ({fault}); a certificate begins with -----BEGIN CERTIFICATE-----, a key with -----BEGIN PRIVATE KEY-----."
        ),
    ))
}

fn mismatched(certificate: &Path, key: &Path, fault: &rustls::Error) -> CertificateFault {
    let (certificate, key) = (certificate.display(), key.display());
    CertificateFault(Bilingual::new(
        format!("{certificate} 与 {key} 不能一起使用（{fault}）；私钥须属于第一张证书。"),
        format!("{certificate} and {key} cannot be used together ({fault}); the key belongs to the first certificate."),
    ))
}
