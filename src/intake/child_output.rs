//! What a program that we run writes: read beside it, so that a full pipe never stops it.
//!
//! Called by whoever runs one: `capture`, `drafter`. It ends nothing, and knows no limit of its own but that
//! of the errors.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Bytes of its errors that are kept, the last.
const KEPT_ERRORS: usize = 2_000;

/// Reads to the end, or so many bytes.
pub(super) fn collect(
    stream: Option<impl Read + Send + 'static>,
    most: u64,
) -> Receiver<io::Result<Vec<u8>>> {
    let (tell, told) = channel();
    if let Some(stream) = stream {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let read = stream.take(most).read_to_end(&mut bytes);
            let _ = tell.send(read.map(|_| bytes));
        });
    }
    told
}

/// Reads to the end, and keeps the last of it.
pub(super) fn last_words(stream: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (tell, told) = channel();
    if let Some(mut stream) = stream {
        thread::spawn(move || {
            let (mut kept, mut more) = (Vec::new(), [0; 4096]);
            while let Ok(length @ 1..) = stream.read(&mut more) {
                kept.extend_from_slice(&more[..length]);
                kept.drain(..kept.len().saturating_sub(KEPT_ERRORS));
            }
            let _ = tell.send(String::from_utf8_lossy(&kept).into_owned());
        });
    }
    told
}
