//! Items on pages that have no names for them: what a line adds, and to which.

use super::examples::{Blocks, certain, has_seam};
use crate::import::heads;
use crate::import::lines::{Line, Lines};
use crate::import::page::{Item, Part, Unsure};

/// A word after the words of an item.
const AFTER_WORDS: &[Part] = &[Part::Example, Part::Values, Part::ExampleThenValues, Part::Item];
/// A word after the number of those that take an item.
const AFTER_COUNT: &[Part] = &[Part::OwnValues, Part::Item];
/// A word with nothing before it that it can belong to.
const ALONE: &[Part] = &[Part::Description, Part::Example, Part::Values];
/// Words with others stuck to them.
const STUCK: &[Part] = &[Part::Description, Part::ExampleThenDescription, Part::Values];
/// Words with others stuck to them, where no example is wanted.
const STUCK_VALUES: &[Part] = &[Part::Description, Part::Values];

/// What can still be said of the last item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Anything.
    Whole,
    /// Who takes it has been counted: what providers have of their own may follow.
    Counted,
    /// Nothing that is only words.
    Closed,
}

/// The items so far.
#[derive(Debug)]
pub(super) struct Items {
    pub(super) done: Vec<Item>,
    open: Open,
    blocks: Blocks,
}

impl Items {
    pub(super) fn new() -> Self {
        Self { done: Vec::new(), open: Open::Closed, blocks: Blocks::default() }
    }

    /// The last item, where what comes next may say more of it.
    pub(super) fn open(&mut self) -> Option<&mut Item> {
        self.done.last_mut().filter(|_| self.open == Open::Whole)
    }

    /// A new item, which is the last one now.
    pub(super) fn push(&mut self, item: Item) {
        self.done.push(item);
        self.open = Open::Whole;
    }

    /// Nothing that is only words says more of the last item, but what providers have of their own.
    pub(super) fn count(&mut self) {
        self.open = Open::Counted;
        self.blocks.end();
    }

    /// Nothing that is only words says more of the last item.
    pub(super) fn close(&mut self) {
        self.open = Open::Closed;
        self.blocks.end();
    }

    /// Takes words: the next line, or so many bytes of it, where a heading ends it.
    pub(super) fn text(&mut self, lines: &mut Lines<'_>, length: usize) {
        let Some(line) = lines.peek() else { return };
        let is_cut = length < line.text.len();
        let text = line.text[..length].trim_end();
        if self.takes_example() {
            if let Some(block) = self.blocks.take(lines, 0) {
                self.example(&block);
                return;
            }
            if let Some(length) = certain(text) {
                lines.read_part(length);
                self.example(&text[..length]);
                return;
            }
            if is_cut {
                lines.read_part(length);
                self.example(text);
                return;
            }
        }
        if self.blocks.breaks_off(text) {
            lines.leave_part(length);
            return;
        }
        if let Some(line) = lines.read_part(length) {
            self.words(lines, line);
        }
    }

    /// Adds a text that may be several things to the last item.
    pub(super) fn unsure(&mut self, lines: &Lines<'_>, line: Line<'_>, may_be: &'static [Part]) {
        if self.done.is_empty() {
            self.push(Item::at(lines.place(line)));
        }
        if let Some(item) = self.done.last_mut() {
            item.unsure.push(Unsure { text: line.text.to_owned(), may_be, place: lines.place(line) });
        }
    }

    fn words(&mut self, lines: &Lines<'_>, line: Line<'_>) {
        if let (Some(paragraph), Some(item)) = (bullet(line.text), self.open()) {
            item.description.push(paragraph.to_owned());
            return;
        }
        let is_word = heads::is_name(line.text);
        match self.open {
            Open::Whole if is_word => self.unsure(lines, line, AFTER_WORDS),
            Open::Counted if is_word => self.unsure(lines, line, AFTER_COUNT),
            _ => self.described(lines, line, is_word),
        }
    }

    fn described(&mut self, lines: &Lines<'_>, line: Line<'_>, is_word: bool) {
        let may_be = match () {
            () if is_word => Some(ALONE),
            () if !has_seam(line.text) => None,
            () if self.takes_example() => Some(STUCK),
            () => Some(STUCK_VALUES),
        };
        self.push(Item::at(lines.place(line)));
        match (may_be, self.done.last_mut()) {
            (Some(may_be), _) => self.unsure(lines, line, may_be),
            (None, Some(item)) => item.description.push(line.text.to_owned()),
            (None, None) => {}
        }
    }

    fn takes_example(&mut self) -> bool {
        let takes = |item: &mut Item| item.example.is_none() && item.values.is_none() && item.unsure.is_empty();
        self.open().is_some_and(|item| takes(item) && !item.description.is_empty())
    }

    fn example(&mut self, example: &str) {
        if let Some(item) = self.done.last_mut() {
            item.example = Some(example.to_owned());
        }
    }
}

/// What stands behind the mark of a list.
pub(super) fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('•').or_else(|| line.strip_prefix("- "))?;
    Some(rest.trim_start_matches(crate::import::lines::is_space)).filter(|rest| !rest.is_empty())
}
