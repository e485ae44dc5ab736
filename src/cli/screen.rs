//! What a whole screen of a terminal shows: rows in pieces, and the cursor. Drawn by `ui`, filled by
//! `review`.

/// How a piece of a line looks where there is colour; the marks are there without it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Look {
    /// As it is.
    #[default]
    Plain,
    /// The statement that is looked at, and what is picked.
    Strong,
    /// What is beside the matter.
    Faint,
}

/// A line in pieces.
pub(super) type ScreenRow = Vec<(Look, String)>;

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Screen {
    /// Its rows, no more than it has lines.
    pub(super) rows: Vec<ScreenRow>,
    /// Where the cursor stands: row and column, from 0.
    pub(super) cursor: Option<(usize, usize)>,
    /// Of a text that is scrolled, the row at the top.
    pub(super) top: usize,
    /// Rows between the title and what can be pressed.
    pub(super) room: usize,
}
