//! The older layout that has lost names and types, and still has providers by label.

use super::common;
use super::items::{Items, bullet};
use super::old::{Fields, Runs, entry, pass_reference, top};
use super::section::{OLD, Section, says_nothing};
use crate::import::lines::Lines;
use crate::import::page::{Item, OperationPage, Page, Part, Unsure, Values};
use crate::import::support;
use crate::import::{Dialect, Trouble, heads, samples};
use crate::source::Source;

use super::new_nameless::members;

/// Reads a page of this layout.
pub(in crate::import) fn read(source: &Source) -> Result<Page, Trouble> {
    let mut lines = Lines::new(source);
    let mut page = top(&mut lines, Dialect::OldNameless)?;
    let mut now = None;
    while let Some(section) = lines.peek().and_then(|line| OLD.at(line.text, now)) {
        lines.skip();
        now = Some(section);
        let mut items = items(&mut lines, &page, now);
        if section == Section::Query {
            let own = items.split_off(common::count(&items));
            page.common = common::join(items);
            items = own;
        }
        section.put(items, &mut page);
    }
    page.sample = samples::read(&mut lines, page.http).body;
    page.left = lines.left();
    Ok(Page::Operation(page))
}

fn items(lines: &mut Lines<'_>, page: &OperationPage, now: Option<Section>) -> Vec<Item> {
    let (mut items, mut runs) = (Items::new(), Runs::new(Some(page), Fields::Nameless));
    while !OLD.end(lines, now) {
        let Some(line) = lines.peek() else { break };
        let says_nothing = items.done.is_empty() && says_nothing(line.text);
        if line.text.is_empty() || says_nothing {
            lines.skip();
        } else if Runs::begins(line.text) {
            runs.take(&mut items, lines, OLD, now);
        } else if bullet(line.text).is_some() {
            listed(&mut items, lines, now);
        } else if let Some(members) = support::members(line.text) {
            self::members(&mut items, lines, members);
        } else if !(items.done.is_empty() && pass_reference(lines)) {
            items.text(lines, OLD.in_line(line.text, now).unwrap_or(line.text.len()));
        }
    }
    runs.finish(&mut items, lines);
    items.done
}

/// A list without a heading: values, where each is a word; otherwise it may also be part of the words.
fn listed(items: &mut Items, lines: &mut Lines<'_>, now: Option<Section>) {
    let Some(first) = lines.peek() else { return };
    let mut found = Vec::new();
    while !OLD.end(lines, now) {
        let Some(line) = entry(lines, OLD, now) else { break };
        found.push(line.text);
    }
    if found.is_empty() {
        // A mark of a list, and a heading right behind it.
        lines.leave_part(OLD.in_line(first.text, now).unwrap_or(first.text.len()));
        return;
    }
    let are_words = found.iter().all(|text| heads::is_name(text));
    let takes = items.open().is_some_and(|item| item.values.is_none() && item.unsure.is_empty());
    if !takes {
        items.push(Item::at(lines.place(first)));
    }
    let Some(item) = items.open() else { return };
    if are_words {
        item.values = Some(Values::Listed(found.into_iter().map(str::to_owned).collect()));
    } else {
        let may_be = &[Part::Description, Part::Values];
        item.unsure.push(Unsure { text: found.join("\n"), may_be, place: lines.place(first) });
    }
}
