//! The order of what a file lists.

use serde_yaml::Value;

use super::fields::{FieldAt, Scope, fields};
use super::list::Mutations;
use super::tree::{edit, pairs, texts};

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let tree = all.tree;
    let mut seen = Vec::new();
    for field in fields(tree) {
        let inside = (field.file.clone(), field.inside.clone());
        if seen.contains(&inside) {
            continue;
        }
        seen.push(inside.clone());
        let mut edits = tree.edits();
        let value = edits.at(&inside.0, &inside.1);
        if pairs(value).len() > 1 {
            edit(value, |pairs| pairs.swap(0, 1));
            all.one("order of fields changed", &format!("{inside:?}"), "reordered", edits);
        }
    }
    for field in fields(tree).iter().filter(|field| field.value.get("values").is_some()) {
        let edits = field.edited(|value| reverse(&mut value["values"]));
        all.one("order of values changed", &field.about(), "reordered", edits);
    }
    for field in fields(tree).iter().filter(|field| field.scope != Scope::Object) {
        silent_lists(all, field);
    }
    for file in tree.resources() {
        let mut edits = tree.edits();
        edit(&mut edits.file(file)["operations"], |pairs| pairs.swap(0, 1));
        all.one("order of operations changed", file, "reordered", edits);
        for (operation, value) in pairs(&tree.file(file)["operations"]) {
            for steps in [vec!["response_formats"], vec!["integrations", "providers"], vec!["unnamed"]] {
                let found = steps.iter().try_fold(&value, |value, step| value.get(*step));
                if found.is_none_or(|list| list.as_sequence().is_none_or(|items| items.len() < 2)) {
                    continue;
                }
                let mut edits = tree.edits();
                let all_steps = ["operations", &operation].into_iter().chain(steps.clone()).map(str::to_owned);
                reverse(edits.at(file, &all_steps.collect::<Vec<_>>()));
                all.nothing("order that means nothing changed", &format!("{file}/{operation}: {steps:?}"), edits);
            }
        }
    }
}

/// The order of providers means nothing.
fn silent_lists(all: &mut Mutations<'_>, field: &FieldAt<'_>) {
    for level in ["required", "supported"] {
        let listed = texts(field.value["support"].get(level));
        if listed.len() > 1 {
            let edits = field.edited(|value| reverse(&mut value["support"][level]));
            all.nothing("order that means nothing changed", &format!("{}: {level}", field.about()), edits);
        }
    }
    for (provider, own) in pairs(&field.value["support"]["values"]) {
        if own.as_sequence().is_some_and(|own| own.len() > 1) {
            let edits = field.edited(|value| reverse(&mut value["support"]["values"][provider.as_str()]));
            all.one("order of own values changed", &format!("{}: {provider}", field.about()), "reordered", edits);
        }
    }
}

fn reverse(list: &mut Value) {
    list.as_sequence_mut().expect("a list").reverse();
}
