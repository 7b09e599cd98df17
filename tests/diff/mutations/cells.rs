//! Single providers of a list, and values of their own.

use serde_yaml::Value;

use super::fields::without;
use super::list::Mutations;
use super::support::Line;
use super::tree::{Tree, list, pairs, remove, set, texts, yaml};

/// Who requires a field that the unified schema requires of everybody is another matter.
fn is_demanded(line: &Line<'_>) -> bool {
    line.is_sent && line.value["required"].as_bool() == Some(true)
}

pub(super) fn mutate(all: &mut Mutations<'_>, line: &Line<'_>) {
    let count = line.listed("required").len() + line.listed("supported").len();
    for level in ["required", "supported"] {
        let listed = line.listed(level);
        let other = if level == "required" { "supported" } else { "required" };
        for provider in &listed {
            let about = format!("{}: {provider}", line.about);
            if count == 1 {
                // What is left would be empty: dropping the block is a mutation of its own.
                all.impossible("cell removed", &about, "the only one of its list");
            } else {
                let edits = line.edited(|value| take(value, level, provider, true));
                all.one("cell removed", &about, removed(line, level), edits);
            }
            let edits = line.edited(|value| {
                take(value, level, provider, false);
                put(value, other, provider);
            });
            all.one("cell at the other level", &about, toggled(line, level), edits);
        }
        let new = stranger(all.tree, line);
        let edits = line.edited(|value| put(value, level, &new));
        all.one("cell added", &format!("{}: {new} {level}", line.about), added(line, level), edits);
    }
}

fn removed(line: &Line<'_>, level: &str) -> &'static str {
    match level {
        _ if is_demanded(line) => "demanded-support-removed",
        "required" => line.rule("required-support-removed", "response-support-removed"),
        _ => line.rule("support-removed", "response-support-removed"),
    }
}

fn added(line: &Line<'_>, level: &str) -> &'static str {
    match level {
        _ if is_demanded(line) => "demanded-support-added",
        "required" => line.rule("required-support-added", "response-support-added"),
        _ => line.rule("support-added", "response-support-added"),
    }
}

fn toggled(line: &Line<'_>, level: &str) -> &'static str {
    let sent = match level {
        _ if is_demanded(line) => "demanded-support-level-changed",
        "required" => "field-became-optional-for-provider",
        _ => "field-became-required-for-provider",
    };
    line.rule(sent, "response-support-level-changed")
}

/// The first provider that is not in the list.
fn stranger(tree: &Tree, line: &Line<'_>) -> String {
    let listed = [line.listed("required"), line.listed("supported")].concat();
    let providers = pairs(&tree.file("providers.yaml")["providers"]).into_iter().map(|(slug, _)| slug);
    providers.into_iter().find(|slug| !listed.contains(slug)).expect("some provider does not take the field")
}

/// Takes a provider out of a list, and an emptied list away; `with_values` also what values it has of its own.
fn take(value: &mut Value, level: &str, provider: &str, with_values: bool) {
    let left = without(&texts(value["support"].get(level)), provider);
    let support = value.get_mut("support").expect("the line has support");
    if texts(Some(&left)).is_empty() {
        remove(support, level);
    } else {
        set(support, level, left);
    }
    if let Some(own) = support.get_mut("values").filter(|_| with_values) {
        remove(own, provider);
        if pairs(own).is_empty() {
            remove(support, "values");
        }
    }
}

fn put(value: &mut Value, level: &str, provider: &str) {
    let mut listed = texts(value["support"].get(level));
    listed.push(provider.to_owned());
    set(value.get_mut("support").expect("the line has support"), level, list(&listed));
}

pub(super) fn own_values(all: &mut Mutations<'_>, line: &Line<'_>) {
    let own = pairs(&line.value["support"]["values"]);
    for provider in [line.listed("required"), line.listed("supported")].concat() {
        let about = format!("{}: {provider}", line.about);
        let Some((_, values)) = own.iter().find(|(other, _)| *other == provider) else {
            let values = if line.values.is_empty() { vec!["its own".to_owned()] } else { line.values[..1].to_vec() };
            own_value(all, line, "own values added", &about, ("provider-values-narrowed", Some(values)));
            continue;
        };
        let values = texts(Some(values));
        own_value(all, line, "own values dropped", &about, ("provider-values-widened", None));
        for one in values.iter().filter(|_| values.len() > 1) {
            let fewer = texts(Some(&without(&values, one)));
            own_value(
                all,
                line,
                "own value removed",
                &format!("{about}={one}"),
                ("provider-values-narrowed", Some(fewer)),
            );
        }
        let more: Vec<String> = line.values.iter().filter(|value| !values.contains(value)).cloned().collect();
        for one in &more {
            let values = [values.clone(), vec![one.clone()]].concat();
            own_value(
                all,
                line,
                "own value added",
                &format!("{about}={one}"),
                ("provider-values-widened", Some(values)),
            );
        }
        if let Some(other) = more.first() {
            let values = [values[1..].to_vec(), vec![other.clone()]].concat();
            own_value(all, line, "own value replaced", &about, ("provider-values-changed", Some(values)));
        }
    }
}

fn own_value(
    all: &mut Mutations<'_>,
    line: &Line<'_>,
    kind: &'static str,
    about: &str,
    (rule, values): (&'static str, Option<Vec<String>>),
) {
    let provider = about.rsplit_once(": ").map_or("", |(_, rest)| rest.split('=').next().unwrap_or(rest));
    let edits = line.edited(|value| {
        let support = value.get_mut("support").expect("the line has support");
        let mut own = support.get("values").cloned().unwrap_or_else(|| yaml("{}"));
        match &values {
            Some(values) => set(&mut own, provider, list(values)),
            None => remove(&mut own, provider),
        }
        if pairs(&own).is_empty() { remove(support, "values") } else { set(support, "values", own) }
    });
    all.one(kind, about, line.rule(rule, "response-provider-values-changed"), edits);
}
