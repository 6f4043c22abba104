//! The way in: the host's key is held against what is known of it, and we show who we are.

use crate::config::Account;
use crate::upload::remote::{Done, Kind, Trouble};
use crate::upload::secret::{Person, Secret};
use russh::client::{self, AuthResult, Handle};
use russh::keys::{self, HashAlg, PrivateKeyWithHashAlg, PublicKey, PublicKeyOrCertificate, known_hosts};
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Looks at the host's key, and remembers what it saw.
pub(super) struct Guard {
    expected: Expected,
    seen: Arc<Mutex<Option<PublicKey>>>,
}

#[derive(Clone)]
enum Expected {
    Fingerprint(String),
    Keys(Vec<PublicKey>),
}

impl Expected {
    fn holds(&self, key: &PublicKey) -> bool {
        match self {
            Expected::Fingerprint(known) => *known == fingerprint(key),
            Expected::Keys(known) => known.iter().any(|known| known.key_data() == key.key_data()),
        }
    }
}

fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

impl client::Handler for Guard {
    type Error = russh::Error;

    async fn check_server_key(&mut self, key: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        let key = key.public_key();
        let holds = self.expected.holds(&key);
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
        Ok(holds)
    }
}

fn known_hosts_file() -> Option<PathBuf> {
    Some(std::env::home_dir()?.join(".ssh").join("known_hosts"))
}

/// Connects to a host that is known, or becomes so.
pub(super) async fn meet(account: &Account, person: &dyn Person) -> Done<Handle<Guard>> {
    let (host, port) = (account.host.as_str(), account.port);
    let file = known_hosts_file();
    let learned = || -> Vec<PublicKey> {
        let known = file.as_ref().and_then(|file| known_hosts::known_host_keys_path(host, port, file).ok());
        known.unwrap_or_default().into_iter().map(|(_, key)| key).collect()
    };
    let expected = match &account.fingerprint {
        Some(fingerprint) => Expected::Fingerprint(fingerprint.clone()),
        None => Expected::Keys(learned()),
    };
    let key = match connect(account, expected.clone()).await {
        Ok(session) => return Ok(session),
        Err((Some(key), _)) if !expected.holds(&key) => key,
        Err((_, trouble)) => return Err(trouble),
    };
    let shown = fingerprint(&key);
    match &expected {
        Expected::Keys(known) if known.is_empty() => {}
        _ => return Err(Trouble::new(Kind::OtherHost, host, shown)),
    }
    if !person.trusts(host, &shown) {
        return Err(Trouble::new(Kind::NewHost, host, shown));
    }
    if let Some(file) = &file {
        known_hosts::learn_known_hosts_path(host, port, &key, file)
            .map_err(|error| Trouble::new(Kind::Other, file.display().to_string(), error))?;
    }
    connect(account, Expected::Keys(vec![key])).await.map_err(|(_, trouble)| trouble)
}

async fn connect(account: &Account, expected: Expected) -> Result<Handle<Guard>, (Option<PublicKey>, Trouble)> {
    let seen = Arc::new(Mutex::new(None));
    let mut config = client::Config {
        nodelay: true,
        inactivity_timeout: None,
        keepalive_interval: Some(Duration::from_secs(20)),
        ..client::Config::default()
    };
    // Of several keys a host shows the one that is asked for first.
    if let Expected::Keys(known) = &expected
        && !known.is_empty()
    {
        let is_known = |algorithm: &keys::Algorithm| {
            known.iter().any(|key| match (key.algorithm(), algorithm) {
                (keys::Algorithm::Rsa { .. }, keys::Algorithm::Rsa { .. }) => true,
                (known, other) => known == *other,
            })
        };
        let (mut first, rest): (Vec<_>, Vec<_>) = config.preferred.key.iter().cloned().partition(is_known);
        first.extend(rest);
        config.preferred.key = Cow::Owned(first);
    }
    let guard = Guard { expected, seen: Arc::clone(&seen) };
    let connected = client::connect(Arc::new(config), (account.host.as_str(), account.port), guard);
    match tokio::time::timeout(Duration::from_secs(super::PATIENCE), connected).await {
        Ok(Ok(session)) => Ok(session),
        Ok(Err(error)) => {
            let key = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
            Err((key, Trouble::new(Kind::Unreachable, account.host.as_str(), error)))
        }
        Err(_) => Err((None, Trouble::new(Kind::Unreachable, account.host.as_str(), "timeout"))),
    }
}

/// By the key that is named, by the password that was given, by what the machine has, and at last by asking.
pub(super) async fn log_in(session: &mut Handle<Guard>, account: &Account, person: &dyn Person) -> Done {
    let name = format!("{}@{}", account.user, account.host);
    let lost = |error: russh::Error| Trouble::new(Kind::Cut, account.host.as_str(), error);
    if let Some(file) = &account.key {
        let secret = person.given();
        let key = keys::load_secret_key(file, secret.as_ref().map(Secret::reveal));
        let key = match key {
            Err(keys::Error::KeyIsEncrypted) => {
                let secret = person.password(&file.display().to_string());
                keys::load_secret_key(file, secret.as_ref().map(Secret::reveal))
            }
            key => key,
        };
        let key = key.map_err(|error| Trouble::new(Kind::Key, file.display().to_string(), error))?;
        let hash = session.best_supported_rsa_hash().await.ok().flatten().flatten();
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
        let answer = session.authenticate_publickey(account.user.as_str(), key).await.map_err(lost)?;
        return if answer.success() { Ok(()) } else { Err(Trouble::new(Kind::Login, name, "")) };
    }
    let secret = match person.given() {
        Some(secret) => Some(secret),
        None if by_agent(session, account).await => return Ok(()),
        None => person.password(&name),
    };
    let Some(secret) = secret else { return Err(Trouble::new(Kind::NoSecret, name, "")) };
    match session.authenticate_password(account.user.as_str(), secret.reveal()).await.map_err(lost)? {
        AuthResult::Success => Ok(()),
        AuthResult::Failure { .. } => Err(Trouble::new(Kind::Login, name, "")),
    }
}

/// Whether a key of the running agent opens the door.
#[cfg(unix)]
async fn by_agent(session: &mut Handle<Guard>, account: &Account) -> bool {
    let Ok(mut agent) = keys::agent::client::AgentClient::connect_env().await else { return false };
    let hash = session.best_supported_rsa_hash().await.ok().flatten().flatten();
    for identity in agent.request_identities().await.unwrap_or_default() {
        let key = identity.public_key().into_owned();
        let hash = if key.algorithm().is_rsa() { hash } else { None };
        let answer = session.authenticate_publickey_with(account.user.as_str(), key, hash, &mut agent).await;
        if answer.is_ok_and(|answer| answer.success()) {
            return true;
        }
    }
    false
}

#[cfg(not(unix))]
async fn by_agent(_: &mut Handle<Guard>, _: &Account) -> bool {
    false
}
