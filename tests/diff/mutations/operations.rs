//! Operations: which there are, and what is said of each as a whole.

use serde_yaml::Value;

use super::list::Mutations;
use super::offers;
use super::tree::{Edits, insert_before, pairs, remove, rename, set, steps, yaml};

/// An operation as it is written.
pub(super) struct At<'a> {
    file: &'a str,
    name: &'a str,
    pub(super) value: &'a Value,
    pub(super) about: String,
}

const KINDS: [&str; 5] = ["list", "get", "create", "update", "delete"];

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let tree = all.tree;
    for file in tree.resources() {
        let operations = pairs(&tree.file(file)["operations"]);
        for (name, value) in &operations {
            let at = At { file, name, value, about: about(file, name) };
            presence(all, &at);
            texts_of(all, &at);
            extent(all, &at);
            offers::formats(all, &at);
            offers::integrations(all, &at);
            bodies(all, &at);
        }
        for kind in KINDS.iter().filter(|kind| operations.iter().all(|(name, _)| name != *kind)) {
            let mut edits = tree.edits();
            let says = if ["create", "update"].contains(kind) { "{request: not-stated}" } else { "{}" };
            set(edits.at(file, &steps(&["operations"])), kind, yaml(says));
            all.one("operation added", &format!("{file}: {kind}"), "operation-added", edits);
        }
    }
}

/// The lists of those who have an operation, alone.
pub(super) fn mutate_lists(all: &mut Mutations<'_>) {
    let tree = all.tree;
    for file in tree.resources() {
        for (name, value) in &pairs(&tree.file(file)["operations"]) {
            offers::in_part(all, &At { file, name, value, about: about(file, name) });
        }
    }
}

fn about(file: &str, operation: &str) -> String {
    format!("{}/{operation}", file.trim_end_matches(".yaml"))
}

pub(super) fn edited<'t>(all: &Mutations<'t>, at: &At<'_>, change: impl FnOnce(&mut Value)) -> Edits<'t> {
    let mut edits = all.tree.edits();
    change(edits.at(at.file, &steps(&["operations", at.name])));
    edits
}

fn presence(all: &mut Mutations<'_>, at: &At<'_>) {
    let mut edits = all.tree.edits();
    remove(edits.at(at.file, &steps(&["operations"])), at.name);
    all.one("operation removed", &at.about, "operation-removed", edits);
    let mut edits = all.tree.edits();
    let name = format!("before-{}", at.name);
    insert_before(edits.at(at.file, &steps(&["operations"])), at.name, &name, yaml("{request: not-stated}"));
    all.one("operation added", &format!("{}: {name}", at.file), "operation-added", edits);
    if KINDS.contains(&at.name) {
        return;
    }
    let mut edits = all.tree.edits();
    rename(edits.at(at.file, &steps(&["operations"])), at.name, "renamed");
    let says = |key: &str| at.value.get(key).is_some_and(|value| !value.is_string() || key == "description");
    if ["description", "query", "request"].into_iter().any(says) {
        all.one("operation renamed", &at.about, "operation-renamed", edits);
    } else {
        let rules = vec!["operation-removed", "operation-added"];
        all.several("operation of which nothing is known renamed, which may be another", &at.about, rules, edits);
    }
}

fn texts_of(all: &mut Mutations<'_>, at: &At<'_>) {
    for (key, rule) in [("description", "description-changed"), ("source", "source-changed")] {
        let about = format!("{}: {key}", at.about);
        let kind = if at.value.get(key).is_some() { "text changed" } else { "text added" };
        all.one(kind, &about, rule, edited(all, at, |value| set(value, key, "Said otherwise.".into())));
        if at.value.get(key).is_some() {
            all.one("text removed", &about, rule, edited(all, at, |value| remove(value, key)));
        }
    }
}

fn extent(all: &mut Mutations<'_>, at: &At<'_>) {
    let is_partial = at.value["partial"].as_bool().unwrap_or_default();
    let rule = if is_partial { "request-known-whole" } else { "request-known-in-part" };
    let edits = edited(all, at, |value| set(value, "partial", (!is_partial).into()));
    all.one("request known in part or whole", &at.about, rule, edits);
    let edits = edited(all, at, |value| set(value, "partial", is_partial.into()));
    all.nothing("said that is so anyway", &format!("{}: partial", at.about), edits);
}

fn bodies(all: &mut Mutations<'_>, at: &At<'_>) {
    let is_stated = |key: &str| at.value.get(key).map(|body| !body.is_string());
    let request = match is_stated("request") {
        Some(true) => Some(("request-no-longer-described", Value::from("not-stated"))),
        Some(false) => Some(("request-described", yaml("{name_of_all: {type: string}}"))),
        None => None,
    };
    if let Some((rule, body)) = request {
        all.one("request stated or not", &at.about, rule, edited(all, at, |value| set(value, "request", body)));
    }
    answers(all, at);
}

/// What no source describes, a file, and the object.
fn answers(all: &mut Mutations<'_>, at: &At<'_>) {
    let known = at.value.get("response").and_then(Value::as_str);
    for answer in [Some("not-stated"), Some("bytes"), None].into_iter().filter(|answer| *answer != known) {
        let edits = edited(all, at, |value| match answer {
            Some(word) => set(value, "response", word.into()),
            None => remove(value, "response"),
        });
        let rule = match (known, answer) {
            (_, Some("bytes")) => "response-became-bytes",
            (Some("bytes"), _) => "response-no-longer-bytes",
            (_, Some(_)) => "response-no-longer-described",
            (_, None) => "response-described",
        };
        let about = format!("{}: {}", at.about, answer.unwrap_or("the object"));
        all.one("response: another answer", &about, rule, edits);
    }
}
