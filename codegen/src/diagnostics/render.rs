//! Diagnostics as a person reads them in a terminal: rustc's own layout.

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
    let main = AnnotationKind::Primary.span(diagnostic.place.bytes()).label(&diagnostic.label);
    let mut snippet = snippet(&diagnostic.place).annotation(main);
    let (near, far): (Vec<_>, Vec<_>) =
        diagnostic.related.iter().partition(|(place, _)| place.source().path() == diagnostic.place.source().path());
    for (place, label) in near {
        snippet = snippet.annotation(AnnotationKind::Context.span(place.bytes()).label(label));
    }
    let mut group = title.element(snippet);
    for (place, label) in far {
        group = group
            .element(self::snippet(place).annotation(AnnotationKind::Context.span(place.bytes()).label(label)));
    }
    if diagnostic.help.is_empty() {
        return group;
    }
    group.element(Level::HELP.message(&diagnostic.help))
}

fn snippet<'a, T: Clone>(place: &'a Place) -> Snippet<'a, T> {
    Snippet::source(place.source().text()).path(place.source().path()).fold(true)
}
