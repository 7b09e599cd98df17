//! The layout that has lost names, types and providers: words, and numbers of those that take what they describe.

use super::items::Items;
use super::section::{self, Headings, Section, says_nothing};
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Item, ItemSupport, Located, OperationPage, Page, Part};
use crate::import::support::{self, Counts};
use crate::import::{Dialect, Trouble, heads, samples};
use crate::source::Source;

use super::common;

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    let mut page = top(&mut lines)?;
    let mut now = None;
    loop {
        pass(&mut lines, now, &mut page);
        let Some(section) = lines.peek().and_then(|line| section::NEW.at(line.text, now)) else { break };
        lines.skip();
        now = Some(section);
        let items = items(&mut lines, section::NEW, now);
        section.put(if section == Section::Common { common::join(items) } else { items }, &mut page);
    }
    let samples = samples::read(&mut lines, None);
    (page.http, page.sample) = (samples.http, samples.body);
    page.left = lines.left();
    Ok(Page::Operation(page))
}

/// The title and the path.
fn top(lines: &mut Lines<'_>) -> Result<OperationPage, Trouble> {
    let mut title = None;
    let mut first = None;
    while let Some(line) = lines.peek() {
        let end = section::NEW.in_line(line.text, None).unwrap_or(line.text.len());
        let text = &line.text[..end];
        if text.starts_with('/') && !text.contains(is_space) {
            let path = Located { value: text.to_owned(), place: lines.place_at(line, 0..end) };
            lines.read_part(end);
            return Ok(OperationPage { title, ..OperationPage::at(Dialect::NewNameless, path) });
        }
        if section::NEW.end(lines, None) {
            break;
        }
        if text.is_empty() || says_nothing(text) {
            lines.skip();
            continue;
        }
        first.get_or_insert(line);
        if title.is_none() {
            title = lines.read().map(|line| line.text.to_owned());
        } else {
            lines.leave();
        }
    }
    let first = first.or(lines.peek()).ok_or(Trouble::Empty)?;
    Err(Trouble::NoRoute(lines.place(first)))
}

/// Goes to the next heading, or to the samples.
fn pass(lines: &mut Lines<'_>, now: Option<Section>, page: &mut OperationPage) {
    while !section::NEW.end(lines, now) {
        let Some(line) = lines.peek() else { return };
        let is_partial = line.text.starts_with(PARTIAL) && page.partial.is_none();
        if is_partial {
            page.partial = Some(Located { value: line.text.to_owned(), place: lines.place(line) });
            lines.read();
        } else if line.text.is_empty() || says_nothing(line.text) {
            lines.skip();
        } else {
            let end = section::NEW.in_line(line.text, now).unwrap_or(line.text.len());
            lines.leave_part(end);
        }
    }
}

/// What the sentence begins with that a list leaves out fields.
const PARTIAL: &str = "Partial response";

/// The items up to the next heading, or to the samples.
pub(super) fn items(lines: &mut Lines<'_>, headings: Headings, now: Option<Section>) -> Vec<Item> {
    let mut items = Items::new();
    while !headings.end(lines, now) {
        let Some(line) = lines.peek() else { break };
        if line.text.is_empty() || (items.done.is_empty() && says_nothing(line.text)) {
            lines.skip();
        } else if let Some(counts) = support::counts(line.text) {
            lines.read();
            counted(&mut items, lines, line, counts);
            notes(&mut items, lines, headings, now, counts.notes);
        } else if let Some(members) = support::members(line.text) {
            self::members(&mut items, lines, members);
        } else {
            let end = headings.in_line(line.text, now);
            match support::counts_in(&line.text[..end.unwrap_or(line.text.len())]) {
                Some(_) => stuck_to_counts(&mut items, lines, end.unwrap_or(line.text.len())),
                None => items.text(lines, end.unwrap_or(line.text.len())),
            }
        }
    }
    items.done
}

/// A number says who takes the item before it, or one without words.
fn counted(items: &mut Items, lines: &Lines<'_>, line: Line<'_>, counts: Counts) {
    if items.open().is_none() {
        items.push(Item::at(lines.place(line)));
    }
    if let Some(item) = items.open() {
        item.support = Some(ItemSupport::Counted { supported: counts.supported, required: counts.required });
    }
    items.count();
}

/// An example that ends in digits could not be told from the number, so none is taken for either.
fn stuck_to_counts(items: &mut Items, lines: &mut Lines<'_>, length: usize) {
    if let Some(line) = lines.read_part(length) {
        items.unsure(lines, line, &[Part::ExampleThenCount]);
        items.count();
    }
}

/// As many notes as were counted. A word is no note as a rule: it may be the values of providers.
fn notes(items: &mut Items, lines: &mut Lines<'_>, headings: Headings, now: Option<Section>, count: u64) {
    let mut found = 0;
    while found < count && !headings.end(lines, now) {
        lines.skip_blanks();
        let Some(line) = lines.peek() else { return };
        let is_other = support::counts(line.text).is_some() || headings.end(lines, now);
        if is_other || headings.in_line(line.text, now).is_some() {
            return;
        }
        lines.read();
        if heads::is_name(line.text) {
            items.unsure(lines, line, &[Part::OwnValues, Part::Note]);
            continue;
        }
        found += 1;
        if let Some(item) = items.done.last_mut() {
            item.notes.push((None, line.text.to_owned()));
        }
    }
}

/// How many members the last item has. Who says so twice says so of something that is not there.
pub(super) fn members(items: &mut Items, lines: &mut Lines<'_>, members: usize) {
    match items.done.last_mut().filter(|item| item.members.is_none()) {
        Some(item) => {
            item.members = Some(members);
            lines.read();
            items.close();
        }
        None => {
            lines.leave();
        }
    }
}
