//! What fits: whole entries, and an honest count of the others.

use std::collections::BTreeSet;

use unified_codegen::diff::{Level, Rule};

use super::entry;
use crate::diff::fold::{Folded, by_rule, in_words};
use crate::diff::view::{Item, View};
use crate::diff::words::changes;
use crate::markdown::span;

/// Rules that a count names.
const NAMED: usize = 8;
/// What the count of the others may take.
const COUNT: usize = 600;

/// The entries of one level, with what stands around them.
pub(super) struct Section<'v> {
    open: String,
    close: &'static str,
    entries: Vec<Rendered<'v>>,
    /// Those that are counted from the start.
    counted: Vec<(Rule, usize)>,
}

struct Rendered<'v> {
    item: &'v Item<'v>,
    /// None where entries are not grouped.
    heading: Option<String>,
    text: String,
}

impl Rendered<'_> {
    fn heading(&self) -> &str {
        self.heading.as_deref().unwrap_or("\n")
    }
}

impl<'v> Section<'v> {
    pub(super) fn new(view: &'v View<'v>, level: Level, all: bool) -> Self {
        let items = view.of_level(level);
        let (open, close) = match (level, changes(items.len())) {
            (Level::Breaking, count) => (format!("\n### Breaking: {count}\n"), ""),
            (Level::Risky, count) => (format!("\n### Risky: {count}\n"), ""),
            (Level::Safe, count) => (folded("Safe", &count), "\n</details>\n"),
            (Level::Docs, count) => (folded("Docs", &count), "\n</details>\n"),
        };
        let Folded { shown, counted } = Folded::new(level, items, all);
        let is_grave = level >= Level::Risky;
        let entries = shown.into_iter().map(|item| Rendered {
            item,
            heading: is_grave.then(|| format!("\n#### {}\n\n", span(&item.group()))),
            text: if is_grave { entry::whole(item) } else { entry::line(item) },
        });
        Self { open, close, entries: entries.collect(), counted }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.counted.is_empty()
    }

    /// What it takes in any case.
    pub(super) fn least(&self) -> usize {
        self.open.len() + self.close.len() + COUNT
    }

    /// What fits into the room that is left: what nobody has accepted first, in the order of the specification.
    pub(super) fn into_text(self, room: &mut usize) -> String {
        let runs = self.runs();
        let mut headed = BTreeSet::new();
        let mut fits = vec![false; self.entries.len()];
        for approved in [false, true] {
            let of_pass = self.entries.iter().enumerate();
            for (at, entry) in of_pass.filter(|(_, entry)| entry.item.approval.is_some() == approved) {
                let heading = if headed.contains(&runs[at]) { 0 } else { entry.heading().len() };
                let size = entry.text.len() + heading;
                if size <= *room {
                    *room -= size;
                    fits[at] = true;
                    headed.insert(runs[at]);
                }
            }
        }
        self.joined(&fits)
    }

    /// Entries that follow one another under one heading have the same number. Leaving some out makes no more of them.
    fn runs(&self) -> Vec<usize> {
        let mut run = 0;
        let numbered = self.entries.iter().enumerate().map(|(at, entry)| {
            let goes_on = at == 0 || self.entries[at - 1].heading == entry.heading;
            run += usize::from(!goes_on);
            run
        });
        numbered.collect()
    }

    fn joined(&self, fits: &[bool]) -> String {
        let mut text = self.open.clone();
        let mut heading = None;
        for (entry, _) in self.entries.iter().zip(fits).filter(|(_, fits)| **fits) {
            if heading != Some(entry.heading.as_deref()) {
                heading = Some(entry.heading.as_deref());
                text.push_str(entry.heading());
            }
            text.push_str(&entry.text);
        }
        let left: Vec<&Item<'_>> =
            self.entries.iter().zip(fits).filter(|(_, fits)| !**fits).map(|(entry, _)| entry.item).collect();
        text.push_str(&self.rest(&left, heading.is_some()));
        text.push_str(self.close);
        text
    }

    /// How many are not shown, by rule.
    fn rest(&self, left: &[&Item<'_>], is_more: bool) -> String {
        let mut counted = self.counted.clone();
        for (rule, n) in by_rule(left) {
            match counted.iter_mut().find(|(known, _)| *known == rule) {
                Some((_, count)) => *count += n,
                None => counted.push((rule, n)),
            }
        }
        if counted.is_empty() {
            return String::new();
        }
        let total: usize = counted.iter().map(|(_, n)| n).sum();
        let named = in_words(&counted[..counted.len().min(NAMED)]);
        let others = if counted.len() > NAMED { ", …" } else { "" };
        let more = if is_more { "more " } else { "" };
        format!("\n{total} {more}not shown here: {named}{others}. `cargo xtask diff --all` shows them.\n")
    }
}

fn folded(name: &str, count: &str) -> String {
    format!("\n<details><summary>{name}: {count}</summary>\n")
}
