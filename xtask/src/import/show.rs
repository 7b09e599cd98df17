//! What an import found, joined, changed and left open.

use std::collections::BTreeMap;
use std::path::Path;

use similar::TextDiff;
use unified_codegen::diff::diff;
use unified_codegen::import::{Dialect, Joined, Page, Question};
use unified_codegen::load;
use unified_codegen::lower;
use unified_codegen::source::Place;

use super::files::Change;
use super::{There, after};
use crate::console::{self, visible};
use crate::spec::shown;

/// What stands where a person has to decide.
const TODO: &str = "TODO";

/// The pages, before they are joined.
pub(super) struct Said {
    dialects: BTreeMap<Dialect, usize>,
    left: Vec<Place>,
}

impl Said {
    pub(super) fn new(pages: &[Page]) -> Self {
        let mut said = Self { dialects: BTreeMap::new(), left: Vec::new() };
        for page in pages {
            *said.dialects.entry(page.dialect()).or_default() += 1;
            said.left.extend(page.left().iter().cloned());
        }
        said
    }
}

/// What changes in the files, line by line, on standard output.
pub(super) fn text(changes: &[Change]) -> anyhow::Result<()> {
    console::results(|out| {
        for change in changes {
            let before = change.before.as_deref().unwrap_or_default();
            let old = if change.before.is_some() { format!("a/{}", change.path) } else { "/dev/null".to_owned() };
            let diff = TextDiff::from_lines(before, change.after.as_str());
            let unified = diff.unified_diff().header(&old, &format!("b/{}", change.path)).to_string();
            for line in unified.lines() {
                writeln!(out, "{}", visible(line))?;
            }
        }
        Ok(())
    })
}

/// What changes in the specification, where it is sound before and after: what is open is refused, so that nothing can be said.
pub(super) fn facts(there: &There, changes: &[Change], out: &Path) {
    let Some(before) = &there.spec else { return };
    let Ok(spec) = lower::lower(&load::parse(after(there, changes), &shown(out))) else { return };
    for entry in diff(before, &spec).entries {
        console::say(format_args!("{}: {}: {}", entry.level().as_str(), entry.subject(), entry.title()));
        for detail in entry.details() {
            console::say(format_args!("  {detail}"));
        }
    }
}

pub(super) fn summary(
    said: &Said,
    joined: &Joined,
    changes: &[Change],
    questions: &[Question],
    out: &Path,
    is_dry: bool,
) {
    for joint in &joined.resources {
        console::say(format_args!("{}/{}: {} fields", joint.api, joint.resource, joint.found()));
        for page in &joint.pages {
            let about = page.method.as_deref().unwrap_or("the object");
            console::say(format_args!("  {about}: {} ({})", page.path, page.dialect));
        }
    }
    for place in &said.left {
        let text = &place.source().text()[place.bytes()];
        warning(format_args!("{}: nothing was made of `{}`", at(place), start(text)));
    }
    for question in questions {
        warning(format_args!("{}: {}", at(&question.place), question.message));
    }
    let open = todos(changes, out);
    for place in &open {
        warning(format_args!("{place}"));
    }
    for change in changes {
        let word = match (is_dry, change.before.is_some()) {
            (true, _) => "would write",
            (false, true) => "changed",
            (false, false) => "new:",
        };
        console::say(format_args!("{word} {}/{}", shown(out), change.path));
    }
    let dialects: Vec<String> = said.dialects.iter().map(|(dialect, pages)| format!("{pages} {dialect}")).collect();
    let bytes: usize = said.left.iter().map(|place| place.bytes().len()).sum();
    console::say(format_args!(
        "{} pages ({}), {} resources; {} questions, {} TODO, {bytes} bytes unread; {} files {}",
        said.dialects.values().sum::<usize>(),
        dialects.join(", "),
        joined.resources.len(),
        questions.len(),
        open.len(),
        changes.len(),
        if is_dry { "would change" } else { "changed" },
    ));
}

/// Where a person has to decide, and what between.
fn todos(changes: &[Change], out: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for change in changes {
        let lines: Vec<&str> = change.after.lines().collect();
        for (number, line) in lines.iter().enumerate().filter(|(_, line)| is_open(line)) {
            found.push(format!("{}/{}:{}: {}", shown(out), change.path, number + 1, line.trim()));
        }
    }
    found
}

/// Comments say what may stand there; the word itself stands in place of a value.
fn is_open(line: &str) -> bool {
    !line.trim_start().starts_with('#') && line.split(|c: char| !c.is_alphanumeric()).any(|word| word == TODO)
}

fn warning(text: impl std::fmt::Display) {
    console::say(format_args!("warning: {text}"));
}

fn at(place: &Place) -> String {
    format!("{}:{}:{}", place.source().path(), place.line(), place.column())
}

fn start(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let start: String = line.chars().take(60).collect();
    if start.len() < text.trim_end().len() { format!("{start}…") } else { start }
}
