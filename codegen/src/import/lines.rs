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
    all: Vec<Line<'p>>,
    /// What became of each line, or of each part of one, in the order of the page.
    uses: Vec<(Range<usize>, Use)>,
    at: usize,
}

impl<'p> Lines<'p> {
    pub(super) fn new(source: &'p Source) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        for raw in source.text().split_inclusive('\n').flat_map(by_returns) {
            let text = raw.trim_start_matches(is_space);
            let at = start + raw.len() - text.len();
            all.push(Line { text: text.trim_end_matches(is_space), start: at });
            start += raw.len();
        }
        Self { source, all, uses: Vec::new(), at: 0 }
    }

    /// The line that is next, or what is left of it.
    pub(super) fn peek(&self) -> Option<Line<'p>> {
        self.all.get(self.at).copied()
    }

    /// The line so many lines on: 0 is the one that is next.
    pub(super) fn ahead(&self, lines: usize) -> Option<&'p str> {
        self.all.get(self.at + lines).map(|line| line.text)
    }

    /// The next line that is not blank.
    pub(super) fn ahead_of_blanks(&self) -> Option<&'p str> {
        self.all[self.at.min(self.all.len())..].iter().map(|line| line.text).find(|text| !text.is_empty())
    }

    /// The next line that is not blank behind the one that is next.
    pub(super) fn behind(&self) -> Option<&'p str> {
        let lines = self.all.get(self.at + 1..).unwrap_or_default();
        lines.iter().map(|line| line.text).find(|text| !text.is_empty())
    }

    /// Whether a line that is still to come is one of those looked for.
    pub(super) fn has(&self, wanted: impl Fn(&str) -> bool) -> bool {
        self.all[self.at.min(self.all.len())..].iter().any(|line| wanted(line.text))
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

    /// Takes the first bytes of the next line as read; the rest of it is the next line then. For what pages have with nothing
    /// between: `42Query Parameters`.
    pub(super) fn read_part(&mut self, length: usize) -> Option<Line<'p>> {
        self.take_part(length, Use::Read)
    }

    /// As [`Self::read_part`], of what says nothing.
    pub(super) fn skip_part(&mut self, length: usize) -> Option<Line<'p>> {
        self.take_part(length, Use::SaysNothing)
    }

    /// As [`Self::read_part`], of what is to be reported.
    pub(super) fn leave_part(&mut self, length: usize) -> Option<Line<'p>> {
        self.take_part(length, Use::Left)
    }

    /// Takes everything as read that stands before a byte of the page.
    pub(super) fn read_to(&mut self, end: usize) {
        self.take_to(end, Use::Read);
    }

    /// As [`Self::read_to`], of what is to be reported.
    pub(super) fn leave_to(&mut self, end: usize) {
        self.take_to(end, Use::Left);
    }

    pub(super) fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|line| line.text.is_empty()) {
            self.at += 1;
        }
    }

    fn take(&mut self, used: Use) -> Option<Line<'p>> {
        let line = self.peek()?;
        if !line.text.is_empty() {
            self.uses.push((line.start..line.start + line.text.len(), used));
        }
        self.at += 1;
        Some(line)
    }

    fn take_part(&mut self, length: usize, used: Use) -> Option<Line<'p>> {
        let line = self.peek()?;
        let (part, rest) = line.text.split_at_checked(length).unwrap_or((line.text, ""));
        let following = rest.trim_start_matches(is_space);
        if following.is_empty() {
            return self.take(used);
        }
        let part = part.trim_end_matches(is_space);
        self.uses.push((line.start..line.start + part.len(), used));
        let start = line.start + line.text.len() - following.len();
        self.all[self.at] = Line { text: following, start };
        Some(Line { text: part, start: line.start })
    }

    fn take_to(&mut self, end: usize, used: Use) {
        while let Some(line) = self.peek().filter(|line| line.start < end) {
            self.take_part(end - line.start, used);
        }
    }

    /// Has a line reported that was taken already, or the part of one.
    pub(super) fn report(&mut self, line: Option<Line<'_>>) {
        let Some(line) = line else { return };
        let after = self.uses.partition_point(|(part, _)| part.start <= line.start);
        if let Some((_, used)) = after.checked_sub(1).and_then(|at| self.uses.get_mut(at)) {
            *used = Use::Left;
        }
    }

    /// Where a line stands.
    pub(super) fn place(&self, line: Line<'_>) -> Place {
        self.source.place(line.start, line.start + line.text.len())
    }

    /// Every line from here on, joined as they were.
    pub(super) fn rest(&self) -> &'p str {
        self.all.get(self.at).map_or("", |line| &self.source.text()[line.start..])
    }

    /// Where everything starts and ends that was left, neighbours together.
    pub(super) fn left(&self) -> Vec<Place> {
        let to_come = self.all[self.at.min(self.all.len())..].iter().filter(|line| !line.text.is_empty());
        let to_come = to_come.map(|line| (line.start..line.start + line.text.len(), Use::Left));
        let mut left: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        for (part, used) in self.uses.iter().cloned().chain(to_come) {
            match (used, left.last_mut()) {
                (Use::Left, Some(last)) if is_open => last.end = part.end,
                (Use::Left, _) => left.push(part),
                _ => {}
            }
            is_open = used == Use::Left;
        }
        left.into_iter().map(|bytes| self.source.place(bytes.start, bytes.end)).collect()
    }
}

/// A return ends a line by itself, too, unless the line ends right behind it.
fn by_returns(line: &str) -> impl Iterator<Item = &str> {
    let end = line.trim_end_matches(['\r', '\n']).len();
    let mut parts = line[..end].split_inclusive('\r').peekable();
    let mut start = 0;
    let is_blank = end == 0;
    std::iter::from_fn(move || {
        let part = parts.next()?;
        let from = start;
        start += part.len();
        Some(if parts.peek().is_none() { &line[from..] } else { &line[from..start] })
    })
    .chain(is_blank.then_some(line))
}

/// What separates words: Unicode's white space, and what is as wide as nothing.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use crate::source::Source;

    #[test]
    fn lines_end_in_many_ways() {
        let source = Source::new("page.txt", "a\nb\r\n\r\nc\rd\r\u{a0}e\u{2003} \n\nf");
        let mut lines = Lines::new(&source);
        let mut found = Vec::new();
        while let Some(line) = lines.peek() {
            assert!(source.text()[line.start..].starts_with(line.text), "{line:?}");
            found.push(line.text);
            lines.leave();
        }
        assert_eq!(found, ["a", "b", "", "c", "d", "e", "", "f"]);
    }

    #[test]
    fn parts_are_accounted_for_as_lines_are() {
        let source = Source::new("page.txt", "42The colour\nred\nblue\nend");
        let mut lines = Lines::new(&source);
        assert_eq!(lines.read_part(2).map(|line| line.text), Some("42"));
        let rest = lines.read();
        assert_eq!(rest.map(|line| line.text), Some("The colour"));
        lines.report(rest);
        lines.leave();
        lines.skip();
        let left: Vec<&str> = lines.left().iter().map(|place| &source.text()[place.bytes()]).collect();
        assert_eq!(left, ["The colour\nred", "end"]);
    }
}
