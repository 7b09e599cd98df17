//! Layouts that have together what there is to know: what comes out is the specification, without a question.

use rayon::prelude::*;
use tests::documented::Clarity;
use tests::pages::{Age, Layout, Lists, Saved};

use crate::alone::untrue;
use crate::facts::{Facts, of_spec};
use crate::held::{agrees, held};
use crate::run::{Known, none_of, questions, with, written};
use crate::yaml::of_file;

/// Layouts, and how clear a specification has to be for them.
const NAMED: [&[Layout]; 3] = [
    &[Layout::NewNamed, Layout::MarkdownObject],
    &[Layout::Html, Layout::MarkdownObject],
    &[Layout::NewNamed, Layout::MarkdownObject, Layout::MarkdownIndex, Layout::MarkdownCoverage],
];
const TYPED: [&[Layout]; 5] = [
    // Without a type, a name may be the last word about the field before.
    &[Layout::OldNamed(Age::Blanks), Layout::MarkdownObject],
    &[Layout::OldNamed(Age::Compact), Layout::MarkdownObject],
    &[Layout::NewNameless, Layout::MarkdownObject, Layout::MarkdownOperation],
    &[Layout::OldNameless(Lists::Bullets), Layout::MarkdownObject, Layout::MarkdownOperation],
    &[Layout::OldNameless(Lists::Glued), Layout::NewNameless, Layout::MarkdownObject, Layout::MarkdownOperation],
];

#[test]
fn pages_with_names_and_objects_say_all() {
    let known: Vec<Known> = (0..4).into_par_iter().map(|seed| Known::random(seed, Clarity::Described)).collect();
    let cases: Vec<(&Known, &[Layout])> =
        known.iter().flat_map(|known| NAMED.map(|layouts| (known, layouts))).collect();
    none_of(cases.par_iter().flat_map(|(known, layouts)| check(known, layouts)).collect());
}

#[test]
fn pages_without_names_or_order_say_all_with_what_tells_them() {
    let known: Vec<Known> = (0..4).into_par_iter().map(|seed| Known::random(seed, Clarity::Typed)).collect();
    let cases: Vec<(&Known, &[Layout])> =
        known.iter().flat_map(|known| TYPED.map(|layouts| (known, layouts))).collect();
    none_of(cases.par_iter().flat_map(|(known, layouts)| check(known, layouts)).collect());
}

fn check(known: &Known, layouts: &[Layout]) -> Vec<String> {
    let saved: Vec<Saved> = layouts.iter().flat_map(|layout| known.pages(*layout)).collect();
    let joined = known.join(&saved, None);
    let (files, mut wrong) = (written(&joined), questions(&joined));
    let mut imported = Facts::new();
    for (resource, text) in &files {
        match of_file(resource, text) {
            Ok((facts, _)) => imported.extend(facts),
            Err(error) => wrong.push(error),
        }
    }
    let truth = of_spec(&known.spec);
    wrong.extend(untrue(&truth, &imported));
    for (fact, said) in &truth {
        let best: Vec<_> = layouts.iter().filter_map(|layout| held(*layout, &known.spec, fact, said)).collect();
        let is_there = imported.get(fact).is_some_and(|imported| best.iter().any(|said| agrees(said, imported)));
        if !best.is_empty() && !is_there {
            wrong.push(format!("lost: {}: {best:?}, not {:?}", fact.shown(), imported.get(fact)));
        }
    }
    wrong.extend(with(known, &files).err().map(tests::text));
    wrong.iter().map(|wrong| format!("{} {layouts:?}: {wrong}", known.name)).collect()
}
