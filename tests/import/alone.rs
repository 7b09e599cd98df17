//! Each layout by itself, into an empty folder: what comes out is true, and what is not there is asked about.

use rayon::prelude::*;
use tests::pages::Layout;

use crate::facts::{Fact, Facts, Part, Said, of_spec};
use crate::held::{agrees, held};
use crate::run::{Known, every, left, none_of, questions, written};
use crate::yaml::of_file;

#[test]
fn every_byte_of_a_page_is_made_something_of() {
    let all = every(0..3);
    let wrong = |known: &Known| {
        let saved = Layout::ALL.into_par_iter().flat_map(|layout| known.pages(layout));
        saved.flat_map(|saved| left(&saved)).collect::<Vec<_>>()
    };
    none_of(all.iter().flat_map(wrong).collect());
}

#[test]
fn what_comes_of_one_layout_is_true_and_whole() {
    let all = every(0..3);
    let cases: Vec<(&Known, Layout)> = all.iter().flat_map(|known| Layout::ALL.map(|layout| (known, layout))).collect();
    none_of(cases.par_iter().flat_map(|(known, layout)| alone(known, *layout)).collect());
}

#[test]
fn a_page_that_does_not_say_what_it_is_about_is_asked_about() {
    let layouts = [Layout::OldNamedObject, Layout::NewNamelessObject, Layout::OlderNamelessObject];
    let mut wrong = Vec::new();
    for (known, layout) in every(0..2).iter().flat_map(|known| layouts.map(|layout| (known, layout))) {
        let saved = known.pages(layout);
        let asked = questions(&known.join(&saved, None));
        let unasked = saved.iter().filter(|page| !asked.iter().any(|question| question.starts_with(&page.path)));
        wrong.extend(unasked.map(|page| format!("{}: {} is not asked about", known.name, page.path)));
    }
    none_of(wrong);
}

fn alone(known: &Known, layout: Layout) -> Vec<String> {
    let joined = known.join(&known.pages(layout), None);
    let (mut imported, mut wrong) = (Facts::new(), Vec::new());
    for (resource, text) in written(&joined) {
        match of_file(&resource, &text) {
            Ok((facts, _)) => imported.extend(facts),
            Err(error) => wrong.push(error),
        }
    }
    let (truth, asked) = (of_spec(&known.spec), questions(&joined));
    let name = format!("{} {layout:?}", known.name);
    wrong.extend(untrue(&truth, &imported));
    for (fact, said) in &truth {
        let Some(said) = held(layout, &known.spec, fact, said) else { continue };
        let is_there = imported.get(fact).is_some_and(|imported| agrees(&said, imported));
        let is_open = || is_open(&imported, fact) || is_asked(&asked, fact);
        if !is_there && !is_open() {
            wrong.push(format!("lost: {}: {said:?}, not {:?}", fact.shown(), imported.get(fact)));
        }
    }
    wrong.iter().map(|wrong| format!("{name}: {wrong}")).collect()
}

/// What was imported and is not so.
pub(crate) fn untrue(truth: &Facts, imported: &Facts) -> Vec<String> {
    let wrong = imported.iter().filter(|(fact, said)| {
        // Whose members are open is a map, if it has none.
        let has_open_members =
            fact.part == Part::Type && imported.contains_key(&Fact { part: Part::Members, ..(*fact).clone() });
        let is_unsaid = **said == Said::Open || is_untyped(fact, said) || has_open_members;
        !is_unsaid && !truth.get(fact).is_some_and(|truth| agrees(truth, said))
    });
    wrong.map(|(fact, said)| format!("untrue: {}: {said:?}, not {:?}", fact.shown(), truth.get(fact))).collect()
}

/// A field without a type is written as one of which no source gives it.
fn is_untyped(fact: &Fact, said: &Said) -> bool {
    fact.part == Part::Type && *said == Said::Text("any".to_owned())
}

/// Somebody has to decide, about the fact itself, about what its field is made of, or about one above it.
fn is_open(imported: &Facts, fact: &Fact) -> bool {
    let paths = std::iter::successors(Some(fact.path.as_str()), |path| path.rsplit_once('.').map(|(above, _)| above));
    let at = |path: &str, part| {
        let fact = Fact { path: path.to_owned(), part, ..fact.clone() };
        imported.get(&fact) == Some(&Said::Open)
    };
    at(&fact.path, fact.part) || paths.into_iter().any(|path| at(path, Part::Members) || at(path, Part::Type))
}

/// A question names the field, or one above it, perhaps with an example stuck to the name.
fn is_asked(asked: &[String], fact: &Fact) -> bool {
    let mut names = fact.path.split('.').filter(|name| !name.is_empty());
    names.any(|name| asked.iter().any(|question| question.contains(&format!("{name}`"))))
}
