//! WebDAV (RFC 4918): what clouds of offices and many web hosts offer beside FTP.
//!
//! A file that is renamed takes the place of another in one step (`MOVE` with `Overwrite`). Nothing can be added to a file.

use super::http::{Answer, Client, origin};
use super::remote::{Capabilities, Done, Item, Kind, Remote, Trouble};
use super::secret::{Person, Secret};
use crate::config::{Account, Protection};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use roxmltree::{Document, Node};

/// What stays as it is in a step of a path.
const STEP: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const DAV: &str = "DAV:";

pub struct WebDav {
    client: Client,
    origin: String,
    /// The folder of the site, with `/` at both ends.
    root: String,
    account: String,
    login: String,
}

impl WebDav {
    /// # Errors
    /// Why there is no way into the folder of the site.
    pub fn open(account: &Account, protection: Protection, person: &dyn Person) -> Done<Self> {
        let name = format!("{}@{}", account.user, account.host);
        let secret = person.given().or_else(|| person.password(&name));
        let Some(secret) = secret else { return Err(Trouble::new(Kind::NoSecret, name, "")) };
        let login = STANDARD.encode(format!("{}:{}", account.user, Secret::reveal(&secret)));
        let folder = account.folder.trim_matches('/');
        let root = if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
        let mut remote = WebDav {
            client: Client::new(account)?,
            origin: origin(account, protection),
            root,
            account: name,
            login: format!("Basic {login}"),
        };
        match remote.list("")? {
            Some(_) => Ok(remote),
            None => Err(Trouble::new(Kind::NoFolder, account.folder.as_str(), "")),
        }
    }

    /// Of a folder with `/` at its end, or servers send to another address.
    fn address(&self, path: &str, is_folder: bool) -> String {
        let encoded = |path: &str| {
            path.split('/').map(|step| utf8_percent_encode(step, STEP).to_string()).collect::<Vec<_>>().join("/")
        };
        let end = if is_folder && !path.is_empty() { "/" } else { "" };
        format!("{}{}{}{end}", self.origin, encoded(&self.root), encoded(path))
    }

    fn ask(
        &self,
        method: &str,
        address: &str,
        more: &[(&str, &str)],
        body: Option<&[u8]>,
        about: &str,
    ) -> Done<Answer> {
        let mut headers = vec![("Authorization", self.login.as_str())];
        headers.extend(more);
        self.client.ask(method, address, &headers, body, about)
    }

    fn refusal(&self, answer: &Answer, about: &str) -> Trouble {
        answer.refusal(about, &self.account)
    }

    fn expect(&self, answer: &Answer, also: &[u16], about: &str) -> Done {
        if answer.is_success() || also.contains(&answer.status) { Ok(()) } else { Err(self.refusal(answer, about)) }
    }
}

fn inside<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.descendants().find(|node| node.has_tag_name((DAV, name)))
}

/// The names in the answer to a `PROPFIND`; the folder that was asked about is among them, and is left out.
fn items(xml: &[u8], folder: &str) -> Option<Vec<Item>> {
    let document = Document::parse(std::str::from_utf8(xml).ok()?).ok()?;
    let own = folder.trim_end_matches('/');
    let item = |answer: Node<'_, '_>| {
        let href = inside(answer, "href")?.text()?.trim();
        // An address, or only its path.
        let path = href.split_once("://").map_or(href, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let path = path.trim_end_matches('/');
        let name = path.rsplit('/').next().filter(|name| !name.is_empty() && path != own)?;
        let size = inside(answer, "getcontentlength").and_then(|node| node.text()?.trim().parse().ok());
        let is_folder = inside(answer, "collection").is_some();
        Some(Item { name: name.to_owned(), is_folder, size: size.unwrap_or_default() })
    };
    let root = document.root_element();
    if !root.has_tag_name((DAV, "multistatus")) {
        return None;
    }
    Some(root.children().filter(|node| node.has_tag_name((DAV, "response"))).filter_map(item).collect())
}

impl Remote for WebDav {
    fn capabilities(&self) -> Capabilities {
        Capabilities { rename: true, append: false, whole_puts: false }
    }

    fn list(&mut self, folder: &str) -> Done<Option<Vec<Item>>> {
        let answer = self.ask("PROPFIND", &self.address(folder, true), &[("Depth", "1")], None, folder)?;
        match answer.status {
            404 => Ok(None),
            207 => {
                let own = format!("{}{folder}", self.root);
                let items = items(&answer.body, &own);
                items.map(Some).ok_or_else(|| Trouble::new(Kind::Other, self.account.as_str(), "PROPFIND"))
            }
            // It answers, and is no WebDAV.
            200..=299 | 301 | 302 | 405 | 501 => Err(Trouble::new(Kind::NotOurs, self.account.as_str(), answer.status)),
            _ => Err(self.refusal(&answer, folder)),
        }
    }

    fn read(&mut self, path: &str) -> Done<Option<Vec<u8>>> {
        let answer = self.ask("GET", &self.address(path, false), &[], None, path)?;
        match answer.status {
            200 => Ok(Some(answer.body)),
            404 | 410 => Ok(None),
            _ => Err(self.refusal(&answer, path)),
        }
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Done {
        let answer = self.ask("PUT", &self.address(path, false), &[], Some(bytes), path)?;
        self.expect(&answer, &[], path)
    }

    fn append(&mut self, path: &str, _: &[u8]) -> Done {
        Err(Trouble::new(Kind::Denied, path, ""))
    }

    fn rename(&mut self, from: &str, to: &str) -> Done {
        let target = self.address(to, false);
        let headers = [("Destination", target.as_str()), ("Overwrite", "T")];
        let answer = self.ask("MOVE", &self.address(from, false), &headers, None, to)?;
        self.expect(&answer, &[], to)
    }

    fn delete(&mut self, path: &str) -> Done {
        let answer = self.ask("DELETE", &self.address(path, false), &[], None, path)?;
        self.expect(&answer, &[404, 410], path)
    }

    fn make_folder(&mut self, path: &str) -> Done {
        let answer = self.ask("MKCOL", &self.address(path, true), &[], None, path)?;
        // 405: something is there already; if it is no folder, the first file in it says so.
        self.expect(&answer, &[405], path)
    }

    /// To delete a folder takes along what is in it, so it is looked into before.
    fn remove_empty_folder(&mut self, path: &str) -> Done {
        if self.list(path)?.is_some_and(|items| items.is_empty()) {
            self.ask("DELETE", &self.address(path, true), &[], None, path)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_whatever_its_addresses_and_prefixes() {
        let xml = "<?xml version='1.0'?><D:multistatus xmlns:D='DAV:'>\
            <D:response><D:href>https://may.example/www/a/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/>\
            </D:resourcetype></D:prop></D:propstat></D:response>\
            <D:response><D:href>/www/a/b%20%E1%BA%A3/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/>\
            </D:resourcetype></D:prop></D:propstat></D:response>\
            <D:response><D:href>/www/a/c.html</D:href><D:propstat><D:prop><D:resourcetype/>\
            <D:getcontentlength>12</D:getcontentlength></D:prop></D:propstat></D:response></D:multistatus>";
        let item = |name: &str, is_folder, size| Item { name: name.to_owned(), is_folder, size };
        let wanted = vec![item("b ả", true, 0), item("c.html", false, 12)];
        assert_eq!(items(xml.as_bytes(), "/www/a"), Some(wanted));
        assert_eq!(items(b"<html></html>", "/"), None);
    }
}
