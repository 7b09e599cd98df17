//! The mutations of a tree, and what each is expected to be.

use super::tree::{Edits, Files, Tree};

/// One fact that is changed.
pub(super) struct Mutation {
    /// What is done to what.
    pub(super) kind: &'static str,
    /// Where.
    pub(super) about: String,
    pub(super) expected: Expected,
    pub(super) files: Files,
}

pub(super) enum Expected {
    /// Entries of these rules, in any order. More than one only where the fact cannot change alone.
    Entries(Vec<&'static str>),
    /// Nothing differs.
    Nothing,
    /// The fact cannot change; the reason.
    Impossible(&'static str),
}

pub(super) struct Mutations<'t> {
    pub(super) tree: &'t Tree,
    pub(super) all: Vec<Mutation>,
}

impl<'t> Mutations<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        Self { tree, all: Vec::new() }
    }

    /// One fact, one entry.
    pub(super) fn one(&mut self, kind: &'static str, about: &str, rule: &'static str, edits: Edits<'_>) {
        self.several(kind, about, vec![rule], edits);
    }

    /// A fact that cannot change without others.
    pub(super) fn several(&mut self, kind: &'static str, about: &str, rules: Vec<&'static str>, edits: Edits<'_>) {
        self.push(kind, about, Expected::Entries(rules), edits.files);
    }

    /// A way of writing that means nothing.
    pub(super) fn nothing(&mut self, kind: &'static str, about: &str, edits: Edits<'_>) {
        self.push(kind, about, Expected::Nothing, edits.files);
    }

    pub(super) fn impossible(&mut self, kind: &'static str, about: &str, reason: &'static str) {
        self.push(kind, about, Expected::Impossible(reason), Files::new());
    }

    fn push(&mut self, kind: &'static str, about: &str, expected: Expected, files: Files) {
        self.all.push(Mutation { kind, about: about.to_owned(), expected, files });
    }
}
