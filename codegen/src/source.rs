//! The texts that were read, and places in them.

use std::sync::Arc;

/// One file of the specification, as it was read.
#[derive(Debug, Clone)]
pub struct Source(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: String,
    text: String,
}

impl Source {
    /// `path` is what diagnostics print: relative to where the user stands, with forward slashes.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self(Arc::new(Inner { path: path.into(), text: text.into() }))
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
    pub fn bytes(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Line, counted from 1.
    pub fn line(&self) -> usize {
        self.source.text()[..self.start].matches('\n').count() + 1
    }

    /// Column in characters, counted from 1.
    pub fn column(&self) -> usize {
        let before = &self.source.text()[..self.start];
        before.rsplit('\n').next().unwrap_or_default().chars().count() + 1
    }

    /// Where the place sorts: file, then position.
    pub(crate) fn sort_key(&self) -> (&str, usize, usize) {
        (self.source.path(), self.start, self.end)
    }
}

/// Two places are the same when they cover the same bytes of the same file.
impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.sort_key() == other.sort_key()
    }
}

impl Eq for Place {}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
