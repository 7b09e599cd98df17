//! For a comment on a pull request: what matters first, and never more than such a comment takes.

mod entry;
mod page;

use std::io::{self, Write};

use unified_codegen::diff::Level;

use self::page::Section;
use crate::diff::view::{Item, View};
use crate::markdown::span;

/// By this the comment is found again, to be brought up to date.
const MARKER: &str = "<!-- unified-spec-diff -->";
/// GitHub takes 65,536 characters.
const MOST: usize = 60_000;
/// A line to copy that is longer is no help, and leaves no room for the changes.
const LONGEST_LINE: usize = 2_000;

pub(super) fn write(out: &mut dyn Write, view: &View<'_>, all: bool) -> io::Result<()> {
    let (head, foot) = (head(view), foot(view));
    let sections = Level::ALL.into_iter().map(|level| Section::new(view, level, all));
    let sections: Vec<Section<'_>> = sections.filter(|section| !section.is_empty()).collect();
    let reserved: usize = sections.iter().map(Section::least).sum();
    let mut room = MOST.saturating_sub(head.len() + foot.len() + reserved);
    out.write_all(head.as_bytes())?;
    for section in sections {
        out.write_all(section.into_text(&mut room).as_bytes())?;
    }
    out.write_all(foot.as_bytes())
}

fn head(view: &View<'_>) -> String {
    let title = format!("{MARKER}\n## What this means for the unified API\n\n");
    let names = format!("{} → {}", span(&view.before.name), span(&view.after.name));
    if view.items.is_empty() {
        return format!("{title}No differences.\n\n{names}\n");
    }
    let rows = Level::ALL.into_iter().filter_map(|level| row(level, &view.of_level(level)));
    let rows = rows.collect::<String>();
    let words = [view.verdict(), view.version()].into_iter().flatten().map(|line| entry::short(&line) + "\n\n");
    let words = words.collect::<String>();
    format!("{title}| level | changes | approved |\n| --- | ---: | ---: |\n{rows}\n{words}{names}\n")
}

fn row(level: Level, items: &[&Item<'_>]) -> Option<String> {
    let approved = items.iter().filter(|item| item.approval.is_some()).count();
    (!items.is_empty()).then(|| format!("| {} | {} | {approved} |\n", level.as_str(), items.len()))
}

fn foot(view: &View<'_>) -> String {
    let Some((file, line)) = view.way_to_approve() else { return String::new() };
    if line.len() > LONGEST_LINE {
        return String::new();
    }
    let lines = entry::fenced("yaml", "", &["approvals:".to_owned(), line]);
    let file = span(&file);
    format!(
        "\n<details><summary>How to approve a change</summary>\n\nWhat is meant is approved by its id, with a reason, in \
         {file}:\n\n{lines}\n</details>\n"
    )
}
