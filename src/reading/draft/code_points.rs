//! From byte offsets to code points, which is what spans are given in.

/// A count is kept for each so many bytes.
const STEP: usize = 64;

/// The offsets of a text.
pub(super) struct CodePoints<'t> {
    text: &'t str,
    counts: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut counts = vec![0];
        let mut total = 0;
        for step in text.as_bytes().chunks(STEP) {
            total += count(step);
            counts.push(total);
        }
        Self { text, counts }
    }

    /// How many code points begin before a byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        self.counts[step] + count(&self.text.as_bytes()[step * STEP..byte])
    }
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_is_that_of_counting() {
        let text = "aé€😀 ".repeat(40);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
