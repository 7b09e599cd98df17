//! All that is said of a difference, as text.

use std::fmt::Write as _;

use unified_codegen::diff::{Diff, Entry};
use unified_codegen::source::Place;

pub(crate) fn shown(diff: &Diff) -> String {
    diff.entries.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(entry: &Entry) -> String {
    let mut text = format!("{}, {}, {}\n", entry.level().as_str(), effect(entry), entry.id());
    let _ = writeln!(text, "  {}", entry.title());
    for detail in entry.details() {
        let _ = writeln!(text, "  - {detail}");
    }
    for consequence in &entry.consequences {
        let _ = writeln!(text, "  => {}", consequence.in_words());
    }
    let _ = writeln!(text, "  {} → {}", place(entry.before()), place(entry.after()));
    text
}

/// The word that machine outputs use.
fn effect(entry: &Entry) -> String {
    serde_json::to_value(entry.effect()).expect("an effect is a word").as_str().unwrap_or_default().to_owned()
}

/// `help-desk/tickets.yaml:7`.
fn place(place: Option<&Place>) -> String {
    place.map_or("nothing".to_owned(), |place| {
        let path = place.source().path();
        format!("{}:{}", path.strip_prefix("spec/").unwrap_or(path), place.line())
    })
}
