//! The stretches of a file that a finding shows. The renderer goes through all that it is handed: whole files, handed
//! over once a finding, would take the square of their size.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::Diagnostic;
use super::spelled::spelled;
use crate::source::{Place, Source};

/// Places are shown together where both fit in so many bytes.
const NEAR: usize = 16 << 10;

/// What is kept of a long line on either side of a place, in characters: enough for the renderer to leave the rest out
/// by itself, and to mark that it did.
const BESIDE: usize = 2 * DEFAULT_TERM_WIDTH;

/// Stands behind a line and column that the renderer must not add its own to. Nothing else prints this character: texts
/// have it spelled out, and in the lines of a file the renderer replaces it.
const PLACED: char = '\u{1}';

/// A stretch of a file, and the places in it.
pub(super) struct Window<'d> {
    bytes: Range<usize>,
    first: Mark<'d>,
    others: Vec<Mark<'d>>,
}

/// A place and what is said there.
struct Mark<'d> {
    kind: AnnotationKind,
    place: &'d Place,
    label: &'d str,
}

/// The windows that a finding needs, that of its own place first.
pub(super) fn windows(diagnostic: &Diagnostic) -> Vec<Window<'_>> {
    let first = Mark { kind: AnnotationKind::Primary, place: &diagnostic.place, label: &diagnostic.label };
    let mut windows = vec![Window::new(first)];
    for (place, label) in &diagnostic.related {
        let mark = Mark { kind: AnnotationKind::Context, place, label };
        match windows.iter_mut().find_map(|window| Some((window.widened(place)?, window))) {
            Some((bytes, window)) => {
                window.bytes = bytes;
                window.others.push(mark);
            }
            None => windows.push(Window::new(mark)),
        }
    }
    windows
}

impl<'d> Window<'d> {
    fn new(first: Mark<'d>) -> Self {
        Self { bytes: around(first.place), first, others: Vec::new() }
    }

    fn source(&self) -> &'d Source {
        self.first.place.source()
    }

    /// The bytes of the window with a place in it that is near enough.
    fn widened(&self, place: &Place) -> Option<Range<usize>> {
        let other = around(place);
        let bytes = self.bytes.start.min(other.start)..self.bytes.end.max(other.end);
        let is_near = place.source().path() == self.source().path() && bytes.len() <= NEAR;
        (is_near && is_aligned(self.source(), &bytes)).then_some(bytes)
    }

    pub(super) fn snippet(&self) -> Snippet<'d, Annotation<'d>> {
        let marks = std::iter::once(&self.first).chain(&self.others);
        let annotations = marks.map(|mark| {
            let bytes = first_line(mark.place);
            let within = bytes.start - self.bytes.start..bytes.end - self.bytes.start;
            mark.kind.span(within).label(spelled(mark.label))
        });
        Snippet::source(&self.source().text()[self.bytes.clone()])
            .line_start(self.source().line_at(self.bytes.start))
            .path(self.path())
            .fold(true)
            .annotations(annotations)
    }

    /// The renderer counts columns in what it is handed, which is wrong where the start of the line is missing.
    fn path(&self) -> Cow<'d, str> {
        let path = spelled(self.source().path());
        if starts_line(self.source(), self.bytes.start) {
            return path;
        }
        let place = self.first.place;
        format!("{path}:{}:{}{PLACED}", place.line(), place.column()).into()
    }
}

/// Takes the renderer's line and column away where there are others before them.
pub(super) fn once_placed(text: String) -> String {
    if !text.contains(PLACED) {
        return text;
    }
    let is_renderers = |c: char| c == ':' || c.is_ascii_digit();
    let parts = text.split(PLACED).enumerate();
    parts.map(|(index, part)| if index == 0 { part } else { part.trim_start_matches(is_renderers) }).collect()
}

/// The line of a place, as far as it is to be shown.
fn around(place: &Place) -> Range<usize> {
    let (text, shown) = (place.source().text(), first_line(place));
    let line = line_of(place);
    let before = text[line.start..shown.start].char_indices().rev().nth(BESIDE - 1);
    let after = text[shown.end..line.end].char_indices().nth(BESIDE);
    before.map_or(line.start, |(at, _)| line.start + at)..after.map_or(line.end, |(at, _)| shown.end + at)
}

/// Behind the last newline there is no line to the renderer: it shows the end of the one before.
fn line_of(place: &Place) -> Range<usize> {
    let line = place.source().line_bytes(place.line());
    if line.is_empty() && place.line() > 1 { place.source().line_bytes(place.line() - 1) } else { line }
}

/// A place of many lines would push its own message off the screen.
fn first_line(place: &Place) -> Range<usize> {
    let bytes = place.bytes();
    let line = place.source().text()[bytes.clone()].lines().next().unwrap_or_default();
    bytes.start..bytes.start + line.len()
}

/// True unless lines would be shown above one another that do not start in the same column.
fn is_aligned(source: &Source, bytes: &Range<usize>) -> bool {
    let line = source.line_bytes(source.line_at(bytes.start));
    line.start == bytes.start || bytes.end <= line.end
}

fn starts_line(source: &Source, at: usize) -> bool {
    source.line_bytes(source.line_at(at)).start == at
}
