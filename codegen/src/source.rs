//! The texts that were read, and places in them.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Bytes between two places where the number of characters is known.
const BLOCK: usize = 1024;

/// One file of the specification, as it was read.
#[derive(Debug, Clone)]
pub struct Source(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: String,
    text: String,
    /// Where lines start: found once, when the first finding asks.
    lines: OnceLock<Vec<usize>>,
    /// Characters before each block of bytes, so that a file in one line is not counted through for every finding.
    characters: OnceLock<Vec<usize>>,
}

impl Source {
    /// `path` is what diagnostics print: relative to where the user stands, with forward slashes.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (lines, characters) = (OnceLock::new(), OnceLock::new());
        Self(Arc::new(Inner { path: path.into(), text: text.into(), lines, characters }))
    }

    /// The path that diagnostics print.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The place of bytes `start..end`, cut down to what the text has.
    pub fn place(&self, start: usize, end: usize) -> Place {
        let end = floor_char(self.text(), end);
        let start = floor_char(self.text(), start).min(end);
        Place { source: self.clone(), start, end }
    }

    /// The line, counted from 1, that the byte at `at` is in.
    pub(crate) fn line_at(&self, at: usize) -> usize {
        self.lines().partition_point(|start| *start <= at)
    }

    /// The bytes of a line, counted from 1, with what ends it; none behind the last line.
    pub(crate) fn line_bytes(&self, line: usize) -> Range<usize> {
        let start = |line: usize| self.lines().get(line - 1).copied().unwrap_or(self.text().len());
        start(line)..start(line + 1)
    }

    fn lines(&self) -> &[usize] {
        self.0.lines.get_or_init(|| {
            let ends = self.text().match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }

    fn characters_before(&self, at: usize) -> usize {
        let text = self.text().as_bytes();
        let blocks = self.0.characters.get_or_init(|| {
            let counted = text.chunks(BLOCK).scan(0, |before, block| {
                *before += characters(block);
                Some(*before)
            });
            std::iter::once(0).chain(counted).collect()
        });
        blocks[at / BLOCK] + characters(&text[at / BLOCK * BLOCK..at])
    }
}

/// A stretch of bytes in one source.
#[derive(Debug, Clone)]
pub struct Place {
    source: Source,
    start: usize,
    end: usize,
}

impl Place {
    /// The file the place is in.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Bytes of the source's text.
    pub fn bytes(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Line, counted from 1.
    pub fn line(&self) -> usize {
        self.source.line_at(self.start)
    }

    /// Column in characters, counted from 1.
    pub fn column(&self) -> usize {
        let line = self.source.line_bytes(self.line()).start;
        self.source.characters_before(self.start) - self.source.characters_before(line) + 1
    }

    /// Where something else starts in the same file.
    #[must_use]
    pub fn at(&self, offset: Offset) -> Self {
        let start = usize::try_from(offset.0).unwrap_or(usize::MAX);
        self.source.place(start, start)
    }

    /// Where the place sorts: file, then position.
    pub(crate) fn sort_key(&self) -> (&str, usize, usize) {
        (self.source.path(), self.start, self.end)
    }
}

/// The byte that something starts at, in a file that is known already: a place in four bytes, for what comes by the hundred
/// thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset(u32);

impl Offset {
    /// No file that is read reaches beyond what fits.
    pub fn new(at: usize) -> Self {
        Self(u32::try_from(at).unwrap_or(u32::MAX))
    }
}

/// Two places are the same when they cover the same bytes of the same file.
impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.sort_key() == other.sort_key()
    }
}

impl Eq for Place {}

/// Characters that start in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn lines_and_columns() {
        let text = "é\r\n\n".to_owned() + &"aé漢".repeat(1000) + "\nlast\n";
        let source = Source::new("a.yaml", text.as_str());
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let (place, before) = (source.place(at, at), &text[..at]);
            assert_eq!(place.line(), before.matches('\n').count() + 1, "{at}");
            assert_eq!(place.column(), before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1, "{at}");
        }
    }
}
