//! `may_chu` in `site.yaml`: the hosts to which `publish` brings the site. Passwords are never written there.

use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place};
use crate::path::{OutPath, SourcePath};
use crate::schema::{Kind, Node, NodeKind, Reader, Record, Shape, Spanned, record};
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use url::Url;

record! {
    /// A host to publish to.
    pub struct Host shorthand "address" {
        /// Its address, with the name of the account; the scheme says how: `sftp://`, `ftps://`, `ftp://`, `davs://`, `s3://`, a folder, or a file that ends in `.zip`.
        address: Spanned<String> = "address" | "dia_chi",
        /// A private key for SFTP instead of a password, as a path.
        key: Option<String> = "key" | "khoa",
        /// The fingerprint of the host's key or certificate, which is then trusted and no other: `SHA256:...`.
        fingerprint: Option<String> = "fingerprint" | "van_tay",
        /// The region of an S3 store, where it has any: `us-east-1` is what most understand.
        region: Option<String> = "region" | "vung",
    }
}

/// The hosts by the names that the office gives them, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Hosts {
    pub all: Vec<(String, Host)>,
    /// The names of those that could not be read.
    pub unread: Vec<String>,
}

impl Shape for Hosts {
    fn kind() -> Kind {
        static RECORD: Record = Host::RECORD;
        Kind::Named(&RECORD)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            reader.wrong_shape(node, "record");
            return None;
        };
        // An account on a host looks like an e-mail address, and is printed nowhere.
        let notes = std::mem::take(&mut reader.notes);
        let mut hosts = Hosts::default();
        for (name, value) in entries {
            let host = Host::read(value, reader);
            let Some(name) = name.scalar().map(str::to_owned) else { continue };
            match host {
                Some(host) => hosts.all.push((name, host)),
                None => hosts.unread.push(name),
            }
        }
        reader.notes = notes;
        Some(hosts)
    }

    fn absent() -> Option<Self> {
        Some(Hosts::default())
    }
}

/// An account on a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub user: String,
    pub host: String,
    pub port: u16,
    /// The folder of the site, as the host is asked for it.
    pub folder: String,
    pub key: Option<PathBuf>,
    pub fingerprint: Option<String>,
}

/// Where a site is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Folder(PathBuf),
    /// A packed file, and the folder inside it.
    Zip(PathBuf, String),
    Sftp(Account),
    Ftp(Account, Protection),
    WebDav(Account, Protection),
    /// A store whose bucket is the first step of the folder, with its region.
    S3(Account, String, Protection),
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Not at all: the password can be read on the way.
    None,
    /// TLS; FTP asks for it after connecting.
    Tls,
}

impl Host {
    /// What the address means; paths are relative to the site at `root`.
    ///
    /// # Errors
    /// Why it means nothing, as a keyword of the message files.
    pub fn target(&self, root: &Path) -> Result<Target, &'static str> {
        let text = self.address.value.as_str();
        let Some((scheme, _)) = text.split_once("://") else { return local(&root.join(text)) };
        let url = Url::parse(text).map_err(|_| "form")?;
        if url.password().is_some() {
            return Err("password");
        }
        match scheme.to_ascii_lowercase().as_str() {
            "file" => local(&with_fragment(url.to_file_path().map_err(|()| "form")?, &url)),
            "sftp" => Ok(Target::Sftp(self.account(&url, root, 22)?)),
            "ftp" => Ok(Target::Ftp(self.account(&url, root, 21)?, Protection::None)),
            "ftps" | "ftpes" => Ok(Target::Ftp(self.account(&url, root, 21)?, Protection::Tls)),
            "davs" => Ok(Target::WebDav(self.account(&url, root, 443)?, Protection::Tls)),
            "dav" => Ok(Target::WebDav(self.near(&url, root)?, Protection::None)),
            "s3" => self.store(self.account(&url, root, 443)?, Protection::Tls),
            "s3+http" => self.store(self.near(&url, root)?, Protection::None),
            _ => Err("scheme"),
        }
    }

    /// The password would be read by everybody on the way, so there must be none.
    fn near(&self, url: &Url, root: &Path) -> Result<Account, &'static str> {
        let account = self.account(url, root, 80)?;
        let is_near = account.host == "localhost" || account.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        if is_near { Ok(account) } else { Err("plain") }
    }

    fn store(&self, account: Account, protection: Protection) -> Result<Target, &'static str> {
        if account.folder.is_empty() {
            return Err("bucket");
        }
        let region = self.region.clone().unwrap_or_else(|| "us-east-1".to_owned());
        Ok(Target::S3(account, region, protection))
    }

    fn account(&self, url: &Url, root: &Path, port: u16) -> Result<Account, &'static str> {
        let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let user = decoded(url.username());
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("form")?;
        if user.is_empty() {
            return Err("user");
        }
        // `/~/` is the account's own folder; FTP begins there anyway.
        let path = decoded(url.path());
        let folder = match (path.strip_prefix("/~"), url.scheme()) {
            (Some(own), _) => own.trim_matches('/').to_owned(),
            (None, "sftp") => format!("/{}", path.trim_matches('/')),
            (None, _) if path.starts_with("//") => format!("/{}", path.trim_matches('/')),
            (None, _) => path.trim_matches('/').to_owned(),
        };
        Ok(Account {
            user,
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            folder,
            key: self.key.as_ref().map(|key| root.join(key)),
            fingerprint: self.fingerprint.clone(),
        })
    }
}

fn with_fragment(path: PathBuf, url: &Url) -> PathBuf {
    match url.fragment() {
        Some(inside) => PathBuf::from(format!("{}#{inside}", path.display())),
        None => path,
    }
}

/// A folder, or `trang.zip#thu-muc`.
fn local(path: &Path) -> Result<Target, &'static str> {
    let text = path.to_string_lossy();
    let (file, inside) = text.split_once(".zip#").map_or((None, ""), |(file, inside)| (Some(file), inside));
    match file {
        Some(file) if is_inside(inside) => Ok(Target::Zip(PathBuf::from(format!("{file}.zip")), inside.to_owned())),
        Some(_) => Err("inside"),
        None if text.ends_with(".zip") => Ok(Target::Zip(path.to_owned(), String::new())),
        None => Ok(Target::Folder(path.to_owned())),
    }
}

/// Whether it names a folder inside a packed file, or none: whoever unpacks it must find all of it there, on any disk.
fn is_inside(folder: &str) -> bool {
    folder.is_empty() || OutPath::new(folder).is_ok()
}

/// What no host can be reached by. Its line is shown without a password.
pub(super) fn check(hosts: &Hosts, path: &SourcePath, findings: &mut Findings) {
    for (name, host) in &hosts.all {
        if let Err(reason) = host.target(Path::new("")) {
            let finding = Diagnostic::new(Code::BadAddress).arg("address", format!("may_chu.{name}"));
            let place = Place::at(path, host.address.span);
            findings.push(finding.at(place).help(Message::new("help-host-address").arg("reason", reason)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    fn target(address: &str) -> Result<Target, &'static str> {
        let span = Span::default();
        let address = Spanned { value: address.to_owned(), span };
        Host { span, address, key: None, fingerprint: None, region: None }.target(Path::new("/site"))
    }

    #[test]
    fn an_address_says_how_and_where() {
        let account = |host: &str, port, folder: &str| Account {
            user: "ten".to_owned(),
            host: host.to_owned(),
            port,
            folder: folder.to_owned(),
            key: None,
            fingerprint: None,
        };
        let cases = [
            ("sftp://ten@may.example/var/www/", Target::Sftp(account("may.example", 22, "/var/www"))),
            ("sftp://ten@may.example:2222/~/www", Target::Sftp(account("may.example", 2222, "www"))),
            ("ftp://ten@may.example/www/a%20b/", Target::Ftp(account("may.example", 21, "www/a b"), Protection::None)),
            ("ftps://ten@may.example//srv", Target::Ftp(account("may.example", 21, "/srv"), Protection::Tls)),
            ("davs://ten@may.example/www/", Target::WebDav(account("may.example", 443, "www"), Protection::Tls)),
            (
                "s3://KHOA@may.example:9000/kho/vuon/",
                Target::S3(
                    Account { user: "KHOA".to_owned(), ..account("may.example", 9000, "kho/vuon") },
                    "us-east-1".to_owned(),
                    Protection::Tls,
                ),
            ),
            ("../mang", Target::Folder("/site/../mang".into())),
            ("D:\\mang", Target::Folder("/site/D:\\mang".into())),
            ("file:///srv/www", Target::Folder("/srv/www".into())),
            ("trang.zip", Target::Zip("/site/trang.zip".into(), String::new())),
            ("trang.zip#tin/vuon", Target::Zip("/site/trang.zip".into(), "tin/vuon".to_owned())),
        ];
        for (text, wanted) in cases {
            if cfg!(unix) {
                assert_eq!(target(text), Ok(wanted), "{text}");
            }
        }
        for (text, reason) in [
            ("ftp://ten:mat-khau@may.example/", "password"),
            ("ftp://may.example/", "user"),
            ("gopher://ten@may.example/", "scheme"),
            ("sftp://", "form"),
            ("dav://ten@may.example/", "plain"),
            ("s3://ten@may.example/", "bucket"),
            ("trang.zip#../a", "inside"),
            ("trang.zip#a/./b", "inside"),
            ("trang.zip#a//b", "inside"),
            ("trang.zip#/a", "inside"),
            ("trang.zip#a/", "inside"),
            ("trang.zip#C:/a", "inside"),
            ("trang.zip#C:", "inside"),
            ("trang.zip#a\\..\\b", "inside"),
            ("file:///srv/trang.zip#../a", "inside"),
        ] {
            assert_eq!(target(text), Err(reason), "{text}");
        }
    }
}
