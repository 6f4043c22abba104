//! Opening the user's files: never what is no file, and never more of one than was asked for. A device has no end, and to
//! open a pipe waits for whoever writes into it.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;

/// Why nothing was read.
#[derive(Debug)]
pub(super) enum Refused {
    /// A pipe, a socket, a device, a folder: the word for it.
    NoFile(&'static str),
    /// In bytes.
    TooLarge(u64),
    System(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Refused::System(error)
    }
}

/// The bytes of a file that has no more than `limit`. What the disk said earlier may be untrue by now, so the open file is
/// asked, and what grows while it is read is not read further.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Refused> {
    regular(fs::metadata(path)?.file_type())?;
    let file = File::open(path)?;
    let data = file.metadata()?;
    regular(data.file_type())?;
    if data.len() > limit {
        return Err(Refused::TooLarge(data.len()));
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        length if length > limit => Err(Refused::TooLarge(length)),
        _ => Ok(bytes),
    }
}

/// What a file of our own may hold at most: more no program of ours writes.
const MAX_OWN: u64 = 4 << 30;

/// The bytes of a file that a program of ours has written: of a list, a page, something in the cache. No link is followed to
/// it, for we make none; whatever else has its name is none of ours.
///
/// # Errors
/// The system's; of kind `InvalidData` when it is no file, `IsADirectory` when it is a folder, `FileTooLarge` when it has no end
/// in sight.
pub fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    let kind = fs::symlink_metadata(path)?.file_type();
    if !kind.is_file() {
        return Err(if kind.is_dir() { io::ErrorKind::IsADirectory } else { io::ErrorKind::InvalidData }.into());
    }
    read_plain(path)
}

/// The bytes of a file that anybody may have written, behind a link too; never of a pipe or a device.
///
/// # Errors
/// As [`read_own`].
pub fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    read(path, MAX_OWN).map_err(|refused| match refused {
        Refused::NoFile("folder") => io::ErrorKind::IsADirectory.into(),
        Refused::NoFile(_) => io::ErrorKind::InvalidData.into(),
        Refused::TooLarge(_) => io::ErrorKind::FileTooLarge.into(),
        Refused::System(error) => error,
    })
}

fn regular(kind: FileType) -> Result<(), Refused> {
    if kind.is_file() { Ok(()) } else { Err(Refused::NoFile(word(kind))) }
}

/// What is neither file nor link, in the word that messages choose by.
pub(super) fn word(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "pipe";
        }
        if kind.is_socket() {
            return "socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "device";
        }
    }
    if kind.is_dir() { "folder" } else { "other" }
}
