//! The same pages again, and in another order: nothing changes.

use rayon::prelude::*;
use tests::documented::Clarity;
use tests::pages::{Layout, Lists, Saved};
use unified_codegen::import::LeftOpen;
use unified_codegen::load::RawFile;
use unified_codegen::model::{Field, Resource};

use crate::run::{self, Known, every, merged, none_of, questions, raw, with, written};

/// Layouts that are given together: in the order of the list, and turned round.
const SETS: [&[Layout]; 4] = [
    &[Layout::NewNamed, Layout::MarkdownObject, Layout::MarkdownIndex, Layout::MarkdownCoverage],
    &[Layout::NewNameless, Layout::MarkdownObject, Layout::NewNamelessObject],
    &[Layout::Html, Layout::OldNamedObject, Layout::MarkdownOperation],
    &[Layout::OldNameless(Lists::Glued), Layout::NewNameless, Layout::NewNamed],
];

/// Layouts whose heading alone says what a page is about: resources of different APIs are called the same, so that each API is tried
/// by itself.
const HEADED: [Layout; 3] = [Layout::OldNamedObject, Layout::NewNamelessObject, Layout::OlderNamelessObject];

#[test]
fn pages_of_the_committed_specification_change_nothing_in_it() {
    let known = Known::committed();
    let layouts = Layout::ALL.into_par_iter().filter(|layout| !HEADED.contains(layout));
    none_of(layouts.flat_map(|layout| unchanged(&known, layout)).collect());
}

#[test]
fn pages_under_a_heading_change_nothing_in_the_committed_specification() {
    let apis = Known::apis();
    let cases: Vec<(&Known, Layout)> = apis.iter().flat_map(|known| HEADED.map(|layout| (known, layout))).collect();
    none_of(cases.par_iter().flat_map(|(known, layout)| unchanged(known, *layout)).collect());
}

#[test]
fn pages_of_a_specification_change_nothing_in_it() {
    let all: Vec<Known> = (0..2).into_par_iter().map(|seed| Known::random(seed, Clarity::Typed)).collect();
    let cases: Vec<(&Known, Layout)> = all.iter().flat_map(|known| Layout::ALL.map(|layout| (known, layout))).collect();
    none_of(cases.par_iter().flat_map(|(known, layout)| unchanged(known, *layout)).collect());
}

fn unchanged(known: &Known, layout: Layout) -> Vec<String> {
    let mut saved = known.pages(layout);
    // Nobody knows where a field without a name stands, nor what its values are those of.
    for (resource, operation) in known.spec.operations().filter(|(_, operation)| !operation.unnamed.is_empty()) {
        let about = format!("{}-{}-{}.", resource.api, resource.slug, operation.method.wire());
        saved.retain(|page| !page.path.starts_with(&about));
    }
    let joined = known.join(&saved, Some(&known.spec));
    let (files, asked) = merged(known, &known.files, &known.spec, &joined);
    // Whose values they are is asked each time: a page without labels never says it.
    let is_own = |question: &String| question.contains("the values that providers have of their own");
    let mut wrong: Vec<String> = questions(&joined).into_iter().chain(asked).filter(|one| !is_own(one)).collect();
    for (path, text) in files {
        wrong.extend(changed(&known.files, &path, &text));
    }
    if !layout.dialect().has_names() {
        wrong.retain(|wrong| !known.spec.resources().any(|resource| may_be_another(resource, wrong)));
    }
    wrong.iter().map(|wrong| format!("{} {layout:?}: {wrong}", known.name)).collect()
}

/// Of an object that is known in part, a page without names may describe a field that nobody knows of: where a field that is known has
/// no words, so that it leaves no line, any other line may be of such a field. Each is asked about, and adds nothing else.
fn may_be_another(resource: &Resource, wrong: &str) -> bool {
    if !resource.is_partial || !has_wordless(&resource.object) {
        return false;
    }
    let (page, file) = (format!("{}-{}", resource.api, resource.slug), format!("{}: + ", resource.path()));
    let is_about_page = wrong.strip_prefix(&page).is_some_and(|rest| rest.starts_with(['.', '-']));
    let added = wrong.strip_prefix(&file).map(str::trim);
    let is_open = added.is_some_and(|line| {
        line.starts_with("# TODO: a name and a type for what ")
            || ["unnamed:", "- {in: response, type: TODO}"].contains(&line)
    });
    is_open || (is_about_page && wrong.contains(": nobody knows the name of what the page describes with "))
}

fn has_wordless(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.description.is_none() || has_wordless(&field.members))
}

/// The lines of a file that differ.
fn changed(files: &[RawFile], path: &str, text: &str) -> Vec<String> {
    let before = files.iter().find(|file| file.path == format!("{path}.yaml"));
    let before = before.and_then(|file| String::from_utf8(file.content.clone().ok()?).ok()).unwrap_or_default();
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), text.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("{path}: - {line}"));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| format!("{path}: + {line}"));
    gone.chain(come).collect()
}

/// A file with something open does not load, so that only what came of it without can be merged into.
#[test]
fn what_was_imported_is_not_changed_by_the_same_pages() {
    let all: Vec<Known> = (0..2).into_par_iter().map(|seed| Known::random(seed, Clarity::Typed)).collect();
    let cases: Vec<(&Known, Layout)> = all.iter().flat_map(|known| Layout::ALL.map(|layout| (known, layout))).collect();
    none_of(cases.par_iter().flat_map(|(known, layout)| again(known, *layout)).collect());
}

fn again(known: &Known, layout: Layout) -> Vec<String> {
    let saved = known.pages(layout);
    let joined = known.join(&saved, None);
    let (first, before) = (written(&joined), questions(&joined));
    let mut wrong: Vec<String> = Vec::new();
    let decided = run::decided(&first);
    if let Ok(spec) = with(known, &decided) {
        let files = raw(&first);
        let joined = known.join_open(&saved, Some(&spec), &LeftOpen::of(&files));
        let (texts, asked) = merged(known, &files, &spec, &joined);
        wrong.extend(texts.iter().flat_map(|(path, text)| changed(&files, path, text)));
        // What is decided by now leaves fewer ways to read the rest.
        let more = questions(&joined).into_iter().chain(asked).filter(|question| !before.contains(question));
        wrong.extend(more.filter(|_| decided == first));
        // What is printed from what was imported says what it was imported from.
        if decided == first {
            let printed: Vec<Saved> = tests::pages::pages(&spec, layout);
            let third = written(&known.join(&printed, None));
            let other = third.iter().filter(|file| !first.contains(file));
            wrong.extend(other.map(|(path, _)| format!("{path} when printed")));
        }
    }
    wrong.iter().map(|wrong| format!("{} {layout:?} again: {wrong}", known.name)).collect()
}

#[test]
fn the_order_of_pages_changes_nothing() {
    let all = every(0..2);
    let cases: Vec<(&Known, &[Layout])> = all.iter().flat_map(|known| SETS.map(|set| (known, set))).collect();
    none_of(cases.par_iter().flat_map(|(known, layouts)| shuffled(known, layouts)).collect());
}

/// Pages are taken by the names of their files, so that the names are what is turned round.
fn shuffled(known: &Known, layouts: &[Layout]) -> Vec<String> {
    let saved: Vec<Saved> = layouts.iter().flat_map(|layout| known.pages(*layout)).collect();
    let said = |place: &dyn Fn(usize) -> usize| {
        let named =
            saved.iter().enumerate().map(|(at, page)| Saved { path: format!("{:04}", place(at)), ..page.clone() });
        let joined = known.join(&named.collect::<Vec<_>>(), None);
        let files: Vec<(String, String)> =
            written(&joined).into_iter().map(|(path, text)| (path, without_comments(&text))).collect();
        (files, questions(&joined).len())
    };
    let (first, asked) = said(&|at| at);
    let mut wrong = Vec::new();
    for turn in [0, 7] {
        let (files, other) = said(&|at| (saved.len() - at + turn) % saved.len());
        wrong.extend(files.iter().filter(|file| !first.contains(file)).map(|(path, _)| format!("{path} differs")));
        wrong.extend((asked != other).then(|| format!("{other} questions, not {asked}")));
    }
    wrong.iter().map(|wrong| format!("{} {layouts:?} shuffled: {wrong}", known.name)).collect()
}

/// They name pages.
fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with('#')).collect::<Vec<_>>().join("\n")
}
