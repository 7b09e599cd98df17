//! Resources and APIs.

use super::list::Mutations;
use super::tree::{APIS, Tree, remove, rename, set};

pub(super) fn mutate(all: &mut Mutations<'_>) {
    let tree = all.tree;
    for file in tree.resources() {
        resource(all, file);
    }
    for api in apis(tree) {
        self::api(all, &api);
    }
}

pub(super) fn apis(tree: &Tree) -> Vec<String> {
    let mut apis: Vec<String> = tree.resources().map(|file| api_of(file).to_owned()).collect();
    apis.dedup();
    apis
}

fn api_of(file: &str) -> &str {
    file.split_once('/').map_or(file, |(api, _)| api)
}

fn files_of<'t>(tree: &'t Tree, api: &str) -> Vec<&'t str> {
    tree.resources().filter(|file| api_of(file) == api).collect()
}

fn extent(all: &mut Mutations<'_>, file: &str) {
    for (key, kind, [in_part, whole]) in [
        ("partial", "fields known in part or whole", ["fields-known-in-part", "fields-known-whole"]),
        (
            "partial_operations",
            "operations known in part or whole",
            ["operations-known-in-part", "operations-known-whole"],
        ),
    ] {
        let is_partial = all.tree.file(file)[key].as_bool().unwrap_or_default();
        let mut edits = all.tree.edits();
        set(edits.file(file), key, (!is_partial).into());
        all.one(kind, file, if is_partial { whole } else { in_part }, edits);
        let mut edits = all.tree.edits();
        set(edits.file(file), key, is_partial.into());
        all.nothing("said that is so anyway", &format!("{file}: {key}"), edits);
    }
}

fn texts_of(all: &mut Mutations<'_>, file: &str) {
    for (key, rule) in [("description", "description-changed"), ("source", "source-changed")] {
        let about = format!("{file}: {key}");
        let is_given = all.tree.file(file).get(key).is_some();
        let mut edits = all.tree.edits();
        set(edits.file(file), key, "Said otherwise.".into());
        all.one(if is_given { "text changed" } else { "text added" }, &about, rule, edits);
        if is_given {
            let mut edits = all.tree.edits();
            remove(edits.file(file), key);
            all.one("text removed", &about, rule, edits);
        }
    }
}

fn resource(all: &mut Mutations<'_>, file: &str) {
    let tree = all.tree;
    extent(all, file);
    let is_last = files_of(tree, api_of(file)).len() == 1;
    let mut edits = tree.edits();
    edits.remove(file);
    if !is_last {
        all.one("resource removed", file, "resource-removed", edits.clone());
    }
    edits.add(&format!("{}/renamed_things.yaml", api_of(file)), tree.file(file).clone());
    all.one("resource renamed", file, "resource-renamed", edits);
    let mut edits = tree.edits();
    let (api, slug) = file.split_once('/').expect("a resource has an API");
    edits.add(&format!("{api}/more_{slug}"), tree.file(file).clone());
    all.one("resource added", file, "resource-added", edits);
    texts_of(all, file);
    let mut edits = tree.edits();
    set(edits.file(file), "type", "Otherwise".into());
    all.one("type of a resource named", file, "rust-name-changed", edits);
}

fn api(all: &mut Mutations<'_>, api: &str) {
    let tree = all.tree;
    let files = files_of(tree, api);
    let mut removed = tree.edits();
    let mut renamed = tree.edits();
    let mut added = tree.edits();
    for file in files {
        let (_, slug) = file.split_once('/').expect("a resource has an API");
        removed.remove(file);
        renamed.remove(file);
        renamed.add(&format!("renamed-{api}/{slug}"), tree.file(file).clone());
        added.add(&format!("more-{api}/{slug}"), tree.file(file).clone());
    }
    remove(&mut removed.file(APIS)["apis"], api);
    rename(&mut renamed.file(APIS)["apis"], api, &format!("renamed-{api}"));
    all.one("API removed, with its resources", api, "api-removed", removed);
    all.one("API renamed", api, "api-renamed", renamed);
    all.one("API added, with its resources", api, "api-added", added);
}
