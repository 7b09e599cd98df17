//! A page as lines, each of which is accounted for: read, known to say nothing, or left.

use std::ops::Range;

use crate::source::{Place, Source};

/// A line, without the spaces around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'p> {
    /// The text. Pages are saved with spaces of many kinds, so all of them count as spaces.
    pub(super) text: &'p str,
    /// Where the text starts.
    pub(super) start: usize,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Left,
    Read,
    SaysNothing,
}

/// The lines of a page, from first to last.
pub(super) struct Lines<'p> {
    source: &'p Source,
    lines: Vec<Line<'p>>,
    uses: Vec<Use>,
    at: usize,
}

impl<'p> Lines<'p> {
    pub(super) fn new(source: &'p Source) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for raw in source.text().split_inclusive('\n') {
            let text = raw.trim_matches(is_space);
            lines.push(Line { text, start: start + raw.find(text).unwrap_or_default() });
            start += raw.len();
        }
        let uses = lines.iter().map(|line| if line.text.is_empty() { Use::SaysNothing } else { Use::Left }).collect();
        Self { source, lines, uses, at: 0 }
    }

    /// The line that is next.
    pub(super) fn peek(&self) -> Option<Line<'p>> {
        self.lines.get(self.at).copied()
    }

    /// The line so many lines on: 0 is the one that is next.
    pub(super) fn ahead(&self, lines: usize) -> Option<&'p str> {
        self.lines.get(self.at + lines).map(|line| line.text)
    }

    /// The next line that is not blank.
    pub(super) fn ahead_of_blanks(&self) -> Option<&'p str> {
        self.lines[self.at.min(self.lines.len())..].iter().map(|line| line.text).find(|text| !text.is_empty())
    }

    /// Takes the next line as read.
    pub(super) fn read(&mut self) -> Option<Line<'p>> {
        self.take(Use::Read)
    }

    /// Takes the next line as one that says nothing.
    pub(super) fn skip(&mut self) -> Option<Line<'p>> {
        self.take(Use::SaysNothing)
    }

    /// Goes past the next line and leaves it to be reported.
    pub(super) fn leave(&mut self) -> Option<Line<'p>> {
        self.take(Use::Left)
    }

    pub(super) fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|line| line.text.is_empty()) {
            self.at += 1;
        }
    }

    fn take(&mut self, used: Use) -> Option<Line<'p>> {
        let line = self.peek()?;
        if !line.text.is_empty() {
            self.uses[self.at] = used;
        }
        self.at += 1;
        Some(line)
    }

    /// Where a line stands.
    pub(super) fn place(&self, line: Line<'_>) -> Place {
        self.source.place(line.start, line.start + line.text.len())
    }

    /// Every line from here on, joined as they were.
    pub(super) fn rest(&self) -> &'p str {
        self.lines.get(self.at).map_or("", |line| &self.source.text()[line.start..])
    }

    /// Where everything starts and ends that was left, neighbours together.
    pub(super) fn left(&self) -> Vec<Range<usize>> {
        let mut left: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        for (line, used) in self.lines.iter().zip(&self.uses) {
            let end = line.start + line.text.len();
            match (used, left.last_mut()) {
                (Use::Left, Some(last)) if is_open => last.end = end,
                (Use::Left, _) => left.push(line.start..end),
                _ => {}
            }
            is_open = *used == Use::Left || (is_open && line.text.is_empty());
        }
        left
    }
}

/// What separates words: Unicode's white space, and what is as wide as nothing.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}
