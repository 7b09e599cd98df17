//! What the parser trips over: where it is, and in which words it is told.

use granit_parser::{ErrorKind, ScanError};

use super::explain::{explain, is_about_tab};
use crate::diagnostics::{Diagnostic, Rule};
use crate::source::{Place, Source};

/// A finding for the error that ended the parse.
pub(super) fn finding(source: &Source, error: &ScanError, depth: usize) -> Diagnostic {
    let at = position(source.text(), error);
    let next = source.text().get(at..).and_then(|rest| rest.chars().next());
    let place = source.place(at, at + next.map_or(0, char::len_utf8));
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(place, depth);
    }
    if is_conflict(source, &place) {
        return Diagnostic::new(Rule::Syntax, place, "a merge conflict is left in the file")
            .label("a mark of the conflict")
            .help("keep one side, and remove the three lines that mark the sides");
    }
    let (message, help) = explain(error.kind(), next.unwrap_or_default());
    Diagnostic::new(Rule::Syntax, place, message).label("cannot be read from here on").help(help)
}

/// The parser names where a text starts, or where a tab has led to; what it trips over is near.
fn position(text: &str, error: &ScanError) -> usize {
    let at = error.marker().byte_offset().unwrap_or_default();
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let culprit = match error.kind() {
        ErrorKind::UnexpectedCharacter { character } => *character,
        kind if is_about_tab(kind) && before.trim_end_matches(' ').ends_with('\t') => {
            return before.trim_end_matches(' ').len() - 1;
        }
        kind if is_about_tab(kind) => '\t',
        _ => return at,
    };
    rest.find(culprit).map_or(at, |offset| at + offset)
}

fn is_conflict(source: &Source, place: &Place) -> bool {
    let line = &source.text()[source.line_bytes(place.line())];
    ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

pub(super) fn too_deep(place: Place, depth: usize) -> Diagnostic {
    Diagnostic::new(Rule::TooDeep, place, format!("more than {depth} levels of nesting"))
        .label("one level too many")
        .help("no resource needs this depth; check the indentation and the brackets")
}
