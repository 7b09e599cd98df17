//! For a person at a terminal. Colours say nothing that no word says.

use std::io::{self, Write};

use unified_codegen::diff::Level;

use crate::console::visible;
use crate::diff::fold::{Folded, first_lines, in_words};
use crate::diff::view::{Item, View};
use crate::diff::words::changes;

/// As wide as a line gets, where it can be broken.
const WIDTH: usize = 100;
/// Details beyond these are counted.
const DETAILS: usize = 12;
/// Before what a label is about.
const INDENT: usize = 11;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

pub(super) fn write(out: &mut dyn Write, view: &View<'_>, all: bool) -> io::Result<()> {
    writeln!(out, "before  {}", visible(&view.before.name))?;
    writeln!(out, "after   {}", visible(&view.after.name))?;
    if view.items.is_empty() {
        return writeln!(out, "\nno differences");
    }
    sections(out, &view.items.iter().collect::<Vec<_>>(), all)?;
    summary(out, view)
}

/// The changes, by level.
pub(super) fn sections(out: &mut dyn Write, items: &[&Item<'_>], all: bool) -> io::Result<()> {
    for level in Level::ALL {
        let items: Vec<&Item<'_>> = items.iter().copied().filter(|item| item.level == level).collect();
        if !items.is_empty() {
            section(out, level, items, all)?;
        }
    }
    Ok(())
}

fn section(out: &mut dyn Write, level: Level, items: Vec<&Item<'_>>, all: bool) -> io::Result<()> {
    let approved = items.iter().filter(|item| item.approval.is_some()).count();
    let count = match approved {
        0 => changes(items.len()),
        n => format!("{}, {n} approved", changes(items.len())),
    };
    writeln!(out, "\n{}{}{PLAIN}  {count}", colour(level), level.as_str().to_uppercase())?;
    let folded = Folded::new(level, items, all);
    let mut group = String::new();
    for item in &folded.shown {
        if item.group() != group {
            group = item.group();
            writeln!(out, "\n{BOLD}{}{PLAIN}", visible(&group))?;
        }
        entry(out, item, all)?;
    }
    if folded.counted.is_empty() {
        return Ok(());
    }
    let more = if folded.shown.is_empty() { "" } else { "and " };
    wrapped(out, "\n  ", 2, &format!("{more}{} (--all shows them)", in_words(&folded.counted)))
}

/// Title, then one labelled fact a line.
fn entry(out: &mut dyn Write, item: &Item<'_>, all: bool) -> io::Result<()> {
    let is_grave = item.level >= Level::Risky;
    let (start, title) = (if is_grave { colour(item.level) } else { "" }, item.entry.title());
    wrapped_in(out, "  ", 4, start, &title)?;
    if is_grave {
        fact(out, "why", &item.entry.reason())?;
    }
    for consequence in item.consequences() {
        fact(out, "also", &consequence)?;
    }
    let (details, left_out) = first_lines(item.entry.details(), if all { usize::MAX } else { DETAILS });
    for (index, detail) in details.iter().enumerate() {
        fact(out, if index == 0 { "what" } else { "" }, detail)?;
    }
    if left_out > 0 {
        fact(out, "", &format!("and {left_out} lines more (--all shows them)"))?;
    }
    if let Some(approval) = item.approval {
        let until = approval.expires.map(|last| format!(" (until {last})")).unwrap_or_default();
        fact(out, "ok", &format!("approved{until}: {}", approval.reason))?;
    }
    let places = item.places();
    for (label, place) in [("at", places.after), ("was", places.before)] {
        if let Some(place) = place {
            writeln!(out, "    {DIM}{label:<5}{PLAIN}  {}", visible(&place))?;
        }
    }
    writeln!(out, "    {DIM}id     {}{PLAIN}", visible(&item.id))
}

fn fact(out: &mut dyn Write, label: &str, text: &str) -> io::Result<()> {
    wrapped(out, &format!("    {DIM}{label:<5}{PLAIN}  "), INDENT, text)
}

fn summary(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    writeln!(out, "\n{BOLD}SUMMARY{PLAIN}")?;
    let lines = [Some(view.counts()), view.verdict(), view.version()];
    for line in lines.into_iter().flatten() {
        wrapped(out, "  ", 4, &line)?;
    }
    if let Some((file, line)) = view.way_to_approve() {
        writeln!(out, "\nWhat is meant is approved by its id, with a reason, in {}:", visible(&file))?;
        writeln!(out, "\napprovals:\n{}", visible(&line))?;
    }
    Ok(())
}

fn colour(level: Level) -> &'static str {
    match level {
        Level::Breaking => "\u{1b}[1;31m",
        Level::Risky => "\u{1b}[1;33m",
        Level::Safe => "\u{1b}[1;32m",
        Level::Docs => "\u{1b}[1;36m",
    }
}

fn wrapped(out: &mut dyn Write, start: &str, indent: usize, text: &str) -> io::Result<()> {
    wrapped_in(out, start, indent, "", text)
}

/// Data in as many lines as it takes, all but the first indented; a word that is too long stays whole.
fn wrapped_in(out: &mut dyn Write, start: &str, indent: usize, colour: &str, text: &str) -> io::Result<()> {
    write!(out, "{start}{colour}")?;
    let (mut column, text) = (indent, visible(text));
    for (index, word) in text.split(' ').enumerate() {
        let width = word.chars().count();
        if index > 0 && column + 1 + width > WIDTH {
            write!(out, "\n{:indent$}{word}", "")?;
            column = indent + width;
        } else {
            let space = if index == 0 { "" } else { " " };
            write!(out, "{space}{word}")?;
            column += space.len() + width;
        }
    }
    writeln!(out, "{}", if colour.is_empty() { "" } else { PLAIN })
}
