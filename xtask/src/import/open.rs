//! What stands open in the files: each question once, however often it is asked.

use std::path::Path;

use unified_codegen::load::left_open;
use unified_codegen::source::{Place, Source};

use super::files::Change;
use super::show::at;
use crate::console::{self, Word};
use crate::spec::shown;

/// A `TODO` in a file.
pub(super) struct Left {
    /// What may stand there, by the comment above it.
    pub(super) label: String,
    /// What is open.
    message: String,
    place: Place,
}

impl Left {
    /// A field that the page has without its name, which is asked about there.
    pub(super) fn is_nameless(&self) -> bool {
        self.label.starts_with("a name and a type for ")
    }

    /// The line that it is in: its name is at the beginning of it.
    fn line(&self) -> &str {
        let (text, at) = (self.place.source().text(), self.place.bytes().start);
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        text[start..].lines().next().unwrap_or_default().trim()
    }
}

/// All of a file.
pub(super) fn left(file: &Change, out: &Path) -> Vec<Left> {
    let source = Source::new(format!("{}/{}", shown(out), file.path), file.after.as_str());
    let left = left_open(&source).into_iter();
    left.map(|open| Left { label: open.label, message: open.message, place: open.place }).collect()
}

/// What is the same question is one, with its places below it.
pub(super) fn show(left: &[&Left]) {
    let mut groups: Vec<Vec<&Left>> = Vec::new();
    for one in left {
        let is_same = |group: &&mut Vec<&Left>| group[0].message == one.message && group[0].label == one.label;
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    for group in groups {
        let (first, many) = (group[0], group.len());
        let places = if many > 1 { format!(" in {many} places") } else { String::new() };
        console::labelled(Word::Open, format_args!("{}{places}: {}", first.message, first.label));
        for one in group {
            console::say(format_args!("  {}  {}", at(&one.place), one.line()));
        }
    }
}
