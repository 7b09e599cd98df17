//! What an operation offers: forms of answer, and to which providers.

use serde_yaml::Value;

use super::fields::without;
use super::list::Mutations;
use super::operations::{At, edited};
use super::tree::{list, mapping, pairs, remove, set, texts, yaml};

/// The response formats of the platform; `true` for those that operations have whose source lists none.
fn platform_formats(all: &Mutations<'_>) -> Vec<(String, bool)> {
    let formats = pairs(&all.tree.file("platform.yaml")["response_formats"]);
    formats.into_iter().map(|(name, format)| (name, format["everywhere"].as_bool() == Some(true))).collect()
}

pub(super) fn formats(all: &mut Mutations<'_>, at: &At<'_>) {
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

pub(super) fn integrations(all: &mut Mutations<'_>, at: &At<'_>) {
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
            set(value, "integrations", mapping(both));
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
        let (rule, partial) = if is_partial {
            ("integration-became-whole", without(&partial, one))
        } else {
            ("integration-became-partial", list(&[partial.clone(), vec![one.clone()]].concat()))
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
