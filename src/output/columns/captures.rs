//! What was retrieved of an article.

use super::{columns, parts};
use crate::domain::{Capture, Vocabulary};
use crate::output::Columns;

/// A row for each capture of an article.
pub static CAPTURES: Columns<Capture> = columns! { "captures",
    "id,at,method,source,final_url,media,charset,bytes,sha256,characters,text_sha256";
    "id", ALWAYS, "the capture's id": |capture| capture.id.to_string().into();
    "at", ALWAYS, "when it was retrieved, UTC": |capture| capture.at.as_str().into();
    "method", ALWAYS, "how: file, stdin, fetch": |capture| capture.method.as_str().into();
    "source", ALWAYS, "the file's name, or the address that was asked for": |capture| capture.source.as_deref().into();
    "final_url", DETAIL, "the address that answered": |capture| capture.final_url.as_deref().into();
    "media", ALWAYS, "what the bytes are: html, plain": |capture| capture.media.as_str().into();
    "charset", DETAIL, "the character encoding in which they were read": |capture| capture.charset.as_str().into();
    Count "bytes", ALWAYS, "how many bytes there are": |capture| parts::count(capture.size);
    "sha256", DETAIL, "their SHA-256, as sha256sum prints it": |capture| capture.sha256.as_str().into();
    Count "characters", ALWAYS, "how many characters (code points) the text taken from them has":
        |capture| parts::count(capture.text.chars().count() as u64);
    "text_sha256", DETAIL, "the SHA-256 of that text in UTF-8": |capture| capture.text_sha256.as_str().into();
};
