//! Who takes a field, as older pages have it: two lists of labels, and what providers have of their own.
//!
//! The lists have no common mark around them. Where fields have names, they are of the field above them. Where they have none, it
//! is concluded from the order: those who require a field come before those who merely take it, nobody is in both, and each list
//! is there once; what breaks this is of a field of which nothing is left but lists.

use std::collections::{HashMap, HashSet};

use super::list;
use crate::import::dialect::items::{Items, bullet};
use crate::import::dialect::section::{Headings, Section};
use crate::import::heads;
use crate::import::lines::{Line, Lines, is_space};
use crate::import::page::{Doubt, Doubted, Item, ItemSupport, Mention, OperationPage, Part, Unsure, Values};
use crate::model::Level;

/// What a list of providers is headed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Level(Level),
    OwnValues,
    Notes,
}

impl Mark {
    const WORDS: [(&str, Self); 4] = [
        ("Required in", Self::Level(Level::Required)),
        ("Supported in", Self::Level(Level::Supported)),
        ("Enum support by integration", Self::OwnValues),
        ("Integration specific notes", Self::Notes),
    ];

    fn of(line: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(word, _)| *word == line).map(|(_, mark)| mark)
    }
}

/// Whether the fields of a layout have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Fields {
    Named,
    Nameless,
}

/// Reads the lists, and keeps what is only clear when a field has all of its lists.
pub(in super::super) struct Runs<'p> {
    labels: HashSet<String>,
    fields: Fields,
    /// The item that the lists are of, by its number.
    of: Option<usize>,
    last: Option<Level>,
    own: Vec<(Line<'p>, bool)>,
    notes: Vec<Line<'p>>,
}

impl<'p> Runs<'p> {
    /// The labels of those who have the operation tell labels from values.
    pub(in super::super) fn new(page: Option<&OperationPage>, fields: Fields) -> Self {
        let has = page.and_then(|page| page.integrations.as_ref()).into_iter().flatten();
        let labels = has.map(|one| one.name.clone()).collect();
        Self { labels, fields, of: None, last: None, own: Vec::new(), notes: Vec::new() }
    }

    /// Whether a line heads a list of providers.
    pub(in super::super) fn begins(line: &str) -> bool {
        Mark::of(line).is_some()
    }

    /// Where the heading of such a list begins that ends a line, with nothing between it and what is before.
    pub(in super::super) fn begins_in(line: &str) -> Option<usize> {
        let before = Mark::WORDS.iter().find_map(|(word, _)| line.strip_suffix(word))?;
        (!before.is_empty() && !before.ends_with(is_space)).then_some(before.len())
    }

    /// Takes the list that the next line heads.
    pub(in super::super) fn take(
        &mut self,
        items: &mut Items,
        lines: &mut Lines<'p>,
        headings: Headings,
        now: Option<Section>,
    ) {
        let Some(heading) = lines.peek() else { return };
        let Some(mark) = Mark::of(heading.text) else { return };
        lines.read();
        if lines.ahead_of_blanks().is_none_or(|text| bullet(text).is_none()) {
            lines.report(Some(heading));
            return;
        }
        self.turn(items, lines);
        let found = list(lines, headings, now);
        if self.is_next(items, mark, &found) {
            if self.fields == Fields::Named {
                lines.report(Some(heading));
                for line in found {
                    lines.report(Some(line));
                }
                self.doubt(items, mark, heading);
                return;
            }
            items.push(Item::at(lines.place(heading)));
            self.turn(items, lines);
        }
        match mark {
            Mark::Level(level) => self.level(items, lines, level, &found),
            Mark::OwnValues => self.own_values(lines, headings, now, found),
            Mark::Notes => self.notes = found,
        }
        items.close();
    }

    /// Whether a list is of another item than those before it.
    fn is_next(&self, items: &Items, mark: Mark, found: &[Line<'p>]) -> bool {
        let has_lists = self.last.is_some() && self.fields == Fields::Nameless;
        match (mark, self.last) {
            _ if self.of.is_none() => true,
            (Mark::Level(_), None) => false,
            (Mark::Level(Level::Supported), Some(Level::Required)) => {
                self.fields == Fields::Nameless && has_any(items.done.last(), found)
            }
            (Mark::Level(_), Some(_)) => true,
            (Mark::OwnValues, _) => has_lists || !self.own.is_empty(),
            (Mark::Notes, _) => !self.notes.is_empty(),
        }
    }

    /// A list too many may be that of a field whose name is lost, or say more of this one.
    fn doubt(&self, items: &mut Items, mark: Mark, heading: Line<'_>) {
        let (Mark::Level(_), Some(item)) = (mark, self.of.and_then(|at| items.done.get_mut(at))) else { return };
        let message = format!(
            "who takes `{}` is said twice: another `{}` follows, or that of a field whose name is lost",
            item.name(),
            heading.text
        );
        item.doubts.push(Doubt { about: Doubted::Support, message });
    }

    /// What is clear now that no list follows.
    pub(in super::super) fn finish(&mut self, items: &mut Items, lines: &Lines<'p>) {
        let of = self.of.take();
        if let Some(at) = of {
            self.take_values(&mut items.done, at);
        }
        if let Some(item) = of.and_then(|at| items.done.get_mut(at)) {
            self.own(item, lines);
            self.label_notes(item);
        }
        self.last = None;
    }

    /// Turns to the item that is the last one now.
    fn turn(&mut self, items: &mut Items, lines: &Lines<'p>) {
        let now = items.done.len().checked_sub(1);
        if self.of != now {
            self.finish(items, lines);
            self.of = now;
        }
    }

    /// A label that nobody else on the page has is taken for one: it is asked for later, where all providers are known.
    fn level(&mut self, items: &mut Items, lines: &Lines<'p>, level: Level, found: &[Line<'p>]) {
        self.last = Some(level);
        let of =
            |line: &Line<'_>| Mention { label: line.text.to_owned(), level, values: None, place: lines.place(*line) };
        let found = found.iter().map(of);
        match items.done.last_mut().map(|item| &mut item.support) {
            Some(Some(ItemSupport::Listed(mentions))) => mentions.extend(found),
            Some(support) => *support = Some(ItemSupport::Listed(found.collect())),
            None => {}
        }
    }

    /// Labels, and behind each its values: glued in a line without a mark, or one by one with marks like those of the labels.
    fn own_values(
        &mut self,
        lines: &mut Lines<'p>,
        headings: Headings,
        now: Option<Section>,
        mut found: Vec<Line<'p>>,
    ) {
        while !found.is_empty() {
            self.own.extend(found.into_iter().map(|line| (line, true)));
            lines.skip_blanks();
            let Some(line) = lines.peek().filter(|_| !headings.end(lines, now)) else { return };
            let next = lines.ahead(1).unwrap_or_default();
            let goes_on = bullet(next).is_some() || Mark::of(next).is_some();
            let is_other = Mark::of(line.text).is_some() || heads::ty(next).is_some();
            if is_other || !(goes_on || heads::is_name(line.text)) {
                return;
            }
            let end = headings.in_line(line.text, now).unwrap_or(line.text.len());
            self.own.extend(lines.read_part(end).map(|line| (line, false)));
            found = list(lines, headings, now);
        }
    }

    /// The values of a field without words stand right below the labels of the field before, as if they were more of these. They
    /// are told by what its providers have of their own, which is of them, and by that nobody on the page is called so.
    fn take_values(&self, items: &mut [Item], at: usize) {
        let Some((before, [item, ..])) = items.split_at_mut_checked(at) else { return };
        let is_bare = item.description.is_empty() && item.values.is_none();
        let before = before.last_mut().filter(|_| is_bare).and_then(|before| before.support.as_mut());
        let (Some(ItemSupport::Listed(above)), Some(ItemSupport::Listed(takers))) = (before, &item.support) else {
            return;
        };
        let is_own = |label: &str| self.own.iter().any(|(line, is_entry)| *is_entry && line.text == label);
        let is_taker = |label: &str| self.labels.contains(label) || takers.iter().any(|taker| taker.label == label);
        let is_label = |mention: &Mention| is_taker(&mention.label) || !is_own(&mention.label);
        let end = above.iter().rposition(is_label).map_or(0, |last| last + 1);
        if (1..above.len()).contains(&end) {
            item.values = Some(Values::Listed(above.drain(end..).map(|mention| mention.label).collect()));
        }
    }

    fn own(&mut self, item: &mut Item, lines: &Lines<'p>) {
        let block = std::mem::take(&mut self.own);
        let Some((first, _)) = block.first().copied() else { return };
        let mut mentions: HashMap<String, &mut Mention> = HashMap::new();
        if let Some(ItemSupport::Listed(listed)) = &mut item.support {
            mentions.extend(listed.iter_mut().map(|mention| (mention.label.clone(), mention)));
        }
        let is_label = |text: &str| {
            if mentions.is_empty() { self.labels.contains(text) } else { mentions.contains_key(text) }
        };
        let groups = groups(&block, is_label);
        let is_clear = |(label, values): &(&str, Option<Values>)| values.is_some() && mentions.contains_key(*label);
        if groups.iter().flatten().all(is_clear) && groups.is_some() {
            for (label, values) in groups.into_iter().flatten() {
                if let Some(mention) = mentions.get_mut(label) {
                    mention.values = values;
                }
            }
            return;
        }
        let text: Vec<String> = block
            .iter()
            .map(|(line, is_entry)| if *is_entry { format!("- {}", line.text) } else { line.text.to_owned() })
            .collect();
        item.unsure.push(Unsure { text: text.join("\n"), may_be: &[Part::OwnValues], place: lines.place(first) });
    }

    fn label_notes(&mut self, item: &mut Item) {
        let mut labels: HashSet<&str> = HashSet::new();
        if let Some(ItemSupport::Listed(mentions)) = item.support.as_ref().filter(|_| !self.notes.is_empty()) {
            labels.extend(mentions.iter().map(|mention| mention.label.as_str()));
        }
        let is_label = |text: &str| labels.contains(text) || self.labels.contains(text);
        let notes = self.notes.iter().map(|line| match label(line.text, is_label) {
            Some((label, note)) => (Some(label.to_owned()), note.to_owned()),
            None => (None, line.text.to_owned()),
        });
        item.notes.extend(notes);
        self.notes.clear();
    }
}

fn has_any(item: Option<&Item>, found: &[Line<'_>]) -> bool {
    let Some(ItemSupport::Listed(mentions)) = item.and_then(|item| item.support.as_ref()) else { return false };
    let known: HashSet<&str> = mentions.iter().map(|mention| mention.label.as_str()).collect();
    found.iter().any(|line| known.contains(line.text))
}

/// Labels and their values; none where values come before every label, or come both ways.
fn groups<'p>(block: &[(Line<'p>, bool)], is_label: impl Fn(&str) -> bool) -> Option<Vec<(&'p str, Option<Values>)>> {
    let mut groups: Vec<(&str, Option<Values>)> = Vec::new();
    for (number, (line, is_entry)) in block.iter().enumerate() {
        let has_glued = block.get(number + 1).is_some_and(|(_, is_entry)| !is_entry);
        if *is_entry && (is_label(line.text) || has_glued) {
            groups.push((line.text, None));
            continue;
        }
        let (_, values) = groups.last_mut()?;
        match values {
            None if *is_entry => *values = Some(Values::Listed(vec![line.text.to_owned()])),
            None => *values = Some(Values::Glued(line.text.to_owned())),
            Some(Values::Listed(values)) if *is_entry => values.push(line.text.to_owned()),
            Some(_) => return None,
        }
    }
    Some(groups)
}

/// No label is longer, so that a long note is not looked at again for each of its words.
const LONGEST_LABEL: usize = 100;

/// The longest label that a note begins with, and the note.
fn label(text: &str, is_label: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    let ends = text.char_indices().take_while(|(at, _)| *at <= LONGEST_LABEL).filter(|(_, c)| is_space(*c));
    let ends: Vec<usize> = ends.map(|(at, _)| at).collect();
    let end = ends.into_iter().rev().find(|end| is_label(&text[..*end]))?;
    Some((&text[..end], text[end..].trim_start_matches(is_space)))
}
