//! Many things at once over one connection. Every question and its answer take the way there and back, so several files are on
//! their way at a time; each is still wholly written, and told to be so, before it gets its name.

use super::{RENAME, Sftp, both, code, is_renamed, trouble};
use crate::upload::remote::{Done, Item, Kind, Parcel, Trouble};
use russh_sftp::client::RawSftpSession;
use russh_sftp::client::error::Error as SftpError;
use russh_sftp::protocol::{FileAttributes, OpenFlags, StatusCode};
use std::sync::Arc;
use tokio::task::JoinSet;

/// So many questions of one kind are out at a time; every server has handles for so many files.
const AT_ONCE: usize = 16;

/// In bytes, of the files that are on their way at a time: what a cut may cost. A larger file travels alone.
const ON_THE_WAY: usize = 256 * 1024;

/// What lies in a folder, `None` where there is none.
pub(super) async fn list(sftp: &RawSftpSession, place: String) -> Result<Option<Vec<Item>>, SftpError> {
    let handle = match sftp.opendir(place).await {
        Ok(handle) => handle.handle,
        Err(error) if code(&error) == Some(StatusCode::NoSuchFile) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut items = Vec::new();
    loop {
        match sftp.readdir(handle.as_str()).await {
            Ok(names) => {
                let files = names.files.into_iter().filter(|file| file.filename != "." && file.filename != "..");
                items.extend(files.map(|file| {
                    let is_folder = file.attrs.is_dir();
                    Item { name: file.filename, is_folder, size: file.attrs.size.unwrap_or_default() }
                }));
            }
            Err(error) if code(&error) == Some(StatusCode::Eof) => break,
            Err(error) => return Err(error),
        }
    }
    sftp.close(handle).await?;
    Ok(Some(items))
}

/// Writes an open file that is empty, and closes it.
pub(super) async fn fill(sftp: &RawSftpSession, handle: String, bytes: &[u8], chunk: usize) -> Result<(), SftpError> {
    let handle = handle.as_str();
    let write = |number: usize| part(sftp, handle, bytes, chunk, number);
    let count = bytes.len().div_ceil(chunk);
    // All but the last four.
    let mut number = 0;
    while number + 4 < count {
        let (a, b, c, d) = tokio::join!(write(number), write(number + 1), write(number + 2), write(number + 3));
        a.and(b).and(c).and(d)?;
        number += 4;
    }
    // Servers answer in the order of the questions, so the file is whole once all of these are.
    let (a, b, c, d, closed) =
        tokio::join!(write(number), write(number + 1), write(number + 2), write(number + 3), sftp.close(handle));
    a.and(b).and(c).and(d).and(closed.map(drop))
}

async fn part(sftp: &RawSftpSession, handle: &str, bytes: &[u8], chunk: usize, number: usize) -> Result<(), SftpError> {
    match bytes.get(number * chunk..) {
        Some(rest) if !rest.is_empty() => {
            let bytes = rest.get(..chunk).unwrap_or(rest).to_vec();
            sftp.write(handle, (number * chunk) as u64, bytes).await.map(drop)
        }
        _ => Ok(()),
    }
}

/// Brings a file to its name.
async fn bring(sftp: &RawSftpSession, by: Option<&str>, place: &str, parcel: &Parcel, chunk: usize) -> Done {
    let path = parcel.path.as_str();
    let flags = OpenFlags::WRITE | OpenFlags::CREATE | OpenFlags::TRUNCATE;
    let fail = |error| trouble(error, path);
    let handle = sftp.open(by.unwrap_or(place), flags, FileAttributes::empty()).await.map_err(fail)?.handle;
    fill(sftp, handle, &parcel.bytes, chunk).await.map_err(fail)?;
    match by {
        Some(by) => is_renamed(sftp.extended(RENAME, both(by, place)).await.map_err(fail)?, path),
        None => Ok(()),
    }
}

fn lost(error: &tokio::task::JoinError) -> Trouble {
    Trouble::new(Kind::Other, "", error)
}

impl Sftp {
    pub(super) fn bring_many(
        &mut self,
        by: &[&str],
        next: &mut dyn FnMut() -> Done<Option<Parcel>>,
        arrived: &mut dyn FnMut(Parcel),
    ) -> Done {
        let count = if by.is_empty() { AT_ONCE } else { by.len().min(AT_ONCE) };
        let mut free: Vec<Option<String>> = (0..count).map(|number| by.get(number).map(|by| self.at(by))).collect();
        let at = |parcel: &Parcel| self.at(parcel.path.as_str());
        let (mut on_the_way, mut ready, mut failed) = (0, None::<Parcel>, None::<Trouble>);
        let mut under_way = JoinSet::new();
        self.runtime.block_on(async {
            loop {
                while failed.is_none() && !free.is_empty() {
                    match ready.take().map_or_else(&mut *next, |parcel| Ok(Some(parcel))) {
                        Ok(Some(parcel)) if on_the_way > 0 && on_the_way + parcel.bytes.len() > ON_THE_WAY => {
                            ready = Some(parcel);
                            break;
                        }
                        Ok(Some(parcel)) => {
                            let Some(by) = free.pop() else { break };
                            on_the_way += parcel.bytes.len();
                            let (sftp, place, chunk) = (Arc::clone(&self.sftp), at(&parcel), self.chunk);
                            under_way.spawn(async move {
                                let outcome = bring(&sftp, by.as_deref(), &place, &parcel, chunk).await;
                                (by, parcel, outcome)
                            });
                        }
                        Ok(None) => break,
                        Err(trouble) => failed = Some(trouble),
                    }
                }
                match under_way.join_next().await {
                    None => break,
                    Some(Ok((by, parcel, outcome))) => {
                        free.push(by);
                        on_the_way -= parcel.bytes.len();
                        match outcome {
                            Ok(()) => arrived(parcel),
                            Err(trouble) => failed = failed.take().or(Some(trouble)),
                        }
                    }
                    Some(Err(error)) => failed = failed.take().or_else(|| Some(lost(&error))),
                }
            }
        });
        failed.map_or(Ok(()), Err)
    }

    pub(super) fn list_many(&mut self, folders: &[String]) -> Done<Vec<Option<Vec<Item>>>> {
        let mut all = vec![None; folders.len()];
        let mut waiting = folders.iter().enumerate();
        let mut under_way = JoinSet::new();
        self.runtime.block_on(async {
            loop {
                while under_way.len() < AT_ONCE
                    && let Some((number, folder)) = waiting.next()
                {
                    let (sftp, place) = (Arc::clone(&self.sftp), self.at(folder));
                    under_way.spawn(async move { (number, list(&sftp, place).await) });
                }
                let Some(listed) = under_way.join_next().await else { return Ok(all) };
                let (number, items) = listed.map_err(|error| lost(&error))?;
                all[number] = items.map_err(|error| trouble(error, &folders[number]))?;
            }
        })
    }

    /// Those of one depth at a time: not every server answers in the order of the questions.
    pub(super) fn make_many_folders(&mut self, paths: &[String]) -> Done {
        let depth = |path: &String| path.matches('/').count();
        let mut by_depth: Vec<&String> = paths.iter().collect();
        by_depth.sort_by_key(|path| depth(path));
        for level in by_depth.chunk_by(|one, other| depth(one) == depth(other)) {
            for some in level.chunks(AT_ONCE) {
                let mut under_way = JoinSet::new();
                let refused = self.runtime.block_on(async {
                    for path in some {
                        let (sftp, place, path) = (Arc::clone(&self.sftp), self.at(path), (*path).clone());
                        under_way.spawn(async move { (path, sftp.mkdir(place, FileAttributes::empty()).await) });
                    }
                    let made = under_way.join_all().await;
                    made.into_iter().filter(|(_, made)| made.is_err()).map(|(path, _)| path).collect::<Vec<_>>()
                });
                // One at a time it is found out why.
                refused.iter().try_for_each(|path| self.make_one_folder(path))?;
            }
        }
        Ok(())
    }
}
