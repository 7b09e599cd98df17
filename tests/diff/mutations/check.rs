//! Mutations, made and compared.

use std::collections::BTreeMap;

use rayon::prelude::*;
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use super::list::{Expected, Mutation, Mutations};
use super::tree::{Files, text};
use crate::mirror::mirrored;
use crate::shown::shown;

/// What was found of all mutations.
#[derive(Default)]
pub(super) struct Tally {
    /// How many there are of each kind.
    kinds: BTreeMap<&'static str, usize>,
    /// Facts that cannot change alone, and why.
    impossible: Vec<String>,
    /// Which mutation has which id.
    ids: BTreeMap<String, String>,
    failures: Vec<String>,
}

impl Tally {
    pub(super) fn check(&mut self, mutations: &Mutations<'_>) {
        let texts = mutations.tree.texts();
        let before = compiled(&texts, &Files::new()).unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<_> = mutations.all.par_iter().map(|mutation| check(&texts, &before, mutation)).collect();
        for (mutation, found) in mutations.all.iter().zip(found) {
            let about = format!("{}: {}", mutation.kind, mutation.about);
            *self.kinds.entry(mutation.kind).or_default() += 1;
            match found {
                Ok(id) => self.take(id, &about),
                Err(error) => self.failures.push(format!("{about}\n{error}")),
            }
            if let Expected::Impossible(reason) = mutation.expected {
                self.impossible.push(format!("{}: {}: {reason}", mutation.kind, mutation.about));
            }
        }
    }

    /// No two mutations have one id.
    fn take(&mut self, id: Option<String>, about: &str) {
        if let Some(id) = id
            && let Some(other) = self.ids.insert(id.clone(), about.to_owned())
        {
            self.failures.push(format!("{id} is both\n  {other}\n  {about}"));
        }
    }

    pub(super) fn finish(self) {
        let Self { kinds, impossible, ids, failures } = self;
        let total: usize = kinds.values().sum();
        assert!(failures.is_empty(), "{} of {total} mutations\n\n{}", failures.len(), failures.join("\n"));
        let counted = kinds.iter().map(|(kind, count)| format!("{count:5} {kind}"));
        let total = format!("{total:5} in all, {} of them one entry with an id of its own\n", ids.len());
        let reasons = impossible.iter().map(|reason| format!("cannot be: {reason}"));
        let counted = counted.chain([total]).chain(reasons).collect::<Vec<_>>().join("\n") + "\n";
        let path = tests::workspace().join("tests/diff/mutations/kinds.txt");
        tests::expect(&path, &counted).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// The id, where there is one entry.
fn check(texts: &BTreeMap<String, String>, before: &Spec, mutation: &Mutation) -> Result<Option<String>, String> {
    let mut expected = match &mutation.expected {
        Expected::Impossible(_) => return Ok(None),
        Expected::Nothing => Vec::new(),
        Expected::Entries(rules) => rules.clone(),
    };
    let diff = mirrored(before, &compiled(texts, &mutation.files)?)?;
    let mut rules: Vec<&str> = diff.entries.iter().map(|entry| entry.rule.id()).collect();
    rules.sort_unstable();
    expected.sort_unstable();
    match diff.entries.as_slice() {
        _ if rules != expected => Err(format!("expected {expected:?}, found\n{}", shown(&diff))),
        [entry] => Ok(Some(entry.id())),
        _ => Ok(None),
    }
}

fn compiled(texts: &BTreeMap<String, String>, changed: &Files) -> Result<Spec, String> {
    let file = |path: &str, text: String| RawFile { path: path.to_owned(), content: Ok(text.into_bytes()) };
    let kept = texts.iter().filter(|(path, _)| !changed.contains_key(*path));
    let kept = kept.map(|(path, text)| file(path, text.clone()));
    let changed = changed.iter().filter_map(|(path, value)| Some(file(path, text(value.as_ref()?))));
    tests::compile(kept.chain(changed).collect()).map_err(tests::text)
}
