//! The parser's errors in words. It names states of its machine; whoever wrote the file needs the likely cause.

use std::borrow::Cow;

use granit_parser::ErrorKind;

/// What is wrong, and the way out.
type Words = (Cow<'static, str>, &'static str);

const INDENTATION: &str = "the keys of one mapping start in the same column, and the items of one list too";
const BRACKETS: &str =
    "every bracket and brace needs its partner, and two entries a comma between them; look at the lines above too";
const QUOTES: &str =
    "close the quote; a quote within the text is written \\\" between double quotes, and '' between single ones";
const ESCAPE: &str = "write \\\\ for a backslash, or put the text in single quotes";
const COLON: &str = "quote a text that holds a colon and a space; if this is a key, look above it for a missing colon, a missing space after one, or wrong indentation";

/// `next` is the character that the parser could not go on with.
pub(super) fn explain(kind: &ErrorKind, next: char) -> Words {
    if let Some((message, help)) = lines(kind).or_else(|| quotes(kind)).or_else(|| marks(kind)) {
        return (message.into(), help);
    }
    if let Some(message) = brackets(kind) {
        return (message, BRACKETS);
    }
    character(kind, next).unwrap_or((
        "this is not YAML".into(),
        "the cause is often on this line or the one before: indentation, a missing colon, an open quote",
    ))
}

/// True where a tab is in the way.
pub(super) fn is_about_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
            | ErrorKind::InvalidBlockEntryWhitespace
    )
}

/// Where lines start, and what they start with.
fn lines(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        _ if is_about_tab(kind) => ("a tab where YAML takes spaces only", "replace the tab with spaces"),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent => ("this line is not indented like those before it", INDENTATION),
        ErrorKind::ExpectedDocumentStart => (
            "this line does not belong to those before it",
            "start every key of the file in the first column, and remove lines that are neither keys nor comments",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            "an item of a list starts in the middle of a line",
            "start the list on the next line, or write it as `[one, two]`; quote a text that starts with a dash",
        ),
        ErrorKind::BlockEntryInFlowCollection => (
            "a dash stands within brackets or braces",
            "separate items with commas instead, or close the bracket or brace above; quote a text that is a dash",
        ),
        ErrorKind::MappingValueNotAllowed => ("a colon where no key can stand", COLON),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("a key without its colon", "write `key: value`, on one line up to the colon")
        }
        _ => return None,
    })
}

fn quotes(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => ("a quote before this place is not closed", QUOTES),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("text goes on after the closing quote", QUOTES)
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => {
            ("a backslash in this text stands before what YAML has no meaning for", ESCAPE)
        }
        _ => return None,
    })
}

/// Marks that are taken for themselves only with a space, text or the end of the line beside them.
fn marks(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::FlowMappingValueAdjacentCollection => {
            ("a space is missing after this colon", "write `key: value`, with a space between them")
        }
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
            ("a dash stands here alone", "remove it, or put it in double quotes if it is a text")
        }
        ErrorKind::CommentNotSeparated => (
            "a comment starts without a space before it",
            "put a space before `#`, or quote the text that it is part of",
        ),
        ErrorKind::CommentInterceptedScalar => (
            "a comment stands between two lines of one text",
            "move the comment to a line above the key, or quote the text that `#` is part of",
        ),
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => (
            "text follows `|` or `>` on the same line",
            "start the text on the next line, indented; put a text that starts with `|` or `>` in double quotes",
        ),
        ErrorKind::MissingDirectiveName
        | ErrorKind::InvalidDirectiveName
        | ErrorKind::MissingDocumentEndBeforeDirective
        | ErrorKind::UnsupportedYamlMajorVersion => (
            "a line that starts with `%` is an instruction to YAML readers",
            "remove the line, or put the text that it is part of in double quotes",
        ),
        _ => return None,
    })
}

fn brackets(kind: &ErrorKind) -> Option<Cow<'static, str>> {
    Some(match kind {
        ErrorKind::UnclosedFlowCollection { open } => format!("this `{open}` is never closed").into(),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => format!("a `{open}` is closed by `{close}`").into(),
        ErrorKind::MisplacedFlowCollectionEnd => "this closes a bracket that was never opened".into(),
        ErrorKind::ExpectedFlowMappingSeparator => "a comma or `}` is missing before this".into(),
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::InvalidColonPlacement => {
            "a comma or `]` is missing before this".into()
        }
        _ => return None,
    })
}

/// Where it is the character alone that the parser cannot go on with.
fn character(kind: &ErrorKind, next: char) -> Option<Words> {
    let is_refused = matches!(kind, ErrorKind::UnexpectedCharacter { .. } | ErrorKind::BomInsideDocument);
    if is_refused && !next.is_ascii_punctuation() {
        let message = format!("the file holds the invisible character U+{:04X}", u32::from(next));
        return Some((message.into(), "remove it: no text needs it, and few editors show it"));
    }
    let message = match next {
        '`' => "text without quotes cannot start with a backtick".into(),
        _ => format!("text without quotes cannot start with `{next}`").into(),
    };
    match next {
        ',' => Some((message, "remove the comma, or put the text that starts with it in double quotes")),
        '`' | '@' | '%' | '|' | '>' | '!' | '&' | '*' | '?' => Some((message, "put the text in double quotes")),
        _ => None,
    }
}
