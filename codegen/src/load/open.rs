//! What an import left open: the word that stands in a resource's file where a page did not say enough.

use crate::diagnostics::{Diagnostic, Report, Rule, spelled};
use crate::source::Source;
use crate::yaml::{self, Entry, Kind, Limits, Node};

/// The word. A comment above it says what may stand there.
pub const OPEN: &str = "TODO";

/// The keys whose value may be open, besides those of single providers below `values`; elsewhere, the word is a text like any other.
pub const OPEN_KEYS: [&str; 8] =
    ["type", "required", "values", "references", "support", "fields", "integrations", "response_formats"];

/// What is open in a resource's file, with its place; nothing of a file that is no YAML, which is found elsewhere.
pub fn left_open(source: &Source) -> Vec<Diagnostic> {
    let mut report = Report::default();
    if let Some(mut node) = yaml::parse(source, Limits::default(), &mut Report::default()) {
        check_left_open(&mut node, source, &mut report);
    }
    report.into_sorted()
}

/// Reports every place that is open, and takes it out of the tree: nothing else is to be said of it.
pub(super) fn check_left_open(node: &mut Node<'_>, source: &Source, report: &mut Report) {
    match &mut node.kind {
        Kind::Mapping(entries) => {
            for entry in entries {
                check_entry(entry, source, report);
            }
        }
        Kind::Sequence(items) => items.iter_mut().for_each(|item| check_left_open(item, source, report)),
        Kind::Scalar { .. } | Kind::Broken => {}
    }
}

fn check_entry(entry: &mut Entry<'_>, source: &Source, report: &mut Report) {
    if OPEN_KEYS.contains(&entry.key.as_ref()) && is_open(&entry.value) {
        return refuse(entry, source, report);
    }
    match &mut entry.value.kind {
        // The values of single providers stand under their keys.
        Kind::Mapping(owners) if entry.key == "values" => {
            for owner in owners {
                if is_open(&owner.value) { refuse(owner, source, report) } else { check_entry(owner, source, report) }
            }
        }
        _ => check_left_open(&mut entry.value, source, report),
    }
}

/// Whether a value is the word.
pub fn is_open(node: &Node<'_>) -> bool {
    matches!(&node.kind, Kind::Scalar { text, plain: true } if *text == OPEN)
}

fn refuse(entry: &mut Entry<'_>, source: &Source, report: &mut Report) {
    let bytes = entry.value.bytes.clone();
    let label = comment_above(source.text(), entry.key_bytes.start, &entry.key);
    report.push(
        Diagnostic::new(
            Rule::LeftOpen,
            source.place(bytes.start, bytes.end),
            format!("`{}` was left open by an import", entry.key),
        )
        .label(label.unwrap_or_else(|| to_be_written(&entry.key).to_owned()))
        .help("write it, or import a page that says it; a comment above may name what it can be"),
    );
    entry.value.kind = Kind::Broken;
}

fn to_be_written(key: &str) -> &'static str {
    match key {
        REQUIRED => "`true`, or no such key where it may be left out",
        _ => "to be written",
    }
}

/// Nothing is said of a flag whose page has lost it, while a comment may be about another key of the line.
const REQUIRED: &str = "required";

/// What the comments right above the line say of what is open in it.
fn comment_above(text: &str, at: usize, key: &str) -> Option<String> {
    let line = text[..at].rfind('\n')?;
    let comments = text[..line].rsplit('\n').map_while(|above| above.trim().strip_prefix('#'));
    let open = comments.filter_map(|comment| comment.trim_start().strip_prefix(OPEN));
    let open = open.filter(|said| key != REQUIRED || said.contains(REQUIRED));
    let mut said: Vec<String> = open.map(|said| spelled(said.trim_start_matches([':', ' '])).into_owned()).collect();
    said.reverse();
    (!said.is_empty()).then(|| said.join("; "))
}
