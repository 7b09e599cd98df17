//! Layouts without names: each line of words and each number is taken for a field, kept without a name, or asked about.

use rayon::prelude::*;
use tests::documented::Clarity;
use tests::pages::{Layout, Lists};
use unified_codegen::model::{Field, Operation, Resource, Support};

use crate::facts::{Fact, Facts, Part, joined};
use crate::held::agrees;
use crate::run::{Known, every, none_of, questions, written};
use crate::yaml::{Unnamed, of_file};

const OLD: [Layout; 2] = [Layout::OldNameless(Lists::Glued), Layout::OldNameless(Lists::Bullets)];

#[test]
fn what_is_left_without_names_is_kept_or_asked_about() {
    let all = every(0..4);
    let new = all.iter().map(|known| (known, Layout::NewNameless));
    // Those who require a field that nothing describes, and those who take the next such field, look like one list. So do labels
    // and the values of a field without words below them.
    let typed: Vec<Known> = (0..4).map(|seed| Known::random(seed, Clarity::Typed)).collect();
    let old = typed.iter().flat_map(|known| OLD.map(|layout| (known, layout)));
    let cases: Vec<(&Known, Layout)> = new.chain(old).collect();
    none_of(cases.par_iter().flat_map(|(known, layout)| check(known, *layout)).collect());
}

fn check(known: &Known, layout: Layout) -> Vec<String> {
    let joined = known.join(&known.pages(layout), None);
    let (mut facts, mut unnamed, mut wrong) = (Facts::new(), Vec::new(), Vec::new());
    for (resource, text) in written(&joined) {
        match of_file(&resource, &text) {
            Ok((more, nameless)) => {
                facts.extend(more);
                unnamed.extend(nameless);
            }
            Err(error) => wrong.push(error),
        }
    }
    let mut left = Left { facts, unnamed, asked: questions(&joined), wrong };
    for (resource, operation) in known.spec.operations().filter(|(_, operation)| layout.shows(operation)) {
        left.operation(resource, operation);
    }
    let kept = left.unnamed.iter().filter(|one| one.counts != (0, 0));
    let kept: Vec<String> =
        kept.map(|one| format!("untrue: {} has no field that {:?} take", one.at, one.counts)).collect();
    left.wrong.extend(kept);
    left.wrong.iter().map(|wrong| format!("{} {layout:?}: {wrong}", known.name)).collect()
}

/// What was imported, as far as no field has been found for it.
struct Left {
    facts: Facts,
    unnamed: Vec<Unnamed>,
    asked: Vec<String>,
    wrong: Vec<String>,
}

impl Left {
    fn operation(&mut self, resource: &Resource, operation: &Operation) {
        let method = operation.method.wire();
        let parts = [
            ("query", operation.query.as_slice()),
            ("request", operation.request_fields()),
            ("response", operation.response_fields()),
        ];
        // What is gone is answered with only where somebody fills it.
        let is_filled = operation.response_fields().iter().any(|field| field.support != Support::NotStated);
        let is_shown = |location: &str| location != "response" || method != "delete" || is_filled;
        for (location, fields) in parts.into_iter().filter(|(location, _)| is_shown(location)) {
            let at = format!("{method}/{location}");
            self.fields(&resource.path(), &at, "", fields);
            for one in operation.unnamed.iter().filter(|one| one.location.as_str() == location) {
                self.counted(&format!("{} {at}", resource.path()), one.support.counts().unwrap_or_default());
            }
        }
    }

    fn fields(&mut self, resource: &str, at: &str, above: &str, fields: &[Field]) {
        for field in fields {
            let path = joined(above, &field.wire);
            self.field(resource, at, &path, field);
            self.fields(resource, at, &path, &field.members);
        }
    }

    fn field(&mut self, resource: &str, at: &str, path: &str, field: &Field) {
        let shape_at = if at.ends_with("response") { "object" } else { at };
        let fact =
            |at: &str, part| Fact { resource: resource.to_owned(), at: at.to_owned(), path: path.to_owned(), part };
        let is_untyped = field.ty.to_string() == "any";
        let words = field.description.as_deref().filter(|_| !is_untyped).and_then(|words| words.lines().next());
        let is_asked = words.is_some_and(|words| self.asked.iter().any(|question| question.contains(words)));
        let is_named = self.facts.contains_key(&fact(shape_at, Part::Type));
        let is_there = match field.support.counts() {
            Some(counts) => {
                let is_said = self.facts.get(&fact(at, Part::Support)).is_some_and(|said| agrees_on(said, counts));
                is_said || self.counted(&format!("{resource} {at}"), counts) || is_asked
            }
            None => words.is_none() || is_named || is_asked,
        };
        if !is_there {
            self.wrong.push(format!("lost: {resource} {at} {path}: {words:?} {:?}", field.support.counts()));
        }
    }

    /// Takes one field without a name that so many take.
    fn counted(&mut self, at: &str, counts: (u64, u64)) -> bool {
        let found = self.unnamed.iter().position(|one| one.at == at && one.counts == counts);
        found.map(|found| self.unnamed.remove(found)).is_some()
    }
}

fn agrees_on(said: &crate::facts::Said, (supported, required): (u64, u64)) -> bool {
    let counted = crate::facts::Said::Counted(supported, required);
    *said == crate::facts::Said::Open || agrees(said, &counted)
}
