//! Which certificates of hosts are trusted: those that a browser would, or the one whose fingerprint `site.yaml` names and no
//! other. Offices keep hosts with certificates of their own making, and hosts keep offices under one name for all.

use super::remote::{Done, Kind, Trouble};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    SupportedProtocolVersion,
};
use std::sync::{Arc, Mutex, PoisonError};

/// The settings of a connection, and what its host has shown that was not trusted.
pub(super) struct Tls {
    pub config: Arc<ClientConfig>,
    shown: Arc<Mutex<Option<String>>>,
}

impl Tls {
    /// For a host whose certificate is expected to have this fingerprint, if any. FTP asks for
    /// TLS 1.2 first, whose sessions any number of transfers can take up again; the tickets of 1.3 are good for one each, and a
    /// transfer that only sends gets none.
    ///
    /// # Errors
    /// None that a host could cause.
    pub fn new(fingerprint: Option<&str>, versions: &[&'static SupportedProtocolVersion]) -> Done<Self> {
        let fail = |error: &dyn std::fmt::Display| Trouble::new(Kind::Other, "TLS", error);
        let provider = Arc::new(ring::default_provider());
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let usual = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build();
        let shown = Arc::new(Mutex::new(None));
        let verifier = Verifier {
            usual: usual.map_err(|error| fail(&error))?,
            fingerprint: fingerprint.map(str::to_owned),
            shown: Arc::clone(&shown),
            provider: Arc::clone(&provider),
        };
        let config = ClientConfig::builder_with_provider(provider).with_protocol_versions(versions);
        let config = config.map_err(|error| fail(&error))?.dangerous();
        let config = config.with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth();
        Ok(Tls { config: Arc::new(config), shown })
    }

    /// The fingerprint of the certificate that was refused.
    pub fn refused(&self) -> Option<String> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

#[derive(Debug)]
struct Verifier {
    usual: Arc<WebPkiServerVerifier>,
    fingerprint: Option<String>,
    shown: Arc<Mutex<Option<String>>>,
    provider: Arc<CryptoProvider>,
}

/// As `ssh` writes it of keys.
fn fingerprint(certificate: &[u8]) -> String {
    let digest = ::ring::digest::digest(&::ring::digest::SHA256, certificate);
    format!("SHA256:{}", STANDARD_NO_PAD.encode(digest))
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let own = fingerprint(end_entity);
        let verdict = match &self.fingerprint {
            Some(wanted) if *wanted == own => Ok(ServerCertVerified::assertion()),
            Some(_) => Err(Error::InvalidCertificate(CertificateError::UnknownIssuer)),
            None => self.usual.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now),
        };
        if verdict.is_err() {
            *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(own);
        }
        verdict
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
