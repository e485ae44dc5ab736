//! Why there is no page in a file.

/// Why there is no page in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MhtmlError {
    /// The header does not say where parts begin.
    #[error("its header names no boundary between its parts; it may be cut off")]
    NoBoundary,
    /// No part is a page.
    #[error("none of its {parts} parts is a web page")]
    NoPage {
        /// How many parts were looked at.
        parts: usize,
    },
    /// The page is coded in a way that is not known.
    #[error("its page is coded as {0}, which is not read")]
    Coded(&'static str),
}
