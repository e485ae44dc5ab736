//! A backup, and a ledger that was put back.

use super::{columns, parts};
use crate::domain::{Backup, Contents, EntryId, Restored};
use crate::output::{Columns, Value};

/// One record for a finished backup.
pub static BACKUP: Columns<Backup> = columns! { "backup",
    "file,sha256,bytes,schema,last_entry,head,claims,articles";
    "file", ALWAYS, "the file": |backup| backup.path.display().to_string().into();
    "sha256", ALWAYS, "the SHA-256 of its bytes, as sha256sum prints it": |backup| backup.sha256.as_str().into();
    "bytes", ALWAYS, "its length in bytes": |backup| parts::count(backup.bytes);
    "schema", DETAIL, "its schema number": |backup| backup.contents.schema.into();
    "last_entry", ALWAYS, "the last entry that it holds": |backup| last(&backup.contents);
    "head", DETAIL, "the link of that entry to all before it": |backup| backup.contents.head.as_deref().into();
    "claims", ALWAYS, "how many claims it holds": |backup| parts::count(backup.contents.rows("claim"));
    "articles", ALWAYS, "how many articles it holds": |backup| parts::count(backup.contents.rows("article"));
};

/// One record for a ledger that was put back.
pub static RESTORED: Columns<Restored> = columns! { "restored",
    "kept,last_entry,last_entry_before,claims,claims_before";
    "kept", ALWAYS, "where the ledger from before is; none: there was none, or this was only tried":
        |restored| restored.kept.as_ref().map(|kept| kept.display().to_string()).into();
    "last_entry", ALWAYS, "the last entry of the backup": |restored| last(&restored.contents);
    "last_entry_before", ALWAYS, "the last entry of the ledger from before; none if it could not be read":
        |restored| restored.before.as_ref().map_or(Value::Null, last);
    "claims", ALWAYS, "how many claims the backup holds": |restored| parts::count(restored.contents.rows("claim"));
    "claims_before", ALWAYS, "how many claims the ledger from before held":
        |restored| restored.before.as_ref().map_or(Value::Null, |before| parts::count(before.rows("claim")));
};

fn last(contents: &Contents) -> Value<'_> {
    let entry = (contents.last_entry > 0).then(|| EntryId::new(contents.last_entry).to_string());
    entry.into()
}
