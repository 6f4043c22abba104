//! S3, and the many that speak as it does: MinIO, Cloudflare R2, the object stores of Vietnamese clouds.
//!
//! There are no folders, only names with `/` in them. A file is there whole or not at all, so none has to be renamed, and none
//! can be; nothing can be added to one. Each has to be told its media type, or browsers would save pages instead of showing them.

use super::http::{Answer, Client, origin};
use super::remote::{Capabilities, Done, Item, Kind, Remote, Trouble};
use super::secret::{Person, Secret};
use crate::config::{Account, Protection};
use crate::path::media_type;
use roxmltree::{Document, Node};
use rusty_s3::actions::{DeleteObject, GetObject, PutObject};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::collections::BTreeMap;
use std::time::Duration;

/// How long a signature is good for.
const VALID: Duration = Duration::from_secs(900);

pub struct S3 {
    client: Client,
    bucket: Bucket,
    credentials: Credentials,
    /// What all names of the site begin with: empty, or with `/` at its end.
    root: String,
    account: String,
}

impl S3 {
    /// # Errors
    /// Why there is no way into the bucket.
    pub fn open(account: &Account, region: &str, protection: Protection, person: &dyn Person) -> Done<Self> {
        let name = format!("{}@{}", account.user, account.host);
        let secret = person.given().or_else(|| person.password(&name));
        let Some(secret) = secret else { return Err(Trouble::new(Kind::NoSecret, name, "")) };
        let (bucket, folder) = account.folder.split_once('/').unwrap_or((&account.folder, ""));
        let unreachable = |_| Trouble::new(Kind::Unreachable, account.host.as_str(), "address");
        let endpoint = origin(account, protection).parse().map_err(|_| unreachable(()))?;
        let bucket = Bucket::new(endpoint, UrlStyle::Path, bucket.to_owned(), region.to_owned());
        let folder = folder.trim_matches('/');
        let mut remote = S3 {
            client: Client::new(account)?,
            bucket: bucket.map_err(|_| unreachable(()))?,
            credentials: Credentials::new(account.user.as_str(), Secret::reveal(&secret)),
            root: if folder.is_empty() { String::new() } else { format!("{folder}/") },
            account: name,
        };
        match remote.list("")? {
            Some(_) => Ok(remote),
            None => Err(Trouble::new(Kind::NoFolder, remote.bucket.name(), "")),
        }
    }

    fn key(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    fn ask<'a>(
        &self,
        mut action: impl S3Action<'a>,
        method: &str,
        kind: Option<&'a str>,
        body: Option<&[u8]>,
        about: &str,
    ) -> Done<Answer> {
        let mut headers = Vec::new();
        if let Some(kind) = kind {
            action.headers_mut().insert("content-type", kind);
            headers.push(("content-type", kind));
        }
        let address = action.sign(VALID);
        self.client.ask(method, address.as_str(), &headers, body, about)
    }

    fn refusal(&self, answer: &Answer, about: &str) -> Trouble {
        let body = String::from_utf8_lossy(&answer.body);
        let code = Document::parse(&body).ok().and_then(|xml| text(&xml.root_element(), "Code"));
        match code.as_deref() {
            Some("RequestTimeTooSkewed") => Trouble::new(Kind::Clock, self.account.as_str(), answer.status),
            Some("InvalidAccessKeyId" | "SignatureDoesNotMatch") => {
                Trouble::new(Kind::Login, self.account.as_str(), answer.status)
            }
            Some("QuotaExceeded" | "XMinioStorageFull") => Trouble::new(Kind::Full, about, answer.status),
            code => Trouble { reason: code.unwrap_or_default().to_owned(), ..answer.refusal(about, &self.account) },
        }
    }
}

fn text(node: &Node<'_, '_>, name: &str) -> Option<String> {
    let found = node.children().find(|child| child.tag_name().name() == name)?;
    Some(found.text().unwrap_or_default().to_owned())
}

/// A page of a list: its things by name, and where the next one begins.
fn page(xml: &[u8], prefix: &str) -> Option<(BTreeMap<String, Item>, Option<String>)> {
    let document = Document::parse(std::str::from_utf8(xml).ok()?).ok()?;
    let root = document.root_element();
    let decoded = |text: String| {
        Some(percent_encoding::percent_decode_str(&text.replace('+', " ")).decode_utf8().ok()?.into_owned())
    };
    let mut items = BTreeMap::new();
    for node in root.children() {
        let (name, is_folder) = match node.tag_name().name() {
            "Contents" => (decoded(text(&node, "Key")?)?, false),
            "CommonPrefixes" => (decoded(text(&node, "Prefix")?)?, true),
            _ => continue,
        };
        let size = text(&node, "Size").and_then(|size| size.parse().ok()).unwrap_or_default();
        // Some clouds make an empty file to stand for a folder.
        let name = name.strip_prefix(prefix)?.trim_end_matches('/').to_owned();
        if !name.is_empty() {
            items.insert(name.clone(), Item { name, is_folder, size });
        }
    }
    let more = text(&root, "IsTruncated").is_some_and(|text| text == "true");
    Some((items, text(&root, "NextContinuationToken").filter(|_| more)))
}

impl Remote for S3 {
    fn capabilities(&self) -> Capabilities {
        Capabilities { rename: false, append: false, whole_puts: true }
    }

    fn list(&mut self, folder: &str) -> Done<Option<Vec<Item>>> {
        let prefix = if folder.is_empty() { self.root.clone() } else { self.key(folder) + "/" };
        let mut all = BTreeMap::new();
        let mut next: Option<String> = None;
        loop {
            // What a bucket answers by itself, under the empty name, is a list.
            let mut action = GetObject::new(&self.bucket, Some(&self.credentials), "");
            let query = action.query_mut();
            query.insert("list-type", "2");
            query.insert("encoding-type", "url");
            query.insert("prefix", prefix.as_str());
            query.insert("delimiter", "/");
            if let Some(token) = next.take() {
                query.insert("continuation-token", token);
            }
            let answer = self.ask(action, "GET", None, None, folder)?;
            match answer.status {
                200 => {}
                404 => return Ok(None),
                _ => return Err(self.refusal(&answer, folder)),
            }
            let (items, more) = page(&answer.body, &prefix)
                .ok_or_else(|| Trouble::new(Kind::NotOurs, self.account.as_str(), answer.status))?;
            all.extend(items);
            if more.is_none() {
                return Ok(Some(all.into_values().collect()));
            }
            next = more;
        }
    }

    fn read(&mut self, path: &str) -> Done<Option<Vec<u8>>> {
        let key = self.key(path);
        let answer = self.ask(GetObject::new(&self.bucket, Some(&self.credentials), &key), "GET", None, None, path)?;
        match answer.status {
            200 => Ok(Some(answer.body)),
            404 => Ok(None),
            _ => Err(self.refusal(&answer, path)),
        }
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Done {
        let (key, kind) = (self.key(path), media_type(path));
        let action = PutObject::new(&self.bucket, Some(&self.credentials), &key);
        let answer = self.ask(action, "PUT", Some(&kind), Some(bytes), path)?;
        if answer.is_success() { Ok(()) } else { Err(self.refusal(&answer, path)) }
    }

    fn append(&mut self, path: &str, _: &[u8]) -> Done {
        Err(Trouble::new(Kind::Denied, path, ""))
    }

    fn rename(&mut self, _: &str, to: &str) -> Done {
        Err(Trouble::new(Kind::Denied, to, ""))
    }

    fn delete(&mut self, path: &str) -> Done {
        let key = self.key(path);
        let answer =
            self.ask(DeleteObject::new(&self.bucket, Some(&self.credentials), &key), "DELETE", None, None, path)?;
        if answer.is_success() || answer.status == 404 { Ok(()) } else { Err(self.refusal(&answer, path)) }
    }

    fn make_folder(&mut self, _: &str) -> Done {
        Ok(())
    }

    fn remove_empty_folder(&mut self, _: &str) -> Done {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_page_by_page() {
        let xml = "<ListBucketResult xmlns='http://s3.amazonaws.com/doc/2006-03-01/'><IsTruncated>true</IsTruncated>\
            <NextContinuationToken>x</NextContinuationToken>\
            <Contents><Key>www/a%20b.html</Key><Size>12</Size></Contents><Contents><Key>www/</Key><Size>0</Size></Contents>\
            <CommonPrefixes><Prefix>www/anh/</Prefix></CommonPrefixes></ListBucketResult>";
        let (items, next) = page(xml.as_bytes(), "www/").expect("a list");
        let item = |name: &str, is_folder, size| Item { name: name.to_owned(), is_folder, size };
        assert_eq!(items.into_values().collect::<Vec<_>>(), [item("a b.html", false, 12), item("anh", true, 0)]);
        assert_eq!(next.as_deref(), Some("x"));
    }
}
