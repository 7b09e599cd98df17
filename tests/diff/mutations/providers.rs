//! Providers: there or not, renamed, and what people call them.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::list::Mutations;
use super::tree::{APIS, Edits, edit, pairs, remove, rename, set};

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let tree = all.tree;
    let named: Vec<String> = tree.resources().flat_map(|file| mentions(tree.file(file))).collect();
    let overrides = tree.file("names.yaml")["overrides"].as_sequence().cloned().unwrap_or_default();
    for (slug, label) in pairs(&tree.file("providers.yaml")["providers"]) {
        let label = label.as_str().expect("a label is a text");
        let is_overridden = overrides.iter().any(|entry| entry["provider"] == slug.as_str());
        relabelled(all, &slug, label, is_overridden);
        renamed(all, &slug);
        removed(all, &slug, &named);
    }
    let mut edits = tree.edits();
    set(&mut edits.file("providers.yaml")["providers"], "brand-new", "Brand New".into());
    all.one("provider added", "brand-new", "provider-added", edits);
    let mut edits = tree.edits();
    edit(&mut edits.file("providers.yaml")["providers"], |pairs| pairs.reverse());
    all.nothing("order that means nothing changed", "providers.yaml", edits);
}

fn relabelled(all: &mut Mutations<'_>, slug: &str, label: &str, is_overridden: bool) {
    for (new, rule) in [
        (format!("{label} Next"), if is_overridden { "label-changed" } else { "rust-name-changed" }),
        (format!("{label}."), "label-changed"),
    ] {
        let mut edits = all.tree.edits();
        set(&mut edits.file("providers.yaml")["providers"], slug, new.as_str().into());
        all.one("label changed", &format!("{slug}: {new}"), rule, edits);
    }
}

fn renamed(all: &mut Mutations<'_>, slug: &str) {
    // Another place in the order of slugs, so that all numbers of providers shift.
    let new = format!("z-{slug}");
    let edits = everywhere(all, slug, |value| {
        if let Some(mapping) = value.as_mapping() {
            if mapping.contains_key(slug) {
                rename(value, slug, &new);
            }
        } else if value.as_str() == Some(slug) {
            *value = new.as_str().into();
        }
    });
    all.one("provider renamed, wherever it is named", slug, "provider-renamed", edits);
}

fn removed(all: &mut Mutations<'_>, slug: &str, named: &[String]) {
    let edits = everywhere(all, slug, |value| {
        if value.is_mapping() {
            remove(value, slug);
        } else if let Some(items) = value.as_sequence_mut() {
            items.retain(|item| item.as_str() != Some(slug) && item["provider"] != slug);
        }
    });
    let mut edits = edits;
    let lists = emptied(all, &mut edits);
    let rules: Vec<&'static str> = std::iter::once("provider-removed").chain(lists).collect();
    let kind = match (rules.len(), named.iter().any(|other| other == slug)) {
        (1, true) => "provider removed, with its cells",
        (1, false) => "provider removed that nothing names",
        _ => "provider removed that is the only one of lists, which then are not stated",
    };
    all.several(kind, slug, rules, edits);
}

/// Applies a change to every value of every file that is about providers, members first.
fn everywhere<'t>(all: &Mutations<'t>, slug: &str, mut change: impl FnMut(&mut Value)) -> Edits<'t> {
    let mut edits = all.tree.edits();
    for path in all.tree.files.keys().filter(|path| !["platform.yaml", APIS].contains(&path.as_str())) {
        let file = all.tree.file(path);
        if path.as_str() == "providers.yaml" || mentions(file).iter().any(|word| word == slug) {
            visit(edits.file(path), &mut change);
        }
    }
    edits
}

fn visit(value: &mut Value, change: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Mapping(mapping) => mapping.values_mut().for_each(|value| visit(value, change)),
        Value::Sequence(items) => items.iter_mut().for_each(|item| visit(item, change)),
        _ => {}
    }
    change(value);
}

/// Every text and key of a file that may be a provider.
fn mentions(value: &Value) -> Vec<String> {
    match value {
        Value::Mapping(mapping) => {
            let keys = mapping.keys().filter_map(|key| key.as_str().map(str::to_owned));
            keys.chain(mapping.values().flat_map(mentions)).collect()
        }
        Value::Sequence(items) => items.iter().flat_map(mentions).collect(),
        Value::String(text) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// Lists that are empty are no longer stated: takes them away, and tells the rules of what that means.
fn emptied(all: &Mutations<'_>, edits: &mut Edits<'_>) -> Vec<&'static str> {
    let mut rules = Vec::new();
    for path in all.tree.resources() {
        // The same of one field, sent and answered, is one entry.
        let mut dropped: BTreeMap<(String, bool), &'static str> = BTreeMap::new();
        if !edits.files.contains_key(path) {
            continue;
        }
        let mut operations = edits.file(path)["operations"].clone();
        edit(&mut operations, |operations| {
            for (_, operation) in operations {
                let integrations = operation.get("integrations").map(|integrations| &integrations["providers"]);
                if integrations.is_some_and(is_empty) {
                    let is_whole = operation["integrations"]["complete"].as_bool().unwrap_or(true);
                    rules.push(if is_whole { "integrations-not-stated" } else { "integrations-not-stated-in-part" });
                    remove(operation, "integrations");
                }
                for (part, rule) in [
                    ("query", "support-no-longer-listed"),
                    ("request", "support-no-longer-listed"),
                    ("response", "response-support-no-longer-listed"),
                ] {
                    if operation.get(part).is_some_and(Value::is_mapping) {
                        edit(&mut operation[part], |lines| drop_empty(lines, rule, &mut dropped));
                    }
                }
            }
        });
        edits.file(path)["operations"] = operations;
        rules.extend(dropped.into_values());
    }
    rules
}

fn drop_empty(lines: &mut [(String, Value)], rule: &'static str, dropped: &mut BTreeMap<(String, bool), &'static str>) {
    for (name, line) in lines {
        let Some(mut support) = line.get("support").cloned() else { continue };
        for level in ["required", "supported"] {
            if support.get(level).is_some_and(is_empty) {
                remove(&mut support, level);
            }
        }
        if support.get("values").is_some_and(|values| pairs(values).is_empty()) {
            remove(&mut support, "values");
        }
        if pairs(&support).is_empty() {
            let is_required = line["support"].get("required").is_some();
            remove(line, "support");
            dropped.entry((name.clone(), is_required)).or_insert(rule);
        } else {
            set(line, "support", support);
        }
    }
}

fn is_empty(list: &Value) -> bool {
    list.as_sequence().is_some_and(Vec::is_empty)
}
