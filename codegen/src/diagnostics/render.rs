//! Diagnostics as a person reads them in a terminal: rustc's own layout.

use annotate_snippets::{Group, Level, Renderer};

use super::Diagnostic;
use super::spelled::spelled;
use super::window::{Window, once_placed, windows};

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
    once_placed(renderer.render(&[group(diagnostic)]))
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let title = Level::ERROR.primary_title(spelled(&diagnostic.message)).id(diagnostic.rule.id());
    let group = Group::with_title(title).elements(windows(diagnostic).iter().map(Window::snippet));
    if diagnostic.help.is_empty() {
        return group;
    }
    group.element(Level::HELP.message(spelled(&diagnostic.help)))
}
