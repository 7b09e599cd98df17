//! A page as lines, each of which is accounted for: read, known to say nothing, or left.

use std::ops::Range;

use crate::source::{Place, Source};

/// A line, without the spaces around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'p> {
    /// The text. Pages are saved with spaces of many kinds, so all of them count as spaces.
    pub(super) text: &'p str,
    /// How wide the spaces before the text are, where one of two characters' width is a level of a list.
    pub(super) indent: usize,
    /// Where the text starts among all lines.
    pub(super) at: usize,
    /// Where it starts and ends in the file.
    start: usize,
    end: usize,
}

impl Line<'_> {
    /// Some bytes of the line. Where the file does not have them one by one, all that says the line says each of its parts.
    pub(super) fn part(self, bytes: Range<usize>) -> Self {
        let is_plain = self.end - self.start == self.text.len();
        let of_file = if is_plain { self.start + bytes.start..self.start + bytes.end } else { self.start..self.end };
        let at = self.at + bytes.start;
        Self { text: &self.text[bytes], at, start: of_file.start, end: of_file.end, ..self }
    }
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Left,
    Read,
    SaysNothing,
}

/// Lines that were made of a file whose own lines are others.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    text: String,
    /// What each line is in the text, and in the file.
    lines: Vec<(Range<usize>, Range<usize>)>,
}

impl Rendered {
    /// Adds a line, which `bytes` of the file say.
    pub(super) fn push(&mut self, line: &str, bytes: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(line);
        self.lines.push((start..self.text.len(), bytes));
        self.text.push('\n');
    }
}

/// The lines of a page, from first to last.
pub(super) struct Lines<'p> {
    source: &'p Source,
    text: &'p str,
    all: Vec<Line<'p>>,
    /// What became of each line, or of each part of one, in the order of the page.
    uses: Vec<(Line<'p>, Use)>,
    at: usize,
}

impl<'p> Lines<'p> {
    /// The lines of a file. Any of the three ways to end one does, and several in one file.
    pub(super) fn new(source: &'p Source) -> Self {
        let (mut lines, mut start) = (Vec::new(), 0);
        while start < source.text().len() {
            let raw = first_line(&source.text()[start..]);
            lines.push(line(raw, start, |start, end| start..end));
            start += raw.len();
        }
        Self::of(source, source.text(), lines)
    }

    /// Lines that were made of a file.
    pub(super) fn rendered(source: &'p Source, rendered: &'p Rendered) -> Self {
        let lines = rendered
            .lines
            .iter()
            .map(|(of_text, of_file)| line(&rendered.text[of_text.clone()], of_text.start, |_, _| of_file.clone()))
            .collect();
        Self::of(source, &rendered.text, lines)
    }

    fn of(source: &'p Source, text: &'p str, all: Vec<Line<'p>>) -> Self {
        Self { source, text, all, uses: Vec::new(), at: 0 }
    }

    /// Every line, whatever became of it.
    pub(super) fn all(&self) -> impl Iterator<Item = Line<'p>> {
        self.all.iter().copied()
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

    /// Takes everything as read that stands before a byte of all lines; see [`Line::at`].
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

    /// The next line that is not blank, with the blank ones before it gone.
    pub(super) fn peek_past_blanks(&mut self) -> Option<Line<'p>> {
        self.skip_blanks();
        self.peek()
    }

    fn take(&mut self, used: Use) -> Option<Line<'p>> {
        let line = self.peek()?;
        if !line.text.is_empty() {
            self.uses.push((line, used));
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
        let part = line.part(0..part.trim_end_matches(is_space).len());
        self.uses.push((part, used));
        self.all[self.at] = line.part(line.text.len() - following.len()..line.text.len());
        Some(part)
    }

    fn take_to(&mut self, end: usize, used: Use) {
        while let Some(line) = self.peek().filter(|line| line.at < end) {
            self.take_part(end - line.at, used);
        }
    }

    /// Has a line reported that was taken already, or the part of one.
    pub(super) fn report(&mut self, line: Option<Line<'_>>) {
        let Some(line) = line else { return };
        let after = self.uses.partition_point(|(part, _)| part.at <= line.at);
        if let Some((_, used)) = after.checked_sub(1).and_then(|at| self.uses.get_mut(at)) {
            *used = Use::Left;
        }
    }

    /// Where a line stands.
    pub(super) fn place(&self, line: Line<'_>) -> Place {
        self.source.place(line.start, line.end)
    }

    /// Where a part of a line stands.
    pub(super) fn place_of(&self, line: Line<'_>, part: &str) -> Place {
        line.text.find(part).map_or_else(|| self.place(line), |at| self.place_at(line, at..at + part.len()))
    }

    /// Where some bytes of a line stand.
    pub(super) fn place_at(&self, line: Line<'_>, bytes: Range<usize>) -> Place {
        let at = |byte: usize| (line.start + byte).min(line.end);
        self.source.place(at(bytes.start), at(bytes.end))
    }

    /// Every line from here on, joined as they were.
    pub(super) fn rest(&self) -> &'p str {
        self.all.get(self.at).map_or("", |line| &self.text[line.at..])
    }

    /// Where everything stands that was left, neighbours together.
    pub(super) fn left(&self) -> Vec<Place> {
        let to_come = self.all[self.at.min(self.all.len())..].iter().filter(|line| !line.text.is_empty());
        let mut left: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        for (line, used) in self.uses.iter().copied().chain(to_come.map(|line| (*line, Use::Left))) {
            match (used, left.last_mut()) {
                (Use::Left, Some(last)) if is_open => last.end = last.end.max(line.end),
                (Use::Left, _) => left.push(line.start..line.end),
                _ => {}
            }
            is_open = used == Use::Left;
        }
        left.into_iter().map(|bytes| self.source.place(bytes.start, bytes.end)).collect()
    }
}

fn line(raw: &str, start: usize, in_file: impl FnOnce(usize, usize) -> Range<usize>) -> Line<'_> {
    let unindented = raw.trim_start_matches(is_space);
    let text = unindented.trim_end_matches(is_space);
    let (indent, at) = (&raw[..raw.len() - unindented.len()], start + raw.len() - unindented.len());
    let bytes = in_file(at, at + text.len());
    Line { text, indent: indent.chars().map(width).sum(), at, start: bytes.start, end: bytes.end }
}

/// The first line of a text, with what ends it. Carriage returns before a line feed belong to it: a file whose line ends were
/// converted twice has two of them.
fn first_line(text: &str) -> &str {
    let Some(end) = text.find(['\n', '\r']) else { return text };
    let ends = ["\n", "\r\n", "\r\r\n", "\r"];
    let length = ends.into_iter().find(|ending| text[end..].starts_with(ending)).map_or(1, str::len);
    &text[..end + length]
}

/// What separates words: Unicode's white space, and what is as wide as nothing.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || is_thin(c)
}

fn is_thin(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Editors turn the two spaces of a level into a tab.
fn width(c: char) -> usize {
    match c {
        '\t' => 2,
        c if is_thin(c) => 0,
        _ => 1,
    }
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
