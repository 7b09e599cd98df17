//! Operations: which there are, and what is said of each as a whole.

use serde_yaml::Value;

use super::fields::without;
use super::list::Mutations;
use super::tree::{Edits, insert_before, list, pairs, remove, rename, set, steps, texts, yaml};

/// An operation as it is written.
struct At<'a> {
    file: &'a str,
    name: &'a str,
    value: &'a Value,
    about: String,
}

const KINDS: [&str; 5] = ["list", "get", "create", "update", "delete"];

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let tree = all.tree;
    for file in tree.resources() {
        let operations = pairs(&tree.file(file)["operations"]);
        for (name, value) in &operations {
            let at = At { file, name, value, about: format!("{}/{name}", file.trim_end_matches(".yaml")) };
            presence(all, &at);
            texts_of(all, &at);
            formats(all, &at);
            integrations(all, &at);
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

fn edited<'t>(all: &Mutations<'t>, at: &At<'_>, change: impl FnOnce(&mut Value)) -> Edits<'t> {
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
    match ["description", "query", "request"].into_iter().any(says) {
        true => all.one("operation renamed", &at.about, "operation-renamed", edits),
        false => {
            let rules = vec!["operation-removed", "operation-added"];
            all.several("operation of which nothing is known renamed, which may be another", &at.about, rules, edits);
        }
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

/// The response formats of the platform; `true` for those that operations have whose source lists none.
fn platform_formats(all: &Mutations<'_>) -> Vec<(String, bool)> {
    let formats = pairs(&all.tree.file("platform.yaml")["response_formats"]);
    formats.into_iter().map(|(name, format)| (name, format["everywhere"].as_bool() == Some(true))).collect()
}

fn formats(all: &mut Mutations<'_>, at: &At<'_>) {
    let known = platform_formats(all);
    let everywhere: Vec<String> =
        known.iter().filter(|(_, everywhere)| *everywhere).map(|(name, _)| name.clone()).collect();
    let listed = texts(at.value.get("response_formats"));
    if listed.is_empty() {
        for (what, list_of, rule) in [
            ("those that it has", everywhere.clone(), "operation-formats-stated"),
            ("one of those that it has", everywhere[..1].to_vec(), "operation-format-removed"),
        ] {
            let edits = edited(all, at, |value| set(value, "response_formats", list(&list_of)));
            all.one("response formats listed", &format!("{}: {what}", at.about), rule, edits);
        }
        return;
    }
    for one in listed.iter().filter(|_| listed.len() > 1) {
        let edits = edited(all, at, |value| set(value, "response_formats", without(&listed, one)));
        all.one(
            "response format of an operation removed",
            &format!("{}: {one}", at.about),
            "operation-format-removed",
            edits,
        );
    }
    for (one, _) in known.iter().filter(|(name, _)| !listed.contains(name)) {
        let more = [listed.clone(), vec![one.clone()]].concat();
        let edits = edited(all, at, |value| set(value, "response_formats", list(&more)));
        all.one(
            "response format of an operation added",
            &format!("{}: {one}", at.about),
            "operation-format-added",
            edits,
        );
    }
    let rule =
        match (listed.iter().all(|one| everywhere.contains(one)), everywhere.iter().all(|one| listed.contains(one))) {
            (true, true) => "operation-formats-not-stated",
            (true, false) => "operation-format-added",
            (false, _) => "operation-format-removed",
        };
    all.one("response formats dropped", &at.about, rule, edited(all, at, |value| remove(value, "response_formats")));
}

fn integrations(all: &mut Mutations<'_>, at: &At<'_>) {
    let Some(integrations) = at.value.get("integrations") else {
        let (first, _) = pairs(&all.tree.file("providers.yaml")["providers"]).remove(0);
        let edits = edited(all, at, |value| set(value, "integrations", yaml(&format!("{{providers: [{first}]}}"))));
        return all.one("integrations stated", &at.about, "integrations-stated", edits);
    };
    let edits = edited(all, at, |value| remove(value, "integrations"));
    all.one("integrations dropped", &at.about, "integrations-not-stated", edits);
    let (listed, partial) = (texts(integrations.get("providers")), texts(integrations.get("partial")));
    let set_lists = |providers: Value, partial: Value| {
        edited(all, at, |value| {
            let mut both = vec![("providers".to_owned(), providers)];
            both.extend(Some(("partial".to_owned(), partial)).filter(|(_, list)| !texts(Some(list)).is_empty()));
            set(value, "integrations", super::tree::mapping(both));
        })
    };
    let mut found = Vec::new();
    for one in &listed {
        let about = format!("{}: {one}", at.about);
        if listed.len() > 1 {
            let edits = set_lists(without(&listed, one), without(&partial, one));
            found.push(("integration removed", about.clone(), "integration-removed", edits));
        }
        let is_partial = partial.contains(one);
        let (rule, partial) = match is_partial {
            true => ("integration-became-whole", without(&partial, one)),
            false => ("integration-became-partial", list(&[partial.clone(), vec![one.clone()]].concat())),
        };
        found.push(("integration in part or whole", about, rule, set_lists(list(&listed), partial)));
    }
    let providers = pairs(&all.tree.file("providers.yaml")["providers"]);
    let (new, _) = providers.iter().find(|(slug, _)| !listed.contains(slug)).expect("some provider does not have it");
    let edits = set_lists(list(&[listed.clone(), vec![new.clone()]].concat()), list(&partial));
    found.push(("integration added", format!("{}: {new}", at.about), "integration-added", edits));
    for (kind, about, rule, edits) in found {
        all.one(kind, &about, rule, edits);
    }
    if listed.len() == 1 {
        all.impossible("integration removed", &at.about, "the only one of its list");
    }
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
    let edits = match is_stated("response") {
        Some(false) => edited(all, at, |value| remove(value, "response")),
        _ => edited(all, at, |value| set(value, "response", "not-stated".into())),
    };
    let rule = if is_stated("response") == Some(false) { "response-described" } else { "response-no-longer-described" };
    all.one("response stated or not", &at.about, rule, edits);
}
