//! Diagnostics as a person reads them in a terminal: rustc's own layout.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Diagnostic;
use crate::source::Place;

/// Whether the text carries ANSI colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences: files, pipes, `NO_COLOR`.
    Plain,
    /// Colours as rustc uses them.
    Coloured,
}

/// One finding as text, without a newline at its end.
pub fn render(diagnostic: &Diagnostic, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.render(&[group(diagnostic)])
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let title = Level::ERROR.primary_title(&diagnostic.message).id(diagnostic.rule.id());
    let main = AnnotationKind::Primary.span(first_line(&diagnostic.place)).label(&diagnostic.label);
    let mut snippet = snippet(&diagnostic.place).annotation(main);
    let (near, far): (Vec<_>, Vec<_>) =
        diagnostic.related.iter().partition(|(place, _)| place.source().path() == diagnostic.place.source().path());
    for (place, label) in near {
        snippet = snippet.annotation(AnnotationKind::Context.span(first_line(place)).label(label));
    }
    let mut group = title.element(snippet);
    for (place, label) in far {
        group = group
            .element(self::snippet(place).annotation(AnnotationKind::Context.span(first_line(place)).label(label)));
    }
    if diagnostic.help.is_empty() {
        return group;
    }
    group.element(Level::HELP.message(&diagnostic.help))
}

/// A place of many lines would push its own message off the screen.
fn first_line(place: &Place) -> Range<usize> {
    let bytes = place.bytes();
    let line = place.source().text()[bytes.clone()].lines().next().unwrap_or_default();
    bytes.start..bytes.start + line.len()
}

fn snippet<T: Clone>(place: &Place) -> Snippet<'_, T> {
    Snippet::source(place.source().text()).path(place.source().path()).fold(true)
}
