//! What an operation offers: forms of answer, and to which providers.

use serde_yaml::Value;

use super::fields::without;
use super::list::Mutations;
use super::operations::{At, edited};
use super::tree::{Edits, list, mapping, pairs, remove, set, texts, yaml};

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
    let Some(integrations) = at.value.get("integrations") else { return stated(all, at) };
    let who = Who::of(integrations);
    listed_or_not(all, at, &who);
    if who.listed.len() == 1 {
        all.impossible("integration removed", &at.about, "the only one of its list");
    }
    for one in &who.listed {
        let (rule, partial) = if who.partial.contains(one) {
            ("integration-became-whole", without(&who.partial, one))
        } else {
            ("integration-became-partial", list(&[who.partial.clone(), vec![one.clone()]].concat()))
        };
        let edits = written(all, at, list(&who.listed), partial, who.is_whole);
        all.one("integration in part or whole", &format!("{}: {one}", at.about), rule, edits);
    }
    let about = format!("{}: complete", at.about);
    let edits = edited(all, at, |value| set(&mut value["integrations"], "complete", who.is_whole.into()));
    all.nothing("said that is so anyway", &about, edits);
}

/// Where there may be others, how a listed provider has an operation is what it is elsewhere.
pub(super) fn in_part(all: &mut Mutations<'_>, at: &At<'_>) {
    if let Some(integrations) = at.value.get("integrations") {
        listed_or_not(all, at, &Who::of(integrations));
    }
}

fn stated(all: &mut Mutations<'_>, at: &At<'_>) {
    let (first, _) = pairs(&all.tree.file("providers.yaml")["providers"]).remove(0);
    for (rule, complete) in [("integrations-stated", ""), ("integrations-stated-in-part", ", complete: false")] {
        let says = yaml(&format!("{{providers: [{first}]{complete}}}"));
        let edits = edited(all, at, |value| set(value, "integrations", says));
        all.one("integrations stated, all or some", &at.about, rule, edits);
    }
}

/// Who has an operation, as it is written.
struct Who {
    listed: Vec<String>,
    partial: Vec<String>,
    /// Nobody else has it.
    is_whole: bool,
}

impl Who {
    fn of(integrations: &Value) -> Self {
        Self {
            listed: texts(integrations.get("providers")),
            partial: texts(integrations.get("partial")),
            is_whole: integrations["complete"].as_bool().unwrap_or(true),
        }
    }
}

fn written<'t>(all: &Mutations<'t>, at: &At<'_>, providers: Value, partial: Value, is_whole: bool) -> Edits<'t> {
    let mut keys = vec![("providers".to_owned(), providers)];
    keys.extend(Some(("partial".to_owned(), partial)).filter(|(_, list)| !texts(Some(list)).is_empty()));
    keys.extend((!is_whole).then(|| ("complete".to_owned(), false.into())));
    edited(all, at, |value| set(value, "integrations", mapping(keys)))
}

/// Who is on the list, and whether there may be others: each by itself, and both at once.
fn listed_or_not(all: &mut Mutations<'_>, at: &At<'_>, who: &Who) {
    let dropped = if who.is_whole { "integrations-not-stated" } else { "integrations-not-stated-in-part" };
    all.one("integrations dropped", &at.about, dropped, edited(all, at, |value| remove(value, "integrations")));
    let toggled = if who.is_whole { "integrations-known-in-part" } else { "integrations-known-whole" };
    let edits = written(all, at, list(&who.listed), list(&who.partial), !who.is_whole);
    all.one("integrations known in part or whole", &at.about, toggled, edits);
    let providers = pairs(&all.tree.file("providers.yaml")["providers"]);
    let (new, _) = providers.iter().find(|(slug, _)| !who.listed.contains(slug)).expect("some provider is not listed");
    let more = [who.listed.clone(), vec![new.clone()]].concat();
    let added = if who.is_whole { "integration-added" } else { "integration-listed" };
    for is_whole in [true, false] {
        let also = (is_whole != who.is_whole).then_some(toggled);
        let edits = written(all, at, list(&more), list(&who.partial), is_whole);
        let rules = also.into_iter().chain([added]).collect();
        all.several(kind("integration added", also), &format!("{}: {new}", at.about), rules, edits);
        let removed = if is_whole { "integration-removed" } else { "integration-no-longer-listed" };
        for one in who.listed.iter().filter(|_| who.listed.len() > 1) {
            let edits = written(all, at, without(&who.listed, one), without(&who.partial, one), is_whole);
            let rules = also.into_iter().chain([removed]).collect();
            all.several(kind("integration removed", also), &format!("{}: {one}", at.about), rules, edits);
        }
    }
}

fn kind(kind: &'static str, also: Option<&str>) -> &'static str {
    match (kind, also) {
        (_, None) => kind,
        ("integration added", Some(_)) => "integration added, as the list becomes whole or a part",
        (_, Some(_)) => "integration removed, as the list becomes whole or a part",
    }
}
