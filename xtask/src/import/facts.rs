//! What an import changes in the specification, line by line and fact by fact, and what its pages no longer say: on standard output.

use std::path::Path;

use similar::TextDiff;
use unified_codegen::diagnostics::Report;
use unified_codegen::diff::{Diff, diff};
use unified_codegen::load::RawFile;
use unified_codegen::lower;
use unified_codegen::model::Spec;

use super::files::Change;
use super::folder::{Folder, decided, loaded};
use crate::console::{self, Word, visible};
use crate::diff::changes;
use crate::spec::shown;

/// Facts of a specification that was there.
pub(super) struct Facts {
    /// What the pages say otherwise than the files, or in addition.
    changed: Diff,
    /// What the files say of what the pages are about, and the pages do not. Nothing where the files would not be sound without it.
    unsaid: Option<Diff>,
}

/// What the files say with what pages say in them.
pub(super) enum After {
    /// It is sound.
    Sound(Box<Spec>),
    /// The checker refuses it, for what the pages say.
    Unsound(Report),
    /// It cannot even be read, whatever the pages say.
    Unread(Report),
}

impl After {
    pub(super) fn new(there: &Folder, changes: &[Change], out: &Path) -> Self {
        let folder = loaded(&with(there, changes, after), out);
        let is_read = folder.report.is_clean();
        match lower::lower(&folder) {
            Ok(spec) => Self::Sound(Box::new(spec)),
            Err(report) if is_read => Self::Unsound(report),
            Err(report) => Self::Unread(report),
        }
    }
}

fn with(there: &Folder, changes: &[Change], text: fn(&Change) -> &str) -> Vec<RawFile> {
    let new: Vec<(&str, &str)> = changes.iter().map(|change| (change.path.as_str(), text(change))).collect();
    there.with(&new)
}

impl Facts {
    /// Nothing where nothing was there; else what is wrong with what comes of the pages. What is kept is never wrong with it.
    pub(super) fn new(
        there: &Folder,
        changes: &[Change],
        after: &Spec,
        (out, keeps): (&Path, bool),
    ) -> Result<Option<Self>, Report> {
        let pruned = match decided(&with(there, changes, pruned), out) {
            Ok(pruned) => Some(pruned),
            Err(_) if keeps => None,
            Err(report) => return Err(report),
        };
        let facts =
            |before| Self { changed: diff(before, after), unsaid: pruned.as_ref().map(|pruned| diff(after, pruned)) };
        Ok(there.spec.as_ref().map(facts))
    }

    /// `keeps`: what is no longer said stays in the files.
    pub(super) fn show(&self, keeps: bool, out: &Path) -> anyhow::Result<()> {
        show("changed by the pages", &self.changed)?;
        let unsaid = if keeps {
            format!("in {} and on none of the pages about it; kept, and taken out with --prune", shown(out))
        } else {
            "on none of the pages about it, and taken out".to_owned()
        };
        if let Some(diff) = &self.unsaid {
            return show(&unsaid, diff);
        }
        let text = "says more than the pages about it, and is not sound without that; it is kept, and --prune --dry-run shows it";
        console::labelled(Word::Warning, format_args!("{} {text}", shown(out)));
        Ok(())
    }
}

fn after(change: &Change) -> &str {
    &change.after
}

fn pruned(change: &Change) -> &str {
    change.pruned.as_ref().unwrap_or(&change.after)
}

fn show(heading: &str, diff: &Diff) -> anyhow::Result<()> {
    if diff.entries.is_empty() {
        return Ok(());
    }
    console::results(|out| {
        writeln!(out, "\n== {}", visible(heading))?;
        changes(out, diff)?;
        writeln!(out)
    })
}

/// What changes in the files, as tools take it that change files by it.
pub(super) fn lines(changes: &[&Change]) -> anyhow::Result<()> {
    console::results(|out| {
        for change in changes {
            let before = change.before.as_deref().unwrap_or_default();
            let old = if change.before.is_some() { format!("a/{}", change.path) } else { "/dev/null".to_owned() };
            let diff = TextDiff::from_lines(before, change.after.as_str());
            let unified = diff.unified_diff().header(&old, &format!("b/{}", change.path)).to_string();
            for line in unified.lines() {
                let (start, end) = colour(line);
                writeln!(out, "{start}{}{end}", visible(line))?;
            }
        }
        Ok(())
    })
}

/// What comes before a line, and what behind it.
fn colour(line: &str) -> (&'static str, &'static str) {
    match line.as_bytes().first() {
        Some(b'+') => ("\u{1b}[32m", "\u{1b}[0m"),
        Some(b'-') => ("\u{1b}[31m", "\u{1b}[0m"),
        Some(b'@') => ("\u{1b}[36m", "\u{1b}[0m"),
        _ => ("", ""),
    }
}
