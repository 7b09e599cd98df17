//! Texts, and keys that must be there.

use super::context::File;
use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::input::{Given, List, Spanned, Text};
use crate::source::{Place, Source};

pub(crate) fn missing_key(place: Place, key: &str, of: &str) -> Diagnostic {
    Diagnostic::new(Rule::MissingKey, place, format!("{of} needs the key `{key}`"))
        .label(format!("`{key}` is missing here"))
        .help(format!("write `{key}: …`; spec/README.md has an example of every key"))
}

/// Where a key of the file itself is missed: its first line that says something.
pub(super) fn top(source: &Source) -> Place {
    let silent = |line: &&str| line.trim().is_empty() || line.starts_with('#');
    let start: usize = source.text().split_inclusive('\n').take_while(silent).map(str::len).sum();
    source.place(start, start + 1)
}

/// A text without text says nothing.
pub(crate) fn empty_text(source: &Source, text: &Spanned<String>) -> Option<Diagnostic> {
    text.value.trim().is_empty().then(|| {
        Diagnostic::new(Rule::EmptyText, source.place(text.bytes.start, text.bytes.end), "the text is empty")
            .label("nothing is said here")
            .help("write something, or remove the key")
    })
}

/// The text of a key, trimmed; `None` where it is absent, unusable or empty.
pub(super) fn optional(cx: &mut File<'_>, text: &Text) -> Option<String> {
    of(cx.source, text, cx.report_mut())
}

/// The same in any file.
pub(super) fn of(source: &Source, text: &Text, report: &mut Report) -> Option<String> {
    let text = text.get()?;
    if let Some(finding) = empty_text(source, text) {
        report.push(finding);
        return None;
    }
    Some(text.value.trim().to_owned())
}

/// A list without items says nothing.
pub(super) fn empty_list(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::EmptyList, place, "the list is empty")
        .label("nothing is listed here")
        .help("list something, or remove the key: silence is not the same as none")
}

/// The items of a list that must say something.
pub(super) fn items<'a, T>(cx: &mut File<'_>, list: &'a Given<Spanned<List<T>>>) -> Vec<&'a T> {
    let Some(list) = list.get() else { return Vec::new() };
    if list.value.0.is_empty() {
        let place = cx.place(&list.bytes);
        cx.push(empty_list(place));
    }
    list.value.usable().collect()
}
