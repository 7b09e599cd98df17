//! What the parser trips over, in words that say what to look for.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostics::{Diagnostic, Rule};
use crate::source::Source;

/// A finding for the error that ended the parse.
pub(super) fn finding(source: &Source, error: &ScanError, depth: usize) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_default();
    let (message, help) = explain(error.kind());
    let place = source.place(at, after_char(source.text(), at));
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return super::parse::too_deep(place, depth);
    }
    let line = source.text().lines().nth(place.line() - 1).unwrap_or_default();
    if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
        return Diagnostic::new(Rule::Syntax, place, "a merge conflict is left in the file")
            .label("a mark of the conflict")
            .help("keep one side, and remove the three lines that mark the sides");
    }
    Diagnostic::new(Rule::Syntax, place, message).label("cannot be read from here on").help(help)
}

fn after_char(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

const INDENTATION: &str = "the keys of one mapping start in the same column, and the items of one list too";
const BRACKETS: &str =
    "every bracket and brace needs its partner, and two entries a comma between them; look at the lines above too";
const QUOTES: &str =
    "close the quote; a quote within the text is written \\\" between double quotes, and '' between single ones";
const ESCAPE: &str = "write \\\\ for a backslash, or put the text in single quotes";
const COLON: &str = "quote a text that holds a colon and a space; if this is a key, look above it for a missing colon, a missing space after one, or wrong indentation";

/// Message and way out. The parser names states of its machine; whoever wrote the file needs the likely cause.
fn explain(kind: &ErrorKind) -> (String, &'static str) {
    if let Some(known) = tabs(kind).or_else(|| quotes(kind)).or_else(|| brackets(kind)).or_else(|| keys(kind)) {
        return known;
    }
    match kind {
        ErrorKind::UnexpectedCharacter { character: '`' } => {
            ("text without quotes cannot start with a backtick".to_owned(), "put the text in double quotes")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            (format!("text without quotes cannot start with `{character}`"), "put the text in double quotes")
        }
        ErrorKind::UndeclaredTagHandle => {
            ("a YAML tag without a declaration".to_owned(), "remove it, or quote the text that starts with `!`")
        }
        ErrorKind::BomInsideDocument => (
            "a byte order mark within the file".to_owned(),
            "remove the invisible character, and save the file as UTF-8 without a byte order mark",
        ),
        _ => (
            "this is not YAML".to_owned(),
            "the cause is often on this line or the one before: indentation, a missing colon, an open quote",
        ),
    }
}

fn tabs(kind: &ErrorKind) -> Option<(String, &'static str)> {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
            | ErrorKind::InvalidMappingValueWhitespace
            | ErrorKind::InvalidBlockEntryWhitespace
    )
    .then(|| ("a tab where YAML takes spaces only".to_owned(), "replace the tab with spaces"))
}

fn quotes(kind: &ErrorKind) -> Option<(String, &'static str)> {
    let message = match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => "a quote before this place is not closed",
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            "text goes on after the closing quote"
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => {
            return Some(("a backslash in this text stands before what YAML has no meaning for".to_owned(), ESCAPE));
        }
        _ => return None,
    };
    Some((message.to_owned(), QUOTES))
}

fn brackets(kind: &ErrorKind) -> Option<(String, &'static str)> {
    let message = match kind {
        ErrorKind::UnclosedFlowCollection { open } => format!("this `{open}` is never closed"),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => format!("a `{open}` is closed by `{close}`"),
        ErrorKind::MisplacedFlowCollectionEnd => "this closes a bracket that was never opened".to_owned(),
        ErrorKind::ExpectedFlowMappingSeparator => "a comma or `}` is missing before this".to_owned(),
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::InvalidColonPlacement => {
            "a comma or `]` is missing before this".to_owned()
        }
        ErrorKind::UnexpectedEofFlowSequence => "the file ends within `[`".to_owned(),
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            "the file ends within `{`".to_owned()
        }
        ErrorKind::InvalidFlowScalarIndent | ErrorKind::BlockEntryInFlowCollection => {
            "a bracket or brace before this place is not closed".to_owned()
        }
        _ => return None,
    };
    Some((message, BRACKETS))
}

fn keys(kind: &ErrorKind) -> Option<(String, &'static str)> {
    let known = match kind {
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::BlockSequenceEntryNotAllowed => ("this line is not indented like those before it", INDENTATION),
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => {
            ("a colon where no key can stand", COLON)
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("a key without its colon", "write `key: value`, on one line up to the colon")
        }
        _ => return None,
    };
    Some((known.0.to_owned(), known.1))
}
