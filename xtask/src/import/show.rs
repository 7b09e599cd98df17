//! What an import found, joined, changed and left open.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

use similar::TextDiff;
use unified_codegen::diagnostics::Diagnostic;
use unified_codegen::import::{About, Dialect, Difference, Joined, Joint, Outcome, Page, ProviderNote, Question};
use unified_codegen::load::left_open;
use unified_codegen::source::{Place, Source};

use super::files::Change;
use crate::console::{self, visible};
use crate::spec::shown;

/// The pages, before they are joined.
pub(super) struct Said {
    dialects: BTreeMap<Dialect, usize>,
    left: Vec<Place>,
    /// Pages that may be cut off, and what is not there any more.
    cut: Vec<String>,
}

impl Said {
    pub(super) fn new(pages: &[Page]) -> Self {
        let mut said = Self { dialects: BTreeMap::new(), left: Vec::new(), cut: Vec::new() };
        for page in pages {
            *said.dialects.entry(page.dialect()).or_default() += 1;
            said.left.extend(page.left().iter().cloned());
            let cut = |end| format!("{}: the page has no {end}; if it is cut off, save it again", page.file());
            said.cut.extend(page.lacks().map(cut));
        }
        said
    }
}

/// What changes in the files, line by line, on standard output.
pub(super) fn text(changes: &[&Change]) -> anyhow::Result<()> {
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

/// All that is said at the end: the gravest last.
pub(super) struct Summary<'a> {
    pub(super) said: &'a Said,
    pub(super) joined: &'a Joined,
    /// The files that the pages are about.
    pub(super) files: &'a [Change],
    pub(super) questions: &'a [Question],
    pub(super) out: &'a Path,
    pub(super) is_dry: bool,
}

impl Summary<'_> {
    pub(super) fn show(&self) {
        self.joined.resources.iter().for_each(resource);
        let notes: Vec<&ProviderNote> = self.joined.resources.iter().flat_map(|joint| &joint.notes).collect();
        for note in &notes {
            console::say(format_args!("note: {}", of_provider(note)));
        }
        self.said.cut.iter().for_each(warning);
        for place in &self.said.left {
            let text = &place.source().text()[place.bytes()];
            warning(format_args!("{}: nothing was made of `{}`", at(place), start(text)));
        }
        for difference in self.differences() {
            let end = match difference.outcome {
                Outcome::Kept | Outcome::Stands => "the file stays as it is",
                Outcome::Taken => "the page's is taken",
            };
            warning(format_args!("{}: {}; {end}", at(&difference.place), difference.message));
        }
        for question in self.questions {
            warning(format_args!("{}: {}", at(&question.place), question.message));
        }
        let open: Vec<Diagnostic> = self.files.iter().flat_map(|file| self.open(file)).collect();
        // What is asked of a page needs not be asked of the file again.
        let is_asked = |open: &&Diagnostic| self.questions.iter().any(|asked| open.label.contains(&asked.message));
        let is_nameless = |open: &&Diagnostic| open.label.starts_with("a name and a type for ");
        for open in open.iter().filter(|open| !is_asked(open) && !is_nameless(open)) {
            warning(format_args!("{}: {}: {}", at(&open.place), open.message, open.label));
        }
        self.joined.resources.iter().for_each(hint);
        if self.differences().any(|difference| difference.outcome == Outcome::Kept) {
            console::say("hint: with --overwrite, what the pages say otherwise is taken where they agree");
        }
        self.changed().for_each(|change| self.file(change));
        self.totals(notes.len(), open.len());
    }

    fn differences(&self) -> impl Iterator<Item = &Difference> {
        self.files.iter().flat_map(|file| &file.differences)
    }

    fn changed(&self) -> impl Iterator<Item = &Change> {
        self.files.iter().filter(|file| file.is_one())
    }

    fn file(&self, change: &Change) {
        let word = match (self.is_dry, change.before.is_some()) {
            (true, _) => "would write",
            (false, true) => "changed",
            (false, false) => "new:",
        };
        console::say(format_args!("{word} {}/{}", shown(self.out), change.path));
    }

    fn totals(&self, notes: usize, open: usize) {
        let dialects: Vec<String> =
            self.said.dialects.iter().map(|(dialect, pages)| format!("{pages} {dialect}")).collect();
        let bytes: usize = self.said.left.iter().map(|place| place.bytes().len()).sum();
        let notes = if notes == 0 { String::new() } else { format!("{} to put into words, ", counted(notes, "note")) };
        let kept = match self.differences().filter(|difference| difference.outcome != Outcome::Taken).count() {
            0 => String::new(),
            kept => format!("{} kept, ", counted(kept, "difference")),
        };
        console::say(format_args!(
            "{} ({}), {}; {notes}{kept}{}, {open} TODO, {} unread; {} {}",
            counted(self.said.dialects.values().sum(), "page"),
            dialects.join(", "),
            counted(self.joined.resources.len(), "resource"),
            counted(self.questions.len(), "question"),
            counted(bytes, "byte"),
            counted(self.changed().count(), "file"),
            if self.is_dry { "would change" } else { "changed" },
        ));
    }

    /// Where a person has to decide, and what between.
    fn open(&self, file: &Change) -> Vec<Diagnostic> {
        left_open(&Source::new(format!("{}/{}", shown(self.out), file.path), file.after.as_str()))
    }
}

/// What was found of a resource, and where.
fn resource(joint: &Joint) {
    console::say(format_args!("{}/{}: {}", joint.api, joint.resource, counted(joint.found(), "field")));
    for page in &joint.pages {
        let about = match &page.about {
            About::Object => "the object",
            About::Operation(method) => method,
            About::Integrations => "who has which operation",
            About::Methods => "which operations it has",
        };
        console::say(format_args!("  {about}: {} ({})", page.path, page.dialect));
    }
}

/// What would answer most of what is open.
fn hint(joint: &Joint) {
    let (nameless, is_object_there) = (joint.left_open(), joint.pages.iter().any(|page| page.about == About::Object));
    if nameless > 0 && !is_object_there {
        let (api, resource) = (&joint.api, &joint.resource);
        console::say(format_args!(
            "hint: {} of {api}/{resource} stand on these pages without their names; the page about its object has them",
            counted(nameless, "field"),
        ));
    }
}

/// The words are the page's own, so that somebody has to put them into others.
fn of_provider(note: &ProviderNote) -> String {
    let who = note.label.as_deref().unwrap_or("a provider");
    let of = if note.field.is_empty() { "a field without a name".to_owned() } else { format!("`{}`", note.field) };
    format!("{}: {who} says of {of}: {}", at(&note.place), note.text)
}

/// `1 page`, `3 pages`.
fn counted(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

fn warning(text: impl Display) {
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
