//! Standard output and standard error: the one place that writes to them.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::time::Duration;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

/// A line for a person, on standard error.
pub(crate) fn say(text: impl Display) {
    styled(visible_lines(&text.to_string()));
}

/// What went wrong, on standard error.
pub(crate) fn error(text: impl Display) {
    labelled(Word::Error, text);
}

/// What a line for a person is, by its first word. The graver come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// Something that is wrong.
    Error,
    /// Something that a person has to decide, or more input.
    Open,
    /// Something that may be wrong.
    Warning,
    /// Something that is worth knowing.
    Note,
}

impl Word {
    fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Open => "open",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    fn colour(self) -> &'static str {
        match self {
            Self::Error => "\u{1b}[1;31m",
            Self::Open => "\u{1b}[1;35m",
            Self::Warning => "\u{1b}[1;33m",
            Self::Note => "\u{1b}[1;36m",
        }
    }
}

/// A line of some gravity, on standard error.
pub(crate) fn labelled(word: Word, text: impl Display) {
    styled(format!("{}{}\u{1b}[0m: {}", word.colour(), word.as_str(), visible_lines(&text.to_string())));
}

/// As [`say`], with colours of its own: the data in it has to be [`visible`] already. A standard error that takes
/// nothing changes neither the run nor its status, since there is nobody to tell.
pub(crate) fn styled(text: impl Display) {
    let _ = anstream::stderr().lock().write_all(format!("{text}\n").as_bytes());
}

/// Shows nothing for the first second, and nothing at all where nobody watches.
pub(crate) fn progress(bar: ProgressBar, template: &str) -> ProgressBar {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}

/// Results for a person: colours are left out where they are not wanted, so the data has to be [`visible`].
pub(crate) fn results(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    write_to(anstream::stdout().lock(), write)
}

/// Results for machines: an escape sequence in them is data.
pub(crate) fn raw_results(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    write_to(io::stdout().lock(), write)
}

/// `… | head` closes the pipe when it has what it wants: nothing has failed then.
fn write_to(stream: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::new(stream);
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("standard output cannot be written"),
    }
}

/// The text with everything spelled out that a terminal obeys instead of showing it, and everything that it shows
/// in another order or not at all: `\u{1b}`.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_visible(c) {
            out.push(c);
        } else {
            out.extend(c.escape_unicode());
        }
    }
    out
}

/// Whether [`visible`] leaves it as it is.
pub(crate) fn is_visible(c: char) -> bool {
    !c.is_control() && !is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_lines};

    #[test]
    fn what_a_terminal_obeys_is_spelled_out() {
        for (text, expected) in [
            ("Größe 日本 é", "Größe 日本 é"),
            ("q\u{1b}[2J", "q\\u{1b}[2J"),
            ("q\u{9b}2J", "q\\u{9b}2J"),
            ("a\r\n\tb\u{7f}", "a\\u{d}\\u{a}\\u{9}b\\u{7f}"),
            ("a\u{202e}b\u{2066}c", "a\\u{202e}b\\u{2066}c"),
            ("a\u{200b}\u{feff}\u{ad}b", "a\\u{200b}\\u{feff}\\u{ad}b"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(visible_lines("a\u{7}\n  b"), "a\\u{7}\n  b");
    }
}
