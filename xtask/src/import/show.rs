//! What an import found, joined and left open: on standard error, the gravest first and the sum last.

use std::collections::BTreeMap;
use std::path::Path;

use unified_codegen::import::{About, Dialect, Difference, Joined, Joint, Outcome, Page, ProviderNote, Question};
use unified_codegen::source::Place;

use super::files::Change;
use super::nameless::quoted;
use super::open::{self, Left};
use super::{nameless, pages};
use crate::cli::ImportArgs;
use crate::console::{self, Word};
use crate::spec::shown;

/// The pages, before they are joined, and what the call said of them.
pub(super) struct Said {
    dialects: BTreeMap<Dialect, usize>,
    left: Vec<Place>,
    /// Pages that may be cut off, and what is not there any more.
    cut: BTreeMap<String, &'static str>,
    /// Pages that were read as the call said, and whose marks say otherwise.
    astray: Vec<String>,
    /// What has to be given again besides the pages: ` --out drafts/spec`.
    pub(super) options: String,
}

impl Said {
    pub(super) fn new(pages: &[Page], args: &ImportArgs) -> Self {
        let options = options(args);
        let (dialects, cut) = (BTreeMap::new(), BTreeMap::new());
        let mut said = Self { dialects, left: Vec::new(), cut, astray: Vec::new(), options };
        for page in pages {
            *said.dialects.entry(page.dialect()).or_default() += 1;
            said.left.extend(page.left().iter().cloned());
            said.cut.extend(page.lacks().map(|end| (page.file().to_owned(), end)));
            said.astray.extend(args.dialect.and_then(|dialect| pages::astray(page, dialect)));
        }
        said
    }

    pub(super) fn is_cut(&self, page: &str) -> bool {
        self.cut.contains_key(page)
    }

    fn warnings(&self) {
        for astray in &self.astray {
            console::labelled(Word::Warning, astray);
        }
        for (page, end) in &self.cut {
            let text = format_args!("{page}: the page has no {end}; if it is cut off, save it again");
            console::labelled(Word::Warning, text);
        }
        for place in &self.left {
            let text = &place.source().text()[place.bytes()];
            let lines = text.trim_end().lines().count();
            let more = if lines > 1 { format!(" and {} below it", counted(lines - 1, "line")) } else { String::new() };
            let text = format_args!("{}: nothing was made of `{}`{more}", at(place), start(text));
            console::labelled(Word::Warning, text);
        }
    }
}

fn options(args: &ImportArgs) -> String {
    let spec = Some(&args.spec.spec).filter(|spec| spec.as_path() != Path::new("spec"));
    let folders = [("--spec", spec), ("--out", args.out.as_ref())];
    let given = folders.into_iter().filter_map(|(option, folder)| Some((option, folder?)));
    let given = given.map(|(option, folder)| format!(" {option} {}", quoted(&folder.to_string_lossy())));
    given.collect::<Vec<_>>().concat()
}

/// All that is said besides what changes.
pub(super) struct Summary<'a> {
    pub(super) said: &'a Said,
    pub(super) joined: &'a Joined,
    /// The files that the pages are about.
    pub(super) files: &'a [Change],
    pub(super) questions: &'a [Question],
    /// What is open in the files.
    pub(super) left: &'a [Left],
    pub(super) out: &'a Path,
    pub(super) is_dry: bool,
}

impl Summary<'_> {
    /// What the pages are about, what they leave open, and what may be wrong with them.
    pub(super) fn troubles(&self) {
        self.joined.resources.iter().for_each(resource);
        for joint in &self.joined.resources {
            nameless::show(joint, self.said, self.out);
        }
        for difference in self.differences() {
            let end = match difference.outcome {
                Outcome::Kept | Outcome::Stands => "the file stays as it is",
                Outcome::Taken => "the page's is taken",
            };
            let text = format_args!("{}: {}; {end}", at(&difference.place), difference.message);
            console::labelled(Word::Warning, text);
        }
        if self.differences().any(|difference| difference.outcome == Outcome::Kept) {
            console::say("  with --overwrite, what the pages say otherwise is taken where they agree");
        }
        for question in self.questions {
            console::labelled(Word::Open, format_args!("{}: {}", at(&question.place), question.message));
        }
        // What is asked of a page needs not be asked of the file again.
        let is_asked = |left: &&Left| self.questions.iter().any(|asked| left.label.contains(&asked.message));
        open::show(&self.left.iter().filter(|left| !is_asked(left) && !left.is_nameless()).collect::<Vec<_>>());
        self.said.warnings();
        for note in self.notes() {
            console::labelled(Word::Note, of_provider(note));
        }
    }

    /// The files that are other than before, and how much there was of everything.
    pub(super) fn total(&self) {
        for change in self.changed() {
            self.file(change);
        }
        console::styled("\n\u{1b}[1mSUMMARY\u{1b}[0m");
        let dialects: Vec<String> =
            self.said.dialects.iter().map(|(dialect, pages)| format!("{pages} {dialect}")).collect();
        let bytes: usize = self.said.left.iter().map(|place| place.bytes().len()).sum();
        let (notes, open) = (self.notes().count(), self.left.len());
        let notes = if notes == 0 { String::new() } else { format!("{} to put into words, ", counted(notes, "note")) };
        let kept = match self.differences().filter(|difference| difference.outcome != Outcome::Taken).count() {
            0 => String::new(),
            kept => format!("{} kept, ", counted(kept, "difference")),
        };
        let questions = self.questions.len() + self.joined.resources.iter().map(nameless::total).sum::<usize>();
        console::say(format_args!(
            "  {} ({}), {}; {notes}{kept}{}, {open} TODO, {} unread; {} {}",
            counted(self.said.dialects.values().sum(), "page"),
            dialects.join(", "),
            counted(self.joined.resources.len(), "resource"),
            counted(questions, "question"),
            counted(bytes, "byte"),
            counted(self.changed().count(), "file"),
            if self.is_dry { "would change" } else { "changed" },
        ));
        if let Some(next) = self.next(questions + open) {
            console::say(format_args!("  next: {next}"));
        }
    }

    /// What somebody does now who has read all of it.
    fn next(&self, open: usize) -> Option<String> {
        let elsewhere = Some(shown(self.out)).filter(|out| out != "spec");
        let spec = elsewhere.as_ref().map(|out| format!(" --spec {}", quoted(out))).unwrap_or_default();
        match (self.changed().next(), open) {
            (None, 0) => None,
            (_, 1..) if self.left.is_empty() => Some("answer what is open, with more pages or by hand".to_owned()),
            (_, 1..) => Some(format!(
                "answer what is open, with more pages or in the files, until this finds nothing:\n    cargo xtask check{spec}"
            )),
            (Some(_), 0) if self.is_dry => Some("the same without --dry-run writes it".to_owned()),
            // The crate is not to be made of a draft by the way.
            (Some(_), 0) if elsewhere.is_some() => Some(format!("cargo xtask check{spec}")),
            (Some(_), 0) => Some("cargo xtask check, then cargo xtask regenerate".to_owned()),
        }
    }

    fn differences(&self) -> impl Iterator<Item = &Difference> {
        self.files.iter().flat_map(|file| &file.differences)
    }

    fn changed(&self) -> impl Iterator<Item = &Change> {
        self.files.iter().filter(|file| file.is_one())
    }

    fn notes(&self) -> impl Iterator<Item = &ProviderNote> {
        self.joined.resources.iter().flat_map(|joint| &joint.notes)
    }

    fn file(&self, change: &Change) {
        let word = match (self.is_dry, change.before.is_some()) {
            (true, _) => "would write",
            (false, true) => "changed",
            (false, false) => "new:",
        };
        console::say(format_args!("{word} {}/{}", shown(self.out), change.path));
    }
}

/// What was found of a resource, and where.
fn resource(joint: &Joint) {
    console::say(format_args!("{}: {}", joint.path(), counted(joint.found(), "field")));
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

/// The words are the page's own, so that somebody has to put them into others.
fn of_provider(note: &ProviderNote) -> String {
    let who = note.label.as_deref().unwrap_or("a provider");
    let of = if note.field.is_empty() { "a field without a name".to_owned() } else { format!("`{}`", note.field) };
    format!("{}: {who} says of {of}: {}", at(&note.place), note.text)
}

/// `1 page`, `3 pages`.
pub(super) fn counted(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// As editors and compilers write a place.
pub(super) fn at(place: &Place) -> String {
    format!("{}:{}:{}", place.source().path(), place.line(), place.column())
}

fn start(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let start: String = line.chars().take(60).collect();
    if start.len() < line.trim_end().len() { format!("{start}…") } else { start }
}
