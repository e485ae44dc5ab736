//! What the system says of the place where a ledger stands: room, permissions, another machine's disk.
//!
//! Asked after something went wrong, to say what, and before writing, to warn. Never opens the ledger.

use std::path::Path;

use crate::whole_file::folder_of;

/// Less room than this on a disk, in bytes, is none: a journal and a few pages do not fit.
#[cfg(unix)]
const NO_ROOM: u64 = 64 << 10;

#[cfg(unix)]
mod system {
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    use rustix::fs::{Access, access, statvfs};

    /// Whether the disk has no room left for a user's files.
    pub(in crate::store) fn is_full(folder: &Path) -> bool {
        statvfs(folder)
            .is_ok_and(|disk| disk.f_bavail.saturating_mul(disk.f_frsize) < crate::store::file::disk::NO_ROOM)
    }

    /// Whether this process may write here.
    pub(in crate::store) fn can_write(path: &Path) -> bool {
        access(path, Access::WRITE_OK).is_ok()
    }

    /// Whether this process may read here.
    pub(in crate::store) fn can_read(path: &Path) -> bool {
        access(path, Access::READ_OK).is_ok()
    }

    /// Whether nothing can be written there, whoever tries.
    pub(in crate::store) fn is_read_only_disk(folder: &Path) -> bool {
        statvfs(folder).is_ok_and(|disk| disk.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY))
    }

    /// "owned by user 1000, mode 444".
    pub(in crate::store) fn ownership(path: &Path) -> String {
        path.metadata().map_or_else(
            |error| error.to_string(),
            |found| format!("owned by user {}, mode {:o}", found.uid(), found.mode() & 0o777),
        )
    }

    /// How many names a file has.
    pub(in crate::store) fn links(path: &Path) -> u64 {
        path.metadata().map_or(1, |found| found.nlink())
    }

    /// The kind of a file system whose locks another machine keeps, or nobody.
    #[cfg(target_os = "linux")]
    pub(in crate::store) fn network(folder: &Path) -> Option<&'static str> {
        // statfs(2), include/uapi/linux/magic.h
        let found = rustix::fs::statfs(folder).ok()?;
        match u64::try_from(found.f_type).ok()? & 0xffff_ffff {
            0x6969 => Some("NFS"),
            0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some("SMB"),
            0x0102_1997 => Some("9P"),
            0x6573_5546 => Some("FUSE"),
            0x5346_414f => Some("AFS"),
            0x00c3_6400 => Some("Ceph"),
            _ => None,
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub(in crate::store) fn network(_folder: &Path) -> Option<&'static str> {
        None
    }
}

#[cfg(not(unix))]
mod system {
    use std::path::Path;

    pub(in crate::store) fn is_full(_folder: &Path) -> bool {
        false
    }

    pub(in crate::store) fn can_write(path: &Path) -> bool {
        path.metadata().is_ok_and(|found| !found.permissions().readonly())
    }

    pub(in crate::store) fn can_read(path: &Path) -> bool {
        path.exists()
    }

    pub(in crate::store) fn is_read_only_disk(_folder: &Path) -> bool {
        false
    }

    pub(in crate::store) fn ownership(_path: &Path) -> String {
        "not for this user to write".into()
    }

    pub(in crate::store) fn links(_path: &Path) -> u64 {
        1
    }

    pub(in crate::store) fn network(_folder: &Path) -> Option<&'static str> {
        None
    }
}

/// Whether there is no room for a change of this file.
pub(in crate::store) fn is_full(path: &Path) -> bool {
    system::is_full(folder_of(path))
}

/// Whether this file and its folder, where the journal goes, may be written.
pub(in crate::store) fn can_write(path: &Path) -> bool {
    system::can_write(folder_of(path)) && (!path.exists() || system::can_write(path))
}

/// What forbids writing this file.
pub(in crate::store) fn who_forbids(path: &Path) -> String {
    let folder = folder_of(path);
    if system::is_read_only_disk(folder) {
        format!("the disk of {} is mounted to be read only", path.display())
    } else if path.exists() && !system::can_write(path) {
        format!("the file {} is {}", path.display(), system::ownership(path))
    } else if !system::can_write(folder) {
        let whose = system::ownership(folder);
        format!("the folder {}, where the journal must stand beside it, is {whose}", folder.display())
    } else {
        format!("something forbids to write {}", path.display())
    }
}

/// Why this file cannot be opened.
pub(in crate::store) fn why_unreadable(path: &Path) -> String {
    match path.metadata() {
        Err(error) => crate::store::error::plain(&error),
        Ok(_) if !system::can_read(path) => format!("it is {}", system::ownership(path)),
        Ok(_) => "the system refused".into(),
    }
}

/// How many names this file has.
pub(in crate::store) fn links(path: &Path) -> u64 {
    system::links(path)
}

/// The kind of network file system on which this file stands: locks may not work there.
pub(in crate::store) fn network(path: &Path) -> Option<&'static str> {
    system::network(folder_of(path))
}
